//! What trainings cost in time and money, parted on units and quarters. Whatever it is parted on, the
//! parts come to the whole: the window, the document and the exported table say the same sums.

use chrono::Datelike;

use super::Workspace;
use crate::record::{Hours, Id, Kronor, StaffGroup, Training, TrainingStatus, Unit};

/// A part of what some trainings take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share<K> {
    pub of: K,
    pub participants: i64,
    /// Working time of all who go.
    pub hours: Hours,
    /// Fee and substitutes together.
    pub cost: Kronor,
}

/// All that some trainings take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Whole {
    pub trainings: usize,
    pub participants: i64,
    pub hours: Hours,
    pub fees: Kronor,
    pub substitutes: Kronor,
}

impl Whole {
    /// The sum of trainings; those that are cancelled are not held and take nothing.
    pub fn of<'a>(trainings: impl IntoIterator<Item = &'a Training>) -> Self {
        let held = trainings.into_iter().filter(|it| it.status != Some(TrainingStatus::Cancelled));
        held.fold(Self::default(), |sum, it| Self {
            trainings: sum.trainings + 1,
            participants: sum.participants + it.participants.unwrap_or(0),
            hours: sum.hours + it.whole_time(),
            fees: sum.fees + it.cost.unwrap_or_default(),
            substitutes: sum.substitutes + it.substitute_cost.unwrap_or_default(),
        })
    }

    pub fn cost(self) -> Kronor {
        self.fees + self.substitutes
    }
}

impl Training {
    /// The working time of all who go.
    pub fn whole_time(&self) -> Hours {
        match self.status {
            Some(TrainingStatus::Cancelled) => Hours::default(),
            _ => self.hours.unwrap_or_default() * self.participants.unwrap_or(0),
        }
    }

    /// The quarter in which it begins: 1–4.
    pub fn quarter(&self) -> Option<u32> {
        self.period.map(|period| period.days().0.month0() / 3 + 1)
    }
}

impl Workspace {
    /// What each unit's people take of the trainings, by the heads of the groups that go. `None` is
    /// for those whose groups are of no unit, and for trainings that name no group.
    pub fn by_unit(&self, trainings: &[&Training]) -> Vec<Share<Option<Id<Unit>>>> {
        let mut shares = Vec::new();
        for training in trainings {
            let groups: Vec<&StaffGroup> =
                training.groups.iter().filter_map(|id| self.get(*id)).collect();
            let mut weights: Vec<(Option<Id<Unit>>, i64)> = Vec::new();
            for group in groups {
                let heads = group.heads.unwrap_or(0).max(0);
                match weights.iter_mut().find(|(unit, _)| *unit == group.unit) {
                    Some((_, weight)) => *weight += heads,
                    None => weights.push((group.unit, heads)),
                }
            }
            if weights.iter().all(|(_, weight)| *weight == 0) {
                weights = vec![(None, 1)];
            }
            let parts: Vec<i64> = weights.iter().map(|(_, weight)| *weight).collect();
            let cost = parted(training.whole_cost().0, &parts);
            let minutes = parted(training.whole_time().minutes(), &parts);
            let is_held = training.status != Some(TrainingStatus::Cancelled);
            let all = training.participants.filter(|_| is_held).unwrap_or(0);
            let participants = parted(all, &parts);
            for (at, (unit, _)) in weights.into_iter().enumerate() {
                add(
                    &mut shares,
                    Share {
                        of: unit,
                        participants: participants[at],
                        hours: Hours::of_minutes(minutes[at]),
                        cost: Kronor(cost[at]),
                    },
                );
            }
        }
        shares.sort_by_key(|share| (share.of.is_none(), share.of));
        shares
    }
}

/// What is taken in each quarter, of the trainings that begin in it; quarters in order, and those
/// without a time last.
pub fn by_quarter(trainings: &[&Training]) -> Vec<Share<Option<u32>>> {
    let mut shares = Vec::new();
    for training in trainings {
        let whole = Whole::of([*training]);
        add(
            &mut shares,
            Share {
                of: training.quarter(),
                participants: whole.participants,
                hours: whole.hours,
                cost: whole.cost(),
            },
        );
    }
    shares.sort_by_key(|share| (share.of.is_none(), share.of));
    shares
}

