//! What a reader can point at on a page: a heading, a paragraph, an item of a list, a row of a table;
//! where it stands, and its words. A passage that goes on to the next page is one on each.

use std::collections::BTreeMap;

use super::page::{Draw, Kid, LaidOut, Node, NodeId, Owner, Page, Rect, Role, Segment};

/// How far over the baseline letters reach, and how far under, of their size.
const ASCENT: f32 = 0.8;
const DESCENT: f32 = 0.25;
/// About how wide a word space is, of the size; it only says how far a passage reaches.
const SPACE: f32 = 0.2;

/// A passage on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Passage {
    /// In pt from the page's top left.
    pub bounds: Rect,
    pub text: String,
}

/// The passages of each page, in reading order.
pub fn passages(laid_out: &LaidOut) -> Vec<Vec<Passage>> {
    let wholes = wholes(&laid_out.nodes);
    laid_out.pages.iter().map(|page| on_page(page, &wholes)).collect()
}

/// For each node the one that is pointed at as a whole.
fn wholes(nodes: &[Node]) -> Vec<NodeId> {
    let mut parents = vec![None; nodes.len()];
    for (at, node) in nodes.iter().enumerate() {
        for kid in &node.kids {
            if let Kid::Node(kid) = kid {
                parents[kid.0] = Some(at);
            }
        }
    }
    (0..nodes.len()).map(|at| whole(nodes, &parents, at)).collect()
}

/// The row, item, caption or figure that a node stands in; else its paragraph or heading; else itself.
fn whole(nodes: &[Node], parents: &[Option<usize>], node: usize) -> NodeId {
    let mut found = None;
    for at in std::iter::successors(Some(node), |at| parents[*at]) {
        match nodes[at].role {
            Role::TableRow | Role::ListItem | Role::Caption | Role::Figure { .. } | Role::Note => {
                return NodeId(at);
            }
            Role::Paragraph | Role::Heading(_) | Role::ContentsItem => {
                found = found.or(Some(at));
            }
            _ => {}
        }
    }
    NodeId(found.unwrap_or(node))
}

fn on_page(page: &Page, wholes: &[NodeId]) -> Vec<Passage> {
    let mut order = Vec::new();
    let mut found: BTreeMap<NodeId, Passage> = BTreeMap::new();
    for chunk in &page.chunks {
        let Owner::Node(owner) = chunk.owner else { continue };
        let whole = wholes[owner.0];
        for draw in &chunk.draws {
            let Some((bounds, text)) = line(draw) else { continue };
            match found.get_mut(&whole) {
                Some(passage) => {
                    passage.bounds = around(passage.bounds, bounds);
                    let is_apart = !passage.text.ends_with([' ', '\u{ad}']);
                    passage.text.push_str(if is_apart { " " } else { "" });
                    passage.text.push_str(&text);
                }
                None => {
                    order.push(whole);
                    found.insert(whole, Passage { bounds, text });
                }
            }
        }
    }
    let passages = order.into_iter().filter_map(|whole| found.remove(&whole));
    let passages = passages.map(|it| {
        let text = it.text.replace('\u{ad}', "");
        Passage { text: text.split_whitespace().collect::<Vec<_>>().join(" "), ..it }
    });
    passages.filter(|passage| !passage.text.is_empty()).collect()
}

/// Where a line of text stands, and its words.
fn line(draw: &Draw) -> Option<(Rect, String)> {
    let Draw::Text { x, baseline, size, segments, .. } = draw else { return None };
    let (mut width, mut text) = (0.0, String::new());
    for segment in segments {
        match segment {
            Segment::Word(word) => {
                width += word.width * size / 1000.0;
                text.push_str(&word.text);
            }
            Segment::Space => {
                width += SPACE * size;
                text.push(' ');
            }
            // Says that the word goes on in the next line; it is taken away in the end.
            Segment::SoftHyphen => text.push('\u{ad}'),
        }
    }
    let height = (ASCENT + DESCENT) * size;
    Some((Rect { x: *x, y: baseline - ASCENT * size, width, height }, text))
}

/// The smallest rectangle around both.
fn around(one: Rect, other: Rect) -> Rect {
    let (x, y) = (one.x.min(other.x), one.y.min(other.y));
    let right = (one.x + one.width).max(other.x + other.width);
    let bottom = (one.y + one.height).max(other.y + other.height);
    Rect { x, y, width: right - x, height: bottom - y }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::block::{Block, List, ListItem, Run};
    use crate::typeset::lay_out;
    use crate::typeset::tests::sample;

    fn texts(blocks: Vec<Block>) -> Vec<Passage> {
        passages(&lay_out(&sample::document(blocks))).concat()
    }

    /// The words of the first row of the first table, cell after cell.
    fn sample_row(laid_out: &LaidOut) -> String {
        let row = laid_out.nodes.iter().position(|node| node.role == Role::TableRow).unwrap();
        fn words(laid_out: &LaidOut, node: usize) -> Vec<String> {
            let kids = laid_out.nodes[node].kids.iter().map(|kid| match *kid {
                Kid::Node(kid) => words(laid_out, kid.0),
                Kid::Content { page, chunk } => {
                    let draws = &laid_out.pages[page].chunks[chunk].draws;
                    draws.iter().filter_map(|draw| line(draw).map(|(_, text)| text)).collect()
                }
            });
            kids.collect::<Vec<_>>().concat()
        }
        let text = words(laid_out, row).join(" ").replace("\u{ad} ", "");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_paragraph_of_several_lines_is_one_passage_around_them_all() {
        let words = "Nämnden beslutar om förvaltningens plan varje år. ".repeat(9);
        let found = texts(vec![Block::Paragraph(vec![Run::plain(&words)])]);
        let passage = found.iter().find(|it| it.text.starts_with("Nämnden beslutar")).unwrap();
        assert_eq!(passage.text, words.trim());
        assert!(passage.bounds.height > 30.0 && passage.bounds.width > 300.0, "{passage:?}");
    }

    #[test]
    fn each_item_of_a_list_is_a_passage_with_its_label() {
        let item = |text: &str| ListItem { text: vec![Run::plain(text)], sublist: None };
        let list = List { numbered: true, items: vec![item("Planen antas"), item("Den sänds")] };
        let found = texts(vec![Block::List(list)]);
        let ends: Vec<&str> = found.iter().rev().take(2).map(|it| it.text.as_str()).collect();
        assert_eq!(ends, ["2. Den sänds", "1. Planen antas"]);
    }

    #[test]
    fn the_cells_of_a_row_are_pointed_at_together_and_nothing_lies_outside_its_page() {
        let laid_out = lay_out(&sample::it_plan());
        let pages = passages(&laid_out);
        assert_eq!(pages.len(), laid_out.pages.len());
        let row = sample_row(&laid_out);
        assert!(pages.iter().flatten().any(|it| it.text == row), "{row}");
        for (page, found) in laid_out.pages.iter().zip(&pages) {
            for Passage { bounds, text } in found {
                let right = bounds.x + bounds.width;
                assert!(bounds.x >= 0.0 && right <= page.width + 1.0, "{text}: {bounds:?}");
                assert!(bounds.y + bounds.height <= page.height, "{text}");
            }
        }
    }
}
