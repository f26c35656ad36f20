//! What waits for one person in the cases: papers to read and approve, a decision by delegation to
//! make, remarks to take care of, papers to hand in (S-34; design §1). Who approves is who has the role
//! of förvaltningschef that day, by name or by function.

use chrono::NaiveDate;

use super::{Change, Workspace};
use crate::record::{AnyId, Case, CaseEvent, CaseState, CaseStep, Comment, Id, Person, RoleCode};

/// What a person is to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Errand {
    /// Read what is ready, and approve it or send it back.
    Read,
    /// Read and decide by delegation.
    Decide,
    /// So many remarks on what the person writes.
    Remarks(usize),
    /// What the person writes was sent back.
    SentBack,
    /// It is approved and can be handed in.
    HandIn,
}

/// A case that waits for somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    pub case: Id<Case>,
    pub errand: Errand,
    /// Since when, and by whom, where a step tells.
    pub since: Option<NaiveDate>,
    pub by: String,
}

impl Workspace {
    /// What waits for a person on a day, oldest first.
    pub fn waiting_for(&self, person: Id<Person>, day: NaiveDate) -> Vec<Waiting> {
        let mut waiting: Vec<Waiting> = self
            .all::<Case>()
            .flat_map(|case| {
                let latest = self.case_events(case.id).into_iter().next_back();
                self.errands(case, latest, person, day).into_iter().map(move |errand| Waiting {
                    case: case.id,
                    errand,
                    since: latest.and_then(|event| event.date),
                    by: latest.map_or(String::new(), |event| event.who.clone()),
                })
            })
            .collect();
        waiting.sort_by_key(|it| (it.since, it.case));
        waiting
    }

    fn errands(
        &self,
        case: &Case,
        latest: Option<&CaseEvent>,
        person: Id<Person>,
        day: NaiveDate,
    ) -> Vec<Errand> {
        let state = case.state.unwrap_or(CaseState::Open);
        let is_approved = self.is_approved(case.id);
        let mut errands = Vec::new();
        if state == CaseState::Ready {
            match (case.is_delegated(), case.decided_by) {
                (true, Some(decides)) if decides == person => errands.push(Errand::Decide),
                (true, None) if self.leads(person, case, day) => errands.push(Errand::Decide),
                (false, _) if !is_approved && self.leads(person, case, day) => {
                    errands.push(Errand::Read);
                }
                _ => {}
            }
        }
        if case.author == Some(person) && case.is_drafted() {
            let step = latest.and_then(|event| event.step);
            match self.open_remarks(case.id).len() {
                0 if step == Some(CaseStep::SentBack) => errands.push(Errand::SentBack),
                0 if state == CaseState::Ready && is_approved => errands.push(Errand::HandIn),
                0 => {}
                count => errands.push(Errand::Remarks(count)),
            }
        }
        errands
    }

    /// Whether a person is the förvaltningschef of whose case it is.
    fn leads(&self, person: Id<Person>, case: &Case, day: NaiveDate) -> bool {
        let Some(administration) = case.administration else { return false };
        let chiefs = self.holders(RoleCode::Chief, Some(administration.into()), day);
        let functions = self.functions_of(person).map(|function| AnyId::from(function.id));
        std::iter::once(AnyId::from(person)).chain(functions).any(|it| chiefs.contains(&it))
    }

    /// The remarks on a case that nobody has taken care of, oldest first.
    pub fn open_remarks(&self, case: Id<Case>) -> Vec<&Comment> {
        let remarks = self.referring::<Comment>(case);
        let mut open: Vec<&Comment> = remarks.filter(|it| it.resolved != Some(true)).collect();
        open.sort_by_key(|it| (it.date, it.id));
        open
    }

