//! Which cell is current, what is selected, what is being typed. Owned by the screen.

use super::movement::{Extent, Motion, Range, Spot, moved};
use super::tsv;

/// The grid's state. Plain data: it survives a change of screen.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct State {
    cursor: Spot,
    anchor: Spot,
    draft: Option<Draft>,
}

/// A cell that is being edited.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// Which cell.
    pub spot: Spot,
    /// What is typed so far.
    pub text: String,
    /// What editing began with; `None` when it began by typing over.
    pub(super) before: Option<String>,
}

impl Draft {
    /// Whether anything was typed.
    pub fn is_changed(&self) -> bool {
        self.before.as_ref() != Some(&self.text)
    }
}

/// What the hand did. Made by the grid, given to [`State::update`] by the screen.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// The current cell moves; with `extend` the selection follows.
    Move { motion: Motion, extend: bool, extent: Extent },
    /// A cell becomes current.
    Goto { spot: Spot, extend: bool },
    /// Letters on a cell: begin to edit with them, or go on.
    Type(String),
    /// Begin to edit this cell, which has this text.
    Edit { spot: Spot, text: String },
    /// The text of the cell being edited.
    Draft(String),
    /// Keep what was typed, or the choice that was made, and move.
    Commit { choice: Option<(usize, String)>, motion: Option<Motion>, extent: Extent },
    /// Give up what was typed.
    Cancel,
    /// Text from the clipboard, to be laid out from the selection's corner.
    Paste(String),
    /// Empty the selected cells.
    Clear,
    /// Let the selected cells have what stands in the top row of the selection.
    FillDown,
    /// Sort by a column.
    Sort(usize),
    /// Give a column this width.
    Resize { column: usize, width: f32 },
    /// Fold or unfold the group at this row.
    Fold(usize),
    /// Open what the cell is about.
    Open(Spot),
}

/// What the screen should do.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Another cell is current.
    Moved,
    /// More was typed in the cell being edited. Not a value yet; keep it against a crash.
    Drafted,
    /// A cell was given a text; `choice` is the index among its choices, when one was chosen.
    Commit { spot: Spot, text: String, choice: Option<usize> },
    /// Rows of cells, to be laid out from `range.from`; when `range` is larger than the rows,
    /// a single pasted cell fills it.
    Paste { range: Range, rows: Vec<Vec<String>> },
    /// Cells to empty.
    Clear(Range),
    /// Cells to fill with what stands in the top row; a row alone, with what stands above it.
    FillDown(Range),
    /// Sort by this column, or turn its order.
    Sort(usize),
    /// Remember this width.
    Resize { column: usize, width: f32 },
    /// Fold or unfold the group at this row.
    Fold(usize),
    /// Begin to edit this cell, by [`State::edit`] with the text it has.
    Edit(Spot),
    /// Open what the cell is about.
    Open(Spot),
}

impl State {
    /// The current cell.
    pub fn cursor(&self) -> Spot {
        self.cursor
    }

    /// The selected cells; the current one alone when nothing more is selected.
    pub fn selection(&self) -> Range {
        Range::between(self.anchor, self.cursor)
    }

    /// The cell being edited.
    pub fn draft(&self) -> Option<&Draft> {
        self.draft.as_ref()
    }

    /// Makes a cell current, as when a finding leads to it. What was typed elsewhere is given up;
    /// commit first.
    pub fn goto(&mut self, spot: Spot) {
        *self = Self { cursor: spot, anchor: spot, draft: None };
    }

    /// Begins to edit the current cell, which has this text, unless one is being edited.
    pub fn edit(&mut self, text: String) {
        if self.draft.is_none() {
            let before = Some(text.clone());
            self.draft = Some(Draft { spot: self.cursor, text, before });
            self.anchor = self.cursor;
        }
    }

