//! The rollblad: the uppdragsbeskrivning of one person, to be signed (S-08, S-09): each role with what
//! it is over, since when, who commissions it, its duties in the strategy's own words, and what it
//! asks of whoever holds it (S-60…S-62).
//!
//! The public variant is about the title and names nobody; how well a holder meets the demands is
//! internal. What is over an internal system is left out and counted.

#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::block::{
    Align, Block, Cell, Column, Density, Document, FirstPage, Identity, List, ListItem, Row, Run,
    Signature, Table, Width,
};
use super::system_words::left_out_sentence;
use super::variant::{Shown, Source, Variant};
use super::words::{self, NOBODY, UNKNOWN, UNSET};
use super::{Edition, LeftOut, markdown, sender, typography};
use crate::record::{
    Administration, AnyId, Assignment, ChoiceType, Competence, CompetenceState, Duty, DutySide, Id,
    Person, Role, RoleCode, System, Unit,
};
use crate::workspace::Workspace;
use crate::workspace::show::in_sentence;

struct Sheet<'a> {
    source: Source<'a>,
    person: Shown<'a, Person>,
    /// What the person holds and steps in for, as the variant may show it.
    held: Vec<Shown<'a, Assignment>>,
    deputy: Vec<Shown<'a, Assignment>>,
    gone: Vec<Id<System>>,
}

/// The rollblad of a person; `None` when the person is gone.
pub fn role_sheet(
    workspace: &Workspace,
    person: Id<Person>,
    variant: Variant,
    today: NaiveDate,
) -> Option<Edition> {
    let source = Source::new(workspace, variant, today).without_names();
    let sheet = Sheet::read(source, person)?;
    let mut blocks = Vec::new();
    if !sheet.gone.is_empty() {
        blocks.push(Block::note(left_out_sentence(sheet.gone.len())));
    }
    if sheet.held.is_empty() && sheet.deputy.is_empty() {
        blocks.push(Block::paragraph("Inget uppdrag är registrerat den här dagen."));
    }
    for role in sheet.roles() {
        sheet.role(role, &mut blocks);
    }
    sheet.steps_in(&mut blocks);
    if !sheet.held.is_empty() {
        blocks.push(Block::heading(1, "Underskrifter"));
        blocks.push(Block::paragraph(
            "Vi har gått igenom uppdragen ovan och är överens om vad de innebär.",
        ));
        blocks.push(Block::Signatures(sheet.signatures()));
    }
    let identity = sheet.identity();
    let mut document =
        Document { identity, first_page: FirstPage::Titled, lettered: false, blocks };
    typography::apply(&mut document);
    let left_out = sheet.gone.into_iter().map(LeftOut::internal).collect();
    Some(Edition { document, variant, left_out })
}

impl<'a> Sheet<'a> {
    fn read(source: Source<'a>, person: Id<Person>) -> Option<Self> {
        let shown = source.get(person)?;
        let mut sheet = Self { source, person: shown, held: vec![], deputy: vec![], gone: vec![] };
        for (assignment, holds) in source.assignments_of(person) {
            let subject = assignment.subject();
            if let Some(system) = subject.filter(|it| source.withholds(*it)).and_then(AnyId::of) {
                if !sheet.gone.contains(&system) {
                    sheet.gone.push(system);
                }
            } else if holds {
                sheet.held.push(assignment);
            } else {
                sheet.deputy.push(assignment);
            }
        }
        Some(sheet)
    }

