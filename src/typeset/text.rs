//! What a text is before it is set: normalised, and knowing where its lines may break.
//!
//! Unicode's rules (UAX 14) say where a break is possible; Swedish typography takes some of those
//! places away again: 16 november 2026, 2027–2029, 850 tkr, § 96, IT-controller stay together. The
//! text itself is never changed for that, so what is copied out of a document is what was typed.

use std::ops::Range;

use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_normalization::UnicodeNormalization;

/// Appends a text in NFC, with runs of blanks as one space and without what cannot be printed:
/// controls, soft hyphens, and marks of direction and width.
pub fn push_normalised(text: &str, into: &mut String) {
    if is_plain(text) && !(ends_blank(into) && text.starts_with(' ')) {
        into.push_str(text);
        return;
    }
    for character in text.nfc() {
        match character {
            '\n' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                while into.ends_with(' ') {
                    into.pop();
                }
                into.push('\n');
            }
            ' ' | '\t' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{205F}' | '\u{3000}' => {
                if !ends_blank(into) {
                    into.push(' ');
                }
            }
            // The fonts draw U+202F so narrow that 1 245 reads as 1245 (document style §1).
            '\u{202F}' => into.push('\u{A0}'),
            // A hyphen that does not break has no glyph of its own.
            '\u{2011}' => into.push('-'),
            // Word's bullet; anything else of private use has no meaning outside its own font.
            '\u{F0B7}' => into.push('•'),
            '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFD}' => into.push('\u{FFFD}'),
            _ if is_dropped(character) => {}
            _ => into.push(character),
        }
    }
}

/// The text in NFC on one line.
pub fn normalised(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    push_normalised(text, &mut result);
    if result.contains('\n') { result.replace('\n', " ") } else { result }
}

/// True for an empty text too: the blanks a paragraph begins with are dropped.
fn ends_blank(text: &str) -> bool {
    text.is_empty() || text.ends_with([' ', '\n'])
}

fn is_dropped(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}'
            | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
            | '\u{FFF0}'..='\u{FFFB}' | '\u{FFFE}' | '\u{FFFF}'
            | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E0FFF}' | '\u{10FFFE}' | '\u{10FFFF}')
}

/// Nothing to normalise: the common case, told without decomposing anything.
fn is_plain(text: &str) -> bool {
    let mut blank = false;
    text.chars().all(|character| {
        let again = character == ' ' && blank;
        blank = character == ' ';
        !again
            && matches!(character, ' '..='~' | '\u{A0}'..='\u{AC}' | '\u{AE}'..='\u{2FF}'
                | '\u{2012}'..='\u{2027}' | '\u{2030}'..='\u{205E}' | '\u{20AC}')
    })
}

/// A place where a line may or must end: the byte after which the next line begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Break {
    pub at: usize,
    pub must: bool,
}

/// Where lines may end, in order; the last is the text's end.
/// `names` keeps a person's first name with the surname (wanted in lists and cells).
pub fn breaks(text: &str, names: bool) -> impl Iterator<Item = Break> + '_ {
    linebreaks(text).filter_map(move |(at, opportunity)| {
        let must = opportunity == BreakOpportunity::Mandatory;
        let open = must || !is_glued(text, at, names);
        open.then_some(Break { at, must: must && at < text.len() })
    })
}

fn is_glued(text: &str, at: usize, names: bool) -> bool {
    let before = text[..at].trim_end_matches(' ');
    let left = &before[before.rfind([' ', '\n']).map_or(0, |blank| blank + 1)..];
    let after = &text[at..];
    if before.len() < at {
        let right = &after[..after.find([' ', '\n']).unwrap_or(after.len())];
        glues_words(left, right) || (names && glues_names(left, right))
    } else {
        glues_within(left, after) || (names && glues_double_name(left, after))
    }
}

/// Inside a word: after a hyphen or a dash.
fn glues_within(left: &str, after: &str) -> bool {
    let digit_follows = after.starts_with(|c: char| c.is_ascii_digit());
    if let Some(head) = left.strip_suffix('–') {
        // 2027–2029, and F–6.
        return digit_follows && head.ends_with(char::is_alphanumeric);
    }
    if let Some(head) = left.strip_suffix('/') {
        return digit_follows && head.ends_with(|c: char| c.is_ascii_digit());
    }
    let Some(head) = left.strip_suffix('-') else { return false };
    let prefix = head.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or(head);
    digit_follows || prefix.chars().count() <= 3
}

const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
];

const UNITS: [&str; 33] = [
    "%", "‰", "°C", "kr", "tkr", "mkr", "mnkr", "kronor", "öre", "st", "h", "tim", "min", "sek",
    "s", "ms", "mm", "cm", "m", "km", "m²", "g", "kg", "kB", "MB", "GB", "TB", "Mbit/s", "Gbit/s",
    "W", "kW", "kWh", "MWh",
];

/// What a number follows and stays with.
const PREFIXES: [&str; 12] =
    ["§", "§§", "v.", "vecka", "nr", "nr.", "kl.", "kap.", "s.", "p.", "ca", "år"];

