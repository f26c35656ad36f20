//! A small kommun by hand, and its IT-plan block by block.

use super::*;
use crate::document::block::{Heading, RowKind, Table, Tone};
use crate::document::kommun::{INTERNAL_MARKS, Mini, costs, day, marked, mini, printed, today};
use crate::document::{Reason, check};
use crate::record::{
    AnyId, Ids, Kind, Municipality, NamedAs, Period, PlanState, RecordType, System, Value,
};

/// The blocks in a line each, with hard spaces as underscores.
fn outline(blocks: &[Block]) -> Vec<String> {
    let mut lines = Vec::new();
    for block in blocks {
        match block {
            Block::Contents(_) => lines.push("innehåll".to_owned()),
            Block::Heading(Heading { level, number, text }) => {
                lines.push(format!("h{level} {number} {text}"));
            }
            Block::Paragraph(runs) => {
                lines.push(runs.iter().map(|run| run.text.as_str()).collect());
            }
            Block::List(list) | Block::Steps(list) | Block::SmallList(list) => {
                lines.push(format!("lista {}", list.items.len()))
            }
            Block::Facts(facts) => lines.push(format!("fakta {}", facts.len())),
            Block::Table(table) => lines.push(format!("tabell {}", table.caption)),
            Block::Figure(figure) => lines.push(format!("figur {}", figure.caption)),
            Block::Introduction(runs) => lines.push(format!("inledning {}", runs[0].text)),
            Block::NewPage => lines.push("ny sida".to_owned()),
            Block::Card(card) => lines.push(format!("kort {}", card.heading.text)),
            Block::WritingLines => lines.push("skrivlinjer".to_owned()),
            Block::Note(runs) => lines.push(format!("not {}", runs[0].text)),
            Block::Signatures(names) => {
                let names: Vec<_> = names.iter().map(|line| line.name.as_str()).collect();
                lines.push(format!("underskrift {}", names.join(", ")));
            }
            Block::Landscape(inside) => {
                lines.push("liggande".to_owned());
                lines.extend(outline(inside));
                lines.push("stående".to_owned());
            }
        }
    }
    lines.into_iter().map(|line| line.replace('\u{a0}', "_")).collect()
}

fn table<'a>(blocks: &'a [Block], key: &str) -> &'a Table {
    fn search<'a>(blocks: &'a [Block], key: &str) -> Option<&'a Table> {
        blocks.iter().find_map(|block| match block {
            Block::Table(table) if table.key == key => Some(table),
            Block::Landscape(inside) => search(inside, key),
            _ => None,
        })
    }
    search(blocks, key).unwrap()
}

fn row(table: &Table, at: usize) -> Vec<String> {
    table.rows[at].cells.iter().map(|cell| cell.text.replace('\u{a0}', "_")).collect()
}

#[test]
fn a_plan_reads_from_cover_to_glossary() {
    let edition = mini().public();
    assert_eq!(
        outline(&edition.document.blocks),
        [
            "innehåll",
            "h1 1 Nuläge",
            "Läget i dag.",
            "h2 1.1 IT-stöd",
            "Nämnden har två egna IT-system och använder inga gemensamma.",
            "tabell Nämndens IT-system",
            "h1 2 Mål",
            "Målen följer strategin.",
            "tabell Mål med utgångsvärde 2026 och målvärden 2027–2029",
            "tabell Ansvarig och källa för varje mål",
            "liggande",
            "h1 3 Åtgärder",
            "Planen har två aktiviteter. Prioritet_1 ska genomföras, prioritet_2 genomförs om \
             resurserna räcker. Status avser den 16_november_2026.",
            "figur Tidslinje för aktiviteterna, januari_2027–december_2027.",
            "tabell Aktiviteter 2027",
            "stående",
            "h1 4 Ekonomi",
            "Planen kostar 2_190_tkr under tre år: 270_tkr i drift och 1_920_tkr i investering.",
            "tabell Kostnader 2027–2029, tkr",
            "figur Kostnader per år, tkr.",
            "Pengarna kommer från nämndens ram (270_tkr) och investeringsbudgeten (1_920_tkr).",
            "h1 5 Ansvar",
            "tabell Roller och ansvariga",
            "underskrift Tord Viklund, Lovisa Zakrisson",
            "h1  Bilaga_1. Utbildningsplan",
            "Se nedan.",
            "h1  Ordlista",
            "lista 1",
        ]
    );
    assert_eq!(edition.left_out, []);
    assert_eq!(check::findings(&edition.document, edition_object()), []);
}

