//! Granskning: everything the review has found, worst first, each with a way to the fix; narrowed
//! by weight, by what it is about, by förvaltning, by rule and by words.
//!
//! Judges nothing itself. What answers to the filters is derived when they or the findings change,
//! and laid out some at a time, so that thousands are as quick as ten.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::Arc;

use iced::widget::{Column, Row, container, scrollable};
use iced::{Alignment, Length};

use super::{Action, home};
use crate::desktop::component::{
    Kind as Button, Weight as Shown, button, empty, field, filter_chip, line, section, text,
    text_field,
};
use crate::desktop::session::Session;
use crate::desktop::theme::{Tone, space};
use crate::desktop::widget::{Choice, Element, Icon, icon, select};
use crate::record::swedish::{compare, folded};
use crate::record::{Administration, AnyId, FieldKey, Id, Kind};
use crate::review::RULES;
use crate::workspace::finding::tally;
use crate::workspace::{Finding, Weight};

/// How many findings are laid out at once; the rest come on demand.
const PAGE: usize = 40;
/// Lines are no longer than can be read.
const WIDEST: f32 = 1080.0;
/// From this width the button stands beside the finding.
const BESIDE: f32 = 720.0;

/// The screen's state.
#[derive(Debug)]
pub struct State {
    filter: Filter,
    /// The findings that the rest was derived from.
    findings: Arc<Vec<Finding>>,
    /// Of each finding, by its place: who has to mend it, and what words are looked for in.
    about: Vec<About>,
    /// What can be chosen among: only what there are findings of.
    kinds: Vec<Kind>,
    /// Id and demand.
    rules: Vec<(&'static str, &'static str)>,
    administrations: Vec<(Id<Administration>, String)>,
    /// Places of the findings that answer to the filter.
    listed: Vec<usize>,
    /// How many of each weight answer to the rest of the filter.
    counts: [usize; 3],
    /// How many of the listed are laid out.
    laid_out: usize,
}

/// What is shown. Nothing chosen shows all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Filter {
    weight: Option<Weight>,
    kind: Option<Kind>,
    rule: Option<&'static str>,
    administration: Option<Id<Administration>>,
    words: String,
}

#[derive(Debug)]
struct About {
    administration: Option<Id<Administration>>,
    folded: String,
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
    Go(AnyId, Option<FieldKey>),
    Copy,
}

impl State {
    pub fn new(session: &Session) -> Self {
        let mut state = Self {
            filter: Filter::default(),
            findings: Arc::default(),
            about: Vec::new(),
            kinds: Vec::new(),
            rules: Vec::new(),
            administrations: Vec::new(),
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
        self.derive(session);
        let filter = &mut self.filter;
        filter.kind = filter.kind.filter(|kind| self.kinds.contains(kind));
        filter.rule = filter.rule.filter(|rule| self.rules.iter().any(|(id, _)| id == rule));
        filter.administration = filter
            .administration
            .filter(|id| self.administrations.iter().any(|(each, _)| each == id));
        self.list();
    }

    fn derive(&mut self, session: &Session) {
        let workspace = &session.workspace;
        // Many findings are of the same record: who has to mend it is asked once.
        let mut asked = HashMap::<AnyId, Option<Id<Administration>>>::new();
        self.about = self
            .findings
            .iter()
            .map(|finding| {
                let administration = *asked
                    .entry(finding.object)
                    .or_insert_with(|| crate::review::administration(workspace, finding));
                let Finding { label, rule, sentence, consequence, source, .. } = finding;
                let text = format!("{label} {rule} {sentence} {consequence} {source}");
                About { administration, folded: folded(&text) }
            })
            .collect();
        let has = |wanted: &dyn Fn(&Finding) -> bool| self.findings.iter().any(wanted);
        self.kinds =
            Kind::ALL.iter().copied().filter(|kind| has(&|f| f.object.kind == *kind)).collect();
        self.kinds.sort_by(|a, b| compare(a.names().1, b.names().1));
        let rules = RULES.iter().filter(|rule| has(&|f| f.rule == rule.id));
        self.rules = rules.map(|rule| (rule.id, rule.demand)).collect();
        let mut administrations: Vec<_> = workspace
            .all::<Administration>()
            .filter(|each| self.about.iter().any(|about| about.administration == Some(each.id)))
            .map(|each| (each.id, each.name.clone()))
            .collect();
        administrations.sort_by(|a, b| compare(&a.1, &b.1));
        self.administrations = administrations;
    }

    /// Lists what answers to the filter, and counts by weight what answers to the rest of it.
    fn list(&mut self) {
        let words = folded(&self.filter.words);
        let words: Vec<_> = words.split_whitespace().collect();
        let Filter { weight, kind, rule, administration, .. } = self.filter;
        self.listed.clear();
        self.counts = [0; 3];
        for (place, (finding, about)) in self.findings.iter().zip(&self.about).enumerate() {
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
            Message::Go(id, field) => return Action::Show(id, field),
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
            let _ = writeln!(text, "{}", origin(finding));
            text
        })
    }

