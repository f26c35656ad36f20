//! What the case screen knows: which tab and part stand, the texts that are written in, and what the
//! formaliakontroll says.

use std::collections::HashMap;
use std::sync::Arc;

use iced::Task;
use iced::widget::text_editor::{Action as EditorAction, Content};
use uuid::Uuid;

use super::remarks::{Remark, RemarkMessage};
use crate::desktop::component::tab_id;
use crate::desktop::form::{self, Form};
use crate::desktop::preview::{self, Preview};
use crate::desktop::session::Session;
use crate::desktop::widget::focus;
use crate::document::Variant;
use crate::exchange::export::Request;
use crate::exchange::letter_profile::{Phrase, phrases};
use crate::exchange::paper::Paper;
use crate::record::{
    AnyId, Case, CaseStep, Enclosure, FieldKey, FieldKind, Id, Kind, Plan, Point, Record, Section,
    Value,
};
use crate::review::formalia::{Check, formalia};
use crate::store;
use crate::workspace::minutes::Extract;
use crate::workspace::plan_changes::{PlanChange, plan_changes};

/// The row of tabs.
pub const TAB_ROW: &str = "case";

/// Where the work begins: the tab of the letter.
pub const FIRST: &str = "case-tab-0";

/// What is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tab {
    /// The letter, section by section.
    #[default]
    Letter,
    /// What the minutes and the notice repeat.
    Minutes,
    Preview,
    /// The steps, and the decision when there is one.
    Decision,
}

impl Tab {
    pub const ALL: [Self; 4] = [Self::Letter, Self::Minutes, Self::Preview, Self::Decision];

    pub const fn label(self) -> &'static str {
        match self {
            Self::Letter => "Tjänsteskrivelse",
            Self::Minutes => "Protokollstext",
            Self::Preview => "Förhandsvisning",
            Self::Decision => "Beslut",
        }
    }
}

/// What the middle of the first tab shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Part {
    /// All sections under each other.
    #[default]
    Letter,
    /// The case's own facts: title, body, meeting.
    Facts,
    Enclosure(Id<Enclosure>),
}

/// A long text of the case: of a section, a point, or its recipients.
pub type Place = (AnyId, FieldKey);

/// The screen's state.
#[derive(Debug)]
pub struct State {
    pub case: Id<Case>,
    pub tab: Tab,
    pub part: Part,
    /// What is written in, by place.
    pub texts: HashMap<Place, Content>,
    /// The texts that hold values from the data, with the values of today.
    pub lived: HashMap<Place, String>,
    pub facts: Form,
    pub enclosure: Form,
    pub decision: Form,
    pub checks: Vec<Check>,
    pub minutes: Vec<Extract>,
    pub phrases: Arc<[Phrase]>,
    /// What has changed in the plans since they were frozen; `None` until it has been worked out.
    pub changes: Option<Vec<PlanChange>>,
    /// Which frozen version and revision that is of, or will be.
    compared: Option<(Uuid, u64)>,
    /// What a reader is writing.
    pub(super) remark: Remark,
    /// Why the case is sent back, while it is written.
    pub note: String,
    pub variant: Variant,
    pub preview: Preview,
    room: (f32, f32),
    pub(super) focus: Option<String>,
}

/// What happens on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    Open(Tab),
    /// As [`Self::Open`], by the arrows on the tabs: the focus goes along.
    Turn(Tab),
    Part(Part),
    /// Go to a section of the letter.
    Section(Id<Section>),
    /// An edit or a move in a text.
    Write(Place, EditorAction),
    Heading(Id<Section>, String),
    AddSection,
    /// The headings as a profile for new letters.
    SaveProfile,
    RemoveSection(Id<Section>),
    MoveSection(Id<Section>, bool),
    AddPoint,
    /// A point that begins as the phrase at this place.
    AddPhrase(usize),
    RemovePoint(Id<Point>),
    MovePoint(Id<Point>, bool),
    AddEnclosure,
    RemoveEnclosure,
    MoveEnclosure(bool),
    Facts(form::Message),
    Enclosure(form::Message),
    Decision(form::Message),
    Remark(RemarkMessage),
    Note(String),
    Step(CaseStep),
    /// Put a block on the clipboard.
    Copy(usize),
    /// A finding was chosen.
    Finding(AnyId, Option<FieldKey>),
    Variant(Variant),
    Preview(preview::Message),
    TurnPage(bool),
    ToggleZoom,
    Export,
    /// Read the papers over the whole screen.
    Read,
    Print,
    /// All papers of the case, and the package of them.
    Package,
    /// Freeze what was decided, where that has not been done.
    Freeze,
    /// Read what was frozen over the whole screen.
    ReadFrozen(Uuid),
    /// Write what was frozen, byte for byte.
    SaveFrozen(Uuid),
    /// What was frozen has been held against what is.
    Compared(Uuid, u64, Result<Vec<PlanChange>, String>),
}

