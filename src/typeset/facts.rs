//! The fact box: a true table of two columns, one field a row, its label the row's header. It stands
//! on a first page or in the flow, where its rows are items of their own and may part over pages.

use crate::typeset::canvas::{Canvas, ROOT};
use crate::typeset::line::{Line, Manner, Setter, Span};
use crate::typeset::page::{NodeId, Owner, Role};
use crate::typeset::style::{self, TextStyle, facts::*};

/// Labels and values as lines, and the table that they are drawn into.
#[derive(Debug)]
pub struct Facts {
    rows: Vec<(Vec<Line>, Vec<Line>)>,
    width: f32,
    body: Option<NodeId>,
}

impl Facts {
    /// Sets the facts for a box of that width; what takes more than `most` lines is cut.
    pub fn set(facts: &[(String, String)], width: f32, most: usize, setter: &mut Setter) -> Self {
        let mut cell = |text: &str, style: &'static TextStyle, measure: f32| {
            let span = [Span::new(text, style.face)];
            let mut lines = setter.paragraph(&span, style.size, measure, Manner::Cell);
            setter.cut(&mut lines, most, style, measure);
            lines
        };
        let rows = facts.iter().map(|(label, value)| {
            let label = cell(label, &style::FACT_LABEL, VALUE - style::table::PAD);
            (label, cell(value, &style::FACT_VALUE, width - VALUE))
        });
        Self { rows: rows.collect(), width, body: None }
    }

    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn height(&self) -> f32 {
        (0..self.len()).map(|row| self.row_height(row)).sum()
    }

    pub fn row_height(&self, row: usize) -> f32 {
        let (label, value) = &self.rows[row];
        ROW_OVER + style::FACT_VALUE.height(label.len().max(value.len())) + ROW_UNDER
    }

    /// Draws the whole box.
    pub fn draw(&mut self, canvas: &mut Canvas, page: usize, (x, mut y): (f32, f32)) {
        for row in 0..self.len() {
            self.draw_row(row, canvas, page, (x, y));
            y += self.row_height(row);
        }
    }

    /// Draws a row and its rules. The rows are drawn in order, each once.
    pub fn draw_row(&mut self, row: usize, canvas: &mut Canvas, page: usize, (x, y): (f32, f32)) {
        let (across, accent) = ((x, x + self.width), canvas.palette.accent);
        let body = *self.body.get_or_insert_with(|| {
            let table = canvas.node(ROOT, Role::Table);
            canvas.node(table, Role::TableBody)
        });
        if row == 0 {
            canvas.rule(page, across, y, style::table::RULE, accent);
        }
        let node = canvas.node(body, Role::TableRow);
        let header = canvas.node(node, Role::RowHeader);
        let cell = canvas.node(node, Role::TableCell);
        let bottom = y + self.row_height(row);
        let (label, value) = std::mem::take(&mut self.rows[row]);
        let top = y + ROW_OVER;
        column(canvas, page, header, label, (x, top), &style::FACT_LABEL);
        column(canvas, page, cell, value, (x + VALUE, top), &style::FACT_VALUE);
        if row + 1 == self.len() {
            canvas.rule(page, across, bottom, style::table::RULE, accent);
        } else {
            canvas.rule(page, across, bottom, style::table::THIN, style::HAIRLINE);
        }
    }
}

/// Facts in columns, each value under its label.
#[derive(Debug, Default)]
pub struct Columns {
    columns: Vec<(Vec<Line>, Vec<Line>)>,
}

impl Columns {
    pub fn set(facts: &[(String, String)], setter: &mut Setter) -> Self {
        let mut cell = |text: &str, style: &'static TextStyle| {
            let span = [Span::new(text, style.face)];
            let mut lines = setter.paragraph(&span, style.size, COLUMN_WIDTH, Manner::Cell);
            setter.cut(&mut lines, LINES_MOST, style, COLUMN_WIDTH);
            lines
        };
        let columns = facts.iter().map(|(label, value)| {
            (cell(label, &style::META_LABEL), cell(value, &style::META_VALUE))
        });
        Self { columns: columns.collect() }
    }

    /// How many lines the longest value takes.
    pub fn value_lines(&self) -> usize {
        self.columns.iter().map(|(_, value)| value.len()).max().unwrap_or(0)
    }

    /// From the first label's baseline to the bottom of the last value.
    pub fn below_baseline(&self) -> f32 {
        let lines = self.value_lines().max(1);
        let over = style::OVER * style::META_VALUE.size;
        LABEL_TO_VALUE - over + style::META_VALUE.height(lines)
    }

    /// Draws them from `left`, the labels on `baseline`.
    pub fn draw(self, canvas: &mut Canvas, page: usize, left: f32, baseline: f32) {
        if self.columns.is_empty() {
            return;
        }
        let table = canvas.node(ROOT, Role::Table);
        let body = canvas.node(table, Role::TableBody);
        let top = baseline - style::OVER * style::META_LABEL.size;
        let below = baseline + LABEL_TO_VALUE - style::OVER * style::META_VALUE.size;
        for (index, (label, value)) in self.columns.into_iter().enumerate() {
            let x = left + COLUMN_STEP * index as f32;
            let row = canvas.node(body, Role::TableRow);
            let header = canvas.node(row, Role::RowHeader);
            let cell = canvas.node(row, Role::TableCell);
            column(canvas, page, header, label, (x, top), &style::META_LABEL);
            column(canvas, page, cell, value, (x, below), &style::META_VALUE);
        }
    }
}

fn column(
    canvas: &mut Canvas,
    page: usize,
    node: NodeId,
    lines: Vec<Line>,
    (x, mut y): (f32, f32),
    style: &TextStyle,
) {
    for line in lines {
        canvas.text(page, Owner::Node(node), line, (x, y), style);
        y += style.leading;
    }
}
