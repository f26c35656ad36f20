//! How the import of a table looks: what was read above, its columns in the middle, what would come of
//! the rows below, and beside the button why it cannot be pressed.

use iced::widget::{Column, Row, container, scrollable};
use iced::{Alignment, Length, Padding};

use super::{KIND, Message, OTHER, Prepared, ROWS, Stage, State, Table, name_of};
use crate::desktop::component::{Button, Kind, button, checkbox, field, line, text};
use crate::desktop::dialog::Message as Parent;
use crate::desktop::theme::{Tone, space};
use crate::desktop::widget::{Among, Choice, Element, Icon, icon, select_among};
use crate::document::words;
use crate::exchange::import::Column as Heading;
use crate::record::Kind as RecordKind;
use crate::record::swedish::{compare, matches};

/// The least that a list is high.
const LEAST: f32 = 88.0;
/// What stands around the two lists.
const AROUND: f32 = 240.0;
/// How much of the room the columns have.
const COLUMNS: f32 = 0.48;
/// What a column is taken for when it is left out.
const LEFT_OUT: &str = "Tas inte in";

impl State {
    pub fn view(&self, room: f32) -> Element<'_, Parent> {
        let below: Element<'_, Message> = match &self.stage {
            Stage::Reading => text::muted("Läser tabellen …").into(),
            Stage::Unread(sentence) => fault(sentence),
            Stage::Table(table) => self.table(table, room),
        };
        let content = Column::new().push(self.file()).push(below).spacing(space::M);
        Element::from(content).map(Parent::Import)
    }

    /// Which file, how it was read, and the way to another.
    fn file(&self) -> Element<'_, Message> {
        let about = match &self.stage {
            Stage::Table(table) => {
                let head = table.sheet.rows.get(table.mapping.head).map_or(1, |row| row.number);
                format!("{}. Rubrikerna står på rad {head}.", table.sheet.form)
            }
            Stage::Reading | Stage::Unread(_) => String::new(),
        };
        let words = Column::new().push(text::strong(name_of(&self.path)));
        let words = words.push((!about.is_empty()).then(|| text::muted(about)));
        let other =
            button(Kind::Secondary, "Välj en annan fil …").on_press(Message::Other).id(OTHER);
        Row::new()
            .push(container(words).width(Length::Fill))
            .push(Element::from(other))
            .spacing(space::L)
            .align_y(Alignment::Center)
            .into()
    }

    fn table<'a>(&'a self, table: &'a Table, room: f32) -> Element<'a, Message> {
        let several = table.sheet.sheets.len() > 1;
        let what = Row::new()
            .push(container(field("Tabellen innehåller", kinds(table))).width(Length::Fill))
            .push(several.then(|| container(field("Blad", sheets(table))).width(Length::Fill)))
            .push(
                container(checkbox(
                    "Tomma celler tömmer uppgiften",
                    table.clear_empty,
                    Some(Message::ClearEmpty),
                ))
                .padding(Padding::ZERO.bottom(space::XS)),
            )
            .spacing(space::L)
            .align_y(Alignment::End);
        let room = (room - AROUND).max(2.0 * LEAST);
        let columns = (room * COLUMNS).max(LEAST);
        Column::new()
            .push(what)
            .push(self.columns(table, columns))
            .push(line())
            .push(self.outcome(table, (room - columns).max(LEAST)))
            .push(self.reason())
            .spacing(space::M)
            .into()
    }

    /// The columns, each with what it is taken for.
    fn columns<'a>(&'a self, table: &'a Table, high: f32) -> Element<'a, Message> {
        let columns = table.mapping.columns.iter().enumerate();
        let shown = columns.filter(|(_, column)| !column.heading.trim().is_empty());
        let rows = shown.fold(Column::new().spacing(space::XS), |rows, (at, column)| {
            let note = column.unit_note(&self.workspace);
            let note = note.or_else(|| match column.target {
                None => column.left_out(&self.workspace).map(words::sentence),
                Some(_) => None,
            });
            let heading = Column::new()
                .push(text::body(column.heading.trim()))
                .push(note.map(text::muted))
                .width(Length::Fill);
            let target = container(targets(table, at, column)).width(Length::Fill);
            rows.push(
                Row::new().push(heading).push(target).spacing(space::M).align_y(Alignment::Center),
            )
        });
        // Room for the focus ring, and for the scroll bar.
        let rows = container(rows).padding(Padding::from([2.0, 0.0]).right(space::L));
        let words = |words| text::muted(words).width(Length::Fill);
        let head = Row::new().push(words("Kolumn")).push(words("Tas in som")).spacing(space::M);
        Column::new()
            .push(container(head).padding(Padding::ZERO.right(space::L)))
            .push(container(scrollable(rows).width(Length::Fill)).max_height(high))
            .spacing(space::XS)
            .into()
    }

    /// What would come of the rows.
    fn outcome<'a>(&'a self, table: &'a Table, high: f32) -> Element<'a, Message> {
        let prepared = match &table.prepared {
            None => return text::muted("Läser raderna …").into(),
            Some(Err(sentence)) => return fault(sentence),
            Some(Ok(prepared)) => prepared,
        };
        let lines = Column::new().spacing(space::XS);
        let lines = prepared.faults.iter().fold(lines, |lines, said| lines.push(fault(said)));
        let lines = prepared.notes.iter().fold(lines, |lines, said| lines.push(note(said)));
        let lines = prepared.rows.iter().fold(lines, |lines, said| lines.push(text::small(said)));
        let lines = container(lines).padding(Padding::ZERO.right(space::L));
        let list = scrollable(lines).id(ROWS).width(Length::Fill);
        Column::new()
            .push(text::strong(prepared.counted()))
            .push(container(list).max_height(high))
            .spacing(space::XS)
            .into()
    }

    /// Why it cannot be taken in, in words.
    fn reason(&self) -> Option<Element<'_, Message>> {
        let Stage::Table(table) = &self.stage else { return None };
        let words = match &table.prepared {
            None => "Raderna läses.".to_owned(),
            Some(Err(_)) => "Tala om vad kolumnerna är, så visas vad som händer.".to_owned(),
            Some(Ok(ready)) if ready.change.is_some() => return None,
            Some(Ok(ready)) => match ready.wrong {
                0 => "Allt står redan i planfilen. Det finns inget att ta in.".to_owned(),
                1 => "Inget tas in förrän felet är rättat i tabellen.".to_owned(),
                _ => "Inget tas in förrän felen är rättade i tabellen.".to_owned(),
            },
        };
        Some(text::toned(text::body(words), Tone::Warning).into())
    }

    /// The button that does it.
    pub fn button(&self) -> Button<'_, Parent> {
        let ready = self.ready().is_some_and(|ready| ready.change.is_some());
        let act = ready.then_some(Parent::Import(Message::Import));
        button(Kind::Primary, "Importera").on_press_maybe(act)
    }
}

