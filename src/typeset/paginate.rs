//! Items to pages: which item stands on which page, and how far down.
//!
//! Pages are filled from the top. What is kept together moves to the next page together; what is
//! kept weakly does so only if it fits on one page at all, and what is kept loosely only if that
//! leaves no large part of the page empty. A table that goes on repeats its header,
//! and its rows part where a new group begins if that is near the page's end (document style §6, §8).

use crate::typeset::item::{Content, Item, Keep, RowPart, Section};
use crate::typeset::style::{self, Grid};

/// Where an item stands: the page's index and the top of its box.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    pub page: usize,
    pub y: f32,
}

/// Where the flow begins.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Start {
    /// On a page of its own after the cover.
    AfterCover(&'static Grid),
    /// On the first page under something that ends at `y` and leaves a gap.
    Under { y: f32, after: f32 },
}

/// The pages, and the place of each item.
#[derive(Debug)]
pub struct Pages {
    pub grids: Vec<&'static Grid>,
    pub places: Vec<Place>,
}

/// Distributes the items. `repeats` is the height of each table's repeated caption and header.
pub fn paginate(items: &[Item], sections: &[Section], repeats: &[f32], start: Start) -> Pages {
    let (grids, cursor) = match start {
        Start::AfterCover(grid) => (vec![grid], None),
        Start::Under { y, after } => (Vec::new(), Some((y, after))),
    };
    let mut filler = Filler {
        items,
        repeats,
        grids,
        places: Vec::with_capacity(items.len()),
        y: 0.0,
        after: 0.0,
        blank: true,
        begun: Vec::new(),
        parted: 0,
    };
    for (number, section) in sections.iter().enumerate() {
        filler.grids.push(section.grid);
        (filler.y, filler.after, filler.blank) = match cursor {
            Some((y, after)) if number == 0 => (y, after, false),
            _ => (section.grid.top, 0.0, true),
        };
        filler.fill(section);
    }
    Pages { grids: filler.grids, places: filler.places }
}

struct Filler<'a> {
    items: &'a [Item<'a>],
    repeats: &'a [f32],
    grids: Vec<&'static Grid>,
    places: Vec<Place>,
    /// Bottom of the last box, the gap it leaves, and whether there is none on the page yet.
    y: f32,
    after: f32,
    blank: bool,
    /// The items that begin what has been kept together, in the section.
    begun: Vec<usize>,
    /// Up to which item nothing is kept loosely any more: it has been parted already.
    parted: usize,
}

