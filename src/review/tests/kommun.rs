//! A small kommun in which nothing is wrong, and a way to make one thing wrong in it.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::record::{
    AccessRule, Activity, ActivityStatus, Administration, Agreement, AmountUnit, Assignment, Body,
    BodyKind, Chapter, Classification, Competence, CompetenceRequirement, CompetenceState, EndDate,
    FieldKind, Financing, Function, Goal, Holders, Ids, Kronor, Lifecycle, Municipality, Operation,
    Period, Person, Plan, PlanKind, PlanState, ProcessorAgreement, Record, RecordType, Role,
    RoleCode, Subject, Supplier, System, TechnicalDocument, Training, Unit, Value, VisionArea,
    YearAmounts, YearTexts,
};
use crate::workspace::Workspace;

pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// The day of all these tests.
pub fn today() -> NaiveDate {
    day(2026, 11, 16)
}

/// The records, by name, so that a test can alter one.
pub struct Kommun {
    pub municipality: Municipality,
    pub board: Body,
    pub committee: Body,
    pub administration: Administration,
    pub unit: Unit,
    pub chief: Person,
    pub controller: Person,
    pub manager: Person,
    pub deputy: Person,
    pub it_manager: Function,
    pub supplier: Supplier,
    pub system: System,
    pub agreement: Agreement,
    pub classification: Classification,
    pub training: Training,
    pub requirement: CompetenceRequirement,
    pub access_rule: AccessRule,
    pub document: TechnicalDocument,
    pub competence: Competence,
    pub chief_post: Assignment,
    pub controller_post: Assignment,
    pub manager_post: Assignment,
    pub operator_post: Assignment,
    pub plan: Plan,
    pub chapter: Chapter,
    pub goal: Goal,
    pub activity: Activity,
    /// What a test adds.
    pub more: Vec<Record>,
    roles: BTreeMap<&'static str, Role>,
    areas: Vec<VisionArea>,
    pub ids: Ids,
}

impl Kommun {
    /// Nothing is wrong.
    pub fn sound() -> Self {
        let mut ids = Ids::new(1, 1);
        let mut roles = BTreeMap::new();
        for (name, code) in [
            ("chief", RoleCode::Chief),
            ("controller", RoleCode::Controller),
            ("manager", RoleCode::SystemManager),
            ("operator", RoleCode::Operator),
            ("representative", RoleCode::OwnerRepresentative),
        ] {
            let role = Role { code: Some(code), ..filled(Role::blank(ids.id())) };
            roles.insert(name, role);
        }
        let area: VisionArea = filled(VisionArea::blank(ids.id()));
        let municipality = Municipality {
            amount_unit: Some(AmountUnit::Tkr),
            ..filled(Municipality::blank(ids.id()))
        };
        let board = Body {
            prefix: "KS".to_owned(),
            name: "Kommunstyrelsen".to_owned(),
            body_kind: Some(BodyKind::Board),
            ..filled(Body::blank(ids.id()))
        };
        let committee = Body {
            prefix: "UN".to_owned(),
            name: "Utbildningsnämnden".to_owned(),
            body_kind: Some(BodyKind::Committee),
            ..filled(Body::blank(ids.id()))
        };
        let administration = Administration {
            name: "Utbildningsförvaltningen".to_owned(),
            body: Some(committee.id),
            ..filled(Administration::blank(ids.id()))
        };
        let unit =
            Unit { administration: Some(administration.id), ..filled(Unit::blank(ids.id())) };
        let unit_id = unit.id;
        let mut person = |name: &str| Person {
            name: name.to_owned(),
            unit: Some(unit_id),
            ..filled(Person::blank(ids.id()))
        };
        let (chief, controller) = (person("Tord Viklund"), person("Lovisa Zakrisson"));
        let (manager, deputy) = (person("Håkan Esbjörn"), person("Ida Sundling"));
        let it_manager =
            Function { name: "IT-chef".to_owned(), ..filled(Function::blank(ids.id())) };
        let supplier = Supplier { name: "Skola24".to_owned(), ..filled(Supplier::blank(ids.id())) };
        let system = System {
            number: "SYS-015".to_owned(),
            name: "Skola24".to_owned(),
            owner: Some(committee.id),
            users: vec![committee.id],
            controllers: vec![committee.id],
            supplier: Some(supplier.id),
            operation: Some(Operation::Cloud),
            lifecycle: Some(Lifecycle::InUse),
            personal_data: Some(true),
            processor_agreement: Some(ProcessorAgreement::Exists),
            continuity_plan: Some(true),
            ..filled(System::blank(ids.id()))
        };
        let agreement = Agreement {
            system: Some(system.id),
            to: Some(EndDate::Day(day(2028, 7, 31))),
            ..filled(Agreement::blank(ids.id()))
        };
        let classification = Classification {
            system: Some(system.id),
            confidentiality: Some(2),
            integrity: Some(2),
            availability: Some(3),
            date: Some(day(2026, 3, 1)),
            ..filled(Classification::blank(ids.id()))
        };
        let training =
            Training { period: Period::years(2027, 2027), ..filled(Training::blank(ids.id())) };
        let requirement = CompetenceRequirement {
            system: Some(system.id),
            ..filled(CompetenceRequirement::blank(ids.id()))
        };
        let access_rule = AccessRule {
            system: Some(system.id),
            training: vec![training.id],
            ..filled(AccessRule::blank(ids.id()))
        };
        let document = TechnicalDocument {
            system: Some(system.id),
            ..filled(TechnicalDocument::blank(ids.id()))
        };
        let competence = Competence {
            person: Some(manager.id),
            role: Some(roles["manager"].id),
            state: Some(CompetenceState::Met),
            ..filled(Competence::blank(ids.id()))
        };
        let mut post =
            |role: &str, subject: crate::record::AnyId, holder: crate::record::AnyId| Assignment {
                role: Some(roles[role].id),
                subject: Subject(Some(subject)),
                holders: Holders(vec![holder]),
                from: Some(day(2024, 1, 1)),
                ..Assignment::blank(ids.id())
            };
        let chief_post = post("chief", administration.id.into(), chief.id.into());
        let controller_post = post("controller", administration.id.into(), controller.id.into());
        let mut manager_post = post("manager", system.id.into(), manager.id.into());
        manager_post.deputies = Holders(vec![deputy.id.into()]);
        let operator_post = post("operator", system.id.into(), it_manager.id.into());
        let plan = Plan {
            administration: Some(administration.id),
            period: Period::years(2027, 2029),
            kind: Some(PlanKind::It),
            state: Some(PlanState::Review),
            diary_number: "UN 2026/118".to_owned(),
            decided_by: Some(committee.id),
            ..filled(Plan::blank(ids.id()))
        };
        let chapter = Chapter {
            plan: Some(plan.id),
            heading: "Sammanfattning".to_owned(),
            text: crate::record::LongText::new("Planen kostar 95 tkr under 2027."),
            ..filled(Chapter::blank(ids.id()))
        };
        let goal = Goal {
            plan: Some(plan.id),
            area: Some(area.id),
            responsible: Holders(vec![controller.id.into()]),
            targets: YearTexts(BTreeMap::from([(2027, "95 %".to_owned())])),
            ..filled(Goal::blank(ids.id()))
        };
        let amounts = |kronor| YearAmounts(BTreeMap::from([(2027, Kronor(kronor))]));
        let activity = Activity {
            plan: Some(plan.id),
            number: Some(4),
            name: "Behörighetsrevision".to_owned(),
            goals: vec![goal.id],
            responsible: Holders(vec![manager.id.into()]),
            period: Period::years(2027, 2027),
            running: amounts(95_000),
            investment: amounts(0),
            financing: Some(Financing::Frame),
            financed: amounts(95_000),
            status: Some(ActivityStatus::NotStarted),
            ..filled(Activity::blank(ids.id()))
        };
        Self {
            municipality,
            board,
            committee,
            administration,
            unit,
            chief,
            controller,
            manager,
            deputy,
            it_manager,
            supplier,
            system,
            agreement,
            classification,
            training,
            requirement,
            access_rule,
            document,
            competence,
            chief_post,
            controller_post,
            manager_post,
            operator_post,
            plan,
            chapter,
            goal,
            activity,
            more: Vec::new(),
            roles,
            areas: vec![area],
            ids,
        }
    }

