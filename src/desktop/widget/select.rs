//! A drop-down list with type-ahead: press or type to open, type to narrow, Enter to choose.
//!
//! Closed: ↓, ↑, Enter, Space, F4 or any letter opens. Open: arrows, Page Up and Down, Home and
//! End move, letters narrow, Enter chooses, Esc closes and changes nothing, Tab chooses what was
//! looked for and goes on. Matching can be given, for Swedish rules that the caller knows.

use std::borrow::Cow;
use std::cell::LazyCell;

use iced::advanced::input_method::{self, InputMethod};
use iced::advanced::text::Alignment;
use iced::advanced::widget::operation::{Focusable, Operation};
use iced::advanced::widget::{Tree, tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, layout, mouse, overlay, renderer};
use iced::keyboard::{self, Key, key::Named};
use iced::{Event, Length, Point, Rectangle, Size, Vector, touch, window};

use super::icon::Icon;
use super::menu::{Choice, Menu, Position, VISIBLE, word_starts};
use super::paint::{self, Style};
use super::popover::popover;
use super::{Element, Id};
use crate::desktop::theme::{BODY, RADIUS, REGULAR, Theme, size, space};

/// A select over `choices`; `on_select` is given the index of the chosen one.
pub fn select<'a, Message>(
    choices: Vec<Choice<'a>>,
    selected: Option<usize>,
    on_select: impl Fn(usize) -> Message + 'a,
) -> Select<'a, Message> {
    let label = selected.and_then(|index| choices.get(index)).map(|choice| choice.label.clone());
    select_among(label, move || Among { choices, selected }, on_select)
}

/// A select whose choices are many, and worked out when it opens. `label` is what is chosen.
pub fn select_among<'a, Message>(
    label: Option<Cow<'a, str>>,
    among: impl FnOnce() -> Among<'a> + 'a,
    on_select: impl Fn(usize) -> Message + 'a,
) -> Select<'a, Message> {
    Select {
        among: LazyCell::new(Box::new(among)),
        label,
        on_select: Box::new(on_select),
        placeholder: "Välj",
        action: None,
        on_clear: None,
        matcher: Box::new(word_starts),
        width: Length::Fill,
        menu_width: None,
        id: None,
        error: false,
        disabled: false,
        shown: None,
    }
}

/// What can be chosen, and the index of what is.
pub struct Among<'a> {
    pub choices: Vec<Choice<'a>>,
    pub selected: Option<usize>,
}

/// Whether a label answers to what was typed.
type Matcher<'a> = Box<dyn Fn(&str, &str) -> bool + 'a>;

/// See [`select`].
pub struct Select<'a, Message> {
    among: LazyCell<Among<'a>, Box<dyn FnOnce() -> Among<'a> + 'a>>,
    label: Option<Cow<'a, str>>,
    on_select: Box<dyn Fn(usize) -> Message + 'a>,
    placeholder: &'a str,
    action: Option<(&'a str, Message)>,
    on_clear: Option<Message>,
    matcher: Matcher<'a>,
    width: Length,
    menu_width: Option<f32>,
    id: Option<Id>,
    error: bool,
    disabled: bool,
    shown: Option<&'a str>,
}

impl<'a, Message: Clone> Select<'a, Message> {
    /// What stands there while nothing is chosen.
    pub fn placeholder(mut self, placeholder: &'a str) -> Self {
        self.placeholder = placeholder;
        self
    }

    /// A last row that adds what is missing: "Lägg till person".
    pub fn action(mut self, label: &'a str, message: Message) -> Self {
        self.action = Some((label, message));
        self
    }

    /// Delete or Backspace on the closed list says this: nothing is chosen.
    pub fn on_clear(mut self, message: Message) -> Self {
        self.on_clear = Some(message);
        self
    }

    /// Whether a label answers to what was typed. Any word that begins so, if nothing is said.
    pub fn matcher(mut self, matcher: impl Fn(&str, &str) -> bool + 'a) -> Self {
        self.matcher = Box::new(matcher);
        self
    }

