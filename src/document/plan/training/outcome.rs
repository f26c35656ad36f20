//! What was planned and what came of it: who was called, who came, who passed, what it cost, and why
//! it turned out otherwise (domain §1.3 "Uppföljning och utvärdering").

use super::{sum, table};
use crate::document::block::{Align, Block, Cell, Column, List, ListItem, Row, Run, Width};
use crate::document::plan::PlanPaper;
use crate::document::words::{self, UNKNOWN, UNSET};
use crate::workspace::training_outcome::Outcome;

impl PlanPaper<'_> {
    pub(in crate::document::plan) fn outcome(&self, has_text: bool) -> Vec<Block> {
        let outcomes: Vec<Outcome> = self
            .trainings
            .iter()
            .map(|training| self.workspace.outcome(training, self.source.today()))
            .collect();
        let all = outcomes.iter().copied().fold(Outcome::default(), |all, one| all + one);
        if all.held == 0 {
            let words = "Ingen utbildning i planen har hållits ännu.";
            return vec![Block::paragraph(words)];
        }
        let mut blocks = Vec::new();
        if !has_text {
            blocks.push(Block::paragraph(format!(
                "{} har hållits. Av {} planerade deltagare har {} gått en utbildning.",
                words::sentence(&words::counted_ett(all.held, "tillfälle", "tillfällen")),
                all.planned,
                all.took_part,
            )));
        }
        let mut rows: Vec<Row> = Vec::new();
        for (training, outcome) in self.trainings.iter().zip(&outcomes) {
            let mut cells = vec![
                words::cell_or_gap(training.number.as_str(), UNSET),
                words::cell_or_gap(training.name.as_str(), UNKNOWN),
            ];
            cells.extend(self.counts(*outcome));
            rows.push(Row::body(cells));
        }
        let mut cells = vec![Cell::text("Alla"), Cell::text("Summa")];
        cells.extend(self.counts(all));
        rows.push(sum(cells));
        let mut columns = vec![
            Column::new("Nr", Align::Left, Width::Mm(10.0)),
            Column::new("Utbildning", Align::Left, Width::Text),
        ];
        columns.extend(self.counts_columns());
        let caption = format!("Planerat och genomfört till och med {}", self.source.today());
        blocks.push(Block::Table(table(caption, columns, 1, rows)));
        blocks.extend(self.by_period());
        blocks.extend(self.deviations());
        blocks
    }

    /// The same by quarter, where there is more than one.
    fn by_period(&self) -> Option<Block> {
        let today = self.source.today();
        let quarters = self.workspace.outcome_by_quarter(&self.trainings, today);
        if quarters.len() < 2 {
            return None;
        }
        let rows = quarters.into_iter().map(|((year, quarter), outcome)| {
            let mut cells = vec![Cell::text(format!("Kvartal {quarter} {year}"))];
            cells.extend(self.counts(outcome));
            Row::body(cells)
        });
        let mut columns = vec![Column::new("Period", Align::Left, Width::Text)];
        columns.extend(self.counts_columns());
        let caption = "Planerat och genomfört för varje kvartal";
        Some(Block::Table(table(caption.to_owned(), columns, 0, rows.collect())))
    }

    fn counts(&self, outcome: Outcome) -> [Cell; 7] {
        [
            Cell::text(outcome.planned.to_string()),
            Cell::text(outcome.held.to_string()),
            Cell::text(outcome.invited.to_string()),
            Cell::text(outcome.took_part.to_string()),
            Cell::text(outcome.passed.to_string()),
            self.amount(outcome.budget),
            self.amount(outcome.cost),
        ]
    }

    fn counts_columns(&self) -> [Column; 7] {
        let number = |header: &str, mm| Column::new(header, Align::Right, Width::Mm(mm));
        [
            number("Planerat", 17.0),
            number("Hållna", 14.0),
            number("Kallade", 15.0),
            number("Deltog", 14.0),
            number("Godkända", 18.0),
            self.amounts_column("Plan", 14.0),
            self.amounts_column("Utfall", 15.0),
        ]
    }

    /// What did not turn out as meant, and what is done about it.
    fn deviations(&self) -> Option<Block> {
        let items: Vec<ListItem> = self
            .trainings
            .iter()
            .flat_map(|training| {
                let told = self.workspace.deviations(training);
                told.into_iter().map(|(day, words)| {
                    let day = day.map_or(String::new(), |day| format!(", {day}"));
                    format!("{}{day}: {}", training.short(), words.trim())
                })
            })
            .map(|text| ListItem { text: vec![Run::plain(text)], sublist: None })
            .collect();
        (!items.is_empty()).then_some(Block::List(List { numbered: false, items }))
    }
}
