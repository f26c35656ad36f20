//! Agreements that run out, and the agreement that the law demands when someone else handles
//! personal data.

use std::collections::HashMap;

use chrono::{Months, NaiveDate};

use crate::record::date::distance;
use crate::record::{
    Agreement, EndDate, Id, Lifecycle, Operation, ProcessorAgreement, Supplier, System,
};

use super::context::Context;
use super::rule::Report;

/// How long before the last day to give notice it is said.
const NOTICE_WARNING: Months = Months::new(3);

///
pub fn processor_agreement_exists(context: &Context<'_>, report: &mut Report) {
    for system in context.systems_in_use().filter(|system| system.personal_data == Some(true)) {
        let is_external = !matches!(system.operation, None | Some(Operation::Own));
        let is_missing =
            matches!(system.processor_agreement, None | Some(ProcessorAgreement::Missing));
        if !is_external || !is_missing {
            continue;
        }
        report.add(
            system.id,
            Some(System::processor_agreement),
            context.label(system.id.into()),
            format!("{} saknar PUB-avtal", context.system_name(system)),
            "Någon annan behandlar personuppgifter åt kommunen utan det avtal som lagen kräver.",
        );
    }
}

/// has run out, runs out soon, or can soon no longer be ended in time.
pub fn lasts(context: &Context<'_>, report: &mut Report) {
    let kommun = context.workspace.municipality();
    let months = context.threshold(kommun.and_then(|kommun| kommun.contract_warning_months), 6);
    let horizon = later(context.today, Months::new(months));
    for (system, agreement) in newest(context) {
        let Some(last) = agreement.to.and_then(EndDate::day) else { continue };
        let notice = agreement
            .notice_months
            .and_then(|months| u32::try_from(months).ok())
            .filter(|months| *months > 0)
            .and_then(|months| last.checked_sub_months(Months::new(months)));
        let is_closing = system.lifecycle == Some(Lifecycle::Closing);
        let soon = context.today..=later(context.today, NOTICE_WARNING);
        let notice_soon = notice.filter(|day| soon.contains(day));
        let name = || context.system_name(system);
        let found = if last < context.today {
            Some((
                format!("Avtalet för {} löpte ut {}", name(), distance(last, context.today)),
                format!("Sista dag var {last}. Förläng avtalet eller registrera det nya."),
            ))
        } else if last <= horizon {
            let act = if is_closing {
                "Systemet avvecklas: ersättaren måste vara i drift innan dess."
            } else {
                "Förläng avtalet eller planera för en ersättare."
            };
            let notice = match notice_soon {
                Some(day) => format!(" Det kan sägas upp till och med {day}."),
                None => String::new(),
            };
            Some((
                format!("Avtalet för {} löper ut {}", name(), distance(last, context.today)),
                format!("Sista dag är {last}.{notice} {act}"),
            ))
        } else {
            notice_soon.map(|day| {
                (
                    format!(
                        "Avtalet för {} måste sägas upp {} om det inte ska fortsätta",
                        name(),
                        by_day(day, context.today)
                    ),
                    format!("Sista dag för uppsägning är {day}, och avtalet löper till {last}."),
                )
            })
        };
        if let Some((sentence, consequence)) = found {
            let label = context.label(system.id.into());
            report.add(agreement.id, Some(Agreement::to), label, sentence, consequence);
        }
    }
}

/// "senast i dag", "inom 12 dagar".
fn by_day(day: NaiveDate, today: NaiveDate) -> String {
    match (day - today).num_days() {
        0 => "senast i dag".to_owned(),
        1 => "senast i morgon".to_owned(),
        days => format!("inom {days} dagar"),
    }
}

fn later(day: NaiveDate, months: Months) -> NaiveDate {
    day.checked_add_months(months).unwrap_or(NaiveDate::MAX)
}

/// The agreement that reaches furthest with each supplier of each system in use: one that has been
/// succeeded has nothing more to say.
fn newest<'a>(context: &Context<'a>) -> Vec<(&'a System, &'a Agreement)> {
    type Parties = (Id<System>, Option<Id<Supplier>>);
    let mut newest = HashMap::<Parties, &Agreement>::new();
    for agreement in context.workspace.all::<Agreement>().filter(|a| a.to.is_some()) {
        let Some(system) = agreement.system else { continue };
        let best = newest.entry((system, agreement.supplier)).or_insert(agreement);
        if reach(agreement) > reach(best) {
            *best = agreement;
        }
    }
    let mut found: Vec<_> = newest
        .into_values()
        .filter_map(|agreement| Some((context.workspace.get(agreement.system?)?, agreement)))
        .filter(|(system, _)| {
            !matches!(system.lifecycle, Some(Lifecycle::Planned | Lifecycle::Closed))
        })
        .collect();
    found.sort_by_key(|(_, agreement)| agreement.id);
    found
}

fn reach(agreement: &Agreement) -> Option<NaiveDate> {
    agreement.to.map(|to| to.day().unwrap_or(NaiveDate::MAX))
}
