//! The frame around every screen: navigation at the left, above the work where one is, undo, what
//! is saved and search; dialogs and toasts over it all.

use iced::widget::{Column, Row, Stack, container, scrollable, svg};
use iced::{Alignment, Length, Padding};

use super::app::{App, Desk, Message, Stage};
use super::command::Command;
use super::component::{
    Kind, banner, breadcrumb, button, dialog_card, icon_button, line, line_vertical, nav_row, text,
    toast,
};
use super::screen::{Place, cases, plans, start};
use super::session::Saved;
use super::theme::{Theme, Tone, size, space};
use super::widget::{Element, Icon, Ring, focus_stop, icon};
use crate::record::Kind as RecordKind;

/// The area of the screen, without navigation and bar.
pub const WORK: &str = "work";

/// Under this width of the work area the navigation folds by itself.
const NARROW: f32 = 900.0;

/// What a case needs beside an unfolded navigation.
const ABREAST: f32 = 1_200.0;

/// The places of the navigation under their headings.
const NAVIGATION: &[(&str, &[Place])] = &[
    ("", &[Place::Home]),
    ("Planer", &[Place::Plans, Place::Training]),
    ("Beslut", &[Place::Cases, Place::FollowUp, Place::Papers]),
    ("Register", &[Place::Systems, Place::Matrix, Place::Organisation]),
    ("Underlag", &[Place::Strategy, Place::Review, Place::History]),
];

/// The whole window.
pub fn view(app: &App) -> Element<'_, Message> {
    let base = match &app.stage {
        Stage::Start { failure, waiting } => {
            start::view(&app.settings.recent, failure.as_deref(), *waiting).map(Message::Start)
        }
        Stage::Open(desk) => open(app, desk),
    };
    let base = container(base).width(Length::Fill).height(Length::Fill).style(|theme: &Theme| {
        container::Style {
            text_color: Some(theme.tokens().text),
            background: Some(theme.tokens().surface.into()),
            ..container::Style::default()
        }
    });
    let toasts = app.toasts.iter().fold(Column::new().spacing(space::S), |column, shown| {
        let made = toast(shown.icon, shown.tone, shown.words.as_str())
            .on_close(Message::CloseToast(shown.id));
        let made = match &shown.offer {
            Some(offer) => made.action(offer.label(), offer.message()),
            None => made,
        };
        column.push(Element::from(made))
    });
    let over = container(toasts)
        .width(Length::Fill)
        .height(Length::Fill)
        .padding(space::L)
        .align_x(Alignment::End)
        .align_y(Alignment::End);
    let base = Stack::new().push(base).push((!app.toasts.is_empty()).then_some(over));
    let card = app.dialog.as_ref().map(|dialog| dialog.view(&app.settings, app.size.height).card());
    dialog_card(base, card.map(|card| card.map(Message::Dialog)))
}

