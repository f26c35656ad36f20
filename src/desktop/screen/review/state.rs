//! What the review screen knows: the filters, what answers to them, and the list as text.

use std::fmt::Write as _;
use std::sync::Arc;

use super::super::{Action, Fix};
use crate::desktop::component::origin;
use crate::desktop::findings::Findings;
use crate::desktop::session::Session;
use crate::record::swedish::folded;
use crate::record::{Administration, Id, Kind};
use crate::workspace::finding::tally;
use crate::workspace::{Finding, Weight};

/// How many findings are laid out at once; the rest come on demand.
pub(super) const PAGE: usize = 40;

/// The screen's state.
#[derive(Debug)]
pub struct State {
    pub(super) filter: Filter,
    pub(super) findings: Arc<Findings>,
    /// Places of the findings that answer to the filter.
    pub(super) listed: Vec<usize>,
    /// How many of each weight answer to the rest of the filter.
    pub(super) counts: [usize; 3],
    /// How many of the listed are laid out.
    pub(super) laid_out: usize,
}

/// What is shown. Nothing chosen shows all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Filter {
    pub(super) weight: Option<Weight>,
    pub(super) kind: Option<Kind>,
    pub(super) rule: Option<&'static str>,
    pub(super) administration: Option<Id<Administration>>,
    pub(super) words: String,
}

/// What happens on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    /// Show one weight, or all.
    Weight(Option<Weight>),
    /// Show what is about one kind of record, or all.
    Kind(Option<Kind>),
    Rule(Option<&'static str>),
    Administration(Option<Id<Administration>>),
    Words(String),
    /// Take all filters away.
    ShowAll,
    /// Lay out some more.
    More,
    Go(Fix),
    Copy,
}

impl State {
    pub fn new(session: &Session) -> Self {
        let mut state = Self {
            filter: Filter::default(),
            findings: Arc::default(),
            listed: Vec::new(),
            counts: [0; 3],
            laid_out: PAGE,
        };
        state.refresh(session);
        state
    }

    /// Takes in the session as it is now. A choice that has no findings left is given up.
    pub fn refresh(&mut self, session: &Session) {
        self.findings = Arc::clone(&session.findings);
        let filter = &mut self.filter;
        filter.kind = filter.kind.filter(|kind| self.findings.kinds.contains(kind));
        filter.rule =
            filter.rule.filter(|rule| self.findings.rules.iter().any(|(id, _)| id == rule));
        filter.administration = filter
            .administration
            .filter(|id| self.findings.administrations.iter().any(|(each, _)| each == id));
        self.list();
    }

    /// Lists what answers to the filter, and counts by weight what answers to the rest of it.
    fn list(&mut self) {
        let words = folded(&self.filter.words);
        let words: Vec<_> = words.split_whitespace().collect();
        let Filter { weight, kind, rule, administration, .. } = self.filter;
        self.listed.clear();
        self.counts = [0; 3];
        for (place, (finding, about)) in self.findings.iter().zip(&self.findings.about).enumerate()
        {
            let answers = kind.is_none_or(|kind| finding.object.kind == kind)
                && rule.is_none_or(|rule| finding.rule == rule)
                && administration.is_none_or(|id| about.administration == Some(id))
                && words.iter().all(|word| about.folded.contains(word));
            if answers {
                self.counts[finding.weight as usize] += 1;
                if weight.is_none_or(|weight| finding.weight == weight) {
                    self.listed.push(place);
                }
            }
        }
    }

    pub fn update(&mut self, message: Message, session: &Session) -> Action<Message> {
        match message {
            Message::Weight(weight) => self.filter.weight = weight,
            Message::Kind(kind) => self.filter.kind = kind,
            Message::Rule(rule) => self.filter.rule = rule,
            Message::Administration(id) => self.filter.administration = id,
            Message::Words(words) => self.filter.words = words,
            Message::ShowAll => self.filter = Filter::default(),
            Message::More => {
                self.laid_out += PAGE;
                return Action::None;
            }
            Message::Go(fix) => return Action::Mend(fix),
            Message::Copy => return Action::Copy(self.as_text(session), "Listan"),
        }
        self.laid_out = PAGE;
        self.list();
        Action::None
    }

    /// The listed findings as they are read in a letter: a heading, then each with its parts.
    fn as_text(&self, session: &Session) -> String {
        let kommun = session.workspace.municipality().map_or("", |kommun| kommun.name.as_str());
        let counted: Vec<Finding> = self.listed().cloned().collect();
        let head = format!("Granskning {}\n{kommun}\n{}\n", session.today(), tally(&counted));
        self.listed().fold(head, |mut text, finding| {
            let weight = match finding.weight {
                Weight::Error => "Fel",
                Weight::Warning => "Varning",
                Weight::Reminder => "Påminnelse",
            };
            // Writing to a string cannot fail.
            let _ = write!(text, "\n{weight} · {} · {}\n", finding.label, finding.rule);
            let _ = writeln!(text, "{}.", finding.sentence);
            if !finding.consequence.is_empty() {
                let _ = writeln!(text, "{}", finding.consequence);
            }
            let quote = finding.quote.map_or(String::new(), |quote| format!("”{}” ", quote.text));
            let _ = writeln!(text, "{quote}{}", origin(finding));
            text
        })
    }

    pub(super) fn listed(&self) -> impl Iterator<Item = &Finding> {
        self.listed.iter().filter_map(|place| self.findings.get(*place))
    }
}
