//! The grid as the hand meets it: keys and clicks in, actions and cells asked for out.

use std::borrow::Cow;
use std::cell::{Cell as Counter, RefCell};
use std::collections::BTreeMap;

use iced::keyboard::{Modifiers, key::Named};

use super::*;
use crate::desktop::widget::driver::{Driver, Screen};
use crate::desktop::widget::{Choice, Element, Icon, focus_stop, icon, word_starts};

/// A plan with many activities: name, state (chosen), cost, and a locked number.
struct Plan {
    rows: usize,
    typed: BTreeMap<(usize, usize), String>,
    asked: Counter<usize>,
    groups: Vec<usize>,
    columns: Vec<Column<'static>>,
    state: State,
    actions: RefCell<Vec<Action>>,
}

const STATES: [&str; 3] = ["Ej påbörjad", "Pågår", "Klar"];

fn plan(rows: usize) -> Driver<Plan> {
    let columns = vec![
        column("Nr", 36.0),
        column("Aktivitet", 180.0).grow(),
        column("Status", 108.0),
        column("Drift", 64.0).right(),
    ];
    let mut driver = Driver::new(
        Plan {
            rows,
            typed: BTreeMap::new(),
            asked: Counter::new(0),
            groups: Vec::new(),
            columns,
            state: State::default(),
            actions: RefCell::default(),
        },
        (800.0, 600.0),
    );
    driver.focus("plan");
    driver
}

impl Source for Plan {
    fn rows(&self) -> usize {
        self.rows
    }

    fn groups(&self) -> &[usize] {
        &self.groups
    }

    fn cell(&self, row: usize, column: usize) -> Cell<'_> {
        self.asked.set(self.asked.get() + 1);
        match self.typed.get(&(row, column)) {
            Some(text) => Cell::new(text.as_str()),
            None => Cell::new(format!("{row}:{column}")),
        }
    }

    fn edit_text(&self, row: usize, column: usize) -> Option<Cow<'_, str>> {
        match column {
            0 => None,
            2 => Some(STATES[0].into()),
            _ => Some(self.typed.get(&(row, column)).map_or("", String::as_str).into()),
        }
    }

    fn choices(&self, _row: usize, column: usize, typed: &str) -> Vec<Choice<'_>> {
        let states = STATES.into_iter().filter(|state| column == 2 && word_starts(state, typed));
        states.map(Choice::new).collect()
    }
}

#[derive(Debug, Clone)]
enum Message {
    Grid(Event),
    Pressed,
}

impl Screen for Plan {
    type Message = Message;

    fn view(&self) -> Element<'_, Message> {
        let before = focus_stop(icon(Icon::Plus)).on_press(Message::Pressed).height(32);
        let after = focus_stop(icon(Icon::Tick)).on_press(Message::Pressed).height(32);
        let grid = grid(self, &self.columns, &self.state, Message::Grid).id("plan");
        iced::widget::column![before, grid, after].into()
    }

    fn update(&mut self, message: Message) {
        let Message::Grid(event) = message else { return };
        let Some(action) = self.state.update(event) else { return };
        match &action {
            Action::Commit { spot, text, .. } => {
                self.typed.insert((spot.row, spot.column), text.clone());
            }
            Action::Resize { column, width } => self.columns[*column].width = *width,
            Action::Paste { range, rows } => {
                for (down, row) in rows.iter().enumerate() {
                    for (right, text) in row.iter().enumerate() {
                        let at = (range.from.row + down, range.from.column + right);
                        self.typed.insert(at, text.clone());
                    }
                }
            }
            _ => {}
        }
        self.actions.borrow_mut().push(action);
    }
}

impl Plan {
    fn cursor(&self) -> (usize, usize) {
        (self.state.cursor().row, self.state.cursor().column)
    }

    fn typed(&self, row: usize, column: usize) -> Option<&str> {
        self.typed.get(&(row, column)).map(String::as_str)
    }
}

#[test]
fn type_over_a_cell_enter_goes_down_and_tab_goes_on() {
    let mut hand = plan(10);
    hand.tap(Named::ArrowRight);
    hand.write("Nät");
    assert_eq!(hand.screen.state.draft().map(|draft| draft.text.as_str()), Some("Nät"));
    hand.tap(Named::Enter);
    assert_eq!(hand.screen.typed(0, 1), Some("Nät"));
    assert_eq!(hand.screen.cursor(), (1, 1));
    hand.write("Åäö");
    hand.tap(Named::Tab);
    assert_eq!(hand.screen.typed(1, 1), Some("Åäö"));
    assert_eq!(hand.screen.cursor(), (1, 2));
}

#[test]
fn f2_goes_on_where_the_text_ends_and_esc_gives_up() {
    let mut hand = plan(10);
    hand.screen.typed.insert((0, 3), "180".into());
    hand.tap(Named::End);
    hand.tap(Named::F2);
    hand.write("5");
    assert_eq!(hand.screen.state.draft().map(|draft| draft.text.as_str()), Some("1805"));
    hand.tap(Named::Escape);
    assert_eq!(hand.screen.typed(0, 3), Some("180"));
    hand.tap(Named::Enter);
    hand.tap(Named::Backspace);
    hand.tap(Named::Enter);
    assert_eq!(hand.screen.typed(0, 3), Some("18"));
}

