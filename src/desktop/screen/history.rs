//! Historik: who changed what, from what to what, and when.

use std::sync::Arc;

use iced::futures::channel::oneshot;
use iced::widget::{Column, Row, container, scrollable};
use iced::{Alignment, Length, Task};

use super::Action;
use crate::desktop::component::{Kind, button, empty, line, line_vertical, text, text_field};
use crate::desktop::session::Session;
use crate::desktop::theme::{Theme, Tone, space};
use crate::desktop::widget::grid::{self, Cell, Column as Heading, Source, column};
use crate::desktop::widget::{Element, Icon};
use crate::record::swedish::matches;
use crate::record::{AnyId, Record, Value};
use crate::workspace::{Edit, Entry, Workspace};

/// How many older entries are fetched at a time.
const FETCHED: usize = 1_000;

/// The screen's state.
#[derive(Debug)]
pub struct State {
    /// Entries before those that the journal holds, oldest first.
    older: Vec<Arc<Entry>>,
    rows: Rows,
    headings: Vec<Heading<'static>>,
    grid: grid::State,
    words: String,
    /// Nothing older is left, or it is being fetched.
    complete: bool,
}

/// The listed entries, newest first.
#[derive(Debug, Default)]
struct Rows(Vec<Arc<Entry>>);

/// What happens on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    Grid(grid::Event),
    Words(String),
    Older,
    Fetched(Vec<Arc<Entry>>),
    Go(AnyId),
}

impl Source for Rows {
    fn rows(&self) -> usize {
        self.0.len()
    }

    fn cell(&self, row: usize, column: usize) -> Cell<'_> {
        let Some(entry) = self.0.get(row) else { return Cell::default() };
        match column {
            0 => Cell::muted(entry.stamp.at.format("%Y-%m-%d %H.%M").to_string()),
            1 => Cell::new(entry.stamp.who.as_str()),
            _ => Cell::new(entry.described()),
        }
    }
}

impl State {
    pub fn new(session: &Session) -> Self {
        let headings = vec![
            column("När", 160.0).unsortable(),
            column("Vem", 160.0).unsortable(),
            column("Ändring", 300.0).grow().unsortable(),
        ];
        let mut state = Self {
            older: Vec::new(),
            rows: Rows::default(),
            headings,
            grid: grid::State::default(),
            words: String::new(),
            complete: session.journal.entries().first().is_none_or(|first| first.sequence <= 1),
        };
        state.refresh(session);
        state
    }

    /// Takes in the session as it is now.
    pub fn refresh(&mut self, session: &Session) {
        let entries = session.journal.entries().iter().rev().chain(self.older.iter().rev());
        let answers = |entry: &&Arc<Entry>| {
            self.words.trim().is_empty()
                || matches(&format!("{} {}", entry.described(), entry.stamp.who), &self.words)
        };
        self.rows = Rows(entries.filter(answers).map(Arc::clone).collect());
    }

    pub fn update(&mut self, message: Message, session: &Session) -> Action<Message> {
        match message {
            Message::Grid(event) => {
                // Nothing can be edited here; moving is all there is.
                let _ = self.grid.update(event);
            }
            Message::Words(words) => {
                self.words = words;
                self.refresh(session);
            }
            Message::Older => return self.fetch(session),
            Message::Fetched(entries) => {
                self.complete = entries.len() < FETCHED;
                self.older.splice(0..0, entries);
                self.refresh(session);
            }
            Message::Go(id) => return Action::Show(id, None),
        }
        Action::None
    }

    fn fetch(&mut self, session: &Session) -> Action<Message> {
        let first = self.older.first().or(session.journal.entries().first());
        let (Some(before), Some(storage)) = (first.map(|entry| entry.sequence), session.storage())
        else {
            return Action::None;
        };
        self.complete = true;
        let (sender, receiver) = oneshot::channel();
        storage.older(before, FETCHED, move |answer| {
            // Nobody waits for the answer when the file has been closed.
            let _ = sender.send(answer.unwrap_or_default());
        });
        Action::Run(Task::perform(receiver, |answer| {
            let entries = answer.unwrap_or_default();
            Message::Fetched(entries.into_iter().map(Arc::new).collect())
        }))
    }

