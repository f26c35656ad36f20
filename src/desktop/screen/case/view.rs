//! The case screen as elements: head, tabs, what the tab shows, and the formaliakontroll beside it.

use iced::widget::{Column, Row, container, scrollable};
use iced::{Alignment, Length, Padding};

use super::state::{Message, State, TAB_ROW, Tab};
use super::{NARROW, OUTLINE, SIDE};
use crate::desktop::component::{
    Kind, Tab as TabLabel, button, field, line, line_vertical, link_row, panel_section, section,
    state_steps, tabs, text, text_field,
};
use crate::desktop::preview;
use crate::desktop::screen::cases::steps;
use crate::desktop::session::Session;
use crate::desktop::theme::{Tone, space};
use crate::desktop::widget::{Element, Icon};
use crate::record::date::distance;
use crate::record::{Case, CaseState, CaseStep, ChoiceType};

/// A deadline within so many days stands in red.
const CLOSE: i64 = 7;
/// A page of text to copy is no wider than this.
const READING: f32 = 760.0;

impl State {
    /// The whole screen in a place `width` pixels wide.
    pub fn view<'a>(&'a self, session: &'a Session, width: f32) -> Element<'a, Message> {
        let Some(case) = session.workspace.get(self.case) else { return Column::new().into() };
        let wide = width >= NARROW;
        let shown = match self.tab {
            Tab::Letter => self.letter_tab(session, width),
            Tab::Minutes => self.minutes_tab(),
            Tab::Preview => preview::view(&self.preview, Message::TurnPage, Message::ToggleZoom),
            Tab::Decision => self.decision_tab(case, session, wide),
        };
        let work = Column::new()
            .push(self.head(case, session))
            .push(self.tab_row())
            .push(container(shown).height(Length::Fill).width(Length::Fill));
        let side = wide.then(|| {
            Row::new().push(line_vertical()).push(container(self.side(session)).width(SIDE))
        });
        Row::new().push(container(work).width(Length::Fill)).push(side).into()
    }

