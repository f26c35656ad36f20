//! Days when nobody is at work: Saturdays, Sundays, the public holidays of lagen (1989:253) om
//! allmänna helgdagar, and the three eves that are kept as holidays.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Why nobody works that day: "söndag", "långfredagen"; `None` on a working day.
pub fn red_day(day: NaiveDate) -> Option<&'static str> {
    let fixed = match (day.month(), day.day()) {
        (1, 1) => Some("nyårsdagen"),
        (1, 6) => Some("trettondedag jul"),
        (5, 1) => Some("första maj"),
        (6, 6) => Some("nationaldagen"),
        (12, 24) => Some("julafton"),
        (12, 25) => Some("juldagen"),
        (12, 26) => Some("annandag jul"),
        (12, 31) => Some("nyårsafton"),
        _ => None,
    };
    let from_easter = match (day - easter(day.year())?).num_days() {
        -2 => Some("långfredagen"),
        0 => Some("påskdagen"),
        1 => Some("annandag påsk"),
        39 => Some("Kristi himmelsfärdsdag"),
        49 => Some("pingstdagen"),
        _ => None,
    };
    let moving = match (day.weekday(), day.month(), day.day()) {
        (Weekday::Fri, 6, 19..=25) => Some("midsommarafton"),
        (Weekday::Sat, 6, 20..=26) => Some("midsommardagen"),
        (Weekday::Sat, 10, 31) | (Weekday::Sat, 11, 1..=6) => Some("alla helgons dag"),
        _ => None,
    };
    let weekend = match day.weekday() {
        Weekday::Sat => Some("en lördag"),
        Weekday::Sun => Some("en söndag"),
        _ => None,
    };
    fixed.or(from_easter).or(moving).or(weekend)
}

/// Easter Day of the Gregorian calendar, by Gauss' rule as amended by Butcher; `None` outside the
/// years that a date can hold.
fn easter(year: i32) -> Option<NaiveDate> {
    let golden = year.rem_euclid(19);
    let (century, of_century) = (year.div_euclid(100), year.rem_euclid(100));
    let solar = (century + 8) / 25;
    let lunar = (century - solar + 1) / 3;
    let epact = (19 * golden + century - century / 4 - lunar + 15).rem_euclid(30);
    let weekday =
        (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4).rem_euclid(7);
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let from_march = epact + weekday - 7 * late + 21;
    let march = NaiveDate::from_ymd_opt(year, 3, 1)?;
    march.checked_add_days(Days::new(u64::try_from(from_march).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(year: i32, month: u32, day: u32) -> Option<&'static str> {
        red_day(NaiveDate::from_ymd_opt(year, month, day).unwrap())
    }

    #[test]
    fn easter_falls_where_the_almanac_has_it() {
        for (year, month, day) in [
            (2000, 4, 23),
            (2008, 3, 23),
            (2024, 3, 31),
            (2026, 4, 5),
            (2027, 3, 28),
            (2038, 4, 25),
        ] {
            assert_eq!(easter(year), NaiveDate::from_ymd_opt(year, month, day), "{year}");
        }
    }

    #[test]
    fn the_red_days_of_2027_are_told_by_name() {
        for (month, day, name) in [
            (1, 6, "trettondedag jul"),
            (3, 26, "långfredagen"),
            (3, 29, "annandag påsk"),
            (5, 6, "Kristi himmelsfärdsdag"),
            (5, 16, "pingstdagen"),
            (6, 25, "midsommarafton"),
            (6, 26, "midsommardagen"),
            (11, 6, "alla helgons dag"),
            (2, 13, "en lördag"),
            (2, 14, "en söndag"),
        ] {
            assert_eq!(on(2027, month, day), Some(name), "{month}-{day}");
        }
        for (month, day) in [(1, 7), (2, 11), (5, 7), (6, 24), (12, 23)] {
            assert_eq!(on(2027, month, day), None, "{month}-{day}");
        }
    }
}
