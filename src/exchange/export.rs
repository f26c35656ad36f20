//! The one export path: workspace → document → pages → bytes, and the check that reads the bytes
//! back. The window's preview and export and the command line all come through here, so that what
//! is seen is what is sent.
//!
//! Makes bytes and a file name; whoever asked writes them where the user wants.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::carried_plan::CarriedPlan;
use super::paper::Paper;
use crate::document::variant::Source;
use crate::document::{Edition, LeftOut, Variant, check};
use crate::pdf::{self, Attachment, PdfError, Report, Standard};
use crate::record::{Activity, PlanKind, Record, Value};
use crate::typeset;
use crate::typeset::page::{LaidOut, MissingCharacter};
use crate::workspace::{Finding, Workspace};

/// What to export.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Request {
    pub paper: Paper,
    pub variant: Variant,
    /// Attach the document's data; the file is then PDF/A-3a instead of PDF/A-2a.
    pub with_data: bool,
    /// The day the document takes as today.
    pub today: NaiveDate,
}

/// A document ready to be written.
#[derive(Debug, Clone)]
pub struct Exported {
    pub file_name: String,
    pub bytes: Vec<u8>,
    pub pages: usize,
    /// What the read-back says of the bytes.
    pub report: Report,
    /// Characters that the fonts lack.
    pub missing: Vec<MissingCharacter>,
    /// What the blocks themselves show to be wrong.
    pub findings: Vec<Finding>,
    /// What the data holds that the document does not say.
    pub left_out: Vec<LeftOut>,
}

