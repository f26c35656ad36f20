//! The screen as elements: the head, the matrix of gaps, what is proposed, and the trainings.

use iced::widget::{Column, Row, container, scrollable};
use iced::{Alignment, Length, Padding};

use super::state::{Below, GRID, Message, State, TAB_ROW, TRAININGS};
use crate::desktop::component::{
    Button, Kind, Tab, banner, button, empty, line, screen_head, section, tabs, text, text_field,
};
use crate::desktop::record_select::record_select;
use crate::desktop::session::Session;
use crate::desktop::theme::{Tone, space};
use crate::desktop::widget::grid::grid;
use crate::desktop::widget::{Element, Icon};
use crate::document::words;
use crate::record::Kind as RecordKind;

/// So many proposals are seen before they scroll.
const PROPOSALS_HIGH: f32 = 180.0;

impl State {
    pub fn view<'a>(&'a self, session: &'a Session, _width: f32) -> Element<'a, Message> {
        Column::new()
            .push(self.head(session))
            .push(self.over_time().map(|told| {
                let around = Padding::ZERO.left(space::L).right(space::L).bottom(space::S);
                container(text::muted(told)).padding(around)
            }))
            .push(line())
            .push(container(self.gaps(session)).height(Length::FillPortion(3)))
            .push(
                self.uncovered_banner(session)
                    .map(|it| container(it).padding([space::S, space::L])),
            )
            .push(self.proposing.then(|| self.proposed(session)))
            .push(container(self.below(session)).height(Length::FillPortion(2)))
            .into()
    }

