//! The kommun's arms: SVG path data to shapes of the page head.
//!
//! The data come from a file a person chose. A path that cannot be read leaves the arms out: half
//! a coat of arms is worse than none, and the kommun's name stands beside it anyway.

use kurbo::{BezPath, PathEl, Point};

use crate::document::block::Arms;
use crate::typeset::page::{Draw, PathStep};
use crate::typeset::style::{Grid, head};

/// The shapes of the arms in the page's top left, or nothing.
pub fn draw(arms: &Arms, grid: &Grid) -> Vec<Draw> {
    let (width, height) = arms.size;
    if !(width.is_finite() && height.is_finite() && width > 0.0 && height > 0.0) {
        return Vec::new();
    }
    let scale = (head::ARMS_HEIGHT / height).min(head::ARMS_WIDTH_MOST / width);
    let place = |point: Point| {
        (grid.left + point.x as f32 * scale, head::ARMS_TOP + point.y as f32 * scale)
    };
    let shapes: Option<Vec<Draw>> = arms
        .shapes
        .iter()
        .map(|(data, fill)| {
            let steps = steps(&BezPath::from_svg(data).ok()?, place);
            Some(Draw::Shape { steps, fill: *fill })
        })
        .collect();
    let whole = |draws: &Vec<Draw>| draws.iter().all(|draw| is_finite(draw, grid));
    shapes.filter(whole).unwrap_or_default()
}

fn steps(path: &BezPath, place: impl Fn(Point) -> (f32, f32)) -> Vec<PathStep> {
    let mut at = Point::ZERO;
    let mut steps = Vec::with_capacity(path.elements().len());
    for element in path.elements() {
        match *element {
            PathEl::MoveTo(to) => {
                let (x, y) = place(to);
                steps.push(PathStep::Move(x, y));
                at = to;
            }
            PathEl::LineTo(to) => {
                let (x, y) = place(to);
                steps.push(PathStep::Line(x, y));
                at = to;
            }
            PathEl::QuadTo(control, to) => {
                let near = |end: Point| end + (control - end) * (2.0 / 3.0);
                let (first, second) = (near(at), near(to));
                steps.push(PathStep::Curve([place(first), place(second), place(to)]));
                at = to;
            }
            PathEl::CurveTo(first, second, to) => {
                steps.push(PathStep::Curve([place(first), place(second), place(to)]));
                at = to;
            }
            PathEl::ClosePath => steps.push(PathStep::Close),
        }
    }
    steps
}

/// Every point stands on the page; wild numbers would be an invalid file.
fn is_finite(draw: &Draw, grid: &Grid) -> bool {
    let Draw::Shape { steps, .. } = draw else { return true };
    let inside = |(x, y): (f32, f32)| {
        x.is_finite() && y.is_finite() && x.abs() < grid.width && y.abs() < grid.height
    };
    steps.iter().all(|step| match *step {
        PathStep::Move(x, y) | PathStep::Line(x, y) => inside((x, y)),
        PathStep::Curve(points) => points.into_iter().all(inside),
        PathStep::Close => true,
    })
}
