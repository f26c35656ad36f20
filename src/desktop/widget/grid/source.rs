//! What a grid shows: columns, rows, cells. Plain strings; the screen makes them of its records.

use std::borrow::Cow;

use crate::desktop::theme::Tone;
use crate::desktop::widget::{Choice, Icon};

/// Where the rows come from. Every method is asked for one row or one cell at a time, and only for
/// those that are seen, copied or edited; none may do work that grows with the number of rows.
pub trait Source {
    /// The number of rows, group rows included.
    fn rows(&self) -> usize;

    /// What a cell shows.
    fn cell(&self, row: usize, column: usize) -> Cell<'_>;

    /// The rows that are headings of groups, ascending.
    fn groups(&self) -> &[usize] {
        &[]
    }

    /// The heading at a row that [`Source::groups`] names.
    fn group(&self, _row: usize) -> Group<'_> {
        Group::default()
    }

    /// What the totals row shows; the grid has one when any column has a total.
    fn total(&self, _column: usize) -> Option<Cell<'_>> {
        None
    }

    /// The text that editing begins with; `None` when the cell can't be edited.
    fn edit_text(&self, _row: usize, _column: usize) -> Option<Cow<'_, str>> {
        None
    }

    /// How the text typed so far would be read.
    fn read(&self, _row: usize, _column: usize, _typed: &str) -> Reading {
        Reading::AsTyped
    }

    /// What can be chosen in the cell, given what was typed (empty when editing has just begun).
    fn choices(&self, _row: usize, _column: usize, _typed: &str) -> Vec<Choice<'_>> {
        Vec::new()
    }

    /// Whether a cell with choices takes nothing else. If not, what was typed is kept as it is
    /// unless a choice was moved to.
    fn must_choose(&self, _row: usize, _column: usize) -> bool {
        true
    }

    /// What Ctrl+C copies: the text that editing would begin with, or else what is shown.
    fn copy_text(&self, row: usize, column: usize) -> String {
        self.edit_text(row, column).unwrap_or_else(|| self.cell(row, column).text).into_owned()
    }
}

/// How a typed text is read, shown under it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Reading {
    /// There is nothing to add.
    #[default]
    AsTyped,
    /// Its meaning: "= 95 tkr".
    Means(String),
    /// It isn't valid yet; a sentence that says what to write.
    Invalid(String),
}

/// A column.
#[derive(Debug, Clone, PartialEq)]
pub struct Column<'a> {
    pub(super) title: Cow<'a, str>,
    pub(super) note: Option<Cow<'a, str>>,
    pub(super) width: f32,
    pub(super) grows: bool,
    pub(super) align: Align,
    pub(super) sort: Option<Sort>,
    pub(super) fixed: bool,
    pub(super) sortable: bool,
}

/// A column with a heading and a width in pixels, padding included.
pub fn column<'a>(title: impl Into<Cow<'a, str>>, width: f32) -> Column<'a> {
    Column {
        title: title.into(),
        note: None,
        width,
        grows: false,
        align: Align::Left,
        sort: None,
        fixed: false,
        sortable: true,
    }
}

impl<'a> Column<'a> {
    /// A second line in the heading; the header row grows for it.
    pub fn note(mut self, note: impl Into<Cow<'a, str>>) -> Self {
        self.note = Some(note.into());
        self
    }

    /// Takes its share of the width that is left over.
    pub fn grow(mut self) -> Self {
        self.grows = true;
        self
    }

    /// Numbers: right-aligned.
    pub fn right(mut self) -> Self {
        self.align = Align::Right;
        self
    }

    /// The rows are sorted by this column.
    pub fn sorted(mut self, sort: Option<Sort>) -> Self {
        self.sort = sort;
        self
    }

    /// Can't be resized.
    pub fn fixed(mut self) -> Self {
        self.fixed = true;
        self
    }

    /// A press on the heading doesn't sort.
    pub fn unsortable(mut self) -> Self {
        self.sortable = false;
        self
    }
}

/// Which side the text of a column keeps to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    #[default]
    Left,
    Right,
}

/// The order that a sorted column is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    Ascending,
    Descending,
}

