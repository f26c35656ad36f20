//! The thread that writes. The window hands it entries and never waits; it writes them in order,
//! several in one transaction when they come fast, and tells by an event when they are on the disk
//! or why they are not.
//!
//! What is being typed is written within `TYPING` of the first keystroke, everything else at once.
//! While nothing is waiting the thread sleeps without a timer. What cannot be written stays in
//! memory and is tried again until it can.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use chrono::{Local, NaiveDateTime};
use rusqlite::{Connection, ErrorCode};
use uuid::Uuid;

use super::connection::{self, Mode};
use super::error::{About, StoreError, name};
use super::frozen::{self, Frozen, FrozenFacts};
use super::writer::{self, Holder};
use super::{backup, journal, write_new};
use crate::workspace::{Entry, Workspace};

/// How long typing may wait for more typing.
pub const TYPING: Duration = Duration::from_millis(400);
/// The waits between attempts to write: the first, and the longest.
const FIRST_RETRY: Duration = Duration::from_millis(500);
const LAST_RETRY: Duration = Duration::from_secs(15);

/// The most entries in one transaction.
const BATCH: usize = 500;

/// What the writing thread has to tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreEvent {
    /// All entries up to this one are on the disk.
    Saved {
        at: NaiveDateTime,
        sequence: u64,
    },
    /// Nothing can be written now; what was typed is kept and tried again.
    WriteFailed {
        sentence: String,
    },
    /// Another has taken over the file; nothing more will be written to it from here.
    TakenOver {
        sentence: String,
    },
    BackedUp {
        path: PathBuf,
    },
    BackupFailed {
        sentence: String,
    },
    /// What was decided is frozen.
    Frozen {
        facts: FrozenFacts,
    },
    FreezeFailed {
        sentence: String,
    },
    CopySaved {
        path: PathBuf,
    },
    CopyFailed {
        path: PathBuf,
        sentence: String,
    },
}

/// Is called on the writing thread; it should only pass the event on.
pub type Events = Box<dyn Fn(StoreEvent) + Send>;

type Older = Box<dyn FnOnce(Result<Vec<Entry>, StoreError>) + Send>;

enum Order {
    Write { entry: Arc<Entry>, open: bool },
    Settle,
    Flush(Sender<Result<(), String>>),
    Copy { to: PathBuf, workspace: Workspace, entries: Vec<Arc<Entry>> },
    Freeze(Box<Frozen>),
    Older { before: u64, count: usize, answer: Older },
    LimitPages(Option<u32>),
    Close(Sender<Result<(), String>>),
}

/// The open plan file, as its one writer has it. Dropped, it is closed.
#[derive(Debug)]
pub struct Storage {
    orders: Sender<Order>,
    thread: Option<JoinHandle<()>>,
}

impl Storage {
    /// Starts the thread on a connection that holds the lock.
    pub(super) fn start(
        connection: Connection,
        path: PathBuf,
        holder: Holder,
        backups: Option<PathBuf>,
        events: Events,
    ) -> Result<Self, StoreError> {
        let (guard, _) = connection::open(&path, Mode::ReadOnly)?;
        let (orders, received) = channel();
        let thread = std::thread::Builder::new().name("planfil".to_owned()).spawn({
            let path = path.clone();
            move || {
                let session = holder.session;
                let mut desk = Desk {
                    connection,
                    guard,
                    path,
                    session,
                    events,
                    waiting: Vec::new(),
                    written: None,
                    due: None,
                    retry: None,
                    lost: None,
                };
                if let Some(backups) = backups {
                    desk.back_up(&backups, holder.since);
                }
                desk.work(&received);
            }
        });
        let thread = thread.map_err(|error| StoreError::io(&path, &error))?;
        Ok(Self { orders, thread: Some(thread) })
    }

    /// Writes an entry. `open` while its field is being typed in: the same number may then come
    /// again, and is written within [`TYPING`].
    pub fn write(&self, entry: Arc<Entry>, open: bool) {
        self.order(Order::Write { entry, open });
    }

    /// Writes at once what is waiting, without waiting for it: the field has been left.
    pub fn settle(&self) {
        self.order(Order::Settle);
    }

