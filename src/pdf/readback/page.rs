//! One page's content: marked-content sequences in painting order, balance, and where text stands.

use std::{collections::HashMap, rc::Rc};

use lopdf::Object;

use super::{
    document::Document,
    font::{Font, FontCache, Meaning},
    report::{Report, Rule},
    scan::{Scanner, Token},
};

/// Nesting deeper than this is counted but not remembered.
const DEPTH_LIMIT: usize = 512;
/// How far outside the page text may reach before it is told, in pt.
const MARGIN: f32 = 1.5;

/// What the tag tree is held against.
#[derive(Default)]
pub(super) struct PageFacts {
    /// In painting order.
    pub(super) sequences: Vec<Sequence>,
    /// Where in `sequences` an MCID stands.
    pub(super) places: HashMap<i64, usize>,
}

/// A marked-content sequence with an MCID.
pub(super) struct Sequence {
    pub(super) mcid: i64,
    /// Whether it paints anything but blanks.
    pub(super) ink: bool,
    /// Where its first text starts, from the page's bottom left.
    pub(super) start: Option<(f32, f32)>,
}

/// Reads a page and reports what is wrong in it.
pub(super) fn check(
    document: &Document,
    index: usize,
    tagged: bool,
    fonts: &mut FontCache,
    report: &mut Report,
) -> PageFacts {
    let number = index + 1;
    let page = &document.pages[index];
    let Some(content) = content(document, index) else {
        let sentence = format!("Sidan {number} är skadad: innehållet går inte att läsa.");
        report.add(Rule::Damaged, Some(index), sentence);
        return PageFacts::default();
    };
    let mut reader = Reader {
        document,
        resources: page.resources.as_ref(),
        bounds: page.bounds,
        fonts,
        report,
        facts: PageFacts::default(),
        names: HashMap::new(),
        marks: Vec::new(),
        saved: Vec::new(),
        dropped: 0,
        state: State::default(),
        in_text: false,
        matrix: IDENTITY,
        line: IDENTITY,
        found: Found::default(),
    };
    reader.read(&content);
    let found = reader.found;
    let facts = reader.facts;
    let mut tell = |broken: bool, rule: Rule, what: &str| {
        if broken {
            report.add(rule, Some(index), format!("Sidan {number}: {what}"));
        }
    };
    tell(found.unbalanced, Rule::Unbalanced, "ritningens början och slut går inte ihop.");
    tell(found.surplus_end, Rule::MarkedContent, "en märkning slutar utan att ha börjat.");
    tell(found.open_mark, Rule::MarkedContent, "en märkning börjar men slutar aldrig.");
    tell(
        found.unmarked && tagged,
        Rule::Unmarked,
        "något är ritat som varken är märkt som innehåll eller som utsmyckning.",
    );
    tell(
        found.missing_glyph,
        Rule::MissingGlyph,
        "ett tecken saknas i teckensnittet och visas som en tom ruta.",
    );
    tell(found.no_unicode, Rule::NoUnicode, "ett tecken går inte att läsa upp eller kopiera.");
    tell(found.outside, Rule::OutsidePage, "text hamnar utanför sidan.");
    for mcid in found.duplicates {
        let sentence = format!("Sidan {number}: två delar av sidan har samma nummer ({mcid}).");
        report.add(Rule::DuplicateMcid, Some(index), sentence);
    }
    facts
}

/// The page's content streams, joined; none when one can't be read.
fn content(document: &Document, index: usize) -> Option<Vec<u8>> {
    let Ok(contents) = document.page_dictionary(index)?.get(b"Contents") else {
        return Some(Vec::new());
    };
    match document.resolve(contents) {
        Object::Array(parts) => {
            let mut joined = Vec::new();
            for part in parts {
                joined.extend(document.stream(part)?);
                joined.push(b'\n');
            }
            Some(joined)
        }
        _ => document.stream(contents),
    }
}

type Matrix = [f32; 6];
const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// `a` first, then `b`.
fn product(a: Matrix, b: Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

fn apply(m: Matrix, (x, y): (f32, f32)) -> (f32, f32) {
    (m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5])
}

/// The part of the graphics state that decides where text stands.
#[derive(Clone)]
struct State {
    ctm: Matrix,
    font: Option<Rc<Font>>,
    size: f32,
    character_space: f32,
    word_space: f32,
    scale: f32,
    leading: f32,
    rise: f32,
    invisible: bool,
}

