//! A page's chunks as printpdf operations, each chunk a marked-content sequence of its owner.
//!
//! Real content gets an MCID in the order it is painted. Characters whose glyph does not say what
//! they are (a placeholder, a cluster of several glyphs) stand in a sequence of their own with
//! /ActualText. It is a sibling, never nested: poppler drops the rest of a paragraph after a nested
//! sequence. The graphics state is written only when it changes.

use printpdf::{
    Color, DictItem, Line, LinePoint, Op, PaintMode, PdfFontHandle, Point, Polygon, PolygonRing,
    Pt, Rgb, TextMatrix, WindingOrder,
};

use super::{
    PdfError,
    fonts::{FontChoice, Fonts, Shown},
    syntax::{hundredths, utf16},
    tags::tag,
};
use crate::{
    document::block::Colour,
    typeset::{
        font::Face,
        page::{Artifact, Draw, LaidOut, NodeId, Owner, Page, PathStep, Rect, Segment},
    },
};

/// A page's operations and who owns what on it.
pub(super) struct PageContent {
    pub(super) ops: Vec<Op>,
    pub(super) marks: Marks,
}

/// Which MCIDs a page has.
pub(super) struct Marks {
    /// The owner of each MCID.
    pub(super) owners: Vec<NodeId>,
    /// For each chunk the MCIDs it became: the first, and how many.
    pub(super) chunks: Vec<(u32, u32)>,
}

/// Turns a page into operations.
pub(super) fn page_content(
    laid: &LaidOut,
    page: &Page,
    fonts: &Fonts,
) -> Result<PageContent, PdfError> {
    let mut painter = Painter {
        fonts,
        height: page.height,
        ops: Vec::with_capacity(page.chunks.len() * 8),
        owners: Vec::new(),
        mark: Mark::Closed,
        owner: None,
        text: None,
        font: None,
        fill: Colour(0, 0, 0),
        stroke: (1.0, Colour(0, 0, 0)),
    };
    let mut chunks = Vec::with_capacity(page.chunks.len());
    for chunk in &page.chunks {
        let first = painter.owners.len() as u32;
        painter.begin(laid, chunk.owner)?;
        for draw in &chunk.draws {
            painter.draw(draw);
        }
        painter.close();
        chunks.push((first, painter.owners.len() as u32 - first));
    }
    Ok(PageContent { ops: painter.ops, marks: Marks { owners: painter.owners, chunks } })
}

/// The marked-content sequence that is open.
#[derive(PartialEq)]
enum Mark {
    Closed,
    /// The owner's own, or an artifact's.
    Plain,
}

struct Painter<'a> {
    fonts: &'a Fonts,
    /// Of the page: layout counts from the top, PDF from the bottom.
    height: f32,
    ops: Vec<Op>,
    owners: Vec<NodeId>,
    mark: Mark,
    /// The node and its tag; none in an artifact.
    owner: Option<(NodeId, &'static str)>,
    /// Where the text line starts, inside BT … ET.
    text: Option<(f32, f32)>,
    font: Option<(FontChoice, f32)>,
    fill: Colour,
    stroke: (f32, Colour),
}

