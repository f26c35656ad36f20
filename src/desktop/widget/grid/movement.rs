//! Where a key leads. Pure: a spot, a motion, an extent, and the spot that comes of it.

/// A cell, counted from zero; group rows count as rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Spot {
    /// The row, as shown.
    pub row: usize,
    /// The column, as shown.
    pub column: usize,
}

impl Spot {
    /// The cell at `row` and `column`.
    pub const fn new(row: usize, column: usize) -> Self {
        Self { row, column }
    }
}

/// How large the grid is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    /// Rows, group rows included.
    pub rows: usize,
    /// Columns.
    pub columns: usize,
    /// Rows that are seen at once: the length of Page Down.
    pub page: usize,
}

/// A move of the current cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    Left,
    Right,
    Up,
    Down,
    PageUp,
    PageDown,
    /// To the first cell of the row.
    RowStart,
    /// To the last cell of the row.
    RowEnd,
    /// To the first row, same column.
    Top,
    /// To the last row, same column.
    Bottom,
    /// To the first cell of all.
    First,
    /// To the last cell of all.
    Last,
    /// To the next cell; from the last of a row to the first of the next.
    Next,
    /// To the cell before; from the first of a row to the last of the one before.
    Previous,
}

/// The spot that a motion leads to. Stops at the edges, never leaves the grid.
pub fn moved(at: Spot, motion: Motion, extent: Extent) -> Spot {
    let last_row = extent.rows.saturating_sub(1);
    let last_column = extent.columns.saturating_sub(1);
    let page = extent.page.saturating_sub(1).max(1);
    let Spot { row, column } = Spot::new(at.row.min(last_row), at.column.min(last_column));
    match motion {
        Motion::Left => Spot::new(row, column.saturating_sub(1)),
        Motion::Right => Spot::new(row, (column + 1).min(last_column)),
        Motion::Up => Spot::new(row.saturating_sub(1), column),
        Motion::Down => Spot::new((row + 1).min(last_row), column),
        Motion::PageUp => Spot::new(row.saturating_sub(page), column),
        Motion::PageDown => Spot::new((row + page).min(last_row), column),
        Motion::RowStart => Spot::new(row, 0),
        Motion::RowEnd => Spot::new(row, last_column),
        Motion::Top => Spot::new(0, column),
        Motion::Bottom => Spot::new(last_row, column),
        Motion::First => Spot::new(0, 0),
        Motion::Last => Spot::new(last_row, last_column),
        Motion::Next if column < last_column => Spot::new(row, column + 1),
        Motion::Next if row < last_row => Spot::new(row + 1, 0),
        Motion::Next => Spot::new(row, column),
        Motion::Previous if column > 0 => Spot::new(row, column - 1),
        Motion::Previous if row > 0 => Spot::new(row - 1, last_column),
        Motion::Previous => Spot::new(row, column),
    }
}

/// Where Tab leads when nothing is edited: along the row, and out of the grid (`None`) at its
/// ends.
pub fn tab(at: Spot, backward: bool, extent: Extent) -> Option<Spot> {
    if extent.rows == 0 {
        None
    } else if backward {
        Some(Spot::new(at.row, at.column.checked_sub(1)?))
    } else {
        (at.column + 1 < extent.columns).then(|| Spot::new(at.row, at.column + 1))
    }
}

/// A rectangle of cells, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// The upper left cell.
    pub from: Spot,
    /// The lower right cell.
    pub to: Spot,
}

impl Range {
    /// The rectangle between two corners, in any order.
    pub fn between(a: Spot, b: Spot) -> Self {
        Self {
            from: Spot::new(a.row.min(b.row), a.column.min(b.column)),
            to: Spot::new(a.row.max(b.row), a.column.max(b.column)),
        }
    }

    /// Whether the cell lies within.
    pub fn contains(&self, spot: Spot) -> bool {
        (self.from.row..=self.to.row).contains(&spot.row)
            && (self.from.column..=self.to.column).contains(&spot.column)
    }

    /// Whether it is one cell.
    pub fn is_single(&self) -> bool {
        self.from == self.to
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXTENT: Extent = Extent { rows: 10, columns: 4, page: 5 };

    fn check(from: (usize, usize), motion: Motion, to: (usize, usize)) {
        let found = moved(Spot::new(from.0, from.1), motion, EXTENT);
        assert_eq!(found, Spot::new(to.0, to.1), "{motion:?} from {from:?}");
    }

    #[test]
    fn arrows_stop_at_the_edges() {
        check((0, 0), Motion::Up, (0, 0));
        check((0, 0), Motion::Left, (0, 0));
        check((9, 3), Motion::Down, (9, 3));
        check((9, 3), Motion::Right, (9, 3));
        check((4, 1), Motion::Down, (5, 1));
    }

    #[test]
    fn a_page_leaves_one_row_in_common() {
        check((0, 2), Motion::PageDown, (4, 2));
        check((8, 2), Motion::PageDown, (9, 2));
        check((6, 2), Motion::PageUp, (2, 2));
    }

    #[test]
    fn home_and_end_go_to_the_row_s_ends_and_with_ctrl_to_the_grid_s() {
        check((4, 2), Motion::RowStart, (4, 0));
        check((4, 2), Motion::RowEnd, (4, 3));
        check((4, 2), Motion::First, (0, 0));
        check((4, 2), Motion::Last, (9, 3));
        check((4, 2), Motion::Top, (0, 2));
        check((4, 2), Motion::Bottom, (9, 2));
    }

    #[test]
    fn tab_while_editing_goes_on_to_the_next_row() {
        check((0, 3), Motion::Next, (1, 0));
        check((9, 3), Motion::Next, (9, 3));
        check((1, 0), Motion::Previous, (0, 3));
        check((0, 0), Motion::Previous, (0, 0));
    }

    #[test]
    fn tab_leaves_the_grid_at_the_row_s_ends() {
        assert_eq!(tab(Spot::new(2, 2), false, EXTENT), Some(Spot::new(2, 3)));
        assert_eq!(tab(Spot::new(2, 3), false, EXTENT), None);
        assert_eq!(tab(Spot::new(2, 0), true, EXTENT), None);
        assert_eq!(tab(Spot::new(0, 0), false, Extent { rows: 0, ..EXTENT }), None);
    }

    #[test]
    fn an_empty_grid_and_a_stale_spot_do_no_harm() {
        let empty = Extent { rows: 0, columns: 0, page: 0 };
        assert_eq!(moved(Spot::new(7, 7), Motion::Last, empty), Spot::default());
        assert_eq!(moved(Spot::new(70, 70), Motion::Up, EXTENT), Spot::new(8, 3));
    }

    #[test]
    fn a_selection_is_the_same_from_either_corner() {
        let range = Range::between(Spot::new(5, 1), Spot::new(2, 3));
        assert_eq!(range, Range { from: Spot::new(2, 1), to: Spot::new(5, 3) });
        assert!(range.contains(Spot::new(3, 2)));
        assert!(!range.contains(Spot::new(3, 0)));
    }
}
