//! What makes no sense, and what is far too much: it stays where it was typed, with its sentence.

use planverk::record::Activity;

use crate::story::Story;

/// The sentence beside the current cell, if it could not be read.
fn complaint(window: &crate::driver::Window) -> Option<String> {
    use planverk::desktop::widget::grid::{CellTone, Source};
    let grid = window.plan().grid.as_ref().unwrap();
    let cell = grid.cell(grid.place().unwrap() - 1, window.column());
    (cell.tone == CellTone::Invalid).then(|| cell.note.unwrap_or_default().into_owned())
}

#[test]
fn an_amount_that_makes_no_sense_stays_in_its_cell_with_a_sentence() {
    let story = Story::new();
    let mut window = story.window();
    window.go_to_activities();
    window.go_to_column("Drift");
    let before = window.activity().clone();
    window.type_text("mycket");
    window.press("enter");
    window.press("up");
    assert_eq!(*window.activity(), before, "the value stands");
    assert_eq!(window.cell(), "mycket");
    assert!(complaint(&window).is_some_and(|sentence| !sentence.is_empty()));
    window.picture("oläsligt-belopp");
    // It is still there after a visit elsewhere, and gives way to what can be read.
    window.press("ctrl+1");
    window.go_to_activities();
    window.go_to_column("Drift");
    assert_eq!(window.cell(), "mycket");
    window.type_text("1,2 mnkr");
    window.press("enter");
    window.press("up");
    assert_eq!(complaint(&window), None);
    assert!(window.activity().running.0.values().any(|amount| amount.0 == 1_200_000));
}

#[test]
fn a_date_that_makes_no_sense_stays_with_its_sentence() {
    let story = Story::new();
    let mut window = story.window();
    window.go_to_activities();
    let heading = Activity::period.field().label;
    window.go_to_column(heading);
    let before = window.activity().clone();
    window.type_text("32 februari");
    window.press("enter");
    window.press("up");
    assert_eq!(*window.activity(), before);
    assert_eq!(window.cell(), "32 februari");
    assert!(complaint(&window).is_some_and(|sentence| !sentence.is_empty()));
}

#[test]
fn a_megabyte_pasted_into_a_cell_is_taken_in_and_the_window_stands() {
    let story = Story::new();
    let mut window = story.window();
    window.go_to_activities();
    window.go_to_column(Activity::name.field().label);
    let pasted = "Ärendehantering 👩‍💻 \u{202e}baklänges\u{7} ".repeat(25_000);
    assert!(pasted.len() > 1_000_000);
    window.clipboard.0 = Some(pasted.clone());
    window.press("ctrl+v");
    let _ = window.draw(1.0);
    let kept = window.activity().name.clone();
    assert!(kept.starts_with("Ärendehantering") && kept.len() > 900_000, "{} bytes", kept.len());
    assert!(!kept.contains('\u{7}'), "control characters are no text");
    window.until_saved();
    window.press("ctrl+z");
    assert!(window.activity().name.len() < 1_000);
}

#[test]
fn a_megabyte_pasted_while_a_cell_is_edited_is_taken_in() {
    let story = Story::new();
    let mut window = story.window();
    window.go_to_activities();
    window.go_to_column(Activity::name.field().label);
    window.press("F2");
    window.press("ctrl+a");
    window.clipboard.0 = Some("Ärendehantering ".repeat(70_000));
    window.press("ctrl+v");
    let _ = window.draw(1.0);
    window.press("enter");
    window.press("up");
    assert!(window.activity().name.len() > 1_000_000);
}

#[test]
fn a_megabyte_of_rows_fills_the_rows_there_are() {
    let story = Story::new();
    let mut window = story.window();
    window.go_to_activities();
    window.go_to_column(Activity::name.field().label);
    let count = window.plan().grid.as_ref().unwrap().len();
    window.clipboard.0 = Some("En rad ur Excel\n".repeat(70_000));
    window.press("ctrl+v");
    let _ = window.draw(1.0);
    assert_eq!(window.plan().grid.as_ref().unwrap().len(), count);
    assert_eq!(window.activity().name, "En rad ur Excel");
    window.press("ctrl+z");
    assert_ne!(window.activity().name, "En rad ur Excel");
}
