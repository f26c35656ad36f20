//! What is being read and how the screen answers to the reader.

use std::sync::Arc;

use iced::keyboard::{Key, Modifiers, key::Named};
use iced::widget::operation::{AbsoluteOffset, scroll_to};
use iced::{Size, Task};
use uuid::Uuid;

use super::super::{Action, Place, remark};
use super::{BAR, CONTENTS, DESK, NARROW, SIDE, SIDE_NARROW};
use crate::desktop::command::Command;
use crate::desktop::preview::{self, Preview};
use crate::desktop::session::Session;
use crate::document::Variant;
use crate::exchange::case_papers::{CasePaper, case_papers};
use crate::exchange::export::Request;
use crate::exchange::paper::Paper;
use crate::record::{Case, CaseStep, Comment, Id, Ids, RecordType, Section};
use crate::store::Frozen;
use crate::typeset::Passage;
use crate::workspace::case_step::Taken;

/// Where the work begins: the first paper.
pub const FIRST: &str = "reading-paper-0";
/// The desk that a large page is scrolled on.
pub(super) const PAGE: &str = "reading-page";

/// So much larger is a page that is enlarged.
const ENLARGED: f32 = 1.6;
/// The most of a passage's words that a remark keeps, in characters.
const QUOTED: usize = 160;

/// The screen's state.
#[derive(Debug)]
pub struct State {
    pub case: Id<Case>,
    /// Where the reader goes on leaving.
    pub from: Place,
    /// What a decision froze, when that is what is read; else the papers as they are.
    pub frozen: Option<Arc<Frozen>>,
    pub(super) papers: Vec<CasePaper>,
    /// The paper that is read.
    pub(super) at: usize,
    pub(super) preview: Preview,
    /// Which passage of the page is marked.
    pub(super) passage: Option<usize>,
    /// What is being remarked.
    pub(super) remark: String,
    /// Why the case is sent back, while it is written.
    pub(super) note: String,
    pub(super) enlarged: bool,
    /// The window, and device pixels a pixel.
    room: (Size, f32),
}

/// What happens on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    Paper(usize),
    /// Turn to a page.
    Page(usize),
    /// Turn the page; past the last to the next paper.
    Turn(bool),
    Enlarge,
    Print,
    /// Save the frozen papers byte for byte.
    SaveFrozen(Uuid),
    /// Mark a passage of the page, or none.
    Choose(Option<usize>),
    /// Mark the next one.
    Step(bool),
    Remark(String),
    Add,
    Resolve(Id<Comment>),
    Note(String),
    Take(CaseStep),
    /// Go to where the case is written and decided.
    OpenCase,
    /// Unmark, or else leave.
    Back,
    Leave,
    Preview(preview::Message),
}

/// What a key says that no control took.
pub fn key(key: &Key, modifiers: Modifiers) -> Option<Message> {
    if modifiers.command() || modifiers.alt() {
        return None;
    }
    let Key::Named(named) = key else { return None };
    Some(match named {
        Named::PageDown | Named::ArrowRight => Message::Turn(true),
        Named::PageUp | Named::ArrowLeft => Message::Turn(false),
        Named::Space => Message::Turn(!modifiers.shift()),
        Named::Home => Message::Page(0),
        Named::End => Message::Page(usize::MAX),
        Named::ArrowDown => Message::Step(true),
        Named::ArrowUp => Message::Step(false),
        Named::Escape => Message::Back,
        _ => return None,
    })
}

impl State {
    pub fn new(case: Id<Case>, from: Place, session: &Session) -> Self {
        let mut state = Self {
            case,
            from,
            frozen: None,
            papers: Vec::new(),
            at: 0,
            preview: Preview::default(),
            passage: None,
            remark: String::new(),
            note: String::new(),
            enlarged: false,
            room: (Size::new(1280.0, 800.0), 1.0),
        };
        state.refresh(session);
        state
    }

