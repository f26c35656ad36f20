//! Persons who hold an assignment but are not in service. Functions and suppliers are no persons;
//! a function is held against the person who has it.

use crate::record::{AnyId, Assignment, Function, Id, Kind, Lifecycle, Person};

use super::context::Context;
use super::rule::Report;
use crate::workspace::show::sentence;

///
pub fn is_in_service(context: &Context<'_>, report: &mut Report) {
    let workspace = context.workspace;
    for assignment in workspace.all::<Assignment>().filter(|a| a.holds_on(context.today)) {
        let fields = [
            (Assignment::holders, &assignment.holders),
            (Assignment::deputies, &assignment.deputies),
        ];
        for (field, holders) in fields {
            let gone = holders.0.iter().find(|holder| !context.in_service(**holder));
            let Some(gone) = gone.filter(|_| !is_about_closed(context, assignment)) else {
                continue;
            };
            let role = context.in_words(assignment.id.into());
            let role = match field == Assignment::deputies {
                true => format!("ersättare för {role}"),
                false => role,
            };
            let (said, consequence) = departed(context, *gone, &role);
            report.add(
                assignment.id,
                Some(field),
                context.label(assignment.id.into()),
                said,
                consequence,
            );
        }
    }
    for function in workspace.all::<Function>() {
        let Some(person) = function.person.map(AnyId::from) else { continue };
        if context.in_service(person) {
            continue;
        }
        let (said, consequence) = departed(context, person, &function.name);
        let label = context.label(function.id.into());
        report.add(function.id, Some(Function::person), label, said, consequence);
    }
}

fn departed(context: &Context<'_>, holder: AnyId, role: &str) -> (String, String) {
    let person: Option<Id<Person>> = holder.of();
    match person.and_then(|id| context.workspace.get(id)) {
        Some(person) => {
            let last = person.to.map_or(String::new(), |to| format!("Sista dag var {to}. "));
            (
                sentence(&format!("{} har slutat men står kvar som {role}", person.name)),
                format!("{last}Avsluta uppdraget och utse en ny."),
            )
        }
        None => (
            format!("Den som står som {role} finns inte i personregistret"),
            "Lägg till personen eller utse någon annan.".to_owned(),
        ),
    }
}

fn is_about_closed(context: &Context<'_>, assignment: &Assignment) -> bool {
    let subject = assignment.subject.0.filter(|subject| subject.kind == Kind::System);
    let system = subject.and_then(AnyId::of).and_then(|id| context.workspace.get(id));
    system.is_some_and(|system: &crate::record::System| system.lifecycle == Some(Lifecycle::Closed))
}
