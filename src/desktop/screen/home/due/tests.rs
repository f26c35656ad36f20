//! What is due when, and for how long it is told.

use super::*;
use crate::exchange::example::example_workspace;
use crate::record::{Meeting, RecordType};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The example without its cases, on a day of its own, altered: its plans speak for themselves.
fn due(today: &str, alter: impl FnOnce(&mut Workspace)) -> Vec<Due> {
    due_with_cases(today, |workspace| {
        let cases: Vec<AnyId> = workspace.all::<Case>().map(|case| case.id.into()).collect();
        workspace.apply(&workspace.removal("Tog bort ärendena", &cases)).unwrap();
        alter(workspace);
    })
}

/// The example on a day of its own, altered.
fn due_with_cases(today: &str, alter: impl FnOnce(&mut Workspace)) -> Vec<Due> {
    let mut workspace = example_workspace(day("2026-11-17")).unwrap();
    alter(&mut workspace);
    list(&workspace, day(today))
}

#[test]
fn a_case_speaks_for_its_plans_until_it_is_decided() {
    let due = due_with_cases("2026-11-17", |_| ());
    let of_un: Vec<&Due> =
        due.iter().filter(|due| due.title == "Lämna handlingar till Utbildningsnämnden").collect();
    assert_eq!(of_un.len(), 1, "{of_un:#?}");
    assert!(matches!(of_un[0].leads, Leads::Case(_)));
    assert!(of_un[0].about.starts_with("UN 2026/118 · IT-plan, utbildningsplan och"));
    assert_eq!(of_un[0].sentence, "Utbildningsnämndens handlingar ska lämnas på torsdag");
    // No case has the plans of fritids- och kulturförvaltningen.
    assert!(matches!(titled(&due, "Fritids- och kulturnämnden").leads, Leads::Plan(_)));
}

#[test]
fn what_is_handed_in_waits_for_its_decision_and_a_delegated_one_to_be_reported() {
    let is_of = |due: &[Due], words: &str| due.iter().any(|due| due.title == words);
    let before = due_with_cases("2026-12-01", |_| ());
    assert!(!is_of(&before, "För in beslutet från Samhällsbyggnadsnämnden"));
    let after = due_with_cases("2026-12-11", |_| ());
    assert!(is_of(&after, "För in beslutet från Samhällsbyggnadsnämnden"));
    let report = "Anmäl delegationsbeslut till Utbildningsnämnden";
    assert_eq!(titled(&before, report).day, day("2026-12-03"));
    let reported = due_with_cases("2026-12-01", |workspace| {
        alter(
            workspace,
            |case: &Case| case.diary_number == "UN 2026/126",
            |case| case.reported = Some(day("2026-12-03")),
        );
    });
    assert!(!is_of(&reported, report));
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

fn plan_of(number: &str) -> impl Fn(&Plan) -> bool {
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
        alter(workspace, plan_of("UN 2026/118"), |plan: &mut Plan| {
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
        // The IT-plan and the training plan are decided together.
        let waits =
            |plan: &Plan| plan_of("UN 2026/118")(plan) && plan.state == Some(PlanState::Proposal);
        for _ in PlanKind::ALL {
            alter(workspace, waits, |plan: &mut Plan| plan.state = Some(PlanState::Decided));
        }
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
    match &row.leads {
        Leads::Systems(selection) => assert_eq!(selection.systems.len(), 2),
        other => panic!("{other:?}"),
    }
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
            system: crate::record::Ids::new(2, at).id(),
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

#[test]
fn a_checkpoint_is_told_before_its_day_until_somebody_reports_or_the_review_speaks() {
    let title = "Följ upp planerna Helår 2026";
    let is_told = |due: &[Due]| due.iter().any(|due| due.title == title);
    assert!(!is_told(&due("2026-12-01", |_| ())));
    let told = due("2026-12-20", |_| ());
    let row = told.iter().find(|due| due.title == title).unwrap();
    assert_eq!((row.day, row.about.as_str()), (day("2026-12-31"), "Utbildningsförvaltningen"));
    let Leads::FollowUp(Some(administration), term) = row.leads.clone() else { panic!("{row:?}") };
    assert!(is_told(&due("2027-01-30", |_| ())) && !is_told(&due("2027-02-01", |_| ())));
    let begun = due("2026-12-20", |workspace| {
        let plan = workspace.plan_in_force(administration, PlanKind::It, 2026).unwrap().id;
        let mut ids = crate::record::Ids::new(7, 7);
        let change = workspace.begun_follow_up(plan, term, day("2026-12-20"), &mut ids);
        workspace.apply(&change).unwrap();
    });
    assert!(!is_told(&begun));
}
