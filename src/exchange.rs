//! What goes in and out of a plan file: the data that ships with the program, spreadsheets and the
//! one export path. It joins the floors below it and knows nothing of windows or command lines.

pub mod example;
pub mod seed;
mod shipped;
pub mod strategy;

pub use shipped::ShippedError;
