//! What has changed in who answers for a body's systems since the body last decided on its plan.
//! Roles are dated assignments, so what held on the day of the decision can be asked for again.

use chrono::NaiveDate;

use super::Matrix;
use crate::document::block::{Align, Block, Cell, Column, Density, Row, Table, Width};
use crate::document::variant::{Decision, Shown};
use crate::document::words::{self, NOBODY};
use crate::record::{AnyId, Body, RoleCode, System};

/// The roles that are compared.
const COMPARED: &[RoleCode] =
    &[RoleCode::OwnerRepresentative, RoleCode::SystemManager, RoleCode::Operator];

impl Matrix<'_> {
    /// The table of changes, where the body has decided on something to compare with.
    pub(super) fn changes(&self) -> Option<Vec<Block>> {
        let body = self.body?;
        let decision = self.source.last_decision(body.id())?;
        let rows: Vec<Row> =
            self.rows.iter().flat_map(|system| self.changed(*system, decision.date)).collect();
        let since = describe(body, &decision);
        if rows.is_empty() {
            return Some(vec![Block::note(format!("Inga roller har ändrats sedan {since}."))]);
        }
        Some(vec![Block::Table(Table {
            caption: format!("Ändringar sedan {since}"),
            key: "andringar".to_owned(),
            columns: vec![
                Column::new("System", Align::Left, Width::Text),
                Column::new("Roll", Align::Left, Width::Mm(48.0)),
                Column::new("Vid beslutet", Align::Left, Width::Mm(64.0)),
                Column::new("Nu", Align::Left, Width::Mm(64.0)),
                Column::new("Sedan", Align::Left, Width::Mm(24.0)),
            ],
            row_header: 0,
            rows,
            sum_line: None,
            note: None,
            density: Density::Matrix,
        })])
    }

    fn changed(&self, system: Shown<'_, System>, then: NaiveDate) -> Vec<Row> {
        let id = AnyId::from(system.id());
        let today = self.source.today();
        let mut rows = Vec::new();
        let mut compare = |role: String, before: Vec<AnyId>, now: Vec<AnyId>, since| {
            if before == now {
                return;
            }
            let (was, is) = (self.source.names(&before), self.source.names(&now));
            // Another holder of the same title is a change that the titles alone do not tell.
            let is = if was == is && !is.is_empty() { format!("{is} (ny innehavare)") } else { is };
            let since: Option<NaiveDate> = since;
            rows.push(Row::body(vec![
                words::cell_or_gap(self.source.name(id), words::UNKNOWN),
                words::cell_or_gap(role, words::UNKNOWN),
                words::cell_or(was, NOBODY),
                words::cell_or_gap(is, NOBODY),
                since.map_or(Cell::text("Ej angivet"), |day| Cell::text(day.to_string())),
            ]));
        };
        for code in COMPARED {
            let at = |day| match code {
                RoleCode::OwnerRepresentative => {
                    (self.source.representative_on(system.id(), day), Vec::new())
                }
                _ => self.source.holders_on(*code, Some(id), day),
            };
            let ((before, old), (now, new)) = (at(then), at(today));
            let since = self.source.changed_on(*code, id);
            compare(self.source.role_name(*code), before, now, since);
            if *code == RoleCode::SystemManager {
                compare("Ersättare".to_owned(), old, new, since);
            }
        }
        rows
    }
}

/// "beslutet 2023-12-07, § 96".
fn describe(body: Shown<'_, Body>, decision: &Decision) -> String {
    let by = body.text(Body::prefix);
    let by = if by.is_empty() { String::new() } else { format!(" i {by}") };
    let paragraph = &decision.paragraph;
    let paragraph = if paragraph.is_empty() { String::new() } else { format!(", {paragraph}") };
    format!("beslutet{by} den {}{paragraph}", decision.date)
}
