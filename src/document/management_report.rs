//! Ledningsrapport: on one page how it goes with the IT-plans of all förvaltningar, what deviates, what
//! is missing, and where forces could be joined (S-16, S-17, S-33).
//!
//! Counts and sums; it names no person, and no system that is shown internally only.

use chrono::NaiveDate;

use super::block::{
    Align, Block, Cell, Column, Density, Document, FirstPage, Identity, List, ListItem, Row,
    RowKind, Run, Table, Width,
};
use super::variant::{Source, Variant};
use super::words::{self, NONE};
use super::{Edition, LeftOut, follow_up, sender, typography};
use crate::record::{Administration, Kronor, PlanKind};
use crate::workspace::Workspace;
use crate::workspace::follow_up::{Course, Money};
use crate::workspace::steering::{Panel, Steering};
use crate::workspace::term::Term;

/// So many deviations are told; the page is one.
const TOLD: usize = 5;

struct Report<'a> {
    source: Source<'a>,
    workspace: &'a Workspace,
    term: Term,
    steering: Steering<'a>,
}

/// The ledningsrapport of the kommun as a document.
pub fn management_report(
    workspace: &Workspace,
    term: Term,
    variant: Variant,
    today: NaiveDate,
) -> Edition {
    let source = Source::new(workspace, variant, today).without_names();
    let steering = Steering::new(workspace, None, term, today);
    let report = Report { source, workspace, term, steering };
    let (blocks, left_out) = report.blocks();
    let mut document = Document {
        identity: report.identity(),
        first_page: FirstPage::Titled,
        lettered: false,
        blocks,
    };
    typography::apply(&mut document);
    Edition { document, variant, left_out }
}

impl<'a> Report<'a> {
    fn identity(&self) -> Identity {
        let central = self.source.central_administration();
        let central = central.map_or(String::new(), |it| it.text(Administration::name));
        let base = sender::identity(self.source, &central);
        let title = format!("Ledningsrapport {}", self.term.label());
        Identity {
            summary: format!("{title} för {}. {}", base.kommun, self.summary()),
            title,
            kind: "Ledningsrapport".to_owned(),
            facts: sender::facts([
                ("Läget den", self.term.day().to_string()),
                ("Framtagen", self.source.today().to_string()),
            ]),
            keywords: vec!["uppföljning".to_owned(), "ledning".to_owned()],
            ..base
        }
    }

