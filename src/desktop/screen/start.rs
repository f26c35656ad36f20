//! The first screen: the example kommun, an empty kommun, a file, or one of the recent files.

use std::path::{Path, PathBuf};

use iced::widget::{Column, Row, container, scrollable};
use iced::{Alignment, Length};

use crate::desktop::component::{Kind, banner, button, key_cap, line, link_row, section, text};
use crate::desktop::theme::{Tone, space};
use crate::desktop::widget::{Element, Icon};

/// The room of each offer's button, so that what they lead to stands in line.
const OFFER: f32 = 208.0;

/// The control that has the focus when the screen comes.
pub const FIRST: &str = "start-example";

/// What happens on the first screen.
#[derive(Debug, Clone)]
pub enum Message {
    Example,
    NewKommun,
    OpenFile,
    Recent(PathBuf),
}

/// The first screen. `failure` is why a file could not be opened; `waiting` while one is.
pub fn view<'a>(
    recent: &'a [PathBuf],
    failure: Option<&'a str>,
    waiting: bool,
) -> Element<'a, Message> {
    let trouble = failure.map(|sentence| banner(Icon::Error, Tone::Error, sentence, ""));
    let offer = |made, about| {
        let about = container(text::toned(text::body(about), Tone::Muted)).width(Length::Fill);
        Row::new()
            .push(container(Element::from(made)).width(OFFER))
            .push(about)
            .spacing(space::L)
            .align_y(Alignment::Center)
    };
    let offers = Column::new()
        .push(offer(
            button(Kind::Primary, "Öppna exempelkommunen")
                .on_press_maybe((!waiting).then_some(Message::Example))
                .id(FIRST),
            "Prova med en påhittad kommun och dess planer.",
        ))
        .push(offer(
            button(Kind::Secondary, "Börja med en tom kommun")
                .on_press_maybe((!waiting).then_some(Message::NewKommun)),
            "En ny fil med roller och kapitel färdiga att fylla i.",
        ))
        .push(offer(
            button(Kind::Secondary, "Öppna en fil")
                .on_press_maybe((!waiting).then_some(Message::OpenFile)),
            "En planfil från den här datorn eller en gemensam mapp.",
        ))
        .push(line())
        .push(
            Row::new()
                .push(key_cap("F1"))
                .push(text::muted("Hjälp och tangenter"))
                .push(key_cap("Ctrl+K"))
                .push(text::muted("Alla kommandon"))
                .push(key_cap("Ctrl+,"))
                .push(text::muted("Utseende och storlek"))
                .spacing(space::S)
                .align_y(Alignment::Center)
                .wrap(),
        )
        .spacing(space::M);
    let head = Column::new()
        .push(text::title("Planverk"))
        .push(text::toned(
            text::body(
                "IT-planer, utbildningsplaner och systemansvar. Allt ligger i en fil hos dig och fungerar utan nätverk.",
            ),
            Tone::Muted,
        ))
        .spacing(space::S);
    let files = (!recent.is_empty()).then(|| {
        recent.iter().fold(Column::new().push(section("Senast öppnade", None)), |rows, path| {
            let words =
                Column::new().push(text::strong(name(path))).push(text::muted(folder(path)));
            rows.push(link_row(words, "Öppna", Message::Recent(path.clone())))
        })
    });
    let page = Column::new()
        .push(head)
        .push(trouble.map(Element::from))
        .push(offers)
        .push(waiting.then(|| text::toned(text::body("Öppnar filen …"), Tone::Muted)))
        .push(files)
        .spacing(space::XL)
        .max_width(600);
    // A little above the middle, as a title page.
    let page = container(page).padding(iced::Padding::from(space::PAGE).top(112.0));
    scrollable(page.width(Length::Fill).align_x(Alignment::Center)).height(Length::Fill).into()
}

fn name(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

fn folder(path: &Path) -> String {
    path.parent().map_or_else(String::new, |folder| folder.display().to_string())
}
