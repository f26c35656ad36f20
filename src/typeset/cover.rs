//! The first page's own part: title, status and fact box, as a cover or over the text.
//!
//! The fact box is a true table, one field a row, its label the row's header, and so are facts that
//! stand beside a title. A title over chapters is a paragraph: the chapters are the first level
//! (ISO 14289-1 §7.4.2). A title over tables alone is the document's one heading.

use crate::document::block::{FirstPage, Identity};
use crate::typeset::canvas::{Canvas, ROOT};
use crate::typeset::line::{Line, Manner, Setter, Span};
use crate::typeset::page::{Bookmark, NodeId, Owner, Rect, Role};
use crate::typeset::style::{self, Grid, OVER, TextStyle, cover};

/// The first page's part, set but not yet drawn.
#[derive(Debug)]
pub struct Front {
    kind: FirstPage,
    grid: &'static Grid,
    title: Vec<Line>,
    title_style: &'static TextStyle,
    status: Vec<Line>,
    facts: Vec<(Vec<Line>, Vec<Line>)>,
}

impl Front {
    pub fn new(
        identity: &Identity,
        kind: FirstPage,
        grid: &'static Grid,
        setter: &mut Setter,
    ) -> Self {
        let (mut title_style, most) = match kind {
            FirstPage::Cover => (&style::COVER_TITLE, cover::TITLE_LINES),
            FirstPage::Compact | FirstPage::Beside => {
                (&style::DOCUMENT_TITLE, cover::TITLE_LINES_MOST)
            }
        };
        let measure = match kind {
            FirstPage::Beside => cover::BESIDE_FACTS - grid.text - style::mm(4.0),
            FirstPage::Cover | FirstPage::Compact => grid.column,
        };
        let mut title = setter.title(&identity.title, title_style, measure);
        // A title is never hyphenated: a word too long for the line sets it smaller.
        let widest = setter.longest_word(&identity.title, title_style.face, title_style.size);
        if (title.len() > most || widest > grid.column) && kind == FirstPage::Cover {
            title_style = &style::COVER_TITLE_LONG;
            title = setter.title(&identity.title, title_style, grid.column);
        }
        cut(&mut title, cover::TITLE_LINES_MOST, title_style, measure, setter);
        let status_style = &style::COVER_STATUS;
        let span = [Span::new(&identity.status, status_style.face)];
        let mut status = match kind {
            FirstPage::Cover if !identity.status.is_empty() => {
                setter.paragraph(&span, status_style.size, grid.column, Manner::Body)
            }
            _ => Vec::new(),
        };
        cut(&mut status, 3, status_style, grid.column, setter);
        let mut facts = Vec::new();
        for (label, value) in &identity.facts {
            let mut cell = |text: &str, style: &'static TextStyle, measure: f32| {
                let span = [Span::new(text, style.face)];
                let mut lines = setter.paragraph(&span, style.size, measure, Manner::Cell);
                cut(&mut lines, 5, style, measure, setter);
                lines
            };
            facts.push(match kind {
                FirstPage::Beside => (
                    cell(label, &style::META_LABEL, cover::FACT_WIDTH),
                    cell(value, &style::META_VALUE, cover::FACT_WIDTH),
                ),
                FirstPage::Cover | FirstPage::Compact => (
                    cell(label, &style::FACT_LABEL, cover::VALUE - style::table::PAD),
                    cell(value, &style::FACT_VALUE, grid.column - cover::VALUE),
                ),
            });
        }
        Self { kind, grid, title, title_style, status, facts }
    }

    fn facts_height(&self) -> f32 {
        self.facts.iter().map(row_height).sum()
    }

    fn title_baseline(&self) -> f32 {
        match self.kind {
            FirstPage::Cover => cover::TITLE_BASELINE,
            FirstPage::Compact => cover::COMPACT_TITLE_BASELINE,
            FirstPage::Beside => cover::BESIDE_TITLE_BASELINE,
        }
    }

    /// Bottom of the title's box.
    fn title_bottom(&self) -> f32 {
        let lines = (self.title.len().max(1) - 1) as f32;
        let baseline = self.title_baseline() + lines * self.title_style.leading;
        baseline + (1.0 - OVER) * self.title_style.size
    }

    fn facts_top(&self) -> f32 {
        match self.kind {
            FirstPage::Cover => cover::FACTS_BOTTOM.min(self.grid.bottom) - self.facts_height(),
            FirstPage::Compact => self.title_bottom() + cover::COMPACT_FACTS_GAP,
            FirstPage::Beside => cover::BESIDE_LABEL_BASELINE - OVER * style::META_LABEL.size,
        }
    }

    /// Where the text begins under what is no cover, and the gap over it.
    pub fn end(&self) -> (f32, f32) {
        if self.kind == FirstPage::Beside {
            let values = self.facts.iter().map(|(_, value)| value.len()).max().unwrap_or(1);
            let first = cover::BESIDE_LABEL_BASELINE + cover::LABEL_TO_VALUE;
            let over = OVER * style::META_VALUE.size;
            let facts = first - over + style::META_VALUE.height(values);
            return (facts.max(self.title_bottom()), 0.0);
        }
        (self.facts_top() + self.facts_height(), cover::AFTER)
    }

    pub fn draw(self, canvas: &mut Canvas) {
        let x = self.grid.text;
        if self.kind == FirstPage::Cover {
            let (width, height) = (cover::BAR_WIDTH, cover::BAR_HEIGHT);
            let bar = Rect { x, y: cover::BAR_TOP, width, height };
            canvas.fill(0, bar, canvas.palette.accent);
        }
        let facts_top = self.facts_top();
        let mut y = self.title_baseline();
        let node = if self.kind == FirstPage::Beside {
            let title: String = self.title.iter().map(Line::text).collect();
            let title = title.trim().to_owned();
            let y = y - OVER * self.title_style.size;
            canvas.bookmark(Bookmark { level: 1, title, page: 0, y });
            canvas.node(ROOT, Role::Heading(1))
        } else {
            canvas.node(ROOT, Role::Paragraph)
        };
        for line in self.title {
            let size = self.title_style.size;
            canvas.baseline(0, Owner::Node(node), line, (x, y), size, style::INK);
            y += self.title_style.leading;
        }
        if !self.status.is_empty() {
            let node = canvas.node(ROOT, Role::Paragraph);
            y += cover::STATUS_STEP - self.title_style.leading;
            for line in self.status {
                let size = style::COVER_STATUS.size;
                canvas.baseline(0, Owner::Node(node), line, (x, y), size, style::SECONDARY);
                y += style::COVER_STATUS.leading;
            }
        }
        if self.kind == FirstPage::Beside {
            draw_facts_beside(canvas, self.facts, cover::BESIDE_FACTS, facts_top);
        } else {
            draw_facts(canvas, self.facts, (x, facts_top), self.grid.column);
        }
    }
}

