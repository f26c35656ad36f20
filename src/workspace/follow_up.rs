//! How it goes with what was planned, at a checkpoint of a year: what each activity and training was to
//! cost, has cost and is expected to cost, and how far it has come (S-16; domain §1.5, §7.9).
//!
//! What was planned comes from the plan, what came of it from what has been reported; the sums here are
//! those of window and document alike. What trainings cost that an activity bears stands at the
//! activity, and is counted once.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::iter::Sum;

use chrono::NaiveDate;

use super::term::Term;
use super::{Change, Workspace};
use crate::record::{
    Activity, ActivityStatus, Administration, AnyId, ChoiceType, FollowUp, Id, Ids, Kronor,
    Occasion, Plan, PlanKind, PlanState, RecordType, Training, TrainingStatus,
};

/// One kind of money in one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Money {
    pub planned: Kronor,
    /// So far; `None` when nobody has reported it.
    pub outcome: Option<Kronor>,
    /// For the whole year; what was planned where nothing else is said.
    pub expected: Kronor,
}

/// What is followed up: an activity, or a training.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Followed<'a> {
    Activity(&'a Activity),
    Training(&'a Training),
}

/// How it goes with one of them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Line<'a> {
    pub of: Followed<'a>,
    /// What has been reported; `None` when nothing has.
    pub reported: Option<&'a FollowUp>,
    /// As reported, or else as it stands today.
    pub status: Option<ActivityStatus>,
    pub running: Money,
    pub investment: Money,
}

/// How it goes with a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Course<'a> {
    pub term: Term,
    pub plan: &'a Plan,
    /// By number.
    pub lines: Vec<Line<'a>>,
}

impl FollowUp {
    /// The checkpoint that it is of.
    pub fn term(&self) -> Option<Term> {
        let year = i32::try_from(self.year?).ok()?;
        Some(Term { year, checkpoint: self.checkpoint? })
    }

    /// Whether a cause and a measure are told.
    pub fn is_explained(&self) -> bool {
        !self.cause.trim().is_empty() && !self.measure.trim().is_empty()
    }
}

impl Money {
    /// What is left of the plan when the year is over; less than nothing when it was dearer.
    pub fn deviation(self) -> Kronor {
        Kronor(self.planned.0.saturating_sub(self.expected.0))
    }

    /// Whether there is nothing to tell: nothing planned, paid or expected.
    pub fn is_nothing(self) -> bool {
        [self.planned, self.outcome.unwrap_or_default(), self.expected] == [Kronor(0); 3]
    }

    /// The outcome in per cent of what was planned.
    pub fn per_cent(self) -> Option<i64> {
        let outcome = self.outcome?.0;
        // Rounded to the nearest; a plan of nothing has no part.
        (self.planned.0 > 0).then(|| {
            let (outcome, planned) = (i128::from(outcome), i128::from(self.planned.0));
            i64::try_from((outcome * 200 + planned) / (planned * 2)).unwrap_or(i64::MAX)
        })
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), |sum, one| {
            let outcome = match (sum.outcome, one.outcome) {
                (Some(before), Some(more)) => Some(before + more),
                (before, more) => before.or(more),
            };
            Self {
                planned: sum.planned + one.planned,
                outcome,
                expected: sum.expected + one.expected,
            }
        })
    }
}

impl<'a> Followed<'a> {
    pub fn id(self) -> AnyId {
        match self {
            Self::Activity(activity) => activity.id.into(),
            Self::Training(training) => training.id.into(),
        }
    }

    pub fn name(self) -> &'a str {
        match self {
            Self::Activity(activity) => &activity.name,
            Self::Training(training) => &training.name,
        }
    }

    /// "4", "U3"; empty when it has none.
    pub fn number(self) -> String {
        match self {
            Self::Activity(activity) => {
                activity.number.map_or(String::new(), |number| number.to_string())
            }
            Self::Training(training) => training.number.clone(),
        }
    }

    /// How far it has come today.
    fn status(self) -> Option<ActivityStatus> {
        match self {
            Self::Activity(activity) => activity.status,
            Self::Training(training) => training.status.map(|status| match status {
                TrainingStatus::Proposed | TrainingStatus::Planned => ActivityStatus::NotStarted,
                TrainingStatus::Ongoing => ActivityStatus::Ongoing,
                TrainingStatus::Held => ActivityStatus::Done,
                TrainingStatus::Cancelled => ActivityStatus::Dropped,
            }),
        }
    }
}

impl Line<'_> {
    /// Whether it went otherwise than planned: late, dropped, or a tenth dearer or cheaper.
    pub fn deviates(&self) -> bool {
        let is_off = |money: Money| {
            let by = money.deviation().0.unsigned_abs();
            by > 0 && by.saturating_mul(10) >= money.planned.0.unsigned_abs()
        };
        matches!(self.status, Some(ActivityStatus::Late | ActivityStatus::Dropped))
            || is_off(self.running)
            || is_off(self.investment)
    }
}

