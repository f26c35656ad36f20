//! The bookmarks: a tree made of the flat list by level (ISO 32000-1 §12.3.3).

use lopdf::{Object, dictionary};

use super::{
    metadata::clean,
    serialize::{PdfFile, Ref},
    syntax::{hundredths, name, text},
};
use crate::typeset::page::{LaidOut, Page};

/// Space over a heading when a bookmark leads to it, in pt.
const AIR: f32 = 6.0;

/// Adds the outline; none when the document has no bookmarks.
pub(super) fn add(file: &mut PdfFile, laid: &LaidOut, pages: &[Ref]) -> Option<Ref> {
    let bookmarks: Vec<_> =
        laid.bookmarks.iter().filter(|bookmark| bookmark.page < pages.len()).collect();
    if bookmarks.is_empty() {
        return None;
    }
    let root = file.reserve();
    let first = file.reserve_many(bookmarks.len());
    let levels: Vec<u8> = bookmarks.iter().map(|bookmark| bookmark.level).collect();
    let tree = Tree::of(&levels);
    let reference = |index: usize| Object::from(first.offset(index));

    for (index, bookmark) in bookmarks.iter().enumerate() {
        let parent = tree.parent[index];
        let mut entry = dictionary! {
            "Title" => text(&clean(&bookmark.title)),
            "Parent" => parent.map_or(Object::from(root), reference),
            "Dest" => destination(&laid.pages[bookmark.page], pages[bookmark.page], bookmark.y),
        };
        let siblings = tree.children(parent);
        // Siblings are in ascending order, so a place among them is found by halving.
        if let Ok(place) = siblings.binary_search(&index) {
            if place > 0 {
                entry.set("Prev", reference(siblings[place - 1]));
            }
            if let Some(next) = siblings.get(place + 1) {
                entry.set("Next", reference(*next));
            }
        }
        let children = tree.children(Some(index));
        if let (Some(head), Some(tail)) = (children.first(), children.last()) {
            entry.set("First", reference(*head));
            entry.set("Last", reference(*tail));
            // Closed below the chapters: a negative count.
            entry.set("Count", -(children.len() as i64));
        }
        file.put_dictionary(first.offset(index), &entry);
    }

    let top = tree.children(None);
    file.put_dictionary(
        root,
        &dictionary! {
            "Type" => name("Outlines"),
            "First" => reference(top[0]),
            "Last" => reference(top[top.len() - 1]),
            "Count" => top.len() as i64,
        },
    );
    Some(root)
}

/// A place on a page, with a little air over it and the reader's own zoom.
pub(super) fn destination(page: &Page, target: Ref, y: f32) -> Object {
    let top = hundredths((page.height - y + AIR).min(page.height).max(0.0));
    Object::Array(vec![target.into(), name("XYZ"), Object::Null, top.into(), Object::Null])
}

/// Who is whose child; the index one past the last stands for the root.
struct Tree {
    parent: Vec<Option<usize>>,
    children: Vec<Vec<usize>>,
}

impl Tree {
    fn of(levels: &[u8]) -> Self {
        let mut tree =
            Self { parent: vec![None; levels.len()], children: vec![Vec::new(); levels.len() + 1] };
        let mut open: Vec<usize> = Vec::new();
        for (index, level) in levels.iter().enumerate() {
            while open.last().is_some_and(|last| levels[*last] >= *level) {
                open.pop();
            }
            let parent = open.last().copied();
            tree.parent[index] = parent;
            tree.children[parent.unwrap_or(levels.len())].push(index);
            open.push(index);
        }
        tree
    }

    fn children(&self, parent: Option<usize>) -> &[usize] {
        &self.children[parent.unwrap_or(self.parent.len())]
    }
}
