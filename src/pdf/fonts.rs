//! The faces a document uses: cut down to the glyphs it shows, with what each glyph means.
//!
//! A shaped glyph is shown by its code in the subset. Its /ToUnicode is the one character that the
//! face maps to it; whatever can't be said so is told by /ActualText ([`Shown::Standing`]). A hyphen
//! from hyphenation gets a font of its own, of one glyph that means U+00AD, as the faces draw "-"
//! and the soft hyphen with the same glyph and a glyph has one meaning.

use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    sync::Arc,
};

use lopdf::{Dictionary, Object, ObjectId};
use printpdf::{
    Codepoint, FontId, FontMetrics, FontType, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle,
    PdfFontMetricsStub, Pt, TextItem,
};
use subsetter::GlyphRemapper;

use super::{
    PdfError,
    content::Piece,
    printing,
    serialize::{PdfFile, Ref},
    syntax::write_dictionary,
};
use crate::typeset::{
    font::{self, Face},
    page::{Draw, Glyph, LaidOut, Segment, ShapedWord},
};

/// Which font a text operator uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shows {
    Face(Face),
    /// The soft hyphen of the face.
    Hyphen(Face),
}

impl Shows {
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
        let mut document = PdfDocument::new("");
        let mut faces = BTreeMap::new();
        let mut ops = Vec::new();
        let mut cap_heights = BTreeMap::new();
        for (face, used) in uses(laid) {
            let cut = cut(face, &used.glyphs)?;
            let means = |glyph| used.meanings.get(&glyph).copied();
            cap_heights.insert(cut.name.clone(), font::metrics(face).cap_height);
            let codes = codes(&cut.map, face);
            ops.extend(sample(Shows::Face(face), &cut, &used.glyphs, means));
            embed(&mut document, Shows::Face(face), face, cut, &used.glyphs);

            let hyphen = font::glyph_for(face, '-').unwrap_or(0);
            let mut hyphen_code = 0;
            if used.hyphen {
                let only = BTreeSet::from([hyphen]);
                let cut = self::cut(face, &only)?;
                hyphen_code = cut.map.get(hyphen).unwrap_or(0);
                cap_heights.insert(cut.name.clone(), font::metrics(face).cap_height);
                ops.extend(sample(Shows::Hyphen(face), &cut, &only, |_| Some('\u{ad}')));
                embed(&mut document, Shows::Hyphen(face), face, cut, &only);
            }
            let mut meanings = vec!['\0'; codes.len()];
            for (glyph, meaning) in &used.meanings {
                meanings[usize::from(*glyph)] = *meaning;
            }
            let widths = (0..codes.len() as u16).map(|glyph| font::advance(face, glyph)).collect();
            let space = font::glyph_for(face, ' ').unwrap_or(0);
            let font = FaceFont { codes, widths, meanings, space, hyphen, hyphen_code };
            faces.insert(face, font);
        }
        document.pages = vec![printing::page(ops)];
        let resources = adopt(file, &printing::print(&document), &cap_heights);
        Ok(Self { faces, resources })
    }

    /// A line's segments as parts; `tracking` is added after each glyph, in 1/1000 of the size.
    pub(super) fn parts(&self, face: Face, segments: &[Segment], tracking: f32) -> Vec<Part> {
        let Some(font) = self.faces.get(&face) else { return Vec::new() };
        let mut line = LineParts { font, tracking, parts: Vec::new(), owed: 0.0 };
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

/// The parts of a line under construction.
struct LineParts<'a> {
    font: &'a FaceFont,
    tracking: f32,
    parts: Vec<Part>,
    /// How far the pen is past where the layout wants it, in 1/1000 of the size.
    owed: f32,
}

