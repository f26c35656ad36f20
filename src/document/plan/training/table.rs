//! The table of trainings, on a landscape page (domain §1.3 "Insatstabell"; look
//! utbildningsplan-2-insatser.png).

use super::{participants, table};
use crate::document::block::{Align, Block, Cell, Column, Row, Width};
use crate::document::plan::PlanPaper;
use crate::document::words::{self, UNKNOWN, UNSET};
use crate::document::{LeftOut, plan::withheld};
use crate::record::{ChoiceType, Kronor, Training, TrainingStatus};
use crate::workspace::show::in_sentence;

impl PlanPaper<'_> {
    pub(in crate::document::plan) fn training_table(&self, has_text: bool) -> Vec<Block> {
        if self.trainings.is_empty() {
            return vec![Block::paragraph("Planen har inga utbildningsinsatser.")];
        }
        let mut blocks = Vec::new();
        if !has_text {
            blocks.push(Block::paragraph(self.training_summary()));
        }
        let columns = vec![
            Column::new("Nr", Align::Left, Width::Mm(10.0)),
            Column::new("Utbildning", Align::Left, Width::Text),
            Column::new("System", Align::Left, Width::Mm(20.0)),
            Column::new("Målgrupp", Align::Left, Width::Mm(34.0)),
            Column::new("Antal", Align::Right, Width::Mm(13.0)),
            Column::new("Nivå", Align::Left, Width::Mm(26.0)),
            Column::new("Form", Align::Left, Width::Fit),
            Column::new("Timmar", Align::Right, Width::Mm(16.0)),
            Column::new("Period", Align::Left, Width::Fit),
            self.amounts_column("Kostnad", 18.0),
            Column::new("Krav", Align::Left, Width::Mm(34.0)),
        ];
        let rows = self.trainings.iter().map(|training| self.training_row(training));
        let mut shown = table(
            format!("Utbildningsinsatser {}", self.years.label()),
            columns,
            1,
            rows.collect(),
        );
        shown.caption.push_str(". Timmar avser tid per deltagare.");
        let whole = self.whole();
        shown.sum_line = Some(format!(
            "Summa {}, {}",
            participants(whole.participants),
            whole.cost().show_with_unit(self.source.unit())
        ));
        let has_substitutes = whole.substitutes != Kronor::default();
        shown.note = has_substitutes.then(|| "Kostnaden är räknad med vikarier.".to_owned());
        blocks.push(Block::Table(shown));
        blocks
    }

    /// The systems that the trainings are about and that the variant withholds.
    pub(in crate::document::plan) fn withheld_of_trainings(&self) -> Vec<LeftOut> {
        let systems = self.trainings.iter().flat_map(|training| &training.systems);
        withheld(self.source, systems.map(|id| (*id).into()))
    }

    fn training_row(&self, training: &Training) -> Row {
        let systems: Vec<_> = training.systems.iter().map(|id| (*id).into()).collect();
        let is_cancelled = training.status == Some(TrainingStatus::Cancelled);
        let period = training.period.map_or(String::new(), |period| period.to_string());
        let demand = training.compulsory.map_or("", ChoiceType::label);
        let ground = in_sentence(training.ground.trim());
        let demand = match (demand.is_empty(), ground.is_empty()) {
            (_, true) => demand.to_owned(),
            (true, false) => training.ground.clone(),
            (false, false) => format!("{demand}, {ground}"),
        };
        let count = training.participants.map(|count| count.to_string());
        let time = training.hours.map(|hours| hours.show());
        Row::body(vec![
            words::cell_or_gap(training.number.as_str(), UNSET),
            words::cell_or_gap(training.name.as_str(), UNKNOWN),
            words::cell_or(self.systems_named(systems), "Alla"),
            words::cell_or_gap(training.audience.as_str(), UNKNOWN),
            words::cell_or_gap(count.unwrap_or_default(), UNSET),
            words::cell_or_gap(training.level.map_or("", ChoiceType::label), UNSET),
            words::cell_or_gap(training.form.map_or("", ChoiceType::label), UNSET),
            words::cell_or_gap(time.unwrap_or_default(), UNSET),
            if is_cancelled {
                Cell::gap(TrainingStatus::Cancelled.label())
            } else {
                words::cell_or_gap(period, UNSET)
            },
            match training.cost {
                None if training.substitute_cost.is_none() => Cell::gap(UNSET),
                _ => self.amount(training.whole_cost()),
            },
            words::cell_or_gap(demand, UNSET),
        ])
    }
}
