//! A register as a spreadsheet, CSV or XLSX: one row a record, one column a field, by the catalogue.
//! The CSV is UTF-8 with a mark so that Excel sees it, with semicolons and plain digits (domain
//! §3.7). No cell is one that a spreadsheet would take for a formula, and [`restored`] gives back
//! what stood there, so that an import reads what was written.

use chrono::Datelike;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::record::{AmountUnit, EndDate, Field, FieldKind, Kind, Record, Value};
use crate::workspace::Workspace;
use crate::workspace::key::Names;

/// Why a table cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    #[error("Tabellen kunde inte skrivas: {0}")]
    Text(#[from] csv::Error),
    #[error(
        "En text är längre än de 32 767 tecken som ryms i en XLSX-cell. Skriv tabellen som CSV."
    )]
    LongCell,
    #[error("Registret har fler rader än ett XLSX-blad rymmer. Skriv tabellen som CSV.")]
    TooManyRows,
    #[error("Tabellen kunde inte skrivas: {0}")]
    Workbook(XlsxError),
}

impl From<XlsxError> for TableError {
    fn from(error: XlsxError) -> Self {
        match error {
            XlsxError::MaxStringLengthExceeded => Self::LongCell,
            XlsxError::RowColumnLimitError => Self::TooManyRows,
            error => Self::Workbook(error),
        }
    }
}

/// The register as the bytes of a CSV file. References are written by their natural keys.
///
/// # Errors
/// When the writer fails, which memory alone can cause.
pub fn csv(workspace: &Workspace, kind: Kind) -> Result<Vec<u8>, TableError> {
    let names = names(workspace, kind);
    let unit = workspace.amount_unit();
    let headings = kind.fields().iter().map(|field| heading(field, unit)).collect();
    let rows = workspace
        .records(kind)
        .map(|record| kind.keys().map(|key| harmless(cell(&names, record, key.index))).collect());
    written(std::iter::once(headings).chain(rows))
}

/// Rows of cells, the headings first, as the bytes of a CSV file.
///
/// # Errors
/// When the writer fails, which memory alone can cause.
pub fn written(rows: impl Iterator<Item = Vec<String>>) -> Result<Vec<u8>, TableError> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer(b"\xef\xbb\xbf".to_vec());
    for row in rows {
        writer.write_record(row)?;
    }
    writer.into_inner().map_err(|error| TableError::Text(error.into_error().into()))
}

/// The register as the bytes of an XLSX file: days, amounts and numbers as such, so that the
/// spreadsheet can sort and sum them. The same bytes from the same register.
///
/// # Errors
/// When a text is longer than a cell can hold, or there are more rows than a sheet can.
pub fn xlsx(workspace: &Workspace, kind: Kind) -> Result<Vec<u8>, TableError> {
    let names = names(workspace, kind);
    let unit = workspace.amount_unit();
    let mut workbook = Workbook::new();
    // Without a stated moment the file would tell the clock's.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let sheet = workbook.add_worksheet();
    sheet.set_name(kind.table())?;
    sheet.set_freeze_panes(1, 0)?;
    let bold = Format::new().set_bold();
    for (column, field) in (0..).zip(kind.fields()) {
        let heading = heading(field, unit);
        sheet.set_column_width(column, f64::from(width(field.kind)))?;
        sheet.write_string_with_format(0, column, &heading, &bold)?;
    }
    let day = Format::new().set_num_format("yyyy-mm-dd");
    for (row, record) in (1..).zip(workspace.records(kind)) {
        for (column, key) in (0..).zip(kind.keys()) {
            let value = record.value(key.index);
            if !write_as_such(sheet, (row, column), &value, unit, &day)? {
                let text = harmless(cell(&names, record, key.index));
                if !text.is_empty() {
                    sheet.write_string(row, column, text)?;
                }
            }
        }
    }
    Ok(workbook.save_to_buffer()?)
}

