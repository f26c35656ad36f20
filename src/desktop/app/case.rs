//! What the whole window does about cases: opens one, freezes what was decided, and writes the package
//! and the frozen papers where the user says.

use std::path::{Path, PathBuf};

use iced::{Task, window};
use uuid::Uuid;

use super::{App, Message, Offer, Parcel, Pending, Toast};
use crate::desktop::file_dialog::Purpose;
use crate::desktop::screen::Place;
use crate::document::Variant;
use crate::exchange::case_papers;
use crate::exchange::folder;
use crate::exchange::package::package;
use crate::record::{Case, Id};
use crate::store::{self, Frozen};
use crate::workspace::Change;

/// Files that were written.
#[derive(Debug, Clone)]
pub struct Written {
    /// What is offered of them: the file, or the folder of several.
    pub offer: Offer,
    /// What there is to know, in Swedish.
    pub told: String,
    /// Whether the read-back found nothing.
    pub passes: bool,
}

impl Written {
    /// Several files beside `last`.
    fn beside(last: &Path, told: String, passes: bool) -> Self {
        Self { offer: Offer::Folder(last.parent().unwrap_or(last).to_owned()), told, passes }
    }
}

impl App {
    pub(super) fn open_case(&mut self, case: Id<Case>) -> Task<Message> {
        let Some(desk) = self.desk_mut() else { return Task::none() };
        if desk.session.workspace.get(case).is_some() {
            desk.open_case(case);
        }
        self.arrive()
    }

    /// Shows the papers of a case over the whole screen.
    pub(super) fn read(&mut self, case: Id<Case>) -> Task<Message> {
        let (size, scale) = (self.size, self.scale());
        let Some(desk) = self.desk_mut() else { return Task::none() };
        if desk.session.workspace.get(case).is_some() {
            desk.read(case, size, scale);
        }
        self.arrive()
    }

    /// Reads what a decision froze out of the file, to be shown over the whole screen.
    pub(super) fn fetch_frozen(&mut self, id: Uuid) -> Task<Message> {
        let Some(desk) = self.desk() else { return Task::none() };
        let file = desk.session.path.clone();
        Task::perform(async move { read_frozen(&file, id) }, |read| {
            Message::FrozenRead(Parcel::new(read))
        })
    }

    pub(super) fn frozen_read(&mut self, read: &Parcel<Result<Frozen, String>>) -> Task<Message> {
        let (size, scale) = (self.size, self.scale());
        match (read.take(), self.desk_mut()) {
            (Some(Ok(frozen)), Some(desk)) => {
                desk.read_frozen(frozen, size, scale);
                self.arrive()
            }
            (Some(Err(sentence)), _) => self.tell(Toast::error(sentence)),
            _ => Task::none(),
        }
    }

    /// Reads the case that is open; from the reading, leaves it.
    pub(super) fn read_current(&mut self) -> Task<Message> {
        let Some(desk) = self.desk() else { return Task::none() };
        match (desk.place, &desk.case, &desk.reading) {
            (Place::Reading, _, Some(reading)) => self.go(reading.from),
            (Place::Case, Some(case), _) => self.read(case.case),
            _ => {
                let going = self.go(Place::Cases);
                let told = self.tell(Toast::note("Öppna ärendet som ska läsas.".to_owned()));
                Task::batch([going, told])
            }
        }
    }

    /// The window fills the screen while papers are read, and only then.
    pub(super) fn fill_screen(&mut self) -> Task<Message> {
        let full = self.desk().is_some_and(|desk| desk.place == Place::Reading);
        if std::mem::replace(&mut self.full, full) == full {
            return Task::none();
        }
        let mode = if full { window::Mode::Fullscreen } else { window::Mode::Windowed };
        window::latest().and_then(move |id| window::set_mode(id, mode))
    }

    /// Registers a decision, and freezes what was decided.
    pub(super) fn decide(&mut self, change: Change, case: Id<Case>) -> Task<Message> {
        let made = self.commit(change, None);
        Task::batch([made, self.freeze(case)])
    }

