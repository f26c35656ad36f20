//! How wide a table's columns are, and where the table stands (document style §6, "Width").
//!
//! A table takes the text column if every cell fits there on one line, else the whole live width.
//! What is as wide as its cells gets that; text columns share the rest by the square root of how
//! much they say. Only when not even the longest words fit is the type made smaller, and only when
//! that does not help are words divided.

use crate::document::block::{Align, Cell, Column, Density, Row, RowKind, Table, Tone, Width};
use crate::typeset::font::Face;
use crate::typeset::line::Setter;
use crate::typeset::style::{self, Grid, PORTRAIT, TableStyle, mm};

/// Where the columns stand.
#[derive(Debug, Clone, PartialEq)]
pub struct Columns {
    pub left: f32,
    /// Whole widths, padding included.
    pub widths: Vec<f32>,
    /// Left and right padding.
    pub padding: Vec<(f32, f32)>,
    pub style: TableStyle,
}

impl Columns {
    pub fn right(&self) -> f32 {
        self.left + self.widths.iter().sum::<f32>()
    }

    /// Left and right edge of a column's text.
    pub fn text(&self, column: usize) -> (f32, f32) {
        let left = self.left + self.widths[..column].iter().sum::<f32>();
        let (before, after) = self.padding[column];
        (left + before, left + self.widths[column] - after)
    }
}

/// The face of a cell.
pub fn face(table: &Table, row: &Row, column: usize, cell: &Cell) -> Face {
    let strong = row.kind == RowKind::Sum
        || cell.tone == Tone::Deviation
        || (column == table.row_header
            && (table.columns.len() >= style::table::STRONG_ROW_HEADER
                || table.density == Density::Card));
    if strong { Face::SansSemibold } else { Face::SansRegular }
}

/// A table's columns as they would like to be, and each cell's width on one line. Measured once a
/// table, since a long one costs most of its time here.
#[derive(Debug)]
pub struct Measured {
    columns: Vec<Measure>,
    /// Row by row, for as many cells as there are columns.
    cells: Vec<f32>,
    style: TableStyle,
}

impl Measured {
    /// Measures a table at the size it asks for.
    pub fn of(table: &Table, setter: &mut Setter) -> Self {
        measure(table, setter, TableStyle::of(table.density))
    }

    /// Whether the table's words fit on a portrait page at all.
    pub fn fits_portrait(&self, table: &Table) -> bool {
        let padding: f32 = padding(table).iter().map(|(left, right)| left + right).sum();
        self.least() + padding <= PORTRAIT.live()
    }

    /// Width of a cell on one line.
    pub fn cell(&self, row: usize, column: usize) -> f32 {
        self.cells[row * self.columns.len() + column]
    }

    fn least(&self) -> f32 {
        self.columns.iter().map(|column| column.least).sum()
    }
}

/// Decides the columns of a table; measures it anew if it must be set smaller.
pub fn columns(
    table: &Table,
    measured: &mut Measured,
    setter: &mut Setter,
    grid: &'static Grid,
) -> Columns {
    let padding = padding(table);
    let pads: f32 = padding.iter().map(|(left, right)| left + right).sum();
    if measured.least() + pads > grid.live() && table.density != Density::Matrix {
        *measured = measure(table, setter, TableStyle::of(Density::Matrix));
    }
    let (least, style) = (measured.least(), measured.style);
    let measures = &measured.columns;
    let most: f32 = measures.iter().map(|column| column.most).sum::<f32>() + pads;
    let in_column = *grid == PORTRAIT && most <= grid.column;
    let (left, place) = if in_column { (grid.text, grid.column) } else { (grid.left, grid.live()) };
    let width = if most < place / 2.0 { most * 1.5 } else { place };
    let inner = (width - pads).max(mm(10.0));
    let mut widths = if most <= width {
        with_slack(table, measures, inner)
    } else if least <= inner {
        shared(table, measures, inner)
    } else {
        narrowed(table, measures, inner)
    };
    for (width, (left, right)) in widths.iter_mut().zip(&padding) {
        *width += left + right;
    }
    Columns { left, widths, padding, style }
}

