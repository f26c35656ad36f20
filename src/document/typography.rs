//! Swedish typography on all text on its way into a document (domain §3.7): hard spaces where a
//! line must not break, en dashes, minus signs and Swedish quotation marks. Only the signs change,
//! never the words, and doing it twice changes nothing. Dates keep the form they were typed in.

use super::block::{Block, Cell, Document, Drawing, List, Organisation, Run};
use crate::record::date::MONTHS;
use crate::record::money::HARD_SPACE;

/// Words that keep with the number after them.
const BEFORE_NUMBER: &[&str] = &[
    "§",
    "§§",
    "v.",
    "vecka",
    "kl.",
    "kap.",
    "s.",
    "sid.",
    "sida",
    "nr",
    "punkt",
    "bilaga",
    "tabell",
    "figur",
    "kapitel",
    "avsnitt",
    "mål",
    "aktivitet",
    "prioritet",
    "årskurs",
    "omgång",
];
/// Words that keep with the number before them.
const AFTER_NUMBER: &[&str] = &[
    "%", "‰", "§", "§§", "kr", "tkr", "mnkr", "mkr", "kronor", "st", "kap", "h", "min", "kg", "g",
    "m", "km", "cm", "mm", "GB", "TB", "MB", "Mbit/s", "Gbit/s",
];
/// Words after which two numbers with a hyphen between them are a range: "årskurs 7-9".
const BEFORE_RANGE: &[&str] = &[
    "årskurs",
    "årskurserna",
    "åk",
    "v.",
    "vecka",
    "veckorna",
    "§§",
    "kl.",
    "s.",
    "sidorna",
    "kap.",
    "kapitel",
    "aktivitet",
    "aktiviteterna",
    "mål",
    "målen",
    "punkterna",
    "bilaga",
];

/// What stands around a quotation, set or not.
const QUOTES: [char; 5] = ['"', '“', '„', '‟', '”'];

/// The text with its signs set.
pub fn set(text: &str) -> String {
    set_after(None, text)
}

/// The same for a text that follows `before` in the same paragraph.
fn set_after(before: Option<char>, text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len() + 8);
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        let previous = if at == 0 { before } else { Some(chars[at - 1]) };
        let next = chars.get(at + 1).copied();
        match c {
            c if QUOTES.contains(&c) => out.push('”'),
            '\'' | '‘' | '‛' => out.push('’'),
            '.' if chars[at..].starts_with(&['.', '.', '.']) && previous != Some('.') => {
                let dots = chars[at..].iter().take_while(|c| **c == '.').count();
                if dots == 3 {
                    out.push('…')
                } else {
                    out.extend(&chars[at..at + dots])
                }
                at += dots - 1;
            }
            '-' => out.push(hyphen(&chars, at, previous, next)),
            ' ' if keeps_together(&chars, at) => out.push(HARD_SPACE),
            c => out.push(c),
        }
        at += 1;
    }
    out
}

/// What a hyphen-minus is: a hyphen, a minus sign, or a dash.
fn hyphen(chars: &[char], at: usize, previous: Option<char>, next: Option<char>) -> char {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let blank = |c: Option<char>| c.is_some_and(char::is_whitespace);
    if digit(previous) && digit(next) {
        return if is_range(chars, at) { '–' } else { '-' };
    }
    if digit(next) && previous.is_none_or(|c| c.is_whitespace() || c == '(') {
        return '\u{2212}';
    }
    if blank(previous) && blank(next) && at > 1 { '–' } else { '-' }
}

/// Whether the digits around the hyphen at `at` are from and to: two years, or two numbers after a
/// word such as "årskurs". Dates, telephone numbers and diary numbers are not.
fn is_range(chars: &[char], at: usize) -> bool {
    let left = chars[..at].iter().rev().take_while(|c| c.is_ascii_digit()).take(5).count();
    let right = chars[at + 1..].iter().take_while(|c| c.is_ascii_digit()).take(5).count();
    if left > 4 || right > 4 || at < left {
        return false;
    }
    let (start, end) = (at - left, at + 1 + right);
    let part_of_more = |c: &char| c.is_alphanumeric() || matches!(c, '-' | '–' | '/' | ':');
    if start > 0 && part_of_more(&chars[start - 1]) || chars.get(end).is_some_and(part_of_more) {
        return false;
    }
    let number = |digits: &[char]| digits.iter().collect::<String>().parse::<u32>().unwrap_or(0);
    let (from, to) = (number(&chars[start..at]), number(&chars[at + 1..end]));
    let years = 1900..=2200;
    if years.contains(&from) && years.contains(&to) {
        return from < to;
    }
    from < to && start > 0 && {
        let word = word_before(chars, start - 1).to_lowercase();
        chars[start - 1].is_whitespace() && BEFORE_RANGE.contains(&word.as_str())
    }
}

