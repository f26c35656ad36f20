//! The timeline: a row an activity, over months, quarters or half-years.
//!
//! The state of a bar always stands beside it in words; the fill only repeats it, in tones that a
//! grey printer keeps apart.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use crate::document::block::{BarState, Colour, TimelineRow};
use crate::typeset::figure::Sketch;
use crate::typeset::font::Face;
use crate::typeset::page::Rect;
use crate::typeset::style::{self, figure::*};

const MONTH_NAMES: [&str; 12] =
    ["jan", "feb", "mars", "apr", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec"];
const QUARTER_NAMES: [&str; 4] = ["kv 1", "kv 2", "kv 3", "kv 4"];
const HALF_NAMES: [&str; 2] = ["jan–juni", "juli–dec"];

/// Baselines in the head and in a row, from their tops.
const YEAR_BASELINE: f32 = 6.4;
const UNIT_BASELINE: f32 = 19.5;
const UNIT_LINES: f32 = 13.0;
const ROW_BASELINE: f32 = 12.2;
const LABEL: f32 = 8.0;

pub fn height(rows: usize) -> f32 {
    HEAD + ROW * rows as f32
}

pub(super) fn draw(rows: &[TimelineRow], shown: Range<usize>, sketch: &mut Sketch) {
    let left = sketch.left + NAMES;
    let Some(axis) = Axis::over(rows, left, sketch.left + sketch.width - left) else {
        let right = sketch.left + sketch.width;
        sketch.horizontal(sketch.left, right, sketch.top + HEAD, style::table::RULE, style::INK);
        return;
    };
    let rows = &rows[shown];
    draw_grid(&axis, rows.len(), sketch);
    let mut top = sketch.top + HEAD;
    for row in rows {
        draw_row(&axis, row, top, sketch);
        top += ROW;
    }
}

/// Units of equal width over whole months.
struct Axis {
    /// Months since year 0 of the first unit's start.
    first: i32,
    /// Months in a unit, and how many units there are.
    months: i32,
    units: i32,
    left: f32,
    width: f32,
}

impl Axis {
    fn over(rows: &[TimelineRow], left: f32, width: f32) -> Option<Self> {
        let month = |date: NaiveDate| date.year() * 12 + date.month0() as i32;
        let first = rows.iter().map(|row| month(row.from)).min()?;
        let last = rows.iter().map(|row| month(row.to.max(row.from))).max()?;
        let span = last - first + 1;
        let mut months = if span <= MONTHS_MOST {
            1
        } else if span <= QUARTERS_MOST {
            3
        } else {
            6
        };
        // Spans that no plan has; a date typed wrong must still give a page.
        while span / months > 24 {
            months *= 2;
        }
        let first = first.div_euclid(months) * months;
        let units = (last - first) / months + 1;
        Some(Self { first, months, units, left, width })
    }

    fn unit_width(&self) -> f32 {
        self.width / self.units as f32
    }

    fn boundary(&self, unit: i32) -> f32 {
        self.left + self.unit_width() * unit as f32
    }

    /// Where a day begins, or ends.
    fn x(&self, date: NaiveDate, end: bool) -> f32 {
        let month = date.year() * 12 + date.month0() as i32 - self.first;
        let days = f32::from(date.num_days_in_month());
        let day = date.day0() as f32 + if end { 1.0 } else { 0.0 };
        self.left + (month as f32 + day / days) / self.months as f32 * self.unit_width()
    }

    fn name(&self, unit: i32) -> &'static str {
        let month = (self.first + unit * self.months).rem_euclid(12) as usize;
        match self.months {
            1 => MONTH_NAMES[month],
            3 => QUARTER_NAMES[month / 3],
            6 => HALF_NAMES[month / 6],
            _ => "",
        }
    }

    /// The year that begins with this unit.
    fn new_year(&self, unit: i32) -> Option<i32> {
        let month = self.first + unit * self.months;
        let year = month.div_euclid(12);
        let changed = unit == 0 || (month - self.months).div_euclid(12) != year;
        changed.then_some(year)
    }
}