    /// Writes the decided papers beside the window, to be frozen in the file.
    pub(super) fn freeze(&mut self, case: Id<Case>) -> Task<Message> {
        let (now, who) = (self.clock.now(), self.who());
        let Some(desk) = self.desk() else { return Task::none() };
        let is_decided = desk.session.workspace.get(case).is_some_and(Case::is_decided);
        if !is_decided || !desk.session.is_writable() {
            return Task::none();
        }
        let workspace = desk.session.workspace.clone();
        Task::perform(
            async move {
                let made = case_papers::freeze(&workspace, case, now.date(), now, who);
                made.map_err(|error| format!("Det som beslutades kunde inte frysas. {error}"))
            },
            |made| Message::ToFreeze(super::Parcel::new(made)),
        )
    }

    /// What is to be frozen has been written: the file's own thread takes it from here.
    pub(super) fn frozen(&mut self, made: Result<Frozen, String>) -> Task<Message> {
        let Some(desk) = self.desk() else { return Task::none() };
        match (made, desk.session.storage()) {
            (Ok(frozen), Some(storage)) => {
                storage.freeze(frozen);
                Task::none()
            }
            (Ok(_), None) => Task::none(),
            (Err(sentence), _) => self.tell(Toast::error(sentence)),
        }
    }

    pub(super) fn ask_where_to_pack(&mut self, case: Id<Case>, variant: Variant) -> Task<Message> {
        self.pending = Some(Pending::Package(case, variant));
        self.ask(Purpose::ExportFolder)
    }

    pub(super) fn ask_where_to_save_frozen(&mut self, id: Uuid) -> Task<Message> {
        self.pending = Some(Pending::Frozen(id));
        self.ask(Purpose::ExportFolder)
    }

    /// Writes each paper of a case and the package of them all.
    pub(super) fn pack(
        &mut self,
        case: Id<Case>,
        variant: Variant,
        into: PathBuf,
    ) -> Task<Message> {
        let Some(desk) = self.desk() else { return Task::none() };
        let (workspace, today) = (desk.session.workspace.clone(), desk.session.today());
        Task::perform(
            async move {
                let made = package(&workspace, case, variant, today).map_err(|e| e.to_string())?;
                let write = |name: &str, bytes: &[u8]| {
                    folder::write(&into, name, bytes).map_err(|error| error.to_string())
                };
                folder::prepare(&into).map_err(|error| error.to_string())?;
                for file in made.files.iter().filter(|file| file.is_own) {
                    write(&file.name, &file.bytes)?;
                }
                let path = write(&made.file_name, &made.bytes)?;
                let own = made.files.iter().filter(|file| file.is_own).count();
                let mut told = vec![format!(
                    "{own} handlingar och ärendepaketet är sparade. PDF/A-2a och PDF/UA-1, {} avvikelser.",
                    made.deviations
                )];
                let others = made.remarks.into_iter().filter(|it| !it.contains(" 0 avvikelser"));
                told.extend(others);
                Ok(Written::beside(&path, told.join(" "), made.deviations == 0))
            },
            Message::Written,
        )
    }

    /// Writes the papers that a decision froze, byte for byte.
    pub(super) fn save_frozen(&mut self, id: Uuid, into: PathBuf) -> Task<Message> {
        let Some(desk) = self.desk() else { return Task::none() };
        let file = desk.session.path.clone();
        Task::perform(
            async move {
                let frozen = read_frozen(&file, id)?;
                folder::prepare(&into).map_err(|error| error.to_string())?;
                let mut last = into.clone();
                for ((name, _), bytes) in frozen.facts.papers.iter().zip(&frozen.bytes) {
                    last = folder::write(&into, name, bytes).map_err(|error| error.to_string())?;
                }
                let told =
                    format!("Handlingarna i {} är sparade som de beslutades.", frozen.facts.title);
                Ok(Written::beside(&last, told, true))
            },
            Message::Written,
        )
    }

    pub(super) fn written(&mut self, written: Result<Written, String>) -> Task<Message> {
        match written {
            Ok(Written { offer, told, passes }) => {
                let toast = if passes { Toast::done(told) } else { Toast::error(told) };
                self.tell(Toast { offer: Some(offer), ..toast })
            }
            Err(sentence) => self.tell(Toast::error(sentence)),
        }
    }
}

/// What a decision froze, as the file has it.
fn read_frozen(file: &Path, id: Uuid) -> Result<Frozen, String> {
    let read = store::read_frozen(file, id).map_err(|error| error.to_string())?;
    read.ok_or_else(|| "Det som frystes finns inte i filen.".to_owned())
}
