//! The filter of a register: the rows in which some words stand. A plan may have 5 000 rows, so that
//! they are looked through on a thread of their own; meanwhile the rows stay as they are.

use std::collections::HashSet;
use std::sync::Arc;

use iced::Task;
use uuid::Uuid;

use super::Register;
use super::sheet::Sheet;
use crate::record::swedish::folded;

/// The rows in which some words stand.
#[derive(Debug, Clone)]
pub struct Found {
    words: String,
    rows: Arc<HashSet<Uuid>>,
}

/// What was last looked for, and in what.
#[derive(Debug)]
pub(super) struct Sought {
    words: String,
    sheet: Sheet,
}

impl Found {
    pub(super) fn holds(&self, row: Uuid) -> bool {
        self.rows.contains(&row)
    }
}

impl Register {
    /// Shows only the rows in which these words stand, once [`Self::seek`] has found them.
    pub fn set_filter(&mut self, words: String) {
        if words.trim().is_empty() {
            self.let_go();
            self.list();
        }
        self.filter = words;
    }

    /// Lets go of the filter.
    pub(super) fn let_go(&mut self) {
        self.filter.clear();
        self.found = None;
        self.sought = None;
    }

    /// Begins to look for the words of the filter, unless what was last looked through is what
    /// stands.
    pub fn seek(&mut self) -> Task<Found> {
        let is_fresh = |sought: &Sought| {
            let (then, now) = (&sought.sheet, &self.sheet);
            sought.words == self.filter
                && (then.extent, then.when, then.held_on) == (now.extent, now.when, now.held_on)
                && then.columns == now.columns
                && now.workspace.altered_since(&then.workspace).next().is_none()
        };
        if self.filter.trim().is_empty() || self.sought.as_ref().is_some_and(is_fresh) {
            return Task::none();
        }
        let (words, sheet) = (self.filter.clone(), self.sheet.clone());
        self.sought = Some(Sought { words: words.clone(), sheet: sheet.clone() });
        Task::future(async move { sheet.find(words) })
    }

    /// Takes in what was found, unless something else is looked for by now.
    pub fn show_found(&mut self, found: Found) {
        if found.words == self.filter {
            self.found = Some(found);
            self.list();
        }
    }
}

impl Sheet {
    /// The rows in whose cells every word stands, by Swedish matching.
    fn find(&self, words: String) -> Found {
        let sought = folded(&words);
        let sought: Vec<&str> = sought.split_whitespace().collect();
        let stands = |shown: &str| sought.iter().all(|word| shown.contains(word));
        let rows = self.records().filter(|record| {
            let cells = (0..self.columns.len()).map(|at| self.text(record, at) + "\n");
            stands(&folded(&cells.collect::<String>()))
        });
        let rows = rows.map(|record| record.uuid()).collect();
        Found { words, rows: Arc::new(rows) }
    }
}
