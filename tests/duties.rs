//! Who has the strategy's duties in each förvaltning of the shipped example (domain §7.1, §7.2).

use chrono::NaiveDate;
use planverk::exchange::example::example_workspace;
use planverk::record::{
    Administration, AnyId, Assignment, Body, Holders, Id, Ids, Person, RecordType, Role, RoleCode,
    Subject, System,
};
use planverk::workspace::{Change, Workspace};

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 16).unwrap()
}

fn names(role: RoleCode, prefix: &str) -> Vec<String> {
    let workspace = example_workspace(day()).unwrap();
    let body = workspace.all::<Body>().find(|body| body.prefix == prefix).unwrap().id;
    let administration = workspace.administration_of(body).unwrap().id;
    let bearers = workspace.bearers(role, administration, day());
    bearers.into_iter().map(|id| workspace.title(id)).collect()
}

#[test]
fn each_role_is_borne_where_the_strategy_puts_it() {
    assert_eq!(names(RoleCode::Controller, "UN"), ["Lovisa Zakrisson"]);
    assert_eq!(names(RoleCode::OwnerRepresentative, "UN"), names(RoleCode::Chief, "UN"));
    assert_eq!(names(RoleCode::SystemOwner, "SN"), ["Socialnämnden"]);
    assert_eq!(names(RoleCode::Board, "SN"), ["Kommunstyrelsen"]);
    assert_eq!(names(RoleCode::TeamIt, "SN"), ["Siv Ekorre", "Åke Ängman"]);
    assert_eq!(names(RoleCode::ItManager, "SN"), names(RoleCode::ItManager, "UN"));
    assert!(names(RoleCode::User, "SN").is_empty());
}

#[test]
fn who_answers_for_several_systems_is_named_once_and_only_in_the_owning_forvaltning() {
    let managers = names(RoleCode::SystemManager, "SN");
    let once: std::collections::BTreeSet<&String> = managers.iter().collect();
    assert_eq!(once.len(), managers.len(), "{managers:?}");
    assert!(managers.contains(&"Sara Kemi".to_owned()), "{managers:?}");
    assert!(!names(RoleCode::SystemManager, "UN").contains(&"Sara Kemi".to_owned()));
}

#[test]
fn nobody_bears_what_was_not_yet_given() {
    let workspace = example_workspace(day()).unwrap();
    let long_ago = NaiveDate::from_ymd_opt(1980, 1, 1).unwrap();
    for administration in workspace.all::<Administration>() {
        let bearers = workspace.bearers(RoleCode::Controller, administration.id, long_ago);
        let dated = workspace
            .assignments_ever(RoleCode::Controller, Some(administration.id.into()))
            .into_iter()
            .all(|held| held.from.is_some());
        assert!(!dated || bearers.is_empty());
    }
}

/// The example with one more assignment.
fn and(role: RoleCode, subject: Option<AnyId>, holders: &[&str]) -> Workspace {
    let mut workspace = example_workspace(day()).unwrap();
    let holders = holders.iter().map(|name| {
        let person = workspace.all::<Person>().find(|person| person.name == *name);
        AnyId::from(person.unwrap_or_else(|| panic!("{name} is in the example")).id)
    });
    let held = Assignment {
        role: workspace.role(role).map(|role| role.id),
        subject: Subject(subject),
        holders: Holders(holders.collect()),
        ..Assignment::blank(Ids::new(2_000_000_000_000, 7).id())
    };
    workspace.apply(&Change::new("Utsåg").with(held)).unwrap();
    workspace
}

fn administration(workspace: &Workspace, prefix: &str) -> Id<Administration> {
    let body = workspace.all::<Body>().find(|body| body.prefix == prefix).unwrap().id;
    workspace.administration_of(body).unwrap().id
}

/// Who shares, by name, what one should have alone.
fn rivals(workspace: &Workspace, role: RoleCode, prefix: &str) -> Vec<String> {
    let role = workspace.role(role).unwrap();
    let bearing = workspace.bearing(role, administration(workspace, prefix), day());
    assert!(bearing.rivals.iter().all(|rival| bearing.bearers.contains(rival)));
    bearing.rivals.into_iter().map(|id| workspace.title(id)).collect()
}

#[test]
fn two_who_have_what_one_should_have_are_told() {
    let plain = example_workspace(day()).unwrap();
    let here = administration(&plain, "SN").into();
    assert!(rivals(&plain, RoleCode::Controller, "SN").is_empty());
    let workspace = and(RoleCode::Controller, Some(here), &["Sara Kemi"]);
    assert_eq!(rivals(&workspace, RoleCode::Controller, "SN"), ["Åke Ängman", "Sara Kemi"]);
    assert!(rivals(&workspace, RoleCode::Controller, "UN").is_empty());
    // Named twice is still one.
    let workspace = and(RoleCode::Controller, Some(here), &["Åke Ängman"]);
    assert!(rivals(&workspace, RoleCode::Controller, "SN").is_empty());
    // The whole kommun has one IT-strateg: two are two everywhere.
    let workspace = and(RoleCode::Strategist, None, &["Sara Kemi"]);
    assert_eq!(rivals(&workspace, RoleCode::Strategist, "UN").len(), 2);
}

#[test]
fn each_system_may_have_its_own_systemansvarig_but_not_two() {
    let plain = example_workspace(day()).unwrap();
    assert!(names(RoleCode::SystemManager, "SN").len() > 1);
    assert!(rivals(&plain, RoleCode::SystemManager, "SN").is_empty());
    let system = |number: &str| {
        AnyId::from(plain.all::<System>().find(|system| system.number == number).unwrap().id)
    };
    let workspace = and(RoleCode::SystemManager, Some(system("SYS-008")), &["Jonny Fors"]);
    assert_eq!(rivals(&workspace, RoleCode::SystemManager, "SN"), ["Åke Ängman", "Jonny Fors"]);
}

#[test]
fn a_supplier_and_who_orders_from_it_run_a_system_together() {
    let workspace = example_workspace(day()).unwrap();
    assert!(names(RoleCode::Operator, "SN").len() > 1);
    assert!(rivals(&workspace, RoleCode::Operator, "SN").is_empty());
    assert!(rivals(&workspace, RoleCode::TeamIt, "SN").is_empty(), "Team IT is several");
}

#[test]
fn a_role_of_the_kommuns_own_is_borne_by_its_holders_and_one_without_is_vacant() {
    let mut workspace = example_workspace(day()).unwrap();
    let mut ids = Ids::new(1, 7);
    let role = Role { name: "Objektägare".to_owned(), ..Role::blank(ids.id()) };
    let holder = workspace.all::<Person>().next().unwrap().id.into();
    let (sn, un) = (administration(&workspace, "SN"), administration(&workspace, "UN"));
    let held = Assignment {
        role: Some(role.id),
        subject: Subject(Some(sn.into())),
        holders: Holders(vec![holder]),
        ..Assignment::blank(ids.id())
    };
    workspace.apply(&Change::new("Lade till").with(role.clone()).with(held)).unwrap();
    assert_eq!(workspace.bearing(&role, sn, day()).bearers, [holder]);
    assert!(workspace.bearing(&role, un, day()).is_vacant());
    let user = workspace.role(RoleCode::User).unwrap();
    assert!(!workspace.bearing(user, un, day()).is_vacant(), "all who use a system have those");
}
