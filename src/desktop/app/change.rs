//! How the window makes changes: at once, or, where many records change, beside the window; and back
//! again.

use iced::Task;

use super::{App, Message, Offer, Parcel, Toast};
use crate::desktop::ahead::{Draft, Made};
use crate::desktop::session::Refusal;
use crate::workspace::{Action, Change, Typing};

/// Changes of more records than this are made beside the window.
const FEW: usize = 50;

/// A change that was made beside the window, and what to say of it.
#[derive(Debug)]
pub struct Done {
    made: Made,
    says: Says,
}

/// What is said when a change has been made.
#[derive(Debug, Clone, Copy)]
pub(super) enum Says {
    /// What it took away, if it did.
    Removal,
    /// That it was made, with the way back.
    All,
    Nothing,
}

impl App {
    /// Makes a change that a screen asks for.
    pub(super) fn commit(&mut self, change: Change, typing: Option<Typing>) -> Task<Message> {
        if typing.is_none() && change.edits.len() > FEW {
            return self.begin(Action::Do, change.into(), Says::Removal);
        }
        let Some(desk) = self.desk_mut() else { return Task::none() };
        let removed = Toast::removed(&change);
        let result = desk.session.commit(change, typing);
        let removed = removed.filter(|_| result.is_ok());
        let following = self.changed(result);
        Task::batch([following, removed.map_or_else(Task::none, |toast| self.tell(toast))])
    }

    /// A dialog's change in many places: the way back is at hand.
    pub(super) fn make(&mut self, draft: Draft) -> Task<Message> {
        let closed = self.close_dialog();
        Task::batch([closed, self.begin(Action::Do, draft, Says::All)])
    }

    pub(super) fn undo(&mut self, back: bool) -> Task<Message> {
        let Some(desk) = self.desk_mut() else { return Task::none() };
        let journal = &desk.session.journal;
        match if back { journal.undoing() } else { journal.redoing() } {
            Some((action, change)) if change.edits.len() > FEW => {
                self.begin(action, change.into(), Says::Nothing)
            }
            _ => {
                let result = if back { desk.session.undo() } else { desk.session.redo() };
                self.changed(result)
            }
        }
    }

    pub(super) fn begin(&mut self, action: Action, draft: Draft, says: Says) -> Task<Message> {
        let Some(desk) = self.desk_mut() else { return Task::none() };
        let ahead = desk.session.ahead(action, draft);
        Task::perform(async move { Done { made: ahead.made(), says } }, |done| {
            Message::Made(Parcel::new(done))
        })
    }

    /// Takes in what was made beside the window.
    pub(super) fn made(&mut self, done: &Parcel<Done>) -> Task<Message> {
        let (Some(desk), Some(Done { made, says })) = (self.desk_mut(), done.take()) else {
            return Task::none();
        };
        let toast = match says {
            Says::Removal => Toast::removed(&made.change),
            Says::All => Some(Toast::undoable(made.change.name.clone())),
            Says::Nothing => None,
        };
        let result = desk.session.take_in(made);
        let toast = toast.filter(|_| result.is_ok());
        let following = self.changed(result);
        Task::batch([following, toast.map_or_else(Task::none, |toast| self.tell(toast))])
    }

    /// After a change, made or refused: screens follow, the review begins.
    pub(super) fn changed(&mut self, result: Result<(), Refusal>) -> Task<Message> {
        // What a toast offers to undo is no longer the latest change.
        self.toasts.retain(|toast| toast.offer != Some(Offer::Undo));
        let Some(desk) = self.desk_mut() else { return Task::none() };
        desk.refresh();
        let following = Task::batch([desk.follow(), desk.begin_review()]);
        match result {
            Ok(()) => following,
            Err(refusal) => Task::batch([following, self.tell(Toast::error(refusal.0))]),
        }
    }
}