fn open<'a>(app: &'a App, desk: &'a Desk) -> Element<'a, Message> {
    if let (Place::Reading, Some(reading)) = (desk.place, &desk.reading) {
        let screen = reading.view(&desk.session).map(Message::Reading);
        return container(screen).id(WORK).width(Length::Fill).height(Length::Fill).into();
    }
    let wide = app.size.width - size::NAVIGATION;
    let needs_room = match desk.place {
        Place::Plan => true,
        // Outline, letter and formaliakontroll abreast.
        Place::Case => wide < ABREAST,
        _ => wide < NARROW,
    };
    let folded = app.settings.navigation_folded || needs_room;
    let navigation_width = if folded { size::NAVIGATION_FOLDED } else { size::NAVIGATION };
    let width = app.size.width - navigation_width - 1.0;
    let session = &desk.session;
    let screen: Element<'a, Message> = match desk.place {
        Place::Home => desk.home.view(session, width).map(Message::Home),
        Place::Plans => plans::view(session).map(Message::Plans),
        Place::Plan => match &desk.plan {
            Some(plan) => plan.view(session, width, session.arrangement.panel).map(Message::Plan),
            None => plans::view(session).map(Message::Plans),
        },
        // Without a case there is nothing to read; `Desk::go` does not come here.
        Place::Cases | Place::Reading => cases::view(session).map(Message::Cases),
        Place::Case => match &desk.case {
            Some(case) => case.view(session, width).map(Message::Case),
            None => cases::view(session).map(Message::Cases),
        },
        Place::Systems => desk.systems.view(session, width).map(Message::Systems),
        Place::Matrix => desk.matrix.view(session, width).map(Message::Matrix),
        Place::Strategy => desk.strategy.view(session, width).map(Message::Strategy),
        Place::Organisation => desk.organisation.view(session, width).map(Message::Organisation),
        Place::Training => desk.training.view(session, width).map(Message::Training),
        Place::FollowUp => desk.follow_up.view(session, width).map(Message::FollowUp),
        Place::Papers => desk.papers.view(session, width).map(Message::Papers),
        Place::Review => desk.review.view(session, width).map(Message::Review),
        Place::History => desk.history.view(session, width).map(Message::History),
    };
    let work = Column::new()
        .push(top_bar(app, desk))
        .push(line())
        .push(notice(desk))
        .push(desk.as_of.view(session.when()).map(|bar| bar.map(Message::AsOf)))
        .push(container(screen).id(WORK).width(Length::Fill).height(Length::Fill));
    Row::new().push(navigation(desk, folded)).push(line_vertical()).push(work).into()
}

fn navigation<'a>(desk: &'a Desk, folded: bool) -> Element<'a, Message> {
    let session = &desk.session;
    let workspace = &session.workspace;
    let kommun = workspace.municipality().map_or("Kommunen", |kommun| kommun.name.as_str());
    let file = desk
        .session
        .path
        .file_name()
        .map_or_else(String::new, |n| n.to_string_lossy().into_owned());
    let arms: Element<'a, Message> = match &desk.arms {
        Some(arms) => svg(arms.clone()).width(24).height(28).into(),
        None => icon(Icon::Plan).size(24.0).tone(Tone::Accent).into(),
    };
    let head: Element<'a, Message> = if folded {
        container(arms).center_x(Length::Fill).into()
    } else {
        Row::new()
            .push(arms)
            .push(Column::new().push(text::strong(kommun)).push(text::muted(file)))
            .spacing(space::M)
            .align_y(Alignment::Center)
            .into()
    };
    let rows = NAVIGATION.iter().fold(Column::new().spacing(2), |column, (heading, places)| {
        let heading: Option<Element<'a, Message>> = match (heading.is_empty(), folded) {
            (true, _) => None,
            (false, true) => Some(container(line()).padding([space::S, space::M]).into()),
            (false, false) => Some(
                container(text::muted(*heading))
                    .padding(Padding::from([space::XS, space::S]).top(space::M))
                    .into(),
            ),
        };
        places.iter().fold(column.push(heading), |column, place| {
            let active = match desk.place {
                Place::Plan => *place == Place::Plans,
                Place::Case | Place::Reading => *place == Place::Cases,
                here => here == *place,
            };
            let row = nav_row(name(*place), active)
                .icon(place_icon(*place))
                .folded(folded)
                .on_press(Message::Command(Command::Go(*place)));
            let row = match place {
                Place::Systems => row.count(workspace.count(RecordKind::System)),
                Place::Review if session.is_reviewed => row.count(session.findings.len()),
                _ => row,
            };
            column.push(row)
        })
    });
    let foot = Column::new()
        .push(
            nav_row("Inställningar", false)
                .icon(Icon::Sliders)
                .folded(folded)
                .on_press(Message::Command(Command::Settings)),
        )
        .push(
            nav_row("Hjälp", false)
                .icon(Icon::Help)
                .folded(folded)
                .on_press(Message::Command(Command::Help)),
        )
        .push(
            nav_row("Alla kommandon", false)
                .icon(Icon::Menu)
                .folded(folded)
                .on_press(Message::Command(Command::Palette)),
        )
        .spacing(2);
    let width = if folded { size::NAVIGATION_FOLDED } else { size::NAVIGATION };
    let column = Column::new()
        .push(container(head).padding(Padding::from([space::M, space::S])))
        // In a low window, or a large zoom, the places scroll and the foot stays.
        .push(scrollable(rows).direction(narrow_bar()).height(Length::Fill).width(Length::Fill))
        .push(foot)
        .height(Length::Fill);
    container(column)
        .padding(space::S)
        .width(width)
        .height(Length::Fill)
        .style(|theme: &Theme| container::background(theme.tokens().background))
        .into()
}

