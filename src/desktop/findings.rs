//! What the review found, and what the screens look up in it.
//!
//! Worked out beside the review, on its thread: there may be ten thousand findings, and a screen
//! that takes them in must not look through them.

use std::collections::{HashMap, HashSet};
use std::ops::Deref;
use std::sync::Arc;

use chrono::NaiveDate;

use super::register::Marks;
use crate::record::swedish::{compare, folded};
use crate::record::{Administration, AnyId, Id, Kind, System};
use crate::review::{RULES, administration, review};
use crate::workspace::{Finding, Workspace};

/// The findings of one review, gravest first.
#[derive(Debug, Default)]
pub struct Findings {
    all: Vec<Finding>,
    /// What they say of each cell.
    pub marks: Arc<Marks>,
    /// Of each finding, by its place.
    pub about: Vec<About>,
    /// What there are findings of, in Swedish order.
    pub kinds: Vec<Kind>,
    /// The rules that something was found by: id and demand.
    pub rules: Vec<(&'static str, &'static str)>,
    /// Those who have something to mend, by name.
    pub administrations: Vec<(Id<Administration>, String)>,
    by_system: HashMap<Id<System>, Vec<Finding>>,
}

/// What a finding is looked for by.
#[derive(Debug)]
pub struct About {
    /// Who has to mend it.
    pub administration: Option<Id<Administration>>,
    /// All its words, folded.
    pub folded: String,
}

impl Findings {
    /// Reviews the workspace as it is on `today`. Takes tens of milliseconds in a large kommun.
    pub fn of_review(workspace: &Workspace, today: NaiveDate) -> Self {
        Self::new(review(workspace, today), workspace)
    }

    /// Of findings about this workspace.
    pub fn new(all: Vec<Finding>, workspace: &Workspace) -> Self {
        // Many findings are of the same record: who has to mend it is asked once.
        let mut asked = HashMap::<AnyId, Option<Id<Administration>>>::new();
        let about: Vec<About> = all
            .iter()
            .map(|finding| {
                let mends = asked.entry(finding.object);
                let administration = *mends.or_insert_with(|| administration(workspace, finding));
                let Finding { label, rule, sentence, consequence, source, .. } = finding;
                let text = format!("{label} {rule} {sentence} {consequence} {source}");
                About { administration, folded: folded(&text) }
            })
            .collect();

        let found: HashSet<Kind> = all.iter().map(|finding| finding.object.kind).collect();
        let mut kinds: Vec<Kind> = found.into_iter().collect();
        kinds.sort_by(|a, b| compare(a.names().1, b.names().1));

        let broken: HashSet<&str> = all.iter().map(|finding| finding.rule).collect();
        let rules = RULES.iter().filter(|rule| broken.contains(rule.id));

        let mending: HashSet<_> = about.iter().filter_map(|about| about.administration).collect();
        let mut administrations: Vec<_> = workspace
            .all::<Administration>()
            .filter(|each| mending.contains(&each.id))
            .map(|each| (each.id, each.name.clone()))
            .collect();
        administrations.sort_by(|a, b| compare(&a.1, &b.1));

        Self {
            marks: Arc::new(Marks::of(&all)),
            about,
            kinds,
            rules: rules.map(|rule| (rule.id, rule.demand)).collect(),
            administrations,
            by_system: by_system(&all, workspace),
            all,
        }
    }

    /// Those about a system, if there is one, directly or by an agreement, a classification or an assignment of it;
    /// gravest first.
    pub fn of_system(&self, system: impl Into<Option<Id<System>>>) -> &[Finding] {
        let found = system.into().and_then(|system| self.by_system.get(&system));
        found.map_or(&[], Vec::as_slice)
    }
}

impl Deref for Findings {
    type Target = [Finding];

    fn deref(&self) -> &[Finding] {
        &self.all
    }
}

fn by_system(findings: &[Finding], workspace: &Workspace) -> HashMap<Id<System>, Vec<Finding>> {
    let mut by = HashMap::<_, Vec<Finding>>::new();
    for finding in findings {
        if let Some(system) = workspace.record(finding.object).and_then(|record| record.system()) {
            by.entry(system).or_default().push(finding.clone());
        }
    }
    for findings in by.values_mut() {
        findings.sort_by_key(|finding| finding.weight);
    }
    by
}