impl LineParts<'_> {
    fn word(&mut self, word: &ShapedWord) {
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

    fn select(&mut self, shown: Shown) {
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

    fn glyph(&mut self, glyph: u16, advance: f32, (right, up): (f32, f32)) {
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

    fn code(&mut self, code: u16) {
        let Some(part) = self.parts.last_mut() else { return };
        match part.pieces.last_mut() {
            Some(Piece::Codes(codes)) => codes.extend(code.to_be_bytes()),
            _ => part.pieces.push(Piece::Codes(code.to_be_bytes().to_vec())),
        }
    }

    /// The pen has moved by `width`; it shall have moved by `wanted` and the tracking.
    fn advance(&mut self, width: f32, wanted: f32) {
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
    fn finish(mut self) -> Vec<Part> {
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

/// Which glyphs of which face the document shows, and what they mean.
fn uses(laid: &LaidOut) -> BTreeMap<Face, Use> {
    let mut uses: BTreeMap<Face, Use> = BTreeMap::new();
    // A shaped word is shared by all places where it stands; once is enough.
    let mut seen = HashSet::new();
    let draws = laid.pages.iter().flat_map(|page| &page.chunks).flat_map(|chunk| &chunk.draws);
    for draw in draws {
        let Draw::Text { face, segments, .. } = draw else { continue };
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

/// A face cut down to some glyphs.
struct Cut {
    program: Vec<u8>,
    map: GlyphRemapper,
    /// `ABCDEF+SourceSans3-Regular`.
    name: String,
}

fn cut(face: Face, glyphs: &BTreeSet<u16>) -> Result<Cut, PdfError> {
    let sorted: Vec<u16> = glyphs.iter().copied().collect();
    let map = GlyphRemapper::new_from_glyphs_sorted(&sorted);
    let program = subsetter::subset(font::data(face), 0, &map)
        .map_err(|_| PdfError::Font(font::metrics(face).postscript_name.to_owned()))?;
    let name = format!("{}+{}", subset_tag(&sorted), font::metrics(face).postscript_name);
    Ok(Cut { program, map, name })
}

/// Six capital letters that depend on the glyphs alone (ISO 32000-1 §9.6.4).
fn subset_tag(glyphs: &[u16]) -> String {
    // FNV-1a.
    let hash = glyphs.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, glyph| {
        (hash ^ u64::from(*glyph)).wrapping_mul(0x0100_0000_01b3)
    });
    (0..6).map(|place| char::from(b'A' + ((hash >> (place * 8)) & 0xff) as u8 % 26)).collect()
}

/// The code of each of the face's glyphs; 0 for those left out.
fn codes(map: &GlyphRemapper, face: Face) -> Vec<u16> {
    (0..font::parsed(face).number_of_glyphs()).map(|glyph| map.get(glyph).unwrap_or(0)).collect()
}

/// Hands a cut face to printpdf under its resource name.
fn embed(document: &mut PdfDocument, shows: Shows, face: Face, cut: Cut, glyphs: &BTreeSet<u16>) {
    let metrics = font::metrics(face);
    let [x_min, y_min, x_max, y_max] = metrics.bbox;
    let glyph_widths = std::iter::once(0)
        .chain(glyphs.iter().copied())
        .filter_map(|glyph| Some((cut.map.get(glyph)?, font::advance(face, glyph))))
        .collect();
    let parsed = ParsedFont {
        original_bytes: cut.program,
        font_index: 0,
        font_name: Some(cut.name),
        codepoint_to_glyph: BTreeMap::new(),
        glyph_widths,
        units_per_em: metrics.units_per_em,
        font_metrics: FontMetrics { ascent: metrics.ascent, descent: metrics.descent },
        font_type: FontType::TrueType,
        pdf_font_metrics: PdfFontMetricsStub {
            units_per_em: metrics.units_per_em,
            x_min,
            y_min,
            x_max,
            y_max,
            caret_slope_rise: 1000,
            caret_slope_run: (-metrics.italic_angle.to_radians().tan() * 1000.0).round() as i16,
            us_weight_class: metrics.weight,
        },
    };
    // Not `add_font`, which draws a name from a counter of the whole process.
    document.resources.fonts.map.insert(shows.id(), PdfFont::new(parsed));
}

/// Operations that show each glyph once with its meaning. printpdf makes a font's /ToUnicode and /W
/// from what the pages show; the pages proper show codes it does not look into.
fn sample(
    shows: Shows,
    cut: &Cut,
    glyphs: &BTreeSet<u16>,
    means: impl Fn(u16) -> Option<char>,
) -> [Op; 2] {
    let shown = glyphs
        .iter()
        .filter_map(|glyph| {
            let meaning = means(*glyph).unwrap_or(char::REPLACEMENT_CHARACTER);
            Some(Codepoint::with_cid(cut.map.get(*glyph)?, 0.0, meaning.to_string()))
        })
        .collect();
    [
        Op::SetFont { font: PdfFontHandle::External(shows.id()), size: Pt(1.0) },
        Op::ShowText { items: vec![TextItem::GlyphIds(shown)] },
    ]
}

/// Moves the fonts that printpdf made into our file; returns the /Font resources.
fn adopt(
    file: &mut PdfFile,
    printed: &lopdf::Document,
    cap_heights: &BTreeMap<String, i16>,
) -> Ref {
    let fonts = printed
        .page_iter()
        .next()
        .and_then(|page| printed.get_dictionary(page).ok())
        .and_then(|page| printed.get_dict_in_dict(page, b"Resources").ok())
        .and_then(|resources| printed.get_dict_in_dict(resources, b"Font").ok());
    let mut resources = Dictionary::new();
    for (name, font) in fonts.into_iter().flat_map(Dictionary::iter) {
        let mut adopted = BTreeMap::new();
        resources.set(name.clone(), transplant(file, printed, font, cap_heights, &mut adopted));
    }
    let id = file.reserve();
    file.put(id, |out| write_dictionary(out, &resources));
    id
}

/// Copies an object and all it refers to, under new numbers.
fn transplant(
    file: &mut PdfFile,
    printed: &lopdf::Document,
    object: &Object,
    cap_heights: &BTreeMap<String, i16>,
    adopted: &mut BTreeMap<ObjectId, Ref>,
) -> Object {
    let mut copy = |object: &Object| transplant(file, printed, object, cap_heights, adopted);
    match object {
        Object::Array(items) => Object::Array(items.iter().map(copy).collect()),
        Object::Dictionary(dictionary) => {
            let mut copied = Dictionary::new();
            for (key, value) in dictionary {
                copied.set(key.clone(), copy(value));
            }
            // printpdf takes the ascent for the height of capitals.
            let name = dictionary.get(b"FontName").and_then(Object::as_name).unwrap_or_default();
            if let Some(height) = cap_heights.get(&*String::from_utf8_lossy(name)) {
                copied.set("CapHeight", i64::from(*height));
            }
            Object::Dictionary(copied)
        }
        Object::Reference(id) => {
            if let Some(known) = adopted.get(id) {
                return (*known).into();
            }
            let Ok(target) = printed.get_object(*id) else { return Object::Null };
            let new = match target {
                Object::Stream(stream) => file.add_stream(stream.dict.clone(), &stream.content),
                other => {
                    let other = transplant(file, printed, other, cap_heights, adopted);
                    let new = file.reserve();
                    file.put_object(new, &other);
                    new
                }
            };
            adopted.insert(*id, new);
            new.into()
        }
        other => other.clone(),
    }
}
