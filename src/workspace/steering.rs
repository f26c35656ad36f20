//! What those who steer see of IT: for kommunstyrelsen and for each nämnd four panels, Resurser,
//! Organisation, Säkerhet and Uppföljning (S-33); and over all förvaltningar what they plan and what it
//! costs, what several need, and systems that serve the same purpose (S-17).
//!
//! Counts and sums, never names of persons. Window and management report say the same.

use std::collections::BTreeSet;

use chrono::{Datelike, Months, NaiveDate};

use super::Workspace;
use super::follow_up::{Course, Money};
use super::show::{list, number, sentence};
use super::term::Term;
use crate::record::swedish::{compare, folded};
use crate::record::{
    Activity, Administration, AnyId, Body, Criticality, Financing, Id, ImpactAssessment, Kronor,
    Lifecycle, Need, Plan, PlanKind, PlanState, ProcessorAgreement, RoleCode, Scope, System,
    Training,
};

/// The four matters of S-33.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Panel {
    Resources,
    Organisation,
    Security,
    FollowUp,
}

impl Panel {
    pub const ALL: [Self; 4] =
        [Self::Resources, Self::Organisation, Self::Security, Self::FollowUp];

    /// The strategy's own word.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Resources => "Resurser",
            Self::Organisation => "Organisation",
            Self::Security => "Säkerhet",
            Self::FollowUp => "Uppföljning",
        }
    }
}

/// One line of a panel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    pub label: String,
    pub value: String,
    /// Whether it says that something is missing.
    pub is_gap: bool,
}

/// What one förvaltning plans, costs and lacks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Across<'a> {
    pub administration: &'a Administration,
    /// The IT-plan of the year that is looked at; `None` when there is none.
    pub plan: Option<&'a Plan>,
    pub running: Kronor,
    pub investment: Kronor,
    pub systems: usize,
    /// What the systems cost a year.
    pub system_cost: Kronor,
    /// Systems that lack a systemansvarig, a classification or an agreement on personal data.
    pub at_risk: usize,
    /// Activities that concern several förvaltningar (S-56).
    pub shared: usize,
}

/// Two systems in use that seem to serve the same purpose, and the words that say so.
struct Twins<'a> {
    one: &'a System,
    other: &'a System,
    words: Vec<String>,
}

/// Somewhere that forces could be joined, as a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joined {
    /// The systems that the sentence names.
    pub systems: Vec<Id<System>>,
    pub sentence: String,
}

/// What is looked at: the whole kommun or one body, on a day, for the year that is planned.
#[derive(Debug, Clone, Copy)]
pub struct Steering<'a> {
    workspace: &'a Workspace,
    body: Option<Id<Body>>,
    today: NaiveDate,
    term: Term,
}

/// An agreement that ends within this is told.
const SOON: Months = Months::new(12);

/// So many activities are named in a sentence; of more the number is told.
const NAMED: usize = 3;

/// So many words in common make two purposes the same.
const ALIKE: usize = 3;

/// Words that say nothing of a purpose.
const COMMON: &[&str] =
    &["alla", "andra", "eller", "från", "hela", "inom", "kommunen", "kommunens", "mellan", "samt"];

impl<'a> Steering<'a> {
    /// `None` as body is the whole kommun.
    pub fn new(
        workspace: &'a Workspace,
        body: Option<Id<Body>>,
        term: Term,
        today: NaiveDate,
    ) -> Self {
        Self { workspace, body, today, term }
    }

    /// The lines of a panel.
    pub fn panel(self, panel: Panel) -> Vec<Fact> {
        match panel {
            Panel::Resources => self.resources(),
            Panel::Organisation => self.organisation(),
            Panel::Security => self.security(),
            Panel::FollowUp => self.follow_up(),
        }
    }