impl Course<'_> {
    pub fn running(&self) -> Money {
        self.lines.iter().map(|line| line.running).sum()
    }

    pub fn investment(&self) -> Money {
        self.lines.iter().map(|line| line.investment).sum()
    }

    /// How many have come how far, in the order of the statuses; none that is of no line.
    pub fn by_status(&self) -> Vec<(ActivityStatus, usize)> {
        let mut counted: BTreeMap<usize, usize> = BTreeMap::new();
        for status in self.lines.iter().filter_map(|line| line.status) {
            *counted.entry(status.index()).or_default() += 1;
        }
        counted.into_iter().map(|(at, count)| (ActivityStatus::ALL[at], count)).collect()
    }

    /// Whether anything has been reported.
    pub fn is_reported(&self) -> bool {
        self.lines.iter().any(|line| line.reported.is_some())
    }

    /// Those that went otherwise than planned.
    pub fn deviating(&self) -> impl Iterator<Item = &Line<'_>> {
        self.lines.iter().filter(|line| line.deviates())
    }
}

impl Workspace {
    /// The plan of an administration that is in force in a year: the newest that has been decided.
    pub fn plan_in_force(
        &self,
        administration: Id<Administration>,
        kind: PlanKind,
        year: i32,
    ) -> Option<&Plan> {
        let decided = |plan: &&Plan| {
            let (first, last) =
                plan.period.map_or((i32::MAX, i32::MIN), |period| period.first_and_last_year());
            plan.kind == Some(kind)
                && plan.administration == Some(administration)
                && (first..=last).contains(&year)
                && plan.state.is_some_and(PlanState::is_in_force)
        };
        let plans = self.referring::<Plan>(administration).filter(decided);
        plans.min_by_key(|plan| (plan.state == Some(PlanState::Replaced), Reverse(plan.id)))
    }

