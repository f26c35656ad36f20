//! What the organisation screen knows and how it answers to the user.

use iced::Task;

use super::super::{Action, Fix};
use super::duties::{Duties, Only};
use super::part::Part;
use crate::desktop::component::tab_id;
use crate::desktop::form::{self, Form, control_id};
use crate::desktop::register::{self, Content, Extent, Register, Shape};
use crate::desktop::session::Session;
use crate::desktop::widget::{focus, grid};
use crate::record::{AnyId, FieldKey, Ids, Kind, Value};
use crate::workspace::{Change, Finding, Workspace};

/// The name of the tab's grid.
pub const GRID: &str = "organisation-grid";

/// The name of the row of tabs.
pub const TABS: &str = "organisation";

/// The name of the grid under the form.
pub const UNDER: &str = "organisation-under";

/// A tab's register, form and what stands under it. It keeps its place while others are shown.
#[derive(Debug)]
pub struct Page {
    pub register: Register,
    pub form: Form,
    pub under: Option<Register>,
}

/// The screen's state.
#[derive(Debug)]
pub struct State {
    pub part: Part,
    pages: Vec<Page>,
    /// Which duties are listed.
    pub duties: Duties,
    /// Whether the register under the form was last worked in: new rows come there.
    working_under: bool,
    /// The control that waits for the focus.
    focus: Option<String>,
}

/// What happens on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    Open(Part),
    /// As [`Self::Open`], by the arrows on the tabs: the focus goes along.
    Turn(Part),
    /// A row where one works: under the form, or in the tab's register.
    Add,
    /// What is chosen where one works.
    Remove,
    AddRecord,
    RemoveRecord,
    Grid(grid::Event),
    /// The filter was typed in.
    Filter(String),
    /// Of the duties, only these.
    Only(Only),
    /// What narrows the list is let go.
    ShowAll,
    /// Rows have been listed beside the window.
    Listed(register::Listing),
    Form(form::Message),
    Under(grid::Event),
    AddUnder,
    RemoveUnder,
    /// Go to the next or previous record.
    Step(bool),
    /// A finding about the current record: go to its field.
    Mend(Fix),
    /// What has been changed in the current record.
    History,
    /// All that the current person answers for.
    Answers(AnyId),
}

impl Page {
    fn new(part: Part, session: &Session) -> Self {
        let arrangement = &session.arrangement;
        // Until a record is chosen, what stands under it lists the parts of none.
        let none = AnyId { kind: part.kind(), uuid: uuid::Uuid::nil() };
        let under = part.under().map(|under| {
            let extent = Extent::PartsOf(none, under.by);
            let register =
                Register::new(under.by.kind, extent, (under.columns)()).arranged(arrangement);
            if part.has_long_rows() { register.two_lines() } else { register }
        });
        let columns = part.columns(&session.workspace);
        let register = Register::new(part.kind(), Extent::All, columns).arranged(arrangement);
        Self {
            register: if part == Part::Duties { register.two_lines() } else { register },
            form: Form::new(part.kind().keys()),
            under,
        }
    }

    fn refresh(&mut self, part: Part, session: &Session) {
        if part == Part::Duties {
            let columns = part.columns(&session.workspace);
            let contents = |shapes: &[Shape]| -> Vec<Content> {
                shapes.iter().map(|shape| shape.content).collect()
            };
            if contents(self.register.columns()) != contents(&columns) {
                self.register.set_columns(columns);
            }
        }
        self.register.hold_to(session.as_of);
        self.register.refresh(&session.workspace, &session.findings.marks, session.when());
        self.take_current(part, session);
    }

    /// Lets the form, and what stands under it, show the register's current record.
    fn take_current(&mut self, part: Part, session: &Session) {
        let (workspace, findings, today) = (&session.workspace, &session.findings, session.today());
        let current = self.register.current();
        self.form.show(current, workspace, findings, today);
        if let (Some(register), Some(under)) = (&mut self.under, part.under()) {
            let none = AnyId { kind: part.kind(), uuid: uuid::Uuid::nil() };
            register.set_extent(Extent::PartsOf(current.unwrap_or(none), under.by));
            register.hold_to(session.as_of);
            register.refresh(workspace, &findings.marks, session.when());
        }
    }
}

impl State {
    pub fn new(session: &Session) -> Self {
        let mut state = Self {
            part: Part::Bodies,
            pages: Part::ALL.map(|part| Page::new(part, session)).into(),
            duties: Duties::default(),
            working_under: false,
            focus: None,
        };
        state.refresh(session);
        state
    }

