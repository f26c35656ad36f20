//! Text of several lines: iced's editor in the house frame.
//!
//! Undo belongs to the app (Ctrl+Z passes through). The height follows the text, so that the wheel
//! scrolls the page and not the field.

use iced::widget::text_editor::{self, Action, Content};

use super::{Element, Id, frame};
use crate::desktop::theme::{BODY, space};

/// An editor over `content`, which the screen owns and performs the actions on.
pub fn text_area<Message>(content: &Content) -> TextArea<'_, Message> {
    TextArea {
        content,
        on_action: None,
        placeholder: "",
        min_lines: 2,
        error: false,
        shown: false,
        id: None,
    }
}

/// See [`text_area`].
pub struct TextArea<'a, Message> {
    content: &'a Content,
    on_action: Option<Box<dyn Fn(Action) -> Message + 'a>>,
    placeholder: &'a str,
    min_lines: u16,
    error: bool,
    shown: bool,
    id: Option<Id>,
}

impl<'a, Message: Clone + 'a> TextArea<'a, Message> {
    /// What an edit, a click or a move of the caret says. Without it the text can't be changed.
    /// Take the text out only when `action.is_edit()`: that copies all of it.
    pub fn on_action(mut self, on_action: impl Fn(Action) -> Message + 'a) -> Self {
        self.on_action = Some(Box::new(on_action));
        self
    }

    /// What to write here, seen while it is empty.
    pub fn placeholder(mut self, placeholder: &'a str) -> Self {
        self.placeholder = placeholder;
        self
    }

    /// The least height, in lines. Two if nothing is said.
    pub fn min_lines(mut self, lines: u16) -> Self {
        self.min_lines = lines;
        self
    }

    /// What is written isn't valid yet.
    pub fn error(mut self, error: bool) -> Self {
        self.error = error;
        self
    }

    /// Names the editor, so that it can be focused.
    pub fn id(mut self, id: impl Into<Id>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Draws the focus ring whatever has the focus: for galleries.
    pub fn shown_focused(mut self, shown: bool) -> Self {
        self.shown = shown;
        self
    }
}

impl<'a, Message: Clone + 'a> From<TextArea<'a, Message>> for Element<'a, Message> {
    fn from(area: TextArea<'a, Message>) -> Self {
        let disabled = area.on_action.is_none();
        let mut editor = text_editor::TextEditor::new(area.content)
            .placeholder(area.placeholder)
            .size(BODY.size)
            .line_height(BODY.line_height())
            .padding([5.0, space::S])
            .min_height(f32::from(area.min_lines) * BODY.line);
        if let Some(id) = area.id {
            editor = editor.id(id);
        }
        if let Some(on_action) = area.on_action {
            editor = editor.on_action(on_action);
        }
        frame(editor).error(area.error).disabled(disabled).shown_focused(area.shown).into()
    }
}
