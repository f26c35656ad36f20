//! IT-strategi: the strategy as it was adopted, to read and search. A sentence can be put into a
//! chapter with its reference; the table of goals can be copied.

use std::fmt::Write as _;

use iced::widget::{Column, Row, container, scrollable};
use iced::{Length, Padding};

use super::Action;
use crate::desktop::component::{
    Kind, button, field, line_vertical, nav_row, section, text, text_field,
};
use crate::desktop::session::Session;
use crate::desktop::theme::{Theme, Tone, space};
use crate::desktop::widget::{Choice, Element, Icon, Look, Ring, focus_stop, select};
use crate::exchange::strategy::{Part, Strategy, StrategyChapter, strategy};
use crate::record::swedish::folded;
use crate::record::{Chapter, Goal, Id, ItPlan, VisionArea};
use crate::workspace::Change;

/// The screen's state.
#[derive(Debug)]
pub struct State {
    strategy: Option<Strategy>,
    /// The chapter that is read.
    chapter: usize,
    words: String,
    /// The chosen sentence, counted through the whole strategy.
    chosen: Option<usize>,
    plans: Vec<(Id<ItPlan>, String)>,
    plan: Option<Id<ItPlan>>,
    chapters: Vec<(Id<Chapter>, String)>,
    target: Option<Id<Chapter>>,
}

/// What happens on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    Read(usize),
    Words(String),
    Choose(usize),
    Plan(usize),
    Target(usize),
    Insert,
    CopySentence,
    CopyGoals,
}

impl State {
    pub fn new(session: &Session) -> Self {
        let mut state = Self {
            // It ships with the program and is read by its tests; the view says so if it is not.
            strategy: strategy().ok(),
            chapter: 0,
            words: String::new(),
            chosen: None,
            plans: Vec::new(),
            plan: None,
            chapters: Vec::new(),
            target: None,
        };
        state.refresh(session);
        state
    }

    /// Takes in the session as it is now.
    pub fn refresh(&mut self, session: &Session) {
        let workspace = &session.workspace;
        self.plans = workspace
            .all::<ItPlan>()
            .filter(|plan| !workspace.chapters(plan.id).is_empty())
            .map(|plan| (plan.id, workspace.plan_title(plan)))
            .collect();
        if self.plan.is_none_or(|plan| self.plans.iter().all(|(id, _)| *id != plan)) {
            self.plan = self.plans.first().map(|(id, _)| *id);
        }
        self.chapters = self.plan.map_or(Vec::new(), |plan| {
            let chapters = workspace.chapters(plan).into_iter();
            chapters.map(|chapter| (chapter.id, chapter.heading.clone())).collect()
        });
        if self.target.is_none_or(|target| self.chapters.iter().all(|(id, _)| *id != target)) {
            self.target = self.chapters.first().map(|(id, _)| *id);
        }
    }

    /// The plan that is open in the editor is the one to put sentences into.
    pub fn prefer(&mut self, plan: Id<ItPlan>, chapter: Option<Id<Chapter>>, session: &Session) {
        self.plan = Some(plan);
        self.target = chapter;
        self.refresh(session);
    }

    pub fn update(&mut self, message: Message, session: &Session) -> Action<Message> {
        match message {
            Message::Read(chapter) => self.chapter = chapter,
            Message::Words(words) => self.words = words,
            Message::Choose(sentence) => self.chosen = Some(sentence),
            Message::Plan(at) => {
                self.plan = self.plans.get(at).map(|(id, _)| *id);
                self.target = None;
                self.refresh(session);
            }
            Message::Target(at) => self.target = self.chapters.get(at).map(|(id, _)| *id),
            Message::Insert => return self.insert(session),
            Message::CopySentence => {
                return match self.quoted() {
                    Some(quoted) => Action::Copy(quoted, "Meningen"),
                    None => Action::None,
                };
            }
            Message::CopyGoals => return Action::Copy(goals_as_text(session), "Måltabellen"),
        }
        Action::None
    }

    /// The chosen sentence as a chapter quotes it.
    fn quoted(&self) -> Option<String> {
        Some(self.strategy.as_ref()?.sentences().nth(self.chosen?)?.quoted())
    }

    /// Puts the chosen sentence last in the target chapter, as a paragraph of its own.
    fn insert(&self, session: &Session) -> Action<Message> {
        let (Some(quoted), Some(target)) = (self.quoted(), self.target) else {
            return Action::None;
        };
        let Some(chapter) = session.workspace.get(target) else { return Action::None };
        let text = match chapter.text.trim_end() {
            "" => quoted,
            text => format!("{text}\n\n{quoted}"),
        };
        let mut after = chapter.clone();
        after.text = crate::record::LongText::new(&text);
        let name = format!("Infogade ur IT-strategin i kapitlet {}", chapter.heading);
        let change: Change = session.workspace.put(name, after);
        Action::Commit(change, None)
    }

