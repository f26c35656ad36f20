//! How long a list of 10 000 rows and 20 columns takes to come in from XLSX (issue: ≤ 1 s): to be
//! read, and from its bytes to the change that the journal would keep, into the large kommun.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use planverk::exchange::import::{Mapping, Options, Preview, Sheet, prepare};
use planverk::record::{Ids, Kind};
use planverk::workspace::Workspace;
use rust_xlsxwriter::Workbook;

#[path = "large.rs"]
#[allow(dead_code, reason = "other benches use the rest")]
mod large;

const ROWS: u32 = 10_000;

const HEADINGS: [&str; 20] = [
    "Nr",
    "System",
    "Ändamål",
    "Kategori",
    "Verksamhetsområde",
    "Systemägare",
    "Användande nämnder",
    "Personuppgiftsansvariga",
    "Leverantör",
    "Driftform",
    "Livscykel",
    "Kritikalitet",
    "Behandlar personuppgifter",
    "Sekretess",
    "PUB-avtal",
    "Kostnad (tkr)",
    "Kodsträng",
    "Antal användare",
    "Senast granskad",
    "Anmärkning",
];

/// A list of systems, every twelfth of which the kommun has.
fn list() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, heading) in (0..).zip(HEADINGS) {
        sheet.write(0, column, heading).expect("a heading");
    }
    for row in 1..=ROWS {
        let (at, body) = (row - 1, (row - 1) % 30);
        let cells = [
            format!("SYS-{at:04}"),
            format!("Verksamhetssystem {at}"),
            format!("Planering och uppföljning av verksamhet {at}, för alla som arbetar där."),
            "Verksamhetssystem".to_owned(),
            format!("Område {}", at % 50),
            format!("N{body}"),
            format!("N{body}; Nämnd {}", (body + 1) % 30),
            format!("N{body}"),
            format!("Leverantör {}", at % 100),
            "Molntjänst".to_owned(),
            "I drift".to_owned(),
            "Hög".to_owned(),
            "Ja".to_owned(),
            "Nej".to_owned(),
            "Finns".to_owned(),
        ];
        for (column, cell) in (0..).zip(cells) {
            sheet.write(row, column, cell).expect("a cell");
        }
        sheet.write(row, 15, at % 900).expect("an amount");
        sheet.write(row, 16, format!("2100-5410-{at:04}")).expect("a cell");
        sheet.write(row, 17, at).expect("a number");
        sheet.write(row, 18, 45_900 + at % 365).expect("a day");
        sheet.write(row, 19, format!("Not {at}")).expect("a cell");
    }
    workbook.save_to_buffer().expect("a workbook")
}

fn import(workspace: &Workspace, bytes: &[u8]) -> Preview {
    let sheet = Sheet::read(bytes, None).expect("the list is read");
    let mapping =
        Mapping::guess(workspace, Kind::System, &sheet, &[]).expect("the headings are known");
    let options = Options { today: large::today(), clear_empty: false };
    let mut ids = Ids::new(1_900_000_000_000, 3);
    prepare(workspace, &sheet, &mapping, options, &mut ids).expect("the list is prepared")
}

fn benches(criterion: &mut Criterion) {
    let (workspace, bytes) = (large::large(), list());
    let preview = import(&workspace, &bytes);
    assert!(preview.errors.is_empty(), "{:?}", preview.faults());
    assert_eq!(preview.rows.len(), ROWS as usize);
    let mut group = criterion.benchmark_group("import");
    group.sample_size(20);
    group.bench_function("read 10 000 rows × 20 columns of XLSX", |bencher| {
        bencher.iter(|| black_box(Sheet::read(&bytes, None).expect("the list is read")));
    });
    group.bench_function("10 000 rows × 20 columns of XLSX to a change", |bencher| {
        bencher.iter(|| black_box(import(&workspace, &bytes).change("lista.xlsx")));
    });
    group.finish();
}

criterion_group!(import_benches, benches);
criterion_main!(import_benches);
