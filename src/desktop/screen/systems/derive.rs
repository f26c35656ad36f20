//! What the screen works out of the workspace: the next number, and what each filter lets
//! through. Pure, and made in `refresh`, never in `view`.

use chrono::NaiveDate;

use super::super::Action;
use super::state::Only;
use crate::desktop::findings::Findings;
use crate::desktop::session::Session;
use crate::record::{AnyId, Body, Id, Ids, Kronor, Lifecycle, RecordType, RoleCode, System};
use crate::workspace::{Finding, Workspace};

/// The number after the highest one: SYS-028 after SYS-027. Digits are kept as wide as they were.
pub fn next_number(workspace: &Workspace) -> String {
    const PREFIX: &str = "SYS-";
    let digits = workspace.all::<System>().filter_map(|system| {
        let digits = system.number.strip_prefix(PREFIX)?;
        Some((digits.parse::<u64>().ok()?, digits.len()))
    });
    let (highest, width) =
        digits.fold((0, 3), |(highest, width), (number, w)| (highest.max(number), width.max(w)));
    format!("{PREFIX}{:0width$}", highest.saturating_add(1))
}

/// A new system with the next number. Normally a body owns what it uses (S-27): among the systems of
/// one body it is that body's; else the review asks until the user has said whose.
pub fn new_system(workspace: &Workspace, ids: &mut Ids, owner: Option<Id<Body>>) -> System {
    let mut system = System::blank(ids.id());
    system.number = next_number(workspace);
    system.owner = owner;
    system.users = owner.into_iter().collect();
    system
}

/// The change after which a system was looked over today.
pub fn reviewed_today<M>(session: &Session, system: Option<Id<System>>) -> Action<M> {
    let Some(system) = system.and_then(|id| session.workspace.get(id)) else {
        return Action::None;
    };
    // Who works here may stand in the register of persons, or not; then nobody is named.
    let (reviewed, reviewed_by) = (Some(session.today()), session.user());
    let looked_over = System { reviewed, reviewed_by, ..system.clone() };
    let name = format!("Granskade {}", system.number);
    Action::Commit(session.workspace.put(name, looked_over), None)
}

/// The system that a record is, or is a part of.
pub fn system_of(workspace: &Workspace, id: AnyId) -> Option<Id<System>> {
    workspace.record(id)?.system()
}

/// Whether a filter lets a system through.
pub fn lets_through(
    only: Only,
    workspace: &Workspace,
    system: &System,
    findings: &Findings,
    today: NaiveDate,
) -> bool {
    let managed = || workspace.assignments(RoleCode::SystemManager, Some(system.id.into()), today);
    let in_use = system.lifecycle != Some(Lifecycle::Closed);
    match only {
        Only::All => true,
        Only::Findings => !findings.of_system(system.id).is_empty(),
        Only::NoManager => in_use && managed().iter().all(|held| held.holders.is_empty()),
        Only::NoDeputy => in_use && managed().iter().all(|held| held.deputies.is_empty()),
    }
}

/// What all systems cost a year.
pub fn cost(workspace: &Workspace) -> Kronor {
    workspace.all::<System>().filter_map(|system| system.annual_cost).sum()
}

/// The bodies that own a system, by name.
pub fn owners(workspace: &Workspace) -> Vec<(String, Id<Body>)> {
    let owns = |body: &&Body| {
        workspace.referring::<System>(body.id).any(|system| system.owner == Some(body.id))
    };
    let mut owners: Vec<_> =
        workspace.all::<Body>().filter(owns).map(|body| (body.name.clone(), body.id)).collect();
    owners.sort_by(|a, b| crate::record::swedish::compare(&a.0, &b.0));
    owners
}

/// The verb that leads to the fix of a finding.
pub fn verb(finding: &Finding) -> &'static str {
    match finding.rule {
        "R-1" => "Ange systemägare",
        "R-3" => "Utse systemansvarig",
        "R-4" => "Utse driftansvarig",
        "R-8" if finding.field.is_none() => "Lägg till klassning",
        "R-12" => "Utse ersättare",
        _ => super::super::review::verb(finding),
    }
}
