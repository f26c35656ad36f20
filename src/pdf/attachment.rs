//! Files carried inside a PDF/A-3 (ISO 19005-3 §6.8): the data that the document was made from.

use lopdf::{Object, dictionary};

use super::{
    metadata::Metadata,
    serialize::PdfFile,
    syntax::{name, text},
};

/// A file to attach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// File name, as a reader would save it.
    pub name: String,
    /// Such as `application/json`.
    pub mime: String,
    /// What it is, in words.
    pub description: String,
    pub data: Vec<u8>,
}

/// Adds the files; returns what the catalog's /AF and /Names need, in name order.
pub(super) fn add(
    file: &mut PdfFile,
    attachments: &[Attachment],
    metadata: &Metadata,
) -> (Vec<Object>, Vec<Object>) {
    let mut sorted: Vec<&Attachment> = attachments.iter().collect();
    sorted.sort_by(|a, b| a.name.cmp(&b.name));
    let (mut associated, mut names) = (Vec::new(), Vec::new());
    for attachment in sorted {
        let stream = dictionary! {
            "Type" => name("EmbeddedFile"),
            "Subtype" => name(&attachment.mime),
            "Params" => dictionary! {
                "Size" => attachment.data.len() as i64,
                "ModDate" => text(&metadata.pdf_date()),
            },
        };
        let embedded = file.add_stream(stream, &attachment.data);
        let specification = file.add_dictionary(&dictionary! {
            "Type" => name("Filespec"),
            "F" => text(&attachment.name),
            "UF" => text(&attachment.name),
            "Desc" => text(&attachment.description),
            "AFRelationship" => name("Source"),
            "EF" => dictionary! { "F" => embedded, "UF" => embedded },
        });
        associated.push(specification.into());
        names.push(text(&attachment.name));
        names.push(specification.into());
    }
    (associated, names)
}
