//! The user's choices: look, size of everything, and the name in the journal.

use iced::widget::{Column, Row};

use super::Message as Parent;
use crate::desktop::component::{Kind, button, field, radio, text, text_field};
use crate::desktop::settings::{Look, Settings};
use crate::desktop::theme::space;
use crate::desktop::widget::Element;

/// The field with the name.
pub const FIELD: &str = "settings-name";

#[derive(Debug, Clone)]
pub enum Message {
    Look(Look),
    ZoomIn,
    ZoomOut,
    Name(String),
}

const LOOKS: [(Look, &str); 4] = [
    (Look::System, "Som systemet"),
    (Look::Light, "Ljust"),
    (Look::Dark, "Mörkt"),
    (Look::HighContrast, "Hög kontrast"),
];

pub fn view(settings: &Settings) -> Element<'_, Parent> {
    let name = text_field(&settings.name)
        .placeholder("Ditt namn")
        .on_input(|name| Parent::Settings(Message::Name(name)))
        .id(FIELD);
    let looks = LOOKS.iter().fold(Row::new().spacing(space::L), |row, (look, label)| {
        let choose = Parent::Settings(Message::Look(*look));
        row.push(radio(*label, settings.look == *look, Some(choose)))
    });
    let zoom = Row::new()
        .push(button(Kind::Secondary, "Mindre").on_press(Parent::Settings(Message::ZoomOut)))
        .push(text::body(format!("{} %", settings.zoom)))
        .push(button(Kind::Secondary, "Större").on_press(Parent::Settings(Message::ZoomIn)))
        .spacing(space::M)
        .align_y(iced::Alignment::Center);
    let about = "Visas vid varje ändring du gör, och för den som vill öppna samma fil.";
    Column::new()
        .push(field("Namn i historiken", name).help(about))
        .push(field("Utseende", looks))
        .push(field("Storlek", zoom))
        .spacing(space::L)
        .into()
}
