//! One writes, others read along.

use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use planverk::store::{self, Access, StoreEvent, WhyReader};

use crate::support::{Desk, name_of, now, options};

#[test]
fn the_second_opener_is_told_who_has_the_file_and_reads_along() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.planverk");
    let mut first = Desk::create(&path);
    let id = first.add_person("Åke");
    first.storage().flush().unwrap();

    let mut other = options();
    other.name = "Siv Lind".to_owned();
    let second = store::open(&path, other).unwrap();
    let Access::Reader(mut reader, why) = second.access else { panic!("two writers") };
    assert_eq!(why.sentence(now()), "Östen Åberg har filen öppen sedan kl. 13.05. Du läser.");
    assert_eq!(name_of(&second.workspace, id), "Åke");
    assert!(!reader.changed().unwrap());

    first.rename(id, "Åke Ängman");
    first.storage().flush().unwrap();
    assert!(reader.changed().unwrap());
    assert_eq!(name_of(&reader.reload().unwrap().workspace, id), "Åke Ängman");
    assert!(!reader.changed().unwrap());

    first.close();
    assert!(store::open(&path, options()).unwrap().storage().is_some());
}

#[test]
fn a_file_that_was_closed_opens_at_once_for_the_next() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.planverk");
    Desk::create(&path).close();
    let started = Instant::now();
    Desk::open(&path).close();
    assert!(started.elapsed() < Duration::from_millis(200), "{:?}", started.elapsed());
}

#[test]
fn nobody_steals_a_file_from_one_who_writes_all_the_time() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.planverk");
    let mut holder = Desk::create(&path);
    let id = holder.add_person("Åke");
    holder.storage().flush().unwrap();
    let done = Arc::new(std::sync::atomic::AtomicBool::new(false));
    let thieves: Vec<_> = (0..3)
        .map(|_| {
            let (path, done) = (path.clone(), Arc::clone(&done));
            thread::spawn(move || {
                let mut tried = 0;
                while !done.load(std::sync::atomic::Ordering::Relaxed) {
                    match store::open(&path, options()) {
                        Ok(opened) => {
                            assert!(opened.storage().is_none(), "stolen");
                            let Access::Reader(_, why) = opened.access else { unreachable!() };
                            assert!(matches!(why, WhyReader::OpenedByOther { .. }), "{why:?}");
                        }
                        Err(store::StoreError::Busy(_)) => {}
                        Err(error) => panic!("{error}"),
                    }
                    tried += 1;
                }
                tried
            })
        })
        .collect();
    for number in 0..60 {
        holder.rename(id, &format!("Åke {number}"));
        holder.storage().flush().unwrap();
    }
    done.store(true, std::sync::atomic::Ordering::Relaxed);
    for thief in thieves {
        assert!(thief.join().unwrap() > 0);
    }
    assert_eq!(name_of(&store::read(&path).unwrap().workspace, id), "Åke 59");
}

#[cfg(unix)]
#[test]
fn one_who_has_lost_the_lock_does_not_write_over_what_another_has_taken_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.planverk");
    let (listening, events) = crate::support::listened();
    let opened = store::create(&path, &planverk::workspace::Workspace::default(), &[], listening);
    let mut first = Desk::of(&path, opened.unwrap());
    let id = first.add_person("0");
    first.storage().flush().unwrap();

    // On Unix a process that closes a file loses its locks on it, as when a share goes away.
    drop(std::fs::File::open(&path).unwrap());
    let (told, _) = crate::killed::killed(&path, false, Duration::ZERO);
    first.rename(id, "Åke");
    let sentence = first.storage().flush().unwrap_err();
    assert!(sentence.starts_with("Östen Åberg har tagit över filen"), "{sentence}");
    assert!(events.try_iter().any(|event| matches!(event, StoreEvent::TakenOver { .. })));
    drop(first);
    let name = name_of(&store::read(&path).unwrap().workspace, id);
    assert!(name.parse::<u64>().unwrap() >= told[0].0, "{name}");
    assert_eq!(crate::support::integrity(&path), "ok");
}

#[test]
fn a_command_reads_while_another_writes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.planverk");
    let mut desk = Desk::create(&path);
    let id = desk.add_person("Åke");
    for number in 0..30 {
        desk.rename(id, &format!("Åke {number}"));
        let read = store::read(&path).unwrap();
        crate::support::assert_the_journal_agrees(&read);
    }
    desk.storage().flush().unwrap();
    assert_eq!(name_of(&store::read(&path).unwrap().workspace, id), "Åke 29");
}
