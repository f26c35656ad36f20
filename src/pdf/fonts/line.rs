//! A line of shaped words as what a text operator shows: glyph codes, and moves of the pen where the
//! layout's advance is not the font's.

use super::{FaceFont, Part, Shown};
use crate::{pdf::content::Piece, typeset::page::ShapedWord};

/// The parts of a line under construction.
pub(super) struct LineParts<'a> {
    font: &'a FaceFont,
    tracking: f32,
    parts: Vec<Part>,
    /// How far the pen is past where the layout wants it, in 1/1000 of the size.
    owed: f32,
}

impl<'a> LineParts<'a> {
    /// An empty line; `tracking` is added after each glyph, in 1/1000 of the size.
    pub(super) fn new(font: &'a FaceFont, tracking: f32) -> Self {
        Self { font, tracking, parts: Vec::new(), owed: 0.0 }
    }

    pub(super) fn word(&mut self, word: &ShapedWord) {
        for cluster in word.glyphs.chunk_by(|a, b| a.start == b.start) {
            let text = word.text.get(cluster[0].start as usize..cluster[0].end as usize);
            let text = text.unwrap_or_default();
            if self.font.says(cluster, text) {
                self.select(Shown::Plain);
            } else {
                self.stand(text);
            }
            for glyph in cluster {
                self.glyph(glyph.id, glyph.advance, glyph.offset);
            }
        }
    }

    pub(super) fn select(&mut self, shown: Shown) {
        if self.parts.last().is_none_or(|part| part.shown != shown) {
            self.push(shown);
        }
    }

    /// Neighbours that stand for text stand for it together.
    fn stand(&mut self, text: &str) {
        match self.parts.last_mut() {
            Some(Part { shown: Shown::Standing(standing), .. }) => standing.push_str(text),
            _ => self.push(Shown::Standing(text.to_owned())),
        }
    }

    fn push(&mut self, shown: Shown) {
        // A part with a sequence of its own starts at a place of its own.
        let before = self.parts.last().map(|part| &part.shown);
        if [Some(&shown), before].iter().any(|s| matches!(s, Some(Shown::Standing(_)))) {
            self.owed = 0.0;
        }
        self.parts.push(Part { shown, pieces: Vec::new(), width: 0.0 });
    }

    pub(super) fn glyph(&mut self, glyph: u16, advance: f32, (right, up): (f32, f32)) {
        let code = self.font.codes.get(usize::from(glyph)).copied().unwrap_or(0);
        let aside = right.round() as i32;
        if aside != 0 {
            self.piece(Piece::Move(-aside));
        }
        if up != 0.0 {
            self.piece(Piece::Rise(up));
        }
        self.code(code);
        if up != 0.0 {
            self.piece(Piece::Rise(0.0));
        }
        if aside != 0 {
            self.piece(Piece::Move(aside));
        }
        self.advance(self.font.width(glyph), advance);
    }

    pub(super) fn code(&mut self, code: u16) {
        let Some(part) = self.parts.last_mut() else { return };
        match part.pieces.last_mut() {
            Some(Piece::Codes(codes)) => codes.extend(code.to_be_bytes()),
            _ => part.pieces.push(Piece::Codes(code.to_be_bytes().to_vec())),
        }
    }

    /// The pen has moved by `width`; it shall have moved by `wanted` and the tracking.
    pub(super) fn advance(&mut self, width: f32, wanted: f32) {
        let wanted = wanted + self.tracking;
        self.owed += width - wanted;
        let back = self.owed.round();
        if back != 0.0 {
            self.owed -= back;
            self.piece(Piece::Move(back as i32));
        }
        if let Some(part) = self.parts.last_mut() {
            part.width += wanted;
        }
    }

    fn piece(&mut self, piece: Piece) {
        let Some(part) = self.parts.last_mut() else { return };
        match (part.pieces.last_mut(), piece) {
            (Some(Piece::Move(sum)), Piece::Move(more)) => *sum += more,
            (_, piece) => part.pieces.push(piece),
        }
    }

    /// A move after the last glyph of a line moves nothing.
    pub(super) fn finish(mut self) -> Vec<Part> {
        let last = self.parts.len().saturating_sub(1);
        for (index, part) in self.parts.iter_mut().enumerate() {
            let ends = index == last || matches!(part.shown, Shown::Standing(_));
            if ends && matches!(part.pieces.last(), Some(Piece::Move(_))) {
                part.pieces.pop();
            }
        }
        self.parts
    }
}
