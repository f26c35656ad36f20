//! What is due and when: papers and decisions of plans, agreements, classifications, and the roles
//! before the new year.
//!
//! Only what has a day stands here; what is wrong whatever the day is the review's. What has passed
//! stays for a month, then the review alone speaks of it; a plan stays until it is handed in.

use std::collections::{BTreeMap, HashMap};

use chrono::{Datelike, Days, Months, NaiveDate};

use super::Message;
use crate::desktop::screen::Place;
use crate::desktop::theme::Tone;
use crate::document::words;
use crate::record::date::{WEEKDAYS, in_words, month_name};
use crate::record::{
    Agreement, AnyId, Assignment, ChoiceType, Classification, EndDate, FieldKey, Id, ItPlan, Kind,
    Lifecycle, Meeting, PlanState, Supplier, System,
};
use crate::workspace::Workspace;
use crate::workspace::show::in_sentence;

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
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Leads {
    Plan(Id<ItPlan>),
    Record(AnyId, FieldKey),
    Place(Place),
}

impl Due {
    /// What pressing it says.
    pub fn message(&self) -> Message {
        match self.leads {
            Leads::Plan(plan) => Message::OpenPlan(plan),
            Leads::Record(id, field) => Message::Show(id, Some(field)),
            Leads::Place(place) => Message::Go(place),
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
        .all::<ItPlan>()
        .filter_map(|plan| of_plan(workspace, plan, today))
        .chain(of_systems(workspace, today))
        .chain(roles(workspace, today))
        .collect();
    due.sort_by(|a, b| {
        a.day.cmp(&b.day).then_with(|| crate::record::swedish::compare(&a.title, &b.title))
    });
    due
}

/// The last day to hand in papers to a meeting: its own, or so many days before as the body says.
pub fn deadline(workspace: &Workspace, meeting: &Meeting) -> Option<NaiveDate> {
    let counted = || {
        let days = workspace.get(meeting.body?)?.submission_days?;
        meeting.date?.checked_sub_days(Days::new(u64::try_from(days).ok()?))
    };
    meeting.deadline.or_else(counted)
}

/// A draft is handed in by the deadline of its meeting. A proposal has been, once that day has
/// passed; after the meeting its decision is what is missing.
fn of_plan(workspace: &Workspace, plan: &ItPlan, today: NaiveDate) -> Option<Due> {
    let state = plan.state.unwrap_or(PlanState::Working);
    if !matches!(state, PlanState::Working | PlanState::Review | PlanState::Proposal) {
        return None;
    }
    let meeting = workspace.get(plan.meeting?)?;
    let body = workspace.name(meeting.body.map(Into::into));
    let last = deadline(workspace, meeting).or(meeting.date)?;
    let is_handed_in = state == PlanState::Proposal && last < today;
    let word = in_sentence(state.label()).into_owned();
    let word = if state == PlanState::Review { "under granskning".to_owned() } else { word };
    let facts = [plan.diary_number.clone(), format!("IT-planen är {word}")];
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

/// What a day of a system is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Matter {
    Notice,
    Ends,
    Classification,
}

/// One system's day, and where it is mended.
struct Dated {
    name: String,
    number: String,
    at: (AnyId, FieldKey),
}

/// Agreements and classifications, those of the same matter and day in one row.
fn of_systems(workspace: &Workspace, today: NaiveDate) -> Vec<Due> {
    let mut days = BTreeMap::<(NaiveDate, Matter), Vec<Dated>>::new();
    let mut note = |day, matter, system: &System, id: AnyId, field| {
        let dated = Dated {
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
    days.into_iter().map(|((day, matter), dated)| row(day, matter, &dated, today)).collect()
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
fn newest_agreements(workspace: &Workspace) -> Vec<(&System, &Agreement)> {
    type Parties = (Id<System>, Option<Id<Supplier>>);
    let reach = |agreement: &Agreement| {
        agreement.to.map(|to| (to.day().unwrap_or(NaiveDate::MAX), agreement.id))
    };
    let mut newest = HashMap::<Parties, &Agreement>::new();
    for agreement in workspace.all::<Agreement>() {
        let Some(system) = agreement.system else { continue };
        let best = newest.entry((system, agreement.supplier)).or_insert(agreement);
        if reach(agreement) > reach(best) {
            *best = agreement;
        }
    }
    let over = [Lifecycle::Planned, Lifecycle::Closing, Lifecycle::Closed];
    in_order(newest.into_values().filter_map(|agreement| {
        let system = workspace.get(agreement.system?)?;
        let goes_on = system.lifecycle.is_none_or(|lifecycle| !over.contains(&lifecycle));
        goes_on.then_some((system, agreement))
    }))
}

/// The latest classification of each system in use.
fn latest_classifications(workspace: &Workspace) -> Vec<(&System, &Classification)> {
    let mut latest = HashMap::<Id<System>, &Classification>::new();
    for made in workspace.all::<Classification>() {
        let Some(system) = made.system else { continue };
        let best = latest.entry(system).or_insert(made);
        if (made.date, made.id) > (best.date, best.id) {
            *best = made;
        }
    }
    let over = [Lifecycle::Planned, Lifecycle::Closed];
    in_order(latest.into_values().filter_map(|made| {
        let system = workspace.get(made.system?)?;
        let in_use = system.lifecycle.is_none_or(|lifecycle| !over.contains(&lifecycle));
        in_use.then_some((system, made))
    }))
}

/// By the number of the system, so that rows name them in the same order every time.
fn in_order<'a, T>(found: impl Iterator<Item = (&'a System, T)>) -> Vec<(&'a System, T)> {
    let mut found: Vec<_> = found.collect();
    found.sort_by(|(a, _), (b, _)| {
        crate::record::swedish::compare(&a.number, &b.number).then(a.id.cmp(&b.id))
    });
    found
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
        _ => Leads::Place(Place::Systems),
    };
    Due { day, title, about, sentence, verb, leads }
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
            format!("den {}\u{a0}{}", day.day(), month_name(day.month()))
        }
        _ => format!("den {}", in_words(day)),
    }
}

