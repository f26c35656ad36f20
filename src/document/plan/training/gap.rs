//! What is demanded of the administration's groups and what they lack, and how the gap shrinks if the
//! plan is carried out (S-59; look utbildningsplan-1-gap.png).

use chrono::{Months, NaiveDate};

use super::table;
use crate::document::LeftOut;
use crate::document::block::{Align, Block, Cell, Column, Row, Width};
use crate::document::gap_table::{self, Told};
use crate::document::plan::{PlanPaper, withheld};
use crate::record::date::quarter_ends;
use crate::workspace::gap::Gap;

/// For how long it is told how the gap shrinks.
const LONGEST: Months = Months::new(36);

impl PlanPaper<'_> {
    pub(in crate::document::plan) fn gap(&self, has_text: bool) -> Vec<Block> {
        let all = self.workspace.gaps(self.source.today());
        let is_shown: Vec<bool> = all.iter().map(|gap| self.is_of_plan(gap)).collect();
        let gaps: Vec<&Gap<'_>> =
            all.iter().zip(&is_shown).filter(|(_, shown)| **shown).map(|(gap, _)| gap).collect();
        if gaps.is_empty() {
            let words = "Inga kompetenskrav på förvaltningens befattningsgrupper är registrerade.";
            return vec![Block::paragraph(words)];
        }
        let mut blocks = Vec::new();
        if !has_text {
            blocks.push(Block::paragraph(
                "Tabellen visar hur många som ska uppfylla kravet, hur många som gör det i dag och \
                 vilken insats som täcker skillnaden.",
            ));
        }
        let (open, met): (Vec<&Gap<'_>>, Vec<&Gap<'_>>) =
            gaps.into_iter().partition(|gap| gap.lacking() > 0);
        let (source, workspace) = (self.source, self.workspace);
        if !open.is_empty() {
            let caption = "Kompetenskrav, nuläge och gap (antal personer)".to_owned();
            blocks.push(Block::Table(gap_table::with_gap(
                source,
                workspace,
                caption,
                &open,
                Told::ByNumber,
            )));
            blocks.push(self.over_time(&all, &is_shown));
        }
        if !met.is_empty() {
            let caption = "Krav som är uppfyllda (antal personer)".to_owned();
            blocks.push(Block::Table(gap_table::met(source, workspace, caption, &met)));
        }
        blocks
    }

    /// The systems that demand something of the groups and that the variant withholds.
    pub(in crate::document::plan) fn withheld_of_gap(&self) -> Vec<LeftOut> {
        let gaps = self.workspace.gaps(self.source.today()).into_iter();
        let own = gaps.filter(|gap| gap.group.administration == self.own());
        withheld(self.source, own.filter_map(|gap| Some(gap.requirement.system?.into())))
    }

    fn is_of_plan(&self, gap: &Gap<'_>) -> bool {
        gap.group.administration == self.own()
            && gap.requirement.system.is_none_or(|id| !self.source.withholds(id.into()))
    }

    /// The gap today and at the end of each quarter of the plan that is still to come.
    fn over_time(&self, all: &[Gap<'_>], is_shown: &[bool]) -> Block {
        let today = self.source.today();
        let row = |when: String, day: NaiveDate, held: usize| {
            let lacking = self.workspace.lacking_on(all, day);
            let left: i64 =
                lacking.iter().zip(is_shown).filter(|(_, shown)| **shown).map(|(n, _)| n).sum();
            Row::body(vec![
                Cell::text(when),
                Cell::text(held.to_string()),
                Cell::text(left.to_string()),
            ])
        };
        let mut rows = vec![row(format!("I dag, {today}"), today, 0)];
        for day in self.coming_quarters() {
            let ended = self.trainings.iter().filter(|training| {
                training.is_planned()
                    && training.period.is_some_and(|period| period.days().1 <= day)
            });
            rows.push(row(day.to_string(), day, ended.count()));
        }
        let columns = vec![
            Column::new("Dag", Align::Left, Width::Text),
            Column::new("Hållna insatser", Align::Right, Width::Mm(34.0)),
            Column::new("Gap", Align::Right, Width::Mm(24.0)),
        ];
        let caption = "Gapet om planen genomförs (utbildningsplatser)".to_owned();
        Block::Table(table(caption, columns, 0, rows))
    }

    /// The ends of the plan's quarters that are still to come.
    fn coming_quarters(&self) -> impl Iterator<Item = NaiveDate> + use<> {
        let today = self.source.today();
        let first = NaiveDate::from_ymd_opt(self.years.first(), 1, 1).unwrap_or(today);
        let end = NaiveDate::from_ymd_opt(self.years.last(), 12, 31).unwrap_or(today);
        let longest = first.checked_add_months(LONGEST).unwrap_or(end);
        quarter_ends(first.max(today)..=end.min(longest)).filter(move |day| *day > today)
    }
}
