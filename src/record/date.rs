//! Days, periods as precise as they were typed, and how people write them in Swedish
//! (domain §3.7). Today's date is always passed in.

use std::fmt;
use std::ops::RangeInclusive;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

/// The last day of something, or "tills vidare".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum EndDate {
    Day(NaiveDate),
    UntilFurtherNotice,
}

/// A point in time as precise as it was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Moment {
    Day(NaiveDate),
    /// ISO week: year and week.
    Week(i32, u32),
    Month(i32, u32),
    Year(i32),
}

/// From–to, both ends included; never ends before it starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    from: Moment,
    to: Moment,
}

/// Month names as running text has them.
pub const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
];

/// Month names as a timeline has room for.
pub const SHORT_MONTHS: [&str; 12] =
    ["jan", "feb", "mars", "apr", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec"];

/// Weekday names, Monday first.
pub const WEEKDAYS: [&str; 7] =
    ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"];

const HINT: &str = "Skriv ett datum, till exempel 2026-09-24, 24/9 eller 24 sep.";
const PERIOD_HINT: &str = "Skriv en period, till exempel 2027-01–2027-06, v. 4–9 2027 eller 2027.";

/// The last days of the quarters that end within these days, in order.
pub fn quarter_ends(days: RangeInclusive<NaiveDate>) -> impl Iterator<Item = NaiveDate> {
    let ends = |year| {
        let day = move |(month, day)| NaiveDate::from_ymd_opt(year, month, day);
        [(3, 31), (6, 30), (9, 30), (12, 31)].into_iter().filter_map(day)
    };
    let years = days.start().year()..=days.end().year();
    years.flat_map(ends).filter(move |day| days.contains(day))
}

/// Reads a day: `2026-09-24`, `20260924`, `24/9`, `24/9 2026`, `24 sep`, `24 september 2026`.
/// Without a year it is the year of `today`.
///
/// # Errors
/// A Swedish sentence that says what to write.
pub fn parse_day(typed: &str, today: NaiveDate) -> Result<NaiveDate, String> {
    let text = typed.trim().to_lowercase();
    let text = text.strip_prefix("den ").unwrap_or(&text).trim();
    let numbers: Vec<&str> =
        text.split(['-', '/', '.', ' ', '\u{a0}']).filter(|part| !part.is_empty()).collect();
    let parsed = match numbers.as_slice() {
        [whole] if whole.len() == 8 && whole.bytes().all(|b| b.is_ascii_digit()) => {
            (number(&whole[..4]), number(&whole[4..6]), number(&whole[6..]))
        }
        [year, month, day] if year.len() == 4 => (number(year), number(month), number(day)),
        [day, month, year] if year.len() == 4 => (number(year), month_number(month), number(day)),
        [day, month] => (Some(today.year().unsigned_abs()), month_number(month), number(day)),
        _ => (None, None, None),
    };
    let (Some(year), Some(month), Some(day)) = parsed else { return Err(HINT.to_owned()) };
    let year = i32::try_from(year).ok().filter(|year| (1900..=2200).contains(year));
    let day = year.and_then(|year| NaiveDate::from_ymd_opt(year, month, day));
    day.ok_or_else(|| format!("Datumet {} finns inte. {HINT}", typed.trim()))
}

fn number(text: &str) -> Option<u32> {
    text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

/// A month as number or as the start of its Swedish name ("sep", "sept", "september").
fn month_number(text: &str) -> Option<u32> {
    if let Some(month) = number(text) {
        return Some(month);
    }
    let text = text.trim_end_matches('.');
    if text.chars().count() < 3 {
        return None;
    }
    let at = MONTHS.iter().position(|month| month.starts_with(text))?;
    u32::try_from(at + 1).ok()
}

/// "24 september 2026", with hard spaces; "den" is the sentence's own.
pub fn in_words(day: NaiveDate) -> String {
    format!("{}\u{a0}{}\u{a0}{}", day.day(), month_name(day.month()), day.year())
}

/// "tisdag 17 november 2026, vecka 47".
pub fn with_weekday(day: NaiveDate) -> String {
    let weekday = WEEKDAYS[day.weekday().num_days_from_monday() as usize];
    format!("{weekday} {}, vecka {}", in_words(day), day.iso_week().week())
}

/// How far `day` is from `today`, in words: "i dag", "i morgon", "om 2 dagar", "för 3 dagar sedan".
pub fn distance(day: NaiveDate, today: NaiveDate) -> String {
    match (day - today).num_days() {
        0 => "i dag".to_owned(),
        1 => "i morgon".to_owned(),
        -1 => "i går".to_owned(),
        days if days > 0 => format!("om {days} dagar"),
        days => format!("för {} dagar sedan", -days),
    }
}

/// The Swedish name of month 1–12; empty outside.
pub fn month_name(month: u32) -> &'static str {
    month.checked_sub(1).and_then(|at| MONTHS.get(at as usize)).copied().unwrap_or("")
}

impl EndDate {
    /// Reads a day or "tills vidare".
    ///
    /// # Errors
    /// A Swedish sentence that says what to write.
    pub fn parse(typed: &str, today: NaiveDate) -> Result<Self, String> {
        let text = typed.trim().to_lowercase();
        if text == "tills vidare" || text == "tv" || text == "t.v." {
            return Ok(Self::UntilFurtherNotice);
        }
        parse_day(typed, today)
            .map(Self::Day)
            .map_err(|hint| format!("{hint} Avtal utan slutdag: skriv tills vidare."))
    }

    /// The day, if there is one.
    pub fn day(self) -> Option<NaiveDate> {
        match self {
            Self::Day(day) => Some(day),
            Self::UntilFurtherNotice => None,
        }
    }
}

impl fmt::Display for EndDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{day}"),
            Self::UntilFurtherNotice => write!(f, "tills vidare"),
        }
    }
}

