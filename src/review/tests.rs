//! Each rule fires where it should and is silent where it should be.

mod case;
mod follow_up;
mod kommun;
mod training;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{RULES, administration, review, review_plan};
use crate::record::{
    AccessRule, Administration, AnyId, Assignment, BodyKind, Classification, Competence,
    CompetenceState, DocumentState, EndDate, Holders, Ids, ImpactAssessment, Kind, Kronor,
    Lifecycle, LongText, Operation, Period, PlanState, ProcessorAgreement, RecordType, Subject,
    System, YearAmounts,
};
use crate::workspace::{Finding, Weight, Workspace};
use kommun::{Kommun, day, today};

fn findings(alter: impl FnOnce(&mut Kommun)) -> Vec<Finding> {
    let mut kommun = Kommun::sound();
    alter(&mut kommun);
    review(&kommun.workspace(), today())
}

/// The rule fires, with words that hold these.
#[track_caller]
fn fires(rule: &str, words: &str, alter: impl FnOnce(&mut Kommun)) -> Finding {
    let found = findings(alter);
    let fired = found.iter().find(|finding| finding.rule == rule);
    let Some(finding) = fired else { panic!("{rule} is silent: {found:#?}") };
    assert!(finding.sentence.contains(words), "{}", finding.sentence);
    assert!(!finding.consequence.is_empty() && !finding.source.is_empty());
    finding.clone()
}

/// Nothing of this rule is found.
#[track_caller]
fn silent(rule: &str, alter: impl FnOnce(&mut Kommun)) {
    let found = findings(alter);
    assert!(found.iter().all(|finding| finding.rule != rule), "{found:#?}");
}

#[test]
fn a_sound_kommun_has_no_findings_at_all() {
    assert_eq!(findings(|_| ()), []);
}

#[test]
fn r1_a_system_has_an_owner() {
    let finding = fires("R-1", "saknar systemägare", |k| k.system.owner = None);
    assert_eq!(finding.weight, Weight::Error);
    assert_eq!(finding.field, Some(System::owner));
    assert_eq!(finding.label, "SYS-015");
}

#[test]
fn r2_a_shared_system_of_a_committee_has_its_reason() {
    let shared = |k: &mut Kommun| {
        k.system.users = vec![k.committee.id, k.board.id];
        k.system.controllers = k.system.users.clone();
    };
    fires("R-2", "utan motivering", shared);
    silent("R-2", |k| {
        shared(k);
        k.system.shared_reason = LongText::new("Skolan är den största användaren.");
    });
    silent("R-2", |k| {
        shared(k);
        k.committee.body_kind = Some(BodyKind::Board);
    });
}

#[test]
fn r3_a_system_has_a_manager_and_a_long_vacancy_is_told() {
    let finding = fires("R-3", "saknar systemansvarig", |k| {
        k.manager_post.to = Some(day(2026, 10, 1));
    });
    assert!(finding.consequence.contains("46 dagar"), "{}", finding.consequence);
    let finding = fires("R-3", "saknar systemansvarig", |k| {
        k.manager_post.to = Some(day(2026, 1, 1));
    });
    assert!(finding.consequence.contains("längre än"), "{}", finding.consequence);
    silent("R-3", |k| {
        k.manager_post.to = Some(day(2026, 1, 1));
        k.system.lifecycle = Some(Lifecycle::Closed);
    });
}

#[test]
fn r4_a_system_has_an_operator() {
    fires("R-4", "saknar driftansvarig", |k| k.operator_post.holders = Holders::default());
    silent("R-4", |k| k.operator_post.holders = Holders(vec![k.supplier.id.into()]));
}

#[test]
fn r5_another_representative_than_the_chief_has_a_reason() {
    let named = |k: &mut Kommun, holder: AnyId, reason: &str| {
        let post = Assignment {
            role: Some(k.role("representative")),
            subject: Subject(Some(k.system.id.into())),
            holders: Holders(vec![holder]),
            reason: LongText::new(reason),
            ..Assignment::blank(k.ids.id())
        };
        k.more.push(post.into_record());
    };
    fires("R-5", "utan motivering", |k| named(k, k.controller.id.into(), ""));
    silent("R-5", |k| named(k, k.chief.id.into(), ""));
    silent("R-5", |k| named(k, k.controller.id.into(), "Chefen är jävig."));
}

