//! A change: a named set of record puts and removals that knows its inverse. It is what the journal
//! stores and the only thing that alters a workspace.

use std::collections::HashSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Workspace;
use crate::record::{AnyId, FieldKey, FieldKind, Record, RecordType, Value, ValueError};

/// A named set of edits, applied whole or not at all.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// In Swedish, past tense, as undo and history show it: "Ändrade status för aktivitet 5".
    pub name: String,
    pub edits: Vec<Edit>,
}

/// One record before and after: `None` before is an addition, `None` after a removal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Edit {
    pub before: Option<Arc<Record>>,
    pub after: Option<Arc<Record>>,
}

/// Why a change cannot be applied; the workspace is then as it was.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ChangeError {
    #[error("posten har ändrats av något annat sedan den lästes")]
    Stale(AnyId),
    #[error("posten hänvisar till något som inte finns")]
    Dangling { record: AnyId, target: AnyId },
    #[error("posten används av andra och kan inte tas bort")]
    StillUsed { record: AnyId, by: AnyId },
    #[error("posten finns inte")]
    Missing(AnyId),
    #[error(transparent)]
    Value(#[from] ValueError),
}

impl Change {
    /// A change with no edits yet.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), edits: Vec::new() }
    }

    /// Adds a record that is not in the workspace.
    #[must_use]
    pub fn with(mut self, record: impl RecordType) -> Self {
        self.edits.push(Edit { before: None, after: Some(Arc::new(record.into_record())) });
        self
    }

    /// A change that adds one record of whatever kind.
    pub fn adding(name: impl Into<String>, record: Record) -> Self {
        let edit = Edit { before: None, after: Some(Arc::new(record)) };
        Self { name: name.into(), edits: vec![edit] }
    }

    /// Whether every record would be as it was.
    pub fn alters_nothing(&self) -> bool {
        self.edits.iter().all(|edit| is_same(edit.before.as_ref(), edit.after.as_ref()))
    }

    /// What undoes it.
    pub fn inverse(&self) -> Self {
        let edits = self.edits.iter().rev();
        let edits = edits.map(|e| Edit { before: e.after.clone(), after: e.before.clone() });
        Self { name: self.name.clone(), edits: edits.collect() }
    }

    /// This change followed by `later`, as one: a record that both touch goes from its first to its
    /// last state.
    #[must_use]
    pub fn then(mut self, later: &Self) -> Self {
        for edit in &later.edits {
            let same = self.edits.iter_mut().find(|earlier| earlier.id() == edit.id());
            match same {
                Some(earlier) => earlier.after.clone_from(&edit.after),
                None => self.edits.push(edit.clone()),
            }
        }
        self.edits.retain(|edit| edit.before != edit.after);
        self
    }
}

impl Edit {
    /// The record that is edited; `None` only for an edit of nothing to nothing.
    pub fn id(&self) -> Option<AnyId> {
        self.after.as_ref().or(self.before.as_ref()).map(|record| record.any_id())
    }
}

impl Workspace {
    /// Applies a change, whole or not at all.
    ///
    /// # Errors
    /// When a record is not as the change found it, or when a reference would lead nowhere.
    pub fn apply(&mut self, change: &Change) -> Result<(), ChangeError> {
        self.check(change)?;
        for edit in &change.edits {
            match (&edit.before, &edit.after) {
                (_, Some(after)) => self.table_mut(after.kind()).put(Arc::clone(after)),
                (Some(before), None) => self.table_mut(before.kind()).remove(before.uuid()),
                (None, None) => {}
            }
        }
        Ok(())
    }

    fn check(&self, change: &Change) -> Result<(), ChangeError> {
        let put: HashSet<AnyId> = change
            .edits
            .iter()
            .filter_map(|edit| edit.after.as_ref())
            .map(|r| r.any_id())
            .collect();
        let touched: HashSet<AnyId> = change.edits.iter().filter_map(Edit::id).collect();
        for edit in &change.edits {
            let Some(id) = edit.id() else { continue };
            if !is_same(self.shared(id), edit.before.as_ref()) {
                return Err(ChangeError::Stale(id));
            }
            match &edit.after {
                Some(after) => {
                    // A reference that already led nowhere may stay; a new one may not come.
                    let old = edit.before.as_ref().map(|r| r.references()).unwrap_or_default();
                    let exists = |target: &AnyId| {
                        put.contains(target)
                            || (!touched.contains(target) && self.record(*target).is_some())
                            || old.contains(target) && self.record(*target).is_none()
                    };
                    if let Some(target) = after.references().into_iter().find(|t| !exists(t)) {
                        return Err(ChangeError::Dangling { record: id, target });
                    }
                }
                None => {
                    let left = self.referrers(id).into_iter().find(|by| !touched.contains(by));
                    if let Some(by) = left {
                        return Err(ChangeError::StillUsed { record: id, by });
                    }
                }
            }
        }
        Ok(())
    }

    /// A change that sets one field of one record.
    ///
    /// # Errors
    /// When the record is not there or the value does not fit the field.
    pub fn set(
        &self,
        name: impl Into<String>,
        id: AnyId,
        field: FieldKey,
        value: Value,
    ) -> Result<Change, ChangeError> {
        let mut after = self.record(id).ok_or(ChangeError::Missing(id))?.clone();
        after.set(field.index, value)?;
        Ok(Change { name: name.into(), edits: vec![self.edit(after)] })
    }

