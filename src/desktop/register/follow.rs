//! How a register takes in a workspace that differs a little from the one it showed.
//!
//! A key changes one cell, while a plan may have 5 000 rows: what the change cannot have moved is
//! not listed again.

use chrono::NaiveDate;

use super::Register;
use crate::record::{AnyId, FieldKind, Record};
use crate::workspace::Workspace;

impl Register {
    /// Shows the workspace as it is now; lists the rows again if they may have changed places.
    pub(super) fn follow(&mut self, workspace: &Workspace, today: NaiveDate) {
        let altered = workspace.altered_since(&self.workspace);
        let earlier = std::mem::replace(&mut self.workspace, workspace.clone());
        let is_same_day = std::mem::replace(&mut self.today, today) == today;
        if is_same_day && altered.iter().all(|id| self.stays_in_place(*id, &earlier)) {
            altered.iter().for_each(|id| self.sum_again(*id, &earlier));
        } else {
            self.list();
        }
    }

    /// Whether the rows stand as they did after this record was altered.
    fn stays_in_place(&self, id: AnyId, earlier: &Workspace) -> bool {
        // A filter, a group and a column of references look at more than the record.
        let (by, _) = self.order();
        let looks_no_further = self.filter.is_empty()
            && self.grouping.is_none()
            && self.columns.get(by).and_then(|shape| shape.key()).is_some_and(|key| {
                !matches!(key.field().kind, FieldKind::Reference(_) | FieldKind::References(_))
            });
        if !looks_no_further {
            return false;
        }
        let (before, after) = (earlier.record(id), self.workspace.record(id));
        match (before, after) {
            _ if id.kind != self.kind => true,
            (Some(before), Some(after)) => {
                self.is_listed(before) == self.is_listed(after)
                    && self.sort_key(before, by) == self.sort_key(after, by)
            }
            _ => false,
        }
    }

    /// Lets the row of sums take in what an altered record came to, and comes to.
    fn sum_again(&mut self, id: AnyId, earlier: &Workspace) {
        let shown = |record: Option<&Record>| {
            let shown =
                record.filter(|record| record.kind() == self.kind && self.is_listed(record));
            let shown = shown.filter(|record| {
                self.only.as_ref().is_none_or(|only| only.contains(&record.uuid()))
            });
            self.sums(shown.as_slice())
        };
        let (before, after) = (shown(earlier.record(id)), shown(self.workspace.record(id)));
        for (sum, (before, after)) in self.sums.iter_mut().zip(before.into_iter().zip(after)) {
            *sum = *sum - before + after;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desktop::register::{Extent, Shape};
    use crate::desktop::session::tests::example_session;
    use crate::record::{Activity, Id, ItPlan, Kronor, RecordType, Value, YearAmounts};
    use crate::workspace::Change;

    fn columns() -> Vec<Shape> {
        let number = Shape::field(Activity::number, 60.0);
        vec![number, Shape::year("2027", Activity::running, 2027, 80.0)]
    }

    fn register(plan: Id<ItPlan>, workspace: &Workspace, today: NaiveDate) -> Register {
        let extent = Extent::PartsOf(plan.into(), Activity::plan);
        let mut register = Register::new(Activity::KIND, extent, columns()).totals();
        register.refresh(workspace, &[], today);
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
        plan: Id<ItPlan>,
        workspace: &Workspace,
        today: NaiveDate,
    ) {
        followed.refresh(workspace, &[], today);
        let anew = register(plan, workspace, today);
        assert_eq!(followed.rows, anew.rows, "{what}");
        assert_eq!(followed.sums, anew.sums, "{what}");
    }

    #[test]
    fn nothing_has_been_altered_between_a_workspace_and_its_clone() {
        let (session, _folder) = example_session();
        let workspace = session.workspace.clone();
        assert!(workspace.altered_since(&session.workspace).is_empty());
        assert_eq!(workspace.altered_since(&Workspace::default()).len(), {
            let counts = crate::record::Kind::ALL.iter().map(|kind| workspace.count(*kind));
            counts.sum::<usize>()
        });
    }
}
