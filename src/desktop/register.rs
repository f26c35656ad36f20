//! A register in a grid: any record type, or the parts of one record, as rows. Columns, reading,
//! choices and checks come from the catalogue, so every grid of the program behaves alike.
//!
//! It holds a workspace of its own (a clone is cheap) and turns what the hand did into a [`Change`];
//! it never commits one.

mod column;
mod edit;
mod rows;

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use uuid::Uuid;

pub use column::{Content, Shape};

use super::widget::grid::{self, Sort, Spot};
use super::widget::{Element, Id};
use crate::record::{AnyId, FieldKey, Kind, Record};
use crate::workspace::{Change, Finding, Typing, Weight, Workspace};

/// Which records a register lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Every record of the kind.
    All,
    /// Those that are parts of this record, by this field of theirs.
    PartsOf(AnyId, FieldKey),
}

/// The grid's state and what it shows.
#[derive(Debug)]
pub struct Register {
    kind: Kind,
    extent: Extent,
    columns: Vec<Shape>,
    headings: Vec<grid::Column<'static>>,
    workspace: Workspace,
    today: NaiveDate,
    rows: Vec<Uuid>,
    sort: Option<(usize, Sort)>,
    filter: String,
    grid: grid::State,
    /// What was typed and cannot be read yet, with the sentence that says what to write.
    unread: HashMap<(Uuid, usize), (String, String)>,
    weights: HashMap<(AnyId, FieldKey), Weight>,
    totals: bool,
    lines: u8,
    /// The record that is being added; its row becomes current when it comes.
    expected: Option<AnyId>,
    /// When stated, only these records are listed.
    only: Option<HashSet<AnyId>>,
}

/// What the screen should do.
#[derive(Debug)]
pub enum Action {
    /// Nothing but a redraw.
    None,
    /// Another row is current.
    Moved,
    Commit(Change, Option<Typing>),
    /// Show the record.
    Open(AnyId),
    /// Tell the user.
    Tell(String),
}

impl Register {
    /// A register with these columns.
    pub fn new(kind: Kind, extent: Extent, columns: Vec<Shape>) -> Self {
        let mut register = Self {
            kind,
            extent,
            columns,
            headings: Vec::new(),
            workspace: Workspace::default(),
            today: NaiveDate::default(),
            rows: Vec::new(),
            sort: None,
            filter: String::new(),
            grid: grid::State::default(),
            unread: HashMap::new(),
            weights: HashMap::new(),
            totals: false,
            lines: 1,
            expected: None,
            only: None,
        };
        register.head();
        register
    }

    /// With a row of sums.
    #[must_use]
    pub fn totals(mut self) -> Self {
        self.totals = true;
        self
    }

    /// Rows of two text lines.
    #[must_use]
    pub fn two_lines(mut self) -> Self {
        self.lines = 2;
        self
    }

    /// Takes in the workspace as it is now.
    pub fn refresh(&mut self, workspace: &Workspace, findings: &[Finding], today: NaiveDate) {
        self.workspace = workspace.clone();
        self.today = today;
        self.weights = findings
            .iter()
            .filter_map(|finding| Some(((finding.object, finding.field?), finding.weight)))
            .fold(HashMap::new(), |mut weights, (place, weight)| {
                weights
                    .entry(place)
                    .and_modify(|known: &mut Weight| *known = (*known).min(weight))
                    .or_insert(weight);
                weights
            });
        self.list();
        if let Some(id) = self.expected.take() {
            self.show(id, None);
        }
    }

    /// The record is about to be added: go to it when it comes.
    pub fn expect(&mut self, id: AnyId) {
        self.expected = Some(id);
    }

    /// What the user is looking for.
    pub fn filter(&self) -> &str {
        &self.filter
    }

    /// Shows only the rows in which these words stand.
    pub fn set_filter(&mut self, filter: String) {
        self.filter = filter;
        self.list();
    }

    /// The record type of the rows.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Lists only these records from the next refresh on; `None` lists all.
    pub fn only(&mut self, records: Option<HashSet<AnyId>>) {
        self.only = records;
    }

    /// Whether a column shows the field.
    pub fn has_column(&self, field: FieldKey) -> bool {
        self.columns.iter().any(|column| column.key() == Some(field))
    }

    /// How many rows are shown.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The record of the current row.
    pub fn current(&self) -> Option<AnyId> {
        self.id_at(self.grid.cursor().row)
    }

    /// The field of the current column, where it shows one.
    pub fn current_field(&self) -> Option<FieldKey> {
        self.columns.get(self.grid.cursor().column)?.key()
    }

    /// The records of the selected rows.
    pub fn selected(&self) -> Vec<AnyId> {
        let selection = self.grid.selection();
        (selection.from.row..=selection.to.row).filter_map(|row| self.id_at(row)).collect()
    }

    /// Makes the row of `id` current, in the column of `field` if there is one.
    pub fn show(&mut self, id: AnyId, field: Option<FieldKey>) {
        if !self.rows.contains(&id.uuid) && !self.filter.is_empty() {
            self.set_filter(String::new());
        }
        let Some(row) = self.rows.iter().position(|uuid| *uuid == id.uuid) else { return };
        let column =
            field.and_then(|field| self.columns.iter().position(|c| c.key() == Some(field)));
        self.grid.goto(Spot { row, column: column.unwrap_or(self.grid.cursor().column) });
    }

    /// Moves to the next (or previous) row.
    pub fn step(&mut self, forward: bool) {
        let Spot { row, column } = self.grid.cursor();
        let row = if forward {
            (row + 1).min(self.rows.len().saturating_sub(1))
        } else {
            row.saturating_sub(1)
        };
        self.grid.goto(Spot { row, column });
    }

    /// Whether a cell is being edited.
    pub fn is_editing(&self) -> bool {
        self.grid.draft().is_some()
    }

    fn id_at(&self, row: usize) -> Option<AnyId> {
        self.rows.get(row).map(|uuid| AnyId { kind: self.kind, uuid: *uuid })
    }

    fn record_at(&self, row: usize) -> Option<&Record> {
        self.workspace.record(self.id_at(row)?)
    }

    /// The grid as an element. `height` is given by the screen.
    pub fn view<'a, Message: Clone + 'a>(
        &'a self,
        id: impl Into<Id>,
        on_event: impl Fn(grid::Event) -> Message + 'a,
    ) -> grid::Grid<'a, Message> {
        grid::grid(self, &self.headings, &self.grid, on_event).lines(self.lines).id(id)
    }

    /// The grid as an element that fills the room it is given.
    pub fn filled<'a, Message: Clone + 'a>(
        &'a self,
        id: impl Into<Id>,
        on_event: impl Fn(grid::Event) -> Message + 'a,
    ) -> Element<'a, Message> {
        self.view(id, on_event).into()
    }
}
