//! "Ändringar sedan beslutet § 96": what a revised plan changes in the one that was decided, in words
//! that a politician understands.

use super::PlanPaper;
use crate::document::block::{Align, Block, Cell, Column, Density, Row, Table, Width};
use crate::document::words;
use crate::record::{Kind, Plan};
use crate::workspace::plan_changes::{PlanChange, revision_changes};

impl PlanPaper<'_> {
    pub(super) fn changes(&self, has_text: bool) -> Vec<Block> {
        let Some(before) = self.record.one::<Plan>(Plan::replaces) else {
            return vec![Block::paragraph("Planen ersätter ingen beslutad plan.")];
        };
        let changes =
            revision_changes(self.workspace, self.record.id(), &|id| self.source.name(id));
        let shown: Vec<&PlanChange> =
            changes.iter().filter(|change| !self.source.withholds(change.object)).collect();
        let decided = self.workspace.get(before).map_or("", |plan| plan.paragraph.trim());
        if shown.is_empty() {
            return vec![Block::paragraph("Inget har ändrats sedan planen beslutades.")];
        }
        let mut blocks = Vec::new();
        if !has_text {
            let count = words::counted(shown.len(), "ändring", "ändringar");
            blocks
                .push(Block::paragraph(format!("Tabellen visar {count} mot den plan som gäller.")));
        }
        let rows = shown.into_iter().map(|change| {
            let cells =
                vec![Cell::text(self.concerned(change)), Cell::text(change.sentence.as_str())];
            Row::body(cells)
        });
        let since = if decided.is_empty() {
            "planen beslutades".to_owned()
        } else {
            format!("beslutet {decided}")
        };
        blocks.push(Block::Table(Table {
            caption: format!("Ändringar sedan {since}"),
            key: String::new(),
            columns: vec![
                Column::new("Gäller", Align::Left, Width::Fit),
                Column::new("Ändring", Align::Left, Width::Text),
            ],
            row_header: 0,
            rows: rows.collect(),
            sum_line: None,
            note: None,
            density: Density::Normal,
        }));
        blocks
    }

    /// "Kostnader", "Aktivitet 4", "SYS-011".
    fn concerned(&self, change: &PlanChange) -> String {
        match change.object.kind {
            Kind::Plan => "Kostnader".to_owned(),
            Kind::System => self.workspace.short_name(change.object),
            _ => words::sentence(&self.workspace.change_name(change.object)),
        }
    }
}
