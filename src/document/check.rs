//! Checks on a finished document, for what only its blocks show: what the reader would
//! meet, not what the registers hold. The review judges the data; the caller joins what both found.

use super::block::{Block, Cell, Document, Drawing, Heading, List, Organisation, Run};
use super::words::NO_TEXT;
use crate::record::{AnyId, System};
use crate::workspace::{Finding, Weight, Workspace};

const FORM: &str = "Formaliakontroll (R-20)";
const ATTACHMENT: &str = "Formaliakontroll (R-22)";
const STANDARD: &str = "SS-EN ISO 14289-1 §7.4 och §7.5";
const SECRECY: &str = "OSL 18 kap. 8 §";

/// What is wrong with a document. `object` is the record it was made from, where a finding leads.
pub fn findings(document: &Document, object: AnyId) -> Vec<Finding> {
    let mut check = Check { object, title: &document.identity.title, found: Vec::new() };
    let blocks = flat(&document.blocks);
    check.facts(document);
    check.placeholders(document);
    check.headings(&blocks, u8::from(document.first_page.titles_the_text()));
    check.tables(&blocks);
    check.attachments(document, &blocks);
    check.found
}

/// Systems that the public variant leaves out but that its own text names. Typed text is the only
/// way they can get there.
pub fn named_although_left_out(
    document: &Document,
    workspace: &Workspace,
    object: AnyId,
) -> Vec<Finding> {
    let mut check = Check { object, title: &document.identity.title, found: Vec::new() };
    if document.identity.internal {
        return check.found;
    }
    let texts = texts(document);
    for system in workspace.all::<System>().filter(|system| system.internal_only == Some(true)) {
        for name in [system.number.trim(), system.name.trim(), system.alias.trim()] {
            // A very short name is part of other words.
            if name.chars().count() >= 4 && texts.iter().any(|text| text.contains(name)) {
                check.found(
                    "R-20",
                    Weight::Error,
                    SECRECY,
                    format!("Handlingen nämner {name}, som endast får redovisas i intern bilaga."),
                );
            }
        }
    }
    check.found
}

/// The blocks in reading order, those of landscape pages among them.
fn flat(blocks: &[Block]) -> Vec<&Block> {
    let mut all = Vec::with_capacity(blocks.len());
    for block in blocks {
        match block {
            Block::Landscape(inside) => all.extend(flat(inside)),
            block => all.push(block),
        }
    }
    all
}

struct Check<'a> {
    object: AnyId,
    title: &'a str,
    found: Vec<Finding>,
}

impl Check<'_> {
    fn found(&mut self, rule: &'static str, weight: Weight, source: &'static str, text: String) {
        let known = self.found.iter().any(|finding| finding.sentence == text);
        if known {
            return;
        }
        self.found.push(Finding {
            rule,
            weight,
            object: self.object,
            field: None,
            label: self.title.to_owned(),
            sentence: text,
            consequence: String::new(),
            quote: None,
            source,
        });
    }

    fn facts(&mut self, document: &Document) {
        let inside = flat(&document.blocks).into_iter().filter_map(|block| match block {
            Block::Facts(facts) => Some(facts),
            Block::Card(card) => Some(&card.facts),
            _ => None,
        });
        for (label, value) in inside.chain([&document.identity.facts]).flatten() {
            if value.trim().is_empty() {
                self.found("R-20", Weight::Error, FORM, format!("Faktarutan saknar {label}."));
            }
        }
    }

    fn placeholders(&mut self, document: &Document) {
        for text in texts(document) {
            if let Some(placeholder) = placeholder(text) {
                self.found(
                    "R-20",
                    Weight::Error,
                    FORM,
                    format!("Platshållaren ”{placeholder}” är inte ifylld."),
                );
            }
        }
    }

    /// `level` is that of what stands over the blocks.
    fn headings(&mut self, blocks: &[&Block], mut level: u8) {
        for (place, block) in blocks.iter().enumerate() {
            let heading = match block {
                Block::Heading(heading) => heading,
                Block::Card(card) => &card.heading,
                _ => continue,
            };
            let name = name(heading);
            if heading.level > level + 1 || heading.level == 0 {
                self.found(
                    "R-20",
                    Weight::Error,
                    STANDARD,
                    format!("Rubriken {name} hoppar över en nivå."),
                );
            }
            level = heading.level;
            let says_nothing = match blocks.get(place + 1) {
                None | Some(Block::Signatures(_)) => true,
                Some(Block::Heading(next)) => next.level <= heading.level,
                Some(Block::Paragraph(runs)) => plain(runs) == NO_TEXT,
                Some(_) => false,
            };
            if says_nothing {
                self.found("R-20", Weight::Error, FORM, format!("Kapitlet {name} saknar text."));
            }
        }
    }

    fn tables(&mut self, blocks: &[&Block]) {
        for block in blocks {
            let Block::Table(table) = block else { continue };
            let width = table.columns.len();
            let ragged = table.rows.iter().any(|row| row.cells.len() != width);
            if ragged || width == 0 || table.row_header >= width {
                self.found(
                    "R-20",
                    Weight::Error,
                    STANDARD,
                    format!(
                        "Tabellen ”{}” har inte lika många celler på alla rader.",
                        table.caption
                    ),
                );
            }
            let empty_header = table.columns.iter().any(|column| column.header.trim().is_empty());
            let mut cells = table.rows.iter().flat_map(|row| &row.cells);
            if empty_header || cells.any(is_empty) {
                self.found(
                    "R-20",
                    Weight::Error,
                    FORM,
                    format!("Tabellen ”{}” har en tom cell.", table.caption),
                );
            }
        }
    }

    /// "se bilaga 3" where the document has no third appendix.
    fn attachments(&mut self, document: &Document, blocks: &[&Block]) {
        let headings = blocks.iter().filter_map(|block| match block {
            Block::Heading(heading) => Some(heading.text.as_str()),
            _ => None,
        });
        let there: Vec<u32> = headings.flat_map(attachment_numbers).collect();
        for number in texts(document).into_iter().flat_map(attachment_numbers) {
            if !there.contains(&number) {
                self.found(
                    "R-22",
                    Weight::Error,
                    ATTACHMENT,
                    format!("Texten hänvisar till bilaga {number}, som inte finns i handlingen."),
                );
            }
        }
    }
}

