//! What the screen works out of the requirements: the cells of the matrix, the proposals, the subjects
//! that nothing is demanded in. A kommun has thousands of requirements, so it is done on another
//! thread; the screen shows what it had until then.

use std::collections::HashSet;
use std::sync::Arc;

use chrono::NaiveDate;

use super::table::Contents;
use crate::exchange::subjects::Subject;
use crate::record::{Administration, Id};
use crate::workspace::Workspace;
use crate::workspace::proposal::Proposal;

/// What it is worked out for: the same question has the same answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    pub revision: u64,
    pub day: NaiveDate,
    /// Whose groups are shown; all of the kommun when none.
    pub administration: Option<Id<Administration>>,
    /// The förvaltningar whose groups are folded away.
    pub folded: HashSet<Option<Id<Administration>>>,
}

/// The answer.
#[derive(Debug, Default)]
pub struct Worked {
    pub contents: Contents,
    /// What would close the gaps that nothing closes.
    pub proposals: Vec<Proposal>,
    /// The subjects that law asks for and that nothing is demanded in.
    pub subjects: Vec<Subject>,
    /// Gaps that nothing planned closes, and how many persons they are.
    pub uncovered: (usize, i64),
}

impl Worked {
    /// Works it out.
    pub fn of(workspace: &Workspace, question: &Question, subjects: &[Subject]) -> Arc<Self> {
        let mut gaps = workspace.gaps(question.day);
        let whose = question.administration;
        gaps.retain(|gap| whose.is_none_or(|id| gap.group.administration == Some(id)));
        let open = gaps.iter().filter(|gap| gap.lacking() > 0 && gap.planned().next().is_none());
        let missing = subjects.iter().filter(|it| it.is_missing(workspace, whose));
        Arc::new(Self {
            contents: Contents::of(workspace, &gaps, &question.folded),
            proposals: workspace.proposals(&gaps),
            subjects: missing.cloned().collect(),
            uncovered: open.fold((0, 0), |(count, sum), gap| (count + 1, sum + gap.lacking())),
        })
    }
}
