//! Documents to pages: fonts, lines, tables, page breaks, figures.

pub mod font;
pub mod page;
