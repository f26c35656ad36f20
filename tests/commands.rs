//! The command line's contract (design §6), held against the built program: what it writes, what it
//! says on which stream, and how it ends. Scripts rely on each line here.

use std::path::Path;
use std::process::{Command, Output};

use planverk::exchange::case_papers::freeze;
use planverk::exchange::import::Sheet;
use planverk::pdf;
use planverk::record::{Case, Kind, Municipality};
use planverk::store;
use planverk::workspace::Stamp;

const DAY: &str = "2026-11-16";

/// The example's documents, as `exempel` names them on stdout.
const DOCUMENTS: usize = 15;
/// Each has one plan of each kind.
const FORVALTNINGAR: usize = 5;

/// The program with these arguments, in `folder`, without a display.
fn planverk(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_planverk"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// What it says on stdout, when it ends with this code.
fn told(folder: &Path, arguments: &[&str], code: i32) -> String {
    let output = planverk(folder, arguments);
    let said = format!("{arguments:?}: {}{}", stdout(&output), stderr(&output));
    assert_eq!(output.status.code(), Some(code), "{said}");
    stdout(&output)
}

/// What it says on stderr, when it could not be done: nothing on stdout.
fn refused(folder: &Path, arguments: &[&str]) -> String {
    let output = planverk(folder, arguments);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", stdout(&output));
    assert!(output.stdout.is_empty(), "{arguments:?}: {}", stdout(&output));
    let sentence = stderr(&output);
    assert_swedish(&sentence);
    sentence
}

/// No word of a library's shows through.
fn assert_swedish(text: &str) {
    let english = [
        "usage",
        "options",
        "commands",
        "print",
        "default",
        "possible",
        "error",
        "required",
        "arguments",
        "value",
        "invalid",
        "found",
        "help",
        "unexpected",
        "file",
        "directory",
    ];
    let words = text.to_lowercase();
    let words = words.split(|letter: char| !letter.is_alphanumeric() && letter != '-');
    for word in words {
        assert!(!english.contains(&word), "”{word}” in: {text}");
    }
}

fn example(folder: &Path) {
    told(folder, &["exempel", "--ut", "ex", "--datum", DAY], 0);
}

fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, std::fs::read(&path).unwrap())
        })
        .collect();
    files.sort();
    files
}

#[test]
fn exempel_writes_the_plan_file_and_its_documents_and_names_each() {
    let folder = tempfile::tempdir().unwrap();
    let said = told(folder.path(), &["exempel", "--ut", "ex", "--datum", DAY], 0);
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines.len(), 1 + DOCUMENTS, "{said}");
    assert!(lines[0].ends_with("norralv.planverk"));
    assert_eq!(files(&folder.path().join("ex")).len(), lines.len(), "and nothing beside them");
    for line in &lines {
        assert!(folder.path().join(line).is_file(), "{line}");
    }
    for line in &lines[1..] {
        let report = pdf::read_back(&std::fs::read(folder.path().join(line)).unwrap());
        assert!(report.passes(), "{line}: {}", report.summary());
    }
}

#[test]
fn exempel_without_a_folder_writes_into_exempel() {
    let folder = tempfile::tempdir().unwrap();
    told(folder.path(), &["exempel"], 0);
    assert!(folder.path().join("exempel/norralv.planverk").is_file());
}

#[test]
fn exempel_gives_the_same_bytes_for_the_same_day() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["ett", "två"] {
        told(folder.path(), &["exempel", "--ut", name, "--datum", DAY], 0);
    }
    let [one, two] = ["ett", "två"].map(|name| files(&folder.path().join(name)));
    assert_eq!(one.len(), 1 + DOCUMENTS);
    for ((name, one), (other, two)) in one.iter().zip(&two) {
        assert_eq!(name, other);
        assert!(one == two, "{name} differs");
    }
}

#[test]
fn exempel_never_writes_over_a_plan_file() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("norralv.planverk"), "mitt").unwrap();
    let sentence = refused(folder.path(), &["exempel", "--ut", ".", "--datum", DAY]);
    assert!(sentence.contains("--ut") && sentence.contains("norralv.planverk"), "{sentence}");
    assert_eq!(files(folder.path()), [("norralv.planverk".to_owned(), b"mitt".to_vec())]);
}

