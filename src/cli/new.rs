//! `planverk ny`: an empty plan file with the strategy's roles in it.

use std::process::ExitCode;

use chrono::NaiveDate;
use uuid::Uuid;

use super::arguments::NewOptions;
use super::{CommandError, today};
use crate::exchange::seed;
use crate::record::Ids;
use crate::store;
use crate::workspace::Workspace;

pub fn run(options: &NewOptions) -> Result<ExitCode, CommandError> {
    let day = today(options.datum);
    let name = options.kommun.trim();
    if name.is_empty() {
        return Err(CommandError::Usage("Ange kommunens namn med --kommun NAMN.".to_owned()));
    }
    if options.fil.exists() {
        return Err(CommandError::Usage(format!(
            "{} finns redan och skrivs aldrig över. Välj ett annat namn.",
            options.fil.display()
        )));
    }
    let mut ids = ids(options.datum.is_some(), day);
    let mut workspace = Workspace::default();
    workspace.apply(&seed::new_kommun(name, day, &mut ids)?)?;
    store::write(&options.fil, &workspace)?;
    super::print(&options.fil.display().to_string());
    Ok(ExitCode::SUCCESS)
}

/// Identities for the new records: by chance, but the same each time for a stated day.
fn ids(stated: bool, day: NaiveDate) -> Ids {
    let midnight = day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis();
    let seed = if stated { 0 } else { Uuid::now_v7().as_u64_pair().1 };
    Ids::new(midnight.unsigned_abs(), seed)
}
