//! A case as its parts make it up: sections, points and enclosures in order, the numbers of the
//! enclosures, the list of decision papers, and the days that count back from the meeting (domain
//! §2.1–2.3).

use chrono::{Days, NaiveDate};

use super::Workspace;
use crate::record::{
    AnyId, Case, CaseEvent, CaseState, ChoiceType, DecisionLevel, Enclosure, EnclosureKind, Id,
    Meeting, Plan, PlanKind, Point, Section,
};

/// A paper that a decision is founded on, as the list of papers names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// The enclosure; `None` for the case's own tjänsteskrivelse.
    pub enclosure: Option<Id<Enclosure>>,
    /// "Bilaga 1 IT-plan 2027–2029".
    pub name: String,
    pub dated: Option<NaiveDate>,
}

impl Paper {
    /// "Bilaga 1 IT-plan 2027–2029, 2026-11-16".
    pub fn line(&self) -> String {
        match self.dated {
            Some(day) => format!("{}, {day}", self.name),
            None => self.name.clone(),
        }
    }
}

/// The days of a case: when its papers must be in, when the notice goes out, when it is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Deadlines {
    pub submission: Option<NaiveDate>,
    pub notice: Option<NaiveDate>,
    pub meeting: Option<NaiveDate>,
}

impl Case {
    /// Whether a chief decides, by delegation or as plain execution.
    pub fn is_delegated(&self) -> bool {
        matches!(self.level, Some(DecisionLevel::Delegation | DecisionLevel::Execution))
    }

    /// Whether what came of it is registered.
    pub fn is_decided(&self) -> bool {
        matches!(self.state, Some(CaseState::Decided | CaseState::Closed))
    }

    /// Whether it is still being written: nobody has decided.
    pub fn is_drafted(&self) -> bool {
        matches!(self.state.unwrap_or(CaseState::Open), CaseState::Open | CaseState::Ready)
    }
}

impl Workspace {
    /// The sections of a case, in order.
    pub fn sections(&self, case: Id<Case>) -> Vec<&Section> {
        let mut sections: Vec<_> = self.referring::<Section>(case).collect();
        sections.sort_by_key(|it| (it.position, it.id));
        sections
    }

    /// The points of the proposed decision, in order.
    pub fn points(&self, case: Id<Case>) -> Vec<&Point> {
        let mut points: Vec<_> = self.referring::<Point>(case).collect();
        points.sort_by_key(|it| (it.position, it.id));
        points
    }

    /// What is enclosed, in order.
    pub fn enclosures(&self, case: Id<Case>) -> Vec<&Enclosure> {
        let mut enclosures: Vec<_> = self.referring::<Enclosure>(case).collect();
        enclosures.sort_by_key(|it| (it.position, it.id));
        enclosures
    }

    /// The steps that a case has taken, oldest first.
    pub fn case_events(&self, case: Id<Case>) -> Vec<&CaseEvent> {
        let mut events: Vec<_> = self.referring::<CaseEvent>(case).collect();
        events.sort_by_key(|it| (it.date, it.id));
        events
    }

    /// The number of an enclosure, counted over those that have one.
    pub fn enclosure_number(&self, enclosure: &Enclosure) -> Option<usize> {
        let numbered = self.enclosures(enclosure.case?).into_iter();
        let mut numbered = numbered.filter(|it| it.unnumbered != Some(true));
        numbered.position(|it| it.id == enclosure.id).map(|at| at + 1)
    }

    /// "IT-plan 2027–2029", "Team IT:s yttrande": what an enclosure is called in its case.
    pub fn enclosure_title(&self, enclosure: &Enclosure) -> String {
        let own = enclosure.name.trim();
        if !own.is_empty() {
            return own.to_owned();
        }
        match enclosure.kind {
            Some(EnclosureKind::Plan) => {
                let plan = enclosure.plan.and_then(|id| self.get(id));
                let Some(plan) = plan else { return "Plan".to_owned() };
                let kind = plan.kind.map_or("Plan", ChoiceType::label);
                plan.period.map_or(kind.to_owned(), |period| format!("{kind} {period}"))
            }
            Some(EnclosureKind::Matrix) => "Systemansvarsmatris".to_owned(),
            Some(EnclosureKind::Statement) => {
                let statement = enclosure.statement.and_then(|id| self.get(id));
                statement.map_or("Yttrande".to_owned(), |it| genitive(&it.given_by) + " yttrande")
            }
            Some(EnclosureKind::SystemCard) => {
                let system = enclosure.system.map(AnyId::from);
                system.map_or("Systemkort".to_owned(), |id| {
                    format!("Systemkort {}", self.short_name(id))
                })
            }
            Some(EnclosureKind::Other) | None => "Handling utan namn".to_owned(),
        }
    }

    /// The date of an enclosure: its own, or that of what it holds.
    pub fn enclosure_date(&self, enclosure: &Enclosure) -> Option<NaiveDate> {
        let of_plan = || self.get(enclosure.plan?)?.dated;
        let of_statement = || self.get(enclosure.statement?)?.date;
        enclosure.dated.or_else(of_plan).or_else(of_statement)
    }

    /// All that the decision is founded on: the tjänsteskrivelse first, then what is enclosed, in the
    /// order that it lies in the papers (domain §2.1). A delegationsbeslut does not list itself.
    pub fn papers(&self, case: &Case) -> Vec<Paper> {
        let own = (!case.is_delegated()).then(|| Paper {
            enclosure: None,
            name: "Tjänsteskrivelse".to_owned(),
            dated: case.dated,
        });
        let enclosed = self.enclosures(case.id).into_iter().map(|it| {
            let title = self.enclosure_title(it);
            let name = match self.enclosure_number(it) {
                Some(number) => format!("Bilaga {number} {title}"),
                None => title,
            };
            Paper { enclosure: Some(it.id), name, dated: self.enclosure_date(it) }
        });
        own.into_iter().chain(enclosed).collect()
    }

