//! What a document costs (issue: "Speed"): layout and writing, without the read-back, which is timed
//! apart. A plan of 30 and one of 100 pages, grown from the example's own; a table of 10 000 rows.
//!
//! Each case is also made once in a process of its own, which tells its processor time, its peak
//! memory and the file's size. Both come from /proc, so only on Linux.

use std::hint::black_box;
use std::process::Command;
use std::time::Instant;

use chrono::NaiveDate;
use criterion::{Criterion, criterion_group, criterion_main};
use planverk::document::block::{
    Align, Block, Cell, Column, Density, Document, FirstPage, Heading, Row, Table, Width,
};
use planverk::document::{self, Variant};
use planverk::exchange::example::example_workspace;
use planverk::exchange::export::{self, Request};
use planverk::pdf::{self, Standard};
use planverk::record::{
    Activity, Chapter, ChapterContent, Goal, Id, Ids, Kind, Plan, Record, RecordType,
};
use planverk::typeset;
use planverk::workspace::Workspace;

/// Names the case in the process that makes it once.
const CASE: &str = "PLANVERK_BENCH_CASE";

/// Clock ticks a second in /proc/self/stat, the same on every Linux there is.
const TICKS: f64 = 100.0;

enum Case {
    Plan(Workspace, Request),
    Table(Box<Document>),
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 16).unwrap_or_default()
}

fn case(name: &str) -> Case {
    match name {
        "plan of 30 pages" => plan(30),
        "plan of 100 pages" => plan(100),
        _ => Case::Table(Box::new(table(10_000))),
    }
}

const CASES: [&str; 3] = ["plan of 30 pages", "plan of 100 pages", "table of 10 000 rows"];

impl Case {
    /// The bytes and the number of pages, by the way of the export.
    fn make(&self) -> (Vec<u8>, usize) {
        match self {
            Self::Plan(workspace, request) => {
                let made = export::make(workspace, request).expect("the plan is made");
                (made.bytes, made.laid_out.pages.len())
            }
            Self::Table(document) => {
                let pages = typeset::lay_out(document);
                let bytes = pdf::write(&pages, &document.identity, Standard::A2a, &[]);
                (bytes.expect("the table is written"), pages.pages.len())
            }
        }
    }
}

/// The example's IT-plan with its chapters, goals and activities over and over, until it fills so
/// many pages.
fn plan(pages: usize) -> Case {
    let example = example_workspace(today()).expect("the example is readable");
    let plan = example.all::<Plan>().find(|plan| plan.diary_number == "UN 2026/118");
    let plan = plan.expect("the example has the plan").id;
    let request =
        Request { paper: plan.into(), variant: Variant::Public, with_data: false, today: today() };
    for times in 1.. {
        let case = Case::Plan(grown(&example, plan, times), request);
        if case.make().1 >= pages {
            return case;
        }
    }
    unreachable!("each time adds pages")
}

fn grown(example: &Workspace, plan: Id<Plan>, times: i64) -> Workspace {
    let mut ids = Ids::new(1, 1);
    let all = Kind::ALL.iter().flat_map(|kind| example.records(*kind).cloned());
    let mut records: Vec<Record> = all.collect();
    for time in 1..times {
        let later = |number: Option<i64>| number.map(|number| number + time * 1_000);
        for chapter in example.chapters(plan) {
            let mut copy = Chapter { id: ids.id(), ..chapter.clone() };
            copy.position = later(copy.position);
            // What a register fills stands in the plan once, and is the longer.
            copy.content = Some(ChapterContent::Text);
            records.push(copy.into_record());
        }
        for activity in example.activities(plan) {
            let mut copy = Activity { id: ids.id(), ..activity.clone() };
            copy.number = later(copy.number);
            records.push(copy.into_record());
        }
        for goal in example.goals(plan) {
            let mut copy = Goal { id: ids.id(), ..goal.clone() };
            copy.number = format!("{}{time}", copy.number);
            records.push(copy.into_record());
        }
    }
    Workspace::from_records(records)
}

