//! The kontinuitetspärm: for each system that a nämnd owns or uses a card on paper, for the day when
//! nothing works: what to do, whom to call in what order, and what the system is for.
//!
//! Made to be printed and kept. Direct numbers, and what the register does not hold, are filled in
//! by hand; a system with a paper form has it on a page after its card. Truth: issue 3 §6; domain
//! §0.4; look §9 and kontinuitetskort.png.

#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::block::{
    Align, Block, Card, Cell, Column, Density, Document, FirstPage, Heading, Identity, List,
    ListItem, Row, Run, RunStyle, Table, Tone, Width,
};
use super::system_words::{Systems, left_out_sentence};
use super::variant::{Shown, Source, Variant};
use super::words::{self, NOBODY, UNKNOWN};
use super::{Edition, LeftOut, sender, typography};
use crate::record::{
    Administration, AnyId, Body, Id, Municipality, Person, RoleCode, Supplier, System,
};
use crate::workspace::Workspace;
use crate::workspace::show::in_sentence;

/// Printed where the reader is to write.
const BY_HAND: &str = "Fylls i för hand";
/// As many to call as a card has room for.
const CALLS_MOST: usize = 5;

struct Binder<'a> {
    source: Source<'a>,
    words_of: Systems<'a>,
    body: Shown<'a, Body>,
    systems: Vec<Shown<'a, System>>,
    gone: Vec<Id<System>>,
}

/// The binder of a body; `None` when it is gone.
pub fn continuity(
    workspace: &Workspace,
    body: Id<Body>,
    variant: Variant,
    today: NaiveDate,
) -> Option<Edition> {
    let binder = Binder::read(Source::new(workspace, variant, today).without_names(), body)?;
    let mut blocks = binder.foreword();
    blocks.push(Block::Contents(1));
    for system in &binder.systems {
        binder.card(*system, &mut blocks);
    }
    let identity = binder.identity();
    let mut document =
        Document { identity, first_page: FirstPage::Compact, lettered: false, blocks };
    typography::apply(&mut document);
    let gone = binder.gone.into_iter().map(LeftOut::internal).collect();
    Some(Edition { document, variant, left_out: gone })
}

/// The lines of a text that is written as one thing a line, with or without list marks.
fn lines(text: &str) -> Vec<String> {
    let lines = text.lines().map(|line| {
        let line = line.trim();
        let line = line.strip_prefix(['-', '*', '•']).unwrap_or(line);
        let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
        let line = if digits.len() < line.len() {
            digits.strip_prefix(". ").unwrap_or(line)
        } else {
            line
        };
        line.trim().replace("**", "")
    });
    lines.filter(|line| !line.is_empty()).collect()
}

impl<'a> Binder<'a> {
    fn read(source: Source<'a>, body: Id<Body>) -> Option<Self> {
        let words_of = Systems::new(source);
        let (owned, used) = source.systems_of(body);
        let (mut systems, mut gone) = words_of.split(owned);
        let (used, more) = words_of.split(used);
        systems.extend(used);
        gone.extend(more);
        Some(Self { source, words_of, body: source.get(body)?, systems, gone })
    }

    fn identity(&self) -> Identity {
        let administration = self.source.administration_of(self.body.id());
        let administration =
            administration.map_or(String::new(), |it| it.text(Administration::name));
        let name = self.body.text(Body::name);
        let title = format!("Kontinuitetspärm för {}", in_sentence(&name));
        let facts = [
            ("Gäller för", sender::filled(administration.clone(), UNKNOWN)),
            ("Utskriven", self.source.today().to_string()),
            ("Omfattning", format!("{} system", self.systems.len())),
            ("Pärmen förvaras", BY_HAND.to_owned()),
        ];
        Identity {
            summary: format!("{title} den {}.", self.source.today()),
            title,
            kind: "Kontinuitetspärm".to_owned(),
            facts: facts.map(|(label, value)| (label.to_owned(), value)).to_vec(),
            keywords: vec!["kontinuitet".to_owned(), "reservrutin".to_owned()],
            ..sender::identity(self.source, &administration)
        }
    }

    fn foreword(&self) -> Vec<Block> {
        let mut blocks = vec![Block::paragraph(
            "Varje system har ett kort. Kortet säger vad som ska göras när systemet inte \
                 fungerar och vem som ska ringas, i ordning. Skriv in direktnummer för hand, \
                 lägg blanketterna i kopia bakom kortet och byt ut allt när en ny pärm skrivs ut.",
        )];
        if self.systems.is_empty() {
            blocks.push(Block::paragraph("Nämnden har inga system att visa kort för."));
        }
        if !self.gone.is_empty() {
            blocks.push(Block::note(left_out_sentence(self.gone.len())));
        }
        blocks
    }

