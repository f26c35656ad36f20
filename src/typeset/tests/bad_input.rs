//! What people and files can bring: it still gives a decent page, and nothing of it is lost.

use chrono::NaiveDate;

use super::{find, is_landscape, said_everywhere, sample};
use crate::document::block::*;
use crate::typeset::lay_out;
use crate::typeset::page::{Draw, LaidOut};
use crate::typeset::style::{LANDSCAPE, PORTRAIT};

fn narrow_table(text: &str, rows: usize) -> Block {
    let columns = (0..6).map(|_| sample::column("Rubrik", Align::Left, Width::Text)).collect();
    let row = || {
        let mut cells = vec![Cell::text("Uppgift saknas"); 6];
        cells[3] = Cell::text(text);
        Row::body(cells)
    };
    Block::Table(sample::table("Tabell", "", columns, (0..rows).map(|_| row()).collect()))
}

fn check_inside(laid_out: &LaidOut) {
    for said in said_everywhere(laid_out) {
        let grid = if is_landscape(&laid_out.pages[said.page]) { &LANDSCAPE } else { &PORTRAIT };
        assert!(said.x >= grid.left - 0.05 && said.right <= grid.right + 0.05, "{said:?}");
        assert!(said.baseline <= grid.footer_text + 0.05, "{said:?}");
    }
}

#[test]
fn a_word_of_four_thousand_characters_in_a_narrow_cell_fills_pages_and_nothing_is_lost() {
    let word = "x".repeat(4000);
    let laid_out = lay_out(&sample::document(vec![narrow_table(&word, 3)]));
    check_inside(&laid_out);
    let found: usize = said_everywhere(&laid_out)
        .iter()
        .filter(|said| said.text.chars().all(|c| c == 'x'))
        .map(|said| said.text.len())
        .sum();
    assert_eq!(found, 3 * 4000);
}

#[test]
fn a_heading_of_four_thousand_characters_is_set_whole_and_shortened_in_the_contents() {
    let heading = format!("Rubrik {}", "z".repeat(4000));
    let mut blocks = vec![Block::Contents(2), sample::heading(1, "1", &heading)];
    blocks.extend((0..200).map(|_| sample::paragraph("En rad.")));
    let laid_out = lay_out(&sample::document(blocks));
    check_inside(&laid_out);
    let entry = find(&laid_out, "Rubrik zz");
    assert!(entry.page == 1 && entry.text.trim_end().ends_with('…'), "{entry:?}");
    let set: usize = said_everywhere(&laid_out)
        .iter()
        .filter(|said| said.size == 18.0)
        .map(|said| said.text.matches('z').count())
        .sum();
    assert_eq!(set, 4000);
}

#[test]
fn a_row_taller_than_a_page_is_divided_over_pages() {
    let text = "Ett långt stycke i en cell. ".repeat(600);
    let laid_out = lay_out(&sample::document(vec![narrow_table(&text, 1)]));
    assert!(laid_out.pages.len() > 3);
    for (index, page) in laid_out.pages.iter().enumerate().skip(1) {
        let grid = if is_landscape(page) { &LANDSCAPE } else { &PORTRAIT };
        for said in super::said_on(&laid_out, index) {
            assert!(said.baseline <= grid.bottom, "{said:?}");
        }
    }
    let words: usize =
        said_everywhere(&laid_out).iter().map(|said| said.text.matches("stycke").count()).sum();
    assert_eq!(words, 600);
}