impl Default for State {
    fn default() -> Self {
        Self {
            ctm: IDENTITY,
            font: None,
            size: 0.0,
            character_space: 0.0,
            word_space: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
            invisible: false,
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Mark {
    /// Index in the page's sequences.
    Content(usize),
    Artifact,
    Other,
}

/// What is wrong with the page, each told once.
#[derive(Default)]
struct Found {
    unbalanced: bool,
    surplus_end: bool,
    open_mark: bool,
    unmarked: bool,
    missing_glyph: bool,
    no_unicode: bool,
    outside: bool,
    duplicates: Vec<i64>,
}

struct Reader<'a> {
    document: &'a Document,
    resources: Option<&'a Object>,
    bounds: [f32; 4],
    fonts: &'a mut FontCache,
    report: &'a mut Report,
    facts: PageFacts,
    /// Fonts by resource name.
    names: HashMap<Vec<u8>, Option<Rc<Font>>>,
    marks: Vec<Mark>,
    saved: Vec<State>,
    /// States that were too deep to be saved.
    dropped: usize,
    state: State,
    in_text: bool,
    matrix: Matrix,
    line: Matrix,
    found: Found,
}

impl Reader<'_> {
    fn read(&mut self, content: &[u8]) {
        let mut scanner = Scanner::new(content);
        let mut operands: Vec<Token<'_>> = Vec::new();
        while let Some(token) = scanner.next() {
            match token {
                Token::Word(b"ID") => {
                    scanner.skip_image();
                    operands.clear();
                    self.paint();
                }
                Token::Word(operator) => {
                    self.operator(operator, &operands);
                    operands.clear();
                }
                token => operands.push(token),
            }
        }
        if !self.saved.is_empty() || self.dropped > 0 || self.in_text {
            self.found.unbalanced = true;
        }
        self.found.open_mark = !self.marks.is_empty();
    }

    fn operator(&mut self, operator: &[u8], operands: &[Token<'_>]) {
        let number = |index: usize| match operands.get(index) {
            Some(Token::Number(value)) => *value,
            _ => 0.0,
        };
        let matrix = || [0, 1, 2, 3, 4, 5].map(number);
        match operator {
            b"q" if self.saved.len() < DEPTH_LIMIT => self.saved.push(self.state.clone()),
            b"q" => self.dropped += 1,
            b"Q" if self.dropped > 0 => self.dropped -= 1,
            b"Q" => match self.saved.pop() {
                Some(state) => self.state = state,
                None => self.found.unbalanced = true,
            },
            b"cm" => self.state.ctm = product(matrix(), self.state.ctm),
            b"BT" => {
                self.found.unbalanced |= self.in_text;
                self.in_text = true;
                self.matrix = IDENTITY;
                self.line = IDENTITY;
            }
            b"ET" => {
                self.found.unbalanced |= !self.in_text;
                self.in_text = false;
            }
            b"BMC" | b"BDC" => self.begin(operands),
            b"EMC" => self.found.surplus_end |= self.marks.pop().is_none(),
            b"Tf" => self.set_font(operands, number(1)),
            b"Tc" => self.state.character_space = number(0),
            b"Tw" => self.state.word_space = number(0),
            b"Tz" => self.state.scale = number(0) / 100.0,
            b"TL" => self.state.leading = number(0),
            b"Ts" => self.state.rise = number(0),
            b"Tr" => self.state.invisible = number(0) == 3.0,
            b"Tm" => {
                self.matrix = matrix();
                self.line = self.matrix;
            }
            b"Td" => self.next_line(number(0), number(1)),
            b"TD" => {
                self.state.leading = -number(1);
                self.next_line(number(0), number(1));
            }
            b"T*" => self.next_line(0.0, -self.state.leading),
            b"Tj" | b"TJ" => self.show(operands),
            b"'" => {
                self.next_line(0.0, -self.state.leading);
                self.show(operands);
            }
            b"\"" => {
                self.state.word_space = number(0);
                self.state.character_space = number(1);
                self.next_line(0.0, -self.state.leading);
                self.show(operands.get(2..).unwrap_or_default());
            }
            b"S" | b"s" | b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" | b"sh" | b"Do" => {
                self.paint();
            }
            _ => {}
        }
    }

    fn begin(&mut self, operands: &[Token<'_>]) {
        let tag = operands.first();
        let mark = match self.mcid(operands) {
            Some(mcid) => {
                let place = self.facts.sequences.len();
                if self.facts.places.insert(mcid, place).is_some() {
                    self.found.duplicates.push(mcid);
                }
                self.facts.sequences.push(Sequence { mcid, ink: false, start: None });
                Mark::Content(place)
            }
            None if tag == Some(&Token::Name(b"Artifact")) => Mark::Artifact,
            None => Mark::Other,
        };
        self.marks.push(mark);
    }

    /// The MCID of a property list, inline or among the resources.
    fn mcid(&self, operands: &[Token<'_>]) -> Option<i64> {
        if let Some(Token::Name(name)) = operands.get(1) {
            let properties = self.document.dictionary(self.resources?)?.get(b"Properties").ok()?;
            let list = self.document.dictionary(properties)?.get(name).ok()?;
            let mcid = self.document.get(self.document.dictionary(list)?, b"MCID")?;
            return mcid.as_i64().ok();
        }
        let mut pairs = operands.windows(2);
        pairs.find_map(|pair| match pair {
            [Token::Name(b"MCID"), Token::Number(mcid)] => Some(*mcid as i64),
            _ => None,
        })
    }

    fn set_font(&mut self, operands: &[Token<'_>], size: f32) {
        self.state.size = size;
        let Some(Token::Name(name)) = operands.first() else { return };
        if !self.names.contains_key(*name) {
            let font = self.fonts.find(self.document, self.resources, name, self.report);
            self.names.insert(name.to_vec(), font);
        }
        self.state.font = self.names.get(*name).cloned().flatten();
    }

    fn next_line(&mut self, x: f32, y: f32) {
        self.line = product([1.0, 0.0, 0.0, 1.0, x, y], self.line);
        self.matrix = self.line;
    }

    fn show(&mut self, operands: &[Token<'_>]) {
        self.found.unbalanced |= !self.in_text;
        let Some(font) = self.state.font.clone() else { return self.paint() };
        let state = &self.state;
        let (size, scale) = (state.size, state.scale);
        let mut x = 0.0_f32;
        // From where the first glyph with ink starts to where the last one ends.
        let mut inked: Option<(f32, f32)> = None;
        for operand in operands {
            match operand {
                Token::Number(back) => x -= back / 1000.0 * size * scale,
                Token::Text(text) => {
                    for code in text.chunks(if font.wide { 2 } else { 1 }) {
                        let single = code.len() == 1;
                        let code = code.iter().fold(0_u16, |code, b| code << 8 | u16::from(*b));
                        let glyph = font.glyph(code);
                        self.found.missing_glyph |= code == 0 && font.zero_is_missing;
                        self.found.no_unicode |=
                            font.wide && font.zero_is_missing && glyph.meaning == Meaning::Unknown;
                        let start = x;
                        x += (glyph.width / 1000.0 * size + state.character_space) * scale;
                        if single && !font.wide && code == 32 {
                            x += state.word_space * scale;
                        }
                        if glyph.meaning != Meaning::Blank {
                            let first = inked.map_or(start, |(first, _)| first);
                            inked = Some((first, x - state.character_space * scale));
                        }
                    }
                }
                _ => {}
            }
        }
        if let Some((first, last)) = inked {
            let to_page = product(self.matrix, self.state.ctm);
            let rise = self.state.rise;
            let ends = [first, last].map(|x| apply(to_page, (x, rise)));
            if font.measured && !self.state.invisible {
                self.found.outside |= ends.iter().any(|end| self.outside(*end));
            }
            self.ink(Some(ends[0]));
        }
        self.matrix = product([1.0, 0.0, 0.0, 1.0, x, 0.0], self.matrix);
    }

    fn outside(&self, (x, y): (f32, f32)) -> bool {
        let [left, bottom, right, top] = self.bounds;
        x < left - MARGIN || x > right + MARGIN || y < bottom - MARGIN || y > top + MARGIN
    }

    fn paint(&mut self) {
        self.ink(None);
    }

    /// Something is painted, text from `start` on.
    fn ink(&mut self, start: Option<(f32, f32)>) {
        let mut marked = false;
        for mark in &self.marks {
            match mark {
                Mark::Content(place) => {
                    marked = true;
                    let sequence = &mut self.facts.sequences[*place];
                    sequence.ink = true;
                    sequence.start = sequence.start.or(start);
                }
                Mark::Artifact => marked = true,
                Mark::Other => {}
            }
        }
        self.found.unmarked |= !marked;
    }
}
