//! A checkpoint of one year, at which what was decided is followed up (domain §1.5).

use chrono::{Datelike, NaiveDate};

use crate::record::swedish::folded;
use crate::record::{Checkpoint, ChoiceType};

/// A checkpoint of one year: "T2 2026".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Term {
    pub year: i32,
    pub checkpoint: Checkpoint,
}

impl Term {
    /// All that are followed up in a year, in order.
    pub fn of_year(year: i32) -> impl Iterator<Item = Self> {
        Checkpoint::ALL.iter().map(move |checkpoint| Self { year, checkpoint: *checkpoint })
    }

    /// The latest whose last day has passed.
    pub fn latest(today: NaiveDate) -> Self {
        let passed = Self::of_year(today.year()).filter(|term| term.day() < today).last();
        passed.unwrap_or(Self { year: today.year() - 1, checkpoint: Checkpoint::Year })
    }

    /// Reads "T2 2026" or "helår 2026".
    ///
    /// # Errors
    /// A Swedish sentence that says how it is written.
    pub fn parse(typed: &str) -> Result<Self, String> {
        let typed = folded(typed);
        let (name, year) = typed.trim().split_once(' ').unwrap_or((typed.trim(), ""));
        let checkpoint =
            Checkpoint::ALL.iter().copied().find(|it| folded(it.label()) == name.trim());
        let year = year.trim().parse().ok().filter(|year| (1900..=9999).contains(year));
        checkpoint.zip(year).map(|(checkpoint, year)| Self { year, checkpoint }).ok_or_else(|| {
            "Skriv uppföljningstillfället som ”T1 2026”, ”T2 2026” eller ”helår 2026”.".to_owned()
        })
    }

    /// The last day that it looks back on.
    pub fn day(self) -> NaiveDate {
        self.checkpoint.day(self.year).unwrap_or(NaiveDate::MAX)
    }

    /// "T2 2026", "Helår 2026".
    pub fn label(self) -> String {
        format!("{} {}", self.checkpoint.label(), self.year)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap()
    }

    #[test]
    fn the_latest_checkpoint_is_the_one_whose_day_has_passed() {
        let label = |today| Term::latest(today).label();
        assert_eq!(label(day(11, 16)), "T2 2026");
        assert_eq!(label(day(8, 31)), "T1 2026");
        assert_eq!(label(day(2, 1)), "Helår 2025");
    }

    #[test]
    fn a_checkpoint_is_read_as_it_is_shown() {
        for term in Term::of_year(2026) {
            assert_eq!(Term::parse(&term.label()), Ok(term));
        }
        let august = Term { year: 2026, checkpoint: Checkpoint::August };
        assert_eq!(Term::parse(" t2 2026"), Ok(august));
        for typed in ["", "T2", "T3 2026", "2026", "T2 99999"] {
            assert!(Term::parse(typed).unwrap_err().contains("T2 2026"), "{typed}");
        }
    }
}
