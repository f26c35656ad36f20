//! What goes into the file comes out of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use planverk::record::{AnyId, FieldKey, FieldKind, Ids, Kind, Person, Record, Value};
use planverk::store;
use planverk::workspace::{Change, Edit, Entry, Typing, Workspace};

use crate::support::{Desk, full_workspace, name_of, options, stamp, value_for};

#[test]
fn every_field_of_every_kind_reaches_the_file_and_back() {
    let folder = tempfile::tempdir().unwrap();
    for salt in 0..4 {
        let path = folder.path().join(format!("{salt}.planverk"));
        let workspace = full_workspace(salt);
        let opened = store::create(&path, &workspace, &[], options()).unwrap();
        assert_eq!(opened.workspace, workspace);
        drop(opened);
        assert_eq!(store::read(&path).unwrap().workspace, workspace);
    }
}

#[test]
fn a_file_may_have_any_name_and_lies_alone_in_its_folder() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Ånge kommun – 計画 ☂ 100%?.planverk");
    let mut desk = Desk::create(&path);
    let id = desk.add_person("Åke Ängman");
    desk.storage().flush().unwrap();
    let names: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(names.len(), 1, "{names:?}");
    desk.close();
    assert_eq!(name_of(&Desk::open(&path).workspace, id), "Åke Ängman");
}

#[test]
fn undo_and_redo_survive_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.planverk");
    let mut desk = Desk::create(&path);
    let id = desk.add_person("Åke");
    desk.rename(id, "Åke Ängman");
    let undone = desk.journal.undo(&mut desk.workspace, stamp()).unwrap().unwrap();
    desk.storage().write(undone, false);
    desk.close();

    let mut desk = Desk::open(&path);
    assert_eq!(name_of(&desk.workspace, id), "Åke");
    assert_eq!(desk.journal.redo_name(), Some("Ändrade namn"));
    assert_eq!(desk.journal.undo_name(), Some("Lade till Åke"));
    let redone = desk.journal.redo(&mut desk.workspace, stamp()).unwrap().unwrap();
    desk.storage().write(redone, false);
    desk.close();
    assert_eq!(name_of(&Desk::open(&path).workspace, id), "Åke Ängman");
}

#[test]
fn typing_is_one_entry_in_the_file_and_typing_back_leaves_no_trace_in_the_tables() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.planverk");
    let mut desk = Desk::create(&path);
    let id = desk.add_person("Åke");
    let typing = Some(Typing { record: id, field: Person::name });
    for name in ["Åke Ä", "Åke Än", "Åke"] {
        let value = Value::Text(name.to_owned());
        let change = desk.workspace.set("Ändrade namn", id, Person::name, value).unwrap();
        let entry = desk.journal.commit(&mut desk.workspace, change, stamp(), typing).unwrap();
        desk.storage().write(entry, true);
        desk.storage().flush().unwrap();
        let read = store::read(&path).unwrap();
        assert_eq!(name_of(&read.workspace, id), name);
        assert_eq!(read.journal.entries().len(), 2);
    }
}

#[test]
fn what_is_typed_is_on_the_disk_within_a_second_without_leaving_the_field() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.planverk");
    let (options, events) = crate::support::listened();
    let opened = store::create(&path, &Workspace::default(), &[], options).unwrap();
    let mut desk = Desk::of(&path, opened);
    let id = desk.add_person("Åke");
    desk.storage().flush().unwrap();
    let value = Value::Text("Åke Ängman".to_owned());
    let change = desk.workspace.set("Ändrade namn", id, Person::name, value).unwrap();
    let typing = Some(Typing { record: id, field: Person::name });
    let entry = desk.journal.commit(&mut desk.workspace, change, stamp(), typing).unwrap();
    desk.storage().write(Arc::clone(&entry), true);
    let saved = std::iter::from_fn(|| events.recv_timeout(std::time::Duration::from_secs(1)).ok())
        .any(|event| matches!(event, store::StoreEvent::Saved { sequence: 2, .. }));
    assert!(saved);
    assert_eq!(name_of(&store::read(&path).unwrap().workspace, id), "Åke Ängman");
}

#[test]
fn a_reference_that_leads_nowhere_is_kept_and_does_not_stop_later_changes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.planverk");
    let mut ids = Ids::new(1, 1);
    let mut person = Kind::Person.blank(ids.uuid());
    let nowhere = AnyId { kind: Kind::Unit, uuid: ids.uuid() };
    person.set(Person::unit.index, Value::Reference(nowhere)).unwrap();
    let id = person.any_id();
    let workspace = Workspace::from_records([person]);
    let opened = store::create(&path, &workspace, &[], options()).unwrap();
    assert_eq!(opened.workspace, workspace);
    let mut desk = Desk::of(&path, opened);
    desk.rename(id, "Åke");
    desk.storage().flush().unwrap();
}