/// What one cell shows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cell<'a> {
    /// The words or the figure. Never empty: "Inget", "Uppgift saknas".
    pub text: Cow<'a, str>,
    /// A second line, smaller and muted; for [`CellTone::Invalid`] the sentence.
    pub note: Option<Cow<'a, str>>,
    /// Before the text, in its colour.
    pub icon: Option<Icon>,
    /// What the colour says.
    pub tone: CellTone,
    /// Semibold.
    pub strong: bool,
    /// At the right edge: an icon and a word of another tone ("UN saknas").
    pub trail: Option<(Option<Icon>, Cow<'a, str>, Tone)>,
    /// A bar along the bottom, 0 to 1.
    pub meter: Option<f32>,
}

/// What the colour of a cell says. Text and icon say it too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CellTone {
    #[default]
    Normal,
    /// "Inget", numbers of rows.
    Muted,
    /// A rule is broken: red ground.
    Error,
    /// Should be mended: amber ground.
    Warning,
    /// Allowed but empty: grey ground, dashed circle.
    Gap,
    /// What was typed isn't valid: red border, the text as typed.
    Invalid,
    /// Decided, can't be changed: grey ground, a lock.
    Locked,
    /// A chip of this tone instead of a plain text.
    Chip(Tone),
    /// A chip with a border: not begun.
    OutlinedChip,
}

impl<'a> Cell<'a> {
    /// Plain text.
    pub fn new(text: impl Into<Cow<'a, str>>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// A word for what isn't there and needn't be: "Inget", "Inget krav".
    pub fn muted(text: impl Into<Cow<'a, str>>) -> Self {
        Self { tone: CellTone::Muted, ..Self::new(text) }
    }

    /// A rule is broken.
    pub fn error(text: impl Into<Cow<'a, str>>) -> Self {
        let icon = Some(Icon::Error);
        Self { tone: CellTone::Error, icon, strong: true, ..Self::new(text) }
    }

    /// Should be mended.
    pub fn warning(text: impl Into<Cow<'a, str>>) -> Self {
        let icon = Some(Icon::Warning);
        Self { tone: CellTone::Warning, icon, strong: true, ..Self::new(text) }
    }

    /// Allowed but empty.
    pub fn gap(text: impl Into<Cow<'a, str>>) -> Self {
        Self { tone: CellTone::Gap, icon: Some(Icon::Gap), ..Self::new(text) }
    }

    /// Kept as typed though it isn't valid, with the sentence that says what to write.
    pub fn invalid(text: impl Into<Cow<'a, str>>, sentence: impl Into<Cow<'a, str>>) -> Self {
        Self { tone: CellTone::Invalid, note: Some(sentence.into()), ..Self::new(text) }
    }

    /// Decided, can't be changed.
    pub fn locked(text: impl Into<Cow<'a, str>>) -> Self {
        Self { tone: CellTone::Locked, ..Self::new(text) }
    }

    /// A state as a chip.
    pub fn chip(text: impl Into<Cow<'a, str>>, icon: Option<Icon>, tone: Tone) -> Self {
        Self { tone: CellTone::Chip(tone), icon, ..Self::new(text) }
    }

    /// A state as a chip with a border.
    pub fn outlined_chip(text: impl Into<Cow<'a, str>>, icon: Option<Icon>) -> Self {
        Self { tone: CellTone::OutlinedChip, icon, ..Self::new(text) }
    }

    /// Semibold.
    pub fn strong(mut self) -> Self {
        self.strong = true;
        self
    }

    /// Adds a second line.
    pub fn note(mut self, note: impl Into<Cow<'a, str>>) -> Self {
        self.note = Some(note.into());
        self
    }

    /// Adds a word at the right edge.
    pub fn trail(mut self, icon: Option<Icon>, text: impl Into<Cow<'a, str>>, tone: Tone) -> Self {
        self.trail = Some((icon, text.into(), tone));
        self
    }

    /// Adds a bar along the bottom, 0 to 1.
    pub fn meter(mut self, part: f32) -> Self {
        self.meter = Some(part);
        self
    }
}

/// The heading of a group of rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Group<'a> {
    /// What the rows have in common.
    pub title: Cow<'a, str>,
    /// Beside it, smaller: "7 system, 5 100 tkr per år".
    pub note: Cow<'a, str>,
    /// Whether its rows are folded away.
    pub folded: bool,
}
