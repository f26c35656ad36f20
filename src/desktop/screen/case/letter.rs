//! The middle of the first tab: the letter section by section, the case's facts, or one enclosure; and
//! the outline beside it.

use iced::widget::{Column, Row, container, scrollable};
use iced::{Alignment, Length, Padding};

use super::state::{DELEGATED, FACTS, Message, Part, State, control};
use crate::desktop::component::{
    Kind, button, icon_button, line, nav_row, section, text, text_field,
};
use crate::desktop::session::Session;
use crate::desktop::theme::{Theme, Tone, space};
use crate::desktop::widget::{Choice, Element, Icon, select, text_area};
use crate::document::words;
use crate::record::{AnyId, Case, Point, Section, SectionContent};
use crate::workspace::Weight;

/// A list as wide as this shows a phrase's purpose on one line.
const PHRASES: f32 = 420.0;
/// The points among what the minutes repeat.
const POINTS: usize = 0;

impl State {
    /// The sections, then the enclosures; each with how it stands.
    pub(super) fn outline<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        let workspace = &session.workspace;
        let writable = session.is_writable();
        let facts = nav_row("Ärendets uppgifter", self.part == Part::Facts)
            .icon(Icon::Sliders)
            .on_press(Message::Part(Part::Facts));
        let sections = workspace.sections(self.case).into_iter();
        let rows = sections.fold(Column::new().push(facts), |rows, it| {
            let (mark, tone) = self.mark(&section_ids(session, it), is_written(session, it));
            let row = nav_row(it.heading.as_str(), false).mark(mark, tone);
            rows.push(row.on_press(Message::Section(it.id)))
        });
        let enclosures = workspace.enclosures(self.case).into_iter();
        let bilagor = enclosures.fold(Column::new(), |rows, it| {
            let (mark, tone) = self.mark(&[it.id.into()], true);
            let active = self.part == Part::Enclosure(it.id);
            let row = nav_row(workspace.enclosure_title(it), active).mark(mark, tone);
            let row = match workspace.enclosure_number(it) {
                Some(number) => row.number(number.to_string()),
                None => row.icon(Icon::Attachment),
            };
            rows.push(row.on_press(Message::Part(Part::Enclosure(it.id))))
        });
        let add = |verb, message| {
            button(Kind::Quiet, verb).icon(Icon::Plus).on_press_maybe(writable.then_some(message))
        };
        let list = Column::new()
            .push(rows)
            .push(add("Lägg till avsnitt", Message::AddSection))
            .push(add("Spara rubrikerna som mall", Message::SaveProfile))
            .push(
                container(text::muted("Bilagor"))
                    .padding(Padding::ZERO.top(space::M).left(space::S)),
            )
            .push(bilagor)
            .push(add("Lägg till bilaga", Message::AddEnclosure))
            .spacing(2);
        scrollable(container(list).padding([space::M, space::S]))
            .height(Length::Fill)
            .width(Length::Fill)
            .into()
    }

    /// The worst that the formaliakontroll says of these records.
    fn mark(&self, records: &[AnyId], is_written: bool) -> (Icon, Tone) {
        let found = self.checks.iter().flat_map(|check| &check.findings);
        let found = found.filter(|finding| records.contains(&finding.object));
        match found.map(|finding| finding.weight).min() {
            Some(Weight::Error) => (Icon::Error, Tone::Error),
            Some(_) => (Icon::Warning, Tone::Warning),
            None if is_written => (Icon::Tick, Tone::Success),
            None => (Icon::Gap, Tone::Muted),
        }
    }

    pub(super) fn middle<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        let page = match self.part {
            Part::Letter => self.letter(session),
            Part::Facts => self.facts_page(session),
            Part::Enclosure(id) => self.enclosure(id, session),
        };
        let page = page.spacing(space::XL).padding(Padding::from(space::L).bottom(space::PAGE));
        scrollable(page).height(Length::Fill).width(Length::Fill).into()
    }

    fn facts_page<'a>(&'a self, session: &'a Session) -> Column<'a, Message, Theme> {
        let case = session.workspace.get(self.case);
        let delegated = case.is_some_and(Case::is_delegated).then(|| {
            Column::new()
                .push(section("Delegation", None))
                .push(self.facts.part(DELEGATED, 2).map(Message::Facts))
                .spacing(space::L)
        });
        Column::new()
            .push(section("Ärendets uppgifter", None))
            .push(self.facts.part(FACTS, 2).map(Message::Facts))
            .push(delegated)
    }

    fn letter<'a>(&'a self, session: &'a Session) -> Column<'a, Message, Theme> {
        let sections = session.workspace.sections(self.case);
        if sections.is_empty() {
            let words = "Handlingen har inga avsnitt ännu. Lägg till det första till vänster.";
            return Column::new().push(text::muted(words));
        }
        sections.into_iter().fold(Column::new(), |page, it| page.push(self.section(it, session)))
    }

    fn section<'a>(&'a self, it: &'a Section, session: &'a Session) -> Element<'a, Message> {
        let content = it.content.unwrap_or(SectionContent::Text);
        let id = it.id;
        let heading = text_field(&it.heading)
            .heading()
            .placeholder("Avsnittets rubrik")
            .on_input(move |heading| Message::Heading(id, heading));
        let copy = (content == SectionContent::Points && !self.minutes.is_empty()).then(|| {
            Element::from(
                button(Kind::Quiet, "Kopiera").icon(Icon::Copy).on_press(Message::Copy(POINTS)),
            )
        });
        let head = Row::new()
            .push(container(heading).width(Length::Fill))
            .push(copy)
            .push(turn(Icon::ArrowUp, "Flytta upp", Message::MoveSection(id, false)))
            .push(turn(Icon::ArrowDown, "Flytta ned", Message::MoveSection(id, true)))
            .push(turn(Icon::Trash, "Ta bort avsnittet", Message::RemoveSection(id)))
            .spacing(space::XS)
            .align_y(Alignment::Center);
        let place = (AnyId::from(id), Section::text);
        let has_own = matches!(content, SectionContent::Text | SectionContent::Children)
            || !it.text.trim().is_empty();
        let error = self.sentence(&[id.into()]);
        let own = has_own.then(|| self.area(place, "Skriv avsnittets text", 3, error.is_some()));
        let shown: Option<Element<'a, Message>> = match content {
            SectionContent::Points => Some(self.points(session)),
            SectionContent::Papers => Some(self.papers(session)),
            SectionContent::Recipients => {
                let place = (AnyId::from(self.case), Case::recipients);
                Some(self.area(place, "En mottagare på varje rad", 2, false))
            }
            SectionContent::Text | SectionContent::Children => None,
        };
        let guidance = (!it.guidance.is_empty()).then(|| text::muted(it.guidance.as_str()));
        let error = error.map(|sentence| text::toned(text::small(sentence), Tone::Error));
        Column::new()
            .push(head)
            .push(own)
            .push(shown)
            .push(error)
            .push(guidance)
            .spacing(space::XS)
            .into()
    }

    /// What is wrong with these records, first things first.
    fn sentence(&self, records: &[AnyId]) -> Option<&str> {
        let found = self.checks.iter().flat_map(|check| &check.findings);
        let mut found = found
            .filter(|finding| finding.weight == Weight::Error && records.contains(&finding.object));
        found.next().map(|finding| finding.sentence.as_str())
    }

    fn area<'a>(
        &'a self,
        place: super::state::Place,
        placeholder: &'a str,
        lines: u16,
        error: bool,
    ) -> Element<'a, Message> {
        let Some(content) = self.texts.get(&place) else { return Column::new().into() };
        let area = text_area(content)
            .on_action(move |action| Message::Write(place, action))
            .placeholder(placeholder)
            .min_lines(lines)
            .error(error)
            .id(control(place));
        // What the values in brackets are today.
        let lived = self.lived.get(&place).map(|text| text::muted(text.as_str()));
        Column::new().push(area).push(lived).spacing(2).into()
    }

    fn points<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        let points = session.workspace.points(self.case);
        let rows = points.iter().zip(1..).fold(Column::new(), |rows, (point, at)| {
            let id = point.id;
            let error = self.sentence(&[id.into()]).is_some();
            let area = self.area((id.into(), Point::text), "Skriv beslutspunkten", 1, error);
            let row = Row::new()
                .push(container(text::strong(format!("{at}."))).width(22).padding([space::S, 0.0]))
                .push(container(area).width(Length::Fill))
                .push(turn(Icon::ArrowUp, "Flytta upp", Message::MovePoint(id, false)))
                .push(turn(Icon::ArrowDown, "Flytta ned", Message::MovePoint(id, true)))
                .push(turn(Icon::Trash, "Ta bort punkten", Message::RemovePoint(id)))
                .spacing(space::XS)
                .align_y(Alignment::Start);
            rows.push(row)
        });
        let writable = session.is_writable();
        let phrases = self.phrases.iter().map(|it| Choice::new(it.purpose.as_str()));
        let phrases: Element<'a, Message> = select(phrases.collect(), None, Message::AddPhrase)
            .placeholder("Formulering …")
            .width(200)
            .menu_width(PHRASES)
            .id("case-phrases")
            .into();
        let add = Row::new()
            .push(
                button(Kind::Secondary, "Ny punkt")
                    .icon(Icon::Plus)
                    .on_press_maybe(writable.then_some(Message::AddPoint)),
            )
            .push(writable.then_some(phrases))
            .spacing(space::S)
            .align_y(Alignment::Center);
        Column::new().push(rows.spacing(space::XS)).push(add).spacing(space::S).into()
    }

    /// The list as the paper has it. It follows the enclosures.
    fn papers<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        let case = session.workspace.get(self.case);
        let papers = case.map_or(Vec::new(), |case| session.workspace.papers(case));
        let rows = papers.into_iter().fold(Column::new(), |rows, paper| {
            rows.push(text::body(format!("– {}", paper.line())))
        });
        rows.spacing(2).into()
    }

    fn enclosure<'a>(
        &'a self,
        id: crate::record::Id<crate::record::Enclosure>,
        session: &'a Session,
    ) -> Column<'a, Message, Theme> {
        let Some(it) = session.workspace.get(id) else { return Column::new() };
        let title = session.workspace.enclosure_title(it);
        let title = match session.workspace.enclosure_number(it) {
            Some(number) => format!("Bilaga {number}: {title}"),
            None => title,
        };
        let acts = Row::new()
            .push(turn(Icon::ArrowUp, "Flytta upp", Message::MoveEnclosure(false)))
            .push(turn(Icon::ArrowDown, "Flytta ned", Message::MoveEnclosure(true)))
            .push(turn(Icon::Trash, "Ta bort bilagan", Message::RemoveEnclosure));
        let back = button(Kind::Quiet, "Till tjänsteskrivelsen")
            .icon(Icon::ChevronLeft)
            .on_press(Message::Part(Part::Letter));
        Column::new()
            .push(section(words::sentence(&title), Some(acts.into())))
            .push(self.enclosure.view(2).map(Message::Enclosure))
            .push(line())
            .push(back)
    }
}

fn turn<'a>(shown: Icon, name: &'static str, message: Message) -> Element<'a, Message> {
    icon_button(Kind::Quiet, shown, name, Some(message))
}

/// The records whose findings a section's row tells of.
fn section_ids(session: &Session, section: &Section) -> Vec<AnyId> {
    let mut ids = vec![AnyId::from(section.id)];
    if let (Some(SectionContent::Points), Some(case)) = (section.content, section.case) {
        ids.extend(session.workspace.points(case).iter().map(|it| AnyId::from(it.id)));
    }
    ids
}

/// Whether the section says something.
fn is_written(session: &Session, section: &Section) -> bool {
    let workspace = &session.workspace;
    let case = section.case.and_then(|id| workspace.get(id));
    let shows = match (section.content.unwrap_or(SectionContent::Text), case) {
        (SectionContent::Points, Some(case)) => !workspace.points(case.id).is_empty(),
        (SectionContent::Papers, Some(case)) => !workspace.papers(case).is_empty(),
        (SectionContent::Recipients, Some(case)) => !case.recipients.trim().is_empty(),
        _ => false,
    };
    shows || !section.text.trim().is_empty()
}
