//! "Vad ska göras nu?": the nearest duty, the year, what is nearest in time, how far the plans have
//! come, meetings and findings. Rows are derived when the data has changed and only drawn in `view`.

mod due;
mod overview;
mod view;
mod waiting;

use chrono::NaiveDate;

use super::{Action, Fix, Place, Selection};
use crate::desktop::command::Command;
use crate::desktop::session::Session;
use crate::document::words;
use crate::exchange::seed::{self, CycleEvent};
use crate::record::{Administration, AnyId, Case, FieldKey, Id, Kind, Plan};
use crate::review::{case_of, plan_of};
use crate::workspace::term::Term;

use due::{Due, Leads};
use overview::{MeetingRow, Month, Plans};
use waiting::WaitingRow;

/// The screen's state, derived when the data has changed.
#[derive(Debug)]
pub struct State {
    today: NaiveDate,
    cycle: Vec<CycleEvent>,
    months: Vec<Month>,
    due: Vec<Due>,
    /// What waits for the user in the cases.
    waiting: Vec<WaitingRow>,
    /// Whether the register knows who the user is.
    is_known: bool,
    /// What stands under the nearest duty in the head of the page.
    nearest: String,
    plans: Plans,
    meetings: Vec<MeetingRow>,
    /// Findings of each weight.
    tally: [usize; 3],
    whole_year: bool,
    all_due: bool,
}

/// What happens on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    Show(AnyId, Option<FieldKey>),
    /// Go to where a finding is mended.
    Mend(Fix),
    /// Show the systems that a duty is about.
    ShowSystems(Selection),
    OpenPlan(Id<Plan>),
    OpenCase(Id<Case>),
    /// Read the papers of a case over the whole screen.
    Read(Id<Case>),
    /// Tell the program who one is.
    Settings,
    Go(Place),
    /// Report at a checkpoint.
    FollowUp(Option<Id<Administration>>, Term),
    /// Show all twelve months with what shall be done, or the next six.
    ShowWholeYear(bool),
    /// Show every duty, or the nearest.
    ShowAllDue(bool),
}

impl State {
    pub fn new(session: &Session) -> Self {
        let mut state = Self {
            today: session.today(),
            // The cycle ships with the program and is read by its tests.
            cycle: seed::yearly_cycle().unwrap_or_default(),
            months: Vec::new(),
            due: Vec::new(),
            waiting: Vec::new(),
            is_known: true,
            nearest: String::new(),
            plans: Plans::default(),
            meetings: Vec::new(),
            tally: [0; 3],
            whole_year: false,
            all_due: false,
        };
        state.refresh(session);
        state
    }

    /// Takes in the session as it is now.
    pub fn refresh(&mut self, session: &Session) {
        let (workspace, findings) = (&session.workspace, &session.findings);
        self.today = session.today();
        self.months = overview::months(&self.cycle, self.today);
        self.due = due::list(workspace, self.today);
        let has_cases = workspace.count(Kind::Case) > 0;
        let user = session.me.filter(|_| has_cases);
        // Until the first review is done nobody has looked.
        self.is_known = user.is_some() || !has_cases || !session.is_reviewed;
        self.waiting = user.map_or_else(Vec::new, |it| waiting::rows(workspace, it, self.today));
        self.nearest = self.due.first().map_or(String::new(), |due| beneath(due, session));
        self.plans = overview::plans(workspace, findings);
        self.meetings = overview::meetings(workspace, self.today);
        self.tally = overview::tally(findings);
    }

    pub fn update(&mut self, message: Message, _session: &Session) -> Action<Message> {
        match message {
            Message::Show(id, field) => return Action::Show(id, field),
            Message::Mend(fix) => return Action::Mend(fix),
            Message::ShowSystems(selection) => return Action::ShowSystems(selection),
            Message::OpenPlan(plan) => return Action::OpenPlan(plan),
            Message::OpenCase(case) => return Action::OpenCase(case),
            Message::Read(case) => return Action::Read(case),
            Message::Settings => return Action::Command(Command::Settings),
            Message::Go(place) => return Action::Go(place),
            Message::FollowUp(of, term) => return Action::ShowFollowUp(of, term),
            Message::ShowWholeYear(whole) => self.whole_year = whole,
            Message::ShowAllDue(all) => self.all_due = all,
        }
        Action::None
    }
}