/// The control of a long text.
pub fn control((record, field): Place) -> String {
    format!("case-{}-{}", record.uuid, field.field().name)
}

/// The case's own facts.
pub const FACTS: &[FieldKey] = &[
    Case::title,
    Case::administration,
    Case::level,
    Case::body,
    Case::meeting,
    Case::diary_number,
    Case::dated,
    Case::author,
    Case::concerns_children,
    Case::systems,
];

/// What a decision by delegation has besides.
pub const DELEGATED: &[FieldKey] =
    &[Case::decision_number, Case::delegation_point, Case::decided_by];

const ENCLOSURE: &[FieldKey] = &[
    Enclosure::kind,
    Enclosure::plan,
    Enclosure::statement,
    Enclosure::system,
    Enclosure::name,
    Enclosure::file,
    Enclosure::dated,
    Enclosure::unnumbered,
];

const DECISION: &[FieldKey] =
    &[Case::outcome, Case::decision_date, Case::paragraph, Case::reported, Case::overridden];

impl State {
    pub fn new(case: Id<Case>, session: &Session) -> Self {
        let mut state = Self {
            case,
            tab: Tab::Letter,
            part: Part::Letter,
            texts: HashMap::new(),
            lived: HashMap::new(),
            facts: Form::new(FACTS.iter().chain(DELEGATED).copied()),
            enclosure: Form::new(ENCLOSURE.iter().copied()),
            decision: Form::new(DECISION.iter().copied()),
            checks: Vec::new(),
            minutes: Vec::new(),
            // They ship with the program and are read by its tests.
            phrases: phrases().unwrap_or_default().into(),
            changes: None,
            compared: None,
            remark: Remark::default(),
            note: String::new(),
            variant: Variant::Public,
            preview: Preview::default(),
            room: (600.0, 1.0),
            focus: None,
        };
        state.refresh(session);
        state
    }

    /// Takes in the session as it is now.
    pub fn refresh(&mut self, session: &Session) {
        let (workspace, findings, today) = (&session.workspace, &session.findings, session.today());
        let Some(case) = workspace.get(self.case) else { return };
        if let Part::Enclosure(id) = self.part
            && workspace.get(id).is_none()
        {
            self.part = Part::Letter;
        }
        self.take_texts(session);
        self.checks = formalia(workspace, self.case, findings);
        self.minutes = workspace.minutes(case);
        self.facts.show(Some(self.case.into()), workspace, findings, today);
        self.decision.show(Some(self.case.into()), workspace, findings, today);
        let enclosure = match self.part {
            Part::Enclosure(id) => Some(id.into()),
            Part::Letter | Part::Facts => None,
        };
        self.enclosure.show(enclosure, workspace, findings, today);
    }

    /// The long texts of the case: those that are there, as they stand.
    fn take_texts(&mut self, session: &Session) {
        let workspace = &session.workspace;
        let sections = workspace.sections(self.case).into_iter();
        let sections = sections.map(|it| (AnyId::from(it.id), Section::text));
        let points = workspace.points(self.case).into_iter();
        let points = points.map(|it| (AnyId::from(it.id), Point::text));
        let places: Vec<Place> =
            sections.chain(points).chain([(self.case.into(), Case::recipients)]).collect();
        self.texts.retain(|place, _| places.contains(place));
        self.lived.clear();
        for (record, field) in places {
            debug_assert_eq!(field.field().kind, FieldKind::LongText);
            let value = workspace.record(record).map(|it| it.value(field.index));
            let text = match &value {
                Some(Value::Text(text)) => text.as_str(),
                _ => "",
            };
            let content = self.texts.entry((record, field)).or_default();
            if content.text() != text {
                *content = Content::with_text(text);
            }
            if let Some(case) = workspace.get(self.case).filter(|_| text.contains('{')) {
                self.lived.insert((record, field), workspace.live(case, text).text);
            }
        }
    }

