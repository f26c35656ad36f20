//! What a user may rely on at the screen IT-system, on the example kommun.

use std::collections::HashSet;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};

use super::super::{Action, Selection};
use super::columns::{SECTIONS, offered, shown};
use super::derive::{next_number, system_of};
use super::state::{Message, Only, Small, State, Tab};
use crate::desktop::findings::Findings;
use crate::desktop::form;
use crate::desktop::register::{Content, Derived};
use crate::desktop::session::{Clock, Session};
use crate::desktop::widget::grid;
use crate::record::{
    Agreement, AnyId, Classification, FieldKey, Id, Ids, Kind, Record, RecordType, RoleCode, System,
};
use crate::workspace::{Change, Workspace};

/// The example in a plan file of its own, reviewed, as a window would have it.
pub struct Example {
    pub session: Session,
    pub ids: Ids,
    _folder: tempfile::TempDir,
}

impl Example {
    pub fn open() -> Self {
        let today = NaiveDate::from_ymd_opt(2026, 11, 16).unwrap();
        let now: NaiveDateTime = today.and_hms_opt(9, 0, 0).unwrap();
        let workspace = crate::exchange::example::example_workspace(today).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("norralv.planverk");
        let options = crate::store::Options::new("Siv", "dator", now);
        let opened = crate::store::create(&path, &workspace, &[], options).unwrap();
        let session = Session::new(path, opened, Clock::Fixed(now), "Siv".to_owned());
        let ids = session.clock().ids();
        let mut example = Self { session, ids, _folder: folder };
        example.review();
        example
    }

    pub fn review(&mut self) {
        let (workspace, today) = (&self.session.workspace, self.session.today());
        self.session.findings = Arc::new(Findings::of_review(workspace, today));
        self.session.is_reviewed = true;
    }

    pub fn workspace(&self) -> &Workspace {
        &self.session.workspace
    }

    pub fn system(&self, number: &str) -> Id<System> {
        let found = self.workspace().all::<System>().find(|system| system.number == number);
        found.map(|system| system.id).unwrap()
    }

    /// Commits what an action asks for, and lets the review catch up.
    pub fn take<M: std::fmt::Debug>(&mut self, action: Action<M>) -> String {
        let Action::Commit(change, typing) = action else { panic!("no change: {action:?}") };
        let name = change.name.clone();
        self.session.commit(change, typing).unwrap();
        self.review();
        name
    }
}

fn update(state: &mut State, message: Message, example: &mut Example) -> Action<Message> {
    state.update(message, &example.session, &mut example.ids)
}

/// Does it and commits it.
fn make(state: &mut State, message: Message, example: &mut Example) -> String {
    let action = update(state, message, example);
    let name = example.take(action);
    state.refresh(&example.session);
    name
}

#[test]
fn every_field_of_a_system_stands_in_one_section_of_the_form() {
    let all: Vec<FieldKey> = SECTIONS.iter().flat_map(|(_, keys)| keys.iter().copied()).collect();
    let once: HashSet<FieldKey> = all.iter().copied().collect();
    assert_eq!(all.len(), once.len(), "a field stands twice");
    for key in Kind::System.keys() {
        assert!(once.contains(&key), "{} is not in the form", key.field().label);
    }
}

#[test]
fn every_column_is_offered_once_and_each_short_field_has_one() {
    let offered = offered();
    let contents: HashSet<Content> = offered.iter().map(|each| each.shape.content).collect();
    assert_eq!(contents.len(), offered.len());
    assert!(contents.contains(&Content::Field(System::code_string)));
    assert!(shown(&offered).iter().any(|s| s.content == Content::Derived(Derived::Levels)));
}

#[test]
fn a_new_system_gets_the_number_after_the_highest_and_no_owner() {
    let mut example = Example::open();
    let mut state = State::new(&example.session);
    let wanted = next_number(example.workspace());
    make(&mut state, Message::Add, &mut example);
    let added = example.system(&wanted);
    assert_eq!(state.current, Some(added), "the new row is the current one");
    let rules: Vec<_> = example
        .session
        .findings
        .of_system(state.current)
        .iter()
        .map(|finding| finding.rule)
        .collect();
    assert!(rules.contains(&"R-1"), "who owns it is asked for: {rules:?}");
}

#[test]
fn numbers_that_people_have_made_wider_stay_wide() {
    let mut ids = Ids::new(1, 1);
    let mut system = System::blank(ids.id());
    system.number = "SYS-0099".to_owned();
    let mut workspace = Workspace::default();
    assert_eq!(next_number(&workspace), "SYS-001");
    workspace.apply(&Change::new("Lade till").with(system)).unwrap();
    assert_eq!(next_number(&workspace), "SYS-0100");
}

