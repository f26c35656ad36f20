//! The screen as elements: the head, the four panels, and under them what is reported or all
//! förvaltningar side by side.

use iced::widget::{Column, Row, container, scrollable};
use iced::{Alignment, Length, Padding};

use super::state::{GRID, Message, State};
use super::worked::Whose;
use crate::desktop::component::{
    Kind, button, empty, line, line_vertical, screen_head, section, table_row, text,
};
use crate::desktop::record_select::record_select;
use crate::desktop::session::Session;
use crate::desktop::theme::{Tone, space};
use crate::desktop::widget::{Choice, Element, Icon, icon, select};
use crate::document::words;
use crate::record::Kind as RecordKind;
use crate::workspace::steering::{Fact, Panel};

/// The narrowest work area in which the four panels stand abreast.
const ABREAST: f32 = 1_040.0;

impl State {
    pub fn view<'a>(&'a self, session: &'a Session, width: f32) -> Element<'a, Message> {
        let below = match self.administration {
            Some(_) => self.reports(session),
            None => self.across(),
        };
        Column::new()
            .push(self.head(session))
            .push(line())
            .push(
                container(self.panels(width)).padding([space::M, space::L]).height(Length::Shrink),
            )
            .push(line())
            .push(container(below).height(Length::Fill))
            .into()
    }

    fn head<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        let told = match (self.administration, self.count, self.missing) {
            (None, ..) => "Alla förvaltningar: planer, kostnad, brister".to_owned(),
            (Some(_), 0, _) => format!("Ingen beslutad plan gäller {}", self.term.year),
            (Some(_), count, 0) => {
                words::sentence(&words::counted(count, "rapporterad rad", "rapporterade rader"))
            }
            (Some(_), count, missing) => format!("{missing} av {count} är inte rapporterade"),
        };
        let head = Column::new().push(text::heading("Uppföljning")).push(text::muted(told));
        let whose = record_select(
            &session.workspace,
            RecordKind::Administration,
            self.administration.map(Into::into),
            Message::Administration,
        )
        .placeholder("Hela kommunen")
        .width(220)
        .menu_width(300.0)
        .id("follow-up-administration");
        let terms: Vec<Choice<'_>> =
            self.terms.iter().map(|term| Choice::new(term.label())).collect();
        let at = self.terms.iter().position(|term| *term == self.term);
        let term = select(terms, at, Message::Term).width(124).id("follow-up-term");
        let begin = (self.missing > 0 && session.is_writable()).then_some(Message::Begin);
        let begin = self.administration.map(|_| {
            let kind = if begin.is_some() { Kind::Primary } else { Kind::Secondary };
            Element::from(button(kind, "Börja uppföljningen").on_press_maybe(begin))
        });
        let export = match self.administration {
            Some(_) => "Exportera uppföljning",
            None => "Exportera ledningsrapport",
        };
        // Of a förvaltning without a plan in force there is nothing to tell.
        let can_export = self.administration.is_none() || self.count > 0;
        let acts = Row::new()
            .push(Element::from(whose))
            .push(Element::from(term))
            .push(begin)
            .push(
                button(Kind::Secondary, export)
                    .icon(Icon::Export)
                    .on_press_maybe(can_export.then_some(Message::Export)),
            )
            .spacing(space::S)
            .align_y(Alignment::Center);
        screen_head(head, acts)
    }

    fn panels(&self, width: f32) -> Element<'_, Message> {
        let a_row = if width >= ABREAST { 4 } else { 2 };
        let rows = self.worked.panels.chunks(a_row).map(|panels| {
            let mut row = Row::new().spacing(space::L).height(Length::Shrink);
            for (at, (name, facts)) in panels.iter().enumerate() {
                row = row.push((at > 0).then(line_vertical)).push(panel(*name, facts));
            }
            row.into()
        });
        // The lines fill what the longest panel needs, no more.
        Column::with_children(rows).spacing(space::M).height(Length::Shrink).into()
    }

    /// What is reported of the förvaltning's plans.
    fn reports<'a>(&'a self, session: &Session) -> Element<'a, Message> {
        if !self.grid.is_empty() {
            return self.grid.filled(GRID, Message::Grid);
        }
        let (sentence, act) = if self.count == 0 {
            let sentence = format!(
                "Ingen beslutad IT-plan eller utbildningsplan gäller {}. Det som är beslutat följs upp.",
                self.term.year
            );
            (sentence, None)
        } else {
            let begin = button(Kind::Primary, "Börja uppföljningen")
                .on_press_maybe(session.is_writable().then_some(Message::Begin));
            (format!("{} är inte påbörjad.", self.term.label()), Some(begin))
        };
        container(empty(sentence, act)).padding(space::L).into()
    }

    /// All förvaltningar side by side, and where forces could be joined.
    fn across(&self) -> Element<'_, Message> {
        let next = self.term.year + 1;
        let head = row([
            "Förvaltning".to_owned(),
            "IT-plan".to_owned(),
            format!("Drift + investering {next}"),
            "System per år".to_owned(),
            "Med brist".to_owned(),
            "Gemensamma".to_owned(),
        ]);
        let head = container(head).padding(Padding::ZERO.bottom(space::XS));
        let rows = self.worked.rows.iter().fold(
            Column::new().push(section("Alla förvaltningar", None)).push(head),
            |rows, whose| rows.push(whose.row()),
        );
        let joined = self.worked.joined.iter().fold(Column::new().spacing(space::S), |list, it| {
            let mark = icon(Icon::People).tone(Tone::Accent);
            list.push(Row::new().push(mark).push(text::body(it.as_str())).spacing(space::S))
        });
        let joined = (!self.worked.joined.is_empty()).then(|| {
            Column::new()
                .push(section("Här kan krafter samlas (IT-strategin kap. 3)", None))
                .push(joined)
                .spacing(space::S)
        });
        let page = Column::new().push(rows).push(joined).spacing(space::XL);
        scrollable(container(page).padding(space::L))
            .height(Length::Fill)
            .width(Length::Fill)
            .into()
    }
}

