//! Words that are wider than their place: divided by Swedish rules in a cell, and where no rule
//! divides them parted at the column's end, so that nothing is ever lost or drawn outside.

use unicode_normalization::char::is_combining_mark;

use super::Setter;
use super::unit::{Atom, AtomKind, Unit, hyphen};
use crate::typeset::page::ShapedWord;
use crate::typeset::text;

impl Setter {
    /// Parts the units that are wider than the measure.
    pub(super) fn divide(&mut self, size: f32, measure: f32, hyphenate: bool) {
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

    pub(super) fn divide_word(
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

    pub(super) fn push_piece(&mut self, text: &str, atom: &Atom, size: f32, hyphen: Option<f32>) {
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
}