fn row_height((label, value): &(Vec<Line>, Vec<Line>)) -> f32 {
    let lines = label.len().max(value.len());
    cover::ROW_OVER + style::FACT_VALUE.height(lines) + cover::ROW_UNDER
}

fn draw_facts(
    canvas: &mut Canvas,
    facts: Vec<(Vec<Line>, Vec<Line>)>,
    (x, top): (f32, f32),
    width: f32,
) {
    if facts.is_empty() {
        return;
    }
    let accent = canvas.palette.accent;
    let across = (x, x + width);
    canvas.rule(0, across, top, style::table::RULE, accent);
    let table = canvas.node(ROOT, Role::Table);
    let body = canvas.node(table, Role::TableBody);
    let last = facts.len() - 1;
    let mut y = top;
    for (index, fact) in facts.into_iter().enumerate() {
        let height = row_height(&fact);
        let row = canvas.node(body, Role::TableRow);
        let label = canvas.node(row, Role::RowHeader);
        let value = canvas.node(row, Role::TableCell);
        let top = y + cover::ROW_OVER;
        column(canvas, label, fact.0, (x, top), &style::FACT_LABEL);
        column(canvas, value, fact.1, (x + cover::VALUE, top), &style::FACT_VALUE);
        y += height;
        if index == last {
            canvas.rule(0, across, y, style::table::RULE, accent);
        } else {
            canvas.rule(0, across, y, style::table::THIN, style::HAIRLINE);
        }
    }
}

/// Facts in columns, each value under its label.
fn draw_facts_beside(canvas: &mut Canvas, facts: Vec<(Vec<Line>, Vec<Line>)>, left: f32, top: f32) {
    if facts.is_empty() {
        return;
    }
    let table = canvas.node(ROOT, Role::Table);
    let body = canvas.node(table, Role::TableBody);
    let first = top + OVER * style::META_LABEL.size + cover::LABEL_TO_VALUE;
    let below = first - OVER * style::META_VALUE.size;
    for (index, (label, value)) in facts.into_iter().enumerate() {
        let x = left + cover::FACT_STEP * index as f32;
        let row = canvas.node(body, Role::TableRow);
        let header = canvas.node(row, Role::RowHeader);
        let cell = canvas.node(row, Role::TableCell);
        column(canvas, header, label, (x, top), &style::META_LABEL);
        column(canvas, cell, value, (x, below), &style::META_VALUE);
    }
}

fn column(
    canvas: &mut Canvas,
    node: NodeId,
    lines: Vec<Line>,
    (x, mut y): (f32, f32),
    style: &TextStyle,
) {
    for line in lines {
        canvas.text(0, Owner::Node(node), line, (x, y), style);
        y += style.leading;
    }
}

/// Cuts what no first page has room for, with an ellipsis.
fn cut(lines: &mut Vec<Line>, most: usize, style: &TextStyle, measure: f32, setter: &mut Setter) {
    if lines.len() <= most {
        return;
    }
    lines.truncate(most);
    if let Some(last) = lines.last_mut() {
        let mut text = last.text();
        text.push('…');
        *last = setter.shortened(&text, style.face, style.size, measure);
    }
}
