//! How the case screen answers to the user.

use iced::widget::text_editor::Action as EditorAction;

use super::super::Action;
use super::state::{Message, Part, Place, State, Tab, control};
use crate::desktop::command::Command;
use crate::desktop::session::Session;
use crate::exchange::letter_profile::headings;
use crate::record::{
    Case, CaseStep, Enclosure, EnclosureKind, Id, Ids, Kind as RecordKind, LetterProfile, LongText,
    Point, RecordType, Section, SectionContent, Value,
};
use crate::review::formalia::may_go_on;
use crate::workspace::case_step::Taken;
use crate::workspace::show::in_sentence;
use crate::workspace::{Change, Typing, Weight};

/// A record that has a place in an order.
trait Ordered: RecordType {
    fn position(&mut self) -> &mut Option<i64>;
}

impl Ordered for Section {
    fn position(&mut self) -> &mut Option<i64> {
        &mut self.position
    }
}

impl Ordered for Point {
    fn position(&mut self) -> &mut Option<i64> {
        &mut self.position
    }
}

impl Ordered for Enclosure {
    fn position(&mut self) -> &mut Option<i64> {
        &mut self.position
    }
}

impl State {
    pub fn update(
        &mut self,
        message: Message,
        session: &Session,
        ids: &mut Ids,
    ) -> Action<Message> {
        match message {
            Message::Open(tab) => {
                self.open_tab(tab, false);
                Action::None
            }
            Message::Turn(tab) => {
                self.open_tab(tab, true);
                Action::None
            }
            Message::Part(part) => {
                self.part = part;
                self.refresh(session);
                Action::LeaveField
            }
            Message::Section(section) => {
                self.part = Part::Letter;
                self.focus = Some(control((section.into(), Section::text)));
                Action::None
            }
            Message::Write(place, action) => self.write(place, action, session),
            Message::Heading(section, heading) => set_heading(section, heading, session),
            Message::AddSection => self.add_section(session, ids),
            Message::SaveProfile => self.save_profile(session, ids),
            Message::RemoveSection(id) => remove(session, "avsnittet", id.into()),
            Message::MoveSection(id, down) => {
                let all = session.workspace.sections(self.case);
                moved(session, all, id, down, "Flyttade ett avsnitt")
            }
            Message::AddPoint => self.add_point(String::new(), session, ids),
            Message::AddPhrase(at) => match self.phrases.get(at) {
                Some(phrase) => self.add_point(phrase.text.clone(), session, ids),
                None => Action::None,
            },
            Message::RemovePoint(id) => remove(session, "", id.into()),
            Message::MovePoint(id, down) => {
                let all = session.workspace.points(self.case);
                moved(session, all, id, down, "Flyttade en beslutspunkt")
            }
            Message::AddEnclosure => self.add_enclosure(session, ids),
            Message::RemoveEnclosure => match self.part {
                Part::Enclosure(id) => remove(session, "bilagan", id.into()),
                Part::Letter | Part::Facts => Action::None,
            },
            Message::MoveEnclosure(down) => match self.part {
                Part::Enclosure(id) => {
                    let all = session.workspace.enclosures(self.case);
                    moved(session, all, id, down, "Flyttade en bilaga")
                }
                Part::Letter | Part::Facts => Action::None,
            },
            Message::Facts(message) => self.facts.update(message).into(),
            Message::Enclosure(message) => self.enclosure.update(message).into(),
            Message::Decision(message) => self.decision.update(message).into(),
            Message::Remark(message) => self.update_remark(message, session, ids),
            Message::Note(note) => {
                self.note = note;
                Action::None
            }
            Message::Step(step) => self.take_step(step, session, ids),
            Message::Copy(at) => match self.minutes.get(at) {
                Some(extract) => Action::Copy(extract.text.clone(), extract.heading),
                None => Action::None,
            },
            Message::Finding(id, field) => Action::Show(id, field),
            Message::Variant(variant) => {
                self.variant = variant;
                Action::None
            }
            Message::Preview(message) => {
                Action::Run(self.preview.update(message).map(Message::Preview))
            }
            Message::TurnPage(forward) => {
                self.preview.turn(forward);
                Action::None
            }
            Message::ToggleZoom => {
                self.preview.toggle_zoom();
                Action::None
            }
            Message::Export => Action::Export(self.request(session)),
            Message::Read => Action::Read(self.case),
            Message::Print => Action::Command(Command::Print),
            Message::Package => Action::Package(self.case, self.variant),
            Message::Freeze => Action::Freeze(self.case),
            Message::ReadFrozen(id) => Action::ReadFrozen(id),
            Message::SaveFrozen(id) => Action::SaveFrozen(id),
            Message::Compared(id, revision, Ok(changes)) => {
                self.take_compared((id, revision), changes);
                Action::None
            }
            Message::Compared(_, _, Err(sentence)) => Action::Tell(sentence),
        }
    }

    fn write(&mut self, place: Place, action: EditorAction, session: &Session) -> Action<Message> {
        let Some(content) = self.texts.get_mut(&place) else { return Action::None };
        let is_edit = action.is_edit();
        content.perform(action);
        if !is_edit {
            return Action::None;
        }
        let (record, field) = place;
        let text = content.text();
        let value = if text.is_empty() { Value::Empty } else { Value::Text(text) };
        let name = match field == Case::recipients {
            true => "Skrev mottagare".to_owned(),
            false => format!("Skrev i {}", session.workspace.change_name(record)),
        };
        match session.workspace.set(name, record, field, value) {
            Ok(change) => Action::Commit(change, Some(Typing { record, field })),
            Err(error) => Action::Tell(format!("Ändringen gjordes inte: {error}.")),
        }
    }

