//! Whether a case can be laid before the one who decides: what its letter must say, what must go with
//! it, and when (domain §2.1–2.4, §4.5). What has been decided is not judged anew.

use chrono::NaiveDate;

use crate::record::{
    Body, Case, DecisionLevel, Enclosure, EnclosureKind, Id, Point, Record, Scope, Section,
    SectionContent,
};
use crate::workspace::Weight;

use super::context::Context;
use super::rule::Report;
use super::wording;

/// A letter longer than this, in characters, needs a summary: eight lines [L7].
const NEEDS_SUMMARY: usize = 8 * 75;

/// The case that a record is part of, while it is still being written.
fn drafted<'a>(context: &Context<'a>, case: Option<Id<Case>>) -> Option<&'a Case> {
    context.workspace.get(case?).filter(|case| case.is_drafted())
}

///
pub fn has_team_statement(context: &Context<'_>, record: &Record, report: &mut Report) {
    let Record::Case(case) = record else { return };
    if !case.is_drafted() || context.workspace.team_statement(case).is_some() {
        return;
    }
    let plans = context.workspace.enclosures(case.id).into_iter().filter_map(|it| it.plan);
    let shared = plans
        .flat_map(|plan| context.workspace.activities(plan))
        .find(|activity| activity.scope == Some(Scope::Shared));
    let Some(shared) = shared else { return };
    report.add(
        case.id,
        None,
        context.label(case.id.into()),
        format!(
            "{} gäller flera förvaltningar, men Team IT:s yttrande ligger inte bland bilagorna",
            crate::workspace::show::sentence(&context.in_words(shared.id.into()))
        ),
        "Lägg till yttrandet innan handlingarna lämnas.",
    );
}

///
pub fn papers_are_dated(context: &Context<'_>, record: &Record, report: &mut Report) {
    let Record::Case(case) = record else { return };
    if !case.is_drafted() {
        return;
    }
    let label = context.label(case.id.into());
    for paper in context.workspace.papers(case).into_iter().filter(|it| it.dated.is_none()) {
        let sentence = format!("Beslutsunderlaget ”{}” har inget datum", paper.name);
        let act = "Ange handlingens datum.";
        match paper.enclosure {
            Some(id) => report.add(id, Some(Enclosure::dated), label.clone(), sentence, act),
            None => report.add(case.id, Some(Case::dated), label.clone(), sentence, act),
        }
    }
}

///
pub fn enclosures_are_there(context: &Context<'_>, record: &Record, report: &mut Report) {
    let Record::Case(case) = record else { return };
    if !case.is_drafted() {
        return;
    }
    let workspace = context.workspace;
    let label = context.label(case.id.into());
    let enclosures = workspace.enclosures(case.id);
    for it in &enclosures {
        let (holds, field) = match it.kind {
            Some(EnclosureKind::Plan) => {
                (it.plan.and_then(|id| workspace.get(id)).is_some(), Enclosure::plan)
            }
            Some(EnclosureKind::Statement) => {
                (it.statement.and_then(|id| workspace.get(id)).is_some(), Enclosure::statement)
            }
            Some(EnclosureKind::SystemCard) => {
                (it.system.and_then(|id| workspace.get(id)).is_some(), Enclosure::system)
            }
            Some(EnclosureKind::Other) => (!it.name.trim().is_empty(), Enclosure::name),
            Some(EnclosureKind::Matrix) => (true, Enclosure::kind),
            None => (false, Enclosure::kind),
        };
        if !holds {
            let title = workspace.enclosure_title(it);
            let sentence = format!("Bilagan ”{title}” saknar innehåll");
            report.add(it.id, Some(field), label.clone(), sentence, "Välj vad som bifogas.");
        }
    }
    let count = enclosures.iter().filter(|it| it.unnumbered != Some(true)).count();
    let sections = workspace.sections(case.id);
    for section in &sections {
        for number in wording::enclosures(&section.text) {
            if number == 0 || number > count {
                report.add(
                    section.id,
                    Some(Section::text),
                    label.clone(),
                    format!("”{}” hänvisar till bilaga {number}, som inte finns", section.heading),
                    "Rätta numret eller lägg till bilagan.",
                );
            }
        }
    }
    let lists = |it: &&Section| it.content == Some(SectionContent::Papers);
    if !enclosures.is_empty() && !sections.iter().any(lists) {
        let sentence = "Bilagorna räknas inte upp i något avsnitt".to_owned();
        let act = "Lägg till avsnittet Beslutsunderlag.";
        report.add(case.id, None, label, sentence, act);
    }
}

