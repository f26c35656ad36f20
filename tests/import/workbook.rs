//! Workbooks as spreadsheets write them: shared and inline texts, runs, merged cells, days as
//! numbers counted from 1900 or 1904, the kept values of formulas, several sheets.

use std::io::{Cursor, Write};

use planverk::exchange::import::{ImportError, Sheet};
use planverk::record::Kind;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::support::{norralv, preview, take_in};

/// A workbook of parts; those that every workbook has are added.
pub fn book(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let always = [
        (
            "_rels/.rels",
            r#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships><Relationship Id="rId1" Type="http://x/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://x/relationships/worksheet" Target="/xl/worksheets/sheet2.xml"/></Relationships>"#,
        ),
        (
            "xl/workbook.xml",
            r#"<workbook xmlns:r="x"><sheets><sheet name="System" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
        ),
    ];
    let stated = |name: &str| parts.iter().any(|(part, _)| *part == name);
    let added = always.iter().filter(|(name, _)| !stated(name));
    for (name, text) in added.chain(parts) {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook of one sheet with these rows of XML.
pub fn one_sheet(rows: &str, after: &str) -> Vec<u8> {
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData>{after}</worksheet>");
    book(&[("xl/worksheets/sheet1.xml", &sheet)])
}

/// The cells of a workbook, a line each row.
fn told(bytes: &[u8]) -> Vec<String> {
    let rows = Sheet::read(bytes, None).unwrap().rows;
    rows.iter().map(|row| format!("{}: {}", row.number, row.cells.join("|"))).collect()
}

#[test]
fn texts_are_read_wherever_the_workbook_keeps_them() {
    let shared = r#"<sst count="3" uniqueCount="3"><si><t>Namn</t></si><si><r><rPr><b/></rPr><t>Åke </t></r><r><t xml:space="preserve">Ängman</t></r><rPh><t>oke</t></rPh></si><si><t>a &amp; b &#229;</t></si></sst>"#;
    let sheet = r#"<x:worksheet xmlns:x="m"><x:sheetData>
        <x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="B1" t="inlineStr"><x:is><x:t>Befattning</x:t></x:is></x:c><x:c r="D1"/></x:row>
        <x:row r="2"><x:c r="A2" t="s"><x:v>1</x:v></x:c><x:c r="B2" t="str"><x:f>UPPER("x")</x:f><x:v>Rektor &lt;1&gt;</x:v></x:c></x:row>
        <x:row r="4"><x:c r="C4" t="s"><x:v>2</x:v></x:c><x:c t="b"><x:v>1</x:v></x:c><x:c t="e"><x:v>#REF!</x:v></x:c></x:row>
        <x:row><x:c><x:v>1.5</x:v></x:c><x:c><x:f>A1+A2</x:f><x:v>0.30000000000000004</x:v></x:c></x:row>
        </x:sheetData></x:worksheet>"#;
    let bytes = book(&[("xl/sharedStrings.xml", shared), ("xl/worksheets/sheet1.xml", sheet)]);
    assert_eq!(
        told(&bytes),
        ["1: Namn|Befattning", "2: Åke Ängman|Rektor <1>", "4: ||a & b å|Ja|#REF!", "5: 1,5|0,3",]
    );
}

/// A day, a day that has lost its format, and a share.
const DAYS: &str = r#"<row r="1"><c s="1"><v>NUMBER</v></c><c><v>NUMBER</v></c><c s="2"><v>NUMBER</v></c><c s="3"><v>0.58</v></c><c t="d"><v>2026-11-16T10:00:00</v></c></row>"#;
const STYLES: &str = r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-41D]d mmmm yyyy;@"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="9"/></cellXfs></styleSheet>"#;

#[test]
fn days_are_read_by_their_format_and_the_year_that_the_workbook_counts_from() {
    let sheet = format!("<worksheet><sheetData>{DAYS}</sheetData></worksheet>");
    let from_1900 = sheet.replace("NUMBER", "46342");
    let parts = [("xl/styles.xml", STYLES), ("xl/worksheets/sheet1.xml", &from_1900)];
    let expected = "1: 2026-11-16|46342|2026-11-16|58 %|2026-11-16";
    assert_eq!(told(&book(&parts)), [expected]);
    let from_1904 = sheet.replace("NUMBER", "44880.5");
    let workbook = r#"<workbook xmlns:r="x"><workbookPr date1904="1"/><sheets><sheet name="System" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    let parts = [
        ("xl/workbook.xml", workbook),
        ("xl/styles.xml", STYLES),
        ("xl/worksheets/sheet1.xml", &from_1904),
    ];
    let bytes = book(&parts);
    assert_eq!(told(&bytes), [expected.replace("|46342|", "|44880,5|")]);
    assert!(Sheet::read(&bytes, None).unwrap().from_1904);
}

