//! The systemkort: all that is known of one system on a page or two; for one system, or for each of
//! a body's or of the kommun's, every one on a page of its own.
//!
//! Access rules, classification and continuity are internal fields: the public variant leaves them
//! out and says so, and names titles instead of persons. Truth: domain §1.6; S-23…S-30, S-36…S-40.

mod parts;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::block::{
    Align, Block, Cell, Column, Density, Document, FirstPage, Identity, Row, Table, Width,
};
use super::system_words::{SECRECY, Systems, left_out_sentence};
use super::variant::{Shown, Source, Variant};
use super::words::{self, NOBODY, UNKNOWN};
use super::{Edition, LeftOut, Scope, markdown, sender, typography};
use crate::record::{
    Administration, Agreement, AiRisk, AnyId, Body, Category, ChoiceType, Classification,
    Criticality, FieldKey, Id, ImpactAssessment, Lifecycle, Operation, ProcessorAgreement,
    RoleCode, SecurityClass, System,
};
use crate::workspace::Workspace;
use crate::workspace::show::in_sentence;

/// What every card reads.
#[derive(Clone, Copy)]
struct Cards<'a> {
    source: Source<'a>,
    systems: Systems<'a>,
}

/// The card of one system; `None` when it is gone, or when the variant withholds it.
pub fn system_card(
    workspace: &Workspace,
    system: Id<System>,
    variant: Variant,
    today: NaiveDate,
) -> Option<Edition> {
    let cards = Cards::new(Source::new(workspace, variant, today));
    let system = cards.source.get(system)?;
    let title = format!("Systemkort för {}", name(system));
    let facts = cards.heading_facts(None);
    let identity = cards.identity(title, system.one::<Body>(System::owner), facts);
    let mut blocks = Vec::new();
    cards.card(system, &mut blocks);
    Some(cards.edition(identity, FirstPage::Titled, blocks, Vec::new()))
}

/// The cards of all systems that a body owns, or that the kommun has; `None` when there is no such
/// body.
pub fn system_cards(
    workspace: &Workspace,
    scope: Scope,
    variant: Variant,
    today: NaiveDate,
) -> Option<Edition> {
    let cards = Cards::new(Source::new(workspace, variant, today));
    let (of, owner) = match scope {
        Scope::Kommun => {
            let kommun = sender::identity(cards.source, "").kommun;
            (format!(" i {kommun}"), None)
        }
        Scope::Body(body) => {
            let name = cards.source.get(body)?.text(Body::name);
            (format!(" för {}", in_sentence(&name)), Some(body))
        }
    };
    let (owned, _) = cards.source.systems_in(scope);
    let (systems, gone) = cards.systems.split(owned);
    let title = format!("Systemkort{of}");
    let facts = cards.heading_facts(Some(systems.len()));
    let identity = cards.identity(title, owner, facts);
    let mut blocks = vec![Block::Contents(1)];
    if !gone.is_empty() {
        blocks.push(Block::note(left_out_sentence(gone.len())));
    }
    if systems.is_empty() {
        blocks.push(Block::paragraph("Det finns inga system att visa."));
    }
    for system in systems {
        blocks.push(Block::NewPage);
        blocks.push(Block::heading(1, name(system)));
        cards.card(system, &mut blocks);
    }
    let gone = gone.into_iter().map(LeftOut::internal).collect();
    Some(cards.edition(identity, FirstPage::Compact, blocks, gone))
}

impl<'a> Cards<'a> {
    fn new(source: Source<'a>) -> Self {
        let source = source.without_names();
        Self { source, systems: Systems::new(source) }
    }

    fn edition(
        self,
        identity: Identity,
        first_page: FirstPage,
        blocks: Vec<Block>,
        left_out: Vec<LeftOut>,
    ) -> Edition {
        let mut document = Document { identity, first_page, lettered: false, blocks };
        typography::apply(&mut document);
        Edition { document, variant: self.source.variant(), left_out }
    }

    fn identity(
        self,
        title: String,
        owner: Option<Id<Body>>,
        facts: Vec<(String, String)>,
    ) -> Identity {
        let administration = owner.and_then(|owner| self.source.administration_of(owner));
        let administration = administration.or_else(|| self.source.central_administration());
        let administration =
            administration.map_or(String::new(), |it| it.text(Administration::name));
        Identity {
            summary: format!("{title} den {}.", self.source.today()),
            title,
            kind: "Systemkort".to_owned(),
            facts,
            keywords: vec!["systemkort".to_owned(), "IT-system".to_owned()],
            ..sender::identity(self.source, &administration)
        }
    }

    fn heading_facts(self, count: Option<usize>) -> Vec<(String, String)> {
        let kind = match self.source.variant() {
            Variant::Public => "Systemkort",
            Variant::Internal => "Systemkort, intern bilaga",
        };
        let mut facts = vec![
            ("Dokumenttyp".to_owned(), kind.to_owned()),
            ("Uppgifterna gäller".to_owned(), self.source.today().to_string()),
        ];
        if let Some(count) = count {
            facts.push(("Omfattning".to_owned(), format!("{count} system")));
        }
        facts
    }

