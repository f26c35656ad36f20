//! How far the plans have come, which meetings are next, and the months of the year, as rows. Pure
//! functions of the data and the day.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};

use crate::document::words;
use crate::exchange::seed::CycleEvent;
use crate::record::date::month_name;
use crate::record::{Administration, Body, Id, Meeting, Plan, PlanKind, PlanState};
use crate::workspace::{Finding, Weight, Workspace};

/// How the plans of the administrations stand.
#[derive(Debug, Default)]
pub struct Plans {
    /// "Planer 2027–2029" where all are for the same years, else "IT-planer".
    pub heading: String,
    /// What [`PlanRow::fact`] is: "Diarienummer", or "Period" where the years differ.
    pub fact: &'static str,
    pub rows: Vec<PlanRow>,
}

/// One administration.
#[derive(Debug, PartialEq)]
pub struct PlanRow {
    pub name: String,
    /// Its newest plan that is not replaced or ended.
    pub plan: Option<(Id<Plan>, PlanState)>,
    pub fact: String,
    /// Findings that it has to mend, of each of [`Weight::ALL`].
    pub findings: [usize; 3],
}

/// The administrations with their newest plans.
pub fn plans(workspace: &Workspace, findings: &[Finding]) -> Plans {
    let counts = by_administration(workspace, findings);
    let newest: Vec<_> = workspace
        .all::<Administration>()
        .map(|administration| (administration, newest_plan(workspace, administration.id)))
        .collect();
    let periods: Vec<_> =
        newest.iter().filter_map(|(_, plan)| Some(plan.as_ref()?.period?.to_string())).collect();
    let shared = periods.first().filter(|first| periods.iter().all(|each| each == *first));
    let rows = newest.into_iter().map(|(administration, plan)| {
        let fact = match plan {
            None => String::new(),
            Some(plan) if shared.is_some() => plan.diary_number.clone(),
            Some(plan) => plan.period.map_or(String::new(), |period| period.to_string()),
        };
        PlanRow {
            name: administration.name.clone(),
            plan: plan.map(|plan| (plan.id, plan.state.unwrap_or(PlanState::Working))),
            fact,
            findings: counts.get(&administration.id).copied().unwrap_or_default(),
        }
    });
    Plans {
        heading: shared.map_or("IT-planer".to_owned(), |period| format!("Planer {period}")),
        fact: if shared.is_some() { "Diarienummer" } else { "Period" },
        rows: rows.collect(),
    }
}

fn newest_plan(workspace: &Workspace, administration: Id<Administration>) -> Option<&Plan> {
    workspace
        .referring::<Plan>(administration)
        .filter(|plan| plan.kind == Some(PlanKind::It))
        .filter(|plan| !matches!(plan.state, Some(PlanState::Replaced | PlanState::Ended)))
        .max_by_key(|plan| (plan.period.map(|period| period.days()), plan.id))
}

fn by_administration(
    workspace: &Workspace,
    findings: &[Finding],
) -> HashMap<Id<Administration>, [usize; 3]> {
    let mut counts = HashMap::<_, [usize; 3]>::new();
    for finding in findings {
        if let Some(administration) = crate::review::administration(workspace, finding) {
            counts.entry(administration).or_default()[finding.weight as usize] += 1;
        }
    }
    counts
}

/// How many findings there are of each of [`Weight::ALL`].
pub fn tally(findings: &[Finding]) -> [usize; 3] {
    Weight::ALL.map(|weight| findings.iter().filter(|f| f.weight == weight).count())
}

/// A meeting to come.
#[derive(Debug, PartialEq)]
pub struct MeetingRow {
    pub meeting: Id<Meeting>,
    pub body: String,
    pub deadline: Option<NaiveDate>,
    pub date: NaiveDate,
}

/// Of each body the next meeting that papers can still be handed in to, else its next; nearest
/// deadline first.
pub fn meetings(workspace: &Workspace, today: NaiveDate) -> Vec<MeetingRow> {
    let mut next = HashMap::<Option<Id<Body>>, MeetingRow>::new();
    let is_closed = |row: &MeetingRow| row.deadline.is_some_and(|day| day < today);
    for meeting in workspace.all::<Meeting>() {
        let Some(date) = meeting.date.filter(|date| *date >= today) else { continue };
        let row = MeetingRow {
            meeting: meeting.id,
            body: workspace.name(meeting.body.map(Into::into)),
            deadline: workspace.submission_deadline(meeting),
            date,
        };
        let best = next.get(&meeting.body);
        if best.is_none_or(|best| (is_closed(&row), row.date) < (is_closed(best), best.date)) {
            next.insert(meeting.body, row);
        }
    }
    let mut rows: Vec<_> = next.into_values().collect();
    rows.sort_by_key(|row| (row.deadline.unwrap_or(row.date), row.date, row.meeting));
    rows
}

/// What is left before a deadline, as a cell says it: "2 dagar", "i dag", "passerat".
pub fn left(deadline: NaiveDate, today: NaiveDate) -> String {
    match (deadline - today).num_days() {
        0 => "i dag".to_owned(),
        1 => "1 dag".to_owned(),
        days if days > 0 => format!("{days} dagar"),
        _ => "passerat".to_owned(),
    }
}

