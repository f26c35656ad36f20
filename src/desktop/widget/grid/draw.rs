//! The grid's picture: header, the rows in view, totals, the cell being edited.

use iced::advanced::Renderer as _;
use iced::advanced::text::Alignment;
use iced::{Color, Point, Rectangle, Size, Vector};

use super::geometry::Geometry;
use super::movement::Spot;
use super::source::{Align, Cell, CellTone, Column, Reading, Sort, Source};
use super::state::State;
use crate::desktop::theme::{
    BODY, CELL_LINE, RADIUS, REGULAR, SEMIBOLD, SMALL, Theme, Tokens, Tone, fade, size, space,
};
use crate::desktop::widget::Icon;
use crate::desktop::widget::paint::{self, Style};

/// What is drawn.
pub(super) struct Picture<'a> {
    pub source: &'a dyn Source,
    pub columns: &'a [Column<'a>],
    pub state: &'a State,
    pub margin: f32,
    pub ruled: bool,
    pub two_lines: bool,
    pub reading: &'a Reading,
}

/// The vertical scrollbar's thumb, when not all rows are seen.
pub(super) fn thumb(geometry: &Geometry<'_>, scroll: f32) -> Option<Rectangle> {
    paint::thumb(geometry.track(), geometry.body.height, geometry.content.height, scroll)
}

/// Where the line that is typed begins: centred, or raised for its meaning below.
pub(super) fn edit_text_top(cell: Rectangle, reading: &Reading) -> f32 {
    match reading {
        Reading::Means(_) if cell.height >= 44.0 => cell.y + 6.0,
        _ => cell.y + ((cell.height.min(48.0) - CELL_LINE.line) / 2.0).round(),
    }
}

