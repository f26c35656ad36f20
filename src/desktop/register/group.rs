//! Rows gathered under headings: "Socialnämnden, 6 system, 2 835 tkr per år".

use std::collections::HashSet;

use uuid::Uuid;

use crate::desktop::widget::grid::Group;
use crate::record::swedish::compare;
use crate::record::{AnyId, FieldKey, Kronor, Record, Value};
use crate::workspace::Workspace;

/// What rows are gathered by, and which groups are folded away.
#[derive(Debug, Clone)]
pub struct Grouping {
    by: FieldKey,
    amount: Option<FieldKey>,
    folded: HashSet<Option<AnyId>>,
    heads: Vec<Head>,
    rows: Vec<usize>,
}

/// The heading of one group.
#[derive(Debug, Clone, PartialEq)]
pub struct Head {
    row: usize,
    of: Option<AnyId>,
    title: String,
    note: String,
}

impl Grouping {
    pub fn new(by: FieldKey, amount: Option<FieldKey>) -> Self {
        Self { by, amount, folded: HashSet::new(), heads: Vec::new(), rows: Vec::new() }
    }

    /// The sorted records under their headings: groups in Swedish order, those without last.
    pub fn arranged(
        &self,
        records: &[&Record],
        workspace: &Workspace,
    ) -> (Vec<Option<Uuid>>, Vec<Head>) {
        let of = |record: &Record| match record.value(self.by.index) {
            Value::Reference(id) => Some(id),
            _ => None,
        };
        let mut groups: Vec<(Option<AnyId>, String, Vec<&Record>)> = Vec::new();
        for record in records {
            let by = of(record);
            match groups.iter_mut().find(|(known, ..)| *known == by) {
                Some((_, _, members)) => members.push(record),
                None => groups.push((by, workspace.name(by), vec![record])),
            }
        }
        groups.sort_by(|a, b| a.0.is_none().cmp(&b.0.is_none()).then(compare(&a.1, &b.1)));
        let (mut rows, mut heads) = (Vec::new(), Vec::new());
        for (of, name, members) in groups {
            let missing = || format!("{} saknas", self.by.field().label);
            let title = if of.is_some() { name } else { missing() };
            let note = self.note(&members, workspace);
            heads.push(Head { row: rows.len(), of, title, note });
            rows.push(None);
            if !self.folded.contains(&of) {
                rows.extend(members.iter().map(|record| Some(record.uuid())));
            }
        }
        (rows, heads)
    }

    fn note(&self, members: &[&Record], workspace: &Workspace) -> String {
        let (one, many) = self.by.kind.names();
        let word = if members.len() == 1 { one } else { many };
        let word = word.strip_prefix("IT-").unwrap_or(word);
        let Some(amount) = self.amount else { return format!("{} {word}", members.len()) };
        let amounts = members.iter().filter_map(|record| match record.value(amount.index) {
            Value::Kronor(amount) => Some(amount),
            _ => None,
        });
        let sum: Kronor = amounts.sum();
        let sum = sum.show_with_unit(workspace.amount_unit());
        format!("{} {word}, {sum} per år", members.len())
    }

    pub fn set_heads(&mut self, heads: Vec<Head>) {
        self.rows = heads.iter().map(|head| head.row).collect();
        self.heads = heads;
    }

    pub fn rows(&self) -> &[usize] {
        &self.rows
    }

    pub fn heading(&self, row: usize) -> Group<'_> {
        let Some(head) = self.heads.iter().find(|head| head.row == row) else {
            return Group::default();
        };
        Group {
            title: head.title.as_str().into(),
            note: head.note.as_str().into(),
            folded: self.folded.contains(&head.of),
        }
    }

    /// Folds or unfolds the group whose heading stands at `row`.
    pub fn fold(&mut self, row: usize) {
        if let Some(head) = self.heads.iter().find(|head| head.row == row)
            && !self.folded.remove(&head.of)
        {
            self.folded.insert(head.of);
        }
    }

    pub fn unfold(&mut self) {
        self.folded.clear();
    }
}
