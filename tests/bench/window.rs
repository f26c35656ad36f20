//! How long a key takes to be on screen in a large kommun (issue: ≤ 50 ms at 1920 × 1080 with
//! tiny-skia, `update` ≤ 5 ms): the plan with 5 000 activities, the whole window, headless.
//!
//! An upper bound: each key lays the window out anew and draws all of it, while the real window
//! draws what has changed. What goes on afterwards on other threads (review, preview, storage) is
//! waited for between the keys and not counted.

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

use std::mem::take;
use std::path::Path;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use planverk::desktop::app::{Message, Start};
use planverk::desktop::command::Command;
use planverk::desktop::screen::Place;
use planverk::desktop::session::Clock;
use planverk::desktop::settings::Settings;
use planverk::record::{Chapter, ChapterContent, Kind, Plan};
use planverk::store;
use planverk::workspace::Workspace;

use driver::Window;

/// The large kommun, with the activities of its first plan shown in the plan's first chapter.
fn large_with_grid() -> Workspace {
    let mut workspace = large::large();
    let plan = workspace.all::<Plan>().next().expect("there is a plan").id;
    let mut chapter = Chapter::clone(workspace.chapters(plan)[0]);
    chapter.content = Some(ChapterContent::Activities);
    let change = workspace.put("Visade aktiviteterna", chapter);
    workspace.apply(&change).expect("the chapter is there");
    workspace
}

fn window(file: &Path) -> Window {
    let settings = Settings { window: (1920.0, 1080.0), ..Settings::default() };
    let clock = Clock::Fixed(large::today().and_time(chrono::NaiveTime::MIN));
    Window::start(Start { file: Some(file.to_owned()), folders: None, settings, clock })
}

/// Opens the plan with the 5 000 activities and puts the focus in its grid.
fn open_plan(window: &mut Window) {
    let desk = window.app.desk().expect("the file is open");
    let plan = desk.session.workspace.all::<Plan>().next().expect("there is a plan").id;
    let open = planverk::desktop::screen::plans::Message::Open(plan);
    window.take(Message::Plans(open));
    window.settle();
    window.tab_to("plan-grid");
    window.press("ctrl+home");
    window.press("right");
}

/// How long `times` keys take to be on screen, the same chords over and over.
fn keys(window: &mut Window, chords: &[&str], times: u64) -> Duration {
    let chords = chords.iter().cycle().take(usize::try_from(times).unwrap_or(usize::MAX));
    let each = chords.map(|chord| {
        let started = Instant::now();
        window.press_only(chord);
        let _ = window.draw(1.0);
        let took = started.elapsed();
        window.settle();
        took
    });
    each.sum()
}

/// Prints the longest `update` since the last time: by the clock, and at work.
fn tell_updates(when: &str, window: &mut Window) {
    let (clock, work) = (take(&mut window.longest), take(&mut window.longest_at_work));
    println!("{when}: longest update {:?} by the clock, on {}", clock.0, clock.1);
    println!("{when}: longest update {:?} at work, on {}", work.0, work.1);
}

fn benches(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("stor.planverk");
    store::write(&file, &large_with_grid(), &[]).expect("the file is made");
    let started = Instant::now();
    let mut window = window(&file);
    let _ = window.draw(1.0);
    println!("from start to the first frame of the file: {:?}", started.elapsed());
    let workspace = &window.app.desk().expect("the file is open").session.workspace;
    let records: usize = Kind::ALL.iter().map(|kind| workspace.count(*kind)).sum();
    println!("{records} records");
    tell_updates("while opening", &mut window);
    open_plan(&mut window);
    tell_updates("while the plan is opened", &mut window);

    let mut group = criterion.benchmark_group("window");
    group.sample_size(20);
    for (name, before, chords) in [
        ("arrow in the grid", "ctrl+home", ["down", "right", "up", "left"].as_slice()),
        ("letter in a cell", "F2", &["å", "x", "backspace", "ö"]),
        ("letter and Enter in a cell", "ctrl+home", &["5", "enter"]),
        ("undo and redo", "ctrl+home", &["ctrl+z", "ctrl+y"]),
    ] {
        window.press("escape");
        window.press(before);
        group.bench_function(name, |bencher| {
            bencher.iter_custom(|times| keys(&mut window, chords, times));
        });
        tell_updates(name, &mut window);
    }
    window.press("escape");
    let filter = planverk::desktop::screen::plan::Message::Filter;
    for words in ["s", "sk", "skola", ""] {
        let started = Instant::now();
        window.take(Message::Plan(filter(words.to_owned())));
        window.settle();
        println!("a filter: {:?} until found", started.elapsed());
        tell_updates("a filter", &mut window);
    }
    for letter in ["ctrl+k", "s", "k", "escape"] {
        window.press(letter);
        tell_updates("the palette", &mut window);
    }
    let heading = |column| planverk::desktop::widget::grid::Event::Sort(column);
    for column in [1, 1, 0] {
        window.take(Message::Plan(planverk::desktop::screen::plan::Message::Grid(heading(column))));
        tell_updates("another order", &mut window);
    }
    // The rows are still being ordered; what is measured next is the way to each place alone.
    window.settle();
    for place in [
        Place::Home,
        Place::Plans,
        Place::Systems,
        Place::Organisation,
        Place::Review,
        Place::History,
    ] {
        let started = Instant::now();
        window.take(Message::Command(Command::Go(place)));
        let _ = window.draw(1.0);
        let took = started.elapsed();
        window.settle();
        println!("going to {place:?}: {took:?}");
        tell_updates("there", &mut window);
    }
    group.finish();
}

criterion_group!(window_benches, benches);
criterion_main!(window_benches);
