//! IT-system: the register as a grid with who answers for each, and beside it the current system:
//! what is wrong, its agreements and classifications, and the whole record as a form.

use iced::widget::{Column, Row, container, scrollable};
use iced::{Alignment, Length, Padding};

use super::Action;
use crate::desktop::component::{
    Kind, Tab, button, empty, line, line_vertical, section, tabs, text, text_field,
};
use crate::desktop::form::{self, Form};
use crate::desktop::register::{self, Extent, Register, Shape};
use crate::desktop::screen::review::finding_card;
use crate::desktop::session::Session;
use crate::desktop::theme::{Theme, Tone, size, space};
use crate::desktop::widget::{Element, Icon, grid};
use crate::record::{
    Agreement, AnyId, Classification, FieldKey, Ids, Lifecycle, RecordType, RoleCode, System, Value,
};
use crate::workspace::Change;

/// What stands beside the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Panel {
    #[default]
    Overview,
    Form,
}

/// The screen's state.
#[derive(Debug)]
pub struct State {
    register: Register,
    form: Form,
    agreements: Register,
    classifications: Register,
    panel: Panel,
    /// Only systems with findings.
    only_gaps: bool,
    current: Option<AnyId>,
}

/// What happens on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    Grid(grid::Event),
    Form(form::Message),
    Agreements(grid::Event),
    Classifications(grid::Event),
    Filter(String),
    OnlyGaps,
    Show(Panel),
    Add,
    Remove,
    AddAgreement,
    AddClassification,
    ReviewedToday,
    Finding(AnyId, Option<FieldKey>),
}

impl State {
    pub fn new(session: &Session) -> Self {
        let mut state = Self {
            register: Register::new(System::KIND, Extent::All, columns()),
            form: Form::new(System::KIND.keys()),
            agreements: agreements(None),
            classifications: classifications(None),
            panel: Panel::Overview,
            only_gaps: false,
            current: None,
        };
        state.refresh(session);
        state
    }

    /// Takes in the session as it is now.
    pub fn refresh(&mut self, session: &Session) {
        let (workspace, findings, today) =
            (&session.workspace, session.findings.as_slice(), session.today());
        let flawed = self.only_gaps.then(|| {
            findings.iter().filter_map(|finding| about(session, finding.object)).collect()
        });
        self.register.only(flawed);
        self.register.refresh(workspace, findings, today);
        self.follow(session);
    }

    /// Lets the panel follow the current row.
    fn follow(&mut self, session: &Session) {
        let (workspace, findings, today) =
            (&session.workspace, session.findings.as_slice(), session.today());
        let current = self.register.current();
        if current != self.current {
            self.current = current;
            self.agreements = agreements(current);
            self.classifications = classifications(current);
        }
        self.form.show(current, workspace, findings, today);
        self.agreements.refresh(workspace, findings, today);
        self.classifications.refresh(workspace, findings, today);
    }

    /// Shows a system, or what is about one, and its field.
    pub fn show(&mut self, id: AnyId, field: Option<FieldKey>, session: &Session) {
        let Some(system) = about(session, id) else { return };
        self.only_gaps = false;
        self.refresh(session);
        let has_column = field.is_some_and(|field| self.register.has_column(field));
        if id.kind == System::KIND && field.is_some() && !has_column {
            self.panel = Panel::Form;
        }
        self.register.show(system, field);
        self.follow(session);
    }

    pub fn update(
        &mut self,
        message: Message,
        session: &Session,
        ids: &mut Ids,
    ) -> Action<Message> {
        match message {
            Message::Grid(event) => {
                let action = self.register.update(event, ids);
                self.acted(action, session)
            }
            Message::Form(message) => self.form.update(message).into(),
            Message::Agreements(event) => self.agreements.update(event, ids).into(),
            Message::Classifications(event) => self.classifications.update(event, ids).into(),
            Message::Filter(words) => {
                self.register.set_filter(words);
                self.follow(session);
                Action::None
            }
            Message::OnlyGaps => {
                self.only_gaps = !self.only_gaps;
                self.refresh(session);
                Action::None
            }
            Message::Show(panel) => {
                self.panel = panel;
                Action::LeaveField
            }
            Message::Add => self.add(session, ids),
            Message::Remove => self.remove(session),
            Message::AddAgreement => add_part(&mut self.agreements, "Lade till avtal", ids),
            Message::AddClassification => {
                add_part(&mut self.classifications, "Lade till klassning", ids)
            }
            Message::ReviewedToday => self.reviewed_today(session),
            Message::Finding(id, field) => Action::Show(id, field),
        }
    }

