//! A krona is typed once and said everywhere alike: the sums of the letter, of the IT-plan, of the
//! package's table and of the window are the same, whatever the activities and trainings cost.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use chrono::{NaiveDate, NaiveTime};
use planverk::desktop::screen::plan::{Message, Part, State};
use planverk::desktop::session::{Clock, Session};
use planverk::desktop::widget::grid::Source;
use planverk::document::block::{Block, RowKind};
use planverk::document::{Variant, plan};
use planverk::exchange::example::example_workspace;
use planverk::exchange::import::Sheet;
use planverk::exchange::package::package;
use planverk::record::{
    Activity, AmountUnit, Case, ChapterContent, FieldKey, Id, Ids, Kronor, Plan, PlanKind,
    RecordType, Training, YearAmounts,
};
use planverk::store::{self, Options};
use planverk::workspace::{Change, Workspace};
use proptest::prelude::*;

const YEARS: [i32; 3] = [2027, 2028, 2029];
const UNIT: AmountUnit = AmountUnit::Tkr;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 16).expect("a day")
}

/// What an activity costs each year to run and to buy, in tkr, and what a training costs that it bears.
type Costs = ([i64; 3], [i64; 3], Option<i64>);

/// Utbildningsnämnden's case of the example, its IT-plan's activities costing this.
fn kommun(costs: &[Costs]) -> (Workspace, Id<Case>, Id<Plan>) {
    let mut workspace = example_workspace(today()).expect("the example is read");
    let mut cases = workspace.all::<Case>();
    let case = cases.find(|it| it.diary_number == "UN 2026/118").expect("it is there").id;
    drop(cases);
    let of = workspace.enclosed_plan(case, PlanKind::It).expect("it lies in the case");
    let (plan, administration) = (of.id, of.administration);
    let before = workspace.activities(plan).into_iter().map(|it| it.id.into()).collect::<Vec<_>>();
    workspace.apply(&workspace.removal("Tog bort", &before)).expect("they go");
    let mut ids = Ids::new(1_900_000_000_000, 5);
    for (at, (running, investment, borne)) in (1..).zip(costs) {
        let years = |tkr: &[i64; 3]| {
            let amounts = YEARS.iter().zip(tkr).map(|(year, tkr)| (*year, Kronor(tkr * 1_000)));
            YearAmounts(amounts.collect::<BTreeMap<_, _>>())
        };
        let activity = Activity {
            plan: Some(plan),
            number: Some(at),
            name: format!("Aktivitet {at}"),
            period: planverk::record::Period::years(2027, 2029),
            running: years(running),
            investment: years(investment),
            ..Activity::blank(ids.id())
        };
        let training = borne.map(|tkr| Training {
            administration,
            activity: Some(activity.id),
            name: format!("Utbildning {at}"),
            period: planverk::record::Period::years(2027, 2027),
            cost: Some(Kronor(tkr * 1_000)),
            ..Training::blank(ids.id())
        });
        let change = Change::new("Lade till").with(activity);
        let change = training.into_iter().fold(change, Change::with);
        workspace.apply(&change).expect("it is added");
    }
    (workspace, case, plan)
}

/// The sums by year of the two kinds of cost, as each place says them.
#[derive(Debug, PartialEq, Eq)]
struct Sums {
    running: Vec<String>,
    investment: Vec<String>,
}

impl Sums {
    fn of(sum: impl Fn(FieldKey, i32) -> String) -> Self {
        let by_year = |key| YEARS.iter().map(|year| sum(key, *year)).collect();
        Self { running: by_year(Activity::running), investment: by_year(Activity::investment) }
    }
}

fn post(key: FieldKey) -> &'static str {
    if key == Activity::running { "Drift" } else { "Investering" }
}

fn in_letter(workspace: &Workspace, case: Id<Case>) -> Sums {
    let case = workspace.get(case).expect("the case stands");
    Sums::of(|key, year| {
        let live = workspace.live(case, &format!("{{{} {year}}}", post(key)));
        assert!(live.unknown.is_empty());
        Kronor::parse(&live.text, UNIT).expect("an amount").show(UNIT)
    })
}

