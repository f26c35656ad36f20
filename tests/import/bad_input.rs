//! Tables that are wrong, and tables that mean harm: each is answered with a Swedish sentence that
//! says where and what to do, in bounded time and memory, and nothing is taken in.

use std::time::{Duration, Instant};

use planverk::exchange::import::{ImportError, Sheet};
use planverk::record::Kind;

use super::support::{faults, norralv, preview, take_in};
use super::workbook::{book, one_sheet};

#[test]
fn a_body_that_does_not_exist_is_told_once_with_its_rows_and_what_there_is() {
    let told = faults(
        &norralv(),
        Kind::System,
        "Nr;System;Systemägare\n1;A;BUN\n2;B;UN\n3;C;BUN\n4;D;Barnnämnden\n",
    );
    assert_eq!(
        told,
        [
            "Rad 2 och 4, kolumnen Systemägare: ”BUN” finns inte bland organ. Skriv KF, KS, SN, UN, SBN eller FKN.",
            "Rad 5, kolumnen Systemägare: ”Barnnämnden” finns inte bland organ. Skriv KF, KS, SN, UN, SBN eller FKN.",
        ]
    );
}

#[test]
fn a_person_who_is_nearly_there_is_asked_about_and_never_guessed() {
    let workspace = norralv();
    let list = |name: &str| format!("Roll;Gäller;Innehavare\nSystemansvarig;SYS-011;{name}\n");
    let told = faults(&workspace, Kind::Assignment, &list("Åke Engman"));
    assert!(told[0].ends_with("finns inte bland personer. Menades Åke Ängman?"), "{told:?}");
    let told = faults(&workspace, Kind::Assignment, &list("Åke"));
    assert!(told[0].contains("Menades Åke Ängman?"), "{told:?}");
    let told = faults(&workspace, Kind::Assignment, &list("Xerxes Qvarnsten"));
    assert!(told[0].ends_with("Rätta namnet, eller ta in personen först."), "{told:?}");
}

#[test]
fn a_name_that_several_have_is_an_error_that_names_them() {
    let mut workspace = norralv();
    let two = "Namn;Enhet\nAnna Berg;Badet\nAnna Berg;Biblioteket\n";
    take_in(&mut workspace, Kind::Person, two.as_bytes());
    let told = faults(
        &workspace,
        Kind::Assignment,
        "Roll;Gäller;Innehavare\nSystemansvarig;SYS-011;\"Berg, Anna\"\n",
    );
    assert!(told[0].contains("Anna Berg (Badet), Anna Berg (Biblioteket)"), "{told:?}");
    let told = faults(&workspace, Kind::Person, "Namn;Befattning\nAnna Berg;Lärare\n");
    assert_eq!(
        told,
        [
            "Rad 2: Flera personer har samma Namn, i planfilen eller i tabellen. Fyll i Enhet och Förvaltning så att de skiljs åt."
        ]
    );
}

#[test]
fn the_same_system_twice_is_told_with_both_rows() {
    let told =
        faults(&norralv(), Kind::System, "Nr;System\nSYS-014;Vklass\nSYS-028;X\nsys-014;V\n;X\n");
    assert_eq!(
        told,
        [
            "Rad 4: Raden gäller samma IT-system som rad 2. Ta bort en av dem.",
            "Rad 5: Raden gäller samma IT-system som rad 3. Ta bort en av dem.",
        ]
    );
}

#[test]
fn an_end_before_the_beginning_is_told() {
    let list = "Roll;Gäller;Innehavare;Från;Till\nSystemansvarig;SYS-011;Åke Ängman;2027-01-01;2026-12-31\n";
    let told = faults(&norralv(), Kind::Assignment, list);
    assert_eq!(
        told,
        [
            "Rad 2, kolumnen Till: Slutar 2026-12-31, men börjar först 2027-01-01. Rätta Från eller Till."
        ]
    );
}

