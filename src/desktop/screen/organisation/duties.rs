//! "Vem har ansvaret?": how many of the strategy's duties nobody has somewhere and how many more
//! than one has, and which of them the list shows. Worked out when the session is taken in.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use crate::desktop::session::Session;
use crate::record::{Administration, Duty, Id, Role};

/// Which duties are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Only {
    #[default]
    All,
    /// Nobody has it in some förvaltning.
    Vacant,
    /// Several have in some förvaltning what one should have alone.
    Shared,
}

impl Only {
    pub const ALL: [Self; 3] = [Self::All, Self::Vacant, Self::Shared];

    pub const fn label(self) -> &'static str {
        match self {
            Self::All => "Alla",
            Self::Vacant => "Utan innehavare",
            Self::Shared => "Med flera",
        }
    }
}

/// What the list is narrowed to, and how many duties each choice lets through.
#[derive(Debug, Default)]
pub struct Duties {
    pub only: Only,
    pub counts: [usize; 3],
    vacant: HashSet<Uuid>,
    shared: HashSet<Uuid>,
}

impl Duties {
    /// Takes in the session as it is now.
    pub fn refresh(&mut self, session: &Session) {
        let (workspace, day) = (&session.workspace, session.when().shown);
        let everywhere: Vec<_> = workspace.all::<Administration>().map(|it| it.id).collect();
        // A role's duties are borne alike: each role is asked once.
        let roles: HashMap<Id<Role>, (bool, bool)> = workspace
            .all::<Role>()
            .map(|role| {
                let borne: Vec<_> =
                    everywhere.iter().map(|it| workspace.bearing(role, *it, day)).collect();
                let vacant = borne.iter().any(|it| it.is_vacant());
                (role.id, (vacant, borne.iter().any(|it| !it.rivals.is_empty())))
            })
            .collect();
        let of = |duty: &Duty| duty.role.and_then(|role| roles.get(&role)).copied();
        let those = |wanted: fn((bool, bool)) -> bool| -> HashSet<Uuid> {
            let found = workspace.all::<Duty>().filter(|duty| of(duty).is_some_and(wanted));
            found.map(|duty| duty.id.uuid()).collect()
        };
        self.vacant = those(|(vacant, _)| vacant);
        self.shared = those(|(_, shared)| shared);
        self.counts = [workspace.all::<Duty>().count(), self.vacant.len(), self.shared.len()];
    }

    /// The duties that are let through; `None` is all.
    pub fn through(&self) -> Option<HashSet<Uuid>> {
        match self.only {
            Only::All => None,
            Only::Vacant => Some(self.vacant.clone()),
            Only::Shared => Some(self.shared.clone()),
        }
    }
}
