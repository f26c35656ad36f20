//! Tables: caption, header and rows as items of the flow, and how they are drawn.
//!
//! Rules only horizontal; the header row stands again on each page, as an artifact, so that a
//! screen reader meets it once. Lines of a cell are broken twice, once for the row's height and once
//! when it is drawn: ten thousand rows are then never in memory as lines at once.

pub mod width;

use crate::document::block::{Align, Cell, Colour, Row, Table, Tone};
use crate::typeset::canvas::{Canvas, ROOT};
use crate::typeset::font::Face;
use crate::typeset::item::{Content, Item, Keep, RowPart};
use crate::typeset::line::{Line, Manner, Setter, Span};
use crate::typeset::page::{Artifact, NodeId, Owner, Role};
use crate::typeset::paginate::Place;
use crate::typeset::style::{self, Grid};
use crate::typeset::table::width::{Columns, Measured, columns, face};

/// A table with its columns decided.
#[derive(Debug)]
pub struct Plan<'a> {
    table: &'a Table,
    measured: Measured,
    columns: Columns,
    caption: Vec<Line>,
    continued: Line,
    header: Vec<Vec<Line>>,
    header_height: f32,
    /// The TableBody element, once the head is drawn.
    body: Option<NodeId>,
    /// The cells of a row that goes on over pages, as far as they are not drawn.
    rest: Vec<std::vec::IntoIter<Line>>,
}

impl<'a> Plan<'a> {
    /// Decides a table's columns; `mark` is what the document calls it: "3", or "A".
    pub fn new(
        table: &'a Table,
        mut measured: Measured,
        mark: &str,
        grid: &'static Grid,
        setter: &mut Setter,
    ) -> Self {
        let columns = columns(table, &mut measured, setter, grid);
        let size = columns.style.header_size;
        let header: Vec<Vec<Line>> = (0..table.columns.len())
            .map(|index| {
                let (left, right) = columns.text(index);
                let span = Span::new(&table.columns[index].header, Face::SansSemibold);
                setter.paragraph(&[span], size, (right - left).max(1.0), Manner::Cell)
            })
            .collect();
        let lines = header.iter().map(Vec::len).max().unwrap_or(1);
        let caption = caption(setter, "Tabell", mark, &table.caption, grid.right - columns.left);
        let continued = format!("Tabell {mark}, fortsättning");
        let style = &style::CONTINUED;
        Self {
            table,
            header_height: columns.style.header(lines),
            caption,
            continued: setter.line(&continued, style.face, style.size),
            header,
            columns,
            body: None,
            rest: Vec::new(),
            measured,
        }
    }

    /// Left edge, where sum line and note begin too.
    pub fn left(&self) -> f32 {
        self.columns.left
    }

    pub fn right(&self) -> f32 {
        self.columns.right()
    }

    /// Height of what a following page repeats.
    pub fn repeat(&self) -> f32 {
        style::CONTINUED.height(1) + style::CONTINUED.after + self.header_height
    }

    fn head_height(&self) -> f32 {
        style::CAPTION.height(self.caption.len()) + style::CAPTION.after + self.header_height
    }

    /// Adds the table's items. `followed` if a sum line or note is to stay with the last rows.
    pub fn push_items(
        &self,
        index: usize,
        grid: &Grid,
        followed: bool,
        setter: &mut Setter,
        items: &mut Vec<Item<'a>>,
    ) {
        let rows = &self.table.rows;
        items.push(Item {
            height: self.head_height(),
            before: style::table::BEFORE,
            after: if rows.is_empty() { style::table::AFTER } else { 0.0 },
            exact: false,
            keep: if rows.is_empty() { Keep::Free } else { Keep::Strong },
            room: 0.0,
            content: Content::TableHead { table: index },
        });
        let style = self.columns.style;
        let deepest = grid.depth() - self.head_height().max(self.repeat());
        let most = (((deepest - style.over - style.under - style.size) / style.leading).floor()
            as usize)
            .max(1);
        items.reserve(rows.len());
        for (at, row) in rows.iter().enumerate() {
            let lines = self.lines(at, row, setter);
            let last = at + 1 == rows.len();
            let keep = if at == 0 && !last || at + 2 == rows.len() || last && followed {
                Keep::Strong
            } else if rows.len() <= style::table::KEPT_WHOLE && !last {
                Keep::Loose
            } else {
                Keep::Free
            };
            let after = if last { style::table::AFTER } else { 0.0 };
            let parts = lines.div_ceil(most + 1).max(1);
            for part in 0..parts {
                let range = part * most..((part + 1) * most).min(lines);
                let part_last = range.end >= lines || part + 1 == parts;
                let count = if parts == 1 { lines } else { range.len() };
                items.push(Item {
                    height: style.row(count),
                    before: 0.0,
                    after: if part_last && followed && last { 0.0 } else { after },
                    exact: false,
                    keep: if part_last { keep } else { Keep::Free },
                    room: 0.0,
                    content: Content::Row(RowPart {
                        table: index,
                        index: at,
                        row,
                        lines: (parts > 1).then_some(range),
                    }),
                });
            }
        }
    }

