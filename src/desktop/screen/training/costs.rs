//! What the trainings that are shown cost: units down, quarters across, and the sums of both. Read,
//! never written: it follows from the trainings.

use crate::desktop::widget::grid::{Cell, Column, Source, column};
use crate::record::{AmountUnit, Kronor, Training};
use crate::workspace::Workspace;
use crate::workspace::training_cost::{Whole, by_quarter};

/// Groups of no unit, and trainings for no group.
const NO_UNIT: &str = "Utan enhet";

const UNITS: f32 = 260.0;
const QUARTERS: f32 = 110.0;

/// The table.
#[derive(Debug, Default)]
pub struct Costs {
    headings: Vec<Column<'static>>,
    rows: Vec<(String, Vec<Kronor>)>,
    sums: Vec<Kronor>,
}

impl Costs {
    /// Of these trainings. A unit's part of a cost is no round number: it stands in kronor.
    pub fn of(workspace: &Workspace, trainings: &[&Training]) -> Self {
        let quarters: Vec<Option<u32>> =
            by_quarter(trainings).into_iter().map(|share| share.of).collect();
        let within = |quarter: Option<u32>| -> Vec<&Training> {
            trainings.iter().copied().filter(|it| it.quarter() == quarter).collect()
        };
        let mut rows: Vec<_> = workspace
            .by_unit(trainings)
            .into_iter()
            .map(|share| (share.of, vec![Kronor(0); quarters.len()]))
            .collect();
        for (at, quarter) in quarters.iter().enumerate() {
            for share in workspace.by_unit(&within(*quarter)) {
                if let Some((_, costs)) = rows.iter_mut().find(|(unit, _)| *unit == share.of) {
                    costs[at] = share.cost;
                }
            }
        }
        let mut sums: Vec<Kronor> =
            quarters.iter().map(|quarter| Whole::of(within(*quarter)).cost()).collect();
        sums.push(Whole::of(trainings.iter().copied()).cost());
        let rows = rows.into_iter().map(|(unit, mut costs)| {
            costs.push(costs.iter().copied().sum());
            let name = unit.map_or_else(|| NO_UNIT.to_owned(), |id| workspace.title(id.into()));
            (name, costs)
        });
        let amounts = quarters.into_iter().map(|quarter| match quarter {
            Some(quarter) => format!("Kvartal {quarter}"),
            None => "Utan tid".to_owned(),
        });
        let amounts = amounts.chain(["Summa, kr".to_owned()]);
        let amounts = amounts.map(|title| column(title, QUARTERS).right().unsortable());
        let first = column("Enhet", UNITS).grow().unsortable();
        Self {
            headings: std::iter::once(first).chain(amounts).collect(),
            rows: rows.collect(),
            sums,
        }
    }

    pub fn headings(&self) -> &[Column<'static>] {
        &self.headings
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

fn amount(kronor: Kronor) -> String {
    kronor.show(AmountUnit::Kr)
}

impl Source for Costs {
    fn rows(&self) -> usize {
        self.rows.len()
    }

    fn cell(&self, row: usize, column: usize) -> Cell<'_> {
        let Some((name, costs)) = self.rows.get(row) else { return Cell::default() };
        match column.checked_sub(1) {
            None => Cell::new(name.as_str()),
            Some(at) => match costs.get(at) {
                Some(Kronor(0)) | None => Cell::muted("0"),
                Some(cost) => Cell::new(amount(*cost)),
            },
        }
    }

    fn total(&self, column: usize) -> Option<Cell<'_>> {
        let text = match column.checked_sub(1) {
            None => "Summa".to_owned(),
            Some(at) => amount(*self.sums.get(at)?),
        };
        Some(Cell::new(text).strong())
    }
}
