//! Historik: who changed what, from what to what, and when. All of the journal: what the session
//! holds, and older entries when they are asked for.
//!
//! Only reads. What a change did comes from the change itself, never from a text kept beside it.

mod detail;
mod log;
mod view;

use std::sync::Arc;

use iced::Task;
use iced::futures::channel::oneshot;

use super::{Action, Place};
use crate::desktop::session::Session;
use crate::desktop::widget::focus;
use crate::desktop::widget::grid::{self, Column, Spot, column};
use crate::record::AnyId;
use crate::workspace::Entry;
use detail::Told;
use log::{Filter, Log};

/// The list, which has the focus when the screen is gone to.
pub const LIST: &str = "history-list";
/// The first way from the panel to a record.
const FIRST_RECORD: &str = "history-first-record";

/// How many older entries are fetched at a time.
const FETCHED: usize = 1_000;
/// Records that are told of one change; an import may touch thousands.
const TOLD: usize = 20;

/// The screen's state.
#[derive(Debug)]
pub struct State {
    log: Log,
    widths: [f32; 3],
    headings: Vec<Column<'static>>,
    grid: grid::State,
    /// The number of the entry whose row is current.
    chosen: Option<u64>,
    /// What it did: the first records, and how many there are.
    told: Vec<Told>,
    touched: usize,
    older: Older,
}

/// How it stands with entries older than those that are known.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Older {
    /// They can be fetched.
    Waiting,
    OnTheWay,
    /// There are none.
    None,
    /// A Swedish sentence.
    Failed(String),
}

/// What happens on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    Grid(grid::Event),
    /// The filter was typed in.
    Words(String),
    /// Changes by everyone (0), or by the person before that place in the list.
    Who(usize),
    /// Only changes to this record.
    Only(AnyId),
    /// Changes to all records.
    AllRecords,
    /// No filter at all.
    ShowAll,
    FetchOlder,
    Fetched(Result<Vec<Arc<Entry>>, String>),
    /// Show the record where it is edited.
    Go(AnyId),
    GoHome,
}

impl State {
    pub fn new(session: &Session) -> Self {
        let mut state = Self {
            log: Log::default(),
            widths: [140.0, 150.0, 240.0],
            headings: Vec::new(),
            grid: grid::State::default(),
            chosen: None,
            told: Vec::new(),
            touched: 0,
            older: Older::Waiting,
        };
        state.head();
        state.refresh(session);
        state
    }

    fn head(&mut self) {
        let [when, who, what] = self.widths;
        let headings = [column("När", when), column("Vem", who), column("Ändring", what).grow()];
        self.headings = headings.into_iter().map(Column::unsortable).collect();
    }

    /// Takes in the session as it is now.
    pub fn refresh(&mut self, session: &Session) {
        self.log.refresh(&session.workspace, session.journal.entries());
        if self.log.oldest().is_none_or(|oldest| oldest <= 1) {
            self.older = Older::None;
        } else if self.older == Older::None {
            self.older = Older::Waiting;
        }
        self.keep_row(session);
    }

    /// Lets the current row follow its entry, which new entries and filters move.
    fn keep_row(&mut self, session: &Session) {
        let row = self.chosen.and_then(|sequence| self.log.row_of(sequence)).unwrap_or(0);
        let column = self.grid.cursor().column;
        if self.grid.cursor().row != row {
            self.grid.goto(Spot { row, column });
        }
        self.tell(session);
    }

    /// Tells what the current entry did.
    fn tell(&mut self, session: &Session) {
        let Some(entry) = self.log.entry(self.grid.cursor().row) else {
            (self.chosen, self.touched) = (None, 0);
            self.told.clear();
            return;
        };
        self.chosen = Some(entry.sequence);
        self.touched = entry.change.edits.len();
        let edits = entry.change.edits.iter().take(TOLD);
        self.told = edits.filter_map(|edit| detail::told(&session.workspace, edit)).collect();
    }

    pub fn update(&mut self, message: Message, session: &Session) -> Action<Message> {
        let filter = self.log.filter().clone();
        match message {
            Message::Grid(event) => self.in_grid(event, session),
            Message::Words(words) => self.list(Filter { words, ..filter }, session),
            Message::Who(at) => {
                let who = at.checked_sub(1).and_then(|at| self.log.people().get(at)).cloned();
                self.list(Filter { who, ..filter }, session)
            }
            Message::Only(id) => self.list(Filter { record: Some(id), ..filter }, session),
            Message::AllRecords => self.list(Filter { record: None, ..filter }, session),
            Message::ShowAll => self.list(Filter::default(), session),
            Message::FetchOlder => self.fetch(session),
            Message::Fetched(fetched) => self.take_older(fetched, session),
            Message::Go(id) => Action::Show(id, None),
            Message::GoHome => Action::Go(Place::Home),
        }
    }

