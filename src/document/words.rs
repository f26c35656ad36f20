//! Small pieces of plain Swedish that templates join into sentences: counts in words, lists, and
//! the words that stand where something is missing (domain §3.7, look §6 "Never empty").

use super::block::Cell;
pub use crate::workspace::show::{lines, list, number, sentence};

/// Printed where a fact is not stated.
pub const UNKNOWN: &str = "Uppgift saknas";
/// Printed where nobody is appointed.
pub const NOBODY: &str = "Ej utsett";
/// Printed where a value is not set.
pub const UNSET: &str = "Ej satt";
/// Printed where there is none, and that is in order.
pub const NONE: &str = "Inget";
/// Printed as the only paragraph of a chapter that says nothing.
pub const NO_TEXT: &str = "Text saknas.";

/// A count of something that takes "en": "en aktivitet", "sju aktiviteter", "inga aktiviteter".
pub fn counted(count: usize, one: &str, many: &str) -> String {
    match count {
        0 => format!("inga {many}"),
        1 => format!("en {one}"),
        _ => format!("{} {many}", number(count)),
    }
}

/// A count of something that takes "ett": "ett system", "fem system".
pub fn counted_ett(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("ett {one}") } else { counted(count, one, many) }
}

/// Without the stop that a sentence has and a cell has not.
pub fn for_cell(text: &str) -> String {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match flat.strip_suffix('.') {
        // "m.m." and "…" keep theirs.
        Some(rest) if !rest.ends_with('.') && !rest.rsplit(' ').next().is_some_and(dotted) => {
            rest.to_owned()
        }
        _ => flat,
    }
}

fn dotted(word: &str) -> bool {
    word.contains('.')
}

/// The text in a cell, or `missing` as a gap.
pub fn cell_or_gap(text: impl Into<String>, missing: &str) -> Cell {
    let text = text.into();
    if text.trim().is_empty() { Cell::gap(missing) } else { Cell::text(text) }
}

/// The text in a cell, or `none` in the normal tone.
pub fn cell_or(text: impl Into<String>, none: &str) -> Cell {
    let text = text.into();
    if text.trim().is_empty() { Cell::text(none) } else { Cell::text(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_up_to_twelve_are_words() {
        assert_eq!(counted(0, "aktivitet", "aktiviteter"), "inga aktiviteter");
        assert_eq!(counted(1, "aktivitet", "aktiviteter"), "en aktivitet");
        assert_eq!(counted(12, "aktivitet", "aktiviteter"), "tolv aktiviteter");
        assert_eq!(counted(5_000, "aktivitet", "aktiviteter"), "5\u{a0}000 aktiviteter");
        assert_eq!(counted_ett(1, "system", "system"), "ett system");
    }

    #[test]
    fn a_sentence_loses_its_stop_in_a_cell_and_an_abbreviation_does_not() {
        assert_eq!(for_cell("Journal för elevhälsan."), "Journal för elevhälsan");
        assert_eq!(for_cell("Kort, läsare m.m."), "Kort, läsare m.m.");
        assert_eq!(for_cell("Två\nrader"), "Två rader");
    }

    #[test]
    fn lists_end_with_och() {
        let words = ["a".to_owned(), "b".to_owned(), "c".to_owned()];
        assert_eq!(list(&words), "a, b och c");
        assert_eq!(list(&words[..2]), "a och b");
        assert_eq!(list(&[]), "");
    }
}