impl Moment {
    /// Reads `2027`, `2027-03`, `mars 2027`, `v. 4 2027`, `2027-v04` or a day.
    fn parse(typed: &str, today: NaiveDate) -> Option<Self> {
        let text = typed.trim().to_lowercase();
        let valid = |moment: Self| moment.first_day().map(|_| moment);
        if let Some(year) = four_digits(&text) {
            return valid(Self::Year(year));
        }
        if let Some((year, rest)) = text.split_once('-') {
            if let (Some(year), Some(week)) = (four_digits(year), rest.strip_prefix('v')) {
                return valid(Self::Week(year, number(week)?));
            }
            if let (Some(year), Some(month)) = (four_digits(year), number(rest)) {
                return valid(Self::Month(year, month));
            }
        }
        let week = text.strip_prefix("vecka").or_else(|| text.strip_prefix('v'));
        if let Some(week) = week {
            let mut parts = week.trim_start_matches('.').split_whitespace();
            let (week, year) = (number(parts.next()?)?, parts.next().and_then(four_digits));
            return valid(Self::Week(year.unwrap_or(today.year()), week));
        }
        if let Some((month, year)) = text.split_once(' ')
            && let (Some(month), Some(year)) = (month_number(month), four_digits(year.trim()))
            && number(&text[..1]).is_none()
        {
            return valid(Self::Month(year, month));
        }
        if let Some(month) = month_number(&text).filter(|_| number(&text).is_none()) {
            return valid(Self::Month(today.year(), month));
        }
        parse_day(typed, today).ok().map(Self::Day)
    }

    fn later(self, years: i32) -> Self {
        let moved = |year: i32| year.saturating_add(years);
        match self {
            Self::Day(day) => Self::Month(moved(day.year()), day.month()),
            // Every year has 52 weeks.
            Self::Week(year, week) => Self::Week(moved(year), week.min(52)),
            Self::Month(year, month) => Self::Month(moved(year), month),
            Self::Year(year) => Self::Year(moved(year)),
        }
    }

    /// `None` only for a week or month that does not exist.
    fn first_day(self) -> Option<NaiveDate> {
        match self {
            Self::Day(day) => Some(day),
            Self::Week(year, week) => NaiveDate::from_isoywd_opt(year, week, Weekday::Mon),
            Self::Month(year, month) => NaiveDate::from_ymd_opt(year, month, 1),
            Self::Year(year) => NaiveDate::from_ymd_opt(year, 1, 1),
        }
    }

