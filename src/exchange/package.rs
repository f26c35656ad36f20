//! Ärendepaketet: everything that is sent of a case in one ZIP. Each paper as a PDF of its own with its
//! number, the plans' tables as CSV, what comes from elsewhere unchanged, and `metadata.xml` for the
//! e-archive with the SHA-256 of each file (domain §2.6, §3.4).
//!
//! The same records on the same day give the same bytes.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::path::Path;

use chrono::NaiveDate;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::case_papers::{CasePaper, case_papers};
use super::export::{self, ExportError, Exported, Request};
use super::folder::{self, WriteError};
use super::paper::Paper;
use super::table::{self, TableError};
use crate::document::Variant;
use crate::document::file_name::Parts;
use crate::document::variant::Source;
use crate::pdf;
use crate::record::{AnyId, Case, ChoiceType, EnclosureKind, Id, Kind, Municipality, PlanKind};
use crate::store::digest;
use crate::workspace::Workspace;

/// What mail commonly takes, in bytes.
const MAILED: usize = 20_000_000;

/// What is in the package, and how it was made.
#[derive(Debug)]
pub struct Package {
    /// "un-2026-118-arendepaket-2026-11-16.zip".
    pub file_name: String,
    pub bytes: Vec<u8>,
    /// Its files, in order.
    pub files: Vec<PackedFile>,
    /// What the one who sends it should know, in Swedish.
    pub remarks: Vec<String>,
    /// How many deviations the read-back of the PDFs found.
    pub deviations: usize,
}

#[derive(Debug)]
pub struct PackedFile {
    pub name: String,
    /// What it is, as the list of papers has it.
    pub title: String,
    pub bytes: Vec<u8>,
    /// Whether it is a PDF of ours.
    pub is_own: bool,
}

