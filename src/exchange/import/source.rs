//! The cells that a field comes from, as their text would be typed in the window: without what keeps a
//! spreadsheet from running it, a day as a day, an amount with the unit of its heading.

use chrono::NaiveDate;

use super::sheet::{Row, day_of};
use super::{Mapping, Target};
use crate::exchange::table::restored;
use crate::record::{AmountUnit, FieldKey, FieldKind, Person};

/// What spreadsheets show where a formula failed, in English and in Swedish.
const FAULTS: &[&str] = &[
    "#N/A",
    "#REF!",
    "#VALUE!",
    "#NAME?",
    "#DIV/0!",
    "#NUM!",
    "#NULL!",
    "#SPILL!",
    "#CALC!",
    "#GETTING_DATA",
    "#SAKNAS!",
    "#REFERENS!",
    "#VÄRDEFEL!",
    "#NAMN?",
    "#DIVISION/0!",
    "#OGILTIGT!",
    "#SKÄRNING!",
    "#KALK!",
];

/// A field and the columns that it comes from; two only for a name in two parts.
pub struct Source {
    pub key: FieldKey,
    columns: Vec<usize>,
    pub heading: String,
    pub unit: Option<AmountUnit>,
}

/// In the order of the declaration, since a goal is looked for in its plan.
pub fn sources(mapping: &Mapping) -> Vec<Source> {
    let halves = mapping.halves_of_a_name();
    let mut sources = Vec::new();
    for (at, column) in mapping.columns.iter().enumerate() {
        let Some(Target::Field(key)) = column.target else { continue };
        let columns = match halves {
            Some((first, last)) if key == Person::name && at == first => vec![first, last],
            Some((_, last)) if key == Person::name && at == last => continue,
            _ => vec![at],
        };
        sources.push(Source { key, columns, heading: column.heading.clone(), unit: column.unit });
    }
    sources.sort_by_key(|source| source.key);
    sources
}

impl Source {
    /// A column that is read as the field `key` of a record of another kind.
    pub fn of_column(at: usize, heading: &str, key: FieldKey) -> Self {
        Self { key, columns: vec![at], heading: heading.to_owned(), unit: None }
    }

    /// What the cells of a field say, as they were before a spreadsheet was kept from running them.
    pub fn text(&self, row: &Row) -> String {
        match self.columns.as_slice() {
            [one] => restored(row.cell(*one)).to_owned(),
            several => {
                let parts = several.iter().map(|column| restored(row.cell(*column)).trim());
                parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
            }
        }
    }

    /// What the window would have been given to read.
    ///
    /// # Errors
    /// A Swedish sentence when a formula failed.
    pub fn typed(&self, row: &Row, from_1904: bool) -> Result<String, String> {
        let text = self.text(row);
        let trimmed = text.trim();
        if FAULTS.contains(&trimmed) {
            return Err(format!(
                "Formeln gav felet {trimmed}. Rätta formeln, eller skriv värdet i cellen."
            ));
        }
        let typed = match (self.key.field().kind, self.unit) {
            (FieldKind::Date | FieldKind::EndDate, _) => {
                day_number(trimmed, from_1904).map(|day| day.to_string())
            }
            (FieldKind::Kronor, Some(unit)) if trimmed.ends_with(|c: char| c.is_ascii_digit()) => {
                Some(format!("{trimmed} {}", unit.name()))
            }
            _ => None,
        };
        Ok(typed.unwrap_or(text))
    }
}

/// A day that stands as its number, as when a column of days has lost its format.
fn day_number(text: &str, from_1904: bool) -> Option<NaiveDate> {
    let whole = text.split([',', '.']).next().unwrap_or_default();
    if whole.len() != 5 || !text.bytes().all(|b| b.is_ascii_digit() || b == b',' || b == b'.') {
        return None;
    }
    day_of(text.replace(',', ".").parse().ok()?, from_1904)
}
