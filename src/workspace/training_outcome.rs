//! What came of a training: how many occasions were held, who was called, came and passed, and what it
//! cost, beside what was planned (domain §1.3 "Uppföljning").

use std::collections::BTreeMap;
use std::ops::Add;

use chrono::{Datelike, NaiveDate};

use super::Workspace;
use crate::record::{Kronor, Occasion, Training, TrainingStatus};

/// Planned and held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Outcome {
    /// How many were to go.
    pub planned: i64,
    /// How many occasions have been held.
    pub held: usize,
    pub invited: i64,
    pub took_part: i64,
    pub passed: i64,
    /// What it was to cost.
    pub budget: Kronor,
    /// What the occasions that have been held cost.
    pub cost: Kronor,
}

impl Add for Outcome {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            planned: self.planned + other.planned,
            held: self.held + other.held,
            invited: self.invited + other.invited,
            took_part: self.took_part + other.took_part,
            passed: self.passed + other.passed,
            budget: self.budget + other.budget,
            cost: self.cost + other.cost,
        }
    }
}

impl Occasion {
    /// Whether it has been held: its day has come and somebody has been counted.
    pub fn is_held(&self, today: NaiveDate) -> bool {
        self.date.is_some_and(|day| day <= today) && self.took_part.is_some()
    }
}

/// What a training was to come to.
fn planned(training: &Training) -> Outcome {
    let is_cancelled = training.status == Some(TrainingStatus::Cancelled);
    Outcome {
        planned: training.participants.filter(|_| !is_cancelled).unwrap_or(0),
        budget: training.whole_cost(),
        ..Outcome::default()
    }
}

/// What an occasion that has been held came to.
fn held(occasion: &Occasion) -> Outcome {
    Outcome {
        held: 1,
        invited: occasion.invited.unwrap_or(0),
        took_part: occasion.took_part.unwrap_or(0),
        passed: occasion.passed.unwrap_or(0),
        cost: occasion.cost.unwrap_or_default(),
        ..Outcome::default()
    }
}

impl Workspace {
    /// What has come of a training until `today`.
    pub fn outcome(&self, training: &Training, today: NaiveDate) -> Outcome {
        let occasions = self.referring::<Occasion>(training.id).filter(|it| it.is_held(today));
        occasions.fold(planned(training), |sum, it| sum + held(it))
    }

    /// What came of trainings in each quarter of a year: what was planned stands in the quarter
    /// where the training begins, what was held where its day is. In order of time; what has no time
    /// is left out.
    pub fn outcome_by_quarter(
        &self,
        trainings: &[&Training],
        today: NaiveDate,
    ) -> BTreeMap<(i32, u32), Outcome> {
        let mut quarters: BTreeMap<(i32, u32), Outcome> = BTreeMap::new();
        let mut add = |day: NaiveDate, outcome: Outcome| {
            let quarter = quarters.entry((day.year(), day.month0() / 3 + 1)).or_default();
            *quarter = *quarter + outcome;
        };
        for training in trainings {
            if let Some(period) = training.period {
                add(period.days().0, planned(training));
            }
            for it in self.referring::<Occasion>(training.id).filter(|it| it.is_held(today)) {
                add(it.date.unwrap_or(today), held(it));
            }
        }
        quarters
    }

    /// What did not turn out as meant on a training's occasions, oldest first.
    pub fn deviations(&self, training: &Training) -> Vec<(Option<NaiveDate>, &str)> {
        let occasions = self.referring::<Occasion>(training.id);
        let told = occasions.filter(|it| !it.deviation.trim().is_empty());
        let mut told: Vec<_> = told.map(|it| (it.date, &*it.deviation)).collect();
        told.sort_unstable();
        told
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Ids, LongText, Period, RecordType};
    use crate::workspace::Change;

    #[test]
    fn only_what_has_been_held_counts_and_a_cancelled_training_plans_nothing() {
        let day = |day| NaiveDate::from_ymd_opt(2027, 2, day).unwrap();
        let mut ids = Ids::new(1, 1);
        let mut training = Training::blank(ids.id());
        (training.participants, training.cost) = (Some(32), Some(Kronor(6_000)));
        let mut occasion = |date, took_part: Option<i64>, cost, deviation: &str| {
            let mut it = Occasion::blank(ids.id());
            (it.training, it.date, it.took_part) = (Some(training.id), Some(date), took_part);
            (it.invited, it.passed, it.cost) = (Some(16), took_part, Some(Kronor(cost)));
            it.deviation = LongText::new(deviation);
            it
        };
        let change = Change::new("Lade till")
            .with(occasion(day(11), Some(11), 2_500, "Fem sjuka. De kallas i mars."))
            .with(occasion(day(4), Some(15), 2_000, ""))
            .with(occasion(day(18), None, 0, ""));
        let mut workspace = Workspace::default();
        workspace.apply(&Change::new("Lade till").with(training.clone())).unwrap();
        workspace.apply(&change).unwrap();
        let outcome = workspace.outcome(&training, day(20));
        assert_eq!((outcome.planned, outcome.held, outcome.took_part), (32, 2, 26));
        assert_eq!((outcome.budget, outcome.cost), (Kronor(6_000), Kronor(4_500)));
        assert_eq!(workspace.outcome(&training, day(3)).held, 0);
        assert_eq!(workspace.deviations(&training).len(), 1);
        training.period = Period::parse("2026-12", day(1)).ok();
        let quarters = workspace.outcome_by_quarter(&[&training], day(20));
        let told: Vec<_> = quarters.iter().map(|(at, it)| (*at, it.planned, it.held)).collect();
        assert_eq!(told, [((2026, 4), 32, 0), ((2027, 1), 0, 2)], "late, and it shows");
        let whole = quarters.into_values().fold(Outcome::default(), |sum, it| sum + it);
        assert_eq!(whole, outcome);
        training.status = Some(TrainingStatus::Cancelled);
        assert_eq!(workspace.outcome(&training, day(20)).planned, 0);
    }
}
