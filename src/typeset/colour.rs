//! The page's accent colours, derived from the kommun's own colour.
//!
//! Worked out in Oklch, where lightness can be changed without the hue drifting. Whatever colour a
//! kommun has, the accent is dark enough to be read as text (7:1 on white) and the second series
//! still stands out as a surface (3.2:1). Contrast by WCAG 2.

use crate::document::block::Colour;
use crate::typeset::style::Tint;

/// The colours that depend on the kommun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette {
    pub accent: Colour,
    /// Second data series, and what is done in a timeline.
    pub mid: Colour,
    /// A fill that ink and secondary can be read on.
    pub tint: Colour,
}

impl Palette {
    /// The palette of a kommun's colour.
    pub fn of(kommun: Colour) -> Self {
        let accent = darkened(kommun, 7.0);
        Self { accent, mid: lightened(accent, 3.2), tint: mixed_with_white(accent, 0.08) }
    }

    /// The colour of a text.
    pub fn colour(&self, tint: Tint) -> Colour {
        match tint {
            Tint::Fixed(colour) => colour,
            Tint::Accent => self.accent,
        }
    }
}

/// The contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance).
pub fn contrast(one: Colour, other: Colour) -> f32 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

const WHITE: Colour = Colour(255, 255, 255);

fn darkened(colour: Colour, least: f32) -> Colour {
    let mut lch = Lch::from(colour);
    let mut result = colour;
    while contrast(result, WHITE) < least && lch.lightness > 0.0 {
        lch.lightness -= 0.005;
        result = lch.colour();
    }
    result
}

/// The lightest colour of the same hue that still has the contrast. Chroma follows lightness down,
/// or a pale surface would shout louder than the dark one it is second to.
fn lightened(colour: Colour, least: f32) -> Colour {
    let start = Lch::from(colour);
    let mut result = colour;
    let mut lch = start;
    while lch.lightness < 1.0 {
        lch.lightness += 0.005;
        lch.chroma = start.chroma * (1.0 - lch.lightness) / (1.0 - start.lightness).max(0.01);
        lch.chroma = lch.chroma.max(start.chroma * 0.7);
        let next = lch.colour();
        if contrast(next, WHITE) < least {
            break;
        }
        result = next;
    }
    result
}

fn mixed_with_white(colour: Colour, share: f32) -> Colour {
    let mix = |part: u8| (255.0 - share * (255.0 - f32::from(part))).round() as u8;
    Colour(mix(colour.0), mix(colour.1), mix(colour.2))
}

fn luminance(colour: Colour) -> f32 {
    let [red, green, blue] = linear(colour);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn linear(colour: Colour) -> [f32; 3] {
    [colour.0, colour.1, colour.2].map(|part| {
        let part = f32::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    })
}

/// A colour as lightness, chroma and hue (radians) in Oklab.
#[derive(Debug, Clone, Copy)]
struct Lch {
    lightness: f32,
    chroma: f32,
    hue: f32,
}

impl From<Colour> for Lch {
    fn from(colour: Colour) -> Self {
        let [r, g, b] = linear(colour);
        let l = (0.412_221_46 * r + 0.536_332_55 * g + 0.051_445_995 * b).cbrt();
        let m = (0.211_903_5 * r + 0.680_699_5 * g + 0.107_396_96 * b).cbrt();
        let s = (0.088_302_46 * r + 0.281_718_85 * g + 0.629_978_7 * b).cbrt();
        let lightness = 0.210_454_26 * l + 0.793_617_8 * m - 0.004_072_047 * s;
        let a = 1.977_998_5 * l - 2.428_592_2 * m + 0.450_593_7 * s;
        let b = 0.025_904_037 * l + 0.782_771_77 * m - 0.808_675_77 * s;
        Self { lightness, chroma: a.hypot(b), hue: b.atan2(a) }
    }
}

impl Lch {
    /// In sRGB; chroma is taken down until it is there.
    fn colour(mut self) -> Colour {
        for _ in 0..40 {
            let parts = self.linear();
            if parts.iter().all(|part| (-0.0005..=1.0005).contains(part)) {
                break;
            }
            self.chroma *= 0.9;
        }
        let [red, green, blue] = self.linear().map(|part| {
            let part = part.clamp(0.0, 1.0);
            let part = if part <= 0.003_130_8 {
                part * 12.92
            } else {
                1.055 * part.powf(1.0 / 2.4) - 0.055
            };
            (part * 255.0).round() as u8
        });
        Colour(red, green, blue)
    }

    fn linear(self) -> [f32; 3] {
        let (a, b) = (self.chroma * self.hue.cos(), self.chroma * self.hue.sin());
        let l = (self.lightness + 0.396_337_78 * a + 0.215_803_76 * b).powi(3);
        let m = (self.lightness - 0.105_561_346 * a - 0.063_854_17 * b).powi(3);
        let s = (self.lightness - 0.089_484_18 * a - 1.291_485_5 * b).powi(3);
        [
            4.076_741_7 * l - 3.307_711_6 * m + 0.230_969_94 * s,
            -1.268_438 * l + 2.609_757_4 * m - 0.341_319_4 * s,
            -0.004_196_086_3 * l - 0.703_418_6 * m + 1.707_614_7 * s,
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_the_kommuns_colour_its_accent_can_be_read_and_its_bars_be_seen() {
        for red in (0..=255).step_by(51) {
            for green in (0..=255).step_by(51) {
                for blue in (0..=255).step_by(51) {
                    let palette = Palette::of(Colour(red, green, blue));
                    assert!(contrast(palette.accent, WHITE) >= 7.0, "{palette:?}");
                    assert!(contrast(palette.mid, WHITE) >= 3.2, "{palette:?}");
                    assert!(contrast(palette.mid, WHITE) < 3.5, "{palette:?}");
                }
            }
        }
    }

    #[test]
    fn a_dark_colour_is_the_accent_as_it_is() {
        let palette = Palette::of(Colour(0x14, 0x50, 0x5C));
        assert_eq!(palette.accent, Colour(0x14, 0x50, 0x5C));
        assert!(contrast(palette.accent, WHITE) > 8.9);
    }

    #[test]
    fn a_light_colour_keeps_its_hue_when_it_is_darkened() {
        let yellow = Colour(0xFF, 0xCC, 0x00);
        let accent = Palette::of(yellow).accent;
        assert!((Lch::from(accent).hue - Lch::from(yellow).hue).abs() < 0.06, "{accent:?}");
    }
}
