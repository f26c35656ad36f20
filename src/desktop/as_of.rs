//! "Läget den …": the bar above the work where another day than today is looked at. It holds what is
//! typed; the day itself is the session's, and every screen reads it there.
//!
//! Who held a role another day can be seen, not changed: the sentence in the bar says so.

use chrono::NaiveDate;
use iced::keyboard::{Key, key::Named};
use iced::widget::{Row, container};
use iced::{Alignment, Length};

use super::component::{Kind, button, text};
use super::session::When;
use super::theme::{Theme, Tone, space};
use super::widget::{Element, Icon, date_field, icon, on_keys};
use crate::record::date::parse_day;

/// The field with the day.
pub const FIELD: &str = "as-of";

/// What is typed in the bar.
#[derive(Debug, Default)]
pub struct State {
    is_open: bool,
    typed: String,
    error: Option<String>,
}

#[derive(Debug, Clone)]
pub enum Message {
    Typed(String),
    /// Back to today, and the bar goes.
    Close,
}

impl State {
    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// Opens the bar, with the day that is shown.
    pub fn open(&mut self, when: When) {
        if !self.is_open {
            self.typed = if when.is_now() { String::new() } else { when.shown.to_string() };
            self.error = None;
            self.is_open = true;
        }
    }

    /// Takes in what happened; gives the day to show, where there is another than today.
    pub fn update(&mut self, message: Message, when: When) -> Option<NaiveDate> {
        let shown = (!when.is_now()).then_some(when.shown);
        match message {
            Message::Close => {
                *self = Self::default();
                None
            }
            Message::Typed(typed) => {
                let read = parse_day(&typed, when.today);
                self.error = read.as_ref().err().filter(|_| !typed.trim().is_empty()).cloned();
                self.typed = typed;
                match read {
                    Ok(day) => Some(day).filter(|day| *day != when.today),
                    // Half a date is none yet: what was shown stays.
                    Err(_) if self.typed.trim().is_empty() => None,
                    Err(_) => shown,
                }
            }
        }
    }

    /// The bar; `None` while today is shown and no other day is asked for.
    pub fn view(&self, when: When) -> Option<Element<'_, Message>> {
        if !self.is_open {
            return None;
        }
        let field = date_field(&self.typed, Message::Typed)
            .today(when.today)
            .selected((!when.is_now()).then_some(when.shown))
            .error(self.error.is_some())
            .id(FIELD);
        let sentence = match (&self.error, when.shown.cmp(&when.today)) {
            (Some(error), _) => text::toned(text::body(error.as_str()), Tone::Error),
            (None, std::cmp::Ordering::Equal) => {
                text::body("Skriv en dag för att se vilka som svarade då.")
            }
            (None, std::cmp::Ordering::Less) => text::body(format!(
                "Du ser vilka som svarade den {}. Rollerna ändras i dagens läge; allt annat är som i \
                 dag.",
                when.shown
            )),
            (None, std::cmp::Ordering::Greater) => text::body(format!(
                "Du ser vilka som ska svara den {}. Rollerna ändras i dagens läge; allt annat är som \
                 i dag.",
                when.shown
            )),
        };
        let row = Row::new()
            .push(icon(Icon::Calendar).tone(Tone::Accent))
            .push(text::strong("Läget den"))
            .push(container(field).width(152))
            .push(container(sentence).width(Length::Fill))
            .push(button(Kind::Secondary, "Visa i dag").on_press(Message::Close))
            .spacing(space::M)
            .align_y(Alignment::Center);
        let bar = container(row).padding([space::S, space::L]).width(Length::Fill).style(
            |theme: &Theme| container::Style {
                text_color: Some(theme.tokens().text),
                background: Some(theme.tokens().accent_soft.into()),
                ..container::Style::default()
            },
        );
        Some(on_keys(bar, |key, _| match key {
            Key::Named(Named::Escape) => Some(Message::Close),
            _ => None,
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn half_a_date_leaves_what_is_shown_and_today_is_no_other_day() {
        let today = day(2026, 11, 16);
        let mut bar = State::default();
        bar.open(today.into());
        let typed = |text: &str| Message::Typed(text.to_owned());
        assert_eq!(bar.update(typed("2026-01-01"), today.into()), Some(day(2026, 1, 1)));
        let when = When { today, shown: day(2026, 1, 1) };
        assert_eq!(bar.update(typed("2026-01-"), when), Some(day(2026, 1, 1)));
        assert!(bar.error.is_some());
        assert_eq!(bar.update(typed("2026-11-16"), when), None);
        assert_eq!(bar.update(Message::Close, when), None);
        assert!(!bar.is_open());
    }
}
