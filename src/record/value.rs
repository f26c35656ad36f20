//! A field's value apart from its record, and how each Rust type of a declaration becomes one.
//! Code that walks over any record reads and writes [`Value`]s; a value of the wrong kind is an
//! error, never a guess.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::catalogue::Kind;
use super::date::{EndDate, Period};
use super::declare::{Choice, ChoiceType, FieldKind, FieldType, RecordType};
use super::hours::Hours;
use super::id::{AnyId, Id};
use super::money::Kronor;
use super::text::LongText;
use super::years::{YearAmounts, YearTexts};

/// The value of one field of one record.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub enum Value {
    /// Nothing is stated.
    #[default]
    Empty,
    /// One line or paragraphs, NFC.
    Text(String),
    Number(i64),
    Kronor(Kronor),
    Hours(Hours),
    Date(NaiveDate),
    EndDate(EndDate),
    Period(Period),
    /// The code of a choice.
    Choice(String),
    YesNo(bool),
    Reference(AnyId),
    /// In the order the user gave them, each once.
    References(Vec<AnyId>),
    YearAmounts(YearAmounts),
    YearTexts(YearTexts),
}

/// Why a value cannot stand in a field.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ValueError {
    #[error("värdet är av ett annat slag än fältet")]
    WrongKind,
    #[error("fältet finns inte")]
    NoSuchField,
    #[error("alternativet ”{0}” finns inte")]
    NoSuchChoice(String),
}

impl Value {
    /// Whether nothing is stated: no text, no reference, no year.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.trim().is_empty(),
            Self::References(ids) => ids.is_empty(),
            Self::YearAmounts(years) => years.is_empty(),
            Self::YearTexts(years) => years.is_empty(),
            _ => false,
        }
    }
}

/// A field's value as it stands, without a copy: for whoever looks at every field of every record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Glance<'a> {
    /// What [`Value::is_empty`] says of the value.
    Empty,
    Text(&'a str),
    Reference(AnyId),
    YearAmounts(&'a YearAmounts),
    /// A value of another kind.
    Other,
}

impl<'a> Glance<'a> {
    fn of_text(text: &'a str) -> Self {
        if text.trim().is_empty() { Self::Empty } else { Self::Text(text) }
    }

    fn filled(is_filled: bool) -> Self {
        if is_filled { Self::Other } else { Self::Empty }
    }
}

/// Who holds an assignment or answers for an activity: persons, functions and suppliers, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Holders(pub Vec<AnyId>);

/// What an assignment is about: a body, an administration, a system, or the whole kommun (none).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Subject(pub Option<AnyId>);

impl Holders {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn contains(&self, id: impl Into<AnyId>) -> bool {
        self.0.contains(&id.into())
    }
}

/// A field type whose value is one variant of [`Value`], and none when it is empty.
macro_rules! scalar {
    ($($ty:ty => $kind:ident),+ $(,)?) => {$(
        impl FieldType for Option<$ty> {
            const KIND: FieldKind = FieldKind::$kind;

            fn to_value(&self) -> Value {
                self.clone().map_or(Value::Empty, Value::$kind)
            }

            fn glance(&self) -> Glance<'_> {
                Glance::filled(self.is_some())
            }

            fn from_value(value: Value) -> Result<Self, ValueError> {
                match value {
                    Value::Empty => Ok(None),
                    Value::$kind(value) => Ok(Some(value)),
                    _ => Err(ValueError::WrongKind),
                }
            }
        }
    )+};
}

scalar!(
    i64 => Number,
    Kronor => Kronor,
    Hours => Hours,
    NaiveDate => Date,
    EndDate => EndDate,
    Period => Period,
    bool => YesNo,
);

impl FieldType for String {
    const KIND: FieldKind = FieldKind::Text;

    fn to_value(&self) -> Value {
        if self.is_empty() { Value::Empty } else { Value::Text(self.clone()) }
    }

    fn glance(&self) -> Glance<'_> {
        Glance::of_text(self)
    }

    fn from_value(value: Value) -> Result<Self, ValueError> {
        match value {
            Value::Empty => Ok(Self::new()),
            Value::Text(text) => Ok(super::text::one_line(&text)),
            _ => Err(ValueError::WrongKind),
        }
    }
}

impl FieldType for LongText {
    const KIND: FieldKind = FieldKind::LongText;

    fn to_value(&self) -> Value {
        if self.is_empty() { Value::Empty } else { Value::Text(self.as_str().to_owned()) }
    }

    fn glance(&self) -> Glance<'_> {
        Glance::of_text(self)
    }

    fn from_value(value: Value) -> Result<Self, ValueError> {
        match value {
            Value::Empty => Ok(Self::default()),
            Value::Text(text) => Ok(Self::new(&text)),
            _ => Err(ValueError::WrongKind),
        }
    }
}

impl<C: ChoiceType> FieldType for Option<C> {
    const KIND: FieldKind = FieldKind::Choice(C::CHOICES);

    fn to_value(&self) -> Value {
        self.map_or(Value::Empty, |choice| Value::Choice(choice.code().to_owned()))
    }

