//! A large kommun, the same each time: 30 förvaltningar, 800 systems, 5 000 assignments, a plan
//! with 5 000 activities, 20 000 records in all. About one record in thirty has a flaw.
//!
//! Other benchmarks take it with `#[path = "large.rs"] mod large;`.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use planverk::record::{
    AccessRule, Activity, ActivityStatus, Administration, Agreement, AmountUnit, AnyId, Assignment,
    Body, BodyKind, Chapter, ChoiceType, Classification, EndDate, Financing, Goal, Holders, Id,
    Ids, Kronor, Lifecycle, LongText, Municipality, Need, Operation, Period, Person, Plan,
    PlanKind, PlanState, ProcessorAgreement, Record, RecordType, Role, RoleCode, Subject, Supplier,
    System, Unit, VisionArea, YearAmounts, YearTexts,
};
use planverk::workspace::Workspace;

const ADMINISTRATIONS: usize = 30;
const UNITS: usize = 300;
const PERSONS: usize = 4_500;
const SUPPLIERS: usize = 100;
const SYSTEMS: usize = 800;
const ASSIGNMENTS: usize = 5_000;
const CHAPTERS: usize = 20;
const NEEDS: usize = 1_000;
const GOALS: usize = 50;
const ACTIVITIES: usize = 5_000;

/// The day that the large kommun is looked at.
pub fn today() -> NaiveDate {
    day(2026, 11, 16)
}

