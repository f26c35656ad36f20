//! Whether each administration has the decided plans that it shall have.

use std::collections::HashSet;

use crate::record::{Administration, CompetenceRequirement, Id, Plan, PlanKind, PlanState};
use crate::workspace::show::{in_sentence, sentence};

use super::context::{Context, is_decided, is_over};
use super::rule::Report;

/// One finding for one lack: an ended plan speaks for its administration.
pub fn is_in_force(context: &Context<'_>, report: &mut Report) {
    for plan in context.workspace.all::<Plan>().filter(|plan| !is_over(plan)) {
        let Some((first, last)) = plan.period.map(|period| period.days()) else { continue };
        let title = || context.workspace.plan_title(plan);
        let (field, said, consequence) = if last < context.today {
            let act = match has_later(context, plan) {
                true => "Sätt läget till Ersatt eller Upphört.",
                false => "Förvaltningen har ingen plan som gäller. Ta fram en ny.",
            };
            let said = format!("{} gällde till och med {last}", title());
            (Plan::period, said, act.to_owned())
        } else if first <= context.today && !is_decided(plan) {
            let state = plan.state.unwrap_or(PlanState::Working);
            let state = in_sentence(crate::record::ChoiceType::label(state)).into_owned();
            let said = format!("{} började gälla {first} men är inte beslutad", title());
            (Plan::state, said, format!("Läget är {state}. Lämna planen till beslut."))
        } else {
            continue;
        };
        report.add(plan.id, Some(field), context.label(plan.id.into()), said, consequence);
    }
    for administration in context.administrations() {
        if has(context, administration.id, PlanKind::It) {
            continue;
        }
        let name = context.in_words(administration.id.into());
        report.add(
            administration.id,
            None,
            context.label(administration.id.into()),
            sentence(&format!("{name} har ingen IT-plan som gäller eller är på väg")),
            "Utan plan kan nämnden varken styra eller följa upp förvaltningens IT.",
        );
    }
}

/// Speaks where there is something to train: where a system or an area demands something of
/// the förvaltning's groups.
pub fn trains(context: &Context<'_>, report: &mut Report) {
    let groups = context.workspace.all::<CompetenceRequirement>().flat_map(|it| &it.groups);
    let demanded: HashSet<Id<Administration>> = groups
        .filter_map(|group| context.workspace.get(*group))
        .filter_map(|group| group.administration)
        .collect();
    for administration in context.administrations() {
        let id = administration.id;
        if !demanded.contains(&id) || has(context, id, PlanKind::Training) {
            continue;
        }
        let name = context.in_words(id.into());
        report.add(
            id,
            None,
            context.label(id.into()),
            sentence(&format!("{name} har ingen utbildningsplan som gäller eller är på väg")),
            "Kompetenskrav finns, men ingen plan för hur de ska mötas. Skapa en utbildningsplan.",
        );
    }
}

/// Whether an administration has a plan of that kind that is not over.
fn has(context: &Context<'_>, administration: Id<Administration>, kind: PlanKind) -> bool {
    let mut plans = context.workspace.referring::<Plan>(administration);
    plans.any(|plan| plan.kind == Some(kind) && !is_over(plan))
}

/// Whether the administration of an ended plan has another that holds today or later.
fn has_later(context: &Context<'_>, ended: &Plan) -> bool {
    let Some(administration) = ended.administration else { return false };
    context.workspace.referring::<Plan>(administration).any(|plan| {
        plan.kind == ended.kind
            && !is_over(plan)
            && plan.period.is_some_and(|period| period.days().1 >= context.today)
    })
}
