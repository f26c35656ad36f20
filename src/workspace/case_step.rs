//! The steps of a case, and the way back from each: what may follow what, and what follows with it.
//! The enclosed plans go along: ready is proposed, and what a body approves is adopted and ends the
//! plan before (design §2; domain §2.3).
//!
//! A step is one change, and so one undo; each leaves an event that says who and when.

use chrono::NaiveDate;

use super::{Change, Workspace};
use crate::record::{
    Case, CaseEvent, CaseOutcome, CaseState, CaseStep, Id, Ids, LongText, Plan, PlanState, Record,
    RecordType, Training,
};

/// By whom and when a step is taken, and why where that is told.
#[derive(Debug, Clone)]
pub struct Taken {
    pub today: NaiveDate,
    pub who: String,
    pub note: String,
}

impl CaseStep {
    /// What the button says.
    pub const fn verb(self) -> &'static str {
        match self {
            Self::Begun => "Påbörja",
            Self::MarkedReady => "Klar för beslut",
            Self::Approved => "Godkänn",
            Self::SentBack => "Sänd tillbaka",
            Self::Submitted => "Lämna in",
            Self::Withdrawn => "Ta tillbaka",
            Self::Decided => "Registrera beslutet",
            Self::Closed => "Avsluta",
            Self::Reopened => "Återuppta",
        }
    }

    /// The state that it leads to.
    pub const fn leads_to(self) -> CaseState {
        match self {
            Self::Begun | Self::SentBack => CaseState::Open,
            Self::MarkedReady | Self::Approved | Self::Withdrawn => CaseState::Ready,
            Self::Submitted => CaseState::Submitted,
            Self::Decided | Self::Reopened => CaseState::Decided,
            Self::Closed => CaseState::Closed,
        }
    }
}

impl Case {
    /// The steps that may be taken from its state, the one ahead first.
    fn steps(&self) -> &'static [CaseStep] {
        match (self.state.unwrap_or(CaseState::Open), self.is_delegated()) {
            (CaseState::Open, _) => &[CaseStep::MarkedReady],
            // A chief decides without handing anything in.
            (CaseState::Ready, true) => &[CaseStep::Decided, CaseStep::SentBack],
            (CaseState::Ready, false) => {
                &[CaseStep::Submitted, CaseStep::Approved, CaseStep::SentBack]
            }
            (CaseState::Submitted, _) => &[CaseStep::Decided, CaseStep::Withdrawn],
            (CaseState::Decided, _) => &[CaseStep::Closed],
            (CaseState::Closed, _) => &[CaseStep::Reopened],
        }
    }

    /// What is missing before the decision can be registered, as a sentence; `None` when all is there.
    pub fn lacks_decision(&self, today: NaiveDate) -> Option<String> {
        match self.decision_date {
            None => return Some("Skriv beslutsdatum.".to_owned()),
            Some(day) if day > today => {
                return Some(format!("Beslutsdatum {day} har inte varit. Rätta dagen."));
            }
            Some(_) => {}
        }
        if self.outcome.is_none() {
            return Some("Välj utfall.".to_owned());
        }
        let is_numbered = !self.paragraph.trim().is_empty() || self.is_delegated();
        (!is_numbered).then(|| "Skriv beslutets paragraf, till exempel § 104.".to_owned())
    }
}

impl Workspace {
    /// The steps that a case may take now, the one ahead first. Nobody approves twice.
    pub fn next_steps(&self, case: &Case) -> Vec<CaseStep> {
        let is_approved = self.is_approved(case.id);
        let steps = case.steps().iter().copied();
        steps.filter(|step| !(is_approved && *step == CaseStep::Approved)).collect()
    }

    /// Whether a chief has approved the papers as they were last made ready.
    pub fn is_approved(&self, case: Id<Case>) -> bool {
        let events = self.case_events(case).into_iter();
        let latest = events.filter_map(|event| event.step).rfind(|step| {
            matches!(step, CaseStep::MarkedReady | CaseStep::Approved | CaseStep::SentBack)
        });
        latest == Some(CaseStep::Approved)
    }

