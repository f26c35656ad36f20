//! Bookmarks: each has a title and a page to go to.

use std::collections::HashSet;

use lopdf::{Object, ObjectId};

use super::{
    document::Document,
    report::{Report, Rule},
};

/// Bookmarks nested deeper than this are not followed.
const DEPTH_LIMIT: usize = 32;

/// The places in a document that have names.
pub(super) struct Destinations {
    names: HashSet<Vec<u8>>,
}

impl Destinations {
    pub(super) fn of(document: &Document) -> Self {
        let mut names = HashSet::new();
        if let Some(catalog) = document.catalog() {
            if let Some(old) = document.get(catalog, b"Dests").and_then(|o| o.as_dict().ok()) {
                names.extend(old.iter().map(|(name, _)| name.clone()));
            }
            let tree = document.get(catalog, b"Names").and_then(|names| names.as_dict().ok());
            if let Some(tree) = tree.and_then(|names| names.get(b"Dests").ok()) {
                names.extend(document.name_tree(tree));
            }
        }
        Self { names }
    }

    /// Whether a destination leads to a page of the document.
    pub(super) fn exists(&self, document: &Document, destination: &Object) -> bool {
        match document.resolve(destination) {
            Object::Array(parts) => {
                parts.first().is_some_and(|page| document.page_index(page).is_some())
            }
            Object::Name(name) => self.names.contains(name),
            Object::String(name, _) => self.names.contains(name),
            Object::Dictionary(dictionary) => {
                // One step only: a destination in a dictionary is an array.
                dictionary.get(b"D").is_ok_and(|target| {
                    matches!(document.resolve(target), Object::Array(_))
                        && self.exists(document, target)
                })
            }
            _ => false,
        }
    }
}

pub(super) fn check(document: &Document, report: &mut Report) {
    let Some(outlines) = document.catalog().and_then(|catalog| catalog.get(b"Outlines").ok())
    else {
        return;
    };
    let destinations = Destinations::of(document);
    let mut seen = HashSet::new();
    walk(document, outlines, &destinations, 0, &mut seen, report);
}

fn walk(
    document: &Document,
    parent: &Object,
    destinations: &Destinations,
    depth: usize,
    seen: &mut HashSet<ObjectId>,
    report: &mut Report,
) {
    let mut next = document.dictionary(parent).and_then(|parent| parent.get(b"First").ok());
    while let Some(item) = next {
        let Ok(id) = item.as_reference() else { return };
        let Some(bookmark) = document.dictionary(item).filter(|_| seen.insert(id)) else {
            report.add(Rule::Bookmark, None, "Bokmärkena hänger inte ihop.".to_owned());
            return;
        };
        let title = document.text(bookmark, b"Title").unwrap_or_default();
        if title.trim().is_empty() {
            report.add(Rule::Bookmark, None, "Ett bokmärke saknar namn.".to_owned());
        }
        let action = document.get(bookmark, b"A").and_then(|action| action.as_dict().ok());
        let inside = action.is_none_or(|a| document.name(a, b"S") == Some(b"GoTo"));
        let target = bookmark.get(b"Dest").ok();
        let target = target.or_else(|| action.and_then(|action| action.get(b"D").ok()));
        if inside && !target.is_some_and(|target| destinations.exists(document, target)) {
            let title = title.trim();
            let sentence = format!("Bokmärket ”{title}” leder inte till någon sida.");
            report.add(Rule::Bookmark, None, sentence);
        }
        if depth < DEPTH_LIMIT && bookmark.has(b"First") {
            walk(document, item, destinations, depth + 1, seen, report);
        }
        next = bookmark.get(b"Next").ok();
    }
}
