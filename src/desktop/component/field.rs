//! A field: its label above, help below, and the error in place of the help.
//!
//! The error says what to write ("Skriv ett belopp, till exempel 850 tkr."). A field with help
//! keeps its height when the error comes.

use std::borrow::Cow;

use iced::alignment::Vertical;
use iced::widget::{Column, Row, container, text_input};
use iced::{Length, Padding};

use super::notice::tinted;
use super::text;
use crate::desktop::theme::{BODY, HEADING, REGULAR, SEMIBOLD, SMALL, Tone, space};
use crate::desktop::widget::{Element, Icon, Id, frame, icon};

/// A control (a text field, select, date field, text area) with its label.
pub fn field<'a, Message: 'a>(
    label: impl Into<Cow<'a, str>>,
    control: impl Into<Element<'a, Message>>,
) -> Field<'a, Message> {
    Field {
        label: label.into(),
        control: control.into(),
        aside: None,
        help: None,
        error: None,
        reserve: false,
        width: Length::Fill,
    }
}

/// See [`field`].
pub struct Field<'a, Message> {
    label: Cow<'a, str>,
    control: Element<'a, Message>,
    aside: Option<Element<'a, Message>>,
    help: Option<Cow<'a, str>>,
    error: Option<Cow<'a, str>>,
    reserve: bool,
    width: Length,
}

impl<'a, Message: 'a> Field<'a, Message> {
    /// What to write, in a sentence or a pattern.
    pub fn help(mut self, help: impl Into<Cow<'a, str>>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// What is wrong, and what to write instead. Give the control its own `.error(true)`.
    pub fn error(mut self, error: Option<impl Into<Cow<'a, str>>>) -> Self {
        self.error = error.map(Into::into);
        self
    }

    /// Keeps a line free for an error also when there is no help, so that nothing moves.
    pub fn reserve(mut self) -> Self {
        self.reserve = true;
        self
    }

    /// What stands at the right of the label, as [`super::context_help`].
    pub fn aside(mut self, aside: impl Into<Element<'a, Message>>) -> Self {
        self.aside = Some(aside.into());
        self
    }

    /// The width. Fill if nothing is said.
    pub fn width(mut self, width: impl Into<Length>) -> Self {
        self.width = width.into();
        self
    }
}

impl<'a, Message: 'a> From<Field<'a, Message>> for Element<'a, Message> {
    fn from(field: Field<'a, Message>) -> Self {
        let label = Row::new()
            .push(container(text::muted(field.label)).width(Length::Fill))
            .push(field.aside)
            .align_y(Vertical::Center);
        let below: Option<Element<'a, Message>> = match (field.error, field.help) {
            (Some(error), _) => {
                let row = Row::new()
                    .push(container(icon(Icon::Error)).padding(Padding::ZERO.top(1.0)))
                    .push(text::small(error))
                    .spacing(space::XS);
                Some(tinted(row, Tone::Error))
            }
            (None, Some(help)) => Some(text::muted(help).into()),
            (None, None) if field.reserve => Some(iced::widget::space().height(SMALL.line).into()),
            (None, None) => None,
        };
        Column::new()
            .push(container(label).padding(Padding::ZERO.bottom(4.0)))
            .push(field.control)
            .push(below.map(|below| container(below).padding(Padding::ZERO.top(4.0))))
            .width(field.width)
            .into()
    }
}

/// A line of text over the typed `value`. Without [`TextField::on_input`] it can't be changed.
pub fn text_field<'a, Message>(value: &'a str) -> TextField<'a, Message> {
    TextField {
        value,
        on_input: None,
        on_submit: None,
        placeholder: "",
        leading: None,
        trailing: None,
        error: false,
        shown: false,
        is_heading: false,
        id: None,
        width: Length::Fill,
    }
}

/// See [`text_field`].
pub struct TextField<'a, Message> {
    value: &'a str,
    on_input: Option<Box<dyn Fn(String) -> Message + 'a>>,
    on_submit: Option<Message>,
    placeholder: &'a str,
    leading: Option<Icon>,
    trailing: Option<Element<'a, Message>>,
    error: bool,
    shown: bool,
    is_heading: bool,
    id: Option<Id>,
    width: Length,
}

impl<'a, Message: Clone + 'a> TextField<'a, Message> {
    /// Told all of the text after each key.
    pub fn on_input(mut self, on_input: impl Fn(String) -> Message + 'a) -> Self {
        self.on_input = Some(Box::new(on_input));
        self
    }

    /// What Enter says.
    pub fn on_submit(mut self, message: Message) -> Self {
        self.on_submit = Some(message);
        self
    }

    /// What to write, seen while it is empty.
    pub fn placeholder(mut self, placeholder: &'a str) -> Self {
        self.placeholder = placeholder;
        self
    }

    /// An icon before the text: search.
    pub fn leading(mut self, icon: Icon) -> Self {
        self.leading = Some(icon);
        self
    }

    /// What stands inside at the right: a key cap, a unit, help.
    pub fn trailing(mut self, trailing: impl Into<Element<'a, Message>>) -> Self {
        self.trailing = Some(trailing.into());
        self
    }

    /// A red border.
    pub fn error(mut self, error: bool) -> Self {
        self.error = error;
        self
    }

    /// What is written is a heading, and looks like one.
    pub fn heading(mut self) -> Self {
        self.is_heading = true;
        self
    }

    /// Names the input, so that it can be focused.
    pub fn id(mut self, id: impl Into<Id>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// The width. Fill if nothing is said.
    pub fn width(mut self, width: impl Into<Length>) -> Self {
        self.width = width.into();
        self
    }

    /// Draws the focus ring whatever has the focus: for galleries.
    pub fn shown_focused(mut self) -> Self {
        self.shown = true;
        self
    }
}

impl<'a, Message: Clone + 'a> From<TextField<'a, Message>> for Element<'a, Message> {
    fn from(field: TextField<'a, Message>) -> Self {
        let disabled = field.on_input.is_none();
        let left = if field.leading.is_some() { 0.0 } else { space::S + 1.0 };
        let right = if field.trailing.is_some() { 0.0 } else { space::S + 1.0 };
        let (set, font, above) =
            if field.is_heading { (HEADING, SEMIBOLD, 2.0) } else { (BODY, REGULAR, 6.0) };
        let mut input = text_input::TextInput::new(field.placeholder, field.value)
            .size(set.size)
            .line_height(set.line_height())
            .font(font)
            .padding(Padding::from([above, 0.0]).left(left).right(right))
            .width(Length::Fill)
            .on_input_maybe(field.on_input)
            .on_submit_maybe(field.on_submit);
        if let Some(id) = field.id {
            input = input.id(id);
        }
        let content = Row::new()
            .push(field.leading.map(|leading| {
                container(icon(leading).tone(Tone::Muted)).padding([0.0, space::S + 1.0])
            }))
            .push(input)
            .push(field.trailing.map(|trailing| container(trailing).padding([0.0, space::S])))
            .width(field.width)
            .align_y(Vertical::Center);
        frame(content).error(field.error).disabled(disabled).shown_focused(field.shown).into()
    }
}
