//! What a document says: blocks built from the plan data, one template a file.
//!
//! A template is a straight list of blocks in the order a reader meets them. It reads the data
//! through [`variant::Source`], which knows what the variant may show, so that a public document
//! cannot hold an internal field. No coordinates, fonts or page numbers, no I/O, no clock.

pub mod arms;
pub mod block;
pub mod check;
pub mod competence;
pub mod continuity;
pub mod course;
pub mod decision_paper;
pub mod delegation_report;
pub mod file_name;
pub mod follow_up;
mod gap_table;
#[cfg(test)]
mod kommun;
pub mod management_report;
pub mod markdown;
pub mod organisation;
pub mod plan;
pub mod responsibility_matrix;
pub mod role_sheet;
mod role_words;
mod sender;
mod signature;
pub mod statement;
pub mod system_card;
mod system_words;
pub mod typography;
pub mod user_sheet;
pub mod variant;
pub mod words;

pub use block::Document;
pub use competence::competence;
pub use continuity::continuity;
pub use course::course;
pub use decision_paper::decision_paper;
pub use delegation_report::delegation_report;
pub use follow_up::follow_up;
pub use management_report::management_report;
pub use organisation::organisation;
pub use plan::plan;
pub use responsibility_matrix::responsibility_matrix;
pub use role_sheet::role_sheet;
pub use statement::statement;
pub use system_card::{system_card, system_cards};
pub use user_sheet::user_sheet;
pub use variant::Variant;

use crate::record::{AnyId, Body, Id};

/// A document in one variant, and what the data holds that it does not say.
#[derive(Debug, Clone, PartialEq)]
pub struct Edition {
    pub document: Document,
    pub variant: Variant,
    /// What was left out, each once, in the order the template came to it.
    pub left_out: Vec<LeftOut>,
}

/// What a document about systems covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    Kommun,
    /// The systems that the body owns, and those it uses.
    Body(Id<Body>),
}

/// A record that the document leaves out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeftOut {
    pub object: AnyId,
    pub why: Reason,
}

impl LeftOut {
    /// Left to the internal variant.
    pub fn internal(object: impl Into<AnyId>) -> Self {
        Self { object: object.into(), why: Reason::InternalOnly }
    }
}

/// Why a record is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// It is shown in the internal variant only (OSL 18 kap. 8 §).
    InternalOnly,
    /// The chapter, or the chapter it stands under, is marked as left out.
    Hidden,
}
