//! Fonts as the check needs them: how wide a glyph is, whether it leaves ink, and whether a reader
//! can tell which character it is.

use std::{collections::HashMap, rc::Rc};

use lopdf::{Dictionary, Object, ObjectId};

use super::{
    document::Document,
    report::{Report, Rule},
    scan::{Scanner, Token},
};

/// Codes of a font that are kept apart.
const CODES: usize = 1 << 16;

/// A font that shows text.
pub(super) struct Font {
    /// Codes of two bytes, as in every font of ours.
    pub(super) wide: bool,
    /// Code 0 is the glyph for "missing" (Identity encoding of a TrueType font).
    pub(super) zero_is_missing: bool,
    /// Widths are known, so that places can be reckoned.
    pub(super) measured: bool,
    glyphs: Vec<Glyph>,
    other: Glyph,
}

/// One code of a font.
#[derive(Clone, Copy)]
pub(super) struct Glyph {
    /// In 1/1000 of the size.
    pub(super) width: f32,
    pub(super) meaning: Meaning,
}

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Meaning {
    /// No /ToUnicode says.
    Unknown,
    /// White space only.
    Blank,
    Character,
}

impl Font {
    pub(super) fn glyph(&self, code: u16) -> Glyph {
        self.glyphs.get(usize::from(code)).copied().unwrap_or(self.other)
    }

    fn set(&mut self, code: usize, change: impl Fn(&mut Glyph)) {
        if code >= CODES {
            return;
        }
        if self.glyphs.len() <= code {
            self.glyphs.resize(code + 1, self.other);
        }
        change(&mut self.glyphs[code]);
    }
}

/// Fonts that were met, so that each is read and judged once.
#[derive(Default)]
pub(super) struct FontCache {
    known: HashMap<ObjectId, Rc<Font>>,
}

impl FontCache {
    /// The font of a resource name.
    pub(super) fn find(
        &mut self,
        document: &Document,
        resources: Option<&Object>,
        name: &[u8],
        report: &mut Report,
    ) -> Option<Rc<Font>> {
        let fonts = document.dictionary(resources?)?.get(b"Font").ok()?;
        let font = document.dictionary(fonts)?.get(name).ok()?;
        let id = font.as_reference().ok();
        if let Some(known) = id.and_then(|id| self.known.get(&id)) {
            return Some(Rc::clone(known));
        }
        let read = Rc::new(read(document, document.dictionary(font)?, report));
        if let Some(id) = id {
            self.known.insert(id, Rc::clone(&read));
        }
        Some(read)
    }
}

fn read(document: &Document, font: &Dictionary, report: &mut Report) -> Font {
    let kind = document.name(font, b"Subtype").unwrap_or_default();
    let wide = kind == b"Type0";
    let descendant = document
        .array(font, b"DescendantFonts")
        .and_then(<[Object]>::first)
        .and_then(|descendant| document.dictionary(descendant));
    let program = descendant.unwrap_or(font);
    judge(document, font, program, kind, report);

    let identity = document.name(font, b"Encoding").is_some_and(|n| n.starts_with(b"Identity"));
    let default = document.get(program, b"DW").and_then(|object| object.as_float().ok());
    let missing = document
        .get(program, b"FontDescriptor")
        .and_then(|object| object.as_dict().ok())
        .and_then(|descriptor| document.get(descriptor, b"MissingWidth"))
        .and_then(|object| object.as_float().ok());
    let width = if wide { default.unwrap_or(1000.0) } else { missing.unwrap_or(0.0) };
    let mut read = Font {
        wide,
        zero_is_missing: wide && identity,
        measured: if wide { identity } else { font.has(b"Widths") },
        glyphs: Vec::new(),
        other: Glyph { width, meaning: Meaning::Unknown },
    };
    if wide {
        wide_widths(document, program, &mut read);
    } else {
        simple_widths(document, font, &mut read);
    }
    if let Ok(map) = font.get(b"ToUnicode")
        && let Some(map) = document.stream(map)
    {
        to_unicode(&map, &mut read);
    }
    read
}

/// Says whether the font is embedded and its text can be read.
fn judge(
    document: &Document,
    font: &Dictionary,
    program: &Dictionary,
    kind: &[u8],
    report: &mut Report,
) {
    let name = String::from_utf8_lossy(document.name(font, b"BaseFont").unwrap_or(b"utan namn"))
        .into_owned();
    let descriptor = document.get(program, b"FontDescriptor").and_then(|o| o.as_dict().ok());
    let embedded = descriptor.is_some_and(|descriptor| {
        [b"FontFile".as_slice(), b"FontFile2", b"FontFile3"].iter().any(|key| descriptor.has(key))
    });
    if !embedded && kind != b"Type3" {
        let sentence = format!("Teckensnittet {name} är inte inbäddat i filen.");
        report.add(Rule::FontNotEmbedded, None, sentence);
    }
    let readable = font.has(b"ToUnicode") || (kind != b"Type0" && font.has(b"Encoding"));
    if !readable {
        let sentence = format!(
            "Teckensnittet {name} talar inte om vilka tecken det visar, så texten kan inte läsas \
             upp eller kopieras."
        );
        report.add(Rule::NoUnicode, None, sentence);
    }
}

