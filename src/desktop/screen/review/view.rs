//! The review as elements: the filters, and the findings under the heading of their weight.

use iced::widget::{Column, Row, container, scrollable};
use iced::{Alignment, Length};

use super::state::{Filter, Message, PAGE, State};
use crate::desktop::component::{
    Drawn, Kind as Button, button, empty, field, filter_chip, line, origin, section, text,
    text_field,
};
use crate::desktop::session::Session;
use crate::desktop::theme::{Tone, space};
use crate::desktop::widget::{Choice, Element, Icon, icon, select};
use crate::record::Kind;
use crate::workspace::finding::tally;
use crate::workspace::{Finding, Weight};

/// Lines are no longer than can be read.
const WIDEST: f32 = 1080.0;
/// From this width the button stands beside the finding.
const BESIDE: f32 = 720.0;

impl State {
    pub fn view<'a>(&'a self, session: &'a Session, width: f32) -> Element<'a, Message> {
        let room = width.min(WIDEST) - 2.0 * space::XL;
        let copy = (!self.listed.is_empty()).then_some(Message::Copy);
        let head = Row::new()
            .push(
                Column::new()
                    .push(text::heading("Granskning"))
                    .push(text::muted(if session.is_reviewed {
                        tally(&self.findings)
                    } else {
                        "Granskar …".to_owned()
                    }))
                    .width(Length::Fill),
            )
            .push(button(Button::Secondary, "Kopiera listan").icon(Icon::Copy).on_press_maybe(copy))
            .spacing(space::M)
            .align_y(Alignment::Center);
        let page = Column::new().push(head).width(room).spacing(space::L);
        let page = if !session.is_reviewed {
            page
        } else if self.findings.is_empty() {
            let sentence = "Granskningen har inga anmärkningar.";
            page.push(container(empty(sentence, None)).height(160))
        } else {
            page.push(self.filters(room)).push(self.list_view(room))
        };
        scrollable(container(page).padding(space::XL))
            .height(Length::Fill)
            .width(Length::Fill)
            .into()
    }

    fn filters(&self, room: f32) -> Element<'_, Message> {
        let filter = &self.filter;
        let all = filter_chip("Alla", filter.weight.is_none())
            .count(self.counts.iter().sum())
            .on_press(Message::Weight(None));
        let chips = Weight::ALL.into_iter().zip(self.counts).fold(
            Row::new().spacing(space::S).push(Element::from(all)),
            |row, (weight, count)| {
                let is_chosen = filter.weight == Some(weight);
                let chip = filter_chip(weight_name(weight), is_chosen)
                    .weight(weight)
                    .count(count)
                    .on_press(Message::Weight((!is_chosen).then_some(weight)));
                row.push((count > 0 || is_chosen).then(|| Element::from(chip)))
            },
        );
        let clear = (*filter != Filter::default()).then(|| {
            button(Button::Text, "Ta bort filter").icon(Icon::Cross).on_press(Message::ShowAll)
        });
        let chips = Row::new()
            .push(container(chips).width(Length::Fill))
            .push(clear.map(Element::from))
            .align_y(Alignment::Center)
            .height(32);
        let words = text_field(&filter.words)
            .placeholder("Ord, regel eller nummer")
            .leading(Icon::Search)
            .on_input(Message::Words)
            .id("review-filter");
        let administration = one_of(
            "Alla förvaltningar",
            &self.findings.administrations,
            |(_, name)| name.as_str().into(),
            |(id, _)| filter.administration == Some(*id),
            |(id, _)| Message::Administration(Some(*id)),
            Message::Administration(None),
        );
        let kind = one_of(
            "Alla slag",
            &self.findings.kinds,
            |kind| Choice::new(crate::document::words::sentence(kind.names().1)),
            |kind| filter.kind == Some(*kind),
            |kind| Message::Kind(Some(*kind)),
            Message::Kind(None),
        );
        let rule = one_of(
            "Alla regler",
            &self.findings.rules,
            |(id, demand)| Choice::new(format!("{id} {demand}")),
            |(id, _)| filter.rule == Some(*id),
            |(id, _)| Message::Rule(Some(*id)),
            Message::Rule(None),
        );
        let narrow = room < BESIDE;
        let first = Row::new()
            .push(field("Sök", words))
            .push(field("Rättas av", administration))
            .spacing(space::M);
        let second =
            Row::new().push(field("Gäller", kind)).push(field("Regel", rule)).spacing(space::M);
        let fields: Element<'_, Message> = if narrow {
            Column::new().push(first).push(second).spacing(space::S).into()
        } else {
            Row::new().push(first).push(second).spacing(space::M).into()
        };
        Column::new().push(fields).push(chips).spacing(space::S).into()
    }

    fn list_view(&self, room: f32) -> Element<'_, Message> {
        if self.listed.is_empty() {
            let all = button(Button::Secondary, "Ta bort filter").on_press(Message::ShowAll);
            let sentence = "Inga anmärkningar svarar mot filtren.";
            return container(empty(sentence, Some(all))).height(160).into();
        }
        let beside = room >= BESIDE;
        let mut weight = None;
        let rows = self.listed().take(self.laid_out).fold(Column::new(), |rows, finding| {
            let head = (weight != Some(finding.weight)).then(|| {
                let count = self.counts[finding.weight as usize];
                let above = if weight.is_some() { space::XL } else { 0.0 };
                container(section(finding.weight.counted(count), None))
                    .padding(iced::Padding::ZERO.top(above))
            });
            weight = Some(finding.weight);
            rows.push(head).push(row(finding, beside)).push(line())
        });
        let left = self.listed.len().saturating_sub(self.laid_out);
        let more = (left > 0).then(|| {
            let next = left.min(PAGE);
            let tell = format!("Visar {} av {}", self.laid_out, self.listed.len());
            Row::new()
                .push(
                    button(Button::Secondary, format!("Visa {next} till"))
                        .on_press(Message::More)
                        .id("review-more"),
                )
                .push(text::muted(tell))
                .spacing(space::M)
                .align_y(Alignment::Center)
        });
        Column::new().push(rows).push(more).spacing(space::L).into()
    }
}

