//! The organisation for IT: the bodies with their förvaltningar, chiefs and IT-controllers and the
//! group that these form, as a figure and as a list that says the same; the IT function likewise;
//! then the common roles and the units. Truth: S-18…S-22, chapters 8 and 9 of the strategy; look §7, organisation.png.

mod it_function;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::block::{
    Align, Block, Column, Density, Document, Drawing, Figure, FirstPage, Identity, List, ListItem,
    Organisation, OrganisationBox, OrganisationRow, Run, RunStyle, Table, Width,
};
use super::variant::{Shown, Source, Variant};
use super::words::{self, NOBODY};
use super::{Edition, role_words, sender, typography};
use crate::record::{Administration, AnyId, Body, RoleCode, Unit};
use crate::workspace::Workspace;

/// A body and what the figure shows of its förvaltning.
struct Branch<'a> {
    body: Shown<'a, Body>,
    administration: Shown<'a, Administration>,
}

struct Picture<'a> {
    source: Source<'a>,
    branches: Vec<Branch<'a>>,
}

/// The organisation as a document, on the day it is printed.
pub fn organisation(workspace: &Workspace, variant: Variant, today: NaiveDate) -> Edition {
    let picture = Picture::read(Source::new(workspace, variant, today).without_names());
    let mut blocks = vec![Block::paragraph(picture.introduction())];
    if !picture.branches.is_empty() {
        blocks.push(Block::Figure(picture.figure()));
        blocks.push(Block::SmallList(picture.twin()));
        blocks.extend(picture.it_function());
    }
    blocks.extend(picture.common_roles());
    blocks.extend(picture.units());
    let identity = picture.identity();
    let mut document =
        Document { identity, first_page: FirstPage::Titled, lettered: false, blocks };
    typography::apply(&mut document);
    Edition { document, variant, left_out: Vec::new() }
}

impl<'a> Picture<'a> {
    fn read(source: Source<'a>) -> Self {
        let branches = source.bodies().into_iter().filter_map(|body| {
            let administration = source.administration_of(body.id())?;
            Some(Branch { body, administration })
        });
        Self { source, branches: branches.collect() }
    }

    fn identity(&self) -> Identity {
        let administration = self.source.central_administration();
        let administration =
            administration.map_or(String::new(), |it| it.text(Administration::name));
        let base = sender::identity(self.source, &administration);
        let title = format!("Organisation för IT i {}", base.kommun);
        Identity {
            summary: format!("{title} den {}.", self.source.today()),
            title,
            kind: "Organisation".to_owned(),
            keywords: vec!["organisation".to_owned(), "IT".to_owned()],
            ..base
        }
    }

    fn introduction(&self) -> String {
        if self.branches.is_empty() {
            return "Inga nämnder med förvaltning är registrerade.".to_owned();
        }
        format!(
            "Varje förvaltning har en förvaltningschef och en IT-controller. IT-controllrarna \
             bildar {}, som leds av IT-strategen. Uppgifterna gäller den {}.",
            self.source.role_name(RoleCode::TeamIt),
            crate::record::date::in_words(self.source.today()),
        )
    }

    fn figure(&self) -> Figure {
        let rows: Vec<OrganisationRow> = self
            .branches
            .iter()
            .map(|branch| OrganisationRow {
                body: branch.body.text(Body::name),
                administration: self.administration(branch),
                in_group: true,
            })
            .collect();
        let team = self.source.role_name(RoleCode::TeamIt);
        let count = words::counted(rows.len(), "förvaltning", "förvaltningar");
        Figure {
            caption: format!("Nämnder, förvaltningar och {team}. Samma uppgifter i text följer."),
            alt: format!(
                "Organisationsbild med {count} under var sin nämnd, och {team} som gemensam \
                 grupp. Listan under bilden säger samma sak."
            ),
            twin: String::new(),
            drawing: Drawing::Organisation(Organisation {
                root: self.council(),
                rows,
                group: Some(OrganisationBox {
                    name: team,
                    lines: vec![(String::new(), self.holder(RoleCode::Strategist, None))],
                }),
            }),
        }
    }

    fn council(&self) -> String {
        let name = self.source.council().map_or(String::new(), |body| body.text(Body::name));
        sender::filled(name, "Kommunfullmäktige")
    }

    fn administration(&self, branch: &Branch<'_>) -> OrganisationBox {
        OrganisationBox {
            name: branch.administration.text(Administration::name),
            lines: self.lines(branch),
        }
    }