/// Writes a day, a number or an amount; whether it was one.
fn write_as_such(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    value: &Value,
    unit: AmountUnit,
    format: &Format,
) -> Result<bool, TableError> {
    match value {
        Value::Number(number) if number.unsigned_abs() < 1 << 50 => {
            sheet.write_number(row, column, *number as f64)?;
        }
        Value::Hours(hours) => {
            sheet.write_number(row, column, hours.minutes() as f64 / 60.0)?;
        }
        Value::Kronor(amount) => {
            sheet.write_number(row, column, amount.0 as f64 / unit.factor() as f64)?;
        }
        Value::Date(day) | Value::EndDate(EndDate::Day(day))
            if (1901..=2200).contains(&day.year()) =>
        {
            let (month, date) = (day.month() as u8, day.day() as u8);
            let day = ExcelDateTime::from_ymd(day.year().unsigned_abs() as u16, month, date)?;
            sheet.write_datetime_with_format(row, column, day, format)?;
        }
        _ => return Ok(false),
    }
    Ok(true)
}

/// How wide a column is, in letters.
fn width(kind: FieldKind) -> u8 {
    match kind {
        FieldKind::LongText | FieldKind::YearAmounts | FieldKind::YearTexts => 50,
        FieldKind::Text | FieldKind::Reference(_) | FieldKind::References(_) => 28,
        _ => 16,
    }
}

/// The column's heading: the label, and for amounts the unit that they stand in.
fn heading(field: &Field, unit: AmountUnit) -> String {
    match field.kind {
        FieldKind::Kronor => format!("{} ({})", field.label, unit.name()),
        _ => field.label.to_owned(),
    }
}

/// The names that the references of a register are written by.
fn names(workspace: &Workspace, kind: Kind) -> Names<'_> {
    let referred = kind.fields().iter().flat_map(|field| match field.kind {
        FieldKind::Reference(kinds) | FieldKind::References(kinds) => kinds,
        _ => &[],
    });
    let mut referred: Vec<Kind> = referred.copied().collect();
    referred.sort_unstable();
    referred.dedup();
    Names::new(workspace, referred)
}

/// A field as a spreadsheet should have it.
pub fn cell(names: &Names<'_>, record: &Record, index: usize) -> String {
    let kind = record.kind().fields().get(index).map_or(FieldKind::Text, |field| field.kind);
    let key = |id, kinds| names.key(id, kinds, Some(record));
    match (record.value(index), kind) {
        (Value::Reference(id), FieldKind::Reference(kinds)) => key(id, kinds),
        (Value::References(ids), FieldKind::References(kinds)) => {
            ids.iter().map(|id| key(*id, kinds)).collect::<Vec<_>>().join("; ")
        }
        (value @ (Value::Kronor(_) | Value::YearAmounts(_)), _) => names
            .workspace()
            .value_text(&value, kind)
            .replace(['\u{a0}', '\u{202f}'], "")
            .replace('\u{2212}', "-"),
        (value, _) => names.workspace().value_text(&value, kind),
    }
}

/// What makes a spreadsheet run a cell.
const RUNS: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\n'];

/// `text` with an apostrophe in front where a spreadsheet would run it as a formula. A number with
/// a minus sign stays a number.
pub fn harmless(text: String) -> String {
    let number = text.trim_start_matches('-').chars().all(|c| c.is_ascii_digit() || c == ',');
    if runs_behind_apostrophes(&text) && !number { format!("'{text}") } else { text }
}

/// What [`harmless`] was given.
pub fn restored(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if runs_behind_apostrophes(text) => text,
        _ => cell,
    }
}

/// Also what already has apostrophes, so that each gets one more and loses one.
fn runs_behind_apostrophes(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(RUNS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_run_gets_an_apostrophe_and_loses_it_again() {
        for text in ["=1+1", "+46 900", "- punkt", "@SUM(A1)", "\tx", "\n=1", "'=1", "''-x", "'-5"]
        {
            let cell = harmless(text.to_owned());
            assert_eq!(cell, format!("'{text}"));
            assert_eq!(restored(&cell), text);
        }
        for text in ["Vklass", "-5", "-8,6", "", "'citat'", "o'Brien", "SYS-014", "'"] {
            assert_eq!(harmless(text.to_owned()), text);
            assert_eq!(restored(text), text);
        }
    }
}
