//! What a plan is told by besides its own records: the paper is made of them too, so they go with it.

use crate::document::variant::Source;
use crate::record::{
    Administration, Agreement, AnyId, Assignment, Attainment, Body, Case, Classification,
    CompetenceRequirement, Duty, Enclosure, Id, Municipality, Need, Plan, RecordType, Role,
    StaffGroup, System, Training, Unit, VisionArea,
};
use crate::workspace::Workspace;

/// The kommun with its bodies and förvaltningar, the strategy's roles, and what the plan's förvaltning
/// has: who leads it, its systems and who answers for them, its groups and what is demanded of them.
/// Also what its activities bear, the plan that it replaces, and the cases that it lies in.
pub(super) fn records(workspace: &Workspace, plan: &Plan, source: Source<'_>) -> Vec<AnyId> {
    let mut found = Vec::new();
    all::<Municipality>(workspace, &mut found);
    all::<Body>(workspace, &mut found);
    all::<Administration>(workspace, &mut found);
    all::<Role>(workspace, &mut found);
    all::<Duty>(workspace, &mut found);
    all::<VisionArea>(workspace, &mut found);
    let common = workspace.all::<Assignment>().filter(|it| it.subject.0.is_none());
    found.extend(common.map(|it| AnyId::from(it.id)));
    if let Some(administration) = plan.administration {
        of_administration(workspace, administration, source, &mut found);
    }
    for activity in workspace.activities(plan.id) {
        referring::<Training>(workspace, activity.id.into(), &mut found);
    }
    if let Some(before) = plan.replaces {
        found.extend(workspace.activities(before).into_iter().map(|it| AnyId::from(it.id)));
    }
    let cases: Vec<Id<Case>> =
        workspace.referring::<Enclosure>(plan.id).filter_map(|it| it.case).collect();
    for case in cases {
        found.push(case.into());
        referring::<Enclosure>(workspace, case.into(), &mut found);
    }
    found
}

fn of_administration(
    workspace: &Workspace,
    id: Id<Administration>,
    source: Source<'_>,
    found: &mut Vec<AnyId>,
) {
    referring::<Assignment>(workspace, id.into(), found);
    referring::<Need>(workspace, id.into(), found);
    let body = workspace.get(id).and_then(|it| it.body);
    let (own, used) = body.map_or_else(Default::default, |body| source.systems_of(body));
    let systems: Vec<Id<System>> = own.into_iter().chain(used).collect();
    for system in systems.into_iter().filter(|it| !source.withholds((*it).into())) {
        found.push(system.into());
        for of in [referring::<Assignment>, referring::<Agreement>, referring::<Classification>] {
            of(workspace, system.into(), found);
        }
    }
    referring::<Unit>(workspace, id.into(), found);
    let groups: Vec<Id<StaffGroup>> =
        workspace.referring::<StaffGroup>(id).map(|it| it.id).collect();
    for group in groups {
        found.push(group.into());
        let demands = workspace.referring::<CompetenceRequirement>(group);
        let shown = demands.filter(|it| it.system.is_none_or(|it| !source.withholds(it.into())));
        let shown: Vec<AnyId> = shown.map(|it| AnyId::from(it.id)).collect();
        for requirement in shown {
            found.push(requirement);
            // One of another plan may close the gap.
            referring::<Training>(workspace, requirement, found);
        }
        referring::<Attainment>(workspace, group.into(), found);
    }
}

fn all<T: RecordType>(workspace: &Workspace, found: &mut Vec<AnyId>)
where
    AnyId: From<Id<T>>,
{
    found.extend(workspace.all::<T>().map(|it| AnyId::from(it.id())));
}

fn referring<T: RecordType>(workspace: &Workspace, target: AnyId, found: &mut Vec<AnyId>)
where
    AnyId: From<Id<T>>,
{
    found.extend(workspace.referring::<T>(target).map(|it| AnyId::from(it.id())));
}