    /// What stands under a system's name, section by section.
    fn card(self, system: Shown<'_, System>, blocks: &mut Vec<Block>) {
        let purpose = markdown::blocks(&system.text(System::purpose));
        if purpose.is_empty() {
            blocks.push(Block::paragraph("Ändamålet är inte angivet."));
        }
        blocks.extend(purpose);
        blocks.push(Block::heading(2, "Om systemet"));
        blocks.push(Block::Facts(self.about(system)));
        blocks.push(Block::heading(2, "Ansvar"));
        blocks.push(Block::Table(self.responsibility(system)));
        let reason = markdown::blocks(&system.text(System::shared_reason));
        if !reason.is_empty() {
            blocks.push(Block::heading(2, "Varför nämnden äger systemet"));
            blocks.extend(reason);
        }
        blocks.push(Block::heading(2, "Personuppgifter och informationssäkerhet"));
        blocks.push(Block::Facts(self.security(system)));
        self.demands(system, blocks);
        self.service(system, blocks);
        self.closing(system, blocks);
    }

    fn about(self, system: Shown<'_, System>) -> Vec<(String, String)> {
        let internal = self.source.variant() == Variant::Internal;
        let operation = label::<Operation>(system, System::operation);
        let note = system.text(System::operation_note);
        let operation = if note.is_empty() { operation } else { format!("{operation}. {note}") };
        let cost = system.amount(System::annual_cost);
        let cost = cost.map_or(String::new(), |cost| cost.show_with_unit(self.source.unit()));
        let users = system
            .number(System::user_count)
            .map(|count| crate::record::money::grouped(u64::try_from(count).unwrap_or_default()));
        let mut facts = vec![
            ("Verksamhetsområde", system.text(System::business_area)),
            ("Kategori", label::<Category>(system, System::category)),
            ("Leverantör", self.source.names(&system.many(System::supplier))),
            ("Driftform", operation),
            ("Status", label::<Lifecycle>(system, System::lifecycle)),
            ("Avtal till och med", self.agreement(system.id())),
            ("Kostnad per år", cost),
            ("Antal användare", users.unwrap_or_default()),
        ];
        let alias = system.text(System::alias);
        if !alias.is_empty() {
            facts.insert(0, ("Kallas även", alias));
        }
        let day = |field| system.day(field).map(|day| day.to_string());
        for (label, said) in [
            ("I drift sedan", day(System::in_use_from)),
            ("Planerad avveckling", day(System::closes)),
            ("Support till och med", day(System::supported_to)),
        ] {
            facts.extend(said.map(|said| (label, said)));
        }
        if internal {
            facts.push(("Kritikalitet", label::<Criticality>(system, System::criticality)));
        }
        facts.push(("Senast granskad", self.systems.reviewed(system).text));
        sender::facts(facts)
    }

    /// "2029-01-31. Förlängning 1 + 1 år. Uppsägning 12 månader".
    fn agreement(self, system: Id<System>) -> String {
        let Some(latest) = self.source.latest_agreement(system) else { return String::new() };
        let mut parts = Vec::new();
        if let Some(end) = latest.end(Agreement::to) {
            parts.push(words::sentence(&end.to_string()));
        }
        let extension = latest.text(Agreement::extension);
        if !extension.is_empty() {
            parts.push(format!("Förlängning {extension}"));
        }
        if let Some(months) = latest.number(Agreement::notice_months) {
            let unit = if months == 1 { "månad" } else { "månader" };
            parts.push(format!("Uppsägning {months} {unit}"));
        }
        parts.join(". ")
    }

    fn responsibility(self, system: Shown<'_, System>) -> Table {
        let id = AnyId::from(system.id());
        let owner = system.one::<Body>(System::owner).map(AnyId::from);
        let owner = owner.map_or(String::new(), |owner| self.source.name(owner));
        let role = |code| words::cell_or_gap(self.source.role_name(code), UNKNOWN);
        let none = || Cell::text("Ej aktuellt");
        let mut rows = vec![
            vec![role(RoleCode::SystemOwner), words::cell_or_gap(owner, NOBODY), none()],
            vec![
                role(RoleCode::OwnerRepresentative),
                self.systems.representative(system.id()),
                none(),
            ],
            vec![role(RoleCode::SystemManager), self.systems.manager(id), self.systems.deputy(id)],
            vec![role(RoleCode::Operator), self.systems.operator(id), none()],
        ];
        rows.push(vec![
            Cell::text("Personuppgiftsansvarig"),
            self.bodies(system, System::controllers, System::personal_data),
            none(),
        ]);
        rows.push(vec![
            Cell::text("Använder systemet"),
            words::cell_or_gap(self.source.names(&system.many(System::users)), UNKNOWN),
            none(),
        ]);
        Table {
            caption: format!("Ansvar för {}", name(system)),
            key: String::new(),
            columns: vec![
                Column::new("Roll", Align::Left, Width::Fit),
                Column::new("Innehavare", Align::Left, Width::Text),
                Column::new("Ersättare", Align::Left, Width::Text),
            ],
            row_header: 0,
            rows: rows.into_iter().map(Row::body).collect(),
            sum_line: None,
            note: None,
            density: Density::Normal,
        }
    }