/// Why there is no document.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    #[error("Det som handlingen gäller finns inte längre.")]
    Gone,
    #[error("Systemet redovisas endast i intern bilaga. Välj den interna varianten.")]
    InternalOnly,
    #[error("Handlingen kunde inte skrivas: {0}.")]
    Pdf(#[from] PdfError),
    #[error("Handlingens data kunde inte bifogas: {0}.")]
    Data(#[from] serde_json::Error),
}

/// Makes the document, without the read-back.
///
/// # Errors
/// When what the document is about is gone, or the PDF cannot be made.
pub fn make(workspace: &Workspace, request: &Request) -> Result<Made, ExportError> {
    let Request { paper, variant, today, .. } = *request;
    if paper.is_withheld(Source::new(workspace, variant, today)) {
        return Err(ExportError::InternalOnly);
    }
    let edition = paper.edition(workspace, variant, today).ok_or(ExportError::Gone)?;
    let Edition { document, left_out, .. } = edition;
    let laid_out = typeset::lay_out(&document);
    let (standard, attachments) = if request.with_data {
        (Standard::A3a, vec![data(workspace, request, &document.identity.title)?])
    } else {
        (Standard::A2a, Vec::new())
    };
    let bytes = pdf::write(&laid_out, &document.identity, standard, &attachments)?;
    Ok(Made {
        file_name: paper.file_name(workspace, variant, today),
        bytes,
        laid_out,
        findings: check::findings(&document, paper.object(workspace)),
        left_out,
    })
}

/// Several papers as one file, set in one run: each a bookmark over its own, its pages labelled by its
/// title. The first paper says what the whole is.
///
/// # Errors
/// Those of [`make`].
pub fn joined(
    workspace: &Workspace,
    papers: &[(String, Paper)],
    variant: Variant,
    today: NaiveDate,
) -> Result<Vec<u8>, ExportError> {
    let mut parts = Vec::with_capacity(papers.len());
    let mut whole = None;
    for (title, paper) in papers {
        let edition = paper.edition(workspace, variant, today).ok_or(ExportError::Gone)?;
        parts.push((title.clone(), typeset::lay_out(&edition.document)));
        whole.get_or_insert(edition.document.identity);
    }
    let identity = whole.ok_or(ExportError::Gone)?;
    Ok(pdf::write(&typeset::join(parts), &identity, Standard::A2a, &[])?)
}

/// A document that has not been read back yet.
#[derive(Debug, Clone)]
pub struct Made {
    pub file_name: String,
    pub bytes: Vec<u8>,
    pub laid_out: LaidOut,
    pub findings: Vec<Finding>,
    pub left_out: Vec<LeftOut>,
}

impl Made {
    /// Each heading as the bookmarks have it, and the index of its page.
    pub fn headings(&self) -> Vec<(String, usize)> {
        let marks = self.laid_out.bookmarks.iter();
        marks.map(|mark| (mark.title.clone(), mark.page)).collect()
    }
}

/// Makes the document and reads it back.
///
/// # Errors
/// When what the document is about is gone, or the PDF cannot be made. What the read-back finds is no error here: it
/// stands in the report.
pub fn export(workspace: &Workspace, request: &Request) -> Result<Exported, ExportError> {
    let Made { file_name, bytes, laid_out, findings, left_out } = make(workspace, request)?;
    let report = pdf::read_back(&bytes);
    let (pages, missing) = (laid_out.pages.len(), laid_out.missing);
    Ok(Exported { file_name, bytes, pages, report, missing, findings, left_out })
}

impl Exported {
    /// What the one who exports should know, in Swedish: the outcome of the read-back first.
    pub fn remarks(&self) -> Vec<String> {
        let mut remarks = vec![self.report.summary()];
        remarks.extend(self.report.deviations.iter().map(|deviation| deviation.sentence.clone()));
        remarks.extend(self.missing.iter().map(|missing| {
            format!(
                "Tecknet {} (U+{:04X}) finns inte i typsnittet och visas som en ruta i ”{}”. {}",
                missing.character,
                u32::from(missing.character),
                missing.context,
                "Texten i filen har kvar tecknet."
            )
        }));
        remarks
    }
}

/// The records of the document as JSON, to be attached: what the variant may show.
fn data(
    workspace: &Workspace,
    request: &Request,
    title: &str,
) -> Result<Attachment, serde_json::Error> {
    let source = Source::new(workspace, request.variant, request.today);
    if let Paper::Plan(plan) = request.paper {
        let kind = workspace.get(plan).and_then(|plan| plan.kind);
        let names = kind != Some(PlanKind::Training);
        let source = if names { source } else { source.without_names() };
        // A plan can be gone on with; other papers tell what they are made of.
        if let Some(carried) = CarriedPlan::of(workspace, plan, source) {
            return carried.attachment();
        }
    }
    let source = source.without_names();
    let name = match request.paper {
        Paper::Organisation => "organisationsdata.json",
        _ => "systemdata.json",
    };
    let mut records: BTreeMap<&str, Vec<BTreeMap<&str, String>>> = BTreeMap::new();
    for id in request.paper.records(workspace, source) {
        if let Some(record) = workspace.record(id).filter(|_| !source.withholds(id)) {
            records.entry(id.kind.table()).or_default().push(row(workspace, source, record));
        }
    }
    Ok(Attachment {
        name: name.to_owned(),
        mime: "application/json".to_owned(),
        description: format!("Data till {title}"),
        data: serde_json::to_vec_pretty(&records)?,
    })
}

/// The filled fields of a record that the variant may show. An activity costs what the trainings that
/// it bears cost, here as in its plan.
pub(super) fn row(
    workspace: &Workspace,
    source: Source<'_>,
    record: &Record,
) -> BTreeMap<&'static str, String> {
    let fields = record.kind().fields().iter().enumerate();
    let shown = fields.filter(|(_, field)| field.public || source.variant() == Variant::Internal);
    let texts = shown.map(|(index, field)| {
        let borne = match record {
            Record::Activity(activity) if index == Activity::running.index => {
                Some(Value::YearAmounts(workspace.running(activity).into_owned()))
            }
            _ => None,
        };
        let value = match borne.unwrap_or_else(|| record.value(index)) {
            Value::Reference(id) if source.withholds(id) => Value::Empty,
            Value::References(ids) => {
                Value::References(ids.into_iter().filter(|id| !source.withholds(*id)).collect())
            }
            value => value,
        };
        let text = match &value {
            Value::Reference(id) if source.titles_for_names() => source.name(*id),
            Value::References(ids) if source.titles_for_names() => source.names(ids),
            value => workspace.value_text(value, field.kind),
        };
        (field.name, text)
    });
    texts.filter(|(_, text)| !text.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Scope;
    use crate::exchange::example::example_workspace;
    use crate::record::Person;

    #[test]
    fn the_data_attached_to_a_public_matrix_names_no_person() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 16).unwrap();
        let workspace = example_workspace(today).unwrap();
        let attached = |variant| {
            let paper = Paper::ResponsibilityMatrix(Scope::Kommun);
            let request = Request { paper, variant, with_data: true, today };
            String::from_utf8(data(&workspace, &request, "").unwrap().data).unwrap()
        };
        let (public, internal) = (attached(Variant::Public), attached(Variant::Internal));
        for person in workspace.all::<Person>() {
            assert!(!public.contains(&person.name), "{}", person.name);
        }
        assert!(!public.contains("SYS-024") && internal.contains("SYS-024"));
        assert!(internal.contains("Ulla Bäckman"));
    }
}
