//! What a register shows: its rows in order, and the cells that the grid asks for.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::{Content, Extent, Register};
use crate::desktop::theme::Tone;
use crate::desktop::widget::grid::{Cell, CellTone, Column, Reading, Sort, Source, column};
use crate::desktop::widget::{Choice, Icon};
use crate::record::swedish::{compare, folded};
use crate::record::{
    Activity, ActivityStatus, AnyId, ChoiceType, FieldKey, FieldKind, Kind, Kronor, Record, Value,
};
use crate::workspace::Weight;

/// Lists of choices are cut here; typing narrows them.
const LISTED: usize = 40;

impl Register {
    /// Makes the headings again, after a sort or a change of width.
    pub(super) fn head(&mut self) {
        let sort = self.sort;
        self.headings = self
            .columns
            .iter()
            .enumerate()
            .map(|(at, shape)| {
                let sorted = sort.filter(|(by, _)| *by == at).map(|(_, order)| order);
                let heading: Column<'static> =
                    column(shape.heading.clone(), shape.width).sorted(sorted);
                let heading = if shape.is_number() { heading.right() } else { heading };
                if shape.grows { heading.grow() } else { heading }
            })
            .collect();
    }

    /// Lists the rows again: scope, filter, order.
    pub(super) fn list(&mut self) {
        let in_extent = |record: &&Record| match self.extent {
            Extent::All => true,
            Extent::PartsOf(whole, by) => record.value(by.index) == Value::Reference(whole),
        };
        let is_listed = |record: &&Record| {
            self.only.as_ref().is_none_or(|only| only.contains(&record.any_id()))
                && in_extent(record)
        };
        let records: Box<dyn Iterator<Item = &Record> + '_> = match self.extent {
            Extent::All => Box::new(self.workspace.records(self.kind)),
            Extent::PartsOf(whole, _) => {
                let parts = self.workspace.referrers(whole).into_iter();
                let parts = parts.filter(|id| id.kind == self.kind);
                Box::new(parts.filter_map(|id| self.workspace.record(id)))
            }
        };
        let words = folded(&self.filter);
        let words: Vec<&str> = words.split_whitespace().collect();
        let mut rows: Vec<&Record> = records.filter(is_listed).collect();
        if !words.is_empty() {
            rows.retain(|record| {
                let shown: String =
                    (0..self.columns.len()).map(|at| self.text(record, at) + "\n").collect();
                let shown = folded(&shown);
                words.iter().all(|word| shown.contains(word))
            });
        }
        // Keys are made once a row, not once a comparison.
        let (by, order) = self.sort.unwrap_or((0, Sort::Ascending));
        let mut keyed: Vec<(SortKey, &Record)> =
            rows.into_iter().map(|record| (self.sort_key(record, by), record)).collect();
        keyed.sort_by(|a, b| match order {
            Sort::Ascending => a.0.cmp(&b.0),
            Sort::Descending => b.0.cmp(&a.0),
        });
        self.rows = keyed.into_iter().map(|(_, record)| record.uuid()).collect();
    }

    fn sort_key(&self, record: &Record, column: usize) -> SortKey {
        let Some(shape) = self.columns.get(column) else { return SortKey::Text(String::new()) };
        match (shape.content, self.value(record, shape.content)) {
            (_, Value::Number(number)) => SortKey::Number(number),
            (_, Value::Kronor(amount)) => SortKey::Number(amount.0),
            (Content::Year(..), _) => SortKey::Number(i64::MIN),
            (Content::Field(key), Value::Empty) if key.field().kind == FieldKind::Number => {
                SortKey::Number(i64::MAX)
            }
            _ => SortKey::Text(self.text(record, column)),
        }
    }

    /// The value of a column for a record; of roles, the holders.
    pub(super) fn value(&self, record: &Record, content: Content) -> Value {
        match content {
            Content::Field(key) => record.value(key.index),
            Content::Year(key, year) => match record.value(key.index) {
                Value::YearAmounts(years) => {
                    years.0.get(&year).map_or(Value::Empty, |amount| Value::Kronor(*amount))
                }
                _ => Value::Empty,
            },
            Content::YearText(key, year) => match record.value(key.index) {
                Value::YearTexts(years) => {
                    years.of(year).map_or(Value::Empty, |text| Value::Text(text.to_owned()))
                }
                _ => Value::Empty,
            },
            Content::Role(role) => {
                Value::References(self.workspace.holders(role, Some(record.any_id()), self.today))
            }
            Content::Deputy(role) => {
                let held = self.workspace.assignments(role, Some(record.any_id()), self.today);
                Value::References(held.into_iter().flat_map(|a| a.deputies.0.clone()).collect())
            }
        }
    }

    /// The text of a cell; empty when nothing is stated.
    pub(super) fn text(&self, record: &Record, column: usize) -> String {
        let Some(shape) = self.columns.get(column) else { return String::new() };
        let kind = shape.key().map_or(FieldKind::Text, |key| key.field().kind);
        self.workspace.value_text(&self.value(record, shape.content), kind)
    }

    fn weight(&self, id: AnyId, key: FieldKey) -> Option<Weight> {
        self.weights.get(&(id, key)).copied()
    }

    /// The records that could stand in a reference cell, best matches first.
    fn candidates(&self, kinds: &[Kind], typed: &str, near: &Record) -> Vec<Choice<'_>> {
        let wanted = folded(typed);
        let plan = match near {
            Record::Activity(activity) => activity.plan,
            _ => None,
        };
        let mut found: Vec<(String, AnyId)> = kinds
            .iter()
            .flat_map(|kind| self.workspace.records(*kind))
            .filter(|record| !matches!(record, Record::Goal(goal) if goal.plan != plan))
            .map(|record| (self.workspace.title(record.any_id()), record.any_id()))
            .filter(|(title, _)| folded(title).contains(wanted.trim()))
            .collect();
        found.sort_by(|a, b| compare(&a.0, &b.0));
        found.truncate(LISTED);
        found.into_iter().map(|(title, id)| Choice::new(title).note(id.kind.names().0)).collect()
    }
}

