//! Reading the data as a variant may show it. A template holds no `&Workspace` and no record: it
//! asks a [`Source`] and gets [`Shown`] records, whose fields answer with nothing when the variant
//! may not show them. So an internal field cannot reach a public document by oversight.
//! Which fields are internal is declared in the record catalogue (domain §0.8, OSL 18 kap. 8 §).

use chrono::NaiveDate;

use super::Scope;
use crate::record::swedish::compare;
use crate::record::{
    AccessRule, Activity, Administration, Agreement, AmountUnit, AnyId, Assignment, Body, BodyKind,
    Case, Chapter, ChoiceType, Classification, CompetenceRequirement, Enclosure, EndDate, FieldKey,
    Function, Goal, Id, Kind, Kronor, Municipality, NamedAs, Period, Person, Plan, Point,
    RecordType, Role, RoleCode, Section, System, Value, YearAmounts, YearTexts,
};
use crate::workspace::Workspace;
use crate::workspace::case::Paper;
use crate::workspace::responsibility::Representative;
use crate::workspace::show::in_sentence;

/// For whom a document is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Variant {
    /// "Nämndhandling": published, holds no internal field.
    Public,
    /// "Intern bilaga": everything.
    Internal,
}

/// The workspace as one variant may show it on one day.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    workspace: &'a Workspace,
    variant: Variant,
    today: NaiveDate,
    /// Whether persons are named by their title.
    titles: bool,
}

/// What a body last decided about its administration's plan, to compare with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    pub date: NaiveDate,
    /// "§ 96"; may be empty.
    pub paragraph: String,
}

/// A record whose fields answer only with what the variant may show.
#[derive(Debug)]
pub struct Shown<'a, T> {
    record: &'a T,
    variant: Variant,
}

impl<T> Clone for Shown<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Shown<'_, T> {}

impl<'a> Source<'a> {
    pub fn new(workspace: &'a Workspace, variant: Variant, today: NaiveDate) -> Self {
        let named_as = workspace.municipality().and_then(|kommun| kommun.named_as);
        let titles = variant == Variant::Public && named_as == Some(NamedAs::Title);
        Self { workspace, variant, today, titles }
    }

    /// The same for a kind of document whose public variant names no person, whatever the kommun
    /// has chosen for its decisions: lists of who answers for what.
    pub fn without_names(self) -> Self {
        Self { titles: self.variant == Variant::Public, ..self }
    }

    pub fn variant(self) -> Variant {
        self.variant
    }

    pub fn today(self) -> NaiveDate {
        self.today
    }

    /// The unit that amounts are shown in.
    pub fn unit(self) -> AmountUnit {
        self.workspace.amount_unit()
    }

    fn show<T>(self, record: &'a T) -> Shown<'a, T> {
        Shown { record, variant: self.variant }
    }

    /// The record, unless the variant withholds it or it is not there.
    pub fn get<T: RecordType>(self, id: Id<T>) -> Option<Shown<'a, T>> {
        if self.withholds(id.into()) {
            return None;
        }
        self.workspace.get(id).map(|record| self.show(record))
    }

    /// Whether the variant must not show the record at all.
    pub fn withholds(self, id: AnyId) -> bool {
        let system = id.of::<System>().and_then(|id| self.workspace.get(id));
        self.variant == Variant::Public
            && system.is_some_and(|system| system.internal_only == Some(true))
    }

