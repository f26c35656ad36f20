//! A document's blocks to items: what each becomes, how far apart, and what it is kept with.
//!
//! This is the house style's "before and after" and "keeping together" (§4, §8) applied block by
//! block; where pages break is decided later, on the items alone.

use std::collections::HashMap;

use crate::document::block::{Block, Card, Document, Heading, List, Run, Signature, Table};
use crate::typeset::card;
use crate::typeset::facts::Facts;
use crate::typeset::figure;
use crate::typeset::font::Face;
use crate::typeset::item::{
    Content, ContentsLine, HeadingPlace, Item, Keep, Label, Section, Slot, Slots, Text,
};
use crate::typeset::line::{Line, Manner, Setter, Span};
use crate::typeset::page::Role;
use crate::typeset::page_head::face;
use crate::typeset::paginate::gap;
use crate::typeset::style::{self, Grid, LANDSCAPE, ListStyle, PORTRAIT, TextStyle};
use crate::typeset::table::{self, width::Measured};

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

/// The shape of the first page with text on it.
pub fn first_grid(document: &Document) -> &'static Grid {
    match document.blocks.first() {
        Some(Block::Landscape(_)) => &LANDSCAPE,
        _ => &PORTRAIT,
    }
}

/// Headings in order, and the numbers of the tables that figures refer to.
fn survey<'a>(
    blocks: &'a [Block],
    headings: &mut Vec<&'a Heading>,
    twins: &mut HashMap<&'a str, usize>,
    tables: &mut Vec<&'a Table>,
) {
    for block in blocks {
        match block {
            Block::Heading(heading) => headings.push(heading),
            Block::Card(card) => headings.push(&card.heading),
            Block::Table(table) => {
                tables.push(table);
                if !table.key.is_empty() {
                    twins.insert(&table.key, tables.len());
                }
            }
            Block::Landscape(inner) => survey(inner, headings, twins, tables),
            _ => {}
        }
    }
}

/// Blocks by page shape. A heading never ends a section: it goes with what it stands over. A table
/// whose words do not fit on a portrait page gets landscape pages.
fn sections<'a>(
    blocks: &'a [Block],
    measured: &[Measured],
) -> Vec<(&'static Grid, Vec<&'a Block>)> {
    let mut measured = measured.iter();
    let mut sections: Vec<(&'static Grid, Vec<&'a Block>)> = vec![(&PORTRAIT, Vec::new())];
    let mut flat = Vec::new();
    flatten(blocks, false, &mut flat);
    let mut turn = false;
    for (landscape, block) in flat {
        if matches!(block, Block::NewPage) {
            turn = true;
            continue;
        }
        let wide = match block {
            Block::Table(table) => measured.next().is_some_and(|it| !it.fits_portrait(table)),
            _ => false,
        };
        let grid = if landscape || wide { &LANDSCAPE } else { &PORTRAIT };
        if std::mem::take(&mut turn) {
            sections.push((grid, vec![block]));
            continue;
        }
        let Some((current, members)) = sections.last_mut() else { continue };
        if **current == *grid {
            members.push(block);
            continue;
        }
        let is_heading = |block: &&&Block| matches!(block, Block::Heading(_));
        let over = members.iter().rev().take_while(is_heading).count();
        let mut moved = members.split_off(members.len() - over);
        moved.push(block);
        sections.push((grid, moved));
    }
    sections
}

