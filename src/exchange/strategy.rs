//! The IT-strategy as data: chapters, headings, paragraphs and list items, word for word, with the
//! number of each sentence (S-nn). For the Strategi screen, where it is read and searched and where
//! a sentence is taken into a chapter with its reference. Never edited.

use serde::Deserialize;

use super::shipped::{Shipped, ShippedError, shipped};
use crate::record::swedish::folded;

const STRATEGY: Shipped = shipped!("strategy/it-strategi.toml");

/// The strategy as it was handed down, for whoever wants to check the words.
pub const VERBATIM: &str = include_str!("../../resources/strategy/it-strategi-kalix-2000.txt");

/// The whole strategy.
#[derive(Debug, Clone, Deserialize)]
pub struct Strategy {
    #[serde(rename = "namn")]
    pub name: String,
    #[serde(rename = "projektnamn")]
    pub project: String,
    #[serde(rename = "projektledare")]
    pub project_leader: String,
    /// ISO.
    #[serde(rename = "datum")]
    pub date: String,
    #[serde(rename = "kapitel")]
    pub chapters: Vec<StrategyChapter>,
}

/// A numbered chapter.
#[derive(Debug, Clone, Deserialize)]
pub struct StrategyChapter {
    #[serde(rename = "nr")]
    pub number: u8,
    #[serde(rename = "rubrik")]
    pub heading: String,
    pub id: Option<String>,
    /// The chapter is a picture that the text does not hold.
    #[serde(rename = "bild_saknas", default)]
    pub picture_missing: bool,
    #[serde(rename = "del", default)]
    pub parts: Vec<Part>,
}

/// A heading, paragraph or list item.
#[derive(Debug, Clone, Deserialize)]
#[serde(tag = "slag")]
pub enum Part {
    #[serde(rename = "rubrik")]
    Heading { text: String, id: Option<String> },
    #[serde(rename = "stycke")]
    Paragraph {
        #[serde(rename = "meningar")]
        sentences: Vec<Sentence>,
    },
    #[serde(rename = "punkt")]
    Item {
        #[serde(rename = "meningar")]
        sentences: Vec<Sentence>,
    },
}

/// One sentence, in the small Markdown subset of long texts.
#[derive(Debug, Clone, Deserialize)]
pub struct Sentence {
    /// "S-41", where the sentence has a number.
    pub id: Option<String>,
    pub text: String,
}

/// Where a sentence stands.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    pub chapter: &'a StrategyChapter,
    /// Position among the chapter's parts.
    pub part: usize,
    pub sentence: &'a Sentence,
}

/// Reads the strategy.
///
/// # Errors
/// When the shipped data is broken.
pub fn strategy() -> Result<Strategy, ShippedError> {
    STRATEGY.parse()
}

impl Strategy {
    /// Every sentence of paragraphs and list items, in order.
    pub fn sentences(&self) -> impl Iterator<Item = Place<'_>> {
        self.chapters.iter().flat_map(|chapter| {
            chapter.parts.iter().enumerate().flat_map(move |(part, each)| {
                each.sentences().iter().map(move |sentence| Place { chapter, part, sentence })
            })
        })
    }

    /// The sentences that hold every word of `words`, or whose number is `words`. None for no words.
    pub fn search(&self, words: &str) -> Vec<Place<'_>> {
        let wanted = folded(words.trim());
        if wanted.is_empty() {
            return Vec::new();
        }
        let holds = |place: &Place<'_>| {
            let text = folded(&place.sentence.text);
            place.sentence.id.as_deref().map(folded).as_ref() == Some(&wanted)
                || wanted.split_whitespace().all(|word| text.contains(word))
        };
        self.sentences().filter(holds).collect()
    }

    /// The sentences with that number, "S-41".
    pub fn numbered<'a>(&'a self, id: &'a str) -> impl Iterator<Item = Place<'a>> {
        self.sentences().filter(move |place| place.sentence.id.as_deref() == Some(id))
    }
}

impl Part {
    /// The sentences; none in a heading.
    pub fn sentences(&self) -> &[Sentence] {
        match self {
            Self::Heading { .. } => &[],
            Self::Paragraph { sentences } | Self::Item { sentences } => sentences,
        }
    }
}

impl Place<'_> {
    /// "IT-strategin kap. 5".
    pub fn reference(&self) -> String {
        format!("IT-strategin kap.\u{a0}{}", self.chapter.number)
    }

    /// The sentence as a chapter quotes it: ”…” (IT-strategin kap. 5).
    pub fn quoted(&self) -> String {
        format!("”{}” ({}).", self.sentence.text.trim_end_matches('.'), self.reference())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> String {
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn every_word_of_the_strategy_stands_in_order() {
        let strategy = strategy().unwrap();
        let mut words = Vec::new();
        for chapter in &strategy.chapters {
            words.push(format!("{}.", chapter.number));
            // The pictures' headings stand in the contents only.
            if !chapter.picture_missing {
                words.push(chapter.heading.clone());
            }
            for part in &chapter.parts {
                match part {
                    Part::Heading { text, .. } => words.push(text.clone()),
                    Part::Item { .. } => words.push("-".to_owned()),
                    Part::Paragraph { .. } => {}
                }
                words.extend(part.sentences().iter().map(|sentence| sentence.text.clone()));
            }
        }
        let start = VERBATIM.find("1. Inledning\n").unwrap();
        assert_eq!(plain(&words.join(" ")), plain(&VERBATIM[start..]));
    }

    #[test]
    fn every_number_from_1_to_66_is_found() {
        let strategy = strategy().unwrap();
        let pictures: Vec<_> = strategy.chapters.iter().filter_map(|c| c.id.as_deref()).collect();
        for number in 1..=66 {
            let id = format!("S-{number:02}");
            let found = strategy.numbered(&id).next().is_some() || pictures.contains(&id.as_str());
            assert!(found, "{id}");
        }
    }

    #[test]
    fn a_sentence_is_found_by_its_words_and_quoted_with_its_chapter() {
        let strategy = strategy().unwrap();
        let found = strategy.search("helhetssyn SAMVERKAN");
        assert_eq!(found.len(), 1);
        let quoted = "”Kommunens IT-arbete skall präglas av helhetssyn och samverkan” \
                      (IT-strategin kap.\u{a0}5).";
        assert_eq!(found[0].quoted(), quoted);
        assert_eq!(strategy.search("s-44")[0].sentence.id.as_deref(), Some("S-44"));
        assert!(strategy.search("").is_empty());
    }
}
