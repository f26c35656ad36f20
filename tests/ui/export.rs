//! Documents and files out of the window, asked for in the program's own path dialog.

use planverk::desktop::app::Offer;
use planverk::desktop::screen::Place;
use planverk::desktop::theme::Tone;
use planverk::pdf;
use planverk::record::Activity;

use crate::alone::without_a_portal;
use crate::driver::Window;
use crate::story::Story;

/// Asks for the export of the open plan into a folder, as typed.
fn export_to(window: &mut Window, folder: &str) {
    window.press("ctrl+e");
    window.until_shown("Välj mapp för handlingarna");
    assert!(window.focused().is_some_and(|control| control.is("path")));
    window.write_over(folder);
    window.press("enter");
    window.until("a toast tells how it went", |window| !window.app.toasts.is_empty());
}

#[test]
fn a_plan_is_exported_into_the_folder_that_was_typed_and_passes_its_read_back() {
    without_a_portal(
        "export::a_plan_is_exported_into_the_folder_that_was_typed_and_passes_its_read_back",
        || {
            let story = Story::new();
            let mut window = story.window();
            window.go_to_activities();
            let folder = story.path("ut på remiss");
            export_to(&mut window, folder.to_str().unwrap());
            let toast = &window.app.toasts[0];
            assert_eq!(toast.tone, Tone::Success, "{}", toast.words);
            let path = folder.join("un-2026-118-it-plan-2027-2029-forslag.pdf");
            assert!(toast.words.contains(path.to_str().unwrap()), "{}", toast.words);
            assert_eq!(toast.offer, Some(Offer::File(path.clone())));
            assert!(window.text_is_shown("Öppna"));
            let report = pdf::read_back(&std::fs::read(&path).unwrap());
            assert!(report.passes(), "{}", report.summary());
            window.picture("exporterat");
        },
    );
}

/// Whether the plan has what was written on the other computer.
fn is_written(window: &mut Window) -> bool {
    let mut activities = window.desk().session.workspace.all::<Activity>();
    activities.any(|it| it.name == "Skriven på en annan dator")
}

#[test]
fn a_plan_goes_by_its_paper_to_another_computer_and_back() {
    without_a_portal("export::a_plan_goes_by_its_paper_to_another_computer_and_back", || {
        let story = Story::new();
        let mut window = story.window();
        window.go_to_activities();
        window.tab_to_text("Bifoga planens data (PDF/A-3a)");
        window.press("space");
        export_to(&mut window, story.path("ut").to_str().unwrap());
        let paper = story.path("ut").join("un-2026-118-it-plan-2027-2029-forslag.pdf");
        assert!(pdf::read_back(&std::fs::read(&paper).unwrap()).passes());

        let mut other = story.bare_window();
        other.press("ctrl+o");
        other.write_over(paper.to_str().unwrap());
        other.press("enter");
        other.until_shown("Skapa planfil");
        other.press("enter");
        other.until("it is open", |window| window.app.desk().is_some());
        assert_eq!(other.desk().session.path, paper.with_extension("planverk"));
        other.go_to_activities();
        other.go_to_column("Aktivitet");
        other.type_text("Skriven på en annan dator");
        other.press("enter");
        other.tab_to_text("Bifoga planens data (PDF/A-3a)");
        other.press("space");
        export_to(&mut other, story.path("ut").to_str().unwrap());
        drop(other);

        window.press("ctrl+i");
        window.write_over(paper.to_str().unwrap());
        window.press("enter");
        window.until("it is taken in", is_written);
        window.press("ctrl+z");
        window.until("it is taken back", |window| !is_written(window));
    });
}

#[test]
fn a_folder_that_cannot_be_written_gives_a_swedish_sentence_and_the_plan_stands() {
    without_a_portal(
        "export::a_folder_that_cannot_be_written_gives_a_swedish_sentence_and_the_plan_stands",
        || {
            let story = Story::new();
            let mut window = story.window();
            window.go_to_activities();
            // A file where the folder should be: no user, not even root, can write in it.
            let blocked = story.path("inte en mapp");
            std::fs::write(&blocked, "x").unwrap();
            export_to(&mut window, blocked.to_str().unwrap());
            let toast = window.app.toasts[0].clone();
            assert_eq!(toast.tone, Tone::Error);
            assert!(toast.words.contains(blocked.to_str().unwrap()), "{}", toast.words);
            for english in ["error", "directory", "denied", "exists", "os "] {
                assert!(!toast.words.contains(english), "{}", toast.words);
            }
            assert!(window.text_is_shown(&toast.words));
            window.go_to_activities();
        },
    );
}

