//! One person for another, everywhere: from whom, to whom, from which day, and what will change, line
//! by line, before anything does. One change, and so one undo.

use chrono::NaiveDate;
use iced::widget::{Column, Row, container, scrollable};
use iced::{Alignment, Length};

use super::{Message as Parent, Outcome};
use crate::desktop::ahead::Draft;
use crate::desktop::component::{Button, Kind, button, checkbox, field, line, text};
use crate::desktop::record_select::record_select;
use crate::desktop::session::Session;
use crate::desktop::theme::{Tone, space};
use crate::desktop::widget::{Element, date_field};
use crate::record::date::parse_day;
use crate::record::{AnyId, Ids, Person, Record, RecordType};
use crate::workspace::Workspace;
use crate::workspace::standing::Stand;

/// Where the work begins: with whom, or, when that is known, by whom.
pub const FROM: &str = "replace-from";
pub const TO: &str = "replace-to";

/// The least that the list is high.
const LEAST: f32 = 96.0;
/// What stands above and below the list.
const AROUND: f32 = 140.0;

/// The dialog. It reads a workspace of its own, as it was when the dialog opened.
#[derive(Debug)]
pub struct State {
    workspace: Workspace,
    ids: Ids,
    today: NaiveDate,
    from: Option<AnyId>,
    to: Option<AnyId>,
    typed: String,
    day: Result<NaiveDate, String>,
    places: Vec<Place>,
}

/// A place where the one stands, and whether the other shall.
#[derive(Debug)]
struct Place {
    stand: Stand,
    object: String,
    role: String,
    effect: String,
    chosen: bool,
}

#[derive(Debug, Clone)]
pub enum Message {
    From(Option<AnyId>),
    To(Option<AnyId>),
    Day(String),
    Toggle(usize, bool),
    ToggleAll(bool),
    Replace,
}

impl State {
    /// Begins with `from`, from today or from the day after the last in service.
    pub fn new(session: &Session, from: Option<AnyId>) -> Self {
        let today = session.today();
        let from = from.filter(|id| id.of::<Person>().is_some());
        let mut state = Self {
            workspace: session.workspace.clone(),
            ids: session.clock().ids(),
            today,
            from: None,
            to: None,
            typed: today.to_string(),
            day: Ok(today),
            places: Vec::new(),
        };
        state.set_from(from);
        state
    }

