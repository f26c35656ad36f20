//! The side of the case screen: how much is left before the papers can be handed in, each point of the
//! formaliakontroll, the next step, and the papers to export.

use iced::Length;
use iced::widget::{Column, Row, container, scrollable};

use super::state::{Message, State};
use crate::desktop::component::{Kind, button, finding_row, meter, panel_section, radio, text};
use crate::desktop::session::Session;
use crate::desktop::theme::{Theme, Tone, space};
use crate::desktop::widget::{Element, Icon, icon};
use crate::document::{Variant, words};
use crate::record::Case;
use crate::workspace::Weight;

impl State {
    pub(super) fn side<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        let Some(case) = session.workspace.get(self.case) else { return Column::new().into() };
        let page = Column::new()
            .push(self.readiness(case, session))
            .push(panel_section("Formaliakontroll", self.list(session)))
            .push(panel_section("Handlingar", self.papers_to_export()))
            .push(self.remarks(session))
            .spacing(space::XL);
        container(scrollable(container(page).padding(space::L)).height(Length::Fill))
            .height(Length::Fill)
            .width(Length::Fill)
            .style(|theme: &Theme| container::background(theme.tokens().background))
            .into()
    }

    fn readiness<'a>(&'a self, case: &'a Case, session: &'a Session) -> Element<'a, Message> {
        let met = self.checks.iter().filter(|check| check.is_met()).count();
        let left: usize = self.checks.iter().map(|check| check.findings.len()).sum();
        let words = match (session.is_reviewed, case.is_drafted(), left) {
            (false, ..) => "Kontrollerar …".to_owned(),
            (true, false, _) => "Handlingarna är lämnade och granskas inte längre.".to_owned(),
            (true, true, 0) => "Inget återstår. Handlingarna kan lämnas.".to_owned(),
            (true, true, 1) => "En anmärkning återstår innan handlingarna kan lämnas.".to_owned(),
            (true, true, left) => format!(
                "{} anmärkningar återstår innan handlingarna kan lämnas.",
                words::sentence(&words::number(left))
            ),
        };
        let steps = session.workspace.next_steps(case).into_iter().enumerate();
        let acts = steps.fold(Row::new().spacing(space::S), |row, (at, step)| {
            let kind = if at == 0 { Kind::Primary } else { Kind::Secondary };
            let act = session.is_writable().then_some(Message::Step(step));
            row.push(button(kind, step.verb()).on_press_maybe(act))
        });
        Column::new()
            .push(meter("Klar för beslut", met, self.checks.len()))
            .push(text::muted(words))
            .push(acts.wrap())
            .spacing(space::S)
            .into()
    }

    /// What is left first, each with the way there; then what holds.
    fn list<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        if !session.is_reviewed {
            return text::muted("Kontrollerar …").into();
        }
        let mut left: Vec<_> = self.checks.iter().flat_map(|check| &check.findings).collect();
        left.sort_by_key(|finding| finding.weight);
        let rows = left.into_iter().fold(Column::new(), |rows, finding| {
            let origin = format!("{} · regel {}", finding.label, finding.rule);
            let go = Message::Finding(finding.object, finding.field);
            let weight =
                if finding.weight == Weight::Error { Weight::Error } else { Weight::Warning };
            rows.push(finding_row(weight, finding.sentence.as_str(), origin, go))
        });
        let met = self.checks.iter().filter(|check| check.is_met());
        let met = met.fold(Column::new().spacing(space::XS), |rows, check| {
            let row = Row::new()
                .push(icon(Icon::Tick).tone(Tone::Success))
                .push(text::body(check.holds))
                .spacing(space::S);
            rows.push(row)
        });
        Column::new().push(rows).push(met).spacing(space::M).into()
    }

    fn papers_to_export(&self) -> Element<'_, Message> {
        let variants =
            [(Variant::Public, "Nämndhandling (offentlig)"), (Variant::Internal, "Intern bilaga")];
        let variants = variants.into_iter().map(|(variant, label)| {
            radio(label, variant == self.variant, Some(Message::Variant(variant))).into()
        });
        Column::with_children(variants)
            .push(
                Row::new()
                    .push(
                        button(Kind::Secondary, "Läs i helskärm")
                            .icon(Icon::Open)
                            .on_press(Message::Read)
                            .width(Length::Fill),
                    )
                    .push(
                        button(Kind::Secondary, "Skriv ut")
                            .icon(Icon::Print)
                            .on_press(Message::Print),
                    )
                    .spacing(space::S),
            )
            .push(
                button(Kind::Primary, "Exportera handlingen")
                    .icon(Icon::Export)
                    .on_press(Message::Export)
                    .width(Length::Fill),
            )
            .push(
                button(Kind::Secondary, "Exportera alla och paketet")
                    .icon(Icon::Box)
                    .on_press(Message::Package)
                    .width(Length::Fill),
            )
            .push(text::muted("PDF/A-2a och PDF/UA-1. Den läses tillbaka och kontrolleras."))
            .spacing(space::S)
            .into()
    }
}
