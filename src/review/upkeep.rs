//! What has to be looked over again and again: the register itself, the technical documentation, who
//! has access, and the agreements on personal data.

use chrono::{Months, NaiveDate};

use crate::record::{AccessRule, DocumentState, ProcessorAgreement, System, TechnicalDocument};

use super::context::Context;
use super::rule::Report;

/// So old may the facts about a system be.
const REVIEW_MONTHS: u32 = 12;

/// So long before its day it is said that an agreement shall be looked over.
const PROCESSOR_WARNING: Months = Months::new(3);

/// A system that nobody has listed documents for is silent: not every service has any here.
pub fn is_documented(context: &Context<'_>, report: &mut Report) {
    for document in context.workspace.all::<TechnicalDocument>() {
        let Some(system) = document.system.and_then(|id| context.in_use(id)) else { continue };
        let of = context.system_name(system);
        let name = if document.name.is_empty() { "dokumentation" } else { &document.name };
        let (sentence, consequence) = match document.state {
            Some(DocumentState::Missing) => (
                format!("Teknisk dokumentation saknas för {of}: {}", in_words(name)),
                "Den som inte byggde systemet kan inte laga det. Be den som sköter driften skriva.",
            ),
            Some(DocumentState::Outdated) => (
                format!("Teknisk dokumentation för {of} behöver uppdateras: {}", in_words(name)),
                "Det som står stämmer inte längre.",
            ),
            Some(DocumentState::Current) | None => continue,
        };
        let label = context.label(system.id.into());
        report.add(document.id, Some(TechnicalDocument::state), label, sentence, consequence);
    }
}

fn in_words(name: &str) -> std::borrow::Cow<'_, str> {
    crate::workspace::show::in_sentence(name)
}

/// What has never been looked over is an empty field, and R-20 says so.
pub fn is_looked_over(context: &Context<'_>, report: &mut Report) {
    for system in context.systems_in_use() {
        let Some(day) = system.reviewed.filter(|day| overdue(context, *day, REVIEW_MONTHS)) else {
            continue;
        };
        report.add(
            system.id,
            Some(System::reviewed),
            context.label(system.id.into()),
            format!("Uppgifterna om {} är inte granskade på ett år", context.system_name(system)),
            format!("De sågs senast över {day}. Stämmer de, välj Granskad i dag."),
        );
    }
}

///
pub fn processor_agreement_is_looked_over(context: &Context<'_>, report: &mut Report) {
    let horizon = context.today.checked_add_months(PROCESSOR_WARNING).unwrap_or(NaiveDate::MAX);
    for system in context.systems_in_use() {
        let exists = system.processor_agreement == Some(ProcessorAgreement::Exists);
        let Some(day) = system.processor_review.filter(|day| exists && *day <= horizon) else {
            continue;
        };
        let name = context.system_name(system);
        let sentence = if day < context.today {
            format!("PUB-avtalet för {name} skulle ha granskats om {day}")
        } else {
            format!("PUB-avtalet för {name} ska granskas om senast {day}")
        };
        report.add(
            system.id,
            Some(System::processor_review),
            context.label(system.id.into()),
            sentence,
            "Se efter att avtalet stämmer med hur uppgifterna behandlas, och sätt en ny dag.",
        );
    }
}

/// A rule that has never been looked over is left to the one who wrote it.
pub fn access_is_looked_over(context: &Context<'_>, report: &mut Report) {
    for rule in context.workspace.all::<AccessRule>() {
        let Some(system) = rule.system.and_then(|id| context.in_use(id)) else { continue };
        let months = rule.review_months.and_then(|months| u32::try_from(months).ok());
        let (Some(months @ 1..), Some(day)) = (months, rule.reviewed) else { continue };
        if !overdue(context, day, months) {
            continue;
        }
        let every = if months == 1 { "månad".to_owned() } else { format!("{months} månader") };
        report.add(
            rule.id,
            Some(AccessRule::reviewed),
            context.label(system.id.into()),
            format!(
                "Det är dags att granska vilka som har behörigheten {} i {}",
                in_words(&rule.role),
                context.system_name(system)
            ),
            format!("Den ska granskas en gång på {every} och granskades senast {day}."),
        );
    }
}

fn overdue(context: &Context<'_>, day: NaiveDate, months: u32) -> bool {
    day.checked_add_months(Months::new(months)).is_some_and(|due| due < context.today)
}