#[test]
fn older_history_is_read_when_it_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.planverk");
    let mut desk = Desk::create(&path);
    let id = desk.add_person("Åke");
    for number in 2..=1_010 {
        desk.rename(id, &format!("Åke {number}"));
    }
    desk.close();
    let desk = Desk::open(&path);
    assert_eq!(desk.journal.entries().len(), 1_000);
    assert_eq!(desk.journal.entries()[0].sequence, 11);
    let (sender, received) = std::sync::mpsc::channel();
    desk.storage().older(11, 4, move |older| sender.send(older).unwrap());
    let older = received.recv().unwrap().unwrap();
    let numbers: Vec<u64> = older.iter().map(|entry| entry.sequence).collect();
    assert_eq!(numbers, [7, 8, 9, 10]);
    assert_eq!(older[0].change.edits.len(), 1);
}

/// Chance that is the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}

fn random_change(desk: &Desk, all: &[AnyId], chance: &mut Chance, ids: &mut Ids) -> Option<Change> {
    if all.len() < 40 || chance.below(10) < 2 {
        let record = Kind::ALL[chance.below(Kind::ALL.len())].blank(ids.uuid());
        let edit = Edit { before: None, after: Some(Arc::new(record)) };
        return Some(Change { name: "Lade till".to_owned(), edits: vec![edit] });
    }
    let id = all[chance.below(all.len())];
    if chance.below(10) == 0 {
        return Some(desk.workspace.removal("Tog bort", &[id]));
    }
    let targets: BTreeMap<Kind, AnyId> = all.iter().map(|id| (id.kind, *id)).collect();
    let field = FieldKey { kind: id.kind, index: chance.below(id.kind.fields().len()) };
    let needed: &[Kind] = match field.field().kind {
        FieldKind::Reference(kinds) | FieldKind::References(kinds) => kinds,
        _ => &[],
    };
    if needed.iter().any(|kind| !targets.contains_key(kind)) {
        return None;
    }
    let salt = i64::try_from(chance.below(5_000)).unwrap();
    desk.workspace.set("Ändrade", id, field, value_for(field, salt, &targets)).ok()
}

#[test]
fn ten_thousand_changes_undone_and_redone_leave_the_file_in_step_with_the_window() {
    const CHANGES: usize = 10_000;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.planverk");
    let mut desk = Desk::create(&path);
    let (mut chance, mut ids) = (Chance(2), Ids::new(5, 5));
    let agrees = |desk: &Desk| {
        desk.storage().flush().unwrap();
        let read = store::read(&desk.path).unwrap();
        assert!(read.workspace == desk.workspace, "the file tells another story");
        let last = |entries: &[Arc<Entry>]| entries.last().map(|entry| Entry::clone(entry));
        assert_eq!(last(read.journal.entries()), last(desk.journal.entries()));
    };
    let mut made = 0;
    while made < CHANGES {
        let all: Vec<AnyId> = Kind::ALL
            .iter()
            .flat_map(|kind| desk.workspace.records(*kind))
            .map(Record::any_id)
            .collect();
        let Some(change) = random_change(&desk, &all, &mut chance, &mut ids) else { continue };
        desk.commit(change);
        made += 1;
        if made % 100 == 0 {
            agrees(&desk);
        }
    }
    let end = desk.workspace.clone();
    let mut undone = 0;
    while let Some(entry) = desk.journal.undo(&mut desk.workspace, stamp()).unwrap() {
        desk.storage().write(entry, false);
        undone += 1;
        if undone % 100 == 0 {
            agrees(&desk);
        }
    }
    assert_eq!(undone, CHANGES);
    assert_eq!(desk.workspace, Workspace::default());
    let mut redone = 0;
    while let Some(entry) = desk.journal.redo(&mut desk.workspace, stamp()).unwrap() {
        desk.storage().write(entry, false);
        redone += 1;
        if redone % 100 == 0 {
            agrees(&desk);
        }
    }
    assert_eq!(redone, CHANGES);
    assert!(desk.workspace == end);
    agrees(&desk);
    desk.close();
    assert_eq!(crate::support::integrity(&path), "ok");
}
