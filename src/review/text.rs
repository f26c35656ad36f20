//! Whether what was typed is finished: fields that a document's table demands and the record
//! lacks, and [slips](super::slip) in the text. It walks over the catalogue, so that a new field is
//! judged from the day it is declared.

use std::sync::LazyLock;

use crate::record::{
    Activity, Assignment, Case, Chapter, ChapterContent, Field, FieldKey, FieldKind, Glance, Id,
    Kind, Lifecycle, Meeting, Municipality, Person, Record, RoleCode, Section, System,
};
use crate::workspace::Weight;

use super::context::{Context, is_decided};
use super::rule::Report;
use super::slip::{Slip, slips};
use crate::workspace::show::list;

/// The strategy's own words are not the kommun's to finish.
const SHIPPED: &[Kind] = &[Kind::Role, Kind::Duty, Kind::VisionArea];

/// Fields that speak of placeholders or hold no prose.
const NOT_TEXT: &[FieldKey] = &[
    Municipality::arms,
    Municipality::colour,
    Municipality::diary_pattern,
    Chapter::guidance,
    Section::guidance,
];

/// Fields whose lack another rule names.
const NAMED_ELSEWHERE: &[FieldKey] = &[System::owner, Activity::goals, Activity::responsible];

/// Roles whose missing holder another rule names.
const VACANCY_NAMED_ELSEWHERE: &[RoleCode] =
    &[RoleCode::SystemManager, RoleCode::Operator, RoleCode::Controller];

/// A sentence names no more empty fields than this.
const MOST_NAMED: usize = 3;

/// A field that this rule looks at.
struct Looked {
    key: FieldKey,
    required: bool,
    text: bool,
    prose: bool,
}

/// The fields that this rule looks at, by the place of their kind.
static LOOKED: LazyLock<Vec<Vec<Looked>>> = LazyLock::new(|| {
    let of = |kind: &Kind| match SHIPPED.contains(kind) {
        true => Vec::new(),
        false => kind.keys().filter_map(looked).collect(),
    };
    Kind::ALL.iter().map(of).collect()
});

///
pub fn is_finished(context: &Context<'_>, record: &Record, report: &mut Report) {
    let looked = &LOOKED[record.kind() as usize];
    if looked.is_empty() || !is_current(context, record) {
        return;
    }
    let mut missing = Vec::new();
    for Looked { key, required, text, prose } in looked {
        match record.glance(key.index) {
            Glance::Empty if *required && is_due(context, record, *key) => missing.push(*key),
            Glance::Text(typed) if *text => {
                for slip in slips(typed, *prose) {
                    report_slip(context, report, record, *key, slip);
                }
            }
            _ => {}
        }
    }
    if !missing.is_empty() {
        report_missing(context, report, record, &missing);
    }
}

fn looked(key: FieldKey) -> Option<Looked> {
    let Field { kind, required, .. } = *key.field();
    let required = required && !NAMED_ELSEWHERE.contains(&key);
    let is_text = matches!(kind, FieldKind::Text | FieldKind::LongText);
    let text = is_text && !NOT_TEXT.contains(&key);
    let prose = kind == FieldKind::LongText;
    (required || text).then_some(Looked { key, required, text, prose })
}

/// Whether the record is one that anybody still writes: no decided plan, ended assignment, departed
/// person or system that is gone.
fn is_current(context: &Context<'_>, record: &Record) -> bool {
    let today = context.today;
    let lives = |system: Option<Id<System>>| {
        let system = system.and_then(|id| context.workspace.get(id));
        system.is_none_or(|system| system.lifecycle != Some(Lifecycle::Closed))
    };
    match record {
        Record::Plan(plan) => !is_decided(plan),
        Record::Chapter(chapter) => chapter.hidden != Some(true) && context.is_draft(chapter.plan),
        Record::Activity(activity) => context.is_draft(activity.plan),
        Record::Goal(goal) => context.is_draft(goal.plan),
        Record::Case(case) => case.is_drafted(),
        Record::Section(_) | Record::Point(_) | Record::Enclosure(_) => {
            let case = super::case_of(context.workspace, record.any_id());
            let case = case.and_then(|id| context.workspace.get(id));
            case.is_none_or(Case::is_drafted)
        }
        Record::CaseEvent(_) | Record::Comment(_) => false,
        Record::Person(Person { to, .. }) | Record::Assignment(Assignment { to, .. }) => {
            to.is_none_or(|to| today <= to)
        }
        Record::Meeting(Meeting { date, .. }) => date.is_none_or(|date| today <= date),
        _ => lives(record.system()),
    }
}