    /// A change that replaces one record by `record` with the same identity, or adds it.
    pub fn put(&self, name: impl Into<String>, record: impl RecordType) -> Change {
        Change { name: name.into(), edits: vec![self.edit(record.into_record())] }
    }

    /// The edit after which `record` stands so: it replaces the one with the same identity, or is
    /// added.
    pub fn edit(&self, record: Record) -> Edit {
        Edit { before: self.shared(record.any_id()).cloned(), after: Some(Arc::new(record)) }
    }

    /// A change that removes records: their parts go with them, and what else refers to them
    /// loses that reference.
    pub fn removal(&self, name: impl Into<String>, ids: &[AnyId]) -> Change {
        let mut gone: Vec<AnyId> =
            ids.iter().copied().filter(|id| self.record(*id).is_some()).collect();
        let mut seen: HashSet<AnyId> = gone.iter().copied().collect();
        let mut at = 0;
        while at < gone.len() {
            for by in self.referrers(gone[at]) {
                if self.is_part_of(by, gone[at]) && seen.insert(by) {
                    gone.push(by);
                }
            }
            at += 1;
        }
        let mut edits = Vec::new();
        let mut mended = HashSet::new();
        for by in gone.iter().flat_map(|id| self.referrers(*id)) {
            if seen.contains(&by) || !mended.insert(by) {
                continue;
            }
            if let Some(before) = self.record(by) {
                edits.push(self.edit(without(before, &seen)));
            }
        }
        for id in gone.iter().rev() {
            edits.push(Edit { before: self.shared(*id).cloned(), after: None });
        }
        Change { name: name.into(), edits }
    }

    fn is_part_of(&self, part: AnyId, whole: AnyId) -> bool {
        let Some(record) = self.record(part) else { return false };
        part.kind
            .fields()
            .iter()
            .enumerate()
            .any(|(index, field)| field.part && record.value(index) == Value::Reference(whole))
    }
}

/// Whether the two are the same record in the same state; mostly they are shared, and nothing is
/// compared.
fn is_same(one: Option<&Arc<Record>>, other: Option<&Arc<Record>>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => Arc::ptr_eq(one, other) || one == other,
        (None, None) => true,
        _ => false,
    }
}

/// `record` without its references to `gone`.
fn without(record: &Record, gone: &HashSet<AnyId>) -> Record {
    let mut left = record.clone();
    for (index, field) in record.kind().fields().iter().enumerate() {
        if !matches!(field.kind, FieldKind::Reference(_) | FieldKind::References(_)) {
            continue;
        }
        let value = match record.value(index) {
            Value::Reference(id) if gone.contains(&id) => Value::Empty,
            Value::References(ids) if ids.iter().any(|id| gone.contains(id)) => {
                Value::References(ids.into_iter().filter(|id| !gone.contains(id)).collect())
            }
            _ => continue,
        };
        // A reference field takes both values, so this cannot fail.
        let _ = left.set(index, value);
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Activity, Ids, Person, Plan, System};

    fn small() -> (Workspace, Ids) {
        (Workspace::default(), Ids::new(1, 1))
    }

    #[test]
    fn a_removed_record_takes_its_parts_and_leaves_no_reference_behind() {
        let (mut workspace, mut ids) = small();
        let plan = Plan::blank(ids.id());
        let system = System::blank(ids.id());
        let mut activity = Activity::blank(ids.id());
        activity.plan = Some(plan.id);
        activity.systems = vec![system.id];
        let (plan_id, system_id, activity_id) = (plan.id, system.id, activity.id);
        workspace.apply(&Change::new("Lade till").with(plan).with(system).with(activity)).unwrap();
        let start = workspace.clone();

        let removal = workspace.removal("Tog bort system", &[system_id.into()]);
        workspace.apply(&removal).unwrap();
        assert!(workspace.get(activity_id).unwrap().systems.is_empty());
        let removal_of_plan = workspace.removal("Tog bort plan", &[plan_id.into()]);
        workspace.apply(&removal_of_plan).unwrap();
        assert!(workspace.get(activity_id).is_none());

        workspace.apply(&removal_of_plan.inverse()).unwrap();
        workspace.apply(&removal.inverse()).unwrap();
        assert_eq!(workspace, start);
    }

    #[test]
    fn a_change_that_would_lead_nowhere_alters_nothing() {
        let (mut workspace, mut ids) = small();
        let mut activity = Activity::blank(ids.id());
        activity.plan = Some(ids.id());
        let start = workspace.clone();
        let result = workspace.apply(&Change::new("Lade till").with(activity));
        assert!(matches!(result, Err(ChangeError::Dangling { .. })));
        assert_eq!(workspace, start);
    }

    #[test]
    fn a_change_made_on_an_older_state_is_refused() {
        let (mut workspace, mut ids) = small();
        let person = Person::blank(ids.id());
        let id = person.id.into();
        workspace.apply(&Change::new("Lade till").with(person)).unwrap();
        let text = |text: &str| Value::Text(text.to_owned());
        let one = workspace.set("Ändrade", id, Person::name, text("Åke")).unwrap();
        let other = workspace.set("Ändrade", id, Person::name, text("Siv")).unwrap();
        workspace.apply(&one).unwrap();
        assert_eq!(workspace.apply(&other), Err(ChangeError::Stale(id)));
    }
}
