//! True widgets: what iced 0.14 lacks and every screen needs.
//!
//! Each takes plain strings and closures and gives back messages; none knows a record, a file or
//! a clock. Whatever the mouse can do here, the keyboard can do too: that is a property of a
//! widget in this module, not of the screen that uses it.

mod calendar;
mod date_field;
#[cfg(test)]
pub(in crate::desktop) mod driver;
mod edge;
mod fit;
pub mod focus;
mod focus_stop;
mod frame;
pub mod grid;
mod icon;
mod inert;
mod menu;
mod on_keys;
mod page_sheet;
pub(in crate::desktop) mod paint;
mod popover;
mod select;
#[cfg(test)]
mod tests;
mod text_area;

pub use calendar::{iso_week, month_name, weekday_name};
pub use date_field::{DateField, date_field};
pub use edge::edge;
pub use focus_stop::{FocusStop, Look, Ring, Status, focus_stop};
pub use frame::{Frame, frame};
pub use icon::{Icon, IconView, icon};
pub use inert::inert;
pub use menu::{Choice, word_starts};
pub use on_keys::on_keys;
pub use page_sheet::page_sheet;
pub use select::{Among, Select, select, select_among};
pub use text_area::{TextArea, text_area};

use crate::desktop::theme::Theme;

/// An element of the window, drawn with the house theme.
pub type Element<'a, Message> = iced::Element<'a, Message, Theme, iced::Renderer>;

/// Names a control, so that it can be focused from `update`.
pub type Id = iced::advanced::widget::Id;