impl Painter<'_> {
    fn begin(&mut self, laid: &LaidOut, owner: Owner) -> Result<(), PdfError> {
        match owner {
            Owner::Node(id) => {
                let node = laid.nodes.get(id.0).ok_or(PdfError::BrokenLayout("ägare"))?;
                self.owner = Some((id, tag(&node.role)));
            }
            Owner::Artifact(artifact) => {
                self.owner = None;
                self.begin_marked("Artifact", artifact_properties(artifact));
                self.mark = Mark::Plain;
            }
        }
        Ok(())
    }

    /// Opens the owner's sequence when something is about to be painted, so that none is empty.
    fn open(&mut self) {
        if self.mark == Mark::Closed
            && let Some((node, tag)) = self.owner
        {
            self.begin_content(node, tag, None);
            self.mark = Mark::Plain;
        }
    }

    fn close(&mut self) {
        self.end_text();
        if self.mark == Mark::Plain {
            self.ops.push(Op::EndMarkedContent);
            self.mark = Mark::Closed;
        }
    }

    fn begin_content(&mut self, node: NodeId, tag: &str, actual: Option<&str>) {
        let mut properties = vec![("MCID", DictItem::Int(self.owners.len() as i64))];
        if let Some(actual) = actual {
            properties.push(("ActualText", DictItem::Bytes(utf16(actual))));
        }
        self.begin_marked(tag, properties);
        self.owners.push(node);
    }

    fn begin_marked(&mut self, tag: &str, properties: Vec<(&str, DictItem)>) {
        let map = properties.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
        self.ops.push(Op::BeginMarkedContentWithProperties {
            tag: tag.to_owned(),
            properties: DictItem::Dict { map },
        });
    }

    fn draw(&mut self, draw: &Draw) {
        match draw {
            Draw::Text { x, baseline, size, face, colour, tracking, segments } => {
                self.set_fill(*colour);
                let line = TextLine { x: *x, baseline: *baseline, size: *size, face: *face };
                self.text_line(&line, *tracking, segments);
            }
            Draw::Downwards { x, top, size, face, colour, segments } => {
                self.set_fill(*colour);
                self.downwards((*x, *top), *size, *face, segments);
            }
            Draw::Line { from, to, width, colour } => {
                self.end_text();
                self.open();
                self.set_stroke(*width, *colour);
                let points = [*from, *to].map(|(x, y)| self.point(x, y, false)).to_vec();
                self.ops.push(Op::DrawLine { line: Line { points, is_closed: false } });
            }
            Draw::Rectangle { rect, fill, outline } => {
                self.end_text();
                self.open();
                if let Some(colour) = fill {
                    self.set_fill(*colour);
                    self.rectangle(*rect, PaintMode::Fill);
                }
                if let Some((width, colour)) = outline {
                    self.set_stroke(*width, *colour);
                    self.rectangle(inset(*rect, width / 2.0), PaintMode::Stroke);
                }
            }
            Draw::Shape { steps, fill } => {
                self.end_text();
                self.open();
                self.set_fill(*fill);
                let rings = self.rings(steps);
                self.ops.push(Op::DrawPolygon {
                    polygon: Polygon {
                        rings,
                        mode: PaintMode::Fill,
                        winding_order: WindingOrder::NonZero,
                    },
                });
            }
        }
    }

    fn rectangle(&mut self, rect: Rect, mode: PaintMode) {
        let bottom = self.height - rect.y - rect.height;
        self.ops.push(Op::DrawRectangle {
            rectangle: printpdf::Rect {
                x: Pt(hundredths(rect.x)),
                y: Pt(hundredths(bottom)),
                width: Pt(hundredths(rect.width)),
                height: Pt(hundredths(rect.height)),
                mode: Some(mode),
                winding_order: None,
            },
        });
    }

    /// printpdf marks a curve's two control points; a ring is closed when it is filled.
    fn rings(&self, steps: &[PathStep]) -> Vec<PolygonRing> {
        let mut rings: Vec<PolygonRing> = Vec::new();
        for step in steps {
            match (step, rings.last_mut()) {
                (PathStep::Move(x, y), _) => {
                    rings.push(PolygonRing { points: vec![self.point(*x, *y, false)] });
                }
                (PathStep::Line(x, y), Some(ring)) => ring.points.push(self.point(*x, *y, false)),
                (PathStep::Curve([first, second, end]), Some(ring)) => {
                    ring.points.push(self.point(first.0, first.1, true));
                    ring.points.push(self.point(second.0, second.1, true));
                    ring.points.push(self.point(end.0, end.1, false));
                }
                // A path that starts without a move draws nothing.
                (PathStep::Close | PathStep::Line(..) | PathStep::Curve(_), _) => {}
            }
        }
        rings
    }

    fn point(&self, x: f32, y: f32, bezier: bool) -> LinePoint {
        let y = self.height - y;
        LinePoint { p: Point { x: Pt(hundredths(x)), y: Pt(hundredths(y)) }, bezier }
    }

    fn set_fill(&mut self, colour: Colour) {
        if self.fill != colour {
            self.fill = colour;
            self.ops.push(Op::SetFillColor { col: rgb(colour) });
        }
    }

    fn set_stroke(&mut self, width: f32, colour: Colour) {
        if self.stroke.0 != width {
            self.ops.push(Op::SetOutlineThickness { pt: Pt(width) });
        }
        if self.stroke.1 != colour {
            self.ops.push(Op::SetOutlineColor { col: rgb(colour) });
        }
        self.stroke = (width, colour);
    }

    fn set_font(&mut self, font: FontChoice, size: f32) {
        if self.font != Some((font, size)) {
            self.font = Some((font, size));
            let font = PdfFontHandle::External(font.id());
            self.ops.push(Op::SetFont { font, size: Pt(size) });
        }
    }

    fn text_line(&mut self, line: &TextLine, tracking: f32, segments: &[Segment]) {
        let parts = self.fonts.parts(line.face, segments, tracking);
        let mut x = line.x;
        for (index, part) in parts.iter().enumerate() {
            let end = x + part.width * line.size / 1000.0;
            match (&part.shown, self.owner) {
                (Shown::Standing(actual), Some((node, _))) => {
                    self.close();
                    self.begin_content(node, "Span", Some(actual));
                    self.show(line, x, FontChoice::Face(line.face), &part.pieces);
                    self.end_text();
                    self.ops.push(Op::EndMarkedContent);
                }
                (shown, _) => {
                    let font = match shown {
                        Shown::Hyphen => FontChoice::Hyphen(line.face),
                        Shown::Plain | Shown::Standing(_) => FontChoice::Face(line.face),
                    };
                    // Within one sequence the pen is where the part before left it.
                    let continues = index > 0 && self.mark == Mark::Plain && self.text.is_some();
                    self.open();
                    if continues {
                        self.set_font(font, line.size);
                        self.show_pieces(&part.pieces, line.size);
                    } else {
                        self.show(line, x, font, &part.pieces);
                    }
                }
            }
            x = end;
        }
    }

    /// Text turned a quarter clockwise, in a text object of its own.
    fn downwards(&mut self, at: (f32, f32), size: f32, face: Face, segments: &[Segment]) {
        self.end_text();
        self.open();
        let (x, y) = (hundredths(at.0), hundredths(self.height - at.1));
        self.ops.push(Op::StartTextSection);
        self.set_font(FontChoice::Face(face), size);
        let matrix = TextMatrix::Raw([0.0, -1.0, 1.0, 0.0, x, y]);
        self.ops.push(Op::SetTextMatrix { matrix });
        for part in self.fonts.parts(face, segments, 0.0) {
            self.show_pieces(&part.pieces, size);
        }
        self.ops.push(Op::EndTextSection);
    }

    fn show(&mut self, line: &TextLine, x: f32, font: FontChoice, pieces: &[Piece]) {
        let to = (hundredths(x), hundredths(self.height - line.baseline));
        let from = self.text.unwrap_or_else(|| {
            self.ops.push(Op::StartTextSection);
            (0.0, 0.0)
        });
        self.set_font(font, line.size);
        let pos = Point { x: Pt(hundredths(to.0 - from.0)), y: Pt(hundredths(to.1 - from.1)) };
        self.ops.push(Op::SetTextCursor { pos });
        self.text = Some(to);
        self.show_pieces(pieces, line.size);
    }

    /// FontChoice glyphs by their codes. printpdf's own text operation takes characters, or one string a
    /// glyph; the shaped glyphs of a whole run go into one string through its general operation.
    fn show_pieces(&mut self, pieces: &[Piece], size: f32) {
        let mut array: Vec<DictItem> = Vec::with_capacity(pieces.len());
        for piece in pieces {
            match piece {
                Piece::Codes(codes) => {
                    array.push(DictItem::String { data: codes.clone(), literal: true });
                }
                Piece::Move(thousandths) => array.push(DictItem::Int(i64::from(*thousandths))),
                Piece::Rise(thousandths) => {
                    self.flush(&mut array);
                    let multiplier = hundredths(*thousandths * size / 1000.0);
                    self.ops.push(Op::SetLineOffset { multiplier });
                }
            }
        }
        self.flush(&mut array);
    }

    fn flush(&mut self, array: &mut Vec<DictItem>) {
        let mut array = std::mem::take(array);
        match array.len() {
            0 => {}
            1 if matches!(array[0], DictItem::String { .. }) => {
                self.ops.push(Op::Unknown { key: "Tj".to_owned(), value: array });
            }
            _ => {
                array.shrink_to_fit();
                let value = vec![DictItem::Array(array)];
                self.ops.push(Op::Unknown { key: "TJ".to_owned(), value });
            }
        }
    }

    fn end_text(&mut self) {
        if self.text.take().is_some() {
            self.ops.push(Op::EndTextSection);
        }
    }
}

