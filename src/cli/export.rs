//! `planverk exportera`: documents as PDF. Review findings never change the exit code; a file that
//! does not pass its read-back does.

use std::path::Path;
use std::process::ExitCode;

use chrono::NaiveDate;

use super::arguments::{DocumentKind, ExportOptions, VariantName};
use super::{CommandError, today};
use crate::document::delegation_report;
use crate::document::variant::Source;
use crate::document::{Scope, Variant};
use crate::exchange::export::{self, Request};
use crate::exchange::paper::{self, Paper};
use crate::exchange::{folder, package};
use crate::record::{Body, Case, Id, Kind, Period, PlanKind, Statement};
use crate::store;
use crate::workspace::Workspace;
use crate::workspace::key::spelling;
use crate::workspace::term::Term;

pub fn run(options: &ExportOptions) -> Result<ExitCode, CommandError> {
    let day = today(options.datum);
    let workspace = store::read(&options.fil)?.workspace;
    let body = super::body(&workspace, options.organ.as_deref())?;
    let period = match &options.period {
        Some(typed) => Some(Period::parse(typed, day).map_err(CommandError::Usage)?),
        None => None,
    };
    let variant = match options.variant {
        VariantName::Offentlig => Variant::Public,
        VariantName::Intern => Variant::Internal,
    };
    let papers: Vec<Paper> = match options.dokument {
        DocumentKind::Paket => {
            let cases = paper::cases(&workspace, options.arende.as_deref(), body, false);
            return packages(&workspace, &cases, variant, day, &options.ut);
        }
        DocumentKind::Yttrande => {
            let all = workspace.all::<Statement>();
            let wanted = options.arende.as_deref().map(spelling);
            let wanted =
                all.filter(|it| wanted.as_ref().is_none_or(|no| spelling(&it.diary_number) == *no));
            wanted.map(|it| Paper::Statement(it.id)).collect()
        }
        DocumentKind::Anmalan => {
            let bodies = workspace.all::<Body>().filter(|it| body.is_none_or(|id| id == it.id));
            // Asked for by name a body is told that there is nothing; else it is passed over.
            let has_some = |it: &&Body| {
                body.is_some() || !delegation_report::to_report(&workspace, it.id, day).is_empty()
            };
            bodies.filter(has_some).map(|it| Paper::DelegationReport(it.id)).collect()
        }
        DocumentKind::Uppfoljning => {
            let term = term(options.tillfalle.as_deref(), day)?;
            let bodies = paper::bodies_to_follow_up(&workspace, body, term);
            bodies.into_iter().map(|body| Paper::FollowUp(body, term)).collect()
        }
        DocumentKind::Ledningsrapport => {
            vec![Paper::ManagementReport(term(options.tillfalle.as_deref(), day)?)]
        }
        DocumentKind::ItPlan => plans(&workspace, PlanKind::It, body, period, day),
        DocumentKind::Utbildningsplan => plans(&workspace, PlanKind::Training, body, period, day),
        DocumentKind::Systemansvar => {
            let bodies = paper::bodies_with_systems(&workspace, body);
            let kommun = body.is_none().then_some(Scope::Kommun);
            let scopes = kommun.into_iter().chain(bodies.into_iter().map(Scope::Body));
            scopes.map(Paper::ResponsibilityMatrix).collect()
        }
        DocumentKind::Kontinuitet => {
            let bodies = paper::bodies_with_systems(&workspace, body);
            bodies.into_iter().map(Paper::Continuity).collect()
        }
        DocumentKind::Rollblad => {
            let Some(name) = &options.person else {
                return Err(CommandError::Usage(
                    "Ange vem rollbladet gäller med --person NAMN.".to_owned(),
                ));
            };
            let found = workspace.find(&[Kind::Person], name, None);
            let found = found.map_err(|error| CommandError::Usage(error.to_string()))?;
            found.of().map(Paper::RoleSheet).into_iter().collect()
        }
        DocumentKind::Anvandarblad => match &options.system {
            Some(number) => {
                let found = workspace.find(&[Kind::System], number, None);
                let found = found.map_err(|error| CommandError::Usage(error.to_string()))?;
                found.of().map(Paper::UserSheet).into_iter().collect()
            }
            None => {
                let source = Source::new(&workspace, variant, day);
                let bodies = paper::bodies_with_systems(&workspace, body).into_iter();
                let owned = bodies.flat_map(|body| workspace.owned_systems(body));
                let shown = owned.filter(|system| !source.withholds(system.id.into()));
                shown.map(|system| Paper::UserSheet(system.id)).collect()
            }
        },
        DocumentKind::Organisation => vec![Paper::Organisation],
        DocumentKind::Kompetenslage => {
            vec![Paper::Competence(body.map_or(Scope::Kommun, Scope::Body))]
        }
        DocumentKind::Tjansteskrivelse | DocumentKind::Delegationsbeslut => {
            let delegated = options.dokument == DocumentKind::Delegationsbeslut;
            let number = options.arende.as_deref();
            let cases = paper::cases(&workspace, number, body, delegated);
            cases.into_iter().map(Paper::Decision).collect()
        }
        DocumentKind::Kurslista => {
            let courses = paper::courses(&workspace, body, period, day);
            courses.into_iter().map(Paper::Course).collect()
        }
        DocumentKind::Systemkort => match &options.system {
            Some(number) => {
                let found = workspace.find(&[Kind::System], number, None);
                let found = found.map_err(|error| CommandError::Usage(error.to_string()))?;
                found.of().map(Paper::SystemCard).into_iter().collect()
            }
            None => {
                let bodies = paper::bodies_with_systems(&workspace, body);
                let owns = |body: &Id<Body>| !workspace.owned_systems(*body).is_empty();
                let owners = bodies.into_iter().filter(owns);
                owners.map(|body| Paper::SystemCards(Scope::Body(body))).collect()
            }
        },
    };
    if papers.is_empty() {
        return Err(CommandError::Usage(
            "Det finns inget att exportera för det organet och den perioden.".to_owned(),
        ));
    }
    folder::prepare(&options.ut)?;
    let mut deviations = 0;
    for paper in papers {
        let request = Request { paper, variant, with_data: options.med_data, today: day };
        deviations += write(&workspace, &request, &options.ut)?;
    }
    Ok(if deviations == 0 { ExitCode::SUCCESS } else { ExitCode::from(2) })
}