/// Whether the space at `at` must not be broken.
fn keeps_together(chars: &[char], at: usize) -> bool {
    let left = word_before(chars, at);
    let right = word_after(chars, at);
    let leads = |c: char| QUOTES.contains(&c) || matches!(c, '(' | '−' | '-' | '–');
    let trails = |c: char| QUOTES.contains(&c) || ",.;:)?!".contains(c);
    let left = left.trim_start_matches(leads);
    let starts_with_digit = right.starts_with(|c: char| c.is_ascii_digit());
    let is_number = left.starts_with(|c: char| c.is_ascii_digit())
        && left.ends_with(|c: char| c.is_ascii_digit())
        && left.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | '–' | '-'));
    let bare = right.trim_end_matches(trails);

    if starts_with_digit {
        let lower = left.to_lowercase();
        if BEFORE_NUMBER.contains(&lower.as_str()) {
            return true;
        }
        let group = right.bytes().take_while(u8::is_ascii_digit).count();
        // Month and year: "november 2026", "maj 2027–juni 2028".
        let last = lower.rsplit('–').next().unwrap_or(&lower);
        if MONTHS.contains(&last) && group == 4 {
            return true;
        }
        let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        // Thousands: "1 870", "12 345 678".
        if all_digits(left) && left.len() <= 3 && group == 3 {
            return true;
        }
        // Telephone: "0900-555 00".
        let phone = left.split_once('-').is_some_and(|(area, rest)| {
            area.starts_with('0') && all_digits(area) && all_digits(rest)
        });
        return phone && (2..=3).contains(&group);
    }
    is_number && (AFTER_NUMBER.contains(&bare) || (left.len() <= 2 && MONTHS.contains(&bare)))
}

/// The longest word that any of the rules asks about, with room for what may lead it.
const LONGEST_WORD: usize = 20;

fn word_before(chars: &[char], at: usize) -> String {
    let word = chars[..at].iter().rev().take_while(|c| !c.is_whitespace()).take(LONGEST_WORD);
    let mut word: Vec<char> = word.copied().collect();
    word.reverse();
    word.into_iter().collect()
}

fn word_after(chars: &[char], at: usize) -> String {
    let rest = chars[at + 1..].iter();
    rest.take_while(|c| !c.is_whitespace()).take(LONGEST_WORD).collect()
}

/// Sets all text of a document. Addresses of links and search words are left alone.
pub fn apply(document: &mut Document) {
    let identity = &mut document.identity;
    for text in [
        &mut identity.title,
        &mut identity.kind,
        &mut identity.kommun,
        &mut identity.administration,
        &mut identity.diary_number,
        &mut identity.switchboard,
        &mut identity.status,
        &mut identity.summary,
    ] {
        *text = set(text);
    }
    set_facts(&mut identity.facts);
    document.blocks.iter_mut().for_each(block);
}

fn block(block: &mut Block) {
    match block {
        Block::Contents(_) | Block::NewPage | Block::WritingLines => {}
        Block::Heading(heading) => heading.text = set(&heading.text),
        Block::Paragraph(runs) | Block::Introduction(runs) | Block::Note(runs) => set_runs(runs),
        Block::List(list) | Block::Steps(list) | Block::SmallList(list) => set_list(list),
        Block::Facts(facts) => set_facts(facts),
        Block::Card(card) => {
            card.over = set(&card.over);
            card.heading.text = set(&card.heading.text);
            set_facts(&mut card.facts);
        }
        Block::Table(table) => {
            table.caption = set(&table.caption);
            for column in &mut table.columns {
                column.header = set(&column.header);
            }
            for Cell { text, .. } in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
                *text = set(text);
            }
            for text in [&mut table.sum_line, &mut table.note].into_iter().flatten() {
                *text = set(text);
            }
        }
        Block::Figure(figure) => {
            figure.caption = set(&figure.caption);
            figure.alt = set(&figure.alt);
            match &mut figure.drawing {
                Drawing::Timeline(rows) => {
                    rows.iter_mut().for_each(|row| row.name = set(&row.name))
                }
                Drawing::Organisation(it) => organisation(it),
                Drawing::YearBars(years) => {
                    years.iter_mut().for_each(|year| year.total = set(&year.total));
                }
            }
        }
        Block::Signatures(signatures) => {
            for signature in signatures {
                signature.name = set(&signature.name);
                signature.title = set(&signature.title);
            }
        }
        Block::Landscape(blocks) => blocks.iter_mut().for_each(self::block),
    }
}

