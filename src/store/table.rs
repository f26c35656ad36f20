//! Records in their tables: reads all of them, puts one, removes one. The SQL follows from the
//! declarations; no field is named here.

use std::collections::{BTreeMap, HashMap, HashSet};

use rusqlite::types::{Value as Column, ValueRef};
use rusqlite::{Connection, params, params_from_iter};
use uuid::Uuid;

use super::error::{About, StoreError};
use super::schema::{is_link, link_table};
use super::statement::Statements;
use super::value::{decode, encode, reference};
use crate::record::{AnyId, Field, FieldKind, Kind, Record, Value};
use crate::workspace::Workspace;

/// What the tables hold.
pub struct Loaded {
    pub workspace: Workspace,
    /// Referred to but not there. The review reports them; `record` must list them before a row that
    /// refers to them can be written again.
    pub missing: Vec<AnyId>,
    /// How many values of a later version could not be read.
    pub unread: usize,
}

/// Reads all records. A `later` file may have tables and columns that are not known here, and may
/// lack some that are; what cannot be read of it is left out and counted.
pub fn load(connection: &Connection, about: &About, later: bool) -> Result<Loaded, StoreError> {
    let mut reading = Reading { connection, about, later, kinds: HashMap::new(), unread: 0 };
    reading.read_kinds()?;
    let mut records = Vec::with_capacity(reading.kinds.len());
    for kind in Kind::ALL {
        reading.read_table(*kind, &mut records)?;
    }
    let there: HashSet<AnyId> = records.iter().map(Record::any_id).collect();
    let missing: HashSet<AnyId> = records
        .iter()
        .flat_map(Record::references)
        .filter(|target| !there.contains(target))
        .collect();
    Ok(Loaded {
        workspace: Workspace::from_records(records),
        missing: missing.into_iter().collect(),
        unread: reading.unread,
    })
}

struct Reading<'a> {
    connection: &'a Connection,
    about: &'a About,
    later: bool,
    kinds: HashMap<Uuid, Kind>,
    unread: usize,
}

impl Reading<'_> {
    fn read_kinds(&mut self) -> Result<(), StoreError> {
        let about = self.about;
        let mut statement = about.map(self.connection.prepare("SELECT id, kind FROM record"))?;
        let mut rows = about.map(statement.query([]))?;
        while let Some(row) = about.map(rows.next())? {
            let id = about.map(row.get_ref(0))?;
            let kind = about.map(row.get_ref(1))?;
            let uuid = id.as_blob().ok().and_then(|bytes| Uuid::from_slice(bytes).ok());
            match (uuid, kind.as_str().ok().and_then(Kind::from_table)) {
                (Some(uuid), Some(kind)) => {
                    self.kinds.insert(uuid, kind);
                }
                _ if self.later => self.unread += 1,
                _ => return Err(about.damaged("record")),
            }
        }
        Ok(())
    }

    fn read_table(&mut self, kind: Kind, records: &mut Vec<Record>) -> Result<(), StoreError> {
        let about = self.about;
        let columns = self.columns(kind)?;
        let mut links = self.read_links(kind)?;
        let names: String =
            columns.iter().map(|(_, field)| format!(", \"{}\"", field.name)).collect();
        let sql = format!("SELECT id{names} FROM \"{}\"", kind.table());
        let mut statement = match self.connection.prepare(&sql) {
            Err(_) if self.later => return Ok(()),
            prepared => about.map(prepared)?,
        };
        let mut rows = about.map(statement.query([]))?;
        while let Some(row) = about.map(rows.next())? {
            let id = about.map(row.get_ref(0))?;
            let uuid = id.as_blob().ok().and_then(|bytes| Uuid::from_slice(bytes).ok());
            let uuid = uuid.ok_or_else(|| about.damaged(format!("{}.id", kind.table())))?;
            let mut record = kind.blank(uuid);
            for (at, (index, field)) in columns.iter().enumerate() {
                let column = about.map(row.get_ref(at + 1))?;
                if column != ValueRef::Null {
                    let value = decode(field.kind, column, &self.kinds);
                    self.set(&mut record, *index, field, value)?;
                }
            }
            for (index, ids) in links.remove(&uuid).unwrap_or_default() {
                self.set(&mut record, index, &kind.fields()[index], Some(Value::References(ids)))?;
            }
            records.push(record);
        }
        Ok(())
    }

    /// The fields that have a column in this file, with their index.
    fn columns(&self, kind: Kind) -> Result<Vec<(usize, &'static Field)>, StoreError> {
        let fields = kind.fields().iter().enumerate().filter(|(_, field)| !is_link(field));
        if !self.later {
            return Ok(fields.collect());
        }
        let mut statement =
            self.about.map(self.connection.prepare("SELECT name FROM pragma_table_info(?1)"))?;
        let names = self.about.map(statement.query_map([kind.table()], |row| row.get(0)))?;
        let names: HashSet<String> = self.about.map(names.collect())?;
        Ok(fields.filter(|(_, field)| names.contains(field.name)).collect())
    }

    /// Many references: record, then field, then targets in order.
    #[allow(clippy::type_complexity, reason = "read and used in one place")]
    fn read_links(
        &mut self,
        kind: Kind,
    ) -> Result<HashMap<Uuid, BTreeMap<usize, Vec<AnyId>>>, StoreError> {
        let about = self.about;
        let mut links: HashMap<Uuid, BTreeMap<usize, Vec<AnyId>>> = HashMap::new();
        for (index, field) in kind.fields().iter().enumerate() {
            let FieldKind::References(allowed) = field.kind else { continue };
            let table = link_table(kind, field);
            let sql = format!("SELECT record, target FROM \"{table}\" ORDER BY record, position");
            let mut statement = match self.connection.prepare(&sql) {
                Err(_) if self.later => continue,
                prepared => about.map(prepared)?,
            };
            let mut rows = about.map(statement.query([]))?;
            while let Some(row) = about.map(rows.next())? {
                let record = about.map(row.get_ref(0))?;
                let record = record.as_blob().ok().and_then(|bytes| Uuid::from_slice(bytes).ok());
                let target = reference(about.map(row.get_ref(1))?, allowed, &self.kinds);
                match (record, target) {
                    (Some(record), Some(target)) => {
                        links.entry(record).or_default().entry(index).or_default().push(target);
                    }
                    _ if self.later => self.unread += 1,
                    _ => return Err(about.damaged(table)),
                }
            }
        }
        Ok(links)
    }

    fn set(
        &mut self,
        record: &mut Record,
        index: usize,
        field: &Field,
        value: Option<Value>,
    ) -> Result<(), StoreError> {
        let done = value.is_some_and(|value| record.set(index, value).is_ok());
        if !done && self.later {
            self.unread += 1;
        } else if !done {
            return Err(self.about.damaged(format!("{}.{}", record.kind().table(), field.name)));
        }
        Ok(())
    }
}

