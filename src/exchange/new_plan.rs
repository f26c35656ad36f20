//! A new plan of an administration, or a new version of one that has been decided: its chapters are
//! those of the newest plan of the same kind, or of the shipped profile; and of trainings it takes what
//! shall be carried forward.
//!
//! What was not done last year is taken along and cancelled where it stood, so that nothing is planned
//! twice; what must be renewed each year is planned anew.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};

use super::seed;
use crate::record::{
    Activity, Administration, Chapter, ChapterContent, CompetenceRequirement, Goal, Id, Ids,
    LongText, Period, Plan, PlanKind, PlanState, RecordType, Training, TrainingStatus,
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

/// A new version of a decided plan, which begins as its copy (design §1, promise 5). The decided one
/// stays as it is until the new one is decided.
#[derive(Debug, Clone, Copy)]
pub struct Revision {
    pub of: Id<Plan>,
    pub today: NaiveDate,
}

impl Revision {
    /// The change that adds it, and the new plan; `None` when there is no such plan.
    pub fn change(self, workspace: &Workspace, ids: &mut Ids) -> Option<(Change, Id<Plan>)> {
        let before = workspace.get(self.of)?;
        let plan = Plan {
            id: ids.id(),
            state: Some(PlanState::Working),
            diary_number: String::new(),
            dated: Some(self.today),
            revised: Some(self.today),
            meeting: None,
            decision_date: None,
            paragraph: String::new(),
            replaces: Some(before.id),
            ..before.clone()
        };
        let id = plan.id;
        let name = format!("Började revidera {}", decapitalised(&workspace.plan_title(before)));
        let mut change = Change::new(name).with(plan);
        for chapter in revised_chapters(workspace, before, id, ids) {
            change = change.with(chapter);
        }
        let mut copied: HashMap<Id<Goal>, Id<Goal>> = HashMap::new();
        for goal in workspace.goals(before.id) {
            let copy = Goal { id: ids.id(), plan: Some(id), ..goal.clone() };
            copied.insert(goal.id, copy.id);
            change = change.with(copy);
        }
        for activity in workspace.activities(before.id) {
            let goals = activity.goals.iter();
            change = change.with(Activity {
                id: ids.id(),
                plan: Some(id),
                goals: goals.map(|goal| copied.get(goal).copied().unwrap_or(*goal)).collect(),
                // The trainings follow when the plan is decided; until then it costs what they do.
                running: workspace.running(activity).into_owned(),
                revises: Some(activity.id),
                ..activity.clone()
            });
        }
        Some((change, id))
    }
}

/// The chapters of the decided plan, and after the first a section that tells what has changed.
fn revised_chapters(
    workspace: &Workspace,
    before: &Plan,
    plan: Id<Plan>,
    ids: &mut Ids,
) -> Vec<Chapter> {
    let chapters = workspace.chapters(before.id).into_iter();
    let kept = chapters.filter(|chapter| chapter.content != Some(ChapterContent::Changes));
    let mut chapters: Vec<Chapter> =
        kept.map(|chapter| Chapter { id: ids.id(), plan: Some(plan), ..chapter.clone() }).collect();
    if chapters.is_empty() {
        chapters = in_brief(before.kind, plan, ids);
    }
    let decided = match before.paragraph.trim() {
        "" => "Ändringar sedan beslutet".to_owned(),
        paragraph => format!("Ändringar sedan beslutet {paragraph}"),
    };
    let section = Chapter {
        plan: Some(plan),
        depth: Some(1),
        heading: decided,
        content: Some(ChapterContent::Changes),
        guidance: LongText::new("Vad den nya planen ändrar. Tabellen hämtas ur planerna."),
        ..Chapter::blank(ids.id())
    };
    let is_top = |chapter: &Chapter| chapter.depth.unwrap_or(1) <= 1;
    let second = chapters.iter().skip(1).position(is_top).map_or(chapters.len(), |at| at + 1);
    chapters.insert(second, section);
    for (at, chapter) in chapters.iter_mut().enumerate() {
        chapter.position = i64::try_from(at + 1).ok();
    }
    chapters
}

/// The chapters that the paper of a plan without chapters has: those that the registers fill.
fn in_brief(kind: Option<PlanKind>, plan: Id<Plan>, ids: &mut Ids) -> Vec<Chapter> {
    // The profile ships with the program and is read by its tests.
    let all = seed::plan_chapters(kind.unwrap_or(PlanKind::It), plan, ids).unwrap_or_default();
    let told = [ChapterContent::Text, ChapterContent::Glossary, ChapterContent::Needs];
    let filled = all.into_iter().filter(|it| it.content.is_some_and(|it| !told.contains(&it)));
    filled.map(|chapter| Chapter { depth: Some(1), ..chapter }).collect()
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

    #[test]
    fn a_revised_plan_begins_as_the_decided_ones_copy_and_says_what_it_changes() {
        use crate::workspace::plan_changes::revision_changes;
        let workspace = example_workspace(day(2026, 11, 16)).unwrap();
        let decided = workspace.all::<Plan>().find(|plan| plan.paragraph == "§ 96").unwrap();
        let revision = Revision { of: decided.id, today: day(2026, 11, 16) };
        let (change, id) = revision.change(&workspace, &mut Ids::new(9, 9)).unwrap();
        let mut after = workspace.clone();
        after.apply(&change).unwrap();
        let plan = after.get(id).unwrap();
        assert_eq!((plan.state, plan.period), (Some(PlanState::Working), decided.period));
        assert!(plan.paragraph.is_empty() && plan.replaces == Some(decided.id));
        assert_eq!(after.activities(id).len(), workspace.activities(decided.id).len());
        let headings: Vec<_> = after.chapters(id).iter().map(|it| it.heading.clone()).collect();
        assert!(headings.contains(&"Ändringar sedan beslutet § 96".to_owned()), "{headings:?}");
        assert!(headings.contains(&"Åtgärder och aktiviteter".to_owned()), "{headings:?}");
        let told =
            |workspace: &Workspace| revision_changes(workspace, id, &|id| workspace.title(id));
        assert!(told(&after).is_empty(), "{:?}", told(&after));
        let first = after.activities(id)[0].clone();
        let goals = &first.goals;
        assert!(goals.iter().all(|goal| after.get(*goal).unwrap().plan == Some(id)));
        let renamed = Activity { name: "Annat namn".to_owned(), ..first };
        after.apply(&after.put("", renamed)).unwrap();
        assert_eq!(told(&after).len(), 1);
    }
}