fn edition_object() -> AnyId {
    AnyId { kind: Kind::Plan, uuid: uuid::Uuid::nil() }
}

#[test]
fn the_cover_says_how_far_the_decision_has_come() {
    let mut mini = mini();
    let identity = mini.public().document.identity;
    assert_eq!(identity.title, "IT-plan för utbildningsförvaltningen 2027–2029");
    let status = identity.status.replace('\u{a0}', " ");
    assert_eq!(status, "Förslag till beslut i Utbildningsnämnden den 3 december 2026");
    let values: Vec<&str> = identity.facts.iter().map(|(_, value)| value.as_str()).collect();
    assert_eq!(
        values,
        [
            "Plan",
            "Förslag – ej fastställt",
            "Fylls i när nämnden har beslutat",
            "UN 2026/118",
            "2027-01-01–2029-12-31",
            "Förvaltningschef",
            "2026-11-16",
            "Utbildningsförvaltningen",
        ]
    );

    let plan = mini.plan;
    mini.change(plan, |plan| {
        plan.state = Some(PlanState::Adopted);
        plan.decision_date = Some(day(2026, 12, 3));
        plan.paragraph = "104".into();
    });
    let identity = mini.public().document.identity;
    let status = identity.status.replace('\u{a0}', " ");
    assert_eq!(status, "Fastställd av Utbildningsnämnden den 3 december 2026, § 104");
    assert_eq!(identity.facts[1].1, "Utbildningsnämnden");
    assert_eq!(identity.facts[2].1.replace('\u{a0}', " "), "2026-12-03, § 104");

    mini.change(plan, |plan| plan.state = None);
    assert_eq!(mini.public().document.identity.status, "Arbetsmaterial – ej allmän handling");
}

#[test]
fn sums_are_computed_for_every_year_and_kind() {
    let blocks = mini().public().document.blocks;
    let economy = table(&blocks, "ekonomi");
    let sums: Vec<_> = (0..economy.rows.len())
        .filter(|at| economy.rows[*at].kind == RowKind::Sum)
        .map(|at| row(economy, at).join(" | "))
        .collect();
    assert_eq!(
        sums,
        [
            "Summa | Drift | 180 | 90 | 0 | 270",
            "Summa | Investering | 640 | 640 | 640 | 1_920",
            "Summa | Drift och investering | 820 | 730 | 640 | 2_190",
        ]
    );
    let activities = table(&blocks, "aktiviteter");
    assert_eq!(
        activities.sum_line.as_deref().map(|line| line.replace('\u{a0}', " ")).as_deref(),
        Some("Summa 2027: drift 180 tkr, investering 640 tkr")
    );
}

#[test]
fn no_cell_is_empty_and_gaps_are_named() {
    let blocks = mini().public().document.blocks;
    let activities = table(&blocks, "aktiviteter");
    assert_eq!(
        row(activities, 0),
        [
            "1",
            "Aktivitet_1",
            "1",
            "SYS-014",
            "Håkan Esbjörn",
            "2027-01",
            "2027-06",
            "180",
            "0",
            "1",
            "Pågår"
        ]
    );
    assert_eq!(
        row(activities, 1),
        [
            "2",
            "Aktivitet_2",
            "Dataskydd",
            "Inget",
            "Ej utsett",
            "2027-01",
            "2027-12",
            "0",
            "640",
            "2",
            "Försenad"
        ]
    );
    let gaps: Vec<bool> =
        activities.rows[1].cells.iter().map(|cell| cell.tone == Tone::Deviation).collect();
    assert!(!gaps[3] && gaps[4] && gaps[10]);

    let systems = table(&blocks, "system-egna");
    assert_eq!(
        row(systems, 1),
        ["SYS-016", "PMO", "Något som behövs", "Ej utsett", "Uppgift saknas", "2026-12-31", "145"]
    );
    assert_eq!(systems.rows[1].cells[5].tone, Tone::Deviation);
    assert_eq!(systems.rows[0].cells[5].tone, Tone::Normal);
    assert_eq!(systems.note.as_deref(), Some("Avtalet för SYS-016 löper ut inom sex månader."));

    let goals = table(&blocks, "mal");
    assert_eq!(row(goals, 0)[4..], ["58_%", "80_%", "Ej satt", "Ej satt"]);
}

