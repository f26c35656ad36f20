//! The side panel: what is wrong with the current system, who answers for it, its agreements and
//! classifications, what was changed last. Or, while columns are chosen, the list of them.

use iced::widget::{Column, Row, container, scrollable};
use iced::{Alignment, Length};

use super::super::system_panel;
use super::state::{Message, Small, State, Tab};
use super::view::chosen;
use crate::desktop::component::{
    Kind, button, checkbox, field, icon_button, line, link_row, panel_section, text,
};
use crate::desktop::session::Session;
use crate::desktop::theme::{Theme, Tone, size, space};
use crate::desktop::widget::{Element, Icon, select};
use crate::record::{Agreement, Classification, EndDate, System};

/// The current system in short.
pub fn details<'a>(state: &'a State, session: &'a Session) -> Element<'a, Message> {
    let workspace = &session.workspace;
    let Some(system) = state.current.and_then(|id| workspace.get(id)) else {
        return container(text::toned(text::body("Välj ett system i listan."), Tone::Muted))
            .padding(space::L)
            .into();
    };
    let content = Column::new()
        .push(system_panel::head(system))
        .push(findings(state, session))
        .push(panel_section("Ansvar", system_panel::responsibility(system, session)))
        .push(panel_section("Egenskaper", system_panel::facts(system, session)))
        .push(parts(Small::Agreements, system, session))
        .push(parts(Small::Classifications, system, session))
        .push(system_panel::changes(&state.changes, Message::History))
        .spacing(space::L)
        .padding(space::L);
    let foot = Row::new()
        .push(button(Kind::Secondary, "Öppna systemet").on_press(Message::Enter))
        .push(
            button(Kind::Text, "Granskad i dag")
                .on_press_maybe(session.is_writable().then_some(Message::Reviewed)),
        )
        .spacing(space::S);
    let page: Element<'a, Message> =
        scrollable(content).height(Length::Fill).width(Length::Fill).into();
    let page = Column::new().push(page);
    if state.tab == Tab::Form {
        return page.into();
    }
    page.push(line()).push(container(foot).padding([space::S, space::L])).into()
}

/// Each finding with the way to its fix, gravest first.
pub fn findings<'a>(state: &'a State, session: &'a Session) -> Element<'a, Message> {
    system_panel::findings(session.findings.of_system(state.current), session, Message::Mend)
}

/// Agreements or classifications: the one that holds, and the way to all of them.
fn parts<'a>(small: Small, system: &'a System, session: &'a Session) -> Element<'a, Message> {
    let workspace = &session.workspace;
    let (count, words) = match small {
        Small::Agreements => {
            let latest = workspace.latest_agreement(system.id);
            let to = latest.and_then(|agreement| agreement.to);
            (
                workspace.referring::<Agreement>(system.id).count(),
                to.map(|to| match to {
                    EndDate::Day(day) => format!("Gäller till och med {day}"),
                    EndDate::UntilFurtherNotice => "Gäller tills vidare".to_owned(),
                }),
            )
        }
        _ => {
            let latest = workspace.latest_classification(system.id);
            let made = latest.and_then(|made| made.date).map(|day| format!("Klassad {day}"));
            (workspace.referring::<Classification>(system.id).count(), made)
        }
    };
    let writable = session.is_writable();
    let content: Element<'a, Message> = match (count, words) {
        (0, _) => button(Kind::Quiet, "Lägg till")
            .icon(Icon::Plus)
            .on_press_maybe(writable.then_some(Message::AddPart(small)))
            .into(),
        (_, words) => {
            let words = words.unwrap_or_else(|| "Utan datum".to_owned());
            link_row(text::body(words), format!("Visa {count}"), Message::EnterPart(small))
        }
    };
    panel_section(small.title(), content)
}

/// The columns to choose among, and what to sort by.
pub fn columns(state: &State) -> Element<'_, Message> {
    let head = Row::new()
        .push(container(text::subheading("Kolumner")).width(Length::Fill))
        .push(icon_button(Kind::Quiet, Icon::Cross, "Stäng", Some(Message::ToggleColumns)))
        .align_y(Alignment::Center);
    let sort = select(state.headings(), state.sorted(), Message::Sort)
        .matcher(crate::record::swedish::matches)
        .id("systems-sort");
    let list = state.offered.iter().enumerate().fold(Column::new(), |list, (at, offered)| {
        let label = offered.shape.heading.as_str();
        let toggle = move |shown| Message::Column(at, shown);
        list.push(Element::from(checkbox(label, offered.shown, Some(toggle))))
    });
    let page = Column::new()
        .push(field("Sortera efter", sort))
        .push(text::muted(chosen(state)))
        .push(list)
        .spacing(space::M)
        .padding([space::M, space::L]);
    Column::<'_, Message, Theme>::new()
        .push(container(head).padding([0.0, space::L]).center_y(Length::Fixed(size::TOP_BAR)))
        .push(line())
        .push(scrollable(page).height(Length::Fill).width(Length::Fill))
        .into()
}
