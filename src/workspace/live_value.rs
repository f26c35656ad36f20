//! Values that a case's text takes from the data, so that they never go stale: `{Drift 2027}` is the
//! sum of the enclosed IT-plan's running costs that year, whatever it is today (design §1, promise 1).
//!
//! What has no value is left as it was typed: the review names it, and nothing is made up.

use super::Workspace;
use super::show::{in_sentence, number};
use crate::record::date::in_words;
use crate::record::{
    Activity, Administration, Body, Case, Id, Kronor, Plan, PlanKind, Statement, Training,
    YearAmounts,
};

/// What can stand in a text, and what it gives. `{Drift}` and `{Investering}` are followed by a year.
pub const NAMES: &[(&str, &str)] = &[
    ("Datum", "tjänsteskrivelsens datum"),
    ("Sammanträdesdatum", "dagen för sammanträdet"),
    ("Organ", "organet som beslutar"),
    ("Förvaltningen", "förvaltningen som lämnar ärendet"),
    ("IT-plan", "den bifogade IT-planens namn"),
    ("IT-plan daterad", "den bifogade IT-planens datum"),
    ("Drift 2027", "IT-planens driftkostnad det året"),
    ("Investering 2027", "IT-planens investering det året"),
    ("Utbildningsplan", "den bifogade utbildningsplanens namn"),
    ("Utbildningskostnad", "utbildningsplanens kostnad"),
    ("Antal egna system", "hur många system organet äger"),
    ("Antal gemensamma system", "hur många av andras system organet använder"),
    ("Föregående plan", "planen som ersätts"),
    ("Föregående beslut", "när planen som ersätts antogs, och paragrafen"),
    ("Föregående plan upphör", "sista dagen för planen som ersätts"),
    ("Team IT yttrade sig", "dagen för Team IT:s yttrande"),
];

/// A text with its values in place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Live {
    pub text: String,
    /// The names that have no value, with their brackets.
    pub unknown: Vec<String>,
}

impl Workspace {
    /// The text of a case with the values of today.
    pub fn live(&self, case: &Case, text: &str) -> Live {
        let mut live = Live { text: String::with_capacity(text.len()), unknown: Vec::new() };
        let mut rest = text;
        while let Some(open) = rest.find('{') {
            let (before, from) = rest.split_at(open);
            live.text.push_str(before);
            let Some(close) = from.find(['}', '\n']).filter(|at| from[*at..].starts_with('}'))
            else {
                live.text.push('{');
                rest = &from[1..];
                continue;
            };
            let (token, after) = from.split_at(close + 1);
            match self.value_of(case, token[1..close].trim()) {
                Some(value) => live.text.push_str(&value),
                None => {
                    live.text.push_str(token);
                    live.unknown.push(token.to_owned());
                }
            }
            rest = after;
        }
        live.text.push_str(rest);
        live
    }

    fn value_of(&self, case: &Case, name: &str) -> Option<String> {
        let it_plan = || self.enclosed_plan(case.id, PlanKind::It);
        let training_plan = || self.enclosed_plan(case.id, PlanKind::Training);
        let replaced = || self.get(it_plan().or_else(training_plan)?.replaces?);
        let title = |plan: &Plan| in_sentence(&self.plan_title(plan)).into_owned();
        let body = || self.get::<Body>(case.body?);
        let unit = self.amount_unit();
        let value = match name {
            "Datum" => case.dated?.to_string(),
            "Sammanträdesdatum" => in_words(self.case_deadlines(case).meeting?),
            "Organ" => body()?.name.clone(),
            "Förvaltningen" => {
                let own = self.get::<Administration>(case.administration?)?;
                in_sentence(&own.name).into_owned()
            }
            "IT-plan" => title(it_plan()?),
            "IT-plan daterad" => it_plan()?.dated?.to_string(),
            "Utbildningsplan" => {
                let plan = training_plan()?;
                plan.period.map_or_else(
                    || "utbildningsplan".to_owned(),
                    |period| format!("utbildningsplan {period}"),
                )
            }
            "Utbildningskostnad" => {
                let trainings = self.trainings(training_plan()?.id);
                let cost: Kronor = trainings.into_iter().map(Training::whole_cost).sum();
                cost.show_with_unit(unit)
            }
            "Antal egna system" => number(self.owned_systems(body()?.id).len()),
            "Antal gemensamma system" => number(self.used_systems(body()?.id).len()),
            "Föregående plan" => title(replaced()?),
            "Föregående beslut" => {
                let plan = replaced()?;
                let day = format!("den {}", in_words(plan.decision_date?));
                match plan.paragraph.trim() {
                    "" => day,
                    paragraph => format!("{day}, {paragraph}"),
                }
            }
            "Föregående plan upphör" => in_words(replaced()?.period?.days().1),
            "Team IT yttrade sig" => in_words(self.team_statement(case)?.date?),
            _ => {
                let (post, year) = name.rsplit_once(' ')?;
                let year: i32 = year.parse().ok()?;
                let sum = self.plan_cost(it_plan()?.id, year, post)?;
                sum.show_with_unit(unit)
            }
        };
        (!value.is_empty()).then_some(value)
    }

