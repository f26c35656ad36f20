//! The journal as rows, newest first: the recent entries that the session holds, the older ones
//! that were fetched, and what of it all is listed.
//!
//! What a row is searched by is made once; listing ten thousand rows again takes no noticeable time.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::detail::title;
use crate::desktop::widget::grid::{Cell, Source};
use crate::record::AnyId;
use crate::record::swedish::folded;
use crate::workspace::{Entry, Workspace};

/// Of an import that touches thousands of records, this many can be searched for by name.
const NAMED: usize = 50;

/// The known entries and which of them are listed.
#[derive(Debug, Default)]
pub struct Log {
    /// Oldest first, without gaps.
    lines: Vec<Line>,
    /// Positions in `lines`, newest first.
    rows: Vec<usize>,
    people: Vec<String>,
    filter: Filter,
}

/// What is listed; all that is stated must hold.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filter {
    pub words: String,
    pub who: Option<String>,
    pub record: Option<AnyId>,
}

#[derive(Debug)]
struct Line {
    entry: Arc<Entry>,
    /// What was done, by whom, when and to what, folded for matching.
    folded: String,
}

impl Line {
    fn new(workspace: &Workspace, entry: &Arc<Entry>) -> Self {
        let records = entry.change.edits.iter().take(NAMED);
        let titles = records.filter_map(|edit| edit.after.as_deref().or(edit.before.as_deref()));
        let words = titles.fold(
            format!("{}\n{}\n{}", entry.described(), entry.stamp.who, when(entry)),
            |words, record| words + "\n" + &title(workspace, record),
        );
        Self { entry: Arc::clone(entry), folded: folded(&words) }
    }
}

impl Log {
    /// Takes in the entries that the session holds, oldest first.
    pub fn refresh(&mut self, workspace: &Workspace, recent: &[Arc<Entry>]) {
        let first = recent.first().map_or(u64::MAX, |entry| entry.sequence);
        let mut older = self.lines.partition_point(|line| line.entry.sequence < first);
        let joins = |line: &Line| line.entry.sequence.saturating_add(1) == first;
        if !self.lines[..older].last().is_none_or(joins) {
            // Someone else's file was read again and has gone on: what lies between is not known.
            self.lines.clear();
            older = 0;
        }
        let known = self.lines[older..].iter().zip(recent);
        let same = known.take_while(|(line, entry)| Arc::ptr_eq(&line.entry, entry)).count();
        self.lines.truncate(older + same);
        let new = recent[same..].iter().map(|entry| Line::new(workspace, entry));
        self.lines.extend(new);
        self.list();
    }

    /// Takes in entries that lie before all that are known, oldest first.
    pub fn take_older(&mut self, workspace: &Workspace, entries: &[Arc<Entry>]) {
        let first = self.oldest().unwrap_or(u64::MAX);
        let before = entries.iter().filter(|entry| entry.sequence < first);
        let lines: Vec<Line> = before.map(|entry| Line::new(workspace, entry)).collect();
        self.lines.splice(0..0, lines);
        self.list();
    }

    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// Lists what the filter lets through.
    pub fn set_filter(&mut self, filter: Filter) {
        self.filter = filter;
        self.list();
    }

    fn list(&mut self) {
        let people: BTreeSet<&str> =
            self.lines.iter().map(|line| line.entry.stamp.who.as_str()).collect();
        self.people = people.into_iter().map(str::to_owned).collect();
        self.people.sort_by(|a, b| crate::record::swedish::compare(a, b));
        let Filter { words, who, record } = &self.filter;
        let words = folded(words);
        let words: Vec<&str> = words.split_whitespace().collect();
        let is_listed = |line: &Line| {
            who.as_ref().is_none_or(|who| line.entry.stamp.who == *who)
                && words.iter().all(|word| line.folded.contains(word))
                && record.is_none_or(|record| touches(&line.entry, record))
        };
        let listed = self.lines.iter().enumerate().rev().filter(|(_, line)| is_listed(line));
        self.rows = listed.map(|(at, _)| at).collect();
    }

    /// The entry of a row.
    pub fn entry(&self, row: usize) -> Option<&Arc<Entry>> {
        Some(&self.lines.get(*self.rows.get(row)?)?.entry)
    }