impl Whose {
    fn row(&self) -> Element<'_, Message> {
        let count = |count: usize| if count == 0 { "Inga".to_owned() } else { count.to_string() };
        let content = row([
            self.name.clone(),
            self.plan.clone(),
            self.cost.clone(),
            self.systems.clone(),
            count(self.at_risk),
            count(self.shared),
        ]);
        table_row(content, Message::Open(self.id))
    }
}

/// The cells of a line, in columns.
fn row<'a>(cells: [String; 6]) -> Row<'a, Message, crate::desktop::theme::Theme> {
    const PARTS: [u16; 6] = [7, 7, 6, 6, 3, 3];
    let cells = cells.into_iter().zip(PARTS);
    cells.fold(Row::new().spacing(space::M), |row, (cell, part)| {
        row.push(container(text::body(cell)).width(Length::FillPortion(part)))
    })
}

/// A matter with its lines; what is missing has a mark.
fn panel(name: Panel, facts: &[Fact]) -> Element<'_, Message> {
    let lines = facts.iter().fold(Column::new().spacing(2), |lines, fact| {
        let mark = fact.is_gap.then(|| icon(Icon::Warning).size(14.0).tone(Tone::Warning));
        let value = text::small_strong(fact.value.as_str());
        let value = if fact.is_gap { text::toned(value, Tone::Warning) } else { value };
        let line = Row::new()
            .push(container(text::small(fact.label.as_str())).width(Length::Fill))
            .push(mark)
            .push(value)
            .spacing(space::XS)
            .align_y(Alignment::Center);
        lines.push(line)
    });
    Column::new()
        .push(text::subheading(name.label()))
        .push(lines)
        .spacing(space::S)
        .width(Length::Fill)
        .into()
}
