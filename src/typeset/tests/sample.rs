//! An IT-plan as the house style's pictures show it, written by hand.

use chrono::NaiveDate;

use crate::document::block::*;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day of the sample")
}

fn chapter(number: &str, text: &str) -> Block {
    heading(1, number, text)
}

pub fn heading(level: u8, number: &str, text: &str) -> Block {
    Block::Heading(Heading { level, number: number.into(), text: text.into() })
}

pub fn paragraph(text: &str) -> Block {
    Block::Paragraph(vec![Run::plain(text)])
}

fn list(numbered: bool, items: &[&str]) -> Block {
    let items = items
        .iter()
        .map(|text| ListItem { text: vec![Run::plain(*text)], sublist: None })
        .collect();
    Block::List(List { numbered, items })
}

pub fn column(header: &str, align: Align, width: Width) -> Column {
    Column { header: header.into(), align, width }
}

fn rows(text: &str) -> Vec<Row> {
    let cell = |text: &str| match text.strip_prefix('!') {
        Some(gap) => Cell::gap(gap),
        None => Cell::text(text),
    };
    let row = |line: &str| match line.trim().strip_prefix('=') {
        Some(sum) => {
            let cells = sum.split('|').map(|text| cell(text.trim())).collect();
            Row { kind: RowKind::Sum, ..Row::body(cells) }
        }
        None => Row::body(line.split('|').map(|text| cell(text.trim())).collect()),
    };
    text.lines().filter(|line| !line.trim().is_empty()).map(row).collect()
}

pub fn table(caption: &str, key: &str, columns: Vec<Column>, rows: Vec<Row>) -> Table {
    Table {
        caption: caption.into(),
        key: key.into(),
        columns,
        row_header: 1,
        rows,
        sum_line: None,
        note: None,
        density: Density::Normal,
    }
}

pub fn identity() -> Identity {
    let facts = [
        ("Dokumenttyp", "Plan"),
        ("Fastställd av", "Förslag – ej fastställt"),
        ("Beslutsdatum och paragraf", "Fylls i när nämnden har beslutat"),
        ("Diarienummer", "UN 2026/118"),
        ("Giltighetstid", "2027-01-01–2029-12-31"),
        ("Dokumentansvarig", "Förvaltningschef"),
        ("Senast reviderad", "2026-11-16"),
        ("Gäller för", "Utbildningsförvaltningen"),
    ];
    Identity {
        title: "IT-plan för utbildningsförvaltningen 2027–2029".into(),
        kind: "IT-plan".into(),
        kommun: "Norrälvs kommun".into(),
        administration: "Utbildningsförvaltningen".into(),
        diary_number: "UN 2026/118".into(),
        switchboard: "0900-555 00".into(),
        organisation_number: "212000-0000".into(),
        date: day(2026, 11, 16),
        status: "Förslag till beslut i Utbildningsnämnden den 3 december 2026".into(),
        facts: facts.map(|(label, value)| (label.to_owned(), value.to_owned())).to_vec(),
        summary: "Utbildningsförvaltningens IT-plan.".into(),
        keywords: vec!["IT-plan".into()],
        internal: false,
        arms: Some(Arms {
            size: (14.0, 17.0),
            shapes: vec![
                ("M0 0H14V9C14 13 10.5 15.8 7 17C3.5 15.8 0 13 0 9Z".into(), COLOUR),
                ("M7 1.5L8 4.5L11 5L8 6L7 8.5L6 6L3 5L6 4.5Z".into(), Colour(255, 255, 255)),
                (
                    "M0 10Q3.5 8 7 10T14 10V11.5Q10.5 13 7 11.5T0 11.5Z".into(),
                    Colour(255, 255, 255),
                ),
            ],
        }),
        colour: COLOUR,
    }
}

const COLOUR: Colour = Colour(0x14, 0x50, 0x5C);

pub fn document(blocks: Vec<Block>) -> Document {
    Document { identity: identity(), first_page: FirstPage::Cover, lettered: false, blocks }
}

use Align::{Left, Right};
use Width::{Fit, Text};

