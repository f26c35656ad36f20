//! How the program looks: three palettes, five type sizes, one scale of spacing.
//!
//! The truth is `tokens.md` of the look; the numbers here are those numbers, and a test holds the
//! contrast of every pair. Themes change colours only, never a size or a place. Nothing outside
//! this module names a colour: components ask for a token of [`Theme::tokens`] or for a [`Tone`].

mod catalog;
mod palette;
mod scale;

pub use palette::{Tokens, Tone, contrast};
pub use scale::{
    BODY, CELL_LINE, HEADING, RADIUS, RADIUS_CARD, SMALL, SUBHEADING, TITLE, Type, size, space,
};

use iced::font::{Family, Stretch, Style as FontStyle, Weight};
use iced::{Color, Font};

/// The text face of the window, weight 400.
pub const REGULAR: Font = Font::with_name("Source Sans 3");

/// The text face of the window, weight 600: headings, buttons, emphasis.
pub const SEMIBOLD: Font = Font {
    family: Family::Name("Source Sans 3"),
    weight: Weight::Semibold,
    stretch: Stretch::Normal,
    style: FontStyle::Normal,
};

/// The font files that the window, and every test that draws, loads before the first frame.
pub fn fonts() -> [&'static [u8]; 2] {
    [
        include_bytes!("../../resources/fonts/SourceSans3-Regular.ttf"),
        include_bytes!("../../resources/fonts/SourceSans3-Semibold.ttf"),
    ]
}

/// The user's choice of look, as it stands in the settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Look {
    /// Light or dark, as the desktop says.
    #[default]
    System,
    Light,
    Dark,
    HighContrast,
}

impl Look {
    /// Every choice, in the order in which the settings list them.
    pub const ALL: [Look; 4] = [Look::System, Look::Light, Look::Dark, Look::HighContrast];

    /// The Swedish name in the settings.
    pub fn name(self) -> &'static str {
        match self {
            Look::System => "Som systemet",
            Look::Light => "Ljust",
            Look::Dark => "Mörkt",
            Look::HighContrast => "Hög kontrast",
        }
    }

    /// The theme to draw with; `None` follows the desktop (iced asks it).
    pub fn theme(self) -> Option<Theme> {
        match self {
            Look::System => None,
            Look::Light => Some(Theme::Light),
            Look::Dark => Some(Theme::Dark),
            Look::HighContrast => Some(Theme::HighContrast),
        }
    }
}

/// A drawn theme. It carries nothing but its name: the colours are constants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Theme {
    Light,
    Dark,
    HighContrast,
}

impl Theme {
    /// Every theme, for galleries and tests.
    pub const ALL: [Theme; 3] = [Theme::Light, Theme::Dark, Theme::HighContrast];

    /// The colours of the theme.
    pub const fn tokens(self) -> &'static Tokens {
        match self {
            Theme::Light => &palette::LIGHT,
            Theme::Dark => &palette::DARK,
            Theme::HighContrast => &palette::HIGH_CONTRAST,
        }
    }

    /// The Swedish name.
    pub fn name(self) -> &'static str {
        match self {
            Theme::Light => "Ljust",
            Theme::Dark => "Mörkt",
            Theme::HighContrast => "Hög kontrast",
        }
    }
}

impl iced::theme::Base for Theme {
    fn default(preference: iced::theme::Mode) -> Self {
        match preference {
            iced::theme::Mode::Dark => Theme::Dark,
            iced::theme::Mode::Light | iced::theme::Mode::None => Theme::Light,
        }
    }

    fn mode(&self) -> iced::theme::Mode {
        match self {
            Theme::Light => iced::theme::Mode::Light,
            Theme::Dark | Theme::HighContrast => iced::theme::Mode::Dark,
        }
    }

    fn base(&self) -> iced::theme::Style {
        let tokens = self.tokens();
        iced::theme::Style { background_color: tokens.surface, text_color: tokens.text }
    }

    fn palette(&self) -> Option<iced::theme::Palette> {
        let tokens = self.tokens();
        Some(iced::theme::Palette {
            background: tokens.surface,
            text: tokens.text,
            primary: tokens.accent,
            success: tokens.success,
            warning: tokens.warning,
            danger: tokens.error,
        })
    }

    fn name(&self) -> &str {
        Theme::name(*self)
    }
}

/// The same colour at another opacity, 0 to 1.
pub fn fade(color: Color, alpha: f32) -> Color {
    Color { a: alpha, ..color }
}
