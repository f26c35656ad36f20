//! A finding with its four parts (look/tokens.md rule 8): what is wrong, what follows, the
//! strategy's own words, and the way to the fix.

use std::borrow::Cow;

use iced::alignment::Vertical;
use iced::widget::{Column, Row, container};
use iced::{Length, Padding, border};

use super::button::{Kind, button};
use super::chip::Weight;
use super::notice::tinted;
use super::text;
use crate::desktop::theme::{RADIUS_CARD, Theme, Tone, space};
use crate::desktop::widget::{Element, Icon, icon};

/// A finding that says what is wrong.
pub fn finding_card<'a, Message>(
    weight: Weight,
    sentence: impl Into<Cow<'a, str>>,
) -> FindingCard<'a, Message> {
    FindingCard {
        weight,
        sentence: sentence.into(),
        consequence: Cow::Borrowed(""),
        quote: Cow::Borrowed(""),
        source: Cow::Borrowed(""),
        act: None,
    }
}

/// See [`finding_card`].
pub struct FindingCard<'a, Message> {
    weight: Weight,
    sentence: Cow<'a, str>,
    consequence: Cow<'a, str>,
    quote: Cow<'a, str>,
    source: Cow<'a, str>,
    act: Option<(Kind, Cow<'a, str>, Message)>,
}

impl<'a, Message> FindingCard<'a, Message> {
    /// What follows from it; may be empty.
    pub fn consequence(mut self, consequence: impl Into<Cow<'a, str>>) -> Self {
        self.consequence = consequence.into();
        self
    }

    /// The strategy's own words; may be empty.
    pub fn quote(mut self, quote: impl Into<Cow<'a, str>>) -> Self {
        self.quote = quote.into();
        self
    }

    /// Where the demand comes from: "IT-strategin kap. 4 (S-38) · R-3".
    pub fn source(mut self, source: impl Into<Cow<'a, str>>) -> Self {
        self.source = source.into();
        self
    }

    /// The way to the fix.
    pub fn act(mut self, kind: Kind, verb: impl Into<Cow<'a, str>>, message: Message) -> Self {
        self.act = Some((kind, verb.into(), message));
        self
    }
}

impl<'a, Message: Clone + 'a> From<FindingCard<'a, Message>> for Element<'a, Message> {
    fn from(card: FindingCard<'a, Message>) -> Self {
        let tone = card.weight.tone();
        let head = Row::new()
            .push(container(icon(card.weight.icon())).padding(Padding::ZERO.top(2.0)))
            .push(container(text::strong(card.sentence)).width(Length::Fill))
            .spacing(space::S);
        let quote = (!card.quote.is_empty()).then(|| {
            Row::new()
                .push(icon(Icon::Quote).tone(Tone::Muted))
                .push(container(text::small(format!("”{}”", card.quote))).width(Length::Fill))
                .spacing(space::S)
                .align_y(Vertical::Top)
        });
        let act = card.act.map(|(kind, verb, message)| button(kind, verb).on_press(message));
        let content = Column::new()
            .push(tinted(head, tone))
            .push((!card.consequence.is_empty()).then(|| text::body(card.consequence)))
            .push(quote)
            .push((!card.source.is_empty()).then(|| text::muted(card.source)))
            .push(act.map(Element::from))
            .spacing(space::S);
        container(content)
            .padding(space::M)
            .width(Length::Fill)
            .style(move |theme: &Theme| {
                let tokens = theme.tokens();
                let edge = if tone == Tone::Normal { tokens.line } else { tone.color(tokens) };
                container::Style {
                    text_color: Some(tokens.text),
                    background: Some(tokens.surface.into()),
                    border: border::rounded(RADIUS_CARD).width(1).color(edge),
                    ..container::Style::default()
                }
            })
            .into()
    }
}
