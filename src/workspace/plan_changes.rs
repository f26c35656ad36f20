//! What has changed in a plan since it was decided, in words that a politician understands: activities
//! that are new, gone, moved, dearer or cheaper, in other hands (domain §8; design §1, promise 5).
//!
//! It compares two kommuner, the one that the decision froze and the one of today; or a plan with the one
//! that it revises. It alters neither.

use std::collections::{BTreeMap, BTreeSet};

use super::Workspace;
use super::show::sentence;
use crate::record::{
    Activity, ActivityStatus, AnyId, Body, ChoiceType, Id, Kronor, Plan, RecordType, RoleCode,
    System, YearAmounts,
};

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanChange {
    /// What has changed, as it is today; or as it was, where it is gone.
    pub object: AnyId,
    pub sentence: String,
}

/// How the holder of a role is called.
type Naming<'a> = &'a dyn Fn(&Workspace, AnyId) -> String;

/// The two kommuner and the plan in each.
struct Comparison<'a> {
    then: &'a Workspace,
    now: &'a Workspace,
    before: Id<Plan>,
    after: Id<Plan>,
    naming: Naming<'a>,
    changes: Vec<PlanChange>,
}

/// The changes of a plan since `then`: sums first, then activity by activity, then who answers for the
/// systems of `body`. Empty where nothing has changed, or the plan is in neither.
pub fn plan_changes(then: &Workspace, now: &Workspace, plan: Id<Plan>) -> Vec<PlanChange> {
    let naming: Naming<'_> = &|workspace, id| workspace.title(id);
    Comparison { then, now, before: plan, after: plan, naming, changes: Vec::new() }.all()
}

/// What a plan changes in the one that it revises, in the same order; `naming` says how whoever holds a
/// role is called. Empty where it revises none.
pub fn revision_changes(
    workspace: &Workspace,
    plan: Id<Plan>,
    naming: &dyn Fn(AnyId) -> String,
) -> Vec<PlanChange> {
    let Some(before) = workspace.get(plan).and_then(|plan| plan.replaces) else {
        return Vec::new();
    };
    let naming: Naming<'_> = &|_, id| naming(id);
    let (then, now) = (workspace, workspace);
    Comparison { then, now, before, after: plan, naming, changes: Vec::new() }.all()
}

