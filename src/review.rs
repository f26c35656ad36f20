//! The review: the rules that hold a kommun's data and typed text against the strategy, the law and
//! the nämnd's own forms (domain §4.5).
//!
//! [`RULES`] is the list; the rules themselves stand in one file a subject. A rule is a pure
//! function of the workspace and today's date. It never mends anything, reads no clock and knows
//! neither screens nor documents. What was decided stays decided: the contents of a plan are judged
//! only while it is being drafted.

mod activity;
mod agreement;
mod classification;
mod context;
mod organisation;
mod ownership;
mod person;
mod plan;
mod responsibility;
pub mod rule;
mod slip;
mod text;

#[cfg(test)]
mod tests;

use std::cmp::Ordering;

use chrono::NaiveDate;

use crate::record::{
    Activity, Administration, AnyId, Body, Chapter, Goal, Id, ItPlan, Record, System, swedish,
};
use crate::workspace::{Finding, Workspace};

use context::{Context, employer};
use rule::Report;
pub use rule::{RULES, Rule};

/// All that is wrong or missing on `today`: by weight, then by label in Swedish order, then by rule.
pub fn review(workspace: &Workspace, today: NaiveDate) -> Vec<Finding> {
    let context = Context::new(workspace, today);
    let mut findings = Vec::new();
    for (place, rule) in RULES.iter().enumerate() {
        let mut report = Report::new(rule);
        (rule.check)(&context, &mut report);
        findings.extend(report.into_findings().into_iter().map(|finding| (place, finding)));
    }
    findings.sort_by(|(a_place, a), (b_place, b)| {
        let label = || by_label(&a.label, &b.label);
        a.weight.cmp(&b.weight).then_with(label).then(a_place.cmp(b_place))
    });
    findings.into_iter().map(|(_, finding)| finding).collect()
}

/// The findings of the [`review`] that [concern](concerns) the plan.
pub fn review_plan(workspace: &Workspace, plan: Id<ItPlan>, today: NaiveDate) -> Vec<Finding> {
    let mut findings = review(workspace, today);
    findings.retain(|finding| concerns(workspace, finding, plan));
    findings
}

/// Whether a finding is about the plan itself, its chapters, goals and activities, or about a
/// system that its body owns or its activities name. Who only uses a system cannot mend it.
pub fn concerns(workspace: &Workspace, finding: &Finding, plan: Id<ItPlan>) -> bool {
    let Some(the_plan) = workspace.get(plan) else { return false };
    if part_of(workspace, finding.object) == Some(plan) {
        return true;
    }
    let Some(system) = system_of(workspace, finding.object) else { return false };
    let body = the_plan.administration.and_then(|id| workspace.get(id)).and_then(|a| a.body);
    let is_owned = body.is_some() && system.owner == body;
    is_owned || workspace.referring::<Activity>(system.id).any(|a| a.plan == Some(plan))
}

/// The administration that has to mend a finding: the one whose plan, person or assignment it is
/// about, or the one under the body that owns the system. `None`: the kommun as a whole.
pub fn administration(workspace: &Workspace, finding: &Finding) -> Option<Id<Administration>> {
    administration_of(workspace, finding.object)
}

fn administration_of(workspace: &Workspace, object: AnyId) -> Option<Id<Administration>> {
    if let Some(system) = system_of(workspace, object) {
        return under(workspace, system.owner);
    }
    if let Some(plan) = part_of(workspace, object) {
        return workspace.get(plan)?.administration;
    }
    match workspace.record(object)? {
        Record::Administration(administration) => Some(administration.id),
        Record::Unit(unit) => unit.administration,
        Record::Person(person) => employer(workspace, person),
        Record::Function(function) => workspace.get(function.unit?)?.administration,
        Record::Need(need) => need.administration,
        Record::Body(body) => under(workspace, Some(body.id)),
        Record::Meeting(meeting) => under(workspace, meeting.body),
        Record::Assignment(assignment) => {
            let subject = assignment.subject.0?;
            (subject != object).then(|| administration_of(workspace, subject)).flatten()
        }
        _ => None,
    }
}

fn under(workspace: &Workspace, body: Option<Id<Body>>) -> Option<Id<Administration>> {
    workspace.administration_of(body?).map(|administration| administration.id)
}

/// The plan that a record is, or is a part of.
fn part_of(workspace: &Workspace, object: AnyId) -> Option<Id<ItPlan>> {
    match workspace.record(object)? {
        Record::ItPlan(plan) => Some(plan.id),
        Record::Chapter(Chapter { plan, .. })
        | Record::Activity(Activity { plan, .. })
        | Record::Goal(Goal { plan, .. }) => *plan,
        _ => None,
    }
}

/// The system that a record is, or is about.
fn system_of(workspace: &Workspace, object: AnyId) -> Option<&System> {
    match workspace.record(object)? {
        Record::System(system) => Some(system),
        Record::Agreement(agreement) => workspace.get(agreement.system?),
        Record::Classification(made) => workspace.get(made.system?),
        Record::Assignment(assignment) => workspace.get(assignment.subject.0?.of()?),
        _ => None,
    }
}

/// Swedish order; equal labels, the common case in a list of findings, without the collator.
fn by_label(a: &str, b: &str) -> Ordering {
    if a == b { Ordering::Equal } else { swedish::compare(a, b) }
}
