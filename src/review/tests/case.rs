//! …R-48, and the list that a case is held against.

use super::kommun::{Kommun, day, filled};
use super::{fires, review, silent};
use crate::record::{
    Case, CaseOutcome, CaseState, DecisionLevel, Enclosure, EnclosureKind, LongText, Meeting,
    Point, RecordType, Scope, Section, SectionContent, Statement,
};
use crate::review::formalia::{formalia, may_go_on};
use crate::workspace::Weight;

/// A case in which nothing is wrong, before it is laid among the records.
struct Laid {
    case: Case,
    meeting: Meeting,
    sections: Vec<Section>,
    point: Point,
    statement: Statement,
    enclosures: Vec<Enclosure>,
}

impl Laid {
    fn sound(k: &mut Kommun) -> Self {
        let ids = &mut k.ids;
        let meeting = Meeting {
            body: Some(k.committee.id),
            date: Some(day(2026, 12, 3)),
            deadline: Some(day(2026, 11, 19)),
            ..filled(Meeting::blank(ids.id()))
        };
        let case = Case {
            title: "IT-plan 2027–2029".to_owned(),
            administration: Some(k.administration.id),
            level: Some(DecisionLevel::Committee),
            body: Some(k.committee.id),
            meeting: Some(meeting.id),
            diary_number: "UN 2026/118".to_owned(),
            author: Some(k.controller.id),
            state: Some(CaseState::Open),
            concerns_children: Some(true),
            ..filled(Case::blank(ids.id()))
        };
        let contents = [
            ("Förslag till beslut", SectionContent::Points, ""),
            ("Sammanfattning av ärendet", SectionContent::Text, "Planen har tagits fram."),
            ("Konsekvenser för barn", SectionContent::Children, "Alla elever får dator."),
            ("Beslutsunderlag", SectionContent::Papers, ""),
            ("Beslutet ska skickas till", SectionContent::Recipients, ""),
        ];
        let sections =
            contents.into_iter().zip(1..).map(|((heading, content, text), position)| Section {
                case: Some(case.id),
                position: Some(position),
                heading: heading.to_owned(),
                content: Some(content),
                text: LongText::new(text),
                mandatory: Some(true),
                ..Section::blank(ids.id())
            });
        let sections = sections.collect();
        let point = Point {
            case: Some(case.id),
            text: LongText::new("{Organ} antar {IT-plan}."),
            ..filled(Point::blank(ids.id()))
        };
        let statement =
            Statement { given_by: "Team IT".to_owned(), ..filled(Statement::blank(ids.id())) };
        let mut enclosure = |position, kind| Enclosure {
            case: Some(case.id),
            position: Some(position),
            kind: Some(kind),
            ..Enclosure::blank(ids.id())
        };
        let plan = Enclosure { plan: Some(k.plan.id), ..enclosure(1, EnclosureKind::Plan) };
        let team =
            Enclosure { statement: Some(statement.id), ..enclosure(2, EnclosureKind::Statement) };
        Self { case, meeting, sections, point, statement, enclosures: vec![plan, team] }
    }

    fn into(self, k: &mut Kommun) {
        let records = [
            self.case.into_record(),
            self.meeting.into_record(),
            self.point.into_record(),
            self.statement.into_record(),
        ];
        k.more.extend(records);
        k.more.extend(self.sections.into_iter().map(RecordType::into_record));
        k.more.extend(self.enclosures.into_iter().map(RecordType::into_record));
    }
}

/// A sound case in which `alter` makes something wrong.
fn with(alter: impl FnOnce(&mut Laid)) -> impl FnOnce(&mut Kommun) {
    move |k| {
        let mut laid = Laid::sound(k);
        alter(&mut laid);
        laid.into(k);
    }
}

#[test]
fn a_sound_case_has_no_findings_and_meets_every_point_of_the_list() {
    let mut k = Kommun::sound();
    let laid = Laid::sound(&mut k);
    let case = laid.case.id;
    laid.into(&mut k);
    let workspace = k.workspace();
    let findings = review(&workspace, super::kommun::today());
    assert_eq!(findings, []);
    let checks = formalia(&workspace, case, &findings);
    assert!(checks.len() > 12 && checks.iter().all(|check| check.is_met()));
}