    /// The change that takes a remark as taken care of.
    pub fn resolve_remark(&self, remark: Id<Comment>) -> Option<Change> {
        let done = Comment { resolved: Some(true), ..self.get(remark)?.clone() };
        Some(self.put("Tog hand om en kommentar", done))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{DecisionLevel, LongText, RecordType};
    use crate::workspace::case_step::Taken;
    use crate::workspace::tests::responsibility::{Office, day};

    /// An office with a case that its second person writes and its first, the chief, approves.
    struct Desk {
        office: Office,
        case: Id<Case>,
        chief: Id<Person>,
        author: Id<Person>,
    }

    impl Desk {
        fn new() -> Self {
            let mut office = Office::new();
            let [chief, author, _] = office.people;
            office.is_chief(chief);
            let mut case = Case::blank(office.ids.id());
            case.administration = Some(office.administration);
            case.author = AnyId::of(author);
            let id = case.id;
            office.workspace.apply(&Change::new("").with(case)).unwrap();
            let (chief, author) = (AnyId::of(chief).unwrap(), AnyId::of(author).unwrap());
            Self { office, case: id, chief, author }
        }

        fn take(&mut self, step: CaseStep) {
            let who = "Siv Ek".to_owned();
            let taken = Taken { today: day(2026, 11, 16), who, note: String::new() };
            let Office { workspace, ids, .. } = &mut self.office;
            let change = workspace.case_step(self.case, step, &taken, ids).unwrap();
            workspace.apply(&change).unwrap();
        }

        fn waits_for(&self, person: Id<Person>) -> Vec<Errand> {
            let waiting = self.office.workspace.waiting_for(person, day(2026, 11, 16));
            waiting.into_iter().map(|it| it.errand).collect()
        }
    }

    #[test]
    fn what_is_ready_waits_for_the_chief_and_what_is_approved_for_whoever_wrote_it() {
        let mut desk = Desk::new();
        assert_eq!(desk.waits_for(desk.chief), []);
        desk.take(CaseStep::MarkedReady);
        assert_eq!(desk.waits_for(desk.chief), [Errand::Read]);
        assert_eq!(desk.waits_for(desk.author), []);
        desk.take(CaseStep::Approved);
        assert_eq!(desk.waits_for(desk.chief), []);
        assert_eq!(desk.waits_for(desk.author), [Errand::HandIn]);
        desk.take(CaseStep::Submitted);
        assert_eq!(desk.waits_for(desk.author), []);
    }

    #[test]
    fn what_is_sent_back_or_remarked_on_waits_for_its_author() {
        let mut desk = Desk::new();
        desk.take(CaseStep::MarkedReady);
        desk.take(CaseStep::SentBack);
        assert_eq!(desk.waits_for(desk.author), [Errand::SentBack]);
        let remark = Comment {
            case: Some(desk.case),
            text: LongText::new("Nämn elevhälsan."),
            ..Comment::blank(desk.office.ids.id())
        };
        let id = remark.id;
        desk.office.workspace.apply(&Change::new("").with(remark)).unwrap();
        assert_eq!(desk.waits_for(desk.author), [Errand::Remarks(1)]);
        let change = desk.office.workspace.resolve_remark(id).unwrap();
        desk.office.workspace.apply(&change).unwrap();
        assert_eq!(desk.waits_for(desk.author), [Errand::SentBack]);
        let waiting = desk.office.workspace.waiting_for(desk.author, day(2026, 11, 16));
        assert_eq!((waiting[0].since, waiting[0].by.as_str()), (Some(day(2026, 11, 16)), "Siv Ek"));
    }

    #[test]
    fn a_decision_by_delegation_waits_for_the_one_who_makes_it() {
        let mut desk = Desk::new();
        let mut case = desk.office.workspace.get(desk.case).unwrap().clone();
        case.level = Some(DecisionLevel::Delegation);
        let change = desk.office.workspace.put("", case.clone());
        desk.office.workspace.apply(&change).unwrap();
        desk.take(CaseStep::MarkedReady);
        assert_eq!(desk.waits_for(desk.chief), [Errand::Decide], "the chief, if nobody is named");
        case = desk.office.workspace.get(desk.case).unwrap().clone();
        case.decided_by = Some(desk.author);
        let change = desk.office.workspace.put("", case);
        desk.office.workspace.apply(&change).unwrap();
        assert_eq!(desk.waits_for(desk.chief), []);
        assert_eq!(desk.waits_for(desk.author), [Errand::Decide]);
    }
}
