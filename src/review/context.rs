//! What several rules ask for, looked up once for each review: who holds what today, since when a
//! role is vacant, which plans are being drafted, and how people name a record.
//!
//! A rule never goes through all assignments itself; that keeps a review of 20 000 records within
//! its 20 ms.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use crate::record::{
    Administration, AnyId, Assignment, Classification, Id, Kind, Lifecycle, Person, Plan,
    PlanState, Record, RoleCode, System,
};
use crate::workspace::Workspace;
use crate::workspace::show::in_sentence;

/// A role over a subject; no subject is the whole kommun.
type Post = (RoleCode, Option<AnyId>);

pub struct Context<'a> {
    pub workspace: &'a Workspace,
    pub today: NaiveDate,
    in_force: HashMap<Post, Vec<&'a Assignment>>,
    last_end: HashMap<Post, NaiveDate>,
    classified: HashMap<Id<System>, &'a Classification>,
    decided: HashSet<Id<Plan>>,
    in_service: HashSet<AnyId>,
}

impl<'a> Context<'a> {
    pub fn new(workspace: &'a Workspace, today: NaiveDate) -> Self {
        let (in_force, last_end) = posts(workspace, today);
        let decided = workspace.all::<Plan>().filter(|plan| is_decided(plan));
        let in_service = |person: &&Person| person.to.is_none_or(|to| today <= to);
        let persons = workspace.all::<Person>().filter(in_service);
        Self {
            workspace,
            today,
            in_service: persons.map(|person| person.id.into()).collect(),
            in_force,
            last_end,
            classified: classified(workspace),
            decided: decided.map(|plan| plan.id).collect(),
        }
    }

