//! What a register reads its cells from: the columns, the workspace as it stood, and the day. A
//! clone is cheap, so that another thread can look through the rows.

use chrono::NaiveDate;

use super::{Content, Shape};
use crate::desktop::session::When;
use crate::document::words;
use crate::record::{
    Activity, Administration, AnyId, FieldKey, FieldKind, Glance, Id, Kind, Kronor, Plan, Record,
    RecordType, System, Training, Value,
};
use crate::workspace::Workspace;
use crate::workspace::duty::Bearing;
use crate::workspace::term::Term;

/// Which records a register lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Every record of the kind.
    All,
    /// Those that are parts of this record, by this field of theirs.
    PartsOf(AnyId, FieldKey),
    /// The trainings of a training plan, or the occasions on which they are held.
    OfPlan(Id<Plan>),
    /// What is reported at a checkpoint of the plans in force of an administration.
    FollowedUp(Id<Administration>, Term),
}

/// The cells of a register.
#[derive(Debug, Clone)]
pub(super) struct Sheet {
    pub kind: Kind,
    pub extent: Extent,
    pub columns: Vec<Shape>,
    pub workspace: Workspace,
    pub when: When,
    /// Of assignments, only those that hold on this day.
    pub held_on: Option<NaiveDate>,
}

impl Sheet {
    pub fn new(kind: Kind, extent: Extent, columns: Vec<Shape>) -> Self {
        let (workspace, when) = (Workspace::default(), When::default());
        Self { kind, extent, columns, workspace, when, held_on: None }
    }

    /// The column with that content.
    pub fn column(&self, content: Content) -> Option<usize> {
        self.columns.iter().position(|shape| shape.content == content)
    }

