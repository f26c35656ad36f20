//! Choosing a dated backup to restore.

use iced::Length;
use iced::widget::{Column, container, scrollable};

use super::{Message as Parent, Outcome};
use crate::desktop::component::{link_row, text};
use crate::desktop::theme::{Tone, space};
use crate::desktop::widget::Element;
use crate::record::date::with_weekday;
use crate::store::Backup;

#[derive(Debug)]
pub struct State {
    backups: Vec<Backup>,
}

#[derive(Debug, Clone)]
pub enum Message {
    Restore(usize),
}

impl State {
    /// The backups, newest first.
    pub fn new(backups: Vec<Backup>) -> Self {
        Self { backups }
    }

    pub fn update(&mut self, message: Message) -> Outcome {
        match message {
            Message::Restore(at) => match self.backups.get(at) {
                Some(backup) => Outcome::Restore(backup.path.clone()),
                None => Outcome::Open,
            },
        }
    }

    pub fn view(&self, room: f32) -> Element<'_, Parent> {
        let words = if self.backups.is_empty() {
            "Det finns ingen säkerhetskopia av filen ännu. En görs varje gång filen öppnas."
        } else {
            "Filen som den är nu sparas som en säkerhetskopia först, så inget går förlorat."
        };
        let rows = self.backups.iter().enumerate().fold(Column::new(), |rows, (at, backup)| {
            let when =
                format!("{} kl. {}", with_weekday(backup.at.date()), backup.at.format("%H.%M"));
            rows.push(link_row(
                text::body(when),
                "Återställ",
                Parent::Backups(Message::Restore(at)),
            ))
        });
        Column::new()
            .push(text::toned(text::body(words), Tone::Muted))
            .push(container(scrollable(rows).height(Length::Shrink)).max_height(room - 32.0))
            .spacing(space::M)
            .into()
    }
}
