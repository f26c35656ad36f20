//! Checkboxes and radios: a mark and its words, pressed as one.

use std::borrow::Cow;

use iced::alignment::{Horizontal, Vertical};
use iced::widget::{Row, container, space as gap};
use iced::{Length, border};

use super::text;
use crate::desktop::theme::{Theme, size, space};
use crate::desktop::widget::{Element, FocusStop, Icon, Ring, focus_stop, icon};

/// Yes or no. `on_toggle` is given the new value; `None` when it can't be changed.
pub fn checkbox<'a, Message: Clone + 'a, F: Fn(bool) -> Message>(
    label: impl Into<Cow<'a, str>>,
    checked: bool,
    on_toggle: Option<F>,
) -> FocusStop<'a, Message> {
    let enabled = on_toggle.is_some();
    let tick = checked.then(|| icon(Icon::Tick).size(12.0));
    let mark = container(Row::new().push(tick)).center(Length::Fixed(size::ICON)).style(
        move |theme: &Theme| {
            let tokens = theme.tokens();
            let (background, edge) = match (enabled, checked) {
                (false, _) => (tokens.sunken, tokens.line),
                (true, true) => (tokens.accent, tokens.accent),
                (true, false) => (tokens.surface, tokens.edge),
            };
            container::Style {
                background: Some(background.into()),
                text_color: Some(if enabled { tokens.on_accent } else { tokens.text_faint }),
                border: border::rounded(3).width(1).color(edge),
                ..container::Style::default()
            }
        },
    );
    pressable(mark, label, on_toggle.map(|on_toggle| on_toggle(!checked)))
}

/// One of several. `on_select` is what choosing it says.
pub fn radio<'a, Message: Clone + 'a>(
    label: impl Into<Cow<'a, str>>,
    selected: bool,
    on_select: Option<Message>,
) -> FocusStop<'a, Message> {
    let enabled = on_select.is_some();
    let dot = selected.then(|| {
        container(gap()).width(8).height(8).style(move |theme: &Theme| container::Style {
            background: Some(theme.tokens().accent.into()),
            border: border::rounded(4),
            ..container::Style::default()
        })
    });
    let mark = container(Row::new().push(dot)).center(Length::Fixed(size::ICON)).style(
        move |theme: &Theme| {
            let tokens = theme.tokens();
            let edge = match (enabled, selected) {
                (false, _) => tokens.line,
                (true, true) => tokens.accent,
                (true, false) => tokens.edge,
            };
            container::Style {
                background: Some(if enabled { tokens.surface } else { tokens.sunken }.into()),
                border: border::rounded(8).width(1).color(edge),
                ..container::Style::default()
            }
        },
    );
    pressable(mark, label, on_select)
}

fn pressable<'a, Message: Clone + 'a>(
    mark: impl Into<Element<'a, Message>>,
    label: impl Into<Cow<'a, str>>,
    on_press: Option<Message>,
) -> FocusStop<'a, Message> {
    let content = Row::new()
        .push(mark)
        .push(text::body(label.into()))
        .spacing(space::S)
        .align_y(Vertical::Center);
    focus_stop(content)
        .on_press_maybe(on_press)
        .height(size::CHIP)
        .align(Horizontal::Left, Vertical::Center)
        .ring(Ring::Mark)
}
