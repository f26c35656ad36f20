//! From a requirement on a system to a training in the plan that the nämnd decides on, by keyboard
//! alone: its cost is that of the IT-plan's activity, and every krona is counted once.

use planverk::desktop::screen::Place;
use planverk::desktop::screen::systems::Small;
use planverk::document::block::{Block, RowKind};
use planverk::document::{Variant, plan};
use planverk::exchange::import::Sheet;
use planverk::exchange::table;
use planverk::pdf;
use planverk::record::{
    Activity, AmountUnit, CompetenceRequirement, FieldKey, Id, Kind, Kronor, Occasion, Plan,
    PlanKind, System, Training,
};
use planverk::workspace::Workspace;
use planverk::workspace::training_cost::Whole;

use crate::alone::without_a_portal;
use crate::driver::Window;
use crate::small::tab_to_add;
use crate::story::{Story, now};

fn workspace(window: &Window) -> &Workspace {
    &window.desk().session.workspace
}

/// What the IT-plans of the kommun cost to run in 2027.
fn running(workspace: &Workspace) -> Kronor {
    workspace.all::<Activity>().map(|activity| workspace.running(activity).of(2027)).sum()
}

/// The training plan of socialförvaltningen.
fn social_plan(workspace: &Workspace) -> &Plan {
    let mut plans = workspace.all::<Plan>();
    let is =
        |plan: &&Plan| plan.kind == Some(PlanKind::Training) && plan.diary_number == "SN 2026/201";
    plans.find(is).expect("the example has it")
}

/// Right, from the first column, to the one that shows `field`.
fn go_to(window: &mut Window, current: impl Fn(&Window) -> Option<FieldKey>, field: FieldKey) {
    window.press("home");
    for _ in 0..30 {
        if current(window) == Some(field) {
            return;
        }
        window.press("right");
    }
    panic!("no column shows {}", field.field().label);
}

/// A requirement on Lifecare for two groups of socialförvaltningen, written in the system's form.
fn demand(window: &mut Window) -> Id<CompetenceRequirement> {
    window.press("ctrl+3");
    window.tab_to("systems-grid");
    let lifecare = |workspace: &Workspace| {
        let mut systems = workspace.all::<System>();
        systems.find(|system| system.number == "SYS-008").map(|system| system.id)
    };
    for _ in 0..40 {
        if window.desk().systems.current == lifecare(workspace(window)) {
            break;
        }
        window.press("down");
    }
    assert_eq!(window.desk().systems.current, lifecare(workspace(window)));
    window.tab_to("systems-tab-0");
    window.press("right");
    tab_to_add(window, Small::Requirements);
    window.press("enter");
    let part =
        |window: &Window| window.desk().systems.parts[Small::Requirements as usize].current_field();
    let added = window.desk().systems.parts[Small::Requirements as usize].current();
    let id = added.expect("the new row is current");
    let added = id.of().expect("it is a requirement");
    for (field, typed) in [
        (CompetenceRequirement::audience, "Nattpersonal"),
        (CompetenceRequirement::demand, "Kan läsa nattrapporten i mobilen"),
        (
            CompetenceRequirement::groups,
            "Undersköterskor (Hemtjänst Norra); Undersköterskor (Hemtjänst Södra)",
        ),
    ] {
        // What was typed decides where the row stands.
        window.press("ctrl+home");
        for _ in 0..20 {
            if window.desk().systems.parts[Small::Requirements as usize].current() == Some(id) {
                break;
            }
            window.press("down");
        }
        go_to(window, part, field);
        window.type_text(typed);
        window.press("enter");
    }
    added
}

