//! Slips in typed text that have reached published papers (domain §2.4): a placeholder left behind,
//! a diary prefix written twice, "enligt föreliggande förslag", an amount without its unit.
//!
//! A false alarm costs more trust than a missed slip, so each test names what it is sure of. Text
//! in, slips out; no record is known here.

/// A slip, with the words that show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slip<'a> {
    Placeholder(&'a str),
    /// "UN UN 2026/118".
    DoubledPrefix(&'a str),
    /// "enligt föreliggande förslag".
    SelfReference(&'a str),
    /// The number, as typed.
    AmountWithoutUnit(&'a str),
}

/// The first slip of each sort. Amounts are looked for only in `prose`.
pub fn slips(text: &str, prose: bool) -> Vec<Slip<'_>> {
    let signs = signs(text);
    let shows = |wanted: u8| signs & wanted == wanted;
    let mut found = Vec::new();
    if signs & (BRACKET | DOTS | MARKER) != 0 {
        found.extend(placeholder(text).map(Slip::Placeholder));
    }
    if shows(DIGIT | CAPITALS) {
        found.extend(doubled_prefix(text).map(Slip::DoubledPrefix));
    }
    if prose && text.len() > SELF_REFERENCE.len() {
        found.extend(self_reference(text).map(Slip::SelfReference));
    }
    if prose && shows(DIGIT | MONEY_STEM) {
        found.extend(amount_without_unit(text).map(Slip::AmountWithoutUnit));
    }
    found
}

const DIGIT: u8 = 1;
const BRACKET: u8 = 2;
const DOTS: u8 = 4;
const CAPITAL: u8 = 8;
/// Two capitals after each other.
const CAPITALS: u8 = 16;
/// The end of a word that [`marker`] looks for.
const MARKER: u8 = 32;
/// The stem of a word for [`MONEY`].
const MONEY_STEM: u8 = 64;
/// A letter that one of the stems ends with; of a byte alone, never of a text.
const ENDS_STEM: u8 = 128;

/// What the text shows signs of, in one look at its bytes: most texts show nothing, and all texts
/// of a large file are looked at each time.
fn signs(text: &str) -> u8 {
    let bytes = text.as_bytes();
    let (mut signs, mut before) = (0, 0);
    for (at, byte) in bytes.iter().enumerate() {
        let sign = SIGNS[*byte as usize];
        signs |= sign & !ENDS_STEM | ((sign & before & CAPITAL) << 1);
        before = sign;
        if sign & ENDS_STEM != 0 {
            signs |= stem(&bytes[at.saturating_sub(3)..=at]);
        }
    }
    signs
}

/// What a stem that these four bytes end with is a sign of. Case is passed over; an underscore
/// becomes 0x7f by that.
fn stem(four: &[u8]) -> u8 {
    let mut lower = [0; 4];
    for (lower, byte) in lower.iter_mut().rev().zip(four.iter().rev()) {
        *lower = byte | 0x20;
    }
    match &lower {
        [_, _, b'x', b'x'] | [_, _, 0x7f, 0x7f] | [_, b't', b'b', b'd'] => MARKER,
        b"todo" | b"orem" => MARKER,
        b"kost" | b"dget" | b"vest" | b"gift" | b"lopp" => MONEY_STEM,
        _ => 0,
    }
}

/// What one byte is a sign of.
const SIGNS: [u8; 256] = {
    let mut signs = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let own = match byte as u8 {
            b'0'..=b'9' => DIGIT,
            // The bytes of Å, Ä and Ö count with the capitals.
            b'A'..=b'Z' | 0xc3 | 0x84 | 0x85 | 0x96 => CAPITAL,
            b'[' => BRACKET,
            // The first byte of "…".
            b'.' | 0xe2 => DOTS,
            _ => 0,
        };
        let ends = matches!(byte as u8 | 0x20, b'x' | 0x7f | b'd' | b'o' | b'm' | b't' | b'p');
        signs[byte] = if ends { own | ENDS_STEM } else { own };
        byte += 1;
    }
    signs
};

fn placeholder(text: &str) -> Option<&str> {
    bracket(text).or_else(|| dots_alone(text)).or_else(|| marker(text))
}

/// "[Skriv nämndens namn]", but neither "[text](address)", "[1]" nor "[sic]".
fn bracket(text: &str) -> Option<&str> {
    let mut rest = text;
    while let Some(open) = rest.find('[') {
        rest = &rest[open..];
        let close = rest.find([']', '\n'])?;
        let (whole, after) = rest.split_at(close + 1);
        let inner = whole[1..close].trim();
        let is_link = after.starts_with('(');
        let says =
            inner.chars().next().is_some_and(|c| c.is_alphabetic() || matches!(c, '…' | '.'));
        if whole.ends_with(']') && !is_link && says && !inner.eq_ignore_ascii_case("sic") {
            return Some(whole);
        }
        rest = after;
    }
    None
}

/// A line or list item that is only dots.
fn dots_alone(text: &str) -> Option<&str> {
    text.lines()
        .map(|line| line.trim().trim_start_matches("- ").trim_start())
        .find(|line| (1..=12).contains(&line.len()) && line.chars().all(|c| matches!(c, '…' | '.')))
}

/// "XX", "xxx", "TODO", "TBD", "___", "Lorem ipsum".
fn marker(text: &str) -> Option<&str> {
    words(text).find(|word| {
        let bytes = word.as_bytes();
        match bytes.first() {
            Some(b'x' | b'X') => {
                bytes.len() >= 2 && bytes.iter().all(|b| b.eq_ignore_ascii_case(&b'x'))
            }
            Some(b'_') => bytes.len() >= 3 && bytes.iter().all(|b| *b == b'_'),
            Some(b'T' | b't') => matches!(*word, "TODO" | "todo" | "TBD"),
            Some(b'L' | b'l') => word.eq_ignore_ascii_case("lorem"),
            _ => false,
        }
    })
}

/// The words: runs of letters, digits and underscores.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty())
}

