//! An open plan file in the window: its records, its journal and the storage that keeps them.
//! Screens read it and hand back changes; only here are they committed.
//!
//! Never waits for the disk: the storage thread does.

use std::path::PathBuf;
use std::sync::Arc;

use super::ahead::{Ahead, Draft, Made};
use super::arrangement::Arrangement;
use super::findings::Findings;
use crate::record::{AnyId, FieldKey, Id, Ids, Kind, Person, Value};
use crate::store::{Access, Contents, FrozenFacts, Opened, Reader, Storage, StoreError, WhyReader};
use crate::workspace::key::{Find, Names};
use crate::workspace::{Action, Change, ChangeError, Entry, Journal, Stamp, Typing, Workspace};
use chrono::{Local, NaiveDate, NaiveDateTime, NaiveTime};

/// Where the time comes from; tests stand still.
#[derive(Debug, Clone, Copy)]
pub enum Clock {
    System,
    Fixed(NaiveDateTime),
}

impl Clock {
    pub fn now(self) -> NaiveDateTime {
        match self {
            Self::System => Local::now().naive_local(),
            Self::Fixed(now) => now,
        }
    }

    pub fn today(self) -> NaiveDate {
        self.now().date()
    }

    /// Identities for records that are added from now on, told apart from every other computer's
    /// by chance.
    pub fn ids(self) -> Ids {
        let milliseconds = self.now().and_utc().timestamp_millis().unsigned_abs();
        Ids::new(milliseconds, uuid::Uuid::now_v7().as_u64_pair().1)
    }
}

/// The day that it is, and the day whose holders are shown ("Läget den …").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct When {
    pub today: NaiveDate,
    pub shown: NaiveDate,
}

impl When {
    /// Whether things are shown as they are.
    pub fn is_now(self) -> bool {
        self.today == self.shown
    }
}

impl From<NaiveDate> for When {
    fn from(today: NaiveDate) -> Self {
        Self { today, shown: today }
    }
}

/// How safe the latest change is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saved {
    /// On its way to the file.
    Soon,
    At(NaiveTime),
    /// A Swedish sentence: what happened, what is safe.
    Failed(String),
}

/// An open plan file.
#[derive(Debug)]
pub struct Session {
    pub path: PathBuf,
    pub workspace: Workspace,
    pub journal: Journal,
    /// What decisions have frozen, oldest first.
    pub frozen: Vec<FrozenFacts>,
    hold: Hold,
    pub saved: Saved,
    /// The latest review; of an earlier revision while a new one is under way.
    pub findings: Arc<Findings>,
    /// Whether a review has ended; before that, no findings says nothing.
    pub is_reviewed: bool,
    /// Who the user is in the register, as of the latest review; finding that out takes a while in a
    /// large kommun.
    pub me: Option<Id<Person>>,
    /// How the user has arranged the window.
    pub arrangement: Arrangement,
    /// The day whose holders the user looks at, where it is not today. What holds no dates is
    /// always shown as it is.
    pub as_of: Option<NaiveDate>,
    clock: Clock,
    who: String,
    /// Grows with every change.
    revision: u64,
}

/// How the file is held.
#[derive(Debug)]
enum Hold {
    Writing(Storage),
    /// The reader is away while it looks for what another has written.
    Reading(WhyReader, Option<Reader>),
}

/// What a reader found when it looked again.
#[derive(Debug)]
pub struct LookedAgain {
    reader: Reader,
    /// `None` when nothing had been written meanwhile.
    found: Result<Option<Contents>, StoreError>,
}

/// Why a change was not made, in Swedish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal(pub String);

impl Session {
    pub fn new(path: PathBuf, opened: Opened, clock: Clock, who: String) -> Self {
        let Opened { workspace, journal, frozen, access, .. } = opened;
        Self {
            path,
            workspace,
            journal,
            frozen,
            hold: match access {
                Access::Writer(storage) => Hold::Writing(storage),
                Access::Reader(reader, why) => Hold::Reading(why, Some(reader)),
            },
            saved: Saved::At(clock.now().time()),
            findings: Arc::default(),
            me: None,
            arrangement: Arrangement::default(),
            as_of: None,
            is_reviewed: false,
            clock,
            who,
            revision: 0,
        }
    }

    pub fn today(&self) -> NaiveDate {
        self.clock.today()
    }