/// The IT-plan of the pictures.
pub fn it_plan() -> Document {
    let mut blocks = vec![
        Block::Contents(2),
        chapter("1", "Sammanfattning"),
        paragraph(
            "Utbildningsförvaltningen har fem egna IT-system och använder nio kommungemensamma. \
             De kommande tre åren prioriteras tre saker:",
        ),
        list(
            false,
            &[
                "en lärplattform som alla lärare använder på samma sätt",
                "elevdatorer som byts i fast takt",
                "personal som har den utbildning som systemen kräver.",
            ],
        ),
        paragraph(
            "Planen kostar 495 tkr i drift och 850 tkr i investering under 2027. Kostnaden ryms \
             inom nämndens ram; investeringen ingår i investeringsbudgeten.",
        ),
        chapter("2", "Inledning"),
        heading(2, "2.1", "Syfte"),
        paragraph(
            "Planen visar vilka IT-stöd verksamheten behöver, vem som ansvarar för dem och hur de \
             utvecklas. Den utgår från kommunens IT-strategi, där förvaltningarna med stöd av den \
             övergripande strategin ska kunna vidareutveckla och anpassa IT-användningen inom sina \
             fackområden.",
        ),
        heading(2, "2.2", "Planens giltighet och avgränsning"),
        paragraph(
            "Planen gäller den 1 januari 2027 till den 31 december 2029 och ersätter IT-plan för \
             utbildningsförvaltningen 2024–2026, antagen den 7 december 2023, § 96. Den omfattar \
             förskolan, grundskolorna, Norrälvs gymnasium, vuxenutbildningen och elevhälsan. \
             Kommungemensamma system planeras av kommunledningskontoret.",
        ),
        heading(2, "2.3", "Beredning"),
        paragraph("Arbetet har gått till så här:"),
        list(
            true,
            &[
                "Enheterna har lämnat sina behov.",
                "Planerna har beretts i Team IT den 5 november 2026.",
                "Ärendet behandlades i förvaltningens samverkansgrupp den 10 november 2026.",
            ],
        ),
        chapter("3", "Nuläge"),
        heading(2, "3.1", "Verksamheten i korthet"),
        paragraph(
            "Förvaltningen har 412 anställda, 1\u{A0}870 barn och elever samt 1\u{A0}960 \
             registrerade enheter. Sex av tio elevdatorer i årskurs 7–9 är äldre än fyra år.",
        ),
        heading(2, "3.2", "IT-stöd i dag"),
        Block::Paragraph(vec![
            Run::plain(
                "Nämnden äger fem system. Två system saknar aktuell informationsklassning eller \
                 konsekvensbedömning. Läs mer hos ",
            ),
            Run {
                text: "Sveriges Kommuner och Regioner".into(),
                style: RunStyle::Plain,
                link: Some("https://skr.se/".into()),
            },
            Run::plain(". Elevhälsans journalsystem har avtal till och med 2026-12-31."),
        ]),
    ];
    blocks.push(Block::Table(Table {
        sum_line: Some("Summa 1\u{A0}245 tkr per år".into()),
        note: Some("Avtalet för SYS-016 löper ut inom sex månader. Förlängning är begärd.".into()),
        ..table(
            "Nämndens IT-system",
            "system",
            vec![
                column("Nr", Left, Fit),
                column("System", Left, Text),
                column("Systemansvarig", Left, Text),
                column("Avtal t.o.m.", Left, Fit),
                column("tkr per år", Right, Fit),
            ],
            rows(
                "SYS-014|Vklass – lärplattform|Lovisa Zakrisson|2028-06-30|310
                 SYS-015|Skola24 – schema, frånvaro|Håkan Esbjörn|2027-07-31|190
                 SYS-016|PMO (CGM) – elevhälsojournal|Ida Sundling|!2026-12-31|145
                 SYS-017|Google Workspace for Education|Lovisa Zakrisson|2027-06-30|120
                 SYS-018|Digitala läromedel (licenspaket)|Håkan Esbjörn|2027-06-30|480",
            ),
        )
    }));
    blocks.extend(goals());
    blocks.push(activities());
    blocks.extend(economy());
    blocks.push(Block::Signatures(vec![
        Signature { name: "Karin Öhman".into(), title: "Förvaltningschef".into() },
        Signature { name: "Lovisa Zakrisson".into(), title: "IT-controller".into() },
    ]));
    document(blocks)
}