    /// Takes in what the hand did.
    pub fn update(&mut self, event: Event) -> Option<Action> {
        match event {
            Event::Move { motion, extend, extent } => {
                self.place(moved(self.cursor, motion, extent), extend)
            }
            Event::Goto { spot, extend } => self.place(spot, extend),
            Event::Type(text) => {
                match &mut self.draft {
                    Some(draft) => draft.text.push_str(&text),
                    None => self.draft = Some(Draft { spot: self.cursor, text, before: None }),
                }
                self.anchor = self.cursor;
                Some(Action::Drafted)
            }
            // On a busy machine a move and a beginning come together: the text is then that of the
            // cell before, and the one that is current now is asked for.
            Event::Edit { spot, .. } if spot != self.cursor => Some(Action::Edit(self.cursor)),
            Event::Edit { text, .. } => {
                self.edit(text);
                None
            }
            Event::Draft(text) => {
                let draft = self.draft.as_mut()?;
                draft.text = text;
                Some(Action::Drafted)
            }
            Event::Commit { choice, motion, extent } => {
                let draft = self.draft.take()?;
                let from = self.cursor;
                if let Some(motion) = motion {
                    self.place(moved(draft.spot, motion, extent), false);
                }
                match choice {
                    Some((index, text)) => {
                        Some(Action::Commit { spot: draft.spot, text, choice: Some(index) })
                    }
                    None if draft.is_changed() => {
                        Some(Action::Commit { spot: draft.spot, text: draft.text, choice: None })
                    }
                    None => (self.cursor != from).then_some(Action::Moved),
                }
            }
            Event::Cancel => {
                self.draft = None;
                None
            }
            Event::Paste(text) => {
                let rows = tsv::decode(&text);
                (!rows.is_empty()).then(|| Action::Paste { range: self.selection(), rows })
            }
            Event::Clear => Some(Action::Clear(self.selection())),
            Event::FillDown => Some(Action::FillDown(self.selection())),
            Event::Sort(column) => Some(Action::Sort(column)),
            Event::Resize { column, width } => Some(Action::Resize { column, width }),
            Event::Fold(row) => Some(Action::Fold(row)),
            Event::Open(spot) => Some(Action::Open(spot)),
        }
    }

    fn place(&mut self, spot: Spot, extend: bool) -> Option<Action> {
        let before = self.cursor;
        self.cursor = spot;
        if !extend {
            self.anchor = spot;
        }
        (before != spot).then_some(Action::Moved)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXTENT: Extent = Extent { rows: 10, columns: 4, page: 5 };

    fn commit(motion: Motion) -> Event {
        Event::Commit { choice: None, motion: Some(motion), extent: EXTENT }
    }

    #[test]
    fn keys_that_arrive_in_one_breath_are_all_heard() {
        let mut state = State::default();
        state.update(Event::Type("9".into()));
        state.update(Event::Type("5".into()));
        let action = state.update(commit(Motion::Down));
        let text = "95".to_owned();
        assert_eq!(action, Some(Action::Commit { spot: Spot::new(0, 0), text, choice: None }));
        assert_eq!(state.cursor(), Spot::new(1, 0));
    }

    #[test]
    fn a_cell_opened_and_left_unchanged_is_not_a_change() {
        let mut state = State::default();
        state.update(Event::Edit { spot: Spot::new(0, 0), text: "180".into() });
        assert_eq!(state.update(commit(Motion::Next)), Some(Action::Moved));
        assert_eq!(state.cursor(), Spot::new(0, 1));
    }

    #[test]
    fn a_cell_is_never_opened_with_the_text_of_the_one_before() {
        let mut state = State::default();
        let right = Event::Move { motion: Motion::Right, extend: false, extent: EXTENT };
        state.update(right);
        let late = Event::Edit { spot: Spot::new(0, 0), text: "SYS-025".into() };
        assert_eq!(state.update(late), Some(Action::Edit(Spot::new(0, 1))));
        assert!(state.draft().is_none());
        state.edit("Pascal".into());
        assert_eq!(state.draft().map(|draft| draft.text.as_str()), Some("Pascal"));
    }

    #[test]
    fn typing_over_with_the_same_text_is_kept_and_esc_gives_up() {
        let mut state = State::default();
        state.update(Event::Type("1".into()));
        state.update(Event::Cancel);
        assert_eq!(state.update(commit(Motion::Down)), None);
        assert_eq!(state.cursor(), Spot::new(0, 0));
    }

    #[test]
    fn shift_selects_and_a_plain_move_lets_go() {
        let mut state = State::default();
        let down = |extend| Event::Move { motion: Motion::Down, extend, extent: EXTENT };
        state.update(down(true));
        state.update(down(true));
        assert_eq!(state.selection(), Range { from: Spot::new(0, 0), to: Spot::new(2, 0) });
        state.update(down(false));
        assert!(state.selection().is_single());
    }
}
