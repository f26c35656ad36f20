//! What the screen works out of the requirements: the cells of the matrix, the proposals, the subjects
//! that nothing is demanded in. A kommun has thousands of requirements, so it is done on another
//! thread; the screen shows what it had until then.

use std::collections::HashSet;
use std::sync::Arc;

use chrono::{Months, NaiveDate};

use super::costs::Costs;
use super::table::Contents;
use crate::desktop::session::When;
use crate::exchange::subjects::Subject;
use crate::record::date::quarter_ends;
use crate::record::{Administration, Id, Training};
use crate::workspace::Workspace;
use crate::workspace::gap::Gap;
use crate::workspace::proposal::Proposal;

/// What it is worked out for: the same question has the same answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    pub revision: u64,
    /// A later day than today is as it will be if what is planned is held.
    pub when: When,
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
    /// How the gap shrinks if what is planned is held: today, and at the end of the coming quarters.
    pub over_time: Vec<(NaiveDate, i64)>,
    /// What the trainings that are shown cost, by unit and quarter.
    pub costs: Costs,
}

/// For how long ahead it is told how the gap shrinks.
const AHEAD: Months = Months::new(15);

impl Worked {
    /// Works it out.
    pub fn of(workspace: &Workspace, question: &Question, subjects: &[Subject]) -> Arc<Self> {
        let When { today, shown } = question.when;
        let all = workspace.gaps(today.min(shown));
        let whose = question.administration;
        let is_shown = |gap: &Gap<'_>| whose.is_none_or(|id| gap.group.administration == Some(id));
        let last = today.checked_add_months(AHEAD).unwrap_or(today);
        let days = quarter_ends(today..=last).filter(|day| *day > today);
        // Others' people take seats too, so that all gaps are followed.
        let left_on = |day| -> Vec<i64> {
            let lacking = workspace.lacking_on(&all, day);
            lacking.into_iter().zip(&all).filter(|(_, gap)| is_shown(gap)).map(|(n, _)| n).collect()
        };
        let told = std::iter::once(today).chain(days);
        let over_time = told.map(|day| (day, left_on(day).into_iter().sum())).collect();
        let left = (shown > today).then(|| left_on(shown));
        let gaps: Vec<Gap<'_>> = all.iter().filter(|gap| is_shown(gap)).cloned().collect();
        let open = gaps.iter().filter(|gap| gap.lacking() > 0 && gap.planned().next().is_none());
        let missing = subjects.iter().filter(|it| it.is_missing(workspace, whose));
        let trainings = workspace.all::<Training>();
        let trainings = trainings.filter(|it| whose.is_none_or(|id| it.administration == Some(id)));
        Arc::new(Self {
            contents: Contents::of(workspace, &gaps, left.as_deref(), &question.folded),
            proposals: workspace.proposals(&gaps),
            subjects: missing.cloned().collect(),
            uncovered: open.fold((0, 0), |(count, sum), gap| (count + 1, sum + gap.lacking())),
            over_time,
            costs: Costs::of(workspace, &trainings.collect::<Vec<_>>()),
        })
    }
}