    /// Returns when everything is on the disk: before the program ends, and on SIGTERM or SIGHUP.
    ///
    /// # Errors
    /// A Swedish sentence; what was typed is kept and tried again.
    pub fn flush(&self) -> Result<(), String> {
        self.ask(Order::Flush)
    }

    /// Writes what is left, signs off and lets go of the file.
    ///
    /// # Errors
    /// A Swedish sentence when something is not written; it is then lost, so `flush` first.
    pub fn close(mut self) -> Result<(), String> {
        self.finish()
    }

    /// Saves a copy at `to`, answered by an event. It is a copy of the file with its whole history;
    /// when the file cannot be written or read, these records and entries make a new one.
    pub fn save_copy_as(&self, to: PathBuf, workspace: Workspace, entries: &[Arc<Entry>]) {
        self.order(Order::Copy { to, workspace, entries: entries.to_vec() });
    }

    /// Freezes what was decided, answered by an event. What waits is written first.
    pub fn freeze(&self, frozen: Frozen) {
        self.order(Order::Freeze(Box::new(frozen)));
    }

    /// Reads at most `count` entries before number `before`, oldest first. `answer` is called on the
    /// writing thread.
    pub fn older(
        &self,
        before: u64,
        count: usize,
        answer: impl FnOnce(Result<Vec<Entry>, StoreError>) + Send + 'static,
    ) {
        self.order(Order::Older { before, count, answer: Box::new(answer) });
    }

    /// For tests: the disk is full when the file has that many pages; `None` gives space again.
    #[doc(hidden)]
    pub fn limit_pages(&self, pages: Option<u32>) {
        self.order(Order::LimitPages(pages));
    }

    fn order(&self, order: Order) {
        // The thread outlives the handle; if it has died, `flush` says so.
        let _ = self.orders.send(order);
    }

    fn ask(&self, order: impl FnOnce(Sender<Result<(), String>>) -> Order) -> Result<(), String> {
        let (answer, answered) = channel();
        self.order(order(answer));
        answered.recv().unwrap_or_else(|_| Err(STOPPED.to_owned()))
    }

    fn finish(&mut self) -> Result<(), String> {
        let Some(thread) = self.thread.take() else { return Ok(()) };
        let closed = self.ask(Order::Close);
        let _ = thread.join();
        closed
    }
}

/// When the thread has died, which only a fault in it can cause.
const STOPPED: &str =
    "Planfilen kan inte längre skrivas. Välj Spara kopia som, och starta sedan om Planverk.";

impl Drop for Storage {
    fn drop(&mut self) {
        // Whoever needs the answer has asked `close` for it.
        let _ = self.finish();
    }
}

/// What lies on the thread's desk.
struct Desk {
    connection: Connection,
    /// Sees the file as others do. A lock can be lost without a word, when a network share goes away
    /// and comes back; then another may have taken the file over under our open transaction.
    guard: Connection,
    path: PathBuf,
    session: Uuid,
    events: Events,
    /// Not yet on the disk, in order; each number once.
    waiting: Vec<Arc<Entry>>,
    /// The last one on the disk, which may be typed on.
    written: Option<Arc<Entry>>,
    /// When to write.
    due: Option<Instant>,
    /// The last wait, while writing fails.
    retry: Option<Duration>,
    /// Why nothing can be written ever again.
    lost: Option<String>,
}

