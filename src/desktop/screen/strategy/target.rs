//! Where a sentence of the strategy is put: a chapter of a plan. The plan and chapter that are open
//! in the editor, until others are chosen.

use std::cmp::Reverse;

use crate::desktop::screen::plan;
use crate::desktop::session::Session;
use crate::record::{Chapter, ChapterContent, ChoiceType, Id, LongText, Plan, PlanState};
use crate::workspace::{Change, Workspace};

/// The plans and chapters to choose from, and which ones are chosen.
#[derive(Debug, Default)]
pub struct Target {
    /// Identity, förvaltning with period, state.
    pub plans: Vec<(Id<Plan>, String, &'static str)>,
    /// Identity, number and heading.
    pub chapters: Vec<(Id<Chapter>, String)>,
    pub plan: Option<Id<Plan>>,
    pub chapter: Option<Id<Chapter>>,
    /// What was open in the editor when it was last asked.
    aimed: Option<(Id<Plan>, Option<Id<Chapter>>)>,
}

impl Target {
    /// Something is open in the editor; it becomes the target unless it was so the last time too.
    pub fn aim_at(&mut self, plan: Id<Plan>, chapter: Option<Id<Chapter>>) {
        let open = Some((plan, chapter));
        if self.aimed != open {
            self.aimed = open;
            (self.plan, self.chapter) = (Some(plan), chapter);
        }
    }

    /// Takes in the plans and chapters as they are now.
    pub fn refresh(&mut self, session: &Session) {
        let workspace = &session.workspace;
        let mut plans: Vec<&Plan> = workspace.all().collect();
        plans.sort_by_key(|plan| {
            (is_settled(plan), Reverse(plan.period.map(|period| period.days())), plan.id)
        });
        let state = |plan: &Plan| plan.state.map_or("", ChoiceType::label);
        self.plans =
            plans.iter().map(|plan| (plan.id, label(workspace, plan), state(plan))).collect();
        if self.plan.is_none_or(|plan| workspace.get(plan).is_none()) {
            self.plan = self.plans.first().map(|(id, ..)| *id);
        }
        let chapters = self.plan.map_or_else(Vec::new, |plan| plan::numbers(session, plan));
        if !chapters.iter().any(|(chapter, _)| Some(chapter.id) == self.chapter) {
            let of_text =
                |chapter: &Chapter| matches!(chapter.content, None | Some(ChapterContent::Text));
            let first = chapters.iter().find(|(chapter, _)| of_text(chapter));
            self.chapter = first.or(chapters.first()).map(|(chapter, _)| chapter.id);
        }
        let numbered = |(chapter, number): (&Chapter, String)| {
            (chapter.id, format!("{number} {}", chapter.heading).trim_start().to_owned())
        };
        self.chapters = chapters.into_iter().map(numbered).collect();
    }

    /// Another plan, by its place in the list; its first chapter of text is the target then.
    pub fn choose_plan(&mut self, at: usize, session: &Session) {
        if let Some((plan, ..)) = self.plans.get(at) {
            self.plan = Some(*plan);
            self.refresh(session);
        }
    }

    /// Another chapter, by its place in the list.
    pub fn choose_chapter(&mut self, at: usize) {
        if let Some((chapter, _)) = self.chapters.get(at) {
            self.chapter = Some(*chapter);
        }
    }

    /// The place of the chosen plan in the list.
    pub fn plan_at(&self) -> Option<usize> {
        self.plans.iter().position(|(id, ..)| Some(*id) == self.plan)
    }

    /// The place of the chosen chapter in the list.
    pub fn chapter_at(&self) -> Option<usize> {
        self.chapters.iter().position(|(id, _)| Some(*id) == self.chapter)
    }

    /// The chapter, when the quotation stands in it already.
    pub fn holding<'a>(&self, workspace: &'a Workspace, quotation: &str) -> Option<&'a Chapter> {
        let chapter = self.chapter.and_then(|id| workspace.get(id));
        chapter.filter(|chapter| chapter.text.contains(quotation))
    }

    /// The change that puts the quotation last in the chapter, as a paragraph of its own.
    pub fn insertion(&self, workspace: &Workspace, quotation: &str) -> Option<Change> {
        let chapter = self.chapter.and_then(|id| workspace.get(id))?;
        let mut longer = chapter.clone();
        longer.text = LongText::new(&with_paragraph(&chapter.text, quotation));
        let name = format!("Infogade ur IT-strategin i kapitlet {}", chapter.heading);
        Some(workspace.put(name, longer))
    }
}

/// "Utbildningsförvaltningen 2027–2029": short enough for a list in the panel.
fn label(workspace: &Workspace, plan: &Plan) -> String {
    match (workspace.administration_name(plan.administration), plan.period) {
        ("", _) | (_, None) => workspace.plan_title(plan),
        (owner, Some(period)) => format!("{owner} {period}"),
    }
}

/// Whether the plan has been decided on, or is no longer in force.
fn is_settled(plan: &Plan) -> bool {
    use PlanState::{Adopted, Decided, Ended, Replaced};
    matches!(plan.state, Some(Decided | Adopted | Replaced | Ended))
}

/// The text with one more paragraph.
fn with_paragraph(text: &str, paragraph: &str) -> String {
    match text.trim_end() {
        "" => paragraph.to_owned(),
        text => format!("{text}\n\n{paragraph}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desktop::session::tests::example_session;

    #[test]
    fn a_quotation_is_a_paragraph_of_its_own_last_in_the_chapter() {
        assert_eq!(with_paragraph("", "”A” (IT-strategin)."), "”A” (IT-strategin).");
        assert_eq!(with_paragraph("Text.\n\n", "”A”."), "Text.\n\n”A”.");
        assert_eq!(with_paragraph("- ett\n- två", "”A”."), "- ett\n- två\n\n”A”.");
    }

    #[test]
    fn what_is_open_in_the_editor_is_the_target_until_something_else_is_chosen() {
        let (session, _folder) = example_session();
        let mut target = Target::default();
        target.refresh(&session);
        assert!(target.plan.is_some() && target.chapter.is_some());

        let plans = target.plans.iter().skip(1).map(|(id, ..)| *id);
        let written = |plan: &Id<Plan>| session.workspace.chapters(*plan).len() > 3;
        let plan = plans.rev().find(written).unwrap();
        let open = session.workspace.chapters(plan)[3].id;
        target.aim_at(plan, Some(open));
        target.refresh(&session);
        assert_eq!((target.plan, target.chapter), (Some(plan), Some(open)));

        target.choose_plan(0, &session);
        assert!(target.chapters.iter().any(|(id, _)| Some(*id) == target.chapter));
        target.aim_at(plan, Some(open));
        assert_eq!(target.plan, Some(target.plans[0].0));
    }

    #[test]
    fn plans_that_are_worked_on_come_before_those_that_are_decided() {
        let (session, _folder) = example_session();
        let mut target = Target::default();
        target.refresh(&session);
        let plan = |(id, ..): &(Id<Plan>, String, &str)| session.workspace.get(*id);
        let settled = target.plans.iter().filter_map(plan).map(is_settled);
        let settled: Vec<_> = settled.collect();
        assert!(settled.is_sorted());
        assert!(settled.contains(&false));
    }
}
