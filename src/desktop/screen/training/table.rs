//! The matrix of gaps: a row for each group under its förvaltning, a column for each system or area that
//! demands something of a group that is shown. Each cell says how many meet the demand, the gap and
//! what closes it; never by colour alone.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::worked::Worked;
use crate::desktop::theme::Tone;
use crate::desktop::widget::Icon;
use crate::desktop::widget::grid::{self, Cell, CellTone, Column, Group, Source, Spot, column};
use crate::record::swedish::compare;
use crate::record::{Administration, CompetenceRequirement, Id, StaffGroup, System};
use crate::workspace::Workspace;
use crate::workspace::gap::{Gap, Known};

/// The width of the groups' names, and of each system.
const NAMES: f32 = 240.0;
const CELLS: f32 = 190.0;

/// What demands something.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum About {
    System(Id<System>),
    Area(String),
}

#[derive(Debug)]
enum Row {
    Administration { id: Option<Id<Administration>>, name: String, note: String },
    Group { id: Id<StaffGroup>, name: String, heads: i64 },
}

/// The worst of what one system demands of one group.
#[derive(Debug, Clone)]
struct Fact {
    requirement: Id<CompetenceRequirement>,
    demanded: i64,
    known: Known,
    lacking: i64,
    /// Whether it is told as it will be, if what is planned is held.
    is_ahead: bool,
    /// How many demands the cell stands for.
    demands: usize,
    closing: Closing,
}

/// What closes a gap.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Closing {
    /// "U1", or the training's name.
    Planned(String),
    /// A training waits for a time.
    Waiting,
    Nothing,
}

/// What stands in the matrix.
#[derive(Debug, Default)]
pub struct Contents {
    abouts: Vec<About>,
    /// The titles of the columns, and the line under each.
    titles: Vec<(String, String)>,
    rows: Vec<Row>,
    groups: Vec<usize>,
    facts: HashMap<(usize, usize), Fact>,
}

/// The matrix, and where one is in it.
#[derive(Debug, Default)]
pub struct Table {
    worked: Arc<Worked>,
    headings: Vec<Column<'static>>,
    widths: HashMap<usize, f32>,
    folded: HashSet<Option<Id<Administration>>>,
    pub grid: grid::State,
}

