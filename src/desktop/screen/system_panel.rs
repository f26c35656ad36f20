//! What a side panel says of one system, whichever screen it stands beside: what is wrong with it,
//! who answers for it, what it is, what was changed in it last.
//!
//! Reads the workspace on the day that is shown; never changes anything. Where the strategy gives a
//! holder or keeps two things apart, it says so (S-25, S-29, S-30).

use std::sync::Arc;

use iced::widget::{Column, Row, container};
use iced::{Alignment, Length};

use super::systems::{system_of, verb};
use crate::desktop::component::{Kind, button, finding_card, panel_section, text};
use crate::desktop::session::Session;
use crate::desktop::theme::{Tone, space};
use crate::desktop::widget::{Element, Icon, icon};
use crate::record::{AnyId, Body, FieldKey, Id, Operation, Record, RoleCode, System, Value};
use crate::workspace::appointment::{Post, Seat};
use crate::workspace::{Entry, Finding};

/// The width of a label beside its value.
const LABEL: f32 = 144.0;

/// How many changes of a system are listed.
const CHANGES: usize = 6;

/// Its number, name and purpose.
pub fn head<'a, Message: 'a>(system: &'a System) -> Element<'a, Message> {
    let purpose = (!system.purpose.is_empty()).then(|| text::muted(system.purpose.as_str()));
    let name = if system.name.is_empty() { "Utan namn" } else { system.name.as_str() };
    Column::new()
        .push(text::muted(system.number.as_str()))
        .push(text::heading(name))
        .push(purpose)
        .into()
}

/// Each finding with the way to its fix, gravest first.
pub fn findings<'a, Message: Clone + 'a>(
    findings: &'a [Finding],
    session: &Session,
    mend: impl Fn(usize) -> Message,
) -> Element<'a, Message> {
    if !session.when().is_now() {
        return text::muted("Anmärkningarna gäller i dag och visas i dagens läge.").into();
    }
    let writable = session.is_writable();
    let cards = findings.iter().enumerate();
    cards
        .fold(Column::new().spacing(space::M), |column, (at, finding)| {
            let kind = if at == 0 { Kind::Primary } else { Kind::Secondary };
            let card = finding_card(finding);
            let act = || button(kind, verb(finding)).on_press(mend(at));
            let card = if writable { card.act(act()) } else { card };
            column.push(Element::from(card))
        })
        .into()
}

/// Who owns it, answers for it, runs it and uses it.
pub fn responsibility<'a, Message: 'a>(
    system: &'a System,
    session: &'a Session,
) -> Element<'a, Message> {
    let (workspace, shown) = (&session.workspace, session.when().shown);
    let seated = |role, seat| {
        let post = Post { role, seat, subject: AnyId::from(system.id) };
        let (seated, is_by_rule) = workspace.seated(post, shown);
        let names: Vec<_> = seated.into_iter().map(|id| workspace.title(id)).collect();
        (names.join(", "), is_by_rule)
    };
    let holders = |role| seated(role, Seat::Holder).0;
    let (representative, is_by_rule) = seated(RoleCode::OwnerRepresentative, Seat::Holder);
    let chief = is_by_rule.then(|| note("Förvaltningschefen, enligt S-30"));
    let is_user_only = system.users.iter().any(|body| Some(*body) != system.owner);
    let users = is_user_only.then(|| note("Den som bara använder förvaltar inte (S-25)"));
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
        .push(chief)
        .push(line_of("Systemansvarig", holders(RoleCode::SystemManager), "Ej utsett", true))
        .push(line_of(
            "Ersättare",
            seated(RoleCode::SystemManager, Seat::Deputy).0,
            "Ej utsett",
            false,
        ))
        .push(line_of("Driftansvarig", holders(RoleCode::Operator), "Ej utsett", true))
        .push(line_of("Personuppgiftsansvarig", names(&system.controllers), "Ingen", false))
        .push(line_of("Används av", names(&system.users), "Ej satt", false))
        .push(users)
        .spacing(space::XS)
        .into()
}

/// What it is, in short.
pub fn facts<'a, Message: 'a>(system: &'a System, session: &'a Session) -> Element<'a, Message> {
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
            let outside = *key == System::operation
                && system.operation.is_some_and(|operation| operation != Operation::Own);
            let outside = outside.then(|| note("Ändrar inte ägandet (S-29)"));
            column.push(line_of(key.field().label, value, "Uppgift saknas", false)).push(outside)
        })
        .into()
}

/// What the strategy says of the line above.
fn note<'a, Message: 'a>(words: &'a str) -> Element<'a, Message> {
    Row::new()
        .push(iced::widget::space().width(LABEL))
        .push(container(text::muted(words)).width(Length::Fill))
        .spacing(space::S)
        .into()
}

/// A label and its value; what is missing says so, in red where the strategy demands it.
fn line_of<'a, Message: 'a>(
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

/// The latest changes of a system and its parts, newest first.
pub fn latest_changes(system: Option<Id<System>>, session: &Session) -> Vec<Arc<Entry>> {
    let Some(system) = system else { return Vec::new() };
    let workspace = &session.workspace;
    let parts = workspace.referrers(system.into()).into_iter();
    let parts = parts.filter(|id| system_of(workspace, *id) == Some(system));
    session.journal.latest(parts.chain([system.into()]), CHANGES)
}

/// The changes, and the way to all of them.
pub fn changes<'a, Message: Clone + 'a>(
    changes: &'a [Arc<Entry>],
    on_all: Message,
) -> Element<'a, Message> {
    let rows = changes.iter().fold(Column::new().spacing(space::S), |rows, entry| {
        let when = format!("{} · {}", entry.stamp.at.format("%Y-%m-%d %H.%M"), entry.stamp.who);
        rows.push(Column::new().push(text::body(entry.described())).push(text::muted(when)))
    });
    let none = changes.is_empty().then(|| text::muted("Inget har ändrats ännu."));
    let all = button(Kind::Text, "Ändringar av denna post").on_press(on_all);
    panel_section("Senaste ändringar", rows.push(none).push(Element::from(all)))
}
