//! Information classification and what its levels demand (konsekvensnivå 0–4 for K, R and T).

use chrono::Months;

use crate::record::{Classification, ImpactAssessment, System};

use super::context::Context;
use super::rule::Report;

/// The level that may not stand in the file.
const FORBIDDEN: i64 = 4;

/// The availability from which a continuity plan is demanded.
const CONTINUITY_FROM: i64 = 3;

/// The confidentiality from which data sent outside the EU are assessed first.
const ASSESSED_FROM: i64 = 2;

/// A classification without a date is an empty field, and R-20 says so.
pub fn is_current(context: &Context<'_>, report: &mut Report) {
    let kommun = context.workspace.municipality();
    let months = context.threshold(kommun.and_then(|kommun| kommun.classification_months), 24);
    let oldest = context.today.checked_sub_months(Months::new(months)).unwrap_or_default();
    for system in context.systems_in_use() {
        let Some(made) = context.classification(system) else {
            report.add(
                system.id,
                None,
                context.label(system.id.into()),
                format!("{} saknar informationsklassning", context.system_name(system)),
                "Utan klassning vet ingen vilket skydd uppgifterna behöver.",
            );
            continue;
        };
        let Some(date) = made.date else { continue };
        let ended = made.valid_to.filter(|to| *to < context.today);
        let sentence = match ended {
            Some(_) => format!("Klassningen av {} gäller inte längre", context.system_name(system)),
            None if date < oldest => {
                let name = context.system_name(system);
                format!("Klassningen av {name} är äldre än {months} månader")
            }
            None => continue,
        };
        let consequence = match ended {
            Some(to) => format!("Den gällde till och med {to}. Klassa systemet på nytt."),
            None => format!("Senaste klassningen är från {date}. Klassa systemet på nytt."),
        };
        let field = if ended.is_some() { Classification::valid_to } else { Classification::date };
        report.add(made.id, Some(field), context.label(system.id.into()), sentence, consequence);
    }
}

///
pub fn is_below_four(context: &Context<'_>, report: &mut Report) {
    for system in context.systems() {
        let Some(made) = context.classification(system) else { continue };
        let aspects = [
            (made.confidentiality, Classification::confidentiality, "konfidentialitet"),
            (made.integrity, Classification::integrity, "riktighet"),
            (made.availability, Classification::availability, "tillgänglighet"),
        ];
        let too_high = |level: Option<i64>| level.is_some_and(|level| level >= FORBIDDEN);
        let Some((level, field, aspect)) = aspects.into_iter().find(|(l, ..)| too_high(*l)) else {
            continue;
        };
        report.add(
            made.id,
            Some(field),
            context.label(system.id.into()),
            format!(
                "Klassningen av {} har {aspect} {}",
                context.system_name(system),
                level.unwrap_or(FORBIDDEN)
            ),
            "Nivå 4 kan röra Sveriges säkerhet. Tala med säkerhetsskyddschefen innan fler \
             uppgifter om systemet skrivs här.",
        );
    }
}

///
pub fn has_impact_assessment(context: &Context<'_>, report: &mut Report) {
    let abroad = |system: &&System| {
        system.personal_data == Some(true)
            && system.third_country == Some(true)
            && !matches!(
                system.impact_assessment,
                Some(ImpactAssessment::Done | ImpactAssessment::NotNeeded)
            )
    };
    for system in context.systems_in_use().filter(abroad) {
        let level = context.classification(system).and_then(|made| made.confidentiality);
        let Some(level) = level.filter(|level| *level >= ASSESSED_FROM) else { continue };
        report.add(
            system.id,
            Some(System::impact_assessment),
            context.label(system.id.into()),
            format!("{} saknar konsekvensbedömning", context.system_name(system)),
            format!(
                "Systemet är klassat med konfidentialitet {level} och uppgifter förs till \
                 tredjeland. Bedöm följderna tillsammans med dataskyddsombudet."
            ),
        );
    }
}

///
pub fn has_continuity_plan(context: &Context<'_>, report: &mut Report) {
    for system in context.systems_in_use().filter(|s| s.continuity_plan != Some(true)) {
        let level = context.classification(system).and_then(|made| made.availability);
        let Some(level) = level.filter(|level| *level >= CONTINUITY_FROM) else { continue };
        report.add(
            system.id,
            Some(System::continuity_plan),
            context.label(system.id.into()),
            format!("{} saknar kontinuitetsplan", context.system_name(system)),
            format!(
                "Systemet är klassat med tillgänglighet {level}. Skriv hur arbetet görs när det \
                 är nere."
            ),
        );
    }
}