fn goals() -> Vec<Block> {
    vec![
        chapter("4", "Mål"),
        paragraph(
            "Målen följer kommunens IT-strategi och är ordnade efter strategins visionsområden. De \
             följs upp i delårsrapporten per den 31 augusti och i årsredovisningen.",
        ),
        Block::Table(table(
            "Mål med utgångsvärde 2026 och målvärden 2027–2029",
            "mal",
            vec![
                column("Nr", Left, Fit),
                column("Mål", Left, Text),
                column("Visionsområde", Left, Text),
                column("Indikator", Left, Text),
                column("2026", Right, Fit),
                column("2027", Right, Fit),
                column("2028", Right, Fit),
                column("2029", Right, Fit),
            ],
            rows(
                "1|Alla elever i årskurs 7–9 har en egen dator som är högst fyra år.|Skola och \
                 lärande|Andel enheter högst fyra år|58 %|80 %|95 %|100 %
                 2|Frånvaro registreras samma dag i Skola24.|Verksamheten|Andel registrerad samma \
                 dag|83 %|95 %|Ej satt|Ej satt
                 3|Vårdnadshavare når all information på ett ställe.|Kommuninvånarna|Nöjd kund-index \
                 (skala 1–5)|3,1|3,8|Ej satt|Ej satt",
            ),
        )),
        heading(2, "4.1", "Skola och lärande"),
        paragraph(
            "Sex av tio elevdatorer i årskurs 7–9 är äldre än fyra år. De byts i fast takt, med en \
             omgång varje sommar, så att alla elever får likvärdig tillgång till dator. Omgång 1 \
             omfattar 160 datorer.",
        ),
        heading(2, "4.2", "Verksamheten"),
        paragraph(
            "Frånvaron registreras samma dag i Skola24. Behörigheterna i Skola24 och Vklass gås \
             igenom under våren 2027, så att rätt personer kan registrera och läsa.",
        ),
        heading(2, "4.3", "Kommuninvånarna"),
        paragraph(
            "Vårdnadshavare möter i dag olika sätt att informera på olika skolor. Med en gemensam \
             struktur i lärplattformen når de all information på ett ställe.",
        ),
    ]
}

pub fn timeline() -> Vec<TimelineRow> {
    use BarState::{Late, NotStarted, Ongoing};
    let rows = [
        ("Gemensam struktur i lärplattformen, alla skolor", (2027, 1), (2027, 6, 30), Ongoing),
        (
            "Byte av elevdatorer årskurs 7–9, omgång 1 (160 st)",
            (2027, 5),
            (2027, 8, 31),
            NotStarted,
        ),
        ("Trådlöst nät Strandskolan", (2027, 3), (2027, 6, 30), NotStarted),
        ("Behörighetsrevision Skola24 och Vklass", (2027, 2), (2027, 4, 30), NotStarted),
        ("Informationsklassning och konsekvensbedömning", (2027, 1), (2027, 3, 31), Late),
        ("Upphandling av elevhälsojournal", (2026, 12), (2027, 9, 30), Ongoing),
        ("Utbildningsinsatser enligt utbildningsplan", (2027, 1), (2027, 12, 31), NotStarted),
    ];
    rows.into_iter()
        .enumerate()
        .map(|(index, (name, from, to, state))| TimelineRow {
            number: (index + 1).to_string(),
            name: name.into(),
            from: day(from.0, from.1, 1),
            to: day(to.0, to.1, to.2),
            state,
            state_label: match state {
                Ongoing => "Pågår".into(),
                Late => "Försenad".into(),
                _ => "Ej påbörjad".into(),
            },
        })
        .collect()
}

pub fn figure(drawing: Drawing, twin: &str) -> Block {
    let caption = match &drawing {
        Drawing::Timeline(_) => "Tidslinje för aktiviteterna, december 2026–december 2027",
        Drawing::YearBars(_) => "Kostnader per år, tkr",
        Drawing::Organisation(_) => "Organisationen.",
    };
    Block::Figure(Figure {
        caption: caption.into(),
        alt: format!("{caption}. Samma uppgifter finns i tabellen."),
        twin: twin.into(),
        drawing,
    })
}