    pub fn municipality(self) -> Option<Shown<'a, Municipality>> {
        self.workspace.municipality().map(|kommun| self.show(kommun))
    }

    pub fn chapters(self, plan: Id<Plan>) -> Vec<Shown<'a, Chapter>> {
        self.workspace.chapters(plan).into_iter().map(|record| self.show(record)).collect()
    }

    pub fn activities(self, plan: Id<Plan>) -> Vec<Shown<'a, Activity>> {
        self.workspace.activities(plan).into_iter().map(|record| self.show(record)).collect()
    }

    /// What an activity costs, by year, of one of its two kinds of cost: to run it, what the trainings
    /// that it bears cost.
    pub fn costs(self, activity: Shown<'_, Activity>, key: FieldKey) -> YearAmounts {
        if key == Activity::running {
            return self.workspace.running(activity.record).into_owned();
        }
        activity.amounts(key)
    }

    pub fn goals(self, plan: Id<Plan>) -> Vec<Shown<'a, Goal>> {
        self.workspace.goals(plan).into_iter().map(|record| self.show(record)).collect()
    }

    /// The sections of a case, in order.
    pub fn sections(self, case: Id<Case>) -> Vec<Shown<'a, Section>> {
        self.workspace.sections(case).into_iter().map(|record| self.show(record)).collect()
    }

    /// The points of a case, in order.
    pub fn points(self, case: Id<Case>) -> Vec<Shown<'a, Point>> {
        self.workspace.points(case).into_iter().map(|record| self.show(record)).collect()
    }

    /// The papers of a case as its list names them; a card of a system that the variant withholds is
    /// not named.
    pub fn papers(self, case: Shown<'a, Case>) -> Vec<Paper> {
        let is_shown = |paper: &Paper| {
            let enclosure = paper.enclosure.and_then(|id| self.workspace.get::<Enclosure>(id));
            enclosure.and_then(|it| it.system).is_none_or(|id| !self.withholds(id.into()))
        };
        self.workspace.papers(case.record).into_iter().filter(is_shown).collect()
    }

    /// A text of a case with the values of today in it.
    pub fn live(self, case: Shown<'a, Case>, text: &str) -> String {
        self.workspace.live(case.record, text).text
    }

    /// The records of type `T` that refer to `target`.
    pub fn referring<T: RecordType>(
        self,
        target: impl Into<AnyId>,
    ) -> impl Iterator<Item = Shown<'a, T>> {
        self.workspace.referring::<T>(target).map(move |record| self.show(record))
    }

    /// The systems that a body owns, and those that it uses without owning them; both with the
    /// ones that the variant withholds, by identity, so that they can be counted.
    pub fn systems_of(self, body: Id<Body>) -> (Vec<Id<System>>, Vec<Id<System>>) {
        let ids = |systems: Vec<&System>| systems.into_iter().map(|system| system.id).collect();
        (ids(self.workspace.owned_systems(body)), ids(self.workspace.used_systems(body)))
    }

    /// The bodies that a förvaltning answers to, in the kommun's order.
    pub fn bodies(self) -> Vec<Shown<'a, Body>> {
        let bodies = self.workspace.all::<Body>();
        let governing = bodies.filter(|body| self.workspace.administration_of(body.id).is_some());
        governing.map(|body| self.show(body)).collect()
    }

    /// The förvaltning under a body.
    pub fn administration_of(self, body: Id<Body>) -> Option<Shown<'a, Administration>> {
        self.workspace.administration_of(body).map(|record| self.show(record))
    }

    /// The förvaltning that speaks for the whole kommun: the kommunstyrelse's.
    pub fn central_administration(self) -> Option<Shown<'a, Administration>> {
        let board = |body: &Shown<'_, Body>| body.choice(Body::body_kind) == Some(BodyKind::Board);
        let board = self.bodies().into_iter().find(board)?;
        self.administration_of(board.id())
    }

    /// Kommunfullmäktige, if it is registered.
    pub fn council(self) -> Option<Shown<'a, Body>> {
        let council = |body: &&Body| body.body_kind == Some(BodyKind::Council);
        self.workspace.all::<Body>().find(council).map(|body| self.show(body))
    }

    /// The person who has a function now; any other holder is itself.
    pub fn person_behind(self, holder: AnyId) -> AnyId {
        let function = holder.of::<Function>().and_then(|id| self.workspace.get(id));
        function.and_then(|function| function.person).map_or(holder, AnyId::from)
    }

    /// Every system by number, with those that the variant withholds.
    pub fn all_systems(self) -> Vec<Id<System>> {
        let mut systems: Vec<&System> = self.workspace.all::<System>().collect();
        systems.sort_by(|a, b| compare(&a.number, &b.number));
        systems.into_iter().map(|system| system.id).collect()
    }

    /// The systems of a scope, with the ones that the variant withholds: those that a body owns and
    /// those that it only uses, or all of the kommun as owned.
    pub fn systems_in(self, scope: Scope) -> (Vec<Id<System>>, Vec<Id<System>>) {
        match scope {
            Scope::Kommun => (self.all_systems(), Vec::new()),
            Scope::Body(body) => self.systems_of(body),
        }
    }

    /// Who represents a system's owner: who is named, else the owning body's chief (S-30).
    pub fn representative(self, system: Id<System>) -> Vec<AnyId> {
        let system = self.workspace.get(system).filter(|it| !self.withholds(it.id.into()));
        match system.map(|system| self.workspace.representative(system, self.today)) {
            Some(Representative::Named(it) | Representative::Chief(it)) => it.holders.0.clone(),
            Some(Representative::Nobody) | None => Vec::new(),
        }
    }

    /// Who represented a system's owner on `day`.
    pub fn representative_on(self, system: Id<System>, day: NaiveDate) -> Vec<AnyId> {
        Self { today: day, ..self }.representative(system)
    }

    /// Holders and deputies of a role over `subject` on `day`.
    pub fn holders_on(
        self,
        code: RoleCode,
        subject: Option<AnyId>,
        day: NaiveDate,
    ) -> (Vec<AnyId>, Vec<AnyId>) {
        Self { today: day, ..self }.holders(code, subject)
    }

    /// The day on which who holds the role over `subject` last changed: the one who holds it began,
    /// or else the one who held it was last there.
    pub fn changed_on(self, code: RoleCode, subject: AnyId) -> Option<NaiveDate> {
        let all = self.workspace.assignments_ever(code, Some(subject));
        let begun = all.iter().filter(|it| it.holds_on(self.today)).filter_map(|it| it.from).max();
        let ended = || {
            let ended = all.iter().filter_map(|it| it.to).filter(|to| *to < self.today);
            ended.max().and_then(|to| to.succ_opt())
        };
        begun.or_else(ended)
    }

    /// The latest decision, by today, of a body on the plan of its administration.
    pub fn last_decision(self, body: Id<Body>) -> Option<Decision> {
        let plans = self.workspace.all::<Plan>().filter(|plan| plan.decided_by == Some(body));
        let decided = plans.filter_map(|plan| Some((plan.decision_date?, plan)));
        let (date, plan) =
            decided.filter(|(day, _)| *day <= self.today).max_by_key(|(day, p)| (*day, p.id))?;
        Some(Decision { date, paragraph: plan.paragraph.clone() })
    }

    /// What a person has to do with today, as holder (`true`) or deputy, directly or by a function;
    /// also what is over a system that the variant withholds, so that it can be counted.
    pub fn assignments_of(self, person: Id<Person>) -> Vec<(Shown<'a, Assignment>, bool)> {
        let is_it = |holder: &AnyId| self.person_behind(*holder) == person.into();
        let functions = self.workspace.referring::<Function>(person).map(|it| AnyId::from(it.id));
        let mut all: Vec<&Assignment> = std::iter::once(person.into())
            .chain(functions)
            .flat_map(|holder| self.workspace.referring::<Assignment>(holder))
            .filter(|it| it.holds_on(self.today))
            .collect();
        let subject = |it: &Assignment| it.subject.0.map(|id| self.workspace.title(id));
        all.sort_by(|a, b| {
            let (a_subject, b_subject) = (subject(a), subject(b));
            let order = compare(
                a_subject.as_deref().unwrap_or_default(),
                b_subject.as_deref().unwrap_or_default(),
            );
            order.then(a.id.cmp(&b.id))
        });
        all.dedup_by_key(|it| it.id);
        all.into_iter().map(|it| (self.show(it), it.holders.0.iter().any(is_it))).collect()
    }

    /// How a holder is reached at work: a person's own number, else the exchange. A supplier has no
    /// number of the kommun's.
    pub fn phone(self, holder: AnyId) -> String {
        let person = self.person_behind(holder).of::<Person>().and_then(|id| self.get(id));
        let own = person.map_or(String::new(), |person| person.text(Person::phone));
        match own.is_empty() && holder.kind != Kind::Supplier {
            true => {
                self.municipality().map_or(String::new(), |it| it.text(Municipality::switchboard))
            }
            false => own,
        }
    }

    /// The role with that code.
    pub fn role(self, code: RoleCode) -> Option<Shown<'a, Role>> {
        self.workspace.role(code).map(|role| self.show(role))
    }

    /// The latest classification of a system that was made by today.
    pub fn classification(self, system: Id<System>) -> Option<Shown<'a, Classification>> {
        let made = self.referring::<Classification>(system);
        let made = made.filter(|it| it.record.date.is_none_or(|day| day <= self.today));
        made.max_by_key(|it| (it.record.date, it.record.id))
    }

    /// The access rules of a system, as they were written down.
    pub fn access_rules(self, system: Id<System>) -> Vec<Shown<'a, AccessRule>> {
        self.referring(system).collect()
    }

    /// The names of the trainings that some access to the system demands, each once.
    pub fn training_demanded(self, system: Id<System>) -> Vec<String> {
        let mut names = Vec::new();
        for rule in self.access_rules(system) {
            for name in rule.many(AccessRule::training).into_iter().map(|id| self.name(id)) {
                if !name.is_empty() && !names.contains(&name) {
                    names.push(name);
                }
            }
        }
        names
    }

    /// What a system demands that people can, by whom.
    pub fn competence_demanded(self, system: Id<System>) -> Vec<Shown<'a, CompetenceRequirement>> {
        let mut demanded: Vec<_> = self.referring::<CompetenceRequirement>(system).collect();
        demanded.retain(|it| !it.text(CompetenceRequirement::demand).trim().is_empty());
        demanded.sort_by_key(|it| (it.one::<Role>(CompetenceRequirement::role).is_some(), it.id()));
        demanded
    }

    /// The agreement of a system that reaches furthest.
    pub fn latest_agreement(self, system: Id<System>) -> Option<Shown<'a, Agreement>> {
        self.referring::<Agreement>(system).max_by_key(|agreement| {
            let end = agreement.end(Agreement::to);
            let day = end.and_then(EndDate::day);
            (end.is_some() && day.is_none(), day, agreement.id())
        })
    }

    /// The last day of a system's latest agreement.
    pub fn agreement_end(self, system: Id<System>) -> Option<EndDate> {
        self.latest_agreement(system)?.end(Agreement::to)
    }

    /// The roles, in the kommun's order.
    pub fn roles(self) -> Vec<Shown<'a, Role>> {
        let mut roles: Vec<_> = self.workspace.all::<Role>().collect();
        roles.sort_by_key(|role| (role.position, role.id));
        roles.into_iter().map(|role| self.show(role)).collect()
    }

    /// The name of the role with that code, as the kommun calls it.
    pub fn role_name(self, code: RoleCode) -> String {
        let role = self.workspace.role(code).map(|role| role.name.clone());
        role.filter(|name| !name.trim().is_empty()).unwrap_or_else(|| code.label().to_owned())
    }

    /// Holders and deputies of a role over `subject` (`None`: the whole kommun) today, each once.
    pub fn holders(self, code: RoleCode, subject: Option<AnyId>) -> (Vec<AnyId>, Vec<AnyId>) {
        let holders = self.workspace.holders(code, subject, self.today);
        let assignments: Vec<&Assignment> = self.workspace.assignments(code, subject, self.today);
        let deputies = assignments.into_iter().flat_map(|a| a.deputies.0.iter().copied());
        (holders, deputies.collect())
    }

    /// Whether persons are named by their title (domain §3.5).
    pub fn titles_for_names(self) -> bool {
        self.titles
    }

    /// How the document names a record; empty when the variant withholds it or it is gone.
    pub fn name(self, id: AnyId) -> String {
        if self.withholds(id) {
            return String::new();
        }
        let person = id.of::<Person>().and_then(|id| self.workspace.get(id));
        match person {
            Some(person) if self.titles_for_names() => {
                let title = person.title.trim();
                if title.is_empty() { "Befattning saknas".to_owned() } else { title.to_owned() }
            }
            _ if self.workspace.record(id).is_none() => String::new(),
            _ => self.workspace.title(id),
        }
    }

    /// "Ingegerd Ylipää, kommundirektör"; the title alone where no person is named.
    pub fn name_and_title(self, id: AnyId) -> String {
        let name = self.name(id);
        let person = id.of::<Person>().and_then(|id| self.workspace.get(id));
        let title = person.map_or("", |person| person.title.trim());
        if self.titles || title.is_empty() {
            name
        } else {
            format!("{name}, {}", in_sentence(title))
        }
    }

    /// Bodies by their prefixes, in the kommun's order; "Alla" when it is every one that has a
    /// förvaltning.
    pub fn bodies_in_short(self, ids: &[AnyId]) -> String {
        let all = self.bodies();
        if all.len() > 1 && all.iter().all(|body| ids.contains(&body.id().into())) {
            return "Alla".to_owned();
        }
        ids.iter().map(|id| self.short_name(*id)).collect::<Vec<_>>().join(", ")
    }

    /// The number or prefix of a record, else its name; empty when the variant withholds it.
    pub fn short_name(self, id: AnyId) -> String {
        let hidden = self.withholds(id) || self.workspace.record(id).is_none();
        if hidden { String::new() } else { self.workspace.short_name(id) }
    }

    /// Names of several, each once, parted by comma; empty when there is none to show.
    pub fn names(self, ids: &[AnyId]) -> String {
        let mut names: Vec<String> = Vec::with_capacity(ids.len());
        for name in ids.iter().map(|id| self.name(*id)) {
            if !name.is_empty() && !names.contains(&name) {
                names.push(name);
            }
        }
        names.join(", ")
    }

    /// "IT-plan för utbildningsförvaltningen 2027–2029".
    pub fn plan_title(self, plan: Id<Plan>) -> String {
        self.workspace.title(plan.into())
    }
}

