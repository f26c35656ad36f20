//! Which blocks stand on pages of which shape, and what the whole document refers to: its headings,
//! and the tables that figures point at.

use std::collections::HashMap;

use crate::document::block::{Block, Document, Heading, Table};
use crate::typeset::style::{Grid, LANDSCAPE, PORTRAIT};
use crate::typeset::table::width::Measured;

/// The shape of the first page with text on it.
pub fn first_grid(document: &Document) -> &'static Grid {
    match document.blocks.first() {
        Some(Block::Landscape(_)) => &LANDSCAPE,
        _ => &PORTRAIT,
    }
}

/// Headings in order, and the numbers of the tables that figures refer to.
pub(super) fn survey<'a>(
    blocks: &'a [Block],
    headings: &mut Vec<&'a Heading>,
    twins: &mut HashMap<&'a str, usize>,
    tables: &mut Vec<&'a Table>,
) {
    for block in blocks {
        match block {
            Block::Heading(heading) => headings.push(heading),
            Block::Card(card) => headings.push(&card.heading),
            Block::Table(table) => {
                tables.push(table);
                if !table.key.is_empty() {
                    twins.insert(&table.key, tables.len());
                }
            }
            Block::Landscape(inner) => survey(inner, headings, twins, tables),
            _ => {}
        }
    }
}

/// Blocks by page shape. A heading never ends a section: it goes with what it stands over. A table
/// whose words do not fit on a portrait page gets landscape pages.
pub(super) fn sections<'a>(
    blocks: &'a [Block],
    measured: &[Measured],
) -> Vec<(&'static Grid, Vec<&'a Block>)> {
    let mut measured = measured.iter();
    let mut sections: Vec<(&'static Grid, Vec<&'a Block>)> = vec![(&PORTRAIT, Vec::new())];
    let mut flat = Vec::new();
    flatten(blocks, false, &mut flat);
    let mut turn = false;
    for (landscape, block) in flat {
        if matches!(block, Block::NewPage) {
            turn = true;
            continue;
        }
        let wide = match block {
            Block::Table(table) => measured.next().is_some_and(|it| !it.fits_portrait(table)),
            _ => false,
        };
        let grid = if landscape || wide { &LANDSCAPE } else { &PORTRAIT };
        if std::mem::take(&mut turn) {
            sections.push((grid, vec![block]));
            continue;
        }
        let Some((current, members)) = sections.last_mut() else { continue };
        if **current == *grid {
            members.push(block);
            continue;
        }
        let is_heading = |block: &&&Block| matches!(block, Block::Heading(_));
        let over = members.iter().rev().take_while(is_heading).count();
        let mut moved = members.split_off(members.len() - over);
        moved.push(block);
        sections.push((grid, moved));
    }
    sections
}

pub(super) fn flatten<'a>(blocks: &'a [Block], landscape: bool, flat: &mut Vec<(bool, &'a Block)>) {
    for block in blocks {
        match block {
            Block::Landscape(inner) => flatten(inner, true, flat),
            _ => flat.push((landscape, block)),
        }
    }
}
