//! `planverk tabell`: one register as a spreadsheet, with the columns that `importera` reads.

use std::process::ExitCode;

use super::CommandError;
use super::arguments::TableOptions;
use crate::exchange::{folder, table};
use crate::record::Kind;
use crate::store;

pub fn run(options: &TableOptions) -> Result<ExitCode, CommandError> {
    let kind = register(&options.typ)?;
    let ending = options.ut.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let write = match ending.as_deref() {
        Some("csv") => table::csv,
        Some("xlsx") => table::xlsx,
        _ => {
            return Err(CommandError::Usage(
                "Tabellen skrivs som CSV eller XLSX. Ange en fil som slutar på .csv eller .xlsx."
                    .to_owned(),
            ));
        }
    };
    let workspace = store::read(&options.fil)?.workspace;
    let bytes = write(&workspace, kind)?;
    folder::write_file(&options.ut, &bytes)?;
    super::print(&options.ut.display().to_string());
    Ok(ExitCode::SUCCESS)
}

/// The register of that name.
pub fn register(name: &str) -> Result<Kind, CommandError> {
    Kind::from_table(name).ok_or_else(|| {
        let names: Vec<_> = Kind::ALL.iter().map(|kind| kind.table()).collect();
        CommandError::Usage(format!(
            "Registret ”{name}” finns inte. Välj ett av: {}.",
            names.join(", ")
        ))
    })
}
