//! Records and values in words: titles, cell texts, the names of holders. Swedish, as screens,
//! spreadsheets and documents print them; what is empty stays empty here, and whoever prints it
//! says "Ej utsett" or "Uppgift saknas".

use std::borrow::Cow;

use super::Workspace;
use crate::record::value::choice_label;
use crate::record::{
    Administration, AnyId, Assignment, ChoiceType, FieldKind, FollowUp, Id, Meeting, Plan, Record,
    RecordType, StaffGroup, Value,
};

impl Workspace {
    /// How a person would name the record: "SYS-014 Vklass", "IT-plan för utbildningsförvaltningen
    /// 2027–2029". Falls back on the kind's name.
    pub fn title(&self, id: AnyId) -> String {
        let Some(record) = self.record(id) else { return format!("{} saknas", id.kind.names().0) };
        let title = match record {
            Record::Plan(plan) => self.plan_title(plan),
            Record::Assignment(assignment) => self.assignment_title(assignment),
            Record::Meeting(meeting) => self.meeting_title(meeting),
            Record::StaffGroup(group) => self.group_title(group),
            Record::Enclosure(enclosure) => self.enclosure_title(enclosure),
            Record::Point(point) => match point.position {
                Some(position) => format!("Beslutspunkt {position}"),
                None => String::new(),
            },
            Record::FollowUp(report) => self.report_title(report),
            Record::Agreement(agreement) => self.about("Avtal för ", agreement.system),
            Record::Classification(made) => self.about("Klassning av ", made.system),
            _ => {
                let parts = id.kind.title().iter().map(|key| self.field_text(record, key.index));
                parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
            }
        };
        if title.trim().is_empty() { format!("{} utan namn", id.kind.names().0) } else { title }
    }

    /// "IT-plan för utbildningsförvaltningen 2027–2029", "Utbildningsplan för … 2027".
    pub fn plan_title(&self, plan: &Plan) -> String {
        let administration = plan.administration.and_then(|id| self.get(id));
        let of = administration.map_or(String::new(), |a| format!(" för {}", in_sentence(&a.name)));
        let period = plan.period.map_or(String::new(), |period| format!(" {period}"));
        let kind = plan.kind.map_or("Plan", ChoiceType::label);
        format!("{kind}{of}{period}")
    }

    fn assignment_title(&self, assignment: &Assignment) -> String {
        let role = assignment.role.and_then(|id| self.get(id)).map_or("Uppdrag", |r| &r.name);
        match assignment.subject.0 {
            Some(subject) => format!("{role}, {}", self.title(subject)),
            None => format!("{role}, hela kommunen"),
        }
    }

    /// "Undersköterskor (Hemtjänst Norra)", "Rektorer (Utbildningsförvaltningen)": the same work is
    /// done in many places.
    fn group_title(&self, group: &StaffGroup) -> String {
        match group.administration {
            Some(place) if group.unit.is_none() && !group.name.is_empty() => {
                format!("{} ({})", group.name, self.title(place.into()))
            }
            _ => self.group_name(group),
        }
    }

    /// As its title, where the förvaltning is told already: "Rektorer".
    pub fn group_name(&self, group: &StaffGroup) -> String {
        match group.unit {
            Some(unit) if !group.name.is_empty() => {
                format!("{} ({})", group.name, self.title(unit.into()))
            }
            _ => group.name.clone(),
        }
    }

    fn meeting_title(&self, meeting: &Meeting) -> String {
        let body = self.name(meeting.body.map(Into::into));
        let date = meeting.date.map_or(String::new(), |date| date.to_string());
        format!("{body} {date}")
    }

