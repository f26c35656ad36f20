//! Which column is which field: guessed from the headings against the labels of the record
//! declarations, shown, and changed by hand where the guess is wrong. Truth: the declarations and
//! [`super::synonym`].

use super::ImportError;
use super::identity::levels;
use super::sheet::{Row, Sheet};
use super::synonym::{FIRST_NAME, FROM, LAST_NAME, SYNONYMS, TO};
use crate::document::words;
use crate::record::swedish::folded;
use crate::record::{AmountUnit, ChoiceType, FieldKey, FieldKind, Kind, Person};
use crate::workspace::Workspace;

/// The headings are looked for in the first rows: titles and dates often stand above them.
const HEAD: usize = 30;
/// How many headings or labels a sentence names.
const NAMED: usize = 12;

/// A column and what it is taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// As the table has it.
    pub heading: String,
    pub field: Option<FieldKey>,
    /// The unit that the heading gives amounts: "Kostnad (tkr)".
    pub unit: Option<AmountUnit>,
    /// Why a column that looks like a field is not taken: Swedish, a few words.
    pub remark: Option<&'static str>,
}

/// What each column is taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    pub kind: Kind,
    /// The row of headings, as an index of [`Sheet::rows`]; what stands above it is passed over.
    pub head: usize,
    pub columns: Vec<Column>,
}

impl Mapping {
    /// Guesses the row of headings and what they mean. `stated` are headings that the user has
    /// named, for [`Self::choose`].
    ///
    /// # Errors
    /// When no heading is known.
    pub fn guess(kind: Kind, sheet: &Sheet, stated: &[&str]) -> Result<Self, ImportError> {
        let first = sheet.rows.first().ok_or(ImportError::Empty)?;
        let known = known(kind);
        let stated: Vec<String> = stated.iter().map(|heading| plain(heading)).collect();
        let is_heading = |cell: &str| known.field(cell).is_some() || stated.contains(&plain(cell));
        let maps = |row: &Row| row.cells.iter().filter(|cell| is_heading(cell)).count();
        let candidates = sheet.rows.iter().take(HEAD).enumerate().rev();
        let best = candidates.max_by_key(|(_, row)| maps(row)).filter(|(_, row)| maps(row) > 0);
        let Some((head, row)) = best else {
            let labels = kind.fields().iter().map(|field| field.label);
            return Err(ImportError::NoHeadings {
                found: listed(first.cells.iter().map(String::as_str)),
                many: kind.names().1,
                known: listed(labels),
            });
        };
        let mut columns: Vec<Column> = Vec::new();
        for heading in &row.cells {
            let (field, unit) = (known.field(heading), unit_in(heading));
            let column = Column { heading: heading.clone(), field, unit, remark: None };
            columns.push(column);
        }
        let mut mapping = Self { kind, head, columns };
        mapping.each_field_once();
        Ok(mapping)
    }

    /// The first column of a field keeps it; a name in two columns is one.
    fn each_field_once(&mut self) {
        let mut taken: Vec<FieldKey> = Vec::new();
        let halves = self.halves_of_a_name();
        for (at, column) in self.columns.iter_mut().enumerate() {
            let Some(field) = column.field else { continue };
            let is_half = halves.is_some_and(|(first, last)| at == first || at == last);
            if halves.is_some() && field == Person::name && !is_half
                || taken.contains(&field) && !is_half
            {
                column.field = None;
                column.remark = Some("en annan kolumn ger samma uppgift");
            } else {
                taken.push(field);
            }
        }
        if halves.is_none() {
            for column in &mut self.columns {
                if [FIRST_NAME, LAST_NAME].contains(&column.heading.trim().to_lowercase().as_str())
                {
                    column.field = None;
                    column.remark = Some("både Förnamn och Efternamn behövs");
                }
            }
        }
    }

    /// The columns of first and last name, when a person's name stands in two.
    pub(super) fn halves_of_a_name(&self) -> Option<(usize, usize)> {
        let at = |name: &str| {
            let heading = |c: &Column| folded(c.heading.trim()) == name;
            self.columns.iter().position(|c| c.field == Some(Person::name) && heading(c))
        };
        at(FIRST_NAME).zip(at(LAST_NAME))
    }

