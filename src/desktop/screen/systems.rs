//! Systems.

use super::Action;
use crate::desktop::component::text;
use crate::desktop::session::Session;
use crate::desktop::widget::Element;
use crate::record::{AnyId, FieldKey, Ids};

/// The screen's state.
#[derive(Debug, Default)]
pub struct State;

/// What happens on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    Add,
    Remove,
}

impl State {
    pub fn new(_session: &Session) -> Self {
        Self
    }

    /// Takes in the session as it is now.
    pub fn refresh(&mut self, _session: &Session) {}

    /// Shows a record, and its field.
    pub fn show(&mut self, _id: AnyId, _field: Option<FieldKey>, _session: &Session) {}

    pub fn update(
        &mut self,
        message: Message,
        _session: &Session,
        _ids: &mut Ids,
    ) -> Action<Message> {
        match message {
            Message::Add | Message::Remove => Action::None,
        }
    }

    pub fn view<'a>(&'a self, _session: &'a Session, _width: f32) -> Element<'a, Message> {
        text::title("IT-system").into()
    }
}