impl Comparison<'_> {
    fn all(mut self) -> Vec<PlanChange> {
        self.sums();
        self.activities();
        let owner = self.now.get(self.after).and_then(|plan| plan.administration);
        let body = owner.and_then(|id| self.now.get(id)).and_then(|it| it.body);
        let decided = self.then.get(self.before).and_then(|plan| plan.decision_date);
        let decided =
            decided.or_else(|| self.now.get(self.after).and_then(|plan| plan.decision_date));
        if let (Some(body), Some(day)) = (body, decided) {
            self.responsibilities(body, day);
        }
        self.changes
    }

    /// The activity as it was: itself, or the one that it revises.
    fn earlier(&self, activity: &Activity) -> Option<&Activity> {
        let id = if self.before == self.after { Some(activity.id) } else { activity.revises };
        self.then.get(id?).filter(|it| it.plan == Some(self.before))
    }

    fn tell(&mut self, object: impl Into<AnyId>, words: impl AsRef<str>) {
        self.changes.push(PlanChange { object: object.into(), sentence: sentence(words.as_ref()) });
    }

    fn sums(&mut self) {
        let unit = self.now.amount_unit();
        let of = |workspace: &Workspace, plan: Id<Plan>, investment: bool| {
            let mut sums: BTreeMap<i32, Kronor> = BTreeMap::new();
            for activity in workspace.activities(plan) {
                let years = cost(workspace, activity, investment);
                for (year, amount) in years.0 {
                    let sum = sums.entry(year).or_default();
                    *sum = *sum + amount;
                }
            }
            sums
        };
        for (investment, word) in [(false, "driften"), (true, "investeringen")] {
            let before = of(self.then, self.before, investment);
            let after = of(self.now, self.after, investment);
            let years: BTreeMap<i32, ()> =
                before.keys().chain(after.keys()).map(|year| (*year, ())).collect();
            for year in years.into_keys() {
                let sum =
                    |sums: &BTreeMap<i32, Kronor>| sums.get(&year).copied().unwrap_or_default();
                let (before, after) = (sum(&before), sum(&after));
                if before != after {
                    let more = after.0 > before.0;
                    let by = Kronor((after.0 - before.0).abs()).show_with_unit(unit);
                    let verb = if more { "ökar" } else { "minskar" };
                    let to = after.show_with_unit(unit);
                    self.tell(self.after, format!("{word} {year} {verb} med {by} till {to}."));
                }
            }
        }
    }

    fn activities(&mut self) {
        let (then, now) = (self.then, self.now);
        let mut kept = BTreeSet::new();
        for activity in now.activities(self.after) {
            match self.earlier(activity).cloned() {
                Some(before) => {
                    kept.insert(before.id);
                    self.activity(&before, activity);
                }
                None => {
                    let name = name(activity);
                    let cost = self.total(now, activity);
                    let cost = cost.map_or(String::new(), |cost| format!(" Den kostar {cost}."));
                    self.tell(activity.id, format!("{name} är ny.{cost}"));
                }
            }
        }
        for activity in then.activities(self.before) {
            if !kept.contains(&activity.id) {
                self.tell(activity.id, format!("{} är borttagen.", name(activity)));
            }
        }
    }

    fn activity(&mut self, before: &Activity, after: &Activity) {
        let (then, now) = (self.then, self.now);
        let called = name(after);
        if before.name.trim() != after.name.trim() {
            let was = before.name.trim();
            self.tell(after.id, format!("{called} hette ”{was}”."));
        }
        if before.status != after.status {
            let words = match after.status {
                Some(ActivityStatus::Dropped) => format!("{called} utgår."),
                Some(status) => format!("{called} är nu {}.", status.label().to_lowercase()),
                None => format!("{called} har inte längre någon status."),
            };
            self.tell(after.id, words);
        }
        if before.period != after.period {
            let words = match (before.period, after.period) {
                (Some(from), Some(to)) => format!("{called} är flyttad från {from} till {to}."),
                (None, Some(to)) => format!("{called} ska göras {to}."),
                (_, None) => format!("{called} har inte längre någon tid."),
            };
            self.tell(after.id, words);
        }
        let unit = now.amount_unit();
        for (investment, word) in [(false, "driftkostnad"), (true, "investering")] {
            let (was, is) = (cost(then, before, investment), cost(now, after, investment));
            if was.total() != is.total() {
                let (was, is) = (was.total(), is.total());
                let verb = if is.0 > was.0 { "ökar" } else { "minskar" };
                let (was, is) = (was.show_with_unit(unit), is.show_with_unit(unit));
                self.tell(after.id, format!("{called}: {word} {verb} från {was} till {is}."));
            } else if was != is {
                self.tell(after.id, format!("{called}: {word} är fördelad på andra år."));
            }
        }
        for (was, is, word) in [
            (&before.responsible, &after.responsible, "ansvarig i verksamheten"),
            (&before.it_responsible, &after.it_responsible, "ansvarig för IT"),
        ] {
            if was.0 != is.0 {
                let (was, is) = (self.names(then, &was.0), self.names(now, &is.0));
                self.tell(after.id, format!("{called}: {word} är {is} i stället för {was}."));
            }
        }
    }

    /// Who answers for each system of the body, then and now.
    fn responsibilities(&mut self, body: Id<Body>, decided: chrono::NaiveDate) {
        let (then, now) = (self.then, self.now);
        for system in now.owned_systems(body) {
            let Some(before) = then.get::<System>(system.id) else {
                self.tell(system.id, format!("{} är ett nytt system.", title(now, system)));
                continue;
            };
            let subject = Some(AnyId::from(before.id));
            let code = RoleCode::SystemManager;
            let was = then.holders(code, subject, decided);
            let latest = now.assignments_ever(code, Some(system.id.into()));
            let is: Vec<AnyId> = latest
                .iter()
                .filter(|it| it.to.is_none())
                .flat_map(|it| it.holders.0.iter().copied())
                .collect();
            if was != is {
                let (was, is) = (self.names(then, &was), self.names(now, &is));
                let called = title(now, system);
                self.tell(
                    system.id,
                    format!("systemansvarig för {called} är {is} i stället för {was}."),
                );
            }
        }
        for system in then.owned_systems(body) {
            if now.get::<System>(system.id).is_none_or(|it| it.owner != Some(body)) {
                let called = title(then, system);
                self.tell(system.id(), format!("{called} ägs inte längre av nämnden."));
            }
        }
    }

    fn names(&self, workspace: &Workspace, ids: &[AnyId]) -> String {
        let names: Vec<String> = ids.iter().map(|id| (self.naming)(workspace, *id)).collect();
        if names.is_empty() { "ingen".to_owned() } else { super::show::list(&names) }
    }

    fn total(&self, workspace: &Workspace, activity: &Activity) -> Option<String> {
        let whole =
            cost(workspace, activity, false).total() + cost(workspace, activity, true).total();
        (whole != Kronor(0)).then(|| whole.show_with_unit(self.now.amount_unit()))
    }
}

fn cost(workspace: &Workspace, activity: &Activity, investment: bool) -> YearAmounts {
    match investment {
        false => workspace.running(activity).into_owned(),
        true => activity.investment.clone(),
    }
}

/// "aktivitet 4 Byte av elevdatorer".
fn name(activity: &Activity) -> String {
    let number = activity.number.map_or(String::new(), |number| format!(" {number}"));
    format!("aktivitet{number} {}", activity.name.trim()).trim().to_owned()
}

