//! Documents to pages: fonts, lines, tables, page breaks, figures.

pub mod colour;
pub mod font;
pub mod page;
mod line;
mod shape;
mod style;
mod text;