fn table(rows: usize) -> Document {
    let example = example_workspace(today()).expect("the example is readable");
    let plan = example.all::<Plan>().next().expect("the example has plans").id;
    let edition = document::plan(&example, plan, Variant::Public, today());
    let identity = edition.expect("the plan is there").document.identity;
    let column = |header: &str, align, width| Column { header: header.to_owned(), align, width };
    let columns = vec![
        column("Nr", Align::Right, Width::Fit),
        column("Aktivitet", Align::Left, Width::Text),
        column("System", Align::Left, Width::Fit),
        column("Ansvarig", Align::Left, Width::Text),
        column("Start–klart", Align::Left, Width::Fit),
        column("Drift tkr", Align::Right, Width::Fit),
    ];
    let row = |at: usize| {
        Row::body(vec![
            Cell::text((at + 1).to_string()),
            Cell::text(format!("Gemensam struktur i lärplattformen, skola {at}")),
            Cell::text(format!("SYS-{:03}", at % 800)),
            Cell::text("Lovisa Zakrisson"),
            Cell::text("2027-01–2027-06"),
            Cell::text((at * 7 % 900).to_string()),
        ])
    };
    let table = Table {
        caption: "Aktiviteter".to_owned(),
        key: String::new(),
        columns,
        row_header: 1,
        rows: (0..rows).map(row).collect(),
        sum_line: None,
        note: None,
        density: Density::Normal,
    };
    let heading = Heading { level: 1, number: String::new(), text: "Aktiviteter".to_owned() };
    let blocks = vec![Block::Heading(heading), Block::Table(table)];
    Document { identity, first_page: FirstPage::Compact, lettered: false, blocks }
}

/// Processor time of this process so far, all threads, in seconds.
fn processor_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The fields are counted from after the name, which stands in parentheses.
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    let ticks: f64 = fields.skip(11).take(2).filter_map(|field| field.parse::<f64>().ok()).sum();
    ticks / TICKS
}

/// The most memory that this process has had, in MB.
fn peak_megabytes() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    let kilobytes = line.split_whitespace().next().and_then(|word| word.parse::<f64>().ok());
    kilobytes.unwrap_or_default() / 1024.0
}

/// Makes the case once, as an export in a fresh process does, and tells what it took.
fn tell(name: &str) {
    let case = case(name);
    let ready = peak_megabytes();
    let (mut bytes, mut pages) = case.make();
    let peak = peak_megabytes();
    // The ticks are coarse: the average of several.
    let times = if matches!(case, Case::Plan(..)) { 20 } else { 3 };
    let before = processor_seconds();
    for _ in 0..times {
        (bytes, pages) = black_box(case.make());
    }
    let each = (processor_seconds() - before) / f64::from(times);
    let started = Instant::now();
    let report = pdf::read_back(&bytes);
    let read_back = started.elapsed().as_secs_f64();
    println!(
        "{name}: {pages} pages, {each:.3} CPU s, peak {peak:.0} MB ({ready:.0} MB before), \
         {:.2} MB file, read-back {read_back:.3} s: {}",
        bytes.len() as f64 / 1_048_576.0,
        report.summary()
    );
}

fn benches(criterion: &mut Criterion) {
    for name in CASES {
        let program = std::env::current_exe().expect("this program");
        let status = Command::new(program).env(CASE, name).status();
        assert!(status.is_ok_and(|status| status.success()), "{name} is made");
    }
    let mut group = criterion.benchmark_group("document");
    group.sample_size(10);
    for name in CASES {
        let case = case(name);
        let (bytes, _) = case.make();
        group.bench_function(format!("{name}, layout and writing"), |bencher| {
            bencher.iter(|| black_box(case.make()));
        });
        group.bench_function(format!("{name}, read-back"), |bencher| {
            bencher.iter(|| black_box(pdf::read_back(&bytes)));
        });
    }
    group.finish();
}

criterion_group!(document_benches, benches_or_one);

fn benches_or_one(criterion: &mut Criterion) {
    match std::env::var(CASE) {
        Ok(name) => tell(&name),
        Err(_) => benches(criterion),
    }
}

criterion_main!(document_benches);