#[test]
fn a_new_kommun_is_made_from_the_start_screen_by_keyboard() {
    without_a_portal("export::a_new_kommun_is_made_from_the_start_screen_by_keyboard", || {
        let story = Story::new();
        let mut window = story.bare_window();
        window.picture("start");
        assert!(window.focused().is_some_and(|control| control.is("start-example")));
        window.tab_to_text("Börja med en tom kommun");
        window.press("enter");
        assert!(window.focused().is_some_and(|control| control.is("new-kommun")));
        window.press("enter");
        assert!(window.text_is_shown("Skriv kommunens namn."));
        window.type_text("Älvsjö kommun");
        window.press("enter");
        window.until_shown("Skapa planfil");
        let file = story.path("älvsjö.planverk");
        window.write_over(file.to_str().unwrap());
        window.press("enter");
        window.until("the file is open", |window| window.app.desk().is_some());
        let kommun = window.desk().session.workspace.municipality().unwrap();
        assert_eq!(kommun.name, "Älvsjö kommun");
        assert!(file.is_file() && window.desk().session.is_writable());
        window.picture("ny-kommun");
    });
}

#[test]
fn a_file_that_is_no_plan_file_is_told_in_a_sentence_on_the_start_screen() {
    without_a_portal(
        "export::a_file_that_is_no_plan_file_is_told_in_a_sentence_on_the_start_screen",
        || {
            let story = Story::new();
            let mut window = story.bare_window();
            let foreign = story.path("brev.planverk");
            std::fs::write(&foreign, "Hej!").unwrap();
            window.press("ctrl+o");
            window.until_shown("Öppna planfil");
            window.write_over(foreign.to_str().unwrap());
            window.press("enter");
            window.until("a sentence", |window| {
                use planverk::desktop::app::Stage;
                matches!(&window.app.stage, Stage::Start { failure: Some(_), .. })
            });
            assert!(window.text_is_shown("Öppna exempelkommunen"));
            assert!(window.focused().is_some(), "the focus is on something");
            assert_eq!(std::fs::read(&foreign).unwrap(), b"Hej!");
        },
    );
}

#[test]
fn a_copy_is_saved_and_opens_by_itself() {
    without_a_portal("export::a_copy_is_saved_and_opens_by_itself", || {
        let story = Story::new();
        let mut window = story.window();
        window.press("ctrl+shift+s");
        window.until_shown("Spara kopia som");
        let copy = story.path("kopia åt någon");
        window.write_over(copy.to_str().unwrap());
        window.press("enter");
        window.until("the copy is told of", |window| !window.app.toasts.is_empty());
        let copy = copy.with_extension("planverk");
        let read = planverk::store::read(&copy).unwrap();
        let count = |workspace: &planverk::workspace::Workspace| {
            planverk::record::Kind::ALL.iter().map(|kind| workspace.count(*kind)).sum::<usize>()
        };
        assert_eq!(count(&read.workspace), count(&window.desk().session.workspace));
    });
}

/// The social nämnd's matrix in both variants, and the binder that is kept on paper, by keyboard.
#[test]
fn the_documents_of_a_body_are_chosen_seen_and_exported_by_keyboard_alone() {
    without_a_portal(
        "export::the_documents_of_a_body_are_chosen_seen_and_exported_by_keyboard_alone",
        || {
            let story = Story::new();
            let mut window = story.window();
            window.press("ctrl+9");
            assert_eq!(window.place(), Place::Papers);
            assert!(window.focused().is_some_and(|control| control.is("papers-kind")));
            choose_body(&mut window, "Socialn");
            window.until_shown("PDF/A-2a och PDF/UA-1, 0 avvikelser");
            let folder = story.path("handlingar");
            let mut expected = vec!["sn-systemansvar-2026-11-16.pdf"];
            export_to(&mut window, folder.to_str().unwrap());
            window.tab_to_text("Intern bilaga");
            window.press("space");
            export_to(&mut window, folder.to_str().unwrap());
            expected.push("sn-systemansvar-2026-11-16-intern.pdf");
            window.tab_to_text("Kontinuitetspärm");
            window.press("space");
            window.until_shown("PDF/A-2a och PDF/UA-1, 0 avvikelser");
            window.press("ctrl+pgdn");
            window.until("the next page", |window| {
                window.desk().papers.preview.place().is_some_and(|(page, _)| page == 1)
            });
            export_to(&mut window, folder.to_str().unwrap());
            expected.push("sn-kontinuitet-2026-11-16-intern.pdf");
            for name in expected {
                let path = folder.join(name);
                window.until(name, |_| path.exists());
                assert!(pdf::read_back(&std::fs::read(&path).unwrap()).passes(), "{name}");
            }
            window.picture("handlingar");
        },
    );
}

fn choose_body(window: &mut Window, name: &str) {
    window.tab_to("papers-body");
    window.press("enter");
    window.type_text(name);
    window.press("enter");
}
