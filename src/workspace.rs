//! All records of one kommun in memory, and the one way to change them.
//!
//! Nothing alters a [`Workspace`] but [`Workspace::apply`], which takes a [`Change`] that knows its
//! inverse. So undo, redo, history and the difference between two versions are one mechanism. A
//! clone is cheap and never sees later changes, so work on another thread gets one.
//!
//! No I/O, no clock: today's date and the user's name are passed in.

pub mod appointment;
pub mod case;
pub mod case_step;
pub mod change;
pub mod duty;
pub mod finding;
pub mod follow_up;
pub mod gap;
pub mod journal;
pub mod key;
pub mod live_value;
pub mod minutes;
pub mod plan_changes;
pub mod proposal;
pub mod read;
pub mod replace;
pub mod responsibility;
pub mod role_competence;
pub mod search;
pub mod show;
pub mod standing;
pub mod steering;
pub mod system;
pub mod term;
pub mod training_cost;
pub mod training_outcome;
pub mod training_plan;
pub mod waiting;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::iter;
use std::sync::{Arc, OnceLock};

use uuid::Uuid;

pub use change::{Change, ChangeError, Edit};
pub use finding::{Finding, Quote, Weight};
pub use journal::{Action, Entry, Journal, Stamp, Typing};
pub use search::Hit;

use crate::record::{
    Activity, AmountUnit, AnyId, Chapter, Goal, Id, Kind, Municipality, Plan, Record, RecordType,
};

/// All records, by kind.
#[derive(Debug, Clone)]
pub struct Workspace {
    /// One for each of [`Kind::ALL`], in that order.
    tables: Vec<Arc<Table>>,
}

#[derive(Debug, Clone, Default)]
struct Table {
    rows: BTreeMap<Uuid, Arc<Row>>,
    /// Whom the rows of this table refer to: target, then referrer. Few changes touch it, and those
    /// that do not share it with the table as it was.
    referrers: Arc<BTreeSet<(Uuid, Uuid)>>,
}

#[derive(Debug)]
struct Row {
    /// Shared with the changes that made it so.
    record: Arc<Record>,
    /// The text that search looks in; made when first asked for.
    folded: OnceLock<Box<str>>,
}

impl Default for Workspace {
    fn default() -> Self {
        Self { tables: Kind::ALL.iter().map(|_| Arc::default()).collect() }
    }
}

impl PartialEq for Workspace {
    fn eq(&self, other: &Self) -> bool {
        self.tables.iter().zip(&other.tables).all(|(a, b)| {
            Arc::ptr_eq(a, b)
                || (a.rows.len() == b.rows.len()
                    && a.rows.values().zip(b.rows.values()).all(|(a, b)| a.record == b.record))
        })
    }
}

impl Workspace {
    /// A workspace of these records, as read from a file. References to records that are not among
    /// them are kept as they are; the review reports them.
    pub fn from_records(records: impl IntoIterator<Item = Record>) -> Self {
        let mut tables: Vec<Table> = Kind::ALL.iter().map(|_| Table::default()).collect();
        for record in records {
            tables[record.kind() as usize].put(Arc::new(record));
        }
        Self { tables: tables.into_iter().map(Arc::new).collect() }
    }

    fn table(&self, kind: Kind) -> &Table {
        &self.tables[kind as usize]
    }

    fn table_mut(&mut self, kind: Kind) -> &mut Table {
        Arc::make_mut(&mut self.tables[kind as usize])
    }

    /// The record with that identity.
    pub fn get<T: RecordType>(&self, id: Id<T>) -> Option<&T> {
        T::from_record(&self.table(T::KIND).rows.get(&id.uuid())?.record)
    }

    /// The record with that identity, of whatever kind.
    pub fn record(&self, id: AnyId) -> Option<&Record> {
        self.shared(id).map(|record| &**record)
    }

    /// As [`Self::record`], to be held on to without a copy.
    fn shared(&self, id: AnyId) -> Option<&Arc<Record>> {
        self.table(id.kind).rows.get(&id.uuid).map(|row| &row.record)
    }

    /// All records of one type, oldest first.
    pub fn all<T: RecordType>(&self) -> impl Iterator<Item = &T> {
        self.table(T::KIND).rows.values().filter_map(|row| T::from_record(&row.record))
    }

    /// All records of one kind, oldest first.
    pub fn records(&self, kind: Kind) -> impl Iterator<Item = &Record> {
        self.table(kind).rows.values().map(|row| &*row.record)
    }

    /// How many records of that kind there are.
    pub fn count(&self, kind: Kind) -> usize {
        self.table(kind).rows.len()
    }

    /// The records of type `T` that refer to `target` in some field.
    pub fn referring<T: RecordType>(&self, target: impl Into<AnyId>) -> impl Iterator<Item = &T> {
        self.referring_of(T::KIND, target.into()).filter_map(T::from_record)
    }

