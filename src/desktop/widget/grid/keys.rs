//! The grid's keys: what each means on a cell and in a cell being edited.

use iced::advanced::{Clipboard, Shell, clipboard};
use iced::keyboard::{Key, Modifiers, key::Named};

use super::geometry::Geometry;
use super::movement::{Extent, Motion, Spot, tab};
use super::state::Event;
use super::tsv;
use super::view::{Local, View};

impl<'a, Message: Clone + 'a> View<'a, Message> {
    /// A key while a cell is edited; gives back whether the grid used it.
    pub(super) fn edit_key(
        &self,
        local: &mut Local,
        geometry: &Geometry<'_>,
        key: &Key,
        modifiers: Modifiers,
        shell: &mut Shell<'_, Message>,
    ) -> bool {
        let Key::Named(named) = key else { return false };
        let shift = modifiers.shift();
        let step = match named {
            Named::ArrowDown => 1,
            Named::ArrowUp => -1,
            Named::PageDown => 8,
            Named::PageUp => -8,
            _ => 0,
        };
        if step != 0 && !self.choices.is_empty() {
            // The first ↓ from the text goes to the first choice, when nothing was meant yet.
            local.menu.step(step, self.choices.len());
            local.looked = true;
            return true;
        }
        let motion = match named {
            Named::Escape => {
                self.say(shell, Event::Cancel);
                return true;
            }
            Named::Enter if shift => Motion::Up,
            Named::Enter => Motion::Down,
            Named::Tab if shift => Motion::Previous,
            Named::Tab => Motion::Next,
            Named::ArrowDown => Motion::Down,
            Named::ArrowUp => Motion::Up,
            _ => return false,
        };
        self.commit(local, Some(motion), geometry.extent(), shell);
        true
    }

    /// A key on a cell; gives back whether the grid used it.
    pub(super) fn cell_key(
        &self,
        geometry: &Geometry<'_>,
        key: &Key,
        text: Option<&str>,
        modifiers: Modifiers,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
    ) -> bool {
        let cursor = self.grid.state.cursor();
        let extent = geometry.extent();
        let command = modifiers.command() && !modifiers.alt();
        let on_group = geometry.is_group(cursor.row);
        if modifiers.alt() && modifiers.shift() {
            let by = match key {
                Key::Named(Named::ArrowLeft) => -8.0,
                Key::Named(Named::ArrowRight) => 8.0,
                Key::Named(Named::ArrowUp) => {
                    self.say(shell, Event::Sort(cursor.column));
                    return true;
                }
                _ => return false,
            };
            let Some(column) = self.grid.columns.get(cursor.column) else { return false };
            let width = (column.width + by).max(32.0);
            self.say(shell, Event::Resize { column: cursor.column, width });
            return true;
        }
        if let Key::Named(Named::Tab) = key {
            let Some(spot) = tab(cursor, modifiers.shift(), extent) else { return false };
            self.say(shell, Event::Goto { spot, extend: false });
            return true;
        }
        if let Some(motion) = motion(key, command)
            && !modifiers.alt()
        {
            let folds = matches!(motion, Motion::Left | Motion::Right) && on_group;
            if folds {
                let folded = self.grid.source.group(cursor.row).folded;
                if folded == (motion == Motion::Right) {
                    self.say(shell, Event::Fold(cursor.row));
                }
            } else {
                self.say(shell, Event::Move { motion, extend: modifiers.shift(), extent });
            }
            return true;
        }
        if command {
            return self.chord(extent, key, clipboard, shell);
        }
        match key {
            Key::Named(Named::Enter | Named::Space) if on_group => {
                self.say(shell, Event::Fold(cursor.row));
            }
            Key::Named(Named::Enter | Named::F2) => self.begin(cursor, shell),
            Key::Named(Named::Delete) => self.say(shell, Event::Clear),
            Key::Named(Named::Backspace) => {
                if self.is_editable(cursor) {
                    self.say(shell, Event::Type(String::new()));
                }
            }
            _ => {
                let printable =
                    |text: &&str| !text.is_empty() && !text.chars().any(char::is_control);
                let Some(text) = text.filter(printable) else { return false };
                if !self.is_editable(cursor) {
                    return false;
                }
                self.say(shell, Event::Type(text.to_owned()));
            }
        }
        true
    }

    pub(super) fn chord(
        &self,
        extent: Extent,
        key: &Key,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
    ) -> bool {
        let Key::Character(letter) = key else { return false };
        match letter.to_lowercase().as_str() {
            "c" => clipboard.write(clipboard::Kind::Standard, self.copied()),
            "x" => {
                clipboard.write(clipboard::Kind::Standard, self.copied());
                self.say(shell, Event::Clear);
            }
            "v" => match clipboard.read(clipboard::Kind::Standard) {
                Some(text) => self.say(shell, Event::Paste(text)),
                None => return false,
            },
            "d" => self.say(shell, Event::FillDown),
            "a" => {
                self.say(shell, Event::Goto { spot: Spot::new(0, 0), extend: false });
                self.say(shell, Event::Move { motion: Motion::Last, extend: true, extent });
            }
            _ => return false,
        }
        true
    }

    /// The selected cells as TSV; a group row is its title.
    pub(super) fn copied(&self) -> String {
        let source = self.grid.source;
        let range = self.grid.state.selection();
        let last = source.rows().saturating_sub(1);
        let groups = source.groups();
        tsv::encode((range.from.row..=range.to.row.min(last)).map(|row| {
            if groups.binary_search(&row).is_ok() {
                return vec![source.group(row).title.into_owned()];
            }
            (range.from.column..=range.to.column)
                .map(|column| source.copy_text(row, column))
                .collect()
        }))
    }

    pub(super) fn is_editable(&self, spot: Spot) -> bool {
        spot.row < self.grid.source.rows()
            && self.grid.source.groups().binary_search(&spot.row).is_err()
            && self.grid.source.edit_text(spot.row, spot.column).is_some()
    }
}

fn motion(key: &Key, command: bool) -> Option<Motion> {
    let Key::Named(named) = key else { return None };
    Some(match named {
        Named::ArrowLeft if command => Motion::RowStart,
        Named::ArrowRight if command => Motion::RowEnd,
        Named::ArrowUp if command => Motion::Top,
        Named::ArrowDown if command => Motion::Bottom,
        Named::ArrowLeft => Motion::Left,
        Named::ArrowRight => Motion::Right,
        Named::ArrowUp => Motion::Up,
        Named::ArrowDown => Motion::Down,
        Named::PageUp => Motion::PageUp,
        Named::PageDown => Motion::PageDown,
        Named::Home if command => Motion::First,
        Named::End if command => Motion::Last,
        Named::Home => Motion::RowStart,
        Named::End => Motion::RowEnd,
        _ => return None,
    })
}
