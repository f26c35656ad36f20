//! What the hand did in a register, as a change: a cell typed in, cells pasted or emptied, a role
//! given to someone. What cannot be read stays in the cell with a sentence, and nothing is lost.

use super::{Action, Content, Extent, Register};
use crate::desktop::arrangement::Arranged;
use crate::desktop::widget::grid::{self, Range, Sort};
use crate::record::{
    AnyId, Assignment, FieldKind, Id, Ids, Kronor, Plan, Record, TrainingStatus, Value,
};
use crate::workspace::Change;

/// The largest paste that is taken in, in cells; beyond it the user is told.
const LARGEST_PASTE: usize = 200_000;

/// What comes in a cell: words to read, or a value as it stands in another cell.
enum Input {
    Typed(String),
    Value(Value),
}

impl Register {
    /// Takes in what the hand did. `ids` makes identities for records that must be added.
    pub fn update(&mut self, event: grid::Event, ids: &mut Ids) -> Action {
        match self.grid.update(event) {
            None | Some(grid::Action::Drafted) => Action::None,
            Some(grid::Action::Moved) => Action::Moved,
            Some(grid::Action::Commit { spot, text, choice }) => {
                let text = self.with_choice(spot, text, choice);
                self.commit("Ändrade", &[(spot.row, spot.column, Input::Typed(text))], ids)
            }
            Some(grid::Action::Paste { range, rows }) => self.paste(range, &rows, ids),
            Some(grid::Action::Clear(range)) => self.clear(range, ids),
            Some(grid::Action::FillDown(range)) => self.fill_down(range, ids),
            Some(grid::Action::Sort(column)) => {
                let Some(by) = self.sheet.columns.get(column).map(|shape| shape.content) else {
                    return Action::None;
                };
                self.sort_by(Some(match self.sort {
                    Some((sorted, Sort::Ascending)) if sorted == by => (by, Sort::Descending),
                    _ => (by, Sort::Ascending),
                }));
                Action::Moved
            }
            Some(grid::Action::Resize { column, width }) => {
                let Some(shape) = self.sheet.columns.get_mut(column) else { return Action::None };
                shape.width = width;
                let name = shape.content.name();
                self.head();
                Action::Arranged(Arranged::Width(name, width))
            }
            Some(grid::Action::Fold(row)) => {
                self.fold(row);
                Action::Moved
            }
            Some(grid::Action::Edit(spot)) => {
                use grid::Source;
                if let Some(text) = self.edit_text(spot.row, spot.column) {
                    let text = text.into_owned();
                    self.grid.edit(text);
                }
                Action::None
            }
            Some(grid::Action::Open(spot)) => {
                self.id_at(spot.row).map_or(Action::None, Action::Open)
            }
        }
    }

    /// In a cell of several, a choice replaces the part that was being typed.
    fn with_choice(&self, spot: grid::Spot, text: String, choice: Option<usize>) -> String {
        let several =
            self.sheet.columns.get(spot.column).is_some_and(|shape| match shape.content {
                Content::Field(key) => matches!(key.field().kind, FieldKind::References(_)),
                Content::Role(_) | Content::Deputy(_) => true,
                _ => false,
            });
        if choice.is_none() || !several {
            return text;
        }
        let typed = self.grid.draft().map_or("", |draft| draft.text.as_str());
        match typed.rsplit_once(';') {
            Some((before, _)) => format!("{before}; {text}"),
            None => text,
        }
    }

    /// Reads a cell's text as its value.
    pub(super) fn read_cell(
        &self,
        record: &Record,
        content: Content,
        typed: &str,
    ) -> Result<Value, String> {
        let unit = self.sheet.workspace.amount_unit();
        match content {
            Content::Field(key) => {
                self.sheet.workspace.read(key, typed, self.sheet.when.today, Some(record))
            }
            Content::Year(..) if typed.trim().is_empty() => Ok(Value::Empty),
            Content::Year(..) => Kronor::parse(typed, unit).map(Value::Kronor),
            Content::YearText(..) if typed.trim().is_empty() => Ok(Value::Empty),
            Content::YearText(..) => Ok(Value::Text(typed.trim().to_owned())),
            Content::Bearers(_) | Content::Derived(_) => {
                Err("Uppgiften räknas fram ur andra poster.".to_owned())
            }
            Content::Role(_) => {
                self.sheet.workspace.read(Assignment::holders, typed, self.sheet.when.today, None)
            }
            Content::Deputy(_) => {
                self.sheet.workspace.read(Assignment::deputies, typed, self.sheet.when.today, None)
            }
        }
    }

