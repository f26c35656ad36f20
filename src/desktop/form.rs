//! A record as a form: one field under another, by the catalogue. What is typed is kept even when
//! it is not valid yet, with the error under the field; what is valid is committed as it is typed
//! and is one change until the field is left.

mod view;

pub use view::{abreast, control_id};

use std::collections::HashMap;

use chrono::NaiveDate;
use iced::widget::text_editor::{Action as EditorAction, Content};

use crate::record::swedish;
use crate::record::{Activity, AnyId, FieldKey, FieldKind, Kind, Record, Value};
use crate::workspace::{Change, Finding, Typing, Workspace};

/// The fields of one record that a form shows, and what is being typed in them.
#[derive(Debug)]
pub struct Form {
    record: Option<AnyId>,
    fields: Vec<FieldKey>,
    workspace: Workspace,
    today: NaiveDate,
    /// What stands in one-line fields.
    typed: HashMap<FieldKey, Typed>,
    areas: HashMap<FieldKey, Content>,
    /// Alternatives of reference fields: title and identity, in Swedish order.
    /// The first finding of each field.
    remarks: HashMap<FieldKey, String>,
    /// The field whose help is open.
    help: Option<FieldKey>,
}

#[derive(Debug, Clone, Default)]
struct Typed {
    text: String,
    error: Option<String>,
}

/// What the user did in the form.
#[derive(Debug, Clone)]
pub enum Message {
    /// The text of a one-line field.
    Typed(FieldKey, String),
    /// An edit or a move in a long text.
    Edited(FieldKey, EditorAction),
    /// An alternative was chosen, by its place in the list.
    Chosen(FieldKey, usize),
    /// A record was chosen for a reference.
    Named(FieldKey, AnyId),
    /// The field was emptied.
    Cleared(FieldKey),
    /// One of several references was taken away.
    Dropped(FieldKey, AnyId),
    /// Help for the field was asked for, or closed.
    Help(FieldKey),
    /// The field was left.
    Left,
}

/// What the screen should do.
#[derive(Debug)]
pub enum Action {
    None,
    Commit(Change, Option<Typing>),
    LeaveField,
}

impl Form {
    /// A form over these fields of whatever record is shown later.
    pub fn new(fields: impl IntoIterator<Item = FieldKey>) -> Self {
        Self {
            record: None,
            fields: fields.into_iter().collect(),
            workspace: Workspace::default(),
            today: NaiveDate::default(),
            typed: HashMap::new(),
            areas: HashMap::new(),
            remarks: HashMap::new(),
            help: None,
        }
    }

    /// The record that is shown.
    pub fn record(&self) -> Option<AnyId> {
        self.record
    }

    /// What the form is about: "Aktivitet 4", "Mål 2".
    pub fn title(&self) -> String {
        let Some(id) = self.record else { return String::new() };
        crate::document::words::sentence(&self.workspace.change_name(id))
    }

    /// Shows another record, or none.
    pub fn show(
        &mut self,
        record: Option<AnyId>,
        workspace: &Workspace,
        findings: &[Finding],
        today: NaiveDate,
    ) {
        if self.record != record {
            self.record = record;
            self.typed.clear();
            self.areas.clear();
            self.help = None;
        }
        self.refresh(workspace, findings, today);
    }

    /// Takes in the workspace as it is now: fields that were changed elsewhere (by undo, or in a
    /// grid) follow; what is being typed and means the same stays as typed.
    pub fn refresh(&mut self, workspace: &Workspace, findings: &[Finding], today: NaiveDate) {
        self.workspace = workspace.clone();
        self.today = today;
        let Some(record) = self.record.and_then(|id| self.workspace.record(id)).cloned() else {
            self.record = None;
            return;
        };
        let fields = self.fields.clone();
        for key in fields {
            let value = match &record {
                Record::Activity(activity) if key == Activity::running => {
                    Value::YearAmounts(self.workspace.running(activity).into_owned())
                }
                record => record.value(key.index),
            };
            match key.field().kind {
                FieldKind::LongText => self.refresh_area(key, &value),
                FieldKind::Reference(_)
                | FieldKind::References(_)
                | FieldKind::Choice(_)
                | FieldKind::YesNo => {}
                _ => self.refresh_typed(key, &value, &record),
            }
        }
        self.remarks.clear();
        for finding in findings.iter().filter(|finding| Some(finding.object) == self.record) {
            if let Some(field) = finding.field {
                self.remarks.entry(field).or_insert_with(|| finding.sentence.clone());
            }
        }
    }

    fn refresh_area(&mut self, key: FieldKey, value: &Value) {
        let text = match value {
            Value::Text(text) => text.as_str(),
            _ => "",
        };
        let same = self.areas.get(&key).is_some_and(|area| area.text() == text);
        if !same {
            self.areas.insert(key, Content::with_text(text));
        }
    }

