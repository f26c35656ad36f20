//! Icons: sixteen by sixteen, drawn in the colour of the text beside them.
//!
//! The drawings are the SVG files under `resources/icons`. An icon is never the only carrier of a
//! meaning: a word stands beside it, or a tooltip and a command name exist.

use std::sync::LazyLock;

use iced::advanced::{Layout, Widget, layout, mouse, renderer, svg, widget::Tree};
use iced::{Color, Length, Rectangle, Size};

use super::Element;
use crate::desktop::theme::{Theme, Tone, size};

macro_rules! icons {
    ($($(#[$doc:meta])* $name:ident = $file:literal,)*) => {
        /// Every icon. The doc says what it stands for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Icon {
            $($(#[$doc])* $name,)*
        }

        impl Icon {
            /// Every icon, in the order of the drawings.
            pub const ALL: &'static [Icon] = &[$(Icon::$name,)*];

            fn bytes(self) -> &'static [u8] {
                match self {
                    $(Icon::$name => include_bytes!(
                        concat!("../../../resources/icons/", $file, ".svg")
                    ),)*
                }
            }
        }
    };
}

icons! {
    /// Att göra.
    Home = "home",
    /// An IT-plan, a document.
    Plan = "plan",
    /// A training plan.
    Training = "training",
    /// A table, system responsibility.
    Table = "table",
    /// Follow-up.
    Chart = "chart",
    /// An IT-system.
    System = "system",
    /// A person.
    Person = "person",
    /// An acquisition.
    Bag = "bag",
    /// Equipment.
    Box = "box",
    /// A case.
    Folder = "folder",
    /// Team IT.
    People = "people",
    /// Done, saved.
    Tick = "tick",
    /// The kommun and its settings.
    Sliders = "sliders",
    /// Help.
    Help = "help",
    /// All commands.
    Menu = "menu",
    /// Undo.
    Undo = "undo",
    /// Redo.
    Redo = "redo",
    /// Search.
    Search = "search",
    /// An open list or group.
    ChevronDown = "chevron-down",
    /// A list that closes.
    ChevronUp = "chevron-up",
    /// Back.
    ChevronLeft = "chevron-left",
    /// A closed group, forward.
    ChevronRight = "chevron-right",
    /// Leads on.
    ArrowRight = "arrow-right",
    /// Move up.
    ArrowUp = "arrow-up",
    /// Move down.
    ArrowDown = "arrow-down",
    /// Add.
    Plus = "plus",
    /// Close, remove.
    Cross = "cross",
    /// Weight påminnelse.
    Reminder = "reminder",
    /// Choose a date.
    Calendar = "calendar",
    /// Choose columns.
    Columns = "columns",
    /// Filter.
    Filter = "filter",
    /// Export.
    Export = "export",
    /// Copy.
    Copy = "copy",
    /// An attachment.
    Attachment = "attachment",
    /// Print.
    Print = "print",
    /// Opens in another program.
    Open = "open",
    /// The strategy's own words.
    Quote = "quote",
    /// Can be moved.
    Drag = "drag",
    /// Storage does not answer.
    Offline = "offline",
    /// Decided, can not be changed.
    Lock = "lock",
    /// Allowed but empty.
    Gap = "gap",
    /// Ej påbörjad.
    NotStarted = "not-started",
    /// Pågår.
    Ongoing = "ongoing",
    /// Settings.
    Settings = "settings",
    /// History.
    History = "history",
    /// Edit.
    Edit = "edit",
    /// Remove.
    Trash = "trash",
    /// More commands.
    More = "more",
    /// Sorted ascending.
    SortUp = "sort-up",
    /// Sorted descending.
    SortDown = "sort-down",
    /// Weight fel.
    Error = "error",
    /// Weight varning, and Försenad.
    Warning = "warning",
    /// All done.
    Done = "done",
}

static HANDLES: LazyLock<Vec<svg::Handle>> =
    LazyLock::new(|| Icon::ALL.iter().map(|icon| svg::Handle::from_memory(icon.bytes())).collect());

impl Icon {
    /// Draws the icon with its upper left corner at whole pixels of `bounds`.
    pub fn draw(self, renderer: &mut iced::Renderer, bounds: Rectangle, color: Color) {
        use iced::advanced::svg::Renderer as _;

        let handle = HANDLES[self as usize].clone();
        let bounds = Rectangle { x: bounds.x.round(), y: bounds.y.round(), ..bounds };
        renderer.draw_svg(svg::Svg::new(handle).color(color), bounds, bounds);
    }
}

/// An icon as an element. Its colour is inherited, unless [`IconView::tone`] says otherwise.
pub fn icon(icon: Icon) -> IconView {
    IconView { icon, tone: None, size: size::ICON }
}

/// See [`icon`].
#[derive(Debug, Clone, Copy)]
pub struct IconView {
    icon: Icon,
    tone: Option<Tone>,
    size: f32,
}

impl IconView {
    /// Gives the icon a colour of its own.
    pub fn tone(mut self, tone: Tone) -> Self {
        self.tone = Some(tone);
        self
    }

    /// Another size than 16, in logical pixels.
    pub fn size(mut self, size: f32) -> Self {
        self.size = size;
        self
    }
}

impl<Message> Widget<Message, Theme, iced::Renderer> for IconView {
    fn size(&self) -> Size<Length> {
        Size::new(Length::Fixed(self.size), Length::Fixed(self.size))
    }

    fn layout(
        &mut self,
        _tree: &mut Tree,
        _renderer: &iced::Renderer,
        _limits: &layout::Limits,
    ) -> layout::Node {
        layout::Node::new(Size::new(self.size, self.size))
    }

    fn draw(
        &self,
        _tree: &Tree,
        renderer: &mut iced::Renderer,
        theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        if layout.bounds().intersects(viewport) {
            let color = self.tone.map_or(style.text_color, |tone| tone.color(theme.tokens()));
            self.icon.draw(renderer, layout.bounds(), color);
        }
    }
}

impl<'a, Message: 'a> From<IconView> for Element<'a, Message> {
    fn from(icon: IconView) -> Self {
        Element::new(icon)
    }
}
