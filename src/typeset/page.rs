//! Laid-out pages as plain data: what is drawn where, and which element of the tag tree owns it.
//! This is all that `pdf` reads. Nothing here knows PDF.
//!
//! Coordinates are pt (1/72 inch) with the origin at the page's **top left**, y growing downwards.

use std::sync::Arc;

use crate::document::block::Colour;
use crate::typeset::font::Face;

/// A laid-out document.
#[derive(Debug, Clone, PartialEq)]
pub struct LaidOut {
    pub pages: Vec<Page>,
    /// The tag tree; `nodes[0]` is the Document.
    pub nodes: Vec<Node>,
    /// In reading order; levels never skip.
    pub bookmarks: Vec<Bookmark>,
    /// Where another numbering of pages begins, in order; none where the pages are just counted.
    pub labels: Vec<PageLabel>,
    /// Characters that the fonts lack, each once, in the order they were met.
    pub missing: Vec<MissingCharacter>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    pub width: f32,
    pub height: f32,
    /// In painting order, which is also the reading order of what the tag tree owns.
    pub chunks: Vec<Chunk>,
    pub links: Vec<LinkArea>,
}

/// One marked-content sequence.
#[derive(Debug, Clone, PartialEq)]
pub struct Chunk {
    pub owner: Owner,
    pub draws: Vec<Draw>,
}

/// Who a chunk belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// Real content of that node; the node lists it among its [`Kid`]s exactly once.
    Node(NodeId),
    Artifact(Artifact),
}

/// Content that is not read aloud.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Artifact {
    Header,
    Footer,
    /// A table's header and caption repeated after a page break.
    Repeated,
    /// Rules, fills, leaders.
    Layout,
}

/// Index into [`LaidOut::nodes`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(pub usize);

/// One element of the tag tree.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    pub role: Role,
    /// Children and own content in reading order.
    pub kids: Vec<Kid>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kid {
    Node(NodeId),
    /// A chunk, by page index and chunk index on that page.
    Content {
        page: usize,
        chunk: usize,
    },
}

/// The structure types of ISO 32000-1 §14.8.4 that the documents use.
#[derive(Debug, Clone, PartialEq)]
pub enum Role {
    Document,
    /// H1 to H3.
    Heading(u8),
    Paragraph,
    List {
        numbered: bool,
    },
    ListItem,
    Label,
    ListBody,
    Table,
    Caption,
    TableHead,
    TableBody,
    TableRow,
    /// TH Scope=Column.
    ColumnHeader,
    /// TH Scope=Row.
    RowHeader,
    TableCell,
    /// `bounds` is where it stands on its page.
    Figure {
        alt: String,
        page: usize,
        bounds: Rect,
    },
    /// The [`LinkArea`]s that name this node are its annotations.
    Link,
    Contents,
    ContentsItem,
    Reference,
    Note,
}

/// A rectangle: left, top, width and height.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub height: f32,
}

/// A part of a page that leads somewhere.
#[derive(Debug, Clone, PartialEq)]
pub struct LinkArea {
    pub rect: Rect,
    /// The Link node it belongs to.
    pub node: NodeId,
    pub target: Target,
    /// What the link leads to, in words (the annotation's Contents).
    pub description: String,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Target {
    /// A web or mail address.
    Uri(String),
    /// A place in the document: page index and y.
    Place { page: usize, y: f32 },
}

/// From this page on pages are called by this prefix and counted from one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageLabel {
    pub page: usize,
    pub prefix: String,
}

/// An entry of the outline.
#[derive(Debug, Clone, PartialEq)]
pub struct Bookmark {
    pub level: u8,
    pub title: String,
    pub page: usize,
    pub y: f32,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Draw {
    /// A line of text in one face and size, from `x` along `baseline`.
    Text {
        x: f32,
        baseline: f32,
        size: f32,
        face: Face,
        colour: Colour,
        /// Extra space after each glyph, in 1/1000 of the size; 0 but for the document type.
        tracking: f32,
        segments: Vec<Segment>,
    },
    /// A line of text turned a quarter clockwise: it reads downwards from `top`, and its letters
    /// stand on `x` with their heads to the right. Only artifacts are turned.
    Downwards { x: f32, top: f32, size: f32, face: Face, colour: Colour, segments: Vec<Segment> },
    /// A straight line, horizontal or vertical.
    Line { from: (f32, f32), to: (f32, f32), width: f32, colour: Colour },
    /// A filled rectangle, an outline drawn inside it, or both.
    Rectangle { rect: Rect, fill: Option<Colour>, outline: Option<(f32, Colour)> },
    /// A closed shape of lines and curves, filled (even-odd: no).
    Shape { steps: Vec<PathStep>, fill: Colour },
}

/// One step of a [`Draw::Shape`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PathStep {
    Move(f32, f32),
    Line(f32, f32),
    /// A cubic curve: two control points and the end.
    Curve([(f32, f32); 3]),
    Close,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq)]
pub enum Segment {
    Word(Arc<ShapedWord>),
    /// A word space; drawn as a real glyph, at a line end too, so that extracted text keeps it.
    Space,
    /// The hyphen at a line end that hyphenation put there; U+00AD in extracted text.
    SoftHyphen,
}

/// A word after shaping; shared by all places where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct ShapedWord {
    /// NFC, without spaces. A no-break space is part of the word.
    pub text: String,
    pub glyphs: Vec<Glyph>,
    /// Sum of the advances, in 1/1000 of the size.
    pub width: f32,
}

/// A glyph with its advance (kerning included) and offset in 1/1000 of the size, and the bytes of
/// the word's text that it stands for. Glyphs of one cluster share `start` and `end`. Where a font
/// lacks a character the glyph is a placeholder and the text stays the character.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    pub id: u16,
    pub advance: f32,
    pub offset: (f32, f32),
    pub start: u32,
    pub end: u32,
}

/// A character no bundled font has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingCharacter {
    pub character: char,
    /// The text it stands in, shortened.
    pub context: String,
}
