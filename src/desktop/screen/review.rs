//! Granskning: everything the review has found, worst first, each with a way to the fix.

use std::fmt::Write as _;

use iced::widget::{Column, Row, container, scrollable};
use iced::{Alignment, Length};

use super::Action;
use crate::desktop::component::{
    Kind, Weight as Shown, button, empty, filter_chip, text, text_field,
};
use crate::desktop::session::Session;
use crate::desktop::theme::space;
use crate::desktop::widget::{Element, Icon, icon};
use crate::record::swedish::matches;
use crate::record::{AnyId, FieldKey};
use crate::workspace::finding::tally;
use crate::workspace::{Finding, Weight};

/// How many findings are laid out at once; the rest come on demand.
const SEEN: usize = 40;

/// The screen's state.
#[derive(Debug)]
pub struct State {
    weight: Option<Weight>,
    words: String,
    /// Places in the session's list that answer to the filters.
    listed: Vec<usize>,
    seen: usize,
}

/// What happens on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    /// Show one weight, or all.
    Weight(Option<Weight>),
    Words(String),
    More,
    Go(AnyId, Option<FieldKey>),
    Copy,
}

impl State {
    pub fn new(session: &Session) -> Self {
        let mut state = Self { weight: None, words: String::new(), listed: Vec::new(), seen: SEEN };
        state.refresh(session);
        state
    }

    /// Takes in the session as it is now.
    pub fn refresh(&mut self, session: &Session) {
        let answers = |finding: &Finding| {
            self.weight.is_none_or(|weight| weight == finding.weight)
                && (self.words.trim().is_empty()
                    || matches(
                        &format!("{} {} {}", finding.label, finding.rule, finding.sentence),
                        &self.words,
                    ))
        };
        let findings = session.findings.iter().enumerate();
        self.listed = findings.filter(|(_, f)| answers(f)).map(|(at, _)| at).collect();
    }

    pub fn update(&mut self, message: Message, session: &Session) -> Action<Message> {
        match message {
            Message::Weight(weight) => self.weight = weight,
            Message::Words(words) => self.words = words,
            Message::More => self.seen += SEEN,
            Message::Go(id, field) => return Action::Show(id, field),
            Message::Copy => return Action::Copy(self.as_text(session), "Listan"),
        }
        self.refresh(session);
        Action::None
    }

    /// The listed findings as tab-separated lines.
    fn as_text(&self, session: &Session) -> String {
        let mut text = "Vikt\tRegel\tGäller\tAnmärkning\tKälla\n".to_owned();
        for finding in self.listed.iter().filter_map(|at| session.findings.get(*at)) {
            let Finding { weight, rule, label, sentence, source, .. } = finding;
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{}\t{rule}\t{label}\t{sentence}\t{source}", weight.code());
        }
        text
    }

    pub fn view<'a>(&'a self, session: &'a Session, _width: f32) -> Element<'a, Message> {
        let all = filter_chip(format!("Alla {}", session.findings.len()), self.weight.is_none())
            .on_press(Message::Weight(None));
        let chips = Weight::ALL.into_iter().fold(
            Row::new().spacing(space::S).push(Element::from(all)),
            |row, weight| {
                let count = session.findings.iter().filter(|f| f.weight == weight).count();
                let chip = filter_chip(weight.counted(count), self.weight == Some(weight))
                    .on_press(Message::Weight(Some(weight)));
                row.push((count > 0).then(|| Element::from(chip)))
            },
        );
        let words = text_field(&self.words)
            .placeholder("Filtrera")
            .leading(Icon::Filter)
            .on_input(Message::Words)
            .width(220)
            .id("review-filter");
        let tools = Row::new()
            .push(chips)
            .push(words)
            .push(button(Kind::Quiet, "Kopiera listan").icon(Icon::Copy).on_press(Message::Copy))
            .spacing(space::M)
            .align_y(Alignment::Center);
        let head = Column::new()
            .push(text::title("Granskning"))
            .push(text::muted(tally(&session.findings)))
            .push(tools)
            .spacing(space::M);
        let shown = self.listed.iter().take(self.seen).filter_map(|at| session.findings.get(*at));
        let cards = shown.fold(Column::new().spacing(space::XL), |cards, finding| {
            cards.push(finding_card(finding, Message::Go(finding.object, finding.field)))
        });
        let more = (self.listed.len() > self.seen).then(|| {
            let left = self.listed.len() - self.seen;
            button(Kind::Secondary, format!("Visa fler ({left} kvar)")).on_press(Message::More)
        });
        let nothing = self
            .listed
            .is_empty()
            .then(|| container(empty("Granskningen har inga anmärkningar här.", None)).height(160));
        let page = Column::new()
            .push(head)
            .push(nothing)
            .push(cards)
            .push(more.map(Element::from))
            .spacing(space::XL)
            .max_width(820);
        scrollable(container(page).padding(space::XL))
            .height(Length::Fill)
            .width(Length::Fill)
            .into()
    }
}

/// A finding with its four parts: what is wrong, what follows, the strategy's own words, and one
/// button that leads to the fix.
pub fn finding_card<'a, M: Clone + 'a>(finding: &'a Finding, go: M) -> Element<'a, M> {
    let weight = match finding.weight {
        Weight::Error => Shown::Error,
        Weight::Warning => Shown::Warning,
        Weight::Reminder => Shown::Reminder,
    };
    let head = Row::new()
        .push(icon(weight.icon()).tone(weight.tone()))
        .push(container(text::strong(finding.sentence.as_str())).width(Length::Fill))
        .spacing(space::S);
    let follows =
        (!finding.consequence.is_empty()).then(|| text::body(finding.consequence.as_str()));
    let origin = match finding.quote {
        Some(quote) => {
            format!("”{}” IT-strategin kap. {}, {}", quote.text, quote.chapter, finding.rule)
        }
        None => format!("{} · {} · {}", finding.label, finding.rule, finding.source),
    };
    Column::new()
        .push(head)
        .push(follows)
        .push(text::muted(origin))
        .push(button(Kind::Secondary, "Gå till fältet").on_press(go))
        .spacing(space::S)
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desktop::session::tests::example_session;

    #[test]
    fn filters_narrow_the_list_and_the_copy_holds_what_is_listed() {
        let (session, _folder) = example_session();
        let mut state = State::new(&session);
        assert_eq!(state.listed.len(), session.findings.len());
        let _ = state.update(Message::Weight(Some(Weight::Error)), &session);
        let Action::Copy(copied, _) = state.update(Message::Copy, &session) else {
            panic!("no copy")
        };
        assert_eq!(copied.lines().count(), 1 + state.listed.len());
        assert!(copied.contains("Pascal saknar systemansvarig"));
        let _ = state.update(Message::Words("finns inte alls".to_owned()), &session);
        assert!(state.listed.is_empty());
    }
}
