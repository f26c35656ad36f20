//! An open file with its screens. Screens keep their state while others are shown.

use iced::widget::svg;
use iced::{Size, Task};
use uuid::Uuid;

use super::Message;
use crate::desktop::screen::{
    Action, Fix, Place, Selection, case, cases, follow_up, history, home, matrix, organisation,
    papers, plan, plans, reading, review, strategy, systems, training,
};
use crate::desktop::session::Session;
use crate::desktop::theme::size::NAVIGATION_FOLDED;
use crate::desktop::{as_of, register};
use crate::exchange::export::Request;
use crate::record::{AnyId, Case, FieldKey, Id, Ids, Kind, Plan, Record};
use crate::review::case_of;
use crate::store::Frozen;

/// The open file and everything that is shown of it.
#[derive(Debug)]
pub struct Desk {
    pub session: Session,
    pub place: Place,
    /// The kommun's arms, if it has any.
    pub arms: Option<svg::Handle>,
    ids: Ids,
    pub home: home::State,
    pub plan: Option<plan::State>,
    pub case: Option<case::State>,
    pub reading: Option<reading::State>,
    pub systems: systems::State,
    pub matrix: matrix::State,
    pub strategy: strategy::State,
    pub organisation: organisation::State,
    pub training: training::State,
    pub follow_up: follow_up::State,
    pub papers: papers::State,
    pub review: review::State,
    pub history: history::State,
    /// The revision whose review is under way.
    pub(super) reviewing: Option<u64>,
    /// The revision that the findings are of.
    pub(super) reviewed: Option<u64>,
    /// The bar where another day is looked at.
    pub as_of: as_of::State,
    /// What the preview of the plan editor has.
    room: (f32, f32),
    /// What the whole work area has.
    work_room: (f32, f32),
}

impl Desk {
    pub fn new(session: Session) -> Self {
        let ids = session.clock().ids();
        Self {
            place: Place::Home,
            arms: arms(&session),
            ids,
            home: home::State::new(&session),
            plan: None,
            case: None,
            reading: None,
            systems: systems::State::new(&session),
            matrix: matrix::State::new(&session),
            strategy: strategy::State::new(&session),
            organisation: organisation::State::new(&session),
            training: training::State::new(&session),
            follow_up: follow_up::State::new(&session),
            papers: papers::State::default(),
            review: review::State::new(&session),
            history: history::State::new(&session),
            reviewing: None,
            reviewed: None,
            as_of: as_of::State::default(),
            room: (300.0, 1.0),
            work_room: (960.0, 1.0),
            session,
        }
    }

    pub fn home(&mut self, message: home::Message) -> Action<Message> {
        self.home.update(message, &self.session).map(Message::Home)
    }

    pub fn plans(&mut self, message: plans::Message) -> Action<Message> {
        plans::update(message, &self.session, &mut self.ids).map(Message::Plans)
    }

    pub fn plan(&mut self, message: plan::Message) -> Action<Message> {
        match &mut self.plan {
            Some(plan) => plan.update(message, &self.session, &mut self.ids).map(Message::Plan),
            None => Action::None,
        }
    }

    pub fn cases(&mut self, message: cases::Message) -> Action<Message> {
        cases::update(message, &self.session, &mut self.ids).map(Message::Cases)
    }

    pub fn case(&mut self, message: case::Message) -> Action<Message> {
        match &mut self.case {
            Some(case) => case.update(message, &self.session, &mut self.ids).map(Message::Case),
            None => Action::None,
        }
    }

    pub fn reading(&mut self, message: reading::Message) -> Action<Message> {
        match &mut self.reading {
            Some(reading) => {
                reading.update(message, &self.session, &mut self.ids).map(Message::Reading)
            }
            None => Action::None,
        }
    }

    pub fn systems(&mut self, message: systems::Message) -> Action<Message> {
        self.systems.update(message, &self.session, &mut self.ids).map(Message::Systems)
    }

    pub fn matrix(&mut self, message: matrix::Message) -> Action<Message> {
        self.matrix.update(message, &self.session, &mut self.ids).map(Message::Matrix)
    }

