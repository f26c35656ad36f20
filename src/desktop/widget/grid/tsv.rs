//! Cells as text on the clipboard, as Excel and LibreOffice read and write them.
//!
//! Tab between cells, a line a row; a cell that holds a tab, a line break or a leading quote is
//! quoted, and quotes in it are doubled.

/// Writes rows of cells.
pub fn encode(rows: impl IntoIterator<Item = impl IntoIterator<Item = String>>) -> String {
    let mut out = String::new();
    for (index, row) in rows.into_iter().enumerate() {
        if index > 0 {
            out.push('\n');
        }
        for (index, cell) in row.into_iter().enumerate() {
            if index > 0 {
                out.push('\t');
            }
            if cell.starts_with('"') || cell.contains(['\t', '\n', '\r']) {
                out.push('"');
                out.push_str(&cell.replace('"', "\"\""));
                out.push('"');
            } else {
                out.push_str(&cell);
            }
        }
    }
    out
}

/// Reads rows of cells. A last line break ends the last row; it doesn't begin another.
pub fn decode(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut cell = String::new();
    let mut chars = text.chars().peekable();
    let mut quoted = false;
    let mut started = false;
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            _ if quoted => cell.push(c),
            '"' if cell.is_empty() && !started => {
                quoted = true;
                started = true;
            }
            '\t' => {
                row.push(std::mem::take(&mut cell));
                started = false;
            }
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n' | '\r' => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
                started = false;
            }
            _ => {
                cell.push(c);
                started = true;
            }
        }
    }
    if !cell.is_empty() || !row.is_empty() || started {
        row.push(cell);
        rows.push(row);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&[&str]]) {
        assert_eq!(decode(text), expected, "{text:?}");
    }

    #[test]
    fn what_excel_copies_is_read() {
        check("a\tb\r\nc\td\r\n", &[&["a", "b"], &["c", "d"]]);
        check("\"två\nrader\"\t\"sa \"\"hej\"\"\"\n", &[&["två\nrader", "sa \"hej\""]]);
        check("\t\n", &[&["", ""]]);
        check("", &[]);
        check("19\" skärm", &[&["19\" skärm"]]);
    }

    #[test]
    fn what_is_copied_comes_back_the_same() {
        let rows = vec![
            vec!["åäö".to_owned(), "a\tb".to_owned(), String::new()],
            vec!["\"citat\"".to_owned(), "två\nrader".to_owned(), "850".to_owned()],
        ];
        assert_eq!(decode(&encode(rows.clone())), rows);
    }
}
