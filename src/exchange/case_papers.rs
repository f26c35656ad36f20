//! The papers of a case: its letter first, then each enclosure that this program writes itself, in the
//! order that they lie; and what a decision freezes of them.

use chrono::{NaiveDate, NaiveDateTime};
use uuid::Uuid;

use super::export::{self, ExportError, Request};
use super::paper::Paper;
use crate::document::{Scope, Variant};
use crate::record::{Case, Enclosure, EnclosureKind, Id, System};
use crate::store::{Frozen, FrozenFacts, digest};
use crate::workspace::Workspace;

/// A paper of a case.
#[derive(Debug, Clone, PartialEq)]
pub struct CasePaper {
    /// "Bilaga n"; the letter and what is listed without a number have none.
    pub number: Option<usize>,
    /// As the list of papers has it: "Bilaga 3 Systemansvarsmatris".
    pub title: String,
    pub paper: Paper,
}

/// The papers that are written here. What comes from elsewhere goes with them as it is.
pub fn case_papers(workspace: &Workspace, case: Id<Case>, variant: Variant) -> Vec<CasePaper> {
    let body = workspace.get(case).and_then(|case| case.body);
    let scope = body.map_or(Scope::Kommun, Scope::Body);
    let is_withheld = |system: Id<System>| {
        let system = workspace.get(system);
        variant == Variant::Public && system.is_some_and(|it| it.internal_only == Some(true))
    };
    let of = |it: &Enclosure| match it.kind? {
        EnclosureKind::Plan => it.plan.map(Paper::Plan),
        EnclosureKind::Matrix => Some(Paper::ResponsibilityMatrix(scope)),
        EnclosureKind::SystemCard => {
            it.system.filter(|system| !is_withheld(*system)).map(Paper::SystemCard)
        }
        // One that came signed goes along as it is.
        EnclosureKind::Statement if it.file.trim().is_empty() => it.statement.map(Paper::Statement),
        EnclosureKind::Statement | EnclosureKind::Other => None,
    };
    let enclosed = workspace.enclosures(case).into_iter().filter_map(|it| {
        let (number, title) = (workspace.enclosure_number(it), workspace.enclosure_title(it));
        let title =
            number.map_or_else(|| title.clone(), |number| format!("Bilaga {number} {title}"));
        Some(CasePaper { number, title, paper: of(it)? })
    });
    let title = workspace.get(case).map_or("", |case| match case.is_delegated() {
        true => "Delegationsbeslut",
        false => "Tjänsteskrivelse",
    });
    let letter = CasePaper { number: None, title: title.to_owned(), paper: Paper::Decision(case) };
    std::iter::once(letter).chain(enclosed).collect()
}

/// What a decision freezes: the papers as they are written on `today`, with the decision on their
/// front pages, and every record. It takes a while: for a thread of its own.
///
/// # Errors
/// When a paper cannot be written.
pub fn freeze(
    workspace: &Workspace,
    case: Id<Case>,
    today: NaiveDate,
    at: NaiveDateTime,
    who: String,
) -> Result<Frozen, ExportError> {
    let decided = workspace.get(case).ok_or(ExportError::Gone)?;
    let parts = [decided.diary_number.trim(), decided.paragraph.trim()];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let title = if parts.is_empty() { decided.title.clone() } else { parts.join(", ") };
    let (mut papers, mut bytes) = (Vec::new(), Vec::new());
    for CasePaper { paper, .. } in case_papers(workspace, case, Variant::Public) {
        let request = Request { paper, variant: Variant::Public, with_data: false, today };
        let made = export::make(workspace, &request)?;
        papers.push((made.file_name, digest(&made.bytes)));
        bytes.push(made.bytes);
    }
    let facts = FrozenFacts { id: Uuid::now_v7(), case, title, day: today, at, who, papers };
    Ok(Frozen { facts, workspace: workspace.clone(), bytes })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::example::example_workspace;
    use crate::record::Plan;
    use crate::store;

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 16).unwrap()
    }

    #[test]
    fn a_decided_version_exports_to_the_same_bytes_after_a_year_of_edits() {
        let mut workspace = example_workspace(day()).unwrap();
        let case = workspace.all::<Case>().find(|it| it.diary_number == "UN 2026/118").unwrap().id;
        let at = day().and_hms_opt(9, 0, 0).unwrap();
        let frozen = freeze(&workspace, case, day(), at, "Lovisa".to_owned()).unwrap();
        assert_eq!(
            frozen.facts.papers.len(),
            5,
            "the letter, two plans, the matrix and the statement"
        );

        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.planverk");
        let options = store::Options::new("Prov", "provdator", at);
        let opened = store::create(&path, &workspace, &[], options).unwrap();
        opened.storage().unwrap().freeze(frozen.clone());
        opened.storage().unwrap().flush().unwrap();
        for plan in workspace.all::<Plan>().cloned().collect::<Vec<_>>() {
            let altered = Plan { responsible: "En annan".to_owned(), ..plan };
            workspace.apply(&workspace.put("Ändrade", altered)).unwrap();
        }
        drop(opened);

        let contents = store::read(&path).unwrap();
        assert_eq!(contents.frozen, std::slice::from_ref(&frozen.facts));
        let read = store::read_frozen(&path, frozen.facts.id).unwrap().unwrap();
        assert_eq!(read, frozen);
        let again = freeze(&read.workspace, case, read.facts.day, at, String::new()).unwrap();
        assert_eq!(again.bytes, frozen.bytes, "exported anew of the frozen records");
    }

    /// Whatever is typed into a case, its paper is whole and passes its read-back.
    #[test]
    fn a_case_with_hard_text_is_a_decent_paper() {
        use crate::record::{LongText, Point, Section};
        let mut workspace = example_workspace(day()).unwrap();
        let case = workspace.all::<Case>().find(|it| it.diary_number == "UN 2026/118").unwrap();
        let (id, case) = (case.id, case.clone());
        let word = "lång".repeat(1_000);
        let hard = format!("{word} \u{1}😀 שלום {{Drift 2027}} {{halvt\n\n- \n1. a\n[x](y) **b");
        let section = Section { text: LongText::new(&hard), ..workspace.sections(id)[1].clone() };
        let point = Point { text: LongText::new(&hard), ..workspace.points(id)[0].clone() };
        let case =
            Case { title: hard.replace('\n', " "), recipients: LongText::new(&hard), ..case };
        for change in
            [workspace.put("", section), workspace.put("", point), workspace.put("", case)]
        {
            workspace.apply(&change).unwrap();
        }
        let paper = Paper::Decision(id);
        let request = Request { paper, variant: Variant::Public, with_data: true, today: day() };
        let exported = export::export(&workspace, &request).unwrap();
        assert!(exported.report.passes(), "{:?}", exported.remarks());
        assert!(exported.missing.iter().any(|missing| missing.character == '😀'));
    }
}
