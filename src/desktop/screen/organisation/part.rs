//! The tabs: which records each lists, by which columns, and what is listed under the record.

use crate::desktop::register::Shape;
use crate::record::swedish::compare;
use crate::record::{
    Administration, Assignment, Attainment, Body, Competence, CompetenceRequirement, Duty,
    FieldKey, Function, Kind, LetterProfile, Meeting, Occasion, Person, Role, RoleCode, StaffGroup,
    Supplier, Training, Unit,
};
use crate::workspace::Workspace;

/// A tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Bodies,
    Administrations,
    Units,
    People,
    Assignments,
    Functions,
    Suppliers,
    Roles,
    /// Each duty of the strategy, and who has it in each förvaltning.
    Duties,
    StaffGroups,
    Requirements,
    Trainings,
    LetterProfiles,
    Municipality,
}

/// What stands under the form: the parts of the record, by this field of theirs.
#[derive(Debug, Clone, Copy)]
pub struct Under {
    pub title: &'static str,
    pub by: FieldKey,
    pub columns: fn() -> Vec<Shape>,
}

impl Part {
    pub const ALL: [Self; 14] = [
        Self::Bodies,
        Self::Administrations,
        Self::Units,
        Self::People,
        Self::Assignments,
        Self::Functions,
        Self::Suppliers,
        Self::Roles,
        Self::Duties,
        Self::StaffGroups,
        Self::Requirements,
        Self::Trainings,
        Self::LetterProfiles,
        Self::Municipality,
    ];

    /// The tab that a record of this kind is shown in; `None` when it stands elsewhere.
    pub fn of(kind: Kind) -> Option<Self> {
        // A duty is edited at its role; the list over who has it is for reading.
        let listed =
            Self::ALL.into_iter().find(|part| part.kind() == kind && *part != Self::Duties);
        let under = || {
            Self::ALL
                .into_iter()
                .find(|part| part.under().is_some_and(|under| under.by.kind == kind))
        };
        listed.or_else(under)
    }

