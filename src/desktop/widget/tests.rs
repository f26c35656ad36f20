//! Lists, calendars and dialogs by keyboard alone.

use chrono::NaiveDate;
use iced::keyboard::{Modifiers, key::Named};

use super::driver::{Driver, Screen};
use super::focus::Direction;
use super::{Choice, Element, date_field, select};
use crate::desktop::component::{Dialog, Kind, button, dialog, field, text_field};

#[derive(Default)]
struct Form {
    name: String,
    date: String,
    person: Option<usize>,
    asked: bool,
    saved: u32,
}

#[derive(Debug, Clone)]
enum Message {
    Name(String),
    Date(String),
    Person(usize),
    NoPerson,
    Ask,
    Close,
    Save,
}

const PEOPLE: [&str; 4] = ["Åke Ängman", "Östen Åberg", "Wilhelm Ågren", "Anna Berg"];

impl Screen for Form {
    type Message = Message;

    fn view(&self) -> Element<'_, Message> {
        let people: Vec<_> = PEOPLE.into_iter().map(Choice::new).collect();
        let list = select(people, self.person, Message::Person).id("person");
        let list = list.on_clear(Message::NoPerson);
        let base = iced::widget::column![
            field("Namn", text_field(&self.name).on_input(Message::Name).id("name")),
            field("Person", list),
            field(
                "Datum",
                date_field(&self.date, Message::Date).selected(self.date.parse().ok()).id("date")
            ),
            button(Kind::Primary, "Registrera").on_press(Message::Ask).id("ask"),
        ];
        let over = self.asked.then(|| {
            Dialog::new(
                "Registrera beslut",
                text_field("").on_input(|_| Message::Close),
                Message::Close,
            )
            .button(button(Kind::Secondary, "Avbryt").on_press(Message::Close))
            .button(button(Kind::Primary, "Registrera").on_press(Message::Save))
            .on_submit(Message::Save)
        });
        dialog(base, over)
    }

    fn update(&mut self, message: Message) {
        match message {
            Message::Name(name) => self.name = name,
            Message::Date(date) => self.date = date,
            Message::Person(person) => self.person = Some(person),
            Message::NoPerson => self.person = None,
            Message::Ask => self.asked = true,
            Message::Close => self.asked = false,
            Message::Save => self.saved += 1,
        }
    }
}

fn form() -> Driver<Form> {
    Driver::new(Form::default(), (800.0, 600.0))
}

#[test]
fn a_list_is_opened_narrowed_and_chosen_from_without_a_mouse() {
    let mut hand = form();
    hand.focus("person");
    hand.write("å");
    hand.tap(Named::ArrowDown);
    hand.tap(Named::Enter);
    assert_eq!(hand.screen.person, Some(1));
    hand.tap(Named::Space);
    hand.tap(Named::End);
    hand.tap(Named::Escape);
    assert_eq!(hand.screen.person, Some(1), "Esc changes nothing");
    hand.write("anna");
    hand.tap(Named::Tab);
    assert_eq!(hand.screen.person, Some(3), "Tab keeps what was looked for");
    assert_eq!(hand.focused().0, Some(2), "and goes on");
    hand.focus("person");
    hand.tap(Named::Delete);
    assert_eq!(hand.screen.person, None);
}

#[test]
fn a_list_is_chosen_from_with_the_mouse() {
    let mut hand = form();
    hand.click(100.0, 46.0 + 8.0 + 30.0);
    hand.click(100.0, 100.0 + 12.0 + 32.0 + 8.0);
    assert_eq!(hand.screen.person, Some(1));
}

#[test]
fn a_day_is_chosen_in_the_calendar_by_arrows() {
    let mut hand = form();
    hand.screen.date = "2026-09-24".into();
    hand.focus("date");
    hand.tap(Named::F4);
    hand.tap(Named::PageDown);
    hand.tap(Named::ArrowRight);
    hand.tap(Named::Enter);
    assert_eq!(hand.screen.date.parse(), Ok(NaiveDate::from_ymd_opt(2026, 10, 25).unwrap()));
    hand.tap(Named::F4);
    hand.tap(Named::ArrowDown);
    hand.tap(Named::Escape);
    assert_eq!(hand.screen.date, "2026-10-25");
}

#[test]
fn what_lies_behind_a_dialog_is_out_of_reach_and_as_it_was_afterwards() {
    let mut hand = form();
    hand.focus("name");
    hand.write("Skola");
    hand.focus("ask");
    hand.tap(Named::Enter);
    assert!(hand.screen.asked);
    let (_, inside) = hand.focused();
    assert_eq!(inside, 4, "field, close, cancel, save: nothing of the form behind");
    hand.tab(Direction::Forward);
    hand.tab(Direction::Forward);
    hand.write("x");
    assert_eq!(hand.screen.name, "Skola");
    hand.tap(Named::Escape);
    hand.send(&[]);
    if hand.screen.asked {
        hand.tap(Named::Escape);
    }
    assert!(!hand.screen.asked);
    assert_eq!(hand.focused(), (Some(3), 4), "the button that opened it has the focus still");
}

#[test]
fn enter_does_the_dialog_s_act_and_a_button_its_own() {
    let mut hand = form();
    hand.screen.asked = true;
    hand.send(&[]);
    hand.tap(Named::Enter);
    assert_eq!(hand.screen.saved, 1);
    hand.tab(Direction::Backward);
    hand.tab(Direction::Backward);
    hand.key(Named::Enter, Modifiers::empty());
    assert_eq!((hand.screen.saved, hand.screen.asked), (1, false), "Avbryt was pressed");
}
