//! The floor's promises, on hand-built pages.

mod sample;
mod written;
