//! What the review says of each cell. A finding names a field, or (who holds a role is no field) a
//! rule; both lead to the one cell where the hand can mend it.

use std::collections::HashMap;

use super::{Content, Derived};
use crate::record::{AnyId, Assignment, FieldKey, Record, RoleCode};
use crate::workspace::{Finding, Weight, Workspace};

/// The gravest finding of each field, and of each rule over a whole record.
#[derive(Debug, Default)]
pub struct Marks {
    fields: HashMap<(AnyId, FieldKey), Weight>,
    rules: HashMap<(AnyId, &'static str), Weight>,
    /// Of any field or rule.
    records: HashMap<AnyId, Weight>,
}

/// The rule that names a vacancy in a role.
const VACANCIES: [(RoleCode, &str); 3] =
    [(RoleCode::SystemManager, "R-3"), (RoleCode::Operator, "R-4"), (RoleCode::Controller, "R-28")];

/// The rule that names a system without a classification.
const UNCLASSIFIED: &str = "R-8";

/// The cell where a finding without a field is mended, by its rule.
pub fn cell_of(rule: &str) -> Option<Content> {
    let vacancy = VACANCIES.iter().find(|(_, named)| *named == rule);
    let unclassified = (rule == UNCLASSIFIED).then_some(Content::Derived(Derived::Levels));
    vacancy.map(|(role, _)| Content::Role(*role)).or(unclassified)
}

impl Marks {
    pub fn of(findings: &[Finding]) -> Self {
        let mut marks = Self::default();
        for finding in findings {
            graver(&mut marks.records, finding.object, finding.weight);
            match finding.field {
                Some(field) => graver(&mut marks.fields, (finding.object, field), finding.weight),
                None => graver(&mut marks.rules, (finding.object, finding.rule), finding.weight),
            }
        }
        marks
    }

    /// What the review says of a cell; `held` are the assignments that a role column shows.
    pub fn of_cell(
        &self,
        workspace: &Workspace,
        record: &Record,
        content: Content,
        held: &[&Assignment],
    ) -> Option<Weight> {
        let id = record.any_id();
        let in_assignments = |field| {
            held.iter().filter_map(move |a| self.fields.get(&(a.id.into(), field))).copied().min()
        };
        match content {
            Content::Field(key) | Content::Year(key, _) | Content::YearText(key, _) => {
                self.fields.get(&(id, key)).copied()
            }
            Content::Role(role) => {
                let rule = VACANCIES.iter().find(|(vacant, _)| *vacant == role);
                let vacant = rule.and_then(|(_, rule)| self.rules.get(&(id, *rule))).copied();
                let said = in_assignments(Assignment::holders);
                vacant.into_iter().chain(said).chain(in_assignments(Assignment::reason)).min()
            }
            Content::Deputy(_) => in_assignments(Assignment::deputies),
            Content::Bearers(_) => None,
            Content::Derived(derived) => {
                let sources = derived.sources(workspace, id);
                let said = sources.iter().filter_map(|id| self.records.get(id));
                let missing =
                    derived.is_level().then(|| self.rules.get(&(id, UNCLASSIFIED))).flatten();
                said.chain(missing).copied().min()
            }
        }
    }
}

fn graver<K: std::hash::Hash + Eq>(known: &mut HashMap<K, Weight>, at: K, weight: Weight) {
    known.entry(at).and_modify(|known| *known = (*known).min(weight)).or_insert(weight);
}
