//! A paragraph's text to units, the pieces that stay on one line: words and the spaces between them,
//! shaped in their face, with the space after each counted apart, since a line's end drops it.

use std::sync::{Arc, LazyLock};

use super::{Setter, Span};
use crate::typeset::font::{self, Face};
use crate::typeset::page::ShapedWord;
use crate::typeset::text;

/// Up to which byte of the paragraph a face and a link reach.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stretch {
    pub(super) end: usize,
    pub(super) face: Face,
    pub(super) link: Option<u32>,
}

#[derive(Debug, Clone)]
pub(super) struct Atom {
    pub(super) kind: AtomKind,
    pub(super) face: Face,
    pub(super) link: Option<u32>,
    pub(super) width: f32,
}

#[derive(Debug, Clone)]
pub(super) enum AtomKind {
    Word(Arc<ShapedWord>),
    Space,
}

/// What stays on one line.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) width: f32,
    /// The space after it, if any: it is not counted at a line end.
    pub(super) space: Option<(Face, Option<u32>, f32)>,
    pub(super) must_end: bool,
    /// Width of the hyphen that is drawn if the line ends here.
    pub(super) hyphen: Option<f32>,
}

impl Setter {
    /// Joins the spans to one normalised text.
    pub(super) fn gather(&mut self, spans: &[Span]) {
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

    pub(super) fn load(&mut self, spans: &[Span], size: f32, names: bool) {
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

    pub(super) fn push_unit(&mut self, text: &str, start: usize, place: text::Break, size: f32) {
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

    pub(super) fn push_atoms(&mut self, start: usize, end: usize, size: f32) {
        let text = std::mem::take(&mut self.text);
        self.push_atoms_of(&text, start, end, size);
        self.text = text;
    }

    /// Words and the spaces between them, parted where face or link changes.
    pub(super) fn push_atoms_of(&mut self, text: &str, start: usize, end: usize, size: f32) {
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

    pub(super) fn stretch(&self, at: usize) -> Stretch {
        let index = if self.spans.len() == 1 {
            0
        } else {
            self.spans.partition_point(|stretch| stretch.end <= at).min(self.spans.len() - 1)
        };
        let stretch = self.spans[index];
        // The text's own end may lie beyond what was left of the last span.
        if index + 1 == self.spans.len() { Stretch { end: usize::MAX, ..stretch } } else { stretch }
    }
}

pub(super) fn whole(atoms: &[Atom]) -> Unit {
    let width = atoms.iter().map(|atom| atom.width).sum();
    Unit { first: 0, last: atoms.len(), width, space: None, must_end: false, hyphen: None }
}

/// Width of a word space, in 1/1000 of the size. Looked up once: it is asked for at every space.
pub(super) fn space(face: Face) -> f32 {
    static WIDTHS: LazyLock<[f32; 6]> = LazyLock::new(|| Face::ALL.map(|face| width(face, ' ')));
    WIDTHS[face as usize]
}

/// Width of a hyphen, in 1/1000 of the size.
pub(super) fn hyphen(face: Face) -> f32 {
    width(face, '-')
}

pub(super) fn width(face: Face, character: char) -> f32 {
    font::glyph_for(face, character).map_or(250.0, |glyph| f32::from(font::advance(face, glyph)))
}
