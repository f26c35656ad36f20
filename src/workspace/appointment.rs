//! Giving a role to someone: the assignment that runs ends the day before, and one that says who
//! holds it now begins. So the matrix of an earlier day still shows who answered then.
//!
//! Makes a [`Change`] and applies none. What began on the day itself is put right where it stands:
//! there is no history to keep yet.

use chrono::NaiveDate;

use super::responsibility::each_once;
use super::{Change, Edit, Workspace};
use crate::record::{AnyId, Assignment, Holders, Id, Ids, RecordType, RoleCode, Subject};

/// The two ways to stand in an assignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Seat {
    Holder,
    Deputy,
}

/// A seat in a role over a record: what one cell of the matrix shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Post {
    pub role: RoleCode,
    pub seat: Seat,
    pub subject: AnyId,
}

impl Seat {
    /// Who sits there.
    pub const fn of(self, assignment: &Assignment) -> &Holders {
        match self {
            Self::Holder => &assignment.holders,
            Self::Deputy => &assignment.deputies,
        }
    }

    pub(super) const fn of_mut(self, assignment: &mut Assignment) -> &mut Holders {
        match self {
            Self::Holder => &mut assignment.holders,
            Self::Deputy => &mut assignment.deputies,
        }
    }
}

impl Workspace {
    /// Those who sit in a post on `day`, and whether that is by the strategy's rule and nobody's
    /// decision.
    pub fn seated(&self, post: Post, day: NaiveDate) -> (Vec<AnyId>, bool) {
        let held = self.assignments(post.role, Some(post.subject), day);
        let named = held.iter().flat_map(|assignment| post.seat.of(assignment).0.iter().copied());
        let named = each_once(named);
        if !named.is_empty() || post.seat == Seat::Deputy {
            return (named, false);
        }
        let by_rule = self.by_rule(post.role, post.subject, day);
        let is_by_rule = !by_rule.is_empty();
        (by_rule, is_by_rule)
    }

    /// Those who hold a role when nobody is named: the owner of a system is represented by the
    /// chief of its administration (S-30).
    pub fn by_rule(&self, code: RoleCode, subject: AnyId, day: NaiveDate) -> Vec<AnyId> {
        if code != RoleCode::OwnerRepresentative {
            return Vec::new();
        }
        let system: Option<Id<crate::record::System>> = subject.of();
        let owner = system.and_then(|id| self.get(id)).and_then(|system| system.owner);
        let administration = owner.and_then(|owner| self.administration_of(owner));
        administration
            .map_or_else(Vec::new, |it| self.holders(RoleCode::Chief, Some(it.id.into()), day))
    }

    /// A change after which these, and no others, sit in a post from `day` on. Naming the one whom
    /// the strategy's rule gives is to name nobody: the rule then holds.
    pub fn appointment(
        &self,
        name: impl Into<String>,
        post: Post,
        mut seated: Vec<AnyId>,
        day: NaiveDate,
        ids: &mut Ids,
    ) -> Change {
        let Post { role, seat, subject } = post;
        let mut change = Change::new(name);
        if seat == Seat::Holder && seated == self.by_rule(role, subject, day) {
            seated.clear();
        }
        let held = self.assignments(role, Some(subject), day);
        let Some((first, _)) = held.split_first() else {
            if !seated.is_empty() {
                let mut assignment = Assignment::blank(ids.id());
                assignment.role = self.role(role).map(|role| role.id);
                assignment.subject = Subject(Some(subject));
                assignment.from = Some(day);
                *seat.of_mut(&mut assignment) = Holders(seated);
                change = change.with(assignment);
            }
            return change;
        };
        // Each assignment keeps those of its own who stay; who is new comes to the first.
        let elsewhere = |id: &AnyId| {
            held.iter().any(|other| other.id != first.id && seat.of(other).0.contains(id))
        };
        for before in &held {
            let stays = |id: &&AnyId| match before.id == first.id {
                true => seat.of(before).0.contains(id) || !elsewhere(id),
                false => seat.of(before).0.contains(id),
            };
            let now = Holders(seated.iter().filter(stays).copied().collect());
            let mut after = Assignment::clone(before);
            *seat.of_mut(&mut after) = now;
            if *before != &after {
                change.edits.extend(self.turned(before, after, day, ids));
            }
        }
        change
    }

