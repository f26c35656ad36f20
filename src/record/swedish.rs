//! Swedish order and matching: a…z å ä ö, digits before letters, case and accents weigh last
//! (domain §3.7, "Sortering"). Byte order is never good enough for a name.

use std::cmp::Ordering;
use std::sync::LazyLock;

use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::Locale;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

static SWEDISH: LazyLock<Option<CollatorBorrowed<'static>>> = LazyLock::new(|| {
    let mut options = CollatorOptions::default();
    options.strength = Some(Strength::Tertiary);
    let locale: Locale = "sv-u-kn".parse().ok()?;
    Collator::try_new(locale.into(), options).ok()
});

/// Compares as a Swedish index does; numbers inside by value, so that SYS-9 comes before SYS-10.
pub fn compare(a: &str, b: &str) -> Ordering {
    match &*SWEDISH {
        Some(collator) => collator.compare(a, b),
        None => a.cmp(b),
    }
}

/// A text folded for matching: lower case, without accents that Swedish does not count as letters
/// of their own (é = e, ü = y), å ä ö kept.
pub fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    // Below the combining marks every letter is composed already.
    if text.chars().all(|c| c < '\u{300}') {
        text.chars().for_each(|c| fold(c, &mut out));
    } else {
        text.nfc().for_each(|c| fold(c, &mut out));
    }
    out
}

fn fold(letter: char, out: &mut String) {
    for c in letter.to_lowercase() {
        match c {
            'å' | 'ä' | 'ö' => out.push(c),
            'æ' => out.push('ä'),
            'ø' => out.push('ö'),
            'ü' => out.push('y'),
            c if c.is_ascii() => out.push(c),
            c => out.extend(c.nfd().filter(|c| !is_combining_mark(*c))),
        }
    }
}

/// Whether every word of `query` stands somewhere in `text`, by [`folded`].
pub fn matches(text: &str, query: &str) -> bool {
    let text = folded(text);
    folded(query).split_whitespace().all(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_of_the_example_stand_in_swedish_order() {
        let mut names = vec![
            "Öhman",
            "Ödling",
            "Ängman",
            "Äijä",
            "Ågren",
            "Åberg",
            "Zakrisson",
            "Wikström",
            "Viklund",
        ];
        names.sort_by(|a, b| compare(a, b));
        assert_eq!(
            names,
            [
                "Viklund",
                "Wikström",
                "Zakrisson",
                "Åberg",
                "Ågren",
                "Äijä",
                "Ängman",
                "Ödling",
                "Öhman"
            ]
        );
    }

    #[test]
    fn numbers_sort_by_value_and_before_letters() {
        let mut names = vec!["SYS-10", "SYS-9", "A-1", "7 kap."];
        names.sort_by(|a, b| compare(a, b));
        assert_eq!(names, ["7 kap.", "A-1", "SYS-9", "SYS-10"]);
    }

    #[test]
    fn matching_ignores_case_and_accents_but_not_swedish_letters() {
        assert!(matches("Lovisa Zakrisson", "zakr lov"));
        assert!(matches("Idé", "ide"));
        assert!(matches("IDE\u{301} A\u{30a}BERG", "idé åberg"));
        assert_eq!(folded("Ångström, Æ Ø ü É İ ẞ"), "ångström, ä ö y e i ß");
        assert!(!matches("Åberg", "aberg"));
    }
}