/// Empty, or a sign instead of words (domain §3.2 points 8 and 9).
fn is_empty(cell: &Cell) -> bool {
    !cell.text.chars().any(char::is_alphanumeric)
}

fn name(heading: &Heading) -> String {
    let number = if heading.number.is_empty() { "" } else { " " };
    format!("{}{number}{}", heading.number, heading.text)
}

/// The numbers in "bilaga 1", "Bilaga 2".
fn attachment_numbers(text: &str) -> Vec<u32> {
    let mut numbers = Vec::new();
    for (at, word) in text.match_indices("ilaga") {
        let before = text[..at].chars().next_back();
        let boundary = !text[..at].chars().rev().nth(1).is_some_and(char::is_alphanumeric);
        let rest = text[at + word.len()..].trim_start_matches([' ', '\u{a0}']);
        let digits: String = rest.chars().take_while(char::is_ascii_digit).take(4).collect();
        if matches!(before, Some('b' | 'B'))
            && boundary
            && rest.len() < text[at + word.len()..].len()
        {
            numbers.extend(digits.parse::<u32>());
        }
    }
    numbers
}

/// What has been left to fill in: "[Skriv nämndens namn]", "XXX", "ÅÅÅÅ-MM-DD", "Lorem ipsum".
fn placeholder(text: &str) -> Option<&str> {
    if let Some(start) = text.find('[')
        && let Some(length) = text[start..].find(']')
        && text[start..start + length].chars().any(char::is_alphabetic)
    {
        return Some(&text[start..=start + length]);
    }
    const LEFT: &[&str] = &["XX", "ÅÅÅÅ", "TODO", "Lorem ipsum", "lorem ipsum", "___", "???"];
    LEFT.iter().find_map(|left| {
        let at = text.find(left)?;
        let end = text[at..].find(char::is_whitespace).map_or(text.len(), |end| at + end);
        Some(&text[at..end.max(at + left.len())])
    })
}

fn plain(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// Every text of a document that a reader meets.
fn texts(document: &Document) -> Vec<&str> {
    let identity = &document.identity;
    let mut texts: Vec<&str> =
        vec![&identity.title, &identity.kommun, &identity.administration, &identity.status];
    texts.extend(identity.facts.iter().flat_map(|(label, value)| [label.as_str(), value]));
    for block in flat(&document.blocks) {
        match block {
            Block::Heading(heading) => texts.push(&heading.text),
            Block::Paragraph(runs) | Block::Introduction(runs) | Block::Note(runs) => {
                of_runs(runs, &mut texts);
            }
            Block::List(list) | Block::Steps(list) | Block::SmallList(list) => {
                of_list(list, &mut texts);
            }
            Block::Facts(facts) => {
                texts.extend(facts.iter().flat_map(|(label, value)| [label.as_str(), value]));
            }
            Block::Table(table) => {
                texts.push(&table.caption);
                texts.extend(table.columns.iter().map(|column| column.header.as_str()));
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                texts.extend(cells.map(|cell| cell.text.as_str()));
                texts.extend(table.sum_line.iter().chain(&table.note).map(String::as_str));
            }
            Block::Figure(figure) => {
                texts.extend([figure.caption.as_str(), &figure.alt]);
                match &figure.drawing {
                    Drawing::Timeline(rows) => {
                        texts.extend(rows.iter().map(|row| row.name.as_str()));
                    }
                    Drawing::Organisation(organisation) => {
                        texts.extend(of_organisation(organisation));
                    }
                    Drawing::YearBars(_) => {}
                }
            }
            Block::Signatures(lines) => {
                texts.extend(lines.iter().flat_map(|line| [line.name.as_str(), &line.title]));
            }
            Block::Card(card) => {
                texts.extend([card.over.as_str(), &card.heading.text, &card.tab]);
                texts.extend(card.facts.iter().flat_map(|(label, value)| [label.as_str(), value]));
            }
            Block::Contents(_) | Block::Landscape(_) | Block::NewPage | Block::WritingLines => {}
        }
    }
    texts
}

fn of_organisation(organisation: &Organisation) -> Vec<&str> {
    let boxes = organisation.rows.iter().map(|row| &row.administration);
    let boxes = boxes.chain(&organisation.group).flat_map(|it| {
        let lines = it.lines.iter().flat_map(|(label, text)| [label.as_str(), text]);
        std::iter::once(it.name.as_str()).chain(lines)
    });
    let bodies = organisation.rows.iter().map(|row| row.body.as_str());
    std::iter::once(organisation.root.as_str()).chain(bodies).chain(boxes).collect()
}

fn of_runs<'a>(runs: &'a [Run], texts: &mut Vec<&'a str>) {
    texts.extend(runs.iter().map(|run| run.text.as_str()));
}

fn of_list<'a>(list: &'a List, texts: &mut Vec<&'a str>) {
    for item in &list.items {
        of_runs(&item.text, texts);
        if let Some(sublist) = &item.sublist {
            of_list(sublist, texts);
        }
    }
}