impl Contents {
    /// Of these gaps, which are in the order of systems and areas. `left` tells how many will lack
    /// each on a later day, where such a day is looked at.
    pub fn of(
        workspace: &Workspace,
        gaps: &[Gap<'_>],
        left: Option<&[i64]>,
        folded: &HashSet<Option<Id<Administration>>>,
    ) -> Self {
        let mut contents = Self::default();
        contents.fill(workspace, gaps, left, folded);
        contents.titles = contents.abouts.iter().map(|about| about.title(workspace)).collect();
        contents
    }

    fn fill(
        &mut self,
        workspace: &Workspace,
        gaps: &[Gap<'_>],
        left: Option<&[i64]>,
        folded: &HashSet<Option<Id<Administration>>>,
    ) {
        let mut places: HashMap<About, usize> = HashMap::new();
        let mut of_group: HashMap<Id<StaffGroup>, Vec<(usize, Fact)>> = HashMap::new();
        for (at, gap) in gaps.iter().enumerate() {
            let about = match gap.requirement.system {
                Some(system) => About::System(system),
                None => About::Area(gap.requirement.area.clone()),
            };
            let place = *places.entry(about.clone()).or_insert_with(|| {
                self.abouts.push(about);
                self.abouts.len() - 1
            });
            let left = left.and_then(|left| left.get(at).copied());
            of_group.entry(gap.group.id).or_default().push((place, fact(gap, left)));
        }
        for (id, groups) in by_administration(workspace, gaps) {
            let lacking: i64 = groups
                .iter()
                .filter_map(|group| of_group.get(&group.id))
                .flatten()
                .map(|(_, fact)| fact.lacking)
                .sum();
            let note = match lacking {
                0 => "inget gap".to_owned(),
                lacking => format!("gap {lacking}"),
            };
            self.groups.push(self.rows.len());
            let name =
                id.map_or_else(|| "Utan förvaltning".to_owned(), |id| workspace.title(id.into()));
            self.rows.push(Row::Administration { id, name, note });
            if folded.contains(&id) {
                continue;
            }
            for group in groups {
                let row = self.rows.len();
                for (place, fact) in of_group.remove(&group.id).into_iter().flatten() {
                    self.facts.entry((row, place)).and_modify(|it| it.join(&fact)).or_insert(fact);
                }
                let (name, heads) = (workspace.group_name(group), group.heads.unwrap_or(0));
                self.rows.push(Row::Group { id: group.id, name, heads });
            }
        }
    }
}

impl About {
    /// What it is called, and the line under that.
    fn title(&self, workspace: &Workspace) -> (String, String) {
        match self {
            Self::System(id) => {
                let system = workspace.get(*id);
                let name = system.map_or(String::new(), |system| system.name.clone());
                (name, workspace.short_name((*id).into()))
            }
            Self::Area(area) => (area.clone(), "område".to_owned()),
        }
    }
}

impl Table {
    /// Shows what has been worked out.
    pub fn take_in(&mut self, worked: Arc<Worked>) {
        self.worked = worked;
        self.head();
    }

    fn contents(&self) -> &Contents {
        &self.worked.contents
    }

    fn head(&mut self) {
        let width = |at: usize, usual| self.widths.get(&at).copied().unwrap_or(usual);
        let first = column("Befattningsgrupp", width(0, NAMES)).unsortable();
        let titles = self.worked.contents.titles.iter().enumerate();
        let rest = titles.map(|(at, (title, note))| {
            column(title.clone(), width(at + 1, CELLS)).note(note.clone()).unsortable()
        });
        self.headings = std::iter::once(first).chain(rest).collect();
    }

    /// Gives a column another width.
    pub fn resize(&mut self, column: usize, width: f32) {
        self.widths.insert(column, width);
        self.head();
    }

    /// The förvaltningar whose groups are folded away.
    pub fn folded(&self) -> &HashSet<Option<Id<Administration>>> {
        &self.folded
    }

    /// Folds or unfolds the förvaltning at a row; takes effect when it has been worked out.
    pub fn fold(&mut self, row: usize) {
        if let Some(Row::Administration { id, .. }) = self.worked.contents.rows.get(row)
            && !self.folded.remove(id)
        {
            self.folded.insert(*id);
        }
    }

    pub fn headings(&self) -> &[Column<'static>] {
        &self.headings
    }

    pub fn is_empty(&self) -> bool {
        self.contents().rows.is_empty()
    }

    /// The requirement of a cell; of a group's own cell none.
    pub fn requirement_at(&self, spot: Spot) -> Option<Id<CompetenceRequirement>> {
        let column = spot.column.checked_sub(1)?;
        self.contents().facts.get(&(spot.row, column)).map(|fact| fact.requirement)
    }

    /// The group of a row.
    pub fn group_at(&self, row: usize) -> Option<Id<StaffGroup>> {
        match self.contents().rows.get(row)? {
            Row::Group { id, .. } => Some(*id),
            Row::Administration { .. } => None,
        }
    }
}

/// The groups that something is demanded of, by förvaltning, in the order of the kommun's bodies.
fn by_administration<'w>(
    workspace: &'w Workspace,
    gaps: &[Gap<'w>],
) -> Vec<(Option<Id<Administration>>, Vec<&'w StaffGroup>)> {
    let mut administrations: Vec<&Administration> = workspace.all().collect();
    administrations.sort_by_key(|it| (it.body, it.id));
    let ids = administrations.iter().map(|it| Some(it.id)).chain([None]);
    ids.filter_map(|id| {
        let mut groups: Vec<&StaffGroup> = Vec::new();
        for gap in gaps.iter().filter(|gap| gap.group.administration == id) {
            if groups.iter().all(|group| group.id != gap.group.id) {
                groups.push(gap.group);
            }
        }
        groups.sort_by(|a, b| compare(&workspace.group_name(a), &workspace.group_name(b)));
        (!groups.is_empty()).then_some((id, groups))
    })
    .collect()
}

fn fact(gap: &Gap<'_>, left: Option<i64>) -> Fact {
    let closing = match gap.planned().next() {
        Some(planned) => Closing::Planned(planned.short().to_owned()),
        None if gap.trainings.is_empty() => Closing::Nothing,
        None => Closing::Waiting,
    };
    Fact {
        requirement: gap.requirement.id,
        demanded: gap.demanded,
        known: gap.known,
        lacking: left.unwrap_or_else(|| gap.lacking()),
        is_ahead: left.is_some(),
        demands: 1,
        closing,
    }
}

impl Fact {
    /// Takes in another demand of the same system on the same group: the worse of them stands.
    fn join(&mut self, other: &Self) {
        let demands = self.demands + other.demands;
        if (other.lacking, other.closing == Closing::Nothing)
            > (self.lacking, self.closing == Closing::Nothing)
        {
            *self = other.clone();
        }
        self.demands = demands;
    }

    /// How many meet it, or will.
    fn meeting(&self) -> i64 {
        if self.is_ahead { self.demanded - self.lacking } else { self.known.met() }
    }

    fn cell(&self) -> Cell<'static> {
        let met = match self.known {
            _ if self.is_ahead => format!("{} av {} väntas", self.meeting(), self.demanded),
            Known::Met(met, _) => format!("{met} av {}", self.demanded),
            Known::Stale(day) => format!("Räknat {day}"),
            Known::Uncounted => "Ej räknat".to_owned(),
        };
        let met = if self.demands > 1 { format!("{met} ({} krav)", self.demands) } else { met };
        let part = self.meeting() as f32 / self.demanded.max(1) as f32;
        let cell = Cell::new(met).meter(part.clamp(0.0, 1.0));
        if self.lacking == 0 {
            return cell.trail(Some(Icon::Tick), "uppfyllt", Tone::Success);
        }
        let gap = format!("gap {}", self.lacking);
        match &self.closing {
            Closing::Planned(name) => cell.trail(None, format!("{gap} {name}"), Tone::Accent),
            Closing::Waiting | Closing::Nothing => {
                let cell = cell.trail(Some(Icon::Warning), gap, Tone::Warning);
                Cell { tone: CellTone::Warning, ..cell }
            }
        }
    }
}

impl Source for Table {
    fn rows(&self) -> usize {
        self.contents().rows.len()
    }

    fn cell(&self, row: usize, column: usize) -> Cell<'_> {
        let Some(Row::Group { name, heads, .. }) = self.contents().rows.get(row) else {
            return Cell::default();
        };
        match column.checked_sub(1) {
            None => Cell::new(name.as_str()).note(match heads {
                1 => "1 person".to_owned(),
                heads => format!("{heads} personer"),
            }),
            Some(at) => match self.contents().facts.get(&(row, at)) {
                Some(fact) => fact.cell(),
                None => Cell::muted("Inget krav"),
            },
        }
    }

    fn groups(&self) -> &[usize] {
        &self.contents().groups
    }

    fn group(&self, row: usize) -> Group<'_> {
        match self.contents().rows.get(row) {
            Some(Row::Administration { id, name, note }) => Group {
                title: name.as_str().into(),
                note: note.as_str().into(),
                folded: self.folded.contains(id),
            },
            _ => Group::default(),
        }
    }
}
