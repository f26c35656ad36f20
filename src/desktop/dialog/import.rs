//! A table into the plan file: which file, what is in it, which column is what, and what would come of
//! each row, before anything is taken in. One change, and so one undo.
//!
//! Reading and preparing are [`Work`] for another thread, so the window never waits. What comes back
//! carries the ticket that it was asked for with; a later question makes it stale.

mod view;
mod work;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Outcome;
use crate::desktop::file_dialog::Purpose;
use crate::desktop::session::{Clock, Session};
use crate::exchange::import::{Mapping, Options, Sheet, Target};
use crate::record::Kind;
use crate::workspace::Workspace;

pub use work::{Prepared, Read, Ticket, Work};

/// Where the work begins when the table has been read: what is in it.
pub const KIND: &str = "import-kind";
/// What would come of the rows, which scrolls.
pub const ROWS: &str = "import-rows";
/// To read another file instead.
pub const OTHER: &str = "import-other";

/// The dialog. It reads a workspace of its own, as it was when the dialog opened.
#[derive(Debug)]
pub struct State {
    workspace: Workspace,
    clock: Clock,
    path: PathBuf,
    ticket: Ticket,
    stage: Stage,
}

#[derive(Debug)]
enum Stage {
    Reading,
    /// There is no table in it; why, in Swedish.
    Unread(String),
    Table(Box<Table>),
}

/// A table that has been read.
#[derive(Debug)]
struct Table {
    sheet: Arc<Sheet>,
    mapping: Mapping,
    /// All that a column can be taken for, and its words.
    targets: Vec<(Target, String)>,
    clear_empty: bool,
    /// What would come of it; `None` while that is worked out.
    prepared: Option<Result<Arc<Prepared>, String>>,
}

#[derive(Debug, Clone)]
pub enum Message {
    /// The file was read, or not.
    Read(Ticket, Result<Arc<Read>, String>),
    /// What would come of the rows has been worked out, or cannot be.
    Prepared(Ticket, Result<Arc<Prepared>, String>),
    /// The rows are about records of this kind.
    Kind(Kind),
    /// The sheet of the workbook at that place.
    Sheet(usize),
    /// The column at that place is this, or nothing.
    Take(usize, Option<Target>),
    /// Whether an empty cell empties its field.
    ClearEmpty(bool),
    /// Another file instead.
    Other,
    Import,
}

impl State {
    /// The dialog on the file at `path`, and the reading of it.
    pub fn new(session: &Session, path: PathBuf) -> (Self, Work) {
        let state = Self {
            workspace: session.workspace.clone(),
            clock: session.clock(),
            path,
            ticket: Ticket::default(),
            stage: Stage::Reading,
        };
        let work = state.reading(None);
        (state, work)
    }

    /// What has the focus when the table stands there.
    pub fn first_field(&self) -> Option<&'static str> {
        match self.stage {
            Stage::Reading => None,
            Stage::Unread(_) => Some(OTHER),
            Stage::Table(_) => Some(KIND),
        }
    }

    fn reading(&self, sheet: Option<String>) -> Work {
        Work::Read {
            ticket: self.ticket.clone(),
            path: self.path.clone(),
            sheet,
            workspace: self.workspace.clone(),
        }
    }

    pub fn update(&mut self, message: Message) -> Outcome {
        match message {
            Message::Read(ticket, read) if ticket == self.ticket => self.take_in(read),
            Message::Prepared(ticket, prepared) if ticket == self.ticket => {
                if let Stage::Table(table) = &mut self.stage {
                    table.prepared = Some(prepared);
                }
                Outcome::Open
            }
            Message::Read(..) | Message::Prepared(..) => Outcome::Open,
            Message::Kind(kind) => self.set_kind(kind),
            Message::Sheet(at) => self.set_sheet(at),
            Message::Take(at, target) => self.take(at, target),
            Message::ClearEmpty(clear_empty) => self.set_clear_empty(clear_empty),
            Message::Other => Outcome::Ask(Purpose::ImportTable),
            Message::Import => self.import(),
        }
    }

    fn take_in(&mut self, read: Result<Arc<Read>, String>) -> Outcome {
        match read {
            Ok(read) => {
                let mapping = read.mapping.clone();
                let targets = named(&mapping, &self.workspace);
                let sheet = Arc::clone(&read.sheet);
                self.stage = Stage::Table(Box::new(Table {
                    sheet,
                    mapping,
                    targets,
                    clear_empty: false,
                    prepared: None,
                }));
                self.prepare(Some(KIND))
            }
            Err(sentence) => {
                self.stage = Stage::Unread(sentence);
                Outcome::Focus(OTHER)
            }
        }
    }

    fn set_kind(&mut self, kind: Kind) -> Outcome {
        let Stage::Table(table) = &mut self.stage else { return Outcome::Open };
        if let Ok(mapping) = Mapping::guess_any(&self.workspace, kind, &table.sheet) {
            table.targets = named(&mapping, &self.workspace);
            table.mapping = mapping;
        }
        self.prepare(None)
    }

    fn set_sheet(&mut self, at: usize) -> Outcome {
        let Stage::Table(table) = &self.stage else { return Outcome::Open };
        let Some(name) = table.sheet.sheets.get(at).cloned() else { return Outcome::Open };
        self.ticket = Ticket::default();
        self.stage = Stage::Reading;
        Outcome::Run { work: Box::new(self.reading(Some(name))), focus: None }
    }

    fn take(&mut self, at: usize, target: Option<Target>) -> Outcome {
        if let Stage::Table(table) = &mut self.stage {
            table.mapping.take(at, target);
        }
        self.prepare(None)
    }

    fn set_clear_empty(&mut self, clear_empty: bool) -> Outcome {
        if let Stage::Table(table) = &mut self.stage {
            table.clear_empty = clear_empty;
        }
        self.prepare(None)
    }

    /// Works out what would come of it as it is now meant.
    fn prepare(&mut self, focus: Option<&'static str>) -> Outcome {
        let Stage::Table(table) = &mut self.stage else { return Outcome::Open };
        self.ticket = Ticket::default();
        table.prepared = None;
        let work = Work::Prepare {
            ticket: self.ticket.clone(),
            workspace: self.workspace.clone(),
            sheet: Arc::clone(&table.sheet),
            mapping: table.mapping.clone(),
            options: Options { today: self.clock.today(), clear_empty: table.clear_empty },
            ids: self.clock.ids(),
            source: name_of(&self.path),
        };
        Outcome::Run { work: Box::new(work), focus }
    }

    fn import(&self) -> Outcome {
        let change = self.ready().and_then(|ready| ready.change.clone());
        change.map_or(Outcome::Open, |change| Outcome::Make(change.into()))
    }

    /// What would come of the table, when it has been worked out.
    fn ready(&self) -> Option<&Prepared> {
        match &self.stage {
            Stage::Table(table) => table.prepared.as_ref()?.as_ref().ok().map(Arc::as_ref),
            Stage::Reading | Stage::Unread(_) => None,
        }
    }
}

/// What a column can be taken for, with the words for it.
fn named(mapping: &Mapping, workspace: &Workspace) -> Vec<(Target, String)> {
    let targets = mapping.targets().into_iter();
    targets.map(|target| (target, target.label(workspace))).collect()
}

/// The file's own name.
fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
