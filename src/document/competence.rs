//! Kompetensläge: what is demanded of each group, how many meet it, and which training closes the gap;
//! for the förvaltning of one body or for the whole kommun (S-59; look utbildningsplan-1-gap.png).
//!
//! Groups and counts, never names. What nobody has counted is said to be so, and is no zero. What a
//! system demands that is shown internally only is left out of the public variant and counted.

#[cfg(test)]
mod tests;

use chrono::{Datelike, NaiveDate};

use super::block::{Block, Document, FirstPage, Identity};
use super::gap_table::Told;
use super::system_words::left_out_sentence;
use super::variant::{Source, Variant};
use super::{Edition, LeftOut, Scope, gap_table, sender, typography, words};
use crate::record::{Administration, Body, Id, System};
use crate::workspace::Workspace;
use crate::workspace::gap::{Gap, Known};
use crate::workspace::show::in_sentence;

struct State<'a> {
    source: Source<'a>,
    workspace: &'a Workspace,
    body: Option<Id<Body>>,
    /// What the variant may show.
    gaps: Vec<Gap<'a>>,
    /// How many still lack each when what is planned has been held.
    later: Vec<i64>,
    left_out: Vec<Id<System>>,
}

/// The kompetensläge as a document; `None` when the workspace has no such body.
pub fn competence(
    workspace: &Workspace,
    scope: Scope,
    variant: Variant,
    today: NaiveDate,
) -> Option<Edition> {
    let state = State::read(workspace, scope, variant, today)?;
    let mut blocks = vec![Block::paragraph(state.summary())];
    blocks.extend(
        (!state.left_out.is_empty()).then(|| Block::note(left_out_sentence(state.left_out.len()))),
    );
    for administration in state.administrations() {
        state.administration(administration, &mut blocks);
    }
    let identity = state.identity();
    let mut document =
        Document { identity, first_page: FirstPage::Titled, lettered: false, blocks };
    typography::apply(&mut document);
    let left_out = state.left_out.into_iter().map(LeftOut::internal).collect();
    Some(Edition { document, variant, left_out })
}

/// The day by which what is planned shall have been held: the end of next year.
fn horizon(today: NaiveDate) -> NaiveDate {
    NaiveDate::from_ymd_opt(today.year().saturating_add(1), 12, 31).unwrap_or(NaiveDate::MAX)
}

impl<'a> State<'a> {
    fn read(
        workspace: &'a Workspace,
        scope: Scope,
        variant: Variant,
        today: NaiveDate,
    ) -> Option<Self> {
        let source = Source::new(workspace, variant, today).without_names();
        let body = match scope {
            Scope::Kommun => None,
            Scope::Body(id) => Some(source.get(id)?.id()),
        };
        let all = workspace.gaps(today);
        let later = workspace.lacking_on(&all, horizon(today));
        let within = body.and_then(|body| source.administration_of(body)).map(|it| it.id());
        let mut state = Self {
            source,
            workspace,
            body,
            gaps: Vec::new(),
            later: Vec::new(),
            left_out: Vec::new(),
        };
        for (gap, later) in all.into_iter().zip(later) {
            if body.is_some() && gap.group.administration != within {
                continue;
            }
            match gap.requirement.system.filter(|id| source.withholds((*id).into())) {
                Some(system) if state.left_out.contains(&system) => {}
                Some(system) => state.left_out.push(system),
                None => {
                    state.gaps.push(gap);
                    state.later.push(later);
                }
            }
        }
        Some(state)
    }

    fn identity(&self) -> Identity {
        let own = self.body.and_then(|body| self.source.administration_of(body));
        let administration = own.or_else(|| self.source.central_administration());
        let administration =
            administration.map_or(String::new(), |it| it.text(Administration::name));
        let base = sender::identity(self.source, &administration);
        let of = match self.body {
            Some(_) => format!("Kompetensläge i {}", in_sentence(&administration)),
            None => format!("Kompetensläge i {}", base.kommun),
        };
        let facts = sender::facts([
            ("Läget den", self.source.today().to_string()),
            ("Planerat räknas till och med", horizon(self.source.today()).to_string()),
        ]);
        Identity {
            summary: format!("{of} den {}.", self.source.today()),
            title: of,
            kind: "Kompetensläge".to_owned(),
            facts,
            keywords: vec!["kompetens".to_owned(), "utbildning".to_owned()],
            ..base
        }
    }

    fn summary(&self) -> String {
        if self.gaps.is_empty() {
            return "Inga kompetenskrav med befattningsgrupper är registrerade.".to_owned();
        }
        let open = self.gaps.iter().filter(|gap| gap.lacking() > 0).count();
        let lacking: i64 = self.gaps.iter().map(Gap::lacking).sum();
        let later: i64 = self.later.iter().sum();
        let demands = words::counted_ett(self.gaps.len(), "krav", "krav");
        if open == 0 {
            return format!("Det finns {demands} på grupperna, och inget gap.");
        }
        let uncounted = self.gaps.iter().filter(|gap| !matches!(gap.known, Known::Met(..)));
        let uncounted = match uncounted.count() {
            0 => String::new(),
            1 => " I ett av fallen är läget inte räknat; då räknas alla i gruppen.".to_owned(),
            count => format!(
                " I {} av fallen är läget inte räknat; då räknas alla i gruppen.",
                words::number(count)
            ),
        };
        format!(
            "Det finns {demands} på grupperna. {} finns, tillsammans {} utbildningsplatser.{uncounted} \
             När det som är planerat har hållits återstår {}.",
            words::sentence(&words::counted_ett(open, "gap", "gap")),
            places(lacking),
            places(later)
        )
    }

    /// The förvaltningar that have groups with demands, in the order of their bodies.
    fn administrations(&self) -> Vec<Id<Administration>> {
        let bodies = self.source.bodies().into_iter();
        let ordered =
            bodies.filter_map(|body| Some(self.source.administration_of(body.id())?.id()));
        let has = |id: &Id<Administration>| {
            self.gaps.iter().any(|gap| gap.group.administration == Some(*id))
        };
        ordered.filter(has).collect()
    }

    fn administration(&self, id: Id<Administration>, blocks: &mut Vec<Block>) {
        let name = self.source.name(id.into());
        if self.body.is_none() {
            blocks.push(Block::heading(1, name.clone()));
        }
        let of = |gap: &&Gap<'_>| gap.group.administration == Some(id);
        let (open, met): (Vec<_>, Vec<_>) =
            self.gaps.iter().filter(of).partition(|gap| gap.lacking() > 0);
        let name = in_sentence(&name).into_owned();
        if open.is_empty() {
            blocks.push(Block::paragraph("Alla krav på grupperna är uppfyllda."));
        } else {
            let caption = format!("Kompetenskrav med gap i {name} (antal personer)");
            blocks.push(Block::Table(gap_table::with_gap(
                self.source,
                self.workspace,
                caption,
                &open,
                Told::WithTime,
            )));
        }
        if !met.is_empty() {
            let caption = format!("Uppfyllda kompetenskrav i {name} (antal personer)");
            blocks.push(Block::Table(gap_table::met(self.source, self.workspace, caption, &met)));
        }
    }
}

fn places(count: i64) -> String {
    words::number(usize::try_from(count).unwrap_or_default())
}