    /// Lines of a row's tallest cell.
    fn lines(&self, at: usize, row: &Row, setter: &mut Setter) -> usize {
        let cells = row.cells.iter().enumerate().take(self.table.columns.len());
        let counts = cells.map(|(index, cell)| {
            let (left, right) = self.columns.text(index);
            let one =
                !cell.text.contains('\n') && self.measured.cell(at, index) <= right - left + 0.01;
            if one { 1 } else { self.cell(row, index, cell, setter).len() }
        });
        counts.max().unwrap_or(1)
    }

    fn cell(&self, row: &Row, index: usize, cell: &Cell, setter: &mut Setter) -> Vec<Line> {
        let (left, right) = self.columns.text(index);
        let face = face(self.table, row, index, cell);
        let (size, measure) = (self.columns.style.size, (right - left).max(1.0) + 0.01);
        if !cell.text.contains('\n') {
            let line = setter.line(&cell.text, face, size);
            if line.width <= measure {
                return vec![line];
            }
        }
        setter.paragraph(&[Span::new(&cell.text, face)], size, measure, Manner::Cell)
    }

    /// Draws caption and header for the first time.
    pub fn draw_head(&mut self, canvas: &mut Canvas, place: Place) {
        let table = canvas.node(ROOT, Role::Table);
        let mut y = place.y;
        if !self.caption.is_empty() {
            let caption = canvas.node(table, Role::Caption);
            for line in std::mem::take(&mut self.caption) {
                let at = (self.columns.left, y);
                canvas.text(place.page, Owner::Node(caption), line, at, &style::CAPTION);
                y += style::CAPTION.leading;
            }
            y += style::CAPTION.size - style::CAPTION.leading + style::CAPTION.after;
        }
        let head = canvas.node(table, Role::TableHead);
        let row = canvas.node(head, Role::TableRow);
        let owners: Vec<Owner> = (0..self.table.columns.len())
            .map(|_| Owner::Node(canvas.node(row, Role::ColumnHeader)))
            .collect();
        self.draw_header(canvas, place.page, y, &owners);
        if !self.table.rows.is_empty() {
            self.body = Some(canvas.node(table, Role::TableBody));
        }
        if self.table.rows.is_empty() {
            let y = y + self.header_height;
            self.rule(canvas, place.page, y, style::table::RULE, style::INK);
        }
    }

    /// Draws the caption's continuation and the header over what begins at `y`.
    pub fn draw_repeat(&self, canvas: &mut Canvas, page: usize, y: f32) {
        let owner = Owner::Artifact(Artifact::Repeated);
        let top = y - self.repeat();
        let at = (self.columns.left, top);
        canvas.text(page, owner, self.continued.clone(), at, &style::CONTINUED);
        let owners = vec![owner; self.table.columns.len()];
        self.draw_header(canvas, page, y - self.header_height, &owners);
    }

