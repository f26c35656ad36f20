//! The list of all record types. A new type is declared in its subject's file and added to the one
//! list at the end of this file; everything that walks over "any record" follows by itself.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::declare::{Field, FieldKey, FieldKind, RecordType};
use super::id::{AnyId, Id};
use super::value::{Glance, Value, ValueError};
use super::{
    AccessRule, Acknowledgement, Activity, Administration, Agreement, Assignment, Attainment, Body,
    Case, CaseEvent, Chapter, Classification, Comment, Competence, CompetenceRequirement, Duty,
    Enclosure, FollowUp, Function, Goal, Integration, LetterProfile, Meeting, Municipality, Need,
    Occasion, Person, Plan, Point, Role, Section, ServiceAgreement, StaffGroup, Statement,
    Supplier, System, TechnicalDocument, Training, Unit, VisionArea,
};

macro_rules! catalogue {
    ($($name:ident),+ $(,)?) => {
        /// A record type.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Kind { $($name),+ }

        /// Any record.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Record { $($name($name)),+ }

        impl Kind {
            /// All kinds; a kind that others refer to stands before them.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The declared fields.
            pub const fn fields(self) -> &'static [Field] {
                match self { $(Self::$name => <$name as RecordType>::FIELDS),+ }
            }

            /// Table name in the file, and TABELL on the command line.
            pub const fn table(self) -> &'static str {
                match self { $(Self::$name => <$name as RecordType>::TABLE),+ }
            }

            /// Swedish name, singular and plural.
            pub const fn names(self) -> (&'static str, &'static str) {
                match self { $(Self::$name => <$name as RecordType>::NAMES),+ }
            }

            /// The fields that name a record to a person.
            pub const fn title(self) -> &'static [FieldKey] {
                match self { $(Self::$name => <$name as RecordType>::TITLE),+ }
            }

            /// A record with nothing filled in.
            pub fn blank(self, id: Uuid) -> Record {
                match self { $(Self::$name => Record::$name($name::blank(Id::from_uuid(id)))),+ }
            }
        }

        impl Record {
            pub fn kind(&self) -> Kind {
                match self { $(Self::$name(_) => Kind::$name),+ }
            }

            pub fn uuid(&self) -> Uuid {
                match self { $(Self::$name(record) => record.id.uuid()),+ }
            }

            /// The value of the field at `index`; `Empty` past the end.
            pub fn value(&self, index: usize) -> Value {
                match self { $(Self::$name(record) => record.value(index)),+ }
            }

            /// That value without a copy.
            pub fn glance(&self, index: usize) -> Glance<'_> {
                match self { $(Self::$name(record) => record.glance(index)),+ }
            }

            /// Sets the field at `index`.
            ///
            /// # Errors
            /// When the value is of another kind than the field holds.
            pub fn set(&mut self, index: usize, value: Value) -> Result<(), ValueError> {
                match self { $(Self::$name(record) => record.set(index, value)),+ }
            }
        }
    };
}

impl Kind {
    /// The kind whose table has that name.
    pub fn from_table(table: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.table() == table)
    }

    /// The field called `name`.
    pub fn field(self, name: &str) -> Option<FieldKey> {
        let index = self.fields().iter().position(|field| field.name == name)?;
        Some(FieldKey { kind: self, index })
    }

    /// Whether its records are systems, or parts of one.
    pub fn is_of_systems(self) -> bool {
        let part =
            |field: &Field| field.part && field.kind == FieldKind::Reference(&[Self::System]);
        self == Self::System || self.fields().iter().any(part)
    }

    /// The keys of all fields, in declared order.
    pub fn keys(self) -> impl Iterator<Item = FieldKey> {
        (0..self.fields().len()).map(move |index| FieldKey { kind: self, index })
    }
}

impl Record {
    pub fn any_id(&self) -> AnyId {
        AnyId { kind: self.kind(), uuid: self.uuid() }
    }

    /// The system that this record is, or is a part of.
    pub fn system(&self) -> Option<Id<System>> {
        if let Self::System(system) = self {
            return Some(system.id);
        }
        let fields = self.kind().fields().iter().enumerate().filter(|(_, field)| field.part);
        fields.into_iter().find_map(|(index, _)| match self.glance(index) {
            Glance::Reference(whole) => whole.of(),
            _ => None,
        })
    }

    /// The records that this one names, field by field.
    pub fn references(&self) -> Vec<AnyId> {
        let mut found = Vec::new();
        for (index, field) in self.kind().fields().iter().enumerate() {
            if !matches!(field.kind, FieldKind::Reference(_) | FieldKind::References(_)) {
                continue;
            }
            match self.value(index) {
                Value::Reference(id) => found.push(id),
                Value::References(ids) => found.extend(ids),
                _ => {}
            }
        }
        found
    }
}

catalogue!(
    Municipality,
    Body,
    Meeting,
    Administration,
    Unit,
    Person,
    Function,
    Supplier,
    Role,
    Duty,
    VisionArea,
    System,
    Assignment,
    Agreement,
    ServiceAgreement,
    Classification,
    StaffGroup,
    CompetenceRequirement,
    Attainment,
    TechnicalDocument,
    Integration,
    Acknowledgement,
    Competence,
    Plan,
    Chapter,
    Need,
    Goal,
    Activity,
    Training,
    Occasion,
    FollowUp,
    AccessRule,
    Statement,
    LetterProfile,
    Case,
    Section,
    Point,
    Enclosure,
    CaseEvent,
    Comment,
);