    fn card(&self, system: Shown<'_, System>, blocks: &mut Vec<Block>) {
        let name = sender::filled(system.text(System::name), "System utan namn");
        blocks.push(Block::NewPage);
        blocks.push(Block::Card(self.head(system, &name)));
        blocks.push(Block::heading(2, format!("När {name} inte fungerar")));
        blocks.push(Block::Steps(self.steps(system, &name)));
        blocks.push(Block::Table(self.calls(system)));
        blocks.push(Block::heading(2, "Om systemet"));
        blocks.push(Block::Facts(self.about(system)));
        blocks.push(Block::heading(2, "Anteckningar under avbrottet"));
        blocks.push(Block::WritingLines);
        self.form(system, &name, blocks);
    }

    /// The form that is filled in while the system is down: what to note, and where to write it.
    fn form(&self, system: Shown<'_, System>, name: &str, blocks: &mut Vec<Block>) {
        let fields = lines(&system.text(System::paper_form));
        if fields.is_empty() {
            return;
        }
        let rows = fields.into_iter().map(|field| {
            Row::body(vec![Cell::text(field), Cell { text: "här".to_owned(), tone: Tone::ToFill }])
        });
        blocks.push(Block::NewPage);
        blocks.push(Block::heading(2, format!("Blankett när {name} inte fungerar")));
        blocks.push(Block::note(
            "Kopiera sidan i förväg. En sida för varje händelse. Uppgifterna förs in i systemet \
             när det fungerar igen.",
        ));
        blocks.push(Block::Table(Table {
            caption: format!("Blankett för {name}"),
            key: String::new(),
            columns: vec![
                Column::new("Uppgift", Align::Left, Width::Mm(60.0)),
                Column::new("Fylls i för hand", Align::Left, Width::Mm(100.0)),
            ],
            row_header: 0,
            rows: rows.collect(),
            sum_line: None,
            note: None,
            density: Density::Card,
        }));
        blocks.push(Block::heading(2, "Övrigt"));
        blocks.push(Block::WritingLines);
    }

    fn head(&self, system: Shown<'_, System>, name: &str) -> Card {
        let over = [
            system.text(System::number),
            system.text(System::business_area),
            self.source.names(&system.many(System::supplier)),
        ];
        let over: Vec<String> = over.into_iter().filter(|part| !part.is_empty()).collect();
        let mut facts = vec![
            ("Utskrivet".to_owned(), self.source.today().to_string()),
            ("Senast granskat".to_owned(), self.words_of.reviewed(system).text),
            (
                "Längsta avbrott".to_owned(),
                sender::filled(system.text(System::longest_outage), BY_HAND),
            ),
        ];
        if self.source.variant() == Variant::Internal {
            let levels = self.words_of.levels(system.id());
            facts.push((
                "Klassning K-R-T".to_owned(),
                levels.map_or("Ej klassad".to_owned(), |levels| levels.join("-")),
            ));
        }
        let number = system.text(System::number);
        Card {
            over: over.join(" · "),
            heading: Heading { level: 1, number: String::new(), text: name.to_owned() },
            facts,
            tab: if number.is_empty() { name.to_owned() } else { number },
        }
    }

    fn steps(&self, system: Shown<'_, System>, name: &str) -> List {
        let kommun = self.source.municipality();
        let switchboard = kommun.map_or(String::new(), |it| it.text(Municipality::switchboard));
        let by = if switchboard.is_empty() {
            String::new()
        } else {
            format!(" genom växeln, {switchboard}")
        };
        let number = system.text(System::number);
        let say = if number.is_empty() { name.to_owned() } else { format!("{name}, {number}") };
        let strong = Run { text: say, style: RunStyle::Strong, link: None };
        let call =
            vec![Run::plain(format!("Ring IT-avdelningen{by}. Säg ")), strong, Run::plain(".")];
        let manager = self.source.role_name(RoleCode::SystemManager);
        let mut then = lines(&system.text(System::reserve_routine));
        if then.is_empty() {
            then = vec![
                "Ta fram reservrutinen och de blanketter som hör till den.".to_owned(),
                "Dokumentera på papper. Skriv datum, klockslag och namn.".to_owned(),
            ];
        }
        then.extend([
            format!("Ring {}, som beslutar hur länge reservrutinen gäller.", in_sentence(&manager)),
            "För in uppgifterna när systemet fungerar igen. Spara papperen.".to_owned(),
        ]);
        let then = then.into_iter().map(|text| vec![Run::plain(text)]);
        let items = std::iter::once(call).chain(then);
        List { numbered: true, items: items.map(|text| ListItem { text, sublist: None }).collect() }
    }

    /// Whom to call, in order, each once.
    fn calls(&self, system: Shown<'_, System>) -> Table {
        let stated = system.many(System::calling_order);
        let calls = if stated.is_empty() {
            self.usual_calls(system)
        } else {
            stated.into_iter().map(|holder| (self.part_of(system, holder), Some(holder))).collect()
        };
        self.call_table(calls)
    }

