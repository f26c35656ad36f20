//! A panel that floats under (or, where there is no room, over) the control that opened it.
//!
//! The panel draws itself and takes the pointer; keys stay with the control, which keeps the focus.

use iced::advanced::{Clipboard, Layout, Overlay, Shell, layout, mouse, overlay, renderer};
use iced::{Event, Point, Rectangle, Size};

use crate::desktop::theme::Theme;

/// What floats.
pub trait Panel<Message> {
    /// The size that the panel wants.
    fn size(&self) -> Size;

    /// Draws the panel, background and border included.
    fn draw(&self, renderer: &mut iced::Renderer, theme: &Theme, bounds: Rectangle);

    /// Answers the pointer; called only while it is over the panel.
    fn pointer(
        &mut self,
        event: &Event,
        bounds: Rectangle,
        at: Point,
        shell: &mut Shell<'_, Message>,
    );
}

/// Floats `panel` at `anchor`, the bounds of the control in window coordinates.
pub fn popover<'a, Message: 'a>(
    panel: impl Panel<Message> + 'a,
    anchor: Rectangle,
) -> overlay::Element<'a, Message, Theme, iced::Renderer> {
    overlay::Element::new(Box::new(Popover { panel, anchor }))
}

struct Popover<P> {
    panel: P,
    anchor: Rectangle,
}

/// Between the control and the panel; the focus ring needs the room.
const GAP: f32 = 8.0;

impl<Message, P: Panel<Message>> Overlay<Message, Theme, iced::Renderer> for Popover<P> {
    fn layout(&mut self, _renderer: &iced::Renderer, window: Size) -> layout::Node {
        let size = self.panel.size();
        let below = self.anchor.y + self.anchor.height + GAP;
        let above = self.anchor.y - GAP - size.height;
        let y = if below + size.height <= window.height || above < 0.0 { below } else { above };
        let x = self.anchor.x.min(window.width - size.width).max(0.0);
        layout::Node::new(size).move_to(Point::new(x, y))
    }

    fn update(
        &mut self,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _renderer: &iced::Renderer,
        _clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
    ) {
        if !matches!(event, Event::Mouse(_) | Event::Touch(_)) {
            return;
        }
        if let Some(at) = cursor.position_over(layout.bounds()) {
            self.panel.pointer(event, layout.bounds(), at, shell);
            if !matches!(event, Event::Mouse(mouse::Event::CursorMoved { .. })) {
                shell.capture_event();
            }
        }
    }

    fn draw(
        &self,
        renderer: &mut iced::Renderer,
        theme: &Theme,
        _style: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
    ) {
        self.panel.draw(renderer, theme, layout.bounds());
    }

    fn mouse_interaction(
        &self,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _renderer: &iced::Renderer,
    ) -> mouse::Interaction {
        if cursor.is_over(layout.bounds()) {
            mouse::Interaction::Pointer
        } else {
            mouse::Interaction::None
        }
    }
}
