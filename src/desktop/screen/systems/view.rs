//! The screen as elements: head, tabs, tools, grid or form, and the panel at the right.

use iced::widget::{Column, Row, container};
use iced::{Alignment, Length, Padding};

use super::columns;
use super::state::{GRID, Message, Only, State, TAB_ROW, Tab};
use super::{panel, record_view};
use crate::desktop::component::{
    Kind, Tab as TabLabel, button, empty, filter_chip, icon_button, line, screen_head, tabs, text,
    text_field,
};
use crate::desktop::session::Session;
use crate::desktop::theme::{Theme, Tone, size, space};
use crate::desktop::widget::{Choice, Element, Icon, edge, icon, select};
use crate::record::System;
use crate::workspace::Weight;

/// With less room than this beside the panel, the panel takes the work's place.
const WORK: f32 = 520.0;

/// Narrower than this the screen leaves its title to the bar above, and its tools are icons.
const TITLED: f32 = 700.0;

impl State {
    pub fn view<'a>(&'a self, session: &'a Session, width: f32) -> Element<'a, Message> {
        let panel_shown = self.panel || self.choosing;
        let beside = panel_shown && width >= WORK + size::SIDE_PANEL;
        let wished = session.arrangement.details.unwrap_or(size::SIDE_PANEL);
        let panel_width = wished.min(width - WORK).max(size::SIDE_PANEL_RANGE.0);
        let work_width = if beside { width - panel_width } else { width };
        let side = || -> Element<'a, Message> {
            let content =
                if self.choosing { panel::columns(self) } else { panel::details(self, session) };
            container(content)
                .height(Length::Fill)
                .width(Length::Fill)
                .style(|theme: &Theme| container::background(theme.tokens().background))
                .into()
        };
        let work: Element<'a, Message> = if self.choosing && !beside {
            side()
        } else {
            match self.tab {
                Tab::Register => self.grid_part(session, width),
                Tab::Form => record_view::view(self, session, work_width, beside),
            }
        };
        // In a low window the tabs share their row with the acts, and the bar above has the title.
        let head = if width < TITLED {
            self.tab_row()
        } else {
            // The panel has the act that looks a system over at its foot.
            let has_foot = beside && !self.choosing && self.tab == Tab::Register;
            Column::new().push(self.head(session, has_foot)).push(self.tab_row()).into()
        };
        let main = Column::new().push(head).push(work).width(Length::Fill).height(Length::Fill);
        let side = beside.then(|| {
            Row::new()
                .push(edge(panel_width, Message::PanelWidth).id("panel-edge"))
                .push(container(side()).width(panel_width))
        });
        Row::new().push(main).push(side).into()
    }

    fn head<'a>(&'a self, session: &'a Session, has_foot: bool) -> Element<'a, Message> {
        let count = session.workspace.count(crate::record::Kind::System);
        let cost = self.cost.show_with_unit(session.workspace.amount_unit());
        let writable = session.is_writable();
        let words = Column::new()
            .push(text::heading("IT-system"))
            .push(text::muted(format!("{count} system, {cost} per år")));
        let reviewed = (!has_foot).then(|| {
            button(Kind::Secondary, "Granskad i dag")
                .icon(Icon::Tick)
                .on_press_maybe((writable && self.current.is_some()).then_some(Message::Reviewed))
        });
        let acts = Row::new()
            .push(button(Kind::Quiet, "Ta bort").icon(Icon::Trash).on_press_maybe(
                (writable && self.current.is_some()).then_some(Message::RemoveSystem),
            ))
            .push(reviewed.map(Element::from))
            .push(
                button(Kind::Secondary, "Nytt system")
                    .icon(Icon::Plus)
                    .on_press_maybe(writable.then_some(Message::AddSystem)),
            )
            .spacing(space::S);
        screen_head(words, acts)
    }

    fn tab_row(&self) -> Element<'_, Message> {
        const TABS: [Tab; 2] = [Tab::Register, Tab::Form];
        let active = usize::from(self.tab == Tab::Form);
        tabs(
            TAB_ROW,
            [TabLabel::new("Register"), TabLabel::new("Formulär")],
            active,
            |at| Message::Open(TABS[at.min(1)]),
            |at| Message::Turn(TABS[at.min(1)]),
            None,
        )
    }

    fn grid_part<'a>(&'a self, session: &'a Session, width: f32) -> Element<'a, Message> {
        let shown: Element<'a, Message> = if session.workspace.count(crate::record::Kind::System)
            == 0
        {
            let add = button(Kind::Secondary, "Nytt system").icon(Icon::Plus);
            let add = add.on_press_maybe(session.is_writable().then_some(Message::AddSystem));
            container(empty("Inga IT-system är inlagda ännu.", Some(add))).padding(space::L).into()
        } else if self.register.is_empty() {
            let all = button(Kind::Secondary, "Visa alla").on_press(Message::ShowAll);
            container(empty("Inget system passar filtret.", Some(all))).padding(space::L).into()
        } else {
            self.register.filled(GRID, Message::Grid)
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

    fn tools(&self, session: &Session, width: f32) -> Element<'_, Message> {
        let chips = Only::ALL.into_iter().zip(self.counts).fold(
            Row::new().spacing(space::S),
            |row, (only, count)| {
                let is_shown = self.only == only && self.selection.is_none();
                let chip = filter_chip(only.label(), is_shown).count(count);
                let chip = match only {
                    Only::NoManager if count > 0 => chip.weight(Weight::Error),
                    Only::Findings if count > 0 => chip.weight(Weight::Warning),
                    _ => chip,
                };
                row.push(Element::from(chip.on_press(Message::Only(only))))
            },
        );
        let selected = self.selection.as_ref().map(|selection| {
            let chip = filter_chip(selection.label.as_str(), true).count(selection.systems.len());
            Element::from(chip.removable().on_press(Message::ShowAll))
        });
        let chips = chips.push(selected);
        let search = text_field(self.register.filter())
            .placeholder("Sök system eller person")
            .leading(Icon::Search)
            .on_input(Message::Filter)
            .width(192)
            .id("systems-filter");
        let chosen =
            self.owner.and_then(|owner| self.owners.iter().position(|(_, id)| *id == owner));
        let owners: Vec<Choice<'_>> = std::iter::once(Choice::new("Alla ägare"))
            .chain(self.owners.iter().map(|(name, _)| Choice::new(name.as_str())))
            .collect();
        let owner = select(owners, Some(chosen.map_or(0, |at| at + 1)), |at| {
            Message::Owner(at.checked_sub(1))
        })
        .matcher(crate::record::swedish::matches)
        .on_clear(Message::Owner(None))
        .width(152)
        .menu_width(240.0)
        .id("systems-owner");
        let grouped = if self.is_grouped { "Gruppera: ägare" } else { "Gruppera: ingen" };
        let acts = if width < TITLED {
            let add = session.is_writable().then_some(Message::AddSystem);
            let act = |icon, name, message| icon_button(Kind::Quiet, icon, name, message);
            Row::new()
                .push(act(Icon::Filter, grouped, Some(Message::ToggleGroups)))
                .push(act(Icon::Columns, "Kolumner", Some(Message::ToggleColumns)))
                .push(act(Icon::Plus, "Nytt system", add))
        } else {
            let act = |icon, name, message| button(Kind::Quiet, name).icon(icon).on_press(message);
            // Without room for it beside the work there is no panel to hide.
            let panel = (width >= WORK + size::SIDE_PANEL).then(|| {
                let verb = if self.panel { "Dölj panel" } else { "Visa panel" };
                button(Kind::Quiet, verb).on_press(Message::TogglePanel)
            });
            Row::new()
                .push(act(Icon::Filter, grouped, Message::ToggleGroups))
                .push(act(Icon::Columns, "Kolumner", Message::ToggleColumns))
                .push(panel.map(Element::from))
        };
        let line = Row::new().push(search).push(owner).push(acts).spacing(space::S);
        Column::new().push(chips.wrap()).push(line.wrap()).spacing(space::S).into()
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
        let all = session.workspace.count(System::owner.kind);
        let place = match self.register.place() {
            Some(place) => format!("Rad {place} av {}", self.register.len()),
            None => format!("{} av {all}", self.register.len()),
        };
        let row = Row::new()
            .push(container(legend).width(Length::Fill))
            .push(text::muted(place))
            .align_y(Alignment::Center);
        container(row)
            .padding(Padding::from([0.0, space::L]))
            .center_y(Length::Fixed(size::STATUS_LINE))
            .into()
    }

    /// The places among the shown columns that can be sorted by, with their headings.
    pub(super) fn headings(&self) -> Vec<Choice<'_>> {
        self.register.columns().iter().map(|shape| Choice::new(shape.heading.as_str())).collect()
    }

    /// The place of the column that the rows are sorted by.
    pub(super) fn sorted(&self) -> Option<usize> {
        let columns = self.register.columns();
        match self.register.sort() {
            Some((by, _)) => columns.iter().position(|shape| shape.content == by),
            None => (!columns.is_empty()).then_some(0),
        }
    }
}

/// How many columns are shown of those offered.
pub(super) fn chosen(state: &State) -> String {
    format!("{} av {} kolumner visas", columns::shown(&state.offered).len(), state.offered.len())
}
