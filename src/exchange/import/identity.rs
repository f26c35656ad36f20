//! Which row is which record: by number, by name, by what tells namesakes apart. A row finds its
//! record level by level, the strictest first, so that a table that came from the plan file finds
//! exactly what it came from, and a looser list finds what it can only mean.
//!
//! Never chooses between two: what may be either is an error that says so.

use std::collections::HashMap;

use crate::record::{
    AccessRule, Acknowledgement, Activity, Administration, Agreement, AnyId, Assignment,
    Attainment, Body, Case, CaseEvent, Chapter, Classification, Comment, Competence,
    CompetenceRequirement, Duty, Enclosure, FieldKey, FollowUp, Function, Goal, Integration, Kind,
    LetterProfile, Meeting, Municipality, Need, Occasion, Person, Plan, Point, Record, Role,
    Section, ServiceAgreement, StaffGroup, Statement, Supplier, System, TechnicalDocument,
    Training, Unit, Value, VisionArea,
};
use crate::workspace::Workspace;
use crate::workspace::key::{spelling, turned};

/// One way for a row and a record to be the same.
#[derive(Debug, Clone, Copy)]
pub struct Level {
    /// What must be equal; the first must be stated.
    pub same: &'static [FieldKey],
    /// What must not be stated differently: empty on one side, or equal.
    pub open: &'static [FieldKey],
}

/// `by!([fields])`, `by!([fields], unless [fields that differ])`.
macro_rules! by {
    ([$($same:expr),+ $(,)?] $(, unless [$($open:expr),+])? $(,)?) => {
        Level { same: &[$($same),+], open: &[$($($open),+)?] }
    };
}

/// How records of a kind are told apart, the strictest first.
pub const fn levels(kind: Kind) -> &'static [Level] {
    match kind {
        Kind::Municipality => &[by!([Municipality::name])],
        Kind::Body => &[by!([Body::prefix]), by!([Body::name], unless[Body::prefix])],
        Kind::Meeting => &[by!([Meeting::body, Meeting::date])],
        Kind::Administration => &[by!([Administration::name])],
        Kind::Unit => &[
            by!([Unit::name, Unit::administration]),
            by!([Unit::name], unless[Unit::administration]),
        ],
        Kind::Person => &[
            by!([Person::name, Person::unit, Person::administration]),
            by!([Person::name, Person::unit]),
            by!([Person::name]),
        ],
        Kind::Function => {
            &[by!([Function::name, Function::unit]), by!([Function::name], unless[Function::unit])]
        }
        Kind::Supplier => &[by!([Supplier::name])],
        Kind::Role => &[by!([Role::name])],
        Kind::Duty => &[by!([Duty::text, Duty::role])],
        Kind::VisionArea => &[by!([VisionArea::name])],
        Kind::System => &[by!([System::number]), by!([System::name], unless[System::number])],
        Kind::Assignment => &[
            by!([Assignment::role, Assignment::subject, Assignment::holders, Assignment::from]),
            by!(
                [Assignment::role, Assignment::subject, Assignment::holders],
                unless[Assignment::from],
            ),
        ],
        Kind::Agreement => &[
            by!([Agreement::system, Agreement::from, Agreement::document]),
            by!([Agreement::system, Agreement::from], unless[Agreement::document]),
            by!([Agreement::system], unless[Agreement::from]),
        ],
        Kind::ServiceAgreement => {
            &[by!([ServiceAgreement::system, ServiceAgreement::form, ServiceAgreement::providers])]
        }
        Kind::Classification => &[by!([Classification::system, Classification::date])],
        Kind::StaffGroup => {
            &[by!([StaffGroup::name, StaffGroup::administration, StaffGroup::unit])]
        }
        Kind::CompetenceRequirement => &[by!([
            CompetenceRequirement::audience,
            CompetenceRequirement::system,
            CompetenceRequirement::area
        ])],
        Kind::Attainment => &[by!([Attainment::requirement, Attainment::group, Attainment::date])],
        Kind::Occasion => &[by!([Occasion::training, Occasion::date, Occasion::place])],
        Kind::Training => &[by!([Training::name, Training::administration, Training::period])],
        Kind::AccessRule => &[by!([AccessRule::system, AccessRule::role])],
        Kind::TechnicalDocument => &[by!([TechnicalDocument::system, TechnicalDocument::name])],
        Kind::Integration => &[by!([
            Integration::system,
            Integration::target,
            Integration::other,
            Integration::what
        ])],
        Kind::Acknowledgement => &[by!([
            Acknowledgement::system,
            Acknowledgement::instruction,
            Acknowledgement::unit,
            Acknowledgement::group,
            Acknowledgement::date
        ])],
        Kind::Competence => {
            &[by!([Competence::person, Competence::role, Competence::subject, Competence::date])]
        }
        Kind::Plan => &[
            by!([Plan::diary_number, Plan::kind]),
            by!([Plan::administration, Plan::kind, Plan::period], unless[Plan::diary_number]),
        ],
        Kind::Chapter => &[
            by!([Chapter::heading, Chapter::plan, Chapter::position]),
            by!([Chapter::heading, Chapter::plan]),
        ],
        Kind::Need => &[
            by!([Need::number, Need::administration]),
            by!([Need::name, Need::administration], unless[Need::number]),
        ],
        Kind::Goal => {
            &[by!([Goal::number, Goal::plan]), by!([Goal::name, Goal::plan], unless[Goal::number])]
        }
        Kind::Activity => &[
            by!([Activity::number, Activity::plan]),
            by!([Activity::name, Activity::plan], unless[Activity::number]),
        ],
        Kind::FollowUp => &[
            by!(
                [FollowUp::activity, FollowUp::year, FollowUp::checkpoint],
                unless[FollowUp::training]
            ),
            by!(
                [FollowUp::training, FollowUp::year, FollowUp::checkpoint],
                unless[FollowUp::activity]
            ),
        ],
        Kind::Statement => &[by!([Statement::matter, Statement::given_by, Statement::date])],
        Kind::Case => &[
            by!([Case::diary_number, Case::title]),
            by!([Case::title, Case::body], unless[Case::diary_number]),
        ],
        Kind::Section => &[by!([Section::heading, Section::case])],
        Kind::Point => &[by!([Point::position, Point::case])],
        Kind::Enclosure => &[by!([Enclosure::position, Enclosure::case])],
        Kind::CaseEvent => &[by!([CaseEvent::date, CaseEvent::step, CaseEvent::case])],
        Kind::LetterProfile => &[by!([LetterProfile::name])],
        Kind::Comment => &[by!([Comment::text, Comment::who, Comment::case])],
    }
}