#[test]
fn one_person_with_the_same_task_twice_at_a_time_is_an_error_and_two_persons_a_note() {
    let workspace = norralv();
    let list = |holder: &str| {
        format!("Roll;Gäller;Innehavare;Från\nSystemansvarig;SYS-014;{holder};2027-01-01\n")
    };
    let told = faults(&workspace, Kind::Assignment, &list("Lovisa Zakrisson"));
    assert!(
        told[0].starts_with("Rad 2, kolumnen Från: Lovisa Zakrisson har redan uppdraget Systemansvarig, SYS-014 Vklass under samma tid"),
        "{told:?}"
    );
    let other = preview(&workspace, Kind::Assignment, list("Sara Kemi").as_bytes()).unwrap();
    assert!(other.errors.is_empty());
    assert!(
        other.notes[0].contains("två innehavare under samma tid, Lovisa Zakrisson och Sara Kemi"),
        "{:?}",
        other.notes
    );
    // In the same table, too; but not one after the other.
    let twice = "Roll;Gäller;Innehavare;Från;Till\n\
                 Systemansvarig;SYS-011;Sara Kemi;2025-01-01;2026-12-31\n\
                 Systemansvarig;SYS-011;Sara Kemi;2026-06-01;\n";
    assert!(faults(&workspace, Kind::Assignment, twice)[0].starts_with("Rad 3"));
    let after = twice.replace("2026-06-01", "2027-01-01");
    assert!(preview(&workspace, Kind::Assignment, after.as_bytes()).unwrap().errors.is_empty());
}

#[test]
fn every_cell_that_cannot_be_read_is_told_before_anything_is_taken_in() {
    let both = "Roll;Innehavare;Från;Till\nSystemansvarig;Ingen Alls;i går;aldrig\n";
    assert_eq!(faults(&norralv(), Kind::Assignment, both).len(), 3);
    let list = "Nr;System;Senast granskad;Antal användare;Driftform;Sekretess;Kostnad per år\n\
                SYS-030;A;i fjol;många;i källaren;kanske;gratis\n\
                SYS-031;B;2026-01-01;12;Egen drift;ja;5 tkr\n\
                ;;2026-01-01;;;;\n";
    let told = faults(&norralv(), Kind::System, list);
    assert_eq!(told.len(), 6, "{told:#?}");
    for column in ["Senast granskad", "Antal användare", "Driftform", "Sekretess", "Kostnad per år"]
    {
        assert!(
            told.iter().any(|t| t.starts_with(&format!("Rad 2, kolumnen {column}: "))),
            "{column}"
        );
    }
    assert_eq!(told[5], "Rad 4: Raden saknar Nr och System. Fyll i, eller ta bort raden.");
}

#[test]
fn fifty_thousand_rows_are_taken_in_or_told_without_waiting() {
    let mut workspace = norralv();
    let row =
        |at: usize| format!("Anna{at} Berg{at};Lärare;Biblioteket;2020-01-{:02}\n", at % 28 + 1);
    let list: String = (0..50_000).map(row).collect();
    let list = format!("Namn;Befattning;Enhet;Från\n{list}");
    let began = Instant::now();
    assert_eq!(
        take_in(&mut workspace, Kind::Person, list.as_bytes()),
        "50000 personer: 50000 läggs till."
    );
    let wrong = list.replace(";Biblioteket;", ";Bibblan;");
    let told = preview(&workspace, Kind::Person, wrong.as_bytes()).unwrap().faults();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("Rad 2, 3, 4, 5, 6 och 49995 till, kolumnen Enhet"), "{told:?}");
    // All about the same: the worst for whoever compares each with each.
    let same = format!("Roll;Innehavare\n{}", "Användaren;Åke Ängman\n".repeat(50_000));
    let told = preview(&workspace, Kind::Assignment, same.as_bytes()).unwrap().faults();
    assert!(told[0].contains("samma uppdrag som rad 2"), "{}", told[0]);
    // Far more than it takes, far less than what grows with the square.
    assert!(began.elapsed() < Duration::from_secs(30), "{:?}", began.elapsed());
}

#[test]
fn a_bomb_is_not_unpacked() {
    let zeros = " ".repeat(300 * 1024 * 1024);
    let bytes = one_sheet(&format!("<row>{zeros}</row>"), "");
    assert!(bytes.len() < 2 * 1024 * 1024);
    assert_eq!(Sheet::read(&bytes, None).unwrap_err(), ImportError::TooMuch);
}

