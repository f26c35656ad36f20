//! The tables of what people must be able to, how many can, and which training closes the gap; the same
//! in the training plan and in the kompetensläge (look utbildningsplan-1-gap.png).
//!
//! Who reads the gaps leaves out what the variant withholds.

use super::block::{Align, Cell, Column, Density, Row, Table, Width};
use super::variant::Source;
use super::words::{self, UNKNOWN};
use crate::record::{AnyId, CompetenceRequirement, Training};
use crate::workspace::Workspace;
use crate::workspace::gap::{Gap, Known};

/// Where a training should be and is not.
const NO_TRAINING: &str = "Insats saknas";

/// How a training that closes a gap is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// By its number: the document has a table of trainings.
    ByNumber,
    /// With its time.
    WithTime,
}

/// Gaps, and what closes each.
pub fn with_gap(
    source: Source<'_>,
    workspace: &Workspace,
    caption: String,
    gaps: &[&Gap<'_>],
    told: Told,
) -> Table {
    let rows = gaps.iter().map(|gap| {
        let mut cells = first_cells(source, workspace, gap);
        let met = match gap.known {
            Known::Met(met, _) => Cell::text(met.to_string()),
            Known::Stale(day) => Cell::gap(format!("Räknat {day}")),
            Known::Uncounted => Cell::gap("Ej räknat"),
        };
        cells.push(Cell::text(gap.demanded.to_string()));
        cells.push(met);
        cells.push(Cell::text(gap.lacking().to_string()));
        cells.push(closing(gap, told));
        Row::body(cells)
    });
    let mut columns = first_columns();
    columns.extend([
        Column::new("Antal", Align::Right, Width::Mm(12.0)),
        Column::new("Uppfyller", Align::Right, Width::Fit),
        Column::new("Gap", Align::Right, Width::Fit),
        Column::new(
            "Insats",
            Align::Left,
            Width::Mm(if told == Told::ByNumber { 22.0 } else { 30.0 }),
        ),
    ]);
    table(caption, columns, rows.collect())
}

/// Demands that all in the group meet.
pub fn met(source: Source<'_>, workspace: &Workspace, caption: String, gaps: &[&Gap<'_>]) -> Table {
    let rows = gaps.iter().map(|gap| {
        let mut cells = first_cells(source, workspace, gap);
        let day = match gap.known {
            Known::Met(_, day) => day.to_string(),
            Known::Stale(_) | Known::Uncounted => String::new(),
        };
        cells.push(Cell::text(gap.demanded.to_string()));
        cells.push(words::cell_or(day, "Ingen i gruppen"));
        Row::body(cells)
    });
    let mut columns = first_columns();
    columns.extend([
        Column::new("Antal", Align::Right, Width::Mm(12.0)),
        Column::new("Räknat", Align::Left, Width::Fit),
    ]);
    table(caption, columns, rows.collect())
}

/// Group, system and demand.
fn first_cells(source: Source<'_>, workspace: &Workspace, gap: &Gap<'_>) -> Vec<Cell> {
    let requirement = source.get(gap.requirement.id);
    let demand = requirement.map_or(String::new(), |it| it.text(CompetenceRequirement::demand));
    let about = match gap.requirement.system {
        Some(system) => workspace.short_name(AnyId::from(system)),
        None => gap.requirement.area.clone(),
    };
    vec![
        words::cell_or_gap(workspace.group_name(gap.group), UNKNOWN),
        words::cell_or_gap(about, UNKNOWN),
        words::cell_or_gap(words::for_cell(&demand), UNKNOWN),
    ]
}

fn first_columns() -> Vec<Column> {
    vec![
        Column::new("Grupp", Align::Left, Width::Mm(32.0)),
        Column::new("System eller område", Align::Left, Width::Mm(23.0)),
        Column::new("Krav", Align::Left, Width::Text),
    ]
}

/// The trainings that give it: those that are planned, else the one that waits for a time.
fn closing(gap: &Gap<'_>, told: Told) -> Cell {
    let named = |it: &Training| match told {
        Told::ByNumber => Some(it.short().to_owned()),
        Told::WithTime => Some(format!("{}, {}", it.short(), it.period?)),
    };
    let planned: Vec<String> = gap.planned().filter_map(named).collect();
    if !planned.is_empty() {
        return Cell::text(planned.join(if told == Told::ByNumber { ", " } else { "; " }));
    }
    match gap.trainings.first() {
        Some(_) if told == Told::ByNumber => Cell::gap("Ej planerad"),
        Some(waiting) => Cell::gap(format!("Ej planerad: {}", waiting.short())),
        None => Cell::gap(NO_TRAINING),
    }
}

fn table(caption: String, columns: Vec<Column>, rows: Vec<Row>) -> Table {
    Table {
        caption,
        key: String::new(),
        columns,
        row_header: 0,
        rows,
        sum_line: None,
        note: None,
        density: Density::Normal,
    }
}
