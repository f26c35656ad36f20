//! what was decided is followed up, and what went otherwise is explained.

use super::kommun::{Kommun, day};
use super::{fires, silent};
use crate::record::{
    Activity, ActivityStatus, Checkpoint, FollowUp, Kronor, LongText, Period, Plan, PlanState,
    RecordType, YearAmounts,
};

/// A plan in force in 2026 with one activity, reported at the end of August unless `None`.
fn decided(report: Option<FollowUp>) -> impl FnOnce(&mut Kommun) {
    move |k| {
        let plan = Plan {
            id: k.ids.id(),
            diary_number: "UN 2023/131".to_owned(),
            paragraph: "§ 96".to_owned(),
            state: Some(PlanState::Adopted),
            period: Period::years(2024, 2026),
            decision_date: Some(day(2023, 12, 7)),
            ..k.plan.clone()
        };
        let activity = Activity {
            id: k.ids.id(),
            plan: Some(plan.id),
            period: Period::years(2026, 2026),
            running: YearAmounts([(2026, Kronor(100_000))].into()),
            status: Some(ActivityStatus::Ongoing),
            ..k.activity.clone()
        };
        let report = report.map(|report| FollowUp {
            id: k.ids.id(),
            activity: Some(activity.id),
            year: Some(2026),
            checkpoint: Some(Checkpoint::August),
            ..report
        });
        k.more.extend([plan.into_record(), activity.into_record()]);
        k.more.extend(report.map(RecordType::into_record));
    }
}

fn report(status: ActivityStatus, expected: i64, cause: &str, measure: &str) -> Option<FollowUp> {
    Some(FollowUp {
        status: Some(status),
        expected_running: Some(Kronor(expected)),
        cause: LongText::new(cause),
        measure: LongText::new(measure),
        ..FollowUp::blank(crate::record::Ids::new(7, 7).id())
    })
}

#[test]
fn r49_a_decided_plan_is_followed_up() {
    let finding = fires("R-49", "är inte uppföljd T2 2026", decided(None));
    assert!(finding.quote.is_some());
    silent("R-49", decided(report(ActivityStatus::Ongoing, 100_000, "", "")));
    silent("R-49", |k| {
        decided(None)(k);
        let decided_late = |record: &mut crate::record::Record| {
            if let crate::record::Record::Plan(plan) = record {
                plan.decision_date = Some(day(2026, 10, 1));
            }
        };
        k.more.iter_mut().for_each(decided_late);
    });
}

#[test]
fn r50_what_deviates_has_a_cause_and_a_measure() {
    use ActivityStatus::{Late, Ongoing};
    fires("R-50", "utan orsak och åtgärd", decided(report(Late, 100_000, "", "")));
    fires("R-50", "utan åtgärd", decided(report(Late, 100_000, "Sjukdom.", " ")));
    fires("R-50", "utan orsak", decided(report(Ongoing, 110_000, "", "Omfördelas.")));
    silent("R-50", decided(report(Ongoing, 105_000, "", "")));
    silent("R-50", decided(report(Late, 120_000, "Sjukdom.", "Klar i mars.")));
}
