//! The dialogs, one a file. One at a time; the window behind is inert while it stands.

pub mod backups;
pub mod help;
pub mod import;
pub mod new_kommun;
pub mod palette;
pub mod path;
pub mod print;
pub mod replace;
pub mod settings;

use std::path::PathBuf;

use super::ahead::Draft;
use super::component::{self, Kind, button};
use super::file_dialog::Purpose;
use super::printing::Choices;
use super::settings::Settings;
use crate::exchange::export::Request;

/// The dialog that is open.
#[derive(Debug)]
pub enum Dialog {
    Palette(palette::State),
    Path(path::State),
    NewKommun(new_kommun::State),
    Backups(backups::State),
    Replace(Box<replace::State>),
    Import(Box<import::State>),
    Print(Box<print::State>),
    Settings,
    Help,
}

/// What happens in a dialog.
#[derive(Debug, Clone)]
pub enum Message {
    Palette(palette::Message),
    Path(path::Message),
    NewKommun(new_kommun::Message),
    Backups(backups::Message),
    Replace(replace::Message),
    Import(import::Message),
    Print(print::Message),
    Settings(settings::Message),
    /// Close it and change nothing.
    Close,
}

/// What a dialog asks of the app when it is done.
#[derive(Debug)]
pub enum Outcome {
    /// It stays open.
    Open,
    Close,
    /// Run this, chosen in the palette.
    Command(super::command::Command),
    /// Show this record, chosen in the palette.
    Show(crate::record::AnyId),
    /// A path was given.
    Chosen(Purpose, PathBuf),
    /// A kommun was named; ask where its file shall be.
    Create(String),
    /// Restore this backup.
    Restore(PathBuf),
    Settings(settings::Message),
    /// Print this, so.
    Print(Request, Choices),
    /// Ask where a file is; it stays open meanwhile.
    Ask(Purpose),
    /// Do this on another thread, and go to that control.
    Run {
        work: Box<import::Work>,
        focus: Option<&'static str>,
    },
    /// Go to that control.
    Focus(&'static str),
    /// Make this change.
    Make(Draft),
}

/// What a dialog has around its content: the window's margin, the title and the buttons.
const CHROME: f32 = 200.0;

impl Dialog {
    /// Takes in what happened.
    pub fn update(&mut self, message: Message) -> Outcome {
        match (self, message) {
            (_, Message::Close) => Outcome::Close,
            (Self::Palette(state), Message::Palette(message)) => state.update(message),
            (Self::Path(state), Message::Path(message)) => state.update(message),
            (Self::NewKommun(state), Message::NewKommun(message)) => state.update(message),
            (Self::Backups(state), Message::Backups(message)) => state.update(message),
            (Self::Replace(state), Message::Replace(message)) => state.update(message),
            (Self::Import(state), Message::Import(message)) => state.update(message),
            (Self::Print(state), Message::Print(message)) => state.update(message),
            (Self::Settings, Message::Settings(message)) => Outcome::Settings(message),
            // A late message of a dialog that has been closed.
            _ => Outcome::Open,
        }
    }

    /// The control that has the focus when it opens, if one is named.
    pub fn first_field(&self) -> Option<&'static str> {
        match self {
            Self::Palette(_) => Some(palette::FIELD),
            Self::Path(_) => Some(path::FIELD),
            Self::NewKommun(_) => Some(new_kommun::FIELD),
            Self::Replace(state) => Some(state.first_field()),
            Self::Import(state) => state.first_field(),
            Self::Print(_) => Some(print::FIELD),
            Self::Settings => Some(settings::FIELD),
            Self::Backups(_) | Self::Help => None,
        }
    }

    /// What the arrows and Page Up and Down scroll where no control takes them: nothing in it can
    /// have the focus.
    pub fn scrolls(&self) -> Option<&'static str> {
        match self {
            Self::Help => Some(help::LIST),
            Self::Import(_) => Some(import::ROWS),
            _ => None,
        }
    }

    /// The dialog, to be laid over a window `height` pixels high: what is long shows as much as
    /// there is room for.
    pub fn view<'a>(
        &'a self,
        settings: &'a Settings,
        height: f32,
    ) -> component::Dialog<'a, Message> {
        let room = (height - CHROME).max(96.0);
        let (title, content) = match self {
            Self::Palette(state) => ("Sök eller utför", state.view(room).map(Message::Palette)),
            Self::Path(state) => (state.purpose.title(), state.view()),
            Self::NewKommun(state) => ("Ny kommun", state.view()),
            Self::Backups(state) => ("Återställ en säkerhetskopia", state.view(room)),
            Self::Replace(state) => ("Ersätt person överallt", state.view(room)),
            Self::Import(state) => ("Importera tabell", state.view(room)),
            Self::Print(state) => ("Skriv ut", state.view()),
            Self::Settings => ("Inställningar", settings::view(settings)),
            Self::Help => ("Hjälp och tangenter", help::view(room)),
        };
        let dialog = component::Dialog::new(title, content, Message::Close);
        let close = |verb| button(Kind::Secondary, verb).on_press(Message::Close);
        match self {
            Self::Palette(_) => dialog,
            Self::Path(state) => dialog.button(close("Avbryt")).button(state.button()),
            Self::NewKommun(state) => dialog.button(close("Avbryt")).button(state.button()),
            Self::Replace(state) => dialog.button(close("Avbryt")).button(state.button()).wide(),
            Self::Import(state) => dialog.button(close("Avbryt")).button(state.button()).wide(),
            Self::Print(state) => dialog.button(close("Avbryt")).button(state.button()),
            Self::Backups(_) | Self::Settings => dialog.button(close("Stäng")),
            Self::Help => dialog.button(close("Stäng")).wide(),
        }
    }
}
