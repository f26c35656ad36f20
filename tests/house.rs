//! Keeps the floors of the house apart.
//!
//! Reads the sources under `src/`, not the compiler's view of them: what a file names is what it
//! depends on. The truth is the table `FLOORS` below, the same as in `src/lib.rs`; a new floor is
//! added to both. Must never pass because it looked at nothing: it counts the files it read, and
//! the last tests hold the reader itself against made-up sources.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use source::Source;

#[path = "house/source.rs"]
mod source;

/// Each floor with the floors that it may use: those below it, never one above or beside it.
const FLOORS: &[(&str, &[&str])] = &[
    ("record", &[]),
    ("workspace", &["record"]),
    ("review", &["workspace", "record"]),
    ("store", &["workspace", "record"]),
    ("document", &["review", "workspace", "record"]),
    ("typeset", &["document", "workspace", "record"]),
    ("pdf", &["typeset", "document", "workspace", "record"]),
    ("exchange", BELOW_EXCHANGE),
    ("cli", FROM_EXCHANGE),
    ("desktop", FROM_EXCHANGE),
];
const BELOW_EXCHANGE: &[&str] =
    &["pdf", "typeset", "document", "review", "store", "workspace", "record"];
const FROM_EXCHANGE: &[&str] =
    &["exchange", "pdf", "typeset", "document", "review", "store", "workspace", "record"];

/// Crates that one floor alone may name. A name stands for its family: `iced` for `iced_core` too.
const RESERVED_CRATES: &[(&str, &str)] =
    &[("iced", "desktop"), ("rusqlite", "store"), ("printpdf", "pdf"), ("lopdf", "pdf")];

/// Floors that do no I/O and read no clock: what they are given is all they know.
const PURE_FLOORS: &[&str] = &["record", "workspace", "review", "document", "typeset"];

/// How a path begins that reaches the outside world.
const OUTSIDE_WORLD: &[&str] = &["std::fs", "std::io", "std::net", "std::process", "std::env"];

/// How a path ends that reads the clock.
const CLOCKS: &[&str] = &["SystemTime::now", "Instant::now", "Utc::now", "Local::now"];

/// Macros that write to a terminal.
const PRINTERS: &[&str] = &["print", "println", "eprint", "eprintln", "dbg"];

const LONGEST_FILE: usize = 600;
const LONGEST_MAIN: usize = 80;

#[test]
fn a_floor_uses_only_the_floors_below_it() {
    hold(breaks_of_order);
}

#[test]
fn each_reserved_crate_is_named_by_its_own_floor_alone() {
    hold(breaks_of_reserve);
}

#[test]
fn the_pure_floors_do_no_io_and_read_no_clock() {
    hold(breaks_of_purity);
}

#[test]
fn every_file_says_what_it_is_for_and_keeps_to_one_subject() {
    hold(breaks_of_form);
}

/// Every rule at once has nothing to say about any file of the tree.
fn hold(rule: fn(&Source) -> Vec<String>) {
    let sources = sources();
    assert!(sources.len() > 5, "only {} files were read; is src/ there?", sources.len());
    let broken: Vec<String> = sources.iter().flat_map(rule).collect();
    assert!(broken.is_empty(), "\n{}\n", broken.join("\n"));
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    files.sort();
    files
        .iter()
        .map(|file| {
            let name = file.strip_prefix(&root).expect("found below src").to_string_lossy();
            let text = std::fs::read_to_string(file).expect("a source file is readable UTF-8");
            Source::read(&name.replace('\\', "/"), &text)
        })
        .collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder under src can be listed") {
        let path = entry.expect("a folder under src can be listed").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|end| end == "rs") {
            files.push(path);
        }
    }
}

fn breaks_of_order(source: &Source) -> Vec<String> {
    let Some(floor) = source.floor() else { return Vec::new() };
    let Some((_, may_use)) = FLOORS.iter().find(|(name, _)| *name == floor) else {
        return vec![format!("{}: no floor is called `{floor}`; see FLOORS", source.name)];
    };
    let used: BTreeSet<&str> = source.paths().filter_map(|path| path.floor()).collect();
    used.into_iter()
        .filter(|other| *other != floor && !may_use.contains(other))
        .map(|other| format!("{}: `{floor}` may not use `{other}`", source.name))
        .collect()
}

fn breaks_of_reserve(source: &Source) -> Vec<String> {
    let belongs = |name: &str, family: &str| {
        name == family || name.strip_prefix(family).is_some_and(|rest| rest.starts_with('_'))
    };
    let named: BTreeSet<&str> = source.paths().map(|path| path.first()).collect();
    let mut broken = Vec::new();
    for (family, owner) in RESERVED_CRATES {
        for name in named.iter().filter(|name| belongs(name, family)) {
            if source.floor() != Some(owner) {
                broken.push(format!("{}: only `{owner}` may name `{name}`", source.name));
            }
        }
    }
    broken
}

fn breaks_of_purity(source: &Source) -> Vec<String> {
    if !source.floor().is_some_and(|floor| PURE_FLOORS.contains(&floor)) {
        return Vec::new();
    }
    let starts = |path: &str, with: &str| path == with || path.starts_with(&format!("{with}::"));
    let ends = |path: &str, with: &str| path == with || path.ends_with(&format!("::{with}"));
    // A test may read a sample file or take the time; what ships may not.
    let shipped: BTreeSet<String> = source.shipped_paths().map(|path| path.to_string()).collect();
    let mut broken: Vec<String> = shipped
        .iter()
        .filter(|path| OUTSIDE_WORLD.iter().any(|outside| starts(path, outside)))
        .map(|path| format!("{}: a pure floor does no I/O, but names `{path}`", source.name))
        .collect();
    broken.extend(
        shipped
            .iter()
            .filter(|path| CLOCKS.iter().any(|clock| ends(path, clock)))
            .map(|path| format!("{}: a pure floor reads no clock, but `{path}`", source.name)),
    );
    broken.extend(
        source
            .shipped_macros()
            .filter(|name| PRINTERS.contains(name))
            .map(|name| format!("{}: a pure floor prints nothing, but `{name}!`", source.name)),
    );
    broken
}

