//! The house style: every measure of a page and every text style, in one place, as data.
//!
//! Truth: the house's document style. All measures are pt; `mm` turns the style's millimetres into
//! them. A line of size S has its top 0.75 S over and its bottom 0.25 S under the baseline; "before"
//! and "after" are gaps between such boxes, and of two neighbouring gaps the larger counts.

use crate::document::block::{Colour, Density};
use crate::typeset::font::Face;

/// Millimetres as pt.
pub const fn mm(millimetres: f32) -> f32 {
    millimetres * (72.0 / 25.4)
}

/// The part of a line's size that lies over the baseline.
pub const OVER: f32 = 0.75;

/// A page and its columns.
#[derive(Debug, PartialEq)]
pub struct Grid {
    pub width: f32,
    pub height: f32,
    /// The live area; its left part is the hanging column with arms and chapter numbers.
    pub left: f32,
    pub right: f32,
    /// Left edge of the text column, and how wide paragraphs and tables in it are.
    pub text: f32,
    pub paragraph: f32,
    pub column: f32,
    pub top: f32,
    pub bottom: f32,
    pub footer_rule: f32,
    pub footer_text: f32,
    pub switchboard: f32,
}

pub static PORTRAIT: Grid = Grid {
    width: mm(210.0),
    height: mm(297.0),
    left: mm(25.0),
    right: mm(185.0),
    text: mm(45.0),
    paragraph: mm(132.0),
    column: mm(140.0),
    top: mm(30.0),
    bottom: mm(272.0),
    footer_rule: mm(279.0),
    footer_text: mm(285.0),
    switchboard: mm(115.0),
};

pub static LANDSCAPE: Grid = Grid {
    width: mm(297.0),
    height: mm(210.0),
    left: mm(20.0),
    right: mm(277.0),
    text: mm(40.0),
    paragraph: mm(132.0),
    column: mm(140.0),
    top: mm(29.0),
    bottom: mm(188.0),
    footer_rule: mm(193.0),
    footer_text: mm(199.0),
    switchboard: mm(110.0),
};

impl Grid {
    /// Width of the live area.
    pub fn live(&self) -> f32 {
        self.right - self.left
    }

    /// Height between the text's top and bottom on a following page.
    pub fn depth(&self) -> f32 {
        self.bottom - self.top
    }
}

pub const INK: Colour = Colour(0x1B, 0x21, 0x26);
pub const SECONDARY: Colour = Colour(0x4C, 0x58, 0x61);
pub const HAIRLINE: Colour = Colour(0xC4, 0xCB, 0xD0);
pub const LEADER: Colour = Colour(0x9A, 0xA5, 0xAB);
pub const DEVIATION: Colour = Colour(0x8C, 0x2A, 0x1C);
pub const DEVIATION_TINT: Colour = Colour(0xF3, 0xE3, 0xE0);
pub const WHITE: Colour = Colour(0xFF, 0xFF, 0xFF);

/// The colour of a text: a fixed one, or the document's accent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Tint {
    Fixed(Colour),
    Accent,
}

/// How a text is set.
#[derive(Debug, PartialEq)]
pub struct TextStyle {
    pub face: Face,
    pub size: f32,
    pub leading: f32,
    pub colour: Tint,
    pub before: f32,
    pub after: f32,
}

impl TextStyle {
    /// Height of a block of so many lines.
    pub fn height(&self, lines: usize) -> f32 {
        self.size + self.leading * (lines.max(1) - 1) as f32
    }
}

const fn style(face: Face, size: f32, leading: f32, colour: Colour) -> TextStyle {
    TextStyle { face, size, leading, colour: Tint::Fixed(colour), before: 0.0, after: 0.0 }
}

const fn spaced(style: TextStyle, before: f32, after: f32) -> TextStyle {
    TextStyle { before, after, ..style }
}

const fn accented(style: TextStyle) -> TextStyle {
    TextStyle { colour: Tint::Accent, ..style }
}

use Face::{SansRegular, SansSemibold, SerifRegular, SerifSemibold};

