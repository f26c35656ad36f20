//! Cover, fact box and metadata of an IT-plan: what it is, whose, and how far the decision has come
//! (domain §2.5, §2.6; look §5 "Cover and fact box").

use super::PlanPaper;
use crate::document::block::{Identity, Signature};
use crate::document::sender::{self, filled};
use crate::document::signature;
use crate::document::variant::{Shown, Variant};
use crate::document::words::{self, UNKNOWN};
use crate::record::date::in_words;
use crate::record::{
    Administration, Body, BodyKind, ChoiceType, DecisionLevel, Meeting, Plan, PlanKind, PlanState,
    RoleCode,
};

impl PlanPaper<'_> {
    pub(super) fn identity(&self) -> Identity {
        let title = self.source.plan_title(self.record.id());
        let administration = filled(self.administration_name(), "Förvaltning saknas");
        let keywords = self.record.text(Plan::keywords);
        let keywords = keywords.split(',').map(|word| word.trim().to_owned());
        Identity {
            summary: self.summary(&title),
            title,
            kind: self.kind.label().to_owned(),
            diary_number: self.record.text(Plan::diary_number),
            status: self.status(),
            facts: self.facts(),
            keywords: keywords.filter(|word| !word.is_empty()).collect(),
            ..sender::identity(self.source, &administration)
        }
    }

    pub(super) fn administration_name(&self) -> String {
        self.administration.map_or(String::new(), |a| a.text(Administration::name))
    }

    fn summary(&self, title: &str) -> String {
        if self.kind == PlanKind::Training {
            return format!("{title}. {}", self.training_summary());
        }
        let goals = words::counted_ett(self.goals.len(), "mål", "mål");
        let activities = words::counted(self.activities.len(), "aktivitet", "aktiviteter");
        let cost = self.costs().total().show_with_unit(self.source.unit());
        format!("{title}. Planen har {goals} och {activities} och kostar {cost}.")
    }

    /// How far the decision has come, as the line under the title says it.
    fn status(&self) -> String {
        let body = self.deciding_body();
        let by = |verb: &str| {
            let by = if body.is_empty() { String::new() } else { format!(" av {body}") };
            let day = self.record.day(Plan::decision_date);
            let day = day.map_or(String::new(), |day| format!(" den {}", in_words(day)));
            let paragraph = self.paragraph();
            let comma = if paragraph.is_empty() { "" } else { ", " };
            format!("{verb}{by}{day}{comma}{paragraph}")
        };
        match self.state() {
            PlanState::Working | PlanState::Review => {
                "Arbetsmaterial – ej allmän handling".to_owned()
            }
            PlanState::Proposal => {
                let place = if body.is_empty() { String::new() } else { format!(" i {body}") };
                let place = match self.record.choice(Plan::level) {
                    Some(DecisionLevel::Delegation) => {
                        " av förvaltningschefen på delegation".to_owned()
                    }
                    _ => place,
                };
                let meeting =
                    self.record.one::<Meeting>(Plan::meeting).and_then(|id| self.source.get(id));
                let day = meeting.and_then(|meeting| meeting.day(Meeting::date));
                let day = day.map_or(String::new(), |day| format!(" den {}", in_words(day)));
                format!("Förslag till beslut{place}{day}")
            }
            PlanState::Decided => by("Beslutad"),
            PlanState::Adopted => by("Fastställd"),
            PlanState::Replaced => format!("{}. Ersatt av en senare plan", by("Fastställd")),
            PlanState::Ended => format!("{}. Gäller inte längre", by("Fastställd")),
        }
    }

    fn state(&self) -> PlanState {
        self.record.choice(Plan::state).unwrap_or(PlanState::Working)
    }

    fn is_decided(&self) -> bool {
        !matches!(self.state(), PlanState::Working | PlanState::Review | PlanState::Proposal)
    }

    fn deciding_body(&self) -> String {
        let body = self.record.one::<Body>(Plan::decided_by).and_then(|id| self.source.get(id));
        body.or(self.body).map_or(String::new(), |body| body.text(Body::name))
    }

    /// "§ 104", also when only the number was typed.
    fn paragraph(&self) -> String {
        let typed = self.record.text(Plan::paragraph);
        if typed.starts_with(|c: char| c.is_ascii_digit()) { format!("§ {typed}") } else { typed }
    }

    fn facts(&self) -> Vec<(String, String)> {
        let day = |key| self.record.day(key).map(|day| day.to_string());
        let period = self.record.period(Plan::period).map(|period| {
            let (first, last) = period.days();
            format!("{first}–{last}")
        });
        let kind = match self.source.variant() {
            Variant::Public => "Plan",
            Variant::Internal => "Plan, intern bilaga",
        };
        let (adopted, decision) = if self.is_decided() {
            let parts = [day(Plan::decision_date).unwrap_or_default(), self.paragraph()];
            let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            (self.deciding_body(), parts.join(", "))
        } else {
            let who = self.who_decides();
            ("Förslag – ej fastställt".to_owned(), format!("Fylls i när {who} har beslutat"))
        };
        let revised = day(Plan::revised).or_else(|| day(Plan::dated)).unwrap_or_default();
        [
            ("Dokumenttyp", kind.to_owned()),
            ("Fastställd av", adopted),
            ("Beslutsdatum och paragraf", decision),
            ("Diarienummer", self.record.text(Plan::diary_number)),
            ("Giltighetstid", period.unwrap_or_default()),
            ("Dokumentansvarig", self.record.text(Plan::responsible)),
            ("Senast reviderad", revised),
            ("Gäller för", filled(self.record.text(Plan::applies_to), &self.administration_name())),
        ]
        .into_iter()
        .map(|(label, value)| (label.to_owned(), filled(value, UNKNOWN)))
        .collect()
    }

    /// Who decides, as it stands inside a sentence.
    fn who_decides(&self) -> &'static str {
        let body = self.record.one::<Body>(Plan::decided_by).and_then(|id| self.source.get(id));
        let kind = body.or(self.body).and_then(|body| body.choice(Body::body_kind));
        match (self.record.choice(Plan::level), kind) {
            (Some(DecisionLevel::Delegation | DecisionLevel::Execution), _) => "förvaltningschefen",
            (_, Some(BodyKind::Board)) => "kommunstyrelsen",
            (_, Some(BodyKind::Council)) => "kommunfullmäktige",
            _ => "nämnden",
        }
    }

    /// The chief and the IT-controller of the administration.
    pub(super) fn signatures(&self) -> Vec<Signature> {
        let own = self.administration.map(Shown::id);
        let mut lines = Vec::new();
        for role in [RoleCode::Chief, RoleCode::Controller] {
            let line = signature::of_role(self.source, own, role);
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        lines
    }
}
