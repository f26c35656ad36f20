//! A table as text: UTF-8 with or without a mark, Windows-1252 or UTF-16, parted by semicolon, comma
//! or tab. Which, is told by the bytes; a file name says nothing.

use std::collections::HashMap;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use super::ImportError;
use super::sheet::{Filling, Sheet};

/// What can part the cells, and its Swedish name. The first wins a tie.
const DELIMITERS: &[(u8, &str)] = &[(b';', "semikolon"), (b'\t', "tabb"), (b',', "komma")];

/// How many rows are looked at to tell what parts the cells.
const HEAD: usize = 30;

/// Reads a CSV file.
pub fn read(bytes: &[u8]) -> Result<Sheet, ImportError> {
    let (text, encoding) = decode(bytes)?;
    let (text, (delimiter, parted)) = delimited(&text);
    let mut reader = reader(text, delimiter);
    let mut filling = Filling::default();
    let mut record = csv::StringRecord::new();
    // Rows are numbered as a spreadsheet does: a cell with line breaks stays in its row, and an
    // empty line, which the reader passes over, is a row too.
    let (mut number, mut line) = (0, reader.position().line());
    while reader.read_record(&mut record).map_err(|_| ImportError::NotText)? {
        let ends = reader.position().line();
        let inside: usize = record.iter().map(|cell| cell.matches('\n').count()).sum();
        let passed = (ends - line).saturating_sub(1 + inside as u64);
        number += 1 + u32::try_from(passed).unwrap_or(u32::MAX / 2);
        line = ends;
        for (column, cell) in record.iter().enumerate() {
            filling.put(number, column, cell.to_owned())?;
        }
    }
    let form = format!("CSV med {parted}, {encoding}");
    Ok(Sheet { form, rows: filling.rows(), ..Sheet::default() })
}

/// The text and the Swedish name of how it was kept.
fn decode(bytes: &[u8]) -> Result<(String, &'static str), ImportError> {
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None if std::str::from_utf8(bytes).is_ok() => UTF_8,
        None => WINDOWS_1252,
    };
    let (text, encoding, _) = encoding.decode(bytes);
    if text.contains('\0') {
        return Err(ImportError::NotText);
    }
    // One way to end a line, and the last one ended, so that lines can be counted.
    let text = text.replace("\r\n", "\n") + "\n";
    let name = match encoding.name() {
        "windows-1252" => "Windows-1252",
        name => name,
    };
    Ok((text, name))
}

/// The text without a line that only says what parts the cells, and what does.
fn delimited(text: &str) -> (&str, (u8, &'static str)) {
    if let Some(rest) = text.strip_prefix("sep=")
        && let Some(stated) =
            DELIMITERS.iter().find(|(byte, _)| rest.as_bytes().first() == Some(byte))
        && let Some((_, rest)) = rest.split_once('\n')
    {
        return (rest, *stated);
    }
    // What parts the cells gives rows of the same length; what stands in texts does not.
    let score = |byte: u8| {
        let (mut lengths, mut rows) = (HashMap::<usize, usize>::new(), 0);
        for record in reader(text, byte).records().take(HEAD).flatten() {
            *lengths.entry(record.len()).or_default() += 1;
            rows += 1;
        }
        let several = lengths.into_iter().filter(|(length, _)| *length > 1);
        // In thousandths, since a wrong one breaks cells of several lines into many rows.
        several.map(|(length, same)| (same * 1_000 / rows, length)).max()
    };
    let best = DELIMITERS.iter().rev().max_by_key(|(byte, _)| score(*byte));
    (text, best.copied().unwrap_or(DELIMITERS[0]))
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(bytes: &[u8]) -> Vec<(u32, String)> {
        let sheet = read(bytes).unwrap();
        sheet.rows.iter().map(|row| (row.number, row.cells.join("|"))).collect()
    }

    #[test]
    fn each_encoding_and_delimiter_gives_the_same_table() {
        let expected = vec![(1, "Namn|Enhet".to_owned()), (2, "Åke Ängman|Hemtjänst".to_owned())];
        for delimiter in [";", ",", "\t"] {
            let text = ["Namn", "Enhet\r\nÅke Ängman", "Hemtjänst\r\n"].join(delimiter);
            let utf16: Vec<u8> = [0xfeff]
                .into_iter()
                .chain(text.encode_utf16())
                .flat_map(u16::to_le_bytes)
                .collect();
            let files = [
                text.clone().into_bytes(),
                format!("\u{feff}{text}").into_bytes(),
                WINDOWS_1252.encode(&text).0.into_owned(),
                utf16,
            ];
            for bytes in files {
                assert_eq!(rows(&bytes), expected, "{delimiter:?} {bytes:?}");
            }
        }
    }

    #[test]
    fn a_comma_inside_a_heading_parts_nothing_where_semicolons_do() {
        assert_eq!(rows(b"Namn, titel;Enhet, ort;Tel\nA;B;C\n")[1], (2, "A|B|C".to_owned()));
        assert_eq!(rows(b"\"Namn; titel; ort\",Enhet\nA,B\n")[1], (2, "A|B".to_owned()));
        let long = "Namn;Not\nA;ett, två, tre\nB;fyra, fem, sex\nC;\"sju, åtta\nnio, tio\"\n";
        assert_eq!(rows(long.as_bytes())[1], (2, "A|ett, två, tre".to_owned()));
        assert_eq!(rows(b"sep=,\nNamn;x,Enhet\nA,B\n")[1].1, "A|B");
    }

    #[test]
    fn rows_are_numbered_as_the_spreadsheet_numbers_them() {
        let text = b"Namn;Not\r\n\r\nA;\"ett\r\ntv\xc3\xa5\r\n\r\nfyra\"\r\n;\r\nB;x\r\n\n\nC;y";
        let numbers: Vec<u32> = rows(text).iter().map(|(number, _)| *number).collect();
        assert_eq!(numbers, [1, 3, 5, 8]);
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert!(matches!(read(b"Namn;Enhet\0\0\0"), Err(ImportError::NotText)));
        assert!(read(b"").unwrap().rows.is_empty());
    }
}
