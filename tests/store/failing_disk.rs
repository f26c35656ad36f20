//! What cannot be written is kept, told of, and written when it can be.

use std::time::Duration;

use planverk::record::Ids;
use planverk::store::{self, Frozen, FrozenFacts, StoreEvent};
use planverk::workspace::Workspace;

use crate::support::{Desk, listened, name_of, now, options};

#[test]
fn a_full_disk_loses_nothing_and_is_written_to_when_there_is_space_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.planverk");
    let (options, events) = listened();
    let opened = store::create(&path, &Workspace::default(), &[], options).unwrap();
    let mut desk = Desk::of(&path, opened);
    let id = desk.add_person("Åke");
    desk.storage().flush().unwrap();

    desk.storage().limit_pages(Some(1));
    let long = "Å".repeat(200_000);
    desk.rename(id, &long);
    let sentence = desk.storage().flush().unwrap_err();
    assert!(sentence.starts_with("Disken är full."), "{sentence}");
    assert!(sentence.contains("Spara kopia som"));
    assert_eq!(name_of(&store::read(&path).unwrap().workspace, id), "Åke");

    let copy = folder.path().join("kopia.planverk");
    let workspace = desk.workspace.clone();
    desk.storage().save_copy_as(copy.clone(), workspace, desk.journal.entries());
    let copied =
        std::iter::from_fn(|| events.recv_timeout(Duration::from_secs(5)).ok()).find(|event| {
            matches!(event, StoreEvent::CopySaved { .. } | StoreEvent::CopyFailed { .. })
        });
    assert_eq!(copied, Some(StoreEvent::CopySaved { path: copy.clone() }));
    let read = store::read(&copy).unwrap();
    assert_eq!(read.workspace, desk.workspace);
    assert_eq!(read.journal.undo_name(), desk.journal.undo_name());

    desk.storage().limit_pages(None);
    let saved = std::iter::from_fn(|| events.recv_timeout(Duration::from_secs(20)).ok())
        .any(|event| matches!(event, StoreEvent::Saved { .. }));
    assert!(saved, "it tries again by itself");
    assert_eq!(name_of(&store::read(&path).unwrap().workspace, id), long);
    desk.close();
    Desk::open(&path).close();
}

#[test]
fn a_freeze_that_has_no_room_freezes_nothing_and_can_be_done_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.planverk");
    let (options, events) = listened();
    let opened = store::create(&path, &Workspace::default(), &[], options).unwrap();
    let mut desk = Desk::of(&path, opened);
    let id = desk.add_person("Åke");
    desk.storage().flush().unwrap();
    let bytes = vec![7; 400_000];
    let case = Ids::new(1, 9).id();
    let facts = FrozenFacts {
        id: case.uuid(),
        case,
        title: "UN 2026/118, § 104".to_owned(),
        day: now().date(),
        at: now(),
        who: "Lovisa Zakrisson".to_owned(),
        papers: vec![("plan.pdf".to_owned(), store::digest(&bytes))],
    };
    let frozen = Frozen { facts, workspace: desk.workspace.clone(), bytes: vec![bytes] };

    desk.storage().limit_pages(Some(1));
    desk.storage().freeze(frozen.clone());
    let told = std::iter::from_fn(|| events.recv_timeout(Duration::from_secs(5)).ok())
        .find(|it| matches!(it, StoreEvent::Frozen { .. } | StoreEvent::FreezeFailed { .. }));
    let Some(StoreEvent::FreezeFailed { sentence }) = told else { panic!("{told:?}") };
    assert!(sentence.contains("Beslutet är registrerat"), "{sentence}");
    let contents = store::read(&path).unwrap();
    assert!(contents.frozen.is_empty(), "all of it or nothing");
    assert_eq!(name_of(&contents.workspace, id), "Åke");

    desk.storage().limit_pages(None);
    desk.rename(id, "Åke Öst");
    desk.storage().freeze(frozen.clone());
    desk.storage().flush().unwrap();
    let contents = store::read(&path).unwrap();
    assert_eq!(contents.frozen, std::slice::from_ref(&frozen.facts));
    assert_eq!(name_of(&contents.workspace, id), "Åke Öst");
    desk.close();
}

#[test]
fn a_copy_has_the_whole_history_and_no_holder() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.planverk");
    let (listening, events) = listened();
    let opened = store::create(&path, &Workspace::default(), &[], listening).unwrap();
    let mut desk = Desk::of(&path, opened);
    desk.add_person("Åke");
    let copy = folder.path().join("kopia.planverk");
    desk.storage().save_copy_as(copy.clone(), Workspace::default(), &[]);
    let copied = std::iter::from_fn(|| events.recv_timeout(Duration::from_secs(5)).ok())
        .any(|event| event == StoreEvent::CopySaved { path: copy.clone() });
    assert!(copied);
    let opened = store::open(&copy, options()).unwrap();
    assert!(opened.storage().is_some());
    assert_eq!(opened.workspace, desk.workspace);
    assert_eq!(opened.journal.entries(), desk.journal.entries());

    desk.storage().save_copy_as(path.clone(), Workspace::default(), &[]);
    let refused = std::iter::from_fn(|| events.recv_timeout(Duration::from_secs(5)).ok())
        .any(|event| matches!(event, StoreEvent::CopyFailed { .. }));
    assert!(refused, "a file is not copied onto itself");
}
