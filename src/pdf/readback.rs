//! Reads a PDF and says in plain Swedish what is wrong with it.
//!
//! It runs after every export and on files from anywhere, so it trusts nothing: no index, depth,
//! size or reference. It checks what veraPDF lets through (tags that contradict the pages, reading
//! order, text off the page, missing glyphs) and the marks that a reader's tools look for. It is no
//! full PDF/A validator; it is what keeps ours honest between two runs of one.

mod attached;
mod document;
mod font;
mod links;
mod marks;
mod metadata;
mod outline;
mod page;
mod report;
mod scan;
mod tree;

use std::panic::{AssertUnwindSafe, catch_unwind};

use document::{Document, Refusal};
pub use report::{Claim, Deviation, Report, Rule};

use super::Attachment;
use super::fingerprint::{Integrity, integrity};

/// Checks a PDF, our own or another's.
pub fn read_back(bytes: &[u8]) -> Report {
    // The parsers are written not to panic and tested so; should one do it all the same, a hostile
    // file must still not take the program with it.
    catch_unwind(AssertUnwindSafe(|| check(bytes))).unwrap_or_else(|_| {
        let mut report = Report::new(integrity(bytes));
        report.add(Rule::Damaged, None, document::DAMAGED.to_owned());
        report
    })
}

/// The files that a PDF carries, our own or another's.
///
/// # Errors
/// A Swedish sentence when the bytes are no PDF that can be read.
pub fn attachments(bytes: &[u8]) -> Result<Vec<Attachment>, String> {
    catch_unwind(AssertUnwindSafe(|| attached::attachments(bytes)))
        .unwrap_or_else(|_| Err(document::DAMAGED.to_owned()))
}

fn check(bytes: &[u8]) -> Report {
    let mut report = Report::new(integrity(bytes));
    if report.integrity == Integrity::Changed {
        report.add(Rule::Changed, None, "Filen har ändrats sedan den skrevs.".to_owned());
    }
    let document = match Document::open(bytes) {
        Ok(document) => document,
        Err(Refusal(rule, sentence)) => {
            report.add(rule, None, sentence.to_owned());
            return report;
        }
    };
    report.pages = document.pages.len();
    let tagged = document.catalog().is_some_and(|catalog| catalog.has(b"StructTreeRoot"));
    metadata::check(&document, tagged, &mut report);
    let mut fonts = font::FontCache::default();
    let pages: Vec<page::PageFacts> = (0..document.pages.len())
        .map(|index| page::check(&document, index, tagged, &mut fonts, &mut report))
        .collect();
    if tagged {
        let tree = tree::check(&document, &pages, &mut report);
        marks::check(&document, &pages, &tree, &mut report);
        links::check(&document, Some(&tree), &mut report);
    } else {
        let sentence = "Dokumentet saknar taggar, så det går inte att läsa upp i rätt ordning.";
        report.add(Rule::Untagged, None, sentence.to_owned());
        links::check(&document, None, &mut report);
    }
    outline::check(&document, &mut report);
    report
}
