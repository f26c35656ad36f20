//! What is due and when: papers and decisions of plans, their follow-up, agreements, classifications,
//! and the roles before the new year.
//!
//! Only what has a day stands here; what is wrong whatever the day is the review's. What has passed
//! stays for a month, then the review alone speaks of it; a plan stays until it is handed in.

mod of_case;
mod of_follow_up;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use chrono::{Datelike, Days, Months, NaiveDate};

use super::Message;
use crate::desktop::register::{Content, Derived};
use crate::desktop::screen::{Place, Selection};
use crate::desktop::theme::Tone;
use crate::document::words;
use crate::record::date::{WEEKDAYS, in_words, month_name};
use crate::record::{
    Administration, Agreement, AnyId, Assignment, Case, ChoiceType, Classification, EndDate,
    FieldKey, Id, Kind, Lifecycle, Plan, PlanKind, PlanState, Supplier, System, swedish,
};
use crate::workspace::Workspace;
use crate::workspace::case::genitive;
use crate::workspace::show::in_sentence;
use crate::workspace::term::Term;

/// How long before the last day to give notice it is told.
const NOTICE_AHEAD: Months = Months::new(3);
/// How long before a classification ends it is told.
const CLASSIFICATION_AHEAD: Months = Months::new(3);
/// How long what has passed is still told here.
const KEPT: Days = Days::new(30);
/// From this month of the year the roles are gone through (domain §1.5).
const ROLES_FROM: u32 = 11;
/// So many systems are named in a row; of more the number is told.
const NAMED: usize = 3;

/// One duty with its day.
#[derive(Debug, Clone, PartialEq)]
pub struct Due {
    pub day: NaiveDate,
    /// What to do.
    pub title: String,
    /// What it is about, under the title.
    pub about: String,
    /// The same as a sentence with its day, for the head of the page.
    pub sentence: String,
    /// What the row does when pressed.
    pub verb: &'static str,
    pub leads: Leads,
}

/// Where a duty is done.
#[derive(Debug, Clone, PartialEq)]
pub enum Leads {
    Plan(Id<Plan>),
    Case(Id<Case>),
    Record(AnyId, FieldKey),
    /// Several systems, shown alone.
    Systems(Selection),
    Place(Place),
    /// What is reported at a checkpoint, of one förvaltning or of all.
    FollowUp(Option<Id<Administration>>, Term),
}

