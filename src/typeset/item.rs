//! The items that a document's flow is made of: boxes that are never split, with the gaps around
//! them and how firmly each holds on to the next. Page breaks are decided on these alone.

use std::ops::Range;

use crate::document::block::{Cell, Heading, Row, RowKind, Signature};
use crate::typeset::line::Line;
use crate::typeset::page::Role;
use crate::typeset::style::{Grid, TextStyle};

/// A box of the flow.
#[derive(Debug)]
pub struct Item<'a> {
    pub height: f32,
    /// Gap over the box; of it and the neighbour's `after` the larger counts. Dropped at a page top.
    pub before: f32,
    pub after: f32,
    /// The gap over the box is `before` whatever stands above.
    pub exact: bool,
    pub keep: Keep,
    /// So much more must fit under the box on its page.
    pub room: f32,
    pub content: Content<'a>,
}

/// How firmly an item stays on the page of the next one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Keep {
    Free,
    /// If what is kept together fits on a page, and less than a third of one is left empty by it.
    Loose,
    /// If what is kept together fits on a page.
    Weak,
    /// Before anything that is kept weakly.
    Strong,
}

/// What is drawn in a box.
#[derive(Debug)]
pub enum Content<'a> {
    Text(Box<Text>),
    /// Caption and header row.
    TableHead {
        table: usize,
    },
    Row(RowPart<'a>),
    Card(usize),
    /// Lines to write on, to the foot of the page.
    WritingLines,
    /// A row of a fact box.
    Fact {
        facts: usize,
        row: usize,
    },
    Figure {
        figure: usize,
        part: usize,
    },
    ContentsLine(Box<ContentsLine>),
    Signatures(&'a [Signature]),
}

/// A line of text.
#[derive(Debug)]
pub struct Text {
    pub slot: Slot,
    pub x: f32,
    pub line: Line,
    pub style: &'static TextStyle,
    /// Set on the same baseline before the line: a list's dash, a heading's number.
    pub label: Option<Label>,
    /// The index of the heading that begins here.
    pub heading: Option<usize>,
}

#[derive(Debug)]
pub struct Label {
    pub slot: Slot,
    pub x: f32,
    pub line: Line,
    pub style: &'static TextStyle,
}

/// A table row, or those lines of it that stand on one page.
#[derive(Debug, Clone)]
pub struct RowPart<'a> {
    pub table: usize,
    pub index: usize,
    pub row: &'a Row,
    /// The lines of each cell; `None` for all.
    pub lines: Option<Range<usize>>,
}

impl RowPart<'_> {
    /// Whether the header must be repeated when a page begins here.
    pub fn continues(&self) -> bool {
        self.index > 0 || self.lines.as_ref().is_some_and(|lines| lines.start > 0)
    }

    pub fn starts_group(&self) -> bool {
        self.row.group_start && self.lines.as_ref().is_none_or(|lines| lines.start == 0)
    }

    pub fn is_sum(&self) -> bool {
        self.row.kind == RowKind::Sum
    }

    pub fn cells(&self) -> &[Cell] {
        &self.row.cells
    }
}

/// An entry of the contents.
#[derive(Debug)]
pub struct ContentsLine {
    pub heading: usize,
    pub level: u8,
    pub number: Option<Line>,
    pub lines: Vec<Line>,
}

/// A heading and the item it begins with.
#[derive(Debug)]
pub struct HeadingPlace<'a> {
    /// `None` for the contents' own heading.
    pub heading: Option<&'a Heading>,
    pub item: usize,
}

/// A planned element of the tag tree. It is made when its first content is drawn, so that the tree
/// stands in the order in which the pages are read, and nothing empty is in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot(pub usize);

/// The plan of the tag tree's flowing part.
#[derive(Debug, Default)]
pub struct Slots {
    plans: Vec<(Role, Option<Slot>)>,
}

impl Slots {
    /// Plans an element under another, or right under the Document.
    pub fn plan(&mut self, role: Role, parent: Option<Slot>) -> Slot {
        self.plans.push((role, parent));
        Slot(self.plans.len() - 1)
    }

    pub fn get(&self, slot: Slot) -> (Role, Option<Slot>) {
        self.plans[slot.0].clone()
    }

    pub fn len(&self) -> usize {
        self.plans.len()
    }
}

/// Items on pages of one shape.
#[derive(Debug)]
pub struct Section {
    pub grid: &'static Grid,
    pub items: Range<usize>,
}
