//! The list of plans, newest period first, with how far each has come and what is wrong.

use std::collections::HashMap;

use iced::Length;
use iced::widget::{Column, Row, container, scrollable};

use super::{Action, Place};
use crate::desktop::component::{Chip, Kind, button, empty, link_row, section, state_steps, text};
use crate::desktop::session::Session;
use crate::desktop::theme::space;
use crate::desktop::widget::{Element, Icon};
use crate::document::words;
use crate::exchange::new_plan::{NewPlan, Revision};
use crate::record::{Activity, Administration, ChoiceType, Id, Ids, Plan, PlanKind, PlanState};
use crate::review::plan_of;
use crate::workspace::show::in_sentence;
use crate::workspace::training_cost::Whole;
use crate::workspace::{Weight, Workspace};

/// What happens in the list.
#[derive(Debug, Clone)]
pub enum Message {
    Open(Id<Plan>),
    /// Go to where administrations are added.
    GoToOrganisation,
    /// A plan of that kind for this administration, carried on from its newest one.
    New(PlanKind, Id<Administration>),
    /// A new version of a decided plan, which begins as its copy.
    Revise(Id<Plan>),
}

pub fn update(message: Message, session: &Session, ids: &mut Ids) -> Action<Message> {
    match message {
        Message::Open(plan) => Action::OpenPlan(plan),
        Message::GoToOrganisation => Action::Go(Place::Organisation),
        Message::New(kind, administration) => {
            let start = NewPlan { kind, administration, today: session.today() };
            Action::Commit(start.change(&session.workspace, ids), None)
        }
        Message::Revise(of) => {
            let revision = Revision { of, today: session.today() };
            match revision.change(&session.workspace, ids) {
                Some((change, plan)) => Action::BeginPlan(change, plan),
                None => Action::None,
            }
        }
    }
}

pub fn view(session: &Session) -> Element<'_, Message> {
    let workspace = &session.workspace;
    let administrations: Vec<_> = workspace.all::<Administration>().collect();
    if administrations.is_empty() {
        let words = "Kommunen har inga förvaltningar ännu. En plan hör till en förvaltning.";
        let go = button(Kind::Primary, "Lägg upp organisationen")
            .trailing(Icon::ArrowRight)
            .on_press(Message::GoToOrganisation);
        let page = Column::new()
            .push(text::title("Planer"))
            .push(container(empty(words, Some(go))).height(200))
            .spacing(space::XL);
        return container(page).padding(space::XL).into();
    }
    let counts = counts(session);
    let page = administrations.into_iter().fold(
        Column::new().spacing(space::XL).push(text::title("Planer")),
        |page, administration| {
            let new = PlanKind::ALL.iter().fold(Row::new().spacing(space::S), |row, kind| {
                let name = format!("Ny {}", in_sentence(kind.label()));
                let start = Message::New(*kind, administration.id);
                row.push(
                    button(Kind::Quiet, name)
                        .icon(Icon::Plus)
                        .on_press_maybe(session.is_writable().then_some(start)),
                )
            });
            let head = section(administration.name.as_str(), Some(new.into()));
            let plans = plans_of(workspace, administration.id);
            let rows = plans.iter().fold(Column::new().push(head), |rows, plan| {
                rows.push(row(session, plan, &counts))
            });
            let none = plans.is_empty().then(|| text::body("Förvaltningen har inga planer ännu."));
            page.push(rows.push(none))
        },
    );
    scrollable(container(page).padding(space::XL).max_width(960))
        .height(Length::Fill)
        .width(Length::Fill)
        .into()
}

/// An administration's plans, IT-plans first, the newest of each kind before the others.
fn plans_of(workspace: &Workspace, administration: Id<Administration>) -> Vec<&Plan> {
    let mut plans: Vec<_> = workspace.referring::<Plan>(administration).collect();
    plans.sort_by_key(|plan| {
        let kind = plan.kind.map(ChoiceType::index);
        (kind, std::cmp::Reverse((plan.period.map(|p| p.days()), plan.id)))
    });
    plans
}

/// How many findings each plan has of each weight that is shown.
fn counts(session: &Session) -> HashMap<(Id<Plan>, Weight), usize> {
    let mut counts = HashMap::new();
    for finding in session.findings.iter() {
        if let Some(plan) = plan_of(&session.workspace, finding.object) {
            *counts.entry((plan, finding.weight)).or_default() += 1;
        }
    }
    counts
}

/// Room for the button that revises a plan.
const REVISE: f32 = 96.0;

fn row<'a>(
    session: &'a Session,
    plan: &'a Plan,
    counts: &HashMap<(Id<Plan>, Weight), usize>,
) -> Element<'a, Message> {
    let workspace = &session.workspace;
    let facts = [
        plan.diary_number.clone(),
        plan.dated.map_or(String::new(), |day| format!("daterad {day}")),
        match plan.kind {
            Some(PlanKind::Training) => {
                let whole = Whole::of(workspace.trainings(plan.id));
                let cost = whole.cost().show_with_unit(workspace.amount_unit());
                let count = words::counted(whole.trainings, "insats", "insatser");
                format!("{count}, {cost}")
            }
            _ => {
                let count = workspace.referring::<Activity>(plan.id).count();
                words::counted(count, "aktivitet", "aktiviteter")
            }
        },
    ];
    let facts = facts.into_iter().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(" · ");
    let state = plan.state.unwrap_or(PlanState::Working);
    let counted = [Weight::Error, Weight::Warning].into_iter();
    let chips = counted.fold(Row::new().spacing(space::S), |row, weight| {
        let count = counts.get(&(plan.id, weight)).copied().unwrap_or_default();
        row.push((count > 0).then(|| Element::from(Chip::weight(weight, count))))
    });
    let words =
        Column::new().push(text::strong(workspace.plan_title(plan))).push(text::muted(facts));
    let content = Row::new()
        .push(container(words).width(Length::Fill))
        .push(chips)
        .push(container(state_steps(state.label(), steps(state))).width(150))
        .spacing(space::L)
        .align_y(iced::Alignment::Center);
    let opened = link_row(content, "Öppna", Message::Open(plan.id));
    let revise = matches!(state, PlanState::Decided | PlanState::Adopted).then(|| {
        let revise = session.is_writable().then_some(Message::Revise(plan.id));
        button(Kind::Quiet, "Revidera").on_press_maybe(revise)
    });
    // The rows stand in line whether or not there is anything to revise.
    Row::new()
        .push(container(opened).width(Length::Fill))
        .push(container(Row::new().push(revise)).width(REVISE))
        .spacing(space::S)
        .align_y(iced::Alignment::Center)
        .into()
}

/// How many of the five steps a state has taken.
pub fn steps(state: PlanState) -> usize {
    match state {
        PlanState::Working => 1,
        PlanState::Review => 2,
        PlanState::Proposal => 3,
        PlanState::Decided => 4,
        PlanState::Adopted | PlanState::Replaced | PlanState::Ended => 5,
    }
}
