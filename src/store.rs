//! The plan file: one SQLite file for one kommun, and the only module that knows rusqlite.
//!
//! What it promises: what was written is whole and on the disk, one writer at a time, any number of
//! readers, nothing of ours beside the user's file, and a file from a stranger is looked over before
//! it is believed. It never makes the window wait but in [`Storage::flush`] and [`Storage::close`].
//! The tables follow from the record declarations (`schema`); the lock is explained in `writer`.

pub mod backup;
pub mod computer;
mod connection;
mod error;
mod frozen;
mod journal;
mod reader;
mod schema;
mod statement;
mod storage;
mod table;
mod value;
mod writer;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use chrono::NaiveDateTime;
use rusqlite::Connection;
use uuid::Uuid;

pub use backup::Backup;
pub use error::StoreError;
pub use frozen::{Frozen, FrozenFacts, digest};
pub use reader::{Reader, WhyReader};
pub use storage::{Events, Storage, StoreEvent, TYPING};

use connection::Mode;
use error::{About, name};
use writer::{Holder, Lock};

use crate::workspace::{Entry, Journal, Workspace};

/// How many entries are read at opening, for undo; and, past the last one, how many edits.
const RECENT_ENTRIES: usize = 1_000;
const RECENT_EDITS: usize = 10_000;
/// How long opening may search for damage.
const CHECK_TIME: Duration = Duration::from_millis(100);

/// Who opens, and where copies go.
pub struct Options {
    /// The user's name, as the next opener is told it.
    pub name: String,
    pub host: String,
    /// The folder for dated backups; none are made without it.
    pub backups: Option<PathBuf>,
    /// Local time.
    pub now: NaiveDateTime,
    /// Where the writing thread tells how it goes.
    pub events: Events,
}

impl Options {
    /// Without backups, and with nobody who listens.
    pub fn new(name: impl Into<String>, host: impl Into<String>, now: NaiveDateTime) -> Self {
        let (name, host) = (name.into(), host.into());
        Self { name, host, backups: None, now, events: Box::new(|_| {}) }
    }
}

/// What a file holds.
#[derive(Debug)]
pub struct Contents {
    pub workspace: Workspace,
    /// The recent part; older entries are read when they are asked for.
    pub journal: Journal,
    /// What decisions have frozen, oldest first.
    pub frozen: Vec<FrozenFacts>,
    /// Swedish sentences about what could not be read or was done on opening.
    pub notes: Vec<String>,
}

/// What may be done with the open file.
#[derive(Debug)]
pub enum Access {
    Writer(Storage),
    Reader(Reader, WhyReader),
}

/// An open plan file.
#[derive(Debug)]
pub struct Opened {
    pub workspace: Workspace,
    pub journal: Journal,
    pub frozen: Vec<FrozenFacts>,
    pub access: Access,
    pub notes: Vec<String>,
}

impl Opened {
    fn new(contents: Contents, access: Access) -> Self {
        let Contents { workspace, journal, frozen, notes } = contents;
        Self { workspace, journal, frozen, access, notes }
    }

    /// The writing handle, when this opener is the writer.
    pub fn storage(&self) -> Option<&Storage> {
        match &self.access {
            Access::Writer(storage) => Some(storage),
            Access::Reader(..) => None,
        }
    }
}

/// Creates a plan file of these records and opens it.
///
/// # Errors
/// When there is a file of that name already, or it cannot be written; nothing is then left behind.
pub fn create(
    path: &Path,
    workspace: &Workspace,
    entries: &[Arc<Entry>],
    options: Options,
) -> Result<Opened, StoreError> {
    write_new(path, workspace, entries.iter().map(AsRef::as_ref), &[])?;
    open(path, options)
}

/// Writes a new plan file of these records, without a journal, with what decisions have frozen, and
/// closes it.
///
/// # Errors
/// When there is a file of that name already, or it cannot be written; nothing is then left behind.
pub fn write(path: &Path, workspace: &Workspace, frozen: &[Frozen]) -> Result<(), StoreError> {
    write_new(path, workspace, std::iter::empty(), frozen)
}

/// Writes a new plan file and closes it.
fn write_new<'a>(
    path: &Path,
    workspace: &Workspace,
    entries: impl Iterator<Item = &'a Entry>,
    frozen: &[Frozen],
) -> Result<(), StoreError> {
    // Claims the name, so that nothing is ever written over.
    std::fs::File::create_new(path).map_err(|error| match error.kind() {
        // The folder is what was not found.
        std::io::ErrorKind::NotFound => StoreError::io(path.parent().unwrap_or(path), &error),
        _ => StoreError::io(path, &error),
    })?;
    let written = connection::connect(path, Mode::ReadWrite).and_then(|connection| {
        About(path.to_owned()).map(fill(&connection, workspace, entries, frozen))
    });
    if written.is_err() {
        let _ = std::fs::remove_file(path);
    }
    written
}

