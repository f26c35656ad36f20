//! The systemansvarsmatris: for each system who owns it, who answers for it, who runs it and who
//! uses it (Tabell A), and what it is (Tabell B); for one body or for the whole kommun.
//!
//! Gaps stand in words. The public variant names titles instead of persons, leaves out what is shown
//! internally only, and says how much and on what ground. Truth: domain §1.4; S-23…S-30; look §9.

mod changes;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::block::{
    Align, Block, Cell, Column, Density, Document, FirstPage, Row, Run, Table, Width,
};
use super::system_words::{SECRECY, Systems, left_out_sentence};
use super::variant::{Shown, Source, Variant};
use super::words::{self, UNKNOWN, UNSET};
use super::{Edition, LeftOut, Scope, sender, typography};
use crate::record::{
    Administration, AnyId, Body, ChoiceType, Classification, Id, Lifecycle, Operation,
    ProcessorAgreement, System,
};
use crate::workspace::Workspace;
use crate::workspace::show::in_sentence;

/// What both tables read.
struct Matrix<'a> {
    source: Source<'a>,
    systems: Systems<'a>,
    body: Option<Shown<'a, Body>>,
    /// The systems of the matrix; a body's own ones first.
    rows: Vec<Shown<'a, System>>,
    /// How many of them the body owns.
    own: usize,
    left_out: Vec<Id<System>>,
}

/// The matrix as a document; `None` when the workspace has no such body.
///
/// `today` is the day that the matrix shows: who holds which role, and the date it prints.
pub fn responsibility_matrix(
    workspace: &Workspace,
    scope: Scope,
    variant: Variant,
    today: NaiveDate,
) -> Option<Edition> {
    let matrix = Matrix::read(Source::new(workspace, variant, today).without_names(), scope)?;
    let mut responsibility = vec![Block::Introduction(vec![Run::plain(matrix.introduction())])];
    let mut blocks = Vec::new();
    if matrix.rows.is_empty() {
        responsibility.extend(matrix.left_out_note().map(Block::note));
        blocks.push(Block::Landscape(responsibility));
    } else {
        responsibility.push(Block::Table(matrix.responsibility()));
        blocks.push(Block::Landscape(responsibility));
        blocks.push(Block::NewPage);
        blocks.push(Block::Landscape(vec![Block::Table(matrix.properties())]));
        if let Some(changes) = matrix.changes() {
            blocks.push(Block::NewPage);
            blocks.push(Block::Landscape(changes));
        }
    }
    let mut document = Document {
        identity: matrix.identity(),
        first_page: FirstPage::Beside,
        lettered: true,
        blocks,
    };
    typography::apply(&mut document);
    let left_out = matrix.left_out.into_iter().map(LeftOut::internal);
    Some(Edition { document, variant, left_out: left_out.collect() })
}

impl<'a> Matrix<'a> {
    fn read(source: Source<'a>, scope: Scope) -> Option<Self> {
        let systems = Systems::new(source);
        let body = match scope {
            Scope::Kommun => None,
            Scope::Body(id) => Some(source.get(id)?),
        };
        let (owned, used) = source.systems_in(scope);
        let (mut rows, mut left_out) = systems.split(owned);
        let own = rows.len();
        let (used, more) = systems.split(used);
        rows.extend(used);
        left_out.extend(more);
        Some(Self { source, systems, body, rows, own, left_out })
    }

    fn identity(&self) -> super::block::Identity {
        let base = sender::identity(self.source, &self.administration());
        let title = match self.body {
            Some(body) => format!("Systemansvar för {}", in_sentence(&body.text(Body::name))),
            None => format!("Systemansvar i {}", base.kommun),
        };
        let variant = match self.source.variant() {
            Variant::Public => "Nämndhandling",
            Variant::Internal => "Intern bilaga",
        };
        let facts = [
            ("Datum", self.source.today().to_string()),
            ("Variant", variant.to_owned()),
            ("Omfattning", self.extent()),
        ];
        super::block::Identity {
            summary: format!("{title} den {}: {}.", self.source.today(), self.extent()),
            title,
            kind: "Systemansvarsmatris".to_owned(),
            facts: facts.map(|(label, value)| (label.to_owned(), value)).to_vec(),
            keywords: vec!["systemansvar".to_owned(), "IT-system".to_owned()],
            ..base
        }
    }

