//! Organisation: everyone and everything that plans and systems name, one register a tab, with the
//! current record as a form beside it. Which tab shows which records is a table; nothing here knows
//! a record type by heart but that table.

mod duties;
mod part;
mod state;
mod view;

#[cfg(test)]
mod tests;

pub use part::Part;
pub use state::{Message, State};