/// Why there is no package.
#[derive(Debug, thiserror::Error)]
pub enum PackageError {
    #[error(transparent)]
    Export(#[from] ExportError),
    #[error("Bilagan ”{title}” kunde inte läsas. {error}")]
    Enclosure { title: String, error: WriteError },
    #[error(transparent)]
    Table(#[from] TableError),
    #[error("Paketet kunde inte skrivas: {0}.")]
    Zip(#[from] zip::result::ZipError),
    #[error("Paketet kunde inte skrivas: {0}.")]
    Io(#[from] std::io::Error),
}

/// Makes the package of a case. Reads the files that come from elsewhere.
///
/// # Errors
/// When a paper cannot be written, or a file that is enclosed cannot be read.
pub fn package(
    workspace: &Workspace,
    case: Id<Case>,
    variant: Variant,
    today: NaiveDate,
) -> Result<Package, PackageError> {
    let record = workspace.get(case).ok_or(ExportError::Gone)?;
    let name = |kind, ending| {
        let body = record.body.and_then(|id| workspace.get(id));
        let dated = record.dated.unwrap_or(today).to_string();
        Parts {
            diary_number: &record.diary_number,
            prefix: body.map_or("", |body| &body.prefix),
            kind,
            period: &dated,
            state: None,
            variant,
        }
        .with_ending(ending)
    };
    let mut making = Making { files: Vec::new(), remarks: Vec::new(), deviations: 0 };
    for CasePaper { number, title, paper } in case_papers(workspace, case, variant) {
        let request = Request { paper, variant, with_data: false, today };
        making.add_own(number, title, export::export(workspace, &request)?);
    }
    let papers: Vec<(String, Paper)> =
        case_papers(workspace, case, variant).into_iter().map(|it| (it.title, it.paper)).collect();
    if papers.len() > 1 {
        let bytes = export::joined(workspace, &papers, variant, today)?;
        making.add_joined(name("samlade-handlingar", "pdf"), bytes);
    }
    making.add_foreign(workspace, case)?;
    making.add_tables(workspace, case, variant, today)?;
    let metadata = metadata(workspace, record, variant, today, &making.files);
    let bytes = zipped(&making.files, &metadata)?;
    let Making { files, remarks, deviations } = making;
    let file_name = name("arendepaket", "zip");
    Ok(Package { file_name, bytes, files, remarks, deviations })
}

struct Making {
    files: Vec<PackedFile>,
    remarks: Vec<String>,
    deviations: usize,
}

impl Making {
    fn add_own(&mut self, number: Option<usize>, title: String, exported: Exported) {
        let name = match number {
            Some(number) => format!("bilaga-{number}-{}", exported.file_name),
            None => exported.file_name.clone(),
        };
        self.deviations += exported.report.count();
        let told = exported.remarks();
        self.remarks.extend(told.into_iter().map(|remark| format!("{name}: {remark}")));
        self.files.push(PackedFile { name, title, bytes: exported.bytes, is_own: true });
    }

    /// All papers of ours after each other, to be read on a screen.
    fn add_joined(&mut self, name: String, bytes: Vec<u8>) {
        let report = pdf::read_back(&bytes);
        self.deviations += report.count();
        self.remarks.push(format!("{name}: {}", report.summary()));
        let deviations = report.deviations.into_iter();
        self.remarks.extend(deviations.map(|it| format!("{name}: {}", it.sentence)));
        let title = "Samlade handlingar".to_owned();
        self.files.push(PackedFile { name, title, bytes, is_own: true });
    }

    /// What comes from elsewhere goes along byte for byte: it may be signed.
    fn add_foreign(&mut self, workspace: &Workspace, case: Id<Case>) -> Result<(), PackageError> {
        for it in workspace.enclosures(case) {
            let file = it.file.trim();
            let is_foreign = match it.kind {
                Some(EnclosureKind::Other) | None => true,
                Some(EnclosureKind::Statement) => !file.is_empty(),
                _ => false,
            };
            if !is_foreign {
                continue;
            }
            let title = workspace.enclosure_title(it);
            if file.is_empty() {
                self.remarks
                    .push(format!("{title}: ingen fil är angiven, så den följer inte med."));
                continue;
            }
            let bytes = folder::read(Path::new(file))
                .map_err(|error| PackageError::Enclosure { title: title.clone(), error })?;
            let own = Path::new(file).file_name().map(|name| name.to_string_lossy().into_owned());
            let own = own.unwrap_or_else(|| "handling".to_owned());
            let name = match workspace.enclosure_number(it) {
                Some(number) => format!("bilaga-{number}-{}", plain(&own)),
                None => plain(&own),
            };
            self.remarks.extend(told_of(&title, &bytes));
            self.files.push(PackedFile { name, title, bytes, is_own: false });
        }
        Ok(())
    }

    /// The tables of the enclosed plans, so that the figures can be worked on.
    fn add_tables(
        &mut self,
        workspace: &Workspace,
        case: Id<Case>,
        variant: Variant,
        today: NaiveDate,
    ) -> Result<(), PackageError> {
        let mut wanted: Vec<(Kind, Vec<AnyId>)> = Vec::new();
        if let Some(plan) = workspace.enclosed_plan(case, PlanKind::It) {
            let activities = workspace.activities(plan.id).into_iter().map(|it| it.id.into());
            let goals = workspace.goals(plan.id).into_iter().map(|it| it.id.into());
            wanted.push((Kind::Activity, activities.collect()));
            wanted.push((Kind::Goal, goals.collect()));
        }
        if let Some(plan) = workspace.enclosed_plan(case, PlanKind::Training) {
            let trainings = workspace.trainings(plan.id).into_iter().map(|it| it.id.into());
            wanted.push((Kind::Training, trainings.collect()));
        }
        let source = Source::new(workspace, variant, today);
        for (kind, ids) in wanted.into_iter().filter(|(_, ids)| !ids.is_empty()) {
            // A public list of trainings names nobody, whatever the kommun has chosen.
            let source = if kind == Kind::Training { source.without_names() } else { source };
            let bytes = table_of(workspace, source, kind, &ids)?;
            let name = format!("{}.csv", kind.table());
            let title = format!("Tabell över {}", kind.names().1);
            self.files.push(PackedFile { name, title, bytes, is_own: false });
        }
        Ok(())
    }
}

/// What the one who sends a file from elsewhere should know of it: that nobody can read it, that it is
/// signed, or that it is too large to be mailed.
fn told_of(title: &str, bytes: &[u8]) -> Vec<String> {
    let mut told = Vec::new();
    let is_pdf = bytes.starts_with(b"%PDF-");
    let has = |mark: &[u8]| is_pdf && bytes.windows(mark.len()).any(|part| part == mark);
    if has(b"/Encrypt") {
        told.push(format!(
            "{title} är låst med lösenord eller kryptering. Den följer med som den är, men den som \
             inte har lösenordet kan inte läsa den, och den kan inte arkiveras."
        ));
    }
    if has(b"/ByteRange") {
        told.push(format!("{title} är underskriven elektroniskt och följer med oförändrad."));
    }
    if bytes.len() > MAILED {
        let size = bytes.len().div_ceil(1_000_000);
        told.push(format!(
            "{title} är {size} MB. Många e-postsystem tar inte emot så stora filer."
        ));
    }
    told
}

/// The records as CSV: what the variant may show of them, in words. Fields that none has are left out.
fn table_of(
    workspace: &Workspace,
    source: Source<'_>,
    kind: Kind,
    ids: &[AnyId],
) -> Result<Vec<u8>, PackageError> {
    let records = ids.iter().filter(|id| !source.withholds(**id));
    let records = records.filter_map(|id| workspace.record(*id));
    let rows: Vec<_> = records.map(|it| export::row(workspace, source, it)).collect();
    let fields: Vec<_> = kind
        .fields()
        .iter()
        .filter(|field| rows.iter().any(|row| row.contains_key(field.name)))
        .collect();
    let headings = fields.iter().map(|field| field.label.to_owned()).collect();
    let cells = rows.iter().map(|row| {
        let cell = |name| row.get(name).map_or(String::new(), |text| table::harmless(text.clone()));
        fields.iter().map(|field| cell(field.name)).collect()
    });
    Ok(table::written(std::iter::once(headings).chain(cells))?)
}

/// A file name of plain letters, which every system takes.
fn plain(name: &str) -> String {
    let letter = |c: char| match c {
        'å' | 'ä' | 'Å' | 'Ä' => 'a',
        'ö' | 'Ö' => 'o',
        c if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') => c.to_ascii_lowercase(),
        _ => '-',
    };
    let name: String = name.chars().map(letter).collect();
    name.trim_matches(['-', '.']).to_owned()
}

fn zipped(files: &[PackedFile], metadata: &str) -> Result<Vec<u8>, PackageError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // A fixed time: the package is the same whenever it is made.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for file in files {
        zip.start_file(file.name.as_str(), options)?;
        zip.write_all(&file.bytes)?;
    }
    zip.start_file("metadata.xml", options)?;
    zip.write_all(metadata.as_bytes())?;
    Ok(zip.finish()?.into_inner())
}

/// The fields that an e-archive asks for (domain §3.4).
fn metadata(
    workspace: &Workspace,
    case: &Case,
    variant: Variant,
    today: NaiveDate,
    files: &[PackedFile],
) -> String {
    let kommun = workspace.municipality().map_or("", |it: &Municipality| it.name.as_str());
    let body = workspace.name(case.body.map(Into::into));
    let day = |day: Option<NaiveDate>| day.map_or(String::new(), |day| day.to_string());
    let secrecy = match variant {
        Variant::Public => "Offentlig",
        Variant::Internal => "Kan innehålla sekretess, OSL 18 kap. 8 §",
    };
    let kind = if case.is_delegated() { "Delegationsbeslut" } else { "Nämndärende" };
    let fields = [
        ("diarienummer", case.diary_number.clone()),
        ("arendemening", case.title.clone()),
        ("handlingstyp", kind.to_owned()),
        ("arkivbildare", kommun.to_owned()),
        ("organ", body),
        ("forvaltning", workspace.name(case.administration.map(Into::into))),
        ("upprattad", day(case.dated)),
        ("sammantradesdatum", day(workspace.case_deadlines(case).meeting)),
        ("beslutsdatum", day(case.decision_date)),
        ("paragraf", case.paragraph.clone()),
        ("utfall", case.outcome.map_or(String::new(), |it| it.label().to_owned())),
        ("sekretess", secrecy.to_owned()),
        ("gallring", "Bevaras".to_owned()),
        ("paketerad", today.to_string()),
    ];
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<arendepaket>\n");
    for (name, value) in fields {
        if !value.trim().is_empty() {
            let _ = writeln!(xml, "  <{name}>{}</{name}>", escaped(&value));
        }
    }
    xml.push_str("  <filer>\n");
    for file in files {
        let _ = writeln!(
            xml,
            "    <fil namn=\"{}\" storlek=\"{}\" sha256=\"{}\">{}</fil>",
            escaped(&file.name),
            file.bytes.len(),
            digest(&file.bytes),
            escaped(&file.title),
        );
    }
    xml.push_str("  </filer>\n</arendepaket>\n");
    xml
}

/// Text as XML has it; what XML 1.0 cannot hold is left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;
    use crate::exchange::example::example_workspace;
    use crate::record::{Enclosure, Person};

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 16).unwrap()
    }

    fn case(workspace: &Workspace, number: &str) -> Id<Case> {
        workspace.all::<Case>().find(|it| it.diary_number == number).unwrap().id
    }

    fn file(bytes: &[u8], name: &str) -> Vec<u8> {
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut read = Vec::new();
        zip.by_name(name).unwrap().read_to_end(&mut read).unwrap();
        read
    }

    #[test]
    fn a_package_holds_what_its_metadata_says_and_is_the_same_each_time() {
        let workspace = example_workspace(day()).unwrap();
        let id = case(&workspace, "UN 2026/118");
        let made = package(&workspace, id, Variant::Public, day()).unwrap();
        assert_eq!(made.file_name, "un-2026-118-arendepaket-2026-11-16.zip");
        assert_eq!(made.deviations, 0, "{:?}", made.remarks);
        let names: Vec<_> = made.files.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names[0], "un-2026-118-tjansteskrivelse-2026-11-16.pdf");
        assert!(names[1].starts_with("bilaga-1-un-2026-118-it-plan-2027-2029"), "{names:?}");
        assert!(names.contains(&"aktivitet.csv") && names.contains(&"insats.csv"), "{names:?}");
        let metadata = String::from_utf8(file(&made.bytes, "metadata.xml")).unwrap();
        assert!(metadata.contains("<diarienummer>UN 2026/118</diarienummer>"));
        assert!(metadata.contains(">Bilaga 3 Systemansvarsmatris</fil>"));
        for packed in &made.files {
            assert_eq!(file(&made.bytes, &packed.name), packed.bytes);
            assert!(metadata.contains(&digest(&packed.bytes)), "{}", packed.name);
        }
        let again = package(&workspace, id, Variant::Public, day()).unwrap();
        assert_eq!(again.bytes, made.bytes);
    }

    #[test]
    fn a_public_table_of_trainings_names_nobody() {
        let workspace = example_workspace(day()).unwrap();
        let id = case(&workspace, "SN 2026/201");
        let made = package(&workspace, id, Variant::Public, day()).unwrap();
        let table = made.files.iter().find(|it| it.name == "insats.csv").unwrap();
        let text = String::from_utf8(table.bytes.clone()).unwrap();
        for person in workspace.all::<Person>() {
            assert!(!text.contains(&person.name), "{}", person.name);
        }
    }

    #[test]
    fn what_comes_from_elsewhere_goes_along_unchanged_and_what_is_gone_is_told() {
        let mut workspace = example_workspace(day()).unwrap();
        let id = case(&workspace, "KS 2026/342");
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Förstudie e-signering.pdf");
        std::fs::write(&path, b"%PDF-1.7 signerad").unwrap();
        let enclosures = workspace.enclosures(id);
        let other = enclosures.iter().find(|it| it.kind == Some(EnclosureKind::Other)).unwrap();
        let with = Enclosure { file: path.display().to_string(), ..(*other).clone() };
        workspace.apply(&workspace.put("Angav fil", with)).unwrap();
        let made = package(&workspace, id, Variant::Public, day()).unwrap();
        let name = "bilaga-2-forstudie-e-signering.pdf";
        assert_eq!(file(&made.bytes, name), b"%PDF-1.7 signerad");
        std::fs::remove_file(&path).unwrap();
        let failed = package(&workspace, id, Variant::Public, day()).unwrap_err().to_string();
        assert!(
            failed.contains("Förstudie e-signering") && failed.contains("finns inte"),
            "{failed}"
        );
    }

    #[test]
    fn what_nobody_can_read_is_signed_or_is_too_large_goes_along_and_is_told() {
        let mut workspace = example_workspace(day()).unwrap();
        let id = case(&workspace, "KS 2026/342");
        let folder = tempfile::tempdir().unwrap();
        let enclosures = workspace.enclosures(id);
        let other = enclosures.iter().find(|it| it.kind == Some(EnclosureKind::Other)).unwrap();
        let other = (*other).clone();
        let large = [b"%PDF-1.7 ".as_slice(), &vec![b'x'; 30_000_000]].concat();
        for (bytes, wanted) in [
            (b"%PDF-1.7 trailer <</Encrypt 5 0 R>>".to_vec(), "låst med lösenord"),
            (b"%PDF-1.7 <</ByteRange [0 1 2 3]>>".to_vec(), "underskriven elektroniskt"),
            (large, "är 31 MB"),
        ] {
            let path = folder.path().join("Offert.pdf");
            std::fs::write(&path, &bytes).unwrap();
            let with = Enclosure { file: path.display().to_string(), ..other.clone() };
            workspace.apply(&workspace.put("Angav fil", with)).unwrap();
            let made = package(&workspace, id, Variant::Public, day()).unwrap();
            assert_eq!(file(&made.bytes, "bilaga-2-offert.pdf"), bytes);
            assert!(made.remarks.iter().any(|it| it.contains(wanted)), "{wanted}");
        }
    }

    #[test]
    fn metadata_holds_whatever_a_title_holds() {
        assert_eq!(escaped("A & B <c> \"d\"\u{1}\n"), "A &amp; B &lt;c&gt; &quot;d&quot; ");
        assert_eq!(plain("Förstudie (1) ÅÄÖ.PDF"), "forstudie--1--aao.pdf");
    }
}
