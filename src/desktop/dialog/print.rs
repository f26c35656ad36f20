//! How a paper is printed: on which printer, how many, on both sides or one.

use iced::Length;
use iced::widget::{Column, container};

use super::{Message as Parent, Outcome};
use crate::desktop::component::{Button, Kind, button, checkbox, field, text, text_field};
use crate::desktop::printing::{CAN_CHOOSE, Choices};
use crate::desktop::theme::space;
use crate::desktop::widget::{Choice, Element, select};
use crate::exchange::export::Request;

/// The field with the number of copies.
pub const FIELD: &str = "print-copies";

/// The most copies at a time.
const MOST: u32 = 99;

#[derive(Debug)]
pub struct State {
    request: Request,
    /// What is printed, as its file is named.
    name: String,
    printers: Vec<String>,
    choices: Choices,
    copies: String,
    error: bool,
}

#[derive(Debug, Clone)]
pub enum Message {
    /// The printer at this place; the first is the one that the system prefers.
    Printer(usize),
    Copies(String),
    BothSides(bool),
    Submit,
}

impl State {
    pub fn new(request: Request, name: String, printers: Vec<String>) -> Self {
        let choices = Choices::default();
        let copies = choices.copies.to_string();
        Self { request, name, printers, choices, copies, error: false }
    }

    pub fn update(&mut self, message: Message) -> Outcome {
        match message {
            Message::Printer(at) => {
                self.choices.printer =
                    at.checked_sub(1).and_then(|at| self.printers.get(at)).cloned();
            }
            Message::Copies(copies) => {
                self.copies = copies;
                self.error = false;
            }
            Message::BothSides(both) => self.choices.both_sides = both,
            Message::Submit => match self.copies.trim().parse() {
                Ok(copies @ 1..=MOST) => {
                    self.choices.copies = copies;
                    return Outcome::Print(self.request, self.choices.clone());
                }
                _ => self.error = true,
            },
        }
        Outcome::Open
    }

    pub fn view(&self) -> Element<'_, Parent> {
        let say = |message| Parent::Print(message);
        let printers = std::iter::once(Choice::new("Datorns förvalda skrivare"))
            .chain(self.printers.iter().map(|name| Choice::new(name.as_str())))
            .collect::<Vec<_>>();
        let chosen = self.choices.printer.as_ref();
        let at = chosen.and_then(|it| self.printers.iter().position(|name| name == it));
        let printer =
            select(printers, Some(at.map_or(0, |at| at + 1)), move |at| say(Message::Printer(at)))
                .width(Length::Fill)
                .id("print-printer");
        let copies = text_field(&self.copies)
            .on_input(move |copies| say(Message::Copies(copies)))
            .on_submit(say(Message::Submit))
            .error(self.error)
            .id(FIELD);
        let wrong = format!("Skriv ett tal från 1 till {MOST}.");
        let copies =
            container(Element::from(field("Antal", copies).error(self.error.then_some(wrong))))
                .width(160);
        let sides = checkbox(
            "Skriv på båda sidor",
            self.choices.both_sides,
            Some(move |both| say(Message::BothSides(both))),
        );
        let chosen = CAN_CHOOSE.then(|| {
            Column::new()
                .push(Element::from(field("Skrivare", printer)))
                .push(copies)
                .push(sides)
                .spacing(space::L)
        });
        Column::new().push(text::muted(self.name.as_str())).push(chosen).spacing(space::L).into()
    }

    /// The button that does it.
    pub fn button(&self) -> Button<'_, Parent> {
        button(Kind::Primary, "Skriv ut").on_press(Parent::Print(Message::Submit))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Variant;
    use crate::exchange::paper::Paper;

    fn open() -> State {
        let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 16).unwrap();
        let (paper, variant) = (Paper::Organisation, Variant::Public);
        let request = Request { paper, variant, with_data: false, today };
        State::new(request, "organisation.pdf".to_owned(), vec!["Kansli".to_owned()])
    }

    #[test]
    fn a_number_that_makes_no_sense_prints_nothing() {
        for copies in ["", "0", "-1", "100", "två", "99999999999999"] {
            let mut state = open();
            let _ = state.update(Message::Copies(copies.to_owned()));
            assert!(matches!(state.update(Message::Submit), Outcome::Open), "{copies}");
            assert!(state.error);
        }
    }

    #[test]
    fn what_was_chosen_is_what_is_printed() {
        let mut state = open();
        for message in
            [Message::Printer(1), Message::Copies(" 3 ".to_owned()), Message::BothSides(false)]
        {
            let _ = state.update(message);
        }
        let Outcome::Print(_, choices) = state.update(Message::Submit) else { panic!() };
        let printer = Some("Kansli".to_owned());
        assert_eq!(choices, Choices { printer, copies: 3, both_sides: false });
        let _ = state.update(Message::Printer(0));
        let Outcome::Print(_, choices) = state.update(Message::Submit) else { panic!() };
        assert_eq!(choices.printer, None);
    }
}
