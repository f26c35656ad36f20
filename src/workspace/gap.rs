//! What people lack of what is demanded of them: each requirement on each group, how many meet it, and
//! which training would close what is missing (S-59).
//!
//! Groups and counts, never names. What nobody has counted is unknown, which is not the same as zero.

use std::collections::HashMap;

use chrono::{Months, NaiveDate};

use super::Workspace;
use crate::record::swedish::compare;
use crate::record::{
    Attainment, CompetenceRequirement, Id, Lifecycle, StaffGroup, System, Training, TrainingStatus,
};

/// One requirement on one group.
#[derive(Debug, Clone, PartialEq)]
pub struct Gap<'w> {
    pub requirement: &'w CompetenceRequirement,
    pub group: &'w StaffGroup,
    /// How many must meet it: all in the group.
    pub demanded: i64,
    /// How many do, by the latest count that still holds.
    pub known: Known,
    /// What gives it, planned or not, soonest first.
    pub trainings: Vec<&'w Training>,
}

/// What is known of how many meet a requirement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// So many, counted that day.
    Met(i64, NaiveDate),
    /// The latest count is too old: the requirement is renewed more often.
    Stale(NaiveDate),
    /// Nobody has counted.
    Uncounted,
}

impl Known {
    /// How many certainly meet it.
    pub const fn met(self) -> i64 {
        match self {
            Self::Met(met, _) => met,
            Self::Stale(_) | Self::Uncounted => 0,
        }
    }
}

impl<'w> Gap<'w> {
    /// How many lack it, or are not known to have it. Never negative.
    pub fn lacking(&self) -> i64 {
        (self.demanded - self.known.met()).max(0)
    }

    /// The trainings that will be held, soonest first.
    pub fn planned(&self) -> impl Iterator<Item = &'w Training> {
        self.trainings.iter().copied().filter(|it| it.is_planned())
    }
}

impl Training {
    /// Whether it will be held, or has been, by its period and state.
    pub fn is_planned(&self) -> bool {
        self.period.is_some() && self.status != Some(TrainingStatus::Cancelled)
    }

    /// "U1", or its name where it has no number.
    pub fn short(&self) -> &str {
        if self.number.is_empty() { &self.name } else { &self.number }
    }
}

impl Workspace {
    /// Every requirement on every group, as it is on `day`: by system, then area, then group. What a
    /// retired system demanded is demanded no more.
    pub fn gaps(&self, day: NaiveDate) -> Vec<Gap<'_>> {
        let mut counted: HashMap<Counted, &Attainment> = HashMap::new();
        for it in self.all::<Attainment>().filter(|it| it.date.is_some_and(|date| date <= day)) {
            let Some(key) = it.requirement.zip(it.group) else { continue };
            let latest = counted.entry(key).or_insert(it);
            if (latest.date, latest.id) < (it.date, it.id) {
                *latest = it;
            }
        }
        let mut closing: HashMap<Id<CompetenceRequirement>, Vec<&Training>> = HashMap::new();
        for training in self.all::<Training>() {
            for requirement in &training.requirements {
                closing.entry(*requirement).or_default().push(training);
            }
        }
        for trainings in closing.values_mut() {
            trainings.sort_by_key(|it| (it.period.is_none(), it.period.map(|p| p.days().1), it.id));
        }