    fn head<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        let cost = self.cost.show_with_unit(session.workspace.amount_unit());
        let count = words::counted(self.count, "utbildning", "utbildningar");
        let head = Column::new()
            .push(text::heading("Utbildning"))
            .push(text::muted(format!("{}, {cost}", words::sentence(&count))));
        let whose = record_select(
            &session.workspace,
            RecordKind::Administration,
            self.administration.map(Into::into),
            Message::Administration,
        )
        .placeholder("Alla förvaltningar")
        .width(220)
        .menu_width(300.0)
        .id("training-administration");
        let acts = Row::new()
            .push(Element::from(whose))
            .push(button(Kind::Quiet, "Läget den …").icon(Icon::Calendar).on_press(Message::AskDay))
            .spacing(space::S)
            .align_y(Alignment::Center);
        screen_head(head, acts)
    }

    /// "Gapet om planen genomförs: i dag 803, 2027-03-31 412, …"
    fn over_time(&self) -> Option<String> {
        let told = self.worked.over_time.iter().enumerate().map(|(at, (day, left))| match at {
            0 => format!("i dag {left}"),
            _ => format!("{day} {left}"),
        });
        let told: Vec<String> = told.collect();
        let has_gap = self.worked.over_time.first().is_some_and(|(_, left)| *left > 0);
        has_gap.then(|| format!("Gapet om planen genomförs: {}", told.join(", ")))
    }

    fn gaps<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        if self.table.is_empty() {
            let sentence = if session.workspace.count(RecordKind::CompetenceRequirement) == 0 {
                "Inga kompetenskrav är inlagda. Lägg in dem under Organisation eller vid varje system."
            } else {
                "Inget krav gäller någon grupp här. Ange befattningsgrupper vid kraven."
            };
            return container(empty(sentence, None)).padding(space::L).into();
        }
        grid(&self.table, self.table.headings(), &self.table.grid, Message::Gaps)
            .lines(2)
            .id(GRID)
            .into()
    }

    fn uncovered_banner<'a>(&'a self, session: &'a Session) -> Option<Element<'a, Message>> {
        let (count, persons) = self.worked.uncovered;
        if count == 0 {
            return self.subjects_banner(session);
        }
        let gaps = words::counted_ett(count, "gap", "gap");
        let strong = format!("{} har ingen planerad utbildning.", words::sentence(&gaps));
        let rest = match persons {
            1 => "En person berörs. IT-strategin kap. 7.".to_owned(),
            persons => format!("{persons} personer berörs. IT-strategin kap. 7."),
        };
        let banner = banner(Icon::Warning, Tone::Warning, strong, rest);
        Some(banner.action(self.propose(session)).into())
    }

    /// Where every gap is planned for, but law asks for what nothing demands.
    fn subjects_banner<'a>(&'a self, session: &'a Session) -> Option<Element<'a, Message>> {
        let count = self.worked.subjects.len();
        if count == 0 {
            return None;
        }
        let subjects = words::counted_ett(count, "ämne", "ämnen");
        let strong = format!("{} saknar kompetenskrav.", words::sentence(&subjects));
        let rest = "Lag kräver att personalen utbildas i dem.";
        let banner = banner(Icon::Warning, Tone::Warning, strong, rest.to_owned());
        Some(banner.action(self.propose(session)).into())
    }

    fn propose<'a>(&self, session: &Session) -> Button<'a, Message> {
        let has = !self.worked.proposals.is_empty() || !self.worked.subjects.is_empty();
        let may = session.is_writable() && has;
        let verb = if self.proposing { "Dölj förslagen" } else { "Föreslå insatser" };
        button(Kind::Secondary, verb)
            .on_press_maybe(may.then_some(Message::Propose(!self.proposing)))
    }

    /// What would close the gaps, to be accepted line by line.
    fn proposed<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        let lines = self.worked.proposals.iter().enumerate().map(|(at, it)| {
            let whose = session.workspace.name(it.administration.map(Into::into));
            let groups = words::counted(it.groups.len(), "grupp", "grupper");
            let told = format!("{} deltagare i {groups}, {whose}", it.participants);
            Row::new()
                .push(container(text::body(it.name.as_str())).width(Length::FillPortion(2)))
                .push(container(text::muted(told)).width(Length::FillPortion(3)))
                .push(
                    button(Kind::Secondary, "Lägg till")
                        .icon(Icon::Plus)
                        .on_press(Message::Accept(at)),
                )
                .spacing(space::M)
                .align_y(Alignment::Center)
                .into()
        });
        let subjects = self.worked.subjects.iter().enumerate().map(|(at, it)| {
            let told = format!("{}: {}", it.audience, it.ground);
            Row::new()
                .push(container(text::body(it.area.as_str())).width(Length::FillPortion(2)))
                .push(container(text::muted(told)).width(Length::FillPortion(3)))
                .push(
                    button(Kind::Secondary, "Lägg till krav")
                        .icon(Icon::Plus)
                        .on_press(Message::Demand(at)),
                )
                .spacing(space::M)
                .align_y(Alignment::Center)
                .into()
        });
        let all = button(Kind::Quiet, "Lägg till alla")
            .on_press_maybe((!self.worked.proposals.is_empty()).then_some(Message::AcceptAll));
        let list = Column::with_children(lines.chain(subjects)).spacing(space::XS);
        let list = scrollable(list);
        let page = Column::new()
            .push(section("Föreslagna utbildningar", Some(all.into())))
            .push(container(list).max_height(PROPOSALS_HIGH))
            .spacing(space::XS);
        container(page).padding([0.0, space::L]).into()
    }

    fn register<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        let writable = session.is_writable();
        let filter = text_field(self.trainings.filter())
            .placeholder("Filtrera")
            .leading(Icon::Filter)
            .on_input(Message::Filter)
            .width(180)
            .id("training-filter");
        let remove = (writable && !self.trainings.is_empty()).then_some(Message::RemoveTraining);
        let tools = Row::new()
            .push(filter)
            .push(button(Kind::Quiet, "Ta bort").icon(Icon::Trash).on_press_maybe(remove))
            .push(
                button(Kind::Secondary, "Ny utbildning")
                    .icon(Icon::Plus)
                    .on_press_maybe(writable.then_some(Message::AddTraining)),
            )
            .spacing(space::S)
            .align_y(Alignment::Center);
        let shown: Element<'a, Message> = if self.trainings.is_empty() {
            let sentence = if self.count == 0 {
                "Inga utbildningar är inlagda ännu."
            } else {
                "Ingen utbildning passar filtret."
            };
            container(empty(sentence, None)).padding(space::L).into()
        } else {
            self.trainings.filled(TRAININGS, Message::Trainings)
        };
        Column::new()
            .push(container(tools).padding([space::S, space::L]))
            .push(container(shown).height(Length::Fill).width(Length::Fill))
            .height(Length::Fill)
            .into()
    }

    /// What stands under the matrix: the trainings, or what they cost.
    fn below<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        let at = |at: usize| Below::ALL[at.min(Below::ALL.len() - 1)];
        let row = tabs(
            TAB_ROW,
            Below::ALL.map(|below| Tab::new(below.label())),
            self.below as usize,
            move |to| Message::Below(at(to)),
            move |to| Message::Turn(at(to)),
            None,
        );
        let shown = match self.below {
            Below::Trainings => self.register(session),
            Below::Costs => self.costs(),
        };
        Column::new().push(row).push(shown).height(Length::Fill).into()
    }

    fn costs(&self) -> Element<'_, Message> {
        let costs = &self.worked.costs;
        if costs.is_empty() {
            let sentence = "Inga utbildningar är inlagda ännu.";
            return container(empty(sentence, None)).padding(space::L).into();
        }
        grid(costs, costs.headings(), &self.costs, Message::Costs).id("training-costs").into()
    }
}
