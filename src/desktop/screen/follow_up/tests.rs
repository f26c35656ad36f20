//! What a user may rely on when the autumn of the example is followed up.

use super::super::Action;
use super::super::systems::tests::Example;
use super::state::{Message, State, with_statuses};
use super::worked::{Question, Worked};
use crate::desktop::widget::grid::Source;
use crate::record::{ActivityStatus, Administration, Checkpoint, FollowUp};
use crate::workspace::Change;
use crate::workspace::term::Term;

fn schools(example: &Example) -> crate::record::Id<Administration> {
    let mut all = example.workspace().all::<Administration>();
    all.find(|it| it.name == "Utbildningsförvaltningen").unwrap().id
}

fn open() -> (Example, State) {
    let example = Example::open();
    let mut state = State::new(&example.session);
    let mut ids = example.session.clock().ids();
    let _ = state.update(Message::Open(schools(&example)), &example.session, &mut ids);
    (example, state)
}

#[test]
fn the_grid_tells_plan_outcome_forecast_and_deviation_of_each_activity() {
    let (_example, state) = open();
    assert_eq!((state.count, state.missing, state.grid.len()), (7, 0, 7));
    let column =
        |name: &str| state.grid.columns().iter().position(|it| it.heading == name).unwrap();
    let late =
        (0..7).find(|row| state.grid.cell(*row, 0).text.contains("Konsekvensbedömning")).unwrap();
    let cell = |name: &str| state.grid.cell(late, column(name)).text.into_owned();
    assert_eq!(cell("Status"), "Försenad");
    assert_eq!((cell("Plan drift"), cell("Prognos")), ("65".to_owned(), "70".to_owned()));
    assert_eq!(cell("Avvikelse"), "\u{2212}5");
    assert!(cell("Åtgärd").starts_with("Ersättare utsedd"));
}

#[test]
fn a_checkpoint_is_begun_with_the_statuses_of_today_in_one_change() {
    let (mut example, mut state) = open();
    let mut ids = example.session.clock().ids();
    state.term = Term { year: 2026, checkpoint: Checkpoint::Year };
    state.refresh(&example.session);
    assert_eq!((state.missing, state.grid.len()), (7, 0));
    let Action::Commit(change, None) = state.update(Message::Begin, &example.session, &mut ids)
    else {
        panic!("begun by a change");
    };
    assert_eq!(change.name, "Började uppföljningen Helår 2026");
    example.session.commit(change, None).unwrap();
    state.refresh(&example.session);
    assert_eq!((state.missing, state.grid.len()), (0, 7));
}

#[test]
fn the_status_of_the_latest_report_is_the_activitys_own() {
    let example = Example::open();
    let workspace = example.workspace();
    let ongoing = |it: &&FollowUp| it.status == Some(ActivityStatus::Ongoing);
    let report = workspace.all::<FollowUp>().find(ongoing).unwrap();
    let done = FollowUp { status: Some(ActivityStatus::Done), ..report.clone() };
    let change = with_statuses(workspace.put("Ändrade status", done.clone()), &example.session);
    let mut after = workspace.clone();
    after.apply(&change).unwrap();
    let activity = report.activity.unwrap();
    assert_eq!(after.get(activity).unwrap().status, Some(ActivityStatus::Done));

    // What is told of the spring says nothing of today.
    let spring = FollowUp { checkpoint: Some(Checkpoint::April), ..done };
    let spring = FollowUp { id: example.session.clock().ids().id(), ..spring };
    let change = with_statuses(Change::new("").with(spring), &example.session);
    assert_eq!(change.edits.len(), 1);
}

#[test]
fn the_whole_kommun_is_told_by_panel_and_by_forvaltning() {
    let example = Example::open();
    let term = Term { year: 2026, checkpoint: Checkpoint::August };
    let question = |administration| Question {
        revision: 0,
        administration,
        term,
        today: example.session.today(),
    };
    let worked = Worked::of(example.workspace(), question(None));
    assert_eq!(worked.panels.len(), 4);
    assert_eq!(worked.rows.len(), 5);
    assert!(worked.joined.iter().any(|it| it.contains("Google Workspace")), "{:?}", worked.joined);
    let schools = Worked::of(example.workspace(), question(Some(schools(&example))));
    let told: Vec<String> = schools
        .panels
        .iter()
        .flat_map(|(_, facts)| facts.iter().map(|fact| format!("{}: {}", fact.label, fact.value)))
        .collect();
    for fact in [
        "Drift i IT-planer 2026: 495\u{a0}tkr",
        "Drift i IT-planer 2027: 495\u{a0}tkr",
        "Investering 2027: 850\u{a0}tkr",
        "System med systemansvarig: 5 av 5",
        "Drift: 312 av 495\u{a0}tkr, prognos 480\u{a0}tkr",
        "Avvikelser utan orsak eller åtgärd: 0",
    ] {
        assert!(told.contains(&fact.to_owned()), "{fact}: {told:#?}");
    }
}
