//! What readers remark on a case: a chief who reads says what should be altered and where, and whoever
//! writes takes care of it. Each remark stands until it is taken care of.

use iced::Length;
use iced::widget::{Column, Row, container};

use super::super::{Action, remark};
use super::state::{Message, State};
use crate::desktop::component::{Kind, button, link, panel_section, text_field};
use crate::desktop::session::Session;
use crate::desktop::theme::space;
use crate::desktop::widget::{Choice, Element, select};
use crate::record::{Comment, Id, Ids, RecordType, Section};

/// What is being written.
#[derive(Debug, Default)]
pub struct Remark {
    text: String,
    /// The section that it is about; the case as a whole when none.
    about: Option<Id<Section>>,
}

/// What happens among the remarks.
#[derive(Debug, Clone)]
pub enum RemarkMessage {
    Text(String),
    /// The section at this place; the first is the case as a whole.
    About(usize),
    Add,
    /// It has been taken care of.
    Resolve(Id<Comment>),
}

impl State {
    pub(super) fn update_remark(
        &mut self,
        message: RemarkMessage,
        session: &Session,
        ids: &mut Ids,
    ) -> Action<Message> {
        let workspace = &session.workspace;
        match message {
            RemarkMessage::Text(text) => self.remark.text = text,
            RemarkMessage::About(at) => {
                let sections = workspace.sections(self.case);
                self.remark.about =
                    at.checked_sub(1).and_then(|at| sections.get(at)).map(|it| it.id);
            }
            RemarkMessage::Add => {
                let about = Comment {
                    case: Some(self.case),
                    section: self.remark.about,
                    ..Comment::blank(ids.id())
                };
                return remark::made(about, &mut self.remark.text, session);
            }
            RemarkMessage::Resolve(id) => return remark::resolved(id, session),
        }
        Action::None
    }

    /// The remarks that wait, oldest first, and a place to write one.
    pub(super) fn remarks<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        let workspace = &session.workspace;
        let rows = workspace.open_remarks(self.case).into_iter().fold(
            Column::new().spacing(space::M),
            |rows, it| {
                let about =
                    it.section.and_then(|id| workspace.get(id)).map(|it| it.heading.as_str());
                let about = about.unwrap_or(it.place.as_str());
                let done = Message::Remark(RemarkMessage::Resolve(it.id));
                let go = it.section.map(|id| link("Gå till", Message::Section(id)));
                let acts = Row::new().push(link("Åtgärdad", done)).push(go).spacing(space::M);
                rows.push(remark::told(it, about).push(acts))
            },
        );
        let sections = workspace.sections(self.case);
        let at = self.remark.about.and_then(|id| sections.iter().position(|it| it.id == id));
        let about: Vec<Choice<'a>> = std::iter::once(Choice::new("Hela ärendet"))
            .chain(sections.iter().map(|it| Choice::new(it.heading.as_str())))
            .collect();
        let about = select(about, Some(at.map_or(0, |at| at + 1)), |at| {
            Message::Remark(RemarkMessage::About(at))
        })
        .width(Length::Fill)
        .id("case-remark-about");
        let field = text_field(&self.remark.text)
            .placeholder("Vad bör ändras?")
            .on_input(|text| Message::Remark(RemarkMessage::Text(text)))
            .on_submit(Message::Remark(RemarkMessage::Add))
            .id("case-remark");
        let add = button(Kind::Secondary, "Kommentera")
            .on_press_maybe(session.is_writable().then_some(Message::Remark(RemarkMessage::Add)));
        let write = Column::new()
            .push(Element::from(about))
            .push(container(field).width(Length::Fill))
            .push(add)
            .spacing(space::S);
        panel_section("Kommentarer", Column::new().push(rows).push(write).spacing(space::M))
    }
}