    /// The width of the field. Fill if nothing is said.
    pub fn width(mut self, width: impl Into<Length>) -> Self {
        self.width = width.into();
        self
    }

    /// A list wider than its field.
    pub fn menu_width(mut self, width: f32) -> Self {
        self.menu_width = Some(width);
        self
    }

    /// Names the control, so that it can be focused.
    pub fn id(mut self, id: impl Into<Id>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// A red border.
    pub fn error(mut self, error: bool) -> Self {
        self.error = error;
        self
    }

    /// Can't be changed.
    pub fn disabled(mut self, disabled: bool) -> Self {
        self.disabled = disabled;
        self
    }

    /// Stands open with this typed: for galleries.
    pub fn shown_open(mut self, typed: &'a str) -> Self {
        self.shown = Some(typed);
        self
    }

    fn rows(&self, state: &State) -> usize {
        state.matches.len() + usize::from(self.action.is_some())
    }

    fn open(&self, state: &mut State, typed: &str) {
        state.open = true;
        state.looked = false;
        typed.clone_into(&mut state.typed);
        self.narrow(state);
        if typed.is_empty()
            && let Some(row) =
                state.matches.iter().position(|index| Some(*index) == self.among.selected)
        {
            state.position.first = row.saturating_sub(VISIBLE / 2);
            state.position.set(row, self.rows(state));
        }
    }

    fn narrow(&self, state: &mut State) {
        let found = |(index, choice): (usize, &Choice<'_>)| {
            (self.matcher)(&choice.label, &state.typed).then_some(index)
        };
        state.matches = self.among.choices.iter().enumerate().filter_map(found).collect();
        state.position = Position::default();
    }

    fn choose(&self, state: &mut State, shell: &mut Shell<'_, Message>) {
        match (state.matches.get(state.position.at), &self.action) {
            (Some(&index), _) => shell.publish((self.on_select)(index)),
            (None, Some((_, message))) => shell.publish(message.clone()),
            (None, None) => return,
        }
        state.open = false;
        state.typed.clear();
    }

    /// Answers a key; gives back whether it was used.
    fn key(
        &self,
        state: &mut State,
        key: &Key,
        text: Option<&str>,
        modifiers: keyboard::Modifiers,
        shell: &mut Shell<'_, Message>,
    ) -> bool {
        let chord = modifiers.command() || modifiers.alt();
        if !state.open {
            return match key {
                Key::Named(Named::ArrowDown | Named::ArrowUp) => {
                    self.open(state, "");
                    true
                }
                Key::Named(Named::Enter | Named::Space | Named::F4) if !chord => {
                    self.open(state, "");
                    true
                }
                Key::Named(Named::Delete | Named::Backspace) if !chord => {
                    self.on_clear.clone().is_some_and(|message| {
                        shell.publish(message);
                        true
                    })
                }
                _ => typed(text, modifiers).is_some_and(|text| {
                    self.open(state, text);
                    state.looked = true;
                    true
                }),
            };
        }
        let rows = self.rows(state);
        match key {
            Key::Named(Named::Escape) => {
                state.open = false;
                state.typed.clear();
            }
            Key::Named(Named::Enter) => self.choose(state, shell),
            Key::Named(Named::Tab) => {
                if state.looked {
                    self.choose(state, shell);
                }
                state.open = false;
                state.typed.clear();
                return false;
            }
            Key::Named(Named::ArrowUp) if modifiers.alt() => state.open = false,
            Key::Named(named) if step(*named).is_some() => {
                state.looked = true;
                state.position.step(step(*named).unwrap_or(0), rows);
            }
            Key::Named(Named::Backspace) => {
                state.typed.pop();
                self.narrow(state);
            }
            _ => match typed(text, modifiers) {
                Some(text) => {
                    state.typed.push_str(text);
                    state.looked = true;
                    self.narrow(state);
                }
                None => return false,
            },
        }
        true
    }
}

fn step(named: Named) -> Option<isize> {
    Some(match named {
        Named::ArrowDown => 1,
        Named::ArrowUp => -1,
        Named::PageDown => VISIBLE as isize,
        Named::PageUp => -(VISIBLE as isize),
        Named::End => isize::MAX,
        Named::Home => isize::MIN,
        _ => return None,
    })
}

/// The letters of a key press, unless it is a command. AltGr arrives as Ctrl+Alt on some systems,
/// with text; a chord arrives with a control character or none.
fn typed(text: Option<&str>, modifiers: keyboard::Modifiers) -> Option<&str> {
    let chord = modifiers.command() != modifiers.alt();
    text.filter(|text| !chord && !text.is_empty() && !text.chars().any(char::is_control))
}

#[derive(Debug, Default)]
struct State {
    focused: bool,
    by_keyboard: bool,
    hovered: bool,
    open: bool,
    typed: String,
    /// Whether the highlight was moved or typed to, so that Tab may choose it.
    looked: bool,
    matches: Vec<usize>,
    position: Position,
}

impl Focusable for State {
    fn is_focused(&self) -> bool {
        self.focused
    }

