//! What the plan editor knows and how it answers to the user.

use iced::Task;
use iced::widget::text_editor::{Action as EditorAction, Content};

use super::super::Action;
use super::columns::{self, FACTS, years};
use crate::desktop::arrangement::Arranged;
use crate::desktop::component::tab_id;
use crate::desktop::form::{self, Form};
use crate::desktop::preview::{self, Preview};
use crate::desktop::register::{self, Register};
use crate::desktop::session::Session;
use crate::desktop::widget::{focus, grid};
use crate::document::Variant;
use crate::exchange::export::Request;
use crate::record::{
    Activity, AnyId, Chapter, ChapterContent, ChoiceType, FieldKey, Goal, Id, Ids, Kronor, Plan,
    PlanKind, PlanState, RecordType, Value,
};
use crate::workspace::training_cost::Whole;
use crate::workspace::{Change, Typing};

/// What stands in the side panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Panel {
    #[default]
    Preview,
    Review,
    History,
}

impl Panel {
    pub const ALL: [Self; 3] = [Self::Preview, Self::Review, Self::History];
}

/// The name of the side panel's row of tabs.
pub const TABS: &str = "plan-panel";

/// What the middle shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The plan's own facts: state, diary number, dates.
    Facts,
    Chapter(Id<Chapter>),
}

/// The plan editor.
#[derive(Debug)]
pub struct State {
    pub plan: Id<Plan>,
    pub part: Part,
    /// The part that text, grid and detail were built for.
    opened: Option<Part>,
    pub panel: Panel,
    /// Whether the panel takes the whole work area (when there is no room beside it).
    pub panel_open: bool,
    /// Whether the paper carries the plan's data (PDF/A-3a).
    pub with_data: bool,
    /// Text of the chapter that is open.
    pub text: Content,
    pub facts: Form,
    /// Activities, goals, trainings or their occasions, whichever the chapter shows.
    pub grid: Option<Register>,
    /// The fields of the current activity or goal.
    pub detail: Form,
    /// What a training plan costs.
    pub cost: Option<Kronor>,
    pub preview: Preview,
    /// Pixels that the preview has, and device pixels a pixel.
    room: (f32, f32),
    /// Whether the outline shall go to the chapter that has been opened from elsewhere.
    reveal: bool,
    /// The control that waits for the focus.
    focus: Option<String>,
}

/// What happens in the plan editor.
#[derive(Debug, Clone)]
pub enum Message {
    /// Show another part of the plan.
    Open(Part),
    /// An edit or a move in the chapter's text.
    Text(EditorAction),
    /// The heading of the chapter was typed in.
    Heading(String),
    Facts(form::Message),
    Grid(grid::Event),
    Detail(form::Message),
    /// Go to the next or previous row of the grid.
    Step(bool),
    AddRow,
    RemoveRow,
    AddChapter,
    RemoveChapter,
    /// Move the chapter up or down.
    MoveChapter(bool),
    /// The grid's filter was typed in.
    Filter(String),
    /// Rows have been listed beside the window.
    Listed(register::Listing),
    ShowPanel(Panel),
    /// Show another panel, by the arrows on the tabs: the focus goes along.
    TurnPanel(Panel),
    /// Show the findings, and go to the first.
    Review,
    Preview(preview::Message),
    TurnPage(bool),
    TogglePreviewZoom,
    /// A finding was chosen.
    Finding(AnyId, Option<FieldKey>),
    SetState(PlanState),
    /// What has been changed in a record of the plan.
    History(AnyId),
    Export,
    /// Whether the paper carries the plan's data.
    WithData(bool),
    /// Go to the matrix of gaps, for the plan's förvaltning.
    ShowGap,
    /// The edge of the panel was drawn.
    PanelWidth(Option<f32>),
}

impl State {
    pub fn new(plan: Id<Plan>, session: &Session) -> Self {
        let mut state = Self {
            plan,
            part: Part::Facts,
            opened: None,
            panel: Panel::Preview,
            with_data: false,
            panel_open: false,
            text: Content::new(),
            facts: Form::new(FACTS.iter().copied()),
            grid: None,
            detail: Form::new([]),
            cost: None,
            preview: Preview::default(),
            room: (300.0, 1.0),
            reveal: true,
            focus: None,
        };
        let chapters = session.workspace.chapters(plan);
        // A plan is opened where the work is: at its activities or trainings, else at its first chapter.
        let work = [ChapterContent::Activities, ChapterContent::Trainings].map(Some);
        let wanted = chapters.iter().find(|chapter| work.contains(&chapter.content));
        if let Some(chapter) = wanted.or(chapters.first()) {
            state.part = Part::Chapter(chapter.id);
        }
        state.open(session);
        state
    }

