//! Makes any element a Tab stop that can be pressed: the ground of every button, row and tab.
//!
//! Space and Enter do what a click does. The ring shows when the focus came by keyboard and not
//! when it came by mouse. Other keys (arrows) are given to `on_key` when asked for.

use iced::advanced::widget::operation::{Focusable, Operation};
use iced::advanced::widget::{Tree, tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, layout, mouse, overlay, renderer};
use iced::alignment::{Horizontal, Vertical};
use iced::keyboard::{self, Key, Modifiers, key::Named};
use iced::{Color, Event, Length, Padding, Rectangle, Size, Vector, touch, window};

use super::{Element, Id, paint};
use crate::desktop::theme::{RADIUS, Theme, size};

/// Makes `content` a control. Without [`FocusStop::on_press`] it is disabled, and no Tab stop.
pub fn focus_stop<'a, Message>(content: impl Into<Element<'a, Message>>) -> FocusStop<'a, Message> {
    FocusStop {
        content: content.into(),
        id: None,
        on_press: None,
        on_key: None,
        ring: Ring::Outside,
        look: Box::new(|_, _| Look::default()),
        width: Length::Shrink,
        height: Length::Shrink,
        padding: Padding::ZERO,
        align: (Horizontal::Left, Vertical::Center),
        shown: None,
        skipped: false,
        seen: Status::default(),
    }
}

/// Where the focus ring is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ring {
    /// Two pixels outside: buttons and fields.
    #[default]
    Outside,
    /// Inside: tabs, rows, cells.
    Inside,
    /// Around the mark of sixteen pixels that the content begins with: checkboxes and radios.
    Mark,
    /// Beside the words, six pixels to the left and right: tabs.
    Beside,
    /// None: the look says it.
    None,
}

/// What is happening to the control.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Status {
    /// The pointer is over it.
    pub hovered: bool,
    /// It is held down.
    pub pressed: bool,
    /// It has the focus, and got it by keyboard.
    pub focused: bool,
    /// It can't be pressed.
    pub disabled: bool,
}

impl Status {
    /// Nothing is happening.
    pub const IDLE: Status =
        Status { hovered: false, pressed: false, focused: false, disabled: false };
    /// Under the pointer.
    pub const HOVERED: Status = Status { hovered: true, ..Status::IDLE };
    /// Held down.
    pub const PRESSED: Status = Status { hovered: true, pressed: true, ..Status::IDLE };
    /// Focused by keyboard.
    pub const FOCUSED: Status = Status { focused: true, ..Status::IDLE };
}

/// How the control looks in a status.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Look {
    /// Behind the content.
    pub background: Option<Color>,
    /// The colour of text and icons within; `None` inherits.
    pub text: Option<Color>,
    /// A border of one pixel.
    pub edge: Option<Color>,
    /// Square corners instead of the house radius.
    pub square: bool,
}

type LookFn<'a> = Box<dyn Fn(&Theme, Status) -> Look + 'a>;
type KeyFn<'a, Message> = Box<dyn Fn(&Key, Modifiers) -> Option<Message> + 'a>;

/// See [`focus_stop`].
pub struct FocusStop<'a, Message> {
    content: Element<'a, Message>,
    id: Option<Id>,
    on_press: Option<Message>,
    on_key: Option<KeyFn<'a, Message>>,
    ring: Ring,
    look: LookFn<'a>,
    width: Length,
    height: Length,
    padding: Padding,
    align: (Horizontal, Vertical),
    shown: Option<Status>,
    skipped: bool,
    /// The status that was last drawn.
    seen: Status,
}

impl<'a, Message> FocusStop<'a, Message> {
    /// What a click, Space or Enter says.
    pub fn on_press(mut self, message: Message) -> Self {
        self.on_press = Some(message);
        self
    }

    /// As [`FocusStop::on_press`]; `None` disables.
    pub fn on_press_maybe(mut self, message: Option<Message>) -> Self {
        self.on_press = message;
        self
    }

    /// Gets every other key while focused; a key that gives a message is captured.
    pub fn on_key(mut self, on_key: impl Fn(&Key, Modifiers) -> Option<Message> + 'a) -> Self {
        self.on_key = Some(Box::new(on_key));
        self
    }