/// A scroll bar that leaves the icons of a folded navigation free.
fn narrow_bar() -> scrollable::Direction {
    scrollable::Direction::Vertical(scrollable::Scrollbar::new().width(4).scroller_width(4))
}

/// The Swedish name of a place.
pub const fn name(place: Place) -> &'static str {
    match place {
        Place::Home => "Att göra",
        Place::Plans | Place::Plan => "Planer",
        Place::Cases | Place::Case | Place::Reading => "Ärenden",
        Place::Systems => "IT-system",
        Place::Matrix => "Ansvar",
        Place::Organisation => "Organisation",
        Place::Strategy => "IT-strategi",
        Place::Training => "Utbildning",
        Place::FollowUp => "Uppföljning",
        Place::Papers => "Handlingar",
        Place::Review => "Granskning",
        Place::History => "Historik",
    }
}

const fn place_icon(place: Place) -> Icon {
    match place {
        Place::Home => Icon::Home,
        Place::Plans | Place::Plan => Icon::Plan,
        Place::Cases | Place::Case | Place::Reading => Icon::Folder,
        Place::Systems => Icon::System,
        Place::Matrix => Icon::Table,
        Place::Organisation => Icon::People,
        Place::Strategy => Icon::Quote,
        Place::Training => Icon::Training,
        Place::FollowUp => Icon::Chart,
        Place::Papers => Icon::Print,
        Place::Review => Icon::Tick,
        Place::History => Icon::History,
    }
}