impl Picture<'_> {
    pub fn draw(
        &self,
        renderer: &mut iced::Renderer,
        theme: &Theme,
        geometry: &Geometry<'_>,
        scroll: Vector,
        hovered: Option<usize>,
        focused: bool,
    ) {
        let tokens = theme.tokens();
        let sideways = geometry.content.width > geometry.body.width + 0.5;
        paint::rect(renderer, geometry.header, tokens.background);
        if sideways {
            renderer.with_layer(geometry.header, |renderer| {
                self.header(renderer, tokens, geometry, scroll);
            });
        } else {
            self.header(renderer, tokens, geometry, scroll);
        }
        rule(renderer, geometry.header, 0.0, tokens.edge);
        if geometry.body.height > 0.0 {
            renderer.with_layer(geometry.body, |renderer| {
                for row in geometry.visible(scroll) {
                    if geometry.is_group(row) {
                        self.group(renderer, tokens, geometry, scroll, row, focused);
                    } else {
                        self.row(renderer, tokens, geometry, scroll, row, hovered == Some(row));
                    }
                }
                self.selection(renderer, tokens, geometry, scroll, focused);
                self.bars(renderer, tokens, geometry, scroll);
            });
        }
        // The header's lower rule lies over the first row's ground.
        let header = geometry.header;
        rule(renderer, header, header.height - 1.0, tokens.edge);
        match geometry.totals {
            Some(totals) => {
                paint::rect(renderer, totals, tokens.background);
                self.totals(renderer, tokens, geometry, totals, scroll);
                rule(renderer, totals, 0.0, tokens.edge);
                rule(renderer, totals, totals.height - 1.0, tokens.edge);
            }
            None => rule(renderer, geometry.body, geometry.body.height, tokens.edge),
        }
    }

    fn header(
        &self,
        renderer: &mut iced::Renderer,
        tokens: &Tokens,
        geometry: &Geometry<'_>,
        scroll: Vector,
    ) {
        for (index, column) in self.columns.iter().enumerate() {
            let (left, width) = geometry.columns[index];
            let x = geometry.header.x + left - scroll.x;
            let whole = Rectangle { x, width, ..geometry.header };
            if !whole.intersects(&geometry.header) {
                continue;
            }
            let mut area = self.text_area(whole, index);
            let style = Style {
                size: SMALL,
                font: SEMIBOLD,
                color: tokens.text,
                align: alignment(column.align),
            };
            if let Some(sort) = column.sort {
                let icon = match sort {
                    Sort::Ascending => Icon::SortUp,
                    Sort::Descending => Icon::SortDown,
                };
                let taken = paint::measure(&column.title, SMALL, SEMIBOLD, area.width).width;
                let x = match column.align {
                    Align::Left => (area.x + taken).min(area.x + area.width - 12.0),
                    Align::Right => area.x + area.width - size::ICON + 2.0,
                };
                icon.draw(renderer, icon_at(x, area.center_y()), tokens.text_muted);
                if column.align == Align::Right {
                    area.width -= size::ICON;
                }
            }
            match &column.note {
                // The renderer clips only what reaches out of the layer: the column's own place does.
                None => paint::text(renderer, &column.title, style, area, whole),
                Some(note) => {
                    let first = Rectangle { height: 18.0, y: area.center_y() - 18.0, ..area };
                    let second = Rectangle { y: area.center_y(), ..first };
                    paint::text(renderer, &column.title, style, first, whole);
                    let muted = Style { font: REGULAR, color: tokens.text_muted, ..style };
                    paint::text(renderer, note, muted, second, whole);
                }
            }
            if self.ruled && index + 1 < self.columns.len() {
                let edge = Rectangle { x: x + width - 1.0, width: 1.0, ..geometry.header };
                paint::rect(renderer, edge, tokens.line);
            }
        }
    }

    fn group(
        &self,
        renderer: &mut iced::Renderer,
        tokens: &Tokens,
        geometry: &Geometry<'_>,
        scroll: Vector,
        row: usize,
        focused: bool,
    ) {
        let area = geometry.cell(Spot::new(row, 0), scroll);
        let group = self.source.group(row);
        paint::rect(renderer, area, tokens.background);
        rule(renderer, area, area.height - 1.0, tokens.line);
        let icon = if group.folded { Icon::ChevronRight } else { Icon::ChevronDown };
        let x = area.x + self.margin - 4.0;
        icon.draw(renderer, icon_at(x, area.center_y()), tokens.text_muted);
        let style =
            Style { size: BODY, font: SEMIBOLD, color: tokens.text, align: Alignment::Left };
        let left = x + size::ICON + 2.0;
        let text = Rectangle { x: left, width: area.x + area.width - left, ..area };
        let taken = paint::measure(&group.title, BODY, SEMIBOLD, text.width).width;
        paint::text(renderer, &group.title, style, text, area);
        let muted = Style { size: SMALL, font: REGULAR, color: tokens.text_muted, ..style };
        let x = text.x + taken + space::S;
        let note = Rectangle { x, width: (area.x + area.width - x).max(1.0), ..text };
        paint::text(renderer, &group.note, muted, note, area);
        if focused && self.state.cursor().row == row {
            paint::ring_inside(renderer, area, tokens.accent);
        }
    }

    fn row(
        &self,
        renderer: &mut iced::Renderer,
        tokens: &Tokens,
        geometry: &Geometry<'_>,
        scroll: Vector,
        row: usize,
        hovered: bool,
    ) {
        let whole = Rectangle {
            x: geometry.body.x,
            width: geometry.body.width,
            ..geometry.cell(Spot::new(row, 0), scroll)
        };
        if self.state.cursor().row == row {
            paint::rect(renderer, whole, tokens.accent_soft);
        } else if hovered {
            paint::rect(renderer, whole, tokens.background);
        }
        for column in 0..self.columns.len() {
            let area = geometry.cell(Spot::new(row, column), scroll);
            if area.intersects(&geometry.body) {
                let cell = self.source.cell(row, column);
                self.cell(renderer, tokens, &cell, column, area);
                if self.ruled && column + 1 < self.columns.len() {
                    let edge = Rectangle { x: area.x + area.width - 1.0, width: 1.0, ..area };
                    paint::rect(renderer, edge, tokens.line);
                }
            }
        }
        rule(renderer, whole, whole.height - 1.0, tokens.line);
    }

    fn totals(
        &self,
        renderer: &mut iced::Renderer,
        tokens: &Tokens,
        geometry: &Geometry<'_>,
        totals: Rectangle,
        scroll: Vector,
    ) {
        for (index, (left, width)) in geometry.columns.iter().enumerate() {
            if let Some(cell) = self.source.total(index) {
                let area = Rectangle { x: totals.x + left - scroll.x, width: *width, ..totals };
                let cell = Cell { strong: cell.tone == CellTone::Normal, ..cell };
                self.cell(renderer, tokens, &cell, index, area);
            }
        }
    }

    fn cell(
        &self,
        renderer: &mut iced::Renderer,
        tokens: &Tokens,
        cell: &Cell<'_>,
        column: usize,
        bounds: Rectangle,
    ) {
        let (color, ground) = colors(cell.tone, tokens);
        // Where a word at the edge says what is wrong, the text itself is as it should be.
        let color = if cell.trail.is_some() { tokens.text } else { color };
        if let Some(ground) = ground {
            paint::rect(renderer, bounds.shrink(iced::Padding::ZERO.bottom(1.0)), ground);
        }
        let mut area = self.text_area(bounds, column);
        let style = Style {
            size: if self.two_lines { CELL_LINE } else { BODY },
            font: if cell.strong { SEMIBOLD } else { REGULAR },
            color,
            align: alignment(self.columns[column].align),
        };
        if let CellTone::Chip(_) | CellTone::OutlinedChip = cell.tone {
            chip(renderer, tokens, cell, area, bounds);
            return;
        }
        if let Some((icon, text, tone)) = &cell.trail {
            let color = tone.color(tokens);
            let taken = paint::measure(text, SMALL, SEMIBOLD, area.width).width.ceil() + 1.0;
            let line = match cell.meter {
                Some(_) => Rectangle { height: area.height - 8.0, ..area },
                None => area,
            };
            let trail = Style { size: SMALL, font: SEMIBOLD, color, align: Alignment::Right };
            paint::text(renderer, text, trail, line, bounds);
            area.width -= taken + space::XS;
            if let Some(icon) = icon {
                area.width -= size::ICON + space::XS;
                let x = area.x + area.width + space::XS;
                icon.draw(renderer, icon_at(x, line.center_y()), color);
            }
        }
        if cell.tone == CellTone::Locked {
            area.width -= size::ICON + space::XS;
            let x = area.x + area.width + space::XS;
            Icon::Lock.draw(renderer, icon_at(x, area.center_y()), tokens.text_muted);
        }
        if let Some(icon) = cell.icon {
            icon.draw(renderer, icon_at(area.x, area.center_y()), color);
            area.x += size::ICON + space::XS;
            area.width -= size::ICON + space::XS;
        }
        if let Some(part) = cell.meter {
            let y = area.y + area.height - 9.0;
            meter(
                renderer,
                tokens,
                part,
                Rectangle { y, height: 4.0, ..self.text_area(bounds, column) },
            );
            area.height -= 8.0;
        }
        match &cell.note {
            Some(note) if cell.tone != CellTone::Invalid && self.two_lines => {
                let first = Rectangle { y: area.center_y() - 18.0, height: 18.0, ..area };
                let second = Rectangle { y: area.center_y(), ..first };
                let muted = Style { size: SMALL, font: REGULAR, color: tokens.text_muted, ..style };
                paint::text(renderer, &cell.text, style, first, bounds);
                paint::text(renderer, note, muted, second, bounds);
            }
            _ => paint::text(renderer, &cell.text, style, area, bounds),
        }
        if cell.tone == CellTone::Invalid {
            paint::ring_inside(renderer, bounds, tokens.error);
        }
    }

    /// The selected cells, the current cell, and what is wrong with it.
    fn selection(
        &self,
        renderer: &mut iced::Renderer,
        tokens: &Tokens,
        geometry: &Geometry<'_>,
        scroll: Vector,
        focused: bool,
    ) {
        let cursor = self.state.cursor();
        if cursor.row >= geometry.rows || self.columns.is_empty() {
            return;
        }
        let range = self.state.selection();
        if !range.is_single() {
            let last = range.to.column.min(self.columns.len() - 1);
            let from = geometry.cell(Spot::new(range.from.row, range.from.column), scroll);
            let to = geometry.cell(Spot::new(range.to.row.min(geometry.rows - 1), last), scroll);
            let (left, _) = geometry.columns[range.from.column.min(last)];
            let (right, width) = geometry.columns[last];
            let area = Rectangle {
                x: geometry.body.x + left - scroll.x,
                y: from.y,
                width: right + width - left,
                height: to.y + to.height - from.y,
            };
            paint::panel(renderer, area, fade(tokens.accent, 0.12), tokens.accent, 1.0, 0.0);
        }
        if geometry.is_group(cursor.row) || self.state.draft().is_some() {
            return;
        }
        let area = geometry.cell(cursor, scroll);
        let cell = self.source.cell(cursor.row, cursor.column);
        if cell.tone == CellTone::Invalid {
            if let Some(sentence) = &cell.note
                && focused
            {
                let note = note_area(area, sentence, geometry.body);
                renderer
                    .with_layer(note, |renderer| sentence_box(renderer, tokens, sentence, note));
            }
        } else if focused {
            paint::ring_inside(renderer, area, tokens.accent);
        } else {
            paint::panel(renderer, area, Color::TRANSPARENT, tokens.accent, 1.0, 0.0);
        }
    }

    fn bars(
        &self,
        renderer: &mut iced::Renderer,
        tokens: &Tokens,
        geometry: &Geometry<'_>,
        scroll: Vector,
    ) {
        if let Some(thumb) = thumb(geometry, scroll.y) {
            paint::panel(renderer, thumb, tokens.mid, tokens.mid, 0.0, RADIUS);
        }
        let hidden = geometry.content.width - geometry.body.width;
        if hidden > 0.5 {
            let room = geometry.body.width - 4.0;
            let width = room * geometry.body.width / geometry.content.width;
            let bar = Rectangle {
                x: geometry.body.x + 2.0 + (room - width) * (scroll.x / hidden),
                y: geometry.body.y + geometry.body.height - size::SCROLLBAR - 2.0,
                width,
                height: size::SCROLLBAR,
            };
            paint::panel(renderer, bar, tokens.mid, tokens.mid, 0.0, RADIUS);
        }
    }

    /// All that the edit box may cover: the cell and the note below it.
    pub fn edit_area(&self, cell: Rectangle) -> Rectangle {
        match self.reading {
            Reading::Invalid(sentence) => {
                cell.union(&note_area(cell, sentence, Rectangle::INFINITE))
            }
            Reading::Means(_) if cell.height < 44.0 => {
                Rectangle { height: cell.height + 20.0, ..cell }
            }
            _ => cell,
        }
    }

    /// The box around the text input, and what the typed text means.
    pub fn edit_box(&self, renderer: &mut iced::Renderer, theme: &Theme, cell: Rectangle) {
        let tokens = theme.tokens();
        match self.reading {
            Reading::Invalid(sentence) => {
                paint::panel(renderer, cell, tokens.surface, tokens.error, 2.0, 0.0);
                let note = note_area(cell, sentence, Rectangle::INFINITE);
                sentence_box(renderer, tokens, sentence, note);
            }
            Reading::AsTyped => {
                paint::panel(renderer, cell, tokens.surface, tokens.accent, 2.0, 0.0);
            }
            Reading::Means(meaning) => {
                let area = self.edit_area(cell);
                paint::panel(renderer, area, tokens.surface, tokens.accent, 2.0, 0.0);
                let column = self.state.draft().map_or(0, |draft| draft.spot.column);
                let line = Rectangle {
                    y: area.y + area.height - SMALL.line - 4.0,
                    height: SMALL.line,
                    ..area
                };
                let style = Style {
                    size: SMALL,
                    font: REGULAR,
                    color: tokens.text_muted,
                    align: alignment(self.columns.get(column).map_or(Align::Left, |c| c.align)),
                };
                let text = self.text_area(line, column);
                paint::text(renderer, meaning, style, text, area);
            }
        }
    }

    fn text_area(&self, cell: Rectangle, column: usize) -> Rectangle {
        let left = if column == 0 { self.margin } else { space::S };
        let right = if column + 1 == self.columns.len() { self.margin } else { space::S };
        Rectangle { x: cell.x + left, width: (cell.width - left - right).max(1.0), ..cell }
    }
}