    pub fn first_field(&self) -> &'static str {
        if self.from.is_some() { TO } else { FROM }
    }

    fn set_from(&mut self, from: Option<AnyId>) {
        self.from = from;
        let person = from.and_then(AnyId::of).and_then(|id| self.workspace.get::<Person>(id));
        if let Some(next) = person.and_then(|person| person.to).and_then(|last| last.succ_opt()) {
            self.typed = next.to_string();
            self.day = Ok(next);
        }
        self.list();
    }

    /// Lists what will change.
    fn list(&mut self) {
        self.places.clear();
        let (Some(from), Ok(day)) = (self.from, &self.day) else { return };
        let places = self.workspace.stands(from, *day).into_iter().map(|stand| Place {
            stand,
            object: shortened(&self.workspace.stand_object(stand)),
            role: self.workspace.stand_role(stand),
            effect: effect(&self.workspace, stand, *day),
            chosen: true,
        });
        self.places = places.collect();
    }

    pub fn update(&mut self, message: Message) -> Outcome {
        match message {
            Message::From(from) => self.set_from(from),
            Message::To(to) => self.to = to,
            Message::Day(typed) => {
                self.day = parse_day(&typed, self.today);
                self.typed = typed;
                self.list();
            }
            Message::Toggle(at, chosen) => {
                if let Some(place) = self.places.get_mut(at) {
                    place.chosen = chosen;
                }
            }
            Message::ToggleAll(chosen) => {
                self.places.iter_mut().for_each(|place| place.chosen = chosen);
            }
            Message::Replace => return self.replace(),
        }
        Outcome::Open
    }

    /// Who, by whom, from when; `None` while something is missing.
    fn meant(&self) -> Option<(AnyId, AnyId, NaiveDate)> {
        let (from, to) = (self.from?, self.to?);
        let day = *self.day.as_ref().ok()?;
        (from != to && self.chosen() > 0).then_some((from, to, day))
    }

    fn chosen(&self) -> usize {
        self.places.iter().filter(|place| place.chosen).count()
    }

    fn replace(&mut self) -> Outcome {
        let Some((from, to, day)) = self.meant() else { return Outcome::Open };
        let chosen = self.places.iter().filter(|place| place.chosen);
        let places: Vec<Stand> = chosen.map(|place| place.stand).collect();
        let (workspace, mut ids) = (self.workspace.clone(), self.ids.clone());
        Outcome::Make(Draft::new(move || workspace.replacement(from, to, day, &places, &mut ids)))
    }

    pub fn view(&self, room: f32) -> Element<'_, Parent> {
        let say = |message| Parent::Replace(message);
        let from = record_select(&self.workspace, Person::KIND, self.from, move |from| {
            say(Message::From(from))
        })
        .placeholder("Välj person")
        .id(FROM);
        let to =
            record_select(&self.workspace, Person::KIND, self.to, move |to| say(Message::To(to)))
                .placeholder("Välj person")
                .id(TO);
        let day = date_field(&self.typed, move |typed| say(Message::Day(typed)))
            .today(self.today)
            .selected(self.day.as_ref().ok().copied())
            .error(self.day.is_err())
            .id("replace-day");
        let same = self.from.is_some() && self.from == self.to;
        let same = same.then_some("Välj en annan person.");
        let who = Row::new()
            .push(container(field("Ersätt", from)).width(Length::FillPortion(3)))
            .push(container(field("Med", to).error(same)).width(Length::FillPortion(3)))
            .push(
                container(field("Från och med", day).error(self.day.as_ref().err().cloned()))
                    .width(Length::FillPortion(2)),
            )
            .spacing(space::L);
        Column::new().push(who).push(self.preview(room)).spacing(space::L).into()
    }

    /// What will change, each line to be left out.
    fn preview(&self, room: f32) -> Element<'_, Parent> {
        let Some(from) = self.from else {
            return text::muted("Välj vem som ska ersättas, så visas allt som ändras.").into();
        };
        if self.places.is_empty() {
            let words = match self.day {
                Ok(day) => format!(
                    "{} svarar inte för något den {day} eller senare.",
                    self.workspace.title(from)
                ),
                Err(_) => "Skriv en dag, så visas allt som ändras.".to_owned(),
            };
            return text::muted(words).into();
        }
        let all = self.chosen() == self.places.len();
        let toggle = |chosen| Parent::Replace(Message::ToggleAll(chosen));
        let counted = format!("{} av {} ställen", self.chosen(), self.places.len());
        let head = Row::new()
            .push(container(checkbox("Alla", all, Some(toggle))).width(Length::Fill))
            .push(text::muted(counted))
            .align_y(Alignment::Center);
        let to = self.to.map_or_else(|| "…".to_owned(), |to| self.workspace.title(to));
        let swap = format!("{} → {to}", self.workspace.title(from));
        let rows = self.places.iter().enumerate().fold(Column::new(), |rows, (at, place)| {
            let toggle = move |chosen| Parent::Replace(Message::Toggle(at, chosen));
            let object = checkbox(place.object.as_str(), place.chosen, Some(toggle));
            let words = Column::new()
                .push(text::body(place.role.as_str()))
                .push(text::muted(format!("{swap}, {}", place.effect)))
                .width(Length::FillPortion(3));
            let row = Row::new()
                .push(container(object).width(Length::FillPortion(2)).clip(true))
                .push(words)
                .spacing(space::M)
                .align_y(Alignment::Center);
            rows.push(container(row).padding([space::XS, 0.0])).push(line())
        });
        let rows = container(rows).padding(iced::Padding::ZERO.right(space::L));
        let high = (room - AROUND).max(LEAST);
        let list = scrollable(rows).width(Length::Fill);
        Column::new()
            .push(head)
            .push(line())
            .push(container(list).max_height(high))
            .push(self.note())
            .spacing(space::XS)
            .into()
    }

    fn note(&self) -> Option<Element<'_, Parent>> {
        let undated =
            self.places.iter().any(|place| place.chosen && !is_dated(&self.workspace, place));
        let later = self.day.as_ref().is_ok_and(|day| *day > self.today);
        (undated && later).then(|| {
            let words = "Funktioner, mål och aktiviteter har inga dagar och ändras genast.";
            text::toned(text::body(words), Tone::Warning).into()
        })
    }

    /// The button that does it.
    pub fn button(&self) -> Button<'_, Parent> {
        let verb = match self.chosen() {
            1 => "Ersätt på ett ställe".to_owned(),
            count => format!("Ersätt på {count} ställen"),
        };
        let act = self.meant().map(|_| Parent::Replace(Message::Replace));
        button(Kind::Primary, verb).on_press_maybe(act)
    }
}

fn is_dated(workspace: &Workspace, place: &Place) -> bool {
    matches!(workspace.record(place.stand.record), Some(Record::Assignment(_)))
}

/// As much of a name as there is room for beside its box.
fn shortened(name: &str) -> String {
    const LONGEST: usize = 34;
    if name.chars().count() <= LONGEST {
        return name.to_owned();
    }
    let kept: String = name.chars().take(LONGEST - 1).collect();
    format!("{}…", kept.trim_end())
}

/// What happens to the assignment: it is parted at the day, or changed whole.
fn effect(workspace: &Workspace, stand: Stand, day: NaiveDate) -> String {
    match workspace.record(stand.record) {
        Some(Record::Assignment(held)) => match held.from {
            Some(from) if from >= day => format!("från {from}"),
            _ => format!("från {day}"),
        },
        _ => "genast".to_owned(),
    }
}
