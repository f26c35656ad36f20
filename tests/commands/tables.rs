//! Registers as tables, out and in.

use planverk::exchange::import::Sheet;
use planverk::record::Kind;
use planverk::store;
use planverk::workspace::Stamp;

use super::support::{DAY, assert_swedish, example, refused, told};

#[test]
fn tabell_writes_every_register_as_csv() {
    let folder = tempfile::tempdir().unwrap();
    example(folder.path());
    let file = "ex/norralv.planverk";
    let workspace = store::read(&folder.path().join(file)).unwrap().workspace;
    for kind in Kind::ALL {
        let out = format!("{}.csv", kind.table());
        let said = told(folder.path(), &["tabell", file, "--typ", kind.table(), "--ut", &out], 0);
        assert_eq!(said, format!("{out}\n"));
        let bytes = std::fs::read(folder.path().join(&out)).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let mut rows = csv::ReaderBuilder::new()
            .delimiter(b';')
            .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        assert!(rows.headers().unwrap().len() > 1, "{out}: {:?}", rows.headers());
        assert_eq!(rows.records().map(Result::unwrap).count(), workspace.count(*kind), "{out}");
    }
    let sentence = refused(folder.path(), &["tabell", file, "--typ", "katter", "--ut", "k.csv"]);
    assert!(sentence.contains("katter") && sentence.contains("system"), "{sentence}");
    refused(folder.path(), &["tabell", file, "--typ", "system", "--ut", "k.ods"]);
    let said = told(folder.path(), &["tabell", file, "--typ", "system", "--ut", "s.xlsx"], 0);
    assert_eq!(said, "s.xlsx\n");
    let sheet = Sheet::read(&std::fs::read(folder.path().join("s.xlsx")).unwrap(), None).unwrap();
    assert_eq!(sheet.rows.len(), 1 + workspace.count(Kind::System));
    refused(folder.path(), &["tabell", "saknas.planverk", "--typ", "system", "--ut", "k.csv"]);
}

/// A list of three systems: one is changed, one is new and one is as it is.
const LIST: &str = "System-ID;Namn;Ägare;Livscykel\n\
    SYS-014;Vklass;UN;Under avveckling\n\
    SYS-028;Stadsarkivet;Kommunstyrelsen;I drift\n\
    SYS-015;Skola24;UN;I drift\n";

#[test]
fn importera_shows_what_would_happen_and_then_does_it_as_one_change() {
    let folder = tempfile::tempdir().unwrap();
    example(folder.path());
    let file = "ex/norralv.planverk";
    std::fs::write(folder.path().join("lista.csv"), LIST).unwrap();
    let before = store::read(&folder.path().join(file)).unwrap().workspace;
    let arguments = ["importera", file, "--typ", "system", "--fran", "lista.csv", "--datum", DAY];

    let shown = told(folder.path(), &[arguments.as_slice(), &["--prova"]].concat(), 0);
    assert_swedish(&shown);
    assert!(shown.starts_with("lista.csv: CSV med semikolon, UTF-8. Rubrikerna står på rad 1.\n"));
    assert!(shown.contains("  ”Ägare” → Systemägare\n"), "{shown}");
    assert!(shown.contains("Rad 2: SYS-014 Vklass ändras: Livscykel från ”I drift”"), "{shown}");
    assert!(shown.contains("Rad 3: SYS-028 Stadsarkivet läggs till.\n"), "{shown}");
    assert!(shown.contains("3 IT-system: 1 läggs till, 1 ändras, 1 utan ändring.\n"), "{shown}");
    assert!(store::read(&folder.path().join(file)).unwrap().workspace == before);

    let said = told(folder.path(), &arguments, 0);
    assert!(said.contains("3 IT-system: 1 läggs till, 1 ändras, 1 utan ändring.\n"), "{said}");
    let store::Contents { mut workspace, mut journal, .. } =
        store::read(&folder.path().join(file)).unwrap();
    assert_eq!(workspace.count(Kind::System), before.count(Kind::System) + 1);
    assert_eq!(journal.undo_name(), Some("Tog in 2 IT-system ur lista.csv"));
    let stamp = Stamp { at: Default::default(), who: "Siv".to_owned() };
    journal.undo(&mut workspace, stamp).unwrap();
    assert!(workspace == before, "the whole import is undone as one");

    let again = told(folder.path(), &arguments, 0);
    assert!(again.contains("Allt står redan i planfilen."), "{again}");
    assert_eq!(store::read(&folder.path().join(file)).unwrap().journal.entries().len(), 1);
}