#[test]
fn ny_makes_an_empty_kommun_and_never_writes_over_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let arguments = ["ny", "älv.planverk", "--kommun", "Älvsjö kommun", "--datum", DAY];
    assert_eq!(told(folder.path(), &arguments, 0), "älv.planverk\n");
    let read = store::read(&folder.path().join("älv.planverk")).unwrap();
    assert_eq!(read.workspace.all::<Municipality>().next().unwrap().name, "Älvsjö kommun");
    assert_eq!(read.workspace.count(Kind::Plan), 0);
    let before = files(folder.path());
    assert!(refused(folder.path(), &arguments).contains("finns redan"));
    assert_eq!(files(folder.path()), before);
    refused(folder.path(), &["ny", "tom.planverk", "--kommun", "  "]);
    refused(folder.path(), &["ny", "tom.planverk"]);
    assert_eq!(files(folder.path()), before);
}

#[test]
fn verifiera_tells_what_a_decision_froze_from_everything_else() {
    let folder = tempfile::tempdir().unwrap();
    example(folder.path());
    let file = folder.path().join("ex/norralv.planverk");
    let workspace = store::read(&file).unwrap().workspace;
    let case = workspace.all::<Case>().find(|it| it.diary_number == "SN 2026/201").unwrap().id;
    let day: chrono::NaiveDate = DAY.parse().unwrap();
    let now = day.and_hms_opt(9, 0, 0).unwrap();
    let frozen = freeze(&workspace, case, day, now, "Malin".to_owned()).unwrap();
    let opened = store::open(&file, store::Options::new("Malin", "dator", now)).unwrap();
    opened.storage().unwrap().freeze(frozen.clone());
    drop(opened);

    let (name, _) = &frozen.facts.papers[0];
    let path = folder.path().join(name);
    std::fs::write(&path, &frozen.bytes[0]).unwrap();
    let with_file = ["verifiera", name.as_str(), "--fil", "ex/norralv.planverk"];
    let told_of = told(folder.path(), &with_file, 0);
    assert!(told_of.contains("Är den handling som beslutades: SN 2026/201."), "{told_of}");

    let mut changed = frozen.bytes[0].clone();
    let middle = changed.len() / 2;
    changed[middle] ^= 1;
    std::fs::write(&path, &changed).unwrap();
    let told_of = told(folder.path(), &with_file, 1);
    assert!(told_of.contains("Är inte en handling som planfilen har fryst"), "{told_of}");
}

#[test]
fn the_papers_of_a_case_are_exported_by_its_diary_number() {
    let folder = tempfile::tempdir().unwrap();
    example(folder.path());
    let of = |kind: &'static str, number: &'static str| {
        let file = "ex/norralv.planverk";
        ["exportera", file, "--dokument", kind, "--arende", number, "--datum", DAY, "--ut", "ut"]
    };
    let letter = told(folder.path(), &of("tjansteskrivelse", "un 2026/118"), 0);
    assert_eq!(letter, "ut/un-2026-118-tjansteskrivelse-2026-11-16.pdf\n");
    let decided = told(folder.path(), &of("delegationsbeslut", "UN 2026/126"), 0);
    assert_eq!(decided, "ut/un-2026-126-delegationsbeslut-2026-11-16.pdf\n");
    let package = told(folder.path(), &of("paket", "UN 2026/118"), 0);
    assert_eq!(package, "ut/un-2026-118-arendepaket-2026-11-16.zip\n");
    refused(folder.path(), &of("paket", "UN 1999/1"));
    refused(folder.path(), &of("tjansteskrivelse", "UN 2026/126"));
}

