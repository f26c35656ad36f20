//! A change of many records, worked out and applied ahead on another thread, so that the window only
//! has to take in what came of it.
//!
//! It works on a clone of the workspace, which is cheap; it never touches the one that is shown.

use std::fmt;

use crate::workspace::{Action, Change, ChangeError, Workspace};

/// A change that is still to be worked out.
pub struct Draft(Box<dyn FnOnce() -> Change + Send>);

impl Draft {
    pub fn new(work: impl FnOnce() -> Change + Send + 'static) -> Self {
        Self(Box::new(work))
    }
}

impl From<Change> for Draft {
    fn from(change: Change) -> Self {
        Self::new(move || change)
    }
}

impl fmt::Debug for Draft {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Draft")
    }
}

/// A change on its way to another thread, with the workspace that it is of.
#[derive(Debug)]
pub struct Ahead {
    pub(super) workspace: Workspace,
    pub(super) revision: u64,
    pub(super) action: Action,
    pub(super) draft: Draft,
}

/// A change that was made ahead.
#[derive(Debug)]
pub struct Made {
    /// The revision that it was made of.
    pub(super) revision: u64,
    pub(super) action: Action,
    pub change: Change,
    /// The workspace with the change in it.
    pub(super) after: Result<Workspace, ChangeError>,
}

impl Ahead {
    /// Works the change out and makes it.
    pub fn made(self) -> Made {
        let Self { mut workspace, revision, action, draft } = self;
        let change = (draft.0)();
        let after = workspace.apply(&change).map(|()| workspace);
        Made { revision, action, change, after }
    }
}
