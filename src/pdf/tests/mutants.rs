//! A good file with one thing made wrong: the check names it, and nothing else.

use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat, dictionary};

use super::{sample, written::written};
use crate::pdf::{Integrity, Report, Rule, Standard, read_back, write};

/// Changes the good file and reads it back.
fn mutant(change: impl FnOnce(&mut Document)) -> Report {
    let mut document = Document::load_mem(&written(Standard::A2a)).expect("our own file opens");
    change(&mut document);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("memory takes it");
    read_back(&bytes)
}

/// The rules broken besides [`Rule::Changed`], which every mutant breaks.
fn broken(report: &Report) -> Vec<Rule> {
    assert!(report.breaks(Rule::Changed));
    let mut rules: Vec<Rule> = report.deviations.iter().map(|deviation| deviation.rule).collect();
    rules.retain(|rule| *rule != Rule::Changed);
    rules.dedup();
    rules
}

fn names(rule: Rule, change: impl FnOnce(&mut Document)) {
    assert_eq!(broken(&mutant(change)), [rule]);
}

fn page(document: &Document, index: usize) -> ObjectId {
    document.page_iter().nth(index).expect("the sample has three pages")
}

/// Replaces the first occurrence in a page's content.
fn edit(document: &mut Document, index: usize, from: &str, to: &str) {
    let content = document.get_page_contents(page(document, index))[0];
    let stream = document.objects.get_mut(&content).expect("a page has content");
    let stream = stream.as_stream_mut().expect("content is a stream");
    let plain = stream.decompressed_content().expect("deflated");
    let at = plain
        .windows(from.len())
        .position(|window| window == from.as_bytes())
        .expect("the page holds what is replaced");
    let changed = [&plain[..at], to.as_bytes(), &plain[at + from.len()..]].concat();
    stream.set_plain_content(changed);
}

/// The elements with a role, in the order of the tree.
fn elements(document: &Document, role: &str) -> Vec<ObjectId> {
    let has_role = |object: &Object| {
        let dictionary = object.as_dict().ok()?;
        let role_of = dictionary.get(b"S").and_then(Object::as_name).ok()?;
        (dictionary.has(b"P") && role_of == role.as_bytes()).then_some(())
    };
    let found = document.objects.iter().filter(|(_, object)| has_role(object).is_some());
    found.map(|(id, _)| *id).collect()
}

fn dictionary(document: &mut Document, id: ObjectId) -> &mut Dictionary {
    document.get_dictionary_mut(id).expect("it is there")
}

fn first(document: &mut Document, role: &str) -> ObjectId {
    elements(document, role)[0]
}

fn element<'a>(document: &'a mut Document, role: &str) -> &'a mut Dictionary {
    let id = first(document, role);
    dictionary(document, id)
}

fn catalog(document: &mut Document) -> &mut Dictionary {
    document.catalog_mut().expect("there is a catalog")
}

fn annotations(document: &Document, index: usize) -> Vec<ObjectId> {
    let page = document.get_dictionary(page(document, index)).expect("a page");
    let annotations = page.get(b"Annots").and_then(Object::as_array).expect("links");
    annotations.iter().filter_map(|object| object.as_reference().ok()).collect()
}

fn blank() -> Object {
    Object::String(b"  ".to_vec(), StringFormat::Literal)
}

#[test]
fn our_own_files_have_no_deviations() {
    for (standard, summary) in [
        (Standard::A2a, "PDF/A-2a och PDF/UA-1, 0 avvikelser"),
        (Standard::A3a, "PDF/A-3a och PDF/UA-1, 0 avvikelser"),
    ] {
        let report = read_back(&written(standard));
        assert_eq!(report.deviations, []);
        assert_eq!(report.integrity, Integrity::Unchanged);
        assert_eq!((report.pages, report.summary().as_str()), (3, summary));
    }
}

#[test]
fn a_file_saved_anew_is_changed_and_nothing_else() {
    assert_eq!(broken(&mutant(|_| {})), []);
}

#[test]
fn a_locked_file() {
    names(Rule::Encrypted, |document| {
        document.trailer.set("Encrypt", dictionary! { "Filter" => "Standard" });
    });
}

#[test]
fn a_number_used_twice_on_a_page() {
    let report = mutant(|document| edit(document, 0, "/MCID 1>>", "/MCID 0>>"));
    assert!(report.breaks(Rule::DuplicateMcid));
}

#[test]
fn a_parent_tree_that_leads_to_the_wrong_element() {
    names(Rule::ParentTree, |document| {
        let wrong = first(document, "Table");
        let root = element_of_catalog(document, b"StructTreeRoot");
        let parents = dictionary(document, root).get(b"ParentTree").and_then(Object::as_reference);
        let numbers = dictionary(document, parents.expect("a tree")).get(b"Nums");
        let page = numbers.and_then(Object::as_array).expect("numbers")[1].as_reference();
        let page = document.objects.get_mut(&page.expect("a page")).expect("a list");
        page.as_array_mut().expect("a list")[0] = Object::Reference(wrong);
    });
}

