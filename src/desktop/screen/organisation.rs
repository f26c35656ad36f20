//! Organisation: bodies and meetings, administrations, units, persons, assignments, functions,
//! suppliers, roles with their duties, and the kommun itself. Each a register with a form of the
//! current row.

use iced::widget::{Column, Row, container, scrollable};
use iced::{Alignment, Length, Padding};

use super::Action;
use crate::desktop::component::{
    Kind as Act, Tab, button, line_vertical, section, tabs, text, text_field,
};
use crate::desktop::form::{self, Form};
use crate::desktop::register::{self, Extent, Register, Shape};
use crate::desktop::session::Session;
use crate::desktop::theme::{Theme, Tone, size, space};
use crate::desktop::widget::{Element, Icon, grid};
use crate::record::{
    Administration, AnyId, Assignment, Body, Duty, FieldKey, Function, Ids, Kind, Meeting, Person,
    Record, Role, RoleCode, Supplier, Unit,
};
use crate::workspace::Change;

/// A tab: the record type of its rows, its name, and what its rows have parts of.
type TabOf = (Kind, &'static str, Option<(Kind, &'static str)>);

const TABS: [TabOf; 9] = [
    (Kind::Administration, "Förvaltningar", None),
    (Kind::Body, "Nämnder", Some((Kind::Meeting, "Sammanträden"))),
    (Kind::Unit, "Enheter", None),
    (Kind::Person, "Personer", None),
    (Kind::Assignment, "Uppdrag", None),
    (Kind::Function, "Funktioner", None),
    (Kind::Supplier, "Leverantörer", None),
    (Kind::Role, "Roller", Some((Kind::Duty, "Ansvar"))),
    (Kind::Municipality, "Kommunen", None),
];

/// The screen's state.
#[derive(Debug)]
pub struct State {
    tab: usize,
    register: Register,
    form: Form,
    /// The parts of the current row, where its kind has any.
    parts: Option<Register>,
    current: Option<AnyId>,
}

/// What happens on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    Tab(usize),
    Grid(grid::Event),
    Form(form::Message),
    Parts(grid::Event),
    Filter(String),
    Add,
    Remove,
    AddPart,
}

impl State {
    pub fn new(session: &Session) -> Self {
        let mut state = Self {
            tab: 0,
            register: Register::new(TABS[0].0, Extent::All, columns(TABS[0].0)),
            form: Form::new(TABS[0].0.keys()),
            parts: None,
            current: None,
        };
        state.refresh(session);
        state
    }

    fn open(&mut self, tab: usize, session: &Session) {
        self.tab = tab.min(TABS.len() - 1);
        let kind = TABS[self.tab].0;
        self.register = Register::new(kind, Extent::All, columns(kind));
        self.form = Form::new(kind.keys());
        self.parts = None;
        self.current = None;
        self.refresh(session);
    }

    /// Takes in the session as it is now.
    pub fn refresh(&mut self, session: &Session) {
        self.register.refresh(&session.workspace, &session.findings, session.today());
        self.follow(session);
    }

    /// Lets form and parts follow the current row.
    fn follow(&mut self, session: &Session) {
        let (workspace, findings, today) =
            (&session.workspace, session.findings.as_slice(), session.today());
        let current = self.register.current();
        if current != self.current {
            self.current = current;
            self.parts = current.and_then(|id| {
                let (kind, _) = TABS[self.tab].2?;
                let by = if kind == Kind::Meeting { Meeting::body } else { Duty::role };
                Some(Register::new(kind, Extent::PartsOf(id, by), columns(kind)))
            });
        }
        self.form.show(current, workspace, findings, today);
        if let Some(parts) = &mut self.parts {
            parts.refresh(workspace, findings, today);
        }
    }

    /// Shows a record, and its field; a part is shown with what it is a part of.
    pub fn show(&mut self, id: AnyId, field: Option<FieldKey>, session: &Session) {
        let id = match session.workspace.record(id) {
            Some(Record::Meeting(meeting)) => meeting.body.map_or(id, Into::into),
            Some(Record::Duty(duty)) => duty.role.map_or(id, Into::into),
            _ => id,
        };
        let Some(tab) = TABS.iter().position(|(kind, ..)| *kind == id.kind) else { return };
        self.open(tab, session);
        self.register.show(id, field);
        self.follow(session);
    }

