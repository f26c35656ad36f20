//! What a document says, as blocks in the order a reader meets them. A template builds them from
//! the plan data; `typeset` turns them into pages. No coordinates, fonts or page numbers here, and
//! nothing that the public variant may not show: a template leaves it out before it gets this far.
//! Shapes and measures of what the blocks become: the house style in `typeset::style`.

use chrono::NaiveDate;

/// A whole document: who it is from, what its first page shows, and its blocks.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    pub identity: Identity,
    pub first_page: FirstPage,
    /// Whether the tables are marked A, B … instead of 1, 2 …
    pub lettered: bool,
    pub blocks: Vec<Block>,
}

/// What the page heads, the cover and the file's metadata say about the document.
#[derive(Debug, Clone, PartialEq)]
pub struct Identity {
    /// The full title: "IT-plan för utbildningsförvaltningen 2027–2029".
    pub title: String,
    /// The document type in the page head, set in capitals by the page: "IT-plan".
    pub kind: String,
    /// The kommun's name as a sender: "Norrälvs kommun".
    pub kommun: String,
    /// The förvaltning the document comes from: "Utbildningsförvaltningen".
    pub administration: String,
    /// The diary number, "UN 2026/118", or empty when the case has none yet.
    pub diary_number: String,
    /// The telephone exchange, "0900-555 00", or empty.
    pub switchboard: String,
    /// The organisation number, "212000-0000", or empty.
    pub organisation_number: String,
    /// The day that the document takes as today; also its date in the metadata.
    pub date: NaiveDate,
    /// The line under the title: "Förslag till beslut i …", "Fastställd av …",
    /// "Arbetsmaterial – ej allmän handling".
    pub status: String,
    /// The fact box, a label and its value a row, in order. No value is empty.
    pub facts: Vec<(String, String)>,
    /// One or two sentences for the metadata (dc:description).
    pub summary: String,
    /// Words to find the file by (dc:subject).
    pub keywords: Vec<String>,
    /// True for the internal variant: the page head then says "Intern bilaga".
    pub internal: bool,
    /// The kommun's arms, if it has any.
    pub arms: Option<Arms>,
    /// The kommun's own colour; the page's accent is derived from it.
    pub colour: Colour,
}

/// A colour in sRGB, without transparency (PDF/A and a grey printer both want it flat).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Colour(pub u8, pub u8, pub u8);

/// The kommun's arms as flat shapes, in the order they are painted.
#[derive(Debug, Clone, PartialEq)]
pub struct Arms {
    /// Width and height of the drawing, in its own units.
    pub size: (f32, f32),
    /// Each shape: SVG path data in those units, and its fill.
    pub shapes: Vec<(String, Colour)>,
}

/// What the first page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FirstPage {
    /// A page of its own with title, status and fact box (plans).
    Cover,
    /// Title and fact box over the text (short plans).
    Compact,
    /// Title and fact box over sections, of which the title is the first heading (short papers).
    Titled,
    /// The title with a few facts beside it, over wide tables (matrices).
    Beside,
    /// A row of facts, and the title under it over sections (tjänsteskrivelse and its like).
    Letter,
}

impl FirstPage {
    /// Whether the title is the document's first heading; else its chapters are.
    pub fn titles_the_text(self) -> bool {
        matches!(self, Self::Titled | Self::Beside | Self::Letter)
    }
}

/// One block.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// The contents, so many levels deep (one or two), with page numbers. Dropped when the document
    /// has fewer than four pages.
    Contents(u8),
    Heading(Heading),
    Paragraph(Vec<Run>),
    /// What a reader needs before a matrix, in the sans face and wider than a paragraph.
    Introduction(Vec<Run>),
    List(List),
    /// What to do in order, set large enough to follow on paper.
    Steps(List),
    /// A list in the sans face, smaller: what a figure shows, in words.
    SmallList(List),
    Table(Table),
    /// A fact box in the text: a label and its value a row. No value is empty.
    Facts(Vec<(String, String)>),
    Figure(Figure),
    /// A small remark in the note style, under what it explains.
    Note(Vec<Run>),
    Signatures(Vec<Signature>),
    /// Blocks set on landscape pages of their own.
    Landscape(Vec<Block>),
    /// What follows begins a new page.
    NewPage,
    /// The head of a card that is kept on paper.
    Card(Card),
    /// Lines to write on, to the foot of the page.
    WritingLines,
}

/// The head of a card: what the system is called stands as a heading, large.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The line over the name.
    pub over: String,
    pub heading: Heading,
    /// Beside each other under the name. No value is empty.
    pub facts: Vec<(String, String)>,
    /// What the thumb tab says.
    pub tab: String,
}

/// A heading. Levels are never skipped (ISO 14289-1 §7.4.2); the first heading has level 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 1 chapter, 2 section, 3 subsection.
    pub level: u8,
    /// "5" or "5.1"; empty for an unnumbered heading.
    pub number: String,
    pub text: String,
}

/// A piece of running text in one style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    pub text: String,
    pub style: RunStyle,
    /// A web or mail address that the text leads to.
    pub link: Option<String>,
}

