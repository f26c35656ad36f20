//! What an import would do, row by row, before anything is done: what is added, what is changed and
//! to what, what stands in the way. The one change that follows from it exists only when nothing
//! does.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Target;
use crate::document::words;
use crate::record::{AnyId, Kind};
use crate::workspace::appointment::Post;
use crate::workspace::{Change, Edit, Workspace};

/// How many row numbers a sentence names.
const ROWS_NAMED: usize = 5;

/// What is wrong with a row; the import is then refused as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowError {
    /// As the spreadsheet numbers it; 0 when it is the whole table's fault.
    pub row: u32,
    /// The heading of the column, when it is one cell's fault.
    pub column: Option<String>,
    /// What is wrong and what to do, in Swedish.
    pub sentence: String,
}

/// What becomes of a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Fate {
    New,
    Changed(Vec<Target>),
    Unchanged,
}

/// A row that can be taken in.
#[derive(Debug, Clone, PartialEq)]
pub struct RowPlan {
    /// As the spreadsheet numbers it.
    pub row: u32,
    pub record: AnyId,
    pub fate: Fate,
}

/// One field of one record, or those in a role over it, before and after, as a cell shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Altered {
    pub target: Target,
    pub before: String,
    pub after: String,
}

/// What an import would do.
#[derive(Debug, Clone)]
pub struct Preview {
    pub kind: Kind,
    /// The rows that can be taken in, in order.
    pub rows: Vec<RowPlan>,
    /// What is wrong, in the order of the rows.
    pub errors: Vec<RowError>,
    /// What the user should know, a Swedish sentence each.
    pub notes: Vec<String>,
    pub(super) edits: Vec<Edit>,
    pub(super) before: Workspace,
    /// The records as they would be.
    pub(super) after: Workspace,
    /// The day from which who is given a role has it.
    pub(super) today: NaiveDate,
}

impl Preview {
    /// The whole import as one change, to be undone as one; `None` when a row is wrong or nothing
    /// would be changed. `source` is the file's name.
    pub fn change(&self, source: &str) -> Option<Change> {
        if !self.errors.is_empty() || self.edits.is_empty() {
            return None;
        }
        let done = self.rows.iter().filter(|row| row.fate != Fate::Unchanged).count();
        let name = format!("Tog in {} ur {source}", counted(done, self.kind));
        Some(Change { name, edits: self.edits.clone() })
    }

    /// The records as they are.
    pub fn before(&self) -> &Workspace {
        &self.before
    }

    /// "27 IT-system: 20 läggs till, 5 ändras, 2 utan ändring."
    pub fn summary(&self) -> String {
        let count =
            |wanted: fn(&Fate) -> bool| self.rows.iter().filter(|r| wanted(&r.fate)).count();
        let parts = [
            (count(|fate| *fate == Fate::New), "läggs till"),
            (count(|fate| matches!(fate, Fate::Changed(_))), "ändras"),
            (count(|fate| *fate == Fate::Unchanged), "utan ändring"),
        ];
        let parts = parts.iter().filter(|(count, _)| *count > 0);
        let parts: Vec<String> = parts.map(|(count, word)| format!("{count} {word}")).collect();
        let total = counted(self.rows.len(), self.kind);
        if parts.is_empty() {
            format!("{total}.")
        } else {
            format!("{total}: {}.", parts.join(", "))
        }
    }

    /// How a person would name the record of a row.
    pub fn title(&self, row: &RowPlan) -> String {
        self.after.title(row.record)
    }

    /// What of a row would be changed, before and after.
    pub fn altered(&self, row: &RowPlan) -> Vec<Altered> {
        let Fate::Changed(targets) = &row.fate else { return Vec::new() };
        let altered = targets.iter().map(|target| Altered {
            target: *target,
            before: self.text(&self.before, row.record, *target),
            after: self.text(&self.after, row.record, *target),
        });
        altered.collect()
    }