/// The gap over a paragraph is what the block above it leaves (13 after a paragraph, 11 or 8 after
/// a heading), hence no "before" of its own.
pub static BODY: TextStyle = spaced(style(SerifRegular, 11.0, 16.0, INK), 0.0, 13.0);
pub static COVER_TITLE: TextStyle = style(SerifSemibold, 30.0, 36.0, INK);
/// For a title of more than [`COVER_TITLE_LINES`] lines.
pub static COVER_TITLE_LONG: TextStyle = style(SerifSemibold, 24.0, 30.0, INK);
pub static COVER_STATUS: TextStyle = style(SansRegular, 13.0, 18.0, SECONDARY);
pub static DOCUMENT_TITLE: TextStyle = style(SerifSemibold, 20.0, 24.0, INK);
pub static CHAPTER: TextStyle = spaced(style(SerifSemibold, 18.0, 24.0, INK), 36.0, 11.0);
pub static CHAPTER_NUMBER: TextStyle = accented(style(SansRegular, 18.0, 24.0, INK));
pub static SECTION: TextStyle = accented(spaced(style(SansSemibold, 13.0, 16.0, INK), 24.0, 8.0));
pub static SECTION_NUMBER: TextStyle = accented(style(SansRegular, 13.0, 16.0, INK));
pub static SUBSECTION: TextStyle = spaced(style(SansSemibold, 11.0, 16.0, INK), 20.0, 6.0);
pub static SUBSECTION_NUMBER: TextStyle = accented(style(SansRegular, 11.0, 16.0, INK));
/// A last page that holds less than this takes what stands before it along, as long as the page
/// before keeps this share.
pub const LAST_PAGE_LEAST: f32 = mm(34.0);
pub const LAST_BUT_ONE_LEAST: f32 = 1.0 - table::EMPTY_MOST;
/// Over a section heading right after a chapter heading.
pub const SECTION_AFTER_CHAPTER: f32 = 12.0;
pub static DASH: TextStyle = style(SansRegular, 11.0, 16.0, SECONDARY);
pub static ITEM_NUMBER: TextStyle = accented(style(SansSemibold, 10.5, 16.0, INK));
pub static CAPTION: TextStyle = spaced(style(SansRegular, 9.0, 12.0, INK), 20.0, 7.0);
pub static CONTINUED: TextStyle = spaced(style(SansRegular, 9.0, 12.0, SECONDARY), 0.0, 7.0);
pub static NOTE: TextStyle = spaced(style(SansRegular, 8.5, 12.0, SECONDARY), 6.0, 13.0);
/// Over a matrix; what follows it leaves its own gap.
pub static INTRODUCTION: TextStyle = spaced(style(SansRegular, 10.0, 14.0, INK), mm(3.0), 13.0);
pub const INTRODUCTION_MOST: f32 = mm(185.0);
pub static META_LABEL: TextStyle = style(SansRegular, 8.0, 12.0, SECONDARY);
pub static META_VALUE: TextStyle = style(SansRegular, 10.0, 14.0, INK);
/// The twin of a figure, as a small list.
pub static TWIN: TextStyle = style(SansRegular, 9.5, 13.0, INK);
pub static TWIN_DASH: TextStyle = style(SansRegular, 9.5, 13.0, SECONDARY);
/// The steps of a card.
pub static STEP: TextStyle = style(SerifRegular, 12.0, 18.0, INK);
pub static CARD_OVER: TextStyle = style(SansRegular, 10.0, 14.0, SECONDARY);
pub static TAB: TextStyle = style(SansSemibold, 12.0, 14.0, WHITE);
pub static SUM_LINE: TextStyle = spaced(style(SansSemibold, 9.0, 12.0, INK), 8.0, 0.0);
pub static FACT_LABEL: TextStyle = style(SansRegular, 10.0, 14.0, SECONDARY);
pub static FACT_VALUE: TextStyle = style(SansRegular, 10.0, 14.0, INK);
pub static KOMMUN: TextStyle = style(SansSemibold, 13.0, 16.0, INK);
pub static ADMINISTRATION: TextStyle = style(SansRegular, 10.0, 14.0, SECONDARY);
pub static DOCUMENT_TYPE: TextStyle = style(SansSemibold, 11.0, 16.0, INK);
pub static RUNNING_HEAD: TextStyle = style(SansRegular, 8.5, 12.0, SECONDARY);
pub static RUNNING_PAGE: TextStyle = style(SansRegular, 8.5, 12.0, INK);
pub static FOOTER: TextStyle = style(SansRegular, 8.0, 12.0, SECONDARY);
pub static CONTENTS_CHAPTER: TextStyle = spaced(style(SansSemibold, 10.5, 16.0, INK), 11.0, 0.0);
pub static CONTENTS_SECTION: TextStyle = spaced(style(SansRegular, 10.0, 16.0, INK), 6.0, 0.0);
pub static SIGNER: TextStyle = style(SansSemibold, 10.0, 14.0, INK);
pub static SIGNER_TITLE: TextStyle = style(SansRegular, 10.0, 14.0, SECONDARY);

