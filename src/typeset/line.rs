//! Paragraphs to lines: ragged right, broken first-fit, with a decent last line.
//!
//! Body, headings and lists are never hyphenated. In a table cell narrower than its longest word,
//! that word is divided by Swedish rules, and a word that no rule divides is parted where the column
//! ends: a page with such a word is still a page. Titles are balanced over their lines.

use std::sync::{Arc, LazyLock};

use unicode_normalization::char::is_combining_mark;

use crate::typeset::font::{self, Face};
use crate::typeset::page::{MissingCharacter, Segment, ShapedWord};
use crate::typeset::shape::Shaper;
use crate::typeset::style::TextStyle;
use crate::typeset::text;

/// A set line. Its width is without the space or hyphen that hangs at its end.
#[derive(Debug, Clone, Default)]
pub struct Line {
    pub pieces: Vec<Piece>,
    pub width: f32,
}

/// A part of a line in one face and with one link.
#[derive(Debug, Clone)]
pub struct Piece {
    pub face: Face,
    pub link: Option<u32>,
    /// From the line's left edge.
    pub x: f32,
    pub width: f32,
    pub segments: Vec<Segment>,
}

/// Text to set: one face, and the number of the link it is part of.
#[derive(Debug, Clone, Copy)]
pub struct Span<'a> {
    pub text: &'a str,
    pub face: Face,
    pub link: Option<u32>,
}

impl Line {
    /// What the line says, without hyphens that only its end put there.
    pub fn text(&self) -> String {
        let segments = self.pieces.iter().flat_map(|piece| &piece.segments);
        segments
            .map(|segment| match segment {
                Segment::Word(word) => word.text.as_str(),
                Segment::Space => " ",
                Segment::SoftHyphen => "",
            })
            .collect()
    }
}

impl<'a> Span<'a> {
    pub fn new(text: &'a str, face: Face) -> Self {
        Self { text, face, link: None }
    }
}

/// What kind of text is broken into lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    Body,
    /// Keeps a person's names together.
    List,
    /// Over-long words are divided.
    Cell,
}

/// Sets text; holds the shaped words and what is used again from paragraph to paragraph.
pub struct Setter {
    shaper: Shaper,
    text: String,
    spans: Vec<Stretch>,
    atoms: Vec<Atom>,
    units: Vec<Unit>,
}

/// Up to which byte of the paragraph a face and a link reach.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    end: usize,
    face: Face,
    link: Option<u32>,
}

#[derive(Debug, Clone)]
struct Atom {
    kind: AtomKind,
    face: Face,
    link: Option<u32>,
    width: f32,
}

#[derive(Debug, Clone)]
enum AtomKind {
    Word(Arc<ShapedWord>),
    Space,
}

/// What stays on one line.
#[derive(Debug, Clone)]
struct Unit {
    first: usize,
    last: usize,
    width: f32,
    /// The space after it, if any: it is not counted at a line end.
    space: Option<(Face, Option<u32>, f32)>,
    must_end: bool,
    /// Width of the hyphen that is drawn if the line ends here.
    hyphen: Option<f32>,
}

impl Setter {
    pub fn new() -> Self {
        Self {
            shaper: Shaper::new(),
            text: String::new(),
            spans: Vec::new(),
            atoms: Vec::new(),
            units: Vec::new(),
        }
    }

    /// Characters that no bundled face has.
    pub fn into_missing(self) -> Vec<MissingCharacter> {
        self.shaper.into_missing()
    }

    /// Breaks a paragraph into lines no wider than `measure`. At least one line.
    pub fn paragraph(
        &mut self,
        spans: &[Span],
        size: f32,
        measure: f32,
        manner: Manner,
    ) -> Vec<Line> {
        self.load(spans, size, manner == Manner::List);
        if self.units.iter().any(|unit| unit.width > measure) {
            self.divide(size, measure, manner == Manner::Cell);
        }
        let mut ends = self.first_fit(measure);
        if manner != Manner::Cell {
            self.mend_last_line(&mut ends, measure);
        }
        self.assemble(&ends, size)
    }