#[test]
fn exportera_takes_organ_period_variant_data_day_and_folder() {
    let folder = tempfile::tempdir().unwrap();
    example(folder.path());
    let file = "ex/norralv.planverk";
    let with = |more: &[&'static str]| {
        let mut all = vec!["exportera", file, "--dokument", "it-plan", "--datum", DAY];
        all.extend(more);
        all
    };
    let all = told(folder.path(), &with(&["--ut", "alla"]), 0);
    assert_eq!(all.lines().count(), FORVALTNINGAR, "{all}");
    // The same path as `exempel`, so the same bytes.
    for (name, bytes) in files(&folder.path().join("alla")) {
        assert!(std::fs::read(folder.path().join("ex").join(&name)).unwrap() == bytes, "{name}");
    }
    let training = [
        "exportera",
        file,
        "--dokument",
        "utbildningsplan",
        "--organ",
        "UN",
        "--datum",
        DAY,
        "--ut",
        "utbildning",
    ];
    let training = told(folder.path(), &training, 0);
    assert_eq!(training, "utbildning/un-2026-118-utbildningsplan-2027-forslag.pdf\n");
    let one = told(folder.path(), &with(&["--organ", "UN", "--ut", "un"]), 0);
    assert_eq!(one, "un/un-2026-118-it-plan-2027-2029-forslag.pdf\n");

    let internal = with(&["--organ", "UN", "--variant", "intern", "--ut", "un"]);
    let internal = told(folder.path(), &internal, 0);
    assert_eq!(internal, "un/un-2026-118-it-plan-2027-2029-forslag-intern.pdf\n");

    let data = with(&["--organ", "UN", "--med-data", "--ut", "data"]);
    let data = told(folder.path(), &data, 0);
    let bytes = std::fs::read(folder.path().join(data.trim_end())).unwrap();
    let report = pdf::read_back(&bytes);
    assert!(report.passes(), "{}", report.summary());
    assert_eq!(report.claim.pdfa.as_deref(), Some("3a"), "{:?}", report.claim);
    let plain = std::fs::read(folder.path().join(one.trim_end())).unwrap();
    let report = pdf::read_back(&plain);
    assert_eq!(report.claim.pdfa.as_deref(), Some("2a"), "{:?}", report.claim);
    assert!(bytes.len() > plain.len(), "the data is attached");

    let period = with(&["--period", "2024-2026", "--ut", "äldre"]);
    let earlier = told(folder.path(), &period, 0);
    assert_eq!(earlier.lines().count(), 1, "one plan of that period: {earlier}");
    assert!(earlier.contains("2024-2026"), "{earlier}");
}

#[test]
fn exportera_writes_the_matrix_of_the_kommun_and_of_each_body() {
    let folder = tempfile::tempdir().unwrap();
    example(folder.path());
    let with = |more: &[&'static str]| {
        let file = "ex/norralv.planverk";
        let mut all = vec!["exportera", file, "--dokument", "systemansvar", "--datum", DAY];
        all.extend(more);
        told(folder.path(), &all, 0)
    };
    let all = with(&["--ut", "alla"]);
    assert_eq!(all.lines().count(), 6, "{all}");
    assert!(all.starts_with("alla/norralvs-kommun-systemansvar-2026-11-16.pdf\n"), "{all}");
    let one = with(&["--namnd", "SN", "--variant", "intern", "--ut", "sn"]);
    assert_eq!(one, "sn/sn-systemansvar-2026-11-16-intern.pdf\n");
}

#[test]
fn exportera_writes_system_cards_the_organisation_and_the_binders() {
    let folder = tempfile::tempdir().unwrap();
    example(folder.path());
    let file = "ex/norralv.planverk";
    let with = |document: &'static str, more: &[&'static str]| {
        let base = ["exportera", file, "--dokument", document, "--datum", DAY, "--ut", "ut"];
        [base.as_slice(), more].concat()
    };
    let told = |arguments: &[&str]| told(folder.path(), arguments, 0);
    assert_eq!(told(&with("systemkort", &[])).lines().count(), 5);
    let one = told(&with("systemkort", &["--system", "SYS-008", "--variant", "intern"]));
    assert_eq!(one, "ut/sys-008-systemkort-2026-11-16-intern.pdf\n");
    let organisation = told(&with("organisation", &[]));
    assert_eq!(organisation, "ut/norralvs-kommun-organisation-2026-11-16.pdf\n");
    assert_eq!(told(&with("kontinuitet", &[])).lines().count(), 5);
    let binder = told(&with("kontinuitet", &["--organ", "FKN"]));
    assert_eq!(binder, "ut/fkn-kontinuitet-2026-11-16.pdf\n");
    let sheet = told(&with("rollblad", &["--person", "Ängman, Åke", "--variant", "intern"]));
    assert_eq!(sheet, "ut/ake-angman-rollblad-2026-11-16-intern.pdf\n");
    let sheet = told(&with("rollblad", &["--person", "Åke Ängman"]));
    assert_eq!(sheet, "ut/it-controller-rollblad-2026-11-16.pdf\n");
    let sheet = told(&with("anvandarblad", &["--system", "SYS-008"]));
    assert_eq!(sheet, "ut/sys-008-anvandarblad-2026-11-16.pdf\n");
    assert_eq!(told(&with("anvandarblad", &["--organ", "SBN"])).lines().count(), 5);
    let nobody = refused(folder.path(), &with("rollblad", &[]));
    assert!(nobody.contains("--person"), "{nobody}");
    let unknown = refused(folder.path(), &with("rollblad", &["--person", "Ingen Alls"]));
    assert!(unknown.contains("Ingen Alls"), "{unknown}");
    refused(folder.path(), &with("anvandarblad", &["--system", "SYS-024"]));
    // What is internal only has no public card, and the sentence says what to do.
    let withheld = refused(folder.path(), &with("systemkort", &["--system", "SYS-024"]));
    assert!(withheld.contains("intern"), "{withheld}");
    let unknown = refused(folder.path(), &with("systemkort", &["--system", "SYS-999"]));
    assert!(unknown.contains("SYS-999"), "{unknown}");
}

