//! What a user may rely on at the screen Organisation, on the example kommun.

use super::super::Action;
use super::super::systems::tests::Example;
use super::duties::Only;
use super::part::Part;
use super::state::{Message, State};
use crate::desktop::register::{Content, cell_of};
use crate::desktop::widget::grid;
use crate::record::{
    Administration, AnyId, Assignment, Body, Duty, Holders, Kind, Meeting, Municipality, Person,
    RecordType, Role, RoleCode, Subject,
};
use crate::workspace::Change;

fn update(state: &mut State, message: Message, example: &mut Example) -> Action<Message> {
    state.update(message, &example.session, &mut example.ids)
}

fn make(state: &mut State, message: Message, example: &mut Example) -> String {
    let action = update(state, message, example);
    let name = example.take(action);
    state.refresh(&example.session);
    name
}

#[test]
fn every_record_of_the_organisation_has_a_tab_and_what_is_edited_elsewhere_has_none() {
    assert_eq!(Part::of(Kind::Person), Some(Part::People));
    assert_eq!(Part::of(Kind::Meeting), Some(Part::Bodies));
    assert_eq!(Part::of(Kind::Duty), Some(Part::Roles));
    assert_eq!(Part::of(Kind::Assignment), Some(Part::Assignments));
    assert_eq!(Part::of(Kind::Municipality), Some(Part::Municipality));
    for kind in [Kind::System, Kind::Agreement, Kind::Activity, Kind::Plan] {
        assert_eq!(Part::of(kind), None, "{kind:?}");
    }
}

#[test]
fn each_tab_lists_all_records_of_its_kind() {
    let mut example = Example::open();
    let mut state = State::new(&example.session);
    for part in Part::ALL {
        let _ = update(&mut state, Message::Open(part), &mut example);
        assert_eq!(state.page().register.len(), example.workspace().count(part.kind()));
        assert!(!part.columns(example.workspace()).is_empty() || part.is_single(), "{part:?}");
        assert_eq!(state.page().form.record().map(|id| id.kind), Some(part.kind()));
    }
}

#[test]
fn a_record_is_shown_in_its_tab_with_its_field() {
    let example = Example::open();
    let mut state = State::new(&example.session);
    let person = example.workspace().all::<Person>().last().unwrap().id;
    state.show(person.into(), Some(Person::title), &example.session);
    let register = &state.page().register;
    assert_eq!(state.part, Part::People);
    assert_eq!(
        (register.current(), register.current_field()),
        (Some(person.into()), Some(Person::title))
    );
    let kommun = example.workspace().all::<Municipality>().next().unwrap().id;
    state.show(kommun.into(), Some(Municipality::address), &example.session);
    assert_eq!(state.page().form.record(), Some(kommun.into()));
}

#[test]
fn a_meeting_is_shown_at_its_body_and_a_duty_at_its_role() {
    let example = Example::open();
    let mut state = State::new(&example.session);
    let meeting = example.workspace().all::<Meeting>().last().unwrap();
    state.show(meeting.id.into(), Some(Meeting::date), &example.session);
    assert_eq!(state.page().register.current(), meeting.body.map(AnyId::from));
    let under = state.page().under.as_ref().unwrap();
    assert_eq!(under.current(), Some(meeting.id.into()));
    let duty = example.workspace().all::<Duty>().last().unwrap();
    state.show(duty.id.into(), None, &example.session);
    assert_eq!(state.part, Part::Roles);
    assert_eq!(state.page().register.current(), duty.role.map(AnyId::from));
}

#[test]
fn a_chief_typed_in_the_cell_becomes_an_assignment_from_today() {
    let mut example = Example::open();
    let mut state = State::new(&example.session);
    let _ = update(&mut state, Message::Open(Part::Administrations), &mut example);
    make(&mut state, Message::Add, &mut example);
    let added = state.page().register.current().unwrap();
    let name = example.workspace().all::<Person>().next().unwrap().name.clone();
    let spot = grid::Spot { row: row_of(&state, added), column: 2 };
    let _ =
        update(&mut state, Message::Grid(grid::Event::Goto { spot, extend: false }), &mut example);
    let _ = update(&mut state, Message::Grid(grid::Event::Type(name.clone())), &mut example);
    let extent = grid::Extent { rows: 10, columns: 5, page: 10 };
    let commit = grid::Event::Commit { choice: None, motion: None, extent };
    make(&mut state, Message::Grid(commit), &mut example);
    let today = example.session.today();
    let held = example.workspace().assignments(RoleCode::Chief, Some(added), today);
    assert_eq!(held[0].from, Some(today));
    assert_eq!(example.workspace().holder_names(RoleCode::Chief, Some(added), today), name);
}

fn row_of(state: &State, id: AnyId) -> usize {
    use crate::desktop::widget::grid::Source;
    let register = &state.page().register;
    assert_eq!(register.current(), Some(id));
    assert!(register.rows() > 0);
    register.place().unwrap() - 1
}