/// Where, undo, saved, search: in that order on every screen.
fn top_bar<'a>(app: &'a App, desk: &'a Desk) -> Element<'a, Message> {
    let session = &desk.session;
    let kommun = session.workspace.municipality().map_or("Kommunen", |kommun| kommun.name.as_str());
    let here = desk.place_name();
    let trail: Vec<(std::borrow::Cow<'a, str>, Message)> = match (desk.place, &desk.plan) {
        (Place::Plan, Some(plan)) => {
            let administration =
                session.workspace.get(plan.plan).and_then(|plan| plan.administration);
            let owner = session.workspace.administration_name(administration);
            vec![
                ("Planer".into(), Message::Command(Command::Go(Place::Plans))),
                (
                    owner.into(),
                    Message::Plan(super::screen::plan::Message::Open(
                        super::screen::plan::Part::Facts,
                    )),
                ),
            ]
        }
        (Place::Case, _) => {
            vec![("Ärenden".into(), Message::Command(Command::Go(Place::Cases)))]
        }
        _ => vec![(kommun.into(), Message::Command(Command::Go(Place::Home)))],
    };
    let undo = session.journal.undo_name().map(|name| {
        let words = Row::new()
            .push(icon(Icon::Undo).tone(Tone::Muted))
            .push(text::body(format!("Ångra: {}", shortened(name, app.size.width))))
            .spacing(space::S)
            .align_y(Alignment::Center);
        focus_stop(words)
            .on_press(Message::Command(Command::Undo))
            .padding([6.0, space::S])
            .ring(Ring::Inside)
    });
    let redo = session.journal.redo_name().map(|_| Message::Command(Command::Redo));
    // With little room undo is an icon, and with less what leads here and the words give way.
    let (narrow, least) = (app.size.width < 1000.0, app.size.width < 720.0);
    let trail = if least { Vec::new() } else { trail };
    let words = (!least).then(|| {
        container(text::toned(text::body("Sök eller utför"), Tone::Muted)).width(Length::Fill)
    });
    let search = focus_stop(
        Row::new()
            .push(icon(Icon::Search).tone(Tone::Muted))
            .push(words)
            .push(super::component::key_cap("Ctrl+K"))
            .spacing(space::S)
            .align_y(Alignment::Center),
    )
    .on_press(Message::Command(Command::Palette))
    .width(if least { Length::Shrink } else { Length::Fixed(size::SEARCH) })
    .height(size::CONTROL)
    .padding([0.0, space::S])
    .align(iced::alignment::Horizontal::Left, iced::alignment::Vertical::Center)
    .look(|theme: &Theme, status| super::widget::Look {
        background: Some(if status.hovered {
            theme.tokens().background
        } else {
            theme.tokens().surface
        }),
        edge: Some(theme.tokens().edge),
        ..Default::default()
    });
    let (mark, tone, words) = match &session.saved {
        Saved::Soon => (Icon::Ongoing, Tone::Muted, "Sparar …".to_owned()),
        Saved::At(time) => (Icon::Tick, Tone::Success, format!("Sparat {}", time.format("%H.%M"))),
        Saved::Failed(_) => (Icon::Error, Tone::Error, "Inte sparat".to_owned()),
    };
    let (mark, tone, words) = match session.reading() {
        Some(_) => (Icon::Lock, Tone::Muted, "Endast läsning".to_owned()),
        None => (mark, tone, words),
    };
    let saved = Row::new()
        .push(icon(mark).tone(tone))
        .push(text::toned(text::body(words), Tone::Muted))
        .spacing(space::S)
        .align_y(Alignment::Center);
    let undo: Element<'a, Message> = match undo {
        Some(undo) if !narrow => undo.into(),
        undo => {
            let undo = undo.map(|_| Message::Command(Command::Undo));
            icon_button(Kind::Quiet, Icon::Undo, "Ångra", undo)
        }
    };
    let bar = Row::new()
        .push(container(breadcrumb(trail, here)).width(Length::Fill).clip(true))
        .push(undo)
        .push(icon_button(Kind::Quiet, Icon::Redo, "Gör om", redo))
        .push(container(line_vertical()).height(24))
        .push(saved)
        .push(container(line_vertical()).height(24))
        .push(search)
        .spacing(space::M)
        .align_y(Alignment::Center);
    container(bar).padding([0.0, space::L]).center_y(Length::Fixed(size::TOP_BAR)).into()
}

/// An undo name that leaves room for the rest of the bar.
fn shortened(name: &str, width: f32) -> String {
    let longest = if width < 1400.0 { 32 } else { 48 };
    if name.chars().count() <= longest {
        return name.to_owned();
    }
    format!("{} …", name.chars().take(longest).collect::<String>().trim_end())
}

/// What lasts: the file cannot be written, or is only read.
fn notice(desk: &Desk) -> Option<Element<'_, Message>> {
    let copy = |verb| button(Kind::Secondary, verb).on_press(Message::Command(Command::SaveCopy));
    let made = match (&desk.session.saved, desk.session.reading()) {
        (_, Some(sentence)) => {
            banner(Icon::Lock, Tone::Normal, "", sentence).action(copy("Ta en kopia"))
        }
        (Saved::Failed(sentence), None) => {
            let safe = "Allt du skrivit finns kvar i fönstret. Nytt försök görs av sig självt.";
            banner(Icon::Offline, Tone::Error, sentence.as_str(), safe)
                .action(copy("Spara kopia som"))
        }
        _ => return None,
    };
    Some(container(Element::from(made)).padding(space::M).into())
}
