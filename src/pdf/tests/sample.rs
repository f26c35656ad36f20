//! Hand-built pages with one of everything: a document as `typeset` makes them, in miniature.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::{
    document::block::{Colour, Identity},
    typeset::{
        font::{self, Face},
        page::{
            Artifact, Bookmark, Chunk, Draw, Glyph, Kid, LaidOut, LinkArea, MissingCharacter, Node,
            NodeId, Owner, Page, PathStep, Rect, Role, Segment, ShapedWord, Target,
        },
    },
};

pub(super) const INK: Colour = Colour(0x1d, 0x1d, 0x1b);
const ACCENT: Colour = Colour(0x1f, 0x4e, 0x6b);
const WIDTH: f32 = 595.28;
const HEIGHT: f32 = 841.89;
const LEFT: f32 = 71.0;

pub(super) fn identity() -> Identity {
    Identity {
        title: "IT-plan för utbildningsförvaltningen 2027–2029 <utkast & prov>".to_owned(),
        kind: "IT-plan".to_owned(),
        kommun: "Norrälvs kommun".to_owned(),
        administration: "Utbildningsförvaltningen".to_owned(),
        diary_number: "UN 2026/118".to_owned(),
        switchboard: "0900-555 00".to_owned(),
        organisation_number: "212000-0000".to_owned(),
        date: NaiveDate::from_ymd_opt(2026, 9, 24).unwrap_or_default(),
        status: "Förslag till beslut".to_owned(),
        facts: Vec::new(),
        summary: "Plan för förvaltningens IT under tre år.".to_owned(),
        keywords: vec!["IT-plan".to_owned(), "skola".to_owned()],
        internal: false,
        arms: None,
        colour: ACCENT,
    }
}

/// Shapes without kerning but for a pair that is always drawn together ("AV").
pub(super) fn word(face: Face, text: &str) -> Segment {
    let placeholder = font::glyph_for(face, '\u{fffd}').or(font::glyph_for(face, '?')).unwrap_or(1);
    let mut glyphs = Vec::new();
    for (start, character) in text.char_indices() {
        let id = font::glyph_for(face, character).unwrap_or(placeholder);
        let kern = if text[start..].starts_with("AV") { -60.0 } else { 0.0 };
        let advance = f32::from(font::advance(face, id)) + kern;
        let end = start + character.len_utf8();
        let (start, end) = (start as u32, end as u32);
        glyphs.push(Glyph { id, advance, offset: (0.0, 0.0), start, end });
    }
    let width = glyphs.iter().map(|glyph| glyph.advance).sum();
    Segment::Word(Arc::new(ShapedWord { text: text.to_owned(), glyphs, width }))
}

pub(super) fn line(face: Face, text: &str) -> Vec<Segment> {
    let mut segments = Vec::new();
    for (index, part) in text.split(' ').enumerate() {
        if index > 0 {
            segments.push(Segment::Space);
        }
        if !part.is_empty() {
            segments.push(word(face, part));
        }
    }
    segments
}

/// Builds pages and tags together, top down.
pub(super) struct Builder {
    pub(super) laid: LaidOut,
    pub(super) y: f32,
}

impl Builder {
    pub(super) fn new() -> Self {
        let document = Node { role: Role::Document, kids: Vec::new() };
        let laid = LaidOut {
            pages: Vec::new(),
            nodes: vec![document],
            bookmarks: Vec::new(),
            labels: Vec::new(),
            missing: Vec::new(),
        };
        let mut builder = Self { laid, y: 0.0 };
        builder.page();
        builder
    }

    pub(super) fn page(&mut self) {
        let number = self.laid.pages.len() + 1;
        self.laid.pages.push(Page {
            width: WIDTH,
            height: HEIGHT,
            chunks: Vec::new(),
            links: Vec::new(),
        });
        self.y = 40.0;
        self.text(Owner::Artifact(Artifact::Header), LEFT, Face::SansSemibold, 8.0, "IT-PLAN");
        self.y = HEIGHT - 50.0;
        let footer = format!("Sidan {number}");
        self.text(Owner::Artifact(Artifact::Footer), LEFT, Face::SansRegular, 8.0, &footer);
        self.y = 90.0;
    }

    pub(super) fn node(&mut self, parent: NodeId, role: Role) -> NodeId {
        let id = NodeId(self.laid.nodes.len());
        self.laid.nodes.push(Node { role, kids: Vec::new() });
        self.laid.nodes[parent.0].kids.push(Kid::Node(id));
        id
    }

    pub(super) fn chunk(&mut self, owner: Owner, draws: Vec<Draw>) {
        let page = self.laid.pages.len() - 1;
        let chunks = &mut self.laid.pages[page].chunks;
        chunks.push(Chunk { owner, draws });
        let chunk = chunks.len() - 1;
        if let Owner::Node(node) = owner {
            self.laid.nodes[node.0].kids.push(Kid::Content { page, chunk });
        }
    }

