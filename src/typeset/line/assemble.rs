//! Units of a line to what is drawn: pieces of one face and link, with their places on the line.

use super::unit::{Atom, AtomKind};
use super::{Line, Piece, Setter};
use crate::typeset::font::Face;
use crate::typeset::page::Segment;

impl Setter {
    pub(super) fn assemble(&mut self, ends: &[usize], size: f32) -> Vec<Line> {
        let mut lines = Vec::with_capacity(ends.len());
        let mut start = 0;
        for &end in ends {
            lines.push(self.assemble_line(start, end, size));
            start = end;
        }
        lines
    }

    pub(super) fn assemble_line(&mut self, start: usize, end: usize, size: f32) -> Line {
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

    pub(super) fn flush(
        &mut self,
        pending: &mut Option<(Atom, String)>,
        line: &mut LineBuilder,
        size: f32,
    ) {
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

pub(super) struct LineBuilder {
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
