//! Opens SQLite on a file that may come from a stranger: nothing in the file is ever run, sizes are
//! bounded, and every commit is on the disk before it counts.
//!
//! The file is never opened by any other means than SQLite's. On Unix, closing a second handle to
//! it would drop the locks of this process, and with them the promise of one writer.

use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::error::{About, StoreError, name};

/// "PLVR": a plan file by its own word, also to `file(1)`.
pub const APPLICATION_ID: i32 = 0x504C_5652;

/// The largest file that is opened, in bytes.
const LARGEST_FILE: u64 = 1 << 30;
/// The largest row, in bytes: a record holds texts of up to 2 MB each.
const LARGEST_ROW: i32 = 64 << 20;
/// How long a statement waits for another program's lock.
pub const PATIENCE: Duration = Duration::from_secs(5);

/// How a file is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Reads and writes where the file system allows it. Also for reading: what a killed writer left
    /// half done must be rolled back first.
    ReadWrite,
    /// Never alters the file.
    ReadOnly,
}

/// Opens an existing file and asks it no more than who it is: a plan file, of which version.
pub fn open(path: &Path, mode: Mode) -> Result<(Connection, i32), StoreError> {
    let metadata = std::fs::metadata(path).map_err(|error| StoreError::io(path, &error))?;
    if metadata.is_dir() {
        return Err(StoreError::Folder(name(path)));
    }
    if metadata.len() == 0 {
        return Err(StoreError::Empty(name(path)));
    }
    if metadata.len() > LARGEST_FILE {
        return Err(StoreError::TooLarge(name(path)));
    }
    let connection = connect(path, mode)?;
    let about = About(path.to_owned());
    let number = |pragma: &str| -> rusqlite::Result<i32> {
        connection.query_row(&format!("PRAGMA {pragma}"), [], |row| row.get(0))
    };
    if about.map(number("application_id"))? != APPLICATION_ID {
        return Err(StoreError::NotPlanFile(name(path)));
    }
    let version = about.map(number("user_version"))?;
    if version < 1 {
        return Err(StoreError::NotPlanFile(name(path)));
    }
    Ok((connection, version))
}

/// Connects to a file that exists, with every defence on.
pub fn connect(path: &Path, mode: Mode) -> Result<Connection, StoreError> {
    let access = match mode {
        Mode::ReadWrite => OpenFlags::SQLITE_OPEN_READ_WRITE,
        Mode::ReadOnly => OpenFlags::SQLITE_OPEN_READ_ONLY,
    };
    let flags = access | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(|error| {
        // SQLite says only that it cannot; the file system knows why.
        let denied = std::fs::metadata(path).is_ok()
            && error.sqlite_error_code() == Some(ErrorCode::CannotOpen);
        if denied { StoreError::NoPermission(name(path)) } else { StoreError::sqlite(path, &error) }
    })?;
    harden(&connection).map_err(|error| StoreError::sqlite(path, &error))?;
    Ok(connection)
}

/// A database in memory, for what must not touch the file.
pub fn in_memory() -> rusqlite::Result<Connection> {
    let connection = Connection::open_in_memory()?;
    harden(&connection)?;
    Ok(connection)
}

fn harden(connection: &Connection) -> rusqlite::Result<()> {
    use DbConfig as C;
    for (config, on) in [
        (C::SQLITE_DBCONFIG_DEFENSIVE, true),
        (C::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (C::SQLITE_DBCONFIG_ENABLE_FKEY, true),
        (C::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
        (C::SQLITE_DBCONFIG_ENABLE_VIEW, false),
        (C::SQLITE_DBCONFIG_DQS_DML, false),
        (C::SQLITE_DBCONFIG_DQS_DDL, false),
    ] {
        connection.set_db_config(config, on)?;
    }
    for (limit, value) in [
        (Limit::SQLITE_LIMIT_LENGTH, LARGEST_ROW),
        (Limit::SQLITE_LIMIT_SQL_LENGTH, 1 << 20),
        (Limit::SQLITE_LIMIT_COLUMN, 200),
        (Limit::SQLITE_LIMIT_ATTACHED, 0),
        (Limit::SQLITE_LIMIT_EXPR_DEPTH, 100),
        (Limit::SQLITE_LIMIT_WORKER_THREADS, 0),
    ] {
        connection.set_limit(limit, value)?;
    }
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(256);
    // A rollback journal works on network folders and leaves nothing beside the file. EXTRA syncs
    // the folder too: without it a power cut could bring back a deleted journal and undo a commit.
    // Without spilling, readers are shut out for the moment of a commit only.
    connection.execute_batch(
        "PRAGMA cell_size_check = ON;
         PRAGMA mmap_size = 0;
         PRAGMA temp_store = MEMORY;
         PRAGMA cache_spill = OFF;
         PRAGMA synchronous = EXTRA;",
    )
}

/// Searches the file for damage, for no longer than `budget`. Gives whether all of it was searched;
/// a page that was not is still checked when it is read.
pub fn check(
    connection: &mut Connection,
    about: &About,
    budget: Duration,
) -> Result<bool, StoreError> {
    let deadline = Instant::now() + budget;
    about.map(connection.progress_handler(10_000, Some(move || Instant::now() > deadline)))?;
    let found = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get::<_, String>(0));
    about.map(connection.progress_handler(0, None::<fn() -> bool>))?;
    match found {
        Ok(answer) if answer == "ok" => Ok(true),
        Ok(answer) => Err(about.damaged(answer)),
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::OperationInterrupted) => {
            Ok(false)
        }
        Err(error) => about.map(Err(error)),
    }
}