#[test]
fn right_to_left_text_and_emoji_are_reported_and_kept() {
    let mut document = sample::document(vec![
        sample::heading(1, "1", "Plan 😀 שלום \u{202E}mot\u{7}"),
        sample::paragraph("مرحبا 漢字 👩\u{200D}👩\u{200D}👧 e\u{301}\u{301}\u{0}"),
    ]);
    document.identity.title = "😀 שלום".repeat(300);
    document.identity.facts[0].1 = "😀".repeat(4000);
    let laid_out = lay_out(&document);
    check_inside(&laid_out);
    assert!(laid_out.missing.iter().any(|missing| missing.character == '😀'));
    assert!(find(&laid_out, "Plan").text.contains("😀 שלום mot"));
    for chunk in laid_out.pages.iter().flat_map(|page| &page.chunks) {
        for draw in &chunk.draws {
            let Draw::Text { segments, .. } = draw else { continue };
            for segment in segments {
                let crate::typeset::page::Segment::Word(word) = segment else { continue };
                assert!(word.glyphs.iter().all(|glyph| glyph.id != 0));
                assert!(!word.text.contains(char::is_control));
            }
        }
    }
}

#[test]
fn a_document_with_nothing_in_it_has_its_first_page() {
    for first_page in [
        FirstPage::Cover,
        FirstPage::Compact,
        FirstPage::Titled,
        FirstPage::Beside,
        FirstPage::Letter,
    ] {
        let mut document = sample::document(Vec::new());
        document.first_page = first_page;
        assert_eq!(lay_out(&document).pages.len(), 1);
        document.identity = Identity {
            title: String::new(),
            kind: String::new(),
            kommun: String::new(),
            administration: String::new(),
            facts: Vec::new(),
            arms: Some(Arms {
                size: (0.0, 1.0),
                shapes: vec![("M0 0 skräp".into(), Colour(0, 0, 0))],
            }),
            ..document.identity
        };
        document.blocks = vec![
            Block::List(List { numbered: false, items: Vec::new() }),
            Block::Landscape(Vec::new()),
            Block::Signatures(Vec::new()),
            Block::Paragraph(Vec::new()),
            Block::Table(sample::table("", "", Vec::new(), Vec::new())),
            sample::figure(Drawing::Timeline(Vec::new()), "saknas"),
            sample::figure(Drawing::YearBars(Vec::new()), ""),
        ];
        lay_out(&document);
    }
}

#[test]
fn a_timeline_of_five_thousand_rows_over_a_century_is_drawn_in_parts() {
    let mut row = sample::timeline().remove(0);
    row.to = NaiveDate::from_ymd_opt(2127, 1, 1).unwrap_or(row.to);
    let rows = vec![row; 5000];
    let figure = sample::figure(Drawing::Timeline(rows), "");
    let laid_out = lay_out(&sample::document(vec![Block::Landscape(vec![figure])]));
    assert!(laid_out.pages.len() > 200);
    check_inside(&laid_out);
}

#[test]
fn text_without_end_in_a_cell_or_a_title_is_still_laid_out() {
    let megabyte = "Klistrat från ett annat ställe. ".repeat(33_000);
    let mut document = sample::document(vec![narrow_table(&megabyte, 1)]);
    document.identity.title = "Rubrik ".repeat(5_000);
    let laid_out = lay_out(&document);
    assert!(laid_out.pages.len() > 100);
}

#[test]
fn a_table_too_wide_for_portrait_gets_landscape_pages() {
    let columns =
        (0..12).map(|_| sample::column("Personuppgifter", Align::Left, Width::Text)).collect();
    let cells = vec![Cell::text("Samhällsbyggnadsnämnden"); 12];
    let table = sample::table("Bred", "", columns, vec![Row::body(cells)]);
    let laid_out =
        lay_out(&sample::document(vec![sample::heading(1, "1", "Kapitel"), Block::Table(table)]));
    check_inside(&laid_out);
    assert!(is_landscape(&laid_out.pages[find(&laid_out, "Kapitel").page]));
}