    /// The records that are listed, oldest first.
    pub fn records(&self) -> impl Iterator<Item = &Record> {
        let records: Box<dyn Iterator<Item = &Record> + '_> = match self.extent {
            Extent::All => Box::new(self.workspace.records(self.kind)),
            Extent::PartsOf(whole, _) => Box::new(self.workspace.referring_of(self.kind, whole)),
            Extent::FollowedUp(administration, term) => {
                let courses = self.workspace.courses(administration, term).into_iter();
                let lines = courses.flat_map(|course| course.lines);
                let reports = lines.filter_map(|line| line.reported);
                Box::new(reports.filter_map(|it| self.workspace.record(it.id.into())))
            }
            Extent::OfPlan(plan) => {
                let trainings = self.workspace.trainings(plan).into_iter();
                let trainings = trainings.map(|training| AnyId::from(training.id));
                let kind = self.kind;
                Box::new(trainings.flat_map(move |id| {
                    let itself = self.workspace.record(id).filter(|_| kind == Training::KIND);
                    itself.into_iter().chain(self.workspace.referring_of(kind, id))
                }))
            }
        };
        records.filter(|record| self.is_listed(record))
    }

    /// Whether the record is one of those that the register lists.
    pub fn is_listed(&self, record: &Record) -> bool {
        let is_held = match (self.held_on, record) {
            (Some(day), Record::Assignment(assignment)) => assignment.holds_on(day),
            _ => true,
        };
        let is_of_whole = match self.extent {
            Extent::All => true,
            Extent::PartsOf(whole, by) => record.glance(by.index) == Glance::Reference(whole),
            Extent::OfPlan(plan) => self.is_of_plan(record, plan),
            Extent::FollowedUp(administration, term) => {
                self.is_of_term(record, administration, term)
            }
        };
        is_held && is_of_whole
    }

    fn is_of_term(&self, record: &Record, of: Id<Administration>, term: Term) -> bool {
        let Record::FollowUp(report) = record else { return false };
        let whose = self.workspace.followed_administration(report);
        report.term() == Some(term) && whose == Some(of)
    }

    fn is_of_plan(&self, record: &Record, plan: Id<Plan>) -> bool {
        let training = match record {
            Record::Training(training) => Some(training),
            Record::Occasion(occasion) => occasion.training.and_then(|id| self.workspace.get(id)),
            _ => None,
        };
        let plan = self.workspace.get(plan);
        training.zip(plan).is_some_and(|(it, plan)| self.workspace.is_in_training_plan(it, plan))
    }

    /// The amount of one year in a field: what an activity costs to run follows from the trainings
    /// that it bears.
    pub fn amount(&self, record: &Record, key: FieldKey, year: i32) -> Option<Kronor> {
        if let (Record::Activity(activity), true) = (record, key == Activity::running) {
            return self.workspace.running(activity).0.get(&year).copied();
        }
        match record.glance(key.index) {
            Glance::YearAmounts(years) => years.0.get(&year).copied(),
            _ => None,
        }
    }

    /// Why the hand cannot change a cell of that content in this record, in a sentence.
    pub fn refusal(&self, record: &Record, content: Content) -> Option<String> {
        match (record, content) {
            (Record::Activity(activity), Content::Year(key, year))
                if key == Activity::running
                    && self.workspace.bears_trainings(activity.id, year) =>
            {
                Some(format!(
                    "Driften {year} räknas ur insatserna i utbildningsplanen. Ändra deras kostnad."
                ))
            }
            _ => None,
        }
    }

    /// The value of a column for a record; of roles, the holders.
    pub fn value(&self, record: &Record, content: Content) -> Value {
        match content {
            Content::Field(key) => record.value(key.index),
            Content::Year(key, year) => {
                self.amount(record, key, year).map_or(Value::Empty, Value::Kronor)
            }
            Content::YearText(key, year) => match record.value(key.index) {
                Value::YearTexts(years) => {
                    years.of(year).map_or(Value::Empty, |text| Value::Text(text.to_owned()))
                }
                _ => Value::Empty,
            },
            Content::Role(_) | Content::Deputy(_) => {
                let post = content.post(record.any_id());
                let seated = post.map(|post| self.workspace.seated(post, self.when.shown).0);
                Value::References(seated.unwrap_or_default())
            }
            Content::Bearers(administration) => self.bearers(&self.bearing(record, administration)),
            Content::Derived(derived) => derived.value(&self.workspace, record),
        }
    }

    fn bearers(&self, bearing: &Bearing) -> Value {
        if bearing.is_everyone {
            return Value::Text("Alla användare".to_owned());
        }
        Value::References(bearing.bearers.clone())
    }

    /// How a duty is borne in a förvaltning on the day that is shown.
    pub fn bearing(&self, record: &Record, administration: Id<Administration>) -> Bearing {
        let Record::Duty(duty) = record else { return Bearing::default() };
        let role = duty.role.and_then(|role| self.workspace.get(role));
        role.map_or_else(Bearing::default, |role| {
            self.workspace.bearing(role, administration, self.when.shown)
        })
    }

    /// How a duty is borne, in words: "Två: Åke Ängman, Siv Ekorre" where more than one has what one
    /// should have alone. Empty where nobody has it.
    pub fn borne(&self, bearing: &Bearing) -> String {
        let Bearing { bearers, rivals, .. } = bearing;
        if rivals.is_empty() {
            return self.workspace.value_text(&self.bearers(bearing), FieldKind::Text);
        }
        let count = words::sentence(&words::number(rivals.len()));
        let names = self.workspace.short_names(rivals);
        let others: Vec<AnyId> =
            bearers.iter().copied().filter(|it| !rivals.contains(it)).collect();
        if others.is_empty() {
            return format!("{count}: {names}");
        }
        let others = self.workspace.short_names(&others);
        format!("{count} för samma system: {names}. Även {others}")
    }

    /// Whether the hand may change cells of that content: who held a role another day is history,
    /// and what follows from other records is changed in them.
    pub fn takes(&self, content: Content) -> bool {
        match content {
            Content::Bearers(_) | Content::Derived(_) => false,
            Content::Role(_) | Content::Deputy(_) => self.when.is_now(),
            _ => true,
        }
    }

    /// The text of a cell; empty when nothing is stated.
    pub fn text(&self, record: &Record, column: usize) -> String {
        let Some(shape) = self.columns.get(column) else { return String::new() };
        let kind = shape.key().map_or(FieldKind::Text, |key| key.field().kind);
        if shape.key() == Some(System::users) && self.is_everyone(record) {
            return "Alla".to_owned();
        }
        if let Content::Bearers(administration) = shape.content {
            return self.borne(&self.bearing(record, administration));
        }
        self.workspace.value_text(&self.value(record, shape.content), kind)
    }

    /// Whether a system is used by every body that has an administration.
    fn is_everyone(&self, record: &Record) -> bool {
        let Record::System(system) = record else { return false };
        let mut bodies = self.workspace.all::<Administration>().filter_map(|a| a.body).peekable();
        bodies.peek().is_some()
            && system.users.len() > 1
            && bodies.all(|body| system.users.contains(&body))
    }
}
