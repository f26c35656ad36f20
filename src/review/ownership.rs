//! Who owns, represents and uses a system, and who answers for its personal data: three relations
//! that are independent of each other (S-23…S-30).

use std::collections::HashSet;

use crate::record::{AnyId, BodyKind, Id, Person, RoleCode, System};

use super::context::Context;
use super::rule::Report;
use crate::workspace::show::list;

///
pub fn has_owner(context: &Context<'_>, report: &mut Report) {
    for system in context.systems().filter(|system| system.owner.is_none()) {
        report.add(
            system.id,
            Some(System::owner),
            context.label(system.id.into()),
            format!("{} saknar systemägare", context.system_name(system)),
            "Ingen nämnd ansvarar för systemet. Ange nämnden vars verksamhet använder det.",
        );
    }
}

/// a board may own what many use; another body owes a reason.
pub fn shared_has_reason(context: &Context<'_>, report: &mut Report) {
    for system in context.systems() {
        let Some(owner) = system.owner.and_then(|owner| context.workspace.get(owner)) else {
            continue;
        };
        let is_shared = system.users.len() >= 2;
        let is_board = owner.body_kind == Some(BodyKind::Board);
        if !is_shared || is_board || !system.shared_reason.trim().is_empty() {
            continue;
        }
        report.add(
            system.id,
            Some(System::shared_reason),
            context.label(system.id.into()),
            format!(
                "{} används av {} nämnder men ägs av {} utan motivering",
                context.system_name(system),
                system.users.len(),
                context.workspace.short_name(owner.id.into()),
            ),
            "Skriv varför nämnden äger systemet, eller låt kommunstyrelsen äga det.",
        );
    }
}

/// someone else than the chief of the owning body's administration.
pub fn representative_has_reason(context: &Context<'_>, report: &mut Report) {
    for system in context.systems() {
        let named = context.assignments(RoleCode::OwnerRepresentative, system.id);
        let Some(named) = named.iter().find(|named| named.reason.trim().is_empty()) else {
            continue;
        };
        let administration = system.owner.and_then(|o| context.workspace.administration_of(o));
        let Some(administration) = administration else { continue };
        let person = |holder: AnyId| context.person_behind(holder);
        let chiefs: HashSet<Id<Person>> =
            context.holders(RoleCode::Chief, administration.id).filter_map(person).collect();
        let mut holders = named.holders.0.iter().filter_map(|holder| person(*holder));
        if chiefs.is_empty() || named.holders.is_empty() || holders.any(|h| chiefs.contains(&h)) {
            continue;
        }
        let names: Vec<_> = named.holders.0.iter().map(|id| context.workspace.title(*id)).collect();
        report.add(
            named.id,
            Some(crate::record::Assignment::reason),
            context.label(system.id.into()),
            format!(
                "{} företräder ägaren av {} utan motivering",
                list(&names),
                context.system_name(system)
            ),
            "Förvaltningschefen företräder ägaren om inget annat sägs. Skriv varför det är någon \
             annan.",
        );
    }
}

///
pub fn users_are_controllers(context: &Context<'_>, report: &mut Report) {
    for system in context.systems_in_use() {
        let left_out = context.workspace.users_left_out(system);
        if left_out.is_empty() {
            continue;
        }
        let left_out: Vec<_> =
            left_out.into_iter().map(|body| context.workspace.short_name(body.into())).collect();
        report.add(
            system.id,
            Some(System::controllers),
            context.label(system.id.into()),
            format!(
                "{} är inte listad som personuppgiftsansvarig för {}",
                list(&left_out),
                context.system_name(system)
            ),
            "Nämnden använder systemet och svarar själv för de personuppgifter den behandlar.",
        );
    }
}