    pub fn update(
        &mut self,
        message: Message,
        session: &Session,
        ids: &mut Ids,
    ) -> Action<Message> {
        match message {
            Message::Tab(tab) => {
                self.open(tab, session);
                Action::LeaveField
            }
            Message::Grid(event) => {
                let action = self.register.update(event, ids);
                if matches!(action, register::Action::Moved) {
                    self.follow(session);
                    return Action::LeaveField;
                }
                // What a row is about stands beside it already.
                if matches!(action, register::Action::Open(_)) {
                    Action::None
                } else {
                    action.into()
                }
            }
            Message::Form(message) => self.form.update(message).into(),
            Message::Parts(event) => match &mut self.parts {
                Some(parts) => parts.update(event, ids).into(),
                None => Action::None,
            },
            Message::Filter(words) => {
                self.register.set_filter(words);
                self.follow(session);
                Action::None
            }
            Message::Add => add(&mut self.register, ids),
            Message::AddPart => match &mut self.parts {
                Some(parts) => add(parts, ids),
                None => Action::None,
            },
            Message::Remove => self.remove(session),
        }
    }

    fn remove(&mut self, session: &Session) -> Action<Message> {
        let selected = self.register.selected();
        let workspace = &session.workspace;
        let what = match selected.as_slice() {
            [] => return Action::None,
            [one] => workspace.title(*one),
            several => format!("{} {}", several.len(), several[0].kind.names().1),
        };
        let mut change = workspace.removal(format!("Tog bort {what}"), &selected);
        let gone = change.edits.iter().filter(|edit| edit.after.is_none()).count();
        let parts = gone.saturating_sub(selected.len());
        if parts > 0 {
            change.name = format!("Tog bort {what} och {parts} poster som hörde dit");
        }
        Action::Commit(change, None)
    }

    pub fn view<'a>(&'a self, session: &'a Session, width: f32) -> Element<'a, Message> {
        let panel_width = if width < 1100.0 { 340.0 } else { (width * 0.36).clamp(400.0, 560.0) };
        let (kind, _, parts) = TABS[self.tab];
        let head =
            tabs(TABS.iter().map(|(_, name, _)| Tab::new(*name)), self.tab, Message::Tab, None);
        let writable = session.is_writable();
        let only_one = kind == Kind::Municipality;
        let filter = text_field(self.register.filter())
            .placeholder("Filtrera")
            .leading(Icon::Filter)
            .on_input(Message::Filter)
            .width(200)
            .id("organisation-filter");
        let tools = Row::new()
            .push(
                button(Act::Secondary, "Lägg till")
                    .icon(Icon::Plus)
                    .on_press_maybe((writable && !only_one).then_some(Message::Add)),
            )
            .push(button(Act::Quiet, "Ta bort").icon(Icon::Trash).on_press_maybe(
                (writable && !only_one && !self.register.is_empty()).then_some(Message::Remove),
            ))
            .push(filter)
            .push(
                container(text::muted(format!("{} {}", self.register.len(), kind.names().1)))
                    .align_right(Length::Fill),
            )
            .spacing(space::M)
            .align_y(Alignment::Center);
        let work = Column::new()
            .push(container(head).padding([0.0, space::L]))
            .push(container(tools).padding([space::M, space::L]))
            .push(
                container(self.register.filled("organisation-grid", Message::Grid))
                    .height(Length::Fill)
                    .width(Length::Fill),
            );
        let side = self.side(parts.map(|(_, name)| name), session);
        Row::new()
            .push(container(work).width(Length::Fill))
            .push(line_vertical())
            .push(container(side).width(panel_width))
            .height(Length::Fill)
            .into()
    }

    fn side<'a>(
        &'a self,
        parts: Option<&'static str>,
        session: &'a Session,
    ) -> Element<'a, Message> {
        let Some(id) = self.current else {
            let words = "Tabellen är tom. Lägg till en rad för att börja.";
            return container(text::toned(text::body(words), Tone::Muted)).padding(space::L).into();
        };
        let mut page = Column::new()
            .push(text::heading(session.workspace.title(id)))
            .push(self.form.view(1).map(Message::Form))
            .spacing(space::L);
        if let (Some(name), Some(register)) = (parts, &self.parts) {
            let add = button(Act::Quiet, "Lägg till")
                .icon(Icon::Plus)
                .on_press_maybe(session.is_writable().then_some(Message::AddPart));
            let height = size::GRID_HEADER + 32.0 * register.len().max(1) as f32 + 10.0;
            page = page.push(section(name, Some(add.into()))).push(
                register.view("organisation-parts", Message::Parts).margin(0.0).height(height),
            );
        }
        container(
            scrollable(container(page).padding(space::L))
                .spacing(0)
                .height(Length::Fill)
                .width(Length::Fill),
        )
        .padding(Padding::ZERO)
        .height(Length::Fill)
        .style(|theme: &Theme| container::background(theme.tokens().background))
        .into()
    }
}

