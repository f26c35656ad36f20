//! Writes a document: fonts, pages, links, tags, bookmarks, metadata, and the catalog that holds
//! them together. Streams go into the file as soon as they are made.

use lopdf::{Dictionary, Object, dictionary};

use super::{
    Attachment, PdfError, Standard, attachment,
    content::{Marks, page_content},
    fonts::Fonts,
    links::Links,
    metadata::{LANGUAGE, Metadata, clean},
    outline, printing,
    serialize::{PdfFile, Ref},
    syntax::{hundredths, name, text},
    tags,
};
use crate::{document::block::Identity, typeset::page::LaidOut};

/// sRGB, the colour space of every colour in the file (CC0: `resources/icc/README.md`).
const SRGB: &[u8] = include_bytes!("../../resources/icc/sRGB-v2-magic.icc");

/// Writes laid-out pages as a PDF/A and PDF/UA-1 file. The same input gives the same bytes.
///
/// # Errors
/// [`PdfError::NoPages`] for an empty document, [`PdfError::AttachmentNeedsA3a`] for attachments in
/// a PDF/A-2a, [`PdfError::BrokenLayout`] when the pages contradict their tag tree.
pub fn write(
    laid: &LaidOut,
    identity: &Identity,
    standard: Standard,
    attachments: &[Attachment],
) -> Result<Vec<u8>, PdfError> {
    if laid.pages.is_empty() {
        return Err(PdfError::NoPages);
    }
    if standard == Standard::A2a && !attachments.is_empty() {
        return Err(PdfError::AttachmentNeedsA3a);
    }
    let metadata = Metadata::of(identity);
    let mut file = PdfFile::new();
    let catalog = file.reserve();
    let page_tree = file.reserve();
    let first_page = file.reserve_many(laid.pages.len());
    let pages: Vec<Ref> = (0..laid.pages.len()).map(|page| first_page.offset(page)).collect();

    let fonts = Fonts::add(&mut file, laid)?;
    let links = Links::add(&mut file, laid, &pages)?;
    let marks = add_pages(&mut file, laid, &fonts, &links, page_tree, &pages)?;
    let tree =
        tags::add(&mut file, laid, &tags::Pages { refs: &pages, marks: &marks, links: &links })?;
    let outline = outline::add(&mut file, laid, &pages);
    let (associated, names) = attachment::add(&mut file, attachments, &metadata);

    let mut root = dictionary! {
        "Type" => name("Catalog"),
        "Pages" => page_tree,
        "Lang" => text(LANGUAGE),
        "MarkInfo" => dictionary! { "Marked" => true },
        "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
        "StructTreeRoot" => tree,
        "Metadata" => metadata.add_xmp(&mut file, standard),
        "OutputIntents" => vec![add_output_intent(&mut file).into()],
    };
    if !laid.labels.is_empty() {
        root.set("PageLabels", page_labels(laid));
    }
    if let Some(outline) = outline {
        root.set("Outlines", outline);
        root.set("PageMode", name("UseOutlines"));
    }
    if !associated.is_empty() {
        root.set("AF", associated);
        root.set("Names", dictionary! { "EmbeddedFiles" => dictionary! { "Names" => names } });
    }
    file.put_dictionary(catalog, &root);
    let info = metadata.add_info(&mut file);
    file.finish(catalog, info)
}

/// What the pages of each document are called (ISO 32000-1 §12.4.2).
fn page_labels(laid: &LaidOut) -> Dictionary {
    let numbers = laid.labels.iter().flat_map(|label| {
        let called = dictionary! { "S" => name("D"), "P" => text(&clean(&label.prefix)) };
        [Object::from(label.page as i64), Object::from(called)]
    });
    dictionary! { "Nums" => numbers.collect::<Vec<_>>() }
}

/// Adds the page tree, the pages and their content; returns what each page has of marked content.
fn add_pages(
    file: &mut PdfFile,
    laid: &LaidOut,
    fonts: &Fonts,
    links: &Links,
    page_tree: Ref,
    pages: &[Ref],
) -> Result<Vec<Marks>, PdfError> {
    let kids: Vec<_> = pages.iter().map(|page| (*page).into()).collect();
    file.put_dictionary(
        page_tree,
        &dictionary! { "Type" => name("Pages"), "Count" => pages.len() as i64, "Kids" => kids },
    );
    let mut annotations = links.by_page();
    let mut marks = Vec::with_capacity(pages.len());
    for (batch, batch_pages) in laid.pages.chunks(printing::BATCH).enumerate() {
        let mut operations = Vec::with_capacity(batch_pages.len());
        for page in batch_pages {
            let content = page_content(laid, page, fonts)?;
            operations.push(content.ops);
            marks.push(content.marks);
        }
        let streams = printing::content_streams(operations);
        for (offset, (page, stream)) in batch_pages.iter().zip(streams).enumerate() {
            let index = batch * printing::BATCH + offset;
            let contents = file.add_deflated(Dictionary::new(), &stream);
            let size = vec![
                0.into(),
                0.into(),
                hundredths(page.width).into(),
                hundredths(page.height).into(),
            ];
            let mut dictionary = dictionary! {
                "Type" => name("Page"),
                "Parent" => page_tree,
                "MediaBox" => size,
                "Resources" => dictionary! { "Font" => fonts.resources },
                "Contents" => contents,
                "StructParents" => index as i64,
                // Tab goes through the links in the order of the tags (ISO 14289-1 §7.18.3).
                "Tabs" => name("S"),
            };
            if let Some(annotations) = annotations.remove(&index) {
                dictionary.set("Annots", annotations);
            }
            file.put_dictionary(pages[index], &dictionary);
        }
    }
    Ok(marks)
}

/// Says that all colours are sRGB (ISO 19005-2 §6.2.3).
fn add_output_intent(file: &mut PdfFile) -> Ref {
    let profile = file.add_stream(dictionary! { "N" => 3 }, SRGB);
    file.add_dictionary(&dictionary! {
        "Type" => name("OutputIntent"),
        "S" => name("GTS_PDFA1"),
        "OutputConditionIdentifier" => text("sRGB"),
        "RegistryName" => text("http://www.color.org"),
        "Info" => text("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    })
}
