//! Search over all records, by Swedish matching. A record's own text is folded once, when first
//! searched for, and again only after it has changed.

use super::{Row, Workspace};
use crate::record::swedish::folded;
use crate::record::{AnyId, FieldKind, Kind};

/// A record that answers to a search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    pub id: AnyId,
    pub title: String,
}

/// The kinds that search lists, most sought first. The others are reached through these.
const ORDER: &[Kind] = &[
    Kind::System,
    Kind::Person,
    Kind::Plan,
    Kind::Activity,
    Kind::Goal,
    Kind::Administration,
    Kind::Body,
    Kind::Unit,
    Kind::Chapter,
    Kind::Need,
    Kind::Role,
    Kind::Function,
    Kind::Supplier,
    Kind::Case,
    Kind::Training,
    Kind::StaffGroup,
    Kind::CompetenceRequirement,
    Kind::AccessRule,
    Kind::Agreement,
    Kind::ServiceAgreement,
    Kind::Classification,
    Kind::TechnicalDocument,
    Kind::Integration,
    Kind::Acknowledgement,
    Kind::Competence,
    Kind::Attainment,
    Kind::Occasion,
    Kind::FollowUp,
    Kind::Assignment,
    Kind::Meeting,
    Kind::Section,
    Kind::Point,
    Kind::Statement,
    Kind::LetterProfile,
    Kind::Enclosure,
    Kind::CaseEvent,
    Kind::Comment,
    Kind::Duty,
    Kind::VisionArea,
    Kind::Municipality,
];

impl Workspace {
    /// The records in which every word of `query` stands; titles that begin so come first. At most
    /// `most`.
    pub fn search(&self, query: &str, most: usize) -> Vec<Hit> {
        let query = folded(query);
        let words: Vec<&str> = query.split_whitespace().collect();
        if words.is_empty() {
            return Vec::new();
        }
        let mut first = Vec::new();
        let mut rest = Vec::new();
        for kind in ORDER {
            for row in self.table(*kind).rows.values() {
                let text = self.folded_text(row);
                if words.iter().all(|word| text.contains(word)) {
                    let begins = text.split('\n').take(2).any(|line| line.starts_with(words[0]));
                    let list = if begins { &mut first } else { &mut rest };
                    if list.len() < most {
                        list.push(row.record.any_id());
                    }
                }
            }
        }
        first.extend(rest);
        first.truncate(most);
        first.into_iter().map(|id| Hit { id, title: self.title(id) }).collect()
    }

    /// Folds the text of every record that has not been folded yet, so that the first search is as
    /// quick as the next. For a thread of its own.
    pub fn prepare_search(&self) {
        for row in ORDER.iter().flat_map(|kind| self.table(*kind).rows.values()) {
            self.folded_text(row);
        }
    }

    fn folded_text<'a>(&self, row: &'a Row) -> &'a str {
        row.folded.get_or_init(|| self.fold(row))
    }

    /// Every field's text on a line of its own. References are left out: the record they name is
    /// found by itself, and its name may change without this row.
    fn fold(&self, row: &Row) -> Box<str> {
        let mut text = String::new();
        for (index, field) in row.record.kind().fields().iter().enumerate() {
            if matches!(field.kind, FieldKind::Reference(_) | FieldKind::References(_)) {
                continue;
            }
            let shown = self.field_text(&row.record, index);
            if !shown.is_empty() {
                text.push_str(&folded(&shown));
                text.push('\n');
            }
        }
        text.into_boxed_str()
    }
}