    /// The record whose changes alone are listed.
    pub fn only(&self) -> Option<AnyId> {
        self.log.filter().record
    }

    fn in_grid(&mut self, event: grid::Event, session: &Session) -> Action<Message> {
        match self.grid.update(event) {
            Some(grid::Action::Moved) => self.tell(session),
            // Enter goes on to what the change was about.
            Some(grid::Action::Open(_)) if self.told.iter().any(|told| told.exists) => {
                return Action::Run(focus::to(FIRST_RECORD));
            }
            Some(grid::Action::Resize { column, width }) => {
                if let Some(known) = self.widths.get_mut(column) {
                    *known = width;
                    self.head();
                }
            }
            // Nothing can be edited here.
            _ => {}
        }
        Action::None
    }

    fn list(&mut self, filter: Filter, session: &Session) -> Action<Message> {
        self.log.set_filter(filter);
        self.keep_row(session);
        Action::None
    }

    fn fetch(&mut self, session: &Session) -> Action<Message> {
        let (Some(before), Some(storage)) = (self.log.oldest(), session.storage()) else {
            return Action::None;
        };
        self.older = Older::OnTheWay;
        let (sender, receiver) = oneshot::channel();
        storage.older(before, FETCHED, move |answer| {
            // Nobody waits for the answer when the file has been closed.
            let _ = sender.send(answer.map_err(|error| error.to_string()));
        });
        Action::Run(Task::perform(receiver, |answer| {
            let stopped = "Planfilen kunde inte läsas.".to_owned();
            let entries = answer.unwrap_or(Err(stopped));
            Message::Fetched(entries.map(|entries| entries.into_iter().map(Arc::new).collect()))
        }))
    }

    fn take_older(
        &mut self,
        fetched: Result<Vec<Arc<Entry>>, String>,
        session: &Session,
    ) -> Action<Message> {
        match fetched {
            Ok(entries) => {
                self.older = if entries.len() < FETCHED { Older::None } else { Older::Waiting };
                self.log.take_older(&session.workspace, &entries);
                self.keep_row(session);
            }
            Err(sentence) => self.older = Older::Failed(sentence),
        }
        Action::None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desktop::session::tests::example_session;
    use crate::desktop::widget::grid::Source;
    use crate::record::{Chapter, Value};

    fn write(session: &mut Session, texts: &[&str]) -> AnyId {
        let chapter = session.workspace.all::<Chapter>().next().unwrap().id.into();
        for text in texts {
            let value = Value::Text((*text).to_owned());
            session.set(format!("Skrev {text}"), chapter, Chapter::text, value, false).unwrap();
        }
        chapter
    }

    #[test]
    fn the_newest_change_stands_first_and_the_chosen_one_stays_chosen_when_more_come() {
        let (mut session, _folder) = example_session();
        write(&mut session, &["ett", "två"]);
        let mut state = State::new(&session);
        let goto = grid::Event::Goto { spot: Spot::new(1, 0), extend: false };
        state.update(Message::Grid(goto), &session);
        assert_eq!(state.told[0].fields[0].after.as_deref(), Some("ett"));
        write(&mut session, &["tre"]);
        session.undo().unwrap();
        state.refresh(&session);
        assert_eq!(state.log.entry(0).unwrap().described(), "Ångrade: Skrev tre");
        assert_eq!(state.told[0].fields[0].after.as_deref(), Some("ett"));
        assert_eq!(state.grid.cursor().row, 3);
    }

    #[test]
    fn the_history_of_one_record_is_shown_when_asked_for() {
        let (mut session, _folder) = example_session();
        let chapter = write(&mut session, &["ett", "två"]);
        let other = session.workspace.all::<Chapter>().nth(1).unwrap().id.into();
        let value = Value::Text("annat".to_owned());
        session.set("Skrev annat", other, Chapter::text, value, false).unwrap();
        let mut state = State::new(&session);
        let all = state.log.rows();
        state.update(Message::Only(chapter), &session);
        assert_eq!(state.log.rows(), 2);
        state.update(Message::AllRecords, &session);
        assert_eq!(state.log.rows(), all);
    }

    #[test]
    fn a_failed_fetch_is_told_and_can_be_tried_again() {
        let (session, _folder) = example_session();
        let mut state = State::new(&session);
        assert_eq!(state.older, Older::None);
        state.update(Message::Fetched(Err("Disken svarar inte.".to_owned())), &session);
        assert_eq!(state.older, Older::Failed("Disken svarar inte.".to_owned()));
    }
}