fn draw_grid(axis: &Axis, rows: usize, sketch: &mut Sketch) {
    let (left, right, top) = (sketch.left, sketch.left + sketch.width, sketch.top);
    let bottom = top + height(rows);
    let mut free_from = 0.0;
    for unit in 0..axis.units {
        let x = axis.boundary(unit);
        let indent = if unit == 0 { 0.0 } else { 3.0 };
        let year = axis.new_year(unit);
        if unit > 0 {
            match year {
                Some(_) => sketch.vertical(x, top, bottom, 0.5, style::SECONDARY),
                None => sketch.vertical(x, top + UNIT_LINES, bottom, 0.35, style::HAIRLINE),
            }
        }
        if let Some(year) = year.filter(|_| x >= free_from) {
            let text = year.to_string();
            let (face, baseline) = (Face::SansSemibold, top + YEAR_BASELINE);
            sketch.text(&text, face, 8.5, style::INK, x + indent, baseline);
            free_from = x + indent + 22.0;
        }
        let name = axis.name(unit);
        if sketch.setter.width(name, Face::SansRegular, LABEL) + indent < axis.unit_width() {
            let (colour, baseline) = (style::SECONDARY, top + UNIT_BASELINE);
            sketch.text(name, Face::SansRegular, LABEL, colour, x + indent, baseline);
        }
    }
    sketch.vertical(right, top, bottom, 0.35, style::HAIRLINE);
    sketch.horizontal(left, right, top + HEAD, 0.5, style::INK);
    for row in 1..rows {
        let y = top + height(row);
        sketch.horizontal(left, right, y, 0.35, style::HAIRLINE);
    }
    sketch.horizontal(left, right, bottom, style::table::RULE, style::INK);
}

fn draw_row(axis: &Axis, row: &TimelineRow, top: f32, sketch: &mut Sketch) {
    let baseline = top + ROW_BASELINE;
    let name_colour = if row.state == BarState::Dropped { style::SECONDARY } else { style::INK };
    let number = sketch.setter.shortened(&row.number, Face::SansRegular, 9.0, NUMBERS - 3.0);
    sketch.line_of_text(number, 9.0, style::INK, sketch.left, baseline);
    let room = NAMES - NUMBERS - style::table::PAD;
    let name = sketch.setter.shortened(&row.name, Face::SansRegular, 9.0, room);
    sketch.line_of_text(name, 9.0, name_colour, sketch.left + NUMBERS, baseline);

    let from = axis.x(row.from, false);
    let to = axis.x(row.to.max(row.from), true).max(from + 2.0);
    let (fill, outline, on_bar) = paint(row.state, sketch);
    let rect = Rect { x: from, y: top + BAR_TOP, width: to - from, height: BAR };
    sketch.rectangle(rect, Some(fill), Some((1.0, outline)));

    let (face, colour) = match row.state {
        BarState::Late => (Face::SansSemibold, style::DEVIATION),
        _ => (Face::SansRegular, style::INK),
    };
    let label = sketch.setter.line(&row.state_label, face, LABEL);
    let right = sketch.left + sketch.width;
    let month = axis.unit_width() / axis.months as f32;
    let fits_right = right - to >= (2.0 * month).max(label.width + 6.0);
    if fits_right {
        let x = to + 4.0;
        clear_behind(x, label.width, top, sketch);
        sketch.line_of_text(label, LABEL, colour, x, baseline);
    } else if label.width + 8.0 <= to - from {
        sketch.line_of_text(label, LABEL, on_bar.unwrap_or(colour), from + 4.0, baseline);
    } else {
        let x = from - 4.0 - label.width;
        clear_behind(x, label.width, top, sketch);
        sketch.line_of_text(label, LABEL, colour, x, baseline);
    }
}

/// Fill, outline, and the colour of a word on the bar if ink would not be read there.
fn paint(state: BarState, sketch: &Sketch) -> (Colour, Colour, Option<Colour>) {
    let accent = sketch.palette.accent;
    match state {
        BarState::Ongoing => (accent, accent, Some(style::WHITE)),
        BarState::Done => (sketch.palette.mid, accent, None),
        BarState::NotStarted => (style::WHITE, accent, None),
        BarState::Late => (style::DEVIATION_TINT, style::DEVIATION, None),
        BarState::Dropped => (style::WHITE, style::HAIRLINE, None),
    }
}

/// White under a word, so that no grid line crosses it.
fn clear_behind(x: f32, width: f32, top: f32, sketch: &mut Sketch) {
    let rect = Rect { x: x - 1.5, y: top + BAR_TOP, width: width + 3.0, height: BAR };
    sketch.rectangle(rect, Some(style::WHITE), None);
}