/// "UN UN 2026/118".
fn doubled_prefix(text: &str) -> Option<&str> {
    let mut words = Words::new(text);
    let mut before = words.next()?;
    while let Some(word) = words.next() {
        let is_prefix = (2..=5).contains(&word.text.chars().count())
            && word.text.chars().all(char::is_uppercase);
        if is_prefix && word.text == before.text {
            let number = words.clone().next();
            let year =
                number.filter(|n| n.text.len() >= 4 && n.text.as_bytes()[0].is_ascii_digit());
            if let Some(year) = year {
                return Some(&text[before.start..year.start + year.text.len()]);
            }
        }
        before = word;
    }
    None
}

const SELF_REFERENCE: &str = "enligt föreliggande förslag";

fn self_reference(text: &str) -> Option<&str> {
    // Only "ö" has two bytes, and it keeps them in either case, so the places are the same.
    let at = text.find("öreliggande förslag")?;
    let start = at.checked_sub("enligt f".len())?;
    let phrase = text.get(start..start + SELF_REFERENCE.len())?;
    phrase.to_lowercase().starts_with("enligt f").then_some(phrase)
}

/// Words by which a sentence speaks of money.
const MONEY: &[&str] = &[
    "kostar",
    "kosta",
    "kostade",
    "kostat",
    "kostnad",
    "kostnaden",
    "kostnader",
    "kostnaderna",
    "driftkostnad",
    "driftkostnaden",
    "årskostnad",
    "årskostnaden",
    "budget",
    "budgeten",
    "utgift",
    "utgiften",
    "belopp",
    "beloppet",
    "investeringen",
    "investeringsutgift",
    "investeringsutgiften",
];

/// Small words that may stand between the word for money and its number.
const BETWEEN: &[&str] = &[
    "är",
    "på",
    "om",
    "blir",
    "ca",
    "cirka",
    "högst",
    "minst",
    "omkring",
    "ungefär",
    "drygt",
    "knappt",
    "totalt",
    "sammanlagt",
    "beräknas",
    "till",
    "uppgår",
    "med",
    "runt",
    "planeras",
];

/// Words after a number that show it to be no count of something: "495 i drift", "495 per år".
const NO_NOUN: &[&str] = &[
    "i",
    "per",
    "för",
    "under",
    "varje",
    "om",
    "vilket",
    "som",
    "samt",
    "exklusive",
    "inklusive",
    "utan",
    "varav",
];