#[test]
fn a_workbook_cannot_claim_or_repeat_itself_into_the_memory() {
    // What it says of its own size is not believed.
    let shared = r#"<sst uniqueCount="99999999999999"><si><t>Namn</t></si></sst>"#;
    let sheet = r#"<worksheet><dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>"#;
    let bytes = book(&[("xl/sharedStrings.xml", shared), ("xl/worksheets/sheet1.xml", sheet)]);
    assert_eq!(Sheet::read(&bytes, None).unwrap().rows.len(), 1);
    // One long text in many cells.
    let shared = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(1_000_000));
    let rows = r#"<row><c t="s"><v>0</v></c></row>"#.repeat(1_000);
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let bytes = book(&[("xl/sharedStrings.xml", &shared), ("xl/worksheets/sheet1.xml", &sheet)]);
    assert_eq!(Sheet::read(&bytes, None).unwrap_err(), ImportError::TooMuch);
    // A cell at the far corner, and everything merged.
    let corner = r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#;
    assert_eq!(Sheet::read(&one_sheet(corner, ""), None).unwrap_err(), ImportError::TooManyColumns);
    let merged = r#"<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>"#;
    let one = r#"<row r="1"><c r="A1" t="str"><v>Namn</v></c></row>"#;
    assert_eq!(Sheet::read(&one_sheet(one, merged), None).unwrap().rows.len(), 1);
    let rows: String = (0..200_001).map(|_| "<row><c><v>1</v></c></row>").collect();
    assert_eq!(Sheet::read(&one_sheet(&rows, ""), None).unwrap_err(), ImportError::TooManyRows);
}

#[test]
fn a_document_type_is_refused_whatever_it_declares() {
    let outside = r#"<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row r="1"><c t="str"><v>&x;</v></c></row></sheetData></worksheet>"#;
    let laughs = r#"<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>"#;
    let undeclared = r#"<worksheet><sheetData><row r="1"><c t="str"><v>&x;</v></c></row></sheetData></worksheet>"#;
    for sheet in [outside, laughs, undeclared] {
        let bytes = book(&[("xl/worksheets/sheet1.xml", sheet)]);
        assert_eq!(Sheet::read(&bytes, None).unwrap_err(), ImportError::DocumentType, "{sheet}");
    }
    let shared = r#"<!DOCTYPE s SYSTEM "http://x/x.dtd"><sst/>"#;
    let sheet = "<worksheet><sheetData/></worksheet>";
    let bytes = book(&[("xl/sharedStrings.xml", shared), ("xl/worksheets/sheet1.xml", sheet)]);
    assert_eq!(Sheet::read(&bytes, None).unwrap_err(), ImportError::DocumentType);
}

#[test]
fn a_file_that_is_no_table_is_told_for_what_it_is() {
    let error = |bytes: &[u8]| Sheet::read(bytes, None).unwrap_err();
    assert_eq!(error(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), ImportError::OldWorkbook);
    assert_eq!(error(b"%PDF-1.7\n\0\0"), ImportError::NotText);
    assert_eq!(error(b"PK\x03\x04 inget"), ImportError::Damaged);
    let text = book(&[
        ("_rels/.rels", "<Relationships/>"),
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
    ]);
    assert_eq!(error(&text), ImportError::OpenDocument);
    let whole = one_sheet(r#"<row r="1"><c t="str"><v>Namn</v></c></row>"#, "");
    assert_eq!(error(&whole[..whole.len() / 2]), ImportError::Damaged);
    for sheet in
        ["<worksheet><sheetData><row><c><v>1", "<worksheet><sheetData><row></c></row>", "\u{1}"]
    {
        assert_eq!(
            error(&book(&[("xl/worksheets/sheet1.xml", sheet)])),
            ImportError::Damaged,
            "{sheet}"
        );
    }
    let empty = preview(&norralv(), Kind::System, b"").unwrap_err();
    assert_eq!(empty, ImportError::Empty);
    let strange =
        preview(&norralv(), Kind::System, "Färg;Form\nröd;rund\n".as_bytes()).unwrap_err();
    assert!(strange.to_string().contains("Färg, Form"), "{strange}");
}

#[test]
fn a_damaged_workbook_is_refused_and_never_a_crash() {
    let workspace = norralv();
    let whole = planverk::exchange::table::xlsx(&workspace, Kind::Person).unwrap();
    let mut state = 7_u64;
    for _ in 0..400 {
        let mut bytes = whole.clone();
        for _ in 0..3 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let at = (state >> 33) as usize % bytes.len();
            bytes[at] ^= (state >> 20) as u8 | 1;
        }
        let _ = preview(&workspace, Kind::Person, &bytes);
    }
}

#[test]
fn a_person_who_has_left_keeps_what_the_list_says_and_the_review_tells() {
    let mut workspace = norralv();
    take_in(&mut workspace, Kind::Person, "Namn;Till\nÅke Ängman;2026-06-30\n".as_bytes());
    let found = planverk::review::review(&workspace, super::support::today());
    assert!(
        found.iter().any(|finding| finding.rule == "R-23"),
        "a person who has left holds roles"
    );
}
