//! The organisation from left to right: who is above all, a row for each body with its förvaltning,
//! and the group that they share. Long Swedish names keep to one line, and more rows only make the
//! figure longer; where it is parted over pages both ends are drawn again (document style §7).

use std::ops::Range;

use crate::document::block::{Colour, Organisation, OrganisationBox};
use crate::typeset::figure::Sketch;
use crate::typeset::font::Face;
use crate::typeset::line::{Line, Manner, Span};
use crate::typeset::page::Rect;
use crate::typeset::style::{self, figure::organisation::*};

/// Height of the rows together.
pub fn height(organisation: &Organisation, shown: Range<usize>) -> f32 {
    let rows = &organisation.rows[shown];
    let gaps = GAP * rows.len().saturating_sub(1) as f32;
    let rows: f32 = rows.iter().map(|row| row_height(&row.administration)).sum();
    (rows + gaps).max(ROW)
}

fn row_height(administration: &OrganisationBox) -> f32 {
    text_height(1 + administration.lines.len()).max(ROW)
}

fn text_height(lines: usize) -> f32 {
    SIZE + LEADING * lines.saturating_sub(1) as f32 + 2.0 * PAD
}

pub(super) fn draw(organisation: &Organisation, shown: Range<usize>, sketch: &mut Sketch) {
    let rows = &organisation.rows[shown.clone()];
    let (left, top) = (sketch.left, sketch.top);
    let middle = top + height(organisation, shown) / 2.0;
    let (accent, tint) = (sketch.palette.accent, sketch.palette.tint);
    let mut middles = Vec::with_capacity(rows.len());
    let mut members = Vec::new();
    let mut y = top;
    for row in rows {
        let height = row_height(&row.administration);
        let centre = y + height / 2.0;
        middles.push(centre);
        if row.in_group {
            members.push(centre);
        }
        let body = Rect { x: left + BODY.0, y: centre - SMALL / 2.0, width: BODY.1, height: SMALL };
        sketch.rectangle(body, Some(tint), None);
        let name = sketch.name(&row.body, BODY.1, Face::SansSemibold);
        sketch.centred(name, body, style::INK);
        let place = Rect { x: left + ADMINISTRATION.0, y, width: ADMINISTRATION.1, height };
        sketch.horizontal(body.x + body.width, place.x, centre, LINE, style::SECONDARY);
        sketch.rectangle(place, None, Some((LINE, accent)));
        sketch.boxed(&row.administration, place, false);
        y += height + GAP;
    }
    let root = Rect {
        x: left + ROOT.0,
        y: middle - ROOT_HEIGHT / 2.0,
        width: ROOT.1,
        height: ROOT_HEIGHT,
    };
    let right = left + ADMINISTRATION.0 + ADMINISTRATION.1;
    sketch.spine(&middles, middle, (root.x + root.width, left + BODY.0));
    sketch.rectangle(root, Some(accent), None);
    let name = sketch.name(&organisation.root, ROOT.1, Face::SansSemibold);
    sketch.centred(name, root, style::WHITE);
    if let Some(group) = &organisation.group {
        let lines = sketch.lines(group, GROUP.1, true);
        let height = text_height(lines.len()).max(SMALL);
        let place = Rect { x: left + GROUP.0, y: middle - height / 2.0, width: GROUP.1, height };
        sketch.spine(&members, middle, (place.x, right));
        sketch.rectangle(place, Some(tint), None);
        sketch.stacked(lines, place);
    }
}

impl Sketch<'_> {
    /// A name over one line or more, no wider than its box.
    fn name(&mut self, text: &str, width: f32, face: Face) -> Vec<Line> {
        let mut lines =
            self.setter.paragraph(&[Span::new(text, face)], SIZE, width - 2.0 * PAD, Manner::Cell);
        lines.truncate(NAME_LINES);
        lines
    }

    fn centred(&mut self, lines: Vec<Line>, place: Rect, colour: Colour) {
        let lines = lines.into_iter().map(|line| vec![(line, colour)]).collect();
        self.stacked(lines, place);
    }

    /// The lines of a box: its name, then each label in the secondary colour with its text.
    fn lines(
        &mut self,
        of: &OrganisationBox,
        width: f32,
        wrapped: bool,
    ) -> Vec<Vec<(Line, Colour)>> {
        let measure = width - 2.0 * PAD;
        let name = self.setter.shortened(&of.name, Face::SansSemibold, SIZE, measure);
        let mut lines = vec![vec![(name, style::INK)]];
        for (label, text) in &of.lines {
            if wrapped {
                let whole = [label.as_str(), text].join(" ");
                let parts = self.name(whole.trim(), width, Face::SansRegular);
                lines.extend(parts.into_iter().map(|line| vec![(line, style::INK)]));
                continue;
            }
            let mut line = Vec::new();
            let mut taken = 0.0;
            if !label.is_empty() {
                let label = format!("{label}\u{a0}");
                let set = self.setter.shortened(&label, Face::SansRegular, SIZE, measure);
                taken = set.width;
                line.push((set, style::SECONDARY));
            }
            let room = (measure - taken).max(1.0);
            let text = self.setter.shortened(text, Face::SansRegular, SIZE, room);
            line.push((text, style::INK));
            lines.push(line);
        }
        lines
    }

    fn boxed(&mut self, of: &OrganisationBox, place: Rect, wrapped: bool) {
        let lines = self.lines(of, place.width, wrapped);
        self.stacked(lines, place);
    }

    /// Lines under each other in the middle of the box, from its left padding.
    fn stacked(&mut self, lines: Vec<Vec<(Line, Colour)>>, place: Rect) {
        let height = SIZE + LEADING * lines.len().saturating_sub(1) as f32;
        let mut baseline = place.y + (place.height - height) / 2.0 + style::OVER * SIZE;
        for line in lines {
            let mut x = place.x + PAD;
            for (part, colour) in line {
                let width = part.width;
                self.line_of_text(part, SIZE, colour, x, baseline);
                x += width;
            }
            baseline += LEADING;
        }
    }

    /// A line from `ends.0` in the middle to a vertical one, and from that to `ends.1` at each row.
    fn spine(&mut self, rows: &[f32], middle: f32, ends: (f32, f32)) {
        let (one, many) = ends;
        let x = (one + many) / 2.0;
        let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return };
        let (from, to) = (first.min(middle), last.max(middle));
        self.horizontal(one.min(x), one.max(x), middle, LINE, style::SECONDARY);
        self.vertical(x, from, to, LINE, style::SECONDARY);
        for row in rows {
            self.horizontal(many.min(x), many.max(x), *row, LINE, style::SECONDARY);
        }
    }
}
