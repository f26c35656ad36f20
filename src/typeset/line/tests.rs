//! How paragraphs and titles become lines.

use super::*;
use crate::typeset::style;

fn texts(lines: &[Line]) -> Vec<String> {
    lines.iter().map(text_of).collect()
}

fn text_of(line: &Line) -> String {
    let segments = line.pieces.iter().flat_map(|piece| &piece.segments);
    segments
        .map(|segment| match segment {
            Segment::Word(word) => word.text.as_str(),
            Segment::Space => " ",
            Segment::SoftHyphen => "\u{AD}",
        })
        .collect()
}

fn set(text: &str, measure: f32, manner: Manner) -> Vec<String> {
    let span = Span::new(text, Face::SansRegular);
    texts(&Setter::new().paragraph(&[span], 9.0, measure, manner))
}

#[test]
fn a_title_is_balanced_and_a_small_word_stays_with_what_follows() {
    let mut setter = Setter::new();
    let text = "IT-plan för utbildningsförvaltningen 2027–2029";
    let lines = setter.title(text, &style::COVER_TITLE, style::mm(140.0));
    assert_eq!(texts(&lines), ["IT-plan för ", "utbildningsförvaltningen ", "2027–2029"]);
    let lines = setter.title(
        "Uppföljning av planen för förskolan och skolan",
        &style::DOCUMENT_TITLE,
        300.0,
    );
    assert_eq!(texts(&lines), ["Uppföljning av planen ", "för förskolan och skolan"]);
}

#[test]
fn a_word_wider_than_its_cell_is_divided_by_swedish_rules() {
    let lines = set("Informationssäkerhetssamordnare", 60.0, Manner::Cell);
    assert!(lines.len() >= 2 && lines[0].ends_with('\u{AD}'), "{lines:?}");
    let whole: String = lines.concat().replace('\u{AD}', "");
    assert_eq!(whole, "Informationssäkerhetssamordnare");
}

#[test]
fn only_words_wider_than_the_cell_are_divided() {
    let lines = set("Rektor Centralskolan, IT-chef", 100.0, Manner::Cell);
    assert_eq!(lines, ["Rektor Centralskolan, ", "IT-chef"]);
}

#[test]
fn a_persons_names_stay_together_in_a_cell_unless_they_do_not_fit() {
    let lines = set("Åke Ängman, Wilhelm Ågren", 90.0, Manner::Cell);
    assert_eq!(lines, ["Åke Ängman, ", "Wilhelm Ågren"]);
    assert_eq!(set("Anna-Stina Holm", 50.0, Manner::Cell), ["Anna-Stina ", "Holm"]);
}

#[test]
fn a_word_of_four_thousand_characters_is_parted_and_nothing_of_it_lost() {
    for word in ["a".repeat(4000), "å0/".repeat(1300), "😀".repeat(4000)] {
        let lines = set(&word, 80.0, Manner::Cell);
        assert!(lines.len() > 100);
        assert_eq!(lines.concat().replace('\u{AD}', ""), word);
    }
}

#[test]
fn a_lone_short_word_on_the_last_line_gets_company() {
    let text = "Införandet startar först när samordning, konsultation och resurser är klara.";
    let mut setter = Setter::new();
    let wide = setter.width(text, Face::SansRegular, 9.0);
    let lines = set(text, wide - 5.0, Manner::Body);
    assert_eq!(lines[1], "är klara.");
}

#[test]
fn a_space_is_kept_at_the_line_end_but_not_counted() {
    let span = Span::new("ett två", Face::SansRegular);
    let lines = Setter::new().paragraph(&[span], 9.0, 20.0, Manner::Cell);
    assert_eq!(texts(&lines), ["ett ", "två"]);
    let alone = Setter::new().width("ett", Face::SansRegular, 9.0);
    assert!((lines[0].width - alone).abs() < 0.001);
}

#[test]
fn nothing_at_all_is_one_empty_line() {
    assert_eq!(set("", 50.0, Manner::Body), [""]);
    assert_eq!(set(" \n ", 50.0, Manner::Cell), [""]);
}
