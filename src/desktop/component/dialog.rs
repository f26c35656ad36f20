//! A dialog over the work: the base is seen and can't be used, Esc closes, Enter does the act.
//!
//! Always wrap the base, with `None` when nothing is open: so it keeps its state. The caller
//! focuses the first field when the dialog opens (`focus::to`); when it closes, what had the focus
//! before has it still.

use std::borrow::Cow;

use iced::alignment::Vertical;
use iced::keyboard::{Key, key::Named};
use iced::widget::{Column, Row, Stack, container, space as gap};
use iced::{Length, border};

use super::button::{Button, Kind, icon_button};
use super::text;
use crate::desktop::theme::{RADIUS_CARD, Theme, fade, size, space};
use crate::desktop::widget::{Element, Icon, inert, on_keys};

/// The card of the dialog that is open.
pub const CARD: &str = "dialog";

/// What a dialog shows.
pub struct Dialog<'a, Message> {
    title: Cow<'a, str>,
    content: Element<'a, Message>,
    buttons: Vec<Button<'a, Message>>,
    on_close: Message,
    on_submit: Option<Message>,
    width: f32,
}

impl<'a, Message: Clone + 'a> Dialog<'a, Message> {
    /// A dialog with a title that says the act, and what closing it says.
    pub fn new(
        title: impl Into<Cow<'a, str>>,
        content: impl Into<Element<'a, Message>>,
        on_close: Message,
    ) -> Self {
        Self {
            title: title.into(),
            content: content.into(),
            buttons: Vec::new(),
            on_close,
            on_submit: None,
            width: size::DIALOG,
        }
    }

    /// Adds a button; the primary one last.
    pub fn button(mut self, button: Button<'a, Message>) -> Self {
        self.buttons.push(button);
        self
    }

    /// What Enter says, where no control takes it.
    pub fn on_submit(mut self, message: Message) -> Self {
        self.on_submit = Some(message);
        self
    }

    /// Wide enough for a table.
    pub fn wide(mut self) -> Self {
        self.width = size::DIALOG_WIDE;
        self
    }

    /// The card alone, without backdrop: for galleries.
    pub fn card(self) -> Element<'a, Message> {
        let close = icon_button(Kind::Quiet, Icon::Cross, "Stäng", Some(self.on_close.clone()));
        let head = Row::new()
            .push(container(text::heading(self.title)).width(Length::Fill))
            .push(close)
            .align_y(Vertical::Center);
        let has_buttons = !self.buttons.is_empty();
        let buttons =
            self.buttons.into_iter().fold(
                Row::new().push(gap().width(Length::Fill)).spacing(space::S),
                |row, button| row.push(Element::from(button)),
            );
        let card = Column::new()
            .push(head)
            .push(self.content)
            .push(
                has_buttons.then(|| container(buttons).padding(iced::Padding::ZERO.top(space::M))),
            )
            .spacing(space::M);
        let card =
            container(card).id(CARD).padding(space::XL).width(self.width).style(|theme: &Theme| {
                let tokens = theme.tokens();
                container::Style {
                    text_color: Some(tokens.text),
                    background: Some(tokens.surface.into()),
                    border: border::rounded(RADIUS_CARD).width(1).color(tokens.edge),
                    ..container::Style::default()
                }
            });
        let (on_close, on_submit) = (self.on_close, self.on_submit);
        on_keys(card, move |key, modifiers| match key {
            Key::Named(Named::Escape) => Some(on_close.clone()),
            Key::Named(Named::Enter) if !modifiers.alt() => on_submit.clone(),
            _ => None,
        })
    }
}

/// `base`, and over it the dialog when there is one.
pub fn dialog<'a, Message: Clone + 'a>(
    base: impl Into<Element<'a, Message>>,
    over: Option<Dialog<'a, Message>>,
) -> Element<'a, Message> {
    dialog_card(base, over.map(Dialog::card))
}

/// As [`dialog`], over the [`Dialog::card`] of a dialog that speaks its own messages.
pub fn dialog_card<'a, Message: Clone + 'a>(
    base: impl Into<Element<'a, Message>>,
    card: Option<Element<'a, Message>>,
) -> Element<'a, Message> {
    let open = card.is_some();
    let over = card.map(|card| {
        container(card).center(Length::Fill).padding(space::L).style(|theme: &Theme| {
            container::Style {
                // The text colour of a dark theme would lighten what shall step back.
                background: Some(match theme {
                    Theme::Light => fade(theme.tokens().text, 0.4).into(),
                    Theme::Dark => fade(theme.tokens().desk, 0.6).into(),
                    Theme::HighContrast => fade(theme.tokens().desk, 0.8).into(),
                }),
                ..container::Style::default()
            }
        })
    });
    let stack = Stack::new().push(inert(base, open));
    match over {
        Some(over) => stack.push(over).into(),
        None => stack.into(),
    }
}
