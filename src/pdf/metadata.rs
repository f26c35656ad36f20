//! What the file says about itself: XMP for archives and search engines (Dublin Core), and the
//! older Info dictionary with the same values, which PDF/A wants to agree (ISO 19005-2 §6.6.3).
//! The one date is the document's own, at midnight UTC.

use chrono::Datelike;
use lopdf::{Dictionary, dictionary};

use super::{Standard, serialize::PdfFile, serialize::Ref, syntax::name, syntax::text};
use crate::document::block::Identity;

/// The program that wrote the file.
pub(super) const PRODUCER: &str = concat!("Planverk ", env!("CARGO_PKG_VERSION"));
/// How a file of ours is known by its bytes, whatever version wrote it.
pub(super) const MARK: &str = "<pdf:Producer>Planverk ";
/// The language of every document.
pub(super) const LANGUAGE: &str = "sv-SE";

/// The values, freed of characters that XML can't hold.
pub(super) struct Metadata {
    title: String,
    /// The förvaltning: an office, not a person.
    creator: String,
    publisher: String,
    description: String,
    keywords: Vec<String>,
    identifier: String,
    kind: String,
    rights: &'static str,
    /// Year, month, day.
    date: (i32, u32, u32),
}

impl Metadata {
    pub(super) fn of(identity: &Identity) -> Self {
        let title = [&identity.title, &identity.kind]
            .into_iter()
            .map(|candidate| clean(candidate))
            .find(|candidate| !candidate.is_empty())
            .unwrap_or_else(|| "Dokument".to_owned());
        let keywords = identity.keywords.iter().map(|keyword| clean(keyword));
        Self {
            title,
            creator: clean(&identity.administration),
            publisher: clean(&identity.kommun),
            description: clean(&identity.summary),
            keywords: keywords.filter(|keyword| !keyword.is_empty()).collect(),
            identifier: clean(&identity.diary_number),
            kind: clean(&identity.kind),
            rights: if identity.internal {
                "Intern bilaga. Kan innehålla uppgifter som omfattas av sekretess."
            } else {
                "Offentlig"
            },
            date: (identity.date.year(), identity.date.month(), identity.date.day()),
        }
    }

    /// `D:20260924000000Z`.
    pub(super) fn pdf_date(&self) -> String {
        let (year, month, day) = self.date;
        format!("D:{year:04}{month:02}{day:02}000000Z")
    }

    fn xmp_date(&self) -> String {
        let (year, month, day) = self.date;
        format!("{year:04}-{month:02}-{day:02}T00:00:00Z")
    }

    /// Adds the Info dictionary.
    pub(super) fn add_info(&self, file: &mut PdfFile) -> Ref {
        let date = self.pdf_date();
        let mut info = dictionary! {
            "Title" => text(&self.title),
            "Creator" => text(PRODUCER),
            "Producer" => text(PRODUCER),
            "CreationDate" => text(&date),
            "ModDate" => text(&date),
        };
        let keywords = self.keywords.join(", ");
        for (key, value) in
            [("Author", &self.creator), ("Subject", &self.description), ("Keywords", &keywords)]
        {
            if !value.is_empty() {
                info.set(key, text(value));
            }
        }
        file.add_dictionary(&info)
    }

    /// Adds the XMP packet. It is not deflated: an archive must be able to read it without knowing
    /// PDF, and the older validators want it so.
    pub(super) fn add_xmp(&self, file: &mut PdfFile, standard: Standard) -> Ref {
        let dictionary: Dictionary =
            dictionary! { "Type" => name("Metadata"), "Subtype" => name("XML") };
        file.add_plain_stream(dictionary, self.xmp(standard).as_bytes())
    }

    fn xmp(&self, standard: Standard) -> String {
        let part = match standard {
            Standard::A2a => 2,
            Standard::A3a => 3,
        };
        let date = self.xmp_date();
        let one = |value: &String| std::slice::from_ref(value).to_vec();
        let properties = [
            element("dc:format", "application/pdf"),
            alternatives("dc:title", &self.title),
            list("dc:creator", "Seq", &one(&self.creator)),
            list("dc:publisher", "Bag", &one(&self.publisher)),
            alternatives("dc:description", &self.description),
            list("dc:subject", "Bag", &self.keywords),
            list("dc:date", "Seq", &one(&date)),
            list("dc:language", "Bag", &one(&LANGUAGE.to_owned())),
            element("dc:identifier", &self.identifier),
            list("dc:type", "Bag", &one(&self.kind)),
            alternatives("dc:rights", self.rights),
            element("pdf:Keywords", &self.keywords.join(", ")),
            element("pdf:Producer", PRODUCER),
            element("xmp:CreatorTool", PRODUCER),
            element("xmp:CreateDate", &date),
            element("xmp:ModifyDate", &date),
            element("xmp:MetadataDate", &date),
            element("pdfaid:part", &part.to_string()),
            element("pdfaid:conformance", "A"),
            element("pdfuaid:part", "1"),
        ]
        .concat();
        // The byte order mark in the packet header is part of XMP's own syntax.
        format!(
            "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
             <x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n\
             <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n\
             <rdf:Description rdf:about=\"\"{NAMESPACES}>\n\
             {properties}{UA_EXTENSION}\
             </rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>"
        )
    }
}

const NAMESPACES: &str = r#"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#""#;

/// PDF/A does not know PDF/UA's mark, so the file describes it (ISO 19005-2 §6.6.2.3).
const UA_EXTENSION: &str = r#"<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
"#;

/// A simple property; nothing when the value is empty.
fn element(tag: &str, value: &str) -> String {
    if value.is_empty() {
        return String::new();
    }
    format!("<{tag}>{}</{tag}>\n", escape(value))
}

/// A property with language alternatives, of which there is one.
fn alternatives(tag: &str, value: &str) -> String {
    if value.is_empty() {
        return String::new();
    }
    let value = escape(value);
    format!("<{tag}><rdf:Alt><rdf:li xml:lang=\"x-default\">{value}</rdf:li></rdf:Alt></{tag}>\n")
}

/// A property with several values.
fn list(tag: &str, container: &str, values: &[String]) -> String {
    let items: String = values
        .iter()
        .filter(|value| !value.is_empty())
        .map(|value| format!("<rdf:li>{}</rdf:li>", escape(value)))
        .collect();
    if items.is_empty() {
        return items;
    }
    format!("<{tag}><rdf:{container}>{items}</rdf:{container}></{tag}>\n")
}

fn escape(value: &str) -> String {
    value.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// One line without control characters; those and U+FFFE and U+FFFF are not allowed in XML.
pub(super) fn clean(value: &str) -> String {
    let spaced: String = value
        .chars()
        .map(|c| if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') { ' ' } else { c })
        .collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}
