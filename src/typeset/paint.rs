//! Items on pages to drawn pages: walks the items in reading order and draws each in its place.

use std::collections::HashMap;

use crate::document::block::{Document, Signature};
use crate::typeset::canvas::{Canvas, ROOT};
use crate::typeset::card::draw_writing_lines;
use crate::typeset::colour::Palette;
use crate::typeset::cover::Front;
use crate::typeset::flow::{Flow, contents_indent};
use crate::typeset::font::Face;
use crate::typeset::item::{Content, ContentsLine, HeadingPlace, RowPart, Text};
use crate::typeset::line::Setter;
use crate::typeset::page::{
    Artifact, Bookmark, Draw, LaidOut, LinkArea, NodeId, Owner, Rect, Role, Segment, Target,
};
use crate::typeset::page_head;
use crate::typeset::paginate::{Pages, Place};
use crate::typeset::style::{self, Grid, OVER};
use crate::typeset::table::Below;

/// Draws the document.
pub fn paint(
    document: &Document,
    front: Front,
    flow: Flow,
    pages: &Pages,
    setter: &mut Setter,
) -> LaidOut {
    let Flow {
        items, slots, headings, links, mut tables, mut facts, mut cards, mut figures, ..
    } = flow;
    let palette = Palette::of(document.identity.colour);
    let mut canvas = Canvas::new(palette, &pages.grids, &slots, &links);
    for (page, grid) in pages.grids.iter().enumerate() {
        let of = (page, pages.grids.len());
        page_head::draw(&mut canvas, setter, &document.identity, of, grid);
    }
    front.draw(&mut canvas);
    let below: Vec<Option<Below>> = (0..items.len())
        .map(|index| match &items[index].content {
            Content::Row(row) => {
                let next = items.get(index + 1).and_then(|next| match &next.content {
                    Content::Row(next) if next.table == row.table => Some(next),
                    _ => None,
                });
                let turned = pages
                    .places
                    .get(index + 1)
                    .is_some_and(|next| next.page != pages.places[index].page);
                Some(below(row, next, turned))
            }
            _ => None,
        })
        .collect();
    let mut contents = Contents::default();
    let mut owners: Vec<NodeId> = Vec::new();
    let mut previous = None;
    for (index, (item, place)) in items.into_iter().zip(&pages.places).enumerate() {
        let place = *place;
        let grid = pages.grids[place.page];
        match item.content {
            Content::Text(text) => draw_text(&mut canvas, *text, place, &headings),
            Content::TableHead { table } => tables[table].draw_head(&mut canvas, place),
            Content::Row(row) => {
                let table = &mut tables[row.table];
                if row.continues() && previous != Some(place.page) {
                    table.draw_repeat(&mut canvas, place.page, place.y);
                }
                if let Some(below) = below[index] {
                    table.draw_row(&mut canvas, setter, &row, place, &mut owners, below);
                }
            }
            Content::Card(card) => {
                if let Some(head) = cards[card].take() {
                    head.draw(&mut canvas, place, grid);
                }
            }
            Content::WritingLines => draw_writing_lines(&mut canvas, place, grid),
            Content::Fact { facts: of, row } => {
                facts[of].draw_row(row, &mut canvas, place.page, (grid.text, place.y));
            }
            Content::Figure { figure, part } => {
                figures[figure].draw(part, &mut canvas, setter, place);
            }
            Content::ContentsLine(line) => {
                let target = pages.places[headings[line.heading].item];
                contents.draw(&mut canvas, setter, *line, (place, target), grid);
            }
            Content::Signatures(people) => {
                draw_signatures(&mut canvas, setter, people, place, grid);
            }
        }
        previous = Some(place.page);
    }
    canvas.finish()
}

fn below(row: &RowPart, next: Option<&RowPart>, turned: bool) -> Below {
    match next {
        None => Below::End,
        Some(next) if next.index == row.index && !turned => Below::SameRow,
        Some(_) if turned => Below::PageEnd,
        Some(next) if next.is_sum() => Below::Sum,
        Some(next) if next.starts_group() => Below::Group,
        Some(_) => Below::Row,
    }
}

fn draw_text(canvas: &mut Canvas, text: Text, place: Place, headings: &[HeadingPlace]) {
    let baseline = place.y + OVER * text.style.size;
    if let Some(index) = text.heading {
        let (level, title) = match headings[index].heading {
            Some(heading) if heading.number.is_empty() => (heading.level, heading.text.clone()),
            Some(heading) => (heading.level, format!("{} {}", heading.number, heading.text)),
            None => (1, "Innehåll".to_owned()),
        };
        let title = crate::typeset::text::normalised(&title);
        let (page, y) = (place.page, place.y);
        canvas.bookmark(Bookmark { level: level.clamp(1, 3), title, page, y });
    }
    if let Some(label) = text.label {
        let owner = Owner::Node(canvas.slot(label.slot));
        let colour = canvas.palette.colour(label.style.colour);
        let at = (label.x, baseline);
        canvas.baseline(place.page, owner, label.line, at, label.style.size, colour);
    }
    let owner = Owner::Node(canvas.slot(text.slot));
    let colour = canvas.palette.colour(text.style.colour);
    let at = (text.x, baseline);
    canvas.baseline(place.page, owner, text.line, at, text.style.size, colour);
}

