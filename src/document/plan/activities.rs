//! The activities as a timeline and a table (domain §1.1 "Aktivitetstabell"; pictures it-plan-5 and
//! -6). The table says all that the figure shows; columns and their widths: look §6.

use super::PlanPaper;
use crate::document::LeftOut;
use crate::document::block::{
    Align, BarState, Block, Cell, Column, Density, Drawing, Figure, Row, Table, TimelineRow, Width,
};
use crate::document::variant::Shown;
use crate::document::words::{self, NOBODY, NONE, UNKNOWN, UNSET};
use crate::record::date::{in_words, month_name};
use crate::record::{Activity, ActivityStatus, AnyId, ChoiceType, Kronor, Moment, Period, System};
use chrono::{Datelike, NaiveDate};

const KEY: &str = "aktiviteter";
/// Rows of one timeline that a landscape page holds with its head and caption.
const ROWS_OF_A_TIMELINE: usize = 18;
/// Beyond so many activities a timeline is no overview any more, and the table has to do.
const MOST_IN_TIMELINES: usize = 3 * ROWS_OF_A_TIMELINE;

impl PlanPaper<'_> {
    pub(super) fn activities(&self, has_text: bool) -> Vec<Block> {
        let count = self.activities.len();
        if count == 0 {
            return vec![Block::paragraph("Planen har inga aktiviteter.")];
        }
        let mut blocks = Vec::new();
        if !has_text {
            blocks.push(Block::paragraph(format!(
                "Planen har {}. Prioritet 1 ska genomföras, prioritet 2 genomförs om resurserna \
                 räcker. Status avser den {}.",
                words::counted(count, "aktivitet", "aktiviteter"),
                in_words(self.source.today()),
            )));
        }
        if count > MOST_IN_TIMELINES {
            blocks.push(Block::paragraph(
                "Planen har så många aktiviteter att de inte visas som tidslinje. Start och slut \
                 står i tabellen.",
            ));
        } else {
            blocks.extend(self.timelines());
        }
        blocks.push(Block::Table(self.activity_table()));
        blocks
    }

    fn timelines(&self) -> Vec<Block> {
        let rows: Vec<TimelineRow> =
            self.activities.iter().filter_map(|activity| timeline_row(*activity)).collect();
        let parts = rows.len().div_ceil(ROWS_OF_A_TIMELINE).max(1);
        let size = rows.len().div_ceil(parts).max(1);
        rows.chunks(size)
            .map(|rows| {
                let (from, to) = span(rows);
                let of = match (parts, rows) {
                    (1, _) | (_, []) => "aktiviteterna".to_owned(),
                    (_, [first, .., last]) => {
                        format!("aktivitet {}–{}", first.number, last.number)
                    }
                    (_, [only]) => format!("aktivitet {}", only.number),
                };
                Block::Figure(Figure {
                    caption: format!("Tidslinje för {of}, {}.", months(from, to)),
                    alt: alt(rows, from, to),
                    twin: KEY.to_owned(),
                    drawing: Drawing::Timeline(rows.to_vec()),
                })
            })
            .collect()
    }

    fn activity_table(&self) -> Table {
        let unit = self.source.unit();
        let first = self.years.spans.first().copied();
        let year = first.map_or(String::new(), super::years::Span::label);
        let mut sums = (Kronor(0), Kronor(0));
        let withheld = self.withheld_of_activities();
        let mut rows = Vec::with_capacity(self.activities.len());
        for activity in &self.activities {
            let cost = |key| {
                first.map_or(Kronor(0), |year| year.amount(&self.source.costs(*activity, key)))
            };
            let (running, investment) = (cost(Activity::running), cost(Activity::investment));
            sums = (sums.0 + running, sums.1 + investment);
            rows.push(self.activity_row(*activity, running, investment));
        }
        let days = self.activities.iter().filter_map(|a| a.period(Activity::period));
        let precise = days.clone().any(|period| {
            matches!(period.from(), Moment::Day(_)) || matches!(period.to(), Moment::Day(_))
        });
        let within = days.clone().all(|period| period.days().1.year() <= self.years.first());
        let date = Width::Mm(if precise { 20.5 } else { 17.0 });
        let caption = if within || self.years.count() == 1 {
            format!("Aktiviteter {year}")
        } else {
            format!("Aktiviteter {}, kostnader för {year}", self.years.label())
        };
        Table {
            caption,
            key: KEY.to_owned(),
            columns: vec![
                Column::new(
                    "Nr",
                    Align::Left,
                    Width::Mm(if rows.len() > 999 { 11.0 } else { 8.0 }),
                ),
                Column::new("Aktivitet", Align::Left, Width::Text),
                Column::new("Mål", Align::Left, Width::Mm(21.0)),
                Column::new("System", Align::Left, Width::Mm(21.0)),
                Column::new("Ansvarig", Align::Left, Width::Mm(33.0)),
                Column::new("Start", Align::Left, date),
                Column::new("Klart", Align::Left, date),
                Column::new(format!("Drift {}", unit.name()), Align::Right, Width::Mm(16.0)),
                Column::new(format!("Inv. {}", unit.name()), Align::Right, Width::Mm(16.0)),
                Column::new("Prio", Align::Right, Width::Mm(12.0)),
                Column::new("Status", Align::Left, Width::Mm(24.0)),
            ],
            row_header: 1,
            rows,
            sum_line: Some(format!(
                "Summa {year}: drift {}, investering {}",
                sums.0.show_with_unit(unit),
                sums.1.show_with_unit(unit),
            )),
            note: (!withheld.is_empty()).then(|| {
                let systems = words::counted_ett(withheld.len(), "system", "system");
                format!("{} redovisas endast i intern bilaga.", words::sentence(&systems))
            }),
            density: Density::Normal,
        }
    }

    /// The systems that activities touch and the variant withholds, each once.
    pub(super) fn withheld_of_activities(&self) -> Vec<LeftOut> {
        let systems = self.activities.iter().flat_map(|a| a.many(Activity::systems));
        super::withheld(self.source, systems)
    }

    fn activity_row(
        &self,
        activity: Shown<'_, Activity>,
        running: Kronor,
        investment: Kronor,
    ) -> Row {
        let unit = self.source.unit();
        let period = activity.period(Activity::period);
        let end = |moment: Option<Moment>, month| {
            moment.map_or(Cell::gap(UNSET), |moment| Cell::text(month_of(moment, month)))
        };
        let amount = |amount: Kronor, key| {
            let is_stated = |key| !self.source.costs(activity, key).is_empty();
            let stated = [Activity::running, Activity::investment, key].into_iter().any(is_stated);
            if stated { Cell::text(amount.show(unit)) } else { Cell::gap(UNSET) }
        };
        let number = |key| activity.number(key).map(|number| number.to_string());
        let mut responsible = activity.many(Activity::responsible);
        responsible.extend(activity.many(Activity::it_responsible));
        Row::body(vec![
            words::cell_or_gap(number(Activity::number).unwrap_or_default(), UNSET),
            words::cell_or_gap(activity.text(Activity::name), UNKNOWN),
            words::cell_or_gap(self.goals_of(activity), NONE),
            words::cell_or(self.systems_named(activity.many(Activity::systems)), NONE),
            words::cell_or_gap(self.source.names(&responsible), NOBODY),
            end(period.map(Period::from), 1),
            end(period.map(Period::to), 12),
            amount(running, Activity::running),
            amount(investment, Activity::investment),
            words::cell_or_gap(number(Activity::priority).unwrap_or_default(), UNSET),
            match activity.choice::<ActivityStatus>(Activity::status) {
                None => Cell::gap(UNKNOWN),
                Some(ActivityStatus::Late) => Cell::gap(ActivityStatus::Late.label()),
                Some(status) => Cell::text(status.label()),
            },
        ])
    }

    /// "1, 2, Dataskydd"; "Alla" when they are all of the plan's goals.
    fn goals_of(&self, activity: Shown<'_, Activity>) -> String {
        let goals = activity.many(Activity::goals);
        let note = activity.text(Activity::goal_note);
        let all =
            self.goals.len() > 1 && self.goals.iter().all(|goal| goals.contains(&goal.id().into()));
        let mut parts: Vec<String> = if all {
            vec!["Alla".to_owned()]
        } else {
            goals.into_iter().map(|goal| self.source.short_name(goal)).collect()
        };
        if !(all && note.eq_ignore_ascii_case("alla")) {
            parts.push(note);
        }
        parts.retain(|part| !part.is_empty());
        parts.join(", ")
    }

    /// "SYS-014, SYS-015"; a system that may not be shown is pointed to, not named.
    pub(super) fn systems_named(&self, systems: Vec<AnyId>) -> String {
        let mut parts = Vec::new();
        let mut withheld = false;
        for id in systems {
            withheld |= self.source.withholds(id);
            let gone = id.of::<System>().and_then(|id| self.source.get(id)).is_none();
            if !gone {
                parts.push(self.source.short_name(id));
            }
        }
        if withheld {
            let pointer = if parts.is_empty() { "Se intern bilaga" } else { "se intern bilaga" };
            parts.push(pointer.to_owned());
        }
        parts.join(", ")
    }
}

