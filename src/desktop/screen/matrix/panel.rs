//! The side panel: the current system, what is wrong with it, who answers, what was changed.

use iced::Length;
use iced::widget::{Column, Row, container, scrollable};

use super::super::system_panel;
use super::state::{Message, State};
use crate::desktop::component::{Kind, button, line, panel_section, text};
use crate::desktop::session::Session;
use crate::desktop::theme::{Tone, space};
use crate::desktop::widget::Element;

/// The current system in short.
pub fn details<'a>(state: &'a State, session: &'a Session) -> Element<'a, Message> {
    let Some(system) = state.current.and_then(|id| session.workspace.get(id)) else {
        return container(text::toned(text::body("Välj ett system i tabellen."), Tone::Muted))
            .padding(space::L)
            .into();
    };
    let findings = session.findings.of_system(state.current);
    let findings =
        (!findings.is_empty()).then(|| system_panel::findings(findings, session, Message::Mend));
    let content = Column::new()
        .push(system_panel::head(system))
        .push(findings)
        .push(panel_section("Ansvar", system_panel::responsibility(system, session)))
        .push(panel_section("Egenskaper", system_panel::facts(system, session)))
        .push(system_panel::changes(&state.changes, Message::History))
        .spacing(space::L)
        .padding(space::L);
    let looked_over = session.is_writable().then_some(Message::Reviewed);
    let foot = Row::new()
        .push(button(Kind::Secondary, "Öppna systemet").on_press(Message::OpenSystem))
        .push(button(Kind::Text, "Granskad i dag").on_press_maybe(looked_over))
        .spacing(space::S);
    Column::new()
        .push(scrollable(content).height(Length::Fill).width(Length::Fill))
        .push(line())
        .push(container(foot).padding([space::S, space::L]))
        .into()
}
