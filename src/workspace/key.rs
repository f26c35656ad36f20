//! Natural keys: the words by which people and spreadsheets name a record, and the way back from
//! words to the record. Matching ignores case, accents by Swedish rules and doubled blanks, and takes
//! a person's name in either order ("Ängman, Åke").
//!
//! [`Workspace::find`] is for one cell at a time and completes what is begun; [`Names`] is for whole
//! tables: as strict as a list must be, and no slower for a larger kommun.

use std::collections::HashMap;

use super::Workspace;
use crate::record::swedish::folded;
use crate::record::{AnyId, ChoiceType, Id, Kind, Plan, PlanKind, Record};

/// Why words do not name a record.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FindError {
    #[error("”{0}” finns inte bland {1}.")]
    Unknown(String, &'static str),
    #[error("”{0}” kan betyda flera: {1}. Skriv hela namnet eller numret.")]
    Several(String, String),
}

/// What turns words into the record they name.
pub trait Find {
    /// The record of one of these kinds that `typed` names. Goals are looked for in the plan that
    /// `near` stands in.
    ///
    /// # Errors
    /// When no record or more than one answers to it; the sentence is Swedish.
    fn find(&self, kinds: &[Kind], typed: &str, near: Option<&Record>) -> Result<AnyId, FindError>;
}

/// The records of some kinds by all their spellings, made once for a whole table. Takes nothing that
/// is only the beginning of a name: in a list, "Anna Berg" is not Anna Bergström.
#[derive(Debug)]
pub struct Names<'w> {
    workspace: &'w Workspace,
    by_spelling: HashMap<String, Vec<AnyId>>,
}

impl Workspace {
    /// The record's natural key: what a spreadsheet writes and [`Self::find`] reads. The title of
    /// what has no number.
    pub fn key(&self, id: AnyId) -> String {
        let number = match self.record(id) {
            Some(Record::Body(body)) => &body.prefix,
            Some(Record::System(system)) => &system.number,
            Some(Record::Goal(goal)) => &goal.number,
            Some(Record::Need(need)) => &need.number,
            // The plans of one decision share its number: only the IT-plan goes by it.
            Some(Record::Plan(plan)) if plan.kind != Some(PlanKind::Training) => &plan.diary_number,
            Some(Record::Case(case)) => &case.diary_number,
            Some(Record::Meeting(meeting)) => {
                let body = meeting.body.map_or(String::new(), |body| self.key(body.into()));
                return format!("{body} {}", meeting.date.map_or(String::new(), |d| d.to_string()));
            }
            _ => return self.title(id),
        };
        if number.trim().is_empty() { self.title(id) } else { number.clone() }
    }

    /// As [`Find::find`]: by key, by title or by both ("SYS-014 Vklass"), or else by the only title
    /// that begins so.
    ///
    /// # Errors
    /// When no record or more than one answers to it; the sentence is Swedish.
    pub fn find(
        &self,
        kinds: &[Kind],
        typed: &str,
        near: Option<&Record>,
    ) -> Result<AnyId, FindError> {
        let wanted = spelling(typed);
        let turned = turned(&wanted);
        let candidates = || {
            kinds
                .iter()
                .flat_map(|kind| self.records(*kind))
                .map(Record::any_id)
                .filter(|id| self.is_near(*id, near))
        };
        let qualified = wanted.ends_with(')');
        let answers = |id: &AnyId| {
            let spellings = self.spellings(*id, qualified);
            spellings.iter().any(|name| *name == wanted || turned.as_ref() == Some(name))
        };
        let exact: Vec<AnyId> = candidates().filter(answers).collect();
        let found = if exact.is_empty() && wanted.chars().count() >= 3 {
            candidates().filter(|id| folded(&self.title(*id)).starts_with(&wanted)).collect()
        } else {
            exact
        };
        self.only(&found, kinds, typed)
    }

    fn only(&self, found: &[AnyId], kinds: &[Kind], typed: &str) -> Result<AnyId, FindError> {
        match found {
            [one] => Ok(*one),
            [] => {
                let among = kinds.first().map_or("posterna", |kind| kind.names().1);
                Err(FindError::Unknown(typed.trim().to_owned(), among))
            }
            several => {
                let names = several
                    .iter()
                    .take(3)
                    .map(|id| self.qualified(*id).unwrap_or_else(|| self.title(*id)));
                let names = names.collect::<Vec<_>>().join(", ");
                Err(FindError::Several(typed.trim().to_owned(), names))
            }
        }
    }

    /// The words that name the record, as [`spelling`] has them; with `qualified`, also those that
    /// tell it from another of the same name.
    fn spellings(&self, id: AnyId, qualified: bool) -> Vec<String> {
        let (key, title) = (self.key(id), self.title(id));
        let mut spellings = vec![spelling(&key)];
        let mut add = |name: &str| {
            let name = spelling(name);
            if !name.is_empty() && !spellings.contains(&name) {
                spellings.push(name);
            }
        };
        if title != key {
            add(&title);
        }
        match self.record(id) {
            Some(Record::Body(body)) => add(&body.name),
            Some(Record::System(system)) => add(&system.name),
            Some(Record::Person(person)) => add(&turned(&person.name).unwrap_or_default()),
            _ => {}
        }
        if qualified {
            add(&self.qualified(id).unwrap_or_default());
        }
        spellings
    }