    fn last_day(self) -> Option<NaiveDate> {
        match self {
            Self::Day(day) => Some(day),
            Self::Week(year, week) => NaiveDate::from_isoywd_opt(year, week, Weekday::Sun),
            Self::Month(year, 12) => NaiveDate::from_ymd_opt(year, 12, 31),
            Self::Month(year, month) => {
                NaiveDate::from_ymd_opt(year, month + 1, 1)?.checked_sub_days(Days::new(1))
            }
            Self::Year(year) => NaiveDate::from_ymd_opt(year, 12, 31),
        }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Week(year, week) => write!(f, "v.\u{a0}{week}\u{a0}{year}"),
            Self::Month(year, month) => write!(f, "{year}-{month:02}"),
            Self::Year(year) => write!(f, "{year}"),
        }
    }
}

fn four_digits(text: &str) -> Option<i32> {
    let text = text.trim();
    if text.len() != 4 {
        return None;
    }
    number(text).and_then(|year| i32::try_from(year).ok()).filter(|y| (1900..=2200).contains(y))
}

impl Period {
    /// `None` when it would end before it starts or when a week or month does not exist.
    pub fn new(from: Moment, to: Moment) -> Option<Self> {
        (from.first_day()? <= to.last_day()?).then_some(Self { from, to })
    }

    /// Whole years.
    pub fn years(from: i32, to: i32) -> Option<Self> {
        Self::new(Moment::Year(from), Moment::Year(to))
    }

    /// Reads `2027-01–2027-06`, `v. 4–9 2027`, `2027-2029`, `mars 2027`, `2027`.
    ///
    /// # Errors
    /// A Swedish sentence that says what to write.
    pub fn parse(typed: &str, today: NaiveDate) -> Result<Self, String> {
        let text = typed.trim().replace('—', "–").replace(" - ", "–").replace(" – ", "–");
        let moment = |part: &str| Moment::parse(part, today);
        let ends = if let Some((from, to)) = text.split_once('–') {
            two_ends(from, to, &moment)
        } else if let Some(whole) = moment(&text) {
            Some((whole, whole))
        } else {
            // A plain hyphen parts the ends only where it cannot be part of a date.
            text.match_indices('-')
                .find_map(|(at, _)| two_ends(&text[..at], &text[at + 1..], &moment))
        };
        // `2027-2029` reads as neither day nor month, so it comes here as two years.
        let (from, to) = ends.ok_or_else(|| PERIOD_HINT.to_owned())?;
        Self::new(from, to)
            .ok_or_else(|| format!("Perioden slutar innan den börjar. {PERIOD_HINT}"))
    }

    pub fn from(self) -> Moment {
        self.from
    }

    pub fn to(self) -> Moment {
        self.to
    }

    /// First and last day.
    pub fn days(self) -> (NaiveDate, NaiveDate) {
        // Both exist: `new` has asked for them.
        (self.from.first_day().unwrap_or_default(), self.to.last_day().unwrap_or_default())
    }

    pub fn contains(self, day: NaiveDate) -> bool {
        let (first, last) = self.days();
        (first..=last).contains(&day)
    }

    /// The same weeks, months or years so many years later. Of days the months: a day falls on
    /// another weekday then.
    pub fn later(self, years: i32) -> Option<Self> {
        Self::new(self.from.later(years), self.to.later(years))
    }

    /// First and last calendar year.
    pub fn first_and_last_year(self) -> (i32, i32) {
        let (first, last) = self.days();
        (first.year(), last.year())
    }
}