#[test]
fn exportera_writes_into_the_current_folder_unless_told_otherwise() {
    let folder = tempfile::tempdir().unwrap();
    example(folder.path());
    let arguments = [
        "exportera",
        "ex/norralv.planverk",
        "--dokument",
        "it-plan",
        "--organ",
        "SN",
        "--datum",
        DAY,
    ];
    let said = told(folder.path(), &arguments, 0);
    let name = said.trim_end().trim_start_matches("./");
    assert!(!name.contains('/') && folder.path().join(name).is_file(), "{said}");
}

#[test]
fn exportera_of_what_is_not_there_writes_nothing_and_ends_with_two() {
    let folder = tempfile::tempdir().unwrap();
    example(folder.path());
    let before = files(&folder.path().join("ex"));
    let file = "ex/norralv.planverk";
    let plan = ["exportera", file, "--dokument", "it-plan", "--ut", "ut"];
    let with = |more: [&'static str; 2]| [plan.as_slice(), more.as_slice()].concat();
    assert!(refused(folder.path(), &with(["--organ", "XYZ"])).contains("XYZ"));
    assert!(refused(folder.path(), &with(["--period", "snart"])).contains("Skriv en period"));
    refused(folder.path(), &with(["--period", "1998-2000"]));
    assert!(refused(folder.path(), &with(["--variant", "hemlig"])).contains("offentlig, intern"));
    assert!(refused(folder.path(), &with(["--datum", "i morgon"])).contains("2026-11-16"));
    assert!(refused(folder.path(), &["exportera", file]).contains("--dokument"));
    let unknown = refused(folder.path(), &["exportera", file, "--dokument", "dikt"]);
    assert!(unknown.contains("it-plan"), "{unknown}");
    refused(folder.path(), &["exportera", "saknas.planverk", "--dokument", "it-plan"]);
    assert!(!folder.path().join("ut").exists());
    assert_eq!(files(&folder.path().join("ex")), before);
}

#[test]
fn granska_tells_each_finding_with_its_source_and_then_the_tally() {
    let folder = tempfile::tempdir().unwrap();
    example(folder.path());
    let text = told(folder.path(), &["granska", "ex/norralv.planverk", "--datum", DAY], 1);
    assert_swedish(&text);
    let lines: Vec<&str> = text.lines().collect();
    let (tally, findings) = lines.split_last().unwrap();
    for line in findings {
        let begins = ["Fel R-", "Varning R-", "Påminnelse R-"];
        assert!(begins.iter().any(|begin| line.starts_with(begin)), "{line}");
        assert!(line.contains(". Källa: "), "{line}");
    }
    let errors = findings.iter().filter(|line| line.starts_with("Fel ")).count();
    assert!(tally.starts_with(&format!("{errors} fel")), "{tally}");
}

#[test]
fn granska_as_json_has_the_five_keys_and_says_the_same() {
    let folder = tempfile::tempdir().unwrap();
    example(folder.path());
    let file = "ex/norralv.planverk";
    let text = told(folder.path(), &["granska", file, "--datum", DAY], 1);
    let json = told(folder.path(), &["granska", file, "--json", "--datum", DAY], 1);
    let rows: Vec<serde_json::Map<String, serde_json::Value>> =
        serde_json::from_str(&json).unwrap();
    assert_eq!(rows.len(), text.lines().count() - 1);
    for row in &rows {
        let mut keys: Vec<&str> = row.keys().map(String::as_str).collect();
        keys.sort_unstable();
        assert_eq!(keys, ["kalla", "mening", "objekt", "regel", "vikt"]);
        let told = |key: &str| row[key].as_str().expect("a text");
        assert!(["fel", "varning", "paminnelse"].contains(&told("vikt")), "{row:?}");
        assert!(told("regel").starts_with("R-"), "{row:?}");
        assert!(text.contains(told("objekt")) && text.contains(told("mening")), "{row:?}");
        assert!(!told("kalla").is_empty());
    }
}

#[test]
fn granska_of_a_kommun_without_errors_ends_with_zero() {
    let folder = tempfile::tempdir().unwrap();
    told(folder.path(), &["ny", "ny.planverk", "--kommun", "Älvsjö kommun", "--datum", DAY], 0);
    let output = planverk(folder.path(), &["granska", "ny.planverk", "--datum", DAY]);
    let weighty = stdout(&output).lines().any(|l| l.starts_with("Fel") || l.starts_with("Varning"));
    assert_eq!(output.status.code(), Some(i32::from(weighty)), "{}", stdout(&output));
}

#[test]
fn verifiera_passes_what_was_written_and_tells_one_changed_byte() {
    let folder = tempfile::tempdir().unwrap();
    example(folder.path());
    let name = "ex/un-2026-118-it-plan-2027-2029-forslag.pdf";
    let said = told(folder.path(), &["verifiera", name], 0);
    assert!(said.starts_with(&format!("{name}: ")), "{said}");
    assert_swedish(&said.replace(name, ""));
    let whole = std::fs::read(folder.path().join(name)).unwrap();
    for place in [whole.len() / 3, whole.len() / 2, whole.len() - whole.len() / 5] {
        let mut changed = whole.clone();
        changed[place] ^= 1;
        std::fs::write(folder.path().join("ändrad.pdf"), &changed).unwrap();
        told(folder.path(), &["verifiera", "ändrad.pdf"], 1);
        // One of several is enough.
        let both = told(folder.path(), &["verifiera", name, "ändrad.pdf"], 1);
        assert!(both.contains("ändrad.pdf") && both.contains(name));
    }
}

#[test]
fn verifiera_of_what_is_no_pdf_deviates_and_of_no_file_cannot_be_done() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("brev.pdf"), "Hej!").unwrap();
    let said = told(folder.path(), &["verifiera", "brev.pdf"], 1);
    assert_swedish(&said.replace("brev.pdf", ""));
    std::fs::write(folder.path().join("tom.pdf"), "").unwrap();
    told(folder.path(), &["verifiera", "tom.pdf"], 1);
    refused(folder.path(), &["verifiera", "saknas.pdf"]);
    refused(folder.path(), &["verifiera"]);
}

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