    /// The edits by which `before` becomes `after` on `day`. What ran before that day ends and goes
    /// on as an assignment of its own, unless nobody is left in it.
    pub(super) fn turned(
        &self,
        before: &Assignment,
        mut after: Assignment,
        day: NaiveDate,
        ids: &mut Ids,
    ) -> Vec<Edit> {
        let runs_already = before.from.is_none_or(|from| from < day);
        let Some(last) = day.pred_opt().filter(|_| runs_already) else {
            return vec![self.edit(after.into_record())];
        };
        let ended = Assignment { to: Some(last), ..before.clone() };
        let mut edits = vec![self.edit(ended.into_record())];
        if !after.holders.is_empty() || !after.deputies.is_empty() {
            if after.holders != before.holders {
                // Who decided it, and why, was said of the one before.
                after.decided_by.clear();
                after.reason = Default::default();
            }
            after.id = ids.id();
            after.from = Some(day);
            edits.push(self.edit(after.into_record()));
        }
        edits
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::tests::responsibility::{Office, day};

    #[test]
    fn the_matrix_of_an_earlier_day_shows_who_answered_then() {
        let mut office = Office::new();
        let [siv, ake, _] = office.people;
        office.gives(Seat::Holder, &[siv], day(2025, 1, 1));
        office.gives(Seat::Holder, &[ake], day(2026, 11, 16));
        assert_eq!(office.seated(Seat::Holder, day(2026, 1, 1)), [siv]);
        assert_eq!(office.seated(Seat::Holder, day(2026, 11, 15)), [siv]);
        assert_eq!(office.seated(Seat::Holder, day(2026, 11, 16)), [ake]);
    }

    #[test]
    fn what_was_named_today_is_put_right_where_it_stands() {
        let mut office = Office::new();
        let [siv, ake, _] = office.people;
        office.gives(Seat::Holder, &[siv], day(2026, 11, 16));
        office.gives(Seat::Holder, &[ake], day(2026, 11, 16));
        assert_eq!(office.workspace.all::<Assignment>().count(), 1);
        assert_eq!(office.seated(Seat::Holder, day(2026, 11, 16)), [ake]);
    }

    #[test]
    fn an_emptied_role_is_vacant_from_that_day_and_keeps_its_deputy() {
        let mut office = Office::new();
        let [siv, ake, _] = office.people;
        office.gives(Seat::Holder, &[siv], day(2025, 1, 1));
        office.gives(Seat::Holder, &[], day(2026, 11, 16));
        assert_eq!(office.seated(Seat::Holder, day(2026, 11, 16)), []);
        let ended = office.workspace.all::<Assignment>().next().unwrap();
        assert_eq!(ended.to, Some(day(2026, 11, 15)));

        office.gives(Seat::Holder, &[siv], day(2026, 11, 20));
        office.gives(Seat::Deputy, &[ake], day(2026, 11, 20));
        office.gives(Seat::Holder, &[], day(2026, 12, 1));
        assert_eq!(office.seated(Seat::Holder, day(2026, 12, 1)), []);
        assert_eq!(office.seated(Seat::Deputy, day(2026, 12, 1)), [ake]);
    }

    #[test]
    fn a_role_that_two_assignments_give_shows_each_holder_once_and_as_typed() {
        let mut office = Office::new();
        let [siv, ake, eva] = office.people;
        office.assigns(&[siv], &[], Some(day(2025, 1, 1)), None);
        office.assigns(&[ake], &[], Some(day(2025, 1, 1)), None);
        office.gives(Seat::Holder, &[ake, eva], day(2026, 11, 16));
        let mut now = office.seated(Seat::Holder, day(2026, 11, 16));
        now.sort();
        let mut wanted = vec![ake, eva];
        wanted.sort();
        assert_eq!(now, wanted);
    }

    #[test]
    fn the_chief_represents_the_owner_until_somebody_else_is_named() {
        let mut office = Office::new();
        let [siv, ake, _] = office.people;
        let today = day(2026, 11, 16);
        let represents = |office: &Office, on| {
            let (role, subject) = (RoleCode::OwnerRepresentative, office.system.into());
            office.workspace.seated(Post { role, seat: Seat::Holder, subject }, on)
        };
        assert_eq!(represents(&office, today), (vec![], false));
        office.is_chief(siv);
        assert_eq!(represents(&office, today), (vec![siv], true));
        office.names_representative(&[ake], today);
        assert_eq!(represents(&office, today), (vec![ake], false));
        // The chief's own name in the cell is the rule again, and no assignment.
        let tomorrow = day(2026, 11, 17);
        office.names_representative(&[siv], tomorrow);
        assert_eq!(represents(&office, tomorrow), (vec![siv], true));
    }
}
