//! Whether each administration has a decided plan that holds.

use crate::record::{ItPlan, PlanState};
use crate::workspace::show::{in_sentence, sentence};

use super::context::{Context, is_decided, is_over};
use super::rule::Report;

/// One finding for one lack: an ended plan speaks for its administration.
pub fn is_in_force(context: &Context<'_>, report: &mut Report) {
    for plan in context.workspace.all::<ItPlan>().filter(|plan| !is_over(plan)) {
        let Some((first, last)) = plan.period.map(|period| period.days()) else { continue };
        let title = || context.workspace.plan_title(plan);
        let (field, said, consequence) = if last < context.today {
            let act = match has_later(context, plan) {
                true => "Sätt läget till Ersatt eller Upphört.",
                false => "Förvaltningen har ingen plan som gäller. Ta fram en ny.",
            };
            let said = format!("{} gällde till och med {last}", title());
            (ItPlan::period, said, act.to_owned())
        } else if first <= context.today && !is_decided(plan) {
            let state = plan.state.unwrap_or(PlanState::Working);
            let state = in_sentence(crate::record::ChoiceType::label(state)).into_owned();
            let said = format!("{} började gälla {first} men är inte beslutad", title());
            (ItPlan::state, said, format!("Läget är {state}. Lämna planen till beslut."))
        } else {
            continue;
        };
        report.add(plan.id, Some(field), context.label(plan.id.into()), said, consequence);
    }
    for administration in context.administrations() {
        let mut plans = context.workspace.referring::<ItPlan>(administration.id);
        if plans.any(|plan| !is_over(plan)) {
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

/// Whether the administration of an ended plan has another that holds today or later.
fn has_later(context: &Context<'_>, ended: &ItPlan) -> bool {
    let Some(administration) = ended.administration else { return false };
    context.workspace.referring::<ItPlan>(administration).any(|plan| {
        !is_over(plan) && plan.period.is_some_and(|period| period.days().1 >= context.today)
    })
}