/// A choice of one, or of all at its top.
fn one_of<'a, T>(
    all: &'a str,
    each: &'a [T],
    name: impl Fn(&'a T) -> Choice<'a>,
    is_chosen: impl Fn(&T) -> bool,
    on_select: impl Fn(&'a T) -> Message + 'a,
    on_all: Message,
) -> Element<'a, Message> {
    let choices: Vec<_> = std::iter::once(Choice::new(all)).chain(each.iter().map(name)).collect();
    let chosen = each.iter().position(is_chosen).map_or(0, |at| at + 1);
    let cleared = on_all.clone();
    let on_select = move |at: usize| match at.checked_sub(1).and_then(|at| each.get(at)) {
        Some(one) => on_select(one),
        None => on_all.clone(),
    };
    select(choices, Some(chosen), on_select)
        .on_clear(cleared)
        .matcher(crate::record::swedish::matches)
        .into()
}

fn weight_name(weight: Weight) -> &'static str {
    match weight {
        Weight::Error => "Fel",
        Weight::Warning => "Varningar",
        Weight::Reminder => "Påminnelser",
    }
}

/// What the button to the fix says.
pub fn verb(finding: &Finding) -> &'static str {
    if finding.field.is_some() {
        return "Gå till fältet";
    }
    match finding.object.kind {
        Kind::System => "Öppna systemet",
        Kind::Agreement => "Öppna avtalet",
        Kind::Classification => "Öppna klassningen",
        Kind::Plan => "Öppna planen",
        Kind::Administration => "Öppna förvaltningen",
        Kind::Person => "Öppna personen",
        Kind::Assignment => "Öppna uppdraget",
        _ => "Visa var",
    }
}

/// A finding in the list: its weight, what is wrong, what follows, the strategy's own words, what it
/// is about and where the demand comes from; the button beside it or below.
fn row(finding: &Finding, beside: bool) -> Element<'_, Message> {
    let weight = finding.weight;
    let tone = if weight == Weight::Reminder { Tone::Muted } else { weight.tone() };
    let consequence = finding.consequence.as_str();
    let words = Column::new()
        .push(text::strong(finding.sentence.as_str()))
        .push((!consequence.is_empty()).then(|| text::body(consequence)))
        .push(finding.quote.map(|quote| text::muted(format!("”{}”", quote.text))))
        .push(text::muted(format!("{} · {}", finding.label, origin(finding))))
        .spacing(2)
        .width(Length::Fill);
    let go = button(Button::Secondary, verb(finding)).on_press(Message::Go(finding.into()));
    let mark = container(icon(weight.icon()).tone(tone)).padding(iced::Padding::ZERO.top(2.0));
    let content = if beside {
        Row::new().push(mark).push(words).push(go).spacing(space::M)
    } else {
        Row::new().push(mark).push(words.push(go)).spacing(space::M)
    };
    container(content).padding([space::M, 0.0]).into()
}