/// The styles of running text. Strong is Semibold, emphasis is Italic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RunStyle {
    #[default]
    Plain,
    Strong,
    Emphasis,
}

/// A list; items may hold a list of their own, one level deep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    pub numbered: bool,
    pub items: Vec<ListItem>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListItem {
    pub text: Vec<Run>,
    pub sublist: Option<Box<List>>,
}

/// A table with one header row. Rectangular, and no cell is empty (domain §3.2).
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// The caption without its number: "Aktiviteter 2027". `typeset` numbers tables in order.
    pub caption: String,
    /// A name by which figures refer to the table; see [`Figure::twin`]. Empty when none does.
    pub key: String,
    pub columns: Vec<Column>,
    /// Index of the column that names the row (TH Scope=Row).
    pub row_header: usize,
    pub rows: Vec<Row>,
    /// Right-aligned under the table: "Summa 2027: drift 495 tkr, investering 850 tkr".
    pub sum_line: Option<String>,
    /// In the note style under the table.
    pub note: Option<String>,
    pub density: Density,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// The header; a unit stands here and not in the cells ("Drift tkr").
    pub header: String,
    pub align: Align,
    pub width: Width,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    Left,
    Right,
    Centre,
}

/// How wide a column is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Width {
    /// Ids, dates, numbers: as wide as its longest cell.
    Fit,
    /// Shares what is left with the other text columns.
    Text,
    /// A given width in mm.
    Mm(f32),
}

/// How tightly a table is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Density {
    /// 9/12 pt.
    #[default]
    Normal,
    /// 8.5/11 pt.
    Matrix,
    /// 10/14 pt.
    Card,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub cells: Vec<Cell>,
    pub kind: RowKind,
    /// A new group begins here: a heavier line above instead of a merged cell.
    pub group_start: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RowKind {
    #[default]
    Body,
    /// A subtotal or total in which every cell has a value: Semibold, ink line above.
    Sum,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    pub text: String,
    pub tone: Tone,
}

/// Whether a cell's words name a gap or a deviation (set in the deviation colour and Semibold).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    #[default]
    Normal,
    Deviation,
    /// A word before a line that is filled in by hand.
    ToFill,
}

/// A vector figure with its text alternative.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The caption without its number and without the pointer to the twin.
    pub caption: String,
    /// What a reader who cannot see the figure is told; states the kind and the main facts.
    pub alt: String,
    /// [`Table::key`] of the table that says the same in text; the caption ends with
    /// "Samma uppgifter finns i tabell n."
    pub twin: String,
    pub drawing: Drawing,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Drawing {
    Timeline(Vec<TimelineRow>),
    YearBars(Vec<YearBars>),
    Organisation(Organisation),
}

/// An organisation: who is above all, the bodies with a förvaltning each, and the group they form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    pub root: String,
    pub rows: Vec<OrganisationRow>,
    pub group: Option<OrganisationBox>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganisationRow {
    pub body: String,
    pub administration: OrganisationBox,
    /// Whether somebody of it is in the group.
    pub in_group: bool,
}

/// A name, and under it lines of a label, which may be empty, and a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganisationBox {
    pub name: String,
    pub lines: Vec<(String, String)>,
}

/// One bar of a timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimelineRow {
    pub number: String,
    pub name: String,
    /// First and last day.
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub state: BarState,
    /// The state in words; always drawn beside or in the bar.
    pub state_label: String,
}

/// How a bar is filled; never the only carrier of the state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BarState {
    NotStarted,
    Ongoing,
    Done,
    Late,
    Dropped,
}

/// The bars of one year.
#[derive(Debug, Clone, PartialEq)]
pub struct YearBars {
    /// "2027".
    pub year: String,
    /// "1 345 tkr".
    pub total: String,
    /// Name, value as printed, value to scale by. First series accent, second mid.
    pub bars: Vec<(String, String, f64)>,
}

/// A line to sign on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    pub name: String,
    pub title: String,
}

impl Block {
    /// A heading without a number of its own.
    pub fn heading(level: u8, text: impl Into<String>) -> Self {
        Self::Heading(Heading { level, number: String::new(), text: text.into() })
    }

    /// A paragraph in the plain style.
    pub fn paragraph(text: impl Into<String>) -> Self {
        Self::Paragraph(vec![Run::plain(text)])
    }

    /// A note in the plain style.
    pub fn note(text: impl Into<String>) -> Self {
        Self::Note(vec![Run::plain(text)])
    }
}

impl Run {
    /// Text in the plain style.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), style: RunStyle::Plain, link: None }
    }
}

impl Column {
    pub fn new(header: impl Into<String>, align: Align, width: Width) -> Self {
        Self { header: header.into(), align, width }
    }
}

impl Cell {
    /// A cell in the normal tone.
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), tone: Tone::Normal }
    }

    /// A cell whose words name a gap: "Ej utsett".
    pub fn gap(text: impl Into<String>) -> Self {
        Self { text: text.into(), tone: Tone::Deviation }
    }
}

impl Row {
    /// An ordinary row.
    pub fn body(cells: Vec<Cell>) -> Self {
        Self { cells, kind: RowKind::Body, group_start: false }
    }
}
