//! A new case of an administration: the headings of a profile, what its plans say of meeting and
//! number, and the plans that wait for a decision enclosed.

use chrono::NaiveDate;

use super::letter_profile::{self, DELEGATED};
use crate::record::{
    Administration, Case, CaseEvent, CaseState, CaseStep, DecisionLevel, Enclosure, EnclosureKind,
    Id, Ids, LongText, Meeting, Person, Plan, PlanKind, PlanState, RecordType,
};
use crate::workspace::Change;
use crate::workspace::Workspace;

/// What case, for whom, begun when and by whom.
#[derive(Debug, Clone)]
pub struct NewCase {
    pub administration: Id<Administration>,
    /// Whether a chief decides it.
    pub delegated: bool,
    pub today: NaiveDate,
    pub who: String,
    /// The one who writes it, where the register has the user.
    pub author: Option<Id<Person>>,
}

impl NewCase {
    /// The change that adds it, and which case that is.
    pub fn change(&self, workspace: &Workspace, ids: &mut Ids) -> (Change, Id<Case>) {
        let owner = workspace.get(self.administration);
        let mut case = Case::blank(ids.id());
        case.administration = Some(self.administration);
        case.body = owner.and_then(|owner| owner.body);
        case.level = Some(match self.delegated {
            true => DecisionLevel::Delegation,
            false => DecisionLevel::Committee,
        });
        case.state = Some(CaseState::Open);
        case.dated = Some(self.today);
        case.author = self.author;
        case.meeting = self.next_meeting(workspace, &case);
        let plans = if self.delegated { Vec::new() } else { self.waiting_plans(workspace) };
        if let Some(plan) = plans.first() {
            case.title = workspace.plan_title(plan);
            case.diary_number.clone_from(&plan.diary_number);
            case.level = plan.level.or(case.level);
            case.meeting = plan.meeting.or(case.meeting);
        }
        let id = case.id;
        let begun = CaseEvent {
            case: Some(id),
            step: Some(CaseStep::Begun),
            date: Some(self.today),
            who: self.who.clone(),
            note: LongText::default(),
            ..CaseEvent::blank(ids.id())
        };
        let name = if self.delegated { "ett delegationsbeslut" } else { "ett ärende" };
        let mut change = Change::new(format!("Påbörjade {name}")).with(case);
        let chosen = workspace.municipality().map_or("", |it| it.letter_profile.trim());
        let wanted = if self.delegated { DELEGATED } else { chosen };
        // A case without headings is better than none.
        let profile = letter_profile::profile(workspace, wanted);
        for section in profile.map_or(Vec::new(), |it| it.sections(id, ids)) {
            change = change.with(section);
        }
        let has_plans = !plans.is_empty();
        let mut position = 0;
        let mut enclose = |kind, plan| {
            position += 1;
            Enclosure {
                case: Some(id),
                position: Some(position),
                kind: Some(kind),
                plan,
                ..Enclosure::blank(ids.id())
            }
        };
        for plan in plans {
            change = change.with(enclose(EnclosureKind::Plan, Some(plan.id)));
        }
        if has_plans {
            let matrix = enclose(EnclosureKind::Matrix, None);
            change = change.with(Enclosure { dated: Some(self.today), ..matrix });
        }
        (change.with(begun), id)
    }

    /// The body's next meeting whose papers can still be handed in.
    fn next_meeting(&self, workspace: &Workspace, case: &Case) -> Option<Id<Meeting>> {
        let meetings = workspace.referring::<Meeting>(case.body?);
        let in_time = meetings.filter(|it| {
            let asked = Case { meeting: Some(it.id), ..case.clone() };
            let days = workspace.case_deadlines(&asked);
            days.submission.or(days.meeting).is_some_and(|day| day >= self.today)
        });
        in_time.min_by_key(|it| (it.date, it.id)).map(|it| it.id)
    }

