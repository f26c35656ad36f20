//! Type sizes, spacing and measures, in logical pixels. Zoom scales them all together.

use iced::Pixels;
use iced::advanced::text::LineHeight;

/// One step of the type scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Type {
    /// The size of the letters.
    pub size: f32,
    /// The height of a line.
    pub line: f32,
}

impl Type {
    /// The line height as iced wants it.
    pub fn line_height(self) -> LineHeight {
        LineHeight::Absolute(Pixels(self.line))
    }
}

/// The home screen and first start; at most one a window. Semibold.
pub const TITLE: Type = Type { size: 26.0, line: 32.0 };
/// The object's name, a chapter, a dialog's title. Semibold.
pub const HEADING: Type = Type { size: 20.0, line: 28.0 };
/// A section on a page, a block in a panel. Semibold.
pub const SUBHEADING: Type = Type { size: 16.0, line: 24.0 };
/// Everything read or written.
pub const BODY: Type = Type { size: 14.0, line: 20.0 };
/// Labels, help, errors, chips, the second line of a row, key caps.
pub const SMALL: Type = Type { size: 13.0, line: 18.0 };
/// Body text in rows of two lines.
pub const CELL_LINE: Type = Type { size: 14.0, line: 18.0 };

/// The radius of controls, chips, navigation rows, banners and toasts.
pub const RADIUS: f32 = 4.0;
/// The radius of cards and dialogs.
pub const RADIUS_CARD: f32 = 6.0;

/// Distances. Nothing in the window uses another.
pub mod space {
    /// Between an icon and its word in a chip.
    pub const XS: f32 = 4.0;
    /// Between icon and text, inside cells and fields.
    pub const S: f32 = 8.0;
    /// Between neighbouring controls of different kinds.
    pub const M: f32 = 12.0;
    /// Between columns; the page margin in grid screens.
    pub const L: f32 = 16.0;
    /// Between sections; the page margin on reading screens.
    pub const XL: f32 = 24.0;
    /// The outer margin of a page.
    pub const PAGE: f32 = 32.0;
}

/// Measures of controls and of the shell.
pub mod size {
    /// A field, button, select, navigation row, grid row.
    pub const CONTROL: f32 = 32.0;
    /// A chip.
    pub const CHIP: f32 = 24.0;
    /// A filter chip.
    pub const FILTER: f32 = 28.0;
    /// A checkbox or radio, and every icon.
    pub const ICON: f32 = 16.0;
    /// A grid's header.
    pub const GRID_HEADER: f32 = 32.0;
    /// A grid's group row.
    pub const GRID_GROUP: f32 = 28.0;
    /// A grid's totals row.
    pub const GRID_TOTALS: f32 = 36.0;
    /// The status line under a grid.
    pub const STATUS_LINE: f32 = 32.0;
    /// The bar above the work.
    pub const TOP_BAR: f32 = 48.0;
    /// A row of tabs.
    pub const TABS: f32 = 40.0;
    /// Name, state and actions of a plan.
    pub const PLAN_HEADER: f32 = 64.0;
    /// The navigation, open.
    pub const NAVIGATION: f32 = 208.0;
    /// The navigation, folded.
    pub const NAVIGATION_FOLDED: f32 = 56.0;
    /// The chapters of a plan beside the editor.
    pub const OUTLINE: f32 = 204.0;
    /// The side panel with details.
    pub const SIDE_PANEL: f32 = 296.0;
    /// The side panel with the preview.
    pub const SIDE_PANEL_PREVIEW: f32 = 344.0;
    /// The narrowest and widest that the side panel can be dragged.
    pub const SIDE_PANEL_RANGE: (f32, f32) = (280.0, 560.0);
    /// The search field of the top bar.
    pub const SEARCH: f32 = 216.0;
    /// A scrollbar.
    pub const SCROLLBAR: f32 = 8.0;
    /// A dialog, and one that holds a table.
    pub const DIALOG: f32 = 560.0;
    /// A dialog that holds a table.
    pub const DIALOG_WIDE: f32 = 720.0;
    /// A toast.
    pub const TOAST: f32 = 392.0;
}
