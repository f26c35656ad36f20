//! What a kommun knows: the record types, their fields and the kinds of value a field can hold.
//!
//! Every record type is declared **once**, with [`record!`](declare), and the declaration reads like
//! a data dictionary. The file's schema, forms, grids, search, spreadsheets, history and documents
//! all walk over it; none of them lists fields of its own. Field lists: domain §1.6, §4, §5, §8.
//!
//! Nothing here does I/O, reads the clock or knows another floor.

pub mod access;
pub mod case;
pub mod catalogue;
pub mod date;
pub mod declare;
pub mod follow_up;
pub mod hours;
pub mod id;
mod json;
pub mod money;
pub mod organisation;
pub mod plan;
pub mod red_day;
pub mod role;
pub mod service;
pub mod strategy;
pub mod swedish;
pub mod system;
pub mod text;
pub mod training;
pub mod value;
pub mod years;

pub use access::{AccessRule, Acknowledgement};
pub use case::{
    Case, CaseEvent, CaseOutcome, CaseState, CaseStep, Comment, Enclosure, EnclosureKind,
    LetterProfile, Point, Section, SectionContent, Stance, Statement,
};
pub use catalogue::{Kind, Record};
pub use date::{EndDate, Moment, Period};
pub use declare::{Choice, ChoiceType, Field, FieldKey, FieldKind, RecordType};
pub use follow_up::{Checkpoint, FollowUp};
pub use hours::Hours;
pub use id::{AnyId, Id, Ids};
pub use money::{AmountUnit, Kronor};
pub use organisation::{
    Administration, Body, BodyKind, DecisionStyle, Function, Meeting, Municipality, NamedAs,
    Person, Supplier, Unit,
};
pub use plan::{
    Activity, ActivityStatus, Chapter, ChapterContent, DecisionLevel, Financing, Need, Plan,
    PlanKind, PlanState, Scope,
};
pub use role::{Assignment, Competence, CompetenceState, Duty, DutySide, Role, RoleCode};
pub use service::{
    DocumentState, Integration, IntegrationKind, ServiceAgreement, ServiceForm, TechnicalDocument,
};
pub use strategy::{Goal, VisionArea};
pub use system::{
    Agreement, AiRisk, Category, Classification, Criticality, ImpactAssessment, Lifecycle,
    Operation, ProcessorAgreement, SecurityClass, System,
};
pub use text::LongText;
pub use training::{
    Attainment, CompetenceRequirement, Occasion, StaffGroup, Training, TrainingDemand,
    TrainingForm, TrainingLevel, TrainingStatus,
};
pub use value::{Glance, Holders, Subject, Value, ValueError};
pub use years::{YearAmounts, YearTexts};