    pub(super) fn text(&mut self, owner: Owner, x: f32, face: Face, size: f32, text: &str) {
        let draw = self.draw_text(x, face, size, line(face, text));
        self.chunk(owner, vec![draw]);
    }

    pub(super) fn draw_text(&self, x: f32, face: Face, size: f32, segments: Vec<Segment>) -> Draw {
        Draw::Text { x, baseline: self.y, size, face, colour: INK, tracking: 0.0, segments }
    }

    pub(super) fn heading(&mut self, level: u8, text: &str) {
        let node = self.node(NodeId(0), Role::Heading(level));
        let page = self.laid.pages.len() - 1;
        let title = text.to_owned();
        self.laid.bookmarks.push(Bookmark { level, title, page, y: self.y - 14.0 });
        self.text(Owner::Node(node), LEFT, Face::SansSemibold, 16.0, text);
        self.y += 24.0;
    }

    pub(super) fn paragraph(&mut self, text: &str) -> NodeId {
        let node = self.node(NodeId(0), Role::Paragraph);
        self.text(Owner::Node(node), LEFT, Face::SerifRegular, 10.5, text);
        self.y += 18.0;
        node
    }

    /// A paragraph that ends in a link.
    fn link(&mut self, parent: NodeId, before: &str, text: &str, target: Target) {
        let face = Face::SerifRegular;
        self.text(Owner::Node(parent), LEFT, face, 10.5, before);
        let node = self.node(parent, Role::Link);
        self.text(Owner::Node(node), LEFT + 200.0, face, 10.5, text);
        let rect = Rect { x: LEFT + 200.0, y: self.y - 10.0, width: 100.0, height: 14.0 };
        let description = format!("Länk till {text}");
        let page = self.laid.pages.len() - 1;
        self.laid.pages[page].links.push(LinkArea { rect, node, target, description });
        self.y += 18.0;
    }

    fn list(&mut self, numbered: bool, items: &[&str]) {
        let list = self.node(NodeId(0), Role::List { numbered });
        for (index, item) in items.iter().enumerate() {
            let entry = self.node(list, Role::ListItem);
            let label = self.node(entry, Role::Label);
            let mark = if numbered { format!("{}.", index + 1) } else { "•".to_owned() };
            self.text(Owner::Node(label), LEFT, Face::SerifRegular, 10.5, &mark);
            let body = self.node(entry, Role::ListBody);
            self.text(Owner::Node(body), LEFT + 16.0, Face::SerifRegular, 10.5, item);
            self.y += 16.0;
        }
    }

    fn contents(&mut self, entries: &[(&str, usize)]) {
        let contents = self.node(NodeId(0), Role::Contents);
        for (text, page) in entries {
            let item = self.node(contents, Role::ContentsItem);
            let reference = self.node(item, Role::Reference);
            let target = Target::Place { page: *page, y: 90.0 };
            self.link(reference, "Avsnitt", text, target);
        }
    }

    /// A table that turns the page every `page_rows` rows and repeats its head there.
    pub(super) fn table(&mut self, columns: usize, rows: usize, page_rows: usize) {
        let table = self.node(NodeId(0), Role::Table);
        let caption = self.node(table, Role::Caption);
        self.text(Owner::Node(caption), LEFT, Face::SansSemibold, 9.0, "Tabell 1. Aktiviteter");
        self.y += 14.0;
        let head = self.node(table, Role::TableHead);
        let row = self.node(head, Role::TableRow);
        for column in 0..columns {
            let cell = self.node(row, Role::ColumnHeader);
            self.cell(Owner::Node(cell), column, Face::SansSemibold, &format!("Kolumn {column}"));
        }
        self.y += 14.0;
        let body = self.node(table, Role::TableBody);
        for index in 0..rows {
            if index > 0 && index % page_rows == 0 {
                self.page();
                for column in 0..columns {
                    let owner = Owner::Artifact(Artifact::Repeated);
                    self.cell(owner, column, Face::SansSemibold, &format!("Kolumn {column}"));
                }
                self.y += 14.0;
            }
            self.rule();
            let row = self.node(body, Role::TableRow);
            for column in 0..columns {
                let role = if column == 0 { Role::RowHeader } else { Role::TableCell };
                let cell = self.node(row, role);
                let text = match column {
                    0 => format!("A-{index:02}"),
                    1 => format!("Byte av lärplattform {}", index * 7919 % 1000),
                    _ => format!("{} tkr", index * 31 % 997 + column),
                };
                self.cell(Owner::Node(cell), column, Face::SansRegular, &text);
            }
            self.y += 14.0;
        }
    }

    fn cell(&mut self, owner: Owner, column: usize, face: Face, text: &str) {
        self.text(owner, LEFT + 75.0 * column as f32, face, 8.5, text);
    }

