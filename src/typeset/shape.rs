//! Words to glyphs: kerning on, ligatures off, each word shaped once and then shared.
//!
//! A document repeats its words, so the cache is what makes a table of ten thousand rows cheap. A
//! character that a face lacks is looked for in its sister of the other family; one that no bundled
//! face has becomes a placeholder glyph that keeps the character as its text, and is reported.
//! Never .notdef: PDF/A and PDF/UA both forbid it.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, LazyLock};

use harfrust::{
    Direction, Feature, FontRef, Script, ShapePlan, ShaperData, Tag, UnicodeBuffer, script,
};

use crate::typeset::font::{self, Face};
use crate::typeset::page::{Glyph, MissingCharacter, ShapedWord};

/// How much text around a missing character is reported.
const CONTEXT: usize = 40;

/// Shapes words and remembers them.
pub struct Shaper {
    words: [HashMap<Box<str>, Cached>; 6],
    buffer: Option<UnicodeBuffer>,
    /// Making a plan costs more than shaping a word with it.
    plans: Vec<(Face, Script, ShapePlan)>,
    seen: HashSet<char>,
    missing: Vec<MissingCharacter>,
}

#[derive(Clone)]
struct Cached {
    word: Arc<ShapedWord>,
    /// The face lacks a character of it.
    lacking: bool,
}

impl Shaper {
    pub fn new() -> Self {
        Self {
            words: Default::default(),
            buffer: Some(UnicodeBuffer::new()),
            plans: Vec::new(),
            seen: HashSet::new(),
            missing: Vec::new(),
        }
    }

    /// Characters that no bundled face has, in the order they were met.
    pub fn into_missing(self) -> Vec<MissingCharacter> {
        self.missing
    }

    /// Shapes a word, and hands on its parts, each with the face that has its characters: nearly
    /// always the whole word in the face asked for. `context` is told when a character is missing.
    pub fn shape(
        &mut self,
        face: Face,
        word: &str,
        context: &str,
        mut part: impl FnMut(Face, Arc<ShapedWord>),
    ) {
        let whole = self.cached(face, word);
        if !whole.lacking {
            part(face, whole.word);
            return;
        }
        let sister = sister(face);
        let mut start = 0;
        let mut current = face;
        for (at, character) in word.char_indices() {
            let own = font::glyph_for(face, character).is_some();
            let chosen = if !own && font::glyph_for(sister, character).is_some() {
                sister
            } else {
                if !own && !unicode_normalization::char::is_combining_mark(character) {
                    self.report(character, context);
                }
                face
            };
            if chosen != current {
                if start < at {
                    part(current, self.cached(current, &word[start..at]).word);
                }
                (start, current) = (at, chosen);
            }
        }
        part(current, self.cached(current, &word[start..]).word);
    }

    /// Width of a word in 1/1000 of the size.
    pub fn width(&mut self, face: Face, word: &str) -> f32 {
        let mut width = 0.0;
        self.shape(face, word, word, |_, part| width += part.width);
        width
    }

    fn report(&mut self, character: char, context: &str) {
        if self.seen.insert(character) {
            self.missing
                .push(MissingCharacter { character, context: shortened(context, character) });
        }
    }

    fn cached(&mut self, face: Face, word: &str) -> Cached {
        if let Some(cached) = self.words[face as usize].get(word) {
            return cached.clone();
        }
        let cached = self.shaped(face, word);
        self.words[face as usize].insert(word.into(), cached.clone());
        cached
    }

    fn shaped(&mut self, face: Face, word: &str) -> Cached {
        let mut buffer = self.buffer.take().unwrap_or_default();
        buffer.push_str(word);
        // The faces have no right-to-left script; in reading order the text at least stays whole.
        buffer.set_direction(Direction::LeftToRight);
        buffer.guess_segment_properties();
        let tools = tools(face);
        let shaper = tools.data.shaper(&tools.font).build();
        let script = buffer.script();
        let known = self.plans.iter().position(|plan| plan.0 == face && plan.1 == script);
        let plan = known.unwrap_or_else(|| {
            let named = (script != script::UNKNOWN).then_some(script);
            let (direction, language) = (Direction::LeftToRight, buffer.language());
            let plan = ShapePlan::new(&shaper, direction, named, language.as_ref(), &FEATURES);
            self.plans.push((face, script, plan));
            self.plans.len() - 1
        });
        let shaped = shaper.shape_with_plan(&self.plans[plan].2, buffer, &FEATURES);
        let (placeholder, placeholder_width) = placeholder(face);
        let mut lacking = false;
        let mut width = 0.0;
        let mut glyphs = Vec::with_capacity(shaped.len());
        for (info, position) in shaped.glyph_infos().iter().zip(shaped.glyph_positions()) {
            let absent = info.glyph_id == 0;
            lacking |= absent;
            let advance = if absent { placeholder_width } else { position.x_advance as f32 };
            width += advance;
            glyphs.push(Glyph {
                id: if absent { placeholder } else { info.glyph_id as u16 },
                advance,
                offset: (position.x_offset as f32, position.y_offset as f32),
                start: info.cluster,
                end: word.len() as u32,
            });
        }
        self.buffer = Some(shaped.clear());
        // Clusters grow in reading order; each ends where the next begins.
        let mut end = word.len() as u32;
        let mut following = end;
        for glyph in glyphs.iter_mut().rev() {
            if glyph.start < following {
                (end, following) = (following, glyph.start);
            }
            glyph.end = end.max(glyph.start);
        }
        Cached { word: Arc::new(ShapedWord { text: word.to_owned(), glyphs, width }), lacking }
    }
}

