//! Lists that LibreOffice has written: the example's systems and persons exported, opened, saved as
//! ODS and from there as XLSX and as CSV, and a list of systems as a kommun makes it, with a title
//! merged over the headings, a nämnd merged over two rows, and days as days.
//!
//! Made anew when the example's registers change: `planverk tabell`, then
//! `soffice --headless --convert-to ods`, `xlsx` and `csv` (semicolon, UTF-8).

use std::io::{Cursor, Read, Write};

use planverk::exchange::table::{csv, xlsx};
use planverk::record::{Kind, Kronor, System};
use planverk::workspace::Workspace;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::support::{norralv, preview, take_in};

const REGISTERS: [(Kind, [&[u8]; 2]); 2] = [
    (
        Kind::System,
        [include_bytes!("libreoffice/system.xlsx"), include_bytes!("libreoffice/system.csv")],
    ),
    (
        Kind::Person,
        [include_bytes!("libreoffice/person.xlsx"), include_bytes!("libreoffice/person.csv")],
    ),
];
const LISTS: [&[u8]; 2] =
    [include_bytes!("libreoffice/lista.xlsx"), include_bytes!("libreoffice/lista.csv")];

/// The same file with one text in it changed, as it was typed in a cell.
fn with(bytes: &[u8], text: &str, other: &str) -> Vec<u8> {
    let swapped = |bytes: &[u8]| {
        let whole = String::from_utf8(bytes.to_vec()).unwrap();
        assert_eq!(whole.matches(text).count(), 1, "{text}");
        whole.replace(text, other).into_bytes()
    };
    if !bytes.starts_with(b"PK") {
        return swapped(bytes);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let (name, mut content) = (part.name().unwrap().into_owned(), Vec::new());
        part.read_to_end(&mut content).unwrap();
        let content = if name == "xl/sharedStrings.xml" { swapped(&content) } else { content };
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(&content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn what_went_through_libreoffice_changes_nothing_where_it_came_from() {
    let workspace = norralv();
    for (kind, files) in REGISTERS {
        for bytes in files {
            let preview = preview(&workspace, kind, bytes).unwrap();
            assert!(preview.errors.is_empty(), "{:#?}", preview.faults());
            assert_eq!(preview.rows.len(), workspace.count(kind));
            assert_eq!(preview.change("lista"), None, "{}", preview.summary());
            assert!(preview.notes.is_empty(), "{:?}", preview.notes);
        }
    }
}

#[test]
fn one_cell_changed_in_libreoffice_is_one_change_and_goes_out_and_in_again() {
    let purpose = "Lärplattform för planering, bedömning och information till hemmet.";
    let cells = [
        (
            Kind::System,
            purpose,
            "Lärplattform.",
            "SYS-014 Vklass ändras: Ändamål från ”Lärplattform för planering, bedömning och information till h…” till ”Lärplattform.”.",
        ),
        (
            Kind::Person,
            "Kommundirektör",
            "Kommunchef",
            "Ingegerd Ylipää ändras: Befattning från ”Kommundirektör” till ”Kommunchef”.",
        ),
    ];
    for ((kind, files), (of, text, other, said)) in REGISTERS.into_iter().zip(cells) {
        assert_eq!(kind, of);
        for bytes in files {
            let mut workspace = norralv();
            let bytes = with(bytes, text, other);
            let told = preview(&workspace, kind, &bytes).unwrap();
            let told: Vec<String> = told.rows.iter().map(|row| told.sentence(row)).collect();
            let changed: Vec<&String> =
                told.iter().filter(|said| !said.ends_with("ändras inte.")).collect();
            assert_eq!(changed.len(), 1, "{changed:?}");
            assert!(changed[0].ends_with(said), "{changed:?}");

            take_in(&mut workspace, kind, &bytes);
            for again in [csv(&workspace, kind).unwrap(), xlsx(&workspace, kind).unwrap(), bytes] {
                assert_eq!(preview(&workspace, kind, &again).unwrap().change("lista"), None);
            }
        }
    }
}

#[test]
fn a_list_with_a_merged_title_and_days_as_days_is_read_as_it_is_shown() {
    for (bytes, is_workbook) in LISTS.into_iter().zip([true, false]) {
        let mut workspace = norralv();
        let told = preview(&workspace, Kind::System, bytes).unwrap();
        assert!(told.errors.is_empty(), "{:#?}", told.faults());
        let said: Vec<String> = told.rows.iter().map(|row| told.sentence(row)).collect();
        for words in [
            "Rad 5: SYS-014 Vklass ändras",
            "I drift sedan från ”2023-07-01” till ”2019-08-01”",
            "Kostnad per år från ”310” till ”312,5”",
            "Senast granskad från ”2026-09-30” till ”2026-11-02”",
            "Systemansvarig från ”Lovisa Zakrisson” till ”Sara Kemi”",
            "Ersättare för systemansvarig från ”Håkan Esbjörn” till ”Åke Ängman, Lovisa Zakrisson”",
        ] {
            assert!(said[0].contains(words), "{said:?}");
        }
        let summary = take_in(&mut workspace, Kind::System, bytes);
        assert_eq!(summary, "3 IT-system: 2 läggs till, 1 ändras.");
        let added = system(&workspace, "SYS-040");
        assert_eq!(added.annual_cost, Some(Kronor(48_000)));
        assert_eq!(added.in_use_from.unwrap().to_string(), "2027-01-15");
        // Only the workbook knows that the nämnd stood over both rows.
        let owner = added.owner.map(|owner| workspace.key(owner.into()));
        assert_eq!(owner.as_deref(), is_workbook.then_some("UN"));
        let reviewed = system(&workspace, "SYS-041").reviewed.unwrap();
        assert_eq!(reviewed.to_string(), "2026-10-30");
        let again = preview(&workspace, Kind::System, bytes).unwrap();
        assert_eq!(again.change("lista"), None, "the second time it says nothing new");
    }
}

fn system<'w>(workspace: &'w Workspace, number: &str) -> &'w System {
    workspace.all::<System>().find(|system| system.number == number).unwrap()
}
