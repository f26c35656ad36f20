//! Long text to blocks: paragraphs, dash and numbered lists with one level under them, `**bold**`,
//! `*italic*` and `[text](address)`. Headings are no part of it, for the plan's chapters give them;
//! whatever is not understood is printed as it stands. Text may be a pasted megabyte of anything:
//! every step is linear and none can fail.

use super::block::{Block, List, ListItem, Run, RunStyle};

/// An address longer than this is not a link.
const LONGEST_ADDRESS: usize = 2_000;

/// The blocks of a text; none for an empty one.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut reader = Reader::default();
    for line in text.lines() {
        reader.line(line);
    }
    reader.finish()
}

/// What a line is.
enum Line<'a> {
    Empty,
    Item { nested: bool, number: Option<u32>, text: &'a str },
    Text(&'a str),
}

fn classify(line: &str) -> Line<'_> {
    let text = line.trim();
    if text.is_empty() {
        return Line::Empty;
    }
    let nested = line.chars().take_while(|c| *c == ' ' || *c == '\u{a0}').count() >= 2;
    // Bullets that come with a paste are read as dashes.
    let dash = ["- ", "– ", "• ", "* "].iter().find_map(|mark| text.strip_prefix(mark));
    // An item that is not written yet.
    let dash = dash.or_else(|| ["-", "–", "•"].contains(&text).then_some(""));
    if let Some(text) = dash {
        return Line::Item { nested, number: None, text: text.trim_start() };
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=3).contains(&digits)
        && let Some(rest) = text[digits..].strip_prefix(". ").or(text[digits..].strip_prefix(") "))
    {
        let number = text[..digits].parse().ok();
        return Line::Item { nested, number, text: rest.trim_start() };
    }
    Line::Text(text)
}

/// An item being read: its lines, and the items under it.
struct Open {
    text: String,
    numbered_below: bool,
    below: Vec<String>,
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    paragraph: String,
    numbered: bool,
    items: Vec<Open>,
    /// An empty line has been read since the last text.
    gap: bool,
}

impl Reader {
    fn line(&mut self, line: &str) {
        match classify(line) {
            Line::Empty => self.gap = true,
            // A number within a paragraph starts a list only if it is 1, so that a sentence that
            // ends a line with a year or a count stays whole.
            Line::Item { number: Some(number), .. }
                if number != 1 && self.items.is_empty() && self.in_paragraph() =>
            {
                self.text(line.trim());
            }
            Line::Item { nested, number, text } => self.item(nested, number.is_some(), text),
            Line::Text(text) => self.text(text),
        }
    }

    fn in_paragraph(&self) -> bool {
        !self.gap && !self.paragraph.is_empty()
    }

    fn item(&mut self, nested: bool, numbered: bool, text: &str) {
        self.end_paragraph();
        self.gap = false;
        match self.items.last_mut() {
            Some(open) if nested => {
                if open.below.is_empty() {
                    open.numbered_below = numbered;
                }
                open.below.push(text.to_owned());
            }
            _ => {
                if self.numbered != numbered {
                    self.end_list();
                }
                self.numbered = numbered;
                let (text, below) = (text.to_owned(), Vec::new());
                self.items.push(Open { text, numbered_below: false, below });
            }
        }
    }

    fn text(&mut self, text: &str) {
        if self.gap {
            self.end_list();
            self.end_paragraph();
            self.gap = false;
        }
        let open = match self.items.last_mut() {
            Some(item) => item.below.last_mut().unwrap_or(&mut item.text),
            None => &mut self.paragraph,
        };
        if !open.is_empty() {
            open.push(' ');
        }
        open.push_str(text);
    }

    fn end_paragraph(&mut self) {
        let text = std::mem::take(&mut self.paragraph);
        let runs = runs(&text);
        if !runs.is_empty() {
            self.blocks.push(Block::Paragraph(runs));
        }
    }

    fn end_list(&mut self) {
        let items: Vec<ListItem> =
            std::mem::take(&mut self.items).into_iter().filter_map(Open::close).collect();
        if !items.is_empty() {
            self.blocks.push(Block::List(List { numbered: self.numbered, items }));
        }
    }

    fn finish(mut self) -> Vec<Block> {
        self.end_list();
        self.end_paragraph();
        self.blocks
    }
}

impl Open {
    /// The finished item; none when neither it nor anything under it says something.
    fn close(self) -> Option<ListItem> {
        let below: Vec<ListItem> = self
            .below
            .iter()
            .map(|text| ListItem { text: runs(text), sublist: None })
            .filter(|item| !item.text.is_empty())
            .collect();
        let text = runs(&self.text);
        let sublist = (!below.is_empty())
            .then(|| Box::new(List { numbered: self.numbered_below, items: below }));
        (!text.is_empty() || sublist.is_some()).then_some(ListItem { text, sublist })
    }
}

