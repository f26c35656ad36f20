//! The local roles that the strategy wants in every administration (S-20).

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::record::{Administration, AnyId, Assignment, Id, Person, RoleCode};
use crate::workspace::Weight;

use super::context::{Context, employer};
use super::rule::Report;
use crate::workspace::show::{list, sentence};

/// none is an error; several, or one who is shared, a warning.
pub fn has_one_controller(context: &Context<'_>, report: &mut Report) {
    let mut serves = BTreeMap::<Id<Person>, Vec<(&Administration, &Assignment)>>::new();
    for administration in context.administrations() {
        let assignments = context.assignments(RoleCode::Controller, administration.id);
        let holders: BTreeSet<AnyId> = assignments
            .iter()
            .flat_map(|assignment| assignment.holders.0.iter().copied())
            .collect();
        let name = || context.in_words(administration.id.into());
        let label = || context.label(administration.id.into());
        if holders.is_empty() {
            report.weigh(
                Weight::Error,
                administration.id,
                None,
                label(),
                sentence(&format!("{} saknar IT-controller", name())),
                "Ingen samordnar förvaltningens IT-planer och utbildning. Utse en.",
            );
        } else if holders.len() > 1 {
            let names: Vec<_> = holders.iter().map(|id| context.workspace.title(*id)).collect();
            report.weigh(
                Weight::Warning,
                administration.id,
                None,
                label(),
                sentence(&format!("{} har {} IT-controllers", name(), holders.len())),
                format!("{} har uppdraget. Strategin säger en.", list(&names)),
            );
        }
        for assignment in assignments {
            let persons: HashSet<_> =
                assignment.holders.0.iter().filter_map(|h| context.person_behind(*h)).collect();
            for person in persons {
                let served = serves.entry(person).or_default();
                if served.iter().all(|(other, _)| other.id != administration.id) {
                    served.push((administration, assignment));
                }
            }
        }
    }
    for (person, mut served) in serves.into_iter().filter(|(_, served)| served.len() > 1) {
        // The assignment that came last is the one that made the person shared.
        served.sort_by_key(|(_, assignment)| (assignment.from, assignment.id));
        let Some((administration, assignment)) = served.last().copied() else { continue };
        let names: Vec<_> = served.iter().map(|(a, _)| context.in_words(a.id.into())).collect();
        report.weigh(
            Weight::Warning,
            assignment.id,
            Some(Assignment::holders),
            context.label(administration.id.into()),
            format!(
                "{} är IT-controller i {} förvaltningar",
                context.workspace.title(person.into()),
                in_words(served.len())
            ),
            format!("Uppdraget delas mellan {}. Se till att tiden räcker.", list(&names)),
        );
    }
}

/// someone who works there is systemansvarig, or a system of its body has one.
pub fn has_managers(context: &Context<'_>, report: &mut Report) {
    let workspace = context.workspace;
    let mut has = HashSet::<Id<Administration>>::new();
    let mut owners = HashSet::new();
    for assignment in context.posts(RoleCode::SystemManager) {
        if assignment.holders.is_empty() {
            continue;
        }
        let system = assignment.subject.0.and_then(AnyId::of);
        owners.extend(system.and_then(|id| workspace.get::<crate::record::System>(id)?.owner));
        for holder in &assignment.holders.0 {
            let person = context.person_behind(*holder).and_then(|id| workspace.get(id));
            has.extend(person.and_then(|person| employer(workspace, person)));
        }
    }
    for administration in context.administrations() {
        let by_owner = administration.body.is_some_and(|body| owners.contains(&body));
        if by_owner || has.contains(&administration.id) {
            continue;
        }
        report.add(
            administration.id,
            None,
            context.label(administration.id.into()),
            sentence(&format!(
                "{} har ingen systemansvarig",
                context.in_words(administration.id.into())
            )),
            "Förvaltningen saknar egna resurspersoner för sina system.",
        );
    }
}

/// A small number as running text has it (domain §3.7, "Tal").
fn in_words(count: usize) -> String {
    match count {
        2 => "två".to_owned(),
        3 => "tre".to_owned(),
        4 => "fyra".to_owned(),
        5 => "fem".to_owned(),
        count => count.to_string(),
    }
}
