//! What the matrix knows: which table is shown, what it is narrowed to, which system is current, and
//! whose all is told.

use std::collections::HashSet;
use std::sync::Arc;

use iced::Task;

use super::super::system_panel;
use super::columns;
use super::derive::Worked;
use super::person::All;
use crate::desktop::register::{self, AT_ONCE, Content, Extent, Register};
use crate::desktop::session::{Session, When};
use crate::desktop::widget::{focus, grid};
use crate::record::{AnyId, Body, FieldKey, Id, RecordType, System};
use crate::workspace::Entry;

/// The name of the row of tabs.
pub const TAB_ROW: &str = "matrix";

/// The name of the grid.
pub const GRID: &str = "matrix-grid";

/// The list of persons.
pub const PERSON: &str = "matrix-person";

/// A revision of the kommun, and the days that it is looked at on.
type Question = (u64, When);

/// What is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tab {
    /// Tabell A.
    #[default]
    Responsibility,
    /// Tabell B.
    Properties,
    /// All that one person answers for.
    Person,
}

impl Tab {
    pub const ALL: [Self; 3] = [Self::Responsibility, Self::Properties, Self::Person];

    pub const fn label(self) -> &'static str {
        match self {
            Self::Responsibility => "Ansvar",
            Self::Properties => "Egenskaper",
            Self::Person => "Allt en person svarar för",
        }
    }
}

/// What the tables are narrowed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Only {
    #[default]
    All,
    /// Something is missing in Tabell A.
    Gaps,
    /// The agreement ends within twelve months.
    Ending,
}

impl Only {
    pub const ALL: [Self; 3] = [Self::All, Self::Gaps, Self::Ending];

    pub const fn label(self) -> &'static str {
        match self {
            Self::All => "Alla",
            Self::Gaps => "Med luckor",
            Self::Ending => "Avtal slut inom 12 månader",
        }
    }
}

/// The screen's state.
#[derive(Debug)]
pub struct State {
    pub tab: Tab,
    /// Tabell A and Tabell B, over the same systems.
    pub tables: [Register; 2],
    pub only: Only,
    pub owner: Option<Id<Body>>,
    /// Whose systems are shown, whatever the role.
    pub person: Option<AnyId>,
    pub panel: bool,
    pub current: Option<Id<System>>,
    pub worked: Worked,
    /// What `worked` shall be of, and what has been asked of another thread.
    wanted: Question,
    asked: Option<Question>,
    answered: Option<Question>,
    pub changes: Vec<Arc<Entry>>,
    /// All that the person of the third tab answers for.
    pub all: All,
    pub(super) focus: Option<String>,
}

/// What happens on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    Open(Tab),
    /// As [`Self::Open`], by the arrows on the tabs: the focus goes along.
    Turn(Tab),
    Grid(grid::Event),
    Filter(String),
    /// Rows have been listed beside the window.
    Listed(register::Listing),
    /// What is told over the tables has been worked out.
    Worked(u64, When, Worked),
    Only(Only),
    /// The user's own systems, by the name in the settings.
    Mine,
    /// A body was chosen among the owners; `None` shows all.
    Owner(Option<usize>),
    /// A person was chosen to narrow by; `None` shows all.
    Person(Option<AnyId>),
    ShowAll,
    /// A new system, owned by the body that is shown (S-27).
    Add,
    /// Open the current system as a form.
    OpenSystem,
    TogglePanel,
    PanelWidth(Option<f32>),
    /// Lead to the fix of one of the current system's findings.
    Mend(usize),
    /// What has been changed in the current system.
    History,
    /// The current system was looked over today.
    Reviewed,
    /// Look at another day.
    AskDay,
    /// One person for another, everywhere.
    Replace,
    /// All that this person answers for.
    Whose(Option<AnyId>),
    /// Go to one of the places where the person stands.
    Stand(AnyId, Option<FieldKey>),
}

impl State {
    pub fn new(session: &Session) -> Self {
        let table = |columns| {
            let mut table =
                Register::new(System::KIND, Extent::All, columns).arranged(&session.arrangement);
            table.group(Some(BY_OWNER));
            table
        };
        Self {
            tab: Tab::default(),
            tables: [table(columns::responsibility()), table(columns::properties())],
            only: Only::All,
            owner: None,
            person: None,
            panel: true,
            current: None,
            worked: Worked::default(),
            wanted: (session.revision(), session.when()),
            asked: None,
            answered: None,
            changes: Vec::new(),
            all: All::default(),
            focus: None,
        }
    }

    /// The table that is shown, or was before the person.
    pub fn table(&self) -> &Register {
        &self.tables[usize::from(self.tab == Tab::Properties)]
    }

    pub(super) fn table_mut(&mut self) -> &mut Register {
        &mut self.tables[usize::from(self.tab == Tab::Properties)]
    }