        let mut requirements: Vec<&CompetenceRequirement> =
            self.all::<CompetenceRequirement>().filter(|it| self.is_in_force(it)).collect();
        let places = self.places_of_systems();
        let place = |it: &CompetenceRequirement| {
            // What is about no system stands last.
            it.system.map_or(usize::MAX, |id| places.get(&id).copied().unwrap_or(usize::MAX - 1))
        };
        requirements.sort_by(|one, other| {
            place(one)
                .cmp(&place(other))
                .then_with(|| by_text(&one.area, &other.area))
                .then_with(|| by_text(&one.audience, &other.audience))
                .then(one.id.cmp(&other.id))
        });
        let of = |requirement: &'_ CompetenceRequirement, group: Id<StaffGroup>| {
            let it = counted.get(&(requirement.id, group));
            it.map_or(Known::Uncounted, |it| known(requirement, it, day))
        };
        let mut gaps = Vec::new();
        for requirement in requirements {
            for group in requirement.groups.iter().filter_map(|id| self.get(*id)) {
                let trainings = closing.get(&requirement.id).into_iter().flatten().copied();
                gaps.push(Gap {
                    requirement,
                    group,
                    demanded: group.heads.unwrap_or(0).max(0),
                    known: of(requirement, group.id),
                    trainings: trainings.filter(|it| goes(it, group.id)).collect(),
                });
            }
        }
        gaps
    }

    /// Where each system stands in the order of their numbers: they are compared once, not once for
    /// each of their requirements.
    fn places_of_systems(&self) -> HashMap<Id<System>, usize> {
        let systems = self.all::<System>().map(|it| (self.short_name(it.id.into()), it.id));
        let mut systems: Vec<(String, Id<System>)> = systems.collect();
        systems.sort_by(|(one, _), (other, _)| compare(one, other));
        systems.into_iter().enumerate().map(|(place, (_, id))| (id, place)).collect()
    }

    fn is_in_force(&self, requirement: &CompetenceRequirement) -> bool {
        let system = requirement.system.and_then(|id| self.get(id));
        system.is_none_or(|system| system.lifecycle != Some(Lifecycle::Closed))
    }

    /// How many of each gap still lack it on `day`, if what is planned is carried out: in the order of
    /// `gaps`. Those who go are seated group by group, in the order of the training's own groups.
    pub fn lacking_on(&self, gaps: &[Gap<'_>], day: NaiveDate) -> Vec<i64> {
        let mut left: Vec<i64> = gaps.iter().map(Gap::lacking).collect();
        let mut seats: HashMap<(Id<Training>, Id<CompetenceRequirement>), i64> = HashMap::new();
        for (left, gap) in left.iter_mut().zip(gaps) {
            let counted = match gap.known {
                Known::Met(_, date) => Some(date),
                Known::Stale(_) | Known::Uncounted => None,
            };
            let held = gap.planned().filter(|training| {
                let end = training.period.map(|period| period.days().1);
                // What was held before they were counted is in the count.
                end.is_some_and(|end| end <= day && counted.is_none_or(|date| date < end))
            });
            for training in held {
                let all = training.participants.unwrap_or(i64::MAX);
                let free = seats.entry((training.id, gap.requirement.id)).or_insert(all);
                let seated = (*left).min(*free);
                *free -= seated;
                *left -= seated;
            }
        }
        left
    }
}

/// Swedish order; equal texts, the common case, without the collator.
fn by_text(one: &str, other: &str) -> std::cmp::Ordering {
    if one == other { std::cmp::Ordering::Equal } else { compare(one, other) }
}

type Counted = (Id<CompetenceRequirement>, Id<StaffGroup>);

fn known(requirement: &CompetenceRequirement, it: &Attainment, day: NaiveDate) -> Known {
    let Some(date) = it.date else { return Known::Uncounted };
    let months = requirement.renewed_months.and_then(|months| u32::try_from(months).ok());
    let last = months.map(|months| date.checked_add_months(Months::new(months)));
    match last.flatten() {
        Some(last) if last < day => Known::Stale(date),
        _ => Known::Met(it.met.unwrap_or(0).max(0), date),
    }
}

