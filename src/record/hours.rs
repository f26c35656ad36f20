//! A length of working time: whole minutes, read from and shown as hours ("0,75", "45 min", "2 h").

use std::iter::Sum;
use std::ops::{Add, Mul};

use serde::{Deserialize, Serialize};

/// Working time, in whole minutes.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Hours(i64);

/// Nothing in a plan takes longer: a working life, in minutes.
const LONGEST: i64 = 100_000 * 60;

impl Hours {
    pub const fn of_minutes(minutes: i64) -> Self {
        Self(minutes)
    }

    pub const fn minutes(self) -> i64 {
        self.0
    }

    /// Reads what a person types: `0,75`, `2`, `2 h`, `1,5 timmar`, `45 min`, `1 h 30 min`, `1:30`. A
    /// bare number is in hours. Rounded to the nearest minute.
    ///
    /// # Errors
    /// A Swedish sentence that says what to write.
    pub fn parse(typed: &str) -> Result<Self, String> {
        let hint = || "Skriv en tid, till exempel 2 h, 0,75 eller 45 min.".to_owned();
        let text: String = typed.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
        let text = text.replace('.', ",");
        let (hours, minutes) = match parted(&text) {
            (hours, Some(minutes)) => (hours, minutes),
            (hours, None) => (hours, "0"),
        };
        let minutes = in_minutes(hours, 60)
            .zip(in_minutes(minutes, 1))
            .map(|(whole, part)| whole + part)
            .ok_or_else(hint)?;
        match minutes {
            0 => Err("Tiden ska vara längre än noll. Skriv till exempel 2 h eller 45 min.".into()),
            minutes if minutes > LONGEST => Err("Tiden är orimligt lång. Skriv timmar.".into()),
            minutes => Ok(Self(minutes)),
        }
    }

    /// In hours, with decimals where they are exact: `2`, `0,75`; else `50 min`, `1 h 10 min`.
    pub fn show(self) -> String {
        let (hours, rest) = (self.0 / 60, self.0 % 60);
        let hundredths = rest * 100 / 60;
        match (hours, rest) {
            (_, 0) => hours.to_string(),
            _ if hundredths * 60 == rest * 100 => {
                format!("{hours},{}", format!("{hundredths:02}").trim_end_matches('0'))
            }
            (0, _) => format!("{rest} min"),
            _ => format!("{hours} h {rest} min"),
        }
    }
}

/// What stands for hours and what for minutes; `None` where no minutes stand apart.
fn parted(text: &str) -> (&str, Option<&str>) {
    let minutes = |text: &str| -> Option<usize> {
        ["minuter", "minut", "min"].iter().find(|word| text.ends_with(**word)).map(|w| w.len())
    };
    let hours = ["timmar", "timme", "tim", "h"];
    if let Some((hours, minutes)) = text.split_once(':') {
        return (hours, Some(minutes));
    }
    if let Some(length) = minutes(text) {
        let number = &text[..text.len() - length];
        let split = hours.iter().find_map(|word| number.split_once(word));
        return split.map_or(("0", Some(number)), |(whole, part)| (whole, Some(part)));
    }
    let bare = hours.iter().find_map(|word| text.strip_suffix(word));
    (bare.unwrap_or(text), None)
}

/// `number` times `factor`, rounded; `None` when it is no number that is not negative.
fn in_minutes(number: &str, factor: i64) -> Option<i64> {
    let (whole, decimals) = number.split_once(',').unwrap_or((number, ""));
    let all_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !all_digits(whole) || !all_digits(decimals) || whole.len() > 9 {
        return None;
    }
    // Six decimals tell minutes apart; a spreadsheet writes more.
    let decimals = &decimals[..decimals.len().min(6)];
    let millionths: i64 = format!("{decimals:0<6}").parse().ok()?;
    let part = (millionths * factor + 500_000) / 1_000_000;
    Some(whole.parse::<i64>().ok()? * factor + part)
}

impl Add for Hours {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Mul<i64> for Hours {
    type Output = Self;

    /// The time of so many persons.
    fn mul(self, persons: i64) -> Self {
        Self(self.0.saturating_mul(persons))
    }
}

impl Sum for Hours {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::default(), Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_people_write_them() {
        for (typed, minutes) in [
            ("0,75", 45),
            ("45 min", 45),
            ("2", 120),
            ("2 h", 120),
            ("1,5 timmar", 90),
            ("1 h 30 min", 90),
            ("1:30", 90),
            ("14 tim", 840),
            ("0.8333333", 50),
            ("1 timme 10 minuter", 70),
        ] {
            assert_eq!(Hours::parse(typed), Ok(Hours(minutes)), "{typed}");
        }
    }

    #[test]
    fn what_is_no_time_is_told() {
        for typed in ["", "snart", "-2", "2 dagar", "1:30:00", "h", "min", "1,2,3", "0", "0 min"] {
            assert!(Hours::parse(typed).is_err(), "{typed}");
        }
        assert!(Hours::parse("9999999").unwrap_err().contains("orimligt"));
    }

    #[test]
    fn what_is_shown_is_read_as_the_same() {
        for minutes in 1..1_000 {
            assert_eq!(Hours::parse(&Hours(minutes).show()), Ok(Hours(minutes)));
        }
        assert_eq!(Hours(45).show(), "0,75");
        assert_eq!(Hours(50).show(), "50 min");
        assert_eq!(Hours(70).show(), "1 h 10 min");
        assert_eq!(Hours(840).show(), "14");
    }
}
