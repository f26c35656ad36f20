//! The documents that can be written: for each, its blocks, its file name, and the records that it
//! is made of. One place names them all, so that a new kind is one more arm in each function here.

#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use crate::document::file_name::Parts;
use crate::document::variant::Source;
use crate::document::{self, Edition, Scope, Variant};
use crate::record::{
    Administration, AnyId, Body, Case, CaseState, ChoiceType, CompetenceRequirement, FollowUp, Id,
    Kind, Occasion, Period, Person, Plan, PlanKind, PlanState, StaffGroup, Statement, System,
    Training, Unit,
};
use crate::workspace::Workspace;
use crate::workspace::key::spelling;
use crate::workspace::term::Term;

/// A document, and what it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    Plan(Id<Plan>),
    /// Systemansvarsmatris.
    ResponsibilityMatrix(Scope),
    /// Systemkort for each system of a body or of the kommun.
    SystemCards(Scope),
    /// Systemkort for one system.
    SystemCard(Id<System>),
    /// The whole kommun's organisation for IT.
    Organisation,
    /// Kontinuitetspärm of a body.
    Continuity(Id<Body>),
    /// Rollblad of a person.
    RoleSheet(Id<Person>),
    /// Användarblad of a system.
    UserSheet(Id<System>),
    /// Kompetensläge of a body's förvaltning or of the kommun.
    Competence(Scope),
    /// Inbjudan and kurslista of a training.
    Course(Id<Training>),
    /// Tjänsteskrivelse of a case, or the delegationsbeslut of one that a chief decides.
    Decision(Id<Case>),
    Statement(Id<Statement>),
    /// Uppföljning of a body's plans at a checkpoint.
    FollowUp(Id<Body>, Term),
    /// Ledningsrapport of the kommun at a checkpoint.
    ManagementReport(Term),
    /// Anmälan av delegationsbeslut to a body.
    DelegationReport(Id<Body>),
}

