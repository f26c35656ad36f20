//! Whether those who answer for a system can it, and whether the training that its access rules demand
//! is planned (S-59, S-61).

use std::collections::HashSet;

use crate::record::{
    AccessRule, Assignment, Competence, CompetenceRequirement, CompetenceState, Id, Person,
    RoleCode, System, Training,
};

use super::context::Context;
use super::rule::Report;

///
pub fn manager_is_competent(context: &Context<'_>, report: &mut Report) {
    for system in context.systems_in_use() {
        if context.workspace.referring::<CompetenceRequirement>(system.id).next().is_none() {
            report.add(
                system.id,
                None,
                context.label(system.id.into()),
                format!("{} saknar kompetenskrav", context.system_name(system)),
                "Skriv vad användarna och den systemansvariga ska kunna.",
            );
        }
        let mut asked = HashSet::new();
        for post in context.assignments(RoleCode::SystemManager, system.id) {
            let persons = post.holders.0.iter().filter_map(|holder| context.person_behind(*holder));
            for person in persons.filter(|person| context.in_service((*person).into())) {
                if asked.insert(person) {
                    judge(context, report, system, post, person);
                }
            }
        }
    }
}

fn judge(
    context: &Context<'_>,
    report: &mut Report,
    system: &System,
    post: &Assignment,
    person: Id<Person>,
) {
    let subject = system.id.into();
    let judged = post.role.and_then(|role| context.workspace.judged(person, role, subject));
    let act = "Planera utbildning, eller utse någon annan.";
    let consequence = match judged.and_then(|it| it.state) {
        Some(CompetenceState::Met) => return,
        Some(CompetenceState::Partly) => format!("Kravet är delvis uppfyllt. {act}"),
        Some(CompetenceState::Missing) => format!("Kravet är inte uppfyllt. {act}"),
        None => "Skriv in hur kompetensen är styrkt, under personen i Organisation.".to_owned(),
    };
    let (object, field) = match judged {
        Some(judged) => (judged.id.into(), Competence::state),
        None => (crate::record::AnyId::from(post.id), Assignment::holders),
    };
    let (name, of) = (context.workspace.title(person.into()), context.system_name(system));
    report.add(
        object,
        Some(field),
        context.label(system.id.into()),
        format!("Kompetensen hos {name} som systemansvarig för {of} är inte styrkt"),
        consequence,
    );
}

/// each training once for each system, however many rules demand it.
pub fn training_is_planned(context: &Context<'_>, report: &mut Report) {
    let workspace = context.workspace;
    let planned: HashSet<Id<Training>> = workspace
        .all::<Training>()
        .filter(|it| it.period.is_some_and(|period| period.days().1 >= context.today))
        .map(|it| it.id)
        .collect();
    for system in context.systems_in_use() {
        let mut told = HashSet::new();
        for rule in workspace.referring::<AccessRule>(system.id) {
            for training in rule.training.iter().filter(|it| !planned.contains(it)) {
                if !told.insert(*training) {
                    continue;
                }
                let name = workspace.title((*training).into());
                report.add(
                    rule.id,
                    Some(AccessRule::training),
                    context.label(system.id.into()),
                    format!(
                        "{} kräver utbildningen {name}, som inte är planerad",
                        context.system_name(system)
                    ),
                    "Behörighet ska inte ges utan utbildningen. Planera den, eller ändra \
                     behörighetsregeln.",
                );
            }
        }
    }
}
