//! A statement (yttrande) as a letter: what it is about, what it says, on what conditions and why
//! (S-22; domain §7.8).

use chrono::NaiveDate;

use super::block::{Block, Document, FirstPage, Identity, List, ListItem, Run};
use super::variant::{Shown, Source, Variant};
use super::words::{self, NO_TEXT, UNKNOWN, UNSET};
use super::{Edition, markdown, sender, typography};
use crate::record::{Administration, ChoiceType, Id, Stance, Statement};
use crate::workspace::Workspace;
use crate::workspace::case::genitive;

/// The statement; `None` when the workspace has no such.
pub fn statement(
    workspace: &Workspace,
    statement: Id<Statement>,
    variant: Variant,
    today: NaiveDate,
) -> Option<Edition> {
    let source = Source::new(workspace, variant, today);
    let record = source.get(statement)?;
    let mut blocks = vec![Block::heading(2, "Yttrande"), Block::paragraph(stance(record))];
    let conditions = record.text(Statement::conditions);
    let conditions: Vec<ListItem> = words::lines(&conditions)
        .map(|line| ListItem { text: vec![Run::plain(line)], sublist: None })
        .collect();
    if !conditions.is_empty() {
        blocks.push(Block::heading(2, "Villkor"));
        blocks.push(Block::List(List { numbered: true, items: conditions }));
    }
    let reasons = markdown::blocks(&record.text(Statement::reasons));
    if !reasons.is_empty() {
        blocks.push(Block::heading(2, "Skäl"));
        blocks.extend(reasons);
    }
    let identity = identity(source, record);
    let mut document =
        Document { identity, first_page: FirstPage::Letter, lettered: false, blocks };
    typography::apply(&mut document);
    Some(Edition { document, variant, left_out: Vec::new() })
}

/// "Team IT tillstyrker med villkor."
fn stance(record: Shown<'_, Statement>) -> String {
    let who = sender::filled(record.text(Statement::given_by), UNKNOWN);
    match record.choice::<Stance>(Statement::stance) {
        Some(Stance::WithConditions) => format!("{who} tillstyrker förslaget på villkoren nedan."),
        Some(Stance::Abstains) => format!("{who} avstår från att yttra sig."),
        Some(stance) => format!("{who} {} förslaget.", stance.label().to_lowercase()),
        None => NO_TEXT.to_owned(),
    }
}

fn identity(source: Source<'_>, record: Shown<'_, Statement>) -> Identity {
    let central = source.central_administration();
    let central = central.map_or(String::new(), |it| it.text(Administration::name));
    let who = record.text(Statement::given_by);
    let matter = sender::filled(record.text(Statement::matter), UNKNOWN);
    let title = format!("{} yttrande om {matter}", genitive(&sender::filled(who.clone(), UNKNOWN)));
    let day = record.day(Statement::date).map_or(UNSET.to_owned(), |day| day.to_string());
    let number = record.text(Statement::diary_number);
    let facts = sender::facts([
        ("Datum", day),
        ("Diarienummer", number.clone()),
        ("Avges av", who),
        ("Paragraf", record.text(Statement::paragraph)),
    ]);
    Identity {
        summary: format!("{title}. {}", stance(record)),
        title,
        kind: "Yttrande".to_owned(),
        diary_number: number,
        facts,
        keywords: vec!["yttrande".to_owned(), "Team IT".to_owned()],
        ..sender::identity(source, &central)
    }
}
