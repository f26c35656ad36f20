//! What the review says of the shipped example on 16 November 2026, line by line, and that its
//! public documents name nothing that is internal.
//!
//! The list is held against domain §7.2 by hand: each line has its reason. A finding that comes or
//! goes is either a flaw of the example or of a rule, and somebody has to say which.

use chrono::NaiveDate;
use planverk::document::Variant;
use planverk::exchange::example::example_workspace;
use planverk::exchange::export::{Exported, Request, export};
use planverk::exchange::paper::newest_plans;
use planverk::record::{ChoiceType, Id, Plan, PlanKind, System};
use planverk::review::review;
use planverk::workspace::Workspace;

/// Rule, what it is about, and why the example has it.
const FINDINGS: &[(&str, &str, &str)] = &[
    ("R-3", "SYS-011", "Pascal, a national service: nobody is systemansvarig (§7.2)"),
    ("R-20", "UN 2026/118", "the letter's description is a placeholder (§7.6, §7.10)"),
    (
        "R-28",
        "Fritids- och kulturförvaltningen",
        "Ella Norberg is IT-controller in two förvaltningar (§7.1)",
    ),
    ("R-12", "SYS-002", "Heroma hangs on one person: T 3 and no ersättare (§7.2)"),
    ("R-9", "SYS-003", "Ciceron's agreement ends on 2027-03-31, within six months (§7.2)"),
    ("R-6", "SYS-005", "UN uses the e-tjänsteplattform and is no controller of it (§7.2)"),
    ("R-9", "SYS-006", "Adato's agreement ends on 2026-12-31 (§7.2)"),
    ("R-11", "SYS-012", "SITHS demands a training that no plan has (§7.2, §7.5)"),
    ("R-8", "SYS-015", "Skola24 was classified more than 24 months ago (§7.2)"),
    ("R-9", "SYS-016", "PMO's agreement ends on 2026-12-31 (§7.2)"),
    ("R-33", "SYS-017", "Google Workspace: third country and K 2 without assessment (§7.2)"),
    ("R-10", "SYS-019", "Måns Ödling is a technician and new to building permits (§7.2)"),
    ("R-31", "SYS-027", "the till has no technical documentation (§7.2)"),
    ("R-13", "UN 2026/118 aktivitet 5", "the activity's goal is ”– (dataskydd)”, so none (§7.3)"),
    ("R-34", "SYS-004", "the agreement on personal data with Microsoft is looked over anew (§7.2)"),
    ("R-35", "SYS-014", "teachers' access waits for the review of activity 4 (§7.3)"),
    ("R-35", "SYS-015", "teachers' access waits for the review of activity 4 (§7.3)"),
    ("R-35", "SYS-015", "mentors' access waits for the review of activity 4 (§7.3)"),
    ("R-27", "UN 2026/126", "the decision by delegation is reported on 3 December (§2.6)"),
];

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 16).unwrap()
}

/// The IT-plans and the training plans.
fn plans(workspace: &Workspace) -> Vec<Id<Plan>> {
    let of_kind = |kind: &PlanKind| newest_plans(workspace, *kind, None, None, today());
    PlanKind::ALL.iter().flat_map(of_kind).collect()
}

fn exported(workspace: &Workspace, variant: Variant) -> Vec<Exported> {
    let plans = plans(workspace);
    let request =
        |plan: Id<Plan>| Request { paper: plan.into(), variant, with_data: false, today: today() };
    plans.into_iter().map(|plan| export(workspace, &request(plan)).unwrap()).collect()
}

/// Everything that the document of each plan says, its metadata included, as blocks.
fn said(workspace: &Workspace, variant: Variant) -> Vec<String> {
    let plans = plans(workspace);
    let edition = |plan| planverk::document::plan(workspace, plan, variant, today()).unwrap();
    plans.into_iter().map(|plan| format!("{:?}", edition(plan).document)).collect()
}

#[test]
fn the_review_of_the_example_finds_what_it_was_made_to_show_and_nothing_else() {
    let workspace = example_workspace(today()).unwrap();
    let found = review(&workspace, today());
    let found: Vec<_> = found.iter().map(|f| (f.rule, f.label.as_str())).collect();
    let expected: Vec<_> = FINDINGS.iter().map(|(rule, label, _)| (*rule, *label)).collect();
    assert_eq!(found, expected);
}

#[test]
fn the_public_documents_name_nothing_that_is_internal_only_and_the_internal_one_does() {
    let workspace = example_workspace(today()).unwrap();
    let hidden: Vec<&System> =
        workspace.all::<System>().filter(|system| system.internal_only == Some(true)).collect();
    let numbers: Vec<_> = hidden.iter().map(|system| system.number.as_str()).collect();
    assert_eq!(numbers, ["SYS-024"]);
    let names = |text: &str, system: &System| {
        text.contains(&system.number) || text.contains(&system.name) || text.contains("SCADA")
    };
    for system in hidden {
        for text in said(&workspace, Variant::Public) {
            assert!(!names(&text, system), "a public document names {}", system.number);
        }
        let internal = said(&workspace, Variant::Internal);
        assert!(internal.iter().any(|text| names(text, system)), "{} is nowhere", system.number);
    }
}

#[test]
fn every_document_of_the_example_passes_its_read_back_in_both_variants() {
    let workspace = example_workspace(today()).unwrap();
    for variant in [Variant::Public, Variant::Internal] {
        let documents = exported(&workspace, variant);
        assert_eq!(documents.len(), 10);
        for document in documents {
            let Exported { file_name, report, missing, findings, .. } = document;
            assert!(report.passes(), "{file_name}: {}", report.summary());
            assert!(missing.is_empty(), "{file_name}: {missing:?}");
            assert!(findings.is_empty(), "{file_name}: {findings:?}");
        }
    }
}
