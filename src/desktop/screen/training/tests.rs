//! The matrix of gaps, proposals that become trainings, and what is shown of one förvaltning.

use super::super::Action;
use super::worked::Worked;
use super::*;
use crate::desktop::session::Session;
use crate::desktop::session::tests::example_session;
use crate::desktop::widget::grid::{self, Source, Spot};
use crate::record::{Administration, AnyId, Ids, Training};

fn training() -> (State, Session, Ids, tempfile::TempDir) {
    let (session, folder) = example_session();
    let ids = session.clock().ids();
    let mut state = State::new(&session);
    refresh(&mut state, &session);
    (state, session, ids, folder)
}

/// Takes the session in, and what the other thread works out.
fn refresh(state: &mut State, session: &Session) {
    state.refresh(session);
    answer(state, session);
}

fn answer(state: &mut State, session: &Session) {
    let (question, subjects) = state.question().unwrap();
    let worked = Worked::of(&session.workspace, &question, &subjects);
    state.take_in(question, worked);
}

/// Makes the change that an action asks for, and lets the screen take it in.
fn make(state: &mut State, session: &mut Session, action: Action<Message>) -> String {
    let Action::Commit(change, typing) = action else { panic!("no change: {action:?}") };
    let name = change.name.clone();
    session.commit(change, typing).unwrap();
    refresh(state, session);
    name
}

/// The place of the cell where a system stands against a group.
fn cell(state: &State, group: &str, heading: usize) -> Option<String> {
    let rows = (0..state.table.rows()).filter(|row| !state.table.groups().contains(row));
    let row = rows.into_iter().find(|row| state.table.cell(*row, 0).text.starts_with(group))?;
    let cell = state.table.cell(row, heading);
    let trail = cell.trail.map_or(String::new(), |(_, words, _)| words.into_owned());
    Some(format!("{} | {trail}", cell.text))
}

/// The column of a system, by its number.
fn column(state: &State, session: &Session, number: &str) -> usize {
    let systems = session.workspace.all::<crate::record::System>();
    let id = systems.into_iter().find(|it| it.number == number).unwrap().id;
    let columns = 1..state.table.headings().len();
    let of = |column: &usize| {
        (0..state.table.rows()).any(|row| {
            let at = state.table.requirement_at(Spot { row, column: *column });
            at.and_then(|at| session.workspace.get(at)).is_some_and(|it| it.system == Some(id))
        })
    };
    columns.into_iter().find(of).unwrap()
}

#[test]
fn a_cell_says_how_many_meet_the_demand_the_gap_and_what_closes_it() {
    let (state, session, _, _folder) = training();
    let lifecare = column(&state, &session, "SYS-008");
    let norra = cell(&state, "Undersköterskor (Hemtjänst Norra)", lifecare).unwrap();
    assert_eq!(norra, "12 av 46 | gap 34 U1");
    let met = cell(&state, "Undersköterskor (SÄBO Björkgården)", lifecare).unwrap();
    assert_eq!(met, "52 av 52 | uppfyllt");
    let siths = column(&state, &session, "SYS-012");
    let open = cell(&state, "Undersköterskor (Hemtjänst Norra)", siths).unwrap();
    assert_eq!(open, "0 av 46 | gap 46");
    assert_eq!(cell(&state, "Rektorer", siths).unwrap(), "Inget krav | ");
}

#[test]
fn a_coming_day_shows_what_is_left_if_what_is_planned_is_held() {
    let (mut state, mut session, _, _folder) = training();
    let lifecare = column(&state, &session, "SYS-008");
    let norra = |state: &State| cell(state, "Undersköterskor (Hemtjänst Norra)", lifecare).unwrap();
    let (today, left) = state.worked.over_time[0];
    assert_eq!(today, session.today());
    session.as_of = chrono::NaiveDate::from_ymd_opt(2027, 12, 31);
    refresh(&mut state, &session);
    assert_eq!(norra(&state), "46 av 46 väntas | uppfyllt");
    let last =
        state.worked.over_time.iter().find(|(day, _)| Some(*day) == session.as_of).unwrap().1;
    assert!(last < left, "{last} of {left}");
    session.as_of = None;
    refresh(&mut state, &session);
    assert_eq!(norra(&state), "12 av 46 | gap 34 U1");
}

