//! Who has the duties of a role in a förvaltning on a day: the strategy gives duties to roles
//! (chapters 3, 4 and 7), and roles are held over a förvaltning, over its systems, by the body above
//! it, or for the whole kommun.

use chrono::NaiveDate;

use super::Workspace;
use super::responsibility::each_once;
use crate::record::{
    Administration, AnyId, Assignment, Body, BodyKind, Id, Role, RoleCode, System,
};

/// Who has the duties of a role in a förvaltning on a day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bearing {
    /// Each once.
    pub bearers: Vec<AnyId>,
    /// Those of them who share what one should have alone.
    pub rivals: Vec<AnyId>,
    /// Whoever uses a system has them: there is nobody to name.
    pub is_everyone: bool,
}

impl Bearing {
    /// Whether the duties are nobody's.
    pub fn is_vacant(&self) -> bool {
        !self.is_everyone && self.bearers.is_empty()
    }
}

impl Workspace {
    /// How the duties of a role are borne in `administration` on `day`.
    pub fn bearing(
        &self,
        role: &Role,
        administration: Id<Administration>,
        day: NaiveDate,
    ) -> Bearing {
        let Some(code) = role.code else {
            let bearers = self.bearers_of_own(role.id, administration, day);
            return Bearing { bearers, ..Bearing::default() };
        };
        let systems = self.systems_under(code, administration);
        let bearers = self.bearers_among(code, administration, &systems, day);
        let rivals = self.rivals(code, &systems, &bearers, day);
        Bearing { bearers, rivals, is_everyone: code == RoleCode::User }
    }

    /// The systems over which the role is held in a förvaltning: those that its body owns (S-38).
    fn systems_under(&self, role: RoleCode, administration: Id<Administration>) -> Vec<&System> {
        let is_over_systems = matches!(role, RoleCode::SystemManager | RoleCode::Operator);
        let body = self.get(administration).and_then(|it| it.body).filter(|_| is_over_systems);
        body.map_or_else(Vec::new, |body| self.owned_systems(body))
    }

    /// Those who share what the strategy gives to one: a förvaltning has one chief and one
    /// IT-controller (S-20), a system one systemansvarig, the kommun one IT-strateg. Technicians and
    /// Team IT are several by nature, and each system may have its own systemansvarig.
    fn rivals(
        &self,
        role: RoleCode,
        systems: &[&System],
        bearers: &[AnyId],
        day: NaiveDate,
    ) -> Vec<AnyId> {
        let found = match role {
            RoleCode::Technician | RoleCode::TeamIt | RoleCode::User => Vec::new(),
            RoleCode::SystemManager | RoleCode::Operator => {
                systems.iter().flat_map(|it| self.sharing(role, it.id, day)).collect()
            }
            _ if bearers.len() > 1 => bearers.to_vec(),
            _ => Vec::new(),
        };
        each_once(found)
    }

    /// Those who share the role over one system; a supplier and the function that orders from it
    /// (CGI / IT-chef) run it together by one assignment.
    fn sharing(&self, role: RoleCode, system: Id<System>, day: NaiveDate) -> Vec<AnyId> {
        let held = self.assignments(role, Some(system.into()), day);
        if role == RoleCode::Operator && held.len() < 2 {
            return Vec::new();
        }
        let holders = each_once(held.into_iter().flat_map(|held| held.holders.0.iter().copied()));
        if holders.len() > 1 { holders } else { Vec::new() }
    }

    /// Who holds a role of the kommun's own over the förvaltning, its body, a system that the body
    /// owns, or the whole kommun.
    fn bearers_of_own(
        &self,
        role: Id<Role>,
        administration: Id<Administration>,
        day: NaiveDate,
    ) -> Vec<AnyId> {
        let body = self.get(administration).and_then(|it| it.body);
        let is_here = |subject: AnyId| {
            let owner = subject.of::<System>().and_then(|id| self.get(id)).and_then(|it| it.owner);
            subject == administration.into()
                || body.is_some_and(|body| subject == body.into() || owner == Some(body))
        };
        let held = self.referring::<Assignment>(role).filter(|held| {
            held.role == Some(role) && held.holds_on(day) && held.subject.0.is_none_or(is_here)
        });
        each_once(held.flat_map(|held| held.holders.0.iter().copied()))
    }

    /// Who has the role's duties in `administration` on `day`, each once; none when nobody has.
    ///
    /// Systemansvariga and driftansvariga are those of the systems that its body owns (S-38); Team IT
    /// is whoever leads it and the förvaltning's IT-controller (S-22).
    pub fn bearers(
        &self,
        role: RoleCode,
        administration: Id<Administration>,
        day: NaiveDate,
    ) -> Vec<AnyId> {
        let systems = self.systems_under(role, administration);
        self.bearers_among(role, administration, &systems, day)
    }

    fn bearers_among(
        &self,
        role: RoleCode,
        administration: Id<Administration>,
        systems: &[&System],
        day: NaiveDate,
    ) -> Vec<AnyId> {
        let here = Some(administration.into());
        let body = self.get(administration).and_then(|it| it.body);
        let found = match role {
            RoleCode::SystemOwner | RoleCode::Committee => {
                body.into_iter().map(AnyId::from).collect()
            }
            RoleCode::Council => self.bodies_of(BodyKind::Council),
            RoleCode::Board => self.bodies_of(BodyKind::Board),
            RoleCode::Chief | RoleCode::Controller => self.holders(role, here, day),
            RoleCode::OwnerRepresentative => self.holders(RoleCode::Chief, here, day),
            RoleCode::SystemManager | RoleCode::Operator => {
                let over = |it: &&System| self.holders(role, Some(it.id.into()), day);
                systems.iter().flat_map(over).collect()
            }
            RoleCode::TeamIt => {
                let leads = self.holders(RoleCode::Strategist, None, day);
                leads.into_iter().chain(self.holders(RoleCode::Controller, here, day)).collect()
            }
            // Whoever uses a system is a user; there is nobody to name.
            RoleCode::User => Vec::new(),
            RoleCode::Strategist
            | RoleCode::ItManager
            | RoleCode::Technician
            | RoleCode::DataProtectionOfficer
            | RoleCode::SecurityCoordinator => self.holders(role, None, day),
        };
        each_once(found)
    }

    fn bodies_of(&self, kind: BodyKind) -> Vec<AnyId> {
        let bodies = self.all::<Body>().filter(|body| body.body_kind == Some(kind));
        bodies.map(|body| body.id.into()).collect()
    }
}
