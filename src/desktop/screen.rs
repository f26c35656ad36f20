//! The screens, one a file: state, messages, `update` and `view`. A screen reads the open session
//! and answers with an [`Action`]; it never commits, opens a file or touches another screen.

pub mod history;
pub mod home;
pub mod organisation;
pub mod plan;
pub mod plans;
pub mod review;
pub mod start;
pub mod strategy;
pub mod systems;

use iced::Task;

use crate::record::{AnyId, FieldKey, Id, ItPlan};
use crate::workspace::{Change, Typing};

/// Where the user can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// "Vad ska göras nu?"
    Home,
    /// The list of IT-plans.
    Plans,
    /// The editor of one plan, the one opened last.
    Plan,
    Systems,
    Strategy,
    Organisation,
    Review,
    History,
}

/// What a screen asks of the app.
#[derive(Debug)]
pub enum Action<Message> {
    None,
    /// Make this change; with `Typing` it goes on from the last one in the same field.
    Commit(Change, Option<Typing>),
    /// The field that was typed in has been left.
    LeaveField,
    Go(Place),
    OpenPlan(Id<ItPlan>),
    /// Show the record where it is edited, and its field.
    Show(AnyId, Option<FieldKey>),
    Export(Id<ItPlan>),
    Undo,
    /// Tell the user something that is not seen otherwise.
    Tell(String),
    /// Put text on the clipboard and say what it was.
    Copy(String, &'static str),
    Run(Task<Message>),
}

impl<A> Action<A> {
    /// The same, in the words of whoever holds the screen.
    pub fn map<B>(self, f: impl Fn(A) -> B + Send + 'static) -> Action<B>
    where
        A: Send + 'static,
        B: Send + 'static,
    {
        match self {
            Self::None => Action::None,
            Self::Commit(change, typing) => Action::Commit(change, typing),
            Self::LeaveField => Action::LeaveField,
            Self::Go(place) => Action::Go(place),
            Self::OpenPlan(plan) => Action::OpenPlan(plan),
            Self::Show(id, field) => Action::Show(id, field),
            Self::Export(plan) => Action::Export(plan),
            Self::Undo => Action::Undo,
            Self::Tell(sentence) => Action::Tell(sentence),
            Self::Copy(text, what) => Action::Copy(text, what),
            Self::Run(task) => Action::Run(task.map(f)),
        }
    }
}

impl<Message> From<super::register::Action> for Action<Message> {
    fn from(action: super::register::Action) -> Self {
        use super::register::Action as Register;
        match action {
            Register::None | Register::Moved => Self::None,
            Register::Commit(change, typing) => Self::Commit(change, typing),
            Register::Open(id) => Self::Show(id, None),
            Register::Tell(sentence) => Self::Tell(sentence),
        }
    }
}

impl<Message> From<super::form::Action> for Action<Message> {
    fn from(action: super::form::Action) -> Self {
        use super::form::Action as Form;
        match action {
            Form::None => Self::None,
            Form::Commit(change, typing) => Self::Commit(change, typing),
            Form::LeaveField => Self::LeaveField,
        }
    }
}