/// The document type stands in capitals with 8 % of its size between them.
pub const DOCUMENT_TYPE_TRACKING: f32 = 80.0;

/// Page 1's head and the following pages' head.
pub mod head {
    use super::mm;
    pub const ARMS_TOP: f32 = mm(15.0);
    pub const ARMS_HEIGHT: f32 = mm(17.0);
    pub const ARMS_WIDTH_MOST: f32 = mm(18.0);
    pub const KOMMUN_BASELINE: f32 = mm(19.64);
    pub const ADMINISTRATION_BASELINE: f32 = mm(24.14);
    pub const RUNNING_BASELINE: f32 = mm(17.1);
    pub const RUNNING_RULE: f32 = mm(21.0);
    /// Between the short title and the diary number.
    pub const RUNNING_GAP: f32 = 10.0;
}

/// The cover and the fact box.
pub mod cover {
    use super::mm;
    pub const BAR_TOP: f32 = mm(88.6);
    pub const BAR_WIDTH: f32 = mm(20.0);
    pub const BAR_HEIGHT: f32 = 3.0;
    pub const TITLE_BASELINE: f32 = mm(106.2);
    pub const TITLE_LINES: usize = 4;
    /// No title is so long that more lines would help; the rest is cut with an ellipsis.
    pub const TITLE_LINES_MOST: usize = 7;
    pub const STATUS_STEP: f32 = 37.5;
    pub const FACTS_BOTTOM: f32 = mm(270.0);
    pub const COMPACT_TITLE_BASELINE: f32 = mm(51.3);
    pub const COMPACT_FACTS_GAP: f32 = 14.0;
    pub const AFTER: f32 = 24.0;
    /// Under a title without a fact box.
    pub const TITLE_AFTER: f32 = 12.0;
    /// A title with facts beside it: its baseline, and where and how far apart the facts stand.
    pub const BESIDE_TITLE_BASELINE: f32 = mm(46.9);
    pub const BESIDE_LABEL_BASELINE: f32 = mm(43.7);
    pub const BESIDE_FACTS: f32 = mm(165.0);
    /// A letter: its row of facts, of which values of two lines have room, and its title.
    pub const LETTER_LABEL_BASELINE: f32 = mm(49.7);
    pub const LETTER_TITLE_BASELINE: f32 = mm(75.2);
    pub const LETTER_LINES: usize = 2;
    pub const LETTER_STATUS_STEP: f32 = 24.0;
}

/// The fact box, and facts in columns.
pub mod facts {
    use super::mm;
    /// From the left edge to the values.
    pub const VALUE: f32 = mm(52.5);
    pub const ROW_OVER: f32 = 5.75;
    pub const ROW_UNDER: f32 = 4.25;
    pub const BEFORE: f32 = 8.0;
    pub const AFTER: f32 = 24.0;
    pub const COLUMN_STEP: f32 = mm(35.0);
    pub const COLUMN_WIDTH: f32 = mm(32.0);
    pub const LABEL_TO_VALUE: f32 = 12.5;
    /// The most lines of a value on a first page; in the flow a value may take many more.
    pub const LINES_MOST: usize = 5;
    pub const FLOW_LINES_MOST: usize = 30;
}