#[test]
fn new_rows_come_where_one_works_numbered_after_the_last() {
    let mut example = Example::open();
    let mut state = State::new(&example.session);
    let _ = update(&mut state, Message::Open(Part::Roles), &mut example);
    let role = state.page().register.current().unwrap();
    let duties = |example: &Example| example.workspace().referring::<Duty>(role).count();
    let before = duties(&example);
    make(&mut state, Message::AddUnder, &mut example);
    assert_eq!(duties(&example), before + 1);
    let added = state.page().under.as_ref().unwrap().current().unwrap();
    let added = example.workspace().get(added.of::<Duty>().unwrap()).unwrap();
    let last = example.workspace().referring::<Duty>(role).filter_map(|d| d.position).max();
    assert_eq!(added.position, last);
    // Ctrl+N goes on there.
    make(&mut state, Message::Add, &mut example);
    assert_eq!(duties(&example), before + 2);
}

#[test]
fn a_body_that_goes_takes_its_meetings_and_leaves_no_reference() {
    let mut example = Example::open();
    let mut state = State::new(&example.session);
    let body = example.workspace().all::<Administration>().find_map(|a| a.body).unwrap();
    state.show(body.into(), None, &example.session);
    let meetings = example.workspace().referring::<Meeting>(body).count();
    assert!(meetings > 0);
    let name = make(&mut state, Message::Remove, &mut example);
    let parts = if meetings == 1 { "1 del".to_owned() } else { format!("{meetings} delar") };
    assert!(name.ends_with(&parts), "{name}");
    assert!(example.workspace().get::<Body>(body).is_none());
    assert_eq!(example.workspace().referring::<Meeting>(body).count(), 0);
    assert!(example.workspace().referrers(body.into()).is_empty());
}

#[test]
fn the_kommun_can_not_be_removed_nor_doubled() {
    let mut example = Example::open();
    let mut state = State::new(&example.session);
    let _ = update(&mut state, Message::Open(Part::Municipality), &mut example);
    for message in [Message::Remove, Message::Add] {
        assert!(matches!(update(&mut state, message, &mut example), Action::None));
    }
}

#[test]
fn duties_that_nobody_has_or_that_two_have_are_counted_told_and_listed_alone() {
    use crate::desktop::widget::grid::{CellTone, Source};
    let mut example = Example::open();
    let mut state = State::new(&example.session);
    let _ = update(&mut state, Message::Open(Part::Duties), &mut example);
    let all = example.workspace().count(Kind::Duty);
    let [every, vacant, shared] = state.duties.counts;
    assert_eq!((every, shared), (all, 0), "the example has no doubles");
    let _ = update(&mut state, Message::Only(Only::Vacant), &mut example);
    assert_eq!(state.page().register.len(), vacant);
    // Socialförvaltningen gets a second controller.
    let administration = |name: &str| {
        example.workspace().all::<Administration>().find(|it| it.name == name).unwrap().id
    };
    let social = administration("Socialförvaltningen");
    let controller = example.workspace().role(RoleCode::Controller).unwrap().id;
    let second = example.workspace().all::<Person>().find(|it| it.name == "Sara Kemi").unwrap().id;
    let held = Assignment {
        role: Some(controller),
        subject: Subject(Some(social.into())),
        holders: Holders(vec![second.into()]),
        ..Assignment::blank(example.ids.id())
    };
    example.session.commit(Change::new("Utsåg").with(held), None).unwrap();
    state.refresh(&example.session);
    let of_controller = example.workspace().referring::<Duty>(controller).count();
    assert_eq!(state.duties.counts[2], of_controller);
    let _ = update(&mut state, Message::Only(Only::Shared), &mut example);
    let register = &state.page().register;
    assert_eq!(register.len(), of_controller);
    let wanted = Content::Bearers(social);
    let column = register.columns().iter().position(|shape| shape.content == wanted).unwrap();
    let cell = register.cell(0, column);
    assert_eq!(cell.text, "Två: Åke Ängman, Sara Kemi");
    assert_eq!(cell.tone, CellTone::Warning);
    // A duty is edited at its role.
    let duty = register.current().unwrap();
    let open =
        Message::Grid(grid::Event::Goto { spot: grid::Spot { row: 0, column }, extend: false });
    let _ = update(&mut state, open, &mut example);
    let opened = update(
        &mut state,
        Message::Grid(grid::Event::Open(grid::Spot { row: 0, column })),
        &mut example,
    );
    assert!(matches!(opened, Action::Show(shown, None) if shown == duty), "{opened:?}");
    let _ = update(&mut state, Message::ShowAll, &mut example);
    assert_eq!(state.page().register.len(), all);
}

#[test]
fn roles_stand_in_their_own_order() {
    let mut example = Example::open();
    let mut state = State::new(&example.session);
    let _ = update(&mut state, Message::Open(Part::Roles), &mut example);
    let first = state.page().register.current().unwrap().of::<Role>().unwrap();
    let lowest = example.workspace().all::<Role>().filter_map(|role| role.position).min();
    assert_eq!(example.workspace().get(first).unwrap().position, lowest);
}

#[test]
fn a_role_that_nobody_has_is_shown_in_its_own_cell() {
    let example = Example::open();
    let mut state = State::new(&example.session);
    let administration =
        AnyId::from(example.workspace().all::<Administration>().last().unwrap().id);
    let cell = cell_of("R-28").unwrap();
    state.show(administration, None, &example.session);
    state.show_cell(administration, cell);
    let register = &state.page().register;
    assert_eq!(register.current(), Some(administration));
    assert_eq!(register.current_content(), Some(Content::Role(RoleCode::Controller)));
}
