//! A field for a date: written as people write, or chosen in a calendar.
//!
//! What is typed is the app's to read ("24/9", "24 sep"); the field shows the day it was read as.
//! F4 or Alt+↓ opens the calendar. In it arrows move a day or a week, Page Up and Down a month,
//! Home and End within the week, Enter chooses, Esc closes.

use chrono::NaiveDate;
use iced::advanced::widget::operation::Operation;
use iced::advanced::widget::{Tree, tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, layout, mouse, overlay, renderer};
use iced::keyboard::{self, Key, Modifiers, key::Named};
use iced::widget::text_input;
use iced::{Event, Length, Padding, Point, Rectangle, Size, Vector};

use super::calendar::{Calendar, Move, moved};
use super::frame::text_is_focused;
use super::icon::Icon;
use super::popover::popover;
use super::{Element, Id, frame};
use crate::desktop::theme::{BODY, Theme, size, space};

/// A field over the typed `value`. A day chosen in the calendar is given as if it were typed:
/// `ÅÅÅÅ-MM-DD`.
pub fn date_field<'a, Message: Clone + 'a>(
    value: &'a str,
    on_input: impl Fn(String) -> Message + 'a,
) -> DateField<'a, Message> {
    DateField {
        value,
        on_input: std::rc::Rc::new(on_input),
        on_submit: None,
        selected: None,
        today: None,
        error: false,
        disabled: false,
        id: None,
        shown: false,
    }
}

/// See [`date_field`].
pub struct DateField<'a, Message> {
    value: &'a str,
    on_input: std::rc::Rc<dyn Fn(String) -> Message + 'a>,
    on_submit: Option<Message>,
    selected: Option<NaiveDate>,
    today: Option<NaiveDate>,
    error: bool,
    disabled: bool,
    id: Option<Id>,
    shown: bool,
}

impl<'a, Message: Clone + 'a> DateField<'a, Message> {
    /// The day that the typed text was read as.
    pub fn selected(mut self, day: Option<NaiveDate>) -> Self {
        self.selected = day;
        self
    }

    /// Today, where the calendar opens when no day is chosen.
    pub fn today(mut self, day: NaiveDate) -> Self {
        self.today = Some(day);
        self
    }

    /// What Enter says.
    pub fn on_submit(mut self, message: Message) -> Self {
        self.on_submit = Some(message);
        self
    }

    /// The text isn't a day yet.
    pub fn error(mut self, error: bool) -> Self {
        self.error = error;
        self
    }

    /// Can't be changed.
    pub fn disabled(mut self, disabled: bool) -> Self {
        self.disabled = disabled;
        self
    }

    /// Names the field, so that it can be focused.
    pub fn id(mut self, id: impl Into<Id>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Stands open: for galleries.
    pub fn shown_open(mut self) -> Self {
        self.shown = true;
        self
    }
}

impl<'a, Message: Clone + 'a> From<DateField<'a, Message>> for Element<'a, Message> {
    fn from(field: DateField<'a, Message>) -> Self {
        let on_input = field.on_input.clone();
        let mut input = text_input::TextInput::new("ÅÅÅÅ-MM-DD", field.value)
            .size(BODY.size)
            .line_height(BODY.line_height())
            .padding(Padding::from([6.0, space::S + 1.0]).right(space::XL + space::S))
            .width(Length::Fill)
            .on_input_maybe((!field.disabled).then_some(move |text| on_input(text)))
            .on_submit_maybe(field.on_submit);
        if let Some(id) = field.id {
            input = input.id(id);
        }
        let content = frame(input)
            .error(field.error)
            .disabled(field.disabled)
            .shown_focused(field.shown)
            .into();
        Element::new(WithCalendar {
            content,
            on_input: field.on_input,
            selected: field.selected,
            today: field.today,
            disabled: field.disabled,
            shown: field.shown,
        })
    }
}

struct WithCalendar<'a, Message> {
    content: Element<'a, Message>,
    on_input: std::rc::Rc<dyn Fn(String) -> Message + 'a>,
    selected: Option<NaiveDate>,
    today: Option<NaiveDate>,
    disabled: bool,
    shown: bool,
}

#[derive(Debug)]
struct State {
    open: bool,
    cursor: NaiveDate,
    selected: Option<NaiveDate>,
}

