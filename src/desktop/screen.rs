//! The screens, one a file: state, messages, `update` and `view`. A screen reads the open session
//! and answers with an [`Action`]; it never commits, opens a file or touches another screen.

pub mod case;
pub mod cases;
pub mod follow_up;
pub mod history;
pub mod home;
pub mod matrix;
pub mod organisation;
pub mod papers;
pub mod plan;
pub mod plans;
pub mod reading;
mod remark;
pub mod review;
pub mod start;
pub mod strategy;
mod system_panel;
pub mod systems;
pub mod training;

use std::sync::Arc;

use iced::Task;
use uuid::Uuid;

use super::arrangement::Arranged;
use crate::document::Variant;
use crate::exchange::export::Request;
use crate::record::{Administration, AnyId, Case, FieldKey, Id, Kind, Plan, System};
use crate::workspace::term::Term;
use crate::workspace::{Change, Finding, Typing};

/// Where the user can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// "Vad ska göras nu?"
    Home,
    /// The list of IT-plans.
    Plans,
    /// The editor of one plan, the one opened last.
    Plan,
    /// What goes to the bodies to be decided.
    Cases,
    /// One case, the one opened last.
    Case,
    /// The papers of a case, over the whole screen.
    Reading,
    /// What people lack of what is demanded of them, and the trainings.
    Training,
    /// How it goes with what was planned, and what those who steer see.
    FollowUp,
    Systems,
    /// Systems × roles, and all that one person answers for.
    Matrix,
    Strategy,
    Organisation,
    /// Documents of systemansvar, as they will be printed.
    Papers,
    Review,
    History,
}

/// Where a finding is mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fix {
    pub record: AnyId,
    pub field: Option<FieldKey>,
    /// The rule, where the cell to mend is no field: who holds a role.
    pub rule: &'static str,
}

impl From<&Finding> for Fix {
    fn from(finding: &Finding) -> Self {
        Self { record: finding.object, field: finding.field, rule: finding.rule }
    }
}

/// Some of the systems, by what they have in common.
#[derive(Debug, Clone, PartialEq)]
pub struct Selection {
    /// "Avtal t.o.m. 2026-12-31".
    pub label: String,
    pub systems: Arc<[Id<System>]>,
    /// The column that it is about.
    pub column: super::register::Content,
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
    OpenPlan(Id<Plan>),
    OpenCase(Id<Case>),
    /// Read the papers of a case over the whole screen.
    Read(Id<Case>),
    /// Make this change, which adds a plan, and open it.
    BeginPlan(Change, Id<Plan>),
    /// Make this change, which adds a case, and open it.
    BeginCase(Change, Id<Case>),
    /// Make this change, which registers the decision of a case, and freeze what was decided.
    Decide(Change, Id<Case>),
    /// Freeze what was decided.
    Freeze(Id<Case>),
    /// Ask where to, and write all papers of the case there.
    Package(Id<Case>, Variant),
    /// Read what a decision froze over the whole screen.
    ReadFrozen(Uuid),
    /// Ask where to, and write there what a decision froze.
    SaveFrozen(Uuid),
    /// Show the record where it is edited, and its field.
    Show(AnyId, Option<FieldKey>),
    /// Show the register of these records.
    ShowRegister(Kind),
    /// Show where a finding is mended.
    Mend(Fix),
    /// Show these systems and no others.
    ShowSystems(Selection),
    /// Show what has been changed in the record.
    History(AnyId),
    /// Ask where to, and write the document there.
    Export(Request),
    /// Run a command that is not the screen's own.
    Command(super::command::Command),
    /// Show all that this person answers for.
    Answers(AnyId),
    /// Show what the groups of a förvaltning lack.
    ShowGap(Option<Id<Administration>>),
    /// Show how it goes with the plans of a förvaltning, or of all, at a checkpoint.
    ShowFollowUp(Option<Id<Administration>>, Term),
    /// Remember how the user has arranged the screen.
    Arranged(Arranged),
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
            Self::OpenCase(case) => Action::OpenCase(case),
            Self::Read(case) => Action::Read(case),
            Self::BeginPlan(change, plan) => Action::BeginPlan(change, plan),
            Self::BeginCase(change, case) => Action::BeginCase(change, case),
            Self::Decide(change, case) => Action::Decide(change, case),
            Self::Freeze(case) => Action::Freeze(case),
            Self::Package(case, variant) => Action::Package(case, variant),
            Self::ReadFrozen(id) => Action::ReadFrozen(id),
            Self::SaveFrozen(id) => Action::SaveFrozen(id),
            Self::Show(id, field) => Action::Show(id, field),
            Self::ShowRegister(kind) => Action::ShowRegister(kind),
            Self::Mend(fix) => Action::Mend(fix),
            Self::ShowSystems(selection) => Action::ShowSystems(selection),
            Self::History(id) => Action::History(id),
            Self::Export(request) => Action::Export(request),
            Self::Command(command) => Action::Command(command),
            Self::Answers(person) => Action::Answers(person),
            Self::ShowGap(administration) => Action::ShowGap(administration),
            Self::ShowFollowUp(administration, term) => Action::ShowFollowUp(administration, term),
            Self::Tell(sentence) => Action::Tell(sentence),
            Self::Arranged(arranged) => Action::Arranged(arranged),
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
            Register::Arranged(arranged) => Self::Arranged(arranged),
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
