//! The matrix of who answers, by keyboard alone: a vacancy filled, deputies filled down, one who leaves
//! replaced everywhere, another day looked at, and all of it taken back.

use chrono::NaiveDate;
use planverk::desktop::app::Message;
use planverk::desktop::command::Command;
use planverk::desktop::dialog::Dialog;
use planverk::desktop::screen::Place;
use planverk::desktop::screen::matrix::{Only, Tab};
use planverk::desktop::widget::grid::Source;
use planverk::record::{AnyId, Body, Id, Person, RoleCode, System};
use planverk::workspace::Workspace;
use planverk::workspace::appointment::{Post, Seat};

use crate::driver::Window;
use crate::story::{Story, now};

fn system(workspace: &Workspace, number: &str) -> Id<System> {
    workspace.all::<System>().find(|system| system.number == number).expect("it is there").id
}

fn person(workspace: &Workspace, name: &str) -> AnyId {
    workspace.all::<Person>().find(|person| person.name == name).expect("it is there").id.into()
}

fn workspace(window: &Window) -> &Workspace {
    &window.desk().session.workspace
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// Who sits there on a day, by name.
fn seated(
    window: &Window,
    role: RoleCode,
    seat: Seat,
    system: Id<System>,
    on: NaiveDate,
) -> String {
    let post = Post { role, seat, subject: system.into() };
    let (seated, _) = workspace(window).seated(post, on);
    let names: Vec<_> = seated.into_iter().map(|id| workspace(window).title(id)).collect();
    names.join(", ")
}

fn heading(window: &Window) -> String {
    let table = window.desk().matrix.table();
    let content = table.current_content().expect("a column is current");
    let shape = table.columns().iter().find(|shape| shape.content == content);
    shape.expect("it is one of the columns").heading.clone()
}

/// Goes down to the row of a system and across to a column, by the arrows.
fn go_to_cell(window: &mut Window, number: &str, column: &str) {
    let wanted: AnyId = system(workspace(window), number).into();
    window.tab_to("matrix-grid");
    window.press("ctrl+home");
    for _ in 0..60 {
        if window.desk().matrix.table().current() == Some(wanted) {
            break;
        }
        window.press("down");
    }
    assert_eq!(window.desk().matrix.table().current(), Some(wanted), "{number} is listed");
    for _ in 0..20 {
        if heading(window) == column {
            return;
        }
        window.press("right");
    }
    panic!("there is no column ”{column}”");
}

#[test]
fn a_vacancy_is_filled_by_typing_a_name() {
    let story = Story::new();
    let mut window = story.window();
    window.press("ctrl+8");
    assert_eq!(window.place(), Place::Matrix);
    let pascal = system(workspace(&window), "SYS-011");
    go_to_cell(&mut window, "SYS-011", "Systemansvarig");
    window.picture("ansvar");
    window.type_text("Sara Ke");
    window.press("down");
    window.press("enter");
    let today = now().date();
    let manager = RoleCode::SystemManager;
    assert_eq!(seated(&window, manager, Seat::Holder, pascal, today), "Sara Kemi");
    let before = today.pred_opt().unwrap();
    assert_eq!(seated(&window, manager, Seat::Holder, pascal, before), "", "it was vacant then");
    window.press("ctrl+z");
    assert_eq!(seated(&window, manager, Seat::Holder, pascal, today), "");
}

#[test]
fn three_deputies_are_filled_down_and_one_undo_takes_them_back() {
    let story = Story::new();
    let mut window = story.window();
    window.press("ctrl+8");
    go_to_cell(&mut window, "SYS-008", "Ersättare");
    let start = workspace(&window).clone();
    window.type_text("Sara Kemi");
    window.press("enter");
    window.press("up");
    let named = workspace(&window).clone();
    (0..3).for_each(|_| window.press("shift+down"));
    let rows = window.desk().matrix.table().selected();
    assert_eq!(rows.len(), 4);
    window.press("ctrl+d");
    let today = now().date();
    for row in &rows {
        let deputy =
            seated(&window, RoleCode::SystemManager, Seat::Deputy, row.of().unwrap(), today);
        assert_eq!(deputy, "Sara Kemi", "{}", workspace(&window).title(*row));
    }
    window.press("ctrl+z");
    assert!(*workspace(&window) == named);
    window.press("ctrl+z");
    assert!(*workspace(&window) == start);
}

#[test]
fn names_are_pasted_from_excel_over_several_roles() {
    let story = Story::new();
    let mut window = story.window();
    window.press("ctrl+8");
    let pascal = system(workspace(&window), "SYS-011");
    go_to_cell(&mut window, "SYS-011", "Systemansvarig");
    window.clipboard.0 = Some("Kemi, Sara\tÅke Ängman\n".to_owned());
    window.press("ctrl+v");
    let (today, manager) = (now().date(), RoleCode::SystemManager);
    assert_eq!(seated(&window, manager, Seat::Holder, pascal, today), "Sara Kemi");
    assert_eq!(seated(&window, manager, Seat::Deputy, pascal, today), "Åke Ängman");
}

/// Someone who has a good deal to hand over.
const LEAVING: &str = "Åke Ängman";
const COMING: &str = "Sara Kemi";

#[test]
fn one_who_leaves_is_replaced_everywhere_and_one_undo_takes_it_back() {
    let story = Story::new();
    let mut window = story.window();
    let (leaving, coming) =
        (person(workspace(&window), LEAVING), person(workspace(&window), COMING));
    let today = now().date();
    let start = workspace(&window).clone();
    let places = start.stands(leaving, today);
    assert!(places.len() >= 3, "{places:?}");
    window.press("ctrl+8");
    window.press("ctrl+k");
    window.type_text("ersätt person");
    window.press("enter");
    assert!(matches!(window.app.dialog, Some(Dialog::Replace(_))));
    window.tab_to("replace-from");
    window.type_text(LEAVING);
    window.press("enter");
    window.tab_to("replace-to");
    window.type_text(COMING);
    window.press("enter");
    window.tab_to("replace-day");
    window.write_over("2027-01-01");
    let verb = format!("Ersätt på {} ställen", start.stands(leaving, day(2027, 1, 1)).len());
    assert!(window.text_is_shown(&verb), "{:#?}", window.seen().words());
    window.picture("ersatt");
    window.tab_to_text(&verb);
    window.press("enter");
    assert!(window.app.dialog.is_none());
    assert!(workspace(&window).stands(leaving, day(2027, 1, 1)).is_empty());
    // Who answered until then still did.
    let held = |workspace: &Workspace, on| {
        let mut held = workspace.systems_of(leaving, on);
        held.sort();
        held
    };
    assert_eq!(held(workspace(&window), today), held(&start, today));
    assert!(held(workspace(&window), day(2027, 1, 1)).is_empty());
    assert!(!workspace(&window).systems_of(coming, day(2027, 1, 1)).is_empty());
    window.press("ctrl+z");
    assert!(*workspace(&window) == start);
}

#[test]
fn a_place_that_is_left_out_in_the_preview_stays_as_it_is() {
    let story = Story::new();
    let mut window = story.window();
    let leaving = person(workspace(&window), LEAVING);
    let places = workspace(&window).stands(leaving, now().date());
    let first = workspace(&window).stand_object(places[0]);
    window.press("ctrl+r");
    window.tab_to("replace-from");
    window.type_text(LEAVING);
    window.press("enter");
    window.tab_to("replace-to");
    window.type_text(COMING);
    window.press("enter");
    window.tab_to_text(&first);
    window.press("space");
    let verb = format!("Ersätt på {} ställen", places.len() - 1);
    window.tab_to_text(&verb);
    window.press("enter");
    assert_eq!(workspace(&window).stands(leaving, now().date()), [places[0]]);
}

#[test]
fn another_day_shows_who_answered_then_and_changes_nothing() {
    let story = Story::new();
    let mut window = story.window();
    window.press("ctrl+8");
    go_to_cell(&mut window, "SYS-011", "Systemansvarig");
    window.type_text("Sara Kemi");
    window.press("enter");
    window.press("up");
    let cell = |window: &Window| {
        let table = window.desk().matrix.table();
        let row = table.current().expect("a row is current");
        (0..table.lines())
            .find(|at| {
                table.cell(*at, 0).text == "SYS-011" && row.kind == planverk::record::Kind::System
            })
            .map(|at| table.cell(at, 4).text.into_owned())
            .expect("Pascal is listed")
    };
    assert_eq!(cell(&window), "Sara Kemi");
    let start = workspace(&window).clone();
    window.press("ctrl+t");
    assert!(window.focused().is_some_and(|control| control.is("as-of")));
    window.type_text("1/1");
    assert_eq!(window.desk().session.as_of, Some(day(2026, 1, 1)));
    assert_ne!(cell(&window), "Sara Kemi");
    assert!(window.text_is_shown("Visa i dag"));
    window.picture("laget-den");
    go_to_cell(&mut window, "SYS-011", "Systemansvarig");
    window.type_text("Åke Ängman");
    window.press("delete");
    let undo = || window.desk().session.journal.undo_name();
    assert!(*workspace(&window) == start, "who answered then is history: {:?}", undo());
    window.press("escape");
    assert_eq!(window.desk().session.as_of, None);
    assert_eq!(cell(&window), "Sara Kemi");
    // The same day stands on every screen.
    window.press("ctrl+t");
    window.type_text("2026-01-01");
    for chord in ["ctrl+3", "ctrl+5", "ctrl+1"] {
        window.press(chord);
        assert!(window.text_is_shown("Läget den"), "{chord}");
    }
    window.press("ctrl+t");
    window.press("escape");
    assert!(!window.text_is_shown("Läget den"));
}

#[test]
fn the_owner_is_represented_by_the_chief_until_somebody_else_is_named() {
    let story = Story::new();
    let mut window = story.window();
    window.press("ctrl+8");
    let pascal = system(workspace(&window), "SYS-011");
    let (today, role) = (now().date(), RoleCode::OwnerRepresentative);
    let chief = seated(&window, role, Seat::Holder, pascal, today);
    assert!(!chief.is_empty());
    go_to_cell(&mut window, "SYS-011", "Företrädare");
    assert!(window.text_is_shown("Förvaltningschefen, enligt S-30"));
    window.type_text("Sara Kemi");
    window.press("enter");
    assert_eq!(seated(&window, role, Seat::Holder, pascal, today), "Sara Kemi");
    let rules = window.desk().session.findings.iter().filter(|finding| finding.rule == "R-5");
    assert!(rules.count() > 0, "a reason is asked for");
    window.press("up");
    window.press("delete");
    assert_eq!(seated(&window, role, Seat::Holder, pascal, today), chief);
}

#[test]
fn the_filters_show_gaps_endings_owners_and_ones_own() {
    let story = Story::new();
    let mut window = story.window();
    window.press("ctrl+8");
    let all = window.desk().matrix.table().len();
    for (only, count) in Only::ALL.into_iter().zip(window.desk().matrix.worked.counts) {
        window.tab_to_text(only.label());
        window.press("enter");
        assert_eq!(window.desk().matrix.table().len(), count, "{}", only.label());
        assert!(count > 0 && count <= all);
    }
    window.tab_to_text(Only::All.label());
    window.press("enter");
    window.tab_to_text("Mina");
    window.press("enter");
    let me = person(workspace(&window), "Lovisa Zakrisson");
    let mine = workspace(&window).systems_of(me, now().date());
    assert!(!mine.is_empty());
    assert_eq!(window.desk().matrix.table().len(), mine.len());
}

#[test]
fn a_new_system_among_one_bodys_own_is_owned_by_it() {
    let story = Story::new();
    let mut window = story.window();
    window.press("ctrl+8");
    window.tab_to("matrix-owner");
    window.type_text("social");
    window.press("enter");
    let owner = window.desk().matrix.owner.expect("a body is chosen");
    window.press("ctrl+n");
    let added = window.desk().matrix.current.expect("the new row is current");
    let body = workspace(&window).get::<Body>(owner).unwrap();
    assert!(body.name.starts_with("Social"), "{}", body.name);
    assert_eq!(workspace(&window).get(added).unwrap().owner, Some(owner), "S-27");
}

#[test]
fn all_that_a_person_answers_for_is_reached_from_the_row_and_leads_to_each_place() {
    let story = Story::new();
    let mut window = story.window();
    window.press("ctrl+8");
    go_to_cell(&mut window, "SYS-008", "Systemansvarig");
    let holder = window.desk().current_person().expect("somebody holds it");
    window.press("ctrl+j");
    assert_eq!(window.desk().matrix.tab, Tab::Person);
    assert_eq!(window.desk().matrix.all.person, Some(holder));
    window.picture("allt-jag-svarar-for");
    let held = workspace(&window).systems_of(holder, now().date()).len();
    assert!(window.desk().matrix.all.lines.len() >= held);
    window.tab_to_text("Visa");
    window.press("enter");
    assert_ne!(window.place(), Place::Matrix);
    // "Allt jag svarar för" is about the user.
    window.press("ctrl+k");
    window.type_text("allt jag svarar");
    window.press("enter");
    let me = person(workspace(&window), "Lovisa Zakrisson");
    assert_eq!((window.place(), window.desk().matrix.all.person), (Place::Matrix, Some(me)));
    // From a person's own row.
    window.take(Message::Command(Command::Go(Place::Organisation)));
    window.settle();
    window.tab_to_text("Personer");
    window.press("enter");
    window.tab_to_text("Allt personen svarar för");
    let current = window.desk().current_person();
    window.press("enter");
    assert_eq!((window.place(), window.desk().matrix.all.person), (Place::Matrix, current));
}

#[test]
fn the_system_of_the_row_is_marked_as_looked_over_today_by_a_key() {
    let story = Story::new();
    let mut window = story.window();
    window.press("ctrl+8");
    let pascal = system(workspace(&window), "SYS-011");
    go_to_cell(&mut window, "SYS-011", "Systemansvarig");
    let before = workspace(&window).clone();
    window.press("F8");
    let reviewed = workspace(&window).get(pascal).and_then(|system| system.reviewed);
    assert_eq!(reviewed, Some(now().date()));
    window.press("ctrl+z");
    assert_eq!(*workspace(&window), before);
    // Where all of a person is told, no system is worked on.
    window.take(Message::Matrix(planverk::desktop::screen::matrix::Message::Open(Tab::Person)));
    window.press("F8");
    assert_eq!(*workspace(&window), before);
}