fn fill<'a>(
    connection: &Connection,
    workspace: &Workspace,
    entries: impl Iterator<Item = &'a Entry>,
    frozen: &[Frozen],
) -> rusqlite::Result<()> {
    connection.execute_batch("BEGIN IMMEDIATE")?;
    schema::build(connection, schema::VERSION)?;
    for kind in crate::record::Kind::ALL {
        for record in workspace.records(*kind) {
            // A reference that leads nowhere is kept as it is.
            record.references().into_iter().try_for_each(|id| table::list(connection, id))?;
            table::put(connection, None, record)?;
        }
    }
    for entry in entries {
        journal::note(connection, entry)?;
    }
    frozen.iter().try_for_each(|it| frozen::write(connection, it))?;
    connection.execute_batch("COMMIT")
}

/// Opens a plan file for writing, or for reading when it cannot be written now.
///
/// # Errors
/// When it is no plan file, or cannot be read; it is then untouched.
pub fn open(path: &Path, options: Options) -> Result<Opened, StoreError> {
    let (connection, version) = connection::open(path, Mode::ReadWrite)?;
    let about = About(path.to_owned());
    if version > schema::VERSION {
        drop(connection);
        return open_to_read(path, WhyReader::NewerVersion);
    }
    refuse_strangers(&connection, path, version)?;
    if about.map(connection.is_readonly("main"))? {
        return open_to_read(path, WhyReader::WriteProtected);
    }
    match about.map(writer::acquire(&connection))? {
        Lock::Held => open_to_write(connection, path, version, options),
        Lock::Taken(holder) => {
            drop(connection);
            let (name, since) = match holder {
                Some(holder) => (Some(holder.name), holder.since),
                None => (None, options.now),
            };
            open_to_read(path, WhyReader::OpenedByOther { name, since })
        }
    }
}

fn open_to_write(
    mut connection: Connection,
    path: &Path,
    version: i32,
    options: Options,
) -> Result<Opened, StoreError> {
    let about = About(path.to_owned());
    let searched = connection::check(&mut connection, &about, CHECK_TIME)?;
    let mut notes = Vec::new();
    if version < schema::VERSION {
        let backups = options.backups.as_deref();
        let migrations = schema::MIGRATIONS;
        notes.extend(bring_up_to_date(
            &connection,
            path,
            version,
            migrations,
            backups,
            options.now,
        )?);
    }
    let loaded = table::load(&connection, &about, false)?;
    let holder = Holder {
        session: Uuid::now_v7(),
        name: options.name,
        host: options.host,
        since: options.now,
    };
    let signed = loaded
        .missing
        .iter()
        .try_for_each(|id| table::list(&connection, *id))
        .and_then(|()| writer::sign(&connection, &holder))
        .and_then(|()| connection.execute_batch("COMMIT"))
        .and_then(|()| writer::hold(&connection, holder.session));
    let why = match signed.map_err(|error| StoreError::sqlite(path, &error)) {
        Ok(Ok(())) => None,
        Ok(Err(other)) => {
            Some(WhyReader::OpenedByOther { name: Some(other.name), since: other.since })
        }
        // The file may be written but not its folder, where SQLite keeps what it may have to undo.
        Err(StoreError::NoPermission(_) | StoreError::Unreachable { .. }) => {
            Some(WhyReader::WriteProtected)
        }
        Err(StoreError::DiskFull(_)) => Some(WhyReader::DiskFull),
        Err(error) => return Err(error),
    };
    if let Some(why) = why {
        drop(connection);
        return open_to_read(path, why);
    }
    let mut contents = contents(&connection, &about, loaded)?;
    contents.notes.append(&mut notes);
    if !searched {
        contents.notes.push(
            "Filen är stor och har inte hunnit kontrolleras helt. Det görs när den säkerhetskopieras."
                .to_owned(),
        );
    }
    let path = path.to_owned();
    let storage = Storage::start(connection, path, holder, options.backups, options.events)?;
    Ok(Opened::new(contents, Access::Writer(storage)))
}

/// Takes an older file to the version that this program writes, each step in a transaction of its
/// own, with a copy of the file kept first. Begun and ended in a transaction.
fn bring_up_to_date(
    connection: &Connection,
    path: &Path,
    version: i32,
    migrations: &[&str],
    backups: Option<&Path>,
    now: NaiveDateTime,
) -> Result<Option<String>, StoreError> {
    let about = About(path.to_owned());
    let copy = backups.map(|backups| backup::make(backups, path, now)).transpose()?;
    for (from, sql) in (0..).zip(migrations).filter(|(from, _)| *from >= version) {
        about.map(schema::migrate(connection, from, sql))?;
        about.map(connection.execute_batch("COMMIT; BEGIN IMMEDIATE"))?;
    }
    Ok(copy.map(|copy| {
        let copy = copy.display();
        format!("Filen har fått ett nyare format. En kopia av den gamla finns i {copy}.")
    }))
}