/// A month of the yearly cycle.
#[derive(Debug)]
pub struct Month {
    /// "November", "Januari 2027".
    pub name: String,
    pub events: Vec<CycleEvent>,
}

/// Twelve months from this one.
pub fn months(cycle: &[CycleEvent], today: NaiveDate) -> Vec<Month> {
    (0..12)
        .map(|ahead| {
            let month = (today.month0() + ahead) % 12 + 1;
            let name = words::sentence(month_name(month));
            let is_new_year = month == 1 && ahead > 0;
            Month {
                name: if is_new_year { format!("{name} {}", today.year() + 1) } else { name },
                events: cycle.iter().filter(|event| event.month == month).map(whole).collect(),
            }
        })
        .collect()
}

/// The event with its "IT-plan" on one line: a month is a narrow column.
fn whole(event: &CycleEvent) -> CycleEvent {
    CycleEvent { title: event.title.replace("IT-", "IT\u{2011}"), ..event.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::example::example_workspace;
    use crate::exchange::seed;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn each_administration_has_its_newest_plan_and_the_findings_it_has_to_mend() {
        let today = day("2026-11-17");
        let workspace = example_workspace(today).unwrap();
        let findings = crate::review::review(&workspace, today);
        let plans = plans(&workspace, &findings);
        assert_eq!(plans.heading, "Planer 2027–2029");
        assert_eq!(plans.rows.len(), workspace.all::<Administration>().count());
        let education = plans.rows.iter().find(|row| row.name == "Utbildningsförvaltningen");
        let education = education.unwrap();
        assert_eq!(education.fact, "UN 2026/118");
        assert_eq!(education.plan.map(|(_, state)| state), Some(PlanState::Proposal));
        let mended = |weight: Weight| -> usize {
            plans.rows.iter().map(|row| row.findings[weight as usize]).sum()
        };
        assert_eq!(mended(Weight::Error), tally(&findings)[0]);
    }

    #[test]
    fn plans_of_different_years_say_their_years() {
        let today = day("2026-11-17");
        let mut workspace = example_workspace(today).unwrap();
        let plan = workspace.all::<Plan>().find(|plan| plan.diary_number == "UN 2026/118");
        let mut plan = plan.unwrap().clone();
        plan.period = crate::record::Period::years(2028, 2030);
        let change = workspace.put("Ändrade period", plan);
        workspace.apply(&change).unwrap();
        let plans = plans(&workspace, &[]);
        assert_eq!((plans.heading.as_str(), plans.fact), ("IT-planer", "Period"));
        assert!(plans.rows.iter().any(|row| row.fact == "2028–2030"));
    }

    #[test]
    fn an_administration_without_a_plan_is_still_a_row() {
        let today = day("2026-11-17");
        let mut workspace = example_workspace(today).unwrap();
        let all: Vec<_> = workspace.all::<Plan>().map(|plan| plan.id.into()).collect();
        let change = workspace.removal("Tog bort planer", &all);
        workspace.apply(&change).unwrap();
        let plans = plans(&workspace, &[]);
        assert!(!plans.rows.is_empty() && plans.rows.iter().all(|row| row.plan.is_none()));
    }

    #[test]
    fn a_body_is_shown_by_the_next_meeting_that_is_still_open() {
        let today = day("2026-11-17");
        let mut workspace = example_workspace(today).unwrap();
        let first = meetings(&workspace, today);
        assert_eq!(first[0].body, "Utbildningsnämnden");
        assert!(first.is_sorted_by_key(|row| row.deadline));
        // The deadline has passed and there is no later meeting: still shown.
        let late = day("2026-11-30");
        let of_un = |rows: Vec<MeetingRow>| {
            rows.into_iter().find(|row| row.body == "Utbildningsnämnden").unwrap()
        };
        assert_eq!(of_un(meetings(&workspace, late)).date, day("2026-12-03"));
        // With a later one, that is where papers can go.
        let mut later = workspace.get(first[0].meeting).unwrap().clone();
        later.id = crate::record::Ids::new(1, 9).id();
        later.date = Some(day("2027-02-04"));
        later.deadline = Some(day("2027-01-21"));
        let change = crate::workspace::Change::new("Lade till").with(later);
        workspace.apply(&change).unwrap();
        assert_eq!(of_un(meetings(&workspace, late)).date, day("2027-02-04"));
    }

    #[test]
    fn days_left_are_counted_in_words() {
        let left = |text| left(day(text), day("2026-11-17"));
        assert_eq!(left("2026-11-17"), "i dag");
        assert_eq!(left("2026-11-18"), "1 dag");
        assert_eq!(left("2026-11-24"), "7 dagar");
        assert_eq!(left("2026-11-16"), "passerat");
    }

    #[test]
    fn the_year_starts_with_this_month_and_says_when_it_turns() {
        let months = months(&seed::yearly_cycle().unwrap(), day("2026-11-17"));
        let names: Vec<_> = months.iter().take(4).map(|month| month.name.as_str()).collect();
        assert_eq!(names, ["November", "December", "Januari 2027", "Februari"]);
        assert_eq!(months.len(), 12);
        assert_eq!(months[0].events[0].title, "Handlingar till nämnderna");
    }
}
