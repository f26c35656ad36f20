//! The history as elements: filters, the list, and beside it what the current change did.

use iced::widget::{Column, Row, container, scrollable};
use iced::{Alignment, Length, Padding};

use super::detail::{Difference, Told};
use super::{FIRST_RECORD, LIST, Message, Older, State};
use crate::desktop::component::{
    Kind, button, empty, filter_chip, line, line_vertical, section, text, text_field,
};
use crate::desktop::session::Session;
use crate::desktop::theme::{Theme, Tone, size, space};
use crate::desktop::widget::grid::{Source, grid};
use crate::desktop::widget::{Choice, Element, Icon, icon, select};

/// Work areas narrower than this have the change under the list.
const NARROW: f32 = 700.0;

impl State {
    pub fn view<'a>(&'a self, session: &'a Session, width: f32) -> Element<'a, Message> {
        if self.log.known() == 0 && matches!(self.older, Older::None) {
            let words =
                "Här står varje ändring som görs i filen: när, av vem och vad som stod förut.";
            let home = button(Kind::Secondary, "Se vad som ska göras").on_press(Message::GoHome);
            let page = Column::new()
                .push(text::heading("Historik"))
                .push(container(empty(words, Some(home))).height(200))
                .spacing(space::M);
            return container(page).padding([space::M, space::L]).into();
        }
        let list = Column::new()
            .push(
                container(text::heading("Historik"))
                    .padding(Padding::from([0.0, space::L]).top(space::M).bottom(space::S)),
            )
            .push(self.filters(session))
            .push(container(self.entries()).height(Length::Fill).width(Length::Fill))
            .push(line())
            .push(self.status(session));
        let side = container(self.side()).height(Length::Fill);
        if width < NARROW {
            return Column::new()
                .push(container(list).height(Length::FillPortion(3)))
                .push(line())
                .push(container(side).height(Length::FillPortion(2)))
                .into();
        }
        let panel = (width * 0.36).clamp(size::SIDE_PANEL_PREVIEW, size::SIDE_PANEL_RANGE.1);
        Row::new()
            .push(container(list).width(Length::Fill))
            .push(line_vertical())
            .push(side.width(panel))
            .height(Length::Fill)
            .into()
    }

