//! Natural keys: the words by which people and spreadsheets name a record, and the way back from
//! words to the record. Matching ignores case and accents by Swedish rules, and takes a person's
//! name in either order ("Ängman, Åke").

use super::Workspace;
use crate::record::swedish::folded;
use crate::record::{AnyId, Kind, Record};

/// Why words do not name a record.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FindError {
    #[error("”{0}” finns inte bland {1}.")]
    Unknown(String, &'static str),
    #[error("”{0}” kan betyda flera: {1}. Skriv hela namnet eller numret.")]
    Several(String, String),
}

impl Workspace {
    /// The record's natural key: what a spreadsheet writes and [`Self::find`] reads.
    pub fn key(&self, id: AnyId) -> String {
        match self.record(id) {
            Some(Record::Body(body)) => body.prefix.clone(),
            Some(Record::System(system)) => system.number.clone(),
            Some(Record::Goal(goal)) => goal.number.clone(),
            Some(Record::Need(need)) => need.number.clone(),
            Some(Record::ItPlan(plan)) => plan.diary_number.clone(),
            Some(Record::Meeting(meeting)) => {
                let body = meeting.body.map_or(String::new(), |body| self.key(body.into()));
                format!("{body} {}", meeting.date.map_or(String::new(), |d| d.to_string()))
            }
            _ => self.title(id),
        }
    }

    /// The record of one of these kinds that `typed` names: by key, by title or by both
    /// ("SYS-014 Vklass"), or else by the only title that begins so. Goals are looked for in the
    /// plan that `near` stands in.
    ///
    /// # Errors
    /// When no record or more than one answers to it; the sentence is Swedish.
    pub fn find(
        &self,
        kinds: &[Kind],
        typed: &str,
        near: Option<&Record>,
    ) -> Result<AnyId, FindError> {
        let wanted = folded(typed.trim());
        let turned =
            wanted.split_once(',').map(|(last, first)| format!("{} {}", first.trim(), last));
        let is_near = |id: AnyId| id.kind != Kind::Goal || self.same_plan(id, near);
        let candidates = || {
            kinds
                .iter()
                .flat_map(|kind| self.records(*kind))
                .map(Record::any_id)
                .filter(|id| is_near(*id))
        };
        let exact: Vec<AnyId> = candidates()
            .filter(|id| {
                let (key, title) = (folded(&self.key(*id)), folded(&self.title(*id)));
                wanted == key || wanted == title || turned.as_ref() == Some(&title) || {
                    matches!(self.record(*id), Some(Record::Body(_) | Record::System(_)))
                        && title.strip_prefix(&key).is_some_and(|name| name.trim() == wanted)
                }
            })
            .collect();
        let found = if exact.is_empty() && wanted.chars().count() >= 3 {
            candidates().filter(|id| folded(&self.title(*id)).starts_with(&wanted)).collect()
        } else {
            exact
        };
        match found.as_slice() {
            [one] => Ok(*one),
            [] => {
                let among = kinds.first().map_or("posterna", |kind| kind.names().1);
                Err(FindError::Unknown(typed.trim().to_owned(), among))
            }
            several => {
                let names = several.iter().take(3).map(|id| self.title(*id)).collect::<Vec<_>>();
                Err(FindError::Several(typed.trim().to_owned(), names.join(", ")))
            }
        }
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
