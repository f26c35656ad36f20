//! The headings that a tjänsteskrivelse or a delegationsbeslut begins with, by profile, and the phrases
//! that its points are worded by (domain §2.1, §2.4). Truth: `resources/profiles`.
//!
//! A case takes a copy when it begins: what stands in a plan file is the kommun's own.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::shipped::{Shipped, ShippedError, shipped};
use crate::record::{
    Case, ChoiceType, Id, Ids, LetterProfile, LongText, RecordType, Section, SectionContent,
};
use crate::workspace::Workspace;

const PROFILES: Shipped = shipped!("profiles/tjansteskrivelse.toml");
const PHRASES: Shipped = shipped!("profiles/fraser.toml");

/// The profile of a kommun that has chosen no other.
pub const STANDARD: &str = "Standard";
/// What marks a heading of the kommun's own that may not be left empty.
const MANDATORY: &str = "*";
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

/// They are read by tests; were they not readable, there is none.
static ALL: LazyLock<Vec<Profile>> = LazyLock::new(|| profiles().unwrap_or_default());

/// The names of the profiles that a letter can begin with: the kommun's own first, then the shipped ones.
pub fn names(workspace: &Workspace) -> Vec<String> {
    let own = workspace.all::<LetterProfile>().map(|it| it.name.trim().to_owned());
    let shipped = ALL.iter().map(|it| it.name.clone()).filter(|name| name != DELEGATED);
    let mut names: Vec<String> = own.filter(|name| !name.is_empty()).collect();
    for name in shipped {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The profile of that name, the kommun's own if it has one so called; else the standard one.
pub fn profile(workspace: &Workspace, name: &str) -> Option<Profile> {
    let own = workspace.all::<LetterProfile>().find(|it| it.name.trim() == name);
    if let Some(own) = own {
        return Some(Profile::own(own));
    }
    let named = |wanted: &str| ALL.iter().find(|it| it.name == wanted).cloned();
    named(name).or_else(|| named(STANDARD))
}

/// The headings of some sections as a profile has them: one a line, with a mark where one may not be
/// left empty.
pub fn headings(sections: &[&Section]) -> LongText {
    let lines = sections.iter().map(|it| {
        let mark = if it.mandatory == Some(true) { MANDATORY } else { "" };
        format!("{}{mark}", it.heading.trim())
    });
    LongText::new(&lines.collect::<Vec<_>>().join("\n"))
}

impl Profile {
    /// A profile of the kommun's own: its headings in its order. What a heading shows is known by its
    /// words; the parts that the minutes repeat are added where it has none of them.
    fn own(own: &LetterProfile) -> Self {
        let known = || ALL.iter().filter(|it| it.name != DELEGATED).flat_map(|it| &it.sections);
        let lines = own.headings.as_str().lines().map(str::trim).filter(|line| !line.is_empty());
        let mut sections: Vec<ProfileSection> = lines
            .map(|line| {
                let heading = line.trim_end_matches(MANDATORY).trim_end();
                let like = known().find(|it| it.heading.eq_ignore_ascii_case(heading));
                ProfileSection {
                    heading: heading.to_owned(),
                    content: like.map_or_else(
                        || SectionContent::Text.label().to_owned(),
                        |it| it.content.clone(),
                    ),
                    mandatory: line.ends_with(MANDATORY),
                    guidance: like.map_or_else(String::new, |it| it.guidance.clone()),
                }
            })
            .collect();
        for needed in [SectionContent::Points, SectionContent::Papers, SectionContent::Recipients] {
            let shows = |it: &&ProfileSection| it.content == needed.label();
            if !sections.iter().any(|it| shows(&it)) {
                sections.extend(known().find(shows).cloned());
            }
        }
        Self { name: own.name.trim().to_owned(), sections }
    }

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
    fn a_profile_of_the_kommuns_own_has_its_headings_in_its_order_and_what_the_minutes_need() {
        let mut ids = Ids::new(1, 1);
        let own = LetterProfile {
            name: "Våra skrivelser".to_owned(),
            headings: LongText::new("Ärendet i korthet*\n\n Förslag till beslut* \nBarnens bästa"),
            ..LetterProfile::blank(ids.id())
        };
        let mut workspace = Workspace::default();
        let change = crate::workspace::Change::new("").with(own);
        workspace.apply(&change).unwrap();
        assert_eq!(names(&workspace)[..2], ["Våra skrivelser", STANDARD]);
        let profile = profile(&workspace, "Våra skrivelser").unwrap();
        let sections = profile.sections(ids.id(), &mut ids);
        let told: Vec<_> = sections
            .iter()
            .map(|it| (it.heading.as_str(), it.content.unwrap(), it.mandatory.unwrap()))
            .collect();
        assert_eq!(
            told[..3],
            [
                ("Ärendet i korthet", SectionContent::Text, true),
                ("Förslag till beslut", SectionContent::Points, true),
                ("Barnens bästa", SectionContent::Text, false),
            ]
        );
        let contents: Vec<_> = told[3..].iter().map(|it| it.1).collect();
        assert_eq!(contents, [SectionContent::Papers, SectionContent::Recipients]);
        let again = headings(&sections.iter().collect::<Vec<_>>());
        assert!(again.as_str().starts_with("Ärendet i korthet*\nFörslag till beslut*\n"));
    }

    #[test]
    fn a_profile_that_is_gone_is_the_standard_one() {
        let profile = profile(&Workspace::default(), "Borttagen").unwrap();
        assert_eq!(profile.name, STANDARD);
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