impl Desk {
    fn work(&mut self, orders: &Receiver<Order>) {
        loop {
            let order = match self.due {
                None => orders.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(due) => orders.recv_timeout(due.saturating_duration_since(Instant::now())),
            };
            match order {
                Ok(Order::Close(answer)) => {
                    let saved = self.save();
                    self.let_go();
                    let _ = answer.send(saved);
                    return;
                }
                Ok(order) => {
                    self.take(order);
                    // One transaction for all that has come meanwhile.
                    while self.due_now() && self.waiting.len() < BATCH {
                        match orders.try_recv() {
                            Ok(Order::Close(answer)) => {
                                let saved = self.save();
                                self.let_go();
                                let _ = answer.send(saved);
                                return;
                            }
                            Ok(order) => self.take(order),
                            Err(_) => break,
                        }
                    }
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => {
                    let _ = self.save();
                    self.let_go();
                    return;
                }
            }
            if self.due_now() {
                let _ = self.save();
            }
        }
    }

    fn due_now(&self) -> bool {
        self.due.is_some_and(|due| due <= Instant::now())
    }

    fn take(&mut self, order: Order) {
        match order {
            Order::Write { entry, open } => self.put_down(entry, open),
            Order::Settle => {
                if !self.waiting.is_empty() && self.retry.is_none() {
                    self.due = Some(Instant::now());
                }
            }
            Order::Flush(answer) => {
                let _ = answer.send(self.save());
            }
            Order::Copy { to, workspace, entries } => {
                let saved = self.save_copy(&to, &workspace, &entries);
                (self.events)(match saved {
                    Ok(()) => StoreEvent::CopySaved { path: to },
                    Err(error) => StoreEvent::CopyFailed { path: to, sentence: error.to_string() },
                });
            }
            Order::Freeze(frozen) => {
                let done = self.freeze(&frozen);
                (self.events)(match done {
                    Ok(()) => StoreEvent::Frozen { facts: frozen.facts },
                    Err(sentence) => StoreEvent::FreezeFailed { sentence },
                });
            }
            Order::Older { before, count, answer } => {
                let about = About(self.path.clone());
                let read = journal::read(&self.connection, &about, before, count, usize::MAX);
                answer(read.map(|read| read.entries));
            }
            Order::LimitPages(pages) => {
                let pages = pages.unwrap_or(u32::MAX - 1);
                let _ = self.connection.pragma_update(None, "max_page_count", pages);
            }
            Order::Close(_) => {}
        }
    }

    fn put_down(&mut self, entry: Arc<Entry>, open: bool) {
        match self.waiting.last_mut() {
            Some(last) if last.sequence == entry.sequence => *last = entry,
            _ => self.waiting.push(entry),
        }
        // While writing fails, the next attempt is the one that is planned.
        if self.retry.is_none() {
            let wanted = Instant::now() + if open { TYPING } else { Duration::ZERO };
            self.due = Some(self.due.map_or(wanted, |due| due.min(wanted)));
        }
    }

    /// Writes all that is waiting.
    fn save(&mut self) -> Result<(), String> {
        self.due = None;
        if let Some(sentence) = &self.lost {
            return if self.waiting.is_empty() { Ok(()) } else { Err(sentence.clone()) };
        }
        if self.waiting.is_empty() && !self.connection.is_autocommit() {
            return Ok(());
        }
        match self.try_to_save() {
            Ok(Ok(())) => {
                self.retry = None;
                if let Some(last) = self.waiting.pop() {
                    self.waiting.clear();
                    let (at, sequence) = (Local::now().naive_local(), last.sequence);
                    self.written = Some(last);
                    (self.events)(StoreEvent::Saved { at, sequence });
                }
                self.hold_on();
                Ok(())
            }
            Ok(Err(other)) => {
                let sentence = taken_over(&other);
                self.lost = Some(sentence.clone());
                self.retry = None;
                if !self.connection.is_autocommit() {
                    let _ = self.connection.execute_batch("ROLLBACK");
                }
                (self.events)(StoreEvent::TakenOver { sentence: sentence.clone() });
                Err(sentence)
            }
            Err(error) => {
                if !self.connection.is_autocommit() {
                    let _ = self.connection.execute_batch("ROLLBACK");
                }
                let wait = self.retry.map_or(FIRST_RETRY, |last| (last * 2).min(LAST_RETRY));
                self.retry = Some(wait);
                self.due = Some(Instant::now() + wait);
                let sentence = cannot_write(&self.path, &error);
                (self.events)(StoreEvent::WriteFailed { sentence: sentence.clone() });
                Err(sentence)
            }
        }
    }

    fn try_to_save(&self) -> rusqlite::Result<Result<(), Holder>> {
        if let Err(other) = writer::hold(&self.connection, self.session)? {
            return Ok(Err(other));
        }
        if let Some(other) = self.intruder()? {
            return Ok(Err(other));
        }
        for entry in &self.waiting {
            let written = self.written.as_deref().filter(|old| old.sequence == entry.sequence);
            journal::write(&self.connection, entry, written)?;
        }
        self.connection.execute_batch("COMMIT")?;
        Ok(Ok(()))
    }

    fn intruder(&self) -> rusqlite::Result<Option<Holder>> {
        let holder = writer::holder(&self.guard)?;
        Ok(holder.filter(|holder| holder.session != self.session))
    }

    /// Takes the lock anew after a commit. If that fails, the next write tries again.
    fn hold_on(&mut self) {
        match writer::hold(&self.connection, self.session) {
            Ok(Ok(())) => {}
            Ok(Err(other)) => {
                let sentence = taken_over(&other);
                self.lost = Some(sentence.clone());
                (self.events)(StoreEvent::TakenOver { sentence });
            }
            Err(_) => {
                if !self.connection.is_autocommit() {
                    let _ = self.connection.execute_batch("ROLLBACK");
                }
                self.retry = Some(FIRST_RETRY);
                self.due = Some(Instant::now() + FIRST_RETRY);
            }
        }
    }

    /// Writes what a decision froze, in a transaction of its own, after all that was to be written
    /// before it. What is there already is there still.
    fn freeze(&mut self, frozen: &Frozen) -> Result<(), String> {
        self.save()?;
        if let Some(sentence) = &self.lost {
            return Err(sentence.clone());
        }
        let written = frozen::write(&self.connection, frozen)
            .and_then(|()| self.connection.execute_batch("COMMIT"));
        if written.is_err() && !self.connection.is_autocommit() {
            let _ = self.connection.execute_batch("ROLLBACK");
        }
        self.hold_on();
        written.map_err(|error| {
            let why = StoreError::sqlite(&self.path, &error);
            format!(
                "Det som beslutades kunde inte frysas: {why} Beslutet är registrerat. Försök igen."
            )
        })
    }

    fn save_copy(
        &mut self,
        to: &Path,
        workspace: &Workspace,
        entries: &[Arc<Entry>],
    ) -> Result<(), StoreError> {
        let same = |a: &Path| std::fs::canonicalize(a).ok();
        if same(to).is_some_and(|to| Some(to) == same(&self.path)) {
            return Err(StoreError::Exists(name(to)));
        }
        if self.save().is_ok() && self.lost.is_none() && backup::copy(&self.path, to).is_ok() {
            return Ok(());
        }
        backup::in_place(to, |part| {
            write_new(part, workspace, entries.iter().map(AsRef::as_ref), &[])
        })
    }

    fn back_up(&self, backups: &Path, now: NaiveDateTime) {
        match backup::make_if_changed(backups, &self.path, now) {
            Ok(None) => {}
            Ok(Some(path)) => (self.events)(StoreEvent::BackedUp { path }),
            Err(error) => (self.events)(StoreEvent::BackupFailed {
                sentence: format!("Säkerhetskopian kunde inte göras. {error}"),
            }),
        }
    }

    fn let_go(&self) {
        if self.lost.is_none()
            && matches!(self.intruder(), Ok(None))
            && matches!(writer::hold(&self.connection, self.session), Ok(Ok(())))
            && writer::resign(&self.connection).is_ok()
        {
            let _ = self.connection.execute_batch("COMMIT");
        }
        if !self.connection.is_autocommit() {
            let _ = self.connection.execute_batch("ROLLBACK");
        }
    }
}

fn taken_over(other: &Holder) -> String {
    format!(
        "{} har tagit över filen sedan kl. {}. Det du har skrivit därefter finns bara i fönstret. Välj Spara kopia som.",
        other.name,
        other.since.format("%H.%M")
    )
}

fn cannot_write(path: &Path, error: &rusqlite::Error) -> String {
    let name = name(path);
    let why = match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => "Disken är full.".to_owned(),
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => {
            format!("{name} är skrivskyddad.")
        }
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            format!("Ett annat program håller {name} låst.")
        }
        Some(ErrorCode::CannotOpen | ErrorCode::SystemIoFailure) => {
            format!("{name} går inte att nå.")
        }
        Some(ErrorCode::TooBig) => "Ändringen är för stor för filen.".to_owned(),
        _ => format!("{name} kunde inte skrivas ({error})."),
    };
    format!(
        "{why} Det du har skrivit finns kvar i fönstret, och Planverk försöker spara igen. Välj Spara kopia som om felet består."
    )
}
