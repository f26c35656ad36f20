//! Inbjudan och kurslista for a training: who it is for, what one shall be able to afterwards, when and
//! where; and for each day a sheet on which those who come write their names (S-57, S-58).
//!
//! Made to be sent out and laid on a table. No participant is named: they write their names
//! themselves.

use chrono::NaiveDate;

use super::block::{
    Align, Block, Column, Density, Document, FirstPage, Identity, List, ListItem, Row, Run, Table,
    Width,
};
use super::variant::{Shown, Source, Variant};
use super::words::{self, NOBODY, UNKNOWN, UNSET};
use super::{Edition, LeftOut, sender, typography};
use crate::record::date::with_weekday;
use crate::record::{
    Administration, AnyId, ChoiceType, CompetenceRequirement, Id, Occasion, System, Training,
    TrainingDemand, TrainingForm, TrainingLevel,
};
use crate::workspace::Workspace;
use crate::workspace::show::in_sentence;

struct Course<'a> {
    source: Source<'a>,
    training: Shown<'a, Training>,
    record: &'a Training,
    occasions: Vec<Shown<'a, Occasion>>,
}

/// The invitation with its lists; `None` when the workspace has no such training.
pub fn course(
    workspace: &Workspace,
    training: Id<Training>,
    variant: Variant,
    today: NaiveDate,
) -> Option<Edition> {
    let source = Source::new(workspace, variant, today).without_names();
    let mut occasions: Vec<Shown<'_, Occasion>> = source.referring(training).collect();
    occasions.sort_by_key(|it| (it.day(Occasion::date), it.text(Occasion::time), it.id()));
    let record = workspace.get(training)?;
    let course = Course { source, training: source.get(training)?, record, occasions };
    let mut blocks = course.invitation();
    for occasion in &course.occasions {
        course.list(*occasion, &mut blocks);
    }
    let identity = course.identity();
    let mut document =
        Document { identity, first_page: FirstPage::Titled, lettered: false, blocks };
    typography::apply(&mut document);
    let withheld = record.systems.iter().filter(|id| source.withholds((**id).into()));
    let left_out = withheld.map(|id| LeftOut::internal(*id)).collect();
    Some(Edition { document, variant, left_out })
}

