//! What every new plan file starts with: the kommun's defaults, the strategy's roles with their
//! duties, the vision areas; and the chapters that a new plan starts with and the yearly cycle.
//! Truth: `resources/strategy` and `resources/profiles`. What is in a plan file is the kommun's own,
//! so roles, duties and vision areas are never read again for a file that exists.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Deserialize;
use toml::{Table, Value as Toml};

use super::shipped::{Gathering, Shipped, ShippedError, rows, shipped};
use crate::record::{
    AmountUnit, Chapter, ChapterContent, ChoiceType, DecisionStyle, Duty, Id, Ids, Kind, LongText,
    Municipality, NamedAs, Plan, PlanKind, RecordType, Role,
};
use crate::workspace::{Change, Workspace};

const ROLES: Shipped = shipped!("strategy/roller.toml");
const VISION_AREAS: Shipped = shipped!("strategy/visionsomraden.toml");
const IT_PLAN: Shipped = shipped!("profiles/it-plan.toml");
const TRAINING_PLAN: Shipped = shipped!("profiles/utbildningsplan.toml");
const YEARLY_CYCLE: Shipped = shipped!("profiles/arshjul.toml");

/// One chapter of a plan as it starts.
#[derive(Debug, Clone, Deserialize)]
struct ProfileChapter {
    depth: i64,
    heading: String,
    /// A label of [`ChapterContent`].
    content: String,
    guidance: String,
}

/// One thing that comes back every year (domain §1.5).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct CycleEvent {
    /// 1–12.
    #[serde(rename = "manad")]
    pub month: u32,
    /// A few words.
    #[serde(rename = "rubrik")]
    pub title: String,
    /// What shall be done and by whom.
    pub text: String,
}

/// An empty plan file's content for the kommun called `name`, as one change to an empty workspace.
///
/// # Errors
/// When the shipped data is broken.
pub fn new_kommun(name: &str, today: NaiveDate, ids: &mut Ids) -> Result<Change, ShippedError> {
    let name = crate::record::text::one_line(name.trim());
    let mut gathering = Gathering::new(ids, today);
    let kommun = Municipality {
        name: name.clone(),
        named_as: Some(NamedAs::Name),
        amount_unit: Some(AmountUnit::Tkr),
        decision_style: Some(DecisionStyle::Sentences),
        contract_warning_months: Some(6),
        classification_months: Some(24),
        vacancy_days: Some(60),
        ..gathering.blank()
    };
    gathering.add(kommun.into_record())?;
    strategy_records(&mut gathering)?;
    Ok(gathering.into_change(format!("Skapade {name}")))
}

/// A kommun with nothing but the strategy's own, as a workspace.
///
/// # Errors
/// When the shipped data is broken.
pub fn kommun_workspace(
    name: &str,
    today: NaiveDate,
    ids: &mut Ids,
) -> Result<Workspace, ShippedError> {
    let mut workspace = Workspace::default();
    workspace.apply(&new_kommun(name, today, ids)?)?;
    Ok(workspace)
}

/// Adds the strategy's roles, duties and vision areas.
pub(super) fn strategy_records(gathering: &mut Gathering<'_>) -> Result<(), ShippedError> {
    let file: Table = ROLES.parse()?;
    for row in rows(&file, Kind::Role.table()) {
        let role: Role = gathering.blank();
        let role_id = role.id;
        gathering.read(role.into_record(), row, &[Kind::Duty.table()], ROLES.name)?;
        let duties = row.get(Kind::Duty.table()).and_then(Toml::as_array);
        for (at, text) in duties.into_iter().flatten().filter_map(Toml::as_str).enumerate() {
            let duty = Duty {
                role: Some(role_id),
                text: text.to_owned(),
                position: i64::try_from(at + 1).ok(),
                ..gathering.blank()
            };
            gathering.add(duty.into_record())?;
        }
    }
    gathering.read_all(&[VISION_AREAS])
}

/// The chapters that a new plan of a kind starts with, in order, each with the help that says what it
/// should hold.
///
/// # Errors
/// When the shipped data is broken.
pub fn plan_chapters(
    kind: PlanKind,
    plan: Id<Plan>,
    ids: &mut Ids,
) -> Result<Vec<Chapter>, ShippedError> {
    let chapters = profile(kind)?.into_iter().enumerate().map(|(at, chapter)| Chapter {
        plan: Some(plan),
        position: i64::try_from(at + 1).ok(),
        depth: Some(chapter.depth),
        content: ChapterContent::ALL.iter().copied().find(|c| c.label() == chapter.content),
        heading: chapter.heading,
        guidance: LongText::new(&chapter.guidance),
        ..Chapter::blank(ids.id())
    });
    Ok(chapters.collect())
}

