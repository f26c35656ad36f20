//! Which columns the register of systems offers, and how its fields are gathered in the form.

use super::state::Small;
use crate::desktop::register::{Content, Derived, Shape};
use crate::record::{
    AccessRule, Acknowledgement, Agreement, Assignment, Classification, CompetenceRequirement,
    FieldKey, FieldKind, Integration, Kind, RoleCode, ServiceAgreement, System, TechnicalDocument,
};

/// A column that can be chosen, and whether it is shown.
#[derive(Debug, Clone)]
pub struct Offered {
    pub shape: Shape,
    pub shown: bool,
}

/// All columns: those that are shown from the start, then the rest of the record.
pub fn offered() -> Vec<Offered> {
    let from_start = [
        Shape::field(System::number, 92.0),
        Shape::field(System::name, 152.0).grow(),
        Shape::field(System::owner, 84.0).heading("Ägare").empty("Ej satt"),
        Shape::role("Systemansvarig", RoleCode::SystemManager, 132.0),
        Shape::deputy("Ersättare", RoleCode::SystemManager, 124.0),
        Shape::role("Driftansvarig", RoleCode::Operator, 132.0),
        Shape::field(System::operation, 112.0),
        Shape::field(System::users, 100.0).heading("Används av").empty("Ej satt"),
        Shape::derived("Avtal t.o.m.", Derived::AgreementEnd, 124.0),
        Shape::derived("K-R-T", Derived::Levels, 76.0),
        Shape::field(System::annual_cost, 72.0).heading("Kostnad").empty("Ej satt"),
        Shape::field(System::lifecycle, 136.0).heading("Status"),
    ];
    let mut all: Vec<_> =
        from_start.into_iter().map(|shape| Offered { shape, shown: true }).collect();
    let representative = Shape::role("Företrädare", RoleCode::OwnerRepresentative, 184.0);
    all.push(Offered { shape: representative, shown: false });
    for key in Kind::System.keys().filter(|key| key.field().kind != FieldKind::LongText) {
        if all.iter().all(|offered| offered.shape.content != Content::Field(key)) {
            all.push(Offered { shape: Shape::field(key, 128.0), shown: false });
        }
    }
    all
}

/// All columns, with those shown that the user has chosen by name, if any.
pub fn chosen(names: &[String]) -> Vec<Offered> {
    let mut all = offered();
    let is_chosen = |offered: &Offered| names.contains(&offered.shape.content.name());
    // Names that mean nothing here may be of another version.
    if all.iter().any(is_chosen) {
        for offered in &mut all {
            offered.shown = is_chosen(offered);
        }
    }
    all
}

/// The columns that are shown.
pub fn shown(offered: &[Offered]) -> Vec<Shape> {
    offered.iter().filter(|each| each.shown).map(|each| each.shape.clone()).collect()
}

