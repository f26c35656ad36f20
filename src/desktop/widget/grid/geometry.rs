//! Where rows and columns lie. Rows are of two heights, so any row is found in logarithmic time.

use iced::{Point, Rectangle};

use super::movement::{Extent, Spot};
use super::source::Column;
use crate::desktop::theme::size;

/// The places of everything in a grid of these bounds.
#[derive(Debug, Clone)]
pub(super) struct Geometry<'a> {
    pub header: Rectangle,
    pub body: Rectangle,
    pub totals: Option<Rectangle>,
    /// Left edge (from the body's left, unscrolled) and width of each column.
    pub columns: Vec<(f32, f32)>,
    pub row_height: f32,
    pub rows: usize,
    pub groups: &'a [usize],
    /// The width and height of all that could be seen.
    pub content: iced::Size,
}

/// What the grid asks for.
pub(super) struct Measures<'a> {
    pub columns: &'a [Column<'a>],
    pub margin: f32,
    pub row_height: f32,
    pub rows: usize,
    pub groups: &'a [usize],
    pub has_totals: bool,
}

impl Measures<'_> {
    pub fn header_height(&self) -> f32 {
        let two = self.columns.iter().any(|column| column.note.is_some());
        if two { size::GRID_HEADER + 12.0 } else { size::GRID_HEADER }
    }

    /// The height at which nothing has to scroll up or down, in this width.
    pub fn natural_height(&self, width: f32) -> f32 {
        let totals = if self.has_totals { size::GRID_TOTALS } else { 0.0 };
        let rows = height(self.rows, self.row_height, self.groups);
        self.header_height() + rows + bar_height(self, width) + totals
    }
}

/// The room that a horizontal scrollbar takes under the rows.
fn bar_height(measures: &Measures<'_>, width: f32) -> f32 {
    let used = place_columns(measures, width).last().map_or(0.0, |(x, width)| x + width);
    if used > width + 0.5 { size::SCROLLBAR + 4.0 } else { 0.0 }
}

fn height(rows: usize, row_height: f32, groups: &[usize]) -> f32 {
    let before = groups.partition_point(|group| *group < rows);
    (rows - before) as f32 * row_height + before as f32 * size::GRID_GROUP
}

impl<'a> Geometry<'a> {
    pub fn new(bounds: Rectangle, measures: &Measures<'a>) -> Self {
        let header_height = measures.header_height();
        let header = Rectangle { height: header_height.min(bounds.height), ..bounds };
        let rows_height = height(measures.rows, measures.row_height, measures.groups);
        let content_height = rows_height + bar_height(measures, bounds.width);
        let totals_height = if measures.has_totals { size::GRID_TOTALS } else { 0.0 };
        let room = (bounds.height - header.height - totals_height).max(0.0);
        let body =
            Rectangle { y: bounds.y + header.height, height: room.min(content_height), ..bounds };
        let totals = measures.has_totals.then_some(Rectangle {
            y: body.y + body.height,
            height: totals_height,
            ..bounds
        });
        // Nothing lies under the scrollbar: amounts end before it.
        let bar = if content_height > room + 0.5 { size::SCROLLBAR + 4.0 } else { 0.0 };
        let columns = place_columns(measures, bounds.width - bar);
        let width = columns.last().map_or(0.0, |(x, width)| x + width) + bar;
        Self {
            header,
            body,
            totals,
            columns,
            row_height: measures.row_height,
            rows: measures.rows,
            groups: measures.groups,
            content: iced::Size::new(width.max(bounds.width), content_height),
        }
    }

    pub fn extent(&self) -> Extent {
        Extent {
            rows: self.rows,
            columns: self.columns.len(),
            page: (self.body.height / self.row_height) as usize,
        }
    }

    pub fn is_group(&self, row: usize) -> bool {
        self.groups.binary_search(&row).is_ok()
    }

    /// The top of a row, from the body's top, unscrolled.
    pub fn top(&self, row: usize) -> f32 {
        height(row.min(self.rows), self.row_height, self.groups)
    }

    pub fn height_of(&self, row: usize) -> f32 {
        if self.is_group(row) { size::GRID_GROUP } else { self.row_height }
    }

    /// The row at a height, from the body's top, unscrolled.
    pub fn row_at(&self, y: f32) -> Option<usize> {
        if y < 0.0 || y >= self.top(self.rows) {
            return None;
        }
        let (mut low, mut high) = (0, self.rows);
        while low + 1 < high {
            let middle = usize::midpoint(low, high);
            if self.top(middle) <= y { low = middle } else { high = middle }
        }
        (low < self.rows).then_some(low)
    }

    pub fn column_at(&self, x: f32) -> Option<usize> {
        self.columns.iter().position(|(left, width)| (*left..left + width).contains(&x))
    }

    /// The cell under a point of the window.
    pub fn spot_at(&self, at: Point, scroll: iced::Vector) -> Option<Spot> {
        if !self.body.contains(at) {
            return None;
        }
        let row = self.row_at(at.y - self.body.y + scroll.y)?;
        let last = self.columns.len().checked_sub(1)?;
        let column = self.column_at(at.x - self.body.x + scroll.x).unwrap_or(last);
        Some(Spot::new(row, column))
    }

    /// The bounds of a cell in the window; of a group row, the whole row.
    pub fn cell(&self, spot: Spot, scroll: iced::Vector) -> Rectangle {
        let y = self.body.y + self.top(spot.row) - scroll.y;
        let height = self.height_of(spot.row);
        if self.is_group(spot.row) {
            return Rectangle { y, height, ..self.body };
        }
        let (left, width) = self.columns.get(spot.column).copied().unwrap_or_default();
        Rectangle { x: self.body.x + left - scroll.x, y, width, height }
    }

