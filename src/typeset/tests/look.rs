//! Places and measures on the page, held against the house style.

use super::{find, is_landscape, said_everywhere, said_on, sample};
use crate::document::block::{Align, Block, Cell, FirstPage, Row, Width};
use crate::typeset::lay_out;
use crate::typeset::style::{LANDSCAPE, PORTRAIT, mm};

#[track_caller]
fn at(actual: f32, expected: f32) {
    assert!((actual - expected).abs() <= 0.1, "{actual} is not at {expected}");
}

#[test]
fn the_heads_and_the_first_foot_stand_where_the_house_style_says() {
    let laid_out = lay_out(&sample::it_plan());
    let kommun = find(&laid_out, "Norrälvs kommun");
    at(kommun.baseline, mm(19.64));
    at(kommun.x, mm(45.0));
    let kind = find(&laid_out, "IT-PLAN");
    at(kind.baseline, mm(19.64));
    at(kind.right, mm(185.0));
    at(find(&laid_out, "Utbildningsförvaltningen").baseline, mm(24.14));
    at(find(&laid_out, "1 (8)").baseline, mm(24.14));
    at(find(&laid_out, "IT-plan för").baseline, mm(106.2));
    at(find(&laid_out, "Förslag till beslut").baseline, mm(106.2) + 72.0 + 37.5);
    at(find(&laid_out, "Org.nr").baseline, mm(285.0));
    at(find(&laid_out, "Org.nr").right, mm(185.0));
    for page in 1..laid_out.pages.len() {
        let right = if is_landscape(&laid_out.pages[page]) { 277.0 } else { 185.0 };
        let number = find(&laid_out, &format!("{} (8)", page + 1));
        at(number.baseline, mm(17.1));
        at(number.right, mm(right));
    }
}

#[test]
fn paragraphs_headings_and_list_items_keep_their_distances() {
    let laid_out = lay_out(&sample::it_plan());
    let down = |from: &str, to: &str| find(&laid_out, to).baseline - find(&laid_out, from).baseline;
    at(down("Utbildningsförvaltningen har fem", "kommungemensamma. De"), 16.0);
    at(down("kommungemensamma. De", "en lärplattform"), 18.0);
    at(down("en lärplattform", "elevdatorer som byts"), 18.0);
    at(down("personal som har", "Planen kostar 495"), 24.0);
    at(down("Planerna har beretts", "Ärendet behandlades"), 20.0);
}

#[test]
fn nothing_stands_outside_the_live_area() {
    let laid_out = lay_out(&sample::it_plan());
    for said in said_everywhere(&laid_out) {
        let grid = if is_landscape(&laid_out.pages[said.page]) { &LANDSCAPE } else { &PORTRAIT };
        assert!(said.x >= grid.left - 0.05, "{said:?}");
        assert!(said.right <= grid.right + 0.05, "{said:?}");
        let head_or_foot = said.baseline < mm(25.0) || said.baseline > grid.footer_rule;
        assert!(head_or_foot || said.baseline <= grid.bottom + 0.05, "{said:?}");
    }
}

#[test]
fn lines_of_running_text_are_eighty_characters_at_most_on_average() {
    let laid_out = lay_out(&sample::it_plan());
    for page in 1..laid_out.pages.len() {
        let lines = said_on(&laid_out, page);
        let body: Vec<_> =
            lines.iter().filter(|said| said.size == 11.0 && said.x > 127.0).collect();
        let characters: usize = body.iter().map(|said| said.text.chars().count()).sum();
        assert!(characters <= 80 * body.len(), "page {page}");
    }
}

#[test]
fn figures_of_a_column_end_under_each_other() {
    let laid_out = lay_out(&sample::it_plan());
    let amounts = ["180", "95", "40", "60", "120", "495", "640", "210", "850", "1\u{A0}345"];
    let page = find(&laid_out, "Tabell 4.").page;
    let column = find(&laid_out, "1\u{A0}345").right;
    let lines = said_on(&laid_out, page);
    for amount in amounts {
        let near = lines
            .iter()
            .filter(|said| said.text == amount && said.size == 9.0)
            .map(|said| (said.right - column).abs())
            .fold(f32::MAX, f32::min);
        assert!(near <= 0.05, "{amount}: {near}");
    }
}

