//! What the cells of a table refer to. As strict as [`Names`], since a list completes nobody's name;
//! a supplier that is only a name in a list is added with the rest, and anything else that is unknown
//! is answered with what there is.

use std::cell::RefCell;

use uuid::Uuid;

use crate::record::{
    AnyId, Assignment, FieldKey, FieldKind, Ids, Kind, Record, RecordType, Supplier,
};
use crate::workspace::Workspace;
use crate::workspace::key::{Find, FindError, Names, spelling};

/// How many alternatives a sentence names.
const NAMED: usize = 8;

/// Finds records by the words in cells.
pub struct Finder<'w> {
    workspace: &'w Workspace,
    kinds: Vec<Kind>,
    names: Names<'w>,
    added: RefCell<Added<'w>>,
    unknown: RefCell<Option<String>>,
}

struct Added<'w> {
    ids: &'w mut Ids,
    suppliers: Vec<Supplier>,
}

impl<'w> Finder<'w> {
    /// For the references in these fields.
    pub fn new(
        workspace: &'w Workspace,
        keys: impl IntoIterator<Item = FieldKey>,
        ids: &'w mut Ids,
    ) -> Self {
        let referred = keys.into_iter().flat_map(|key| referred(key.field().kind));
        let mut kinds: Vec<Kind> = referred.copied().collect();
        kinds.sort_unstable();
        kinds.dedup();
        let added = RefCell::new(Added { ids, suppliers: Vec::new() });
        let names = Names::new(workspace, kinds.iter().copied());
        Self { workspace, kinds, names, added, unknown: RefCell::default() }
    }

    /// Whether records of that kind can be referred to.
    pub fn refers_to(&self, kind: Kind) -> bool {
        self.kinds.contains(&kind)
    }

    /// Looks for records in another state of the kommun.
    pub fn look_in(&mut self, workspace: &'w Workspace) {
        self.workspace = workspace;
        self.names = Names::new(workspace, self.kinds.iter().copied());
    }

    /// The names, as an export writes them.
    pub fn names(&self) -> &Names<'w> {
        &self.names
    }

    /// A new identity.
    pub fn new_id(&self) -> Uuid {
        self.added.borrow_mut().ids.uuid()
    }

    /// The suppliers that were added on the way, and what makes identities.
    pub fn into_added(self) -> (Vec<Supplier>, &'w mut Ids) {
        let added = self.added.into_inner();
        (added.suppliers, added.ids)
    }

    /// The supplier of that name which was added on the way.
    fn added_before(&self, kinds: &[Kind], typed: &str) -> Option<AnyId> {
        if !kinds.contains(&Kind::Supplier) {
            return None;
        }
        let (added, wanted) = (self.added.borrow(), spelling(typed));
        let known = added.suppliers.iter().find(|supplier| spelling(&supplier.name) == wanted);
        known.map(|supplier| supplier.id.into())
    }

    fn add(&self, typed: &str) -> AnyId {
        let mut added = self.added.borrow_mut();
        let name = crate::record::text::one_line(typed.trim());
        let supplier = Supplier { name, ..Supplier::blank(added.ids.id()) };
        let id = supplier.id.into();
        added.suppliers.push(supplier);
        id
    }

    /// The name that was last looked for in vain.
    pub fn unknown(&self) -> Option<String> {
        self.unknown.take()
    }

    /// Forgets what was looked for in vain, before the next cell.
    pub fn forget(&self) {
        self.unknown.take();
    }

    /// What to do about a name that leads nowhere, as a sentence to add.
    pub fn advice(&self, key: FieldKey, typed: &str) -> String {
        let kinds = referred(key.field().kind);
        let all = || kinds.iter().flat_map(|kind| self.workspace.records(*kind));
        let key_of = |record: &Record| self.workspace.key(record.any_id());
        if kinds.is_empty() {
            return String::new();
        }
        if all().nth(NAMED).is_none() {
            let keys: Vec<String> = all().map(key_of).collect();
            return match keys.split_last() {
                None => format!(" Inga {} är inlagda: ta in dem först.", kinds[0].names().1),
                Some((last, [])) => format!(" Skriv {last}."),
                Some((last, first)) => format!(" Skriv {} eller {last}.", first.join(", ")),
            };
        }
        let wanted = spelling(typed);
        let close = all().find(|record| {
            let title = spelling(&self.workspace.title(record.any_id()));
            title.starts_with(&wanted)
                || wanted.starts_with(&title)
                || one_letter_off(&title, &wanted)
        });
        match close {
            Some(record) => format!(" Menades {}?", self.workspace.title(record.any_id())),
            None if key.kind == Kind::Assignment && key != Assignment::subject => {
                " Rätta namnet, eller ta in personen först.".to_owned()
            }
            None => " Rätta cellen, eller lägg in det som saknas först.".to_owned(),
        }
    }
}

impl Find for Finder<'_> {
    fn find(&self, kinds: &[Kind], typed: &str, near: Option<&Record>) -> Result<AnyId, FindError> {
        self.forget();
        match self.names.find(kinds, typed, near) {
            Err(FindError::Unknown(name, among)) => {
                if let Some(known) = self.added_before(kinds, typed) {
                    return Ok(known);
                }
                if kinds == [Kind::Supplier] {
                    return Ok(self.add(typed));
                }
                self.unknown.replace(Some(name.clone()));
                Err(FindError::Unknown(name, among))
            }
            found => found,
        }
    }
}

/// The kinds that a field refers to.
fn referred(kind: FieldKind) -> &'static [Kind] {
    match kind {
        FieldKind::Reference(kinds) | FieldKind::References(kinds) => kinds,
        _ => &[],
    }
}

/// Whether two names differ by one letter that is another, missing or one too many.
fn one_letter_off(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let begin = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[begin..], &other[begin..]);
    let end = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    one.len() - end <= 1 && other.len() - end <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_one_letter_is_seen() {
        for (one, other) in [("åke ängman", "åke engman"), ("berg", "bergh"), ("siv", "iv")] {
            assert!(one_letter_off(one, other) && one_letter_off(other, one), "{one} {other}");
        }
        assert!(!one_letter_off("åke ängman", "åsa ängman"));
        assert!(!one_letter_off("siv", "sivert"));
    }
}