#[test]
fn importera_takes_in_nothing_when_a_row_is_wrong_and_ends_with_one() {
    let folder = tempfile::tempdir().unwrap();
    example(folder.path());
    let file = "ex/norralv.planverk";
    std::fs::write(folder.path().join("lista.csv"), LIST.replace("Kommunstyrelsen", "BUN"))
        .unwrap();
    let before = store::read(&folder.path().join(file)).unwrap().workspace;
    for more in [[].as_slice(), &["--prova"]] {
        let arguments = ["importera", file, "--typ", "system", "--fran", "lista.csv"];
        let said = told(folder.path(), &[arguments.as_slice(), more].concat(), 1);
        assert_swedish(&said);
        let fault = "Rad 3, kolumnen Ägare: ”BUN” finns inte bland organ.";
        assert!(said.contains(fault), "{said}");
        assert!(said.contains("Inget har"), "{said}");
    }
    let read = store::read(&folder.path().join(file)).unwrap();
    assert!(read.workspace == before && read.journal.entries().is_empty());
}

#[test]
fn importera_takes_columns_sheet_and_empty_cells_as_it_is_told() {
    let folder = tempfile::tempdir().unwrap();
    example(folder.path());
    let file = "ex/norralv.planverk";
    let list = "Kod;Vad det heter;Färg;Leverantör\nSYS-014;Vklass 2;blå;\n";
    std::fs::write(folder.path().join("lista.csv"), list).unwrap();
    let arguments = ["importera", file, "--typ", "system", "lista.csv"];
    let with = |more: &[&'static str]| [arguments.as_slice(), more].concat();
    let columns = ["--kolumn", "kod=Nr", "--kolumn", "Vad det heter=name"];
    let unknown = refused(folder.path(), &arguments);
    assert!(unknown.contains("Nr eller System") && unknown.contains("Vad det heter"), "{unknown}");
    assert!(refused(folder.path(), &with(&["--kolumn", "Nr"])).contains("--kolumn"));
    assert!(refused(folder.path(), &with(&["--kolumn", "Kod=Vikt"])).contains("Vikt"));
    assert!(refused(folder.path(), &with(&["--blad", "Ett"])).contains("Ett"));
    let said = told(folder.path(), &with(&columns), 0);
    assert!(said.contains("”Färg” tas inte in") && said.contains("1 tom cell"), "{said}");
    let cleared =
        told(folder.path(), &with(&[&columns[..], &["--tom-rensar", "--prova"]].concat()), 0);
    assert!(cleared.contains("Leverantör töms på ”Vklass”"), "{cleared}");
}

#[test]
fn importera_of_what_is_not_there_or_no_table_ends_with_two() {
    let folder = tempfile::tempdir().unwrap();
    example(folder.path());
    let file = "ex/norralv.planverk";
    std::fs::write(folder.path().join("lista.csv"), LIST).unwrap();
    std::fs::write(folder.path().join("bild.xlsx"), "PK\u{3}\u{4}").unwrap();
    let import = |typ: &'static str, list: &'static str| {
        refused(folder.path(), &["importera", file, "--typ", typ, "--fran", list])
    };
    assert!(import("katter", "lista.csv").contains("katter"));
    assert!(import("system", "saknas.csv").contains("saknas.csv"));
    assert!(import("system", "bild.xlsx").contains("skadad"));
    refused(folder.path(), &["importera", file, "--typ", "system"]);
    refused(
        folder.path(),
        &["importera", "saknas.planverk", "--typ", "system", "--fran", "lista.csv"],
    );
    // Another has it open for writing: told who, and nothing is taken in.
    let options = store::Options::new("Siv Ekorre", "dator", Default::default());
    let opened = store::open(&folder.path().join(file), options).unwrap();
    assert!(import("system", "lista.csv").contains("Siv Ekorre"));
    drop(opened);
}
