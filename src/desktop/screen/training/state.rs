//! What the screen knows: the matrix of gaps, what nothing closes, and the trainings.

use std::sync::Arc;

use iced::Task;

use super::super::Action;
use super::table::Table;
use super::worked::{Question, Worked};
use crate::desktop::command::Command;
use crate::desktop::component::tab_id;
use crate::desktop::register::{self, Extent, Register, Shape};
use crate::desktop::session::Session;
use crate::desktop::widget::{focus, grid};
use crate::exchange::subjects::{Subject, subjects};
use crate::record::{Administration, AnyId, Id, Ids, Kronor, RecordType, Training};
use crate::workspace::Change;
use crate::workspace::show::in_sentence;

/// The matrix of gaps.
pub const GRID: &str = "training-gaps";

/// The register of trainings.
pub const TRAININGS: &str = "training-register";

/// The row of tabs under the matrix.
pub const TAB_ROW: &str = "training";

/// What stands under the matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Below {
    #[default]
    Trainings,
    /// What they cost, by unit and quarter.
    Costs,
}

impl Below {
    pub const ALL: [Self; 2] = [Self::Trainings, Self::Costs];

    pub const fn label(self) -> &'static str {
        match self {
            Self::Trainings => "Utbildningar",
            Self::Costs => "Kostnad per enhet och kvartal",
        }
    }
}

/// The screen's state.
#[derive(Debug)]
pub struct State {
    pub table: Table,
    pub trainings: Register,
    /// Whose groups and trainings are shown; all of the kommun when none.
    pub administration: Option<Id<Administration>>,
    /// What was worked out last; older than the register while the next is on its way.
    pub worked: Arc<Worked>,
    /// What the screen shows, what has been worked out, and what is being.
    question: Option<Question>,
    answered: Option<Question>,
    asked: Option<Question>,
    subjects: Arc<[Subject]>,
    /// Whether the proposals stand under the matrix, to be accepted one by one.
    pub proposing: bool,
    /// What stands under the matrix.
    pub below: Below,
    pub costs: grid::State,
    /// How many trainings are shown, and what they cost.
    pub count: usize,
    pub cost: Kronor,
    focus: Option<String>,
}

/// What happens on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    Gaps(grid::Event),
    Trainings(grid::Event),
    Below(Below),
    /// As [`Self::Below`], by the arrows on the tabs: the focus goes along.
    Turn(Below),
    Costs(grid::Event),
    Filter(String),
    Listed(register::Listing),
    /// The matrix has been worked out.
    Worked(Question, Arc<Worked>),
    Administration(Option<AnyId>),
    /// Show the proposals, or put them away.
    Propose(bool),
    /// Draft the training that is proposed at this place.
    Accept(usize),
    AcceptAll,
    /// Demand what law asks for in the subject at this place.
    Demand(usize),
    AddTraining,
    RemoveTraining,
    AskDay,
}

impl State {
    /// The screen before it is gone to; then it takes the session in.
    pub fn new(session: &Session) -> Self {
        let trainings = Register::new(Training::KIND, Extent::All, columns());
        Self {
            table: Table::default(),
            trainings: trainings.arranged(&session.arrangement),
            administration: None,
            worked: Arc::default(),
            question: None,
            answered: None,
            asked: None,
            // They ship with the program and are read by its tests.
            subjects: subjects().unwrap_or_default().into(),
            proposing: false,
            below: Below::default(),
            costs: grid::State::default(),
            count: 0,
            cost: Kronor(0),
            focus: None,
        }
    }

    /// Takes in the session as it is now.
    pub fn refresh(&mut self, session: &Session) {
        let workspace = &session.workspace;
        self.administration = self.administration.filter(|id| workspace.get(*id).is_some());
        let within = |id: Option<Id<Administration>>| {
            self.administration.is_none_or(|wanted| id == Some(wanted))
        };
        let shown = workspace.all::<Training>().filter(|it| within(it.administration));
        let shown: Vec<&Training> = shown.collect();
        self.count = shown.len();
        self.cost = shown.iter().map(|it| it.whole_cost()).sum();
        let only = self.administration.map(|_| shown.iter().map(|it| it.id.uuid()).collect());
        self.trainings.narrow(only);
        self.trainings.refresh(workspace, &session.findings.marks, session.when());
        self.question = Some(Question {
            revision: session.revision(),
            when: session.when(),
            administration: self.administration,
            folded: self.table.folded().clone(),
        });
    }

    /// Gives the focus to what was gone to, looks for what the filter says, and has worked out what
    /// has not been.
    pub fn follow(&mut self, session: &Session) -> Task<Message> {
        let focusing = self.focus.take().map_or_else(Task::none, focus::to);
        let listing = self.trainings.work_out().map(Message::Listed);
        let is_new = self.question != self.answered && self.question != self.asked;
        let question = self.question.clone().filter(|_| is_new);
        let Some(question) = question else { return Task::batch([focusing, listing]) };
        self.asked = Some(question.clone());
        let (workspace, subjects) = (session.workspace.clone(), Arc::clone(&self.subjects));
        let working = Task::perform(
            async move {
                let worked = Worked::of(&workspace, &question, &subjects);
                (question, worked)
            },
            |(question, worked)| Message::Worked(question, worked),
        );
        Task::batch([focusing, listing, working])
    }

    /// Takes in what was worked out, unless it has been asked anew since.
    pub(super) fn take_in(&mut self, question: Question, worked: Arc<Worked>) {
        if self.question.as_ref() == Some(&question) {
            self.table.take_in(Arc::clone(&worked));
            self.proposing &= !worked.proposals.is_empty() || !worked.subjects.is_empty();
            self.worked = worked;
            self.answered = Some(question);
        }
    }

