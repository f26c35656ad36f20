//! `planverk importera`: a register from a spreadsheet, or a plan from its paper. Says what each column
//! is taken for and what each row would do; exit 1 when a row is wrong, and then nothing has changed.
//! What is taken in is one change in the plan file's history, undone in the window as one.

use std::path::Path;
use std::process::ExitCode;

use chrono::{Local, NaiveDateTime, NaiveTime};
use uuid::Uuid;

use super::arguments::ImportOptions;
use super::{CommandError, today};
use crate::exchange::carried_plan::{self, CarriedPlan};
use crate::exchange::folder;
use crate::exchange::import::{Fate, ImportError, Mapping, Options, Preview, Sheet, prepare};
use crate::record::{Ids, Kind};
use crate::store::{self, Access, Opened, computer};
use crate::workspace::{Change, Journal, Stamp, Workspace};

/// The most lines of one sort, so that a list of the wrong kind does not fill a terminal.
const MOST_FAULTS: usize = 100;

pub fn run(options: &ImportOptions) -> Result<ExitCode, CommandError> {
    let list = options.fran.as_ref().or(options.lista.as_ref()).ok_or(ImportError::Empty)?;
    if carried_plan::is_paper(list) {
        return take_in_plan(options, list);
    }
    let typ = options.typ.as_deref().ok_or_else(|| {
        CommandError::Usage(
            "Ange vilket register det är med --typ, till exempel --typ system.".to_owned(),
        )
    })?;
    let kind = super::table::register(typ)?;
    let sheet = Sheet::read(&folder::read(list)?, options.blad.as_deref())?;
    let now = moment(options);
    if options.prova {
        let store::Contents { workspace, journal, .. } = store::read(&options.fil)?;
        let mapping = mapping(&workspace, kind, &sheet, &options.kolumn)?;
        let preview = preview(&workspace, &journal, &sheet, &mapping, options, now)?;
        tell(list, &sheet, &mapping, &preview, true);
        super::print("Inget har ändrats, eftersom --prova är angivet.");
        return Ok(exit(&preview));
    }
    let opened = open(options, now)?;
    let mapping = mapping(&opened.workspace, kind, &sheet, &options.kolumn)?;
    let preview = preview(&opened.workspace, &opened.journal, &sheet, &mapping, options, now)?;
    tell(list, &sheet, &mapping, &preview, false);
    if !preview.errors.is_empty() {
        super::print("Inget har tagits in. Rätta tabellen och försök igen.");
        return Ok(exit(&preview));
    }
    match preview.change(&name(list)) {
        None => super::print("Allt står redan i planfilen. Inget har ändrats."),
        Some(change) => {
            commit(opened, change, now)?;
            super::print("Det är intaget och kan ångras som en ändring i fönstret.");
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Takes in the plan that a PDF carries.
fn take_in_plan(options: &ImportOptions, paper: &Path) -> Result<ExitCode, CommandError> {
    let carried = CarriedPlan::read(&folder::read(paper)?)?;
    super::print(&format!("{}: {}, daterad {}.", paper.display(), carried.title, carried.day));
    let now = moment(options);
    if options.prova {
        let change = carried.change(&store::read(&options.fil)?.workspace, &name(paper))?;
        super::print(&CarriedPlan::summary(&change));
        super::print("Inget har ändrats, eftersom --prova är angivet.");
        return Ok(ExitCode::SUCCESS);
    }
    let opened = open(options, now)?;
    let change = carried.change(&opened.workspace, &name(paper))?;
    if change.edits.is_empty() {
        super::print("Allt står redan i planfilen. Inget har ändrats.");
        return Ok(ExitCode::SUCCESS);
    }
    super::print(&CarriedPlan::summary(&change));
    commit(opened, change, now)?;
    super::print("Det är intaget och kan ångras som en ändring i fönstret.");
    Ok(ExitCode::SUCCESS)
}

/// Opens the plan file to write in it.
fn open(options: &ImportOptions, now: NaiveDateTime) -> Result<Opened, CommandError> {
    let opened =
        store::open(&options.fil, store::Options::new(computer::user(), computer::name(), now))?;
    if let Access::Reader(_, why) = &opened.access {
        // The window goes on to say that one reads along, which a command does not.
        let why = why.sentence(now);
        let why = why.split(" Du läser").next().unwrap_or_default();
        return Err(CommandError::Usage(format!("{why} Inget har tagits in.")));
    }
    Ok(opened)
}

/// The guess, and what was said of single columns.
fn mapping(
    workspace: &Workspace,
    kind: Kind,
    sheet: &Sheet,
    stated: &[String],
) -> Result<Mapping, CommandError> {
    let pairs = stated.iter().map(|pair| {
        pair.rsplit_once('=').ok_or_else(|| {
            CommandError::Usage(format!(
                "”{pair}” går inte att läsa för --kolumn. Skriv som \"Ansvarig nämnd=Systemägare\"."
            ))
        })
    });
    let pairs = pairs.collect::<Result<Vec<_>, _>>()?;
    let headings: Vec<&str> = pairs.iter().map(|(heading, _)| *heading).collect();
    let mut mapping = Mapping::guess(workspace, kind, sheet, &headings)?;
    for (heading, field) in pairs {
        mapping.choose(heading, field)?;
    }
    Ok(mapping)
}

fn preview(
    workspace: &Workspace,
    journal: &Journal,
    sheet: &Sheet,
    mapping: &Mapping,
    options: &ImportOptions,
    now: NaiveDateTime,
) -> Result<Preview, CommandError> {
    // By chance, but for a stated day the same each time the same file takes in the same table.
    let seed = match options.datum {
        Some(_) => journal.entries().last().map_or(1, |last| last.sequence + 1),
        None => Uuid::now_v7().as_u64_pair().1,
    };
    let mut ids = Ids::new(now.and_utc().timestamp_millis().unsigned_abs(), seed);
    let how = Options { today: today(options.datum), clear_empty: options.tom_rensar };
    Ok(prepare(workspace, sheet, mapping, how, &mut ids)?)
}

/// What was read, what it is taken for, and what it would do.
fn tell(list: &Path, sheet: &Sheet, mapping: &Mapping, preview: &Preview, rows: bool) {
    let head = sheet.rows.get(mapping.head).map_or(1, |row| row.number);
    super::print(&format!("{}: {}. Rubrikerna står på rad {head}.", list.display(), sheet.form));
    for line in mapping.lines(preview.before()) {
        super::print(&format!("  {line}"));
    }
    if rows {
        for row in preview.rows.iter().filter(|row| row.fate != Fate::Unchanged) {
            super::print(&preview.sentence(row));
        }
    }
    let notes = preview.notes.iter().map(|note| format!("Observera: {note}"));
    for lines in [preview.faults(), notes.collect()] {
        for line in lines.iter().take(MOST_FAULTS) {
            super::print(line);
        }
        if lines.len() > MOST_FAULTS {
            super::print(&format!("… och {} till.", lines.len() - MOST_FAULTS));
        }
    }
    super::print(&preview.summary());
}

/// Writes the change as one entry of the history, and waits until it is on the disk.
fn commit(opened: Opened, change: Change, now: NaiveDateTime) -> Result<(), CommandError> {
    let Opened { mut workspace, mut journal, access, .. } = opened;
    let Access::Writer(storage) = access else { return Ok(()) };
    let stamp = Stamp { at: now, who: computer::user() };
    let entry = journal.commit(&mut workspace, change, stamp, None)?;
    storage.write(entry, false);
    storage.flush().and_then(|()| storage.close()).map_err(CommandError::Usage)
}

fn exit(preview: &Preview) -> ExitCode {
    if preview.errors.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) }
}

/// The moment of the change: the stated day's midnight, or the clock's.
fn moment(options: &ImportOptions) -> NaiveDateTime {
    options.datum.map_or_else(|| Local::now().naive_local(), |day| day.and_time(NaiveTime::MIN))
}

/// The file's own name.
fn name(list: &Path) -> String {
    list.file_name().unwrap_or(list.as_os_str()).to_string_lossy().into_owned()
}