impl Prepared {
    /// How many rows do what, and how many are wrong.
    fn counted(&self) -> String {
        match self.wrong {
            0 => self.summary.clone(),
            1 => format!("1 rad är fel. {}", self.summary),
            wrong => format!("{wrong} rader är fel. {}", self.summary),
        }
    }
}

/// What the rows are about.
fn kinds(table: &Table) -> Element<'_, Message> {
    let mut kinds: Vec<(String, RecordKind)> =
        RecordKind::ALL.iter().map(|kind| (words::sentence(kind.names().1), *kind)).collect();
    kinds.sort_by(|a, b| compare(&a.0, &b.0));
    let chosen = kinds.iter().position(|(_, kind)| *kind == table.mapping.kind);
    let label = words::sentence(table.mapping.kind.names().1);
    let names: Vec<String> = kinds.iter().map(|(name, _)| name.clone()).collect();
    let among =
        move || Among { choices: names.into_iter().map(Choice::new).collect(), selected: chosen };
    let chosen_kind = table.mapping.kind;
    select_among(Some(label.into()), among, move |at| {
        Message::Kind(kinds.get(at).map_or(chosen_kind, |(_, kind)| *kind))
    })
    .matcher(matches)
    .id(KIND)
    .into()
}

/// The sheets of the workbook.
fn sheets(table: &Table) -> Element<'_, Message> {
    let sheets = &table.sheet.sheets;
    let chosen = table.sheet.sheet;
    let label = chosen.and_then(|at| sheets.get(at)).map(|name| name.as_str().into());
    let among = move || Among {
        choices: sheets.iter().map(|name| Choice::new(name.as_str())).collect(),
        selected: chosen,
    };
    select_among(label, among, Message::Sheet).matcher(matches).id("import-sheet").into()
}

/// What a column is taken for; the first choice leaves it out.
fn targets<'a>(table: &'a Table, at: usize, column: &'a Heading) -> Element<'a, Message> {
    let chosen = table.targets.iter().position(|(target, _)| Some(*target) == column.target);
    let label = chosen.and_then(|at| table.targets.get(at)).map_or(LEFT_OUT, |(_, name)| name);
    let among = move || {
        let names = table.targets.iter().map(|(_, name)| name.as_str());
        let choices = [LEFT_OUT].into_iter().chain(names).map(Choice::new).collect();
        Among { choices, selected: Some(chosen.map_or(0, |at| at + 1)) }
    };
    select_among(Some(label.into()), among, move |choice| {
        let target = choice.checked_sub(1).and_then(|choice| table.targets.get(choice));
        Message::Take(at, target.map(|(target, _)| *target))
    })
    .matcher(matches)
    .on_clear(Message::Take(at, None))
    .id(format!("import-column-{at}"))
    .into()
}

fn fault(sentence: &str) -> Element<'_, Message> {
    marked(Icon::Error, Tone::Error, sentence)
}

fn note(sentence: &str) -> Element<'_, Message> {
    marked(Icon::Reminder, Tone::Muted, sentence)
}

fn marked(mark: Icon, tone: Tone, sentence: &str) -> Element<'_, Message> {
    Row::new()
        .push(container(icon(mark).tone(tone)).padding(Padding::ZERO.top(1.0)))
        .push(text::small(sentence))
        .spacing(space::S)
        .into()
}
