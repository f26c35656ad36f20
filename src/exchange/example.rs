//! The example kommun Norrälv: 27 systems with their deliberate flaws, five IT-plans and five training
//! plans, invented
//! throughout, as it is on 16 November 2026. Truth: `resources/example` (domain §7.1–7.4). Its ids
//! are the same each time, so that what is made of it is the same too.

mod decided;

use chrono::NaiveDate;

pub use decided::frozen;

use super::seed::strategy_records;
use super::shipped::{Gathering, Shipped, ShippedError, shipped};
use crate::record::Ids;
use crate::workspace::{Change, Workspace};

/// Midnight 16 November 2026, in milliseconds since 1970: the day that the example describes.
const DATED: u64 = 1_794_787_200_000;

const FILES: &[Shipped] = &[
    shipped!("example/kommun.toml"),
    shipped!("example/organisation.toml"),
    shipped!("example/personer.toml"),
    shipped!("example/funktioner-leverantorer.toml"),
    shipped!("example/system-ks.toml"),
    shipped!("example/system-sn.toml"),
    shipped!("example/system-un.toml"),
    shipped!("example/system-sbn.toml"),
    shipped!("example/system-fkn.toml"),
    shipped!("example/befattningsgrupper.toml"),
    shipped!("example/kompetenskrav.toml"),
    shipped!("example/kompetenslagen.toml"),
    shipped!("example/behorighet-ks.toml"),
    shipped!("example/behorighet-sn.toml"),
    shipped!("example/behorighet-un.toml"),
    shipped!("example/behorighet-sbn.toml"),
    shipped!("example/behorighet-fkn.toml"),
    shipped!("example/service.toml"),
    shipped!("example/dokumentation.toml"),
    shipped!("example/integrationer.toml"),
    shipped!("example/kvittenser.toml"),
    shipped!("example/kompetens.toml"),
    shipped!("example/uppdrag.toml"),
    shipped!("example/plan-un-2024.toml"),
    shipped!("example/uppfoljning-un.toml"),
    shipped!("example/plan-ks.toml"),
    shipped!("example/plan-sn.toml"),
    shipped!("example/plan-un.toml"),
    shipped!("example/plan-sbn.toml"),
    shipped!("example/plan-fkn.toml"),
    shipped!("example/utbildningsplan-ks.toml"),
    shipped!("example/utbildningsplan-sn.toml"),
    shipped!("example/utbildningsplan-un.toml"),
    shipped!("example/utbildningsplan-sbn.toml"),
    shipped!("example/utbildningsplan-fkn.toml"),
    shipped!("example/yttranden.toml"),
    shipped!("example/mallar.toml"),
    shipped!("example/arende-un-2023.toml"),
    shipped!("example/arende-ks.toml"),
    shipped!("example/arende-sn.toml"),
    shipped!("example/arende-un.toml"),
    shipped!("example/arende-sbn.toml"),
    shipped!("example/arende-un-delegation.toml"),
];

/// The example as one change to an empty workspace. `today` only completes dates that lack a year;
/// the example has none.
///
/// # Errors
/// When the shipped data is broken.
pub fn example(today: NaiveDate) -> Result<Change, ShippedError> {
    let mut ids = Ids::new(DATED, 0x4e6f_7272_c3a4_6c76);
    let mut gathering = Gathering::new(&mut ids, today);
    strategy_records(&mut gathering)?;
    gathering.read_all(FILES)?;
    Ok(gathering.into_change("Lade in exempelkommunen Norrälv"))
}

/// The example as a workspace, for what reads it without a plan file.
///
/// # Errors
/// When the shipped data is broken.
pub fn example_workspace(today: NaiveDate) -> Result<Workspace, ShippedError> {
    let mut workspace = Workspace::default();
    workspace.apply(&example(today)?)?;
    Ok(workspace)
}

#[cfg(test)]
mod tests;
