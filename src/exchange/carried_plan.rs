//! A plan that a PDF carries with it (PDF/A-3a, associated file): written at export, and read again on
//! another computer, where the plan is gone on with in a file of its own or in the kommun's.
//!
//! It carries what the variant may show, nothing more: a field that is internal is empty, and a record
//! that the public variant withholds is not there, nor referred to. Besides the plan it holds what the
//! plan names (systems, persons, groups), the kommun's bodies and förvaltningar, and the strategy's
//! roles, so that it stands whole alone.

mod around;

use std::collections::BTreeSet;
use std::path::Path;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::document::variant::Source;
use crate::document::{Variant, words};
use crate::pdf::{self, Attachment};
use crate::record::{AnyId, Id, Kind, Occasion, Person, Plan, Record, RecordType, Value};
use crate::workspace::{Change, ChangeError, Edit, Workspace};

/// The name of the carried file.
const NAME: &str = "plandata.json";
const MIME: &str = "application/json";
/// Grows when a form comes that earlier versions cannot read.
const VERSION: u32 = 1;

/// A plan with what it names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CarriedPlan {
    #[serde(rename = "planverk")]
    version: u32,
    #[serde(rename = "titel")]
    pub title: String,
    #[serde(rename = "variant")]
    variant: String,
    /// The day that the paper took as today.
    #[serde(rename = "datum")]
    pub day: NaiveDate,
    plan: Uuid,
    /// The plan and its parts; all else is only named by it.
    #[serde(rename = "planens")]
    own: BTreeSet<Uuid>,
    #[serde(rename = "poster")]
    records: Vec<Record>,
}

/// Why a plan cannot be had from a file.
#[derive(Debug, thiserror::Error)]
pub enum CarriedError {
    #[error("{0}")]
    Unreadable(String),
    #[error(
        "PDF-filen bär inga plandata. Be avsändaren exportera planen med ”Bifoga planens data”."
    )]
    NoData,
    #[error("PDF-filens plandata är av en senare version. Uppdatera Planverk.")]
    Later,
    #[error("PDF-filens plandata är skadade och kan inte läsas ({0}).")]
    Damaged(String),
    #[error("Planen hör till {0}, men filen är en annan kommuns. Inget har ändrats.")]
    OtherKommun(String),
    #[error("PDF-filens plandata hänger inte ihop: {0}.")]
    Change(#[from] ChangeError),
}

/// Whether a file is named as a paper rather than a plan file or a table.
pub fn is_paper(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"))
}

impl CarriedPlan {
    /// What a plan's paper carries; `None` when there is no such plan.
    pub fn of(workspace: &Workspace, plan: Id<Plan>, source: Source<'_>) -> Option<Self> {
        let of_plan = workspace.get(plan)?;
        let days = workspace.trainings(plan).into_iter();
        let days =
            days.flat_map(|it| workspace.referring::<Occasion>(it.id)).map(|it| it.id.into());
        let own = super::paper::Paper::Plan(plan).records(workspace, source).into_iter();
        let own: Vec<AnyId> = own.chain(days).collect();
        let around = around::records(workspace, of_plan, source);
        let mut left: Vec<AnyId> = own.iter().copied().chain(around).collect();
        let mut taken = BTreeSet::new();
        let mut records = Vec::new();
        while let Some(id) = left.pop() {
            if source.withholds(id) || !taken.insert(id) {
                continue;
            }
            let Some(record) = workspace.record(id) else { continue };
            let shown = shown(record, source);
            left.extend(shown.references());
            records.push(shown);
        }
        records.sort_by_key(Record::any_id);
        Some(Self {
            version: VERSION,
            title: workspace.plan_title(of_plan),
            variant: variant_name(source.variant()).to_owned(),
            day: source.today(),
            plan: plan.uuid(),
            own: own.iter().map(|id| id.uuid).collect(),
            records,
        })
    }

