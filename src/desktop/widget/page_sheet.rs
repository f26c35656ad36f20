//! A page of a document on which passages can be pointed at: the picture fills the sheet, and the
//! passage that is chosen is marked on it. Whoever shows it tells in words beside it what is marked,
//! and chooses the next by keys.

use iced::advanced::image::{Image, Renderer as _};
use iced::advanced::widget::Tree;
use iced::advanced::{Clipboard, Layout, Renderer as _, Shell, Widget, layout, mouse, renderer};
use iced::widget::image::{FilterMethod, Handle};
use iced::{Color, Event, Length, Point, Rectangle, Size};

use super::{Element, paint};
use crate::desktop::theme::Theme;

/// Room around the words of a passage where it is marked, in pixels.
const AIR: f32 = 4.0;
/// How much of the mark's colour covers the words.
const VEIL: f32 = 0.12;

/// A page `size` pixels large. `passages` stand in parts of the page's width and height. `on_choose`
/// gets the passage that was pressed, or none where there is none.
pub fn page_sheet<'a, Message: 'a>(
    picture: Handle,
    size: Size,
    passages: impl IntoIterator<Item = Rectangle>,
    chosen: Option<usize>,
    on_choose: impl Fn(Option<usize>) -> Message + 'a,
) -> Element<'a, Message> {
    let passages = passages.into_iter().collect();
    Element::new(PageSheet { picture, size, passages, chosen, on_choose })
}

struct PageSheet<F> {
    picture: Handle,
    size: Size,
    passages: Vec<Rectangle>,
    chosen: Option<usize>,
    on_choose: F,
}

impl<F> PageSheet<F> {
    /// The smallest passage at a point of the sheet: a row may stand within a figure.
    fn at(&self, point: Point) -> Option<usize> {
        let around = self.passages.iter().enumerate().filter(|(_, part)| {
            let place = self.place(**part, Point::ORIGIN);
            place.contains(point)
        });
        let area = |part: &Rectangle| part.width * part.height;
        around.min_by(|(_, a), (_, b)| area(a).total_cmp(&area(b))).map(|(at, _)| at)
    }

    /// Where a passage stands on the sheet whose corner is there.
    fn place(&self, part: Rectangle, corner: Point) -> Rectangle {
        Rectangle {
            x: corner.x + part.x * self.size.width,
            y: corner.y + part.y * self.size.height,
            width: part.width * self.size.width,
            height: part.height * self.size.height,
        }
        .expand(AIR)
    }
}

impl<Message, F> Widget<Message, Theme, iced::Renderer> for PageSheet<F>
where
    F: Fn(Option<usize>) -> Message,
{
    fn size(&self) -> Size<Length> {
        Size::new(Length::Fixed(self.size.width), Length::Fixed(self.size.height))
    }

    fn layout(&mut self, _: &mut Tree, _: &iced::Renderer, _: &layout::Limits) -> layout::Node {
        layout::Node::new(self.size)
    }

    fn update(
        &mut self,
        _tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _renderer: &iced::Renderer,
        _clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        _viewport: &Rectangle,
    ) {
        if let Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)) = event
            && let Some(point) = cursor.position_in(layout.bounds())
        {
            shell.publish((self.on_choose)(self.at(point)));
        }
    }

    fn mouse_interaction(
        &self,
        _tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _viewport: &Rectangle,
        _renderer: &iced::Renderer,
    ) -> mouse::Interaction {
        match cursor.position_in(layout.bounds()).and_then(|point| self.at(point)) {
            Some(_) => mouse::Interaction::Pointer,
            None => mouse::Interaction::None,
        }
    }

    fn draw(
        &self,
        _tree: &Tree,
        renderer: &mut iced::Renderer,
        _theme: &Theme,
        _style: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let bounds = layout.bounds();
        let image = Image::new(self.picture.clone()).filter_method(FilterMethod::Linear);
        renderer.draw_image(image, bounds, bounds);
        let Some(part) = self.chosen.and_then(|at| self.passages.get(at)) else { return };
        let Some(seen) = bounds.intersection(viewport) else { return };
        let mark = self.place(*part, bounds.position());
        // Paper is white in every theme, so the mark is the one that is seen on white.
        let accent = Theme::Light.tokens().accent;
        // In a layer of its own: within one, pictures are drawn over all rectangles.
        renderer.with_layer(seen, |renderer| {
            paint::panel(renderer, mark, Color { a: VEIL, ..accent }, accent, 2.0, 2.0);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_passage_under_the_pointer_is_the_one() {
        let part = |x, y, width, height| Rectangle { x, y, width, height };
        let sheet = PageSheet {
            picture: Handle::from_rgba(1, 1, vec![0; 4]),
            size: Size::new(400.0, 800.0),
            passages: vec![part(0.1, 0.1, 0.8, 0.5), part(0.1, 0.2, 0.8, 0.05)],
            chosen: None,
            on_choose: |_: Option<usize>| (),
        };
        assert_eq!(sheet.at(Point::new(200.0, 100.0)), Some(0));
        assert_eq!(sheet.at(Point::new(200.0, 180.0)), Some(1));
        assert_eq!(sheet.at(Point::new(200.0, 700.0)), None);
    }
}
