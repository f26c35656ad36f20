//! Files: asking where, opening, creating, copying, exporting, restoring, closing. All the work is
//! done on other threads; what came of it arrives as a message.

use std::path::{Path, PathBuf};

use iced::Task;
use iced::futures::channel::mpsc;

use super::case::Written;
use super::{App, Desk, Message, Offer, Parcel, Pending, Stage, Toast};
use crate::desktop::dialog::{self, Dialog};
use crate::desktop::file_dialog::{self, Answer, Purpose};
use crate::desktop::screen::{Place, start};
use crate::desktop::session::{LookedAgain, Saved, Session};
use crate::desktop::widget::focus;
use crate::exchange::carried_plan::CarriedError;
use crate::exchange::export::{self, Request};
use crate::exchange::{ShippedError, calendar, carried_plan, example, folder, seed};
use crate::store::{self, Frozen, Opened, Options, StoreEvent, backup, computer};
use crate::workspace::Workspace;

impl App {
    pub(super) fn start(&mut self, message: start::Message) -> Task<Message> {
        match message {
            start::Message::Example => {
                self.pending = Some(Pending::Example);
                self.ask(Purpose::NewPlan)
            }
            start::Message::NewKommun => {
                self.open_dialog(Dialog::NewKommun(dialog::new_kommun::State::default()))
            }
            start::Message::OpenFile => self.ask(Purpose::OpenPlan),
            start::Message::Recent(path) => self.open(path),
        }
    }

    /// Asks where, by the desktop's dialog or by ours.
    pub(super) fn ask(&mut self, purpose: Purpose) -> Task<Message> {
        let name = match (&self.pending, purpose) {
            (Some(Pending::Example), _) => "norralv.planverk",
            (_, Purpose::NewPlan) => "kommun.planverk",
            (_, Purpose::SaveCopy) => "kopia.planverk",
            _ => "",
        };
        let suggestion = match &self.pending {
            Some(Pending::Carried(_, paper)) => paper.with_extension("planverk"),
            _ => self.suggestion(name),
        };
        let asked = suggestion.clone();
        Task::perform(file_dialog::ask(purpose, suggestion), move |answer| {
            Message::Answered(purpose, asked.clone(), answer)
        })
    }

    /// Where a file dialog begins.
    fn suggestion(&self, name: &str) -> PathBuf {
        let beside = self.desk().and_then(|desk| desk.session.path.parent()).map(Path::to_owned);
        let documents = directories::UserDirs::new().map(|dirs| {
            dirs.document_dir().map_or_else(|| dirs.home_dir().to_owned(), Path::to_owned)
        });
        beside.or(documents).unwrap_or_default().join(name)
    }

    pub(super) fn answered(
        &mut self,
        purpose: Purpose,
        suggestion: &Path,
        answer: Answer,
    ) -> Task<Message> {
        match answer {
            Answer::Chosen(path) => self.chosen(purpose, path),
            Answer::Cancelled => {
                self.pending = None;
                Task::none()
            }
            Answer::NoDialog => {
                self.open_dialog(Dialog::Path(dialog::path::State::new(purpose, suggestion)))
            }
        }
    }

    /// A path was given, by whichever dialog.
    pub(super) fn chosen(&mut self, purpose: Purpose, path: PathBuf) -> Task<Message> {
        match (purpose, self.pending.take()) {
            (Purpose::ImportTable, _) if carried_plan::is_paper(&path) => {
                self.read_paper(purpose, path)
            }
            (Purpose::OpenPlan, _) => self.open(path),
            (Purpose::NewPlan, Some(Pending::Example)) => {
                let today = self.clock.today();
                self.create::<ShippedError>(path, move || {
                    let workspace = example::example_workspace(today)?;
                    let frozen = example::frozen(&workspace)?;
                    Ok((workspace, vec![frozen]))
                })
            }
            (Purpose::NewPlan, Some(Pending::Kommun(name))) => {
                let (today, mut ids) = (self.clock.today(), self.clock.ids());
                self.create::<ShippedError>(path, move || {
                    Ok((seed::kommun_workspace(&name, today, &mut ids)?, Vec::new()))
                })
            }
            (Purpose::NewPlan, Some(Pending::Carried(plan, _))) => {
                self.create::<CarriedError>(path, move || Ok((plan.workspace()?, Vec::new())))
            }
            (Purpose::ExportFolder, Some(Pending::Export(request))) => self.export(request, path),
            (Purpose::ExportFolder, Some(Pending::Package(case, variant))) => {
                self.pack(case, variant, path)
            }
            (Purpose::ExportFolder, Some(Pending::Frozen(id))) => self.save_frozen(id, path),
            (Purpose::ExportFolder, Some(Pending::Calendar)) => self.write_calendar(path),
            (Purpose::SaveCopy, _) => self.save_copy(path),
            (Purpose::ImportTable, _) => self.open_import(path),
            // The question was withdrawn meanwhile.
            (Purpose::NewPlan | Purpose::ExportFolder, _) => Task::none(),
        }
    }

