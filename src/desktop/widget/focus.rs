//! Moving the focus: Tab in both directions, wrapping, and scrolling the control into view.
//!
//! iced's own `focus_next` stops at the last control and leaves nothing focused; these never do.
//! The shell sends [`next`] and [`previous`] for a Tab that no widget captured.

use std::mem;

use iced::advanced::widget::operation::scrollable::AbsoluteOffset;
use iced::advanced::widget::operation::{self, Focusable, Operation, Outcome, Scrollable};
use iced::advanced::widget::{Id, operate};
use iced::{Rectangle, Task, Vector};

/// Moves the focus to the next control, and from the last to the first.
pub fn next<T: Send + 'static>() -> Task<T> {
    operate(step(Direction::Forward))
}

/// Moves the focus to the previous control, and from the first to the last.
pub fn previous<T: Send + 'static>() -> Task<T> {
    operate(step(Direction::Backward))
}

/// Focuses the control with this id and scrolls it into view. An unknown id blurs.
pub fn to<T: Send + 'static>(id: impl Into<Id>) -> Task<T> {
    operate(operation::then(Place { target: Target::Id(id.into()), seen: 0 }, |()| reveal()))
}

/// Focuses the control with the id `wanted` inside the container `area`, or the first control there
/// when it isn't among them, and scrolls it into view.
pub fn enter<T: Send + 'static>(area: impl Into<Id>, wanted: Option<&'static str>) -> Task<T> {
    let find = Find {
        area: area.into(),
        wanted: wanted.map(Id::new),
        entering: false,
        inside: false,
        first: None,
        found: None,
        seen: 0,
    };
    operate(operation::then(find, |found: Option<usize>| {
        let target = found.map_or(Target::None, Target::Nth);
        operation::then(Place { target, seen: 0 }, |()| reveal())
    }))
}

/// Scrolls the element with this id to where `place` says and leaves the focus where it is.
pub fn show<T: Send + 'static>(id: impl Into<Id>, place: Show) -> Task<T> {
    operate(scroll_to(Locate { wanted: Some(id.into()), place, ..Locate::default() }))
}

/// Where what is scrolled to comes to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Show {
    /// Within what is seen, with the least scrolling.
    #[default]
    Seen,
    /// At the top of what is seen.
    Top,
}

/// Takes the focus from whatever has it.
pub fn clear<T: Send + 'static>() -> Task<T> {
    operate(operation::focusable::unfocus())
}

/// Which way Tab goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Tab.
    Forward,
    /// Shift+Tab.
    Backward,
}

/// The operation behind [`next`] and [`previous`], for tests that run it on an interface.
pub fn step<T: Send + 'static>(direction: Direction) -> impl Operation<T> {
    let count = Count { direction, focused: None, total: 0 };
    operation::then(count, |target: Option<usize>| {
        let target = target.map_or(Target::None, Target::Nth);
        operation::then(Place { target, seen: 0 }, |()| reveal())
    })
}

/// The control to focus, of `total` of which the one at `focused` has the focus now.
/// `None` only when there is nothing to focus.
pub fn wrap(direction: Direction, focused: Option<usize>, total: usize) -> Option<usize> {
    let last = total.checked_sub(1)?;
    Some(match (direction, focused) {
        (Direction::Forward, None) => 0,
        (Direction::Forward, Some(at)) if at >= last => 0,
        (Direction::Forward, Some(at)) => at + 1,
        (Direction::Backward, None | Some(0)) => last,
        (Direction::Backward, Some(at)) => at - 1,
    })
}

struct Count {
    direction: Direction,
    focused: Option<usize>,
    total: usize,
}

impl Operation<Option<usize>> for Count {
    fn focusable(&mut self, _id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        if state.is_focused() {
            self.focused = Some(self.total);
        }
        self.total += 1;
    }

    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<Option<usize>>)) {
        operate(self);
    }

    fn finish(&self) -> Outcome<Option<usize>> {
        Outcome::Some(wrap(self.direction, self.focused, self.total))
    }
}

/// Finds the place of a control among all: the wanted one in an area, or the first there.
struct Find {
    area: Id,
    wanted: Option<Id>,
    entering: bool,
    inside: bool,
    first: Option<usize>,
    found: Option<usize>,
    seen: usize,
}

impl Operation<Option<usize>> for Find {
    fn container(&mut self, id: Option<&Id>, _bounds: Rectangle) {
        self.entering = id == Some(&self.area);
    }

    fn focusable(&mut self, id: Option<&Id>, _bounds: Rectangle, _state: &mut dyn Focusable) {
        if self.inside {
            self.first = self.first.or(Some(self.seen));
            if id.is_some() && id == self.wanted.as_ref() {
                self.found = Some(self.seen);
            }
        }
        self.seen += 1;
    }

    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<Option<usize>>)) {
        if mem::take(&mut self.entering) {
            self.inside = true;
            operate(self);
            self.inside = false;
        } else {
            operate(self);
        }
    }

    fn finish(&self) -> Outcome<Option<usize>> {
        Outcome::Some(self.found.or(self.first))
    }
}

enum Target {
    None,
    Nth(usize),
    Id(Id),
}

struct Place {
    target: Target,
    seen: usize,
}

