//! How Home is drawn (look/tokens.md §6): the head, the year, and two columns that stack where there
//! is no room for both. Every row is a link.

use chrono::{Datelike, NaiveDate};
use iced::widget::{Column, Row, container, scrollable};
use iced::{Alignment, Length, Padding};

use super::due::{self, Due};
use super::overview::{self, MeetingRow, Month, PlanRow};
use super::{Message, State};
use crate::desktop::component::{
    Chip, Drawn, Kind, button, empty, finding_row, line, line_vertical, link, link_row, section,
    state_steps, table_row, text, year_ring,
};
use crate::desktop::screen::{Place, plans};
use crate::desktop::session::Session;
use crate::desktop::theme::{Tone, space};
use crate::desktop::widget::{Element, Icon, icon};
use crate::document::words;
use crate::record::ChoiceType;
use crate::record::date::{distance, with_weekday};
use crate::workspace::Weight;

/// The page is no wider than this; beyond it rows are too long to follow.
const WIDEST: f32 = 1440.0;
/// The narrowest that two columns, and the head's two halves, stand beside each other.
const TWO_COLUMNS: f32 = 960.0;
/// The narrowest that the ring and three months stand beside each other.
const THREE_MONTHS: f32 = 560.0;
/// The right column, where the left would not get its measure of 736.
const RIGHT: f32 = 404.0;
/// Under this the list of plans leaves out the diary numbers.
const WITH_FACT: f32 = 700.0;
/// Duties and findings that are shown at first.
const NEAREST: usize = 6;
const WORST: usize = 5;

/// Widths of columns.
const DATE: f32 = 84.0;
const DISTANCE: f32 = 96.0;
const FACT: f32 = 116.0;
const STATE: f32 = 136.0;
const FINDINGS: f32 = 172.0;
const DEADLINE: f32 = 84.0;
const LEFT: f32 = 66.0;
const MEETING: f32 = 76.0;

impl State {
    pub fn view<'a>(&'a self, session: &'a Session, width: f32) -> Element<'a, Message> {
        let room = width.min(WIDEST) - 2.0 * space::XL;
        let page = Column::new().push(self.head(room)).push(line()).width(room);
        let page = if self.plans.rows.is_empty() {
            page.push(nothing_yet(session))
        } else {
            page.push(self.year(room)).push(line()).push(self.columns(session, room))
        };
        let page = container(page.spacing(space::M)).padding(space::XL);
        scrollable(page).height(Length::Fill).width(Length::Fill).into()
    }

