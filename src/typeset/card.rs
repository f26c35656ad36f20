//! What only a card kept on paper has: a head with the system's name large enough to find, a thumb
//! tab at the page's edge, a step lower for each card, and lines to write on (document style §9).

use crate::document::block::Card;
use crate::typeset::canvas::{Canvas, ROOT};
use crate::typeset::facts::Columns;
use crate::typeset::line::{Line, Setter};
use crate::typeset::page::{Bookmark, Draw, Owner, Rect, Role};
use crate::typeset::paginate::Place;
use crate::typeset::style::{self, Grid, OVER, card::*};

/// A card's head, set but not yet drawn.
#[derive(Debug)]
pub struct Head {
    over: Line,
    name: Vec<Line>,
    title: String,
    facts: Columns,
    tab: Line,
    /// Which card of the document it is.
    index: usize,
}

impl Head {
    pub fn set(card: &Card, index: usize, grid: &Grid, setter: &mut Setter) -> Self {
        let (over, name) = (&style::CARD_OVER, &style::COVER_TITLE);
        let mut lines = setter.title(&card.heading.text, name, grid.column);
        setter.cut(&mut lines, NAME_LINES_MOST, name, grid.column);
        let tab = &style::TAB;
        Self {
            over: setter.shortened(&card.over, over.face, over.size, grid.column),
            name: lines,
            title: crate::typeset::text::normalised(&card.heading.text),
            facts: Columns::set(&card.facts, setter),
            tab: setter.shortened(&card.tab, tab.face, tab.size, TAB_HEIGHT - 2.0 * TAB_PAD),
            index,
        }
    }

    /// From the head's top to the baseline of the last line of the name.
    fn name_depth(&self) -> f32 {
        let more = style::COVER_TITLE.leading * self.name.len().saturating_sub(1) as f32;
        OVER * style::CARD_OVER.size + OVER_TO_NAME + more
    }

    pub fn height(&self) -> f32 {
        self.name_depth() + NAME_TO_LABEL + self.facts.below_baseline()
    }

    pub fn draw(self, canvas: &mut Canvas, place: Place, grid: &Grid) {
        let (page, x) = (place.page, grid.text);
        self.draw_tab(canvas, page, grid);
        let labels = place.y + self.name_depth() + NAME_TO_LABEL;
        canvas.bookmark(Bookmark { level: 1, title: self.title, page, y: place.y });
        let over = canvas.node(ROOT, Role::Paragraph);
        canvas.text(page, Owner::Node(over), self.over, (x, place.y), &style::CARD_OVER);
        let heading = canvas.node(ROOT, Role::Heading(1));
        let mut baseline = place.y + OVER * style::CARD_OVER.size + OVER_TO_NAME;
        for line in self.name {
            let size = style::COVER_TITLE.size;
            canvas.baseline(page, Owner::Node(heading), line, (x, baseline), size, style::INK);
            baseline += style::COVER_TITLE.leading;
        }
        self.facts.draw(canvas, page, x, labels);
    }

    /// The tab is an artifact: it says nothing that the head does not say.
    fn draw_tab(&self, canvas: &mut Canvas, page: usize, grid: &Grid) {
        let top = TAB_TOP + TAB_HEIGHT * (self.index % TAB_PLACES) as f32;
        let rect = Rect { x: grid.width - TAB_WIDTH, y: top, width: TAB_WIDTH, height: TAB_HEIGHT };
        canvas.fill(page, rect, canvas.palette.accent);
        let mut y = top + (TAB_HEIGHT - self.tab.width) / 2.0;
        for piece in &self.tab.pieces {
            canvas.layout(
                page,
                Draw::Downwards {
                    x: rect.x + (TAB_WIDTH - CAPITALS * style::TAB.size) / 2.0,
                    top: y,
                    size: style::TAB.size,
                    face: piece.face,
                    colour: style::WHITE,
                    segments: piece.segments.clone(),
                },
            );
            y += piece.width;
        }
    }
}

/// Draws lines to write on, from `place` to the foot of the page.
pub fn draw_writing_lines(canvas: &mut Canvas, place: Place, grid: &Grid) {
    let mut y = place.y + WRITING_STEP;
    while y <= grid.bottom + 0.01 {
        let across = (grid.text, grid.text + grid.column);
        canvas.rule(place.page, across, y, style::table::THIN, style::HAIRLINE);
        y += WRITING_STEP;
    }
}
