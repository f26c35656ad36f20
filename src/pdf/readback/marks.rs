//! Pages against tags: every numbered piece of a page is listed by one element, the ParentTree
//! leads back to it, and what is read first is painted first.

use std::collections::HashMap;

use lopdf::{Object, ObjectId};

use super::{
    document::Document,
    page::PageFacts,
    report::{Report, Rule},
    tree::Tree,
};

/// How far up the page a part may start, seen from the part read before it, in pt.
const STEP_BACK: f32 = 3.0;

pub(super) fn check(document: &Document, pages: &[PageFacts], tree: &Tree, report: &mut Report) {
    let listed = listed(pages, tree, report);
    for (index, facts) in pages.iter().enumerate() {
        check_parents(document, index, facts, &listed[index], tree, report);
    }
    check_order(pages, tree, report);
    check_blocks(tree, report);
}

/// The element of each MCID, page by page.
type Owners = HashMap<i64, Option<ObjectId>>;

fn listed(pages: &[PageFacts], tree: &Tree, report: &mut Report) -> Vec<Owners> {
    let mut owners: Vec<Owners> = vec![HashMap::new(); pages.len()];
    for listed in &tree.listed {
        let (page, mcid) = (listed.page, listed.mcid);
        let number = page + 1;
        if !pages[page].places.contains_key(&mcid) {
            let sentence =
                format!("Sidan {number}: en tagg hör till innehåll som inte finns ({mcid}).");
            report.add(Rule::LostMcid, Some(page), sentence);
        }
        if owners[page].insert(mcid, listed.element).is_some() {
            let sentence =
                format!("Sidan {number}: två taggar gör anspråk på samma innehåll ({mcid}).");
            report.add(Rule::LostMcid, Some(page), sentence);
        }
    }
    owners
}

fn check_parents(
    document: &Document,
    index: usize,
    facts: &PageFacts,
    owners: &Owners,
    tree: &Tree,
    report: &mut Report,
) {
    if facts.sequences.is_empty() {
        return;
    }
    let number = index + 1;
    let key = document
        .page_dictionary(index)
        .and_then(|page| document.get(page, b"StructParents"))
        .and_then(|key| key.as_i64().ok());
    let parents = key.and_then(|key| tree.parents.get(&key));
    let parents = parents.and_then(|parents| document.resolve(parents).as_array().ok());
    if parents.is_none() {
        let sentence = format!("Sidan {number}: vägen från sidan till taggarna saknas.");
        report.add(Rule::ParentTree, Some(index), sentence);
    }
    for sequence in &facts.sequences {
        let mcid = sequence.mcid;
        let Some(owner) = owners.get(&mcid) else {
            let sentence = format!("Sidan {number}: innehåll som ingen tagg tar upp ({mcid}).");
            report.add(Rule::UnlistedMcid, Some(index), sentence);
            continue;
        };
        let Some(parents) = parents else { continue };
        let parent = usize::try_from(mcid).ok().and_then(|mcid| parents.get(mcid));
        if parent.and_then(|parent| Object::as_reference(parent).ok()) != *owner {
            let sentence = format!("Sidan {number}: innehåll leder till fel tagg ({mcid}).");
            report.add(Rule::ParentTree, Some(index), sentence);
        }
    }
}

/// On each page, what the tags list one after the other is painted in the same order.
fn check_order(pages: &[PageFacts], tree: &Tree, report: &mut Report) {
    let mut last = vec![None; pages.len()];
    let mut told = vec![false; pages.len()];
    for listed in &tree.listed {
        let page = listed.page;
        let Some(place) = pages[page].places.get(&listed.mcid) else { continue };
        if last[page].is_some_and(|last| place < last) && !told[page] {
            told[page] = true;
            tell_order(page, report);
        }
        last[page] = Some(place);
    }
}

/// The parts of the document go from page to page and down each page; a part may start further up
/// when it stands to the right of the one before.
fn check_blocks(tree: &Tree, report: &mut Report) {
    for pair in tree.blocks.windows(2) {
        let (before, after) = (&pair[0], &pair[1]);
        let upwards = after.start.1 > before.start.1 + STEP_BACK;
        let to_the_right = after.start.0 > before.start.0 + STEP_BACK;
        if after.page < before.page || (after.page == before.page && upwards && !to_the_right) {
            tell_order(after.page, report);
        }
    }
}

fn tell_order(page: usize, report: &mut Report) {
    let sentence =
        format!("Sidan {}: texten läses upp i en annan ordning än den står på sidan.", page + 1);
    report.add(Rule::ReadingOrder, Some(page), sentence);
}
