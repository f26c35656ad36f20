//! A new plan of an administration: the chapters of its newest one of the same kind, or of the shipped
//! profile; and of trainings, what shall be carried forward.
//!
//! What was not done last year is taken along and cancelled where it stood, so that nothing is planned
//! twice; what must be renewed each year is planned anew.

use chrono::{Datelike, NaiveDate};

use super::seed;
use crate::record::{
    Administration, Chapter, CompetenceRequirement, Id, Ids, LongText, Period, Plan, PlanKind,
    PlanState, RecordType, Training, TrainingStatus,
};
use crate::workspace::{Change, Workspace};

/// What is renewed within so many months is held every year.
const YEARLY: i64 = 12;

/// What plan, for whom, begun when.
#[derive(Debug, Clone, Copy)]
pub struct NewPlan {
    pub kind: PlanKind,
    pub administration: Id<Administration>,
    pub today: NaiveDate,
}

impl NewPlan {
    /// The change that adds it.
    pub fn change(self, workspace: &Workspace, ids: &mut Ids) -> Change {
        let newest = self.newest(workspace);
        let last = newest.and_then(|plan| plan.period).map(|period| period.first_and_last_year().1);
        let first = last.map_or(self.today.year() + 1, |last| last + 1);
        let years = match self.kind {
            PlanKind::It => 3,
            PlanKind::Training => 1,
        };
        let owner = workspace.get(self.administration);
        let mut plan = Plan::blank(ids.id());
        plan.kind = Some(self.kind);
        plan.administration = Some(self.administration);
        plan.period = Period::years(first, first + years - 1);
        plan.state = Some(PlanState::Working);
        plan.decided_by = owner.and_then(|owner| owner.body);
        plan.dated = Some(self.today);
        plan.responsible = "IT-controller".to_owned();
        plan.applies_to = owner.map_or(String::new(), |owner| owner.name.clone());
        plan.replaces = newest.map(|plan| plan.id);
        let id = plan.id;
        let title = workspace.plan_title(&plan);
        let change = Change::new(format!("Skapade {}", decapitalised(&title))).with(plan);
        let chapters = match newest {
            Some(newest) => workspace.chapters(newest.id).into_iter().cloned().collect(),
            // The profile ships with the program and is read by its tests; were it not readable, a
            // plan without chapters is better than none.
            None => seed::plan_chapters(self.kind, id, ids).unwrap_or_default(),
        };
        let mut change = chapters.into_iter().fold(change, |change, chapter: Chapter| {
            change.with(Chapter { id: ids.id(), plan: Some(id), ..chapter })
        });
        if let (PlanKind::Training, Some(newest)) = (self.kind, newest) {
            let by = newest.period.map_or(1, |period| first - period.first_and_last_year().0);
            let carried = self.carried(workspace, newest.id, by, ids);
            if !carried.edits.is_empty() {
                let count = carried.edits.iter().filter(|edit| edit.before.is_none()).count();
                change.name = format!("{} med {count} insatser från förra planen", change.name);
            }
            change.edits.extend(carried.edits);
        }
        change
    }

    fn newest(self, workspace: &Workspace) -> Option<&Plan> {
        let plans = workspace.referring::<Plan>(self.administration);
        let of_kind = plans.filter(|plan| plan.kind == Some(self.kind));
        of_kind.max_by_key(|plan| (plan.period.map(|period| period.days()), plan.id))
    }

    /// The trainings that the new plan starts with, `by` years later, and what becomes of the old.
    fn carried(self, workspace: &Workspace, from: Id<Plan>, by: i32, ids: &mut Ids) -> Change {
        let mut carried = Change::new("");
        for training in workspace.trainings(from) {
            let is_over = training.period.is_some_and(|period| period.days().1 < self.today);
            let was_held = training.status == Some(TrainingStatus::Held);
            let is_missed = is_over && !was_held && training.is_planned();
            if !is_missed && !is_yearly(workspace, training) {
                continue;
            }
            let period = training.period.and_then(|period| period.later(by));
            let again = Training {
                id: ids.id(),
                period,
                status: Some(TrainingStatus::Planned),
                activity: None,
                follow_up: LongText::default(),
                ..training.clone()
            };
            if is_missed {
                let year =
                    period.map_or(String::new(), |it| it.first_and_last_year().0.to_string());
                let missed = Training {
                    status: Some(TrainingStatus::Cancelled),
                    follow_up: LongText::new(&format!("Hölls inte. Förs över till {year}.")),
                    ..training.clone()
                };
                carried.edits.push(workspace.edit(missed.into_record()));
            }
            carried.edits.push(workspace.edit(again.into_record()));
        }
        carried
    }
}