    /// Builds what the part shows.
    fn open(&mut self, session: &Session) {
        self.opened = Some(self.part);
        if let Some(chapter) = self.chapter(session) {
            self.preview.seek(&chapter.heading);
        }
        let content = self.chapter(session).and_then(|chapter| chapter.content);
        let shown =
            content.and_then(|it| columns::register(it, self.plan, years(session, self.plan)));
        (self.grid, self.detail) = match shown {
            Some((grid, detail)) => {
                (Some(grid.arranged(&session.arrangement)), Form::new(detail.iter().copied()))
            }
            None => (None, Form::new([])),
        };
        self.text = Content::with_text(self.chapter(session).map_or("", |chapter| &chapter.text));
        self.refresh(session);
    }

    /// Takes in the session as it is now.
    pub fn refresh(&mut self, session: &Session) {
        let (workspace, findings, today) = (&session.workspace, &session.findings, session.today());
        if let Part::Chapter(id) = self.part
            && workspace.get(id).is_none()
        {
            self.part = Part::Facts;
        }
        if self.opened != Some(self.part) {
            self.open(session);
            return;
        }
        let text = self.chapter(session).map_or("", |chapter| chapter.text.as_str());
        if self.text.text() != text {
            self.text = Content::with_text(text);
        }
        let is_training =
            workspace.get(self.plan).is_some_and(|plan| plan.kind == Some(PlanKind::Training));
        self.cost = is_training.then(|| Whole::of(workspace.trainings(self.plan)).cost());
        if self.part == Part::Facts {
            self.facts.show(Some(self.plan.into()), workspace, findings, today);
        }
        if let Some(grid) = &mut self.grid {
            grid.refresh(workspace, &findings.marks, today);
            let current = grid.current();
            self.detail.show(current, workspace, findings, today);
        }
    }