#[test]
fn among_the_systems_of_one_body_a_new_one_is_its_own() {
    let mut example = Example::open();
    let mut state = State::new(&example.session);
    let _ = update(&mut state, Message::Owner(Some(0)), &mut example);
    let owner = state.owner;
    assert!(owner.is_some());
    make(&mut state, Message::Add, &mut example);
    let added = example.workspace().get(state.current.unwrap()).unwrap();
    assert_eq!(added.owner, owner);
}

#[test]
fn the_filters_show_what_their_counts_say() {
    let mut example = Example::open();
    let mut state = State::new(&example.session);
    for (only, count) in Only::ALL.into_iter().zip(state.counts) {
        let _ = update(&mut state, Message::Only(only), &mut example);
        assert_eq!(state.register.len(), count, "{}", only.label());
    }
    assert_eq!(state.counts[0], example.workspace().count(Kind::System));
    assert!(state.counts[1] > 0 && state.counts[1] < state.counts[0]);
}

#[test]
fn a_vacancy_leads_to_the_cell_where_someone_is_named() {
    let mut example = Example::open();
    let pascal = example.system("SYS-011");
    let mut state = State::new(&example.session);
    state.show(pascal.into(), None, &example.session);
    let at = example
        .session
        .findings
        .of_system(state.current)
        .iter()
        .position(|finding| finding.rule == "R-3")
        .unwrap();
    let _ = update(&mut state, Message::Mend(at), &mut example);
    assert_eq!(state.tab, Tab::Register);

    let choices = grid::Event::Type("Sara Kemi".to_owned());
    let _ = update(&mut state, Message::Grid(choices), &mut example);
    let extent = grid::Extent { rows: state.register.lines(), columns: 13, page: 10 };
    let commit = grid::Event::Commit { choice: None, motion: None, extent };
    make(&mut state, Message::Grid(commit), &mut example);
    let today = example.session.today();
    let named =
        example.workspace().holder_names(RoleCode::SystemManager, Some(pascal.into()), today);
    assert_eq!(named, "Sara Kemi");
    assert!(
        example
            .session
            .findings
            .of_system(state.current)
            .iter()
            .all(|finding| finding.rule != "R-3")
    );
}

#[test]
fn what_is_a_part_of_a_system_is_shown_at_that_system() {
    let example = Example::open();
    let agreement = example.workspace().all::<Agreement>().next().unwrap();
    let classification = example.workspace().all::<Classification>().last().unwrap();
    let mut state = State::new(&example.session);
    for (id, field, small) in [
        (AnyId::from(agreement.id), Agreement::to, Small::Agreements),
        (AnyId::from(classification.id), Classification::date, Small::Classifications),
    ] {
        state.show(id, Some(field), &example.session);
        assert_eq!(state.tab, Tab::Form);
        assert_eq!(state.current, system_of(example.workspace(), id));
        let part = &state.parts[small as usize];
        assert_eq!((part.current(), part.current_field()), (Some(id), Some(field)));
    }
}

#[test]
fn a_field_without_a_column_is_shown_in_the_form_and_one_with_a_column_in_the_grid() {
    let example = Example::open();
    let system = example.system("SYS-014");
    let mut state = State::new(&example.session);
    state.show(system.into(), Some(System::reserve_routine), &example.session);
    assert_eq!((state.tab, state.current), (Tab::Form, Some(system)));
    state.show(system.into(), Some(System::operation), &example.session);
    assert_eq!(state.tab, Tab::Register);
    assert_eq!(state.register.current_field(), Some(System::operation));
}

#[test]
fn what_is_shown_is_reached_through_filters_and_folded_groups() {
    let mut example = Example::open();
    let mut state = State::new(&example.session);
    let _ = update(&mut state, Message::Only(Only::NoManager), &mut example);
    let wanted = example.system("SYS-001");
    assert!(!state.register.contains(wanted.into()));
    state.show(wanted.into(), None, &example.session);
    assert_eq!(state.register.current(), Some(wanted.into()));
    state.refresh(&example.session);
    assert_eq!(state.register.current(), Some(wanted.into()));

    let first = grid::Event::Goto { spot: grid::Spot { row: 1, column: 0 }, extend: false };
    let _ = update(&mut state, Message::Grid(first), &mut example);
    let wanted = state.register.current().unwrap();
    let _ = update(&mut state, Message::Grid(grid::Event::Fold(0)), &mut example);
    assert!(!state.register.contains(wanted));
    state.show(wanted, None, &example.session);
    assert_eq!(state.register.current(), Some(wanted));
}