impl From<Id<Plan>> for Paper {
    fn from(plan: Id<Plan>) -> Self {
        Self::Plan(plan)
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
            Self::Plan(plan) => document::plan(workspace, plan, variant, today),
            Self::ResponsibilityMatrix(scope) => {
                document::responsibility_matrix(workspace, scope, variant, today)
            }
            Self::SystemCards(scope) => document::system_cards(workspace, scope, variant, today),
            Self::SystemCard(system) => document::system_card(workspace, system, variant, today),
            Self::Organisation => Some(document::organisation(workspace, variant, today)),
            Self::Continuity(body) => document::continuity(workspace, body, variant, today),
            Self::RoleSheet(person) => document::role_sheet(workspace, person, variant, today),
            Self::UserSheet(system) => document::user_sheet(workspace, system, variant, today),
            Self::Competence(scope) => document::competence(workspace, scope, variant, today),
            Self::Course(training) => document::course(workspace, training, variant, today),
            Self::Decision(case) => document::decision_paper(workspace, case, variant, today),
            Self::Statement(id) => document::statement(workspace, id, variant, today),
            Self::FollowUp(body, term) => {
                document::follow_up(workspace, body, term, variant, today)
            }
            Self::ManagementReport(term) => {
                Some(document::management_report(workspace, term, variant, today))
            }
            Self::DelegationReport(body) => {
                document::delegation_report(workspace, body, variant, today)
            }
        }
    }

    /// The record that a finding about the document leads to.
    pub fn object(self, workspace: &Workspace) -> AnyId {
        match self.about() {
            About::Plan(plan) => plan.into(),
            About::Body(body) => body.into(),
            About::System(system) => system.into(),
            About::Person(person) => person.into(),
            About::Training(training) => training.into(),
            About::Case(case) => case.into(),
            About::Statement(statement) => statement.into(),
            About::Kommun => AnyId {
                kind: Kind::Municipality,
                uuid: workspace.municipality().map_or(uuid::Uuid::nil(), |it| it.id.uuid()),
            },
        }
    }

    /// Whether the variant must not show what the document is about.
    pub fn is_withheld(self, source: Source<'_>) -> bool {
        matches!(self, Self::SystemCard(system) | Self::UserSheet(system)
            if source.withholds(system.into()))
    }

    /// TYP on the command line, and in the file's name.
    fn kind(self, workspace: &Workspace) -> &'static str {
        match self {
            Self::Plan(plan) => {
                workspace.get(plan).and_then(|plan| plan.kind).unwrap_or(PlanKind::It).code()
            }
            Self::ResponsibilityMatrix(_) => "systemansvar",
            Self::SystemCards(_) | Self::SystemCard(_) => "systemkort",
            Self::Organisation => "organisation",
            Self::Continuity(_) => "kontinuitet",
            Self::RoleSheet(_) => "rollblad",
            Self::UserSheet(_) => "anvandarblad",
            Self::Competence(_) => "kompetenslage",
            Self::Course(_) => "kurslista",
            Self::Decision(case) => match workspace.get(case).is_some_and(Case::is_delegated) {
                true => "delegationsbeslut",
                false => "tjansteskrivelse",
            },
            Self::Statement(_) => "yttrande",
            Self::FollowUp(..) => "uppfoljning",
            Self::ManagementReport(_) => "ledningsrapport",
            Self::DelegationReport(_) => "anmalan-delegationsbeslut",
        }
    }

    fn about(self) -> About {
        match self {
            Self::Plan(plan) => About::Plan(plan),
            Self::SystemCard(system) | Self::UserSheet(system) => About::System(system),
            Self::RoleSheet(person) => About::Person(person),
            Self::Course(training) => About::Training(training),
            Self::Decision(case) => About::Case(case),
            Self::Statement(statement) => About::Statement(statement),
            Self::ResponsibilityMatrix(Scope::Body(body))
            | Self::SystemCards(Scope::Body(body))
            | Self::Competence(Scope::Body(body))
            | Self::DelegationReport(body)
            | Self::FollowUp(body, _)
            | Self::Continuity(body) => About::Body(body),
            Self::ResponsibilityMatrix(Scope::Kommun)
            | Self::SystemCards(Scope::Kommun)
            | Self::Competence(Scope::Kommun)
            | Self::ManagementReport(_)
            | Self::Organisation => About::Kommun,
        }
    }

    /// The name of the exported file (design §4). What has no period says its day instead.
    pub fn file_name(self, workspace: &Workspace, variant: Variant, today: NaiveDate) -> String {
        let kind = self.kind(workspace);
        let of = match self.about() {
            About::Plan(plan) => return plan_name(workspace, plan, kind, variant),
            About::Case(case) => return case_name(workspace, case, kind, variant, today),
            About::Body(body) => workspace.get(body).map_or("", |body| &body.prefix),
            About::System(system) => workspace.get(system).map_or("", |system| &system.number),
            // A public file names the title in its name too.
            About::Person(person) => workspace.get(person).map_or("", |person| match variant {
                Variant::Public => &person.title,
                Variant::Internal => &person.name,
            }),
            About::Training(training) => workspace.get(training).map_or("", Training::short),
            About::Statement(id) => {
                let number = workspace.get(id).map(|it| it.diary_number.trim());
                number.filter(|number| !number.is_empty()).unwrap_or("team-it")
            }
            About::Kommun => workspace.municipality().map_or("", |kommun| &kommun.name),
        };
        let period = match self {
            Self::FollowUp(_, term) | Self::ManagementReport(term) => term.label(),
            _ => today.to_string(),
        };
        Parts { diary_number: "", prefix: of, kind, period: &period, state: None, variant }
            .file_name()
    }

    /// The records that the document is made of, to be attached to it.
    pub fn records(self, workspace: &Workspace, source: Source<'_>) -> Vec<AnyId> {
        match self {
            Self::Plan(plan) => {
                let chapters = workspace.chapters(plan).into_iter().map(|each| each.id.into());
                let goals = workspace.goals(plan).into_iter().map(|each| each.id.into());
                let activities = workspace.activities(plan).into_iter().map(|each| each.id.into());
                let trainings = workspace.trainings(plan).into_iter().map(|each| each.id.into());
                std::iter::once(plan.into())
                    .chain(chapters)
                    .chain(goals)
                    .chain(activities)
                    .chain(trainings)
                    .collect()
            }
            Self::ResponsibilityMatrix(scope) => {
                let (own, used) = source.systems_in(scope);
                own.into_iter().chain(used).map(AnyId::from).collect()
            }
            Self::Continuity(body) => {
                let (own, used) = source.systems_of(body);
                own.into_iter().chain(used).map(AnyId::from).collect()
            }
            Self::SystemCards(scope) => {
                source.systems_in(scope).0.into_iter().map(AnyId::from).collect()
            }
            Self::SystemCard(system) | Self::UserSheet(system) => vec![system.into()],
            Self::RoleSheet(person) => {
                source.assignments_of(person).into_iter().map(|(it, _)| it.id().into()).collect()
            }
            Self::Course(training) => {
                let days = workspace.referring::<Occasion>(training).map(|each| each.id.into());
                std::iter::once(training.into()).chain(days).collect()
            }
            Self::Decision(case) => {
                let sections = workspace.sections(case).into_iter().map(|each| each.id.into());
                let points = workspace.points(case).into_iter().map(|each| each.id.into());
                std::iter::once(case.into()).chain(sections).chain(points).collect()
            }
            Self::Statement(statement) => vec![statement.into()],
            Self::FollowUp(body, term) => {
                let own = workspace.administration_of(body).map(|it| it.id);
                let all = workspace.all::<FollowUp>().filter(|it| it.term() == Some(term));
                let all = all.filter(|it| workspace.followed_administration(it) == own);
                all.map(|it| it.id.into()).collect()
            }
            Self::ManagementReport(term) => {
                let all = workspace.all::<FollowUp>().filter(|it| it.term() == Some(term));
                all.map(|it| it.id.into()).collect()
            }
            Self::DelegationReport(body) => {
                workspace.referring::<Case>(body).map(|case| case.id.into()).collect()
            }
            Self::Competence(_) => {
                let groups = workspace.all::<StaffGroup>().map(|each| each.id.into());
                let demands = workspace.all::<CompetenceRequirement>();
                let shown =
                    demands.filter(|it| it.system.is_none_or(|id| !source.withholds(id.into())));
                groups.chain(shown.map(|each| each.id.into())).collect()
            }
            Self::Organisation => {
                let bodies = workspace.all::<Body>().map(|each| each.id.into());
                let under = workspace.all::<Administration>().map(|each| each.id.into());
                let units = workspace.all::<Unit>().map(|each| each.id.into());
                bodies.chain(under).chain(units).collect()
            }
        }
    }
}

