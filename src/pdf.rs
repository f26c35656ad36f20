//! Laid-out pages to PDF bytes, and the check that reads them back.
//!
//! Bytes in, bytes out: no file is opened and no clock is read here, so the same pages and the same
//! identity give the same bytes. [`write`] is the only way in; `printpdf` writes content streams
//! and fonts, `lopdf` objects carry the rest, and nothing outside this floor knows either. The rules
//! come from ISO 32000-1 (PDF 1.7), ISO 19005-2 and -3 (PDF/A) and ISO 14289-1 (PDF/UA).

mod attachment;
mod content;
mod fingerprint;
mod fonts;
mod links;
mod metadata;
mod outline;
mod printing;
mod readback;
mod serialize;
mod syntax;
mod tags;
#[cfg(test)]
mod tests;
mod writer;

pub use attachment::Attachment;
pub use fingerprint::{Integrity, integrity};
pub use readback::{Claim, Deviation, Report, Rule, attachments, read_back};
pub use writer::write;

/// Which archive standard a file keeps; both are PDF/UA-1 as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standard {
    /// PDF/A-2a: without attachments.
    A2a,
    /// PDF/A-3a: may carry the data it was made from.
    A3a,
}

/// Why no PDF could be written.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    #[error("teckensnittet {0} kunde inte läggas in i dokumentet")]
    Font(String),
    #[error("en bilaga kan bara läggas i en PDF/A-3a-fil")]
    AttachmentNeedsA3a,
    #[error("dokumentet har inga sidor")]
    NoPages,
    #[error("sidorna pekar på en del av dokumentet som inte finns ({0})")]
    BrokenLayout(&'static str),
    #[error("filen skulle bli större än 4 GB")]
    TooLarge,
}
