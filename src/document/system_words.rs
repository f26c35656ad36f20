//! What documents say of a system, the same in each: who answers for it, how long its agreement
//! holds, what it costs, and how many systems are left out and on what ground (S-23…S-30).
//! Only what the variant may show comes out of here: it reads through the document's [`Source`].

use chrono::Months;

use super::block::Cell;
use super::variant::{Shown, Source};
use super::words::{self, NOBODY, UNKNOWN, UNSET};
use crate::record::{
    AnyId, Body, Classification, EndDate, Id, Kronor, Lifecycle, Municipality, RoleCode, System,
};

/// How long before its end an agreement is marked, when the kommun has not said.
const WARNING_MONTHS: u32 = 6;
/// How old a review of the register may be before it is marked.
const REVIEW_MONTHS: u32 = 12;
/// The law that keeps a system, or what is known of its weaknesses, out of public papers.
pub const SECRECY: &str = "18 kap. 8 § offentlighets- och sekretesslagen";

/// The systems as one document may speak of them.
#[derive(Debug, Clone, Copy)]
pub struct Systems<'a> {
    source: Source<'a>,
}

impl<'a> Systems<'a> {
    pub fn new(source: Source<'a>) -> Self {
        Self { source }
    }

    /// The systems that may be shown and are not closed, and the ones that are withheld.
    pub fn split(self, ids: Vec<Id<System>>) -> (Vec<Shown<'a, System>>, Vec<Id<System>>) {
        let (gone, shown): (Vec<_>, Vec<_>) =
            ids.into_iter().partition(|id| self.source.withholds((*id).into()));
        let shown = shown.into_iter().filter_map(|id| self.source.get(id));
        let open = |system: &Shown<'_, System>| {
            system.choice(System::lifecycle) != Some(Lifecycle::Closed)
        };
        (shown.filter(open).collect(), gone)
    }

    pub fn manager(self, system: AnyId) -> Cell {
        let (holders, _) = self.source.holders(RoleCode::SystemManager, Some(system));
        words::cell_or_gap(self.source.names(&holders), NOBODY)
    }

    /// Who steps in for the systemansvarig. Marked when there is nobody, whatever depends on the
    /// system: a mark on some alone would tell how they are classified.
    pub fn deputy(self, system: AnyId) -> Cell {
        let (_, deputies) = self.source.holders(RoleCode::SystemManager, Some(system));
        words::cell_or_gap(self.source.names(&deputies), NOBODY)
    }

    pub fn operator(self, system: AnyId) -> Cell {
        let (holders, _) = self.source.holders(RoleCode::Operator, Some(system));
        words::cell_or_gap(self.source.names(&holders), NOBODY)
    }

    /// The owner's representative: who is named, else the owning body's chief (S-30).
    pub fn representative(self, system: Id<System>) -> Cell {
        let holders = self.source.representative(system);
        let names: Vec<String> =
            holders.iter().map(|holder| self.source.name_and_title(*holder)).collect();
        words::cell_or_gap(names.join("; "), NOBODY)
    }

    /// The owning body by its prefix.
    pub fn owner(self, system: Shown<'_, System>) -> Cell {
        let owner = system.one::<Body>(System::owner).map(AnyId::from);
        let owner = owner.map_or(String::new(), |owner| self.source.short_name(owner));
        words::cell_or_gap(owner, NOBODY)
    }

    /// The using bodies by their prefixes.
    pub fn users(self, system: Shown<'_, System>) -> Cell {
        words::cell_or_gap(self.source.bodies_in_short(&system.many(System::users)), UNSET)
    }

    /// Who answers for the personal data, by prefix (S-26).
    pub fn controllers(self, system: Shown<'_, System>) -> Cell {
        if system.no(System::personal_data) {
            return Cell::text("Inga personuppgifter");
        }
        words::cell_or_gap(self.source.bodies_in_short(&system.many(System::controllers)), UNSET)
    }

    /// "Ja", "Känsliga" or "Nej".
    pub fn personal_data(self, system: Shown<'_, System>) -> Cell {
        if system.yes(System::sensitive_data) {
            Cell::text("Känsliga")
        } else if system.yes(System::personal_data) {
            Cell::text("Ja")
        } else if system.no(System::personal_data) {
            Cell::text("Nej")
        } else {
            Cell::gap(UNKNOWN)
        }
    }

    /// When the facts were last looked over; marked when that is long ago.
    pub fn reviewed(self, system: Shown<'_, System>) -> Cell {
        let Some(day) = system.day(System::reviewed) else { return Cell::gap(UNSET) };
        let due = day.checked_add_months(Months::new(REVIEW_MONTHS));
        let late = due.is_some_and(|due| due < self.source.today());
        if late { Cell::gap(day.to_string()) } else { Cell::text(day.to_string()) }
    }

    /// The levels of the latest classification: K, R and T. Internal.
    pub fn levels(self, system: Id<System>) -> Option<[String; 3]> {
        let made = self.source.classification(system)?;
        let level = |aspect| made.number(aspect).map(|level| level.to_string());
        Some([
            level(Classification::confidentiality)?,
            level(Classification::integrity)?,
            level(Classification::availability)?,
        ])
    }

    pub fn cost(self, system: Shown<'_, System>) -> Cell {
        let cost = system.amount(System::annual_cost);
        cost.map_or(Cell::gap(UNSET), |cost| Cell::text(cost.show(self.source.unit())))
    }

    pub fn total(self, systems: &[Shown<'_, System>]) -> Kronor {
        systems.iter().filter_map(|system| system.amount(System::annual_cost)).sum()
    }

    /// The last day of the agreement; marked when it has passed or is near.
    pub fn agreement(self, system: Id<System>) -> Cell {
        match self.source.agreement_end(system) {
            None => Cell::gap(UNKNOWN),
            Some(end) if self.ends_soon(end) => Cell::gap(end.to_string()),
            Some(end) => Cell::text(words::sentence(&end.to_string())),
        }
    }

    fn warning_months(self) -> u32 {
        let kommun = self.source.municipality();
        let months = kommun.and_then(|k| k.number(Municipality::contract_warning_months));
        months.and_then(|months| u32::try_from(months).ok()).unwrap_or(WARNING_MONTHS).min(120)
    }

    fn ends_soon(self, end: EndDate) -> bool {
        let limit = self.source.today().checked_add_months(Months::new(self.warning_months()));
        end.day().zip(limit).is_some_and(|(end, limit)| end <= limit)
    }

    /// "Avtalet för SYS-016 löper ut inom sex månader."
    pub fn agreement_note(self, systems: &[Shown<'_, System>]) -> Option<String> {
        let today = self.source.today();
        let (mut over, mut soon) = (Vec::new(), Vec::new());
        for system in systems {
            let end = self.source.agreement_end(system.id());
            let Some(day) = end.filter(|end| self.ends_soon(*end)).and_then(EndDate::day) else {
                continue;
            };
            let list = if day < today { &mut over } else { &mut soon };
            list.push(self.source.short_name(system.id().into()));
        }
        let months = words::number(self.warning_months() as usize);
        let about = |systems: &[String]| {
            let subject = if systems.len() == 1 { "Avtalet för" } else { "Avtalen för" };
            format!("{subject} {}", words::list(systems))
        };
        let mut sentences = Vec::new();
        if !over.is_empty() {
            sentences.push(format!("{} har löpt ut.", about(&over)));
        }
        if !soon.is_empty() {
            let unit = if self.warning_months() == 1 { "månad" } else { "månader" };
            sentences.push(format!("{} löper ut inom {months} {unit}.", about(&soon)));
        }
        (!sentences.is_empty()).then(|| sentences.join(" "))
    }
}

/// How many systems are left out, and on what ground.
pub fn left_out_sentence(count: usize) -> String {
    let systems = words::sentence(&words::counted_ett(count, "system", "system"));
    let (left, they, them) = match count {
        1 => ("utelämnat", "Det", "det"),
        _ => ("utelämnade", "De", "dem"),
    };
    format!(
        "{systems} är {left}. {they} redovisas endast i intern bilaga, eftersom uppgifter om \
         {them} kan omfattas av sekretess enligt {SECRECY}."
    )
}
