//! Which column is which field: guessed from the headings against the labels of the record
//! declarations, shown, and changed by hand where the guess is wrong. Truth: the declarations and
//! [`super::synonym`].

use super::identity::levels;
use super::known::{Known, plain, unit_in};
use super::sheet::{Row, Sheet};
use super::synonym::{FIRST_NAME, LAST_NAME};
use super::{ImportError, Target};
use crate::document::words;
use crate::record::swedish::folded;
use crate::record::{AmountUnit, FieldKey, FieldKind, Kind, Person, Role};
use crate::workspace::Workspace;

/// The headings are looked for in the first rows: titles and dates often stand above them.
const HEAD: usize = 30;
/// How many headings or labels a sentence names.
const NAMED: usize = 12;
/// Why the second of two columns is left out.
const SAME: &str = "en annan kolumn ger samma uppgift";

/// A column and what it is taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// As the table has it.
    pub heading: String,
    pub target: Option<Target>,
    /// The unit that the heading gives amounts: "Kostnad (tkr)".
    pub unit: Option<AmountUnit>,
    /// Why a column that looks like a field is not taken: Swedish, a few words.
    pub remark: Option<&'static str>,
}

/// What each column is taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    pub kind: Kind,
    /// The row of headings, as an index of [`Sheet::rows`]; what stands above it is passed over.
    pub head: usize,
    pub columns: Vec<Column>,
    known: Known,
}

impl Mapping {
    /// Guesses the row of headings and what they mean to the kommun, which may call its roles by
    /// names of its own. `stated` are headings that the user has named, for [`Self::choose`].
    ///
    /// # Errors
    /// When no heading is known.
    pub fn guess(
        workspace: &Workspace,
        kind: Kind,
        sheet: &Sheet,
        stated: &[&str],
    ) -> Result<Self, ImportError> {
        let first = sheet.rows.first().ok_or(ImportError::Empty)?;
        let known = Known::of(workspace, kind);
        let stated: Vec<String> = stated.iter().map(|heading| plain(heading)).collect();
        // A title that is merged over the columns says one thing, however often it stands there.
        let maps = |row: &Row| {
            let mut said: Vec<(Option<Target>, String)> = Vec::new();
            for cell in &row.cells {
                let meaning = match known.target(cell) {
                    None if stated.contains(&plain(cell)) => (None, plain(cell)),
                    None => continue,
                    target => (target, String::new()),
                };
                if !said.contains(&meaning) {
                    said.push(meaning);
                }
            }
            said.len()
        };
        let candidates = sheet.rows.iter().take(HEAD).enumerate().rev();
        let best = candidates.max_by_key(|(_, row)| maps(row)).filter(|(_, row)| maps(row) > 0);
        let Some((head, row)) = best else {
            let labels = kind.fields().iter().map(|field| field.label);
            return Err(ImportError::NoHeadings {
                found: listed(first.cells.iter().map(String::as_str)),
                many: kind.names().1,
                known: listed(labels),
            });
        };
        let mut columns: Vec<Column> = Vec::new();
        for heading in &row.cells {
            let (target, unit) = (known.target(heading), unit_in(heading));
            let column = Column { heading: heading.clone(), target, unit, remark: None };
            columns.push(column);
        }
        let mut mapping = Self { kind, head, columns, known };
        mapping.each_target_once();
        Ok(mapping)
    }

    /// As [`Self::guess`], where no heading is known by the first row, to be chosen from by hand.
    ///
    /// # Errors
    /// When the sheet is empty.
    pub fn guess_any(
        workspace: &Workspace,
        kind: Kind,
        sheet: &Sheet,
    ) -> Result<Self, ImportError> {
        Self::guess(workspace, kind, sheet, &[]).or_else(|_| {
            let first = sheet.rows.first().ok_or(ImportError::Empty)?;
            let headings: Vec<&str> = first.cells.iter().map(String::as_str).collect();
            Self::guess(workspace, kind, sheet, &headings)
        })
    }

    /// Guesses also what the rows are about: the kind of record to which most of the headings mean
    /// something, its own labels before other words. A list that means nothing to any is of systems,
    /// the list that kommuner keep.
    ///
    /// # Errors
    /// When the sheet is empty.
    pub fn likeliest(workspace: &Workspace, sheet: &Sheet) -> Result<Self, ImportError> {
        let guesses = Kind::ALL.iter().filter_map(|kind| {
            let mapping = Self::guess(workspace, *kind, sheet, &[]).ok()?;
            mapping.check().ok()?;
            let fits = mapping.columns.iter().filter_map(|column| {
                let label = plain(&column.target?.name(workspace));
                Some(if label == plain(&column.heading) { 3 } else { 2 })
            });
            Some((fits.sum::<usize>(), mapping))
        });
        // Of those alike the first, to which others refer.
        let best = guesses.reduce(|best, other| if other.0 > best.0 { other } else { best });
        best.map_or_else(
            || Self::guess_any(workspace, Kind::System, sheet),
            |(_, mapping)| Ok(mapping),
        )
    }