    pub const fn label(self) -> &'static str {
        match self {
            Self::Bodies => "Nämnder",
            Self::Administrations => "Förvaltningar",
            Self::Units => "Enheter",
            Self::People => "Personer",
            Self::Assignments => "Uppdrag",
            Self::Functions => "Funktioner",
            Self::Suppliers => "Leverantörer",
            Self::Roles => "Roller",
            Self::Duties => "Vem har ansvaret?",
            Self::StaffGroups => "Grupper",
            Self::Requirements => "Krav",
            Self::Trainings => "Utbildningar",
            Self::LetterProfiles => "Mallar",
            Self::Municipality => "Kommunen",
        }
    }

    /// The record type of the rows.
    pub const fn kind(self) -> Kind {
        match self {
            Self::Bodies => Kind::Body,
            Self::Administrations => Kind::Administration,
            Self::Units => Kind::Unit,
            Self::People => Kind::Person,
            Self::Assignments => Kind::Assignment,
            Self::Functions => Kind::Function,
            Self::Suppliers => Kind::Supplier,
            Self::Roles => Kind::Role,
            Self::Duties => Kind::Duty,
            Self::StaffGroups => Kind::StaffGroup,
            Self::Requirements => Kind::CompetenceRequirement,
            Self::Trainings => Kind::Training,
            Self::LetterProfiles => Kind::LetterProfile,
            Self::Municipality => Kind::Municipality,
        }
    }

    /// The words on the button that adds a record.
    pub const fn add(self) -> &'static str {
        match self {
            Self::Bodies => "Nytt organ",
            Self::Administrations => "Ny förvaltning",
            Self::Units => "Ny enhet",
            Self::People => "Ny person",
            Self::Assignments => "Nytt uppdrag",
            Self::Functions => "Ny funktion",
            Self::Suppliers => "Ny leverantör",
            Self::Roles => "Ny roll",
            Self::Duties => "Nytt ansvar",
            Self::StaffGroups => "Ny grupp",
            Self::Requirements => "Nytt krav",
            Self::Trainings => "Ny utbildning",
            Self::LetterProfiles => "Ny mall",
            Self::Municipality => "Ny kommun",
        }
    }

    /// Whether there is one record and no list.
    pub fn is_single(self) -> bool {
        self == Self::Municipality
    }

    /// The columns of the register. Those of the duties follow the förvaltningar of `workspace`.
    pub fn columns(self, workspace: &Workspace) -> Vec<Shape> {
        match self {
            Self::Duties => duties(workspace),
            Self::LetterProfiles => vec![
                Shape::field(LetterProfile::name, 220.0),
                Shape::field(LetterProfile::headings, 320.0).grow(),
            ],
            Self::Bodies => vec![
                Shape::field(Body::prefix, 96.0),
                Shape::field(Body::name, 200.0).grow(),
                Shape::field(Body::body_kind, 150.0),
                Shape::field(Body::submission_days, 110.0).heading("Stopp, dagar"),
                Shape::field(Body::notice_days, 116.0).heading("Kallelse, dagar"),
            ],
            Self::Administrations => vec![
                Shape::field(Administration::name, 220.0).grow(),
                Shape::field(Administration::body, 72.0).heading("Organ"),
                Shape::role("Förvaltningschef", RoleCode::Chief, 150.0),
                Shape::role("IT-controller", RoleCode::Controller, 150.0),
                Shape::field(Administration::employees, 92.0),
            ],
            Self::Units => vec![
                Shape::field(Unit::name, 150.0).grow(),
                Shape::field(Unit::administration, 228.0),
                Shape::field(Unit::place, 124.0),
                Shape::field(Unit::budget, 76.0).heading("Budget").empty("Ej satt"),
                Shape::field(Unit::staff, 104.0),
            ],
            Self::People => vec![
                Shape::field(Person::name, 160.0).grow(),
                Shape::field(Person::title, 228.0),
                Shape::field(Person::unit, 184.0),
                Shape::field(Person::administration, 228.0),
                Shape::field(Person::phone, 110.0).heading("Telefon"),
                Shape::field(Person::from, 96.0),
                Shape::field(Person::to, 96.0).empty("I tjänst"),
            ],
            Self::Assignments => vec![
                Shape::field(Assignment::role, 140.0),
                Shape::field(Assignment::subject, 150.0).grow().empty("Hela kommunen"),
                Shape::field(Assignment::holders, 150.0).empty("Ej utsett"),
                Shape::field(Assignment::deputies, 130.0).empty("Ej utsett"),
                Shape::field(Assignment::from, 96.0),
                Shape::field(Assignment::to, 96.0).empty("Gäller"),
                Shape::field(Assignment::decided_by, 130.0),
            ],
            Self::Functions => vec![
                Shape::field(Function::name, 200.0).grow(),
                Shape::field(Function::person, 170.0).empty("Ej utsett"),
                Shape::field(Function::unit, 170.0),
            ],
            Self::Suppliers => vec![
                Shape::field(Supplier::name, 180.0),
                Shape::field(Supplier::contact, 340.0).grow(),
                Shape::field(Supplier::uncertain, 166.0).heading("Behöver kontrolleras"),
            ],
            Self::Roles => vec![
                Shape::field(Role::position, 48.0).heading("Nr"),
                Shape::field(Role::name, 220.0).grow(),
                Shape::field(Role::code, 220.0).empty("Egen roll"),
                Shape::field(Role::chapter, 68.0).heading("Kapitel"),
                Shape::field(Role::side, 116.0),
            ],
            Self::StaffGroups => vec![
                Shape::field(StaffGroup::name, 200.0).grow(),
                Shape::field(StaffGroup::administration, 210.0),
                Shape::field(StaffGroup::unit, 190.0).empty("Hela förvaltningen"),
                Shape::field(StaffGroup::heads, 76.0),
            ],
            Self::Requirements => vec![
                Shape::field(CompetenceRequirement::system, 96.0).empty("Område"),
                Shape::field(CompetenceRequirement::area, 150.0).empty("Ett system"),
                Shape::field(CompetenceRequirement::audience, 170.0),
                Shape::field(CompetenceRequirement::demand, 260.0).grow(),
                Shape::field(CompetenceRequirement::level, 120.0),
                Shape::field(CompetenceRequirement::before_access, 120.0).empty("Nej"),
                Shape::field(CompetenceRequirement::renewed_months, 110.0)
                    .heading("Förnyas, mån")
                    .empty("En gång"),
            ],
            Self::Trainings => vec![
                Shape::field(Training::number, 76.0).empty("Ej satt"),
                Shape::field(Training::name, 220.0).grow(),
                Shape::field(Training::systems, 110.0).empty("Alla"),
                Shape::field(Training::audience, 180.0),
                Shape::field(Training::administration, 190.0).empty("Hela kommunen"),
                Shape::field(Training::period, 140.0).empty("Ej planerad"),
                Shape::field(Training::participants, 76.0).heading("Antal"),
                Shape::field(Training::hours, 84.0).heading("h/delt."),
                Shape::field(Training::cost, 84.0),
                Shape::field(Training::status, 110.0),
            ],
            Self::Municipality => Vec::new(),
        }
    }

    /// What is listed under the record.
    pub fn under(self) -> Option<Under> {
        match self {
            Self::Bodies => Some(Under {
                title: "Sammanträden",
                by: Meeting::body,
                columns: || {
                    vec![
                        Shape::field(Meeting::date, 112.0).grow(),
                        Shape::field(Meeting::deadline, 112.0),
                        Shape::field(Meeting::notice, 112.0),
                    ]
                },
            }),
            Self::Administrations => Some(Under {
                title: "Uppdrag i förvaltningen",
                by: Assignment::subject,
                columns: || {
                    vec![
                        Shape::field(Assignment::role, 130.0),
                        Shape::field(Assignment::holders, 130.0).grow().empty("Ej utsett"),
                        Shape::field(Assignment::from, 96.0),
                    ]
                },
            }),
            Self::People => Some(Under {
                title: "Kompetens för rollen",
                by: Competence::person,
                columns: || {
                    vec![
                        Shape::field(Competence::role, 130.0).grow(),
                        Shape::field(Competence::subject, 96.0).heading("System").empty("Alla"),
                        Shape::field(Competence::state, 96.0),
                        Shape::field(Competence::date, 96.0),
                        Shape::field(Competence::note, 200.0),
                    ]
                },
            }),
            Self::Requirements => Some(Under {
                title: "Läget i grupperna",
                by: Attainment::requirement,
                columns: || {
                    vec![
                        Shape::field(Attainment::group, 160.0).grow(),
                        Shape::field(Attainment::met, 96.0),
                        Shape::field(Attainment::date, 110.0),
                        Shape::field(Attainment::by, 130.0).empty("Ej angivet"),
                    ]
                },
            }),
            Self::Trainings => Some(Under {
                title: "Tillfällen",
                by: Occasion::training,
                columns: || {
                    vec![
                        Shape::field(Occasion::date, 110.0),
                        Shape::field(Occasion::time, 110.0),
                        Shape::field(Occasion::place, 150.0).grow(),
                        Shape::field(Occasion::seats, 76.0),
                        Shape::field(Occasion::invited, 76.0).empty("Ej kallat"),
                        Shape::field(Occasion::took_part, 76.0).empty("Ej hållen"),
                        Shape::field(Occasion::passed, 86.0).empty("Ej hållen"),
                    ]
                },
            }),
            Self::Roles => Some(Under {
                title: "Ansvar",
                by: Duty::role,
                columns: || {
                    vec![
                        Shape::field(Duty::position, 56.0).heading("Nr"),
                        Shape::field(Duty::text, 260.0).grow(),
                    ]
                },
            }),
            _ => None,
        }
    }

    /// Whether the rows under the record are long texts.
    pub fn has_long_rows(self) -> bool {
        self == Self::Roles
    }
}

fn duties(workspace: &Workspace) -> Vec<Shape> {
    let role = Shape::field(Duty::role, 132.0);
    let mut columns = vec![role, Shape::field(Duty::text, 268.0).grow()];
    let mut all: Vec<&Administration> = workspace.all::<Administration>().collect();
    all.sort_by(|a, b| compare(&a.name, &b.name));
    columns.extend(all.into_iter().map(|it| Shape::bearers(it.name.clone(), it.id, 176.0)));
    columns
}