    fn rule(&mut self) {
        let y = self.y - 10.0;
        let rule = Draw::Line { from: (LEFT, y), to: (520.0, y), width: 0.5, colour: ACCENT };
        self.chunk(Owner::Artifact(Artifact::Layout), vec![rule]);
    }

    fn figure(&mut self) {
        let bounds = Rect { x: LEFT, y: self.y, width: 300.0, height: 60.0 };
        let page = self.laid.pages.len() - 1;
        let alt = "Tidslinje: lärplattformen byts mars till juni 2027.".to_owned();
        let figure = self.node(NodeId(0), Role::Figure { alt, page, bounds });
        let outline = Some((1.0, INK));
        let frame = Draw::Rectangle { rect: bounds, fill: Some(Colour(240, 240, 240)), outline };
        let (x, y) = (bounds.x, bounds.y);
        let shape = Draw::Shape {
            steps: vec![
                PathStep::Move(x + 10.0, y + 10.0),
                PathStep::Line(x + 90.0, y + 10.0),
                PathStep::Curve([
                    (x + 100.0, y + 10.0),
                    (x + 100.0, y + 30.0),
                    (x + 90.0, y + 30.0),
                ]),
                PathStep::Close,
                PathStep::Move(x + 120.0, y + 10.0),
                PathStep::Line(x + 160.0, y + 10.0),
                PathStep::Line(x + 160.0, y + 30.0),
            ],
            fill: ACCENT,
        };
        self.y += 50.0;
        let face = Face::SansItalic;
        let label = self.draw_text(x + 10.0, face, 8.0, line(face, "mars 2027"));
        self.chunk(Owner::Node(figure), vec![frame, shape, label]);
        self.y += 30.0;
    }
}

/// Three pages: contents, links, lists, a note, a table over two pages, a figure, characters that
/// no face has, a soft hyphen, and letters with tracking.
pub(super) fn one_of_everything() -> LaidOut {
    let mut build = Builder::new();
    build.heading(1, "1 Inledning");
    build.contents(&[("1 Inledning", 0), ("2 Aktiviteter", 1)]);
    let paragraph = build.paragraph("Kommunens AVTAL, § 87 och 1\u{a0}345\u{a0}tkr – åäö ÅÄÖ.");
    let uri = Target::Uri("https://www.example.se/sök?q=å&x=(1)".to_owned());
    build.link(paragraph, "Läs mer på", "kommunens webbplats", uri);
    build.list(true, &["Först detta", "Sedan detta"]);
    build.list(false, &["En sak", "En annan"]);

    let missing = build.node(NodeId(0), Role::Paragraph);
    build.text(Owner::Node(missing), LEFT, Face::SerifRegular, 10.5, "Tecken 😀漢字 här, 😀");
    build.laid.missing =
        vec![MissingCharacter { character: '😀', context: "Tecken 😀漢字 här".to_owned() }];
    build.y += 18.0;

    let broken = build.node(NodeId(0), Role::Paragraph);
    let face = Face::SerifItalic;
    let first =
        build.draw_text(LEFT, face, 10.5, vec![word(face, "planerings"), Segment::SoftHyphen]);
    build.y += 15.0;
    let second = build.draw_text(LEFT, face, 10.5, line(face, "perioden är slut"));
    build.chunk(Owner::Node(broken), vec![first, second]);
    build.y += 18.0;

    let note = build.node(NodeId(0), Role::Note);
    build.text(Owner::Node(note), LEFT, Face::SansRegular, 8.0, "Källa: förvaltningen.");
    build.y += 20.0;

    let tracked = build.node(NodeId(0), Role::Paragraph);
    let face = Face::SansSemibold;
    let segments = line(face, "SPÄRRAD TEXT");
    let (baseline, colour) = (build.y, ACCENT);
    let draw = Draw::Text { x: LEFT, baseline, size: 9.0, face, colour, tracking: 80.0, segments };
    build.chunk(Owner::Node(tracked), vec![draw]);

    build.page();
    build.heading(1, "2 Aktiviteter");
    build.heading(2, "2.1 Översikt");
    build.figure();
    build.table(6, 50, 35);
    build.heading(2, "2.2 Slut");
    build.paragraph("Slut på planen.");
    build.laid
}

/// A document with nothing but a table.
pub(super) fn long_table(rows: usize) -> LaidOut {
    let mut build = Builder::new();
    build.heading(1, "Tabell");
    build.table(6, rows, 45);
    build.laid
}

/// A document of running text and headings.
pub(super) fn long_text(pages: usize) -> LaidOut {
    let mut build = Builder::new();
    for page in 0..pages {
        if page > 0 {
            build.page();
        }
        build.heading(1, &format!("{} Kapitel", page + 1));
        for _ in 0..8 {
            for _ in 0..5 {
                build.paragraph(
                    "Nämnden ansvarar för att AVTAL följs upp varje år och att planen revideras.",
                );
                build.y -= 2.0;
            }
        }
    }
    build.laid
}