#[test]
fn a_heading_never_stands_alone_at_the_foot_of_a_page() {
    for filler in 1..60 {
        let mut blocks = vec![sample::heading(1, "1", "Kapitel")];
        blocks.extend((0..filler).map(|_| sample::paragraph("En rad.")));
        blocks.push(sample::heading(1, "2", "Nästa kapitel"));
        blocks.push(sample::heading(2, "2.1", "Avsnitt"));
        blocks.push(sample::paragraph(&"Texten i avsnittet är lång nog. ".repeat(12)));
        let laid_out = lay_out(&sample::document(blocks));
        let chapter = find(&laid_out, "Nästa kapitel");
        let section = find(&laid_out, "Avsnitt");
        let lines: Vec<_> = said_everywhere(&laid_out)
            .into_iter()
            .filter(|said| said.size == 11.0 && said.text.contains("avsnittet"))
            .collect();
        assert_eq!(chapter.page, section.page);
        let here = lines.iter().filter(|said| said.page == section.page).count();
        let there = lines.len() - here;
        assert!(here >= 2 && there != 1, "{filler}: {here} + {there}");
    }
}

fn numbered_rows(count: usize, group: usize) -> Vec<Row> {
    let row = |index: usize| Row {
        group_start: group > 0 && index > 0 && index.is_multiple_of(group),
        ..Row::body(vec![Cell::text(format!("R{index}")), Cell::text("Uppgift saknas")])
    };
    (0..count).map(row).collect()
}

fn long_table(rows: Vec<Row>) -> Block {
    let columns = vec![
        sample::column("Nr", Align::Left, Width::Fit),
        sample::column("Namn", Align::Left, Width::Text),
    ];
    Block::Table(sample::table("Lång", "", columns, rows))
}

#[test]
fn a_table_goes_on_under_a_repeated_header_with_two_rows_at_least_on_each_side() {
    for filler in 0..45 {
        let mut blocks = vec![sample::heading(1, "1", "Kapitel")];
        blocks.extend((0..filler).map(|_| sample::paragraph("En rad.")));
        blocks.push(long_table(numbered_rows(40, 0)));
        let laid_out = lay_out(&sample::document(blocks));
        let caption = find(&laid_out, "Tabell 1. ").page;
        let mut counts = vec![0; laid_out.pages.len()];
        for said in said_everywhere(&laid_out) {
            if said.text.starts_with('R') && said.size == 9.0 {
                counts[said.page] += 1;
            }
        }
        assert_eq!(counts.iter().sum::<usize>(), 40);
        assert!(counts[caption] >= 2, "{filler}: {counts:?}");
        assert!(counts.iter().all(|count| *count != 1), "{filler}: {counts:?}");
        for page in caption + 1..laid_out.pages.len() {
            let lines = said_on(&laid_out, page);
            assert!(lines.iter().any(|said| said.text == "Tabell 1, fortsättning"));
            assert!(lines.iter().any(|said| said.text == "Namn"));
        }
    }
}

#[test]
fn a_small_table_is_kept_whole() {
    for filler in 0..45 {
        let mut blocks = vec![sample::heading(1, "1", "Kapitel")];
        blocks.extend((0..filler).map(|_| sample::paragraph("En rad.")));
        blocks.push(long_table(numbered_rows(8, 0)));
        let laid_out = lay_out(&sample::document(blocks));
        let (first, last) = (find(&laid_out, "Tabell 1. "), find(&laid_out, "R7"));
        assert_eq!(first.page, last.page, "{filler}");
    }
}

#[test]
fn a_small_table_is_parted_where_a_third_of_the_page_would_stand_empty() {
    let mut parted = 0;
    for filler in 1..16 {
        let mut blocks: Vec<_> = (0..filler).map(|_| sample::paragraph("En rad.")).collect();
        blocks.push(long_table(numbered_rows(8, 0)));
        let laid_out = lay_out(&sample::document(vec![Block::Landscape(blocks)]));
        let caption = find(&laid_out, "Tabell 1. ");
        let rows = |page: usize| {
            let lines = said_on(&laid_out, page);
            lines.iter().filter(|said| said.text.starts_with('R') && said.size == 9.0).count()
        };
        let here = rows(caption.page);
        assert!(here == 8 || (2..=6).contains(&here), "{filler}: {here}");
        if here == 8 {
            let over = said_on(&laid_out, caption.page - 1);
            let end = over.iter().map(|said| said.baseline).fold(0.0, f32::max);
            let full = LANDSCAPE.top + LANDSCAPE.depth() * 2.0 / 3.0;
            assert!(caption.page == 1 || end > full - 13.0, "{filler}: {end}");
        } else {
            parted += 1;
            assert_eq!(rows(caption.page + 1), 8 - here);
            let lines = said_on(&laid_out, caption.page + 1);
            assert!(lines.iter().any(|said| said.text == "Tabell 1, fortsättning"));
        }
    }
    assert!(parted > 0);
}