    fn glance(&self) -> Glance<'_> {
        Glance::filled(self.is_some())
    }

    fn from_value(value: Value) -> Result<Self, ValueError> {
        match value {
            Value::Empty => Ok(None),
            Value::Choice(code) => {
                C::from_code(&code).map(Some).ok_or(ValueError::NoSuchChoice(code))
            }
            _ => Err(ValueError::WrongKind),
        }
    }
}

impl<T: RecordType> FieldType for Option<Id<T>> {
    const KIND: FieldKind = FieldKind::Reference(&[T::KIND]);

    fn to_value(&self) -> Value {
        self.map_or(Value::Empty, |id| Value::Reference(id.into()))
    }

    fn glance(&self) -> Glance<'_> {
        self.map_or(Glance::Empty, |id| Glance::Reference(id.into()))
    }

    fn from_value(value: Value) -> Result<Self, ValueError> {
        match value {
            Value::Empty => Ok(None),
            Value::Reference(id) => id.of().map(Some).ok_or(ValueError::WrongKind),
            _ => Err(ValueError::WrongKind),
        }
    }
}

impl<T: RecordType> FieldType for Vec<Id<T>> {
    const KIND: FieldKind = FieldKind::References(&[T::KIND]);

    fn to_value(&self) -> Value {
        references(self.iter().map(|id| (*id).into()).collect())
    }

    fn glance(&self) -> Glance<'_> {
        Glance::filled(!self.is_empty())
    }

    fn from_value(value: Value) -> Result<Self, ValueError> {
        match value {
            Value::Empty => Ok(Self::new()),
            Value::References(ids) => {
                each_once(ids).map(|id| id.of().ok_or(ValueError::WrongKind)).collect()
            }
            _ => Err(ValueError::WrongKind),
        }
    }
}

const HOLDERS: &[Kind] = &[Kind::Person, Kind::Function, Kind::Supplier];
const SUBJECTS: &[Kind] = &[Kind::System, Kind::Administration, Kind::Body];

impl FieldType for Holders {
    const KIND: FieldKind = FieldKind::References(HOLDERS);

    fn to_value(&self) -> Value {
        references(self.0.clone())
    }

    fn glance(&self) -> Glance<'_> {
        Glance::filled(!self.is_empty())
    }

    fn from_value(value: Value) -> Result<Self, ValueError> {
        match value {
            Value::Empty => Ok(Self::default()),
            Value::References(ids) if ids.iter().all(|id| HOLDERS.contains(&id.kind)) => {
                Ok(Self(each_once(ids).collect()))
            }
            _ => Err(ValueError::WrongKind),
        }
    }
}

impl FieldType for Subject {
    const KIND: FieldKind = FieldKind::Reference(SUBJECTS);

    fn to_value(&self) -> Value {
        self.0.map_or(Value::Empty, Value::Reference)
    }

    fn glance(&self) -> Glance<'_> {
        self.0.map_or(Glance::Empty, Glance::Reference)
    }

    fn from_value(value: Value) -> Result<Self, ValueError> {
        match value {
            Value::Empty => Ok(Self(None)),
            Value::Reference(id) if SUBJECTS.contains(&id.kind) => Ok(Self(Some(id))),
            _ => Err(ValueError::WrongKind),
        }
    }
}

impl FieldType for YearAmounts {
    const KIND: FieldKind = FieldKind::YearAmounts;

    fn to_value(&self) -> Value {
        if self.is_empty() { Value::Empty } else { Value::YearAmounts(self.clone()) }
    }

    fn glance(&self) -> Glance<'_> {
        if self.is_empty() { Glance::Empty } else { Glance::YearAmounts(self) }
    }

    fn from_value(value: Value) -> Result<Self, ValueError> {
        match value {
            Value::Empty => Ok(Self::default()),
            Value::YearAmounts(years) => Ok(years),
            _ => Err(ValueError::WrongKind),
        }
    }
}

impl FieldType for YearTexts {
    const KIND: FieldKind = FieldKind::YearTexts;

    fn to_value(&self) -> Value {
        if self.is_empty() { Value::Empty } else { Value::YearTexts(self.clone()) }
    }

    fn glance(&self) -> Glance<'_> {
        Glance::filled(!self.is_empty())
    }

    fn from_value(value: Value) -> Result<Self, ValueError> {
        match value {
            Value::Empty => Ok(Self::default()),
            Value::YearTexts(years) => Ok(years),
            _ => Err(ValueError::WrongKind),
        }
    }
}

fn references(ids: Vec<AnyId>) -> Value {
    if ids.is_empty() { Value::Empty } else { Value::References(ids) }
}

fn each_once(ids: Vec<AnyId>) -> impl Iterator<Item = AnyId> {
    let mut seen = std::collections::HashSet::new();
    ids.into_iter().filter(move |id| seen.insert(*id))
}

/// The label of the choice with that code, or the code itself when the list has lost it.
pub fn choice_label<'a>(choices: &'static [Choice], code: &'a str) -> &'a str {
    choices.iter().find(|choice| choice.code == code).map_or(code, |choice| choice.label)
}
