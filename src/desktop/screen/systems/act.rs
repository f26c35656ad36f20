//! How the register of systems answers to the user: each message by one named act.

use super::super::Action;
use super::columns;
use super::derive;
use super::state::{BY_OWNER, GRID, Message, Only, Small, State, TAB_ROW, Tab};
use crate::desktop::arrangement::Arranged;
use crate::desktop::component::tab_id;
use crate::desktop::form::{self, control_id};
use crate::desktop::register::{self, Content, Derived, Listing};
use crate::desktop::session::Session;
use crate::desktop::widget::grid;
use crate::record::{Ids, System};
use crate::workspace::Change;

impl State {
    pub fn update(
        &mut self,
        message: Message,
        session: &Session,
        ids: &mut Ids,
    ) -> Action<Message> {
        match message {
            Message::Add => match self.working_in.filter(|_| self.tab == Tab::Form) {
                Some(small) => self.add_part(small, ids),
                None => self.add(session, ids),
            },
            Message::Remove => match self.working_in.filter(|_| self.tab == Tab::Form) {
                Some(small) => self.remove_part(small),
                None => self.remove(),
            },
            Message::AddSystem => self.add(session, ids),
            Message::RemoveSystem => self.remove(),
            Message::PanelWidth(width) => Action::Arranged(Arranged::Details(width)),
            Message::Open(tab) => self.open(tab, session),
            Message::Turn(tab) => {
                self.focus = Some(tab_id(TAB_ROW, usize::from(tab == Tab::Form)));
                self.open(tab, session)
            }
            Message::Enter => self.enter(session),
            Message::EnterPart(small) => self.enter_part(small, session),
            Message::Grid(event) => self.update_grid(event, session, ids),
            Message::Filter(words) => self.filter(words, session),
            Message::Listed(listing) => self.show_listing(listing, session),
            Message::Only(only) => self.set_only(only, session),
            Message::Owner(at) => self.set_owner(at, session),
            Message::ToggleGroups => self.toggle_groups(session),
            Message::ToggleColumns => self.toggle_columns(),
            Message::Column(at, shown) => self.set_column(at, shown),
            Message::Sort(column) => self.sort(column),
            Message::TogglePanel => self.toggle_panel(),
            Message::Form(message) => self.update_form(message),
            Message::Part(small, event) => self.update_part(small, event, ids),
            Message::AddPart(small) => self.add_part(small, ids),
            Message::RemovePart(small) => self.remove_part(small),
            Message::Reviewed => derive::reviewed_today(session, self.current),
            Message::Step(forward) => self.step(forward, session),
            Message::Mend(at) => self.mend(at, session, ids),
            Message::History => {
                self.current.map_or(Action::None, |system| Action::History(system.into()))
            }
            Message::ShowAll => self.show_all(session),
        }
    }

    fn add(&mut self, session: &Session, ids: &mut Ids) -> Action<Message> {
        let system = derive::new_system(&session.workspace, ids, self.owner);
        self.only = Only::All;
        self.selection = None;
        self.register.set_filter(String::new());
        self.register.expect_at(system.id.into(), System::name);
        self.focus = Some(match self.tab {
            Tab::Register => GRID.to_owned(),
            Tab::Form => control_id(System::name),
        });
        Action::Commit(Change::new(format!("Lade till {}", system.number)).with(system), None)
    }

    fn remove(&mut self) -> Action<Message> {
        let removal = match (self.tab, self.current) {
            // In the form only what is seen goes, whatever is selected in the grid.
            (Tab::Form, Some(current)) => self.register.removal_of(&[current.into()]),
            _ => self.register.removal(),
        };
        removal.map_or(Action::None, |change| Action::Commit(change, None))
    }

    fn open(&mut self, tab: Tab, session: &Session) -> Action<Message> {
        self.tab = tab;
        self.working_in = None;
        self.choosing = false;
        self.take_current(session);
        Action::LeaveField
    }

    fn enter(&mut self, session: &Session) -> Action<Message> {
        let _ = self.open(Tab::Form, session);
        self.focus = Some(control_id(System::number));
        Action::None
    }

    fn enter_part(&mut self, small: Small, session: &Session) -> Action<Message> {
        let _ = self.open(Tab::Form, session);
        self.working_in = Some(small);
        self.focus = Some(small.id().to_owned());
        Action::None
    }

    fn update_grid(
        &mut self,
        event: grid::Event,
        session: &Session,
        ids: &mut Ids,
    ) -> Action<Message> {
        match self.register.update(event, ids) {
            register::Action::Moved => {
                self.take_current(session);
                Action::LeaveField
            }
            register::Action::Open(id) => {
                self.register.show(id, None);
                match self.register.current_content() {
                    Some(Content::Derived(Derived::AgreementEnd)) => {
                        self.enter_part(Small::Agreements, session)
                    }
                    Some(Content::Derived(Derived::Levels)) => {
                        self.enter_part(Small::Classifications, session)
                    }
                    _ => self.enter(session),
                }
            }
            action => action.into(),
        }
    }