    fn listed(&self) -> impl Iterator<Item = &Finding> {
        self.listed.iter().filter_map(|place| self.findings.get(*place))
    }

    pub fn view<'a>(&'a self, _session: &'a Session, width: f32) -> Element<'a, Message> {
        let room = width.min(WIDEST) - 2.0 * space::XL;
        let copy = (!self.listed.is_empty()).then_some(Message::Copy);
        let head = Row::new()
            .push(
                Column::new()
                    .push(text::heading("Granskning"))
                    .push(text::muted(tally(&self.findings)))
                    .width(Length::Fill),
            )
            .push(button(Button::Secondary, "Kopiera listan").icon(Icon::Copy).on_press_maybe(copy))
            .spacing(space::M)
            .align_y(Alignment::Center);
        let page = Column::new().push(head).width(room).spacing(space::L);
        let page = if self.findings.is_empty() {
            let sentence = "Granskningen har inga anmärkningar.";
            page.push(container(empty(sentence, None)).height(160))
        } else {
            page.push(self.filters(room)).push(self.list_view(room))
        };
        scrollable(container(page).padding(space::XL))
            .height(Length::Fill)
            .width(Length::Fill)
            .into()
    }

    fn filters(&self, room: f32) -> Element<'_, Message> {
        let filter = &self.filter;
        let all = filter_chip("Alla", filter.weight.is_none())
            .count(self.counts.iter().sum())
            .on_press(Message::Weight(None));
        let chips = Weight::ALL.into_iter().zip(self.counts).fold(
            Row::new().spacing(space::S).push(Element::from(all)),
            |row, (weight, count)| {
                let is_chosen = filter.weight == Some(weight);
                let chip = filter_chip(weight_name(weight), is_chosen)
                    .weight(home::shown(weight))
                    .count(count)
                    .on_press(Message::Weight((!is_chosen).then_some(weight)));
                row.push((count > 0 || is_chosen).then(|| Element::from(chip)))
            },
        );
        let clear = (*filter != Filter::default()).then(|| {
            button(Button::Text, "Ta bort filter").icon(Icon::Cross).on_press(Message::ShowAll)
        });
        let chips = Row::new()
            .push(container(chips).width(Length::Fill))
            .push(clear.map(Element::from))
            .align_y(Alignment::Center)
            .height(32);
        let words = text_field(&filter.words)
            .placeholder("Ord, regel eller nummer")
            .leading(Icon::Search)
            .on_input(Message::Words)
            .id("review-filter");
        let administration = one_of(
            "Alla förvaltningar",
            &self.administrations,
            |(_, name)| name.as_str().into(),
            |(id, _)| filter.administration == Some(*id),
            |(id, _)| Message::Administration(Some(*id)),
            Message::Administration(None),
        );
        let kind = one_of(
            "Alla slag",
            &self.kinds,
            |kind| Choice::new(crate::document::words::sentence(kind.names().1)),
            |kind| filter.kind == Some(*kind),
            |kind| Message::Kind(Some(*kind)),
            Message::Kind(None),
        );
        let rule = one_of(
            "Alla regler",
            &self.rules,
            |(id, demand)| Choice::new(format!("{id} {demand}")),
            |(id, _)| filter.rule == Some(*id),
            |(id, _)| Message::Rule(Some(*id)),
            Message::Rule(None),
        );
        let narrow = room < BESIDE;
        let first = Row::new()
            .push(field("Sök", words))
            .push(field("Rättas av", administration))
            .spacing(space::M);
        let second =
            Row::new().push(field("Gäller", kind)).push(field("Regel", rule)).spacing(space::M);
        let fields: Element<'_, Message> = if narrow {
            Column::new().push(first).push(second).spacing(space::S).into()
        } else {
            Row::new().push(first).push(second).spacing(space::M).into()
        };
        Column::new().push(fields).push(chips).spacing(space::S).into()
    }

    fn list_view(&self, room: f32) -> Element<'_, Message> {
        if self.listed.is_empty() {
            let all = button(Button::Secondary, "Ta bort filter").on_press(Message::ShowAll);
            let sentence = "Inga anmärkningar svarar mot filtren.";
            return container(empty(sentence, Some(all))).height(160).into();
        }
        let beside = room >= BESIDE;
        let mut weight = None;
        let rows = self.listed().take(self.laid_out).fold(Column::new(), |rows, finding| {
            let head = (weight != Some(finding.weight)).then(|| {
                let count = self.counts[finding.weight as usize];
                let above = if weight.is_some() { space::XL } else { 0.0 };
                container(section(finding.weight.counted(count), None))
                    .padding(iced::Padding::ZERO.top(above))
            });
            weight = Some(finding.weight);
            rows.push(head).push(row(finding, beside)).push(line())
        });
        let left = self.listed.len().saturating_sub(self.laid_out);
        let more = (left > 0).then(|| {
            let next = left.min(PAGE);
            let tell = format!("Visar {} av {}", self.laid_out, self.listed.len());
            Row::new()
                .push(
                    button(Button::Secondary, format!("Visa {next} till"))
                        .on_press(Message::More)
                        .id("review-more"),
                )
                .push(text::muted(tell))
                .spacing(space::M)
                .align_y(Alignment::Center)
        });
        Column::new().push(rows).push(more).spacing(space::L).into()
    }
}

