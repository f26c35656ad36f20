//! Who answers for what: owner, chief, IT-controller and the systemansvariga of the body's own
//! systems (S-30…S-39), and the strategy's words for the roles when the plan has no glossary text.

use super::PlanPaper;
use crate::document::block::{
    Align, Block, Column, Density, List, ListItem, Row, Run, RunStyle, Table, Width,
};
use crate::document::role_words;
use crate::document::words::{self, UNKNOWN};
use crate::record::{AnyId, Body, Role, RoleCode, System};

impl PlanPaper<'_> {
    pub(super) fn responsibility(&self) -> Vec<Block> {
        let mut rows = Vec::new();
        if let Some(body) = self.body {
            rows.push(Row::body(vec![
                words::cell_or_gap("Nämndens egna system", UNKNOWN),
                words::cell_or_gap(self.source.role_name(RoleCode::SystemOwner), UNKNOWN),
                words::cell_or_gap(body.text(Body::name), UNKNOWN),
                words::cell_or("Ej aktuellt", UNKNOWN),
            ]));
        }
        if let Some(administration) = self.administration {
            for role in [RoleCode::Chief, RoleCode::Controller] {
                let about = self.administration_name();
                rows.push(self.role_row(&about, role, Some(administration.id().into())));
            }
        }
        rows.extend(self.owned_systems().into_iter().enumerate().map(|(at, system)| {
            let about = system.text(System::name);
            let row = self.role_row(&about, RoleCode::SystemManager, Some(system.id().into()));
            Row { group_start: at == 0, ..row }
        }));
        let common = role_words::common_rows(self.source);
        let grouped = |(at, row)| Row { group_start: at == 0, ..row };
        rows.extend(common.into_iter().enumerate().map(grouped));
        if rows.is_empty() {
            return vec![Block::paragraph("Inga roller är registrerade för förvaltningen.")];
        }
        if let Some(first) = rows.first_mut() {
            first.group_start = false;
        }
        vec![Block::Table(Table {
            caption: "Roller och ansvariga".to_owned(),
            key: "ansvar".to_owned(),
            columns: vec![
                Column::new("Gäller", Align::Left, Width::Text),
                Column::new("Roll", Align::Left, Width::Text),
                Column::new("Innehavare", Align::Left, Width::Text),
                Column::new("Ersättare", Align::Left, Width::Text),
            ],
            row_header: 0,
            rows,
            sum_line: None,
            note: None,
            density: Density::Normal,
        })]
    }

    fn role_row(&self, about: &str, role: RoleCode, subject: Option<AnyId>) -> Row {
        role_words::role_row(self.source, about, role, subject)
    }

    /// The roles in the strategy's own words, for a glossary that the plan has not written.
    pub(super) fn glossary(&self) -> Vec<Block> {
        let described = self.source.roles().into_iter().filter_map(|role| {
            let (name, words) = (role.text(Role::name), role.text(Role::definition));
            let term = Run { text: name, style: RunStyle::Strong, link: None };
            let text = words.split_whitespace().collect::<Vec<_>>().join(" ");
            (!term.text.is_empty() && !text.is_empty()).then(|| ListItem {
                text: vec![term, Run::plain(format!(": {text}"))],
                sublist: None,
            })
        });
        let items: Vec<ListItem> = described.collect();
        if items.is_empty() {
            return vec![Block::paragraph(words::NO_TEXT)];
        }
        vec![Block::List(List { numbered: false, items })]
    }
}
