//! The screen as elements: papers and headings, the page on its desk, and what the reader says.

use iced::widget::text::Wrapping;
use iced::widget::{Column, Row, container, scrollable, space as gap};
use iced::{Alignment, Length, Padding, Rectangle};

use super::state::{Message, PAGE, State};
use super::{BAR, DESK};
use crate::desktop::component::{
    Kind, button, empty, icon_button, key_cap, line, line_vertical, link, nav_row, panel_section,
    state_steps, text, text_field,
};
use crate::desktop::screen::cases::steps;
use crate::desktop::screen::remark;
use crate::desktop::session::Session;
use crate::desktop::theme::{Theme, space};
use crate::desktop::widget::{Element, Icon, page_sheet};
use crate::record::{Case, CaseState, CaseStep, ChoiceType, Comment};
use crate::store::Frozen;

impl State {
    pub fn view<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        let Some(case) = session.workspace.get(self.case) else { return Column::new().into() };
        let middle = Column::new().push(self.bar()).push(line()).push(self.desk());
        let (contents, side) = self.beside();
        let contents = (contents > 0.0).then(|| {
            Row::new()
                .push(container(self.contents(case)).width(contents))
                .push(line_vertical())
                .height(Length::Fill)
        });
        Row::new()
            .push(contents)
            .push(container(middle).width(Length::Fill).height(Length::Fill))
            .push(line_vertical())
            .push(container(self.side(case, session)).width(side))
            .into()
    }

    /// The papers, and the headings of the one that is read.
    fn contents<'a>(&'a self, case: &'a Case) -> Element<'a, Message> {
        let papers = self.papers.iter().enumerate().fold(Column::new(), |column, (at, paper)| {
            let row = nav_row(paper.title.as_str(), at == self.at).on_press(Message::Paper(at));
            column.push(Element::from(row.id(format!("reading-paper-{at}"))))
        });
        let page = self.preview.place().map_or(0, |(page, _)| page);
        let headings = self.preview.headings();
        let here = headings.iter().rposition(|(_, at)| *at <= page);
        let headings = headings.iter().enumerate().fold(Column::new(), |column, (at, it)| {
            let row = nav_row(it.0.as_str(), Some(at) == here).on_press(Message::Page(it.1));
            column.push(Element::from(row))
        });
        let leave = button(Kind::Secondary, "Stäng").icon(Icon::Cross).on_press(Message::Leave);
        let number = case.diary_number.as_str();
        let head = Row::new()
            .push(container(text::strong(number)).width(Length::Fill))
            .push(leave)
            .align_y(Alignment::Center);
        let page = Column::new()
            .push(head)
            .push(panel_section("Handlingar", papers.spacing(2)))
            .push(
                (!self.preview.headings().is_empty())
                    .then(|| panel_section("Innehåll", headings.spacing(2))),
            )
            .spacing(space::L);
        // The scroll bar has its room beside the rows.
        let page = container(page).padding(Padding::new(space::M).right(space::L));
        container(scrollable(page).height(Length::Fill))
            .height(Length::Fill)
            .width(Length::Fill)
            .style(|theme: &Theme| container::background(theme.tokens().background))
            .into()
    }

    fn bar(&self) -> Element<'_, Message> {
        let place = match self.preview.place() {
            Some((page, count)) => format!("Sida {} av {count}", page + 1),
            None => "Gör sidorna …".to_owned(),
        };
        let title = self.papers.get(self.at).map_or("", |paper| paper.title.as_str());
        // Beside the contents, where they are shown.
        let close = (self.beside().0 == 0.0)
            .then(|| icon_button(Kind::Quiet, Icon::Cross, "Stäng", Some(Message::Leave)));
        let larger = if self.enlarged { "Hela sidan" } else { "Förstora" };
        let bar =
            Row::new()
                .push(container(text::strong(title)).width(Length::Fill).clip(true))
                .push(close)
                .push(text::body(place))
                .push(icon_button(
                    Kind::Quiet,
                    Icon::ChevronLeft,
                    "Föregående sida",
                    Some(Message::Turn(false)),
                ))
                .push(icon_button(
                    Kind::Quiet,
                    Icon::ChevronRight,
                    "Nästa sida",
                    Some(Message::Turn(true)),
                ))
                .push(button(Kind::Quiet, larger).on_press(Message::Enlarge))
                .push(self.frozen.is_none().then(|| {
                    icon_button(Kind::Quiet, Icon::Print, "Skriv ut", Some(Message::Print))
                }))
                .spacing(space::S)
                .align_y(Alignment::Center);
        container(bar).padding([0.0, space::L]).center_y(Length::Fixed(BAR)).into()
    }

    fn desk(&self) -> Element<'_, Message> {
        let page: Element<'_, Message> = match (self.preview.picture(), self.preview.failure()) {
            (_, Some(sentence)) => empty(sentence, None),
            (Some(picture), None) => {
                let (width, height) = self.preview.size().unwrap_or((595.0, 842.0));
                let passages = self.preview.passages().iter().map(|passage| Rectangle {
                    x: passage.bounds.x / width,
                    y: passage.bounds.y / height,
                    width: passage.bounds.width / width,
                    height: passage.bounds.height / height,
                });
                let sheet = page_sheet(
                    picture.clone(),
                    self.page_size(),
                    passages,
                    self.passage,
                    Message::Choose,
                );
                let desk = container(sheet).padding(DESK).center_x(Length::Fill);
                scrollable(desk).id(PAGE).height(Length::Fill).width(Length::Fill).into()
            }
            (None, None) => gap().height(Length::Fill).into(),
        };
        container(page)
            .height(Length::Fill)
            .width(Length::Fill)
            .style(|theme: &Theme| container::background(theme.tokens().desk))
            .into()
    }

    fn side<'a>(&'a self, case: &'a Case, session: &'a Session) -> Element<'a, Message> {
        let state = case.state.unwrap_or(CaseState::Open);
        let body = session.workspace.name(case.body.map(Into::into));
        let days = session.workspace.case_deadlines(case);
        let when = days.meeting.map_or(body.clone(), |day| format!("{body} {day}"));
        let title = if case.title.trim().is_empty() { "Ärende utan rubrik" } else { &case.title };
        let page = Column::new()
            .push(
                Column::new()
                    .push(text::subheading(title))
                    .push(text::muted(when))
                    .push(state_steps(state.label(), steps(state)))
                    .spacing(space::S),
            )
            .push(match &self.frozen {
                Some(frozen) => self.as_decided(frozen),
                None => Column::new()
                    .push(self.verdict(case, session))
                    .push(self.remarks(session))
                    .spacing(space::XL)
                    .into(),
            })
            .push(keys(self.frozen.is_none()))
            .spacing(space::XL);
        scrollable(container(page).padding(space::L)).height(Length::Fill).into()
    }

    /// What was decided, when it was frozen, and how this paper can be told from any other.
    fn as_decided<'a>(&'a self, frozen: &'a Frozen) -> Element<'a, Message> {
        let facts = &frozen.facts;
        let told = format!(
            "{}. Fryst {} av {}. Sidorna är de som beslutades och ändras aldrig.",
            facts.title,
            facts.at.date(),
            facts.who
        );
        let digest = facts.papers.get(self.at).map(|(name, digest)| {
            Column::new()
                .push(text::muted(name.as_str()))
                .push(text::muted(format!("SHA-256 {digest}")).wrapping(Wrapping::WordOrGlyph))
        });
        let save = button(Kind::Secondary, "Spara kopior …")
            .icon(Icon::Export)
            .on_press(Message::SaveFrozen(facts.id));
        let content = Column::new().push(text::body(told)).push(digest).push(save);
        panel_section("Som det beslutades", content.spacing(space::M))
    }

    /// What the reader says of the whole: approved, or sent back; a decision is made in the case.
    fn verdict<'a>(&'a self, case: &'a Case, session: &'a Session) -> Element<'a, Message> {
        let workspace = &session.workspace;
        let next = workspace.next_steps(case);
        let may = |step: CaseStep| next.contains(&step).then_some(step);
        let act = |message: Message| session.is_writable().then_some(message);
        let approve = may(CaseStep::Approved).map(|step| {
            button(Kind::Primary, step.verb())
                .icon(Icon::Tick)
                .on_press_maybe(act(Message::Take(step)))
        });
        let decide = may(CaseStep::Decided)
            .map(|_| button(Kind::Primary, "Till beslutet").on_press(Message::OpenCase));
        let write = (!case.is_decided())
            .then(|| button(Kind::Secondary, "Öppna ärendet").on_press(Message::OpenCase));
        let back = may(CaseStep::SentBack).map(|step| {
            let note = text_field(&self.note)
                .placeholder("Vad behöver ändras?")
                .on_input(Message::Note)
                .on_submit(Message::Take(step))
                .id("reading-note");
            let send =
                button(Kind::Secondary, step.verb()).on_press_maybe(act(Message::Take(step)));
            Column::new().push(note).push(send).spacing(space::S)
        });
        let told = match (workspace.is_approved(case.id), case.state) {
            (true, Some(CaseState::Ready)) => {
                let mut events = workspace.case_events(case.id).into_iter();
                let approved = events.rfind(|event| event.step == Some(CaseStep::Approved));
                approved.map_or(String::new(), |event| {
                    let day = event.date.map_or(String::new(), |day| format!(" {day}"));
                    format!("Godkänt av {}{day}.", event.who)
                })
            }
            (_, Some(CaseState::Ready)) => {
                "Handlingarna är klara och väntar på ditt besked.".to_owned()
            }
            (_, Some(CaseState::Submitted)) => "Handlingarna är inlämnade.".to_owned(),
            (_, Some(CaseState::Decided | CaseState::Closed)) => "Ärendet är beslutat.".to_owned(),
            _ => "Handlingarna skrivs ännu. Du kan kommentera dem.".to_owned(),
        };
        let acts = Row::new().push(approve).push(decide).push(write).spacing(space::S);
        let content = Column::new().push(text::body(told)).push(acts.wrap()).push(back);
        panel_section("Ditt besked", content.spacing(space::M))
    }

    fn remarks<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        let marked = self.marked().map(|passage| {
            let words = Row::new()
                .push(container(text::body(remark::quoted(&passage.text))).width(Length::Fill))
                .push(icon_button(
                    Kind::Quiet,
                    Icon::Cross,
                    "Ta bort markeringen",
                    Some(Message::Choose(None)),
                ));
            Column::new().push(text::muted("Gäller")).push(words)
        });
        let hint = self.passage.is_none().then(|| {
            text::muted(format!(
                "Gäller {}. Klicka på ett stycke för att peka ut det.",
                self.place()
            ))
        });
        let field = text_field(&self.remark)
            .placeholder("Vad bör ändras?")
            .on_input(Message::Remark)
            .on_submit(Message::Add)
            .id("reading-remark");
        let add = button(Kind::Secondary, "Kommentera")
            .on_press_maybe(session.is_writable().then_some(Message::Add));
        let write = Column::new().push(marked).push(hint).push(field).push(add).spacing(space::S);
        let open = session.workspace.open_remarks(self.case).into_iter();
        let told = |it: &'a Comment| {
            let done = link("Åtgärdad", Message::Resolve(it.id));
            remark::told(it, &it.place).push(done)
        };
        let rows = open.fold(Column::new().spacing(space::M), |rows, it| rows.push(told(it)));
        panel_section("Kommentarer", Column::new().push(write).push(rows).spacing(space::L))
    }
}

/// What the arrows do, where passages can be pointed at.
const MARK: &str = "peka ut ett stycke";

/// The keys of the screen, since nothing else on it tells them.
fn keys<'a>(can_mark: bool) -> Element<'a, Message> {
    let rows = [
        ("PgUp PgDn", "bläddra"),
        ("Home End", "första och sista sidan"),
        ("↑ ↓", MARK),
        ("Tabb", "till listor, fält och knappar"),
        ("Esc", "stäng"),
    ];
    let rows = rows.into_iter().filter(|(_, what)| can_mark || *what != MARK);
    let rows = rows.fold(Column::new().spacing(space::XS), |column, (keys, what)| {
        let key = container(key_cap(keys)).width(96);
        column.push(Row::new().push(key).push(text::muted(what)).align_y(Alignment::Center))
    });
    panel_section("Tangenter", rows)
}
