//! History.

use super::Action;
use crate::desktop::component::text;
use crate::desktop::session::Session;
use crate::desktop::widget::Element;

/// The screen's state.
#[derive(Debug, Default)]
pub struct State;

/// What happens on the screen.
#[derive(Debug, Clone)]
pub enum Message {}

impl State {
    pub fn new(_session: &Session) -> Self {
        Self
    }

    /// Takes in the session as it is now.
    pub fn refresh(&mut self, _session: &Session) {}

    pub fn update(&mut self, message: Message, _session: &Session) -> Action<Message> {
        match message {}
    }

    pub fn view<'a>(&'a self, _session: &'a Session, _width: f32) -> Element<'a, Message> {
        text::title("Historik").into()
    }
}
