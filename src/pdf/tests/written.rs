//! What the written file holds.

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

/// Writes the samples into the folder named by `PDF_SAMPLES`, for judges outside, and says what each
/// took of this thread's time.
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
        let before = (cpu(), peak());
        let bytes = write(&laid, &identity(), Standard::A2a, &[]).expect("sound");
        let wrote = (cpu(), peak());
        let summary = read_back(&bytes).summary();
        let read = (cpu(), peak());
        println!(
            "{name}: {} pages, {} elements, {} bytes, written in {:.3} s ({} to {}), {summary} in {:.3} s ({})",
            laid.pages.len(),
            laid.nodes.len(),
            bytes.len(),
            wrote.0 - before.0,
            before.1,
            wrote.1,
            read.0 - wrote.0,
            read.1
        );
        save(name, &bytes);
    }
}

/// Processor time of this thread in seconds.
fn cpu() -> f64 {
    let spent = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let spent = spent.split(' ').next().and_then(|nanoseconds| nanoseconds.parse::<f64>().ok());
    spent.unwrap_or(f64::NAN) / 1e9
}

/// The most memory the process has held.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.unwrap_or_default().trim().to_owned()
}
