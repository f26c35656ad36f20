//! Who holds a role, as a table row or a line in a figure; the same in the IT-plan and in the
//! description of the organisation (S-19, S-21, S-22, S-30…S-39).

use super::block::Row;
use super::variant::Source;
use super::words::{self, NOBODY, UNKNOWN};
use crate::record::{AnyId, RoleCode};

/// Roles for the whole kommun that a förvaltning leans on; shown where someone holds them.
pub const COMMON: &[RoleCode] = &[
    RoleCode::Strategist,
    RoleCode::ItManager,
    RoleCode::DataProtectionOfficer,
    RoleCode::SecurityCoordinator,
];

/// What the role is about, the role, who holds it, and who steps in.
pub fn role_row(source: Source<'_>, about: &str, role: RoleCode, subject: Option<AnyId>) -> Row {
    let (holders, deputies) = source.holders(role, subject);
    Row::body(vec![
        words::cell_or_gap(about, UNKNOWN),
        words::cell_or_gap(source.role_name(role), UNKNOWN),
        words::cell_or_gap(source.names(&holders), NOBODY),
        words::cell_or(source.names(&deputies), NOBODY),
    ])
}

/// The common roles that someone holds.
pub fn common_rows(source: Source<'_>) -> Vec<Row> {
    let held = COMMON.iter().filter(|role| !source.holders(**role, None).0.is_empty());
    held.map(|role| role_row(source, "Hela kommunen", *role, None)).collect()
}
