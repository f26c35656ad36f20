//! A document's blocks to items: what each becomes, how far apart, and what it is kept with.
//!
//! This is the house style's "before and after" and "keeping together" (§4, §8) applied block by
//! block; where pages break is decided later, on the items alone.

mod contents;
mod sections;
mod text;

use std::collections::HashMap;

use crate::document::block::{Block, Card, Document, Heading, Signature, Table};
use crate::typeset::card;
use crate::typeset::facts::Facts;
use crate::typeset::figure;
use crate::typeset::item::{Content, HeadingPlace, Item, Keep, Section, Slots};
use crate::typeset::line::{Manner, Setter, Span};
use crate::typeset::page::Role;
use crate::typeset::style::{self, Grid, PORTRAIT};
use crate::typeset::table::{self, width::Measured};

pub use contents::contents_indent;
pub use sections::first_grid;
use sections::{sections, survey};

/// A document as items, with what they refer to.
#[derive(Debug, Default)]
pub struct Flow<'a> {
    pub items: Vec<Item<'a>>,
    pub sections: Vec<Section>,
    pub slots: Slots,
    pub headings: Vec<HeadingPlace<'a>>,
    pub links: Vec<&'a str>,
    pub tables: Vec<table::Plan<'a>>,
    pub facts: Vec<Facts>,
    pub cards: Vec<Option<card::Head>>,
    pub figures: Vec<figure::Plan<'a>>,
}

/// Builds the items. Without `contents` a block of contents is passed over.
pub fn flow<'a>(document: &'a Document, contents: bool, setter: &mut Setter) -> Flow<'a> {
    let mut listed = Vec::new();
    let mut twins = HashMap::new();
    let mut tables = Vec::new();
    survey(&document.blocks, &mut listed, &mut twins, &mut tables);
    let measured: Vec<Measured> = tables.iter().map(|table| Measured::of(table, setter)).collect();
    let sections = sections(&document.blocks, &measured);
    let mut composer = Composer {
        setter,
        flow: Flow::default(),
        grid: &PORTRAIT,
        listed,
        twins,
        measured: measured.into_iter(),
        contents,
        chapter_start: 0,
        signed: false,
        appendix: None,
        figure_numbers: 0,
        lettered: document.lettered,
    };
    for (grid, blocks) in sections {
        let start = composer.flow.items.len();
        composer.grid = grid;
        composer.chapter_start = start;
        composer.blocks(&blocks);
        composer.close_appendix();
        let items = start..composer.flow.items.len();
        if !items.is_empty() {
            composer.flow.sections.push(Section { grid, items });
        }
    }
    composer.flow
}

struct Composer<'a, 's> {
    setter: &'s mut Setter,
    flow: Flow<'a>,
    grid: &'static Grid,
    listed: Vec<&'a Heading>,
    twins: HashMap<&'a str, usize>,
    /// The tables' measures, in order.
    measured: std::vec::IntoIter<Measured>,
    contents: bool,
    /// The item that the last heading begins with.
    chapter_start: usize,
    /// Whether signatures have been set: the chapters after them are appendices.
    signed: bool,
    /// The item that the current appendix begins with.
    appendix: Option<usize>,
    figure_numbers: usize,
    /// Whether tables are marked by letters.
    lettered: bool,
}

