//! Our own path dialog, for desktops that offer none.

use std::path::Path;

use super::{Message as Parent, Outcome};
use crate::desktop::component::{Button, Kind, button, field, text_field};
use crate::desktop::file_dialog::{Purpose, read_path};
use crate::desktop::widget::Element;

/// The field with the path.
pub const FIELD: &str = "path";

#[derive(Debug)]
pub struct State {
    pub purpose: Purpose,
    typed: String,
    error: Option<String>,
}

#[derive(Debug, Clone)]
pub enum Message {
    Typed(String),
    Submit,
}

impl State {
    /// A dialog that begins with `suggestion`.
    pub fn new(purpose: Purpose, suggestion: &Path) -> Self {
        Self { purpose, typed: suggestion.display().to_string(), error: None }
    }

    pub fn update(&mut self, message: Message) -> Outcome {
        match message {
            Message::Typed(typed) => {
                self.typed = typed;
                self.error = None;
                Outcome::Open
            }
            Message::Submit => match read_path(self.purpose, &self.typed) {
                Ok(path) => Outcome::Chosen(self.purpose, path),
                Err(sentence) => {
                    self.error = Some(sentence);
                    Outcome::Open
                }
            },
        }
    }

    pub fn view(&self) -> Element<'_, Parent> {
        let label = match self.purpose {
            Purpose::ExportFolder => "Mapp",
            _ => "Fil",
        };
        let input = text_field(&self.typed)
            .on_input(|typed| Parent::Path(Message::Typed(typed)))
            .on_submit(Parent::Path(Message::Submit))
            .error(self.error.is_some())
            .id(FIELD);
        field(label, input)
            .help("Hela sökvägen. ~ betyder din hemmapp.")
            .error(self.error.as_deref())
            .into()
    }

    /// The button that does it.
    pub fn button(&self) -> Button<'_, Parent> {
        let verb = match self.purpose {
            Purpose::OpenPlan => "Öppna",
            Purpose::NewPlan => "Skapa",
            Purpose::SaveCopy => "Spara kopia",
            Purpose::ExportFolder => "Exportera",
            Purpose::ImportTable => "Läs filen",
        };
        button(Kind::Primary, verb).on_press(Parent::Path(Message::Submit))
    }
}
