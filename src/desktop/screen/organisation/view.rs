//! The screen as elements: tabs, the register, and the current record's form beside or below it.

use iced::widget::{Column, Row, container, scrollable, svg};
use iced::{Alignment, Length};

use super::duties::Only;
use super::part::Part;
use super::state::{GRID, Message, State, TABS, UNDER};
use crate::desktop::component::{
    Kind, Tab, button, empty, filter_chip, finding_card, icon_button, line, line_vertical, tabs,
    text, text_field,
};
use crate::desktop::form::abreast;
use crate::desktop::register::Acts;
use crate::desktop::screen::review::verb;
use crate::desktop::session::Session;
use crate::desktop::theme::{Theme, size, space};
use crate::desktop::widget::{Element, Icon};
use crate::record::{FieldKey, Kind as RecordKind, Municipality};
use crate::workspace::Weight;

/// The form beside the register is this wide; with less room than both need it stands below.
const FORM: f32 = 380.0;
const REGISTER: f32 = 480.0;
/// Narrower than this the screen leaves its title to the bar above.
const TITLED: f32 = 700.0;

impl State {
    pub fn view<'a>(&'a self, session: &'a Session, width: f32) -> Element<'a, Message> {
        let beside = width >= FORM + REGISTER;
        let body: Element<'a, Message> = if self.part.is_single() {
            self.single(session, width)
        } else if self.part == Part::Duties {
            // Read across: every förvaltning is a column.
            self.list(session)
        } else if beside {
            let form = (width * 0.32).clamp(FORM, 560.0);
            Row::new()
                .push(container(self.list(session)).width(Length::Fill))
                .push(line_vertical())
                .push(container(self.form(session, form)).width(form))
                .height(Length::Fill)
                .into()
        } else {
            Column::new()
                .push(container(self.list(session)).height(Length::FillPortion(3)))
                .push(line())
                .push(container(self.form(session, width)).height(Length::FillPortion(2)))
                .into()
        };
        let active = self.part as usize;
        let part = |at: usize| Part::ALL[at.min(Part::ALL.len() - 1)];
        let row = tabs(
            TABS,
            Part::ALL.map(|part| Tab::new(part.label())),
            active,
            move |at| Message::Open(part(at)),
            move |at| Message::Turn(part(at)),
            None,
        );
        // Where the tabs need two rows there is no room for what the bar above says already.
        let heading = (width >= TITLED).then(|| {
            container(text::heading("Organisation"))
                .padding([0.0, space::L])
                .center_y(Length::Fixed(size::TOP_BAR))
        });
        Column::new()
            .push(heading)
            .push(row)
            .push(container(body).height(Length::Fill).width(Length::Fill))
            .into()
    }

    fn list<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        let register = &self.page().register;
        let writable = session.is_writable();
        let all = session.workspace.count(self.part.kind());
        let (one, many) = self.part.kind().names();
        let count = match (register.len(), all) {
            (1, 1) => format!("1 {one}"),
            (shown, all) if shown == all => format!("{all} {many}"),
            (shown, all) => format!("{shown} av {all} {many}"),
        };
        let filter = text_field(register.filter())
            .placeholder("Filtrera")
            .leading(Icon::Filter)
            .on_input(Message::Filter)
            .width(180)
            .id("organisation-filter");
        let add = || {
            button(Kind::Secondary, self.part.add())
                .icon(Icon::Plus)
                .on_press_maybe(writable.then_some(Message::AddRecord))
        };
        let remove = (writable && !register.is_empty()).then_some(Message::RemoveRecord);
        let tools = Row::new()
            .push(Element::from(add()))
            .push(button(Kind::Quiet, "Ta bort").icon(Icon::Trash).on_press_maybe(remove))
            .push(filter)
            .push(container(text::muted(count)).align_right(Length::Fill))
            .spacing(space::M)
            .align_y(Alignment::Center);
        let only = (self.part == Part::Duties && all > 0).then(|| self.only());
        let tools = Column::new().push(only).push(tools).spacing(space::S);
        let shown: Element<'a, Message> = if all == 0 {
            let sentence = format!("Inga {many} är inlagda ännu.");
            container(empty(sentence, Some(add()))).padding(space::L).into()
        } else if register.is_empty() {
            let clear = button(Kind::Secondary, "Visa alla");
            let clear = clear.on_press(Message::ShowAll);
            container(empty("Inget passar filtret.", Some(clear))).padding(space::L).into()
        } else {
            register.filled(GRID, Message::Grid)
        };
        Column::new()
            .push(container(tools).padding([space::M, space::L]))
            .push(line())
            .push(container(shown).height(Length::Fill).width(Length::Fill))
            .height(Length::Fill)
            .into()
    }

    /// How many duties nobody has somewhere and how many several have; each is a filter.
    fn only(&self) -> Element<'_, Message> {
        let chips = Only::ALL.into_iter().zip(self.duties.counts);
        let chips = chips.fold(Row::new().spacing(space::S), |row, (only, count)| {
            let chip = filter_chip(only.label(), self.duties.only == only).count(count);
            let chip =
                if only != Only::All && count > 0 { chip.weight(Weight::Warning) } else { chip };
            row.push(Element::from(chip.on_press(Message::Only(only))))
        });
        chips.wrap().into()
    }

    /// The current record with what is wrong, its fields, and what stands under it.
    fn form<'a>(&'a self, session: &'a Session, width: f32) -> Element<'a, Message> {
        let page = self.page();
        let content: Element<'a, Message> = if page.form.record().is_none() {
            text::muted("Välj en rad i listan.").into()
        } else {
            let person = page.form.record().filter(|id| id.kind == RecordKind::Person);
            let answers = person.map(|person| {
                let to = Message::Answers(person);
                button(Kind::Secondary, "Allt personen svarar för").icon(Icon::People).on_press(to)
            });
            let turn = Row::new()
                .push(icon_button(
                    Kind::Quiet,
                    Icon::History,
                    "Ändringar av denna post",
                    Some(Message::History),
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
            let title = container(text::subheading(page.form.title())).width(Length::Fill);
            let head = Row::new().push(title).push(turn).align_y(Alignment::Center);
            Column::new()
                .push(head)
                .push(answers.map(Element::from))
                .push(self.finding_cards(session))
                .push(self.fields(width))
                .push(self.under(session))
                .spacing(space::L)
                .into()
        };
        let page = scrollable(container(content).padding(space::L).width(Length::Fill))
            .id("organisation-form")
            .height(Length::Fill)
            .width(Length::Fill);
        container(page)
            .height(Length::Fill)
            .style(|theme: &Theme| container::background(theme.tokens().background))
            .into()
    }

    fn fields(&self, width: f32) -> Element<'_, Message> {
        self.page().form.view(abreast(width)).map(Message::Form)
    }

    fn finding_cards<'a>(&'a self, session: &'a Session) -> Option<Element<'a, Message>> {
        let findings = self.findings(session);
        if findings.is_empty() {
            return None;
        }
        let cards = findings.into_iter().fold(Column::new().spacing(space::M), |cards, finding| {
            let to = Message::Mend(finding.into());
            let to = button(Kind::Secondary, verb(finding)).on_press(to);
            let card = finding_card(finding).act(to);
            cards.push(Element::from(card))
        });
        Some(cards.into())
    }

    fn under<'a>(&'a self, session: &'a Session) -> Option<Element<'a, Message>> {
        let (register, under) = (self.page().under.as_ref()?, self.part.under()?);
        let writable = session.is_writable();
        let acts = Acts {
            add: writable.then_some(Message::AddUnder),
            remove: writable.then_some(Message::RemoveUnder),
        };
        Some(register.small(under.title, UNDER, Message::Under, acts))
    }

    /// The kommun: one record, all of it a form.
    fn single<'a>(&'a self, session: &'a Session, width: f32) -> Element<'a, Message> {
        if self.page().form.record().is_none() {
            let add = button(Kind::Secondary, self.part.add()).icon(Icon::Plus);
            let add = add.on_press_maybe(session.is_writable().then_some(Message::AddRecord));
            return container(empty("Kommunens uppgifter är inte inlagda ännu.", Some(add)))
                .padding(space::L)
                .into();
        }
        // The arms are written as a drawing's source, which nobody reads: last, beside what it draws.
        let is_read = |key: &FieldKey| *key != Municipality::arms;
        let fields: Vec<_> = self.part.kind().keys().filter(is_read).collect();
        let form = &self.page().form;
        let arms = Row::new()
            .push(arms(session))
            .push(form.part(&[Municipality::arms], 1).map(Message::Form))
            .spacing(space::L);
        let page = Column::new()
            .push(self.finding_cards(session))
            .push(form.part(&fields, abreast(width.min(1100.0))).map(Message::Form))
            .push(arms)
            .spacing(space::L)
            .max_width(1100.0);
        scrollable(container(page).padding(space::L).width(Length::Fill))
            .height(Length::Fill)
            .width(Length::Fill)
            .into()
    }
}

/// The kommun's arms as documents draw them, where they can be read.
fn arms(session: &Session) -> Option<Element<'_, Message>> {
    let source = &session.workspace.municipality()?.arms;
    crate::document::arms::read(source)?;
    let drawn = svg(svg::Handle::from_memory(source.as_bytes().to_vec()));
    Some(drawn.width(64).height(80).into())
}