    /// Today, and the day whose holders are shown.
    pub fn when(&self) -> When {
        let today = self.today();
        When { today, shown: self.as_of.unwrap_or(today) }
    }

    /// Whose name stands in the journal.
    pub fn who(&self) -> &str {
        &self.who
    }

    /// The person in the register who has the user's name, if there is one and no other.
    pub fn user(&self) -> Option<Id<Person>> {
        person_named(&self.workspace, &self.who)
    }

    pub fn clock(&self) -> Clock {
        self.clock
    }

    /// Grows with every change, so that late results can be told from fresh ones.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Whose name stands in the journal from now on.
    pub fn set_who(&mut self, who: String) {
        self.who = who;
    }

    /// Whether changes can be made at all.
    pub fn is_writable(&self) -> bool {
        matches!(self.hold, Hold::Writing(_))
    }

    /// Why the file is only read, in a sentence; `None` when it can be changed.
    pub fn reading(&self) -> Option<String> {
        match &self.hold {
            Hold::Writing(_) => None,
            Hold::Reading(why, _) => Some(why.sentence(self.clock.now())),
        }
    }

    /// The reader, to be taken to another thread and asked there for what another has written
    /// meanwhile; `None` when this one writes or the reader is away already.
    pub fn take_reader(&mut self) -> Option<Reader> {
        match &mut self.hold {
            Hold::Writing(_) => None,
            Hold::Reading(_, reader) => reader.take(),
        }
    }

    /// Takes the reader back, and what it found. Whether anything was new.
    ///
    /// # Errors
    /// A Swedish sentence when the file could not be read again; what was read before stays.
    pub fn read_along(&mut self, again: LookedAgain) -> Result<bool, String> {
        if let Hold::Reading(_, reader) = &mut self.hold {
            *reader = Some(again.reader);
        }
        let Some(contents) = again.found.map_err(|error| error.to_string())? else {
            return Ok(false);
        };
        self.workspace = contents.workspace;
        self.journal = contents.journal;
        self.frozen = contents.frozen;
        self.revision += 1;
        Ok(true)
    }

    fn stamp(&self) -> Stamp {
        Stamp { at: self.clock.now(), who: self.who.clone() }
    }

    /// Makes a change.
    ///
    /// # Errors
    /// When the file is only being read, or when the change no longer fits.
    pub fn commit(&mut self, change: Change, typing: Option<Typing>) -> Result<(), Refusal> {
        if change.alters_nothing() {
            return Ok(());
        }
        self.may_write()?;
        let stamp = self.stamp();
        let entry = self.journal.commit(&mut self.workspace, change, stamp, typing)?;
        self.keep(entry, typing.is_some());
        self.changed();
        Ok(())
    }

    /// Sets one field. `name` is what undo calls it.
    ///
    /// # Errors
    /// Those of [`Self::commit`].
    pub fn set(
        &mut self,
        name: impl Into<String>,
        id: AnyId,
        field: FieldKey,
        value: Value,
        typing: bool,
    ) -> Result<(), Refusal> {
        let change = self.workspace.set(name, id, field, value)?;
        self.commit(change, typing.then_some(Typing { record: id, field }))
    }

    /// The field that was typed in has been left: the next change is a new one, and what was typed
    /// goes to the file at once.
    pub fn leave_field(&mut self) {
        self.journal.close();
        if let Some(storage) = self.storage() {
            storage.settle();
        }
    }

    /// Undoes the latest change.
    ///
    /// # Errors
    /// Those of [`Self::commit`].
    pub fn undo(&mut self) -> Result<(), Refusal> {
        self.may_write()?;
        let stamp = self.stamp();
        let entry = self.journal.undo(&mut self.workspace, stamp)?;
        self.stepped(entry);
        Ok(())
    }

    /// Does the latest undone change again.
    ///
    /// # Errors
    /// Those of [`Self::commit`].
    pub fn redo(&mut self) -> Result<(), Refusal> {
        self.may_write()?;
        let stamp = self.stamp();
        let entry = self.journal.redo(&mut self.workspace, stamp)?;
        self.stepped(entry);
        Ok(())
    }

    fn stepped(&mut self, entry: Option<Arc<Entry>>) {
        if let Some(entry) = entry {
            self.keep(entry, false);
            self.changed();
        }
    }

    /// A change that is to be made on another thread; [`Self::take_in`] takes what comes of it.
    pub fn ahead(&self, action: Action, draft: Draft) -> Ahead {
        Ahead { workspace: self.workspace.clone(), revision: self.revision, action, draft }
    }