fn activities() -> Block {
    let columns = vec![
        column("Nr", Left, Fit),
        column("Aktivitet", Left, Text),
        column("Mål", Left, Width::Mm(21.0)),
        column("System", Left, Width::Mm(21.0)),
        column("Ansvarig", Left, Width::Mm(33.0)),
        column("Start", Left, Fit),
        column("Klart", Left, Fit),
        column("Drift tkr", Right, Fit),
        column("Inv. tkr", Right, Fit),
        column("Prio", Right, Fit),
        column("Status", Left, Fit),
    ];
    let rows = rows(
        "1|Gemensam struktur i lärplattformen, alla skolor|3|SYS-014|Lovisa Zakrisson|2027-01|2027-06|180|0|1|Pågår
         2|Byte av elevdatorer årskurs 7–9, omgång 1 (160 st)|1|Inget|Rektor Centralskolan, IT-chef|2027-05|2027-08|0|640|1|Ej påbörjad
         3|Trådlöst nät Strandskolan|1|Inget|IT-chef|2027-03|2027-06|0|210|2|Ej påbörjad
         4|Behörighetsrevision Skola24 och Vklass|2|SYS-014, SYS-015|Håkan Esbjörn|2027-02|2027-04|95|0|1|Ej påbörjad
         5|Informationsklassning och konsekvensbedömning|Dataskydd|SYS-015, SYS-017|Lovisa Zakrisson|2027-01|2027-03|40|0|1|!Försenad
         6|Upphandling av elevhälsojournal|2|SYS-016|Ida Sundling|2026-12|2027-09|60|0|1|Pågår
         7|Utbildningsinsatser enligt utbildningsplan|Alla|Inget|Lovisa Zakrisson|2027-01|2027-12|120|0|1|Ej påbörjad",
    );
    Block::Landscape(vec![
        chapter("5", "Åtgärder och aktiviteter"),
        paragraph(
            "Planen har sju aktiviteter. Prioritet 1 ska genomföras, prioritet 2 genomförs om \
             resurserna räcker. Status avser den 16 november 2026.",
        ),
        figure(Drawing::Timeline(timeline()), "aktiviteter"),
        Block::Table(Table {
            sum_line: Some("Summa 2027: drift 495 tkr, investering 850 tkr".into()),
            ..table("Aktiviteter 2027", "aktiviteter", columns, rows)
        }),
    ])
}

fn economy() -> Vec<Block> {
    let year = |year: &str, total: &str, running: (&str, f64), investment: (&str, f64)| YearBars {
        year: year.into(),
        total: total.into(),
        bars: vec![
            ("Drift".into(), running.0.into(), running.1),
            ("Investering".into(), investment.0.into(), investment.1),
        ],
    };
    let columns = vec![
        column("Post", Left, Text),
        column("Slag", Left, Text),
        column("2027", Right, Fit),
        column("2028", Right, Fit),
        column("2029", Right, Fit),
        column("Summa", Right, Fit),
    ];
    let rows = rows(
        "Gemensam struktur i lärplattformen|Drift|180|90|0|270
         Behörighetsrevision Skola24 och Vklass|Drift|95|60|60|215
         Informationsklassning och konsekvensbedömning|Drift|40|40|40|120
         Upphandling av elevhälsojournal|Drift|60|0|0|60
         Utbildningsinsatser|Drift|120|120|120|360
         =Summa|Drift|495|310|220|1\u{A0}025
         Byte av elevdatorer årskurs 7–9|Investering|640|640|640|1\u{A0}920
         Trådlöst nät Strandskolan|Investering|210|0|0|210
         =Summa|Investering|850|640|640|2\u{A0}130
         =Summa|Drift och investering|1\u{A0}345|950|860|3\u{A0}155",
    );
    vec![
        chapter("6", "Anskaffning och införande"),
        paragraph(
            "Två anskaffningar ingår i planen: 160 elevdatorer (A-02), som är klarlagd sånär som på \
             frågan om vikarier, och en ny elevhälsojournal (A-03), där centralt IT-stöd har lämnat \
             svar. Införandet startar först när samordning, konsultation, planering samt ekonomiska \
             och personella resurser är klarlagda.",
        ),
        chapter("7", "Ekonomi"),
        paragraph(
            "Planen kostar 3\u{A0}155 tkr under tre år. Driften ryms inom nämndens budget. \
             Investeringen ingår i investeringsplanen.",
        ),
        Block::Table(Table {
            row_header: 0,
            ..table("Kostnader 2027–2029, tkr", "ekonomi", columns, rows)
        }),
        figure(
            Drawing::YearBars(vec![
                year("2027", "1\u{A0}345 tkr", ("495", 495.0), ("850", 850.0)),
                year("2028", "950 tkr", ("310", 310.0), ("640", 640.0)),
                year("2029", "860 tkr", ("220", 220.0), ("640", 640.0)),
            ]),
            "ekonomi",
        ),
        chapter("8", "Uppföljning"),
        paragraph("Planen följs upp i delårsrapporten och i årsredovisningen."),
    ]
}