fn add(register: &mut Register, ids: &mut Ids) -> Action<Message> {
    let record = register.blank(ids.uuid());
    let id = record.any_id();
    register.expect(id);
    Action::Commit(Change::adding(format!("Lade till {}", id.kind.names().0), record), None)
}

/// The columns of a register: what tells its rows apart; the rest is in the form.
fn columns(kind: Kind) -> Vec<Shape> {
    match kind {
        Kind::Administration => vec![
            Shape::field(Administration::name, 200.0).grow(),
            Shape::field(Administration::body, 70.0).heading("Organ"),
            Shape::role("Förvaltningschef", RoleCode::Chief, 160.0),
            Shape::role("IT-controller", RoleCode::Controller, 160.0),
            Shape::field(Administration::employees, 90.0),
        ],
        Kind::Body => vec![
            Shape::field(Body::prefix, 80.0),
            Shape::field(Body::name, 220.0).grow(),
            Shape::field(Body::body_kind, 150.0),
            Shape::field(Body::submission_days, 110.0).heading("Stoppdatum"),
        ],
        Kind::Meeting => vec![
            Shape::field(Meeting::date, 110.0).grow(),
            Shape::field(Meeting::deadline, 110.0),
            Shape::field(Meeting::notice, 110.0),
        ],
        Kind::Unit => vec![
            Shape::field(Unit::name, 220.0).grow(),
            Shape::field(Unit::administration, 210.0),
            Shape::field(Unit::place, 120.0),
            Shape::field(Unit::staff, 100.0),
        ],
        Kind::Person => vec![
            Shape::field(Person::name, 170.0).grow(),
            Shape::field(Person::title, 190.0),
            Shape::field(Person::unit, 180.0),
            Shape::field(Person::phone, 120.0).heading("Telefon"),
            Shape::field(Person::to, 100.0).empty("I tjänst"),
        ],
        Kind::Assignment => vec![
            Shape::field(Assignment::role, 150.0),
            Shape::field(Assignment::subject, 160.0).empty("Hela kommunen").grow(),
            Shape::field(Assignment::holders, 170.0).empty("Ej utsett"),
            Shape::field(Assignment::deputies, 140.0).empty("Ej utsett"),
            Shape::field(Assignment::from, 96.0),
            Shape::field(Assignment::to, 110.0).empty("Tills vidare"),
        ],
        Kind::Function => vec![
            Shape::field(Function::name, 200.0).grow(),
            Shape::field(Function::person, 170.0).empty("Ej utsett"),
            Shape::field(Function::unit, 180.0),
        ],
        Kind::Supplier => {
            vec![Shape::field(Supplier::name, 200.0).grow(), Shape::field(Supplier::contact, 220.0)]
        }
        Kind::Role => vec![
            Shape::field(Role::position, 60.0).heading("Nr"),
            Shape::field(Role::name, 200.0).grow(),
            Shape::field(Role::side, 150.0),
            Shape::field(Role::chapter, 80.0).heading("Kapitel"),
        ],
        Kind::Duty => vec![
            Shape::field(Duty::position, 50.0).heading("Nr"),
            Shape::field(Duty::text, 280.0).grow(),
        ],
        _ => kind.title().iter().map(|key| Shape::field(*key, 240.0).grow()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desktop::session::tests::example_session;

    #[test]
    fn every_tab_opens_and_a_part_is_shown_with_its_whole() {
        let (session, _folder) = example_session();
        let mut state = State::new(&session);
        let mut ids = Ids::new(3, 3);
        for (tab, (_, name, _)) in TABS.iter().enumerate() {
            let _ = state.update(Message::Tab(tab), &session, &mut ids);
            assert!(!state.register.is_empty(), "{name}");
        }
        let meeting = session.workspace.all::<Meeting>().next().unwrap();
        state.show(meeting.id.into(), None, &session);
        assert_eq!(state.current, meeting.body.map(Into::into));
        assert!(state.parts.as_ref().is_some_and(|parts| !parts.is_empty()));
    }

    #[test]
    fn a_removal_says_what_went_with_it() {
        let (session, _folder) = example_session();
        let mut state = State::new(&session);
        let body = session.workspace.all::<Body>().find(|body| body.prefix == "KF").unwrap();
        state.show(body.id.into(), None, &session);
        let Action::Commit(change, _) =
            state.update(Message::Remove, &session, &mut Ids::new(3, 3))
        else {
            panic!("no change")
        };
        assert!(change.name.contains("poster som hörde dit"), "{}", change.name);
    }
}
