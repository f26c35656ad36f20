//! A register as CSV: one row a record, one column a field, by the catalogue. UTF-8 with a mark so
//! that Excel sees it, semicolons, plain digits (domain §3.7), and no cell that a spreadsheet would
//! take for a formula.

use crate::record::{FieldKind, Kind, Record, Value};
use crate::workspace::Workspace;

/// Why a table cannot be written.
#[derive(Debug, thiserror::Error)]
#[error("Tabellen kunde inte skrivas: {0}")]
pub struct TableError(#[from] csv::Error);

/// The register as the bytes of a CSV file. References are written by their natural keys.
///
/// # Errors
/// When the writer fails, which memory alone can cause.
pub fn csv(workspace: &Workspace, kind: Kind) -> Result<Vec<u8>, TableError> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer(b"\xef\xbb\xbf".to_vec());
    writer.write_record(kind.fields().iter().map(|field| field.label))?;
    for record in workspace.records(kind) {
        let cells = kind.keys().map(|key| harmless(cell(workspace, record, key.index)));
        writer.write_record(cells)?;
    }
    writer.into_inner().map_err(|error| TableError(error.into_error().into()))
}

/// A field as a spreadsheet should have it.
pub fn cell(workspace: &Workspace, record: &Record, index: usize) -> String {
    let kind = record.kind().fields().get(index).map_or(FieldKind::Text, |field| field.kind);
    match record.value(index) {
        Value::Reference(id) => workspace.key(id),
        Value::References(ids) => {
            ids.iter().map(|id| workspace.key(*id)).collect::<Vec<_>>().join("; ")
        }
        value @ (Value::Kronor(_) | Value::YearAmounts(_)) => workspace
            .value_text(&value, kind)
            .replace(['\u{a0}', '\u{202f}'], "")
            .replace('\u{2212}', "-"),
        value => workspace.value_text(&value, kind),
    }
}

/// `text` with an apostrophe in front where a spreadsheet would run it as a formula. A number with
/// a minus sign stays a number.
pub fn harmless(text: String) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let number = text.trim_start_matches('-').chars().all(|c| c.is_ascii_digit() || c == ',');
    if formula && !number { format!("'{text}") } else { text }
}
