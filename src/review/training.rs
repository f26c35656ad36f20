//! Whether trainings answer to something, are paid for and can be held, and whether the counts of who
//! can what are possible (S-59; own rules R-36…R-41).

use std::collections::HashSet;

use crate::record::red_day::red_day;
use crate::record::{
    AccessRule, Attainment, CompetenceRequirement, Financing, Id, Lifecycle, Occasion, Training,
    TrainingStatus,
};

use super::context::Context;
use super::rule::Report;

/// The trainings that are still to be held: neither done, nor cancelled, nor of a time gone by.
fn ahead<'a>(context: &Context<'a>) -> impl Iterator<Item = &'a Training> {
    let today = context.today;
    context.workspace.all::<Training>().filter(move |it| {
        let is_over = [TrainingStatus::Held, TrainingStatus::Cancelled].map(Some);
        !is_over.contains(&it.status) && it.period.is_none_or(|period| period.days().1 >= today)
    })
}

///
pub fn answers_to_something(context: &Context<'_>, report: &mut Report) {
    let rules = context.workspace.all::<AccessRule>();
    let demanded: HashSet<Id<Training>> = rules.flat_map(|it| it.training.clone()).collect();
    for it in ahead(context).filter(|it| it.requirements.is_empty()) {
        if demanded.contains(&it.id) {
            continue;
        }
        report.add(
            it.id,
            Some(Training::requirements),
            context.label(it.id.into()),
            format!("Utbildningen {} svarar inte mot något krav", named(it)),
            "Ange vilka kompetenskrav den stänger, eller låt en behörighetsregel kräva den.",
        );
    }
}

///
pub fn is_financed(context: &Context<'_>, report: &mut Report) {
    for it in ahead(context) {
        let cost = it.whole_cost();
        if cost.0 <= 0 || !matches!(it.financing, None | Some(Financing::None)) {
            continue;
        }
        let cost = cost.show_with_unit(context.workspace.amount_unit());
        report.add(
            it.id,
            Some(Training::financing),
            context.label(it.id.into()),
            format!("Utbildningen {} kostar {cost} som inte är finansierade", named(it)),
            "Ange varifrån pengarna kommer.",
        );
    }
}

///
pub fn seats_no_more_than_there_are(context: &Context<'_>, report: &mut Report) {
    for it in ahead(context).filter(|it| !it.groups.is_empty()) {
        let heads = it.groups.iter().filter_map(|id| context.workspace.get(*id)?.heads);
        let there_are: i64 = heads.sum();
        let Some(planned) = it.participants.filter(|planned| *planned > there_are) else {
            continue;
        };
        report.add(
            it.id,
            Some(Training::participants),
            context.label(it.id.into()),
            format!(
                "Utbildningen {} planeras för {planned} deltagare, men grupperna har {there_are}",
                named(it)
            ),
            "Ändra antalet deltagare, eller lägg till grupperna som saknas.",
        );
    }
}

///
pub fn no_more_meet_than_there_are(context: &Context<'_>, report: &mut Report) {
    let workspace = context.workspace;
    for it in workspace.all::<Attainment>() {
        let group = it.group.and_then(|id| workspace.get(id));
        let Some((heads, met)) = group.and_then(|group| group.heads).zip(it.met) else { continue };
        if met <= heads {
            continue;
        }
        let requirement = workspace.name(it.requirement.map(Into::into));
        let group = workspace.name(it.group.map(Into::into));
        report.add(
            it.id,
            Some(Attainment::met),
            requirement.clone(),
            format!("{met} sägs uppfylla kravet {requirement}, men {group} är {heads}"),
            "Rätta antalet, eller hur många gruppen är.",
        );
    }
}

///
pub fn is_held_on_a_working_day_in_its_period(context: &Context<'_>, report: &mut Report) {
    for it in context.workspace.all::<Occasion>() {
        let training = it.training.and_then(|id| context.workspace.get(id));
        let Some((training, day)) = training.zip(it.date) else { continue };
        // What has been held is history.
        if day < context.today {
            continue;
        }
        let outside = training.period.is_some_and(|period| {
            let (first, last) = period.days();
            day < first || day > last
        });
        let (wrong, act) = match red_day(day) {
            Some(name) => (format!("är {name}"), "Välj en arbetsdag."),
            None if outside => (
                "ligger utanför utbildningens period".to_owned(),
                "Flytta tillfället, eller ändra perioden.",
            ),
            None => continue,
        };
        report.add(
            it.id,
            Some(Occasion::date),
            context.label(training.id.into()),
            format!("Tillfället den {day} för {} {wrong}", named(training)),
            act,
        );
    }
}

///
pub fn demands_only_of_systems_in_use(context: &Context<'_>, report: &mut Report) {
    for it in context.workspace.all::<CompetenceRequirement>() {
        let system = it.system.and_then(|id| context.workspace.get(id));
        let Some(system) = system.filter(|it| it.lifecycle == Some(Lifecycle::Closed)) else {
            continue;
        };
        report.add(
            it.id,
            Some(CompetenceRequirement::system),
            context.label(system.id.into()),
            format!("{} är avvecklat men har kvar kompetenskrav", context.system_name(system)),
            "Kravet räknas inte längre. Ta bort det, eller flytta det till det nya systemet.",
        );
    }
}

fn named(training: &Training) -> &str {
    if training.name.is_empty() { "utan namn" } else { &training.name }
}
