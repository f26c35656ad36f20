//! The tag tree: parents, headings, cells, text alternatives, and what it lists of the pages.

use std::collections::{HashMap, HashSet};

use lopdf::{Dictionary, Object, ObjectId};

use super::{
    document::Document,
    page::PageFacts,
    report::{Report, Rule},
};

/// Elements nested deeper than this are not followed.
const DEPTH_LIMIT: usize = 256;

/// What the elements list, in reading order.
#[derive(Default)]
pub(super) struct Tree {
    pub(super) listed: Vec<Listed>,
    /// The element that refers to an annotation, and whether it is a Link.
    pub(super) objects: HashMap<ObjectId, (Option<ObjectId>, bool)>,
    /// The parts right under the document, in reading order.
    pub(super) blocks: Vec<Block>,
    /// /ParentTree: from the key of a page or an annotation.
    pub(super) parents: HashMap<i64, Object>,
}

/// A piece of content that an element lists.
pub(super) struct Listed {
    pub(super) page: usize,
    pub(super) mcid: i64,
    pub(super) element: Option<ObjectId>,
}

/// Where a part of the document starts: page, and left and bottom of its first text.
pub(super) struct Block {
    pub(super) page: usize,
    pub(super) start: (f32, f32),
}

/// Walks the tree and reports what is wrong in it.
pub(super) fn check(document: &Document, pages: &[PageFacts], report: &mut Report) -> Tree {
    let mut walk = Walk {
        document,
        pages,
        report,
        tree: Tree::default(),
        seen: HashSet::new(),
        roles: HashMap::new(),
        heading: 0,
    };
    let Some(root) = document.catalog().and_then(|catalog| catalog.get(b"StructTreeRoot").ok())
    else {
        return walk.tree;
    };
    let Some(dictionary) = document.dictionary(root) else { return walk.tree };
    if let Some(map) = document.get(dictionary, b"RoleMap").and_then(|map| map.as_dict().ok()) {
        for (from, to) in map {
            if let Ok(to) = document.resolve(to).as_name() {
                walk.roles.insert(from.clone(), to.to_vec());
            }
        }
    }
    if let Ok(parents) = dictionary.get(b"ParentTree") {
        let parents = document.number_tree(parents).into_iter();
        walk.tree.parents = parents.map(|(key, value)| (key, value.clone())).collect();
    }
    let here = Here { id: root.as_reference().ok(), page: None, depth: 0, role: b"Root" };
    for kid in kids(document, dictionary) {
        walk.kid(kid, &here);
    }
    walk.tree
}

/// An element's kids: one or several.
fn kids<'a>(document: &'a Document, element: &'a Dictionary) -> &'a [Object] {
    match element.get(b"K") {
        Ok(kids) => match document.resolve(kids) {
            Object::Array(kids) => kids,
            _ => std::slice::from_ref(kids),
        },
        Err(_) => &[],
    }
}

/// Whether an element only holds others together.
fn groups(role: &[u8]) -> bool {
    matches!(role, b"Document" | b"Part" | b"Sect" | b"Art" | b"Div")
}

/// The element whose kids are looked at.
struct Here<'a> {
    id: Option<ObjectId>,
    page: Option<usize>,
    depth: usize,
    role: &'a [u8],
}

/// What an element's content amounts to.
#[derive(Default, Clone, Copy)]
struct Content {
    ink: bool,
    page: Option<usize>,
    start: Option<(f32, f32)>,
}

impl Content {
    fn add(&mut self, other: Self) {
        self.ink |= other.ink;
        self.page = self.page.or(other.page);
        if self.page == other.page {
            self.start = self.start.or(other.start);
        }
    }
}

struct Walk<'a> {
    document: &'a Document,
    pages: &'a [PageFacts],
    report: &'a mut Report,
    tree: Tree,
    seen: HashSet<ObjectId>,
    roles: HashMap<Vec<u8>, Vec<u8>>,
    /// The level of the heading before.
    heading: u8,
}