/// A choice of one, or of all at its top.
fn one_of<'a, T>(
    all: &'a str,
    each: &'a [T],
    name: impl Fn(&'a T) -> Choice<'a>,
    is_chosen: impl Fn(&T) -> bool,
    on_select: impl Fn(&'a T) -> Message + 'a,
    on_all: Message,
) -> Element<'a, Message> {
    let choices: Vec<_> = std::iter::once(Choice::new(all)).chain(each.iter().map(name)).collect();
    let chosen = each.iter().position(is_chosen).map_or(0, |at| at + 1);
    let cleared = on_all.clone();
    let on_select = move |at: usize| match at.checked_sub(1).and_then(|at| each.get(at)) {
        Some(one) => on_select(one),
        None => on_all.clone(),
    };
    select(choices, Some(chosen), on_select)
        .on_clear(cleared)
        .matcher(crate::record::swedish::matches)
        .into()
}

fn weight_name(weight: Weight) -> &'static str {
    match weight {
        Weight::Error => "Fel",
        Weight::Warning => "Varningar",
        Weight::Reminder => "Påminnelser",
    }
}

/// The strategy's own words with chapter and rule, or where else the demand comes from.
fn origin(finding: &Finding) -> String {
    match finding.quote {
        Some(quote) => {
            format!("”{}” IT-strategin kap. {}, {}", quote.text, quote.chapter, finding.rule)
        }
        None => format!("{}, {}", finding.source, finding.rule),
    }
}

