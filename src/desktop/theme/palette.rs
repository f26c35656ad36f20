//! The colours, as data: one struct of tokens, three sets of values, and their contrast.

use iced::Color;

/// The colours of one theme. The doc of a field says what it is used for, and so what it is not.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tokens {
    /// Navigation, side panel, grid header, totals row.
    pub background: Color,
    /// Work area, fields, dialogs, popovers.
    pub surface: Color,
    /// Gap cell, disabled field, neutral chip.
    pub sunken: Color,
    /// 1 px dividers; decoration only.
    pub line: Color,
    /// Scrollbar thumb, remaining part of the year ring.
    pub mid: Color,
    /// Border of fields, buttons, checkboxes, popovers; top and bottom rule of a grid.
    pub edge: Color,
    /// Body text, headings.
    pub text: Color,
    /// Labels, help, secondary line, table headings.
    pub text_muted: Color,
    /// "Inget krav", disabled text.
    pub text_faint: Color,
    /// Primary button, selection, link, active tab, focus ring, progress.
    pub accent: Color,
    /// Primary button under the pointer.
    pub accent_hover: Color,
    /// Primary button pressed.
    pub accent_pressed: Color,
    /// Selected row, active navigation row, chip "Pågår".
    pub accent_soft: Color,
    /// Text and icon on accent.
    pub on_accent: Color,
    /// Error, overdue.
    pub error: Color,
    /// Background of an error.
    pub error_soft: Color,
    /// Warning.
    pub warning: Color,
    /// Background of a warning.
    pub warning_soft: Color,
    /// Done, fulfilled, saved.
    pub success: Color,
    /// Background of done.
    pub success_soft: Color,
    /// The page in the preview.
    pub paper: Color,
    /// The surface behind the page; dialog backdrop.
    pub desk: Color,
    /// Text on the page.
    pub ink: Color,
}

const fn hex(rgb: u32) -> Color {
    Color::from_rgb8((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8)
}

pub(super) const LIGHT: Tokens = Tokens {
    background: hex(0xF5F4F0),
    surface: hex(0xFFFFFF),
    sunken: hex(0xEFEDE7),
    line: hex(0xDFDCD4),
    mid: hex(0x918E87),
    edge: hex(0x85888A),
    text: hex(0x1C2327),
    text_muted: hex(0x565E62),
    text_faint: hex(0x656C70),
    accent: hex(0x17566C),
    accent_hover: hex(0x10455A),
    accent_pressed: hex(0x0B3647),
    accent_soft: hex(0xE3EEF1),
    on_accent: hex(0xFFFFFF),
    error: hex(0xA3261C),
    error_soft: hex(0xFBECE9),
    warning: hex(0x7A4D00),
    warning_soft: hex(0xFAF0D9),
    success: hex(0x24623A),
    success_soft: hex(0xE7F2EA),
    paper: hex(0xFFFFFF),
    desk: hex(0xE6E3DB),
    ink: hex(0x1C2327),
};

pub(super) const DARK: Tokens = Tokens {
    background: hex(0x14181A),
    surface: hex(0x1B2022),
    sunken: hex(0x252B2E),
    line: hex(0x363E42),
    mid: hex(0x66727A),
    edge: hex(0x828C91),
    text: hex(0xE7EAE9),
    text_muted: hex(0xAAB3B6),
    text_faint: hex(0x96A0A4),
    accent: hex(0x86C5D8),
    accent_hover: hex(0xA3D6E5),
    accent_pressed: hex(0xBFE3EE),
    accent_soft: hex(0x1F3740),
    on_accent: hex(0x0D2029),
    error: hex(0xF49A8E),
    error_soft: hex(0x3D2421),
    warning: hex(0xE9BD6A),
    warning_soft: hex(0x37301F),
    success: hex(0x8CCB9E),
    success_soft: hex(0x20352A),
    paper: hex(0xF7F6F3),
    desk: hex(0x101314),
    ink: hex(0x1C2327),
};

pub(super) const HIGH_CONTRAST: Tokens = Tokens {
    background: hex(0x000000),
    surface: hex(0x000000),
    sunken: hex(0x1A1A1A),
    line: hex(0x8C8C8C),
    mid: hex(0x8C8C8C),
    edge: hex(0xFFFFFF),
    text: hex(0xFFFFFF),
    text_muted: hex(0xE6E6E6),
    text_faint: hex(0xD0D0D0),
    accent: hex(0xFFE04A),
    accent_hover: hex(0xFFF0A0),
    accent_pressed: hex(0xFFF8D0),
    accent_soft: hex(0x333000),
    on_accent: hex(0x000000),
    error: hex(0xFFA79C),
    error_soft: hex(0x3A0D08),
    warning: hex(0xFFC766),
    warning_soft: hex(0x332200),
    success: hex(0x8DF0A8),
    success_soft: hex(0x002B10),
    paper: hex(0xFFFFFF),
    desk: hex(0x000000),
    ink: hex(0x000000),
};

/// What a text, icon or chip says by its colour. Never alone: a word stands beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Tone {
    #[default]
    Normal,
    Muted,
    Faint,
    Accent,
    Error,
    Warning,
    Success,
}

