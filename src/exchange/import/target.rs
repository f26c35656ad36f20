//! What a column of a list gives: a field of the record that the row is about, or those who sit in a
//! role over it.

use crate::record::{FieldKey, RoleCode};
use crate::workspace::Workspace;
use crate::workspace::appointment::Seat;
use crate::workspace::show::in_sentence;

/// What a column is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    Field(FieldKey),
    /// Who holds the role over the system, or steps in: an assignment of its own.
    Post(RoleCode, Seat),
}

impl Target {
    /// Its Swedish name, by the kommun's own words for its roles; of a post also that it becomes an
    /// assignment.
    pub fn label(self, workspace: &Workspace) -> String {
        match self {
            Self::Field(key) => key.field().label.to_owned(),
            Self::Post(..) => format!("{} (uppdrag)", self.name(workspace)),
        }
    }

    /// As [`Self::label`], without what it becomes.
    pub fn name(self, workspace: &Workspace) -> String {
        use crate::record::ChoiceType;
        let role = |code: RoleCode| {
            workspace.role(code).map_or_else(|| code.label().to_owned(), |role| role.name.clone())
        };
        match self {
            Self::Field(key) => key.field().label.to_owned(),
            Self::Post(code, Seat::Holder) => role(code),
            Self::Post(code, Seat::Deputy) => format!("Ersättare för {}", in_sentence(&role(code))),
        }
    }
}
