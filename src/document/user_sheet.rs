//! The användarblad of a system: what its users follow, what is asked before they get access, what
//! they do when it is down, and whom they turn to (S-40). One or two pages to hand out.
//!
//! Which rights there are stands in the internal variant only; the public one says who decides.

#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::block::{
    Align, Block, Column, Density, Document, FirstPage, Identity, List, ListItem, Row, Run, Table,
    Width,
};
use super::system_words::{SECRECY, Systems};
use super::variant::{Shown, Source, Variant};
use super::words::{self, NOBODY, UNKNOWN};
use super::{Edition, markdown, sender, typography};
use crate::record::{
    AccessRule, Acknowledgement, Administration, AnyId, Body, CompetenceRequirement, Duty, Id,
    Role, RoleCode, ServiceAgreement, System,
};
use crate::workspace::Workspace;

struct Sheet<'a> {
    source: Source<'a>,
    words_of: Systems<'a>,
    system: Shown<'a, System>,
}

/// The användarblad of a system; `None` when it is gone, or when the variant withholds it.
pub fn user_sheet(
    workspace: &Workspace,
    system: Id<System>,
    variant: Variant,
    today: NaiveDate,
) -> Option<Edition> {
    let source = Source::new(workspace, variant, today).without_names();
    let sheet = Sheet { source, words_of: Systems::new(source), system: source.get(system)? };
    let mut blocks = markdown::blocks(&sheet.system.text(System::purpose));
    sheet.follow(&mut blocks);
    sheet.access(&mut blocks);
    sheet.contacts(&mut blocks);
    sheet.interruption(&mut blocks);
    let identity = sheet.identity();
    let mut document =
        Document { identity, first_page: FirstPage::Titled, lettered: false, blocks };
    typography::apply(&mut document);
    Some(Edition { document, variant, left_out: Vec::new() })
}

