//! What the review, a document or a file check has found. The type stands here, below them all, so
//! that whoever asks can join what they found.

use crate::record::{AnyId, FieldKey};

/// One thing that is wrong or missing (look/tokens.md rule 8: what is wrong, what follows, the
/// strategy's own words, and a way to the fix).
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// "R-3".
    pub rule: &'static str,
    pub weight: Weight,
    /// The record to mend.
    pub object: AnyId,
    /// The field to mend, where it is one field of that record.
    pub field: Option<FieldKey>,
    /// How people name the object: "SYS-011", "UN 2026/118 aktivitet 5".
    pub label: String,
    /// What is wrong, in one sentence.
    pub sentence: String,
    /// What follows from it, or what to do; may be empty.
    pub consequence: String,
    pub quote: Option<Quote>,
    /// Where the demand comes from: "IT-strategin kap. 4 (S-38)", "GDPR art. 28".
    pub source: &'static str,
}

/// The strategy's own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quote {
    pub text: &'static str,
    pub chapter: u8,
}

/// How much a finding weighs. The order is the order of lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    Error,
    Warning,
    Reminder,
}

impl Weight {
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Reminder];

    /// In JSON and exports.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Error => "fel",
            Self::Warning => "varning",
            Self::Reminder => "paminnelse",
        }
    }

    /// A count in words: "2 fel", "1 varning", "11 varningar".
    pub fn counted(self, count: usize) -> String {
        let word = match (self, count) {
            (Self::Error, _) => "fel",
            (Self::Warning, 1) => "varning",
            (Self::Warning, _) => "varningar",
            (Self::Reminder, 1) => "påminnelse",
            (Self::Reminder, _) => "påminnelser",
        };
        format!("{count} {word}")
    }
}

/// "2 fel, 11 varningar, 1 påminnelse"; weights without findings are left out.
pub fn tally(findings: &[Finding]) -> String {
    let counted = Weight::ALL.into_iter().filter_map(|weight| {
        let count = findings.iter().filter(|finding| finding.weight == weight).count();
        (count > 0).then(|| weight.counted(count))
    });
    let counted: Vec<_> = counted.collect();
    if counted.is_empty() { "Inga anmärkningar".to_owned() } else { counted.join(", ") }
}
