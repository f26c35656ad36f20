//! The palette, zoom and look, and every command on every place.

use planverk::desktop::command::{COMMANDS, Command};
use planverk::desktop::dialog::Dialog;
use planverk::desktop::screen::Place;
use planverk::desktop::settings::Look;

use crate::alone::without_a_portal;
use crate::story::Story;

pub const PLACES: [Place; 12] = [
    Place::Home,
    Place::Plans,
    Place::Plan,
    Place::Systems,
    Place::Matrix,
    Place::Strategy,
    Place::Organisation,
    Place::Papers,
    Place::Training,
    Place::FollowUp,
    Place::Review,
    Place::History,
];

#[test]
fn the_palette_finds_an_activity_and_goes_to_it() {
    let story = Story::new();
    let mut window = story.window();
    window.press("ctrl+k");
    assert!(window.focused().is_some_and(|control| control.is("palette")));
    window.type_text("trådlöst nät strand");
    window.picture("palett");
    window.press("enter");
    assert_eq!(window.place(), Place::Plan);
    assert!(window.activity().name.starts_with("Trådlöst nät Strandskolan"));
    assert!(window.focused().is_some_and(|control| control.is("plan-grid")));
}

#[test]
fn the_palette_runs_a_command_and_esc_gives_the_focus_back() {
    let story = Story::new();
    let mut window = story.window();
    window.press("ctrl+2");
    window.press("tab");
    let before = window.focused().expect("Tab focuses something");
    window.press("ctrl+k");
    window.press("escape");
    assert!(window.app.dialog.is_none());
    assert_eq!(window.focused(), Some(before), "what had the focus has it again");
    window.press("ctrl+k");
    window.type_text("gransk");
    window.press("down");
    window.press("up");
    window.press("enter");
    assert_eq!(window.place(), Place::Review);
}

#[test]
fn a_chord_in_a_text_field_runs_its_command_and_writes_nothing() {
    let story = Story::new();
    let mut window = story.window();
    window.press("ctrl+4");
    assert!(window.focused().is_some_and(|control| control.is("strategy-search")));
    window.press("ctrl++");
    assert_eq!(window.app.settings.zoom, 110);
    window.press("ctrl+0");
    window.press("ctrl+,");
    assert!(matches!(window.app.dialog, Some(Dialog::Settings)));
    window.press("escape");
    window.press("ctrl+1");
    assert_eq!(window.place(), Place::Home);
    window.press("ctrl+4");
    window.type_text("system");
    window.press("ctrl+a");
    window.press("ctrl+c");
    assert_eq!(window.clipboard.0.as_deref(), Some("system"), "and nothing was written before it");
}

#[test]
fn what_is_removed_comes_back_from_its_toast_until_something_else_is_changed() {
    let story = Story::new();
    let mut window = story.window();
    window.press("ctrl+3");
    let all = window.desk().systems.register.len();
    window.press("ctrl+delete");
    assert_eq!(window.desk().systems.register.len(), all - 1);
    window.click_text("Ångra");
    assert_eq!(window.desk().systems.register.len(), all);
    assert!(window.app.toasts.is_empty(), "there is nothing left to undo by it");
    window.press("ctrl+delete");
    window.press("ctrl+n");
    assert!(window.app.toasts.is_empty(), "it would undo what has been added");
}

#[test]
fn the_history_of_the_record_that_is_worked_on_is_a_chord_away() {
    let story = Story::new();
    let mut window = story.window();
    window.press("ctrl+5");
    window.press("ctrl+n");
    window.type_text("XX");
    window.press("enter");
    let id = window.desk().organisation.current().expect("the new body is current");
    window.press("ctrl+h");
    assert_eq!(window.place(), Place::History);
    assert_eq!(window.desk().history.only(), Some(id));
}

#[test]
fn zoom_steps_and_look_turns_and_both_are_remembered() {
    let story = Story::new();
    let mut window = story.window();
    let wide = window.app.size;
    for (chord, zoom) in [("ctrl++", 110), ("ctrl++", 125), ("ctrl+-", 110), ("ctrl+0", 100)] {
        window.press(chord);
        assert_eq!(window.app.settings.zoom, zoom);
    }
    assert_eq!(window.app.size, wide);
    for look in [Look::Light, Look::Dark, Look::HighContrast, Look::Light, Look::Dark] {
        window.press("ctrl+shift+l");
        assert_eq!(window.app.settings.look, look);
    }
    (0..9).for_each(|_| window.press("ctrl++"));
    assert_eq!(window.app.settings.zoom, 200);
    window.picture("hem-mork-200");
    for _ in 0..20 {
        window.press("tab");
        let place = window.focused().and_then(|control| control.place);
        let seen = place.is_some_and(|place| place.height > 8.0 && place.width > 8.0);
        assert!(seen, "what has the focus is seen: {:?}", window.focused());
    }
    window.press("ctrl+q");
    let kept = planverk::desktop::settings::Folders::under(&story.path("hem")).load();
    assert_eq!((kept.zoom, kept.look), (200, Look::Dark));
}

#[test]
fn every_command_can_be_asked_for_on_every_place() {
    without_a_portal("commands::every_command_can_be_asked_for_on_every_place", || {
        let story = Story::new();
        let mut window = story.window();
        let ends = |command| matches!(command, Command::Quit | Command::CloseFile);
        for place in PLACES {
            for entry in COMMANDS.iter().filter(|entry| !ends(entry.command)) {
                if place == Place::Plan {
                    window.go_to_activities();
                } else {
                    window.take(planverk::desktop::app::Message::Command(Command::Go(place)));
                    window.settle();
                }
                assert_eq!(window.place(), place, "on the way to {}", entry.name);
                window.take(planverk::desktop::app::Message::Command(entry.command));
                window.settle();
                // The session bus is asked first, and may take its time.
                let asks = match entry.command {
                    Command::OpenFile | Command::SaveCopy | Command::Import => true,
                    Command::Export => window.desk().current_paper().is_some(),
                    _ => false,
                };
                if asks {
                    window.until("a dialog", |window| window.app.dialog.is_some());
                    window.settle();
                }
                let _ = window.draw(1.0);
                if window.app.dialog.is_some() {
                    assert!(window.focused().is_some(), "{} focuses nothing", entry.name);
                    window.press("escape");
                }
                assert!(window.app.dialog.is_none(), "Esc leaves {} standing", entry.name);
            }
        }
        window.press("ctrl+w");
        assert!(window.app.desk().is_none());
        assert!(window.text_is_shown("Öppna exempelkommunen"));
        for entry in COMMANDS.iter().filter(|entry| entry.command != Command::Quit) {
            window.take(planverk::desktop::app::Message::Command(entry.command));
            window.settle();
            if window.app.dialog.is_some() {
                window.press("escape");
            }
        }
        window.press("ctrl+q");
        assert!(window.exited);
    });
}

#[test]
fn help_shows_every_command_with_its_keys() {
    let story = Story::new();
    let mut window = story.window();
    window.press("F1");
    assert!(matches!(window.app.dialog, Some(Dialog::Help)));
    for entry in COMMANDS {
        assert!(window.text_is_shown(entry.name), "{}", entry.name);
    }
    window.picture("hjalp");
    // Nothing in the list can have the focus: the keys scroll it.
    let last = "Stäng en dialog";
    assert!(window.seen().place(last).is_none());
    (0..6).for_each(|_| window.press("pgdn"));
    assert!(window.seen().place(last).is_some());
    (0..40).for_each(|_| window.press("up"));
    assert!(window.seen().place("Ny kommun …").is_some());
}
