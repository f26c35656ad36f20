//! What the file says about itself: the standards, language, title, and colour space.

use lopdf::Object;

use super::{
    document::Document,
    report::{Report, Rule},
};

pub(super) fn check(document: &Document, tagged: bool, report: &mut Report) {
    let Some(catalog) = document.catalog() else { return };
    let packet = catalog.get(b"Metadata").ok().and_then(|metadata| document.stream(metadata));
    let packet = String::from_utf8_lossy(&packet.unwrap_or_default()).into_owned();

    let part = property(&packet, "pdfaid:part");
    let level = property(&packet, "pdfaid:conformance").unwrap_or_default().to_lowercase();
    report.claim.pdfa = part.map(|part| format!("{part}{level}"));
    report.claim.pdfua = property(&packet, "pdfuaid:part").map(str::to_owned);
    let mut tell = |broken: bool, rule: Rule, sentence: &str| {
        if broken {
            report.add(rule, None, sentence.to_owned());
        }
    };
    tell(part.is_none(), Rule::Claim, "Filen säger inte att den är PDF/A.");
    tell(
        property(&packet, "pdfuaid:part").is_none(),
        Rule::Claim,
        "Filen säger inte att den är PDF/UA.",
    );

    let language = document.text(catalog, b"Lang").unwrap_or_default();
    tell(language.trim().is_empty(), Rule::Language, "Filen säger inte vilket språk den är på.");

    let info = document.info().and_then(|info| document.text(info, b"Title"));
    let described = packet
        .split_once("<dc:title>")
        .and_then(|(_, rest)| rest.split_once("</dc:title>"))
        .is_some_and(|(title, _)| title.split('<').any(has_text));
    let title = described || info.is_some_and(|title| !title.trim().is_empty());
    tell(!title, Rule::Title, "Filen har ingen titel.");
    let preferences =
        document.get(catalog, b"ViewerPreferences").and_then(|object| object.as_dict().ok());
    let shown = preferences
        .and_then(|preferences| document.get(preferences, b"DisplayDocTitle"))
        .is_some_and(|shown| matches!(shown, Object::Boolean(true)));
    tell(
        title && !shown,
        Rule::Title,
        "Läsprogrammet visar filens namn i stället för dokumentets titel.",
    );

    let marked = document
        .get(catalog, b"MarkInfo")
        .and_then(|mark| mark.as_dict().ok())
        .and_then(|mark| document.get(mark, b"Marked"))
        .is_some_and(|marked| matches!(marked, Object::Boolean(true)));
    tell(tagged && !marked, Rule::Untagged, "Filen säger inte att dess innehåll är taggat.");

    let intent = document
        .array(catalog, b"OutputIntents")
        .and_then(<[Object]>::first)
        .and_then(|intent| document.dictionary(intent))
        .is_some_and(|intent| intent.has(b"DestOutputProfile"));
    tell(!intent, Rule::OutputIntent, "Filen säger inte vilken färgrymd den använder.");
}

/// The text after a tag, in a piece split at "<".
fn has_text(part: &str) -> bool {
    part.split_once('>').is_some_and(|(_, text)| !text.trim().is_empty())
}

/// A simple XMP property, as an element or as an attribute.
fn property<'a>(packet: &'a str, name: &str) -> Option<&'a str> {
    for (opening, closing) in
        [(format!("<{name}>"), "<"), (format!("{name}=\""), "\""), (format!("{name}='"), "'")]
    {
        if let Some((_, rest)) = packet.split_once(&opening)
            && let Some((value, _)) = rest.split_once(closing)
            && !value.trim().is_empty()
        {
            return Some(value.trim());
        }
    }
    None
}