impl<'a> Composer<'a, '_> {
    fn blocks(&mut self, blocks: &[&'a Block]) {
        for (index, block) in blocks.iter().enumerate() {
            let previous = index.checked_sub(1).map(|before| blocks[before]);
            let next = blocks.get(index + 1).copied();
            match block {
                Block::Contents(depth) if self.contents => self.contents(*depth),
                Block::Contents(_) => {}
                Block::Heading(heading) => self.heading(heading, previous),
                Block::Paragraph(runs) => {
                    self.paragraph(runs, matches!(next, Some(Block::List(_))))
                }
                Block::Note(runs) => self.note(runs),
                Block::List(list) => {
                    let led = matches!(previous, Some(Block::Paragraph(_)));
                    self.list(list, &style::LIST, 0, None, led);
                }
                Block::Steps(list) => self.list(list, &style::STEPS, 0, None, false),
                Block::SmallList(list) => self.list(list, &style::SMALL_LIST, 0, None, false),
                Block::Table(table) => self.table(table),
                Block::Facts(facts) => self.facts(facts),
                Block::Card(card) => self.card(card),
                Block::WritingLines => self.writing_lines(),
                Block::Figure(figure) => {
                    self.figure_numbers += 1;
                    let twin = self.twins.get(figure.twin.as_str());
                    let twin = twin.map(|number| mark(*number, self.lettered));
                    let (grid, number) = (self.grid, self.figure_numbers);
                    let plan = figure::Plan::new(figure, number, twin, grid, self.setter);
                    plan.push_items(self.flow.figures.len(), &mut self.flow.items);
                    self.flow.figures.push(plan);
                }
                Block::Signatures(people) => self.signatures(people),
                Block::Introduction(runs) => self.introduction(runs),
                Block::Landscape(_) | Block::NewPage => {}
            }
        }
    }

    fn table(&mut self, table: &'a Table) {
        let Some(measured) = self.measured.next() else { return };
        let index = self.flow.tables.len();
        let mark = mark(index + 1, self.lettered);
        let plan = table::Plan::new(table, measured, &mark, self.grid, self.setter);
        let (left, right) = (plan.left(), plan.right());
        let followed = table.sum_line.is_some() || table.note.is_some();
        plan.push_items(index, self.grid, followed, self.setter, &mut self.flow.items);
        self.flow.tables.push(plan);
        if let Some(sum) = &table.sum_line {
            let style = &style::SUM_LINE;
            let span = [Span::new(sum, style.face)];
            let measure = right - left;
            let lines = self.setter.paragraph(&span, style.size, measure, Manner::Body);
            let slot = self.flow.slots.plan(Role::Paragraph, None);
            let after = if table.note.is_some() { 0.0 } else { style::table::AFTER };
            let widths: Vec<f32> = lines.iter().map(|line| line.width).collect();
            let first = self.lines(slot, left, lines, style, (style.before, after));
            for (offset, width) in widths.into_iter().enumerate() {
                if let Some(text) = self.text(first + offset) {
                    text.x = right - width;
                }
            }
            if table.note.is_some() {
                self.keep_all(first, Keep::Strong);
            }
        }
        if let Some(note) = &table.note {
            let style = &style::NOTE;
            let span = [Span::new(note, style.face)];
            let measure = (right - left).min(self.grid.paragraph.max(right - left));
            let lines = self.setter.paragraph(&span, style.size, measure, Manner::Body);
            let slot = self.flow.slots.plan(Role::Paragraph, None);
            self.lines(slot, left, lines, style, (style.before, style::table::AFTER));
        }
    }

    /// A fact box in the text column; parted over pages only where a large part of one would
    /// stand empty.
    fn facts(&mut self, facts: &[(String, String)]) {
        let most = style::facts::FLOW_LINES_MOST;
        let set = Facts::set(facts, self.grid.column, most, self.setter);
        let count = set.len();
        for row in 0..count {
            let last = row + 1 == count;
            let keep = match row {
                _ if last => Keep::Free,
                _ if row == 0 || row + 2 == count => Keep::Strong,
                _ => Keep::Loose,
            };
            self.flow.items.push(Item {
                height: set.row_height(row),
                before: if row == 0 { style::facts::BEFORE } else { 0.0 },
                after: if last { style::facts::AFTER } else { 0.0 },
                exact: false,
                keep,
                room: 0.0,
                content: Content::Fact { facts: self.flow.facts.len(), row },
            });
        }
        self.flow.facts.push(set);
    }

    fn card(&mut self, card: &'a Card) {
        let index = self.flow.cards.len();
        let head = card::Head::set(card, index, self.grid, self.setter);
        let item = self.flow.items.len();
        self.flow.headings.push(HeadingPlace { heading: Some(&card.heading), item });
        self.flow.items.push(Item {
            height: head.height(),
            before: 0.0,
            after: style::card::AFTER,
            exact: false,
            keep: Keep::Strong,
            room: 0.0,
            content: Content::Card(index),
        });
        self.flow.cards.push(Some(head));
        self.chapter_start = item;
    }

    fn writing_lines(&mut self) {
        self.flow.items.push(Item {
            height: style::card::WRITING_STEP * style::card::WRITING_LEAST as f32,
            before: 0.0,
            after: 0.0,
            exact: true,
            keep: Keep::Free,
            room: 0.0,
            content: Content::WritingLines,
        });
    }

    /// Rows of two; with them on the page comes the section they end, or what stands before them.
    fn signatures(&mut self, people: &'a [Signature]) {
        if people.is_empty() {
            return;
        }
        if let Some(last) = self.flow.items.last_mut() {
            last.keep = Keep::Strong;
        }
        self.keep_all(self.chapter_start, Keep::Weak);
        self.signed = true;
        let first = self.flow.items.len();
        let height = style::signature::NAME_BASELINE
            + style::SIGNER_TITLE.leading
            + (1.0 - style::OVER) * style::SIGNER_TITLE.size;
        for row in people.chunks(2) {
            let begins = self.flow.items.len() == first;
            let apart = style::signature::ROW - height;
            self.flow.items.push(Item {
                height,
                before: if begins { style::signature::BEFORE } else { apart },
                after: 0.0,
                exact: false,
                keep: Keep::Strong,
                room: 0.0,
                content: Content::Signatures(row),
            });
        }
        if let Some(last) = self.flow.items.last_mut() {
            last.keep = Keep::Free;
            last.after = style::BODY.after;
        }
    }
}

/// What a table is called by: its number, or its letter while there are letters.
fn mark(number: usize, lettered: bool) -> String {
    match u8::try_from(number) {
        Ok(at @ 1..=26) if lettered => char::from(b'A' + at - 1).to_string(),
        _ => number.to_string(),
    }
}