    fn acted(&mut self, action: register::Action, session: &Session) -> Action<Message> {
        match action {
            register::Action::Moved => {
                self.follow(session);
                Action::LeaveField
            }
            register::Action::Open(_) => {
                self.panel = Panel::Form;
                Action::None
            }
            action => action.into(),
        }
    }

    fn add(&mut self, session: &Session, ids: &mut Ids) -> Action<Message> {
        let mut system = System::blank(ids.id());
        system.number = next_number(session);
        system.lifecycle = Some(Lifecycle::Planned);
        self.register.expect(system.id.into());
        self.panel = Panel::Form;
        Action::Commit(Change::new(format!("Lade till {}", system.number)).with(system), None)
    }

    fn remove(&mut self, session: &Session) -> Action<Message> {
        let selected = self.register.selected();
        let name = match selected.as_slice() {
            [] => return Action::None,
            [one] => format!("Tog bort {}", session.workspace.change_name(*one)),
            several => format!("Tog bort {} IT-system", several.len()),
        };
        Action::Commit(session.workspace.removal(name, &selected), None)
    }

    fn reviewed_today(&mut self, session: &Session) -> Action<Message> {
        let Some(system) = self.current else { return Action::None };
        let name = format!("Granskade {}", session.workspace.change_name(system));
        let today = Value::Date(session.today());
        match session.workspace.set(name, system, System::reviewed, today) {
            Ok(change) => Action::Commit(change, None),
            Err(error) => Action::Tell(format!("Ändringen gjordes inte: {error}.")),
        }
    }

