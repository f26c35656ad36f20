//! What the plan costs: computed sums for each year, running costs and investments, the same as
//! bars, and where the money comes from (R-14; domain §1.1 "Ekonomitabell"; picture it-plan-7).

use super::PlanPaper;
use super::years::{Span, Years};
use crate::document::block::{
    Align, Block, Cell, Column, Density, Drawing, Figure, Row, RowKind, Table, Width, YearBars,
};
use crate::document::words;
use crate::record::{Activity, AmountUnit, ChoiceType, Financing, Kronor, YearAmounts};
use crate::workspace::show::in_sentence;

const KEY: &str = "ekonomi";
const RUNNING: &str = "Drift";
const INVESTMENT: &str = "Investering";

/// One line of the table: an activity's running costs or investments.
struct Line {
    post: String,
    amounts: Vec<Kronor>,
}

/// All costs of a plan within its years.
pub(super) struct Costs {
    running: Vec<Line>,
    investment: Vec<Line>,
    /// Numbers of activities for which no cost is stated.
    unstated: Vec<String>,
    /// What is stated for years outside the plan's.
    outside: Kronor,
}

impl Costs {
    pub fn total(&self) -> Kronor {
        sum_of(&self.running) + sum_of(&self.investment)
    }
}

impl PlanPaper<'_> {
    pub(super) fn costs(&self) -> Costs {
        let mut costs = Costs {
            running: Vec::new(),
            investment: Vec::new(),
            unstated: Vec::new(),
            outside: Kronor(0),
        };
        for activity in &self.activities {
            let cost = |key| self.source.costs(*activity, key);
            let (running, investment) = (cost(Activity::running), cost(Activity::investment));
            if running.is_empty() && investment.is_empty() {
                let number = activity.number(Activity::number);
                costs.unstated.push(number.map_or("utan nummer".to_owned(), |n| n.to_string()));
            }
            for (amounts, lines) in
                [(&running, &mut costs.running), (&investment, &mut costs.investment)]
            {
                costs.outside = costs.outside + amounts.total() - self.years.total(amounts);
                if let Some(line) = line(&self.years, activity.text(Activity::name), amounts) {
                    lines.push(line);
                }
            }
        }
        costs
    }

    pub(super) fn economy(&self, has_text: bool) -> Vec<Block> {
        let costs = self.costs();
        if costs.running.is_empty() && costs.investment.is_empty() {
            let mut blocks = vec![Block::paragraph("Planen har inga kostnader.")];
            blocks.extend(unstated_sentence(&costs.unstated).map(Block::paragraph));
            return blocks;
        }
        let mut blocks = Vec::new();
        if !has_text {
            blocks.push(Block::paragraph(self.cost_sentence(&costs)));
        }
        blocks.push(Block::Table(self.economy_table(&costs)));
        blocks.push(Block::Figure(self.bars(&costs)));
        blocks.push(Block::paragraph(self.financing_sentences()));
        blocks
    }

    /// "Planen kostar 3 155 tkr under tre år: 1 025 tkr i drift och 2 130 tkr i investering."
    fn cost_sentence(&self, costs: &Costs) -> String {
        let show = |amount: Kronor| amount.show_with_unit(self.source.unit());
        format!(
            "Planen kostar {} under {}: {} i drift och {} i investering.",
            show(costs.total()),
            words::counted_ett(self.years.count(), "år", "år"),
            show(sum_of(&costs.running)),
            show(sum_of(&costs.investment)),
        )
    }

    fn economy_table(&self, costs: &Costs) -> Table {
        let unit = self.source.unit();
        let spans = &self.years.spans;
        let mut rows = Vec::new();
        for (kind, lines) in [(RUNNING, &costs.running), (INVESTMENT, &costs.investment)] {
            rows.extend(
                lines.iter().map(|line| Row::body(cells(&line.post, kind, &line.amounts, unit))),
            );
            if !lines.is_empty() {
                rows.push(sum_row(kind, &sums(spans, lines), unit));
            }
        }
        let (running, investment) = (sums(spans, &costs.running), sums(spans, &costs.investment));
        let both: Vec<Kronor> = running.iter().zip(&investment).map(|(a, b)| *a + *b).collect();
        rows.push(sum_row("Drift och investering", &both, unit));

        let mut columns = vec![
            Column::new("Post", Align::Left, Width::Text),
            Column::new("Slag", Align::Left, Width::Fit),
        ];
        columns
            .extend(spans.iter().map(|span| Column::new(span.label(), Align::Right, Width::Fit)));
        columns.push(Column::new("Summa", Align::Right, Width::Fit));
        Table {
            caption: format!("Kostnader {}, {}", self.years.label(), unit.name()),
            key: KEY.to_owned(),
            columns,
            row_header: 0,
            rows,
            sum_line: None,
            note: self.cost_note(costs),
            density: Density::Normal,
        }
    }

    fn cost_note(&self, costs: &Costs) -> Option<String> {
        let outside = (costs.outside != Kronor(0)).then(|| {
            format!(
                "Utöver planens år tillkommer {}.",
                costs.outside.show_with_unit(self.source.unit())
            )
        });
        let notes: Vec<String> =
            outside.into_iter().chain(unstated_sentence(&costs.unstated)).collect();
        (!notes.is_empty()).then(|| notes.join(" "))
    }

    fn bars(&self, costs: &Costs) -> Figure {
        let unit = self.source.unit();
        let spans = &self.years.spans;
        let (running, investment) = (sums(spans, &costs.running), sums(spans, &costs.investment));
        let years = spans.iter().zip(running.iter().zip(&investment));
        let years: Vec<YearBars> = years
            .map(|(span, (running, investment))| YearBars {
                year: span.label(),
                total: (*running + *investment).show_with_unit(unit),
                bars: vec![bar(RUNNING, *running, unit), bar(INVESTMENT, *investment, unit)],
            })
            .collect();
        let told: Vec<String> =
            years.iter().map(|year| format!("{}: {}", year.year, year.total)).collect();
        Figure {
            caption: format!("Kostnader per år, {}.", unit.name()),
            alt: format!(
                "Stapeldiagram över drift och investering per år. {}. Beloppen står i tabellen \
                 med kostnader.",
                told.join(", ")
            ),
            twin: KEY.to_owned(),
            drawing: Drawing::YearBars(years),
        }
    }

    /// Where the money comes from, source by source.
    fn financing_sentences(&self) -> String {
        let mut sources: Vec<(Financing, Kronor)> = Vec::new();
        let (mut none, mut unstated) = (Kronor(0), Kronor(0));
        let mut add = |financing: Financing, amount: Kronor| match sources
            .iter_mut()
            .find(|(source, _)| *source == financing)
        {
            Some((_, sum)) => *sum = *sum + amount,
            None => sources.push((financing, amount)),
        };
        for activity in &self.activities {
            let total = |key| self.years.total(&self.source.costs(*activity, key));
            let (running, investment) = (total(Activity::running), total(Activity::investment));
            match activity.choice(Activity::financing) {
                None => unstated = unstated + running + investment,
                Some(Financing::None) => none = none + running + investment,
                Some(Financing::FrameAndInvestment) => {
                    add(Financing::Frame, running);
                    add(Financing::Investment, investment);
                }
                Some(other) => add(other, running + investment),
            }
        }
        let show = |amount: Kronor| amount.show_with_unit(self.source.unit());
        sources.retain(|(_, amount)| *amount != Kronor(0));
        sources.sort_by_key(|(source, _)| source.index());
        let from: Vec<String> = sources
            .iter()
            .map(|(source, amount)| format!("{} ({})", in_sentence(source.label()), show(*amount)))
            .collect();
        let mut sentences = Vec::new();
        if !from.is_empty() {
            sentences.push(format!("Pengarna kommer från {}.", words::list(&from)));
        }
        if none != Kronor(0) {
            sentences.push(format!("{} är inte finansierat.", show(none)));
        }
        if unstated != Kronor(0) {
            sentences.push(format!("För {} är finansieringen inte angiven.", show(unstated)));
        }
        if sentences.is_empty() {
            sentences.push("Kostnader och intäkter tar ut varandra.".to_owned());
        }
        sentences.join(" ")
    }
}

