//! The records that belong to a system, as its card prints them: who gets which access, what service
//! it has, what is written down about it and where its data goes (S-37, S-38).
//!
//! All but the training, the deciding titles and the service are internal: a public card has none of
//! these tables and says so once, at its end.

use super::{Cards, SECRECY, markdown, name};
use crate::document::block::{
    Align, Block, Cell, Column, Density, List, ListItem, Row, Run, Table, Width,
};
use crate::document::variant::{Shown, Variant};
use crate::document::words::{self, NOBODY, UNKNOWN, UNSET};
use crate::record::{
    AccessRule, ChoiceType, CompetenceRequirement, DocumentState, Integration, IntegrationKind,
    ServiceAgreement, ServiceForm, System, TechnicalDocument,
};

impl Cards<'_> {
    /// Who gets access, and what is asked of those who do.
    pub(super) fn demands(self, system: Shown<'_, System>, blocks: &mut Vec<Block>) {
        let internal = self.source.variant() == Variant::Internal;
        let rules = self.source.access_rules(system.id());
        if internal && !rules.is_empty() {
            blocks.push(Block::heading(2, "Behörighetsregler"));
            blocks.push(Block::Table(self.rights(system, &rules)));
            blocks.push(Block::Table(self.conditions(system, &rules)));
        }
        let training = self.source.training_demanded(system.id());
        if !training.is_empty() {
            blocks.push(Block::heading(2, "Utbildning som krävs"));
            blocks.push(Block::List(plain_list(training)));
        }
        let competence = self.source.competence_demanded(system.id());
        if !competence.is_empty() {
            blocks.push(Block::heading(2, "Kompetens som krävs"));
            blocks.push(Block::List(plain_list(competence.iter().map(demand).collect())));
        }
    }

    /// The service that is agreed, and, internally, what is written down and where the data goes.
    pub(super) fn service(self, system: Shown<'_, System>, blocks: &mut Vec<Block>) {
        let agreed: Vec<_> = self.source.referring::<ServiceAgreement>(system.id()).collect();
        if !agreed.is_empty() {
            blocks.push(Block::heading(2, "Service och felanmälan"));
            blocks.push(Block::Table(self.agreed(system, &agreed)));
        }
        if self.source.variant() == Variant::Public {
            return;
        }
        let documents: Vec<_> = self.source.referring::<TechnicalDocument>(system.id()).collect();
        if !documents.is_empty() {
            blocks.push(Block::heading(2, "Teknisk dokumentation"));
            blocks.push(Block::Table(self.written(system, &documents)));
        }
        let integrations: Vec<_> = self.source.referring::<Integration>(system.id()).collect();
        let (out, into): (Vec<_>, Vec<_>) = integrations
            .into_iter()
            .partition(|it| it.one::<System>(Integration::system) == Some(system.id()));
        if !out.is_empty() || !into.is_empty() {
            blocks.push(Block::heading(2, "Integrationer"));
            blocks.push(Block::Table(self.exchanges(system, &out, &into)));
        }
    }

    /// What the system keeps, and the internal remark; then what a public card leaves out.
    pub(super) fn closing(self, system: Shown<'_, System>, blocks: &mut Vec<Block>) {
        for (title, field) in
            [("Bevarande och gallring", System::retention), ("Anmärkning", System::remark)]
        {
            let text = markdown::blocks(&system.text(field));
            if !text.is_empty() {
                blocks.push(Block::heading(2, title));
                blocks.extend(text);
            }
        }
        if self.source.variant() == Variant::Public {
            blocks.push(Block::note(format!(
                "Behörighetsregler, informationsklassning, kontinuitet, teknisk dokumentation och \
                 integrationer redovisas endast i intern bilaga, eftersom uppgifter om dem kan \
                 omfattas av sekretess enligt {SECRECY}."
            )));
        }
    }

    fn rights(self, system: Shown<'_, System>, rules: &[Shown<'_, AccessRule>]) -> Table {
        let rows = rules.iter().map(|rule| {
            vec![
                words::cell_or_gap(rule.text(AccessRule::role), UNKNOWN),
                words::cell_or_gap(words::for_cell(&rule.text(AccessRule::gives)), UNKNOWN),
                words::cell_or_gap(words::for_cell(&rule.text(AccessRule::who)), UNKNOWN),
                words::cell_or_gap(rule.text(AccessRule::decided_by), NOBODY),
            ]
        });
        table(
            format!("Rättigheter i {}", name(system)),
            &[
                ("Behörighetsroll", Width::Fit),
                ("Ger rätt till", Width::Text),
                ("Vem får tilldelas", Width::Text),
                ("Beslutas av", Width::Text),
            ],
            rows,
        )
    }

    fn conditions(self, system: Shown<'_, System>, rules: &[Shown<'_, AccessRule>]) -> Table {
        let rows = rules.iter().map(|rule| {
            let often = rule.number(AccessRule::review_months).map(every).unwrap_or_default();
            let last = rule.day(AccessRule::reviewed).map(|day| day.to_string());
            let training = self.source.names(&rule.many(AccessRule::training));
            vec![
                words::cell_or_gap(rule.text(AccessRule::role), UNKNOWN),
                words::cell_or(training, "Ingen"),
                words::cell_or_gap(often, UNSET),
                words::cell_or(last.unwrap_or_default(), "Ej granskad"),
                words::cell_or_gap(words::for_cell(&rule.text(AccessRule::ends)), UNSET),
            ]
        });
        table(
            format!("Krav och granskning för behörigheter i {}", name(system)),
            &[
                ("Behörighetsroll", Width::Fit),
                ("Utbildning som krävs", Width::Text),
                ("Granskas", Width::Text),
                ("Senast granskad", Width::Fit),
                ("Avslutas", Width::Text),
            ],
            rows,
        )
    }

    fn agreed(self, system: Shown<'_, System>, agreed: &[Shown<'_, ServiceAgreement>]) -> Table {
        let rows = agreed.iter().map(|it| {
            let form = it.choice::<ServiceForm>(ServiceAgreement::form);
            let service = words::for_cell(&it.text(ServiceAgreement::service));
            let form = form.map_or(UNKNOWN, ChoiceType::label).to_owned();
            vec![
                words::cell_or_gap(
                    self.source.names(&it.many(ServiceAgreement::providers)),
                    NOBODY,
                ),
                words::cell_or(service, &form),
                words::cell_or_gap(it.text(ServiceAgreement::hours), UNKNOWN),
                words::cell_or(it.text(ServiceAgreement::response), "Ej avtalad"),
                words::cell_or_gap(it.text(ServiceAgreement::report_to), UNKNOWN),
            ]
        });
        table(
            format!("Service för {}", name(system)),
            &[
                ("Ges av", Width::Fit),
                ("Omfattar", Width::Text),
                ("Öppettid", Width::Text),
                ("Svarstid", Width::Text),
                ("Felanmälan", Width::Text),
            ],
            rows,
        )
    }

    fn written(
        self,
        system: Shown<'_, System>,
        documents: &[Shown<'_, TechnicalDocument>],
    ) -> Table {
        let rows = documents.iter().map(|it| {
            let state = it.choice::<DocumentState>(TechnicalDocument::state);
            let date = it.day(TechnicalDocument::date).map(|day| day.to_string());
            let state = match state {
                Some(DocumentState::Current) => Cell::text(DocumentState::Current.label()),
                Some(state) => Cell::gap(state.label()),
                None => Cell::gap(UNKNOWN),
            };
            vec![
                words::cell_or_gap(it.text(TechnicalDocument::name), UNKNOWN),
                state,
                words::cell_or(date.unwrap_or_default(), "Ej daterat"),
                words::cell_or_gap(self.source.names(&it.many(TechnicalDocument::by)), NOBODY),
                words::cell_or(it.text(TechnicalDocument::place), UNKNOWN),
            ]
        });
        table(
            format!("Teknisk dokumentation för {}", name(system)),
            &[
                ("Dokument", Width::Text),
                ("Läge", Width::Fit),
                ("Daterat", Width::Fit),
                ("Svarar för", Width::Text),
                ("Finns i", Width::Text),
            ],
            rows,
        )
    }

    fn exchanges(
        self,
        system: Shown<'_, System>,
        out: &[Shown<'_, Integration>],
        into: &[Shown<'_, Integration>],
    ) -> Table {
        let row = |it: &Shown<'_, Integration>, direction: &str, other: String| {
            let how = it.choice::<IntegrationKind>(Integration::how);
            vec![
                words::cell_or_gap(other, UNKNOWN),
                Cell::text(direction),
                words::cell_or_gap(words::for_cell(&it.text(Integration::what)), UNKNOWN),
                words::cell_or_gap(how.map_or("", ChoiceType::label), UNKNOWN),
                words::cell_or(it.text(Integration::frequency), UNSET),
            ]
        };
        let receiver = |it: &Shown<'_, Integration>| {
            let system = self.source.names(&it.many(Integration::target));
            if system.is_empty() { it.text(Integration::other) } else { system }
        };
        let sent = out.iter().map(|it| row(it, "Lämnar till", receiver(it)));
        let taken = into
            .iter()
            .map(|it| row(it, "Hämtar från", self.source.names(&it.many(Integration::system))));
        table(
            format!("Integrationer för {}", name(system)),
            &[
                ("System", Width::Text),
                ("Riktning", Width::Fit),
                ("Uppgifter", Width::Text),
                ("Sätt", Width::Fit),
                ("Hur ofta", Width::Text),
            ],
            sent.chain(taken).collect::<Vec<_>>(),
        )
    }
}