impl Sheet<'_> {
    fn name(&self) -> String {
        let parts = [self.system.text(System::number), self.system.text(System::name)];
        let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        if parts.is_empty() { "System utan namn".to_owned() } else { parts.join(" ") }
    }

    fn identity(&self) -> Identity {
        let owner = self.system.one::<Body>(System::owner);
        let administration = owner.and_then(|owner| self.source.administration_of(owner));
        let administration =
            administration.map_or(String::new(), |it| it.text(Administration::name));
        let title = format!("Användarblad för {}", self.name());
        let owner = owner.map_or(String::new(), |owner| self.source.name(owner.into()));
        Identity {
            summary: format!("{title} den {}.", self.source.today()),
            title,
            kind: "Användarblad".to_owned(),
            facts: sender::facts([
                ("Systemägare", owner),
                ("Uppgifterna gäller", self.source.today().to_string()),
                ("Personuppgifter", self.words_of.personal_data(self.system).text),
            ]),
            keywords: vec!["användare".to_owned(), "IT-system".to_owned()],
            ..sender::identity(self.source, &administration)
        }
    }

    /// The strategy's own words to the user, and the instructions that are to be read.
    fn follow(&self, blocks: &mut Vec<Block>) {
        blocks.push(Block::heading(1, "Det här följer du"));
        let user = self.source.role(RoleCode::User);
        let mut duties: Vec<_> =
            user.into_iter().flat_map(|role| self.source.referring::<Duty>(role.id())).collect();
        duties.sort_by_key(|duty| (duty.number(Duty::position), duty.id()));
        let duties: Vec<String> = duties.into_iter().map(|duty| duty.text(Duty::text)).collect();
        let user = user.map_or(String::new(), |role| role.text(Role::name));
        let user = sender::filled(user, "Användaren");
        for duty in duties.iter().filter(|duty| !duty.is_empty()) {
            blocks.push(Block::paragraph(format!("IT-strategin, kapitel 4: ”{user} {duty}”")));
        }
        let mut read = Vec::new();
        for it in self.source.referring::<Acknowledgement>(self.system.id()) {
            let instruction = it.text(Acknowledgement::instruction);
            if !instruction.is_empty() && !read.contains(&instruction) {
                read.push(instruction);
            }
        }
        let mut rules = read;
        if self.system.yes(System::secrecy) {
            rules.push(
                "I systemet finns uppgifter med sekretess. Läs bara det du behöver för ditt \
                 arbete, och lämna inte ut något utan prövning."
                    .to_owned(),
            );
        } else if self.system.yes(System::personal_data) {
            rules.push(
                "I systemet finns personuppgifter. Läs bara det du behöver för ditt arbete."
                    .to_owned(),
            );
        }
        rules.push(
            "Behörigheten är din egen. Låna inte ut den, och lås datorn när du går.".to_owned(),
        );
        blocks.push(Block::List(list(rules)));
    }

    fn access(&self, blocks: &mut Vec<Block>) {
        blocks.push(Block::heading(1, "Så får du behörighet"));
        let rules = self.source.access_rules(self.system.id());
        let mut decide: Vec<String> = Vec::new();
        for by in rules.iter().map(|rule| rule.text(AccessRule::decided_by)) {
            if !by.is_empty() && !decide.contains(&by) {
                decide.push(by);
            }
        }
        if decide.is_empty() {
            blocks.push(Block::paragraph("Fråga din chef. Vem som beslutar är inte inlagt."));
        } else {
            let first = "Behörighet beslutas, beroende på vad du ska göra, av:";
            blocks.push(Block::paragraph(first));
            blocks.push(Block::List(list(decide)));
        }
        let training = self.source.training_demanded(self.system.id());
        if !training.is_empty() {
            blocks.push(Block::heading(2, "Utbildning före behörighet"));
            blocks.push(Block::List(list(training)));
        }
        if self.source.variant() == Variant::Internal && !rules.is_empty() {
            blocks.push(Block::heading(2, "Behörigheterna"));
            blocks.push(Block::Table(self.rights(&rules)));
        }
        // What is asked of the systemansvarig is not asked of the one who uses the system.
        let competence: Vec<String> = self
            .source
            .competence_demanded(self.system.id())
            .iter()
            .filter(|it| it.one::<Role>(CompetenceRequirement::role).is_none())
            .map(|it| {
                let demand = words::for_cell(&it.text(CompetenceRequirement::demand));
                format!("{}: {demand}.", it.text(CompetenceRequirement::audience))
            })
            .collect();
        if !competence.is_empty() {
            blocks.push(Block::heading(2, "Det här ska du kunna"));
            blocks.push(Block::List(list(competence)));
        }
        if self.source.variant() == Variant::Public && !rules.is_empty() {
            let count = words::counted(rules.len(), "behörighetsregel", "behörighetsregler");
            let is_or_are = if rules.len() == 1 { "är utelämnad" } else { "är utelämnade" };
            blocks.push(Block::note(format!(
                "{} {is_or_are} och redovisas endast i intern bilaga, eftersom uppgifterna kan \
                 omfattas av sekretess enligt {SECRECY}.",
                words::sentence(&count)
            )));
        }
    }

    fn rights(&self, rules: &[Shown<'_, AccessRule>]) -> Table {
        let rows = rules.iter().map(|rule| {
            Row::body(vec![
                words::cell_or_gap(rule.text(AccessRule::role), UNKNOWN),
                words::cell_or_gap(words::for_cell(&rule.text(AccessRule::gives)), UNKNOWN),
                words::cell_or_gap(rule.text(AccessRule::decided_by), NOBODY),
                words::cell_or_gap(words::for_cell(&rule.text(AccessRule::ends)), UNKNOWN),
            ])
        });
        table(
            "Behörigheter",
            &[
                ("Behörighetsroll", Width::Fit),
                ("Ger rätt till", Width::Text),
                ("Beslutas av", Width::Text),
                ("Avslutas", Width::Text),
            ],
            rows.collect(),
        )
    }

    fn contacts(&self, blocks: &mut Vec<Block>) {
        let id = AnyId::from(self.system.id());
        let (managers, deputies) = self.source.holders(RoleCode::SystemManager, Some(id));
        let controllers = self.system.many(System::users).into_iter().filter_map(|body| {
            let administration = self.source.administration_of(body.of()?)?;
            let subject = Some(administration.id().into());
            let (holders, _) = self.source.holders(RoleCode::Controller, subject);
            Some((administration.text(Administration::name), holders))
        });
        let mut rows = Vec::new();
        let mut add = |about: String, holders: &[AnyId]| {
            let phones: Vec<String> = holders.iter().map(|it| self.source.phone(*it)).collect();
            let mut each: Vec<String> = phones.into_iter().filter(|it| !it.is_empty()).collect();
            each.dedup();
            rows.push(Row::body(vec![
                words::cell_or_gap(about, UNKNOWN),
                words::cell_or_gap(self.source.names(holders), NOBODY),
                words::cell_or(each.join(", "), UNKNOWN),
            ]));
        };
        let manager = self.source.role_name(RoleCode::SystemManager);
        add(format!("{manager}: hur systemet används, behörighet"), &managers);
        if !deputies.is_empty() {
            add("Ersättare".to_owned(), &deputies);
        }
        let controller = self.source.role_name(RoleCode::Controller);
        for (administration, holders) in controllers {
            add(format!("{controller}, {administration}"), &holders);
        }
        blocks.push(Block::heading(1, "Vem kontaktar jag?"));
        blocks.push(Block::Table(table(
            "Kontakter",
            &[("Fråga om", Width::Text), ("Vem", Width::Text), ("Telefon", Width::Fit)],
            rows,
        )));
        let agreed: Vec<_> = self.source.referring::<ServiceAgreement>(self.system.id()).collect();
        if agreed.is_empty() {
            return;
        }
        let rows = agreed.iter().map(|it| {
            Row::body(vec![
                words::cell_or_gap(words::for_cell(&it.text(ServiceAgreement::service)), UNKNOWN),
                words::cell_or_gap(it.text(ServiceAgreement::report_to), UNKNOWN),
                words::cell_or_gap(it.text(ServiceAgreement::hours), UNKNOWN),
                words::cell_or(it.text(ServiceAgreement::response), "Ej avtalad"),
            ])
        });
        blocks.push(Block::heading(2, "Felanmälan"));
        blocks.push(Block::Table(table(
            "Felanmälan",
            &[
                ("Gäller", Width::Text),
                ("Anmäl till", Width::Text),
                ("Öppettid", Width::Text),
                ("Svarstid", Width::Text),
            ],
            rows.collect(),
        )));
    }

    fn interruption(&self, blocks: &mut Vec<Block>) {
        let routine = markdown::blocks(&self.system.text(System::reserve_routine));
        if routine.is_empty() {
            return;
        }
        blocks.push(Block::heading(1, "När systemet inte fungerar"));
        blocks.extend(routine);
        blocks.push(Block::paragraph(
            "Kortet i kontinuitetspärmen säger vem som ska ringas och vilken blankett som fylls i.",
        ));
    }
}

fn list(items: Vec<String>) -> List {
    let item = |text: String| ListItem { text: vec![Run::plain(text)], sublist: None };
    List { numbered: false, items: items.into_iter().map(item).collect() }
}

fn table(caption: &str, columns: &[(&str, Width)], rows: Vec<Row>) -> Table {
    let columns = columns.iter().map(|(head, width)| Column::new(*head, Align::Left, *width));
    Table {
        caption: caption.to_owned(),
        key: String::new(),
        columns: columns.collect(),
        row_header: 0,
        rows,
        sum_line: None,
        note: None,
        density: Density::Normal,
    }
}