fn alignment(align: Align) -> Alignment {
    match align {
        Align::Left => Alignment::Left,
        Align::Right => Alignment::Right,
    }
}

/// The colour of text and icon, and the ground when it isn't the row's.
fn colors(tone: CellTone, tokens: &Tokens) -> (Color, Option<Color>) {
    match tone {
        CellTone::Normal | CellTone::Chip(_) | CellTone::OutlinedChip => (tokens.text, None),
        CellTone::Muted => (tokens.text_muted, None),
        CellTone::Error => (tokens.error, Some(tokens.error_soft)),
        CellTone::Warning => (tokens.warning, Some(tokens.warning_soft)),
        CellTone::Gap => (tokens.text_muted, Some(tokens.sunken)),
        CellTone::Invalid => (tokens.error, Some(tokens.surface)),
        CellTone::Locked => (tokens.text_muted, Some(tokens.background)),
    }
}

fn rule(renderer: &mut iced::Renderer, area: Rectangle, y: f32, color: Color) {
    paint::rect(renderer, Rectangle { y: area.y + y, height: 1.0, ..area }, color);
}

fn icon_at(x: f32, middle: f32) -> Rectangle {
    let corner = Point::new(x, (middle - size::ICON / 2.0).round());
    Rectangle::new(corner, Size::new(size::ICON, size::ICON))
}