    fn refresh_typed(&mut self, key: FieldKey, value: &Value, record: &Record) {
        if let Some(typed) = self.typed.get(&key) {
            let read = self.workspace.read(key, &typed.text, self.today, Some(record));
            if read.is_err() || read.as_ref() == Ok(value) {
                return;
            }
        }
        let text = self.workspace.value_text(value, key.field().kind);
        self.typed.insert(key, Typed { text, error: None });
    }

    /// The records that a reference can name, by title. Worked out when a list is opened: a kommun
    /// has thousands of persons.
    fn alternatives(&self, kinds: &[Kind], near: &Record) -> Vec<(String, AnyId)> {
        let plan = match near {
            Record::Activity(activity) => activity.plan,
            _ => None,
        };
        let records = kinds.iter().flat_map(|kind| self.workspace.records(*kind));
        let mut found: Vec<_> = records
            .filter(|record| !matches!(record, Record::Goal(goal) if plan.is_some() && goal.plan != plan))
            .map(|record| (self.workspace.title(record.any_id()), record.any_id()))
            .collect();
        found.sort_by(|a, b| swedish::compare(&a.0, &b.0));
        found
    }

    /// Takes in what the user did.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Typed(key, text) => self.type_in(key, text),
            Message::Edited(key, action) => self.edit(key, action),
            Message::Chosen(key, at) => self.choose(key, at),
            Message::Named(key, id) => self.name(key, id),
            Message::Cleared(key) => self.set(key, Value::Empty, false),
            Message::Dropped(key, id) => self.without(key, id),
            Message::Help(key) => {
                self.help = if self.help == Some(key) { None } else { Some(key) };
                Action::None
            }
            Message::Left => Action::LeaveField,
        }
    }

    fn type_in(&mut self, key: FieldKey, text: String) -> Action {
        // Another field was left with a value that reads: show it as the register has it.
        self.typed.retain(|other, typed| *other == key || typed.error.is_some());
        let read = self.workspace.read(key, &text, self.today, self.shown());
        let error = read.as_ref().err().cloned();
        self.typed.insert(key, Typed { text, error });
        match read {
            Ok(value) => self.set(key, value, true),
            Err(_) => Action::None,
        }
    }

    fn edit(&mut self, key: FieldKey, action: EditorAction) -> Action {
        let Some(area) = self.areas.get_mut(&key) else { return Action::None };
        let is_edit = action.is_edit();
        area.perform(action);
        if !is_edit {
            return Action::None;
        }
        let text = area.text();
        let value = if text.is_empty() { Value::Empty } else { Value::Text(text) };
        self.set(key, value, true)
    }

    fn choose(&mut self, key: FieldKey, at: usize) -> Action {
        let value = match key.field().kind {
            FieldKind::Choice(choices) => choices.get(at).map(|c| Value::Choice(c.code.to_owned())),
            FieldKind::YesNo => Some(Value::YesNo(at == 0)),
            _ => None,
        };
        value.map_or(Action::None, |value| self.set(key, value, false))
    }

    fn name(&mut self, key: FieldKey, id: AnyId) -> Action {
        let value = match key.field().kind {
            FieldKind::References(_) => {
                let mut ids = self.references(key);
                if !ids.contains(&id) {
                    ids.push(id);
                }
                Value::References(ids)
            }
            _ => Value::Reference(id),
        };
        self.set(key, value, false)
    }

    fn references(&self, key: FieldKey) -> Vec<AnyId> {
        match self.shown().map(|record| record.value(key.index)) {
            Some(Value::References(ids)) => ids,
            _ => Vec::new(),
        }
    }

    fn without(&mut self, key: FieldKey, gone: AnyId) -> Action {
        let ids: Vec<_> = self.references(key).into_iter().filter(|id| *id != gone).collect();
        let value = if ids.is_empty() { Value::Empty } else { Value::References(ids) };
        self.set(key, value, false)
    }

    fn set(&mut self, key: FieldKey, value: Value, typing: bool) -> Action {
        let Some(record) = self.record else { return Action::None };
        let label = crate::workspace::show::in_sentence(key.field().label);
        let name = format!("Ändrade {label} för {}", self.workspace.change_name(record));
        match self.workspace.set(name, record, key, value) {
            Ok(change) => Action::Commit(change, typing.then_some(Typing { record, field: key })),
            // The record has gone meanwhile; the next refresh empties the form.
            Err(_) => Action::None,
        }
    }

    fn shown(&self) -> Option<&Record> {
        self.record.and_then(|id| self.workspace.record(id))
    }
}
