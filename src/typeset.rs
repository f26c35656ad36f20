//! Documents to pages: fonts, lines, tables, page breaks, figures.
//!
//! Three pure steps: `flow` makes the blocks to boxes that are never split, `paginate` decides which
//! page each stands on, `paint` draws them and builds the tag tree in the same order. Nothing here
//! reads a file or a clock, and the same document gives the same pages, to the last bit. Every
//! measure is the house style's and stands in `style`.

mod arms;
mod canvas;
mod card;
pub mod colour;
mod cover;
mod facts;
mod figure;
mod flow;
pub mod font;
mod item;
mod join;
mod line;
pub mod page;
mod page_head;
mod paginate;
mod paint;
mod passage;
mod shape;
mod style;
mod table;
mod text;

#[cfg(test)]
mod tests;

pub use join::join;
pub use passage::{Passage, passages};

use crate::document::block::{Block, Document, FirstPage};
use crate::typeset::cover::Front;
use crate::typeset::flow::Flow;
use crate::typeset::line::Setter;
use crate::typeset::page::LaidOut;
use crate::typeset::paginate::{Pages, Start, paginate};
use crate::typeset::style::PORTRAIT;

/// Lays a document out on pages. Never fails: what the fonts lack is reported in the result, and
/// what is too large for its place is divided.
pub fn lay_out(document: &Document) -> LaidOut {
    let mut setter = Setter::new();
    let grid = match document.first_page {
        FirstPage::Cover => &PORTRAIT,
        _ => flow::first_grid(document),
    };
    let front = Front::new(&document.identity, document.first_page, grid, &mut setter);
    let start = match document.first_page {
        FirstPage::Cover => Start::AfterCover(grid),
        _ => {
            let (y, after) = front.end();
            Start::Under { y, after }
        }
    };
    let (mut flow, mut pages) = place(document, true, start, &mut setter);
    let listed = document.blocks.iter().any(|block| matches!(block, Block::Contents(_)));
    if listed && pages.grids.len() < style::contents::PAGES {
        (flow, pages) = place(document, false, start, &mut setter);
    }
    if pages.grids.is_empty() {
        pages.grids.push(grid);
    }
    let mut laid_out = paint::paint(document, front, flow, &pages, &mut setter);
    laid_out.missing = setter.into_missing();
    laid_out
}

fn place<'a>(
    document: &'a Document,
    contents: bool,
    start: Start,
    setter: &mut Setter,
) -> (Flow<'a>, Pages) {
    let flow = flow::flow(document, contents, setter);
    let repeats: Vec<f32> = flow.tables.iter().map(table::Plan::repeat).collect();
    let pages = paginate(&flow.items, &flow.sections, &repeats, start);
    (flow, pages)
}