fn chip(
    renderer: &mut iced::Renderer,
    tokens: &Tokens,
    cell: &Cell<'_>,
    area: Rectangle,
    clip: Rectangle,
) {
    let (tone, outlined) = match cell.tone {
        CellTone::Chip(tone) => (tone, false),
        _ => (Tone::Normal, true),
    };
    let color = tone.color(tokens);
    let icon_width = if cell.icon.is_some() { size::ICON + space::XS } else { 0.0 };
    let taken = paint::measure(&cell.text, SMALL, REGULAR, f32::INFINITY).width.ceil() + 1.0;
    let pad = if cell.icon.is_some() { 5.0 } else { space::S };
    let ground = Rectangle {
        x: area.x,
        y: (area.center_y() - size::CHIP / 2.0).round(),
        width: pad + icon_width + taken + space::S,
        height: size::CHIP,
    };
    let (background, edge) = if outlined {
        (tokens.surface, tokens.line)
    } else if tokens.background == Color::BLACK {
        (tone.soft(tokens), color)
    } else {
        (tone.soft(tokens), Color::TRANSPARENT)
    };
    paint::panel(renderer, ground, background, edge, 1.0, RADIUS);
    if let Some(icon) = cell.icon {
        icon.draw(renderer, icon_at(ground.x + pad, ground.center_y()), color);
    }
    let style = Style { size: SMALL, font: REGULAR, color, align: Alignment::Left };
    let text = Rectangle { x: ground.x + pad + icon_width, width: taken + 2.0, ..ground };
    paint::text(renderer, &cell.text, style, text, clip);
}

