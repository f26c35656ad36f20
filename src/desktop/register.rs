//! A register in a grid: any record type, or the parts of one record, as rows. Columns, reading,
//! choices and checks come from the catalogue, so every grid of the program behaves alike.
//!
//! It holds a workspace of its own (a clone is cheap) and turns what the hand did into a [`Change`];
//! it never commits one.

mod column;
mod derived;
mod edit;
mod follow;
mod group;
mod listing;
mod marks;
mod rows;
mod sheet;
mod small;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;
use uuid::Uuid;

pub use column::{Content, Shape};
pub use derived::Derived;
pub use listing::{AT_ONCE, Listing};
pub use marks::{Marks, cell_of};
pub use sheet::Extent;
pub use small::Acts;

use group::Grouping;
use listing::Asked;
use sheet::Sheet;

use super::arrangement::{Arranged, Arrangement};
use super::session::When;
use super::widget::grid::{self, Sort, Spot};
use super::widget::{Element, Id};
use crate::record::{AnyId, FieldKey, Kind, Kronor, Record};
use crate::workspace::{Change, Typing, Workspace};

/// The grid's state and what it shows.
#[derive(Debug)]
pub struct Register {
    sheet: Sheet,
    headings: Vec<grid::Column<'static>>,
    /// The records as they stand; `None` is the heading of a group.
    rows: Vec<Option<Uuid>>,
    sort: Option<(Content, Sort)>,
    filter: String,
    /// When set, only these are shown, whatever the filter says.
    only: Option<Arc<HashSet<Uuid>>>,
    grouping: Option<Grouping>,
    asked: Asked,
    grid: grid::State,
    /// Whether the cursor has been put on a row: on the first record, not on its heading.
    placed: bool,
    /// What was typed and cannot be read yet, with the sentence that says what to write.
    unread: HashMap<(Uuid, Content), (String, String)>,
    marks: Arc<Marks>,
    totals: bool,
    /// What the rows come to, by column.
    sums: Vec<Kronor>,
    lines: u8,
    /// The record whose row becomes current when it comes: one that is being added, or whose rows
    /// are being listed.
    expected: Option<(AnyId, Option<Content>)>,
}

/// How narrow and wide a remembered column may be: a settings file may say anything.
const NARROWEST: f32 = 24.0;
const WIDEST: f32 = 1_200.0;

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
    /// A column was drawn wider or narrower.
    Arranged(Arranged),
}

