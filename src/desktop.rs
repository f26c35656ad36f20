//! The window. The only module that knows iced.

pub mod component;
pub mod theme;
pub mod widget;