impl Operation<()> for Place {
    fn focusable(&mut self, id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        let here = match &self.target {
            Target::None => false,
            Target::Nth(nth) => *nth == self.seen,
            Target::Id(target) => id == Some(target),
        };
        match (here, state.is_focused()) {
            (true, false) => state.focus(),
            (false, true) => state.unfocus(),
            _ => {}
        }
        self.seen += 1;
    }

    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<()>)) {
        operate(self);
    }

    fn finish(&self) -> Outcome<()> {
        Outcome::Some(())
    }
}

/// Scrolls every scrollable around the focused control so far that the control is seen.
pub fn reveal<T: Send + 'static>() -> impl Operation<T> {
    scroll_to(Locate::default())
}

fn scroll_to<T: Send + 'static>(locate: Locate) -> impl Operation<T> {
    operation::then(locate, |path: Vec<Shift>| Scroll { path, seen: 0 })
}

/// A scrollable, by its number in the tree, and where it should scroll to.
#[derive(Debug, Clone, Copy)]
struct Shift {
    scrollable: usize,
    to: AbsoluteOffset<Option<f32>>,
}

#[derive(Clone, Copy)]
struct Window {
    number: usize,
    bounds: Rectangle,
    offset: Vector,
}

/// Finds the focused control, or the wanted element, and the scrollables that hold it.
#[derive(Default)]
struct Locate {
    wanted: Option<Id>,
    place: Show,
    pending: Option<Window>,
    around: Vec<Window>,
    seen: usize,
    found: Option<(Rectangle, Vec<Window>)>,
}

impl Operation<Vec<Shift>> for Locate {
    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        bounds: Rectangle,
        _content_bounds: Rectangle,
        translation: Vector,
        _state: &mut dyn Scrollable,
    ) {
        self.pending = Some(Window { number: self.seen, bounds, offset: translation });
        self.seen += 1;
    }

    fn focusable(&mut self, _id: Option<&Id>, bounds: Rectangle, state: &mut dyn Focusable) {
        if self.wanted.is_none() && state.is_focused() {
            self.found = Some((bounds, self.around.clone()));
        }
    }

    fn container(&mut self, id: Option<&Id>, bounds: Rectangle) {
        if self.wanted.is_some() && id == self.wanted.as_ref() {
            self.found = Some((bounds, self.around.clone()));
        }
    }

    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<Vec<Shift>>)) {
        match mem::take(&mut self.pending) {
            Some(window) => {
                self.around.push(window);
                operate(self);
                self.around.pop();
            }
            None => operate(self),
        }
    }

    fn finish(&self) -> Outcome<Vec<Shift>> {
        let Some((target, around)) = &self.found else { return Outcome::None };
        let shift = |window: &Window| {
            // Layout coordinates are unscrolled: what is seen starts at the offset.
            let x =
                fit(target.x - window.bounds.x, target.width, window.offset.x, window.bounds.width);
            let above = target.y - window.bounds.y;
            let y = match self.place {
                Show::Seen => fit(above, target.height, window.offset.y, window.bounds.height),
                Show::Top => Some((above - AIR).max(0.0)),
            };
            (x.is_some() || y.is_some())
                .then_some(Shift { scrollable: window.number, to: AbsoluteOffset { x, y } })
        };
        Outcome::Some(around.iter().filter_map(shift).collect())
    }
}

/// Kept free around what is scrolled to.
const AIR: f32 = 12.0;

/// The offset that brings `start .. start + length` into a window of `extent`, with some air
/// around it; `None` when it is seen already.
fn fit(start: f32, length: f32, offset: f32, extent: f32) -> Option<f32> {
    if start >= offset && start + length <= offset + extent {
        None
    } else if start < offset || length + 2.0 * AIR > extent {
        Some((start - AIR).max(0.0))
    } else {
        Some(start + length + AIR - extent)
    }
}

struct Scroll {
    path: Vec<Shift>,
    seen: usize,
}

impl<T> Operation<T> for Scroll {
    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        _bounds: Rectangle,
        _content_bounds: Rectangle,
        _translation: Vector,
        state: &mut dyn Scrollable,
    ) {
        if let Some(shift) = self.path.iter().find(|shift| shift.scrollable == self.seen) {
            state.scroll_to(shift.to);
        }
        self.seen += 1;
    }

    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<T>)) {
        operate(self);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tab_goes_round_without_a_dead_stop() {
        let mut at = None;
        let seen: Vec<_> = (0..4)
            .map(|_| {
                at = wrap(Direction::Forward, at, 3);
                at.unwrap()
            })
            .collect();
        assert_eq!(seen, [0, 1, 2, 0]);
        assert_eq!(wrap(Direction::Backward, Some(0), 3), Some(2));
        assert_eq!(wrap(Direction::Backward, None, 3), Some(2));
        assert_eq!(wrap(Direction::Forward, None, 0), None);
    }

    #[test]
    fn a_control_is_scrolled_into_view_only_when_it_is_out_of_view() {
        assert_eq!(fit(50.0, 32.0, 0.0, 200.0), None);
        assert_eq!(fit(190.0, 32.0, 0.0, 200.0), Some(34.0));
        assert_eq!(fit(50.0, 32.0, 100.0, 200.0), Some(38.0));
    }
}
