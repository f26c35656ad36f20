//! Goals with baseline and targets, who follows them, and the needs that activities answer to
//! (S-05, S-54; domain §1.1 "Måltabell"; picture it-plan-4).

use super::PlanPaper;
use crate::document::block::{Align, Block, Cell, Column, Density, Row, Table, Width};
use crate::document::words::{self, NOBODY, UNKNOWN, UNSET};
use crate::record::swedish::compare;
use crate::record::{Activity, Goal, Need};

impl PlanPaper<'_> {
    pub(super) fn goals(&self, has_text: bool) -> Vec<Block> {
        if self.goals.is_empty() {
            return vec![Block::paragraph("Planen har inga mål.")];
        }
        let mut blocks = Vec::new();
        if !has_text {
            let goals = words::counted_ett(self.goals.len(), "mål", "mål");
            blocks.push(Block::paragraph(format!(
                "Planen har {goals}. Målen är ordnade efter visionsområdena i kommunens IT-strategi."
            )));
        }
        blocks.push(Block::Table(self.goal_table()));
        blocks.push(Block::Table(self.goal_sources()));
        blocks
    }

    fn goal_table(&self) -> Table {
        let year = self.common_baseline_year();
        let rows = self.goals.iter().map(|goal| {
            let targets = goal.year_texts(Goal::targets);
            let mut cells = vec![
                words::cell_or_gap(goal.text(Goal::number), UNSET),
                words::cell_or_gap(goal.text(Goal::name), UNKNOWN),
                words::cell_or_gap(self.source.names(&goal.many(Goal::area)), UNSET),
                words::cell_or_gap(goal.text(Goal::indicator), UNSET),
                words::cell_or_gap(self.baseline(*goal, year.is_some()), UNSET),
            ];
            cells.extend(
                self.years
                    .spans
                    .iter()
                    .map(|span| words::cell_or(span.text(&targets).unwrap_or_default(), UNSET)),
            );
            Row::body(cells)
        });
        let of = year.map_or("utgångsvärde".to_owned(), |year| format!("utgångsvärde {year}"));
        let baseline = year.map_or("Utgångsvärde".to_owned(), |year| year.to_string());
        let mut columns = vec![
            Column::new("Nr", Align::Left, Width::Fit),
            Column::new("Mål", Align::Left, Width::Text),
            Column::new("Visionsområde", Align::Left, Width::Fit),
            Column::new("Indikator", Align::Left, Width::Text),
            Column::new(&baseline, Align::Right, Width::Fit),
        ];
        columns.extend(
            self.years.spans.iter().map(|span| Column::new(span.label(), Align::Right, Width::Fit)),
        );
        Table {
            caption: format!("Mål med {of} och målvärden {}", self.years.label()),
            key: "mal".to_owned(),
            columns,
            row_header: 1,
            rows: rows.collect(),
            sum_line: None,
            note: None,
            density: Density::Normal,
        }
    }

    /// The year of all baselines, when they share one and it is no year of the plan.
    fn common_baseline_year(&self) -> Option<i64> {
        let year = self.goals.first()?.number(Goal::baseline_year)?;
        let shared = self.goals.iter().all(|goal| goal.number(Goal::baseline_year) == Some(year));
        (shared && year < i64::from(self.years.first())).then_some(year)
    }

    fn baseline(&self, goal: crate::document::variant::Shown<'_, Goal>, in_header: bool) -> String {
        let value = goal.text(Goal::baseline);
        match goal.number(Goal::baseline_year) {
            Some(year) if !in_header && !value.is_empty() => format!("{value} ({year})"),
            _ => value,
        }
    }

    /// Who follows each goal and where its figures come from: a table of its own, since eight
    /// columns are what a portrait page can hold.
    fn goal_sources(&self) -> Table {
        let rows = self.goals.iter().map(|goal| {
            Row::body(vec![
                words::cell_or_gap(goal.text(Goal::number), UNSET),
                words::cell_or_gap(self.source.names(&goal.many(Goal::responsible)), NOBODY),
                words::cell_or_gap(words::for_cell(&goal.text(Goal::source)), UNKNOWN),
            ])
        });
        Table {
            caption: "Ansvarig och källa för varje mål".to_owned(),
            key: "mal-kallor".to_owned(),
            columns: vec![
                Column::new("Mål", Align::Left, Width::Fit),
                Column::new("Ansvarig", Align::Left, Width::Text),
                Column::new("Källa", Align::Left, Width::Text),
            ],
            row_header: 0,
            rows: rows.collect(),
            sum_line: None,
            note: None,
            density: Density::Normal,
        }
    }

    /// The needs of the administration, and which activities answer to each.
    pub(super) fn needs(&self) -> Vec<Block> {
        let administration = self.administration.map(|administration| administration.id());
        let mut needs: Vec<_> =
            administration.into_iter().flat_map(|id| self.source.referring::<Need>(id)).collect();
        if needs.is_empty() {
            return vec![Block::paragraph("Inga behov är registrerade.")];
        }
        needs.sort_by(|a, b| compare(&a.text(Need::number), &b.text(Need::number)));
        let rows = needs.iter().map(|need| {
            let answers = self
                .activities
                .iter()
                .filter(|activity| activity.many(Activity::needs).contains(&need.id().into()));
            let answers: Vec<String> = answers
                .filter_map(|activity| activity.number(Activity::number))
                .map(|number| number.to_string())
                .collect();
            Row::body(vec![
                words::cell_or_gap(need.text(Need::number), UNSET),
                words::cell_or_gap(words::for_cell(&need.text(Need::name)), UNKNOWN),
                words::cell_or(self.source.names(&need.many(Need::unit)), "Hela förvaltningen"),
                words::cell_or_gap(self.source.names(&need.many(Need::raised_by)), UNKNOWN),
                if answers.is_empty() {
                    Cell::gap("Ingen")
                } else {
                    Cell::text(answers.join(", "))
                },
            ])
        });
        vec![Block::Table(Table {
            caption: "Behov som enheterna har lämnat".to_owned(),
            key: "behov".to_owned(),
            columns: vec![
                Column::new("Nr", Align::Left, Width::Fit),
                Column::new("Behov", Align::Left, Width::Text),
                Column::new("Enhet", Align::Left, Width::Text),
                Column::new("Behovsägare", Align::Left, Width::Text),
                Column::new("Aktivitet", Align::Left, Width::Fit),
            ],
            row_header: 1,
            rows: rows.collect(),
            sum_line: None,
            note: None,
            density: Density::Normal,
        })]
    }
}
