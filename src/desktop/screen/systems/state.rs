//! What the register of systems knows and how it answers to the user.

use std::sync::Arc;

use iced::Task;

use super::super::{Action, Place};
use super::columns::{self, Offered, SECTIONS};
use super::derive::{self, BySystem};
use crate::desktop::form::{self, Form, control_id};
use crate::desktop::register::{self, Content, Derived, Extent, Register};
use crate::desktop::session::Session;
use crate::desktop::widget::{focus, grid};
use crate::record::{
    Agreement, AnyId, Assignment, Body, Classification, FieldKey, Id, Ids, Kronor, Record,
    RecordType, RoleCode, System, Value,
};
use crate::workspace::{Change, Entry, Finding};

/// How many changes of a system the panel lists.
const CHANGES: usize = 6;

/// How far back in the journal they are looked for.
const LOOKED_BACK: usize = 4000;

/// The two ways to see the systems.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tab {
    /// All, in a grid.
    #[default]
    Register,
    /// One, as a form.
    Form,
}

/// What the grid is narrowed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Only {
    #[default]
    All,
    /// Systems that the review has findings about.
    Findings,
    NoManager,
    NoDeputy,
}

impl Only {
    pub const ALL: [Self; 4] = [Self::All, Self::Findings, Self::NoManager, Self::NoDeputy];

    pub const fn label(self) -> &'static str {
        match self {
            Self::All => "Alla",
            Self::Findings => "Med luckor",
            Self::NoManager => "Utan systemansvarig",
            Self::NoDeputy => "Utan ersättare",
        }
    }
}

/// The small registers under the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Small {
    Roles,
    Agreements,
    Classifications,
}

impl Small {
    pub const ALL: [Self; 3] = [Self::Roles, Self::Agreements, Self::Classifications];

    /// The field by which its rows are parts of the system.
    const fn by(self) -> FieldKey {
        match self {
            Self::Roles => Assignment::subject,
            Self::Agreements => Agreement::system,
            Self::Classifications => Classification::system,
        }
    }

    pub const fn title(self) -> &'static str {
        match self {
            Self::Roles => "Uppdrag",
            Self::Agreements => "Avtal",
            Self::Classifications => "Informationsklassning",
        }
    }

    pub const fn id(self) -> &'static str {
        match self {
            Self::Roles => "system-roles",
            Self::Agreements => "system-agreements",
            Self::Classifications => "system-classifications",
        }
    }
}

/// The name of the grid.
pub const GRID: &str = "systems-grid";

/// The screen's state.
#[derive(Debug)]
pub struct State {
    pub tab: Tab,
    pub register: Register,
    pub offered: Vec<Offered>,
    /// Whether the columns are being chosen, in the panel's place.
    pub choosing: bool,
    pub only: Only,
    pub owner: Option<Id<Body>>,
    pub is_grouped: bool,
    /// Whether the panel is shown.
    pub panel: bool,
    /// The system that panel and form are about.
    pub current: Option<Id<System>>,
    pub form: Form,
    pub parts: [Register; 3],
    /// The small register that was last worked in: new rows come there.
    working_in: Option<Small>,
    pub findings: BySystem,
    /// How many systems each filter lets through.
    pub counts: [usize; 4],
    /// The bodies that own a system, by name.
    pub owners: Vec<(String, Id<Body>)>,
    pub cost: Kronor,
    /// The latest changes of the current system, newest first.
    pub changes: Vec<Arc<Entry>>,
    /// The control that waits for the focus.
    focus: Option<String>,
}

