//! Utbildning: what each group lacks of what is demanded of it, as a matrix of groups × systems and
//! areas, and the trainings that close it (S-59; look `utbildningsplan`).
//!
//! Counts groups and names nobody. What is demanded, and how many meet it, is written under
//! Organisation; here it is seen, and trainings are drafted and planned.

mod costs;
mod state;
mod table;
mod view;
mod worked;

#[cfg(test)]
mod tests;

pub use state::{GRID, Message, State, TRAININGS};
