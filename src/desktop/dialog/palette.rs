//! "Sök eller utför": commands and records in one list, by keyboard alone.

use iced::Length;
use iced::widget::{Column, Row, container};

use super::Outcome;
use crate::desktop::command::{COMMANDS, Command};
use crate::desktop::component::{key_cap, text, text_field};
use crate::desktop::theme::{Theme, Tone, space};
use crate::desktop::widget::{Element, Icon, Look, focus_stop, icon};
use crate::record::swedish::matches;
use crate::record::{AnyId, Record};
use crate::workspace::Workspace;

/// The field with the search words.
pub const FIELD: &str = "palette";

/// How many records are searched for, and how many rows are seen at most.
const HITS: usize = 40;
const SEEN: usize = 12;
/// The height of a row.
const ROW: f32 = 32.0;

/// The palette. It searches a workspace of its own, as it was when the palette opened.
#[derive(Debug)]
pub struct State {
    workspace: Workspace,
    query: String,
    found: Vec<Found>,
    at: usize,
}

#[derive(Debug, Clone)]
enum Found {
    Command(Command, &'static str, &'static str),
    /// A record: its title, what it is, and the plan that it is a part of.
    Record(AnyId, String, String),
}

#[derive(Debug, Clone)]
pub enum Message {
    Typed(String),
    /// The chosen row moves by so many.
    Move(isize),
    /// Do what the chosen row says.
    Run,
    RunRow(usize),
}

impl State {
    pub fn new(workspace: Workspace) -> Self {
        let mut state = Self { workspace, query: String::new(), found: Vec::new(), at: 0 };
        state.list();
        state
    }

    fn list(&mut self) {
        let commands = COMMANDS.iter().filter(|entry| entry.command != Command::Palette);
        let commands = commands
            .filter(|entry| matches(entry.name, &self.query))
            .map(|entry| Found::Command(entry.command, entry.name, entry.keys));
        let hits = self.workspace.search(&self.query, HITS);
        let records =
            hits.into_iter().map(|hit| Found::Record(hit.id, hit.title, self.about(hit.id)));
        self.found = commands.chain(records).collect();
        self.at = 0;
    }

    /// What a record is; of a part of a plan also whose plan, for chapters are alike in all.
    fn about(&self, id: AnyId) -> String {
        let what = id.kind.names().0;
        let plan = match self.workspace.record(id) {
            Some(Record::Chapter(chapter)) => chapter.plan,
            Some(Record::Activity(activity)) => activity.plan,
            Some(Record::Goal(goal)) => goal.plan,
            _ => None,
        };
        let plan = plan.and_then(|plan| self.workspace.get(plan));
        plan.map_or_else(
            || what.to_owned(),
            |plan| {
                let owner = self.workspace.administration_name(plan.administration);
                let period = plan.period.map_or(String::new(), |period| format!(" {period}"));
                format!("{what} · {owner}{period}")
            },
        )
    }

    pub fn update(&mut self, message: Message) -> Outcome {
        match message {
            Message::Typed(query) => {
                self.query = query;
                self.list();
                Outcome::Open
            }
            Message::Move(by) => {
                let last = self.found.len().saturating_sub(1);
                self.at = self.at.saturating_add_signed(by).min(last);
                Outcome::Open
            }
            Message::Run => self.run(self.at),
            Message::RunRow(at) => self.run(at),
        }
    }

    fn run(&self, at: usize) -> Outcome {
        match self.found.get(at) {
            Some(Found::Command(command, ..)) => Outcome::Command(*command),
            Some(Found::Record(id, ..)) => Outcome::Show(*id),
            None => Outcome::Open,
        }
    }

    /// The field and the list, as the content of a dialog with `room` pixels for it.
    pub fn view(&self, room: f32) -> Element<'_, Message> {
        let field = text_field(&self.query)
            .placeholder("Sök eller utför")
            .leading(Icon::Search)
            .on_input(Message::Typed)
            .on_submit(Message::Run)
            .id(FIELD);
        // The list moves under the row that is chosen, so that it is always seen.
        let seen = ((room / ROW) as usize).clamp(3, SEEN);
        let first = (self.at + 1).saturating_sub(seen);
        let rows = self.found.iter().enumerate().skip(first).take(seen);
        let rows = rows.fold(Column::new(), |column, (at, found)| column.push(self.row(at, found)));
        let nothing = self
            .found
            .is_empty()
            .then(|| text::toned(text::body("Inget svarar mot det du skrev."), Tone::Muted));
        Column::new().push(field).push(nothing).push(rows).spacing(space::M).into()
    }

    fn row<'a>(&'a self, at: usize, found: &'a Found) -> Element<'a, Message> {
        let chosen = at == self.at;
        let content: Row<'_, Message, Theme> = match found {
            Found::Command(_, name, keys) => Row::new()
                .push(container(text::body(*name)).width(Length::Fill))
                .push((!keys.is_empty()).then(|| key_cap(*keys))),
            Found::Record(_, title, about) => Row::new()
                .push(icon(Icon::ArrowRight).tone(Tone::Muted))
                .push(container(text::body(title.as_str())).width(Length::Fill))
                .push(text::muted(about.as_str())),
        };
        focus_stop(content.spacing(space::S).align_y(iced::Alignment::Center))
            .on_press(Message::RunRow(at))
            .width(Length::Fill)
            .padding([6.0, space::S])
            .look(move |theme: &Theme, status| Look {
                background: match (chosen, status.hovered) {
                    (true, _) => Some(theme.tokens().accent_soft),
                    (false, true) => Some(theme.tokens().background),
                    (false, false) => None,
                },
                ..Look::default()
            })
            .into()
    }
}
