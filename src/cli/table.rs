//! `planverk tabell`: one register as CSV, with the columns that an import reads.

use std::process::ExitCode;

use super::CommandError;
use super::arguments::TableOptions;
use crate::exchange::{folder, table};
use crate::record::Kind;
use crate::store;

pub fn run(options: &TableOptions) -> Result<ExitCode, CommandError> {
    let kind = Kind::from_table(&options.typ).ok_or_else(|| {
        let names: Vec<_> = Kind::ALL.iter().map(|kind| kind.table()).collect();
        CommandError::Usage(format!(
            "Registret ”{}” finns inte. Välj ett av: {}.",
            options.typ,
            names.join(", ")
        ))
    })?;
    if options.ut.extension().is_none_or(|extension| !extension.eq_ignore_ascii_case("csv")) {
        return Err(CommandError::Usage(
            "Tabellen skrivs som CSV. Ange en fil som slutar på .csv.".to_owned(),
        ));
    }
    let workspace = store::read(&options.fil)?.workspace;
    let bytes = table::csv(&workspace, kind)?;
    folder::write_file(&options.ut, &bytes)?;
    super::print(&options.ut.display().to_string());
    Ok(ExitCode::SUCCESS)
}
