//! The systemansvarig and the driftansvarig of each system, and what depends on one person alone.

use std::collections::{BTreeMap, HashSet};

use crate::record::{AccessRule, Assignment, Id, Person, RoleCode, System};

use super::context::Context;
use super::rule::Report;
use crate::workspace::show::sentence;

/// More systems than this in one person's hands is a risk.
const MOST_SYSTEMS: usize = 5;

/// The availability from which a deputy is demanded.
const DEPUTY_FROM: i64 = 3;

/// The confidentiality from which access rules are demanded.
const ACCESS_RULES_FROM: i64 = 2;

/// A vacancy that has lasted too long adds a sentence.
pub fn has_manager(context: &Context<'_>, report: &mut Report) {
    let kommun = context.workspace.municipality();
    let longest = context.threshold(kommun.and_then(|kommun| kommun.vacancy_days), 60);
    for system in context.systems_in_use() {
        if context.holders(RoleCode::SystemManager, system.id).next().is_some() {
            continue;
        }
        report.add(
            system.id,
            None,
            context.label(system.id.into()),
            format!("{} saknar systemansvarig", context.system_name(system)),
            vacancy(context, system, longest),
        );
    }
}

fn vacancy(context: &Context<'_>, system: &System, longest: u32) -> String {
    let act = "Utse någon som ansvarar för förvaltning, behörighet och utbildning.";
    let Some(end) = context.vacant_since(RoleCode::SystemManager, system.id) else {
        return act.to_owned();
    };
    let days = (context.today - end).num_days();
    let counted = if days == 1 { "1 dag".to_owned() } else { format!("{days} dagar") };
    let since = end.succ_opt().unwrap_or(end);
    if days > i64::from(longest) {
        format!(
            "Uppdraget är vakant sedan {since}. Det är {counted}, längre än de {longest} dagar som \
             kommunen godtar. Ta upp det med systemägaren. {act}"
        )
    } else {
        format!("Uppdraget är vakant sedan {since}, i {counted}. {act}")
    }
}

///
pub fn has_operator(context: &Context<'_>, report: &mut Report) {
    for system in context.systems_in_use() {
        if context.holders(RoleCode::Operator, system.id).next().is_some() {
            continue;
        }
        report.add(
            system.id,
            None,
            context.label(system.id.into()),
            format!("{} saknar driftansvarig", context.system_name(system)),
            "Ingen svarar när systemet är nere. Ange IT-chefen eller den som sköter driften.",
        );
    }
}

/// too many systems in one person's hands, or an important one without a deputy.
pub fn no_key_person(context: &Context<'_>, report: &mut Report) {
    let mut managed = BTreeMap::<Id<Person>, usize>::new();
    for system in context.systems_in_use() {
        let assignments = context.assignments(RoleCode::SystemManager, system.id);
        let holders = assignments.iter().flat_map(|assignment| &assignment.holders.0);
        let persons: HashSet<_> = holders.filter_map(|id| context.person_behind(*id)).collect();
        for person in persons {
            *managed.entry(person).or_default() += 1;
        }
        lacks_deputy(context, report, system, assignments);
    }
    for (person, count) in managed.into_iter().filter(|(_, count)| *count > MOST_SYSTEMS) {
        let name = context.workspace.title(person.into());
        report.add(
            person,
            None,
            name.clone(),
            sentence(&format!("{name} är systemansvarig för {count} system")),
            "Mycket står och faller med en person. Fördela några system på fler.",
        );
    }
}

fn lacks_deputy(
    context: &Context<'_>,
    report: &mut Report,
    system: &System,
    assignments: &[&Assignment],
) {
    let held = assignments.iter().find(|assignment| !assignment.holders.is_empty());
    let has_deputy = assignments.iter().any(|assignment| !assignment.deputies.is_empty());
    let Some(held) = held.filter(|_| !has_deputy) else { return };
    let availability = context.classification(system).and_then(|made| made.availability);
    let Some(availability) = availability.filter(|level| *level >= DEPUTY_FROM) else { return };
    report.add(
        held.id,
        Some(Assignment::deputies),
        context.label(system.id.into()),
        format!("{} har ingen ersättare för systemansvarig", context.system_name(system)),
        format!(
            "Systemet är klassat med tillgänglighet {availability} och beror av en enda person. \
             Utse en ersättare."
        ),
    );
}

///
pub fn has_access_rules(context: &Context<'_>, report: &mut Report) {
    for system in context.systems_in_use() {
        if context.workspace.referring::<AccessRule>(system.id).next().is_some() {
            continue;
        }
        let level = context.classification(system).and_then(|made| made.confidentiality);
        let Some(level) = level.filter(|level| *level >= ACCESS_RULES_FROM) else { continue };
        report.add(
            system.id,
            None,
            context.label(system.id.into()),
            format!("{} saknar behörighetsregler", context.system_name(system)),
            format!(
                "Systemet är klassat med konfidentialitet {level}. Skriv vem som får vilken rätt, \
                 vem som beslutar och hur ofta det granskas."
            ),
        );
    }
}