fn set_facts(facts: &mut [(String, String)]) {
    for (label, value) in facts {
        *label = set(label);
        *value = set(value);
    }
}

fn organisation(of: &mut Organisation) {
    of.root = set(&of.root);
    for row in &mut of.rows {
        row.body = set(&row.body);
    }
    let boxes = of.rows.iter_mut().map(|row| &mut row.administration);
    for it in boxes.chain(&mut of.group) {
        it.name = set(&it.name);
        for (label, text) in &mut it.lines {
            *label = set(label);
            *text = set(text);
        }
    }
}

fn set_runs(runs: &mut [Run]) {
    let mut before = None;
    for run in runs {
        run.text = set_after(before, &run.text);
        before = run.text.chars().next_back().or(before);
    }
}

fn set_list(list: &mut List) {
    for item in &mut list.items {
        set_runs(&mut item.text);
        if let Some(sublist) = &mut item.sublist {
            set_list(sublist);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn signs_are_set_by_swedish_rules() {
        for (typed, printed) in [
            ("den 16 november 2026, § 104", "den 16_november_2026, §_104"),
            ("1 870 barn och 12 345 678 kr", "1_870 barn och 12_345_678_kr"),
            ("under 2027 310 enheter", "under 2027 310 enheter"),
            ("58 % av 2,4 mnkr.", "58_% av 2,4_mnkr."),
            ("(160 st)", "(160_st)"),
            ("6 kap. 37 § kommunallagen", "6_kap._37_§ kommunallagen"),
            ("§§ 9-22", "§§_9–22"),
            ("v. 4-9 2027", "v._4–9 2027"),
            ("årskurs 7-9", "årskurs_7–9"),
            ("2027-2029", "2027–2029"),
            ("till och med 2026-12-31", "till och med 2026-12-31"),
            ("2027-01–2027-06", "2027-01–2027-06"),
            ("SYS-014, BN-2024-00241", "SYS-014, BN-2024-00241"),
            ("växel 0900-555 00", "växel 0900-555_00"),
            ("212000-0000", "212000-0000"),
            ("-8,6 och (-3)", "−8,6 och (−3)"),
            ("IT-plan - ett utkast", "IT-plan – ett utkast"),
            ("\"Strategin\" och 'planen'", "”Strategin” och ’planen’"),
            ("“så” „här“", "”så” ”här”"),
            ("enligt \"6 §\"", "enligt ”6_§”"),
            ("och så vidare...", "och så vidare…"),
            ("kl. 13.00", "kl._13.00"),
            ("december 2026–maj 2027, tkr", "december_2026–maj_2027, tkr"),
            ("maj 2027 och 3 maj", "maj_2027 och 3_maj"),
            ("", ""),
            ("-", "-"),
        ] {
            assert_eq!(set(typed).replace(HARD_SPACE, "_"), printed, "{typed}");
        }
    }

    #[test]
    fn a_megabyte_is_set_without_delay() {
        for piece in ["1-", "1 ", "a", "- ", ".", "\"", "2027-2028 "] {
            let _ = set(&piece.repeat(1_000_000 / piece.len()));
        }
    }

    proptest! {
        #[test]
        fn setting_twice_changes_nothing(text in "([0-9]{1,4}|-|–| |§|kr|v\\.|maj|årskurs|\"|'|\\.|\\(|%|å|\u{a0}|−){0,30}") {
            let once = set(&text);
            prop_assert_eq!(set(&once), once);
        }

        #[test]
        fn any_text_is_kept_but_for_its_signs(text in ".{0,80}") {
            let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            prop_assert_eq!(letters(&set(&text)), letters(&text));
        }
    }
}