    /// What the holder is to the system: the role that it has there, else what it is.
    fn part_of(&self, system: Shown<'_, System>, holder: AnyId) -> String {
        let id = AnyId::from(system.id());
        let (managers, deputies) = self.source.holders(RoleCode::SystemManager, Some(id));
        let (operators, _) = self.source.holders(RoleCode::Operator, Some(id));
        let role = |code| self.source.role_name(code);
        for (role, holders) in [
            (role(RoleCode::SystemManager), managers),
            ("Ersättare".to_owned(), deputies),
            (role(RoleCode::Operator), operators),
            (role(RoleCode::OwnerRepresentative), self.source.representative(system.id())),
        ] {
            if holders.contains(&holder) {
                return role;
            }
        }
        let person = holder.of::<Person>().and_then(|person| self.source.get(person));
        match person.map(|person| person.text(Person::title)).filter(|title| !title.is_empty()) {
            Some(title) => title,
            None => words::sentence(holder.kind.names().0),
        }
    }

    /// Without a stated order: who answers for the system, steps in, runs it, represents its owner.
    fn usual_calls(&self, system: Shown<'_, System>) -> Vec<(String, Option<AnyId>)> {
        let id = AnyId::from(system.id());
        let (managers, deputies) = self.source.holders(RoleCode::SystemManager, Some(id));
        let (operators, _) = self.source.holders(RoleCode::Operator, Some(id));
        let role = |code| self.source.role_name(code);
        let manager = role(RoleCode::SystemManager);
        let mut calls: Vec<(String, Option<AnyId>)> = Vec::new();
        if managers.is_empty() {
            calls.push((manager.clone(), None));
        }
        let representative = self.source.representative(system.id());
        for (role, holders) in [
            (manager, managers),
            ("Ersättare".to_owned(), deputies),
            (role(RoleCode::Operator), operators),
            (role(RoleCode::OwnerRepresentative), representative),
        ] {
            for holder in holders {
                if !calls.iter().any(|(_, other)| *other == Some(holder)) {
                    calls.push((role.clone(), Some(holder)));
                }
            }
        }
        calls
    }

    fn call_table(&self, mut calls: Vec<(String, Option<AnyId>)>) -> Table {
        calls.truncate(CALLS_MOST);
        let rows = calls.into_iter().enumerate().map(|(at, (role, holder))| {
            let name = holder.map_or(String::new(), |holder| self.source.name(holder));
            let phone = holder.map_or(String::new(), |holder| self.phone(holder));
            Row::body(vec![
                Cell::text(format!("{} {role}", at + 1)),
                words::cell_or_gap(name, NOBODY),
                words::cell_or(phone, UNKNOWN),
                Cell { text: "nr".to_owned(), tone: Tone::ToFill },
            ])
        });
        Table {
            caption: "Ring i den här ordningen".to_owned(),
            key: String::new(),
            columns: vec![
                Column::new("Roll", Align::Left, Width::Mm(52.0)),
                Column::new("Vem", Align::Left, Width::Mm(40.0)),
                Column::new("Telefon", Align::Left, Width::Mm(28.0)),
                Column::new("Direktnummer (för hand)", Align::Left, Width::Mm(40.0)),
            ],
            row_header: 0,
            rows: rows.collect(),
            sum_line: None,
            note: None,
            density: Density::Card,
        }
    }

    /// The number at work of a person, else the exchange. How a supplier is reached takes a sentence
    /// and stands under the table.
    fn phone(&self, holder: AnyId) -> String {
        match holder.of::<Supplier>() {
            Some(_) => "Se nedan".to_owned(),
            None => self.source.phone(holder),
        }
    }

    fn about(&self, system: Shown<'_, System>) -> Vec<(String, String)> {
        let owner = system.one::<Body>(System::owner).map(AnyId::from);
        let mut facts = vec![
            ("Används till", words::for_cell(&system.text(System::purpose))),
            ("Systemägare", owner.map_or(String::new(), |owner| self.source.name(owner))),
            ("Personuppgifter", self.words_of.personal_data(system).text),
            ("Avtal till och med", self.words_of.agreement(system.id()).text),
        ];
        let (operators, _) = self.source.holders(RoleCode::Operator, Some(system.id().into()));
        let suppliers = system.many(System::supplier).into_iter().chain(operators);
        let mut support: Vec<String> = Vec::new();
        for supplier in suppliers.filter_map(|it| self.source.get(it.of::<Supplier>()?)) {
            let (name, contact) = (supplier.text(Supplier::name), supplier.text(Supplier::contact));
            let said = format!("{name}: {}", sender::filled(contact, UNKNOWN));
            if !support.contains(&said) {
                support.push(said);
            }
        }
        if !support.is_empty() {
            facts.push(("Leverantörens support", support.join(". ")));
        }
        facts.push(("Papper finns hos", BY_HAND.to_owned()));
        sender::facts(facts)
    }
}
