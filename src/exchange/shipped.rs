//! Reads the readable files under `resources/` into records. Tables bear the names of the record
//! types and keys the names of the fields; every value is written as a person would type it in the
//! window, and read by the same reader. References are natural keys.
//!
//! Never guesses: a table, a field or a name that does not exist is an error with its place.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;
use toml::{Table, Value as Toml};

use crate::record::{AnyId, Ids, Kind, LongText, Plan, Record, RecordType, Value, ValueError};
use crate::workspace::{Change, ChangeError, Edit, Workspace};

/// Why the shipped data cannot be read. Tests hold that it never happens in a released program.
#[derive(Debug, thiserror::Error)]
pub enum ShippedError {
    #[error("{file} går inte att läsa: {source}")]
    Syntax { file: &'static str, source: Box<toml::de::Error> },
    #[error("{file}: tabellen ”{table}” finns inte.")]
    UnknownTable { file: &'static str, table: String },
    #[error("{file}: fältet ”{field}” finns inte i {table}.")]
    UnknownField { file: &'static str, table: &'static str, field: String },
    #[error("{file}: {field} i {object} går inte att läsa. {sentence}")]
    Unreadable { file: &'static str, object: String, field: String, sentence: String },
    #[error("{file}: {what} saknas.")]
    Missing { file: &'static str, what: String },
    #[error(transparent)]
    Export(#[from] super::export::ExportError),
    #[error(transparent)]
    Value(#[from] ValueError),
    #[error(transparent)]
    Change(#[from] ChangeError),
}

/// A file that is part of the program.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shipped {
    pub name: &'static str,
    pub text: &'static str,
}

/// Embeds a file under `resources/`.
macro_rules! shipped {
    ($path:literal) => {
        $crate::exchange::shipped::Shipped {
            name: $path,
            text: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/resources/", $path)),
        }
    };
}
pub(super) use shipped;

impl Shipped {
    /// The file as what `T` describes.
    pub fn parse<T: serde::de::DeserializeOwned>(self) -> Result<T, ShippedError> {
        toml::from_str(self.text)
            .map_err(|source| ShippedError::Syntax { file: self.name, source: Box::new(source) })
    }
}

/// Each whole that can have a file of its own: its kind, and the field of what belongs to it. The kind's
/// table is then one `[table]` and not a list.
const WHOLES: [(Kind, &str); 2] = [(Kind::Plan, "plan"), (Kind::Case, "case")];

/// Gathers records; each can name those before it.
pub(super) struct Gathering<'a> {
    workspace: Workspace,
    edits: Vec<Edit>,
    ids: &'a mut Ids,
    today: NaiveDate,
}

impl<'a> Gathering<'a> {
    pub fn new(ids: &'a mut Ids, today: NaiveDate) -> Self {
        Self { workspace: Workspace::default(), edits: Vec::new(), ids, today }
    }

    /// A record with nothing filled in, and not yet added.
    pub fn blank<T: RecordType>(&mut self) -> T {
        T::blank(self.ids.id())
    }

    /// Adds a record that the caller has filled in.
    pub fn add(&mut self, record: Record) -> Result<(), ShippedError> {
        let edit = Edit { before: None, after: Some(Arc::new(record)) };
        self.workspace.apply(&Change { name: String::new(), edits: vec![edit.clone()] })?;
        self.edits.push(edit);
        Ok(())
    }

    /// Fills `record` from a row of typed values, except the keys in `aside`, and adds it.
    pub fn read(
        &mut self,
        record: Record,
        row: &Table,
        aside: &[&str],
        file: &'static str,
    ) -> Result<AnyId, ShippedError> {
        let record = fill(&self.workspace, record, row, aside, self.today, file)?;
        let id = record.any_id();
        self.add(record)?;
        Ok(id)
    }

    /// All records of these files: kinds in their own order, files and rows in the order given. A
    /// file with a `[plan]` holds that plan's chapters, goals and activities, and one with an
    /// `[arende]` the parts of that case.
    pub fn read_all(&mut self, files: &[Shipped]) -> Result<(), ShippedError> {
        let tables = files.iter().map(|file| file.parse()).collect::<Result<Vec<Table>, _>>()?;
        for (file, table) in files.iter().zip(&tables) {
            let unknown = table.keys().find(|name| Kind::from_table(name).is_none());
            if let Some(unknown) = unknown {
                return Err(ShippedError::UnknownTable { file: file.name, table: unknown.clone() });
            }
        }
        let mut wholes: Vec<Option<Whole>> = files.iter().map(|_| None).collect();
        for kind in Kind::ALL {
            for ((file, table), whole) in files.iter().zip(&tables).zip(&mut wholes) {
                let own = WHOLES.iter().find(|(of, _)| of == kind);
                if let (Some((_, field)), Some(Toml::Table(row))) = (own, table.get(kind.table())) {
                    let blank = kind.blank(self.ids.uuid());
                    let id = self.read(blank, row, &[], file.name)?;
                    let guidance = match self.workspace.record(id) {
                        Some(Record::Plan(Plan { kind: Some(kind), .. })) => {
                            super::seed::guidance(*kind)?
                        }
                        Some(Record::Case(_)) => super::letter_profile::guidance()?,
                        _ => HashMap::new(),
                    };
                    *whole = Some(Whole { id, field, guidance });
                }
                for (at, row) in rows(table, kind.table()).enumerate() {
                    let mut blank = kind.blank(self.ids.uuid());
                    if let Some(whole) = whole {
                        whole.take(&mut blank, at + 1, row)?;
                    }
                    self.read(blank, row, &[], file.name)?;
                }
            }
        }
        Ok(())
    }

    /// Everything as one change to an empty workspace.
    pub fn into_change(self, name: impl Into<String>) -> Change {
        Change { name: name.into(), edits: self.edits }
    }
}

/// Fills `record` from a row of typed values, except the keys in `aside`.
pub(super) fn fill(
    workspace: &Workspace,
    mut record: Record,
    row: &Table,
    aside: &[&str],
    today: NaiveDate,
    file: &'static str,
) -> Result<Record, ShippedError> {
    let kind = record.kind();
    for (key, value) in row.iter().filter(|(key, _)| !aside.contains(&key.as_str())) {
        let field = kind.field(key).ok_or_else(|| ShippedError::UnknownField {
            file,
            table: kind.table(),
            field: key.clone(),
        })?;
        let read = typed(value)
            .and_then(|text| workspace.read(field, &text, today, Some(&record)))
            .map_err(|sentence| ShippedError::Unreadable {
                file,
                object: name(kind, row),
                field: key.clone(),
                sentence,
            })?;
        record.set(field.index, read)?;
    }
    Ok(record)
}

/// What a file is about as a whole, and what its parts take from it.
struct Whole {
    id: AnyId,
    /// The field by which a part says what it is a part of.
    field: &'static str,
    /// The help of each heading.
    guidance: HashMap<String, LongText>,
}

impl Whole {
    /// Makes a record a part: the one at `place` of its kind, counted from one.
    fn take(&self, part: &mut Record, place: usize, row: &Table) -> Result<(), ShippedError> {
        let kind = part.kind();
        let Some(field) = kind.field(self.field) else { return Ok(()) };
        part.set(field.index, Value::Reference(self.id))?;
        if let Some(position) = kind.field("position") {
            part.set(position.index, Value::Number(i64::try_from(place).unwrap_or(i64::MAX)))?;
        }
        let heading = row.get("heading").and_then(Toml::as_str).unwrap_or_default();
        let guidance = || self.guidance.get(heading).cloned().unwrap_or_default();
        match part {
            Record::Chapter(chapter) => chapter.guidance = guidance(),
            Record::Section(section) => section.guidance = guidance(),
            _ => {}
        }
        Ok(())
    }
}

/// The rows of `[[name]]`.
pub(super) fn rows<'t>(table: &'t Table, name: &str) -> impl Iterator<Item = &'t Table> {
    table.get(name).and_then(Toml::as_array).into_iter().flatten().filter_map(Toml::as_table)
}

/// A value as a person would type it.
fn typed(value: &Toml) -> Result<String, String> {
    match value {
        Toml::String(text) => Ok(text.clone()),
        Toml::Integer(number) => Ok(number.to_string()),
        Toml::Boolean(yes) => Ok(if *yes { "ja" } else { "nej" }.to_owned()),
        _ => Err("Skriv text, ett heltal, true eller false.".to_owned()),
    }
}

/// How an error names the row: by the fields that name the record to a person.
fn name(kind: Kind, row: &Table) -> String {
    let words = kind.title().iter().filter_map(|key| row.get(key.field().name));
    let words: Vec<_> = words.filter_map(|value| typed(value).ok()).collect();
    format!("{} {}", kind.names().0, words.join(" "))
}
