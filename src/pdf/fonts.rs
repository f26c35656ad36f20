//! The faces a document uses: cut down to the glyphs it shows, with what each glyph means.
//!
//! A shaped glyph is shown by its code in the subset. Its /ToUnicode is the one character that the
//! face maps to it; whatever can't be said so is told by /ActualText ([`Shown::Standing`]). A hyphen
//! from hyphenation gets a font of its own, of one glyph that means U+00AD, as the faces draw "-"
//! and the soft hyphen with the same glyph and a glyph has one meaning.

mod embed;
mod line;

use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    sync::Arc,
};

use printpdf::FontId;

use self::{embed::Embedding, line::LineParts};
use super::{
    PdfError,
    content::Piece,
    serialize::{PdfFile, Ref},
};
use crate::typeset::{
    font::{self, Face},
    page::{Draw, Glyph, LaidOut, Segment, ShapedWord},
};

/// Which font a text operator uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FontChoice {
    Face(Face),
    /// The soft hyphen of the face.
    Hyphen(Face),
}

impl FontChoice {
    /// Its resource name.
    pub(super) fn id(self) -> FontId {
        match self {
            Self::Face(face) => FontId(format!("T{}", face as usize)),
            Self::Hyphen(face) => FontId(format!("S{}", face as usize)),
        }
    }
}

/// A part of a line that is shown in one way.
pub(super) struct Part {
    pub(super) shown: Shown,
    pub(super) pieces: Vec<Piece>,
    /// In 1/1000 of the size.
    pub(super) width: f32,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Shown {
    /// Every glyph means its character.
    Plain,
    /// A hyphen at a line end.
    Hyphen,
    /// The glyphs stand for this text together.
    Standing(String),
}

/// The faces of one document.
pub(super) struct Fonts {
    faces: BTreeMap<Face, FaceFont>,
    /// The /Font resources of every page.
    pub(super) resources: Ref,
}

/// One face: tables by the glyph ids of the whole face.
struct FaceFont {
    codes: Vec<u16>,
    /// Advances as the file's /W has them, in 1/1000.
    widths: Vec<u16>,
    /// What each glyph means; NUL where nothing was settled.
    meanings: Vec<char>,
    space: u16,
    hyphen: u16,
    /// The hyphen's code in the one-glyph font.
    hyphen_code: u16,
}

/// What the document needs of one face.
struct Use {
    space: u16,
    glyphs: BTreeSet<u16>,
    meanings: BTreeMap<u16, char>,
    hyphen: bool,
}

impl Fonts {
    /// Finds the glyphs that are used, cuts the faces down and adds them to the file.
    pub(super) fn add(file: &mut PdfFile, laid: &LaidOut) -> Result<Self, PdfError> {
        let mut embedding = Embedding::new();
        let mut faces = BTreeMap::new();
        for (face, used) in uses(laid) {
            let means = |glyph| used.meanings.get(&glyph).copied();
            let map = embedding.embed(FontChoice::Face(face), face, &used.glyphs, means)?;
            let glyphs = 0..font::parsed(face).number_of_glyphs();
            let mut meanings = vec!['\0'; glyphs.len()];
            for (glyph, meaning) in &used.meanings {
                meanings[usize::from(*glyph)] = *meaning;
            }
            let hyphen = font::glyph_for(face, '-').unwrap_or(0);
            let mut hyphen_code = 0;
            if used.hyphen {
                let only = BTreeSet::from([hyphen]);
                let choice = FontChoice::Hyphen(face);
                let map = embedding.embed(choice, face, &only, |_| Some('\u{ad}'))?;
                hyphen_code = map.get(hyphen).unwrap_or(0);
            }
            let font = FaceFont {
                codes: glyphs.clone().map(|glyph| map.get(glyph).unwrap_or(0)).collect(),
                widths: glyphs.map(|glyph| font::advance(face, glyph)).collect(),
                meanings,
                space: used.space,
                hyphen,
                hyphen_code,
            };
            faces.insert(face, font);
        }
        Ok(Self { faces, resources: embedding.finish(file) })
    }

    /// A line's segments as parts; `tracking` is added after each glyph, in 1/1000 of the size.
    pub(super) fn parts(&self, face: Face, segments: &[Segment], tracking: f32) -> Vec<Part> {
        let Some(font) = self.faces.get(&face) else { return Vec::new() };
        let mut line = LineParts::new(font, tracking);
        for segment in segments {
            match segment {
                Segment::Space => {
                    line.select(Shown::Plain);
                    line.glyph(font.space, font.width(font.space), (0.0, 0.0));
                }
                Segment::SoftHyphen => {
                    line.select(Shown::Hyphen);
                    line.code(font.hyphen_code);
                    line.advance(font.width(font.hyphen), font.width(font.hyphen));
                }
                Segment::Word(word) => line.word(word),
            }
        }
        line.finish()
    }
}

impl FaceFont {
    fn width(&self, glyph: u16) -> f32 {
        self.widths.get(usize::from(glyph)).copied().map_or(0.0, f32::from)
    }

    /// Whether the glyphs from `start` on with the same cluster say what they are by themselves.
    /// One kind of space may stand for another.
    fn says(&self, cluster: &[Glyph], text: &str) -> bool {
        let mut characters = text.chars();
        let (Some(character), None, [glyph]) = (characters.next(), characters.next(), cluster)
        else {
            return false;
        };
        let meaning = self.meanings.get(usize::from(glyph.id)).copied().unwrap_or('\0');
        meaning == character || (meaning.is_whitespace() && character.is_whitespace())
    }
}

/// Which glyphs of which face the document shows, and what they mean.
fn uses(laid: &LaidOut) -> BTreeMap<Face, Use> {
    let mut uses: BTreeMap<Face, Use> = BTreeMap::new();
    // A shaped word is shared by all places where it stands; once is enough.
    let mut seen = HashSet::new();
    let draws = laid.pages.iter().flat_map(|page| &page.chunks).flat_map(|chunk| &chunk.draws);
    for draw in draws {
        let (Draw::Text { face, segments, .. } | Draw::Downwards { face, segments, .. }) = draw
        else {
            continue;
        };
        let used = uses.entry(*face).or_insert_with(|| Use::of(*face));
        for segment in segments {
            match segment {
                Segment::Space => {
                    used.glyphs.insert(used.space);
                }
                Segment::SoftHyphen => used.hyphen = true,
                Segment::Word(word) => {
                    if seen.insert((*face, Arc::as_ptr(word))) {
                        used.word(*face, word);
                    }
                }
            }
        }
    }
    uses
}

impl Use {
    fn of(face: Face) -> Self {
        let space = font::glyph_for(face, ' ').unwrap_or(0);
        let meanings = BTreeMap::from([(space, ' ')]);
        Self { space, glyphs: BTreeSet::new(), meanings, hyphen: false }
    }

    fn word(&mut self, face: Face, word: &ShapedWord) {
        for cluster in word.glyphs.chunk_by(|a, b| a.start == b.start) {
            self.glyphs.extend(cluster.iter().map(|glyph| glyph.id));
            let text = word.text.get(cluster[0].start as usize..cluster[0].end as usize);
            let mut characters = text.unwrap_or_default().chars();
            if let (Some(character), None, [glyph]) =
                (characters.next(), characters.next(), cluster)
                && !self.meanings.contains_key(&glyph.id)
                && font::glyph_for(face, character) == Some(glyph.id)
            {
                self.meanings.insert(glyph.id, character);
            }
        }
    }
}
