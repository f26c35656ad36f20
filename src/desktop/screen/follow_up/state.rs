//! What the screen knows and how it answers to the user.

use iced::Task;

use super::super::Action;
use super::worked::{Question, Worked};
use crate::desktop::register::{self, Derived, Extent, Register, Shape};
use crate::desktop::session::Session;
use crate::desktop::widget::{focus, grid};
use crate::document::Variant;
use crate::exchange::export::Request;
use crate::exchange::paper::Paper;
use crate::record::{Administration, AnyId, FieldKey, FollowUp, Id, Ids, Record, RecordType};
use crate::workspace::Change;
use crate::workspace::follow_up::Course;
use crate::workspace::term::Term;

/// The name of the grid.
pub const GRID: &str = "follow-up-grid";

/// So many years back can be followed up.
const YEARS: i32 = 3;

/// The screen's state.
#[derive(Debug)]
pub struct State {
    /// Whose plans are followed up; `None` is the whole kommun.
    pub administration: Option<Id<Administration>>,
    pub term: Term,
    /// The checkpoints that can be chosen, the latest first.
    pub terms: Vec<Term>,
    pub grid: Register,
    /// How many activities and trainings nobody has reported.
    pub missing: usize,
    /// How many there are.
    pub count: usize,
    pub worked: Worked,
    wanted: Option<Question>,
    asked: Option<Question>,
    answered: Option<Question>,
    focus: Option<String>,
}

/// What happens on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    Administration(Option<AnyId>),
    Term(usize),
    /// Report what nobody has reported.
    Begin,
    Grid(grid::Event),
    Listed(register::Listing),
    Worked(Question, Worked),
    /// Look at one of the förvaltningar.
    Open(Id<Administration>),
    /// Export the uppföljning that is seen, or the ledningsrapport of the whole kommun.
    Export,
}

impl State {
    pub fn new(session: &Session) -> Self {
        let term = Term::latest(session.today());
        Self {
            administration: None,
            term,
            terms: Vec::new(),
            grid: Register::new(FollowUp::KIND, Extent::All, columns())
                .two_lines()
                .arranged(&session.arrangement),
            missing: 0,
            count: 0,
            worked: Worked::default(),
            wanted: None,
            asked: None,
            answered: None,
            focus: None,
        }
    }

    /// Takes in the session as it is now.
    pub fn refresh(&mut self, session: &Session) {
        let (workspace, today) = (&session.workspace, session.today());
        self.administration = self.administration.filter(|it| workspace.get(*it).is_some());
        let latest = Term::latest(today);
        self.terms = (0..YEARS).flat_map(|back| Term::of_year(latest.year + 1 - back)).collect();
        self.terms.sort_by_key(|term| std::cmp::Reverse(term.day()));
        (self.count, self.missing) = self.courses(session).into_iter().fold((0, 0), |sum, it| {
            let missing = it.lines.iter().filter(|line| line.reported.is_none()).count();
            (sum.0 + it.lines.len(), sum.1 + missing)
        });
        if let Some(administration) = self.administration {
            self.grid.set_extent(Extent::FollowedUp(administration, self.term));
            self.grid.refresh(workspace, &session.findings.marks, today);
        }
        self.wanted = Some(Question {
            revision: session.revision(),
            administration: self.administration,
            term: self.term,
            today,
        });
    }

