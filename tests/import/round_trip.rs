//! What is exported comes back the same: into the kommun that it came from, where it changes nothing,
//! and into an empty one, which then exports the same bytes.

use std::collections::BTreeMap;

use planverk::exchange::table::{csv, xlsx};
use planverk::record::{
    AnyId, EndDate, Field, FieldKind, Holders, Hours, Ids, Kind, Kronor, Period, Record, System,
    Value, YearAmounts, YearTexts,
};
use planverk::workspace::Workspace;

use super::support::{norralv, preview, take_in, today};

type Export = fn(&Workspace, Kind) -> Vec<u8>;

/// A register as CSV and as XLSX.
const EXPORTS: [Export; 2] = [
    |workspace, kind| csv(workspace, kind).unwrap(),
    |workspace, kind| xlsx(workspace, kind).unwrap(),
];

/// Takes every register of `workspace` into an empty kommun, by way of tables.
fn copied(workspace: &Workspace, export: Export) -> Workspace {
    let mut copy = Workspace::default();
    for kind in Kind::ALL.iter().filter(|kind| workspace.count(**kind) > 0) {
        take_in(&mut copy, *kind, &export(workspace, *kind));
    }
    copy
}

#[test]
fn what_was_exported_changes_nothing_where_it_came_from() {
    let workspace = norralv();
    for export in EXPORTS {
        for kind in Kind::ALL {
            let preview = preview(&workspace, *kind, &export(&workspace, *kind)).unwrap();
            assert!(preview.errors.is_empty(), "{}: {:#?}", kind.table(), preview.faults());
            assert_eq!(preview.rows.len(), workspace.count(*kind), "{}", kind.table());
            assert_eq!(preview.change("lista.csv"), None, "{}", kind.table());
            assert!(preview.notes.is_empty(), "{:?}", preview.notes);
        }
    }
}

#[test]
fn every_register_of_the_example_comes_back_the_same_in_an_empty_kommun() {
    let workspace = norralv();
    for export in EXPORTS {
        let copy = copied(&workspace, export);
        for kind in Kind::ALL {
            assert!(copy.count(*kind) == workspace.count(*kind), "{}", kind.table());
            for again in EXPORTS {
                let same = again(&copy, *kind) == again(&workspace, *kind);
                assert!(same, "{} is not the same", kind.table());
            }
        }
    }
}

#[test]
fn a_list_of_systems_goes_into_a_kommun_that_has_only_its_bodies() {
    let mut workspace = norralv();
    // Whom to call names functions and suppliers, which this kommun does not have yet.
    for system in workspace.all::<System>().cloned().collect::<Vec<_>>() {
        let change = workspace.put("", System { calling_order: Holders::default(), ..system });
        workspace.apply(&change).unwrap();
    }
    let mut kommun = Workspace::default();
    for kind in [Kind::Municipality, Kind::Body, Kind::Administration, Kind::Unit, Kind::Person] {
        take_in(&mut kommun, kind, &csv(&workspace, kind).unwrap());
    }
    let systems = csv(&workspace, Kind::System).unwrap();
    let preview = preview(&kommun, Kind::System, &systems).unwrap();
    assert!(preview.notes[0].contains("leverantörer som inte finns"), "{:?}", preview.notes);
    let summary = take_in(&mut kommun, Kind::System, &systems);
    assert_eq!(summary, "27 IT-system: 27 läggs till.");
    assert!(csv(&kommun, Kind::System).unwrap() == systems);
}

