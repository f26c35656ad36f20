//! Whether what was decided is followed up, and what went otherwise is explained (S-16; domain §1.5).

use chrono::Days;

use crate::record::FollowUp;
use crate::workspace::follow_up::{Course, Line};
use crate::workspace::show::sentence;
use crate::workspace::term::Term;

use super::context::Context;
use super::rule::Report;

/// So long after a checkpoint its report may take.
const TIME: Days = Days::new(30);

/// Speaks of the latest checkpoint that there has been time to report.
pub fn is_reported(context: &Context<'_>, report: &mut Report) {
    let Some(then) = context.today.checked_sub_days(TIME) else { return };
    let term = Term::latest(then);
    let workspace = context.workspace;
    for course in context.administrations().flat_map(|it| workspace.unreported(it.id, term)) {
        let title = workspace.plan_title(course.plan);
        report.add(
            course.plan.id,
            None,
            context.label(course.plan.id.into()),
            format!("{title} är inte uppföljd {}", term.label()),
            "Öppna Uppföljning och rapportera status, utfall och prognos.",
        );
    }
}

/// What is late, dropped, or a tenth dearer or cheaper than planned has a cause and a measure.
pub fn deviations_are_explained(context: &Context<'_>, report: &mut Report) {
    for course in courses(context, Term::latest(context.today)) {
        for (line, told) in course.deviating().filter_map(|line| Some((line, line.reported?))) {
            if told.is_explained() {
                continue;
            }
            let field = match told.cause.trim() {
                "" => FollowUp::cause,
                _ => FollowUp::measure,
            };
            report.add(
                told.id,
                Some(field),
                context.label(told.id.into()),
                sentence(&format!("{} avviker från planen utan {}", named(line), lack(told))),
                "Nämnden behöver veta varför och vad som görs.",
            );
        }
    }
}

fn lack(report: &FollowUp) -> &'static str {
    match (report.cause.trim(), report.measure.trim()) {
        ("", "") => "orsak och åtgärd",
        ("", _) => "orsak",
        _ => "åtgärd",
    }
}

/// "Aktivitet 6 Konsekvensbedömning av Google Workspace".
fn named(line: &Line<'_>) -> String {
    let kind = line.of.id().kind.names().0;
    format!("{kind} {} {}", line.of.number(), line.of.name().trim_end_matches('.'))
}

/// How it goes with the plans in force of every administration.
fn courses<'a>(context: &'a Context<'_>, term: Term) -> impl Iterator<Item = Course<'a>> {
    context.administrations().flat_map(move |it| context.workspace.courses(it.id, term))
}
