//! The days of the year on which trainings are held, month by month (S-57, S-58).

use chrono::Datelike;

use super::table;
use crate::document::block::{Align, Block, Column, Row, Width};
use crate::document::plan::PlanPaper;
use crate::document::words::{self, UNKNOWN, UNSET};
use crate::record::Occasion;

impl PlanPaper<'_> {
    pub(in crate::document::plan) fn calendar(&self, has_text: bool) -> Vec<Block> {
        let mut held: Vec<(&Occasion, String)> = Vec::new();
        let mut undated = Vec::new();
        for training in self.trainings.iter().filter(|training| training.is_planned()) {
            let occasions: Vec<&Occasion> = self.workspace.referring(training.id).collect();
            if occasions.iter().all(|occasion| occasion.date.is_none()) {
                undated.push(training.short().to_owned());
            }
            let name = [training.number.as_str(), training.name.as_str()].join(" ");
            held.extend(occasions.into_iter().map(|it| (it, name.trim().to_owned())));
        }
        held.sort_by_key(|(occasion, _)| (occasion.date, occasion.time.clone(), occasion.id));
        let mut blocks = Vec::new();
        if held.is_empty() {
            blocks.push(Block::paragraph("Inga dagar är satta ännu."));
            return blocks;
        }
        if !has_text {
            blocks.push(Block::paragraph("Utbildningarna hålls de här dagarna."));
        }
        let mut month = None;
        let rows = held.iter().map(|(occasion, name)| {
            let this = occasion.date.map(|day| day.month());
            let begins = month.is_some() && this != month;
            month = this;
            let day = occasion.date.map(|day| day.to_string());
            let seats = occasion.seats.map(|seats| seats.to_string());
            Row {
                group_start: begins,
                ..Row::body(vec![
                    words::cell_or_gap(day.unwrap_or_default(), UNSET),
                    words::cell_or(occasion.time.as_str(), UNSET),
                    words::cell_or_gap(name.as_str(), UNKNOWN),
                    words::cell_or(occasion.place.as_str(), UNSET),
                    words::cell_or(seats.unwrap_or_default(), UNSET),
                ])
            }
        });
        let columns = vec![
            Column::new("Dag", Align::Left, Width::Fit),
            Column::new("Tid", Align::Left, Width::Fit),
            Column::new("Utbildning", Align::Left, Width::Text),
            Column::new("Plats", Align::Left, Width::Text),
            Column::new("Platser", Align::Right, Width::Fit),
        ];
        let caption = format!("Utbildningstillfällen {}", self.years.label());
        blocks.push(Block::Table(table(caption, columns, 2, rows.collect())));
        if !undated.is_empty() {
            let which = words::list(&undated);
            blocks.push(Block::note(format!("Utan satta dagar: {which}.")));
        }
        blocks
    }
}