#[test]
fn a_cell_with_choices_takes_the_one_that_was_begun() {
    let mut hand = plan(10);
    hand.screen.state.goto(Spot::new(0, 2));
    hand.write("kl");
    hand.tap(Named::Enter);
    assert_eq!(hand.screen.typed(0, 2), Some("Klar"));
    hand.screen.state.goto(Spot::new(1, 2));
    hand.tap(Named::Enter);
    hand.tap(Named::ArrowDown);
    hand.tap(Named::Enter);
    assert_eq!(hand.screen.typed(1, 2), Some("Pågår"));
    let commit = Action::Commit { spot: Spot::new(1, 2), text: "Pågår".into(), choice: Some(1) };
    assert!(hand.screen.actions.borrow().contains(&commit));
}

#[test]
fn tab_walks_the_row_and_leaves_at_its_ends_in_both_directions() {
    let mut hand = plan(1000);
    assert_eq!(hand.focused(), (Some(1), 3));
    for column in 1..4 {
        assert!(hand.tap(Named::Tab));
        assert_eq!(hand.screen.cursor(), (0, column));
    }
    assert!(!hand.tap(Named::Tab));
    assert_eq!(hand.focused().0, Some(2));
    hand.key(Named::Tab, Modifiers::SHIFT);
    assert_eq!(hand.focused().0, Some(1));
    for _ in 0..4 {
        hand.key(Named::Tab, Modifiers::SHIFT);
    }
    assert_eq!(hand.focused().0, Some(0));
}

#[test]
fn leaving_the_grid_keeps_what_was_typed() {
    let mut hand = plan(10);
    hand.screen.state.goto(Spot::new(2, 3));
    hand.write("850");
    hand.click(10.0, 5.0);
    hand.send(&[]);
    assert_eq!(hand.screen.typed(2, 3), Some("850"));
    assert!(hand.screen.state.draft().is_none());
}

#[test]
fn a_locked_cell_opens_instead_of_taking_letters() {
    let mut hand = plan(10);
    hand.write("x");
    assert!(hand.screen.state.draft().is_none());
    hand.tap(Named::Enter);
    assert_eq!(hand.screen.actions.borrow().last(), Some(&Action::Open(Spot::new(0, 0))));
}

#[test]
fn cells_travel_to_excel_and_back() {
    let mut hand = plan(10);
    hand.screen.typed.insert((0, 1), "Nät\tStrand".into());
    hand.screen.typed.insert((1, 1), "Elevdatorer".into());
    hand.tap(Named::ArrowRight);
    hand.key(Named::ArrowDown, Modifiers::SHIFT);
    hand.chord("c");
    assert_eq!(hand.clipboard.0.as_deref(), Some("\"Nät\tStrand\"\nElevdatorer"));
    hand.screen.state.goto(Spot::new(4, 1));
    hand.chord("v");
    assert_eq!(hand.screen.typed(4, 1), Some("Nät\tStrand"));
    assert_eq!(hand.screen.typed(5, 1), Some("Elevdatorer"));
    hand.tap(Named::Delete);
    let range = Range::between(Spot::new(4, 1), Spot::new(4, 1));
    assert_eq!(hand.screen.actions.borrow().last(), Some(&Action::Clear(range)));
}

#[test]
fn a_group_folds_by_key() {
    let mut hand = plan(10);
    hand.screen.groups = vec![0, 4];
    hand.tap(Named::Space);
    assert_eq!(hand.screen.actions.borrow().last(), Some(&Action::Fold(0)));
    hand.tap(Named::ArrowLeft);
    assert_eq!(hand.screen.actions.borrow().len(), 2);
}

#[test]
fn a_click_chooses_a_cell_and_a_double_click_edits_it() {
    let mut hand = plan(10);
    hand.click(300.0, 32.0 + 32.0 + 3.0 * 32.0 + 10.0);
    assert_eq!(hand.screen.cursor(), (3, 1));
    hand.click(300.0, 32.0 + 32.0 + 3.0 * 32.0 + 10.0);
    assert!(hand.screen.state.draft().is_some());
    hand.tap(Named::Escape);
    hand.click(300.0, 32.0 + 10.0);
    assert_eq!(hand.screen.actions.borrow().last(), Some(&Action::Sort(1)));
}

#[test]
fn only_the_rows_in_view_are_asked_for_in_a_grid_of_a_hundred_thousand() {
    let mut hand = plan(100_000);
    hand.screen.asked.set(0);
    hand.key(Named::End, Modifiers::CTRL);
    assert_eq!(hand.screen.cursor(), (99_999, 3));
    hand.draw(crate::desktop::theme::Theme::Light, 1.0);
    let asked = hand.screen.asked.get();
    assert!(asked > 40 && asked < 20 * 4 * 3, "{asked} cells were asked for");
}
