//! The kommun's days as a calendar file (iCalendar, RFC 5545), for the calendar that each has already:
//! meetings with the last day to hand in papers, what is due month by month by the yearly cycle, and the
//! days on which plans are followed up (domain §1.5, §2.3).
//!
//! Whole days, no persons. The same file each time from the same data, so that one that is read again
//! replaces what was read before.

use chrono::{Datelike, NaiveDate, NaiveTime};
use icalendar::{Calendar, Component, Event, EventLike};

use super::seed;
use super::shipped::ShippedError;
use crate::document::Variant;
use crate::document::file_name::Parts;
use crate::record::{Body, Id, Meeting};
use crate::workspace::Workspace;
use crate::workspace::term::Term;

/// A calendar ready to be written.
#[derive(Debug, Clone)]
pub struct Made {
    pub file_name: String,
    pub text: String,
    pub events: usize,
}

/// The calendar from `today` to the end of next year, of one body or of all.
///
/// # Errors
/// When the shipped yearly cycle is broken.
pub fn calendar(
    workspace: &Workspace,
    body: Option<Id<Body>>,
    today: NaiveDate,
) -> Result<Made, ShippedError> {
    let kommun = workspace.municipality().map_or("Kommunen", |kommun| kommun.name.as_str());
    let mut days = meetings(workspace, body);
    for year in [today.year(), today.year() + 1] {
        days.extend(Term::of_year(year).map(|term| Day {
            uid: format!("uppfoljning-{}", term.day()),
            date: term.day(),
            title: format!("Uppföljning {}: läget den här dagen", term.label()),
            about: "Status, utfall och prognos för beslutade planer.".to_owned(),
        }));
        for (at, event) in seed::yearly_cycle()?.into_iter().enumerate() {
            let Some(date) = NaiveDate::from_ymd_opt(year, event.month, 1) else { continue };
            days.push(Day {
                uid: format!("arshjul-{year}-{at}"),
                date,
                title: event.title,
                about: event.text,
            });
        }
    }
    let last = NaiveDate::from_ymd_opt(today.year() + 1, 12, 31).unwrap_or(NaiveDate::MAX);
    days.retain(|day| (today..=last).contains(&day.date));
    days.sort_by(|a, b| (a.date, &a.uid).cmp(&(b.date, &b.uid)));
    let mut calendar = Calendar::empty();
    for (key, value) in
        [("VERSION", "2.0"), ("PRODID", "-//Planverk//SV"), ("CALSCALE", "GREGORIAN")]
    {
        calendar.append_property((key, value));
    }
    calendar.name(&format!("{kommun}: planer och sammanträden"));
    // Not the clock's: the file is the same from the same data.
    let stamp = today.and_time(NaiveTime::MIN).and_utc();
    for day in &days {
        calendar.push(
            Event::new()
                .uid(&format!("{}@planverk", day.uid))
                .timestamp(stamp)
                .summary(&day.title)
                .description(&day.about)
                // Without an end, a day is a whole day (RFC 5545 §3.6.1).
                .starts(day.date)
                .done(),
        );
    }
    let prefix = body.and_then(|id| workspace.get(id)).map_or(kommun, |body| &body.prefix);
    let period = today.to_string();
    let name = Parts {
        diary_number: "",
        prefix,
        kind: "kalender",
        period: &period,
        state: None,
        variant: Variant::Public,
    };
    Ok(Made { file_name: name.with_ending("ics"), text: calendar.to_string(), events: days.len() })
}

/// One whole day.
struct Day {
    /// The same from one export to the next.
    uid: String,
    date: NaiveDate,
    title: String,
    about: String,
}

/// Each meeting, and the last day to hand in papers to it.
fn meetings(workspace: &Workspace, body: Option<Id<Body>>) -> Vec<Day> {
    let meetings = workspace.all::<Meeting>();
    let wanted = meetings.filter(|meeting| body.is_none() || meeting.body == body);
    let days = wanted.flat_map(|meeting| {
        let name = workspace.name(meeting.body.map(Into::into));
        let met = meeting.date.map(|date| Day {
            uid: format!("sammantrade-{}", meeting.id.uuid()),
            date,
            title: format!("{name} sammanträder"),
            about: String::new(),
        });
        let due = workspace.submission_deadline(meeting).map(|date| Day {
            uid: format!("stopp-{}", meeting.id.uuid()),
            date,
            title: format!("Sista dag för handlingar till {name}"),
            about: meeting.date.map_or(String::new(), |day| format!("Sammanträde {day}.")),
        });
        met.into_iter().chain(due)
    });
    days.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::example::example_workspace;

    fn made() -> Made {
        let today = NaiveDate::from_ymd_opt(2026, 11, 16).unwrap();
        calendar(&example_workspace(today).unwrap(), None, today).unwrap()
    }

    #[test]
    fn meetings_deadlines_checkpoints_and_the_cycle_are_days_of_the_calendar() {
        let made = made();
        assert_eq!(made.file_name, "norralvs-kommun-kalender-2026-11-16.ics");
        let text = made.text.replace("\r\n ", "");
        for words in [
            "Utbildningsnämnden sammanträder",
            "Sista dag för handlingar till Utbildningsnämnden",
            "VALUE=DATE:2026",
            "Uppföljning T1 2027",
            "Behovsinventering",
        ] {
            assert!(text.contains(words), "{words}");
        }
        assert_eq!(text.matches("BEGIN:VEVENT").count(), made.events);
        assert!(!text.contains("20261115"), "what has been is not told");
    }

    #[test]
    fn the_same_data_gives_the_same_file_and_no_line_is_too_long() {
        let (one, other) = (made().text, made().text);
        assert_eq!(one, other);
        // RFC 5545 §3.1: at most 75 octets a line, which end by CR LF.
        assert!(one.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')));
    }
}