    fn head<'a>(&'a self, case: &'a Case, session: &'a Session) -> Element<'a, Message> {
        let workspace = &session.workspace;
        let days = workspace.case_deadlines(case);
        let title = if case.title.trim().is_empty() { "Ärende utan rubrik" } else { &case.title };
        let day = |day: Option<chrono::NaiveDate>| day.map_or(String::new(), |day| day.to_string());
        let fact = |label: &'static str, value: String, tone| {
            (!value.is_empty()).then(|| {
                let value = text::toned(text::body(value), tone);
                Element::from(Column::new().push(text::muted(label)).push(value))
            })
        };
        let today = session.today();
        let deadline = days.submission.filter(|_| case.is_drafted() && !case.is_delegated());
        let is_close = deadline.is_some_and(|day| (day - today).num_days() <= CLOSE);
        let deadline =
            deadline.map_or(String::new(), |day| format!("{day}, {}", distance(day, today)));
        let level = case.level.map_or(String::new(), |level| level.label().to_owned());
        let author = workspace.name(case.author.map(Into::into));
        let facts = Row::new()
            .push(fact("Organ", workspace.name(case.body.map(Into::into)), Tone::Normal))
            .push(fact("Sammanträde", day(days.meeting), Tone::Normal))
            .push(fact("Stoppdatum", deadline, if is_close { Tone::Error } else { Tone::Normal }))
            .push(fact("Diarienummer", case.diary_number.clone(), Tone::Normal))
            .push(fact("Beslutsnivå", level, Tone::Normal))
            .push(fact("Handläggare", author, Tone::Normal))
            .spacing(space::XL)
            .wrap();
        let state = case.state.unwrap_or(CaseState::Open);
        let top = Row::new()
            .push(container(text::heading(title)).width(Length::Fill))
            .push(state_steps(state.label(), steps(state)))
            .spacing(space::L)
            .align_y(Alignment::Center);
        container(Column::new().push(top).push(facts).spacing(space::S))
            .padding(Padding::from([space::M, space::L]))
            .into()
    }

    fn tab_row(&self) -> Element<'_, Message> {
        let tab = |at: usize| Tab::ALL[at.min(Tab::ALL.len() - 1)];
        tabs(
            TAB_ROW,
            Tab::ALL.map(|tab| TabLabel::new(tab.label())),
            self.tab as usize,
            move |at| Message::Open(tab(at)),
            move |at| Message::Turn(tab(at)),
            None,
        )
    }

    fn letter_tab<'a>(&'a self, session: &'a Session, width: f32) -> Element<'a, Message> {
        let side = if width >= NARROW { SIDE } else { 0.0 };
        let outline = (width - side >= OUTLINE + 420.0).then(|| {
            Row::new().push(container(self.outline(session)).width(OUTLINE)).push(line_vertical())
        });
        Row::new().push(outline).push(self.middle(session)).height(Length::Fill).into()
    }

    /// The blocks that are the same in the minutes, each to be copied.
    fn minutes_tab(&self) -> Element<'_, Message> {
        let blocks = self.minutes.iter().enumerate().fold(Column::new(), |page, (at, it)| {
            let copy = button(Kind::Quiet, "Kopiera").icon(Icon::Copy).on_press(Message::Copy(at));
            let block = Column::new()
                .push(section(it.heading, Some(copy.into())))
                .push(text::body(it.text.as_str()))
                .spacing(space::S);
            page.push(block)
        });
        let about = "Texten är densamma i tjänsteskrivelse, kallelse och protokoll. Kopiera varje \
                     del till ärendesystemet.";
        let page = Column::new()
            .push(text::toned(text::body(about), Tone::Muted))
            .push(blocks.spacing(space::XL))
            .spacing(space::L)
            .max_width(READING);
        scrollable(container(page).padding(space::L))
            .height(Length::Fill)
            .width(Length::Fill)
            .into()
    }

    fn decision_tab<'a>(
        &'a self,
        case: &'a Case,
        session: &'a Session,
        wide: bool,
    ) -> Element<'a, Message> {
        let form = self.decision.view(3).map(Message::Decision);
        let goes_back = session
            .workspace
            .next_steps(case)
            .iter()
            .any(|step| matches!(step, CaseStep::SentBack | CaseStep::Withdrawn));
        let note = goes_back.then(|| {
            let note = text_field(&self.note)
                .on_input(Message::Note)
                .placeholder("Vad behöver ändras?")
                .id("case-note");
            field("Skäl att sända eller ta tillbaka", note)
        });
        let events = session.workspace.case_events(self.case).into_iter().rev();
        let events = events.fold(Column::new().spacing(space::M), |rows, event| {
            let step = event.step.map_or("", ChoiceType::label);
            let day = event.date.map_or(String::new(), |day| day.to_string());
            let told = Column::new()
                .push(text::body(step))
                .push(text::muted(format!("{day} · {}", event.who)))
                .push((!event.note.is_empty()).then(|| text::body(event.note.as_str())));
            rows.push(told)
        });
        let page = Column::new()
            .push((!wide).then(|| self.side(session)))
            .push(Column::new().push(section("Beslut", None)).push(form).spacing(space::L))
            .push(note.map(Element::from))
            .push(self.frozen(case, session))
            .push(self.changes_since(case))
            .push(line())
            .push(panel_section("Händelser", events))
            .spacing(space::L);
        scrollable(container(page).padding(space::L))
            .height(Length::Fill)
            .width(Length::Fill)
            .into()
    }

    /// What the decision froze, to be had as it was.
    fn frozen<'a>(&'a self, case: &'a Case, session: &'a Session) -> Option<Element<'a, Message>> {
        let frozen: Vec<_> = session.frozen.iter().filter(|it| it.case == case.id).collect();
        if frozen.is_empty() {
            let words = "Det som beslutades är inte fryst i filen.";
            let act = session.is_writable().then_some(Message::Freeze);
            let freeze = button(Kind::Secondary, "Frys handlingarna").on_press_maybe(act);
            let row = Row::new()
                .push(container(text::muted(words)).width(Length::Fill))
                .push(freeze)
                .align_y(Alignment::Center);
            return case.is_decided().then(|| panel_section("Frysta handlingar", row));
        }
        let rows = frozen.into_iter().rev().fold(Column::new().spacing(space::L), |rows, it| {
            let when =
                format!("{}, fryst {} av {}", it.title, it.at.format("%Y-%m-%d %H.%M"), it.who);
            let save = button(Kind::Secondary, "Spara kopior …")
                .icon(Icon::Export)
                .on_press(Message::SaveFrozen(it.id));
            let read = button(Kind::Secondary, "Läs")
                .icon(Icon::Open)
                .on_press(Message::ReadFrozen(it.id));
            let head = Row::new()
                .push(container(text::strong(when)).width(Length::Fill))
                .push(read)
                .push(save)
                .spacing(space::S)
                .align_y(Alignment::Center);
            let papers =
                it.papers.iter().fold(Column::new().push(head), |papers, (name, digest)| {
                    let mark = digest.get(..12).unwrap_or(digest);
                    papers.push(text::muted(format!("{name}, SHA-256 {mark}…")))
                });
            rows.push(papers)
        });
        Some(panel_section("Frysta handlingar", rows))
    }

    /// What has changed since the decision, each leading to what it is about.
    fn changes_since(&self, case: &Case) -> Option<Element<'_, Message>> {
        let changes = self.changes.as_ref()?;
        let since = match case.paragraph.trim() {
            "" => "Ändringar sedan beslutet".to_owned(),
            paragraph => format!("Ändringar sedan beslutet {paragraph}"),
        };
        if changes.is_empty() {
            return Some(panel_section(since, text::muted("Inget har ändrats i planerna.")));
        }
        let rows = changes.iter().fold(Column::new(), |rows, change| {
            let go = Message::Finding(change.object, None);
            rows.push(link_row(text::body(change.sentence.as_str()), "Visa", go))
        });
        Some(panel_section(since, rows))
    }
}