/// The record that a document is about.
enum About {
    Plan(Id<Plan>),
    Kommun,
    Body(Id<Body>),
    System(Id<System>),
    Person(Id<Person>),
    Training(Id<Training>),
    Case(Id<Case>),
    Statement(Id<Statement>),
}

fn case_name(
    workspace: &Workspace,
    case: Id<Case>,
    kind: &str,
    variant: Variant,
    today: NaiveDate,
) -> String {
    let case = workspace.get(case);
    let body = case.and_then(|case| case.body).and_then(|id| workspace.get(id));
    let dated = case.and_then(|case| case.dated).unwrap_or(today).to_string();
    Parts {
        diary_number: case.map_or("", |case| &case.diary_number),
        prefix: body.map_or("", |body| &body.prefix),
        kind,
        period: &dated,
        state: None,
        variant,
    }
    .file_name()
}

fn plan_name(workspace: &Workspace, plan: Id<Plan>, kind: &str, variant: Variant) -> String {
    let plan = workspace.get(plan);
    let administration = plan.and_then(|plan| plan.administration).and_then(|id| workspace.get(id));
    let body = administration.and_then(|it| it.body).and_then(|id| workspace.get(id));
    let period = plan.and_then(|plan| plan.period).map_or(String::new(), |it| it.to_string());
    Parts {
        diary_number: plan.map_or("", |plan| &plan.diary_number),
        prefix: body.map_or("", |body| &body.prefix),
        kind,
        period: &period,
        state: Some(plan.and_then(|plan| plan.state).unwrap_or(PlanState::Working)),
        variant,
    }
    .file_name()
}

