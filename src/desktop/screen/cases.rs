//! The list of cases: what waits for its meeting, soonest first, then what has been decided.

use iced::Length;
use iced::widget::{Column, Row, container, scrollable};

use super::{Action, Place};
use crate::desktop::component::{
    Chip, Kind, button, empty, link, link_row, section, state_steps, text,
};
use crate::desktop::session::Session;
use crate::desktop::theme::space;
use crate::desktop::widget::{Choice, Element, Icon, select};
use crate::exchange::letter_profile::{self, STANDARD};
use crate::exchange::new_case::NewCase;
use crate::record::{
    Administration, Case, CaseState, ChoiceType, Id, Ids, Kind as RecordKind, Municipality,
};
use crate::review::case_of;
use crate::workspace::Weight;

/// What happens in the list.
#[derive(Debug, Clone)]
pub enum Message {
    Open(Id<Case>),
    /// Go to where administrations are added.
    GoToOrganisation,
    /// The profile at this place is the one that new letters begin with.
    Profile(usize),
    /// Go to where the kommun's own profiles are written.
    GoToProfiles,
    /// A case of this administration; one that its chief decides, or not.
    New(Id<Administration>, bool),
}

pub fn update(message: Message, session: &Session, ids: &mut Ids) -> Action<Message> {
    match message {
        Message::Open(case) => Action::OpenCase(case),
        Message::GoToOrganisation => Action::Go(Place::Organisation),
        Message::GoToProfiles => Action::ShowRegister(RecordKind::LetterProfile),
        Message::Profile(at) => choose_profile(at, session),
        Message::New(administration, delegated) => {
            let start = NewCase {
                administration,
                delegated,
                today: session.today(),
                who: session.who().to_owned(),
                author: session.user(),
            };
            let (change, case) = start.change(&session.workspace, ids);
            Action::BeginCase(change, case)
        }
    }
}

/// New letters begin by the profile at this place of the list.
fn choose_profile(at: usize, session: &Session) -> Action<Message> {
    let workspace = &session.workspace;
    let names = letter_profile::names(workspace);
    let (Some(kommun), Some(name)) = (workspace.municipality(), names.get(at)) else {
        return Action::None;
    };
    let chosen = Municipality { letter_profile: name.clone(), ..kommun.clone() };
    Action::Commit(workspace.put(format!("Valde mallen {name} för nya ärenden"), chosen), None)
}

/// The title, and by which profile new letters begin.
fn head(session: &Session) -> Element<'_, Message> {
    let workspace = &session.workspace;
    let names = letter_profile::names(workspace);
    let chosen = workspace.municipality().map_or("", |it| it.letter_profile.trim());
    let chosen = if chosen.is_empty() { STANDARD } else { chosen };
    let at = names.iter().position(|name| name == chosen);
    let names = names.into_iter().map(Choice::new).collect::<Vec<_>>();
    let profile = select(names, at, Message::Profile).width(220).id("cases-profile");
    let choice = Row::new()
        .push(text::body("Mall för nya ärenden"))
        .push(profile)
        .push(link("Egna mallar", Message::GoToProfiles))
        .spacing(space::M)
        .align_y(iced::Alignment::Center);
    Row::new()
        .push(container(text::title("Ärenden")).width(Length::Fill))
        .push(choice)
        .align_y(iced::Alignment::Center)
        .into()
}

pub fn view(session: &Session) -> Element<'_, Message> {
    let workspace = &session.workspace;
    let administrations: Vec<_> = workspace.all::<Administration>().collect();
    if administrations.is_empty() {
        let words = "Kommunen har inga förvaltningar ännu. Ett ärende hör till en förvaltning.";
        let go = button(Kind::Primary, "Lägg upp organisationen")
            .trailing(Icon::ArrowRight)
            .on_press(Message::GoToOrganisation);
        let page = Column::new()
            .push(text::title("Ärenden"))
            .push(container(empty(words, Some(go))).height(200))
            .spacing(space::XL);
        return container(page).padding(space::XL).into();
    }
    let page = administrations.into_iter().fold(
        Column::new().spacing(space::XL).push(head(session)),
        |page, administration| {
            let new = |name, delegated| {
                let start = Message::New(administration.id, delegated);
                button(Kind::Quiet, name)
                    .icon(Icon::Plus)
                    .on_press_maybe(session.is_writable().then_some(start))
            };
            let acts = Row::new()
                .push(new("Nytt ärende", false))
                .push(new("Nytt delegationsbeslut", true))
                .spacing(space::S);
            let head = section(administration.name.as_str(), Some(acts.into()));
            let mut cases: Vec<&Case> = workspace.referring::<Case>(administration.id).collect();
            cases.sort_by_key(|case| {
                let day = workspace.case_deadlines(case).meeting.or(case.decision_date);
                (!case.is_drafted(), day, case.id)
            });
            let none = cases.is_empty().then(|| text::body("Förvaltningen har inga ärenden ännu."));
            let rows = cases
                .into_iter()
                .fold(Column::new().push(head), |rows, case| rows.push(row(session, case)));
            page.push(rows.push(none))
        },
    );
    scrollable(container(page).padding(space::XL).max_width(960))
        .height(Length::Fill)
        .width(Length::Fill)
        .into()
}

fn row<'a>(session: &'a Session, case: &'a Case) -> Element<'a, Message> {
    let workspace = &session.workspace;
    let body = workspace.name(case.body.map(Into::into));
    let days = workspace.case_deadlines(case);
    let when = match (case.decision_date, days.meeting) {
        (Some(day), _) => {
            let paragraph = case.paragraph.trim();
            let comma = if paragraph.is_empty() { "" } else { ", " };
            format!("beslutat {day}{comma}{paragraph}")
        }
        (None, Some(day)) => format!("{body} {day}"),
        (None, None) => body,
    };
    let kind = if case.is_delegated() { "delegationsbeslut" } else { "" };
    let facts = [case.diary_number.clone(), kind.to_owned(), when];
    let facts = facts.into_iter().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(" · ");
    let count = |weight| {
        let of_case = session.findings.iter().filter(|finding| {
            finding.weight == weight && case_of(workspace, finding.object) == Some(case.id)
        });
        of_case.count()
    };
    let chips = [Weight::Error, Weight::Warning].into_iter().fold(
        Row::new().spacing(space::S),
        |row, it| {
            let count = count(it);
            row.push((count > 0).then(|| Element::from(Chip::weight(it, count))))
        },
    );
    let title = if case.title.trim().is_empty() { "Ärende utan rubrik" } else { &case.title };
    let words = Column::new().push(text::strong(title)).push(text::muted(facts));
    let state = case.state.unwrap_or(CaseState::Open);
    let content = Row::new()
        .push(container(words).width(Length::Fill))
        .push(chips)
        .push(container(state_steps(state.label(), steps(state))).width(150))
        .spacing(space::L)
        .align_y(iced::Alignment::Center);
    link_row(content, "Öppna", Message::Open(case.id))
}

/// How many of the five steps a state has taken.
pub fn steps(state: CaseState) -> usize {
    match state {
        CaseState::Open => 1,
        CaseState::Ready => 2,
        CaseState::Submitted => 3,
        CaseState::Decided => 4,
        CaseState::Closed => 5,
    }
}
