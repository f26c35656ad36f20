//! What readers remark on a case: a chief who reads says what should be altered and where, and whoever
//! writes takes care of it. Each remark stands until it is taken care of.

use iced::Length;
use iced::widget::{Column, Row, container};

use super::super::Action;
use super::state::{Message, State};
use crate::desktop::component::{Kind, button, link, panel_section, text, text_field};
use crate::desktop::session::Session;
use crate::desktop::theme::space;
use crate::desktop::widget::{Choice, Element, select};
use crate::record::{Comment, Id, Ids, LongText, RecordType, Section};
use crate::workspace::Change;

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
                let text = std::mem::take(&mut self.remark.text);
                if text.trim().is_empty() {
                    return Action::Tell("Skriv först vad som bör ändras.".to_owned());
                }
                let comment = Comment {
                    case: Some(self.case),
                    section: self.remark.about,
                    text: LongText::new(text.trim()),
                    date: Some(session.today()),
                    who: session.who().to_owned(),
                    ..Comment::blank(ids.id())
                };
                return Action::Commit(Change::new("Kommenterade ärendet").with(comment), None);
            }
            RemarkMessage::Resolve(id) => {
                let change = workspace.resolve_remark(id);
                return change.map_or(Action::None, |change| Action::Commit(change, None));
            }
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
                let day = it.date.map_or(String::new(), |day| day.to_string());
                let about = about.unwrap_or(it.place.as_str());
                let head = [it.who.as_str(), day.as_str(), about];
                let head: Vec<&str> = head.into_iter().filter(|it| !it.is_empty()).collect();
                let quote = (!it.quote.is_empty()).then(|| text::muted(format!("”{}”", it.quote)));
                let done = Message::Remark(RemarkMessage::Resolve(it.id));
                let go = it.section.map(|id| link("Gå till", Message::Section(id)));
                let acts = Row::new().push(link("Åtgärdad", done)).push(go).spacing(space::M);
                let told = Column::new()
                    .push(text::muted(head.join(" · ")))
                    .push(quote)
                    .push(text::body(it.text.as_str()))
                    .push(acts);
                rows.push(told)
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