    /// The chief, the IT-controller, and where the IT unit answers here also who leads it.
    fn lines(&self, branch: &Branch<'_>) -> Vec<(String, String)> {
        let subject = Some(branch.administration.id().into());
        let mut lines = vec![
            (String::new(), self.holder(RoleCode::Chief, subject)),
            self.labelled(RoleCode::Controller, subject),
        ];
        let central = self.source.central_administration().map(Shown::id);
        let (leads, _) = self.source.holders(RoleCode::ItManager, None);
        if central == Some(branch.administration.id()) && !leads.is_empty() {
            lines.push(self.labelled(RoleCode::ItManager, None));
        }
        lines
    }

    /// Who holds a role, with title, or that nobody does.
    fn holder(&self, role: RoleCode, subject: Option<AnyId>) -> String {
        let (holders, _) = self.source.holders(role, subject);
        let mut names: Vec<String> = Vec::new();
        for holder in holders {
            let name = self.source.name_and_title(self.source.person_behind(holder));
            if !name.is_empty() && !names.contains(&name) {
                names.push(name);
            }
        }
        match names.as_slice() {
            [] => format!("{} {}", self.source.role_name(role), NOBODY.to_lowercase()),
            _ => names.join("; "),
        }
    }

    /// "IT-controller:" and the name; where titles stand for names the role alone, if it is held.
    fn labelled(&self, role: RoleCode, subject: Option<AnyId>) -> (String, String) {
        let (holders, _) = self.source.holders(role, subject);
        let people: Vec<AnyId> =
            holders.into_iter().map(|holder| self.source.person_behind(holder)).collect();
        let names = self.source.names(&people);
        let name = self.source.role_name(role);
        match (names.is_empty(), self.source.titles_for_names()) {
            (true, _) => (format!("{name}:"), NOBODY.to_owned()),
            (false, true) => (String::new(), name),
            (false, false) => (format!("{name}:"), names),
        }
    }

    /// The figure in words.
    fn twin(&self) -> List {
        let mut items: Vec<ListItem> = self
            .branches
            .iter()
            .map(|branch| {
                let said: Vec<String> = self
                    .lines(branch)
                    .into_iter()
                    .map(|(label, text)| format!("{label} {text}").trim().to_owned())
                    .collect();
                let name = branch.administration.text(Administration::name);
                item(&branch.body.text(Body::name), &format!(" – {name}: {}", said.join("; ")))
            })
            .collect();
        items.push(self.team());
        List { numbered: false, items }
    }

    /// The group in words.
    fn team(&self) -> ListItem {
        let team = self.source.role_name(RoleCode::TeamIt);
        let leads = self.holder(RoleCode::Strategist, None);
        item(&team, &format!(" – {leads}, och IT-controllrarna"))
    }

    fn common_roles(&self) -> Vec<Block> {
        let rows = role_words::common_rows(self.source);
        if rows.is_empty() {
            return Vec::new();
        }
        let columns = ["Gäller", "Roll", "Innehavare", "Ersättare"];
        let table = Table {
            caption: "Roller för hela kommunen".to_owned(),
            key: String::new(),
            columns: columns.map(|it| Column::new(it, Align::Left, Width::Text)).to_vec(),
            row_header: 1,
            rows,
            sum_line: None,
            note: None,
            density: Density::Normal,
        };
        vec![Block::heading(2, "Gemensamma roller"), Block::Table(table)]
    }

    fn units(&self) -> Vec<Block> {
        let items: Vec<ListItem> = self
            .branches
            .iter()
            .filter_map(|branch| {
                let units = self.source.referring::<Unit>(branch.administration.id());
                let names: Vec<String> = units.map(|unit| unit.text(Unit::name)).collect();
                let name = branch.administration.text(Administration::name);
                (!names.is_empty()).then(|| item(&name, &format!(": {}", names.join(", "))))
            })
            .collect();
        if items.is_empty() {
            return Vec::new();
        }
        vec![
            Block::heading(2, "Förvaltningarnas enheter"),
            Block::SmallList(List { numbered: false, items }),
        ]
    }
}

fn item(term: &str, text: &str) -> ListItem {
    let term = Run { text: term.to_owned(), style: RunStyle::Strong, link: None };
    ListItem { text: vec![term, Run::plain(text)], sublist: None }
}
