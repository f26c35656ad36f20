//! The användarblad of a system in a small kommun.

use super::*;
use crate::document::check;
use crate::document::kommun::{INTERNAL_MARKS, Mini, marked, mini, printed, today};
use crate::record::{Kind, LongText, RecordType, Training};

fn vklass(mini: &Mini) -> Id<System> {
    let mut systems = mini.records.iter().filter_map(System::from_record);
    systems.find(|system| system.number == "SYS-014").unwrap().id
}

fn sheet(mini: &Mini, variant: Variant) -> Edition {
    user_sheet(&mini.workspace(), vklass(mini), variant, today()).unwrap()
}

#[test]
fn a_sheet_says_what_to_follow_how_to_get_access_and_whom_to_turn_to() {
    let mut mini = mini();
    let system = vklass(&mini);
    mini.change(system, |system| {
        system.secrecy = Some(true);
        system.reserve_routine = LongText::new("- Ta närvaro på papper.");
    });
    let training = mini.add(|it: &mut Training| it.name = "Vklass grund".into());
    mini.add(|rule: &mut AccessRule| {
        rule.system = Some(system);
        rule.role = "Lärarroll".into();
        rule.gives = LongText::new("Läsa och skriva.");
        rule.decided_by = "Rektor".into();
        rule.training = vec![training];
    });
    mini.add(|it: &mut Acknowledgement| {
        it.system = Some(system);
        it.instruction = "Regler för lärplattformen".into();
    });
    let (public, internal) = (sheet(&mini, Variant::Public), sheet(&mini, Variant::Internal));
    let object = AnyId { kind: Kind::System, uuid: uuid::Uuid::nil() };
    assert_eq!(check::findings(&internal.document, object), []);
    let (public, internal) = (printed(&public), printed(&internal));
    for words in [
        "Användarblad för SYS-014 Vklass",
        "Regler för lärplattformen",
        "uppgifter med sekretess",
        "Rektor",
        "Vklass grund",
        "Ta närvaro på papper",
    ] {
        assert!(public.contains(words) && internal.contains(words), "{words}");
    }
    for words in ["Lärarroll", "Läsa och skriva", "Esbjörn"] {
        assert!(internal.contains(words) && !public.contains(words), "{words}");
    }
    assert!(public.contains("En behörighetsregel är utelämnad"));
}

#[test]
fn an_internal_system_has_no_public_sheet() {
    let mut mini = mini();
    let scada = mini.system("SYS-024", "Styrsystemet", 450, true);
    let workspace = mini.workspace();
    assert!(user_sheet(&workspace, scada, Variant::Public, today()).is_none());
    assert!(user_sheet(&workspace, scada, Variant::Internal, today()).is_some());
}

#[test]
fn no_internal_field_reaches_a_public_sheet() {
    let (workspace, _) = marked();
    let system = workspace.all::<System>().next().unwrap().id;
    let edition = user_sheet(&workspace, system, Variant::Public, today()).unwrap();
    for mark in INTERNAL_MARKS {
        assert!(!printed(&edition).contains(mark), "{mark}");
    }
}
