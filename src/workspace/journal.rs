//! The journal: every change in order, who made it and when, and what undo and redo would do now.
//! It lives in the file, so undo survives a restart.
//!
//! An entry is never altered once it is closed. Typing in one field extends the open entry, which
//! the store rewrites under the same number, until the field is left.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::{Change, ChangeError, Workspace};
use crate::record::{AnyId, FieldKey};

/// Who and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// Local time.
    pub at: NaiveDateTime,
    pub who: String,
}

/// One row of the journal.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// From 1 and up, without gaps.
    pub sequence: u64,
    pub stamp: Stamp,
    pub action: Action,
    /// As it was applied; for an undo that is the inverse of what it undid.
    pub change: Change,
}

impl Entry {
    /// What was done, as history words it: "Ångrade: Ändrade status för aktivitet 5".
    pub fn described(&self) -> String {
        match self.action {
            Action::Do => self.change.name.clone(),
            Action::Undo(_) => format!("Ångrade: {}", self.change.name),
            Action::Redo(_) => format!("Gjorde om: {}", self.change.name),
        }
    }
}

/// What an entry did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Action {
    Do,
    /// Undid the entry of that number.
    Undo(u64),
    /// Did the undone entry of that number again.
    Redo(u64),
}

/// The field that is being typed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Typing {
    pub record: AnyId,
    pub field: FieldKey,
}

/// The journal's recent part, and the stacks of undo and redo that follow from it.
#[derive(Debug, Clone, Default)]
pub struct Journal {
    entries: Vec<Arc<Entry>>,
    /// What was done and not undone; the last is undone first.
    done: Vec<Arc<Entry>>,
    undone: Vec<Arc<Entry>>,
    open: Option<Typing>,
    /// The numbers of the entries that edit each record, oldest first: one entry may hold thousands
    /// of edits, and the history of one record is asked for at each change.
    by_record: HashMap<AnyId, Vec<u64>>,
}

impl Journal {
    /// From the entries of a file, oldest first. They need not reach back to the first one.
    pub fn from_entries(entries: impl IntoIterator<Item = Entry>) -> Self {
        let mut journal = Self::default();
        for entry in entries {
            journal.take_in(Arc::new(entry));
        }
        journal
    }

    fn take_in(&mut self, entry: Arc<Entry>) {
        self.note(&entry);
        self.entries.push(Arc::clone(&entry));
        match entry.action {
            Action::Do => {
                self.undone.clear();
                self.done.push(entry);
            }
            // The stacks hold the entries as first done; an undo whose entry lies before what was
            // read moves nothing.
            Action::Undo(sequence) => {
                if self.done.last().is_some_and(|last| last.sequence == sequence) {
                    self.undone.extend(self.done.pop());
                }
            }
            Action::Redo(sequence) => {
                if self.undone.last().is_some_and(|last| last.sequence == sequence) {
                    self.done.extend(self.undone.pop());
                }
            }
        }
    }

    /// Notes which records an entry edits; one that is typed on is noted again.
    fn note(&mut self, entry: &Entry) {
        for id in entry.change.edits.iter().filter_map(|edit| edit.id()) {
            let numbers = self.by_record.entry(id).or_default();
            if numbers.last() != Some(&entry.sequence) {
                numbers.push(entry.sequence);
            }
        }
    }

    /// The latest entries that edit any of these records, newest first; at most `most`.
    pub fn latest(&self, records: impl IntoIterator<Item = AnyId>, most: usize) -> Vec<Arc<Entry>> {
        let numbers = records.into_iter().filter_map(|id| self.by_record.get(&id));
        let mut latest: Vec<u64> =
            numbers.flat_map(|numbers| numbers.iter().rev().take(most).copied()).collect();
        latest.sort_unstable_by(|a, b| b.cmp(a));
        latest.dedup();
        let first = self.entries.first().map_or(0, |entry| entry.sequence);
        let places = latest
            .into_iter()
            .take(most)
            .filter_map(|number| usize::try_from(number.checked_sub(first)?).ok());
        places.filter_map(|place| self.entries.get(place).cloned()).collect()
    }

    /// The recent entries, oldest first.
    pub fn entries(&self) -> &[Arc<Entry>] {
        &self.entries
    }

    /// The name of what [`Self::undo`] would undo.
    pub fn undo_name(&self) -> Option<&str> {
        self.done.last().map(|entry| entry.change.name.as_str())
    }

    /// The name of what [`Self::redo`] would do again.
    pub fn redo_name(&self) -> Option<&str> {
        self.undone.last().map(|entry| entry.change.name.as_str())
    }

    /// Applies a change and writes it down. With `typing`, a change to the field that the open
    /// entry is about extends that entry instead of starting a new one.
    ///
    /// # Errors
    /// Those of [`Workspace::apply`]; nothing has then changed.
    pub fn commit(
        &mut self,
        workspace: &mut Workspace,
        change: Change,
        stamp: Stamp,
        typing: Option<Typing>,
    ) -> Result<Arc<Entry>, ChangeError> {
        workspace.apply(&change)?;
        if typing.is_some()
            && self.open == typing
            && let (Some(last), Some(_)) = (self.entries.pop(), self.done.pop())
        {
            let change = last.change.clone().then(&change);
            let entry = Arc::new(Entry { change, ..Entry::clone(&last) });
            self.note(&entry);
            self.entries.push(Arc::clone(&entry));
            self.done.push(Arc::clone(&entry));
            return Ok(entry);
        }
        self.open = typing;
        Ok(self.write(Action::Do, change, stamp))
    }

    /// Closes the entry that is being typed: the field has been left.
    pub fn close(&mut self) {
        self.open = None;
    }