    /// The course of the year's plan in a förvaltning, where one is in force.
    fn course(&self, administration: &Administration) -> Option<Course<'a>> {
        let plan = self.workspace.plan_in_force(administration.id, PlanKind::It, self.term.year)?;
        self.workspace.course(plan.id, self.term)
    }

    fn summary(&self) -> String {
        let courses = self.steering.courses();
        let all = self.steering.administrations().len();
        let reported: Vec<&Course<'_>> =
            courses.iter().filter(|course| course.is_reported()).collect();
        if reported.is_empty() {
            return format!("Ingen IT-plan är uppföljd per {}.", self.term.label());
        }
        let money: Money = reported.iter().map(|course| course.running()).sum();
        let show = |amount: Kronor| amount.show_with_unit(self.source.unit());
        format!(
            "{} av {} förvaltningar har en IT-plan som följs upp. Driften har kostat {} av {}, och \
             prognosen för helåret är {}.",
            words::sentence(&match reported.len() {
                1 => "en".to_owned(),
                count => words::number(count),
            }),
            words::number(all),
            show(money.outcome.unwrap_or_default()),
            show(money.planned),
            show(money.expected),
        )
    }

    fn blocks(&self) -> (Vec<Block>, Vec<LeftOut>) {
        let mut blocks = vec![
            Block::paragraph(self.summary()),
            Block::Table(self.administrations()),
            Block::Table(self.gaps()),
        ];
        let deviating = self.deviating();
        if !deviating.is_empty() {
            blocks.push(Block::heading(2, "Avvikelser"));
            blocks.push(list(deviating));
        }
        let (joined, left_out) = self.joined();
        if !joined.is_empty() {
            blocks.push(Block::heading(2, "Här kan krafter samlas"));
            blocks.push(list(joined));
        }
        (blocks, left_out)
    }

    /// How it goes in each förvaltning, and what it plans for next year.
    fn administrations(&self) -> Table {
        let unit = self.source.unit();
        let show = |amount: Kronor| Cell::text(amount.show(unit));
        let mut sum = (Money::default(), Kronor(0), 0);
        let mut rows: Vec<Row> = Vec::new();
        for across in self.steering.across() {
            let course = self.course(across.administration).filter(Course::is_reported);
            let money = course.as_ref().map(Course::running).unwrap_or_default();
            let planned = across.running + across.investment;
            sum.0 = [sum.0, money].into_iter().sum();
            sum.1 = sum.1 + planned;
            sum.2 += across.at_risk;
            let reported = course.is_some();
            let of = |amount: Kronor| match reported {
                true => show(amount),
                false => Cell::text(NONE),
            };
            rows.push(Row::body(vec![
                Cell::text(self.source.name(across.administration.id.into())),
                match &course {
                    Some(course) => Cell::text(follow_up::in_short(course)),
                    None => Cell::text("Ingen plan att följa upp"),
                },
                of(money.planned),
                of(money.outcome.unwrap_or_default()),
                of(money.expected),
                show(planned),
                at_risk(across.at_risk),
            ]));
        }
        rows.push(Row {
            kind: RowKind::Sum,
            ..Row::body(vec![
                Cell::text("Kommunen"),
                Cell::text("Alla"),
                show(sum.0.planned),
                show(sum.0.outcome.unwrap_or_default()),
                show(sum.0.expected),
                show(sum.1),
                at_risk(sum.2),
            ])
        });
        let right = |name: String| Column::new(name, Align::Right, Width::Fit);
        Table {
            caption: format!("Förvaltningarnas IT-planer, {}", unit.name()),
            key: String::new(),
            columns: vec![
                Column::new("Förvaltning", Align::Left, Width::Text),
                Column::new("Aktiviteter", Align::Left, Width::Text),
                right(format!("Drift {}", self.term.year)),
                right("Utfall".to_owned()),
                right("Prognos".to_owned()),
                right(format!("Plan {}", self.term.year + 1)),
                right("System med brist".to_owned()),
            ],
            row_header: 0,
            rows,
            sum_line: None,
            note: Some(
                "Brist är att systemansvarig, aktuell klassning eller PUB-avtal saknas.".to_owned(),
            ),
            density: Density::Matrix,
        }
    }

    /// What is missing, by the four matters of the strategy.
    fn gaps(&self) -> Table {
        let mut rows = Vec::new();
        for panel in Panel::ALL {
            let facts = self.steering.panel(panel).into_iter();
            let gaps: Vec<String> = facts
                .filter(|fact| fact.is_gap)
                .map(|fact| format!("{}: {}", fact.label, fact.value))
                .collect();
            let told = if gaps.is_empty() { Cell::text(NONE) } else { Cell::gap(gaps.join("; ")) };
            rows.push(Row::body(vec![Cell::text(panel.label()), told]));
        }
        Table {
            caption: "Det här saknas".to_owned(),
            key: String::new(),
            columns: vec![
                Column::new("Område", Align::Left, Width::Fit),
                Column::new("Brist", Align::Left, Width::Text),
            ],
            row_header: 0,
            rows,
            sum_line: None,
            note: None,
            density: Density::Matrix,
        }
    }

    /// What went otherwise than planned, and what is done about it.
    fn deviating(&self) -> Vec<String> {
        let mut told = Vec::new();
        for course in self.steering.courses() {
            let whose = course.plan.administration.map(Into::into);
            let whose = whose.map_or(String::new(), |id| self.source.name(id));
            for line in course.deviating() {
                let status =
                    line.status.map_or("utan status", |it| crate::record::ChoiceType::label(it));
                let measure = line.reported.map_or("", |it| it.measure.trim());
                let measure =
                    if measure.is_empty() { "Ingen åtgärd är angiven." } else { measure };
                told.push(format!(
                    "{whose}, {}: {}. {}",
                    line.of.name(),
                    crate::workspace::show::in_sentence(status),
                    measure.split_whitespace().collect::<Vec<_>>().join(" ")
                ));
            }
        }
        let more = told.len().saturating_sub(TOLD);
        told.truncate(TOLD);
        if more > 0 {
            let counted = words::counted(more, "avvikelse", "avvikelser");
            told.push(format!("Ytterligare {counted} står i nämndernas uppföljningar."));
        }
        told
    }

    /// Where forces could be joined; what names a system that is shown internally only is left out.
    fn joined(&self) -> (Vec<String>, Vec<LeftOut>) {
        let mut told = Vec::new();
        let mut left_out = Vec::new();
        for joined in self.steering.joined() {
            let hidden = joined.systems.iter().find(|id| self.source.withholds((**id).into()));
            match hidden {
                Some(system) => left_out.push(LeftOut::internal(*system)),
                None => told.push(joined.sentence),
            }
        }
        (told, left_out)
    }
}

fn at_risk(count: usize) -> Cell {
    if count == 0 { Cell::text("0") } else { Cell::gap(count.to_string()) }
}

fn list(items: Vec<String>) -> Block {
    let items = items.into_iter();
    let items = items.map(|text| ListItem { text: vec![Run::plain(text)], sublist: None });
    Block::SmallList(List { numbered: false, items: items.collect() })
}
