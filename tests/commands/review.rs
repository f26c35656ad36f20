//! What the review says.

use super::support::{DAY, assert_swedish, example, planverk, stdout, told};

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
