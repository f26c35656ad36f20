//! What the register of systems knows: what is listed, which system is current, what is wrong with
//! it and what was changed in it last.

use std::sync::Arc;

use iced::Task;

use super::super::{Selection, system_panel};
use super::columns::{self, Offered, SECTIONS};
use super::derive;
use crate::desktop::form::{self, Form, control_id};
use crate::desktop::register::{self, Content, Extent, Register};
use crate::desktop::session::Session;
use crate::desktop::widget::{focus, grid};
use crate::record::{
    AccessRule, Acknowledgement, Agreement, AnyId, Assignment, Body, Classification,
    CompetenceRequirement, FieldKey, Id, Integration, Kronor, Record, RecordType, RoleCode,
    ServiceAgreement, System, TechnicalDocument,
};
use crate::workspace::Entry;

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
            Self::Findings => "Med anmärkningar",
            Self::NoManager => "Utan systemansvarig",
            Self::NoDeputy => "Utan ersättare",
        }
    }
}

/// The small registers under the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Small {
    Roles,
    Requirements,
    AccessRules,
    Agreements,
    Service,
    Classifications,
    Documents,
    Integrations,
    Acknowledgements,
}

impl Small {
    pub const ALL: [Self; 9] = [
        Self::Roles,
        Self::Requirements,
        Self::AccessRules,
        Self::Agreements,
        Self::Service,
        Self::Classifications,
        Self::Documents,
        Self::Integrations,
        Self::Acknowledgements,
    ];

    /// The field by which its rows are parts of the system.
    const fn by(self) -> FieldKey {
        match self {
            Self::Roles => Assignment::subject,
            Self::Requirements => CompetenceRequirement::system,
            Self::AccessRules => AccessRule::system,
            Self::Agreements => Agreement::system,
            Self::Service => ServiceAgreement::system,
            Self::Classifications => Classification::system,
            Self::Documents => TechnicalDocument::system,
            Self::Integrations => Integration::system,
            Self::Acknowledgements => Acknowledgement::system,
        }
    }

    pub const fn title(self) -> &'static str {
        match self {
            Self::Roles => "Uppdrag",
            Self::Requirements => "Kompetenskrav",
            Self::AccessRules => "Behörighetsregler",
            Self::Agreements => "Avtal",
            Self::Service => "Service",
            Self::Classifications => "Informationsklassning",
            Self::Documents => "Teknisk dokumentation",
            Self::Integrations => "Integrationer",
            Self::Acknowledgements => "Kvittenser av säkerhetsinstruktioner",
        }
    }

    pub const fn id(self) -> &'static str {
        match self {
            Self::Roles => "system-roles",
            Self::Requirements => "system-requirements",
            Self::AccessRules => "system-access-rules",
            Self::Agreements => "system-agreements",
            Self::Service => "system-service",
            Self::Classifications => "system-classifications",
            Self::Documents => "system-documents",
            Self::Integrations => "system-integrations",
            Self::Acknowledgements => "system-acknowledgements",
        }
    }
}

/// The name of the row of tabs.
pub const TAB_ROW: &str = "systems";

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
    /// Some systems that another screen has spoken of, shown alone.
    pub selection: Option<Selection>,
    pub is_grouped: bool,
    /// Whether the panel is shown.
    pub panel: bool,
    /// The system that panel and form are about.
    pub current: Option<Id<System>>,
    pub form: Form,
    pub parts: [Register; Small::ALL.len()],
    /// The small register that was last worked in: new rows come there.
    pub(super) working_in: Option<Small>,
    /// How many systems each filter lets through.
    pub counts: [usize; 4],
    /// The bodies that own a system, by name.
    pub owners: Vec<(String, Id<Body>)>,
    pub cost: Kronor,
    /// The latest changes of the current system, newest first.
    pub changes: Vec<Arc<Entry>>,
    /// The control that waits for the focus.
    pub(super) focus: Option<String>,
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
    /// As [`Self::Open`], by the arrows on the tabs: the focus goes along.
    Turn(Tab),
    /// Go into the form of the current system.
    Enter,
    /// Go into one of its small registers.
    EnterPart(Small),
    Grid(grid::Event),
    /// The free text filter was typed in.
    Filter(String),
    /// Rows have been listed beside the window.
    Listed(register::Listing),
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
    /// Take all filters away.
    ShowAll,
    /// The current system was looked over today.
    Reviewed,
    /// Go to the next or previous system.
    Step(bool),
    /// The edge of the panel was drawn.
    PanelWidth(Option<f32>),
    /// Lead to the fix of one of the current system's findings.
    Mend(usize),
    /// What has been changed in the current system.
    History,
}

