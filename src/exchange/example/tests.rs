//! What the example promises (domain §7): its counts and sums, its deliberate flaws and no others,
//! and texts that agree with the registers.

use std::collections::BTreeMap;

use chrono::Months;

use super::*;
use crate::document::words;
use crate::exchange::seed;
use crate::record::money::grouped;
use crate::record::{
    AccessRule, Activity, Administration, Agreement, AmountUnit, Body, Classification,
    CompetenceRequirement, FieldKind, Goal, Id, Kind, Kronor, Meeting, Need, Operation, Plan,
    PlanKind, PlanState, ProcessorAgreement, Record, RoleCode, System, TrainingDemand,
};
use crate::workspace::responsibility::Representative;
use crate::workspace::training_cost::Whole;

fn dated() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 16).unwrap()
}

fn norralv() -> Workspace {
    example_workspace(dated()).unwrap()
}

/// The numbers of the systems that `is` holds for.
fn systems(workspace: &Workspace, is: impl Fn(&System) -> bool) -> Vec<&str> {
    workspace.all::<System>().filter(|system| is(system)).map(|s| s.number.as_str()).collect()
}

fn classification<'a>(workspace: &'a Workspace, system: &System) -> &'a Classification {
    workspace.referring::<Classification>(system.id).next().unwrap()
}

fn plan<'a>(workspace: &'a Workspace, diary: &str) -> &'a Plan {
    let mut plans = workspace.all::<Plan>().filter(|plan| plan.kind == Some(PlanKind::It));
    plans.find(|plan| plan.diary_number == diary).unwrap()
}

/// The IT-plans for 2027–2029.
fn new_plans(workspace: &Workspace) -> impl Iterator<Item = &Plan> {
    let plans = workspace.all::<Plan>().filter(|plan| plan.kind == Some(PlanKind::It));
    plans.filter(|plan| plan.diary_number != "UN 2023/131")
}

/// The training plans for 2027.
fn training_plans(workspace: &Workspace) -> impl Iterator<Item = &Plan> {
    workspace.all::<Plan>().filter(|plan| plan.kind == Some(PlanKind::Training))
}

fn costs(workspace: &Workspace, plan: Id<Plan>, year: i32) -> (Kronor, Kronor) {
    let activities = workspace.activities(plan);
    let running = activities.iter().map(|activity| workspace.running(activity).of(year)).sum();
    (running, activities.iter().map(|activity| activity.investment.of(year)).sum())
}

/// "1 345 tkr" as the texts write it.
fn tkr(amount: Kronor) -> String {
    format!("{} tkr", grouped((amount.0 / 1000).unsigned_abs()))
}

fn chapter<'a>(workspace: &'a Workspace, plan: &Plan, heading: &str) -> &'a str {
    let chapters = workspace.chapters(plan.id);
    chapters.into_iter().find(|chapter| chapter.heading == heading).unwrap().text.as_str()
}

#[test]
fn the_example_has_what_the_sample_counts() {
    let workspace = norralv();
    for (kind, count) in [
        (Kind::Municipality, 1),
        (Kind::Body, 6),
        (Kind::Meeting, 8),
        (Kind::Case, 6),
        (Kind::Statement, 6),
        (Kind::Administration, 5),
        (Kind::System, 27),
        (Kind::Agreement, 27),
        (Kind::Classification, 27),
        (Kind::Plan, 11),
    ] {
        assert_eq!(workspace.count(kind), count, "{}", kind.table());
    }
    assert_eq!(new_plans(&workspace).count(), 5);
    assert_eq!(training_plans(&workspace).count(), 5);
    for meeting in workspace.all::<Meeting>() {
        let date = meeting.date.unwrap();
        assert_eq!((date - meeting.deadline.unwrap()).num_days(), 14);
        assert_eq!((date - meeting.notice.unwrap()).num_days(), 7);
    }
}