#[test]
fn r6_a_body_that_uses_personal_data_is_a_controller() {
    fires("R-6", "inte listad", |k| k.system.controllers = Vec::new());
    silent("R-6", |k| {
        k.system.controllers = Vec::new();
        k.system.personal_data = Some(false);
    });
}

#[test]
fn r7_outside_operation_of_personal_data_has_an_agreement() {
    fires("R-7", "saknar PUB-avtal", |k| {
        k.system.processor_agreement = Some(ProcessorAgreement::Missing);
    });
    silent("R-7", |k| {
        k.system.processor_agreement = Some(ProcessorAgreement::Missing);
        k.system.operation = Some(Operation::Own);
    });
}

#[test]
fn r8_a_classification_exists_and_is_not_too_old() {
    fires("R-8", "äldre än 24 månader", |k| k.classification.date = Some(day(2024, 11, 15)));
    silent("R-8", |k| k.classification.date = Some(day(2024, 11, 17)));
    fires("R-8", "gäller inte längre", |k| k.classification.valid_to = Some(day(2026, 11, 15)));
    fires("R-8", "äldre än 12 månader", |k| {
        k.municipality.classification_months = Some(12);
        k.classification.date = Some(day(2025, 6, 1));
    });
}

#[test]
fn r9_an_agreement_that_ends_or_must_be_ended_is_told_in_time() {
    let ends = |y, m, d| move |k: &mut Kommun| k.agreement.to = Some(EndDate::Day(day(y, m, d)));
    fires("R-9", "löper ut om 45 dagar", ends(2026, 12, 31));
    fires("R-9", "löpte ut", ends(2026, 11, 1));
    silent("R-9", ends(2027, 5, 17));
    silent("R-9", |k| k.agreement.to = Some(EndDate::UntilFurtherNotice));
    fires("R-9", "sägas upp", |k| {
        k.agreement.to = Some(EndDate::Day(day(2027, 12, 31)));
        k.agreement.notice_months = Some(12);
    });
    let closing = fires("R-9", "löper ut", |k| {
        k.agreement.to = Some(EndDate::Day(day(2026, 12, 31)));
        k.system.lifecycle = Some(Lifecycle::Closing);
    });
    assert!(closing.consequence.contains("avvecklas"), "{}", closing.consequence);
}

#[test]
fn r10_a_manager_is_competent_and_a_system_says_what_that_is() {
    fires("R-10", "saknar kompetenskrav", |k| k.requirement.system = None);
    let finding = fires("R-10", "Håkan Esbjörn", |k| k.competence.person = None);
    assert!(finding.consequence.contains("styrkt"), "{}", finding.consequence);
    for state in [CompetenceState::Partly, CompetenceState::Missing] {
        let finding = fires("R-10", "är inte styrkt", |k| k.competence.state = Some(state));
        assert_eq!((finding.label.as_str(), finding.weight), ("SYS-015", Weight::Warning));
        assert_eq!(finding.field, Some(Competence::state));
    }
    // What is said of the system itself goes before what is said of all.
    let own = |k: &mut Kommun, state, date| {
        let own = Competence {
            id: k.ids.id(),
            subject: Subject(Some(k.system.id.into())),
            state: Some(state),
            date: Some(date),
            ..k.competence.clone()
        };
        k.more.push(own.into_record());
    };
    fires("R-10", "är inte styrkt", |k| own(k, CompetenceState::Missing, day(2020, 1, 1)));
    silent("R-10", |k| {
        k.competence.state = Some(CompetenceState::Missing);
        own(k, CompetenceState::Met, day(2026, 1, 1));
    });
    // A supplier is bought for what it can.
    silent("R-10", |k| {
        k.competence.person = None;
        k.manager_post.holders = Holders(vec![k.supplier.id.into()]);
    });
}

