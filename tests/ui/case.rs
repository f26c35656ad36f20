//! A case from its placeholder to what the nämnd decided, by keyboard alone (domain §7.10): what is left
//! is mended, the papers are handed in, the decision is registered, and what was decided is frozen and
//! can be told from anything else.

use planverk::desktop::screen::Place;
use planverk::record::{Case, CaseState, Plan, PlanState};
use planverk::store;

use crate::alone::without_a_portal;
use crate::driver::Window;
use crate::story::Story;

const TITLE: &str =
    "IT-plan, utbildningsplan och systemansvar för utbildningsförvaltningen 2027–2029";

fn case(window: &Window) -> &Case {
    let mut cases = window.desk().session.workspace.all::<Case>();
    cases.find(|case| case.diary_number == "UN 2026/118").expect("the example has it")
}

fn open(window: &mut Window) {
    window.press("ctrl+shift+a");
    assert_eq!(window.place(), Place::Cases);
    window.tab_to_text(TITLE);
    window.press("enter");
    assert_eq!(window.place(), Place::Case);
}

/// Mends what stops the case: the finding leads to the text, and the text is written.
fn mend(window: &mut Window) {
    window.until("the review has been", |window| window.desk().session.is_reviewed);
    window.tab_to_text(
        "Platshållaren ”[Skriv bakgrund och aktuell situation]” står kvar i fältet ”Text” för \
         avsnittet ”Beskrivning av ärendet”",
    );
    window.press("enter");
    window.write_over("Förvaltningen har {Antal egna system} egna IT-system.");
    window.until_shown("Förvaltningen har fem egna IT-system.");
}

fn step(window: &mut Window, verb: &str, state: CaseState) {
    window.tab_to_text(verb);
    window.press("enter");
    assert_eq!(case(window).state, Some(state), "{verb}");
}

/// Fills in what the nämnd decided, and registers it.
fn decide(window: &mut Window) {
    window.tab_to("case-tab-0");
    for _ in 0..3 {
        window.press("right");
    }
    window.tab_to("arende.outcome");
    window.press("enter");
    window.press("down");
    window.press("enter");
    window.tab_to("arende.decision_date");
    window.type_text("2026-11-16");
    window.tab_to("arende.paragraph");
    window.type_text("§ 104");
    step(window, "Registrera beslutet", CaseState::Decided);
}

#[test]
fn a_case_goes_from_placeholder_to_frozen_decision_by_keyboard_alone() {
    without_a_portal(
        "case::a_case_goes_from_placeholder_to_frozen_decision_by_keyboard_alone",
        || {
            let story = Story::new();
            let mut window = story.window();
            open(&mut window);
            window.until("the review has been", |window| window.desk().session.is_reviewed);
            window.tab_to_text("Klar för beslut");
            window.press("enter");
            window.until_shown("1 fel");
            assert_eq!(case(&window).state, Some(CaseState::Open), "an error stops it");

            mend(&mut window);
            step(&mut window, "Klar för beslut", CaseState::Ready);
            step(&mut window, "Lämna in", CaseState::Submitted);
            decide(&mut window);
            window.until("it is frozen", |window| window.desk().session.frozen.len() == 2);
            let adopted = window.desk().session.workspace.all::<Plan>().filter(|plan| {
                plan.diary_number == "UN 2026/118" && plan.state == Some(PlanState::Adopted)
            });
            assert_eq!(adopted.count(), 2);

            // What was decided is had back as it was, whatever happens to the register meanwhile.
            let frozen = window.desk().session.frozen[1].clone();
            assert_eq!(frozen.title, "UN 2026/118, § 104");
            window.press("ctrl+z");
            assert_eq!(case(&window).state, Some(CaseState::Submitted));
            window.tab_to_text("Läs");
            window.press("enter");
            window.until_shown("Som det beslutades");
            assert_eq!(window.place(), Place::Reading);
            window.until_shown("Sida 1 av 2");
            window.press("escape");
            assert_eq!(window.place(), Place::Case);
            let folder = story.path("ut");
            window.tab_to_text("Spara kopior …");
            window.press("enter");
            window.write_over(&folder.display().to_string());
            window.press("enter");
            window.until("the papers are written", |_| {
                frozen.papers.iter().all(|(name, _)| folder.join(name).is_file())
            });
            for (name, digest) in &frozen.papers {
                let bytes = std::fs::read(folder.join(name)).unwrap();
                assert_eq!(store::digest(&bytes), *digest, "{name}");
            }
            let plan = frozen.papers.iter().find(|(name, _)| name.contains("it-plan")).unwrap();
            assert!(plan.0.contains("faststalld"), "{}", plan.0);

            // And after a restart it is there.
            window.press("ctrl+w");
            window.until("the file is closed", |window| window.app.desk().is_none());
            let contents = store::read(&story.file()).unwrap();
            assert_eq!(contents.frozen[1], frozen);
        },
    );
}

#[test]
fn a_new_case_opens_with_its_plans_and_is_taken_back_by_one_undo() {
    let story = Story::new();
    let mut window = story.window();
    let before = window.desk().session.workspace.clone();
    window.press("ctrl+shift+a");
    // The last förvaltning has none yet.
    window.until_shown("Förvaltningen har inga ärenden ännu.");
    for _ in 0..40 {
        if window.seen().focus_is_on("Nytt delegationsbeslut") {
            break;
        }
        window.press("shift+tab");
    }
    window.press("enter");
    assert_eq!(window.place(), Place::Case);
    window.press("ctrl+z");
    assert_eq!(window.place(), Place::Cases, "the case is gone, and so its screen");
    assert!(window.desk().session.workspace == before);
}
