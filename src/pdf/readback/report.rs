//! What the check found, in words.

use std::{collections::HashMap, fmt};

use crate::pdf::fingerprint::Integrity;

/// Deviations of one rule that are told apart; the rest are counted.
const LISTED: usize = 20;

/// The outcome of a check.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// What the file says it conforms to.
    pub claim: Claim,
    pub pages: usize,
    /// Whether the file is as this program wrote it.
    pub integrity: Integrity,
    /// Up to twenty of each rule, in the order they were found.
    pub deviations: Vec<Deviation>,
    /// How many of each rule there are in all.
    counts: HashMap<Rule, usize>,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deviation {
    pub rule: Rule,
    /// The page, counted from 1, where one can be named.
    pub page: Option<usize>,
    /// A whole Swedish sentence; names the page if there is one.
    pub sentence: String,
}

/// The standards a file says it conforms to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Claim {
    /// PDF/A part and level, such as "2a".
    pub pdfa: Option<String>,
    /// PDF/UA part.
    pub pdfua: Option<String>,
}

/// What is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rule {
    /// The bytes are not a PDF.
    NotPdf,
    /// A PDF that can't be read, in whole or in part.
    Damaged,
    Encrypted,
    /// Written by this program and changed since.
    Changed,
    /// The metadata does not claim PDF/A and PDF/UA.
    Claim,
    Language,
    Title,
    /// No sRGB or other output intent.
    OutputIntent,
    /// No tags at all, or not marked as tagged.
    Untagged,
    FontNotEmbedded,
    /// A font or a glyph without a Unicode value.
    NoUnicode,
    /// Glyph 0 (.notdef) is drawn.
    MissingGlyph,
    OutsidePage,
    /// q without Q, Q without q, BT without ET.
    Unbalanced,
    /// EMC without a beginning, or a sequence that never ends.
    MarkedContent,
    /// Painted outside tags and artifacts.
    Unmarked,
    DuplicateMcid,
    /// The page has a MCID that no element lists.
    UnlistedMcid,
    /// An element lists a MCID that the page does not have, or that another element lists too.
    LostMcid,
    ParentTree,
    /// /P leads elsewhere than to the parent.
    WrongParent,
    /// A link that no Link element refers to.
    LinkWithoutElement,
    /// A link without words, or that leads nowhere.
    Link,
    BlankAlternative,
    Bookmark,
    ReadingOrder,
    HeadingSkip,
    EmptyCell,
}

impl Report {
    pub(super) fn new(integrity: Integrity) -> Self {
        let (claim, counts) = (Claim::default(), HashMap::new());
        Self { claim, pages: 0, integrity, deviations: Vec::new(), counts }
    }

    /// Whether nothing is wrong.
    pub fn passes(&self) -> bool {
        self.counts.is_empty()
    }

    /// How many deviations there are, listed or not.
    pub fn count(&self) -> usize {
        self.counts.values().sum()
    }

    /// Whether a rule is broken.
    pub fn breaks(&self, rule: Rule) -> bool {
        self.counts.contains_key(&rule)
    }

    /// One line: "PDF/A-2a och PDF/UA-1, 0 avvikelser".
    pub fn summary(&self) -> String {
        match (self.count(), self.deviations.as_slice()) {
            (1, [Deviation { rule: Rule::NotPdf | Rule::Encrypted, sentence, .. }]) => {
                sentence.clone()
            }
            (1, _) => format!("{}, 1 avvikelse", self.claim),
            (count, _) => format!("{}, {count} avvikelser", self.claim),
        }
    }

    /// Adds a deviation; `page` is an index.
    pub(super) fn add(&mut self, rule: Rule, page: Option<usize>, sentence: String) {
        let count = self.counts.entry(rule).or_default();
        *count += 1;
        if *count <= LISTED {
            self.deviations.push(Deviation { rule, page: page.map(|page| page + 1), sentence });
        }
    }
}

impl fmt::Display for Claim {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.pdfa, &self.pdfua) {
            (Some(a), Some(ua)) => write!(out, "PDF/A-{a} och PDF/UA-{ua}"),
            (Some(a), None) => write!(out, "PDF/A-{a}"),
            (None, Some(ua)) => write!(out, "PDF/UA-{ua}"),
            (None, None) => write!(out, "PDF utan uppgift om standard"),
        }
    }
}
