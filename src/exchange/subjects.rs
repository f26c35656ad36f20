//! The subjects that a kommun must train people in whatever systems it has: offered, with the law that
//! asks for it, where no requirement is about them (domain §1.3, last line). Truth:
//! `resources/profiles/utbildningsamnen.toml`.
//!
//! Offers only. It never says that the law is met.

use serde::Deserialize;

use super::shipped::{Shipped, ShippedError, shipped};
use crate::record::swedish::folded;
use crate::record::{
    Administration, ChoiceType, CompetenceRequirement, Id, Ids, LongText, RecordType, StaffGroup,
    TrainingLevel,
};
use crate::workspace::Workspace;

const SUBJECTS: Shipped = shipped!("profiles/utbildningsamnen.toml");

/// One subject.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Subject {
    /// "AI-kunnighet".
    pub area: String,
    /// Who must be able to it.
    pub audience: String,
    /// What they must be able to.
    pub demand: String,
    /// A label of [`TrainingLevel`].
    level: String,
    shown_by: String,
    renewed_months: Option<i64>,
    /// The law that asks for it.
    pub ground: String,
}

/// All subjects, in the order of the file.
///
/// # Errors
/// When the shipped data is broken.
pub fn subjects() -> Result<Vec<Subject>, ShippedError> {
    #[derive(Deserialize)]
    struct File {
        amne: Vec<Subject>,
    }
    SUBJECTS.parse::<File>().map(|file| file.amne)
}

impl Subject {
    /// Whether nothing is demanded in it of any group of the förvaltning, or of any at all.
    pub fn is_missing(
        &self,
        workspace: &Workspace,
        administration: Option<Id<Administration>>,
    ) -> bool {
        let area = folded(&self.area);
        let about = workspace.all::<CompetenceRequirement>().filter(|it| folded(&it.area) == area);
        let mut groups = about.flat_map(|it| &it.groups).filter_map(|id| workspace.get(*id));
        !groups.any(|group| administration.is_none_or(|id| group.administration == Some(id)))
    }

    /// The requirement that it makes, on the groups of the förvaltning that its words name.
    pub fn requirement(
        &self,
        workspace: &Workspace,
        administration: Option<Id<Administration>>,
        ids: &mut Ids,
    ) -> CompetenceRequirement {
        let audience = folded(&self.audience);
        let named = |group: &&StaffGroup| {
            let name = folded(&group.name);
            administration.is_none_or(|id| group.administration == Some(id))
                && (audience.contains(&name) || name.contains(&audience))
        };
        CompetenceRequirement {
            area: self.area.clone(),
            audience: self.audience.clone(),
            demand: LongText::new(&self.demand),
            level: TrainingLevel::ALL.iter().copied().find(|level| level.label() == self.level),
            shown_by: self.shown_by.clone(),
            renewed_months: self.renewed_months,
            ground: self.ground.clone(),
            groups: workspace.all().filter(named).map(|group| group.id).collect(),
            ..CompetenceRequirement::blank(ids.id())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::example::example_workspace;
    use crate::workspace::Change;

    #[test]
    fn each_subject_names_its_law_and_a_level_and_is_offered_until_it_is_demanded() {
        let all = subjects().unwrap();
        assert_eq!(all.len(), 6);
        let mut workspace = Workspace::default();
        let mut ids = Ids::new(1, 1);
        for subject in all {
            assert!(!subject.ground.is_empty() && !subject.demand.is_empty(), "{}", subject.area);
            assert!(subject.is_missing(&workspace, None));
            let mut group = StaffGroup::blank(ids.id());
            group.name = subject.audience.clone();
            workspace.apply(&Change::new("Lade till").with(group)).unwrap();
            let requirement = subject.requirement(&workspace, None, &mut ids);
            assert!(requirement.level.is_some(), "{}", subject.area);
            workspace.apply(&Change::new("Lade till").with(requirement)).unwrap();
            assert!(!subject.is_missing(&workspace, None), "{}", subject.area);
        }
    }

    #[test]
    fn the_example_demands_every_subject_in_every_administration() {
        let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 16).unwrap();
        let workspace = example_workspace(today).unwrap();
        for subject in subjects().unwrap() {
            assert!(!subject.is_missing(&workspace, None), "{}", subject.area);
        }
    }
}
