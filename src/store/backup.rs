//! Copies of the plan file: dated backups in the user's data folder, the copy that is kept before a
//! migration or a restore, and a copy where the user wants one.
//!
//! Each file has its own folder, named after it and its path, so that two files of the same name
//! keep apart. A copy is made by SQLite's backup API under another name, searched for damage, synced
//! and then given its name, so a backup that is listed is a whole one.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{Datelike, NaiveDateTime};
use rusqlite::backup::{Backup as Copying, StepResult};
use rusqlite::{Connection, OptionalExtension};
use sha2::{Digest, Sha256};

use super::connection::{self, Mode};
use super::error::{About, StoreError, name};
use super::writer::{self, Lock};

/// How many of the latest are kept; besides them one a month.
const KEPT: usize = 10;
const STAMP: &str = "%Y-%m-%d-%H%M%S";
const ENDING: &str = "planverk";

/// One dated copy.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Backup {
    pub at: NaiveDateTime,
    pub path: PathBuf,
}

/// The folder under `backups` with the copies of the file at `path`.
pub fn folder(backups: &Path, path: &Path) -> PathBuf {
    let whole = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let digest = Sha256::digest(whole.to_string_lossy().as_bytes());
    let mark: String = digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    backups.join(format!("{}-{mark}", stem(path)))
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// The backups of the file at `path`, newest first. None when there is no such folder.
pub fn list(backups: &Path, path: &Path) -> Vec<Backup> {
    let Ok(found) = fs::read_dir(folder(backups, path)) else { return Vec::new() };
    let prefix = format!("{}-", stem(path));
    let mut list: Vec<Backup> = found
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let stamp = stem(&path);
            let at = NaiveDateTime::parse_from_str(stamp.strip_prefix(&prefix)?, STAMP).ok()?;
            (path.extension()? == ENDING).then_some(Backup { at, path })
        })
        .collect();
    list.sort_by(|a, b| b.cmp(a));
    list
}

/// Makes a dated backup and lets go of those that are no longer kept.
///
/// # Errors
/// When the file cannot be read whole or the copy not be written; older backups are then untouched.
pub fn make(backups: &Path, path: &Path, now: NaiveDateTime) -> Result<PathBuf, StoreError> {
    let folder = folder(backups, path);
    fs::create_dir_all(&folder).map_err(|error| StoreError::io(&folder, &error))?;
    let to = folder.join(format!("{}-{}.{ENDING}", stem(path), now.format(STAMP)));
    copy(path, &to)?;
    let mut months = HashSet::new();
    for (place, backup) in list(backups, path).iter().enumerate() {
        let first_of_month = months.insert((backup.at.year(), backup.at.month()));
        if place >= KEPT && !first_of_month {
            // What cannot be removed now is removed the next time.
            let _ = fs::remove_file(&backup.path);
        }
    }
    Ok(to)
}

/// Makes a backup if the file has changed since the last one.
///
/// # Errors
/// Those of [`make`].
pub fn make_if_changed(
    backups: &Path,
    path: &Path,
    now: NaiveDateTime,
) -> Result<Option<PathBuf>, StoreError> {
    let latest = list(backups, path).into_iter().next();
    let same = latest.is_some_and(|latest| match (last_entry(&latest.path), last_entry(path)) {
        (Ok(copied), Ok(current)) => copied == current,
        _ => false,
    });
    if same { Ok(None) } else { make(backups, path, now).map(Some) }
}

/// Number, time and name of the last entry, and how many records there are: enough to tell whether
/// one file holds what another held.
type Mark = (i64, Option<(i64, String, String)>);

fn last_entry(path: &Path) -> Result<Mark, StoreError> {
    let (connection, _) = connection::open(path, Mode::ReadOnly)?;
    let about = About(path.to_owned());
    let entry = connection
        .query_row(
            "SELECT sequence, at, name FROM journal ORDER BY sequence DESC LIMIT 1",
            [],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )
        .optional();
    let records = connection.query_row("SELECT count(*) FROM record", [], |row| row.get(0));
    Ok((about.map(records)?, about.map(entry)?))
}

/// Copies the plan file at `from` to `to`, replacing what is there. Also while it is open for
/// writing; the copy has no holder.
///
/// # Errors
/// When the file cannot be read whole or the copy not be written; `to` is then as it was.
pub fn copy(from: &Path, to: &Path) -> Result<(), StoreError> {
    // A write transaction of this very connection would stand in the way, so it is one of its own.
    let (source, _) = connection::open(from, Mode::ReadWrite)?;
    in_place(to, |part| {
        let about = About(to.to_owned());
        fs::File::create_new(part).map_err(|error| StoreError::io(to, &error))?;
        let mut copy = connection::connect(part, Mode::ReadWrite)?;
        pour(&source, &mut copy, to)?;
        let found: String =
            about.map(copy.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0)))?;
        if found != "ok" {
            return Err(About(from.to_owned()).damaged(found));
        }
        about.map(writer::resign(&copy))
    })
}

/// Lets `write` make a file beside `to` and, when it is whole, gives it the name.
pub(super) fn in_place(
    to: &Path,
    write: impl FnOnce(&Path) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let part = to.with_extension(format!("{}.del", std::process::id()));
    let written = write(&part)
        .and_then(|()| fs::rename(&part, to).map_err(|error| StoreError::io(to, &error)));
    if written.is_err() {
        let _ = fs::remove_file(&part);
    }
    written
}

/// All pages of one database into another.
pub(super) fn pour(
    source: &Connection,
    to: &mut Connection,
    path: &Path,
) -> Result<(), StoreError> {
    let about = About(path.to_owned());
    let copying = about.map(Copying::new(source, to))?;
    match about.map(copying.step(-1))? {
        StepResult::Done => Ok(()),
        _ => Err(StoreError::Busy(name(path))),
    }
}

/// Puts a backup in the place of the file at `path`, which is backed up first; a damaged one is
/// kept as it is, beside its backups. The file must not be open.
///
/// # Errors
/// When another has the file open, or a step fails; the file is then as it was.
pub fn restore(
    backups: &Path,
    path: &Path,
    backup: &Path,
    now: NaiveDateTime,
) -> Result<(), StoreError> {
    let (source, _) = connection::open(backup, Mode::ReadOnly)?;
    let about = About(path.to_owned());
    match make(backups, path, now) {
        Ok(_) => {
            let mut connection = connection::connect(path, Mode::ReadWrite)?;
            match about.map(writer::acquire(&connection))? {
                Lock::Held => about.map(connection.execute_batch("ROLLBACK"))?,
                Lock::Taken(_) => return Err(StoreError::Busy(name(path))),
            }
            pour(&source, &mut connection, path)
        }
        Err(StoreError::Busy(name)) => Err(StoreError::Busy(name)),
        Err(error @ (StoreError::DiskFull(_) | StoreError::NoPermission(_))) => Err(error),
        Err(_) => {
            if path.exists() {
                let folder = folder(backups, path);
                let kept = folder.join(format!("{}-skadad-{}", stem(path), now.format(STAMP)));
                fs::create_dir_all(&folder).map_err(|error| StoreError::io(&folder, &error))?;
                fs::copy(path, &kept).map_err(|error| StoreError::io(&kept, &error))?;
            }
            copy(backup, path)
        }
    }
}