impl Tone {
    /// The colour of text and icons.
    pub fn color(self, tokens: &Tokens) -> Color {
        match self {
            Tone::Normal => tokens.text,
            Tone::Muted => tokens.text_muted,
            Tone::Faint => tokens.text_faint,
            Tone::Accent => tokens.accent,
            Tone::Error => tokens.error,
            Tone::Warning => tokens.warning,
            Tone::Success => tokens.success,
        }
    }

    /// The soft background that goes with it.
    pub fn soft(self, tokens: &Tokens) -> Color {
        match self {
            Tone::Normal | Tone::Muted | Tone::Faint => tokens.sunken,
            Tone::Accent => tokens.accent_soft,
            Tone::Error => tokens.error_soft,
            Tone::Warning => tokens.warning_soft,
            Tone::Success => tokens.success_soft,
        }
    }
}

/// The WCAG 2.x contrast of two opaque colours, 1 to 21.
pub fn contrast(a: Color, b: Color) -> f32 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(color: Color) -> f32 {
    let linear = |channel: f32| {
        if channel <= 0.04045 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desktop::theme::Theme;

    type Pick = fn(&Tokens) -> Color;

    /// Foreground, background, least contrast in light and dark.
    #[rustfmt::skip]
    const PAIRS: &[(&str, Pick, Pick, f32)] = &[
        ("text on surface", |t| t.text, |t| t.surface, 4.5),
        ("text on background", |t| t.text, |t| t.background, 4.5),
        ("text on sunken", |t| t.text, |t| t.sunken, 4.5),
        ("text on accent_soft", |t| t.text, |t| t.accent_soft, 4.5),
        ("text on warning_soft", |t| t.text, |t| t.warning_soft, 4.5),
        ("text_muted on surface", |t| t.text_muted, |t| t.surface, 4.5),
        ("text_muted on background", |t| t.text_muted, |t| t.background, 4.5),
        ("text_muted on sunken", |t| t.text_muted, |t| t.sunken, 4.5),
        ("text_muted on accent_soft", |t| t.text_muted, |t| t.accent_soft, 4.5),
        ("text_muted on warning_soft", |t| t.text_muted, |t| t.warning_soft, 4.5),
        ("text_faint on surface", |t| t.text_faint, |t| t.surface, 4.5),
        ("text_faint on background", |t| t.text_faint, |t| t.background, 4.5),
        ("text_faint on sunken", |t| t.text_faint, |t| t.sunken, 4.5),
        ("on_accent on accent", |t| t.on_accent, |t| t.accent, 4.5),
        ("on_accent on accent_hover", |t| t.on_accent, |t| t.accent_hover, 4.5),
        ("on_accent on accent_pressed", |t| t.on_accent, |t| t.accent_pressed, 4.5),
        ("accent on surface", |t| t.accent, |t| t.surface, 4.5),
        ("accent on background", |t| t.accent, |t| t.background, 4.5),
        ("accent on accent_soft", |t| t.accent, |t| t.accent_soft, 4.5),
        ("error on surface", |t| t.error, |t| t.surface, 4.5),
        ("error on background", |t| t.error, |t| t.background, 4.5),
        ("error on error_soft", |t| t.error, |t| t.error_soft, 4.5),
        ("error on accent_soft", |t| t.error, |t| t.accent_soft, 4.5),
        ("warning on surface", |t| t.warning, |t| t.surface, 4.5),
        ("warning on background", |t| t.warning, |t| t.background, 4.5),
        ("warning on warning_soft", |t| t.warning, |t| t.warning_soft, 4.5),
        ("warning on accent_soft", |t| t.warning, |t| t.accent_soft, 4.5),
        ("success on surface", |t| t.success, |t| t.surface, 4.5),
        ("success on background", |t| t.success, |t| t.background, 4.5),
        ("success on success_soft", |t| t.success, |t| t.success_soft, 4.5),
        ("ink on paper", |t| t.ink, |t| t.paper, 4.5),
        ("edge on surface", |t| t.edge, |t| t.surface, 3.0),
        ("edge on background", |t| t.edge, |t| t.background, 3.0),
        ("mid on surface", |t| t.mid, |t| t.surface, 3.0),
    ];

    #[test]
    fn every_pair_can_be_read_in_every_theme() {
        for theme in Theme::ALL {
            for (name, front, back, least) in PAIRS {
                let least = match theme {
                    Theme::HighContrast if *least >= 4.5 => 7.0,
                    _ => *least,
                };
                let found = contrast(front(theme.tokens()), back(theme.tokens()));
                assert!(found >= least, "{name} in {}: {found:.2}, needs {least}", theme.name());
            }
        }
    }

    #[test]
    fn contrast_agrees_with_the_published_table() {
        let found = contrast(LIGHT.text, LIGHT.surface);
        assert!((found - 15.9).abs() < 0.06, "{found}");
        assert!((contrast(Color::BLACK, Color::WHITE) - 21.0).abs() < 0.01);
    }
}
