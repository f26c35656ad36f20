//! What the whole window does about who answers: another day, one person for another, all of one.

use iced::Task;

use super::{App, Desk, Message, Toast};
use crate::desktop::as_of;
use crate::desktop::dialog::{Dialog, replace};
use crate::desktop::widget::focus;
use crate::record::AnyId;

impl App {
    /// Opens the bar where another day is written.
    pub(super) fn ask_day(&mut self) -> Task<Message> {
        let Some(desk) = self.desk_mut() else { return Task::none() };
        desk.as_of.open(desk.session.when());
        focus::to(as_of::FIELD.to_owned())
    }

    pub(super) fn look_at(&mut self, message: as_of::Message) -> Task<Message> {
        let Some(desk) = self.desk_mut() else { return Task::none() };
        desk.look_at(message);
        if desk.as_of.is_open() { desk.follow() } else { self.arrive() }
    }

    pub(super) fn open_replace(&mut self) -> Task<Message> {
        let Some(desk) = self.desk() else { return Task::none() };
        if !desk.session.is_writable() {
            return self.tell(Toast::note("Filen är öppen för läsning.".to_owned()));
        }
        let state = replace::State::new(&desk.session, desk.current_person());
        self.open_dialog(Dialog::Replace(Box::new(state)))
    }

    pub(super) fn show_answers_of_current(&mut self) -> Task<Message> {
        let current = self.desk().and_then(Desk::current_person);
        self.show_answers(current)
    }

    pub(super) fn show_answers(&mut self, person: Option<AnyId>) -> Task<Message> {
        let Some(desk) = self.desk_mut() else { return Task::none() };
        desk.show_answers(person);
        self.arrive()
    }
}