/// Lists a record, so that rows may refer to it.
pub fn list(connection: &Connection, id: AnyId) -> rusqlite::Result<()> {
    connection
        .prepare_cached("INSERT INTO record (id, kind) VALUES (?1, ?2) ON CONFLICT DO NOTHING")?
        .execute(params![id.uuid.as_bytes(), id.kind.table()])?;
    Ok(())
}

/// Writes a record. `before` is how the tables have it; what it refers to by links is written again
/// only where that differs.
pub fn put(
    connection: &Connection,
    before: Option<&Record>,
    record: &Record,
) -> rusqlite::Result<()> {
    let uuid = record.uuid();
    let statements = Statements::of(record.kind());
    if before.is_none() {
        list(connection, record.any_id())?;
    }
    let row = std::iter::once(Column::Blob(uuid.as_bytes().to_vec()))
        .chain(statements.columns.iter().map(|index| encode(record.value(*index))));
    connection.prepare_cached(&statements.upsert)?.execute(params_from_iter(row))?;
    for link in &statements.links {
        let (was, is) = (before.map(|it| it.value(link.field)), record.value(link.field));
        if was.as_ref() == Some(&is) {
            continue;
        }
        if was.is_some() {
            connection.prepare_cached(&link.clear)?.execute([uuid.as_bytes()])?;
        }
        let Value::References(ids) = is else { continue };
        let mut insert = connection.prepare_cached(&link.insert)?;
        for (position, target) in (0_i64..).zip(ids) {
            insert.execute(params![uuid.as_bytes(), position, target.uuid.as_bytes()])?;
        }
    }
    Ok(())
}

/// Removes a record; whole changes leave no reference to it behind.
pub fn remove(connection: &Connection, id: AnyId) -> rusqlite::Result<()> {
    let statements = Statements::of(id.kind);
    let clears = statements.links.iter().map(|link| link.clear.as_str());
    let removes = [statements.remove.as_str(), "DELETE FROM record WHERE id = ?1"];
    for sql in clears.chain(removes) {
        connection.prepare_cached(sql)?.execute([id.uuid.as_bytes()])?;
    }
    Ok(())
}
