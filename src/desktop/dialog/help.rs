//! Help: every command with its keys, read from the one table, and how grids and fields are used.

use iced::Length;
use iced::widget::{Column, Row, container, scrollable};

use super::Message as Parent;
use crate::desktop::command::{COMMANDS, Group};
use crate::desktop::component::{key_cap, section, text};
use crate::desktop::theme::space;
use crate::desktop::widget::Element;

/// Keys that belong to grids and fields rather than to a command.
const HANDS: [(&str, &str); 13] = [
    ("Till nästa fält eller cell, och tillbaka", "Tabb, Skift+Tabb"),
    ("Flytta i en tabell", "Piltangenter, Home, End, PgUp, PgDn"),
    ("Markera flera celler", "Skift+piltangenter"),
    ("Redigera cellen", "F2 eller Retur"),
    ("Skriv över cellen", "Börja skriva"),
    ("Behåll och gå nedåt, eller åt höger", "Retur, Tabb"),
    ("Ångra det du skriver i cellen", "Esc"),
    ("Töm cellerna", "Delete"),
    ("Fyll de markerade cellerna med den översta", "Ctrl+D"),
    ("Kopiera, klipp ut och klistra in, även från Excel", "Ctrl+C, Ctrl+X, Ctrl+V"),
    ("Ändra kolumnens bredd", "Alt+Skift+← och →"),
    ("Öppna en lista eller kalender", "F4 eller nedåtpil"),
    ("Stäng en dialog", "Esc"),
];

/// The highest that the list is.
const HIGHEST: f32 = 520.0;

/// What scrolls.
pub const LIST: &str = "help-list";

pub fn view<'a>(room: f32) -> Element<'a, Parent> {
    let groups = Group::ALL.into_iter().fold(Column::new().spacing(space::M), |column, group| {
        let entries = COMMANDS.iter().filter(|entry| entry.group == group);
        let rows = entries.fold(Column::new().spacing(space::XS), |rows, entry| {
            rows.push(row(entry.name, entry.keys))
        });
        column.push(section(group.name(), None)).push(rows)
    });
    let hands = HANDS
        .iter()
        .fold(Column::new().spacing(space::XS), |rows, (name, keys)| rows.push(row(name, keys)));
    let content = groups.push(section("I tabeller och fält", None)).push(hands);
    scrollable(container(content).padding(iced::Padding::ZERO.right(space::L)))
        .id(LIST)
        .height(Length::Fixed(room.min(HIGHEST)))
        .into()
}

fn row<'a>(name: &'a str, keys: &'a str) -> Element<'a, Parent> {
    Row::new()
        .push(container(text::body(name)).width(Length::Fill))
        .push((!keys.is_empty()).then(|| key_cap(keys)))
        .spacing(space::M)
        .into()
}
