//! How the matrix answers to the user: each message by one named act.

use super::super::Action;
use super::super::systems::derive::{new_system, reviewed_today};
use super::state::{GRID, Message, Only, PERSON, State, TAB_ROW, Tab};
use crate::desktop::arrangement::Arranged;
use crate::desktop::command::Command;
use crate::desktop::component::tab_id;
use crate::desktop::register::{self, Listing, cell_of};
use crate::desktop::session::Session;
use crate::desktop::widget::grid;
use crate::record::{AnyId, Ids, System};
use crate::workspace::Change;

impl State {
    pub fn update(
        &mut self,
        message: Message,
        session: &Session,
        ids: &mut Ids,
    ) -> Action<Message> {
        match message {
            Message::Open(tab) => self.open(tab, session),
            Message::Turn(tab) => {
                self.focus = Some(tab_id(TAB_ROW, tab as usize));
                self.open(tab, session)
            }
            Message::Grid(event) => self.update_grid(event, session, ids),
            Message::Filter(words) => self.filter(words, session),
            Message::Listed(listing) => self.show_listing(listing, session),
            Message::Worked(revision, when, worked) => {
                self.show_worked((revision, when), worked, session);
                Action::None
            }
            Message::Only(only) => self.set_only(only, session),
            Message::Mine => self.show_mine(session),
            Message::Owner(at) => self.set_owner(at, session),
            Message::Person(person) => self.set_person(person, session),
            Message::ShowAll => self.show_all(session),
            Message::Add => self.add(session, ids),
            Message::OpenSystem => self.open_system(),
            Message::TogglePanel => self.toggle_panel(),
            Message::PanelWidth(width) => Action::Arranged(Arranged::Details(width)),
            Message::Mend(at) => self.mend(at, session),
            Message::History => {
                self.current.map_or(Action::None, |system| Action::History(system.into()))
            }
            Message::Reviewed => reviewed_today(session, self.current),
            Message::AskDay => Action::Command(Command::AsOf),
            Message::Replace => Action::Command(Command::Replace),
            Message::Whose(person) => self.tell_all(person, session),
            Message::Stand(record, field) => Action::Show(record, field),
        }
    }

    fn open(&mut self, tab: Tab, session: &Session) -> Action<Message> {
        let (current, words) = (self.table().current(), self.table().filter().to_owned());
        let was_table = self.tab != Tab::Person;
        if tab == Tab::Person && self.all.person.is_none() {
            let person = self.current_person(session);
            self.all.person = person.or_else(|| session.user().map(AnyId::from));
        }
        self.tab = tab;
        // Both tables show the same systems and stand at the same one.
        if tab != Tab::Person && was_table {
            self.table_mut().set_filter(words);
        }
        self.refresh(session);
        if let Some(current) = current.filter(|id| tab != Tab::Person && self.table().contains(*id))
        {
            self.table_mut().show(current, None);
            self.take_current(session);
        }
        Action::LeaveField
    }

    fn update_grid(
        &mut self,
        event: grid::Event,
        session: &Session,
        ids: &mut Ids,
    ) -> Action<Message> {
        match self.table_mut().update(event, ids) {
            register::Action::Moved => {
                self.take_current(session);
                Action::LeaveField
            }
            action => action.into(),
        }
    }

    fn filter(&mut self, words: String, session: &Session) -> Action<Message> {
        self.table_mut().set_filter(words);
        self.take_current(session);
        Action::None
    }

    fn show_listing(&mut self, listing: Listing, session: &Session) -> Action<Message> {
        self.table_mut().show_listing(listing);
        self.take_current(session);
        Action::None
    }

    fn narrowed(&mut self, session: &Session) -> Action<Message> {
        self.narrow(session);
        self.take_current(session);
        Action::None
    }

    fn set_only(&mut self, only: Only, session: &Session) -> Action<Message> {
        self.only = only;
        self.narrowed(session)
    }

    fn show_mine(&mut self, session: &Session) -> Action<Message> {
        match session.user().map(AnyId::from) {
            Some(me) if self.person == Some(me) => self.set_person(None, session),
            Some(me) => self.set_person(Some(me), session),
            None => Action::Tell(
                "Ditt namn finns inte bland personerna. Skriv det i inställningarna så som det \
                 står i registret."
                    .to_owned(),
            ),
        }
    }

    fn set_owner(&mut self, at: Option<usize>, session: &Session) -> Action<Message> {
        self.owner = at.and_then(|at| self.worked.owners.get(at)).map(|(_, id)| *id);
        self.narrowed(session)
    }

    fn set_person(&mut self, person: Option<AnyId>, session: &Session) -> Action<Message> {
        self.person = person;
        self.narrowed(session)
    }

    fn show_all(&mut self, session: &Session) -> Action<Message> {
        (self.only, self.owner, self.person) = (Only::All, None, None);
        self.table_mut().set_filter(String::new());
        self.narrowed(session)
    }

    fn add(&mut self, session: &Session, ids: &mut Ids) -> Action<Message> {
        let system = new_system(&session.workspace, ids, self.owner);
        (self.only, self.person) = (Only::All, None);
        self.tab = if self.tab == Tab::Person { Tab::Responsibility } else { self.tab };
        self.table_mut().set_filter(String::new());
        self.table_mut().expect_at(system.id.into(), System::name);
        self.focus = Some(GRID.to_owned());
        Action::Commit(Change::new(format!("Lade till {}", system.number)).with(system), None)
    }

    fn open_system(&mut self) -> Action<Message> {
        self.current.map_or(Action::None, |system| Action::Show(system.into(), None))
    }

    fn toggle_panel(&mut self) -> Action<Message> {
        self.panel = !self.panel;
        Action::None
    }

    /// A vacancy is filled in the matrix itself; the rest where it stands.
    fn mend(&mut self, at: usize, session: &Session) -> Action<Message> {
        let found = session.findings.of_system(self.current).get(at).cloned();
        let Some(finding) = found else { return Action::None };
        let cell = cell_of(finding.rule).filter(|_| finding.field.is_none());
        match (cell.filter(|cell| self.has_cell(*cell)), self.current) {
            (Some(cell), Some(system)) => {
                self.show_cell(system.into(), cell, session);
                Action::None
            }
            _ => Action::Mend((&finding).into()),
        }
    }

    fn tell_all(&mut self, person: Option<AnyId>, session: &Session) -> Action<Message> {
        let person = person.or_else(|| self.current_person(session));
        self.show_person(person, session);
        self.focus = Some(PERSON.to_owned());
        Action::None
    }
}
