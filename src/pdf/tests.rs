//! The floor's promises, on hand-built pages.

mod foreign;
mod mutants;
mod sample;
mod written;
