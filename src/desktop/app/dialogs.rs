//! The dialog that stands: opening and closing it, and what the app does when it is done.

use iced::Task;

use super::{App, Message, Pending};
use crate::desktop::dialog::{self, Dialog, Outcome};
use crate::desktop::file_dialog::Purpose;
use crate::desktop::screen;
use crate::desktop::widget::focus;

impl App {
    pub(super) fn open_dialog(&mut self, dialog: Dialog) -> Task<Message> {
        let first = dialog.first_field();
        self.dialog = Some(dialog);
        focus::enter(crate::desktop::component::CARD, first)
    }

    pub(super) fn close_dialog(&mut self) -> Task<Message> {
        self.dialog = None;
        Task::none()
    }

    pub(super) fn open_palette(&mut self) -> Task<Message> {
        let workspace = self.desk().map(|desk| desk.session.workspace.clone()).unwrap_or_default();
        self.open_dialog(Dialog::Palette(dialog::palette::State::new(workspace)))
    }

    pub(super) fn in_dialog(&mut self, message: dialog::Message) -> Task<Message> {
        let Some(dialog) = &mut self.dialog else { return Task::none() };
        match dialog.update(message) {
            Outcome::Open => Task::none(),
            Outcome::Close => {
                self.pending = None;
                self.close_dialog()
            }
            Outcome::Command(command) => {
                let closed = self.close_dialog();
                Task::batch([closed, self.run(command)])
            }
            Outcome::Show(id) => {
                let closed = self.close_dialog();
                Task::batch([closed, self.act(screen::Action::Show(id, None))])
            }
            Outcome::Chosen(purpose, path) => {
                let closed = self.close_dialog();
                Task::batch([closed, self.chosen(purpose, path)])
            }
            Outcome::Create(name) => {
                let closed = self.close_dialog();
                self.pending = Some(Pending::Kommun(name));
                Task::batch([closed, self.ask(Purpose::NewPlan)])
            }
            Outcome::Restore(backup) => {
                let closed = self.close_dialog();
                Task::batch([closed, self.restore(backup)])
            }
            Outcome::Settings(message) => self.set(message),
            Outcome::Print(request, choices) => self.print(request, choices),
            Outcome::Make(draft) => self.make(draft),
            Outcome::Ask(purpose) => self.ask(purpose),
            Outcome::Run { work, focus } => {
                let focus = focus.map_or_else(Task::none, focus::to);
                Task::batch([work_on(*work), focus])
            }
            Outcome::Focus(control) => focus::to(control),
        }
    }
}

/// Does what a dialog asks for on another thread.
pub(super) fn work_on(work: dialog::import::Work) -> Task<Message> {
    let done = |message| Message::Dialog(dialog::Message::Import(message));
    Task::perform(async move { work.done() }, done)
}
