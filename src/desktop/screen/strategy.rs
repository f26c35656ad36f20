//! The IT-strategy: read, searched, and quoted. A sentence goes into a chapter of a plan with its
//! reference; the goals stand under the vision areas that they serve, as a table to copy.
//!
//! The strategy is never edited here: its words are those of `exchange::strategy`.

mod goals;
mod reading;
mod target;
mod view;

use iced::Task;

use super::{Action, Place};
use crate::desktop::session::Session;
use crate::desktop::widget::focus::{self, Show};
use crate::desktop::widget::grid;
use crate::exchange::strategy::{Strategy, strategy};
use crate::record::{Chapter, Id, Plan};
use goals::Goals;
use reading::Sentence;
use target::Target;

/// The search field, which has the focus when the screen is gone to.
pub const SEARCH: &str = "strategy-search";
const GOALS: &str = "strategy-goals";

/// The screen's state.
#[derive(Debug, Default)]
pub struct State {
    /// Read when the screen is first gone to; stays empty if the shipped file is broken.
    strategy: Option<Strategy>,
    sentences: Vec<Sentence>,
    /// The chosen sentence.
    current: usize,
    page: Page,
    words: String,
    /// The sentences that hold the words, in order.
    found: Vec<usize>,
    target: Target,
    goals: Goals,
    /// Whether the panel stands instead of the text, where there is no room for both.
    panel_open: bool,
}

/// What the middle shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Page {
    /// The text, at this chapter.
    Text(usize),
    Goals,
}

impl Default for Page {
    fn default() -> Self {
        Self::Text(0)
    }
}

/// A way from one sentence to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    Next,
    Previous,
    NextChapter,
    PreviousChapter,
    First,
    Last,
}

/// What happens on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    /// The search field was typed in.
    Search(String),
    /// Go to the next sentence found, or the previous.
    Found(bool),
    /// Take the focus to the chosen sentence.
    ToText,
    /// A sentence was pressed.
    Choose(usize),
    /// An arrow on the chosen sentence.
    Move(Motion),
    OpenChapter(usize),
    OpenGoals,
    Goals(grid::Event),
    CopyGoals,
    /// The plan at that place of the list.
    Plan(usize),
    /// The chapter at that place of the list.
    Chapter(usize),
    Insert,
    Copy,
    /// Open the chapter that the sentence was put into.
    OpenTarget,
    /// There is no plan to put it into: go where one is made.
    GoToPlans,
    TogglePanel,
}

impl State {
    pub fn new(_session: &Session) -> Self {
        Self::default()
    }

    /// A plan and chapter are open in the editor: sentences go there unless the user says otherwise.
    pub fn aim_at(&mut self, plan: Id<Plan>, chapter: Option<Id<Chapter>>) {
        self.target.aim_at(plan, chapter);
    }

    /// Takes in the session as it is now.
    pub fn refresh(&mut self, session: &Session) {
        if self.strategy.is_none()
            && let Ok(strategy) = strategy()
        {
            self.sentences = reading::sentences(&strategy);
            self.strategy = Some(strategy);
        }
        self.target.refresh(session);
        self.goals.refresh(&session.workspace, session.today());
    }

    pub fn update(&mut self, message: Message, session: &Session) -> Action<Message> {
        match message {
            Message::Search(words) => self.search(words),
            Message::Found(forward) => self.go_to_found(forward),
            Message::ToText => self.go(self.current),
            Message::Choose(at) => self.choose(at),
            Message::Move(motion) => self.go(self.moved(motion)),
            Message::OpenChapter(chapter) => self.open_chapter(chapter),
            Message::OpenGoals => {
                self.page = Page::Goals;
                Action::Run(focus::to(GOALS))
            }
            Message::Goals(event) => self.in_goals(event),
            Message::CopyGoals => Action::Copy(self.goals.tsv(), "Måltabellen"),
            Message::Plan(at) => {
                self.target.choose_plan(at, session);
                Action::None
            }
            Message::Chapter(at) => {
                self.target.choose_chapter(at);
                Action::None
            }
            Message::Insert => self.insert(session),
            Message::Copy => match self.sentence() {
                Some(sentence) => Action::Copy(sentence.copied(), "Meningen"),
                None => Action::None,
            },
            Message::OpenTarget => match self.target.chapter {
                Some(chapter) => Action::Show(chapter.into(), Some(Chapter::text)),
                None => Action::None,
            },
            Message::GoToPlans => Action::Go(Place::Plans),
            Message::TogglePanel => {
                self.panel_open = !self.panel_open;
                Action::None
            }
        }
    }

    /// The chosen sentence.
    fn sentence(&self) -> Option<&Sentence> {
        self.sentences.get(self.current)
    }

    fn search(&mut self, words: String) -> Action<Message> {
        self.words = words;
        let Some(strategy) = &self.strategy else { return Action::None };
        self.found = reading::search(strategy, &mut self.sentences, &self.words);
        let next = self.found.iter().find(|at| **at >= self.current).or(self.found.first());
        match next.copied() {
            Some(at) => self.show(at),
            None => Action::None,
        }
    }

    fn go_to_found(&mut self, forward: bool) -> Action<Message> {
        let next = if forward {
            self.found.iter().find(|at| **at > self.current).or(self.found.first())
        } else {
            self.found.iter().rfind(|at| **at < self.current).or(self.found.last())
        };
        match next.copied() {
            Some(at) => self.show(at),
            None => Action::None,
        }
    }

    fn choose(&mut self, at: usize) -> Action<Message> {
        self.current = at.min(self.sentences.len().saturating_sub(1));
        self.page = Page::Text(self.sentence().map_or(0, |sentence| sentence.chapter));
        Action::None
    }