fn in_paper(workspace: &Workspace, plan_id: Id<Plan>) -> Sums {
    let edition = plan(workspace, plan_id, Variant::Public, today()).expect("there is a paper");
    let table = edition.document.blocks.iter().find_map(|block| match block {
        Block::Table(table) if table.key == "ekonomi" => Some(table),
        _ => None,
    });
    Sums::of(|key, year| {
        let at = YEARS.iter().position(|it| *it == year).expect("one of the years");
        let Some(table) = table else { return Kronor(0).show(UNIT) };
        let sum = table
            .rows
            .iter()
            .find(|row| row.kind == RowKind::Sum && row.cells[1].text == post(key));
        sum.map_or_else(|| Kronor(0).show(UNIT), |row| row.cells[2 + at].text.clone())
    })
}

fn in_package(workspace: &Workspace, case: Id<Case>) -> Sums {
    let made = package(workspace, case, Variant::Public, today()).expect("the package is made");
    let mut zip = zip::ZipArchive::new(Cursor::new(made.bytes)).expect("it is a package");
    let mut bytes = Vec::new();
    let mut table = zip.by_name("aktivitet.csv").expect("it has the table");
    table.read_to_end(&mut bytes).expect("it is read");
    let sheet = Sheet::read(&bytes, None).expect("it is a table");
    Sums::of(|key, year| {
        let label = key.field().label;
        let Some(column) = sheet.rows[0].cells.iter().position(|it| it == label) else {
            return Kronor(0).show(UNIT);
        };
        let amounts = sheet.rows[1..].iter().map(|row| {
            let years = match row.cell(column) {
                "" => YearAmounts::default(),
                typed => YearAmounts::parse(typed, UNIT).expect("amounts by year"),
            };
            years.0.get(&year).copied().unwrap_or_default()
        });
        amounts.sum::<Kronor>().show(UNIT)
    })
}

fn in_window(workspace: &Workspace, plan: Id<Plan>) -> Sums {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("plan.planverk");
    store::write(&path, workspace, &[]).expect("the file is written");
    let now = today().and_time(NaiveTime::MIN);
    let opened = store::open(&path, Options::new("Prov", "provdator", now)).expect("it opens");
    let session = Session::new(path, opened, Clock::Fixed(now), "Prov".to_owned());
    let mut state = State::new(plan, &session);
    let chapters = workspace.chapters(plan).into_iter();
    let economy = chapters.into_iter().find(|it| it.content == Some(ChapterContent::Economy));
    let economy = economy.expect("the plan has the chapter").id;
    let mut ids = Ids::new(1_900_000_000_001, 6);
    let _ = state.update(Message::Open(Part::Chapter(economy)), &session, &mut ids);
    let grid = state.grid.as_ref().expect("the costs are shown");
    Sums::of(|key, year| {
        let name = if key == Activity::running { "Drift" } else { "Inv." };
        let heading = format!("{name} {year}");
        let column = grid.columns().iter().position(|shape| shape.heading == heading);
        let column = column.unwrap_or_else(|| panic!("no column {heading}"));
        grid.total(column).map_or_else(String::new, |cell| cell.text.into_owned())
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn letter_plan_package_and_window_say_the_same_sums(
        costs in proptest::collection::vec(
            (
                proptest::array::uniform3(0_i64..50_000),
                proptest::array::uniform3(0_i64..50_000),
                proptest::option::of(1_i64..900),
            ),
            1..9,
        )
    ) {
        let (workspace, case, plan) = kommun(&costs);
        let letter = in_letter(&workspace, case);
        prop_assert_eq!(&in_paper(&workspace, plan), &letter, "the IT-plan");
        prop_assert_eq!(&in_package(&workspace, case), &letter, "the package's table");
        prop_assert_eq!(&in_window(&workspace, plan), &letter, "the window");
    }
}