    /// What Team IT says of a case, where it is enclosed (S-22).
    pub fn team_statement(&self, case: &Case) -> Option<&Statement> {
        let statements = self.enclosures(case.id).into_iter();
        let statements = statements.filter_map(|it| self.get::<Statement>(it.statement?));
        statements.into_iter().find(|it| it.given_by.trim() == "Team IT")
    }

    /// What the activities of a plan cost one year, of one of the two kinds of cost.
    fn plan_cost(&self, plan: Id<Plan>, year: i32, post: &str) -> Option<Kronor> {
        let of_year = |years: &YearAmounts| years.0.get(&year).copied().unwrap_or_default();
        let cost = |activity: &&Activity| match post {
            "Drift" => Some(of_year(&self.running(activity))),
            "Investering" => Some(of_year(&activity.investment)),
            _ => None,
        };
        self.activities(plan).iter().map(cost).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Enclosure, EnclosureKind, Ids, Period, RecordType};
    use crate::workspace::Change;

    fn case_with_plan() -> (Workspace, Case, Activity) {
        let mut ids = Ids::new(1, 1);
        let case = Case::blank(ids.id());
        let mut plan = Plan::blank(ids.id());
        (plan.kind, plan.period) = (Some(PlanKind::It), Period::years(2027, 2029));
        let mut enclosure = Enclosure::blank(ids.id());
        (enclosure.case, enclosure.plan) = (Some(case.id), Some(plan.id));
        enclosure.kind = Some(EnclosureKind::Plan);
        let mut activity = Activity::blank(ids.id());
        activity.plan = Some(plan.id);
        activity.running = YearAmounts([(2027, Kronor(495_000))].into());
        let mut workspace = Workspace::default();
        let change = Change::new("Lade till")
            .with(case.clone())
            .with(plan)
            .with(enclosure)
            .with(activity.clone());
        workspace.apply(&change).unwrap();
        (workspace, case, activity)
    }

    #[test]
    fn a_sum_in_a_text_is_the_plans_sum_whatever_it_is_today() {
        let (mut workspace, case, mut activity) = case_with_plan();
        let text = "Driften 2027 är {Drift 2027}, investeringen {Investering 2027}.";
        let live = workspace.live(&case, text);
        assert_eq!(live.text, "Driften 2027 är 495\u{a0}tkr, investeringen 0\u{a0}tkr.");
        assert!(live.unknown.is_empty());
        activity.running.0.insert(2027, Kronor(500_000));
        workspace.apply(&workspace.put("Ändrade", activity)).unwrap();
        assert!(workspace.live(&case, text).text.contains("500\u{a0}tkr"));
    }

    #[test]
    fn what_has_no_value_stands_as_it_was_typed_and_is_told() {
        let (workspace, case, _) = case_with_plan();
        let text = "{Drft 2027} och {Föregående plan} och {halvt\noch { ensam";
        let live = workspace.live(&case, text);
        assert_eq!(live.text, text);
        assert_eq!(live.unknown, ["{Drft 2027}", "{Föregående plan}"]);
    }
}