#[test]
fn r11_the_training_that_access_demands_is_planned() {
    let finding = fires("R-11", "som inte är planerad", |k| k.training.period = None);
    assert_eq!(finding.field, Some(AccessRule::training));
    fires("R-11", "som inte är planerad", |k| k.training.period = Period::years(2025, 2025));
    silent("R-11", |k| {
        k.training.period = None;
        k.access_rule.training = Vec::new();
    });
}

#[test]
fn r12_no_system_depends_on_one_person() {
    fires("R-12", "ingen ersättare", |k| k.manager_post.deputies = Holders::default());
    silent("R-12", |k| {
        k.manager_post.deputies = Holders::default();
        k.classification.availability = Some(2);
    });
    let managing = |count: usize| {
        move |k: &mut Kommun| {
            for number in 0..count {
                let system = System {
                    number: format!("SYS-1{number}"),
                    ..System { id: k.ids.id(), ..k.system.clone() }
                };
                let classed = Classification {
                    id: k.ids.id(),
                    system: Some(system.id),
                    ..k.classification.clone()
                };
                for post in [&k.manager_post, &k.operator_post] {
                    let subject = Subject(Some(system.id.into()));
                    let post = Assignment { id: k.ids.id(), subject, ..post.clone() };
                    k.more.push(post.into_record());
                }
                k.more.extend([system.into_record(), classed.into_record()]);
            }
        }
    };
    fires("R-12", "systemansvarig för 6 system", managing(5));
    silent("R-12", managing(4));
}

#[test]
fn r13_an_activity_has_a_goal_and_a_responsible() {
    fires("R-13", "saknar mål", |k| k.activity.goals = Vec::new());
    fires("R-13", "saknar ansvarig", |k| k.activity.responsible = Holders::default());
    silent("R-13", |k| {
        k.activity.goals = Vec::new();
        k.plan.state = Some(PlanState::Adopted);
    });
}

#[test]
fn r14_what_is_financed_equals_the_cost_each_year() {
    let finding = fires("R-14", "kostar 95\u{a0}tkr år 2027 men 90\u{a0}tkr", |k| {
        k.activity.financed = YearAmounts(BTreeMap::from([(2027, Kronor(90_000))]));
    });
    assert_eq!(finding.weight, Weight::Error);
    fires("R-14", "år 2028", |k| {
        k.activity.running.0.insert(2028, Kronor(10_000));
    });
}

#[test]
fn r19_an_administration_has_a_decided_plan_that_holds() {
    fires("R-19", "är inte beslutad", |k| k.plan.period = Period::years(2026, 2028));
    fires("R-19", "gällde till och med", |k| k.plan.period = Period::years(2023, 2025));
    fires("R-19", "ingen IT-plan", |k| k.plan.state = Some(PlanState::Ended));
    silent("R-19", |k| {
        k.plan.period = Period::years(2026, 2028);
        k.plan.state = Some(PlanState::Adopted);
    });
}

#[test]
fn r20_text_is_finished() {
    let text = |text: &'static str| move |k: &mut Kommun| k.chapter.text = LongText::new(text);
    fires("R-20", "", text("Nämnden [Skriv nämndens namn] beslutar."));
    fires("R-20", "", text("Planen kostar 495 i drift."));
    fires("R-20", "", text("Enligt föreliggande förslag antas planen."));
    fires("R-20", "", |k| k.plan.diary_number = "UN UN 2026/118".to_owned());
    fires("R-20", "", |k| k.activity.name = String::new());
    silent("R-20", text("Under 2027 kostar planen 495 tkr. Den gäller 2027–2029, § 104."));
}

#[test]
fn r23_who_holds_an_assignment_is_in_service() {
    fires("R-23", "har slutat", |k| k.manager.to = Some(day(2026, 6, 30)));
    silent("R-23", |k| k.manager.to = Some(day(2026, 12, 31)));
    silent("R-23", |k| {
        k.manager.to = Some(day(2026, 6, 30));
        k.manager_post.to = Some(day(2026, 6, 30));
        k.activity.responsible = Holders(vec![k.controller.id.into()]);
    });
}

#[test]
fn r24_level_four_does_not_stand_in_the_file() {
    let finding =
        fires("R-24", "konfidentialitet 4", |k| k.classification.confidentiality = Some(4));
    assert_eq!(finding.weight, Weight::Error);
    assert!(finding.consequence.contains("Sveriges säkerhet"));
    silent("R-24", |k| k.classification.confidentiality = Some(3));
}

