//! A kommun to take tables into, and what an import makes of a table.

use chrono::NaiveDate;
use planverk::exchange::example::example_workspace;
use planverk::exchange::import::{ImportError, Mapping, Options, Preview, Sheet, prepare};
use planverk::record::{Ids, Kind};
use planverk::workspace::Workspace;

/// The day that the example describes.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 16).unwrap()
}

/// The example kommun.
pub fn norralv() -> Workspace {
    example_workspace(today()).unwrap()
}

/// What taking in the bytes of a table would do.
pub fn preview(workspace: &Workspace, kind: Kind, bytes: &[u8]) -> Result<Preview, ImportError> {
    let sheet = Sheet::read(bytes, None)?;
    let mapping = Mapping::guess(workspace, kind, &sheet, &[])?;
    let options = Options { today: today(), clear_empty: false };
    // As many records as there are: no two imports of a test make the same identities.
    let made = Kind::ALL.iter().map(|kind| workspace.count(*kind) as u64).sum::<u64>();
    prepare(workspace, &sheet, &mapping, options, &mut Ids::new(1_800_000_000_000, made))
}

/// Takes the table in, which must have nothing wrong in it; how it was summed up.
#[track_caller]
pub fn take_in(workspace: &mut Workspace, kind: Kind, bytes: &[u8]) -> String {
    let preview = preview(workspace, kind, bytes).unwrap();
    assert!(preview.errors.is_empty(), "{}: {:#?}", kind.table(), preview.faults());
    if let Some(change) = preview.change("lista.csv") {
        workspace.apply(&change).unwrap();
    }
    preview.summary()
}

/// What is said against a table of which nothing may then be taken in.
#[track_caller]
pub fn faults(workspace: &Workspace, kind: Kind, text: &str) -> Vec<String> {
    let preview = preview(workspace, kind, text.as_bytes()).unwrap();
    assert!(!preview.errors.is_empty(), "{}", preview.summary());
    assert_eq!(preview.change("lista.csv"), None, "one wrong row and nothing is taken in");
    preview.faults()
}
