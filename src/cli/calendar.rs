//! `planverk kalender`: meetings, deadlines and the yearly cycle as a calendar file.

use std::process::ExitCode;

use super::arguments::CalendarOptions;
use super::{CommandError, today};
use crate::exchange::{calendar, folder};
use crate::store;

pub fn run(options: &CalendarOptions) -> Result<ExitCode, CommandError> {
    let day = today(options.datum);
    let workspace = store::read(&options.fil)?.workspace;
    let body = super::body(&workspace, options.organ.as_deref())?;
    let made = calendar::calendar(&workspace, body, day)?;
    folder::prepare(&options.ut)?;
    let path = folder::write(&options.ut, &made.file_name, made.text.as_bytes())?;
    super::print(&path.display().to_string());
    Ok(ExitCode::SUCCESS)
}
