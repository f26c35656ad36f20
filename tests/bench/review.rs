//! How long the whole review of 20 000 records takes (issue: ≤ 20 ms), as the file usually is and
//! at its worst, when every activity lacks something.

#[path = "large.rs"]
mod large;

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use planverk::record::{Kind, Record};
use planverk::review::review;
use planverk::workspace::Workspace;
use planverk::workspace::finding::tally;

/// The same records, but no activity has a goal or a start.
fn unfinished(workspace: &Workspace) -> Workspace {
    let records = Kind::ALL.iter().flat_map(|kind| workspace.records(*kind).cloned());
    Workspace::from_records(records.map(|mut record| {
        if let Record::Activity(activity) = &mut record {
            activity.goals.clear();
            activity.period = None;
        }
        record
    }))
}

fn benches(criterion: &mut Criterion) {
    let usual = large::large();
    let cases = [("worst", unfinished(&usual)), ("usual", usual)];
    let mut group = criterion.benchmark_group("review");
    for (name, workspace) in &cases {
        let records: usize = Kind::ALL.iter().map(|kind| workspace.count(*kind)).sum();
        println!("{name}: {records} records, {}", tally(&review(workspace, large::today())));
        group.bench_function(format!("{name} 20 000 records"), |bencher| {
            bencher.iter(|| review(black_box(workspace), large::today()));
        });
    }
    group.finish();
}

criterion_group!(review_benches, benches);
criterion_main!(review_benches);