    /// Chooses a sentence and scrolls to it; the focus stays, as in the search field.
    fn show(&mut self, at: usize) -> Action<Message> {
        self.choose(at);
        Action::Run(focus::show(sentence_id(self.current), Show::Seen))
    }

    /// Chooses a sentence and takes the focus to it.
    fn go(&mut self, at: usize) -> Action<Message> {
        self.choose(at);
        // The first sentence of all shows the heading above it too.
        let top =
            if self.current == 0 { focus::show(chapter_id(0), Show::Top) } else { Task::none() };
        Action::Run(Task::batch([focus::to(sentence_id(self.current)), top]))
    }

    fn moved(&self, motion: Motion) -> usize {
        let last = self.sentences.len().saturating_sub(1);
        let here = self.sentence().map_or(0, |sentence| sentence.chapter);
        let first_of =
            |chapter: usize| self.sentences.iter().position(|sentence| sentence.chapter >= chapter);
        match motion {
            Motion::Next => (self.current + 1).min(last),
            Motion::Previous => self.current.saturating_sub(1),
            Motion::First => 0,
            Motion::Last => last,
            Motion::NextChapter => first_of(here + 1).unwrap_or(last),
            Motion::PreviousChapter => match first_of(here).unwrap_or(0) {
                first if first < self.current => first,
                _ => first_of(here.saturating_sub(1)).unwrap_or(0),
            },
        }
    }

    fn open_chapter(&mut self, chapter: usize) -> Action<Message> {
        if let Some(first) = self.sentences.iter().position(|each| each.chapter == chapter) {
            self.current = first;
        }
        self.page = Page::Text(chapter);
        self.panel_open = false;
        Action::Run(focus::show(chapter_id(chapter), Show::Top))
    }

    fn in_goals(&mut self, event: grid::Event) -> Action<Message> {
        match self.goals.grid.update(event) {
            Some(grid::Action::Open(spot)) => match self.goals.goal_at(spot) {
                Some(goal) => return Action::Show(goal, None),
                None => self.goals.fold(spot.row),
            },
            Some(grid::Action::Fold(row)) => self.goals.fold(row),
            Some(grid::Action::Resize { column, width }) => self.goals.resize(column, width),
            _ => {}
        }
        Action::None
    }

    fn insert(&mut self, session: &Session) -> Action<Message> {
        let Some(quotation) = self.sentence().map(|sentence| sentence.quoted.as_str()) else {
            return Action::None;
        };
        if let Some(chapter) = self.target.holding(&session.workspace, quotation) {
            return Action::Tell(format!(
                "Meningen står redan i kapitlet {}. Inget infogades.",
                chapter.heading
            ));
        }
        match self.target.insertion(&session.workspace, quotation) {
            Some(change) => Action::Commit(change, None),
            None => Action::None,
        }
    }
}

fn sentence_id(at: usize) -> String {
    format!("strategy-sentence-{at}")
}

fn chapter_id(at: usize) -> String {
    format!("strategy-chapter-{at}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desktop::session::tests::example_session;

    fn opened(session: &Session) -> State {
        let mut state = State::new(session);
        state.refresh(session);
        state
    }

    #[test]
    fn a_sentence_goes_into_the_chosen_chapter_once_and_can_be_undone() {
        let (mut session, _folder) = example_session();
        let mut state = opened(&session);
        let chapter = state.target.chapter.unwrap();
        let before = session.workspace.get(chapter).unwrap().text.to_string();
        let Action::Commit(change, None) = state.update(Message::Insert, &session) else {
            panic!("nothing to commit");
        };
        assert!(change.name.starts_with("Infogade ur IT-strategin i kapitlet "));
        session.commit(change, None).unwrap();
        state.refresh(&session);
        let text = session.workspace.get(chapter).unwrap().text.to_string();
        assert!(text.starts_with(before.trim_end()));
        assert!(text.ends_with("” (IT-strategin kap.\u{a0}1)."));
        assert!(matches!(state.update(Message::Insert, &session), Action::Tell(_)));
        session.undo().unwrap();
        assert_eq!(session.workspace.get(chapter).unwrap().text.as_str(), before);
    }

    #[test]
    fn enter_goes_through_all_that_was_found_and_round_again() {
        let (session, _folder) = example_session();
        let mut state = opened(&session);
        state.update(Message::Search("systemägare".to_owned()), &session);
        assert!(state.found.len() > 2);
        let mut seen = vec![state.current];
        for _ in 1..state.found.len() {
            state.update(Message::Found(true), &session);
            seen.push(state.current);
        }
        assert_eq!(seen, state.found);
        state.update(Message::Found(true), &session);
        assert_eq!(state.current, state.found[0]);
        state.update(Message::Found(false), &session);
        assert_eq!(Some(&state.current), state.found.last());
    }

    #[test]
    fn arrows_reach_every_sentence_and_stop_at_the_ends() {
        let (session, _folder) = example_session();
        let mut state = opened(&session);
        state.update(Message::Move(Motion::Previous), &session);
        assert_eq!(state.current, 0);
        for _ in 0..state.sentences.len() + 3 {
            state.update(Message::Move(Motion::Next), &session);
        }
        assert_eq!(state.current, state.sentences.len() - 1);
        state.update(Message::Move(Motion::PreviousChapter), &session);
        let first = state.current;
        assert_ne!(state.sentences[first - 1].chapter, state.sentences[first].chapter);
        state.update(Message::Move(Motion::PreviousChapter), &session);
        assert_eq!(state.sentences[state.current].chapter + 1, state.sentences[first].chapter);
    }
}
