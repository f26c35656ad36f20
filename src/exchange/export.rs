//! The one export path: workspace → document → pages → bytes, and the check that reads the bytes
//! back. The window's preview and export and the command line all come through here, so that what
//! is seen is what is sent.
//!
//! Makes bytes and a file name; whoever asked writes them where the user wants.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::document::file_name::Parts;
use crate::document::variant::Source;
use crate::document::{self, Edition, LeftOut, Variant, check};
use crate::pdf::{self, Attachment, PdfError, Report, Standard};
use crate::record::{AnyId, Body, Id, ItPlan, Period, PlanState, Record, Value};
use crate::typeset;
use crate::typeset::page::MissingCharacter;
use crate::workspace::{Finding, Workspace};

/// What to export.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Request {
    pub plan: Id<ItPlan>,
    pub variant: Variant,
    /// Attach the plan's data; the file is then PDF/A-3a instead of PDF/A-2a.
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
    #[error("Planen finns inte längre.")]
    NoPlan,
    #[error("Handlingen kunde inte skrivas: {0}.")]
    Pdf(#[from] PdfError),
    #[error("Planens data kunde inte bifogas: {0}.")]
    Data(#[from] serde_json::Error),
}

/// Makes the document, without the read-back.
///
/// # Errors
/// When the plan is gone or the PDF cannot be made.
pub fn make(workspace: &Workspace, request: &Request) -> Result<Made, ExportError> {
    let edition = document::it_plan(workspace, request.plan, request.variant, request.today)
        .ok_or(ExportError::NoPlan)?;
    let Edition { document, left_out, .. } = edition;
    let pages = typeset::lay_out(&document);
    let (standard, attachments) = if request.with_data {
        (Standard::A3a, vec![data(workspace, request, &document.identity.title)?])
    } else {
        (Standard::A2a, Vec::new())
    };
    let bytes = pdf::write(&pages, &document.identity, standard, &attachments)?;
    Ok(Made {
        file_name: file_name(workspace, request),
        bytes,
        pages: pages.pages.len(),
        headings: pages.bookmarks.into_iter().map(|mark| (mark.title, mark.page)).collect(),
        missing: pages.missing,
        findings: check::findings(&document, request.plan.into()),
        left_out,
    })
}

/// The name of the exported file (design §4).
fn file_name(workspace: &Workspace, request: &Request) -> String {
    let plan = workspace.get(request.plan);
    let administration = plan.and_then(|plan| plan.administration).and_then(|id| workspace.get(id));
    let body = administration.and_then(|it| it.body).and_then(|id| workspace.get(id));
    let period = plan.and_then(|plan| plan.period).map_or(String::new(), |p| p.to_string());
    Parts {
        diary_number: plan.map_or("", |plan| &plan.diary_number),
        prefix: body.map_or("", |body| &body.prefix),
        kind: "it-plan",
        period: &period,
        state: plan.and_then(|plan| plan.state),
        variant: request.variant,
    }
    .file_name()
}

/// A document that has not been read back yet.
#[derive(Debug, Clone)]
pub struct Made {
    pub file_name: String,
    pub bytes: Vec<u8>,
    pub pages: usize,
    /// Each heading as the bookmarks have it, and the index of its page.
    pub headings: Vec<(String, usize)>,
    pub missing: Vec<MissingCharacter>,
    pub findings: Vec<Finding>,
    pub left_out: Vec<LeftOut>,
}

/// Makes the document and reads it back.
///
/// # Errors
/// When the plan is gone or the PDF cannot be made. What the read-back finds is no error here: it
/// stands in the report.
pub fn export(workspace: &Workspace, request: &Request) -> Result<Exported, ExportError> {
    let Made { file_name, bytes, pages, missing, findings, left_out, .. } =
        make(workspace, request)?;
    let report = pdf::read_back(&bytes);
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

/// The records of the plan as JSON, to be attached: what the variant may show, in words.
fn data(
    workspace: &Workspace,
    request: &Request,
    title: &str,
) -> Result<Attachment, serde_json::Error> {
    let plan = AnyId::from(request.plan);
    let chapters = workspace.chapters(request.plan).into_iter().map(|chapter| chapter.id.into());
    let goals = workspace.goals(request.plan).into_iter().map(|goal| goal.id.into());
    let activities = workspace.activities(request.plan).into_iter().map(|each| each.id.into());
    let source = Source::new(workspace, request.variant, request.today);
    let mut records: BTreeMap<&str, Vec<BTreeMap<&str, String>>> = BTreeMap::new();
    for id in std::iter::once(plan).chain(chapters).chain(goals).chain(activities) {
        if let Some(record) = workspace.record(id).filter(|_| !source.withholds(id)) {
            records.entry(id.kind.table()).or_default().push(row(workspace, source, record));
        }
    }
    Ok(Attachment {
        name: "plandata.json".to_owned(),
        mime: "application/json".to_owned(),
        description: format!("Data till {title}"),
        data: serde_json::to_vec_pretty(&records)?,
    })
}

/// The filled fields of a record that the variant may show.
fn row(
    workspace: &Workspace,
    source: Source<'_>,
    record: &Record,
) -> BTreeMap<&'static str, String> {
    let fields = record.kind().fields().iter().enumerate();
    let shown = fields.filter(|(_, field)| field.public || source.variant() == Variant::Internal);
    let texts = shown.map(|(index, field)| {
        let value = match record.value(index) {
            Value::Reference(id) if source.withholds(id) => Value::Empty,
            Value::References(ids) => {
                Value::References(ids.into_iter().filter(|id| !source.withholds(*id)).collect())
            }
            value => value,
        };
        (field.name, workspace.value_text(&value, field.kind))
    });
    texts.filter(|(_, text)| !text.is_empty()).collect()
}

/// The plans to export: for each body (or one) the plan of `period`, or the newest that has not
/// ended; in the order of the bodies.
pub fn newest_plans(
    workspace: &Workspace,
    body: Option<Id<Body>>,
    period: Option<Period>,
    today: NaiveDate,
) -> Vec<Id<ItPlan>> {
    let bodies = workspace.all::<Body>().filter(|each| body.is_none_or(|body| body == each.id));
    let newest = bodies.filter_map(|body| {
        let plans = workspace.all::<ItPlan>().filter(|plan| {
            let administration = plan.administration.and_then(|id| workspace.get(id));
            administration.and_then(|a| a.body) == Some(body.id) && is_wanted(plan, period, today)
        });
        plans.max_by_key(|plan| (plan.period.map(|period| period.days()), plan.id))
    });
    newest.map(|plan| plan.id).collect()
}

fn is_wanted(plan: &ItPlan, period: Option<Period>, today: NaiveDate) -> bool {
    if period.is_some() {
        return plan.period == period;
    }
    let ended = matches!(plan.state, Some(PlanState::Replaced | PlanState::Ended));
    !ended && plan.period.is_none_or(|period| period.days().1 >= today)
}