/// What systems are gathered by, and what their headings sum.
pub(super) const BY_OWNER: (FieldKey, Option<FieldKey>) =
    (System::owner, Some(System::annual_cost));

impl State {
    pub fn new(session: &Session) -> Self {
        let arrangement = &session.arrangement;
        let offered = columns::chosen(&arrangement.systems);
        let is_grouped = arrangement.grouped.unwrap_or(true);
        // Until a system is chosen the small registers list the parts of none.
        let none = AnyId { kind: System::KIND, uuid: uuid::Uuid::nil() };
        let part = |small: Small| {
            let by = small.by();
            Register::new(by.kind, Extent::PartsOf(none, by), columns::of(small))
                .arranged(arrangement)
        };
        let mut register = Register::new(System::KIND, Extent::All, columns::shown(&offered))
            .arranged(arrangement);
        register.group(is_grouped.then_some(BY_OWNER));
        let mut state = Self {
            tab: Tab::Register,
            register,
            offered,
            choosing: false,
            only: Only::All,
            owner: None,
            selection: None,
            is_grouped,
            panel: true,
            current: None,
            form: Form::new(SECTIONS.iter().flat_map(|(_, fields)| fields.iter().copied())),
            parts: Small::ALL.map(part),
            working_in: None,
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
        let (workspace, when) = (&session.workspace, session.when());
        self.counts = Only::ALL.map(|only| {
            let through = |system: &&System| {
                derive::lets_through(only, workspace, system, &session.findings, when.shown)
            };
            workspace.all::<System>().filter(through).count()
        });
        self.owners = derive::owners(workspace);
        if self.owner.is_some_and(|owner| self.owners.iter().all(|(_, id)| *id != owner)) {
            self.owner = None;
        }
        self.cost = derive::cost(workspace);
        self.narrow(session);
        self.register.refresh(workspace, &session.findings.marks, when);
        self.take_current(session);
    }

    /// Lets the register show what the filters let through.
    pub(super) fn narrow(&mut self, session: &Session) {
        let (workspace, shown) = (&session.workspace, session.when().shown);
        let selected = self.selection.as_ref().map(|selection| &selection.systems);
        let narrowed = self.only != Only::All || self.owner.is_some() || selected.is_some();
        let through = |system: &&System| {
            selected.is_none_or(|selected| selected.contains(&system.id))
                && self.owner.is_none_or(|owner| system.owner == Some(owner))
                && derive::lets_through(self.only, workspace, system, &session.findings, shown)
        };
        let only = narrowed.then(|| {
            workspace.all::<System>().filter(through).map(|system| system.id.uuid()).collect()
        });
        self.register.narrow(only);
    }

    /// Lets panel and form show the register's current system; on the heading of a group they keep
    /// the one they had.
    pub(super) fn take_current(&mut self, session: &Session) {
        let (workspace, today) = (&session.workspace, session.today());
        let findings = &session.findings;
        let current = self.register.current().and_then(AnyId::of).or(self.current);
        self.current = current.filter(|id| workspace.get(*id).is_some());
        if self.tab == Tab::Form {
            self.form.show(self.current.map(Into::into), workspace, findings, today);
        }
        if let Some(system) = self.current {
            for small in Small::ALL {
                let part = &mut self.parts[small as usize];
                part.set_extent(Extent::PartsOf(system.into(), small.by()));
                if small == Small::Roles {
                    part.hold_to(session.as_of);
                }
                part.refresh(workspace, &findings.marks, session.when());
            }
        }
        self.changes = system_panel::latest_changes(self.current, session);
    }

    /// Gives the focus to what was gone to.
    pub fn follow(&mut self) -> Task<Message> {
        let focusing = self.focus.take().map_or_else(Task::none, focus::to);
        Task::batch([focusing, self.register.work_out().map(Message::Listed)])
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

    /// Shows these systems and no others, in the column that they have in common.
    pub fn select(&mut self, selection: Selection, session: &Session) {
        let (first, column) = (selection.systems.first().copied(), selection.column);
        self.only = Only::All;
        self.owner = None;
        self.register.set_filter(String::new());
        self.selection = Some(selection);
        self.narrow(session);
        if let Some(first) = first {
            self.show_cell(first.into(), column, session);
        }
    }

    /// Sees to it that the filters let the system through, and goes to it.
    fn reach(&mut self, system: AnyId, session: &Session) {
        if !self.register.contains(system) {
            self.only = Only::All;
            self.owner = None;
            self.selection = None;
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
    pub fn show_cell(&mut self, system: AnyId, content: Content, session: &Session) {
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
}
