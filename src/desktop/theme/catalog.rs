//! What iced's own widgets look like when nobody says otherwise.
//!
//! Each class is a boxed closure, so that a screen could style one by hand; none should need to.

use iced::widget::{
    button, container, overlay, pane_grid, pick_list, rule, scrollable, svg, text, text_editor,
    text_input,
};
use iced::{Background, Border, Color, Shadow, border};

use super::{RADIUS, Theme, fade};

macro_rules! catalog {
    ($module:ident, $default:expr) => {
        impl $module::Catalog for Theme {
            type Class<'a> = Box<dyn Fn(&Theme) -> $module::Style + 'a>;

            fn default<'a>() -> Self::Class<'a> {
                Box::new($default)
            }

            fn style(&self, class: &Self::Class<'_>) -> $module::Style {
                class(self)
            }
        }
    };
    ($module:ident, status, $default:expr) => {
        impl $module::Catalog for Theme {
            type Class<'a> = Box<dyn Fn(&Theme, $module::Status) -> $module::Style + 'a>;

            fn default<'a>() -> Self::Class<'a> {
                Box::new($default)
            }

            fn style(&self, class: &Self::Class<'_>, status: $module::Status) -> $module::Style {
                class(self, status)
            }
        }
    };
}

catalog!(text, |_| text::Style::default());
catalog!(container, |_| container::Style::default());
catalog!(svg, status, |_, _| svg::Style::default());
catalog!(scrollable, status, scroll);
catalog!(text_input, status, input);
catalog!(text_editor, status, editor);
catalog!(button, status, press);
catalog!(rule, |theme| rule::Style {
    color: theme.tokens().line,
    radius: 0.0.into(),
    fill_mode: rule::FillMode::Full,
    snap: true,
});

impl pane_grid::Catalog for Theme {
    type Class<'a> = Box<dyn Fn(&Theme) -> pane_grid::Style + 'a>;

    fn default<'a>() -> <Self as pane_grid::Catalog>::Class<'a> {
        Box::new(|theme| {
            let tokens = theme.tokens();
            pane_grid::Style {
                hovered_region: pane_grid::Highlight {
                    background: tokens.accent_soft.into(),
                    border: Border::default(),
                },
                picked_split: pane_grid::Line { color: tokens.accent, width: 2.0 },
                hovered_split: pane_grid::Line { color: tokens.edge, width: 2.0 },
            }
        })
    }

    fn style(&self, class: &<Self as pane_grid::Catalog>::Class<'_>) -> pane_grid::Style {
        class(self)
    }
}

impl overlay::menu::Catalog for Theme {
    type Class<'a> = ();

    fn default<'a>() -> <Self as overlay::menu::Catalog>::Class<'a> {}

    fn style(&self, (): &<Self as overlay::menu::Catalog>::Class<'_>) -> overlay::menu::Style {
        let tokens = self.tokens();
        overlay::menu::Style {
            background: tokens.surface.into(),
            border: border::rounded(RADIUS).width(1).color(tokens.edge),
            text_color: tokens.text,
            selected_text_color: tokens.text,
            selected_background: tokens.accent_soft.into(),
            shadow: Shadow::default(),
        }
    }
}

impl pick_list::Catalog for Theme {
    type Class<'a> = ();

    fn default<'a>() -> <Self as pick_list::Catalog>::Class<'a> {}

    fn style(
        &self,
        (): &<Self as pick_list::Catalog>::Class<'_>,
        _status: pick_list::Status,
    ) -> pick_list::Style {
        let tokens = self.tokens();
        pick_list::Style {
            text_color: tokens.text,
            placeholder_color: tokens.text_muted,
            handle_color: tokens.text,
            background: tokens.surface.into(),
            border: border::rounded(RADIUS).width(1).color(tokens.edge),
        }
    }
}

fn press(theme: &Theme, _status: button::Status) -> button::Style {
    button::Style { text_color: theme.tokens().accent, ..button::Style::default() }
}

/// The bar is always there when there is more to see; it never fades.
fn scroll(theme: &Theme, status: scrollable::Status) -> scrollable::Style {
    let tokens = theme.tokens();
    let rail = |active: bool| scrollable::Rail {
        background: None,
        border: Border::default(),
        scroller: scrollable::Scroller {
            background: if active { tokens.edge } else { tokens.mid }.into(),
            border: border::rounded(RADIUS),
        },
    };
    let (vertical, horizontal) = match status {
        scrollable::Status::Active { .. } => (false, false),
        scrollable::Status::Hovered {
            is_vertical_scrollbar_hovered: vertical,
            is_horizontal_scrollbar_hovered: horizontal,
            ..
        } => (vertical, horizontal),
        scrollable::Status::Dragged {
            is_vertical_scrollbar_dragged: vertical,
            is_horizontal_scrollbar_dragged: horizontal,
            ..
        } => (vertical, horizontal),
    };
    scrollable::Style {
        container: container::Style::default(),
        vertical_rail: rail(vertical),
        horizontal_rail: rail(horizontal),
        gap: None,
        auto_scroll: scrollable::AutoScroll {
            background: tokens.surface.into(),
            border: border::rounded(RADIUS).width(1).color(tokens.edge),
            shadow: Shadow::default(),
            icon: tokens.text_muted,
        },
    }
}

/// Bare: border, background and focus ring are drawn by the frame around the input.
fn input(theme: &Theme, status: text_input::Status) -> text_input::Style {
    let tokens = theme.tokens();
    text_input::Style {
        background: Background::Color(Color::TRANSPARENT),
        border: Border::default(),
        icon: tokens.text_muted,
        placeholder: tokens.text_muted,
        value: match status {
            text_input::Status::Disabled => tokens.text_faint,
            _ => tokens.text,
        },
        selection: fade(tokens.accent, 0.25),
    }
}

/// Bare, as [`input`].
fn editor(theme: &Theme, status: text_editor::Status) -> text_editor::Style {
    let tokens = theme.tokens();
    text_editor::Style {
        background: Background::Color(Color::TRANSPARENT),
        border: Border::default(),
        placeholder: tokens.text_muted,
        value: match status {
            text_editor::Status::Disabled => tokens.text_faint,
            _ => tokens.text,
        },
        selection: fade(tokens.accent, 0.25),
    }
}
