//! The columns a register can have: a field, one year of a yearly amount, who holds a role, or what
//! follows from other records.

use super::derived::Derived;
use crate::record::{Administration, AnyId, ChoiceType, FieldKey, FieldKind, Id, RoleCode};
use crate::workspace::appointment::{Post, Seat};

/// One column.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    pub heading: String,
    /// Width in pixels at 100 %.
    pub width: f32,
    pub grows: bool,
    pub content: Content,
    /// The word in a cell with nothing stated.
    pub empty: &'static str,
}

/// What a column shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Content {
    Field(FieldKey),
    /// The amount of one year of a [`FieldKind::YearAmounts`] field.
    Year(FieldKey, i32),
    /// The text of one year of a [`FieldKind::YearTexts`] field.
    YearText(FieldKey, i32),
    /// Who holds the role over the row's record on the day that is shown.
    Role(RoleCode),
    /// The deputies of those who hold it.
    Deputy(RoleCode),
    /// Who has the duty that the row is, in a förvaltning, on the day that is shown; read only.
    Bearers(Id<Administration>),
    /// What other records say of the row's record; read only.
    Derived(Derived),
}

impl Content {
    /// The seat that a column of a role shows for `subject`.
    pub fn post(self, subject: AnyId) -> Option<Post> {
        match self {
            Self::Role(role) => Some(Post { role, seat: Seat::Holder, subject }),
            Self::Deputy(role) => Some(Post { role, seat: Seat::Deputy, subject }),
            _ => None,
        }
    }

    /// A name by which its width is remembered: "system.name", "activity.running.2027".
    pub fn name(self) -> String {
        let field = |key: FieldKey| format!("{}.{}", key.kind.table(), key.field().name);
        match self {
            Self::Field(key) => field(key),
            Self::Year(key, year) | Self::YearText(key, year) => format!("{}.{year}", field(key)),
            Self::Role(role) => format!("role.{}", role.code()),
            Self::Deputy(role) => format!("deputy.{}", role.code()),
            Self::Bearers(administration) => format!("bearers.{}", administration.uuid()),
            Self::Derived(derived) => format!("derived.{}", derived.name()),
        }
    }
}

impl Shape {
    /// A field under its own label.
    pub fn field(key: FieldKey, width: f32) -> Self {
        Self::new(key.field().label, width, Content::Field(key))
    }

    /// One year's amount.
    pub fn year(heading: impl Into<String>, key: FieldKey, year: i32, width: f32) -> Self {
        Self::new(heading, width, Content::Year(key, year))
    }

    /// One year's text.
    pub fn year_text(heading: impl Into<String>, key: FieldKey, year: i32, width: f32) -> Self {
        Self::new(heading, width, Content::YearText(key, year))
    }

    /// Who holds a role.
    pub fn role(heading: impl Into<String>, role: RoleCode, width: f32) -> Self {
        Self { empty: "Ej utsett", ..Self::new(heading, width, Content::Role(role)) }
    }

    /// Who steps in for them.
    pub fn deputy(heading: impl Into<String>, role: RoleCode, width: f32) -> Self {
        Self { empty: "Ej utsett", ..Self::new(heading, width, Content::Deputy(role)) }
    }

    /// Who has a duty in a förvaltning.
    pub fn bearers(heading: impl Into<String>, of: Id<Administration>, width: f32) -> Self {
        Self { empty: "Ej utsett", ..Self::new(heading, width, Content::Bearers(of)) }
    }

    /// What follows from other records.
    pub fn derived(heading: impl Into<String>, derived: Derived, width: f32) -> Self {
        Self { empty: derived.empty(), ..Self::new(heading, width, Content::Derived(derived)) }
    }

    fn new(heading: impl Into<String>, width: f32, content: Content) -> Self {
        let empty = match content {
            Content::Field(key) => match key.field().kind {
                FieldKind::Reference(_) | FieldKind::References(_) => "Inget",
                FieldKind::Date | FieldKind::EndDate | FieldKind::Period | FieldKind::Number => {
                    "Ej satt"
                }
                _ => "Uppgift saknas",
            },
            _ => "Ej satt",
        };
        Self { heading: heading.into(), width, grows: false, content, empty }
    }

    /// Another heading than the field's label.
    #[must_use]
    pub fn heading(mut self, heading: impl Into<String>) -> Self {
        self.heading = heading.into();
        self
    }

    /// Takes what room is left.
    #[must_use]
    pub fn grow(mut self) -> Self {
        self.grows = true;
        self
    }

    /// Another word for an empty cell.
    #[must_use]
    pub fn empty(mut self, word: &'static str) -> Self {
        self.empty = word;
        self
    }

    /// The field that a finding would name.
    pub fn key(&self) -> Option<FieldKey> {
        match self.content {
            Content::Field(key) | Content::Year(key, _) | Content::YearText(key, _) => Some(key),
            Content::Role(_) | Content::Deputy(_) | Content::Bearers(_) | Content::Derived(_) => {
                None
            }
        }
    }

    /// Whether it shows amounts, which can be summed.
    pub fn is_amount(&self) -> bool {
        match self.content {
            Content::Field(key) => key.field().kind == FieldKind::Kronor,
            Content::Year(..) => true,
            _ => false,
        }
    }

    /// Amounts, numbers and years stand right.
    pub fn is_number(&self) -> bool {
        match self.content {
            Content::Field(key) => {
                matches!(key.field().kind, FieldKind::Number | FieldKind::Kronor | FieldKind::Hours)
            }
            Content::Year(..) => true,
            Content::Derived(derived) => derived.is_number(),
            _ => false,
        }
    }
}
