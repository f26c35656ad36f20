//! From what a system demands to a training that is planned, by keyboard alone: the gap seen, a
//! proposal accepted, a time and a cost given, and all of it taken back.

use planverk::desktop::screen::Place;
use planverk::desktop::widget::grid::Source;
use planverk::record::{AnyId, CompetenceRequirement, Id, Training};
use planverk::workspace::Workspace;

use crate::driver::Window;
use crate::story::Story;

fn workspace(window: &Window) -> &Workspace {
    &window.desk().session.workspace
}

/// How many gaps nothing planned closes.
fn uncovered(window: &Window) -> usize {
    window.desk().training.worked.uncovered.0
}

#[test]
fn a_gap_is_seen_a_training_accepted_planned_and_taken_back() {
    let story = Story::new();
    let mut window = story.window();
    window.press("ctrl+shift+u");
    assert_eq!(window.place(), Place::Training);
    window.until_shown("Föreslå insatser");
    let before = workspace(&window).clone();
    let open = uncovered(&window);

    window.tab_to_text("Föreslå insatser");
    window.press("enter");
    window.until_shown("Föreslagna utbildningar");
    let wanted = window.desk().training.worked.proposals[0].clone();
    window.tab_to_text("Lägg till");
    window.press("enter");
    let drafted = workspace(&window).all::<Training>().find(|it| it.name == wanted.name);
    let drafted = drafted.expect("it is a training now").id;
    assert_eq!(uncovered(&window), open, "without a time it closes nothing");

    // The register stands at what was added, in the column that is still to be filled.
    window.tab_to("training-register");
    window.type_text("mars 2027");
    window.press("enter");
    let training = workspace(&window).get(drafted).expect("it stays");
    assert_eq!(training.period.map(|it| it.to_string()).as_deref(), Some("2027-03"));
    assert!(uncovered(&window) < open);

    while workspace(&window) != &before {
        window.press("ctrl+z");
    }
    assert_eq!(uncovered(&window), open);
}

#[test]
fn what_is_typed_as_hours_and_heads_is_read_or_answered_with_what_to_write() {
    let story = Story::new();
    let mut window = story.window();
    window.press("ctrl+shift+u");
    window.tab_to("training-register");
    window.press("ctrl+home");
    for _ in 0..20 {
        if window.desk().training.trainings.current_field() == Some(Training::hours) {
            break;
        }
        window.press("right");
    }
    let current = window.desk().training.trainings.current().and_then(AnyId::of);
    let current: Id<Training> = current.expect("a training is current");
    let minutes = |window: &Window| {
        workspace(window).get(current).and_then(|it| it.hours).map(|it| it.minutes())
    };
    window.type_text("45 min");
    window.press("enter");
    assert_eq!(minutes(&window), Some(45));

    window.press("up");
    window.type_text("snart");
    window.press("enter");
    let trainings = &window.desk().training.trainings;
    let mut cells = (0..trainings.rows())
        .flat_map(|row| (0..trainings.columns().len()).map(move |column| (row, column)));
    let typed = cells.find(|(row, column)| trainings.cell(*row, *column).text == "snart");
    let (row, column) = typed.expect("what cannot be read stays as it was typed");
    let told = trainings.cell(row, column).note;
    assert!(told.is_some_and(|told| told.contains("45 min")), "and it says what to write");
    assert_eq!(minutes(&window), Some(45));
}

#[test]
fn enter_on_a_gap_leads_to_what_is_demanded() {
    let story = Story::new();
    let mut window = story.window();
    window.press("ctrl+shift+u");
    window.tab_to("training-gaps");
    for key in ["down", "right", "enter"] {
        window.press(key);
    }
    // The first column is that of a system, and what a system demands stands at the system.
    assert_eq!(window.place(), Place::Systems);
    let shown = window.desk().systems.current.expect("a system is shown");
    let demands = workspace(&window).referring::<CompetenceRequirement>(shown).count();
    assert!(demands > 0);
}