    /// What is to be worked out now.
    #[cfg(test)]
    pub(super) fn question(&self) -> Option<(Question, Arc<[Subject]>)> {
        Some((self.question.clone()?, Arc::clone(&self.subjects)))
    }

    pub fn update(
        &mut self,
        message: Message,
        session: &Session,
        ids: &mut Ids,
    ) -> Action<Message> {
        match message {
            Message::Gaps(event) => self.update_gaps(event, session),
            Message::Trainings(event) => match self.trainings.update(event, ids) {
                register::Action::Moved => Action::LeaveField,
                action => action.into(),
            },
            Message::Below(below) => {
                self.below = below;
                Action::None
            }
            Message::Turn(below) => {
                self.below = below;
                self.focus = Some(tab_id(TAB_ROW, below as usize));
                Action::None
            }
            Message::Costs(event) => {
                let _ = self.costs.update(event);
                Action::None
            }
            Message::Filter(words) => {
                self.trainings.set_filter(words);
                Action::None
            }
            Message::Listed(listing) => {
                self.trainings.show_listing(listing);
                Action::None
            }
            Message::Administration(id) => {
                self.administration = id.and_then(AnyId::of);
                self.refresh(session);
                Action::None
            }
            Message::Worked(question, worked) => {
                self.take_in(question, worked);
                Action::None
            }
            Message::Propose(proposing) => {
                self.proposing = proposing;
                Action::None
            }
            Message::Accept(at) => self.accept(at, session, ids),
            Message::AcceptAll => self.accept_all(session, ids),
            Message::Demand(at) => self.demand(at, session, ids),
            Message::AddTraining => self.add(session, ids),
            Message::RemoveTraining => {
                self.trainings.removal().map_or(Action::None, |it| Action::Commit(it, None))
            }
            Message::AskDay => Action::Command(Command::AsOf),
        }
    }

    fn update_gaps(&mut self, event: grid::Event, session: &Session) -> Action<Message> {
        match self.table.grid.update(event) {
            Some(grid::Action::Open(spot)) => {
                let requirement = self.table.requirement_at(spot).map(AnyId::from);
                let group = self.table.group_at(spot.row).map(AnyId::from);
                match requirement.or(group) {
                    Some(id) => Action::Show(id, None),
                    None => Action::None,
                }
            }
            Some(grid::Action::Resize { column, width }) => {
                self.table.resize(column, width);
                Action::None
            }
            Some(grid::Action::Fold(row)) => {
                self.table.fold(row);
                self.refresh(session);
                Action::None
            }
            Some(grid::Action::Moved) => Action::LeaveField,
            _ => Action::None,
        }
    }

    fn accept(&mut self, at: usize, session: &Session, ids: &mut Ids) -> Action<Message> {
        let Some(proposal) = self.worked.proposals.get(at) else { return Action::None };
        let training = proposal.training(&session.workspace, ids);
        self.trainings.expect_at(training.id.into(), Training::period);
        let name = format!("Lade till utbildningen {}", training.name);
        Action::Commit(Change::new(name).with(training), None)
    }

    fn accept_all(&mut self, session: &Session, ids: &mut Ids) -> Action<Message> {
        let count = self.worked.proposals.len();
        let name = match count {
            0 => return Action::None,
            1 => "Lade till ett förslag på utbildning".to_owned(),
            count => format!("Lade till {count} förslag på utbildningar"),
        };
        let numbers = session.workspace.free_training_numbers();
        let drafts = self.worked.proposals.iter().zip(numbers);
        let change = drafts.fold(Change::new(name), |change, (it, number)| {
            change.with(Training { number, ..it.training(&session.workspace, ids) })
        });
        Action::Commit(change, None)
    }

    fn demand(&mut self, at: usize, session: &Session, ids: &mut Ids) -> Action<Message> {
        let Some(subject) = self.worked.subjects.get(at) else { return Action::None };
        let requirement = subject.requirement(&session.workspace, self.administration, ids);
        let name = format!("Lade till kompetenskrav i {}", in_sentence(&subject.area));
        Action::Commit(Change::new(name).with(requirement), None)
    }

    fn add(&mut self, session: &Session, ids: &mut Ids) -> Action<Message> {
        let training = session.workspace.begun_training(ids.id(), self.administration);
        self.trainings.set_filter(String::new());
        self.trainings.expect_at(training.id.into(), Training::name);
        self.below = Below::Trainings;
        self.focus = Some(TRAININGS.to_owned());
        Action::Commit(Change::new("Lade till en utbildning").with(training), None)
    }
}

fn columns() -> Vec<Shape> {
    vec![
        Shape::field(Training::number, 64.0).empty("Ej satt"),
        Shape::field(Training::name, 230.0).grow(),
        Shape::field(Training::systems, 96.0).empty("Alla"),
        Shape::field(Training::audience, 170.0),
        Shape::field(Training::participants, 76.0).heading("Antal"),
        Shape::field(Training::level, 116.0),
        Shape::field(Training::form, 110.0),
        Shape::field(Training::hours, 76.0).heading("h/delt.").empty("Ej satt"),
        Shape::field(Training::period, 140.0).empty("Ej planerad"),
        Shape::field(Training::cost, 90.0).empty("Ej satt"),
        Shape::field(Training::substitute_cost, 90.0).heading("Vikarier").empty("Ej satt"),
        Shape::field(Training::financing, 140.0),
        Shape::field(Training::compulsory, 120.0),
        Shape::field(Training::status, 110.0),
        Shape::field(Training::administration, 190.0).empty("Hela kommunen"),
    ]
}
