//! The SQL that writes a record type. It follows from the declarations, so it is made once for each
//! type and not once for each row; no field is named here.

use std::sync::LazyLock;

use super::schema::{is_link, link_table};
use crate::record::{Field, Kind};

/// What writes the rows of one record type.
pub struct Statements {
    /// Puts a row: its identity, then [`Self::columns`].
    pub upsert: String,
    /// Removes a row by its identity.
    pub remove: String,
    /// The fields that have a column, by their index, as `upsert` takes them.
    pub columns: Vec<usize>,
    pub links: Vec<Link>,
}

/// What writes a field that has a table of its own.
pub struct Link {
    /// The index of the field.
    pub field: usize,
    /// Adds a target: record, position, target.
    pub insert: String,
    /// Removes all targets of a record.
    pub clear: String,
}

static ALL: LazyLock<Vec<Statements>> =
    LazyLock::new(|| Kind::ALL.iter().map(|kind| Statements::new(*kind)).collect());

impl Statements {
    /// Those of a record type.
    pub fn of(kind: Kind) -> &'static Self {
        &ALL[kind as usize]
    }

    fn new(kind: Kind) -> Self {
        let fields = || kind.fields().iter().enumerate();
        let table = kind.table();
        Self {
            upsert: upsert(kind),
            remove: format!("DELETE FROM \"{table}\" WHERE id = ?1"),
            columns: fields().filter(|(_, it)| !is_link(it)).map(|(index, _)| index).collect(),
            links: fields()
                .filter(|(_, field)| is_link(field))
                .map(|(index, field)| Link::new(kind, index, field))
                .collect(),
        }
    }
}

impl Link {
    fn new(kind: Kind, index: usize, field: &Field) -> Self {
        let table = link_table(kind, field);
        Self {
            field: index,
            insert: format!(
                "INSERT INTO \"{table}\" (record, position, target) VALUES (?1, ?2, ?3)"
            ),
            clear: format!("DELETE FROM \"{table}\" WHERE record = ?1"),
        }
    }
}

fn upsert(kind: Kind) -> String {
    let names: Vec<String> = kind
        .fields()
        .iter()
        .filter(|field| !is_link(field))
        .map(|field| format!("\"{}\"", field.name))
        .collect();
    let columns: String = names.iter().map(|name| format!(", {name}")).collect();
    let marks = ", ?".repeat(names.len());
    let sets: Vec<String> = names.iter().map(|name| format!("{name} = excluded.{name}")).collect();
    let sets = match sets.as_slice() {
        [] => "NOTHING".to_owned(),
        sets => format!("UPDATE SET {}", sets.join(", ")),
    };
    format!(
        "INSERT INTO \"{}\" (id{columns}) VALUES (?{marks}) ON CONFLICT (id) DO {sets}",
        kind.table()
    )
}