#[test]
fn a_requirement_becomes_a_training_whose_cost_is_the_it_plans_and_all_is_taken_back() {
    without_a_portal(
        "training_plan::a_requirement_becomes_a_training_whose_cost_is_the_it_plans_and_all_is_taken_back",
        || {
            let story = Story::new();
            let mut window = story.window();
            let before = workspace(&window).clone();
            let requirement = demand(&mut window);
            let demanded = workspace(&window).get(requirement).expect("it stands");
            assert_eq!(demanded.groups.len(), 2, "{demanded:?}");

            // The gap: all in both groups, and nothing closes it.
            window.press("ctrl+shift+u");
            assert_eq!(window.place(), Place::Training);
            let gaps = workspace(&window).gaps(now().date());
            let lacking: i64 = gaps
                .iter()
                .filter(|gap| gap.requirement.id == requirement)
                .map(|gap| gap.lacking())
                .sum();
            assert_eq!(lacking, 86);
            window.tab_to_text("Föreslå insatser");
            window.press("enter");
            window.until_shown("Föreslagna utbildningar");
            let proposals = &window.desk().training.worked.proposals;
            let at = proposals.iter().position(|it| it.requirement == requirement);
            let at = at.expect("a training is proposed for it");
            let name = proposals[at].name.clone();
            window.tab_to_text("Lägg till");
            for _ in 0..at {
                window.press("tab");
            }
            window.press("enter");
            let drafted = workspace(&window).all::<Training>().find(|it| it.name == name);
            let drafted = drafted.expect("it is a training now").id;
            let cost_before = running(workspace(&window));

            // When, and what it costs: the IT-plan costs exactly so much more.
            window.tab_to("training-register");
            let field = |window: &Window| window.desk().training.trainings.current_field();
            for (column, typed) in [(Training::period, "oktober 2027"), (Training::cost, "12 tkr")]
            {
                go_to(&mut window, field, column);
                window.type_text(typed);
                window.press("enter");
                let register = &window.desk().training.trainings;
                if register.current() != Some(drafted.into()) {
                    window.press("up");
                }
            }
            let training = workspace(&window).get(drafted).expect("it stands");
            assert_eq!(training.cost, Some(Kronor(12_000)));
            assert_eq!(running(workspace(&window)), cost_before + Kronor(12_000));

            // It stands in the plan, and gets a day there.
            let title = workspace(&window).plan_title(social_plan(workspace(&window)));
            window.press("ctrl+2");
            window.tab_to_text(&title);
            window.press("enter");
            assert_eq!(window.place(), Place::Plan);
            let in_plan = workspace(&window).trainings(social_plan(workspace(&window)).id);
            assert!(in_plan.iter().any(|it| it.id == drafted));
            // Where there is room the outline says the chapters' names.
            window.resize(1920.0, 1080.0);
            window.tab_to_text("Genomförande och ansvar");
            window.press("enter");
            window.tab_to_text("Nytt utbildningstillfälle");
            window.press("enter");
            let grid = |window: &Window| {
                let grid = window.desk().plan.as_ref().and_then(|plan| plan.grid.as_ref());
                grid.and_then(|grid| grid.current_field())
            };
            go_to(&mut window, grid, Occasion::date);
            window.type_text("2027-10-05");
            window.press("enter");
            let has_day = workspace(&window)
                .all::<Occasion>()
                .any(|it| it.date.is_some_and(|day| day.to_string() == "2027-10-05"));
            assert!(has_day);

            let folder = story.path("till nämnden");
            window.press("ctrl+e");
            window.until_shown("Välj mapp för handlingarna");
            window.write_over(folder.to_str().expect("the folder is named in UTF-8"));
            window.press("enter");
            window.until("a toast tells how it went", |window| !window.app.toasts.is_empty());
            let path = folder.join("sn-2026-201-utbildningsplan-2027-forslag.pdf");
            let report = pdf::read_back(&std::fs::read(&path).expect("it is written"));
            assert!(report.passes(), "{}", report.summary());

            for _ in 0..40 {
                if workspace(&window) == &before {
                    return;
                }
                window.press("ctrl+z");
            }
            panic!("not all of it is taken back");
        },
    );
}

#[test]
fn document_window_and_exported_table_say_the_same_sums() {
    let story = Story::new();
    let mut window = story.window();
    let title = workspace(&window).plan_title(social_plan(workspace(&window)));
    window.press("ctrl+2");
    window.tab_to_text(&title);
    window.press("enter");
    let workspace = workspace(&window);
    let id = social_plan(workspace).id;
    let whole = Whole::of(workspace.trainings(id));
    assert_eq!(whole.cost(), Kronor(75_000), "domain §7.5");
    assert_eq!(window.plan().cost, Some(whole.cost()));

    let edition = plan(workspace, id, Variant::Public, now().date()).expect("the plan is there");
    let flat = edition.document.blocks.iter().flat_map(|block| match block {
        Block::Landscape(inside) => inside.iter().collect(),
        block => vec![block],
    });
    let tables: Vec<_> = flat
        .filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
        .collect();
    let [cost, in_kronor] = [AmountUnit::Tkr, AmountUnit::Kr].map(|unit| whole.cost().show(unit));
    let sums: Vec<&str> = tables
        .iter()
        .flat_map(|table| &table.rows)
        .filter(|row| row.kind == RowKind::Sum)
        .filter_map(|row| row.cells.last().map(|cell| cell.text.as_str()))
        .collect();
    assert_eq!(sums, [&*cost, &*in_kronor, &*cost], "by training, unit and quarter");
    let line = tables.iter().find_map(|table| table.sum_line.as_deref()).expect("a sum line");
    assert!(line.contains(&whole.cost().show_with_unit(AmountUnit::Tkr)), "{line}");

    let exported = table::csv(workspace, Kind::Training).expect("the table is written");
    let sheet = Sheet::read(&exported, None).expect("it is a table");
    let column = |key: FieldKey| {
        let heading = sheet.rows[0].cells.iter().position(|it| it.starts_with(key.field().label));
        heading.unwrap_or_else(|| panic!("a column of {}", key.field().label))
    };
    let of_plan = sheet.rows[1..].iter().filter(|row| {
        row.cell(column(Training::administration)) == "Socialförvaltningen"
            && row.cell(column(Training::period)).contains("2027")
    });
    let amounts = of_plan.flat_map(|row| {
        [Training::cost, Training::substitute_cost].map(|key| row.cell(column(key)))
    });
    let sum: Kronor = amounts
        .filter(|cell| !cell.is_empty())
        .map(|cell| Kronor::parse(cell, AmountUnit::Tkr).expect("an amount"))
        .sum();
    assert_eq!(sum, whole.cost());
}
