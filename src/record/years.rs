//! Values that differ from year to year: costs, and the targets of a goal.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::money::{AmountUnit, Kronor};

/// Kronor for each year. A year with nothing stated is absent; a stated zero stays.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct YearAmounts(pub BTreeMap<i32, Kronor>);

/// A short text for each year: the target "80 %".
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct YearTexts(pub BTreeMap<i32, String>);

impl YearAmounts {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The amount of that year; zero where nothing is stated.
    pub fn of(&self, year: i32) -> Kronor {
        self.0.get(&year).copied().unwrap_or_default()
    }

    pub fn total(&self) -> Kronor {
        self.0.values().copied().sum()
    }

    /// "2027: 180 tkr; 2028: 90 tkr".
    pub fn show(&self, unit: AmountUnit) -> String {
        joined(self.0.iter().map(|(year, amount)| (year, amount.show_with_unit(unit))))
    }

    /// Reads what [`Self::show`] writes.
    ///
    /// # Errors
    /// A Swedish sentence that names the part that cannot be read.
    pub fn parse(typed: &str, unit: AmountUnit) -> Result<Self, String> {
        let parts = parts(typed, "2027: 180 tkr; 2028: 90 tkr")?;
        let amounts = parts
            .into_iter()
            .map(|(year, text)| Kronor::parse(&text, unit).map(|amount| (year, amount)));
        Ok(Self(amounts.collect::<Result<_, _>>()?))
    }
}

impl YearTexts {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn of(&self, year: i32) -> Option<&str> {
        self.0.get(&year).map(String::as_str)
    }

    /// "2027: 80 %; 2028: 95 %".
    pub fn show(&self) -> String {
        joined(self.0.iter().map(|(year, text)| (year, text.clone())))
    }

    /// Reads what [`Self::show`] writes.
    ///
    /// # Errors
    /// A Swedish sentence that names the part that cannot be read.
    pub fn parse(typed: &str) -> Result<Self, String> {
        Ok(Self(parts(typed, "2027: 80 %; 2028: 95 %")?.into_iter().collect()))
    }
}

fn joined<'a>(parts: impl Iterator<Item = (&'a i32, String)>) -> String {
    parts.map(|(year, text)| format!("{year}: {text}")).collect::<Vec<_>>().join("; ")
}

fn parts(typed: &str, example: &str) -> Result<Vec<(i32, String)>, String> {
    let mut found = Vec::new();
    for part in typed.split(';').map(str::trim).filter(|part| !part.is_empty()) {
        let read = part.split_once(':').and_then(|(year, rest)| {
            let year = year.trim().parse().ok().filter(|year| (1900..=2200).contains(year))?;
            let rest = rest.trim();
            (!rest.is_empty()).then(|| (year, rest.to_owned()))
        });
        match read {
            Some(part) => found.push(part),
            None => return Err(format!("”{part}” går inte att läsa. Skriv som {example}.")),
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_read_as_they_are_shown() {
        let amounts = YearAmounts(BTreeMap::from([(2027, Kronor(180_000)), (2028, Kronor(0))]));
        let shown = amounts.show(AmountUnit::Tkr);
        assert_eq!(shown, "2027: 180\u{a0}tkr; 2028: 0\u{a0}tkr");
        assert_eq!(YearAmounts::parse(&shown, AmountUnit::Kr), Ok(amounts));
        let texts = YearTexts(BTreeMap::from([(2027, "80 %".to_owned())]));
        assert_eq!(YearTexts::parse(&texts.show()), Ok(texts));
        assert!(YearTexts::parse("80 %").is_err());
    }
}