#[test]
fn a_day_that_has_lost_its_format_is_still_a_day_in_a_column_of_days() {
    let rows = r#"<row r="1"><c t="inlineStr"><is><t>Namn</t></is></c><c t="inlineStr"><is><t>Från</t></is></c></row>
        <row r="2"><c t="inlineStr"><is><t>Bo Ek</t></is></c><c><v>46342</v></c></row>"#;
    let mut workspace = norralv();
    take_in(&mut workspace, Kind::Person, &one_sheet(rows, ""));
    let bo = workspace.all::<planverk::record::Person>().find(|p| p.name == "Bo Ek").unwrap();
    assert_eq!(bo.from.map(|day| day.to_string()).as_deref(), Some("2026-11-16"));
}

#[test]
fn merged_cells_say_the_same_in_each_row_they_cover() {
    let text = |text: &str| format!(r#"<c t="inlineStr"><is><t>{text}</t></is></c>"#);
    let row = |number: u32, cells: &[&str]| {
        let cells: String = cells.iter().map(|cell| text(cell)).collect();
        format!(r#"<row r="{number}">{cells}</row>"#)
    };
    let rows = [
        row(1, &["Våra system", "", ""]),
        row(2, &["Nr", "System", "Ägare"]),
        row(3, &["SYS-101", "Ett", "SN"]),
        row(4, &["SYS-102", "Två"]),
        row(5, &["SYS-103", "Tre"]),
        row(6, &["SYS-104", "Fyra", "UN"]),
    ]
    .concat();
    let merged = r#"<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="C3:C5"/></mergeCells>"#;
    let bytes = one_sheet(&rows, merged);
    assert_eq!(told(&bytes)[3..5], ["4: SYS-102|Två|SN", "5: SYS-103|Tre|SN"]);
    let mut workspace = norralv();
    assert_eq!(take_in(&mut workspace, Kind::System, &bytes), "4 IT-system: 4 läggs till.");
}

#[test]
fn the_sheet_is_the_first_that_is_shown_or_the_one_that_is_named() {
    let workbook = r#"<workbook xmlns:r="x"><sheets><sheet name="Dold" state="hidden" r:id="rId1"/><sheet name="Personer &amp; tfn" r:id="rId2"/></sheets></workbook>"#;
    let cell = |text: &str| {
        format!(
            r#"<worksheet><sheetData><row r="1"><c t="str"><v>{text}</v></c></row></sheetData></worksheet>"#
        )
    };
    let (one, two) = (cell("ett"), cell("två"));
    let bytes = book(&[
        ("xl/workbook.xml", workbook),
        ("xl/worksheets/sheet1.xml", &one),
        ("xl/worksheets/sheet2.xml", &two),
    ]);
    let sheet = Sheet::read(&bytes, None).unwrap();
    assert_eq!(
        (sheet.rows[0].cell(0), sheet.form.as_str()),
        ("två", "XLSX, bladet ”Personer & tfn”")
    );
    assert_eq!(Sheet::read(&bytes, Some(" dold")).unwrap().rows[0].cell(0), "ett");
    let error = Sheet::read(&bytes, Some("System")).unwrap_err();
    assert!(
        matches!(&error, ImportError::NoSheet { sheets, .. } if sheets.contains("Dold")),
        "{error}"
    );
    assert!(Sheet::read(b"Namn\nBo", Some("System")).is_err());
}

#[test]
fn the_error_of_a_formula_is_told_with_its_cell() {
    let rows = r#"<row r="1"><c t="str"><v>Namn</v></c><c t="str"><v>Befattning</v></c></row>
        <row r="2"><c t="str"><v>Bo Ek</v></c><c t="e"><f>X()</f><v>#NAME?</v></c></row>"#;
    let preview = preview(&norralv(), Kind::Person, &one_sheet(rows, "")).unwrap();
    let faults = preview.faults();
    assert_eq!(faults.len(), 1);
    assert!(
        faults[0].starts_with("Rad 2, kolumnen Befattning: Formeln gav felet #NAME?."),
        "{faults:?}"
    );
}
