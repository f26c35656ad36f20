//! A chief finds what waits on the first screen, reads it over the whole screen, remarks on a passage
//! and says what becomes of it, by keyboard alone.

use planverk::desktop::app::Start;
use planverk::desktop::screen::Place;
use planverk::desktop::session::Clock;
use planverk::desktop::settings::{Folders, Settings};
use planverk::record::{Case, CaseState, RoleCode};

use crate::driver::Window;
use crate::story::{Story, now};

fn case(window: &Window) -> &Case {
    let mut cases = window.desk().session.workspace.all::<Case>();
    cases.find(|case| case.diary_number == "SN 2026/201").expect("the example has it")
}

/// The window of the förvaltningschef whose case is ready.
fn chiefs_window(story: &Story) -> Window {
    let workspace = planverk::exchange::example::example_workspace(now().date()).unwrap();
    let case = workspace.all::<Case>().find(|it| it.diary_number == "SN 2026/201").unwrap();
    let administration = case.administration.unwrap();
    let name = workspace.holder_names(RoleCode::Chief, Some(administration.into()), now().date());
    Window::start(Start {
        file: Some(story.file()),
        folders: Some(Folders::under(&story.path("hem"))),
        settings: Settings { name, ..Settings::default() },
        clock: Clock::Fixed(now()),
    })
}

#[test]
fn in_a_narrow_window_the_page_and_what_is_said_of_it_have_the_room() {
    let story = Story::new();
    let mut window = chiefs_window(&story);
    window.until_shown("Läs och godkänn");
    window.tab_to_text("Läs och godkänn");
    window.press("enter");
    window.resize(700.0, 560.0);
    window.until_shown("Sida 1 av 3");
    assert!(!window.text_is_shown("Innehåll"));
    window.tab_to("reading-remark");
    window.picture("lasning-smal");
    window.press("escape");
    assert_eq!(window.place(), Place::Home);
}

#[test]
fn a_chief_reads_what_waits_remarks_on_a_passage_and_approves() {
    let story = Story::new();
    let mut window = chiefs_window(&story);
    window.until_shown("Väntar på dig");
    window.picture("vantar-pa-dig");
    window.tab_to_text("Läs och godkänn");
    window.press("enter");
    assert_eq!(window.place(), Place::Reading);
    window.until_shown("Sida 1 av 3");
    window.press("down");
    window.press("down");
    window.press("down");
    window.tab_to("reading-remark");
    window.type_text("Nämn hemtjänsten.");
    window.picture("lasning");
    window.press("enter");
    window.until_shown("Nämn hemtjänsten.");
    let id = case(&window).id;
    let remarks = window.desk().session.workspace.open_remarks(id);
    assert!(
        remarks.iter().any(|it| it.place == "Tjänsteskrivelse, sida 1" && !it.quote.is_empty())
    );
    window.press("pgdn");
    window.until_shown("Sida 2 av 3");
    window.tab_to_text("Godkänn");
    window.press("enter");
    assert!(window.desk().session.workspace.is_approved(id));
    window.press("escape");
    assert_eq!(window.place(), Place::Home);
    assert_eq!(case(&window).state, Some(CaseState::Ready));
    assert!(!window.text_is_shown("Läs och godkänn"), "nothing waits any longer");

    // One undo takes the approval back.
    window.press("ctrl+z");
    window.until_shown("Läs och godkänn");
}