    /// Takes in the session as it is now.
    pub fn refresh(&mut self, session: &Session) {
        let (workspace, when) = (&session.workspace, session.when());
        let exists = |id: &AnyId| workspace.record(*id).is_some();
        self.person = self.person.filter(exists);
        self.all.refresh(session);
        if self.tab == Tab::Person {
            return;
        }
        self.wanted = (session.revision(), when);
        if self.answered != Some(self.wanted) && workspace.count(System::KIND) <= AT_ONCE {
            self.take_worked(self.wanted, Worked::of(workspace, when));
        }
        self.narrow(session);
        self.table_mut().refresh(workspace, &session.findings.marks, when);
        self.take_current(session);
    }

    /// Takes in what has been worked out, unless something else is wanted by now.
    fn take_worked(&mut self, question: Question, worked: Worked) {
        if question != self.wanted {
            return;
        }
        self.answered = Some(question);
        self.worked = worked;
        let owners = &self.worked.owners;
        self.owner = self.owner.filter(|owner| owners.iter().any(|(_, id)| id == owner));
    }

    /// As [`Self::take_worked`], from another thread: the tables follow.
    pub(super) fn show_worked(&mut self, question: Question, worked: Worked, session: &Session) {
        self.take_worked(question, worked);
        self.narrow(session);
        self.take_current(session);
    }

    fn lets_through(&self, only: Only, system: &System) -> bool {
        match only {
            Only::All => true,
            Only::Gaps => self.worked.through.gaps.contains(&system.id),
            Only::Ending => self.worked.through.ending.contains(&system.id),
        }
    }

    /// Lets the table show what the filters let through.
    pub(super) fn narrow(&mut self, session: &Session) {
        let (workspace, shown) = (&session.workspace, session.when().shown);
        let of_person: Option<HashSet<Id<System>>> =
            self.person.map(|person| workspace.systems_of(person, shown).into_iter().collect());
        let narrowed = self.only != Only::All || self.owner.is_some() || of_person.is_some();
        let through = |system: &&System| {
            of_person.as_ref().is_none_or(|of| of.contains(&system.id))
                && self.owner.is_none_or(|owner| system.owner == Some(owner))
                && self.lets_through(self.only, system)
        };
        let only = narrowed.then(|| {
            workspace.all::<System>().filter(through).map(|system| system.id.uuid()).collect()
        });
        self.table_mut().narrow(only);
    }

    /// Lets the panel show the table's current system; on the heading of a group it keeps its own.
    pub(super) fn take_current(&mut self, session: &Session) {
        let current = self.table().current().and_then(AnyId::of).or(self.current);
        self.current = current.filter(|id| session.workspace.get(*id).is_some());
        self.changes = system_panel::latest_changes(self.current, session);
    }

    /// Whom the current cell, the filter or the third tab is about.
    pub fn current_person(&self, session: &Session) -> Option<AnyId> {
        if self.tab == Tab::Person {
            return self.all.person;
        }
        let post = self.table().current_content().zip(self.table().current());
        let post = post.and_then(|(content, system)| content.post(system));
        let seated = post.map(|post| session.workspace.seated(post, session.when().shown).0);
        seated.and_then(|seated| seated.first().copied()).or(self.person)
    }

    /// Gives the focus to what was gone to, and has worked out what has not been.
    pub fn follow(&mut self, session: &Session) -> Task<Message> {
        let focusing = self.focus.take().map_or_else(Task::none, focus::to);
        let listing = self.table_mut().work_out().map(Message::Listed);
        Task::batch([focusing, listing, self.work(session)])
    }

    fn work(&mut self, session: &Session) -> Task<Message> {
        let wanted = Some(self.wanted);
        if self.answered == wanted || self.asked == wanted || self.tab == Tab::Person {
            return Task::none();
        }
        self.asked = wanted;
        let ((revision, when), workspace) = (self.wanted, session.workspace.clone());
        Task::perform(async move { Worked::of(&workspace, when) }, move |worked| {
            Message::Worked(revision, when, worked)
        })
    }

    /// Tells all that somebody answers for.
    pub fn show_person(&mut self, person: Option<AnyId>, session: &Session) {
        self.tab = Tab::Person;
        self.all.person = person.or(self.all.person);
        self.all.refresh(session);
    }

    /// Goes to a cell of Tabell A; what hides it is let go.
    pub fn show_cell(&mut self, system: AnyId, cell: Content, session: &Session) {
        self.tab = Tab::Responsibility;
        if !self.table().contains(system) {
            (self.only, self.owner, self.person) = (Only::All, None, None);
        }
        self.refresh(session);
        self.table_mut().show_content(system, Some(cell));
        self.focus = Some(GRID.to_owned());
        self.take_current(session);
    }

    /// Whether the cell is one of Tabell A.
    pub fn has_cell(&self, cell: Content) -> bool {
        self.tables[0].columns().iter().any(|shape| shape.content == cell)
    }
}

/// What systems are gathered by, and what their headings sum.
const BY_OWNER: (FieldKey, Option<FieldKey>) = (System::owner, Some(System::annual_cost));
