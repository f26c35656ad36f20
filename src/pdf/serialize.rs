//! The file as it grows: streams as they come, small objects packed into object streams, and a
//! compressed cross-reference stream at the end (ISO 32000-1 §7.5.7–7.5.8).
//!
//! Not `lopdf`'s own writer, for two reasons: it ends a stream with a line feed alone, so that data
//! ending in a carriage return seems one byte short to a validator; and it holds every object at
//! once. Here an object is gone from memory as soon as it is packed.

use std::io::Write;

use flate2::{Compression, write::ZlibEncoder};
use lopdf::{Dictionary, Object, dictionary};

use super::{
    PdfError, fingerprint,
    syntax::{name, write_dictionary, write_integer, write_object},
};

/// Objects in an object stream. Large ones compress better; a reader unpacks a whole stream to
/// reach one object.
const PACKED: usize = 400;

/// The number of an object in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ref(u32);

impl Ref {
    pub(super) fn number(self) -> u32 {
        self.0
    }

    /// The object `offset` places further on, within a block from [`PdfFile::reserve_many`].
    pub(super) fn offset(self, offset: usize) -> Self {
        Self(self.0 + offset as u32)
    }
}

impl From<Ref> for Object {
    fn from(target: Ref) -> Self {
        Object::Reference((target.0, 0))
    }
}

/// Where an object stands.
#[derive(Clone, Copy)]
enum Place {
    /// Reserved and never written.
    Nowhere,
    At(u64),
    Packed {
        stream: u32,
        index: u16,
    },
}

/// Small objects on their way into an object stream.
#[derive(Default)]
struct Pack {
    members: Vec<u32>,
    /// "number offset" pairs.
    head: Vec<u8>,
    body: Vec<u8>,
}

/// A PDF file under way.
pub(super) struct PdfFile {
    bytes: Vec<u8>,
    places: Vec<Place>,
    pack: Pack,
}

impl PdfFile {
    pub(super) fn new() -> Self {
        // A PDF/A header: the comment has four bytes over 127 (ISO 19005-2 §6.1.2).
        let bytes = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec();
        Self { bytes, places: vec![Place::Nowhere], pack: Pack::default() }
    }

    /// A number for an object that is written later.
    pub(super) fn reserve(&mut self) -> Ref {
        self.reserve_many(1)
    }

    /// Consecutive numbers; the first is returned.
    pub(super) fn reserve_many(&mut self, count: usize) -> Ref {
        let first = self.places.len() as u32;
        self.places.resize(self.places.len() + count, Place::Nowhere);
        Ref(first)
    }

    /// Writes an object's bytes under a reserved number.
    pub(super) fn put(&mut self, id: Ref, write: impl FnOnce(&mut Vec<u8>)) {
        let pack = &mut self.pack;
        write_integer(&mut pack.head, i64::from(id.0));
        pack.head.push(b' ');
        write_integer(&mut pack.head, pack.body.len() as i64);
        pack.head.push(b' ');
        write(&mut pack.body);
        pack.body.push(b'\n');
        pack.members.push(id.0);
        if pack.members.len() == PACKED {
            self.flush();
        }
    }

    pub(super) fn put_object(&mut self, id: Ref, object: &Object) {
        self.put(id, |out| write_object(out, object));
    }

    pub(super) fn put_dictionary(&mut self, id: Ref, dictionary: &Dictionary) {
        self.put(id, |out| write_dictionary(out, dictionary));
    }

    pub(super) fn add_dictionary(&mut self, dictionary: &Dictionary) -> Ref {
        let id = self.reserve();
        self.put_dictionary(id, dictionary);
        id
    }

    /// Adds a stream, deflated.
    pub(super) fn add_stream(&mut self, dictionary: Dictionary, data: &[u8]) -> Ref {
        self.add_deflated(dictionary, &deflate(data))
    }

    /// Adds a stream whose data is deflated already.
    pub(super) fn add_deflated(&mut self, mut dictionary: Dictionary, data: &[u8]) -> Ref {
        dictionary.set("Filter", name("FlateDecode"));
        self.add_plain_stream(dictionary, data)
    }

