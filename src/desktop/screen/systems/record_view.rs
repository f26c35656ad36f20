//! One system as a form: its fields by subject, then its assignments, agreements and
//! classifications as small registers.

use iced::widget::{Column, Row, container, scrollable};
use iced::{Alignment, Length};

use super::columns::SECTIONS;
use super::panel;
use super::state::{Message, Small, State};
use crate::desktop::component::{Kind, empty, icon_button, section, text};
use crate::desktop::form::abreast;
use crate::desktop::register::Acts;
use crate::desktop::session::Session;
use crate::desktop::theme::space;
use crate::desktop::widget::{Element, Icon};

/// The form in a place `width` pixels wide; without a panel beside it, it begins with what is wrong.
pub fn view<'a>(
    state: &'a State,
    session: &'a Session,
    width: f32,
    beside: bool,
) -> Element<'a, Message> {
    let Some(system) = state.current.and_then(|id| session.workspace.get(id)) else {
        return container(empty("Välj ett system i registret.", None)).padding(space::L).into();
    };
    let place = match state.register.place() {
        Some(place) => format!("{place} av {}", state.register.len()),
        None => String::new(),
    };
    let turn =
        |shown, name, forward| icon_button(Kind::Quiet, shown, name, Some(Message::Step(forward)));
    let head = Row::new()
        .push(turn(Icon::ChevronUp, "Föregående system", false))
        .push(turn(Icon::ChevronDown, "Nästa system", true))
        .push(
            container(text::subheading(format!("{} {}", system.number, system.name)))
                .width(Length::Fill),
        )
        .push(text::muted(place))
        .push(icon_button(
            Kind::Quiet,
            Icon::History,
            "Ändringar av denna post",
            Some(Message::History),
        ))
        .spacing(space::XS)
        .align_y(Alignment::Center);
    let columns = abreast(width);
    let findings = (!beside && !session.findings.of_system(state.current).is_empty())
        .then(|| panel::findings(state, session));
    let page = Column::new().push(head).push(findings).spacing(space::XL);
    let page = SECTIONS.iter().fold(page, |page, (title, fields)| {
        page.push(
            Column::new()
                .push(section(*title, None))
                .push(state.form.part(fields, columns).map(Message::Form))
                .spacing(space::M),
        )
    });
    let page = Small::ALL.into_iter().fold(page, |page, small| {
        let writable = session.is_writable();
        let acts = Acts {
            add: writable.then_some(Message::AddPart(small)),
            remove: writable.then_some(Message::RemovePart(small)),
        };
        let part = &state.parts[small as usize];
        page.push(part.small(
            small.title(),
            small.id(),
            move |event| Message::Part(small, event),
            acts,
        ))
    });
    scrollable(container(page).padding(space::L).width(Length::Fill))
        .id("system-form")
        .height(Length::Fill)
        .width(Length::Fill)
        .into()
}
