//! The columns of the two tables, in the order of the printed ones.

use crate::desktop::register::{Derived, Shape};
use crate::record::{RoleCode, System};

/// Tabell A: who owns, represents, manages, steps in, runs, answers for personal data and uses.
pub fn responsibility() -> Vec<Shape> {
    vec![
        Shape::field(System::number, 72.0),
        Shape::field(System::name, 132.0).grow(),
        Shape::field(System::owner, 60.0).heading("Ägare").empty("Ej satt"),
        Shape::role("Företrädare", RoleCode::OwnerRepresentative, 164.0).grow(),
        Shape::role("Systemansvarig", RoleCode::SystemManager, 128.0).grow(),
        Shape::deputy("Ersättare", RoleCode::SystemManager, 124.0).grow(),
        Shape::role("Driftansvarig", RoleCode::Operator, 128.0).grow(),
        Shape::field(System::controllers, 200.0).heading("Personuppgiftsansvarig").empty("Ingen"),
        Shape::field(System::users, 96.0).heading("Används av").empty("Ej satt"),
    ]
}

/// Tabell B: what each system is.
pub fn properties() -> Vec<Shape> {
    vec![
        Shape::field(System::number, 72.0),
        Shape::field(System::name, 140.0).grow(),
        Shape::field(System::purpose, 180.0).grow(),
        Shape::field(System::supplier, 112.0).empty("Ej satt"),
        Shape::field(System::operation, 116.0).empty("Ej satt"),
        Shape::derived("Avtal t.o.m.", Derived::AgreementEnd, 108.0),
        Shape::derived("K", Derived::Confidentiality, 40.0),
        Shape::derived("R", Derived::Integrity, 40.0),
        Shape::derived("T", Derived::Availability, 40.0),
        Shape::field(System::personal_data, 116.0).heading("Personuppgifter"),
        Shape::field(System::processor_agreement, 96.0),
        Shape::field(System::annual_cost, 76.0).heading("Kostnad").empty("Ej satt"),
        Shape::field(System::lifecycle, 136.0).heading("Status"),
        Shape::field(System::reviewed, 116.0),
    ]
}