#[test]
fn the_training_plans_cost_what_the_activities_of_the_it_plans_say() {
    let workspace = norralv();
    let mut sums = BTreeMap::new();
    for plan in training_plans(&workspace) {
        let whole = Whole::of(workspace.trainings(plan.id));
        let prefix = workspace.get(plan.decided_by.unwrap()).unwrap().prefix.as_str();
        sums.insert(prefix, whole.cost().0 / 1000);
        // Every krona is borne by an activity, and what was typed there is the same.
        for training in workspace.trainings(plan.id) {
            assert!(
                training.whole_cost().0 == 0 || training.activity.is_some(),
                "{}",
                training.name
            );
        }
        let compulsory = workspace.trainings(plan.id).into_iter();
        let compulsory = compulsory.filter(|it| it.compulsory == Some(TrainingDemand::Compulsory));
        let count =
            |count: usize| words::counted(count, "utbildningsinsats", "utbildningsinsatser");
        let summary = chapter(&workspace, plan, "Sammanfattning");
        let said = format!(
            "Planen har {} för {} deltagare och kostar {}.",
            count(whole.trainings),
            whole.participants,
            tkr(whole.cost())
        );
        assert!(summary.contains(&said), "{prefix}: {said} i {summary}");
        let compulsory = words::counted(compulsory.count(), "insats", "insatser");
        assert!(summary.contains(&words::sentence(&compulsory)), "{prefix}: {compulsory}");
    }
    let expected = [("FKN", 36), ("KS", 270), ("SBN", 50), ("SN", 75), ("UN", 120)];
    assert_eq!(sums, BTreeMap::from(expected));
    for activity in workspace.all::<Activity>() {
        assert_eq!(*workspace.running(activity), activity.running, "{}", activity.name);
    }
}

#[test]
fn the_systems_cost_what_the_sample_says_for_each_owner() {
    let workspace = norralv();
    let mut sums = BTreeMap::new();
    for system in workspace.all::<System>() {
        let owner = workspace.get(system.owner.unwrap()).unwrap().prefix.as_str();
        *sums.entry(owner).or_insert(0) += system.annual_cost.unwrap().0 / 1000;
    }
    let expected = [("FKN", 360), ("KS", 5100), ("SBN", 1875), ("SN", 2835), ("UN", 1245)];
    assert_eq!(sums, BTreeMap::from(expected));
}

#[test]
fn every_system_has_its_people_but_for_the_deliberate_gaps() {
    let workspace = norralv();
    let holders = |code, system: &System| workspace.holders(code, Some(system.id.into()), dated());
    let without_manager = systems(&workspace, |s| holders(RoleCode::SystemManager, s).is_empty());
    assert_eq!(without_manager, ["SYS-011"]);
    assert!(systems(&workspace, |s| holders(RoleCode::Operator, s).is_empty()).is_empty());
    let represented =
        |s: &System| matches!(workspace.representative(s, dated()), Representative::Chief(_));
    assert!(systems(&workspace, |s| !represented(s)).is_empty());

    let no_deputy = |s: &System| {
        let assigned = workspace.assignments(RoleCode::SystemManager, Some(s.id.into()), dated());
        assigned.iter().any(|assignment| assignment.deputies.is_empty())
    };
    let critical = |s: &System| classification(&workspace, s).availability == Some(3);
    assert_eq!(systems(&workspace, |s| critical(s) && no_deputy(s)), ["SYS-002"]);

    let mut managed = BTreeMap::new();
    for system in workspace.all::<System>() {
        for person in holders(RoleCode::SystemManager, system) {
            *managed.entry(person).or_insert(0) += 1;
        }
    }
    assert!(managed.values().all(|count| *count <= 5));

    let controllers = workspace.all::<Administration>().map(|administration| {
        let subject = Some(administration.id.into());
        workspace.holder_names(RoleCode::Controller, subject, dated())
    });
    let expected =
        ["Östen Åberg", "Åke Ängman", "Lovisa Zakrisson", "Ella Norberg", "Ella Norberg"];
    assert_eq!(controllers.collect::<Vec<_>>(), expected);
}