    /// The plans of the administration that nobody has decided, the IT-plan first; one of each kind.
    fn waiting_plans<'w>(&self, workspace: &'w Workspace) -> Vec<&'w Plan> {
        let waiting = |plan: &&Plan| {
            let state = plan.state.unwrap_or(PlanState::Working);
            let is_open =
                matches!(state, PlanState::Working | PlanState::Review | PlanState::Proposal);
            let is_laid = workspace
                .referring::<Enclosure>(plan.id)
                .any(|it| it.case.and_then(|id| workspace.get(id)).is_some_and(Case::is_drafted));
            is_open && !is_laid
        };
        let of = |kind: PlanKind| {
            let plans = workspace.referring::<Plan>(self.administration).filter(waiting);
            let plans = plans.filter(move |plan| plan.kind == Some(kind));
            plans.max_by_key(|plan| (plan.period.map(|period| period.days()), plan.id))
        };
        [PlanKind::It, PlanKind::Training].into_iter().filter_map(of).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::example::example_workspace;

    fn begun(of: &str, delegated: bool) -> (Workspace, Id<Case>) {
        let today = NaiveDate::from_ymd_opt(2026, 11, 16).unwrap();
        let mut workspace = example_workspace(today).unwrap();
        let administration = workspace.all::<Administration>().find(|it| it.name == of).unwrap().id;
        let who = "Ella Norberg".to_owned();
        let start = NewCase { administration, delegated, today, who, author: None };
        let (change, case) = start.change(&workspace, &mut Ids::new(9, 9));
        workspace.apply(&change).unwrap();
        (workspace, case)
    }

    #[test]
    fn a_case_begins_with_the_plans_that_wait_and_the_meeting_they_are_for() {
        let (workspace, id) = begun("Fritids- och kulturförvaltningen", false);
        let case = workspace.get(id).unwrap();
        assert!(case.title.starts_with("IT-plan för fritids- och kulturförvaltningen"));
        assert!(case.diary_number.starts_with("FKN"));
        assert!(workspace.case_deadlines(case).meeting.is_some());
        assert_eq!(workspace.enclosures(id).len(), 3);
        assert!(workspace.sections(id).len() >= 10);
    }

    #[test]
    fn a_case_begins_by_the_profile_that_the_kommun_has_chosen() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 16).unwrap();
        let mut workspace = example_workspace(today).unwrap();
        let mut kommun = workspace.municipality().unwrap().clone();
        kommun.letter_profile = "Nacka-typ".to_owned();
        workspace.apply(&workspace.put("", kommun)).unwrap();
        let administration = workspace.all::<Administration>().next().unwrap().id;
        let who = "Ella Norberg".to_owned();
        let start = NewCase { administration, delegated: false, today, who, author: None };
        let (change, case) = start.change(&workspace, &mut Ids::new(9, 9));
        workspace.apply(&change).unwrap();
        let first = workspace.sections(case)[0].heading.clone();
        let wanted = letter_profile::profile(&workspace, "Nacka-typ").unwrap();
        let wanted = wanted.sections(case, &mut Ids::new(9, 10));
        assert_eq!(first, wanted[0].heading);
        assert_eq!(workspace.sections(case).len(), wanted.len());
    }

    #[test]
    fn what_lies_in_a_case_already_is_not_enclosed_again() {
        let (workspace, id) = begun("Utbildningsförvaltningen", false);
        assert!(workspace.enclosures(id).is_empty());
    }

    #[test]
    fn a_delegationsbeslut_has_its_own_headings() {
        let (workspace, id) = begun("Utbildningsförvaltningen", true);
        assert!(workspace.get(id).unwrap().is_delegated());
        let headings: Vec<_> = workspace.sections(id).iter().map(|it| it.heading.clone()).collect();
        assert_eq!(headings[0], "Beslut");
        assert!(headings.contains(&"Skäl för beslutet".to_owned()));
    }
}
