//! A day at work: a cost is changed, undone and redone, a chapter is written, the process is killed,
//! and the next morning everything is there.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::time::Duration;

use planverk::desktop::screen::Place;
use planverk::record::Kronor;

use crate::alone;
use crate::driver::Window;
use crate::story::{Story, window};

/// The folder that the killed flow works in.
const FOLDER: &str = "PLANVERK_UI_FOLDER";

const WRITTEN: &str = "Åtgärder på Ängö förskola";

/// Changes the first activity's running cost of the first year to 95 tkr, in the grid.
fn change_the_cost(window: &mut Window) {
    window.go_to_column("Drift");
    window.press("F2");
    window.write_over("95");
    window.press("enter");
    window.press("up");
}

fn open_chapter_text(window: &mut Window) {
    window.tab_to("chapter-text");
    window.press("ctrl+end");
}

#[test]
fn the_example_opens_on_what_is_to_be_done_with_its_review_made() {
    let story = Story::new();
    let mut window = story.window();
    assert_eq!(window.place(), Place::Home);
    assert!(window.text_is_shown("Norrälvs kommun"));
    assert!(!window.desk().session.findings.is_empty());
    window.picture("hem");
}

#[test]
fn a_cost_changed_in_the_grid_reaches_the_total_and_can_be_undone_and_redone() {
    let story = Story::new();
    let mut window = story.window();
    window.go_to_activities();
    window.go_to_column("Drift");
    let (cell, total, before) =
        (window.cell(), window.total(window.column()), window.activity().clone());
    change_the_cost(&mut window);
    window.picture("aktiviteter");
    let year = *before.running.0.keys().next().unwrap_or(&2027);
    assert_eq!(window.activity().id, before.id);
    assert_eq!(window.activity().running.of(year), Kronor(95_000));
    let changed = window.total(window.column());
    assert_ne!((window.cell(), &changed), (cell.clone(), &total));
    window.press("ctrl+z");
    assert_eq!(*window.activity(), before);
    assert_eq!((window.cell(), window.total(window.column())), (cell, total));
    window.press("ctrl+y");
    assert_eq!(window.activity().running.of(year), Kronor(95_000));
    assert_eq!(window.total(window.column()), changed);
}

#[test]
fn esc_gives_up_what_was_typed_in_a_cell() {
    let story = Story::new();
    let mut window = story.window();
    window.go_to_activities();
    window.go_to_column("Drift");
    let before = window.activity().clone();
    window.type_text("1 2");
    window.press("escape");
    assert_eq!(*window.activity(), before);
    assert!(window.desk().session.journal.undo_name().is_none());
    assert!(window.focused().is_some_and(|control| control.is("plan-grid")));
}

#[test]
fn words_typed_in_a_chapter_are_one_change_in_the_file() {
    let story = Story::new();
    let mut window = story.window();
    window.go_to_activities();
    open_chapter_text(&mut window);
    let before = window.chapter().text.to_string();
    window.type_text(WRITTEN);
    assert_eq!(window.chapter().text.to_string(), format!("{before}{WRITTEN}"));
    window.until_saved();
    let read = planverk::store::read(&story.file()).unwrap();
    assert_eq!(read.workspace.get(window.chapter().id).unwrap().text, window.chapter().text);
    window.press("ctrl+z");
    assert_eq!(window.chapter().text.to_string(), before);
    assert_eq!(window.plan().text.text(), before, "the editor shows what undo brought back");
}

/// Not a test of its own: the process that is killed.
#[test]
fn a_days_work() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let folder = Path::new(&folder);
    let mut window = window(Some(&folder.join("norralv.planverk")), folder);
    window.go_to_activities();
    change_the_cost(&mut window);
    window.press("ctrl+z");
    window.press("ctrl+y");
    open_chapter_text(&mut window);
    window.type_text(WRITTEN);
    // Nothing is left, nothing is closed: the caret stands in the chapter when the end comes.
    println!("\nskrivet");
    std::io::stdout().flush().unwrap();
    loop {
        window.settle();
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn a_killed_program_has_lost_nothing_older_than_a_second_and_can_still_undo() {
    let story = Story::new();
    let mut command = alone::again("day::a_days_work");
    command.env(FOLDER, story.path(""));
    let mut child = alone::started(command);
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(lines.any(|line| line.unwrap() == "skrivet"), "the flow came to its end");
    std::thread::sleep(Duration::from_secs(1));
    child.kill().unwrap();
    child.wait().unwrap();

    let mut window = story.window();
    assert!(window.desk().session.is_writable(), "the dead holder is taken over from");
    window.go_to_activities();
    window.go_to_column("Drift");
    let changed = window.activity().clone();
    assert!(changed.running.0.values().any(|amount| *amount == Kronor(95_000)));
    assert!(window.chapter().text.to_string().ends_with(WRITTEN));
    window.press("ctrl+z");
    assert!(!window.chapter().text.to_string().contains(WRITTEN));
    window.press("ctrl+z");
    assert_ne!(*window.activity(), changed, "and the cost before it");
    window.press("ctrl+y");
    window.press("ctrl+y");
    assert_eq!(*window.activity(), changed);
    assert!(window.chapter().text.to_string().ends_with(WRITTEN));
}

#[test]
fn someone_who_opens_second_reads_along_and_is_told_who_writes() {
    let story = Story::new();
    let mut writer = story.window();
    let mut reader = story.window();
    assert!(writer.desk().session.is_writable() && !reader.desk().session.is_writable());
    let banner = reader.desk().session.reading().expect("a sentence");
    assert!(banner.contains("Lovisa Zakrisson"), "{banner}");
    assert!(reader.text_is_shown("Ta en kopia") && reader.text_is_shown("Endast läsning"));
    reader.picture("laser-med");

    writer.go_to_activities();
    change_the_cost(&mut writer);
    writer.until_saved();
    reader.feed(iced::Event::Window(iced::window::Event::Focused));
    reader.settle();
    let id = writer.activity().id;
    assert_eq!(reader.desk().session.workspace.get(id), Some(writer.activity()));

    reader.go_to_activities();
    change_the_cost(&mut reader);
    reader.press("ctrl+z");
    assert!(reader.app.toasts.iter().any(|toast| toast.words.contains("öppen för läsning")));
    assert_eq!(reader.desk().session.workspace.get(id), Some(writer.activity()));
}

#[test]
fn closing_by_ctrl_q_writes_everything_first() {
    let story = Story::new();
    let mut window = story.window();
    window.go_to_activities();
    open_chapter_text(&mut window);
    window.type_text(WRITTEN);
    window.press("ctrl+q");
    assert!(window.exited);
    let mut again = story.window();
    assert!(again.desk().session.is_writable());
    again.go_to_activities();
    assert!(again.chapter().text.to_string().ends_with(WRITTEN));
}

#[test]
fn the_mouse_and_a_small_window_reach_the_same_things() {
    let story = Story::new();
    let mut window = story.window();
    window.click_text("IT-system");
    assert_eq!(window.place(), Place::Systems);
    for (width, height) in [(720.0, 480.0), (1920.0, 1080.0)] {
        window.resize(width, height);
        window.go_to_activities();
        window.picture(&format!("aktiviteter-{width}"));
    }
}