#[test]
fn every_system_has_its_data_in_order_but_for_the_deliberate_flaws() {
    let workspace = norralv();
    let missing_controller = |s: &System| {
        s.personal_data == Some(true) && s.users.iter().any(|user| !s.controllers.contains(user))
    };
    assert_eq!(systems(&workspace, missing_controller), ["SYS-005"]);

    let old = dated() - Months::new(24);
    let outdated = |s: &System| classification(&workspace, s).date.unwrap() < old;
    assert_eq!(systems(&workspace, outdated), ["SYS-015"]);

    let (half_year, quarter) = (dated() + Months::new(6), dated() + Months::new(3));
    let ending = |s: &System| {
        let agreement = workspace.referring::<Agreement>(s.id).next().unwrap();
        let notice = agreement.notice_months.and_then(|months| u32::try_from(months).ok());
        agreement.to.and_then(crate::record::EndDate::day).is_some_and(|day| {
            day <= half_year || notice.is_some_and(|months| day - Months::new(months) <= quarter)
        })
    };
    assert_eq!(systems(&workspace, ending), ["SYS-003", "SYS-006", "SYS-016"]);

    let unprocessed = |s: &System| {
        s.operation != Some(Operation::Own)
            && s.personal_data == Some(true)
            && (s.processor_agreement != Some(ProcessorAgreement::Exists)
                || s.processor_date.is_none())
    };
    let unreasoned = |s: &System| {
        let board = workspace.get(s.owner.unwrap()).unwrap().prefix == "KS";
        s.users.len() > 1 && !board && s.shared_reason.is_empty()
    };
    let unruled = |s: &System| {
        classification(&workspace, s).confidentiality >= Some(2)
            && workspace.referring::<AccessRule>(s.id).next().is_none()
    };
    let unplanned = |s: &System| {
        classification(&workspace, s).availability >= Some(3)
            && (s.continuity_plan != Some(true) || s.continuity_exercised.is_none())
    };
    assert!(systems(&workspace, unprocessed).is_empty());
    assert!(systems(&workspace, unreasoned).is_empty());
    assert!(systems(&workspace, unruled).is_empty());
    assert!(systems(&workspace, unplanned).is_empty());
    let demanded = |s: &System| workspace.referring::<CompetenceRequirement>(s.id).next().is_some();
    assert!(systems(&workspace, |s| !demanded(s)).is_empty());
    assert_eq!(systems(&workspace, |s| s.internal_only == Some(true)), ["SYS-024"]);
    for made in workspace.all::<Classification>() {
        let levels = [made.confidentiality, made.integrity, made.availability];
        assert!(levels.iter().all(|level| (1..=3).contains(&level.unwrap())));
    }
}

#[test]
fn no_required_field_is_empty_but_the_goal_of_the_data_protection_activity() {
    let workspace = norralv();
    let mut empty = Vec::new();
    for record in Kind::ALL.iter().flat_map(|kind| workspace.records(*kind)) {
        for key in record.kind().keys() {
            if key.field().required && record.value(key.index).is_empty() {
                empty.push(format!("{}: {}", workspace.title(record.any_id()), key.field().name));
            }
        }
    }
    assert_eq!(empty, ["5 Informationsklassning och konsekvensbedömning: goals"]);
}

#[test]
fn the_plans_cost_what_the_sample_says_and_are_financed() {
    let workspace = norralv();
    for (diary, running, investment) in [("UN 2026/118", 495, 850), ("SN 2026/201", 795, 480)] {
        let (r, i) = costs(&workspace, plan(&workspace, diary).id, 2027);
        assert_eq!((r.0, i.0), (running * 1000, investment * 1000), "{diary}");
    }
    for activity in workspace.all::<Activity>() {
        for year in 2027..=2029 {
            let cost = activity.running.of(year) + activity.investment.of(year);
            assert_eq!(activity.financed.of(year), cost, "{}", activity.name);
        }
        let scores = [
            activity.new,
            activity.audience,
            activity.lead_time,
            activity.whole,
            activity.speed,
            activity.coordination,
            activity.flexibility,
        ];
        assert!(scores.iter().all(|score| score.is_some_and(|score| (0..=3).contains(&score))));
    }
    let mut needs: Vec<_> = workspace.all::<Activity>().flat_map(|a| a.needs.clone()).collect();
    needs.sort();
    needs.dedup();
    assert_eq!(needs.len(), workspace.all::<Need>().count(), "every need has an activity");
    let aimed = |goal: &Goal| workspace.all::<Activity>().any(|a| a.goals.contains(&goal.id));
    assert!(workspace.all::<Goal>().all(aimed), "every goal has an activity");
}