/// The columns of a small register.
pub fn of(small: Small) -> Vec<Shape> {
    match small {
        Small::Roles => vec![
            Shape::field(Assignment::role, 150.0).grow(),
            Shape::field(Assignment::holders, 150.0).empty("Ej utsett"),
            Shape::field(Assignment::deputies, 140.0).empty("Ej utsett"),
            Shape::field(Assignment::from, 96.0),
            Shape::field(Assignment::to, 96.0).empty("Gäller"),
            Shape::field(Assignment::decided_by, 140.0),
            Shape::field(Assignment::reason, 180.0).empty("Ingen"),
        ],
        Small::Requirements => vec![
            Shape::field(CompetenceRequirement::audience, 150.0),
            Shape::field(CompetenceRequirement::demand, 220.0).grow(),
            Shape::field(CompetenceRequirement::groups, 190.0).empty("Ingen grupp"),
            Shape::field(CompetenceRequirement::role, 120.0).empty("Ingen"),
            Shape::field(CompetenceRequirement::level, 116.0),
            Shape::field(CompetenceRequirement::before_access, 124.0).empty("Nej"),
            Shape::field(CompetenceRequirement::renewed_months, 116.0)
                .heading("Förnyas, mån")
                .empty("En gång"),
        ],
        Small::AccessRules => vec![
            Shape::field(AccessRule::role, 150.0),
            Shape::field(AccessRule::gives, 210.0).grow(),
            Shape::field(AccessRule::who, 170.0),
            Shape::field(AccessRule::decided_by, 130.0),
            Shape::field(AccessRule::training, 150.0).empty("Ingen"),
            Shape::field(AccessRule::review_months, 116.0).heading("Granskas, mån"),
            Shape::field(AccessRule::reviewed, 110.0).empty("Ej gjort"),
            Shape::field(AccessRule::ends, 150.0),
        ],
        Small::Agreements => vec![
            Shape::field(Agreement::to, 110.0),
            Shape::field(Agreement::supplier, 150.0).grow(),
            Shape::field(Agreement::from, 96.0),
            Shape::field(Agreement::extension, 110.0).empty("Ingen"),
            Shape::field(Agreement::notice_months, 132.0).heading("Uppsägning, mån"),
            Shape::field(Agreement::document, 130.0).heading("Diarienummer"),
        ],
        Small::Service => vec![
            Shape::field(ServiceAgreement::form, 140.0),
            Shape::field(ServiceAgreement::providers, 130.0),
            Shape::field(ServiceAgreement::service, 170.0).grow(),
            Shape::field(ServiceAgreement::hours, 130.0),
            Shape::field(ServiceAgreement::response, 120.0),
            Shape::field(ServiceAgreement::priority, 130.0),
            Shape::field(ServiceAgreement::report_to, 150.0),
            Shape::field(ServiceAgreement::from, 96.0),
            Shape::field(ServiceAgreement::to, 110.0),
        ],
        Small::Classifications => vec![
            Shape::field(Classification::date, 110.0),
            Shape::field(Classification::confidentiality, 64.0),
            Shape::field(Classification::integrity, 64.0),
            Shape::field(Classification::availability, 64.0),
            Shape::field(Classification::traceability, 64.0).empty("Ingen"),
            Shape::field(Classification::valid_to, 110.0),
            Shape::field(Classification::by, 150.0).grow().empty("Ej satt"),
        ],
        Small::Documents => vec![
            Shape::field(TechnicalDocument::name, 180.0).grow(),
            Shape::field(TechnicalDocument::state, 150.0),
            Shape::field(TechnicalDocument::date, 110.0),
            Shape::field(TechnicalDocument::by, 140.0).empty("Ej utsett"),
            Shape::field(TechnicalDocument::place, 170.0),
        ],
        Small::Integrations => vec![
            Shape::field(Integration::target, 110.0).empty("Ingen"),
            Shape::field(Integration::other, 140.0).empty("Ingen"),
            Shape::field(Integration::what, 200.0).grow(),
            Shape::field(Integration::how, 130.0),
            Shape::field(Integration::frequency, 120.0),
        ],
        Small::Acknowledgements => vec![
            Shape::field(Acknowledgement::instruction, 200.0).grow(),
            Shape::field(Acknowledgement::unit, 150.0),
            Shape::field(Acknowledgement::group, 130.0).empty("Hela enheten"),
            Shape::field(Acknowledgement::count, 72.0),
            Shape::field(Acknowledgement::date, 110.0),
        ],
    }
}

/// The form: fields by subject. Every field of the record stands in one of them.
pub const SECTIONS: &[(&str, &[FieldKey])] = &[
    (
        "Grund",
        &[
            System::number,
            System::name,
            System::alias,
            System::category,
            System::business_area,
            System::managed_object,
            System::lifecycle,
            System::in_use_from,
            System::supported_to,
            System::closes,
            System::criticality,
            System::purpose,
        ],
    ),
    (
        "Ägande och användning",
        &[System::owner, System::users, System::user_count, System::shared_reason],
    ),
    ("Drift", &[System::operation, System::supplier, System::operation_note]),
    (
        "Personuppgifter",
        &[
            System::personal_data,
            System::controllers,
            System::sensitive_data,
            System::protected_data,
            System::secrecy,
            System::third_country,
            System::processor_agreement,
            System::processor_date,
            System::processor_review,
            System::impact_assessment,
            System::impact_assessed,
            System::data_place,
            System::internal_only,
        ],
    ),
    ("Ekonomi", &[System::annual_cost, System::code_string]),
    (
        "Kontinuitet",
        &[
            System::continuity_plan,
            System::continuity_exercised,
            System::longest_outage,
            System::calling_order,
            System::reserve_routine,
            System::paper_form,
        ],
    ),
    (
        "Säkerhet och drift",
        &[
            System::security_class,
            System::recovery_hours,
            System::loss_hours,
            System::backup,
            System::restore_tested,
        ],
    ),
    ("AI", &[System::ai_used, System::ai_risk, System::ai_rights_assessed]),
    ("Arkiv", &[System::e_archive, System::retention]),
    ("Granskning", &[System::reviewed, System::reviewed_by, System::remark]),
];
