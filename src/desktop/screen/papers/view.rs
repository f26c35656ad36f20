//! The screen as elements: the choices at the left, the pages at the right.

use iced::Length;
use iced::widget::{Column, Row, container, scrollable};

use super::kind::{About, PaperKind};
use super::state::{Message, State};
use super::{CHOICES, FIRST, SHEET};
use crate::desktop::component::{
    Kind, button, empty, field, line_vertical, panel_section, radio, text,
};
use crate::desktop::preview;
use crate::desktop::record_select::record_select;
use crate::desktop::session::Session;
use crate::desktop::theme::{Theme, Tone, space};
use crate::desktop::widget::{Element, Icon};
use crate::document::Variant;
use crate::record::Kind as RecordKind;

/// With less room than this beside the choices, the pages stand below them.
const PAGES: f32 = 420.0;

impl State {
    pub fn view<'a>(&'a self, session: &'a Session, width: f32) -> Element<'a, Message> {
        let choices = scrollable(container(self.choices(session)).padding(space::L));
        if width < CHOICES + PAGES {
            return Column::new()
                .push(choices.height(Length::FillPortion(2)).width(Length::Fill))
                .push(container(self.pages(session)).height(Length::FillPortion(3)))
                .into();
        }
        Row::new()
            .push(container(choices.height(Length::Fill)).width(CHOICES))
            .push(line_vertical())
            .push(container(self.pages(session)).width(Length::Fill).height(Length::Fill))
            .into()
    }

    fn choices<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        let kinds = PaperKind::ALL.into_iter().enumerate().map(|(at, kind)| {
            let choice = radio(kind.label(), kind == self.kind, Some(Message::Kind(kind)));
            Element::from(if at == 0 { choice.id(FIRST) } else { choice })
        });
        let kinds = Column::with_children(kinds).spacing(space::XS);
        let variants =
            [(Variant::Public, "Nämndhandling (offentlig)"), (Variant::Internal, "Intern bilaga")];
        let variants = variants.into_iter().map(|(variant, label)| {
            radio(label, variant == self.variant, Some(Message::Variant(variant))).into()
        });
        let what_is_left_out = match self.variant {
            Variant::Public => {
                "Interna uppgifter utelämnas. Handlingen säger hur många och varför."
            }
            Variant::Internal => "Allt redovisas. Får inte publiceras.",
        };
        let can_export = self.request(session).is_some();
        let export = button(Kind::Primary, "Exportera")
            .icon(Icon::Export)
            .on_press_maybe(can_export.then_some(Message::Export));
        let print = button(Kind::Secondary, "Skriv ut")
            .icon(Icon::Print)
            .on_press_maybe(can_export.then_some(Message::Print));
        Column::new()
            .push(text::heading("Handlingar"))
            .push(panel_section("Handling", kinds))
            .push(text::toned(text::body(self.kind.purpose()), Tone::Muted))
            .push(self.about(session))
            .push(panel_section("Variant", Column::with_children(variants).spacing(space::XS)))
            .push(text::toned(text::body(what_is_left_out), Tone::Muted))
            .push(Row::new().push(export).push(print).spacing(space::S))
            .spacing(space::L)
            .into()
    }

    /// What the document is about, where that can be chosen.
    fn about<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        let workspace = &session.workspace;
        let about = self.kind.about();
        let body = |placeholder| {
            let chosen = self.choices.body.map(Into::into);
            let list = record_select(workspace, RecordKind::Body, chosen, Message::Body);
            field("Organ", list.placeholder(placeholder).id("papers-body"))
        };
        let system = |placeholder| {
            let chosen = self.choices.system.map(Into::into);
            let list = record_select(workspace, RecordKind::System, chosen, Message::System);
            field("System", list.placeholder(placeholder).id("papers-system"))
        };
        let fields = Column::new().spacing(space::M).width(Length::Fill);
        match about {
            About::Kommun => fields.into(),
            About::KommunOrBody => fields.push(Element::from(body("Hela kommunen"))).into(),
            About::Body => fields.push(Element::from(body("Välj organ"))).into(),
            About::Systems => fields
                .push(Element::from(body("Hela kommunen")))
                .push(Element::from(system("Alla")))
                .into(),
            About::System => fields.push(Element::from(system("Välj system"))).into(),
            About::Training => {
                let chosen = self.choices.training.map(Into::into);
                let list =
                    record_select(workspace, RecordKind::Training, chosen, Message::Training);
                let list = list.placeholder("Välj utbildning").id("papers-training");
                fields.push(Element::from(field("Utbildning", list))).into()
            }
            About::Person => {
                let chosen = self.choices.person.map(Into::into);
                let list = record_select(workspace, RecordKind::Person, chosen, Message::Person);
                let list = list.placeholder("Välj person").id("papers-person");
                fields.push(Element::from(field("Person", list))).into()
            }
        }
    }

    fn pages(&self, session: &Session) -> Element<'_, Message> {
        if self.request(session).is_none() {
            return container(empty(self.kind.asks(), None)).padding(space::L).into();
        }
        container(
            container(preview::view(&self.preview, Message::TurnPage, Message::ToggleZoom))
                .max_width(SHEET + 34.0),
        )
        .center_x(Length::Fill)
        .style(|theme: &Theme| container::background(theme.tokens().desk))
        .into()
    }
}
