//! The headings that a tjänsteskrivelse or a delegationsbeslut begins with, by profile, and the phrases
//! that its points are worded by (domain §2.1, §2.4). Truth: `resources/profiles`.
//!
//! A case takes a copy when it begins: what stands in a plan file is the kommun's own.

use std::collections::HashMap;

use serde::Deserialize;

use super::shipped::{Shipped, ShippedError, shipped};
use crate::record::{Case, ChoiceType, Id, Ids, LongText, RecordType, Section, SectionContent};

const PROFILES: Shipped = shipped!("profiles/tjansteskrivelse.toml");
const PHRASES: Shipped = shipped!("profiles/fraser.toml");

/// The profile of a kommun that has chosen no other.
pub const STANDARD: &str = "Standard";
/// The profile of what a chief decides.
pub const DELEGATED: &str = "Delegationsbeslut";

/// An ordered list of headings.
#[derive(Debug, Clone, Deserialize)]
pub struct Profile {
    #[serde(rename = "namn")]
    pub name: String,
    #[serde(rename = "avsnitt")]
    sections: Vec<ProfileSection>,
}

#[derive(Debug, Clone, Deserialize)]
struct ProfileSection {
    heading: String,
    /// A label of [`SectionContent`].
    content: String,
    mandatory: bool,
    guidance: String,
}

/// A sentence to begin a point with. What stands in square brackets is filled in by hand.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Phrase {
    #[serde(rename = "syfte")]
    pub purpose: String,
    pub text: String,
}

/// All profiles, the standard one first.
///
/// # Errors
/// When the shipped data is broken.
pub fn profiles() -> Result<Vec<Profile>, ShippedError> {
    #[derive(Deserialize)]
    struct File {
        profil: Vec<Profile>,
    }
    PROFILES.parse::<File>().map(|file| file.profil)
}

/// The phrase library, by purpose.
///
/// # Errors
/// When the shipped data is broken.
pub fn phrases() -> Result<Vec<Phrase>, ShippedError> {
    #[derive(Deserialize)]
    struct File {
        fras: Vec<Phrase>,
    }
    PHRASES.parse::<File>().map(|file| file.fras)
}

impl Profile {
    /// The sections of a case that begins by this profile.
    pub fn sections(&self, case: Id<Case>, ids: &mut Ids) -> Vec<Section> {
        let sections = self.sections.iter().enumerate().map(|(at, section)| Section {
            case: Some(case),
            position: i64::try_from(at + 1).ok(),
            heading: section.heading.clone(),
            content: content(&section.content),
            mandatory: Some(section.mandatory),
            guidance: LongText::new(&section.guidance),
            ..Section::blank(ids.id())
        });
        sections.collect()
    }
}

fn content(label: &str) -> Option<SectionContent> {
    SectionContent::ALL.iter().copied().find(|it| it.label() == label)
}

/// The help for each heading, whichever profile has it.
pub(super) fn guidance() -> Result<HashMap<String, LongText>, ShippedError> {
    let sections = profiles()?.into_iter().flat_map(|profile| profile.sections);
    Ok(sections.map(|it| (it.heading, LongText::new(&it.guidance))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_profile_has_the_parts_that_the_minutes_repeat() {
        let profiles = profiles().unwrap();
        assert_eq!(profiles[0].name, STANDARD);
        assert!(profiles.iter().any(|it| it.name == DELEGATED));
        for profile in &profiles {
            let contents: Vec<_> = profile.sections.iter().map(|it| content(&it.content)).collect();
            assert!(contents.iter().all(Option::is_some), "{}", profile.name);
            for wanted in
                [SectionContent::Points, SectionContent::Papers, SectionContent::Recipients]
            {
                assert!(contents.contains(&Some(wanted)), "{}: {wanted:?}", profile.name);
            }
            assert!(profile.sections.iter().all(|it| !it.guidance.is_empty()));
        }
    }

    #[test]
    fn a_phrase_takes_only_values_that_there_are() {
        for phrase in phrases().unwrap() {
            let named = phrase.text.split('{').skip(1).filter_map(|rest| rest.split('}').next());
            for name in named {
                let known = crate::workspace::live_value::NAMES.iter().any(|(it, _)| *it == name);
                assert!(known, "{}: {name}", phrase.purpose);
            }
        }
    }
}
