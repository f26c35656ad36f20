//! How a register takes in a workspace that differs a little from the one it showed.
//!
//! A key changes one cell, while a plan may have 5 000 rows: what the change cannot have moved is
//! not listed again.

use std::cmp::Ordering;

use uuid::Uuid;

use super::{Extent, Register};
use crate::desktop::session::When;
use crate::record::{AnyId, FieldKind, Kind, Record};
use crate::workspace::Workspace;

/// More altered records than this are not put in place one by one.
const FEW: usize = 50;

impl Register {
    /// Shows the workspace as it is now.
    pub(super) fn follow(&mut self, workspace: &Workspace, when: When) {
        let earlier = std::mem::replace(&mut self.sheet.workspace, workspace.clone());
        let is_same_day = std::mem::replace(&mut self.sheet.when, when) == when;
        let altered: Vec<AnyId> = workspace.altered_since(&earlier).take(FEW + 1).collect();
        if is_same_day && altered.is_empty() {
            return;
        }
        // What an activity costs follows from its trainings.
        let is_own = !altered.iter().any(|id| id.kind == Kind::Training);
        let in_place = is_own && !self.waits() && self.looks_no_further();
        if is_same_day && altered.len() <= FEW && in_place {
            self.keep_current(|register| register.put_in_place(&altered, &earlier));
        } else {
            self.list();
        }
    }

    /// Whether a row's place depends on its own record alone: a filter, a group and a column of
    /// references look at others.
    fn looks_no_further(&self) -> bool {
        let (by, _) = self.order();
        let key = self.sheet.columns.get(by).and_then(|shape| shape.key());
        self.filter.is_empty()
            && self.grouping.is_none()
            && !matches!(self.sheet.extent, Extent::OfPlan(_) | Extent::FollowedUp(..))
            && key.is_some_and(|key| {
                !matches!(key.field().kind, FieldKind::Reference(_) | FieldKind::References(_))
            })
    }

    /// Takes the altered records out of the rows, and puts those that are shown where they belong.
    fn put_in_place(&mut self, altered: &[AnyId], earlier: &Workspace) {
        let own: Vec<AnyId> =
            altered.iter().copied().filter(|id| id.kind == self.sheet.kind).collect();
        self.rows.retain(|row| own.iter().all(|id| *row != Some(id.uuid)));
        for id in own {
            let after = self.sheet.workspace.record(id).filter(|record| self.is_shown(record));
            let before = earlier.record(id).filter(|record| self.is_shown(record));
            let place = after.map(|record| self.place_of(record));
            let (came_to, comes_to) =
                (self.sheet.sums(before.as_slice()), self.sheet.sums(after.as_slice()));
            for (sum, (before, after)) in self.sums.iter_mut().zip(came_to.iter().zip(comes_to)) {
                *sum = *sum - *before + after;
            }
            if let Some(place) = place {
                self.rows.insert(place, Some(id.uuid));
            }
        }
    }

    fn is_shown(&self, record: &Record) -> bool {
        let only = self.only.as_ref();
        self.sheet.is_listed(record) && only.is_none_or(|only| only.contains(&record.uuid()))
    }

    /// Where among the rows the record belongs; of those alike the oldest is first.
    fn place_of(&self, record: &Record) -> usize {
        let (by, order) = self.order();
        let key = self.sheet.sort_key(record, by);
        let is_before = |uuid: Uuid| {
            let other = self.sheet.workspace.record(AnyId { kind: self.sheet.kind, uuid });
            other.is_some_and(|other| {
                let compared = order.compare(&self.sheet.sort_key(other, by), &key);
                compared.then(uuid.cmp(&record.uuid())) == Ordering::Less
            })
        };
        self.rows.partition_point(|row| row.is_some_and(is_before))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use chrono::NaiveDate;

    use super::*;
    use crate::desktop::register::Shape;
    use crate::desktop::session::tests::example_session;
    use crate::record::{Activity, Id, Kronor, Plan, RecordType, Value, YearAmounts};
    use crate::workspace::Change;

    fn columns() -> Vec<Shape> {
        let number = Shape::field(Activity::number, 60.0);
        vec![number, Shape::year("2027", Activity::running, 2027, 80.0)]
    }

    fn register(plan: Id<Plan>, workspace: &Workspace, today: NaiveDate) -> Register {
        let extent = Extent::PartsOf(plan.into(), Activity::plan);
        let mut register = Register::new(Activity::KIND, extent, columns()).totals();
        register.refresh(workspace, &Arc::default(), today);
        register
    }

    /// What follows change by change shows what one made anew shows.
    #[test]
    fn rows_and_sums_are_those_of_a_register_made_anew() {
        let (session, _folder) = example_session();
        let (mut workspace, today) = (session.workspace.clone(), session.today());
        let first = workspace.all::<Activity>().next().unwrap().clone();
        let plan = first.plan.unwrap();
        let other = workspace.all::<Activity>().find(|each| each.plan != Some(plan)).unwrap();
        let (first_id, other_id) = (AnyId::from(first.id), AnyId::from(other.id));
        let amount = |kronor| Value::YearAmounts(YearAmounts([(2027, Kronor(kronor))].into()));
        let mut followed = register(plan, &workspace, today);
        let steps: [(&str, AnyId, _, Value); 5] = [
            ("a cost", first_id, Activity::running, amount(1_234_500)),
            ("a name", first_id, Activity::name, Value::Text("Ny".to_owned())),
            ("a place", first_id, Activity::number, Value::Number(9_999)),
            ("another plan's cost", other_id, Activity::running, amount(77)),
            (
                "another plan's activity, taken in",
                other_id,
                Activity::plan,
                Value::Reference(plan.into()),
            ),
        ];
        let mut changes: Vec<(&str, Change)> = Vec::new();
        for (what, id, field, value) in steps {
            changes.push((what, workspace.set(what, id, field, value).unwrap()));
            workspace.apply(&changes[changes.len() - 1].1).unwrap();
            check(what, &mut followed, plan, &workspace, today);
        }
        for (what, change) in changes.into_iter().rev() {
            workspace.apply(&change.inverse()).unwrap();
            check(what, &mut followed, plan, &workspace, today);
        }
        let removal = workspace.removal("Tog bort", &[first_id]);
        workspace.apply(&removal).unwrap();
        check("a removal", &mut followed, plan, &workspace, today);
    }

    fn check(
        what: &str,
        followed: &mut Register,
        plan: Id<Plan>,
        workspace: &Workspace,
        today: NaiveDate,
    ) {
        followed.refresh(workspace, &Arc::default(), today);
        let anew = register(plan, workspace, today);
        assert_eq!(followed.rows, anew.rows, "{what}");
        assert_eq!(followed.sums, anew.sums, "{what}");
    }

    #[test]
    fn nothing_has_been_altered_between_a_workspace_and_its_clone() {
        let (session, _folder) = example_session();
        let workspace = session.workspace.clone();
        assert!(workspace.altered_since(&session.workspace).next().is_none());
        let counts = crate::record::Kind::ALL.iter().map(|kind| workspace.count(*kind));
        let nothing = Workspace::default();
        assert_eq!(workspace.altered_since(&nothing).count(), counts.sum::<usize>());
    }
}