    fn identity(&self) -> Identity {
        let unit = self.person.one::<Unit>(Person::unit).and_then(|unit| self.source.get(unit));
        let by_unit = unit.and_then(|unit| unit.one::<Administration>(Unit::administration));
        let administration = self.person.one(Person::administration).or(by_unit);
        let administration = administration.and_then(|id| self.source.get(id));
        let administration =
            administration.map_or(String::new(), |it| it.text(Administration::name));
        let who = self.source.name(self.person.id().into());
        let who = if self.source.titles_for_names() { in_sentence(&who).into_owned() } else { who };
        let title = format!("Rollblad för {who}");
        let mut facts = vec![
            ("Befattning", self.person.text(Person::title)),
            ("Enhet", unit.map_or(String::new(), |unit| unit.text(Unit::name))),
            ("Uppgifterna gäller", self.source.today().to_string()),
        ];
        if facts[1].1.is_empty() {
            facts[1] = ("Förvaltning", administration.clone());
        }
        Identity {
            summary: format!("{title} den {}.", self.source.today()),
            title,
            kind: "Rollblad".to_owned(),
            facts: sender::facts(facts),
            keywords: vec!["rollblad".to_owned(), "uppdragsbeskrivning".to_owned()],
            ..sender::identity(self.source, &administration)
        }
    }

