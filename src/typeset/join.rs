//! Several laid-out documents as one: pages after each other, one tag tree, each document a bookmark
//! over its own, and page labels that say which document a page is of.
//!
//! The pages stay as they were set; only what counts pages and nodes is counted on.

use crate::typeset::page::{
    Bookmark, Kid, LaidOut, LinkArea, Node, NodeId, Owner, Page, PageLabel, Role, Target,
};

/// Joins documents, each with the name that its bookmark and its page labels have.
pub fn join(parts: Vec<(String, LaidOut)>) -> LaidOut {
    let root = Node { role: Role::Document, kids: Vec::new() };
    let mut whole = LaidOut {
        pages: Vec::new(),
        nodes: vec![root],
        bookmarks: Vec::new(),
        labels: Vec::new(),
        missing: Vec::new(),
    };
    for (title, part) in parts {
        let shift = Shift { pages: whole.pages.len(), nodes: whole.nodes.len() };
        whole.labels.push(PageLabel { page: shift.pages, prefix: format!("{title}, ") });
        whole.bookmarks.push(Bookmark { level: 1, title, page: shift.pages, y: 0.0 });
        whole.bookmarks.extend(part.bookmarks.into_iter().map(|mark| Bookmark {
            level: mark.level + 1,
            page: mark.page + shift.pages,
            ..mark
        }));
        let mut nodes = part.nodes.into_iter();
        let kids = nodes.next().map_or_else(Vec::new, |root| root.kids);
        whole.nodes[0].kids.extend(kids.into_iter().map(|kid| shift.kid(kid)));
        whole.nodes.extend(nodes.map(|node| shift.node(node)));
        whole.pages.extend(part.pages.into_iter().map(|page| shift.page(page)));
        for missing in part.missing {
            if !whole.missing.iter().any(|known| known.character == missing.character) {
                whole.missing.push(missing);
            }
        }
    }
    whole
}

/// How far a document's pages and nodes are moved. Its root is the whole's.
struct Shift {
    pages: usize,
    nodes: usize,
}

impl Shift {
    fn id(&self, id: NodeId) -> NodeId {
        match id.0 {
            0 => NodeId(0),
            at => NodeId(at - 1 + self.nodes),
        }
    }

    fn kid(&self, kid: Kid) -> Kid {
        match kid {
            Kid::Node(id) => Kid::Node(self.id(id)),
            Kid::Content { page, chunk } => Kid::Content { page: page + self.pages, chunk },
        }
    }

    fn node(&self, node: Node) -> Node {
        let role = match node.role {
            Role::Figure { alt, page, bounds } => {
                Role::Figure { alt, page: page + self.pages, bounds }
            }
            role => role,
        };
        Node { role, kids: node.kids.into_iter().map(|kid| self.kid(kid)).collect() }
    }

    fn page(&self, mut page: Page) -> Page {
        for chunk in &mut page.chunks {
            if let Owner::Node(id) = chunk.owner {
                chunk.owner = Owner::Node(self.id(id));
            }
        }
        let links = page.links.into_iter().map(|link| LinkArea {
            node: self.id(link.node),
            target: match link.target {
                Target::Place { page, y } => Target::Place { page: page + self.pages, y },
                uri => uri,
            },
            ..link
        });
        page.links = links.collect();
        page
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::lay_out;
    use crate::typeset::tests::sample;

    #[test]
    fn every_chunk_is_owned_by_a_node_that_lists_it_and_nothing_is_lost() {
        let one = lay_out(&sample::it_plan());
        let (pages, nodes, marks) = (one.pages.len(), one.nodes.len(), one.bookmarks.len());
        let whole = join(vec![("Brev".to_owned(), one.clone()), ("Bilaga 1".to_owned(), one)]);
        assert_eq!(whole.pages.len(), 2 * pages);
        assert_eq!(whole.nodes.len(), 2 * nodes - 1, "they share the root");
        assert_eq!(whole.bookmarks.len(), 2 * marks + 2);
        let labels: Vec<_> = whole.labels.iter().map(|it| (it.page, it.prefix.as_str())).collect();
        assert_eq!(labels, [(0, "Brev, "), (pages, "Bilaga 1, ")]);
        for (at, page) in whole.pages.iter().enumerate() {
            for (place, chunk) in page.chunks.iter().enumerate() {
                let Owner::Node(owner) = chunk.owner else { continue };
                let wanted = Kid::Content { page: at, chunk: place };
                assert!(whole.nodes[owner.0].kids.contains(&wanted), "{at} {place}");
            }
            for link in &page.links {
                assert!(matches!(whole.nodes[link.node.0].role, Role::Link));
            }
        }
    }
}