    /// What [`Self::undo`] would apply.
    pub fn undoing(&self) -> Option<(Action, Change)> {
        let last = self.done.last()?;
        Some((Action::Undo(last.sequence), last.change.inverse()))
    }

    /// What [`Self::redo`] would apply.
    pub fn redoing(&self) -> Option<(Action, Change)> {
        let last = self.undone.last()?;
        Some((Action::Redo(last.sequence), last.change.clone()))
    }

    /// Undoes the latest change that is not undone; `None` when there is none.
    ///
    /// # Errors
    /// Those of [`Workspace::apply`]; nothing has then changed.
    pub fn undo(
        &mut self,
        workspace: &mut Workspace,
        stamp: Stamp,
    ) -> Result<Option<Arc<Entry>>, ChangeError> {
        let undoing = self.undoing();
        undoing.map(|(action, change)| self.step(workspace, action, change, stamp)).transpose()
    }

    /// Does the latest undone change again; `None` when there is none.
    ///
    /// # Errors
    /// Those of [`Workspace::apply`]; nothing has then changed.
    pub fn redo(
        &mut self,
        workspace: &mut Workspace,
        stamp: Stamp,
    ) -> Result<Option<Arc<Entry>>, ChangeError> {
        let redoing = self.redoing();
        redoing.map(|(action, change)| self.step(workspace, action, change, stamp)).transpose()
    }

    fn step(
        &mut self,
        workspace: &mut Workspace,
        action: Action,
        change: Change,
        stamp: Stamp,
    ) -> Result<Arc<Entry>, ChangeError> {
        workspace.apply(&change)?;
        Ok(self.enter(action, change, stamp))
    }

    /// Writes down a change that has been applied to the workspace already.
    pub fn enter(&mut self, action: Action, change: Change, stamp: Stamp) -> Arc<Entry> {
        self.open = None;
        self.write(action, change, stamp)
    }

    fn write(&mut self, action: Action, change: Change, stamp: Stamp) -> Arc<Entry> {
        let sequence = self.entries.last().map_or(1, |last| last.sequence + 1);
        let entry = Arc::new(Entry { sequence, stamp, action, change });
        self.take_in(Arc::clone(&entry));
        entry
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Ids, Person, RecordType, Value};

    fn stamp() -> Stamp {
        Stamp { at: NaiveDateTime::default(), who: "Lovisa Zakrisson".to_owned() }
    }

    fn with_person() -> (Workspace, Journal, AnyId) {
        let mut workspace = Workspace::default();
        let mut journal = Journal::default();
        let person = Person::blank(Ids::new(1, 1).id());
        let id = person.id.into();
        let change = Change::new("Lade till person").with(person);
        journal.commit(&mut workspace, change, stamp(), None).unwrap();
        (workspace, journal, id)
    }

    fn type_text(workspace: &mut Workspace, journal: &mut Journal, id: AnyId, text: &str) {
        let value = Value::Text(text.to_owned());
        let change = workspace.set("Ändrade namn", id, Person::name, value).unwrap();
        let typing = Some(Typing { record: id, field: Person::name });
        journal.commit(workspace, change, stamp(), typing).unwrap();
    }

    #[test]
    fn typing_in_one_field_is_one_change_until_the_field_is_left() {
        let (mut workspace, mut journal, id) = with_person();
        for text in ["Å", "Åk", "Åke"] {
            type_text(&mut workspace, &mut journal, id, text);
        }
        assert_eq!(journal.entries().len(), 2);
        journal.close();
        type_text(&mut workspace, &mut journal, id, "Åke Ä");
        assert_eq!(journal.entries().len(), 3);

        journal.undo(&mut workspace, stamp()).unwrap();
        let name = |workspace: &Workspace| workspace.record(id).unwrap().value(Person::name.index);
        assert_eq!(name(&workspace), Value::Text("Åke".to_owned()));
        journal.undo(&mut workspace, stamp()).unwrap();
        assert_eq!(name(&workspace), Value::Empty);
        assert_eq!(journal.redo_name(), Some("Ändrade namn"));
    }

    #[test]
    fn the_latest_entries_of_a_record_are_found_among_those_of_others() {
        let (mut workspace, mut journal, id) = with_person();
        let mut ids = Ids::new(2, 2);
        for text in ["Å", "Åk"] {
            type_text(&mut workspace, &mut journal, id, text);
        }
        journal.close();
        let other = Person::blank(ids.id());
        let other_id = other.id.into();
        let change = Change::new("Lade till en annan").with(other);
        journal.commit(&mut workspace, change, stamp(), None).unwrap();
        journal.undo(&mut workspace, stamp()).unwrap();
        let told = |records: &[AnyId], most| -> Vec<u64> {
            let found = journal.latest(records.iter().copied(), most);
            found.iter().map(|entry| entry.sequence).collect()
        };
        assert_eq!(told(&[id], 9), [2, 1], "typing is one entry");
        assert_eq!(told(&[id, other_id], 3), [4, 3, 2]);
        assert!(told(&[Person::blank(ids.id()).id.into()], 9).is_empty());
    }

    #[test]
    fn undo_and_redo_survive_being_read_back() {
        let (mut workspace, mut journal, id) = with_person();
        type_text(&mut workspace, &mut journal, id, "Åke");
        journal.undo(&mut workspace, stamp()).unwrap();
        let read = journal.entries().iter().map(|entry| Entry::clone(entry));
        let mut journal = Journal::from_entries(read.collect::<Vec<_>>());
        assert_eq!(journal.redo_name(), Some("Ändrade namn"));
        journal.redo(&mut workspace, stamp()).unwrap();
        assert_eq!(journal.undo_name(), Some("Ändrade namn"));
        assert_eq!(journal.redo_name(), None);
    }
}
