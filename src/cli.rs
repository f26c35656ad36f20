//! The headless commands (design §6): a contract that scripts rely on. Output in Swedish on stdout,
//! messages on stderr; exit 0 done, 2 could not be done, 1 as each command says. Every command
//! works without a display, and documents come out by the same path as from the window.
//!
//! Knows nothing of the window: a file to open there is handed back to `main`.

mod arguments;
mod calendar;
mod example;
mod export;
mod import;
mod new;
mod review;
mod table;
mod usage;
mod verify;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use chrono::{Local, NaiveDate};
use clap::Parser;

use crate::record::{Body, Id, Kind};
use crate::workspace::Workspace;
use arguments::{Arguments, Command};

/// What is left for `main` to do.
#[derive(Debug)]
pub enum Outcome {
    Done(ExitCode),
    /// Open the window, with this file if one was named.
    OpenWindow(Option<PathBuf>),
}

/// Why a command could not be done. The sentence is Swedish and names what to do.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    #[error("{0}")]
    Usage(String),
    #[error(transparent)]
    File(#[from] crate::store::StoreError),
    #[error(transparent)]
    Export(#[from] crate::exchange::export::ExportError),
    #[error(transparent)]
    Write(#[from] crate::exchange::folder::WriteError),
    #[error(transparent)]
    Example(#[from] crate::exchange::ShippedError),
    #[error("Posterna kunde inte läggas in: {0}.")]
    Change(#[from] crate::workspace::ChangeError),
    #[error(transparent)]
    Table(#[from] crate::exchange::table::TableError),
    #[error(transparent)]
    Import(#[from] crate::exchange::import::ImportError),
    #[error(transparent)]
    Carried(#[from] crate::exchange::carried_plan::CarriedError),
}

/// Runs the command that the arguments name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Outcome {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => return Outcome::Done(usage::report(&error)),
    };
    let Some(command) = arguments.command else { return Outcome::OpenWindow(arguments.file) };
    let result = match command {
        Command::Exempel(options) => example::run(&options),
        Command::Ny(options) => new::run(&options),
        Command::Exportera(options) => export::run(&options),
        Command::Granska(options) => review::run(&options),
        Command::Importera(options) => import::run(&options),
        Command::Tabell(options) => table::run(&options),
        Command::Kalender(options) => calendar::run(&options),
        Command::Verifiera(options) => verify::run(&options),
    };
    Outcome::Done(result.unwrap_or_else(|error| {
        say(&error.to_string());
        ExitCode::from(2)
    }))
}

/// The body that `--organ` names; `None` when it names none.
fn body(workspace: &Workspace, prefix: Option<&str>) -> Result<Option<Id<Body>>, CommandError> {
    let Some(prefix) = prefix else { return Ok(None) };
    let found = workspace.find(&[Kind::Body], prefix, None);
    Ok(found.map_err(|error| CommandError::Usage(error.to_string()))?.of())
}

/// The day that a command takes as today: `--datum`, or the clock's.
fn today(stated: Option<NaiveDate>) -> NaiveDate {
    stated.unwrap_or_else(|| Local::now().date_naive())
}

/// A line of output. Whoever reads may have gone (`| head`), which is no error of ours.
fn print(line: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// A message on stderr.
fn say(line: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stderr(), "{line}");
}
