//! What is due: papers to be handed in, agreements that end, and the roles before the new year.

use chrono::{Datelike, Months, NaiveDate};

use super::Message;
use crate::desktop::theme::Tone;
use crate::record::{Agreement, EndDate, Id, ItPlan, Lifecycle, PlanState, System};
use crate::workspace::Workspace;

/// How far ahead is looked.
const AHEAD: Months = Months::new(6);

/// One duty with its day.
#[derive(Debug, Clone, PartialEq)]
pub struct Due {
    pub day: NaiveDate,
    pub title: String,
    /// What it is about, under the title.
    pub about: String,
    /// What the row does when pressed.
    pub verb: &'static str,
    leads: Leads,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Leads {
    Plan(Id<ItPlan>),
    System(Id<System>),
    Organisation,
}

impl Due {
    /// What pressing it says.
    pub fn message(&self) -> Message {
        match self.leads {
            Leads::Plan(plan) => Message::OpenPlan(plan),
            Leads::System(system) => Message::Show(system.into(), None),
            Leads::Organisation => Message::Go(crate::desktop::screen::Place::Organisation),
        }
    }

    pub fn tone(&self, today: NaiveDate) -> Tone {
        tone(self.day, today)
    }
}

/// Red within three days or overdue, amber within a week (look/tokens.md rule 5).
pub fn tone(day: NaiveDate, today: NaiveDate) -> Tone {
    match (day - today).num_days() {
        ..=3 => Tone::Error,
        4..=7 => Tone::Warning,
        _ => Tone::Muted,
    }
}

/// All that is due within half a year, nearest first.
pub fn list(workspace: &Workspace, today: NaiveDate) -> Vec<Due> {
    let horizon = today.checked_add_months(AHEAD).unwrap_or(NaiveDate::MAX);
    let mut due: Vec<Due> = workspace
        .all::<ItPlan>()
        .filter_map(|plan| handed_in(workspace, plan))
        .chain(workspace.all::<Agreement>().filter_map(|each| ends(workspace, each)))
        .filter(|due| (today..=horizon).contains(&due.day))
        .collect();
    if let Some(last) = NaiveDate::from_ymd_opt(today.year(), 12, 31)
        && workspace.count(crate::record::Kind::Assignment) > 0
    {
        due.push(Due {
            day: last,
            title: "Se över rollerna inför nytt år".to_owned(),
            about: "Årshjulet · alla förvaltningar".to_owned(),
            verb: "Öppna roller",
            leads: Leads::Organisation,
        });
    }
    due.sort_by(|a, b| a.day.cmp(&b.day).then_with(|| a.title.cmp(&b.title)));
    due
}

/// A plan that is not decided is handed in before its meeting.
fn handed_in(workspace: &Workspace, plan: &ItPlan) -> Option<Due> {
    let drafting = matches!(
        plan.state,
        None | Some(PlanState::Working | PlanState::Review | PlanState::Proposal)
    );
    let meeting = plan.meeting.and_then(|id| workspace.get(id)).filter(|_| drafting)?;
    let body = workspace.name(meeting.body.map(Into::into));
    let state = plan.state.map_or("Arbetsmaterial", crate::record::ChoiceType::label);
    Some(Due {
        day: meeting.deadline.or(meeting.date)?,
        title: format!("Lämna handlingar till {body}"),
        about: format!(
            "{} · IT-planen är {}",
            plan.diary_number,
            crate::workspace::show::in_sentence(state)
        ),
        verb: "Öppna planen",
        leads: Leads::Plan(plan.id),
    })
}

/// An agreement with a last day.
fn ends(workspace: &Workspace, agreement: &Agreement) -> Option<Due> {
    let system = agreement.system.and_then(|id| workspace.get(id))?;
    if system.lifecycle == Some(Lifecycle::Closed) {
        return None;
    }
    Some(Due {
        day: agreement.to.and_then(EndDate::day)?,
        title: format!("Förläng eller ersätt avtalet för {}", system.name),
        about: system.number.clone(),
        verb: "Visa avtalet",
        leads: Leads::System(system.id),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::example::example_workspace;

    #[test]
    fn the_nearest_duty_of_the_example_is_the_papers_of_utbildningsnamnden() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 17).unwrap();
        let due = list(&example_workspace(today).unwrap(), today);
        assert_eq!(due[0].title, "Lämna handlingar till Utbildningsnämnden");
        assert_eq!(due[0].day.to_string(), "2026-11-19");
        assert_eq!(due[0].tone(today), Tone::Error);
        assert!(due.windows(2).all(|pair| pair[0].day <= pair[1].day));
        assert!(due.iter().any(|due| due.title.contains("PMO")));
    }

    #[test]
    fn red_is_three_days_and_amber_a_week() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 11, d).unwrap();
        assert_eq!(tone(day(20), day(17)), Tone::Error);
        assert_eq!(tone(day(24), day(17)), Tone::Warning);
        assert_eq!(tone(day(25), day(17)), Tone::Muted);
    }
}
