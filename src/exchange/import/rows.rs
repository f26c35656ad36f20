//! The rows of a table as records: each cell read as the window reads it, each row held against the
//! record that it is about. What the table says as an export would is not read at all, so that a
//! table that came from the plan file changes nothing.

use std::collections::HashMap;

use chrono::NaiveDate;
use uuid::Uuid;

use super::finder::Finder;
use super::identity::{Match, identifies, levels, matches};
use super::posts::{self, PostSource, Seated};
use super::preview::{Fate, Preview, RowError, RowPlan, counted};
use super::sheet::{Row, Sheet};
use super::source::{Source, sources};
use super::{ImportError, Mapping, Target, check};
use crate::exchange::table;
use crate::record::{AnyId, FieldKey, Ids, Kind, Person, Record, RecordType, Value};
use crate::workspace::key::{spelling, turned};
use crate::workspace::{Change, Edit, Workspace};

/// How a table is taken in.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Completes dates that lack a year.
    pub today: NaiveDate,
    /// Whether an empty cell empties its field; otherwise it says nothing.
    pub clear_empty: bool,
}

/// What the import of a sheet would do. `ids` makes identities for what is new.
///
/// # Errors
/// When no column says which record a row is about. What is wrong with single rows stands in the
/// preview.
pub fn prepare(
    workspace: &Workspace,
    sheet: &Sheet,
    mapping: &Mapping,
    options: Options,
    ids: &mut Ids,
) -> Result<Preview, ImportError> {
    mapping.check()?;
    let wider: Workspace;
    let mut import = Import {
        workspace,
        kind: mapping.kind,
        options,
        from_1904: sheet.from_1904,
        finder: Finder::new(workspace, mapping.kind.keys().chain(posts::READ_AS), ids),
        sources: sources(mapping),
        posts: posts::sources(mapping),
        errors: Vec::new(),
        kept: 0,
        turned: 0,
    };
    let rows = sheet.rows.iter().skip(mapping.head + 1);
    let read = rows.filter_map(|row| Some((row, import.identity(row)?)));
    let (rows, mut known): (Vec<&Row>, Vec<Record>) = read.unzip();
    let matched = matches(workspace, mapping.kind, &known);
    for (found, known) in matched.iter().zip(&mut known) {
        if *found == Match::New {
            *known = with_id(known, import.finder.new_id());
        }
    }
    if import.finder.refers_to(mapping.kind) {
        let new = matched.iter().zip(&known).filter(|(found, _)| **found == Match::New);
        let edits = new.map(|(_, known)| workspace.edit(known.clone())).collect();
        let mut with_new = workspace.clone();
        // What cannot be added is told when the whole is.
        let _ = with_new.apply(&Change { name: String::new(), edits });
        wider = with_new;
        import.finder.look_in(&wider);
    }
    let (mut plans, mut edits) = (Vec::new(), Vec::new());
    for ((row, known), found) in rows.iter().zip(&known).zip(matched) {
        let before = match found {
            Match::New => None,
            Match::Of(id) => workspace.record(id),
            Match::Twice(earlier) => {
                let one = mapping.kind.names().0;
                let earlier = rows[earlier].number;
                let sentence =
                    format!("Raden gäller samma {one} som rad {earlier}. Ta bort en av dem.");
                import.fault(row, None, sentence);
                continue;
            }
            Match::Unclear(depth) => {
                import.fault(row, None, unclear(mapping.kind, depth));
                continue;
            }
        };
        let Some((after, altered)) = import.record(row, known, before) else { continue };
        let fate = match before {
            None => Fate::New,
            Some(_) if altered.is_empty() => Fate::Unchanged,
            Some(_) => Fate::Changed(altered),
        };
        plans.push(RowPlan { row: row.number, record: after.any_id(), fate });
        if before != Some(&after) {
            edits.push(workspace.edit(after));
        }
    }
    let seated = import.seated(sheet.rows.iter().skip(mapping.head + 1), &plans);
    Ok(import.preview(plans, edits, &seated))
}

/// The same record under another identity.
fn with_id(record: &Record, id: Uuid) -> Record {
    let mut other = record.kind().blank(id);
    for key in record.kind().keys() {
        // The value came from the same field.
        let _ = other.set(key.index, record.value(key.index));
    }
    other
}

