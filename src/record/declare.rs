//! How a record type is declared: the [`record!`] and [`choice!`] macros and what they produce.
//!
//! One declaration gives a plain struct for code that knows the type (`system.name`), and a table
//! of [`Field`]s for code that walks over any type. `System::name` is the field's [`FieldKey`].
//! The macros only declare; no rule, layout or storage detail belongs here.

use super::catalogue::{Kind, Record};
use super::id::Id;
use super::value::{Glance, Value, ValueError};

/// One field as the data dictionary shows it.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Column name in the file and key in exports; never changes once released.
    pub name: &'static str,
    /// Swedish label, above the field and as column header.
    pub label: &'static str,
    /// Swedish help: what to write, often with an example.
    pub help: &'static str,
    pub kind: FieldKind,
    /// Whether a document's table demands it.
    pub required: bool,
    /// Where the demand comes from: S-nn, R-nn, a law. Empty when it is plain need.
    pub source: &'static str,
    /// Whether the public variant of a document may show it (domain §0.8).
    pub public: bool,
    /// Whether the record is a part of the one this field names, and goes when that goes.
    pub part: bool,
    /// The least number that may stand there.
    pub least: Option<i64>,
}

/// What kind of value a field holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum FieldKind {
    /// One line.
    Text,
    /// Paragraphs in the small Markdown subset of [`text`](super::text).
    LongText,
    /// A whole number.
    Number,
    /// Whole kronor.
    Kronor,
    /// Working time.
    Hours,
    /// A day.
    Date,
    /// A day or "tills vidare".
    EndDate,
    /// From–to, each end as precise as it was typed.
    Period,
    /// One of a fixed list.
    Choice(&'static [Choice]),
    /// Ja, nej or not stated.
    YesNo,
    /// One record of one of these kinds.
    Reference(&'static [Kind]),
    /// Any number of records of these kinds, in order.
    References(&'static [Kind]),
    /// Kronor for each of some years.
    YearAmounts,
    /// A short text for each of some years.
    YearTexts,
}

/// One alternative of a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// In the file and in exports; never changes once released.
    pub code: &'static str,
    /// Swedish.
    pub label: &'static str,
}

/// Names one field of one record type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FieldKey {
    pub kind: Kind,
    pub index: usize,
}

/// A fixed list of alternatives; implemented by [`choice!`].
pub trait ChoiceType: Copy + PartialEq + 'static {
    const CHOICES: &'static [Choice];
    const ALL: &'static [Self];

    /// Position in [`Self::CHOICES`].
    fn index(self) -> usize {
        Self::ALL.iter().position(|each| *each == self).unwrap_or(0)
    }

    /// The Swedish word.
    fn label(self) -> &'static str {
        Self::CHOICES[self.index()].label
    }

    /// The code in the file.
    fn code(self) -> &'static str {
        Self::CHOICES[self.index()].code
    }

    /// The alternative with that code.
    fn from_code(code: &str) -> Option<Self> {
        Self::CHOICES.iter().position(|choice| choice.code == code).map(|at| Self::ALL[at])
    }
}

/// A declared record type; implemented by [`record!`].
pub trait RecordType: Sized + Clone + 'static {
    const KIND: Kind;
    /// Table name in the file, and TABELL on the command line.
    const TABLE: &'static str;
    /// Swedish, singular and plural.
    const NAMES: (&'static str, &'static str);
    const FIELDS: &'static [Field];
    /// The fields that together name a record to a person, in order.
    const TITLE: &'static [FieldKey];

    fn blank(id: Id<Self>) -> Self;
    fn id(&self) -> Id<Self>;
    /// The value of the field at `index` of [`Self::FIELDS`]; `Empty` past the end.
    fn value(&self, index: usize) -> Value;
    /// That value without a copy.
    fn glance(&self, index: usize) -> Glance<'_>;
    /// Sets that field.
    ///
    /// # Errors
    /// When the value is of another kind than the field holds.
    fn set(&mut self, index: usize, value: Value) -> Result<(), ValueError>;
    fn into_record(self) -> Record;
    fn from_record(record: &Record) -> Option<&Self>;
}

/// A Rust type that can stand in a declaration.
pub trait FieldType: Default + Sized {
    const KIND: FieldKind;
    fn to_value(&self) -> Value;
    fn glance(&self) -> Glance<'_>;
    /// # Errors
    /// When the value is of another kind.
    fn from_value(value: Value) -> Result<Self, ValueError>;
}

impl Field {
    /// A public, optional field without a source.
    pub const fn new(
        name: &'static str,
        label: &'static str,
        help: &'static str,
        kind: FieldKind,
    ) -> Self {
        let (required, source, public, part, least) = (false, "", true, false, None);
        Self { name, label, help, kind, required, source, public, part, least }
    }

