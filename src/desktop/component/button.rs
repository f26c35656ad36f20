//! Buttons. One primary a view; it names what happens. Buttons are verbs, never "OK" or "Ja".

use iced::alignment::{Horizontal, Vertical};
use iced::widget::Row;
use iced::{Length, Padding};

use super::{navigation::tooltip, text};
use crate::desktop::theme::{Theme, size, space};
use crate::desktop::widget::{Element, FocusStop, Icon, Id, Look, Status, focus_stop, icon};

/// What kind of act a button is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// What the view is for. One a view.
    Primary,
    /// Any other act.
    Secondary,
    /// An act that leads on: a link.
    Text,
    /// Takes something away.
    Danger,
    /// Tools above a grid: words in the text's own colour.
    Quiet,
}

/// A button with a verb. Without [`Button::on_press`] it is disabled.
pub fn button<'a, Message>(
    kind: Kind,
    label: impl Into<std::borrow::Cow<'a, str>>,
) -> Button<'a, Message> {
    Button {
        kind,
        label: label.into(),
        icon: None,
        trailing: None,
        on_press: None,
        width: Length::Shrink,
        id: None,
        shown: None,
    }
}

/// See [`button`].
pub struct Button<'a, Message> {
    kind: Kind,
    label: std::borrow::Cow<'a, str>,
    icon: Option<Icon>,
    trailing: Option<Icon>,
    on_press: Option<Message>,
    width: Length,
    id: Option<Id>,
    shown: Option<Status>,
}

impl<Message> Button<'_, Message> {
    /// An icon before the verb.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// An icon after the verb: it leads on.
    pub fn trailing(mut self, icon: Icon) -> Self {
        self.trailing = Some(icon);
        self
    }

    /// What it says when pressed.
    pub fn on_press(mut self, message: Message) -> Self {
        self.on_press = Some(message);
        self
    }

    /// As [`Button::on_press`]; `None` disables.
    pub fn on_press_maybe(mut self, message: Option<Message>) -> Self {
        self.on_press = message;
        self
    }

    /// The width; as wide as its words if nothing is said.
    pub fn width(mut self, width: impl Into<Length>) -> Self {
        self.width = width.into();
        self
    }

    /// Names the button, so that it can be focused.
    pub fn id(mut self, id: impl Into<Id>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Draws this status whatever happens: for galleries.
    pub fn shown(mut self, status: Status) -> Self {
        self.shown = Some(status);
        self
    }
}

impl<'a, Message: Clone + 'a> From<Button<'a, Message>> for Element<'a, Message> {
    fn from(button: Button<'a, Message>) -> Self {
        let words = match button.kind {
            Kind::Quiet => text::body(button.label),
            _ => text::strong(button.label),
        };
        let has_icon = button.icon.is_some();
        let content = Row::new()
            .push(button.icon.map(icon))
            .push(words)
            .push(button.trailing.map(icon))
            .spacing(space::S)
            .align_y(Vertical::Center);
        let padding = Padding::from([0.0, 12.0]).left(if has_icon { 12.0 } else { 13.0 });
        let mut stop = press(button.kind, content, button.on_press)
            .padding(padding)
            .width(button.width)
            .align(Horizontal::Center, Vertical::Center)
            .shown(button.shown);
        if let Some(id) = button.id {
            stop = stop.id(id);
        }
        stop.into()
    }
}

/// A button with an icon alone. `name` is its tooltip, the same as the command's.
pub fn icon_button<'a, Message: Clone + 'a>(
    kind: Kind,
    shown: Icon,
    name: &'a str,
    on_press: Option<Message>,
) -> Element<'a, Message> {
    let stop = press(kind, icon(shown), on_press)
        .width(size::CONTROL)
        .align(Horizontal::Center, Vertical::Center);
    tooltip(stop, name)
}

fn press<'a, Message: Clone + 'a>(
    kind: Kind,
    content: impl Into<Element<'a, Message>>,
    on_press: Option<Message>,
) -> FocusStop<'a, Message> {
    focus_stop(content)
        .on_press_maybe(on_press)
        .height(size::CONTROL)
        .look(move |theme, status| look(kind, theme, status))
}

fn look(kind: Kind, theme: &Theme, status: Status) -> Look {
    let tokens = theme.tokens();
    let (hovered, pressed) = (status.hovered, status.pressed);
    if status.disabled {
        let bordered = !matches!(kind, Kind::Text | Kind::Quiet);
        return Look {
            background: (kind == Kind::Primary).then_some(tokens.sunken),
            text: Some(tokens.text_faint),
            edge: bordered.then_some(tokens.line),
            square: false,
        };
    }
    let plain = |text| Look { text: Some(text), ..Look::default() };
    match kind {
        Kind::Primary => {
            let background = match (pressed, hovered) {
                (true, _) => tokens.accent_pressed,
                (false, true) => tokens.accent_hover,
                (false, false) => tokens.accent,
            };
            Look { background: Some(background), ..plain(tokens.on_accent) }
        }
        Kind::Secondary => {
            let background = match (pressed, hovered) {
                (true, _) => tokens.line,
                (false, true) => tokens.sunken,
                (false, false) => tokens.surface,
            };
            // In high contrast `line` is a middle grey: the border tells there, the ground stays.
            let background =
                if *theme == Theme::HighContrast && pressed { tokens.sunken } else { background };
            Look { background: Some(background), edge: Some(tokens.edge), ..plain(tokens.text) }
        }
        Kind::Text => Look {
            background: hovered.then_some(tokens.accent_soft),
            edge: pressed.then_some(tokens.accent),
            ..plain(tokens.accent)
        },
        Kind::Danger if pressed => Look {
            background: Some(tokens.error),
            edge: Some(tokens.error),
            ..plain(tokens.surface)
        },
        Kind::Danger => Look {
            background: Some(if hovered { tokens.error_soft } else { tokens.surface }),
            edge: Some(tokens.error),
            ..plain(tokens.error)
        },
        Kind::Quiet => Look {
            background: hovered.then_some(tokens.sunken),
            edge: pressed.then_some(tokens.edge),
            ..plain(tokens.text)
        },
    }
}
