//! The kinds of documents that can be chosen, and what each is about.

use chrono::NaiveDate;

use super::state::Choices;
use crate::document::Scope;
use crate::exchange::paper::Paper;
use crate::workspace::term::Term;

/// A kind of document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PaperKind {
    #[default]
    ResponsibilityMatrix,
    SystemCards,
    Organisation,
    Continuity,
    RoleSheet,
    UserSheet,
    Competence,
    Course,
    FollowUp,
    ManagementReport,
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
    /// One person, who must be chosen.
    Person,
    /// One system, which must be chosen.
    System,
    /// One training, which must be chosen.
    Training,
}

impl PaperKind {
    pub const ALL: [Self; 10] = [
        Self::ResponsibilityMatrix,
        Self::SystemCards,
        Self::UserSheet,
        Self::RoleSheet,
        Self::Continuity,
        Self::Competence,
        Self::Course,
        Self::FollowUp,
        Self::ManagementReport,
        Self::Organisation,
    ];

    pub const fn label(self) -> &'static str {
        match self {
            Self::ResponsibilityMatrix => "Systemansvarsmatris",
            Self::SystemCards => "Systemkort",
            Self::Organisation => "Organisation",
            Self::Continuity => "Kontinuitetspärm",
            Self::RoleSheet => "Rollblad",
            Self::UserSheet => "Användarblad",
            Self::Competence => "Kompetensläge",
            Self::Course => "Inbjudan och kurslista",
            Self::FollowUp => "Uppföljning",
            Self::ManagementReport => "Ledningsrapport",
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
            Self::RoleSheet => "En persons uppdrag med ansvar och kompetenskrav ur IT-strategin.",
            Self::UserSheet => {
                "Vad den som använder ett system ska följa, och vem man vänder sig till."
            }
            Self::Competence => {
                "Vad som krävs av varje grupp, hur många som uppfyller det och vilken utbildning som täcker gapet."
            }
            Self::Course => {
                "Kallelse till en utbildning, och för varje dag en lista att skriva på."
            }
            Self::FollowUp => {
                "Plan mot utfall vid det senaste uppföljningstillfället, med avvikelser och åtgärder."
            }
            Self::ManagementReport => "Alla förvaltningars IT-planer och brister på en sida.",
            Self::Continuity => {
                "Vem man ringer och hur man arbetar när nätet är nere. Skriv ut den och ställ den i hyllan."
            }
        }
    }

    pub const fn about(self) -> About {
        match self {
            Self::ResponsibilityMatrix | Self::Competence => About::KommunOrBody,
            Self::SystemCards => About::Systems,
            Self::Organisation | Self::ManagementReport => About::Kommun,
            Self::Continuity | Self::FollowUp => About::Body,
            Self::RoleSheet => About::Person,
            Self::UserSheet => About::System,
            Self::Course => About::Training,
        }
    }

    /// What is asked of the user before there is a document.
    pub const fn asks(self) -> &'static str {
        match self.about() {
            About::Person => "Välj vilken person rollbladet gäller, så visas sidorna här.",
            About::System => "Välj vilket system användarbladet gäller, så visas sidorna här.",
            About::Training => "Välj vilken utbildning inbjudan gäller, så visas sidorna här.",
            _ => "Välj vilket organ handlingen gäller, så visas sidorna här.",
        }
    }

    /// The document of these choices on a day; `None` until what it must be about is chosen.
    pub fn paper(self, choices: Choices, day: NaiveDate) -> Option<Paper> {
        let scope = choices.body.map_or(Scope::Kommun, Scope::Body);
        Some(match self {
            Self::ResponsibilityMatrix => Paper::ResponsibilityMatrix(scope),
            Self::SystemCards => match choices.system {
                Some(system) => Paper::SystemCard(system),
                None => Paper::SystemCards(scope),
            },
            Self::Competence => Paper::Competence(scope),
            Self::Organisation => Paper::Organisation,
            Self::Continuity => Paper::Continuity(choices.body?),
            Self::RoleSheet => Paper::RoleSheet(choices.person?),
            Self::UserSheet => Paper::UserSheet(choices.system?),
            Self::Course => Paper::Course(choices.training?),
            Self::FollowUp => Paper::FollowUp(choices.body?, Term::latest(day)),
            Self::ManagementReport => Paper::ManagementReport(Term::latest(day)),
        })
    }
}
