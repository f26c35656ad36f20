//! What the trainings take in time and money: by training, by unit and by quarter, and which activity
//! of the IT-plan bears it, so that no krona is counted twice (S-59; domain §7.5).

use super::{hours, sum, table};
use crate::document::block::{Align, Block, Cell, Column, Row, Width};
use crate::document::plan::PlanPaper;
use crate::document::words::{self, UNKNOWN, UNSET};
use crate::record::{Activity, AmountUnit, AnyId, Hours, Kronor};
use crate::workspace::training_cost::{Share, Whole, by_quarter};

/// What is of no unit of its own.
const NO_UNIT: &str = "Hela förvaltningen";

impl PlanPaper<'_> {
    pub(in crate::document::plan) fn training_costs(&self, has_text: bool) -> Vec<Block> {
        if self.trainings.is_empty() {
            return vec![Block::paragraph("Planen har inga utbildningsinsatser.")];
        }
        let whole = self.whole();
        let mut blocks = Vec::new();
        if !has_text {
            blocks.push(Block::paragraph(format!(
                "Utbildningarna tar {} timmar av deltagarnas arbetstid. De kostar {}, varav vikarier {}.",
                whole.hours.show(),
                whole.cost().show_with_unit(self.source.unit()),
                whole.substitutes.show_with_unit(self.source.unit()),
            )));
        }
        blocks.extend(self.bearing_sentence().map(Block::paragraph));
        blocks.push(self.by_training());
        let units = self.workspace.by_unit(&self.trainings);
        let named = units.into_iter().map(|share| {
            let name = share.of.map_or(NO_UNIT.to_owned(), |unit| self.source.name(unit.into()));
            (name, share.participants, share.hours, share.cost)
        });
        // A unit's part of a cost is no round number: it stands in kronor.
        let caption = "Tid och kostnad för varje enhet";
        blocks.push(self.shares(caption, "Enhet", named.collect(), AmountUnit::Kr));
        let quarters = by_quarter(&self.trainings).into_iter().map(|share: Share<Option<u32>>| {
            let name = share.of.map_or(UNSET.to_owned(), |quarter| format!("Kvartal {quarter}"));
            (name, share.participants, share.hours, share.cost)
        });
        let caption = "Tid och kostnad för varje kvartal, efter när utbildningen börjar";
        blocks.push(self.shares(caption, "Kvartal", quarters.collect(), self.source.unit()));
        blocks
    }

    fn by_training(&self) -> Block {
        let mut rows: Vec<Row> = self
            .trainings
            .iter()
            .map(|training| {
                let whole = Whole::of([*training]);
                Row::body(vec![
                    words::cell_or_gap(training.number.as_str(), UNSET),
                    words::cell_or_gap(training.name.as_str(), UNKNOWN),
                    hours(whole.hours),
                    self.amount(whole.fees),
                    self.amount(whole.substitutes),
                    self.amount(whole.cost()),
                ])
            })
            .collect();
        let whole = self.whole();
        rows.push(sum(vec![
            Cell::text("Alla"),
            Cell::text("Summa"),
            hours(whole.hours),
            self.amount(whole.fees),
            self.amount(whole.substitutes),
            self.amount(whole.cost()),
        ]));
        let columns = vec![
            Column::new("Nr", Align::Left, Width::Mm(11.0)),
            Column::new("Utbildning", Align::Left, Width::Text),
            Column::new("Timmar", Align::Right, Width::Mm(18.0)),
            self.amounts_column("Kurs", 20.0),
            self.amounts_column("Vikarier", 20.0),
            self.amounts_column("Summa", 20.0),
        ];
        Block::Table(table(format!("Tid och kostnad {}", self.years.label()), columns, 1, rows))
    }

    fn shares(
        &self,
        caption: &str,
        of: &str,
        shares: Vec<(String, i64, Hours, Kronor)>,
        unit: AmountUnit,
    ) -> Block {
        let row = |(name, participants, time, cost): (String, i64, Hours, Kronor)| {
            let count = Cell::text(participants.to_string());
            vec![Cell::text(name), count, hours(time), Cell::text(cost.show(unit))]
        };
        let whole = self.whole();
        let all = ("Summa".to_owned(), whole.participants, whole.hours, whole.cost());
        let mut rows: Vec<Row> = shares.into_iter().map(|share| Row::body(row(share))).collect();
        rows.push(sum(row(all)));
        let columns = vec![
            Column::new(of, Align::Left, Width::Text),
            Column::new("Deltagare", Align::Right, Width::Mm(24.0)),
            Column::new("Timmar", Align::Right, Width::Mm(24.0)),
            Column::new(format!("Kostnad {}", unit.name()), Align::Right, Width::Mm(28.0)),
        ];
        Block::Table(table(caption.to_owned(), columns, 0, rows))
    }

    /// Where in the IT-plan the cost stands, and what stands in none.
    fn bearing_sentence(&self) -> Option<String> {
        let unit = self.source.unit();
        let mut borne: Vec<(AnyId, Kronor)> = Vec::new();
        let mut unborne = Kronor::default();
        for training in self.trainings.iter().filter(|it| it.whole_cost() != Kronor::default()) {
            let cost = training.whole_cost();
            match training.activity.filter(|id| self.source.get::<Activity>(*id).is_some()) {
                None => unborne = unborne + cost,
                Some(activity) => match borne.iter_mut().find(|(id, _)| *id == activity.into()) {
                    Some((_, sum)) => *sum = *sum + cost,
                    None => borne.push((activity.into(), cost)),
                },
            }
        }
        let by: Vec<String> = borne
            .iter()
            .map(|(activity, cost)| {
                let name = self.source.name(*activity);
                format!("{} av aktivitet {name}", cost.show_with_unit(unit))
            })
            .collect();
        let mut sentences = Vec::new();
        if !by.is_empty() {
            sentences.push(format!(
                "Kostnaden bärs i IT-planen: {}. Den räknas där och ingen annanstans.",
                words::list(&by)
            ));
        }
        if unborne != Kronor::default() {
            let cost = unborne.show_with_unit(unit);
            sentences.push(format!("{cost} bärs inte av någon aktivitet i IT-planen."));
        }
        (!sentences.is_empty()).then(|| sentences.join(" "))
    }
}
