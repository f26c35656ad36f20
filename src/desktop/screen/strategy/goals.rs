//! The goal table: the strategy's vision areas and, under each, the goals of the plans that are in
//! force or being made. Read in a grid, copied as TSV; goals are edited in their plan.

use std::collections::{BTreeSet, HashSet};

use chrono::NaiveDate;

use crate::desktop::widget::grid::{self, Cell, Column, Group, Source, Spot, column, tsv};
use crate::record::{AnyId, Goal, Id, Plan, PlanState, VisionArea};
use crate::workspace::Workspace;

/// The table, and where one is in it.
#[derive(Debug, Default)]
pub struct Goals {
    areas: Vec<Area>,
    shapes: Vec<Shape>,
    headings: Vec<Column<'static>>,
    rows: Vec<Row>,
    groups: Vec<usize>,
    folded: HashSet<Option<Id<VisionArea>>>,
    pub grid: grid::State,
}

#[derive(Debug)]
struct Area {
    id: Option<Id<VisionArea>>,
    name: String,
    /// Each goal with its cells, in the order of [`shapes`].
    goals: Vec<(AnyId, Vec<String>)>,
}

#[derive(Debug, Clone, Copy)]
enum Row {
    Area(usize),
    Goal(usize, usize),
}

/// A column: its heading and width, and whether it takes what width is left.
#[derive(Debug, Clone, PartialEq)]
struct Shape {
    heading: String,
    width: f32,
    grows: bool,
}

impl Goals {
    /// Takes in the goals as they are now.
    pub fn refresh(&mut self, workspace: &Workspace, today: NaiveDate) {
        let goals = current_goals(workspace, today);
        let years: BTreeSet<i32> =
            goals.iter().flat_map(|goal| goal.targets.0.keys().copied()).collect();
        let mut areas: Vec<&VisionArea> = workspace.all().collect();
        areas.sort_by_key(|area| (area.number, area.id));
        let of = |area: Option<Id<VisionArea>>| {
            let goals = goals.iter().filter(move |goal| goal.area == area);
            goals.map(|goal| (goal.id.into(), cells(workspace, goal, &years))).collect::<Vec<_>>()
        };
        let named = areas.into_iter().map(|area| (Some(area.id), area.name.clone()));
        self.areas = named
            .chain([(None, "Utan visionsområde".to_owned())])
            .map(|(id, name)| Area { id, name, goals: of(id) })
            .filter(|area| area.id.is_some() || !area.goals.is_empty())
            .collect();
        let shapes = shapes(&years);
        let same = |(a, b): (&Shape, &Shape)| a.heading == b.heading;
        if shapes.len() != self.shapes.len() || !shapes.iter().zip(&self.shapes).all(same) {
            self.shapes = shapes;
            self.head();
        }
        self.list();
    }

    fn head(&mut self) {
        let heading = |shape: &Shape| {
            let heading = column(shape.heading.clone(), shape.width).unsortable();
            if shape.grows { heading.grow() } else { heading }
        };
        self.headings = self.shapes.iter().map(heading).collect();
    }

    fn list(&mut self) {
        self.rows.clear();
        self.groups.clear();
        for (at, area) in self.areas.iter().enumerate() {
            self.groups.push(self.rows.len());
            self.rows.push(Row::Area(at));
            if !self.folded.contains(&area.id) {
                self.rows.extend((0..area.goals.len()).map(|goal| Row::Goal(at, goal)));
            }
        }
    }

    /// Folds or unfolds the area at a row.
    pub fn fold(&mut self, row: usize) {
        let Some(Row::Area(at)) = self.rows.get(row) else { return };
        let Some(area) = self.areas.get(*at) else { return };
        if !self.folded.remove(&area.id) {
            self.folded.insert(area.id);
        }
        self.list();
    }

    /// Gives a column another width.
    pub fn resize(&mut self, column: usize, width: f32) {
        if let Some(shape) = self.shapes.get_mut(column) {
            shape.width = width;
            self.head();
        }
    }

    /// The goal at a cell; none on the row of an area.
    pub fn goal_at(&self, spot: Spot) -> Option<AnyId> {
        match self.rows.get(spot.row)? {
            Row::Area(_) => None,
            Row::Goal(area, goal) => Some(self.areas.get(*area)?.goals.get(*goal)?.0),
        }
    }

    /// How many goals there are.
    pub fn count(&self) -> usize {
        self.areas.iter().map(|area| area.goals.len()).sum()
    }

    /// The columns, as the grid wants them.
    pub fn headings(&self) -> &[Column<'static>] {
        &self.headings
    }

    /// The whole table for a spreadsheet, with its headings; an area without goals has a row too.
    pub fn tsv(&self) -> String {
        let titles = self.shapes.iter().map(|shape| shape.heading.clone());
        let head: Vec<String> = std::iter::once("Visionsområde".to_owned()).chain(titles).collect();
        let rows = self.areas.iter().flat_map(|area| {
            let none =
                area.goals.is_empty().then(|| vec![area.name.clone(), "Inga mål".to_owned()]);
            let goals = area.goals.iter().map(|(_, cells)| {
                std::iter::once(&area.name).chain(cells).cloned().collect::<Vec<_>>()
            });
            none.into_iter().chain(goals)
        });
        tsv::encode(std::iter::once(head).chain(rows))
    }
}

