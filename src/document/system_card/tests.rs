//! The card of a small kommun's systems.

use super::*;
use crate::document::Reason;
use crate::document::check;
use crate::document::kommun::{INTERNAL_MARKS, Mini, marked, mini, printed, today};
use crate::record::{AccessRule, CompetenceRequirement, Kind, LongText, RecordType, Training};

fn vklass(mini: &Mini) -> Id<System> {
    let systems = mini.records.iter().filter_map(System::from_record);
    systems.into_iter().find(|system| system.number == "SYS-014").unwrap().id
}

fn card(mini: &Mini, variant: Variant) -> Edition {
    system_card(&mini.workspace(), vklass(mini), variant, today()).unwrap()
}

#[test]
fn a_card_says_what_the_system_is_who_answers_and_what_is_not_known() {
    let mini = mini();
    let internal = card(&mini, Variant::Internal);
    let said = printed(&internal);
    for words in [
        "Systemkort för SYS-014 Vklass",
        "Något som behövs",
        "2028-06-30",
        "310 tkr",
        "Utbildningsnämnden",
        "Tord Viklund, förvaltningschef",
        "Håkan Esbjörn",
        "Ej utsett",
        "Uppgift saknas",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    let object = AnyId { kind: Kind::System, uuid: uuid::Uuid::nil() };
    assert_eq!(check::findings(&internal.document, object), []);
}

#[test]
fn access_rules_and_names_stand_in_the_internal_card_only() {
    let mut mini = mini();
    let system = vklass(&mini);
    mini.add(|it: &mut CompetenceRequirement| {
        it.system = Some(system);
        it.audience = "Lärare".into();
        it.demand = LongText::new("Kan lämna omdömen.");
    });
    let training = mini.add(|training: &mut Training| training.name = "Vklass grund".into());
    mini.add(|rule: &mut AccessRule| {
        rule.system = Some(system);
        rule.role = "Lärare".into();
        rule.gives = LongText::new("Läsa och skriva om egna grupper.");
        rule.training = vec![training];
        rule.review_months = Some(6);
    });
    let (public, internal) = (card(&mini, Variant::Public), card(&mini, Variant::Internal));
    let (public, internal) = (printed(&public), printed(&internal));
    assert!(public.contains("Vklass grund") && internal.contains("Var sjätte månad"));
    assert!(internal.contains("Läsa och skriva") && !public.contains("Läsa och skriva"));
    assert!(internal.contains("Esbjörn") && !public.contains("Esbjörn"));
    assert!(public.contains("Lärare: Kan lämna omdömen."));
    assert!(public.contains("endast i intern bilaga") && !internal.contains("intern bilaga, ef"));
}

#[test]
fn an_internal_system_has_no_public_card_and_is_counted_among_those_left_out() {
    let mut mini = mini();
    let scada = mini.system("SYS-024", "Styrsystemet", 450, true);
    let workspace = mini.workspace();
    assert!(system_card(&workspace, scada, Variant::Public, today()).is_none());
    assert!(system_card(&workspace, scada, Variant::Internal, today()).is_some());
    let scope = Scope::Body(mini.find::<Body>());
    let cards = system_cards(&workspace, scope, Variant::Public, today()).unwrap();
    assert!(printed(&cards).contains("Ett system är utelämnat."));
    assert!(!printed(&cards).contains("Styrsystemet"));
    assert_eq!(cards.left_out, [LeftOut { object: scada.into(), why: Reason::InternalOnly }]);
}

#[test]
fn every_card_begins_a_page_under_its_systems_name() {
    let mini = mini();
    let scope = Scope::Body(mini.find::<Body>());
    let cards = system_cards(&mini.workspace(), scope, Variant::Public, today()).unwrap();
    let blocks = &cards.document.blocks;
    let names: Vec<&str> = blocks
        .windows(2)
        .filter_map(|pair| match pair {
            [Block::NewPage, Block::Heading(heading)] => Some(heading.text.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(names, ["SYS-014 Vklass", "SYS-016 PMO"]);
}

#[test]
fn no_internal_field_reaches_a_public_card() {
    let (workspace, _) = marked();
    let cards =
        |variant| printed(&system_cards(&workspace, Scope::Kommun, variant, today()).unwrap());
    for mark in INTERNAL_MARKS {
        assert!(!cards(Variant::Public).contains(mark), "{mark}");
    }
    let internal = cards(Variant::Internal);
    assert!(internal.contains("HEMLIGTgives") && internal.contains("1987-06-05"));
}
