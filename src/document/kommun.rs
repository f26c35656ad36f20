//! The small kommun that the tests of the templates build on.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Edition, Variant};
use crate::record::{
    Activity, ActivityStatus, Administration, Agreement, AnyId, Assignment, Body, BodyKind,
    Chapter, ChapterContent, ChoiceType, EndDate, FieldKind, Financing, Goal, Holders, Hours, Id,
    Ids, Kind, Kronor, LongText, Meeting, Moment, Municipality, Period, Person, Plan, PlanKind,
    PlanState, Record, RecordType, Role, RoleCode, Subject, System, Value, VisionArea, YearAmounts,
    YearTexts,
};
use crate::workspace::Workspace;

pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// The day that the documents take as today.
pub fn today() -> NaiveDate {
    day(2026, 11, 16)
}

pub fn costs(years: &[(i32, i64)]) -> YearAmounts {
    YearAmounts(years.iter().map(|(year, tkr)| (*year, Kronor(tkr * 1_000))).collect())
}

/// The kommun, its education board and a plan with two chapters, two systems and two activities.
pub struct Mini {
    pub records: Vec<Record>,
    ids: Ids,
    pub plan: Id<Plan>,
}

impl Mini {
    pub fn add<T: RecordType>(&mut self, fill: impl FnOnce(&mut T)) -> Id<T> {
        let mut record = T::blank(self.ids.id());
        fill(&mut record);
        let id = record.id();
        self.records.push(record.into_record());
        id
    }

    pub fn bare() -> Self {
        let mut mini = Self { records: Vec::new(), ids: Ids::new(1, 1), plan: Ids::new(0, 0).id() };
        mini.add(|kommun: &mut Municipality| kommun.name = "Norrälvs kommun".into());
        let body = mini.add(|body: &mut Body| {
            body.name = "Utbildningsnämnden".into();
            body.prefix = "UN".into();
            body.body_kind = Some(BodyKind::Committee);
        });
        let administration = mini.add(|administration: &mut Administration| {
            administration.name = "Utbildningsförvaltningen".into();
            administration.body = Some(body);
        });
        let meeting = mini.add(|meeting: &mut Meeting| {
            meeting.body = Some(body);
            meeting.date = Some(day(2026, 12, 3));
        });
        mini.plan = mini.add(|plan: &mut Plan| {
            plan.administration = Some(administration);
            plan.period = Period::years(2027, 2029);
            plan.kind = Some(PlanKind::It);
            plan.state = Some(PlanState::Proposal);
            plan.diary_number = "UN 2026/118".into();
            plan.decided_by = Some(body);
            plan.meeting = Some(meeting);
            plan.responsible = "Förvaltningschef".into();
            plan.revised = Some(today());
            plan.applies_to = "Utbildningsförvaltningen".into();
        });
        mini
    }

    pub fn find<T: RecordType>(&self) -> Id<T> {
        let record = self.records.iter().find_map(|record| T::from_record(record));
        record.unwrap().id()
    }

    pub fn change<T: RecordType>(&mut self, id: Id<T>, fill: impl FnOnce(&mut T)) {
        let at = self.records.iter().position(|record| record.any_id() == id.into()).unwrap();
        let mut record = T::from_record(&self.records[at]).unwrap().clone();
        fill(&mut record);
        self.records[at] = record.into_record();
    }

    pub fn chapter(&mut self, heading: &str, depth: i64, text: &str, content: ChapterContent) {
        let plan = self.plan;
        let position = i64::try_from(self.records.len()).unwrap();
        self.add(|chapter: &mut Chapter| {
            chapter.plan = Some(plan);
            chapter.position = Some(position);
            chapter.depth = Some(depth);
            chapter.heading = heading.into();
            chapter.text = LongText::new(text);
            chapter.content = Some(content);
        });
    }

