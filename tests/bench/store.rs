//! How long a plan file of 20 000 records takes to open and to save a keystroke in (issue: ≤ 0.3 s).

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDateTime;
use criterion::{Criterion, criterion_group, criterion_main};
use planverk::record::{
    Activity, Assignment, FieldKind, Ids, Kind, Person, RecordType, System, Value,
};
use planverk::store::{self, Options};
use planverk::workspace::{Entry, Journal, Stamp, Workspace};

/// A large kommun: 800 systems, 5 000 assignments, 5 000 activities, 9 200 persons, and a year of
/// changes in the journal.
fn large() -> (Workspace, Vec<Arc<Entry>>) {
    let mut ids = Ids::new(1, 1);
    let mut records = Vec::new();
    let person: Vec<_> = (0..9_200).map(|_| ids.id::<Person>()).collect();
    let system: Vec<_> = (0..800).map(|_| ids.id::<System>()).collect();
    let fill = |record: &mut planverk::record::Record, number: i64| {
        for key in record.kind().keys() {
            let value = match key.field().kind {
                FieldKind::Text => Value::Text(format!("Text nummer {number} på rad")),
                FieldKind::LongText => Value::Text("Ett stycke av vanlig längd. ".repeat(6)),
                FieldKind::Number => Value::Number(number),
                FieldKind::Choice(choices) => Value::Choice(choices[0].code.to_owned()),
                FieldKind::YesNo => Value::YesNo(true),
                FieldKind::Reference([Kind::System]) => {
                    Value::Reference(system[number as usize % 800].into())
                }
                FieldKind::References([Kind::System]) => {
                    Value::References(vec![system[number as usize % 800].into()])
                }
                FieldKind::References(kinds) if kinds.contains(&Kind::Person) => {
                    Value::References(vec![person[number as usize % 9_200].into()])
                }
                _ => continue,
            };
            let _ = record.set(key.index, value);
        }
    };
    let blanks = person.iter().map(|id| Kind::Person.blank(id.uuid()));
    let blanks = blanks.chain(system.iter().map(|id| Kind::System.blank(id.uuid())));
    let mut more = Ids::new(2, 2);
    let assignments: Vec<_> =
        (0..5_000).map(|_| Assignment::blank(more.id()).into_record()).collect();
    let activities: Vec<_> = (0..5_000).map(|_| Activity::blank(more.id()).into_record()).collect();
    for (number, mut record) in (0..).zip(blanks.chain(assignments).chain(activities)) {
        fill(&mut record, number);
        records.push(record);
    }
    let mut workspace = Workspace::from_records(records);
    let mut journal = Journal::default();
    let stamp = Stamp { at: NaiveDateTime::default(), who: "Prov".to_owned() };
    for number in 0..1_200 {
        let activity = workspace.all::<Activity>().nth(number).map(|activity| activity.id.into());
        let Some(id) = activity else { break };
        let text = Value::Text("Ändrad".to_owned());
        let Ok(change) = workspace.set("Ändrade namn", id, Activity::name, text) else {
            break;
        };
        let _ = journal.commit(&mut workspace, change, stamp.clone(), None);
    }
    (workspace, journal.entries().to_vec())
}

fn options() -> Options {
    Options::new("Prov", "prov", NaiveDateTime::default())
}

fn open(path: &Path) {
    let opened = store::open(path, options()).expect("the file opens");
    black_box(&opened.workspace);
}

fn benches(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("stor.planverk");
    let (workspace, entries) = large();
    drop(store::create(&path, &workspace, &entries, options()).expect("the file is made"));
    let mut group = criterion.benchmark_group("store");
    group.sample_size(20);
    group.bench_function("open 20 000 records", |bencher| bencher.iter(|| open(&path)));
    group.bench_function("read 20 000 records", |bencher| {
        bencher.iter(|| black_box(store::read(&path).expect("the file is read")));
    });
    group.finish();
}

criterion_group!(store_benches, benches);
criterion_main!(store_benches);