    /// The first column of a target keeps it; a name in two columns is one.
    fn each_target_once(&mut self) {
        let name = Target::Field(Person::name);
        let mut taken: Vec<Target> = Vec::new();
        let halves = self.halves_of_a_name();
        for (at, column) in self.columns.iter_mut().enumerate() {
            let Some(target) = column.target else { continue };
            let is_half = halves.is_some_and(|(first, last)| at == first || at == last);
            if halves.is_some() && target == name && !is_half || taken.contains(&target) && !is_half
            {
                column.target = None;
                column.remark = Some(SAME);
            } else {
                taken.push(target);
            }
        }
        if halves.is_none() {
            for column in &mut self.columns {
                if [FIRST_NAME, LAST_NAME].contains(&column.heading.trim().to_lowercase().as_str())
                {
                    column.target = None;
                    column.remark = Some("både Förnamn och Efternamn behövs");
                }
            }
        }
    }

    /// The columns of first and last name, when a person's name stands in two.
    pub(super) fn halves_of_a_name(&self) -> Option<(usize, usize)> {
        let at = |name: &str| {
            let heading = |c: &Column| folded(c.heading.trim()) == name;
            let person = Some(Target::Field(Person::name));
            self.columns.iter().position(|c| c.target == person && heading(c))
        };
        at(FIRST_NAME).zip(at(LAST_NAME))
    }

    /// Takes the column under `heading` for the field or the role called `name`: its label, its name
    /// in the declaration or another word for it. Another column of that is then left out, as this
    /// one is with an empty `name`.
    ///
    /// # Errors
    /// When there is no such heading, field or role.
    pub fn choose(&mut self, heading: &str, name: &str) -> Result<(), ImportError> {
        let wanted = plain(heading);
        let Some(at) = self.columns.iter().position(|column| plain(&column.heading) == wanted)
        else {
            let found = listed(self.columns.iter().map(|column| column.heading.as_str()));
            return Err(ImportError::NoSuchHeading { heading: heading.to_owned(), found });
        };
        if name.trim().is_empty() {
            self.take(at, None);
            return Ok(());
        }
        let target = self.known.target(name).ok_or_else(|| ImportError::NoSuchField {
            field: name.to_owned(),
            many: self.kind.names().1,
            known: listed(self.kind.fields().iter().map(|field| field.label)),
        })?;
        self.take(at, Some(target));
        Ok(())
    }

    /// Takes the column at that place for `target`, and leaves out another column of it.
    pub fn take(&mut self, at: usize, target: Option<Target>) {
        for column in &mut self.columns {
            if target.is_some() && column.target == target {
                column.target = None;
                column.remark = Some(SAME);
            }
        }
        if let Some(column) = self.columns.get_mut(at) {
            column.target = target;
            column.remark = None;
        }
    }

    /// All that a column can be taken for: the fields, and then the posts.
    pub fn targets(&self) -> Vec<Target> {
        let posts = self.known.posts().into_iter();
        self.kind.keys().map(Target::Field).chain(posts).collect()
    }

    /// Holds that some column says which record a row is about.
    ///
    /// # Errors
    /// When none does.
    pub fn check(&self) -> Result<(), ImportError> {
        let mapped = |key: &FieldKey| {
            let target = Some(Target::Field(*key));
            self.columns.iter().any(|column| column.target == target)
        };
        let needed: Vec<FieldKey> = levels(self.kind).iter().map(|level| level.same[0]).collect();
        if needed.iter().any(mapped) {
            return Ok(());
        }
        let mut labels: Vec<&str> = needed.iter().map(|key| key.field().label).collect();
        labels.dedup();
        Err(ImportError::NoIdentity {
            many: words::sentence(self.kind.names().1),
            needed: labels.join(" eller "),
            found: listed(self.columns.iter().map(|column| column.heading.as_str())),
        })
    }

    /// One Swedish line for each column, for the user to judge.
    pub fn lines(&self, workspace: &Workspace) -> Vec<String> {
        let columns = self.columns.iter().filter(|column| !column.heading.trim().is_empty());
        columns.map(|column| column.line(workspace)).collect()
    }
}

impl Column {
    fn line(&self, workspace: &Workspace) -> String {
        let heading = self.heading.trim();
        let Some(target) = self.target else {
            return match self.left_out(workspace) {
                Some(why) => format!("”{heading}” tas inte in: {why}"),
                None => format!("”{heading}” tas inte in"),
            };
        };
        let unit = self.unit_note(workspace).map_or(String::new(), |unit| format!(", {unit}"));
        format!("”{heading}” → {}{unit}", target.label(workspace))
    }

