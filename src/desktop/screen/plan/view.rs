//! The plan editor as elements: header, outline, the open part, side panel.

use iced::widget::{Column, Row, container, scrollable};
use iced::{Alignment, Length, Padding};

use super::state::{Message, Panel, Part, State, TABS};
use super::{outline, panel};
use crate::desktop::component::{
    Kind, Tab, button, checkbox, icon_button, line, line_vertical, screen_head, section,
    state_steps, tabs, text, text_field,
};
use crate::desktop::preview;
use crate::desktop::session::Session;
use crate::desktop::theme::{Theme, Tone, size, space};
use crate::desktop::widget::{Element, Icon, edge, text_area};
use crate::record::{Chapter, ChapterContent, ChoiceType, Kind as RecordKind, PlanState};
use crate::workspace::Weight;

/// Rows of a grid that are seen before it scrolls by itself.
const ROWS_SEEN: usize = 9;

impl State {
    /// The whole editor in a place `width` pixels wide.
    pub fn view<'a>(
        &'a self,
        session: &'a Session,
        width: f32,
        panel_width: Option<f32>,
    ) -> Element<'a, Message> {
        // With less room than outline, grid and panel need, the outline folds to its numbers, and
        // then the panel takes the work's place.
        let folded = width < super::NARROW && self.grid.is_some();
        let outline_width = if folded { 72.0 } else { size::OUTLINE };
        // A panel that was drawn wide in a larger window gives way before it goes.
        let (least, _) = size::SIDE_PANEL_RANGE;
        let left_over = (width - outline_width - 560.0).max(least);
        let panel_width = super::panel_width(width, panel_width).min(left_over);
        let beside = width >= outline_width + 560.0 + panel_width;
        let outline_shown = width >= outline_width + 520.0;
        let work: Element<'a, Message> = if !beside && self.panel_open {
            container(self.side(session)).width(Length::Fill).into()
        } else {
            self.middle(session)
        };
        let outline = outline_shown.then(|| {
            Row::new()
                .push(container(outline::view(self, session, folded)).width(outline_width))
                .push(line_vertical())
        });
        let side = beside.then(|| {
            Row::new()
                .push(edge(panel_width, Message::PanelWidth).id("panel-edge"))
                .push(container(self.side(session)).width(panel_width))
        });
        let body = Row::new()
            .push(outline)
            .push(container(work).width(Length::Fill).height(Length::Fill))
            .push(side)
            .height(Length::Fill);
        Column::new().push(self.header(session, beside)).push(line()).push(body).into()
    }

    fn header<'a>(&'a self, session: &'a Session, beside: bool) -> Element<'a, Message> {
        let Some(plan) = session.workspace.get(self.plan) else { return Column::new().into() };
        let body =
            plan.decided_by.map_or(String::new(), |body| session.workspace.title(body.into()));
        let meeting = plan.meeting.and_then(|id| session.workspace.get(id)).and_then(|m| m.date);
        let decided = match meeting {
            Some(day) if !body.is_empty() => format!("beslutas av {body} {day}"),
            _ if !body.is_empty() => format!("beslutas av {body}"),
            _ => String::new(),
        };
        let dated = plan.dated.map_or(String::new(), |day| format!("daterad {day}"));
        let facts = [plan.diary_number.clone(), decided, dated];
        let facts =
            facts.into_iter().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(" · ");
        let words = Column::new()
            .push(text::heading(session.workspace.plan_title(plan)))
            .push(text::muted(facts));
        let state = plan.state.unwrap_or(PlanState::Working);
        let turn = (!beside).then(|| {
            button(Kind::Secondary, if self.panel_open { "Visa kapitlet" } else { "Förhandsvisa" })
                .on_press(Message::ShowPanel(Panel::Preview))
        });
        let acts = Row::new()
            .push(state_steps(state.label(), super::super::plans::steps(state)))
            .push(turn.map(Element::from))
            .push(button(Kind::Secondary, "Granska").icon(Icon::Tick).on_press(Message::Review))
            .push(button(Kind::Primary, "Exportera").icon(Icon::Export).on_press(Message::Export))
            .spacing(space::M)
            .align_y(Alignment::Center);
        screen_head(words, acts)
    }

    fn middle<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        let page = match self.part {
            Part::Facts => self.facts_page(session),
            Part::Chapter(_) => match self.chapter(session) {
                Some(chapter) => self.chapter_page(chapter, session),
                None => Column::new(),
            },
        };
        scrollable(page.spacing(space::L).padding(Padding::ZERO.top(space::L).bottom(space::PAGE)))
            .id("plan-work")
            .spacing(0)
            .height(Length::Fill)
            .width(Length::Fill)
            .into()
    }

    fn facts_page<'a>(&'a self, session: &'a Session) -> Column<'a, Message, Theme> {
        let Some(plan) = session.workspace.get(self.plan) else { return Column::new() };
        let now = plan.state.unwrap_or(PlanState::Working);
        let next =
            PlanState::ALL.iter().copied().filter(|state| *state != now).take_while(|state| {
                // What comes after a decision is registered with it.
                matches!(state, PlanState::Working | PlanState::Review | PlanState::Proposal)
            });
        let acts = next.fold(Row::new().spacing(space::S), |row, state| {
            row.push(button(Kind::Secondary, state.label()).on_press(Message::SetState(state)))
        });
        let about = "Läget styr vad som står på första sidan. Beslutat och fastställt registreras när nämnden har beslutat.";
        Column::new().push(padded(
            Column::new()
                .push(text::heading("Planens uppgifter"))
                .push(text::toned(text::body(about), Tone::Muted))
                .push(acts)
                .push(self.facts.view(2).map(Message::Facts))
                .spacing(space::L),
        ))
    }

    fn chapter_page<'a>(
        &'a self,
        chapter: &'a Chapter,
        session: &'a Session,
    ) -> Column<'a, Message, Theme> {
        let number = outline::numbers(session, self.plan)
            .into_iter()
            .find(|(each, _)| each.id == chapter.id)
            .map_or(String::new(), |(_, number)| number);
        let heading = text_field(&chapter.heading)
            .heading()
            .placeholder("Kapitlets rubrik")
            .on_input(Message::Heading)
            .id("chapter-heading");
        let tools = Row::new()
            .push(text::heading(number))
            .push(container(heading).width(Length::Fill))
            .push(icon_button(
                Kind::Quiet,
                Icon::ArrowUp,
                "Flytta upp",
                Some(Message::MoveChapter(false)),
            ))
            .push(icon_button(
                Kind::Quiet,
                Icon::ArrowDown,
                "Flytta ned",
                Some(Message::MoveChapter(true)),
            ))
            .push(icon_button(
                Kind::Quiet,
                Icon::Trash,
                "Ta bort kapitlet",
                Some(Message::RemoveChapter),
            ))
            .spacing(space::S)
            .align_y(Alignment::Center);
        let label = match chapter.content {
            None | Some(ChapterContent::Text) => "Text",
            Some(_) => "Inledande text",
        };
        let area = text_area(&self.text)
            .on_action(Message::Text)
            .placeholder("Skriv kapitlets text")
            .min_lines(if self.grid.is_some() { 2 } else { 8 })
            .id("chapter-text");
        let text_part = Column::new()
            .push(text::muted(label))
            .push(area)
            .push((!chapter.guidance.is_empty()).then(|| text::muted(chapter.guidance.as_str())))
            .spacing(space::XS);
        let page =
            Column::new().push(padded(Column::new().push(tools).push(text_part).spacing(space::L)));
        match (&self.grid, chapter.content) {
            (Some(_), _) => page.push(self.grid_part(session)).push(self.detail_part()),
            (None, Some(content)) if content != ChapterContent::Text => {
                let about = match content {
                    ChapterContent::Systems => {
                        "Under texten skrivs nämndens system ur registret. De ändras under IT-system."
                    }
                    ChapterContent::Responsibility => {
                        "Under texten skrivs rollerna och vilka som har dem. De ändras under Organisation."
                    }
                    ChapterContent::Glossary => {
                        "Varje stycke som börjar med ett ord i fetstil blir en rad i ordlistan."
                    }
                    ChapterContent::Requirements => {
                        "Under texten skrivs kompetenskraven på förvaltningens grupper. De ändras under IT-system och Organisation."
                    }
                    ChapterContent::Gap => {
                        "Under texten skrivs kraven, nuläget och gapet, och hur gapet minskar om planen genomförs."
                    }
                    ChapterContent::RoleCompetence => {
                        "Under texten skrivs vad strategin kräver av den som har en roll. Bedömningarna görs under Organisation."
                    }
                    _ => "Under texten skrivs det som registren har.",
                };
                let matrix = (content == ChapterContent::Gap).then(|| {
                    button(Kind::Secondary, "Öppna gapet och föreslå insatser")
                        .on_press(Message::ShowGap)
                });
                let about = Column::new()
                    .push(text::toned(text::body(about), Tone::Muted))
                    .push(matrix.map(Element::from))
                    .spacing(space::M);
                page.push(padded(about))
            }
            _ => page,
        }
    }

    fn grid_part<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        let Some(grid) = &self.grid else { return Column::new().into() };
        let (one, many) = grid.kind().names();
        let filter = text_field(grid.filter())
            .placeholder("Filtrera")
            .leading(Icon::Filter)
            .on_input(Message::Filter)
            .width(180)
            .id("grid-filter");
        let tools = Row::new()
            .push(
                button(Kind::Secondary, format!("{} {one}", new(grid.kind())))
                    .icon(Icon::Plus)
                    .on_press_maybe(session.is_writable().then_some(Message::AddRow)),
            )
            .push(
                button(Kind::Quiet, "Ta bort")
                    .icon(Icon::Trash)
                    .on_press_maybe((!grid.is_empty()).then_some(Message::RemoveRow)),
            )
            .push(filter)
            .push(
                container(text::muted(self.counted(grid.len(), many, session)))
                    .align_right(Length::Fill),
            )
            .spacing(space::M)
            .align_y(Alignment::Center);
        let height = 32.0 + 36.0 + 48.0 * grid.len().clamp(1, ROWS_SEEN) as f32;
        let shown: Element<'a, Message> = if grid.is_empty() && grid.filter().is_empty() {
            padded(text::toned(text::body(format!("Planen har inga {many} ännu.")), Tone::Muted))
        } else {
            grid.view("plan-grid", Message::Grid).height(height).into()
        };
        Column::new().push(padded(tools)).push(shown).spacing(space::M).into()
    }

    /// "9 aktiviteter, belopp i tkr"; of trainings also what the plan costs.
    fn counted(&self, count: usize, many: &str, session: &Session) -> String {
        let unit = session.workspace.amount_unit();
        match self.cost {
            Some(cost) => format!("{count} {many}, {}", cost.show_with_unit(unit)),
            None => format!("{count} {many}, belopp i {}", unit.label()),
        }
    }

    fn detail_part(&self) -> Element<'_, Message> {
        let Some(record) = self.detail.record() else { return Column::new().into() };
        let title = self.detail.title();
        let turn = Row::new()
            .push(icon_button(
                Kind::Quiet,
                Icon::History,
                "Ändringar av denna post",
                Some(Message::History(record)),
            ))
            .push(icon_button(
                Kind::Quiet,
                Icon::ChevronUp,
                "Föregående rad",
                Some(Message::Step(false)),
            ))
            .push(icon_button(
                Kind::Quiet,
                Icon::ChevronDown,
                "Nästa rad",
                Some(Message::Step(true)),
            ));
        debug_assert!(record.kind.fields().len() > 1);
        padded(
            Column::new()
                .push(section(title, Some(turn.into())))
                .push(self.detail.view(3).map(Message::Detail))
                .spacing(space::L),
        )
    }

    fn side<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        let findings = panel::findings(self.plan, session);
        let badge = Tab::new("Granskning");
        let badge = match findings.iter().map(|finding| finding.weight).min() {
            Some(Weight::Error) => badge.badge(findings.len(), Tone::Error),
            Some(Weight::Warning) => badge.badge(findings.len(), Tone::Warning),
            Some(Weight::Reminder) => badge.badge(findings.len(), Tone::Muted),
            None => badge,
        };
        let panel = |at: usize| Panel::ALL[at.min(2)];
        let head = tabs(
            TABS,
            [Tab::new("Förhandsvisning"), badge, Tab::new("Historik")],
            self.panel as usize,
            move |at| Message::ShowPanel(panel(at)),
            move |at| Message::TurnPanel(panel(at)),
            None,
        );
        let content = match self.panel {
            Panel::Preview => {
                let pages =
                    preview::view(&self.preview, Message::TurnPage, Message::TogglePreviewZoom);
                let words = "Bifoga planens data (PDF/A-3a)";
                let with_data = checkbox(words, self.with_data, Some(Message::WithData));
                Column::new()
                    .push(container(pages).height(Length::Fill))
                    .push(line())
                    .push(container(with_data).padding([space::S, space::L]))
                    .into()
            }
            Panel::Review => panel::review(&findings, session.is_reviewed),
            Panel::History => panel::history(self.plan, session),
        };
        container(Column::new().push(head).push(content).height(Length::Fill))
            .height(Length::Fill)
            .style(|theme: &Theme| container::background(theme.tokens().background))
            .into()
    }
}

/// "Ny aktivitet", "Nytt mål".
fn new(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::Goal | RecordKind::Occasion => "Nytt",
        _ => "Ny",
    }
}

fn padded<'a>(content: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    container(content).padding([0.0, space::L]).width(Length::Fill).into()
}