fn flatten<'a>(blocks: &'a [Block], landscape: bool, flat: &mut Vec<(bool, &'a Block)>) {
    for block in blocks {
        match block {
            Block::Landscape(inner) => flatten(inner, true, flat),
            _ => flat.push((landscape, block)),
        }
    }
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

/// The style of a heading and of its number.
fn heading_styles(level: u8) -> (&'static TextStyle, &'static TextStyle) {
    match level {
        0 | 1 => (&style::CHAPTER, &style::CHAPTER_NUMBER),
        2 => (&style::SECTION, &style::SECTION_NUMBER),
        _ => (&style::SUBSECTION, &style::SUBSECTION_NUMBER),
    }
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

    /// Adds the lines of one element, with the keep rules of a paragraph. Returns the first item.
    fn lines(
        &mut self,
        slot: Slot,
        x: f32,
        lines: Vec<Line>,
        style: &'static TextStyle,
        (before, after): (f32, f32),
    ) -> usize {
        let first = self.flow.items.len();
        let count = lines.len();
        for (index, line) in lines.into_iter().enumerate() {
            let last = index + 1 == count;
            let apart = style.leading - style.size;
            // Two lines at least on each side of a break.
            let keep = !last && (index == 0 || index + 2 == count);
            self.flow.items.push(Item {
                height: style.size,
                before: if index == 0 { before } else { apart },
                after: if last { after } else { apart },
                exact: false,
                keep: if keep { Keep::Strong } else { Keep::Free },
                room: 0.0,
                content: Content::Text(Box::new(Text {
                    slot,
                    x,
                    line,
                    style,
                    label: None,
                    heading: None,
                })),
            });
        }
        first
    }

    fn keep_all(&mut self, first: usize, keep: Keep) {
        for item in &mut self.flow.items[first..] {
            item.keep = item.keep.max(keep);
        }
    }

    fn text(&mut self, item: usize) -> Option<&mut Text> {
        match &mut self.flow.items[item].content {
            Content::Text(text) => Some(text),
            _ => None,
        }
    }

    fn heading(&mut self, heading: &'a Heading, previous: Option<&Block>) {
        if heading.level == 1 {
            self.close_appendix();
        }
        let (style, number_style) = heading_styles(heading.level);
        let after_chapter =
            matches!(previous, Some(Block::Heading(above)) if above.level < heading.level);
        let before = if heading.level == 2 && after_chapter {
            style::SECTION_AFTER_CHAPTER
        } else {
            style.before
        };
        let lines = self.setter.title(&heading.text, style, self.grid.column);
        let slot = self.flow.slots.plan(Role::Heading(heading.level.clamp(1, 3)), None);
        let first = self.lines(slot, self.grid.text, lines, style, (before, style.after));
        self.keep_all(first, Keep::Strong);
        if matches!(previous, Some(Block::Contents(_))) && self.contents {
            let lines = style::contents::LINES_OF_NEXT;
            self.flow.items[first].room = style.after + style::BODY.height(lines);
        }
        let index = self.flow.headings.len();
        self.flow.headings.push(HeadingPlace { heading: Some(heading), item: first });
        let label = (!heading.number.is_empty()).then(|| {
            let number = format!("{} ", heading.number);
            let line = self.marked(&number, number_style.face, number_style.size);
            Label { slot, x: self.grid.left, line, style: number_style }
        });
        if let Some(text) = self.text(first) {
            (text.label, text.heading) = (label, Some(index));
        }
        self.chapter_start = first;
        if heading.level == 1 {
            self.appendix = self.signed.then_some(first);
        }
    }

    /// A short appendix, such as a glossary, is never parted: a few lines of it alone on the last
    /// page look lost.
    fn close_appendix(&mut self) {
        let Some(first) = self.appendix.take() else { return };
        let items = &self.flow.items[first..];
        let gaps = items.windows(2).map(|pair| gap(pair[0].after, &pair[1]));
        let height = items.iter().map(|item| item.height).sum::<f32>() + gaps.sum::<f32>();
        if height <= self.grid.depth()
            && let Some(last) = self.flow.items.last().map(|item| item.keep)
        {
            self.keep_all(first, Keep::Weak);
            if let Some(item) = self.flow.items.last_mut() {
                item.keep = last;
            }
        }
    }

    /// A text with a space after it, which parts it from what follows when it is copied or read.
    fn marked(&mut self, text: &str, face: Face, size: f32) -> Line {
        let mut line = self.setter.line(text, face, size);
        if let Some(piece) = line.pieces.last_mut() {
            piece.segments.push(crate::typeset::page::Segment::Space);
        }
        line
    }

    /// Runs as spans; their links get numbers.
    fn spans<'r>(&mut self, runs: &'a [Run]) -> Vec<Span<'r>>
    where
        'a: 'r,
    {
        runs.iter()
            .map(|run| {
                let link =
                    run.link.as_deref().filter(|address| !address.is_empty()).map(|address| {
                        self.flow.links.push(address);
                        self.flow.links.len() as u32 - 1
                    });
                Span { text: &run.text, face: face(run.style), link }
            })
            .collect()
    }

    fn paragraph(&mut self, runs: &'a [Run], before_list: bool) {
        let spans = self.spans(runs);
        let style = &style::BODY;
        let measure = self.grid.paragraph;
        let lines = self.setter.paragraph(&spans, style.size, measure, Manner::Body);
        let leads = runs.iter().rev().find(|run| !run.text.trim().is_empty());
        let leads = leads.is_some_and(|run| run.text.trim_end().ends_with(':'));
        let slot = self.flow.slots.plan(Role::Paragraph, None);
        self.lines(slot, self.grid.text, lines, style, (style.before, style.after));
        if leads
            && before_list
            && let Some(last) = self.flow.items.last_mut()
        {
            last.keep = Keep::Strong;
        }
    }

    fn introduction(&mut self, runs: &'a [Run]) {
        let spans = self.sans_spans(runs);
        let style = &style::INTRODUCTION;
        let measure = style::INTRODUCTION_MOST.min(self.grid.right - self.grid.text);
        let lines = self.setter.paragraph(&spans, style.size, measure, Manner::List);
        let slot = self.flow.slots.plan(Role::Paragraph, None);
        self.lines(slot, self.grid.text, lines, style, (style.before, style.after));
    }

    /// The spans of runs, in the sans face.
    fn sans_spans<'r>(&mut self, runs: &'a [Run]) -> Vec<Span<'r>>
    where
        'a: 'r,
    {
        let mut spans = self.spans(runs);
        for span in &mut spans {
            span.face = match span.face {
                Face::SerifItalic => Face::SansItalic,
                Face::SerifSemibold => Face::SansSemibold,
                _ => Face::SansRegular,
            };
        }
        spans
    }

    fn note(&mut self, runs: &'a [Run]) {
        let spans = self.sans_spans(runs);
        let style = &style::NOTE;
        let lines = self.setter.paragraph(&spans, style.size, self.grid.paragraph, Manner::Body);
        let slot = self.flow.slots.plan(Role::Paragraph, None);
        self.lines(slot, self.grid.text, lines, style, (style.before, style.after));
    }

    fn list(
        &mut self,
        list: &'a List,
        set_as: &'static ListStyle,
        depth: usize,
        parent: Option<Slot>,
        led: bool,
    ) {
        let slot = self.flow.slots.plan(Role::List { numbered: list.numbered }, parent);
        let left = self.grid.text + style::list::SUBLIST_INDENT * depth as f32;
        let (gap, indent) = match (list.numbered, list.items.len()) {
            (false, _) => (set_as.dash_gap, style::list::DASH_INDENT),
            (true, ..10) => (set_as.number_gap, style::list::NUMBER_INDENT),
            (true, _) => (set_as.number_gap, style::list::NUMBER_INDENT_WIDE),
        };
        let measure = self.grid.text + self.grid.paragraph - left - indent;
        let last = list.items.len().saturating_sub(1);
        for (index, item) in list.items.iter().enumerate() {
            let entry = self.flow.slots.plan(Role::ListItem, Some(slot));
            let label_slot = self.flow.slots.plan(Role::Label, Some(entry));
            let mut body = self.flow.slots.plan(Role::ListBody, Some(entry));
            let list_body = body;
            if item.sublist.is_some() {
                body = self.flow.slots.plan(Role::Paragraph, Some(body));
            }
            let style = set_as.text;
            let spans = match style.face {
                Face::SansRegular => self.sans_spans(&item.text),
                _ => self.spans(&item.text),
            };
            let lines = self.setter.paragraph(&spans, style.size, measure, Manner::List);
            let after = if index == last && depth == 0 { style::list::AFTER } else { gap };
            let first = self.lines(body, left + indent, lines, style, (gap, after));
            let (mark, mark_style) = if list.numbered {
                (format!("{}.", index + 1), set_as.number)
            } else {
                ("–".to_owned(), set_as.dash)
            };
            let line = self.marked(&mark, mark_style.face, mark_style.size);
            if let Some(text) = self.text(first) {
                text.label = Some(Label { slot: label_slot, x: left, line, style: mark_style });
            }
            self.flow.items[first].exact = index == 0 && (led || depth > 0);
            if index == 0 && led && last > 0 {
                self.keep_all(first, Keep::Strong);
            }
            // The last item of a list never stands alone on a page.
            if depth == 0 && last > 1 && index + 1 == last {
                self.keep_all(first, Keep::Weak);
            }
            if let Some(sublist) = &item.sublist {
                if let Some(last) = self.flow.items.last_mut() {
                    last.keep = Keep::Strong;
                }
                self.list(sublist, set_as, depth + 1, Some(list_body), false);
                if let Some(item) = self.flow.items.last_mut() {
                    item.after = after;
                }
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

    fn contents(&mut self, depth: u8) {
        let style = &style::CHAPTER;
        let lines = self.setter.title("Innehåll", style, self.grid.column);
        let slot = self.flow.slots.plan(Role::Heading(1), None);
        let first = self.lines(slot, self.grid.text, lines, style, (style.before, style.after));
        self.keep_all(first, Keep::Strong);
        let index = self.flow.headings.len();
        self.flow.headings.push(HeadingPlace { heading: None, item: first });
        if let Some(text) = self.text(first) {
            text.heading = Some(index);
        }
        let offset = index + 1;
        for (at, heading) in self.listed.clone().into_iter().enumerate() {
            if heading.level <= depth {
                self.contents_line(offset + at, heading);
            }
        }
    }

    fn contents_line(&mut self, index: usize, heading: &Heading) {
        let chapter = heading.level <= 1;
        let style = if chapter { &style::CONTENTS_CHAPTER } else { &style::CONTENTS_SECTION };
        let number = (!heading.number.is_empty()).then(|| {
            let number = self.setter.shortened(
                &heading.number,
                Face::SansRegular,
                style.size,
                style::contents::SECTION_NUMBER - 2.0,
            );
            let mut number = number;
            if let Some(piece) = number.pieces.last_mut() {
                piece.segments.push(crate::typeset::page::Segment::Space);
            }
            number
        });
        let indent = contents_indent(heading.level);
        let measure = self.grid.column - indent - style::contents::LEADER_END - style::mm(5.0);
        let mut lines = self.setter.title(&heading.text, style, measure);
        if lines.len() > style::contents::LINES_MOST {
            lines = vec![self.setter.shortened(&heading.text, style.face, style.size, measure)];
        }
        self.flow.items.push(Item {
            height: style.height(lines.len()),
            before: style.before,
            after: 0.0,
            exact: false,
            keep: Keep::Free,
            room: 0.0,
            content: Content::ContentsLine(Box::new(ContentsLine {
                heading: index,
                level: heading.level,
                number,
                lines,
            })),
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

/// From the text column's left edge to an entry's text.
pub fn contents_indent(level: u8) -> f32 {
    if level <= 1 {
        style::contents::NUMBER
    } else {
        style::contents::NUMBER + style::contents::SECTION_NUMBER
    }
}

/// What a table is called by: its number, or its letter while there are letters.
fn mark(number: usize, lettered: bool) -> String {
    match u8::try_from(number) {
        Ok(at @ 1..=26) if lettered => char::from(b'A' + at - 1).to_string(),
        _ => number.to_string(),
    }
}
