//! The outline of a plan: its chapters with numbers and how each stands.

use iced::widget::{Column, Row, container, scrollable};
use iced::{Length, Padding};

use super::state::{Message, Part, State};
use crate::desktop::component::{Kind, icon_button, line, nav_row, text};
use crate::desktop::session::Session;
use crate::desktop::theme::{Tone, space};
use crate::desktop::widget::{Element, Icon};
use crate::record::{Activity, Chapter, ChapterContent, Goal, Id, Plan};
use crate::workspace::{Finding, Weight};

/// The name of a chapter's row, which the list shows where the plan is opened.
pub fn row_id(chapter: Id<Chapter>) -> String {
    format!("outline-{}", chapter.uuid())
}

/// The chapters of a plan with their numbers; those that are left out have none.
pub fn numbers(session: &Session, plan: Id<Plan>) -> Vec<(&Chapter, String)> {
    let (mut chapter_number, mut section_number) = (0, 0);
    let chapters = session.workspace.chapters(plan).into_iter();
    chapters
        .map(|chapter| {
            let number = if chapter.hidden == Some(true) || chapter.heading.starts_with("Bilaga") {
                String::new()
            } else if chapter.depth.unwrap_or(1) <= 1 {
                chapter_number += 1;
                section_number = 0;
                chapter_number.to_string()
            } else {
                section_number += 1;
                format!("{chapter_number}.{section_number}")
            };
            (chapter, number)
        })
        .collect()
}

/// What is wrong in a chapter: its own findings, and those of what it shows.
fn worst(chapter: &Chapter, session: &Session) -> Option<Weight> {
    let shown = |finding: &&Finding| match chapter.content {
        Some(ChapterContent::Activities) => is_part::<Activity>(finding, session, chapter),
        Some(ChapterContent::Goals) => is_part::<Goal>(finding, session, chapter),
        _ => false,
    };
    let own = |finding: &&Finding| finding.object == chapter.id.into();
    session.findings.iter().filter(|finding| own(finding) || shown(finding)).map(|f| f.weight).min()
}

/// Whether the finding is about a record of type `T` in the chapter's plan.
fn is_part<T: PartOfPlan>(finding: &Finding, session: &Session, chapter: &Chapter) -> bool {
    let record = finding.object.of::<T>().and_then(|id| session.workspace.get(id));
    record.is_some_and(|record| record.plan() == chapter.plan)
}

trait PartOfPlan: crate::record::RecordType {
    fn plan(&self) -> Option<Id<Plan>>;
}

impl PartOfPlan for Activity {
    fn plan(&self) -> Option<Id<Plan>> {
        self.plan
    }
}

impl PartOfPlan for Goal {
    fn plan(&self) -> Option<Id<Plan>> {
        self.plan
    }
}

/// The outline; `folded` to numbers alone where there is no room for names.
pub fn view<'a>(state: &'a State, session: &'a Session, folded: bool) -> Element<'a, Message> {
    let chapters = numbers(session, state.plan);
    let done = chapters.iter().filter(|(chapter, _)| is_done(chapter, session)).count();
    let count = chapters.len();
    let head = Row::new()
        .push((!folded).then(|| container(text::strong("Kapitel")).width(Length::Fill)))
        .push(icon_button(
            Kind::Quiet,
            Icon::Plus,
            "Nytt kapitel",
            session.is_writable().then_some(Message::AddChapter),
        ))
        .align_y(iced::Alignment::Center);
    let facts = nav_row("Planens uppgifter", state.part == Part::Facts)
        .icon(Icon::Sliders)
        .folded(folded)
        .on_press(Message::Open(Part::Facts));
    let rows = chapters.into_iter().fold(Column::new().push(facts), |rows, (chapter, number)| {
        let active = state.part == Part::Chapter(chapter.id);
        let (mark, tone) = match worst(chapter, session) {
            Some(Weight::Error) => (Icon::Error, Tone::Error),
            Some(Weight::Warning) => (Icon::Warning, Tone::Warning),
            _ if is_done(chapter, session) => (Icon::Tick, Tone::Success),
            _ => (Icon::Gap, Tone::Muted),
        };
        let row = nav_row(chapter.heading.as_str(), active)
            .mark(mark, tone)
            .folded(folded)
            .on_press(Message::Open(Part::Chapter(chapter.id)));
        let row = if number.is_empty() { row.icon(Icon::Attachment) } else { row.number(number) };
        let indent = if chapter.depth.unwrap_or(1) > 1 && !folded { space::M } else { 0.0 };
        let row = container(Element::from(row)).padding(Padding::ZERO.left(indent));
        rows.push(row.id(row_id(chapter.id)))
    });
    let foot = text::muted(if folded {
        format!("{done}/{count}")
    } else {
        format!("{done} av {count} delar är klara")
    });
    Column::new()
        .push(container(head).padding([space::S, space::L]))
        .push(
            scrollable(container(rows).padding([0.0, space::S]))
                .height(Length::Fill)
                .width(Length::Fill),
        )
        .push(line())
        .push(container(foot).padding([space::S, space::L]))
        .into()
}

/// Whether something is written and nothing is wrong; a chapter with sections needs no text of
/// its own, nor does one that shows a register.
fn is_done(chapter: &Chapter, session: &Session) -> bool {
    let has_sections = || {
        let all = chapter.plan.map_or(Vec::new(), |plan| session.workspace.chapters(plan));
        let next = all.iter().skip_while(|each| each.id != chapter.id).nth(1);
        next.is_some_and(|next| next.depth.unwrap_or(1) > chapter.depth.unwrap_or(1))
    };
    let shows = !matches!(chapter.content, None | Some(ChapterContent::Text));
    let written = !chapter.text.trim().is_empty() || shows || has_sections();
    written && !matches!(worst(chapter, session), Some(Weight::Error | Weight::Warning))
}