fn breaks_of_form(source: &Source) -> Vec<String> {
    let mut broken = Vec::new();
    let longest = if source.name == "main.rs" { LONGEST_MAIN } else { LONGEST_FILE };
    if source.lines > longest {
        broken.push(format!("{}: {} lines, more than {longest}", source.name, source.lines));
    }
    if !source.opens_with_purpose {
        broken.push(format!("{}: does not open with `//!`", source.name));
    }
    let stem = source.name.rsplit('/').next().unwrap_or_default().trim_end_matches(".rs");
    if ["mod", "util", "utils", "helpers", "manager", "misc", "common"].contains(&stem) {
        broken.push(format!("{}: a file is named after its subject", source.name));
    }
    broken
}

// ---- The reader and the rules, held against made-up sources ----

/// Asserts how many times a rule finds fault with a made-up file.
#[track_caller]
fn finds(rule: fn(&Source) -> Vec<String>, count: usize, name: &str, text: &str) {
    let found = rule(&Source::read(name, text));
    assert_eq!(found.len(), count, "{name}: {text}\nfound: {found:#?}");
}

#[test]
fn a_floor_that_looks_up_or_sideways_is_caught() {
    let finds = |count, name, text| finds(breaks_of_order, count, name, text);
    finds(0, "store/journal.rs", "use crate::workspace::Change; use crate::record::Date;");
    finds(1, "store/journal.rs", "use crate::desktop::App;");
    finds(1, "store/journal.rs", "use crate::review;");
    finds(2, "typeset.rs", "use crate::{document::Block, store::{File, Lock}, review};");
    finds(1, "cli.rs", "fn run() { crate::desktop::run() }");
    finds(1, "desktop/app.rs", "use planverk::cli::Args;");
    finds(1, "pdf/write/page.rs", "use super::super::super::exchange::Export;");
    finds(0, "pdf/write/page.rs", "use super::super::super::typeset::Page; use super::page;");
    finds(1, "workspace.rs", "mod inner { use super::super::store::File; }");
    finds(1, "workspace.rs", "#[cfg(test)] mod tests { use crate::exchange::Export; }");
    finds(1, "archive.rs", "use crate::record::Date;");
    finds(
        0,
        "record.rs",
        "// use crate::store::File;\n/* crate::desktop */ const S: &str = \"crate::cli\";",
    );
    finds(
        0,
        "record.rs",
        "fn f<'a>(x: &'a str) -> char { ':' } const R: &str = r#\"crate::cli::\"x\"#;",
    );
    finds(1, "record.rs", "fn f<'a>(x: &'a str) -> char { '\\'' } use crate::cli::Args;");
}

#[test]
fn a_reserved_crate_outside_its_floor_is_caught() {
    let finds = |count, name, text| finds(breaks_of_reserve, count, name, text);
    finds(0, "desktop/app.rs", "use iced::Element; use iced::widget::{column, text};");
    finds(1, "exchange.rs", "use iced_core::Color;");
    finds(1, "main.rs", "fn main() { iced::run() }");
    finds(1, "exchange/csv.rs", "fn f(c: &rusqlite::Connection) {}");
    finds(1, "exchange/csv.rs", "fn f(c: &::rusqlite::Connection) {}");
    finds(2, "typeset.rs", "use {printpdf::Op, lopdf::Object};");
    finds(1, "typeset.rs", "use lopdf as pdf;");
    finds(0, "record.rs", "mod iced_tea { pub struct Cup; } struct Plan { lopdf: u8 }");
}

#[test]
fn io_and_clocks_in_a_pure_floor_are_caught() {
    let finds = |count, name, text| finds(breaks_of_purity, count, name, text);
    finds(1, "record/date.rs", "fn today() { chrono::Local::now() }");
    finds(1, "review.rs", "use chrono::Utc; fn f() { Utc::now() }");
    finds(2, "document.rs", "use std::{fs, io::Write, fmt};");
    finds(1, "workspace.rs", "fn f() { let _ = std::fs::read(\"x\"); }");
    finds(1, "typeset/line.rs", "fn f() { println!(\"{}\", 1) }");
    finds(0, "typeset/line.rs", "#[cfg(test)] mod tests { use std::fs; fn f() { println!() } }");
    finds(1, "typeset/line.rs", "#[cfg(test)] mod tests { fn f() {} } use std::fs;");
    finds(1, "typeset/line.rs", "#[cfg(test)] use std::fs; use std::io;");
    finds(0, "typeset/line/tests.rs", "use std::fs;");
    finds(0, "store/lock.rs", "use std::fs; fn f() { std::time::SystemTime::now(); }");
}

#[test]
fn a_file_without_purpose_or_measure_is_caught() {
    let finds = |count, name, text: &str| finds(breaks_of_form, count, name, text);
    finds(0, "record.rs", "//! What a kommun knows.\n");
    finds(1, "record.rs", "// What a kommun knows.\n");
    finds(1, "record.rs", &format!("//! Long.\n{}", "\n".repeat(LONGEST_FILE)));
    finds(1, "main.rs", &format!("//! Long.\n{}", "\n".repeat(LONGEST_MAIN)));
    finds(1, "record/mod.rs", "//! Named after nothing.\n");
    finds(1, "desktop/utils.rs", "//! Named after nothing.\n");
}
