//! What can go wrong with a plan file, in words for the person at the desk: what is wrong, what is
//! safe, what to do. The technical cause is kept apart, in [`StoreError::cause`].

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

/// Why a plan file cannot be created, opened, read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("Filen {0} finns inte. Kontrollera sökvägen, eller välj en annan fil.")]
    NotFound(String),
    #[error("{0} är en mapp. Välj en planfil i mappen.")]
    Folder(String),
    #[error("Filen {0} är tom. Den har inte ändrats. Välj en annan fil eller en säkerhetskopia.")]
    Empty(String),
    #[error(
        "Filen {0} är ingen planfil. Den har inte ändrats. Välj en fil som slutar på .planverk."
    )]
    NotPlanFile(String),
    #[error(
        "Filen {name} är skadad och kan inte läsas. Den har inte ändrats. Återställ en säkerhetskopia."
    )]
    Damaged { name: String, cause: String },
    #[error(
        "Filen {name} innehåller något som en planfil inte ska ha ({object}). Den har inte öppnats och inte ändrats. Öppna den inte om du inte vet varifrån den kommer."
    )]
    Hostile { name: String, object: String },
    #[error(
        "Filen {0} är större än 1 GB, som är det mesta en planfil får vara. Den har inte ändrats."
    )]
    TooLarge(String),
    #[error(
        "Filen {0} är skriven av en nyare version av Planverk som den här versionen inte kan läsa. Den har inte ändrats. Uppdatera programmet."
    )]
    TooNew(String),
    #[error("Filen {0} finns redan och har inte ändrats. Välj ett annat namn.")]
    Exists(String),
    #[error(
        "Du har inte rätt att läsa eller skriva {0}. Inget har ändrats. Välj en annan plats eller be om rättighet."
    )]
    NoPermission(String),
    #[error("Disken är full. {0} har inte ändrats. Frigör utrymme, eller välj en annan plats.")]
    DiskFull(String),
    #[error("Ett annat program använder {0} just nu. Inget har ändrats. Försök igen om en stund.")]
    Busy(String),
    #[error(
        "Filen {name} går inte att nå. Inget har ändrats. Kontrollera att disken eller nätverksmappen är ansluten, och försök igen."
    )]
    Unreachable { name: String, cause: String },
}

impl StoreError {
    /// The technical cause, for a log.
    pub fn cause(&self) -> Option<&str> {
        match self {
            Self::Damaged { cause, .. } | Self::Unreachable { cause, .. } => Some(cause),
            Self::Hostile { object, .. } => Some(object),
            _ => None,
        }
    }

    /// What an error of SQLite means for the file at `path`.
    pub(super) fn sqlite(path: &Path, error: &rusqlite::Error) -> Self {
        let name = name(path);
        match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => Self::NotPlanFile(name),
            Some(ErrorCode::DiskFull) => Self::DiskFull(name),
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Self::NoPermission(name),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy(name),
            Some(ErrorCode::CannotOpen | ErrorCode::SystemIoFailure | ErrorCode::OutOfMemory) => {
                Self::Unreachable { name, cause: error.to_string() }
            }
            _ => Self::Damaged { name, cause: error.to_string() },
        }
    }

    /// What an error of the file system means for the file at `path`.
    pub(super) fn io(path: &Path, error: &io::Error) -> Self {
        let name = name(path);
        match error.kind() {
            io::ErrorKind::NotFound => Self::NotFound(name),
            io::ErrorKind::AlreadyExists => Self::Exists(name),
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                Self::NoPermission(name)
            }
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull(name),
            io::ErrorKind::IsADirectory => Self::Folder(name),
            _ => Self::Unreachable { name, cause: error.to_string() },
        }
    }
}

/// The file's own name, as sentences have it.
pub(super) fn name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into())
}

/// Gives errors of SQLite the path that they are about.
pub(super) struct About(pub PathBuf);

impl About {
    pub fn map<T>(&self, result: rusqlite::Result<T>) -> Result<T, StoreError> {
        result.map_err(|error| StoreError::sqlite(&self.0, &error))
    }

    pub fn damaged(&self, cause: impl Into<String>) -> StoreError {
        StoreError::Damaged { name: name(&self.0), cause: cause.into() }
    }
}
