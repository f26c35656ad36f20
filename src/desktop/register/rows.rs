//! What a register shows: its rows in order, and the cells that the grid asks for.

use std::borrow::Cow;

use super::{Content, Register};
use crate::desktop::theme::Tone;
use crate::desktop::widget::grid::{
    Cell, CellTone, Column, Group, Reading, Sort, Source, Spot, column,
};
use crate::desktop::widget::{Choice, Icon};
use crate::record::swedish::{compare, folded};
use crate::record::{
    Activity, ActivityStatus, AnyId, ChoiceType, FieldKind, Kind, Record, System, Value,
};
use crate::workspace::Weight;

/// Lists of choices are cut here; typing narrows them.
const LISTED: usize = 40;

/// Beside a holder whom nobody has named: the chief represents the owner.
const BY_RULE: &str = "(S-30)";

impl Register {
    /// Makes the headings again, after a sort or a change of width.
    pub(super) fn head(&mut self) {
        let sort = self.sort;
        let columns = self.sheet.columns.iter();
        self.headings = columns
            .map(|shape| {
                let sorted = sort.filter(|(by, _)| *by == shape.content).map(|(_, order)| order);
                let heading: Column<'static> =
                    column(shape.heading.clone(), shape.width).sorted(sorted);
                let heading = if shape.is_number() { heading.right() } else { heading };
                if shape.grows { heading.grow() } else { heading }
            })
            .collect();
    }

    /// Lets `list` alter the rows; the current record stays current while it is shown.
    pub(super) fn keep_current(&mut self, list: impl FnOnce(&mut Self)) {
        let current = self.current();
        list(self);
        if self.grid.draft().is_some() {
            return;
        }
        let Spot { row, column } = self.grid.cursor();
        let known = current.and_then(|id| self.row_of(id));
        // Where there was none, or it has gone: the record nearest below.
        let nearest = || {
            let from = row.min(self.rows.len().saturating_sub(1));
            let below = self.rows[from..].iter().position(Option::is_some).map(|by| from + by);
            below.or_else(|| self.rows[..from].iter().rposition(Option::is_some))
        };
        let stays = self.placed && current.is_none() && row < self.rows.len();
        let wanted = if stays { row } else { known.or_else(nearest).unwrap_or(0) };
        self.placed |= !self.rows.is_empty();
        if wanted != row {
            self.grid.goto(Spot { row: wanted, column });
        }
    }

    /// The column that the rows are sorted by, and which way.
    pub(super) fn order(&self) -> (usize, Sort) {
        match self.sort {
            Some((by, order)) => (self.sheet.column(by).unwrap_or(0), order),
            None => (0, Sort::Ascending),
        }
    }

    /// Folds or unfolds the group at a row.
    pub(super) fn fold(&mut self, row: usize) {
        if let Some(grouping) = &mut self.grouping {
            grouping.fold(row);
        }
        self.grid.goto(Spot { row, column: self.grid.cursor().column });
        self.list();
    }

    /// "KS, SN" and beside it "UN saknas": the bodies that use the system and do not answer for its
    /// personal data.
    fn left_out<'a>(&self, system: &System, answering: &str) -> Option<Cell<'a>> {
        let workspace = &self.sheet.workspace;
        let left_out: Vec<AnyId> =
            workspace.users_left_out(system).into_iter().map(AnyId::from).collect();
        if left_out.is_empty() {
            return None;
        }
        let missing = format!("{} saknas", workspace.short_names(&left_out));
        if answering.is_empty() {
            return Some(Cell::warning(missing));
        }
        let cell = Cell { tone: CellTone::Warning, ..Cell::new(answering.to_owned()) };
        Some(cell.trail(Some(Icon::Warning), missing, Tone::Warning))
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
            .flat_map(|kind| self.sheet.workspace.records(*kind))
            .filter(|record| !matches!(record, Record::Goal(goal) if goal.plan != plan))
            .map(|record| (self.sheet.workspace.title(record.any_id()), record.any_id()))
            .filter(|(title, _)| folded(title).contains(wanted.trim()))
            .collect();
        found.sort_by(|a, b| compare(&a.0, &b.0));
        found.truncate(LISTED);
        found.into_iter().map(|(title, id)| Choice::new(title).note(id.kind.names().0)).collect()
    }
}

impl Source for Register {
    fn rows(&self) -> usize {
        self.rows.len()
    }