    /// As a file to be carried.
    ///
    /// # Errors
    /// When a record has no JSON form.
    pub fn attachment(&self) -> serde_json::Result<Attachment> {
        Ok(Attachment {
            name: NAME.to_owned(),
            mime: MIME.to_owned(),
            description: format!("Data till {}", self.title),
            data: serde_json::to_vec_pretty(self)?,
        })
    }

    /// What a PDF carries.
    ///
    /// # Errors
    /// When the bytes are no PDF, or it carries no plan that can be read.
    pub fn read(pdf: &[u8]) -> Result<Self, CarriedError> {
        let files = pdf::attachments(pdf).map_err(CarriedError::Unreadable)?;
        let file = files.into_iter().find(|it| it.name == NAME).ok_or(CarriedError::NoData)?;
        let damaged = |error: serde_json::Error| CarriedError::Damaged(error.to_string());
        #[derive(Deserialize)]
        struct Head {
            planverk: u32,
        }
        let head: Head = serde_json::from_slice(&file.data).map_err(damaged)?;
        if head.planverk > VERSION {
            return Err(CarriedError::Later);
        }
        serde_json::from_slice(&file.data).map_err(damaged)
    }

    /// The plan that is carried.
    pub fn plan(&self) -> Id<Plan> {
        Id::from_uuid(self.plan)
    }

    /// A kommun with this plan alone.
    ///
    /// # Errors
    /// When the records do not hold together.
    pub fn workspace(&self) -> Result<Workspace, CarriedError> {
        if !self.records.iter().any(|record| record.kind() == Kind::Municipality) {
            return Err(CarriedError::Damaged("kommunen saknas".to_owned()));
        }
        let mut workspace = Workspace::default();
        let edits = self.records.iter().map(|record| workspace.edit(record.clone())).collect();
        workspace.apply(&Change { name: String::new(), edits })?;
        Ok(workspace)
    }

    /// The change that takes the plan into a kommun's file, to be undone as one. What the paper could
    /// not show is left as it stands there, and of what the plan only names nothing is altered; what is
    /// missing is added. Nothing is removed.
    ///
    /// # Errors
    /// When the plan is another kommun's.
    pub fn change(&self, workspace: &Workspace, source: &str) -> Result<Change, CarriedError> {
        let theirs = self.records.iter().find_map(|record| match record {
            Record::Municipality(kommun) => Some(kommun),
            _ => None,
        });
        let ours = workspace.municipality().map(|kommun| kommun.id);
        if let Some(theirs) = theirs.filter(|it| Some(it.id) != ours) {
            return Err(CarriedError::OtherKommun(theirs.name.clone()));
        }
        let shown = self.source(workspace);
        let mut change = Change::new(format!("Tog in {} ur {source}", self.title));
        for record in &self.records {
            let edit = match workspace.record(record.any_id()) {
                None => workspace.edit(record.clone()),
                Some(before) if self.own.contains(&record.uuid()) => {
                    workspace.edit(taken_in(before, record, shown))
                }
                Some(_) => continue,
            };
            if edit.before != edit.after {
                change.edits.push(edit);
            }
        }
        Ok(change)
    }

    /// What the paper could show, of the records as they stand here.
    fn source<'a>(&self, workspace: &'a Workspace) -> Source<'a> {
        let is_public = self.variant == variant_name(Variant::Public);
        let variant = if is_public { Variant::Public } else { Variant::Internal };
        Source::new(workspace, variant, self.day)
    }

    /// How many records a change alters and adds: "Tre poster ändras och en ny läggs
    /// till."
    pub fn summary(change: &Change) -> String {
        let is_new = |edit: &&Edit| edit.before.is_none();
        let new = change.edits.iter().filter(is_new).count();
        let altered = change.edits.len() - new;
        let altered = words::counted(altered, "post", "poster");
        let new = words::counted(new, "ny", "nya");
        words::sentence(&format!("{altered} ändras och {new} läggs till."))
    }
}

