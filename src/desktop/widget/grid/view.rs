//! The grid as a widget: it lays out the one text input it may have, turns keys and pointer into
//! events, and leaves the drawing to its neighbour.

use std::rc::Rc;

use iced::advanced::widget::operation::{Focusable, Operation};
use iced::advanced::widget::{Tree, tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, layout, mouse, overlay, renderer};
use iced::keyboard::{self};
use iced::widget::text_input;
use iced::{Length, Padding, Point, Rectangle, Size, Vector, alignment, touch, window};

use super::draw;
use super::geometry::{Geometry, Measures};
use super::movement::{Motion, Spot};
use super::pointer::Hold;
use super::source::{Align, Column, Reading, Source};
use super::state::{Draft, Event, State};
use crate::desktop::theme::{CELL_LINE, Theme, size, space};
use crate::desktop::widget::frame::is_chord;
use crate::desktop::widget::menu::{Menu, Position};
use crate::desktop::widget::popover::popover;
use crate::desktop::widget::{Choice, Element, Id};

/// A grid over `source`. Fills the room it is given, unless [`Grid::height`] says otherwise.
pub fn grid<'a, Message: Clone + 'a>(
    source: &'a dyn Source,
    columns: &'a [Column<'a>],
    state: &'a State,
    on_event: impl Fn(Event) -> Message + 'a,
) -> Grid<'a, Message> {
    Grid {
        source,
        columns,
        state,
        on_event: Rc::new(on_event),
        lines: 1,
        row_height: None,
        margin: space::L,
        ruled: false,
        height: Length::Fill,
        id: None,
    }
}

/// See [`grid`].
pub struct Grid<'a, Message> {
    pub(super) source: &'a dyn Source,
    pub(super) columns: &'a [Column<'a>],
    pub(super) state: &'a State,
    on_event: Rc<dyn Fn(Event) -> Message + 'a>,
    lines: u8,
    row_height: Option<f32>,
    margin: f32,
    ruled: bool,
    height: Length,
    id: Option<Id>,
}

impl<'a, Message: Clone + 'a> Grid<'a, Message> {
    /// Lines of text in a row: one makes rows of 32 px, two of 48 px. Texts wrap to them.
    pub fn lines(mut self, lines: u8) -> Self {
        self.lines = lines.max(1);
        self
    }

    /// Another height of the rows, as 40 px in a matrix of competence.
    pub fn row_height(mut self, height: f32) -> Self {
        self.row_height = Some(height);
        self
    }

    /// The page margin that the first column carries. 16 if nothing is said.
    pub fn margin(mut self, margin: f32) -> Self {
        self.margin = margin;
        self
    }

    /// Lines between the columns, as in a matrix.
    pub fn ruled(mut self, ruled: bool) -> Self {
        self.ruled = ruled;
        self
    }

    /// `Length::Shrink` makes the grid as high as its rows.
    pub fn height(mut self, height: impl Into<Length>) -> Self {
        self.height = height.into();
        self
    }

    /// Names the grid, so that it can be focused.
    pub fn id(mut self, id: impl Into<Id>) -> Self {
        self.id = Some(id.into());
        self
    }
}

impl<'a, Message: Clone + 'a> From<Grid<'a, Message>> for Element<'a, Message> {
    fn from(grid: Grid<'a, Message>) -> Self {
        let row_height = grid.row_height.unwrap_or(match grid.lines {
            1 => size::CONTROL,
            lines => f32::from(lines) * CELL_LINE.line + 12.0,
        });
        let has_totals = (0..grid.columns.len()).any(|column| grid.source.total(column).is_some());
        let draft = grid.state.draft();
        let reading = draft.map_or(Reading::AsTyped, |draft| {
            grid.source.read(draft.spot.row, draft.spot.column, &draft.text)
        });
        let choices = draft.map_or_else(Vec::new, |draft| {
            let typed = if draft.is_changed() { draft.text.as_str() } else { "" };
            grid.source.choices(draft.spot.row, draft.spot.column, typed)
        });
        let matches = (0..choices.len()).collect();
        let edit = draft.map(|draft| edit_input(&grid, draft));
        Element::new(View { grid, row_height, has_totals, reading, choices, matches, edit })
    }
}

