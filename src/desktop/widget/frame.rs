//! The box around a text field: border, background, focus ring. It looks focused when any text
//! input within it is.

use iced::advanced::widget::operation::Operation;
use iced::advanced::widget::{Tree, tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, layout, mouse, overlay, renderer};
use iced::keyboard::{self, Key, key::Named};
use iced::widget::{text_editor, text_input};
use iced::{Event, Length, Rectangle, Size, Vector};

use super::{Element, paint};
use crate::desktop::theme::{RADIUS, Theme};

/// Frames a text input or editor (bare by the theme's default style).
pub fn frame<'a, Message>(content: impl Into<Element<'a, Message>>) -> Frame<'a, Message> {
    Frame { content: content.into(), state: FieldState::Normal, shown: false }
}

/// What the border says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum FieldState {
    #[default]
    Normal,
    Error,
    Disabled,
}

/// See [`frame`].
pub struct Frame<'a, Message> {
    content: Element<'a, Message>,
    state: FieldState,
    shown: bool,
}

impl<Message> Frame<'_, Message> {
    /// What is typed isn't valid yet: a red border.
    pub fn error(mut self, error: bool) -> Self {
        if error {
            self.state = FieldState::Error;
        }
        self
    }

    /// Can't be written in: sunken.
    pub fn disabled(mut self, disabled: bool) -> Self {
        if disabled {
            self.state = FieldState::Disabled;
        }
        self
    }

    /// Draws the ring whatever has the focus: for galleries, and for lists that are open.
    pub fn shown_focused(mut self, shown: bool) -> Self {
        self.shown = shown;
        self
    }
}

/// Whether a text input or text editor in this tree has the focus.
pub(super) fn text_is_focused(tree: &Tree) -> bool {
    type Input = text_input::State<<iced::Renderer as iced::advanced::text::Renderer>::Paragraph>;
    type Editor = text_editor::State<iced::advanced::text::highlighter::PlainText>;
    if tree.tag == tree::Tag::of::<Input>() {
        tree.state.downcast_ref::<Input>().is_focused()
    } else if tree.tag == tree::Tag::of::<Editor>() {
        tree.state.downcast_ref::<Editor>().is_focused()
    } else {
        tree.children.iter().any(text_is_focused)
    }
}

/// A chord that means nothing in a text: a command of the window. iced's fields would write its
/// letter where the keyboard gives one ("," of Ctrl+,). AltGr, which types, may come as Ctrl+Alt.
pub(super) fn is_chord(event: &Event) -> bool {
    let Event::Keyboard(keyboard::Event::KeyPressed { key, physical_key, modifiers, .. }) = event
    else {
        return false;
    };
    let Key::Character(_) = key else { return false };
    let editing = ['a', 'c', 'v', 'x'];
    modifiers.command()
        && !modifiers.alt()
        && key.to_latin(*physical_key).is_none_or(|letter| !editing.contains(&letter))
}

impl<Message> Widget<Message, Theme, iced::Renderer> for Frame<'_, Message> {
    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.content)]
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(std::slice::from_ref(&self.content));
    }

    fn size(&self) -> Size<Length> {
        self.content.as_widget().size()
    }

    fn size_hint(&self) -> Size<Length> {
        self.content.as_widget().size_hint()
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
        operation.traverse(&mut |operation| {
            let content = self.content.as_widget_mut();
            content.operate(&mut tree.children[0], layout.child(0), renderer, operation);
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
        // Esc belongs to what the field stands in. iced's fields would take it and let go of the
        // focus, so that a dialog needed it twice and a form was left with nothing focused.
        if let Event::Keyboard(keyboard::Event::KeyPressed { key, .. }) = event
            && *key == Key::Named(Named::Escape)
        {
            return;
        }
        if is_chord(event) {
            return;
        }
        let before = text_is_focused(tree);
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
        if before != text_is_focused(tree) {
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
        let tokens = theme.tokens();
        let (background, edge) = match self.state {
            FieldState::Normal => (tokens.surface, tokens.edge),
            FieldState::Error => (tokens.surface, tokens.error),
            FieldState::Disabled => (tokens.sunken, tokens.line),
        };
        paint::panel(renderer, bounds, background, edge, 1.0, RADIUS);
        if self.shown || text_is_focused(tree) {
            paint::ring_outside(renderer, bounds, tokens.accent);
        }
        self.content.as_widget().draw(
            &tree.children[0],
            renderer,
            theme,
            style,
            layout.child(0),
            cursor,
            viewport,
        );
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &iced::Renderer,
    ) -> mouse::Interaction {
        let content = self.content.as_widget();
        content.mouse_interaction(&tree.children[0], layout.child(0), cursor, viewport, renderer)
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &iced::Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, Theme, iced::Renderer>> {
        let content = self.content.as_widget_mut();
        content.overlay(&mut tree.children[0], layout.child(0), renderer, viewport, translation)
    }
}

impl<'a, Message: 'a> From<Frame<'a, Message>> for Element<'a, Message> {
    fn from(frame: Frame<'a, Message>) -> Self {
        Element::new(frame)
    }
}
