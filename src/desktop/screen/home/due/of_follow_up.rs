//! That what was decided is to be followed up: from some weeks before the day that a checkpoint looks
//! back on, until the review speaks of it.

use chrono::{Datelike, Days, NaiveDate};

use super::{Due, KEPT, Leads, NAMED, day_and_month, when};
use crate::document::words;
use crate::record::Administration;
use crate::workspace::Workspace;
use crate::workspace::term::Term;

/// How long before its day a checkpoint is told.
const AHEAD: Days = Days::new(14);

/// One row for each checkpoint that is near: those whose plans nobody has reported.
pub fn list(workspace: &Workspace, today: NaiveDate) -> impl Iterator<Item = Due> {
    let near = move |term: &Term| {
        let first = term.day().checked_sub_days(AHEAD).unwrap_or(term.day());
        let last = term.day().checked_add_days(KEPT).unwrap_or(term.day());
        (first..=last).contains(&today)
    };
    let terms = [today.year() - 1, today.year()].into_iter().flat_map(Term::of_year).filter(near);
    terms.filter_map(move |term| of(workspace, term, today))
}

fn of(workspace: &Workspace, term: Term, today: NaiveDate) -> Option<Due> {
    let waiting: Vec<&Administration> = workspace
        .all::<Administration>()
        .filter(|it| workspace.unreported(it.id, term).next().is_some())
        .collect();
    let about = match waiting.len() {
        0 => return None,
        1..=NAMED => words::list(&waiting.iter().map(|it| it.name.clone()).collect::<Vec<_>>()),
        count => format!("{count} förvaltningar"),
    };
    let (day, label) = (term.day(), term.label());
    let sentence = match day < today {
        true => format!("Planerna ska följas upp per {}", day_and_month(day)),
        false => format!("Planerna ska följas upp {}", when(day, today)),
    };
    let only = match waiting.as_slice() {
        [one] => Some(one.id),
        _ => None,
    };
    let title = format!("Följ upp planerna {label}");
    Some(Due { day, title, about, sentence, verb: "Följ upp", leads: Leads::FollowUp(only, term) })
}
