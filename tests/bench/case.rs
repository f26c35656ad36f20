//! What a case waits for: the formaliakontroll that runs while its letter is typed, what has changed
//! in a plan of 5 000 activities since it was decided (issue: ≤ 50 ms), and the whole package in both
//! variants (≤ 2 CPU-seconds).

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use planverk::document::Variant;
use planverk::exchange::example::example_workspace;
use planverk::exchange::package::package;
use planverk::record::{Activity, Case, Kronor, Plan};
use planverk::review::{formalia::formalia, review};
use planverk::workspace::Workspace;
use planverk::workspace::plan_changes::plan_changes;

#[path = "large.rs"]
#[allow(dead_code, reason = "other benches use the rest")]
mod large;

/// The large kommun a year later: every third activity has become dearer, every fifth has moved.
fn a_year_later(then: &Workspace) -> Workspace {
    let mut now = then.clone();
    let activities: Vec<Activity> = then.all::<Activity>().cloned().collect();
    let mut change = planverk::workspace::Change::new("Ett år senare");
    for (at, mut activity) in activities.into_iter().enumerate() {
        if at % 3 == 0 {
            activity.running.0.insert(2027, Kronor(1_000_000 + at as i64));
        }
        if at % 5 == 0 {
            activity.period = planverk::record::Period::years(2028, 2029);
        }
        change.edits.extend(now.put("", activity).edits);
    }
    now.apply(&change).expect("it is applied");
    now
}

fn benches(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("case");
    group.sample_size(20);
    let example = example_workspace(large::today()).expect("the example is read");
    let case = example.all::<Case>().find(|it| it.diary_number == "UN 2026/118");
    let case = case.expect("it is there").id;
    let findings = review(&example, large::today());
    group.bench_function("the formaliakontroll, of what the review has found", |bencher| {
        bencher.iter(|| black_box(formalia(&example, case, &findings)));
    });
    group.bench_function("the review and the formaliakontroll", |bencher| {
        bencher.iter(|| {
            let findings = review(&example, large::today());
            black_box(formalia(&example, case, &findings))
        });
    });
    group.bench_function("the package in both variants", |bencher| {
        bencher.iter(|| {
            for variant in [Variant::Public, Variant::Internal] {
                let made = package(&example, case, variant, large::today());
                black_box(made.expect("the package is made"));
            }
        });
    });
    let then = large::large();
    let now = a_year_later(&then);
    let counted = |plan: &&Plan| then.activities(plan.id).len();
    let plan = then.all::<Plan>().max_by_key(counted).expect("there are plans").id;
    assert_eq!(then.activities(plan).len(), 5_000);
    assert!(plan_changes(&then, &now, plan).len() > 2_000);
    group.bench_function("what has changed in a plan of 5 000 activities", |bencher| {
        bencher.iter(|| black_box(plan_changes(&then, &now, plan)));
    });
    group.finish();
}

criterion_group!(case_benches, benches);
criterion_main!(case_benches);
