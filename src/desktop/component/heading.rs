//! Lines, not boxes: a section is a heading and a line of one pixel.

use std::borrow::Cow;

use iced::alignment::Vertical;
use iced::widget::text::Wrapping;
use iced::widget::{Column, Row, container, rule};
use iced::{Length, Padding, border};

use super::text;
use crate::desktop::theme::{RADIUS, Theme, Tone, size, space};
use crate::desktop::widget::{Element, focus_stop};

/// A line of one pixel across.
pub fn line<'a, Message: 'a>() -> Element<'a, Message> {
    rule::horizontal(1).into()
}

/// A line of one pixel down.
pub fn line_vertical<'a, Message: 'a>() -> Element<'a, Message> {
    rule::vertical(1).into()
}

/// The head of a screen: what it is at the left, what can be done with it at the right.
pub fn screen_head<'a, Message: 'a>(
    words: impl Into<Element<'a, Message>>,
    acts: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    let row = Row::new()
        .push(container(words).width(Length::Fill))
        .push(acts.into())
        .spacing(space::L)
        .align_y(Vertical::Center);
    container(row).padding([space::S, space::L]).center_y(Length::Fixed(size::PLAN_HEADER)).into()
}

/// The heading of a section on a page, with what belongs to it at the right.
pub fn section<'a, Message: 'a>(
    title: impl Into<Cow<'a, str>>,
    aside: Option<Element<'a, Message>>,
) -> Element<'a, Message> {
    let head = Row::new()
        .push(container(text::subheading(title.into())).width(Length::Fill))
        .push(aside)
        .spacing(space::M)
        .align_y(Vertical::Center);
    Column::new().push(container(head).padding(Padding::ZERO.bottom(space::S))).push(line()).into()
}

/// Words that lead on, without the room that a button keeps around its own: they stand in line with
/// what is above and below them, as at the right of a [`section`].
pub fn link<'a, Message: Clone + 'a>(
    words: impl Into<Cow<'a, str>>,
    on_press: Message,
) -> Element<'a, Message> {
    focus_stop(text::strong(words.into()))
        .on_press(on_press)
        .look(|theme, status| {
            let tokens = theme.tokens();
            crate::desktop::widget::Look {
                text: Some(if status.hovered { tokens.accent_hover } else { tokens.accent }),
                ..Default::default()
            }
        })
        .into()
}

/// A block in the side panel: its heading, a line, its content.
pub fn panel_section<'a, Message: 'a>(
    title: impl Into<Cow<'a, str>>,
    content: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    Column::new().push(section(title, None)).push(content).spacing(space::S).into()
}

/// Where one is: each part leads back, the last is here. On one line; what has no room is cut.
pub fn breadcrumb<'a, Message: Clone + 'a>(
    parts: impl IntoIterator<Item = (Cow<'a, str>, Message)>,
    here: impl Into<Cow<'a, str>>,
) -> Element<'a, Message> {
    let row = parts.into_iter().fold(Row::new(), |row, (label, message)| {
        let link = focus_stop(text::body(label).wrapping(Wrapping::None)).on_press(message).look(
            |theme, status| {
                let tokens = theme.tokens();
                crate::desktop::widget::Look {
                    text: Some(if status.hovered { tokens.accent } else { tokens.text_muted }),
                    ..Default::default()
                }
            },
        );
        row.push(link).push(text::toned(text::body("/"), Tone::Muted))
    });
    row.push(text::strong(here.into()).wrapping(Wrapping::None))
        .spacing(space::S)
        .align_y(Vertical::Center)
        .into()
}

/// A key, as on a keyboard: "Ctrl+K".
pub fn key_cap<'a, Message: 'a>(keys: impl Into<Cow<'a, str>>) -> Element<'a, Message> {
    container(text::muted(keys.into()))
        .padding([0.0, 5.0])
        .style(|theme: &Theme| container::Style {
            background: Some(theme.tokens().surface.into()),
            border: border::rounded(RADIUS).width(1).color(theme.tokens().line),
            ..container::Style::default()
        })
        .into()
}
