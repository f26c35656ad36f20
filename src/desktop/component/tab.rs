//! Tabs: one row, the active one underlined. ← and → go between them, Home and End to the ends.

use std::borrow::Cow;

use iced::alignment::{Horizontal, Vertical};
use iced::keyboard::{Key, key::Named};
use iced::widget::{Column, Row, container, space as gap};
use iced::{Length, Padding, border};

use super::{heading::line, text};
use crate::desktop::theme::{RADIUS, Theme, Tone, size, space};
use crate::desktop::widget::{Element, Look, Ring, Status, focus_stop};

/// One tab.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tab<'a> {
    /// Its name.
    pub label: Cow<'a, str>,
    /// How many findings wait there, and their gravest tone.
    pub badge: Option<(usize, Tone)>,
}

impl<'a> Tab<'a> {
    /// A tab with a name.
    pub fn new(label: impl Into<Cow<'a, str>>) -> Self {
        Self { label: label.into(), badge: None }
    }

    /// Adds a count.
    pub fn badge(mut self, count: usize, tone: Tone) -> Self {
        self.badge = Some((count, tone));
        self
    }
}

/// A row of tabs over a line from edge to edge; where there is no room for all they go on in a
/// second row. `on_select` is given the index; `shown` forces the focus ring on one
/// tab in a gallery.
///
/// ← and → say `on_turn`: the screen then focuses the [`tab_id`] in `name` that has become active,
/// so that the ring goes with it.
pub fn tabs<'a, Message: Clone + 'a>(
    name: &'static str,
    tabs: impl IntoIterator<Item = Tab<'a>>,
    active: usize,
    on_select: impl Fn(usize) -> Message + 'a,
    on_turn: impl Fn(usize) -> Message + 'a,
    shown: Option<usize>,
) -> Element<'a, Message> {
    let tabs: Vec<_> = tabs.into_iter().collect();
    let last = tabs.len().saturating_sub(1);
    let on_turn = std::rc::Rc::new(on_turn);
    let row =
        tabs.into_iter().enumerate().fold(Row::new().spacing(space::L), |row, (index, tab)| {
            let on_key = on_turn.clone();
            let is_active = index == active;
            let label = if is_active { text::strong(tab.label) } else { text::body(tab.label) };
            let content = Row::new()
                .push(label)
                .push(tab.badge.map(|(count, tone)| badge(count, tone)))
                .spacing(space::XS)
                .align_y(Vertical::Center);
            let underline =
                container(gap().width(Length::Fill).height(2)).style(move |theme: &Theme| {
                    let background = is_active.then(|| theme.tokens().accent.into());
                    container::Style { background, ..container::Style::default() }
                });
            // The line under a tab is as wide as the tab: a column would take all the width. It
            // lies inside the control, for a stack hides a press from what lies below it.
            let content = iced::widget::stack![
                container(content).center_y(size::TABS).padding(Padding::ZERO.bottom(2.0)),
                container(underline).height(Length::Fill).align_y(Vertical::Bottom),
            ];
            let stop = focus_stop(content)
                .id(tab_id(name, index))
                .on_press(on_select(index))
                .on_key(move |key, _| match key {
                    Key::Named(Named::ArrowLeft) => Some(on_key(active.saturating_sub(1))),
                    Key::Named(Named::ArrowRight) => Some(on_key((active + 1).min(last))),
                    Key::Named(Named::Home) => Some(on_key(0)),
                    Key::Named(Named::End) => Some(on_key(last)),
                    _ => None,
                })
                .ring(Ring::Beside)
                .height(size::TABS)
                .align(Horizontal::Center, Vertical::Center)
                .shown((shown == Some(index)).then_some(Status::FOCUSED))
                .look(move |theme, status| {
                    let tokens = theme.tokens();
                    let lit = is_active || status.hovered;
                    Look {
                        text: Some(if lit { tokens.text } else { tokens.text_muted }),
                        ..Look::default()
                    }
                });
            row.push(stop)
        });
    let row = container(row.wrap().vertical_spacing(0)).padding(Padding::ZERO.left(space::L));
    Column::new().push(row).push(line()).into()
}

/// The name of a tab, so that it can be focused.
pub fn tab_id(name: &str, index: usize) -> String {
    format!("{name}-tab-{index}")
}

fn badge<'a, Message: 'a>(count: usize, tone: Tone) -> Element<'a, Message> {
    container(text::small(count))
        .padding([0.0, 6.0])
        .style(move |theme: &Theme| container::Style {
            text_color: Some(tone.color(theme.tokens())),
            background: Some(tone.soft(theme.tokens()).into()),
            border: border::rounded(RADIUS),
            ..container::Style::default()
        })
        .into()
}