    fn focus(&mut self) {
        self.focused = true;
        self.by_keyboard = true;
    }

    fn unfocus(&mut self) {
        self.focused = false;
        self.open = false;
        self.typed.clear();
    }
}

impl<Message: Clone> Widget<Message, Theme, iced::Renderer> for Select<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        let mut state = State::default();
        if let Some(typed) = self.shown {
            self.open(&mut state, typed);
        }
        tree::State::new(state)
    }

    fn diff(&self, tree: &mut Tree) {
        let state = tree.state.downcast_mut::<State>();
        if state.open && state.matches.iter().any(|index| *index >= self.among.choices.len()) {
            self.narrow(state);
        }
        if self.disabled {
            state.unfocus();
        }
    }

    fn size(&self) -> Size<Length> {
        Size::new(self.width, Length::Fixed(size::CONTROL))
    }

    fn layout(
        &mut self,
        _tree: &mut Tree,
        _renderer: &iced::Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let longest = || self.among.choices.iter().map(|choice| choice.label.chars().count()).max();
        let width = match self.width {
            // Rough, and wide enough: a select in a form has a given width.
            Length::Shrink => longest().unwrap_or(8) as f32 * 7.0 + 48.0,
            _ => 0.0,
        };
        layout::Node::new(limits.height(size::CONTROL).resolve(
            self.width,
            size::CONTROL,
            Size::new(width, size::CONTROL),
        ))
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        _renderer: &iced::Renderer,
        operation: &mut dyn Operation,
    ) {
        let state = tree.state.downcast_mut::<State>();
        if !self.disabled {
            operation.focusable(self.id.as_ref(), layout.bounds(), state);
        }
        let label = self.label.as_deref().unwrap_or(self.placeholder);
        operation.text(self.id.as_ref(), layout.bounds(), label);
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _renderer: &iced::Renderer,
        _clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        _viewport: &Rectangle,
    ) {
        if self.disabled {
            return;
        }
        let state = tree.state.downcast_mut::<State>();
        let over = cursor.is_over(layout.bounds());
        match event {
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left))
            | Event::Touch(touch::Event::FingerPressed { .. }) => {
                let was_open = state.open;
                if over && !shell.is_event_captured() {
                    state.focused = true;
                    state.by_keyboard = false;
                    if was_open {
                        state.open = false;
                    } else {
                        self.open(state, "");
                    }
                    shell.capture_event();
                    shell.request_redraw();
                } else if state.focused {
                    state.unfocus();
                    shell.request_redraw();
                }
            }
            Event::Keyboard(keyboard::Event::KeyPressed { key, text, modifiers, .. })
                if state.focused && !shell.is_event_captured() =>
            {
                state.by_keyboard = true;
                if self.key(state, key, text.as_deref(), *modifiers, shell) {
                    shell.capture_event();
                }
                shell.request_redraw();
            }
            Event::InputMethod(input_method::Event::Commit(text)) if state.focused => {
                if state.open {
                    state.typed.push_str(text);
                    self.narrow(state);
                } else {
                    self.open(state, text);
                }
                state.looked = true;
                shell.capture_event();
                shell.request_redraw();
            }
            Event::Window(window::Event::RedrawRequested(_)) if state.focused && state.open => {
                shell.request_input_method::<String>(&InputMethod::Enabled {
                    cursor: layout.bounds(),
                    purpose: input_method::Purpose::Normal,
                    preedit: None,
                });
            }
            _ => {}
        }
        if over != state.hovered {
            state.hovered = over;
            shell.request_redraw();
        }
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut iced::Renderer,
        theme: &Theme,
        _style: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let bounds = layout.bounds();
        if !bounds.expand(6.0).intersects(viewport) {
            return;
        }
        let state = tree.state.downcast_ref::<State>();
        let tokens = theme.tokens();
        let (background, edge) = match (self.disabled, self.error) {
            (true, _) => (tokens.sunken, tokens.line),
            (false, true) => (tokens.surface, tokens.error),
            (false, false) => (tokens.surface, tokens.edge),
        };
        paint::panel(renderer, bounds, background, edge, 1.0, RADIUS);
        if state.open || (state.focused && state.by_keyboard) {
            paint::ring_outside(renderer, bounds, tokens.accent);
        }
        let typing = state.open && !state.typed.is_empty();
        let (label, color) = match self.label.as_deref() {
            _ if typing => (state.typed.as_str(), tokens.text),
            Some(label) if self.disabled => (label, tokens.text_faint),
            Some(label) => (label, tokens.text),
            None => (self.placeholder, tokens.text_muted),
        };
        let area = Rectangle {
            x: bounds.x + space::S + 1.0,
            width: bounds.width - 3.0 * space::S - size::ICON,
            ..bounds
        };
        let style = Style { size: BODY, font: REGULAR, color, align: Alignment::Left };
        paint::text(renderer, label, style, area, bounds);
        if typing {
            let x = area.x + paint::measure(label, BODY, REGULAR, f32::INFINITY).width + 1.0;
            let caret = Rectangle { x, y: bounds.y + 7.0, width: 1.0, height: 18.0 };
            paint::rect(renderer, caret, tokens.text);
        }
        let icon = if state.open { Icon::ChevronUp } else { Icon::ChevronDown };
        let corner = Point::new(bounds.x + bounds.width - size::ICON - space::S, bounds.y + 8.0);
        let icon_bounds = Rectangle::new(corner, Size::new(size::ICON, size::ICON));
        icon.draw(renderer, icon_bounds, tokens.text_muted);
    }

    fn mouse_interaction(
        &self,
        _tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _viewport: &Rectangle,
        _renderer: &iced::Renderer,
    ) -> mouse::Interaction {
        if !self.disabled && cursor.is_over(layout.bounds()) {
            mouse::Interaction::Pointer
        } else {
            mouse::Interaction::None
        }
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        _renderer: &iced::Renderer,
        _viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, Theme, iced::Renderer>> {
        let state = tree.state.downcast_mut::<State>();
        if !state.open {
            return None;
        }
        let anchor = layout.bounds() + translation;
        let menu = Menu {
            position: &mut state.position,
            choices: &self.among.choices,
            matches: &state.matches,
            selected: self.among.selected,
            width: self.menu_width.unwrap_or(anchor.width).max(anchor.width),
            action: self.action.clone(),
            on_pick: Box::new(&self.on_select),
            open: Some(&mut state.open),
        };
        Some(popover(menu, anchor))
    }
}

impl<'a, Message: Clone + 'a> From<Select<'a, Message>> for Element<'a, Message> {
    fn from(select: Select<'a, Message>) -> Self {
        Element::new(select)
    }
}
