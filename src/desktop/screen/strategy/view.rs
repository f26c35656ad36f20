//! The strategy as elements: header with search, chapters, the text in a measure that is easy to
//! read, and the panel from which the chosen sentence goes into a plan.

use iced::keyboard::{Key, Modifiers, key::Named};
use iced::widget::text::{Rich, Span};
use iced::widget::{Column, Row, container, scrollable};
use iced::{Alignment, Length, Padding};

use super::reading::Sentence;
use super::{GOALS, Message, Motion, Page, SEARCH, State, chapter_id, sentence_id};
use crate::desktop::component::{
    Kind, button, empty, field, icon_button, line, line_vertical, nav_row, panel_section,
    screen_head, text, text_field,
};
use crate::desktop::session::Session;
use crate::desktop::theme::{BODY, REGULAR, SEMIBOLD, Theme, Tone, size, space};
use crate::desktop::widget::grid::grid;
use crate::desktop::widget::{
    Choice, Element, Icon, Look, Ring, focus_stop, icon, on_keys, select,
};
use crate::exchange::strategy::{Part, Strategy, StrategyChapter};

/// The widest that the text is set.
const MEASURE: f32 = 680.0;
/// The least width that the text keeps before something beside it gives way.
const LEAST_TEXT: f32 = 420.0;
/// The chapters; wide enough for the longest word of their headings.
const OUTLINE: f32 = 248.0;
/// The narrowest that the title and the search stand in one row.
const ONE_ROW: f32 = 760.0;
/// The numbers of the sentences, in the margin.
const NUMBERS: f32 = 44.0;

impl State {
    pub fn view<'a>(&'a self, session: &'a Session, width: f32) -> Element<'a, Message> {
        let Some(strategy) = &self.strategy else {
            let words = "IT-strategin kunde inte läsas. Installera programmet på nytt.";
            return container(empty(words, None)).padding(space::XL).into();
        };
        let panel_width = if width < 1300.0 { size::SIDE_PANEL } else { size::SIDE_PANEL_PREVIEW };
        let beside = width >= LEAST_TEXT + panel_width;
        let outline_shown = width >= LEAST_TEXT + panel_width + OUTLINE;
        let outline = outline_shown.then(|| {
            Row::new().push(container(self.outline(strategy)).width(OUTLINE)).push(line_vertical())
        });
        let is_text = matches!(self.page, Page::Text(_));
        let middle = match self.page {
            Page::Goals => self.goal_table(),
            Page::Text(_) if !beside && self.panel_open => self.panel(strategy, session),
            Page::Text(_) => self.text(strategy),
        };
        let side = (beside && is_text).then(|| {
            let panel = container(self.panel(strategy, session)).width(panel_width);
            Row::new().push(line_vertical()).push(panel)
        });
        let body = Row::new()
            .push(outline)
            .push(container(middle).width(Length::Fill).height(Length::Fill))
            .push(side)
            .height(Length::Fill);
        let screen = Column::new()
            .push(self.header(strategy, outline_shown, beside || !is_text, width < ONE_ROW))
            .push(line())
            .push(body);
        // ↓ goes on to the text from the search field and wherever else it means nothing.
        on_keys(screen, move |key, modifiers| match key {
            Key::Named(Named::ArrowDown) if is_text && modifiers.is_empty() => {
                Some(Message::ToText)
            }
            _ => None,
        })
    }

