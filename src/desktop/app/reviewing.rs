//! The review runs beside the window after each change; what it finds is taken in when it is done, with
//! who the user is in the register that it looked at.

use std::sync::Arc;

use iced::Task;

use super::{App, Desk, Message};
use crate::desktop::findings::Findings;
use crate::desktop::session::person_named;
use crate::record::{Id, Person};

impl Desk {
    /// Begins a review, unless the findings are fresh or one is under way: it begins again when
    /// that is done. What has changed is made ready to be searched meanwhile.
    pub fn begin_review(&mut self) -> Task<Message> {
        let revision = self.session.revision();
        if self.reviewing.is_some() || self.reviewed == Some(revision) {
            return Task::none();
        }
        self.reviewing = Some(revision);
        let (workspace, today) = (self.session.workspace.clone(), self.session.today());
        let (searched, who) = (workspace.clone(), self.session.who().to_owned());
        Task::batch([
            Task::perform(
                async move {
                    let me = person_named(&workspace, &who);
                    (Arc::new(Findings::of_review(&workspace, today)), me)
                },
                move |(findings, me)| Message::Reviewed(revision, findings, me),
            ),
            Task::future(async move { searched.prepare_search() }).discard(),
        ])
    }

    /// The user has another name: who that is, is found out with the next review.
    pub fn renamed(&mut self, who: String) -> Task<Message> {
        self.session.set_who(who);
        self.reviewed = None;
        self.begin_review()
    }

    /// Takes in the findings of a revision, and who the user is in it.
    pub fn reviewed(&mut self, revision: u64, findings: Arc<Findings>, me: Option<Id<Person>>) {
        self.session.me = me;
        self.reviewing = None;
        self.reviewed = Some(revision);
        self.session.findings = findings;
        self.session.is_reviewed = true;
        self.refresh();
    }
}

impl App {
    pub(super) fn reviewed(
        &mut self,
        revision: u64,
        findings: Arc<Findings>,
        me: Option<Id<Person>>,
    ) -> Task<Message> {
        let Some(desk) = self.desk_mut() else { return Task::none() };
        desk.reviewed(revision, findings, me);
        desk.begin_review()
    }
}