#[test]
fn r15_what_several_share_has_a_statement_of_team_it() {
    let shared = |keeps: bool| {
        move |k: &mut Kommun| {
            k.activity.scope = Some(Scope::Shared);
            with(|it| it.enclosures.truncate(if keeps { 2 } else { 1 }))(k);
        }
    };
    fires("R-15", "Team IT:s yttrande ligger inte bland bilagorna", shared(false));
    silent("R-15", shared(true));
    silent("R-15", with(|it| it.enclosures.truncate(1)));
}

#[test]
fn r21_every_paper_is_dated() {
    let finding = fires(
        "R-21",
        "”Team IT:s yttrande” har inget datum",
        with(|it| {
            it.statement.date = None;
            it.enclosures[1].unnumbered = Some(true);
        }),
    );
    assert_eq!(finding.field, Some(Enclosure::dated));
    silent(
        "R-21",
        with(|it| {
            it.statement.date = None;
            it.enclosures[1].dated = Some(day(2026, 11, 5));
        }),
    );
    silent(
        "R-21",
        with(|it| {
            it.statement.date = None;
            it.case.state = Some(CaseState::Decided);
        }),
    );
}

#[test]
fn r22_what_is_referred_to_is_there_and_what_is_there_is_listed() {
    fires(
        "R-22",
        "hänvisar till bilaga 3",
        with(|it| {
            it.sections[1].text = LongText::new("Se bilaga 3.");
        }),
    );
    fires("R-22", "saknar innehåll", with(|it| it.enclosures[0].plan = None));
    fires("R-22", "räknas inte upp", with(|it| it.sections[3].content = None));
    silent("R-22", with(|it| it.sections[1].text = LongText::new("Se bilaga 1 och 2.")));
}

#[test]
fn r26_a_decision_that_concerns_children_says_how() {
    let empty = |it: &mut Laid| it.sections[2].text = LongText::default();
    fires("R-26", "berör barn", with(empty));
    fires("R-26", "berör barn", with(|it| it.sections[2].content = None));
    silent(
        "R-26",
        with(move |it| {
            empty(it);
            it.case.concerns_children = Some(false);
        }),
    );
}

#[test]
fn r27_what_a_chief_decides_is_reported() {
    let decided = |it: &mut Laid| {
        it.case.level = Some(DecisionLevel::Delegation);
        it.case.state = Some(CaseState::Decided);
        it.case.decision_date = Some(day(2026, 11, 16));
    };
    let finding = fires("R-27", "inte anmält till Utbildningsnämnden", with(decided));
    assert_eq!(finding.weight, Weight::Reminder);
    assert!(finding.consequence.contains("2026-12-03"));
    silent(
        "R-27",
        with(move |it| {
            decided(it);
            it.case.reported = Some(day(2026, 12, 3));
        }),
    );
    silent(
        "R-27",
        with(move |it| {
            decided(it);
            it.case.level = Some(DecisionLevel::Execution);
        }),
    );
}

#[test]
fn r43_what_the_paper_must_say_is_written() {
    fires(
        "R-43",
        "”Sammanfattning av ärendet” är inte skrivet",
        with(|it| {
            it.sections[1].text = LongText::default();
        }),
    );
    fires("R-43", "”Förslag till beslut”", with(|it| it.point.text = LongText::default()));
    silent(
        "R-43",
        with(|it| {
            it.sections[1].text = LongText::default();
            it.sections[1].mandatory = Some(false);
        }),
    );
}

