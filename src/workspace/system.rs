//! What is latest of what a system has several of.

use chrono::NaiveDate;

use super::Workspace;
use crate::record::{Agreement, Classification, Id, System};

impl Workspace {
    /// The agreement of a system that reaches furthest.
    pub fn latest_agreement(&self, system: Id<System>) -> Option<&Agreement> {
        let reach =
            |agreement: &&Agreement| agreement.to.map(|to| to.day().unwrap_or(NaiveDate::MAX));
        self.referring::<Agreement>(system).max_by_key(reach)
    }

    /// The latest classification of a system.
    pub fn latest_classification(&self, system: Id<System>) -> Option<&Classification> {
        self.referring::<Classification>(system).max_by_key(|made| (made.date, made.id))
    }
}