/// The record as the variant may show it. Where titles stand for names, a person is a title.
fn shown(record: &Record, source: Source<'_>) -> Record {
    if let (Record::Person(person), true) = (record, source.titles_for_names()) {
        let Person { id, title, unit, administration, .. } = person.clone();
        let name = title.clone();
        return Record::Person(Person { name, title, unit, administration, ..Person::blank(id) });
    }
    let mut shown = record.clone();
    for (index, field) in record.kind().fields().iter().enumerate() {
        let value = match record.value(index) {
            _ if !field.public && source.variant() == Variant::Public => Value::Empty,
            Value::Reference(id) if source.withholds(id) => Value::Empty,
            Value::References(ids) if ids.iter().any(|id| source.withholds(*id)) => {
                Value::References(ids.into_iter().filter(|id| !source.withholds(*id)).collect())
            }
            _ => continue,
        };
        // An empty value, or fewer of the same references, fits every field.
        let _ = shown.set(index, value);
    }
    shown
}

/// The record as it stands with what the paper showed of it.
fn taken_in(before: &Record, carried: &Record, shown: Source<'_>) -> Record {
    let mut after = before.clone();
    for (index, field) in carried.kind().fields().iter().enumerate() {
        if !field.public && shown.variant() == Variant::Public {
            continue;
        }
        let value = match (before.value(index), carried.value(index)) {
            (Value::Reference(id), _) if shown.withholds(id) => continue,
            (Value::References(ids), carried) => {
                let there = match carried {
                    Value::References(ids) => ids,
                    _ => Vec::new(),
                };
                let unseen = ids.into_iter().filter(|id| shown.withholds(*id));
                Value::References(there.into_iter().chain(unseen).collect())
            }
            (_, carried) => carried,
        };
        // The value came from the same field.
        let _ = after.set(index, value);
    }
    after
}

