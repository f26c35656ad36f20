//! How the window looks to its user: size, zoom, look, arrangement, and the settings that keep them.

use iced::{Size, Task};

use super::{App, Message, Toast};
use crate::desktop::arrangement::Arranged;
use crate::desktop::dialog;
use crate::desktop::settings::{Look, Settings};
use crate::store::computer;

impl App {
    pub(super) fn zoom(&mut self, change: impl FnOnce(&mut Settings)) -> Task<Message> {
        let before = self.settings.scale();
        change(&mut self.settings);
        let ratio = before / self.settings.scale();
        self.size = Size::new(self.size.width * ratio, self.size.height * ratio);
        Task::batch([self.keep_settings(), self.make_room()])
    }

    pub(super) fn next_look(&mut self) -> Task<Message> {
        self.settings.look = match self.settings.look {
            Look::System | Look::HighContrast => Look::Light,
            Look::Light => Look::Dark,
            Look::Dark => Look::HighContrast,
        };
        self.keep_settings()
    }

    pub(super) fn resized(&mut self, size: Size) -> Task<Message> {
        self.size = size;
        let scale = self.settings.scale();
        // A window that fills the screen to be read in is not how large the user has made it.
        if !self.full {
            self.settings.window = (size.width * scale, size.height * scale);
        }
        self.make_room()
    }

    /// Remembers how the user has arranged a screen; it goes to the settings file with the rest,
    /// when the program ends.
    pub(super) fn arrange(&mut self, arranged: Arranged) -> Task<Message> {
        self.settings.arrangement.take(arranged);
        let arrangement = self.settings.arrangement.clone();
        if let Some(desk) = self.desk_mut() {
            desk.session.arrangement = arrangement;
        }
        self.make_room()
    }

    /// Tells the preview how much room it has.
    pub(super) fn make_room(&mut self) -> Task<Message> {
        let (window, scale) = (self.size, self.settings.scale());
        self.desk_mut().map_or_else(Task::none, |desk| desk.make_room(window, scale))
    }

    pub(super) fn settings_kept(&mut self, kept: bool) -> Task<Message> {
        if kept {
            return Task::none();
        }
        self.tell(Toast::note(
            "Inställningarna kunde inte sparas. De gäller tills programmet stängs.".to_owned(),
        ))
    }

    /// Writes the settings in the background.
    pub(super) fn keep_settings(&self) -> Task<Message> {
        let Some(folders) = self.folders.clone() else { return Task::none() };
        let settings = self.settings.clone();
        Task::perform(async move { folders.save(&settings).is_ok() }, Message::SettingsKept)
    }

    pub(super) fn set(&mut self, message: dialog::settings::Message) -> Task<Message> {
        use dialog::settings::Message as Set;
        match message {
            Set::Look(look) => {
                self.settings.look = look;
                self.keep_settings()
            }
            Set::ZoomIn => self.zoom(Settings::zoom_in),
            Set::ZoomOut => self.zoom(Settings::zoom_out),
            Set::Name(name) => {
                self.settings.name = name;
                let who = self.who();
                let known = self.desk_mut().map_or_else(Task::none, |desk| desk.renamed(who));
                Task::batch([known, self.keep_settings()])
            }
        }
    }

    /// Whose name stands in the journal.
    pub(super) fn who(&self) -> String {
        match self.settings.name.trim() {
            "" => computer::user(),
            own => own.to_owned(),
        }
    }
}
