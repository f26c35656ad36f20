//! A chief reads, remarks, sends back and approves.

use iced::Task;
use iced::keyboard::{Key, Modifiers, key::Named};
use iced_test::futures::futures::{StreamExt, executor};

use super::super::{Action, Place};
use super::state::{Message, State, key};
use crate::desktop::session::Session;
use crate::desktop::session::tests::example_session;
use crate::record::{Case, CaseState, CaseStep, Ids};

struct Desk {
    session: Session,
    state: State,
    ids: Ids,
    _folder: tempfile::TempDir,
}

impl Desk {
    /// The case of socialnämnden, which is ready, with its pages made.
    fn open() -> Self {
        let (session, folder) = example_session();
        let mut cases = session.workspace.all::<Case>();
        let case = cases.find(|it| it.diary_number == "SN 2026/201").unwrap().id;
        drop(cases);
        let state = State::new(case, Place::Home, &session);
        let ids = session.clock().ids();
        let mut desk = Self { session, state, ids, _folder: folder };
        desk.settle();
        desk
    }

    /// Does what the preview waits for, until nothing is.
    fn settle(&mut self) {
        loop {
            let messages = finished(self.state.follow(&self.session));
            if messages.is_empty() {
                return;
            }
            for message in messages {
                if let Message::Preview(message) = message {
                    let _ = finished(self.state.preview.update(message).map(Message::Preview));
                }
            }
        }
    }

    /// Says this to the screen; makes the change that it asks for, and gives what it is called.
    fn say(&mut self, message: Message) -> String {
        let told = match self.state.update(message, &self.session, &mut self.ids) {
            Action::Commit(change, typing) => {
                let name = change.name.clone();
                self.session.commit(change, typing).unwrap();
                name
            }
            Action::Tell(sentence) => sentence,
            Action::Go(place) => format!("{place:?}"),
            _ => String::new(),
        };
        self.state.refresh(&self.session);
        self.settle();
        told
    }
}

/// What the tasks of a screen come to.
fn finished(task: Task<Message>) -> Vec<Message> {
    let Some(stream) = iced_test::runtime::task::into_stream(task) else { return Vec::new() };
    let actions: Vec<_> = executor::block_on(stream.collect());
    let outputs = actions.into_iter().filter_map(|action| match action {
        iced_test::runtime::Action::Output(message) => Some(message),
        _ => None,
    });
    outputs.collect()
}

#[test]
fn turning_goes_from_paper_to_paper_and_back_to_the_last_page() {
    let mut desk = Desk::open();
    let pages = desk.state.preview.place().unwrap().1;
    for _ in 0..pages {
        desk.say(Message::Turn(true));
    }
    assert_eq!((desk.state.at, desk.state.preview.place().unwrap().0), (1, 0));
    desk.say(Message::Turn(false));
    assert_eq!((desk.state.at, desk.state.preview.place()), (0, Some((pages - 1, pages))));
    desk.say(Message::Page(usize::MAX));
    assert_eq!(desk.state.preview.place(), Some((pages - 1, pages)));
    desk.say(Message::Paper(99));
    assert_eq!(desk.state.at, desk.state.papers.len() - 1, "no further than to the last paper");
}

#[test]
fn a_remark_keeps_the_words_that_were_pointed_at_and_where_they_stand() {
    let mut desk = Desk::open();
    assert_eq!(desk.say(Message::Add), "Skriv först vad som bör ändras.");
    let at = desk.state.preview.passages().iter().position(|it| it.text.len() > 60).unwrap();
    let words = desk.state.preview.passages()[at].text.clone();
    desk.say(Message::Choose(Some(at)));
    desk.say(Message::Remark("Nämn hemtjänsten.".to_owned()));
    assert_eq!(desk.say(Message::Add), "Kommenterade ärendet");
    let remarks = desk.session.workspace.open_remarks(desk.state.case);
    let remark = remarks.into_iter().find(|it| it.text.as_str() == "Nämn hemtjänsten.").unwrap();
    assert!(words.starts_with(remark.quote.trim_end_matches(" …")), "{}", remark.quote);
    assert_eq!(remark.place, "Tjänsteskrivelse, sida 1");
    let id = remark.id;
    desk.say(Message::Resolve(id));
    assert!(desk.session.workspace.open_remarks(desk.state.case).iter().all(|it| it.id != id));
}

#[test]
fn the_arrows_mark_one_passage_after_the_other_and_stop_at_the_ends() {
    let mut desk = Desk::open();
    let last = desk.state.preview.passages().len() - 1;
    desk.say(Message::Step(true));
    assert_eq!(desk.state.passage, Some(0));
    desk.say(Message::Step(false));
    assert_eq!(desk.state.passage, Some(0));
    for _ in 0..last + 5 {
        desk.say(Message::Step(true));
    }
    assert_eq!(desk.state.passage, Some(last));
    assert_eq!(desk.say(Message::Back), "", "the mark goes first");
    assert_eq!(desk.say(Message::Back), "Home", "then the reader");
}

#[test]
fn what_is_approved_says_by_whom_and_what_is_sent_back_says_why() {
    let mut desk = Desk::open();
    let state = |desk: &Desk| desk.session.workspace.get(desk.state.case).unwrap().state;
    assert_eq!(state(&desk), Some(CaseState::Ready));
    assert_eq!(desk.say(Message::Take(CaseStep::Approved)), "Godkände ärende SN 2026/201");
    assert!(desk.session.workspace.is_approved(desk.state.case));
    let refused = desk.say(Message::Take(CaseStep::SentBack));
    assert_eq!(refused, "Skriv vad som behöver ändras innan du sänder tillbaka.");
    desk.say(Message::Note("Räkna om driften.".to_owned()));
    desk.say(Message::Take(CaseStep::SentBack));
    assert_eq!(state(&desk), Some(CaseState::Open));
    let events = desk.session.workspace.case_events(desk.state.case);
    assert_eq!(events.last().unwrap().note.as_str(), "Räkna om driften.");
}

#[test]
fn the_keys_of_the_screen_are_none_of_a_shortcuts() {
    let pressed = |named, modifiers| key(&Key::Named(named), modifiers);
    assert!(matches!(pressed(Named::PageDown, Modifiers::empty()), Some(Message::Turn(true))));
    assert!(matches!(pressed(Named::Space, Modifiers::SHIFT), Some(Message::Turn(false))));
    assert!(pressed(Named::PageDown, Modifiers::CTRL).is_none());
    assert!(key(&Key::Character("j".into()), Modifiers::empty()).is_none());
}