/// Whether a training is for the group; one that names no group is for all who need it.
fn goes(training: &Training, group: Id<StaffGroup>) -> bool {
    training.groups.is_empty() || training.groups.contains(&group)
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::record::{Ids, Period, RecordType};
    use crate::workspace::Change;

    pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    pub fn today() -> NaiveDate {
        day(2026, 11, 16)
    }

    /// A system that asks something of two groups of ten and four.
    pub struct Ward {
        pub workspace: Workspace,
        pub ids: Ids,
        pub requirement: CompetenceRequirement,
        groups: [StaffGroup; 2],
    }

    impl Ward {
        pub fn open() -> Self {
            let mut ids = Ids::new(1, 1);
            let mut system = System::blank(ids.id());
            system.number = "SYS-008".to_owned();
            let groups = [("Undersköterskor", 10), ("Nattpatrull", 4)].map(|(name, heads)| {
                let mut group = StaffGroup::blank(ids.id());
                (group.name, group.heads) = (name.to_owned(), Some(heads));
                group
            });
            let mut requirement = CompetenceRequirement::blank(ids.id());
            requirement.system = Some(system.id);
            requirement.groups = groups.iter().map(|group| group.id).collect();
            let mut ward = Self { workspace: Workspace::default(), ids, requirement, groups };
            let change = Change::new("Lade till").with(system).with(ward.requirement.clone());
            let change = change.with(ward.groups[0].clone()).with(ward.groups[1].clone());
            ward.workspace.apply(&change).unwrap();
            ward
        }

        pub fn put(&mut self, record: impl RecordType) {
            let change = self.workspace.put("Skrev", record);
            self.workspace.apply(&change).unwrap();
        }

        pub fn counts(&mut self, group: usize, met: i64, date: NaiveDate) {
            let mut it = Attainment::blank(self.ids.id());
            it.requirement = Some(self.requirement.id);
            it.group = Some(self.groups[group].id);
            (it.met, it.date) = (Some(met), Some(date));
            self.put(it);
        }

        fn training(&mut self, participants: Option<i64>, period: Option<Period>) -> Id<Training> {
            let mut it = Training::blank(self.ids.id());
            it.requirements = vec![self.requirement.id];
            (it.participants, it.period) = (participants, period);
            self.put(it.clone());
            it.id
        }

        fn lacking(&self, on: NaiveDate) -> Vec<i64> {
            self.workspace.gaps(on).iter().map(Gap::lacking).collect()
        }
    }

    #[test]
    fn those_who_are_not_known_to_meet_a_demand_lack_it() {
        let mut ward = Ward::open();
        assert_eq!(ward.lacking(today()), [10, 4]);
        assert_eq!(ward.workspace.gaps(today())[0].known, Known::Uncounted);
        ward.counts(0, 7, day(2026, 10, 1));
        ward.counts(1, 4, day(2026, 10, 1));
        assert_eq!(ward.lacking(today()), [3, 0]);
        // More than there are is no surplus for others; that it is wrong is told by the review.
        ward.counts(1, 9, day(2026, 11, 1));
        assert_eq!(ward.lacking(today()), [3, 0]);
    }

    #[test]
    fn the_latest_count_holds_and_an_earlier_day_shows_what_was_known_then() {
        let mut ward = Ward::open();
        ward.counts(0, 9, day(2026, 10, 1));
        ward.counts(0, 2, day(2026, 3, 1));
        assert_eq!(ward.lacking(today())[0], 1);
        assert_eq!(ward.lacking(day(2026, 9, 30))[0], 8);
        assert_eq!(ward.lacking(day(2026, 1, 1))[0], 10);
    }

    #[test]
    fn what_must_be_renewed_is_unknown_again_when_the_count_is_old() {
        let mut ward = Ward::open();
        ward.counts(0, 10, day(2025, 11, 15));
        assert_eq!(ward.lacking(today())[0], 0);
        ward.requirement.renewed_months = Some(12);
        ward.put(ward.requirement.clone());
        assert_eq!(ward.workspace.gaps(today())[0].known, Known::Stale(day(2025, 11, 15)));
        assert_eq!(ward.lacking(today())[0], 10);
    }

    #[test]
    fn a_planned_training_closes_as_many_as_it_seats_once_it_is_held() {
        let mut ward = Ward::open();
        ward.counts(0, 7, day(2026, 10, 1));
        let spring = Period::years(2027, 2027);
        let id = ward.training(Some(5), spring);
        let gaps = ward.workspace.gaps(today());
        let on = |date| ward.workspace.lacking_on(&gaps, date);
        assert_eq!(on(day(2027, 6, 1)), [3, 4], "before its last day nothing is promised");
        assert_eq!(on(day(2027, 12, 31)), [0, 2], "five seats: three, then two");
        let held: Vec<_> = gaps[0].trainings.iter().map(|it| it.id).collect();
        assert_eq!(held, [id]);
    }

    #[test]
    fn a_training_that_is_not_planned_is_cancelled_or_is_for_others_closes_nothing() {
        let mut ward = Ward::open();
        ward.training(Some(14), None);
        let cancelled = ward.training(Some(14), Period::years(2027, 2027));
        let mut it = ward.workspace.get(cancelled).unwrap().clone();
        it.status = Some(TrainingStatus::Cancelled);
        ward.put(it);
        let others = ward.training(None, Period::years(2027, 2027));
        let mut it = ward.workspace.get(others).unwrap().clone();
        it.groups = vec![ward.groups[1].id];
        ward.put(it);
        let gaps = ward.workspace.gaps(today());
        assert_eq!(ward.workspace.lacking_on(&gaps, day(2028, 1, 1)), [10, 0]);
        assert_eq!(gaps[0].trainings.len(), 2);
    }

    #[test]
    fn what_was_held_before_they_were_counted_is_not_counted_twice() {
        let mut ward = Ward::open();
        ward.training(None, Period::years(2025, 2025));
        ward.counts(0, 7, day(2026, 10, 1));
        let gaps = ward.workspace.gaps(today());
        assert_eq!(ward.workspace.lacking_on(&gaps, day(2028, 1, 1)), [3, 0]);
    }

    #[test]
    fn a_retired_system_demands_nothing() {
        let mut ward = Ward::open();
        let mut system = ward.workspace.all::<System>().next().unwrap().clone();
        system.lifecycle = Some(Lifecycle::Closed);
        ward.put(system);
        assert!(ward.workspace.gaps(today()).is_empty());
    }
}
