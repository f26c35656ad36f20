//! Drawing by hand: rectangles, rings and lines of text, as the widgets of this module use them.
//!
//! Text goes through `fill_text`, which compares contents: two cached paragraphs of the same size
//! ("95" and "96") would look equal to the software renderer and leave the old one on the screen.

use iced::advanced::text::{Alignment, Paragraph, Renderer as _, Shaping, Text, Wrapping};
use iced::advanced::{Renderer as _, renderer::Quad};
use iced::alignment::Vertical;
use iced::{Border, Color, Font, Pixels, Point, Rectangle, Size, border};

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

/// Sets `content` in `bounds`: vertically centred, wrapped at its width, and cut at the last whole
/// line that fits. `clip` is what may be painted; text that stays inside it costs no clip mask.
pub fn text(
    renderer: &mut iced::Renderer,
    content: impl Into<String>,
    style: Style,
    bounds: Rectangle,
    clip: Rectangle,
) {
    let lines = (bounds.height / style.size.line).floor().max(1.0);
    let x = match style.align {
        Alignment::Right => bounds.x + bounds.width,
        Alignment::Center => bounds.center_x(),
        Alignment::Default | Alignment::Left | Alignment::Justified => bounds.x,
    };
    renderer.fill_text(
        Text {
            content: content.into(),
            bounds: Size::new(bounds.width, lines * style.size.line - 1.0),
            size: Pixels(style.size.size),
            line_height: style.size.line_height(),
            font: style.font,
            align_x: style.align,
            align_y: Vertical::Center,
            shaping: Shaping::Auto,
            wrapping: Wrapping::WordOrGlyph,
        },
        Point::new(x, bounds.center_y().round()),
        style.color,
        clip,
    );
}

/// The size of `content`, wrapped at `width`.
pub fn measure(content: &str, size: Type, font: Font, width: f32) -> Size {
    let paragraph =
        <iced::Renderer as iced::advanced::text::Renderer>::Paragraph::with_text(Text {
            content,
            bounds: Size::new(width, f32::INFINITY),
            size: Pixels(size.size),
            line_height: size.line_height(),
            font,
            align_x: Alignment::Left,
            align_y: Vertical::Top,
            shaping: Shaping::Auto,
            wrapping: Wrapping::WordOrGlyph,
        });
    paragraph.min_bounds()
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