    /// Opens a file; what is open is closed first. Of a PDF it is the plan that it carries.
    pub fn open(&mut self, path: PathBuf) -> Task<Message> {
        if carried_plan::is_paper(&path) {
            return self.read_paper(Purpose::OpenPlan, path);
        }
        self.open_with(path, |path, options| store::open(path, options).map_err(|e| e.to_string()))
    }

    /// Creates a file with what `build` gives, and opens it.
    fn create<E: std::fmt::Display>(
        &mut self,
        path: PathBuf,
        build: impl FnOnce() -> Result<(Workspace, Vec<Frozen>), E> + Send + 'static,
    ) -> Task<Message> {
        self.open_with(path, move |path, options| {
            let (workspace, frozen) = build().map_err(|error| error.to_string())?;
            let written = store::write(path, &workspace, &frozen);
            written.and_then(|()| store::open(path, options)).map_err(|error| error.to_string())
        })
    }

    fn open_with(
        &mut self,
        path: PathBuf,
        open: impl FnOnce(&Path, Options) -> Result<Opened, String> + Send + 'static,
    ) -> Task<Message> {
        // The same file may be opened again: it must be let go of before.
        let closing = self.release();
        self.stage = Stage::Start { failure: None, waiting: true };
        let (sender, receiver) = mpsc::unbounded();
        let mut options = Options::new(self.who(), computer::name(), self.clock.now());
        options.backups = self.folders.as_ref().map(|folders| folders.backups.clone());
        options.events = Box::new(move |event| {
            // Nobody listens any longer when the window has closed.
            let _ = sender.unbounded_send(event);
        });
        let opened = Task::perform(
            async move {
                if let Some(session) = closing {
                    session.close()?;
                }
                let opened = open(&path, options);
                Ok::<_, String>((path, opened))
            },
            |result| match result {
                Ok((path, opened)) => Message::Opened(path, Parcel::new(opened)),
                Err(sentence) => Message::Opened(PathBuf::new(), Parcel::new(Err(sentence))),
            },
        );
        Task::batch([opened, Task::run(receiver, Message::Stored)])
    }

    /// Takes the open session out of the window.
    fn release(&mut self) -> Option<Session> {
        let before =
            std::mem::replace(&mut self.stage, Stage::Start { failure: None, waiting: false });
        match before {
            Stage::Open(desk) => Some(desk.session),
            Stage::Start { .. } => None,
        }
    }

    pub(super) fn opened(
        &mut self,
        path: PathBuf,
        opened: &Parcel<Result<Opened, String>>,
    ) -> Task<Message> {
        match opened.take() {
            Some(Ok(opened)) => {
                let notes = opened.notes.clone();
                let mut session = Session::new(path.clone(), opened, self.clock, self.who());
                session.arrangement = self.settings.arrangement.clone();
                self.stage = Stage::Open(Box::new(Desk::new(session)));
                self.settings.remember(&path);
                let told = notes.into_iter().map(|note| self.tell(Toast::note(note)));
                let told: Vec<_> = told.collect();
                let room = self.make_room();
                let reviewing = self.desk_mut().map_or_else(Task::none, Desk::begin_review);
                let arriving = self.arrive();
                let rest = [room, reviewing, arriving, self.keep_settings()];
                Task::batch(told.into_iter().chain(rest))
            }
            Some(Err(sentence)) => {
                self.stage = Stage::Start { failure: Some(sentence), waiting: false };
                focus::to(start::FIRST)
            }
            // The message was delivered twice; the first took what there was.
            None => Task::none(),
        }
    }

