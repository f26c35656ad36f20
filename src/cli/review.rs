//! `planverk granska`: what is wrong or missing. Exit 1 when something weighs fel or varning.

use std::process::ExitCode;

use serde::Serialize;

use super::arguments::ReviewOptions;
use super::{CommandError, today};
use crate::store;
use crate::workspace::finding::tally;
use crate::workspace::{Finding, Weight};

/// One finding as scripts read it (design §6).
#[derive(Serialize)]
struct Row<'a> {
    regel: &'a str,
    vikt: &'a str,
    objekt: &'a str,
    mening: &'a str,
    kalla: &'a str,
}

pub fn run(options: &ReviewOptions) -> Result<ExitCode, CommandError> {
    let workspace = store::read(&options.fil)?.workspace;
    let findings = crate::review::review(&workspace, today(options.datum));
    if options.json {
        let rows: Vec<Row<'_>> = findings.iter().map(Row::of).collect();
        let json = serde_json::to_string_pretty(&rows)
            .map_err(|error| CommandError::Usage(format!("JSON kunde inte skrivas: {error}")))?;
        super::print(&json);
    } else {
        for finding in &findings {
            super::print(&line(finding));
        }
        super::print(&tally(&findings));
    }
    let weighty = findings.iter().any(|finding| finding.weight != Weight::Reminder);
    Ok(if weighty { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

impl<'a> Row<'a> {
    fn of(finding: &'a Finding) -> Self {
        Self {
            regel: finding.rule,
            vikt: finding.weight.code(),
            objekt: &finding.label,
            mening: &finding.sentence,
            kalla: finding.source,
        }
    }
}

fn line(finding: &Finding) -> String {
    let weight = match finding.weight {
        Weight::Error => "Fel",
        Weight::Warning => "Varning",
        Weight::Reminder => "Påminnelse",
    };
    let Finding { rule, label, sentence, source, .. } = finding;
    format!("{weight} {rule} {label}: {sentence}. Källa: {source}.")
}
