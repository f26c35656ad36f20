//! The year as a ring of twelve months: passed, now, to come.

use std::cell::Cell;
use std::f32::consts::{FRAC_PI_2, TAU};

use iced::widget::canvas::{self, Canvas, Geometry, Path};
use iced::{Point, Radians, Rectangle, mouse};

use crate::desktop::theme::{REGULAR, SEMIBOLD, SMALL, SUBHEADING, Theme};
use crate::desktop::widget::Element;

/// The ring of `year`, 104 px across, in `month` (1 to 12). A picture: the months' duties stand
/// as text beside it.
pub fn year_ring<'a, Message: 'a>(year: i32, month: u32) -> Element<'a, Message> {
    Canvas::new(Ring { year, month }).width(104).height(104).into()
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Ring {
    year: i32,
    month: u32,
}

/// The drawing is kept, so that the window isn't painted anew where nothing has changed.
#[derive(Default)]
struct Drawing {
    cache: canvas::Cache,
    of: Cell<Option<(i32, u32, Theme)>>,
}

impl<Message> canvas::Program<Message, Theme, iced::Renderer> for Ring {
    type State = Drawing;

    fn draw(
        &self,
        drawing: &Drawing,
        renderer: &iced::Renderer,
        theme: &Theme,
        bounds: Rectangle,
        _cursor: mouse::Cursor,
    ) -> Vec<Geometry> {
        let of = Some((self.year, self.month, *theme));
        if drawing.of.replace(of) != of {
            drawing.cache.clear();
        }
        vec![drawing.cache.draw(renderer, bounds.size(), |frame| {
            let tokens = theme.tokens();
            let center = frame.center();
            let (outer, inner) = (51.0, 36.0);
            let air = 0.045;
            for month in 0..12_u32 {
                let start = month as f32 / 12.0 * TAU - FRAC_PI_2 + air / 2.0;
                let end = (month + 1) as f32 / 12.0 * TAU - FRAC_PI_2 - air / 2.0;
                let color = match (month + 1).cmp(&self.month) {
                    std::cmp::Ordering::Less => tokens.line,
                    std::cmp::Ordering::Equal => tokens.accent,
                    std::cmp::Ordering::Greater => tokens.mid,
                };
                let piece = Path::new(|path| {
                    let at = |radius: f32, angle: f32| {
                        Point::new(center.x + radius * angle.cos(), center.y + radius * angle.sin())
                    };
                    path.move_to(at(outer, start));
                    path.arc(arc(center, outer, start, end));
                    path.line_to(at(inner, end));
                    for step in (0..=8_u8).rev() {
                        let angle = start + (end - start) * f32::from(step) / 8.0;
                        path.line_to(at(inner, angle));
                    }
                    path.close();
                });
                frame.fill(&piece, color);
            }
            let words = |content: String, y: f32, size, font, color| canvas::Text {
                content,
                position: Point::new(center.x, center.y + y),
                color,
                size: iced::Pixels(size),
                font,
                align_x: iced::advanced::text::Alignment::Center,
                align_y: iced::alignment::Vertical::Center,
                ..canvas::Text::default()
            };
            let muted = tokens.text_muted;
            frame.fill_text(words("Årshjul".to_owned(), -12.0, SMALL.size, REGULAR, muted));
            let size = SUBHEADING.size + 3.0;
            frame.fill_text(words(self.year.to_string(), 8.0, size, SEMIBOLD, tokens.text));
        })]
    }
}

fn arc(center: Point, radius: f32, start: f32, end: f32) -> canvas::path::Arc {
    canvas::path::Arc { center, radius, start_angle: Radians(start), end_angle: Radians(end) }
}