#[test]
fn a_page_without_its_way_to_the_tags() {
    names(Rule::ParentTree, |document| {
        let page = page(document, 1);
        dictionary(document, page).remove(b"StructParents");
    });
}

#[test]
fn content_that_no_element_lists() {
    let report = mutant(|document| {
        element(document, "Note").remove(b"K");
    });
    assert_eq!(broken(&report), [Rule::UnlistedMcid]);
    assert!(report.deviations[1].sentence.starts_with("Sidan 1: innehåll som ingen tagg"));
}

#[test]
fn an_element_that_lists_what_is_not_there() {
    names(Rule::LostMcid, |document| {
        let own = mcid_of_note();
        element(document, "Note").set("K", vec![own.into(), 9999.into()]);
    });
}

/// The number of the note's text, from the good file.
fn mcid_of_note() -> i64 {
    let document = Document::load_mem(&written(Standard::A2a)).expect("our own file opens");
    let note = elements(&document, "Note")[0];
    let note = document.get_dictionary(note).expect("a note");
    note.get(b"K").and_then(Object::as_i64).expect("one number")
}

#[test]
fn a_link_without_an_element() {
    names(Rule::LinkWithoutElement, |document| {
        let link = element(document, "Link");
        let kids = link.get_mut(b"K").and_then(Object::as_array_mut).expect("text and object");
        kids.retain(|kid| kid.as_dict().is_err());
    });
}

#[test]
fn a_link_without_words_or_without_a_target() {
    names(Rule::Link, |document| {
        let link = annotations(document, 0)[0];
        dictionary(document, link).set("Contents", blank());
    });
    names(Rule::Link, |document| {
        let link = annotations(document, 0)[0];
        dictionary(document, link).set("Dest", vec![Object::Reference((9999, 0)), "Fit".into()]);
    });
    names(Rule::ParentTree, |document| {
        let link = annotations(document, 0)[0];
        dictionary(document, link).set("StructParent", 4);
    });
}

#[test]
fn an_element_with_the_wrong_parent() {
    names(Rule::WrongParent, |document| {
        let wrong = first(document, "Table");
        element(document, "LBody").set("P", Object::Reference(wrong));
    });
}

#[test]
fn marks_and_states_that_do_not_go_together() {
    names(Rule::MarkedContent, |document| edit(document, 0, "EMC", "EMC\nEMC"));
    let report = mutant(|document| edit(document, 0, "EMC", ""));
    assert!(report.breaks(Rule::MarkedContent));
    names(Rule::Unbalanced, |document| edit(document, 0, "BT", "q\nBT"));
    names(Rule::Unbalanced, |document| edit(document, 0, "BT", "Q\nBT"));
    names(Rule::Unmarked, |document| edit(document, 2, "/Artifact", "0 0 9 9 re f\n/Artifact"));
}

#[test]
fn text_alternatives_that_say_nothing() {
    names(Rule::BlankAlternative, |document| element(document, "Figure").set("Alt", blank()));
    names(Rule::BlankAlternative, |document| {
        element(document, "Figure").remove(b"Alt");
    });
}

#[test]
fn bookmarks_that_lead_nowhere() {
    let bookmark = |document: &mut Document| {
        let outlines = element_of_catalog(document, b"Outlines");
        let first = dictionary(document, outlines).get(b"First").and_then(Object::as_reference);
        first.expect("a bookmark")
    };
    names(Rule::Bookmark, |document| {
        let bookmark = bookmark(document);
        let nowhere = vec![Object::Reference((9999, 0)), "Fit".into()];
        dictionary(document, bookmark).set("Dest", nowhere);
    });
    names(Rule::Bookmark, |document| {
        let bookmark = bookmark(document);
        dictionary(document, bookmark).set("Next", Object::Reference(bookmark));
    });
    names(Rule::Bookmark, |document| {
        let bookmark = bookmark(document);
        dictionary(document, bookmark).set("Title", blank());
    });
}

fn element_of_catalog(document: &mut Document, key: &[u8]) -> ObjectId {
    catalog(document).get(key).and_then(Object::as_reference).expect("the catalog has it")
}

#[test]
fn text_read_in_another_order_than_it_stands() {
    // Two cells change places in their row.
    names(Rule::ReadingOrder, |document| {
        let row = elements(document, "TR")[5];
        let kids = dictionary(document, row).get_mut(b"K").and_then(Object::as_array_mut);
        kids.expect("cells").swap(1, 2);
    });
    // Two chapters change places, each in order within itself.
    names(Rule::ReadingOrder, |document| {
        let kids = element(document, "Document").get_mut(b"K").and_then(Object::as_array_mut);
        let kids = kids.expect("parts");
        let last = kids.len() - 1;
        kids[1..].rotate_right(1);
        assert!(last > 3);
    });
}

