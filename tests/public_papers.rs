//! What is published names no person and nothing that is internal, in every kind of document that
//! lists who answers for what; held against the whole example kommun, field by field.

use chrono::NaiveDate;
use planverk::document::{Scope, Variant};
use planverk::exchange::example::example_workspace;
use planverk::exchange::export::{Exported, Request, export};
use planverk::exchange::paper::{Paper, bodies_with_systems};
use planverk::record::{Kind, Person, System, Value};
use planverk::workspace::Workspace;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 16).unwrap()
}

fn papers(workspace: &Workspace) -> Vec<Paper> {
    let bodies = bodies_with_systems(workspace, None).into_iter().map(Scope::Body);
    let scopes: Vec<Scope> = std::iter::once(Scope::Kommun).chain(bodies).collect();
    let matrices = scopes.iter().map(|scope| Paper::ResponsibilityMatrix(*scope));
    let cards = scopes.iter().map(|scope| Paper::SystemCards(*scope));
    let bodies = bodies_with_systems(workspace, None);
    let binders = bodies.into_iter().map(Paper::Continuity);
    matrices.chain(cards).chain(binders).chain([Paper::Organisation]).collect()
}

/// Everything that the documents say, their metadata included.
fn said(workspace: &Workspace, variant: Variant) -> Vec<String> {
    let edition = |paper: Paper| paper.edition(workspace, variant, today()).unwrap();
    let said = papers(workspace).into_iter().map(|paper| format!("{:?}", edition(paper).document));
    said.map(|text| text.replace("\\u{a0}", " ")).collect()
}

#[test]
fn no_person_is_named_in_public_and_those_who_answer_are_named_internally() {
    let workspace = example_workspace(today()).unwrap();
    let (public, internal) =
        (said(&workspace, Variant::Public), said(&workspace, Variant::Internal));
    for person in workspace.all::<Person>() {
        for text in &public {
            assert!(!text.contains(&person.name), "{} is named", person.name);
        }
    }
    let named = |name: &str| internal.iter().filter(|text| text.contains(name)).count();
    assert!(named("Ingegerd Ylipää") >= 3 && named("Åke Ängman") >= 3);
}

#[test]
fn no_text_of_an_internal_field_and_no_internal_system_is_published() {
    let workspace = example_workspace(today()).unwrap();
    let public = said(&workspace, Variant::Public);
    let mut looked_for = 0;
    for system in workspace.all::<System>() {
        let record = workspace.record(system.id.into()).unwrap();
        for key in Kind::System.keys().filter(|key| !key.field().public) {
            let Value::Text(text) = record.value(key.index) else { continue };
            for line in text.lines().filter(|line| line.chars().count() >= 20) {
                looked_for += 1;
                assert!(public.iter().all(|said| !said.contains(line)), "{line}");
            }
        }
        if system.internal_only == Some(true) {
            let named = |said: &String| said.contains(&system.number) || said.contains("SCADA");
            assert!(!public.iter().any(named), "{} is published", system.number);
            assert!(said(&workspace, Variant::Internal).iter().any(named));
        }
    }
    assert!(looked_for > 20, "the example has internal texts to look for");
}

#[test]
fn every_document_passes_its_read_back_and_its_formal_check_in_both_variants() {
    let workspace = example_workspace(today()).unwrap();
    for variant in [Variant::Public, Variant::Internal] {
        for paper in papers(&workspace) {
            let request = Request { paper, variant, with_data: false, today: today() };
            let exported = export(&workspace, &request).unwrap();
            let Exported { file_name, report, missing, findings, .. } = exported;
            assert!(report.passes(), "{file_name}: {}", report.summary());
            assert!(missing.is_empty(), "{file_name}: {missing:?}");
            assert!(findings.is_empty(), "{file_name}: {findings:?}");
        }
    }
}
