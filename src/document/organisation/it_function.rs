//! The IT function as a figure and as a list: under the kommun's chief the unit that runs IT and the
//! one that answers for the strategy, each förvaltning with its IT-controller and how many answer
//! for its systems, and the group that they form. Truth: S-18…S-22, chapter 9 of the strategy.

use super::super::block::{
    Block, Drawing, Figure, List, ListItem, Organisation, OrganisationBox, OrganisationRow,
};
use super::super::words;
use super::{Branch, Picture, item};
use crate::document::sender;
use crate::record::{Administration, AnyId, Body, Person, RoleCode, Unit};

impl Picture<'_> {
    /// The heading, the figure, and the list that says the same.
    pub(super) fn it_function(&self) -> Vec<Block> {
        let rows = self.rows();
        let team = self.source.role_name(RoleCode::TeamIt);
        let figure = Figure {
            caption: "IT-funktionen. Samma uppgifter i text följer.".to_owned(),
            alt: format!(
                "Organisationsbild med kommunens ledning, den centrala IT-driften, {} och {team} \
                 som gemensam grupp. Listan under bilden säger samma sak.",
                words::counted(self.branches.len(), "förvaltning", "förvaltningar"),
            ),
            twin: String::new(),
            drawing: Drawing::Organisation(Organisation {
                root: self.leader(),
                rows: rows.clone(),
                group: Some(OrganisationBox {
                    name: team,
                    lines: vec![(String::new(), self.holder(RoleCode::Strategist, None))],
                }),
            }),
        };
        let leads = item("Ledning", &format!(" – {}", self.leader()));
        let said = std::iter::once(leads).chain(rows.iter().map(in_words));
        let said = said.chain(std::iter::once(self.team())).collect();
        vec![
            Block::heading(2, "IT-funktionen"),
            Block::Figure(figure),
            Block::SmallList(List { numbered: false, items: said }),
        ]
    }

    /// The chief of the förvaltning that serves the whole kommun: the strategy's kommunchef.
    fn leader(&self) -> String {
        let central = self.source.central_administration();
        let chief = central.map_or(String::new(), |central| {
            self.holder(RoleCode::Chief, Some(central.id().into()))
        });
        sender::filled(chief, "Kommunchef ej utsedd")
    }

    fn rows(&self) -> Vec<OrganisationRow> {
        let central = [RoleCode::ItManager, RoleCode::Strategist].map(|role| self.central(role));
        central.into_iter().chain(self.branches.iter().map(|branch| self.local(branch))).collect()
    }

    /// A central role with the unit it works in; of the one that runs IT also those who do the work.
    fn central(&self, role: RoleCode) -> OrganisationRow {
        let name = self.source.role_name(role);
        let mut lines = vec![(String::new(), self.holder(role, None))];
        if role == RoleCode::ItManager {
            let (technicians, _) = self.source.holders(RoleCode::Technician, None);
            let people = words::counted(technicians.len(), "person", "personer");
            if !technicians.is_empty() {
                let label = format!("{}:", self.source.role_name(RoleCode::Technician));
                lines.push((label, people));
            }
        }
        OrganisationRow {
            body: self.unit_of(role).unwrap_or_else(|| name.clone()),
            administration: OrganisationBox { name, lines },
            in_group: role == RoleCode::Strategist,
        }
    }

    /// The unit where the holder of a role for the whole kommun works.
    fn unit_of(&self, role: RoleCode) -> Option<String> {
        let (holders, _) = self.source.holders(role, None);
        let person = self.source.person_behind(*holders.first()?).of::<Person>()?;
        let unit = self.source.get(person)?.one::<Unit>(Person::unit)?;
        Some(self.source.get(unit)?.text(Unit::name))
    }

    /// A förvaltning with its IT-controller and how many answer for its systems (S-20, S-21).
    fn local(&self, branch: &Branch<'_>) -> OrganisationRow {
        let subject = Some(branch.administration.id().into());
        let (own, _) = self.source.systems_of(branch.body.id());
        let mut managers: Vec<AnyId> = Vec::new();
        for system in own {
            let (holders, _) = self.source.holders(RoleCode::SystemManager, Some(system.into()));
            managers.extend(holders.into_iter().map(|holder| self.source.person_behind(holder)));
        }
        managers.sort_unstable();
        managers.dedup();
        let managers = match managers.len() {
            0 => "ingen utsedd".to_owned(),
            count => words::counted(count, "person", "personer"),
        };
        OrganisationRow {
            body: branch.administration.text(Administration::name),
            administration: OrganisationBox {
                name: branch.body.text(Body::name),
                lines: vec![
                    self.labelled(RoleCode::Controller, subject),
                    ("Systemansvariga:".to_owned(), managers),
                ],
            },
            in_group: true,
        }
    }
}

fn in_words(row: &OrganisationRow) -> ListItem {
    let lines = row.administration.lines.iter();
    let said: Vec<String> =
        lines.map(|(label, text)| format!("{label} {text}").trim().to_owned()).collect();
    item(&row.body, &format!(" – {}: {}", row.administration.name, said.join("; ")))
}