///
pub fn speaks_of_children(context: &Context<'_>, record: &Record, report: &mut Report) {
    let Record::Case(case) = record else { return };
    if !case.is_drafted() || case.is_delegated() || case.concerns_children != Some(true) {
        return;
    }
    let sections = context.workspace.sections(case.id);
    let of_children = sections.iter().find(|it| it.content == Some(SectionContent::Children));
    let sentence = "Beslutet berör barn, men konsekvenserna för barn är inte beskrivna".to_owned();
    let act = "Skriv hur barn berörs och hur de har fått säga sin mening.";
    let label = context.label(case.id.into());
    match of_children {
        Some(section) if section.text.trim().is_empty() => {
            report.add(section.id, Some(Section::text), label, sentence, act);
        }
        Some(_) => {}
        None => report.add(case.id, Some(Case::concerns_children), label, sentence, act),
    }
}

///
pub fn delegation_is_reported(context: &Context<'_>, record: &Record, report: &mut Report) {
    let Record::Case(case) = record else { return };
    let is_due = case.level == Some(DecisionLevel::Delegation) && case.is_decided();
    if !is_due || case.reported.is_some() {
        return;
    }
    let body = context.workspace.name(case.body.map(Into::into));
    let meeting = context.workspace.case_deadlines(case).meeting;
    let act = match meeting {
        Some(day) if day < context.today => {
            format!("Sammanträdet {day} har varit. Välj nästa och anmäl beslutet där.")
        }
        Some(day) => format!("Ta upp det på sammanträdet {day}."),
        None => "Välj på vilket sammanträde det anmäls.".to_owned(),
    };
    report.add(
        case.id,
        Some(Case::reported),
        context.label(case.id.into()),
        format!("Delegationsbeslutet ”{}” är inte anmält till {body}", case.title),
        act,
    );
}

///
pub fn mandatory_is_written(context: &Context<'_>, record: &Record, report: &mut Report) {
    let Record::Section(section) = record else { return };
    let Some(case) = drafted(context, section.case) else { return };
    if section.mandatory != Some(true) || !section.text.trim().is_empty() {
        return;
    }
    let workspace = context.workspace;
    let is_empty = match section.content.unwrap_or(SectionContent::Text) {
        SectionContent::Points => {
            workspace.points(case.id).iter().all(|point| point.text.trim().is_empty())
        }
        SectionContent::Papers => workspace.papers(case).is_empty(),
        SectionContent::Recipients => case.recipients.trim().is_empty(),
        // Another rule names it where children are concerned.
        SectionContent::Children => case.concerns_children.is_none(),
        SectionContent::Text => true,
    };
    if !is_empty {
        return;
    }
    let (object, field) = match section.content {
        Some(SectionContent::Recipients) => (case.id.into(), Case::recipients),
        Some(SectionContent::Children) => (case.id.into(), Case::concerns_children),
        _ => (section.id.into(), Section::text),
    };
    let object: crate::record::AnyId = object;
    report.add(
        object,
        Some(field),
        context.label(case.id.into()),
        format!("Avsnittet ”{}” är inte skrivet", section.heading),
        "Avsnittet ska finnas i handlingen. Skriv det, eller ta bort det om det inte behövs.",
    );
}

///
pub fn is_well_worded(context: &Context<'_>, record: &Record, report: &mut Report) {
    match record {
        Record::Point(point) => judge_point(context, point, report),
        Record::Section(section) => judge_section(context, section, report),
        _ => {}
    }
}

fn judge_point(context: &Context<'_>, point: &Point, report: &mut Report) {
    let Some(case) = drafted(context, point.case) else { return };
    let (id, text) = (point.id, &*point.text);
    let name = context.workspace.title(id.into());
    let label = context.label(case.id.into());
    let mut tell = |weight, sentence: String, act: &str| {
        report.weigh(weight, id, Some(Point::text), label.clone(), sentence, act);
    };
    for value in context.workspace.live(case, text).unknown {
        tell(Weight::Error, format!("{name}: {value} har inget värde"), NO_VALUE);
    }
    if let Some(words) = wording::missing_word(text) {
        let said = format!("{name}: ett ord verkar saknas i ”{words}”");
        tell(Weight::Error, said, "Skriv till exempel ”ger förvaltningen i uppdrag att”.");
    }
    if let Some(amount) = wording::unit_slip(text) {
        tell(Weight::Warning, format!("{name}: {amount} är ovanligt mycket"), UNIT);
    }
    if let Some(words) = wording::self_reference(text) {
        let said = format!("{name}: ”{words}” säger inte vad som beslutas");
        tell(Weight::Error, said, "Beslutet ska kunna läsas utan bilagor. Skriv vad det gäller.");
    }
    if let Some(word) = wording::undecided(text) {
        let said = format!("{name}: ”{word}” är ett förslag och inte ett beslut");
        tell(Weight::Warning, said, "Skriv som om beslutet redan var fattat.");
    }
    if wording::is_several(text) {
        let said = format!("{name} har fler än en mening");
        tell(Weight::Reminder, said, "Skriv en åtgärd i varje punkt.");
    }
}

const NO_VALUE: &str = "Den skrivs ut som den står. Rätta namnet eller skriv vad som ska stå.";

const UNIT: &str = "Kontrollera om det ska vara kr i stället.";

