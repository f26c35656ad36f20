//! How long the gap matrix takes in a large kommun, 30 förvaltningar, 800 systems, 600 groups and
//! 8 000 requirements: worked out, opened, and an edit of a training on screen (issue: ≤ 50 ms each,
//! `update` ≤ 5 ms).
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

use std::hint::black_box;
use std::mem::take;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use planverk::desktop::app::Message;
use planverk::desktop::command::Command;
use planverk::desktop::screen::{Place, training};
use planverk::desktop::widget::grid;
use planverk::record::{
    Administration, Attainment, CompetenceRequirement, Hours, Id, Ids, Kind, Kronor, LongText,
    Period, Record, RecordType, StaffGroup, System, Training, TrainingStatus,
};
use planverk::store;
use planverk::workspace::Workspace;

use driver::Window;
use watched::{shown, tell_updates, window};

const GROUPS: usize = 600;
const REQUIREMENTS: usize = 8_000;
const TRAININGS: usize = 300;

/// The large kommun, and what its people must be able to.
fn large_with_requirements() -> Workspace {
    let workspace = large::large();
    let mut ids = Ids::new(1_800_000_000_000, 12);
    let administrations: Vec<Id<Administration>> =
        workspace.all::<Administration>().map(|it| it.id).collect();
    let systems: Vec<Id<System>> = workspace.all::<System>().map(|it| it.id).collect();
    let mut records: Vec<Record> =
        Kind::ALL.iter().flat_map(|kind| workspace.records(*kind).cloned()).collect();
    let mut groups = Vec::new();
    for at in 0..GROUPS {
        let mut group = StaffGroup::blank(ids.id());
        group.name = format!("Befattning {at}");
        group.administration = Some(administrations[at % administrations.len()]);
        group.heads = Some(5 + (at % 40) as i64);
        groups.push(group.id);
        records.push(group.into_record());
    }
    let mut demands = Vec::new();
    for at in 0..REQUIREMENTS {
        let mut demand = CompetenceRequirement::blank(ids.id());
        demand.system = Some(systems[at % systems.len()]);
        demand.audience = format!("Befattning {}", at % GROUPS);
        demand.demand = LongText::new("Kan registrera, rätta och följa upp i systemet.");
        demand.groups = vec![groups[(at * 7) % GROUPS]];
        if at % 2 == 0 {
            let mut counted = Attainment::blank(ids.id());
            counted.requirement = Some(demand.id);
            counted.group = Some(demand.groups[0]);
            counted.met = Some((at % 5) as i64);
            counted.date = Some(large::today());
            records.push(counted.into_record());
        }
        demands.push(demand.id);
        records.push(demand.into_record());
    }
    for at in 0..TRAININGS {
        let mut training = Training::blank(ids.id());
        training.number = format!("U{}", at + 1);
        training.name = format!("Utbildning {at}");
        training.administration = Some(administrations[at % administrations.len()]);
        training.requirements = (0..20).map(|by| demands[(at * 20 + by) % REQUIREMENTS]).collect();
        training.participants = Some(20);
        training.hours = Some(Hours::of_minutes(120));
        training.period = Period::years(2027, 2027);
        training.cost = Some(Kronor(12_000));
        training.status = Some(TrainingStatus::Planned);
        records.push(training.into_record());
    }
    Workspace::from_records(records)
}

/// How long a message takes until all that it leads to is on screen: the matrix is worked out beside
/// the window.
fn settled(window: &mut Window, message: Message) -> Duration {
    let started = Instant::now();
    window.take(message);
    window.settle();
    let _ = window.draw(1.0);
    started.elapsed()
}

fn benches(criterion: &mut Criterion) {
    let workspace = large_with_requirements();
    let mut group = criterion.benchmark_group("training");
    group.sample_size(20);
    group.bench_function("the gaps worked out", |bencher| {
        bencher.iter(|| black_box(workspace.gaps(large::today())));
    });

    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("stor.planverk");
    store::write(&file, &workspace, &[]).expect("the file is made");
    let mut window = window(&file);
    let _ = window.draw(1.0);
    let go = |place| Message::Command(Command::Go(place));
    let _ = shown(&mut window, go(Place::Training));
    group.bench_function("opening", |bencher| {
        bencher.iter_custom(|times| {
            let each = (0..times).map(|_| {
                let _ = shown(&mut window, go(Place::Home));
                let _ = (take(&mut window.longest), take(&mut window.longest_at_work));
                shown(&mut window, go(Place::Training))
            });
            each.sum()
        });
    });
    tell_updates("opening", &mut window);

    // A förvaltning folded or unfolded is another matrix, worked out anew.
    let fold = || Message::Training(training::Message::Gaps(grid::Event::Fold(0)));
    group.bench_function("the matrix worked out and shown", |bencher| {
        bencher.iter_custom(|times| (0..times).map(|_| settled(&mut window, fold())).sum());
    });
    tell_updates("the matrix worked out and shown", &mut window);

    let column = {
        let columns = window.app.desk().expect("a file is open").training.trainings.columns();
        let cost = columns.iter().position(|shape| shape.key() == Some(Training::cost));
        cost.expect("the cost has a column")
    };
    let say = |event| Message::Training(training::Message::Trainings(event));
    let spot = grid::Spot { row: 0, column };
    let _ = shown(&mut window, say(grid::Event::Goto { spot, extend: false }));
    let _ = (take(&mut window.longest), take(&mut window.longest_at_work));
    let mut amount = 1_000;
    group.bench_function("a cost pasted", |bencher| {
        bencher.iter_custom(|times| {
            let each = (0..times).map(|_| {
                amount += 1;
                shown(&mut window, say(grid::Event::Paste(amount.to_string())))
            });
            each.sum()
        });
    });
    tell_updates("a cost pasted", &mut window);
    group.finish();
}

criterion_group!(training_benches, benches);
criterion_main!(training_benches);