    pub fn view<'a>(&'a self, session: &'a Session, width: f32) -> Element<'a, Message> {
        let Some(strategy) = &self.strategy else {
            return text::body("Strategin som följer med programmet kunde inte läsas.").into();
        };
        let rows = strategy.chapters.iter().enumerate().map(|(at, chapter)| {
            nav_row(chapter.heading.as_str(), at == self.chapter && self.words.trim().is_empty())
                .number(chapter.number.to_string())
                .on_press(Message::Read(at))
        });
        let outline = rows.fold(Column::new(), |column, row| column.push(row));
        let outline = scrollable(container(outline).padding(space::S)).height(Length::Fill);
        let search = text_field(&self.words)
            .placeholder("Sök i strategin")
            .leading(Icon::Search)
            .on_input(Message::Words)
            .width(280)
            .id("strategy-search");
        let head = Column::new()
            .push(text::title(strategy.name.as_str()))
            .push(text::muted(format!("{}, {}", strategy.project, strategy.date)))
            .push(search)
            .spacing(space::S);
        let page = Column::new().push(head).push(self.page(strategy, session)).spacing(space::XL);
        let reading = scrollable(container(page.max_width(680)).padding(space::XL))
            .height(Length::Fill)
            .width(Length::Fill);
        let panel = if width < 1000.0 { 260.0 } else { 320.0 };
        Row::new()
            .push((width >= 860.0).then(|| container(outline).width(228)))
            .push(line_vertical())
            .push(container(reading).width(Length::Fill))
            .push(line_vertical())
            .push(container(self.side()).width(panel))
            .height(Length::Fill)
            .into()
    }

    /// The chapter that is read, or what answers to the search.
    fn page<'a>(&'a self, strategy: &'a Strategy, session: &'a Session) -> Element<'a, Message> {
        if !self.words.trim().is_empty() {
            return self.found(strategy);
        }
        let before: usize = strategy.chapters.iter().take(self.chapter).map(sentences).sum();
        let Some(chapter) = strategy.chapters.get(self.chapter) else {
            return Column::new().into();
        };
        let mut place = before;
        let mut page = Column::new()
            .push(text::heading(format!("{} {}", chapter.number, chapter.heading)))
            .spacing(space::M);
        for part in &chapter.parts {
            match part {
                Part::Heading { text: heading, .. } => {
                    page = page.push(
                        container(text::subheading(heading.as_str()))
                            .padding(Padding::ZERO.top(space::S)),
                    );
                }
                Part::Paragraph { sentences } | Part::Item { sentences } => {
                    let indent = if matches!(part, Part::Item { .. }) { space::L } else { 0.0 };
                    let lines = sentences.iter().fold(Column::new(), |lines, sentence| {
                        let line = self.sentence(place, &sentence.text, sentence.id.as_deref());
                        place += 1;
                        lines.push(line)
                    });
                    page = page.push(container(lines).padding(Padding::ZERO.left(indent)));
                }
            }
        }
        let missing = chapter.picture_missing.then(|| {
            let words = "Kapitlet består av en bild som inte finns med i den fil som strategin är hämtad ur.";
            text::toned(text::body(words), Tone::Muted)
        });
        let goals = (chapter.number == 2).then(|| goals(session));
        page.push(missing).push(goals).into()
    }

    fn found<'a>(&'a self, strategy: &'a Strategy) -> Element<'a, Message> {
        let wanted = folded(self.words.trim());
        let words: Vec<&str> = wanted.split_whitespace().collect();
        let hits = strategy.sentences().enumerate().filter(|(_, place)| {
            let text = folded(&place.sentence.text);
            let number = place.sentence.id.as_deref().map(folded);
            number.as_deref() == Some(wanted.as_str())
                || words.iter().all(|word| text.contains(word))
        });
        let mut count = 0;
        let page = hits.fold(Column::new().spacing(space::M), |page, (at, place)| {
            count += 1;
            let row = Column::new()
                .push(text::muted(format!("{} {}", place.reference(), place.chapter.heading)))
                .push(self.sentence(at, &place.sentence.text, place.sentence.id.as_deref()));
            page.push(row)
        });
        let told = match count {
            0 => "Ingen mening i strategin svarar mot det du skrev.".to_owned(),
            1 => "1 mening".to_owned(),
            count => format!("{count} meningar"),
        };
        Column::new().push(text::muted(told)).push(page).spacing(space::M).into()
    }

    /// A sentence that can be chosen.
    fn sentence<'a>(&self, at: usize, words: &str, id: Option<&'a str>) -> Element<'a, Message> {
        let chosen = self.chosen == Some(at);
        let content = Row::new()
            .push(container(text::body(words.replace('*', ""))).width(Length::Fill))
            .push(id.map(text::muted))
            .spacing(space::M);
        focus_stop(content)
            .on_press(Message::Choose(at))
            .ring(Ring::Inside)
            .width(Length::Fill)
            .padding([4.0, space::S])
            .look(move |theme: &Theme, status| Look {
                background: (chosen || status.hovered).then_some(theme.tokens().accent_soft),
                ..Look::default()
            })
            .into()
    }

    fn side(&self) -> Element<'_, Message> {
        let chosen = match self.quoted() {
            Some(quoted) => text::body(quoted),
            None => text::toned(
                text::body("Välj en mening i texten för att infoga den i ett kapitel.".to_owned()),
                Tone::Muted,
            ),
        };
        let plans: Vec<Choice<'_>> =
            self.plans.iter().map(|(_, title)| Choice::new(title.as_str())).collect();
        let plan = self.plans.iter().position(|(id, _)| Some(*id) == self.plan);
        let chapters: Vec<Choice<'_>> =
            self.chapters.iter().map(|(_, heading)| Choice::new(heading.as_str())).collect();
        let target = self.chapters.iter().position(|(id, _)| Some(*id) == self.target);
        let ready = self.chosen.is_some();
        let page = Column::new()
            .push(section("Vald mening", None))
            .push(chosen)
            .push(
                button(Kind::Secondary, "Kopiera meningen")
                    .icon(Icon::Copy)
                    .on_press_maybe(ready.then_some(Message::CopySentence)),
            )
            .push(section("Infoga i kapitel", None))
            .push(field("Plan", select(plans, plan, Message::Plan).id("strategy-plan")))
            .push(field(
                "Kapitel",
                select(chapters, target, Message::Target).id("strategy-chapter"),
            ))
            .push(
                button(Kind::Primary, "Infoga i kapitlet")
                    .on_press_maybe((ready && self.target.is_some()).then_some(Message::Insert)),
            )
            .spacing(space::M);
        container(
            scrollable(container(page).padding(space::L)).height(Length::Fill).width(Length::Fill),
        )
        .height(Length::Fill)
        .style(|theme: &Theme| container::background(theme.tokens().background))
        .into()
    }
}