    pub fn view<'a>(&'a self, session: &'a Session, width: f32) -> Element<'a, Message> {
        let words = text_field(&self.words)
            .placeholder("Filtrera på person eller ändring")
            .leading(Icon::Filter)
            .on_input(Message::Words)
            .width(280)
            .id("history-filter");
        let older =
            (!self.complete).then(|| button(Kind::Quiet, "Hämta äldre").on_press(Message::Older));
        let tools = Row::new()
            .push(words)
            .push(older.map(Element::from))
            .push(
                container(text::muted(format!("{} ändringar", self.rows.0.len())))
                    .align_right(Length::Fill),
            )
            .spacing(space::M)
            .align_y(Alignment::Center);
        let list: Element<'a, Message> = if self.rows.0.is_empty() {
            let words =
                "Här visas varje ändring som görs i filen, med vem, när och vad det stod förut.";
            container(empty(words, None)).padding(space::L).into()
        } else {
            grid::grid(&self.rows, &self.headings, &self.grid, Message::Grid)
                .id("history-grid")
                .into()
        };
        let work = Column::new()
            .push(container(text::heading("Historik")).padding([space::M, space::L]))
            .push(container(tools).padding(iced::Padding::from([0.0, space::L]).bottom(space::M)))
            .push(container(list).height(Length::Fill).width(Length::Fill));
        let panel = (width * 0.36).clamp(320.0, 560.0);
        Row::new()
            .push(container(work).width(Length::Fill))
            .push(line_vertical())
            .push(container(self.side(session)).width(panel))
            .height(Length::Fill)
            .into()
    }

    fn side<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        let Some(entry) = self.rows.0.get(self.grid.cursor().row) else {
            return Column::new().into();
        };
        let when = format!("{} · {}", entry.stamp.at.format("%Y-%m-%d %H.%M"), entry.stamp.who);
        let head = Column::new()
            .push(text::heading(entry.described()))
            .push(text::muted(when))
            .spacing(space::XS);
        // An import may touch thousands; the first tell what kind of change it is.
        let shown = entry.change.edits.iter().take(20);
        let page = shown.fold(Column::new().push(head).spacing(space::L), |page, edit| {
            page.push(described(edit, session))
        });
        let left = entry.change.edits.len().saturating_sub(20);
        let more = (left > 0).then(|| text::muted(format!("… och {left} poster till")));
        container(
            scrollable(container(page.push(more)).padding(space::L))
                .height(Length::Fill)
                .width(Length::Fill),
        )
        .height(Length::Fill)
        .style(|theme: &Theme| container::background(theme.tokens().background))
        .into()
    }
}

/// One record before and after, field by field, with a way to it while it exists.
fn described<'a>(edit: &Edit, session: &'a Session) -> Element<'a, Message> {
    let workspace = &session.workspace;
    let Some(record) = edit.after.as_ref().or(edit.before.as_ref()) else {
        return Column::new().into();
    };
    let id = record.any_id();
    let exists = workspace.record(id).is_some();
    let title = if exists { workspace.title(id) } else { id.kind.names().0.to_owned() };
    let what = match (&edit.before, &edit.after) {
        (None, Some(_)) => "Lades till",
        (Some(_), None) => "Togs bort",
        _ => "Ändrades",
    };
    let fields = differences(workspace, edit).into_iter();
    let rows = fields.fold(Column::new().spacing(space::S), |rows, (label, before, after)| {
        rows.push(
            Column::new()
                .push(text::muted(label))
                .push(text::toned(text::body(before), Tone::Muted))
                .push(text::body(format!("→ {after}"))),
        )
    });
    let go = exists.then(|| button(Kind::Text, "Visa posten").on_press(Message::Go(id)));
    Column::new()
        .push(text::strong(format!("{what}: {title}")))
        .push(rows)
        .push(go.map(Element::from))
        .push(line())
        .spacing(space::S)
        .into()
}

/// The fields that differ: label, before and after, in words.
fn differences(workspace: &Workspace, edit: &Edit) -> Vec<(&'static str, String, String)> {
    let Some(kind) = edit.id().map(|id| id.kind) else { return Vec::new() };
    let value = |record: &Option<Arc<Record>>, index: usize| {
        record.as_ref().map_or(Value::Empty, |record| record.value(index))
    };
    let words = |value: &Value, kind| {
        let text = workspace.value_text(value, kind);
        if text.is_empty() { "Tomt".to_owned() } else { text }
    };
    let fields = kind.fields().iter().enumerate();
    fields
        .filter_map(|(index, field)| {
            let (before, after) = (value(&edit.before, index), value(&edit.after, index));
            (before != after)
                .then(|| (field.label, words(&before, field.kind), words(&after, field.kind)))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desktop::session::tests::example_session;
    use crate::record::{Kronor, System};

    #[test]
    fn a_change_is_told_field_by_field_in_words() {
        let (mut session, _folder) = example_session();
        let system = session.workspace.all::<System>().next().unwrap().id.into();
        let value = Value::Kronor(Kronor(1_000_000));
        session.set("Ändrade kostnad", system, System::annual_cost, value, false).unwrap();
        let state = State::new(&session);
        let entry = &state.rows.0[0];
        let told = differences(&session.workspace, &entry.change.edits[0]);
        assert_eq!(told, [("Kostnad per år", "940".to_owned(), "1\u{a0}000".to_owned())]);
        assert_eq!(entry.stamp.who, "Prov");
    }
}