/// The fields that tell records of a kind apart.
pub fn identifies(key: FieldKey) -> bool {
    levels(key.kind).iter().any(|level| level.same.contains(&key))
}

/// What a row turned out to be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Match {
    New,
    Of(AnyId),
    /// The same as the row at that index.
    Twice(usize),
    /// It may be one of several, or several may be it; at which level.
    Unclear(usize),
}

/// The rows and the records that are equal at a level.
#[derive(Default)]
struct Group<'w> {
    rows: Vec<usize>,
    records: Vec<&'w Record>,
}

/// Finds what each row is about, from its identifying fields.
pub fn matches(workspace: &Workspace, kind: Kind, rows: &[Record]) -> Vec<Match> {
    let mut found: Vec<Option<Match>> = vec![None; rows.len()];
    if let (Kind::Municipality, Some(kommun)) = (kind, workspace.municipality()) {
        // There is one, whatever it is called.
        let of = |at: usize| if at == 0 { Match::Of(kommun.id.into()) } else { Match::Twice(0) };
        return (0..rows.len()).map(of).collect();
    }
    let mut claimed: HashMap<AnyId, usize> = HashMap::new();
    for (depth, level) in levels(kind).iter().enumerate() {
        // Two rows of the same identity are one too many, but not two that share a name alone.
        let same_is_twice = depth == 0 || !level.open.is_empty();
        for group in groups(workspace, kind, level, rows).into_values() {
            let waiting: Vec<usize> =
                group.rows.iter().copied().filter(|at| found[*at].is_none()).collect();
            let first_open = group.rows.iter().find(|at| level.is_open(&rows[**at]));
            for at in &waiting {
                let row = &rows[*at];
                let earlier = if level.is_open(row) { group.rows.first() } else { first_open };
                if let Some(earlier) = earlier.filter(|earlier| same_is_twice && *earlier < at) {
                    found[*at] = Some(Match::Twice(*earlier));
                    continue;
                }
                let fitting = group.records.iter().filter(|record| level.fits(row, record));
                let fitting: Vec<AnyId> = fitting.map(|record| record.any_id()).collect();
                let free: Vec<AnyId> =
                    fitting.iter().copied().filter(|id| !claimed.contains_key(id)).collect();
                found[*at] = match (fitting.as_slice(), free.as_slice()) {
                    ([taken], []) if same_is_twice => Some(Match::Twice(claimed[taken])),
                    (_, []) => None,
                    (_, [one]) if same_is_twice || waiting.len() == 1 => {
                        claimed.insert(*one, *at);
                        Some(Match::Of(*one))
                    }
                    _ => Some(Match::Unclear(depth)),
                };
            }
        }
    }
    found.into_iter().map(|found| found.unwrap_or(Match::New)).collect()
}

fn groups<'w>(
    workspace: &'w Workspace,
    kind: Kind,
    level: &Level,
    rows: &[Record],
) -> HashMap<String, Group<'w>> {
    let mut groups: HashMap<String, Group<'w>> = HashMap::new();
    for (at, row) in rows.iter().enumerate() {
        if let Some(key) = level.key(row) {
            groups.entry(key).or_default().rows.push(at);
        }
    }
    for record in workspace.records(kind) {
        if let Some(group) = level.key(record).and_then(|key| groups.get_mut(&key)) {
            group.records.push(record);
        }
    }
    groups
}

