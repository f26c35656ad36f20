//! The editor of an IT-plan: chapters at the left; the chapter's text and what it shows in the
//! middle; preview, review and history of the plan at the right.

mod columns;
mod outline;
mod panel;
mod state;
mod view;

pub use outline::numbers;
pub use state::{Message, Panel, Part, State};

use crate::desktop::theme::size;

/// Work areas narrower than this have a narrow panel; wider than the other, a wide one.
const NARROW: f32 = 1330.0;
const WIDE: f32 = 1600.0;

/// How wide the side panel is in a work area of that width, where the user has chosen `chosen`.
pub fn panel_width(work: f32, chosen: Option<f32>) -> f32 {
    let (least, most) = size::SIDE_PANEL_RANGE;
    match chosen {
        Some(width) => width.clamp(least, most),
        None if work < NARROW => size::SIDE_PANEL,
        None if work < WIDE => size::SIDE_PANEL_PREVIEW,
        None => (work * 0.28).clamp(size::SIDE_PANEL_PREVIEW, most),
    }
}
