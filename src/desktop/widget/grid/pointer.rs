//! The grid's pointer: cells, headings, column edges, the scrollbar.

use iced::advanced::{Shell, mouse};
use iced::{Point, Vector};

use super::draw;
use super::geometry::Geometry;
use super::state::Event;
use super::view::{Local, View};

/// What the pointer holds.
#[derive(Debug, Clone, Copy, Default)]
pub(super) enum Hold {
    #[default]
    Nothing,
    /// Cells are being selected.
    Cells,
    /// The scrollbar, by a point so far below its thumb's top.
    Bar(f32),
    /// A column's right edge: the column, where the pointer began, how wide it was.
    Edge { column: usize, from: f32, width: f32 },
}

impl<'a, Message: Clone + 'a> View<'a, Message> {
    pub(super) fn press(
        &self,
        local: &mut Local,
        geometry: &Geometry<'_>,
        at: Point,
        shift: bool,
        shell: &mut Shell<'_, Message>,
    ) {
        if geometry.header.contains(at) {
            self.press_header(local, geometry, at, shell);
            return;
        }
        let track = geometry.track();
        let seen = geometry.body.height;
        if let Some(thumb) = draw::thumb(geometry, local.scroll.y).filter(|_| at.x >= track.x - 2.0)
        {
            let held = if thumb.contains(at) { at.y - thumb.y } else { thumb.height / 2.0 };
            local.hold = Hold::Bar(held);
            if !thumb.contains(at) {
                let page = if at.y < thumb.y { -seen } else { seen };
                local.scroll = geometry.clamp(local.scroll + Vector::new(0.0, page));
            }
            return;
        }
        let Some(spot) = geometry.spot_at(at, local.scroll) else { return };
        if self.grid.state.draft().is_some_and(|draft| draft.spot == spot) {
            return;
        }
        if self.grid.state.draft().is_some() {
            self.commit(local, None, geometry.extent(), shell);
        }
        let click = mouse::Click::new(at, mouse::Button::Left, local.last_click);
        local.last_click = Some(click);
        local.hold = Hold::Cells;
        self.say(shell, Event::Goto { spot, extend: shift });
        if geometry.is_group(spot.row) {
            self.say(shell, Event::Fold(spot.row));
        } else if click.kind() == mouse::click::Kind::Double {
            local.hold = Hold::Nothing;
            self.begin(spot, shell);
        }
    }

    pub(super) fn press_header(
        &self,
        local: &mut Local,
        geometry: &Geometry<'_>,
        at: Point,
        shell: &mut Shell<'_, Message>,
    ) {
        let x = at.x - geometry.header.x + local.scroll.x;
        if let Some(column) = self.edge_at(geometry, x) {
            let width = self.grid.columns[column].width;
            local.hold = Hold::Edge { column, from: at.x, width };
        } else if let Some(column) = geometry.column_at(x)
            && self.grid.columns[column].sortable
        {
            self.say(shell, Event::Sort(column));
        }
    }

    /// The column whose right edge is grabbed at `x`.
    pub(super) fn edge_at(&self, geometry: &Geometry<'_>, x: f32) -> Option<usize> {
        let near = |(left, width): &(f32, f32)| (x - left - width).abs() <= 4.0;
        let column = geometry.columns.iter().position(near)?;
        (!self.grid.columns[column].fixed).then_some(column)
    }

    pub(super) fn drag(
        &self,
        local: &mut Local,
        geometry: &Geometry<'_>,
        at: Point,
        shell: &mut Shell<'_, Message>,
    ) {
        match local.hold {
            Hold::Nothing => {}
            Hold::Cells => {
                if let Some(spot) = geometry.spot_at(at, local.scroll)
                    && spot != self.grid.state.cursor()
                    && local.hovered != Some(spot)
                {
                    self.say(shell, Event::Goto { spot, extend: true });
                }
            }
            Hold::Bar(held) => {
                let track = geometry.track();
                if let Some(thumb) = draw::thumb(geometry, local.scroll.y) {
                    let part = (at.y - held - track.y) / (track.height - thumb.height).max(1.0);
                    let all = geometry.content.height - geometry.body.height;
                    local.scroll.y = part.clamp(0.0, 1.0) * all;
                    shell.request_redraw();
                }
            }
            Hold::Edge { column, from, width } => {
                let width = (width + at.x - from).round().max(32.0);
                if self.grid.columns.get(column).is_some_and(|c| c.width != width) {
                    self.say(shell, Event::Resize { column, width });
                }
            }
        }
    }
}
