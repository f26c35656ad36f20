//! The journal in the file: one row for each entry, one for each record that it edited. An entry is
//! written together with what it does to the tables, so the two can never tell different stories.

use std::collections::HashSet;
use std::sync::Arc;

use chrono::NaiveDateTime;
use rusqlite::{Connection, Row, params};

use super::error::{About, StoreError};
use super::table;
use crate::record::{AnyId, Record};
use crate::workspace::{Action, Change, Edit, Entry, Stamp};

const MOMENT: &str = "%Y-%m-%dT%H:%M:%S%.f";

/// What was read, oldest first.
pub struct Read {
    pub entries: Vec<Entry>,
    /// How many entries have edits that could not be read; they stand with their names alone.
    pub unread: usize,
}

/// A moment as the file has it.
pub fn moment(at: NaiveDateTime) -> String {
    at.format(MOMENT).to_string()
}

/// A moment from the file.
pub fn read_moment(text: &str) -> Option<NaiveDateTime> {
    NaiveDateTime::parse_from_str(text, MOMENT).ok()
}

/// Writes the entry and does to the tables what it says. `written` is the same entry as it was last
/// written, when it has been typed on since.
pub fn write(
    connection: &Connection,
    entry: &Entry,
    written: Option<&Entry>,
) -> rusqlite::Result<()> {
    if let Some(written) = written {
        // A record that was typed back to what it was is no longer among the edits.
        let touched: HashSet<AnyId> = entry.change.edits.iter().filter_map(Edit::id).collect();
        let undone = written.change.edits.iter().rev();
        for edit in undone.filter(|edit| edit.id().is_some_and(|id| !touched.contains(&id))) {
            alter(connection, edit.after.as_deref(), edit.before.as_deref())?;
        }
    }
    for edit in &entry.change.edits {
        let earlier = written.and_then(|it| it.change.edits.iter().find(|it| it.id() == edit.id()));
        let as_it_is = earlier.map_or(&edit.before, |earlier| &earlier.after);
        alter(connection, as_it_is.as_deref(), edit.after.as_deref())?;
    }
    note(connection, entry)
}

fn alter(
    connection: &Connection,
    before: Option<&Record>,
    after: Option<&Record>,
) -> rusqlite::Result<()> {
    match (before, after) {
        (before, Some(record)) => table::put(connection, before, record),
        (Some(record), None) => table::remove(connection, record.any_id()),
        (None, None) => Ok(()),
    }
}

/// Writes the entry alone, into a file whose tables already are as it left them.
pub fn note(connection: &Connection, entry: &Entry) -> rusqlite::Result<()> {
    let (action, of) = match entry.action {
        Action::Do => ("do", None),
        Action::Undo(of) => ("undo", Some(of)),
        Action::Redo(of) => ("redo", Some(of)),
    };
    let sequence = number(entry.sequence)?;
    let of = of.map(number).transpose()?;
    connection.prepare_cached("DELETE FROM edit WHERE sequence = ?1")?.execute([sequence])?;
    connection
        .prepare_cached(
            "INSERT INTO journal (sequence, at, who, name, action, of) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (sequence) DO UPDATE SET at = excluded.at, who = excluded.who,
             name = excluded.name, action = excluded.action, of = excluded.of",
        )?
        .execute(params![
            sequence,
            moment(entry.stamp.at),
            entry.stamp.who,
            entry.change.name,
            action,
            of
        ])?;
    let mut insert = connection.prepare_cached(
        "INSERT INTO edit (sequence, position, before, after) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for (position, edit) in (0_i64..).zip(&entry.change.edits) {
        insert.execute(params![sequence, position, json(&edit.before)?, json(&edit.after)?])?;
    }
    Ok(())
}

fn number(sequence: u64) -> rusqlite::Result<i64> {
    i64::try_from(sequence).map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))
}

fn json(record: &Option<Arc<Record>>) -> rusqlite::Result<Option<String>> {
    let text = record.as_ref().map(serde_json::to_string).transpose();
    text.map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))
}

/// The latest entries before number `before`, at most `entries` of them and, past the first, at most
/// `edits` edits: one import may hold more than a year of typing.
pub fn read(
    connection: &Connection,
    about: &About,
    before: u64,
    entries: usize,
    edits: usize,
) -> Result<Read, StoreError> {
    let mut statement = about.map(connection.prepare(
        "SELECT sequence, at, who, name, action, of FROM journal WHERE sequence < ?1
         ORDER BY sequence DESC LIMIT ?2",
    ))?;
    let mut of_entry = about.map(
        connection.prepare("SELECT before, after FROM edit WHERE sequence = ?1 ORDER BY position"),
    )?;
    let mut found = Read { entries: Vec::new(), unread: 0 };
    let mut left = edits;
    let before = i64::try_from(before).unwrap_or(i64::MAX);
    let entries = i64::try_from(entries).unwrap_or(i64::MAX);
    let mut rows = about.map(statement.query(params![before, entries]))?;
    while let Some(row) = about.map(rows.next())? {
        let mut entry = head(row).ok_or_else(|| about.damaged("journal"))?;
        let mut rows = about.map(of_entry.query([entry.sequence.cast_signed()]))?;
        let mut whole = true;
        while let Some(row) = about.map(rows.next())? {
            match (record(row, 0), record(row, 1)) {
                (Ok(before), Ok(after)) => entry.change.edits.push(Edit { before, after }),
                _ => whole = false,
            }
        }
        if !whole {
            entry.change.edits.clear();
            found.unread += 1;
        }
        let size = entry.change.edits.len();
        if size > left && !found.entries.is_empty() {
            break;
        }
        left = left.saturating_sub(size);
        found.entries.push(entry);
    }
    found.entries.reverse();
    Ok(found)
}

/// The entry without its edits.
fn head(row: &Row<'_>) -> Option<Entry> {
    let sequence = u64::try_from(row.get::<_, i64>(0).ok()?).ok()?;
    let at = read_moment(&row.get::<_, String>(1).ok()?)?;
    let of = row.get::<_, Option<i64>>(5).ok()?.and_then(|of| u64::try_from(of).ok());
    let action = match (row.get::<_, String>(4).ok()?.as_str(), of) {
        ("do", None) => Action::Do,
        ("undo", Some(of)) => Action::Undo(of),
        ("redo", Some(of)) => Action::Redo(of),
        _ => return None,
    };
    Some(Entry {
        sequence,
        stamp: Stamp { at, who: row.get(2).ok()? },
        action,
        change: Change::new(row.get::<_, String>(3).ok()?),
    })
}

fn record(row: &Row<'_>, column: usize) -> Result<Option<Arc<Record>>, ()> {
    let text = row.get_ref(column).map_err(drop)?.as_str_or_null().map_err(drop)?;
    text.map(|text| serde_json::from_str(text).map(Arc::new).map_err(drop)).transpose()
}