/// The TOC element, and the entry that the next sections belong to.
#[derive(Default)]
struct Contents {
    toc: Option<NodeId>,
    chapter: Option<NodeId>,
    /// The nested TOC of each chapter's entry.
    nested: HashMap<NodeId, NodeId>,
}

impl Contents {
    fn parent(&mut self, canvas: &mut Canvas, level: u8) -> NodeId {
        let toc = *self.toc.get_or_insert_with(|| canvas.node(ROOT, Role::Contents));
        match self.chapter {
            Some(chapter) if level > 1 => {
                *self.nested.entry(chapter).or_insert_with(|| canvas.node(chapter, Role::Contents))
            }
            _ => toc,
        }
    }

    fn draw(
        &mut self,
        canvas: &mut Canvas,
        setter: &mut Setter,
        line: ContentsLine,
        (place, target): (Place, Place),
        grid: &Grid,
    ) {
        let parent = self.parent(canvas, line.level);
        let entry = canvas.node(parent, Role::ContentsItem);
        if line.level <= 1 {
            self.chapter = Some(entry);
        }
        let reference = canvas.node(entry, Role::Reference);
        let link = canvas.node(reference, Role::Link);
        let owner = Owner::Node(link);
        let chapter = line.level <= 1;
        let style = if chapter { &style::CONTENTS_CHAPTER } else { &style::CONTENTS_SECTION };
        let right = grid.text + grid.column;
        let indent = contents_indent(line.level);
        let first = place.y + OVER * style.size;
        let mut description = String::from("Till ");
        if let Some(number) = line.number {
            let hang = if chapter { 0.0 } else { style::contents::NUMBER };
            description.push_str(&number.text());
            let accent = canvas.palette.accent;
            let at = (grid.text + hang, first);
            canvas.baseline(place.page, owner, number, at, style.size, accent);
        }
        let mut baseline = first;
        let mut end = grid.text + indent;
        let count = line.lines.len();
        for (index, mut text) in line.lines.into_iter().enumerate() {
            description.push_str(&text.text());
            end = grid.text + indent + text.width;
            baseline = first + style.leading * index as f32;
            if index + 1 == count
                && let Some(piece) = text.pieces.last_mut()
            {
                piece.segments.push(Segment::Space);
            }
            let at = (grid.text + indent, baseline);
            canvas.baseline(place.page, owner, text, at, style.size, style::INK);
        }
        let page = (target.page + 1).to_string();
        description.push_str(&format!(", sida {page}"));
        let page = setter.line(&page, Face::SansRegular, style.size);
        let at = (right - page.width, baseline);
        canvas.baseline(place.page, owner, page, at, style.size, style::INK);
        let height = style.height(count);
        let rect = Rect { x: grid.text, y: place.y, width: grid.column, height };
        let target = Target::Place { page: target.page, y: target.y };
        canvas.link(place.page, LinkArea { rect, node: link, target, description });
        let stop = right - style::contents::LEADER_END;
        let leader = leader(setter, end + style::contents::LEADER_GAP, stop, baseline, style.size);
        if let Some(leader) = leader {
            canvas.draw(place.page, Owner::Artifact(Artifact::Layout), leader);
        }
    }
}

/// Points at even distance, all leaders of a page in step.
fn leader(setter: &mut Setter, from: f32, to: f32, baseline: f32, size: f32) -> Option<Draw> {
    let step = style::contents::LEADER_STEP;
    let point = setter.line(".", Face::SansRegular, size);
    let piece = point.pieces.into_iter().next()?;
    // Whole steps counted from the right edge, so that the points stand under each other.
    let width = point.width + step;
    let count = ((to - from) / width).floor();
    if count < 1.0 {
        return None;
    }
    let segment = piece.segments.into_iter().next()?;
    Some(Draw::Text {
        x: to - count * width,
        baseline,
        size,
        face: piece.face,
        colour: style::LEADER,
        tracking: step * 1000.0 / size,
        segments: vec![segment; count as usize],
    })
}

fn draw_signatures(
    canvas: &mut Canvas,
    setter: &mut Setter,
    people: &[Signature],
    place: Place,
    grid: &Grid,
) {
    for (index, person) in people.iter().enumerate() {
        let x = grid.text + style::signature::STEP * index as f32;
        let across = (x, x + style::signature::LINE);
        canvas.rule(place.page, across, place.y, style::table::THIN, style::INK);
        let owner = Owner::Node(canvas.node(ROOT, Role::Paragraph));
        let mut baseline = place.y + style::signature::NAME_BASELINE;
        let rows = [(&person.name, &style::SIGNER), (&person.title, &style::SIGNER_TITLE)];
        for (text, style) in rows {
            let room = style::signature::LINE;
            let mut line = setter.shortened(text, style.face, style.size, room);
            if let Some(piece) = line.pieces.last_mut() {
                piece.segments.push(Segment::Space);
            }
            let colour = canvas.palette.colour(style.colour);
            canvas.baseline(place.page, owner, line, (x, baseline), style.size, colour);
            baseline += style.leading;
        }
    }
}