#[test]
fn r44_the_published_slips_are_caught_where_they_are_written() {
    let point = |text: &'static str| with(move |it| it.point.text = LongText::new(text));
    fires("R-44", "ett ord verkar saknas", point("Nämnden ger förvaltningen att återkomma."));
    fires("R-44", "säger inte vad som beslutas", point("Nämnden antar föreliggande förslag."));
    fires("R-44", "ovanligt mycket", point("Vitet är 346 500 tkr."));
    fires("R-44", "förslag och inte ett beslut", point("Planen föreslås antas."));
    fires("R-44", "har inget värde", point("Nämnden antar {IT-planen}."));
    let two = fires("R-44", "fler än en mening", point("Nämnden antar planen. Den gäller nu."));
    assert_eq!(two.weight, Weight::Reminder);
    fires(
        "R-44",
        "tar ställning",
        with(|it| {
            it.sections[1].text = LongText::new("Förvaltningen föreslår att planen antas.");
        }),
    );
    silent("R-44", point("Nämnden ger förvaltningen i uppdrag att återkomma."));
}

#[test]
fn r20_looks_in_cases_too_until_they_are_decided() {
    let slip = |text: &'static str, state| {
        with(move |it| {
            it.sections[1].text = LongText::new(text);
            it.case.state = Some(state);
        })
    };
    fires("R-20", "[Skriv nämndens namn]", slip("[Skriv nämndens namn]", CaseState::Open));
    fires("R-20", "SE SE-2025", slip("Ärende SE SE-2025-00019.", CaseState::Ready));
    silent("R-20", slip("[Skriv nämndens namn]", CaseState::Closed));
}

#[test]
fn r45_a_long_letter_has_a_summary() {
    let long =
        |it: &mut Laid| it.sections[2].text = LongText::new(&"Barnen får en dator. ".repeat(40));
    silent("R-45", with(long));
    fires(
        "R-45",
        "ingen sammanfattning",
        with(move |it| {
            long(it);
            it.sections[1].heading = "Ärendet".to_owned();
        }),
    );
}

#[test]
fn r46_the_diary_number_is_the_bodys() {
    let number = |text: &'static str| with(move |it| it.case.diary_number = text.to_owned());
    fires("R-46", "hör inte till Utbildningsnämnden", number("SN 2026/7"));
    silent("R-46", number("un-2026-00118"));
    silent("R-46", number("2026/118"));
}

#[test]
fn r47_the_papers_are_in_time_for_a_meeting_to_come() {
    let on = |deadline, meeting| {
        with(move |it| {
            (it.meeting.deadline, it.meeting.date) = (Some(deadline), Some(meeting));
        })
    };
    let late = fires("R-47", "Stoppdatum var 2026-11-12", on(day(2026, 11, 12), day(2026, 11, 26)));
    assert_eq!(late.weight, Weight::Warning);
    let over = fires("R-47", "har varit", on(day(2026, 10, 12), day(2026, 10, 26)));
    assert_eq!(over.weight, Weight::Error);
    silent("R-47", with(|_| ()));
}

#[test]
fn r48_a_decision_has_its_own_paragraph_and_a_day_that_has_been() {
    let decided = |it: &mut Laid| {
        it.case.state = Some(CaseState::Decided);
        it.case.outcome = Some(CaseOutcome::Approved);
        it.case.decision_date = Some(day(2026, 11, 16));
        it.case.paragraph = "§ 104".to_owned();
    };
    fires("R-48", "är redan beslutet i", |k| {
        with(decided)(k);
        with(decided)(k);
    });
    fires("R-48", "är inte här ännu", with(|it| it.case.decision_date = Some(day(2027, 1, 1))));
    silent("R-48", |k| {
        with(decided)(k);
        with(|it| {
            decided(it);
            it.case.paragraph = "§ 105".to_owned();
        })(k);
    });
}

#[test]
fn an_error_stops_the_hand_in_until_the_chief_says_why_not() {
    let mut k = Kommun::sound();
    let mut laid = Laid::sound(&mut k);
    laid.sections[1].text = LongText::new("[Skriv här]");
    let mut case = laid.case.clone();
    laid.into(&mut k);
    let workspace = k.workspace();
    let findings = review(&workspace, super::kommun::today());
    let checks = formalia(&workspace, case.id, &findings);
    assert_eq!(checks.iter().filter(|check| !check.is_met()).count(), 1);
    assert!(!may_go_on(&case, &checks));
    case.overridden = LongText::new("Texten läggs fram på sammanträdet.");
    assert!(may_go_on(&case, &checks));
}