    pub(super) fn stored(&mut self, event: StoreEvent) -> Task<Message> {
        let Some(desk) = self.desk_mut() else { return Task::none() };
        match event {
            StoreEvent::Saved { at, .. } => {
                desk.session.saved = Saved::At(at.time());
                Task::none()
            }
            StoreEvent::WriteFailed { sentence } | StoreEvent::TakenOver { sentence } => {
                desk.session.saved = Saved::Failed(sentence);
                Task::none()
            }
            StoreEvent::BackedUp { .. } => Task::none(),
            StoreEvent::BackupFailed { sentence } => self.tell(Toast::note(sentence)),
            StoreEvent::Frozen { facts } => {
                let words = format!("{} är fryst: {} handlingar.", facts.title, facts.papers.len());
                desk.session.frozen.push(facts);
                desk.refresh();
                self.tell(Toast::done(words))
            }
            StoreEvent::FreezeFailed { sentence } => self.tell(Toast::error(sentence)),
            StoreEvent::CopySaved { path } => {
                let words = format!("Kopian är sparad: {}", path.display());
                self.tell(Toast::done(words).in_folder_of(&path))
            }
            StoreEvent::CopyFailed { sentence, .. } => self.tell(Toast::error(sentence)),
        }
    }

    /// Someone who only reads sees what the writer has done when the window comes to the front.
    pub(super) fn look_again(&mut self) -> Task<Message> {
        let reader = self.desk_mut().and_then(|desk| desk.session.take_reader());
        let Some(reader) = reader else { return Task::none() };
        Task::perform(async move { LookedAgain::with(reader) }, |again| {
            Message::ReadAlong(Parcel::new(again))
        })
    }

    pub(super) fn read_along(&mut self, again: &Parcel<LookedAgain>) -> Task<Message> {
        let (Some(desk), Some(again)) = (self.desk_mut(), again.take()) else {
            return Task::none();
        };
        match desk.session.read_along(again) {
            Ok(true) => self.changed(Ok(())),
            Ok(false) => Task::none(),
            Err(sentence) => self.tell(Toast::note(sentence)),
        }
    }

    /// Asks which table to take in.
    pub(super) fn ask_what_to_import(&mut self) -> Task<Message> {
        match self.desk() {
            None => Task::none(),
            Some(desk) if !desk.session.is_writable() => {
                self.tell(Toast::note("Filen är öppen för läsning.".to_owned()))
            }
            Some(_) => self.ask(Purpose::ImportTable),
        }
    }

    fn open_import(&mut self, path: PathBuf) -> Task<Message> {
        let Some(desk) = self.desk() else { return Task::none() };
        let (state, reading) = dialog::import::State::new(&desk.session, path);
        let opened = self.open_dialog(Dialog::Import(Box::new(state)));
        Task::batch([opened, super::dialogs::work_on(reading)])
    }

    fn save_copy(&mut self, to: PathBuf) -> Task<Message> {
        let Some(desk) = self.desk_mut() else { return Task::none() };
        let session = &desk.session;
        if let Some(storage) = session.storage() {
            storage.save_copy_as(to, session.workspace.clone(), session.journal.entries());
            return Task::none();
        }
        let (from, told) = (session.path.clone(), to.clone());
        Task::perform(
            async move { backup::copy(&from, &to).map_err(|e| e.to_string()) },
            move |done| {
                let path = told.clone();
                Message::Stored(match done {
                    Ok(()) => StoreEvent::CopySaved { path },
                    Err(sentence) => StoreEvent::CopyFailed { path, sentence },
                })
            },
        )
    }

    /// Export of the document that is seen, or of the plan in the editor.
    pub(super) fn export_current(&mut self) -> Task<Message> {
        let Some(desk) = self.desk() else { return Task::none() };
        if let (Place::Reading, Some(frozen)) = (desk.place, desk.frozen_in_reading()) {
            return self.ask_where_to_save_frozen(frozen);
        }
        match desk.current_paper() {
            Some(request) => self.ask_where_to_export(request),
            None => {
                let going = self.go(Place::Plans);
                let told = self.tell(Toast::note("Öppna planen som ska exporteras.".to_owned()));
                Task::batch([going, told])
            }
        }
    }