    /// A document's table demands it.
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Never shown in the public variant.
    pub const fn internal(mut self) -> Self {
        self.public = false;
        self
    }

    /// The record is a part of the one that the field names.
    pub const fn part(mut self) -> Self {
        self.part = true;
        self
    }

    /// Nothing less makes sense: a number, or an amount in kronor.
    pub const fn at_least(mut self, least: i64) -> Self {
        self.least = Some(least);
        self
    }

    /// Where the demand comes from.
    pub const fn source(mut self, source: &'static str) -> Self {
        self.source = source;
        self
    }
}

impl FieldKey {
    /// The key of the field called `name`; used by [`record!`] at compile time, where a name that
    /// does not exist stops the build.
    pub const fn of(kind: Kind, fields: &'static [Field], name: &str) -> Self {
        let mut index = 0;
        while index < fields.len() {
            if same(fields[index].name, name) {
                return Self { kind, index };
            }
            index += 1;
        }
        panic!("no field of that name in the declaration")
    }

    /// The declaration.
    pub fn field(self) -> &'static Field {
        &self.kind.fields()[self.index]
    }
}

const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut at = 0;
    while at < a.len() {
        if a[at] != b[at] {
            return false;
        }
        at += 1;
    }
    true
}

/// Declares a choice: `Name { Variant = "code" "Svenskt ord", … }`.
macro_rules! choice {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $code:literal $label:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$vmeta])* #[doc = $label] $variant),+ }

        impl $crate::record::declare::ChoiceType for $name {
            const CHOICES: &'static [$crate::record::declare::Choice] = &[
                $($crate::record::declare::Choice { code: $code, label: $label }),+
            ];
            const ALL: &'static [Self] = &[$(Self::$variant),+];
        }
    };
}

/// Declares a record type:
/// `Name, "table", "ental" / "flertal", title(fields) { field: Type, "Etikett", "Hjälp" [, flag]*; … }`
/// where a flag is one of the builder methods of [`Field`].
macro_rules! record {
    ($(#[$meta:meta])* $name:ident, $table:literal, $one:literal / $many:literal, title($($title:ident),+) {
        $($field:ident : $ty:ty, $label:literal, $help:literal $(, $flag:ident $(($arg:literal))?)*;)+
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name {
            pub id: $crate::record::id::Id<$name>,
            $(#[doc = $label] pub $field: $ty,)+
        }

        #[allow(non_upper_case_globals, reason = "a key bears the name of its field")]
        impl $name {
            $(#[doc = $label] pub const $field: $crate::record::declare::FieldKey =
                $crate::record::declare::FieldKey::of(
                    $crate::record::catalogue::Kind::$name,
                    <$name as $crate::record::declare::RecordType>::FIELDS,
                    stringify!($field),
                );)+
        }

        impl $crate::record::declare::RecordType for $name {
            const KIND: $crate::record::catalogue::Kind = $crate::record::catalogue::Kind::$name;
            const TABLE: &'static str = $table;
            const NAMES: (&'static str, &'static str) = ($one, $many);
            const FIELDS: &'static [$crate::record::declare::Field] = &[
                $($crate::record::declare::Field::new(
                    stringify!($field), $label, $help,
                    <$ty as $crate::record::declare::FieldType>::KIND,
                )$(.$flag($($arg)?))*,)+
            ];
            const TITLE: &'static [$crate::record::declare::FieldKey] = &[$(Self::$title),+];

            fn blank(id: $crate::record::id::Id<Self>) -> Self {
                Self { id, $($field: Default::default(),)+ }
            }

            fn id(&self) -> $crate::record::id::Id<Self> {
                self.id
            }

            fn value(&self, index: usize) -> $crate::record::value::Value {
                $(if index == Self::$field.index {
                    return $crate::record::declare::FieldType::to_value(&self.$field);
                })+
                $crate::record::value::Value::Empty
            }

            fn glance(&self, index: usize) -> $crate::record::value::Glance<'_> {
                $(if index == Self::$field.index {
                    return $crate::record::declare::FieldType::glance(&self.$field);
                })+
                $crate::record::value::Glance::Empty
            }

            fn set(
                &mut self,
                index: usize,
                value: $crate::record::value::Value,
            ) -> Result<(), $crate::record::value::ValueError> {
                $(if index == Self::$field.index {
                    self.$field = $crate::record::declare::FieldType::from_value(value)?;
                    return Ok(());
                })+
                Err($crate::record::value::ValueError::NoSuchField)
            }

            fn into_record(self) -> $crate::record::catalogue::Record {
                $crate::record::catalogue::Record::$name(self)
            }

            fn from_record(record: &$crate::record::catalogue::Record) -> Option<&Self> {
                match record {
                    $crate::record::catalogue::Record::$name(record) => Some(record),
                    _ => None,
                }
            }
        }
    };
}

pub(crate) use {choice, record};
