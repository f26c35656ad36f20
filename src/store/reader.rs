//! Reads a plan file that another writes, or that cannot be written. Each reading is one short
//! transaction, so the writer is never kept waiting.

use std::path::PathBuf;

use chrono::NaiveDateTime;
use rusqlite::Connection;

use super::error::{About, StoreError};
use super::{Contents, journal, read_contents};
use crate::record::date::in_words;
use crate::workspace::Entry;

/// An open plan file that is only read.
#[derive(Debug)]
pub struct Reader {
    connection: Connection,
    path: PathBuf,
    /// The file's version.
    version: i32,
    seen: i64,
}

/// Why the file is only read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhyReader {
    /// Another has it open. No name when it is another program.
    OpenedByOther { name: Option<String>, since: NaiveDateTime },
    /// The file or its folder is write-protected.
    WriteProtected,
    /// The disk has no room for another change.
    DiskFull,
    /// A newer version of the program has written it.
    NewerVersion,
}

impl WhyReader {
    /// What the window shows while the file is only read.
    pub fn sentence(&self, now: NaiveDateTime) -> String {
        match self {
            Self::OpenedByOther { name: Some(name), since } => {
                let day = if since.date() == now.date() {
                    String::new()
                } else {
                    format!("den {} ", in_words(since.date()))
                };
                let time = since.format("%H.%M");
                format!("{name} har filen öppen sedan {day}kl. {time}. Du läser.")
            }
            Self::OpenedByOther { name: None, .. } => {
                "Ett annat program har filen öppen. Du läser.".to_owned()
            }
            Self::WriteProtected => {
                "Filen är skrivskyddad. Du läser. Välj Spara kopia som för att ändra i en egen kopia.".to_owned()
            }
            Self::DiskFull => {
                "Disken är full, så inget kan ändras. Du läser. Frigör utrymme och öppna filen igen.".to_owned()
            }
            Self::NewerVersion => {
                "Filen är skriven av en nyare version av Planverk. Du läser, och det som är nytt syns inte. Uppdatera programmet för att ändra.".to_owned()
            }
        }
    }
}

impl Reader {
    pub(super) fn new(
        connection: Connection,
        path: PathBuf,
        version: i32,
    ) -> Result<(Self, Contents), StoreError> {
        let mut reader = Self { connection, path, version, seen: 0 };
        let contents = reader.reload()?;
        Ok((reader, contents))
    }

    /// Whether another has changed the file since it was last read. It asks the file system, so not
    /// on the window's thread.
    ///
    /// # Errors
    /// When the file cannot be reached.
    pub fn changed(&self) -> Result<bool, StoreError> {
        Ok(self.data_version()? != self.seen)
    }

    /// Reads the file anew.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn reload(&mut self) -> Result<Contents, StoreError> {
        let seen = self.data_version()?;
        let contents = read_contents(&self.connection, &self.path, self.version)?;
        self.seen = seen;
        Ok(contents)
    }

    /// At most `count` entries before number `before`, oldest first.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn older(&self, before: u64, count: usize) -> Result<Vec<Entry>, StoreError> {
        let about = About(self.path.clone());
        let read = journal::read(&self.connection, &about, before, count, usize::MAX)?;
        Ok(read.entries)
    }

    fn data_version(&self) -> Result<i64, StoreError> {
        let version = self.connection.query_row("PRAGMA data_version", [], |row| row.get(0));
        About(self.path.clone()).map(version)
    }
}
