//! The kinds of documents that can be chosen, and what each is about.

use super::state::Choices;
use crate::document::Scope;
use crate::exchange::paper::Paper;

/// A kind of document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PaperKind {
    #[default]
    ResponsibilityMatrix,
    SystemCards,
    Organisation,
    Continuity,
}

/// What a document may be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// The kommun, or one body.
    KommunOrBody,
    /// Every system, those of a body, or one.
    Systems,
    /// The kommun alone.
    Kommun,
    /// One body, which must be chosen.
    Body,
}

impl PaperKind {
    pub const ALL: [Self; 4] =
        [Self::ResponsibilityMatrix, Self::SystemCards, Self::Continuity, Self::Organisation];

    pub const fn label(self) -> &'static str {
        match self {
            Self::ResponsibilityMatrix => "Systemansvarsmatris",
            Self::SystemCards => "Systemkort",
            Self::Organisation => "Organisation",
            Self::Continuity => "Kontinuitetspärm",
        }
    }

    /// What it is for, in a sentence.
    pub const fn purpose(self) -> &'static str {
        match self {
            Self::ResponsibilityMatrix => {
                "Vem som äger, ansvarar för, driftar och använder varje system. Läggs fram för nämnden."
            }
            Self::SystemCards => {
                "Ett kort för varje system: ansvar, avtal, behörighet och kompetens."
            }
            Self::Organisation => "Kommunens organisation för IT som bilder och i ord.",
            Self::Continuity => {
                "Vem man ringer och hur man arbetar när nätet är nere. Skriv ut den och ställ den i hyllan."
            }
        }
    }

    pub const fn about(self) -> About {
        match self {
            Self::ResponsibilityMatrix => About::KommunOrBody,
            Self::SystemCards => About::Systems,
            Self::Organisation => About::Kommun,
            Self::Continuity => About::Body,
        }
    }

    /// The document of these choices; `None` until what it must be about is chosen.
    pub fn paper(self, choices: Choices) -> Option<Paper> {
        let scope = choices.body.map_or(Scope::Kommun, Scope::Body);
        Some(match self {
            Self::ResponsibilityMatrix => Paper::ResponsibilityMatrix(scope),
            Self::SystemCards => match choices.system {
                Some(system) => Paper::SystemCard(system),
                None => Paper::SystemCards(scope),
            },
            Self::Organisation => Paper::Organisation,
            Self::Continuity => Paper::Continuity(choices.body?),
        })
    }
}
