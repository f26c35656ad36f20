//! R-36…R-42: trainings that answer to something, are paid for, can be held and stand in a plan.

use super::kommun::{Kommun, day, filled};
use super::{fires, silent};
use crate::record::{
    Attainment, Financing, Kronor, Lifecycle, Occasion, Period, Plan, PlanKind, PlanState,
    RecordType, StaffGroup, System, Training, TrainingStatus,
};

/// A group of ten in the förvaltning.
fn group(k: &mut Kommun) -> StaffGroup {
    let group = StaffGroup { heads: Some(10), ..filled(StaffGroup::blank(k.ids.id())) };
    k.more.push(group.clone().into_record());
    group
}

#[test]
fn r36_a_training_answers_to_a_requirement_or_an_access_rule() {
    let alone = |k: &mut Kommun| k.access_rule.training = Vec::new();
    let finding = fires("R-36", "svarar inte mot något krav", alone);
    assert_eq!(finding.field, Some(Training::requirements));
    silent("R-36", |k| {
        alone(k);
        k.training.requirements = vec![k.requirement.id];
    });
    silent("R-36", |k| {
        alone(k);
        k.training.status = Some(TrainingStatus::Held);
    });
    silent("R-36", |k| {
        alone(k);
        k.training.period = Period::years(2025, 2025);
    });
}

#[test]
fn r37_what_a_training_costs_is_financed() {
    let costs = |k: &mut Kommun| k.training.cost = Some(Kronor(45_000));
    fires("R-37", "45\u{a0}tkr som inte är finansierade", costs);
    fires("R-37", "inte är finansierade", |k| {
        k.training.substitute_cost = Some(Kronor(5_000));
        k.training.financing = Some(Financing::None);
    });
    silent("R-37", |k| {
        costs(k);
        k.training.financing = Some(Financing::Frame);
    });
    silent("R-37", |k| k.training.cost = Some(Kronor(0)));
}

#[test]
fn r38_no_more_are_planned_than_the_groups_have() {
    let planned = |participants| {
        move |k: &mut Kommun| {
            k.training.groups = vec![group(k).id];
            k.training.participants = Some(participants);
        }
    };
    fires("R-38", "11 deltagare, men grupperna har 10", planned(11));
    silent("R-38", planned(10));
    silent("R-38", |k| k.training.participants = Some(1_000));
}

#[test]
fn r39_no_more_meet_a_requirement_than_the_group_has() {
    let met = |met| {
        move |k: &mut Kommun| {
            let it = Attainment {
                requirement: Some(k.requirement.id),
                group: Some(group(k).id),
                met: Some(met),
                ..filled(Attainment::blank(k.ids.id()))
            };
            k.more.push(it.into_record());
        }
    };
    let finding = fires("R-39", "11 sägs uppfylla", met(11));
    assert_eq!(finding.field, Some(Attainment::met));
    silent("R-39", met(10));
}

#[test]
fn r40_a_training_is_held_on_a_working_day_in_its_period() {
    let held = |date| {
        move |k: &mut Kommun| {
            let it = Occasion {
                training: Some(k.training.id),
                date: Some(date),
                ..filled(Occasion::blank(k.ids.id()))
            };
            k.more.push(it.into_record());
        }
    };
    fires("R-40", "är långfredagen", held(day(2027, 3, 26)));
    fires("R-40", "är en söndag", held(day(2027, 3, 14)));
    fires("R-40", "utanför utbildningens period", held(day(2028, 1, 10)));
    silent("R-40", held(day(2027, 3, 16)));
    silent("R-40", held(day(2026, 3, 15)));
}

#[test]
fn r41_a_retired_system_demands_nothing() {
    fires("R-41", "är avvecklat men har kvar kompetenskrav", |k| {
        let retired = System {
            number: "SYS-099".to_owned(),
            lifecycle: Some(Lifecycle::Closed),
            ..k.system.clone()
        };
        let retired = System { id: k.ids.id(), ..retired };
        let kept = crate::record::CompetenceRequirement {
            id: k.ids.id(),
            system: Some(retired.id),
            ..k.requirement.clone()
        };
        k.more.push(retired.into_record());
        k.more.push(kept.into_record());
    });
    silent("R-41", |_| {});
}

#[test]
fn r42_a_forvaltning_whose_people_must_be_able_to_something_has_a_training_plan() {
    let demands = |k: &mut Kommun| {
        let mut own = group(k);
        own.id = k.ids.id();
        own.administration = Some(k.administration.id);
        k.requirement.groups = vec![own.id];
        k.more.push(own.into_record());
    };
    let plans = |state| {
        move |k: &mut Kommun| {
            demands(k);
            let plan = Plan {
                id: k.ids.id(),
                kind: Some(PlanKind::Training),
                period: Period::years(2027, 2027),
                state: Some(state),
                ..k.plan.clone()
            };
            k.more.push(plan.into_record());
        }
    };
    fires("R-42", "har ingen utbildningsplan", demands);
    fires("R-42", "har ingen utbildningsplan", plans(PlanState::Ended));
    silent("R-42", plans(PlanState::Working));
}