/// What happens on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    /// A row where one works: in a small register, or a system.
    Add,
    /// What is chosen where one works.
    Remove,
    AddSystem,
    RemoveSystem,
    Open(Tab),
    /// Go into the form of the current system.
    Enter,
    /// Go into one of its small registers.
    EnterPart(Small),
    Grid(grid::Event),
    /// The free text filter was typed in.
    Filter(String),
    Only(Only),
    /// A body was chosen among the owners; `None` shows all.
    Owner(Option<usize>),
    ToggleGroups,
    ToggleColumns,
    /// Show or hide one of the offered columns.
    Column(usize, bool),
    /// Sort by one of the shown columns.
    Sort(usize),
    TogglePanel,
    Form(form::Message),
    Part(Small, grid::Event),
    AddPart(Small),
    RemovePart(Small),
    /// The current system was looked over today.
    Reviewed,
    /// Go to the next or previous system.
    Step(bool),
    /// Lead to the fix of one of the current system's findings.
    Mend(usize),
    History,
}

impl State {
    pub fn new(session: &Session) -> Self {
        let offered = columns::offered();
        // Until a system is chosen the small registers list the parts of none.
        let none = AnyId { kind: System::KIND, uuid: uuid::Uuid::nil() };
        let part = |small: Small, columns| {
            let by = small.by();
            Register::new(by.kind, Extent::PartsOf(none, by), columns)
        };
        let mut register = Register::new(System::KIND, Extent::All, columns::shown(&offered));
        register.group(Some((System::owner, Some(System::annual_cost))));
        let mut state = Self {
            tab: Tab::Register,
            register,
            offered,
            choosing: false,
            only: Only::All,
            owner: None,
            is_grouped: true,
            panel: true,
            current: None,
            form: Form::new(SECTIONS.iter().flat_map(|(_, fields)| fields.iter().copied())),
            parts: [
                part(Small::Roles, columns::roles()),
                part(Small::Agreements, columns::agreements()),
                part(Small::Classifications, columns::classifications()),
            ],
            working_in: None,
            findings: BySystem::new(),
            counts: [0; 4],
            owners: Vec::new(),
            cost: Kronor(0),
            changes: Vec::new(),
            focus: None,
        };
        state.refresh(session);
        state
    }

    /// Takes in the session as it is now.
    pub fn refresh(&mut self, session: &Session) {
        let (workspace, today) = (&session.workspace, session.today());
        self.findings = derive::by_system(workspace, &session.findings);
        self.counts = Only::ALL.map(|only| {
            let through = |system: &&System| {
                derive::lets_through(only, workspace, system, &self.findings, today)
            };
            workspace.all::<System>().filter(through).count()
        });
        self.owners = derive::owners(workspace);
        if self.owner.is_some_and(|owner| self.owners.iter().all(|(_, id)| *id != owner)) {
            self.owner = None;
        }
        self.cost = derive::cost(workspace);
        self.narrow(session);
        self.register.refresh(workspace, &session.findings, today);
        self.take_current(session);
    }

    /// Lets the register show what the filters let through.
    fn narrow(&mut self, session: &Session) {
        let (workspace, today) = (&session.workspace, session.today());
        let narrowed = self.only != Only::All || self.owner.is_some();
        let through = |system: &&System| {
            self.owner.is_none_or(|owner| system.owner == Some(owner))
                && derive::lets_through(self.only, workspace, system, &self.findings, today)
        };
        let only = narrowed.then(|| {
            workspace.all::<System>().filter(through).map(|system| system.id.uuid()).collect()
        });
        self.register.narrow(only);
    }

    /// Lets panel and form show the register's current system; on the heading of a group they keep
    /// the one they had.
    fn take_current(&mut self, session: &Session) {
        let (workspace, today) = (&session.workspace, session.today());
        let findings = session.findings.as_slice();
        let current = self.register.current().and_then(AnyId::of).or(self.current);
        self.current = current.filter(|id| workspace.get(*id).is_some());
        if self.tab == Tab::Form {
            self.form.show(self.current.map(Into::into), workspace, findings, today);
        }
        if let Some(system) = self.current {
            for small in Small::ALL {
                let part = &mut self.parts[small as usize];
                part.set_extent(Extent::PartsOf(system.into(), small.by()));
                part.refresh(workspace, findings, today);
            }
        }
        let touched = |entry: &&Arc<Entry>| {
            let mut edited = entry.change.edits.iter().filter_map(|edit| edit.id());
            edited.any(|id| {
                self.current.is_some_and(|system| {
                    id == system.into() || derive::system_of(workspace, id) == Some(system)
                })
            })
        };
        let entries = session.journal.entries().iter().rev().take(LOOKED_BACK);
        self.changes = entries.filter(touched).take(CHANGES).cloned().collect();
    }