    pub fn strategy(&mut self, message: strategy::Message) -> Action<Message> {
        self.strategy.update(message, &self.session).map(Message::Strategy)
    }

    pub fn organisation(&mut self, message: organisation::Message) -> Action<Message> {
        self.organisation.update(message, &self.session, &mut self.ids).map(Message::Organisation)
    }

    pub fn training(&mut self, message: training::Message) -> Action<Message> {
        self.training.update(message, &self.session, &mut self.ids).map(Message::Training)
    }

    pub fn follow_up(&mut self, message: follow_up::Message) -> Action<Message> {
        self.follow_up.update(message, &self.session, &mut self.ids).map(Message::FollowUp)
    }

    pub fn papers(&mut self, message: papers::Message) -> Action<Message> {
        self.papers.update(message, &self.session).map(Message::Papers)
    }

    pub fn review(&mut self, message: review::Message) -> Action<Message> {
        self.review.update(message, &self.session).map(Message::Review)
    }

    pub fn history(&mut self, message: history::Message) -> Action<Message> {
        self.history.update(message, &self.session).map(Message::History)
    }

    /// Goes to a place. The plan editor needs a plan: without one, to the list.
    pub fn go(&mut self, place: Place) {
        self.session.leave_field();
        self.place = match place {
            Place::Plan if self.plan.is_none() => Place::Plans,
            Place::Case if self.case.is_none() => Place::Cases,
            Place::Reading if self.reading.is_none() => Place::Cases,
            place => place,
        };
        if let (Place::Strategy, Some(plan)) = (place, &self.plan) {
            let chapter = plan.chapter(&self.session).map(|chapter| chapter.id);
            self.strategy.aim_at(plan.plan, chapter);
        }
        self.refresh();
    }

