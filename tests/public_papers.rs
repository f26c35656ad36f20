//! What is published names no person and nothing that is internal, in every kind of document that
//! lists who answers for what; held against the whole example kommun, field by field.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use planverk::document::{Scope, Variant};
use planverk::exchange::example::example_workspace;
use planverk::exchange::export::{Exported, Request, export};
use planverk::exchange::paper::{Paper, bodies_with_systems};
use planverk::record::{
    AccessRule, AnyId, Case, EndDate, FieldKey, FieldKind, Hours, Ids, Kind, Kronor, Municipality,
    NamedAs, Period, Person, Plan, PlanKind, System, Training, Value,
};
use planverk::workspace::Workspace;
use proptest::prelude::*;

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
    let sheets = workspace.all::<Person>().map(|person| Paper::RoleSheet(person.id));
    let public = workspace.all::<System>().filter(|system| system.internal_only != Some(true));
    let users = public.map(|system| Paper::UserSheet(system.id));
    let lists = matrices.chain(cards).chain(binders).chain([Paper::Organisation]);
    let plans = workspace.all::<Plan>().filter(|plan| plan.kind == Some(PlanKind::Training));
    let plans = plans.map(|plan| Paper::Plan(plan.id));
    let courses = workspace.all::<Training>().map(|training| Paper::Course(training.id));
    let competence = scopes.iter().map(|scope| Paper::Competence(*scope));
    let training = plans.chain(courses).chain(competence);
    lists.chain(sheets).chain(users).chain(training).collect()
}

/// What an internal field of a generated kommun holds, and what a person is called there.
const MARKS: [&str; 2] = ["HEMLIGT", "Åsögon"];

/// A kommun with every record of every type, one to three of each, each with every field filled in:
/// references at random, names and internal texts marked.
fn generated() -> impl Strategy<Value = Workspace> {
    (proptest::collection::vec(1..=3_usize, Kind::ALL.len()), any::<u64>()).prop_map(
        |(counts, seed)| {
            let mut ids = Ids::new(9, seed);
            let of = |kind: &Kind, count: usize, ids: &mut Ids| {
                // There is one kommun.
                let count = if *kind == Kind::Municipality { 1 } else { count };
                (*kind, (0..count).map(|_| AnyId { kind: *kind, uuid: ids.uuid() }).collect())
            };
            let all: BTreeMap<Kind, Vec<AnyId>> =
                Kind::ALL.iter().zip(counts).map(|(kind, n)| of(kind, n, &mut ids)).collect();
            let mut chance = seed;
            let mut next = |below: usize| {
                chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                (chance >> 33) as usize % below
            };
            let mut records = Vec::new();
            for id in all.values().flatten() {
                let mut record = id.kind.blank(id.uuid);
                for key in id.kind.keys() {
                    record.set(key.index, value(key, &all, &mut next)).unwrap();
                }
                records.push(record);
            }
            Workspace::from_records(records)
        },
    )
}

fn value(
    key: FieldKey,
    all: &BTreeMap<Kind, Vec<AnyId>>,
    next: &mut impl FnMut(usize) -> usize,
) -> Value {
    let field = key.field();
    let text = match (key == Person::name, field.public) {
        (true, _) => format!("{} {}", MARKS[1], next(9)),
        (_, true) => format!("Öppet {}", field.name),
        (_, false) => format!("{}{}", MARKS[0], field.name),
    };
    let mut pick = |kinds: &[Kind]| {
        let kind = kinds[next(kinds.len())];
        all[&kind][next(all[&kind].len())]
    };
    let open = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
    match field.kind {
        FieldKind::Text | FieldKind::LongText => Value::Text(text),
        FieldKind::Number => Value::Number(2),
        FieldKind::Kronor => Value::Kronor(Kronor(1_000)),
        FieldKind::Hours => Value::Hours(Hours::of_minutes(90)),
        // Who holds a role holds it today.
        FieldKind::Date if field.name == "to" => Value::Empty,
        FieldKind::Date => Value::Date(open),
        FieldKind::EndDate => Value::EndDate(EndDate::UntilFurtherNotice),
        FieldKind::Period => Period::years(2027, 2029).map_or(Value::Empty, Value::Period),
        FieldKind::Choice(choices) => Value::Choice(choices[next(choices.len())].code.to_owned()),
        FieldKind::YesNo => Value::YesNo(next(3) == 0),
        FieldKind::Reference(kinds) => Value::Reference(pick(kinds)),
        FieldKind::References(kinds) => {
            let mut ids = vec![pick(kinds), pick(kinds)];
            ids.dedup();
            Value::References(ids)
        }
        FieldKind::YearAmounts | FieldKind::YearTexts => Value::Empty,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_name_and_no_internal_field_is_published_whatever_a_kommun_holds(workspace in generated()) {
        for text in said(&workspace, Variant::Public) {
            for mark in MARKS {
                prop_assert!(!text.contains(mark), "{mark}");
            }
        }
    }
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
    let of_systems = Kind::ALL.iter().filter(|kind| kind.is_of_systems());
    for record in of_systems.flat_map(|kind| workspace.records(*kind)) {
        for key in record.kind().keys().filter(|key| !key.field().public) {
            // What those are called who have a right is also among the public demands on competence.
            if [AccessRule::role, AccessRule::who].contains(&key) {
                continue;
            }
            let Value::Text(text) = record.value(key.index) else { continue };
            for line in text.lines().filter(|line| line.chars().count() >= 20) {
                looked_for += 1;
                assert!(public.iter().all(|said| !said.contains(line)), "{line}");
            }
        }
    }
    for system in workspace.all::<System>() {
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

/// What the letters of cases, the decisions by delegation and the IT-plans say in public, in a kommun
/// that names officials so.
fn decided(workspace: &Workspace, named_as: NamedAs) -> Vec<String> {
    let mut workspace = workspace.clone();
    let kommun = workspace.municipality().unwrap().clone();
    let kommun = Municipality { named_as: Some(named_as), ..kommun };
    workspace.apply(&workspace.put("Ändrade", kommun)).unwrap();
    let cases = workspace.all::<Case>().map(|case| Paper::Decision(case.id));
    let plans = workspace.all::<Plan>().filter(|plan| plan.kind == Some(PlanKind::It));
    let papers: Vec<Paper> = cases.chain(plans.map(|plan| Paper::Plan(plan.id))).collect();
    let said = papers.into_iter().filter_map(|paper| {
        let edition = paper.edition(&workspace, Variant::Public, today())?;
        Some(format!("{:?}", edition.document).replace("\\u{a0}", " "))
    });
    said.collect()
}

#[test]
fn decision_papers_name_officials_unless_the_kommun_says_titles_only() {
    let workspace = example_workspace(today()).unwrap();
    let named = decided(&workspace, NamedAs::Name);
    let lovisa = named.iter().filter(|text| text.contains("Lovisa Zakrisson")).count();
    assert!(lovisa >= 2, "{lovisa}");
    for text in decided(&workspace, NamedAs::Title) {
        for person in workspace.all::<Person>() {
            assert!(!text.contains(&person.name), "{} is named", person.name);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_decision_paper_names_anybody_where_titles_are_chosen(workspace in generated()) {
        for text in decided(&workspace, NamedAs::Title) {
            for mark in MARKS {
                prop_assert!(!text.contains(mark), "{mark}");
            }
        }
    }
}
