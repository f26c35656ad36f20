//! What is chosen, and the preview of it.

use iced::Task;

use super::super::Action;
use super::kind::PaperKind;
use crate::desktop::command::Command;
use crate::desktop::preview::{self, Preview};
use crate::desktop::session::Session;
use crate::document::Variant;
use crate::exchange::export::Request;
use crate::record::{AnyId, Body, Id, Person, System, Training};

/// What the document is about.
#[derive(Debug, Clone, Copy, Default)]
pub struct Choices {
    pub body: Option<Id<Body>>,
    pub system: Option<Id<System>>,
    pub person: Option<Id<Person>>,
    pub training: Option<Id<Training>>,
}

/// The screen's state.
#[derive(Debug)]
pub struct State {
    pub kind: PaperKind,
    pub choices: Choices,
    pub variant: Variant,
    pub preview: Preview,
    /// Pixels that the preview has, and device pixels a pixel.
    room: (f32, f32),
}

/// What happens on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    Kind(PaperKind),
    Body(Option<AnyId>),
    System(Option<AnyId>),
    Person(Option<AnyId>),
    Training(Option<AnyId>),
    Variant(Variant),
    TurnPage(bool),
    ToggleZoom,
    Preview(preview::Message),
    Export,
    Print,
}

impl Default for State {
    fn default() -> Self {
        Self {
            kind: PaperKind::default(),
            choices: Choices::default(),
            variant: Variant::Public,
            preview: Preview::default(),
            room: (600.0, 1.0),
        }
    }
}

impl State {
    /// Takes in the session as it is now: what the document was about may have gone.
    pub fn refresh(&mut self, session: &Session) {
        let workspace = &session.workspace;
        self.choices.body = self.choices.body.filter(|body| workspace.get(*body).is_some());
        self.choices.system = self.choices.system.filter(|it| workspace.get(*it).is_some());
        self.choices.person = self.choices.person.filter(|it| workspace.get(*it).is_some());
        self.choices.training = self.choices.training.filter(|it| workspace.get(*it).is_some());
    }

    /// The document that is chosen, as it is on the day that is looked at.
    pub fn request(&self, session: &Session) -> Option<Request> {
        let (variant, today) = (self.variant, session.when().shown);
        let paper = self.kind.paper(self.choices, today)?;
        Some(Request { paper, variant, with_data: false, today })
    }

    /// The preview has got this much room: pixels, and device pixels a pixel.
    pub fn set_room(&mut self, work: f32, scale: f32) {
        self.room = ((work - super::CHOICES - 34.0).clamp(200.0, super::SHEET), scale);
    }

    /// Sees to it that the preview follows the choices and the data.
    pub fn follow(&mut self, session: &Session) -> Task<Message> {
        let Some(request) = self.request(session) else { return Task::none() };
        let (width, scale) = self.room;
        let made = self.preview.follow(&session.workspace, request, session.revision());
        Task::batch([made, self.preview.draw(width, scale)]).map(Message::Preview)
    }

    pub fn update(&mut self, message: Message, session: &Session) -> Action<Message> {
        match message {
            Message::Kind(kind) => self.kind = kind,
            Message::Body(body) => self.choices.body = body.and_then(AnyId::of),
            Message::System(system) => self.choices.system = system.and_then(AnyId::of),
            Message::Person(person) => self.choices.person = person.and_then(AnyId::of),
            Message::Training(training) => self.choices.training = training.and_then(AnyId::of),
            Message::Variant(variant) => self.variant = variant,
            Message::TurnPage(forward) => self.preview.turn(forward),
            Message::ToggleZoom => self.preview.toggle_zoom(),
            Message::Preview(message) => {
                let done = self.preview.update(message).map(Message::Preview);
                return Action::Run(done);
            }
            Message::Print => return Action::Command(Command::Print),
            Message::Export => {
                return self.request(session).map_or(Action::None, Action::Export);
            }
        }
        Action::None
    }
}