/// The goals of plans that are not replaced and have not ended, by förvaltning and number.
fn current_goals(workspace: &Workspace, today: NaiveDate) -> Vec<&Goal> {
    let mut plans: Vec<&Plan> = workspace
        .all::<Plan>()
        .filter(|plan| !matches!(plan.state, Some(PlanState::Replaced | PlanState::Ended)))
        .filter(|plan| plan.period.is_none_or(|period| period.days().1 >= today))
        .collect();
    plans.sort_by_key(|plan| {
        (plan.administration, plan.period.map(|period| period.days()), plan.id)
    });
    plans.into_iter().flat_map(|plan| workspace.goals(plan.id)).collect()
}

fn shapes(years: &BTreeSet<i32>) -> Vec<Shape> {
    let fixed = |heading: &str, width| Shape { heading: heading.to_owned(), width, grows: false };
    let growing = |heading, width| Shape { grows: true, ..fixed(heading, width) };
    let years = years.iter().map(|year| fixed(&year.to_string(), 56.0));
    [fixed("Nr", 40.0), growing("Mål", 164.0), growing("Indikator", 152.0), fixed("Nuläge", 64.0)]
        .into_iter()
        .chain(years)
        .chain([fixed("Ansvarig", 118.0), fixed("IT-plan", 114.0)])
        .collect()
}

/// The cells of a goal, in the order of [`shapes`]; what is not stated is empty.
fn cells(workspace: &Workspace, goal: &Goal, years: &BTreeSet<i32>) -> Vec<String> {
    let plan = goal.plan.and_then(|id| workspace.get(id));
    let owner = plan.and_then(|plan| plan.administration).and_then(|id| workspace.get(id));
    // "UN" is what fits beside the years; without a body, the administration's own name.
    let owner = owner.map_or(String::new(), |owner| match owner.body {
        Some(body) => workspace.short_name(body.into()),
        None => owner.name.clone(),
    });
    let period = plan.and_then(|plan| plan.period).map_or(String::new(), |p| format!(" {p}"));
    let targets = years.iter().map(|year| goal.targets.of(*year).unwrap_or_default().to_owned());
    [goal.number.clone(), goal.name.clone(), goal.indicator.clone(), goal.baseline.clone()]
        .into_iter()
        .chain(targets)
        .chain([workspace.short_names(&goal.responsible.0), format!("{owner}{period}")])
        .collect()
}

impl Source for Goals {
    fn rows(&self) -> usize {
        self.rows.len()
    }

    fn cell(&self, row: usize, column: usize) -> Cell<'_> {
        let Some(Row::Goal(area, goal)) = self.rows.get(row) else { return Cell::default() };
        let goal = self.areas.get(*area).and_then(|area| area.goals.get(*goal));
        match goal.and_then(|(_, cells)| cells.get(column)).map_or("", String::as_str) {
            "" => Cell::muted("Inget"),
            text => Cell::new(text),
        }
    }

    fn groups(&self) -> &[usize] {
        &self.groups
    }

    fn group(&self, row: usize) -> Group<'_> {
        let Some(Row::Area(at)) = self.rows.get(row) else { return Group::default() };
        let Some(area) = self.areas.get(*at) else { return Group::default() };
        let note = match area.goals.len() {
            0 => "Inga mål i planerna".into(),
            count => format!("{count} mål").into(),
        };
        Group { title: area.name.as_str().into(), note, folded: self.folded.contains(&area.id) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desktop::session::tests::example_session;

    fn example_goals() -> Goals {
        let (session, _folder) = example_session();
        let mut goals = Goals::default();
        goals.refresh(&session.workspace, session.today());
        goals
    }

    #[test]
    fn the_goal_table_is_copied_whole_with_its_areas_and_headings() {
        let goals = example_goals();
        let rows = tsv::decode(&goals.tsv());
        assert_eq!(rows[0][..3], ["Visionsområde", "Nr", "Mål"]);
        assert!(rows[0].contains(&"2028".to_owned()));
        assert!(goals.areas.len() >= 4 && goals.count() > 0);
        let empty = goals.areas.iter().filter(|area| area.goals.is_empty()).count();
        assert_eq!(rows.len(), 1 + goals.count() + empty);
        assert!(rows[1..].iter().all(|row| row.len() == rows[0].len() || row[1] == "Inga mål"));
    }

    #[test]
    fn goals_of_plans_that_have_ended_are_left_out() {
        let (session, _folder) = example_session();
        let later = NaiveDate::from_ymd_opt(2040, 1, 1).unwrap();
        assert!(!current_goals(&session.workspace, session.today()).is_empty());
        assert!(current_goals(&session.workspace, later).is_empty());
    }

    #[test]
    fn a_folded_area_hides_its_goals_and_nothing_else() {
        let mut goals = example_goals();
        let before = goals.rows.len();
        let row = goals.groups[goals.areas.iter().position(|area| !area.goals.is_empty()).unwrap()];
        goals.fold(row);
        assert!(goals.rows.len() < before);
        assert_eq!(goals.groups.len(), goals.areas.len());
        goals.fold(row);
        assert_eq!(goals.rows.len(), before);
    }
}
