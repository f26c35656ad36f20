//! Cuts faces down to the glyphs that are used, has printpdf describe them, and moves the result into
//! the file.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Object, ObjectId};
use printpdf::{
    Codepoint, FontMetrics, FontType, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle,
    PdfFontMetricsStub, Pt, TextItem,
};
use subsetter::GlyphRemapper;

use super::FontChoice;
use crate::{
    pdf::{
        PdfError, printing,
        serialize::{PdfFile, Ref},
    },
    typeset::font::{self, Face, Metrics},
};

/// The fonts of a document on their way into its file.
pub(super) struct Embedding {
    document: PdfDocument,
    /// Operations that show each glyph once with its meaning. printpdf makes a font's /ToUnicode
    /// and /W from what the pages show; the pages proper show codes it does not look into.
    sample: Vec<Op>,
    /// By font name.
    cap_heights: BTreeMap<String, i16>,
}

impl Embedding {
    pub(super) fn new() -> Self {
        Self { document: PdfDocument::new(""), sample: Vec::new(), cap_heights: BTreeMap::new() }
    }

    /// Embeds a face cut down to some glyphs; returns the codes they have from now on.
    pub(super) fn embed(
        &mut self,
        choice: FontChoice,
        face: Face,
        glyphs: &BTreeSet<u16>,
        means: impl Fn(u16) -> Option<char>,
    ) -> Result<GlyphRemapper, PdfError> {
        let metrics = font::metrics(face);
        let sorted: Vec<u16> = glyphs.iter().copied().collect();
        let map = GlyphRemapper::new_from_glyphs_sorted(&sorted);
        let program = subsetter::subset(font::data(face), 0, &map)
            .map_err(|_| PdfError::Font(metrics.postscript_name.to_owned()))?;
        let name = format!("{}+{}", subset_tag(&sorted), metrics.postscript_name);
        let coded = || glyphs.iter().filter_map(|glyph| Some((*glyph, map.get(*glyph)?)));

        let shown = coded().map(|(glyph, code)| {
            let meaning = means(glyph).unwrap_or(char::REPLACEMENT_CHARACTER);
            Codepoint::with_cid(code, 0.0, meaning.to_string())
        });
        let font = PdfFontHandle::External(choice.id());
        self.sample.push(Op::SetFont { font, size: Pt(1.0) });
        self.sample.push(Op::ShowText { items: vec![TextItem::GlyphIds(shown.collect())] });

        let widths = coded().map(|(glyph, code)| (code, font::advance(face, glyph)));
        let widths = widths.chain([(0, font::advance(face, 0))]).collect();
        self.cap_heights.insert(name.clone(), metrics.cap_height);
        let parsed = describe(&metrics, name, program, widths);
        // Not `add_font`, which draws a name from a counter of the whole process.
        self.document.resources.fonts.map.insert(choice.id(), PdfFont::new(parsed));
        Ok(map)
    }

    /// Moves the fonts into the file; returns the /Font resources.
    pub(super) fn finish(mut self, file: &mut PdfFile) -> Ref {
        self.document.pages = vec![printing::page(self.sample)];
        let printed = printing::print(&self.document);
        let fonts = printed
            .page_iter()
            .next()
            .and_then(|page| printed.get_dictionary(page).ok())
            .and_then(|page| printed.get_dict_in_dict(page, b"Resources").ok())
            .and_then(|resources| printed.get_dict_in_dict(resources, b"Font").ok());
        let mut transplant = Transplant {
            file,
            printed: &printed,
            cap_heights: &self.cap_heights,
            moved: BTreeMap::new(),
        };
        let mut resources = Dictionary::new();
        for (name, font) in fonts.into_iter().flat_map(Dictionary::iter) {
            resources.set(name.clone(), transplant.object(font));
        }
        file.add_dictionary(&resources)
    }
}

/// What printpdf writes into the font's descriptor.
fn describe(
    metrics: &Metrics,
    name: String,
    program: Vec<u8>,
    widths: BTreeMap<u16, u16>,
) -> ParsedFont {
    let [x_min, y_min, x_max, y_max] = metrics.bbox;
    ParsedFont {
        original_bytes: program,
        font_index: 0,
        font_name: Some(name),
        // Text is shown by code, never by character.
        codepoint_to_glyph: BTreeMap::new(),
        glyph_widths: widths,
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
    }
}

/// Six capital letters that depend on the glyphs alone (ISO 32000-1 §9.6.4).
fn subset_tag(glyphs: &[u16]) -> String {
    // FNV-1a.
    let hash = glyphs.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, glyph| {
        (hash ^ u64::from(*glyph)).wrapping_mul(0x0100_0000_01b3)
    });
    (0..6).map(|place| char::from(b'A' + ((hash >> (place * 8)) & 0xff) as u8 % 26)).collect()
}

/// Copies objects and all they refer to from what printpdf made, under new numbers.
struct Transplant<'a> {
    file: &'a mut PdfFile,
    printed: &'a lopdf::Document,
    cap_heights: &'a BTreeMap<String, i16>,
    moved: BTreeMap<ObjectId, Ref>,
}

impl Transplant<'_> {
    fn object(&mut self, object: &Object) -> Object {
        match object {
            Object::Array(items) => {
                Object::Array(items.iter().map(|item| self.object(item)).collect())
            }
            Object::Dictionary(dictionary) => Object::Dictionary(self.dictionary(dictionary)),
            Object::Reference(id) => self.reference(*id),
            other => other.clone(),
        }
    }

    fn dictionary(&mut self, dictionary: &Dictionary) -> Dictionary {
        let mut copy = Dictionary::new();
        for (key, value) in dictionary {
            copy.set(key.clone(), self.object(value));
        }
        // printpdf takes the ascent for the height of capitals.
        let name = dictionary.get(b"FontName").and_then(Object::as_name).unwrap_or_default();
        if let Some(height) = self.cap_heights.get(&*String::from_utf8_lossy(name)) {
            copy.set("CapHeight", i64::from(*height));
        }
        copy
    }

    fn reference(&mut self, id: ObjectId) -> Object {
        if let Some(moved) = self.moved.get(&id) {
            return (*moved).into();
        }
        let new = match self.printed.get_object(id) {
            Ok(Object::Stream(stream)) => {
                self.file.add_stream(stream.dict.clone(), &stream.content)
            }
            Ok(other) => {
                let other = self.object(other);
                let new = self.file.reserve();
                self.file.put_object(new, &other);
                new
            }
            Err(_) => return Object::Null,
        };
        self.moved.insert(id, new);
        new.into()
    }
}