    /// The chapter that is open.
    pub fn chapter<'a>(&self, session: &'a Session) -> Option<&'a Chapter> {
        match self.part {
            Part::Chapter(id) => session.workspace.get(id),
            Part::Facts => None,
        }
    }

    /// The record that is worked on: the grid's, the chapter, or the plan itself.
    pub fn current(&self) -> AnyId {
        let row = self.grid.as_ref().and_then(Register::current);
        row.unwrap_or(match self.part {
            Part::Chapter(chapter) => chapter.into(),
            Part::Facts => self.plan.into(),
        })
    }

    /// Shows a record of the plan, and its field.
    pub fn show(&mut self, id: AnyId, field: Option<FieldKey>, session: &Session) {
        let chapters = session.workspace.chapters(self.plan);
        let with = |content| {
            let chapter = chapters.iter().find(|chapter| chapter.content == Some(content));
            chapter.map(|chapter| Part::Chapter(chapter.id))
        };
        let part = match id.kind {
            kind if kind == Activity::KIND => with(ChapterContent::Activities),
            kind if kind == Goal::KIND => with(ChapterContent::Goals),
            kind if kind == Chapter::KIND => id.of().map(Part::Chapter),
            _ => Some(Part::Facts),
        };
        self.part = part.unwrap_or(Part::Facts);
        self.reveal = true;
        self.open(session);
        if let Some(grid) = &mut self.grid {
            grid.show(id, field);
        }
        self.refresh(session);
    }

    /// What the preview and the export are made of.
    pub fn request(&self, session: &Session) -> Request {
        Request {
            paper: self.plan.into(),
            variant: Variant::Public,
            with_data: self.with_data,
            today: session.today(),
        }
    }

    /// The preview has got this much room: pixels, and device pixels a pixel.
    pub fn set_room(&mut self, room: (f32, f32)) {
        self.room = room;
    }

    /// Sees to it that the preview follows the data while it is seen.
    pub fn follow(&mut self, session: &Session) -> Task<Message> {
        let focusing = self.focus.take().map_or_else(Task::none, focus::to);
        let listing = self.grid.as_mut().map_or_else(Task::none, Register::work_out);
        let listing = listing.map(Message::Listed);
        let revealing = Task::batch([self.reveal_part(), focusing, listing]);
        if self.panel != Panel::Preview {
            return revealing;
        }
        let request = self.request(session);
        let (width, scale) = self.room;
        let preview = Task::batch([
            self.preview.follow(&session.workspace, request, session.revision()),
            self.preview.draw(width, scale),
        ]);
        Task::batch([revealing, preview.map(Message::Preview)])
    }

    /// Lets the outline show the part that is open, once.
    fn reveal_part(&mut self) -> Task<Message> {
        match self.part {
            Part::Chapter(chapter) if std::mem::take(&mut self.reveal) => {
                focus::show(super::outline::row_id(chapter), focus::Show::Seen)
            }
            _ => Task::none(),
        }
    }

    pub fn update(
        &mut self,
        message: Message,
        session: &Session,
        ids: &mut Ids,
    ) -> Action<Message> {
        match message {
            Message::Open(part) => self.open_part(part, session),
            Message::Text(action) => self.edit_text(action, session),
            Message::Heading(heading) => self.set_heading(heading, session),
            Message::Facts(message) => self.facts.update(message).into(),
            Message::Grid(event) => self.update_grid(event, session, ids),
            Message::Detail(message) => self.detail.update(message).into(),
            Message::Step(forward) => self.step(forward, session),
            Message::AddRow => self.add_row(ids),
            Message::RemoveRow => self.remove_rows(session),
            Message::AddChapter => self.add_chapter(session, ids),
            Message::RemoveChapter => self.remove_chapter(session),
            Message::MoveChapter(down) => self.move_chapter(down, session),
            Message::Filter(words) => self.filter(words, session),
            Message::Listed(listing) => self.show_listing(listing, session),
            Message::ShowPanel(panel) => self.show_panel(panel),
            Message::TurnPanel(panel) => {
                self.panel = panel;
                self.focus = Some(tab_id(TABS, panel as usize));
                Action::None
            }
            Message::Review => self.review(session),
            Message::Preview(message) => {
                Action::Run(self.preview.update(message).map(Message::Preview))
            }
            Message::TurnPage(forward) => {
                self.preview.turn(forward);
                Action::None
            }
            Message::PanelWidth(width) => Action::Arranged(Arranged::Panel(width)),
            Message::TogglePreviewZoom => {
                self.preview.toggle_zoom();
                Action::None
            }
            Message::Finding(id, field) => Action::Show(id, field),
            Message::SetState(state) => self.set_state(state, session),
            Message::History(id) => Action::History(id),
            Message::WithData(with) => {
                self.with_data = with;
                Action::None
            }
            Message::Export => Action::Export(self.request(session)),
            Message::ShowGap => {
                let plan = session.workspace.get(self.plan);
                Action::ShowGap(plan.and_then(|plan| plan.administration))
            }
        }
    }

    fn open_part(&mut self, part: Part, session: &Session) -> Action<Message> {
        self.part = part;
        self.panel_open = false;
        let had_grid = self.grid.is_some();
        self.open(session);
        // Beside a grid the outline may fold, and what was seen of it is no longer there.
        self.reveal |= had_grid != self.grid.is_some();
        Action::LeaveField
    }

    fn edit_text(&mut self, action: EditorAction, session: &Session) -> Action<Message> {
        let is_edit = action.is_edit();
        self.text.perform(action);
        match self.chapter(session) {
            Some(chapter) if is_edit => {
                let value = Value::Text(self.text.text());
                let name = format!("Skrev i kapitlet {}", chapter.heading);
                commit(session, name, chapter.id.into(), Chapter::text, value, true)
            }
            _ => Action::None,
        }
    }

    fn set_heading(&mut self, heading: String, session: &Session) -> Action<Message> {
        let Some(chapter) = self.chapter(session) else { return Action::None };
        let value = Value::Text(heading);
        commit(session, "Ändrade kapitelrubrik", chapter.id.into(), Chapter::heading, value, true)
    }

    fn update_grid(
        &mut self,
        event: grid::Event,
        session: &Session,
        ids: &mut Ids,
    ) -> Action<Message> {
        let Some(grid) = &mut self.grid else { return Action::None };
        let action = grid.update(event, ids);
        if matches!(action, register::Action::Moved) {
            let current = grid.current();
            self.detail.show(current, &session.workspace, &session.findings, session.today());
            return Action::LeaveField;
        }
        // What a row is about stands under the grid already.
        if matches!(action, register::Action::Open(_)) { Action::None } else { action.into() }
    }

    fn step(&mut self, forward: bool, session: &Session) -> Action<Message> {
        if let Some(grid) = &mut self.grid {
            grid.step(forward);
        }
        self.refresh(session);
        Action::LeaveField
    }

    fn add_row(&mut self, ids: &mut Ids) -> Action<Message> {
        let Some(grid) = &mut self.grid else { return Action::None };
        let record = grid.blank(ids.uuid());
        let id = record.any_id();
        let name = format!("Lade till {}", id.kind.names().0);
        grid.expect(&record);
        // Enter on the button that adds shall not leave the hand there.
        self.focus = Some("plan-grid".to_owned());
        Action::Commit(Change::adding(name, record), None)
    }

    fn remove_rows(&mut self, session: &Session) -> Action<Message> {
        let Some(grid) = &self.grid else { return Action::None };
        let selected = grid.selected();
        let name = match selected.as_slice() {
            [] => return Action::None,
            [one] => format!("Tog bort {}", session.workspace.change_name(*one)),
            several => format!("Tog bort {} {}", several.len(), several[0].kind.names().1),
        };
        Action::Commit(session.workspace.removal(name, &selected), None)
    }

    fn add_chapter(&mut self, session: &Session, ids: &mut Ids) -> Action<Message> {
        let chapters = session.workspace.chapters(self.plan);
        let after = match self.part {
            Part::Chapter(id) => session.workspace.get(id).and_then(|chapter| chapter.position),
            Part::Facts => None,
        };
        let position = after.or_else(|| chapters.last().and_then(|c| c.position)).unwrap_or(0);
        let mut chapter = Chapter::blank(ids.id());
        chapter.plan = Some(self.plan);
        chapter.position = Some(position + 1);
        chapter.depth = Some(1);
        chapter.heading = "Nytt kapitel".to_owned();
        let id = chapter.id;
        let mut change = Change::new("Lade till kapitel");
        for later in chapters.into_iter().filter(|c| c.position > Some(position)) {
            let mut moved = later.clone();
            moved.position = later.position.map(|position| position + 1);
            change.edits.extend(session.workspace.put("", moved).edits);
        }
        self.part = Part::Chapter(id);
        Action::Commit(change.with(chapter), None)
    }

    fn remove_chapter(&mut self, session: &Session) -> Action<Message> {
        let Some(chapter) = self.chapter(session) else { return Action::None };
        let name = format!("Tog bort kapitlet {}", chapter.heading);
        Action::Commit(session.workspace.removal(name, &[chapter.id.into()]), None)
    }

    fn move_chapter(&mut self, down: bool, session: &Session) -> Action<Message> {
        let Some(chapter) = self.chapter(session) else { return Action::None };
        let chapters = session.workspace.chapters(self.plan);
        let at = chapters.iter().position(|each| each.id == chapter.id);
        let other = at.and_then(|at| if down { at.checked_add(1) } else { at.checked_sub(1) });
        let Some(other) = other.and_then(|at| chapters.get(at)) else { return Action::None };
        let (mut moved, mut passed) = (chapter.clone(), Chapter::clone(other));
        std::mem::swap(&mut moved.position, &mut passed.position);
        let mut change =
            session.workspace.put(format!("Flyttade kapitlet {}", moved.heading), moved);
        change.edits.extend(session.workspace.put("", passed).edits);
        Action::Commit(change, None)
    }

    fn filter(&mut self, words: String, session: &Session) -> Action<Message> {
        if let Some(grid) = &mut self.grid {
            grid.set_filter(words);
        }
        self.refresh(session);
        Action::None
    }

    fn show_listing(&mut self, listing: register::Listing, session: &Session) -> Action<Message> {
        if let Some(grid) = &mut self.grid {
            grid.show_listing(listing);
        }
        self.refresh(session);
        Action::None
    }

    fn show_panel(&mut self, panel: Panel) -> Action<Message> {
        self.panel_open = !(self.panel_open && self.panel == panel);
        self.panel = panel;
        Action::None
    }

    fn review(&mut self, session: &Session) -> Action<Message> {
        let open = self.panel_open && self.panel == Panel::Review;
        if !super::panel::findings(self.plan, session).is_empty() && !open {
            self.focus = Some(super::panel::FIRST_FINDING.to_owned());
        }
        self.show_panel(Panel::Review)
    }

    fn set_state(&mut self, state: PlanState, session: &Session) -> Action<Message> {
        let value = Value::Choice(state.code().to_owned());
        let name = format!("Ändrade läge till {}", state.label());
        commit(session, name, self.plan.into(), Plan::state, value, false)
    }
}

fn commit(
    session: &Session,
    name: impl Into<String>,
    record: AnyId,
    field: FieldKey,
    value: Value,
    typing: bool,
) -> Action<Message> {
    match session.workspace.set(name, record, field, value) {
        Ok(change) => Action::Commit(change, typing.then_some(Typing { record, field })),
        Err(error) => Action::Tell(format!("Ändringen gjordes inte: {error}.")),
    }
}