/// A bar of which `part`, 0 to 1, is done.
fn meter(renderer: &mut iced::Renderer, tokens: &Tokens, part: f32, area: Rectangle) {
    paint::panel(renderer, area, tokens.line, tokens.line, 0.0, 2.0);
    let width = (area.width * part.clamp(0.0, 1.0)).round();
    if width > 0.0 {
        let done = Rectangle { width, ..area };
        paint::panel(renderer, done, tokens.accent, tokens.accent, 0.0, 2.0);
    }
}

/// Where the sentence stands: under the cell, or over it in the last row.
fn note_area(cell: Rectangle, sentence: &str, within: Rectangle) -> Rectangle {
    const WIDEST: f32 = 320.0;
    let inner = WIDEST - size::ICON - 3.0 * space::S;
    let text = paint::measure(sentence, SMALL, REGULAR, inner);
    let width = text.width.ceil() + size::ICON + 3.0 * space::S + 2.0;
    let height = text.height + space::S;
    let below = cell.y + cell.height;
    let y = if below + height > within.y + within.height && cell.y - height >= within.y {
        cell.y - height
    } else {
        below
    };
    let x = cell.x.min(within.x + within.width - width).max(within.x.max(0.0));
    Rectangle { x, y, width, height }
}

fn sentence_box(renderer: &mut iced::Renderer, tokens: &Tokens, sentence: &str, area: Rectangle) {
    paint::panel(renderer, area, tokens.surface, tokens.error, 1.0, 0.0);
    let style = Style { size: SMALL, font: REGULAR, color: tokens.error, align: Alignment::Left };
    Icon::Error.draw(renderer, icon_at(area.x + space::S, area.y + 13.0), tokens.error);
    let x = area.x + 2.0 * space::S + size::ICON;
    let text = Rectangle { x, width: area.x + area.width - x - space::XS, ..area };
    paint::text(renderer, sentence, style, text, area);
}
