//! What utbildningsnämnden decided of the example in 2023, as the plan file has it frozen: the plan of
//! that year, which has been altered since. Truth: `resources/example/beslutat-un-2023.toml`.

use chrono::{NaiveDate, NaiveTime};
use serde::Deserialize;
use toml::Table;

use crate::exchange::case_papers::freeze;
use crate::exchange::shipped::{Shipped, ShippedError, fill, shipped};
use crate::record::{
    Activity, AnyId, Case, CaseState, CaseStep, Enclosure, FollowUp, Id, Plan, Record,
};
use crate::store::Frozen;
use crate::workspace::{Change, Workspace};

const DECIDED: Shipped = shipped!("example/beslutat-un-2023.toml");

/// When the decision was registered, local time; the files tell days.
const NINE: NaiveTime = NaiveTime::from_hms_opt(9, 0, 0).unwrap();

/// What differed then.
#[derive(Deserialize)]
struct Then {
    /// The diary number of the case.
    arende: String,
    /// The activities that have come since, by number.
    tillkommit: Vec<i64>,
    /// Fields of an activity as they were, as a person would type them; which, by its number.
    aktivitet: Vec<Table>,
}

/// The decision, with the exact bytes of its papers. The same each time.
///
/// # Errors
/// When the shipped data is broken, or a paper cannot be written.
pub fn frozen(workspace: &Workspace) -> Result<Frozen, ShippedError> {
    let then: Then = DECIDED.parse()?;
    let lack = |what: &str| ShippedError::Missing { file: DECIDED.name, what: what.to_owned() };
    let mut cases = workspace.all::<Case>();
    let case = cases.find(|it| it.diary_number == then.arende).ok_or_else(|| lack(&then.arende))?;
    let day = case.decision_date.ok_or_else(|| lack("beslutsdatum"))?;
    let mut events = workspace.case_events(case.id).into_iter();
    let registered = events.rfind(|event| event.step == Some(CaseStep::Decided));
    let registered = registered.ok_or_else(|| lack("Beslut registrerat"))?;
    let at = registered.date.unwrap_or(day).and_time(NINE);
    let was = as_it_was(workspace, case, &then, day)?;
    let mut frozen = freeze(&was, case.id, day, at, registered.who.clone())?;
    // Not by chance, so that the example is the same each time.
    frozen.facts.id = case.id.uuid();
    Ok(frozen)
}

/// The kommun as it was when the case was decided: what came later is not there, and the plan is as it
/// was adopted.
fn as_it_was(
    workspace: &Workspace,
    case: &Case,
    then: &Then,
    day: NaiveDate,
) -> Result<Workspace, ShippedError> {
    let plan = workspace.referring::<Enclosure>(case.id).find_map(|it| it.plan);
    let plan = plan.ok_or_else(|| ShippedError::Missing {
        file: DECIDED.name,
        what: "planen i ärendet".to_owned(),
    })?;
    let mut was = workspace.clone();
    let later = workspace.all::<Case>().filter(|it| it.id != case.id).map(|it| it.id.into());
    let plans = workspace.all::<Plan>().filter(|it| it.id != plan).map(|it| it.id.into());
    let reports = workspace.all::<FollowUp>().map(|it| it.id.into());
    let added = workspace.activities(plan).into_iter();
    let added = added.filter(|it| it.number.is_some_and(|it| then.tillkommit.contains(&it)));
    let later: Vec<AnyId> =
        later.chain(plans).chain(reports).chain(added.map(|it| it.id.into())).collect();
    was.apply(&was.removal("", &later))?;
    let decided = Case { state: Some(CaseState::Decided), ..case.clone() };
    was.apply(&was.put("", decided))?;
    for row in &then.aktivitet {
        let activity = numbered(&was, plan, row)?;
        let record = fill(&was, Record::Activity(activity), row, &["number"], day, DECIDED.name)?;
        was.apply(&Change { name: String::new(), edits: vec![was.edit(record)] })?;
    }
    Ok(was)
}

fn numbered(was: &Workspace, plan: Id<Plan>, row: &Table) -> Result<Activity, ShippedError> {
    let number = row.get("number").and_then(toml::Value::as_integer);
    let found = was.activities(plan).into_iter().find(|it| it.number == number).cloned();
    found.ok_or_else(|| ShippedError::Missing {
        file: DECIDED.name,
        what: format!("aktivitet {}", number.unwrap_or_default()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::example::example_workspace;
    use crate::pdf;
    use crate::workspace::plan_changes::plan_changes;

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 16).unwrap()
    }

    #[test]
    fn the_decided_plan_is_frozen_the_same_each_time_with_papers_that_pass() {
        let workspace = example_workspace(day()).unwrap();
        let one = frozen(&workspace).unwrap();
        assert_eq!(one, frozen(&workspace).unwrap());
        assert_eq!(one.facts.title, "UN 2023/131, § 96");
        assert_eq!(one.facts.papers.len(), 2, "the letter and the plan");
        for bytes in &one.bytes {
            assert!(pdf::read_back(bytes).passes());
        }
    }

    #[test]
    fn what_has_changed_since_is_told_of_each_kind() {
        let workspace = example_workspace(day()).unwrap();
        let frozen = frozen(&workspace).unwrap();
        let plan = workspace.referring::<Enclosure>(frozen.facts.case).find_map(|it| it.plan);
        let changes = plan_changes(&frozen.workspace, &workspace, plan.unwrap());
        let told: Vec<&str> = changes.iter().map(|it| it.sentence.as_str()).collect();
        for words in ["är ny.", "utgår.", "är flyttad från", "ökar", "minskar", "i stället för"]
        {
            assert!(told.iter().any(|it| it.contains(words)), "{words}: {told:#?}");
        }
    }
}