    /// "T2 2026, SITHS-kort och läsare".
    fn report_title(&self, report: &FollowUp) -> String {
        let of = report.activity.map(AnyId::from).or(report.training.map(AnyId::from));
        let term = report.term().map_or("Uppföljning".to_owned(), |term| term.label());
        [term, self.name(of)].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", ")
    }

    fn about<T: RecordType>(&self, prefix: &str, system: Option<Id<T>>) -> String {
        format!("{prefix}{}", self.name(system.map(Into::into)))
    }

    /// The title of a record that may not be stated; empty then.
    pub fn name(&self, id: Option<AnyId>) -> String {
        id.map_or(String::new(), |id| self.title(id))
    }

    /// The short name used in grids and tables: the prefix of a body, the number of a system or
    /// goal, else the title.
    pub fn short_name(&self, id: AnyId) -> String {
        match self.record(id) {
            Some(Record::Body(body)) if !body.prefix.is_empty() => body.prefix.clone(),
            Some(Record::System(system)) if !system.number.is_empty() => system.number.clone(),
            Some(Record::Goal(goal)) if !goal.number.is_empty() => goal.number.clone(),
            Some(Record::Need(need)) if !need.number.is_empty() => need.number.clone(),
            _ => self.title(id),
        }
    }

    /// Several records by their short names: "SYS-014, SYS-015".
    pub fn short_names<'a>(&self, ids: impl IntoIterator<Item = &'a AnyId>) -> String {
        ids.into_iter().map(|id| self.short_name(*id)).collect::<Vec<_>>().join(", ")
    }

    /// The text of one field of a record, as a cell shows it.
    pub fn field_text(&self, record: &Record, index: usize) -> String {
        match record.kind().fields().get(index) {
            Some(field) => self.value_text(&record.value(index), field.kind),
            None => String::new(),
        }
    }

    /// A value as a cell shows it. Amounts carry no unit; the header does.
    pub fn value_text(&self, value: &Value, kind: FieldKind) -> String {
        let unit = self.amount_unit();
        match value {
            Value::Empty => String::new(),
            Value::Text(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            Value::Kronor(amount) => amount.show(unit),
            Value::Hours(hours) => hours.show(),
            Value::Date(day) => day.to_string(),
            Value::EndDate(end) => end.to_string(),
            Value::Period(period) => period.to_string(),
            Value::Choice(code) => match kind {
                FieldKind::Choice(choices) => choice_label(choices, code).to_owned(),
                _ => code.clone(),
            },
            Value::YesNo(true) => "Ja".to_owned(),
            Value::YesNo(false) => "Nej".to_owned(),
            Value::Reference(id) => self.short_name(*id),
            Value::References(ids) => self.short_names(ids),
            Value::YearAmounts(years) => years.show(unit),
            Value::YearTexts(years) => years.show(),
        }
    }

    /// How history names the record in "Ändrade status för …": "aktivitet 5", "SYS-014".
    pub fn change_name(&self, id: AnyId) -> String {
        match self.record(id) {
            Some(Record::Activity(activity)) => match activity.number {
                Some(number) => format!("aktivitet {number}"),
                None => "en aktivitet".to_owned(),
            },
            Some(Record::Goal(goal)) => format!("mål {}", goal.number),
            Some(Record::Chapter(chapter)) => format!("kapitlet {}", chapter.heading),
            Some(Record::Section(section)) => format!("avsnittet {}", section.heading),
            Some(Record::Point(point)) => match point.position {
                Some(position) => format!("beslutspunkt {position}"),
                None => "en beslutspunkt".to_owned(),
            },
            Some(Record::Case(case)) if !case.diary_number.is_empty() => {
                format!("ärende {}", case.diary_number)
            }
            Some(Record::System(_)) => self.short_name(id),
            _ => self.title(id),
        }
    }

    /// The name of an administration, or empty.
    pub fn administration_name(&self, id: Option<Id<Administration>>) -> &str {
        id.and_then(|id| self.get(id)).map_or("", |administration| &administration.name)
    }
}

const NUMBERS: [&str; 13] =
    ["noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"];

/// 0–12 in words, larger numbers in digits.
pub fn number(count: usize) -> String {
    let digits = || crate::record::money::grouped(count as u64);
    NUMBERS.get(count).map_or_else(digits, |word| (*word).to_owned())
}

/// What a long text lists, one a line, dashed or not.
pub fn lines(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.lines().map(|line| line.trim().trim_start_matches("- ").trim());
    lines.filter(|line| !line.is_empty())
}

/// "a", "a och b", "a, b och c".
pub fn list(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} och {last}", first.join(", ")),
    }
}

/// With its first letter as a capital.
pub fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// A name as it stands inside a sentence: "utbildningsförvaltningen", but "IT-avdelningen".
pub fn in_sentence(name: &str) -> Cow<'_, str> {
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if first.is_uppercase() && second.is_lowercase() => {
            Cow::Owned(first.to_lowercase().chain(name.chars().skip(1)).collect())
        }
        _ => Cow::Borrowed(name),
    }
}
