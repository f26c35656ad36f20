//! Text as the file keeps it: NFC, without control characters. A long text is paragraphs in a
//! small Markdown subset; `document` turns it into blocks.

use std::ops::Deref;

use serde::{Deserialize, Serialize};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// The longest text a field keeps, in bytes. A paste beyond it is cut at a character.
pub const LONGEST: usize = 2 * 1024 * 1024;

/// Paragraphs, lists (`- `, `1. `), `**bold**`, `*italic*` and `[text](address)`; paragraphs are
/// parted by an empty line.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LongText(String);

impl LongText {
    pub fn new(text: &str) -> Self {
        Self(clean(text, true))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for LongText {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

/// One line: NFC, line breaks and tabs as spaces, other control characters dropped.
pub fn one_line(text: &str) -> String {
    clean(text, false)
}

fn clean(text: &str, keep_breaks: bool) -> String {
    let text = &text[..text.floor_char_boundary(LONGEST)];
    let plain = text.chars().all(|c| !c.is_control() || (keep_breaks && c == '\n'));
    if plain && is_nfc(text) {
        return text.to_owned();
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.nfc()
        .filter_map(|c| match c {
            '\n' if keep_breaks => Some('\n'),
            '\n' | '\t' | '\u{2028}' | '\u{2029}' => Some(' '),
            c if c.is_control() => None,
            c => Some(c),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decomposed_letters_are_composed_and_controls_dropped() {
        assert_eq!(one_line("A\u{30a}ke\u{0}\u{7}\tA\u{308}ngman"), "Åke Ängman");
        assert_eq!(LongText::new("ett\r\ntvå\rtre").as_str(), "ett\ntvå\ntre");
    }

    #[test]
    fn a_paste_beyond_the_limit_is_cut_at_a_character() {
        let text = "å".repeat(LONGEST);
        let kept = one_line(&text);
        assert!(kept.len() <= LONGEST && kept.chars().all(|c| c == 'å'));
    }
}