    /// The change of taking a step. What may not follow, or lacks what it needs, is refused.
    ///
    /// # Errors
    /// A Swedish sentence that says what is missing.
    pub fn case_step(
        &self,
        case: Id<Case>,
        step: CaseStep,
        taken: &Taken,
        ids: &mut Ids,
    ) -> Result<Change, String> {
        let Some(before) = self.get(case) else {
            return Err("Ärendet finns inte längre.".to_owned());
        };
        if !self.next_steps(before).contains(&step) {
            return Err("Ärendet har redan gått vidare.".to_owned());
        }
        if step == CaseStep::Decided
            && let Some(lack) = before.lacks_decision(taken.today)
        {
            return Err(lack);
        }
        let mut after = before.clone();
        after.state = Some(step.leads_to());
        // What was sent back by the body is written on.
        if step == CaseStep::Decided && before.outcome == Some(CaseOutcome::Referred) {
            after.state = Some(CaseState::Open);
        }
        let event = CaseEvent {
            case: Some(case),
            step: Some(step),
            date: Some(taken.today),
            who: taken.who.clone(),
            note: LongText::new(&taken.note),
            ..CaseEvent::blank(ids.id())
        };
        let name = format!("{} {}", said(step), self.change_name(case.into()));
        let mut change = self.put(name, after);
        for plan in self.enclosures(case).into_iter().filter_map(|it| self.get(it.plan?)) {
            change.edits.extend(self.plan_follows(plan, step, before));
        }
        Ok(change.with(event))
    }

    /// What a step makes of an enclosed plan, and of the one that it replaces.
    fn plan_follows(&self, plan: &Plan, step: CaseStep, case: &Case) -> Vec<super::Edit> {
        let state = plan.state.unwrap_or(PlanState::Working);
        let is_drafted = matches!(state, PlanState::Working | PlanState::Review);
        let mut after = plan.clone();
        let mut edits = Vec::new();
        match (step, case.outcome) {
            (CaseStep::MarkedReady, _) if is_drafted => after.state = Some(PlanState::Proposal),
            (CaseStep::SentBack, _) if state == PlanState::Proposal => {
                after.state = Some(PlanState::Review);
            }
            (CaseStep::Decided, Some(CaseOutcome::Approved | CaseOutcome::Altered)) => {
                after.state = Some(PlanState::Adopted);
                after.decision_date = case.decision_date;
                after.paragraph.clone_from(&case.paragraph);
                let replaced = plan.replaces.and_then(|id| self.get(id));
                let in_force =
                    |it: &&Plan| !matches!(it.state, Some(PlanState::Replaced | PlanState::Ended));
                if let Some(replaced) = replaced.filter(in_force) {
                    let ended = Plan { state: Some(PlanState::Replaced), ..replaced.clone() };
                    edits.push(self.edit(Record::Plan(ended)));
                    edits.extend(self.trainings_follow(plan));
                }
            }
            _ => return edits,
        }
        edits.push(self.edit(Record::Plan(after)));
        edits
    }

    /// What the activities of the plan before bore is borne by those that revise them.
    fn trainings_follow(&self, plan: &Plan) -> Vec<super::Edit> {
        let revised = self.activities(plan.id).into_iter().filter_map(|it| Some((it, it.revises?)));
        let moved = revised.flat_map(|(activity, before)| {
            let borne =
                self.referring::<Training>(before).filter(move |it| it.activity == Some(before));
            borne.map(|it| Training { activity: Some(activity.id), ..it.clone() })
        });
        moved.map(|training| self.edit(Record::Training(training))).collect()
    }
}

