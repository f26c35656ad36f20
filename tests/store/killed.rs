//! A process that writes is killed at any moment, and the file is none the worse.
//!
//! The test runs itself again as the writer. It tells on stdout which number is on the disk; the
//! file must then hold that number or a later one, whole.

use std::io::{BufRead, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use planverk::record::{AnyId, Kind, Person, Value};
use planverk::store::{self, Contents};
use planverk::workspace::{Change, Typing, Workspace};

use crate::support::{Desk, assert_the_journal_agrees, integrity, name_of, options, stamp};

/// The file that the writer writes.
const FILE: &str = "PLANVERK_TEST_FILE";
/// "typing": one open entry, as when a person types. Otherwise a change after the other.
const MANNER: &str = "PLANVERK_TEST_MANNER";
/// How many to kill; 1 000 when it is not set.
const KILLS: &str = "PLANVERK_KILLS";

/// Not a test of its own: the process that is killed.
#[test]
fn writer() {
    let Some(path) = std::env::var_os(FILE) else { return };
    let mut desk = Desk::open(Path::new(&path));
    let ids: Vec<AnyId> = persons(&desk.workspace);
    let typing = std::env::var_os(MANNER).is_some();
    for number in 1.. {
        let text = Value::Text(number.to_string());
        if typing {
            let change = desk.workspace.set("Skrev", ids[0], Person::name, text).unwrap();
            let field = Some(Typing { record: ids[0], field: Person::name });
            let entry = desk.journal.commit(&mut desk.workspace, change, stamp(), field).unwrap();
            desk.storage().write(entry, true);
            std::thread::sleep(Duration::from_millis(20));
        } else {
            let mut change = Change::new(format!("Skrev {number}"));
            for id in &ids {
                let set = desk.workspace.set("", *id, Person::name, text.clone()).unwrap();
                change.edits.extend(set.edits);
            }
            desk.commit(change);
            // Several at a time in one transaction, now and then.
            if number % 3 != 0 {
                continue;
            }
            desk.storage().flush().unwrap();
        }
        println!("\nskrivet {number}");
        std::io::stdout().flush().unwrap();
    }
}

fn persons(workspace: &Workspace) -> Vec<AnyId> {
    workspace.records(Kind::Person).map(|record| record.any_id()).collect()
}

fn template(folder: &Path) -> PathBuf {
    let path = folder.join("mall.planverk");
    let mut desk = Desk::create(&path);
    desk.add_person("0");
    desk.add_person("0");
    desk.close();
    path
}

/// Starts a writer on the file, kills it `after` it has written its first number, and gives the
/// numbers it told of, each with when it did.
pub fn killed(path: &Path, typing: bool, after: Duration) -> (Vec<(u64, Instant)>, Instant) {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "killed::writer", "--nocapture"]).env(FILE, path);
    if typing {
        command.env(MANNER, "typing");
    }
    let mut writer = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let lines = BufReader::new(writer.stdout.take().unwrap()).lines();
    let (sender, told) = std::sync::mpsc::channel();
    let listener = std::thread::spawn(move || {
        for line in lines.map_while(Result::ok) {
            if let Some(number) = line.strip_prefix("skrivet ").and_then(|n| n.parse().ok()) {
                let _ = sender.send((number, Instant::now()));
            }
        }
    });
    let first = told.recv_timeout(Duration::from_secs(60)).expect("the writer writes");
    std::thread::sleep(after);
    let at = Instant::now();
    writer.kill().unwrap();
    writer.wait().unwrap();
    listener.join().unwrap();
    let mut all = vec![first];
    all.extend(told.try_iter());
    (all, at)
}

fn last_number(contents: &Contents) -> u64 {
    let ids = persons(&contents.workspace);
    let names: Vec<String> = ids.iter().map(|id| name_of(&contents.workspace, *id)).collect();
    assert!(names.windows(2).all(|pair| pair[0] == pair[1]), "half a change: {names:?}");
    names[0].parse().unwrap()
}

#[test]
fn a_file_whose_writer_is_killed_at_random_opens_whole_with_all_that_was_on_the_disk() {
    let kills: usize = std::env::var(KILLS).ok().and_then(|n| n.parse().ok()).unwrap_or(1_000);
    let folder = tempfile::tempdir().unwrap();
    let template = template(folder.path());
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= kills {
                        return;
                    }
                    let path = folder.path().join(format!("{number}.planverk"));
                    std::fs::copy(&template, &path).unwrap();
                    let after = Duration::from_micros((number as u64 * 7_919) % 20_000);
                    let (told, _) = killed(&path, false, after);
                    let on_disk = told.last().unwrap().0;
                    let contents = store::read(&path).unwrap();
                    assert!(last_number(&contents) >= on_disk);
                    assert_the_journal_agrees(&contents);
                    let last = contents.journal.entries().last().unwrap();
                    assert_eq!(last.change.name, format!("Skrev {}", last_number(&contents)));
                    assert_eq!(integrity(&path), "ok");
                    std::fs::remove_file(&path).unwrap();
                }
            });
        }
    });
}

#[test]
fn a_killed_process_loses_at_most_the_last_second() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.planverk");
    let template = template(folder.path());
    for round in 0..3 {
        std::fs::copy(&template, &path).unwrap();
        let (typed, at) = killed(&path, true, Duration::from_millis(1_300 + round * 170));
        let contents = store::read(&path).unwrap();
        let name = name_of(&contents.workspace, persons(&contents.workspace)[0]);
        let kept: u64 = name.parse().unwrap();
        let mut older = typed.iter().filter(|(_, when)| *when + Duration::from_secs(1) < at);
        let older = older.next_back().expect("it typed for longer than a second").0;
        assert!(kept >= older, "kept {kept}, but {older} was typed more than a second before");
        assert_the_journal_agrees(&contents);
    }
}

#[test]
fn a_file_whose_holder_has_died_is_taken_over_without_a_question_and_can_undo() {
    let folder = tempfile::tempdir().unwrap();
    let path = template(folder.path());
    let (told, _) = killed(&path, false, Duration::from_millis(10));
    let started = Instant::now();
    let mut desk = Desk::of(&path, store::open(&path, options()).unwrap());
    assert!(started.elapsed() < Duration::from_secs(2));
    let kept: u64 = name_of(&desk.workspace, persons(&desk.workspace)[0]).parse().unwrap();
    assert!(kept >= told.last().unwrap().0);
    let undone = desk.journal.undo(&mut desk.workspace, stamp()).unwrap().unwrap();
    assert!(undone.change.name.starts_with("Skrev "));
    desk.storage().write(undone, false);
    desk.storage().flush().unwrap();
}