    /// The enclosed plan of a kind.
    pub fn enclosed_plan(&self, case: Id<Case>, kind: PlanKind) -> Option<&Plan> {
        let plans = self.enclosures(case).into_iter().filter_map(|it| self.get(it.plan?));
        plans.into_iter().find(|plan| plan.kind == Some(kind))
    }

    /// The days of a case. What the meeting does not say is counted back from it by the body's own
    /// rule (domain §2.3).
    pub fn case_deadlines(&self, case: &Case) -> Deadlines {
        let Some(meeting) = case.meeting.and_then(|id| self.get(id)) else {
            return Deadlines::default();
        };
        let notice_days = meeting.body.and_then(|id| self.get(id)?.notice_days);
        Deadlines {
            submission: self.submission_deadline(meeting),
            notice: meeting.notice.or_else(|| days_before(meeting, notice_days)),
            meeting: meeting.date,
        }
    }

    /// The last day to hand in papers to a meeting: its own, or so many days before as the body says.
    pub fn submission_deadline(&self, meeting: &Meeting) -> Option<NaiveDate> {
        let days = meeting.body.and_then(|id| self.get(id)?.submission_days);
        meeting.deadline.or_else(|| days_before(meeting, days))
    }
}

fn days_before(meeting: &Meeting, days: Option<i64>) -> Option<NaiveDate> {
    meeting.date?.checked_sub_days(Days::new(u64::try_from(days?).ok()?))
}

/// "Team IT:s", "Kommunstyrelsens": an abbreviation takes a colon, and what ends in s takes nothing.
pub fn genitive(name: &str) -> String {
    let last = name.chars().last();
    match last {
        None => String::new(),
        Some('s' | 'x' | 'z') => name.to_owned(),
        Some(letter) if letter.is_uppercase() || letter.is_ascii_digit() => format!("{name}:s"),
        Some(_) => format!("{name}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Body, Ids, Period, RecordType, Statement};
    use crate::workspace::Change;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap()
    }

    #[test]
    fn papers_are_listed_with_the_letter_first_and_only_what_has_a_number_is_counted() {
        let mut ids = Ids::new(1, 1);
        let mut case = Case::blank(ids.id());
        case.dated = Some(day(11, 16));
        let mut plan = Plan::blank(ids.id());
        (plan.kind, plan.period) = (Some(PlanKind::It), Period::years(2027, 2029));
        plan.dated = Some(day(11, 16));
        let mut statement = Statement::blank(ids.id());
        (statement.given_by, statement.date) = ("Team IT".to_owned(), Some(day(11, 5)));
        let mut enclosure = |position, kind, fill: &dyn Fn(&mut Enclosure)| {
            let mut it = Enclosure::blank(ids.id());
            (it.case, it.position, it.kind) = (Some(case.id), Some(position), Some(kind));
            fill(&mut it);
            it
        };
        let mut workspace = Workspace::default();
        let change = Change::new("Lade till")
            .with(enclosure(3, EnclosureKind::Matrix, &|it| it.dated = Some(day(11, 16))))
            .with(enclosure(2, EnclosureKind::Statement, &|it| {
                (it.statement, it.unnumbered) = (Some(statement.id), Some(true));
            }))
            .with(enclosure(1, EnclosureKind::Plan, &|it| it.plan = Some(plan.id)))
            .with(plan.clone())
            .with(statement.clone())
            .with(case.clone());
        workspace.apply(&change).unwrap();
        let lines: Vec<String> = workspace.papers(&case).iter().map(Paper::line).collect();
        assert_eq!(
            lines,
            [
                "Tjänsteskrivelse, 2026-11-16",
                "Bilaga 1 IT-plan 2027–2029, 2026-11-16",
                "Team IT:s yttrande, 2026-11-05",
                "Bilaga 2 Systemansvarsmatris, 2026-11-16",
            ]
        );
        case.level = Some(DecisionLevel::Delegation);
        assert_eq!(workspace.papers(&case).len(), 3, "a delegationsbeslut does not list itself");
    }

    #[test]
    fn the_days_are_the_meetings_own_or_counted_back_by_the_bodys_rule() {
        let mut ids = Ids::new(1, 1);
        let mut body = Body::blank(ids.id());
        (body.submission_days, body.notice_days) = (Some(14), Some(7));
        let mut meeting = Meeting::blank(ids.id());
        (meeting.body, meeting.date) = (Some(body.id), Some(day(12, 3)));
        meeting.deadline = Some(day(11, 18));
        let mut case = Case::blank(ids.id());
        case.meeting = Some(meeting.id);
        let mut workspace = Workspace::default();
        workspace.apply(&Change::new("Lade till").with(body).with(meeting)).unwrap();
        let days = workspace.case_deadlines(&case);
        assert_eq!(days.submission, Some(day(11, 18)));
        assert_eq!((days.notice, days.meeting), (Some(day(11, 26)), Some(day(12, 3))));
        case.meeting = None;
        assert_eq!(workspace.case_deadlines(&case), Deadlines::default());
    }

    #[test]
    fn names_take_the_genitive_by_how_they_end() {
        for (name, wanted) in [
            ("Team IT", "Team IT:s"),
            ("Kommunstyrelsen", "Kommunstyrelsens"),
            ("Fritids", "Fritids"),
        ] {
            assert_eq!(genitive(name), wanted);
        }
    }
}
