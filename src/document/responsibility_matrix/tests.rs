//! The matrix of a small kommun, cell by cell.

use super::*;
use crate::document::Reason;
use crate::document::block::Tone;
use crate::document::check;
use crate::document::kommun::{INTERNAL_MARKS, Mini, day, marked, mini, printed, today};
use crate::record::{
    Assignment, Holders, Kind, Lifecycle, Person, RecordType, Role, RoleCode, Subject,
};

fn matrix(mini: &Mini, variant: Variant) -> Edition {
    let scope = Scope::Body(mini.find::<Body>());
    responsibility_matrix(&mini.workspace(), scope, variant, today()).unwrap()
}

fn tables(edition: &Edition) -> Vec<&Table> {
    let mut tables = Vec::new();
    for block in &edition.document.blocks {
        let Block::Landscape(inside) = block else { continue };
        tables.extend(inside.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        }));
    }
    tables
}

fn cell<'a>(table: &'a Table, row: usize, column: &str) -> &'a Cell {
    let at = table.columns.iter().position(|it| it.header == column).unwrap();
    &table.rows[row].cells[at]
}

#[test]
fn each_system_has_its_owner_its_people_and_its_gaps_in_words() {
    let mini = mini();
    let edition = matrix(&mini, Variant::Internal);
    let [responsibility, properties] = tables(&edition)[..] else { panic!("two tables") };
    let said = |row, column| cell(responsibility, row, column).text.as_str();
    assert_eq!(said(0, "Nr"), "SYS-014");
    assert_eq!(said(0, "Ägare"), "UN");
    assert_eq!(said(0, "Företrädare"), "Tord Viklund, förvaltningschef");
    assert_eq!(said(0, "Systemansvarig"), "Håkan Esbjörn");
    let nobody = cell(responsibility, 1, "Systemansvarig");
    assert_eq!((nobody.text.as_str(), nobody.tone), ("Ej utsett", Tone::Deviation));
    assert_eq!(cell(responsibility, 0, "Ersättare").tone, Tone::Deviation);
    assert_eq!(cell(properties, 1, "Avtal t.o.m.").tone, Tone::Deviation);
    assert_eq!(
        properties.sum_line.as_deref().map(|sum| sum.replace('\u{a0}', " ")),
        Some("Summa 2 egna system: 455 tkr per år".to_owned())
    );
    let object = AnyId { kind: Kind::Body, uuid: uuid::Uuid::nil() };
    assert_eq!(check::findings(&edition.document, object), []);
}

#[test]
fn the_public_matrix_names_titles_and_no_classification() {
    let mini = mini();
    let public = matrix(&mini, Variant::Public);
    let said = printed(&public);
    for name in ["Viklund", "Esbjörn", "Zakrisson"] {
        assert!(!said.contains(name), "{name}");
        assert!(printed(&matrix(&mini, Variant::Internal)).contains("Esbjörn"));
    }
    let [responsibility, properties] = tables(&public)[..] else { panic!("two tables") };
    assert_eq!(cell(responsibility, 0, "Företrädare").text, "Förvaltningschef");
    assert_eq!(cell(responsibility, 0, "Systemansvarig").text, "Lärare");
    assert!(properties.columns.iter().all(|column| column.header != "K"));
    let note = properties.note.as_deref().unwrap_or_default().replace('\u{a0}', " ");
    assert!(note.contains("18 kap. 8 §"), "{note}");
}

#[test]
fn what_is_internal_only_is_left_out_counted_and_given_a_ground() {
    let mut mini = mini();
    let scada = mini.system("SYS-024", "Styrsystemet", 450, true);
    let public = matrix(&mini, Variant::Public);
    assert!(!printed(&public).contains("Styrsystemet") && !printed(&public).contains("SYS-024"));
    let note = tables(&public)[0].note.clone().unwrap();
    assert!(note.starts_with("Ett system är utelämnat.") && note.contains("sekretess"), "{note}");
    assert_eq!(public.left_out, [LeftOut { object: scada.into(), why: Reason::InternalOnly }]);
    let internal = matrix(&mini, Variant::Internal);
    assert!(printed(&internal).contains("Styrsystemet") && internal.left_out.is_empty());
}

#[test]
fn the_matrix_shows_who_answers_on_its_day() {
    let mut mini = mini();
    let pmo = mini.records.iter().filter_map(System::from_record).find(|it| it.number == "SYS-016");
    let pmo = pmo.unwrap().id;
    let next = mini.add(|person: &mut Person| person.name = "Ida Sundling".into());
    let role = mini.records.iter().filter_map(Role::from_record);
    let role = role.into_iter().find(|role| role.code == Some(RoleCode::SystemManager)).unwrap().id;
    mini.add(|assignment: &mut Assignment| {
        assignment.role = Some(role);
        assignment.subject = Subject(Some(pmo.into()));
        assignment.holders = Holders(vec![next.into()]);
        assignment.from = Some(day(2027, 1, 1));
    });
    let on = |today| {
        let scope = Scope::Kommun;
        let edition =
            responsibility_matrix(&mini.workspace(), scope, Variant::Internal, today).unwrap();
        cell(tables(&edition)[0], 1, "Systemansvarig").text.clone()
    };
    assert_eq!(on(today()), "Ej utsett");
    assert_eq!(on(day(2027, 1, 1)), "Ida Sundling");
}

#[test]
fn a_body_without_systems_and_one_that_is_gone_are_told_apart() {
    let mini = Mini::bare();
    let edition = matrix(&mini, Variant::Public);
    assert!(printed(&edition).contains("varken äger eller använder"));
    assert!(tables(&edition).is_empty());
    let gone = crate::record::Ids::new(7, 7).id();
    let workspace = mini.workspace();
    let none = responsibility_matrix(&workspace, Scope::Body(gone), Variant::Public, today());
    assert!(none.is_none());
}

#[test]
fn a_closed_system_is_no_longer_in_the_matrix() {
    let mut mini = mini();
    let old = mini.system("SYS-001", "Gamla diariet", 10, false);
    mini.change(old, |system| system.lifecycle = Some(Lifecycle::Closed));
    assert!(!printed(&matrix(&mini, Variant::Internal)).contains("Gamla diariet"));
}

#[test]
fn no_internal_field_reaches_the_public_matrix_and_all_reach_the_internal_one() {
    let (workspace, _) = marked();
    let edition = |variant| {
        let edition = responsibility_matrix(&workspace, Scope::Kommun, variant, today());
        printed(&edition.unwrap())
    };
    for mark in INTERNAL_MARKS {
        assert!(!edition(Variant::Public).contains(mark), "{mark}");
    }
    // The three levels of the classification.
    assert_eq!(edition(Variant::Internal).matches("\"987654\"").count(), 3);
}
