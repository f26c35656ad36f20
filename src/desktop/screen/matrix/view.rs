//! The matrix as elements: head, tabs, tools, grid or person, and the panel at the right.

use iced::widget::{Column, Row, container};
use iced::{Alignment, Length, Padding};

use super::panel;
use super::state::{GRID, Message, Only, State, TAB_ROW, Tab};
use crate::desktop::component::{
    Kind, Tab as TabLabel, button, empty, filter_chip, icon_button, line, screen_head, tabs, text,
    text_field,
};
use crate::desktop::record_select::record_select;
use crate::desktop::session::Session;
use crate::desktop::theme::{Theme, Tone, size, space};
use crate::desktop::widget::{Choice, Element, Icon, edge, icon, select};
use crate::record::Kind as RecordKind;
use crate::workspace::Weight;

/// With less room than this beside the panel, the panel gives way.
const WORK: f32 = 640.0;

/// Narrower than this the screen leaves its title to the bar above, and its tools are icons.
const TITLED: f32 = 700.0;

impl State {
    pub fn view<'a>(&'a self, session: &'a Session, width: f32) -> Element<'a, Message> {
        let is_table = self.tab != Tab::Person;
        let beside = is_table && self.panel && width >= WORK + size::SIDE_PANEL;
        let wished = session.arrangement.details.unwrap_or(size::SIDE_PANEL);
        let panel_width = wished.min(width - WORK).max(size::SIDE_PANEL_RANGE.0);
        let work: Element<'a, Message> = if is_table {
            self.table_part(session, width)
        } else {
            self.person_view(session, width)
        };
        let head = (width >= TITLED).then(|| self.head(session));
        let main = Column::new()
            .push(head)
            .push(self.tab_row())
            .push(work)
            .width(Length::Fill)
            .height(Length::Fill);
        let side = beside.then(|| {
            let details = container(panel::details(self, session))
                .height(Length::Fill)
                .width(panel_width)
                .style(|theme: &Theme| container::background(theme.tokens().background));
            Row::new().push(edge(panel_width, Message::PanelWidth).id("matrix-edge")).push(details)
        });
        Row::new().push(main).push(side).into()
    }

    fn head<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        let count = session.workspace.count(RecordKind::System);
        let cost = self.worked.cost.show_with_unit(session.workspace.amount_unit());
        let words = Column::new()
            .push(text::heading("Ansvar"))
            .push(text::muted(format!("{count} system, {cost} per år")));
        let writable = session.is_writable();
        let acts = Row::new()
            .push(button(Kind::Quiet, "Läget den …").icon(Icon::Calendar).on_press(Message::AskDay))
            .push(
                button(Kind::Secondary, "Ersätt person …")
                    .icon(Icon::Person)
                    .on_press_maybe(writable.then_some(Message::Replace)),
            )
            .push(
                button(Kind::Secondary, "Nytt system")
                    .icon(Icon::Plus)
                    .on_press_maybe(writable.then_some(Message::Add)),
            )
            .spacing(space::S);
        screen_head(words, acts)
    }

    fn tab_row(&self) -> Element<'_, Message> {
        let tab = |at: usize| Tab::ALL[at.min(Tab::ALL.len() - 1)];
        tabs(
            TAB_ROW,
            Tab::ALL.map(|tab| TabLabel::new(tab.label())),
            self.tab as usize,
            move |at| Message::Open(tab(at)),
            move |at| Message::Turn(tab(at)),
            None,
        )
    }

    fn table_part<'a>(&'a self, session: &'a Session, width: f32) -> Element<'a, Message> {
        let table = self.table();
        let shown: Element<'a, Message> = if session.workspace.count(RecordKind::System) == 0 {
            let add = button(Kind::Secondary, "Nytt system").icon(Icon::Plus);
            let add = add.on_press_maybe(session.is_writable().then_some(Message::Add));
            container(empty("Inga IT-system är inlagda ännu.", Some(add))).padding(space::L).into()
        } else if table.is_empty() {
            let all = button(Kind::Secondary, "Visa alla").on_press(Message::ShowAll);
            container(empty("Inget system passar filtret.", Some(all))).padding(space::L).into()
        } else {
            table.filled(GRID, Message::Grid)
        };
        Column::new()
            .push(container(self.tools(session, width)).padding([space::M, space::L]))
            .push(line())
            .push(container(shown).height(Length::Fill).width(Length::Fill))
            .push(line())
            .push(self.status(session))
            .height(Length::Fill)
            .into()
    }

    fn tools<'a>(&'a self, session: &'a Session, width: f32) -> Element<'a, Message> {
        let chips = Only::ALL.into_iter().zip(self.worked.counts).fold(
            Row::new().spacing(space::S),
            |row, (only, count)| {
                let chip = filter_chip(only.label(), self.only == only).count(count);
                let chip = match only {
                    Only::Gaps | Only::Ending if count > 0 => chip.weight(Weight::Warning),
                    _ => chip,
                };
                row.push(Element::from(chip.on_press(Message::Only(only))))
            },
        );
        let me = session.who().trim();
        let is_mine = self.person.is_some_and(|person| session.workspace.title(person) == me);
        let mine = filter_chip("Mina", is_mine).on_press(Message::Mine);
        let chips = chips.push(Element::from(mine));
        let search = text_field(self.table().filter())
            .placeholder("Sök system eller person")
            .leading(Icon::Search)
            .on_input(Message::Filter)
            .width(192)
            .id("matrix-filter");
        let chosen =
            self.owner.and_then(|owner| self.worked.owners.iter().position(|(_, id)| *id == owner));
        let owners: Vec<Choice<'_>> = std::iter::once(Choice::new("Alla ägare"))
            .chain(self.worked.owners.iter().map(|(name, _)| Choice::new(name.as_str())))
            .collect();
        let owner = select(owners, Some(chosen.map_or(0, |at| at + 1)), |at| {
            Message::Owner(at.checked_sub(1))
        })
        .matcher(crate::record::swedish::matches)
        .on_clear(Message::Owner(None))
        .width(152)
        .menu_width(240.0)
        .id("matrix-owner");
        let person =
            record_select(&session.workspace, RecordKind::Person, self.person, Message::Person)
                .placeholder("Alla personer")
                .width(168)
                .menu_width(300.0)
                .id("matrix-by-person");
        let line = Row::new().push(search).push(owner).push(person).spacing(space::S);
        let line = line.push(self.acts(session, width));
        Column::new().push(chips.wrap()).push(line.wrap()).spacing(space::S).into()
    }

    /// What the head holds where there is room for one, else icons; and the panel's own act.
    fn acts<'a>(&'a self, session: &'a Session, width: f32) -> Element<'a, Message> {
        let writable = session.is_writable();
        if width < TITLED {
            let act = |icon, name, message| icon_button(Kind::Quiet, icon, name, message);
            return Row::new()
                .push(act(Icon::Calendar, "Läget den …", Some(Message::AskDay)))
                .push(act(
                    Icon::Person,
                    "Ersätt person överallt",
                    writable.then_some(Message::Replace),
                ))
                .push(act(Icon::Plus, "Nytt system", writable.then_some(Message::Add)))
                .into();
        }
        let panel = (width >= WORK + size::SIDE_PANEL).then(|| {
            let verb = if self.panel { "Dölj panel" } else { "Visa panel" };
            button(Kind::Quiet, verb).on_press(Message::TogglePanel)
        });
        Row::new().push(panel.map(Element::from)).into()
    }

    fn status<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        let legend = [
            (Icon::Error, Tone::Error, "Fel: en regel bryts"),
            (Icon::Warning, Tone::Warning, "Varning: bör rättas"),
            (Icon::Gap, Tone::Muted, "Lucka: tillåten men tom"),
        ];
        let legend = legend.into_iter().fold(Row::new().spacing(space::L), |row, each| {
            let (mark, tone, words) = each;
            row.push(
                Row::new()
                    .push(icon(mark).tone(tone))
                    .push(text::toned(text::small(words), tone))
                    .spacing(space::XS)
                    .align_y(Alignment::Center),
            )
        });
        let table = self.table();
        let place = match table.place() {
            Some(place) => format!("Rad {place} av {}", table.len()),
            None => format!("{} av {}", table.len(), session.workspace.count(RecordKind::System)),
        };
        let row = Row::new()
            .push(container(legend).width(Length::Fill).clip(true))
            .push(text::muted(place))
            .align_y(Alignment::Center);
        container(row)
            .padding(Padding::from([0.0, space::L]))
            .center_y(Length::Fixed(size::STATUS_LINE))
            .into()
    }
}
