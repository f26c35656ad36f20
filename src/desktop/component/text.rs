//! Words, by their role. Five sizes, two weights; a colour is a [`Tone`].

use iced::widget::Text;
use iced::widget::text::{IntoFragment, Style};

use crate::desktop::theme::{
    BODY, HEADING, REGULAR, SEMIBOLD, SMALL, SUBHEADING, TITLE, Theme, Tone, Type,
};

type Words<'a> = Text<'a, Theme, iced::Renderer>;

fn set<'a>(words: impl IntoFragment<'a>, size: Type, strong: bool) -> Words<'a> {
    Text::new(words).size(size.size).line_height(size.line_height()).font(if strong {
        SEMIBOLD
    } else {
        REGULAR
    })
}

/// The home screen's and the first start's one title.
pub fn title<'a>(words: impl IntoFragment<'a>) -> Words<'a> {
    set(words, TITLE, true)
}

/// The object's name, a chapter, a dialog's title.
pub fn heading<'a>(words: impl IntoFragment<'a>) -> Words<'a> {
    set(words, HEADING, true)
}

/// A section, a block in a panel.
pub fn subheading<'a>(words: impl IntoFragment<'a>) -> Words<'a> {
    set(words, SUBHEADING, true)
}

/// What is read.
pub fn body<'a>(words: impl IntoFragment<'a>) -> Words<'a> {
    set(words, BODY, false)
}

/// What is read, with emphasis.
pub fn strong<'a>(words: impl IntoFragment<'a>) -> Words<'a> {
    set(words, BODY, true)
}

/// Labels, help, second lines.
pub fn small<'a>(words: impl IntoFragment<'a>) -> Words<'a> {
    set(words, SMALL, false)
}

/// Small, with emphasis.
pub fn small_strong<'a>(words: impl IntoFragment<'a>) -> Words<'a> {
    set(words, SMALL, true)
}

/// Small and muted: a label, a help text, a second line.
pub fn muted<'a>(words: impl IntoFragment<'a>) -> Words<'a> {
    toned(small(words), Tone::Muted)
}

/// The same words in a colour.
pub fn toned(words: Words<'_>, tone: Tone) -> Words<'_> {
    words.style(move |theme: &Theme| Style { color: Some(tone.color(theme.tokens())) })
}
