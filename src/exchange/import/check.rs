//! What is wrong with rows that can each be read: an end before its beginning, and one person with
//! the same task twice at a time. Only what the import would write is judged; what stood in the plan
//! file already is the review's.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::preview::RowError;
use crate::record::{AnyId, Assignment, EndDate, FieldKey, Record, RoleCode, Value};
use crate::workspace::Workspace;

/// The fields of a first and a last day, in whatever kind of record has them.
const ENDS: &[(&str, &str)] = &[("from", "to"), ("date", "valid_to")];

/// The roles that one holder at a time is meant to have.
const ONE_AT_A_TIME: &[RoleCode] = &[
    RoleCode::OwnerRepresentative,
    RoleCode::Chief,
    RoleCode::Strategist,
    RoleCode::ItManager,
    RoleCode::SystemManager,
    RoleCode::Controller,
];

/// The field and the sentence, when a record ends before it begins.
pub fn ends_before_it_begins(record: &Record) -> Option<(FieldKey, String)> {
    ENDS.iter().find_map(|(from, to)| {
        let (from, to) = (record.kind().field(from)?, record.kind().field(to)?);
        let (first, last) = (day(&record.value(from.index))?, day(&record.value(to.index))?);
        let sentence = format!(
            "Slutar {last}, men börjar först {first}. Rätta {} eller {}.",
            from.field().label,
            to.field().label
        );
        (last < first).then_some((to, sentence))
    })
}

fn day(value: &Value) -> Option<NaiveDate> {
    match value {
        Value::Date(day) | Value::EndDate(EndDate::Day(day)) => Some(*day),
        _ => None,
    }
}

/// A time in office: first and last day, open ends as far as they can be.
struct Term<'w> {
    from: NaiveDate,
    to: NaiveDate,
    assignment: &'w Assignment,
}

impl<'w> Term<'w> {
    fn of(assignment: &'w Assignment) -> Self {
        let from = assignment.from.unwrap_or(NaiveDate::MIN);
        Self { from, to: assignment.to.unwrap_or(NaiveDate::MAX), assignment }
    }
}

/// What is said of assignments at the same time: errors where one holder has the same task twice,
/// notes where a task that is one person's has two. `rows` are the assignments that the import
/// writes, with their rows.
pub fn overlaps(after: &Workspace, rows: &HashMap<AnyId, u32>) -> (Vec<RowError>, Vec<String>) {
    let mut by_holder: HashMap<(Option<AnyId>, Option<AnyId>, AnyId), Vec<Term<'_>>> =
        HashMap::new();
    let mut by_task: HashMap<(Option<AnyId>, Option<AnyId>), Vec<Term<'_>>> = HashMap::new();
    for assignment in after.all::<Assignment>() {
        let (role, subject) = (assignment.role.map(AnyId::from), assignment.subject.0);
        for holder in &assignment.holders.0 {
            by_holder.entry((role, subject, *holder)).or_default().push(Term::of(assignment));
        }
        let code = assignment.role.and_then(|role| after.get(role)).and_then(|role| role.code);
        if code.is_some_and(|code| ONE_AT_A_TIME.contains(&code)) {
            by_task.entry((role, subject)).or_default().push(Term::of(assignment));
        }
    }
    let row_of = |term: &Term<'_>| rows.get(&term.assignment.id.into()).copied();
    let mut errors = Vec::new();
    for ((_, _, holder), terms) in by_holder {
        for (earlier, later) in meeting(terms) {
            let Some(row) = row_of(&later).or(row_of(&earlier)) else { continue };
            let sentence = format!(
                "{} har redan {} under samma tid ({}). Sätt slutdatum på det ena uppdraget, eller ta bort raden.",
                after.title(holder),
                task(after, later.assignment),
                span(if row_of(&later).is_some() { &earlier } else { &later }),
            );
            let column = Some(Assignment::from.field().label.to_owned());
            errors.push(RowError { row, column, sentence });
        }
    }
    let mut notes = Vec::new();
    for terms in by_task.into_values() {
        for (earlier, later) in meeting(terms) {
            let shared = earlier.assignment.holders.0.iter();
            let same_holder = shared.into_iter().any(|h| later.assignment.holders.contains(*h));
            let Some(row) = row_of(&later).or(row_of(&earlier)).filter(|_| !same_holder) else {
                continue;
            };
            let names =
                [&earlier, &later].map(|term| after.short_names(&term.assignment.holders.0));
            let note = format!(
                "Rad {row}: {} har två innehavare under samma tid, {} och {}. Sätt slutdatum på det ena uppdraget om det inte är meningen.",
                task(after, later.assignment),
                names[0],
                names[1]
            );
            notes.push((row, note));
        }
    }
    notes.sort();
    (errors, notes.into_iter().map(|(_, note)| note).collect())
}

/// Pairs of terms that meet; of three at a time, the pairs with the one that lasts longest.
fn meeting(mut terms: Vec<Term<'_>>) -> Vec<(Term<'_>, Term<'_>)> {
    terms.sort_by_key(|term| (term.from, term.to, term.assignment.id));
    let mut pairs = Vec::new();
    let mut terms = terms.into_iter();
    let Some(mut last) = terms.next() else { return pairs };
    for term in terms {
        if term.from <= last.to {
            pairs.push((Term { ..last }, Term { ..term }));
        }
        if term.to > last.to {
            last = term;
        }
    }
    pairs
}

/// "uppdraget Systemansvarig, SYS-014 Vklass".
fn task(workspace: &Workspace, assignment: &Assignment) -> String {
    format!("uppdraget {}", workspace.title(assignment.id.into()))
}

/// "2019-08-01–2021-06-30", an open end left open.
fn span(term: &Term<'_>) -> String {
    let day = |day: Option<NaiveDate>| day.map_or(String::new(), |day| day.to_string());
    format!("{}–{}", day(term.assignment.from), day(term.assignment.to))
}
