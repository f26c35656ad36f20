//! What the written file holds.

use super::sample::{identity, long_table, long_text, one_of_everything};
use crate::{
    pdf::{Attachment, Integrity, PdfError, Standard, integrity, read_back, write},
    typeset::page::{Kid, LaidOut, NodeId, Owner, Target},
};

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

/// A page's content stream, as text where it is text.
fn content(bytes: &[u8], page: usize) -> String {
    let document = lopdf::Document::load_mem(bytes).expect("our own file opens");
    let page = document.page_iter().nth(page).expect("the page is there");
    String::from_utf8_lossy(&document.get_page_content(page)).into_owned()
}

#[test]
fn a_character_no_face_has_stays_in_the_text() {
    let content = content(&written(Standard::A2a), 0);
    // Emoji and two Chinese characters together, in UTF-16.
    assert!(content.contains("/Span <</ActualText<FEFFD83DDE006F225B57>/MCID"), "{content}");
    // Never one sequence within another.
    let mut open = 0;
    for line in content.lines() {
        open += i32::from(line.ends_with("BDC")) - i32::from(line == "EMC");
        assert!((0..=1).contains(&open));
    }
    assert_eq!(open, 0);
}

#[test]
fn a_hyphen_at_a_line_end_is_a_soft_hyphen_in_the_text() {
    let bytes = written(Standard::A2a);
    let document = lopdf::Document::load_mem(&bytes).expect("our own file opens");
    let maps = document.objects.values().filter_map(|object| {
        String::from_utf8(object.as_stream().ok()?.decompressed_content().ok()?).ok()
    });
    let soft = maps.filter(|map| map.contains("begincmap") && map.contains("> <00AD>"));
    assert_eq!(soft.count(), 1);
    assert!(content(&bytes, 0).contains("/S1 10.5 Tf"));
}

#[test]
fn pair_kerning_and_tracking_move_the_pen() {
    let content = content(&written(Standard::A2a), 0);
    // "AV" is 60 thousandths closer, and the tracked line 80 wider after each glyph.
    assert!(content.contains(")60(") || content.contains(") 60("), "{content}");
    assert_eq!(content.matches("-80").count(), "SPÄRRAD TEXT".chars().count() - 1);
}

#[test]
fn pages_that_contradict_their_tags_are_refused_in_words() {
    let refused = |change: fn(&mut LaidOut)| {
        let mut laid = one_of_everything();
        change(&mut laid);
        match write(&laid, &identity(), Standard::A2a, &[]) {
            Err(error) => error.to_string(),
            Ok(_) => String::from("written"),
        }
    };
    for message in [
        refused(|laid| laid.pages[0].chunks[2].owner = Owner::Node(NodeId(9999))),
        refused(|laid| laid.nodes[1].kids.push(Kid::Node(NodeId(9999)))),
        refused(|laid| laid.nodes[1].kids.push(Kid::Content { page: 9, chunk: 0 })),
        refused(|laid| laid.nodes[1].kids.push(Kid::Content { page: 0, chunk: 999 })),
        refused(|laid| laid.pages[0].links[0].node = NodeId(9999)),
        refused(|laid| laid.pages[0].links[0].target = Target::Place { page: 9, y: 0.0 }),
    ] {
        assert!(message.starts_with("sidorna pekar på en del av dokumentet som inte finns"));
    }
    assert_eq!(refused(|laid| laid.pages.clear()), "dokumentet har inga sidor");
}

#[test]
fn a_title_of_markup_and_control_characters_is_kept_as_text() {
    let mut identity = identity();
    identity.title = "A <b> & \u{1} ]]> \u{202e}tkelfer\u{ffff} 😀".to_owned();
    identity.keywords = vec![String::new(), "\u{7}".to_owned()];
    let bytes = write(&one_of_everything(), &identity, Standard::A2a, &[]).expect("sound");
    assert_eq!(read_back(&bytes).deviations, []);
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.contains("A &lt;b&gt; &amp; ]]&gt; \u{202e}tkelfer 😀</rdf:li>"));
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
