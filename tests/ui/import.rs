//! Tables into the plan file through the window, by keyboard alone.

use std::time::Duration;

use planverk::desktop::theme::Tone;
use planverk::record::{AnyId, Kind, Person, RoleCode, System};
use planverk::workspace::Workspace;

use crate::alone::without_a_portal;
use crate::driver::Window;
use crate::story::{Story, now};

/// Writes a table beside the plan file, and answers with it where the program asks which.
fn give(window: &mut Window, story: &Story, name: &str, table: &str) {
    let path = story.path(name);
    std::fs::write(&path, table).unwrap();
    window.until_shown("Välj tabell, eller plan som PDF, att ta in");
    assert!(window.focused().is_some_and(|control| control.is("path")));
    window.write_over(path.to_str().unwrap());
    window.press("enter");
    window.until_shown(name);
    window.settle();
}

fn workspace(window: &Window) -> &Workspace {
    &window.desk().session.workspace
}

#[test]
fn a_wrong_row_is_told_and_the_mended_list_comes_in_and_is_undone_once() {
    without_a_portal(
        "import::a_wrong_row_is_told_and_the_mended_list_comes_in_and_is_undone_once",
        || {
            let story = Story::new();
            let mut window = story.window();
            let before = workspace(&window).clone();
            window.press("ctrl+i");
            let list = "Namn;Titel;Avdelning\nÄngman, Åke;Controller;\nBo Ek;Lärare;Bibblan\n";
            give(&mut window, &story, "fel.csv", list);
            window.until_shown("1 rad är fel.");
            for words in [
                "CSV med semikolon, UTF-8. Rubrikerna står på rad 1.",
                "Rad 3, kolumnen Avdelning: ”Bibblan” finns inte bland enheter.",
                "Rad 2: Åke Ängman ändras: Befattning från",
                "Inget tas in förrän felet är rättat i tabellen.",
            ] {
                assert!(window.text_is_shown(words), "{words}: {:#?}", window.seen().words());
            }
            assert!(window.focused().is_some_and(|control| control.is("import-kind")));
            window.picture("importera-fel");
            assert!(*workspace(&window) == before, "nothing is taken in");

            window.tab_to("import-other");
            window.press("enter");
            give(&mut window, &story, "personer.csv", &list.replace("Bibblan", "Biblioteket"));
            window.until_shown("2 personer: 1 läggs till, 1 ändras.");
            window.picture("importera");
            window.tab_to_text("Importera");
            window.press("enter");
            assert!(window.app.dialog.is_none());
            let toast = &window.app.toasts[0];
            assert_eq!(toast.words, "Tog in 2 personer ur personer.csv");
            assert_eq!(toast.tone, Tone::Success);
            assert!(workspace(&window).all::<Person>().any(|person| person.name == "Bo Ek"));
            window.press("ctrl+z");
            assert!(*workspace(&window) == before, "the whole import is undone as one");
        },
    );
}

#[test]
fn what_the_guess_got_wrong_is_put_right_by_keyboard_and_roles_come_with_the_systems() {
    without_a_portal(
        "import::what_the_guess_got_wrong_is_put_right_by_keyboard_and_roles_come_with_the_systems",
        || {
            let story = Story::new();
            let mut window = story.window();
            window.press("ctrl+i");
            let list = "Kod;Färg;Systemförvaltare\nSYS-014;röd;\"Kemi, Sara\"\n";
            give(&mut window, &story, "lista.csv", list);
            // A code alone is a nämnd's.
            window.until_shown("Organ");
            assert!(window.focused().is_some_and(|control| control.is("import-kind")));
            window.type_text("IT-system");
            window.press("enter");
            window.until_shown("Tala om vad kolumnerna är");
            window.tab_to("import-column-0");
            window.type_text("Nr");
            window.press("enter");
            window.until_shown("1 IT-system: 1 ändras.");
            assert!(
                window.text_is_shown("Systemansvarig från ”Lovisa Zakrisson” till ”Sara Kemi”")
            );
            window.picture("importera-roller");
            window.tab_to_text("Importera");
            window.press("enter");
            let workspace = workspace(&window);
            let vklass = workspace.all::<System>().find(|s| s.number == "SYS-014").unwrap().id;
            let subject = Some(AnyId::from(vklass));
            let names = |day| workspace.holder_names(RoleCode::SystemManager, subject, day);
            assert_eq!(names(now().date()), "Sara Kemi");
            assert_eq!(names(now().date().pred_opt().unwrap()), "Lovisa Zakrisson");
        },
    );
}

#[test]
fn a_file_that_is_no_table_is_told_and_another_is_at_hand() {
    without_a_portal("import::a_file_that_is_no_table_is_told_and_another_is_at_hand", || {
        let story = Story::new();
        let mut window = story.window();
        window.press("ctrl+i");
        give(&mut window, &story, "tom.csv", "");
        window.until_shown("Tabellen är tom.");
        assert!(window.focused().is_some_and(|control| control.is("import-other")));
        window.press("escape");
        assert!(window.app.dialog.is_none());
    });
}

#[test]
fn fifty_thousand_rows_are_read_beside_the_window_and_can_be_left_at_any_time() {
    without_a_portal(
        "import::fifty_thousand_rows_are_read_beside_the_window_and_can_be_left_at_any_time",
        || {
            let story = Story::new();
            let mut window = story.window();
            let rows: String =
                (0..50_000).map(|at| format!("Anna{at} Berg{at};Lärare;Biblioteket\n")).collect();
            let path = story.path("stor.csv");
            std::fs::write(&path, format!("Namn;Befattning;Enhet\n{rows}")).unwrap();
            let ask = |window: &mut Window| {
                window.press("ctrl+i");
                window.until_shown("Välj tabell, eller plan som PDF, att ta in");
                window.write_over(path.to_str().unwrap());
                window.press_only("enter");
            };
            ask(&mut window);
            window.press_only("escape");
            assert!(window.app.dialog.is_none());
            window.settle();
            assert!(window.app.dialog.is_none(), "what comes late opens nothing");

            ask(&mut window);
            window.until_shown("50000 personer: 50000 läggs till.");
            let (worked, on) = window.longest_at_work.clone();
            assert!(worked < Duration::from_millis(50), "{worked:?} on {on}");
            window.tab_to_text("Importera");
            window.press("enter");
            assert!(workspace(&window).count(Kind::Person) > 50_000);
        },
    );
}