impl Level {
    /// What must be equal, as one text; `None` when the first of it is not stated.
    fn key(&self, record: &Record) -> Option<String> {
        let mut key = String::new();
        for (at, field) in self.same.iter().enumerate() {
            let part = comparable(*field, &record.value(field.index));
            if at == 0 && part.is_empty() {
                return None;
            }
            key.push_str(&part);
            key.push('\u{1f}');
        }
        Some(key)
    }

    /// Whether the record states nothing of what may be left open.
    fn is_open(&self, record: &Record) -> bool {
        self.open.iter().all(|field| record.value(field.index).is_empty())
    }

    /// Whether what is left open is not stated differently.
    fn fits(&self, one: &Record, other: &Record) -> bool {
        self.open.iter().all(|field| {
            let [one, other] = [one, other].map(|r| comparable(*field, &r.value(field.index)));
            one.is_empty() || other.is_empty() || one == other
        })
    }
}

/// A value as identities compare it.
fn comparable(field: FieldKey, value: &Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Text(text) if field == Person::name => {
            spelling(&turned(text).unwrap_or_else(|| text.clone()))
        }
        Value::Text(text) => spelling(text),
        Value::Reference(id) => id.uuid.to_string(),
        Value::References(ids) => {
            let mut ids: Vec<String> = ids.iter().map(|id| id.uuid.to_string()).collect();
            ids.sort_unstable();
            ids.join(" ")
        }
        Value::Number(number) => number.to_string(),
        Value::Date(day) => day.to_string(),
        Value::Period(period) => period.to_string(),
        other => format!("{other:?}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Ids, RecordType};

    #[test]
    fn every_kind_is_told_apart_by_fields_of_its_own() {
        for kind in Kind::ALL {
            assert!(!levels(*kind).is_empty());
            for level in levels(*kind) {
                let fields = level.same.iter().chain(level.open);
                assert!(fields.clone().all(|key| key.kind == *kind), "{}", kind.table());
            }
        }
    }

    /// A name and the unit of a kommun with two.
    type Named = (&'static str, Option<usize>);

    /// Matches rows of persons against those that the kommun has: the number of the one it is.
    fn matched(existing: &[Named], rows: &[Named]) -> Vec<String> {
        let mut ids = Ids::new(1, 1);
        let units = [Unit::blank(ids.id()), Unit::blank(ids.id())];
        let mut person = |(name, unit): &Named| Person {
            name: (*name).to_owned(),
            unit: unit.map(|at| units[at].id),
            ..Person::blank(ids.id())
        };
        let existing: Vec<Record> = existing.iter().map(|p| person(p).into_record()).collect();
        let rows: Vec<Record> = rows.iter().map(|p| person(p).into_record()).collect();
        let known: Vec<AnyId> = existing.iter().map(Record::any_id).collect();
        let units = units.iter().map(|unit| unit.clone().into_record());
        let workspace = Workspace::from_records(existing.into_iter().chain(units));
        let told = matches(&workspace, Kind::Person, &rows).into_iter().map(|found| match found {
            Match::New => "new".to_owned(),
            Match::Of(id) => known.iter().position(|k| *k == id).unwrap().to_string(),
            Match::Twice(row) => format!("row {row}"),
            Match::Unclear(_) => "?".to_owned(),
        });
        told.collect()
    }

    #[test]
    fn a_person_is_known_by_name_in_either_order_and_may_have_moved() {
        assert_eq!(matched(&[("Åke Ängman", Some(0))], &[("Ängman,  Åke ", Some(1))]), ["0"]);
        assert_eq!(matched(&[("Åke Ängman", Some(0))], &[("åke  ängman", None)]), ["0"]);
        assert_eq!(matched(&[("Åke Ängman", None)], &[("Åke Engman", None)]), ["new"]);
    }

    #[test]
    fn namesakes_are_told_apart_by_their_units_or_not_at_all() {
        let two = [("Anna Berg", Some(0)), ("Anna Berg", Some(1))];
        assert_eq!(matched(&two, &[two[1], two[0]]), ["1", "0"]);
        assert_eq!(matched(&two, &[("Anna Berg", None)]), ["?"]);
        assert_eq!(matched(&[], &two), ["new", "new"]);
        assert_eq!(matched(&two[..1], &two), ["0", "new"]);
    }

    #[test]
    fn the_same_row_twice_is_told() {
        assert_eq!(matched(&[], &[("Anna Berg", None), ("Berg, Anna", None)]), ["new", "row 0"]);
        let one = [("Anna Berg", Some(0))];
        assert_eq!(matched(&one, &[one[0], one[0]]), ["0", "row 0"]);
    }
}
