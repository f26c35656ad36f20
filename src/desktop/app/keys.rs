//! Keys that no control took: Tab, Esc, what the reading room and the dialogs scroll by, and shortcuts.

use iced::Task;
use iced::keyboard::{self, Key, Modifiers, key::Named};

use super::{App, Message};
use crate::desktop::command::{self, Command};
use crate::desktop::dialog::{self, Dialog};
use crate::desktop::screen::{self, Place};
use crate::desktop::widget::focus;

impl App {
    /// A key that no control took: the dialog's, a shortcut, or Tab.
    pub(super) fn press(&mut self, key: &Key, modifiers: Modifiers) -> Task<Message> {
        if let Key::Named(Named::Tab) = key
            && !modifiers.command()
            && !modifiers.alt()
        {
            if let Some(desk) = self.desk_mut() {
                desk.session.leave_field();
            }
            return if modifiers.shift() { focus::previous() } else { focus::next() };
        }
        if let Key::Named(Named::Escape) = key
            && self.dialog.is_none()
            && self.desk().is_some_and(|desk| desk.as_of.is_open())
        {
            return self.look_at(crate::desktop::as_of::Message::Close);
        }
        if let Some(message) = screen::reading::key(key, modifiers)
            && self.dialog.is_none()
            && self.desk().is_some_and(|desk| desk.place == Place::Reading)
        {
            return self.update(Message::Reading(message));
        }
        if let Some(Dialog::Palette(_)) = self.dialog {
            let by = match key {
                Key::Named(Named::ArrowDown) => 1,
                Key::Named(Named::ArrowUp) => -1,
                Key::Named(Named::PageDown) => 10,
                Key::Named(Named::PageUp) => -10,
                _ => 0,
            };
            if by != 0 {
                let moved = dialog::palette::Message::Move(by);
                return self.in_dialog(dialog::Message::Palette(moved));
            }
        }
        if let Some(list) = self.dialog.as_ref().and_then(Dialog::scrolls) {
            let by = match key {
                Key::Named(Named::ArrowDown) => 40.0,
                Key::Named(Named::ArrowUp) => -40.0,
                Key::Named(Named::PageDown) => 400.0,
                Key::Named(Named::PageUp) => -400.0,
                _ => 0.0,
            };
            if by != 0.0 {
                let by = iced::widget::operation::AbsoluteOffset { x: 0.0, y: by };
                return iced::widget::operation::scroll_by(list, by);
            }
        }
        match command::shortcut(key, modifiers) {
            Some(command) if self.dialog.is_none() => self.run(command),
            Some(Command::Quit) => self.quit(),
            Some(Command::Palette) if matches!(self.dialog, Some(Dialog::Palette(_))) => {
                self.close_dialog()
            }
            Some(
                command @ (Command::ZoomIn
                | Command::ZoomOut
                | Command::ZoomReset
                | Command::NextLook),
            ) => self.run(command),
            _ => Task::none(),
        }
    }
}

/// A key that was pressed, as a message.
pub(super) fn key_pressed(event: keyboard::Event) -> Option<Message> {
    match event {
        keyboard::Event::KeyPressed { key, modifiers, .. } => Some(Message::Key(key, modifiers)),
        _ => None,
    }
}
