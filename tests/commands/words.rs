//! What is said of what was typed, of help, and without a display.

use super::support::{assert_swedish, files, refused, told};

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
