//! The tag tree and the outline.

use std::collections::HashMap;

use super::sample;
use crate::document::block::{Block, List, ListItem, Run};
use crate::typeset::lay_out;
use crate::typeset::page::{Kid, LaidOut, NodeId, Owner, Role};

/// Every chunk of real content is listed once, by its owner, and every node has one parent.
fn check_whole(laid_out: &LaidOut) {
    let mut listed = HashMap::new();
    let mut parents = vec![0; laid_out.nodes.len()];
    for (index, node) in laid_out.nodes.iter().enumerate() {
        for kid in &node.kids {
            match *kid {
                Kid::Node(NodeId(child)) => parents[child] += 1,
                Kid::Content { page, chunk } => {
                    assert!(listed.insert((page, chunk), NodeId(index)).is_none());
                }
            }
        }
    }
    assert!(parents[0] == 0 && parents[1..].iter().all(|count| *count == 1));
    for (page, content) in laid_out.pages.iter().enumerate() {
        for (chunk, content) in content.chunks.iter().enumerate() {
            match content.owner {
                Owner::Node(node) => assert_eq!(listed.remove(&(page, chunk)), Some(node)),
                Owner::Artifact(_) => assert!(!listed.contains_key(&(page, chunk))),
            }
        }
        for link in &content.links {
            assert_eq!(laid_out.nodes[link.node.0].role, Role::Link);
        }
    }
    assert!(listed.is_empty());
}

fn outline(laid_out: &LaidOut, node: usize) -> String {
    let kids = laid_out.nodes[node].kids.iter().filter_map(|kid| match kid {
        Kid::Node(child) => Some(outline(laid_out, child.0)),
        Kid::Content { .. } => None,
    });
    let kids: Vec<_> = kids.collect();
    let name = match &laid_out.nodes[node].role {
        Role::Figure { .. } => "Figure".to_owned(),
        role => format!("{role:?}"),
    };
    if kids.is_empty() { name } else { format!("{name}[{}]", kids.join(" ")) }
}

#[test]
fn every_chunk_is_owned_once() {
    check_whole(&lay_out(&sample::it_plan()));
}

#[test]
fn a_list_in_a_list_stands_in_its_items_body() {
    let item = |text: &str, sublist: Option<List>| ListItem {
        text: vec![Run::plain(text)],
        sublist: sublist.map(Box::new),
    };
    let inner = List { numbered: false, items: vec![item("inre", None)] };
    let list = List { numbered: true, items: vec![item("yttre", Some(inner))] };
    let laid_out = lay_out(&sample::document(vec![Block::List(list)]));
    check_whole(&laid_out);
    assert!(outline(&laid_out, 0).ends_with(
        "List { numbered: true }[ListItem[Label ListBody[Paragraph \
         List { numbered: false }[ListItem[Label ListBody]]]]]]"
    ));
}

#[test]
fn figures_carry_their_caption_and_links_stand_in_their_paragraph() {
    let laid_out = lay_out(&sample::it_plan());
    let outline = outline(&laid_out, 0);
    assert!(outline.contains("Figure[Caption]"), "{outline}");
    assert!(outline.contains("Paragraph[Link]"), "{outline}");
    assert!(
        outline.contains("ContentsItem[Reference[Link] Contents[ContentsItem[Reference[Link]]")
    );
    assert!(outline.contains("Table[Caption TableHead[TableRow[ColumnHeader"));
}

#[test]
fn bookmarks_are_the_headings_in_order() {
    let laid_out = lay_out(&sample::it_plan());
    let titles: Vec<_> = laid_out.bookmarks.iter().map(|mark| mark.title.as_str()).collect();
    assert_eq!(titles[..4], ["Innehåll", "1 Sammanfattning", "2 Inledning", "2.1 Syfte"]);
    let mut level = 0;
    for mark in &laid_out.bookmarks {
        assert!(mark.level <= level + 1);
        level = mark.level;
    }
}
