//! Reading what goes to a decision: the papers of a case page by page over the whole screen, a remark
//! on any passage, and what a chief says in the end: approved, or sent back (S-34).
//!
//! Nothing is written in the papers here. Left as it was entered.

mod state;
#[cfg(test)]
mod tests;
mod view;

pub use state::{FIRST, Message, State, key};

/// The papers and their headings at the left, remarks at the right, in pixels.
const CONTENTS: f32 = 248.0;
const SIDE: f32 = 344.0;
/// Remarks where there is little room.
const SIDE_NARROW: f32 = 264.0;
/// In a narrower window the contents give way to the page: Page Down turns from paper to paper.
const NARROW: f32 = 1_000.0;
/// The bar over the page.
const BAR: f32 = 48.0;
/// The desk around the page.
const DESK: f32 = 16.0;