    /// Adds a stream as it is.
    pub(super) fn add_plain_stream(&mut self, dictionary: Dictionary, data: &[u8]) -> Ref {
        let id = self.reserve();
        self.write_stream(id, dictionary, data);
        id
    }

    fn write_stream(&mut self, id: Ref, mut dictionary: Dictionary, data: &[u8]) {
        self.places[id.0 as usize] = Place::At(self.bytes.len() as u64);
        dictionary.set("Length", data.len() as i64);
        write_integer(&mut self.bytes, i64::from(id.0));
        self.bytes.extend_from_slice(b" 0 obj\n");
        write_dictionary(&mut self.bytes, &dictionary);
        self.bytes.extend_from_slice(b"\nstream\r\n");
        self.bytes.extend_from_slice(data);
        self.bytes.extend_from_slice(b"\r\nendstream\nendobj\n");
    }

    fn flush(&mut self) {
        let pack = std::mem::take(&mut self.pack);
        if pack.members.is_empty() {
            return;
        }
        let stream = self.reserve();
        for (index, member) in pack.members.iter().enumerate() {
            self.places[*member as usize] = Place::Packed { stream: stream.0, index: index as u16 };
        }
        let first = pack.head.len();
        let mut data = pack.head;
        data.extend_from_slice(&pack.body);
        let dictionary = dictionary! {
            "Type" => name("ObjStm"),
            "N" => pack.members.len() as i64,
            "First" => first as i64,
            "Filter" => name("FlateDecode"),
        };
        self.write_stream(stream, dictionary, &deflate(&data));
    }

    /// Writes the cross-reference stream and the fingerprint, and hands over the file.
    pub(super) fn finish(mut self, catalog: Ref, info: Ref) -> Result<Vec<u8>, PdfError> {
        self.flush();
        let start = self.bytes.len() as u64;
        let id = self.reserve();
        self.places[id.0 as usize] = Place::At(start);
        let rows = self.cross_reference_rows()?;
        let dictionary = dictionary! {
            "Type" => name("XRef"),
            "Size" => self.places.len() as i64,
            "W" => vec![1.into(), 4.into(), 2.into()],
            "Root" => catalog,
            "Info" => info,
            "ID" => fingerprint::blank(),
            "DecodeParms" => dictionary! { "Predictor" => 12, "Columns" => 7 },
            "Filter" => name("FlateDecode"),
        };
        self.write_stream(id, dictionary, &deflate(&rows));
        self.bytes.extend_from_slice(format!("startxref\n{start}\n%%EOF\n").as_bytes());
        fingerprint::seal(&mut self.bytes);
        Ok(self.bytes)
    }

    /// One row an object, each coded as its difference from the row above (PNG predictor "Up"),
    /// which leaves almost nothing for deflate to do.
    fn cross_reference_rows(&self) -> Result<Vec<u8>, PdfError> {
        let mut rows = Vec::with_capacity(self.places.len() * 8);
        let mut above = [0_u8; 7];
        for place in &self.places {
            let (kind, field, last): (u8, u32, u16) = match *place {
                Place::Nowhere => (0, 0, u16::MAX),
                Place::At(at) => (1, u32::try_from(at).map_err(|_| PdfError::TooLarge)?, 0),
                Place::Packed { stream, index } => (2, stream, index),
            };
            let mut row = [kind, 0, 0, 0, 0, 0, 0];
            row[1..5].copy_from_slice(&field.to_be_bytes());
            row[5..7].copy_from_slice(&last.to_be_bytes());
            rows.push(2);
            rows.extend(row.iter().zip(above).map(|(now, up)| now.wrapping_sub(up)));
            above = row;
        }
        Ok(rows)
    }
}

/// Deflates at level 6: level 9 takes three times as long for one part in a hundred.
pub(super) fn deflate(data: &[u8]) -> Vec<u8> {
    let mut encoder =
        ZlibEncoder::new(Vec::with_capacity(data.len() / 3 + 64), Compression::new(6));
    // Writing to memory does not fail.
    let _ = encoder.write_all(data);
    encoder.finish().unwrap_or_default()
}
