//! Planverk: IT-plans, training plans and system responsibility for Swedish municipalities.
//!
//! One program, one file per kommun. An IT-controller drafts the plans as data; the program says
//! what is missing; the nämnd gets PDF documents that are accessible and archivable. It works
//! without a network and never opens a connection.
//!
//! # The house
//! Modules stand in floors. A floor uses the floors below it, never one above or beside it.
//!
//! ```text
//! main        starts the window or a command
//! cli         the headless commands            desktop     the window (iced)
//!                         exchange    in and out: export, tables, shipped data
//!                         pdf         pages → PDF bytes, and the check that reads them back
//!                         typeset     blocks → pages as plain data
//!                         document    what a document says, as blocks
//! review      the rules over the data          store       the plan file (SQLite)
//!                         workspace   all records in memory, Change, Journal, Finding
//!                         record      what a kommun knows: types, fields, values
//! ```
//!
//! The way of a change: a screen reads the [`workspace`] and hands back a `Change`; the session
//! commits it through the `Journal`; the [`store`]'s thread writes it down; the [`review`] runs again;
//! the preview makes the document anew.
//!
//! The way of a document: [`document`] builds blocks from the workspace, [`typeset`] sets pages,
//! [`pdf`] writes bytes and reads them back, [`exchange::export`] joins them. The window's preview
//! shows those same bytes as pictures.
//!
//! # Invariants
//! Kept by `tests/house.rs`, which reads the sources:
//! - nothing below [`desktop`] names iced; nothing but [`store`] names rusqlite; nothing but [`pdf`]
//!   names printpdf or lopdf;
//! - [`record`], [`workspace`], [`review`], [`document`] and [`typeset`] do no I/O and read no clock:
//!   today's date is passed in;
//! - [`typeset`] and [`pdf`] know neither [`review`] nor [`store`]; [`cli`] and [`desktop`] do not
//!   know each other.
//!
//! And these, kept by types and tests:
//! - a [`workspace::Workspace`] changes only through [`workspace::Change`], which knows its inverse;
//! - a field is declared once, in [`record`]; schema, forms, grids, search, tables, history and
//!   documents walk over the declarations;
//! - a role is a dated assignment, never a string; owner, users and data controllers of a system
//!   are three independent relations (S-23…S-30);
//! - a public document is built through [`document::variant`], which cannot give it an internal
//!   field;
//! - `update` and `view` in [`desktop`] neither wait nor query.
//!
//! # Glossary
//! Code speaks English, the user Swedish. One word each:
//!
//! | code | svenska | code | svenska |
//! |---|---|---|---|
//! | Municipality | kommun | Body | politiskt organ, nämnd |
//! | Meeting | sammanträde | Administration | förvaltning |
//! | Unit | enhet | Person | person |
//! | Function | funktion (IT-chef, rektor) | Supplier | leverantör |
//! | Role | roll | Duty | ansvar |
//! | Assignment | uppdrag | holder, deputy | innehavare, ersättare |
//! | VisionArea | visionsområde | Goal | mål |
//! | System | IT-system | Agreement | avtal |
//! | Classification | informationsklassning | Operation | driftform |
//! | ProcessorAgreement | PUB-avtal | data controller | personuppgiftsansvarig |
//! | Plan | IT-plan, utbildningsplan | Chapter | kapitel |
//! | Activity | aktivitet | Need | behov |
//! | running, investment | drift, investering | Financing | finansiering |
//! | SystemOwner | systemägare | OwnerRepresentative | systemägarens företrädare |
//! | SystemManager | systemansvarig | Operator | driftansvarig |
//! | Controller | IT-controller | Chief | förvaltningschef |
//! | Strategist | IT-strateg | ItManager | datachef, IT-chef |
//! | AccessRule | behörighetsregel | Training | utbildningsinsats |
//! | ServiceAgreement | serviceavtal | TechnicalDocument | teknisk dokumentation |
//! | Integration | integration | Acknowledgement | kvittens |
//! | StaffGroup | befattningsgrupp | CompetenceRequirement | kompetenskrav |
//! | Attainment | kompetensläge | Occasion | utbildningstillfälle |
//! | Gap | gap | Proposal | föreslagen insats |
//! | Outcome | utfall | Subject | utbildningsämne |
//! | FollowUp | uppföljning | Checkpoint, Term | uppföljningstillfälle |
//! | Steering | styrning: fyra paneler (S-33) | Revision | reviderad plan |
//! | ManagementReport | ledningsrapport | Frozen | fryst version |
//! | Live value | levande värde | Formalia | formaliakontroll |
//! | Course | inbjudan och kurslista | substitute cost | vikariekostnad |
//! | Competence | kompetensbedömning | reserve routine | reservrutin |
//! | Finding, Weight | anmärkning, vikt | review | granskning |
//! | Change, Journal | ändring, historik | Variant | nämndhandling eller intern bilaga |
//! | ResponsibilityMatrix | systemansvarsmatris | SystemCard | systemkort |
//! | Post, Seat | plats i en roll | Stand | ställe där någon svarar |
//! | appointment | utnämning | replacement | ersättning |
//! | Continuity | kontinuitetspärm | Organisation | organisation |
//! | Case | ärende | Section | avsnitt |
//! | Point | beslutspunkt | Enclosure | bilaga |
//! | DelegationReport | anmälan av delegationsbeslut | Package | ärendepaket |
//! | Statement | yttrande | CaseEvent | händelse i ett ärende |
//! | DecisionPaper | tjänsteskrivelse, delegationsbeslut | Approved | godkänt av förvaltningschefen |
//! | LetterProfile | mall för tjänsteskrivelser | CarriedPlan | plan som en PDF bär med sig |
//! | Comment | kommentar | Passage | stycke |
//! | Waiting, Errand | det som väntar på någon | Reading | läsning i helskärm |
//! | RoleSheet | rollblad | UserSheet | användarblad |

pub mod cli;
pub mod desktop;
pub mod document;
pub mod exchange;
pub mod pdf;
pub mod record;
pub mod review;
pub mod store;
pub mod typeset;
pub mod workspace;
