//! What a column can show that is no field of its record: worked out from other records, so read
//! only. What it is worked out from is edited where it stands.

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::record::{Agreement, AnyId, Classification, Id, Kind, Record, System, Value};
use crate::workspace::Workspace;
use crate::workspace::responsibility::Representative;

/// Something that follows from other records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Derived {
    /// The last day of the agreement of a system that reaches furthest.
    AgreementEnd,
    /// A system's latest classification: "3-2-3".
    Levels,
    /// Who represents the owner of a system: someone named, or the chief (S-30).
    Representative,
}

impl Derived {
    /// A name for it in the settings.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::AgreementEnd => "agreement-end",
            Self::Levels => "levels",
            Self::Representative => "representative",
        }
    }

    /// The word where nothing follows.
    pub(super) const fn empty(self) -> &'static str {
        match self {
            Self::AgreementEnd => "Inget avtal",
            Self::Levels => "Ej klassad",
            Self::Representative => "Ej utsett",
        }
    }

    pub(super) fn value(self, workspace: &Workspace, record: &Record, today: NaiveDate) -> Value {
        let Record::System(system) = record else { return Value::Empty };
        match self {
            Self::AgreementEnd => latest_agreement(workspace, system.id)
                .and_then(|agreement| agreement.to)
                .map_or(Value::Empty, Value::EndDate),
            Self::Levels => latest_classification(workspace, system.id)
                .map_or(Value::Empty, |made| Value::Text(levels(made).into_owned())),
            Self::Representative => match workspace.representative(system, today) {
                Representative::Named(named) | Representative::Chief(named) => {
                    Value::References(named.holders.0.clone())
                }
                Representative::Nobody => Value::Empty,
            },
        }
    }

    /// The records that it is worked out from: findings about them stand in the cell.
    pub(super) fn sources(self, workspace: &Workspace, system: AnyId) -> Vec<AnyId> {
        let kind = match self {
            Self::AgreementEnd => Kind::Agreement,
            Self::Levels => Kind::Classification,
            Self::Representative => return Vec::new(),
        };
        workspace.referrers(system).into_iter().filter(|id| id.kind == kind).collect()
    }
}

/// The agreement of a system that reaches furthest.
pub fn latest_agreement(workspace: &Workspace, system: Id<System>) -> Option<&Agreement> {
    let reach = |agreement: &&Agreement| agreement.to.map(|to| to.day().unwrap_or(NaiveDate::MAX));
    workspace.referring::<Agreement>(system).max_by_key(reach)
}

/// The latest classification of a system.
pub fn latest_classification(workspace: &Workspace, system: Id<System>) -> Option<&Classification> {
    workspace.referring::<Classification>(system).max_by_key(|made| (made.date, made.id))
}

/// "3-2-3"; a level that is not stated is a question mark.
fn levels(made: &Classification) -> Cow<'static, str> {
    let level = |level: Option<i64>| level.map_or("?".to_owned(), |level| level.to_string());
    let all = [made.confidentiality, made.integrity, made.availability];
    if all.iter().all(Option::is_none) {
        return Cow::Borrowed("");
    }
    Cow::Owned(all.map(level).join("-"))
}
