//! What somebody answers for: each place in the records where the name stands as one who holds,
//! steps in or leads. Fields that tell who once did something (Granskad av, Klassad av) are history
//! and none of them.
//!
//! Truth: the table [`ANSWERING`]; domain §1.4, S-30, S-52.

use chrono::NaiveDate;

use super::Workspace;
use crate::record::swedish::compare;
use crate::record::{
    Activity, ActivityStatus, Administration, AnyId, Assignment, FieldKey, Function, Goal, Id,
    Person, Plan, PlanState, Record, RoleCode, System, Value,
};

/// The fields that say who answers.
pub const ANSWERING: &[FieldKey] = &[
    Assignment::holders,
    Assignment::deputies,
    Function::person,
    Goal::responsible,
    Activity::responsible,
    Activity::it_responsible,
];

/// A place where somebody stands: a record and the field that says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Stand {
    pub record: AnyId,
    pub field: FieldKey,
}

impl Workspace {
    /// Where `holder` stands on `day` or will stand after it, by what it is about.
    pub fn stands(&self, holder: AnyId, day: NaiveDate) -> Vec<Stand> {
        let mut found: Vec<(String, Stand)> = Vec::new();
        for field in ANSWERING {
            for record in self.referring_of(field.kind, holder) {
                let stands = match record.value(field.index) {
                    Value::Reference(id) => id == holder,
                    Value::References(ids) => ids.contains(&holder),
                    _ => false,
                };
                if stands && self.lasts(record, day) {
                    let stand = Stand { record: record.any_id(), field: *field };
                    found.push((self.stand_object(stand), stand));
                }
            }
        }
        // Assignments, functions, goals, activities; of each by what it is about.
        let place = |stand: &Stand| {
            let of_kind = ANSWERING.iter().position(|field| field.kind == stand.field.kind);
            (of_kind, ANSWERING.iter().position(|field| *field == stand.field))
        };
        found.sort_by(|(a, one), (b, other)| {
            let ((kind, field), (kind_b, field_b)) = (place(one), place(other));
            kind.cmp(&kind_b).then_with(|| compare(a, b)).then(field.cmp(&field_b))
        });
        found.into_iter().map(|(_, stand)| stand).collect()
    }

    /// Whether what the record gives is held on `day`, or begins later.
    fn lasts(&self, record: &Record, day: NaiveDate) -> bool {
        let goes_on = |plan: Option<Id<Plan>>| {
            let state = plan.and_then(|plan| self.get(plan)).and_then(|plan| plan.state);
            !matches!(state, Some(PlanState::Replaced | PlanState::Ended))
        };
        match record {
            Record::Assignment(assignment) => assignment.to.is_none_or(|to| day <= to),
            Record::Activity(activity) => {
                let is_over = [ActivityStatus::Done, ActivityStatus::Dropped].map(Some);
                !is_over.contains(&activity.status) && goes_on(activity.plan)
            }
            Record::Goal(goal) => goes_on(goal.plan),
            _ => true,
        }
    }

    /// Whether the place is one on `day` itself; an assignment may begin later.
    pub fn stands_on(&self, stand: Stand, day: NaiveDate) -> bool {
        match self.record(stand.record) {
            Some(Record::Assignment(assignment)) => assignment.holds_on(day),
            record => record.is_some(),
        }
    }

    /// What a place is about: "SYS-011 Pascal", "Hela kommunen", "IT-chef", "Aktivitet 5 …".
    pub fn stand_object(&self, stand: Stand) -> String {
        let numbered = |what, number: String, name: &str| {
            let name = name.trim_end_matches('.');
            format!("{what} {number} {name}").trim().to_owned()
        };
        match self.record(stand.record) {
            Some(Record::Assignment(assignment)) => match assignment.subject.0 {
                Some(subject) => self.title(subject),
                None => "Hela kommunen".to_owned(),
            },
            Some(Record::Activity(activity)) => {
                let number = activity.number.map_or(String::new(), |number| number.to_string());
                numbered("Aktivitet", number, &activity.name)
            }
            Some(Record::Goal(goal)) => numbered("Mål", goal.number.clone(), &goal.name),
            _ => self.title(stand.record),
        }
    }

    /// As what: "Systemansvarig", "Ersättare för systemansvarig", "Ansvarig för IT, IT-plan för …".
    pub fn stand_role(&self, stand: Stand) -> String {
        let led = |plan: Option<Id<Plan>>| {
            let label = stand.field.field().label;
            plan.map_or(label.to_owned(), |plan| format!("{label}, {}", self.title(plan.into())))
        };
        let assignment = match self.record(stand.record) {
            Some(Record::Assignment(assignment)) => assignment,
            Some(Record::Activity(activity)) => return led(activity.plan),
            Some(Record::Goal(goal)) => return led(goal.plan),
            _ => return "Innehar funktionen".to_owned(),
        };
        let role = assignment.role.and_then(|role| self.get(role));
        let role = role.map_or("Uppdrag", |role| role.name.as_str());
        match stand.field == Assignment::deputies {
            true => format!("Ersättare för {}", super::show::in_sentence(role)),
            false => role.to_owned(),
        }
    }

    /// The functions that a person has now.
    pub fn functions_of(&self, person: Id<Person>) -> impl Iterator<Item = &Function> {
        self.referring::<Function>(person).filter(move |function| function.person == Some(person))
    }

    /// The systems whose owner `holder` represents on `day` because nobody else is named (S-30).
    pub fn represented_by_rule(&self, holder: AnyId, day: NaiveDate) -> Vec<&System> {
        let Some(chief) = self.role(RoleCode::Chief).map(|role| role.id) else {
            return Vec::new();
        };
        let led = self.referring::<Assignment>(holder).filter(|held| {
            held.role == Some(chief) && held.holds_on(day) && held.holders.0.contains(&holder)
        });
        let bodies = led.filter_map(|held| {
            let administration: Id<Administration> = held.subject.0?.of()?;
            self.get(administration)?.body
        });
        bodies
            .flat_map(|body| self.owned_systems(body))
            .filter(|system| {
                let code = RoleCode::OwnerRepresentative;
                self.holders(code, Some(system.id.into()), day).is_empty()
            })
            .collect()
    }

    /// The systems that `holder` answers for on `day`, in whatever role, as deputy or by a function.
    pub fn systems_of(&self, holder: AnyId, day: NaiveDate) -> Vec<Id<System>> {
        let own = std::iter::once(holder);
        let person: Option<Id<Person>> = holder.of();
        let functions = person.into_iter().flat_map(|person| self.functions_of(person));
        let all: Vec<AnyId> = own.chain(functions.map(|function| function.id.into())).collect();
        let mut systems: Vec<Id<System>> = Vec::new();
        for holder in all {
            let held = self.referring::<Assignment>(holder).filter(|held| {
                held.holds_on(day)
                    && (held.holders.contains(holder) || held.deputies.contains(holder))
            });
            systems.extend(held.filter_map(|held| held.subject.0).filter_map(AnyId::of::<System>));
            systems.extend(self.represented_by_rule(holder, day).iter().map(|system| system.id));
        }
        systems.sort_unstable();
        systems.dedup();
        systems
    }
}