    /// The identity of a role: "representative", "manager" …
    pub fn role(&self, name: &str) -> crate::record::Id<Role> {
        self.roles[name].id
    }

    pub fn workspace(self) -> Workspace {
        let mut records: Vec<Record> = vec![
            self.municipality.into_record(),
            self.board.into_record(),
            self.committee.into_record(),
            self.administration.into_record(),
            self.unit.into_record(),
            self.chief.into_record(),
            self.controller.into_record(),
            self.manager.into_record(),
            self.deputy.into_record(),
            self.it_manager.into_record(),
            self.supplier.into_record(),
            self.system.into_record(),
            self.agreement.into_record(),
            self.classification.into_record(),
            self.training.into_record(),
            self.requirement.into_record(),
            self.access_rule.into_record(),
            self.document.into_record(),
            self.competence.into_record(),
            self.chief_post.into_record(),
            self.controller_post.into_record(),
            self.manager_post.into_record(),
            self.operator_post.into_record(),
            self.plan.into_record(),
            self.chapter.into_record(),
            self.goal.into_record(),
            self.activity.into_record(),
        ];
        records.extend(self.roles.into_values().map(RecordType::into_record));
        records.extend(self.areas.into_iter().map(RecordType::into_record));
        records.extend(self.more);
        Workspace::from_records(records)
    }
}

/// The record with every demanded field that can be filled without naming another record.
pub fn filled<T: RecordType>(mut record: T) -> T {
    for (index, field) in T::FIELDS.iter().enumerate().filter(|(_, field)| field.required) {
        let value = match field.kind {
            FieldKind::Text | FieldKind::LongText => Value::Text("Skrivet".to_owned()),
            FieldKind::Number => Value::Number(1),
            FieldKind::Kronor => Value::Kronor(Kronor(1_000)),
            FieldKind::Date => Value::Date(day(2026, 6, 1)),
            FieldKind::EndDate => Value::EndDate(EndDate::UntilFurtherNotice),
            FieldKind::Choice(choices) => Value::Choice(choices[0].code.to_owned()),
            FieldKind::YesNo => Value::YesNo(false),
            _ => continue,
        };
        record.set(index, value).unwrap();
    }
    record
}
