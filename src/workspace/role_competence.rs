//! Whether those who hold a role have the competence that the strategy asks for (S-60…S-62), and the
//! trainings that would give it to those who do not.

use std::collections::BTreeMap;

use super::Workspace;
use crate::record::{
    AnyId, Competence, CompetenceRequirement, CompetenceState, Id, Person, Role, Training,
};

/// The holders of a role, counted by how well they meet what is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Holding {
    pub met: usize,
    pub partly: usize,
    pub missing: usize,
    /// Nobody has judged them.
    pub unjudged: usize,
}

impl Holding {
    pub fn all(self) -> usize {
        self.met + self.partly + self.missing + self.unjudged
    }
}

impl Workspace {
    /// The latest word on a person's competence in a role over `subject`; one about that subject goes
    /// before one about all.
    pub fn judged(
        &self,
        person: Id<Person>,
        role: Id<Role>,
        subject: AnyId,
    ) -> Option<&Competence> {
        let about = |it: &&Competence| {
            it.role == Some(role) && it.subject.0.is_none_or(|about| about == subject)
        };
        let judged = self.referring::<Competence>(person).filter(about);
        judged.max_by_key(|it| (it.subject.0.is_some(), it.date, it.id))
    }

    /// How the holders of a role stand, each counted once however many subjects they hold it over: by
    /// the worst that is said of them.
    pub fn holding(
        &self,
        role: Id<Role>,
        held: impl IntoIterator<Item = (Id<Person>, AnyId)>,
    ) -> Holding {
        // From worst to best; what nobody has said is better known than that somebody lacks it.
        let rank = |state| match state {
            Some(CompetenceState::Missing) => 0,
            Some(CompetenceState::Partly) => 1,
            None => 2,
            Some(CompetenceState::Met) => 3,
        };
        let mut worst: BTreeMap<Id<Person>, Option<CompetenceState>> = BTreeMap::new();
        for (person, subject) in held {
            let state = self.judged(person, role, subject).and_then(|it| it.state);
            let known = worst.entry(person).or_insert(state);
            if rank(state) < rank(*known) {
                *known = state;
            }
        }
        let mut holding = Holding::default();
        for state in worst.into_values() {
            let count = match state {
                Some(CompetenceState::Met) => &mut holding.met,
                Some(CompetenceState::Partly) => &mut holding.partly,
                Some(CompetenceState::Missing) => &mut holding.missing,
                None => &mut holding.unjudged,
            };
            *count += 1;
        }
        holding
    }

    /// The trainings that will be held and that give what is demanded of those who have a role.
    pub fn trainings_for_role(&self, role: Id<Role>) -> Vec<&Training> {
        let demands =
            self.referring::<CompetenceRequirement>(role).filter(|it| it.role == Some(role));
        let demands: Vec<Id<CompetenceRequirement>> = demands.map(|it| it.id).collect();
        let gives = |training: &&Training| {
            training.is_planned() && demands.iter().any(|it| training.requirements.contains(it))
        };
        self.all::<Training>().filter(gives).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Ids, RecordType, Subject, System};
    use crate::workspace::Change;

    #[test]
    fn a_holder_counts_once_and_by_the_worst_that_is_said() {
        let mut ids = Ids::new(1, 1);
        let role = Role::blank(ids.id());
        let systems = [System::blank(ids.id()), System::blank(ids.id())];
        let persons = [Person::blank(ids.id()), Person::blank(ids.id())];
        let mut judge = |person: &Person, subject: Option<AnyId>, state| {
            let mut it = Competence::blank(ids.id());
            (it.person, it.role, it.state) = (Some(person.id), Some(role.id), Some(state));
            it.subject = Subject(subject);
            it
        };
        let first = AnyId::from(systems[0].id);
        let change = Change::new("Lade till")
            .with(judge(&persons[0], None, CompetenceState::Met))
            .with(judge(&persons[0], Some(first), CompetenceState::Partly));
        let [one, other] = persons.clone();
        let [a, b] = systems.clone();
        let base = Change::new("Lade till").with(role.clone()).with(one).with(other);
        let mut workspace = Workspace::default();
        workspace.apply(&base.with(a).with(b)).unwrap();
        workspace.apply(&change).unwrap();
        let held = |person: usize, system: usize| (persons[person].id, systems[system].id.into());
        let all = workspace.holding(role.id, [held(0, 0), held(0, 1), held(1, 1)]);
        assert_eq!(all, Holding { partly: 1, unjudged: 1, ..Holding::default() });
        assert_eq!(workspace.holding(role.id, [held(0, 1)]).met, 1);
    }
}
