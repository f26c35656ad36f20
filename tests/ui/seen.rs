//! What the window shows, as the widgets themselves tell it: texts with their places, and controls
//! in the order of Tab. What a grid draws in its cells, and text of several faces (a banner's), is not
//! told; tests read what lies behind it.

use iced::advanced::widget::Id;
use iced::advanced::widget::operation::{Focusable, Operation, Scrollable, TextInput};
use iced::{Point, Rectangle, Size, Vector};

/// A control that Tab reaches.
#[derive(Debug, Clone, PartialEq)]
pub struct Control {
    pub id: Option<Id>,
    /// Where it stands in the page, unscrolled.
    pub bounds: Rectangle,
    /// Where it is seen in the window.
    pub place: Option<Rectangle>,
    pub focused: bool,
}

impl Control {
    pub fn is(&self, id: &'static str) -> bool {
        self.id == Some(Id::new(id))
    }
}

/// Everything at one moment.
pub struct Seen {
    texts: Vec<(String, Option<Rectangle>)>,
    pub controls: Vec<Control>,
    /// How far what is being walked through is scrolled, and the part of the window it is seen in.
    around: Vec<(Vector, Rectangle)>,
    pending: Option<(Vector, Rectangle)>,
}

impl Seen {
    pub fn new(window: Size) -> Self {
        let all = (Vector::ZERO, Rectangle::new(Point::ORIGIN, window));
        Self { texts: Vec::new(), controls: Vec::new(), around: vec![all], pending: None }
    }

    /// Where this text is seen, whole.
    pub fn place(&self, text: &str) -> Option<Rectangle> {
        self.texts.iter().find(|(shown, _)| shown == text).and_then(|(_, place)| *place)
    }

    pub fn contains(&self, text: &str) -> bool {
        self.texts.iter().any(|(shown, _)| shown.contains(text))
    }

    pub fn words(&self) -> Vec<&str> {
        self.texts.iter().map(|(text, _)| text.as_str()).collect()
    }

    /// Whether the focused control holds this text.
    pub fn focus_is_on(&self, text: &str) -> bool {
        let place = self.focused().and_then(|control| control.place);
        let texts = self.texts.iter().filter(|(shown, _)| shown == text);
        let mut texts = texts.filter_map(|(_, place)| *place);
        place.is_some_and(|place| texts.any(|text| place.contains(text.center())))
    }

    pub fn focused(&self) -> Option<&Control> {
        self.controls.iter().find(|control| control.focused)
    }

    fn here(&self) -> (Vector, Rectangle) {
        self.around.last().copied().unwrap_or_default()
    }

    fn note(&mut self, text: &str, bounds: Rectangle) {
        let (scrolled, window) = self.here();
        let place = (bounds - scrolled).intersection(&window);
        self.texts.push((text.to_owned(), place));
    }
}

impl Operation for Seen {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        match self.pending.take() {
            Some(inner) => {
                self.around.push(inner);
                operate(self);
                self.around.pop();
            }
            None => operate(self),
        }
    }

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        bounds: Rectangle,
        _content_bounds: Rectangle,
        translation: Vector,
        _state: &mut dyn Scrollable,
    ) {
        let (scrolled, window) = self.here();
        let seen = (bounds - scrolled).intersection(&window).unwrap_or_default();
        self.pending = Some((scrolled + translation, seen));
    }

    fn focusable(&mut self, id: Option<&Id>, bounds: Rectangle, state: &mut dyn Focusable) {
        let (scrolled, window) = self.here();
        let place = (bounds - scrolled).intersection(&window);
        self.controls.push(Control { id: id.cloned(), bounds, place, focused: state.is_focused() });
    }

    fn text_input(&mut self, _id: Option<&Id>, bounds: Rectangle, state: &mut dyn TextInput) {
        let text = state.text().to_owned();
        self.note(&text, bounds);
    }

    fn text(&mut self, _id: Option<&Id>, bounds: Rectangle, text: &str) {
        self.note(text, bounds);
    }
}