/// What rows are ordered by.
#[derive(Debug, PartialEq, Eq)]
enum SortKey {
    Number(i64),
    Text(String),
}

impl PartialOrd for SortKey {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for SortKey {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => a.cmp(b),
            (Self::Text(a), Self::Text(b)) => compare(a, b),
            (Self::Number(_), Self::Text(_)) => Ordering::Less,
            (Self::Text(_), Self::Number(_)) => Ordering::Greater,
        }
    }
}

impl Source for Register {
    fn rows(&self) -> usize {
        self.rows.len()
    }

    fn cell(&self, row: usize, column: usize) -> Cell<'_> {
        let (Some(record), Some(shape)) = (self.record_at(row), self.columns.get(column)) else {
            return Cell::default();
        };
        if let Some((typed, sentence)) = self.unread.get(&(record.uuid(), column)) {
            return Cell::invalid(typed.as_str(), sentence.as_str());
        }
        let text = self.text(record, column);
        let weight = shape.key().and_then(|key| self.weight(record.any_id(), key));
        if text.is_empty() {
            return match (weight, shape.content) {
                (Some(Weight::Error), _) | (None, Content::Role(_)) => Cell::error(shape.empty),
                (Some(_), _) => Cell::warning(shape.empty),
                (None, Content::Deputy(_)) => Cell::gap(shape.empty),
                (None, _) => Cell::muted(shape.empty),
            };
        }
        if shape.key() == Some(Activity::status)
            && let Record::Activity(activity) = record
        {
            return status_chip(activity.status, text);
        }
        match weight {
            Some(Weight::Error) => Cell::error(text),
            Some(Weight::Warning) => Cell::warning(text),
            _ => Cell::new(text),
        }
    }

    fn total(&self, column: usize) -> Option<Cell<'_>> {
        if !self.totals {
            return None;
        }
        let shape = self.columns.get(column)?;
        match shape.content {
            Content::Year(..) => {
                let amounts = self.rows.iter().enumerate().filter_map(|(row, _)| {
                    match self.value(self.record_at(row)?, shape.content) {
                        Value::Kronor(amount) => Some(amount),
                        _ => None,
                    }
                });
                let sum: Kronor = amounts.sum();
                Some(Cell::new(sum.show(self.workspace.amount_unit())).strong())
            }
            Content::Field(key) if key == Activity::name => Some(Cell::new("Summa").strong()),
            _ => None,
        }
    }

    fn edit_text(&self, row: usize, column: usize) -> Option<Cow<'_, str>> {
        let record = self.record_at(row)?;
        if let Some((typed, _)) = self.unread.get(&(record.uuid(), column)) {
            return Some(Cow::Borrowed(typed));
        }
        let shape = self.columns.get(column)?;
        Some(Cow::Owned(match self.value(record, shape.content) {
            Value::Reference(id) => self.workspace.key(id),
            Value::References(ids) => {
                ids.iter().map(|id| self.workspace.key(*id)).collect::<Vec<_>>().join("; ")
            }
            _ => self.text(record, column),
        }))
    }

    fn read(&self, row: usize, column: usize, typed: &str) -> Reading {
        let (Some(record), Some(shape)) = (self.record_at(row), self.columns.get(column)) else {
            return Reading::AsTyped;
        };
        match self.read_cell(record, shape.content, typed) {
            Ok(value) => {
                let kind = shape.key().map_or(FieldKind::Text, |key| key.field().kind);
                let shown = match &value {
                    // A bare number is in the unit of the column already.
                    Value::Kronor(amount)
                        if amount.show(self.workspace.amount_unit()) == typed.trim() =>
                    {
                        return Reading::AsTyped;
                    }
                    Value::Kronor(amount) => amount.show_with_unit(self.workspace.amount_unit()),
                    Value::Text(_) | Value::Empty | Value::Choice(_) => return Reading::AsTyped,
                    value => self.workspace.value_text(value, kind),
                };
                if shown == typed.trim() {
                    Reading::AsTyped
                } else {
                    Reading::Means(format!("= {shown}"))
                }
            }
            Err(sentence) => Reading::Invalid(sentence),
        }
    }

    fn choices(&self, row: usize, column: usize, typed: &str) -> Vec<Choice<'_>> {
        let (Some(record), Some(shape)) = (self.record_at(row), self.columns.get(column)) else {
            return Vec::new();
        };
        let kind = match shape.content {
            Content::Role(_) | Content::Deputy(_) => {
                FieldKind::References(&[Kind::Person, Kind::Function, Kind::Supplier])
            }
            Content::Field(key) => key.field().kind,
            _ => return Vec::new(),
        };
        match kind {
            FieldKind::Choice(choices) => {
                let wanted = folded(typed);
                let fits =
                    choices.iter().filter(|choice| folded(choice.label).contains(wanted.trim()));
                fits.map(|choice| Choice::new(choice.label)).collect()
            }
            FieldKind::YesNo => vec![Choice::new("Ja"), Choice::new("Nej")],
            // Of several, the last one is being typed.
            FieldKind::References(kinds) => {
                let last = typed.rsplit(';').next().unwrap_or(typed);
                self.candidates(kinds, last, record)
            }
            FieldKind::Reference(kinds) => self.candidates(kinds, typed, record),
            _ => Vec::new(),
        }
    }

    fn must_choose(&self, _row: usize, _column: usize) -> bool {
        false
    }
}

fn status_chip(status: Option<ActivityStatus>, text: String) -> Cell<'static> {
    debug_assert!(status.is_none_or(|status| status.label() == text));
    match status {
        Some(ActivityStatus::Ongoing) => Cell::chip(text, Some(Icon::Ongoing), Tone::Accent),
        Some(ActivityStatus::Done) => Cell::chip(text, Some(Icon::Tick), Tone::Success),
        Some(ActivityStatus::Late) => Cell::chip(text, Some(Icon::Warning), Tone::Warning),
        Some(ActivityStatus::Dropped) => Cell::chip(text, None, Tone::Normal),
        _ => Cell { tone: CellTone::OutlinedChip, icon: Some(Icon::NotStarted), ..Cell::new(text) },
    }
}