    /// The findings about the current system, gravest first.
    pub fn current_findings(&self) -> &[Finding] {
        self.current.and_then(|id| self.findings.get(&id)).map_or(&[], Vec::as_slice)
    }

    /// Gives the focus to what was gone to.
    pub fn follow(&mut self) -> Task<Message> {
        self.focus.take().map_or_else(Task::none, focus::to)
    }

    /// Shows a system, or a part of one, and its field.
    pub fn show(&mut self, id: AnyId, field: Option<FieldKey>, session: &Session) {
        let workspace = &session.workspace;
        let Some(system) = derive::system_of(workspace, id) else { return };
        self.reach(system.into(), session);
        let is_managing = matches!(workspace.record(id), Some(Record::Assignment(held))
            if held.role.and_then(|role| workspace.get(role)).and_then(|role| role.code)
                == Some(RoleCode::SystemManager));
        if id.kind == System::KIND {
            self.show_field(id, field, session);
        } else if is_managing && field == Some(Assignment::deputies) {
            self.show_cell(system.into(), Content::Deputy(RoleCode::SystemManager), session);
        } else if let Some(small) = Small::ALL.into_iter().find(|small| small.by().kind == id.kind)
        {
            self.tab = Tab::Form;
            self.take_current(session);
            self.parts[small as usize].show(id, field);
            self.working_in = Some(small);
            self.focus = Some(small.id().to_owned());
        }
    }

    /// Sees to it that the filters let the system through, and goes to it.
    fn reach(&mut self, system: AnyId, session: &Session) {
        if !self.register.contains(system) {
            self.only = Only::All;
            self.owner = None;
            self.refresh(session);
        }
        self.choosing = false;
        self.register.show(system, None);
        self.take_current(session);
    }

    /// A field has a column, or else a place in the form.
    fn show_field(&mut self, system: AnyId, field: Option<FieldKey>, session: &Session) {
        let in_grid = |key| self.register.columns().iter().any(|shape| shape.key() == Some(key));
        match field {
            Some(key) if !in_grid(key) => {
                self.tab = Tab::Form;
                self.working_in = None;
                self.focus = Some(control_id(key));
            }
            _ => {
                self.tab = Tab::Register;
                self.register.show(system, field);
                self.focus = Some(GRID.to_owned());
            }
        }
        self.take_current(session);
    }

    /// A cell that is no field: its column is shown if it was hidden.
    fn show_cell(&mut self, system: AnyId, content: Content, session: &Session) {
        if let Some(hidden) =
            self.offered.iter_mut().find(|each| each.shape.content == content && !each.shown)
        {
            hidden.shown = true;
            self.register.set_columns(columns::shown(&self.offered));
        }
        self.tab = Tab::Register;
        self.register.show_content(system, Some(content));
        self.focus = Some(GRID.to_owned());
        self.take_current(session);
    }

