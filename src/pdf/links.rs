//! Links as annotations (ISO 32000-1 §12.5.6.5): each has its element in the tag tree, words for a
//! screen reader, and is printed as if it were not there (ISO 14289-1 §7.18).

use std::collections::HashMap;

use lopdf::{Object, StringFormat, dictionary};

use super::{
    PdfError,
    metadata::clean,
    outline::destination,
    serialize::{PdfFile, Ref},
    syntax::{name, text},
    tags::rectangle,
};
use crate::typeset::page::{LaidOut, LinkArea, NodeId, Target};

/// The annotations of all pages, in page order.
pub(super) struct Links {
    annotations: Vec<Annotation>,
    /// Keys in the ParentTree start here, after those of the pages.
    first_key: i64,
}

struct Annotation {
    page: usize,
    node: NodeId,
    id: Ref,
}

impl Links {
    /// Adds an annotation for each link area.
    pub(super) fn add(file: &mut PdfFile, laid: &LaidOut, pages: &[Ref]) -> Result<Self, PdfError> {
        let first_key = pages.len() as i64;
        let mut annotations = Vec::new();
        for (page, contents) in laid.pages.iter().enumerate() {
            for area in &contents.links {
                if area.node.0 >= laid.nodes.len() {
                    return Err(PdfError::BrokenLayout("länk"));
                }
                let mut annotation = dictionary! {
                    "Type" => name("Annot"),
                    "Subtype" => name("Link"),
                    "Rect" => rectangle(area.rect, contents.height),
                    "Border" => vec![0.into(), 0.into(), 0.into()],
                    // Printed; never hidden (ISO 19005-2 §6.3.2).
                    "F" => 4,
                    "Contents" => text(&words(area)),
                    "P" => pages[page],
                    "StructParent" => first_key + annotations.len() as i64,
                };
                match &area.target {
                    Target::Uri(uri) => annotation.set(
                        "A",
                        dictionary! {
                            "Type" => name("Action"),
                            "S" => name("URI"),
                            "URI" => Object::String(ascii(uri).into_bytes(), StringFormat::Literal),
                        },
                    ),
                    Target::Place { page, y } => {
                        let target = laid.pages.get(*page).ok_or(PdfError::BrokenLayout("mål"))?;
                        annotation.set("Dest", destination(target, pages[*page], *y));
                    }
                }
                let id = file.add_dictionary(&annotation);
                annotations.push(Annotation { page, node: area.node, id });
            }
        }
        Ok(Self { annotations, first_key })
    }

    pub(super) fn count(&self) -> usize {
        self.annotations.len()
    }

    /// The annotations on each page: what its /Annots names.
    pub(super) fn by_page(&self) -> HashMap<usize, Vec<Object>> {
        let mut pages: HashMap<usize, Vec<Object>> = HashMap::new();
        for annotation in &self.annotations {
            pages.entry(annotation.page).or_default().push(annotation.id.into());
        }
        pages
    }

    /// Page and annotation of each Link node; a link over two lines has two.
    pub(super) fn by_node(&self) -> HashMap<NodeId, Vec<(usize, Ref)>> {
        let mut nodes: HashMap<NodeId, Vec<(usize, Ref)>> = HashMap::new();
        for annotation in &self.annotations {
            nodes.entry(annotation.node).or_default().push((annotation.page, annotation.id));
        }
        nodes
    }

    /// The ParentTree's key and node of each annotation, in key order.
    pub(super) fn keys(&self) -> impl Iterator<Item = (i64, NodeId)> {
        (self.first_key..).zip(self.annotations.iter().map(|annotation| annotation.node))
    }
}

/// What a screen reader says about the link; never blank.
fn words(area: &LinkArea) -> String {
    let words = clean(&area.description);
    match &area.target {
        _ if !words.is_empty() => words,
        Target::Uri(uri) => clean(uri),
        Target::Place { page, .. } => format!("Sidan {}", page + 1),
    }
}

/// An address may hold ASCII only; the rest is percent-encoded (RFC 3986 §2.1).
fn ascii(uri: &str) -> String {
    uri.bytes()
        .map(|byte| match byte {
            b'!'..=b'~' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}