    /// Takes in a change that was made on another thread. What has changed meanwhile stands: the
    /// change is then made anew upon that.
    ///
    /// # Errors
    /// Those of [`Self::commit`].
    pub fn take_in(&mut self, made: Made) -> Result<(), Refusal> {
        let Made { revision, action, change, after } = made;
        if revision != self.revision {
            return match action {
                Action::Do => self.commit(change, None),
                Action::Undo(_) => self.undo(),
                Action::Redo(_) => self.redo(),
            };
        }
        self.may_write()?;
        let after = after?;
        if change.alters_nothing() {
            return Ok(());
        }
        self.workspace = after;
        let stamp = self.stamp();
        let entry = self.journal.enter(action, change, stamp);
        self.stepped(Some(entry));
        Ok(())
    }

    fn may_write(&self) -> Result<(), Refusal> {
        if self.is_writable() {
            return Ok(());
        }
        Err(Refusal("Filen är öppen för läsning. Ta en kopia om du vill ändra.".to_owned()))
    }

    fn changed(&mut self) {
        self.revision += 1;
        self.saved = Saved::Soon;
    }

    fn keep(&self, entry: Arc<Entry>, open: bool) {
        if let Some(storage) = self.storage() {
            storage.write(entry, open);
        }
    }

    /// The storage, for what only it can do (copies, older entries); `None` while only reading.
    pub fn storage(&self) -> Option<&Storage> {
        match &self.hold {
            Hold::Writing(storage) => Some(storage),
            Hold::Reading(..) => None,
        }
    }

    /// Writes what is left and lets go of the file.
    ///
    /// # Errors
    /// A Swedish sentence when something could not be written.
    pub fn close(self) -> Result<(), String> {
        match self.hold {
            Hold::Writing(storage) => storage.close(),
            Hold::Reading(..) => Ok(()),
        }
    }
}

impl LookedAgain {
    /// Asks the reader. Blocks while the file is read.
    pub fn with(mut reader: Reader) -> Self {
        let found = match reader.changed() {
            Ok(true) => reader.reload().map(Some),
            Ok(false) => Ok(None),
            Err(error) => Err(error),
        };
        Self { reader, found }
    }
}

impl From<ChangeError> for Refusal {
    fn from(error: ChangeError) -> Self {
        Self(format!("Ändringen gjordes inte: {error}."))
    }
}

/// The person who has that name, if there is one and no other.
pub fn person_named(workspace: &Workspace, name: &str) -> Option<Id<Person>> {
    let persons = Names::new(workspace, [Kind::Person]);
    persons.find(&[Kind::Person], name, None).ok().and_then(AnyId::of)
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::store::{Options, create};

    /// The example kommun in a file of its own, on 16 November 2026; the folder keeps the file.
    pub fn example_session() -> (Session, tempfile::TempDir) {
        let folder = tempfile::tempdir().unwrap();
        let now = NaiveDate::from_ymd_opt(2026, 11, 16).unwrap().and_hms_opt(9, 0, 0).unwrap();
        let workspace = crate::exchange::example::example_workspace(now.date()).unwrap();
        let path = folder.path().join("norralv.planverk");
        let options = Options::new("Prov", "provdator", now);
        let opened = create(&path, &workspace, &[], options).unwrap();
        let mut session = Session::new(path, opened, Clock::Fixed(now), "Prov".to_owned());
        session.findings = Arc::new(Findings::of_review(&session.workspace, now.date()));
        session.is_reviewed = true;
        (session, folder)
    }

    #[test]
    fn a_change_in_the_window_is_in_the_file_and_can_be_undone_after_a_restart() {
        let (mut session, _folder) = example_session();
        let system = session.workspace.all::<crate::record::System>().next().unwrap().id.into();
        let value = Value::Text("Annat namn".to_owned());
        session.set("Ändrade system", system, crate::record::System::name, value, false).unwrap();
        let (path, clock) = (session.path.clone(), session.clock());
        session.close().unwrap();
        let options = Options::new("Prov", "provdator", clock.now());
        let opened = crate::store::open(&path, options).unwrap();
        let mut session = Session::new(path, opened, clock, "Prov".to_owned());
        assert_eq!(session.journal.undo_name(), Some("Ändrade system"));
        session.undo().unwrap();
        assert_eq!(session.journal.undo_name(), None);
    }
}
