//! What a person types or a spreadsheet holds, read as the value of a field. The same reader serves
//! forms, grids, pasted cells, imports and the shipped example, so that all take the same words.

use chrono::NaiveDate;

use super::Workspace;
use super::key::{Find, FindError};
use crate::record::date::parse_day;
use crate::record::swedish::folded;
use crate::record::{
    AnyId, Choice, EndDate, Field, FieldKey, FieldKind, Hours, Kind, Kronor, Period, Record, Value,
    YearAmounts, YearTexts,
};

impl Workspace {
    /// Reads `typed` as the value of `field`. Empty text is [`Value::Empty`]. `near` is the record
    /// that the field belongs to, when there is one.
    ///
    /// # Errors
    /// A Swedish sentence that says what to write.
    pub fn read(
        &self,
        field: FieldKey,
        typed: &str,
        today: NaiveDate,
        near: Option<&Record>,
    ) -> Result<Value, String> {
        self.read_by(self, field, typed, today, near)
    }

    /// As [`Self::read`], with the records that are named found by `names`.
    ///
    /// # Errors
    /// A Swedish sentence that says what to write.
    pub fn read_by(
        &self,
        names: &dyn Find,
        field: FieldKey,
        typed: &str,
        today: NaiveDate,
        near: Option<&Record>,
    ) -> Result<Value, String> {
        let Field { kind, least, .. } = field.field();
        let unit = self.amount_unit();
        let trimmed = typed.trim();
        if trimmed.is_empty() {
            return Ok(Value::Empty);
        }
        match *kind {
            FieldKind::Text => Ok(Value::Text(crate::record::text::one_line(trimmed))),
            FieldKind::LongText => {
                Ok(Value::Text(crate::record::LongText::new(typed).as_str().to_owned()))
            }
            FieldKind::Number => {
                let number = read_number(trimmed)?;
                not_below(*least, number)?;
                Ok(Value::Number(number))
            }
            FieldKind::Kronor => {
                let amount = Kronor::parse(trimmed, unit)?;
                not_below(*least, amount.0)?;
                Ok(Value::Kronor(amount))
            }
            FieldKind::Hours => Hours::parse(trimmed).map(Value::Hours),
            FieldKind::Date => parse_day(trimmed, today).map(Value::Date),
            FieldKind::EndDate => EndDate::parse(trimmed, today).map(Value::EndDate),
            FieldKind::Period => Period::parse(trimmed, today).map(Value::Period),
            FieldKind::Choice(choices) => read_choice(choices, trimmed),
            FieldKind::YesNo => read_yes_no(trimmed).map(Value::YesNo),
            FieldKind::Reference(kinds) => {
                names.find(kinds, trimmed, near).map(Value::Reference).map_err(|e| e.to_string())
            }
            FieldKind::References(kinds) => self.read_references(names, kinds, trimmed, near),
            FieldKind::YearAmounts => YearAmounts::parse(trimmed, unit).map(Value::YearAmounts),
            FieldKind::YearTexts => YearTexts::parse(trimmed).map(Value::YearTexts),
        }
    }

    /// Several, parted by semicolon or line; by comma or slash only when no name holds one.
    fn read_references(
        &self,
        names: &dyn Find,
        kinds: &'static [Kind],
        typed: &str,
        near: Option<&Record>,
    ) -> Result<Value, String> {
        if folded(typed) == "alla" && kinds == [Kind::Body] {
            let administered = self.all::<crate::record::Administration>();
            let bodies = administered.filter_map(|a| a.body).map(AnyId::from);
            return Ok(Value::References(bodies.collect()));
        }
        let told = |error: FindError| error.to_string();
        match names.find(kinds, typed, near) {
            Ok(one) => return Ok(Value::References(vec![one])),
            Err(several @ FindError::Several(..)) => return Err(told(several)),
            Err(FindError::Unknown(..)) => {}
        }
        let listed = typed.contains([';', '\n']);
        let separators: &[char] = if listed { &[';', '\n'] } else { &[',', '/'] };
        let parts = typed.split(separators).map(str::trim).filter(|part| !part.is_empty());
        let mut parts: Vec<&str> = parts.collect();
        let unknown =
            |part: &&str| matches!(names.find(kinds, part, near), Err(FindError::Unknown(..)));
        if !listed && parts.len() == 2 && parts.iter().all(unknown) {
            // "Ängman, Åke" is then one name, not two.
            parts = vec![typed];
        }
        let found = parts.into_iter().map(|part| names.find(kinds, part, near));
        found.collect::<Result<_, _>>().map(Value::References).map_err(told)
    }
}

fn read_number(typed: &str) -> Result<i64, String> {
    let digits: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '\u{a0}').collect();
    let digits = digits.replace('\u{2212}', "-");
    digits.parse().map_err(|_| "Skriv ett heltal, till exempel 12.".to_owned())
}

/// Holds that a number is not less than its field allows.
fn not_below(least: Option<i64>, number: i64) -> Result<(), String> {
    match least {
        Some(0) if number < 0 => Err("Skriv ett tal som inte är negativt.".to_owned()),
        Some(least) if number < least => Err(format!("Skriv ett tal som är minst {least}.")),
        _ => Ok(()),
    }
}

fn read_choice(choices: &'static [Choice], typed: &str) -> Result<Value, String> {
    let wanted = folded(typed);
    let named = |choice: &&Choice| folded(choice.label) == wanted || choice.code == wanted;
    let begun = |choice: &&Choice| folded(choice.label).starts_with(&wanted);
    let mut beginning = choices.iter().filter(begun);
    let found = choices.iter().find(named).or_else(|| match (beginning.next(), beginning.next()) {
        (Some(only), None) => Some(only),
        _ => None,
    });
    found.map(|choice| Value::Choice(choice.code.to_owned())).ok_or_else(|| {
        let labels: Vec<_> = choices.iter().map(|choice| choice.label).collect();
        format!("”{typed}” är inget av alternativen. Välj {}.", or_list(&labels))
    })
}

fn read_yes_no(typed: &str) -> Result<bool, String> {
    match folded(typed).as_str() {
        "ja" | "j" | "x" | "true" | "sant" | "1" => Ok(true),
        "nej" | "n" | "false" | "falskt" | "0" => Ok(false),
        _ => Err("Skriv ja eller nej.".to_owned()),
    }
}

/// "a, b eller c".
fn or_list(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} eller {last}", first.join(", ")),
    }
}
