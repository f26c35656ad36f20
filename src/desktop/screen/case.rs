//! A case (look `arende`): its letter section by section, the points of the decision, what is enclosed,
//! what is left before the papers can be handed in, the minutes' text, the pages, and the decision.
//!
//! A value from the data stands in a text as its name in curly brackets; the pages show what it is today.

mod act;
mod letter;
mod remarks;
mod side;
mod state;
mod view;

#[cfg(test)]
mod tests;

pub use state::{FIRST, Message, Part, State, Tab};

/// With less room than this the formaliakontroll stands under the letter's tab and not beside it.
const NARROW: f32 = 1040.0;
/// The width of the formaliakontroll.
const SIDE: f32 = 330.0;
/// The width of the outline.
const OUTLINE: f32 = 232.0;
