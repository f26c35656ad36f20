//! The contents: a line for each heading, shortened where the heading has no end.

use super::Composer;
use crate::document::block::Heading;
use crate::typeset::font::Face;
use crate::typeset::item::{Content, ContentsLine, HeadingPlace, Item, Keep};
use crate::typeset::page::Role;
use crate::typeset::style;

impl Composer<'_, '_> {
    pub(super) fn contents(&mut self, depth: u8) {
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

    pub(super) fn contents_line(&mut self, index: usize, heading: &Heading) {
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
}

/// From the text column's left edge to an entry's text.
pub fn contents_indent(level: u8) -> f32 {
    if level <= 1 {
        style::contents::NUMBER
    } else {
        style::contents::NUMBER + style::contents::SECTION_NUMBER
    }
}
