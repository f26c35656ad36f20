//! Tab goes round every screen both ways, passes every control, and never stands on nothing.

use planverk::desktop::app::Message;
use planverk::desktop::command::Command;
use planverk::desktop::screen::Place;

use crate::commands::PLACES;
use crate::driver::{GRID_COLUMNS, Window};
use crate::story::Story;

/// The controls that a round passes, in order, by their place among all controls; cells of a grid
/// are one control. Panics when the focus is lost, or never comes back to where it began.
fn round(window: &mut Window, chord: &str) -> Vec<usize> {
    let at = |window: &mut Window, step: usize| {
        let seen = window.seen();
        let at = seen.controls.iter().position(|control| control.focused);
        at.unwrap_or_else(|| panic!("step {step} of {chord} focuses nothing"))
    };
    window.press(chord);
    let first = at(window, 0);
    let mut passed = vec![first];
    let most = window.seen().controls.len() + 4 * GRID_COLUMNS;
    for step in 1..=most {
        window.press(chord);
        let now = at(window, step);
        if now == first && passed.len() > 1 {
            return passed;
        }
        if passed.last() != Some(&now) {
            passed.push(now);
        }
    }
    panic!("{chord} never comes round: {passed:?}");
}

fn assert_tab_goes_round(window: &mut Window, name: &str) {
    let stops = window.seen().controls.len();
    assert!(stops > 0, "{name} has no controls");
    let all: Vec<usize> = (0..stops).collect();
    for chord in ["tab", "shift+tab"] {
        let mut passed = round(window, chord);
        passed.sort_unstable();
        assert_eq!(passed, all, "{chord} on {name}");
    }
}

#[test]
fn tab_goes_round_every_place_both_ways() {
    let story = Story::new();
    let mut window = story.window();
    for place in PLACES {
        if place == Place::Plan {
            window.go_to_activities();
        } else {
            window.take(Message::Command(Command::Go(place)));
            window.settle();
        }
        assert_tab_goes_round(&mut window, &format!("{place:?}"));
    }
}

#[test]
fn tab_goes_round_the_start_screen_and_every_dialog() {
    let story = Story::new();
    let mut window = story.bare_window();
    assert_tab_goes_round(&mut window, "the start screen");
    let mut window = story.window();
    for command in
        [Command::Palette, Command::NewFile, Command::Settings, Command::Help, Command::Backups]
    {
        window.take(Message::Command(command));
        window.settle();
        assert!(window.app.dialog.is_some(), "{command:?}");
        assert_tab_goes_round(&mut window, &format!("{command:?}"));
        window.press("escape");
        assert!(window.app.dialog.is_none(), "Esc closes {command:?}");
    }
}

#[test]
fn the_focus_is_on_something_wherever_one_goes() {
    let story = Story::new();
    let mut window = story.window();
    let mut nowhere = Vec::new();
    for place in PLACES {
        if place == Place::Plan {
            window.press("ctrl+k");
            window.type_text("trådlöst nät strand");
            window.press("enter");
        } else {
            window.take(Message::Command(Command::Go(place)));
            window.settle();
        }
        if window.focused().is_none() {
            nowhere.push(place);
        }
    }
    assert!(nowhere.is_empty(), "nothing has the focus on {nowhere:?}");
}

#[test]
fn the_focus_goes_with_the_arrows_along_the_tabs() {
    let story = Story::new();
    let mut window = story.window();
    window.press("ctrl+5");
    while !window.focused().is_some_and(|control| control.is("organisation-tab-8")) {
        window.press("shift+tab");
    }
    for _ in 0..7 {
        window.press("shift+tab");
    }
    window.press("shift+tab");
    assert!(window.focused().is_some_and(|control| control.is("organisation-tab-0")));
    window.press("right");
    window.press("right");
    assert_eq!(window.desk().organisation.part as usize, 2);
    assert!(window.focused().is_some_and(|control| control.is("organisation-tab-2")));
}
