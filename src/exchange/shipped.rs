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
            text: include_str!(concat!("../../resources/", $path)),
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

/// The table that holds a plan in a file of its own, and the field of what belongs to it.
const PLAN: &str = "plan";

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
        mut record: Record,
        row: &Table,
        aside: &[&str],
        file: &'static str,
    ) -> Result<AnyId, ShippedError> {
        let kind = record.kind();
        for (key, value) in row.iter().filter(|(key, _)| !aside.contains(&key.as_str())) {
            let field = kind.field(key).ok_or_else(|| ShippedError::UnknownField {
                file,
                table: kind.table(),
                field: key.clone(),
            })?;
            let read = typed(value)
                .and_then(|text| self.workspace.read(field, &text, self.today, Some(&record)))
                .map_err(|sentence| ShippedError::Unreadable {
                    file,
                    object: name(kind, row),
                    field: key.clone(),
                    sentence,
                })?;
            record.set(field.index, read)?;
        }
        let id = record.any_id();
        self.add(record)?;
        Ok(id)
    }

    /// All records of these files: kinds in their own order, files and rows in the order given. A
    /// file with a `[plan]` holds that plan's chapters, goals and activities.
    pub fn read_all(&mut self, files: &[Shipped]) -> Result<(), ShippedError> {
        let tables = files.iter().map(|file| file.parse()).collect::<Result<Vec<Table>, _>>()?;
        for (file, table) in files.iter().zip(&tables) {
            let known = |name: &str| name == PLAN || Kind::from_table(name).is_some();
            if let Some(unknown) = table.keys().find(|name| !known(name)) {
                return Err(ShippedError::UnknownTable { file: file.name, table: unknown.clone() });
            }
        }
        let mut plans: Vec<Option<(AnyId, HashMap<String, LongText>)>> = vec![None; files.len()];
        for kind in Kind::ALL {
            for ((file, table), plan) in files.iter().zip(&tables).zip(&mut plans) {
                if let (Kind::Plan, Some(Toml::Table(row))) = (kind, table.get(PLAN)) {
                    let blank = kind.blank(self.ids.uuid());
                    let id = self.read(blank, row, &[], file.name)?;
                    let profile = id.of().and_then(|id| self.workspace.get::<Plan>(id)?.kind);
                    let guidance = profile.map(super::seed::guidance).transpose()?;
                    *plan = Some((id, guidance.unwrap_or_default()));
                }
                for (at, row) in rows(table, kind.table()).enumerate() {
                    let mut blank = kind.blank(self.ids.uuid());
                    if let (Some((plan, _)), Some(field)) = (&*plan, kind.field(PLAN)) {
                        blank.set(field.index, Value::Reference(*plan))?;
                    }
                    if let (Some((_, guidance)), Record::Chapter(chapter)) = (&*plan, &mut blank) {
                        chapter.position = i64::try_from(at + 1).ok();
                        let heading = row.get("heading").and_then(Toml::as_str).unwrap_or_default();
                        chapter.guidance = guidance.get(heading).cloned().unwrap_or_default();
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