#[test]
fn hidden_chapters_are_left_out_and_the_numbers_close_up() {
    let mut mini = mini();
    let first = mini.find::<Chapter>();
    mini.change(first, |chapter| chapter.hidden = Some(true));
    let edition = mini.public();
    let lines = outline(&edition.document.blocks);
    assert!(lines.contains(&"h1 1 Mål".to_owned()), "{lines:?}");
    assert!(!lines.iter().any(|line| line.contains("IT-stöd")), "its section goes with it");
    assert_eq!(edition.left_out.len(), 2);
    assert!(edition.left_out.iter().all(|left| left.why == Reason::Hidden));
}

#[test]
fn internal_systems_are_left_out_of_the_public_variant_and_counted() {
    let mut mini = mini();
    let scada = mini.system("SYS-024", "Styrsystemet", 450, true);
    mini.activity(3, |activity| activity.systems = vec![scada]);
    let public = mini.public();
    let printed = format!("{:?}", public.document);
    assert!(!printed.contains("SYS-024") && !printed.contains("Styrsystemet"));
    assert!(printed.contains("Ett system är utelämnat. Det redovisas endast i intern bilaga"));
    assert_eq!(row(table(&public.document.blocks, "aktiviteter"), 2)[3], "Se intern bilaga");
    let sum = table(&public.document.blocks, "system-egna").sum_line.clone().unwrap();
    assert_eq!(sum.replace('\u{a0}', " "), "Summa 455 tkr per år");
    assert_eq!(public.left_out, [LeftOut { object: scada.into(), why: Reason::InternalOnly }]);

    let internal = mini.edition(Variant::Internal);
    let printed = format!("{:?}", internal.document);
    assert!(printed.contains("SYS-024") && !printed.contains("utelämnat"));
    assert!(internal.document.identity.internal && internal.left_out.is_empty());
}

#[test]
fn an_internal_system_named_in_typed_text_is_found() {
    let mut mini = mini();
    mini.system("SYS-024", "Styrsystemet", 450, true);
    mini.chapter("Risker", 1, "Styrsystemet är gammalt.", ChapterContent::Text);
    let workspace = Workspace::from_records(mini.records.clone());
    let edition = mini.public();
    let object = edition_object();
    let found = check::named_although_left_out(&edition.document, &workspace, object);
    assert_eq!(found.len(), 1);
    assert!(found[0].sentence.contains("Styrsystemet"));
    let internal = mini.edition(Variant::Internal);
    assert_eq!(check::named_although_left_out(&internal.document, &workspace, object), []);
}

#[test]
fn titles_stand_for_names_in_the_public_variant_when_the_kommun_wants_it() {
    let mut mini = mini();
    let kommun = mini.find::<Municipality>();
    mini.change(kommun, |kommun| kommun.named_as = Some(NamedAs::Title));
    let public = format!("{:?}", mini.public().document);
    for name in ["Esbjörn", "Viklund", "Zakrisson"] {
        assert!(!public.contains(name), "{name}");
    }
    assert!(public.contains("Lärare"));
    assert!(format!("{:?}", mini.edition(Variant::Internal).document).contains("Esbjörn"));
}

#[test]
fn no_internal_field_reaches_the_public_variant() {
    let (workspace, plan) = marked();
    let public = super::plan(&workspace, plan, Variant::Public, today()).unwrap();
    let printed = printed(&public);
    for mark in INTERNAL_MARKS {
        assert!(!printed.contains(mark), "{mark}");
    }
    assert!(printed.contains("öppetname"), "the marks are looked for where they could be");
    let source = Source::new(&workspace, Variant::Public, today());
    let system: Id<System> = workspace.all::<System>().next().unwrap().id;
    for key in Kind::System.keys().filter(|key| !key.field().public) {
        let shown = source.get(system).unwrap();
        assert_eq!(shown.value(key), Value::Empty, "{}", key.field().name);
    }
}