/// For a plan or a case what the review says of it, for anything else what it is about.
fn beneath(due: &Due, session: &Session) -> String {
    let workspace = &session.workspace;
    let objects = || session.findings.iter().map(|finding| finding.object);
    let (count, name) = match due.leads {
        Leads::Plan(id) => {
            let count = objects().filter(|it| plan_of(workspace, *it) == Some(id)).count();
            (count, workspace.get(id).map(|plan| plan.diary_number.as_str()))
        }
        Leads::Case(id) => {
            let count = objects().filter(|it| case_of(workspace, *it) == Some(id)).count();
            (count, workspace.get(id).map(|case| case.diary_number.as_str()))
        }
        _ => return due.about.clone(),
    };
    if !session.is_reviewed {
        return due.about.clone();
    }
    let name = name.filter(|number| !number.is_empty());
    let counted = words::counted(count, "anmärkning", "anmärkningar");
    format!("Granskningen har {counted} på {}", name.unwrap_or("handlingarna"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desktop::session::tests::example_session;
    use crate::record::PlanState;
    use crate::workspace::Weight;

    #[test]
    fn the_nearest_duty_says_what_the_review_thinks_of_its_plan() {
        let (session, _folder) = example_session();
        let state = State::new(&session);
        assert_eq!(state.due[0].title, "Lämna handlingar till Utbildningsnämnden");
        assert_eq!(state.nearest, "Granskningen har en anmärkning på UN 2026/118");
    }

    #[test]
    fn a_decided_plan_leaves_the_list_at_the_next_refresh() {
        let (mut session, _folder) = example_session();
        let mut state = State::new(&session);
        let plan = state.due.iter().find_map(|due| match due.leads {
            Leads::Plan(id) => Some(id),
            _ => None,
        });
        let id = plan.unwrap();
        let mut plan = session.workspace.get(id).unwrap().clone();
        plan.state = Some(PlanState::Decided);
        let change = session.workspace.put("Ändrade läge", plan);
        session.commit(change, None).unwrap();
        state.refresh(&session);
        assert!(state.due.iter().all(|due| due.leads != Leads::Plan(id)));
    }

    #[test]
    fn a_duty_opens_what_it_is_about() {
        let (session, _folder) = example_session();
        let mut state = State::new(&session);
        for due in state.due.clone() {
            match (due.leads.clone(), state.update(due.message(), &session)) {
                (Leads::Plan(plan), Action::OpenPlan(opened)) => assert_eq!(plan, opened),
                (Leads::Case(case), Action::OpenCase(opened)) => assert_eq!(case, opened),
                (Leads::Record(id, field), Action::Show(shown, Some(at))) => {
                    assert_eq!((id, field), (shown, at));
                    assert!(matches!(id.kind, Kind::Agreement | Kind::Classification));
                }
                (Leads::Systems(named), Action::ShowSystems(shown)) => assert_eq!(named, shown),
                (Leads::Place(place), Action::Go(gone)) => assert_eq!(place, gone),
                (Leads::FollowUp(of, term), Action::ShowFollowUp(shown, at)) => {
                    assert_eq!((of, term), (shown, at));
                }
                other => panic!("{other:?}"),
            }
        }
    }

    #[test]
    fn the_whole_year_and_all_duties_are_shown_on_demand() {
        let (session, _folder) = example_session();
        let mut state = State::new(&session);
        let _ = state.update(Message::ShowWholeYear(true), &session);
        let _ = state.update(Message::ShowAllDue(true), &session);
        assert!(state.whole_year && state.all_due);
        state.refresh(&session);
        assert!(state.whole_year && state.all_due, "a change elsewhere folds nothing");
    }

    #[test]
    fn the_tally_is_that_of_the_review() {
        let (session, _folder) = example_session();
        let state = State::new(&session);
        for weight in Weight::ALL {
            let count = session.findings.iter().filter(|f| f.weight == weight).count();
            assert_eq!(state.tally[weight as usize], count);
        }
    }
}