/// Whether what it gives must be shown anew each year.
fn is_yearly(workspace: &Workspace, training: &Training) -> bool {
    let closes = training.requirements.iter().filter_map(|id| workspace.get(*id));
    training.is_planned()
        && closes.into_iter().any(|it: &CompetenceRequirement| {
            it.renewed_months.is_some_and(|months| months <= YEARLY)
        })
}

/// As a title stands inside a sentence: "utbildningsplan för …", but "IT-plan för …".
fn decapitalised(title: &str) -> String {
    crate::workspace::show::in_sentence(title).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::example::example_workspace;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn schools(workspace: &Workspace) -> Id<Administration> {
        let mut all = workspace.all::<Administration>();
        all.find(|it| it.name == "Utbildningsförvaltningen").unwrap().id
    }

    /// The plan of that kind that was added, and the workspace with it.
    fn begun(workspace: &Workspace, kind: PlanKind, today: NaiveDate) -> (Workspace, Id<Plan>) {
        let start = NewPlan { kind, administration: schools(workspace), today };
        let change = start.change(workspace, &mut Ids::new(9, 9));
        let mut after = workspace.clone();
        after.apply(&change).unwrap();
        let plan = after.all::<Plan>().find(|plan| workspace.get(plan.id).is_none()).unwrap().id;
        (after, plan)
    }

    #[test]
    fn a_training_plan_takes_along_what_was_not_held_and_what_is_renewed_each_year() {
        let mut workspace = example_workspace(day(2026, 11, 16)).unwrap();
        let schools = schools(&workspace);
        let old: Vec<Training> = workspace
            .referring::<Training>(schools)
            .filter(|it| it.year() == Some(2027))
            .cloned()
            .collect();
        let held = Training { status: Some(TrainingStatus::Held), ..old[0].clone() };
        workspace.apply(&workspace.put("Hölls", held)).unwrap();

        let (after, plan) = begun(&workspace, PlanKind::Training, day(2028, 1, 10));
        let new = after.get(plan).unwrap();
        assert_eq!(new.period, Period::years(2028, 2028));
        assert_eq!(after.chapters(plan).len(), 8);
        let carried = after.trainings(plan);
        assert_eq!(carried.len(), old.len() - 1, "all but the one that was held");
        for training in carried {
            assert_eq!(training.status, Some(TrainingStatus::Planned));
            let before = old.iter().find(|it| it.name == training.name).unwrap();
            let missed = after.get(before.id).unwrap();
            assert_eq!(missed.status, Some(TrainingStatus::Cancelled), "{}", missed.name);
            assert!(missed.follow_up.contains("2028"));
        }
        assert_eq!(after.get(old[0].id).unwrap().status, Some(TrainingStatus::Held));
    }

    #[test]
    fn before_the_year_is_over_only_what_is_renewed_each_year_comes_along() {
        let workspace = example_workspace(day(2026, 11, 16)).unwrap();
        let (after, plan) = begun(&workspace, PlanKind::Training, day(2026, 11, 16));
        for training in after.trainings(plan) {
            assert!(is_yearly(&after, training), "{}", training.name);
        }
        let cancelled = |it: &&Training| it.status == Some(TrainingStatus::Cancelled);
        assert_eq!(after.all::<Training>().filter(cancelled).count(), 0);
    }

    #[test]
    fn an_it_plan_takes_along_the_chapters_and_no_figures() {
        let workspace = example_workspace(day(2026, 11, 16)).unwrap();
        let (after, plan) = begun(&workspace, PlanKind::It, day(2026, 11, 16));
        assert_eq!(after.get(plan).unwrap().period, Period::years(2030, 2032));
        assert!(after.chapters(plan).len() > 10);
        assert!(after.activities(plan).is_empty() && after.goals(plan).is_empty());
    }
}
