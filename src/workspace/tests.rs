//! Promises of the floor as a whole: every field reaches what walks over the catalogue, and any
//! sequence of changes can be undone and done again.

pub(super) mod responsibility;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::record::{
    EndDate, FieldKey, FieldKind, Hours, Ids, Kronor, Moment, Period, Value, YearAmounts, YearTexts,
};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 16).unwrap()
}

fn stamp() -> Stamp {
    Stamp { at: today().and_hms_opt(9, 0, 0).unwrap(), who: "Prov".to_owned() }
}

/// A value for the field, different for different `salt`. References point to `targets`.
fn value_for(field: FieldKey, salt: i64, targets: &BTreeMap<Kind, AnyId>) -> Value {
    let day = today() + chrono::Days::new(salt.unsigned_abs() % 1000);
    match field.field().kind {
        FieldKind::Text => {
            Value::Text(format!("Åäö{salt} {} {}", field.field().name, field.kind.table()))
        }
        FieldKind::LongText => Value::Text(format!("Stycke {salt}\n\n- {}", field.field().name)),
        FieldKind::Number => Value::Number(salt),
        FieldKind::Kronor => Value::Kronor(Kronor(salt * 1_000)),
        FieldKind::Hours => Value::Hours(Hours::of_minutes(salt * 15)),
        FieldKind::Date => Value::Date(day),
        FieldKind::EndDate if salt % 2 == 0 => Value::EndDate(EndDate::UntilFurtherNotice),
        FieldKind::EndDate => Value::EndDate(EndDate::Day(day)),
        FieldKind::Period => {
            Value::Period(Period::new(Moment::Day(day), Moment::Year(2031)).unwrap())
        }
        FieldKind::Choice(choices) => {
            let at = usize::try_from(salt.unsigned_abs()).unwrap() % choices.len();
            Value::Choice(choices[at].code.to_owned())
        }
        FieldKind::YesNo => Value::YesNo(salt % 2 == 0),
        FieldKind::Reference(kinds) => Value::Reference(targets[&kinds[0]]),
        FieldKind::References(kinds) => {
            Value::References(kinds.iter().map(|k| targets[k]).collect())
        }
        FieldKind::YearAmounts => {
            Value::YearAmounts(YearAmounts(BTreeMap::from([(2027, Kronor(salt * 1_000))])))
        }
        FieldKind::YearTexts => {
            Value::YearTexts(YearTexts(BTreeMap::from([(2027, format!("{salt} %"))])))
        }
    }
}

/// One record of every kind with every field filled in.
fn full_workspace(salt: i64) -> Workspace {
    let mut ids = Ids::new(1, 1);
    let targets: BTreeMap<Kind, AnyId> =
        Kind::ALL.iter().map(|kind| (*kind, AnyId { kind: *kind, uuid: ids.uuid() })).collect();
    let records = Kind::ALL.iter().map(|kind| {
        let mut record = kind.blank(targets[kind].uuid);
        for key in kind.keys() {
            record.set(key.index, value_for(key, salt, &targets)).unwrap();
        }
        record
    });
    Workspace::from_records(records)
}

#[test]
fn every_field_keeps_its_value_and_reaches_json_and_back() {
    let workspace = full_workspace(7);
    for kind in Kind::ALL {
        for record in workspace.records(*kind) {
            for key in kind.keys() {
                assert!(!record.value(key.index).is_empty(), "{kind:?}.{}", key.field().name);
            }
            let json = serde_json::to_string(record).unwrap();
            assert_eq!(&serde_json::from_str::<Record>(&json).unwrap(), record);
        }
    }
}

#[test]
fn every_field_of_text_number_or_choice_is_found_by_search() {
    let workspace = full_workspace(31);
    for kind in Kind::ALL {
        let record = workspace.records(*kind).next().unwrap();
        for key in kind.keys() {
            if matches!(key.field().kind, FieldKind::Reference(_) | FieldKind::References(_)) {
                continue;
            }
            let shown = workspace.field_text(record, key.index);
            let hits = workspace.search(&shown, 100);
            assert!(hits.iter().any(|hit| hit.id == record.any_id()), "{kind:?} {shown}");
        }
    }
}

#[test]
fn what_a_cell_shows_is_read_back_as_the_same_value() {
    let workspace = full_workspace(12);
    for kind in Kind::ALL {
        let record = workspace.records(*kind).next().unwrap();
        for key in kind.keys() {
            let value = record.value(key.index);
            let shown = match (&value, key.field().kind) {
                (Value::Reference(id), _) => workspace.key(*id),
                (Value::References(ids), _) => {
                    ids.iter().map(|id| workspace.key(*id)).collect::<Vec<_>>().join("; ")
                }
                (value, kind) => workspace.value_text(value, kind),
            };
            let read = workspace.read(key, &shown, today(), Some(record));
            assert_eq!(read, Ok(value), "{kind:?}.{}: {shown}", key.field().name);
        }
    }
}

#[derive(Debug, Clone)]
enum Step {
    Add(usize),
    Set(usize, usize, i64),
    Remove(usize),
}

fn steps(count: usize) -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        3 => (0..Kind::ALL.len()).prop_map(Step::Add),
        6 => (any::<usize>(), any::<usize>(), 0..5_000_i64).prop_map(|(r, f, s)| Step::Set(r, f, s)),
        1 => any::<usize>().prop_map(Step::Remove),
    ];
    prop::collection::vec(step, count)
}

fn take(workspace: &mut Workspace, journal: &mut Journal, ids: &mut Ids, step: &Step) {
    let all: Vec<AnyId> =
        Kind::ALL.iter().flat_map(|k| workspace.records(*k)).map(Record::any_id).collect();
    let change = match step {
        Step::Add(kind) => {
            let record = Kind::ALL[*kind].blank(ids.uuid());
            Change {
                name: "Lade till".to_owned(),
                edits: vec![Edit { before: None, after: Some(record.into()) }],
            }
        }
        Step::Set(at, field, salt) if !all.is_empty() => {
            let id = all[at % all.len()];
            let field = FieldKey { kind: id.kind, index: field % id.kind.fields().len() };
            let targets: BTreeMap<Kind, AnyId> = all.iter().map(|id| (id.kind, *id)).collect();
            let needed: &[Kind] = match field.field().kind {
                FieldKind::Reference(kinds) | FieldKind::References(kinds) => kinds,
                _ => &[],
            };
            if needed.iter().any(|kind| !targets.contains_key(kind)) {
                return;
            }
            let value = value_for(field, *salt, &targets);
            workspace.set("Ändrade", id, field, value).unwrap()
        }
        Step::Remove(at) if !all.is_empty() => {
            workspace.removal("Tog bort", &[all[at % all.len()]])
        }
        _ => return,
    };
    journal.commit(workspace, change, stamp(), None).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_sequence_of_changes_can_be_undone_and_done_again(steps in steps(120)) {
        let (mut workspace, mut journal) = (Workspace::default(), Journal::default());
        let mut ids = Ids::new(5, 5);
        for step in &steps {
            take(&mut workspace, &mut journal, &mut ids, step);
        }
        let end = workspace.clone();
        while journal.undo(&mut workspace, stamp()).unwrap().is_some() {}
        prop_assert_eq!(&workspace, &Workspace::default());
        while journal.redo(&mut workspace, stamp()).unwrap().is_some() {}
        prop_assert_eq!(&workspace, &end);
    }
}