    /// The förvaltningar that are looked at, in the order of their bodies.
    pub fn administrations(self) -> Vec<&'a Administration> {
        let bodies = self.workspace.all::<Body>();
        let bodies = bodies.filter(|body| self.body.is_none_or(|wanted| wanted == body.id));
        bodies.flat_map(|body| self.workspace.referring::<Administration>(body.id)).collect()
    }

    /// The systems in use that are owned by who is looked at.
    fn systems(self) -> Vec<&'a System> {
        let systems = self.workspace.all::<System>();
        let is_own = |system: &&System| self.body.is_none_or(|body| system.owner == Some(body));
        systems.filter(is_own).filter(|system| is_in_use(system)).collect()
    }

    /// The IT-plan of a year: the one in force, else the newest that is being written.
    fn plan(self, administration: Id<Administration>, year: i32) -> Option<&'a Plan> {
        let in_force = self.workspace.plan_in_force(administration, PlanKind::It, year);
        in_force.or_else(|| {
            let plans = self.workspace.referring::<Plan>(administration).filter(|plan| {
                let years = plan.period.map(|period| period.first_and_last_year());
                plan.kind == Some(PlanKind::It)
                    && plan.state != Some(PlanState::Ended)
                    && years.is_some_and(|(first, last)| (first..=last).contains(&year))
            });
            plans.max_by_key(|plan| plan.id)
        })
    }

    /// The activities of the year's IT-plans.
    fn activities(self, year: i32) -> impl Iterator<Item = &'a Activity> {
        let plans = self.administrations().into_iter();
        let plans = plans.filter_map(move |it| self.plan(it.id, year));
        plans.flat_map(move |plan| self.workspace.activities(plan.id))
    }

    /// What the year's IT-plans cost to run, and what they invest.
    fn cost(self, year: i32) -> (Kronor, Kronor) {
        let of = |years: &crate::record::YearAmounts| years.0.get(&year).copied();
        let mut cost = (Kronor(0), Kronor(0));
        for activity in self.activities(year) {
            let running = of(&self.workspace.running(activity)).unwrap_or_default();
            let investment = of(&activity.investment).unwrap_or_default();
            cost = (cost.0 + running, cost.1 + investment);
        }
        cost
    }

    fn amount(self, amount: Kronor) -> String {
        amount.show_with_unit(self.workspace.amount_unit())
    }

    fn resources(self) -> Vec<Fact> {
        let (this, next) = (self.term.year, self.term.year + 1);
        let mut facts = Vec::new();
        for year in [this, next] {
            let (running, investment) = self.cost(year);
            facts.push(fact(format!("Drift i IT-planer {year}"), self.amount(running)));
            facts.push(fact(format!("Investering {year}"), self.amount(investment)));
        }
        let unfinanced = self.activities(next).filter(|it| it.financing == Some(Financing::None));
        let unfinanced: Kronor = unfinanced
            .flat_map(|it| {
                let running = self.workspace.running(it).0.get(&next).copied();
                running.into_iter().chain(it.investment.0.get(&next).copied())
            })
            .sum();
        facts.push(Fact {
            is_gap: unfinanced != Kronor(0),
            ..fact(format!("Inte finansierat {next}"), self.amount(unfinanced))
        });
        let systems = self.systems();
        let cost: Kronor = systems.iter().filter_map(|system| system.annual_cost).sum();
        facts.push(fact("Systemen kostar per år", self.amount(cost)));
        let trainings = self.administrations().into_iter();
        let trainings = trainings.flat_map(|it| self.workspace.referring::<Training>(it.id));
        let trainings = trainings.filter(|it| it.year() == Some(next));
        let cost: Kronor = trainings.map(Training::whole_cost).sum();
        facts.push(fact(format!("Utbildning {next}"), self.amount(cost)));
        facts
    }

    fn organisation(self) -> Vec<Fact> {
        let systems = self.systems();
        let held = |code, subject: AnyId| {
            !self.workspace.holders(code, Some(subject), self.today).is_empty()
        };
        let managed = |system: &&&System| held(RoleCode::SystemManager, system.id.into());
        let deputies = |system: &&&System| {
            let code = RoleCode::SystemManager;
            let held = self.workspace.assignments(code, Some(system.id.into()), self.today);
            held.iter().any(|assignment| !assignment.deputies.is_empty())
        };
        let operated = |system: &&&System| held(RoleCode::Operator, system.id.into());
        let administrations = self.administrations();
        let led =
            |code: RoleCode| administrations.iter().filter(|it| held(code, it.id.into())).count();
        let all = systems.len();
        vec![
            part("System med systemansvarig", systems.iter().filter(managed).count(), all),
            part("System med ersättare", systems.iter().filter(deputies).count(), all),
            part("System med driftansvarig", systems.iter().filter(operated).count(), all),
            part("Förvaltningschef utsedd", led(RoleCode::Chief), administrations.len()),
            part("IT-controller utsedd", led(RoleCode::Controller), administrations.len()),
        ]
    }

    fn security(self) -> Vec<Fact> {
        let systems = self.systems();
        let count = |wanted: &dyn Fn(&System) -> bool| {
            systems.iter().filter(|system| wanted(system)).count()
        };
        let critical: Vec<_> = systems
            .iter()
            .filter(|it| matches!(it.criticality, Some(Criticality::High | Criticality::Critical)))
            .collect();
        let prepared = critical.iter().filter(|it| it.continuity_plan == Some(true)).count();
        let last = self.today.checked_add_months(SOON).unwrap_or(NaiveDate::MAX);
        let ends = |system: &System| {
            let agreement = self.workspace.latest_agreement(system.id);
            let end = agreement.and_then(|it| it.to).and_then(crate::record::EndDate::day);
            end.is_some_and(|end| end <= last)
        };
        let unassessed =
            |system: &System| system.impact_assessment == Some(ImpactAssessment::Missing);
        vec![
            part("Klassade system", count(&|it| self.is_classified(it)), systems.len()),
            lack("PUB-avtal saknas", count(&lacks_processor_agreement)),
            lack("Konsekvensbedömning saknas", count(&unassessed)),
            part("Kritiska system med kontinuitetsplan", prepared, critical.len()),
            lack("Avtal som löper ut inom ett år", count(&ends)),
        ]
    }

    /// Whether a system has a classification that has not grown too old.
    fn is_classified(self, system: &System) -> bool {
        let own = self.workspace.municipality().and_then(|kommun| kommun.classification_months);
        let months = own.and_then(|months| u32::try_from(months).ok()).unwrap_or(24);
        let oldest = self.today.checked_sub_months(Months::new(months));
        let made = self.workspace.latest_classification(system.id);
        made.is_some_and(|made| {
            made.date.zip(oldest).is_none_or(|(date, oldest)| date >= oldest)
                && made.valid_to.is_none_or(|to| to >= self.today)
        })
    }

    /// How it goes with the plans of the checkpoint's year, those that are in force.
    pub fn courses(self) -> Vec<Course<'a>> {
        let plans = self.administrations().into_iter().filter_map(move |it| {
            self.workspace.plan_in_force(it.id, PlanKind::It, self.term.year)
        });
        plans.filter_map(|plan| self.workspace.course(plan.id, self.term)).collect()
    }

    fn follow_up(self) -> Vec<Fact> {
        let courses = self.courses();
        let administrations = self.administrations().len();
        let decided = self
            .administrations()
            .into_iter()
            .filter(|it| {
                let kind = PlanKind::It;
                self.workspace.plan_in_force(it.id, kind, self.today.year()).is_some()
            })
            .count();
        let mut facts = vec![part("Beslutad IT-plan i år", decided, administrations)];
        let reported: Vec<&Course<'_>> =
            courses.iter().filter(|course| course.is_reported()).collect();
        facts.push(part(
            &format!("Uppföljda {}", self.term.label()),
            reported.len(),
            courses.len(),
        ));
        if reported.is_empty() {
            return facts;
        }
        let running: Money = reported.iter().map(|course| course.running()).sum();
        let investment: Money = reported.iter().map(|course| course.investment()).sum();
        for (word, money) in [("Drift", running), ("Investering", investment)] {
            let told = format!(
                "{} av {}, prognos {}",
                money.outcome.unwrap_or_default().show(self.workspace.amount_unit()),
                self.amount(money.planned),
                self.amount(money.expected)
            );
            facts.push(Fact { is_gap: money.deviation().0 < 0, ..fact(word, told) });
        }
        let deviating = reported.iter().flat_map(|course| course.deviating());
        let (count, unexplained) = deviating.fold((0, 0), |(all, open), line| {
            let is_told = line.reported.is_some_and(|it| it.is_explained());
            (all + 1, open + usize::from(!is_told))
        });
        facts.push(fact("Avvikelser", count.to_string()));
        facts.push(lack("Avvikelser utan orsak eller åtgärd", unexplained));
        facts
    }

    /// Each förvaltning with what it plans for the year after the checkpoint's.
    pub fn across(self) -> Vec<Across<'a>> {
        let year = self.term.year + 1;
        let row = |administration: &'a Administration| {
            let own = Steering { body: administration.body, ..self };
            let (running, investment) = own.cost(year);
            let systems = own.systems();
            let at_risk = systems.iter().filter(|system| own.is_at_risk(system)).count();
            let shared = own.activities(year).filter(|it| it.scope == Some(Scope::Shared)).count();
            Across {
                administration,
                plan: self.plan(administration.id, year),
                running,
                investment,
                systems: systems.len(),
                system_cost: systems.iter().filter_map(|system| system.annual_cost).sum(),
                at_risk,
                shared,
            }
        };
        self.administrations().into_iter().map(row).collect()
    }

    fn is_at_risk(self, system: &System) -> bool {
        let subject = Some(AnyId::from(system.id));
        self.workspace.holders(RoleCode::SystemManager, subject, self.today).is_empty()
            || !self.is_classified(system)
            || lacks_processor_agreement(system)
    }

    /// Where forces could be joined: systems for the same purpose, needs that several have, and
    /// activities that concern several.
    pub fn joined(self) -> Vec<Joined> {
        let mut told = Vec::new();
        for twins in self.twins() {
            let (one, other) = (twins.one, twins.other);
            told.push(Joined {
                systems: vec![one.id, other.id],
                sentence: format!(
                    "{} och {} används till samma sak: {}.",
                    one.name,
                    other.name,
                    list(&twins.words)
                ),
            });
        }
        for (one, other) in self.shared_needs() {
            let name = |need: &Need| need.name.trim_end_matches('.').to_owned();
            let (one, other) = (name(one), name(other));
            told.push(Joined {
                systems: Vec::new(),
                sentence: format!("Två förvaltningar har liknande behov: ”{one}” och ”{other}”."),
            });
        }
        let year = self.term.year + 1;
        let shared = self.activities(year).filter(|it| it.scope == Some(Scope::Shared));
        let names: Vec<String> =
            shared.map(|it| it.name.trim_end_matches('.').to_owned()).collect();
        let gather = |count: String, names: String| Joined {
            systems: Vec::new(),
            sentence: format!("{count} {year} gäller flera förvaltningar{names}."),
        };
        told.extend(match names.as_slice() {
            [] => None,
            [one] => Some(gather("En aktivitet".to_owned(), format!(": {one}"))),
            all => {
                let count = sentence(&format!("{} aktiviteter", number(all.len())));
                let named = list(&all[..all.len().min(NAMED)]);
                let among = if all.len() > NAMED { ", bland dem " } else { ": " };
                Some(gather(count, format!("{among}{named}")))
            }
        });
        told
    }

    /// Systems in use that seem to serve the same purpose, by number.
    fn twins(self) -> Vec<Twins<'a>> {
        let mut systems = self.systems();
        systems.sort_by(|a, b| compare(&a.number, &b.number));
        let words: Vec<_> = systems.iter().map(|system| telling(&system.purpose)).collect();
        let mut twins = Vec::new();
        for (at, one) in systems.iter().enumerate() {
            for (by, other) in systems[at + 1..].iter().enumerate() {
                let common: Vec<String> =
                    words[at].intersection(&words[at + 1 + by]).cloned().collect();
                if one.category == other.category && common.len() >= ALIKE {
                    twins.push(Twins { one, other, words: common });
                }
            }
        }
        twins
    }

    /// Needs of different förvaltningar that seem to be the same, two and two.
    fn shared_needs(self) -> Vec<(&'a Need, &'a Need)> {
        let needs: Vec<(&Need, BTreeSet<String>)> =
            self.workspace.all::<Need>().map(|need| (need, telling(&need.name))).collect();
        let mut shared = Vec::new();
        for (at, (one, words)) in needs.iter().enumerate() {
            for (other, others) in &needs[at + 1..] {
                let alike = words.intersection(others).count() + 1 >= ALIKE;
                if one.administration != other.administration && alike {
                    shared.push((*one, *other));
                }
            }
        }
        shared
    }
}

/// The words of a text that tell what it is about.
fn telling(text: &str) -> BTreeSet<String> {
    let text = folded(text);
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '-');
    let words = words.filter(|word| word.chars().count() > 3 && !COMMON.contains(word));
    words.map(str::to_owned).collect()
}

fn is_in_use(system: &System) -> bool {
    !matches!(system.lifecycle, Some(Lifecycle::Planned | Lifecycle::Closed))
}

fn lacks_processor_agreement(system: &System) -> bool {
    system.processor_agreement == Some(ProcessorAgreement::Missing)
}

fn fact(label: impl Into<String>, value: impl Into<String>) -> Fact {
    Fact { label: label.into(), value: value.into(), is_gap: false }
}

/// "4 av 5"; a gap when not all have it.
fn part(label: &str, have: usize, all: usize) -> Fact {
    Fact { is_gap: have < all, ..fact(label, format!("{have} av {all}")) }
}

/// A count of what is missing; a gap when there is any.
fn lack(label: &str, count: usize) -> Fact {
    Fact { is_gap: count > 0, ..fact(label, count.to_string()) }
}