#[test]
fn a_plan_without_chapters_or_activities_is_still_a_document() {
    let mini = Mini::bare();
    let edition = mini.public();
    let lines = outline(&edition.document.blocks);
    assert!(lines.contains(&"h1 3 Åtgärder och aktiviteter".to_owned()));
    assert!(lines.contains(&"Planen har inga aktiviteter.".to_owned()));
    assert!(lines.contains(&"Planen har inga mål.".to_owned()));
    assert!(lines.contains(&"Planen har inga kostnader.".to_owned()));
    assert!(lines.contains(&"underskrift Ej utsett, Ej utsett".to_owned()));
    assert_eq!(check::findings(&edition.document, mini.plan.into()), []);

    let mut empty = Workspace::default();
    let blank = Plan::blank(Ids::new(2, 2).id());
    let id = blank.id;
    empty.apply(&crate::workspace::Change::new("Lade till").with(blank)).unwrap();
    let edition = super::plan(&empty, id, Variant::Public, today()).unwrap();
    assert!(edition.document.identity.facts.iter().all(|(_, value)| !value.is_empty()));
    assert_eq!(check::findings(&edition.document, id.into()), []);
    assert_eq!(super::plan(&Workspace::default(), id, Variant::Public, today()), None);
}

#[test]
fn a_plan_with_five_thousand_activities_is_a_table_without_a_timeline() {
    let mut mini = Mini::bare();
    for number in 1..=5_000 {
        mini.activity(number, |activity| {
            activity.period = Period::years(2027, 2027);
            activity.running = costs(&[(2027, 1)]);
        });
    }
    let blocks = mini.public().document.blocks;
    assert_eq!(table(&blocks, "aktiviteter").rows.len(), 5_000);
    let lines = outline(&blocks);
    assert!(!lines.iter().any(|line| line.starts_with("figur Tidslinje")));
    let sum = "Planen kostar 5_000_tkr under tre år: 5_000_tkr i drift och 0_tkr i investering.";
    assert!(lines.contains(&sum.to_owned()), "{lines:?}");
}

#[test]
fn many_activities_are_shown_in_several_timelines() {
    let mut mini = Mini::bare();
    for number in 1..=30 {
        mini.activity(number, |activity| activity.period = Period::years(2027, 2028));
    }
    let lines = outline(&mini.public().document.blocks);
    let figures: Vec<_> = lines.iter().filter(|line| line.starts_with("figur")).collect();
    assert_eq!(
        figures,
        [
            "figur Tidslinje för aktivitet_1–15, januari_2027–december_2028.",
            "figur Tidslinje för aktivitet_16–30, januari_2027–december_2028.",
        ]
    );
}

#[test]
fn a_period_of_three_hundred_years_still_fits_the_page() {
    let mut mini = mini();
    let plan = mini.plan;
    mini.change(plan, |plan| plan.period = Period::years(1900, 2200));
    let blocks = mini.public().document.blocks;
    let economy = table(&blocks, "ekonomi");
    assert_eq!(economy.columns.len(), 9);
    assert_eq!(economy.columns[7].header, "1905–2200");
    assert_eq!(row(economy, economy.rows.len() - 1).last().unwrap(), "2_190");
}

#[test]
fn placeholders_and_missing_appendices_are_found() {
    let mut mini = mini();
    mini.chapter("Text", 1, "[Skriv nämndens namn] Se bilaga 4.", ChapterContent::Text);
    mini.chapter("Tomt", 1, "", ChapterContent::Text);
    let edition = mini.public();
    let found = check::findings(&edition.document, mini.plan.into());
    let sentences: Vec<&str> = found.iter().map(|finding| finding.sentence.as_str()).collect();
    assert!(sentences.contains(&"Platshållaren ”[Skriv nämndens namn]” är inte ifylld."));
    assert!(
        sentences.contains(&"Texten hänvisar till bilaga 4, som inte finns i handlingen."),
        "{sentences:?}"
    );
    assert!(sentences.iter().any(|s| s.contains("Tomt saknar text")), "{sentences:?}");
}

#[test]
fn empty_cells_ragged_rows_and_skipped_levels_are_found() {
    let mut document = mini().public().document;
    for block in &mut document.blocks {
        match block {
            Block::Table(table) if table.key == "mal" => {
                table.rows[0].cells.pop();
                table.rows[0].cells[0].text = "–".into();
            }
            Block::Heading(heading) if heading.text == "IT-stöd" => heading.level = 3,
            _ => {}
        }
    }
    let found = check::findings(&document, edition_object());
    let sentences: Vec<&str> = found.iter().map(|finding| finding.sentence.as_str()).collect();
    for part in ["lika många celler", "en tom cell", "hoppar över en nivå"] {
        assert!(sentences.iter().any(|s| s.contains(part)), "{part}: {sentences:?}");
    }
}
