//! `planverk ny`: an empty plan file with the strategy's roles in it, or one with the plan that a PDF
//! carries.

use std::process::ExitCode;

use chrono::NaiveDate;
use uuid::Uuid;

use super::arguments::NewOptions;
use super::{CommandError, today};
use crate::exchange::carried_plan::CarriedPlan;
use crate::exchange::{folder, seed};
use crate::record::Ids;
use crate::store;
use crate::workspace::Workspace;

pub fn run(options: &NewOptions) -> Result<ExitCode, CommandError> {
    let day = today(options.datum);
    if options.fil.exists() {
        return Err(CommandError::Usage(format!(
            "{} finns redan och skrivs aldrig över. Välj ett annat namn.",
            options.fil.display()
        )));
    }
    let workspace = match &options.ur {
        Some(paper) => CarriedPlan::read(&folder::read(paper)?)?.workspace()?,
        None => empty(options, day)?,
    };
    store::write(&options.fil, &workspace, &[])?;
    super::print(&options.fil.display().to_string());
    Ok(ExitCode::SUCCESS)
}

/// The kommun that is named, with nothing but the strategy's own.
fn empty(options: &NewOptions, day: NaiveDate) -> Result<Workspace, CommandError> {
    let name = options.kommun.as_deref().map_or("", str::trim);
    if name.is_empty() {
        return Err(CommandError::Usage("Ange kommunens namn med --kommun NAMN.".to_owned()));
    }
    let mut ids = ids(options.datum.is_some(), day);
    Ok(seed::kommun_workspace(name, day, &mut ids)?)
}

/// Identities for the new records: by chance, but the same each time for a stated day.
fn ids(stated: bool, day: NaiveDate) -> Ids {
    let midnight = day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis();
    let seed = if stated { 0 } else { Uuid::now_v7().as_u64_pair().1 };
    Ids::new(midnight.unsigned_abs(), seed)
}
