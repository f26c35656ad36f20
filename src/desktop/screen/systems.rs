//! IT-system: the register of systems as a grid, one system at a time in the side panel and as a
//! form. Who answers for a system is never a field of it but an assignment; the columns read and
//! write those.

mod act;
mod columns;
pub(super) mod derive;
mod panel;
mod record_view;
mod state;
mod view;

#[cfg(test)]
pub(in crate::desktop::screen) mod tests;

pub use derive::{system_of, verb};
pub use state::{Message, Only, Small, State, Tab};