static FEATURES: [Feature; 2] = [
    Feature { tag: Tag::new(b"liga"), value: 0, start: 0, end: u32::MAX },
    Feature { tag: Tag::new(b"clig"), value: 0, start: 0, end: u32::MAX },
];

struct Tools {
    font: FontRef<'static>,
    data: ShaperData,
}

fn tools(face: Face) -> &'static Tools {
    static TOOLS: LazyLock<[Tools; 6]> = LazyLock::new(|| {
        Face::ALL.map(|face| {
            let font = FontRef::new(font::data(face))
                .unwrap_or_else(|error| unreachable!("{face:?} is compiled in: {error}"));
            Tools { data: ShaperData::new(&font), font }
        })
    });
    &TOOLS[face as usize]
}

/// U+FFFD where the face has it, else a question mark.
fn placeholder(face: Face) -> (u16, f32) {
    let glyph = ['\u{FFFD}', '□', '?'].into_iter().find_map(|c| font::glyph_for(face, c));
    let glyph = glyph.unwrap_or(1);
    (glyph, f32::from(font::advance(face, glyph)))
}

/// The same weight and slope in the other family.
fn sister(face: Face) -> Face {
    match face {
        Face::SerifRegular => Face::SansRegular,
        Face::SerifItalic => Face::SansItalic,
        Face::SerifSemibold => Face::SansSemibold,
        Face::SansRegular => Face::SerifRegular,
        Face::SansItalic => Face::SerifItalic,
        Face::SansSemibold => Face::SerifSemibold,
    }
}

fn shortened(context: &str, character: char) -> String {
    let at = context.find(character).unwrap_or(0);
    let before = context[..at].char_indices().rev().nth(CONTEXT / 2).map_or(0, |(at, _)| at);
    let after =
        context[at..].char_indices().nth(CONTEXT / 2).map_or(context.len(), |(i, _)| at + i);
    let head = if before > 0 { "…" } else { "" };
    let tail = if after < context.len() { "…" } else { "" };
    format!("{head}{}{tail}", context[before..after].trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(face: Face, word: &str) -> (Vec<(Face, Arc<ShapedWord>)>, Vec<MissingCharacter>) {
        let mut shaper = Shaper::new();
        let mut parts = Vec::new();
        shaper.shape(face, word, word, |face, word| parts.push((face, word)));
        (parts, shaper.into_missing())
    }

    #[test]
    fn pairs_are_kerned_and_letters_are_never_joined() {
        let (parts, _) = shape(Face::SerifRegular, "AVoffi");
        let word = &parts[0].1;
        assert_eq!(word.glyphs.len(), 6);
        let loose: f32 = "AVoffi"
            .chars()
            .filter_map(|c| font::glyph_for(Face::SerifRegular, c))
            .map(|glyph| f32::from(font::advance(Face::SerifRegular, glyph)))
            .sum();
        assert!(word.width < loose);
    }

    #[test]
    fn each_glyph_knows_the_bytes_it_stands_for() {
        let (parts, _) = shape(Face::SansRegular, "Åör€");
        let word = &parts[0].1;
        let texts: Vec<_> =
            word.glyphs.iter().map(|g| &word.text[g.start as usize..g.end as usize]).collect();
        assert_eq!(texts, ["Å", "ö", "r", "€"]);
    }

    #[test]
    fn a_missing_character_is_reported_and_kept_but_never_drawn_as_notdef() {
        let (parts, missing) = shape(Face::SansRegular, "Hej😀שלום");
        let text: String = parts.iter().map(|(_, word)| word.text.as_str()).collect();
        assert_eq!(text, "Hej😀שלום");
        assert!(parts.iter().flat_map(|(_, word)| &word.glyphs).all(|glyph| glyph.id != 0));
        assert_eq!(missing[0].character, '😀');
        assert_eq!(missing.len(), 5);
    }

    #[test]
    fn what_one_family_lacks_is_taken_from_the_other() {
        let (parts, missing) = shape(Face::SerifRegular, "a●b");
        assert!(missing.is_empty());
        assert_eq!(
            parts.iter().map(|part| part.0).collect::<Vec<_>>(),
            [Face::SerifRegular, Face::SansRegular, Face::SerifRegular]
        );
    }
}
