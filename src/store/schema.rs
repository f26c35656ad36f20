//! The tables of the file. They follow from the record declarations, but a file is built by the
//! numbered migrations, which never change once released: so a changed declaration needs a new
//! migration, and a test holds the two against each other (`schema/declared.rs`).
//!
//! `record` lists every record; each typed row, reference and link refers to it by a foreign key
//! that is checked when a change is whole. A file whose tables are not exactly those is refused.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::connection::{self, APPLICATION_ID};
use crate::record::{Field, FieldKind, Kind};

#[cfg(test)]
mod declared;

/// The migrations: the one at index `n` takes a file of version `n` to `n + 1`. Each runs in one
/// transaction.
pub const MIGRATIONS: &[&str] = &[include_str!("migration/0001.sql")];

/// The version of files that this program writes.
#[allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap, reason = "a handful")]
pub const VERSION: i32 = MIGRATIONS.len() as i32;

/// The name of the table that holds a field of many references.
pub fn link_table(kind: Kind, field: &Field) -> String {
    format!("{}_{}", kind.table(), field.name)
}

/// Whether the field has its own table instead of a column.
pub fn is_link(field: &Field) -> bool {
    matches!(field.kind, FieldKind::References(_))
}

/// Builds the tables of version `to` in an empty database. The caller holds the transaction.
pub fn build(connection: &Connection, to: i32) -> rusqlite::Result<()> {
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    let migrations = (0..to).zip(MIGRATIONS);
    migrations.into_iter().try_for_each(|(from, sql)| migrate(connection, from, sql))
}

/// Takes the tables from version `from` to the next by `sql`. The caller holds the transaction.
pub fn migrate(connection: &Connection, from: i32, sql: &str) -> rusqlite::Result<()> {
    connection.execute_batch(sql)?;
    connection.pragma_update(None, "user_version", from + 1)
}

/// Everything in a database's schema: type, name, and the SQL that made it.
pub fn objects(connection: &Connection) -> rusqlite::Result<BTreeSet<(String, String, String)>> {
    let mut statement =
        connection.prepare("SELECT type, name, coalesce(sql, '') FROM sqlite_schema")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    rows.collect()
}

/// The first thing in the file's schema that a file of that version should not have, or lacks.
pub fn stranger(connection: &Connection, version: i32) -> rusqlite::Result<Option<String>> {
    let found = objects(connection)?;
    if version > VERSION {
        // What a later version has is not known, but it has tables and indexes only.
        let odd = found.into_iter().find(|(kind, _, sql)| {
            !matches!(kind.as_str(), "table" | "index")
                || sql.to_ascii_uppercase().contains("VIRTUAL TABLE")
        });
        return Ok(odd.map(|(kind, name, _)| format!("{kind} {name}")));
    }
    let model = connection::in_memory()?;
    build(&model, version)?;
    let expected = objects(&model)?;
    let odd = found.symmetric_difference(&expected).next();
    Ok(odd.map(|(kind, name, _)| format!("{kind} {name}")))
}
