//! The strategy as it is read: its sentences in one row, each with its chapter and number, the
//! words that the original sets in italics, and the words that a search has found.
//!
//! The words are those of `exchange::strategy`; nothing here alters them.

use std::ops::Range;

use crate::exchange::strategy::{Place, Strategy};
use crate::record::swedish::folded;

/// One sentence.
#[derive(Debug)]
pub struct Sentence {
    /// Index of its chapter.
    pub chapter: usize,
    /// "S-41", where it has a number.
    pub number: Option<String>,
    /// Without the marks of italics.
    pub plain: String,
    /// Bytes of `plain` that the original sets in italics.
    emphasis: Vec<Range<usize>>,
    /// Bytes of `plain` that were searched for.
    marks: Vec<Range<usize>>,
    /// As a chapter quotes it, with the marks of italics.
    pub quoted: String,
}

/// Every sentence, in order.
pub fn sentences(strategy: &Strategy) -> Vec<Sentence> {
    let chapter_of = |place: &Place<'_>| {
        strategy.chapters.iter().position(|each| each.number == place.chapter.number)
    };
    strategy
        .sentences()
        .map(|place| {
            let (plain, emphasis) = without_marks(&place.sentence.text);
            Sentence {
                chapter: chapter_of(&place).unwrap_or(0),
                number: place.sentence.id.clone(),
                plain,
                emphasis,
                marks: Vec::new(),
                quoted: place.quoted(),
            }
        })
        .collect()
}

/// Marks what `words` finds and gives the sentences that answer, in order.
pub fn search(strategy: &Strategy, sentences: &mut [Sentence], words: &str) -> Vec<usize> {
    let found = strategy.search(words);
    let mut found = found.iter().peekable();
    let mut answers = Vec::new();
    for (at, place) in strategy.sentences().enumerate() {
        let answer = found.next_if(|next| std::ptr::eq(next.sentence, place.sentence)).is_some();
        let Some(sentence) = sentences.get_mut(at) else { break };
        sentence.marks = if answer { marks(&sentence.plain, words) } else { Vec::new() };
        if answer {
            answers.push(at);
        }
    }
    answers
}

impl Sentence {
    /// As it goes to the clipboard: ”…” (IT-strategin kap. 5).
    pub fn copied(&self) -> String {
        self.quoted.replace('*', "")
    }

    /// The sentence in pieces: text, whether it is emphasised, whether it was searched for.
    pub fn pieces(&self) -> Vec<(&str, bool, bool)> {
        let ranges = self.emphasis.iter().chain(&self.marks);
        let ends = ranges.flat_map(|range| [range.start, range.end]);
        let mut cuts: Vec<usize> = ends.chain([0, self.plain.len()]).collect();
        cuts.sort_unstable();
        cuts.dedup();
        let within = |ranges: &[Range<usize>], at| ranges.iter().any(|range| range.contains(&at));
        cuts.windows(2)
            .filter_map(|cut| {
                let text = self.plain.get(cut[0]..cut[1])?;
                Some((text, within(&self.emphasis, cut[0]), within(&self.marks, cut[0])))
            })
            .collect()
    }
}

/// The text without `*…*`, and what stood between.
fn without_marks(text: &str) -> (String, Vec<Range<usize>>) {
    let mut plain = String::with_capacity(text.len());
    let mut ranges = Vec::new();
    let mut from = None;
    for (at, piece) in text.split('*').enumerate() {
        if at > 0 {
            match from.take() {
                Some(start) => ranges.push(start..plain.len()),
                None => from = Some(plain.len()),
            }
        }
        plain.push_str(piece);
    }
    (plain, ranges)
}

/// Where the words stand, each wherever it stands.
fn marks(text: &str, words: &str) -> Vec<Range<usize>> {
    // Folding changes lengths, so each folded byte remembers the letter it came from.
    let mut letters = String::with_capacity(text.len());
    let mut from = Vec::with_capacity(text.len());
    let mut one = [0; 4];
    for (at, letter) in text.char_indices() {
        let small = folded(letter.encode_utf8(&mut one));
        from.extend(std::iter::repeat_n(at..at + letter.len_utf8(), small.len()));
        letters.push_str(&small);
    }
    let words = folded(words);
    words
        .split_whitespace()
        .flat_map(|word| letters.match_indices(word))
        .filter_map(|(at, word)| {
            let last = at + word.len().saturating_sub(1);
            Some(from.get(at)?.start..from.get(last)?.end)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::strategy::strategy;

    #[test]
    fn italics_lose_their_asterisks_on_the_screen_and_keep_them_in_a_chapter() {
        let strategy = strategy().unwrap();
        let sentences = sentences(&strategy);
        let user = sentences.iter().find(|s| s.quoted.contains("*användare*")).unwrap();
        assert!(!user.plain.contains('*'));
        assert!(!user.copied().contains('*'));
        let pieces = user.pieces();
        let emphasised = pieces.iter().find(|(_, emphasised, _)| *emphasised);
        assert_eq!(emphasised.map(|(text, ..)| *text), Some("användare"));
        let whole: String = pieces.into_iter().map(|(text, ..)| text).collect();
        assert_eq!(whole, user.plain);
    }

    #[test]
    fn what_is_searched_for_is_marked_where_it_stands_whatever_its_case() {
        let strategy = strategy().unwrap();
        let mut sentences = sentences(&strategy);
        let found = search(&strategy, &mut sentences, "SAMVERKAN helhetssyn");
        assert_eq!(found.len(), 1);
        let pieces = sentences[found[0]].pieces();
        let marked: Vec<_> =
            pieces.into_iter().filter(|(.., marked)| *marked).map(|(text, ..)| text).collect();
        assert_eq!(marked, ["helhetssyn", "samverkan"]);
        assert!(search(&strategy, &mut sentences, "").is_empty());
        assert!(sentences.iter().all(|sentence| sentence.marks.is_empty()));
    }
}
