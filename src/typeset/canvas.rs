//! Where pages are drawn: appends what is drawn to a page and enters it in the tag tree.
//!
//! Every chunk of real content is listed by its node exactly once, because both happen here and
//! nowhere else. Rules and fills of a page are gathered into one artifact, so that a table's rules
//! do not part its cells into hundreds of sequences.

use crate::document::block::Colour;
use crate::typeset::colour::Palette;
use crate::typeset::item::{Slot, Slots};
use crate::typeset::line::Line;
use crate::typeset::page::{
    Artifact, Bookmark, Chunk, Draw, Kid, LaidOut, LinkArea, Node, NodeId, Owner, Page, Rect, Role,
    Target,
};
use crate::typeset::style::{Grid, OVER, TextStyle, Tint};

/// The Document element.
pub const ROOT: NodeId = NodeId(0);

/// Pages in the making.
pub struct Canvas<'a> {
    pub palette: Palette,
    pages: Vec<Page>,
    nodes: Vec<Node>,
    bookmarks: Vec<Bookmark>,
    slots: &'a Slots,
    made: Vec<Option<NodeId>>,
    links: &'a [&'a str],
    link_nodes: Vec<Option<NodeId>>,
    rules: Vec<Vec<Draw>>,
}

impl<'a> Canvas<'a> {
    /// Blank pages of the given shapes.
    pub fn new(
        palette: Palette,
        grids: &[&'static Grid],
        slots: &'a Slots,
        links: &'a [&'a str],
    ) -> Self {
        let blank = |grid: &&Grid| Page {
            width: grid.width,
            height: grid.height,
            chunks: Vec::new(),
            links: Vec::new(),
        };
        Self {
            palette,
            pages: grids.iter().map(blank).collect(),
            nodes: vec![Node { role: Role::Document, kids: Vec::new() }],
            bookmarks: Vec::new(),
            slots,
            made: vec![None; slots.len()],
            links,
            link_nodes: vec![None; links.len()],
            rules: vec![Vec::new(); grids.len()],
        }
    }

    pub fn finish(mut self) -> LaidOut {
        for (page, rules) in self.pages.iter_mut().zip(self.rules) {
            if !rules.is_empty() {
                page.chunks.push(Chunk { owner: Owner::Artifact(Artifact::Layout), draws: rules });
            }
        }
        self.nodes.shrink_to_fit();
        LaidOut {
            pages: self.pages,
            nodes: self.nodes,
            bookmarks: self.bookmarks,
            labels: Vec::new(),
            missing: Vec::new(),
        }
    }

    /// A new last child.
    pub fn node(&mut self, parent: NodeId, role: Role) -> NodeId {
        let id = NodeId(self.nodes.len());
        self.nodes.push(Node { role, kids: Vec::new() });
        self.nodes[parent.0].kids.push(Kid::Node(id));
        id
    }

    /// The element of a slot, made with its parents if this is its first content.
    pub fn slot(&mut self, slot: Slot) -> NodeId {
        if let Some(node) = self.made[slot.0] {
            return node;
        }
        let (role, parent) = self.slots.get(slot);
        let parent = parent.map_or(ROOT, |parent| self.slot(parent));
        let node = self.node(parent, role);
        self.made[slot.0] = Some(node);
        node
    }

    pub fn bookmark(&mut self, bookmark: Bookmark) {
        self.bookmarks.push(bookmark);
    }

    pub fn link(&mut self, page: usize, area: LinkArea) {
        self.pages[page].links.push(area);
    }

    /// Draws as content of the owner.
    pub fn draw(&mut self, page: usize, owner: Owner, draw: Draw) {
        let chunks = &mut self.pages[page].chunks;
        if let Some(chunk) = chunks.last_mut().filter(|chunk| chunk.owner == owner) {
            chunk.draws.push(draw);
            return;
        }
        chunks.push(Chunk { owner, draws: vec![draw] });
        if let Owner::Node(node) = owner {
            let chunk = chunks.len() - 1;
            self.nodes[node.0].kids.push(Kid::Content { page, chunk });
        }
    }

    /// Draws a horizontal rule as layout.
    pub fn rule(&mut self, page: usize, x: (f32, f32), y: f32, width: f32, colour: Colour) {
        self.rules[page].push(Draw::Line { from: (x.0, y), to: (x.1, y), width, colour });
    }

    /// Draws a fill as layout.
    pub fn fill(&mut self, page: usize, rect: Rect, colour: Colour) {
        self.rules[page].push(Draw::Rectangle { rect, fill: Some(colour), outline: None });
    }

    /// Draws as layout, over the rules and fills so far.
    pub fn layout(&mut self, page: usize, draw: Draw) {
        self.rules[page].push(draw);
    }

    /// Draws a line of text whose box begins at `top`.
    pub fn text(
        &mut self,
        page: usize,
        owner: Owner,
        line: Line,
        at: (f32, f32),
        style: &TextStyle,
    ) {
        let colour = self.palette.colour(style.colour);
        self.baseline(page, owner, line, (at.0, at.1 + OVER * style.size), style.size, colour);
    }

    /// Draws a line of text on a baseline.
    pub fn baseline(
        &mut self,
        page: usize,
        owner: Owner,
        line: Line,
        (x, baseline): (f32, f32),
        size: f32,
        colour: Colour,
    ) {
        for piece in line.pieces {
            let (owner, colour) = match (piece.link, owner) {
                (Some(link), Owner::Node(parent)) => {
                    let rect = Rect {
                        x: x + piece.x,
                        y: baseline - OVER * size,
                        width: piece.width,
                        height: size,
                    };
                    let node = self.run_link(page, parent, link as usize, rect);
                    (Owner::Node(node), self.palette.colour(Tint::Accent))
                }
                _ => (owner, colour),
            };
            let draw = Draw::Text {
                x: x + piece.x,
                baseline,
                size,
                face: piece.face,
                colour,
                tracking: 0.0,
                segments: piece.segments,
            };
            self.draw(page, owner, draw);
        }
    }

    /// The Link element of a run, with one more area that leads there.
    fn run_link(&mut self, page: usize, parent: NodeId, link: usize, rect: Rect) -> NodeId {
        let node = match self.link_nodes[link] {
            Some(node) => node,
            None => {
                let node = self.node(parent, Role::Link);
                self.link_nodes[link] = Some(node);
                node
            }
        };
        let address = self.links[link];
        let description = match address.strip_prefix("mailto:") {
            Some(mail) => format!("E-post till {mail}"),
            None => format!("Webbplats: {address}"),
        };
        let target = Target::Uri(address.to_owned());
        self.link(page, LinkArea { rect, node, target, description });
        node
    }
}
