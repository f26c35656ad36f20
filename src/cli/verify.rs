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
        let told = report.summary();
        super::print(&format!("{}: {told}", path.display()));
        // A file that cannot be read at all is told in one sentence.
        for deviation in report.deviations.iter().filter(|deviation| deviation.sentence != told) {
            super::print(&format!("  {}", deviation.sentence));
        }
        deviations += report.count();
    }
    Ok(if deviations == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
