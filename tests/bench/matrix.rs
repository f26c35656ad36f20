//! How long the matrix of who answers takes in a large kommun, 800 systems and 5 000 assignments:
//! opened, looked at another day, one person replaced in 300 places (issue: ≤ 50 ms each to be on
//! screen, `update` ≤ 5 ms).
//!
//! The whole window, headless, laid out and drawn anew each time: an upper bound.

#[path = "../ui/driver.rs"]
#[allow(dead_code, reason = "the flows use the rest")]
mod driver;
#[path = "../ui/keys.rs"]
mod keys;
#[path = "large.rs"]
mod large;
#[path = "../ui/seen.rs"]
#[allow(dead_code, reason = "the flows use the rest")]
mod seen;
#[path = "../ui/tasks.rs"]
mod tasks;
#[path = "watched.rs"]
mod watched;

use std::mem::take;

use chrono::NaiveDate;
use criterion::{Criterion, criterion_group, criterion_main};
use planverk::desktop::app::Message;
use planverk::desktop::as_of;
use planverk::desktop::command::Command;
use planverk::desktop::dialog::{self, replace};
use planverk::desktop::screen::Place;
use planverk::record::{AnyId, Assignment, Holders, Ids, Person};
use planverk::store;
use planverk::workspace::Workspace;

use watched::{shown, tell_updates, window};

/// How many places the one who leaves stands in.
const PLACES: usize = 300;

/// The large kommun, where the first person holds 300 assignments, and the one who takes over.
fn large_with_one_in_many_places() -> (Workspace, AnyId, AnyId) {
    let mut workspace = large::large();
    let mut persons = workspace.all::<Person>().map(|person| AnyId::from(person.id)).skip(1);
    let (from, to) = (persons.next().expect("one"), persons.next().expect("another"));
    drop(persons);
    let held = workspace.all::<Assignment>().filter(|held| held.to.is_none()).take(PLACES);
    let given: Vec<Assignment> = held
        .map(|held| Assignment { holders: Holders(vec![from]), ..Assignment::clone(held) })
        .collect();
    for assignment in given {
        let change = workspace.put("Gav uppdrag", assignment);
        workspace.apply(&change).expect("it is there");
    }
    (workspace, from, to)
}

fn benches(criterion: &mut Criterion) {
    let (workspace, from, to) = large_with_one_in_many_places();
    let today = large::today();
    let mut group = criterion.benchmark_group("matrix");
    group.sample_size(20);
    let places = workspace.stands(from, today);
    assert!(places.len() >= PLACES, "{}", places.len());
    group.bench_function("a replacement in 300 places", |bencher| {
        bencher.iter(|| {
            let places = workspace.stands(from, today);
            let mut after = workspace.clone();
            let change = workspace.replacement(from, to, today, &places, &mut Ids::new(1, 1));
            after.apply(&change).expect("it fits");
            after
        });
    });

    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("stor.planverk");
    store::write(&file, &workspace, &[]).expect("the file is made");
    let mut window = window(&file);
    let _ = window.draw(1.0);
    let go = |place| Message::Command(Command::Go(place));
    let _ = shown(&mut window, go(Place::Matrix));
    let _ = take(&mut window.longest_at_work);
    group.bench_function("opening", |bencher| {
        bencher.iter_custom(|times| {
            let each = (0..times).map(|_| {
                let _ = shown(&mut window, go(Place::Home));
                let _ = (take(&mut window.longest), take(&mut window.longest_at_work));
                shown(&mut window, go(Place::Matrix))
            });
            each.sum()
        });
    });
    tell_updates("opening", &mut window);

    let _ = shown(&mut window, Message::Command(Command::AsOf));
    let days: Vec<NaiveDate> = (0..400).map(|by| today - chrono::Days::new(by + 1)).collect();
    let mut day = days.iter().cycle();
    group.bench_function("another day", |bencher| {
        bencher.iter_custom(|times| {
            let each = (0..times).map(|_| {
                let typed = day.next().map(NaiveDate::to_string).unwrap_or_default();
                shown(&mut window, Message::AsOf(as_of::Message::Typed(typed)))
            });
            each.sum()
        });
    });
    tell_updates("another day", &mut window);
    let _ = shown(&mut window, Message::AsOf(as_of::Message::Close));

    let _ = (take(&mut window.longest), take(&mut window.longest_at_work));
    group.bench_function("replacing and undoing", |bencher| {
        bencher.iter_custom(|times| {
            let each = (0..times).map(|_| {
                let say = |message| Message::Dialog(dialog::Message::Replace(message));
                let _ = shown(&mut window, Message::Command(Command::Replace));
                let _ = shown(&mut window, say(replace::Message::From(Some(from))));
                let _ = shown(&mut window, say(replace::Message::To(Some(to))));
                let took = shown(&mut window, say(replace::Message::Replace));
                let _ = shown(&mut window, Message::Command(Command::Undo));
                took
            });
            each.sum()
        });
    });
    tell_updates("replacing and undoing", &mut window);
    group.finish();
}

criterion_group!(matrix_benches, benches);
criterion_main!(matrix_benches);
