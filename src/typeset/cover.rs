//! The first page's own part: title, status and facts, as a cover, over the text, or beside each
//! other over wide tables.
//!
//! A title over chapters is a paragraph and not a heading: the chapters are the first level
//! (ISO 14289-1 §7.4.2). A title over sections or over tables alone is the document's first heading.

use crate::document::block::{FirstPage, Identity};
use crate::typeset::canvas::{Canvas, ROOT};
use crate::typeset::facts::{Columns, Facts};
use crate::typeset::line::{Line, Manner, Setter, Span};
use crate::typeset::page::{Bookmark, Owner, Rect, Role};
use crate::typeset::style::{self, Grid, OVER, TextStyle, cover};

/// The first page's part, set but not yet drawn.
#[derive(Debug)]
pub struct Front {
    kind: FirstPage,
    grid: &'static Grid,
    title: Vec<Line>,
    title_style: &'static TextStyle,
    status: Vec<Line>,
    facts: Shape,
}

/// How the facts stand.
#[derive(Debug)]
enum Shape {
    Box(Facts),
    Beside(Columns),
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
            _ => (&style::DOCUMENT_TITLE, cover::TITLE_LINES_MOST),
        };
        let measure = match kind {
            FirstPage::Beside => cover::BESIDE_FACTS - grid.text - style::mm(4.0),
            _ => grid.column,
        };
        let mut title = setter.title(&identity.title, title_style, measure);
        // A title is never hyphenated: a word too long for the line sets it smaller.
        let widest = setter.longest_word(&identity.title, title_style.face, title_style.size);
        if (title.len() > most || widest > grid.column) && kind == FirstPage::Cover {
            title_style = &style::COVER_TITLE_LONG;
            title = setter.title(&identity.title, title_style, grid.column);
        }
        setter.cut(&mut title, cover::TITLE_LINES_MOST, title_style, measure);
        let status_style = &style::COVER_STATUS;
        let span = [Span::new(&identity.status, status_style.face)];
        let mut status = match kind {
            FirstPage::Cover | FirstPage::Letter if !identity.status.is_empty() => {
                setter.paragraph(&span, status_style.size, grid.column, Manner::Body)
            }
            _ => Vec::new(),
        };
        setter.cut(&mut status, 3, status_style, grid.column);
        let facts = match kind {
            FirstPage::Beside | FirstPage::Letter => {
                Shape::Beside(Columns::set(&identity.facts, setter))
            }
            _ => {
                let most = style::facts::LINES_MOST;
                Shape::Box(Facts::set(&identity.facts, grid.column, most, setter))
            }
        };
        Self { kind, grid, title, title_style, status, facts }
    }

    fn title_baseline(&self) -> f32 {
        match self.kind {
            FirstPage::Cover => cover::TITLE_BASELINE,
            FirstPage::Compact | FirstPage::Titled => cover::COMPACT_TITLE_BASELINE,
            FirstPage::Beside => cover::BESIDE_TITLE_BASELINE,
            FirstPage::Letter => {
                let lines = match &self.facts {
                    Shape::Beside(columns) => columns.value_lines(),
                    Shape::Box(_) => 0,
                };
                let more = lines.saturating_sub(cover::LETTER_LINES) as f32;
                cover::LETTER_TITLE_BASELINE + more * style::META_VALUE.leading
            }
        }
    }

    /// From the title's last baseline to that of the first line under it.
    fn status_step(&self) -> f32 {
        if self.kind == FirstPage::Cover { cover::STATUS_STEP } else { cover::LETTER_STATUS_STEP }
    }

    /// Bottom of the title's box.
    fn title_bottom(&self) -> f32 {
        let lines = (self.title.len().max(1) - 1) as f32;
        let baseline = self.title_baseline() + lines * self.title_style.leading;
        baseline + (1.0 - OVER) * self.title_style.size
    }

    fn facts_top(&self, facts: &Facts) -> f32 {
        match self.kind {
            FirstPage::Cover => cover::FACTS_BOTTOM.min(self.grid.bottom) - facts.height(),
            _ => self.title_bottom() + cover::COMPACT_FACTS_GAP,
        }
    }

    /// Where the text begins under what is no cover, and the gap over it.
    pub fn end(&self) -> (f32, f32) {
        let mut title = self.title_bottom();
        if self.kind == FirstPage::Letter && !self.status.is_empty() {
            title += self.status_step() - (1.0 - OVER) * self.title_style.size;
            title += (self.status.len() - 1) as f32 * style::COVER_STATUS.leading;
            title += (1.0 - OVER) * style::COVER_STATUS.size;
        }
        match &self.facts {
            Shape::Beside(_) if self.kind == FirstPage::Letter => (title, cover::TITLE_AFTER),
            Shape::Beside(columns) => {
                (title.max(cover::BESIDE_LABEL_BASELINE + columns.below_baseline()), 0.0)
            }
            Shape::Box(facts) if facts.len() == 0 => (title, cover::TITLE_AFTER),
            Shape::Box(facts) => (self.facts_top(facts) + facts.height(), cover::AFTER),
        }
    }

    pub fn draw(mut self, canvas: &mut Canvas) {
        let x = self.grid.text;
        if self.kind == FirstPage::Cover {
            let (width, height) = (cover::BAR_WIDTH, cover::BAR_HEIGHT);
            let bar = Rect { x, y: cover::BAR_TOP, width, height };
            canvas.fill(0, bar, canvas.palette.accent);
        }
        let top = match &self.facts {
            Shape::Box(facts) => self.facts_top(facts),
            Shape::Beside(_) => 0.0,
        };
        let mut y = self.title_baseline();
        // What stands first is read first.
        let letter = self.kind == FirstPage::Letter;
        if let (true, Shape::Beside(columns)) = (letter, &mut self.facts) {
            std::mem::take(columns).draw(canvas, 0, x, cover::LETTER_LABEL_BASELINE);
        }
        let node = if self.kind.titles_the_text() {
            let title: String = self.title.iter().map(Line::text).collect();
            let title = title.trim().to_owned();
            let y = y - OVER * self.title_style.size;
            canvas.bookmark(Bookmark { level: 1, title, page: 0, y });
            canvas.node(ROOT, Role::Heading(1))
        } else {
            canvas.node(ROOT, Role::Paragraph)
        };
        for line in std::mem::take(&mut self.title) {
            let size = self.title_style.size;
            canvas.baseline(0, Owner::Node(node), line, (x, y), size, style::INK);
            y += self.title_style.leading;
        }
        if !self.status.is_empty() {
            let node = canvas.node(ROOT, Role::Paragraph);
            y += self.status_step() - self.title_style.leading;
            for line in std::mem::take(&mut self.status) {
                let size = style::COVER_STATUS.size;
                canvas.baseline(0, Owner::Node(node), line, (x, y), size, style::SECONDARY);
                y += style::COVER_STATUS.leading;
            }
        }
        match self.facts {
            Shape::Box(mut facts) => facts.draw(canvas, 0, (x, top)),
            Shape::Beside(columns) => {
                let baseline = cover::BESIDE_LABEL_BASELINE;
                columns.draw(canvas, 0, cover::BESIDE_FACTS, baseline);
            }
        }
    }
}
