//! The editor of an IT-plan: chapters at the left; the chapter's text and what it shows in the
//! middle; preview, review and history of the plan at the right.

mod outline;
mod panel;
mod state;
mod view;

pub use state::{Message, Panel, Part, State};