    /// How it goes with a plan at a checkpoint; `None` when there is no such plan.
    pub fn course(&self, plan: Id<Plan>, term: Term) -> Option<Course<'_>> {
        let plan = self.get(plan)?;
        let followed: Vec<Followed<'_>> = match plan.kind {
            Some(PlanKind::Training) => {
                let trainings = self.trainings(plan.id).into_iter();
                trainings
                    .filter(|it| it.year() == Some(term.year))
                    .map(Followed::Training)
                    .collect()
            }
            _ => {
                let activities = self.activities(plan.id).into_iter();
                activities
                    .filter(|it| self.concerns(it, term.year))
                    .map(Followed::Activity)
                    .collect()
            }
        };
        let lines = followed.into_iter().map(|of| self.line(of, term)).collect();
        Some(Course { term, plan, lines })
    }

    /// How it goes with the plans of an administration that are in force, the IT-plan first.
    pub fn courses(&self, administration: Id<Administration>, term: Term) -> Vec<Course<'_>> {
        let kinds = PlanKind::ALL.iter();
        let plans = kinds.filter_map(|kind| self.plan_in_force(administration, *kind, term.year));
        plans.filter_map(|plan| self.course(plan.id, term)).collect()
    }

    /// How it goes with the plans of an administration that were decided by a checkpoint and of which
    /// nothing has been reported there.
    pub fn unreported(
        &self,
        administration: Id<Administration>,
        term: Term,
    ) -> impl Iterator<Item = Course<'_>> {
        let was_decided = move |plan: &Plan| plan.decision_date.is_none_or(|day| day <= term.day());
        self.courses(administration, term).into_iter().filter(move |course| {
            !course.lines.is_empty() && !course.is_reported() && was_decided(course.plan)
        })
    }

    /// Whether an activity is to be done, or costs anything, in a year.
    fn concerns(&self, activity: &Activity, year: i32) -> bool {
        let costs = self.running(activity).0.contains_key(&year)
            || activity.investment.0.contains_key(&year);
        let period = activity.period.map(|period| period.first_and_last_year());
        costs || period.is_none_or(|(first, last)| (first..=last).contains(&year))
    }

    /// The administration whose plan a report is about.
    pub fn followed_administration(&self, report: &FollowUp) -> Option<Id<Administration>> {
        match report.activity {
            Some(activity) => self.get(self.get(activity)?.plan?)?.administration,
            None => self.get(report.training?)?.administration,
        }
    }

    /// The line of what a report is about, at its checkpoint.
    pub fn reported_line(&self, report: &FollowUp) -> Option<Line<'_>> {
        let activity = report.activity.and_then(|id| self.get(id)).map(Followed::Activity);
        let training = || report.training.and_then(|id| self.get(id)).map(Followed::Training);
        Some(self.line(activity.or_else(training)?, report.term()?))
    }

    fn line<'a>(&'a self, of: Followed<'a>, term: Term) -> Line<'a> {
        let reports = self.referring::<FollowUp>(of.id());
        let reported = reports.filter(|it| it.term() == Some(term)).last();
        let money = |planned: Kronor, outcome: Option<Kronor>, expected: Option<Kronor>| Money {
            planned,
            outcome,
            expected: expected.unwrap_or(planned),
        };
        let told = |of: fn(&FollowUp) -> Option<Kronor>| reported.and_then(of);
        let expected = told(|it| it.expected_running);
        let (running, investment) = match of {
            Followed::Activity(activity) => {
                let year = |amounts: &crate::record::YearAmounts| {
                    amounts.0.get(&term.year).copied().unwrap_or_default()
                };
                (
                    money(year(&self.running(activity)), told(|it| it.running), expected),
                    money(
                        year(&activity.investment),
                        told(|it| it.investment),
                        told(|it| it.expected_investment),
                    ),
                )
            }
            Followed::Training(training) => {
                let outcome = told(|it| it.running).or_else(|| self.cost_until(training, term));
                (money(training.whole_cost(), outcome, expected), Money::default())
            }
        };
        let status = reported.and_then(|it| it.status).or_else(|| of.status());
        Line { of, reported, status, running, investment }
    }

    /// What the occasions of a training that have been held by then cost; `None` when none has.
    fn cost_until(&self, training: &Training, term: Term) -> Option<Kronor> {
        let occasions = self.referring::<Occasion>(training.id);
        let mut held = occasions.filter(|it| it.is_held(term.day())).peekable();
        held.peek()?;
        Some(held.filter_map(|it| it.cost).sum())
    }

    /// What begins to follow up a plan: a report of each activity or training that has none, with the
    /// status that it has today.
    pub fn begun_follow_up(
        &self,
        plan: Id<Plan>,
        term: Term,
        today: NaiveDate,
        ids: &mut Ids,
    ) -> Change {
        let change = Change::new(format!("Började uppföljningen {}", term.label()));
        let course = self.course(plan, term);
        let missing = course.iter().flat_map(|it| &it.lines).filter(|it| it.reported.is_none());
        missing.fold(change, |change, line| {
            let blank = FollowUp {
                year: Some(term.year.into()),
                checkpoint: Some(term.checkpoint),
                status: line.of.status(),
                reported: Some(today),
                ..FollowUp::blank(ids.id())
            };
            change.with(match line.of {
                Followed::Activity(it) => FollowUp { activity: Some(it.id), ..blank },
                Followed::Training(it) => FollowUp { training: Some(it.id), ..blank },
            })
        })
    }

    /// Whether no later checkpoint than this one's is told of the same activity.
    pub fn is_latest_report(&self, report: &FollowUp) -> bool {
        let Some((activity, term)) = report.activity.zip(report.term()) else { return false };
        let others = self.referring::<FollowUp>(activity).filter_map(FollowUp::term);
        others.into_iter().all(|other| other.day() <= term.day())
    }
}

impl PlanState {
    /// Whether a plan in this state has been decided, if only for a time that is over.
    pub fn is_in_force(self) -> bool {
        matches!(self, Self::Decided | Self::Adopted | Self::Replaced)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Checkpoint, LongText, Period, YearAmounts};

    struct Year {
        workspace: Workspace,
        ids: Ids,
        plan: Id<Plan>,
        activities: Vec<Activity>,
    }

