//! The six bundled faces: their bytes, metrics and character maps. Read-only and shared.
//!
//! Source Serif 4 for reading and Source Sans 3 for finding (document-look §1). The files are
//! compiled in unmodified ("Source" is a reserved font name), so a document looks the same on every
//! machine, and nothing is looked up in the system. All measures are in 1/1000 of the size.

use std::sync::LazyLock;

use ttf_parser::GlyphId;

/// A bundled face.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Face {
    SerifRegular,
    SerifItalic,
    SerifSemibold,
    SansRegular,
    SansItalic,
    SansSemibold,
}

/// What a font descriptor says about a face, in 1/1000 of the size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Metrics {
    /// Always 1000 in the bundled faces, so that no measure needs scaling.
    pub units_per_em: u16,
    pub ascent: i16,
    /// Negative.
    pub descent: i16,
    pub cap_height: i16,
    /// Degrees, counter-clockwise from the vertical; 0 for an upright face.
    pub italic_angle: f32,
    /// Left, bottom, right, top of what all glyphs cover.
    pub bbox: [i16; 4],
    /// 400 regular, 600 semibold.
    pub weight: u16,
    pub postscript_name: &'static str,
}

impl Face {
    /// Every face, in the order of the enum.
    pub const ALL: [Self; 6] = [
        Self::SerifRegular,
        Self::SerifItalic,
        Self::SerifSemibold,
        Self::SansRegular,
        Self::SansItalic,
        Self::SansSemibold,
    ];
}

/// The font file, as shipped.
pub fn data(face: Face) -> &'static [u8] {
    match face {
        Face::SerifRegular => include_bytes!("../../resources/fonts/SourceSerif4-Regular.ttf"),
        Face::SerifItalic => include_bytes!("../../resources/fonts/SourceSerif4-It.ttf"),
        Face::SerifSemibold => include_bytes!("../../resources/fonts/SourceSerif4-Semibold.ttf"),
        Face::SansRegular => include_bytes!("../../resources/fonts/SourceSans3-Regular.ttf"),
        Face::SansItalic => include_bytes!("../../resources/fonts/SourceSans3-It.ttf"),
        Face::SansSemibold => include_bytes!("../../resources/fonts/SourceSans3-Semibold.ttf"),
    }
}

/// The face's metrics.
pub fn metrics(face: Face) -> Metrics {
    loaded(face).metrics
}

/// The glyph of a character, or `None` if the face lacks it (never glyph 0, .notdef).
pub fn glyph_for(face: Face, character: char) -> Option<u16> {
    loaded(face).parsed.glyph_index(character).map(|id| id.0).filter(|id| *id != 0)
}

/// The advance of a glyph; 0 for a glyph the face does not have.
pub fn advance(face: Face, glyph: u16) -> u16 {
    loaded(face).parsed.glyph_hor_advance(GlyphId(glyph)).unwrap_or(0)
}

/// The parsed face, for outlines and tables that this module has no function for.
pub fn parsed(face: Face) -> &'static ttf_parser::Face<'static> {
    &loaded(face).parsed
}

struct Loaded {
    parsed: ttf_parser::Face<'static>,
    metrics: Metrics,
}

fn loaded(face: Face) -> &'static Loaded {
    static FACES: LazyLock<[Loaded; 6]> = LazyLock::new(|| Face::ALL.map(load));
    &FACES[face as usize]
}

fn load(face: Face) -> Loaded {
    let parsed = ttf_parser::Face::parse(data(face), 0)
        .unwrap_or_else(|error| unreachable!("{face:?} is compiled in and tested: {error}"));
    let bbox = parsed.global_bounding_box();
    let (weight, postscript_name) = match face {
        Face::SerifRegular => (400, "SourceSerif4-Regular"),
        Face::SerifItalic => (400, "SourceSerif4-It"),
        Face::SerifSemibold => (600, "SourceSerif4-Semibold"),
        Face::SansRegular => (400, "SourceSans3-Regular"),
        Face::SansItalic => (400, "SourceSans3-It"),
        Face::SansSemibold => (600, "SourceSans3-Semibold"),
    };
    let metrics = Metrics {
        units_per_em: parsed.units_per_em(),
        ascent: parsed.ascender(),
        descent: parsed.descender(),
        cap_height: parsed.capital_height().unwrap_or(660),
        italic_angle: parsed.italic_angle(),
        bbox: [bbox.x_min, bbox.y_min, bbox.x_max, bbox.y_max],
        weight,
        postscript_name,
    };
    Loaded { parsed, metrics }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bundled_face_is_named_after_its_file_and_measured_in_thousandths() {
        for face in Face::ALL {
            let metrics = metrics(face);
            assert_eq!(metrics.units_per_em, 1000, "{face:?}");
            let name = parsed(face)
                .names()
                .into_iter()
                .find(|name| name.name_id == ttf_parser::name_id::POST_SCRIPT_NAME)
                .and_then(|name| name.to_string());
            assert_eq!(name.as_deref(), Some(metrics.postscript_name));
            assert_eq!(parsed(face).weight().to_number(), metrics.weight);
            assert!(metrics.descent < 0 && metrics.ascent > metrics.cap_height);
        }
    }

    /// Amounts stand under each other without an OpenType feature (document-look §1).
    #[test]
    fn the_ten_digits_of_a_face_are_equally_wide() {
        for face in Face::ALL {
            let widths: Vec<_> = ('0'..='9')
                .map(|digit| advance(face, glyph_for(face, digit).unwrap_or(0)))
                .collect();
            assert!(widths.iter().all(|width| *width == widths[0] && *width > 0), "{face:?}");
        }
    }

    #[test]
    fn what_a_face_lacks_has_no_glyph() {
        assert_eq!(glyph_for(Face::SansRegular, '😀'), None);
        assert!(glyph_for(Face::SansRegular, 'å').is_some());
    }
}