#[test]
fn a_last_page_never_holds_a_line_or_two_and_nothing_is_lost() {
    for filler in 1..120 {
        let mut blocks = vec![sample::heading(1, "1", "Kapitel")];
        blocks.extend((0..filler).map(|_| sample::paragraph("En rad.")));
        blocks.push(sample::heading(2, "", "Anmärkning"));
        blocks.push(sample::paragraph("Sista raden."));
        let laid_out = lay_out(&sample::document(blocks));
        let last = find(&laid_out, "Sista raden.").page;
        let live = |page: usize| {
            let lines = said_on(&laid_out, page).into_iter();
            lines.filter(|said| said.baseline > mm(25.0) && said.baseline < PORTRAIT.footer_rule)
        };
        assert!(last == 1 || live(last).count() >= 3, "{filler}");
        let set: usize = (1..=last).map(|page| live(page).count()).sum();
        // The heading's number stands by itself.
        assert_eq!(set, filler + 4, "{filler}");
    }
}

#[test]
fn a_short_appendix_is_never_parted() {
    for filler in 0..45 {
        let mut blocks = vec![sample::heading(1, "1", "Kapitel")];
        blocks.extend((0..filler).map(|_| sample::paragraph("En rad.")));
        blocks.push(Block::Signatures(vec![crate::document::block::Signature {
            name: "Karin Öhman".into(),
            title: "Förvaltningschef".into(),
        }]));
        blocks.push(sample::heading(1, "", "Ordlista"));
        blocks.extend((0..12).map(|term| sample::paragraph(&format!("Ord {term}."))));
        let laid_out = lay_out(&sample::document(blocks));
        let (heading, last) = (find(&laid_out, "Ordlista"), find(&laid_out, "Ord 11."));
        assert_eq!(heading.page, last.page, "{filler}");
    }
}

#[test]
fn a_table_parts_where_a_group_begins_near_the_pages_end() {
    let laid_out = lay_out(&sample::document(vec![long_table(numbered_rows(60, 11))]));
    let first_of_page = said_on(&laid_out, 2).into_iter().find(|said| said.text.starts_with('R'));
    assert_eq!(first_of_page.map(|said| said.text), Some("R33".to_owned()));
}

#[test]
fn a_landscape_section_has_pages_of_its_own_and_takes_its_heading_along() {
    let blocks = vec![
        sample::heading(1, "1", "Först"),
        sample::paragraph("Stående."),
        sample::heading(1, "2", "Liggande"),
        Block::Landscape(vec![sample::paragraph("På tvären.")]),
        sample::paragraph("Stående igen."),
    ];
    let laid_out = lay_out(&sample::document(blocks));
    let shapes: Vec<_> = laid_out.pages.iter().map(is_landscape).collect();
    assert_eq!(shapes, [false, false, true, false]);
    assert_eq!(find(&laid_out, "Liggande").page, 2);
}

#[test]
fn signatures_have_their_section_with_them() {
    for filler in 0..45 {
        let mut blocks = vec![sample::heading(1, "1", "Kapitel")];
        blocks.extend((0..filler).map(|_| sample::paragraph("En rad.")));
        blocks.push(sample::heading(1, "2", "Uppföljning"));
        blocks.push(sample::paragraph("Planen följs upp."));
        blocks.push(Block::Signatures(vec![crate::document::block::Signature {
            name: "Karin Öhman".into(),
            title: "Förvaltningschef".into(),
        }]));
        let laid_out = lay_out(&sample::document(blocks));
        let (section, name) = (find(&laid_out, "Uppföljning"), find(&laid_out, "Karin Öhman"));
        assert_eq!(section.page, name.page, "{filler}");
    }
}

#[test]
fn contents_are_left_out_of_a_short_document_and_lead_to_the_right_page_in_a_long_one() {
    let mut short = sample::document(vec![Block::Contents(2), sample::heading(1, "1", "Kapitel")]);
    assert!(!said_everywhere(&lay_out(&short)).iter().any(|said| said.text == "Innehåll"));
    short.first_page = FirstPage::Compact;
    assert_eq!(lay_out(&short).pages.len(), 1);
    let laid_out = lay_out(&sample::it_plan());
    for link in &laid_out.pages[1].links {
        let crate::typeset::page::Target::Place { page, y } = link.target else { continue };
        let stands = laid_out.bookmarks.iter().any(|mark| mark.page == page && mark.y == y);
        assert!(stands && link.description.ends_with(&format!("sida {}", page + 1)));
    }
}