/// Writes the package of each case.
fn packages(
    workspace: &Workspace,
    cases: &[Id<Case>],
    variant: Variant,
    day: NaiveDate,
    ut: &Path,
) -> Result<ExitCode, CommandError> {
    if cases.is_empty() {
        return Err(CommandError::Usage("Det finns inget sådant ärende att exportera.".to_owned()));
    }
    folder::prepare(ut)?;
    let mut deviations = 0;
    for case in cases {
        let made = package::package(workspace, *case, variant, day)
            .map_err(|error| CommandError::Usage(error.to_string()))?;
        let path = folder::write(ut, &made.file_name, &made.bytes)?;
        super::print(&path.display().to_string());
        made.remarks.iter().for_each(|remark| super::say(remark));
        deviations += made.deviations;
    }
    Ok(if deviations == 0 { ExitCode::SUCCESS } else { ExitCode::from(2) })
}

/// The checkpoint that was asked for, or the latest.
fn term(typed: Option<&str>, day: NaiveDate) -> Result<Term, CommandError> {
    match typed {
        Some(typed) => Term::parse(typed).map_err(CommandError::Usage),
        None => Ok(Term::latest(day)),
    }
}

fn plans(
    workspace: &Workspace,
    kind: PlanKind,
    body: Option<Id<Body>>,
    period: Option<Period>,
    day: NaiveDate,
) -> Vec<Paper> {
    paper::newest_plans(workspace, kind, body, period, day).into_iter().map(Paper::from).collect()
}

/// Writes one document and says where; returns how many deviations its read-back found.
pub fn write(workspace: &Workspace, request: &Request, ut: &Path) -> Result<usize, CommandError> {
    let exported = export::export(workspace, request)?;
    let path = folder::write(ut, &exported.file_name, &exported.bytes)?;
    super::print(&path.display().to_string());
    for remark in exported.remarks() {
        super::say(&format!("{}: {remark}", exported.file_name));
    }
    Ok(exported.report.count())
}
