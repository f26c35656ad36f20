//! The template of an IT-plan (domain §1.1): cover and fact box, contents, the plan's chapters with
//! what each takes from the registers, signatures, and appendices last.
//!
//! Chapters, order and texts are the user's; numbers, tables, figures and sums come from the data.
//! A chapter's own text stands first and replaces the sentence that would else lead its table in.
//! Truth: design §4, look/documents/document-look.md §9 and the pictures it-plan-1 … -7.

mod activities;
mod economy;
mod goals;
mod identity;
mod outline;
mod responsibility;
mod systems;
#[cfg(test)]
mod tests;
mod years;

use chrono::NaiveDate;

use super::block::{Block, Document, FirstPage};
use super::variant::{Shown, Source, Variant};
use super::{Edition, LeftOut, markdown, typography, words};
use crate::record::{Activity, Administration, Body, Chapter, ChapterContent, Goal, Id, ItPlan};
use crate::workspace::Workspace;
use outline::{Outline, Part};
use years::Years;

/// What all chapters of one plan read.
struct Plan<'a> {
    source: Source<'a>,
    record: Shown<'a, ItPlan>,
    administration: Option<Shown<'a, Administration>>,
    /// The body that the administration answers to.
    body: Option<Shown<'a, Body>>,
    activities: Vec<Shown<'a, Activity>>,
    goals: Vec<Shown<'a, Goal>>,
    years: Years,
}

/// The IT-plan as a document; `None` when the workspace has no such plan.
///
/// `today` is the day the document takes as today: who holds which role, and the date it prints.
pub fn it_plan(
    workspace: &Workspace,
    plan: Id<ItPlan>,
    variant: Variant,
    today: NaiveDate,
) -> Option<Edition> {
    let plan = Plan::read(Source::new(workspace, variant, today), plan)?;
    let outline = Outline::of(&plan);
    let mut left_out = outline.left_out.clone();

    let mut blocks = vec![Block::Contents(2)];
    for part in &outline.chapters {
        plan.part(part, &mut blocks, &mut left_out);
    }
    blocks.push(Block::Signatures(plan.signatures()));
    for part in &outline.appendices {
        plan.part(part, &mut blocks, &mut left_out);
    }

    let identity = plan.identity();
    let mut document = Document { identity, first_page: FirstPage::Cover, lettered: false, blocks };
    typography::apply(&mut document);
    Some(Edition { document, variant, left_out })
}

impl<'a> Plan<'a> {
    fn read(source: Source<'a>, id: Id<ItPlan>) -> Option<Self> {
        let record = source.get(id)?;
        let administration = record
            .one(ItPlan::administration)
            .and_then(|administration| source.get(administration));
        let body = administration
            .and_then(|administration| administration.one(Administration::body))
            .or_else(|| record.one(ItPlan::decided_by))
            .and_then(|body| source.get(body));
        let (activities, goals) = (source.activities(id), source.goals(id));
        let years = Years::of(record.period(ItPlan::period), &activities, source.today());
        Some(Self { source, record, administration, body, activities, goals, years })
    }

    /// One chapter or section: its heading, its own text, and what it takes from the registers.
    fn part(&self, part: &Part, blocks: &mut Vec<Block>, left_out: &mut Vec<LeftOut>) {
        let text = markdown::blocks(&part.text);
        let has_text = !text.is_empty();
        let mut body = vec![Block::Heading(part.heading.clone())];
        body.extend(text);
        match part.content {
            ChapterContent::Text => {
                if !has_text && !part.has_sections {
                    body.push(Block::paragraph(words::NO_TEXT));
                }
            }
            ChapterContent::Systems => {
                let (systems, gone) = self.systems(has_text);
                body.extend(systems);
                add_new(left_out, gone);
            }
            ChapterContent::Goals => body.extend(self.goals(has_text)),
            ChapterContent::Needs => body.extend(self.needs()),
            ChapterContent::Activities => {
                body.extend(self.activities(has_text));
                add_new(left_out, self.withheld_of_activities());
            }
            ChapterContent::Economy => body.extend(self.economy(has_text)),
            ChapterContent::Responsibility => body.extend(self.responsibility()),
            ChapterContent::Glossary => {
                if !has_text {
                    body.extend(self.glossary());
                }
            }
        }
        // A wide table takes its heading along, and a chapter heading that would else stand alone.
        let wide = body.iter().any(|block| matches!(block, Block::Figure(_)))
            && part.content == ChapterContent::Activities
            || body.iter().any(|block| matches!(block, Block::Table(t) if t.columns.len() > 9));
        if wide {
            if let Some(chapter) = blocks.pop_if(|last| matches!(last, Block::Heading(_))) {
                body.insert(0, chapter);
            }
            blocks.push(Block::Landscape(body));
        } else {
            blocks.extend(body);
        }
    }
}

/// Adds what is not there yet.
fn add_new(left_out: &mut Vec<LeftOut>, more: Vec<LeftOut>) {
    for one in more {
        if !left_out.contains(&one) {
            left_out.push(one);
        }
    }
}

/// The content that a chapter says it shows.
fn content_of(chapter: Shown<'_, Chapter>) -> ChapterContent {
    chapter.choice(Chapter::content).unwrap_or(ChapterContent::Text)
}
