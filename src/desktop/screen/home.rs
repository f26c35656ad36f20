//! "Vad ska göras nu?": the nearest duty, the year, what is nearest in time, how far the plans have
//! come, meetings and findings.

mod due;

use iced::widget::{Column, Row, container, scrollable};
use iced::{Alignment, Length};

use super::{Action, Place, plans};
use crate::desktop::component::{
    Chip, Kind, Weight as Shown, button, empty, finding_row, line, line_vertical, link_row,
    section, state_steps, text, year_ring,
};
use crate::desktop::session::Session;
use crate::desktop::theme::{Tone, space};
use crate::desktop::widget::{Element, Icon};
use crate::exchange::seed::{self, CycleEvent};
use crate::record::date::{MONTHS, distance, with_weekday};
use crate::record::{
    Administration, AnyId, Body, ChoiceType, FieldKey, Id, ItPlan, Meeting, PlanState,
};
use crate::workspace::Weight;
use chrono::{Datelike, NaiveDate};
pub use due::Due;

/// Rows shown in "Närmast i tid" and under "Granskning".
const NEAREST: usize = 6;
const WORST: usize = 5;

/// The screen's state, derived when the data has changed.
#[derive(Debug)]
pub struct State {
    due: Vec<Due>,
    cycle: Vec<CycleEvent>,
    meetings: Vec<(Id<Meeting>, String, Option<NaiveDate>, NaiveDate)>,
    /// The newest plan of each administration, with its parts.
    plans: Vec<(String, Option<Newest>)>,
}

/// A plan, its state, and everything that is a part of it.
type Newest = (Id<ItPlan>, PlanState, Vec<AnyId>);

/// What happens on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    Show(AnyId, Option<FieldKey>),
    OpenPlan(Id<ItPlan>),
    Go(Place),
}

impl State {
    pub fn new(session: &Session) -> Self {
        let mut state = Self {
            due: Vec::new(),
            // The cycle ships with the program and is read by its tests.
            cycle: seed::yearly_cycle().unwrap_or_default(),
            meetings: Vec::new(),
            plans: Vec::new(),
        };
        state.refresh(session);
        state
    }

    /// Takes in the session as it is now.
    pub fn refresh(&mut self, session: &Session) {
        let (workspace, today) = (&session.workspace, session.today());
        self.due = due::list(workspace, today);
        let mut meetings: Vec<_> = workspace
            .all::<Meeting>()
            .filter_map(|meeting| {
                let date = meeting.date.filter(|date| *date >= today)?;
                let body = meeting.body.and_then(|id| workspace.get::<Body>(id));
                let name = body.map_or(String::new(), |body| body.name.clone());
                Some((meeting.id, name, meeting.deadline, date))
            })
            .collect();
        meetings.sort_by_key(|(_, _, deadline, date)| (deadline.unwrap_or(*date), *date));
        meetings.truncate(8);
        self.meetings = meetings;
        self.plans = workspace
            .all::<Administration>()
            .map(|administration| {
                let newest = workspace
                    .referring::<ItPlan>(administration.id)
                    .max_by_key(|plan| (plan.period.map(|period| period.days()), plan.id));
                let newest = newest.map(|plan| {
                    let state = plan.state.unwrap_or(PlanState::Working);
                    (plan.id, state, plans::parts(workspace, plan.id))
                });
                (administration.name.clone(), newest)
            })
            .collect();
    }

    pub fn update(&mut self, message: Message, _session: &Session) -> Action<Message> {
        match message {
            Message::Show(id, field) => Action::Show(id, field),
            Message::OpenPlan(plan) => Action::OpenPlan(plan),
            Message::Go(place) => Action::Go(place),
        }
    }

