//! "Allt jag svarar för": every assignment, system, function, goal and activity of one person, on the
//! day that is shown; and of one who leaves, what must be handed over.

use std::borrow::Cow;

use iced::widget::{Column, Row, container, scrollable};
use iced::{Alignment, Length};

use super::state::{Message, PERSON, State};
use crate::desktop::component::{Kind as Button, banner, button, empty, link_row, section, text};
use crate::desktop::record_select::record_select;
use crate::desktop::session::Session;
use crate::desktop::theme::{Tone, space};
use crate::desktop::widget::{Element, Icon};
use crate::record::{AnyId, FieldKey, Function, Kind, Person, Record};
use crate::workspace::standing::Stand;

/// More lines than this are counted, not listed.
const LISTED: usize = 300;

/// Lines are no longer than can be read.
const WIDEST: f32 = 920.0;

/// A heading, and which lines stand under it.
type Section = (&'static str, fn(&Line) -> bool);

/// The places are parted by what they are about.
const SECTIONS: [Section; 5] = [
    ("IT-system", |line| line.about == Some(Kind::System)),
    ("Organ, förvaltningar och hela kommunen", |line| {
        line.kind == Kind::Assignment && line.about != Some(Kind::System)
    }),
    ("Funktioner", |line| line.kind == Kind::Function),
    ("Mål", |line| line.kind == Kind::Goal),
    ("Aktiviteter", |line| line.kind == Kind::Activity),
];

/// All that one person answers for.
#[derive(Debug, Default)]
pub struct All {
    pub person: Option<AnyId>,
    pub lines: Vec<Line>,
}

/// A place where the person stands, in words.
#[derive(Debug)]
pub struct Line {
    kind: Kind,
    /// What an assignment is about.
    about: Option<Kind>,
    pub object: String,
    role: String,
    /// "från 2027-01-01", "som IT-chef", "enligt S-30".
    note: String,
    record: AnyId,
    field: Option<FieldKey>,
    /// Whether it is the person's own to hand over: not held by a function or by a rule.
    pub is_own: bool,
}

impl All {
    pub fn refresh(&mut self, session: &Session) {
        let workspace = &session.workspace;
        self.person = self.person.filter(|id| workspace.record(*id).is_some());
        self.lines.clear();
        let Some(holder) = self.person else { return };
        let shown = session.when().shown;
        self.take(session, holder, None);
        if let Some(person) = holder.of() {
            let functions: Vec<&Function> = workspace.functions_of(person).collect();
            for function in functions {
                self.take(session, function.id.into(), Some(&function.name));
            }
        }
        for system in workspace.represented_by_rule(holder, shown) {
            self.lines.push(Line {
                kind: Kind::Assignment,
                about: Some(Kind::System),
                object: workspace.title(system.id.into()),
                role: "Systemägarens företrädare".to_owned(),
                note: "enligt S-30".to_owned(),
                record: system.id.into(),
                field: None,
                is_own: false,
            });
        }
    }

    fn take(&mut self, session: &Session, holder: AnyId, function: Option<&str>) {
        let (workspace, shown) = (&session.workspace, session.when().shown);
        for stand in workspace.stands(holder, shown) {
            let through = function.map(|name| format!("som {name}"));
            let note = through.into_iter().chain(dates(session, stand));
            self.lines.push(Line {
                kind: stand.record.kind,
                about: match workspace.record(stand.record) {
                    Some(Record::Assignment(held)) => held.subject.0.map(|subject| subject.kind),
                    _ => None,
                },
                object: workspace.stand_object(stand),
                role: workspace.stand_role(stand),
                note: note.collect::<Vec<_>>().join(", "),
                record: stand.record,
                field: Some(stand.field),
                is_own: function.is_none(),
            });
        }
    }
}

/// When it begins, if it has not, and when it ends, if it does.
fn dates(session: &Session, stand: Stand) -> Option<String> {
    let Some(Record::Assignment(held)) = session.workspace.record(stand.record) else {
        return None;
    };
    let from = held.from.filter(|from| *from > session.when().shown);
    match (from, held.to) {
        (Some(from), _) => Some(format!("från {from}")),
        (None, Some(to)) => Some(format!("till {to}")),
        (None, None) => None,
    }
}

impl State {
    pub(super) fn person_view<'a>(
        &'a self,
        session: &'a Session,
        width: f32,
    ) -> Element<'a, Message> {
        let workspace = &session.workspace;
        let choose = record_select(workspace, Kind::Person, self.all.person, Message::Whose)
            .placeholder("Välj person")
            .width(280)
            .id(PERSON);
        let replace = button(Button::Secondary, "Ersätt överallt …").icon(Icon::Person);
        let may = session.is_writable() && self.all.lines.iter().any(|line| line.is_own);
        let tools = Row::new()
            .push(Element::from(choose))
            .push(replace.on_press_maybe(may.then_some(Message::Replace)))
            .push(container(text::muted(self.summary(session))).width(Length::Fill))
            .spacing(space::M)
            .align_y(Alignment::Center);
        let page = Column::new().push(tools).push(self.leaving(session)).spacing(space::L);
        let page = match self.all.person {
            None => page.push(
                container(empty("Välj en person för att se allt som hen svarar för.", None))
                    .height(160),
            ),
            Some(_) if self.all.lines.is_empty() => {
                page.push(container(empty("Personen svarar inte för något.", None)).height(160))
            }
            Some(_) => SECTIONS.iter().fold(page, |page, part| page.push(self.section(part))),
        };
        let page = page.width(width.min(WIDEST) - 2.0 * space::L);
        scrollable(container(page).padding(space::L).width(Length::Fill))
            .id("matrix-person-page")
            .height(Length::Fill)
            .width(Length::Fill)
            .into()
    }

    fn summary(&self, session: &Session) -> String {
        if self.all.lines.is_empty() {
            return String::new();
        }
        let systems = self.all.lines.iter().filter(|line| line.about == Some(Kind::System)).count();
        let other = self.all.lines.len() - systems;
        let what = format!("{systems} uppdrag för system, {other} andra");
        match session.as_of {
            Some(day) => format!("{what}, läget den {day}"),
            None => what,
        }
    }

    /// What must be handed over by one who leaves: a matter of today, not of another day.
    fn leaving<'a>(&'a self, session: &'a Session) -> Option<Element<'a, Message>> {
        if !session.when().is_now() {
            return None;
        }
        let person: &Person = session.workspace.get(self.all.person?.of()?)?;
        let (last, own) = (person.to?, self.all.lines.iter().filter(|line| line.is_own).count());
        let verb = if last < session.today() { "slutade" } else { "slutar" };
        let rest = match own {
            0 => "Allt är överlämnat.".to_owned(),
            1 => "Ett uppdrag ska lämnas över.".to_owned(),
            own => format!("{own} uppdrag ska lämnas över."),
        };
        let tone = if own == 0 { Tone::Normal } else { Tone::Warning };
        let words = format!("{} {verb} {last}.", person.name);
        let shown = if own == 0 { Icon::Tick } else { Icon::Warning };
        let made = banner(shown, tone, words, rest);
        let hand_over =
            || button(Button::Secondary, "Ersätt överallt …").on_press(Message::Replace);
        let may = session.is_writable() && own > 0;
        Some(if may { made.action(hand_over()).into() } else { made.into() })
    }

    fn section<'a>(&'a self, (title, belongs): &'static Section) -> Option<Element<'a, Message>> {
        let lines = || self.all.lines.iter().filter(|line| belongs(line));
        let count = lines().count();
        if count == 0 {
            return None;
        }
        let rows = lines().take(LISTED).fold(Column::new(), |rows, line| {
            let note = (!line.note.is_empty()).then(|| text::muted(line.note.as_str()));
            let words = Row::new()
                .push(container(text::body(line.object.as_str())).width(Length::FillPortion(3)))
                .push(
                    Column::new()
                        .push(text::body(line.role.as_str()))
                        .push(note)
                        .width(Length::FillPortion(2)),
                )
                .spacing(space::M)
                .align_y(Alignment::Center);
            rows.push(link_row(words, "Visa", Message::Stand(line.record, line.field)))
        });
        let more = count.saturating_sub(LISTED);
        let more = (more > 0).then(|| text::muted(format!("Och {more} till.")));
        let title: Cow<'_, str> = format!("{title} ({count})").into();
        Some(Column::new().push(section(title, None)).push(rows).push(more).into())
    }
}