    fn draw_header(&self, canvas: &mut Canvas, page: usize, top: f32, owners: &[Owner]) {
        let style = self.columns.style;
        self.rule(canvas, page, top, style::table::RULE, style::INK);
        let bottom = top + self.header_height;
        for (index, (lines, owner)) in self.header.iter().zip(owners).enumerate() {
            let over = style.header_size + style.leading * (lines.len().max(1) - 1) as f32;
            let mut y = bottom - style.under - over + style::OVER * style.header_size;
            for line in lines {
                let x = self.x(index, line.width);
                let size = style.header_size;
                canvas.baseline(page, *owner, line.clone(), (x, y), size, style::INK);
                y += style.leading;
            }
        }
        self.rule(canvas, page, bottom, style::table::THIN, style::INK);
    }

    /// Draws a row and the rule under it. `next` is the row below it on the same page.
    pub fn draw_row(
        &mut self,
        canvas: &mut Canvas,
        setter: &mut Setter,
        part: &RowPart,
        place: Place,
        owners: &mut Vec<NodeId>,
        next: Below,
    ) {
        let style = self.columns.style;
        if part.lines.as_ref().is_none_or(|lines| lines.start == 0) {
            self.make_row(canvas, part, owners);
        }
        let mut tallest = 1;
        for (index, cell) in part.cells().iter().enumerate().take(self.table.columns.len()) {
            let lines = match &part.lines {
                None => self.cell(part.row, index, cell, setter),
                Some(range) => {
                    if range.start == 0 {
                        self.rest.truncate(index);
                        self.rest.push(self.cell(part.row, index, cell, setter).into_iter());
                    }
                    self.rest[index].by_ref().take(range.len()).collect()
                }
            };
            tallest = tallest.max(lines.len());
            let colour = match cell.tone {
                Tone::Normal => style::INK,
                Tone::Deviation => style::DEVIATION,
                Tone::ToFill => style::SECONDARY,
            };
            let mut y = place.y + style.over + style::OVER * style.size;
            for line in lines {
                let x = self.x(index, line.width);
                let owner = Owner::Node(owners[index]);
                if cell.tone == Tone::ToFill {
                    let from = x + line.width + style::table::FILL_GAP;
                    let across = (from, self.columns.text(index).1);
                    let y = y + style::table::FILL_DROP;
                    canvas.rule(place.page, across, y, style::table::THIN, style::INK);
                }
                canvas.baseline(place.page, owner, line, (x, y), style.size, colour);
                y += style.leading;
            }
        }
        let bottom = place.y + style.row(tallest);
        let (width, colour) = match next {
            Below::Row => (style::table::THIN, style::HAIRLINE),
            Below::Group => (style::table::GROUP, style::SECONDARY),
            Below::Sum | Below::PageEnd => (style::table::THIN, style::INK),
            Below::End => (style::table::RULE, style::INK),
            Below::SameRow => return,
        };
        self.rule(canvas, place.page, bottom, width, colour);
    }

    fn make_row(&self, canvas: &mut Canvas, part: &RowPart, owners: &mut Vec<NodeId>) {
        let body = self.body.unwrap_or(ROOT);
        let row = canvas.node(body, Role::TableRow);
        owners.clear();
        for index in 0..part.cells().len().min(self.table.columns.len()) {
            let header = index == self.table.row_header;
            let role = if header { Role::RowHeader } else { Role::TableCell };
            owners.push(canvas.node(row, role));
        }
    }

    fn x(&self, column: usize, width: f32) -> f32 {
        let (left, right) = self.columns.text(column);
        match self.table.columns[column].align {
            Align::Left => left,
            Align::Right => right - width,
            Align::Centre => left + (right - left - width) / 2.0,
        }
    }

    fn rule(&self, canvas: &mut Canvas, page: usize, y: f32, width: f32, colour: Colour) {
        canvas.rule(page, (self.columns.left, self.columns.right()), y, width, colour);
    }
}

/// What follows under a row; it decides the rule between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Below {
    Row,
    Group,
    Sum,
    /// More of the same row, on the next page.
    SameRow,
    PageEnd,
    End,
}

/// "Tabell 3. Aktiviteter 2027", its first part Semibold.
pub fn caption(setter: &mut Setter, kind: &str, mark: &str, text: &str, measure: f32) -> Vec<Line> {
    let label = format!("{kind} {mark}. ");
    let spans = [Span::new(&label, Face::SansSemibold), Span::new(text, style::CAPTION.face)];
    setter.paragraph(&spans, style::CAPTION.size, measure, Manner::Body)
}