#[test]
fn looked_over_today_is_one_change_that_undo_names() {
    let mut example = Example::open();
    let mut state = State::new(&example.session);
    let system = example.system("SYS-014");
    state.show(system.into(), None, &example.session);
    example.session.set_who("Zakrisson, Lovisa".to_owned());
    let before = example.workspace().clone();
    assert_eq!(make(&mut state, Message::Reviewed, &mut example), "Granskade SYS-014");
    let today = example.session.today();
    let looked_over = example.workspace().get(system).unwrap();
    assert_eq!(looked_over.reviewed, Some(today));
    let by = looked_over.reviewed_by.and_then(|by| example.workspace().get(by));
    assert_eq!(by.unwrap().name, "Lovisa Zakrisson");
    example.session.undo().unwrap();
    assert_eq!(*example.workspace(), before);
    // Someone who is not in the register leaves nobody's name behind.
    example.session.set_who("Okänd".to_owned());
    make(&mut state, Message::Reviewed, &mut example);
    assert_eq!(example.workspace().get(system).unwrap().reviewed_by, None);
    assert!(state.changes[0].described().contains("SYS-014"));
}

#[test]
fn an_agreement_is_added_to_the_system_that_stands_and_its_end_reaches_the_column() {
    let mut example = Example::open();
    let mut state = State::new(&example.session);
    let system = example.system("SYS-014");
    state.show(system.into(), None, &example.session);
    let before = example.workspace().referring::<Agreement>(system).count();
    make(&mut state, Message::AddPart(Small::Agreements), &mut example);
    assert_eq!(example.workspace().referring::<Agreement>(system).count(), before + 1);

    let _ = update(
        &mut state,
        Message::Part(Small::Agreements, grid::Event::Type("2099-12-31".to_owned())),
        &mut example,
    );
    let extent = grid::Extent { rows: before + 1, columns: 6, page: 10 };
    let commit = grid::Event::Commit { choice: None, motion: None, extent };
    make(&mut state, Message::Part(Small::Agreements, commit), &mut example);
    let latest = example.workspace().latest_agreement(system);
    assert_eq!(latest.and_then(|a| a.to).unwrap().to_string(), "2099-12-31");

    // Ctrl+Delete takes away what was worked in last: the agreement, not the system.
    make(&mut state, Message::Remove, &mut example);
    assert_eq!(example.workspace().referring::<Agreement>(system).count(), before);
    assert!(example.workspace().get(system).is_some());
}

#[test]
fn removing_a_system_says_how_many_parts_go_and_undo_brings_all_back() {
    let mut example = Example::open();
    let mut state = State::new(&example.session);
    let system = example.system("SYS-014");
    state.show(system.into(), None, &example.session);
    let before = example.workspace().clone();
    let name = make(&mut state, Message::Remove, &mut example);
    // A part may have parts of its own, as a demand has its counts; they go too.
    let gone = |id: &AnyId| example.workspace().record(*id).is_none();
    let all = Kind::ALL.iter().flat_map(|kind| before.records(*kind)).map(Record::any_id);
    let parts = all.filter(gone).count() - 1;
    let direct = before.referrers(system.into()).into_iter();
    let direct = direct.filter(|id| system_of(&before, *id) == Some(system));
    assert!(direct.clone().count() > 8 && direct.into_iter().all(|id| gone(&id)));
    assert_eq!(name, format!("Tog bort SYS-014 och {parts} delar"));
    assert!(state.current.is_some_and(|current| current != system));
    example.session.undo().unwrap();
    assert_eq!(*example.workspace(), before);
}

#[test]
fn hidden_columns_come_back_as_they_were_and_the_last_one_stays() {
    let mut example = Example::open();
    let mut state = State::new(&example.session);
    let resize = grid::Event::Resize { column: 2, width: 111.0 };
    let _ = update(&mut state, Message::Grid(resize), &mut example);
    let _ = update(&mut state, Message::Column(1, false), &mut example);
    assert_eq!(state.register.columns()[1].width, 111.0);
    for at in 0..state.offered.len() {
        let _ = update(&mut state, Message::Column(at, false), &mut example);
    }
    assert_eq!(state.register.columns().len(), 1);
}

#[test]
fn what_is_typed_in_the_form_is_one_change_for_the_system() {
    let mut example = Example::open();
    let mut state = State::new(&example.session);
    let system = example.system("SYS-014");
    state.show(system.into(), None, &example.session);
    let typed = form::Message::Typed(System::alias, "Lärplattform".to_owned());
    let _ = update(&mut state, Message::Enter, &mut example);
    make(&mut state, Message::Form(typed), &mut example);
    assert_eq!(example.workspace().get(system).unwrap().alias, "Lärplattform");
}

#[test]
fn systems_that_were_spoken_of_are_shown_alone_until_all_are_asked_for() {
    let mut example = Example::open();
    let mut state = State::new(&example.session);
    let all = state.register.len();
    let systems = [example.system("SYS-003"), example.system("SYS-016")];
    let column = Content::Derived(Derived::AgreementEnd);
    let label = "Avtal t.o.m. 2026-12-31".to_owned();
    state.select(Selection { label, systems: systems.into(), column }, &example.session);
    assert_eq!(state.register.len(), 2);
    assert_eq!(state.register.current_content(), Some(column));
    let _ = state.update(Message::ShowAll, &example.session, &mut example.ids);
    assert_eq!((state.register.len(), state.selection.is_none()), (all, true));
}
