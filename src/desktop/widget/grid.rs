//! The grid: a spreadsheet to the hand, shared by every screen, for a hundred thousand rows.
//!
//! It asks its [`Source`] for the cells that are seen and for nothing else, and draws them itself.
//! What the hand does comes out as an [`Event`]; the screen keeps a [`State`], gives it the event
//! and acts on the [`Action`] that comes back. The grid never changes data.
//!
//! **Keys.** Arrows, Page Up and Down, Home and End, Ctrl+Home and Ctrl+End move; with Shift they
//! select. Typing begins to edit with what was typed, F2 or Enter with what stands there. While
//! editing Enter keeps and goes down, Tab keeps and goes to the next cell (from the last to the
//! next row), ↑ and ↓ keep and move (or choose, where there is a list), Esc gives up. Delete
//! empties, Ctrl+D fills the selection down from its top row, Ctrl+C, X and V carry TSV to and from
//! Excel, Ctrl+A selects all, Alt+Shift+← and →
//! change the column's width, Alt+Shift+↑ sorts by it and turns the order. On a group row Space, Enter, ← and → fold it.
//!
//! **No trap.** When nothing is edited Tab and Shift+Tab walk the row and leave the grid at its
//! ends, so the way out is never longer than the row is wide.

mod draw;
mod geometry;
mod keys;
pub mod movement;
mod pointer;
mod source;
mod state;
#[cfg(test)]
mod tests;
pub mod tsv;
mod view;

pub use movement::{Extent, Motion, Range, Spot};
pub use source::{Align, Cell, CellTone, Column, Group, Reading, Sort, Source, column};
pub use state::{Action, Draft, Event, State};
pub use view::{Grid, grid};
