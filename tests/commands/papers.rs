//! Papers: each kind as PDF, and whether one is what it should be.

use planverk::exchange::case_papers::freeze;
use planverk::pdf;
use planverk::record::Case;
use planverk::store;

use super::support::{DAY, FORVALTNINGAR, assert_swedish, example, files, refused, told};

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