    fn add_section(&mut self, session: &Session, ids: &mut Ids) -> Action<Message> {
        let last = session.workspace.sections(self.case).last().and_then(|it| it.position);
        let section = Section {
            case: Some(self.case),
            position: Some(last.unwrap_or(0) + 1),
            heading: "Nytt avsnitt".to_owned(),
            content: Some(SectionContent::Text),
            ..Section::blank(ids.id())
        };
        self.part = Part::Letter;
        self.focus = Some(control((section.id.into(), Section::text)));
        Action::Commit(Change::new("Lade till ett avsnitt").with(section), None)
    }

    /// The headings as they stand become a profile of the kommun's own.
    fn save_profile(&self, session: &Session, ids: &mut Ids) -> Action<Message> {
        let workspace = &session.workspace;
        let count = workspace.count(RecordKind::LetterProfile);
        let profile = LetterProfile {
            name: format!("Egen mall {}", count + 1),
            headings: headings(&workspace.sections(self.case)),
            ..LetterProfile::blank(ids.id())
        };
        let name = format!("Sparade rubrikerna som {}", profile.name);
        Action::Commit(Change::new(name).with(profile), None)
    }

    fn add_point(&mut self, text: String, session: &Session, ids: &mut Ids) -> Action<Message> {
        let last = session.workspace.points(self.case).last().and_then(|it| it.position);
        let point = Point {
            case: Some(self.case),
            position: Some(last.unwrap_or(0) + 1),
            text: LongText::new(&text),
            ..Point::blank(ids.id())
        };
        self.focus = Some(control((point.id.into(), Point::text)));
        Action::Commit(Change::new("Lade till en beslutspunkt").with(point), None)
    }

    fn add_enclosure(&mut self, session: &Session, ids: &mut Ids) -> Action<Message> {
        let last = session.workspace.enclosures(self.case).last().and_then(|it| it.position);
        let enclosure = Enclosure {
            case: Some(self.case),
            position: Some(last.unwrap_or(0) + 1),
            kind: Some(EnclosureKind::Other),
            ..Enclosure::blank(ids.id())
        };
        self.part = Part::Enclosure(enclosure.id);
        self.focus = Some(crate::desktop::form::control_id(Enclosure::kind));
        Action::Commit(Change::new("Lade till en bilaga").with(enclosure), None)
    }

    fn take_step(&mut self, step: CaseStep, session: &Session, ids: &mut Ids) -> Action<Message> {
        let Some(case) = session.workspace.get(self.case) else { return Action::None };
        let is_ahead = matches!(step, CaseStep::MarkedReady | CaseStep::Submitted);
        if is_ahead && !may_go_on(case, &self.checks) {
            let errors = self.checks.iter().flat_map(|check| &check.findings);
            let errors = errors.filter(|finding| finding.weight == Weight::Error).count();
            return Action::Tell(format!(
                "Formaliakontrollen har {} kvar. Åtgärda dem, eller skriv under Beslut varför \
                 handlingarna lämnas ändå.",
                Weight::Error.counted(errors)
            ));
        }
        let note = match is_ahead {
            true => case.overridden.to_string(),
            false => self.note.trim().to_owned(),
        };
        let taken = Taken { today: session.today(), who: session.who().to_owned(), note };
        match session.workspace.case_step(self.case, step, &taken, ids) {
            Ok(change) => {
                self.note.clear();
                match step {
                    CaseStep::Decided => Action::Decide(change, self.case),
                    _ => Action::Commit(change, None),
                }
            }
            Err(sentence) => {
                self.tab = Tab::Decision;
                Action::Tell(sentence)
            }
        }
    }
}

fn set_heading(section: Id<Section>, heading: String, session: &Session) -> Action<Message> {
    let (record, field) = (section.into(), Section::heading);
    match session.workspace.set("Ändrade en rubrik", record, field, Value::Text(heading)) {
        Ok(change) => Action::Commit(change, Some(Typing { record, field })),
        Err(error) => Action::Tell(format!("Ändringen gjordes inte: {error}.")),
    }
}

fn remove(session: &Session, what: &str, id: crate::record::AnyId) -> Action<Message> {
    let title = session.workspace.title(id);
    let name = match what {
        "" => format!("Tog bort {}", in_sentence(&title)),
        what => format!("Tog bort {what} {title}"),
    };
    Action::Commit(session.workspace.removal(name, &[id]), None)
}

/// The one at its place changes with the one before or after it.
fn moved<T: Ordered>(
    session: &Session,
    all: Vec<&T>,
    id: Id<T>,
    down: bool,
    name: &str,
) -> Action<Message> {
    let at = all.iter().position(|it| it.id() == id);
    let other = at.and_then(|at| if down { at.checked_add(1) } else { at.checked_sub(1) });
    let pair = at.zip(other).and_then(|(at, other)| Some((all.get(at)?, all.get(other)?)));
    let Some((moved, passed)) = pair else { return Action::None };
    let (mut moved, mut passed) = ((*moved).clone(), (*passed).clone());
    std::mem::swap(moved.position(), passed.position());
    let mut change = session.workspace.put(name, moved);
    change.edits.extend(session.workspace.put("", passed).edits);
    Action::Commit(change, None)
}