#[test]
fn of_ten_thousand_rows_every_one_is_set_once_and_the_pages_are_full() {
    let columns = ["Nr", "Namn", "Enhet", "Datum", "tkr", "Status"];
    let columns = columns
        .iter()
        .enumerate()
        .map(|(index, header)| {
            let width = if index == 1 || index == 2 { Width::Text } else { Width::Fit };
            sample::column(header, if index == 4 { Align::Right } else { Align::Left }, width)
        })
        .collect();
    let row = |index: usize| {
        Row::body(vec![
            Cell::text(format!("SYS-{index:05}")),
            Cell::text(format!("System nummer {index} för verksamheten")),
            Cell::text("Utbildningsförvaltningen"),
            Cell::text(format!("2027-{:02}-{:02}", index % 12 + 1, index % 28 + 1)),
            Cell::text(format!("{}", index * 7 % 9000)),
            Cell::text("Ej påbörjad"),
        ])
    };
    let rows = (0..10_000).map(row).collect();
    let document =
        sample::document(vec![Block::Table(sample::table("Många rader", "", columns, rows))]);
    let laid_out = lay_out(&document);
    let set: Vec<_> = said_everywhere(&laid_out)
        .into_iter()
        .filter(|said| said.text.starts_with("SYS-"))
        .map(|said| said.text)
        .collect();
    let expected: Vec<_> = (0..10_000).map(|index| format!("SYS-{index:05}")).collect();
    assert_eq!(set, expected);
    // A portrait page holds 36 one-line rows under a repeated header; the cover is one more.
    assert_eq!(laid_out.pages.len(), 1 + 10_000_usize.div_ceil(36));
}

#[test]
fn an_organisation_of_sixty_bodies_with_long_names_is_drawn_in_parts_and_inside_its_boxes() {
    let long = "Samhällsbyggnadsnämnden".repeat(8);
    let row = |index: usize| OrganisationRow {
        body: if index.is_multiple_of(7) { long.clone() } else { format!("Nämnd {index}") },
        administration: OrganisationBox {
            name: format!("{long} {index}"),
            lines: vec![("IT-controller:".to_owned(), long.clone()); 3],
        },
        in_group: true,
    };
    let organisation = Organisation {
        root: "Kommunfullmäktige".to_owned(),
        rows: (0..60).map(row).collect(),
        group: Some(OrganisationBox {
            name: "Team IT".to_owned(),
            lines: vec![(String::new(), long.clone())],
        }),
    };
    let figure = sample::figure(Drawing::Organisation(organisation), "");
    let laid_out = lay_out(&sample::document(vec![figure]));
    assert!(laid_out.pages.len() > 5, "{} pages", laid_out.pages.len());
    check_inside(&laid_out);
    let named = |said: &&super::Said| said.text.starts_with("Nämnd ");
    assert_eq!(said_everywhere(&laid_out).iter().filter(named).count(), 51);
    // The root stands on each of them.
    let roots = said_everywhere(&laid_out);
    let roots = roots.iter().filter(|said| said.text.starts_with("Kommun")).count();
    assert_eq!(roots, laid_out.pages.len() - 1);
}

#[test]
fn a_card_with_a_very_long_name_and_number_keeps_to_its_page_and_its_tab() {
    let card = |index: usize| {
        let heading =
            Heading { level: 1, number: String::new(), text: "Långt namn ".repeat(40 * index) };
        let card = Card {
            over: "SYS-008 · ".repeat(60),
            heading,
            facts: vec![("Utskrivet".to_owned(), "x".repeat(500)); 4],
            tab: format!("SYS-{index}{}", "9".repeat(80)),
        };
        [Block::NewPage, Block::Card(card), sample::paragraph("Text."), Block::WritingLines]
    };
    let mut document = sample::document((1..9).flat_map(card).collect());
    document.first_page = FirstPage::Compact;
    let laid_out = lay_out(&document);
    check_inside(&laid_out);
    let draws = laid_out.pages.iter().flat_map(|page| &page.chunks).flat_map(|it| &it.draws);
    let tops: Vec<f32> = draws
        .filter_map(|draw| match draw {
            Draw::Downwards { top, .. } => Some(*top),
            _ => None,
        })
        .collect();
    assert_eq!(tops.len(), 8);
    // Six places, then from the top again.
    assert!((tops[6] - tops[0]).abs() < 20.0 && tops[5] > tops[0] + 400.0, "{tops:?}");
}
