//! The review: the rules that hold a kommun's data and typed text against the strategy, the law and
//! the nämnd's own forms (domain §4.5).
//!
//! [`RULES`] is the list; the rules themselves stand in one file a subject. A rule is a pure
//! function of the workspace and today's date. It never mends anything, reads no clock and knows
//! neither screens nor documents. What was decided stays decided: the contents of a plan are judged
//! only while it is being drafted.

mod activity;
mod agreement;
mod case;
mod classification;
mod competence;
mod context;
mod follow_up;
pub mod formalia;
mod organisation;
mod ownership;
mod person;
mod plan;
mod responsibility;
pub mod rule;
mod slip;
mod text;
mod training;
mod upkeep;
mod wording;

#[cfg(test)]
mod tests;

use std::cmp;
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use chrono::NaiveDate;

use crate::record::{
    Activity, Administration, AnyId, Body, Case, CaseEvent, Chapter, Comment, Enclosure, Goal, Id,
    Kind, Plan, Point, Record, Section, System, Training, swedish,
};
use crate::workspace::{Finding, Workspace};

use context::{Context, employer};
use rule::{Check, Report};
pub use rule::{RULES, Rule};

/// All that is wrong or missing on `today`: by weight, then by label in Swedish order, then by rule.
pub fn review(workspace: &Workspace, today: NaiveDate) -> Vec<Finding> {
    let context = Context::new(workspace, today);
    let records: Vec<&Record> =
        Kind::ALL.iter().flat_map(|kind| workspace.records(*kind)).collect();
    let jobs = jobs(&records);
    let mut findings = done(&jobs, &context, records.len() / SHARE);
    findings.sort_by(|(a_job, a), (b_job, b)| {
        let label = || by_label(&a.label, &b.label);
        a.weight.cmp(&b.weight).then_with(label).then(a_job.cmp(b_job))
    });
    findings.into_iter().map(|(_, finding)| finding).collect()
}

/// How many records one processor takes at a time.
const SHARE: usize = 1_024;

/// A rule, and the records that it shall look at; none where it looks at the kommun as a whole.
struct Job<'a> {
    rule: &'static Rule,
    records: &'a [&'a Record],
}

/// The jobs in the order of the rules.
fn jobs<'a>(records: &'a [&'a Record]) -> Vec<Job<'a>> {
    let of = |rule: &'static Rule| {
        let shares: Vec<_> = match rule.check {
            Check::Whole(_) => vec![[].as_slice()],
            Check::Each(_) => records.chunks(SHARE).collect(),
        };
        shares.into_iter().map(move |records| Job { rule, records })
    };
    RULES.iter().flat_map(of).collect()
}

/// What the jobs find, each finding with the place of its job. `helpers` more processors than this
/// one take part, where the computer has them.
fn done(jobs: &[Job<'_>], context: &Context<'_>, helpers: usize) -> Vec<(usize, Finding)> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut found = Vec::new();
        let take = || {
            let place = next.fetch_add(1, Ordering::Relaxed);
            Some((place, jobs.get(place)?))
        };
        while let Some((place, job)) = take() {
            let mut report = Report::new(job.rule);
            match job.rule.check {
                Check::Whole(check) => check(context, &mut report),
                Check::Each(check) => {
                    job.records.iter().for_each(|record| check(context, record, &mut report));
                }
            }
            found.extend(report.into_findings().into_iter().map(|finding| (place, finding)));
        }
        found
    };
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        let helpers: Vec<_> = (0..helpers.min(processors - 1)).map(|_| scope.spawn(work)).collect();
        let mut found = work();
        for helper in helpers {
            match helper.join() {
                Ok(more) => found.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        found
    })
}

/// The findings of the [`review`] that [concern](concerns) the plan.
pub fn review_plan(workspace: &Workspace, plan: Id<Plan>, today: NaiveDate) -> Vec<Finding> {
    let mut findings = review(workspace, today);
    findings.retain(|finding| concerns(workspace, finding, plan));
    findings
}

/// Whether a finding is about the plan itself, its chapters, goals and activities, or about a
/// system that its body owns or its activities name. Who only uses a system cannot mend it.
pub fn concerns(workspace: &Workspace, finding: &Finding, plan: Id<Plan>) -> bool {
    let Some(the_plan) = workspace.get(plan) else { return false };
    if plan_of(workspace, finding.object) == Some(plan) {
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
    if let Some(plan) = plan_of(workspace, object) {
        return workspace.get(plan)?.administration;
    }
    if let Some(case) = case_of(workspace, object) {
        return workspace.get(case)?.administration;
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
pub fn plan_of(workspace: &Workspace, object: AnyId) -> Option<Id<Plan>> {
    match workspace.record(object)? {
        Record::Plan(plan) => Some(plan.id),
        Record::Chapter(Chapter { plan, .. })
        | Record::Activity(Activity { plan, .. })
        | Record::Goal(Goal { plan, .. }) => *plan,
        Record::FollowUp(report) => match report.activity {
            Some(activity) => workspace.get(activity)?.plan,
            None => training_plan(workspace, workspace.get(report.training?)?),
        },
        Record::Training(training) => training_plan(workspace, training),
        Record::Occasion(occasion) => training_plan(workspace, workspace.get(occasion.training?)?),
        _ => None,
    }
}

/// The case that a record is, or is a part of.
pub fn case_of(workspace: &Workspace, object: AnyId) -> Option<Id<Case>> {
    match workspace.record(object)? {
        Record::Case(case) => Some(case.id),
        Record::Section(Section { case, .. })
        | Record::Point(Point { case, .. })
        | Record::Enclosure(Enclosure { case, .. })
        | Record::CaseEvent(CaseEvent { case, .. })
        | Record::Comment(Comment { case, .. }) => *case,
        _ => None,
    }
}

fn training_plan(workspace: &Workspace, training: &Training) -> Option<Id<Plan>> {
    let mut plans = workspace.referring::<Plan>(training.administration?);
    plans.find(|plan| workspace.is_in_training_plan(training, plan)).map(|plan| plan.id)
}

/// The system that a record is, or is about.
fn system_of(workspace: &Workspace, object: AnyId) -> Option<&System> {
    workspace.get(workspace.record(object)?.system()?)
}

/// Swedish order; equal labels, the common case in a list of findings, without the collator.
fn by_label(a: &str, b: &str) -> cmp::Ordering {
    if a == b { cmp::Ordering::Equal } else { swedish::compare(a, b) }
}