    /// The rows that are seen.
    pub fn visible(&self, scroll: iced::Vector) -> std::ops::Range<usize> {
        match self.row_at(scroll.y.max(0.0)) {
            None => 0..0,
            Some(first) => {
                let last = self.row_at(scroll.y + self.body.height - 0.5);
                first..last.map_or(self.rows, |last| last + 1)
            }
        }
    }

    /// The scroll, kept within what there is.
    pub fn clamp(&self, scroll: iced::Vector) -> iced::Vector {
        iced::Vector::new(
            scroll.x.clamp(0.0, (self.content.width - self.body.width).max(0.0)),
            scroll.y.clamp(0.0, (self.content.height - self.body.height).max(0.0)),
        )
    }

    /// The scroll that brings a cell into view, from the scroll that is.
    pub fn reveal(&self, spot: Spot, scroll: iced::Vector) -> iced::Vector {
        let top = self.top(spot.row);
        let bottom = top + self.height_of(spot.row);
        // A horizontal scrollbar covers the lowest pixels.
        let seen = self.body.height - (self.content.height - self.top(self.rows));
        let mut scroll = scroll;
        if bottom > scroll.y + seen {
            scroll.y = bottom - seen;
        }
        scroll.y = scroll.y.min(top);
        if let Some((left, width)) = self.columns.get(spot.column)
            && !self.is_group(spot.row)
        {
            if left + width > scroll.x + self.body.width {
                scroll.x = left + width - self.body.width;
            }
            scroll.x = scroll.x.min(*left);
        }
        self.clamp(scroll)
    }

    /// Where the vertical scrollbar runs.
    pub fn track(&self) -> Rectangle {
        Rectangle {
            x: self.body.x + self.body.width - size::SCROLLBAR - 2.0,
            y: self.body.y + 2.0,
            width: size::SCROLLBAR,
            height: self.body.height - 4.0,
        }
    }
}

/// The first column carries the page margin as its left padding, the last as its right.
fn place_columns(measures: &Measures<'_>, room: f32) -> Vec<(f32, f32)> {
    let extra = (measures.margin - 8.0).max(0.0);
    let last = measures.columns.len().saturating_sub(1);
    let base = |index: usize, column: &Column<'_>| {
        let edges = usize::from(index == 0) + usize::from(index == last);
        column.width.max(24.0) + edges as f32 * extra
    };
    let columns = measures.columns.iter().enumerate();
    let used: f32 = columns.clone().map(|(index, column)| base(index, column)).sum();
    let growing: f32 =
        measures.columns.iter().filter(|column| column.grows).map(|column| column.width).sum();
    let left_over = (room - used).max(0.0);
    let mut x = 0.0;
    columns
        .map(|(index, column)| {
            let share =
                if column.grows { (left_over * column.width / growing).floor() } else { 0.0 };
            let width = base(index, column) + share;
            let place = (x, width);
            x += width;
            place
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desktop::widget::grid::column;

    fn geometry<'a>(columns: &'a [Column<'a>], rows: usize, groups: &'a [usize]) -> Geometry<'a> {
        let measures =
            Measures { columns, margin: 16.0, row_height: 32.0, rows, groups, has_totals: false };
        let bounds = Rectangle { x: 0.0, y: 0.0, width: 400.0, height: 352.0 };
        Geometry::new(bounds, &measures)
    }

    #[test]
    fn every_row_is_found_where_it_lies_also_among_groups() {
        let columns = [column("A", 100.0)];
        let geometry = geometry(&columns, 1000, &[0, 5, 900]);
        for row in [0, 1, 4, 5, 6, 899, 900, 901, 999] {
            assert_eq!(geometry.row_at(geometry.top(row)), Some(row));
            let last_pixel = geometry.top(row) + geometry.height_of(row) - 0.5;
            assert_eq!(geometry.row_at(last_pixel), Some(row));
        }
        assert_eq!(geometry.row_at(geometry.content.height), None);
        assert_eq!(geometry.top(6), 2.0 * 28.0 + 4.0 * 32.0);
    }

    #[test]
    fn only_the_rows_in_view_are_asked_for() {
        let columns = [column("A", 100.0)];
        let geometry = geometry(&columns, 100_000, &[]);
        assert_eq!(geometry.visible(iced::Vector::new(0.0, 0.0)), 0..10);
        assert_eq!(geometry.visible(iced::Vector::new(0.0, 3_200.0)), 100..110);
        let end = geometry.clamp(iced::Vector::new(0.0, f32::MAX));
        assert_eq!(geometry.visible(end).end, 100_000);
    }

    #[test]
    fn a_cell_out_of_view_is_brought_into_view_and_no_further() {
        let columns = [column("A", 100.0), column("B", 500.0)];
        let geometry = geometry(&columns, 100, &[]);
        let scroll = geometry.reveal(Spot::new(20, 0), iced::Vector::ZERO);
        let bar = size::SCROLLBAR + 4.0;
        assert_eq!(scroll.y, 21.0 * 32.0 - (320.0 - bar), "clear of the horizontal scrollbar");
        assert_eq!(geometry.reveal(Spot::new(15, 0), scroll), scroll);
        assert!(geometry.reveal(Spot::new(0, 1), iced::Vector::ZERO).x > 0.0);
    }

    #[test]
    fn a_growing_column_takes_what_is_left_over() {
        let columns = [column("A", 100.0), column("B", 100.0).grow()];
        let geometry = geometry(&columns, 2, &[]);
        assert_eq!(geometry.columns, [(0.0, 108.0), (108.0, 292.0)]);
    }
}
