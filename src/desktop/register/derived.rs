//! What a column can show that is no field of its record: worked out from other records, so read
//! only. What it is worked out from is edited where it stands.

use std::borrow::Cow;

use crate::record::{AnyId, Classification, FollowUp, Kind, Record, Value};
use crate::workspace::Workspace;

/// Something that follows from other records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Derived {
    /// The last day of the agreement of a system that reaches furthest.
    AgreementEnd,
    /// A system's latest classification: "3-2-3".
    Levels,
    /// One level of it: K, R or T.
    Confidentiality,
    Integrity,
    Availability,
    /// What a report is about: "4 Samordnat inköp av digitala läromedel".
    Followed,
    /// What it was to cost that year, and what is left of that when the year is over.
    PlannedRunning,
    RunningDeviation,
    PlannedInvestment,
}

impl Derived {
    /// A name for it in the settings.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::AgreementEnd => "agreement-end",
            Self::Levels => "levels",
            Self::Confidentiality => "confidentiality",
            Self::Integrity => "integrity",
            Self::Availability => "availability",
            Self::Followed => "followed",
            Self::PlannedRunning => "planned-running",
            Self::RunningDeviation => "running-deviation",
            Self::PlannedInvestment => "planned-investment",
        }
    }

    /// The word where nothing follows.
    pub(super) const fn empty(self) -> &'static str {
        match self {
            Self::AgreementEnd => "Inget avtal",
            Self::Levels => "Ej klassad",
            Self::Confidentiality | Self::Integrity | Self::Availability => "Ej",
            Self::Followed => "Finns inte längre",
            Self::PlannedRunning | Self::RunningDeviation | Self::PlannedInvestment => "0",
        }
    }

    /// Whether it tells how a system is classified.
    pub const fn is_level(self) -> bool {
        matches!(self, Self::Levels | Self::Confidentiality | Self::Integrity | Self::Availability)
    }

    pub(super) const fn is_number(self) -> bool {
        !matches!(self, Self::AgreementEnd | Self::Levels | Self::Followed)
    }

    pub(super) fn value(self, workspace: &Workspace, record: &Record) -> Value {
        let system = match record {
            Record::System(system) => system,
            Record::FollowUp(report) => return self.of_report(workspace, report),
            _ => return Value::Empty,
        };
        let made = || workspace.latest_classification(system.id);
        let level = |of: fn(&Classification) -> Option<i64>| {
            made().and_then(of).map_or(Value::Empty, Value::Number)
        };
        match self {
            Self::AgreementEnd => workspace
                .latest_agreement(system.id)
                .and_then(|agreement| agreement.to)
                .map_or(Value::Empty, Value::EndDate),
            Self::Levels => {
                made().map_or(Value::Empty, |made| Value::Text(levels(made).into_owned()))
            }
            Self::Confidentiality => level(|made| made.confidentiality),
            Self::Integrity => level(|made| made.integrity),
            Self::Availability => level(|made| made.availability),
            _ => Value::Empty,
        }
    }

    fn of_report(self, workspace: &Workspace, report: &FollowUp) -> Value {
        let Some(line) = workspace.reported_line(report) else { return Value::Empty };
        match self {
            Self::Followed => {
                Value::Text(format!("{} {}", line.of.number(), line.of.name()).trim().to_owned())
            }
            Self::PlannedRunning => Value::Kronor(line.running.planned),
            Self::RunningDeviation => Value::Kronor(line.running.deviation()),
            Self::PlannedInvestment => Value::Kronor(line.investment.planned),
            _ => Value::Empty,
        }
    }

    /// The records that it is worked out from: findings about them stand in the cell.
    pub(super) fn sources(self, workspace: &Workspace, system: AnyId) -> Vec<AnyId> {
        let kind = match self {
            Self::AgreementEnd => Kind::Agreement,
            _ if self.is_level() => Kind::Classification,
            _ => return Vec::new(),
        };
        workspace.referrers(system).into_iter().filter(|id| id.kind == kind).collect()
    }
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
