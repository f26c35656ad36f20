//! The tag tree: what is read aloud and in which order (ISO 32000-1 §14.7–14.8, ISO 14289-1 §7).
//!
//! Each node becomes one structure element, written as bytes and forgotten. The ParentTree leads
//! back from each MCID and each link to its element.

use lopdf::{Object, dictionary};

use super::{
    PdfError,
    content::Marks,
    links::Links,
    metadata::clean,
    serialize::{PdfFile, Ref},
    syntax::{hundredths, name, write_integer, write_object, write_reference, write_text},
};
use crate::typeset::page::{Kid, LaidOut, Node, NodeId, Rect, Role};

/// The standard structure type of a role.
pub(super) fn tag(role: &Role) -> &'static str {
    match role {
        Role::Document => "Document",
        Role::Heading(1) => "H1",
        Role::Heading(2) => "H2",
        Role::Heading(_) => "H3",
        Role::Paragraph => "P",
        Role::List { .. } => "L",
        Role::ListItem => "LI",
        Role::Label => "Lbl",
        Role::ListBody => "LBody",
        Role::Table => "Table",
        Role::Caption => "Caption",
        Role::TableHead => "THead",
        Role::TableBody => "TBody",
        Role::TableRow => "TR",
        Role::ColumnHeader | Role::RowHeader => "TH",
        Role::TableCell => "TD",
        Role::Figure { .. } => "Figure",
        Role::Link => "Link",
        Role::Contents => "TOC",
        Role::ContentsItem => "TOCI",
        Role::Reference => "Reference",
        Role::Note => "Note",
    }
}

/// What the tags refer to on the pages.
pub(super) struct Pages<'a> {
    pub(super) refs: &'a [Ref],
    pub(super) marks: &'a [Marks],
    pub(super) links: &'a Links,
}

/// Adds the tree; returns its root.
pub(super) fn add(file: &mut PdfFile, laid: &LaidOut, pages: &Pages<'_>) -> Result<Ref, PdfError> {
    if laid.nodes.is_empty() {
        return Err(PdfError::BrokenLayout("tomt taggträd"));
    }
    let root = file.reserve();
    let elements = Elements { first: file.reserve_many(laid.nodes.len()) };
    let parents = parents(laid)?;
    let links = pages.links.by_node();

    let mut notes = Vec::new();
    for (index, node) in laid.nodes.iter().enumerate() {
        let parent = match parents[index] {
            Some(parent) => elements.of(parent),
            None if index == 0 => root,
            // A node in no one's kids is not part of the document.
            None => continue,
        };
        let own_links = links.get(&NodeId(index)).map_or(&[][..], Vec::as_slice);
        let kids = kids(node, pages, &elements, own_links)?;
        if node.role == Role::Note {
            notes.push(NodeId(index));
        }
        file.put(elements.of(NodeId(index)), |out| {
            element(out, laid, node, NodeId(index), parent, &kids);
        });
    }

    let parent_tree = parent_tree(file, pages, &elements);
    let next_key = (pages.refs.len() + pages.links.count()) as i64;
    let mut dictionary = dictionary! {
        "Type" => name("StructTreeRoot"),
        "K" => vec![elements.of(NodeId(0)).into()],
        "ParentTree" => parent_tree,
        "ParentTreeNextKey" => next_key,
    };
    if !notes.is_empty() {
        let names: Vec<Object> = notes
            .iter()
            .flat_map(|note| [super::syntax::text(&note_id(*note)), elements.of(*note).into()])
            .collect();
        dictionary.set("IDTree", dictionary! { "Names" => names });
    }
    file.put_dictionary(root, &dictionary);
    Ok(root)
}

/// The object numbers of the elements: a block in node order.
struct Elements {
    first: Ref,
}

impl Elements {
    fn of(&self, node: NodeId) -> Ref {
        self.first.offset(node.0)
    }
}

fn parents(laid: &LaidOut) -> Result<Vec<Option<NodeId>>, PdfError> {
    let mut parents = vec![None; laid.nodes.len()];
    for (index, node) in laid.nodes.iter().enumerate() {
        for kid in &node.kids {
            if let Kid::Node(NodeId(kid)) = kid {
                *parents.get_mut(*kid).ok_or(PdfError::BrokenLayout("barn"))? = Some(NodeId(index));
            }
        }
    }
    Ok(parents)
}

/// An element's kids as bytes.
struct Kids {
    /// The page that bare MCIDs refer to.
    page: Option<Ref>,
    count: usize,
    bytes: Vec<u8>,
}

impl Kids {
    fn next(&mut self) -> &mut Vec<u8> {
        if self.count > 0 {
            self.bytes.push(b' ');
        }
        self.count += 1;
        &mut self.bytes
    }
}