impl<Message> WithCalendar<'_, Message> {
    fn start(&self) -> NaiveDate {
        self.selected.or(self.today).unwrap_or_default()
    }

    fn button(bounds: Rectangle) -> Rectangle {
        let width = size::CONTROL;
        Rectangle { x: bounds.x + bounds.width - width, width, ..bounds }
    }

    /// Answers a key while the field has the focus; gives back whether it was used.
    fn key(
        &self,
        state: &mut State,
        key: &Key,
        modifiers: Modifiers,
        shell: &mut Shell<'_, Message>,
    ) -> bool {
        let Key::Named(named) = key else { return false };
        if !state.open {
            let opens = *named == Named::F4 || (*named == Named::ArrowDown && modifiers.alt());
            if opens {
                state.open = true;
                state.cursor = self.start();
            }
            return opens;
        }
        let by = match named {
            Named::ArrowUp if modifiers.alt() => {
                state.open = false;
                return true;
            }
            Named::ArrowLeft => Move::Days(-1),
            Named::ArrowRight => Move::Days(1),
            Named::ArrowUp => Move::Days(-7),
            Named::ArrowDown => Move::Days(7),
            Named::PageUp => Move::Months(-1),
            Named::PageDown => Move::Months(1),
            Named::Home => Move::WeekStart,
            Named::End => Move::WeekEnd,
            Named::Enter => {
                state.open = false;
                shell.publish((self.on_input)(state.cursor.to_string()));
                return true;
            }
            Named::Escape | Named::F4 => {
                state.open = false;
                return true;
            }
            Named::Tab => {
                state.open = false;
                return false;
            }
            _ => return false,
        };
        state.cursor = moved(state.cursor, by);
        true
    }
}

impl<Message> Widget<Message, Theme, iced::Renderer> for WithCalendar<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        let cursor = self.start();
        tree::State::new(State { open: self.shown, cursor, selected: self.selected })
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.content)]
    }

    fn diff(&self, tree: &mut Tree) {
        let state = tree.state.downcast_mut::<State>();
        if state.selected != self.selected {
            state.selected = self.selected;
            state.cursor = self.start();
        }
        tree.diff_children(std::slice::from_ref(&self.content));
    }

    fn size(&self) -> Size<Length> {
        self.content.as_widget().size()
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &iced::Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let node = self.content.as_widget_mut().layout(&mut tree.children[0], renderer, limits);
        layout::Node::with_children(node.size(), vec![node])
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &iced::Renderer,
        operation: &mut dyn Operation,
    ) {
        let content = self.content.as_widget_mut();
        content.operate(&mut tree.children[0], layout.child(0), renderer, operation);
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        renderer: &iced::Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        viewport: &Rectangle,
    ) {
        let focused = text_is_focused(&tree.children[0]);
        let state = tree.state.downcast_mut::<State>();
        match event {
            Event::Keyboard(keyboard::Event::KeyPressed { key, modifiers, .. })
                if focused && !self.disabled && self.key(state, key, *modifiers, shell) =>
            {
                shell.capture_event();
                shell.request_redraw();
                return;
            }
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)) => {
                let pressed = !self.disabled && cursor.is_over(Self::button(layout.bounds()));
                state.open = pressed && !state.open;
                if pressed {
                    state.cursor = self.start();
                }
                shell.request_redraw();
            }
            _ => {}
        }
        self.content.as_widget_mut().update(
            &mut tree.children[0],
            event,
            layout.child(0),
            cursor,
            renderer,
            clipboard,
            shell,
            viewport,
        );
        // The focus can leave by an operation that this widget is not told of.
        if !self.shown && !text_is_focused(&tree.children[0]) {
            tree.state.downcast_mut::<State>().open = false;
        }
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut iced::Renderer,
        theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let content = self.content.as_widget();
        let child = layout.child(0);
        content.draw(&tree.children[0], renderer, theme, style, child, cursor, viewport);
        if layout.bounds().intersects(viewport) {
            let button = Self::button(layout.bounds());
            let corner = Point::new(button.x + 8.0, button.y + 8.0);
            let icon = if self.disabled { Icon::Lock } else { Icon::Calendar };
            let spot = Rectangle::new(corner, Size::new(size::ICON, size::ICON));
            icon.draw(renderer, spot, theme.tokens().text_muted);
        }
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &iced::Renderer,
    ) -> mouse::Interaction {
        if !self.disabled && cursor.is_over(Self::button(layout.bounds())) {
            return mouse::Interaction::Pointer;
        }
        let content = self.content.as_widget();
        content.mouse_interaction(&tree.children[0], layout.child(0), cursor, viewport, renderer)
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        _renderer: &iced::Renderer,
        _viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, Theme, iced::Renderer>> {
        let State { open, cursor, .. } = tree.state.downcast_mut::<State>();
        if !*open {
            return None;
        }
        let anchor = layout.bounds() + translation;
        let on_input = &self.on_input;
        let calendar = Calendar {
            cursor,
            open,
            selected: self.selected,
            today: self.today,
            width: anchor.width,
            on_pick: Box::new(move |day: NaiveDate| on_input(day.to_string())),
        };
        Some(popover(calendar, anchor))
    }
}
