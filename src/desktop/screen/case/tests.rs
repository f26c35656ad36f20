//! A case from its placeholder to the decision, and what stops it on the way.

use iced::widget::text_editor::{Action as EditorAction, Edit};
use std::sync::Arc;

use super::super::Action;
use super::state::{Message, Part, State, Tab, control};
use crate::desktop::findings::Findings;
use crate::desktop::session::Session;
use crate::desktop::session::tests::example_session;
use crate::record::{
    AnyId, Case, CaseOutcome, CaseState, CaseStep, Ids, LongText, Plan, PlanState, Point, Section,
};

struct Desk {
    session: Session,
    state: State,
    ids: Ids,
    _folder: tempfile::TempDir,
}

impl Desk {
    /// The case of utbildningsnämnden, whose description is a placeholder.
    fn open() -> Self {
        let (session, folder) = example_session();
        let case = session.workspace.all::<Case>().find(|it| it.diary_number == "UN 2026/118");
        let state = State::new(case.unwrap().id, &session);
        let ids = session.clock().ids();
        Self { session, state, ids, _folder: folder }
    }

    /// Says this to the screen; makes the change it asks for.
    fn say(&mut self, message: Message) -> String {
        let told = match self.state.update(message, &self.session, &mut self.ids) {
            Action::Decide(change, _) => {
                let name = change.name.clone();
                self.session.commit(change, None).unwrap();
                name
            }
            Action::Commit(change, typing) => {
                let name = change.name.clone();
                self.session.commit(change, typing).unwrap();
                name
            }
            Action::Tell(sentence) => sentence,
            Action::Copy(text, _) => text,
            _ => String::new(),
        };
        self.review();
        told
    }

    fn review(&mut self) {
        let today = self.session.today();
        self.session.findings = Arc::new(Findings::of_review(&self.session.workspace, today));
        self.state.refresh(&self.session);
    }

    fn case(&self) -> &Case {
        self.session.workspace.get(self.state.case).unwrap()
    }

    fn section(&self, heading: &str) -> AnyId {
        let sections = self.session.workspace.sections(self.state.case);
        sections.into_iter().find(|it| it.heading == heading).unwrap().id.into()
    }

    /// Writes instead of what stands there, as a hand would: all of it chosen, then typed.
    fn write(&mut self, place: (AnyId, crate::record::FieldKey), text: &str) {
        self.say(Message::Write(place, EditorAction::SelectAll));
        self.say(Message::Write(place, EditorAction::Edit(Edit::Paste(Arc::new(text.to_owned())))));
    }

    fn left(&self) -> Vec<&str> {
        let found = self.state.checks.iter().flat_map(|check| &check.findings);
        found.map(|finding| finding.rule).collect()
    }
}

#[test]
fn what_is_left_is_told_and_stops_the_case_until_it_is_mended() {
    let mut desk = Desk::open();
    assert_eq!(desk.left(), ["R-20", "R-13"], "the placeholder, and activity 5 without a goal");
    let told = desk.say(Message::Step(CaseStep::MarkedReady));
    assert!(told.contains("1 fel kvar"), "{told}");
    assert_eq!(desk.case().state, Some(CaseState::Open));

    let place = (desk.section("Beskrivning av ärendet"), Section::text);
    assert_eq!(
        desk.state.show(place.0, Some(place.1), &desk.session),
        Some(control(place)),
        "the finding leads to where it is mended"
    );
    desk.write(place, "Förvaltningen har {Antal egna system} egna IT-system.");
    assert_eq!(desk.left(), ["R-13"]);
    assert_eq!(desk.session.journal.undo_name(), Some("Skrev i avsnittet Beskrivning av ärendet"));
    desk.say(Message::Step(CaseStep::MarkedReady));
    assert_eq!(desk.case().state, Some(CaseState::Ready));
}

#[test]
fn the_chief_may_hand_in_all_the_same_with_a_reason_that_is_kept() {
    let mut desk = Desk::open();
    let reason = LongText::new("Beskrivningen läggs fram på sammanträdet.");
    let case = Case { overridden: reason.clone(), ..desk.case().clone() };
    let change = desk.session.workspace.put("Skrev skäl", case);
    desk.session.commit(change, None).unwrap();
    desk.review();
    desk.say(Message::Step(CaseStep::MarkedReady));
    let events = desk.session.workspace.case_events(desk.state.case);
    assert_eq!(events.last().unwrap().note, reason);
}

