//! How far something has come: pieces of a meter, steps of a state, a bar.

use std::borrow::Cow;

use iced::advanced::widget::Tree;
use iced::advanced::{Layout, Widget, layout, mouse, renderer};
use iced::widget::{Column, Row, container};
use iced::{Length, Rectangle, Size};

use super::text;
use crate::desktop::theme::{Theme, space};
use crate::desktop::widget::{Element, paint};

/// The state of a plan: its name over five small steps, of which `done` are taken.
pub fn state_steps<'a, Message: 'a>(
    state: impl Into<Cow<'a, str>>,
    done: usize,
) -> Element<'a, Message> {
    let bars = Bars { done: done as f32, of: 5, piece: Some(12.0), height: 4.0, gap: 2.0 };
    Column::new().push(text::body(state.into())).push(Element::new(bars)).spacing(space::XS).into()
}

/// So many of so many, as pieces, under a label and the numbers: "12 av 14".
pub fn meter<'a, Message: 'a>(
    label: impl Into<Cow<'a, str>>,
    done: usize,
    of: usize,
) -> Element<'a, Message> {
    let head = Row::new()
        .push(container(text::small(label.into())).width(Length::Fill))
        .push(text::small_strong(format!("{done} av {of}")));
    let bars = Bars { done: done as f32, of: of.max(1), piece: None, height: 8.0, gap: 2.0 };
    Column::new().push(head).push(Element::new(bars)).spacing(space::XS).into()
}

/// A part, 0 to 1, of work that goes on.
pub fn progress<'a, Message: 'a>(part: f32) -> Element<'a, Message> {
    Element::new(Bars { done: part.clamp(0.0, 1.0), of: 1, piece: None, height: 4.0, gap: 0.0 })
}

struct Bars {
    done: f32,
    of: usize,
    piece: Option<f32>,
    height: f32,
    gap: f32,
}

impl<Message> Widget<Message, Theme, iced::Renderer> for Bars {
    fn size(&self) -> Size<Length> {
        let width = match self.piece {
            Some(piece) => Length::Fixed(self.of as f32 * (piece + self.gap) - self.gap),
            None => Length::Fill,
        };
        Size::new(width, Length::Fixed(self.height))
    }

    fn layout(
        &mut self,
        _tree: &mut Tree,
        _renderer: &iced::Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let size = Widget::<Message, Theme, iced::Renderer>::size(self);
        layout::atomic(limits, size.width, size.height)
    }

    fn draw(
        &self,
        _tree: &Tree,
        renderer: &mut iced::Renderer,
        theme: &Theme,
        _style: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let bounds = layout.bounds();
        if !bounds.intersects(viewport) {
            return;
        }
        let tokens = theme.tokens();
        let count = self.of as f32;
        let pitch = (bounds.width + self.gap) / count;
        for index in 0..self.of {
            let left = (index as f32 * pitch).round();
            let right = ((index + 1) as f32 * pitch).round() - self.gap;
            let piece = Rectangle { x: bounds.x + left, width: right - left, ..bounds };
            paint::panel(renderer, piece, tokens.line, tokens.line, 0.0, 1.0);
            let part = (self.done - index as f32).clamp(0.0, 1.0);
            if part > 0.0 {
                let width = (piece.width * part).round();
                paint::panel(
                    renderer,
                    Rectangle { width, ..piece },
                    tokens.accent,
                    tokens.accent,
                    0.0,
                    1.0,
                );
            }
        }
    }
}
