//! The rollblad of someone in a small kommun.

use super::*;
use crate::document::check;
use crate::document::kommun::{INTERNAL_MARKS, Mini, marked, mini, printed, today};
use crate::record::{Holders, Kind, LongText, RecordType, Subject};

fn esbjorn(mini: &Mini) -> Id<Person> {
    let mut persons = mini.records.iter().filter_map(Person::from_record);
    persons.find(|person| person.name == "Håkan Esbjörn").unwrap().id
}

fn manager(mini: &Mini) -> Id<Role> {
    let mut roles = mini.records.iter().filter_map(Role::from_record);
    roles.find(|role| role.code == Some(RoleCode::SystemManager)).unwrap().id
}

fn sheet(mini: &Mini, variant: Variant) -> Edition {
    role_sheet(&mini.workspace(), esbjorn(mini), variant, today()).unwrap()
}

#[test]
fn a_sheet_says_what_the_role_is_over_its_duties_and_who_signs() {
    let mut mini = mini();
    let role = manager(&mini);
    mini.change(role, |role| {
        role.side = Some(DutySide::Performs);
        role.competence = LongText::new("skall ha förtrolig verksamhetskompetens");
    });
    mini.add(|duty: &mut Duty| {
        duty.role = Some(role);
        duty.text = "utarbetar regler för behörighet till systemet".into();
    });
    let person = esbjorn(&mini);
    mini.add(|it: &mut Competence| {
        it.person = Some(person);
        it.role = Some(role);
        it.state = Some(CompetenceState::Partly);
    });
    let (public, internal) = (sheet(&mini, Variant::Public), sheet(&mini, Variant::Internal));
    let object = AnyId { kind: Kind::Person, uuid: uuid::Uuid::nil() };
    assert_eq!(check::findings(&internal.document, object), []);
    let (public, internal) = (printed(&public), printed(&internal));
    for words in ["SYS-014 Vklass", "utarbetar regler för behörighet", "Rollen utför", "förtrolig"]
    {
        assert!(public.contains(words) && internal.contains(words), "{words}");
    }
    assert!(internal.contains("Rollblad för Håkan Esbjörn") && internal.contains("Delvis"));
    assert!(public.contains("Rollblad för lärare"));
    assert!(!public.contains("Esbjörn") && !public.contains("Delvis"));
}

#[test]
fn what_is_over_an_internal_system_is_left_out_and_counted() {
    let mut mini = mini();
    let scada = mini.system("SYS-024", "Styrsystemet", 450, true);
    let (person, role) = (esbjorn(&mini), manager(&mini));
    mini.add(|post: &mut Assignment| {
        post.role = Some(role);
        post.subject = Subject(Some(scada.into()));
        post.deputies = Holders(vec![person.into()]);
    });
    let (public, internal) = (sheet(&mini, Variant::Public), sheet(&mini, Variant::Internal));
    assert!(printed(&internal).contains("Styrsystemet") && internal.left_out.is_empty());
    assert!(!printed(&public).contains("Styrsystemet"));
    assert!(printed(&public).contains("Ett system är utelämnat."));
    assert_eq!(public.left_out, [LeftOut::internal(scada)]);
}

#[test]
fn someone_without_a_role_has_a_sheet_that_says_so_and_no_line_to_sign() {
    let mut mini = Mini::bare();
    let person = mini.add(|person: &mut Person| person.title = "Vikarie".into());
    let edition = role_sheet(&mini.workspace(), person, Variant::Public, today()).unwrap();
    assert!(printed(&edition).contains("Inget uppdrag är registrerat"));
    assert!(!edition.document.blocks.iter().any(|it| matches!(it, Block::Signatures(_))));
}

#[test]
fn no_internal_field_reaches_a_public_sheet() {
    let (workspace, _) = marked();
    let person = workspace.all::<Person>().next().unwrap().id;
    let edition = role_sheet(&workspace, person, Variant::Public, today()).unwrap();
    for mark in INTERNAL_MARKS {
        assert!(!printed(&edition).contains(mark), "{mark}");
    }
}
