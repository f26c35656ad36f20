//! One writer at a time.
//!
//! The holder keeps the file's RESERVED lock: it begins the next write transaction as soon as the
//! last one is committed. Readers read on under it, nobody else can begin to write, and the system
//! itself lets go of it when the process dies, so there is no heartbeat and no stale lock file.
//! A row in `writer` tells who it is; a clean close clears it.
//!
//! Between a commit and the next begin the lock is free for a moment. So an opener that gets the
//! lock but finds the row still set lets go and asks again a few times; only a holder that has not
//! come back by then is dead. The holder waits out such a question by its busy timeout, and knows by
//! its session in the row whether the file is still its own.

use std::time::Duration;

use chrono::NaiveDateTime;
use rusqlite::{Connection, ErrorCode, OptionalExtension, params};
use uuid::Uuid;

use super::connection::PATIENCE;
use super::journal::{moment, read_moment};

/// How often, and how long apart, an opener asks for a holder that may only be between two writes.
const QUESTIONS: u32 = 4;
const PAUSE: Duration = Duration::from_millis(70);

/// Who has the file open for writing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    pub session: Uuid,
    pub name: String,
    pub host: String,
    pub since: NaiveDateTime,
}

/// What an opener got.
pub enum Lock {
    /// The write transaction is begun.
    Held,
    /// Another has it; who, if they have said so.
    Taken(Option<Holder>),
}

/// Takes the lock, from nobody or from the dead.
pub fn acquire(connection: &Connection) -> rusqlite::Result<Lock> {
    connection.busy_timeout(Duration::ZERO)?;
    let lock = ask(connection);
    connection.busy_timeout(PATIENCE)?;
    match lock? {
        Some(lock) => Ok(lock),
        None => Ok(Lock::Taken(holder(connection)?)),
    }
}

/// `None` when another has the lock.
fn ask(connection: &Connection) -> rusqlite::Result<Option<Lock>> {
    for question in 1..=QUESTIONS {
        match connection.execute_batch("BEGIN IMMEDIATE") {
            Ok(()) => {
                if question == QUESTIONS || holder(connection)?.is_none() {
                    return Ok(Some(Lock::Held));
                }
                connection.execute_batch("ROLLBACK")?;
            }
            Err(error) if is_busy(&error) && question == QUESTIONS => return Ok(None),
            Err(error) if is_busy(&error) => {
                // A holder says who it is; one that does not is itself only asking, or reading.
                if let Ok(Some(holder)) = holder(connection) {
                    return Ok(Some(Lock::Taken(Some(holder))));
                }
            }
            Err(error) => return Err(error),
        }
        std::thread::sleep(PAUSE);
    }
    Ok(None)
}

/// Begins the next write transaction, unless it is begun. Gives the other holder when the file has
/// been taken over.
pub fn hold(connection: &Connection, session: Uuid) -> rusqlite::Result<Result<(), Holder>> {
    if !connection.is_autocommit() {
        return Ok(Ok(()));
    }
    connection.execute_batch("BEGIN IMMEDIATE")?;
    match holder(connection)? {
        Some(other) if other.session != session => {
            connection.execute_batch("ROLLBACK")?;
            Ok(Err(other))
        }
        _ => Ok(Ok(())),
    }
}

/// Writes down who holds the file.
pub fn sign(connection: &Connection, holder: &Holder) -> rusqlite::Result<()> {
    connection.execute(
        "INSERT OR REPLACE INTO writer (one, session, name, host, pid, since) VALUES (1, ?1, ?2, ?3, ?4, ?5)",
        params![
            holder.session.as_bytes(),
            holder.name,
            holder.host,
            std::process::id(),
            moment(holder.since)
        ],
    )?;
    Ok(())
}

/// Clears the row.
pub fn resign(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute("DELETE FROM writer", [])?;
    Ok(())
}

/// Who holds the file, as it says.
pub fn holder(connection: &Connection) -> rusqlite::Result<Option<Holder>> {
    connection
        .prepare_cached("SELECT session, name, host, since FROM writer")?
        .query_row([], |row| {
            let session: Vec<u8> = row.get(0)?;
            Ok(Holder {
                session: Uuid::from_slice(&session).unwrap_or_default(),
                name: row.get(1)?,
                host: row.get(2)?,
                since: read_moment(&row.get::<_, String>(3)?).unwrap_or_default(),
            })
        })
        .optional()
}

pub fn is_busy(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked))
}