/// The ends of `from–to`, where the first may lack the year or the "v." that the other has.
fn two_ends(
    from: &str,
    to: &str,
    moment: &dyn Fn(&str) -> Option<Moment>,
) -> Option<(Moment, Moment)> {
    let is_week = |text: &str| text.trim_start().to_lowercase().starts_with('v');
    if is_week(from) && !is_week(to) && !to.trim().is_empty() {
        let Moment::Week(year, last) = moment(&format!("v {}", to.trim()))? else { return None };
        let first = from.trim_start_matches(|c: char| !c.is_ascii_digit());
        let from = if first.trim().contains(' ') {
            moment(from)?
        } else {
            Moment::Week(year, number(first.trim())?)
        };
        return Some((from, Moment::Week(year, last)));
    }
    let to_moment = moment(to)?;
    // "jan–maj 2027": the year stands last.
    let year = to.trim().rsplit(' ').next().and_then(four_digits);
    let from_moment = match (year, to_moment) {
        (Some(year), Moment::Month(..)) if !from.contains(|c: char| c.is_ascii_digit()) => {
            moment(&format!("{} {year}", from.trim()))?
        }
        _ => moment(from)?,
    };
    Some((from_moment, to_moment))
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.from, self.to) {
            (from, to) if from == to => write!(f, "{from}"),
            (Moment::Week(year, first), Moment::Week(same, last)) if year == same => {
                write!(f, "v.\u{a0}{first}–{last}\u{a0}{year}")
            }
            (from, to) => write!(f, "{from}–{to}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 16).unwrap()
    }

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        for (typed, expected) in [
            ("2026-09-24", day(2026, 9, 24)),
            ("20260924", day(2026, 9, 24)),
            ("24/9", day(2026, 9, 24)),
            ("24/9 2027", day(2027, 9, 24)),
            ("24 sep", day(2026, 9, 24)),
            ("24 sept. 2025", day(2025, 9, 24)),
            ("den 24 september 2026", day(2026, 9, 24)),
            ("1 maj", day(2026, 5, 1)),
        ] {
            assert_eq!(parse_day(typed, today()), Ok(expected), "{typed}");
        }
    }

    #[test]
    fn a_day_that_makes_no_sense_is_answered_with_what_to_write() {
        for typed in ["", "31/2", "2026-13-01", "i morgon", "24", "99999999", "å ä ö", "2026-02-30"]
        {
            let error = parse_day(typed, today()).unwrap_err();
            assert!(error.contains("24/9"), "{typed}: {error}");
        }
    }

    #[test]
    fn periods_are_read_and_shown_as_precise_as_they_were_typed() {
        for (typed, shown, first, last) in [
            ("2027-01–2027-06", "2027-01–2027-06", day(2027, 1, 1), day(2027, 6, 30)),
            ("2027-01 - 2027-06", "2027-01–2027-06", day(2027, 1, 1), day(2027, 6, 30)),
            ("v. 4–9 2027", "v.\u{a0}4–9\u{a0}2027", day(2027, 1, 25), day(2027, 3, 7)),
            ("2027", "2027", day(2027, 1, 1), day(2027, 12, 31)),
            ("2027–2029", "2027–2029", day(2027, 1, 1), day(2029, 12, 31)),
            ("2027-2029", "2027–2029", day(2027, 1, 1), day(2029, 12, 31)),
            ("jan–maj 2027", "2027-01–2027-05", day(2027, 1, 1), day(2027, 5, 31)),
            ("mars 2027", "2027-03", day(2027, 3, 1), day(2027, 3, 31)),
            ("2026-12–2027-09", "2026-12–2027-09", day(2026, 12, 1), day(2027, 9, 30)),
            ("2027-02-11", "2027-02-11", day(2027, 2, 11), day(2027, 2, 11)),
        ] {
            let period = Period::parse(typed, today()).unwrap_or_else(|e| panic!("{typed}: {e}"));
            assert_eq!(period.to_string(), shown);
            assert_eq!(period.days(), (first, last), "{typed}");
            assert_eq!(Period::parse(&period.to_string(), today()), Ok(period), "{typed} again");
        }
    }

    #[test]
    fn a_period_that_ends_before_it_starts_is_refused() {
        assert!(Period::parse("2027-06–2027-01", today()).unwrap_err().contains("slutar innan"));
        for typed in ["", "–", "v. 99 2027", "2027-13", "hösten", "v–", "-", "2027--2029"] {
            assert!(Period::parse(typed, today()).is_err(), "{typed}");
        }
    }

    #[test]
    fn distance_is_told_in_words() {
        assert_eq!(distance(day(2026, 11, 18), today()), "om 2 dagar");
        assert_eq!(distance(day(2026, 11, 15), today()), "i går");
        assert_eq!(with_weekday(day(2026, 11, 17)), "tisdag 17\u{a0}november\u{a0}2026, vecka 47");
    }
}
