//! The list that drops from a select or from a grid cell: rows, a highlight, an optional action.

use std::borrow::Cow;

use iced::advanced::Shell;
use iced::advanced::text::Alignment;
use iced::{Event, Point, Rectangle, Size, mouse};

use super::icon::Icon;
use super::paint::{self, Style};
use super::popover::Panel;
use crate::desktop::theme::{BODY, RADIUS, REGULAR, SEMIBOLD, SMALL, Theme, size, space};

/// One thing to choose: its name, and what tells it from others of the same name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choice<'a> {
    /// The name.
    pub label: Cow<'a, str>,
    /// Set smaller, to the right: a title, a unit, a number.
    pub note: Option<Cow<'a, str>>,
}

impl<'a> Choice<'a> {
    /// A choice with a name alone.
    pub fn new(label: impl Into<Cow<'a, str>>) -> Self {
        Self { label: label.into(), note: None }
    }

    /// Adds the secondary text.
    pub fn note(mut self, note: impl Into<Cow<'a, str>>) -> Self {
        self.note = Some(note.into());
        self
    }
}

impl<'a> From<&'a str> for Choice<'a> {
    fn from(label: &'a str) -> Self {
        Self::new(label)
    }
}

/// Rows seen at once; the rest is scrolled to.
pub const VISIBLE: usize = 8;

/// Where the highlight and the scroll stand. Rows count what matches, then the action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Position {
    /// The highlighted row.
    pub at: usize,
    /// The first row seen.
    pub first: usize,
}

impl Position {
    /// Moves the highlight by `by` rows, not past the ends, and keeps it in view.
    pub fn step(&mut self, by: isize, rows: usize) {
        self.set(self.at.saturating_add_signed(by), rows);
    }

    /// Highlights a row and keeps it in view.
    pub fn set(&mut self, at: usize, rows: usize) {
        self.at = at.min(rows.saturating_sub(1));
        self.first = self.first.clamp((self.at + 1).saturating_sub(VISIBLE), self.at);
    }

    fn scroll(&mut self, by: isize, rows: usize) {
        let last = rows.saturating_sub(VISIBLE);
        self.first = self.first.saturating_add_signed(by).min(last);
    }
}

/// The floating list. `matches` are indexes into `choices`.
pub struct Menu<'a, Message> {
    pub position: &'a mut Position,
    pub choices: &'a [Choice<'a>],
    pub matches: &'a [usize],
    pub selected: Option<usize>,
    pub width: f32,
    /// A last row that adds what is missing.
    pub action: Option<(&'a str, Message)>,
    /// Given the index of a choice.
    pub on_pick: Box<dyn FnMut(usize) -> Message + 'a>,
    /// Told when something was picked, so that the list closes.
    pub open: Option<&'a mut bool>,
}

const PADDING: f32 = 4.0;
const ROW: f32 = size::CONTROL;

impl<Message> Menu<'_, Message> {
    fn seen(&self) -> usize {
        self.matches.len().saturating_sub(self.position.first).min(VISIBLE)
    }

    fn list_height(&self) -> f32 {
        self.seen().max(1) as f32 * ROW
    }

    fn row_at(&self, bounds: Rectangle, at: Point) -> Option<usize> {
        let y = at.y - bounds.y - PADDING;
        if y < 0.0 {
            None
        } else if y < self.list_height() {
            let row = self.position.first + (y / ROW) as usize;
            (row < self.matches.len()).then_some(row)
        } else {
            self.action.as_ref().map(|_| self.matches.len())
        }
    }

    fn rows(&self) -> usize {
        self.matches.len() + usize::from(self.action.is_some())
    }
}