    /// A name that tells the record from another of the same name: "Anna Berg (Kansli)".
    fn qualified(&self, id: AnyId) -> Option<String> {
        let place = match self.record(id)? {
            Record::Person(person) => {
                let unit = person.unit.map(AnyId::from);
                unit.or(person.administration.map(AnyId::from))?
            }
            Record::Unit(unit) => unit.administration?.into(),
            Record::Function(function) => function.unit?.into(),
            Record::Activity(activity) => {
                return Some(format!(
                    "{} ({})",
                    self.title(id),
                    self.plan_told_apart(activity.plan?)
                ));
            }
            // A plan and the one that it revises have the same title.
            Record::Plan(plan) => {
                let state = plan.state.map_or("utan läge", ChoiceType::label);
                return Some(format!("{} ({state})", self.title(id)));
            }
            // The same training comes back year after year.
            Record::Training(training) => {
                return Some(format!("{} ({})", self.title(id), training.period?));
            }
            _ => return None,
        };
        Some(format!("{} ({})", self.title(id), self.title(place)))
    }

    /// The title of a plan, with its state where another version has the same.
    fn plan_told_apart(&self, id: Id<Plan>) -> String {
        let title = self.title(id.into());
        let Some(plan) = self.get(id) else { return title };
        let same = |other: &Plan| {
            (other.kind, other.administration, other.period)
                == (plan.kind, plan.administration, plan.period)
        };
        let others = plan.administration.into_iter().flat_map(|it| self.referring::<Plan>(it));
        match plan.state {
            Some(state) if others.filter(|other| same(other)).count() > 1 => {
                format!("{title}, {}", state.label())
            }
            _ => title,
        }
    }

    fn is_near(&self, id: AnyId, near: Option<&Record>) -> bool {
        id.kind != Kind::Goal || self.same_plan(id, near)
    }

    fn same_plan(&self, goal: AnyId, near: Option<&Record>) -> bool {
        let plan = match near {
            Some(Record::Activity(activity)) => activity.plan,
            Some(Record::Goal(goal)) => goal.plan,
            _ => return true,
        };
        matches!(self.record(goal), Some(Record::Goal(goal)) if goal.plan == plan)
    }
}

impl Find for Workspace {
    fn find(&self, kinds: &[Kind], typed: &str, near: Option<&Record>) -> Result<AnyId, FindError> {
        Workspace::find(self, kinds, typed, near)
    }
}

impl<'w> Names<'w> {
    /// The names of all records of these kinds.
    pub fn new(workspace: &'w Workspace, kinds: impl IntoIterator<Item = Kind>) -> Self {
        let mut by_spelling: HashMap<String, Vec<AnyId>> = HashMap::new();
        for record in kinds.into_iter().flat_map(|kind| workspace.records(kind)) {
            let id = record.any_id();
            for name in workspace.spellings(id, true) {
                by_spelling.entry(name).or_default().push(id);
            }
        }
        Self { workspace, by_spelling }
    }

    /// Where the records are.
    pub fn workspace(&self) -> &'w Workspace {
        self.workspace
    }

    /// The record's key, or where others of these kinds share it, a name that tells them apart.
    pub fn key(&self, id: AnyId, kinds: &[Kind], near: Option<&Record>) -> String {
        let key = self.workspace.key(id);
        if self.find(kinds, &key, near) == Ok(id) {
            return key;
        }
        self.workspace.qualified(id).unwrap_or(key)
    }
}

impl Find for Names<'_> {
    fn find(&self, kinds: &[Kind], typed: &str, near: Option<&Record>) -> Result<AnyId, FindError> {
        let wanted = spelling(typed);
        let named = |name: &str| -> Vec<AnyId> {
            let ids = self.by_spelling.get(name).into_iter().flatten().copied();
            ids.filter(|id| kinds.contains(&id.kind) && self.workspace.is_near(*id, near)).collect()
        };
        let mut found = named(&wanted);
        if found.is_empty()
            && let Some(turned) = turned(&wanted)
        {
            found = named(&turned);
        }
        self.workspace.only(&found, kinds, typed)
    }
}

/// A name as names are compared: folded, without blanks at its ends and with single ones inside.
pub fn spelling(name: &str) -> String {
    let folded = folded(name);
    let mut words = folded.split_whitespace();
    let mut spelling = words.next().unwrap_or_default().to_owned();
    for word in words {
        spelling.push(' ');
        spelling.push_str(word);
    }
    spelling
}

/// "Ängman, Åke" as "Åke Ängman"; `None` for a name without a comma.
pub fn turned(name: &str) -> Option<String> {
    let (last, first) = name.split_once(',')?;
    Some(format!("{} {}", first.trim(), last.trim()))
}