const fn variant_name(variant: Variant) -> &'static str {
    match variant {
        Variant::Public => "offentlig",
        Variant::Internal => "intern",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::example::example_workspace;
    use crate::exchange::export::{Made, Request, export, make};
    use crate::record::{Activity, LongText, PlanKind, System};
    use crate::typeset::passages;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 16).unwrap()
    }

    /// The example, one of its plans, and that plan's paper with its data.
    fn exported(number: &str, kind: PlanKind, variant: Variant) -> (Workspace, Id<Plan>, Vec<u8>) {
        let workspace = example_workspace(today()).unwrap();
        let is_it = |plan: &&Plan| plan.diary_number == number && plan.kind == Some(kind);
        let plan = workspace.all::<Plan>().find(is_it).unwrap().id;
        let request = Request { paper: plan.into(), variant, with_data: true, today: today() };
        let made = export(&workspace, &request).unwrap();
        assert!(made.report.passes(), "{:?}", made.remarks());
        (workspace, plan, made.bytes)
    }

    #[test]
    fn a_paper_makes_the_same_paper_again_on_a_computer_that_has_nothing_else() {
        for (number, kind) in [("UN 2026/118", PlanKind::It), ("UN 2026/118", PlanKind::Training)] {
            let (workspace, plan, bytes) = exported(number, kind, Variant::Public);
            let carried = CarriedPlan::read(&bytes).unwrap();
            assert_eq!(carried.plan(), plan);
            let alone = carried.workspace().unwrap();
            let request = Request {
                paper: plan.into(),
                variant: Variant::Public,
                with_data: true,
                today: today(),
            };
            let again = make(&alone, &request).unwrap();
            assert_eq!(CarriedPlan::read(&again.bytes).unwrap(), carried);
            let words = |made: &Made| passages(&made.laid_out).concat();
            let words = |made| words(made).into_iter().map(|it| it.text).collect::<Vec<_>>();
            let first = make(&workspace, &request).unwrap();
            let (again, first) = (words(&again), words(&first));
            let differs = again.iter().zip(&first).find(|(again, first)| again != first);
            assert_eq!((differs, again.len()), (None, first.len()), "{kind:?}");
        }
    }

    #[test]
    fn a_public_paper_carries_nothing_that_is_internal() {
        let (workspace, _, bytes) = exported("UN 2026/118", PlanKind::It, Variant::Public);
        let carried = CarriedPlan::read(&bytes).unwrap();
        for record in &carried.records {
            for (index, field) in record.kind().fields().iter().enumerate() {
                assert!(field.public || record.value(index) == Value::Empty, "{}", field.name);
            }
        }
        let internal = workspace.all::<System>().filter(|it| it.internal_only == Some(true));
        for system in internal {
            let id = system.id.into();
            assert!(
                carried
                    .records
                    .iter()
                    .all(|it| { it.any_id() != id && !it.references().contains(&id) })
            );
        }
        let (_, _, bytes) = exported("UN 2026/118", PlanKind::Training, Variant::Public);
        let carried = CarriedPlan::read(&bytes).unwrap();
        let named = carried.records.iter().filter_map(|it| match it {
            Record::Person(person) => Some(person.name.clone()),
            _ => None,
        });
        let named: Vec<String> = named.collect();
        let persons: Vec<&Person> = workspace.all::<Person>().collect();
        assert!(!named.is_empty() && named.iter().all(|it| persons.iter().any(|p| p.title == *it)));
        assert!(named.iter().all(|it| persons.iter().all(|p| p.name != *it)), "names nobody");
    }

    #[test]
    fn what_was_written_elsewhere_is_taken_in_as_one_change_and_leaves_the_rest() {
        let (mut workspace, plan, bytes) = exported("UN 2026/118", PlanKind::It, Variant::Public);
        let carried = CarriedPlan::read(&bytes).unwrap();
        let nothing = carried.change(&workspace, "plan.pdf").unwrap();
        assert!(nothing.edits.is_empty(), "{:#?}", nothing.edits.first());

        let mut elsewhere = carried.workspace().unwrap();
        let activity = elsewhere.activities(plan)[0].clone();
        let id = activity.id;
        let altered = Activity { benefit: LongText::new("Kortare väntan."), ..activity };
        elsewhere.apply(&elsewhere.put("", altered)).unwrap();
        let source = Source::new(&elsewhere, Variant::Public, today());
        let back = CarriedPlan::of(&elsewhere, plan, source).unwrap();
        // Meanwhile something that the paper never showed was written here.
        let person = workspace.all::<Person>().next().unwrap().clone();
        let renamed = Person { title: "Annan titel".to_owned(), ..person };
        workspace.apply(&workspace.put("", renamed.clone())).unwrap();

        let change = back.change(&workspace, "plan.pdf").unwrap();
        assert_eq!(CarriedPlan::summary(&change), "En post ändras och inga nya läggs till.");
        assert!(change.name.ends_with("ur plan.pdf"), "{}", change.name);
        let before = workspace.clone();
        workspace.apply(&change).unwrap();
        assert_eq!(workspace.get(id).unwrap().benefit.as_str(), "Kortare väntan.");
        assert_eq!(workspace.get(renamed.id), Some(&renamed), "only named by the plan");
        workspace.apply(&change.inverse()).unwrap();
        assert_eq!(workspace, before);
    }

    #[test]
    fn another_kommuns_plan_and_a_paper_without_data_are_refused() {
        let (_, plan, bytes) = exported("UN 2026/118", PlanKind::It, Variant::Public);
        let carried = CarriedPlan::read(&bytes).unwrap();
        let mut ids = crate::record::Ids::new(3, 3);
        let other = crate::exchange::seed::new_kommun("Annan", today(), &mut ids).unwrap();
        let mut workspace = Workspace::default();
        workspace.apply(&other).unwrap();
        let refused = carried.change(&workspace, "plan.pdf").unwrap_err().to_string();
        assert!(refused.starts_with("Planen hör till Norrälvs kommun"), "{refused}");

        let example = example_workspace(today()).unwrap();
        let request = Request {
            paper: plan.into(),
            variant: Variant::Public,
            with_data: false,
            today: today(),
        };
        let plain = make(&example, &request).unwrap().bytes;
        assert!(matches!(CarriedPlan::read(&plain), Err(CarriedError::NoData)));
        assert!(matches!(CarriedPlan::read(b"hej"), Err(CarriedError::Unreadable(_))));
        assert!(CarriedPlan::read(&bytes[..bytes.len() / 2]).is_err());
    }
}