    /// Takes the column under `heading` for the field called `field`: its label, its name in the
    /// declaration or another word for it. Another column of that field is then left out, as this one
    /// is with an empty `field`.
    ///
    /// # Errors
    /// When there is no such heading or field.
    pub fn choose(&mut self, heading: &str, field: &str) -> Result<(), ImportError> {
        let wanted = plain(heading);
        let Some(at) = self.columns.iter().position(|column| plain(&column.heading) == wanted)
        else {
            let found = listed(self.columns.iter().map(|column| column.heading.as_str()));
            return Err(ImportError::NoSuchHeading { heading: heading.to_owned(), found });
        };
        if field.trim().is_empty() {
            self.columns[at].field = None;
            return Ok(());
        }
        let key = known(self.kind).field(field).ok_or_else(|| ImportError::NoSuchField {
            field: field.to_owned(),
            many: self.kind.names().1,
            known: listed(self.kind.fields().iter().map(|field| field.label)),
        })?;
        for column in self.columns.iter_mut().filter(|column| column.field == Some(key)) {
            column.field = None;
            column.remark = Some("en annan kolumn ger samma uppgift");
        }
        self.columns[at].field = Some(key);
        self.columns[at].remark = None;
        Ok(())
    }

    /// Holds that some column says which record a row is about.
    ///
    /// # Errors
    /// When none does.
    pub fn check(&self) -> Result<(), ImportError> {
        let mapped = |key: &FieldKey| self.columns.iter().any(|c| c.field == Some(*key));
        let needed: Vec<FieldKey> = levels(self.kind).iter().map(|level| level.same[0]).collect();
        if needed.iter().any(mapped) {
            return Ok(());
        }
        let mut labels: Vec<&str> = needed.iter().map(|key| key.field().label).collect();
        labels.dedup();
        Err(ImportError::NoIdentity {
            many: words::sentence(self.kind.names().1),
            needed: labels.join(" eller "),
            found: listed(self.columns.iter().map(|column| column.heading.as_str())),
        })
    }

    /// One Swedish line for each column, for the user to judge.
    pub fn lines(&self, workspace: &Workspace) -> Vec<String> {
        let roles: Vec<String> =
            workspace.all::<crate::record::Role>().map(|role| plain(&role.name)).collect();
        self.columns
            .iter()
            .filter(|column| !column.heading.trim().is_empty())
            .map(|column| {
                let heading = column.heading.trim();
                let Some(key) = column.field else {
                    let why = match column.remark {
                        Some(remark) => format!(": {remark}"),
                        None if roles.contains(&plain(heading)) => {
                            ": vem som har en roll tas in som uppdrag".to_owned()
                        }
                        None => String::new(),
                    };
                    return format!("”{heading}” tas inte in{why}");
                };
                let label = key.field().label;
                match (key.field().kind, column.unit) {
                    (FieldKind::Kronor, None) => {
                        let unit = workspace.amount_unit().name();
                        format!("”{heading}” → {label}, i {unit} där enhet inte anges")
                    }
                    (FieldKind::Kronor, Some(unit)) => {
                        format!("”{heading}” → {label}, i {}", unit.name())
                    }
                    _ => format!("”{heading}” → {label}"),
                }
            })
            .collect()
    }
}

/// The headings that mean a field of one kind of record.
struct Known(Vec<(String, FieldKey)>);

fn known(kind: Kind) -> Known {
    let mut words = Vec::new();
    // A label wins over a name in the declaration, and both over another word.
    words.extend(kind.keys().map(|key| (plain(key.field().label), key)));
    words.extend(kind.keys().map(|key| (plain(key.field().name), key)));
    for (key, synonyms) in SYNONYMS.iter().filter(|(key, _)| key.kind == kind) {
        words.extend(synonyms.iter().map(|word| (plain(word), *key)));
    }
    for (name, synonyms) in [("from", FROM), ("to", TO)] {
        if let Some(key) = kind.field(name) {
            words.extend(synonyms.iter().map(|word| (plain(word), key)));
        }
    }
    if kind == Kind::Person {
        words.extend([FIRST_NAME, LAST_NAME].map(|half| (half.to_owned(), Person::name)));
    }
    Known(words)
}

impl Known {
    fn field(&self, heading: &str) -> Option<FieldKey> {
        let wanted = plain(heading);
        self.0.iter().find(|(word, _)| *word == wanted).map(|(_, key)| *key)
    }
}

/// A heading for matching: letters and digits alone, folded, without the unit of amounts.
fn plain(heading: &str) -> String {
    let folded = folded(heading);
    let words = folded.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| unit_of(word).is_none()).collect()
}

