//! A month to choose a day in: Swedish names, Monday first, ISO weeks in the margin.

use chrono::{Datelike, Days, Months, NaiveDate};
use iced::advanced::Shell;
use iced::advanced::text::Alignment;
use iced::{Event, Point, Rectangle, Size, mouse};

use super::icon::Icon;
use super::paint::{self, Style};
use super::popover::Panel;
use crate::desktop::theme::{BODY, RADIUS, REGULAR, SEMIBOLD, SMALL, Theme, size};

const MONTHS: [&str; 12] = [
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
const WEEKDAYS: [&str; 7] = ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"];
const WEEKDAYS_SHORT: [&str; 7] = ["må", "ti", "on", "to", "fr", "lö", "sö"];

/// The month's name in lower case: "september".
pub fn month_name(date: NaiveDate) -> &'static str {
    MONTHS[date.month0() as usize % 12]
}

/// The weekday's name in lower case: "torsdag".
pub fn weekday_name(date: NaiveDate) -> &'static str {
    WEEKDAYS[date.weekday().num_days_from_monday() as usize % 7]
}

/// The week by ISO 8601, as Swedish calendars count.
pub fn iso_week(date: NaiveDate) -> u32 {
    date.iso_week().week()
}

/// A key's move in the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// Days forward or back.
    Days(i64),
    /// Months forward or back.
    Months(i32),
    /// To the Monday of the week.
    WeekStart,
    /// To the Sunday of the week.
    WeekEnd,
}

/// The day that a move leads to; the day itself where the calendar ends.
pub fn moved(day: NaiveDate, by: Move) -> NaiveDate {
    let days = |count: i64| match u64::try_from(count) {
        Ok(count) => day.checked_add_days(Days::new(count)),
        Err(_) => day.checked_sub_days(Days::new(count.unsigned_abs())),
    };
    let weekday = i64::from(day.weekday().num_days_from_monday());
    match by {
        Move::Days(count) => days(count),
        Move::Months(count) if count >= 0 => {
            day.checked_add_months(Months::new(count.unsigned_abs()))
        }
        Move::Months(count) => day.checked_sub_months(Months::new(count.unsigned_abs())),
        Move::WeekStart => days(-weekday),
        Move::WeekEnd => days(6 - weekday),
    }
    .unwrap_or(day)
}

/// The Mondays of the weeks that a month touches: four to six.
fn weeks(month: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let first = month.with_day(1).unwrap_or(month);
    let monday = moved(first, Move::WeekStart);
    (0..6).map(move |week| moved(monday, Move::Days(week * 7))).filter(move |monday| {
        monday.month() == first.month() || moved(*monday, Move::Days(6)).month() == first.month()
    })
}

/// The floating month. `cursor` is the day that Enter would choose.
pub struct Calendar<'a, Message> {
    pub cursor: &'a mut NaiveDate,
    pub open: &'a mut bool,
    pub selected: Option<NaiveDate>,
    pub today: Option<NaiveDate>,
    pub width: f32,
    pub on_pick: Box<dyn Fn(NaiveDate) -> Message + 'a>,
}

const HEADER: f32 = 40.0;
const NAMES: f32 = 20.0;
const ROW: f32 = 28.0;
const LEAST_WIDTH: f32 = 248.0;

/// What lies under the pointer.
enum Spot {
    Back,
    Forward,
    Day(NaiveDate),
}

impl<Message> Calendar<'_, Message> {
    fn column(&self, bounds: Rectangle) -> f32 {
        ((bounds.width - 16.0) / 8.0).floor()
    }

    fn cell(&self, bounds: Rectangle, row: usize, column: usize) -> Rectangle {
        let width = self.column(bounds);
        Rectangle {
            x: bounds.x + 8.0 + column as f32 * width,
            y: bounds.y + HEADER + NAMES + row as f32 * ROW,
            width,
            height: ROW,
        }
    }

    fn arrows(&self, bounds: Rectangle) -> (Rectangle, Rectangle) {
        let back = Rectangle { x: bounds.x + 8.0, y: bounds.y + 10.0, width: 28.0, height: 28.0 };
        (back, Rectangle { x: bounds.x + bounds.width - 36.0, ..back })
    }

    fn spot(&self, bounds: Rectangle, at: Point) -> Option<Spot> {
        let (back, forward) = self.arrows(bounds);
        if back.contains(at) {
            return Some(Spot::Back);
        }
        if forward.contains(at) {
            return Some(Spot::Forward);
        }
        let month = self.cursor.month();
        weeks(*self.cursor).enumerate().find_map(|(row, monday)| {
            let column = (1..=7).find(|column| self.cell(bounds, row, *column).contains(at))?;
            let day = moved(monday, Move::Days(column as i64 - 1));
            (day.month() == month).then_some(Spot::Day(day))
        })
    }
}

