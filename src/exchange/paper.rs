//! The documents that can be written: for each, its blocks, its file name, and the records that it
//! is made of. One place names them all, so that a new kind is one more arm in each function here.

use chrono::NaiveDate;

use crate::document::file_name::Parts;
use crate::document::variant::Source;
use crate::document::{self, Edition, Scope, Variant};
use crate::record::{AnyId, Body, Id, ItPlan, Kind, Period, PlanState, System};
use crate::workspace::Workspace;

/// A document, and what it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    ItPlan(Id<ItPlan>),
    /// Systemansvarsmatris.
    ResponsibilityMatrix(Scope),
    /// Systemkort for each system of a body or of the kommun.
    SystemCards(Scope),
    /// Systemkort for one system.
    SystemCard(Id<System>),
}

impl From<Id<ItPlan>> for Paper {
    fn from(plan: Id<ItPlan>) -> Self {
        Self::ItPlan(plan)
    }
}

impl Paper {
    /// What the document says; `None` when what it is about is gone.
    pub fn edition(
        self,
        workspace: &Workspace,
        variant: Variant,
        today: NaiveDate,
    ) -> Option<Edition> {
        match self {
            Self::ItPlan(plan) => document::it_plan(workspace, plan, variant, today),
            Self::ResponsibilityMatrix(scope) => {
                document::responsibility_matrix(workspace, scope, variant, today)
            }
            Self::SystemCards(scope) => document::system_cards(workspace, scope, variant, today),
            Self::SystemCard(system) => document::system_card(workspace, system, variant, today),
        }
    }

    /// The record that a finding about the document leads to.
    pub fn object(self, workspace: &Workspace) -> AnyId {
        match self {
            Self::ItPlan(plan) => plan.into(),
            Self::SystemCard(system) => system.into(),
            Self::ResponsibilityMatrix(scope) | Self::SystemCards(scope) => match scope {
                Scope::Body(body) => body.into(),
                Scope::Kommun => AnyId {
                    kind: Kind::Municipality,
                    uuid: workspace.municipality().map_or(uuid::Uuid::nil(), |it| it.id.uuid()),
                },
            },
        }
    }

    /// Whether the variant must not show what the document is about.
    pub fn is_withheld(self, source: Source<'_>) -> bool {
        matches!(self, Self::SystemCard(system) if source.withholds(system.into()))
    }

    /// TYP on the command line, and in the file's name.
    fn kind(self) -> &'static str {
        match self {
            Self::ItPlan(_) => "it-plan",
            Self::ResponsibilityMatrix(_) => "systemansvar",
            Self::SystemCards(_) | Self::SystemCard(_) => "systemkort",
        }
    }

    /// The name of the exported file (design §4). What has no period says its day instead.
    pub fn file_name(self, workspace: &Workspace, variant: Variant, today: NaiveDate) -> String {
        let kind = self.kind();
        match self {
            Self::ItPlan(id) => {
                let plan = workspace.get(id);
                let administration = plan.and_then(|plan| plan.administration);
                let administration = administration.and_then(|id| workspace.get(id));
                let body = administration.and_then(|it| it.body).and_then(|id| workspace.get(id));
                let period = plan.and_then(|plan| plan.period);
                let state = plan.and_then(|plan| plan.state).unwrap_or(PlanState::Working);
                Parts {
                    diary_number: plan.map_or("", |plan| &plan.diary_number),
                    prefix: body.map_or("", |body| &body.prefix),
                    kind,
                    period: &period.map_or(String::new(), |period| period.to_string()),
                    state: Some(state),
                    variant,
                }
                .file_name()
            }
            Self::ResponsibilityMatrix(scope) | Self::SystemCards(scope) => {
                let of = match scope {
                    Scope::Kommun => workspace.municipality().map_or("", |kommun| &kommun.name),
                    Scope::Body(body) => workspace.get(body).map_or("", |body| &body.prefix),
                };
                dated_name(of, kind, variant, today)
            }
            Self::SystemCard(system) => {
                let number = workspace.get(system).map_or("", |system| &system.number);
                dated_name(number, kind, variant, today)
            }
        }
    }

    /// The records that the document is made of, to be attached to it.
    pub fn records(self, workspace: &Workspace, source: Source<'_>) -> Vec<AnyId> {
        match self {
            Self::ItPlan(plan) => {
                let chapters = workspace.chapters(plan).into_iter().map(|each| each.id.into());
                let goals = workspace.goals(plan).into_iter().map(|each| each.id.into());
                let activities = workspace.activities(plan).into_iter().map(|each| each.id.into());
                std::iter::once(plan.into())
                    .chain(chapters)
                    .chain(goals)
                    .chain(activities)
                    .collect()
            }
            Self::ResponsibilityMatrix(scope) => {
                let (own, used) = source.systems_in(scope);
                own.into_iter().chain(used).map(AnyId::from).collect()
            }
            Self::SystemCards(scope) => {
                source.systems_in(scope).0.into_iter().map(AnyId::from).collect()
            }
            Self::SystemCard(system) => vec![system.into()],
        }
    }
}

/// The name of what has no period: its day stands instead.
fn dated_name(of: &str, kind: &str, variant: Variant, today: NaiveDate) -> String {
    let period = today.to_string();
    Parts { diary_number: "", prefix: of, kind, period: &period, state: None, variant }.file_name()
}

/// The plans to export: for each body (or one) the plan of `period`, or the newest that has not
/// ended; in the order of the bodies.
pub fn newest_plans(
    workspace: &Workspace,
    body: Option<Id<Body>>,
    period: Option<Period>,
    today: NaiveDate,
) -> Vec<Id<ItPlan>> {
    let bodies = workspace.all::<Body>().filter(|each| body.is_none_or(|body| body == each.id));
    let newest = bodies.filter_map(|body| {
        let plans = workspace.all::<ItPlan>().filter(|plan| {
            let administration = plan.administration.and_then(|id| workspace.get(id));
            administration.and_then(|a| a.body) == Some(body.id) && is_wanted(plan, period, today)
        });
        plans.max_by_key(|plan| (plan.period.map(|period| period.days()), plan.id))
    });
    newest.map(|plan| plan.id).collect()
}

fn is_wanted(plan: &ItPlan, period: Option<Period>, today: NaiveDate) -> bool {
    if period.is_some() {
        return plan.period == period;
    }
    let ended = matches!(plan.state, Some(PlanState::Replaced | PlanState::Ended));
    !ended && plan.period.is_none_or(|period| period.days().1 >= today)
}

/// The bodies that own or use a system, in the kommun's order; or the one that was asked for.
pub fn bodies_with_systems(workspace: &Workspace, body: Option<Id<Body>>) -> Vec<Id<Body>> {
    if let Some(body) = body {
        return vec![body];
    }
    let has_systems = |body: &&Body| {
        !workspace.owned_systems(body.id).is_empty() || !workspace.used_systems(body.id).is_empty()
    };
    workspace.all::<Body>().filter(has_systems).map(|body| body.id).collect()
}