    /// The papers as a decision froze them.
    pub fn of_frozen(frozen: Frozen, from: Place, session: &Session) -> Self {
        let mut state = Self::new(frozen.facts.case, from, session);
        state.frozen = Some(Arc::new(frozen));
        state.refresh(session);
        state
    }

    /// Takes in the session as it is now.
    pub fn refresh(&mut self, session: &Session) {
        let workspace = self.frozen.as_ref().map_or(&session.workspace, |it| &it.workspace);
        self.papers = case_papers(workspace, self.case, Variant::Public);
        self.at = self.at.min(self.papers.len().saturating_sub(1));
    }

    /// The paper that is read, as it is; `None` of a frozen one, which is had as it was.
    pub fn current(&self, session: &Session) -> Option<Request> {
        self.frozen.is_none().then(|| self.request(session))
    }

    fn request(&self, session: &Session) -> Request {
        let paper = self.papers.get(self.at).map_or(Paper::Decision(self.case), |it| it.paper);
        Request { paper, variant: Variant::Public, with_data: false, today: session.today() }
    }

    pub fn set_room(&mut self, window: Size, scale: f32) {
        self.room = (window, scale);
    }

    /// Sees to it that the page that is turned to is drawn.
    pub fn follow(&mut self, session: &Session) -> Task<Message> {
        let made = match &self.frozen {
            Some(frozen) => self.preview.follow_frozen(frozen, self.at),
            None => {
                let request = self.request(session);
                self.preview.follow(&session.workspace, request, session.revision())
            }
        };
        let drawn = self.preview.draw(self.page_size().width, self.room.1);
        Task::batch([made, drawn]).map(Message::Preview)
    }

    /// How large the page is shown: the whole of it, or enlarged, never wider than its desk.
    pub(super) fn page_size(&self) -> Size {
        let window = self.room.0;
        let (contents, side) = self.beside();
        let width = (window.width - contents - side - 2.0 - 2.0 * DESK).max(200.0);
        let height = (window.height - BAR - 1.0 - 2.0 * DESK).max(200.0);
        let (page_width, page_height) = self.preview.size().unwrap_or((595.0, 842.0));
        let whole = (width / page_width).min(height / page_height);
        let scale = if self.enlarged { (whole * ENLARGED).min(width / page_width) } else { whole };
        Size::new((page_width * scale).floor(), (page_height * scale).floor())
    }

    /// How wide the contents and the remarks are; the contents are nothing in a narrow window.
    pub(super) fn beside(&self) -> (f32, f32) {
        if self.room.0.width < NARROW { (0.0, SIDE_NARROW) } else { (CONTENTS, SIDE) }
    }

    /// The passage that is marked.
    pub(super) fn marked(&self) -> Option<&Passage> {
        self.preview.passages().get(self.passage?)
    }

    /// "Bilaga 1 IT-plan 2027–2029, sida 4".
    pub(super) fn place(&self) -> String {
        let title = self.papers.get(self.at).map_or("", |paper| paper.title.as_str());
        let page = self.preview.place().map_or(1, |(page, _)| page + 1);
        format!("{title}, sida {page}")
    }

    pub fn update(
        &mut self,
        message: Message,
        session: &Session,
        ids: &mut Ids,
    ) -> Action<Message> {
        match message {
            Message::Paper(at) => self.open(at, 0),
            Message::Page(page) => self.turn_to(page),
            Message::Turn(forward) => self.turn(forward),
            Message::SaveFrozen(id) => return Action::SaveFrozen(id),
            Message::Print => return Action::Command(Command::Print),
            Message::Enlarge => self.enlarged = !self.enlarged,
            Message::Choose(passage) => self.passage = passage,
            Message::Step(forward) => return self.step(forward),
            Message::Remark(text) => self.remark = text,
            Message::Add => return self.add(session, ids),
            Message::Resolve(id) => return remark::resolved(id, session),
            Message::Note(note) => self.note = note,
            Message::Take(step) => return self.take(step, session, ids),
            Message::OpenCase => return Action::OpenCase(self.case),
            Message::Back if self.passage.is_some() => self.passage = None,
            Message::Back | Message::Leave => return Action::Go(self.from),
            Message::Preview(message) => {
                return Action::Run(self.preview.update(message).map(Message::Preview));
            }
        }
        Action::None
    }

