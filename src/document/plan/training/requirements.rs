//! What each group must be able to, in which system or area, and how that is shown (S-38, S-59).

use super::table;
use crate::document::block::{Align, Block, Column, Row, Width};
use crate::document::plan::PlanPaper;
use crate::document::words::{self, NONE, UNKNOWN, UNSET};
use crate::record::swedish::compare;
use crate::record::{ChoiceType, CompetenceRequirement, StaffGroup, TrainingLevel};

impl PlanPaper<'_> {
    pub(in crate::document::plan) fn requirements(&self, has_text: bool) -> Vec<Block> {
        let is_own = |requirement: &&CompetenceRequirement| {
            let mut groups = requirement.groups.iter().filter_map(|id| self.workspace.get(*id));
            groups.any(|group: &StaffGroup| group.administration == self.own())
                && requirement.system.is_none_or(|id| !self.source.withholds(id.into()))
        };
        let mut own: Vec<(String, &CompetenceRequirement)> = self
            .workspace
            .all::<CompetenceRequirement>()
            .filter(is_own)
            .map(|it| {
                let system = it.system.map(|id| self.workspace.short_name(id.into()));
                (system.unwrap_or_else(|| it.area.clone()), it)
            })
            .collect();
        own.sort_by(|(about, one), (other_about, other)| {
            let by_system = one.system.is_none().cmp(&other.system.is_none());
            by_system
                .then_with(|| compare(about, other_about))
                .then_with(|| compare(&one.audience, &other.audience))
                .then(one.id.cmp(&other.id))
        });
        if own.is_empty() {
            let words = "Inga kompetenskrav på förvaltningens befattningsgrupper är registrerade.";
            return vec![Block::paragraph(words)];
        }
        let mut blocks = Vec::new();
        if !has_text {
            blocks.push(Block::paragraph(
                "Tabellen visar vad de som använder ett system, eller arbetar inom ett område, ska \
                 kunna.",
            ));
        }
        let rows = own.iter().map(|(about, requirement)| {
            let it = self.source.get(requirement.id);
            let text = |key| it.map_or(String::new(), |it| words::for_cell(&it.text(key)));
            let level = requirement.level.map_or("", TrainingLevel::label);
            let renewed = requirement.renewed_months.map(|months| match months {
                12 => "Varje år".to_owned(),
                1 => "Varje månad".to_owned(),
                months => format!("Efter {months} mån."),
            });
            Row::body(vec![
                words::cell_or_gap(text(CompetenceRequirement::audience), UNKNOWN),
                words::cell_or_gap(about.as_str(), UNKNOWN),
                words::cell_or_gap(text(CompetenceRequirement::demand), UNKNOWN),
                words::cell_or(level, UNSET),
                words::cell_or(
                    if requirement.before_access == Some(true) { "Ja" } else { "Nej" },
                    NONE,
                ),
                words::cell_or(renewed.unwrap_or_default(), "En gång"),
            ])
        });
        let columns = vec![
            Column::new("Vem", Align::Left, Width::Mm(30.0)),
            Column::new("System eller område", Align::Left, Width::Mm(23.0)),
            Column::new("Krav", Align::Left, Width::Text),
            Column::new("Nivå", Align::Left, Width::Fit),
            Column::new("Före behörighet", Align::Left, Width::Mm(19.0)),
            Column::new("Förnyas", Align::Left, Width::Mm(16.0)),
        ];
        blocks.push(Block::Table(table("Kompetenskrav".to_owned(), columns, 0, rows.collect())));
        blocks
    }
}
