//! What the matrix works out of the workspace: which systems have gaps and whose agreements end
//! soon, how many they are, who owns them and what they cost. Pure; of a large kommun it is made on
//! another thread.

use std::collections::HashSet;

use chrono::{Months, NaiveDate};

use super::super::systems::derive as systems;
use crate::desktop::session::When;
use crate::record::{AnyId, Body, Id, Kronor, Lifecycle, RecordType, RoleCode, System};
use crate::workspace::Workspace;
use crate::workspace::appointment::Seat;

/// "Agreement ends within 12 months."
const SOON: Months = Months::new(12);

/// The seats of a system that are a gap when nobody sits in them.
const SEATS: [(RoleCode, Seat); 4] = [
    (RoleCode::OwnerRepresentative, Seat::Holder),
    (RoleCode::SystemManager, Seat::Holder),
    (RoleCode::SystemManager, Seat::Deputy),
    (RoleCode::Operator, Seat::Holder),
];

/// The systems that each filter lets through.
#[derive(Debug, Clone, Default)]
pub struct Through {
    pub gaps: HashSet<Id<System>>,
    pub ending: HashSet<Id<System>>,
}

/// All that is told over the tables, whatever they are narrowed to.
#[derive(Debug, Clone, Default)]
pub struct Worked {
    pub through: Through,
    /// How many systems each filter lets through.
    pub counts: [usize; 3],
    /// The bodies that own a system, by name.
    pub owners: Vec<(String, Id<Body>)>,
    /// What all systems cost a year.
    pub cost: Kronor,
}

impl Worked {
    pub fn of(workspace: &Workspace, when: When) -> Self {
        let through = Through::of(workspace, when);
        let all = workspace.count(System::KIND);
        Self {
            counts: [all, through.gaps.len(), through.ending.len()],
            through,
            owners: systems::owners(workspace),
            cost: systems::cost(workspace),
        }
    }
}

impl Through {
    pub fn of(workspace: &Workspace, when: When) -> Self {
        let in_use = || {
            let systems = workspace.all::<System>();
            systems.filter(|system| system.lifecycle != Some(Lifecycle::Closed))
        };
        let gaps = in_use().filter(|system| has_gap(workspace, system, when.shown));
        let ending = in_use().filter(|system| ends_soon(workspace, system.id, when.today));
        Self {
            gaps: gaps.map(|system| system.id).collect(),
            ending: ending.map(|system| system.id).collect(),
        }
    }
}

/// Whether a cell of Tabell A says that something is missing.
fn has_gap(workspace: &Workspace, system: &System, day: NaiveDate) -> bool {
    let subject = AnyId::from(system.id);
    let held: Vec<_> = workspace.assignments_over(subject, day).collect();
    let is_vacant = |(role, seat): (RoleCode, Seat)| {
        held.iter().all(|(of, assignment)| *of != role || seat.of(assignment).is_empty())
            && (seat == Seat::Deputy || workspace.by_rule(role, subject, day).is_empty())
    };
    system.owner.is_none()
        || system.users.is_empty()
        || (system.personal_data == Some(true) && system.controllers.is_empty())
        || SEATS.into_iter().any(is_vacant)
}

/// Whether the agreement that reaches furthest has ended, or ends within the year.
fn ends_soon(workspace: &Workspace, system: Id<System>, today: NaiveDate) -> bool {
    let end = workspace.latest_agreement(system).and_then(|agreement| agreement.to);
    let last = today.checked_add_months(SOON).unwrap_or(NaiveDate::MAX);
    end.and_then(|end| end.day()).is_some_and(|day| day <= last)
}
