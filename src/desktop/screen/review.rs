//! Granskning: everything the review has found, worst first, each with a way to the fix; narrowed
//! by weight, by what it is about, by förvaltning, by rule and by words.
//!
//! Judges nothing itself. What answers to the filters is derived when they or the findings change,
//! and laid out some at a time, so that thousands are as quick as ten.

mod state;
mod view;

#[cfg(test)]
mod tests;

pub use state::{Message, State};
pub use view::verb;