impl Filler<'_> {
    fn fill(&mut self, section: &Section) {
        let grid = section.grid;
        let first = self.grids.len() - 1;
        let mut index = section.items.start;
        self.begun.clear();
        while index < section.items.end {
            let fresh = grid.depth() - self.repeat(index);
            let end = section.items.end;
            let loosest = if index < self.parted { Keep::Weak } else { Keep::Loose };
            let alone = (index + 1, self.items[index].height);
            let chain = |keep| self.chain(index, end, keep, fresh);
            let (next, height) = chain(loosest)
                .or_else(|| chain(Keep::Weak))
                .or_else(|| chain(Keep::Strong))
                .unwrap_or(alone);
            if self.blank || self.fits(index, height, grid) {
                self.begun.push(index);
                for item in index..next {
                    self.place(item);
                }
                index = next;
                continue;
            }
            let empty = grid.bottom - self.y > grid.depth() * style::table::EMPTY_MOST;
            let firm = chain(Keep::Weak).filter(|(_, height)| self.fits(index, *height, grid));
            if loosest == Keep::Loose && empty && firm.is_some_and(|(firm, _)| firm < next) {
                self.parted = next;
                continue;
            }
            let at = self.group_break(index, grid).unwrap_or(index);
            self.places.truncate(at);
            self.begun.retain(|begun| *begun < at);
            self.turn_page(at, grid);
            index = at;
        }
        if self.grids.len() - 1 > first {
            self.fill_up_last(section);
        }
    }

    /// A last page with a line or two takes what stands before them along, as long as the page
    /// before keeps most of its own.
    fn fill_up_last(&mut self, section: &Section) {
        let (grid, end) = (section.grid, section.items.end);
        let page = self.grids.len() - 1;
        if self.y - grid.top >= style::LAST_PAGE_LEAST {
            return;
        }
        let keeps = grid.top + grid.depth() * style::LAST_BUT_ONE_LEAST;
        let least = grid.bottom - style::LAST_PAGE_LEAST;
        let moves = |at: &usize| {
            let place = self.places[*at];
            let is_whole = self.row(*at).is_none_or(|row| !row.continues());
            place.page + 1 == page && place.y >= keeps && is_whole
        };
        let mut found = self.begun.iter().rev().copied().filter(moves);
        // Enough to make a page of, or as much as may be taken.
        let Some(mut at) = found.next() else { return };
        for more in found {
            if self.places[at].y <= least {
                break;
            }
            at = more;
        }
        self.places.truncate(at);
        self.grids.pop();
        self.turn_page(at, grid);
        for item in at..end {
            self.place(item);
        }
    }

    /// Whether a box of that height, and the room under it, fits on the rest of the page.
    fn fits(&self, index: usize, height: f32, grid: &Grid) -> bool {
        self.y + self.gap(index) + height + self.items[index].room <= grid.bottom + 0.01
    }

    /// The items from `index` that are kept together, and their height; `None` if it exceeds the
    /// limit.
    fn chain(&self, index: usize, end: usize, keep: Keep, limit: f32) -> Option<(usize, f32)> {
        let mut height = self.items[index].height;
        let mut next = index + 1;
        while next < end && self.items[next - 1].keep >= keep {
            height += gap(self.items[next - 1].after, &self.items[next]) + self.items[next].height;
            next += 1;
            if height > limit {
                break;
            }
        }
        (height <= limit + 0.01).then_some((next, height))
    }

    fn gap(&self, index: usize) -> f32 {
        if self.blank { 0.0 } else { gap(self.after, &self.items[index]) }
    }

    fn place(&mut self, index: usize) {
        let y = self.y + self.gap(index);
        self.places.push(Place { page: self.grids.len() - 1, y });
        self.y = y + self.items[index].height;
        self.after = self.items[index].after;
        self.blank = false;
    }

    fn turn_page(&mut self, index: usize, grid: &'static Grid) {
        self.grids.push(grid);
        (self.y, self.after, self.blank) = (grid.top + self.repeat(index), 0.0, true);
    }

    /// Height of what a page that begins with this item repeats.
    fn repeat(&self, index: usize) -> f32 {
        match &self.items[index].content {
            Content::Row(row) if row.continues() => self.repeats[row.table],
            _ => 0.0,
        }
    }

    /// The row that begins a group in the last third of the page, if the page would break in its
    /// table anyway.
    fn group_break(&self, index: usize, grid: &Grid) -> Option<usize> {
        let broken = self.row(index)?;
        if !broken.continues() {
            return None;
        }
        let page = self.grids.len() - 1;
        let last_third = grid.top + grid.depth() * 2.0 / 3.0;
        let on_page = |at: &usize| {
            self.places[*at].page == page
                && self.row(*at).is_some_and(|row| row.table == broken.table)
        };
        let rows: Vec<usize> = (0..index).rev().take_while(on_page).collect();
        let (early, _) = rows.split_at(rows.len().saturating_sub(2));
        early.iter().copied().find(|at| {
            let free = self.items[at - 1].keep <= Keep::Loose;
            let grouped = self.row(*at).is_some_and(RowPart::starts_group);
            free && grouped && self.places[*at].y > last_third
        })
    }

    fn row(&self, index: usize) -> Option<&RowPart<'_>> {
        match &self.items[index].content {
            Content::Row(row) => Some(row),
            _ => None,
        }
    }
}

/// The gap over an item under one that leaves `after`.
pub fn gap(after: f32, item: &Item) -> f32 {
    if item.exact { item.before } else { item.before.max(after) }
}