#[test]
fn r25_and_r30_high_levels_demand_continuity_and_access_rules() {
    fires("R-25", "kontinuitetsplan", |k| k.system.continuity_plan = None);
    silent("R-25", |k| {
        k.system.continuity_plan = None;
        k.classification.availability = Some(2);
    });
    fires("R-30", "behörighetsregler", |k| k.access_rule.system = None);
    silent("R-30", |k| {
        k.access_rule.system = None;
        k.classification.confidentiality = Some(1);
    });
}

#[test]
fn r28_an_administration_has_one_controller_of_its_own() {
    let finding = fires("R-28", "saknar IT-controller", |k| {
        k.controller_post.holders = Holders::default();
    });
    assert_eq!(finding.weight, Weight::Error);
    let finding = fires("R-28", "2 IT-controllers", |k| {
        k.controller_post.holders.0.push(k.deputy.id.into());
    });
    assert_eq!(finding.weight, Weight::Warning);
    silent("R-28", |_| ());
}

#[test]
fn r28_one_controller_in_two_administrations_is_told_once() {
    let mut kommun = Kommun::sound();
    let office = Administration {
        id: kommun.ids.id(),
        name: "Kommunledningskontoret".to_owned(),
        body: Some(kommun.board.id),
        ..kommun.administration.clone()
    };
    let shared = Assignment {
        id: kommun.ids.id(),
        subject: Subject(Some(office.id.into())),
        from: Some(day(2026, 1, 1)),
        ..kommun.controller_post.clone()
    };
    let (office_id, shared_id) = (office.id, shared.id);
    kommun.more.extend([office.into_record(), shared.into_record()]);
    let workspace = kommun.workspace();
    let found = review(&workspace, today());
    let found: Vec<_> = found.iter().filter(|finding| finding.rule == "R-28").collect();
    let [finding] = found[..] else { panic!("{found:#?}") };
    // The later assignment is the one that made her shared.
    assert_eq!(finding.object, shared_id.into());
    assert_eq!(finding.weight, Weight::Warning);
    assert_eq!(finding.label, "Kommunledningskontoret");
    assert_eq!(administration(&workspace, finding), Some(office_id));
}

#[test]
fn r29_an_administration_has_system_managers() {
    fires("R-29", "har ingen systemansvarig", |k| k.manager_post.holders = Holders::default());
    silent("R-29", |_| ());
}

#[test]
fn r31_technical_documentation_exists_and_is_current() {
    let state = |state| move |k: &mut Kommun| k.document.state = Some(state);
    fires("R-31", "saknas för Skola24", state(DocumentState::Missing));
    fires("R-31", "behöver uppdateras", state(DocumentState::Outdated));
    silent("R-31", state(DocumentState::Current));
    silent("R-31", |k| {
        k.document.state = Some(DocumentState::Missing);
        k.system.lifecycle = Some(Lifecycle::Closed);
    });
}

#[test]
fn r32_the_register_is_looked_over_each_year() {
    let finding = fires("R-32", "inte granskade på ett år", |k| {
        k.system.reviewed = Some(day(2025, 11, 15));
    });
    assert_eq!((finding.field, finding.weight), (Some(System::reviewed), Weight::Reminder));
    silent("R-32", |k| k.system.reviewed = Some(day(2025, 11, 16)));
}

#[test]
fn r33_what_goes_outside_the_union_has_its_consequences_assessed() {
    let abroad = |k: &mut Kommun| k.system.third_country = Some(true);
    fires("R-33", "saknar konsekvensbedömning", abroad);
    for done in [ImpactAssessment::Done, ImpactAssessment::NotNeeded] {
        silent("R-33", |k| {
            abroad(k);
            k.system.impact_assessment = Some(done);
        });
    }
    silent("R-33", |k| {
        abroad(k);
        k.classification.confidentiality = Some(1);
    });
}

