//! What the written file holds.

use std::time::Instant;

use super::sample::{identity, long_table, long_text, one_of_everything};
use crate::pdf::{Attachment, Integrity, PdfError, Standard, integrity, read_back, write};

pub(super) fn written(standard: Standard) -> Vec<u8> {
    let attachments = match standard {
        Standard::A2a => Vec::new(),
        Standard::A3a => vec![data()],
    };
    write(&one_of_everything(), &identity(), standard, &attachments).expect("the sample is sound")
}

fn data() -> Attachment {
    Attachment {
        name: "plan.json".to_owned(),
        mime: "application/json".to_owned(),
        description: "Planens uppgifter".to_owned(),
        data: b"{\"plan\": \"IT-plan\"}".to_vec(),
    }
}

#[test]
fn the_same_pages_give_the_same_bytes() {
    let first = written(Standard::A3a);
    let others: Vec<_> = (0..3).map(|_| std::thread::spawn(|| written(Standard::A3a))).collect();
    for other in others {
        assert!(other.join().is_ok_and(|bytes| bytes == first));
    }
}

#[test]
fn a_changed_byte_is_told() {
    let bytes = written(Standard::A2a);
    assert_eq!(integrity(&bytes), Integrity::Unchanged);
    for place in (0..bytes.len()).step_by(bytes.len() / 97) {
        let mut changed = bytes.clone();
        changed[place] ^= 1;
        assert_ne!(integrity(&changed), Integrity::Unchanged, "byte {place}");
    }
    assert_eq!(integrity(b"%PDF-1.7"), Integrity::Foreign);
}

#[test]
fn an_attachment_asks_for_a3a() {
    let outcome = write(&one_of_everything(), &identity(), Standard::A2a, &[data()]);
    assert!(matches!(outcome, Err(PdfError::AttachmentNeedsA3a)));
}

/// Writes the samples into the folder named by `PDF_SAMPLES`, for judges outside.
#[test]
#[ignore = "writes files"]
fn samples_for_outside_judges() {
    let Ok(folder) = std::env::var("PDF_SAMPLES") else { return };
    let save = |name: &str, bytes: &[u8]| {
        std::fs::write(format!("{folder}/{name}.pdf"), bytes).expect("the folder is writable");
    };
    save("a2a", &written(Standard::A2a));
    save("a3a", &written(Standard::A3a));
    for (name, laid) in [("text", long_text(100)), ("table", long_table(10_000))] {
        let start = Instant::now();
        let bytes = write(&laid, &identity(), Standard::A2a, &[]).expect("sound");
        let (pages, nodes) = (laid.pages.len(), laid.nodes.len());
        println!("{name}: {pages} p, {nodes} nodes, {} B, {:?}", bytes.len(), start.elapsed());
        let start = Instant::now();
        println!("{} in {:?}", read_back(&bytes).summary(), start.elapsed());
        save(name, &bytes);
    }
}
