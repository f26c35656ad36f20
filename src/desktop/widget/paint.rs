//! Drawing by hand: rectangles, rings and lines of text, as the widgets of this module use them.
//!
//! Text goes through `fill_text`, which compares contents: two cached paragraphs of the same size
//! ("95" and "96") would look equal to the software renderer and leave the old one on the screen.

use iced::advanced::text::{Alignment, Renderer as _, Shaping, Text, Wrapping};
use iced::advanced::{Renderer as _, renderer::Quad};
use iced::alignment::Vertical;
use iced::{Border, Color, Font, Pixels, Point, Rectangle, Size, border};

use super::fit::fit;
pub use super::fit::measure;
use crate::desktop::theme::{RADIUS, Type};

/// A plain rectangle.
pub fn rect(renderer: &mut iced::Renderer, bounds: Rectangle, color: Color) {
    if bounds.width > 0.0 && bounds.height > 0.0 {
        renderer.fill_quad(Quad { bounds, ..Quad::default() }, color);
    }
}

/// A rectangle with a border and rounded corners.
pub fn panel(
    renderer: &mut iced::Renderer,
    bounds: Rectangle,
    background: Color,
    edge: Color,
    width: f32,
    radius: f32,
) {
    let border = border::rounded(radius).width(width).color(edge);
    renderer.fill_quad(Quad { bounds, border, ..Quad::default() }, background);
}

/// The focus ring: two pixels wide, two pixels outside the control.
pub fn ring_outside(renderer: &mut iced::Renderer, bounds: Rectangle, color: Color) {
    outline(renderer, bounds.expand(4.0), color, RADIUS + 3.0);
}

/// The focus ring of cells and tabs: two pixels wide, inside.
pub fn ring_inside(renderer: &mut iced::Renderer, bounds: Rectangle, color: Color) {
    outline(renderer, bounds, color, 0.0);
}

fn outline(renderer: &mut iced::Renderer, bounds: Rectangle, color: Color, radius: f32) {
    let border: Border = border::rounded(radius).width(2).color(color);
    renderer.fill_quad(Quad { bounds, border, ..Quad::default() }, Color::TRANSPARENT);
}

/// How a text is set.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// Size and line height.
    pub size: Type,
    /// Regular or semibold.
    pub font: Font,
    /// The colour of the letters.
    pub color: Color,
    /// Left, right or centred in the bounds.
    pub align: Alignment,
}

/// Sets `content` in `bounds`: vertically centred, wrapped at its width, and as much of it as fits
/// in whole lines. `clip` is what may be painted; text that stays inside it costs no clip mask.
pub fn text(
    renderer: &mut iced::Renderer,
    content: &str,
    style: Style,
    bounds: Rectangle,
    clip: Rectangle,
) {
    let lines = (bounds.height / style.size.line).floor().max(1.0);
    let fitted = fit(content, style.size, style.font, bounds.width, lines as u16);
    let Size { width, height } = fitted.size;
    // When a text changes, tiny-skia repaints the rectangle that begins at its point, whichever
    // side it is set from. Set from a right edge or a middle, old words would stay behind the new
    // ones; so every text is set from its upper left corner.
    let x = match style.align {
        Alignment::Right => bounds.x + bounds.width - width,
        Alignment::Center => bounds.center_x() - width / 2.0,
        Alignment::Default | Alignment::Left | Alignment::Justified => bounds.x,
    };
    renderer.fill_text(
        Text {
            content: fitted.shown.clone(),
            // A pixel more, so that rounding breaks no line that was measured whole.
            bounds: Size::new(width.ceil() + 1.0, height),
            size: Pixels(style.size.size),
            line_height: style.size.line_height(),
            font: style.font,
            align_x: Alignment::Left,
            align_y: Vertical::Top,
            shaping: Shaping::Auto,
            wrapping: Wrapping::WordOrGlyph,
        },
        Point::new(x, (bounds.center_y() - height / 2.0).round()),
        style.color,
        clip,
    );
}

/// The scrollbar's thumb in a track, for `seen` of `all` with `offset` scrolled away.
/// `None` when everything is seen.
pub fn thumb(track: Rectangle, seen: f32, all: f32, offset: f32) -> Option<Rectangle> {
    if all <= seen + 0.5 || track.height <= 0.0 {
        return None;
    }
    let height = (track.height * seen / all).max(24.0).min(track.height);
    let y = track.y + (track.height - height) * (offset / (all - seen)).clamp(0.0, 1.0);
    Some(Rectangle { y, height, ..track })
}
