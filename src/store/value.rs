//! One value of a field as one column of the file, and back. The form in the file is canonical: the
//! same value is always written the same way, so that files can be compared and searched by others.
//!
//! What cannot be read is an error, never a guess.

use std::collections::{BTreeMap, HashMap};

use chrono::{Datelike, NaiveDate};
use rusqlite::types::{Value as Column, ValueRef};
use uuid::Uuid;

use crate::record::{
    AnyId, EndDate, FieldKind, Hours, Kind, Kronor, Moment, Period, Value, YearAmounts, YearTexts,
};

/// "tills vidare" in a column of days.
const UNTIL_FURTHER_NOTICE: &str = "tills vidare";

/// The column for a value; many references have their own table and no column.
pub fn encode(value: Value) -> Column {
    match value {
        Value::Empty | Value::References(_) => Column::Null,
        Value::Text(text) | Value::Choice(text) => Column::Text(text),
        Value::Number(number) => Column::Integer(number),
        Value::Kronor(Kronor(kronor)) => Column::Integer(kronor),
        Value::Hours(hours) => Column::Integer(hours.minutes()),
        Value::YesNo(yes) => Column::Integer(yes.into()),
        Value::Date(day) => Column::Text(day.to_string()),
        Value::EndDate(EndDate::Day(day)) => Column::Text(day.to_string()),
        Value::EndDate(EndDate::UntilFurtherNotice) => Column::Text(UNTIL_FURTHER_NOTICE.into()),
        Value::Period(period) => {
            Column::Text(format!("{}/{}", moment(period.from()), moment(period.to())))
        }
        Value::Reference(id) => Column::Blob(id.uuid.as_bytes().to_vec()),
        Value::YearAmounts(YearAmounts(years)) => Column::Text(json(&years)),
        Value::YearTexts(YearTexts(years)) => Column::Text(json(&years)),
    }
}

/// The value in a column; `None` when it cannot be one of that field.
pub fn decode(kind: FieldKind, column: ValueRef<'_>, kinds: &HashMap<Uuid, Kind>) -> Option<Value> {
    if column == ValueRef::Null {
        return Some(Value::Empty);
    }
    let text = || column.as_str().ok();
    let number = || column.as_i64().ok();
    Some(match kind {
        FieldKind::Text | FieldKind::LongText => Value::Text(text()?.to_owned()),
        FieldKind::Choice(_) => Value::Choice(text()?.to_owned()),
        FieldKind::Number => Value::Number(number()?),
        FieldKind::Kronor => Value::Kronor(Kronor(number()?)),
        FieldKind::Hours => Value::Hours(Hours::of_minutes(number()?)),
        FieldKind::YesNo => Value::YesNo(match number()? {
            0 => false,
            1 => true,
            _ => return None,
        }),
        FieldKind::Date => Value::Date(text()?.parse().ok()?),
        FieldKind::EndDate if text()? == UNTIL_FURTHER_NOTICE => {
            Value::EndDate(EndDate::UntilFurtherNotice)
        }
        FieldKind::EndDate => Value::EndDate(EndDate::Day(text()?.parse().ok()?)),
        FieldKind::Period => {
            let (from, to) = text()?.split_once('/')?;
            Value::Period(Period::new(read_moment(from)?, read_moment(to)?)?)
        }
        FieldKind::Reference(allowed) => Value::Reference(reference(column, allowed, kinds)?),
        FieldKind::References(_) => return None,
        FieldKind::YearAmounts => {
            Value::YearAmounts(YearAmounts(serde_json::from_str(text()?).ok()?))
        }
        FieldKind::YearTexts => Value::YearTexts(YearTexts(serde_json::from_str(text()?).ok()?)),
    })
}

/// The identity in a column. Where a field may refer to several kinds, `record` knows which it is.
pub fn reference(
    column: ValueRef<'_>,
    allowed: &[Kind],
    kinds: &HashMap<Uuid, Kind>,
) -> Option<AnyId> {
    let uuid = Uuid::from_slice(column.as_blob().ok()?).ok()?;
    let kind = match allowed {
        [only] => *only,
        _ => *kinds.get(&uuid)?,
    };
    Some(AnyId { kind, uuid })
}

fn json<T: serde::Serialize>(years: &BTreeMap<i32, T>) -> String {
    // A map from year to number or text always has a JSON form.
    serde_json::to_string(years).unwrap_or_default()
}

/// ISO 8601: `2027`, `2027-03`, `2027-W04`, `2027-03-15`.
fn moment(moment: Moment) -> String {
    match moment {
        Moment::Year(year) => format!("{year:04}"),
        Moment::Month(year, month) => format!("{year:04}-{month:02}"),
        Moment::Week(year, week) => format!("{year:04}-W{week:02}"),
        Moment::Day(day) => format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day()),
    }
}

fn read_moment(text: &str) -> Option<Moment> {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let mut parts = digits.split('-');
    let year: i32 = sign * parts.next()?.parse::<i32>().ok()?;
    let moment = match (parts.next(), parts.next(), parts.next()) {
        (None, ..) => Moment::Year(year),
        (Some(part), None, _) => match part.strip_prefix('W') {
            Some(week) => Moment::Week(year, week.parse().ok()?),
            None => Moment::Month(year, part.parse().ok()?),
        },
        (Some(month), Some(day), None) => {
            Moment::Day(NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)?)
        }
        _ => return None,
    };
    Some(moment)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_of_any_precision_is_read_as_it_was_written() {
        let day = NaiveDate::from_ymd_opt(2027, 3, 9).unwrap();
        for (from, to, written) in [
            (Moment::Year(2027), Moment::Year(2029), "2027/2029"),
            (Moment::Month(2027, 1), Moment::Month(2027, 6), "2027-01/2027-06"),
            (Moment::Week(2027, 4), Moment::Week(2027, 53), "2027-W04/2027-W53"),
            (Moment::Day(day), Moment::Year(2031), "2027-03-09/2031"),
        ] {
            let Some(period) = Period::new(from, to) else { continue };
            let column = encode(Value::Period(period));
            assert_eq!(column, Column::Text(written.to_owned()));
            let read = decode(FieldKind::Period, ValueRef::from(&column), &HashMap::new());
            assert_eq!(read, Some(Value::Period(period)));
        }
    }

    #[test]
    fn what_is_no_value_of_the_field_is_not_guessed_at() {
        for (kind, text) in [
            (FieldKind::Date, "i morgon"),
            (FieldKind::Period, "2027"),
            (FieldKind::Period, "2029/2027"),
            (FieldKind::Period, "2027-W99/2028"),
            (FieldKind::YearAmounts, "[1]"),
            (FieldKind::Number, "12"),
        ] {
            let column = Column::Text(text.to_owned());
            assert_eq!(decode(kind, ValueRef::from(&column), &HashMap::new()), None, "{text}");
        }
    }
}