#[test]
fn a_file_that_is_no_plan_file_is_refused_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("brev.planverk"), "Hej!").unwrap();
    for arguments in [
        ["granska", "brev.planverk"].as_slice(),
        &["exportera", "brev.planverk", "--dokument", "it-plan"],
        &["tabell", "brev.planverk", "--typ", "system", "--ut", "k.csv"],
        &["importera", "brev.planverk", "--typ", "system", "--fran", "brev.planverk"],
    ] {
        refused(folder.path(), arguments);
    }
    assert_eq!(files(folder.path()), [("brev.planverk".to_owned(), b"Hej!".to_vec())]);
}

#[test]
fn what_is_mistyped_is_told_in_swedish_and_ends_with_two() {
    let folder = tempfile::tempdir().unwrap();
    for arguments in [
        ["--rulla-tummarna"].as_slice(),
        &["granska"],
        &["granska", "a.planverk", "b.planverk"],
        &["granska", "a.planverk", "--djupt"],
        &["exempel", "--ut"],
        &["exempel", "--datum", "2026-13-40"],
        &["exempel", "--datum", "2026-11-16", "--datum", "2026-11-17"],
        &["ny"],
        &["exportera"],
        &["tabell"],
        &["importera", "a.planverk", "--typ", "system"],
    ] {
        let sentence = refused(folder.path(), arguments);
        assert!(sentence.contains("--hjalp"), "{arguments:?}: {sentence}");
    }
    assert!(files(folder.path()).is_empty());
}

#[test]
fn help_is_swedish_for_the_program_and_for_each_command() {
    let folder = tempfile::tempdir().unwrap();
    let whole = told(folder.path(), &["--hjalp"], 0);
    let commands = ["exempel", "ny", "exportera", "granska", "importera", "tabell", "verifiera"];
    for command in commands {
        assert!(whole.contains(command), "{whole}");
        let help = told(folder.path(), &[command, "--hjalp"], 0);
        assert!(help.contains("Användning: planverk"), "{help}");
        assert_swedish(&help);
    }
    assert_swedish(&whole);
    assert_eq!(told(folder.path(), &["-h"], 0), whole);
    let version = told(folder.path(), &["--version"], 0);
    assert_eq!(version, format!("planverk {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn without_a_display_the_window_says_what_works_instead() {
    let folder = tempfile::tempdir().unwrap();
    let sentence = refused(folder.path(), &[]);
    assert!(sentence.contains("exempel") && sentence.contains("--hjalp"), "{sentence}");
}