fn title(workspace: &Workspace, system: &System) -> String {
    workspace.title(system.id.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Holders, Ids, Period, Person};
    use crate::workspace::Change;

    fn decided() -> (Workspace, Id<Plan>, Activity, Ids) {
        let mut ids = Ids::new(1, 1);
        let plan = Plan::blank(ids.id());
        let siv = Person { name: "Siv Ek".to_owned(), ..Person::blank(ids.id()) };
        let activity = Activity {
            plan: Some(plan.id),
            number: Some(4),
            name: "Byte av elevdatorer".to_owned(),
            period: Period::years(2027, 2027),
            running: YearAmounts([(2027, Kronor(95_000))].into()),
            responsible: Holders(vec![siv.id.into()]),
            status: Some(ActivityStatus::NotStarted),
            ..Activity::blank(ids.id())
        };
        let id = plan.id;
        let mut workspace = Workspace::default();
        let change = Change::new("").with(plan).with(siv).with(activity.clone());
        workspace.apply(&change).unwrap();
        (workspace, id, activity, ids)
    }

    fn told(then: &Workspace, now: &Workspace, plan: Id<Plan>) -> Vec<String> {
        plan_changes(then, now, plan).into_iter().map(|change| change.sentence).collect()
    }

    #[test]
    fn what_has_not_changed_is_not_told() {
        let (workspace, plan, ..) = decided();
        assert!(told(&workspace, &workspace.clone(), plan).is_empty());
    }

    #[test]
    fn each_change_is_a_sentence_and_the_sums_come_first() {
        let (then, plan, activity, mut ids) = decided();
        let ake = Person { name: "Åke Ängman".to_owned(), ..Person::blank(ids.id()) };
        let after = Activity {
            period: Period::years(2028, 2028),
            running: YearAmounts([(2027, Kronor(120_000))].into()),
            responsible: Holders(vec![ake.id.into()]),
            status: Some(ActivityStatus::Late),
            ..activity
        };
        let new = Activity {
            plan: Some(plan),
            number: Some(8),
            name: "E-arkiv".to_owned(),
            investment: YearAmounts([(2028, Kronor(50_000))].into()),
            ..Activity::blank(ids.id())
        };
        let mut now = then.clone();
        now.apply(&Change::new("").with(ake).with(new)).unwrap();
        now.apply(&now.put("", after)).unwrap();
        assert_eq!(
            told(&then, &now, plan),
            [
                "Driften 2027 ökar med 25\u{a0}tkr till 120\u{a0}tkr.",
                "Investeringen 2028 ökar med 50\u{a0}tkr till 50\u{a0}tkr.",
                "Aktivitet 4 Byte av elevdatorer är nu försenad.",
                "Aktivitet 4 Byte av elevdatorer är flyttad från 2027 till 2028.",
                "Aktivitet 4 Byte av elevdatorer: driftkostnad ökar från 95\u{a0}tkr till 120\u{a0}tkr.",
                "Aktivitet 4 Byte av elevdatorer: ansvarig i verksamheten är Åke Ängman i stället för Siv Ek.",
                "Aktivitet 8 E-arkiv är ny. Den kostar 50\u{a0}tkr.",
            ]
        );
        let back = told(&now, &then, plan);
        assert!(back.contains(&"Aktivitet 8 E-arkiv är borttagen.".to_owned()), "{back:?}");
    }

    #[test]
    fn a_revised_plan_tells_what_it_changes_in_the_one_before() {
        let (mut workspace, plan, activity, mut ids) = decided();
        let revised = Plan { replaces: Some(plan), ..Plan::blank(ids.id()) };
        let dearer = Activity {
            id: ids.id(),
            plan: Some(revised.id),
            revises: Some(activity.id),
            running: YearAmounts([(2027, Kronor(120_000))].into()),
            ..activity.clone()
        };
        let id = revised.id;
        workspace.apply(&Change::new("").with(revised).with(dearer)).unwrap();
        let told = |workspace: &Workspace| -> Vec<String> {
            let changes = revision_changes(workspace, id, &|id| workspace.title(id));
            changes.into_iter().map(|change| change.sentence).collect()
        };
        assert_eq!(
            told(&workspace),
            [
                "Driften 2027 ökar med 25\u{a0}tkr till 120\u{a0}tkr.",
                "Aktivitet 4 Byte av elevdatorer: driftkostnad ökar från 95\u{a0}tkr till 120\u{a0}tkr.",
            ]
        );
        let gone = workspace.activities(id)[0].id.into();
        workspace.apply(&workspace.removal("", &[gone])).unwrap();
        assert!(told(&workspace).contains(&"Aktivitet 4 Byte av elevdatorer är borttagen.".into()));
    }

    #[test]
    fn who_answers_for_a_system_is_told_when_it_is_another() {
        use crate::workspace::tests::responsibility::{Office, day};
        let mut office = Office::new();
        let [siv, ake, _] = office.people;
        let held = office.assigns(&[siv], &[], Some(day(2020, 1, 1)), None);
        let mut plan = Plan::blank(office.ids.id());
        plan.administration = Some(office.administration);
        plan.decision_date = Some(day(2026, 12, 3));
        let id = plan.id;
        office.workspace.apply(&Change::new("").with(plan)).unwrap();
        let then = office.workspace.clone();
        let mut after = office.workspace.get(held).unwrap().clone();
        after.holders = Holders(vec![ake]);
        office.workspace.apply(&office.workspace.put("", after)).unwrap();
        let told = told(&then, &office.workspace, id);
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].ends_with("är Åke Ängman i stället för Siv Ek."), "{told:?}");
    }
}
