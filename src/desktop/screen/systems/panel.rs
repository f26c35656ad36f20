//! The side panel: what is wrong with the current system, who answers for it, its agreements and
//! classifications, what was changed last. Or, while columns are chosen, the list of them.

use iced::widget::{Column, Row, container, scrollable};
use iced::{Alignment, Length};

use super::derive;
use super::state::{Message, Small, State, Tab};
use super::view::chosen;
use crate::desktop::component::{
    Kind, button, checkbox, field, finding_card, icon_button, line, link_row, panel_section, text,
};
use crate::desktop::register::{latest_agreement, latest_classification};
use crate::desktop::session::Session;
use crate::desktop::theme::{Theme, Tone, size, space};
use crate::desktop::widget::{Element, Icon, icon, select};
use crate::record::{
    Agreement, AnyId, Body, Classification, EndDate, FieldKey, Id, Record, RoleCode, System, Value,
};
use crate::workspace::responsibility::Representative;

/// The width of a label beside its value.
const LABEL: f32 = 144.0;

/// The current system in short.
pub fn details<'a>(state: &'a State, session: &'a Session) -> Element<'a, Message> {
    let workspace = &session.workspace;
    let Some(system) = state.current.and_then(|id| workspace.get(id)) else {
        return container(text::toned(text::body("Välj ett system i listan."), Tone::Muted))
            .padding(space::L)
            .into();
    };
    let purpose = (!system.purpose.is_empty()).then(|| text::muted(system.purpose.as_str()));
    let name = if system.name.is_empty() { "Utan namn" } else { system.name.as_str() };
    let head = Column::new()
        .push(text::muted(system.number.as_str()))
        .push(text::heading(name))
        .push(purpose);
    let content = Column::new()
        .push(head)
        .push(findings(state, session))
        .push(panel_section("Ansvar", responsibility(system, session)))
        .push(panel_section("Egenskaper", facts(system, session)))
        .push(parts(Small::Agreements, system, session))
        .push(parts(Small::Classifications, system, session))
        .push(changes(state))
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
    let writable = session.is_writable();
    let cards = state.current_findings().iter().enumerate();
    cards
        .fold(Column::new().spacing(space::M), |column, (at, finding)| {
            let kind = if at == 0 { Kind::Primary } else { Kind::Secondary };
            let card = finding_card(finding);
            let mend = || button(kind, derive::verb(finding)).on_press(Message::Mend(at));
            let card = if writable { card.act(mend()) } else { card };
            column.push(Element::from(card))
        })
        .into()
}

fn responsibility<'a>(system: &'a System, session: &'a Session) -> Element<'a, Message> {
    let (workspace, today) = (&session.workspace, session.today());
    let subject = Some(AnyId::from(system.id));
    let holders = |role| workspace.holder_names(role, subject, today);
    let deputies = workspace.assignments(RoleCode::SystemManager, subject, today);
    let deputies = deputies.iter().flat_map(|held| held.deputies.0.iter());
    let deputies: Vec<_> = deputies.map(|id| workspace.title(*id)).collect();
    let representative = match workspace.representative(system, today) {
        Representative::Named(held) | Representative::Chief(held) => {
            workspace.short_names(&held.holders.0)
        }
        Representative::Nobody => String::new(),
    };
    let owner = workspace.name(system.owner.map(Into::into));
    // One body by its name, several by their prefixes.
    let names = |ids: &[Id<Body>]| match ids {
        [one] => workspace.title((*one).into()),
        several => {
            let several: Vec<_> = several.iter().map(|id| AnyId::from(*id)).collect();
            workspace.short_names(&several)
        }
    };
    Column::new()
        .push(line_of("Systemägare", owner, "Ej satt", true))
        .push(line_of("Företrädare", representative, "Ej utsett", false))
        .push(line_of("Systemansvarig", holders(RoleCode::SystemManager), "Ej utsett", true))
        .push(line_of("Ersättare", deputies.join(", "), "Ej utsett", false))
        .push(line_of("Driftansvarig", holders(RoleCode::Operator), "Ej utsett", true))
        .push(line_of("Personuppgiftsansvarig", names(&system.controllers), "Ingen", false))
        .push(line_of("Används av", names(&system.users), "Ej satt", false))
        .spacing(space::XS)
        .into()
}

fn facts<'a>(system: &'a System, session: &'a Session) -> Element<'a, Message> {
    const FACTS: &[FieldKey] = &[
        System::operation,
        System::supplier,
        System::lifecycle,
        System::annual_cost,
        System::reviewed,
    ];
    let record = Record::System(system.clone());
    FACTS
        .iter()
        .fold(Column::new().spacing(space::XS), |column, key| {
            let value = match record.value(key.index) {
                Value::Kronor(amount) => amount.show_with_unit(session.workspace.amount_unit()),
                _ => session.workspace.field_text(&record, key.index),
            };
            column.push(line_of(key.field().label, value, "Uppgift saknas", false))
        })
        .into()
}

/// A label and its value; what is missing says so, in red where the strategy demands it.
fn line_of<'a>(
    label: &'a str,
    value: String,
    missing: &'a str,
    demanded: bool,
) -> Element<'a, Message> {
    let value: Element<'a, Message> = if value.is_empty() {
        let (mark, tone) =
            if demanded { (Icon::Error, Tone::Error) } else { (Icon::Gap, Tone::Muted) };
        Row::new()
            .push(icon(mark).tone(tone))
            .push(text::toned(text::body(missing), tone))
            .spacing(space::XS)
            .align_y(Alignment::Center)
            .into()
    } else {
        text::body(value).into()
    };
    Row::new()
        .push(container(text::toned(text::body(label), Tone::Muted)).width(LABEL))
        .push(container(value).width(Length::Fill))
        .spacing(space::S)
        .into()
}

/// Agreements or classifications: the one that holds, and the way to all of them.
fn parts<'a>(small: Small, system: &'a System, session: &'a Session) -> Element<'a, Message> {
    let workspace = &session.workspace;
    let (count, words) = match small {
        Small::Agreements => {
            let latest = latest_agreement(workspace, system.id);
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
            let latest = latest_classification(workspace, system.id);
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

fn changes(state: &State) -> Element<'_, Message> {
    let rows = state.changes.iter().fold(Column::new().spacing(space::S), |rows, entry| {
        let when = format!("{} · {}", entry.stamp.at.format("%Y-%m-%d %H.%M"), entry.stamp.who);
        rows.push(Column::new().push(text::body(entry.described())).push(text::muted(when)))
    });
    let none = state.changes.is_empty().then(|| text::muted("Inget har ändrats ännu."));
    let all = button(Kind::Text, "Ändringar av denna post").on_press(Message::History);
    panel_section("Senaste ändringar", rows.push(none).push(Element::from(all)))
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