fn kids(
    node: &Node,
    pages: &Pages<'_>,
    elements: &Elements,
    links: &[(usize, Ref)],
) -> Result<Kids, PdfError> {
    const NOWHERE: PdfError = PdfError::BrokenLayout("innehåll");
    let own = node.kids.iter().find_map(|kid| match kid {
        Kid::Content { page, .. } => Some(*page),
        Kid::Node(_) => None,
    });
    let mut kids = Kids { page: None, count: 0, bytes: Vec::with_capacity(8 * node.kids.len()) };
    for kid in &node.kids {
        match *kid {
            Kid::Node(kid) => write_reference(kids.next(), elements.of(kid)),
            Kid::Content { page, chunk } => {
                let marks = pages.marks.get(page).ok_or(NOWHERE)?;
                let (first, count) = *marks.chunks.get(chunk).ok_or(NOWHERE)?;
                for mcid in first..first + count {
                    let out = kids.next();
                    if own == Some(page) {
                        write_integer(out, i64::from(mcid));
                    } else {
                        out.extend_from_slice(b"<</Type/MCR/Pg ");
                        write_reference(out, pages.refs[page]);
                        out.extend_from_slice(b"/MCID ");
                        write_integer(out, i64::from(mcid));
                        out.extend_from_slice(b">>");
                    }
                }
            }
        }
    }
    for (page, annotation) in links {
        let out = kids.next();
        out.extend_from_slice(b"<</Type/OBJR/Pg ");
        write_reference(out, pages.refs[*page]);
        out.extend_from_slice(b"/Obj ");
        write_reference(out, *annotation);
        out.extend_from_slice(b">>");
    }
    kids.page = own.and_then(|page| pages.refs.get(page).copied());
    Ok(kids)
}

/// Writes one structure element. /Type is optional and left out: there are a hundred thousand.
fn element(out: &mut Vec<u8>, laid: &LaidOut, node: &Node, id: NodeId, parent: Ref, kids: &Kids) {
    out.extend_from_slice(b"<</S/");
    out.extend_from_slice(tag(&node.role).as_bytes());
    out.extend_from_slice(b"/P ");
    write_reference(out, parent);
    if let Some(page) = kids.page {
        out.extend_from_slice(b"/Pg ");
        write_reference(out, page);
    }
    match kids.count {
        0 => {}
        1 if kids.bytes.first() != Some(&b'<') => {
            out.extend_from_slice(b"/K ");
            out.extend_from_slice(&kids.bytes);
        }
        _ => {
            out.extend_from_slice(b"/K[");
            out.extend_from_slice(&kids.bytes);
            out.push(b']');
        }
    }
    match &node.role {
        Role::ColumnHeader => out.extend_from_slice(b"/A<</O/Table/Scope/Column>>"),
        Role::RowHeader => out.extend_from_slice(b"/A<</O/Table/Scope/Row>>"),
        Role::List { numbered: true } => {
            out.extend_from_slice(b"/A<</O/List/ListNumbering/Decimal>>");
        }
        Role::List { numbered: false } => {
            out.extend_from_slice(b"/A<</O/List/ListNumbering/Disc>>");
        }
        Role::Figure { alt, page, bounds } => {
            out.extend_from_slice(b"/Alt");
            write_text(out, &clean(alt));
            let height = laid.pages.get(*page).map_or(0.0, |page| page.height);
            out.extend_from_slice(b"/A<</O/Layout/Placement/Block/BBox");
            write_object(out, &rectangle(*bounds, height));
            out.extend_from_slice(b">>");
        }
        Role::Note => {
            out.extend_from_slice(b"/ID");
            write_text(out, &note_id(id));
        }
        _ => {}
    }
    out.extend_from_slice(b">>");
}

/// A note needs an ID of its own (ISO 14289-1 §7.9). Written with the same number of digits, so
/// that the order of the names is the order of the nodes.
fn note_id(note: NodeId) -> String {
    format!("not-{:08}", note.0)
}

/// A rectangle from the page's bottom left: left, bottom, right, top.
pub(super) fn rectangle(rect: Rect, page_height: f32) -> Object {
    let corners =
        [rect.x, page_height - rect.y - rect.height, rect.x + rect.width, page_height - rect.y];
    Object::Array(corners.iter().map(|corner| hundredths(*corner).into()).collect())
}

/// The number tree from a page's MCIDs, and from each link, to their elements.
fn parent_tree(file: &mut PdfFile, pages: &Pages<'_>, elements: &Elements) -> Ref {
    let mut numbers: Vec<Object> = Vec::new();
    for (key, marks) in pages.marks.iter().enumerate() {
        let owners = file.reserve();
        file.put(owners, |out| {
            out.push(b'[');
            for (index, owner) in marks.owners.iter().enumerate() {
                if index > 0 {
                    out.push(b' ');
                }
                write_reference(out, elements.of(*owner));
            }
            out.push(b']');
        });
        numbers.extend([Object::Integer(key as i64), owners.into()]);
    }
    for (key, node) in pages.links.keys() {
        numbers.extend([Object::Integer(key), elements.of(node).into()]);
    }
    file.add_dictionary(&dictionary! { "Nums" => numbers })
}