#[test]
fn r34_an_agreement_on_personal_data_is_looked_over_on_its_day() {
    let due = |day| move |k: &mut Kommun| k.system.processor_review = Some(day);
    fires("R-34", "skulle ha granskats om 2026-10-01", due(day(2026, 10, 1)));
    fires("R-34", "ska granskas om senast 2027-01-31", due(day(2027, 1, 31)));
    silent("R-34", due(day(2027, 3, 1)));
}

#[test]
fn r35_who_has_access_is_looked_over_as_often_as_the_rule_says() {
    let last = |day| {
        move |k: &mut Kommun| {
            k.access_rule.review_months = Some(6);
            k.access_rule.reviewed = Some(day);
        }
    };
    let finding = fires("R-35", "dags att granska", last(day(2026, 5, 15)));
    assert!(finding.consequence.contains("6 månader"), "{}", finding.consequence);
    silent("R-35", last(day(2026, 5, 16)));
}

#[test]
fn the_findings_of_a_plan_are_those_of_its_parts() {
    let mut kommun = Kommun::sound();
    kommun.activity.goals = Vec::new();
    let (plan, activity) = (kommun.plan.id, kommun.activity.id);
    let found = review_plan(&kommun.workspace(), plan, today());
    assert!(found.iter().any(|f| f.rule == "R-13" && f.object == activity.into()), "{found:#?}");
}

#[test]
fn a_plan_is_not_shown_what_another_has_to_mend() {
    let mut kommun = Kommun::sound();
    kommun.system.owner = Some(kommun.board.id);
    kommun.system.continuity_plan = None;
    let (plan, system) = (kommun.plan.id, kommun.system.id);
    let workspace = kommun.workspace();
    assert!(review(&workspace, today()).iter().any(|finding| finding.object == system.into()));
    assert!(review_plan(&workspace, plan, today()).iter().all(|f| f.object != system.into()));
}

#[test]
fn a_decided_plan_stays_as_it_was_decided() {
    let unfinished = |state| {
        findings(|k| {
            k.activity.goals = Vec::new();
            k.activity.financed = YearAmounts::default();
            k.chapter.text = LongText::new("[Skriv]");
            k.goal.indicator = String::new();
            k.plan.state = Some(state);
        })
    };
    assert_eq!(unfinished(PlanState::Review).len(), 4);
    assert_eq!(unfinished(PlanState::Adopted), []);
}

#[test]
fn every_sentence_is_plain_swedish_even_about_blank_records() {
    let mut ids = Ids::new(1, 1);
    let blank = Workspace::from_records(Kind::ALL.iter().map(|kind| kind.blank(ids.uuid())));
    let found = review(&blank, today());
    assert!(found.len() > 10);
    for finding in &found {
        reads_as_plain_swedish(finding);
        assert!(finding.field.is_none_or(|field| field.kind == finding.object.kind));
    }
    // No day is too early or too late to be asked about.
    for day in [NaiveDate::MIN, NaiveDate::MAX] {
        review(&blank, day).iter().for_each(reads_as_plain_swedish);
    }
}

/// A sentence as a person says it: no name of a field, no English, no stop at its end.
#[track_caller]
fn reads_as_plain_swedish(finding: &Finding) {
    let Finding { sentence, consequence, label, .. } = finding;
    assert!(!label.is_empty() && sentence.chars().next().is_some_and(char::is_uppercase));
    assert!(!sentence.ends_with('.') && sentence.chars().count() <= 160, "{sentence}");
    assert!(consequence.ends_with('.'), "{sentence}: {consequence}");
    for text in [sentence, consequence] {
        let english = |word: &str| ["missing", "the", "owner", "None", "Some"].contains(&word);
        let mut words = text.split(|c: char| !c.is_alphanumeric() && c != '_');
        assert!(!words.any(|word| word.contains('_') || english(word)), "{text}");
        assert!(!text.contains("  "), "{text}");
    }
}

#[test]
fn findings_stand_by_weight_and_each_rule_has_its_words() {
    let found = findings(|k| {
        k.system.owner = None;
        k.classification.date = Some(day(2020, 1, 1));
    });
    assert!(found.windows(2).all(|pair| pair[0].weight <= pair[1].weight));
    for rule in RULES {
        assert!(rule.demand.ends_with('.') && !rule.source.is_empty(), "{}", rule.id);
    }
}
