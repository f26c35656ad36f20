//! "Handlingar": the documents of systemansvar and organisation. One chooses which, about whom and in
//! which variant; beside stand the real pages as they will be printed, and one key exports them.
//!
//! Never makes a document itself: the preview and the export do, by the one export path.

mod kind;
mod state;
mod view;

pub use kind::PaperKind;
pub use state::{Message, State};

/// The control that has the focus when the screen is gone to.
pub const FIRST: &str = "papers-kind";

/// How wide the choices are, in pixels.
const CHOICES: f32 = 340.0;
/// A page that fits its desk is at most this wide, in pixels.
const SHEET: f32 = 1_000.0;
