//! What the kompetensläge says of gaps, of what is not counted, and of what is internal.

use super::*;
use crate::document::check;
use crate::document::kommun::{day, mini, printed, today};
use crate::record::{
    AnyId, Attainment, CompetenceRequirement, Kind, LongText, Period, StaffGroup, Training,
};

/// The kompetensläge of a kommun where teachers lack something, and the words of both variants.
fn said(
    fill: impl FnOnce(&mut super::super::kommun::Mini, Id<CompetenceRequirement>, Id<StaffGroup>),
) -> [String; 2] {
    let mut mini = mini();
    let (system, administration) = (mini.find::<System>(), mini.find::<Administration>());
    let group = mini.add(|it: &mut StaffGroup| {
        it.name = "Lärare".into();
        it.administration = Some(administration);
        it.heads = Some(48);
    });
    let requirement = mini.add(|it: &mut CompetenceRequirement| {
        it.system = Some(system);
        it.audience = "Lärare".into();
        it.groups = vec![group];
        it.demand = LongText::new("Kan lämna omdömen.");
    });
    fill(&mut mini, requirement, group);
    let workspace = mini.workspace();
    [Variant::Public, Variant::Internal].map(|variant| {
        let edition = competence(&workspace, Scope::Kommun, variant, today()).unwrap();
        let object = AnyId { kind: Kind::Municipality, uuid: uuid::Uuid::nil() };
        assert_eq!(check::findings(&edition.document, object), []);
        printed(&edition)
    })
}

#[test]
fn what_nobody_has_counted_and_nothing_closes_is_said_in_words() {
    for said in said(|_, _, _| ()) {
        for words in ["Lärare", "Kan lämna omdömen", "Ej räknat", "48", "Insats saknas"] {
            assert!(said.contains(words), "{words}: {said}");
        }
    }
}

#[test]
fn a_gap_names_the_training_that_closes_it_and_what_is_left_after_it() {
    let [public, internal] = said(|mini, requirement, group| {
        mini.add(|it: &mut Attainment| {
            it.requirement = Some(requirement);
            it.group = Some(group);
            (it.met, it.date) = (Some(8), Some(day(2026, 10, 1)));
        });
        mini.add(|it: &mut Training| {
            it.number = "U7".into();
            it.requirements = vec![requirement];
            it.participants = Some(30);
            it.period = Period::years(2027, 2027);
        });
    });
    for said in [public, internal] {
        for words in
            ["U7, 2027", "Ett gap finns, tillsammans 40 utbildningsplatser", "återstår tio"]
        {
            assert!(said.contains(words), "{words}: {said}");
        }
    }
}

#[test]
fn what_an_internal_system_demands_is_left_out_of_the_public_paper_and_counted() {
    let [public, internal] = said(|mini, _, _| {
        let system = mini.find::<System>();
        mini.change(system, |system| system.internal_only = Some(true));
    });
    assert!(internal.contains("Kan lämna omdömen") && !public.contains("Kan lämna omdömen"));
    assert!(public.contains("utelämna"), "{public}");
}

#[test]
fn a_kommun_without_demands_says_so() {
    let mini = mini();
    let edition = competence(&mini.workspace(), Scope::Kommun, Variant::Public, today()).unwrap();
    assert!(printed(&edition).contains("Inga kompetenskrav"));
}