#[derive(Debug, Clone, Copy, Default)]
struct Measure {
    /// The longest piece that stays on one line.
    least: f32,
    /// The longest cell on one line.
    most: f32,
    /// The header on one line.
    header: f32,
    /// All cells on one line.
    total: f32,
    /// Gets `most` before the text columns share what is left.
    fixed: bool,
}

fn measure(table: &Table, setter: &mut Setter, style: TableStyle) -> Measured {
    let mut columns: Vec<Measure> =
        table.columns.iter().map(|column| measure_header(column, setter, style)).collect();
    // A given width is the whole column's, padding included.
    for ((measure, column), (left, right)) in
        columns.iter_mut().zip(&table.columns).zip(padding(table))
    {
        if matches!(column.width, Width::Mm(_)) {
            measure.least = (measure.least - left - right).max(mm(2.0));
            measure.most = measure.least;
        }
    }
    let mut cells = Vec::with_capacity(table.rows.len() * columns.len());
    for row in &table.rows {
        for (index, measure) in columns.iter_mut().enumerate() {
            let Some(cell) = row.cells.get(index) else {
                cells.push(0.0);
                continue;
            };
            let face = face(table, row, index, cell);
            let width = setter.width(&cell.text, face, style.size);
            cells.push(width);
            if matches!(table.columns[index].width, Width::Mm(_)) {
                continue;
            }
            measure.total += width;
            measure.most = measure.most.max(width);
            if width > measure.least && !measure.fixed {
                let word = setter.longest_word(&cell.text, face, style.size);
                measure.least = measure.least.max(word);
            }
        }
    }
    for (measure, column) in columns.iter_mut().zip(&table.columns) {
        if column.width == Width::Fit {
            measure.most = measure.most.min(style::table::FIT_MOST * PORTRAIT.live());
            measure.least = measure.most;
        }
        if column.width == Width::Text {
            measure.least = measure.least.min(style::table::WORD_MOST).min(measure.most);
        }
    }
    Measured { columns, cells, style }
}

/// A column before any cell is looked at.
fn measure_header(column: &Column, setter: &mut Setter, style: TableStyle) -> Measure {
    let (face, size) = (Face::SansSemibold, style.header_size);
    match column.width {
        Width::Mm(width) => {
            let width = if width.is_finite() { width } else { 0.0 };
            let width = mm(width).clamp(mm(2.0), style::LANDSCAPE.live());
            Measure { least: width, most: width, fixed: true, ..Measure::default() }
        }
        Width::Fit | Width::Text => Measure {
            least: setter.longest_word(&column.header, face, size),
            most: setter.two_lines(&column.header, face, size),
            header: setter.width(&column.header, face, size),
            total: 0.0,
            fixed: column.width == Width::Fit,
        },
    }
}

fn padding(table: &Table) -> Vec<(f32, f32)> {
    let count = table.columns.len();
    (0..count)
        .map(|index| {
            let align = table.columns[index].align;
            let after_right =
                index > 0 && align == Align::Left && table.columns[index - 1].align == Align::Right;
            let left = match index {
                0 => 0.0,
                _ if after_right => style::table::PAD_AFTER_RIGHT,
                _ => style::table::PAD,
            };
            let right = if index + 1 == count { 0.0 } else { style::table::PAD };
            (left, right)
        })
        .collect()
}