impl<Message: Clone> Panel<Message> for Menu<'_, Message> {
    fn size(&self) -> Size {
        let action = if self.action.is_some() { ROW + 2.0 * PADDING + 1.0 } else { 0.0 };
        Size::new(self.width, self.list_height() + 2.0 * PADDING + action)
    }

    fn draw(&self, renderer: &mut iced::Renderer, theme: &Theme, bounds: Rectangle) {
        let tokens = theme.tokens();
        paint::panel(renderer, bounds, tokens.surface, tokens.edge, 1.0, RADIUS);
        let inner = bounds.shrink([0.0, 1.0]);
        let row_bounds = |row: usize| Rectangle {
            y: bounds.y + PADDING + row as f32 * ROW,
            height: ROW,
            ..inner
        };
        let style = Style { size: BODY, font: REGULAR, color: tokens.text, align: Alignment::Left };
        if self.matches.is_empty() {
            let muted = Style { color: tokens.text_muted, ..style };
            let area = row_bounds(0).shrink([0.0, space::S]);
            paint::text(renderer, "Ingen träff", muted, area, bounds);
        }
        let seen = self.matches.iter().skip(self.position.first).take(self.seen());
        for (row, &index) in seen.enumerate() {
            let Some(choice) = self.choices.get(index) else { continue };
            let area = row_bounds(row);
            if self.position.first + row == self.position.at {
                paint::rect(renderer, area, tokens.accent_soft);
            }
            let mut text = area.shrink([0.0, space::S]);
            if self.matches.len() > VISIBLE {
                text.width -= size::SCROLLBAR + space::XS;
            }
            if self.selected == Some(index) {
                let corner = Point::new(text.x + text.width - size::ICON, area.y + 8.0);
                let tick = Rectangle::new(corner, Size::new(size::ICON, size::ICON));
                Icon::Tick.draw(renderer, tick, tokens.accent);
                text.width -= size::ICON + space::S;
            }
            if let Some(note) = &choice.note {
                let muted = Style {
                    size: SMALL,
                    color: tokens.text_muted,
                    align: Alignment::Right,
                    ..style
                };
                paint::text(renderer, note, muted, text, bounds);
            }
            paint::text(renderer, &choice.label, style, text, bounds);
        }
        let track = Rectangle {
            x: bounds.x + bounds.width - size::SCROLLBAR - 3.0,
            y: bounds.y + PADDING,
            width: size::SCROLLBAR,
            height: self.list_height(),
        };
        let all = self.matches.len() as f32;
        let first = self.position.first as f32;
        if let Some(thumb) = paint::thumb(track, VISIBLE as f32, all, first) {
            paint::panel(renderer, thumb, tokens.mid, tokens.mid, 0.0, RADIUS);
        }
        if let Some((label, _)) = &self.action {
            let y = bounds.y + PADDING + self.list_height() + PADDING;
            paint::rect(renderer, Rectangle { y, height: 1.0, ..inner }, tokens.line);
            let area = Rectangle { y: y + 1.0 + PADDING / 2.0, height: ROW, ..inner };
            if self.position.at == self.matches.len() {
                paint::rect(renderer, area, tokens.accent_soft);
            }
            let corner = Point::new(area.x + space::S, area.y + 8.0);
            let plus = Rectangle::new(corner, Size::new(size::ICON, size::ICON));
            Icon::Plus.draw(renderer, plus, tokens.accent);
            let strong = Style { font: SEMIBOLD, color: tokens.accent, ..style };
            let text = Rectangle {
                x: area.x + space::S + size::ICON + space::S,
                width: area.width - 2.0 * space::S - size::ICON,
                ..area
            };
            paint::text(renderer, label, strong, text, bounds);
        }
    }

    fn pointer(
        &mut self,
        event: &Event,
        bounds: Rectangle,
        at: Point,
        shell: &mut Shell<'_, Message>,
    ) {
        let Event::Mouse(event) = event else { return };
        let rows = self.rows();
        match event {
            mouse::Event::CursorMoved { .. } => {
                if let Some(row) = self.row_at(bounds, at)
                    && row != self.position.at
                {
                    self.position.at = row;
                    shell.request_redraw();
                }
            }
            mouse::Event::WheelScrolled { delta } => {
                let by = match delta {
                    mouse::ScrollDelta::Lines { y, .. } => -y.signum() as isize,
                    mouse::ScrollDelta::Pixels { y, .. } => -(y / ROW).round() as isize,
                };
                self.position.scroll(by, self.matches.len());
                shell.request_redraw();
            }
            mouse::Event::ButtonPressed(mouse::Button::Left) => {
                if let Some(row) = self.row_at(bounds, at) {
                    self.position.set(row, rows);
                    match (self.matches.get(row), &self.action) {
                        (Some(&index), _) => shell.publish((self.on_pick)(index)),
                        (None, Some((_, message))) => shell.publish(message.clone()),
                        (None, None) => return,
                    }
                    if let Some(open) = &mut self.open {
                        **open = false;
                    }
                    shell.request_redraw();
                }
            }
            _ => {}
        }
    }
}

/// The default way to match: every word typed begins some word of the label, whatever the case.
/// å, ä and ö are letters of their own.
pub fn word_starts(label: &str, typed: &str) -> bool {
    let label = label.to_lowercase();
    typed.to_lowercase().split_whitespace().all(|part| {
        label.split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(part))
            || label.starts_with(part)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_finds_the_start_of_any_word_and_keeps_swedish_letters_apart() {
        assert!(word_starts("Östen Åberg", "å"));
        assert!(word_starts("Östen Åberg", "ös åb"));
        assert!(!word_starts("Anna Berg", "å"));
        assert!(!word_starts("Östen Åberg", "berg"));
        assert!(word_starts("Östen Åberg", ""));
    }

    #[test]
    fn the_highlight_stays_in_view_and_stops_at_the_ends() {
        let mut position = Position::default();
        position.step(-1, 20);
        assert_eq!(position, Position { at: 0, first: 0 });
        position.set(12, 20);
        assert_eq!(position, Position { at: 12, first: 5 });
        position.step(100, 20);
        assert_eq!(position, Position { at: 19, first: 12 });
        position.set(0, 20);
        assert_eq!(position, Position { at: 0, first: 0 });
    }
}