/// The large kommun.
pub fn large() -> Workspace {
    let mut maker = Maker { ids: Ids::new(1_700_000_000_000, 11), records: Vec::new() };
    maker.make(|kommun: &mut Municipality| {
        kommun.name = "Storälvs kommun".to_owned();
        kommun.amount_unit = Some(AmountUnit::Tkr);
    });
    let bodies: Vec<_> = (0..ADMINISTRATIONS).map(|at| maker.body(at)).collect();
    let administrations = maker.administrations(&bodies);
    let persons = maker.persons(&administrations);
    let suppliers: Vec<_> = (0..SUPPLIERS)
        .map(|at| maker.make(|supplier: &mut Supplier| supplier.name = format!("Leverantör {at}")))
        .collect();
    let systems: Vec<_> = (0..SYSTEMS)
        .map(|at| maker.system(at, bodies[at % bodies.len()], suppliers[at % suppliers.len()]))
        .collect();
    maker.assignments(&administrations, &systems, &persons);
    let plans: Vec<_> =
        (0..ADMINISTRATIONS).map(|at| maker.plan(at, administrations[at], bodies[at])).collect();
    for at in 0..NEEDS {
        maker.need(at, administrations[at % ADMINISTRATIONS]);
    }
    let goals = maker.goals(plans[0], &persons);
    for at in 0..ACTIVITIES {
        let goal = (at % 40 != 2).then_some(goals[at % GOALS]);
        maker.activity(at, plans[0], goal, systems[at % SYSTEMS], persons[at % PERSONS]);
    }
    Workspace::from_records(maker.records)
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

struct Maker {
    ids: Ids,
    records: Vec<Record>,
}

impl Maker {
    fn make<T: RecordType>(&mut self, fill: impl FnOnce(&mut T)) -> Id<T> {
        let id = self.ids.id();
        let mut record = T::blank(id);
        fill(&mut record);
        self.records.push(record.into_record());
        id
    }

    fn body(&mut self, at: usize) -> Id<Body> {
        self.make(|body: &mut Body| {
            (body.prefix, body.name) = (format!("N{at}"), format!("Nämnd {at}"));
            body.body_kind = Some(if at == 0 { BodyKind::Board } else { BodyKind::Committee });
        })
    }

    fn administrations(&mut self, bodies: &[Id<Body>]) -> Vec<Id<Administration>> {
        let each = bodies.iter().enumerate();
        each.map(|(at, body)| {
            self.make(|administration: &mut Administration| {
                administration.name = format!("Förvaltning {at}");
                administration.body = Some(*body);
            })
        })
        .collect()
    }

    fn persons(&mut self, administrations: &[Id<Administration>]) -> Vec<Id<Person>> {
        let units: Vec<_> = (0..UNITS)
            .map(|at| {
                self.make(|unit: &mut Unit| {
                    unit.name = format!("Enhet {at} i Älvbyn");
                    unit.administration = Some(administrations[at % administrations.len()]);
                })
            })
            .collect();
        (0..PERSONS)
            .map(|at| {
                self.make(|person: &mut Person| {
                    person.name = format!("Åsa{at} Öberg{}", at * 7 % 1_000);
                    person.title = "Handläggare".to_owned();
                    person.unit = Some(units[at % units.len()]);
                    person.to = (at % 200 == 0).then(|| day(2026, 9, 30));
                })
            })
            .collect()
    }

    fn system(&mut self, at: usize, owner: Id<Body>, supplier: Id<Supplier>) -> Id<System> {
        let system = self.make(|system: &mut System| {
            system.number = format!("SYS-{at:03}");
            system.name = format!("System {at}");
            system.purpose = LongText::new("Planering, uppföljning och redovisning i vardagen.");
            system.owner = (at % 90 != 3).then_some(owner);
            system.users = vec![owner];
            system.controllers = if at % 70 == 1 { Vec::new() } else { vec![owner] };
            system.supplier = Some(supplier);
            system.operation = Some(Operation::Cloud);
            system.lifecycle = Some(Lifecycle::InUse);
            system.personal_data = Some(true);
            system.processor_agreement = Some(ProcessorAgreement::Exists);
            system.annual_cost = Some(Kronor(310_000));
            system.continuity_plan = Some(true);
            system.reviewed = Some(day(2026, 9, 1));
        });
        for role in ["Handläggare", "Läsare", "Chef", "Administratör"] {
            self.make(|rule: &mut AccessRule| {
                rule.system = Some(system);
                (rule.role, rule.decided_by) = (role.to_owned(), "Enhetschef".to_owned());
                rule.gives = LongText::new("Läsa och skriva i egna ärenden.");
                rule.reviewed = Some(day(2026, 9, 1));
                rule.review_months = Some(if at.is_multiple_of(30) { 1 } else { 12 });
            });
        }
        self.make(|agreement: &mut Agreement| {
            agreement.system = Some(system);
            let year = if at.is_multiple_of(25) { 2026 } else { 2028 };
            agreement.to = Some(EndDate::Day(day(year, 12, 31)));
            agreement.notice_months = Some(6);
        });
        for year in [2022, if at.is_multiple_of(30) { 2023 } else { 2025 }] {
            self.make(|made: &mut Classification| {
                made.system = Some(system);
                (made.confidentiality, made.integrity) = (Some(2), Some(3));
                made.availability = Some(3);
                made.date = Some(day(year, 12, 1));
            });
        }
        system
    }

    /// A chief and a controller each, a systemansvarig and a driftansvarig for each system, and
    /// technicians up to the number.
    fn assignments(
        &mut self,
        administrations: &[Id<Administration>],
        systems: &[Id<System>],
        persons: &[Id<Person>],
    ) {
        let roles: BTreeMap<RoleCode, Id<Role>> = RoleCode::ALL
            .iter()
            .map(|code| {
                let role = self.make(|role: &mut Role| {
                    (role.name, role.code) = (code.label().to_owned(), Some(*code));
                });
                (*code, role)
            })
            .collect();
        let over = |codes: [RoleCode; 2], id: AnyId| codes.map(|code| (code, Some(id)));
        let mut posts = Vec::new();
        for id in administrations {
            posts.extend(over([RoleCode::Chief, RoleCode::Controller], (*id).into()));
        }
        for id in systems {
            posts.extend(over([RoleCode::SystemManager, RoleCode::Operator], (*id).into()));
        }
        posts.resize(ASSIGNMENTS, (RoleCode::Technician, None));
        for (at, (code, subject)) in posts.into_iter().enumerate() {
            self.make(|assignment: &mut Assignment| {
                assignment.role = Some(roles[&code]);
                assignment.subject = Subject(subject);
                assignment.holders = Holders(vec![persons[at * 13 % persons.len()].into()]);
                assignment.deputies = Holders(vec![persons[(at * 17 + 5) % persons.len()].into()]);
                assignment.from = Some(day(2020, 1, 1));
                assignment.to = (at % 40 == 7).then(|| day(2026, 6, 30));
            });
        }
    }

    fn plan(&mut self, at: usize, administration: Id<Administration>, body: Id<Body>) -> Id<Plan> {
        let plan = self.make(|plan: &mut Plan| {
            plan.administration = Some(administration);
            plan.period = Period::years(2027, 2029);
            plan.kind = Some(PlanKind::It);
            plan.state = Some(PlanState::Working);
            plan.diary_number = format!("N{at} 2026/{at}");
            plan.dated = Some(today());
            plan.decided_by = Some(body);
            plan.responsible = "Förvaltningschef".to_owned();
            plan.applies_to = "Förvaltningen".to_owned();
        });
        for position in 0..CHAPTERS {
            self.make(|chapter: &mut Chapter| {
                chapter.plan = Some(plan);
                (chapter.position, chapter.depth) = (i64::try_from(position).ok(), Some(1));
                chapter.heading = format!("Kapitel {position}");
                let text = "Planen kostar 495 tkr i drift och 850 tkr i investering under 2027. \
                            Kostnaden ryms inom nämndens ram; investeringen ingår i budgeten.";
                chapter.text = LongText::new(&[text; 6].join("\n\n"));
            });
        }
        plan
    }

    fn need(&mut self, at: usize, administration: Id<Administration>) {
        self.make(|need: &mut Need| {
            need.number = format!("B-{at:04}");
            need.name = "Trådlöst nät som når alla klassrum".to_owned();
            need.description = LongText::new("I hus B tappar datorerna nätet varje dag.");
            need.administration = Some(administration);
        });
    }

    fn goals(&mut self, plan: Id<Plan>, persons: &[Id<Person>]) -> Vec<Id<Goal>> {
        let area = self.make(|area: &mut VisionArea| area.name = "Verksamheten".to_owned());
        (0..GOALS)
            .map(|at| {
                self.make(|goal: &mut Goal| {
                    goal.plan = Some(plan);
                    goal.number = (at + 1).to_string();
                    goal.name = "Frånvaro registreras samma dag.".to_owned();
                    goal.area = Some(area);
                    goal.indicator = "Andel registrerad samma dag".to_owned();
                    goal.baseline = "83 %".to_owned();
                    goal.targets = YearTexts(BTreeMap::from([(2027, "95 %".to_owned())]));
                    goal.responsible = Holders(vec![persons[at].into()]);
                })
            })
            .collect()
    }

    fn activity(
        &mut self,
        at: usize,
        plan: Id<Plan>,
        goal: Option<Id<Goal>>,
        system: Id<System>,
        responsible: Id<Person>,
    ) {
        self.make(|activity: &mut Activity| {
            activity.plan = Some(plan);
            activity.number = i64::try_from(at + 1).ok();
            activity.name = format!("Gemensam struktur i lärplattformen, skola {at}");
            activity.description = LongText::new(
                "En mall för kurser, planering och veckobrev införs på alla skolor. Handledning \
                 på plats ges till juni 2027 och kostar 40 tkr.",
            );
            activity.goals = goal.into_iter().collect();
            activity.systems = vec![system];
            activity.responsible = Holders(vec![responsible.into()]);
            activity.period = Period::years(2027, 2027);
            let cost = BTreeMap::from([2027, 2028, 2029].map(|year| (year, Kronor(180_000))));
            activity.running = YearAmounts(cost.clone());
            activity.investment = YearAmounts(BTreeMap::from([(2027, Kronor(0))]));
            activity.financing = Some(Financing::Frame);
            activity.financed = YearAmounts(cost);
            if at % 100 == 4 {
                activity.financed.0.insert(2028, Kronor(90_000));
            }
            activity.priority = Some(1);
            activity.status = Some(ActivityStatus::NotStarted);
            activity.follow_up = LongText::new("Enkät till vårdnadshavare i mars varje år.");
            activity.benefit = LongText::new("Bättre service: alla hittar allt på samma sätt.");
            activity.organisation_effect = LongText::new("Lärare planerar enligt samma mall.");
        });
    }
}