fn sentences(chapter: &StrategyChapter) -> usize {
    chapter.parts.iter().map(|part| part.sentences().len()).sum()
}

/// The goals of all plans under the strategy's vision areas.
fn goals(session: &Session) -> Element<'_, Message> {
    let workspace = &session.workspace;
    let copy =
        button(Kind::Quiet, "Kopiera måltabellen").icon(Icon::Copy).on_press(Message::CopyGoals);
    workspace
        .all::<VisionArea>()
        .fold(
            Column::new().push(section("Nämndernas mål", Some(copy.into()))).spacing(space::M),
            |page, area| {
                let goals: Vec<&Goal> = workspace.referring::<Goal>(area.id).collect();
                let none = goals
                    .is_empty()
                    .then(|| text::toned(text::body("Inget mål ännu."), Tone::Muted));
                let rows =
                    goals.into_iter().fold(Column::new().spacing(space::XS), |rows, goal| {
                        let whose =
                            goal.plan.map_or(String::new(), |plan| workspace.key(plan.into()));
                        rows.push(text::body(goal.name.as_str())).push(text::muted(format!(
                            "{whose} · {} · {}",
                            goal.indicator,
                            goal.targets.show()
                        )))
                    });
                page.push(text::strong(area.name.as_str())).push(rows).push(none)
            },
        )
        .into()
}

/// The goal table as tab-separated lines.
fn goals_as_text(session: &Session) -> String {
    let workspace = &session.workspace;
    let mut text = "Visionsområde\tMål\tPlan\tIndikator\tUtgångsvärde\tMålvärden\n".to_owned();
    for area in workspace.all::<VisionArea>() {
        for goal in workspace.referring::<Goal>(area.id) {
            let plan = goal.plan.map_or(String::new(), |plan| workspace.key(plan.into()));
            let Goal { name, indicator, baseline, targets, .. } = goal;
            // Writing to a string cannot fail.
            let _ = writeln!(
                text,
                "{}\t{name}\t{plan}\t{indicator}\t{baseline}\t{}",
                area.name,
                targets.show()
            );
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desktop::session::tests::example_session;

    #[test]
    fn a_sentence_is_put_last_in_the_chapter_with_its_reference() {
        let (session, _folder) = example_session();
        let mut state = State::new(&session);
        let _ = state.update(Message::Choose(0), &session);
        let Action::Commit(change, None) = state.update(Message::Insert, &session) else {
            panic!("no change")
        };
        let after = change.edits[0].after.as_ref().unwrap();
        let crate::record::Value::Text(text) = after.value(Chapter::text.index) else { panic!() };
        assert!(text.ends_with("(IT-strategin kap.\u{a0}1)."), "{text}");
        assert!(change.name.starts_with("Infogade ur IT-strategin"));
    }

    #[test]
    fn the_copied_goal_table_has_a_line_for_each_goal() {
        let (session, _folder) = example_session();
        let lines = goals_as_text(&session).lines().count();
        assert_eq!(lines, 1 + session.workspace.count(crate::record::Kind::Goal));
    }
}