/// "Varje månad", "Var sjätte månad".
pub fn every(months: i64) -> String {
    let ordinal = match months {
        ..=0 => return String::new(),
        1 => return "Varje månad".to_owned(),
        12 => return "Varje år".to_owned(),
        2 => "Varannan",
        3 => "Var tredje",
        4 => "Var fjärde",
        6 => "Var sjätte",
        8 => "Var åttonde",
        24 => return "Vartannat år".to_owned(),
        _ => return format!("Med {months} månaders mellanrum"),
    };
    format!("{ordinal} månad")
}

/// "Undersköterska: Kan dokumentera genomförd insats. Krävs före behörighet."
fn demand(it: &Shown<'_, CompetenceRequirement>) -> String {
    let before = if it.yes(CompetenceRequirement::before_access) {
        ". Krävs före behörighet"
    } else {
        ""
    };
    format!(
        "{}: {}{before}.",
        it.text(CompetenceRequirement::audience),
        words::for_cell(&it.text(CompetenceRequirement::demand))
    )
}

fn plain_list(items: Vec<String>) -> List {
    let item = |text| ListItem { text: vec![Run::plain(text)], sublist: None };
    List { numbered: false, items: items.into_iter().map(item).collect() }
}

fn table(
    caption: String,
    columns: &[(&str, Width)],
    rows: impl IntoIterator<Item = Vec<Cell>>,
) -> Table {
    Table {
        caption,
        key: String::new(),
        columns: columns
            .iter()
            .map(|(heading, width)| Column::new(*heading, Align::Left, *width))
            .collect(),
        row_header: 0,
        rows: rows.into_iter().map(Row::body).collect(),
        sum_line: None,
        note: None,
        density: Density::Normal,
    }
}
