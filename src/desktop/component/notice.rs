//! What the program says: toasts for what can't be seen otherwise, banners for what lasts, and
//! what stands where nothing is yet.

use std::borrow::Cow;

use iced::alignment::{Horizontal, Vertical};
use iced::widget::{Column, Row, container};
use iced::{Length, border};

use super::button::{Button, Kind, button, icon_button};
use super::text;
use crate::desktop::theme::{RADIUS, RADIUS_CARD, Theme, Tone, size, space};
use crate::desktop::widget::{Element, Icon, icon};

/// Content whose text and icons inherit a tone.
pub(super) fn tinted<'a, Message: 'a>(
    content: impl Into<Element<'a, Message>>,
    tone: Tone,
) -> Element<'a, Message> {
    container(content)
        .style(move |theme: &Theme| container::Style {
            text_color: Some(tone.color(theme.tokens())),
            ..container::Style::default()
        })
        .into()
}

/// A short message at the lower right, with the words that say what happened.
pub fn toast<'a, Message>(
    shown: Icon,
    tone: Tone,
    words: impl Into<Cow<'a, str>>,
) -> Toast<'a, Message> {
    Toast { icon: shown, tone, words: words.into(), action: None, on_close: None }
}

/// See [`toast`].
pub struct Toast<'a, Message> {
    icon: Icon,
    tone: Tone,
    words: Cow<'a, str>,
    action: Option<(Cow<'a, str>, Message)>,
    on_close: Option<Message>,
}

impl<'a, Message> Toast<'a, Message> {
    /// What can be done about it: "Ångra", "Visa mapp".
    pub fn action(mut self, label: impl Into<Cow<'a, str>>, message: Message) -> Self {
        self.action = Some((label.into(), message));
        self
    }

    /// What closing it says.
    pub fn on_close(mut self, message: Message) -> Self {
        self.on_close = Some(message);
        self
    }
}

impl<'a, Message: Clone + 'a> From<Toast<'a, Message>> for Element<'a, Message> {
    fn from(toast: Toast<'a, Message>) -> Self {
        let action = toast
            .action
            .map(|(label, message)| Element::from(button(Kind::Text, label).on_press(message)));
        let content = Row::new()
            .push(icon(toast.icon).tone(toast.tone))
            .push(container(text::body(toast.words)).width(Length::Fill))
            .push(Row::new().push(action).push(icon_button(
                Kind::Quiet,
                Icon::Cross,
                "Stäng",
                toast.on_close,
            )))
            .spacing(space::S)
            .align_y(Vertical::Center);
        container(content)
            .width(size::TOAST)
            .padding(iced::Padding::from([5.0, 5.0]).left(13.0))
            .style(|theme: &Theme| {
                let tokens = theme.tokens();
                container::Style {
                    text_color: Some(tokens.text),
                    background: Some(tokens.surface.into()),
                    border: border::rounded(RADIUS).width(1).color(tokens.edge),
                    ..container::Style::default()
                }
            })
            .into()
    }
}

/// A message across the work area that stays as long as what it says. `strong` says what
/// happened, `rest` what is safe and what to do.
pub fn banner<'a, Message>(
    shown: Icon,
    tone: Tone,
    strong: impl Into<Cow<'a, str>>,
    rest: impl Into<Cow<'a, str>>,
) -> Banner<'a, Message> {
    Banner { icon: shown, tone, strong: strong.into(), rest: rest.into(), action: None }
}

/// See [`banner`].
pub struct Banner<'a, Message> {
    icon: Icon,
    tone: Tone,
    strong: Cow<'a, str>,
    rest: Cow<'a, str>,
    action: Option<Button<'a, Message>>,
}

impl<'a, Message> Banner<'a, Message> {
    /// The one thing to do.
    pub fn action(mut self, button: Button<'a, Message>) -> Self {
        self.action = Some(button);
        self
    }
}

impl<'a, Message: Clone + 'a> From<Banner<'a, Message>> for Element<'a, Message> {
    fn from(banner: Banner<'a, Message>) -> Self {
        use iced::widget::text::{Rich, Span};

        let tone = banner.tone;
        let gap = if banner.strong.is_empty() || banner.rest.is_empty() { "" } else { " " };
        let words: Rich<'a, (), Message, Theme, iced::Renderer> = Rich::with_spans([
            Span::new(banner.strong).font(crate::desktop::theme::SEMIBOLD),
            Span::new(gap),
            Span::new(banner.rest),
        ])
        .size(crate::desktop::theme::BODY.size)
        .font(crate::desktop::theme::REGULAR)
        .line_height(crate::desktop::theme::BODY.line_height())
        .width(Length::Fill);
        let content = Row::new()
            .push(icon(banner.icon).tone(match tone {
                Tone::Normal => Tone::Muted,
                tone => tone,
            }))
            .push(words)
            .push(banner.action.map(Element::from))
            .spacing(space::M)
            .align_y(Vertical::Center);
        container(content)
            .width(Length::Fill)
            .padding(iced::Padding::from([space::S, space::S]).left(13.0))
            .style(move |theme: &Theme| {
                let tokens = theme.tokens();
                let (background, edge) = match tone {
                    Tone::Normal | Tone::Muted | Tone::Faint => (tokens.background, tokens.line),
                    tone => (tone.soft(tokens), tone.color(tokens)),
                };
                container::Style {
                    text_color: Some(tokens.text),
                    background: Some(background.into()),
                    border: border::rounded(RADIUS).width(1).color(edge),
                    ..container::Style::default()
                }
            })
            .into()
    }
}

/// What stands where nothing is yet: one sentence and one button.
pub fn empty<'a, Message: Clone + 'a>(
    sentence: impl Into<Cow<'a, str>>,
    action: Option<Button<'a, Message>>,
) -> Element<'a, Message> {
    let content = Column::new()
        .push(text::toned(text::body(sentence.into()), Tone::Muted))
        .push(action.map(Element::from))
        .spacing(space::M)
        .align_x(Horizontal::Center);
    container(content)
        .center(Length::Fill)
        .style(|theme: &Theme| container::Style {
            border: border::rounded(RADIUS_CARD).width(1).color(theme.tokens().line),
            ..container::Style::default()
        })
        .into()
}