#[test]
fn a_paragraph_painted_over_the_one_before() {
    let mut laid = sample::one_of_everything();
    // The second paragraph of the first page moves to the top of the page.
    let chunk = laid.pages[0]
        .chunks
        .iter()
        .rposition(|chunk| matches!(chunk.owner, crate::typeset::page::Owner::Node(_)));
    let chunk = &mut laid.pages[0].chunks[chunk.expect("there is text")];
    for draw in &mut chunk.draws {
        if let crate::typeset::page::Draw::Text { baseline, .. } = draw {
            *baseline = 60.0;
        }
    }
    let bytes = write(&laid, &sample::identity(), Standard::A2a, &[]).expect("it is written");
    assert!(read_back(&bytes).breaks(Rule::ReadingOrder));
}

#[test]
fn a_heading_level_that_is_skipped() {
    let report = mutant(|document| element(document, "H2").set("S", "H3"));
    assert_eq!(broken(&report), [Rule::HeadingSkip]);
    assert!(report.deviations.iter().any(|deviation| {
        deviation.sentence == "Sidan 2: en rubrik på nivå 3 följer direkt på nivå 1."
            && deviation.page == Some(2)
    }));
}

#[test]
fn a_table_cell_that_is_empty() {
    let report = mutant(|document| {
        element(document, "TD").remove(b"K");
    });
    assert!(report.breaks(Rule::EmptyCell));
    let mut build = sample::Builder::new();
    build.heading(1, "Rubrik");
    build.table(2, 1, 10);
    let cell = build.laid.pages[0].chunks.last_mut().expect("a cell");
    for draw in &mut cell.draws {
        if let crate::typeset::page::Draw::Text { segments, .. } = draw {
            *segments = vec![crate::typeset::page::Segment::Space];
        }
    }
    let bytes = write(&build.laid, &sample::identity(), Standard::A2a, &[]).expect("written");
    assert!(read_back(&bytes).breaks(Rule::EmptyCell));
}

#[test]
fn text_outside_the_page_and_glyphs_that_are_missing() {
    names(Rule::OutsidePage, |document| {
        let page = page(document, 0);
        let narrow = vec![0.into(), 0.into(), 200.into(), 842.into()];
        dictionary(document, page).set("MediaBox", narrow);
    });
    let report = mutant(|document| edit(document, 0, "Tj", "Tj\n<0000> Tj"));
    assert!(report.breaks(Rule::MissingGlyph));
}

#[test]
fn fonts_without_program_or_characters() {
    let font = |document: &Document, kind: &[u8]| {
        let is = |object: &Object| {
            let dictionary = object.as_dict().ok()?;
            let type_of = dictionary.get(b"Subtype").or(dictionary.get(b"Type"));
            (type_of.and_then(Object::as_name).ok()? == kind).then_some(())
        };
        let found = document.objects.iter().find(|(_, object)| is(object).is_some());
        *found.expect("the sample has fonts").0
    };
    names(Rule::NoUnicode, |document| {
        let font = font(document, b"Type0");
        dictionary(document, font).remove(b"ToUnicode");
    });
    names(Rule::FontNotEmbedded, |document| {
        let strip = |object: &mut Object| strip_font_files(object);
        let ids: Vec<_> = document.objects.keys().copied().collect();
        for id in ids {
            if let Some(object) = document.objects.get_mut(&id) {
                strip(object);
            }
        }
    });
}

fn strip_font_files(object: &mut Object) {
    match object {
        Object::Dictionary(dictionary) => {
            dictionary.remove(b"FontFile2");
            for (_, value) in dictionary.iter_mut() {
                strip_font_files(value);
            }
        }
        Object::Array(items) => items.iter_mut().for_each(strip_font_files),
        _ => {}
    }
}

#[test]
fn what_the_file_says_about_itself() {
    names(Rule::Language, |document| {
        catalog(document).remove(b"Lang");
    });
    names(Rule::Title, |document| {
        let no = dictionary! { "DisplayDocTitle" => false };
        catalog(document).set("ViewerPreferences", no);
    });
    names(Rule::OutputIntent, |document| {
        catalog(document).remove(b"OutputIntents");
    });
    names(Rule::Untagged, |document| {
        catalog(document).set("MarkInfo", dictionary! { "Marked" => false });
    });
    let report = mutant(|document| {
        let metadata = element_of_catalog(document, b"Metadata");
        let packet = document.objects.get_mut(&metadata).expect("metadata");
        let packet = packet.as_stream_mut().expect("a stream");
        let text = String::from_utf8_lossy(&packet.content).replace("pdfuaid:part>1", "x>1");
        packet.set_plain_content(text.into_bytes());
    });
    assert_eq!(broken(&report), [Rule::Claim]);
    assert_eq!(report.summary(), "PDF/A-2a, 2 avvikelser");
}
