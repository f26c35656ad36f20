//! What the uppföljning and the ledningsrapport say of the example kommun's autumn.

use chrono::NaiveDate;

use crate::document::{Edition, Variant, check, follow_up, management_report};
use crate::exchange::example::example_workspace;
use crate::record::{Body, Checkpoint, FollowUp, Id, LongText, Person, RecordType};
use crate::workspace::Workspace;
use crate::workspace::term::Term;

const TERM: Term = Term { year: 2026, checkpoint: Checkpoint::August };

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 16).unwrap()
}

fn schools(workspace: &Workspace) -> Id<Body> {
    workspace.all::<Body>().find(|body| body.prefix == "UN").unwrap().id
}

fn said(workspace: &Workspace, term: Term) -> String {
    let body = schools(workspace);
    let edition = follow_up(workspace, body, term, Variant::Public, today()).unwrap();
    assert_eq!(check::findings(&edition.document, body.into()), []);
    plain(&edition)
}

/// With ordinary blanks for those that hold a figure and its unit together.
fn plain(edition: &Edition) -> String {
    let written = format!("{:?}", edition.document).replace("\\u{a0}", " ");
    written.replace("\\u{202f}", " ").replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn the_schools_autumn_is_told_as_the_sample_has_it() {
    let workspace = example_workspace(today()).unwrap();
    let said = said(&workspace, TERM);
    for words in [
        "Av sju aktiviteter är tre klara, två pågår, en är försenad och en utgår.",
        "Driften har kostat 312 tkr av 495 tkr (63 procent).",
        "Prognosen för helåret är 480 tkr, 15 tkr lägre än planerat.",
        "Försenad, 5 tkr dyrare",
        "Ersättare utsedd 2026-05-01",
        "IT-plan 2024–2026, § 96",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    for person in workspace.all::<Person>() {
        assert!(!said.contains(&person.name), "{}", person.name);
    }
}

#[test]
fn what_nobody_has_reported_is_said_to_be_so() {
    let mut workspace = example_workspace(today()).unwrap();
    let spring = said(&workspace, Term { checkpoint: Checkpoint::April, ..TERM });
    assert!(spring.contains("Uppföljningen T1 2026 är inte påbörjad"), "{spring}");
    assert!(spring.contains("Ej rapporterat"));
    let later = said(&workspace, Term { year: 2031, ..TERM });
    assert!(later.contains("Ingen beslutad IT-plan gäller för 2031"), "{later}");
    let unexplained = workspace.all::<FollowUp>().find(|it| !it.cause.is_empty()).unwrap().clone();
    let unexplained = FollowUp { cause: LongText::default(), ..unexplained };
    workspace.apply(&workspace.put("", unexplained)).unwrap();
    assert!(said(&workspace, TERM).contains("Ej angiven"));
}

#[test]
fn the_management_report_sums_what_the_bodies_are_told() {
    let workspace = example_workspace(today()).unwrap();
    let edition = management_report(&workspace, TERM, Variant::Public, today());
    let kommun = workspace.municipality().unwrap().id();
    assert_eq!(check::findings(&edition.document, kommun.into()), []);
    let said = plain(&edition);
    for words in [
        "En av fem förvaltningar har en IT-plan som följs upp.",
        "3 klara, 2 pågår, 1 försenad, 1 utgår",
        "Microsoft 365 och Google Workspace for Education används till samma sak",
        "Säkerhet",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert_eq!(crate::typeset::lay_out(&edition.document).pages.len(), 1, "one page");
    for person in workspace.all::<Person>() {
        assert!(!said.contains(&person.name), "{}", person.name);
    }
}