/// A value of that kind with everything in it that a table could break on.
fn value(field: &Field, number: usize, all: &[Record]) -> Value {
    let of = |wanted: &[Kind]| -> Option<AnyId> {
        let mut found = all.iter().map(Record::any_id).filter(|id| wanted.contains(&id.kind));
        found.nth(number % 2)
    };
    let text =
        |end: &str| format!("=Värde {number}; ”citat” \"x\", 'y' \t-5%{end}").replace('\t', " ");
    let at_least = |wanted: i64| field.least.map_or(wanted, |least| wanted.max(least));
    match field.kind {
        FieldKind::Text => Value::Text(text("")),
        FieldKind::LongText => Value::Text(text("\n\n- punkt\n@två \\ ")),
        FieldKind::Number => Value::Number(at_least(number as i64 * 1_000 - 1)),
        FieldKind::Kronor => Value::Kronor(Kronor(at_least(-1_234_567 + number as i64))),
        FieldKind::Hours => Value::Hours(Hours::of_minutes(number as i64 + 1)),
        FieldKind::Date => Value::Date(today()),
        FieldKind::EndDate => match number % 2 {
            0 => Value::EndDate(EndDate::UntilFurtherNotice),
            _ => Value::EndDate(EndDate::Day(today())),
        },
        FieldKind::Period => {
            Period::parse("v. 4–9 2027", today()).map_or(Value::Empty, Value::Period)
        }
        FieldKind::Choice(choices) => {
            Value::Choice(choices[number % choices.len()].code.to_owned())
        }
        FieldKind::YesNo => Value::YesNo(number.is_multiple_of(2)),
        FieldKind::Reference(kinds) => of(kinds).map_or(Value::Empty, Value::Reference),
        FieldKind::References(kinds) => {
            let ids = kinds.iter().filter_map(|kind| of(&[*kind])).collect();
            Value::References(ids)
        }
        FieldKind::YearAmounts => {
            Value::YearAmounts(YearAmounts(BTreeMap::from([(2027, Kronor(number as i64))])))
        }
        FieldKind::YearTexts => {
            Value::YearTexts(YearTexts(BTreeMap::from([(2027, "-80 %".to_owned())])))
        }
    }
}

#[test]
fn every_field_of_every_record_reaches_the_spreadsheet_and_comes_back() {
    let mut ids = Ids::new(1, 1);
    let mut all: Vec<Record> = Vec::new();
    for kind in Kind::ALL {
        let count = if *kind == Kind::Municipality { 1 } else { 2 };
        for number in 0..count {
            let mut record = kind.blank(ids.uuid());
            for key in kind.keys() {
                let name =
                    ["name", "prefix", "number", "heading", "diary_number", "audience", "area"];
                let field = key.field();
                let value = match field.kind {
                    // What others name the record by has no semicolons, which part names.
                    FieldKind::Text if name.contains(&field.name) => {
                        Value::Text(format!("-{} {} nr {number}", kind.table(), field.name))
                    }
                    _ => value(field, number, &all),
                };
                record.set(key.index, value).unwrap();
            }
            all.push(record);
        }
    }
    let workspace = Workspace::from_records(all);
    for export in EXPORTS {
        let copy = copied(&workspace, export);
        for kind in Kind::ALL {
            let [ours, theirs] = [&workspace, &copy].map(|w| csv(w, *kind).unwrap());
            let [ours, theirs] = [ours, theirs].map(|bytes| String::from_utf8(bytes).unwrap());
            assert_eq!(ours, theirs, "{}", kind.table());
        }
    }
}

#[test]
fn namesakes_are_written_so_that_they_can_be_told_apart() {
    let mut workspace = norralv();
    let persons = "Namn;Befattning;Enhet\nAnna Berg;Lärare;Biblioteket\nAnna Berg;Rektor;Badet\n";
    assert_eq!(
        take_in(&mut workspace, Kind::Person, persons.as_bytes()),
        "2 personer: 2 läggs till."
    );
    let assignments = "Roll;Gäller;Innehavare\nSystemansvarig;Pascal;Anna Berg (Badet)\n";
    take_in(&mut workspace, Kind::Assignment, assignments.as_bytes());
    for kind in [Kind::Person, Kind::Assignment] {
        let table = csv(&workspace, kind).unwrap();
        let again = preview(&workspace, kind, &table).unwrap();
        assert!(again.errors.is_empty() && again.change("x").is_none(), "{:?}", again.faults());
    }
    let table = String::from_utf8(csv(&workspace, Kind::Assignment).unwrap()).unwrap();
    assert!(table.contains("Anna Berg (Badet)"));
}