#[test]
fn a_decision_adopts_the_plans_and_needs_its_day_and_paragraph() {
    let mut desk = Desk::open();
    let place = (desk.section("Beskrivning av ärendet"), Section::text);
    desk.write(place, "Förvaltningen har egna IT-system.");
    desk.say(Message::Step(CaseStep::MarkedReady));
    desk.say(Message::Step(CaseStep::Submitted));
    let told = desk.say(Message::Step(CaseStep::Decided));
    assert_eq!((told.as_str(), desk.state.tab), ("Skriv beslutsdatum.", Tab::Decision));

    let case = Case {
        outcome: Some(CaseOutcome::Approved),
        decision_date: Some(desk.session.today()),
        paragraph: "§ 104".to_owned(),
        ..desk.case().clone()
    };
    let change = desk.session.workspace.put("Skrev beslutet", case);
    desk.session.commit(change, None).unwrap();
    desk.say(Message::Step(CaseStep::Decided));
    assert_eq!(desk.case().state, Some(CaseState::Decided));
    let adopted = desk.session.workspace.all::<Plan>().filter(|plan| {
        plan.diary_number == "UN 2026/118" && plan.state == Some(PlanState::Adopted)
    });
    assert_eq!(adopted.count(), 2);
    desk.session.undo().unwrap();
    desk.review();
    assert_eq!(desk.case().state, Some(CaseState::Submitted));
}

#[test]
fn points_are_added_by_phrase_moved_and_copied_as_the_minutes_have_them() {
    let mut desk = Desk::open();
    let count = |desk: &Desk| desk.session.workspace.points(desk.state.case).len();
    assert_eq!(count(&desk), 5);
    desk.say(Message::AddPhrase(0));
    let added: Point = (*desk.session.workspace.points(desk.state.case).last().unwrap()).clone();
    assert_eq!(added.text.as_str(), desk.state.phrases[0].text);
    desk.say(Message::MovePoint(added.id, false));
    assert_eq!(desk.session.workspace.points(desk.state.case)[4].id, added.id);
    let told = desk.say(Message::RemovePoint(added.id));
    assert_eq!(told, "Tog bort beslutspunkt 5");
    let copied = desk.say(Message::Copy(0));
    assert!(copied.starts_with("1. Utbildningsnämnden antar IT-plan för utbildningsförvaltningen"));
    assert!(copied.contains("nämndens fem IT-system"), "{copied}");
    assert_eq!(copied.lines().count(), 5);
}

#[test]
fn an_enclosure_is_added_named_and_numbered() {
    let mut desk = Desk::open();
    desk.say(Message::AddEnclosure);
    let Part::Enclosure(id) = desk.state.part else { panic!("it is shown") };
    assert_eq!(desk.left(), ["R-20", "R-21", "R-22", "R-13"], "it has neither name nor date");
    let it = desk.session.workspace.get(id).unwrap();
    assert_eq!(desk.session.workspace.enclosure_number(it), Some(4));
    desk.say(Message::RemoveEnclosure);
    assert_eq!(desk.state.part, Part::Letter);
    assert_eq!(desk.session.workspace.enclosures(desk.state.case).len(), 4);
}

#[test]
fn a_reader_remarks_on_a_section_and_the_writer_takes_care_of_it() {
    use super::remarks::RemarkMessage as Remark;
    let mut desk = Desk::open();
    let told = desk.say(Message::Remark(Remark::Add));
    assert_eq!(told, "Skriv först vad som bör ändras.");
    desk.say(Message::Remark(Remark::About(2)));
    desk.say(Message::Remark(Remark::Text("Korta till åtta rader.".to_owned())));
    desk.say(Message::Remark(Remark::Add));
    let remark = desk.session.workspace.all::<crate::record::Comment>().next().unwrap().clone();
    let section = remark.section.and_then(|id| desk.session.workspace.get(id)).unwrap();
    assert_eq!(section.heading, "Sammanfattning av ärendet");
    assert_eq!((remark.who.as_str(), remark.date), ("Prov", Some(desk.session.today())));
    desk.say(Message::Remark(Remark::Resolve(remark.id)));
    assert_eq!(desk.session.workspace.get(remark.id).unwrap().resolved, Some(true));
}
