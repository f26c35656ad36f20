//! Running text as items: headings, paragraphs, notes and lists, line by line, with the rules for
//! what stays together (document style §4, §8).

use super::Composer;
use crate::document::block::{Block, Heading, List, Run};
use crate::typeset::font::Face;
use crate::typeset::item::{Content, HeadingPlace, Item, Keep, Label, Slot, Text};
use crate::typeset::line::{Line, Manner, Span};
use crate::typeset::page::Role;
use crate::typeset::page_head::face;
use crate::typeset::paginate::gap;
use crate::typeset::style::{self, ListStyle, TextStyle};

/// The style of a heading and of its number.
fn heading_styles(level: u8) -> (&'static TextStyle, &'static TextStyle) {
    match level {
        0 | 1 => (&style::CHAPTER, &style::CHAPTER_NUMBER),
        2 => (&style::SECTION, &style::SECTION_NUMBER),
        _ => (&style::SUBSECTION, &style::SUBSECTION_NUMBER),
    }
}

impl<'a> Composer<'a, '_> {
    /// Adds the lines of one element, with the keep rules of a paragraph. Returns the first item.
    pub(super) fn lines(
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

    pub(super) fn keep_all(&mut self, first: usize, keep: Keep) {
        for item in &mut self.flow.items[first..] {
            item.keep = item.keep.max(keep);
        }
    }

    pub(super) fn text(&mut self, item: usize) -> Option<&mut Text> {
        match &mut self.flow.items[item].content {
            Content::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn heading(&mut self, heading: &'a Heading, previous: Option<&Block>) {
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
    pub(super) fn close_appendix(&mut self) {
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
    pub(super) fn marked(&mut self, text: &str, face: Face, size: f32) -> Line {
        let mut line = self.setter.line(text, face, size);
        if let Some(piece) = line.pieces.last_mut() {
            piece.segments.push(crate::typeset::page::Segment::Space);
        }
        line
    }

    /// Runs as spans; their links get numbers.
    pub(super) fn spans<'r>(&mut self, runs: &'a [Run]) -> Vec<Span<'r>>
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

    pub(super) fn paragraph(&mut self, runs: &'a [Run], before_list: bool) {
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

    pub(super) fn introduction(&mut self, runs: &'a [Run]) {
        let spans = self.sans_spans(runs);
        let style = &style::INTRODUCTION;
        let measure = style::INTRODUCTION_MOST.min(self.grid.right - self.grid.text);
        let lines = self.setter.paragraph(&spans, style.size, measure, Manner::List);
        let slot = self.flow.slots.plan(Role::Paragraph, None);
        self.lines(slot, self.grid.text, lines, style, (style.before, style.after));
    }

    /// The spans of runs, in the sans face.
    pub(super) fn sans_spans<'r>(&mut self, runs: &'a [Run]) -> Vec<Span<'r>>
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

    pub(super) fn note(&mut self, runs: &'a [Run]) {
        let spans = self.sans_spans(runs);
        let style = &style::NOTE;
        let lines = self.setter.paragraph(&spans, style.size, self.grid.paragraph, Manner::Body);
        let slot = self.flow.slots.plan(Role::Paragraph, None);
        self.lines(slot, self.grid.text, lines, style, (style.before, style.after));
    }

    pub(super) fn list(
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
        let whole = if set_as.wide { self.grid.column } else { self.grid.paragraph };
        let measure = self.grid.text + whole - left - indent;
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
}