    pub(super) fn ask_where_to_write_calendar(&mut self) -> Task<Message> {
        if self.desk().is_none() {
            return Task::none();
        }
        self.pending = Some(Pending::Calendar);
        self.ask(Purpose::ExportFolder)
    }

    fn write_calendar(&mut self, into: PathBuf) -> Task<Message> {
        let Some(desk) = self.desk() else { return Task::none() };
        let (workspace, today) = (desk.session.workspace.clone(), desk.session.today());
        Task::perform(
            async move {
                let made =
                    calendar::calendar(&workspace, None, today).map_err(|e| e.to_string())?;
                folder::prepare(&into).map_err(|error| error.to_string())?;
                let path = folder::write(&into, &made.file_name, made.text.as_bytes())
                    .map_err(|error| error.to_string())?;
                let told = format!("Kalendern är sparad som {}.", path.display());
                Ok(Written { offer: Offer::File(path), told, passes: true })
            },
            Message::Written,
        )
    }

    pub(super) fn ask_where_to_export(&mut self, request: Request) -> Task<Message> {
        self.pending = Some(Pending::Export(request));
        self.ask(Purpose::ExportFolder)
    }

    fn export(&mut self, request: Request, into: PathBuf) -> Task<Message> {
        let Some(desk) = self.desk() else { return Task::none() };
        let workspace = desk.session.workspace.clone();
        Task::perform(
            async move {
                let exported = export::export(&workspace, &request).map_err(|e| e.to_string())?;
                folder::prepare(&into).map_err(|error| error.to_string())?;
                let path = folder::write(&into, &exported.file_name, &exported.bytes)
                    .map_err(|error| error.to_string())?;
                let remarks = exported.remarks().join(" ");
                let told = format!("Sparad som {}. {remarks}.", path.display());
                let passes = exported.report.passes();
                Ok(Written { offer: Offer::File(path), told, passes })
            },
            Message::Written,
        )
    }

    pub(super) fn open_backups(&mut self) -> Task<Message> {
        let (Some(folders), Some(desk)) = (&self.folders, self.desk()) else { return Task::none() };
        let backups = backup::list(&folders.backups, &desk.session.path);
        self.open_dialog(Dialog::Backups(dialog::backups::State::new(backups)))
    }

    /// Closes the file, puts the backup in its place and opens it again.
    pub(super) fn restore(&mut self, chosen: PathBuf) -> Task<Message> {
        let (Some(folders), Some(desk)) = (self.folders.clone(), self.desk()) else {
            return Task::none();
        };
        let (path, now) = (desk.session.path.clone(), self.clock.now());
        self.open_with(path, move |path, options| {
            backup::restore(&folders.backups, path, &chosen, now).map_err(|e| e.to_string())?;
            store::open(path, options).map_err(|error| error.to_string())
        })
    }

    /// Closes the file and goes to the first screen.
    pub(super) fn close_file(&mut self) -> Task<Message> {
        let Some(session) = self.release() else { return Task::none() };
        let closing = Task::perform(async move { session.close() }, |result| match result {
            Ok(()) => Message::SettingsKept(true),
            Err(sentence) => Message::Written(Err(sentence)),
        });
        Task::batch([closing, focus::to(start::FIRST)])
    }

    /// Writes what is left and ends the program. What cannot be written keeps the window open.
    pub(super) fn quit(&mut self) -> Task<Message> {
        if let Some(desk) = self.desk_mut() {
            desk.session.leave_field();
            let flushed = desk.session.storage().map_or(Ok(()), store::Storage::flush);
            if let (Err(sentence), false) = (flushed, self.closing) {
                // The second time the user means it.
                self.closing = true;
                return self.tell(Toast::error(format!(
                    "{sentence} Spara en kopia först, eller stäng en gång till för att lämna det osparade."
                )));
            }
        }
        if let Some(folders) = &self.folders {
            // The last size of the window; nothing depends on it.
            let _ = folders.save(&self.settings);
        }
        drop(self.release());
        iced::exit()
    }
}
