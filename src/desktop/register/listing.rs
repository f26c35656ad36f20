//! Which records a register shows, in which order, under which headings, and what they come to.
//!
//! A plan may have 5 000 activities, and a filter reads every cell of them: what is many or must be
//! looked through is listed on a thread of its own, and the rows stay as they are meanwhile.

use std::cmp::Ordering;
use std::collections::HashSet;
use std::sync::Arc;

use iced::Task;
use uuid::Uuid;

use super::group::{Grouping, Head};
use super::sheet::Sheet;
use super::{Content, Register, Shape};
use crate::desktop::widget::grid::Sort;
use crate::record::swedish::{compare, folded};
use crate::record::{FieldKind, Kronor, Record, Value};

/// More records than this are listed on another thread.
pub const AT_ONCE: usize = 500;

/// The rows of a register, as an answer to what it asked for.
#[derive(Debug, Clone)]
pub struct Listing {
    /// The number of the question.
    answers: u64,
    rows: Vec<Option<Uuid>>,
    heads: Vec<Head>,
    sums: Vec<Kronor>,
}

/// What a register is to show.
#[derive(Debug)]
struct Question {
    number: u64,
    sheet: Sheet,
    words: String,
    only: Option<Arc<HashSet<Uuid>>>,
    order: (usize, Sort),
    grouping: Option<Grouping>,
    totals: bool,
}

/// How far the questions of a register have come.
#[derive(Debug, Default)]
pub(super) struct Asked {
    latest: u64,
    sent: u64,
    answered: u64,
}

impl Register {
    /// Shows only the rows in which these words stand.
    pub fn set_filter(&mut self, words: String) {
        self.filter = words;
        self.list();
    }

    /// Lists the rows again: at once, or when [`Self::work_out`] has had it done.
    pub(super) fn list(&mut self) {
        self.asked.latest += 1;
        let is_read_through = !self.filter.trim().is_empty();
        if !is_read_through && self.sheet.records().nth(AT_ONCE).is_none() {
            self.show_listing(self.question().answer());
        }
    }

    /// Whether rows that have been asked for have not come.
    pub(super) fn waits(&self) -> bool {
        self.asked.answered != self.asked.latest
    }

    /// Has the rows listed that have been asked for, on another thread.
    pub fn work_out(&mut self) -> Task<Listing> {
        if !self.waits() || self.asked.sent == self.asked.latest {
            return Task::none();
        }
        self.asked.sent = self.asked.latest;
        let question = self.question();
        Task::future(async move { question.answer() })
    }

    /// Takes in a listing, unless something else has been asked for by now.
    pub fn show_listing(&mut self, listing: Listing) {
        let Listing { answers, rows, heads, sums } = listing;
        if answers != self.asked.latest {
            return;
        }
        self.asked.answered = answers;
        self.keep_current(|register| {
            register.rows = rows;
            register.sums = sums;
            if let Some(grouping) = &mut register.grouping {
                grouping.set_heads(heads);
            }
        });
        self.show_expected();
    }

    fn question(&self) -> Question {
        Question {
            number: self.asked.latest,
            sheet: self.sheet.clone(),
            words: self.filter.clone(),
            only: self.only.clone(),
            order: self.order(),
            grouping: self.grouping.clone(),
            totals: self.totals,
        }
    }
}

impl Question {
    fn answer(&self) -> Listing {
        let mut records: Vec<&Record> = self.sheet.records().collect();
        if let Some(only) = &self.only {
            records.retain(|record| only.contains(&record.uuid()));
        }
        if !self.words.trim().is_empty() {
            let words = folded(&self.words);
            let words: Vec<&str> = words.split_whitespace().collect();
            records.retain(|record| self.sheet.holds(record, &words));
        }
        // Keys are made once a row, not once a comparison.
        let (by, order) = self.order;
        let keyed = records.into_iter().map(|record| (self.sheet.sort_key(record, by), record));
        let mut keyed: Vec<(SortKey, &Record)> = keyed.collect();
        keyed.sort_by(|a, b| order.compare(&a.0, &b.0));
        let sorted: Vec<&Record> = keyed.into_iter().map(|(_, record)| record).collect();
        let (rows, heads) = match &self.grouping {
            Some(grouping) => grouping.arranged(&sorted, &self.sheet.workspace),
            None => (sorted.iter().map(|record| Some(record.uuid())).collect(), Vec::new()),
        };
        let sums = if self.totals { self.sheet.sums(&sorted) } else { Vec::new() };
        Listing { answers: self.number, rows, heads, sums }
    }
}

impl Sheet {
    /// Whether every word, folded, stands in the record's cells.
    fn holds(&self, record: &Record, words: &[&str]) -> bool {
        let cells = (0..self.columns.len()).map(|at| self.text(record, at) + "\n");
        let shown = folded(&cells.collect::<String>());
        words.iter().all(|word| shown.contains(word))
    }

    /// What the records come to in each column of amounts. The row of sums is drawn at each key,
    /// and the records may be thousands.
    pub(super) fn sums(&self, records: &[&Record]) -> Vec<Kronor> {
        let sum = |shape: &Shape| match shape.content {
            Content::Year(key, year) => {
                records.iter().filter_map(|record| self.amount(record, key, year)).sum()
            }
            Content::Field(key) if key.field().kind == FieldKind::Kronor => {
                let amounts = records.iter().filter_map(|record| match record.value(key.index) {
                    Value::Kronor(amount) => Some(amount),
                    _ => None,
                });
                amounts.sum()
            }
            _ => Kronor::default(),
        };
        self.columns.iter().map(sum).collect()
    }