    pub fn view<'a>(&'a self, session: &'a Session, width: f32) -> Element<'a, Message> {
        let panel_width = if width < 1100.0 { 340.0 } else { (width * 0.36).clamp(400.0, 560.0) };
        let filter = text_field(self.register.filter())
            .placeholder("Filtrera")
            .leading(Icon::Filter)
            .on_input(Message::Filter)
            .width(200)
            .id("systems-filter");
        let gaps = crate::desktop::component::filter_chip("Med anmärkning", self.only_gaps)
            .on_press(Message::OnlyGaps);
        let writable = session.is_writable();
        let tools =
            Row::new()
                .push(
                    button(Kind::Secondary, "Nytt system")
                        .icon(Icon::Plus)
                        .on_press_maybe(writable.then_some(Message::Add)),
                )
                .push(button(Kind::Quiet, "Ta bort").icon(Icon::Trash).on_press_maybe(
                    (writable && !self.register.is_empty()).then_some(Message::Remove),
                ))
                .push(filter)
                .push(Element::from(gaps))
                .push(
                    container(text::muted(format!("{} system", self.register.len())))
                        .align_right(Length::Fill),
                )
                .spacing(space::M)
                .align_y(Alignment::Center);
        let grid: Element<'a, Message> = if session.workspace.count(System::KIND) == 0 {
            let add = button(Kind::Primary, "Nytt system").on_press(Message::Add);
            container(empty("Kommunen har inga IT-system ännu.", Some(add)))
                .padding(space::L)
                .into()
        } else {
            self.register.filled("systems-grid", Message::Grid)
        };
        let work = Column::new()
            .push(
                container(text::heading("IT-system")).padding(Padding::from([space::M, space::L])),
            )
            .push(container(tools).padding(Padding::from([0.0, space::L]).bottom(space::M)))
            .push(container(grid).height(Length::Fill).width(Length::Fill));
        Row::new()
            .push(container(work).width(Length::Fill))
            .push(line_vertical())
            .push(container(self.side(session)).width(panel_width))
            .height(Length::Fill)
            .into()
    }

    fn side<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        let Some(id) = self.current else {
            return container(empty("Välj ett system i tabellen.", None)).padding(space::L).into();
        };
        const PANELS: [Panel; 2] = [Panel::Overview, Panel::Form];
        let active = PANELS.iter().position(|panel| *panel == self.panel).unwrap_or(0);
        let head = tabs(
            [Tab::new("Översikt"), Tab::new("Alla uppgifter")],
            active,
            |at| Message::Show(PANELS[at.min(1)]),
            None,
        );
        let content = match self.panel {
            Panel::Overview => self.overview(id, session),
            Panel::Form => self.form.view(2).map(Message::Form),
        };
        let title = text::heading(session.workspace.title(id));
        let page = Column::new().push(title).push(content).spacing(space::L);
        let side = Column::new().push(container(head).padding(Padding::ZERO.left(space::L))).push(
            scrollable(container(page).padding(space::L))
                .spacing(0)
                .height(Length::Fill)
                .width(Length::Fill),
        );
        container(side)
            .height(Length::Fill)
            .style(|theme: &Theme| container::background(theme.tokens().background))
            .into()
    }

    fn overview<'a>(&'a self, id: AnyId, session: &'a Session) -> Element<'a, Message> {
        let workspace = &session.workspace;
        let findings = session.findings.iter().filter(|f| about(session, f.object) == Some(id));
        let cards = findings.fold(Column::new().spacing(space::L), |cards, finding| {
            cards.push(finding_card(finding, Message::Finding(finding.object, finding.field)))
        });
        let purpose = id.of::<System>().and_then(|id| workspace.get(id)).map(|system| {
            let reviewed = system.reviewed.map_or_else(
                || "Aldrig granskad".to_owned(),
                |day| format!("Senast granskad {day}"),
            );
            Column::new()
                .push(text::body(system.purpose.as_str()))
                .push(text::toned(text::small(reviewed), Tone::Muted))
                .spacing(space::XS)
        });
        let roles = [
            ("Systemansvarig", RoleCode::SystemManager),
            ("Driftansvarig", RoleCode::Operator),
            ("Företrädare", RoleCode::OwnerRepresentative),
        ];
        let holders =
            roles.into_iter().fold(Column::new().spacing(space::XS), |rows, (label, role)| {
                let names = workspace.holder_names(role, Some(id), session.today());
                let names = if names.is_empty() && role == RoleCode::OwnerRepresentative {
                    "Förvaltningschefen, enligt strategin".to_owned()
                } else if names.is_empty() {
                    "Ej utsett".to_owned()
                } else {
                    names
                };
                rows.push(
                    Row::new()
                        .push(container(text::muted(label)).width(130))
                        .push(container(text::body(names)).width(Length::Fill)),
                )
            });
        let add = |message| {
            button(Kind::Quiet, "Lägg till")
                .icon(Icon::Plus)
                .on_press_maybe(session.is_writable().then_some(message))
        };
        Column::new()
            .push(purpose)
            .push(cards)
            .push(
                button(Kind::Secondary, "Granskad i dag")
                    .icon(Icon::Tick)
                    .on_press_maybe(session.is_writable().then_some(Message::ReviewedToday)),
            )
            .push(section("Vem svarar", None))
            .push(holders)
            .push(section("Avtal", Some(add(Message::AddAgreement).into())))
            .push(small(&self.agreements, "system-agreements", Message::Agreements))
            .push(section("Klassningar", Some(add(Message::AddClassification).into())))
            .push(small(&self.classifications, "system-classifications", Message::Classifications))
            .push(line())
            .spacing(space::M)
            .into()
    }
}

/// A small register at its whole height.
fn small<'a>(
    register: &'a Register,
    id: &'static str,
    on_event: impl Fn(grid::Event) -> Message + 'a,
) -> Element<'a, Message> {
    if register.is_empty() {
        return text::toned(text::body("Inget ännu."), Tone::Muted).into();
    }
    let height = size::GRID_HEADER + 32.0 * register.len() as f32 + 10.0;
    register.view(id, on_event).margin(0.0).height(height).into()
}

