//! What belongs to an administration's training plan, and what it costs the IT-plan (S-59; domain
//! §7.5).
//!
//! A training is in the plan of its administration that covers the day it begins: nobody writes that
//! down. Nor does anybody write what an activity costs that bears trainings: it costs what they do,
//! so that a krona is typed once and counted once.

use std::borrow::Cow;
use std::cmp::Reverse;

use chrono::Datelike;

use super::Workspace;
use crate::record::swedish::compare;
use crate::record::{
    Activity, Administration, Id, Kronor, Plan, PlanKind, PlanState, RecordType, Training,
    TrainingStatus, YearAmounts,
};

impl Training {
    /// The year that it is paid in: that in which it begins.
    pub fn year(&self) -> Option<i32> {
        self.period.map(|period| period.days().0.year())
    }

    /// What it costs with those who step in for the ones who go; a cancelled one costs nothing.
    pub fn whole_cost(&self) -> Kronor {
        match self.status {
            Some(TrainingStatus::Cancelled) => Kronor::default(),
            _ => [self.cost, self.substitute_cost].into_iter().flatten().sum(),
        }
    }
}

impl Workspace {
    /// Whether a training stands in a training plan: of the same administration, and beginning within
    /// its period.
    pub fn is_in_training_plan(&self, training: &Training, plan: &Plan) -> bool {
        let (Some(period), Some(planned)) = (training.period, plan.period) else { return false };
        let (first, last) = planned.days();
        plan.kind == Some(PlanKind::Training)
            && training.administration == plan.administration
            && (first..=last).contains(&period.days().0)
    }

    /// The trainings of a plan, by number.
    pub fn trainings(&self, plan: Id<Plan>) -> Vec<&Training> {
        let Some(plan) = self.get(plan) else { return Vec::new() };
        let all = plan.administration.into_iter().flat_map(|id| self.referring::<Training>(id));
        let mut trainings: Vec<_> =
            all.filter(|training| self.is_in_training_plan(training, plan)).collect();
        trainings.sort_by(|a, b| compare(&a.number, &b.number).then(a.id.cmp(&b.id)));
        trainings
    }