/// /W: `first [w w w]` or `first last w` (§9.7.4.3).
fn wide_widths(document: &Document, program: &Dictionary, font: &mut Font) {
    let mut items = document.array(program, b"W").unwrap_or_default().iter();
    let code = |object: &Object| {
        document.resolve(object).as_i64().ok().and_then(|code| usize::try_from(code).ok())
    };
    while let (Some(first), Some(second)) = (items.next().and_then(code), items.next()) {
        match document.resolve(second) {
            Object::Array(widths) => {
                for (offset, width) in widths.iter().enumerate() {
                    if let Ok(width) = document.resolve(width).as_float() {
                        font.set(first.saturating_add(offset), |glyph| glyph.width = width);
                    }
                }
            }
            last => {
                let width = items.next().and_then(|width| document.resolve(width).as_float().ok());
                let (Some(last), Some(width)) = (code(last), width) else { return };
                for code in first..=last.min(CODES - 1) {
                    font.set(code, |glyph| glyph.width = width);
                }
            }
        }
    }
}

fn simple_widths(document: &Document, font_dictionary: &Dictionary, font: &mut Font) {
    let first = document.get(font_dictionary, b"FirstChar").and_then(|o| o.as_i64().ok());
    let first = first.and_then(|first| usize::try_from(first).ok()).unwrap_or(0);
    for (offset, width) in
        document.array(font_dictionary, b"Widths").unwrap_or_default().iter().enumerate()
    {
        if let Ok(width) = document.resolve(width).as_float() {
            font.set(first.saturating_add(offset), |glyph| glyph.width = width);
        }
    }
    font.set(usize::from(b' '), |glyph| glyph.meaning = Meaning::Blank);
}

/// Reads a /ToUnicode CMap (§9.10.3).
fn to_unicode(map: &[u8], font: &mut Font) {
    let mut operands: Vec<Token<'_>> = Vec::new();
    for token in Scanner::new(map) {
        let Token::Word(word) = token else {
            operands.push(token);
            continue;
        };
        match word {
            b"endbfchar" => {
                let texts: Vec<_> = operands.iter().filter_map(bytes).collect();
                for pair in texts.chunks_exact(2) {
                    let meaning = meaning(pair[1]);
                    font.set(code(pair[0]), |glyph| glyph.meaning = meaning);
                }
            }
            b"endbfrange" => ranges(&operands, font),
            _ => {}
        }
        operands.clear();
    }
}

/// `<first> <last> <target>` or `<first> <last> [<target> …]`.
fn ranges(operands: &[Token<'_>], font: &mut Font) {
    let mut at = 0;
    while let (Some(first), Some(last)) =
        (operands.get(at).and_then(bytes), operands.get(at + 1).and_then(bytes))
    {
        let (first, last) = (code(first), code(last).min(CODES - 1));
        at += 2;
        match operands.get(at) {
            Some(Token::Text(target)) => {
                at += 1;
                let start = meaning(target);
                for code in first..=last {
                    // Only the first of a range can be a blank: no two blanks are neighbours but
                    // in U+2000–200B, and there they are all blank.
                    let blank = start == Meaning::Blank && (code == first || target[0] == 0x20);
                    let meaning = if blank { Meaning::Blank } else { Meaning::Character };
                    font.set(code, |glyph| glyph.meaning = meaning);
                }
            }
            Some(Token::ArrayStart) => {
                at += 1;
                let mut code = first;
                while let Some(target) = operands.get(at).and_then(bytes) {
                    let meaning = meaning(target);
                    font.set(code, |glyph| glyph.meaning = meaning);
                    code += 1;
                    at += 1;
                }
                at += 1;
            }
            _ => return,
        }
    }
}

fn bytes<'a>(token: &'a Token<'_>) -> Option<&'a [u8]> {
    match token {
        Token::Text(text) => Some(text),
        _ => None,
    }
}

fn code(bytes: &[u8]) -> usize {
    bytes.iter().take(4).fold(0, |code, byte| code << 8 | usize::from(*byte))
}

fn meaning(target: &[u8]) -> Meaning {
    let units = target.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    let mut characters = char::decode_utf16(units).peekable();
    if characters.peek().is_none() {
        return Meaning::Unknown;
    }
    let blank = characters.all(|c| c.is_ok_and(|c| c.is_whitespace() || c == '\u{200b}'));
    if blank { Meaning::Blank } else { Meaning::Character }
}