/// How a list is set.
#[derive(Debug)]
pub struct ListStyle {
    pub text: &'static TextStyle,
    pub dash: &'static TextStyle,
    pub number: &'static TextStyle,
    pub dash_gap: f32,
    pub number_gap: f32,
    /// Whether it takes the whole text column, and not a paragraph's width.
    pub wide: bool,
}

pub static LIST: ListStyle = ListStyle {
    text: &BODY,
    dash: &DASH,
    number: &ITEM_NUMBER,
    dash_gap: 7.0,
    number_gap: 9.0,
    wide: false,
};
/// What a figure shows, in words.
pub static SMALL_LIST: ListStyle = ListStyle {
    text: &TWIN,
    dash: &TWIN_DASH,
    number: &TWIN,
    dash_gap: 5.0,
    number_gap: 5.0,
    wide: false,
};

pub static STEPS: ListStyle = ListStyle {
    text: &STEP,
    dash: &DASH,
    number: &ITEM_NUMBER,
    dash_gap: 9.0,
    number_gap: 9.0,
    wide: true,
};

/// A card on paper.
pub mod card {
    use super::mm;
    pub const OVER_TO_NAME: f32 = mm(10.9);
    pub const NAME_TO_LABEL: f32 = mm(8.3);
    pub const NAME_LINES_MOST: usize = 3;
    pub const AFTER: f32 = 24.0;
    pub const TAB_WIDTH: f32 = mm(8.0);
    pub const TAB_HEIGHT: f32 = mm(34.0);
    pub const TAB_TOP: f32 = mm(63.0);
    pub const TAB_PLACES: usize = 6;
    pub const TAB_PAD: f32 = 6.0;
    /// Height of the capitals, in parts of the size.
    pub const CAPITALS: f32 = 0.66;
    pub const WRITING_STEP: f32 = 25.0;
    /// The fewest lines to write on; more where the page has room.
    pub const WRITING_LEAST: usize = 1;
}

/// Lists.
pub mod list {
    pub const DASH_INDENT: f32 = 15.0;
    pub const NUMBER_INDENT: f32 = 16.0;
    /// From ten items.
    pub const NUMBER_INDENT_WIDE: f32 = 22.0;
    /// How far the second level stands in.
    pub const SUBLIST_INDENT: f32 = 15.0;
    pub const AFTER: f32 = 13.0;
}

/// The contents.
pub mod contents {
    use super::mm;
    pub const NUMBER: f32 = mm(10.0);
    pub const SECTION_NUMBER: f32 = mm(12.0);
    pub const LEADER_STEP: f32 = 3.0;
    pub const LEADER_GAP: f32 = 4.0;
    pub const LEADER_END: f32 = mm(10.0);
    /// A heading of more lines is shortened to one.
    pub const LINES_MOST: usize = 4;
    /// The fewest pages of a document with contents.
    pub const PAGES: usize = 4;
    /// Chapter 1 follows on the same page if its heading and so many lines fit.
    pub const LINES_OF_NEXT: usize = 5;
}

/// Signatures.
pub mod signature {
    use super::mm;
    pub const BEFORE: f32 = 56.0;
    pub const LINE: f32 = mm(65.0);
    pub const STEP: f32 = mm(75.0);
    pub const NAME_BASELINE: f32 = 13.5;
    pub const ROW: f32 = 48.0;
}

