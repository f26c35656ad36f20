//! Bars per year: a group a year, one scale for all, every bar with its name and value in words.

use std::ops::Range;

use crate::document::block::YearBars;
use crate::typeset::figure::Sketch;
use crate::typeset::font::Face;
use crate::typeset::line::Span;
use crate::typeset::page::Rect;
use crate::typeset::style::{self, figure::*};

/// Height of the years together.
pub fn height(years: &[YearBars]) -> f32 {
    years.iter().map(group_height).sum::<f32>().max(GROUP)
}

fn group_height(year: &YearBars) -> f32 {
    (bars_height(year) + 2.0 * (YEAR_BAR_GAP + 5.0)).max(GROUP)
}

fn bars_height(year: &YearBars) -> f32 {
    let count = year.bars.len() as f32;
    (count * (YEAR_BAR + YEAR_BAR_GAP) - YEAR_BAR_GAP).max(0.0)
}

pub(super) fn draw(years: &[YearBars], shown: Range<usize>, sketch: &mut Sketch) {
    let zero = sketch.left + YEARS;
    let right = sketch.left + sketch.width;
    let longest = sketch.width - YEARS - LABEL_ROOM;
    let values = years.iter().flat_map(|year| &year.bars).map(|bar| bar.2);
    let most = values.filter(|value| value.is_finite()).fold(0.0, f64::max);
    let mut top = sketch.top;
    let first = shown.start;
    for (index, year) in years[shown.clone()].iter().enumerate() {
        if index > 0 {
            sketch.horizontal(sketch.left, right, top, 0.5, style::HAIRLINE);
        }
        let (left, ink) = (sketch.left, style::INK);
        sketch.text(&year.year, Face::SansSemibold, 11.0, ink, left, top + 17.0);
        sketch.text(&year.total, Face::SansRegular, 9.0, style::SECONDARY, left, top + 28.0);
        let height = group_height(year);
        let mut y = top + (height - bars_height(year)) / 2.0;
        for (series, (name, value, size)) in year.bars.iter().enumerate() {
            let share = if most > 0.0 && size.is_finite() { (size / most).max(0.0) } else { 0.0 };
            let width = longest * share as f32;
            let fill = if series % 2 == 0 { sketch.palette.accent } else { sketch.palette.mid };
            if width > 0.0 {
                let rect = Rect { x: zero, y, width, height: YEAR_BAR };
                sketch.rectangle(rect, Some(fill), None);
            }
            let name = format!("{name} ");
            let spans = [Span::new(&name, Face::SansRegular), Span::new(value, Face::SansSemibold)];
            let line = sketch.setter.spans_line(&spans, 9.0);
            let x = (zero + width + LABEL_GAP).min(right - line.width);
            sketch.line_of_text(line, 9.0, style::INK, x, y + 9.6);
            y += YEAR_BAR + YEAR_BAR_GAP;
        }
        top += height;
    }
    let bottom = sketch.top + self::height(&years[first..shown.end]);
    sketch.vertical(zero, sketch.top, bottom, 0.75, style::INK);
}
