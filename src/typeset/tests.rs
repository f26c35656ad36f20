//! What may be relied on in laid-out pages: the checks of the house style (§10), and bad input.

mod bad_input;
mod look;
pub mod sample;
mod tree;

use crate::typeset::page::{Draw, LaidOut, Page, Segment};

/// A line of text as it stands on a page.
#[derive(Debug, Clone)]
struct Said {
    page: usize,
    text: String,
    x: f32,
    /// Right edge of the last word.
    right: f32,
    baseline: f32,
    size: f32,
}

/// Every text of a page, artifacts too, in the order it is drawn.
fn said_on(laid_out: &LaidOut, page: usize) -> Vec<Said> {
    let draws = laid_out.pages[page].chunks.iter().flat_map(|chunk| &chunk.draws);
    draws.filter_map(|draw| said(draw, page)).collect()
}

fn said_everywhere(laid_out: &LaidOut) -> Vec<Said> {
    (0..laid_out.pages.len()).flat_map(|page| said_on(laid_out, page)).collect()
}

fn said(draw: &Draw, page: usize) -> Option<Said> {
    let Draw::Text { x, baseline, size, face, tracking, segments, .. } = draw else { return None };
    let space = super::font::glyph_for(*face, ' ').map_or(0, |id| super::font::advance(*face, id));
    let hyphen = super::font::glyph_for(*face, '-').map_or(0, |id| super::font::advance(*face, id));
    let (mut text, mut width, mut right) = (String::new(), 0.0, 0.0);
    for segment in segments {
        match segment {
            Segment::Word(word) => {
                text.push_str(&word.text);
                width += word.width + tracking * word.glyphs.len() as f32;
                right = width;
            }
            Segment::Space => {
                text.push(' ');
                width += f32::from(space) + tracking;
            }
            Segment::SoftHyphen => {
                width += f32::from(hyphen);
                right = width;
            }
        }
    }
    let right = x + right * size / 1000.0 - tracking * size / 1000.0;
    Some(Said { page, text, x: *x, right, baseline: *baseline, size: *size })
}

/// The first text that begins so.
fn find(laid_out: &LaidOut, start: &str) -> Said {
    let found = said_everywhere(laid_out).into_iter().find(|said| said.text.starts_with(start));
    found.unwrap_or_else(|| panic!("no text begins with {start:?}"))
}

fn is_landscape(page: &Page) -> bool {
    page.width > page.height
}
