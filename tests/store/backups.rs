//! Dated backups: made when there is something new, kept in bounds, restored whole.

use std::path::Path;
use std::time::Duration;

use chrono::Datelike as _;
use planverk::store::{self, StoreEvent, backup};

use crate::support::{Desk, listened, name_of, now};

fn open_with_backups(path: &Path, folder: &Path) -> (Desk, Option<StoreEvent>) {
    let (mut options, events) = listened();
    options.backups = Some(folder.to_owned());
    let desk = Desk::of(path, store::open(path, options).unwrap());
    desk.storage().flush().unwrap();
    (desk, events.recv_timeout(Duration::from_millis(100)).ok())
}

#[test]
fn a_file_is_backed_up_when_it_is_opened_if_it_has_changed() {
    let folder = tempfile::tempdir().unwrap();
    let (path, kept) = (folder.path().join("plan.planverk"), folder.path().join("kopior"));
    let mut desk = Desk::create(&path);
    let id = desk.add_person("Åke");
    desk.close();
    let (mut desk, event) = open_with_backups(&path, &kept);
    let listed = backup::list(&kept, &path);
    assert_eq!(event, Some(StoreEvent::BackedUp { path: listed[0].path.clone() }));
    assert_eq!(listed[0].at, now());
    desk.rename(id, "Siv");
    desk.close();
    let copy = store::read(&listed[0].path).unwrap();
    assert_eq!(name_of(&copy.workspace, id), "Åke");

    // Opened again a moment later by the same clock: the new copy takes the place of the old.
    let (desk, event) = open_with_backups(&path, &kept);
    assert!(matches!(event, Some(StoreEvent::BackedUp { .. })), "{event:?}");
    desk.close();
    let (desk, event) = open_with_backups(&path, &kept);
    assert_eq!(event, None, "nothing has changed");
    desk.close();
}

#[test]
fn the_last_ten_and_one_a_month_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let (path, kept) = (folder.path().join("plan.planverk"), folder.path().join("kopior"));
    Desk::create(&path).close();
    for day in 0..120 {
        backup::make(&kept, &path, now() + chrono::Days::new(day)).unwrap();
    }
    let listed = backup::list(&kept, &path);
    let last = now() + chrono::Days::new(119);
    let newest: Vec<_> = (0..10).map(|day| last - chrono::Days::new(day)).collect();
    assert_eq!(listed.iter().take(10).map(|backup| backup.at).collect::<Vec<_>>(), newest);
    let months: Vec<u32> = listed.iter().skip(10).map(|backup| backup.at.month()).collect();
    assert_eq!(months, [2, 1, 12, 11]);
}

#[test]
fn a_restored_backup_takes_the_place_of_the_file_which_is_itself_backed_up() {
    let folder = tempfile::tempdir().unwrap();
    let (path, kept) = (folder.path().join("plan.planverk"), folder.path().join("kopior"));
    let mut desk = Desk::create(&path);
    let id = desk.add_person("Åke");
    desk.storage().flush().unwrap();
    let copy = backup::make(&kept, &path, now()).unwrap();
    desk.rename(id, "Siv");
    desk.storage().flush().unwrap();
    let later = now() + chrono::Days::new(1);
    assert!(backup::restore(&kept, &path, &copy, later).is_err(), "the file is open");
    desk.close();

    backup::restore(&kept, &path, &copy, later).unwrap();
    let desk = Desk::open(&path);
    assert_eq!(name_of(&desk.workspace, id), "Åke");
    let before = store::read(&backup::list(&kept, &path)[0].path).unwrap();
    assert_eq!(name_of(&before.workspace, id), "Siv");
}

#[test]
fn a_damaged_file_is_kept_aside_when_a_backup_is_restored() {
    let folder = tempfile::tempdir().unwrap();
    let (path, kept) = (folder.path().join("plan.planverk"), folder.path().join("kopior"));
    let mut desk = Desk::create(&path);
    let id = desk.add_person("Åke");
    desk.close();
    let copy = backup::make(&kept, &path, now()).unwrap();
    std::fs::write(&path, b"skadad").unwrap();
    backup::restore(&kept, &path, &copy, now()).unwrap();
    assert_eq!(name_of(&Desk::open(&path).workspace, id), "Åke");
    let aside = std::fs::read_dir(backup::folder(&kept, &path)).unwrap();
    let aside =
        aside.map(|entry| entry.unwrap().path()).find(|p| p.to_string_lossy().contains("skadad"));
    assert_eq!(std::fs::read(aside.unwrap()).unwrap(), b"skadad");
}