    /// Why a column that looks like something is not taken, in a few Swedish words.
    pub fn left_out(&self, workspace: &Workspace) -> Option<&'static str> {
        let wanted = plain(&self.heading);
        let is_role = || workspace.all::<Role>().any(|role| plain(&role.name) == wanted);
        self.remark.or_else(|| is_role().then_some("vem som har en roll tas in som uppdrag"))
    }

    /// What amounts in the column stand in: "i tkr".
    pub fn unit_note(&self, workspace: &Workspace) -> Option<String> {
        let Some(Target::Field(key)) = self.target else { return None };
        match (key.field().kind, self.unit) {
            (FieldKind::Kronor, Some(unit)) => Some(format!("i {}", unit.name())),
            (FieldKind::Kronor, None) => {
                Some(format!("i {} där enhet inte anges", workspace.amount_unit().name()))
            }
            _ => None,
        }
    }
}

/// The first of some names, for a sentence.
fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.map(str::trim).filter(|name| !name.is_empty()).collect();
    let more = names.len().saturating_sub(NAMED);
    let mut listed = names[..names.len() - more].join(", ");
    if more > 0 {
        listed += &format!(" och {more} till");
    }
    listed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{RoleCode, System};
    use crate::workspace::Change;
    use crate::workspace::appointment::Seat;

    fn guess(kind: Kind, headings: &[&str]) -> Mapping {
        let cells = headings.iter().map(|heading| (*heading).to_owned()).collect();
        let rows = vec![Row { number: 1, cells }];
        Mapping::guess(&kommun(), kind, &Sheet { rows, ..Sheet::default() }, &[]).unwrap()
    }

    /// A kommun that calls its systemansvariga systemvårdare.
    fn kommun() -> Workspace {
        use crate::record::{Ids, RecordType};
        let mut ids = Ids::new(1, 1);
        let mut role = |name: &str, code| Role {
            name: name.to_owned(),
            code: Some(code),
            ..Role::blank(ids.id())
        };
        let roles = Change::new("Lade till roller")
            .with(role("Systemvårdare", RoleCode::SystemManager))
            .with(role("Systemägarens företrädare", RoleCode::OwnerRepresentative))
            .with(role("Driftansvarig", RoleCode::Operator))
            .with(role("IT-tekniker", RoleCode::Technician));
        let mut workspace = Workspace::default();
        workspace.apply(&roles).unwrap();
        workspace
    }

    #[test]
    fn every_label_of_every_record_leads_to_its_own_field() {
        for kind in Kind::ALL {
            let known = Known::of(&kommun(), *kind);
            for key in kind.keys() {
                let label = key.field().label;
                let own = Some(Target::Field(key));
                assert_eq!(known.target(label), own, "{}: {label}", kind.table());
            }
        }
    }

    #[test]
    fn a_role_over_systems_is_known_by_the_words_of_other_kommuner_and_its_deputy_too() {
        let manager = |seat| Some(Target::Post(RoleCode::SystemManager, seat));
        let known = Known::of(&kommun(), Kind::System);
        for heading in ["Systemvårdare", "SYSTEMANSVARIG", "Systemförvaltare", "Objektledare"] {
            assert_eq!(known.target(heading), manager(Seat::Holder), "{heading}");
        }
        for heading in [
            "Ersättare",
            "Ersättare systemvårdare",
            "Ersättare för systemansvarig:",
            "Ersättare förvaltningsledare",
            "Systemansvarigs ersättare",
            "Ställföreträdande systemförvaltare",
        ] {
            assert_eq!(known.target(heading), manager(Seat::Deputy), "{heading}");
        }
        let operator = Target::Post(RoleCode::Operator, Seat::Holder);
        assert_eq!(known.target("Systemdriftsansvarig"), Some(operator));
        for none in ["IT-tekniker", "Ersättare IT-tekniker", "Kontaktperson"] {
            assert_eq!(known.target(none), None, "{none}");
        }
        let empty = Known::of(&Workspace::default(), Kind::System);
        assert_eq!(
            empty.target("Systemansvarig"),
            None,
            "nobody can hold a role that is not there"
        );
        assert_eq!(Known::of(&kommun(), Kind::Person).target("Systemansvarig"), None);
    }

    #[test]
    fn a_column_of_a_role_says_that_it_becomes_assignments() {
        let mapping = guess(Kind::System, &["Nr", "Systemförvaltare", "Ersättare", "IT-tekniker"]);
        assert_eq!(
            mapping.lines(&kommun()),
            [
                "”Nr” → Nr",
                "”Systemförvaltare” → Systemvårdare (uppdrag)",
                "”Ersättare” → Ersättare för systemvårdare (uppdrag)",
                "”IT-tekniker” tas inte in: vem som har en roll tas in som uppdrag",
            ]
        );
    }

    #[test]
    fn headings_are_known_whatever_their_case_blanks_and_signs() {
        let mapping = guess(
            Kind::System,
            &[
                "SYSTEM-ID",
                " namn ",
                "Ägande nämnd:",
                "Kostnad (tkr/år)",
                "Användande\nnämnder",
                "Färg",
            ],
        );
        let targets: Vec<_> = mapping.columns.iter().map(|column| column.target).collect();
        let expected = [
            Some(System::number),
            Some(System::name),
            Some(System::owner),
            Some(System::annual_cost),
            Some(System::users),
            None,
        ];
        assert_eq!(targets, expected.map(|key| key.map(Target::Field)));
        assert_eq!(mapping.columns[3].unit, Some(AmountUnit::Tkr));
    }

    #[test]
    fn the_first_of_two_columns_of_a_field_is_taken_and_the_other_is_said() {
        let mut mapping = guess(Kind::System, &["Nr", "System", "Namn"]);
        assert_eq!(mapping.columns[2].target, None);
        let lines = mapping.lines(&Workspace::default());
        assert!(lines[2].contains("en annan kolumn"), "{lines:?}");
        mapping.choose("namn", "System").unwrap();
        assert_eq!(mapping.columns[1].target, None);
        assert_eq!(mapping.columns[2].target, Some(Target::Field(System::name)));
        mapping.choose("NAMN", "").unwrap();
        assert_eq!(mapping.columns[2].target, None);
        assert!(mapping.choose("Färg", "System").unwrap_err().to_string().contains("Nr, System"));
        assert!(mapping.choose("Nr", "Färg").unwrap_err().to_string().contains("Ändamål"));
    }

    #[test]
    fn a_name_in_two_columns_is_one_name() {
        let mapping = guess(Kind::Person, &["Efternamn", "Förnamn", "Titel"]);
        assert_eq!(mapping.halves_of_a_name(), Some((1, 0)));
        let half = guess(Kind::Person, &["Efternamn", "Titel"]);
        assert_eq!(half.columns[0].target, None);
    }

    #[test]
    fn what_a_list_is_about_is_guessed_from_its_headings() {
        let likeliest = |headings: &[&str]| {
            let cells = headings.iter().map(|heading| (*heading).to_owned()).collect();
            let sheet = Sheet { rows: vec![Row { number: 1, cells }], ..Sheet::default() };
            Mapping::likeliest(&kommun(), &sheet).unwrap()
        };
        for (headings, kind) in [
            (&["Namn", "Titel", "Telefon"][..], Kind::Person),
            (&["Nr", "System", "Systemägare", "Driftansvarig"], Kind::System),
            (&["Roll", "Gäller", "Innehavare", "Från"], Kind::Assignment),
            (&["Enhet", "Förvaltning", "Ort"], Kind::Unit),
            (&["System", "K", "R", "T", "Klassad"], Kind::Classification),
            (&["System", "Från", "Uppsägningstid (månader)"], Kind::Agreement),
        ] {
            assert_eq!(likeliest(headings).kind, kind, "{headings:?}");
        }
        let strange = likeliest(&["Färg", "Form"]);
        assert_eq!((strange.kind, strange.columns.len()), (Kind::System, 2));
        // And every register is known by what it is written with.
        for kind in Kind::ALL {
            let labels: Vec<&str> = kind.fields().iter().map(|field| field.label).collect();
            assert_eq!(likeliest(&labels).kind, *kind);
        }
    }

    #[test]
    fn titles_above_the_headings_are_passed_over() {
        let row = |number, cells: &[&str]| Row {
            number,
            cells: cells.iter().map(|cell| (*cell).to_owned()).collect(),
        };
        let rows = vec![
            row(1, &["Systemlista 2026"]),
            row(3, &["Nr", "System", "Systemägare"]),
            row(4, &["1", "System", "SN"]),
        ];
        let sheet = Sheet { rows, ..Sheet::default() };
        assert_eq!(Mapping::guess(&kommun(), Kind::System, &sheet, &[]).unwrap().head, 1);
        let merged = row(1, &["IT-system"; 4]);
        let rows = vec![merged, row(2, &["Nr", "System", "Systemägare", "Färg"])];
        let sheet = Sheet { rows, ..Sheet::default() };
        assert_eq!(Mapping::guess(&kommun(), Kind::System, &sheet, &[]).unwrap().head, 1);
        let strange = Sheet { rows: vec![row(1, &["Färg", "Form"])], ..Sheet::default() };
        let error = Mapping::guess(&kommun(), Kind::Agreement, &strange, &[]).unwrap_err();
        assert!(error.to_string().contains("Färg, Form"));
        assert!(Mapping::guess(&kommun(), Kind::Agreement, &strange, &["färg"]).is_ok());
    }
}
