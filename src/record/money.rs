//! Money: whole kronor, read from and shown as kr, tkr or mnkr (domain §3.7).

use std::iter::Sum;
use std::ops::{Add, Neg, Sub};

use serde::{Deserialize, Serialize};

use super::declare::choice;

/// Whole kronor.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct Kronor(pub i64);

choice! {
    /// The unit that a kommun shows amounts in.
    AmountUnit {
        Kr = "kr" "kr",
        Tkr = "tkr" "tkr",
        Mnkr = "mnkr" "mnkr",
    }
}

/// The no-break space that parts thousands and number from unit.
pub const HARD_SPACE: char = '\u{a0}';

/// No amount in a kommun's plan is larger: a hundred billion kronor.
const LARGEST: i64 = 100_000_000_000;

impl Kronor {
    /// Reads what a person types: `850 tkr`, `1,2 mnkr`, `850 000`, `-8,6 tkr`, `850 000 kr`.
    /// A bare number is in `unit`.
    ///
    /// # Errors
    /// A Swedish sentence that says what to write.
    pub fn parse(typed: &str, unit: AmountUnit) -> Result<Self, String> {
        let hint = || "Skriv ett belopp, till exempel 850 tkr.".to_owned();
        let text: String = typed
            .trim()
            .to_lowercase()
            .chars()
            .filter(|c| !c.is_whitespace() && *c != HARD_SPACE && *c != '\u{202f}')
            .map(|c| if matches!(c, '\u{2212}' | '–') { '-' } else { c })
            .collect();
        let (number, unit) = [
            ("mnkr", AmountUnit::Mnkr),
            ("mkr", AmountUnit::Mnkr),
            ("tkr", AmountUnit::Tkr),
            ("kronor", AmountUnit::Kr),
            ("kr", AmountUnit::Kr),
        ]
        .iter()
        .find_map(|(name, unit)| text.strip_suffix(name).map(|number| (number, *unit)))
        .unwrap_or((&text, unit));
        let (sign, digits) = match number.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, number.strip_prefix('+').unwrap_or(number)),
        };
        let (whole, decimals) = match digits.split_once([',', '.']) {
            Some((whole, decimals)) => (whole, decimals),
            None => (digits, ""),
        };
        let all_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !all_digits(whole) || !all_digits(decimals) || whole.len() > 15 {
            return Err(hint());
        }
        let decimals = decimals.trim_end_matches('0');
        if decimals.len() > unit.decimals() {
            return Err(format!(
                "Beloppet har fler decimaler än hela kronor. {}",
                "Skriv till exempel 1,25 mnkr eller 1 250 tkr."
            ));
        }
        let whole: i64 = whole.parse().map_err(|_| hint())?;
        let part: i64 =
            format!("{decimals:0<width$}0", width = unit.decimals()).parse().unwrap_or(0) / 10;
        let kronor = whole.checked_mul(unit.factor()).and_then(|kr| kr.checked_add(part));
        match kronor {
            Some(kronor) if kronor <= LARGEST => Ok(Self(sign * kronor)),
            _ => Err("Beloppet är för stort. Högsta belopp är 100 000 mnkr.".to_owned()),
        }
    }

    /// In `unit`, without the unit's name: `1 345`, `1,2`, `−8,6`. Decimals only where needed.
    pub fn show(self, unit: AmountUnit) -> String {
        let factor = unit.factor().unsigned_abs();
        let size = self.0.unsigned_abs();
        let mut text = if self.0 < 0 { "\u{2212}".to_owned() } else { String::new() };
        text.push_str(&grouped(size / factor));
        let rest = size % factor;
        if rest > 0 {
            let decimals = format!("{rest:0width$}", width = unit.decimals());
            text.push(',');
            text.push_str(decimals.trim_end_matches('0'));
        }
        text
    }

    /// With the unit's name: `1 345 tkr`.
    pub fn show_with_unit(self, unit: AmountUnit) -> String {
        format!("{}{HARD_SPACE}{}", self.show(unit), unit.name())
    }
}

impl AmountUnit {
    /// Kronor in one unit.
    pub const fn factor(self) -> i64 {
        match self {
            Self::Kr => 1,
            Self::Tkr => 1_000,
            Self::Mnkr => 1_000_000,
        }
    }

    const fn decimals(self) -> usize {
        match self {
            Self::Kr => 0,
            Self::Tkr => 3,
            Self::Mnkr => 6,
        }
    }

    /// "kr", "tkr" or "mnkr".
    pub const fn name(self) -> &'static str {
        match self {
            Self::Kr => "kr",
            Self::Tkr => "tkr",
            Self::Mnkr => "mnkr",
        }
    }
}

/// A whole number with its thousands parted by hard spaces.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 * 2);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(HARD_SPACE);
        }
        text.push(digit);
    }
    text
}

impl Add for Kronor {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}
impl Sub for Kronor {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}
impl Neg for Kronor {
    type Output = Self;
    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}
impl Sum for Kronor {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self(0), Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use AmountUnit::{Kr, Mnkr, Tkr};

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (typed, unit, kronor) in [
            ("850 tkr", Kr, 850_000),
            ("1,2 mnkr", Tkr, 1_200_000),
            ("850 000", Kr, 850_000),
            ("850\u{a0}000 kr", Tkr, 850_000),
            ("95000 kr", Tkr, 95_000),
            ("180", Tkr, 180_000),
            ("\u{2212}8,6", Tkr, -8_600),
            ("0", Tkr, 0),
            ("1.5", Mnkr, 1_500_000),
        ] {
            assert_eq!(Kronor::parse(typed, unit), Ok(Kronor(kronor)), "{typed}");
        }
    }

    #[test]
    fn what_makes_no_sense_is_answered_with_what_to_write() {
        for typed in ["85o tkr", "", "tkr", "1,2,3", "1,0005 tkr", "99999999999999999 tkr"] {
            assert!(Kronor::parse(typed, Tkr).is_err(), "{typed}");
        }
    }

    #[test]
    fn amounts_are_shown_with_hard_spaces_comma_and_minus_sign() {
        assert_eq!(Kronor(11_415_000).show(Tkr), "11\u{a0}415");
        assert_eq!(Kronor(2_400_000).show(Mnkr), "2,4");
        assert_eq!(Kronor(-8_600).show_with_unit(Tkr), "\u{2212}8,6\u{a0}tkr");
        assert_eq!(Kronor(0).show(Tkr), "0");
    }

    #[test]
    fn what_is_shown_is_read_back_the_same() {
        for kronor in [0, 1, -1, 999, 1_000, 1_234_567, -98_765_432] {
            for unit in [Kr, Tkr, Mnkr] {
                assert_eq!(Kronor::parse(&Kronor(kronor).show(unit), unit), Ok(Kronor(kronor)));
            }
        }
    }
}