    /// What an activity costs to run, by year. In a year in which trainings are borne by it, it costs
    /// what they do, whatever is typed.
    pub fn running<'a>(&self, activity: &'a Activity) -> Cow<'a, YearAmounts> {
        let mut of_trainings = YearAmounts::default();
        for training in self.referring::<Training>(activity.id) {
            if let Some(year) = training.year() {
                let sum = of_trainings.0.entry(year).or_default();
                *sum = *sum + training.whole_cost();
            }
        }
        if of_trainings.is_empty() {
            return Cow::Borrowed(&activity.running);
        }
        let mut years = activity.running.clone();
        years.0.extend(of_trainings.0);
        Cow::Owned(years)
    }

    /// Whether trainings say what an activity costs that year.
    pub fn bears_trainings(&self, activity: Id<Activity>, year: i32) -> bool {
        self.referring::<Training>(activity).any(|training| training.year() == Some(year))
    }

    /// The activity that a new training of an administration is to be borne by: that of its latest
    /// training in a plan that goes on.
    pub fn usual_activity(&self, administration: Id<Administration>) -> Option<Id<Activity>> {
        let goes_on = |activity: &Id<Activity>| {
            let plan = self.get(*activity).and_then(|activity| activity.plan);
            let plan = plan.and_then(|plan| self.get(plan));
            plan.is_some_and(|plan| {
                !matches!(plan.state, Some(PlanState::Replaced | PlanState::Ended))
            })
        };
        let mut trainings: Vec<_> = self.referring::<Training>(administration).collect();
        trainings.sort_by_key(|it| Reverse((it.year(), it.id)));
        trainings.into_iter().filter_map(|training| training.activity).find(goes_on)
    }

    /// A training as an administration begins it: numbered after the kommun's others, and borne by what
    /// bears the administration's.
    pub fn begun_training(
        &self,
        id: Id<Training>,
        administration: Option<Id<Administration>>,
    ) -> Training {
        Training {
            number: self.free_training_numbers().next().unwrap_or_default(),
            administration,
            activity: administration.and_then(|id| self.usual_activity(id)),
            ..Training::blank(id)
        }
    }

    /// The numbers that come after those that the kommun's trainings have: "U9", "U10" …
    pub fn free_training_numbers(&self) -> impl Iterator<Item = String> + use<> {
        let number = |training: &Training| {
            training.number.trim_start_matches(|c: char| !c.is_ascii_digit()).parse::<u32>().ok()
        };
        let last = self.all::<Training>().filter_map(number).max().unwrap_or(0);
        (last.saturating_add(1)..).map(|number| format!("U{number}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Ids, Period};
    use crate::workspace::Change;

    /// An administration with a training plan for 2027 and an activity that bears its cost.
    struct School {
        workspace: Workspace,
        ids: Ids,
        administration: Id<Administration>,
        plan: Id<Plan>,
        activity: Id<Activity>,
    }

    impl School {
        fn open() -> Self {
            let mut ids = Ids::new(1, 1);
            let administration = Administration::blank(ids.id());
            let mut plan = Plan::blank(ids.id());
            plan.kind = Some(PlanKind::Training);
            plan.administration = Some(administration.id);
            plan.period = Period::years(2027, 2027);
            let mut it_plan = Plan::blank(ids.id());
            it_plan.kind = Some(PlanKind::It);
            let mut activity = Activity::blank(ids.id());
            activity.plan = Some(it_plan.id);
            activity.running = YearAmounts([2027, 2028].map(|y| (y, Kronor(120_000))).into());
            let (administration_id, plan_id, activity_id) =
                (administration.id, plan.id, activity.id);
            let mut workspace = Workspace::default();
            let change = Change::new("Lade till").with(administration).with(plan).with(it_plan);
            workspace.apply(&change.with(activity)).unwrap();
            Self {
                workspace,
                ids,
                administration: administration_id,
                plan: plan_id,
                activity: activity_id,
            }
        }

        fn trains(&mut self, period: Option<Period>, kronor: i64) -> Training {
            let mut training = Training::blank(self.ids.id());
            training.administration = Some(self.administration);
            training.activity = Some(self.activity);
            training.period = period;
            training.cost = Some(Kronor(kronor));
            training.number = self.workspace.free_training_numbers().next().unwrap();
            self.put(training.clone());
            training
        }

        fn put(&mut self, training: Training) {
            let change = self.workspace.put("Skrev", training);
            self.workspace.apply(&change).unwrap();
        }

        fn running(&self, year: i32) -> i64 {
            let activity = self.workspace.get(self.activity).unwrap();
            self.workspace.running(activity).of(year).0
        }
    }

    #[test]
    fn an_activity_costs_what_the_trainings_that_it_bears_cost_and_no_krona_twice() {
        let mut school = School::open();
        assert_eq!((school.running(2027), school.running(2028)), (120_000, 120_000));
        school.trains(Period::years(2027, 2027), 24_000);
        let mut second = school.trains(Period::years(2027, 2027), 6_000);
        second.substitute_cost = Some(Kronor(10_000));
        school.put(second.clone());
        assert_eq!((school.running(2027), school.running(2028)), (40_000, 120_000));
        second.status = Some(TrainingStatus::Cancelled);
        school.put(second);
        assert_eq!(school.running(2027), 24_000);
        school.trains(None, 99_000);
        assert_eq!(school.running(2027), 24_000, "what has no time is in no year");
    }

    #[test]
    fn a_training_is_in_the_plan_of_its_administration_that_covers_its_first_day() {
        let mut school = School::open();
        let spring = school.trains(Period::years(2027, 2027), 1).id;
        school.trains(Period::years(2028, 2028), 1);
        let mut others = school.trains(Period::years(2027, 2027), 1);
        others.administration = None;
        school.put(others);
        let in_plan = school.workspace.trainings(school.plan);
        assert_eq!(in_plan.iter().map(|it| it.id).collect::<Vec<_>>(), [spring]);
        assert_eq!(in_plan[0].number, "U1");
    }

    #[test]
    fn a_new_training_is_borne_by_what_bears_the_others() {
        let mut school = School::open();
        assert_eq!(school.workspace.usual_activity(school.administration), None);
        school.trains(Period::years(2027, 2027), 1);
        assert_eq!(school.workspace.usual_activity(school.administration), Some(school.activity));
    }
}
