//! What is due in the cases: papers to hand in, decisions to register, decisions by delegation to report.
//! A case speaks for the plans that lie in it.

use chrono::NaiveDate;

use super::{Due, Leads, when};
use crate::record::{Case, CaseState, DecisionLevel, Enclosure, Id, Plan};
use crate::workspace::Workspace;
use crate::workspace::case::genitive;

/// Whether a plan lies in a case that has not been decided.
pub fn speaks_for(workspace: &Workspace, plan: Id<Plan>) -> bool {
    let mut enclosed = workspace.referring::<Enclosure>(plan);
    enclosed
        .any(|it| it.case.and_then(|id| workspace.get(id)).is_some_and(|case| !case.is_decided()))
}

/// What is due in all cases.
pub fn list(workspace: &Workspace, today: NaiveDate) -> impl Iterator<Item = Due> {
    workspace.all::<Case>().filter_map(move |case| of(workspace, case, today))
}

fn of(workspace: &Workspace, case: &Case, today: NaiveDate) -> Option<Due> {
    let body = workspace.name(case.body.map(Into::into));
    let days = workspace.case_deadlines(case);
    let (day, title, sentence) = match case.state.unwrap_or(CaseState::Open) {
        CaseState::Open | CaseState::Ready if !case.is_delegated() => {
            let last = days.submission.or(days.meeting)?;
            let shall = if last < today { "skulle ha lämnats" } else { "ska lämnas" };
            let sentence = format!("{} handlingar {shall} {}", genitive(&body), when(last, today));
            (last, format!("Lämna handlingar till {body}"), sentence)
        }
        CaseState::Submitted => {
            let day = days.meeting.filter(|day| *day <= today)?;
            let met = if day == today { "sammanträder" } else { "sammanträdde" };
            let sentence = format!("{body} {met} {}", when(day, today));
            (day, format!("För in beslutet från {body}"), sentence)
        }
        CaseState::Decided if case.level == Some(DecisionLevel::Delegation) => {
            let day = days.meeting.filter(|_| case.reported.is_none())?;
            let sentence =
                format!("{body} ska få ett delegationsbeslut anmält {}", when(day, today));
            (day, format!("Anmäl delegationsbeslut till {body}"), sentence)
        }
        _ => return None,
    };
    let facts = [case.diary_number.clone(), case.title.clone()];
    let about = facts.into_iter().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(" · ");
    Some(Due { day, title, about, sentence, verb: "Öppna ärendet", leads: Leads::Case(case.id) })
}