/// A moment as the table prints it: a whole year by its first or last month.
fn month_of(moment: Moment, month_of_year: u32) -> String {
    match moment {
        Moment::Year(year) => Moment::Month(year, month_of_year).to_string(),
        moment => moment.to_string(),
    }
}

fn timeline_row(activity: Shown<'_, Activity>) -> Option<TimelineRow> {
    let (from, to) = activity.period(Activity::period)?.days();
    let status = activity.choice::<ActivityStatus>(Activity::status);
    let name = activity.text(Activity::name);
    Some(TimelineRow {
        number: activity.number(Activity::number).map_or(UNSET.to_owned(), |n| n.to_string()),
        name: if name.is_empty() { UNKNOWN.to_owned() } else { name },
        from,
        to,
        state: match status {
            None | Some(ActivityStatus::NotStarted) => BarState::NotStarted,
            Some(ActivityStatus::Ongoing) => BarState::Ongoing,
            Some(ActivityStatus::Done) => BarState::Done,
            Some(ActivityStatus::Late) => BarState::Late,
            Some(ActivityStatus::Dropped) => BarState::Dropped,
        },
        state_label: status.map_or(UNKNOWN, ChoiceType::label).to_owned(),
    })
}

/// First and last day of the rows.
fn span(rows: &[TimelineRow]) -> (NaiveDate, NaiveDate) {
    let from = rows.iter().map(|row| row.from).min().unwrap_or_default();
    let to = rows.iter().map(|row| row.to).max().unwrap_or_default();
    (from, to)
}

/// "december 2026–december 2027".
fn months(from: NaiveDate, to: NaiveDate) -> String {
    let month = |day: NaiveDate| format!("{} {}", month_name(day.month()), day.year());
    let (from, to) = (month(from), month(to));
    if from == to { from } else { format!("{from}–{to}") }
}

fn alt(rows: &[TimelineRow], from: NaiveDate, to: NaiveDate) -> String {
    let mut states: Vec<(&str, usize)> = Vec::new();
    for row in rows {
        match states.iter_mut().find(|(label, _)| *label == row.state_label) {
            Some((_, count)) => *count += 1,
            None => states.push((&row.state_label, 1)),
        }
    }
    let states: Vec<String> = states
        .iter()
        .map(|(label, count)| format!("{}: {}", label, words::number(*count)))
        .collect();
    format!(
        "Tidslinje med {}, {}. {}. Start, slut och status för varje aktivitet står i tabellen \
         med aktiviteter.",
        words::counted(rows.len(), "aktivitet", "aktiviteter"),
        months(from, to),
        states.join(", "),
    )
}
