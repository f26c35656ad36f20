//! Anmälan av delegationsbeslut: what chiefs have decided by delegation and the body has not been told
//! of yet, with the columns that the minutes have (domain §2.6; KL 6 kap. 40 §, 7 kap. 8 §).

use chrono::NaiveDate;

use super::block::{
    Align, Block, Column, Density, Document, FirstPage, Identity, Row, Table, Width,
};
use super::variant::{Shown, Source, Variant};
use super::words::{self, UNKNOWN};
use super::{Edition, sender, typography};
use crate::record::{Administration, Body, Case, DecisionLevel, Id, Person, Point};
use crate::workspace::Workspace;

/// The list for a body; `None` when the workspace has no such body.
pub fn delegation_report(
    workspace: &Workspace,
    body: Id<Body>,
    variant: Variant,
    today: NaiveDate,
) -> Option<Edition> {
    let source = Source::new(workspace, variant, today);
    let shown = source.get(body)?;
    let decided = to_report(workspace, body, today);
    let blocks = if decided.is_empty() {
        vec![Block::paragraph("Inga delegationsbeslut finns att anmäla.")]
    } else {
        let cases = decided.iter().filter_map(|case| source.get(case.id));
        vec![Block::Table(table(source, cases.collect()))]
    };
    let identity = identity(source, shown, decided.len());
    let mut document =
        Document { identity, first_page: FirstPage::Titled, lettered: false, blocks };
    typography::apply(&mut document);
    Some(Edition { document, variant, left_out: Vec::new() })
}

/// What has been decided by delegation and not been reported before `today`, oldest first.
pub fn to_report(workspace: &Workspace, body: Id<Body>, today: NaiveDate) -> Vec<&Case> {
    let cases = workspace.referring::<Case>(body);
    let mut decided: Vec<&Case> = cases.filter(|case| is_to_report(case, body, today)).collect();
    decided.sort_by_key(|case| (case.decision_date, case.id));
    decided
}

/// Decided by delegation, and not reported before `today`.
fn is_to_report(case: &Case, body: Id<Body>, today: NaiveDate) -> bool {
    case.body == Some(body)
        && case.level == Some(DecisionLevel::Delegation)
        && case.is_decided()
        && case.reported.is_none_or(|day| day >= today)
}

fn table(source: Source<'_>, cases: Vec<Shown<'_, Case>>) -> Table {
    let rows = cases.into_iter().map(|case| {
        let points: Vec<String> = source
            .points(case.id())
            .into_iter()
            .map(|point| source.live(case, &point.text(Point::text)))
            .filter(|text| !text.trim().is_empty())
            .collect();
        let person = case.one::<Person>(Case::decided_by);
        let person = person.map_or(String::new(), |id| source.name_and_title(id.into()));
        let day = case.day(Case::decision_date).map_or(String::new(), |day| day.to_string());
        let matter = [case.text(Case::delegation_point), case.text(Case::title)];
        let matter: Vec<String> = matter.into_iter().filter(|it| !it.is_empty()).collect();
        Row::body(vec![
            words::cell_or_gap(matter.join(": "), UNKNOWN),
            words::cell_or_gap(points.join(" "), UNKNOWN),
            words::cell_or_gap(person, UNKNOWN),
            words::cell_or_gap(day, UNKNOWN),
            words::cell_or_gap(case.text(Case::diary_number), UNKNOWN),
        ])
    });
    Table {
        caption: "Delegationsbeslut".to_owned(),
        key: String::new(),
        columns: vec![
            Column::new("Ärende", Align::Left, Width::Text),
            Column::new("Beslut", Align::Left, Width::Text),
            Column::new("Beslutsfattare", Align::Left, Width::Mm(26.0)),
            Column::new("Datum", Align::Left, Width::Fit),
            Column::new("Diarienummer", Align::Left, Width::Fit),
        ],
        row_header: 0,
        rows: rows.collect::<Vec<Row>>(),
        sum_line: None,
        note: None,
        density: Density::Normal,
    }
}

fn identity(source: Source<'_>, body: Shown<'_, Body>, count: usize) -> Identity {
    let own = source.administration_of(body.id());
    let own = own.map_or(String::new(), |it| it.text(Administration::name));
    let name = body.text(Body::name);
    let title =
        format!("Anmälan av delegationsbeslut till {}", crate::workspace::show::in_sentence(&name));
    let counted = words::counted_ett(count, "beslut", "beslut");
    Identity {
        summary: format!("{title}: {counted}."),
        title,
        kind: "Anmälan".to_owned(),
        facts: sender::facts([
            ("Till", name),
            ("Till och med", source.today().to_string()),
            ("Antal beslut", count.to_string()),
        ]),
        keywords: vec!["delegationsbeslut".to_owned(), "anmälan".to_owned()],
        ..sender::identity(source, &own)
    }
}
