//! A desk to test at: a folder, the time, and records with every field filled in.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

use chrono::{NaiveDate, NaiveDateTime};
use planverk::record::{
    AnyId, EndDate, FieldKey, FieldKind, Hours, Ids, Kind, Kronor, Moment, Period, Person, Record,
    RecordType, Value, YearAmounts, YearTexts,
};
use planverk::store::{self, Access, Opened, Options, StoreEvent};
use planverk::workspace::{Change, Entry, Journal, Stamp, Workspace};

pub fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 16).unwrap().and_hms_opt(13, 5, 0).unwrap()
}

pub fn stamp() -> Stamp {
    Stamp { at: now(), who: "Lovisa Zakrisson".to_owned() }
}

pub fn options() -> Options {
    Options::new("Östen Åberg", "dator-17", now())
}

/// Options with a listener.
pub fn listened() -> (Options, Receiver<StoreEvent>) {
    let (sender, events) = channel();
    let mut options = options();
    options.events = Box::new(move |event| {
        let _ = sender.send(event);
    });
    (options, events)
}

/// A value for the field, different for different `salt`. References point to `targets`.
pub fn value_for(field: FieldKey, salt: i64, targets: &BTreeMap<Kind, AnyId>) -> Value {
    let day = now().date() + chrono::Days::new(salt.unsigned_abs() % 1000);
    match field.field().kind {
        FieldKind::Text => Value::Text(format!("Åäö{salt} ”{}”", field.field().name)),
        FieldKind::LongText => Value::Text(format!("Stycke {salt}\n\n- {}", field.field().name)),
        FieldKind::Number => Value::Number(salt),
        FieldKind::Kronor => Value::Kronor(Kronor(-salt * 1_000)),
        FieldKind::Hours => Value::Hours(Hours::of_minutes(salt.abs() + 1)),
        FieldKind::Date => Value::Date(day),
        FieldKind::EndDate if salt % 2 == 0 => Value::EndDate(EndDate::UntilFurtherNotice),
        FieldKind::EndDate => Value::EndDate(EndDate::Day(day)),
        FieldKind::Period => {
            let from = match salt % 4 {
                0 => Moment::Day(day),
                1 => Moment::Week(2027, 4),
                2 => Moment::Month(2027, 3),
                _ => Moment::Year(2027),
            };
            Value::Period(Period::new(from, Moment::Year(2031)).unwrap())
        }
        FieldKind::Choice(choices) => {
            let at = usize::try_from(salt.unsigned_abs()).unwrap() % choices.len();
            Value::Choice(choices[at].code.to_owned())
        }
        FieldKind::YesNo => Value::YesNo(salt % 2 == 0),
        FieldKind::Reference(kinds) => {
            let at = usize::try_from(salt.unsigned_abs()).unwrap() % kinds.len();
            Value::Reference(targets[&kinds[at]])
        }
        FieldKind::References(kinds) => {
            Value::References(kinds.iter().rev().map(|kind| targets[kind]).collect())
        }
        FieldKind::YearAmounts => Value::YearAmounts(YearAmounts(BTreeMap::from([
            (2027, Kronor(salt)),
            (2028, Kronor(0)),
        ]))),
        FieldKind::YearTexts => {
            Value::YearTexts(YearTexts(BTreeMap::from([(2027, format!("{salt} %"))])))
        }
    }
}

/// One record of every kind with every field filled in.
pub fn full_workspace(salt: i64) -> Workspace {
    let mut ids = Ids::new(1, 1);
    let targets: BTreeMap<Kind, AnyId> =
        Kind::ALL.iter().map(|kind| (*kind, AnyId { kind: *kind, uuid: ids.uuid() })).collect();
    Workspace::from_records(Kind::ALL.iter().map(|kind| filled(*kind, salt, &targets)))
}

fn filled(kind: Kind, salt: i64, targets: &BTreeMap<Kind, AnyId>) -> Record {
    let mut record = kind.blank(targets[&kind].uuid);
    for key in kind.keys() {
        record.set(key.index, value_for(key, salt, targets)).unwrap();
    }
    record
}

/// A file, what is in it, and the window's side of it.
pub struct Desk {
    pub path: PathBuf,
    pub workspace: Workspace,
    pub journal: Journal,
    pub access: Access,
}

impl Desk {
    pub fn of(path: &Path, opened: Opened) -> Self {
        let Opened { workspace, journal, access, .. } = opened;
        Self { path: path.to_owned(), workspace, journal, access }
    }

    pub fn create(path: &Path) -> Self {
        Self::of(path, store::create(path, &Workspace::default(), &[], options()).unwrap())
    }

    pub fn open(path: &Path) -> Self {
        Self::of(path, store::open(path, options()).unwrap())
    }

    pub fn storage(&self) -> &store::Storage {
        match &self.access {
            Access::Writer(storage) => storage,
            Access::Reader(_, why) => panic!("only reading: {why:?}"),
        }
    }

    /// Commits a change and sends it to the file.
    pub fn commit(&mut self, change: Change) -> Arc<Entry> {
        let entry = self.journal.commit(&mut self.workspace, change, stamp(), None).unwrap();
        self.storage().write(Arc::clone(&entry), false);
        entry
    }

    pub fn add_person(&mut self, name: &str) -> AnyId {
        let mut ids = Ids::new(7, self.journal.entries().len() as u64);
        let mut person = Person::blank(ids.id());
        person.name = name.to_owned();
        let id = person.id.into();
        self.commit(Change::new(format!("Lade till {name}")).with(person));
        id
    }

    pub fn rename(&mut self, id: AnyId, name: &str) {
        let value = Value::Text(name.to_owned());
        let change = self.workspace.set("Ändrade namn", id, Person::name, value).unwrap();
        self.commit(change);
    }

    pub fn close(self) {
        match self.access {
            Access::Writer(storage) => storage.close().unwrap(),
            Access::Reader(..) => {}
        }
    }
}

pub fn name_of(workspace: &Workspace, id: AnyId) -> String {
    match workspace.record(id).map(|record| record.value(Person::name.index)) {
        Some(Value::Text(name)) => name,
        _ => String::new(),
    }
}

/// That the journal's last word on each record is what its table has.
pub fn assert_the_journal_agrees(contents: &store::Contents) {
    let mut last = BTreeMap::new();
    for entry in contents.journal.entries() {
        for edit in &entry.change.edits {
            last.insert(edit.id().unwrap(), edit.after.clone());
        }
    }
    for (id, record) in last {
        assert_eq!(contents.workspace.record(id), record.as_deref());
    }
}

pub fn integrity(path: &Path) -> String {
    let connection = rusqlite::Connection::open(path).unwrap();
    connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap()
}