impl<Message> Panel<Message> for Calendar<'_, Message> {
    fn size(&self) -> Size {
        let rows = weeks(*self.cursor).count() as f32;
        Size::new(self.width.max(LEAST_WIDTH), HEADER + NAMES + rows * ROW + 8.0)
    }

    fn draw(&self, renderer: &mut iced::Renderer, theme: &Theme, bounds: Rectangle) {
        let tokens = theme.tokens();
        paint::panel(renderer, bounds, tokens.surface, tokens.edge, 1.0, RADIUS);
        let day_style =
            Style { size: BODY, font: REGULAR, color: tokens.text, align: Alignment::Center };
        let muted = Style { size: SMALL, color: tokens.text_muted, ..day_style };
        let (back, forward) = self.arrows(bounds);
        for (icon, area) in [(Icon::ChevronLeft, back), (Icon::ChevronRight, forward)] {
            let corner = Point::new(area.x + 6.0, area.y + 6.0);
            let spot = Rectangle::new(corner, Size::new(size::ICON, size::ICON));
            icon.draw(renderer, spot, tokens.text);
        }
        let name = month_name(*self.cursor);
        let first = name.chars().next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
        let rest = name.get(1..).unwrap_or_default();
        let title = format!("{first}{rest} {}", self.cursor.year());
        let strong = Style { font: SEMIBOLD, ..day_style };
        paint::text(
            renderer,
            &title,
            strong,
            Rectangle { height: 28.0, ..back_row(bounds) },
            bounds,
        );
        for (column, name) in std::iter::once("v.").chain(WEEKDAYS_SHORT).enumerate() {
            let area =
                Rectangle { y: bounds.y + HEADER, height: NAMES, ..self.cell(bounds, 0, column) };
            paint::text(renderer, name, muted, area, bounds);
        }
        for (row, monday) in weeks(*self.cursor).enumerate() {
            let week = iso_week(monday).to_string();
            paint::text(renderer, &week, muted, self.cell(bounds, row, 0), bounds);
            for column in 1..=7 {
                let day = moved(monday, Move::Days(column as i64 - 1));
                if day.month() != self.cursor.month() {
                    continue;
                }
                let area = self.cell(bounds, row, column);
                let mut style = day_style;
                if Some(day) == self.selected {
                    paint::panel(renderer, area, tokens.accent, tokens.accent, 0.0, RADIUS);
                    style = Style { font: SEMIBOLD, color: tokens.on_accent, ..style };
                } else if Some(day) == self.today {
                    style = Style { font: SEMIBOLD, color: tokens.accent, ..style };
                }
                if day == *self.cursor && Some(day) != self.selected {
                    paint::panel(renderer, area, tokens.accent_soft, tokens.accent, 2.0, RADIUS);
                }
                paint::text(renderer, &day.day().to_string(), style, area, bounds);
            }
        }
    }

    fn pointer(
        &mut self,
        event: &Event,
        bounds: Rectangle,
        at: Point,
        shell: &mut Shell<'_, Message>,
    ) {
        match event {
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)) => {
                match self.spot(bounds, at) {
                    Some(Spot::Back) => *self.cursor = moved(*self.cursor, Move::Months(-1)),
                    Some(Spot::Forward) => *self.cursor = moved(*self.cursor, Move::Months(1)),
                    Some(Spot::Day(day)) => {
                        *self.cursor = day;
                        *self.open = false;
                        shell.publish((self.on_pick)(day));
                    }
                    None => return,
                }
                shell.request_redraw();
            }
            Event::Mouse(mouse::Event::WheelScrolled { delta }) => {
                let up = match delta {
                    mouse::ScrollDelta::Lines { y, .. } | mouse::ScrollDelta::Pixels { y, .. } => {
                        *y > 0.0
                    }
                };
                *self.cursor = moved(*self.cursor, Move::Months(if up { -1 } else { 1 }));
                shell.request_redraw();
            }
            _ => {}
        }
    }
}

fn back_row(bounds: Rectangle) -> Rectangle {
    Rectangle { y: bounds.y + 10.0, ..bounds }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_month_shows_the_weeks_it_touches_monday_first() {
        let numbers: Vec<_> = weeks(day("2026-09-24")).map(iso_week).collect();
        assert_eq!(numbers, [36, 37, 38, 39, 40]);
        let numbers: Vec<_> = weeks(day("2027-01-15")).map(iso_week).collect();
        assert_eq!(numbers, [53, 1, 2, 3, 4], "the year begins in week 53");
    }

    #[test]
    fn names_are_swedish() {
        assert_eq!(weekday_name(day("2026-11-17")), "tisdag");
        assert_eq!(month_name(day("2026-05-01")), "maj");
    }

    #[test]
    fn keys_move_over_months_and_leap_days() {
        assert_eq!(moved(day("2026-09-30"), Move::Days(1)), day("2026-10-01"));
        assert_eq!(moved(day("2027-01-31"), Move::Months(1)), day("2027-02-28"));
        assert_eq!(moved(day("2028-02-29"), Move::Months(-12)), day("2027-02-28"));
        assert_eq!(moved(day("2026-11-17"), Move::WeekEnd), day("2026-11-22"));
        assert_eq!(moved(NaiveDate::MAX, Move::Days(1)), NaiveDate::MAX);
    }
}