impl Course<'_> {
    fn name(&self) -> String {
        sender::filled(self.training.text(Training::name), "Utbildning utan namn")
    }

    fn identity(&self) -> Identity {
        let own = self.training.one::<Administration>(Training::administration);
        let own = own.and_then(|id| self.source.get(id));
        let own = own.or_else(|| self.source.central_administration());
        let administration = own.map_or(String::new(), |it| it.text(Administration::name));
        let demand = self.training.choice::<TrainingDemand>(Training::compulsory);
        let ground = self.training.text(Training::ground);
        let demand = match (demand.map(ChoiceType::label), ground.is_empty()) {
            (Some(demand), false) => format!("{demand}, {}", in_sentence(&ground)),
            (Some(demand), true) => demand.to_owned(),
            (None, _) => ground,
        };
        let level = self.training.choice::<TrainingLevel>(Training::level);
        let form = self.training.choice::<TrainingForm>(Training::form);
        let time = self.record.hours.map(|hours| format!("{} timmar", hours.show()));
        let responsible = self.source.names(&self.training.many(Training::responsible));
        let facts = sender::facts([
            ("För", self.training.text(Training::audience)),
            ("System", self.systems()),
            ("Nivå", level.map_or(String::new(), |it| it.label().to_owned())),
            ("Form", form.map_or(String::new(), |it| it.label().to_owned())),
            ("Tid för var och en", time.unwrap_or_default()),
            ("Kursledare", self.source.names(&self.training.many(Training::leader))),
            ("Krav", demand),
            ("Frågor besvaras av", sender::filled(responsible, NOBODY)),
        ]);
        Identity {
            title: format!("Inbjudan: {}", self.name()),
            kind: "Inbjudan och kurslista".to_owned(),
            summary: format!(
                "Inbjudan till utbildningen {} och listor att skriva på.",
                self.name()
            ),
            facts,
            keywords: vec!["utbildning".to_owned(), "kurslista".to_owned()],
            ..sender::identity(self.source, &administration)
        }
    }

    fn invitation(&self) -> Vec<Block> {
        let is_compulsory = self.record.compulsory == Some(TrainingDemand::Compulsory);
        let opening = if is_compulsory {
            "Du kallas till utbildningen, som är obligatorisk. Välj en av dagarna och anmäl dig till din chef."
        } else {
            "Du är välkommen till utbildningen. Välj en av dagarna och anmäl dig till din chef."
        };
        let mut blocks = Vec::new();
        if self.occasions.is_empty() {
            blocks.push(Block::paragraph("Dagarna är inte bestämda ännu."));
        } else {
            blocks.push(Block::paragraph(opening));
        }
        let demands = self.training.many(Training::requirements).into_iter();
        let items: Vec<ListItem> = demands
            .filter_map(|id| self.source.get(id.of::<CompetenceRequirement>()?))
            .map(|it| it.text(CompetenceRequirement::demand))
            .filter(|demand| !demand.trim().is_empty())
            .map(|demand| ListItem { text: vec![Run::plain(demand)], sublist: None })
            .collect();
        if !items.is_empty() {
            blocks.push(Block::heading(1, "Efter utbildningen"));
            blocks.push(Block::paragraph("Du ska uppfylla det här kravet:"));
            blocks.push(Block::List(List { numbered: false, items }));
        }
        if !self.occasions.is_empty() {
            blocks.push(Block::heading(1, "Dagar"));
            blocks.push(Block::Table(self.days()));
        }
        blocks
    }

    fn systems(&self) -> String {
        let systems = self.training.many(Training::systems);
        let shown: Vec<String> = systems
            .iter()
            .filter(|id| id.of::<System>().and_then(|id| self.source.get(id)).is_some())
            .map(|id: &AnyId| self.source.name(*id))
            .collect();
        match (shown.is_empty(), systems.is_empty()) {
            (false, _) => words::list(&shown),
            (true, true) => "Inget särskilt system".to_owned(),
            (true, false) => "Redovisas endast i intern bilaga".to_owned(),
        }
    }

    fn days(&self) -> Table {
        let rows = self.occasions.iter().map(|it| {
            let seats = it.number(Occasion::seats).map(|seats| seats.to_string());
            Row::body(vec![
                words::cell_or_gap(
                    it.day(Occasion::date).map_or(String::new(), with_weekday),
                    UNSET,
                ),
                words::cell_or(it.text(Occasion::time), UNSET),
                words::cell_or(it.text(Occasion::place), UNKNOWN),
                words::cell_or(seats.unwrap_or_default(), UNSET),
            ])
        });
        Table {
            caption: "Utbildningens dagar".to_owned(),
            key: String::new(),
            columns: vec![
                Column::new("Dag", Align::Left, Width::Text),
                Column::new("Tid", Align::Left, Width::Fit),
                Column::new("Plats", Align::Left, Width::Text),
                Column::new("Platser", Align::Right, Width::Fit),
            ],
            row_header: 0,
            rows: rows.collect(),
            sum_line: None,
            note: None,
            density: Density::Normal,
        }
    }

    /// A page on which those who come on a day write their names.
    fn list(&self, occasion: Shown<'_, Occasion>, blocks: &mut Vec<Block>) {
        let day = occasion.day(Occasion::date);
        let title = day.map_or("Kurslista".to_owned(), |day| format!("Kurslista {day}"));
        blocks.push(Block::NewPage);
        blocks.push(Block::heading(1, title));
        let seats = occasion.number(Occasion::seats).map(|seats| seats.to_string());
        blocks.push(Block::Facts(sender::facts([
            ("Utbildning", self.name()),
            ("Tid", occasion.text(Occasion::time)),
            ("Plats", occasion.text(Occasion::place)),
            ("Platser", seats.unwrap_or_default()),
        ])));
        blocks.push(Block::paragraph("Skriv namn och enhet, en rad för var och en."));
        blocks.push(Block::WritingLines);
    }
}
