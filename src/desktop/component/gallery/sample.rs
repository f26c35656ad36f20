//! Rows for the gallery's grids: the first activities of a plan, some systems and their owners.

use std::borrow::Cow;

use crate::desktop::theme::Tone;
use crate::desktop::widget::Icon;
use crate::desktop::widget::grid::{Cell, Column, Group, Reading, Sort, Source, column};

/// Seven activities.
pub struct Activities;

#[rustfmt::skip]
const ACTIVITIES: [[&str; 8]; 7] = [
    ["1", "Gemensam struktur i lärplattformen, alla skolor", "3", "SYS-014", "Lovisa Zakrisson", "2027-01–2027-06", "180", "0"],
    ["2", "Byte av elevdatorer årskurs 7–9, omgång 1 (160 st)", "1", "Inget", "Rektor Centralskolan IT-chef", "2027-05–2027-08", "0", "640"],
    ["3", "Trådlöst nät Strandskolan", "1", "Inget", "IT-chef", "2027-03–2027-06", "0", "210"],
    ["4", "Behörighetsrevision Skola24 och Vklass", "2", "SYS-014, SYS-015", "Håkan Esbjörn", "2027-02–2027-04", "95", "0"],
    ["5", "Informationsklassning och konsekvensbedömning", "", "SYS-015, SYS-017", "Lovisa Zakrisson", "2027-01–2027-03", "40", "0"],
    ["6", "Upphandling av elevhälsojournal", "2", "SYS-016", "Ida Sundling", "2026-12–2027-09", "60", "0"],
    ["7", "Utbildningsinsatser enligt utbildningsplan", "alla", "Inget", "Lovisa Zakrisson", "2027", "8o tkr", "0"],
];

/// The columns of an activity grid.
pub fn activity_columns() -> Vec<Column<'static>> {
    vec![
        column("Nr", 36.0).sorted(Some(Sort::Ascending)),
        column("Aktivitet", 176.0).grow(),
        column("Mål", 84.0),
        column("System", 72.0),
        column("Ansvarig", 140.0),
        column("Start–klart", 84.0),
        column("Drift", 72.0).right(),
        column("Inv.", 48.0).right(),
        column("Status", 108.0),
    ]
}

impl Source for Activities {
    fn rows(&self) -> usize {
        ACTIVITIES.len()
    }

    fn cell(&self, row: usize, column: usize) -> Cell<'_> {
        if column == 8 {
            return match row {
                0 | 5 => Cell::chip("Pågår", Some(Icon::Ongoing), Tone::Accent),
                4 => Cell::chip("Försenad", Some(Icon::Warning), Tone::Warning),
                _ => Cell::outlined_chip("Ej påbörjad", Some(Icon::NotStarted)),
            };
        }
        match ACTIVITIES[row][column] {
            "" => Cell::warning("Saknas"),
            "Inget" => Cell::muted("Inget"),
            text if column == 0 => Cell::muted(text),
            "8o tkr" => Cell::invalid("8o tkr", "Skriv ett belopp, till exempel 850 tkr."),
            text => Cell::new(text),
        }
    }

    fn total(&self, column: usize) -> Option<Cell<'_>> {
        match column {
            1 => Some(Cell::new("Summa 2027")),
            6 => Some(Cell::new("495")),
            7 => Some(Cell::new("850")),
            8 => Some(Cell::muted("tkr")),
            _ => None,
        }
    }

    fn edit_text(&self, row: usize, column: usize) -> Option<Cow<'_, str>> {
        (column > 0).then(|| ACTIVITIES[row].get(column).copied().unwrap_or_default().into())
    }

    fn read(&self, _row: usize, column: usize, typed: &str) -> Reading {
        match (column, typed) {
            (6, "95 000 kr") => Reading::Means("= 95 tkr".to_owned()),
            _ => Reading::AsTyped,
        }
    }
}

/// Systems under two owners.
pub struct Owners;

/// The columns of a system grid.
pub fn owner_columns() -> Vec<Column<'static>> {
    vec![
        column("System", 130.0).grow(),
        column("Ägare", 64.0),
        column("Systemansvarig", 122.0),
        column("Ersättare", 106.0),
    ]
}

impl Source for Owners {
    fn rows(&self) -> usize {
        40
    }

    fn groups(&self) -> &[usize] {
        &[0, 6]
    }

    fn group(&self, row: usize) -> Group<'_> {
        let (title, note) = match row {
            0 => ("Kommunstyrelsen", "7 system, 5 100 tkr per år"),
            _ => ("Socialnämnden", "6 system, 2 835 tkr per år"),
        };
        Group { title: title.into(), note: note.into(), folded: false }
    }

    fn cell(&self, row: usize, column: usize) -> Cell<'_> {
        match (row, column) {
            (4, 2) => Cell::error("Ej utsett"),
            (2, 3) => Cell::warning("Ej utsett"),
            (4 | 7, 3) => Cell::gap("Ej utsett"),
            (_, 0) => Cell::new(format!("System {row}")).strong(),
            (3, 1) => Cell::locked("KS"),
            (_, 1) => Cell::new("KS"),
            (_, 2) => Cell::new("Lovisa Zakrisson"),
            _ => Cell::new("Sara Kemi"),
        }
    }
}
