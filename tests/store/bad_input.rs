//! Files that are damaged, foreign, newer, read-only or hostile: a clear sentence, and the file as it was.

use std::fs;
use std::path::{Path, PathBuf};

use planverk::store::{self, Access, StoreError, WhyReader};

use crate::support::{Desk, full_workspace, now, options};

fn plan_file(folder: &Path) -> PathBuf {
    let path = folder.join("plan.planverk");
    store::create(&path, &full_workspace(3), &[], options()).unwrap();
    path
}

/// Opens a file that must be refused, and sees that it is as it was.
fn refused(path: &Path) -> StoreError {
    let before = fs::read(path).ok();
    let error = store::open(path, options()).expect_err("it should be refused");
    let same = store::read(path).expect_err("it should be refused");
    assert_eq!(error.to_string(), same.to_string());
    assert_eq!(fs::read(path).ok(), before, "it was altered");
    assert!(error.to_string().ends_with('.') && error.to_string().contains(". "), "{error}");
    error
}

fn run(path: &Path, sql: &str) {
    rusqlite::Connection::open(path).unwrap().execute_batch(sql).unwrap();
}

#[test]
fn what_is_no_plan_file_is_refused_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    assert!(matches!(refused(&file("tom.planverk", b"")), StoreError::Empty(_)));
    assert!(matches!(
        refused(&file("brev.planverk", &b"Hej! ".repeat(900))),
        StoreError::NotPlanFile(_)
    ));
    assert!(matches!(refused(&file("kort.planverk", b"SQLite")), StoreError::NotPlanFile(_)));
    assert!(matches!(refused(folder.path()), StoreError::Folder(_)));
    assert!(matches!(refused(&folder.path().join("saknas")), StoreError::NotFound(_)));
    let foreign = folder.path().join("annat.db");
    run(&foreign, "CREATE TABLE person (name TEXT); INSERT INTO person VALUES ('Åke');");
    assert!(matches!(refused(&foreign), StoreError::NotPlanFile(_)));
}

#[test]
fn a_file_that_exists_is_never_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = plan_file(folder.path());
    let before = fs::read(&path).unwrap();
    let error = store::create(&path, &full_workspace(1), &[], options()).unwrap_err();
    assert!(matches!(error, StoreError::Exists(_)));
    assert_eq!(fs::read(&path).unwrap(), before);
    let nowhere = folder.path().join("saknas/plan.planverk");
    assert!(store::create(&nowhere, &full_workspace(1), &[], options()).is_err());
}

#[test]
fn a_file_with_something_that_could_run_or_mislead_is_refused() {
    for sql in [
        "CREATE TRIGGER t AFTER UPDATE ON person BEGIN DELETE FROM journal; END",
        "CREATE VIEW v AS SELECT * FROM person",
        "CREATE TABLE extra (x)",
        "CREATE VIRTUAL TABLE v USING fts5(x)",
        "CREATE INDEX i ON person (lower(name))",
        "DROP TABLE person; CREATE VIEW person AS SELECT randomblob(16) AS id",
        "ALTER TABLE person ADD COLUMN extra AS (load_extension('x'))",
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = plan_file(folder.path());
        // A build of SQLite may itself refuse to make it.
        let made = rusqlite::Connection::open(&path).unwrap().execute_batch(sql);
        if made.is_ok() {
            let error = refused(&path);
            assert!(matches!(error, StoreError::Hostile { .. }), "{sql}: {error}");
        }
    }
}

#[test]
fn a_newer_file_is_read_with_an_explanation_and_never_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = plan_file(folder.path());
    run(
        &path,
        "PRAGMA user_version = 99; ALTER TABLE person ADD COLUMN avatar TEXT;
         CREATE TABLE nytt (id BLOB) STRICT; ALTER TABLE person DROP COLUMN phone;
         UPDATE aktivitet SET status = 'teleporterad';",
    );
    let before = fs::read(&path).unwrap();
    let opened = store::open(&path, options()).unwrap();
    let Access::Reader(_, why) = &opened.access else { panic!("it was opened for writing") };
    assert_eq!(*why, WhyReader::NewerVersion);
    assert!(why.sentence(now()).contains("Uppdatera programmet"));
    assert!(opened.notes.iter().any(|note| note.contains("nyare")), "{:?}", opened.notes);
    assert_eq!(opened.workspace.count(planverk::record::Kind::Person), 1);
    drop(opened);
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_damaged_file_is_told_of_or_opens_but_never_panics() {
    let folder = tempfile::tempdir().unwrap();
    let whole = fs::read(plan_file(folder.path())).unwrap();
    let path = folder.path().join("skadad.planverk");
    let mut chance = 12_345_u64;
    let mut told = 0;
    for round in 0..300 {
        let mut bytes = whole.clone();
        for _ in 0..=round % 40 {
            chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let at = (chance >> 20) as usize % bytes.len();
            bytes[at] = (chance >> 12) as u8;
        }
        fs::write(&path, &bytes).unwrap();
        match store::read(&path) {
            Ok(_) => {}
            Err(error) => {
                told += 1;
                assert!(!error.to_string().is_empty());
            }
        }
        if round % 10 == 0 {
            let _ = store::open(&path, options()).map(drop);
        }
    }
    assert!(told > 20, "only {told} damaged files were told of");
}

#[test]
fn a_truncated_file_is_told_of_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let whole = fs::read(plan_file(folder.path())).unwrap();
    let path = folder.path().join("kapad.planverk");
    for part in [1, 50, 99, 100, 512, 4_095, 4_096, 5_000, whole.len() / 2, whole.len() - 4_096] {
        fs::write(&path, &whole[..part]).unwrap();
        let error = store::open(&path, options()).expect_err("it lacks a part");
        assert!(
            matches!(error, StoreError::Damaged { .. } | StoreError::NotPlanFile(_)),
            "{part}: {error:?}"
        );
        assert_eq!(fs::read(&path).unwrap().len(), part);
    }
}

#[test]
fn a_value_that_cannot_stand_in_its_field_is_damage_not_a_guess() {
    let folder = tempfile::tempdir().unwrap();
    let path = plan_file(folder.path());
    run(&path, "UPDATE aktivitet SET status = 'teleporterad'");
    assert!(matches!(store::open(&path, options()), Err(StoreError::Damaged { .. })));
}

/// The superuser may write anything, so there is nothing to see then.
#[cfg(unix)]
fn protected(path: &Path, mode: u32) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    let probe = if path.is_dir() { path.join("prov") } else { path.to_owned() };
    let writable = fs::OpenOptions::new().append(true).create(path.is_dir()).open(&probe).is_ok();
    if writable && path.is_dir() {
        fs::remove_file(probe).unwrap();
    }
    !writable
}

#[cfg(unix)]
#[test]
fn a_write_protected_file_or_folder_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = plan_file(folder.path());
    for (target, closed, open) in [(path.as_path(), 0o444, 0o644), (folder.path(), 0o555, 0o755)] {
        if protected(target, closed) {
            let desk = Desk::open(&path);
            assert!(matches!(desk.access, Access::Reader(_, WhyReader::WriteProtected)));
            assert_eq!(desk.workspace, full_workspace(3));
            assert_eq!(store::read(&path).unwrap().workspace, full_workspace(3));
        }
        protected(target, open);
    }
}
