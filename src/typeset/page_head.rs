//! What stands at the top and foot of every page: artifacts, so nothing stands only there.
//!
//! Page 1 says who the document comes from; the following pages say which document it is and which
//! page of how many (document style §5).

use crate::document::block::{Identity, RunStyle};
use crate::typeset::arms;
use crate::typeset::canvas::Canvas;
use crate::typeset::font::Face;
use crate::typeset::line::{Line, Setter};
use crate::typeset::page::{Artifact, Draw, Owner};
use crate::typeset::style::{self, Grid, TextStyle, head};

const HEADER: Owner = Owner::Artifact(Artifact::Header);
const FOOTER: Owner = Owner::Artifact(Artifact::Footer);

/// The face of running text in a style.
pub fn face(style: RunStyle) -> Face {
    match style {
        RunStyle::Plain => Face::SerifRegular,
        RunStyle::Strong => Face::SerifSemibold,
        RunStyle::Emphasis => Face::SerifItalic,
    }
}

/// Draws the head of page `page` of `pages`, and the first page's foot.
pub fn draw(
    canvas: &mut Canvas,
    setter: &mut Setter,
    identity: &Identity,
    (page, pages): (usize, usize),
    grid: &Grid,
) {
    let number = format!("{} ({pages})", page + 1);
    let mut brush = Brush { canvas, setter, page };
    if page == 0 {
        first_head(&mut brush, identity, &number, grid);
        first_foot(&mut brush, identity, grid);
    } else {
        running_head(&mut brush, identity, &number, grid);
    }
}

struct Brush<'a, 'b> {
    canvas: &'a mut Canvas<'b>,
    setter: &'a mut Setter,
    page: usize,
}

impl Brush<'_, '_> {
    /// Text from `x`, no wider than `room`; returns its width.
    fn left(
        &mut self,
        owner: Owner,
        text: &str,
        style: &TextStyle,
        x: f32,
        y: f32,
        room: f32,
    ) -> f32 {
        let line = self.setter.shortened(text, style.face, style.size, room);
        let width = line.width;
        self.put(owner, line, style, x, y);
        width
    }

    fn right(&mut self, owner: Owner, text: &str, style: &TextStyle, right: f32, y: f32) -> f32 {
        let line = self.setter.line(text, style.face, style.size);
        let width = line.width;
        self.put(owner, line, style, right - width, y);
        width
    }

    fn put(&mut self, owner: Owner, line: Line, style: &TextStyle, x: f32, y: f32) {
        let colour = self.canvas.palette.colour(style.colour);
        self.canvas.baseline(self.page, owner, line, (x, y), style.size, colour);
    }
}

fn first_head(brush: &mut Brush, identity: &Identity, number: &str, grid: &Grid) {
    for shape in identity.arms.iter().flat_map(|arms| arms::draw(arms, grid)) {
        brush.canvas.draw(brush.page, HEADER, shape);
    }
    let kind = identity.kind.to_uppercase();
    let kind_width = document_type(brush, &kind, grid);
    let room = grid.right - grid.text - kind_width - style::mm(8.0);
    let y = head::KOMMUN_BASELINE;
    brush.left(HEADER, &identity.kommun, &style::KOMMUN, grid.text, y, room);
    let y = head::ADMINISTRATION_BASELINE;
    brush.left(HEADER, &identity.administration, &style::ADMINISTRATION, grid.text, y, room);
    brush.right(HEADER, number, &style::ADMINISTRATION, grid.right, y);
}

/// The document type in spaced capitals, flush right: the space after its last letter hangs out.
fn document_type(brush: &mut Brush, kind: &str, grid: &Grid) -> f32 {
    let style = &style::DOCUMENT_TYPE;
    let space = style::DOCUMENT_TYPE_TRACKING * style.size / 1000.0;
    let room = grid.live() / 2.0;
    let line = brush.setter.shortened(kind, style.face, style.size, room);
    let glyphs = kind.chars().count().saturating_sub(1) as f32;
    let width = line.width + glyphs * space;
    let mut x = grid.right - width;
    let colour = brush.canvas.palette.colour(style.colour);
    for piece in line.pieces {
        let draw = Draw::Text {
            x,
            baseline: head::KOMMUN_BASELINE,
            size: style.size,
            face: piece.face,
            colour,
            tracking: style::DOCUMENT_TYPE_TRACKING,
            segments: piece.segments,
        };
        x += piece.width;
        brush.canvas.draw(brush.page, HEADER, draw);
    }
    width
}

fn first_foot(brush: &mut Brush, identity: &Identity, grid: &Grid) {
    let page = brush.page;
    brush.canvas.draw(page, FOOTER, rule(grid, grid.footer_rule));
    let style = &style::FOOTER;
    let sender = [identity.kommun.as_str(), identity.administration.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ");
    let gap = style::mm(4.0);
    let y = grid.footer_text;
    brush.left(FOOTER, &sender, style, grid.text, y, grid.switchboard - grid.text - gap);
    if !identity.switchboard.is_empty() {
        let text = format!("Växel {}", identity.switchboard);
        brush.left(FOOTER, &text, style, grid.switchboard, y, style::mm(35.0));
    }
    if !identity.organisation_number.is_empty() {
        let text = format!("Org.nr {}", identity.organisation_number);
        brush.right(FOOTER, &text, style, grid.right, y);
    }
}

fn running_head(brush: &mut Brush, identity: &Identity, number: &str, grid: &Grid) {
    let y = head::RUNNING_BASELINE;
    let style = &style::RUNNING_HEAD;
    let number = brush.right(HEADER, number, &style::RUNNING_PAGE, grid.right, y);
    let mark = if identity.internal { "Intern bilaga" } else { identity.diary_number.as_str() };
    let mark = brush.setter.shortened(mark, style.face, style.size, style::mm(40.0));
    let room = grid.right - grid.text - number - mark.width - 3.0 * head::RUNNING_GAP;
    let title = brush.left(HEADER, &identity.title, style, grid.text, y, room);
    brush.put(HEADER, mark, style, grid.text + title + head::RUNNING_GAP, y);
    let page = brush.page;
    brush.canvas.draw(page, HEADER, rule(grid, head::RUNNING_RULE));
}

fn rule(grid: &Grid, y: f32) -> Draw {
    let colour = style::HAIRLINE;
    Draw::Line { from: (grid.left, y), to: (grid.right, y), width: style::table::THIN, colour }
}