    /// The bodies of a field by name; none are wanted where there are no personal data.
    fn bodies(self, system: Shown<'_, System>, field: FieldKey, unless: FieldKey) -> Cell {
        if system.no(unless) {
            return Cell::text("Inga personuppgifter");
        }
        words::cell_or_gap(self.source.names(&system.many(field)), UNKNOWN)
    }

    fn security(self, system: Shown<'_, System>) -> Vec<(String, String)> {
        let yes_no = |field| match (system.yes(field), system.no(field)) {
            (true, _) => "Ja".to_owned(),
            (_, true) => "Nej".to_owned(),
            _ => String::new(),
        };
        let mut processor = label::<ProcessorAgreement>(system, System::processor_agreement);
        if let Some(day) = system.day(System::processor_date) {
            processor = format!("{processor}, daterat {day}");
        }
        let mut facts = vec![
            ("Behandlar personuppgifter", yes_no(System::personal_data)),
            ("Känsliga personuppgifter", yes_no(System::sensitive_data)),
            ("Uppgifter med sekretess", yes_no(System::secrecy)),
            ("Överföring till tredjeland", yes_no(System::third_country)),
            ("Personuppgiftsbiträdesavtal", processor),
        ];
        let place = system.text(System::data_place);
        if !place.is_empty() {
            facts.push(("Uppgifterna lagras i", place));
        }
        if system.yes(System::ai_used) {
            let risk = label::<AiRisk>(system, System::ai_risk);
            facts.push(("Artificiell intelligens", sender::filled(risk, "Ja, riskklass ej satt")));
        }
        if self.source.variant() == Variant::Internal {
            let exercised = system.day(System::continuity_exercised).map(|day| day.to_string());
            facts.extend([
                ("Skyddade personuppgifter", yes_no(System::protected_data)),
                ("Klassning K-R-T", self.classification(system.id())),
                ("Kontinuitetsplan finns", yes_no(System::continuity_plan)),
                ("Kontinuitetsplan senast övad", exercised.unwrap_or_default()),
            ]);
            facts.extend(self.operations(system));
        }
        sender::facts(facts)
    }

    /// What is stated about interruptions, copies and assessments; what is not stated is left out.
    fn operations(self, system: Shown<'_, System>) -> Vec<(&'static str, String)> {
        let hours = |field| {
            let hours = system.number(field)?;
            Some(format!("{hours} {}", if hours == 1 { "timme" } else { "timmar" }))
        };
        let day = |field| system.day(field).map(|day| day.to_string());
        let text = |field| Some(system.text(field)).filter(|text| !text.is_empty());
        let assessed = label::<ImpactAssessment>(system, System::impact_assessment);
        let assessed = match (assessed.is_empty(), day(System::impact_assessed)) {
            (true, _) => None,
            (false, Some(day)) => Some(format!("{assessed}, {day}")),
            (false, None) => Some(assessed),
        };
        let class = label::<SecurityClass>(system, System::security_class);
        let all = [
            ("Konsekvensbedömning", assessed),
            ("PUB-avtal granskas om", day(System::processor_review)),
            ("Klass enligt cybersäkerhetslagen", Some(class).filter(|it| !it.is_empty())),
            ("Längsta avbrott", text(System::longest_outage)),
            ("Återställd inom", hours(System::recovery_hours)),
            ("Största dataförlust", hours(System::loss_hours)),
            ("Säkerhetskopieras", text(System::backup)),
            ("Återläsning senast provad", day(System::restore_tested)),
        ];
        all.into_iter().filter_map(|(label, said)| Some((label, said?))).collect()
    }

    /// "3-3-3, klassad 2026-02-10".
    fn classification(self, system: Id<System>) -> String {
        let Some(levels) = self.systems.levels(system) else { return String::new() };
        let made = self.source.classification(system);
        let day = made.and_then(|made| made.day(Classification::date));
        let day = day.map_or(String::new(), |day| format!(", klassad {day}"));
        format!("{}{day}", levels.join("-"))
    }
}

/// "SYS-008 Lifecare".
fn name(system: Shown<'_, System>) -> String {
    let parts = [system.text(System::number), system.text(System::name)];
    let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { "System utan namn".to_owned() } else { parts.join(" ") }
}

fn label<C: ChoiceType>(system: Shown<'_, System>, field: FieldKey) -> String {
    system.choice::<C>(field).map_or(String::new(), |choice| choice.label().to_owned())
}