#[test]
fn the_costs_of_units_and_quarters_come_to_what_the_head_says() {
    let (state, _session, _, _folder) = training();
    let costs = &state.worked.costs;
    let last = costs.headings().len() - 1;
    let read = |cell: grid::Cell<'_>| {
        crate::record::Kronor::parse(&cell.text, crate::record::AmountUnit::Kr).unwrap()
    };
    for column in 1..=last {
        let sum: crate::record::Kronor =
            (0..costs.rows()).map(|row| read(costs.cell(row, column))).sum();
        assert_eq!(sum, read(costs.total(column).unwrap()), "{column}");
    }
    assert_eq!(read(costs.total(last).unwrap()), state.cost);
}

#[test]
fn an_accepted_proposal_is_a_training_and_undo_takes_it_away() {
    let (mut state, mut session, mut ids, _folder) = training();
    let (before, proposed) =
        (session.workspace.count(crate::record::Kind::Training), state.worked.proposals.len());
    assert!(proposed > 1);
    let action = state.update(Message::Accept(0), &session, &mut ids);
    let name = make(&mut state, &mut session, action);
    assert!(name.starts_with("Lade till utbildningen "), "{name}");
    assert_eq!(session.workspace.count(crate::record::Kind::Training), before + 1);
    assert_eq!(state.worked.proposals.len(), proposed - 1);
    session.undo().unwrap();
    refresh(&mut state, &session);
    assert_eq!(state.worked.proposals.len(), proposed);

    let action = state.update(Message::AcceptAll, &session, &mut ids);
    make(&mut state, &mut session, action);
    assert!(state.worked.proposals.is_empty());
    let drafted = session.workspace.all::<Training>().filter(|it| it.period.is_none());
    assert!(drafted.count() > proposed, "SITHS waited for a time already");
}

#[test]
fn one_forvaltning_is_shown_alone_with_its_own_trainings() {
    let (mut state, session, mut ids, _folder) = training();
    let all = (state.table.rows(), state.count);
    let named = |it: &&Administration| it.name == "Utbildningsförvaltningen";
    let id: AnyId = session.workspace.all().find(named).unwrap().id.into();
    let _ = state.update(Message::Administration(Some(id)), &session, &mut ids);
    answer(&mut state, &session);
    assert!(state.table.rows() < all.0);
    assert_eq!(state.table.groups().len(), 1);
    let own = session.workspace.referring::<Training>(id).count();
    assert_eq!((state.count, state.trainings.len()), (own, own));
    let _ = state.update(Message::Administration(None), &session, &mut ids);
    answer(&mut state, &session);
    assert_eq!((state.table.rows(), state.count), all);
}

#[test]
fn enter_on_a_cell_opens_what_is_demanded_and_on_a_name_the_group() {
    let (mut state, session, mut ids, _folder) = training();
    let open = |state: &mut State, spot, ids: &mut Ids| match state.update(
        Message::Gaps(grid::Event::Open(spot)),
        &session,
        ids,
    ) {
        Action::Show(id, _) => Some(id.kind),
        _ => None,
    };
    let heading = state.table.groups()[0];
    let all = state.table.rows();
    let _ = state.update(Message::Gaps(grid::Event::Fold(heading)), &session, &mut ids);
    answer(&mut state, &session);
    assert!(state.table.rows() < all && state.table.group(heading).folded);
    let _ = state.update(Message::Gaps(grid::Event::Fold(heading)), &session, &mut ids);
    answer(&mut state, &session);
    assert_eq!(state.table.rows(), all);
    let rows = 0..state.table.rows();
    let row = rows.into_iter().find(|row| state.table.group_at(*row).is_some()).unwrap();
    let spot = Spot { row, column: 0 };
    assert_eq!(open(&mut state, spot, &mut ids), Some(crate::record::Kind::StaffGroup));
    let columns = 1..state.table.headings().len();
    let mut spots = columns.map(|column| Spot { row, column });
    let spot = spots.find(|spot| state.table.requirement_at(*spot).is_some()).unwrap();
    assert_eq!(open(&mut state, spot, &mut ids), Some(crate::record::Kind::CompetenceRequirement));
}
