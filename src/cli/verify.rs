//! `planverk verifiera`: whether PDF files are accessible, archivable and unchanged. Exit 1 when
//! one of them deviates.

use std::process::ExitCode;

use super::CommandError;
use super::arguments::VerifyOptions;
use crate::exchange::folder;
use crate::pdf;

pub fn run(options: &VerifyOptions) -> Result<ExitCode, CommandError> {
    let mut deviations = 0;
    for path in &options.pdf {
        let report = pdf::read_back(&folder::read(path)?);
        super::print(&format!("{}: {}", path.display(), report.summary()));
        for deviation in &report.deviations {
            super::print(&format!("  {}", deviation.sentence));
        }
        deviations += report.count();
    }
    Ok(if deviations == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