/// What to do about a row that may be one of several, at that level of identity.
fn unclear(kind: Kind, depth: usize) -> String {
    let (strict, same) = (levels(kind)[0].same, levels(kind)[depth].same);
    let labels = |keys: Vec<&FieldKey>| {
        keys.into_iter().map(|key| key.field().label).collect::<Vec<_>>().join(" och ")
    };
    let more: Vec<&FieldKey> = strict.iter().filter(|key| !same.contains(key)).collect();
    let (many, same) = (kind.names().1, labels(same.iter().collect()));
    if more.is_empty() {
        return format!("Flera {many} i planfilen har samma {same}. Skilj dem åt där först.");
    }
    let more = labels(more);
    format!(
        "Flera {many} har samma {same}, i planfilen eller i tabellen. Fyll i {more} så att de skiljs åt."
    )
}

/// An import under way.
pub(super) struct Import<'w> {
    pub workspace: &'w Workspace,
    kind: Kind,
    pub options: Options,
    from_1904: bool,
    finder: Finder<'w>,
    sources: Vec<Source>,
    pub posts: Vec<PostSource>,
    errors: Vec<RowError>,
    /// Empty cells over what is not.
    pub kept: usize,
    /// Names that stood last name first.
    turned: usize,
}

impl Import<'_> {
    pub fn fault(&mut self, row: &Row, column: Option<&str>, sentence: String) {
        let column = column.map(str::to_owned);
        self.errors.push(RowError { row: row.number, column, sentence });
    }

    /// What tells which record the row is about, as a record with nothing else in it; `None` when
    /// it cannot be read, which is then among the errors.
    fn identity(&mut self, row: &Row) -> Option<Record> {
        let mut record = self.kind.blank(Uuid::nil());
        let (mut whole, mut turned) = (true, false);
        for at in 0..self.sources.len() {
            let source = &self.sources[at];
            if !identifies(source.key) {
                continue;
            }
            let read = self.read(source, row, Some(&record)).and_then(|value| {
                let (value, was_turned) = named(source.key, value);
                turned |= was_turned;
                record.set(source.key.index, value).map_err(|error| format!("Fel: {error}."))
            });
            if let Err(sentence) = read {
                let heading = source.heading.clone();
                self.fault(row, Some(&heading), sentence);
                whole = false;
            }
        }
        let stated = |key: &FieldKey| !record.value(key.index).is_empty();
        if whole && !levels(self.kind).iter().any(|level| stated(&level.same[0])) {
            let mut labels: Vec<&str> =
                levels(self.kind).iter().map(|level| level.same[0].field().label).collect();
            labels.dedup();
            let sentence =
                format!("Raden saknar {}. Fyll i, eller ta bort raden.", labels.join(" och "));
            self.fault(row, None, sentence);
            return None;
        }
        if !whole {
            // The row is wrong, so only what else is wrong in it is looked for.
            self.faults_of_the_rest(row, &record);
            return None;
        }
        self.turned += usize::from(turned);
        Some(record)
    }

    fn faults_of_the_rest(&mut self, row: &Row, known: &Record) {
        for at in 0..self.sources.len() {
            let source = &self.sources[at];
            if identifies(source.key) {
                continue;
            }
            if let Err(sentence) = self.read(source, row, Some(known)) {
                let heading = source.heading.clone();
                self.fault(row, Some(&heading), sentence);
            }
        }
    }

    /// The record that the row makes of the one it is about, and what that changes; `None` when it
    /// cannot be read, which is then among the errors.
    fn record(
        &mut self,
        row: &Row,
        known: &Record,
        before: Option<&Record>,
    ) -> Option<(Record, Vec<Target>)> {
        let mut after = match before {
            Some(before) => before.clone(),
            None => self.kind.blank(known.uuid()),
        };
        let (mut altered, mut whole) = (Vec::new(), true);
        for at in 0..self.sources.len() {
            let source = &self.sources[at];
            let key = source.key;
            let old = after.value(key.index);
            if source.text(row).trim().is_empty() {
                if !old.is_empty() && !self.options.clear_empty {
                    self.kept += 1;
                    continue;
                }
            } else if before.is_some_and(|before| self.says_the_same(source, row, before)) {
                continue;
            }
            let read = if identifies(key) {
                Ok(known.value(key.index))
            } else {
                self.read(source, row, Some(&after))
            };
            let set = read.and_then(|new| {
                if new != old && !same_name(&old, &new, before.is_some() && identifies(key)) {
                    after.set(key.index, new).map_err(|error| format!("Fel: {error}."))?;
                    if after.value(key.index) != old {
                        altered.push(Target::Field(key));
                    }
                }
                Ok(())
            });
            if let Err(sentence) = set {
                let heading = source.heading.clone();
                self.fault(row, Some(&heading), sentence);
                whole = false;
            }
        }
        if whole
            && (before.is_none() || !altered.is_empty())
            && let Some((key, sentence)) = check::ends_before_it_begins(&after)
        {
            let source = self.sources.iter().find(|source| source.key == key);
            let heading = source.map(|source| source.heading.clone());
            self.fault(row, heading.as_deref(), sentence);
            whole = false;
        }
        whole.then_some((after, altered))
    }

    /// Whether the cell says what an export of the record would.
    fn says_the_same(&self, source: &Source, row: &Row, record: &Record) -> bool {
        let unit = self.workspace.amount_unit();
        source.unit.is_none_or(|stated| stated == unit)
            && table::cell(self.finder.names(), record, source.key.index).trim()
                == source.text(row).trim()
    }

    pub fn read(&self, source: &Source, row: &Row, near: Option<&Record>) -> Result<Value, String> {
        let text = source.typed(row, self.from_1904)?;
        self.finder.forget();
        let read =
            self.workspace.read_by(&self.finder, source.key, &text, self.options.today, near);
        read.map_err(|sentence| match self.finder.unknown() {
            Some(unknown) => sentence + &self.finder.advice(source.key, &unknown),
            None => sentence,
        })
    }

    /// Joins everything into a preview.
    fn preview(
        mut self,
        mut rows: Vec<RowPlan>,
        mut edits: Vec<Edit>,
        seated: &[Seated],
    ) -> Preview {
        let mut notes = Vec::new();
        let today = self.options.today;
        let (suppliers, ids) = self.finder.into_added();
        if !suppliers.is_empty() {
            let names: Vec<&str> = suppliers.iter().take(10).map(|s| s.name.as_str()).collect();
            let more = if suppliers.len() > names.len() { " med flera" } else { "" };
            notes.push(format!(
                "{} som inte finns i planfilen läggs till: {}{more}.",
                counted(suppliers.len(), Kind::Supplier),
                names.join(", ")
            ));
            let records = suppliers.into_iter().map(RecordType::into_record);
            let added: Vec<_> = records.map(|record| self.workspace.edit(record)).collect();
            edits.splice(0..0, added);
        }
        if self.turned > 0 {
            notes.push(format!(
                "{} namn står med efternamnet först och skrivs med förnamnet först.",
                self.turned
            ));
        }
        if self.kept > 0 {
            let cells = if self.kept == 1 { "tom cell" } else { "tomma celler" };
            notes.push(format!("{} {cells} lämnar det som redan står orört.", self.kept));
        }
        let mut after = self.workspace.clone();
        let mut change = Change { name: String::new(), edits };
        let applied = after.apply(&change).and_then(|()| {
            let given = posts::give(&mut after, seated, &mut rows, today, ids)?;
            change.edits.extend(given);
            Ok(())
        });
        if let Err(error) = applied {
            let sentence = format!("Tabellen går inte att ta in: {error}.");
            self.errors.push(RowError { row: 0, column: None, sentence });
        }
        if self.kind == Kind::Assignment {
            let written: HashMap<AnyId, u32> = rows
                .iter()
                .filter(|row| row.fate != Fate::Unchanged)
                .map(|row| (row.record, row.row))
                .collect();
            let (errors, overlaps) = check::overlaps(&after, &written);
            self.errors.extend(errors);
            notes.extend(overlaps);
        }
        self.errors.sort_by(|a, b| (a.row, &a.column).cmp(&(b.row, &b.column)));
        let (errors, edits) = (self.errors, change.edits);
        let before = self.workspace.clone();
        Preview { kind: self.kind, rows, errors, notes, edits, before, after, today }
    }
}

/// A person's name as it is kept: first name first, single blanks; and whether it was turned.
fn named(key: FieldKey, value: Value) -> (Value, bool) {
    match value {
        Value::Text(name) if key == Person::name => {
            let is_name = |part: &str| part.trim().starts_with(char::is_uppercase);
            let turned = match name.split_once(',') {
                Some((last, first)) if is_name(last) && is_name(first) => turned(&name),
                _ => None,
            };
            let was_turned = turned.is_some();
            let name = turned.unwrap_or(name).split_whitespace().collect::<Vec<_>>().join(" ");
            (Value::Text(name), was_turned)
        }
        value => (value, false),
    }
}

/// Whether two texts are one name, so that the plan file's own spelling stays.
fn same_name(old: &Value, new: &Value, identifies: bool) -> bool {
    match (old, new) {
        (Value::Text(old), Value::Text(new)) if identifies => {
            let name = |text: &str| spelling(&turned(text).unwrap_or_else(|| text.to_owned()));
            name(old) == name(new)
        }
        _ => false,
    }
}
