//! An opened PDF: its pages, and careful ways to follow its references.

use std::collections::{HashMap, HashSet};

use lopdf::{Dictionary, LoadOptions, Object, ObjectId};

use super::report::Rule;

/// No stream of a document may unpack to more than this (a decompression bomb can ask for more).
pub(super) const STREAM_LIMIT: usize = 64 << 20;
/// Nor all streams that the check reads.
const TOTAL_LIMIT: usize = 512 << 20;
/// Page trees, number trees and name trees deeper than this are not followed.
const DEPTH_LIMIT: usize = 32;

/// What is said of a file that can't be opened.
pub(super) const DAMAGED: &str =
    "Filen går inte att läsa: den är skadad eller av ett ovanligt slag.";

/// Why a file can't be checked, in words.
pub(super) struct Refusal(pub(super) Rule, pub(super) &'static str);

/// An opened PDF.
pub(super) struct Document {
    inner: lopdf::Document,
    pub(super) pages: Vec<Page>,
    numbers: HashMap<ObjectId, usize>,
    /// What is left of the total that may be unpacked.
    budget: std::cell::Cell<usize>,
}

/// A page and what it inherits from the page tree.
pub(super) struct Page {
    pub(super) id: ObjectId,
    pub(super) resources: Option<Object>,
    /// Left, bottom, right, top of what is shown.
    pub(super) bounds: [f32; 4],
}

impl Document {
    pub(super) fn open(bytes: &[u8]) -> Result<Self, Refusal> {
        const NOT_PDF: &str = "Filen är ingen PDF.";
        const ENCRYPTED: &str =
            "Filen är låst med lösenord eller kryptering och kan inte granskas.";
        let start = &bytes[..bytes.len().min(1024)];
        if !start.windows(5).any(|window| window == b"%PDF-") {
            return Err(Refusal(Rule::NotPdf, NOT_PDF));
        }
        let options =
            LoadOptions { max_decompressed_size: Some(STREAM_LIMIT), ..LoadOptions::default() };
        let locked = || bytes.windows(8).any(|window| window == b"/Encrypt");
        let inner = match lopdf::Document::load_mem_with_options(bytes, options) {
            Ok(inner) if inner.was_encrypted() || inner.trailer.has(b"Encrypt") => {
                return Err(Refusal(Rule::Encrypted, ENCRYPTED));
            }
            Ok(inner) => inner,
            Err(_) if locked() => return Err(Refusal(Rule::Encrypted, ENCRYPTED)),
            Err(_) => return Err(Refusal(Rule::Damaged, DAMAGED)),
        };
        let mut document = Self {
            inner,
            pages: Vec::new(),
            numbers: HashMap::new(),
            budget: std::cell::Cell::new(TOTAL_LIMIT),
        };
        document.find_pages();
        if document.pages.is_empty() {
            return Err(Refusal(Rule::Damaged, DAMAGED));
        }
        Ok(document)
    }

    fn find_pages(&mut self) {
        let root = self.catalog().and_then(|catalog| catalog.get(b"Pages").ok()).cloned();
        let inherited = Inherited { resources: None, bounds: None };
        let mut pages = Vec::new();
        if let Some(root) = root {
            self.walk_pages(&root, &inherited, 0, &mut HashSet::new(), &mut pages);
        }
        self.numbers = pages.iter().enumerate().map(|(index, page)| (page.id, index)).collect();
        self.pages = pages;
    }

    fn walk_pages(
        &self,
        node: &Object,
        inherited: &Inherited,
        depth: usize,
        seen: &mut HashSet<ObjectId>,
        pages: &mut Vec<Page>,
    ) {
        let Ok(id) = node.as_reference() else { return };
        if depth > DEPTH_LIMIT || !seen.insert(id) {
            return;
        }
        let Some(dictionary) = self.dictionary(node) else { return };
        let here = Inherited {
            resources: dictionary.get(b"Resources").ok().or(inherited.resources),
            bounds: dictionary
                .get(b"CropBox")
                .or_else(|_| dictionary.get(b"MediaBox"))
                .ok()
                .and_then(|object| self.rectangle(object))
                .or(inherited.bounds),
        };
        match self.array(dictionary, b"Kids") {
            Some(kids) => {
                for kid in kids {
                    self.walk_pages(kid, &here, depth + 1, seen, pages);
                }
            }
            None => pages.push(Page {
                id,
                resources: here.resources.cloned(),
                // A page without a size is as large as US Letter in most readers.
                bounds: here.bounds.unwrap_or([0.0, 0.0, 612.0, 792.0]),
            }),
        }
    }

    pub(super) fn catalog(&self) -> Option<&Dictionary> {
        self.dictionary(self.inner.trailer.get(b"Root").ok()?)
    }

    pub(super) fn info(&self) -> Option<&Dictionary> {
        self.dictionary(self.inner.trailer.get(b"Info").ok()?)
    }

    /// The object that a reference leads to, or the object itself.
    pub(super) fn resolve<'a>(&'a self, object: &'a Object) -> &'a Object {
        self.inner.dereference(object).map_or(&Object::Null, |(_, found)| found)
    }

    /// A dictionary, directly or by reference; a stream's too.
    pub(super) fn dictionary<'a>(&'a self, object: &'a Object) -> Option<&'a Dictionary> {
        match self.resolve(object) {
            Object::Dictionary(dictionary) => Some(dictionary),
            Object::Stream(stream) => Some(&stream.dict),
            _ => None,
        }
    }

    pub(super) fn get<'a>(&'a self, dictionary: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
        dictionary.get(key).ok().map(|object| self.resolve(object))
    }

    pub(super) fn array<'a>(
        &'a self,
        dictionary: &'a Dictionary,
        key: &[u8],
    ) -> Option<&'a [Object]> {
        self.get(dictionary, key)?.as_array().ok().map(Vec::as_slice)
    }

    pub(super) fn name<'a>(&'a self, dictionary: &'a Dictionary, key: &[u8]) -> Option<&'a [u8]> {
        self.get(dictionary, key)?.as_name().ok()
    }

    pub(super) fn text(&self, dictionary: &Dictionary, key: &[u8]) -> Option<String> {
        self.get(dictionary, key)?.as_str().ok().map(text)
    }

    pub(super) fn rectangle(&self, object: &Object) -> Option<[f32; 4]> {
        let Ok([a, b, c, d]) = self.resolve(object).as_array().map(Vec::as_slice) else {
            return None;
        };
        let number = |object| self.resolve(object).as_float().ok();
        let (a, b, c, d) = (number(a)?, number(b)?, number(c)?, number(d)?);
        Some([a.min(c), b.min(d), a.max(c), b.max(d)])
    }

    /// The index of the page that a reference leads to.
    pub(super) fn page_index(&self, object: &Object) -> Option<usize> {
        self.numbers.get(&object.as_reference().ok()?).copied()
    }

    pub(super) fn page_dictionary(&self, index: usize) -> Option<&Dictionary> {
        self.inner.get_dictionary(self.pages.get(index)?.id).ok()
    }

    /// A stream's unpacked data; none when it is damaged or too large.
    pub(super) fn stream(&self, object: &Object) -> Option<Vec<u8>> {
        let stream = self.resolve(object).as_stream().ok()?;
        let limit = self.budget.get().min(STREAM_LIMIT);
        let data = stream.decompressed_content_with_limit(limit).ok()?;
        self.budget.set(self.budget.get().saturating_sub(data.len()));
        Some(data)
    }

    /// The entries of a number tree (§7.9.7), in the order they stand.
    pub(super) fn number_tree<'a>(&'a self, root: &'a Object) -> HashMap<i64, &'a Object> {
        let mut entries = HashMap::new();
        self.walk_tree(root, b"Nums", 0, &mut HashSet::new(), &mut |key, value| {
            if let Ok(key) = self.resolve(key).as_i64() {
                entries.insert(key, value);
            }
        });
        entries
    }

    /// The names of a name tree (§7.9.6).
    pub(super) fn name_tree(&self, root: &Object) -> HashSet<Vec<u8>> {
        let mut names = HashSet::new();
        self.walk_tree(root, b"Names", 0, &mut HashSet::new(), &mut |key, _| {
            if let Ok(name) = self.resolve(key).as_str() {
                names.insert(name.to_vec());
            }
        });
        names
    }

    fn walk_tree<'a>(
        &'a self,
        node: &'a Object,
        leaves: &[u8],
        depth: usize,
        seen: &mut HashSet<ObjectId>,
        entry: &mut impl FnMut(&'a Object, &'a Object),
    ) {
        if let Ok(id) = node.as_reference()
            && !seen.insert(id)
        {
            return;
        }
        let Some(dictionary) = self.dictionary(node) else { return };
        for pair in self.array(dictionary, leaves).unwrap_or_default().chunks_exact(2) {
            entry(&pair[0], &pair[1]);
        }
        if depth < DEPTH_LIMIT {
            for kid in self.array(dictionary, b"Kids").unwrap_or_default() {
                self.walk_tree(kid, leaves, depth + 1, seen, entry);
            }
        }
    }
}

/// What a page takes over from the tree above it.
struct Inherited<'a> {
    resources: Option<&'a Object>,
    bounds: Option<[f32; 4]>,
}

/// A text string: UTF-16BE or UTF-8 with a mark, else taken for Latin-1.
pub(super) fn text(bytes: &[u8]) -> String {
    if let Some(rest) = bytes.strip_prefix(&[0xFE, 0xFF]) {
        let units: Vec<u16> =
            rest.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
        return String::from_utf16_lossy(&units);
    }
    let bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().copied().map(char::from).collect(),
    }
}
