//! Naming a new kommun before its file is made.

use super::{Message as Parent, Outcome};
use crate::desktop::component::{Button, Kind, button, field, text_field};
use crate::desktop::widget::Element;

/// The field with the name.
pub const FIELD: &str = "new-kommun";

#[derive(Debug, Default)]
pub struct State {
    name: String,
    error: bool,
}

#[derive(Debug, Clone)]
pub enum Message {
    Typed(String),
    Submit,
}

impl State {
    pub fn update(&mut self, message: Message) -> Outcome {
        match message {
            Message::Typed(name) => {
                self.name = name;
                self.error = false;
                Outcome::Open
            }
            Message::Submit if self.name.trim().is_empty() => {
                self.error = true;
                Outcome::Open
            }
            Message::Submit => Outcome::Create(self.name.trim().to_owned()),
        }
    }

    pub fn view(&self) -> Element<'_, Parent> {
        let input = text_field(&self.name)
            .placeholder("Norrälvs kommun")
            .on_input(|name| Parent::NewKommun(Message::Typed(name)))
            .on_submit(Parent::NewKommun(Message::Submit))
            .error(self.error)
            .id(FIELD);
        field("Kommunens namn", input)
            .help("Så som namnet står i handlingar, till exempel Norrälvs kommun.")
            .error(self.error.then_some("Skriv kommunens namn."))
            .into()
    }

    /// The button that goes on.
    pub fn button(&self) -> Button<'_, Parent> {
        button(Kind::Primary, "Välj plats för filen").on_press(Parent::NewKommun(Message::Submit))
    }
}