    fn filter(&mut self, words: String, session: &Session) -> Action<Message> {
        self.register.set_filter(words);
        self.take_current(session);
        Action::None
    }

    fn show_listing(&mut self, listing: Listing, session: &Session) -> Action<Message> {
        self.register.show_listing(listing);
        self.take_current(session);
        Action::None
    }

    fn set_only(&mut self, only: Only, session: &Session) -> Action<Message> {
        self.only = only;
        self.selection = None;
        self.narrow(session);
        self.take_current(session);
        Action::None
    }

    fn show_all(&mut self, session: &Session) -> Action<Message> {
        self.register.set_filter(String::new());
        self.owner = None;
        self.set_only(Only::All, session)
    }

    fn set_owner(&mut self, at: Option<usize>, session: &Session) -> Action<Message> {
        self.owner = at.and_then(|at| self.owners.get(at)).map(|(_, id)| *id);
        self.narrow(session);
        self.take_current(session);
        Action::None
    }

    fn toggle_groups(&mut self, session: &Session) -> Action<Message> {
        self.is_grouped = !self.is_grouped;
        self.register.group(self.is_grouped.then_some(BY_OWNER));
        self.take_current(session);
        self.arranged()
    }

    fn toggle_columns(&mut self) -> Action<Message> {
        self.choosing = !self.choosing;
        Action::None
    }

    fn set_column(&mut self, at: usize, shown: bool) -> Action<Message> {
        let others = self.offered.iter().enumerate().any(|(each, o)| each != at && o.shown);
        // A grid without columns could not be worked in.
        if let Some(offered) = self.offered.get_mut(at).filter(|_| shown || others) {
            offered.shown = shown;
            self.register.set_columns(columns::shown(&self.offered));
        }
        self.arranged()
    }

    fn arranged(&self) -> Action<Message> {
        let columns = self.register.columns().iter().map(|shape| shape.content.name()).collect();
        Action::Arranged(Arranged::Systems { columns, grouped: self.is_grouped })
    }

    fn sort(&mut self, column: usize) -> Action<Message> {
        let content = self.register.columns().get(column).map(|shape| shape.content);
        self.register.sort_by(content.map(|content| (content, grid::Sort::Ascending)));
        Action::None
    }

    fn toggle_panel(&mut self) -> Action<Message> {
        self.panel = !self.panel;
        self.choosing = false;
        Action::None
    }

    fn update_form(&mut self, message: form::Message) -> Action<Message> {
        self.working_in = None;
        self.form.update(message).into()
    }

    fn update_part(&mut self, small: Small, event: grid::Event, ids: &mut Ids) -> Action<Message> {
        self.working_in = Some(small);
        match self.parts[small as usize].update(event, ids) {
            register::Action::Moved => Action::LeaveField,
            // It stands here already.
            register::Action::Open(_) => Action::None,
            action => action.into(),
        }
    }

    fn add_part(&mut self, small: Small, ids: &mut Ids) -> Action<Message> {
        if self.current.is_none() {
            return Action::None;
        }
        let part = &mut self.parts[small as usize];
        let record = part.blank(ids.uuid());
        let id = record.any_id();
        part.expect(&record);
        self.tab = Tab::Form;
        self.working_in = Some(small);
        self.focus = Some(small.id().to_owned());
        Action::Commit(Change::adding(format!("Lade till {}", id.kind.names().0), record), None)
    }

    fn remove_part(&mut self, small: Small) -> Action<Message> {
        let removal = self.parts[small as usize].removal();
        removal.map_or(Action::None, |change| Action::Commit(change, None))
    }

    fn step(&mut self, forward: bool, session: &Session) -> Action<Message> {
        self.register.step(forward);
        self.take_current(session);
        Action::LeaveField
    }

    fn mend(&mut self, at: usize, session: &Session, ids: &mut Ids) -> Action<Message> {
        let found = session.findings.of_system(self.current).get(at).cloned();
        let Some(finding) = found else { return Action::None };
        let Some(system) = self.current else { return Action::None };
        match (register::cell_of(finding.rule), finding.field) {
            (Some(Content::Derived(Derived::Levels)), None) => {
                return self.add_part(Small::Classifications, ids);
            }
            (Some(cell), None) => self.show_cell(system.into(), cell, session),
            _ => self.show(finding.object, finding.field, session),
        }
        Action::None
    }
}
