//! The kommun's arms, read from the small part of SVG that flat arms need: a `viewBox` (or width
//! and height) and `<path d fill>`. Not an SVG renderer: a drawing that uses anything else gives
//! no arms, and the place stays empty. The drawing comes from a user's file and is hostile.

use super::block::{Arms, Colour};

/// The largest drawing and the most shapes that are read.
const LONGEST: usize = 512 * 1024;
const MOST_SHAPES: usize = 500;

/// Reads the arms; `None` when they cannot be painted as flat shapes.
pub fn read(svg: &str) -> Option<Arms> {
    if svg.len() > LONGEST {
        return None;
    }
    let mut size = None;
    let mut shapes = Vec::new();
    let mut rest = svg;
    while let Some(start) = rest.find('<') {
        rest = &rest[start..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = &comment[comment.find("-->")? + 3..];
            continue;
        }
        let end = tag_end(rest)?;
        let tag = &rest[1..end];
        rest = &rest[end + 1..];
        match tag.split([' ', '\t', '\n', '/']).next().unwrap_or("") {
            "svg" => size = Some(drawing_size(tag)?),
            "path" => {
                if attribute(tag, "transform").is_some() || shapes.len() == MOST_SHAPES {
                    return None;
                }
                if let Some(shape) = shape(tag)? {
                    shapes.push(shape);
                }
            }
            // What says nothing about the shapes.
            "?xml" | "!DOCTYPE" | "title" | "desc" | "" => {}
            _ => return None,
        }
    }
    let size = size?;
    (!shapes.is_empty()).then_some(Arms { size, shapes })
}

/// Where the tag ends; a `>` within a quoted value does not count.
fn tag_end(tag: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in tag.char_indices() {
        match (quote, c) {
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            (None, '>') => return Some(at),
            _ => {}
        }
    }
    None
}

/// A path's data and fill; `Some(None)` for one that paints nothing, `None` for one that cannot be
/// read.
fn shape(tag: &str) -> Option<Option<(String, Colour)>> {
    let data = attribute(tag, "d")?;
    let fill = attribute(tag, "fill").unwrap_or("#000000");
    if fill == "none" || data.trim().is_empty() {
        return Some(None);
    }
    is_path(data).then_some(())?;
    Some(Some((data.to_owned(), colour(fill)?)))
}

/// Whether it looks like path data: starts with a move, holds commands and finite numbers only.
fn is_path(data: &str) -> bool {
    let allowed = |c: char| {
        c.is_ascii_digit() || c.is_ascii_whitespace() || "MmLlHhVvCcSsQqTtAaZz.,+-eE".contains(c)
    };
    data.trim_start().starts_with(['M', 'm']) && data.chars().all(allowed)
}

/// Width and height; a viewBox that does not begin in the corner is not read.
fn drawing_size(tag: &str) -> Option<(f32, f32)> {
    let number = |text: &str| text.trim_end_matches("px").parse::<f32>().ok();
    let (width, height) = match attribute(tag, "viewBox") {
        Some(view) => {
            let numbers: Option<Vec<f32>> = view
                .split([' ', ',', '\n', '\t'])
                .filter(|part| !part.is_empty())
                .map(number)
                .collect();
            match numbers?.as_slice() {
                [x, y, width, height] if *x == 0.0 && *y == 0.0 => (*width, *height),
                _ => return None,
            }
        }
        None => (number(attribute(tag, "width")?)?, number(attribute(tag, "height")?)?),
    };
    let sane = |side: f32| side.is_finite() && side > 0.0 && side < 100_000.0;
    (sane(width) && sane(height)).then_some((width, height))
}

/// The value of an attribute within a tag.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = tag.find(char::is_whitespace).map_or("", |at| &tag[at..]);
    loop {
        let (key, after) = rest.split_once('=')?;
        let after = after.trim_start();
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, left) = after[1..].split_once(quote)?;
        if key.trim() == name {
            return Some(value);
        }
        rest = left;
    }
}

/// A colour as `#RRGGBB` or `#RGB`.
pub fn colour(text: &str) -> Option<Colour> {
    let hex = text.trim().strip_prefix('#')?;
    if !hex.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let part = |at: usize, len: usize| u8::from_str_radix(&hex[at..at + len], 16).ok();
    match hex.len() {
        6 => Some(Colour(part(0, 2)?, part(2, 2)?, part(4, 2)?)),
        3 => Some(Colour(part(0, 1)? * 17, part(1, 1)? * 17, part(2, 1)? * 17)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn flat_arms_are_read_in_the_order_they_are_painted() {
        let svg = r##"<?xml version="1.0"?><!-- vapen --><svg xmlns="http://www.w3.org/2000/svg"
            viewBox="0 0 140 170"><title>Vapen</title><path d="M0 0 L140 0 Z" fill="#14505C"/>
            <path fill='#fff' d='M1,2 C3 4 5 6 7 8 z'/><path d="M0 0" fill="none"/></svg>"##;
        let arms = read(svg).unwrap();
        assert_eq!(arms.size, (140.0, 170.0));
        assert_eq!(arms.shapes.len(), 2);
        assert_eq!(arms.shapes[0], ("M0 0 L140 0 Z".to_owned(), Colour(0x14, 0x50, 0x5c)));
        assert_eq!(arms.shapes[1].1, Colour(255, 255, 255));
    }

    #[test]
    fn a_drawing_that_needs_more_than_flat_shapes_gives_no_arms() {
        for svg in [
            "",
            "<svg",
            "Inget vapen",
            r#"<svg viewBox="0 0 10 10"></svg>"#,
            r##"<svg viewBox="0 0 10 10"><circle r="3" fill="#000"/></svg>"##,
            r##"<svg viewBox="0 0 10 10"><path d="M0 0" fill="url(#g)"/></svg>"##,
            r##"<svg viewBox="0 0 10 10"><path d="javascript" fill="#000"/></svg>"##,
            r##"<svg viewBox="0 0 NaN 10"><path d="M0 0" fill="#000"/></svg>"##,
            r##"<svg viewBox="0 0 10 10"><path transform="scale(2)" d="M0 0"/></svg>"##,
        ] {
            assert_eq!(read(svg), None, "{svg}");
        }
    }

    proptest! {
        #[test]
        fn no_drawing_stops_the_reader(svg in "(<|>|svg|path|viewBox=|\"|'| |d=|0 0 1 1|M|å|/|<!--){0,60}") {
            let _ = read(&svg);
        }
    }
}
