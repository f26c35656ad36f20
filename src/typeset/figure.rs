//! Figures: vector drawings with caption and text alternative, in parts if they are taller than a
//! page. A figure says nothing that its twin table does not say (document style §7).

mod bars;
mod organisation;
mod timeline;

use crate::document::block::{Drawing, Figure};
use crate::typeset::canvas::{Canvas, ROOT};
use crate::typeset::colour::Palette;
use crate::typeset::item::{Content, Item, Keep};
use crate::typeset::line::{Line, Setter};
use crate::typeset::page::{Draw, Owner, Rect, Role};
use crate::typeset::paginate::Place;
use crate::typeset::style::{self, Grid};
use crate::typeset::table::caption;

/// A figure with its place across the page decided.
#[derive(Debug)]
pub struct Plan<'a> {
    figure: &'a Figure,
    left: f32,
    width: f32,
    parts: Vec<Part>,
}

/// What of a figure stands on one page: rows or years, and the caption under them.
#[derive(Debug)]
struct Part {
    rows: std::ops::Range<usize>,
    height: f32,
    caption: Vec<Line>,
}

impl<'a> Plan<'a> {
    /// `number` is the figure's in the document, `twin` its table's.
    pub fn new(
        figure: &'a Figure,
        number: usize,
        twin: Option<String>,
        grid: &'static Grid,
        setter: &mut Setter,
    ) -> Self {
        let (left, width, count) = match &figure.drawing {
            Drawing::Timeline(rows) => (grid.left, grid.live(), rows.len()),
            Drawing::YearBars(years) => (grid.text, grid.column, years.len()),
            Drawing::Organisation(it) => {
                (grid.left, style::figure::organisation::WIDTH, it.rows.len())
            }
        };
        let pointer = twin.map(|twin| format!("Samma uppgifter finns i tabell {twin}."));
        let stop = if figure.caption.ends_with('.') { "" } else { "." };
        let text = format!("{}{stop} {}", figure.caption, pointer.unwrap_or_default());
        let most = grid.depth() - style::figure::CAPTION_GAP - style::CAPTION.height(3);
        let height = |rows: std::ops::Range<usize>| match &figure.drawing {
            Drawing::Timeline(_) => timeline::height(rows.len()),
            Drawing::YearBars(years) => bars::height(&years[rows]),
            Drawing::Organisation(it) => organisation::height(it, rows),
        };
        let mut ranges = Vec::new();
        let mut start = 0;
        for end in 1..=count {
            if end - start > 1 && height(start..end) > most {
                ranges.push(start..end - 1);
                start = end - 1;
            }
        }
        ranges.push(start..count);
        let total = ranges.len();
        let parts = ranges.into_iter().enumerate().map(|(index, rows)| {
            let text = if total == 1 {
                text.clone()
            } else {
                format!("{} (del {} av {total})", text.trim_end(), index + 1)
            };
            let height = height(rows.clone());
            let caption = caption(setter, "Figur", &number.to_string(), &text, width);
            Part { rows, height, caption }
        });
        let parts = parts.collect();
        Self { figure, left, width, parts }
    }

    pub fn push_items(&self, index: usize, items: &mut Vec<Item<'a>>) {
        for (part, plan) in self.parts.iter().enumerate() {
            items.push(Item {
                height: plan.height
                    + style::figure::CAPTION_GAP
                    + style::CAPTION.height(plan.caption.len()),
                before: style::figure::BEFORE,
                after: style::figure::AFTER,
                exact: false,
                keep: Keep::Free,
                room: 0.0,
                content: Content::Figure { figure: index, part },
            });
        }
    }

    pub fn draw(&mut self, part: usize, canvas: &mut Canvas, setter: &mut Setter, place: Place) {
        let plan = &mut self.parts[part];
        let caption = std::mem::take(&mut plan.caption);
        let below = style::figure::CAPTION_GAP + style::CAPTION.height(caption.len());
        let bounds =
            Rect { x: self.left, y: place.y, width: self.width, height: plan.height + below };
        let role = Role::Figure { alt: self.figure.alt.clone(), page: place.page, bounds };
        let node = canvas.node(ROOT, role);
        let mut sketch = Sketch {
            palette: canvas.palette,
            setter,
            left: self.left,
            top: place.y,
            width: self.width,
            draws: Vec::new(),
        };
        match &self.figure.drawing {
            Drawing::Timeline(rows) => timeline::draw(rows, plan.rows.clone(), &mut sketch),
            Drawing::YearBars(years) => bars::draw(years, plan.rows.clone(), &mut sketch),
            Drawing::Organisation(it) => organisation::draw(it, plan.rows.clone(), &mut sketch),
        }
        for draw in sketch.draws {
            canvas.draw(place.page, Owner::Node(node), draw);
        }
        let node = canvas.node(node, Role::Caption);
        let mut y = place.y + plan.height + style::figure::CAPTION_GAP;
        for line in caption {
            canvas.text(place.page, Owner::Node(node), line, (self.left, y), &style::CAPTION);
            y += style::CAPTION.leading;
        }
    }
}

/// A drawing in the making.
struct Sketch<'a> {
    palette: Palette,
    setter: &'a mut Setter,
    left: f32,
    top: f32,
    width: f32,
    draws: Vec<Draw>,
}

use crate::document::block::Colour;
use crate::typeset::font::Face;

impl Sketch<'_> {
    fn text(&mut self, text: &str, face: Face, size: f32, colour: Colour, x: f32, baseline: f32) {
        let line = self.setter.line(text, face, size);
        self.line_of_text(line, size, colour, x, baseline);
    }

    fn line_of_text(&mut self, line: Line, size: f32, colour: Colour, x: f32, baseline: f32) {
        for piece in line.pieces {
            self.draws.push(Draw::Text {
                x: x + piece.x,
                baseline,
                size,
                face: piece.face,
                colour,
                tracking: 0.0,
                segments: piece.segments,
            });
        }
    }

    fn horizontal(&mut self, from: f32, to: f32, y: f32, width: f32, colour: Colour) {
        self.draws.push(Draw::Line { from: (from, y), to: (to, y), width, colour });
    }

    fn vertical(&mut self, x: f32, from: f32, to: f32, width: f32, colour: Colour) {
        self.draws.push(Draw::Line { from: (x, from), to: (x, to), width, colour });
    }

    fn rectangle(&mut self, rect: Rect, fill: Option<Colour>, outline: Option<(f32, Colour)>) {
        self.draws.push(Draw::Rectangle { rect, fill, outline });
    }
}
