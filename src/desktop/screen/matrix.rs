//! Ansvar: the systemansvarsmatris as a living thing. Systems × roles in a grid (Tabell A), what each
//! system is (Tabell B), and all that one person answers for.
//!
//! Who answers is never a field of a system but a dated assignment; the cells read and write those.
//! Truth: domain §1.4; S-23…S-30.

mod act;
mod columns;
mod derive;
mod panel;
mod person;
mod state;
mod view;

#[cfg(test)]
mod tests;

pub use state::{GRID, Message, Only, PERSON, State, Tab};
