//! Files on their way in and out: a written file is whole or not there at all, and what goes wrong
//! is told in Swedish with the path.

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// No PDF or table that a user hands in is larger.
const LARGEST: u64 = 512 * 1024 * 1024;

/// Why a file could not be read or written; what was there before is untouched.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    #[error("Det går inte att skriva {path}: {reason} Välj en annan mapp.", path = .path.display(), reason = reason(.cause))]
    Write { path: PathBuf, cause: io::Error },
    #[error("Det går inte att läsa {path}: {reason}", path = .path.display(), reason = reason(.cause))]
    Read { path: PathBuf, cause: io::Error },
    #[error("{path} är större än 512 MB och läses inte.", path = .0.display())]
    TooLarge(PathBuf),
}

/// The cause in words.
fn reason(cause: &io::Error) -> String {
    match cause.kind() {
        io::ErrorKind::NotFound => "den finns inte.".to_owned(),
        io::ErrorKind::PermissionDenied => "du saknar behörighet.".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "platsen är skrivskyddad.".to_owned(),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "disken är full.".to_owned(),
        io::ErrorKind::IsADirectory => "det är en mapp.".to_owned(),
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
            "platsen är ingen mapp.".to_owned()
        }
        _ => format!("systemet svarar ”{cause}”."),
    }
}

/// Makes the folder if it is not there.
///
/// # Errors
/// When it cannot be made.
pub fn prepare(folder: &Path) -> Result<(), WriteError> {
    fs::create_dir_all(folder).map_err(|cause| WriteError::Write { path: folder.into(), cause })
}

/// Writes `name` in `folder`, replacing a file of that name.
///
/// # Errors
/// When it cannot be written; an older file of that name is then untouched.
pub fn write(folder: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf, WriteError> {
    let path = folder.join(name);
    write_file(&path, bytes)?;
    Ok(path)
}

/// Writes `path`, replacing what is there. The bytes go to a file beside it first, which then takes
/// its name, so that a full disk never leaves half a document.
///
/// # Errors
/// When it cannot be written; an older file is then untouched.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let beside = path.with_file_name(format!(
        ".{}.skrivs",
        path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
    ));
    let written = fs::File::create(&beside)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&beside, path));
    written.map_err(|cause| {
        let _ = fs::remove_file(&beside);
        WriteError::Write { path: path.into(), cause }
    })
}

/// Reads a whole file.
///
/// # Errors
/// When it cannot be read or is larger than 512 MB.
pub fn read(path: &Path) -> Result<Vec<u8>, WriteError> {
    let failed = |cause| WriteError::Read { path: path.into(), cause };
    let file = fs::File::open(path).map_err(failed)?;
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > LARGEST {
        return Err(WriteError::TooLarge(path.into()));
    }
    Ok(bytes)
}