#[test]
fn no_text_states_a_sum_or_a_count_that_the_registers_contradict() {
    let workspace = norralv();
    for plan in new_plans(&workspace) {
        let (running, investment) = costs(&workspace, plan.id, 2027);
        let first_year = format!(
            "Planen kostar {} i drift och {} i investering under 2027.",
            tkr(running),
            tkr(investment)
        );
        let summary = chapter(&workspace, plan, "Sammanfattning");
        assert!(summary.contains(&first_year), "{first_year}");

        let years = (2027..=2029).map(|year| costs(&workspace, plan.id, year));
        let total: Kronor = years.map(|(running, investment)| running + investment).sum();
        let three_years = format!("Planen kostar {} under tre år.", tkr(total));
        let economy = chapter(&workspace, plan, "Ekonomi");
        assert!(economy.contains(&three_years), "{three_years}");

        let owner = plan.decided_by.unwrap();
        let own: Vec<_> = workspace.all::<System>().filter(|s| s.owner == Some(owner)).collect();
        let shown = own.iter().filter(|s| s.internal_only != Some(true));
        let cost = tkr(shown.map(|s| s.annual_cost.unwrap()).sum());
        let today = chapter(&workspace, plan, "IT-stöd i dag");
        assert!(today.contains(&format!("{cost} per år")), "{cost}");

        let words = ["noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta"];
        assert!(summary.contains(&format!("{} egna IT-system", words[own.len()])));
        let activities = format!("Planen har {} ", words[workspace.activities(plan.id).len()]);
        assert!(chapter(&workspace, plan, "Åtgärder och aktiviteter").starts_with(&activities));
        let needs = workspace.all::<Need>().filter(|n| n.administration == plan.administration);
        let needs = format!("lämnat {} behov", words[needs.count()]);
        assert!(chapter(&workspace, plan, "Risker och behov").contains(&needs), "{needs}");

        let administration = workspace.get(plan.administration.unwrap()).unwrap();
        let short = chapter(&workspace, plan, "Verksamheten i korthet");
        assert!(short.contains(&format!("{} anställda", administration.employees.unwrap())));
        let devices = grouped(plan.devices.unwrap().unsigned_abs());
        let devices = format!("{devices} registrerade enheter");
        let all = workspace.chapters(plan.id);
        assert!(all.iter().any(|chapter| chapter.text.contains(&devices)), "{devices}");
    }
    let un = plan(&workspace, "UN 2026/118");
    let body = un.decided_by.unwrap();
    let shared = workspace
        .all::<System>()
        .filter(|s| s.owner != Some(body) && s.users.contains(&body))
        .count();
    assert_eq!(shared, 11);
}

#[test]
fn the_plan_of_the_schools_is_the_samples_word_for_word() {
    let workspace = norralv();
    let un = plan(&workspace, "UN 2026/118");
    assert_eq!(un.state, Some(PlanState::Proposal));
    assert_eq!(un.dated, Some(dated()));
    assert_eq!(workspace.get(un.replaces.unwrap()).unwrap().paragraph, "§ 96");
    assert_eq!(
        chapter(&workspace, un, "Sammanfattning"),
        "Utbildningsförvaltningen har fem egna IT-system och använder elva gemensamma. De kommande \
         tre åren prioriteras tre saker: en lärplattform som alla lärare använder på samma sätt, \
         elevdatorer som byts i fast takt och personal som har den utbildning som systemen kräver. \
         Planen kostar 495 tkr i drift och 850 tkr i investering under 2027. Kostnaden ryms inom \
         nämndens ram; investeringen ingår i investeringsbudgeten."
    );
    let table: Vec<_> = workspace
        .activities(un.id)
        .into_iter()
        .map(|activity| {
            (
                activity.name.as_str(),
                activity.period.unwrap().to_string(),
                activity.running.of(2027).show(AmountUnit::Tkr),
                activity.investment.of(2027).show(AmountUnit::Tkr),
                activity.priority.unwrap(),
            )
        })
        .collect();
    let row = |name, period: &str, running: &str, investment: &str, priority| {
        (name, period.to_owned(), running.to_owned(), investment.to_owned(), priority)
    };
    assert_eq!(
        table,
        [
            row(
                "Gemensam struktur i lärplattformen, alla skolor",
                "2027-01–2027-06",
                "180",
                "0",
                1
            ),
            row(
                "Byte av elevdatorer årskurs 7–9, omgång 1 (160 st)",
                "2027-05–2027-08",
                "0",
                "640",
                1
            ),
            row("Trådlöst nät Strandskolan", "2027-03–2027-06", "0", "210", 2),
            row("Behörighetsrevision Skola24 och Vklass", "2027-02–2027-04", "95", "0", 1),
            row("Informationsklassning och konsekvensbedömning", "2027-01–2027-03", "40", "0", 1),
            row("Upphandling av elevhälsojournal", "2026-12–2027-09", "60", "0", 1),
            row("Utbildningsinsatser enligt utbildningsplan", "2027", "120", "0", 1),
        ]
    );
}