    fn cell(&self, row: usize, column: usize) -> Cell<'_> {
        let (Some(record), Some(shape)) = (self.record_at(row), self.sheet.columns.get(column))
        else {
            return Cell::default();
        };
        if let Some((typed, sentence)) = self.unread.get(&(record.uuid(), shape.content)) {
            return Cell::invalid(typed.as_str(), sentence.as_str());
        }
        if let Content::Bearers(administration) = shape.content {
            let bearing = self.sheet.bearing(record, administration);
            let text = self.sheet.borne(&bearing);
            return match (text.is_empty(), bearing.rivals.is_empty()) {
                (true, _) => Cell::gap(shape.empty),
                (false, false) => Cell::warning(text),
                (false, true) => Cell::new(text),
            };
        }
        let text = self.sheet.text(record, column);
        let (workspace, shown) = (&self.sheet.workspace, self.sheet.when.shown);
        let post = shape.content.post(record.any_id());
        let held = post.map_or_else(Vec::new, |post| {
            workspace.assignments(post.role, Some(post.subject), shown)
        });
        // The review speaks of today.
        let is_judged = post.is_none() || self.sheet.when.is_now();
        let weight = self.marks.of_cell(workspace, record, shape.content, &held);
        let weight = weight.filter(|_| is_judged);
        if shape.key() == Some(System::controllers)
            && weight.is_some()
            && let Record::System(system) = record
            && let Some(cell) = self.left_out(system, &text)
        {
            return cell;
        }
        if text.is_empty() {
            return match (weight, shape.content) {
                (Some(Weight::Error), _) => Cell::error(shape.empty),
                (Some(_), _) => Cell::warning(shape.empty),
                (None, Content::Role(_) | Content::Deputy(_)) => Cell::gap(shape.empty),
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
            _ if post.is_some_and(|post| workspace.seated(post, shown).1) => {
                Cell::muted(format!("{text} {BY_RULE}"))
            }
            _ if shape.key() == Some(System::name) => Cell::new(text).strong(),
            _ => Cell::new(text),
        }
    }

    fn groups(&self) -> &[usize] {
        self.grouping.as_ref().map_or(&[], |grouping| grouping.rows())
    }

    fn group(&self, row: usize) -> Group<'_> {
        self.grouping.as_ref().map_or_else(Group::default, |grouping| grouping.heading(row))
    }

    fn total(&self, column: usize) -> Option<Cell<'_>> {
        if !self.totals {
            return None;
        }
        let shape = self.sheet.columns.get(column)?;
        match shape.content {
            _ if shape.is_amount() => {
                let sum = self.sums.get(column)?;
                Some(Cell::new(sum.show(self.sheet.workspace.amount_unit())).strong())
            }
            Content::Field(key) if key.kind.title().last() == Some(&key) => {
                Some(Cell::new("Summa").strong())
            }
            _ => None,
        }
    }

    fn edit_text(&self, row: usize, column: usize) -> Option<Cow<'_, str>> {
        let record = self.record_at(row)?;
        let shape = self.sheet.columns.get(column)?;
        if let Some((typed, _)) = self.unread.get(&(record.uuid(), shape.content)) {
            return Some(Cow::Borrowed(typed));
        }
        if !self.sheet.takes(shape.content) {
            return None;
        }
        Some(Cow::Owned(match self.sheet.value(record, shape.content) {
            Value::Reference(id) => self.sheet.workspace.key(id),
            Value::References(ids) => {
                ids.iter().map(|id| self.sheet.workspace.key(*id)).collect::<Vec<_>>().join("; ")
            }
            _ => self.sheet.text(record, column),
        }))
    }

    fn read(&self, row: usize, column: usize, typed: &str) -> Reading {
        let (Some(record), Some(shape)) = (self.record_at(row), self.sheet.columns.get(column))
        else {
            return Reading::AsTyped;
        };
        match self.read_cell(record, shape.content, typed) {
            Ok(value) => {
                let kind = shape.key().map_or(FieldKind::Text, |key| key.field().kind);
                let shown = match &value {
                    // A bare number is in the unit of the column already.
                    Value::Kronor(amount)
                        if amount.show(self.sheet.workspace.amount_unit()) == typed.trim() =>
                    {
                        return Reading::AsTyped;
                    }
                    Value::Kronor(amount) => {
                        amount.show_with_unit(self.sheet.workspace.amount_unit())
                    }
                    Value::Text(_) | Value::Empty | Value::Choice(_) => return Reading::AsTyped,
                    value => self.sheet.workspace.value_text(value, kind),
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
        let (Some(record), Some(shape)) = (self.record_at(row), self.sheet.columns.get(column))
        else {
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
