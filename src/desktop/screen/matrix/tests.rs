//! What a user may rely on in the matrix, on the example kommun.

use chrono::NaiveDate;

use super::super::Action;
use super::super::systems::tests::Example;
use super::state::{Message, Only, State, Tab};
use crate::desktop::register::Content;
use crate::desktop::theme::Tone;
use crate::desktop::widget::grid::{CellTone, Event, Source, Spot};
use crate::record::{AnyId, Person, RoleCode, System};

fn open() -> (Example, State) {
    let example = Example::open();
    let mut state = State::new(&example.session);
    state.refresh(&example.session);
    (example, state)
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

#[test]
fn both_tables_show_every_system_and_no_cell_is_empty() {
    let (example, mut state) = open();
    let all = example.workspace().all::<crate::record::System>().count();
    for tab in [Tab::Responsibility, Tab::Properties] {
        let mut ids = example.session.clock().ids();
        let _ = state.update(Message::Open(tab), &example.session, &mut ids);
        let table = state.table();
        assert_eq!(table.len(), all);
        for row in (0..table.lines()).filter(|row| !table.groups().contains(row)) {
            for column in 0..table.columns().len() {
                let heading = &table.columns()[column].heading;
                assert!(!table.cell(row, column).text.is_empty(), "{heading}, row {row}");
            }
        }
    }
}

#[test]
fn a_body_that_uses_a_system_and_does_not_answer_for_its_personal_data_is_named() {
    let (example, state) = open();
    let table = state.table();
    let column =
        table.columns().iter().position(|shape| shape.key() == Some(System::controllers)).unwrap();
    let cell = |number: &str| {
        let system = AnyId::from(example.system(number));
        let row = (0..table.lines()).find(|row| table.id_at(*row) == Some(system)).unwrap();
        table.cell(row, column)
    };
    let platform = cell("SYS-005");
    assert_eq!(platform.text, "KS, SN, SBN, FKN");
    let (_, missing, tone) = platform.trail.expect("the missing one is named");
    assert_eq!((missing.as_ref(), tone), ("UN saknas", Tone::Warning));
    assert_eq!(platform.tone, CellTone::Warning);
    assert_eq!(cell("SYS-008").trail, None);
}

#[test]
fn a_gap_is_listed_until_it_is_filled() {
    let (mut example, mut state) = open();
    let pascal = example.system("SYS-011");
    assert!(state.worked.through.gaps.contains(&pascal));
    let person = |name: &str| {
        let named = example.workspace().all::<Person>().find(|person| person.name == name);
        AnyId::from(named.unwrap().id)
    };
    let (sara, ake) = (person("Sara Kemi"), person("Åke Ängman"));
    for (content, holder) in [
        (Content::Role(RoleCode::SystemManager), sara),
        (Content::Deputy(RoleCode::SystemManager), ake),
    ] {
        let post = content.post(pascal.into()).unwrap();
        let today = example.session.today();
        let change = example.workspace().clone().appointment(
            "Utsåg",
            post,
            vec![holder],
            today,
            &mut example.ids,
        );
        example.session.commit(change, None).unwrap();
    }
    state.refresh(&example.session);
    assert!(!state.worked.through.gaps.contains(&pascal));
}

#[test]
fn who_held_a_role_another_day_can_be_seen_and_not_changed() {
    let (mut example, mut state) = open();
    let pascal = example.system("SYS-011");
    let cell = Content::Role(RoleCode::SystemManager);
    state.show_cell(pascal.into(), cell, &example.session);
    let column = state.table().columns().iter().position(|shape| shape.content == cell).unwrap();
    let row = (0..state.table().lines())
        .find(|row| state.table().cell(*row, 0).text == "SYS-011")
        .unwrap();
    assert_eq!(state.table().cell(row, column).text, "Ej utsett");
    example.session.as_of = Some(day(2026, 1, 1));
    state.refresh(&example.session);
    assert_eq!(state.table().cell(row, column).text, "Gunhild Lantto");
    assert_eq!(state.table().edit_text(row, column), None);
    for event in [Event::Clear, Event::FillDown, Event::Paste("Sara Kemi".to_owned())] {
        let goto = Event::Goto { spot: Spot { row, column }, extend: false };
        let _ = state.update(Message::Grid(goto), &example.session, &mut example.ids);
        let action = state.update(Message::Grid(event), &example.session, &mut example.ids);
        assert!(!matches!(action, Action::Commit(..)), "{action:?}");
    }
}

#[test]
fn the_user_is_the_person_of_that_name_and_no_other() {
    let (mut example, _) = open();
    let mut user = |who: &str| {
        example.session.set_who(who.to_owned());
        example.session.user()
    };
    let (me, nobody, root, beginning) =
        (user(" lovisa zakrisson "), user(""), user("root"), user("Lovisa"));
    let me = me.and_then(|id| example.workspace().get(id)).map(|person| person.name.as_str());
    assert_eq!(me, Some("Lovisa Zakrisson"));
    assert_eq!(nobody, None);
    assert_eq!(root, None);
    assert_eq!(beginning, None, "a name that only begins so is another's");
}

#[test]
fn a_filter_is_let_go_for_what_is_shown() {
    let (mut example, mut state) = open();
    let _ = state.update(Message::Only(Only::Gaps), &example.session, &mut example.ids);
    let whole = example.system("SYS-001");
    assert!(!state.table().contains(whole.into()));
    state.show_cell(whole.into(), Content::Role(RoleCode::Operator), &example.session);
    assert_eq!(state.table().current(), Some(whole.into()));
    assert_eq!(state.only, Only::All);
}
