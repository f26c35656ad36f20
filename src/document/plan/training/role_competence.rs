//! The roles of chapter 7: what the strategy asks of those who hold them, how many meet it and what is
//! planned; and the continuous training of those who run IT, in hours for each person (S-60…S-64).
//!
//! Counts, never names. How holders are judged is for the internal variant alone.

use super::{hours, table};
use crate::document::block::{Align, Block, Cell, Column, Row, Width};
use crate::document::plan::PlanPaper;
use crate::document::variant::{Shown, Variant};
use crate::document::words::{self, UNKNOWN};
use crate::record::{AnyId, Hours, Id, Person, Role, RoleCode, StaffGroup, Unit};
use crate::workspace::role_competence::Holding;

/// Those who run IT (S-63, S-64).
const OPERATIONS: [RoleCode; 2] = [RoleCode::ItManager, RoleCode::Technician];

impl PlanPaper<'_> {
    pub(in crate::document::plan) fn role_competence(&self, has_text: bool) -> Vec<Block> {
        let is_internal = self.source.variant() == Variant::Internal;
        let mut rows = Vec::new();
        for code in [RoleCode::Controller, RoleCode::SystemManager, RoleCode::Strategist]
            .into_iter()
            .chain(OPERATIONS)
        {
            let Some(role) = self.source.role(code) else { continue };
            let holding = self.workspace.holding(role.id(), self.held(code));
            if holding.all() > 0 {
                rows.push(self.role_row_of(role, holding, is_internal));
            }
        }
        let mut blocks = Vec::new();
        if rows.is_empty() {
            blocks
                .push(Block::paragraph("Ingen har någon av strategins IT-roller i förvaltningen."));
        } else {
            if !has_text {
                blocks.push(Block::paragraph(
                    "Tabellen visar vad IT-strategin kräver av den som har en roll.",
                ));
            }
            let mut columns = vec![
                Column::new("Roll", Align::Left, Width::Mm(28.0)),
                Column::new("Krav i IT-strategin", Align::Left, Width::Text),
                Column::new("Antal", Align::Right, Width::Fit),
            ];
            if is_internal {
                for state in ["Uppfyllt", "Delvis", "Saknas", "Ej bedömt"] {
                    columns.push(Column::new(state, Align::Right, Width::Fit));
                }
            }
            columns.push(Column::new("Insats", Align::Left, Width::Mm(24.0)));
            let caption = "Kompetens i strategins roller (antal personer)".to_owned();
            blocks.push(Block::Table(table(caption, columns, 0, rows)));
        }
        blocks.extend(self.operations());
        blocks
    }

    /// Who holds a role, and over what: the administration itself, the systems that its body owns, or
    /// for what is the whole kommun's, those who work in the administration.
    fn held(&self, code: RoleCode) -> Vec<(Id<Person>, AnyId)> {
        let subjects: Vec<Option<AnyId>> = match code {
            RoleCode::SystemManager => {
                self.owned_systems().into_iter().map(|system| Some(system.id().into())).collect()
            }
            RoleCode::Controller => vec![self.own().map(AnyId::from)],
            _ => vec![None],
        };
        let mut held = Vec::new();
        for subject in subjects {
            for holder in self.source.holders(code, subject).0 {
                let person: Option<Id<Person>> = self.source.person_behind(holder).of();
                let works_here = person.and_then(|id| self.workspace.get(id)).is_some_and(|it| {
                    let unit = it.unit.and_then(|unit| self.workspace.get(unit));
                    let by_unit = unit.and_then(|unit| unit.administration);
                    it.administration.or(by_unit) == self.own()
                });
                if let Some(person) = person.filter(|_| subject.is_some() || works_here) {
                    held.push((person, subject.unwrap_or(person.into())));
                }
            }
        }
        held
    }

    fn role_row_of(&self, role: Shown<'_, Role>, holding: Holding, is_internal: bool) -> Row {
        let count = |count: usize| Cell::text(count.to_string());
        let demand = words::for_cell(&role.text(Role::competence));
        let mut cells = vec![
            words::cell_or_gap(role.text(Role::name), UNKNOWN),
            words::cell_or(demand, "Inget krav"),
            count(holding.all()),
        ];
        if is_internal {
            let states = [holding.met, holding.partly, holding.missing, holding.unjudged];
            cells.extend(states.map(count));
        }
        let planned = self.workspace.trainings_for_role(role.id());
        let planned: Vec<String> = planned.into_iter().map(|it| it.short().to_owned()).collect();
        cells.push(words::cell_or(planned.join(", "), "Ingen planerad"));
        Row::body(cells)
    }

    /// The hours that the plan gives each of those who run IT.
    fn operations(&self) -> Option<Block> {
        let persons = OPERATIONS.into_iter().flat_map(|code| self.held(code));
        let mut units: Vec<Id<Unit>> =
            persons.filter_map(|(person, _)| self.workspace.get(person)?.unit).collect();
        units.sort_unstable();
        units.dedup();
        let shares = self.workspace.by_unit(&self.trainings);
        let rows: Vec<Row> = units
            .into_iter()
            .filter_map(|unit| {
                let groups = self.workspace.referring::<StaffGroup>(unit);
                let heads: i64 = groups.filter_map(|group| group.heads).sum();
                let taken = shares.iter().find(|share| share.of == Some(unit));
                let time = taken.map_or(Hours::default(), |share| share.hours);
                (heads > 0).then(|| {
                    Row::body(vec![
                        Cell::text(self.source.name(unit.into())),
                        Cell::text(heads.to_string()),
                        hours(time),
                        if time == Hours::default() {
                            Cell::gap("Inga timmar planerade")
                        } else {
                            hours(Hours::of_minutes(time.minutes() / heads))
                        },
                    ])
                })
            })
            .collect();
        if rows.is_empty() {
            return None;
        }
        let columns = vec![
            Column::new("Enhet", Align::Left, Width::Text),
            Column::new("Personer", Align::Right, Width::Mm(22.0)),
            Column::new("Timmar", Align::Right, Width::Mm(24.0)),
            Column::new("Timmar per person", Align::Right, Width::Mm(34.0)),
        ];
        let caption = format!("Driftpersonalens utbildning {} (timmar)", self.years.label());
        Some(Block::Table(table(caption, columns, 0, rows)))
    }
}
