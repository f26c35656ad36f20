//! Formaliakontroll: what must hold before the papers of a case are handed in, as a list in which each
//! point is met or not (domain §2.1–2.4; look `arende`).
//!
//! It judges nothing itself: it sorts what the review has found about the case and what is enclosed.

use super::{case_of, plan_of};
use crate::record::{Case, CaseState, Id, Plan};
use crate::workspace::{Finding, Weight, Workspace};

/// One point of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct Check {
    /// What holds when nothing is found: "Beslutsunderlagen är daterade".
    pub holds: &'static str,
    pub findings: Vec<Finding>,
}

impl Check {
    /// Whether nothing stops the hand-in.
    pub fn is_met(&self) -> bool {
        self.findings.is_empty()
    }
}

/// Which findings a point is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    /// The case and its parts.
    Case,
    /// The enclosed plans and theirs.
    Plans,
}

/// The points, in the order of the list: what holds, of what, by which rules.
const CHECKS: &[(&str, Of, &[&str])] = &[
    ("Inga platshållare eller skrivfel finns kvar", Of::Case, &["R-20"]),
    ("Obligatoriska avsnitt är skrivna", Of::Case, &["R-43"]),
    ("Besluten är skrivna som beslut", Of::Case, &["R-44"]),
    ("Sammanfattning finns", Of::Case, &["R-45"]),
    ("Beslutsunderlagen är daterade", Of::Case, &["R-21"]),
    ("Alla bilagor finns och är uppräknade", Of::Case, &["R-22"]),
    ("Team IT har yttrat sig där det krävs", Of::Case, &["R-15"]),
    ("Konsekvenser för barn är beskrivna", Of::Case, &["R-26"]),
    ("Diarienumret hör till nämnden", Of::Case, &["R-46"]),
    ("Handlingarna hinner till stoppdatum", Of::Case, &["R-47"]),
    ("Beslutet har dag och paragraf för sig", Of::Case, &["R-48"]),
    ("Planernas text och tabeller är fullständiga", Of::Plans, &["R-13", "R-20"]),
    ("Finansieringen stämmer med kostnaden", Of::Plans, &["R-14", "R-37"]),
    ("Planerna gäller den tid de ska", Of::Plans, &["R-19"]),
];

/// The list for a case, of what the review has found.
pub fn formalia(workspace: &Workspace, case: Id<Case>, findings: &[Finding]) -> Vec<Check> {
    let plans: Vec<Id<Plan>> =
        workspace.enclosures(case).into_iter().filter_map(|it| it.plan).collect();
    let of_case: Vec<&Finding> = findings
        .iter()
        .filter(|finding| case_of(workspace, finding.object) == Some(case))
        .collect();
    let of_plans: Vec<&Finding> = findings
        .iter()
        .filter(|it| plan_of(workspace, it.object).is_some_and(|plan| plans.contains(&plan)))
        .collect();
    let checks = CHECKS.iter().filter(|(_, of, _)| *of == Of::Case || !plans.is_empty());
    checks
        .map(|(holds, of, rules)| {
            let found = if *of == Of::Case { &of_case } else { &of_plans };
            let found = found.iter().filter(|it| rules.contains(&it.rule) && weighs(it));
            Check { holds, findings: found.map(|finding| Finding::clone(finding)).collect() }
        })
        .collect()
}

/// A reminder is told in the review and stops nothing here.
fn weighs(finding: &Finding) -> bool {
    finding.weight != Weight::Reminder
}

/// Whether the papers may be handed in: nothing is left, or the chief has said why they are handed in
/// all the same.
pub fn may_go_on(case: &Case, checks: &[Check]) -> bool {
    let stops = |finding: &Finding| finding.weight == Weight::Error;
    let is_stopped = checks.iter().flat_map(|check| &check.findings).any(stops);
    case.state.unwrap_or(CaseState::Open) != CaseState::Open
        || !is_stopped
        || !case.overridden.trim().is_empty()
}