    pub fn view<'a>(&'a self, session: &'a Session, width: f32) -> Element<'a, Message> {
        let today = session.today();
        let nearest = self.due.first().map(|due| {
            let words = Column::new()
                .push(text::strong(due.title.as_str()))
                .push(text::muted(format!("{} {}", due.day, distance(due.day, today))))
                .align_x(Alignment::End);
            Row::new()
                .push(words)
                .push(
                    button(Kind::Primary, due.verb)
                        .trailing(Icon::ArrowRight)
                        .on_press(due.message()),
                )
                .spacing(space::L)
                .align_y(Alignment::Center)
        });
        let title = Column::new()
            .push(text::title("Vad ska göras nu?"))
            .push(text::toned(text::body(capital(&with_weekday(today))), Tone::Muted));
        let head = Row::new()
            .push(container(title).width(Length::Fill))
            .push(nearest)
            .align_y(Alignment::Center);
        let (left, right) = (self.left(session), self.right(session));
        let columns: Element<'a, Message> = if width >= 1000.0 {
            Row::new()
                .push(container(left).width(Length::FillPortion(16)))
                .push(container(right).width(Length::FillPortion(9)))
                .spacing(space::PAGE)
                .into()
        } else {
            Column::new().push(left).push(right).spacing(space::XL).into()
        };
        let page = Column::new()
            .push(head)
            .push(line())
            .push(self.year(today, width))
            .push(line())
            .push(columns)
            .spacing(space::L);
        scrollable(container(page).padding(space::XL))
            .spacing(0)
            .height(Length::Fill)
            .width(Length::Fill)
            .into()
    }

    /// The ring and the coming months.
    fn year(&self, today: NaiveDate, width: f32) -> Element<'_, Message> {
        let months = if width < 900.0 {
            3
        } else if width < 1200.0 {
            5
        } else {
            6
        };
        (0..months)
            .fold(
                Row::new()
                    .push(year_ring(today.year(), today.month()))
                    .spacing(space::L)
                    .height(Length::Shrink),
                |row, ahead| {
                    let month = (today.month0() + ahead) % 12;
                    let next_year = today.month0() + ahead >= 12;
                    let name = capital(MONTHS[month as usize]);
                    let name = if next_year && month == 0 {
                        format!("{name} {}", today.year() + 1)
                    } else {
                        name
                    };
                    let now = (ahead == 0).then(|| Element::from(Chip::ongoing("Nu")));
                    let title = Row::new().push(text::strong(name)).push(now).spacing(space::S);
                    let events = self.cycle.iter().filter(|event| event.month == month + 1);
                    let column = events
                        .take(4)
                        .fold(Column::new().push(title).spacing(space::XS), |column, event| {
                            column.push(text::small(event.title.as_str()))
                        });
                    row.push(container(line_vertical()).height(96)).push(column.width(Length::Fill))
                },
            )
            .into()
    }

    fn left<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        let today = session.today();
        let rows = self.due.iter().take(NEAREST).fold(
            Column::new().push(section("Närmast i tid", None)),
            |rows, due| {
                let tone = due.tone(today);
                let when = text::toned(text::strong(distance(due.day, today)), tone);
                let words = Column::new()
                    .push(text::strong(due.title.as_str()))
                    .push(text::muted(due.about.as_str()));
                let content = Row::new()
                    .push(container(text::body(due.day.to_string())).width(92))
                    .push(container(when).width(110))
                    .push(container(words).width(Length::Fill))
                    .align_y(Alignment::Center);
                rows.push(link_row(content, due.verb, due.message()))
            },
        );
        let nothing =
            self.due.is_empty().then(|| text::body("Inget förfaller det närmaste halvåret."));
        let plans: Element<'a, Message> = if self.plans.is_empty() {
            let go = button(Kind::Primary, "Lägg upp organisationen")
                .on_press(Message::Go(Place::Organisation));
            container(empty("Kommunen har inga förvaltningar ännu.", Some(go))).height(140).into()
        } else {
            self.plan_rows(session)
        };
        let all = button(Kind::Text, "Visa alla").on_press(Message::Go(Place::Plans));
        Column::new()
            .push(rows.push(nothing))
            .push(Column::new().push(section("IT-planer", Some(all.into()))).push(plans))
            .spacing(space::XL)
            .into()
    }

    fn plan_rows<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        self.plans
            .iter()
            .fold(Column::new(), |rows, (name, newest)| {
                let Some((plan, state, parts)) = newest else {
                    let words = Row::new()
                        .push(container(text::body(name.as_str())).width(Length::Fill))
                        .push(
                            container(text::toned(text::body("Ej påbörjad"), Tone::Muted))
                                .width(150),
                        );
                    return rows.push(link_row(words, "Skapa", Message::Go(Place::Plans)));
                };
                let chips = [(Shown::Error, Weight::Error), (Shown::Warning, Weight::Warning)];
                let chips =
                    chips.into_iter().fold(Row::new().spacing(space::S), |row, (shown, weight)| {
                        let count =
                            session.findings_of(parts).filter(|f| f.weight == weight).count();
                        row.push((count > 0).then(|| Element::from(Chip::weight(shown, count))))
                    });
                let content = Row::new()
                    .push(container(text::body(name.as_str())).width(Length::Fill))
                    .push(chips)
                    .push(container(state_steps(state.label(), plans::steps(*state))).width(150))
                    .spacing(space::L)
                    .align_y(Alignment::Center);
                rows.push(link_row(content, "Öppna", Message::OpenPlan(*plan)))
            })
            .into()
    }

    fn right<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        let today = session.today();
        let meetings = self.meetings.iter().fold(
            Column::new().push(section("Sammanträden", None)),
            |rows, (id, body, deadline, date)| {
                let last = deadline.unwrap_or(*date);
                let left = text::toned(text::body(distance(last, today)), due::tone(last, today));
                let words = Column::new()
                    .push(text::body(body.as_str()))
                    .push(text::muted(format!("Stoppdatum {last}, möte {date}")));
                let content = Row::new()
                    .push(container(words).width(Length::Fill))
                    .push(left)
                    .spacing(space::M)
                    .align_y(Alignment::Center);
                rows.push(link_row(content, "Visa", Message::Show((*id).into(), None)))
            },
        );
        let count = session.findings.len();
        let all =
            button(Kind::Text, format!("Visa alla {count}")).on_press(Message::Go(Place::Review));
        let counted = [
            (Shown::Error, Weight::Error),
            (Shown::Warning, Weight::Warning),
            (Shown::Reminder, Weight::Reminder),
        ];
        let chips =
            counted.into_iter().fold(Row::new().spacing(space::S), |row, (shown, weight)| {
                let count = session.findings.iter().filter(|f| f.weight == weight).count();
                row.push((count > 0).then(|| Element::from(Chip::weight(shown, count))))
            });
        let findings = session.findings.iter().take(WORST).fold(Column::new(), |rows, finding| {
            let shown = match finding.weight {
                Weight::Error => Shown::Error,
                Weight::Warning => Shown::Warning,
                Weight::Reminder => Shown::Reminder,
            };
            let source = format!("{} · {}", finding.label, finding.rule);
            let go = Message::Show(finding.object, finding.field);
            rows.push(finding_row(shown, finding.sentence.as_str(), source, go))
        });
        let nothing = (count == 0).then(|| text::body("Granskningen har inga anmärkningar."));
        let review = Column::new()
            .push(section("Granskning", Some(all.into())))
            .push(container(chips).padding([space::S, 0.0]))
            .push(nothing)
            .push(findings);
        Column::new().push(meetings).push(review).spacing(space::XL).into()
    }
}

fn capital(words: &str) -> String {
    crate::document::words::sentence(words)
}
