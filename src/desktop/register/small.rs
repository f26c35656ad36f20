//! A small register under a heading: the parts of one record, with what adds and removes them.

use iced::Length;
use iced::widget::{Column, Row};

use super::Register;
use crate::desktop::component::{Kind, button, section, text};
use crate::desktop::theme::{CELL_LINE, Tone, size, space};
use crate::desktop::widget::{Element, Icon, grid};

/// Rows that are seen before the grid scrolls by itself.
const ROWS_SEEN: usize = 8;

/// What can be done with a small register; `None` where it can't be: the file is only read.
#[derive(Debug, Clone)]
pub struct Acts<Message> {
    pub add: Option<Message>,
    pub remove: Option<Message>,
}

impl Register {
    /// The register as high as its rows, under `title`.
    pub fn small<'a, Message: Clone + 'a>(
        &'a self,
        title: &'a str,
        id: &'static str,
        on_event: impl Fn(grid::Event) -> Message + 'a,
        acts: Acts<Message>,
    ) -> Element<'a, Message> {
        let remove = (!self.is_empty())
            .then(|| button(Kind::Quiet, "Ta bort").icon(Icon::Trash).on_press_maybe(acts.remove));
        let tools = Row::new()
            .push(remove.map(Element::from))
            .push(button(Kind::Quiet, "Lägg till").icon(Icon::Plus).on_press_maybe(acts.add))
            .spacing(space::XS);
        let line = match self.lines {
            1 => size::CONTROL,
            lines => f32::from(lines) * CELL_LINE.line + 12.0,
        };
        let height = if self.rows.len() > ROWS_SEEN {
            Length::Fixed(size::GRID_HEADER + line * ROWS_SEEN as f32)
        } else {
            Length::Shrink
        };
        let rows: Element<'a, Message> = if self.is_empty() {
            let many = self.sheet.kind.names().1;
            text::toned(text::body(format!("Inga {many} är inlagda.")), Tone::Muted).into()
        } else {
            self.view(id, on_event).margin(space::S).height(height).into()
        };
        Column::new().push(section(title, Some(tools.into()))).push(rows).spacing(space::XS).into()
    }
}