    /// The control that has the focus when the place is gone to.
    pub fn first_control(&self) -> Option<&'static str> {
        match self.place {
            Place::Plan => match self.plan.as_ref()?.grid {
                Some(_) => Some("plan-grid"),
                None => Some("chapter-text"),
            },
            Place::Systems => Some("systems-grid"),
            Place::Matrix if self.matrix.tab == matrix::Tab::Person => Some(matrix::PERSON),
            Place::Matrix => Some(matrix::GRID),
            Place::Case => Some(case::FIRST),
            Place::Reading => Some(reading::FIRST),
            Place::Organisation => Some("organisation-grid"),
            Place::Strategy => Some(strategy::SEARCH),
            Place::History => Some(history::LIST),
            Place::Training => Some(training::GRID),
            Place::FollowUp => self.follow_up.administration.map(|_| follow_up::GRID),
            Place::Papers => Some(papers::FIRST),
            _ => None,
        }
    }

    /// Opens a plan in the editor.
    pub fn open_plan(&mut self, id: Id<Plan>) {
        if self.plan.as_ref().is_none_or(|plan| plan.plan != id) {
            let mut plan = plan::State::new(id, &self.session);
            plan.set_room(self.room);
            self.plan = Some(plan);
            self.session.leave_field();
            self.place = Place::Plan;
        } else {
            self.go(Place::Plan);
        }
    }

    /// Opens a case.
    pub fn open_case(&mut self, id: Id<Case>) {
        if self.case.as_ref().is_none_or(|case| case.case != id) {
            let mut case = case::State::new(id, &self.session);
            case.set_room(self.work_room.0, self.work_room.1);
            self.case = Some(case);
        }
        self.go(Place::Case);
    }

    /// Shows the papers of a case to be read, in a window so large.
    pub fn read(&mut self, id: Id<Case>, window: Size, scale: f32) {
        let reading = reading::State::new(id, self.to_return_to(), &self.session);
        self.show_reading(reading, window, scale);
    }

    /// Shows the papers that a decision froze to be read, in a window so large.
    pub fn read_frozen(&mut self, frozen: Frozen, window: Size, scale: f32) {
        let reading = reading::State::of_frozen(frozen, self.to_return_to(), &self.session);
        self.show_reading(reading, window, scale);
    }

    fn show_reading(&mut self, mut reading: reading::State, window: Size, scale: f32) {
        reading.set_room(window, scale);
        self.reading = Some(reading);
        self.go(Place::Reading);
    }

    /// Where a reader goes on leaving.
    fn to_return_to(&self) -> Place {
        if self.place == Place::Reading { Place::Cases } else { self.place }
    }

    /// Shows a record where it is edited.
    ///
    /// Gives the control to focus there, if it is known.
    pub fn show(&mut self, id: AnyId, field: Option<FieldKey>) -> Option<String> {
        // Without a field it is the record's name that is shown.
        let field = field.or_else(|| id.kind.title().last().copied());
        let plan = match self.session.workspace.record(id) {
            Some(Record::Plan(plan)) => Some(plan.id),
            Some(Record::Chapter(chapter)) => chapter.plan,
            Some(Record::Activity(activity)) => activity.plan,
            Some(Record::Goal(goal)) => goal.plan,
            _ => None,
        };
        if let Some(plan) = plan {
            self.open_plan(plan);
            if let Some(editor) = &mut self.plan {
                editor.show(id, field, &self.session);
            }
            return match id.kind {
                Kind::Activity | Kind::Goal => Some("plan-grid".to_owned()),
                Kind::Chapter => Some("chapter-text".to_owned()),
                _ => None,
            };
        }
        if let Some(case) = case_of(&self.session.workspace, id) {
            self.open_case(case);
            return self.case.as_mut().and_then(|open| open.show(id, field, &self.session));
        }
        match id.kind {
            Kind::FollowUp => {
                self.go(Place::FollowUp);
                self.follow_up.show(id, field, &self.session);
            }
            kind if kind.is_of_systems() => {
                self.go(Place::Systems);
                self.systems.show(id, field, &self.session);
            }
            _ => {
                self.go(Place::Organisation);
                self.organisation.show(id, field, &self.session);
            }
        }
        None
    }

    /// Shows where a finding is mended: a field, or the cell of a role.
    ///
    /// Gives the control to focus there, if it is known.
    pub fn mend(&mut self, fix: Fix) -> Option<String> {
        let control = self.show(fix.record, fix.field);
        let cell = register::cell_of(fix.rule).filter(|_| fix.field.is_none());
        match (cell, self.place) {
            (Some(cell), Place::Systems) => self.systems.show_cell(fix.record, cell, &self.session),
            (Some(cell), Place::Organisation) => self.organisation.show_cell(fix.record, cell),
            _ => {}
        }
        control
    }

    /// Shows some of the systems in their register.
    pub fn show_systems(&mut self, selection: Selection) {
        self.go(Place::Systems);
        self.systems.select(selection, &self.session);
    }

    /// Shows the register of a kind of records.
    pub fn show_register(&mut self, kind: Kind) {
        self.go(Place::Organisation);
        self.organisation.open_register(kind, &self.session);
    }

    /// Shows what has been changed in one record.
    pub fn show_history(&mut self, id: AnyId) {
        self.go(Place::History);
        let _ = self.history.update(history::Message::Only(id), &self.session);
    }

    /// The history of the record that is worked on where the user is.
    pub fn history_of_current(&mut self) -> Action<Message> {
        let record = match self.place {
            Place::Plan => self.plan.as_ref().map(plan::State::current),
            Place::Case => self.case.as_ref().map(|case| case.case.into()),
            Place::Reading => self.reading.as_ref().map(|it| it.case.into()),
            Place::Systems => self.systems.current.map(Into::into),
            Place::Matrix => self.matrix.current.map(Into::into),
            Place::Organisation => self.organisation.current(),
            _ => None,
        };
        record.map_or(Action::None, Action::History)
    }

    /// Whom one works with: the person of the row, or who holds the current cell.
    pub fn current_person(&self) -> Option<AnyId> {
        let found = match self.place {
            Place::Matrix => self.matrix.current_person(&self.session),
            Place::Organisation => self.organisation.current(),
            _ => None,
        };
        found.filter(|id| id.kind == Kind::Person)
    }

    /// Shows all that somebody answers for; of nobody in particular, the user, or else whom one works
    /// with.
    pub fn show_answers(&mut self, person: Option<AnyId>) {
        let me = || self.session.user().map(AnyId::from);
        let person = person.or_else(me).or_else(|| self.current_person());
        self.matrix.show_person(person, &self.session);
        self.go(Place::Matrix);
    }

    /// Takes in what was typed in the bar of days; the screen shows the day at once.
    pub fn look_at(&mut self, message: as_of::Message) {
        let day = self.as_of.update(message, self.session.when());
        if self.session.as_of != day {
            self.session.as_of = day;
            self.refresh();
        }
    }

    /// The system that is worked on was looked over today.
    pub fn looked_over(&mut self) -> Action<Message> {
        match self.place {
            Place::Systems if self.session.is_writable() => {
                self.systems(systems::Message::Reviewed)
            }
            // Where all of a person is told, no system is seen to be worked on.
            Place::Matrix
                if self.session.is_writable() && self.matrix.tab != matrix::Tab::Person =>
            {
                self.matrix(matrix::Message::Reviewed)
            }
            _ => Action::None,
        }
    }

    /// Adds a row to the register that stands.
    pub fn add_row(&mut self) -> Action<Message> {
        match self.place {
            Place::Plan => self.plan(plan::Message::AddRow),
            Place::Case => self.case(case::Message::AddPoint),
            Place::Systems => self.systems(systems::Message::Add),
            Place::Matrix => self.matrix(matrix::Message::Add),
            Place::Training => self.training(training::Message::AddTraining),
            Place::Organisation => self.organisation(organisation::Message::Add),
            _ => Action::None,
        }
    }

    /// Removes the chosen rows of the register that stands.
    pub fn remove_rows(&mut self) -> Action<Message> {
        match self.place {
            Place::Plan => self.plan(plan::Message::RemoveRow),
            Place::Systems => self.systems(systems::Message::Remove),
            Place::Organisation => self.organisation(organisation::Message::Remove),
            Place::Training => self.training(training::Message::RemoveTraining),
            _ => Action::None,
        }
    }

    /// Lets the screen that stands take in the session as it is now; the others do when they are
    /// gone to.
    pub fn refresh(&mut self) {
        if self.plan.as_ref().is_some_and(|p| self.session.workspace.get(p.plan).is_none()) {
            self.plan = None;
            if self.place == Place::Plan {
                self.place = Place::Plans;
            }
        }
        if self.case.as_ref().is_some_and(|it| self.session.workspace.get(it.case).is_none()) {
            self.case = None;
            if self.place == Place::Case {
                self.place = Place::Cases;
            }
        }
        if self.reading.as_ref().is_some_and(|it| self.session.workspace.get(it.case).is_none()) {
            self.reading = None;
            if self.place == Place::Reading {
                self.place = Place::Cases;
            }
        }
        let session = &self.session;
        match self.place {
            Place::Home => self.home.refresh(session),
            Place::Case => {
                if let Some(case) = &mut self.case {
                    case.refresh(session);
                }
            }
            Place::Reading => {
                if let Some(reading) = &mut self.reading {
                    reading.refresh(session);
                }
            }
            Place::Plan => {
                if let Some(plan) = &mut self.plan {
                    plan.refresh(session);
                }
            }
            Place::Systems => self.systems.refresh(session),
            Place::Matrix => self.matrix.refresh(session),
            Place::Strategy => self.strategy.refresh(session),
            Place::Organisation => self.organisation.refresh(session),
            Place::Review => self.review.refresh(session),
            Place::Training => self.training.refresh(session),
            Place::FollowUp => self.follow_up.refresh(session),
            Place::Papers => self.papers.refresh(session),
            Place::History => self.history.refresh(session),
            Place::Plans | Place::Cases => {}
        }
    }

    /// Lets the preview follow the data, and the focus what the screen has gone to.
    pub fn follow(&mut self) -> Task<Message> {
        match &mut self.plan {
            Some(plan) if self.place == Place::Plan => {
                plan.follow(&self.session).map(Message::Plan)
            }
            _ if self.place == Place::Case => match &mut self.case {
                Some(case) => case.follow(&self.session).map(Message::Case),
                None => Task::none(),
            },
            _ if self.place == Place::Reading => match &mut self.reading {
                Some(reading) => reading.follow(&self.session).map(Message::Reading),
                None => Task::none(),
            },
            _ if self.place == Place::Papers => {
                self.papers.follow(&self.session).map(Message::Papers)
            }
            _ if self.place == Place::Systems => self.systems.follow().map(Message::Systems),
            _ if self.place == Place::Matrix => {
                self.matrix.follow(&self.session).map(Message::Matrix)
            }
            _ if self.place == Place::Training => {
                self.training.follow(&self.session).map(Message::Training)
            }
            _ if self.place == Place::FollowUp => {
                self.follow_up.follow(&self.session).map(Message::FollowUp)
            }
            _ if self.place == Place::Organisation => {
                self.organisation.follow().map(Message::Organisation)
            }
            _ => Task::none(),
        }
    }

    /// The window has got this much room: pixels, and device pixels a pixel.
    pub fn make_room(&mut self, window: Size, scale: f32) -> Task<Message> {
        let work = window.width - NAVIGATION_FOLDED;
        let panel = plan::panel_width(work, self.session.arrangement.panel);
        self.room = (panel - 34.0, scale);
        self.work_room = (work, scale);
        self.papers.set_room(work, scale);
        if let Some(reading) = &mut self.reading {
            reading.set_room(window, scale);
        }
        if let Some(case) = &mut self.case {
            case.set_room(work, scale);
        }
        if let Some(plan) = &mut self.plan {
            plan.set_room(self.room);
        }
        self.follow()
    }

    /// The name of the place, and the way there.
    pub fn place_name(&self) -> String {
        match self.place {
            Place::Home => "Att göra".to_owned(),
            Place::Plans => "Planer".to_owned(),
            Place::Cases => "Ärenden".to_owned(),
            Place::Case => {
                let case = self.case.as_ref().and_then(|it| self.session.workspace.get(it.case));
                case.map_or("Ärende".to_owned(), |case| match case.diary_number.trim() {
                    "" => "Ärende utan diarienummer".to_owned(),
                    number => number.to_owned(),
                })
            }
            Place::Plan => {
                let plan = self.plan.as_ref().and_then(|plan| plan.chapter(&self.session));
                plan.map_or_else(
                    || "Planens uppgifter".to_owned(),
                    |chapter| chapter.heading.clone(),
                )
            }
            Place::Reading => "Läs handlingar".to_owned(),
            Place::Systems => "IT-system".to_owned(),
            Place::Matrix => "Ansvar".to_owned(),
            Place::Strategy => "IT-strategi".to_owned(),
            Place::Organisation => "Organisation".to_owned(),
            Place::Review => "Granskning".to_owned(),
            Place::Training => "Utbildning".to_owned(),
            Place::FollowUp => "Uppföljning".to_owned(),
            Place::Papers => "Handlingar".to_owned(),
            Place::History => "Historik".to_owned(),
        }
    }

    /// The document that an export is about: the one that is seen, or the plan in the editor.
    pub fn current_paper(&self) -> Option<Request> {
        match self.place {
            Place::Papers => self.papers.request(&self.session),
            Place::FollowUp => self.follow_up.request(&self.session),
            Place::Case => self.case.as_ref().map(|case| case.request(&self.session)),
            Place::Reading => self.reading.as_ref().and_then(|it| it.current(&self.session)),
            _ => self.plan.as_ref().map(|plan| plan.request(&self.session)),
        }
    }

    /// What is read, where a decision froze it.
    pub fn frozen_in_reading(&self) -> Option<Uuid> {
        Some(self.reading.as_ref()?.frozen.as_ref()?.facts.id)
    }

    /// Turns the page of the preview that stands.
    pub fn turn_page(&mut self, forward: bool) -> Action<Message> {
        match self.place {
            Place::Plan => self.plan(plan::Message::TurnPage(forward)),
            Place::Case => self.case(case::Message::TurnPage(forward)),
            Place::Reading => self.reading(reading::Message::Turn(forward)),
            Place::Papers => self.papers(papers::Message::TurnPage(forward)),
            _ => Action::None,
        }
    }
}

fn arms(session: &Session) -> Option<svg::Handle> {
    let arms = &session.workspace.municipality()?.arms;
    let readable = crate::document::arms::read(arms).is_some();
    readable.then(|| svg::Handle::from_memory(arms.as_bytes().to_vec()))
}