    /// One change of all cells that can be read; the others keep what was typed. `verb` says what
    /// was done with them.
    fn commit(&mut self, verb: &str, cells: &[(usize, usize, Input)], ids: &mut Ids) -> Action {
        let mut whole: Option<Change> = None;
        let mut workspace = self.sheet.workspace.clone();
        let mut unread = 0;
        for (row, column, input) in cells {
            let (Some(id), Some(shape)) =
                (self.id_at(*row), self.sheet.columns.get(*column).cloned())
            else {
                continue;
            };
            let Some(record) = workspace.record(id).cloned() else { continue };
            let place = (id.uuid, shape.content);
            let read = match (self.sheet.refusal(&record, shape.content), input) {
                (Some(sentence), _) => Err(sentence),
                (None, Input::Typed(typed)) => self.read_cell(&record, shape.content, typed),
                (None, Input::Value(value)) => Ok(value.clone()),
            };
            let value = match (read, input) {
                (Ok(value), _) => value,
                (Err(_), Input::Value(_)) => continue,
                (Err(sentence), Input::Typed(typed)) => {
                    unread += 1;
                    self.unread.insert(place, (typed.clone(), sentence));
                    continue;
                }
            };
            self.unread.remove(&place);
            let name = format!(
                "{verb} {} för {}",
                lowered(&shape.heading),
                self.sheet.workspace.change_name(id)
            );
            let change = match shape.content {
                Content::Field(key) => workspace.set(name, id, key, value),
                Content::Year(key, year) => {
                    workspace.set(name, id, key, with_year(record.value(key.index), year, value))
                }
                Content::YearText(key, year) => workspace.set(
                    name,
                    id,
                    key,
                    with_year_text(record.value(key.index), year, value),
                ),
                Content::Role(_) | Content::Deputy(_) => {
                    let Some(post) = shape.content.post(id) else { continue };
                    let seated = match value {
                        Value::References(seated) => seated,
                        _ => Vec::new(),
                    };
                    Ok(workspace.appointment(name, post, seated, self.sheet.when.today, ids))
                }
                Content::Bearers(_) | Content::Derived(_) => continue,
            };
            let applied = change.and_then(|change| workspace.apply(&change).map(|()| change));
            match applied {
                Ok(change) => {
                    whole = Some(match whole {
                        Some(earlier) => earlier.then(&change),
                        None => change,
                    });
                }
                Err(error) => return Action::Tell(format!("Ändringen gjordes inte: {error}.")),
            }
        }
        let count = cells.len() - unread;
        match whole {
            Some(mut change) => {
                if count > 1 {
                    change.name = format!("{verb} {count} celler");
                }
                Action::Commit(change, None)
            }
            None if unread > 1 => {
                Action::Tell(format!("{unread} celler gick inte att läsa och är markerade."))
            }
            None => Action::None,
        }
    }

    fn paste(&mut self, range: Range, rows: &[Vec<String>], ids: &mut Ids) -> Action {
        let fills = rows.len() == 1 && rows[0].len() == 1;
        let mut cells = Vec::new();
        if fills {
            for row in range.from.row..=range.to.row {
                for column in range.from.column..=range.to.column {
                    cells.push((row, column, Input::Typed(rows[0][0].clone())));
                }
            }
        } else {
            for (down, line) in rows.iter().enumerate() {
                for (across, text) in line.iter().enumerate() {
                    let spot = (range.from.row + down, range.from.column + across);
                    cells.push((spot.0, spot.1, Input::Typed(text.clone())));
                }
            }
        }
        if cells.len() > LARGEST_PASTE {
            return Action::Tell(format!(
                "Det du klistrar in har {} celler. Högst {LARGEST_PASTE} tas in på en gång.",
                cells.len()
            ));
        }
        cells.retain(|(row, column, _)| self.can_be_set(*row, *column));
        self.commit("Ändrade", &cells, ids)
    }

    fn clear(&mut self, range: Range, ids: &mut Ids) -> Action {
        let rows = range.from.row..=range.to.row.min(self.rows.len().saturating_sub(1));
        let cells: Vec<_> = rows
            .flat_map(|row| {
                (range.from.column..=range.to.column)
                    .map(move |column| (row, column, Input::Typed(String::new())))
            })
            .filter(|(row, column, _)| self.can_be_set(*row, *column))
            .collect();
        self.commit("Ändrade", &cells, ids)
    }

    /// The top row's values come in the rows below it; to a row alone, those of the row above.
    fn fill_down(&mut self, range: Range, ids: &mut Ids) -> Action {
        let last = range.to.row.min(self.rows.len().saturating_sub(1));
        let first = if range.from.row == last {
            (0..last).rev().find(|row| self.id_at(*row).is_some())
        } else {
            (range.from.row..=last).find(|row| self.id_at(*row).is_some())
        };
        let Some((top, record)) = first.and_then(|row| Some((row, self.record_at(row)?))) else {
            return Action::None;
        };
        let values = (range.from.column..=range.to.column).filter_map(|column| {
            let content = self.sheet.columns.get(column)?.content;
            Some((column, self.sheet.value(record, content)))
        });
        let values: Vec<_> = values.collect();
        let cells: Vec<_> = (top + 1..=last)
            .flat_map(|row| values.iter().map(move |(column, value)| (row, *column, value)))
            .filter(|(row, column, _)| self.can_be_set(*row, *column))
            .map(|(row, column, value)| (row, column, Input::Value(value.clone())))
            .collect();
        self.commit("Fyllde", &cells, ids)
    }

