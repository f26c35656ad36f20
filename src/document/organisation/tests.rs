//! The organisation of a small kommun, in the figure and in the list that says the same.

use super::*;
use crate::document::check;
use crate::document::kommun::{INTERNAL_MARKS, Mini, marked, mini, printed, today};
use crate::record::{Kind, Unit};

fn parts(edition: &Edition) -> (&Organisation, &List) {
    let blocks = &edition.document.blocks;
    let figure = blocks.iter().find_map(|block| match block {
        Block::Figure(Figure { drawing: Drawing::Organisation(it), .. }) => Some(it),
        _ => None,
    });
    let list = blocks.iter().find_map(|block| match block {
        Block::SmallList(list) => Some(list),
        _ => None,
    });
    (figure.unwrap(), list.unwrap())
}

fn text(item: &ListItem) -> String {
    item.text.iter().map(|run| run.text.as_str()).collect::<String>().replace('\u{a0}', " ")
}

#[test]
fn the_list_says_what_the_figure_shows() {
    let edition = organisation(&mini().workspace(), Variant::Internal, today());
    let (figure, list) = parts(&edition);
    let row = &figure.rows[0];
    assert_eq!(row.body, "Utbildningsnämnden");
    assert_eq!(
        row.administration.lines,
        [
            (String::new(), "Tord Viklund, förvaltningschef".to_owned()),
            ("IT-controller:".to_owned(), "Lovisa Zakrisson".to_owned()),
        ]
    );
    let said = text(&list.items[0]);
    for name in [&row.body, &row.administration.name] {
        assert!(said.contains(name.as_str()), "{said}");
    }
    for (label, who) in &row.administration.lines {
        assert!(said.contains(label.as_str()) && said.contains(who.as_str()), "{said}");
    }
    let object = AnyId { kind: Kind::Municipality, uuid: uuid::Uuid::nil() };
    assert_eq!(check::findings(&edition.document, object), []);
}

#[test]
fn a_missing_chief_or_controller_is_said_in_words() {
    let edition = organisation(&Mini::bare().workspace(), Variant::Public, today());
    let (figure, _) = parts(&edition);
    let lines = &figure.rows[0].administration.lines;
    assert_eq!(lines[0].1, "Förvaltningschef ej utsett");
    assert_eq!(lines[1], ("IT-controller:".to_owned(), "Ej utsett".to_owned()));
}

#[test]
fn the_public_organisation_names_nobody() {
    let mut mini = mini();
    let administration = mini.find::<Administration>();
    mini.add(|unit: &mut Unit| {
        unit.name = "Centralskolan".into();
        unit.administration = Some(administration);
    });
    let said = |variant| printed(&organisation(&mini.workspace(), variant, today()));
    let (public, internal) = (said(Variant::Public), said(Variant::Internal));
    assert!(internal.contains("Viklund") && !public.contains("Viklund"));
    assert!(internal.contains("Zakrisson") && !public.contains("Zakrisson"));
    assert!(public.contains("Förvaltningschef") && public.contains("Centralskolan"));
    let (workspace, _) = marked();
    let public = printed(&organisation(&workspace, Variant::Public, today()));
    for mark in INTERNAL_MARKS {
        assert!(!public.contains(mark), "{mark}");
    }
}

#[test]
fn a_kommun_without_bodies_has_a_sentence_instead_of_a_figure() {
    let edition = organisation(&Workspace::default(), Variant::Public, today());
    assert!(printed(&edition).contains("Inga nämnder med förvaltning"));
    assert!(!edition.document.blocks.iter().any(|block| matches!(block, Block::Figure(_))));
}

#[test]
fn the_it_function_stands_in_a_figure_and_in_words_with_its_vacancies() {
    let edition = organisation(&mini().workspace(), Variant::Internal, today());
    let mut figures = edition.document.blocks.iter().filter_map(|block| match block {
        Block::Figure(Figure { drawing: Drawing::Organisation(it), .. }) => Some(it),
        _ => None,
    });
    let mut lists = edition.document.blocks.iter().filter_map(|block| match block {
        Block::SmallList(list) => Some(list),
        _ => None,
    });
    let figure = figures.next_back().unwrap();
    let list = lists.nth(1).unwrap();
    let local = figure.rows.last().unwrap();
    assert_eq!(local.administration.lines[0].1, "Lovisa Zakrisson");
    assert_eq!(local.administration.lines[1].0, "Systemansvariga:");
    assert_eq!(list.items.len(), figure.rows.len() + 2);
    assert!(!figure.rows[0].in_group && figure.rows[1].in_group);
    for (row, said) in figure.rows.iter().zip(&list.items[1..]) {
        let said = text(said);
        assert!(said.contains(row.body.as_str()), "{said}");
        for (label, who) in &row.administration.lines {
            assert!(said.contains(label.as_str()) && said.contains(who.as_str()), "{said}");
        }
    }
}
