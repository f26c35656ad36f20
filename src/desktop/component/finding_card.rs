//! A finding with its four parts (look/tokens.md rule 8): what is wrong, what follows, the
//! strategy's own words, and the way to the fix.

use iced::alignment::Vertical;
use iced::widget::{Column, Row, container};
use iced::{Length, Padding, border};

use super::button::Button;
use super::notice::tinted;
use super::text;
use super::weight::Drawn;
use crate::desktop::theme::{RADIUS_CARD, Theme, Tone, space};
use crate::desktop::widget::{Element, Icon, icon};
use crate::workspace::Finding;

/// A finding on a card of its own.
pub fn finding_card<Message>(finding: &Finding) -> FindingCard<'_, Message> {
    FindingCard { finding, act: None }
}

/// See [`finding_card`].
pub struct FindingCard<'a, Message> {
    finding: &'a Finding,
    act: Option<Button<'a, Message>>,
}

impl<'a, Message> FindingCard<'a, Message> {
    /// The way to the fix.
    pub fn act(mut self, button: Button<'a, Message>) -> Self {
        self.act = Some(button);
        self
    }
}

/// Where the demand comes from: "IT-strategin kap. 4 · regel R-3".
pub fn origin(finding: &Finding) -> String {
    match finding.quote {
        Some(quote) => format!("IT-strategin kap. {} · regel {}", quote.chapter, finding.rule),
        None => format!("{} · regel {}", finding.source, finding.rule),
    }
}

impl<'a, Message: Clone + 'a> From<FindingCard<'a, Message>> for Element<'a, Message> {
    fn from(card: FindingCard<'a, Message>) -> Self {
        let finding = card.finding;
        let tone = finding.weight.tone();
        let head = Row::new()
            .push(container(icon(finding.weight.icon())).padding(Padding::ZERO.top(2.0)))
            .push(container(text::strong(finding.sentence.as_str())).width(Length::Fill))
            .spacing(space::S);
        let quote = finding.quote.map(|quote| {
            Row::new()
                .push(icon(Icon::Quote).tone(Tone::Muted))
                .push(container(text::small(format!("”{}”", quote.text))).width(Length::Fill))
                .spacing(space::S)
                .align_y(Vertical::Top)
        });
        let consequence = finding.consequence.as_str();
        let content = Column::new()
            .push(tinted(head, tone))
            .push((!consequence.is_empty()).then(|| text::body(consequence)))
            .push(quote)
            .push(text::muted(origin(finding)))
            .push(card.act.map(Element::from))
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
