//! The edge between the work and the side panel: a line that can be taken hold of and drawn.
//!
//! By keyboard it is a Tab stop: ← and → move it, Enter (a double click, by mouse) lets it find its
//! own place again. It never moves anything itself: it says the width that is wished for.

use iced::advanced::widget::operation::{Focusable, Operation};
use iced::advanced::widget::{Tree, tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, layout, mouse, renderer};
use iced::keyboard::{self, Key, key::Named};
use iced::{Event, Length, Point, Rectangle, Size, window};

use super::{Element, Id, paint};
use crate::desktop::theme::{Theme, size};

/// How wide the hand's target is.
const WIDTH: f32 = 7.0;

/// What an arrow moves it.
const STEP: f32 = 16.0;

/// The left edge of a panel that is `width` wide; `on_drag` is told the width that is wished for,
/// within the panel's range, or `None` for the panel's own.
pub fn edge<Message>(
    width: f32,
    on_drag: impl Fn(Option<f32>) -> Message,
) -> Edge<Message, impl Fn(Option<f32>) -> Message> {
    Edge { width, on_drag, id: None, message: std::marker::PhantomData }
}

/// See [`edge`].
pub struct Edge<Message, F> {
    width: f32,
    on_drag: F,
    id: Option<Id>,
    message: std::marker::PhantomData<Message>,
}

impl<Message, F> Edge<Message, F> {
    /// Names the control, so that it can be focused.
    pub fn id(mut self, id: impl Into<Id>) -> Self {
        self.id = Some(id.into());
        self
    }
}

#[derive(Debug, Default)]
struct State {
    focused: bool,
    hovered: bool,
    /// Where the pointer took hold, and how wide the panel was.
    held: Option<(f32, f32)>,
    last_click: Option<mouse::Click>,
}

impl Focusable for State {
    fn is_focused(&self) -> bool {
        self.focused
    }

    fn focus(&mut self) {
        self.focused = true;
    }

    fn unfocus(&mut self) {
        self.focused = false;
    }
}

impl<Message, F: Fn(Option<f32>) -> Message> Edge<Message, F> {
    fn wish(&self, width: f32, shell: &mut Shell<'_, Message>) {
        let (least, most) = size::SIDE_PANEL_RANGE;
        shell.publish((self.on_drag)(Some(width.clamp(least, most).round())));
        shell.capture_event();
    }

    fn press(&self, state: &mut State, at: Point, shell: &mut Shell<'_, Message>) {
        let click = mouse::Click::new(at, mouse::Button::Left, state.last_click);
        if click.kind() == mouse::click::Kind::Double {
            shell.publish((self.on_drag)(None));
        } else {
            state.held = Some((at.x, self.width));
        }
        state.last_click = Some(click);
        shell.capture_event();
        shell.request_redraw();
    }
}

impl<Message, F: Fn(Option<f32>) -> Message> Widget<Message, Theme, iced::Renderer>
    for Edge<Message, F>
{
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn size(&self) -> Size<Length> {
        Size::new(Length::Fixed(WIDTH), Length::Fill)
    }

    fn layout(
        &mut self,
        _tree: &mut Tree,
        _renderer: &iced::Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        layout::atomic(limits, WIDTH, Length::Fill)
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        _renderer: &iced::Renderer,
        operation: &mut dyn Operation,
    ) {
        let state = tree.state.downcast_mut::<State>();
        operation.focusable(self.id.as_ref(), layout.bounds(), state);
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
        let state = tree.state.downcast_mut::<State>();
        let over = cursor.position_over(layout.bounds());
        match event {
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)) => match over {
                Some(at) if !shell.is_event_captured() => self.press(state, at, shell),
                _ => state.focused = false,
            },
            Event::Mouse(mouse::Event::CursorMoved { position }) => {
                if let Some((from, width)) = state.held {
                    self.wish(width + from - position.x, shell);
                }
            }
            Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left)) => state.held = None,
            Event::Keyboard(keyboard::Event::KeyPressed { key, .. })
                if state.focused && !shell.is_event_captured() =>
            {
                match key {
                    Key::Named(Named::ArrowLeft) => self.wish(self.width + STEP, shell),
                    Key::Named(Named::ArrowRight) => self.wish(self.width - STEP, shell),
                    Key::Named(Named::Enter) => {
                        shell.publish((self.on_drag)(None));
                        shell.capture_event();
                    }
                    _ => {}
                }
            }
            Event::Window(window::Event::Unfocused) => state.held = None,
            _ => {}
        }
        let hovered = over.is_some() || state.held.is_some();
        if hovered != state.hovered {
            state.hovered = hovered;
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
        _viewport: &Rectangle,
    ) {
        let (bounds, tokens) = (layout.bounds(), theme.tokens());
        let state = tree.state.downcast_ref::<State>();
        let middle = bounds.x + (WIDTH / 2.0).floor();
        paint::rect(renderer, Rectangle { x: middle, width: 1.0, ..bounds }, tokens.line);
        if state.hovered || state.focused {
            let bar = Rectangle { x: middle - 1.0, width: 3.0, ..bounds };
            paint::rect(renderer, bar, tokens.accent);
        }
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _viewport: &Rectangle,
        _renderer: &iced::Renderer,
    ) -> mouse::Interaction {
        let held = tree.state.downcast_ref::<State>().held.is_some();
        if held || cursor.is_over(layout.bounds()) {
            mouse::Interaction::ResizingHorizontally
        } else {
            mouse::Interaction::None
        }
    }
}

impl<'a, Message: 'a, F: Fn(Option<f32>) -> Message + 'a> From<Edge<Message, F>>
    for Element<'a, Message>
{
    fn from(edge: Edge<Message, F>) -> Self {
        Element::new(edge)
    }
}
