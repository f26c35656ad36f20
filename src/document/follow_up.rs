//! Uppföljning of a nämnd's plans at a checkpoint: how far each activity and training has come, what was
//! planned, has been paid and is expected, and for what went otherwise why and what is done (S-16;
//! domain §1.5, §7.9).
//!
//! Sums come from the same function as the window's. It names no person.

use super::block::{
    Align, Block, Cell, Column, Density, Document, Drawing, Figure, FirstPage, Identity, Row,
    RowKind, Table, Width, YearBars,
};
use super::variant::{Source, Variant};
use super::words::{self, UNKNOWN};
use super::{Edition, sender, typography};
use crate::record::{
    ActivityStatus, Administration, Body, ChoiceType, Id, Kronor, LongText, PlanKind,
};
use crate::workspace::Workspace;
use crate::workspace::follow_up::{Course, Followed, Line, Money};
use crate::workspace::show::in_sentence;
use crate::workspace::term::Term;
use chrono::NaiveDate;

/// Where no cause or measure is told.
const UNTOLD: &str = "Ej angiven";

const KEY: &str = "uppfoljning";

struct Report<'a> {
    source: Source<'a>,
    workspace: &'a Workspace,
    term: Term,
    body: Id<Body>,
    it: Option<Course<'a>>,
    training: Option<Course<'a>>,
}

/// The uppföljning as a document; `None` when the workspace has no such body.
pub fn follow_up(
    workspace: &Workspace,
    body: Id<Body>,
    term: Term,
    variant: Variant,
    today: NaiveDate,
) -> Option<Edition> {
    let source = Source::new(workspace, variant, today).without_names();
    source.get(body)?;
    let administration = workspace.administration_of(body).map(|it| it.id);
    let course = |kind| {
        let plan = workspace.plan_in_force(administration?, kind, term.year)?;
        workspace.course(plan.id, term)
    };
    let report = Report {
        source,
        workspace,
        term,
        body,
        it: course(PlanKind::It),
        training: course(PlanKind::Training).filter(|course| !course.lines.is_empty()),
    };
    let identity = report.identity();
    let mut document = Document {
        identity,
        first_page: FirstPage::Titled,
        lettered: false,
        blocks: report.blocks(),
    };
    typography::apply(&mut document);
    Some(Edition { document, variant, left_out: Vec::new() })
}

