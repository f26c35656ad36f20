//! The systems that the body owns and those it uses, and how many are left out and why
//! (S-23…S-29; domain §0.8). Own and used systems are two tables: what is asked of them differs.

use chrono::Months;

use super::Plan;
use crate::document::block::{Align, Block, Cell, Column, Density, Row, Run, Table, Width};
use crate::document::variant::Shown;
use crate::document::words::{self, NOBODY, UNKNOWN, UNSET};
use crate::document::{LeftOut, Reason};
use crate::record::{
    AnyId, Body, ChoiceType, EndDate, Id, Kronor, Lifecycle, Municipality, Operation, RoleCode,
    System,
};

/// How long before its end an agreement is marked, when the kommun has not said.
const WARNING_MONTHS: u32 = 6;

impl Plan<'_> {
    pub(super) fn systems(&self, has_text: bool) -> (Vec<Block>, Vec<LeftOut>) {
        let Some(body) = self.body else {
            return (
                vec![super::sentence("Förvaltningen saknar nämnd. Därför visas inga system.")],
                vec![],
            );
        };
        let (owned, used) = self.source.systems_of(body.id());
        let (owned, mut gone) = self.split(owned);
        let (used, used_gone) = self.split(used);
        gone.extend(used_gone);

        let mut blocks = Vec::new();
        if !has_text {
            let owns = words::counted_ett(owned.len(), "eget IT-system", "egna IT-system");
            let uses = words::counted_ett(used.len(), "gemensamt", "gemensamma");
            blocks.push(super::sentence(format!("Nämnden har {owns} och använder {uses}.")));
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
                _ => blocks.push(Block::Note(vec![Run::plain(sentence)])),
            }
        }
        let gone =
            gone.into_iter().map(|id| LeftOut { object: id.into(), why: Reason::InternalOnly });
        (blocks, gone.collect())
    }

    /// The systems that may be shown and are not closed, and the ones that are withheld.
    fn split(&self, ids: Vec<Id<System>>) -> (Vec<Shown<'_, System>>, Vec<Id<System>>) {
        let (gone, shown): (Vec<_>, Vec<_>) =
            ids.into_iter().partition(|id| self.source.withholds((*id).into()));
        let shown = shown.into_iter().filter_map(|id| self.source.get(id));
        let open = |system: &Shown<'_, System>| {
            system.choice(System::lifecycle) != Some(Lifecycle::Closed)
        };
        (shown.filter(open).collect(), gone)
    }

    pub(super) fn owned_systems(&self) -> Vec<Shown<'_, System>> {
        self.body.map_or(Vec::new(), |body| self.split(self.source.systems_of(body.id()).0).0)
    }

    fn owned_table(&self, systems: &[Shown<'_, System>]) -> Table {
        let unit = self.source.unit();
        let rows = systems.iter().map(|system| {
            let id = system.id().into();
            Row::body(vec![
                words::cell_or_gap(system.text(System::number), UNSET),
                words::cell_or_gap(system.text(System::name), UNKNOWN),
                words::cell_or_gap(words::for_cell(&system.text(System::purpose)), UNKNOWN),
                self.manager(id),
                words::cell_or_gap(self.source.names(&system.many(System::supplier)), UNKNOWN),
                self.agreement(system.id()),
                system
                    .amount(System::annual_cost)
                    .map_or(Cell::gap(UNSET), |cost| Cell::text(cost.show(unit))),
            ])
        });
        let total: Kronor =
            systems.iter().filter_map(|system| system.amount(System::annual_cost)).sum();
        Table {
            caption: "Nämndens IT-system".to_owned(),
            key: "system-egna".to_owned(),
            columns: vec![
                column("Nr", Align::Left, Width::Fit),
                column("System", Align::Left, Width::Text),
                column("Ändamål", Align::Left, Width::Text),
                column("Systemansvarig", Align::Left, Width::Text),
                column("Leverantör", Align::Left, Width::Text),
                column("Avtal t.o.m.", Align::Left, Width::Fit),
                column(&format!("{} per år", unit.name()), Align::Right, Width::Fit),
            ],
            row_header: 1,
            rows: rows.collect(),
            sum_line: Some(format!("Summa {} per år", total.show_with_unit(unit))),
            note: self.agreement_note(systems),
            density: Density::Normal,
        }
    }

    fn used_table(&self, systems: &[Shown<'_, System>]) -> Table {
        let rows = systems.iter().map(|system| {
            let owner = system.one::<Body>(System::owner).map(AnyId::from);
            let owner = owner.map_or(String::new(), |owner| self.source.name(owner));
            let operation = system.choice::<Operation>(System::operation);
            Row::body(vec![
                words::cell_or_gap(system.text(System::number), UNSET),
                words::cell_or_gap(system.text(System::name), UNKNOWN),
                words::cell_or_gap(words::for_cell(&system.text(System::purpose)), UNKNOWN),
                words::cell_or_gap(owner, NOBODY),
                self.manager(system.id().into()),
                words::cell_or_gap(operation.map_or("", ChoiceType::label), UNKNOWN),
            ])
        });
        Table {
            caption: "System som nämnden använder men inte äger".to_owned(),
            key: "system-anvanda".to_owned(),
            columns: vec![
                column("Nr", Align::Left, Width::Fit),
                column("System", Align::Left, Width::Text),
                column("Ändamål", Align::Left, Width::Text),
                column("Systemägare", Align::Left, Width::Text),
                column("Systemansvarig", Align::Left, Width::Text),
                column("Driftform", Align::Left, Width::Text),
            ],
            row_header: 1,
            rows: rows.collect(),
            sum_line: None,
            note: None,
            density: Density::Normal,
        }
    }

    fn manager(&self, system: AnyId) -> Cell {
        let (holders, _) = self.source.holders(RoleCode::SystemManager, Some(system));
        words::cell_or_gap(self.source.names(&holders), NOBODY)
    }

    /// The last day of the agreement; marked when it has passed or is near.
    fn agreement(&self, system: Id<System>) -> Cell {
        match self.source.agreement_end(system) {
            None => Cell::gap(UNKNOWN),
            Some(end) if self.ends_soon(end) => Cell::gap(end.to_string()),
            Some(end) => Cell::text(words::sentence(&end.to_string())),
        }
    }

    fn warning_months(&self) -> u32 {
        let months = self.kommun.and_then(|k| k.number(Municipality::contract_warning_months));
        months.and_then(|months| u32::try_from(months).ok()).unwrap_or(WARNING_MONTHS).min(120)
    }

    fn ends_soon(&self, end: EndDate) -> bool {
        let limit = self.source.today().checked_add_months(Months::new(self.warning_months()));
        end.day().zip(limit).is_some_and(|(end, limit)| end <= limit)
    }

    /// "Avtalet för SYS-016 löper ut inom sex månader."
    fn agreement_note(&self, systems: &[Shown<'_, System>]) -> Option<String> {
        let today = self.source.today();
        let (mut over, mut soon) = (Vec::new(), Vec::new());
        for system in systems {
            let end = self.source.agreement_end(system.id());
            let Some(day) = end.filter(|end| self.ends_soon(*end)).and_then(EndDate::day) else {
                continue;
            };
            let list = if day < today { &mut over } else { &mut soon };
            list.push(self.source.short_name(system.id().into()));
        }
        let months = words::number(self.warning_months() as usize);
        let about = |systems: &[String]| {
            let subject = if systems.len() == 1 { "Avtalet för" } else { "Avtalen för" };
            format!("{subject} {}", words::list(systems))
        };
        let mut sentences = Vec::new();
        if !over.is_empty() {
            sentences.push(format!("{} har löpt ut.", about(&over)));
        }
        if !soon.is_empty() {
            let unit = if self.warning_months() == 1 { "månad" } else { "månader" };
            sentences.push(format!("{} löper ut inom {months} {unit}.", about(&soon)));
        }
        (!sentences.is_empty()).then(|| sentences.join(" "))
    }
}

/// How many systems are left out, and on what ground.
fn left_out_sentence(count: usize) -> String {
    let systems = words::sentence(&words::counted_ett(count, "system", "system"));
    let (left, they, them) = match count {
        1 => ("utelämnat", "Det", "det"),
        _ => ("utelämnade", "De", "dem"),
    };
    format!(
        "{systems} är {left}. {they} redovisas endast i intern bilaga, eftersom uppgifter om \
         {them} kan omfattas av sekretess enligt 18 kap. 8 § offentlighets- och sekretesslagen."
    )
}

pub(super) fn column(header: &str, align: Align, width: Width) -> Column {
    Column { header: header.to_owned(), align, width }
}
