//! Who has the strategy's duties in each förvaltning of the shipped example (domain §7.1, §7.2).

use chrono::NaiveDate;
use planverk::exchange::example::example_workspace;
use planverk::record::{Administration, Body, RoleCode};

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
