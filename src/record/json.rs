//! Records as JSON, for the journal and for data attached to a document: kind, id and the fields
//! that are filled in, by their declared names. A field that a later version has dropped is passed
//! over when an old entry is read.

use std::collections::BTreeMap;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

use super::catalogue::{Kind, Record};
use super::value::Value;

#[derive(Serialize, Deserialize)]
struct Stored {
    kind: String,
    id: Uuid,
    fields: BTreeMap<String, Value>,
}

impl Serialize for Record {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let kind = self.kind();
        let filled = kind.fields().iter().enumerate().filter_map(|(index, field)| {
            let value = self.value(index);
            (value != Value::Empty).then(|| (field.name.to_owned(), value))
        });
        Stored { kind: kind.table().to_owned(), id: self.uuid(), fields: filled.collect() }
            .serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Record {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let stored = Stored::deserialize(deserializer)?;
        let kind = Kind::from_table(&stored.kind)
            .ok_or_else(|| D::Error::custom(format!("okänt slag av post: {}", stored.kind)))?;
        let mut record = kind.blank(stored.id);
        for (name, value) in stored.fields {
            if let Some(key) = kind.field(&name) {
                record.set(key.index, value).map_err(D::Error::custom)?;
            }
        }
        Ok(record)
    }
}
