//! The side panel of the plan editor: the real pages, the plan's findings, its history.

use iced::widget::{Column, Row, container, image, scrollable, space as gap};
use iced::{Alignment, Length};

use super::state::Message;
use crate::desktop::component::{
    Kind, button, empty, finding_card, icon_button, line, panel_section, text,
};
use crate::desktop::preview::{Preview, Zoom};
use crate::desktop::screen::review::verb;
use crate::desktop::session::Session;
use crate::desktop::theme::{Theme, Tone, size, space};
use crate::desktop::widget::{Element, Icon, icon};
use crate::record::{Id, ItPlan};
use crate::review::plan_of;
use crate::workspace::Finding;

/// The way to the first finding's fix.
pub const FIRST_FINDING: &str = "plan-first-finding";

/// How many entries of history are listed.
const ENTRIES: usize = 60;

/// The findings about the plan and its parts, worst first.
pub fn findings(plan: Id<ItPlan>, session: &Session) -> Vec<&Finding> {
    let is_of_plan = |finding: &&Finding| plan_of(&session.workspace, finding.object) == Some(plan);
    session.findings.iter().filter(is_of_plan).collect()
}

/// The page that is turned to, on a desk.
pub fn preview(preview: &Preview) -> Element<'_, Message> {
    let place = match preview.place() {
        Some((page, count)) => format!("Sida {} av {count}", page + 1),
        None => "Gör sidorna …".to_owned(),
    };
    let zoom = match preview.zoom {
        Zoom::Width => "Förstora",
        Zoom::Double => "Hela bredden",
    };
    let tools = Row::new()
        .push(container(text::body(place)).width(Length::Fill))
        .push(icon_button(
            Kind::Quiet,
            Icon::ChevronLeft,
            "Föregående sida",
            Some(Message::TurnPage(false)),
        ))
        .push(icon_button(
            Kind::Quiet,
            Icon::ChevronRight,
            "Nästa sida",
            Some(Message::TurnPage(true)),
        ))
        .push(button(Kind::Quiet, zoom).on_press(Message::TogglePreviewZoom))
        .align_y(Alignment::Center);
    let page: Element<'_, Message> = match (preview.picture(), preview.failure()) {
        (_, Some(sentence)) => empty(sentence, None),
        (Some(picture), None) => {
            let shown = image(picture.clone()).content_fit(iced::ContentFit::Contain);
            let sheet = |sheet| {
                container(sheet).style(|theme: &Theme| container::Style {
                    background: Some(theme.tokens().paper.into()),
                    border: iced::border::width(1).color(theme.tokens().line),
                    ..container::Style::default()
                })
            };
            match preview.zoom {
                Zoom::Width => scrollable(
                    container(sheet(shown.width(Length::Fill)))
                        .padding(space::L)
                        .width(Length::Fill),
                )
                .height(Length::Fill)
                .into(),
                Zoom::Double => scrollable(container(sheet(shown)).padding(space::L))
                    .direction(scrollable::Direction::Both {
                        vertical: scrollable::Scrollbar::default(),
                        horizontal: scrollable::Scrollbar::default(),
                    })
                    .height(Length::Fill)
                    .width(Length::Fill)
                    .into(),
            }
        }
        (None, None) => gap().height(Length::Fill).into(),
    };
    let desk = container(page)
        .height(Length::Fill)
        .width(Length::Fill)
        .style(|theme: &Theme| container::background(theme.tokens().desk));
    let verdict = preview.verdict().map(|(passes, words)| {
        let (shown, tone) =
            if passes { (Icon::Done, Tone::Success) } else { (Icon::Error, Tone::Error) };
        Row::new()
            .push(icon(shown).tone(tone))
            .push(text::muted(words))
            .spacing(space::S)
            .align_y(Alignment::Center)
    });
    Column::new()
        .push(container(tools).padding([space::XS, space::L]))
        .push(desk)
        .push(line())
        .push(
            container(Row::new().push(verdict))
                .padding([0.0, space::L])
                .center_y(Length::Fixed(size::STATUS_LINE)),
        )
        .into()
}

/// Each finding with its four parts: what, what follows, the strategy's words, and a way there.
pub fn review<'a>(findings: &[&'a Finding], is_reviewed: bool) -> Element<'a, Message> {
    if findings.is_empty() {
        let words = if is_reviewed {
            "Granskningen har inga anmärkningar på planen."
        } else {
            "Granskar …"
        };
        return container(text::toned(text::body(words), Tone::Muted)).padding(space::L).into();
    }
    let cards = findings.iter().enumerate();
    let rows = cards.fold(Column::new().spacing(space::M), |rows, (at, finding)| {
        let go = Message::Finding(finding.object, finding.field);
        let go = button(Kind::Secondary, verb(finding)).on_press(go);
        let go = if at == 0 { go.id(FIRST_FINDING) } else { go };
        rows.push(Element::from(finding_card(finding).act(go)))
    });
    scrollable(container(rows).padding(space::L)).height(Length::Fill).width(Length::Fill).into()
}

/// The latest changes to the plan and its parts.
pub fn history<'a>(plan: Id<ItPlan>, session: &'a Session) -> Element<'a, Message> {
    let touches = session.journal.entries().iter().rev().filter(|entry| {
        let mut touched = entry.change.edits.iter().filter_map(|edit| edit.id());
        touched.any(|id| plan_of(&session.workspace, id) == Some(plan))
    });
    let rows = touches.take(ENTRIES).fold(Column::new().spacing(space::M), |rows, entry| {
        let when = format!("{} · {}", entry.stamp.at.format("%Y-%m-%d %H.%M"), entry.stamp.who);
        rows.push(Column::new().push(text::body(entry.described())).push(text::muted(when)))
    });
    scrollable(container(panel_section("Senaste ändringar", rows)).padding(space::L))
        .height(Length::Fill)
        .width(Length::Fill)
        .into()
}