/// The yearly cycle, January first.
///
/// # Errors
/// When the shipped data is broken.
pub fn yearly_cycle() -> Result<Vec<CycleEvent>, ShippedError> {
    #[derive(Deserialize)]
    struct File {
        handelse: Vec<CycleEvent>,
    }
    YEARLY_CYCLE.parse::<File>().map(|file| file.handelse)
}

/// The help for each chapter that a plan of a kind starts with, by heading.
pub(super) fn guidance(kind: PlanKind) -> Result<HashMap<String, LongText>, ShippedError> {
    let chapters = profile(kind)?.into_iter();
    Ok(chapters.map(|chapter| (chapter.heading, LongText::new(&chapter.guidance))).collect())
}

fn profile(kind: PlanKind) -> Result<Vec<ProfileChapter>, ShippedError> {
    #[derive(Deserialize)]
    struct File {
        kapitel: Vec<ProfileChapter>,
    }
    let profile = match kind {
        PlanKind::It => IT_PLAN,
        PlanKind::Training => TRAINING_PLAN,
    };
    profile.parse::<File>().map(|file| file.kapitel)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::strategy::VERBATIM;
    use crate::record::{RoleCode, VisionArea};

    fn new_workspace() -> Workspace {
        let today = NaiveDate::from_ymd_opt(2026, 11, 16).unwrap();
        kommun_workspace(" Norrälvs kommun ", today, &mut Ids::new(1, 1)).unwrap()
    }

    fn plain(text: &str) -> String {
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_new_kommun_has_its_name_every_role_and_the_four_vision_areas() {
        let workspace = new_workspace();
        assert_eq!(workspace.municipality().unwrap().name, "Norrälvs kommun");
        for code in RoleCode::ALL {
            assert!(workspace.all::<Role>().any(|role| role.code == Some(*code)), "{code:?}");
        }
        let areas: Vec<_> = workspace.all::<VisionArea>().map(|a| a.name.as_str()).collect();
        assert_eq!(areas, ["Kommuninvånarna", "Näringslivet", "Verksamheten", "Skola och lärande"]);
    }

    #[test]
    fn roles_duties_and_visions_are_the_strategys_own_words() {
        let (workspace, verbatim) = (new_workspace(), plain(VERBATIM));
        for duty in workspace.all::<Duty>() {
            assert!(verbatim.contains(&plain(&duty.text)), "{}", duty.text);
        }
        for role in workspace.all::<Role>().filter(|role| role.chapter.is_some()) {
            assert!(verbatim.contains(&plain(&role.definition)), "{}", role.name);
            assert!(verbatim.contains(&plain(&role.competence)), "{}", role.name);
        }
        for area in workspace.all::<VisionArea>() {
            assert!(verbatim.contains(&plain(&area.text)), "{}", area.name);
        }
        // One of fullmäktige, four each of kommunstyrelse, nämnd, chef, datachef, tekniker,
        // systemansvarig and Team IT, five each of strateg and controller, one of the user.
        assert_eq!(workspace.count(Kind::Duty), 1 + 7 * 4 + 2 * 5 + 1);
    }

    #[test]
    fn a_new_plan_starts_with_the_chapters_of_the_default_template() {
        let plan = Ids::new(1, 2).id();
        let started = |kind| plan_chapters(kind, plan, &mut Ids::new(1, 3)).unwrap();
        for (kind, wanted) in [(PlanKind::It, (12, 22)), (PlanKind::Training, (8, 8))] {
            let chapters = started(kind);
            let top = chapters.iter().filter(|chapter| chapter.depth == Some(1)).count();
            assert_eq!((top, chapters.len()), wanted);
            assert!(chapters.iter().all(|c| c.content.is_some() && !c.guidance.is_empty()));
        }
        let all = [started(PlanKind::It), started(PlanKind::Training)].concat();
        // Who has a role is not in every förvaltning, and the user adds the section; what has changed
        // stands in revised plans.
        let added = [ChapterContent::RoleCompetence, ChapterContent::Changes];
        for content in ChapterContent::ALL.iter().filter(|it| !added.contains(it)) {
            assert!(all.iter().any(|c| c.content == Some(*content)), "{content:?}");
        }
    }

    #[test]
    fn the_yearly_cycle_goes_through_the_year_in_order() {
        let cycle = yearly_cycle().unwrap();
        assert!(cycle.is_sorted_by_key(|event| event.month));
        assert!(cycle.iter().all(|e| (1..=12).contains(&e.month) && !e.text.is_empty()));
        assert!(cycle.iter().all(|e| e.title.chars().count() <= 32), "a title fits on one line");
    }
}
