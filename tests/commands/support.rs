//! The built program, run as a script would run it.

use std::path::Path;
use std::process::{Command, Output};

pub const DAY: &str = "2026-11-16";

/// The example's documents, as `exempel` names them on stdout.
pub const DOCUMENTS: usize = 15;
/// Each has one plan of each kind.
pub const FORVALTNINGAR: usize = 5;

/// The program with these arguments, in `folder`, without a display.
pub fn planverk(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_planverk"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .unwrap()
}

pub fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// What it says on stdout, when it ends with this code.
pub fn told(folder: &Path, arguments: &[&str], code: i32) -> String {
    let output = planverk(folder, arguments);
    let said = format!("{arguments:?}: {}{}", stdout(&output), stderr(&output));
    assert_eq!(output.status.code(), Some(code), "{said}");
    stdout(&output)
}

/// What it says on stderr, when it could not be done: nothing on stdout.
pub fn refused(folder: &Path, arguments: &[&str]) -> String {
    let output = planverk(folder, arguments);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", stdout(&output));
    assert!(output.stdout.is_empty(), "{arguments:?}: {}", stdout(&output));
    let sentence = stderr(&output);
    assert_swedish(&sentence);
    sentence
}

/// No word of a library's shows through.
pub fn assert_swedish(text: &str) {
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

pub fn example(folder: &Path) {
    told(folder, &["exempel", "--ut", "ex", "--datum", DAY], 0);
}

pub fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
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