/// How the change is named, before the case.
const fn said(step: CaseStep) -> &'static str {
    match step {
        CaseStep::Begun => "Påbörjade",
        CaseStep::MarkedReady => "Klarmarkerade",
        CaseStep::Approved => "Godkände",
        CaseStep::SentBack => "Sände tillbaka",
        CaseStep::Submitted => "Lämnade in",
        CaseStep::Withdrawn => "Tog tillbaka",
        CaseStep::Decided => "Registrerade beslutet i",
        CaseStep::Closed => "Avslutade",
        CaseStep::Reopened => "Återupptog",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{DecisionLevel, Enclosure, EnclosureKind};

    struct Desk {
        workspace: Workspace,
        ids: Ids,
        case: Id<Case>,
        plan: Id<Plan>,
        replaced: Id<Plan>,
    }

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 12, 4).unwrap()
    }

    impl Desk {
        fn new() -> Self {
            let mut ids = Ids::new(1, 1);
            let mut case = Case::blank(ids.id());
            case.diary_number = "UN 2026/118".to_owned();
            let replaced = Plan { state: Some(PlanState::Adopted), ..Plan::blank(ids.id()) };
            let mut plan = Plan::blank(ids.id());
            (plan.state, plan.replaces) = (Some(PlanState::Review), Some(replaced.id));
            let mut enclosure = Enclosure::blank(ids.id());
            (enclosure.case, enclosure.plan) = (Some(case.id), Some(plan.id));
            enclosure.kind = Some(EnclosureKind::Plan);
            let mut workspace = Workspace::default();
            let (case_id, plan_id, replaced_id) = (case.id, plan.id, replaced.id);
            let change = Change::new("").with(case).with(replaced).with(plan).with(enclosure);
            workspace.apply(&change).unwrap();
            Self { workspace, ids, case: case_id, plan: plan_id, replaced: replaced_id }
        }

        fn take(&mut self, step: CaseStep) -> Result<String, String> {
            let taken = Taken { today: today(), who: "Lovisa".to_owned(), note: String::new() };
            let change = self.workspace.case_step(self.case, step, &taken, &mut self.ids)?;
            self.workspace.apply(&change).unwrap();
            Ok(change.name)
        }

        fn decide(&mut self, outcome: CaseOutcome) {
            let mut case = self.workspace.get(self.case).unwrap().clone();
            (case.outcome, case.decision_date) = (Some(outcome), Some(today()));
            case.paragraph = "§ 104".to_owned();
            self.workspace.apply(&self.workspace.put("", case)).unwrap();
        }

        fn state(&self) -> Option<CaseState> {
            self.workspace.get(self.case).unwrap().state
        }

        fn plan_state(&self, plan: Id<Plan>) -> Option<PlanState> {
            self.workspace.get(plan).unwrap().state
        }
    }

    #[test]
    fn an_approved_case_adopts_its_plan_and_ends_the_one_before() {
        let mut desk = Desk::new();
        assert_eq!(desk.take(CaseStep::MarkedReady).unwrap(), "Klarmarkerade ärende UN 2026/118");
        assert_eq!(desk.plan_state(desk.plan), Some(PlanState::Proposal));
        desk.take(CaseStep::Submitted).unwrap();
        let refused = desk.take(CaseStep::Decided).unwrap_err();
        assert_eq!(refused, "Skriv beslutsdatum.");
        desk.decide(CaseOutcome::Approved);
        desk.take(CaseStep::Decided).unwrap();
        let plan = desk.workspace.get(desk.plan).unwrap();
        assert_eq!((plan.state, plan.paragraph.as_str()), (Some(PlanState::Adopted), "§ 104"));
        assert_eq!(plan.decision_date, Some(today()));
        assert_eq!(desk.plan_state(desk.replaced), Some(PlanState::Replaced));
        assert_eq!(desk.workspace.case_events(desk.case).len(), 3);
        assert!(desk.take(CaseStep::Decided).is_err(), "a decision is registered once");
    }

    #[test]
    fn each_step_has_its_way_back() {
        let mut desk = Desk::new();
        desk.take(CaseStep::MarkedReady).unwrap();
        desk.take(CaseStep::SentBack).unwrap();
        assert_eq!(desk.state(), Some(CaseState::Open));
        assert_eq!(desk.plan_state(desk.plan), Some(PlanState::Review));
        desk.take(CaseStep::MarkedReady).unwrap();
        desk.take(CaseStep::Submitted).unwrap();
        desk.take(CaseStep::Withdrawn).unwrap();
        assert_eq!(desk.state(), Some(CaseState::Ready));
        assert!(desk.take(CaseStep::Closed).is_err());
    }

    #[test]
    fn what_was_approved_is_approved_anew_when_it_has_been_written_on() {
        let mut desk = Desk::new();
        desk.take(CaseStep::MarkedReady).unwrap();
        assert_eq!(desk.take(CaseStep::Approved).unwrap(), "Godkände ärende UN 2026/118");
        assert_eq!(desk.state(), Some(CaseState::Ready));
        assert!(desk.take(CaseStep::Approved).is_err());
        desk.take(CaseStep::SentBack).unwrap();
        assert!(!desk.workspace.is_approved(desk.case));
        desk.take(CaseStep::MarkedReady).unwrap();
        desk.take(CaseStep::Approved).unwrap();
        desk.take(CaseStep::Submitted).unwrap();
    }

    #[test]
    fn a_case_that_is_referred_back_is_written_on_and_a_rejected_plan_stays_proposed() {
        for (outcome, state) in
            [(CaseOutcome::Referred, CaseState::Open), (CaseOutcome::Rejected, CaseState::Decided)]
        {
            let mut desk = Desk::new();
            desk.take(CaseStep::MarkedReady).unwrap();
            desk.take(CaseStep::Submitted).unwrap();
            desk.decide(outcome);
            desk.take(CaseStep::Decided).unwrap();
            assert_eq!(desk.state(), Some(state));
            assert_eq!(desk.plan_state(desk.plan), Some(PlanState::Proposal));
        }
    }

    #[test]
    fn a_chief_decides_without_handing_in() {
        let mut desk = Desk::new();
        let mut case = desk.workspace.get(desk.case).unwrap().clone();
        case.level = Some(DecisionLevel::Delegation);
        desk.workspace.apply(&desk.workspace.put("", case)).unwrap();
        desk.take(CaseStep::MarkedReady).unwrap();
        desk.decide(CaseOutcome::Approved);
        desk.take(CaseStep::Decided).unwrap();
        assert_eq!(desk.state(), Some(CaseState::Decided));
    }
}
