//! Who a document comes from: what its heads and its metadata take from the kommun, the same in
//! every kind. The template adds title, kind, status and facts.

use super::arms;
use super::block::{Colour, Identity};
use super::variant::{Source, Variant};
use super::words::UNKNOWN;
use crate::record::Municipality;

/// The page's accent when the kommun has stated no colour.
const COLOUR: Colour = Colour(0x14, 0x50, 0x5c);

/// An identity with its sender and its day; the rest is empty.
pub fn identity(source: Source<'_>, administration: &str) -> Identity {
    let kommun = |key| source.municipality().map_or(String::new(), |kommun| kommun.text(key));
    Identity {
        title: String::new(),
        kind: String::new(),
        kommun: filled(kommun(Municipality::name), "Kommun utan namn"),
        administration: administration.to_owned(),
        diary_number: String::new(),
        switchboard: kommun(Municipality::switchboard),
        organisation_number: kommun(Municipality::organisation_number),
        date: source.today(),
        status: String::new(),
        facts: Vec::new(),
        summary: String::new(),
        keywords: Vec::new(),
        internal: source.variant() == Variant::Internal,
        arms: arms::read(&kommun(Municipality::arms)),
        colour: arms::colour(&kommun(Municipality::colour)).unwrap_or(COLOUR),
    }
}

/// Facts of which none is empty.
pub fn facts<'a>(facts: impl IntoIterator<Item = (&'a str, String)>) -> Vec<(String, String)> {
    let facts = facts.into_iter();
    facts.map(|(label, value)| (label.to_owned(), filled(value, UNKNOWN))).collect()
}

/// The text, or `missing` when it is empty.
pub fn filled(text: String, missing: &str) -> String {
    if text.trim().is_empty() { missing.to_owned() } else { text }
}