    fn text(&self, workspace: &Workspace, id: AnyId, target: Target) -> String {
        match target {
            Target::Field(field) => {
                let record = workspace.record(id);
                record.map_or(String::new(), |record| workspace.field_text(record, field.index))
            }
            Target::Post(role, seat) => {
                let post = Post { role, seat, subject: id };
                workspace.short_names(&workspace.seated(post, self.today).0)
            }
        }
    }

    /// One Swedish sentence about what becomes of a row: "Rad 4: SYS-014 Vklass ändras: Livscykel
    /// från ”I drift” till ”Under avveckling”."
    pub fn sentence(&self, row: &RowPlan) -> String {
        let (number, title) = (row.row, self.title(row));
        match &row.fate {
            Fate::New => format!("Rad {number}: {title} läggs till."),
            Fate::Unchanged => format!("Rad {number}: {title} ändras inte."),
            Fate::Changed(_) => {
                let altered = self.altered(row).into_iter().map(|altered| {
                    let label = altered.target.name(&self.after);
                    match (altered.before.is_empty(), altered.after.is_empty()) {
                        (true, _) => format!("{label} blir {}", quoted(&altered.after)),
                        (_, true) => format!("{label} töms på {}", quoted(&altered.before)),
                        _ => format!(
                            "{label} från {} till {}",
                            quoted(&altered.before),
                            quoted(&altered.after)
                        ),
                    }
                });
                let altered: Vec<String> = altered.collect();
                format!("Rad {number}: {title} ändras: {}.", altered.join("; "))
            }
        }
    }

    /// What is wrong, one Swedish sentence for each thing: what is wrong in the same way in many
    /// rows is said once, with the rows.
    pub fn faults(&self) -> Vec<String> {
        let mut groups: BTreeMap<(&Option<String>, &str), Vec<u32>> = BTreeMap::new();
        for error in &self.errors {
            let rows = groups.entry((&error.column, error.sentence.as_str())).or_default();
            if rows.last() != Some(&error.row) {
                rows.push(error.row);
            }
        }
        let mut groups: Vec<_> = groups.into_iter().collect();
        groups.sort_by_key(|(_, rows)| rows.first().copied());
        let told = groups.into_iter().map(|((column, sentence), rows)| {
            if rows == [0] {
                return sentence.to_owned();
            }
            let rows = rows_named(&rows);
            match column {
                Some(column) => format!("{rows}, kolumnen {}: {sentence}", column.trim()),
                None => format!("{rows}: {sentence}"),
            }
        });
        told.collect()
    }
}

/// "27 IT-system", "1 person".
pub(super) fn counted(count: usize, kind: Kind) -> String {
    let (one, many) = kind.names();
    format!("{count} {}", if count == 1 { one } else { many })
}

/// "Rad 3", "Rad 3, 7 och 9", "Rad 3, 7, 9, 11, 12 och 300 till".
fn rows_named(rows: &[u32]) -> String {
    let mut names: Vec<String> = rows.iter().take(ROWS_NAMED).map(u32::to_string).collect();
    if rows.len() > ROWS_NAMED {
        names.push(format!("{} till", rows.len() - ROWS_NAMED));
    }
    format!("Rad {}", words::list(&names))
}

/// A text in quotes, cut where it is long.
fn quoted(text: &str) -> String {
    const LONG: usize = 60;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONG) {
        Some((at, _)) => format!("”{}…”", &line[..at]),
        None => format!("”{line}”"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rows_of_a_fault_are_named_and_counted() {
        assert_eq!(rows_named(&[3]), "Rad 3");
        assert_eq!(rows_named(&[3, 7, 9]), "Rad 3, 7 och 9");
        let many: Vec<u32> = (2..40).collect();
        assert_eq!(rows_named(&many), "Rad 2, 3, 4, 5, 6 och 33 till");
    }

    #[test]
    fn a_long_text_is_cut_in_a_sentence() {
        assert_eq!(quoted("I drift"), "”I drift”");
        assert_eq!(quoted(&"å".repeat(90)), format!("”{}…”", "å".repeat(60)));
    }
}