/// Every column as wide as its cells. Of the slack, headers get their one line and narrow columns
/// some air, so that figures do not crowd at the edge; the rest goes to the widest text column.
fn with_slack(table: &Table, measures: &[Measure], inner: f32) -> Vec<f32> {
    let mut widths: Vec<f32> = measures.iter().map(|measure| measure.most).collect();
    let mut slack = inner - widths.iter().sum::<f32>();
    let fit = |at: &usize| table.columns[*at].width == Width::Fit;
    let fits: Vec<usize> = (0..widths.len()).filter(fit).collect();
    for &at in &fits {
        let wanted = measures[at].header - widths[at];
        if wanted > 0.0 && wanted <= slack {
            widths[at] += wanted;
            slack -= wanted;
        }
    }
    let air = (slack / 2.0 / fits.len().max(1) as f32).clamp(0.0, style::table::AIR);
    for &at in &fits {
        widths[at] += air;
        slack -= air;
    }
    let widest = |of: &dyn Fn(usize) -> bool| {
        let chosen = (0..widths.len()).filter(|index| of(*index));
        chosen.max_by(|a, b| widths[*a].total_cmp(&widths[*b]))
    };
    let taker = widest(&|index| table.columns[index].width == Width::Text)
        .or_else(|| widest(&|index| table.columns[index].align == Align::Left))
        .or_else(|| widest(&|_| true));
    if let Some(taker) = taker {
        widths[taker] += slack.max(0.0);
    }
    widths
}

/// Fixed columns as wide as their cells, the others between their least and their most.
fn shared(table: &Table, measures: &[Measure], inner: f32) -> Vec<f32> {
    let mut widths: Vec<f32> =
        measures.iter().map(|measure| if measure.fixed { measure.most } else { 0.0 }).collect();
    let mut open: Vec<usize> = (0..measures.len()).filter(|at| !measures[*at].fixed).collect();
    let mut rest = inner - widths.iter().sum::<f32>();
    let least: f32 = open.iter().map(|at| measures[*at].least).sum();
    if rest < least {
        return squeezed(measures, inner);
    }
    // Columns that the proportion would take under their least or over their most get that, and the
    // others share what is left.
    while !open.is_empty() {
        let weight = |at: usize| measures[at].total.max(1.0).sqrt();
        let weights: f32 = open.iter().map(|at| weight(*at)).sum();
        let share = |at: usize| rest * weight(at) / weights;
        let excess: f32 = open
            .iter()
            .map(|at| share(*at).clamp(measures[*at].least, measures[*at].most) - share(*at))
            .sum();
        let settled: Vec<(usize, f32)> = open
            .iter()
            .filter_map(|&at| {
                let Measure { least, most, .. } = measures[at];
                if excess >= 0.0 && share(at) <= least {
                    Some((at, least))
                } else if excess <= 0.0 && share(at) >= most {
                    Some((at, most))
                } else {
                    None
                }
            })
            .collect();
        if settled.is_empty() {
            for &at in &open {
                widths[at] = share(at);
            }
            rest = 0.0;
            break;
        }
        for (at, width) in settled {
            widths[at] = width;
            rest -= width;
            open.retain(|other| *other != at);
        }
    }
    let slack = rest.max(0.0);
    let text = (0..widths.len()).filter(|at| table.columns[*at].width == Width::Text);
    if let Some(taker) = text.max_by(|a, b| widths[*a].total_cmp(&widths[*b])) {
        widths[taker] += slack;
    }
    widths
}

/// Not even the longest words fit: text columns give way first, and their words are divided.
fn narrowed(table: &Table, measures: &[Measure], inner: f32) -> Vec<f32> {
    let mut narrow = measures.to_vec();
    for measure in narrow.iter_mut().filter(|measure| !measure.fixed) {
        measure.least = measure.least.min(style::table::TEXT_LEAST);
    }
    if narrow.iter().map(|measure| measure.least).sum::<f32>() <= inner {
        shared(table, &narrow, inner)
    } else {
        squeezed(measures, inner)
    }
}

/// Too many columns: all give way in proportion, but stay wide enough for a few characters.
fn squeezed(measures: &[Measure], inner: f32) -> Vec<f32> {
    let floor = (inner / measures.len().max(1) as f32).min(mm(8.0));
    let spare = inner - floor * measures.len() as f32;
    let wanted = |measure: &Measure| (measure.least - floor).max(0.0);
    let total: f32 = measures.iter().map(wanted).sum::<f32>().max(0.001);
    measures.iter().map(|measure| floor + spare * wanted(measure) / total).collect()
}
