//! A table as it was handed in: rows of cells as text, whatever the file's form. What a row means is
//! not known here.
//!
//! A file from a stranger is hostile, so nothing here is unbounded: every cell goes through
//! [`Filling`], which counts. Never runs a formula, follows a link or believes a size that a file
//! states about itself.

use chrono::{Days, NaiveDate};

use super::ImportError;
use super::{text, workbook};
use crate::record::text::LONGEST;

/// The most rows that are read.
pub const MOST_ROWS: usize = 200_000;
/// The most columns that are read.
pub const MOST_COLUMNS: usize = 500;
/// The largest file that is read.
const LARGEST: usize = 128 * 1024 * 1024;
/// The most cells and the most text that are kept, so that neither a merged column nor one long
/// shared text used everywhere fills the memory.
const MOST_CELLS: usize = 8_000_000;
const MOST_TEXT: usize = 256 * 1024 * 1024;

/// A table as it was read.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// What kind of file it was, in Swedish: "CSV med semikolon, UTF-8", "XLSX, bladet ”System”".
    pub form: String,
    /// The sheets of the workbook; none for a text file.
    pub sheets: Vec<String>,
    /// Which of them it is.
    pub sheet: Option<usize>,
    /// The rows that have a cell with something in it.
    pub rows: Vec<Row>,
    /// Whether its day numbers count from 1904.
    pub from_1904: bool,
}

/// A row with something in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// As the spreadsheet numbers it, from 1.
    pub number: u32,
    pub cells: Vec<String>,
}

impl Sheet {
    /// Reads the bytes of a CSV or XLSX file, which of them by its content. `sheet` names the sheet
    /// of a workbook; otherwise it is the first that is shown.
    ///
    /// # Errors
    /// When it is neither, or larger than is read; the sentence is Swedish.
    pub fn read(bytes: &[u8], sheet: Option<&str>) -> Result<Self, ImportError> {
        if bytes.len() > LARGEST {
            Err(ImportError::TooMuch)
        } else if bytes.starts_with(b"PK\x03\x04") {
            workbook::read(bytes, sheet)
        } else if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
            Err(ImportError::OldWorkbook)
        } else if let Some(wanted) = sheet {
            Err(ImportError::NoSheets(wanted.to_owned()))
        } else {
            text::read(bytes)
        }
    }
}

impl Row {
    /// The text of a cell; empty past the last one.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

/// Rows on their way in, counted.
#[derive(Debug, Default)]
pub(super) struct Filling {
    rows: Vec<Row>,
    cells: usize,
    text: usize,
}

impl Filling {
    /// Puts a cell; rows come in order. An empty one leaves no trace.
    pub fn put(&mut self, number: u32, column: usize, cell: String) -> Result<(), ImportError> {
        if cell.trim().is_empty() {
            return Ok(());
        }
        if self.rows.last().is_none_or(|last| last.number < number) {
            if self.rows.len() == MOST_ROWS {
                return Err(ImportError::TooManyRows);
            }
            self.rows.push(Row { number, cells: Vec::new() });
        }
        match self.rows.last_mut().filter(|last| last.number == number) {
            Some(_) => self.set(self.rows.len() - 1, column, cell),
            None => Err(ImportError::Damaged),
        }
    }

    fn set(&mut self, row: usize, column: usize, cell: String) -> Result<(), ImportError> {
        if column >= MOST_COLUMNS {
            return Err(ImportError::TooManyColumns);
        }
        if cell.len() > LONGEST {
            return Err(ImportError::LongCell { row: self.rows[row].number });
        }
        let cells = &mut self.rows[row].cells;
        self.text += cell.len();
        self.cells += 1;
        if cells.len() <= column {
            self.cells += column - cells.len();
            cells.resize(column + 1, String::new());
        }
        cells[column] = cell;
        if self.cells > MOST_CELLS || self.text > MOST_TEXT {
            return Err(ImportError::TooMuch);
        }
        Ok(())
    }

    /// Gives each cell of a merged region what its first cell holds: that is what whoever merged
    /// them meant. Rows with nothing else in them stay out.
    pub fn spread(
        &mut self,
        (first, left): (u32, usize),
        (last, right): (u32, usize),
    ) -> Result<(), ImportError> {
        let from = self.rows.partition_point(|row| row.number < first);
        let to = self.rows.partition_point(|row| row.number <= last);
        let Some(value) = self.rows.get(from).filter(|row| row.number == first) else {
            return Ok(());
        };
        let value = value.cell(left).to_owned();
        if value.is_empty() {
            return Ok(());
        }
        for row in from..to {
            for column in left..=right.min(MOST_COLUMNS - 1) {
                if self.rows[row].cell(column).is_empty() {
                    self.set(row, column, value.clone())?;
                }
            }
            // Also what was not empty was looked at.
            self.cells += 1;
        }
        Ok(())
    }

    pub fn rows(self) -> Vec<Row> {
        self.rows
    }
}

/// The day that a spreadsheet keeps as that number, time of day dropped; `None` for a number that is
/// no day between 1900 and 2200.
pub fn day_of(serial: f64, from_1904: bool) -> Option<NaiveDate> {
    if !(1.0..110_000.0).contains(&serial) {
        return None;
    }
    let days = serial.trunc() as u64;
    let (year, month, day) = match (from_1904, days) {
        (true, _) => (1904, 1, 1),
        // Spreadsheets believe in 29 February 1900, which is number 60.
        (false, 0..=60) => (1899, 12, 31),
        (false, _) => (1899, 12, 30),
    };
    NaiveDate::from_ymd_opt(year, month, day)?.checked_add_days(Days::new(days))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn day_numbers_are_the_days_that_a_spreadsheet_shows() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d);
        assert_eq!(day_of(46_342.0, false), day(2026, 11, 16));
        assert_eq!(day_of(46_342.75, false), day(2026, 11, 16));
        assert_eq!(day_of(44_880.0, true), day(2026, 11, 16));
        assert_eq!(day_of(1.0, false), day(1900, 1, 1));
        assert_eq!(day_of(61.0, false), day(1900, 3, 1));
        for none in [0.0, -1.0, 1e12, f64::NAN, f64::INFINITY] {
            assert_eq!(day_of(none, false), None, "{none}");
        }
    }

    #[test]
    fn a_merged_region_gives_its_value_to_every_row_but_makes_no_rows() {
        let mut filling = Filling::default();
        for (number, column, cell) in [(1, 0, "SN"), (1, 1, "a"), (2, 1, "b"), (9, 1, "c")] {
            filling.put(number, column, cell.to_owned()).unwrap();
        }
        filling.spread((1, 0), (1_048_576, 0)).unwrap();
        let rows = filling.rows();
        let told: Vec<_> = rows.iter().map(|row| (row.number, row.cells.join("|"))).collect();
        let expected = [(1, "SN|a"), (2, "SN|b"), (9, "SN|c")].map(|(n, t)| (n, t.to_owned()));
        assert_eq!(told, expected);
    }

    #[test]
    fn merged_regions_cannot_fill_the_memory() {
        let mut filling = Filling::default();
        for number in 1..=1_000 {
            filling.put(number, 0, "x".repeat(1_000)).unwrap();
        }
        let spread = (0..1_000).try_for_each(|_| filling.spread((1, 0), (1_048_576, 16_384)));
        assert!(matches!(spread, Err(ImportError::TooMuch)), "{spread:?}");
    }
}