/// What the button to the fix says.
fn verb(finding: &Finding) -> &'static str {
    if finding.field.is_some() {
        return "Gå till fältet";
    }
    match finding.object.kind {
        Kind::System => "Öppna systemet",
        Kind::Agreement => "Öppna avtalet",
        Kind::Classification => "Öppna klassningen",
        Kind::ItPlan => "Öppna planen",
        Kind::Administration => "Öppna förvaltningen",
        Kind::Person => "Öppna personen",
        Kind::Assignment => "Öppna uppdraget",
        _ => "Visa var",
    }
}

/// A finding in the list: its weight, what is wrong, what follows, the strategy's own words and
/// what it is about; the button beside it or below.
fn row(finding: &Finding, beside: bool) -> Element<'_, Message> {
    let weight: Shown = home::shown(finding.weight);
    let tone = if weight == Shown::Reminder { Tone::Muted } else { weight.tone() };
    let consequence = finding.consequence.as_str();
    let words = Column::new()
        .push(text::strong(finding.sentence.as_str()))
        .push((!consequence.is_empty()).then(|| text::body(consequence)))
        .push(text::muted(origin(finding)))
        .push(text::muted(finding.label.as_str()))
        .spacing(2)
        .width(Length::Fill);
    let go = button(Button::Secondary, verb(finding))
        .on_press(Message::Go(finding.object, finding.field));
    let mark = container(icon(weight.icon()).tone(tone)).padding(iced::Padding::ZERO.top(2.0));
    let content = if beside {
        Row::new().push(mark).push(words).push(go).spacing(space::M)
    } else {
        Row::new().push(mark).push(words.push(go)).spacing(space::M)
    };
    container(content).padding([space::M, 0.0]).into()
}

