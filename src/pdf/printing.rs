//! Operations to content streams, through printpdf, a few pages at a time.
//!
//! A whole document as operations takes a hundred times the room of its streams; so pages are
//! printed in small batches, and only the deflated streams are kept.

use printpdf::{Mm, Op, PdfDocument, PdfPage, PdfSaveOptions};

use super::serialize::deflate;

/// Pages that stand in memory as operations at once.
pub(super) const BATCH: usize = 8;

/// Prints pages; one deflated content stream each, in the same order.
pub(super) fn content_streams(pages: Vec<Vec<Op>>) -> Vec<Vec<u8>> {
    let mut document = PdfDocument::new("");
    document.pages = pages.into_iter().map(page).collect();
    let mut printed = print(&document);
    let contents: Vec<_> =
        printed.page_iter().map(|page| printed.get_page_contents(page).first().copied()).collect();
    contents
        .into_iter()
        .map(|id| {
            let stream = id.and_then(|id| printed.objects.remove(&id));
            stream.and_then(|object| object.as_stream().map(|s| deflate(&s.content)).ok())
        })
        .map(Option::unwrap_or_default)
        .collect()
}

/// Prints a document as `lopdf` objects.
pub(super) fn print(document: &PdfDocument) -> lopdf::Document {
    let options = PdfSaveOptions {
        optimize: false,
        subset_fonts: false,
        // Our text operators go through as they are.
        secure: false,
        image_optimization: None,
    };
    document.to_lopdf_document(&options, &mut Vec::new())
}

/// The page's size is set where the page object is written, not here.
pub(super) fn page(ops: Vec<Op>) -> PdfPage {
    PdfPage::new(Mm(210.0), Mm(297.0), ops)
}
