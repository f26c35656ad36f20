//! Who holds which role on a given day. Roles are dated assignments; where none is stated, the
//! strategy's default holds and is marked as such (S-27, S-30).

use chrono::NaiveDate;

use super::Workspace;
use crate::record::{Administration, AnyId, Assignment, Body, Id, Kind, Role, RoleCode, System};

/// Who represents the owner of a system (S-30).
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Representative<'a> {
    /// Someone is named; a reason is due when it is not the förvaltningschef.
    Named(&'a Assignment),
    /// By the strategy's rule: the chief of the owning body's administration.
    Chief(&'a Assignment),
    /// Neither.
    Nobody,
}

impl Assignment {
    /// Whether it is in force on that day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

impl Workspace {
    /// The role with that code.
    pub fn role(&self, code: RoleCode) -> Option<&Role> {
        self.all::<Role>().find(|role| role.code == Some(code))
    }

    /// The assignments of a role over `subject` (`None`: the whole kommun) in force on `day`.
    pub fn assignments(
        &self,
        code: RoleCode,
        subject: Option<AnyId>,
        day: NaiveDate,
    ) -> Vec<&Assignment> {
        self.assignments_ever(code, subject).into_iter().filter(|a| a.holds_on(day)).collect()
    }

    /// The assignments over `subject` in force on `day`, and of which role each is.
    pub fn assignments_over(
        &self,
        subject: AnyId,
        day: NaiveDate,
    ) -> impl Iterator<Item = (RoleCode, &Assignment)> {
        let held = self.referring::<Assignment>(subject);
        held.filter(move |a| a.subject.0 == Some(subject) && a.holds_on(day))
            .filter_map(|a| Some((self.get(a.role?)?.code?, a)))
    }

    /// The assignments of a role over `subject`, whenever they hold.
    pub fn assignments_ever(&self, code: RoleCode, subject: Option<AnyId>) -> Vec<&Assignment> {
        let Some(role) = self.role(code).map(|role| role.id) else { return Vec::new() };
        let is_it = |a: &&Assignment| a.role == Some(role) && a.subject.0 == subject;
        match subject {
            Some(subject) => self.referring::<Assignment>(subject).filter(is_it).collect(),
            None => self.referring::<Assignment>(role).filter(is_it).collect(),
        }
    }

    /// The holders of a role over `subject` on `day`, each once.
    pub fn holders(&self, code: RoleCode, subject: Option<AnyId>, day: NaiveDate) -> Vec<AnyId> {
        let assignments = self.assignments(code, subject, day).into_iter();
        each_once(assignments.flat_map(|assignment| assignment.holders.0.iter().copied()))
    }

    /// The holders' names: "Åke Ängman", "CGI / IT-chef"; empty when there is none.
    pub fn holder_names(&self, code: RoleCode, subject: Option<AnyId>, day: NaiveDate) -> String {
        let names: Vec<_> =
            self.holders(code, subject, day).into_iter().map(|id| self.title(id)).collect();
        names.join(" / ")
    }

    /// The administration under a body.
    pub fn administration_of(&self, body: Id<Body>) -> Option<&Administration> {
        self.referring::<Administration>(body).next()
    }

    /// Who represents the owner of `system` on `day`.
    pub fn representative(&self, system: &System, day: NaiveDate) -> Representative<'_> {
        let named = self.assignments(RoleCode::OwnerRepresentative, Some(system.id.into()), day);
        if let Some(named) = named.iter().find(|named| !named.holders.is_empty()) {
            return Representative::Named(named);
        }
        let administration = system.owner.and_then(|owner| self.administration_of(owner));
        let chief = administration.and_then(|administration| {
            self.assignments(RoleCode::Chief, Some(administration.id.into()), day).first().copied()
        });
        chief.map_or(Representative::Nobody, Representative::Chief)
    }

    /// The systems that a body owns, by number.
    pub fn owned_systems(&self, body: Id<Body>) -> Vec<&System> {
        self.systems_where(|system| system.owner == Some(body))
    }

    /// The systems that a body uses but does not own, by number.
    pub fn used_systems(&self, body: Id<Body>) -> Vec<&System> {
        self.systems_where(|system| system.owner != Some(body) && system.users.contains(&body))
    }

    fn systems_where(&self, wanted: impl Fn(&System) -> bool) -> Vec<&System> {
        let mut systems: Vec<_> = self.all::<System>().filter(|system| wanted(system)).collect();
        systems.sort_by(|a, b| crate::record::swedish::compare(&a.number, &b.number));
        systems
    }

    /// The bodies that use a system with personal data and do not answer for it (S-26).
    pub fn users_left_out(&self, system: &System) -> Vec<Id<Body>> {
        if system.personal_data != Some(true) {
            return Vec::new();
        }
        let left_out = system.users.iter().filter(|body| !system.controllers.contains(body));
        left_out.copied().collect()
    }

    /// Whether that holder is a person who was in service on `day`, or no person at all.
    pub fn in_service(&self, holder: AnyId, day: NaiveDate) -> bool {
        if holder.kind != Kind::Person {
            return true;
        }
        let person = holder.of().and_then(|id| self.get::<crate::record::Person>(id));
        person.is_some_and(|person| person.to.is_none_or(|to| day <= to))
    }
}

/// The records in the order in which they first come.
pub fn each_once(records: impl IntoIterator<Item = AnyId>) -> Vec<AnyId> {
    let mut seen = Vec::new();
    for record in records {
        if !seen.contains(&record) {
            seen.push(record);
        }
    }
    seen
}