    /// Whether there is a record, and a value of its own, at that place.
    fn can_be_set(&self, row: usize, column: usize) -> bool {
        let content = self.sheet.columns.get(column).map(|shape| shape.content);
        self.id_at(row).is_some() && content.is_some_and(|content| self.sheet.takes(content))
    }

    /// A change that takes the selected records away; its name says how many parts go with them.
    pub fn removal(&self) -> Option<Change> {
        self.removal_of(&self.selected())
    }

    /// As [`Self::removal`], of these records.
    pub fn removal_of(&self, selected: &[AnyId]) -> Option<Change> {
        let mut name = match selected {
            [] => return None,
            [one] => format!("Tog bort {}", self.sheet.workspace.change_name(*one)),
            several => format!("Tog bort {} {}", several.len(), self.sheet.kind.names().1),
        };
        let mut change = self.sheet.workspace.removal("", selected);
        let gone = change.edits.iter().filter(|edit| edit.after.is_none()).count();
        match gone.saturating_sub(selected.len()) {
            0 => {}
            1 => name += " och 1 del",
            parts => name += &format!(" och {parts} delar"),
        }
        change.name = name;
        Some(change)
    }

    /// A blank record of this register, with what its extent demands filled in.
    pub fn blank(&self, uuid: uuid::Uuid) -> Record {
        let mut record = self.sheet.kind.blank(uuid);
        if let Extent::PartsOf(whole, by) = self.sheet.extent {
            // The field takes a reference of that kind: the extent says so.
            let _ = record.set(by.index, Value::Reference(whole));
        }
        if let Extent::OfPlan(plan) = self.sheet.extent {
            self.fill_in_plan(&mut record, plan);
        }
        for name in ["number", "position"] {
            if let Some(key) = self.sheet.kind.field(name)
                && matches!(key.field().kind, FieldKind::Number)
            {
                let _ = record.set(key.index, Value::Number(self.next_number(key.index)));
            }
        }
        if let Record::Assignment(assignment) = &mut record {
            assignment.from = Some(self.sheet.when.today);
        }
        record
    }

    /// What stands in a training plan from the beginning: a training of its administration and time,
    /// or an occasion of the training that one is at.
    fn fill_in_plan(&self, record: &mut Record, plan: Id<Plan>) {
        let workspace = &self.sheet.workspace;
        match record {
            Record::Training(training) => {
                let plan = workspace.get(plan);
                let administration = plan.and_then(|plan| plan.administration);
                *training = workspace.begun_training(training.id, administration);
                training.period = plan.and_then(|plan| plan.period);
                training.status = Some(TrainingStatus::Planned);
            }
            Record::Occasion(occasion) => {
                let here = self.record_at(self.grid.cursor().row).and_then(|record| match record {
                    Record::Occasion(occasion) => occasion.training,
                    _ => None,
                });
                let first = || workspace.trainings(plan).first().map(|training| training.id);
                occasion.training = here.or_else(first);
            }
            _ => {}
        }
    }

    fn next_number(&self, index: usize) -> i64 {
        let numbers =
            (0..self.rows.len()).filter_map(|row| match self.record_at(row)?.value(index) {
                Value::Number(number) => Some(number),
                _ => None,
            });
        numbers.max().unwrap_or(0) + 1
    }
}

fn with_year(years: Value, year: i32, amount: Value) -> Value {
    let mut years = match years {
        Value::YearAmounts(years) => years,
        _ => Default::default(),
    };
    match amount {
        Value::Kronor(amount) => years.0.insert(year, amount),
        _ => years.0.remove(&year),
    };
    if years.is_empty() { Value::Empty } else { Value::YearAmounts(years) }
}

fn with_year_text(years: Value, year: i32, text: Value) -> Value {
    let mut years = match years {
        Value::YearTexts(years) => years,
        _ => Default::default(),
    };
    match text {
        Value::Text(text) => years.0.insert(year, text),
        _ => years.0.remove(&year),
    };
    if years.is_empty() { Value::Empty } else { Value::YearTexts(years) }
}

/// A heading inside a sentence: "status", but "IT-chef".
fn lowered(heading: &str) -> String {
    crate::workspace::show::in_sentence(heading).into_owned()
}
