//! The binder of a small kommun.

use super::*;
use crate::document::Reason;
use crate::document::check;
use crate::document::kommun::{INTERNAL_MARKS, Mini, marked, mini, printed, today};
use crate::record::{Kind, RecordType};

fn binder(mini: &Mini, variant: Variant) -> Edition {
    continuity(&mini.workspace(), mini.find::<Body>(), variant, today()).unwrap()
}

fn tables(edition: &Edition) -> Vec<&Table> {
    let tables = edition.document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    tables.collect()
}

#[test]
fn each_card_says_whom_to_call_in_order_and_what_is_missing() {
    let edition = binder(&mini(), Variant::Internal);
    let calls = tables(&edition);
    assert_eq!(calls.len(), 2);
    let said = |table: &Table, row: usize| -> Vec<String> {
        table.rows[row].cells.iter().map(|cell| cell.text.replace('\u{a0}', " ")).collect()
    };
    assert_eq!(said(calls[0], 0)[..2], ["1 Systemansvarig", "Håkan Esbjörn"]);
    assert_eq!(said(calls[0], 1)[..2], ["2 Systemägarens företrädare", "Tord Viklund"]);
    assert_eq!(said(calls[1], 0)[..2], ["1 Systemansvarig", "Ej utsett"]);
    assert!(printed(&edition).contains("Säg "));
    assert!(calls[0].rows.iter().all(|row| row.cells[3].tone == Tone::ToFill));
    let object = AnyId { kind: Kind::Body, uuid: uuid::Uuid::nil() };
    assert_eq!(check::findings(&edition.document, object), []);
}

#[test]
fn every_card_begins_a_page_with_its_system_on_the_tab() {
    let edition = binder(&mini(), Variant::Public);
    let tabs: Vec<&str> = edition
        .document
        .blocks
        .windows(2)
        .filter_map(|pair| match pair {
            [Block::NewPage, Block::Card(card)] => Some(card.tab.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(tabs, ["SYS-014", "SYS-016"]);
}

#[test]
fn the_public_binder_names_titles_and_leaves_internal_systems_out() {
    let mut mini = mini();
    let scada = mini.system("SYS-024", "Styrsystemet", 450, true);
    let (public, internal) = (binder(&mini, Variant::Public), binder(&mini, Variant::Internal));
    for name in ["Esbjörn", "Viklund", "Styrsystemet", "Klassning"] {
        assert!(!printed(&public).contains(name), "{name}");
        assert!(printed(&internal).contains(name), "{name}");
    }
    assert!(printed(&public).contains("Ett system är utelämnat."));
    assert_eq!(public.left_out, [LeftOut { object: scada.into(), why: Reason::InternalOnly }]);
    let (workspace, _) = marked();
    let body = workspace.all::<Body>().next().unwrap().id();
    let public = continuity(&workspace, body, Variant::Public, today()).unwrap();
    for mark in INTERNAL_MARKS {
        assert!(!printed(&public).contains(mark), "{mark}");
    }
}

#[test]
fn a_body_without_systems_still_has_a_binder_that_says_so() {
    let edition = binder(&Mini::bare(), Variant::Public);
    assert!(printed(&edition).contains("inga system att visa kort för"));
    assert!(tables(&edition).is_empty());
}