    /// How it goes with the plans of the förvaltning that is chosen.
    fn courses<'a>(&self, session: &'a Session) -> Vec<Course<'a>> {
        let of = |administration| session.workspace.courses(administration, self.term);
        self.administration.map_or_else(Vec::new, of)
    }

    /// Gives the focus to what was gone to, and has worked out what has not been.
    pub fn follow(&mut self, session: &Session) -> Task<Message> {
        let focusing = self.focus.take().map_or_else(Task::none, focus::to);
        let listing = self.grid.work_out().map(Message::Listed);
        let is_new = self.wanted != self.answered && self.wanted != self.asked;
        let Some(question) = self.wanted.filter(|_| is_new) else {
            return Task::batch([focusing, listing]);
        };
        self.asked = Some(question);
        let workspace = session.workspace.clone();
        let working =
            Task::perform(async move { Worked::of(&workspace, question) }, move |worked| {
                Message::Worked(question, worked)
            });
        Task::batch([focusing, listing, working])
    }

    pub fn update(
        &mut self,
        message: Message,
        session: &Session,
        ids: &mut Ids,
    ) -> Action<Message> {
        match message {
            Message::Administration(id) => self.look_at(id.and_then(AnyId::of), session),
            Message::Open(id) => {
                self.focus = Some(GRID.to_owned());
                self.look_at(Some(id), session)
            }
            Message::Term(at) => {
                if let Some(term) = self.terms.get(at) {
                    self.term = *term;
                }
                self.refresh(session);
                Action::None
            }
            Message::Begin => self.begin(session, ids),
            Message::Grid(event) => match self.grid.update(event, ids) {
                register::Action::Moved => Action::LeaveField,
                register::Action::Commit(change, typing) => {
                    Action::Commit(with_statuses(change, session), typing)
                }
                register::Action::Open(id) => match session.workspace.record(id) {
                    Some(Record::FollowUp(it)) => {
                        subject(it).map_or(Action::None, |id| Action::Show(id, None))
                    }
                    _ => Action::None,
                },
                other => other.into(),
            },
            Message::Listed(listing) => {
                self.grid.show_listing(listing);
                Action::None
            }
            Message::Worked(question, worked) => {
                if self.wanted == Some(question) {
                    self.answered = Some(question);
                    self.worked = worked;
                }
                Action::None
            }
            Message::Export => self.request(session).map_or(Action::None, Action::Export),
        }
    }

    fn look_at(
        &mut self,
        administration: Option<Id<Administration>>,
        session: &Session,
    ) -> Action<Message> {
        self.administration = administration;
        self.refresh(session);
        Action::LeaveField
    }

    /// Shows a report where it is written.
    pub fn show(&mut self, id: AnyId, field: Option<FieldKey>, session: &Session) {
        let Some(Record::FollowUp(report)) = session.workspace.record(id) else { return };
        self.term = report.term().unwrap_or(self.term);
        self.administration = session.workspace.followed_administration(report);
        self.refresh(session);
        self.grid.show(id, field);
        self.focus = Some(GRID.to_owned());
    }

    /// The document of what is seen.
    pub fn request(&self, session: &Session) -> Option<Request> {
        let today = session.today();
        let paper = match self.administration {
            Some(id) => Paper::FollowUp(session.workspace.get(id)?.body?, self.term),
            None => Paper::ManagementReport(self.term),
        };
        Some(Request { paper, variant: Variant::Public, with_data: false, today })
    }

    fn begin(&mut self, session: &Session, ids: &mut Ids) -> Action<Message> {
        let name = format!("Började uppföljningen {}", self.term.label());
        let mut change = Change::new(name);
        for course in self.courses(session) {
            let begun =
                session.workspace.begun_follow_up(course.plan.id, self.term, session.today(), ids);
            change.edits.extend(begun.edits);
        }
        self.focus = Some(GRID.to_owned());
        Action::Commit(change, None)
    }
}

/// What a report is about.
fn subject(report: &FollowUp) -> Option<AnyId> {
    report.activity.map(AnyId::from).or(report.training.map(AnyId::from))
}

/// The status that the latest report gives an activity is the activity's own: it is typed once.
pub(super) fn with_statuses(mut change: Change, session: &Session) -> Change {
    let workspace = &session.workspace;
    let mut statuses = Vec::new();
    for edit in &change.edits {
        let Some(Record::FollowUp(after)) = edit.after.as_deref() else { continue };
        let Some(activity) = after.activity.and_then(|id| workspace.get(id)) else { continue };
        let was = match edit.before.as_deref() {
            Some(Record::FollowUp(before)) => before.status,
            _ => None,
        };
        if after.status != was
            && after.status != activity.status
            && workspace.is_latest_report(after)
        {
            let mut activity = activity.clone();
            activity.status = after.status;
            statuses.extend(workspace.put("", activity).edits);
        }
    }
    change.edits.extend(statuses);
    change
}

fn columns() -> Vec<Shape> {
    vec![
        Shape::derived("Aktivitet eller insats", Derived::Followed, 230.0).grow(),
        Shape::field(FollowUp::status, 118.0),
        Shape::derived("Plan drift", Derived::PlannedRunning, 84.0),
        Shape::field(FollowUp::running, 88.0).heading("Utfall").empty("Ej rapporterat"),
        Shape::field(FollowUp::expected_running, 88.0).heading("Prognos").empty("Som planerat"),
        Shape::derived("Avvikelse", Derived::RunningDeviation, 84.0),
        Shape::derived("Plan inv.", Derived::PlannedInvestment, 84.0),
        Shape::field(FollowUp::investment, 88.0).heading("Utfall inv.").empty("Ej rapporterat"),
        Shape::field(FollowUp::expected_investment, 96.0)
            .heading("Prognos inv.")
            .empty("Som planerat"),
        Shape::field(FollowUp::cause, 180.0).heading("Orsak").empty("Ej angiven"),
        Shape::field(FollowUp::measure, 180.0).empty("Ej angiven"),
    ]
}
