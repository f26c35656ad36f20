//! How much of a text fits in a box, and how large it becomes there.
//!
//! A grid draws the same few hundred texts at each key, and to find where a text breaks is to set
//! it; so what was found is remembered. Nothing is ever cut without a mark: where the text ends
//! early, "…" says so.

use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::{BuildHasher, Hash};
use std::rc::Rc;

use iced::advanced::text::{Alignment, Paragraph, Shaping, Text, Wrapping};
use iced::alignment::Vertical;
use iced::{Font, Pixels, Size};

use crate::desktop::theme::Type;

/// What is shown of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitted {
    /// The text, or as much of its beginning as fits and "…".
    pub shown: String,
    /// What `shown` takes, in logical pixels.
    pub size: Size,
}

/// More texts than one window shows; then all is forgotten.
const REMEMBERED: usize = 4_096;

type Known = HashMap<u64, Rc<Fitted>>;

thread_local! {
    static KNOWN: RefCell<Known> = RefCell::default();
}

/// As much of `content` as fits in `lines` lines of this width.
pub fn fit(content: &str, size: Type, font: Font, width: f32, lines: u16) -> Rc<Fitted> {
    KNOWN.with_borrow_mut(|known| {
        let key = known.hasher().hash_one(Key { content, size, font, width, lines });
        if known.len() > REMEMBERED {
            known.clear();
        }
        let found = known.entry(key);
        Rc::clone(found.or_insert_with(|| Rc::new(work_out(content, size, font, width, lines))))
    })
}

struct Key<'a> {
    content: &'a str,
    size: Type,
    font: Font,
    width: f32,
    lines: u16,
}

impl Hash for Key<'_> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (self.content, self.font, self.lines, self.width.to_bits()).hash(state);
        (self.size.size.to_bits(), self.size.line.to_bits()).hash(state);
    }
}

fn work_out(content: &str, size: Type, font: Font, width: f32, lines: u16) -> Fitted {
    // No letter is narrower than a fifth of its size: what lies beyond is never seen, and a cell
    // may hold a book.
    let most = (width / (size.size * 0.2)).ceil() * f32::from(lines) + 2.0;
    let seen = match content.char_indices().nth(most.min(1e6) as usize) {
        Some((end, _)) => &content[..end],
        None => content,
    };
    let room = f32::from(lines) * size.line + 0.5;
    let whole = measure(seen, size, font, width);
    if whole.height <= room && seen.len() == content.len() {
        return Fitted { shown: content.to_owned(), size: whole };
    }
    let ends: Vec<usize> = seen.char_indices().map(|(at, _)| at).collect();
    let shortened = |at: usize| format!("{}…", seen[..ends[at]].trim_end());
    let fits = |at: &usize| measure(&shortened(*at), size, font, width).height <= room;
    let at = partition(ends.len(), fits).saturating_sub(1);
    let shown = if ends.is_empty() { "…".to_owned() } else { shortened(at) };
    let size = measure(&shown, size, font, width);
    Fitted { size, shown }
}

/// How many of the numbers from 0 fulfil `fits`; those that do come first.
fn partition(count: usize, fits: impl Fn(&usize) -> bool) -> usize {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = usize::midpoint(low, high);
        if fits(&middle) { low = middle + 1 } else { high = middle }
    }
    low
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desktop::theme::{BODY, REGULAR};

    fn shown(content: &str, width: f32, lines: u16) -> String {
        fit(content, BODY, REGULAR, width, lines).shown.clone()
    }

    #[test]
    fn what_fits_is_shown_whole() {
        assert_eq!(shown("Kommunstyrelsen", 300.0, 1), "Kommunstyrelsen");
        assert_eq!(shown("", 300.0, 1), "");
        let two = fit("Barn- och utbildningsnämnden", BODY, REGULAR, 140.0, 2);
        assert_eq!(two.shown, "Barn- och utbildningsnämnden");
        assert_eq!(two.size.height, 2.0 * BODY.line);
    }

    #[test]
    fn what_does_not_fit_ends_with_a_mark_within_its_lines() {
        let name = "Samhällsbyggnadsnämndens arbetsutskott för plan- och byggfrågor";
        for lines in [1, 2] {
            let fitted = fit(name, BODY, REGULAR, 120.0, lines);
            assert!(fitted.shown.ends_with('…') && fitted.shown.len() < name.len());
            assert!(fitted.size.height <= f32::from(lines) * BODY.line + 0.5);
            let start = fitted.shown.trim_end_matches('…');
            assert!(name.starts_with(start) && start.chars().count() > 8, "{start}");
        }
    }

    #[test]
    fn a_book_in_a_cell_costs_no_more_than_what_is_seen() {
        let book = "Planering och uppföljning. ".repeat(40_000);
        assert!(shown(&book, 120.0, 2).chars().count() < 100);
        assert_eq!(shown("å", 1.0, 1), shown("å", 1.0, 1));
    }
}
