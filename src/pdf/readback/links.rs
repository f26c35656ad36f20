//! Links: each leads somewhere, says where in words, and belongs to a Link element.

use lopdf::{Dictionary, Object};

use super::{
    document::Document,
    outline::Destinations,
    report::{Report, Rule},
    tree::Tree,
};

pub(super) fn check(document: &Document, tree: Option<&Tree>, report: &mut Report) {
    let destinations = Destinations::of(document);
    for index in 0..document.pages.len() {
        let Some(page) = document.page_dictionary(index) else { continue };
        for annotation in document.array(page, b"Annots").unwrap_or_default() {
            let Some(dictionary) = document.dictionary(annotation) else { continue };
            if document.name(dictionary, b"Subtype") != Some(b"Link") {
                continue;
            }
            let mut tell = |rule: Rule, what: &str| {
                report.add(rule, Some(index), format!("Sidan {}: {what}", index + 1));
            };
            if !leads_somewhere(document, dictionary, &destinations) {
                tell(Rule::Link, "en länk leder ingenstans.");
            }
            let Some(tree) = tree else { continue };
            let words = document.text(dictionary, b"Contents").unwrap_or_default();
            if words.trim().is_empty() {
                tell(Rule::Link, "en länk saknar beskrivning.");
            }
            let element = annotation.as_reference().ok().and_then(|id| tree.objects.get(&id));
            match element {
                Some((element, true)) => {
                    let parent = document
                        .get(dictionary, b"StructParent")
                        .and_then(|key| key.as_i64().ok())
                        .and_then(|key| tree.parents.get(&key))
                        .and_then(|parent| parent.as_reference().ok());
                    if parent != *element {
                        tell(Rule::ParentTree, "en länk leder till fel tagg.");
                    }
                }
                _ => tell(Rule::LinkWithoutElement, "en länk finns inte bland taggarna."),
            }
        }
    }
}

/// An address, or a place that exists.
fn leads_somewhere(document: &Document, link: &Dictionary, destinations: &Destinations) -> bool {
    if let Ok(destination) = link.get(b"Dest") {
        return destinations.exists(document, destination);
    }
    let Some(action) = document.get(link, b"A").and_then(|action| action.as_dict().ok()) else {
        return false;
    };
    match document.name(action, b"S") {
        Some(b"GoTo") => action.get(b"D").is_ok_and(|target| destinations.exists(document, target)),
        Some(b"URI") => {
            let uri = document.get(action, b"URI");
            uri.and_then(|uri| Object::as_str(uri).ok()).is_some_and(|uri| !uri.is_empty())
        }
        // Other actions lead out of the document.
        Some(_) => true,
        None => false,
    }
}
