//! Plan files: the example, a new kommun, one that a paper carries, and what is no plan file.

use std::path::Path;

use planverk::pdf;
use planverk::record::{Kind, Municipality};
use planverk::store;

use super::support::{DAY, DOCUMENTS, example, files, refused, told};

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
fn a_plan_goes_by_its_paper_to_another_computer_and_comes_back_by_one() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    example(here);
    let export = |file: &str, out: &str| {
        let told = told(
            here,
            &[
                "exportera",
                file,
                "--dokument",
                "it-plan",
                "--organ",
                "UN",
                "--period",
                "2027-2029",
                "--med-data",
                "--ut",
                out,
                "--datum",
                DAY,
            ],
            0,
        );
        told.lines().find_map(|line| line.split(": ").next().map(str::to_owned)).unwrap()
    };
    let paper = export("ex/norralv.planverk", "ut");
    told(here, &["ny", "annan.planverk", "--ur", &paper], 0);
    assert!(refused(here, &["ny", "annan.planverk", "--ur", &paper]).contains("finns redan"));
    // The same plan, so the same paper.
    let again = export("annan.planverk", "ut2");
    let pages = |path: &str| pdf::read_back(&std::fs::read(here.join(path)).unwrap()).pages;
    assert_eq!(pages(&again), pages(&paper));
    let nothing =
        told(here, &["importera", "ex/norralv.planverk", "--fran", &again, "--datum", DAY], 0);
    assert!(nothing.contains("Allt står redan i planfilen."), "{nothing}");

    let plain = first_pdf(here);
    let sentence = refused(here, &["ny", "tredje.planverk", "--ur", &plain]);
    assert!(sentence.contains("bär inga plandata"), "{sentence}");
    assert!(!here.join("tredje.planverk").exists());
}

fn first_pdf(folder: &Path) -> String {
    let names = files(&folder.join("ex")).into_iter().map(|(name, _)| name);
    let name = names.into_iter().find(|name| name.ends_with(".pdf")).unwrap();
    format!("ex/{name}")
}