    /// The title and the day; at the right the nearest duty with its button.
    fn head(&self, room: f32) -> Element<'_, Message> {
        let today = words::sentence(&with_weekday(self.today));
        let title = Column::new()
            .push(text::title("Vad ska göras nu?"))
            .push(text::toned(text::body(today), Tone::Muted));
        let Some(nearest) = self.due.first().filter(|_| !self.plans.rows.is_empty()) else {
            return title.into();
        };
        let beside = room >= TWO_COLUMNS;
        let words = Column::new()
            .push(text::strong(nearest.sentence.as_str()))
            .push(text::muted(self.nearest.as_str()))
            .align_x(if beside { Alignment::End } else { Alignment::Start });
        let act = button(Kind::Primary, nearest.verb)
            .trailing(Icon::ArrowRight)
            .on_press(nearest.message())
            .id("home-nearest");
        let duty = Row::new().push(words).push(act).spacing(space::L).align_y(Alignment::Center);
        if beside {
            Row::new()
                .push(container(title).width(Length::Fill))
                .push(duty)
                .spacing(space::L)
                .align_y(Alignment::Center)
                .into()
        } else {
            Column::new().push(title).push(duty).spacing(space::M).into()
        }
    }

    /// The ring, and six months by their events; all twelve with what shall be done on demand.
    fn year(&self, room: f32) -> Element<'_, Message> {
        let a_row = match (room, self.whole_year) {
            (..THREE_MONTHS, _) => 2,
            (..TWO_COLUMNS, _) | (_, true) => 3,
            _ => 6,
        };
        let count = if self.whole_year { self.months.len() } else { 6 };
        let months: Vec<_> = self.months.iter().take(count).enumerate().collect();
        let rows = months.chunks(a_row).fold(Column::new().spacing(space::L), |rows, months| {
            let row = months.iter().fold(Row::new().spacing(space::M), |row, (ahead, month)| {
                row.push(line_vertical()).push(self.month(month, *ahead == 0))
            });
            // The lines fill what the longest month needs, no more.
            rows.push(row.height(Length::Shrink))
        });
        // A ring beside two months would leave them no room.
        let ring = (room >= THREE_MONTHS).then(|| year_ring(self.today.year(), self.today.month()));
        Row::new()
            .push(ring)
            .push(rows.width(Length::Fill).height(Length::Shrink))
            .spacing(space::XL)
            .height(Length::Shrink)
            .into()
    }

    fn month<'a>(&self, month: &'a Month, is_now: bool) -> Element<'a, Message> {
        let name = text::strong(month.name.as_str());
        let name = if is_now { text::toned(name, Tone::Accent) } else { name };
        let now = is_now.then(|| Element::from(Chip::now("Nu")));
        // The months' names stand in line whether or not there is a chip.
        let title =
            Row::new().push(name).push(now).spacing(space::S).height(24).align_y(Alignment::Center);
        let none = month.events.is_empty().then(|| text::muted("Inget återkommande"));
        let events = month.events.iter().fold(Column::new().spacing(space::XS), |events, event| {
            let about = self.whole_year.then(|| text::muted(event.text.as_str()));
            let title = if self.whole_year {
                text::small_strong(event.title.as_str())
            } else {
                text::small(event.title.as_str())
            };
            events.push(Column::new().push(title).push(about))
        });
        Column::new().push(title).push(none).push(events).spacing(2).width(Length::Fill).into()
    }

    fn columns<'a>(&'a self, session: &'a Session, room: f32) -> Element<'a, Message> {
        let beside = room >= TWO_COLUMNS;
        let right = (room * 0.352).max(RIGHT);
        let left = if beside { room - right - space::PAGE } else { room };
        let first = Column::new()
            .push(self.waiting())
            .push(self.nearest_in_time())
            .push(self.how_plans_stand(left >= WITH_FACT, session.is_reviewed))
            .spacing(space::PAGE);
        let second =
            Column::new().push(self.meetings()).push(self.findings(session)).spacing(space::PAGE);
        let columns: Element<'a, Message> = if beside {
            Row::new().push(first.width(left)).push(second.width(right)).spacing(space::PAGE).into()
        } else {
            Column::new().push(first).push(second).spacing(space::PAGE).into()
        };
        container(columns).padding(Padding::ZERO.top(space::S)).into()
    }

    /// What waits for the user. One whom the register does not know is told how to be known, while
    /// there are cases that may wait.
    fn waiting(&self) -> Option<Element<'_, Message>> {
        if !self.is_known {
            let name = link("Ange ditt namn", Message::Settings);
            let words = "Skriv ditt namn som det står i personregistret, så visas ärenden som väntar på dig.";
            let page = Column::new().push(section("Väntar på dig", Some(name))).push(quiet(words));
            return Some(page.into());
        }
        let rows = self.waiting.iter().fold(
            Column::new().push(section("Väntar på dig", None)),
            |rows, row| {
                let words = Column::new()
                    .push(text::strong(row.title.as_str()))
                    .push(text::muted(row.about.as_str()));
                let content = container(words).width(Length::Fill);
                rows.push(link_row(content, row.verb, row.message.clone()))
            },
        );
        (!self.waiting.is_empty()).then(|| rows.into())
    }

    fn nearest_in_time(&self) -> Element<'_, Message> {
        let year = if self.whole_year { "Visa sex månader" } else { "Visa hela årshjulet" };
        let year = link(year, Message::ShowWholeYear(!self.whole_year));
        // One or two more are shown rather than asked for.
        let few = if self.due.len() <= NEAREST + 2 { NEAREST + 2 } else { NEAREST };
        let count = if self.all_due { self.due.len() } else { few };
        let rows = self.due.iter().take(count);
        let rows = rows
            .fold(Column::new().push(section("Närmast i tid", Some(year))), |rows, due| {
                rows.push(due_row(due, self.today))
            });
        let more = (self.due.len() > few).then(|| {
            let label = match self.all_due {
                true => "Visa de närmaste".to_owned(),
                false => format!("Visa alla {}", self.due.len()),
            };
            container(link(label, Message::ShowAllDue(!self.all_due))).padding([space::S, 0.0])
        });
        rows.push(self.due.is_empty().then(|| quiet("Inget har en sista dag just nu.")))
            .push(more)
            .into()
    }

    fn how_plans_stand(&self, with_fact: bool, is_reviewed: bool) -> Element<'_, Message> {
        let all = link("Visa alla planer", Message::Go(Place::Plans));
        let head = Row::new()
            .push(cell("Förvaltning", Length::Fill))
            .push(with_fact.then(|| cell(self.plans.fact, FACT)))
            .push(cell("IT-plan", STATE))
            .push(cell("Brister", FINDINGS))
            // As wide as the verb of the rows and the room before it.
            .push(cell("", 51.0));
        let table = Column::new()
            .push(section(self.plans.heading.as_str(), Some(all)))
            .push(container(head).padding([6.0, 0.0]))
            .push(line());
        let rows = self.plans.rows.iter();
        rows.fold(table, |table, row| table.push(plan_row(row, with_fact, is_reviewed))).into()
    }

    fn meetings(&self) -> Element<'_, Message> {
        let table = Column::new().push(section("Sammanträden", None));
        if self.meetings.is_empty() {
            let add = link("Lägg till sammanträde", Message::Go(Place::Organisation));
            return table.push(quiet("Inga sammanträden är inlagda.")).push(add).into();
        }
        let head = Row::new()
            .push(cell("Organ", Length::Fill))
            .push(cell("Stoppdatum", DEADLINE))
            .push(cell("Kvar", LEFT))
            .push(cell("Möte", MEETING).align_x(Alignment::End));
        let table = table.push(container(head).padding([6.0, 0.0])).push(line());
        let rows = self.meetings.iter();
        rows.fold(table, |table, row| table.push(meeting_row(row, self.today))).into()
    }

    fn findings<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        let count = session.findings.len();
        let all =
            (count > 0).then(|| link(format!("Visa alla {count}"), Message::Go(Place::Review)));
        let list = Column::new().push(section("Granskning", all));
        if !session.is_reviewed {
            return list.push(quiet("Granskar …")).into();
        }
        if count == 0 {
            let done = Row::new()
                .push(icon(Icon::Done).tone(Tone::Success))
                .push(text::body("Inga anmärkningar"))
                .spacing(space::S)
                .align_y(Alignment::Center);
            return list.push(container(done).padding([space::M, 0.0])).into();
        }
        let chips = weighed(self.tally)
            .fold(Row::new().spacing(space::S), |row, (weight, count)| {
                row.push(Element::from(Chip::weight(weight, count)))
            });
        let list = list.push(container(chips).padding([space::S, 0.0])).push(line());
        let worst = session.findings.iter().take(WORST);
        worst
            .fold(list, |list, finding| {
                // "IT-strategin kap. 4 (S-38)" is told by its chapter; the review has the rest.
                let source = finding.source.split(" (").next().unwrap_or(finding.source);
                let source = format!("{} · {} · {source}", finding.label, finding.rule);
                let go = Message::Mend(finding.into());
                list.push(finding_row(finding.weight, finding.sentence.as_str(), source, go))
            })
            .into()
    }
}