impl Report<'_> {
    fn identity(&self) -> Identity {
        let own = self.source.administration_of(self.body);
        let own = own.map_or(String::new(), |it| it.text(Administration::name));
        let body = self.source.name(self.body.into());
        let title = format!("Uppföljning {} för {}", self.term.label(), in_sentence(&own));
        let plans: Vec<String> =
            [&self.it, &self.training].into_iter().flatten().map(|it| self.plan(it)).collect();
        let facts = sender::facts([
            ("Till", body),
            ("Läget den", self.term.day().to_string()),
            ("Avser", plans.join(" och ")),
            ("Framtagen", self.source.today().to_string()),
        ]);
        Identity {
            summary: format!("{title}. {}", self.summary()),
            title,
            kind: "Uppföljning".to_owned(),
            facts,
            keywords: vec!["uppföljning".to_owned(), "IT-plan".to_owned()],
            ..sender::identity(self.source, &own)
        }
    }

    /// "IT-plan 2024–2026, § 96".
    fn plan(&self, course: &Course<'_>) -> String {
        let plan = course.plan;
        let kind = plan.kind.map_or("Plan", ChoiceType::label);
        let period = plan.period.map_or(String::new(), |period| format!(" {period}"));
        match plan.paragraph.trim() {
            "" => format!("{kind}{period}"),
            paragraph => format!("{kind}{period}, {paragraph}"),
        }
    }

    fn summary(&self) -> String {
        let Some(course) = &self.it else {
            return format!(
                "Ingen beslutad IT-plan gäller för {}, så det finns inget att följa upp.",
                self.term.year
            );
        };
        let mut sentences = vec![statuses(course)];
        sentences.extend(self.told("Driften", course.running()));
        sentences.extend(self.told("Investeringarna", course.investment()));
        sentences.join(" ")
    }

    /// "Driften har kostat 312 tkr av 495 tkr (63 procent). Prognosen för helåret är 480 tkr, 15 tkr
    /// lägre än planerat."
    fn told(&self, what: &str, money: Money) -> Option<String> {
        if money.is_nothing() {
            return None;
        }
        let show = |amount: Kronor| amount.show_with_unit(self.source.unit());
        let so_far = match (money.outcome, money.per_cent()) {
            (Some(outcome), Some(part)) => {
                format!(
                    "{what} har kostat {} av {} ({part} procent).",
                    show(outcome),
                    show(money.planned)
                )
            }
            (Some(outcome), None) => format!("{what} har kostat {}.", show(outcome)),
            (None, _) => format!(
                "{what} är planerad till {}. Utfallet är inte rapporterat.",
                show(money.planned)
            ),
        };
        let by = money.deviation();
        let than = match by.0 {
            0 => "som planerat".to_owned(),
            1.. => format!("{} lägre än planerat", show(by)),
            _ => format!("{} högre än planerat", show(Kronor(-by.0))),
        };
        let comma = if by.0 == 0 { "" } else { "," };
        Some(format!("{so_far} Prognosen för helåret är {}{comma} {than}.", show(money.expected)))
    }

    fn blocks(&self) -> Vec<Block> {
        let mut blocks =
            vec![Block::heading(2, "Sammanfattning"), Block::paragraph(self.summary())];
        if let Some(course) = self.it.as_ref().filter(|course| !course.lines.is_empty()) {
            if !course.is_reported() {
                blocks.push(Block::paragraph(format!(
                    "Uppföljningen {} är inte påbörjad. Status är som den står i dag.",
                    self.term.label()
                )));
            }
            blocks.push(Block::heading(2, "Aktiviteter"));
            blocks.push(Block::Table(self.activities(course)));
            if !course.investment().is_nothing() {
                blocks.push(Block::Table(self.investments(course)));
            }
            blocks.push(Block::Figure(self.bars(course)));
        }
        let deviating: Vec<Line<'_>> = [&self.it, &self.training]
            .into_iter()
            .flatten()
            .flat_map(|course| course.deviating().copied())
            .collect();
        if !deviating.is_empty() {
            blocks.push(Block::heading(2, "Avvikelser och åtgärder"));
            blocks.push(Block::Table(self.deviations(&deviating)));
        }
        if let Some(course) = &self.training {
            blocks.push(Block::heading(2, "Utbildningsinsatser"));
            blocks.push(Block::Table(self.trainings(course)));
        }
        blocks
    }

    fn activities(&self, course: &Course<'_>) -> Table {
        let year = course.term.year;
        let caption = format!("Aktiviteter och drift {year}");
        let note = "Avvikelse är plan minus prognos. Minus betyder dyrare än planerat.";
        let table = self.money_table(caption, course, |line| line.running, |_| true);
        Table { key: KEY.to_owned(), note: Some(note.to_owned()), ..table }
    }

    fn investments(&self, course: &Course<'_>) -> Table {
        let caption = format!("Investeringar {}", course.term.year);
        let has = |line: &Line<'_>| !line.investment.is_nothing();
        self.money_table(caption, course, |line| line.investment, has)
    }

    fn money_table(
        &self,
        caption: String,
        course: &Course<'_>,
        money: impl Fn(&Line<'_>) -> Money,
        shown: impl Fn(&Line<'_>) -> bool,
    ) -> Table {
        let lines = course.lines.iter().filter(|line| shown(line));
        let mut sum = Money::default();
        let mut rows: Vec<Row> = Vec::new();
        for line in lines {
            let money = money(line);
            sum = [sum, money].into_iter().sum();
            let mut cells = vec![
                words::cell_or_gap(line.of.number(), UNKNOWN),
                words::cell_or_gap(line.of.name(), UNKNOWN),
                status(line.status),
            ];
            cells.extend(self.amounts(money));
            rows.push(Row::body(cells));
        }
        let count = words::counted(rows.len(), "aktivitet", "aktiviteter");
        let mut cells =
            vec![Cell::text("Summa"), Cell::text(words::sentence(&count)), Cell::text("Alla")];
        cells.extend(self.amounts(sum));
        rows.push(Row { kind: RowKind::Sum, ..Row::body(cells) });
        let unit = self.source.unit().name();
        let amount = |name: &str| Column::new(format!("{name} {unit}"), Align::Right, Width::Fit);
        Table {
            caption,
            key: String::new(),
            columns: vec![
                Column::new("Nr", Align::Left, Width::Fit),
                Column::new("Aktivitet", Align::Left, Width::Text),
                Column::new("Status", Align::Left, Width::Fit),
                amount("Plan"),
                amount("Utfall"),
                amount("Prognos"),
                amount("Avvikelse"),
            ],
            row_header: 1,
            rows,
            sum_line: None,
            note: None,
            density: Density::Normal,
        }
    }

    /// Plan, outcome, forecast and deviation.
    fn amounts(&self, money: Money) -> [Cell; 4] {
        let show = |amount: Kronor| Cell::text(amount.show(self.source.unit()));
        let outcome = money.outcome.map_or_else(|| Cell::gap("Ej rapporterat"), show);
        let by = money.deviation();
        let deviation = match by.0 {
            1.. => Cell::text(format!("+{}", by.show(self.source.unit()))),
            0 => show(by),
            _ => Cell::gap(by.show(self.source.unit())),
        };
        [show(money.planned), outcome, show(money.expected), deviation]
    }

    fn bars(&self, course: &Course<'_>) -> Figure {
        let unit = self.source.unit();
        let kinds = [("Drift", course.running()), ("Investering", course.investment())];
        let kinds = kinds.into_iter().filter(|(_, money)| !money.is_nothing());
        let bar = |name: &str, amount: Kronor| {
            // Amounts stay far below 2^53; a bar has no length below zero.
            (name.to_owned(), amount.show(unit), amount.0.max(0) as f64)
        };
        let years: Vec<YearBars> = kinds
            .map(|(kind, money)| YearBars {
                year: kind.to_owned(),
                total: format!("Prognos {}", money.expected.show_with_unit(unit)),
                bars: vec![
                    bar("Plan", money.planned),
                    bar("Utfall", money.outcome.unwrap_or_default()),
                ],
            })
            .collect();
        let told: Vec<String> = years
            .iter()
            .map(|kind| {
                let bars: Vec<String> = kind
                    .bars
                    .iter()
                    .map(|bar| format!("{} {}", in_sentence(&bar.0), bar.1))
                    .collect();
                format!("{}: {}", kind.year, bars.join(", "))
            })
            .collect();
        Figure {
            caption: format!("Plan och utfall {}, {}.", course.term.label(), unit.name()),
            alt: format!(
                "Stapeldiagram över plan och utfall. {}. Beloppen står i tabellen med aktiviteter.",
                told.join(". ")
            ),
            twin: KEY.to_owned(),
            drawing: Drawing::YearBars(years),
        }
    }

    fn deviations(&self, lines: &[Line<'_>]) -> Table {
        let rows = lines.iter().map(|line| {
            let told = |of: fn(&crate::record::FollowUp) -> &LongText| {
                line.reported.map_or(String::new(), |it| words::for_cell(of(it)))
            };
            Row::body(vec![
                words::cell_or_gap(line.of.name(), UNKNOWN),
                Cell::text(self.otherwise(line)),
                words::cell_or_gap(told(|it| &it.cause), UNTOLD),
                words::cell_or_gap(told(|it| &it.measure), UNTOLD),
            ])
        });
        Table {
            caption: "Avvikelser, orsak och åtgärd".to_owned(),
            key: String::new(),
            columns: vec![
                Column::new("Aktivitet eller insats", Align::Left, Width::Text),
                Column::new("Avvikelse", Align::Left, Width::Mm(28.0)),
                Column::new("Orsak", Align::Left, Width::Text),
                Column::new("Åtgärd", Align::Left, Width::Text),
            ],
            row_header: 0,
            rows: rows.collect(),
            sum_line: None,
            note: None,
            density: Density::Normal,
        }
    }

    /// "Försenad, 5 tkr dyrare".
    fn otherwise(&self, line: &Line<'_>) -> String {
        let late = line
            .status
            .filter(|status| matches!(status, ActivityStatus::Late | ActivityStatus::Dropped));
        let by: Kronor = [line.running, line.investment].map(Money::deviation).into_iter().sum();
        let show = |amount: Kronor| amount.show_with_unit(self.source.unit());
        let money = match by.0 {
            0 => None,
            1.. => Some(format!("{} billigare", show(by))),
            _ => Some(format!("{} dyrare", show(Kronor(-by.0)))),
        };
        let parts: Vec<String> =
            late.map(|it| it.label().to_owned()).into_iter().chain(money).collect();
        if parts.is_empty() { "Fördelning".to_owned() } else { words::sentence(&parts.join(", ")) }
    }

    fn trainings(&self, course: &Course<'_>) -> Table {
        let mut rows = Vec::new();
        for line in &course.lines {
            let Followed::Training(training) = line.of else { continue };
            let outcome = self.workspace.outcome(training, self.term.day());
            let mut cells = vec![
                words::cell_or_gap(line.of.number(), UNKNOWN),
                words::cell_or_gap(line.of.name(), UNKNOWN),
                status(line.status),
                Cell::text(outcome.planned.to_string()),
                Cell::text(outcome.took_part.to_string()),
            ];
            cells.extend(self.amounts(line.running).into_iter().take(3));
            rows.push(Row::body(cells));
        }
        let unit = self.source.unit().name();
        let right = |name: &str| Column::new(name.to_owned(), Align::Right, Width::Fit);
        Table {
            caption: format!("Utbildningsinsatser {}", self.term.year),
            key: String::new(),
            columns: vec![
                Column::new("Nr", Align::Left, Width::Fit),
                Column::new("Utbildning", Align::Left, Width::Text),
                Column::new("Status", Align::Left, Width::Fit),
                right("Planerade"),
                right("Deltog"),
                right(&format!("Plan {unit}")),
                right(&format!("Utfall {unit}")),
                right(&format!("Prognos {unit}")),
            ],
            row_header: 1,
            rows,
            sum_line: None,
            note: None,
            density: Density::Normal,
        }
    }
}

/// "Av sju aktiviteter är tre klara, två pågår, en är försenad och en utgår."
fn statuses(course: &Course<'_>) -> String {
    let all = course.lines.len();
    if all == 0 {
        return "Planen har inga aktiviteter det året.".to_owned();
    }
    let parts = in_order(course).into_iter().enumerate().map(|(at, (status, count))| {
        let number = if count == 1 { "en".to_owned() } else { words::number(count) };
        let told = word(status, count);
        match (is_adjective(status), at == 0) {
            (true, true) => format!("är {number} {told}"),
            (true, false) => format!("{number} är {told}"),
            (false, true) => format!("{told} {number}"),
            (false, false) => format!("{number} {told}"),
        }
    });
    let parts: Vec<String> = parts.collect();
    let counted = words::counted(all, "aktivitet", "aktiviteter");
    if parts.is_empty() {
        return format!("Status är inte angiven för {counted}.");
    }
    format!("Av {counted} {}.", words::list(&parts))
}

/// "3 klara, 2 pågår, 1 försenad, 1 utgår".
pub(super) fn in_short(course: &Course<'_>) -> String {
    let parts = in_order(course).into_iter();
    parts
        .map(|(status, count)| format!("{count} {}", word(status, count)))
        .collect::<Vec<_>>()
        .join(", ")
}

/// How many have come how far: what is done first, what is dropped last.
fn in_order(course: &Course<'_>) -> Vec<(ActivityStatus, usize)> {
    let order = [
        ActivityStatus::Done,
        ActivityStatus::Ongoing,
        ActivityStatus::NotStarted,
        ActivityStatus::Late,
        ActivityStatus::Dropped,
    ];
    let counted = course.by_status();
    let of = |wanted| counted.iter().find(|(status, _)| *status == wanted).copied();
    order.into_iter().filter_map(of).collect()
}

const fn is_adjective(status: ActivityStatus) -> bool {
    !matches!(status, ActivityStatus::Ongoing | ActivityStatus::Dropped)
}

const fn word(status: ActivityStatus, count: usize) -> &'static str {
    match (status, count) {
        (ActivityStatus::Done, 1) => "klar",
        (ActivityStatus::Done, _) => "klara",
        (ActivityStatus::Ongoing, _) => "pågår",
        (ActivityStatus::NotStarted, 1) => "ej påbörjad",
        (ActivityStatus::NotStarted, _) => "ej påbörjade",
        (ActivityStatus::Late, 1) => "försenad",
        (ActivityStatus::Late, _) => "försenade",
        (ActivityStatus::Dropped, _) => "utgår",
    }
}

fn status(status: Option<ActivityStatus>) -> Cell {
    match status {
        Some(status @ (ActivityStatus::Late | ActivityStatus::Dropped)) => {
            Cell::gap(status.label())
        }
        Some(status) => Cell::text(status.label()),
        None => Cell::gap("Ej angiven"),
    }
}