    /// What the record is ordered by, where the rows are sorted by a column.
    pub(super) fn sort_key(&self, record: &Record, column: usize) -> SortKey {
        let Some(shape) = self.columns.get(column) else {
            return SortKey::Text(String::new());
        };
        match (shape.content, self.value(record, shape.content)) {
            (_, Value::Number(number)) => SortKey::Number(number),
            (_, Value::Kronor(amount)) => SortKey::Number(amount.0),
            (_, Value::Hours(hours)) => SortKey::Number(hours.minutes()),
            (Content::Year(..), _) => SortKey::Number(i64::MIN),
            (Content::Field(key), Value::Empty) if key.field().kind == FieldKind::Number => {
                SortKey::Number(i64::MAX)
            }
            _ => SortKey::Text(self.text(record, column)),
        }
    }
}

/// What rows are ordered by; numbers before text.
#[derive(Debug)]
pub(super) enum SortKey {
    Number(i64),
    Text(String),
}

impl SortKey {
    fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => a.cmp(b),
            (Self::Text(a), Self::Text(b)) => compare(a, b),
            (Self::Number(_), Self::Text(_)) => Ordering::Less,
            (Self::Text(_), Self::Number(_)) => Ordering::Greater,
        }
    }
}

impl Sort {
    pub(super) fn compare(self, a: &SortKey, b: &SortKey) -> Ordering {
        match self {
            Self::Ascending => a.compare(b),
            Self::Descending => b.compare(a),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use chrono::NaiveDate;

    use super::*;
    use crate::desktop::register::Extent;
    use crate::record::{Ids, Person, RecordType};
    use crate::workspace::{Change, Workspace};

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 16).unwrap()
    }

    /// A register of `count` persons, P1 and up, by name.
    fn persons(count: usize) -> (Register, Workspace) {
        let (mut workspace, mut ids) = (Workspace::default(), Ids::new(1, 1));
        let people = (1..=count).map(|number| {
            let mut person = Person::blank(ids.id());
            person.name = format!("P{number}");
            person
        });
        let change = people.fold(Change::new("Lade till personer"), Change::with);
        workspace.apply(&change).unwrap();
        let columns = vec![Shape::field(Person::name, 120.0)];
        let mut register = Register::new(Person::KIND, Extent::All, columns);
        register.refresh(&workspace, &Arc::default(), today());
        (register, workspace)
    }

    fn first(register: &Register) -> Option<String> {
        register.id_at(0).map(|id| register.sheet.workspace.title(id))
    }

    fn sorted(order: Sort) -> Option<(Content, Sort)> {
        Some((Content::Field(Person::name), order))
    }

    #[test]
    fn few_are_listed_at_once_and_many_beside_the_window() {
        let (register, _) = persons(AT_ONCE);
        assert!(!register.waits());
        assert_eq!(first(&register).as_deref(), Some("P1"));
        let (mut register, _) = persons(AT_ONCE + 1);
        assert!(register.waits() && register.is_empty());
        register.show_listing(register.question().answer());
        assert_eq!((register.len(), first(&register).as_deref()), (AT_ONCE + 1, Some("P1")));
        register.sort_by(sorted(Sort::Descending));
        assert_eq!(first(&register).as_deref(), Some("P1"), "the rows stay until they are listed");
        register.show_listing(register.question().answer());
        assert_eq!(first(&register).as_deref(), Some("P501"));
    }

    #[test]
    fn what_is_no_longer_asked_for_is_not_shown() {
        let (mut register, _) = persons(AT_ONCE + 1);
        let early = register.question().answer();
        register.sort_by(sorted(Sort::Descending));
        register.show_listing(early);
        assert!(register.waits() && register.is_empty());
        let _ = register.work_out();
        assert_eq!(register.asked.sent, register.asked.latest, "asked for once");
    }

    #[test]
    fn a_record_is_gone_to_when_its_rows_have_come() {
        let (mut register, workspace) = persons(AT_ONCE + 1);
        let last = workspace.all::<Person>().last().unwrap().id.into();
        register.show(last, Some(Person::name));
        register.show_listing(register.question().answer());
        assert_eq!(register.current(), Some(last));
        register.set_filter("P7".to_owned());
        register.show_listing(register.question().answer());
        assert!(!register.contains(last) && register.len() > 1);
        register.show(last, None);
        assert_eq!(register.filter(), "", "what hides it is let go");
        register.show_listing(register.question().answer());
        assert_eq!(register.current(), Some(last));
    }

    #[test]
    fn a_change_while_rows_are_listed_has_them_listed_anew() {
        let (mut register, mut workspace) = persons(AT_ONCE + 1);
        let early = register.question().answer();
        let first_id = workspace.all::<Person>().next().unwrap().id.into();
        workspace.apply(&workspace.removal("Tog bort", &[first_id])).unwrap();
        register.refresh(&workspace, &Arc::default(), today());
        register.show_listing(early);
        assert_eq!(first(&register).as_deref(), Some("P2"));
    }
}
