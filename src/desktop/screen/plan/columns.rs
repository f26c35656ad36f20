//! Which columns the grids of a plan have, and which fields stand in the forms under them.

use crate::desktop::register::{Extent, Register, Shape};
use crate::desktop::session::Session;
use crate::record::{
    Activity, ChapterContent, FieldKey, Goal, Id, Occasion, Plan, RecordType, Training,
};

/// What a chapter shows to be edited under its text, and the fields that stand in the form under it.
pub fn register(
    content: ChapterContent,
    plan: Id<Plan>,
    years: (i32, i32),
) -> Option<(Register, &'static [FieldKey])> {
    let parts = |by| Extent::PartsOf(plan.into(), by);
    let shown = match content {
        ChapterContent::Activities | ChapterContent::Economy => {
            let columns = activity_columns(years, content == ChapterContent::Economy);
            let register = Register::new(Activity::KIND, parts(Activity::plan), columns);
            (register.totals().two_lines(), ACTIVITY_DETAIL)
        }
        ChapterContent::Goals => {
            let register = Register::new(Goal::KIND, parts(Goal::plan), goal_columns(years));
            (register.two_lines(), GOAL_DETAIL)
        }
        ChapterContent::Trainings | ChapterContent::TrainingCosts => {
            let costs = content == ChapterContent::TrainingCosts;
            let columns = training_columns(costs);
            let register = Register::new(Training::KIND, Extent::OfPlan(plan), columns);
            (register.totals().two_lines(), TRAINING_DETAIL)
        }
        ChapterContent::Calendar | ChapterContent::Outcome => {
            let outcome = content == ChapterContent::Outcome;
            let columns = occasion_columns(outcome);
            let register = Register::new(Occasion::KIND, Extent::OfPlan(plan), columns);
            (if outcome { register.totals() } else { register }.two_lines(), OCCASION_DETAIL)
        }
        ChapterContent::Text
        | ChapterContent::Systems
        | ChapterContent::Needs
        | ChapterContent::Responsibility
        | ChapterContent::Glossary
        | ChapterContent::Requirements
        | ChapterContent::Gap
        | ChapterContent::Changes
        | ChapterContent::RoleCompetence => return None,
    };
    Some(shown)
}

/// First and last year of the plan; the coming year where no period is stated.
pub fn years(session: &Session, plan: Id<Plan>) -> (i32, i32) {
    use chrono::Datelike;
    let period = session.workspace.get(plan).and_then(|plan| plan.period);
    let coming = session.today().year() + 1;
    let (first, last) = period.map_or((coming, coming + 2), |p| p.first_and_last_year());
    // A slip in the period must not make a thousand columns.
    (first, last.min(first + 5))
}

fn activity_columns((first, last): (i32, i32), economy: bool) -> Vec<Shape> {
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

fn goal_columns((first, last): (i32, i32)) -> Vec<Shape> {
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

fn training_columns(costs: bool) -> Vec<Shape> {
    let mut columns = vec![
        Shape::field(Training::number, 52.0).empty("Ej satt"),
        Shape::field(Training::name, 170.0).grow(),
    ];
    if costs {
        columns.extend([
            Shape::field(Training::participants, 70.0).heading("Antal"),
            Shape::field(Training::hours, 72.0).heading("h/delt.").empty("Ej satt"),
            Shape::field(Training::period, 116.0),
            Shape::field(Training::cost, 84.0).empty("Ej satt"),
            Shape::field(Training::substitute_cost, 84.0).heading("Vikarier").empty("Ej satt"),
            Shape::field(Training::financing, 130.0),
            Shape::field(Training::activity, 150.0).heading("Bärs av").empty("Ingen"),
        ]);
        return columns;
    }
    columns.extend([
        Shape::field(Training::systems, 82.0).empty("Alla"),
        Shape::field(Training::audience, 120.0),
        Shape::field(Training::participants, 58.0).heading("Antal"),
        Shape::field(Training::level, 96.0),
        Shape::field(Training::hours, 60.0).heading("h/delt.").empty("Ej satt"),
        Shape::field(Training::period, 104.0),
        Shape::field(Training::cost, 72.0).empty("Ej satt"),
        Shape::field(Training::substitute_cost, 72.0).heading("Vikarier").empty("Ej satt"),
        Shape::field(Training::compulsory, 110.0),
        Shape::field(Training::status, 92.0),
    ]);
    columns
}

fn occasion_columns(outcome: bool) -> Vec<Shape> {
    let mut columns =
        vec![Shape::field(Occasion::date, 96.0), Shape::field(Occasion::training, 170.0).grow()];
    if outcome {
        columns.extend([
            Shape::field(Occasion::invited, 80.0),
            Shape::field(Occasion::took_part, 80.0),
            Shape::field(Occasion::passed, 86.0),
            Shape::field(Occasion::cost, 96.0).heading("Kostnad"),
            Shape::field(Occasion::deviation, 200.0),
        ]);
        return columns;
    }
    columns.extend([
        Shape::field(Occasion::time, 110.0),
        Shape::field(Occasion::place, 180.0),
        Shape::field(Occasion::seats, 76.0),
        Shape::field(Occasion::invited, 80.0),
    ]);
    columns
}

/// The plan's own facts, in the order of the form.
pub const FACTS: &[FieldKey] = &[
    Plan::state,
    Plan::period,
    Plan::diary_number,
    Plan::dated,
    Plan::level,
    Plan::decided_by,
    Plan::meeting,
    Plan::responsible,
    Plan::applies_to,
    Plan::revised,
    Plan::decision_date,
    Plan::paragraph,
    Plan::replaces,
    Plan::keywords,
];

/// The fields of an activity that have no column.
const ACTIVITY_DETAIL: &[FieldKey] = &[
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
const GOAL_DETAIL: &[FieldKey] =
    &[Goal::area, Goal::baseline_year, Goal::targets, Goal::source, Goal::responsible];

/// The fields of a training that have no column.
const TRAINING_DETAIL: &[FieldKey] = &[
    Training::requirements,
    Training::groups,
    Training::systems,
    Training::form,
    Training::leader,
    Training::responsible,
    Training::financing,
    Training::activity,
    Training::ground,
    Training::follow_up,
];

/// The fields of an occasion, whichever columns stand.
const OCCASION_DETAIL: &[FieldKey] = &[
    Occasion::training,
    Occasion::time,
    Occasion::place,
    Occasion::seats,
    Occasion::invited,
    Occasion::took_part,
    Occasion::passed,
    Occasion::cost,
    Occasion::deviation,
];
