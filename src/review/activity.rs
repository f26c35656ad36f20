//! The activities of a plan that is being drafted: goal, responsible, and money.

use crate::record::{Activity, ActivityStatus, Kronor};

use super::context::Context;
use super::rule::Report;
use crate::workspace::show::sentence;

/// Activities of drafts that are to be carried out.
fn drafted<'a>(context: &Context<'a>) -> impl Iterator<Item = &'a Activity> {
    let workspace = context.workspace;
    workspace.all::<Activity>().filter(|activity| {
        activity.status != Some(ActivityStatus::Dropped) && context.is_draft(activity.plan)
    })
}

/// "Mål i ord" explains, but does not replace, a goal (S-55).
pub fn has_goal_and_responsible(context: &Context<'_>, report: &mut Report) {
    for activity in drafted(context) {
        if activity.goals.is_empty() {
            report.add(
                activity.id,
                Some(Activity::goals),
                context.label(activity.id.into()),
                sentence(&format!("{} saknar mål", context.in_words(activity.id.into()))),
                "Det syns inte vad aktiviteten ska leda till. Välj ett mål i planen.",
            );
        }
        if activity.responsible.is_empty() {
            let lack = if activity.it_responsible.is_empty() {
                "saknar ansvarig"
            } else {
                "saknar ansvarig i verksamheten"
            };
            report.add(
                activity.id,
                Some(Activity::responsible),
                context.label(activity.id.into()),
                sentence(&format!("{} {lack}", context.in_words(activity.id.into()))),
                "Ingen leder arbetet. Ange en person eller en funktion.",
            );
        }
    }
}

/// Names the first year that differs; the whole follows.
pub fn is_financed(context: &Context<'_>, report: &mut Report) {
    for activity in drafted(context) {
        let financed = &activity.financed;
        let running = context.workspace.running(activity);
        let cost = |year: i32| running.of(year) + activity.investment.of(year);
        let years = [&running, &activity.investment, financed];
        let differing = years
            .into_iter()
            .flat_map(|amounts| amounts.0.keys().copied())
            .filter(|year| financed.of(*year) != cost(*year));
        let Some(year) = differing.min() else { continue };
        let unit = context.workspace.amount_unit();
        let show = |amount: Kronor| amount.show_with_unit(unit);
        let total = running.total() + activity.investment.total();
        report.add(
            activity.id,
            Some(Activity::financed),
            context.label(activity.id.into()),
            sentence(&format!(
                "{} kostar {} år {year} men {} är finansierat",
                context.in_words(activity.id.into()),
                show(cost(year)),
                show(financed.of(year)),
            )),
            format!(
                "Alla år tillsammans: kostnad {}, finansierat {}. Ändra det belopp som är fel.",
                show(total),
                show(financed.total()),
            ),
        );
    }
}