    fn header<'a>(
        &'a self,
        strategy: &'a Strategy,
        outline_shown: bool,
        panel_shown: bool,
        is_narrow: bool,
    ) -> Element<'a, Message> {
        let about = format!("Projektledare {}, {}", strategy.project_leader, strategy.date);
        let words =
            Column::new().push(text::heading(strategy.name.as_str())).push(text::muted(about));
        let sought = !self.words.trim().is_empty();
        let at = self.found.iter().position(|at| *at == self.current);
        // Always there, so that the field keeps its place, and with it the focus, while it is typed in.
        let count = text::muted(match (self.found.len(), at) {
            _ if !sought => String::new(),
            (0, _) => "Inga träffar".to_owned(),
            (count, Some(at)) => format!("{} av {count}", at + 1),
            (1, None) => "1 träff".to_owned(),
            (count, None) => format!("{count} träffar"),
        });
        let turn = |icon, name, forward| {
            let message = (!self.found.is_empty()).then_some(Message::Found(forward));
            icon_button(Kind::Quiet, icon, name, message)
        };
        let search = text_field(&self.words)
            .placeholder("Sök ord eller nummer, S-41")
            .leading(Icon::Search)
            .on_input(Message::Search)
            .on_submit(Message::Found(true))
            .width(if is_narrow { Length::Fill } else { Length::Fixed(250.0) })
            .id(SEARCH);
        // Without the outline there is another way to the table and back.
        let page = (!outline_shown).then(|| match self.page {
            Page::Goals => button(Kind::Secondary, "Visa texten").on_press(Message::OpenChapter(0)),
            Page::Text(_) => button(Kind::Secondary, "Visa målen").on_press(Message::OpenGoals),
        });
        let panel = (!panel_shown).then(|| {
            let verb = if self.panel_open { "Visa texten" } else { "Använd meningen" };
            button(Kind::Secondary, verb).on_press(Message::TogglePanel)
        });
        let tools = Row::new()
            .push(page.map(Element::from))
            .push(panel.map(Element::from))
            .push(count)
            .push(search)
            .push(turn(Icon::ChevronUp, "Föregående träff", false))
            .push(turn(Icon::ChevronDown, "Nästa träff", true))
            .spacing(space::S)
            .align_y(Alignment::Center);
        if is_narrow {
            let rows = Column::new().push(text::heading(strategy.name.as_str())).push(tools);
            return container(rows.spacing(space::S)).padding([space::S, space::L]).into();
        }
        screen_head(words, tools)
    }

    fn outline<'a>(&'a self, strategy: &'a Strategy) -> Element<'a, Message> {
        let rows = strategy.chapters.iter().enumerate();
        let rows = rows.fold(Column::new(), |rows, (at, chapter)| {
            let row = nav_row(chapter.heading.as_str(), self.page == Page::Text(at))
                .number(chapter.number.to_string())
                .on_press(Message::OpenChapter(at));
            let of_chapter = |found: &&usize| {
                self.sentences.get(**found).is_some_and(|sentence| sentence.chapter == at)
            };
            match self.found.iter().filter(of_chapter).count() {
                0 => rows.push(row),
                count => rows.push(row.count(count)),
            }
        });
        let goals = nav_row("Mål per visionsområde", self.page == Page::Goals)
            .icon(Icon::Table)
            .count(self.goals.count())
            .on_press(Message::OpenGoals);
        let list = Column::new()
            .push(container(text::strong("Kapitel")).padding([space::S, space::S]))
            .push(rows)
            .push(container(line()).padding([space::S, space::S]))
            .push(goals);
        scrollable(container(list).padding([space::S, space::S]))
            .height(Length::Fill)
            .width(Length::Fill)
            .into()
    }

    fn text<'a>(&'a self, strategy: &'a Strategy) -> Element<'a, Message> {
        let chapters = strategy.chapters.iter().enumerate();
        let (page, _) =
            chapters.fold((Column::new().spacing(space::XL), 0), |(page, first), (at, chapter)| {
                let count: usize = chapter.parts.iter().map(|part| part.sentences().len()).sum();
                let heading = text::heading(format!("{} {}", chapter.number, chapter.heading));
                let heading = container(heading)
                    .padding(Padding::ZERO.left(space::S + NUMBERS))
                    .id(chapter_id(at));
                let block = Column::new()
                    .push(heading)
                    .push(self.chapter(chapter, first))
                    .spacing(space::S);
                (page.push(block), first + count)
            });
        let page = container(page.padding([space::L, space::L])).max_width(MEASURE + NUMBERS);
        scrollable(container(page).center_x(Length::Fill))
            .id("strategy-text")
            .height(Length::Fill)
            .width(Length::Fill)
            .into()
    }

    /// The parts of a chapter, whose first sentence is number `first` of all.
    fn chapter<'a>(&'a self, chapter: &'a StrategyChapter, first: usize) -> Element<'a, Message> {
        if chapter.picture_missing {
            let words = "Kapitlet är en bild som inte följde med när strategin lämnades över. \
                         Bara rubriken är känd.";
            return container(text::toned(text::body(words), Tone::Muted))
                .padding(Padding::ZERO.left(space::S + NUMBERS))
                .into();
        }
        let parts = chapter.parts.iter();
        let (parts, _) = parts.fold((Column::new(), first), |(parts, at), part| {
            let count = part.sentences().len();
            let rows = (at..at + count).filter_map(|at| Some((at, self.sentences.get(at)?)));
            let is_item = matches!(part, Part::Item { .. });
            let shown: Element<'a, Message> = match part {
                Part::Heading { text: words, .. } => container(text::subheading(words.as_str()))
                    .padding(Padding::ZERO.left(space::S + NUMBERS).top(space::M))
                    .into(),
                Part::Paragraph { .. } | Part::Item { .. } => rows
                    .fold(Column::new(), |column, (at, sentence)| {
                        column.push(self.row(at, sentence, is_item))
                    })
                    .into(),
            };
            let above = if is_item { 0.0 } else { space::S };
            (parts.push(container(shown).padding(Padding::ZERO.top(above))), at + count)
        });
        parts.into()
    }

    /// A sentence with its number in the margin. The chosen one is the Tab stop of the text.
    fn row<'a>(&'a self, at: usize, sentence: &'a Sentence, is_item: bool) -> Element<'a, Message> {
        let chosen = at == self.current;
        let before = at.checked_sub(1).and_then(|before| self.sentences.get(before));
        let told = before.is_some_and(|before| before.number == sentence.number);
        let number = sentence.number.as_deref().filter(|_| !told || chosen).unwrap_or_default();
        let content = Row::new()
            .push(container(text::muted(number)).width(NUMBERS).padding(Padding::ZERO.top(1.0)))
            .push(is_item.then(|| container(text::body("–")).width(space::L)))
            .push(words(sentence))
            .width(Length::Fill);
        focus_stop(content)
            .on_press(Message::Choose(at))
            .on_key(on_key)
            .skipped(!chosen)
            .ring(Ring::Inside)
            .width(Length::Fill)
            .padding([3.0, space::S])
            .id(sentence_id(at))
            .look(move |theme: &Theme, status| {
                let tokens = theme.tokens();
                let background = match (chosen, status.hovered) {
                    (true, _) => Some(tokens.accent_soft),
                    (false, true) => Some(tokens.background),
                    (false, false) => None,
                };
                Look { background, square: true, ..Look::default() }
            })
            .into()
    }

    fn goal_table(&self) -> Element<'_, Message> {
        let head = Row::new()
            .push(container(text::heading("Mål per visionsområde")).width(Length::Fill))
            .push(
                button(Kind::Primary, "Kopiera måltabellen")
                    .icon(Icon::Copy)
                    .on_press(Message::CopyGoals),
            )
            .align_y(Alignment::Center);
        let about = "Målen i de planer som gäller eller arbetas fram, under det område i strategins vision som de bidrar till. Enter öppnar målet i sin plan.";
        let head = Column::new()
            .push(head)
            .push(text::toned(text::body(about), Tone::Muted))
            .spacing(space::S);
        let table = grid(&self.goals, self.goals.headings(), &self.goals.grid, Message::Goals)
            .lines(3)
            .id(GOALS);
        Column::new().push(container(head).padding(space::L)).push(table).into()
    }

    fn panel<'a>(&'a self, strategy: &'a Strategy, session: &'a Session) -> Element<'a, Message> {
        let Some(sentence) = self.sentence() else { return Column::new().into() };
        let chapter = strategy.chapters.get(sentence.chapter);
        let place = chapter.map_or(String::new(), |chapter| {
            format!("Kapitel {} {}", chapter.number, chapter.heading)
        });
        let place = match &sentence.number {
            Some(number) => format!("{number} · {place}"),
            None => place,
        };
        let chosen = Column::new()
            .push(text::body(format!("”{}”", sentence.plain)))
            .push(text::muted(place))
            .push(
                button(Kind::Secondary, "Kopiera med hänvisning")
                    .icon(Icon::Copy)
                    .on_press(Message::Copy),
            )
            .spacing(space::M);
        let content = Column::new()
            .push(panel_section("Vald mening", chosen))
            .push(panel_section("Infoga i en plan", self.insertion(sentence, session)))
            .spacing(space::XL);
        container(scrollable(container(content).padding(space::L)).height(Length::Fill))
            .width(Length::Fill)
            .height(Length::Fill)
            .style(|theme: &Theme| container::background(theme.tokens().background))
            .into()
    }

    fn insertion<'a>(
        &'a self,
        sentence: &'a Sentence,
        session: &'a Session,
    ) -> Element<'a, Message> {
        let target = &self.target;
        if target.plans.is_empty() {
            return Column::new()
                .push(text::body("Det finns ingen IT-plan att infoga meningen i ännu."))
                .push(button(Kind::Secondary, "Gå till IT-planer").on_press(Message::GoToPlans))
                .spacing(space::M)
                .into();
        }
        let plans: Vec<_> = target
            .plans
            .iter()
            .map(|(_, name, state)| Choice::new(name.as_str()).note(*state))
            .collect();
        let chapters: Vec<_> =
            target.chapters.iter().map(|(_, name)| Choice::new(name.as_str())).collect();
        let plans = select(plans, target.plan_at(), Message::Plan).menu_width(400.0);
        let chapters = select(chapters, target.chapter_at(), Message::Chapter)
            .placeholder("Planen har inga kapitel")
            .menu_width(400.0);
        let may = session.is_writable() && target.chapter.is_some();
        let insert = button(Kind::Primary, "Infoga i kapitlet")
            .icon(Icon::Quote)
            .on_press_maybe(may.then_some(Message::Insert));
        let held = target.holding(&session.workspace, &sentence.quoted).map(|chapter| {
            let told = Row::new()
                .push(icon(Icon::Done).tone(Tone::Success))
                .push(text::body(format!("Meningen står i kapitlet {}.", chapter.heading)))
                .spacing(space::S);
            Column::new()
                .push(told)
                .push(
                    button(Kind::Text, "Öppna kapitlet")
                        .trailing(Icon::ArrowRight)
                        .on_press(Message::OpenTarget),
                )
                .spacing(space::XS)
        });
        let reading = (!session.is_writable())
            .then(|| text::muted("Filen är öppen för läsning, så inget kan infogas."));
        Column::new()
            .push(field("Plan", plans))
            .push(field("Kapitel", chapters))
            .push(insert)
            .push(held)
            .push(reading)
            .spacing(space::M)
            .into()
    }
}