    fn open(&mut self, at: usize, page: usize) {
        self.at = at.min(self.papers.len().saturating_sub(1));
        self.passage = None;
        self.preview = Preview::default();
        self.preview.turn_to(page);
    }

    fn turn_to(&mut self, page: usize) {
        self.passage = None;
        self.preview.turn_to(page);
    }

    /// The next page; after the last the next paper, before the first the last page of the one before.
    fn turn(&mut self, forward: bool) {
        let Some((page, count)) = self.preview.place() else { return };
        match forward {
            true if page + 1 < count => self.turn_to(page + 1),
            true if self.at + 1 < self.papers.len() => self.open(self.at + 1, 0),
            false if page > 0 => self.turn_to(page - 1),
            false if self.at > 0 => self.open(self.at - 1, usize::MAX),
            _ => {}
        }
    }

    /// Marks the next passage of the page, and brings it into view.
    fn step(&mut self, forward: bool) -> Action<Message> {
        let last = self.preview.passages().len().checked_sub(1);
        self.passage = match (self.passage, last) {
            (_, None) => None,
            (None, Some(last)) => Some(if forward { 0 } else { last }),
            (Some(at), Some(last)) if forward => Some((at + 1).min(last)),
            (Some(at), Some(_)) => Some(at.saturating_sub(1)),
        };
        let scale = self.preview.size().map_or(1.0, |(width, _)| self.page_size().width / width);
        match self.marked() {
            Some(passage) if self.enlarged => {
                let y = (passage.bounds.y * scale - 4.0 * DESK).max(0.0);
                Action::Run(scroll_to(PAGE, AbsoluteOffset { x: 0.0, y }))
            }
            _ => Action::None,
        }
    }

    fn add(&mut self, session: &Session, ids: &mut Ids) -> Action<Message> {
        let about = Comment {
            case: Some(self.case),
            section: self.section(session),
            place: self.place(),
            quote: self.marked().map_or(String::new(), |passage| shortened(&passage.text)),
            ..Comment::blank(ids.id())
        };
        let made = remark::made(about, &mut self.remark, session);
        if matches!(made, Action::Commit(..)) {
            self.passage = None;
        }
        made
    }

    /// The section of the letter that the marked passage stands under.
    fn section(&self, session: &Session) -> Option<Id<Section>> {
        let marked = self.passage.filter(|_| self.at == 0)?;
        let sections = session.workspace.sections(self.case);
        let here = self.preview.passages().iter().take(marked + 1).rev();
        let of = |words: &str| sections.iter().find(|it| it.heading == words).map(|it| it.id);
        here.filter_map(|passage| of(&passage.text)).next().or_else(|| {
            let page = self.preview.place().map_or(0, |(page, _)| page);
            let before = self.preview.headings().iter().filter(|(_, at)| *at < page);
            before.filter_map(|(heading, _)| of(heading)).next_back()
        })
    }

    fn take(&mut self, step: CaseStep, session: &Session, ids: &mut Ids) -> Action<Message> {
        if step == CaseStep::SentBack && self.note.trim().is_empty() {
            return Action::Tell(
                "Skriv vad som behöver ändras innan du sänder tillbaka.".to_owned(),
            );
        }
        let note = match step {
            CaseStep::SentBack => self.note.trim().to_owned(),
            _ => String::new(),
        };
        let taken = Taken { today: session.today(), who: session.who().to_owned(), note };
        match session.workspace.case_step(self.case, step, &taken, ids) {
            Ok(change) => {
                self.note.clear();
                Action::Commit(change, None)
            }
            Err(sentence) => Action::Tell(sentence),
        }
    }
}

/// So much of a passage that it can be found again.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{} …", text[..end].trim_end()),
        None => text.to_owned(),
    }
}