fn add<K: PartialEq>(shares: &mut Vec<Share<K>>, more: Share<K>) {
    match shares.iter_mut().find(|share| share.of == more.of) {
        Some(share) => {
            share.participants += more.participants;
            share.hours = share.hours + more.hours;
            share.cost = share.cost + more.cost;
        }
        None => shares.push(more),
    }
}

/// A whole number parted by weights, none of it lost: what does not come out even goes to those with
/// the largest remainders, the first of them first.
fn parted(whole: i64, weights: &[i64]) -> Vec<i64> {
    let sum: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
    if sum <= 0 {
        return weights.iter().map(|_| 0).collect();
    }
    let exact = |weight: i64| i128::from(whole) * i128::from(weight);
    let part = |weight: i64| i64::try_from(exact(weight).div_euclid(sum)).unwrap_or(0);
    let mut parts: Vec<i64> = weights.iter().map(|weight| part(*weight)).collect();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(exact(weights[*at]).rem_euclid(sum)));
    let left = whole - parts.iter().sum::<i64>();
    for at in order.into_iter().take(usize::try_from(left).unwrap_or(0)) {
        parts[at] += 1;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Ids, Period, RecordType};
    use crate::workspace::Change;

    #[test]
    fn a_whole_is_parted_without_loss() {
        assert_eq!(parted(10, &[1, 1, 1]), [4, 3, 3]);
        assert_eq!(parted(6_000, &[46, 40]), [3_209, 2_791]);
        assert_eq!(parted(0, &[3, 4]), [0, 0]);
        assert!(parted(5, &[]).is_empty());
    }

    #[test]
    fn units_and_quarters_come_to_the_same_whole_and_a_cancelled_training_to_nothing() {
        let mut ids = Ids::new(1, 1);
        let mut workspace = Workspace::default();
        let mut change = Change::new("Lade till");
        let units: Vec<Unit> = (0..2).map(|_| Unit::blank(ids.id())).collect();
        let mut groups = Vec::new();
        for (unit, heads) in units.iter().zip([46, 40]) {
            let mut group = StaffGroup::blank(ids.id());
            (group.unit, group.heads) = (Some(unit.id), Some(heads));
            groups.push(group.id);
            change = change.with(unit.clone()).with(group);
        }
        let mut training = |period, cost, groups: &[Id<StaffGroup>], status| {
            let mut it = Training::blank(ids.id());
            (it.period, it.cost, it.groups) = (period, Some(Kronor(cost)), groups.to_vec());
            (it.participants, it.hours) = (Some(86), Some(Hours::of_minutes(45)));
            it.substitute_cost = Some(Kronor(1_001));
            it.status = status;
            it
        };
        let spring = Period::parse("2027-02", Default::default()).ok();
        let autumn = Period::parse("2027-09", Default::default()).ok();
        let all = [
            training(spring, 6_000, &groups, None),
            training(autumn, 500, &[], None),
            training(autumn, 9_999, &groups, Some(TrainingStatus::Cancelled)),
        ];
        workspace.apply(&change).unwrap();
        let trainings: Vec<&Training> = all.iter().collect();
        let whole = Whole::of(trainings.iter().copied());
        assert_eq!((whole.trainings, whole.cost()), (2, Kronor(8_502)));
        let units = workspace.by_unit(&trainings);
        let quarters = by_quarter(&trainings);
        assert_eq!(units.iter().map(|share| share.cost).sum::<Kronor>(), whole.cost());
        assert_eq!(quarters.iter().map(|share| share.cost).sum::<Kronor>(), whole.cost());
        assert_eq!(units.iter().map(|share| share.hours).sum::<Hours>(), whole.hours);
        assert_eq!(units.iter().map(|share| share.participants).sum::<i64>(), 172);
        assert_eq!(quarters.iter().map(|share| share.of).collect::<Vec<_>>(), [Some(1), Some(3)]);
    }
}