    /// Breaks a title so that its lines are as even as their number allows.
    pub fn title(&mut self, text: &str, style: &TextStyle, measure: f32) -> Vec<Line> {
        self.load(&[Span::new(text, style.face)], style.size, false);
        if self.units.iter().any(|unit| unit.width > measure) {
            self.divide(style.size, measure, false);
        }
        let mut ends = self.first_fit(measure);
        if ends.len() > 1 {
            let widest = self.units.iter().map(|unit| unit.width).fold(0.0, f32::max);
            let (mut low, mut high) = (widest, measure);
            while high - low > 0.5 {
                let middle = (low + high) / 2.0;
                if self.first_fit(middle).len() > ends.len() { low = middle } else { high = middle }
            }
            ends = self.first_fit(high);
            self.push_small_words_down(&mut ends, high + 0.5);
        }
        self.assemble(&ends, style.size)
    }

    /// A text on one line, however long.
    pub fn line(&mut self, text: &str, face: Face, size: f32) -> Line {
        self.spans_line(&[Span::new(text, face)], size)
    }

    /// Spans on one line, however long.
    pub fn spans_line(&mut self, spans: &[Span], size: f32) -> Line {
        self.gather(spans);
        if self.text.contains('\n') {
            self.text = self.text.replace('\n', " ");
        }
        self.atoms.clear();
        self.units.clear();
        self.push_atoms(0, self.text.len(), size);
        self.units.push(whole(&self.atoms));
        self.assemble(&[1], size).pop().unwrap_or_default()
    }

