//! Rows that are links: the whole row is pressed, its verb stands at the right.

use std::borrow::Cow;

use iced::Length;
use iced::alignment::Vertical;
use iced::widget::{Column, Row, container};

use super::heading::line;
use super::text;
use super::weight::Drawn;
use crate::desktop::theme::{Tone, space};
use crate::desktop::widget::{Element, Icon, Look, Ring, focus_stop, icon};
use crate::workspace::Weight;

/// A row with its verb at the right ("Öppna ärendet") and a line below.
pub fn link_row<'a, Message: Clone + 'a>(
    content: impl Into<Element<'a, Message>>,
    verb: impl Into<Cow<'a, str>>,
    on_press: Message,
) -> Element<'a, Message> {
    let verb = text::toned(text::body(verb.into()), Tone::Accent);
    pressed(content, verb, on_press)
}

/// A finding: its weight, what is wrong, where it is from ("SYS-011 · R-3 · IT-strategin kap. 4").
pub fn finding_row<'a, Message: Clone + 'a>(
    weight: Weight,
    sentence: impl Into<Cow<'a, str>>,
    source: impl Into<Cow<'a, str>>,
    on_press: Message,
) -> Element<'a, Message> {
    let tone = match weight {
        Weight::Reminder => Tone::Muted,
        weight => weight.tone(),
    };
    let words = Column::new().push(text::body(sentence.into())).push(text::muted(source.into()));
    let content = Row::new()
        .push(icon(weight.icon()).tone(tone))
        .push(words)
        .spacing(space::S)
        .align_y(Vertical::Center);
    pressed(content, icon(Icon::ChevronRight).tone(Tone::Muted), on_press)
}

/// A row of a small table that leads to what it tells, 32 high, with a line below.
pub fn table_row<'a, Message: Clone + 'a>(
    content: impl Into<Element<'a, Message>>,
    on_press: Message,
) -> Element<'a, Message> {
    stop(content, on_press)
}

fn pressed<'a, Message: Clone + 'a>(
    content: impl Into<Element<'a, Message>>,
    end: impl Into<Element<'a, Message>>,
    on_press: Message,
) -> Element<'a, Message> {
    let row = Row::new()
        .push(container(content).width(Length::Fill))
        .push(end)
        .spacing(space::M)
        .align_y(Vertical::Center);
    stop(row, on_press)
}

fn stop<'a, Message: Clone + 'a>(
    content: impl Into<Element<'a, Message>>,
    on_press: Message,
) -> Element<'a, Message> {
    let stop = focus_stop(content)
        .on_press(on_press)
        .ring(Ring::Inside)
        .width(Length::Fill)
        .padding([5.0, 0.0])
        .look(|theme, status| Look {
            background: status.hovered.then_some(theme.tokens().background),
            square: true,
            ..Look::default()
        });
    Column::new().push(stop).push(line()).into()
}
