//! Trainings that would close the gaps that nothing planned closes: drafts, for the user to accept one
//! by one ("Föreslå insatser", S-59). One for each requirement in each förvaltning.
//!
//! Proposes nothing where a training exists already, planned or not: it is for the user to plan it.

use super::Workspace;
use super::gap::Gap;
use super::show::in_sentence;
use crate::record::{
    Administration, CompetenceRequirement, Id, Ids, StaffGroup, Training, TrainingDemand,
    TrainingStatus,
};

/// A training that nobody has drafted yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    pub requirement: Id<CompetenceRequirement>,
    pub administration: Option<Id<Administration>>,
    /// "Phoniro för omsorgspersonal".
    pub name: String,
    pub groups: Vec<Id<StaffGroup>>,
    /// As many as lack it.
    pub participants: i64,
}

impl Workspace {
    /// What to propose for these gaps, in their order.
    pub fn proposals(&self, gaps: &[Gap<'_>]) -> Vec<Proposal> {
        let mut proposals: Vec<Proposal> = Vec::new();
        let open = gaps.iter().filter(|gap| gap.lacking() > 0 && gap.trainings.is_empty());
        for gap in open {
            let (requirement, administration) = (gap.requirement.id, gap.group.administration);
            // The gaps of one requirement stand together.
            let mut same =
                proposals.iter_mut().rev().take_while(|it| it.requirement == requirement);
            let known = same.find(|it| it.administration == administration);
            match known {
                Some(known) => {
                    known.groups.push(gap.group.id);
                    known.participants += gap.lacking();
                }
                None => proposals.push(Proposal {
                    requirement,
                    administration,
                    name: self.training_name(gap.requirement),
                    groups: vec![gap.group.id],
                    participants: gap.lacking(),
                }),
            }
        }
        proposals
    }

    fn training_name(&self, requirement: &CompetenceRequirement) -> String {
        let system = requirement.system.and_then(|id| self.get(id));
        let about = match system {
            Some(system) if system.name.is_empty() => &system.number,
            Some(system) => &system.name,
            None => &requirement.area,
        };
        match (about.is_empty(), requirement.audience.is_empty()) {
            (false, false) => format!("{about} för {}", in_sentence(&requirement.audience)),
            (false, true) => about.clone(),
            (true, _) => requirement.audience.clone(),
        }
    }
}

impl Proposal {
    /// The training as it is drafted: everything that follows from the requirement, and no time yet.
    pub fn training(&self, workspace: &Workspace, ids: &mut Ids) -> Training {
        let mut training = workspace.begun_training(ids.id(), self.administration);
        training.name = self.name.clone();
        training.requirements = vec![self.requirement];
        training.groups = self.groups.clone();
        training.participants = Some(self.participants);
        training.status = Some(TrainingStatus::Proposed);
        if let Some(requirement) = workspace.get(self.requirement) {
            training.systems = requirement.system.into_iter().collect();
            training.audience = requirement.audience.clone();
            training.level = requirement.level;
            training.ground = requirement.ground.clone();
            let must = requirement.before_access == Some(true) || !requirement.ground.is_empty();
            training.compulsory = must.then_some(TrainingDemand::Compulsory);
        }
        training
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::gap::tests::{Ward, day, today};

    #[test]
    fn what_nothing_closes_is_proposed_once_for_all_the_groups_of_a_forvaltning() {
        let mut ward = Ward::open();
        ward.counts(0, 7, day(2026, 10, 1));
        let gaps = ward.workspace.gaps(today());
        let proposals = ward.workspace.proposals(&gaps);
        assert_eq!(proposals.len(), 1);
        assert_eq!(proposals[0].participants, 3 + 4);
        assert_eq!(proposals[0].groups.len(), 2);
    }

    #[test]
    fn an_accepted_proposal_is_a_draft_that_is_not_proposed_again() {
        let mut ward = Ward::open();
        ward.requirement.before_access = Some(true);
        ward.put(ward.requirement.clone());
        let gaps = ward.workspace.gaps(today());
        let draft = ward.workspace.proposals(&gaps)[0].training(&ward.workspace, &mut ward.ids);
        assert_eq!(draft.compulsory, Some(TrainingDemand::Compulsory));
        assert_eq!((draft.period, draft.participants), (None, Some(14)));
        ward.put(draft);
        let gaps = ward.workspace.gaps(today());
        assert_eq!(gaps[0].lacking(), 10, "a draft without a time closes nothing");
        assert!(ward.workspace.proposals(&gaps).is_empty());
    }

    #[test]
    fn where_all_meet_the_demand_nothing_is_proposed() {
        let mut ward = Ward::open();
        ward.counts(0, 10, day(2026, 10, 1));
        ward.counts(1, 4, day(2026, 10, 1));
        assert!(ward.workspace.proposals(&ward.workspace.gaps(today())).is_empty());
    }
}