/// A finding with its four parts: what is wrong, what follows, the strategy's own words, and one
/// button that leads to the fix.
pub fn finding_card<'a, M: Clone + 'a>(finding: &'a Finding, go: M) -> Element<'a, M> {
    let weight = home::shown(finding.weight);
    let head = Row::new()
        .push(icon(weight.icon()).tone(weight.tone()))
        .push(container(text::strong(finding.sentence.as_str())).width(Length::Fill))
        .spacing(space::S);
    let follows =
        (!finding.consequence.is_empty()).then(|| text::body(finding.consequence.as_str()));
    Column::new()
        .push(head)
        .push(follows)
        .push(text::muted(origin(finding)))
        .push(button(Button::Secondary, verb(finding)).on_press(go))
        .spacing(space::S)
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desktop::session::tests::example_session;

    fn review() -> (State, Session, tempfile::TempDir) {
        let (session, folder) = example_session();
        (State::new(&session), session, folder)
    }

    /// What stands in the list after these messages.
    fn sentences(state: &mut State, session: &Session, messages: &[Message]) -> Vec<String> {
        for message in messages {
            let _ = state.update(message.clone(), session);
        }
        state.listed().map(|finding| finding.sentence.clone()).collect()
    }

    #[test]
    fn everything_is_listed_at_first_worst_first() {
        let (state, session, _folder) = review();
        assert_eq!(state.listed.len(), session.findings.len());
        assert!(state.listed().collect::<Vec<_>>().is_sorted_by_key(|finding| finding.weight));
        assert_eq!(state.counts.iter().sum::<usize>(), session.findings.len());
    }

    #[test]
    fn a_weight_narrows_the_list_and_leaves_the_counts_of_the_others() {
        let (mut state, session, _folder) = review();
        let counts = state.counts;
        let errors = sentences(&mut state, &session, &[Message::Weight(Some(Weight::Error))]);
        assert_eq!(errors, ["Pascal saknar systemansvarig"]);
        assert_eq!(state.counts, counts);
    }

    #[test]
    fn filters_narrow_together_and_all_are_taken_away_at_once() {
        let (mut state, session, _folder) = review();
        let all = state.listed.len();
        let by_rule = sentences(&mut state, &session, &[Message::Rule(Some("R-9"))]).len();
        assert!(by_rule > 1 && by_rule < all);
        let one = sentences(&mut state, &session, &[Message::Words("pmo avtal".to_owned())]);
        assert!(matches!(one.as_slice(), [one] if one.contains("PMO")), "{one:?}");
        let none = sentences(&mut state, &session, &[Message::Kind(Some(Kind::Activity))]);
        assert!(none.is_empty());
        assert_eq!(sentences(&mut state, &session, &[Message::ShowAll]).len(), all);
    }

    #[test]
    fn only_what_has_findings_can_be_chosen() {
        let (state, session, _folder) = review();
        assert!(state.kinds.contains(&Kind::System) && !state.kinds.contains(&Kind::Supplier));
        assert!(state.rules.iter().any(|(id, _)| *id == "R-3"));
        assert!(state.rules.iter().all(|(id, _)| session.findings.iter().any(|f| f.rule == *id)));
    }

    #[test]
    fn a_forvaltning_sees_what_it_has_to_mend() {
        let (mut state, session, _folder) = review();
        let (id, _) = state.administrations[0].clone();
        let _ = state.update(Message::Administration(Some(id)), &session);
        assert!(!state.listed.is_empty() && state.listed.len() < session.findings.len());
        for finding in state.listed() {
            let mends = crate::review::administration(&session.workspace, finding);
            assert_eq!(mends, Some(id), "{}", finding.sentence);
        }
    }

    #[test]
    fn a_choice_that_has_been_mended_away_is_given_up() {
        let (mut state, mut session, _folder) = review();
        let _ = state.update(Message::Rule(Some("R-3")), &session);
        let left = session.findings.iter().filter(|f| f.rule != "R-3").cloned().collect();
        session.findings = Arc::new(left);
        state.refresh(&session);
        assert_eq!(state.filter.rule, None);
        assert_eq!(state.listed.len(), session.findings.len());
    }

    #[test]
    fn thousands_are_laid_out_some_at_a_time() {
        let (mut state, mut session, _folder) = review();
        let many = session.findings.iter().cycle().take(5_000).cloned().collect();
        session.findings = Arc::new(many);
        state.refresh(&session);
        assert_eq!((state.listed.len(), state.laid_out), (5_000, PAGE));
        let _ = state.update(Message::More, &session);
        assert_eq!(state.laid_out, 2 * PAGE);
        let _ = state.update(Message::Words("avtal".to_owned()), &session);
        assert_eq!(state.laid_out, PAGE, "a new list is read from its top");
    }

    #[test]
    fn a_finding_leads_to_the_field_to_mend() {
        let (mut state, session, _folder) = review();
        let finding = session.findings[0].clone();
        let go = Message::Go(finding.object, finding.field);
        match state.update(go, &session) {
            Action::Show(id, field) => assert_eq!((id, field), (finding.object, finding.field)),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_copy_holds_all_that_is_listed_and_nothing_else() {
        let (mut state, session, _folder) = review();
        let _ = state.update(Message::Rule(Some("R-3")), &session);
        let Action::Copy(copied, _) = state.update(Message::Copy, &session) else {
            panic!("no copy")
        };
        assert!(copied.starts_with("Granskning 2026-11-16\n"), "{copied}");
        assert!(copied.contains("\n1 fel\n\nFel · SYS-011 · R-3\nPascal saknar systemansvarig."));
        assert!(copied.contains("IT-strategin kap. 4, R-3"), "{copied}");
        assert!(!copied.contains("PMO"));
    }
}
