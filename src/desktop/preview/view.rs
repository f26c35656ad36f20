//! The preview as elements: the real page on a desk, what turns it, and what the read-back says.

use iced::widget::{Column, Row, container, image, scrollable, space as gap};
use iced::{Alignment, Length};

use super::{Preview, Zoom};
use crate::desktop::component::{Kind, button, empty, icon_button, line, text};
use crate::desktop::theme::{Theme, Tone, size, space};
use crate::desktop::widget::{Element, Icon, icon};

/// The page that is turned to, on a desk. `turn` is told whether forward; `zoom` is its other size.
pub fn view<'a, Message: Clone + 'a>(
    preview: &'a Preview,
    turn: impl Fn(bool) -> Message,
    zoom: Message,
) -> Element<'a, Message> {
    let place = match preview.place() {
        Some((page, count)) => format!("Sida {} av {count}", page + 1),
        None => "Gör sidorna …".to_owned(),
    };
    let other = match preview.zoom {
        Zoom::Width => "Förstora",
        Zoom::Double => "Hela bredden",
    };
    let tools = Row::new()
        .push(container(text::body(place)).width(Length::Fill))
        .push(icon_button(Kind::Quiet, Icon::ChevronLeft, "Föregående sida", Some(turn(false))))
        .push(icon_button(Kind::Quiet, Icon::ChevronRight, "Nästa sida", Some(turn(true))))
        .push(button(Kind::Quiet, other).on_press(zoom))
        .align_y(Alignment::Center);
    let page: Element<'_, Message> = match (preview.picture(), preview.failure()) {
        (_, Some(sentence)) => empty(sentence, None),
        (Some(picture), None) => {
            let shown = image(picture.clone()).content_fit(iced::ContentFit::Contain);
            let sheet = |sheet| {
                container(sheet).style(|theme: &Theme| container::Style {
                    background: Some(theme.tokens().paper.into()),
                    border: iced::border::width(1).color(theme.tokens().line),
                    ..container::Style::default()
                })
            };
            match preview.zoom {
                Zoom::Width => scrollable(
                    container(sheet(shown.width(Length::Fill)))
                        .padding(space::L)
                        .width(Length::Fill),
                )
                .height(Length::Fill)
                .into(),
                Zoom::Double => scrollable(container(sheet(shown)).padding(space::L))
                    .direction(scrollable::Direction::Both {
                        vertical: scrollable::Scrollbar::default(),
                        horizontal: scrollable::Scrollbar::default(),
                    })
                    .height(Length::Fill)
                    .width(Length::Fill)
                    .into(),
            }
        }
        (None, None) => gap().height(Length::Fill).into(),
    };
    let desk = container(page)
        .height(Length::Fill)
        .width(Length::Fill)
        .style(|theme: &Theme| container::background(theme.tokens().desk));
    let verdict = preview.verdict().map(|(passes, words)| {
        let (shown, tone) =
            if passes { (Icon::Done, Tone::Success) } else { (Icon::Error, Tone::Error) };
        Row::new()
            .push(icon(shown).tone(tone))
            .push(text::muted(words))
            .spacing(space::S)
            .align_y(Alignment::Center)
    });
    Column::new()
        .push(container(tools).padding([space::XS, space::L]))
        .push(desk)
        .push(line())
        .push(
            container(Row::new().push(verdict))
                .padding([0.0, space::L])
                .center_y(Length::Fixed(size::STATUS_LINE)),
        )
        .into()
}