    /// The row of an entry, by its number.
    pub fn row_of(&self, sequence: u64) -> Option<usize> {
        self.rows
            .iter()
            .position(|at| self.lines.get(*at).is_some_and(|line| line.entry.sequence == sequence))
    }

    /// How many entries are known.
    pub fn known(&self) -> usize {
        self.lines.len()
    }

    /// The number of the oldest entry that is known.
    pub fn oldest(&self) -> Option<u64> {
        self.lines.first().map(|line| line.entry.sequence)
    }

    /// Everyone who has made one of the known changes, in Swedish order.
    pub fn people(&self) -> &[String] {
        &self.people
    }
}

fn touches(entry: &Entry, record: AnyId) -> bool {
    entry.change.edits.iter().any(|edit| edit.id() == Some(record))
}

/// "2026-11-24 10.31".
pub fn when(entry: &Entry) -> String {
    entry.stamp.at.format("%Y-%m-%d %H.%M").to_string()
}

impl Source for Log {
    fn rows(&self) -> usize {
        self.rows.len()
    }

    fn cell(&self, row: usize, column: usize) -> Cell<'_> {
        let Some(entry) = self.entry(row) else { return Cell::default() };
        match column {
            0 => Cell::new(when(entry)),
            1 => Cell::new(entry.stamp.who.as_str()),
            _ => Cell::new(entry.described()),
        }
    }
}

#[cfg(test)]
mod tests {

    use super::*;
    use crate::record::{Ids, Person, RecordType};
    use crate::workspace::{Action, Change, Stamp};

    fn entries(numbers: std::ops::RangeInclusive<u64>) -> Vec<Arc<Entry>> {
        let mut ids = Ids::new(1, *numbers.start());
        let entry = |sequence: u64| {
            let mut person = Person::blank(ids.id());
            person.name = format!("Åke Ängman {sequence}");
            let who = if sequence.is_multiple_of(2) { "Örjan" } else { "Anna" }.to_owned();
            Arc::new(Entry {
                sequence,
                stamp: Stamp { at: Default::default(), who },
                action: Action::Do,
                change: Change::new(format!("Lade till person {sequence}")).with(person),
            })
        };
        numbers.map(entry).collect()
    }

    fn numbers(log: &Log) -> Vec<u64> {
        (0..log.rows()).filter_map(|row| log.entry(row)).map(|entry| entry.sequence).collect()
    }

    #[test]
    fn older_entries_stand_below_and_stay_when_new_ones_come() {
        let workspace = Workspace::default();
        let all = entries(1..=6);
        let mut log = Log::default();
        log.refresh(&workspace, &all[3..5]);
        assert_eq!(numbers(&log), [5, 4]);
        log.take_older(&workspace, &all[..3]);
        log.refresh(&workspace, &all[3..]);
        assert_eq!(numbers(&log), [6, 5, 4, 3, 2, 1]);
        assert_eq!(log.people(), ["Anna", "Örjan"]);
    }

    #[test]
    fn older_entries_are_let_go_of_when_what_lies_between_is_not_known() {
        let workspace = Workspace::default();
        let all = entries(1..=9);
        let mut log = Log::default();
        log.refresh(&workspace, &all[..3]);
        log.refresh(&workspace, &all[6..]);
        assert_eq!(numbers(&log), [9, 8, 7]);
    }

    #[test]
    fn a_change_is_found_by_words_person_and_record() {
        let workspace = Workspace::default();
        let all = entries(1..=6);
        let mut log = Log::default();
        log.refresh(&workspace, &all);
        let listed = |log: &mut Log, filter| {
            log.set_filter(filter);
            numbers(log)
        };
        let words = Filter { words: "ÅKE ängman 3".to_owned(), ..Filter::default() };
        assert_eq!(listed(&mut log, words), [3]);
        let who = Filter { who: Some("Örjan".to_owned()), ..Filter::default() };
        assert_eq!(listed(&mut log, who), [6, 4, 2]);
        let record = Filter { record: all[4].change.edits[0].id(), ..Filter::default() };
        assert_eq!(listed(&mut log, record), [5]);
    }

    #[test]
    fn ten_thousand_entries_can_be_filtered() {
        let workspace = Workspace::default();
        let mut log = Log::default();
        log.refresh(&workspace, &entries(1..=10_000));
        log.set_filter(Filter { words: "ängman 77".to_owned(), ..Filter::default() });
        assert!(log.rows() > 100);
    }
}