/// Tables.
pub mod table {
    use super::mm;
    pub const PAD: f32 = 5.0;
    /// Left of a left-aligned column after a right-aligned one.
    pub const PAD_AFTER_RIGHT: f32 = 11.0;
    pub const BEFORE: f32 = 20.0;
    pub const AFTER: f32 = 24.0;
    pub const RULE: f32 = 1.0;
    pub const THIN: f32 = 0.5;
    pub const GROUP: f32 = 0.75;
    /// Between a word and the line to write on after it, and how far that lies under the baseline.
    pub const FILL_GAP: f32 = 6.0;
    pub const FILL_DROP: f32 = 2.0;
    /// Tables of at most so many rows are kept whole.
    pub const KEPT_WHOLE: usize = 8;
    /// Such a table is parted all the same where keeping it whole leaves this share of a page empty.
    pub const EMPTY_MOST: f32 = 1.0 / 3.0;
    /// From so many columns the row header is Semibold.
    pub const STRONG_ROW_HEADER: usize = 8;
    /// A word longer than this does not widen its column; it is divided.
    pub const WORD_MOST: f32 = mm(50.0);
    /// The most that a column as wide as its cells gets of what a table has to spare.
    pub const AIR: f32 = 10.0;
    /// How narrow a text column may become before the other columns give way too.
    pub const TEXT_LEAST: f32 = mm(18.0);
    /// A column as wide as its cells is never wider than this share of the table.
    pub const FIT_MOST: f32 = 0.4;
}

/// Figures.
pub mod figure {
    use super::mm;
    pub const BEFORE: f32 = 22.0;
    pub const AFTER: f32 = 22.0;
    pub const CAPTION_GAP: f32 = 9.0;
    pub const NAMES: f32 = mm(84.0);
    pub const NUMBERS: f32 = mm(8.0);
    pub const HEAD: f32 = 30.0;
    pub const ROW: f32 = 19.0;
    pub const BAR: f32 = 11.0;
    pub const BAR_TOP: f32 = 4.0;
    /// The longest spans that are shown by months and by quarters.
    pub const MONTHS_MOST: i32 = 18;
    pub const QUARTERS_MOST: i32 = 48;
    pub const GROUP: f32 = 46.0;
    pub const YEARS: f32 = mm(30.0);
    pub const YEAR_BAR: f32 = 13.0;
    pub const YEAR_BAR_GAP: f32 = 3.0;
    pub const LABEL_ROOM: f32 = mm(32.0);
    pub const LABEL_GAP: f32 = 5.0;

    /// The organisation: each column's place in the figure and its width.
    pub mod organisation {
        use super::mm;
        pub const WIDTH: f32 = mm(160.0);
        pub const ROOT: (f32, f32) = (0.0, mm(25.0));
        pub const BODY: (f32, f32) = (mm(33.0), mm(43.0));
        pub const ADMINISTRATION: (f32, f32) = (mm(81.0), mm(51.0));
        pub const GROUP: (f32, f32) = (mm(140.0), mm(20.0));
        pub const ROW: f32 = mm(20.0);
        pub const GAP: f32 = mm(4.0);
        pub const SMALL: f32 = mm(13.0);
        pub const ROOT_HEIGHT: f32 = mm(18.0);
        pub const LINE: f32 = 0.75;
        pub const PAD: f32 = 5.0;
        pub const SIZE: f32 = 9.0;
        pub const LEADING: f32 = 12.0;
        pub const NAME_LINES: usize = 4;
    }
}

/// The measures that a table's density sets.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TableStyle {
    pub size: f32,
    pub leading: f32,
    pub header_size: f32,
    pub over: f32,
    pub under: f32,
}

impl TableStyle {
    pub const fn of(density: Density) -> Self {
        let (size, leading, header_size, over, under) = match density {
            Density::Normal => (9.0, 12.0, 8.5, 5.25, 3.75),
            Density::Matrix => (8.5, 11.0, 8.0, 4.5, 3.0),
            Density::Card => (10.0, 14.0, 9.5, 6.75, 5.25),
        };
        Self { size, leading, header_size, over, under }
    }

    /// Height of a row whose tallest cell has so many lines.
    pub fn row(&self, lines: usize) -> f32 {
        self.over + self.size + self.leading * (lines.max(1) - 1) as f32 + self.under
    }

    /// Height of a header of so many lines.
    pub fn header(&self, lines: usize) -> f32 {
        self.over + self.header_size + self.leading * (lines.max(1) - 1) as f32 + self.under
    }
}