    /// A text on one line, shortened with an ellipsis to fit.
    pub fn shortened(&mut self, text: &str, face: Face, size: f32, measure: f32) -> Line {
        let line = self.line(text, face, size);
        if line.width <= measure {
            return line;
        }
        let text = text::normalised(text);
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).take(400).collect();
        let (mut low, mut high) = (0, ends.len());
        while low + 1 < high {
            let middle = (low + high) / 2;
            let head = format!("{}…", text[..ends[middle]].trim_end());
            if self.line(&head, face, size).width <= measure { low = middle } else { high = middle }
        }
        let end = ends.get(low).copied().unwrap_or(0);
        self.line(&format!("{}…", text[..end].trim_end()), face, size)
    }

    /// Width of a text on one line.
    pub fn width(&mut self, text: &str, face: Face, size: f32) -> f32 {
        let mut width = 0.0;
        let mut first = true;
        let normal;
        let text = if text.is_ascii() && !text.contains("  ") {
            text
        } else {
            normal = text::normalised(text);
            &normal
        };
        for word in text.trim().split([' ', '\n']) {
            if !first {
                width += space(face);
            }
            first = false;
            width += self.shaper.width(face, word);
        }
        width * size / 1000.0
    }

    /// Width of the longest piece of a text that stays on one line.
    pub fn longest_word(&mut self, text: &str, face: Face, size: f32) -> f32 {
        self.load(&[Span::new(text, face)], size, false);
        self.units.iter().map(|unit| unit.width).fold(0.0, f32::max)
    }

    /// The narrowest width in which a text takes at most two lines.
    pub fn two_lines(&mut self, text: &str, face: Face, size: f32) -> f32 {
        self.load(&[Span::new(text, face)], size, false);
        let total = self.extent(0, self.units.len());
        (1..self.units.len())
            .map(|cut| self.extent(0, cut).max(self.extent(cut, self.units.len())))
            .fold(total, f32::min)
    }

    /// Joins the spans to one normalised text.
    fn gather(&mut self, spans: &[Span]) {
        self.text.clear();
        self.spans.clear();
        for span in spans {
            text::push_normalised(span.text, &mut self.text);
            let end = self.text.len();
            self.spans.push(Stretch { end, face: span.face, link: span.link });
        }
        let end = self.text.trim_end_matches([' ', '\n']).len();
        self.text.truncate(end);
    }

    fn load(&mut self, spans: &[Span], size: f32, names: bool) {
        self.gather(spans);
        self.atoms.clear();
        self.units.clear();
        let text = std::mem::take(&mut self.text);
        let mut start = 0;
        for place in text::breaks(&text, names) {
            self.push_unit(&text, start, place, size);
            start = place.at;
        }
        self.text = text;
    }

    fn push_unit(&mut self, text: &str, start: usize, place: text::Break, size: f32) {
        let raw = &text[start..place.at];
        let end = start + raw.trim_end_matches([' ', '\n']).len();
        let first = self.atoms.len();
        self.push_atoms_of(text, start, end, size);
        let width = self.atoms[first..].iter().map(|atom| atom.width).sum();
        let space = (end < place.at).then(|| {
            let stretch = self.stretch(end);
            (stretch.face, stretch.link, space(stretch.face) * size / 1000.0)
        });
        let last = self.atoms.len();
        self.units.push(Unit { first, last, width, space, must_end: place.must, hyphen: None });
    }

    fn push_atoms(&mut self, start: usize, end: usize, size: f32) {
        let text = std::mem::take(&mut self.text);
        self.push_atoms_of(&text, start, end, size);
        self.text = text;
    }

    /// Words and the spaces between them, parted where face or link changes.
    fn push_atoms_of(&mut self, text: &str, start: usize, end: usize, size: f32) {
        let mut at = start;
        while at < end {
            let stretch = self.stretch(at);
            let rest = &text[at..end.min(stretch.end)];
            if rest.starts_with(' ') {
                let width = space(stretch.face) * size / 1000.0;
                self.atoms.push(Atom {
                    kind: AtomKind::Space,
                    face: stretch.face,
                    link: stretch.link,
                    width,
                });
                at += 1;
                continue;
            }
            let word = &rest[..rest.find(' ').unwrap_or(rest.len())];
            let atoms = &mut self.atoms;
            self.shaper.shape(stretch.face, word, text, |face, word| {
                let width = word.width * size / 1000.0;
                atoms.push(Atom { kind: AtomKind::Word(word), face, link: stretch.link, width });
            });
            at += word.len();
        }
    }

    fn stretch(&self, at: usize) -> Stretch {
        let index = if self.spans.len() == 1 {
            0
        } else {
            self.spans.partition_point(|stretch| stretch.end <= at).min(self.spans.len() - 1)
        };
        let stretch = self.spans[index];
        // The text's own end may lie beyond what was left of the last span.
        if index + 1 == self.spans.len() { Stretch { end: usize::MAX, ..stretch } } else { stretch }
    }

    /// Parts the units that are wider than the measure.
    fn divide(&mut self, size: f32, measure: f32, hyphenate: bool) {
        let units = std::mem::take(&mut self.units);
        let atoms = std::mem::take(&mut self.atoms);
        for unit in units {
            if unit.width <= measure {
                let first = self.atoms.len();
                self.atoms.extend_from_slice(&atoms[unit.first..unit.last]);
                self.units.push(Unit { first, last: self.atoms.len(), ..unit });
                continue;
            }
            for atom in &atoms[unit.first..unit.last] {
                match &atom.kind {
                    AtomKind::Space => {
                        if let Some(last) = self.units.last_mut() {
                            last.space = Some((atom.face, atom.link, atom.width));
                        }
                    }
                    AtomKind::Word(word) => self.divide_word(word, atom, size, measure, hyphenate),
                }
            }
            if let Some(last) = self.units.last_mut() {
                (last.space, last.must_end, last.hyphen) = (unit.space, unit.must_end, None);
            }
        }
    }

    fn divide_word(
        &mut self,
        word: &ShapedWord,
        atom: &Atom,
        size: f32,
        measure: f32,
        hyphenate: bool,
    ) {
        let text = word.text.as_str();
        let hyphen = hyphen(atom.face) * size / 1000.0;
        let pieces = if hyphenate && atom.width > measure {
            text::syllables(text)
        } else {
            std::iter::once(0..text.len()).collect()
        };
        let count = pieces.len();
        for (index, piece) in pieces.into_iter().enumerate() {
            let width = self.shaper.width(atom.face, &text[piece.clone()]) * size / 1000.0;
            if width + hyphen <= measure || (index + 1 == count && width <= measure) {
                let ends_in_letter = text[..piece.end].ends_with(char::is_alphabetic);
                let joint = (index + 1 < count && ends_in_letter).then_some(hyphen);
                self.push_piece(&text[piece], atom, size, joint);
                continue;
            }
            let mut start = piece.start;
            for (at, character) in text[piece.clone()].char_indices() {
                let at = piece.start + at;
                if at > start && !is_combining_mark(character) {
                    let letters =
                        character.is_alphabetic() && text[..at].ends_with(char::is_alphabetic);
                    self.push_piece(&text[start..at], atom, size, letters.then_some(hyphen));
                    start = at;
                }
            }
            let joint = (index + 1 < count).then_some(hyphen);
            self.push_piece(&text[start..piece.end], atom, size, joint);
        }
    }

    fn push_piece(&mut self, text: &str, atom: &Atom, size: f32, hyphen: Option<f32>) {
        let first = self.atoms.len();
        let atoms = &mut self.atoms;
        self.shaper.shape(atom.face, text, text, |face, word| {
            let width = word.width * size / 1000.0;
            atoms.push(Atom { kind: AtomKind::Word(word), face, link: atom.link, width });
        });
        let width = self.atoms[first..].iter().map(|atom| atom.width).sum();
        let last = self.atoms.len();
        self.units.push(Unit { first, last, width, space: None, must_end: false, hyphen });
    }

    /// Greedy lines: for each the index after its last unit.
    fn first_fit(&self, measure: f32) -> Vec<usize> {
        let mut ends = Vec::new();
        let mut x = 0.0;
        let mut start = 0;
        for (index, unit) in self.units.iter().enumerate() {
            if index > start {
                let previous = &self.units[index - 1];
                let gap = previous.space.map_or(0.0, |space| space.2);
                let width = gap + unit.width + unit.hyphen.unwrap_or(0.0);
                if previous.must_end || x + width > measure + 0.01 {
                    ends.push(index);
                    (start, x) = (index, 0.0);
                } else {
                    x += gap;
                }
            }
            x += unit.width;
        }
        ends.push(self.units.len());
        ends
    }

    /// Width of the units from `start` to `end` on one line.
    fn extent(&self, start: usize, end: usize) -> f32 {
        let units = &self.units[start..end];
        let spaces = units.iter().rev().skip(1).filter_map(|unit| unit.space).map(|space| space.2);
        units.iter().map(|unit| unit.width).sum::<f32>() + spaces.sum::<f32>()
    }

    /// A lone short word on the last line gets the word before it as company.
    fn mend_last_line(&self, ends: &mut [usize], measure: f32) {
        let [.., before, cut, end] = *[&[0], &*ends].concat() else { return };
        if end - cut != 1 || cut - before < 3 {
            return;
        }
        let moved = &self.units[cut - 1];
        // A word of up to three letters says nothing before the line's end; it goes down too.
        let small = match &self.atoms[moved.first..moved.last] {
            [Atom { kind: AtomKind::Word(word), .. }] => word.text.chars().count() <= 3,
            _ => false,
        };
        if !small && self.extent(cut, end) >= 0.15 * measure {
            return;
        }
        let parted = moved.must_end || moved.space.is_none();
        if !parted && self.extent(cut - 1, end) <= measure {
            let line = ends.len() - 2;
            ends[line] = cut - 1;
        }
    }

    /// A small word at a line's end belongs to what follows.
    fn push_small_words_down(&self, ends: &mut [usize], measure: f32) {
        const SMALL: [&str; 12] =
            ["för", "i", "av", "till", "om", "och", "med", "på", "vid", "från", "–", "samt"];
        for line in (0..ends.len().saturating_sub(1)).rev() {
            let start = if line == 0 { 0 } else { ends[line - 1] };
            let cut = ends[line];
            let small = match &self.atoms[self.units[cut - 1].first..self.units[cut - 1].last] {
                [Atom { kind: AtomKind::Word(word), .. }] => SMALL.contains(&word.text.as_str()),
                _ => false,
            };
            let fits = self.extent(cut - 1, ends[line + 1]) <= measure;
            if small && fits && cut - start > 1 && !self.units[cut - 1].must_end {
                ends[line] = cut - 1;
            }
        }
    }

    fn assemble(&mut self, ends: &[usize], size: f32) -> Vec<Line> {
        let mut lines = Vec::with_capacity(ends.len());
        let mut start = 0;
        for &end in ends {
            lines.push(self.assemble_line(start, end, size));
            start = end;
        }
        lines
    }

    fn assemble_line(&mut self, start: usize, end: usize, size: f32) -> Line {
        let mut builder = LineBuilder { line: Line::default(), x: 0.0 };
        // Pieces of one word are shaped together again, so that they are kerned.
        let mut pending: Option<(Atom, String)> = None;
        for index in start..end {
            let unit = self.units[index].clone();
            for at in unit.first..unit.last {
                let atom = self.atoms[at].clone();
                match &atom.kind {
                    AtomKind::Space => {
                        self.flush(&mut pending, &mut builder, size);
                        builder.push(atom.face, atom.link, atom.width, Segment::Space);
                    }
                    AtomKind::Word(word) => match &mut pending {
                        Some((last, text)) if last.face == atom.face && last.link == atom.link => {
                            if text.is_empty()
                                && let AtomKind::Word(first) = &last.kind
                            {
                                text.push_str(&first.text);
                            }
                            text.push_str(&word.text);
                        }
                        _ => {
                            self.flush(&mut pending, &mut builder, size);
                            pending = Some((atom, String::new()));
                        }
                    },
                }
            }
            if unit.space.is_some() || index + 1 == end {
                self.flush(&mut pending, &mut builder, size);
            }
            if index + 1 < end {
                if let Some((face, link, width)) = unit.space {
                    builder.push(face, link, width, Segment::Space);
                }
                continue;
            }
            builder.line.width = builder.x;
            if let Some((face, link, width)) = unit.space {
                builder.push(face, link, width, Segment::Space);
            } else if let (Some(width), true) = (unit.hyphen, end < self.units.len()) {
                let last = builder.line.pieces.last().map(|piece| (piece.face, piece.link));
                if let Some((face, link)) = last {
                    builder.push(face, link, width, Segment::SoftHyphen);
                    builder.line.width = builder.x;
                }
            }
        }
        builder.line
    }

    fn flush(&mut self, pending: &mut Option<(Atom, String)>, line: &mut LineBuilder, size: f32) {
        let Some((atom, text)) = pending.take() else { return };
        if text.is_empty() {
            if let AtomKind::Word(word) = atom.kind {
                line.push(atom.face, atom.link, atom.width, Segment::Word(word));
            }
            return;
        }
        self.shaper.shape(atom.face, &text, &text, |face, word| {
            let width = word.width * size / 1000.0;
            line.push(face, atom.link, width, Segment::Word(word));
        });
    }
}