/// Where a line of text stands, and in what.
struct TextLine {
    x: f32,
    baseline: f32,
    size: f32,
    face: Face,
}

/// A piece of what a text operator shows.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Piece {
    /// Glyph codes, two bytes each.
    Codes(Vec<u8>),
    /// Moves the pen back by so many thousandths of the size.
    Move(i32),
    /// Raises what follows by so many thousandths of the size.
    Rise(f32),
}

fn artifact_properties(artifact: Artifact) -> Vec<(&'static str, DictItem)> {
    let name = |text: &str| DictItem::Name(text.as_bytes().to_vec());
    let attached = |side: &str| ("Attached", DictItem::Array(vec![name(side)]));
    match artifact {
        Artifact::Header => {
            vec![("Type", name("Pagination")), ("Subtype", name("Header")), attached("Top")]
        }
        Artifact::Footer => {
            vec![("Type", name("Pagination")), ("Subtype", name("Footer")), attached("Bottom")]
        }
        Artifact::Repeated => vec![("Type", name("Pagination"))],
        Artifact::Layout => vec![("Type", name("Layout"))],
    }
}

/// The rectangle made smaller by `by` on each side, so that a line along it stays inside.
fn inset(rect: Rect, by: f32) -> Rect {
    Rect {
        x: rect.x + by,
        y: rect.y + by,
        width: (rect.width - 2.0 * by).max(0.0),
        height: (rect.height - 2.0 * by).max(0.0),
    }
}

fn rgb(Colour(red, green, blue): Colour) -> Color {
    // Three decimals tell all 256 steps apart and keep the stream short.
    let part = |value: u8| (f32::from(value) / 255.0 * 1000.0).round() / 1000.0;
    Color::Rgb(Rgb { r: part(red), g: part(green), b: part(blue), icc_profile: None })
}