    /// The records of one kind that refer to `target`.
    pub fn referring_of(&self, kind: Kind, target: AnyId) -> impl Iterator<Item = &Record> {
        let table = self.table(kind);
        table
            .referrers
            .range((target.uuid, Uuid::nil())..=(target.uuid, Uuid::max()))
            .filter_map(|(_, referrer)| Some(&*table.rows.get(referrer)?.record))
    }

    /// The records that were added, altered or removed since this workspace was `earlier`. At once
    /// when nothing was: the two share their tables.
    pub fn altered_since<'a>(&'a self, earlier: &'a Self) -> impl Iterator<Item = AnyId> + 'a {
        let tables = Kind::ALL.iter().zip(self.tables.iter().zip(&earlier.tables));
        tables.filter(|(_, (now, then))| !Arc::ptr_eq(now, then)).flat_map(|(kind, (now, then))| {
            now.altered_since(then).map(|uuid| AnyId { kind: *kind, uuid })
        })
    }

    /// The records of any kind that refer to `target`.
    pub fn referrers(&self, target: AnyId) -> Vec<AnyId> {
        let range = (target.uuid, Uuid::nil())..=(target.uuid, Uuid::max());
        Kind::ALL
            .iter()
            .flat_map(|kind| {
                let found = self.table(*kind).referrers.range(range.clone());
                found.map(|(_, uuid)| AnyId { kind: *kind, uuid: *uuid })
            })
            .collect()
    }

    /// The kommun, once there is one.
    pub fn municipality(&self) -> Option<&Municipality> {
        self.all::<Municipality>().next()
    }

    /// The unit that the kommun shows amounts in.
    pub fn amount_unit(&self) -> AmountUnit {
        self.municipality().and_then(|kommun| kommun.amount_unit).unwrap_or(AmountUnit::Tkr)
    }

    /// The chapters of a plan, in order.
    pub fn chapters(&self, plan: Id<Plan>) -> Vec<&Chapter> {
        let mut chapters: Vec<_> = self.referring::<Chapter>(plan).collect();
        chapters.sort_by_key(|chapter| (chapter.position, chapter.id));
        chapters
    }

    /// The activities of a plan, by number.
    pub fn activities(&self, plan: Id<Plan>) -> Vec<&Activity> {
        let mut activities: Vec<_> = self.referring::<Activity>(plan).collect();
        activities.sort_by_key(|activity| (activity.number, activity.id));
        activities
    }

    /// The goals of a plan, by number.
    pub fn goals(&self, plan: Id<Plan>) -> Vec<&Goal> {
        let mut goals: Vec<_> = self.referring::<Goal>(plan).collect();
        goals.sort_by(|a, b| crate::record::swedish::compare(&a.number, &b.number));
        goals
    }
}

impl Table {
    fn put(&mut self, record: Arc<Record>) {
        let uuid = record.uuid();
        let references = record.references();
        let row = Arc::new(Row { record, folded: OnceLock::new() });
        let before = self.rows.insert(uuid, row);
        let before = before.map_or_else(Vec::new, |row| row.record.references());
        if before != references {
            let referrers = Arc::make_mut(&mut self.referrers);
            for target in before {
                referrers.remove(&(target.uuid, uuid));
            }
            referrers.extend(references.into_iter().map(|target| (target.uuid, uuid)));
        }
    }

    fn remove(&mut self, uuid: Uuid) {
        let Some(row) = self.rows.remove(&uuid) else { return };
        let references = row.record.references();
        if !references.is_empty() {
            let referrers = Arc::make_mut(&mut self.referrers);
            for target in references {
                referrers.remove(&(target.uuid, uuid));
            }
        }
    }

    /// The rows that were added, altered or removed since the table was `earlier`.
    fn altered_since<'a>(&'a self, earlier: &'a Self) -> impl Iterator<Item = Uuid> + 'a {
        let mut now = self.rows.iter().peekable();
        let mut then = earlier.rows.iter().peekable();
        iter::from_fn(move || {
            loop {
                match (now.peek(), then.peek()) {
                    (Some((uuid, row)), Some((other, before))) if uuid == other => {
                        let altered = (!Arc::ptr_eq(row, before)).then_some(**uuid);
                        now.next();
                        then.next();
                        if altered.is_some() {
                            return altered;
                        }
                    }
                    (Some((uuid, _)), Some((other, _))) if other < uuid => {
                        return then.next().map(|(gone, _)| *gone);
                    }
                    (Some(_), _) => return now.next().map(|(added, _)| *added),
                    (None, _) => return then.next().map(|(gone, _)| *gone),
                }
            }
        })
    }
}
