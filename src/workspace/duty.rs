//! Who has the duties of a role in a förvaltning on a day: the strategy gives duties to roles
//! (chapters 3, 4 and 7), and roles are held over a förvaltning, over its systems, by the body above
//! it, or for the whole kommun.

use chrono::NaiveDate;

use super::Workspace;
use super::responsibility::each_once;
use crate::record::{Administration, AnyId, Body, BodyKind, Id, RoleCode};

impl Workspace {
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
            RoleCode::SystemManager | RoleCode::Operator => self.over_systems(role, body, day),
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

    fn over_systems(&self, role: RoleCode, body: Option<Id<Body>>, day: NaiveDate) -> Vec<AnyId> {
        let systems = body.map_or_else(Vec::new, |body| self.owned_systems(body));
        systems.into_iter().flat_map(|it| self.holders(role, Some(it.id.into()), day)).collect()
    }
}
