//! How a decision and its letter are worded (domain §2.1, §2.4): slips that have reached published
//! papers, and the rules that nämndsekreterare hold them against.
//!
//! Text in, the words that show it out; no record is known here.

/// Each word with its place.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> + Clone {
    text.split_whitespace().map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

fn is(word: &str, wanted: &str) -> bool {
    bare(word).eq_ignore_ascii_case(wanted)
}

/// "ger förvaltningen att": to give needs something given, "i uppdrag".
pub fn missing_word(text: &str) -> Option<&str> {
    let mut rest = words(text);
    while let Some((start, word)) = rest.next() {
        if !is(word, "ger") {
            continue;
        }
        // The one who is given may be one word or two.
        for (at, next) in rest.clone().take(3).skip(1) {
            if is(next, "att") {
                return text.get(start..at + next.len());
            }
            if ["i", "rätt", "möjlighet", "underlag", "stöd"].iter().any(|given| is(next, given))
            {
                break;
            }
        }
    }
    None
}

/// "346 500 tkr": so large an amount in tkr or mnkr is most likely kronor.
pub fn unit_slip(text: &str) -> Option<&str> {
    const LARGEST: [(&str, u64); 3] = [("tkr", 99_999), ("mnkr", 9_999), ("mkr", 9_999)];
    let mut number: Option<(usize, u64)> = None;
    for (at, word) in text
        .split([' ', '\n', '\u{a0}', '\u{202f}'])
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
    {
        let unit = LARGEST.iter().find(|(unit, _)| is(word, unit));
        if let (Some((start, value)), Some((unit, largest))) = (number, unit)
            && value > *largest
        {
            let end = at + word.find(|c: char| c.is_alphabetic()).unwrap_or(0) + unit.len();
            return text.get(start..end);
        }
        let digits = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
        number = match (number, word.parse::<u64>()) {
            // A group of three goes on with the number before it.
            (Some((start, value)), Ok(group)) if digits && word.len() == 3 => {
                Some((start, value.saturating_mul(1_000).saturating_add(group)))
            }
            (_, Ok(value)) if digits => Some((at, value)),
            _ => None,
        };
    }
    None
}

/// Words by which a point proposes instead of deciding: it shall read as if the body had decided.
pub fn undecided(text: &str) -> Option<&str> {
    const PROPOSING: [&str; 4] = ["föreslås", "bör", "borde", "rekommenderas"];
    let found = words(text).find(|(_, word)| PROPOSING.iter().any(|it| *it == bare(word)));
    found.map(|(_, word)| bare(word))
}

/// "föreliggande förslag", in whatever phrase: the decision must be understood without its papers.
pub fn self_reference(text: &str) -> Option<&str> {
    const PHRASES: [&str; 3] = ["föreliggande förslag", "bifogat förslag", "ovanstående förslag"];
    let lower = text.to_lowercase();
    let found = PHRASES.iter().find_map(|it| Some((lower.find(it)?, it.len())));
    // Lower case keeps its places only where no letter changes its length.
    found.filter(|_| lower.len() == text.len()).and_then(|(at, long)| text.get(at..at + long))
}

/// Whether a point holds more than one sentence, and so more than one measure.
pub fn is_several(text: &str) -> bool {
    let ends = text.trim().match_indices(". ");
    let mut next = ends.map(|(at, _)| text.trim()[at + 2..].trim_start());
    next.any(|rest| rest.chars().next().is_some_and(char::is_uppercase))
}

/// Words by which a summary argues: it is objective and does not hold the proposal.
pub fn arguing(text: &str) -> Option<&str> {
    const ARGUING: [&str; 4] = ["föreslår", "föreslås", "tycker", "anser"];
    let found = words(text).find(|(_, word)| ARGUING.iter().any(|it| *it == bare(word)));
    found.map(|(_, word)| bare(word))
}

/// The numbers of the enclosures that a text refers to: "bilaga 2", "bilaga 1 och 3".
pub fn enclosures(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut after = false;
    for (_, word) in words(text) {
        let word = bare(word);
        after = match word.to_lowercase().as_str() {
            "bilaga" | "bilagorna" | "bilagor" | "bilagan" => true,
            "och" | "samt" if after => true,
            _ => match word.parse() {
                Ok(number) if after && word.len() <= 2 => {
                    found.push(number);
                    true
                }
                _ => false,
            },
        };
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_slips_are_caught() {
        let decision = "Nämnden ger förvaltningen att inom lämplig tidsperiod återkomma.";
        assert_eq!(missing_word(decision), Some("ger förvaltningen att"));
        let fine = "Vite 346 500 tkr utgår vid försening.";
        assert_eq!(unit_slip(fine), Some("346 500 tkr"));
        let own = "Nämnden beslutar i enlighet med föreliggande förslag.";
        assert_eq!(self_reference(own), Some("föreliggande förslag"));
    }

    #[test]
    fn well_worded_texts_are_left_alone() {
        for text in [
            "Nämnden ger förvaltningen i uppdrag att återrapportera.",
            "Det ger alla elever rätt att låna en dator.",
            "Planen ger nämnden underlag att följa upp.",
        ] {
            assert_eq!(missing_word(text), None, "{text}");
        }
        for text in
            ["Driften är 495 tkr.", "12 450 tkr", "2027 1 345 tkr", "640 000 kr", "1 200 mnkr"]
        {
            assert_eq!(unit_slip(text), None, "{text}");
        }
        assert_eq!(undecided("Utbildningsnämnden antar planen."), None);
        assert_eq!(undecided("Planen föreslås antas."), Some("föreslås"));
        assert_eq!(arguing("Planerna har beretts i Team IT."), None);
        assert_eq!(arguing("Förvaltningen föreslår ett nytt system."), Some("föreslår"));
    }

    #[test]
    fn one_measure_is_told_from_two() {
        assert!(!is_several(
            "IT-plan 2024–2026, antagen den 7 december 2023, § 96, upphör att gälla."
        ));
        assert!(!is_several("Beslutet gäller t.o.m. den 30 juni 2027."));
        assert!(is_several("Nämnden antar planen. Nämnden utser en företrädare."));
    }

    #[test]
    fn references_to_enclosures_are_read() {
        assert_eq!(enclosures("Se bilaga 2. I Bilaga 1 och 3 finns mer, 4 personer."), [2, 1, 3]);
        assert!(enclosures("Bilagorna finns i paketet 2027.").is_empty());
    }
}