fn add_part(register: &mut Register, name: &str, ids: &mut Ids) -> Action<Message> {
    let record = register.blank(ids.uuid());
    register.expect(record.any_id());
    Action::Commit(Change::adding(name, record), None)
}

/// The system that a record is, or is about.
fn about(session: &Session, id: AnyId) -> Option<AnyId> {
    use crate::record::Record;
    match session.workspace.record(id)? {
        Record::System(system) => Some(system.id.into()),
        Record::Agreement(agreement) => agreement.system.map(Into::into),
        Record::Classification(made) => made.system.map(Into::into),
        Record::Assignment(assignment) => {
            assignment.subject.0.filter(|subject| subject.kind == System::KIND)
        }
        _ => None,
    }
}

/// The number after the highest SYS-nnn.
fn next_number(session: &Session) -> String {
    let numbers = session.workspace.all::<System>().filter_map(|system| {
        system.number.strip_prefix("SYS-").and_then(|number| number.parse::<u32>().ok())
    });
    format!("SYS-{:03}", numbers.max().unwrap_or(0) + 1)
}

fn columns() -> Vec<Shape> {
    vec![
        Shape::field(System::number, 84.0),
        Shape::field(System::name, 150.0).grow(),
        Shape::field(System::owner, 76.0).heading("Ägare").empty("Saknas"),
        Shape::role("Systemansvarig", RoleCode::SystemManager, 150.0),
        Shape::deputy("Ersättare", RoleCode::SystemManager, 140.0),
        Shape::role("Driftansvarig", RoleCode::Operator, 140.0),
        Shape::field(System::users, 130.0).heading("Används av"),
        Shape::field(System::operation, 110.0),
        Shape::field(System::supplier, 130.0),
        Shape::field(System::annual_cost, 80.0).heading("tkr per år"),
        Shape::field(System::lifecycle, 120.0),
        Shape::field(System::reviewed, 100.0),
    ]
}

fn agreements(system: Option<AnyId>) -> Register {
    let columns = vec![
        Shape::field(Agreement::to, 110.0),
        Shape::field(Agreement::notice_months, 90.0).heading("Uppsägning"),
        Shape::field(Agreement::extension, 110.0).grow(),
    ];
    Register::new(Agreement::KIND, parts(system, Agreement::system), columns)
}

fn classifications(system: Option<AnyId>) -> Register {
    let columns = vec![
        Shape::field(Classification::date, 110.0),
        Shape::field(Classification::confidentiality, 40.0),
        Shape::field(Classification::integrity, 40.0),
        Shape::field(Classification::availability, 40.0),
        Shape::field(Classification::by, 120.0).grow(),
    ];
    Register::new(Classification::KIND, parts(system, Classification::system), columns)
}

/// The parts of a system; of no system, none.
fn parts(system: Option<AnyId>, by: FieldKey) -> Extent {
    let none = AnyId { kind: System::KIND, uuid: uuid::Uuid::nil() };
    Extent::PartsOf(system.unwrap_or(none), by)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desktop::session::tests::example_session;

    #[test]
    fn a_new_system_gets_the_next_number() {
        let (session, _folder) = example_session();
        assert_eq!(next_number(&session), "SYS-028");
    }

    #[test]
    fn an_agreement_is_shown_where_its_system_is() {
        let (session, _folder) = example_session();
        let mut state = State::new(&session);
        let agreement = session.workspace.all::<Agreement>().nth(3).unwrap();
        state.show(agreement.id.into(), None, &session);
        assert_eq!(state.current, agreement.system.map(Into::into));
    }

    #[test]
    fn looking_a_system_over_sets_today() {
        let (session, _folder) = example_session();
        let mut state = State::new(&session);
        let mut ids = Ids::new(9, 9);
        let Action::Commit(change, None) = state.update(Message::ReviewedToday, &session, &mut ids)
        else {
            panic!("no change")
        };
        let after = change.edits[0].after.as_ref().unwrap();
        assert_eq!(after.value(System::reviewed.index), Value::Date(session.today()));
    }
}