    /// Shows a record of the case, and its field; gives the control to focus.
    pub fn show(
        &mut self,
        id: AnyId,
        field: Option<FieldKey>,
        session: &Session,
    ) -> Option<String> {
        let decided = [Case::outcome, Case::decision_date, Case::paragraph, Case::reported];
        self.tab = Tab::Letter;
        let control = match session.workspace.record(id) {
            Some(Record::Section(section)) => {
                self.part = Part::Letter;
                Some(control((section.id.into(), Section::text)))
            }
            Some(Record::Point(point)) => {
                self.part = Part::Letter;
                Some(control((point.id.into(), Point::text)))
            }
            Some(Record::Enclosure(it)) => {
                self.part = Part::Enclosure(it.id);
                field.map(form::control_id)
            }
            Some(Record::Case(_)) if field == Some(Case::recipients) => {
                self.part = Part::Letter;
                Some(control((self.case.into(), Case::recipients)))
            }
            Some(Record::Case(_)) if field.is_some_and(|it| decided.contains(&it)) => {
                self.tab = Tab::Decision;
                field.map(form::control_id)
            }
            Some(Record::Case(_)) if field.is_some_and(|it| it != Case::title) => {
                self.part = Part::Facts;
                field.map(form::control_id)
            }
            _ => {
                self.part = if id.kind == Kind::Case { Part::Letter } else { self.part };
                None
            }
        };
        self.refresh(session);
        control
    }

    /// What the preview and the export are made of.
    pub fn request(&self, session: &Session) -> Request {
        let (paper, today) = (Paper::Decision(self.case), session.today());
        Request { paper, variant: self.variant, with_data: false, today }
    }

    /// The preview has got this much room: pixels, and device pixels a pixel.
    pub fn set_room(&mut self, work: f32, scale: f32) {
        self.room = ((work - super::SIDE - 34.0).clamp(200.0, 760.0), scale);
    }

    /// Gives the focus to what was gone to, and lets the preview follow while it is seen.
    pub fn follow(&mut self, session: &Session) -> Task<Message> {
        let focusing = self.focus.take().map_or_else(Task::none, focus::to);
        let focusing = Task::batch([focusing, self.compare(session)]);
        if self.tab != Tab::Preview {
            return focusing;
        }
        let request = self.request(session);
        let (width, scale) = self.room;
        let made = self.preview.follow(&session.workspace, request, session.revision());
        let preview = Task::batch([made, self.preview.draw(width, scale)]);
        Task::batch([focusing, preview.map(Message::Preview)])
    }

    /// Holds what the latest decision froze against what is, beside the window: the file is read.
    fn compare(&mut self, session: &Session) -> Task<Message> {
        let frozen = session.frozen.iter().rfind(|it| it.case == self.case);
        let Some(id) = frozen.filter(|_| self.tab == Tab::Decision).map(|it| it.id) else {
            return Task::none();
        };
        let asked = (id, session.revision());
        if self.compared == Some(asked) {
            return Task::none();
        }
        self.compared = Some(asked);
        let (file, workspace) = (session.path.clone(), session.workspace.clone());
        let plans: Vec<Id<Plan>> =
            workspace.enclosures(self.case).into_iter().filter_map(|it| it.plan).collect();
        Task::perform(
            async move {
                let read = store::read_frozen(&file, id).map_err(|error| error.to_string())?;
                let gone = || "Det som frystes finns inte i filen.".to_owned();
                let then = read.ok_or_else(gone)?.workspace;
                let changes = plans.iter().flat_map(|plan| plan_changes(&then, &workspace, *plan));
                Ok(changes.collect())
            },
            move |changes| Message::Compared(asked.0, asked.1, changes),
        )
    }

    /// Takes in what was compared, unless something else is asked by now.
    pub(super) fn take_compared(&mut self, of: (Uuid, u64), changes: Vec<PlanChange>) {
        if self.compared == Some(of) {
            self.changes = Some(changes);
        }
    }

    /// Goes to another tab; by the arrows the focus goes along.
    pub(super) fn open_tab(&mut self, tab: Tab, by_arrow: bool) {
        self.tab = tab;
        if by_arrow {
            self.focus = Some(tab_id(TAB_ROW, tab as usize));
        }
    }
}
