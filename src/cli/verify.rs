//! `planverk verifiera`: whether PDF files are accessible, archivable and unchanged, and with a plan
//! file whether they are what a decision froze. Exit 1 when one of them deviates.

use std::process::ExitCode;

use super::CommandError;
use super::arguments::VerifyOptions;
use crate::exchange::folder;
use crate::pdf;
use crate::store;

pub fn run(options: &VerifyOptions) -> Result<ExitCode, CommandError> {
    let frozen = match &options.fil {
        Some(file) => Some(store::read(file)?.frozen),
        None => None,
    };
    let mut deviations = 0;
    for path in &options.pdf {
        let bytes = folder::read(path)?;
        let report = pdf::read_back(&bytes);
        let told = report.summary();
        super::print(&format!("{}: {told}", path.display()));
        // A file that cannot be read at all is told in one sentence.
        for deviation in report.deviations.iter().filter(|deviation| deviation.sentence != told) {
            super::print(&format!("  {}", deviation.sentence));
        }
        deviations += report.count();
        if let Some(frozen) = &frozen {
            let digest = store::digest(&bytes);
            let by = frozen.iter().find(|it| it.papers.iter().any(|(_, own)| *own == digest));
            match by {
                Some(it) => {
                    super::print(&format!("  Är den handling som beslutades: {}.", it.title))
                }
                None => {
                    super::print("  Är inte en handling som planfilen har fryst vid ett beslut.");
                    deviations += 1;
                }
            }
        }
    }
    Ok(if deviations == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