    /// The förvaltning that sends the matrix: the body's own, else that of the kommunstyrelse.
    fn administration(&self) -> String {
        let own = self.body.and_then(|body| self.source.administration_of(body.id()));
        let administration = own.or_else(|| self.source.central_administration());
        administration.map_or(String::new(), |it| it.text(Administration::name))
    }

    /// "27 system", "5 egna och 11 använda system".
    fn extent(&self) -> String {
        let used = self.rows.len() - self.own;
        match self.body {
            Some(_) if used > 0 => format!("{} egna och {used} använda system", self.own),
            _ => format!("{} system", self.rows.len()),
        }
    }

    /// What the matrix shows, and the key to the prefixes.
    fn introduction(&self) -> String {
        let mut sentences =
            vec!["Matrisen visar vem som äger, ansvarar för och driver varje system.".to_owned()];
        if self.rows.is_empty() {
            sentences.push(match self.body {
                Some(_) => {
                    "Nämnden varken äger eller använder något system som visas här.".to_owned()
                }
                None => "Inga system finns att visa.".to_owned(),
            });
            return sentences.join(" ");
        }
        if self.body.is_some() && self.rows.len() > self.own {
            sentences
                .push("Nämndens egna system står först, sedan de som den använder.".to_owned());
        }
        let bodies = self.source.bodies();
        let key: Vec<String> = bodies
            .iter()
            .map(|body| format!("{} {}", body.text(Body::prefix), body.text(Body::name)))
            .collect();
        if !key.is_empty() {
            sentences.push(format!("Nämnder: {}.", key.join(", ")));
        }
        if bodies.len() > 1 {
            sentences.push(format!("”Alla” betyder alla {}.", words::number(bodies.len())));
        }
        sentences.push(
            "Företrädare är den ägande nämndens förvaltningschef, om ingen annan är utsedd."
                .to_owned(),
        );
        if self.source.titles_for_names() {
            sentences.push("Befattningar står i stället för namn.".to_owned());
        }
        sentences.join(" ")
    }

    fn left_out_note(&self) -> Option<String> {
        (!self.left_out.is_empty()).then(|| left_out_sentence(self.left_out.len()))
    }

