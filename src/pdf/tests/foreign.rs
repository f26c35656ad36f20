//! Files from anywhere: a report, never a panic.

use lopdf::Object;
use proptest::prelude::*;

use super::written::written;
use crate::pdf::{Integrity, Rule, Standard, read_back};

#[test]
fn what_is_not_a_pdf_gets_one_sentence() {
    for bytes in [&b""[..], b"PK\x03\x04 a spreadsheet", b"\x89PNG"] {
        let report = read_back(bytes);
        assert_eq!(report.summary(), "Filen är ingen PDF.");
        assert_eq!(report.integrity, Integrity::Foreign);
        assert_eq!(report.count(), 1);
    }
}

#[test]
fn a_pdf_cut_short_is_damaged() {
    let bytes = written(Standard::A2a);
    let report = read_back(&bytes[..bytes.len() / 2]);
    assert!(report.breaks(Rule::Damaged));
    assert!(read_back(b"%PDF-1.7\n").breaks(Rule::Damaged));
}

/// An untagged file such as a scanner or an old word processor makes.
#[test]
fn an_untagged_file_is_told_so_once() {
    let text = "BT /F1 12 Tf 9 9 Td (hej) Tj ET";
    let content =
        format!("4 0 obj\n<</Length {}>>\nstream\n{text}\nendstream\nendobj\n", text.len());
    let objects = [
        "1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n",
        "2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 200 200]>>\nendobj\n",
        "3 0 obj\n<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>\nendobj\n",
        &content,
        "5 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>\nendobj\n",
    ];
    let mut file = String::from("%PDF-1.4\n");
    let mut table = String::from("xref\n0 6\n0000000000 65535 f \n");
    for object in objects {
        table += &format!("{:010} 00000 n \n", file.len());
        file += object;
    }
    let start = file.len();
    file += &table;
    file += &format!("trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
    let report = read_back(file.as_bytes());
    let untagged = report.deviations.iter().filter(|found| found.rule == Rule::Untagged);
    assert_eq!(untagged.count(), 1);
    assert!(report.breaks(Rule::FontNotEmbedded));
    assert!(!report.breaks(Rule::Unmarked) && !report.breaks(Rule::Damaged));
    assert_eq!(report.integrity, Integrity::Foreign);
    assert!(report.summary().starts_with("PDF utan uppgift om standard, "));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Bytes changed at random give a report that is not clean.
    #[test]
    fn a_file_with_changed_bytes_is_never_passed(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), 1..=255_u8), 1..20),
    ) {
        let mut bytes = written(Standard::A3a);
        let sound = bytes.clone();
        for (place, change) in changes {
            let place = place.index(bytes.len());
            bytes[place] ^= change;
        }
        prop_assume!(bytes != sound);
        prop_assert!(!read_back(&bytes).passes());
    }

    /// Objects of the wrong kind, references to nowhere and in circles.
    #[test]
    fn objects_of_the_wrong_kind_give_a_report(
        changes in proptest::collection::vec(
            (any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..7_u8), 1..6,
        ),
    ) {
        let mut document = lopdf::Document::load_mem(&written(Standard::A3a)).expect("opens");
        let ids: Vec<_> = document.objects.keys().copied().collect();
        for (object, entry, kind) in changes {
            let object = document.objects.get_mut(object.get(&ids)).expect("it is there");
            let Ok(dictionary) = object.as_dict_mut() else { continue };
            let entry = entry.index(dictionary.len());
            let (_, value) = dictionary.iter_mut().nth(entry).expect("within the dictionary");
            *value = match kind {
                0 => Object::Null,
                1 => Object::Integer(i64::MAX),
                2 => Object::Real(f32::NAN),
                3 => Object::Array(Vec::new()),
                4 => Object::Name(b"XYZ".to_vec()),
                5 => Object::Reference((9999, 0)),
                _ => Object::Reference(ids[entry % ids.len()]),
            };
        }
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).expect("memory takes it");
        prop_assert!(!read_back(&bytes).passes());
    }

    /// A page whose content is noise is read to its end.
    #[test]
    fn noise_in_a_content_stream_gives_a_report(
        noise in proptest::collection::vec(any::<u8>(), 0..600),
        words in "([qQ(){}<>\\[\\]/% ]|BT|ET|Tj|TJ|BDC|EMC|BI|ID|EI|Tf|[0-9.-]| ){0,200}",
    ) {
        let mut document = lopdf::Document::load_mem(&written(Standard::A2a)).expect("opens");
        let page = document.page_iter().next().expect("a page");
        let content = document.get_page_contents(page)[0];
        let stream = document.objects.get_mut(&content).and_then(|o| o.as_stream_mut().ok());
        stream.expect("content").set_plain_content([words.as_bytes(), &noise].concat());
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).expect("memory takes it");
        prop_assert!(!read_back(&bytes).passes());
    }
}