/// The first amount without a unit in a sentence that speaks of money: "kostar 495 i drift".
fn amount_without_unit(text: &str) -> Option<&str> {
    let mut words = Words::new(text);
    // Whether the next number is an amount: a word for money, then only small words.
    let mut expects = false;
    // Whether the sentence has spoken of money at all.
    let mut money = false;
    while let Some(word) = words.next() {
        if word.begins_sentence {
            (expects, money) = (false, false);
        }
        if !word.is_number() {
            let is_money = is_one_of(MONEY, word.text);
            expects = is_money || (expects && is_one_of(BETWEEN, word.text));
            money |= is_money;
            continue;
        }
        let number = words.rest_of_number(text, word);
        if is_year(number) {
            continue;
        }
        let follows = words.clone().next();
        let after = text[number.as_ptr() as usize - text.as_ptr() as usize + number.len()..]
            .trim_start_matches([' ', '\u{a0}', '\u{202f}']);
        // "300–400 tkr", "2 %", "2027-03", "§": what follows the number tells.
        let ends = after.is_empty() || after.starts_with(['.', ',', ';', ')', '\n', '!', '?']);
        let next = follows.map(|word| word.text);
        let joins = next.is_some_and(|next| is_one_of(&["och", "till", "eller"], next));
        let joined = joins && words.clone().nth(1).is_some_and(|word| word.is_number());
        let no_noun = after.starts_with(char::is_alphabetic)
            && (next.is_some_and(|next| is_one_of(NO_NOUN, next)) || joins)
            && !joined;
        let by_kind = next == Some("i")
            && words.clone().nth(1).is_some_and(|word| {
                is_one_of(&["drift", "investering", "investeringar"], word.text)
            });
        if (expects && (ends || no_noun)) || (money && by_kind && after.starts_with('i')) {
            return Some(number);
        }
        // "mellan 300 och 400 tkr": the second number may still be the amount.
        expects = expects && joined;
    }
    None
}

fn is_one_of(list: &[&str], word: &str) -> bool {
    if word.bytes().any(|b| b.is_ascii_uppercase()) {
        return list.contains(&word.to_lowercase().as_str());
    }
    list.contains(&word)
}

/// A bare year is no amount.
fn is_year(number: &str) -> bool {
    number.len() == 4 && number.parse().is_ok_and(|year: u32| (1900..=2200).contains(&year))
}

/// Words with their places.
#[derive(Clone)]
struct Words<'a> {
    text: &'a str,
    at: usize,
}

#[derive(Clone, Copy)]
struct Word<'a> {
    text: &'a str,
    start: usize,
    /// Whether a full stop, a line or another end of a sentence stands before it.
    begins_sentence: bool,
}

impl<'a> Words<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// The whole number that begins with `word`, with thousands and decimals: "1 850,5".
    fn rest_of_number(&mut self, text: &'a str, word: Word<'a>) -> &'a str {
        let mut end = word.start + word.text.len();
        loop {
            let rest = &text[end..];
            let Some(gap) = rest.chars().next() else { break };
            let digits = rest[gap.len_utf8()..].bytes().take_while(u8::is_ascii_digit).count();
            let is_part = match gap {
                ' ' | '\u{a0}' | '\u{202f}' => digits == 3,
                ',' => digits > 0,
                _ => false,
            };
            if !is_part {
                break;
            }
            end += gap.len_utf8() + digits;
        }
        self.at = self.at.max(end);
        &text[word.start..end]
    }
}

impl<'a> Iterator for Words<'a> {
    type Item = Word<'a>;

    fn next(&mut self) -> Option<Word<'a>> {
        let rest = &self.text[self.at..];
        let skipped = rest.find(char::is_alphanumeric)?;
        let start = self.at + skipped;
        let word = &self.text[start..];
        let length = word.find(|c: char| !c.is_alphanumeric()).unwrap_or(word.len());
        self.at = start + length;
        let between = &rest[..skipped];
        let begins_sentence = between.contains(['.', '!', '?', '\n', ':', ';']);
        Some(Word { text: &word[..length], start, begins_sentence })
    }
}