impl Due {
    /// What pressing it says.
    pub fn message(&self) -> Message {
        match &self.leads {
            Leads::Plan(plan) => Message::OpenPlan(*plan),
            Leads::Case(case) => Message::OpenCase(*case),
            Leads::Record(id, field) => Message::Show(*id, Some(*field)),
            Leads::Systems(selection) => Message::ShowSystems(selection.clone()),
            Leads::Place(place) => Message::Go(*place),
            Leads::FollowUp(administration, term) => Message::FollowUp(*administration, *term),
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

/// All that is due, nearest first.
pub fn list(workspace: &Workspace, today: NaiveDate) -> Vec<Due> {
    let mut due: Vec<Due> = workspace
        .all::<Plan>()
        .filter(|plan| !of_case::speaks_for(workspace, plan.id))
        .filter_map(|plan| of_plan(workspace, plan, today))
        .chain(of_case::list(workspace, today))
        .chain(of_follow_up::list(workspace, today))
        .chain(of_systems(workspace, today))
        .chain(roles(workspace, today))
        .collect();
    due.sort_by(|a, b| a.day.cmp(&b.day).then_with(|| swedish::compare(&a.title, &b.title)));
    due
}

/// A draft is handed in by the deadline of its meeting. A proposal has been, once that day has
/// passed; after the meeting its decision is what is missing.
fn of_plan(workspace: &Workspace, plan: &Plan, today: NaiveDate) -> Option<Due> {
    let state = plan.state.unwrap_or(PlanState::Working);
    if !matches!(state, PlanState::Working | PlanState::Review | PlanState::Proposal) {
        return None;
    }
    let meeting = workspace.get(plan.meeting?)?;
    let body = workspace.name(meeting.body.map(Into::into));
    let last = workspace.submission_deadline(meeting).or(meeting.date)?;
    let is_handed_in = state == PlanState::Proposal && last < today;
    let word = in_sentence(state.label()).into_owned();
    let word = if state == PlanState::Review { "under granskning".to_owned() } else { word };
    let facts = [plan.diary_number.clone(), format!("{} är {word}", plan_in_words(plan))];
    let about = facts.into_iter().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(" · ");
    let (day, title, sentence) = if is_handed_in {
        let day = meeting.date.filter(|day| *day <= today)?;
        let met = if day == today { "sammanträder" } else { "sammanträdde" };
        let sentence = format!("{body} {met} {}", when(day, today));
        (day, format!("För in beslutet från {body}"), sentence)
    } else {
        let shall = if last < today { "skulle ha lämnats" } else { "ska lämnas" };
        let sentence = format!("{} handlingar {shall} {}", genitive(&body), when(last, today));
        (last, format!("Lämna handlingar till {body}"), sentence)
    };
    let leads = Leads::Plan(plan.id);
    Some(Due { day, title, about, sentence, verb: "Öppna planen", leads })
}

/// "IT-planen", "Utbildningsplanen".
fn plan_in_words(plan: &Plan) -> &'static str {
    match plan.kind {
        Some(PlanKind::It) => "IT-planen",
        Some(PlanKind::Training) => "Utbildningsplanen",
        None => "Planen",
    }
}

/// What a day of a system is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Matter {
    Notice,
    Ends,
    Classification,
}

/// One system's day, and where it is mended.
struct Dated {
    system: Id<System>,
    name: String,
    number: String,
    at: (AnyId, FieldKey),
}

/// Agreements and classifications, those of the same matter and day in one row.
fn of_systems(workspace: &Workspace, today: NaiveDate) -> Vec<Due> {
    let mut days = BTreeMap::<(NaiveDate, Matter), Vec<Dated>>::new();
    let mut note = |day, matter, system: &System, id: AnyId, field| {
        let dated = Dated {
            system: system.id,
            name: if system.name.is_empty() { &system.number } else { &system.name }.clone(),
            number: system.number.clone(),
            at: (id, field),
        };
        days.entry((day, matter)).or_default().push(dated);
    };
    for (system, agreement) in newest_agreements(workspace) {
        if let Some((day, matter)) = day_of_agreement(workspace, agreement, today) {
            let field = Agreement::to;
            note(day, matter, system, agreement.id.into(), field);
        }
    }
    for (system, made) in latest_classifications(workspace) {
        if let Some((day, field)) = day_of_classification(workspace, made, today) {
            note(day, Matter::Classification, system, made.id.into(), field);
        }
    }
    let rows = days.into_iter().map(|((day, matter), mut dated)| {
        // By number, so that a row names them in the same order every time.
        dated.sort_by(|a, b| swedish::compare(&a.number, &b.number).then(a.system.cmp(&b.system)));
        row(day, matter, &dated, today)
    });
    rows.collect()
}

/// The day to give notice while that is possible and near, then the last day.
fn day_of_agreement(
    workspace: &Workspace,
    agreement: &Agreement,
    today: NaiveDate,
) -> Option<(NaiveDate, Matter)> {
    let last = agreement.to.and_then(EndDate::day)?;
    let months = agreement.notice_months.and_then(|months| u32::try_from(months).ok());
    let notice = months
        .filter(|months| *months > 0)
        .and_then(|months| last.checked_sub_months(Months::new(months)))
        .filter(|day| (today..=later(today, NOTICE_AHEAD)).contains(day));
    if let Some(day) = notice {
        return Some((day, Matter::Notice));
    }
    let ahead = threshold(workspace, |kommun| kommun.contract_warning_months, 6);
    is_told(last, today, ahead).then_some((last, Matter::Ends))
}

/// The last day a classification holds: its own, or so many months after it was made.
fn day_of_classification(
    workspace: &Workspace,
    made: &Classification,
    today: NaiveDate,
) -> Option<(NaiveDate, FieldKey)> {
    let months = threshold(workspace, |kommun| kommun.classification_months, 24);
    let by_age = made.date.map(|date| (later(date, months), Classification::date));
    let stated = made.valid_to.map(|day| (day, Classification::valid_to));
    let first = by_age.into_iter().chain(stated).min_by_key(|(day, _)| *day)?;
    is_told(first.0, today, CLASSIFICATION_AHEAD).then_some(first)
}

fn threshold(
    workspace: &Workspace,
    own: impl Fn(&crate::record::Municipality) -> Option<i64>,
    usual: u32,
) -> Months {
    let own = workspace.municipality().and_then(own).and_then(|own| u32::try_from(own).ok());
    Months::new(own.unwrap_or(usual))
}

fn later(day: NaiveDate, months: Months) -> NaiveDate {
    day.checked_add_months(months).unwrap_or(NaiveDate::MAX)
}

fn is_told(day: NaiveDate, today: NaiveDate, ahead: Months) -> bool {
    let first = today.checked_sub_days(KEPT).unwrap_or(today);
    (first..=later(today, ahead)).contains(&day)
}

/// The agreement that reaches furthest with each supplier of each system that is to go on.
fn newest_agreements(workspace: &Workspace) -> impl Iterator<Item = (&System, &Agreement)> {
    type Parties = (Id<System>, Option<Id<Supplier>>);
    let reach = |agreement: &Agreement| {
        agreement.to.map(|to| (to.day().unwrap_or(NaiveDate::MAX), agreement.id))
    };
    let mut newest = BTreeMap::<Parties, &Agreement>::new();
    for agreement in workspace.all::<Agreement>() {
        let Some(system) = agreement.system else { continue };
        let best = newest.entry((system, agreement.supplier)).or_insert(agreement);
        if reach(agreement) > reach(best) {
            *best = agreement;
        }
    }
    let over = [Lifecycle::Planned, Lifecycle::Closing, Lifecycle::Closed];
    newest.into_values().filter_map(move |agreement| {
        let system = workspace.get(agreement.system?)?;
        let goes_on = system.lifecycle.is_none_or(|lifecycle| !over.contains(&lifecycle));
        goes_on.then_some((system, agreement))
    })
}

/// The latest classification of each system in use.
fn latest_classifications(
    workspace: &Workspace,
) -> impl Iterator<Item = (&System, &Classification)> {
    let mut latest = BTreeMap::<Id<System>, &Classification>::new();
    for made in workspace.all::<Classification>() {
        let Some(system) = made.system else { continue };
        let best = latest.entry(system).or_insert(made);
        if (made.date, made.id) > (best.date, best.id) {
            *best = made;
        }
    }
    let over = [Lifecycle::Planned, Lifecycle::Closed];
    latest.into_values().filter_map(move |made| {
        let system = workspace.get(made.system?)?;
        let in_use = system.lifecycle.is_none_or(|lifecycle| !over.contains(&lifecycle));
        in_use.then_some((system, made))
    })
}

/// One row for what has the same day.
fn row(day: NaiveDate, matter: Matter, dated: &[Dated], today: NaiveDate) -> Due {
    let several = dated.len() > 1;
    let all: Vec<String> = dated.iter().map(|each| each.name.clone()).collect();
    let counted = (all.len() > NAMED).then_some(all.len());
    let names = words::list(&all);
    let passed = day < today;
    let (agreements, classifications) =
        if several { ("avtalen", "Klassningarna") } else { ("avtalet", "Klassningen") };
    let of = match (matter, counted) {
        (Matter::Classification, Some(count)) => format!("{count} system"),
        (Matter::Classification, None) => names.clone(),
        (_, Some(count)) => format!("{count} avtal"),
        (_, None) => format!("{agreements} för {names}"),
    };
    let title = match matter {
        Matter::Notice => format!("Säg upp eller förläng {of}"),
        Matter::Ends => format!("Förläng eller ersätt {of}"),
        Matter::Classification => format!("Klassa {of} på nytt"),
    };
    let when = when(day, today);
    let sentence = match (matter, passed) {
        (Matter::Notice, _) => format!("Sista dag att säga upp {of} är {when}"),
        (Matter::Ends, false) => words::sentence(&format!("{of} löper ut {when}")),
        (Matter::Ends, true) => words::sentence(&format!("{of} löpte ut {when}")),
        (Matter::Classification, false) => {
            format!("{classifications} av {of} slutar gälla {when}")
        }
        (Matter::Classification, true) => {
            format!("{classifications} av {of} slutade gälla {when}")
        }
    };
    let happens = match (matter, passed) {
        (Matter::Notice, _) => "sista dag för uppsägning",
        (Matter::Ends, false) => "löper ut",
        (Matter::Ends, true) => "löpte ut",
        (Matter::Classification, false) => "slutar gälla",
        (Matter::Classification, true) => "slutade gälla",
    };
    let about = match (dated, matter) {
        ([one], Matter::Notice) => format!("{} · {happens}", one.number),
        ([one], Matter::Ends) => format!("{} · avtalet {happens}", one.number),
        ([one], Matter::Classification) => format!("{} · klassningen {happens}", one.number),
        (_, Matter::Notice) => format!("{} · {happens}", some_of(dated, counted)),
        _ => format!("{} {happens} samma dag", some_of(dated, counted)),
    };
    let verb = match (matter, several) {
        (Matter::Classification, false) => "Visa klassningen",
        (Matter::Classification, true) => "Visa systemen",
        (_, false) => "Visa avtalet",
        (_, true) => "Visa avtalen",
    };
    let leads = match dated {
        [one] => Leads::Record(one.at.0, one.at.1),
        several => Leads::Systems(selection(day, matter, several)),
    };
    Due { day, title, about, sentence, verb, leads }
}

/// The systems of a row, and the column that shows what it is about.
fn selection(day: NaiveDate, matter: Matter, dated: &[Dated]) -> Selection {
    let (label, column) = match matter {
        Matter::Notice => (format!("Säg upp senast {day}"), Derived::AgreementEnd),
        Matter::Ends => (format!("Avtal t.o.m. {day}"), Derived::AgreementEnd),
        Matter::Classification => (format!("Klassning t.o.m. {day}"), Derived::Levels),
    };
    let systems = dated.iter().map(|each| each.system).collect();
    Selection { label, systems, column: Content::Derived(column) }
}

/// The numbers of few systems; of many the first names and how many more.
fn some_of(dated: &[Dated], counted: Option<usize>) -> String {
    let numbers: Vec<_> = dated.iter().map(|each| each.number.clone()).collect();
    match counted {
        None => words::list(&numbers),
        Some(count) => {
            let first: Vec<_> = dated.iter().take(NAMED).map(|each| each.name.as_str()).collect();
            format!("{} och {} till", first.join(", "), count - NAMED)
        }
    }
}

/// The roles are gone through before the year ends.
fn roles(workspace: &Workspace, today: NaiveDate) -> Option<Due> {
    let last = NaiveDate::from_ymd_opt(today.year(), 12, 31)?;
    if today.month() < ROLES_FROM || workspace.count(Kind::Assignment) == 0 {
        return None;
    }
    let ending = workspace
        .all::<Assignment>()
        .filter(|assignment| assignment.to.is_some_and(|to| (today..=last).contains(&to)));
    let about = match ending.count() {
        0 => "Årshjulet · alla förvaltningar".to_owned(),
        count => format!("Årshjulet · {count} uppdrag slutar före nyår"),
    };
    Some(Due {
        day: last,
        title: "Se över rollerna inför nytt år".to_owned(),
        about,
        sentence: format!("Rollerna ska vara genomgångna senast {}", when(last, today)),
        verb: "Öppna roller",
        leads: Leads::Place(Place::Organisation),
    })
}

/// A day as a sentence ends with it: "i dag", "på torsdag", "den 31 december".
fn when(day: NaiveDate, today: NaiveDate) -> String {
    match (day - today).num_days() {
        -1..=1 => crate::record::date::distance(day, today),
        2..=6 => format!("på {}", WEEKDAYS[day.weekday().num_days_from_monday() as usize]),
        _ if day.year() == today.year() => {
            format!("den {}", day_and_month(day))
        }
        _ => format!("den {}", in_words(day)),
    }
}

/// "31 augusti", with a space that does not break.
fn day_and_month(day: NaiveDate) -> String {
    format!("{}\u{a0}{}", day.day(), month_name(day.month()))
}
