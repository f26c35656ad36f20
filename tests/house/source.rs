//! Reads a Rust source for the names it uses.
//!
//! A small tokenizer, not a parser: comments and literals are dropped, and what is left is searched
//! for paths (`a::b::{c, d::e}`), in `use` lines and in expressions alike. It leans to seeing too
//! much rather than too little. Must never judge; that is `tests/house.rs`.

use std::fmt;

/// One file under `src/` and the names in it.
pub struct Source {
    /// The path below `src/`, with forward slashes.
    pub name: String,
    pub lines: usize,
    /// Whether the first line is an inner doc comment.
    pub opens_with_purpose: bool,
    found: Vec<Found>,
}

/// A name in the source, and whether it stands in test code.
struct Found {
    what: What,
    test: bool,
}

enum What {
    Path(Path),
    Macro(String),
}

/// A path with `crate`, `self` and `super` resolved: `crate::store::File`, `std::fs`.
pub struct Path(Vec<String>);

impl Source {
    pub fn read(name: &str, text: &str) -> Source {
        let mut source = Source {
            name: name.to_owned(),
            lines: text.lines().count(),
            opens_with_purpose: text.starts_with("//!"),
            found: Vec::new(),
        };
        let tokens = tokens(text);
        let file_is_test = name.ends_with("tests.rs") || name.contains("/tests/");
        Reader { tokens: &tokens, module: module_of(name), file_is_test }.read(&mut source.found);
        source
    }

    /// The module right below the crate's root that the file belongs to; none for the root itself.
    pub fn floor(&self) -> Option<&str> {
        let first = self.name.split('/').next()?.trim_end_matches(".rs");
        (first != "lib" && first != "main").then_some(first)
    }

    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.found.iter().filter_map(|found| match &found.what {
            What::Path(path) => Some(path),
            What::Macro(_) => None,
        })
    }

    /// The paths outside test code.
    pub fn shipped_paths(&self) -> impl Iterator<Item = &Path> {
        self.found.iter().filter(|found| !found.test).filter_map(|found| match &found.what {
            What::Path(path) => Some(path),
            What::Macro(_) => None,
        })
    }

    /// The macros called outside test code, without their `!`.
    pub fn shipped_macros(&self) -> impl Iterator<Item = &str> {
        self.found.iter().filter(|found| !found.test).filter_map(|found| match &found.what {
            What::Macro(name) => Some(name.as_str()),
            What::Path(_) => None,
        })
    }
}

impl Path {
    pub fn first(&self) -> &str {
        &self.0[0]
    }

    /// The floor that a path into this crate leads to.
    pub fn floor(&self) -> Option<&str> {
        let inside = self.first() == "crate" || self.first() == "planverk";
        inside.then(|| self.0.get(1).map(String::as_str)).flatten()
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("::"))
    }
}

/// `store/journal.rs` is the module `[store, journal]`.
fn module_of(name: &str) -> Vec<String> {
    let mut module: Vec<String> =
        name.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    if module.last().is_some_and(|last| last == "mod" || last == "lib" || last == "main") {
        module.pop();
    }
    module
}

struct Reader<'a> {
    tokens: &'a [String],
    module: Vec<String>,
    file_is_test: bool,
}

