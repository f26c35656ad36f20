//! Paragraphs to lines: ragged right, broken first-fit, with a decent last line.
//!
//! Body, headings and lists are never hyphenated. In a table cell narrower than its longest word,
//! that word is divided by Swedish rules, and a word that no rule divides is parted where the column
//! ends: a page with such a word is still a page. Titles are balanced over their lines.

mod assemble;
mod divide;
mod fit;
mod unit;

use crate::typeset::font::Face;
use crate::typeset::page::{MissingCharacter, Segment};
use crate::typeset::shape::Shaper;
use crate::typeset::style::TextStyle;
use crate::typeset::text;
use unit::{Atom, Stretch, Unit, space, whole};

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
    /// Keeps a person's names together, and divides over-long words.
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
        self.load(spans, size, manner != Manner::Body);
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

    /// Cuts what there is no room for, with an ellipsis.
    pub fn cut(&mut self, lines: &mut Vec<Line>, most: usize, style: &TextStyle, measure: f32) {
        if lines.len() <= most {
            return;
        }
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            let mut text = last.text();
            text.push('…');
            *last = self.shortened(&text, style.face, style.size, measure);
        }
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
}

#[cfg(test)]
mod tests;