    pub fn update(
        &mut self,
        message: Message,
        session: &Session,
        ids: &mut Ids,
    ) -> Action<Message> {
        match message {
            Message::Add => match self.working_in.filter(|_| self.tab == Tab::Form) {
                Some(small) => self.add_part(small, ids),
                None => self.add(session, ids),
            },
            Message::Remove => match self.working_in.filter(|_| self.tab == Tab::Form) {
                Some(small) => self.remove_part(small),
                None => self.remove(),
            },
            Message::AddSystem => self.add(session, ids),
            Message::RemoveSystem => self.remove(),
            Message::Open(tab) => self.open(tab, session),
            Message::Enter => self.enter(session),
            Message::EnterPart(small) => self.enter_part(small, session),
            Message::Grid(event) => self.update_grid(event, session, ids),
            Message::Filter(words) => self.filter(words, session),
            Message::Only(only) => self.set_only(only, session),
            Message::Owner(at) => self.set_owner(at, session),
            Message::ToggleGroups => self.toggle_groups(session),
            Message::ToggleColumns => self.toggle_columns(),
            Message::Column(at, shown) => self.set_column(at, shown),
            Message::Sort(column) => self.sort(column),
            Message::TogglePanel => self.toggle_panel(),
            Message::Form(message) => self.update_form(message),
            Message::Part(small, event) => self.update_part(small, event, ids),
            Message::AddPart(small) => self.add_part(small, ids),
            Message::RemovePart(small) => self.remove_part(small),
            Message::Reviewed => self.review(session),
            Message::Step(forward) => self.step(forward, session),
            Message::Mend(at) => self.mend(at, session, ids),
            Message::History => Action::Go(Place::History),
        }
    }

    fn add(&mut self, session: &Session, ids: &mut Ids) -> Action<Message> {
        let mut system = System::blank(ids.id());
        system.number = derive::next_number(&session.workspace);
        // Normally a body owns what it uses (S-27); which one is for the user to say, and the
        // review asks until it is said. Among the systems of one body it is that body.
        system.owner = self.owner;
        system.users = self.owner.into_iter().collect();
        self.only = Only::All;
        self.register.set_filter(String::new());
        self.register.expect_at(system.id.into(), System::name);
        self.focus = Some(match self.tab {
            Tab::Register => GRID.to_owned(),
            Tab::Form => control_id(System::name),
        });
        Action::Commit(Change::new(format!("Lade till {}", system.number)).with(system), None)
    }

    fn remove(&mut self) -> Action<Message> {
        let removal = match (self.tab, self.current) {
            // In the form only what is seen goes, whatever is selected in the grid.
            (Tab::Form, Some(current)) => self.register.removal_of(&[current.into()]),
            _ => self.register.removal(),
        };
        removal.map_or(Action::None, |change| Action::Commit(change, None))
    }

    fn open(&mut self, tab: Tab, session: &Session) -> Action<Message> {
        self.tab = tab;
        self.working_in = None;
        self.choosing = false;
        self.take_current(session);
        Action::LeaveField
    }

    fn enter(&mut self, session: &Session) -> Action<Message> {
        let _ = self.open(Tab::Form, session);
        self.focus = Some(control_id(System::number));
        Action::Run(self.follow())
    }

    fn enter_part(&mut self, small: Small, session: &Session) -> Action<Message> {
        let _ = self.open(Tab::Form, session);
        self.working_in = Some(small);
        self.focus = Some(small.id().to_owned());
        Action::Run(self.follow())
    }

    fn update_grid(
        &mut self,
        event: grid::Event,
        session: &Session,
        ids: &mut Ids,
    ) -> Action<Message> {
        match self.register.update(event, ids) {
            register::Action::Moved => {
                self.take_current(session);
                Action::LeaveField
            }
            register::Action::Open(id) => {
                self.register.show(id, None);
                match self.register.current_content() {
                    Some(Content::Derived(Derived::AgreementEnd)) => {
                        self.enter_part(Small::Agreements, session)
                    }
                    Some(Content::Derived(Derived::Levels)) => {
                        self.enter_part(Small::Classifications, session)
                    }
                    _ => self.enter(session),
                }
            }
            action => action.into(),
        }
    }

    fn filter(&mut self, words: String, session: &Session) -> Action<Message> {
        self.register.set_filter(words);
        self.take_current(session);
        Action::None
    }

    fn set_only(&mut self, only: Only, session: &Session) -> Action<Message> {
        self.only = only;
        self.narrow(session);
        self.take_current(session);
        Action::None
    }