/// The running text of one paragraph or item; none for a blank one.
pub fn runs(text: &str) -> Vec<Run> {
    if text.trim().is_empty() {
        return Vec::new();
    }
    let pieces = pieces(text);
    let styles = styles(&pieces);
    let mut runs: Vec<Run> = Vec::new();
    for (piece, style) in pieces.iter().zip(styles) {
        let (text, link) = match (piece, style) {
            // A mark that found its pair is not printed.
            (Piece::Stars { .. }, None) => continue,
            (Piece::Stars { count, .. }, Some(_)) => (&"****"[..*count], None),
            (Piece::Text(text), _) => (*text, None),
            (Piece::Link { text, address }, _) => (*text, Some((*address).to_owned())),
        };
        let style = style.unwrap_or_default();
        match runs.last_mut() {
            Some(last) if last.style == style && last.link.is_none() && link.is_none() => {
                last.text.push_str(text);
            }
            _ => runs.push(Run { text: text.to_owned(), style, link }),
        }
    }
    runs
}

enum Piece<'a> {
    Text(&'a str),
    Stars { count: usize, opens: bool, closes: bool },
    Link { text: &'a str, address: &'a str },
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut plain, mut at) = (0, 0);
    while let Some(step) = text[at..].find(['*', '[']) {
        at += step;
        let (piece, end) = if text.as_bytes()[at] == b'*' {
            let count = text[at..].bytes().take_while(|b| *b == b'*').count();
            let end = at + count;
            if count > 2 {
                at = end;
                continue;
            }
            let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
            let opens = !blank(text[end..].chars().next());
            let closes = !blank(text[..at].chars().next_back());
            (Piece::Stars { count, opens, closes }, end)
        } else if let Some((label, address, end)) = link(text, at) {
            (Piece::Link { text: label, address }, end)
        } else {
            at += 1;
            continue;
        };
        if plain < at {
            pieces.push(Piece::Text(&text[plain..at]));
        }
        pieces.push(piece);
        (plain, at) = (end, end);
    }
    if plain < text.len() {
        pieces.push(Piece::Text(&text[plain..]));
    }
    pieces
}

/// A link that starts at `at`: its text, its address and where it ends. Web and mail addresses
/// only. Neither part may hold a bracket that opens one, which also keeps the search linear.
fn link(text: &str, at: usize) -> Option<(&str, &str, usize)> {
    let inside = &text[at + 1..];
    let close = inside.find(['[', ']']).filter(|at| inside.as_bytes()[*at] == b']')?;
    let label = inside[..close].trim();
    let rest = inside[close + 1..].strip_prefix('(')?;
    let window = &rest[..rest.floor_char_boundary(LONGEST_ADDRESS)];
    let stop = |c: char| c.is_whitespace() || matches!(c, '(' | '[' | '<' | '"' | ')');
    let end = window.find(stop).filter(|at| window.as_bytes()[*at] == b')')?;
    let address = &rest[..end];
    let scheme = ["https://", "http://", "mailto:"]
        .iter()
        .any(|scheme| address.len() > scheme.len() && address.starts_with(scheme));
    let clean = !address.chars().any(char::is_control);
    (scheme && clean && !label.is_empty()).then_some((label, address, at + close + end + 4))
}