    /// The roles that the person holds, in the kommun's order.
    fn roles(&self) -> Vec<Shown<'a, Role>> {
        let holds = |role: &Shown<'_, Role>| {
            self.held.iter().any(|it| it.one(Assignment::role) == Some(role.id()))
        };
        self.source.roles().into_iter().filter(holds).collect()
    }

    fn role(&self, role: Shown<'_, Role>, blocks: &mut Vec<Block>) {
        let name = sender::filled(role.text(Role::name), "Roll utan namn");
        blocks.push(Block::heading(1, name.clone()));
        let side = match role.choice(Role::side) {
            Some(DutySide::Orders) => "Rollen leder: den beställer det som andra utför.",
            Some(DutySide::Performs) => "Rollen utför det som ledningen beställer.",
            None => "",
        };
        if !side.is_empty() {
            blocks.push(Block::paragraph(side));
        }
        let held: Vec<_> = self
            .held
            .iter()
            .copied()
            .filter(|it| it.one(Assignment::role) == Some(role.id()))
            .collect();
        blocks.push(Block::Table(self.over(&name, &held)));
        let mut duties: Vec<_> = self.source.referring::<Duty>(role.id()).collect();
        duties.sort_by_key(|duty| (duty.number(Duty::position), duty.id()));
        let duties: Vec<String> = duties.into_iter().map(|duty| duty.text(Duty::text)).collect();
        if !duties.is_empty() {
            blocks.push(Block::heading(2, "Ansvar enligt IT-strategin"));
            blocks.push(Block::List(list(duties)));
        }
        let competence = markdown::blocks(&role.text(Role::competence));
        if !competence.is_empty() {
            blocks.push(Block::heading(2, "Kompetens enligt IT-strategin"));
            blocks.extend(competence);
        }
        if self.source.variant() == Variant::Internal {
            self.competence(role, blocks);
        }
    }

    /// How the person meets the demands of the role. Internal.
    fn competence(&self, role: Shown<'_, Role>, blocks: &mut Vec<Block>) {
        let judged = self.source.referring::<Competence>(self.person.id());
        let mut judged: Vec<_> =
            judged.filter(|it| it.one(Competence::role) == Some(role.id())).collect();
        judged.sort_by_key(|it| (it.day(Competence::date), it.id()));
        let rows = judged.into_iter().rev().map(|it| {
            let about = self.source.names(&it.many(Competence::subject));
            let day = it.day(Competence::date).map(|day| day.to_string());
            let state = match it.choice(Competence::state) {
                Some(CompetenceState::Met) => Cell::text(CompetenceState::Met.label()),
                Some(state) => Cell::gap(state.label()),
                None => Cell::gap(UNSET),
            };
            vec![
                words::cell_or(about, "Alla uppdrag i rollen"),
                state,
                words::cell_or(day.unwrap_or_default(), UNSET),
                words::cell_or(words::for_cell(&it.text(Competence::note)), UNKNOWN),
            ]
        });
        let rows: Vec<_> = rows.map(Row::body).collect();
        if rows.is_empty() && role.text(Role::competence).is_empty() {
            return;
        }
        if rows.is_empty() {
            blocks.push(Block::note("Ingen bedömning av kompetensen är inlagd."));
            return;
        }
        blocks.push(Block::Table(Table {
            caption: "Bedömd kompetens".to_owned(),
            columns: vec![
                Column::new("Gäller", Align::Left, Width::Text),
                Column::new("Kompetens", Align::Left, Width::Fit),
                Column::new("Bedömd", Align::Left, Width::Fit),
                Column::new("Grund", Align::Left, Width::Text),
            ],
            rows,
            ..table()
        }));
    }

    fn over(&self, role: &str, held: &[Shown<'_, Assignment>]) -> Table {
        let rows = held.iter().map(|it| {
            let since = it.day(Assignment::from).map(|day| day.to_string());
            Row::body(vec![
                self.subject(*it),
                words::cell_or_gap(since.unwrap_or_default(), UNKNOWN),
                words::cell_or_gap(it.text(Assignment::commissioned_by), UNKNOWN),
                words::cell_or_gap(it.text(Assignment::decided_by), UNKNOWN),
                words::cell_or(self.source.names(&it.many(Assignment::deputies)), NOBODY),
            ])
        });
        Table {
            caption: format!("Uppdrag som {}", in_sentence(role)),
            columns: vec![
                Column::new("Gäller", Align::Left, Width::Text),
                Column::new("Sedan", Align::Left, Width::Fit),
                Column::new("Uppdragsgivare", Align::Left, Width::Text),
                Column::new("Utsedd av", Align::Left, Width::Text),
                Column::new("Ersättare", Align::Left, Width::Mm(28.0)),
            ],
            rows: rows.collect(),
            ..table()
        }
    }

    fn subject(&self, assignment: Shown<'_, Assignment>) -> Cell {
        match assignment.subject() {
            None => Cell::text("Hela kommunen"),
            Some(subject) => words::cell_or_gap(self.source.name(subject), UNKNOWN),
        }
    }

    fn steps_in(&self, blocks: &mut Vec<Block>) {
        if self.deputy.is_empty() {
            return;
        }
        let rows = self.deputy.iter().map(|it| {
            let role = it.one::<Role>(Assignment::role).map(AnyId::from);
            let role = role.map_or(String::new(), |role| self.source.name(role));
            Row::body(vec![
                self.subject(*it),
                words::cell_or_gap(role, UNKNOWN),
                words::cell_or_gap(self.source.names(&it.many(Assignment::holders)), NOBODY),
            ])
        });
        blocks.push(Block::heading(1, "Träder in som ersättare"));
        blocks.push(Block::Table(Table {
            caption: "Uppdrag som ersättare".to_owned(),
            columns: vec![
                Column::new("Gäller", Align::Left, Width::Text),
                Column::new("Roll", Align::Left, Width::Text),
                Column::new("Ersätter", Align::Left, Width::Text),
            ],
            rows: rows.collect(),
            ..table()
        }));
    }

    /// Whoever commissions signs first, then the one who takes the roles on.
    fn signatures(&self) -> Vec<Signature> {
        let manager = self.source.role_name(RoleCode::SystemManager);
        let by = self.held.iter().map(|it| it.text(Assignment::commissioned_by));
        let mut lines: Vec<Signature> = Vec::new();
        for by in by.filter(|by| !by.is_empty() && *by != manager) {
            if lines.iter().all(|line| line.name != by) {
                lines.push(Signature { name: by, title: "Uppdragsgivare".to_owned() });
            }
        }
        // More would not be signed at one table; the table above names them all.
        lines.truncate(3);
        lines.push(Signature {
            name: self.source.name(self.person.id().into()),
            title: "Den som tar emot uppdraget".to_owned(),
        });
        lines
    }
}

fn list(items: Vec<String>) -> List {
    let item = |text: String| ListItem { text: vec![Run::plain(text)], sublist: None };
    List { numbered: false, items: items.into_iter().map(item).collect() }
}

fn table() -> Table {
    Table {
        caption: String::new(),
        key: String::new(),
        columns: Vec::new(),
        row_header: 0,
        rows: Vec::new(),
        sum_line: None,
        note: None,
        density: Density::Normal,
    }
}
