//! The systems that the body owns and those it uses, and how many are left out and why
//! (S-23…S-29; domain §0.8). Own and used systems are two tables: what is asked of them differs.

use super::PlanPaper;
use crate::document::LeftOut;
use crate::document::block::{Align, Block, Column, Density, Row, Table, Width};
use crate::document::system_words::{Systems, left_out_sentence};
use crate::document::variant::Shown;
use crate::document::words::{self, NOBODY, UNKNOWN, UNSET};
use crate::record::{AnyId, Body, ChoiceType, Operation, System};

impl PlanPaper<'_> {
    pub(super) fn systems(&self, has_text: bool) -> (Vec<Block>, Vec<LeftOut>) {
        let Some(body) = self.body else {
            return (
                vec![Block::paragraph("Förvaltningen saknar nämnd. Därför visas inga system.")],
                vec![],
            );
        };
        let (owned, used) = self.source.systems_of(body.id());
        let systems = self.system_words();
        let (owned, mut gone) = systems.split(owned);
        let (used, used_gone) = systems.split(used);
        gone.extend(used_gone);

        let mut blocks = Vec::new();
        if !has_text {
            let owns = words::counted_ett(owned.len(), "eget IT-system", "egna IT-system");
            let uses = words::counted_ett(used.len(), "gemensamt", "gemensamma");
            blocks.push(Block::paragraph(format!("Nämnden har {owns} och använder {uses}.")));
        }
        if !owned.is_empty() {
            blocks.push(Block::Table(self.owned_table(&owned)));
        }
        if !used.is_empty() {
            blocks.push(Block::Table(self.used_table(&used)));
        }
        if !gone.is_empty() {
            let sentence = left_out_sentence(gone.len());
            match blocks.last_mut() {
                Some(Block::Table(table)) => {
                    let note = table.note.take().map_or(String::new(), |note| note + " ");
                    table.note = Some(note + &sentence);
                }
                _ => blocks.push(Block::note(sentence)),
            }
        }
        (blocks, gone.into_iter().map(LeftOut::internal).collect())
    }

    fn system_words(&self) -> Systems<'_> {
        Systems::new(self.source)
    }

    pub(super) fn owned_systems(&self) -> Vec<Shown<'_, System>> {
        self.body.map_or(Vec::new(), |body| {
            self.system_words().split(self.source.systems_of(body.id()).0).0
        })
    }

    fn owned_table(&self, systems: &[Shown<'_, System>]) -> Table {
        let (unit, words_of) = (self.source.unit(), self.system_words());
        let rows = systems.iter().map(|system| {
            let id = system.id().into();
            Row::body(vec![
                words::cell_or_gap(system.text(System::number), UNSET),
                words::cell_or_gap(system.text(System::name), UNKNOWN),
                words::cell_or_gap(words::for_cell(&system.text(System::purpose)), UNKNOWN),
                words_of.manager(id),
                words::cell_or_gap(self.source.names(&system.many(System::supplier)), UNKNOWN),
                words_of.agreement(system.id()),
                words_of.cost(*system),
            ])
        });
        Table {
            caption: "Nämndens IT-system".to_owned(),
            key: "system-egna".to_owned(),
            columns: vec![
                Column::new("Nr", Align::Left, Width::Fit),
                Column::new("System", Align::Left, Width::Text),
                Column::new("Ändamål", Align::Left, Width::Text),
                Column::new("Systemansvarig", Align::Left, Width::Text),
                Column::new("Leverantör", Align::Left, Width::Text),
                Column::new("Avtal t.o.m.", Align::Left, Width::Fit),
                Column::new(format!("{} per år", unit.name()), Align::Right, Width::Fit),
            ],
            row_header: 1,
            rows: rows.collect(),
            sum_line: Some(format!(
                "Summa {} per år",
                words_of.total(systems).show_with_unit(unit)
            )),
            note: words_of.agreement_note(systems),
            density: Density::Normal,
        }
    }

    fn used_table(&self, systems: &[Shown<'_, System>]) -> Table {
        let words_of = self.system_words();
        let rows = systems.iter().map(|system| {
            let owner = system.one::<Body>(System::owner).map(AnyId::from);
            let owner = owner.map_or(String::new(), |owner| self.source.name(owner));
            let operation = system.choice::<Operation>(System::operation);
            Row::body(vec![
                words::cell_or_gap(system.text(System::number), UNSET),
                words::cell_or_gap(system.text(System::name), UNKNOWN),
                words::cell_or_gap(words::for_cell(&system.text(System::purpose)), UNKNOWN),
                words::cell_or_gap(owner, NOBODY),
                words_of.manager(system.id().into()),
                words::cell_or_gap(operation.map_or("", ChoiceType::label), UNKNOWN),
            ])
        });
        Table {
            caption: "System som nämnden använder men inte äger".to_owned(),
            key: "system-anvanda".to_owned(),
            columns: vec![
                Column::new("Nr", Align::Left, Width::Fit),
                Column::new("System", Align::Left, Width::Text),
                Column::new("Ändamål", Align::Left, Width::Text),
                Column::new("Systemägare", Align::Left, Width::Text),
                Column::new("Systemansvarig", Align::Left, Width::Text),
                Column::new("Driftform", Align::Left, Width::Text),
            ],
            row_header: 1,
            rows: rows.collect(),
            sum_line: None,
            note: None,
            density: Density::Normal,
        }
    }
}
