//! The template of a plan, IT-plan and training plan alike (domain §1.1, §1.3): cover and fact box,
//! contents, the plan's chapters with what each takes from the registers, signatures, and appendices
//! last. A training plan is short and has no cover, and its public variant names nobody.
//!
//! Chapters, order and texts are the user's; numbers, tables, figures and sums come from the data.
//! A chapter's own text stands first and replaces the sentence that would else lead its table in.
//! Truth: design §4, look/documents/document-look.md §9 and the pictures it-plan-1 … -7.

mod activities;
mod changes;
mod economy;
mod goals;
mod identity;
mod outline;
mod responsibility;
mod systems;
#[cfg(test)]
mod tests;
mod training;
mod years;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::block::{Block, Document, FirstPage};
use super::variant::{Shown, Source, Variant};
use super::{Edition, LeftOut, markdown, typography, words};
use crate::record::{
    Activity, Administration, AnyId, Body, Chapter, ChapterContent, Goal, Id, Plan, PlanKind,
    Training,
};
use crate::workspace::Workspace;
use outline::{Outline, Part};
use years::Years;

/// What all chapters of one plan read.
struct PlanPaper<'a> {
    source: Source<'a>,
    /// For what is counted, of which nothing is named.
    workspace: &'a Workspace,
    record: Shown<'a, Plan>,
    kind: PlanKind,
    administration: Option<Shown<'a, Administration>>,
    /// The body that the administration answers to.
    body: Option<Shown<'a, Body>>,
    activities: Vec<Shown<'a, Activity>>,
    goals: Vec<Shown<'a, Goal>>,
    trainings: Vec<&'a Training>,
    years: Years,
}

/// The plan as a document; `None` when the workspace has no such plan.
///
/// `today` is the day the document takes as today: who holds which role, and the date it prints.
pub fn plan(
    workspace: &Workspace,
    plan: Id<Plan>,
    variant: Variant,
    today: NaiveDate,
) -> Option<Edition> {
    let plan = PlanPaper::read(workspace, plan, variant, today)?;
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
    let first_page = match plan.kind {
        PlanKind::It => FirstPage::Cover,
        PlanKind::Training => FirstPage::Compact,
    };
    let mut document = Document { identity, first_page, lettered: false, blocks };
    typography::apply(&mut document);
    Some(Edition { document, variant, left_out })
}

impl<'a> PlanPaper<'a> {
    fn read(
        workspace: &'a Workspace,
        id: Id<Plan>,
        variant: Variant,
        today: NaiveDate,
    ) -> Option<Self> {
        let source = Source::new(workspace, variant, today);
        let kind = workspace.get(id)?.kind.unwrap_or(PlanKind::It);
        let source = match kind {
            PlanKind::It => source,
            PlanKind::Training => source.without_names(),
        };
        let record = source.get(id)?;
        let administration =
            record.one(Plan::administration).and_then(|administration| source.get(administration));
        let body = administration
            .and_then(|administration| administration.one(Administration::body))
            .or_else(|| record.one(Plan::decided_by))
            .and_then(|body| source.get(body));
        let (activities, goals) = (source.activities(id), source.goals(id));
        let years = Years::of(record.period(Plan::period), &activities, source);
        Some(Self {
            source,
            workspace,
            record,
            kind,
            administration,
            body,
            activities,
            goals,
            trainings: workspace.trainings(id),
            years,
        })
    }

    /// The administration that the plan is for.
    fn own(&self) -> Option<Id<Administration>> {
        self.administration.map(Shown::id)
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
            ChapterContent::Requirements => {
                body.extend(self.requirements(has_text));
                add_new(left_out, self.withheld_of_gap());
            }
            ChapterContent::Gap => {
                body.extend(self.gap(has_text));
                add_new(left_out, self.withheld_of_gap());
            }
            ChapterContent::Trainings => {
                body.extend(self.training_table(has_text));
                add_new(left_out, self.withheld_of_trainings());
            }
            ChapterContent::TrainingCosts => body.extend(self.training_costs(has_text)),
            ChapterContent::Calendar => body.extend(self.calendar(has_text)),
            ChapterContent::Outcome => body.extend(self.outcome(has_text)),
            ChapterContent::Changes => body.extend(self.changes(has_text)),
            ChapterContent::RoleCompetence => body.extend(self.role_competence(has_text)),
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

/// Those of the systems that the variant withholds, each once.
fn withheld(source: Source<'_>, systems: impl Iterator<Item = AnyId>) -> Vec<LeftOut> {
    let withheld: BTreeSet<AnyId> = systems.filter(|system| source.withholds(*system)).collect();
    withheld.into_iter().map(LeftOut::internal).collect()
}

/// The content that a chapter says it shows.
fn content_of(chapter: Shown<'_, Chapter>) -> ChapterContent {
    chapter.choice(Chapter::content).unwrap_or(ChapterContent::Text)
}
