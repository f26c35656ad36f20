//! What the chapters of a training plan take from the registers (domain §1.3; look
//! utbildningsplan-1-gap, -2-insatser). Groups and counts; the public variant names nobody.

mod calendar;
mod costs;
mod gap;
mod outcome;
mod requirements;
mod role_competence;
mod table;

use super::PlanPaper;
use crate::document::block::{Align, Cell, Column, Density, Row, RowKind, Table, Width};
use crate::document::words;
use crate::record::{Hours, Kronor, TrainingDemand};
use crate::workspace::training_cost::Whole;

impl PlanPaper<'_> {
    /// All that the plan's trainings take.
    fn whole(&self) -> Whole {
        Whole::of(self.trainings.iter().copied())
    }

    /// "Planen har åtta utbildningsinsatser för 506 deltagare och kostar 135 tkr."
    pub(super) fn training_summary(&self) -> String {
        let whole = self.whole();
        if whole.trainings == 0 {
            return "Planen har inga utbildningsinsatser.".to_owned();
        }
        let compulsory = self.trainings.iter().filter(|training| {
            training.is_planned() && training.compulsory == Some(TrainingDemand::Compulsory)
        });
        let compulsory = match compulsory.count() {
            0 => String::new(),
            1 => " En insats är obligatorisk.".to_owned(),
            count => {
                let count = words::counted(count, "insats", "insatser");
                format!(" {} är obligatoriska.", words::sentence(&count))
            }
        };
        format!(
            "Planen har {} för {} och kostar {}.{compulsory}",
            words::counted(whole.trainings, "utbildningsinsats", "utbildningsinsatser"),
            participants(whole.participants),
            whole.cost().show_with_unit(self.source.unit()),
        )
    }

    /// An amount as a cell; the column's header says the unit.
    fn amount(&self, amount: Kronor) -> Cell {
        Cell::text(amount.show(self.source.unit()))
    }

    /// A column of amounts: "Kostnad tkr".
    fn amounts_column(&self, name: &str, mm: f32) -> Column {
        let header = format!("{name} {}", self.source.unit().name());
        Column::new(header, Align::Right, Width::Mm(mm))
    }
}

/// "en deltagare", "506 deltagare".
fn participants(count: i64) -> String {
    words::counted(usize::try_from(count).unwrap_or_default(), "deltagare", "deltagare")
}

/// Hours as a cell: a long time is told in whole hours and minutes as the registers show it.
fn hours(hours: Hours) -> Cell {
    Cell::text(hours.show())
}

/// A row that sums the ones above.
fn sum(cells: Vec<Cell>) -> Row {
    Row { kind: RowKind::Sum, ..Row::body(cells) }
}

/// A table whose first column, or the one at `row_header`, names the row.
fn table(caption: String, columns: Vec<Column>, row_header: usize, rows: Vec<Row>) -> Table {
    Table {
        caption,
        key: String::new(),
        columns,
        row_header,
        rows,
        sum_line: None,
        note: None,
        density: Density::Normal,
    }
}