    /// Names the control, so that it can be focused.
    pub fn id(mut self, id: impl Into<Id>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Where the ring is drawn.
    pub fn ring(mut self, ring: Ring) -> Self {
        self.ring = ring;
        self
    }

    /// How it looks in each status.
    pub fn look(mut self, look: impl Fn(&Theme, Status) -> Look + 'a) -> Self {
        self.look = Box::new(look);
        self
    }

    /// The width of the control.
    pub fn width(mut self, width: impl Into<Length>) -> Self {
        self.width = width.into();
        self
    }

    /// The height of the control.
    pub fn height(mut self, height: impl Into<Length>) -> Self {
        self.height = height.into();
        self
    }

    /// The room around the content.
    pub fn padding(mut self, padding: impl Into<Padding>) -> Self {
        self.padding = padding.into();
        self
    }

    /// Where the content stands when the control is larger.
    pub fn align(mut self, x: Horizontal, y: Vertical) -> Self {
        self.align = (x, y);
        self
    }

    /// Draws this status whatever happens: for galleries.
    pub fn shown(mut self, status: impl Into<Option<Status>>) -> Self {
        self.shown = status.into();
        self
    }

    /// Tab passes it over; it can still be pressed. For lists in which one row, the current one, is
    /// the Tab stop and arrows make another row current.
    pub fn skipped(mut self, skipped: bool) -> Self {
        self.skipped = skipped;
        self
    }

    fn status(&self, state: &State, layout: Layout<'_>, cursor: mouse::Cursor) -> Status {
        if let Some(status) = self.shown {
            return status;
        }
        let hovered = cursor.is_over(layout.bounds());
        Status {
            hovered,
            pressed: state.held && (hovered || state.by_key),
            focused: state.focused && state.by_keyboard,
            disabled: self.on_press.is_none() && self.on_key.is_none(),
        }
    }

    fn press(&self, shell: &mut Shell<'_, Message>)
    where
        Message: Clone,
    {
        if let Some(message) = &self.on_press {
            shell.publish(message.clone());
            shell.capture_event();
        }
    }
}

#[derive(Debug, Default)]
struct State {
    focused: bool,
    by_keyboard: bool,
    held: bool,
    by_key: bool,
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
        *self = Self::default();
    }
}

impl<Message: Clone> Widget<Message, Theme, iced::Renderer> for FocusStop<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.content)]
    }

    fn diff(&self, tree: &mut Tree) {
        if self.on_press.is_none() && self.on_key.is_none() {
            tree.state.downcast_mut::<State>().unfocus();
        }
        if self.skipped {
            // What is held down stays so: it is about to be pressed.
            tree.state.downcast_mut::<State>().focused = false;
        }
        tree.diff_children(std::slice::from_ref(&self.content));
    }

    fn size(&self) -> Size<Length> {
        Size::new(self.width, self.height)
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &iced::Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        layout::positioned(
            limits,
            self.width,
            self.height,
            self.padding,
            |limits| {
                let content = self.content.as_widget_mut();
                content.layout(&mut tree.children[0], renderer, &limits.loose())
            },
            |content, size| content.align(self.align.0.into(), self.align.1.into(), size),
        )
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &iced::Renderer,
        operation: &mut dyn Operation,
    ) {
        if !self.skipped && (self.on_press.is_some() || self.on_key.is_some()) {
            let state = tree.state.downcast_mut::<State>();
            operation.focusable(self.id.as_ref(), layout.bounds(), state);
        }
        operation.container(self.id.as_ref(), layout.bounds());
        operation.traverse(&mut |operation| {
            if let Some(content) = layout.children().next() {
                let tree = &mut tree.children[0];
                self.content.as_widget_mut().operate(tree, content, renderer, operation);
            }
        });
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
        if let Some(content) = layout.children().next() {
            self.content.as_widget_mut().update(
                &mut tree.children[0],
                event,
                content,
                cursor,
                renderer,
                clipboard,
                shell,
                viewport,
            );
        }
        let state = tree.state.downcast_mut::<State>();
        let enabled = self.on_press.is_some() || self.on_key.is_some();
        match event {
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left))
            | Event::Touch(touch::Event::FingerPressed { .. }) => {
                let over = cursor.is_over(layout.bounds()) && cursor.is_over(*viewport);
                if over && enabled && !shell.is_event_captured() {
                    *state = State { focused: true, by_keyboard: false, held: true, by_key: false };
                    shell.capture_event();
                } else {
                    state.unfocus();
                }
            }
            Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left))
            | Event::Touch(touch::Event::FingerLifted { .. })
                if state.held && !state.by_key =>
            {
                state.held = false;
                if cursor.is_over(layout.bounds()) {
                    self.press(shell);
                }
            }
            Event::Touch(touch::Event::FingerLost { .. }) => state.held = false,
            Event::Keyboard(keyboard::Event::KeyPressed { key, modifiers, repeat, .. })
                if state.focused && !shell.is_event_captured() =>
            {
                state.by_keyboard = true;
                match key {
                    Key::Named(Named::Enter | Named::Space)
                        if self.on_press.is_some() && !modifiers.alt() && !modifiers.command() =>
                    {
                        state.held = true;
                        state.by_key = true;
                        shell.capture_event();
                        if !repeat {
                            self.press(shell);
                        }
                    }
                    key => {
                        if let Some(message) =
                            self.on_key.as_ref().and_then(|on_key| on_key(key, *modifiers))
                        {
                            shell.publish(message);
                            shell.capture_event();
                        }
                    }
                }
            }
            Event::Keyboard(keyboard::Event::KeyReleased { .. }) if state.by_key => {
                state.held = false;
                state.by_key = false;
            }
            Event::Window(window::Event::Unfocused) => state.held = false,
            _ => {}
        }
        let status = self.status(state, layout, cursor);
        if let Event::Window(window::Event::RedrawRequested(_)) = event {
            self.seen = status;
        } else if status != self.seen {
            shell.request_redraw();
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
        let bounds = layout.bounds();
        if !bounds.expand(6.0).intersects(viewport) {
            return;
        }
        let status = self.status(tree.state.downcast_ref::<State>(), layout, cursor);
        let look = (self.look)(theme, status);
        let accent = theme.tokens().accent;
        if look.background.is_some() || look.edge.is_some() {
            paint::panel(
                renderer,
                bounds,
                look.background.unwrap_or(Color::TRANSPARENT),
                look.edge.unwrap_or(Color::TRANSPARENT),
                if look.edge.is_some() { 1.0 } else { 0.0 },
                if look.square { 0.0 } else { RADIUS },
            );
        }
        if let Some(content) = layout.children().next() {
            let text_color = look.text.unwrap_or(style.text_color);
            self.content.as_widget().draw(
                &tree.children[0],
                renderer,
                theme,
                &renderer::Style { text_color },
                content,
                cursor,
                viewport,
            );
        }
        match self.ring {
            Ring::Outside if status.focused => paint::ring_outside(renderer, bounds, accent),
            Ring::Inside if status.focused => paint::ring_inside(renderer, bounds, accent),
            Ring::Beside if status.focused => {
                let area = Rectangle { x: bounds.x - 6.0, width: bounds.width + 12.0, ..bounds };
                paint::ring_inside(renderer, area.shrink([2.0, 0.0]), accent);
            }
            Ring::Mark if status.focused => {
                let y = bounds.center_y() - size::ICON / 2.0;
                let mark = Rectangle { y, width: size::ICON, height: size::ICON, ..bounds };
                paint::ring_outside(renderer, mark, accent);
            }
            _ => {}
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
        if let Some(content) = layout.children().next() {
            let inner = self.content.as_widget().mouse_interaction(
                &tree.children[0],
                content,
                cursor,
                viewport,
                renderer,
            );
            if inner != mouse::Interaction::None {
                return inner;
            }
        }
        if self.on_press.is_some() && cursor.is_over(layout.bounds()) {
            mouse::Interaction::Pointer
        } else {
            mouse::Interaction::None
        }
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &iced::Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, Theme, iced::Renderer>> {
        self.content.as_widget_mut().overlay(
            &mut tree.children[0],
            layout.children().next()?,
            renderer,
            viewport,
            translation,
        )
    }
}

impl<'a, Message: Clone + 'a> From<FocusStop<'a, Message>> for Element<'a, Message> {
    fn from(stop: FocusStop<'a, Message>) -> Self {
        Element::new(stop)
    }
}