/// The plans to export: for each body (or one) the plan of that kind for `period`, or the newest that
/// has not ended; in the order of the bodies.
pub fn newest_plans(
    workspace: &Workspace,
    kind: PlanKind,
    body: Option<Id<Body>>,
    period: Option<Period>,
    today: NaiveDate,
) -> Vec<Id<Plan>> {
    let bodies = workspace.all::<Body>().filter(|each| body.is_none_or(|body| body == each.id));
    let newest = bodies.filter_map(|body| {
        let of_kind = workspace.all::<Plan>().filter(|plan| plan.kind == Some(kind));
        let plans = of_kind.filter(|plan| {
            let administration = plan.administration.and_then(|id| workspace.get(id));
            administration.and_then(|a| a.body) == Some(body.id) && is_wanted(plan, period, today)
        });
        plans.max_by_key(|plan| (plan.period.map(|period| period.days()), plan.id))
    });
    newest.map(|plan| plan.id).collect()
}

fn is_wanted(plan: &Plan, period: Option<Period>, today: NaiveDate) -> bool {
    if period.is_some() {
        return plan.period == period;
    }
    let ended = matches!(plan.state, Some(PlanState::Replaced | PlanState::Ended));
    !ended && plan.period.is_none_or(|period| period.days().1 >= today)
}

/// The bodies whose plans are followed up: those with a plan in force that year, or the one asked for.
pub fn bodies_to_follow_up(
    workspace: &Workspace,
    body: Option<Id<Body>>,
    term: Term,
) -> Vec<Id<Body>> {
    let in_force = |it: &Id<Body>| {
        let administration = workspace.administration_of(*it).map(|it| it.id);
        administration
            .is_some_and(|id| workspace.plan_in_force(id, PlanKind::It, term.year).is_some())
    };
    match body {
        Some(body) => vec![body],
        None => workspace.all::<Body>().map(|it| it.id).filter(in_force).collect(),
    }
}

/// The trainings whose lists are to be written: those with days, of the newest plans.
pub fn courses(
    workspace: &Workspace,
    body: Option<Id<Body>>,
    period: Option<Period>,
    today: NaiveDate,
) -> Vec<Id<Training>> {
    let plans = newest_plans(workspace, PlanKind::Training, body, period, today).into_iter();
    let trainings = plans.flat_map(|plan| workspace.trainings(plan));
    let dated = trainings.filter(|it| workspace.referring::<Occasion>(it.id).next().is_some());
    dated.map(|training| training.id).collect()
}

/// The cases to export: the one with that diary number; or of each body (or one) all that have not been
/// closed, decided by delegation or not.
pub fn cases(
    workspace: &Workspace,
    diary_number: Option<&str>,
    body: Option<Id<Body>>,
    delegated: bool,
) -> Vec<Id<Case>> {
    let is_wanted = |case: &&Case| match diary_number {
        Some(number) => spelling(&case.diary_number) == spelling(number),
        None => {
            case.state != Some(CaseState::Closed) && body.is_none_or(|body| case.body == Some(body))
        }
    };
    let of_kind = workspace.all::<Case>().filter(|case| case.is_delegated() == delegated);
    of_kind.filter(is_wanted).map(|case| case.id).collect()
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