    const TERM: Term = Term { year: 2026, checkpoint: Checkpoint::August };

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap()
    }

    impl Year {
        /// A plan with three activities of 2026, of 100, 200 and 195 tkr, and one of 2024.
        fn new() -> Self {
            let mut ids = Ids::new(1, 1);
            let administration = Administration::blank(ids.id());
            let mut plan = Plan::blank(ids.id());
            (plan.kind, plan.state) = (Some(PlanKind::It), Some(PlanState::Adopted));
            (plan.administration, plan.period) =
                (Some(administration.id), Period::years(2024, 2026));
            let id = plan.id;
            let mut activity = |number, year, tkr: i64| Activity {
                plan: Some(id),
                number: Some(number),
                period: Period::years(year, year),
                running: YearAmounts([(year, Kronor(tkr * 1_000))].into()),
                status: Some(ActivityStatus::Ongoing),
                ..Activity::blank(ids.id())
            };
            let activities = vec![
                activity(1, 2026, 100),
                activity(2, 2026, 200),
                activity(3, 2026, 195),
                activity(4, 2024, 50),
            ];
            let mut workspace = Workspace::default();
            let change = Change::new("").with(administration).with(plan);
            let change = activities.iter().cloned().fold(change, Change::with);
            workspace.apply(&change).unwrap();
            Self { workspace, ids, plan: id, activities }
        }

        fn begin(&mut self) {
            let change = self.workspace.begun_follow_up(self.plan, TERM, day(9, 3), &mut self.ids);
            self.workspace.apply(&change).unwrap();
        }

        fn report(&mut self, at: usize, fill: impl Fn(&mut FollowUp)) {
            let id = self.activities[at].id;
            let mut report = self.workspace.referring::<FollowUp>(id).next().unwrap().clone();
            fill(&mut report);
            self.workspace.apply(&self.workspace.put("", report)).unwrap();
        }
    }

    #[test]
    fn what_is_reported_sums_to_outcome_forecast_and_deviation() {
        let mut year = Year::new();
        year.begin();
        year.report(0, |it| it.running = Some(Kronor(100_000)));
        year.report(1, |it| {
            it.running = Some(Kronor(212_000));
            it.status = Some(ActivityStatus::Late);
        });
        year.report(2, |it| it.expected_running = Some(Kronor(180_000)));
        let course = year.workspace.course(year.plan, TERM).unwrap();
        assert_eq!(course.lines.len(), 3, "that of 2024 is not of the year");
        let running = course.running();
        assert_eq!(running.planned, Kronor(495_000));
        assert_eq!(running.outcome, Some(Kronor(312_000)));
        assert_eq!(running.expected, Kronor(480_000));
        assert_eq!((running.deviation(), running.per_cent()), (Kronor(15_000), Some(63)));
        let counted = [(ActivityStatus::Ongoing, 2), (ActivityStatus::Late, 1)];
        assert_eq!(course.by_status(), counted);
        assert_eq!(course.deviating().count(), 1, "a tenth dearer or cheaper, late or dropped");
    }

    #[test]
    fn a_follow_up_is_begun_once_for_each_and_anew_for_what_has_come() {
        let mut year = Year::new();
        year.begin();
        year.report(0, |it| it.cause = LongText::new("Sjukdom"));
        assert_eq!(year.workspace.count(crate::record::Kind::FollowUp), 3);
        let again = year.workspace.begun_follow_up(year.plan, TERM, day(9, 4), &mut year.ids);
        assert!(again.edits.is_empty());
        let reported = year.workspace.course(year.plan, TERM).unwrap();
        assert!(reported.is_reported());
        assert!(reported.lines.iter().all(|line| line.status == Some(ActivityStatus::Ongoing)));
    }

    #[test]
    fn the_plan_in_force_is_the_decided_one_and_not_the_one_that_it_replaced() {
        let mut year = Year::new();
        let administration = year.workspace.get(year.plan).unwrap().administration.unwrap();
        let of = |workspace: &Workspace, year| {
            workspace.plan_in_force(administration, PlanKind::It, year).map(|plan| plan.id)
        };
        assert_eq!(of(&year.workspace, 2026), Some(year.plan));
        assert_eq!(of(&year.workspace, 2027), None);
        let before = year.workspace.get(year.plan).unwrap().clone();
        let revised = Plan { id: year.ids.id(), ..before.clone() };
        let id = revised.id;
        let replaced = Plan { state: Some(PlanState::Replaced), ..before };
        year.workspace.apply(&Change::new("").with(revised)).unwrap();
        year.workspace.apply(&year.workspace.put("", replaced)).unwrap();
        assert_eq!(of(&year.workspace, 2026), Some(id));
    }

    #[test]
    fn held_trainings_tell_what_they_cost() {
        let mut year = Year::new();
        let administration = year.workspace.get(year.plan).unwrap().administration;
        let mut plan = Plan::blank(year.ids.id());
        (plan.kind, plan.administration) = (Some(PlanKind::Training), administration);
        plan.period = Period::years(2026, 2026);
        let training = Training {
            administration,
            period: Period::years(2026, 2026),
            cost: Some(Kronor(40_000)),
            status: Some(TrainingStatus::Ongoing),
            ..Training::blank(year.ids.id())
        };
        let mut occasion = |month, cost| Occasion {
            training: Some(training.id),
            date: Some(day(month, 1)),
            took_part: Some(9),
            cost: Some(Kronor(cost)),
            ..Occasion::blank(year.ids.id())
        };
        let (spring, autumn) = (occasion(3, 18_000), occasion(10, 20_000));
        let id = plan.id;
        let change = Change::new("").with(plan).with(training).with(spring).with(autumn);
        year.workspace.apply(&change).unwrap();
        let course = year.workspace.course(id, TERM).unwrap();
        assert_eq!(course.running().outcome, Some(Kronor(18_000)), "held by the last of August");
        assert_eq!(course.running().expected, Kronor(40_000));
    }
}