/// The style of each piece; `None` for a mark that belongs to a pair.
fn styles(pieces: &[Piece<'_>]) -> Vec<Option<RunStyle>> {
    let mut paired = vec![false; pieces.len()];
    let mut open: [Option<usize>; 3] = [None; 3];
    for (at, piece) in pieces.iter().enumerate() {
        let Piece::Stars { count, opens, closes } = piece else { continue };
        match open[*count] {
            Some(start) if *closes => {
                (paired[start], paired[at]) = (true, true);
                open[*count] = None;
            }
            None if *opens => open[*count] = Some(at),
            _ => {}
        }
    }
    let mut on = [false; 3];
    let styled = pieces.iter().zip(paired).map(|(piece, paired)| {
        if let (Piece::Stars { count, .. }, true) = (piece, paired) {
            on[*count] = !on[*count];
            return None;
        }
        Some(match on {
            [_, _, true] => RunStyle::Strong,
            [_, true, _] => RunStyle::Emphasis,
            _ => RunStyle::Plain,
        })
    });
    styled.collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn item(text: &str) -> ListItem {
        ListItem { text: vec![Run::plain(text)], sublist: None }
    }

    fn styled(text: &str, style: RunStyle) -> Run {
        Run { text: text.to_owned(), style, link: None }
    }

    #[test]
    fn paragraphs_are_parted_by_an_empty_line() {
        assert_eq!(
            blocks("Ett\nsamma\n\n\nTvå"),
            [
                Block::Paragraph(vec![Run::plain("Ett samma")]),
                Block::Paragraph(vec![Run::plain("Två")]),
            ]
        );
        assert_eq!(blocks(" \n\n "), []);
    }

    #[test]
    fn lists_hold_one_level_under_them() {
        let sublist = List { numbered: true, items: vec![item("första"), item("andra")] };
        let first = ListItem { sublist: Some(Box::new(sublist)), ..item("skola fortsätter") };
        assert_eq!(
            blocks(
                "Tre saker:\n- skola\n  fortsätter\n  1. första\n      - andra\n\n- nät\n\nSlut"
            ),
            [
                Block::Paragraph(vec![Run::plain("Tre saker:")]),
                Block::List(List { numbered: false, items: vec![first, item("nät")] }),
                Block::Paragraph(vec![Run::plain("Slut")]),
            ]
        );
    }

    #[test]
    fn a_sentence_that_breaks_before_a_number_stays_a_sentence() {
        let whole = Block::Paragraph(vec![Run::plain("Planen gäller i år 12. Sedan")]);
        assert_eq!(blocks("Planen gäller i år\n12. Sedan"), [whole]);
    }

    #[test]
    fn a_numbered_list_and_a_dash_list_are_two_lists() {
        let lists = blocks("1. a\n2. b\n- c\n- \n");
        assert_eq!(
            lists,
            [
                Block::List(List { numbered: true, items: vec![item("a"), item("b")] }),
                Block::List(List { numbered: false, items: vec![item("c")] }),
            ]
        );
    }

    #[test]
    fn bold_italic_and_links_are_set_and_stray_marks_are_printed() {
        let link = Run {
            text: "strategin".to_owned(),
            style: RunStyle::Plain,
            link: Some("https://norralv.se/it".to_owned()),
        };
        assert_eq!(
            runs("En **fet *och* sak**, *lutad* [strategin](https://norralv.se/it)."),
            [
                Run::plain("En "),
                styled("fet och sak", RunStyle::Strong),
                Run::plain(", "),
                styled("lutad", RunStyle::Emphasis),
                Run::plain(" "),
                link,
                Run::plain("."),
            ]
        );
        for stray in ["2 * 3 * 4", "**öppen", "a*", "[Skriv nämndens namn]", "[a](b)", "***"] {
            assert_eq!(runs(stray), [Run::plain(stray)], "{stray}");
        }
    }

    #[test]
    fn an_address_that_could_run_something_is_no_link() {
        for text in ["[a](javascript:alert(1))", "[a](file:///etc)", "[](https://a.se)"] {
            assert!(runs(text).iter().all(|run| run.link.is_none()), "{text}");
        }
    }

    #[test]
    fn a_megabyte_of_marks_is_read_without_delay() {
        for piece in
            ["*", "**", "[", "[a](", "- ", "\n", "  - a\n", "[a](https://", "* *", "1. x\n"]
        {
            let _ = blocks(&piece.repeat(1_000_000 / piece.len()));
        }
    }

    /// All letters and digits, in order.
    fn letters(blocks: &[Block]) -> String {
        fn of_runs(runs: &[Run], out: &mut String) {
            out.extend(runs.iter().flat_map(|r| r.text.chars()).filter(|c| c.is_alphabetic()));
        }
        fn of_list(list: &List, out: &mut String) {
            for item in &list.items {
                of_runs(&item.text, out);
                item.sublist.iter().for_each(|list| of_list(list, out));
            }
        }
        let mut out = String::new();
        for block in blocks {
            match block {
                Block::Paragraph(runs) => of_runs(runs, &mut out),
                Block::List(list) => of_list(list, &mut out),
                _ => panic!("only paragraphs and lists"),
            }
        }
        out
    }

    proptest! {
        #[test]
        fn no_letter_is_lost_whatever_is_pasted(text in "([a-zåäö]{1,3}|\\*{1,4}|\\[|\\]|\\(|\\)|\n| {1,3}|- |[0-9]\\. |#|\u{202e}|🎈|\\\\){0,60}") {
            let typed: String = text.chars().filter(|c| c.is_alphabetic()).collect();
            prop_assert_eq!(letters(&blocks(&text)), typed);
        }

        #[test]
        fn no_paragraph_or_item_is_empty(text in "(a|\\*|\\[|\n| |-|1\\.){0,40}") {
            for block in blocks(&text) {
                match block {
                    Block::Paragraph(runs) => prop_assert!(!runs.is_empty()),
                    Block::List(list) => prop_assert!(!list.items.is_empty()),
                    _ => prop_assert!(false),
                }
            }
        }
    }
}
