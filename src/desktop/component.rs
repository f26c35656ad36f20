//! The parts that screens are built of, generic over their message.
//!
//! A screen never styles by hand: what is missing is added here. A part takes plain strings and
//! messages and holds no state; whatever can be pressed is a Tab stop.
//!
//! - words: [`text`], [`section`], [`panel_section`], [`key_cap`]
//! - acts: [`button`], [`link`], [`icon_button`], [`link_row`], [`table_row`], [`nav_row`], [`tabs`], [`filter_chip`]
//! - fields: [`field`], [`text_field`], [`checkbox`], [`radio`], and the widgets `select`,
//!   `date_field`, `text_area` and `grid`
//! - states: [`chip`], [`state_steps`], [`meter`], [`progress`], [`finding_row`], [`finding_card`],
//!   [`year_ring`]
//! - messages: [`toast`], [`banner`], [`empty`], [`dialog`]

mod button;
mod chip;
mod choice;
mod dialog;
mod field;
mod finding_card;
pub mod gallery;
mod heading;
mod navigation;
mod notice;
mod progress;
mod row;
mod tab;
pub mod text;
mod weight;
mod year_ring;

pub use button::{Button, Kind, button, icon_button};
pub use chip::{Chip, FilterChip, chip, filter_chip};
pub use choice::{checkbox, radio};
pub use dialog::{CARD, Dialog, dialog, dialog_card};
pub use field::{Field, TextField, field, text_field};
pub use finding_card::{FindingCard, finding_card, origin};
pub use heading::{
    breadcrumb, key_cap, line, line_vertical, link, panel_section, screen_head, section,
};
pub use navigation::{NavRow, context_help, nav_row, tooltip};
pub use notice::{Banner, Toast, banner, empty, toast};
pub use progress::{meter, progress, state_steps};
pub use row::{finding_row, link_row, table_row};
pub use tab::{Tab, tab_id, tabs};
pub use weight::Drawn;
pub use year_ring::year_ring;
