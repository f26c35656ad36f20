//! Who answers for each system of a list, as kommuner keep it: a column for the role, a name in the
//! cell. Roles are dated assignments and never strings (S-08), so each cell that says something new is
//! an appointment from the day of the import, made as the window makes it; what already holds is left
//! as it is.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::preview::{Fate, RowPlan};
use super::rows::Import;
use super::sheet::Row;
use super::source::Source;
use super::synonym::NOBODY;
use super::{Mapping, Target};
use crate::record::{AnyId, Assignment, FieldKey, Ids, RoleCode, Value};
use crate::workspace::appointment::{Post, Seat};
use crate::workspace::key::spelling;
use crate::workspace::responsibility::each_once;
use crate::workspace::{Change, ChangeError, Edit, Workspace};

/// The fields that the cells are read as.
pub const READ_AS: [FieldKey; 2] = [Assignment::holders, Assignment::deputies];

/// A column that says who sits in a post.
pub struct PostSource {
    role: RoleCode,
    seat: Seat,
    cells: Source,
}

/// Who shall sit in the posts over the record of a row.
pub struct Seated {
    /// Which of the rows that can be taken in.
    plan: usize,
    posts: Vec<(Post, Vec<AnyId>)>,
}

/// The columns that say who sits in a post, in the order of the table.
pub fn sources(mapping: &Mapping) -> Vec<PostSource> {
    let columns = mapping.columns.iter().enumerate();
    let posts = columns.filter_map(|(at, column)| match column.target {
        Some(Target::Post(role, seat)) => {
            let [holders, deputies] = READ_AS;
            let key = if seat == Seat::Holder { holders } else { deputies };
            Some(PostSource { role, seat, cells: Source::of_column(at, &column.heading, key) })
        }
        _ => None,
    });
    posts.collect()
}

impl Import<'_> {
    /// Reads who shall sit where. Every row is read, for what is wrong in it; only those of `plans`
    /// can be taken in.
    pub fn seated<'r>(
        &mut self,
        rows: impl Iterator<Item = &'r Row>,
        plans: &[RowPlan],
    ) -> Vec<Seated> {
        if self.posts.is_empty() {
            return Vec::new();
        }
        let places: HashMap<u32, usize> =
            plans.iter().enumerate().map(|(at, plan)| (plan.row, at)).collect();
        let mut seated = Vec::new();
        for row in rows {
            let plan = places.get(&row.number).copied();
            let mut posts = Vec::new();
            for at in 0..self.posts.len() {
                let subject = plan.map(|plan| plans[plan].record);
                let people = match self.people(at, row, subject) {
                    Ok(people) => people,
                    Err(sentence) => {
                        let heading = self.posts[at].cells.heading.clone();
                        self.fault(row, Some(&heading), sentence);
                        continue;
                    }
                };
                let PostSource { role, seat, .. } = self.posts[at];
                if let (Some(people), Some(subject)) = (people, subject) {
                    posts.push((Post { role, seat, subject }, people));
                }
            }
            if let Some(plan) = plan.filter(|_| !posts.is_empty()) {
                seated.push(Seated { plan, posts });
            }
        }
        seated
    }

    /// Whom a cell names; `None` when it says nothing.
    fn people(
        &mut self,
        at: usize,
        row: &Row,
        subject: Option<AnyId>,
    ) -> Result<Option<Vec<AnyId>>, String> {
        let PostSource { role, seat, ref cells } = self.posts[at];
        let typed = spelling(&cells.text(row));
        if NOBODY.contains(&typed.as_str()) {
            return Ok(Some(Vec::new()));
        }
        if typed.is_empty() {
            if self.options.clear_empty {
                return Ok(Some(Vec::new()));
            }
            let held = subject.map(|subject| Post { role, seat, subject });
            let held = held.map(|post| self.workspace.seated(post, self.options.today));
            self.kept +=
                usize::from(held.is_some_and(|(who, by_rule)| !by_rule && !who.is_empty()));
            return Ok(None);
        }
        Ok(Some(match self.read(cells, row, None)? {
            Value::References(ids) => each_once(ids),
            _ => Vec::new(),
        }))
    }
}

/// Gives the posts to whom the list names, in the records as the list makes them, and says so of the
/// rows. Gives the edits, a record once.
///
/// # Errors
/// When an appointment cannot be made.
pub fn give(
    after: &mut Workspace,
    seated: &[Seated],
    plans: &mut [RowPlan],
    day: NaiveDate,
    ids: &mut Ids,
) -> Result<Vec<Edit>, ChangeError> {
    let mut edits = Vec::new();
    for Seated { plan, posts } in seated {
        let mut whole = Change::new("");
        for (post, people) in posts {
            if holds_already(after, *post, people, day) {
                continue;
            }
            let step = after.appointment("", *post, people.clone(), day, ids);
            if step.edits.is_empty() {
                continue;
            }
            after.apply(&step)?;
            // Holder and deputy may be of one assignment.
            whole = whole.then(&step);
            plans[*plan].fate.alter(Target::Post(post.role, post.seat));
        }
        edits.extend(whole.edits);
    }
    Ok(edits)
}

/// Whether those, in whatever order, sit there now.
fn holds_already(workspace: &Workspace, post: Post, people: &[AnyId], day: NaiveDate) -> bool {
    let (now, _) = workspace.seated(post, day);
    now.len() == people.len() && people.iter().all(|id| now.contains(id))
}

impl Fate {
    fn alter(&mut self, target: Target) {
        match self {
            Self::New => {}
            Self::Changed(targets) => targets.push(target),
            Self::Unchanged => *self = Self::Changed(vec![target]),
        }
    }
}
