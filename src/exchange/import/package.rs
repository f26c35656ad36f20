//! The package that an XLSX is: a zip of XML parts, each unpacked at most once and all of them
//! together to a bounded size. What the package says of its own sizes is not believed. An XML part
//! with a document type is refused, so no entity can name a file or multiply itself.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::ImportError;

/// The most that is unpacked of one package.
const MOST_UNPACKED: u64 = 256 * 1024 * 1024;
/// A workbook has some twenty parts, and a few for each sheet.
const MOST_PARTS: usize = 10_000;

/// An opened package.
pub struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    left: u64,
}

impl<'b> Package<'b> {
    pub fn open(bytes: &'b [u8]) -> Result<Self, ImportError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ImportError::Damaged)?;
        if archive.len() > MOST_PARTS {
            return Err(ImportError::TooMuch);
        }
        Ok(Self { archive, left: MOST_UNPACKED })
    }

    /// The part of that name, whatever its case; `None` when there is none.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, ImportError> {
        let same = |found: &[u8]| found.eq_ignore_ascii_case(name.as_bytes());
        let Some(at) = self.archive.file_names_raw().position(same) else { return Ok(None) };
        let part = self.archive.by_index(at).map_err(|_| ImportError::Damaged)?;
        let mut bytes = Vec::new();
        part.take(self.left + 1).read_to_end(&mut bytes).map_err(|_| ImportError::Damaged)?;
        self.left = self.left.checked_sub(bytes.len() as u64).ok_or(ImportError::TooMuch)?;
        Ok(Some(bytes))
    }
}

/// An XML part, element by element.
pub struct Xml<'x> {
    reader: Reader<&'x [u8]>,
}

impl<'x> Xml<'x> {
    pub fn new(bytes: &'x [u8]) -> Self {
        let mut reader = Reader::from_reader(bytes);
        reader.config_mut().expand_empty_elements = true;
        Self { reader }
    }

    /// The next event, or `None` at the end.
    pub fn next(&mut self) -> Result<Option<Event<'x>>, ImportError> {
        match self.reader.read_event() {
            Ok(Event::Eof) => Ok(None),
            Ok(Event::DocType(_)) => Err(ImportError::DocumentType),
            Ok(event) => Ok(Some(event)),
            Err(_) => Err(ImportError::Damaged),
        }
    }

    /// Adds to `text` what the event says, if it is text.
    pub fn add(event: &Event<'_>, text: &mut String) -> Result<(), ImportError> {
        match event {
            Event::Text(part) => text.push_str(&part.xml10_content().map_err(damaged)?),
            Event::CData(part) => text.push_str(&part.xml10_content().map_err(damaged)?),
            Event::GeneralRef(name) => {
                let letter = name.resolve_char_ref().map_err(damaged)?;
                text.push(match (letter, &**name) {
                    (Some(letter), _) => letter,
                    (None, b"amp") => '&',
                    (None, b"lt") => '<',
                    (None, b"gt") => '>',
                    (None, b"quot") => '"',
                    (None, b"apos") => '\'',
                    (None, _) => return Err(ImportError::DocumentType),
                });
            }
            _ => {}
        }
        Ok(())
    }
}

/// The value of the attribute of that local name.
pub fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, ImportError> {
    for attribute in element.attributes().with_checks(false) {
        let attribute = attribute.map_err(damaged)?;
        if attribute.key.local_name().as_ref() == name.as_bytes() {
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(damaged)?;
            return Ok(Some(value.into_owned()));
        }
    }
    Ok(None)
}

fn damaged<E>(_: E) -> ImportError {
    ImportError::Damaged
}