fn open_to_read(path: &Path, why: WhyReader) -> Result<Opened, StoreError> {
    let (connection, version) = open_reading(path)?;
    let (reader, contents) = Reader::new(connection, path.to_owned(), version)?;
    Ok(Opened::new(contents, Access::Reader(reader, why)))
}

/// Reads a plan file for a command that only reads: takes no lock, works while another writes and
/// where nothing may be written.
///
/// # Errors
/// When it is no plan file, or cannot be read; it is then untouched.
pub fn read(path: &Path) -> Result<Contents, StoreError> {
    let (connection, version) = open_reading(path)?;
    read_contents(&connection, path, version)
}

/// Reads what a decision froze, whole; `None` when the file has no such. As [`read`], it takes no lock.
///
/// # Errors
/// When it is no plan file, or cannot be read.
pub fn read_frozen(path: &Path, id: Uuid) -> Result<Option<Frozen>, StoreError> {
    let (connection, _) = open_reading(path)?;
    frozen::read(&connection, &About(path.to_owned()), id)
}

/// A connection to read by. It may write only to roll back what a killed writer left half done.
fn open_reading(path: &Path) -> Result<(Connection, i32), StoreError> {
    let (connection, version) = connection::open(path, Mode::ReadWrite)?;
    let about = About(path.to_owned());
    about.map(connection.execute_batch("PRAGMA query_only = ON"))?;
    refuse_strangers(&connection, path, version)?;
    if version >= schema::VERSION {
        return Ok((connection, version));
    }
    // An older file is brought up to date in memory; the file stays as it is.
    let mut copy = about.map(connection::in_memory())?;
    backup::pour(&connection, &mut copy, path)?;
    for (from, sql) in (0..).zip(schema::MIGRATIONS).filter(|(from, _)| *from >= version) {
        about.map(schema::migrate(&copy, from, sql))?;
    }
    Ok((copy, schema::VERSION))
}

/// Reads everything in one short transaction.
fn read_contents(
    connection: &Connection,
    path: &Path,
    version: i32,
) -> Result<Contents, StoreError> {
    let about = About(path.to_owned());
    about.map(connection.execute_batch("BEGIN"))?;
    let later = version > schema::VERSION;
    let read = table::load(connection, &about, later)
        .and_then(|loaded| contents(connection, &about, loaded));
    let ended = connection.execute_batch("COMMIT");
    let read = match read {
        Err(StoreError::Damaged { name, .. }) if later => Err(StoreError::TooNew(name)),
        read => read,
    }?;
    about.map(ended)?;
    Ok(read)
}

fn contents(
    connection: &Connection,
    about: &About,
    loaded: table::Loaded,
) -> Result<Contents, StoreError> {
    let recent = journal::read(connection, about, u64::MAX, RECENT_ENTRIES, RECENT_EDITS)?;
    let mut notes = Vec::new();
    if recent.unread > 0 {
        notes.push(format!(
            "{} ändringar i historiken kunde inte läsas och kan inte ångras.",
            recent.unread
        ));
    }
    if loaded.unread > 0 {
        notes.push(format!("{} uppgifter är nyare än programmet och visas inte.", loaded.unread));
    }
    let journal = Journal::from_entries(recent.entries);
    let frozen = frozen::list(connection, about)?;
    Ok(Contents { workspace: loaded.workspace, journal, frozen, notes })
}

fn refuse_strangers(connection: &Connection, path: &Path, version: i32) -> Result<(), StoreError> {
    match About(path.to_owned()).map(schema::stranger(connection, version))? {
        Some(object) => Err(StoreError::Hostile { name: name(path), object }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_migration_keeps_a_copy_of_the_file_and_a_failed_one_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.planverk");
        let backups = folder.path().join("kopior");
        write_new(&path, &Workspace::default(), std::iter::empty(), &[]).unwrap();
        let now = NaiveDateTime::default();
        let older = schema::VERSION;
        let migrate = |next: &'static str| {
            let (connection, version) = connection::open(&path, Mode::ReadWrite).unwrap();
            connection.execute_batch("BEGIN IMMEDIATE").unwrap();
            let migrations: Vec<&str> = schema::MIGRATIONS.iter().copied().chain([next]).collect();
            bring_up_to_date(&connection, &path, version, &migrations, Some(&backups), now)
        };
        let version = || connection::open(&path, Mode::ReadOnly).unwrap().1;

        let half = "CREATE TABLE nytt (id BLOB) STRICT; CREATE TABLE person (id BLOB) STRICT;";
        assert!(migrate(half).is_err());
        assert_eq!(version(), older);
        assert!(read(&path).is_ok(), "the file is as it was");

        let note = migrate("CREATE TABLE nytt (id BLOB) STRICT;").unwrap().unwrap();
        assert!(note.contains("kopia"));
        assert_eq!(version(), older + 1);
        let copy = &backup::list(&backups, &path)[0].path;
        assert_eq!(connection::open(copy, Mode::ReadOnly).unwrap().1, older);
        assert!(read(copy).is_ok());
    }
}