/// The sentence, with what the original sets in italics and what was searched for set apart.
fn words<'a>(sentence: &'a Sentence) -> Rich<'a, (), Message, Theme, iced::Renderer> {
    let pieces = sentence.pieces().into_iter().map(|(text, emphasised, marked)| {
        Span::new(text).font(if emphasised { SEMIBOLD } else { REGULAR }).underline(marked)
    });
    Rich::with_spans(pieces.collect::<Vec<_>>())
        .size(BODY.size)
        .font(REGULAR)
        .line_height(BODY.line_height())
        .width(Length::Fill)
}

/// Keys on the chosen sentence.
fn on_key(key: &Key, modifiers: Modifiers) -> Option<Message> {
    let motion = match key {
        Key::Character(letter) if modifiers.command() && letter.eq_ignore_ascii_case("c") => {
            return Some(Message::Copy);
        }
        _ if modifiers.command() || modifiers.alt() => return None,
        Key::Named(Named::ArrowDown) => Motion::Next,
        Key::Named(Named::ArrowUp) => Motion::Previous,
        Key::Named(Named::PageDown) => Motion::NextChapter,
        Key::Named(Named::PageUp) => Motion::PreviousChapter,
        Key::Named(Named::Home) => Motion::First,
        Key::Named(Named::End) => Motion::Last,
        _ => return None,
    };
    Some(Message::Move(motion))
}
