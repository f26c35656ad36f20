//! What takes a while: reading the file, and holding every row against the plan file. A plain value
//! that any thread can carry out, with all that it needs.

use std::path::PathBuf;
use std::sync::Arc;

use super::Message;
use crate::exchange::folder;
use crate::exchange::import::{Fate, Mapping, Options, Sheet, prepare};
use crate::record::Ids;
use crate::workspace::{Change, Workspace};

/// The most lines of one sort that are shown; a list of the wrong kind has one for every row.
const MOST: usize = 200;

/// Which question an answer is to: only the ticket itself is the same.
#[derive(Debug, Clone, Default)]
pub struct Ticket(Arc<()>);

impl Ticket {
    /// Whether somebody still waits for the answer.
    fn is_awaited(&self) -> bool {
        Arc::strong_count(&self.0) > 1
    }
}

impl PartialEq for Ticket {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// A table, and what its columns are taken for.
#[derive(Debug)]
pub struct Read {
    pub sheet: Arc<Sheet>,
    pub mapping: Mapping,
}

/// What would come of a table, in words.
#[derive(Debug)]
pub struct Prepared {
    /// "27 IT-system: 20 läggs till, 5 ändras, 2 utan ändring."
    pub summary: String,
    /// How many rows have something wrong in them.
    pub wrong: usize,
    /// What is wrong, with row and column.
    pub faults: Vec<String>,
    pub notes: Vec<String>,
    /// What becomes of the rows that do something.
    pub rows: Vec<String>,
    /// `None` when a row is wrong or nothing would be changed.
    pub change: Option<Change>,
}

/// Something for another thread.
#[derive(Debug, Clone)]
pub enum Work {
    Read {
        ticket: Ticket,
        path: PathBuf,
        /// The sheet of a workbook, or the first that is shown.
        sheet: Option<String>,
        workspace: Workspace,
    },
    Prepare {
        ticket: Ticket,
        workspace: Workspace,
        sheet: Arc<Sheet>,
        mapping: Mapping,
        options: Options,
        ids: Ids,
        /// The file's name, for the history.
        source: String,
    },
}

impl Work {
    /// Does it, and gives what to tell the dialog. What nobody waits for any longer is not begun.
    pub fn done(self) -> Message {
        match self {
            Self::Read { ticket, .. } if !ticket.is_awaited() => {
                Message::Read(ticket, Err(String::new()))
            }
            Self::Prepare { ticket, .. } if !ticket.is_awaited() => {
                Message::Prepared(ticket, Err(String::new()))
            }
            Self::Read { ticket, path, sheet, workspace } => {
                let read = folder::read(&path).map_err(|error| error.to_string());
                let read = read.and_then(|bytes| {
                    let sheet = Sheet::read(&bytes, sheet.as_deref());
                    let read = sheet.and_then(|sheet| {
                        let mapping = Mapping::likeliest(&workspace, &sheet)?;
                        Ok(Read { sheet: Arc::new(sheet), mapping })
                    });
                    read.map_err(|error| error.to_string())
                });
                Message::Read(ticket, read.map(Arc::new))
            }
            Self::Prepare { ticket, workspace, sheet, mapping, options, mut ids, source } => {
                let preview = prepare(&workspace, &sheet, &mapping, options, &mut ids);
                let prepared = preview.map_err(|error| error.to_string()).map(|preview| {
                    let changed = preview.rows.iter().filter(|row| row.fate != Fate::Unchanged);
                    let mut wrong: Vec<u32> =
                        preview.errors.iter().map(|error| error.row).collect();
                    wrong.dedup();
                    let total = changed.clone().count();
                    Prepared {
                        summary: preview.summary(),
                        wrong: wrong.len(),
                        faults: cut(preview.faults()),
                        notes: preview.notes.clone(),
                        rows: counted(
                            changed.take(MOST).map(|r| preview.sentence(r)).collect(),
                            total,
                        ),
                        change: preview.change(&source),
                    }
                });
                Message::Prepared(ticket, prepared.map(Arc::new))
            }
        }
    }
}

fn cut(mut lines: Vec<String>) -> Vec<String> {
    let total = lines.len();
    lines.truncate(MOST);
    counted(lines, total)
}

/// The first lines, and how many there are besides.
fn counted(mut lines: Vec<String>, total: usize) -> Vec<String> {
    if total > lines.len() {
        lines.push(format!("… och {} till.", total - lines.len()));
    }
    lines
}