impl Word<'_> {
    fn is_number(&self) -> bool {
        self.text.bytes().all(|b| b.is_ascii_digit())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[Slip<'_>]) {
        assert_eq!(slips(text, true), expected, "{text}");
    }

    #[test]
    fn a_placeholder_left_behind_is_found() {
        check("Antas av [Skriv nämndens namn].", &[Slip::Placeholder("[Skriv nämndens namn]")]);
        check("Antas av […].", &[Slip::Placeholder("[…]")]);
        check("Beslut § XX den xx mars", &[Slip::Placeholder("XX")]);
        check("TODO", &[Slip::Placeholder("TODO")]);
        check("…", &[Slip::Placeholder("…")]);
        check("Risker:\n\n- ...", &[Slip::Placeholder("...")]);
        check("Datum ____", &[Slip::Placeholder("____")]);
        check("Lorem ipsum dolor", &[Slip::Placeholder("Lorem")]);
    }

    #[test]
    fn links_notes_and_ordinary_words_are_no_placeholders() {
        check("Se [planen](https://example.org) och not [1].", &[]);
        check("Eleverna skrev ”dom [sic] kom”.", &[]);
        check("Version X av MaxXL, taxi, Texas, Todor och så vidare …", &[]);
        check("Fortsätter ... och slutar.", &[]);
    }

    #[test]
    fn a_prefix_written_twice_is_found() {
        check("Ärende UN UN 2026/118", &[Slip::DoubledPrefix("UN UN 2026")]);
        check("ÖN ÖN 2026/7", &[Slip::DoubledPrefix("ÖN ÖN 2026")]);
        check("SE SE-2025-00019", &[Slip::DoubledPrefix("SE SE-2025")]);
        check("UN 2026/118 och SN 2026/201", &[]);
        check("Vi sade JA JA 3 gånger", &[]);
    }

    #[test]
    fn a_proposal_that_points_to_itself_is_found() {
        let phrase = "enligt föreliggande förslag";
        check("Nämnden antar planen enligt föreliggande förslag.", &[Slip::SelfReference(phrase)]);
        check("Det föreliggande förslaget är bra.", &[]);
    }

    #[test]
    fn an_amount_without_a_unit_is_found() {
        check("Planen kostar 495 i drift.", &[Slip::AmountWithoutUnit("495")]);
        check("Kostnaden är ca 1 850,5.", &[Slip::AmountWithoutUnit("1 850,5")]);
        check(
            "Planen kostar 495 tkr i drift och 850 i investering.",
            &[Slip::AmountWithoutUnit("850")],
        );
        check("Kostnaden beräknas till 120 per år", &[Slip::AmountWithoutUnit("120")]);
        check("Kostar 300 och mer.", &[Slip::AmountWithoutUnit("300")]);
    }

    #[test]
    fn each_word_for_money_has_a_stem_that_shows() {
        for word in MONEY {
            assert_eq!(signs(word) & MONEY_STEM, MONEY_STEM, "{word}");
            assert_eq!(signs(&word.to_uppercase()) & MONEY_STEM, MONEY_STEM, "{word}");
        }
    }

    #[test]
    fn numbers_that_are_no_amounts_are_left_alone() {
        for text in [
            "Planen kostar 495 tkr i drift och 850 tkr i investering under 2027.",
            "Kostnaden 2027 är 1,2 mnkr. Av 30 system är 27 i drift.",
            "Det kostar 300–400 tkr, 300 till 400 tkr eller 300 och 400 kronor.",
            "Kostnaden är 5 % högre än 2026.",
            "Det kostar 2 timmar per lärare och 3 gånger mer än i dag.",
            "Budgeten för 2027 antogs den 24 november 2026 enligt § 104.",
            "Enligt 6 kap. 38 § kommunallagen. Kostnader: se tabell 4.",
            "Frånvaron ökade från 83 till 95 procent. Skalan är 1–5.",
            "Kostnaden redovisas per 2026-08-31.",
            "Investeringen är 640 000 kronor.",
            "Byte av elevdatorer årskurs 7–9, omgång 1 (160 st)",
            "Kostnaden är 450\u{a0}tkr.",
        ] {
            check(text, &[]);
        }
    }
}
