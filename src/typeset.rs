//! Documents to pages: fonts, lines, tables, page breaks, figures.

pub mod colour;
pub mod font;
mod line;
pub mod page;
mod shape;
mod style;
mod text;
