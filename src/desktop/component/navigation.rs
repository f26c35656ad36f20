//! Ways about: rows of the navigation, tooltips, help where it is needed.

use std::borrow::Cow;

use iced::alignment::{Horizontal, Vertical};
use iced::widget::tooltip::{Position, Tooltip};
use iced::widget::{Row, container};
use iced::{Length, border, time::Duration};

use super::text;
use crate::desktop::theme::{RADIUS, Theme, Tone, size, space};
use crate::desktop::widget::{Element, Icon, Id, Look, Ring, Status, focus_stop, icon};

/// A row of the navigation or of an outline.
pub fn nav_row<'a, Message>(label: impl Into<Cow<'a, str>>, active: bool) -> NavRow<'a, Message> {
    NavRow {
        label: label.into(),
        lead: Lead::None,
        count: None,
        mark: None,
        active,
        folded: false,
        on_press: None,
        id: None,
        shown: None,
    }
}

enum Lead<'a> {
    None,
    Icon(Icon),
    Number(Cow<'a, str>),
}

/// See [`nav_row`].
pub struct NavRow<'a, Message> {
    label: Cow<'a, str>,
    lead: Lead<'a>,
    count: Option<usize>,
    mark: Option<(Icon, Tone)>,
    active: bool,
    folded: bool,
    on_press: Option<Message>,
    id: Option<Id>,
    shown: Option<Status>,
}

impl<'a, Message> NavRow<'a, Message> {
    /// An icon before the name.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.lead = Lead::Icon(icon);
        self
    }

    /// A chapter's number before the name.
    pub fn number(mut self, number: impl Into<Cow<'a, str>>) -> Self {
        self.lead = Lead::Number(number.into());
        self
    }

    /// How many there are, at the right.
    pub fn count(mut self, count: usize) -> Self {
        self.count = Some(count);
        self
    }

    /// The state at the right: a tick, a warning.
    pub fn mark(mut self, icon: Icon, tone: Tone) -> Self {
        self.mark = Some((icon, tone));
        self
    }

    /// The icon alone, its name in a tooltip: the folded navigation.
    pub fn folded(mut self, folded: bool) -> Self {
        self.folded = folded;
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

    /// Names the row, so that it can be focused.
    pub fn id(mut self, id: impl Into<Id>) -> Self {
        self.id = Some(id.into());
        self
    }
}

impl<'a, Message: Clone + 'a> From<NavRow<'a, Message>> for Element<'a, Message> {
    fn from(nav: NavRow<'a, Message>) -> Self {
        let active = nav.active;
        let tone = if active { Tone::Accent } else { Tone::Muted };
        let words = if active { text::strong } else { text::body };
        let lead: Option<Element<'a, Message>> = match nav.lead {
            Lead::None => None,
            Lead::Icon(shown) => Some(icon(shown).tone(tone).into()),
            Lead::Number(number) => {
                let number = text::toned(words(number), tone);
                Some(container(number).width(size::ICON).into())
            }
        };
        let look = move |theme: &Theme, status: Status| {
            let tokens = theme.tokens();
            let background = match (active, status.hovered) {
                (true, _) => Some(tokens.accent_soft),
                (false, true) => Some(tokens.sunken),
                (false, false) => None,
            };
            let text = if active { tokens.accent } else { tokens.text };
            Look { background, text: Some(text), edge: None, square: false }
        };
        if nav.folded {
            let stop = focus_stop(Row::new().push(lead))
                .on_press_maybe(nav.on_press)
                .look(look)
                .ring(Ring::Inside)
                .width(40)
                .height(size::CONTROL)
                .align(Horizontal::Center, Vertical::Center)
                .shown(nav.shown);
            return tooltip(stop, nav.label);
        }
        // A name that wraps makes the row higher; it is never cut.
        let content = Row::new()
            .push(lead)
            .push(container(words(nav.label)).width(Length::Fill))
            .push(nav.count.map(text::muted))
            .push(nav.mark.map(|(shown, tone)| icon(shown).tone(tone)))
            .spacing(space::S)
            .align_y(Vertical::Center);
        let row = focus_stop(content)
            .on_press_maybe(nav.on_press)
            .look(look)
            .ring(Ring::Inside)
            .width(Length::Fill)
            .padding([6.0, space::S])
            .shown(nav.shown);
        match nav.id {
            Some(id) => row.id(id).into(),
            None => row.into(),
        }
    }
}

/// A name that shows when the pointer rests on `content`. Never the only carrier of a meaning.
pub fn tooltip<'a, Message: 'a>(
    content: impl Into<Element<'a, Message>>,
    words: impl Into<Cow<'a, str>>,
) -> Element<'a, Message> {
    let bubble = container(text::small(words.into())).padding([space::XS, space::S]).style(
        |theme: &Theme| {
            let tokens = theme.tokens();
            container::Style {
                text_color: Some(tokens.text),
                background: Some(tokens.surface.into()),
                border: border::rounded(RADIUS).width(1).color(tokens.edge),
                ..container::Style::default()
            }
        },
    );
    Tooltip::new(content, bubble, Position::Bottom).gap(4).delay(Duration::from_millis(500)).into()
}

/// A question mark that opens the help of a field or block.
pub fn context_help<'a, Message: Clone + 'a>(on_press: Message) -> Element<'a, Message> {
    let stop = focus_stop(icon(Icon::Help).tone(Tone::Muted))
        .on_press(on_press)
        .width(20)
        .height(20)
        .align(Horizontal::Center, Vertical::Center);
    tooltip(stop, "Hjälp")
}