    /// Systems that have not been closed down.
    pub fn systems(&self) -> impl Iterator<Item = &'a System> {
        self.workspace.all::<System>().filter(|s| s.lifecycle != Some(Lifecycle::Closed))
    }

    /// Systems that someone depends on: neither planned nor closed down.
    pub fn systems_in_use(&self) -> impl Iterator<Item = &'a System> {
        self.systems().filter(|s| s.lifecycle != Some(Lifecycle::Planned))
    }

    /// The system, if someone depends on it.
    pub fn in_use(&self, system: Id<System>) -> Option<&'a System> {
        let gone = [Some(Lifecycle::Closed), Some(Lifecycle::Planned)];
        self.workspace.get(system).filter(|system| !gone.contains(&system.lifecycle))
    }

    /// The assignments of a role over a subject in force today.
    pub fn assignments(&self, code: RoleCode, subject: impl Into<AnyId>) -> &[&'a Assignment] {
        self.in_force.get(&(code, Some(subject.into()))).map_or(&[], Vec::as_slice)
    }

    /// Who holds the role today.
    pub fn holders(
        &self,
        code: RoleCode,
        subject: impl Into<AnyId>,
    ) -> impl Iterator<Item = AnyId> {
        self.assignments(code, subject).iter().flat_map(|a| a.holders.0.iter().copied())
    }

    /// All assignments of a role in force today, with what they are about.
    pub fn posts(&self, code: RoleCode) -> impl Iterator<Item = &'a Assignment> {
        let of_role = self.in_force.iter().filter(move |((held, _), _)| *held == code);
        of_role.flat_map(|(_, assignments)| assignments.iter().copied())
    }

    /// The day the last assignment of a vacant role ended.
    pub fn vacant_since(&self, code: RoleCode, subject: impl Into<AnyId>) -> Option<NaiveDate> {
        self.last_end.get(&(code, Some(subject.into()))).copied()
    }

    /// The latest classification of a system.
    pub fn classification(&self, system: &System) -> Option<&'a Classification> {
        self.classified.get(&system.id).copied()
    }

    /// Whether the holder is a person in service today, or no person at all.
    pub fn in_service(&self, holder: AnyId) -> bool {
        holder.kind != Kind::Person || self.in_service.contains(&holder)
    }

    /// Whether the contents of the plan are still being written.
    pub fn is_draft(&self, plan: Option<Id<Plan>>) -> bool {
        plan.is_none_or(|plan| !self.decided.contains(&plan))
    }

    /// The person who holds an assignment, directly or by a function.
    pub fn person_behind(&self, holder: AnyId) -> Option<Id<Person>> {
        match self.workspace.record(holder)? {
            Record::Person(person) => Some(person.id),
            Record::Function(function) => function.person,
            _ => None,
        }
    }

    /// How people name the record in a list: "SYS-011", "UN 2026/118 aktivitet 5".
    pub fn label(&self, id: AnyId) -> String {
        let record = self.workspace.record(id);
        if let Some(whole) = record.and_then(Record::system).filter(|whole| id != (*whole).into()) {
            return self.label(whole.into());
        }
        match record {
            Some(Record::System(system)) if !system.number.is_empty() => system.number.clone(),
            Some(Record::Assignment(assignment)) => match assignment.subject.0 {
                Some(subject) if subject != id => self.label(subject),
                _ => self.workspace.title(id),
            },
            Some(Record::Plan(plan)) => self.plan_label(Some(plan.id)),
            Some(
                Record::Case(_)
                | Record::Section(_)
                | Record::Point(_)
                | Record::Enclosure(_)
                | Record::CaseEvent(_)
                | Record::Comment(_),
            ) => {
                let case = super::case_of(self.workspace, id);
                case.map_or_else(
                    || self.workspace.title(id),
                    |case| self.workspace.key(case.into()),
                )
            }
            Some(Record::FollowUp(report)) => match report.activity {
                Some(activity) => self.label(activity.into()),
                None => self.workspace.title(id),
            },
            Some(Record::Activity(it)) => self.in_plan(it.plan, &self.in_words(id)),
            Some(Record::Goal(it)) => self.in_plan(it.plan, &self.in_words(id)),
            Some(Record::Chapter(it)) => self.in_plan(it.plan, &self.in_words(id)),
            _ => self.workspace.title(id),
        }
    }

    fn in_plan(&self, plan: Option<Id<Plan>>, part: &str) -> String {
        format!("{} {part}", self.plan_label(plan)).trim().to_owned()
    }

    fn plan_label(&self, plan: Option<Id<Plan>>) -> String {
        match plan.and_then(|id| self.workspace.get(id)) {
            Some(plan) if !plan.diary_number.is_empty() => plan.diary_number.clone(),
            Some(plan) => self.workspace.plan_title(plan),
            None => String::new(),
        }
    }

    /// How the record is named inside a sentence: "Pascal", "aktivitet 5", "avtalet för Pascal".
    pub fn in_words(&self, id: AnyId) -> String {
        let name_of = |system: Option<Id<System>>| {
            let system = system.and_then(|id| self.workspace.get(id));
            system.map_or_else(|| "ett okänt system".to_owned(), |s| self.system_name(s))
        };
        match self.workspace.record(id) {
            Some(Record::System(system)) => self.system_name(system),
            Some(Record::Agreement(agreement)) => {
                format!("avtalet för {}", name_of(agreement.system))
            }
            Some(Record::Classification(made)) => {
                format!("klassningen av {}", name_of(made.system))
            }
            Some(Record::Activity(activity)) => match activity.number {
                Some(number) => format!("aktivitet {number}"),
                None if activity.name.is_empty() => "en aktivitet utan nummer".to_owned(),
                None => format!("aktiviteten ”{}”", activity.name),
            },
            Some(Record::Goal(goal)) if !goal.number.is_empty() => format!("mål {}", goal.number),
            Some(Record::Goal(goal)) => format!("målet ”{}”", goal.name),
            Some(Record::Need(need)) if !need.number.is_empty() => format!("behov {}", need.number),
            Some(Record::Chapter(chapter)) => format!("kapitlet ”{}”", chapter.heading),
            Some(Record::Case(case)) => format!("ärendet ”{}”", case.title),
            Some(Record::Section(section)) => format!("avsnittet ”{}”", section.heading),
            Some(Record::Point(_) | Record::Enclosure(_)) => {
                in_sentence(&self.workspace.title(id)).into_owned()
            }
            Some(Record::Assignment(assignment)) => {
                let role = assignment.role.and_then(|id| self.workspace.get(id));
                let role = role.map_or("uppdrag", |role| role.name.as_str());
                match assignment.subject.0 {
                    Some(subject) if subject != id => {
                        format!("{} för {}", in_sentence(role), self.in_words(subject))
                    }
                    _ => in_sentence(role).into_owned(),
                }
            }
            Some(Record::AccessRule(rule)) => {
                format!("en behörighetsregel för {}", name_of(rule.system))
            }
            Some(Record::ServiceAgreement(it)) => {
                format!("ett serviceavtal för {}", name_of(it.system))
            }
            Some(Record::TechnicalDocument(it)) => {
                format!("teknisk dokumentation för {}", name_of(it.system))
            }
            Some(Record::Integration(it)) => format!("en integration från {}", name_of(it.system)),
            Some(Record::Acknowledgement(it)) => format!("en kvittens för {}", name_of(it.system)),
            Some(Record::CompetenceRequirement(it)) => {
                let about = match it.system {
                    Some(_) => name_of(it.system),
                    None if it.area.is_empty() => "ett område utan namn".to_owned(),
                    None => it.area.clone(),
                };
                format!("ett kompetenskrav för {about}")
            }
            Some(Record::Attainment(it)) => {
                let group = it.group.map(AnyId::from);
                format!(
                    "kompetensläget för {}",
                    group.map_or("en grupp".to_owned(), |id| self.in_words(id))
                )
            }
            Some(Record::StaffGroup(_)) => in_sentence(&self.workspace.title(id)).into_owned(),
            Some(Record::Occasion(it)) => {
                let training = it.training.map(AnyId::from);
                let of = training.map_or("en utbildning".to_owned(), |id| self.workspace.title(id));
                let day = it.date.map_or(String::new(), |day| format!(" den {day}"));
                format!("tillfället{day} för {of}")
            }
            Some(Record::Competence(it)) => {
                let person = it.person.map(AnyId::from);
                let person = person.map_or("en person".to_owned(), |id| self.workspace.title(id));
                format!("kompetensbedömningen av {person}")
            }
            Some(Record::Administration(administration)) if !administration.name.is_empty() => {
                in_sentence(&administration.name).into_owned()
            }
            _ => self.workspace.title(id),
        }
    }

    /// The name people use, or the number where there is none.
    pub fn system_name(&self, system: &System) -> String {
        if system.name.is_empty() {
            self.workspace.title(system.id.into())
        } else {
            system.name.clone()
        }
    }

    /// A threshold of the kommun, or the usual one.
    pub fn threshold(&self, own: Option<i64>, usual: u32) -> u32 {
        own.and_then(|own| u32::try_from(own).ok()).unwrap_or(usual)
    }

    /// All administrations, oldest first.
    pub fn administrations(&self) -> impl Iterator<Item = &'a Administration> {
        self.workspace.all::<Administration>()
    }
}