#[test]
fn every_plan_has_the_chapters_of_the_default_template_with_text() {
    let workspace = norralv();
    for plan in new_plans(&workspace).chain(training_plans(&workspace)) {
        let template = seed::plan_chapters(plan.kind.unwrap(), plan.id, &mut Ids::new(1, 2));
        let template = template.unwrap();
        let chapters = workspace.chapters(plan.id);
        for wanted in &template {
            let found = chapters.iter().find(|chapter| chapter.heading == wanted.heading).unwrap();
            assert_eq!((found.depth, found.content), (wanted.depth, wanted.content));
            assert!(!found.guidance.is_empty());
        }
        assert!(chapters.iter().all(|chapter| chapter.text.chars().count() > 60));
    }
}

/// The one that a case shows on purpose (domain §7.10).
const FLAW: &str = "[Skriv bakgrund och aktuell situation]";

#[test]
fn no_text_holds_a_placeholder_or_names_what_is_internal() {
    let workspace = norralv();
    for record in Kind::ALL.iter().flat_map(|kind| workspace.records(*kind)) {
        for key in record.kind().keys() {
            let is_text = matches!(key.field().kind, FieldKind::Text | FieldKind::LongText);
            let crate::record::Value::Text(text) = record.value(key.index) else { continue };
            let place = || format!("{}: {text}", workspace.title(record.any_id()));
            let leftover =
                ["[", "{", "xxx", "XXX", "TODO", "lorem", "???", "Skriv ", "föreliggande"];
            if is_text && !matches!(key.field().name, "guidance" | "arms") && text != FLAW {
                let case = crate::review::case_of(&workspace, record.any_id());
                let case = case.and_then(|id| workspace.get(id));
                let text = case.map_or(text.clone(), |case| workspace.live(case, &text).text);
                assert!(!leftover.iter().any(|mark| text.contains(mark)), "{}", place());
            }
            let published =
                matches!(record, Record::Chapter(_) | Record::Goal(_) | Record::Activity(_));
            if published {
                assert!(!text.contains("SYS-024") && !text.contains("SCADA"), "{}", place());
            }
        }
    }
}

#[test]
fn the_arms_are_filled_paths_that_documents_can_draw() {
    let workspace = norralv();
    let arms = &workspace.municipality().unwrap().arms;
    assert!(arms.contains("viewBox=\"0 0 140 170\""));
    let paths: Vec<_> = arms.split(" d=\"").skip(1).filter_map(|p| p.split('"').next()).collect();
    assert_eq!(paths.len(), arms.matches("<path").count());
    for letter in paths.iter().flat_map(|path| path.chars()).filter(char::is_ascii_alphabetic) {
        assert!("MLCZ".contains(letter), "{letter}");
    }
}

#[test]
fn the_example_is_the_same_whatever_day_it_is() {
    let other = NaiveDate::from_ymd_opt(2031, 2, 3).unwrap();
    assert_eq!(example(dated()).unwrap(), example(other).unwrap());
    let names: Vec<_> = norralv().all::<Body>().map(|body| body.prefix.clone()).collect();
    assert_eq!(names, ["KF", "KS", "SN", "UN", "SBN", "FKN"]);
}
