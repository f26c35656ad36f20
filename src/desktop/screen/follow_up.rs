//! Uppföljning: for kommunstyrelsen and for each nämnd four panels, Resurser, Organisation, Säkerhet and
//! Uppföljning (S-33); for a förvaltning its activities and trainings at a checkpoint, to be reported in
//! a grid (S-16); and for the whole kommun what all plan, cost and could do together (S-17).
//!
//! What was planned is changed in the plan; only what came of it is written here.

mod state;
mod view;
mod worked;

#[cfg(test)]
mod tests;

pub use state::{GRID, Message, State};