/// The weights that have any, with their numbers.
fn weighed(counts: [usize; 3]) -> impl Iterator<Item = (Weight, usize)> {
    Weight::ALL.into_iter().zip(counts).filter(|(_, count)| *count > 0)
}

fn nothing_yet(session: &Session) -> Element<'_, Message> {
    let add = button(Kind::Primary, "Lägg upp organisationen")
        .trailing(Icon::ArrowRight)
        .on_press(Message::Go(Place::Organisation))
        .id("home-nearest");
    let sentence = if session.is_writable() {
        "Kommunen har inga förvaltningar ännu. Börja med nämnder, förvaltningar och personer."
    } else {
        "Kommunen har inga förvaltningar ännu."
    };
    container(empty(sentence, Some(add))).height(200).into()
}

/// A heading or a cell of a table that lines up with its rows.
fn cell(
    words: &str,
    width: impl Into<Length>,
) -> iced::widget::Container<'_, Message, crate::desktop::theme::Theme> {
    container(text::muted(words)).width(width)
}

/// A sentence where a list has nothing.
fn quiet(words: &str) -> Element<'_, Message> {
    container(text::toned(text::body(words), Tone::Muted)).padding([space::M, 0.0]).into()
}

fn due_row(due: &Due, today: NaiveDate) -> Element<'_, Message> {
    let words = distance(due.day, today);
    let when = match due.tone(today) {
        Tone::Muted => text::toned(text::body(words), Tone::Muted),
        tone => text::toned(text::strong(words), tone),
    };
    let words =
        Column::new().push(text::strong(due.title.as_str())).push(text::muted(due.about.as_str()));
    let content = Row::new()
        .push(container(text::body(due.day.to_string())).width(DATE))
        .push(container(when).width(DISTANCE))
        .push(words.width(Length::Fill))
        .align_y(Alignment::Center);
    link_row(content, due.verb, due.message())
}