    pub fn holder(&mut self, code: RoleCode, subject: Option<AnyId>, name: &str, title: &str) {
        let person = self.add(|person: &mut Person| {
            person.name = name.into();
            person.title = title.into();
        });
        let role = self.add(|role: &mut Role| {
            role.name = crate::record::ChoiceType::label(code).into();
            role.code = Some(code);
        });
        self.add(|assignment: &mut Assignment| {
            assignment.role = Some(role);
            assignment.subject = Subject(subject);
            assignment.holders = Holders(vec![person.into()]);
        });
    }

    pub fn system(&mut self, number: &str, name: &str, tkr: i64, internal: bool) -> Id<System> {
        let body = self.find::<Body>();
        self.add(|system: &mut System| {
            system.number = number.into();
            system.name = name.into();
            system.purpose = LongText::new("Något som behövs.");
            system.owner = Some(body);
            system.annual_cost = Some(Kronor(tkr * 1_000));
            system.internal_only = Some(internal);
        })
    }

    pub fn activity(&mut self, number: i64, fill: impl FnOnce(&mut Activity)) {
        let plan = self.plan;
        self.add(|activity: &mut Activity| {
            activity.plan = Some(plan);
            activity.number = Some(number);
            activity.name = format!("Aktivitet {number}");
            fill(activity);
        });
    }

    pub fn workspace(&self) -> Workspace {
        Workspace::from_records(self.records.clone())
    }

    pub fn edition(&self, variant: Variant) -> Edition {
        let workspace = self.workspace();
        super::plan(&workspace, self.plan, variant, today()).unwrap()
    }

    pub fn public(&self) -> Edition {
        self.edition(Variant::Public)
    }
}

/// The kommun with everything a plan shows.
pub fn mini() -> Mini {
    let mut mini = Mini::bare();
    let administration = AnyId::from(mini.find::<Administration>());
    let vklass = mini.system("SYS-014", "Vklass", 310, false);
    let pmo = mini.system("SYS-016", "PMO", 145, false);
    mini.add(|agreement: &mut Agreement| {
        agreement.system = Some(vklass);
        agreement.to = Some(EndDate::Day(day(2028, 6, 30)));
    });
    mini.add(|agreement: &mut Agreement| {
        agreement.system = Some(pmo);
        agreement.to = Some(EndDate::Day(day(2026, 12, 31)));
    });
    mini.holder(RoleCode::Chief, Some(administration), "Tord Viklund", "Förvaltningschef");
    mini.holder(RoleCode::Controller, Some(administration), "Lovisa Zakrisson", "IT-controller");
    mini.holder(RoleCode::SystemManager, Some(vklass.into()), "Håkan Esbjörn", "Lärare");
    let area = mini.add(|area: &mut VisionArea| area.name = "Skola och lärande".into());
    let plan = mini.plan;
    let goal = mini.add(|goal: &mut Goal| {
        goal.plan = Some(plan);
        goal.number = "1".into();
        goal.name = "Alla elever har en egen dator.".into();
        goal.area = Some(area);
        goal.indicator = "Andel enheter".into();
        goal.baseline = "58 %".into();
        goal.baseline_year = Some(2026);
        goal.targets = YearTexts(BTreeMap::from([(2027, "80 %".to_owned())]));
    });
    let esbjorn = mini.records.iter().rev().find_map(Person::from_record).unwrap().id;
    mini.activity(1, |activity| {
        activity.goals = vec![goal];
        activity.systems = vec![vklass];
        activity.responsible = Holders(vec![esbjorn.into()]);
        activity.period = Period::new(Moment::Month(2027, 1), Moment::Month(2027, 6));
        activity.running = costs(&[(2027, 180), (2028, 90)]);
        activity.financing = Some(Financing::Frame);
        activity.priority = Some(1);
        activity.status = Some(ActivityStatus::Ongoing);
    });
    mini.activity(2, |activity| {
        activity.goal_note = "Dataskydd".into();
        activity.period = Period::years(2027, 2027);
        activity.investment = costs(&[(2027, 640), (2028, 640), (2029, 640)]);
        activity.financing = Some(Financing::Investment);
        activity.priority = Some(2);
        activity.status = Some(ActivityStatus::Late);
    });
    mini.chapter("Nuläge", 1, "Läget i dag.", ChapterContent::Text);
    mini.chapter("IT-stöd", 2, "", ChapterContent::Systems);
    mini.chapter("Mål", 1, "Målen följer strategin.", ChapterContent::Goals);
    mini.chapter("Åtgärder", 1, "", ChapterContent::Activities);
    mini.chapter("Ekonomi", 1, "", ChapterContent::Economy);
    mini.chapter("Ansvar", 1, "", ChapterContent::Responsibility);
    mini.chapter("Bilaga 7 Utbildningsplan", 1, "Se nedan.", ChapterContent::Text);
    mini.chapter("Ordlista", 1, "- **Ord**: förklaring", ChapterContent::Glossary);
    mini
}

