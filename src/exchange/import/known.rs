//! The headings that are known: the labels and other words of the fields of one kind of record, and
//! for systems the roles that someone has over them. Without regard to case, blanks and signs.

use super::Target;
use super::synonym::{DEPUTY, FIRST_NAME, FROM, LAST_NAME, POSTS, SYNONYMS, TO};
use crate::record::swedish::folded;
use crate::record::{AmountUnit, ChoiceType, FieldKey, Kind, Person, RoleCode};
use crate::workspace::Workspace;
use crate::workspace::appointment::Seat;

/// What headings mean, the first that fits winning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    fields: Vec<(String, FieldKey)>,
    roles: Vec<(String, RoleCode)>,
    deputy: Vec<String>,
}

impl Known {
    pub fn of(workspace: &Workspace, kind: Kind) -> Self {
        let mut fields = Vec::new();
        // A label wins over a name in the declaration, and both over another word.
        fields.extend(kind.keys().map(|key| (plain(key.field().label), key)));
        fields.extend(kind.keys().map(|key| (plain(key.field().name), key)));
        for (key, synonyms) in SYNONYMS.iter().filter(|(key, _)| key.kind == kind) {
            fields.extend(synonyms.iter().map(|word| (plain(word), *key)));
        }
        for (name, synonyms) in [("from", FROM), ("to", TO)] {
            if let Some(key) = kind.field(name) {
                fields.extend(synonyms.iter().map(|word| (plain(word), key)));
            }
        }
        if kind == Kind::Person {
            fields.extend([FIRST_NAME, LAST_NAME].map(|half| (half.to_owned(), Person::name)));
        }
        let mut roles = Vec::new();
        for (code, synonyms) in POSTS.iter().filter(|_| kind == Kind::System) {
            // A role that the kommun does not have cannot be given to anyone.
            if let Some(role) = workspace.role(*code) {
                let words = [role.name.as_str()].into_iter().chain(synonyms.iter().copied());
                roles.extend(words.map(|word| (plain(word), *code)));
            }
        }
        Self { fields, roles, deputy: DEPUTY.iter().map(|word| plain(word)).collect() }
    }

    /// What a heading means: a field, or else a role or the one who steps in.
    pub fn target(&self, heading: &str) -> Option<Target> {
        let wanted = plain(heading);
        if let Some((_, key)) = self.fields.iter().find(|(word, _)| *word == wanted) {
            return Some(Target::Field(*key));
        }
        let role =
            |word: &str| self.roles.iter().find(|(role, _)| role == word).map(|(_, code)| *code);
        if let Some(code) = role(&wanted) {
            return Some(Target::Post(code, Seat::Holder));
        }
        let of = |rest: &str| match rest {
            // Alone it is the one who steps in for the systemansvarig, as in the matrix.
            "" => self.roles.iter().map(|(_, code)| *code).find(|c| *c == RoleCode::SystemManager),
            rest => role(rest).or_else(|| role(rest.strip_prefix("för")?)),
        };
        let deputy = self.deputy.iter().find_map(|word| {
            let before = wanted.strip_prefix(word.as_str()).and_then(of);
            let after = || wanted.strip_suffix(word.as_str())?.strip_suffix('s').and_then(role);
            before.or_else(after)
        });
        deputy.map(|code| Target::Post(code, Seat::Deputy))
    }

    /// The posts that a column can give.
    pub fn posts(&self) -> Vec<Target> {
        let mut codes: Vec<RoleCode> = self.roles.iter().map(|(_, code)| *code).collect();
        codes.dedup();
        let seats = [Seat::Holder, Seat::Deputy];
        codes.into_iter().flat_map(|code| seats.map(|seat| Target::Post(code, seat))).collect()
    }
}

/// A heading for matching: letters and digits alone, folded, without the unit of amounts.
pub fn plain(heading: &str) -> String {
    let folded = folded(heading);
    let words = folded.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| unit_of(word).is_none()).collect()
}

/// The unit of amounts that a heading names.
pub fn unit_in(heading: &str) -> Option<AmountUnit> {
    folded(heading).split(|letter: char| !letter.is_alphanumeric()).find_map(unit_of)
}

fn unit_of(word: &str) -> Option<AmountUnit> {
    let same = |unit: &AmountUnit| unit.name() == word;
    match word {
        "kronor" | "sek" => Some(AmountUnit::Kr),
        "mkr" => Some(AmountUnit::Mnkr),
        _ => AmountUnit::ALL.iter().copied().find(same),
    }
}