    /// Rows with a line where the owner changes.
    fn grouped(&self, row: impl Fn(Shown<'a, System>) -> Vec<Cell>) -> Vec<Row> {
        let mut above = None;
        let rows = self.rows.iter().map(|system| {
            let owner = system.one::<Body>(System::owner);
            let group_start = above.is_some_and(|above| above != owner);
            above = Some(owner);
            Row { group_start, ..Row::body(row(*system)) }
        });
        rows.collect()
    }

    /// Tabell A.
    fn responsibility(&self) -> Table {
        let words_of = self.systems;
        let rows = self.grouped(|system| {
            let id = AnyId::from(system.id());
            vec![
                words::cell_or_gap(system.text(System::number), UNSET),
                words::cell_or_gap(system.text(System::name), UNKNOWN),
                words_of.owner(system),
                words_of.representative(system.id()),
                words_of.manager(id),
                words_of.deputy(id),
                words_of.operator(id),
                words_of.controllers(system),
                words_of.users(system),
            ]
        });
        // Titles are of any length, names are not.
        let person = |mm| if self.source.titles_for_names() { Width::Text } else { Width::Mm(mm) };
        let order = match self.body {
            Some(_) => "Ansvar. En linje skiljer ägarna åt.",
            None => "Ansvar. System i nummerordning, en linje skiljer ägarna åt.",
        };
        Table {
            caption: order.to_owned(),
            key: "ansvar".to_owned(),
            columns: vec![
                Column::new("Nr", Align::Left, Width::Mm(17.0)),
                Column::new("System", Align::Left, Width::Text),
                Column::new("Ägare", Align::Left, Width::Mm(14.0)),
                Column::new("Företrädare", Align::Left, person(47.0)),
                Column::new("Systemansvarig", Align::Left, person(29.0)),
                Column::new("Ersättare", Align::Left, person(28.0)),
                Column::new("Driftansvarig", Align::Left, person(30.0)),
                Column::new("Personuppgiftsansvarig", Align::Left, Width::Mm(34.0)),
                Column::new("Använder", Align::Left, Width::Mm(21.0)),
            ],
            row_header: 1,
            rows,
            sum_line: None,
            note: self.left_out_note(),
            density: Density::Matrix,
        }
    }

    /// Tabell B. How a system is classified stands in the internal variant only.
    fn properties(&self) -> Table {
        let internal = self.source.variant() == Variant::Internal;
        let unit = self.source.unit();
        let rows = self.grouped(|system| {
            let mut cells = self.identified(system);
            if internal {
                cells.extend(self.classification(system.id()));
            }
            cells.extend(self.kept(system));
            cells
        });
        let mut columns = vec![
            Column::new("Nr", Align::Left, Width::Mm(16.0)),
            Column::new("System", Align::Left, Width::Text),
            Column::new("Ändamål", Align::Left, Width::Text),
            Column::new("Leverantör", Align::Left, Width::Mm(23.0)),
            Column::new("Driftform", Align::Left, Width::Mm(25.0)),
            Column::new("Avtal t.o.m.", Align::Left, Width::Mm(20.0)),
        ];
        if internal {
            columns.extend(
                ["K", "R", "T"].map(|aspect| Column::new(aspect, Align::Centre, Width::Mm(7.0))),
            );
        }
        columns.extend([
            Column::new("Personuppgifter", Align::Left, Width::Mm(18.0)),
            Column::new("PUB-avtal", Align::Left, Width::Mm(17.0)),
            Column::new(format!("{} per år", unit.name()), Align::Right, Width::Mm(14.0)),
            Column::new("Status", Align::Left, Width::Mm(18.5)),
            Column::new("Senast granskad", Align::Left, Width::Mm(17.5)),
        ]);
        let caption = if internal {
            "Egenskaper. K konfidentialitet, R riktighet, T tillgänglighet: 0 försumbar, \
             1 måttlig, 2 betydande, 3 allvarlig, 4 synnerligen allvarlig konsekvens."
        } else {
            "Egenskaper."
        };
        let note = (!internal).then(|| {
            format!(
                "Informationsklassningen redovisas endast i intern bilaga, eftersom uppgifter om \
                 den kan omfattas av sekretess enligt {SECRECY}."
            )
        });
        Table {
            caption: caption.to_owned(),
            key: "egenskaper".to_owned(),
            columns,
            row_header: 1,
            rows,
            sum_line: Some(self.sum()),
            note,
            density: Density::Matrix,
        }
    }

    fn identified(&self, system: Shown<'_, System>) -> Vec<Cell> {
        let operation = system.choice::<Operation>(System::operation);
        vec![
            words::cell_or_gap(system.text(System::number), UNSET),
            words::cell_or_gap(system.text(System::name), UNKNOWN),
            words::cell_or_gap(words::for_cell(&system.text(System::purpose)), UNKNOWN),
            words::cell_or_gap(self.source.names(&system.many(System::supplier)), UNKNOWN),
            words::cell_or_gap(operation.map_or("", ChoiceType::label), UNKNOWN),
            self.systems.agreement(system.id()),
        ]
    }

    fn classification(&self, system: Id<System>) -> [Cell; 3] {
        let made = self.source.classification(system);
        let aspects = [
            Classification::confidentiality,
            Classification::integrity,
            Classification::availability,
        ];
        aspects.map(|aspect| {
            let level = made.and_then(|made| made.number(aspect));
            level.map_or(Cell::gap("Ej"), |level| Cell::text(level.to_string()))
        })
    }

    fn kept(&self, system: Shown<'_, System>) -> [Cell; 5] {
        let agreement = match system.choice::<ProcessorAgreement>(System::processor_agreement) {
            Some(state @ ProcessorAgreement::Missing) => Cell::gap(state.label()),
            Some(state) => Cell::text(state.label()),
            None => Cell::gap(UNKNOWN),
        };
        let status = match system.choice::<Lifecycle>(System::lifecycle) {
            Some(Lifecycle::Introduction) => "Införs",
            Some(Lifecycle::Closing) => "Avvecklas",
            Some(other) => other.label(),
            None => "",
        };
        [
            self.systems.personal_data(system),
            agreement,
            self.systems.cost(system),
            words::cell_or_gap(status, UNKNOWN),
            self.systems.reviewed(system),
        ]
    }

    /// What the systems cost; for a body those it owns, since it pays for no others.
    fn sum(&self) -> String {
        let own = &self.rows[..self.own];
        let which = match (self.body, self.left_out.is_empty()) {
            (Some(_), _) => " egna",
            (None, true) => "",
            (None, false) => " redovisade",
        };
        let total = self.systems.total(own).show_with_unit(self.source.unit());
        format!("Summa {}{which} system: {total} per år", own.len())
    }
}
