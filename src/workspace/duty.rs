//! Who has the duties of a role in a förvaltning on a day: the strategy gives duties to roles
//! (chapters 3, 4 and 7), and roles are held over a förvaltning, over its systems, by the body above
//! it, or for the whole kommun.

use chrono::NaiveDate;

use super::Workspace;
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
        let mut found = match role {
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
        let mut seen = Vec::new();
        found.retain(|id| {
            !seen.contains(id) && {
                seen.push(*id);
                true
            }
        });
        found
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Person, RecordType};

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 16).unwrap()
    }

    fn names(role: RoleCode, prefix: &str) -> Vec<String> {
        let workspace = crate::exchange::example::example_workspace(day()).unwrap();
        let body = workspace.all::<Body>().find(|body| body.prefix == prefix).unwrap().id;
        let administration = workspace.administration_of(body).unwrap().id;
        let bearers = workspace.bearers(role, administration, day());
        bearers.into_iter().map(|id| workspace.title(id)).collect()
    }

    #[test]
    fn each_role_is_borne_where_the_strategy_puts_it() {
        assert_eq!(names(RoleCode::Controller, "UN"), ["Lovisa Zakrisson"]);
        assert_eq!(names(RoleCode::OwnerRepresentative, "UN"), names(RoleCode::Chief, "UN"));
        assert_eq!(names(RoleCode::SystemOwner, "SN"), ["Socialnämnden"]);
        assert_eq!(names(RoleCode::Board, "SN"), ["Kommunstyrelsen"]);
        assert_eq!(names(RoleCode::TeamIt, "SN"), ["Siv Ekorre", "Åke Ängman"]);
        assert_eq!(names(RoleCode::ItManager, "SN"), names(RoleCode::ItManager, "UN"));
        assert!(names(RoleCode::User, "SN").is_empty());
    }

    #[test]
    fn who_answers_for_several_systems_is_named_once_and_only_in_the_owning_forvaltning() {
        let managers = names(RoleCode::SystemManager, "SN");
        let mut once = managers.clone();
        once.dedup();
        assert_eq!(managers, once);
        assert!(managers.contains(&"Sara Kemi".to_owned()), "{managers:?}");
        assert!(!names(RoleCode::SystemManager, "UN").contains(&"Sara Kemi".to_owned()));
    }

    #[test]
    fn nobody_bears_what_was_not_yet_given() {
        let workspace = crate::exchange::example::example_workspace(day()).unwrap();
        let long_ago = NaiveDate::from_ymd_opt(1980, 1, 1).unwrap();
        assert!(workspace.count(Person::KIND) > 0);
        for administration in workspace.all::<Administration>() {
            let bearers = workspace.bearers(RoleCode::Controller, administration.id, long_ago);
            let dated = workspace
                .assignments_ever(RoleCode::Controller, Some(administration.id.into()))
                .into_iter()
                .all(|held| held.from.is_some());
            assert!(!dated || bearers.is_empty());
        }
    }
}