/// What an internal field of [`marked`] holds: as text, as a number in two writings, as a date.
pub const INTERNAL_MARKS: [&str; 4] = ["HEMLIGT", "987654", "987 654", "1987-06-05"];

/// All that a document says, its metadata included, with hard spaces as common ones.
pub fn printed(edition: &Edition) -> String {
    format!("{:?}", edition.document).replace("\\u{a0}", " ")
}

/// Every field of every record filled in; internal text fields bear a mark of their own.
pub fn marked() -> (Workspace, Id<Plan>) {
    let mut ids = Ids::new(9, 9);
    let id_of: BTreeMap<Kind, AnyId> =
        Kind::ALL.iter().map(|kind| (*kind, AnyId { kind: *kind, uuid: ids.uuid() })).collect();
    let mut records = Vec::new();
    for kind in Kind::ALL {
        let mut record = kind.blank(id_of[kind].uuid);
        for key in kind.keys() {
            let field = key.field();
            let mark = format!("{}{}", if field.public { "öppet" } else { "HEMLIGT" }, field.name);
            let value = match field.kind {
                FieldKind::Text | FieldKind::LongText => Value::Text(mark),
                FieldKind::Number => Value::Number(if field.public { 2 } else { 987_654 }),
                FieldKind::Kronor => Value::Kronor(Kronor(1_000)),
                FieldKind::Hours => Value::Hours(Hours::of_minutes(90)),
                FieldKind::Date if field.public => Value::Date(today()),
                FieldKind::Date => Value::Date(day(1987, 6, 5)),
                FieldKind::EndDate => Value::EndDate(EndDate::UntilFurtherNotice),
                FieldKind::Period => Value::Period(Period::years(2027, 2029).unwrap()),
                FieldKind::Choice(choices) => Value::Choice(choices[0].code.to_owned()),
                FieldKind::YesNo => Value::YesNo(false),
                FieldKind::Reference(kinds) => Value::Reference(id_of[&kinds[0]]),
                FieldKind::References(kinds) => Value::References(vec![id_of[&kinds[0]]]),
                FieldKind::YearAmounts => Value::YearAmounts(costs(&[(2027, 1)])),
                FieldKind::YearTexts => Value::YearTexts(YearTexts(BTreeMap::from([(2027, mark)]))),
            };
            record.set(key.index, value).unwrap();
        }
        records.push(record);
    }
    let plan = id_of[&Kind::Plan].of().unwrap();
    for (at, content) in <ChapterContent as ChoiceType>::ALL.iter().enumerate() {
        let mut chapter = Chapter::blank(ids.id());
        chapter.plan = Some(plan);
        chapter.position = Some(i64::try_from(at).unwrap());
        chapter.heading = format!("Kapitel {at}");
        chapter.content = Some(*content);
        records.push(Record::Chapter(chapter));
    }
    (Workspace::from_records(records), plan)
}