/// A line for the amounts; none when every year is zero.
fn line(years: &Years, post: String, amounts: &YearAmounts) -> Option<Line> {
    let amounts: Vec<Kronor> = years.spans.iter().map(|span| span.amount(amounts)).collect();
    let post = if post.is_empty() { words::UNKNOWN.to_owned() } else { post };
    amounts.iter().any(|amount| *amount != Kronor(0)).then_some(Line { post, amounts })
}

fn sums(spans: &[Span], lines: &[Line]) -> Vec<Kronor> {
    let of = |at: usize| lines.iter().filter_map(|line| line.amounts.get(at)).copied().sum();
    (0..spans.len()).map(of).collect()
}

fn sum_of(lines: &[Line]) -> Kronor {
    lines.iter().flat_map(|line| line.amounts.iter().copied()).sum()
}

fn cells(post: &str, kind: &str, amounts: &[Kronor], unit: AmountUnit) -> Vec<Cell> {
    let total: Kronor = amounts.iter().copied().sum();
    let mut cells = vec![Cell::text(post), Cell::text(kind)];
    cells.extend(amounts.iter().map(|amount| Cell::text(amount.show(unit))));
    cells.push(Cell::text(total.show(unit)));
    cells
}

fn sum_row(kind: &str, amounts: &[Kronor], unit: AmountUnit) -> Row {
    Row { kind: RowKind::Sum, ..Row::body(cells("Summa", kind, amounts, unit)) }
}

fn bar(name: &str, amount: Kronor, unit: AmountUnit) -> (String, String, f64) {
    // Amounts stay far below 2^53; a bar has no length below zero.
    (name.to_owned(), amount.show(unit), amount.0.max(0) as f64)
}

/// "Kostnad är inte angiven för aktivitet 3 och 4."
fn unstated_sentence(numbers: &[String]) -> Option<String> {
    match numbers.len() {
        0 => None,
        1..=12 => Some(format!("Kostnad är inte angiven för aktivitet {}.", words::list(numbers))),
        many => Some(format!("Kostnad är inte angiven för {} aktiviteter.", words::number(many))),
    }
}