impl<'a> Walk<'a> {
    fn kid(&mut self, kid: &'a Object, here: &Here<'_>) -> Content {
        let document = self.document;
        match document.resolve(kid) {
            Object::Integer(mcid) => self.content(*mcid, here.page, here),
            Object::Dictionary(dictionary) => match document.name(dictionary, b"Type") {
                // Content of a form or an appearance is numbered apart from the page's.
                Some(b"MCR") if dictionary.has(b"Stm") => {
                    Content { ink: true, ..Content::default() }
                }
                Some(b"MCR") => {
                    let page = dictionary.get(b"Pg").ok();
                    let page = page.and_then(|page| document.page_index(page)).or(here.page);
                    match document.get(dictionary, b"MCID").and_then(|mcid| mcid.as_i64().ok()) {
                        Some(mcid) => self.content(mcid, page, here),
                        None => Content::default(),
                    }
                }
                Some(b"OBJR") => {
                    if let Ok(object) = dictionary.get(b"Obj").and_then(Object::as_reference) {
                        let entry = (here.id, here.role == b"Link");
                        self.tree.objects.insert(object, entry);
                    }
                    Content::default()
                }
                _ => self.element(kid.as_reference().ok(), dictionary, here),
            },
            _ => Content::default(),
        }
    }

    fn content(&mut self, mcid: i64, page: Option<usize>, here: &Here<'_>) -> Content {
        let Some(page) = page else { return Content::default() };
        self.tree.listed.push(Listed { page, mcid, element: here.id });
        let facts = &self.pages[page];
        match facts.places.get(&mcid).map(|place| &facts.sequences[*place]) {
            Some(sequence) => {
                Content { ink: sequence.ink, page: Some(page), start: sequence.start }
            }
            None => Content::default(),
        }
    }

    fn element(
        &mut self,
        id: Option<ObjectId>,
        element: &'a Dictionary,
        parent: &Here<'_>,
    ) -> Content {
        if parent.depth > DEPTH_LIMIT || id.is_some_and(|id| !self.seen.insert(id)) {
            return Content::default();
        }
        let document = self.document;
        let page = element.get(b"Pg").ok().and_then(|page| document.page_index(page));
        let page = page.or(parent.page);
        let role = self.role(document.name(element, b"S").unwrap_or_default());
        if element.get(b"P").and_then(Object::as_reference).ok() != parent.id {
            self.tell(Rule::WrongParent, page, "en tagg pekar ut fel förälder.");
        }
        self.heading(&role, page);
        self.alternatives(element, &role, page);

        let here = Here { id, page, depth: parent.depth + 1, role: &role };
        let mut content = Content::default();
        for kid in kids(document, element) {
            content.add(self.kid(kid, &here));
        }
        // The parts of the document, also when it is divided in parts or sections.
        if groups(parent.role)
            && !groups(&role)
            && let Content { page: Some(page), start: Some(start), .. } = content
        {
            self.tree.blocks.push(Block { page, start });
        }
        if matches!(role.as_slice(), b"TD" | b"TH") && !content.ink {
            self.tell(Rule::EmptyCell, content.page.or(page), "en tabellcell är tom.");
        }
        content
    }

    /// The standard role, through the role map.
    fn role(&self, role: &[u8]) -> Vec<u8> {
        let mut role = role;
        for _ in 0..8 {
            match self.roles.get(role) {
                Some(mapped) => role = mapped,
                None => break,
            }
        }
        role.to_vec()
    }

    fn heading(&mut self, role: &[u8], page: Option<usize>) {
        let [b'H', digit @ b'1'..=b'9'] = role else { return };
        let level = digit - b'0';
        if level > self.heading + 1 {
            let what = match self.heading {
                0 => format!("den första rubriken har nivå {level} i stället för 1."),
                before => format!("en rubrik på nivå {level} följer direkt på nivå {before}."),
            };
            self.tell(Rule::HeadingSkip, page, &what);
        }
        self.heading = level;
    }

    /// A text alternative must say something, and a figure must have one.
    fn alternatives(&mut self, element: &Dictionary, role: &[u8], page: Option<usize>) {
        let mut described = false;
        for key in [b"Alt".as_slice(), b"ActualText", b"E"] {
            if let Some(text) = self.document.text(element, key) {
                // A space may stand for a space.
                if text.trim().is_empty() && (key != b"ActualText" || text.is_empty()) {
                    self.tell(Rule::BlankAlternative, page, "en textbeskrivning är tom.");
                }
                described = true;
            }
        }
        if !described && matches!(role, b"Figure" | b"Formula") {
            self.tell(Rule::BlankAlternative, page, "en figur saknar textbeskrivning.");
        }
    }

    fn tell(&mut self, rule: Rule, page: Option<usize>, what: &str) {
        let sentence = match page {
            Some(page) => format!("Sidan {}: {what}", page + 1),
            None => {
                let mut letters = what.chars();
                let first = letters.next().map(char::to_uppercase);
                first.into_iter().flatten().chain(letters).collect()
            }
        };
        self.report.add(rule, page, sentence);
    }
}
