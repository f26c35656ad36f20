//! Chips say a state or a count; filter chips choose what a list shows.

use std::borrow::Cow;

use iced::alignment::{Horizontal, Vertical};
use iced::widget::{Row, container};
use iced::{Color, Padding, border};

use super::text;
use super::weight::Drawn;
use crate::desktop::theme::{RADIUS, Theme, Tone, size, space};
use crate::desktop::widget::{Element, FocusStop, Icon, Look, Status, focus_stop, icon};
use crate::workspace::Weight;

/// A state in a word.
pub fn chip<'a>(label: impl Into<Cow<'a, str>>) -> Chip<'a> {
    Chip { label: label.into(), icon: None, tone: Tone::Normal, outlined: false, filled: false }
}

/// See [`chip`].
#[derive(Debug, Clone)]
pub struct Chip<'a> {
    label: Cow<'a, str>,
    icon: Option<Icon>,
    tone: Tone,
    outlined: bool,
    filled: bool,
}

impl<'a> Chip<'a> {
    /// What is now: on the accent.
    pub fn now(label: impl Into<Cow<'a, str>>) -> Self {
        Chip { filled: true, ..chip(label).tone(Tone::Accent) }
    }

    /// So many findings of a weight.
    pub fn weight(weight: Weight, count: usize) -> Self {
        chip(weight.counted(count)).icon(weight.icon()).tone(weight.tone())
    }

    /// Klar.
    pub fn done(label: impl Into<Cow<'a, str>>) -> Self {
        chip(label).icon(Icon::Tick).tone(Tone::Success)
    }

    /// Pågår.
    pub fn ongoing(label: impl Into<Cow<'a, str>>) -> Self {
        chip(label).icon(Icon::Ongoing).tone(Tone::Accent)
    }

    /// Ej påbörjad.
    pub fn not_started(label: impl Into<Cow<'a, str>>) -> Self {
        Chip { outlined: true, ..chip(label).icon(Icon::NotStarted) }
    }

    /// Försenad.
    pub fn late(label: impl Into<Cow<'a, str>>) -> Self {
        chip(label).icon(Icon::Warning).tone(Tone::Warning)
    }

    /// An icon before the word.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// The colour of word, icon and ground.
    pub fn tone(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }
}

impl<'a, Message: 'a> From<Chip<'a>> for Element<'a, Message> {
    fn from(chip: Chip<'a>) -> Self {
        let Chip { tone, outlined, filled, .. } = chip;
        let left = if chip.icon.is_some() { 5.0 } else { space::S };
        let content = Row::new()
            .push(chip.icon.map(icon))
            .push(text::small(chip.label))
            .spacing(space::XS)
            .align_y(Vertical::Center);
        container(content)
            .height(size::CHIP)
            .padding(Padding::from([0.0, space::S]).left(left))
            .align_y(Vertical::Center)
            .style(move |theme: &Theme| {
                let tokens = theme.tokens();
                let color = tone.color(tokens);
                let (background, edge) = match theme {
                    _ if filled => (color, color),
                    _ if outlined => (tokens.surface, tokens.line),
                    Theme::HighContrast => (tone.soft(tokens), color),
                    _ => (tone.soft(tokens), Color::TRANSPARENT),
                };
                container::Style {
                    text_color: Some(if filled { tokens.on_accent } else { color }),
                    background: Some(background.into()),
                    border: border::rounded(RADIUS).width(1).color(edge),
                    ..container::Style::default()
                }
            })
            .into()
    }
}

/// A chip that filters: pressed, it shows only what it says.
pub fn filter_chip<'a, Message>(
    label: impl Into<Cow<'a, str>>,
    active: bool,
) -> FilterChip<'a, Message> {
    FilterChip {
        label: label.into(),
        count: None,
        icon: None,
        active,
        removable: false,
        on_press: None,
        shown: None,
    }
}

/// See [`filter_chip`].
pub struct FilterChip<'a, Message> {
    label: Cow<'a, str>,
    count: Option<usize>,
    icon: Option<(Icon, Tone)>,
    active: bool,
    removable: bool,
    on_press: Option<Message>,
    shown: Option<Status>,
}

impl<Message> FilterChip<'_, Message> {
    /// How many there are.
    pub fn count(mut self, count: usize) -> Self {
        self.count = Some(count);
        self
    }

    /// The weight that it filters by.
    pub fn weight(mut self, weight: Weight) -> Self {
        self.icon = Some((weight.icon(), weight.tone()));
        self
    }

    /// Pressing takes the filter away: a cross at its end.
    pub fn removable(mut self) -> Self {
        self.removable = true;
        self
    }

    /// What pressing it says.
    pub fn on_press(mut self, message: Message) -> Self {
        self.on_press = Some(message);
        self
    }

    /// Draws this status whatever happens: for galleries.
    pub fn shown(mut self, status: Status) -> Self {
        self.shown = Some(status);
        self
    }
}

impl<'a, Message: Clone + 'a> From<FilterChip<'a, Message>> for Element<'a, Message> {
    fn from(chip: FilterChip<'a, Message>) -> Self {
        let active = chip.active;
        let label = if active { text::small_strong(chip.label) } else { text::small(chip.label) };
        let count = chip.count.map(|count| match active {
            true => text::small_strong(count),
            false => text::muted(count),
        });
        let content = Row::new()
            .push(chip.icon.map(|(shown, tone)| icon(shown).tone(tone)))
            .push(label)
            .push(count)
            .push(chip.removable.then(|| icon(Icon::Cross).size(12.0)))
            .spacing(space::XS)
            .align_y(Vertical::Center);
        let stop: FocusStop<'a, Message> = focus_stop(content)
            .on_press_maybe(chip.on_press)
            .height(size::FILTER)
            .padding([0.0, space::S])
            .align(Horizontal::Center, Vertical::Center)
            .shown(chip.shown)
            .look(move |theme, status| {
                let tokens = theme.tokens();
                if active {
                    Look {
                        background: Some(tokens.accent_soft),
                        text: Some(tokens.accent),
                        edge: Some(tokens.accent),
                        square: false,
                    }
                } else {
                    Look {
                        background: Some(if status.hovered {
                            tokens.sunken
                        } else {
                            tokens.surface
                        }),
                        text: Some(tokens.text),
                        edge: Some(tokens.edge),
                        square: false,
                    }
                }
            });
        stop.into()
    }
}