impl Shown<'_, Assignment> {
    /// What the assignment is over; nothing is the whole kommun.
    pub fn subject(self) -> Option<AnyId> {
        self.record.subject.0
    }
}

impl<T: RecordType> Shown<'_, T> {
    pub fn id(self) -> Id<T> {
        self.record.id()
    }

    /// The value of a field; nothing when the variant may not show it.
    pub fn value(self, key: FieldKey) -> Value {
        let may = key.kind == T::KIND && (self.variant == Variant::Internal || key.field().public);
        if may { self.record.value(key.index) } else { Value::Empty }
    }

    /// Text of one or more lines, without blanks around it.
    pub fn text(self, key: FieldKey) -> String {
        match self.value(key) {
            Value::Text(text) => text.trim().to_owned(),
            _ => String::new(),
        }
    }

    pub fn number(self, key: FieldKey) -> Option<i64> {
        match self.value(key) {
            Value::Number(number) => Some(number),
            _ => None,
        }
    }

    pub fn amount(self, key: FieldKey) -> Option<Kronor> {
        match self.value(key) {
            Value::Kronor(amount) => Some(amount),
            _ => None,
        }
    }

    pub fn day(self, key: FieldKey) -> Option<NaiveDate> {
        match self.value(key) {
            Value::Date(day) => Some(day),
            _ => None,
        }
    }

    pub fn end(self, key: FieldKey) -> Option<EndDate> {
        match self.value(key) {
            Value::EndDate(end) => Some(end),
            _ => None,
        }
    }

    pub fn period(self, key: FieldKey) -> Option<Period> {
        match self.value(key) {
            Value::Period(period) => Some(period),
            _ => None,
        }
    }

    pub fn yes(self, key: FieldKey) -> bool {
        self.value(key) == Value::YesNo(true)
    }

    /// Whether it is stated that it is not so; what is not stated is neither.
    pub fn no(self, key: FieldKey) -> bool {
        self.value(key) == Value::YesNo(false)
    }

    pub fn choice<C: ChoiceType>(self, key: FieldKey) -> Option<C> {
        match self.value(key) {
            Value::Choice(code) => C::from_code(&code),
            _ => None,
        }
    }

    pub fn amounts(self, key: FieldKey) -> YearAmounts {
        match self.value(key) {
            Value::YearAmounts(amounts) => amounts,
            _ => YearAmounts::default(),
        }
    }

    pub fn year_texts(self, key: FieldKey) -> YearTexts {
        match self.value(key) {
            Value::YearTexts(texts) => texts,
            _ => YearTexts::default(),
        }
    }

    /// The one record that a reference names.
    pub fn one<R: RecordType>(self, key: FieldKey) -> Option<Id<R>> {
        match self.value(key) {
            Value::Reference(id) => id.of(),
            _ => None,
        }
    }

    /// The records that a reference names.
    pub fn many(self, key: FieldKey) -> Vec<AnyId> {
        match self.value(key) {
            Value::Reference(id) => vec![id],
            Value::References(ids) => ids,
            _ => Vec::new(),
        }
    }
}