fn glues_words(left: &str, right: &str) -> bool {
    let bare = |word: &str| -> bool {
        let word = word.trim_end_matches([',', '.', ';', ':', ')', '?', '!']);
        !word.is_empty() && word.chars().all(|c| c.is_ascii_digit())
    };
    let digits = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
    let right_core = right.trim_end_matches([',', '.', ';', ':', ')', '?', '!']);
    let left_core = left.trim_start_matches('(');
    let ends_digit = left_core.ends_with(|c: char| c.is_ascii_digit());
    let starts_digit = right.starts_with(|c: char| c.is_ascii_digit());
    let day = digits(left_core) && left_core.len() <= 2;
    (day && MONTHS.contains(&right_core))
        || (MONTHS.contains(&left_core) && right_core.len() == 4 && bare(right))
        || (ends_digit && UNITS.contains(&right_core))
        || (digits(left_core) && left_core.len() <= 3 && right_core.len() == 3 && bare(right))
        || (starts_digit && PREFIXES.contains(&left_core))
}

fn glues_names(left: &str, right: &str) -> bool {
    let is_name = |word: &str| {
        let word = word.trim_end_matches([',', '.', ';', ')']);
        word.chars().count() > 1
            && word.starts_with(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || c == '-')
            && word.chars().any(char::is_lowercase)
    };
    is_name(left) && is_name(right) && left.ends_with(char::is_alphabetic)
}

/// Anna-Stina, and not SITHS-handhavande.
fn glues_double_name(left: &str, after: &str) -> bool {
    let is_name = |word: &str| {
        word.starts_with(char::is_uppercase) && word.chars().skip(1).all(char::is_lowercase)
    };
    let second = &after[..after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len())];
    left.strip_suffix('-').is_some_and(is_name) && is_name(second)
}

/// Where a word may be divided with a hyphen: pieces in order (Swedish, at least three letters
/// before and two after). A word that may not be divided is one piece.
pub fn syllables(word: &str) -> Vec<Range<usize>> {
    let start = word.find(char::is_alphabetic).unwrap_or(word.len());
    let length = word[start..].find(|c: char| !c.is_alphabetic()).unwrap_or(word.len() - start);
    let core = &word[start..start + length];
    let mut pieces = Vec::new();
    let mut from = 0;
    if core.chars().count() >= 6 && core.len() < 200 {
        let mut at = start;
        for syllable in hypher::hyphenate_bounded(core, hypher::Lang::Swedish, 3, 2) {
            at += syllable.len();
            if at < start + length && !is_misdivided(&word[..at], &word[at..]) {
                pieces.push(from..at);
                from = at;
            }
        }
    }
    pieces.push(from..word.len());
    pieces
}

/// Places that the Swedish patterns get wrong in words that these documents are full of, or that
/// lie beside the seam of a compound.
fn is_misdivided(left: &str, right: &str) -> bool {
    const WRONG: [(&str, &str); 3] =
        [("dokumen", "than"), ("personupp", "gift"), ("kommunfull", "mäktig")];
    let left = left.to_lowercase();
    WRONG.iter().any(|(before, after)| left.ends_with(before) && right.starts_with(after))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, lines: &[&str]) {
        let mut start = 0;
        let mut found = Vec::new();
        for place in breaks(text, true) {
            found.push(text[start..place.at].trim_end());
            start = place.at;
        }
        assert_eq!(found, lines);
    }

    #[test]
    fn what_belongs_together_is_never_parted() {
        check("den 16 november 2026, § 96.", &["den", "16 november 2026,", "§ 96."]);
        check("åren 2027–2029 kostar 1 245 tkr", &["åren", "2027–2029", "kostar", "1 245 tkr"]);
        check("Strandskolan F–6", &["Strandskolan", "F–6"]);
        check("IT-controller och E-tjänst", &["IT-controller", "och", "E-tjänst"]);
        check("SITHS-handhavande", &["SITHS-", "handhavande"]);
        check("v. 4 och 58 %", &["v. 4", "och", "58 %"]);
        check("Lovisa Zakrisson, lärare", &["Lovisa Zakrisson,", "lärare"]);
        check("Anna-Stina Holm, Åke Ängman", &["Anna-Stina Holm,", "Åke Ängman"]);
        check("SYS-014, 0900-555 00", &["SYS-014,", "0900-555", "00"]);
    }

    #[test]
    fn what_cannot_be_printed_is_dropped_and_the_rest_composed() {
        let mut text = String::new();
        push_normalised("  A\u{30A}ngstro\u{308}m\u{7}\t\u{AD} \u{202E}x\u{202F}y", &mut text);
        assert_eq!(text, "Ångström x\u{A0}y");
        assert_eq!(normalised("a\r\nb"), "a b");
    }

    #[test]
    fn words_are_divided_as_swedish_divides_them() {
        let divided = |word: &str| -> Vec<String> {
            syllables(word).into_iter().map(|range| word[range].to_owned()).collect()
        };
        assert_eq!(divided("kommun"), ["kom", "mun"]);
        assert!(!divided("dokumenthantering").contains(&"than".to_owned()));
        assert_eq!(divided("ett"), ["ett"]);
        assert_eq!(divided("😀😀😀"), ["😀😀😀"]);
    }
}