impl Reader<'_> {
    fn at(&self, place: usize) -> &str {
        self.tokens.get(place).map_or("", String::as_str)
    }

    fn read(mut self, found: &mut Vec<Found>) {
        let mut place = 0;
        let mut depth = 0;
        let mut inline_modules = Vec::new();
        let mut test_until = 0;
        while place < self.tokens.len() {
            if self.test_attribute(place) {
                test_until = test_until.max(self.end_of_item(place));
            }
            match self.at(place) {
                // The braces of a `use {…}` are read whole, as part of its path.
                "{" if self.at(place.wrapping_sub(1)) != "use" => depth += 1,
                "}" => {
                    if inline_modules.last() == Some(&depth) {
                        inline_modules.pop();
                        self.module.pop();
                    }
                    depth -= 1;
                }
                "mod" if self.at(place + 2) == "{" => {
                    self.module.push(self.at(place + 1).to_owned());
                    inline_modules.push(depth + 1);
                }
                _ => {}
            }
            let test = self.file_is_test || place < test_until;
            place = self.name(place, |what| found.push(Found { what, test }));
        }
    }

    /// Whether `#[cfg(test)]` or `#[test]` begins here.
    fn test_attribute(&self, place: usize) -> bool {
        let starts = |with: &[&str]| {
            with.iter().enumerate().all(|(offset, token)| self.at(place + offset) == *token)
        };
        starts(&["#", "[", "cfg", "(", "test", ")", "]"]) || starts(&["#", "[", "test", "]"])
    }

    /// The place after the item that begins here: its closing brace, or its semicolon.
    fn end_of_item(&self, from: usize) -> usize {
        let mut depth = 0;
        for place in from..self.tokens.len() {
            match self.at(place) {
                "{" => depth += 1,
                "}" if depth == 1 => {
                    // `use a::{b};` ends at its semicolon.
                    return place + 1 + usize::from(self.at(place + 1) == ";");
                }
                "}" => depth -= 1,
                ";" if depth == 0 => return place + 1,
                _ => {}
            }
        }
        self.tokens.len()
    }

    /// Reads the name that begins here, if one does, and returns the place after it.
    fn name(&self, place: usize, mut found: impl FnMut(What)) -> usize {
        let (two_before, before) = (self.at(place.wrapping_sub(2)), self.at(place.wrapping_sub(1)));
        let after_dot = before == "." && two_before != ".";
        let in_use = before == "use";
        if self.at(place) == "use" || after_dot {
            return place + 1;
        }
        if is_name(self.at(place)) && self.at(place + 1) == "!" {
            found(What::Macro(self.at(place).to_owned()));
            return place + 2;
        }
        let global = self.at(place) == "::";
        let start = place + usize::from(global);
        let is_path = is_name(self.at(start)) && (self.at(start + 1) == "::" || global);
        if !in_use && !is_path {
            return place + 1;
        }
        let mut paths = Vec::new();
        let end = self.tree(start, &[], &mut paths);
        for path in paths {
            if let Some(path) = self.resolve(path) {
                found(What::Path(path));
            }
        }
        end.max(place + 1)
    }

    /// Reads `a::b`, `a::{b, c}` or `{a, b}` and returns the place after it.
    fn tree(&self, mut place: usize, before: &[String], paths: &mut Vec<Vec<String>>) -> usize {
        let mut path = before.to_vec();
        loop {
            if self.at(place) == "::" {
                place += 1;
            } else if self.at(place) == "{" {
                place += 1;
                while place < self.tokens.len() && self.at(place) != "}" {
                    let next = self.tree(place, &path, paths);
                    place = next.max(place + 1);
                    while self.at(place) == "," {
                        place += 1;
                    }
                }
                return place + 1;
            } else if is_name(self.at(place)) {
                path.push(self.at(place).to_owned());
                place += 1;
                if self.at(place) == "as" {
                    place += 2;
                }
                if self.at(place) != "::" {
                    break;
                }
            } else {
                break;
            }
        }
        if !path.is_empty() {
            paths.push(path);
        }
        place
    }

    /// Turns `self::` and `super::` into a path from the crate's root.
    fn resolve(&self, path: Vec<String>) -> Option<Path> {
        let mut module = self.module.clone();
        let ups = path.iter().take_while(|part| *part == "super" || *part == "self").count();
        if ups == 0 {
            return (!path.is_empty()).then_some(Path(path));
        }
        for part in &path[..ups] {
            if part == "super" {
                module.pop();
            }
        }
        module.insert(0, "crate".to_owned());
        module.extend_from_slice(&path[ups..]);
        Some(Path(module))
    }
}

fn is_name(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// The source's tokens without comments and literals; `::` is one token.
fn tokens(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let at = |place: usize| chars.get(place).copied().unwrap_or('\0');
    let mut tokens = Vec::new();
    let mut place = 0;
    while place < chars.len() {
        match (at(place), at(place + 1)) {
            ('/', '/') => {
                while place < chars.len() && at(place) != '\n' {
                    place += 1
                }
            }
            ('/', '*') => place = after_block_comment(&chars, place),
            ('"', _) => place = after_string(&chars, place),
            ('\'', next) => {
                let literal = next == '\\' || at(place + 2) == '\'';
                place += 1;
                if literal {
                    place += if next == '\\' { 2 } else { 1 };
                    while place < chars.len() && at(place) != '\'' {
                        place += 1;
                    }
                    place += 1;
                }
            }
            (':', ':') => {
                tokens.push("::".to_owned());
                place += 2;
            }
            (c, _) if c.is_alphanumeric() || c == '_' => {
                let start = place;
                while at(place).is_alphanumeric() || at(place) == '_' {
                    place += 1;
                }
                let word: String = chars[start..place].iter().collect();
                let raw = word == "r" || word == "br" || word == "cr";
                if raw && (at(place) == '"' || at(place) == '#' && "\"#".contains(at(place + 1))) {
                    place = after_raw_string(&chars, place);
                } else {
                    tokens.push(word);
                }
            }
            (c, _) => {
                if !c.is_whitespace() {
                    tokens.push(c.to_string());
                }
                place += 1;
            }
        }
    }
    tokens
}

fn after_block_comment(chars: &[char], mut place: usize) -> usize {
    let mut depth = 0;
    while place < chars.len() {
        match (chars[place], chars.get(place + 1)) {
            ('/', Some('*')) => (depth, place) = (depth + 1, place + 2),
            ('*', Some('/')) => (depth, place) = (depth - 1, place + 2),
            _ => place += 1,
        }
        if depth == 0 {
            break;
        }
    }
    place
}

fn after_string(chars: &[char], mut place: usize) -> usize {
    place += 1;
    while place < chars.len() && chars[place] != '"' {
        place += if chars[place] == '\\' { 2 } else { 1 };
    }
    place + 1
}

/// Stands at the first `#` or `"` after the `r`.
fn after_raw_string(chars: &[char], mut place: usize) -> usize {
    let hashes = chars[place..].iter().take_while(|c| **c == '#').count();
    place += hashes + 1;
    while place < chars.len() {
        let closed = chars[place] == '"'
            && chars[place + 1..].iter().take(hashes).filter(|c| **c == '#').count() == hashes;
        if closed {
            return place + 1 + hashes;
        }
        place += 1;
    }
    place
}
