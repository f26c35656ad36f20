//! The years that a plan's tables have columns for: one each, and when a plan has more of them than
//! a page can hold, the last column takes the rest together.

use chrono::Datelike;

use crate::document::variant::{Shown, Source};
use crate::record::{Activity, Kronor, Period, YearAmounts, YearTexts};

/// As many year columns as a portrait table has room for.
const MOST: usize = 6;

/// The years of a plan, never none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Years {
    pub spans: Vec<Span>,
}

/// One column: a year, or several at the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub from: i32,
    pub to: i32,
}

impl Years {
    /// The years of the period; without one, those that the activities have costs in; without
    /// those, three years from today.
    pub fn of(
        period: Option<Period>,
        activities: &[Shown<'_, Activity>],
        source: Source<'_>,
    ) -> Self {
        let today = source.today();
        let (first, last) = period.map_or_else(
            || costed_years(activities, source).unwrap_or((today.year(), today.year() + 2)),
            Period::first_and_last_year,
        );
        let mut spans: Vec<Span> =
            (first..=last).take(MOST).map(|year| Span { from: year, to: year }).collect();
        if let Some(end) = spans.last_mut() {
            end.to = last.max(end.from);
        }
        Self { spans }
    }

    pub fn first(&self) -> i32 {
        self.spans.first().map_or(0, |span| span.from)
    }

    pub fn last(&self) -> i32 {
        self.spans.last().map_or(0, |span| span.to)
    }

    /// "2027–2029", or "2027".
    pub fn label(&self) -> String {
        Span { from: self.first(), to: self.last() }.label()
    }

    pub fn count(&self) -> usize {
        usize::try_from(self.last() - self.first() + 1).unwrap_or(1)
    }

    /// What falls within the plan's years.
    pub fn total(&self, amounts: &YearAmounts) -> Kronor {
        Span { from: self.first(), to: self.last() }.amount(amounts)
    }
}

impl Span {
    pub fn label(self) -> String {
        if self.from == self.to {
            self.from.to_string()
        } else {
            format!("{}–{}", self.from, self.to)
        }
    }

    pub fn amount(self, amounts: &YearAmounts) -> Kronor {
        amounts.0.range(self.from..=self.to).map(|(_, amount)| *amount).sum()
    }

    /// The text of the latest of these years that has one.
    pub fn text(self, texts: &YearTexts) -> Option<&str> {
        texts.0.range(self.from..=self.to).next_back().map(|(_, text)| text.trim())
    }
}

fn costed_years(activities: &[Shown<'_, Activity>], source: Source<'_>) -> Option<(i32, i32)> {
    let years = activities.iter().flat_map(|activity| {
        let cost = |key| source.costs(*activity, key);
        let (running, investment) = (cost(Activity::running), cost(Activity::investment));
        running.0.into_keys().chain(investment.0.into_keys()).collect::<Vec<_>>()
    });
    let years: Vec<i32> = years.collect();
    Some((*years.iter().min()?, *years.iter().max()?))
}
