//! What is worked out beside the window: a kommun may have 800 systems.

use chrono::NaiveDate;

use crate::document::words;
use crate::record::{Administration, ChoiceType, Id};
use crate::workspace::Workspace;
use crate::workspace::steering::{Across, Fact, Panel, Steering};
use crate::workspace::term::Term;

/// What is asked: of a revision, whose, at which checkpoint, on which day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    pub revision: u64,
    pub administration: Option<Id<Administration>>,
    pub term: Term,
    pub today: NaiveDate,
}

/// The answer.
#[derive(Debug, Clone, Default)]
pub struct Worked {
    pub panels: Vec<(Panel, Vec<Fact>)>,
    /// One for each förvaltning, when the whole kommun is looked at.
    pub rows: Vec<Whose>,
    /// Where forces could be joined, in sentences.
    pub joined: Vec<String>,
}

/// A förvaltning in words.
#[derive(Debug, Clone)]
pub struct Whose {
    pub id: Id<Administration>,
    pub name: String,
    /// "2027–2029, Förslag till beslut".
    pub plan: String,
    pub cost: String,
    pub systems: String,
    pub at_risk: usize,
    pub shared: usize,
}

impl Worked {
    pub fn of(workspace: &Workspace, question: Question) -> Self {
        let Question { administration, term, today, .. } = question;
        let body = administration.and_then(|id| workspace.get(id)).and_then(|it| it.body);
        let steering = Steering::new(workspace, body, term, today);
        let panels = Panel::ALL.map(|panel| (panel, steering.panel(panel)));
        let (rows, joined) = match administration {
            Some(_) => (Vec::new(), Vec::new()),
            None => (steering.across(), steering.joined()),
        };
        Self {
            panels: panels.into(),
            rows: rows.into_iter().map(|across| Whose::of(workspace, across)).collect(),
            joined: joined.into_iter().map(|joined| joined.sentence).collect(),
        }
    }
}

impl Whose {
    fn of(workspace: &Workspace, across: Across<'_>) -> Self {
        let unit = workspace.amount_unit();
        let plan = across.plan.map(|plan| {
            let period = plan.period.map(|period| period.to_string());
            let state = plan.state.map(|state| state.label().to_owned());
            period.into_iter().chain(state).collect::<Vec<_>>().join(", ")
        });
        let systems = words::counted_ett(across.systems, "system", "system");
        Self {
            id: across.administration.id,
            name: across.administration.name.clone(),
            plan: plan.unwrap_or("Ingen IT-plan".to_owned()),
            cost: format!(
                "{} + {}",
                across.running.show(unit),
                across.investment.show_with_unit(unit)
            ),
            systems: format!("{systems}, {}", across.system_cost.show_with_unit(unit)),
            at_risk: across.at_risk,
            shared: across.shared,
        }
    }
}