/// The unit of amounts that a heading names.
fn unit_in(heading: &str) -> Option<AmountUnit> {
    folded(heading).split(|letter: char| !letter.is_alphanumeric()).find_map(unit_of)
}

fn unit_of(word: &str) -> Option<AmountUnit> {
    let same = |unit: &AmountUnit| unit.name() == word;
    match word {
        "kronor" | "sek" => Some(AmountUnit::Kr),
        "mkr" => Some(AmountUnit::Mnkr),
        _ => AmountUnit::ALL.iter().copied().find(same),
    }
}

/// The first of some names, for a sentence.
fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.map(str::trim).filter(|name| !name.is_empty()).collect();
    let more = names.len().saturating_sub(NAMED);
    let mut listed = names[..names.len() - more].join(", ");
    if more > 0 {
        listed += &format!(" och {more} till");
    }
    listed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::System;

    fn guess(kind: Kind, headings: &[&str]) -> Mapping {
        let cells = headings.iter().map(|heading| (*heading).to_owned()).collect();
        let rows = vec![Row { number: 1, cells }];
        Mapping::guess(kind, &Sheet { rows, ..Sheet::default() }, &[]).unwrap()
    }

    #[test]
    fn every_label_of_every_record_leads_to_its_own_field() {
        for kind in Kind::ALL {
            let known = known(*kind);
            for key in kind.keys() {
                let label = key.field().label;
                assert_eq!(known.field(label), Some(key), "{}: {label}", kind.table());
            }
        }
    }

    #[test]
    fn headings_are_known_whatever_their_case_blanks_and_signs() {
        let mapping = guess(
            Kind::System,
            &[
                "SYSTEM-ID",
                " namn ",
                "Ägande nämnd:",
                "Kostnad (tkr/år)",
                "Användande\nnämnder",
                "Färg",
            ],
        );
        let fields: Vec<_> = mapping.columns.iter().map(|column| column.field).collect();
        let expected = [
            Some(System::number),
            Some(System::name),
            Some(System::owner),
            Some(System::annual_cost),
            Some(System::users),
            None,
        ];
        assert_eq!(fields, expected);
        assert_eq!(mapping.columns[3].unit, Some(AmountUnit::Tkr));
    }

    #[test]
    fn the_first_of_two_columns_of_a_field_is_taken_and_the_other_is_said() {
        let mut mapping = guess(Kind::System, &["Nr", "System", "Namn"]);
        assert_eq!(mapping.columns[2].field, None);
        let lines = mapping.lines(&Workspace::default());
        assert!(lines[2].contains("en annan kolumn"), "{lines:?}");
        mapping.choose("namn", "System").unwrap();
        assert_eq!(mapping.columns[1].field, None);
        assert_eq!(mapping.columns[2].field, Some(System::name));
        mapping.choose("NAMN", "").unwrap();
        assert_eq!(mapping.columns[2].field, None);
        assert!(mapping.choose("Färg", "System").unwrap_err().to_string().contains("Nr, System"));
        assert!(mapping.choose("Nr", "Färg").unwrap_err().to_string().contains("Ändamål"));
    }

    #[test]
    fn a_name_in_two_columns_is_one_name() {
        let mapping = guess(Kind::Person, &["Efternamn", "Förnamn", "Titel"]);
        assert_eq!(mapping.halves_of_a_name(), Some((1, 0)));
        let half = guess(Kind::Person, &["Efternamn", "Titel"]);
        assert_eq!(half.columns[0].field, None);
    }

    #[test]
    fn titles_above_the_headings_are_passed_over() {
        let row = |number, cells: &[&str]| Row {
            number,
            cells: cells.iter().map(|cell| (*cell).to_owned()).collect(),
        };
        let rows = vec![
            row(1, &["Systemlista 2026"]),
            row(3, &["Nr", "System", "Systemägare"]),
            row(4, &["1", "System", "SN"]),
        ];
        let sheet = Sheet { rows, ..Sheet::default() };
        assert_eq!(Mapping::guess(Kind::System, &sheet, &[]).unwrap().head, 1);
        let strange = Sheet { rows: vec![row(1, &["Färg", "Form"])], ..Sheet::default() };
        let error = Mapping::guess(Kind::Agreement, &strange, &[]).unwrap_err();
        assert!(error.to_string().contains("Färg, Form"));
        assert!(Mapping::guess(Kind::Agreement, &strange, &["färg"]).is_ok());
    }
}