/// Whether the lack of a required value is one in this record.
fn is_due(context: &Context<'_>, record: &Record, key: FieldKey) -> bool {
    match record {
        Record::Chapter(chapter) if key == Chapter::text => {
            matches!(chapter.content, None | Some(ChapterContent::Text))
                && !has_sections(context, chapter)
        }
        Record::Assignment(assignment) if key == Assignment::holders => {
            let role = assignment.role.and_then(|role| context.workspace.get(role));
            let code = role.and_then(|role| role.code);
            !code.is_some_and(|code| VACANCY_NAMED_ELSEWHERE.contains(&code))
        }
        _ => true,
    }
}

/// Whether a deeper chapter stands right after this one and says what it has to say.
fn has_sections(context: &Context<'_>, chapter: &Chapter) -> bool {
    let Some(plan) = chapter.plan else { return false };
    let chapters = context.workspace.chapters(plan);
    let next = chapters.iter().skip_while(|other| other.id != chapter.id).nth(1);
    next.is_some_and(|next| next.depth > chapter.depth)
}

fn report_missing(
    context: &Context<'_>,
    report: &mut Report,
    record: &Record,
    missing: &[FieldKey],
) {
    let id = record.any_id();
    let name = context.in_words(id);
    let label = |key: &FieldKey| format!("”{}”", key.field().label);
    let mut labels: Vec<_> = missing.iter().take(MOST_NAMED).map(label).collect();
    if missing.len() > MOST_NAMED {
        labels.push(format!("{} till", missing.len() - MOST_NAMED));
    }
    let (field, is) =
        if missing.len() == 1 { ("Fältet", "ifyllt") } else { ("Fälten", "ifyllda") };
    let consequence = match record {
        Record::Chapter(_) => "Skriv kapitlet eller utelämna det ur handlingen.",
        Record::Plan(_) | Record::Activity(_) | Record::Goal(_) | Record::System(_) => {
            "I handlingen står ”Uppgift saknas” tills det är ifyllt."
        }
        _ => "Uppgiften behövs i register och handlingar.",
    };
    report.weigh(
        Weight::Warning,
        id,
        missing.first().copied(),
        context.label(id),
        format!("{field} {} är inte {is} för {name}", list(&labels)),
        consequence,
    );
}

fn report_slip(
    context: &Context<'_>,
    report: &mut Report,
    record: &Record,
    key: FieldKey,
    slip: Slip<'_>,
) {
    let id = record.any_id();
    let place = format!("fältet ”{}” för {}", key.field().label, context.in_words(id));
    let (sentence, consequence) = match slip {
        Slip::Placeholder(words) => (
            format!("Platshållaren ”{}” står kvar i {place}", shortened(words)),
            "Den skrivs ut som den står. Ersätt den med rätt text.".to_owned(),
        ),
        Slip::DoubledPrefix(words) => (
            format!("Diarieprefixet är skrivet två gånger, ”{words}”, i {place}"),
            "Stryk det ena prefixet.".to_owned(),
        ),
        Slip::SelfReference(words) => (
            format!("Orden ”{}” i {place} säger inte vad som beslutas", words.to_lowercase()),
            "Beslutet ska kunna läsas för sig. Skriv vad nämnden beslutar.".to_owned(),
        ),
        Slip::AmountWithoutUnit(number) => (
            format!("Beloppet {number} saknar enhet i {place}"),
            format!("Skriv enheten efter talet, till exempel {number}\u{a0}tkr."),
        ),
    };
    report.weigh(Weight::Error, id, Some(key), context.label(id), sentence, consequence);
}

/// No more of a placeholder than a line has room for.
fn shortened(words: &str) -> String {
    const ROOM: usize = 60;
    match words.char_indices().nth(ROOM) {
        Some((end, _)) => format!("{}…", words[..end].trim_end()),
        None => words.to_owned(),
    }
}