fn edit_input<'a, Message: Clone + 'a>(
    grid: &Grid<'a, Message>,
    draft: &Draft,
) -> Element<'a, Message> {
    let right = grid.columns.get(draft.spot.column).is_some_and(|c| c.align == Align::Right);
    let left = if draft.spot.column == 0 { grid.margin } else { 6.0 };
    let on_event = grid.on_event.clone();
    text_input::TextInput::new("", &draft.text)
        .on_input(move |text| on_event(Event::Draft(text)))
        .size(CELL_LINE.size)
        .line_height(CELL_LINE.line_height())
        .padding(Padding::from([0.0, 6.0]).left(left))
        .align_x(if right { alignment::Horizontal::Right } else { alignment::Horizontal::Left })
        .width(Length::Fill)
        .into()
}

/// The grid, with what follows from its state worked out once for each view.
pub(super) struct View<'a, Message> {
    pub(super) grid: Grid<'a, Message>,
    row_height: f32,
    has_totals: bool,
    reading: Reading,
    pub(super) choices: Vec<Choice<'a>>,
    matches: Vec<usize>,
    edit: Option<Element<'a, Message>>,
}

/// What lives in the widget tree: the scroll, the focus, the pointer.
#[derive(Debug, Default)]
pub(super) struct Local {
    pub(super) focused: bool,
    pub(super) by_keyboard: bool,
    /// The edit has been committed because the focus left; waits for the next view.
    pub(super) left: bool,
    pub(super) scroll: Vector,
    /// The cursor that was last brought into view.
    pub(super) revealed: Option<Spot>,
    pub(super) edited: Option<Spot>,
    pub(super) hovered: Option<Spot>,
    pub(super) hold: Hold,
    pub(super) last_click: Option<mouse::Click>,
    pub(super) menu: Position,
    /// Whether the list was moved in, so that Enter means the highlighted choice.
    pub(super) looked: bool,
    pub(super) typed: String,
    /// Shift is held: a press selects.
    pub(super) shift: bool,
}

impl Focusable for Local {
    fn is_focused(&self) -> bool {
        self.focused
    }

    fn focus(&mut self) {
        self.focused = true;
        self.by_keyboard = true;
    }

    fn unfocus(&mut self) {
        self.focused = false;
        self.hold = Hold::Nothing;
    }
}

type InputState = text_input::State<<iced::Renderer as iced::advanced::text::Renderer>::Paragraph>;

impl<'a, Message: Clone + 'a> View<'a, Message> {
    fn measures(&self) -> Measures<'a> {
        Measures {
            columns: self.grid.columns,
            margin: self.grid.margin,
            row_height: self.row_height,
            rows: self.grid.source.rows(),
            groups: self.grid.source.groups(),
            has_totals: self.has_totals,
        }
    }

    pub(super) fn say(&self, shell: &mut Shell<'_, Message>, event: Event) {
        shell.publish((self.grid.on_event)(event));
    }

    fn picture(&self) -> draw::Picture<'_> {
        draw::Picture {
            source: self.grid.source,
            columns: self.grid.columns,
            state: self.grid.state,
            margin: self.grid.margin,
            ruled: self.grid.ruled,
            two_lines: self.row_height >= 40.0,
            reading: &self.reading,
        }
    }

    pub(super) fn commit(
        &self,
        local: &Local,
        motion: Option<Motion>,
        extent: super::Extent,
        shell: &mut Shell<'_, Message>,
    ) {
        let choice = self.grid.state.draft().and_then(|draft| {
            let must = self.grid.source.must_choose(draft.spot.row, draft.spot.column);
            let meant = local.looked || (must && draft.is_changed());
            let choice = self.choices.get(local.menu.at).filter(|_| meant)?;
            Some((local.menu.at, choice.label.clone().into_owned()))
        });
        self.say(shell, Event::Commit { choice, motion, extent });
    }

    pub(super) fn begin(&self, spot: Spot, shell: &mut Shell<'_, Message>) {
        if spot.row >= self.grid.source.rows() {
            return;
        }
        match self.grid.source.edit_text(spot.row, spot.column) {
            Some(text) => self.say(shell, Event::Edit { spot, text: text.into_owned() }),
            None => self.say(shell, Event::Open(spot)),
        }
    }
}