fn plan_row(row: &PlanRow, with_fact: bool, is_reviewed: bool) -> Element<'_, Message> {
    let state: Element<'_, Message> = match row.plan {
        Some((_, state)) => state_steps(state.label(), plans::steps(state)),
        None => state_steps("Ej påbörjad", 0),
    };
    let fact = match (&row.plan, row.fact.as_str()) {
        (None, _) => text::toned(text::body("Ingen plan"), Tone::Muted),
        (_, "") => text::toned(text::body("Uppgift saknas"), Tone::Muted),
        (_, fact) => text::body(fact),
    };
    let marks =
        weighed(row.findings).fold(Row::new().spacing(space::M), |marks, (weight, count)| {
            let tone = weight.tone();
            let mark = Row::new()
                .push(icon(weight.icon()).tone(tone))
                .push(text::toned(text::body(weight.counted(count)), tone))
                .spacing(space::XS)
                .align_y(Alignment::Center);
            marks.push(mark)
        });
    let nothing = if is_reviewed { "Inga" } else { "Granskar …" };
    let none = (row.findings == [0; 3]).then(|| text::toned(text::body(nothing), Tone::Muted));
    let content = Row::new()
        .push(container(text::body(row.name.as_str())).width(Length::Fill))
        .push(with_fact.then(|| container(fact).width(FACT)))
        .push(container(state).width(STATE))
        .push(container(marks.push(none).wrap()).width(FINDINGS))
        .align_y(Alignment::Center);
    match row.plan {
        Some((plan, _)) => link_row(content, "Öppna", Message::OpenPlan(plan)),
        None => link_row(content, "Skapa", Message::Go(Place::Plans)),
    }
}

fn meeting_row(row: &MeetingRow, today: NaiveDate) -> Element<'_, Message> {
    let missing = || text::toned(text::body("Saknas"), Tone::Muted);
    let deadline = row.deadline.map_or_else(missing, |day| text::body(day.to_string()));
    let left = row.deadline.map(|day| {
        let words = overview::left(day, today);
        match due::tone(day, today) {
            tone @ (Tone::Error | Tone::Warning) if day >= today => {
                text::toned(text::strong(words), tone)
            }
            _ => text::toned(text::body(words), Tone::Muted),
        }
    });
    let left = left.unwrap_or_else(|| text::toned(text::body("Okänt"), Tone::Muted));
    let content = Row::new()
        .push(container(text::body(row.body.as_str())).width(Length::Fill))
        .push(container(deadline).width(DEADLINE))
        .push(container(left).width(LEFT))
        .push(container(text::body(row.date.to_string())).width(MEETING).align_x(Alignment::End))
        .align_y(Alignment::Center);
    table_row(content, Message::Show(row.meeting.into(), None))
}
