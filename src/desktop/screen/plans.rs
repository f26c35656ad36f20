//! The list of IT-plans, newest period first, with how far each has come and what is wrong.

use std::collections::HashMap;

use iced::Length;
use iced::widget::{Column, Row, container, scrollable};

use super::{Action, Place};
use crate::desktop::component::{Chip, Kind, button, empty, link_row, section, state_steps, text};
use crate::desktop::session::Session;
use crate::desktop::theme::space;
use crate::desktop::widget::{Element, Icon};
use crate::exchange::seed;
use crate::record::{
    Activity, Administration, ChoiceType, Id, Ids, ItPlan, Period, PlanState, RecordType,
};
use crate::review::plan_of;
use crate::workspace::{Change, Weight, Workspace};

/// What happens in the list.
#[derive(Debug, Clone)]
pub enum Message {
    Open(Id<ItPlan>),
    /// Go to where administrations are added.
    GoToOrganisation,
    /// A plan for this administration, carried on from its newest one.
    New(Id<Administration>),
}

pub fn update(message: Message, session: &Session, ids: &mut Ids) -> Action<Message> {
    match message {
        Message::Open(plan) => Action::OpenPlan(plan),
        Message::GoToOrganisation => Action::Go(Place::Organisation),
        Message::New(administration) => {
            Action::Commit(new_plan(&session.workspace, administration, session.today(), ids), None)
        }
    }
}

/// A new plan of three years with the chapters of the administration's newest plan, without their
/// figures; the first plan gets the chapters of the shipped profile.
fn new_plan(
    workspace: &Workspace,
    administration: Id<Administration>,
    today: chrono::NaiveDate,
    ids: &mut Ids,
) -> Change {
    use chrono::Datelike;
    let newest = plans_of(workspace, administration).into_iter().next();
    let last = newest.and_then(|plan| plan.period).map(|period| period.first_and_last_year().1);
    let first = last.map_or(today.year() + 1, |last| last + 1);
    let owner = workspace.get(administration);
    let mut plan = ItPlan::blank(ids.id());
    plan.administration = Some(administration);
    plan.period = Period::years(first, first + 2);
    plan.state = Some(PlanState::Working);
    plan.decided_by = owner.and_then(|owner| owner.body);
    plan.dated = Some(today);
    plan.responsible = "IT-controller".to_owned();
    plan.applies_to = owner.map_or(String::new(), |owner| owner.name.clone());
    plan.replaces = newest.map(|plan| plan.id);
    let id = plan.id;
    let change = Change::new(format!("Skapade {}", workspace.plan_title(&plan))).with(plan);
    match newest {
        Some(newest) => {
            workspace.chapters(newest.id).into_iter().fold(change, |change, chapter| {
                let mut copy = chapter.clone();
                copy.id = ids.id();
                copy.plan = Some(id);
                change.with(copy)
            })
        }
        // The profile ships with the program and is read by its tests; were it not readable, a plan
        // without chapters is better than none.
        None => {
            seed::plan_chapters(id, ids).unwrap_or_default().into_iter().fold(change, Change::with)
        }
    }
}

fn plans_of(workspace: &Workspace, administration: Id<Administration>) -> Vec<&ItPlan> {
    let mut plans: Vec<_> = workspace.referring::<ItPlan>(administration).collect();
    plans.sort_by_key(|plan| std::cmp::Reverse((plan.period.map(|p| p.days()), plan.id)));
    plans
}

pub fn view(session: &Session) -> Element<'_, Message> {
    let workspace = &session.workspace;
    let administrations: Vec<_> = workspace.all::<Administration>().collect();
    if administrations.is_empty() {
        let words = "Kommunen har inga förvaltningar ännu. En IT-plan hör till en förvaltning.";
        let go = button(Kind::Primary, "Lägg upp organisationen")
            .trailing(Icon::ArrowRight)
            .on_press(Message::GoToOrganisation);
        let page = Column::new()
            .push(text::title("IT-planer"))
            .push(container(empty(words, Some(go))).height(200))
            .spacing(space::XL);
        return container(page).padding(space::XL).into();
    }
    let counts = counts(session);
    let page = administrations.into_iter().fold(
        Column::new().spacing(space::XL).push(text::title("IT-planer")),
        |page, administration| {
            let new = button(Kind::Quiet, "Ny plan")
                .icon(Icon::Plus)
                .on_press_maybe(session.is_writable().then_some(Message::New(administration.id)));
            let head = section(administration.name.as_str(), Some(new.into()));
            let plans = plans_of(workspace, administration.id);
            let rows = plans.iter().fold(Column::new().push(head), |rows, plan| {
                rows.push(row(session, plan, &counts))
            });
            let none =
                plans.is_empty().then(|| text::body("Förvaltningen har ingen IT-plan ännu."));
            page.push(rows.push(none))
        },
    );
    scrollable(container(page).padding(space::XL).max_width(960))
        .height(Length::Fill)
        .width(Length::Fill)
        .into()
}

/// How many findings each plan has of each weight that is shown.
fn counts(session: &Session) -> HashMap<(Id<ItPlan>, Weight), usize> {
    let mut counts = HashMap::new();
    for finding in session.findings.iter() {
        if let Some(plan) = plan_of(&session.workspace, finding.object) {
            *counts.entry((plan, finding.weight)).or_default() += 1;
        }
    }
    counts
}

fn row<'a>(
    session: &'a Session,
    plan: &'a ItPlan,
    counts: &HashMap<(Id<ItPlan>, Weight), usize>,
) -> Element<'a, Message> {
    let workspace = &session.workspace;
    let facts = [
        plan.diary_number.clone(),
        plan.dated.map_or(String::new(), |day| format!("daterad {day}")),
        format!("{} aktiviteter", workspace.referring::<Activity>(plan.id).count()),
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
    link_row(content, "Öppna", Message::Open(plan.id))
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