/// "Utbildningsnämndens"; names that end in s, x or z stay as they are.
fn genitive(name: &str) -> String {
    if name.ends_with(['s', 'x', 'z']) { name.to_owned() } else { format!("{name}s") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::example::example_workspace;
    use crate::record::RecordType;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// The example on a day of its own, altered.
    fn due(today: &str, alter: impl FnOnce(&mut Workspace)) -> Vec<Due> {
        let mut workspace = example_workspace(day("2026-11-17")).unwrap();
        alter(&mut workspace);
        list(&workspace, day(today))
    }

    /// Alters the first record of a type that is wanted.
    fn alter<T: RecordType + Clone>(
        workspace: &mut Workspace,
        wanted: impl Fn(&T) -> bool,
        change: impl FnOnce(&mut T),
    ) {
        let mut record = workspace.all::<T>().find(|record| wanted(record)).unwrap().clone();
        change(&mut record);
        let change = workspace.put("Ändrade", record);
        workspace.apply(&change).unwrap();
    }

    fn plan_of(number: &str) -> impl Fn(&ItPlan) -> bool {
        let number = number.to_owned();
        move |plan| plan.diary_number == number
    }

    fn agreement_of(workspace: &Workspace, name: &str) -> Id<Agreement> {
        let system = workspace.all::<System>().find(|system| system.name == name).unwrap();
        workspace.referring::<Agreement>(system.id).next().unwrap().id
    }

    fn titled<'a>(due: &'a [Due], words: &str) -> &'a Due {
        due.iter().find(|due| due.title.contains(words)).unwrap_or_else(|| panic!("{due:#?}"))
    }

    #[test]
    fn the_nearest_duty_of_the_example_is_the_papers_of_utbildningsnamnden() {
        let due = due("2026-11-17", |_| ());
        assert_eq!(due[0].title, "Lämna handlingar till Utbildningsnämnden");
        assert_eq!(due[0].about, "UN 2026/118 · IT-planen är förslag till beslut");
        assert_eq!(due[0].sentence, "Utbildningsnämndens handlingar ska lämnas på torsdag");
        assert_eq!(due[0].day, day("2026-11-19"));
        assert!(due.is_sorted_by_key(|due| due.day));
    }

    #[test]
    fn red_is_three_days_or_overdue_and_amber_a_week() {
        let at = |text| tone(day(text), day("2026-11-17"));
        assert_eq!(at("2026-11-01"), Tone::Error);
        assert_eq!(at("2026-11-20"), Tone::Error);
        assert_eq!(at("2026-11-21"), Tone::Warning);
        assert_eq!(at("2026-11-24"), Tone::Warning);
        assert_eq!(at("2026-11-25"), Tone::Muted);
    }

    #[test]
    fn a_draft_that_missed_its_deadline_stays_until_it_is_handed_in() {
        let late = |workspace: &mut Workspace| {
            alter(workspace, plan_of("UN 2026/118"), |plan: &mut ItPlan| {
                plan.state = Some(PlanState::Working);
            });
        };
        let due = due("2027-03-01", late);
        let papers = titled(&due, "Lämna handlingar till Utbildningsnämnden");
        assert_eq!(papers.tone(day("2027-03-01")), Tone::Error);
        assert!(papers.sentence.contains("skulle ha lämnats den 19\u{a0}november"));
    }

    #[test]
    fn a_proposal_whose_deadline_has_passed_is_handed_in_and_then_decided() {
        let is_of_un = |due: &&Due| due.title.contains("Utbildningsnämnden");
        assert_eq!(due("2026-11-25", |_| ()).iter().find(is_of_un), None);
        let after = due("2026-12-04", |_| ());
        let decision = titled(&after, "För in beslutet från Utbildningsnämnden");
        assert_eq!(decision.day, day("2026-12-03"));
        let decided = due("2026-12-04", |workspace| {
            alter(workspace, plan_of("UN 2026/118"), |plan: &mut ItPlan| {
                plan.state = Some(PlanState::Decided);
            });
        });
        assert_eq!(decided.iter().find(is_of_un), None);
    }

    #[test]
    fn a_meeting_without_a_stated_deadline_takes_the_days_of_its_body() {
        let due = due("2026-11-17", |workspace| {
            let date = Some(day("2026-12-03"));
            alter(
                workspace,
                |meeting: &Meeting| meeting.date == date,
                |meeting| {
                    meeting.deadline = None;
                },
            );
        });
        assert_eq!(titled(&due, "Utbildningsnämnden").day, day("2026-11-19"));
    }

    #[test]
    fn an_agreement_is_told_by_its_notice_first_and_then_by_its_end() {
        let ends = |workspace: &mut Workspace| {
            let id = agreement_of(workspace, "PMO");
            alter(
                workspace,
                |each: &Agreement| each.id == id,
                |agreement| {
                    agreement.to = Some(EndDate::Day(day("2027-03-30")));
                    agreement.notice_months = Some(3);
                },
            );
        };
        let before = due("2026-11-17", ends);
        let notice = titled(&before, "Säg upp eller förläng avtalet för PMO");
        assert_eq!(notice.day, day("2026-12-30"));
        assert!(matches!(notice.leads, Leads::Record(..)));
        assert!(!before.iter().any(|due| due.title == "Förläng eller ersätt avtalet för PMO"));
        let after = due("2027-01-10", ends);
        assert_eq!(titled(&after, "Förläng eller ersätt avtalet för PMO").day, day("2027-03-30"));
    }

    #[test]
    fn agreements_that_end_the_same_day_are_one_row() {
        let due = due("2026-11-17", |workspace| {
            for name in ["PMO", "Ciceron"] {
                let id = agreement_of(workspace, name);
                alter(
                    workspace,
                    |each: &Agreement| each.id == id,
                    |agreement| {
                        agreement.to = Some(EndDate::Day(day("2026-12-30")));
                        agreement.notice_months = None;
                    },
                );
            }
        });
        let row = titled(&due, "Förläng eller ersätt avtalen för Ciceron och PMO");
        assert_eq!(row.about, "SYS-003 och SYS-016 löper ut samma dag");
        assert_eq!(row.leads, Leads::Place(Place::Systems));
    }

    #[test]
    fn what_ran_out_is_told_for_a_month_and_an_agreement_until_further_notice_never() {
        let ran_out = |to: EndDate| {
            due("2026-11-17", move |workspace| {
                let id = agreement_of(workspace, "PMO");
                alter(
                    workspace,
                    |each: &Agreement| each.id == id,
                    |agreement| {
                        agreement.to = Some(to);
                    },
                );
            })
        };
        let of_pmo = |due: &Vec<Due>| due.iter().any(|due| due.title.contains("PMO"));
        let lately = ran_out(EndDate::Day(day("2026-11-10")));
        let row = titled(&lately, "PMO");
        assert_eq!(row.sentence, "Avtalet för PMO löpte ut den 10\u{a0}november");
        assert!(!of_pmo(&ran_out(EndDate::Day(day("2026-09-30")))));
        assert!(!of_pmo(&ran_out(EndDate::UntilFurtherNotice)));
    }

    #[test]
    fn a_classification_is_due_when_it_grows_too_old_or_its_own_day_comes() {
        let classified = |date: &'static str, valid_to: Option<&'static str>| {
            due("2026-11-17", move |workspace| {
                let pmo = workspace.all::<System>().find(|system| system.name == "PMO").unwrap().id;
                alter(
                    workspace,
                    |made: &Classification| made.system == Some(pmo),
                    |made| {
                        made.date = Some(day(date));
                        made.valid_to = valid_to.map(day);
                    },
                );
            })
        };
        let old = classified("2024-12-01", None);
        assert_eq!(titled(&old, "Klassa PMO på nytt").day, day("2026-12-01"));
        let stated = classified("2026-01-01", Some("2026-11-20"));
        assert_eq!(titled(&stated, "Klassa PMO på nytt").day, day("2026-11-20"));
        let fresh = classified("2026-01-01", None);
        assert!(!fresh.iter().any(|due| due.title.contains("Klassa PMO")));
    }

    #[test]
    fn the_roles_are_gone_through_at_the_end_of_the_year_only() {
        assert_eq!(titled(&due("2026-11-17", |_| ()), "Se över rollerna").day, day("2026-12-31"));
        assert!(!due("2027-05-04", |_| ()).iter().any(|due| due.title.contains("rollerna")));
    }

    #[test]
    fn an_empty_kommun_has_nothing_due() {
        assert_eq!(list(&Workspace::default(), day("2026-11-17")), []);
    }

    #[test]
    fn many_of_the_same_day_are_counted_not_listed() {
        let dated: Vec<_> = (1..=5)
            .map(|at| Dated {
                name: format!("System {at}"),
                number: format!("SYS-00{at}"),
                at: (crate::record::Ids::new(1, at).id::<Agreement>().into(), Agreement::to),
            })
            .collect();
        let row = row(day("2026-12-31"), Matter::Ends, &dated, day("2026-11-17"));
        assert_eq!(row.title, "Förläng eller ersätt 5 avtal");
        assert_eq!(row.about, "System 1, System 2, System 3 och 2 till löper ut samma dag");
        assert_eq!(row.sentence, "5 avtal löper ut den 31\u{a0}december");
    }
}