    fn filters<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        let filter = self.log.filter();
        let words = text_field(&filter.words)
            .placeholder("Filtrera")
            .leading(Icon::Filter)
            .on_input(Message::Words)
            .width(220)
            .id("history-filter");
        let people = self.log.people();
        let choices: Vec<_> = std::iter::once(Choice::new("Alla personer"))
            .chain(people.iter().map(|who| Choice::new(who.as_str())))
            .collect();
        let who = filter.who.as_ref().and_then(|who| people.iter().position(|each| each == who));
        let who = select(choices, Some(who.map_or(0, |at| at + 1)), Message::Who).width(180);
        let record = filter.record.map(|id| {
            filter_chip(session.workspace.title(id), true).removable().on_press(Message::AllRecords)
        });
        let row = Row::new()
            .push(words)
            .push(who)
            .push(record.map(Element::from))
            .spacing(space::M)
            .align_y(Alignment::Center);
        container(row.wrap())
            .padding(Padding::from([0.0, space::L]).bottom(space::M))
            .width(Length::Fill)
            .into()
    }

    fn entries(&self) -> Element<'_, Message> {
        if self.log.rows() > 0 {
            return grid(&self.log, &self.headings, &self.grid, Message::Grid)
                .lines(2)
                .id(LIST)
                .into();
        }
        let all = button(Kind::Secondary, "Visa alla ändringar").on_press(Message::ShowAll);
        let filter = self.log.filter();
        let words = if filter.record.is_some() && filter.words.is_empty() && filter.who.is_none() {
            "Posten har inte ändrats."
        } else {
            "Ingen ändring svarar mot filtret."
        };
        container(empty(words, Some(all))).padding(space::L).into()
    }

    fn status<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        let (listed, known) = (self.log.rows(), self.log.known());
        let count = |count| {
            if count == 1 { "1 ändring".to_owned() } else { format!("{count} ändringar") }
        };
        let words = match self.older {
            Older::None if listed == known => count(known),
            Older::None => format!("{listed} av {}", count(known)),
            _ if listed == known => format!("De {} senaste ändringarna", known),
            _ => format!("{listed} av de {known} senaste ändringarna"),
        };
        let failed = match &self.older {
            Older::Failed(sentence) => {
                let sentence = format!("Äldre ändringar kunde inte hämtas. {sentence}");
                let words = text::toned(text::small(sentence), Tone::Error);
                Some(
                    Row::new()
                        .push(icon(Icon::Error).tone(Tone::Error))
                        .push(words)
                        .spacing(space::XS),
                )
            }
            _ => None,
        };
        let fetch: Option<Element<'a, Message>> = match (&self.older, session.storage()) {
            (Older::None, _) => None,
            (_, None) => Some(
                text::muted("Äldre ändringar visas för den som har filen öppen för ändring.")
                    .into(),
            ),
            (Older::OnTheWay, _) => Some(button(Kind::Quiet, "Hämtar äldre …").into()),
            (Older::Waiting | Older::Failed(_), Some(_)) => {
                Some(button(Kind::Quiet, "Hämta äldre").on_press(Message::FetchOlder).into())
            }
        };
        let row = Row::new()
            .push(container(text::muted(words)).width(Length::Fill))
            .push(failed)
            .push(fetch)
            .spacing(space::M)
            .align_y(Alignment::Center);
        container(row).padding([0.0, space::L]).center_y(Length::Fixed(size::CONTROL)).into()
    }

    fn side(&self) -> Element<'_, Message> {
        let page = match self.log.entry(self.grid.cursor().row) {
            Some(entry) => {
                let when = format!("{}, {}", super::log::when(entry), entry.stamp.who);
                let head = Column::new()
                    .push(text::heading(entry.described()))
                    .push(text::muted(when))
                    .spacing(space::XS);
                let only = self.log.filter().record;
                let first = self.told.iter().position(|told| told.exists);
                let told = self.told.iter().enumerate().fold(
                    Column::new().push(head).spacing(space::XL),
                    |page, (at, told)| {
                        page.push(self.record(told, first == Some(at), only.is_none()))
                    },
                );
                let left = self.touched.saturating_sub(self.told.len());
                let more = if left == 1 {
                    "och 1 post till".to_owned()
                } else {
                    format!("och {left} poster till")
                };
                told.push((left > 0).then(|| text::muted(more)))
            }
            None => Column::new(),
        };
        container(
            scrollable(container(page).padding(space::L)).height(Length::Fill).width(Length::Fill),
        )
        .height(Length::Fill)
        .style(|theme: &Theme| container::background(theme.tokens().background))
        .into()
    }

    /// A record that the change touched, with the ways to it.
    fn record<'a>(&self, told: &'a Told, is_first: bool, may_narrow: bool) -> Element<'a, Message> {
        let fields = told
            .fields
            .iter()
            .fold(Column::new().spacing(space::M), |fields, field| fields.push(difference(field)));
        let go = told.exists.then(|| {
            let go = button(Kind::Secondary, "Visa posten").on_press(Message::Go(told.id));
            if is_first { go.id(FIRST_RECORD) } else { go }
        });
        let only = may_narrow
            .then(|| button(Kind::Text, "Bara denna post").on_press(Message::Only(told.id)));
        let gone = (!told.exists && told.what != "Togs bort")
            .then(|| text::muted("Posten finns inte längre."));
        let ways =
            Row::new().push(go.map(Element::from)).push(only.map(Element::from)).spacing(space::S);
        Column::new()
            .push(section(told.title.as_str(), Some(text::muted(told.what).into())))
            .push(fields)
            .push(gone)
            .push(ways)
            .spacing(space::M)
            .into()
    }
}

/// A field: what stood before, muted, and what stands after.
fn difference(field: &Difference) -> Element<'_, Message> {
    let before = field.before.as_deref().map(|before| {
        Row::new()
            .push(container(text::muted("från")).width(32).padding(Padding::ZERO.top(1.0)))
            .push(text::toned(text::body(before), Tone::Muted))
            .spacing(space::S)
    });
    let after = field.after.as_deref().map(|after| {
        let lead = field
            .before
            .is_some()
            .then(|| container(text::muted("till")).width(32).padding(Padding::ZERO.top(1.0)));
        Row::new().push(lead).push(text::body(after)).spacing(space::S)
    });
    Column::new().push(text::muted(field.label)).push(before).push(after).into()
}