impl Register {
    /// A register with these columns.
    pub fn new(kind: Kind, extent: Extent, columns: Vec<Shape>) -> Self {
        let mut register = Self {
            sheet: Sheet::new(kind, extent, columns),
            headings: Vec::new(),
            rows: Vec::new(),
            sort: None,
            filter: String::new(),
            only: None,
            grouping: None,
            asked: Asked::default(),
            grid: grid::State::default(),
            placed: false,
            unread: HashMap::new(),
            marks: Arc::default(),
            totals: false,
            sums: Vec::new(),
            lines: 1,
            expected: None,
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

    /// With its columns as wide as the user has drawn them.
    #[must_use]
    pub fn arranged(mut self, arrangement: &Arrangement) -> Self {
        for shape in &mut self.sheet.columns {
            if let Some(width) = arrangement.widths.get(&shape.content.name()) {
                shape.width = width.clamp(NARROWEST, WIDEST);
            }
        }
        self.head();
        self
    }

    /// Lists, of assignments, only those that hold on `day`; `None` lists all. Takes effect with the
    /// next [`Self::refresh`].
    pub fn hold_to(&mut self, day: Option<NaiveDate>) {
        self.sheet.held_on = day;
    }

    /// Takes in the workspace as it is now, and what the review says of its cells.
    pub fn refresh(&mut self, workspace: &Workspace, marks: &Arc<Marks>, when: impl Into<When>) {
        self.marks = Arc::clone(marks);
        self.follow(workspace, when.into());
        self.show_expected();
    }

    /// Makes the expected record current, if it has come.
    fn show_expected(&mut self) {
        if let Some((id, content)) = self.expected
            && !self.waits()
        {
            self.expected = None;
            if self.sheet.workspace.record(id).is_some() {
                self.show_content(id, content);
            }
        }
    }

    /// The record is about to be added: go to it when it comes, to the first column that has not
    /// been filled by itself.
    pub fn expect(&mut self, record: &Record) {
        let is_blank = |key: &FieldKey| record.value(key.index).is_empty();
        let first =
            self.sheet.columns.iter().find(|shape| shape.key().is_some_and(|k| is_blank(&k)));
        self.expected = Some((record.any_id(), first.map(|shape| shape.content)));
    }

    /// As [`Self::expect`], to the column of a field.
    pub fn expect_at(&mut self, id: AnyId, field: FieldKey) {
        self.expected = Some((id, self.content_of(field)));
    }

    /// Whether the record is among the rows.
    pub fn contains(&self, id: AnyId) -> bool {
        self.row_of(id).is_some()
    }

    /// What the user is looking for.
    pub fn filter(&self) -> &str {
        &self.filter
    }

    /// Shows only these records, or (`None`) all that the filter lets through.
    pub fn narrow(&mut self, only: Option<HashSet<Uuid>>) {
        if self.only.as_deref() != only.as_ref() {
            self.only = only.map(Arc::new);
            self.list();
        }
    }

    /// Groups the rows by whom `by` refers to; the heading sums `amount`. `None` lets go.
    pub fn group(&mut self, by: Option<(FieldKey, Option<FieldKey>)>) {
        self.grouping = by.map(|(by, amount)| Grouping::new(by, amount));
        self.list();
    }

    /// Lists other records of the same kind.
    pub fn set_extent(&mut self, extent: Extent) {
        if self.sheet.extent != extent {
            self.sheet.extent = extent;
            self.grid = grid::State::default();
            self.placed = false;
            self.rows.clear();
            self.list();
        }
    }

    /// Shows these columns instead; one that was there keeps its width.
    pub fn set_columns(&mut self, columns: Vec<Shape>) {
        let before = std::mem::replace(&mut self.sheet.columns, columns);
        for shape in &mut self.sheet.columns {
            if let Some(known) = before.iter().find(|known| known.content == shape.content) {
                shape.width = known.width;
            }
        }
        let Spot { row, column } = self.grid.cursor();
        let content = before.get(column).map(|shape| shape.content);
        let column = content.and_then(|content| self.sheet.column(content));
        self.grid.goto(Spot { row, column: column.unwrap_or(0) });
        if self.sort.is_some_and(|(by, _)| self.sheet.column(by).is_none()) {
            self.sort = None;
        }
        self.head();
        self.sums.clear();
        self.list();
    }

    /// The columns as they are shown.
    pub fn columns(&self) -> &[Shape] {
        &self.sheet.columns
    }

    /// What the rows are sorted by, where the user has said so.
    pub fn sort(&self) -> Option<(Content, Sort)> {
        self.sort
    }

    /// Sorts by a column.
    pub fn sort_by(&mut self, sort: Option<(Content, Sort)>) {
        self.sort = sort;
        self.head();
        self.list();
    }

    /// The record type of the rows.
    pub fn kind(&self) -> Kind {
        self.sheet.kind
    }

    /// How many records are shown; those in a folded group are not.
    pub fn len(&self) -> usize {
        self.rows.iter().flatten().count()
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// How many rows the grid has, headings of groups included.
    pub fn lines(&self) -> usize {
        self.rows.len()
    }

    /// The place of the current row among the records, counted from one.
    pub fn place(&self) -> Option<usize> {
        let row = self.grid.cursor().row;
        self.rows.get(row)?.as_ref()?;
        Some(self.rows[..=row].iter().flatten().count())
    }

    /// The record of the current row.
    pub fn current(&self) -> Option<AnyId> {
        self.id_at(self.grid.cursor().row)
    }

    /// The field of the current column, where it shows one.
    pub fn current_field(&self) -> Option<FieldKey> {
        self.sheet.columns.get(self.grid.cursor().column)?.key()
    }

    /// What the current column shows.
    pub fn current_content(&self) -> Option<Content> {
        Some(self.sheet.columns.get(self.grid.cursor().column)?.content)
    }

    /// The records of the selected rows.
    pub fn selected(&self) -> Vec<AnyId> {
        let selection = self.grid.selection();
        (selection.from.row..=selection.to.row).filter_map(|row| self.id_at(row)).collect()
    }

    /// Makes the row of `id` current, in the column of `field` if there is one. A filter that hides
    /// it is let go.
    pub fn show(&mut self, id: AnyId, field: Option<FieldKey>) {
        self.show_content(id, field.and_then(|field| self.content_of(field)));
    }

    fn content_of(&self, field: FieldKey) -> Option<Content> {
        let shape = self.sheet.columns.iter().find(|shape| shape.key() == Some(field));
        shape.map(|shape| shape.content)
    }

    /// As [`Self::show`], in the column with that content.
    pub fn show_content(&mut self, id: AnyId, content: Option<Content>) {
        if self.row_of(id).is_none() && !self.waits() {
            self.filter.clear();
            self.only = None;
            if let Some(grouping) = &mut self.grouping {
                grouping.unfold();
            }
            self.list();
        }
        let is_listed = |record| self.sheet.is_listed(record);
        if self.waits() && self.sheet.workspace.record(id).is_some_and(is_listed) {
            self.expected = Some((id, content));
        }
        let Some(row) = self.row_of(id) else { return };
        let column = content.and_then(|content| self.sheet.column(content));
        self.grid.goto(Spot { row, column: column.unwrap_or(self.grid.cursor().column) });
    }

    fn row_of(&self, id: AnyId) -> Option<usize> {
        self.rows.iter().position(|row| *row == Some(id.uuid))
    }

    /// Moves to the next (or previous) record.
    pub fn step(&mut self, forward: bool) {
        let Spot { row, column } = self.grid.cursor();
        let records = |rows: &[Option<Uuid>]| rows.iter().position(Option::is_some);
        let found = if forward {
            self.rows.get(row + 1..).and_then(records).map(|by| row + 1 + by)
        } else {
            self.rows[..row.min(self.rows.len())].iter().rposition(Option::is_some)
        };
        if let Some(row) = found {
            self.grid.goto(Spot { row, column });
        }
    }

    /// Whether a cell is being edited.
    pub fn is_editing(&self) -> bool {
        self.grid.draft().is_some()
    }

    /// The record of a row; none of the heading of a group.
    pub fn id_at(&self, row: usize) -> Option<AnyId> {
        let uuid = (*self.rows.get(row)?)?;
        Some(AnyId { kind: self.sheet.kind, uuid })
    }

    fn record_at(&self, row: usize) -> Option<&Record> {
        self.sheet.workspace.record(self.id_at(row)?)
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