    fn set_owner(&mut self, at: Option<usize>, session: &Session) -> Action<Message> {
        self.owner = at.and_then(|at| self.owners.get(at)).map(|(_, id)| *id);
        self.narrow(session);
        self.take_current(session);
        Action::None
    }

    fn toggle_groups(&mut self, session: &Session) -> Action<Message> {
        self.is_grouped = !self.is_grouped;
        let by = self.is_grouped.then_some((System::owner, Some(System::annual_cost)));
        self.register.group(by);
        self.take_current(session);
        Action::None
    }

    fn toggle_columns(&mut self) -> Action<Message> {
        self.choosing = !self.choosing;
        Action::None
    }

    fn set_column(&mut self, at: usize, shown: bool) -> Action<Message> {
        let others = self.offered.iter().enumerate().any(|(each, o)| each != at && o.shown);
        // A grid without columns could not be worked in.
        if let Some(offered) = self.offered.get_mut(at).filter(|_| shown || others) {
            offered.shown = shown;
            self.register.set_columns(columns::shown(&self.offered));
        }
        Action::None
    }

    fn sort(&mut self, column: usize) -> Action<Message> {
        let content = self.register.columns().get(column).map(|shape| shape.content);
        self.register.sort_by(content.map(|content| (content, grid::Sort::Ascending)));
        Action::None
    }

    fn toggle_panel(&mut self) -> Action<Message> {
        self.panel = !self.panel;
        self.choosing = false;
        Action::None
    }

    fn update_form(&mut self, message: form::Message) -> Action<Message> {
        self.working_in = None;
        self.form.update(message).into()
    }

    fn update_part(&mut self, small: Small, event: grid::Event, ids: &mut Ids) -> Action<Message> {
        self.working_in = Some(small);
        match self.parts[small as usize].update(event, ids) {
            register::Action::Moved => Action::LeaveField,
            // It stands here already.
            register::Action::Open(_) => Action::None,
            action => action.into(),
        }
    }

    fn add_part(&mut self, small: Small, ids: &mut Ids) -> Action<Message> {
        if self.current.is_none() {
            return Action::None;
        }
        let part = &mut self.parts[small as usize];
        let record = part.blank(ids.uuid());
        let id = record.any_id();
        part.expect(id);
        self.tab = Tab::Form;
        self.working_in = Some(small);
        self.focus = Some(small.id().to_owned());
        Action::Commit(Change::adding(format!("Lade till {}", id.kind.names().0), record), None)
    }

    fn remove_part(&mut self, small: Small) -> Action<Message> {
        let removal = self.parts[small as usize].removal();
        removal.map_or(Action::None, |change| Action::Commit(change, None))
    }

    fn review(&mut self, session: &Session) -> Action<Message> {
        let Some(system) = self.current.and_then(|id| session.workspace.get(id)) else {
            return Action::None;
        };
        let name = format!("Granskade {}", system.number);
        let today = Value::Date(session.today());
        match session.workspace.set(name, system.id.into(), System::reviewed, today) {
            Ok(change) => Action::Commit(change, None),
            Err(error) => Action::Tell(format!("Ändringen gjordes inte: {error}.")),
        }
    }

    fn step(&mut self, forward: bool, session: &Session) -> Action<Message> {
        self.register.step(forward);
        self.take_current(session);
        Action::LeaveField
    }

    fn mend(&mut self, at: usize, session: &Session, ids: &mut Ids) -> Action<Message> {
        let Some(finding) = self.current_findings().get(at).cloned() else { return Action::None };
        let Some(system) = self.current else { return Action::None };
        match (finding.rule, finding.field) {
            ("R-3", None) => {
                self.show_cell(system.into(), Content::Role(RoleCode::SystemManager), session);
            }
            ("R-4", None) => {
                self.show_cell(system.into(), Content::Role(RoleCode::Operator), session);
            }
            ("R-8", None) => return self.add_part(Small::Classifications, ids),
            _ => self.show(finding.object, finding.field, session),
        }
        Action::Run(self.follow())
    }
}