/// Decided, adopted, or no longer in force.
pub fn is_decided(plan: &Plan) -> bool {
    use PlanState::{Adopted, Decided, Ended, Replaced};
    matches!(plan.state, Some(Decided | Adopted | Replaced | Ended))
}

/// Replaced or ended before its time.
pub fn is_over(plan: &Plan) -> bool {
    matches!(plan.state, Some(PlanState::Replaced | PlanState::Ended))
}

/// The administration where a person works.
pub fn employer(workspace: &Workspace, person: &Person) -> Option<Id<Administration>> {
    let by_unit = || workspace.get(person.unit?)?.administration;
    person.administration.or_else(by_unit)
}

type Posts<'a> = (HashMap<Post, Vec<&'a Assignment>>, HashMap<Post, NaiveDate>);

fn posts(workspace: &Workspace, today: NaiveDate) -> Posts<'_> {
    let codes: HashMap<_, RoleCode> = workspace
        .all::<crate::record::Role>()
        .filter_map(|role| role.code.map(|code| (role.id, code)))
        .collect();
    let (mut in_force, mut last_end) = (HashMap::<Post, Vec<_>>::new(), HashMap::new());
    for assignment in workspace.all::<Assignment>() {
        let Some(code) = assignment.role.and_then(|role| codes.get(&role)) else { continue };
        let post = (*code, assignment.subject.0);
        if assignment.holds_on(today) {
            in_force.entry(post).or_default().push(assignment);
        } else if let Some(to) = assignment.to.filter(|to| *to < today) {
            let end = last_end.entry(post).or_insert(to);
            *end = to.max(*end);
        }
    }
    (in_force, last_end)
}

fn classified(workspace: &Workspace) -> HashMap<Id<System>, &Classification> {
    let mut latest = HashMap::<Id<System>, &Classification>::new();
    for made in workspace.all::<Classification>() {
        let Some(system) = made.system else { continue };
        let best = latest.entry(system).or_insert(made);
        if (made.date, made.id) > (best.date, best.id) {
            *best = made;
        }
    }
    latest
}