    /// Takes in the session as it is now.
    pub fn refresh(&mut self, session: &Session) {
        let part = self.part;
        if part == Part::Duties {
            self.duties.refresh(session);
            self.narrow();
        }
        self.page_mut().refresh(part, session);
    }

    /// Lets the list of duties show those that are wanted.
    fn narrow(&mut self) {
        let through = self.duties.through();
        self.page_mut().register.narrow(through);
    }

    /// The tab that stands.
    pub fn page(&self) -> &Page {
        &self.pages[self.part as usize]
    }

    fn page_mut(&mut self) -> &mut Page {
        &mut self.pages[self.part as usize]
    }

    /// The record that is worked on: under the form, or in the tab's register.
    pub fn current(&self) -> Option<AnyId> {
        let page = self.page();
        let under = page.under.as_ref().filter(|_| self.working_under);
        under.and_then(Register::current).or(page.form.record())
    }

    /// Goes to a cell that is no field: who holds a role over the record.
    pub fn show_cell(&mut self, id: AnyId, cell: Content) {
        let register = &mut self.page_mut().register;
        if register.contains(id) && register.columns().iter().any(|shape| shape.content == cell) {
            register.show_content(id, Some(cell));
            self.focus = Some(GRID.to_owned());
        }
    }

    /// The findings about the current record and what stands under it, gravest first.
    pub fn findings<'a>(&self, session: &'a Session) -> Vec<&'a Finding> {
        let page = self.page();
        let Some(current) = page.register.current() else { return Vec::new() };
        let under = |id: AnyId| page.under.as_ref().is_some_and(|under| under.contains(id));
        let about = |finding: &&Finding| finding.object == current || under(finding.object);
        let mut found: Vec<_> = session.findings.iter().filter(about).collect();
        found.sort_by_key(|finding| finding.weight);
        found
    }

    /// Gives the focus to what was gone to.
    pub fn follow(&mut self) -> Task<Message> {
        let focusing = self.focus.take().map_or_else(Task::none, focus::to);
        Task::batch([focusing, self.page_mut().register.work_out().map(Message::Listed)])
    }

    /// Shows a record in its tab, and its field: what stands under a record by that record.
    pub fn show(&mut self, id: AnyId, field: Option<FieldKey>, session: &Session) {
        let Some(part) = Part::of(id.kind) else { return };
        let part_changes = self.part != part;
        self.part = part;
        if part_changes {
            self.refresh(session);
        }
        self.working_under = false;
        let whole = if part.kind() == id.kind {
            Some(id)
        } else {
            part.under().and_then(|under| whole(&session.workspace, id, under.by))
        };
        let Some(whole) = whole else { return };
        let page = self.page_mut();
        page.register.show(whole, field);
        page.take_current(part, session);
        if whole != id
            && let Some(under) = &mut page.under
        {
            under.show(id, field);
            self.working_under = true;
            self.focus = Some(UNDER.to_owned());
            return;
        }
        let in_grid = page.register.columns().iter().any(|shape| shape.key() == field);
        self.focus = match field {
            Some(key) if !in_grid => Some(control_id(key)),
            _ if part.is_single() => None,
            _ => Some(GRID.to_owned()),
        };
    }

    /// Shows the register of a kind of records; another stays as it is where there is none.
    pub fn open_register(&mut self, kind: Kind, session: &Session) {
        if let Some(part) = Part::of(kind) {
            let _ = self.open(part, session);
        }
    }

    pub fn update(
        &mut self,
        message: Message,
        session: &Session,
        ids: &mut Ids,
    ) -> Action<Message> {
        match message {
            Message::Open(part) => self.open(part, session),
            Message::Turn(part) => {
                self.focus = Some(tab_id(TABS, part as usize));
                self.open(part, session)
            }
            Message::Add if self.working_under => self.add_under(ids),
            Message::Remove if self.working_under => self.remove_under(),
            Message::Add | Message::AddRecord => self.add(session, ids),
            Message::Remove | Message::RemoveRecord => self.remove(),
            Message::Grid(event) => self.update_grid(event, session, ids),
            Message::Filter(words) => self.filter(words, session),
            Message::Only(only) => self.set_only(only, session),
            Message::ShowAll => {
                let _ = self.set_only(Only::All, session);
                self.filter(String::new(), session)
            }
            Message::Listed(listing) => self.show_listing(listing, session),
            Message::Form(message) => self.update_form(message),
            Message::Under(event) => self.update_under(event, ids),
            Message::AddUnder => self.add_under(ids),
            Message::RemoveUnder => self.remove_under(),
            Message::Step(forward) => self.step(forward, session),
            Message::Mend(fix) => Action::Mend(fix),
            Message::Answers(person) => Action::Answers(person),
            Message::History => self.current().map_or(Action::None, Action::History),
        }
    }

    fn open(&mut self, part: Part, session: &Session) -> Action<Message> {
        self.part = part;
        self.working_under = false;
        self.refresh(session);
        Action::LeaveField
    }

    fn add(&mut self, session: &Session, ids: &mut Ids) -> Action<Message> {
        if self.part.is_single() && session.workspace.count(self.part.kind()) > 0 {
            return Action::None;
        }
        self.focus = Some(GRID.to_owned());
        self.working_under = false;
        let _ = self.set_only(Only::All, session);
        let register = &mut self.page_mut().register;
        register.set_filter(String::new());
        let record = register.blank(ids.uuid());
        let id = record.any_id();
        register.expect(&record);
        Action::Commit(Change::adding(format!("Lade till {}", id.kind.names().0), record), None)
    }

    fn remove(&mut self) -> Action<Message> {
        // A file has one kommun, always.
        if self.part.is_single() {
            return Action::None;
        }
        let removal = self.page().register.removal();
        removal.map_or(Action::None, |change| Action::Commit(change, None))
    }

    fn update_grid(
        &mut self,
        event: grid::Event,
        session: &Session,
        ids: &mut Ids,
    ) -> Action<Message> {
        self.working_under = false;
        let part = self.part;
        let page = self.page_mut();
        match page.register.update(event, ids) {
            register::Action::Moved => {
                page.take_current(part, session);
                Action::LeaveField
            }
            // Its form stands beside it already, but for a duty: that has its role's.
            register::Action::Open(_) if part != Part::Duties => Action::None,
            action => action.into(),
        }
    }

    fn set_only(&mut self, only: Only, session: &Session) -> Action<Message> {
        self.duties.only = only;
        if self.part == Part::Duties {
            self.narrow();
            let page = self.page_mut();
            page.take_current(Part::Duties, session);
        }
        Action::None
    }

    fn filter(&mut self, words: String, session: &Session) -> Action<Message> {
        let part = self.part;
        let page = self.page_mut();
        page.register.set_filter(words);
        page.take_current(part, session);
        Action::None
    }

    fn show_listing(&mut self, listing: register::Listing, session: &Session) -> Action<Message> {
        let part = self.part;
        let page = self.page_mut();
        page.register.show_listing(listing);
        page.take_current(part, session);
        Action::None
    }

    fn update_form(&mut self, message: form::Message) -> Action<Message> {
        self.working_under = false;
        self.page_mut().form.update(message).into()
    }

    fn update_under(&mut self, event: grid::Event, ids: &mut Ids) -> Action<Message> {
        self.working_under = true;
        let Some(under) = &mut self.page_mut().under else { return Action::None };
        match under.update(event, ids) {
            register::Action::Moved => Action::LeaveField,
            register::Action::Open(_) => Action::None,
            action => action.into(),
        }
    }

    fn add_under(&mut self, ids: &mut Ids) -> Action<Message> {
        let page = self.page_mut();
        if page.register.current().is_none() {
            return Action::None;
        }
        let Some(under) = &mut page.under else { return Action::None };
        let record = under.blank(ids.uuid());
        let id = record.any_id();
        under.expect(&record);
        self.working_under = true;
        self.focus = Some(UNDER.to_owned());
        Action::Commit(Change::adding(format!("Lade till {}", id.kind.names().0), record), None)
    }

    fn remove_under(&mut self) -> Action<Message> {
        let removal = self.page().under.as_ref().and_then(Register::removal);
        removal.map_or(Action::None, |change| Action::Commit(change, None))
    }

    fn step(&mut self, forward: bool, session: &Session) -> Action<Message> {
        let part = self.part;
        let page = self.page_mut();
        page.register.step(forward);
        page.take_current(part, session);
        Action::LeaveField
    }
}

/// The record that `part` is a part of, by its field `by`.
fn whole(workspace: &Workspace, part: AnyId, by: FieldKey) -> Option<AnyId> {
    match workspace.record(part)?.value(by.index) {
        Value::Reference(whole) => Some(whole),
        _ => None,
    }
}
