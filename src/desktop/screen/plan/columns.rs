//! Which columns the grids of a plan have, and which fields stand in the forms under them.

use crate::desktop::register::Shape;
use crate::desktop::session::Session;
use crate::record::{Activity, FieldKey, Goal, Id, ItPlan};

/// First and last year of the plan; the coming year where no period is stated.
pub fn years(session: &Session, plan: Id<ItPlan>) -> (i32, i32) {
    use chrono::Datelike;
    let period = session.workspace.get(plan).and_then(|plan| plan.period);
    let coming = session.today().year() + 1;
    let (first, last) = period.map_or((coming, coming + 2), |p| p.first_and_last_year());
    // A slip in the period must not make a thousand columns.
    (first, last.min(first + 5))
}

pub fn activity_columns((first, last): (i32, i32), economy: bool) -> Vec<Shape> {
    let mut columns =
        vec![Shape::field(Activity::number, 40.0), Shape::field(Activity::name, 152.0).grow()];
    if economy {
        for year in first..=last {
            columns.push(Shape::year(format!("Drift {year}"), Activity::running, year, 84.0));
        }
        for year in first..=last {
            columns.push(Shape::year(format!("Inv. {year}"), Activity::investment, year, 84.0));
        }
        columns.push(Shape::field(Activity::financing, 150.0));
        columns
            .extend((first..=last).map(|year| {
                Shape::year(format!("Finans. {year}"), Activity::financed, year, 92.0)
            }));
        return columns;
    }
    columns.extend([
        Shape::field(Activity::goals, 82.0).empty("Saknas"),
        Shape::field(Activity::systems, 72.0),
        Shape::field(Activity::responsible, 104.0).heading("Ansvarig").empty("Ej utsett"),
        Shape::field(Activity::period, 82.0),
        Shape::year("Drift", Activity::running, first, 52.0).empty("0"),
        Shape::year("Inv.", Activity::investment, first, 52.0).empty("0"),
        Shape::field(Activity::priority, 40.0).heading("Prio"),
        Shape::field(Activity::status, 108.0),
    ]);
    columns
}

pub fn goal_columns((first, last): (i32, i32)) -> Vec<Shape> {
    let mut columns = vec![
        Shape::field(Goal::number, 46.0),
        Shape::field(Goal::name, 190.0).grow(),
        Shape::field(Goal::area, 100.0),
        Shape::field(Goal::indicator, 140.0),
        Shape::field(Goal::baseline, 72.0).heading("Nuläge"),
    ];
    columns.extend(
        (first..=last).map(|year| Shape::year_text(year.to_string(), Goal::targets, year, 64.0)),
    );
    columns.push(Shape::field(Goal::responsible, 130.0).empty("Ej utsett"));
    columns
}

/// The plan's own facts, in the order of the form.
pub const FACTS: &[FieldKey] = &[
    ItPlan::state,
    ItPlan::period,
    ItPlan::diary_number,
    ItPlan::dated,
    ItPlan::level,
    ItPlan::decided_by,
    ItPlan::meeting,
    ItPlan::responsible,
    ItPlan::applies_to,
    ItPlan::revised,
    ItPlan::decision_date,
    ItPlan::paragraph,
    ItPlan::replaces,
    ItPlan::keywords,
];

/// The fields of an activity that have no column.
pub const ACTIVITY_DETAIL: &[FieldKey] = &[
    Activity::responsible,
    Activity::it_responsible,
    Activity::financing,
    Activity::scope,
    Activity::goals,
    Activity::goal_note,
    Activity::needs,
    Activity::systems,
    Activity::running,
    Activity::investment,
    Activity::financed,
    Activity::follow_up,
    Activity::description,
    Activity::benefit,
    Activity::organisation_effect,
    Activity::new,
    Activity::audience,
    Activity::lead_time,
    Activity::whole,
    Activity::speed,
    Activity::coordination,
    Activity::flexibility,
];

/// The fields of a goal that have no column.
pub const GOAL_DETAIL: &[FieldKey] =
    &[Goal::area, Goal::baseline_year, Goal::targets, Goal::source, Goal::responsible];