impl<'a, Message: Clone + 'a> Widget<Message, Theme, iced::Renderer> for View<'a, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<Local>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(Local::default())
    }

    fn children(&self) -> Vec<Tree> {
        Vec::new()
    }

    fn diff(&self, tree: &mut Tree) {
        let local = tree.state.downcast_mut::<Local>();
        let spot = self.grid.state.draft().map(|draft| draft.spot);
        let (Some(edit), Some(draft)) = (&self.edit, self.grid.state.draft()) else {
            local.edited = None;
            local.left = false;
            tree.children.clear();
            return;
        };
        if local.typed != draft.text {
            draft.text.clone_into(&mut local.typed);
            local.menu = Position::default();
            local.looked = false;
        }
        if local.edited != spot {
            // A cell that is newly edited: its caret stands after what was typed.
            local.edited = spot;
            local.left = false;
            local.looked = false;
            local.menu = Position::default();
            if !draft.is_changed() {
                let at = self.choices.iter().position(|choice| choice.label == draft.text);
                local.menu.set(at.unwrap_or(0), self.choices.len());
            }
            let mut child = Tree::new(edit);
            let input = child.state.downcast_mut::<InputState>();
            input.focus();
            input.move_cursor_to_end();
            tree.children = vec![child];
        } else {
            tree.diff_children(std::slice::from_ref(edit));
        }
    }

    fn size(&self) -> Size<Length> {
        Size::new(Length::Fill, self.grid.height)
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &iced::Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        if tree.children.len() != usize::from(self.edit.is_some()) {
            // The first layout of a tree that was made while a cell was edited.
            self.diff(tree);
        }
        let measures = self.measures();
        let natural = Size::new(limits.max().width, measures.natural_height(limits.max().width));
        let size = limits.resolve(Length::Fill, self.grid.height, natural);
        let geometry = Geometry::new(Rectangle::with_size(size), &measures);
        let local = tree.state.downcast_mut::<Local>();
        let cursor = self.grid.state.cursor();
        if local.revealed != Some(cursor) && geometry.rows > 0 {
            local.revealed = Some(cursor);
            local.scroll = geometry.reveal(cursor, local.scroll);
        }
        local.scroll = geometry.clamp(local.scroll);
        let children = match (&mut self.edit, self.grid.state.draft()) {
            (Some(edit), Some(draft)) => {
                let cell = geometry.cell(draft.spot, local.scroll);
                let limits = layout::Limits::new(Size::ZERO, cell.size());
                let node = edit.as_widget_mut().layout(&mut tree.children[0], renderer, &limits);
                let y = draw::edit_text_top(cell, &self.reading);
                vec![node.move_to(Point::new(cell.x, y))]
            }
            _ => Vec::new(),
        };
        layout::Node::with_children(size, children)
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        _renderer: &iced::Renderer,
        operation: &mut dyn Operation,
    ) {
        let local = tree.state.downcast_mut::<Local>();
        operation.focusable(self.grid.id.as_ref(), layout.bounds(), local);
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &iced::Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        renderer: &iced::Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        viewport: &Rectangle,
    ) {
        let geometry = Geometry::new(layout.bounds(), &self.measures());
        let local = tree.state.downcast_mut::<Local>();
        let editing = self.edit.is_some();
        if editing && !local.focused && !local.left {
            local.left = true;
            self.commit(local, None, geometry.extent(), shell);
        }
        match event {
            iced::Event::Keyboard(keyboard::Event::KeyPressed { key, text, modifiers, .. })
                if local.focused && !shell.is_event_captured() =>
            {
                local.by_keyboard = true;
                let used = if editing {
                    self.edit_key(local, &geometry, key, *modifiers, shell)
                } else {
                    self.cell_key(&geometry, key, text.as_deref(), *modifiers, clipboard, shell)
                };
                if used {
                    shell.capture_event();
                    shell.request_redraw();
                    return;
                }
            }
            iced::Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left))
            | iced::Event::Touch(touch::Event::FingerPressed { .. }) => {
                match cursor.position_over(layout.bounds()) {
                    Some(at) if !shell.is_event_captured() && viewport.contains(at) => {
                        local.focused = true;
                        local.by_keyboard = false;
                        self.press(local, &geometry, at, local.shift, shell);
                        shell.capture_event();
                        shell.request_redraw();
                    }
                    _ => {
                        if local.focused {
                            local.unfocus();
                            shell.request_redraw();
                        }
                    }
                }
            }
            iced::Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left))
            | iced::Event::Touch(touch::Event::FingerLifted { .. }) => {
                local.hold = Hold::Nothing;
            }
            iced::Event::Mouse(mouse::Event::CursorMoved { .. }) => {
                if let Some(at) = cursor.position() {
                    self.drag(local, &geometry, at, shell);
                }
                let over = cursor
                    .position_over(layout.bounds())
                    .and_then(|at| geometry.spot_at(at, local.scroll));
                if over.map(|spot| spot.row) != local.hovered.map(|spot| spot.row) {
                    shell.request_redraw();
                }
                local.hovered = over;
            }
            iced::Event::Mouse(mouse::Event::CursorLeft) if local.hovered.is_some() => {
                local.hovered = None;
                shell.request_redraw();
            }
            iced::Event::Mouse(mouse::Event::WheelScrolled { delta })
                if cursor.is_over(layout.bounds()) && !shell.is_event_captured() =>
            {
                let by = match delta {
                    mouse::ScrollDelta::Lines { x, y } => Vector::new(-x * 60.0, -y * 60.0),
                    mouse::ScrollDelta::Pixels { x, y } => Vector::new(-x, -y),
                };
                let scroll = geometry.clamp(local.scroll + by);
                if scroll != local.scroll {
                    local.scroll = scroll;
                    shell.capture_event();
                    shell.request_redraw();
                    if editing {
                        shell.invalidate_layout();
                    }
                }
            }
            iced::Event::Keyboard(keyboard::Event::ModifiersChanged(modifiers)) => {
                local.shift = modifiers.shift();
            }
            iced::Event::Window(window::Event::Unfocused) => local.hold = Hold::Nothing,
            _ => {}
        }
        let focused = local.focused;
        if let (Some(edit), Some(child)) = (&mut self.edit, layout.children().next())
            && !is_chord(event)
            && (focused || matches!(event, iced::Event::Window(_)))
        {
            edit.as_widget_mut().update(
                &mut tree.children[0],
                event,
                child,
                cursor,
                renderer,
                clipboard,
                shell,
                viewport,
            );
        }
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut iced::Renderer,
        theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        use iced::advanced::Renderer as _;

        let bounds = layout.bounds();
        if !bounds.intersects(viewport) {
            return;
        }
        let local = tree.state.downcast_ref::<Local>();
        let geometry = Geometry::new(bounds, &self.measures());
        let hovered = local.hovered.map(|spot| spot.row);
        let picture = self.picture();
        picture.draw(renderer, theme, &geometry, local.scroll, hovered, local.focused);
        if let (Some(edit), Some(child), Some(draft)) =
            (&self.edit, layout.children().next(), self.grid.state.draft())
        {
            let cell = geometry.cell(draft.spot, local.scroll);
            if !geometry.body.intersects(&cell) {
                return;
            }
            let area = picture.edit_area(cell).intersection(viewport).unwrap_or(cell);
            renderer.with_layer(area, |renderer| {
                picture.edit_box(renderer, theme, cell);
                edit.as_widget().draw(
                    &tree.children[0],
                    renderer,
                    theme,
                    style,
                    child,
                    cursor,
                    &area,
                );
            });
        }
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _viewport: &Rectangle,
        _renderer: &iced::Renderer,
    ) -> mouse::Interaction {
        let local = tree.state.downcast_ref::<Local>();
        if let Hold::Edge { .. } = local.hold {
            return mouse::Interaction::ResizingHorizontally;
        }
        let Some(at) = cursor.position_over(layout.bounds()) else {
            return mouse::Interaction::None;
        };
        let geometry = Geometry::new(layout.bounds(), &self.measures());
        if geometry.header.contains(at) {
            let x = at.x - geometry.header.x + local.scroll.x;
            if self.edge_at(&geometry, x).is_some() {
                mouse::Interaction::ResizingHorizontally
            } else {
                mouse::Interaction::Pointer
            }
        } else {
            mouse::Interaction::Idle
        }
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        _renderer: &iced::Renderer,
        _viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, Theme, iced::Renderer>> {
        let draft = self.grid.state.draft()?;
        if self.choices.is_empty() {
            return None;
        }
        let local = tree.state.downcast_mut::<Local>();
        let geometry = Geometry::new(layout.bounds() + translation, &self.measures());
        let anchor = geometry.cell(draft.spot, local.scroll);
        let extent = geometry.extent();
        let on_event = self.grid.on_event.clone();
        let choices = &self.choices;
        let menu = Menu {
            position: &mut local.menu,
            choices,
            matches: &self.matches,
            selected: choices.iter().position(|choice| choice.label == draft.text),
            width: anchor.width.max(240.0),
            action: None,
            on_pick: Box::new(move |index| {
                let label = choices.get(index).map(|choice| choice.label.clone().into_owned());
                let choice = label.map(|label| (index, label));
                on_event(Event::Commit { choice, motion: None, extent })
            }),
            open: None,
        };
        Some(popover(menu, anchor))
    }
}
