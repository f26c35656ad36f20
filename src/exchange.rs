//! In and out: tables, the shipped example and strategy, and the one export path
//! (workspace → document → typeset → pdf → file) that window and commands share.
//!
//! Knows neither the window nor the command line.

pub mod calendar;
pub mod carried_plan;
pub mod case_papers;
pub mod example;
pub mod export;
pub mod folder;
pub mod import;
pub mod letter_profile;
pub mod new_case;
pub mod new_plan;
pub mod package;
pub mod paper;
pub mod picture;
pub mod seed;
mod shipped;
pub mod strategy;
pub mod subjects;
pub mod table;

pub use shipped::ShippedError;
