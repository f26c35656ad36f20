//! The files that a PDF carries (ISO 32000-1 §7.11.4), read as warily as the rest: the PDF may come
//! from anybody.

use super::document::{DAMAGED, Document, Refusal};
use crate::pdf::Attachment;
use lopdf::Dictionary;

/// The files that a PDF carries, in the order of their names.
///
/// # Errors
/// A Swedish sentence when the bytes are no PDF that can be read.
pub(super) fn attachments(bytes: &[u8]) -> Result<Vec<Attachment>, String> {
    let document = Document::open(bytes).map_err(|Refusal(_, sentence)| sentence.to_owned())?;
    let catalog = document.catalog().ok_or_else(|| DAMAGED.to_owned())?;
    let Some(associated) = document.array(catalog, b"AF") else { return Ok(Vec::new()) };
    let files = associated.iter().filter_map(|it| document.dictionary(it));
    let mut files: Vec<Attachment> = files.filter_map(|it| attachment(&document, it)).collect();
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}

/// One file; `None` when its bytes are missing, damaged or too many.
fn attachment(document: &Document, specification: &Dictionary) -> Option<Attachment> {
    let embedded = document.get(specification, b"EF")?.as_dict().ok()?;
    let stream = embedded.get(b"UF").or_else(|_| embedded.get(b"F")).ok()?;
    let name =
        document.text(specification, b"UF").or_else(|| document.text(specification, b"F"))?;
    let subtype = document.dictionary(stream).and_then(|it| document.name(it, b"Subtype"));
    Some(Attachment {
        name,
        mime: subtype.map_or(String::new(), |mime| String::from_utf8_lossy(mime).into_owned()),
        description: document.text(specification, b"Desc").unwrap_or_default(),
        data: document.stream(stream)?,
    })
}