fn judge_section(context: &Context<'_>, section: &Section, report: &mut Report) {
    let Some(case) = drafted(context, section.case) else { return };
    let (id, text) = (section.id, &*section.text);
    let label = context.label(case.id.into());
    let heading = &section.heading;
    for value in context.workspace.live(case, text).unknown {
        let said = format!("”{heading}”: {value} har inget värde");
        report.weigh(Weight::Error, id, Some(Section::text), label.clone(), said, NO_VALUE);
    }
    let mut tell = |sentence: String, act: &str| {
        let weight = Weight::Warning;
        report.weigh(weight, id, Some(Section::text), label.clone(), sentence, act);
    };
    if let Some(amount) = wording::unit_slip(text) {
        tell(format!("”{heading}”: {amount} är ovanligt mycket"), UNIT);
    }
    if let Some(words) = wording::missing_word(text) {
        tell(
            format!("”{heading}”: ett ord verkar saknas i ”{words}”"),
            "Läs meningen och fyll i ordet.",
        );
    }
    if heading.starts_with("Sammanfattning")
        && let Some(word) = wording::arguing(text)
    {
        let act = "Sammanfattningen är saklig. Förslaget och bedömningen står för sig.";
        tell(format!("Sammanfattningen tar ställning: ”{word}”"), act);
    }
}

/// a long letter has a summary.
pub fn has_summary(context: &Context<'_>, record: &Record, report: &mut Report) {
    let Record::Case(case) = record else { return };
    if !case.is_drafted() || case.is_delegated() {
        return;
    }
    let sections = context.workspace.sections(case.id);
    let long: usize = sections.iter().map(|it| it.text.chars().count()).sum();
    let is_summary = |it: &&Section| it.heading.starts_with("Sammanfattning");
    if long > NEEDS_SUMMARY && !sections.iter().any(is_summary) {
        report.weigh(
            Weight::Warning,
            case.id,
            None,
            context.label(case.id.into()),
            "Tjänsteskrivelsen är lång men har ingen sammanfattning".to_owned(),
            "Lägg till avsnittet Sammanfattning av ärendet.",
        );
    }
}

///
pub fn diary_number_is_the_bodys(context: &Context<'_>, record: &Record, report: &mut Report) {
    let Record::Case(case) = record else { return };
    let body = case.body.and_then(|id| context.workspace.get::<Body>(id));
    let Some(body) = body.filter(|_| case.is_drafted()) else { return };
    let number = case.diary_number.trim();
    let prefix: String = number.chars().take_while(|c| c.is_alphabetic()).collect();
    if prefix.is_empty() || prefix.to_lowercase() == body.prefix.to_lowercase() {
        return;
    }
    report.add(
        case.id,
        Some(Case::diary_number),
        context.label(case.id.into()),
        format!("Diarienumret {number} hör inte till {}", body.name),
        format!("Nummer hos {} börjar med {}.", body.name, body.prefix),
    );
}

///
pub fn is_in_time(context: &Context<'_>, record: &Record, report: &mut Report) {
    let Record::Case(case) = record else { return };
    if !case.is_drafted() || case.is_delegated() {
        return;
    }
    let days = context.workspace.case_deadlines(case);
    let passed = |day: Option<NaiveDate>| day.filter(|day| *day < context.today);
    let label = context.label(case.id.into());
    if let Some(day) = passed(days.meeting) {
        let said = format!("Sammanträdet {day} har varit");
        let act = "Välj ett kommande sammanträde.";
        report.weigh(Weight::Error, case.id, Some(Case::meeting), label, said, act);
    } else if let Some(day) = passed(days.submission) {
        let said = format!("Stoppdatum var {day}, och handlingarna är inte lämnade");
        let act = "Tala med nämndsekreteraren eller välj nästa sammanträde.";
        report.weigh(Weight::Warning, case.id, Some(Case::meeting), label, said, act);
    }
}

///
pub fn decision_is_its_own(context: &Context<'_>, record: &Record, report: &mut Report) {
    let Record::Case(case) = record else { return };
    let Some(day) = case.decision_date else { return };
    let label = context.label(case.id.into());
    if day > context.today {
        let said = format!("Beslutsdatum {day} är inte här ännu");
        let act = "Rätta dagen, eller datorns klocka om den går fel.";
        report.add(case.id, Some(Case::decision_date), label, said, act);
        return;
    }
    let paragraph = case.paragraph.trim();
    if paragraph.is_empty() || case.is_delegated() {
        return;
    }
    let body = case.body;
    let other =
        body.into_iter().flat_map(|id| context.workspace.referring::<Case>(id)).find(|it| {
            it.id != case.id
                && it.body == body
                && it.decision_date == Some(day)
                && it.paragraph.trim() == paragraph
        });
    if let Some(other) = other {
        report.add(
            case.id,
            Some(Case::paragraph),
            label,
            format!("{paragraph} den {day} är redan beslutet i ”{}”", other.title),
            "Ett beslut har en paragraf för sig. Rätta den som är fel.",
        );
    }
}
