//! The small registers of a system's form, by keyboard alone: a row added in each, its first cell
//! typed in, and both taken back.

use planverk::desktop::screen::Place;
use planverk::desktop::screen::systems::{Small, Tab};
use planverk::record::{FieldKind, Kind};
use planverk::workspace::Workspace;

use crate::driver::Window;
use crate::story::Story;

/// More presses of Tab than the form has stops and cells.
const ROUND: usize = 600;

fn workspace(window: &Window) -> &Workspace {
    &window.desk().session.workspace
}

/// Tab, from the tabs above the form, to the button that adds a row in a small register.
pub fn tab_to_add(window: &mut Window, small: Small) {
    window.tab_to("systems-tab-1");
    let mut passed = 0;
    for _ in 0..ROUND {
        window.press("tab");
        let seen = window.seen();
        // A field of several asks for more by the same words, and is no button.
        let is_button = seen.focused().is_some_and(|control| control.id.is_none());
        if is_button && seen.focus_is_on("Lägg till") {
            if passed == small as usize {
                return;
            }
            passed += 1;
        }
    }
    panic!("no Tab leads to what adds under {}", small.title());
}

/// What a user could type in a field of that kind.
fn fitting(workspace: &Workspace, kind: FieldKind) -> String {
    let last = |kinds: &[Kind]| {
        let records = kinds.iter().flat_map(|kind| workspace.records(*kind));
        records.last().map(|record| workspace.key(record.any_id())).expect("there is one")
    };
    match kind {
        FieldKind::Choice(choices) => choices.last().expect("there is one").label.to_owned(),
        FieldKind::Reference(kinds) | FieldKind::References(kinds) => last(kinds),
        FieldKind::Date | FieldKind::EndDate => "2026-10-01".to_owned(),
        FieldKind::Number => "3".to_owned(),
        _ => "Åtkomst på prov".to_owned(),
    }
}

#[test]
fn each_small_register_of_a_system_takes_a_row_by_keyboard_and_gives_it_back() {
    let story = Story::new();
    let mut window = story.window();
    window.press("ctrl+3");
    assert_eq!(window.place(), Place::Systems);
    window.tab_to("systems-tab-0");
    window.press("right");
    assert_eq!(window.desk().systems.tab, Tab::Form);
    for small in Small::ALL {
        let before = workspace(&window).clone();
        let rows = window.desk().systems.parts[small as usize].len();
        tab_to_add(&mut window, small);
        window.press("enter");
        let part = &window.desk().systems.parts[small as usize];
        assert_eq!(part.len(), rows + 1, "{}", small.title());
        assert!(
            window.focused().is_some_and(|control| control.is(small.id())),
            "{}",
            small.title()
        );
        let part = &window.desk().systems.parts[small as usize];
        let added = part.current().expect("the new row is current");
        let field = part.current_field().expect("its first empty field is current");
        let shown = |window: &Window| {
            let record = workspace(window).record(added).expect("it stands");
            workspace(window).field_text(record, field.index)
        };
        assert_eq!(shown(&window), "", "{}", field.field().label);
        let text = fitting(workspace(&window), field.field().kind);
        window.type_text(&text);
        window.press("enter");
        assert!(!shown(&window).is_empty(), "{}: ”{text}” is taken", field.field().label);
        window.press("ctrl+z");
        assert_eq!(shown(&window), "", "{}", field.field().label);
        window.press("ctrl+z");
        assert_eq!(*workspace(&window), before, "{}", small.title());
    }
}