struct LineBuilder {
    line: Line,
    x: f32,
}

impl LineBuilder {
    fn push(&mut self, face: Face, link: Option<u32>, width: f32, segment: Segment) {
        match self.line.pieces.last_mut() {
            Some(piece) if piece.face == face && piece.link == link => {
                piece.segments.push(segment);
                piece.width += width;
            }
            _ => {
                let x = self.x;
                self.line.pieces.push(Piece { face, link, x, width, segments: vec![segment] });
            }
        }
        self.x += width;
    }
}

fn whole(atoms: &[Atom]) -> Unit {
    let width = atoms.iter().map(|atom| atom.width).sum();
    Unit { first: 0, last: atoms.len(), width, space: None, must_end: false, hyphen: None }
}

/// Width of a word space, in 1/1000 of the size. Looked up once: it is asked for at every space.
fn space(face: Face) -> f32 {
    static WIDTHS: LazyLock<[f32; 6]> = LazyLock::new(|| Face::ALL.map(|face| width(face, ' ')));
    WIDTHS[face as usize]
}

/// Width of a hyphen, in 1/1000 of the size.
fn hyphen(face: Face) -> f32 {
    width(face, '-')
}

fn width(face: Face, character: char) -> f32 {
    font::glyph_for(face, character).map_or(250.0, |glyph| f32::from(font::advance(face, glyph)))
}

#[cfg(test)]
mod tests;
